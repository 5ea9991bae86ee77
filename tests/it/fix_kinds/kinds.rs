//! Mistakes of one kind as people of three languages make them, each with what it becomes.

/// A file, what stands there, what people write instead, what it becomes.
pub(super) struct Kind(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static [(&'static str, &'static str)],
);

pub(super) const TEXT: &str = "cities/rocheclaire/challenges.yaml";
pub(super) const STAFF: &str = "cities/rocheclaire/staff.yaml";
pub(super) const THEMES: &str = "cities/rocheclaire/themes.yaml";
pub(super) const CITY: &str = "cities/inverkell/city.yaml";
pub(super) const PLAN: &str = "cities/havre-saint-elme/action-plan.yaml";
pub(super) const EVENT: &str = "events/prep-cool-old-towns.yaml";

pub(super) const PROJECT: &str = "cities/aldermoor/projects/wet-ground-floors.yaml";

const BOB: &str = "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org}\n";
pub(super) const STAFF_GOOD: &str = "people:\n  - role: elected-official\n    name: Ada Un\n    title: Adjointe\n    email: ada.un@rocheclaire.example.org\n  - role: coordinator\n    name: Bob Deux\n    title: Chef\n    email: bob.deux@rocheclaire.example.org\n";
pub(super) const THEMES_GOOD: &str = "themes:\n  - id: eau\n    title: L’eau\n    axis: axis-2\n    description: L’eau.\n    axis_relation: Un lien.\n";
pub(super) const TEXT_GOOD: &str = "challenges: Des étés chauds.\nactions: Un audit.\n";

pub(super) const KINDS: &[Kind] = &[
    Kind(
        TEXT,
        "challenges: Des étés chauds.",
        &[
            (
                "challenges:\nDes étés : chauds.\nDes puits secs.",
                "challenges: |\n  Des étés : chauds.\n  Des puits secs.\n",
            ),
            (
                "challenges:\n|\n  Des étés : chauds.\n  Des puits secs.",
                "challenges: |\n  Des étés : chauds.\n  Des puits secs.\n",
            ),
            (
                "challenges:\n  fr:: |\n    Des étés : chauds.\n  en :: Hot summers.",
                "challenges:\n  fr: \"Des étés : chauds.\"\n  en: Hot summers.\n",
            ),
            (
                "challenges: Hot summers.\n\nDry wells, twelve.",
                "challenges: |\n  Hot summers.\n\n  Dry wells, twelve.\n",
            ),
            (
                "challenges:\n  Español:\n    Veranos.\n  Français :\n    Étés.",
                "challenges:\n  es: \"Veranos.\" # Español\n  fr: \"Étés.\" # Français\n",
            ),
            (
                "challenges:\n  FR: Étés.\n  EN: Summers.",
                "challenges:\n  fr: \"Étés.\" # FR\n  en: \"Summers.\" # EN\n",
            ),
            (
                "challenges: &x Des étés.\n  # ne pas publier : le maire",
                "challenges: \"&x Des étés.\"\n# ne pas publier : le maire\n",
            ),
            (
                "challenges: Un été.\n\n  Deux hivers.\n  # ne pas publier : le maire",
                "challenges: |\n  Un été.\n\n  Deux hivers.\n# ne pas publier : le maire\n",
            ),
            (
                "challenges:\n  • Pozos secos\n  • Turismo",
                "challenges: |\n  - Pozos secos\n  - Turismo\n",
            ),
            (
                "challenges: |\n  Uno.\n  ▪ dos\n  ▪ tres",
                "challenges: |\n  Uno.\n  - dos\n  - tres\n",
            ),
            (
                "challenges: |\n  Barrio\tCasas\n  Alto\t120",
                "challenges: |\n  | Barrio | Casas |\n  | --- | --- |\n  | Alto | 120 |\n",
            ),
            (
                "challenges: |\n  | Quartier | Logements |\n  | Haut | 12 |",
                "challenges: |\n  | Quartier | Logements |\n  | --- | --- |\n  | Haut | 12 |\n",
            ),
            (
                "challenges: >\n  Trois défis :\n  - le bâti\n  - les étés",
                "challenges: |\n  Trois défis :\n  - le bâti\n  - les étés\n",
            ),
            (
                "challenges: |\n  Texte.\n\n      copié de Word",
                "challenges: |\n  Texte.\n\n  copié de Word\n",
            ),
            (
                "challenges: |\n  Line one\u{b}Line two",
                "challenges: |\n  Line one\n  Line two\n",
            ),
            (
                "RETOS : Des étés chauds.",
                "challenges: \"Des étés chauds.\" # RETOS\n",
            ),
            (
                "challenges: Un été.\n\n  Deux hivers.",
                "challenges: |\n  Un été.\n\n  Deux hivers.\n",
            ),
            (
                "challenges: \"Un verano.\n\n  Dos inviernos.\"",
                "challenges: |\n  Un verano.\n\n  Dos inviernos.\n",
            ),
            (
                "challenges = Des étés chauds.",
                "challenges: Des étés chauds.\n",
            ),
            (
                "challenges: I\n  Hot summers.\n\n  Dry wells.",
                "challenges: | # I\n  Hot summers.\n\n  Dry wells.\n",
            ),
            (
                "challenges: ¦\n  Des étés chauds.\n\n  Des puits secs.",
                "challenges: |\n  Des étés chauds.\n\n  Des puits secs.\n",
            ),
            (
                "challenges: ||\n  Veranos.\n\n  Pozos : secos.",
                "challenges: |\n  Veranos.\n\n  Pozos : secos.\n",
            ),
            (
                "challenges: \"|\n  Veranos.\n\n  Pozos.",
                "challenges: |\n  Veranos.\n\n  Pozos.\n",
            ),
            (
                "challenges: \\\n  Hot summers.",
                "challenges: |\n  Hot summers.\n",
            ),
            (
                "challenges:\n  [fr] Étés.\n  [en] Summers.",
                "challenges:\n  fr: Étés.\n  en: Summers.\n",
            ),
            (
                "challenges:\n- fr: Étés.\n- en: Summers.",
                "challenges:\n  fr: Étés.\n  en: Summers.\n",
            ),
            (
                "challenges:\n  en - Summers.\n  fr: |\n    Étés.",
                "challenges:\n  en: Summers.\n  fr: Étés.\n",
            ),
            (
                "challenges: \"fr: Étés | en: Summers\"",
                "challenges: {fr: Étés, en: Summers}\n",
            ),
            (
                "challenges: FR : Étés / EN : Summers",
                "challenges: {fr: Étés, en: Summers} # FR; EN\n",
            ),
            (
                "challenges: {fr: Étés، en: Summers}",
                "challenges: {fr: Étés, en: Summers}\n",
            ),
            (
                "challenges: |\n  Des étés.\n\n  - un\n- deux\n  - trois",
                "challenges: |\n  Des étés.\n\n  - un\n  - deux\n  - trois\n",
            ),
            (
                "challenges: |\n  Hot summers.\n\na) wells\nb) roofs",
                "challenges: |\n  Hot summers.\n\n  - a) wells\n  - b) roofs\n",
            ),
            (
                "challenges: |\n  Veranos.\n\n1. pozos\n2) tejados",
                "challenges: |\n  Veranos.\n\n  1. pozos\n  2) tejados\n",
            ),
            (
                "challenges: \"Des étés \"\"chauds\"\" : un.\"",
                "challenges: 'Des étés \"chauds\" : un.'\n",
            ),
            (
                "challenges: |\n  Des étés.\n  - un\n# à relire\n  - deux : tout",
                "challenges: |\n  Des étés.\n  - un\n  - deux : tout\n# à relire\n",
            ),
        ],
    ),
    Kind(
        STAFF,
        "  - role: coordinator\n    name: Bob Deux\n    title: Chef\n    email: bob.deux@rocheclaire.example.org",
        &[
            (
                "  - {role: coordinator, name: Bob Deux, title: Chef,\nemail: bob.deux@rocheclaire.example.org}",
                BOB,
            ),
            (
                "  - {role: coordinator, name: Bob Deux title: Chef, email: bob.deux@rocheclaire.example.org}",
                BOB,
            ),
            (
                "  - {role: coordinator, name: Bob Deux, title: \"Chef, email: bob.deux@rocheclaire.example.org}",
                BOB,
            ),
            (
                "  - (role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org)",
                BOB,
            ),
            (
                "  - role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org}",
                BOB,
            ),
            (
                "  - role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org",
                BOB,
            ),
            (
                "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org}}",
                BOB,
            ),
            (
                "  - {\nrole: coordinator\nname: Bob Deux\ntitle: Chef\nemail: bob.deux@rocheclaire.example.org\n}",
                "  - { role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org }\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "name: Inverkell\n",
        &[
            ("name: - Inverkell\n", "name: Inverkell\n"),
            ("name:\n  - Inverkell\n", "name: Inverkell\n"),
            ("\"name\": \"Inverkell\",\n", "name: Inverkell\n"),
        ],
    ),
    Kind(
        EVENT,
        "groups: [local-experts, advisory-group, secretariat]",
        &[
            (
                "groups:\n  - local-experts, advisory-group\n  - secretariat",
                "groups:\n  - local-experts\n  - advisory-group\n  - secretariat\n",
            ),
            (
                "groups:\n  - local-experts & secretariat\n  - advisory-group",
                "groups:\n  - local-experts\n  - secretariat",
            ),
        ],
    ),
    Kind(
        PROJECT,
        "partners: [Guild of warehouse owners]",
        &[
            (
                "partners:\n  - nom: Guild of owners\n  - Canal Trust",
                "partners:\n  - Guild of owners # nom: Guild of owners\n  - Canal Trust\n",
            ),
            (
                "partners: [Guild (Quay, Harbour), Canal Trust]",
                "partners: [\"Guild (Quay, Harbour)\", Canal Trust]\n",
            ),
            (
                "partners: [Guild of owners, Canal Trust",
                "partners: [Guild of owners, Canal Trust]\n",
            ),
        ],
    ),
    Kind(
        PROJECT,
        "title: Four ground floors that may get wet\nnetwork: cool-old-towns\n",
        &[
            (
                "title:\nFour ground floors\n\"network\": cool-old-towns\n",
                "title: Four ground floors\nnetwork: cool-old-towns\n",
            ),
            (
                "title:\nFour ground floors\n**network**: cool-old-towns\n",
                "title: Four ground floors\nnetwork: cool-old-towns\n",
            ),
        ],
    ),
    Kind(
        PROJECT,
        "from: 2024-01\nto: 2024-09\n",
        &[
            (
                "  from: 2024-01\n  to: 2024-09\n",
                "day.\nfrom: 2024-01\nto: 2024-09\n",
            ),
            (
                " From: 2024-01\nto: 2024-09\n",
                "day.\nfrom: 2024-01 # From\nto: 2024-09\n",
            ),
        ],
    ),
    Kind(
        STAFF,
        "role: coordinator",
        &[
            ("role: Coordinador/a", "role: coordinator # Coordinador/a\n"),
            ("role: Coordinatrice", "role: coordinator # Coordinatrice\n"),
            ("rol: coordinator", "role: coordinator # rol\n"),
            ("role:: coordinator", "role: coordinator\n"),
            ("role: coordinator\u{a0}", "role: coordinator\n"),
            ("role: ‘coordinator’,", "role: coordinator\n"),
            ("role: `coordinator`", "role: coordinator\n"),
            ("role: {coordinator}", "role: coordinator\n"),
            (
                "role: « Coordinador »",
                "role: coordinator # « Coordinador »\n",
            ),
        ],
    ),
    Kind(
        STAFF,
        "  - role: coordinator",
        &[
            ("    role: coordinator", "  - role: coordinator\n"),
            ("• role: coordinator", "  - role: coordinator\n"),
            ("  - - role: coordinator", "  - role: coordinator\n"),
            ("  -- role: coordinator", "  - role: coordinator\n"),
            ("  - **role**: coordinator", "  - role: coordinator\n"),
            ("  - role -> coordinator", "  - role: coordinator\n"),
            ("  - role = coordinator", "  - role: coordinator\n"),
            ("  - role – coordinator", "  - role: coordinator\n"),
            ("\u{a0}\u{a0}- role: coordinator", "  - role: coordinator\n"),
        ],
    ),
    Kind(
        STAFF,
        "    title: Chef",
        &[
            ("    Cargo: Chef", "    title: \"Chef\" # Cargo\n"),
            ("    fonction : Chef", "    title: \"Chef\" # fonction\n"),
            (
                "    title: Chef: patrimoine",
                "    title: \"Chef: patrimoine\"\n",
            ),
        ],
    ),
    Kind(
        STAFF,
        "email: bob.deux@rocheclaire.example.org",
        &[
            (
                "Correo electrónico: bob.deux@rocheclaire.example.org",
                "email: bob.deux@rocheclaire.example.org # Correo electrónico\n",
            ),
            (
                "courriel : bob.deux@rocheclaire.example.org",
                "email: bob.deux@rocheclaire.example.org # courriel\n",
            ),
            (
                "email: Bob Deux <bob.deux@rocheclaire.example.org>",
                "email: bob.deux@rocheclaire.example.org # Bob Deux <bob.deux@rocheclaire.example.org>\n",
            ),
            (
                "email: bob.deux @ rocheclaire.example.org",
                "email: bob.deux@rocheclaire.example.org\n",
            ),
            (
                "Teléfono móvil: 600 11 22 33\n    email: bob.deux@rocheclaire.example.org",
                "email: bob.deux@rocheclaire.example.org # Teléfono móvil: 600 11 22 33\n",
            ),
            (
                "email: bob.deux@rocheclaire.example.org\n    Fax : 02 99 94 88 00",
                "email: bob.deux@rocheclaire.example.org # Fax : 02 99 94 88 00\n",
            ),
            (
                "email: bob.deux@rocheclaire.example.org\n    notes: on leave in May",
                "email: bob.deux@rocheclaire.example.org # notes: on leave in May\n",
            ),
            (
                "email: “bob.deux@rocheclaire.example.org”",
                "email: bob.deux@rocheclaire.example.org\n",
            ),
        ],
    ),
    Kind(
        THEMES,
        "axis: axis-2",
        &[
            ("axis: second axis", "axis: axis-2 # second axis\n"),
            ("axis: II", "axis: axis-2 # II\n"),
            ("axis: |\n      Eje 2", "axis: axis-2 # Eje 2\n"),
            ("axis: n.º 2", "axis: axis-2 # n.º 2\n"),
            ("Eje: 2", "axis: axis-2 # Eje\n"),
            ("axis: axis2", "axis: axis-2 # axis2\n"),
        ],
    ),
    Kind(
        CITY,
        "name: Inverkell",
        &[
            (
                "name: {English: Inverkell, French: Inverquelle}",
                "name: {en: Inverkell, fr: Inverquelle} # English; French\n",
            ),
            (
                "name: (fr: Inverquelle; en: Inverkell)",
                "name: {fr: Inverquelle, en: Inverkell}\n",
            ),
            (
                "name: {fr=Inverquelle, en=Inverkell}",
                "name: {fr: Inverquelle, en: Inverkell}\n",
            ),
            (
                "name:\n  français : Inverquelle\n  inglés: Inverkell",
                "name:\n  fr: \"Inverquelle\" # français\n  en: \"Inverkell\" # inglés\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "country: IE",
        &[
            ("country: Irlanda", "country: IE # Irlanda\n"),
            ("pays : Irlande", "country: IE # pays; Irlande\n"),
            ("country: |\n  Irlande", "country: IE # Irlande\n"),
            ("country: >\n  IE", "country: IE\n"),
            (
                "Country: Republic of Ireland",
                "country: IE # Country; Republic of Ireland\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "  sha256: 8f02040ec3e51334a51b7126f8999eedcb8b854a1e6097c3f27e14b88082dfb4\n",
        &[
            (
                "",
                "  sha256: 8f02040ec3e51334a51b7126f8999eedcb8b854a1e6097c3f27e14b88082dfb4\n",
            ),
            (
                "  sha256: to be computed\n",
                "  sha256: 8f02040ec3e51334a51b7126f8999eedcb8b854a1e6097c3f27e14b88082dfb4 # to be computed\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "letter: letter.pdf",
        &[
            (
                "letter: C:\\Users\\ana\\Letter.PDF",
                "letter: letter.pdf # C:\\Users\\ana\\Letter.PDF\n",
            ),
            ("letter: letter", "letter: letter.pdf\n"),
            (
                "letter: https://drive.example.org/file/xyz",
                "letter: letter.pdf # https://drive.example.org/file/xyz\n",
            ),
            (
                "letter: Carta firmada.docx",
                "letter: letter.pdf # Carta firmada.docx\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "time_zone: America/Toronto",
        &[
            (
                "fuseau horaire : America/Toronto",
                "time_zone: America/Toronto # fuseau horaire\n",
            ),
            (
                "zona horaria: America/Toronto",
                "time_zone: America/Toronto # zona horaria\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "title: {fr: Préparer les vieilles villes fraîches, en: Preparing cool old towns, es: Preparar los cascos antiguos frescos}",
        &[
            (
                "title: {fr: Préparer, enfin, les vieilles villes, en: Preparing old towns, es: Preparar los cascos}",
                "title: {fr: \"Préparer, enfin, les vieilles villes\", en: Preparing old towns, es: Preparar los cascos}\n",
            ),
            (
                "title: {fr: Préparer, en: \"Preparing, at last\", es: Preparar, por fin}",
                "title: {fr: Préparer, en: \"Preparing, at last\", es: \"Preparar, por fin\"}\n",
            ),
            ("title:\tPréparer", "title: Préparer\n"),
            ("title:\u{a0}Préparer", "title: Préparer\n"),
            ("\u{feff}title: Préparer", "title: Préparer\n"),
            ("title: 't Zand", "title: \"'t Zand\"\n"),
            ("title: 's-Gravenhage", "title: \"'s-Gravenhage\"\n"),
        ],
    ),
    Kind(
        EVENT,
        "starts: 2023-09-21T10:00",
        &[
            (
                "starts: 2023-09-21T14:00:00.000Z",
                "starts: 2023-09-21T10:00 # 2023-09-21T14:00:00.000Z\n",
            ),
            (
                "starts: 2023-09-21T16:00:00+02:00",
                "starts: 2023-09-21T10:00 # 2023-09-21T16:00:00+02:00\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "sent: 2023-09-04",
        &[(
            "sent: 2023-09-04T00:00:00.000Z",
            "sent: 2023-09-04 # 2023-09-04T00:00:00.000Z\n",
        )],
    ),
    Kind(
        PLAN,
        "amount: 18000",
        &[
            ("amount: 18 000 $", "amount: 18000"),
            ("amount: 18 000 $ CA", "amount: 18000"),
            ("amount: 18 000 dollars canadiens", "amount: 18000"),
            ("amount: unos 18.000 dólares", "amount: 18000"),
            ("amount: about 18k", "amount: 18000"),
        ],
    ),
    Kind(
        STAFF,
        "  - role: coordinator\n    name: Bob Deux\n    title: Chef\n    email: bob.deux@rocheclaire.example.org\n",
        &[
            (
                "  - {role: coordinator, name: Bob Deux, title: Chef: patrimoine, email: bob.deux@rocheclaire.example.org}\n",
                "  - {role: coordinator, name: Bob Deux, title: \"Chef: patrimoine\", email: bob.deux@rocheclaire.example.org}\n",
            ),
            (
                "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org},\n",
                "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org}\n",
            ),
            (
                "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org}, {role: other, name: Cé Trois, title: Chef, email: ce.trois@rocheclaire.example.org}\n",
                "email: bob.deux@rocheclaire.example.org}\n  - {role: other, name: Cé Trois, title: Chef, email: ce.trois@rocheclaire.example.org}\n",
            ),
            (
                "  - {role: coordinator, name: Bob Deux, Cargo: Chef, email: bob.deux@rocheclaire.example.org}\n",
                "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org} # Cargo\n",
            ),
            (
                "  - {role: coordinator; name: Bob Deux; title: Chef; email: bob.deux@rocheclaire.example.org}\n",
                "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org}\n",
            ),
            (
                "  - {role: coordinator ; name: Bob Deux ; title: Jefe; obras ; email: bob.deux@rocheclaire.example.org}\n",
                "  - {role: coordinator, name: Bob Deux, title: Jefe; obras, email: bob.deux@rocheclaire.example.org}\n",
            ),
            (
                "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org\n",
                "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org}\n",
            ),
            (
                "  - {role: coordinator, name: Bob Deux, title: 'L'atelier', email: bob.deux@rocheclaire.example.org}\n",
                "  - {role: coordinator, name: Bob Deux, title: L'atelier, email: bob.deux@rocheclaire.example.org}\n",
            ),
            (
                "  - {role: coordinator, name: Bob Deux, title: \"The \"old\" quay\", email: bob.deux@rocheclaire.example.org}\n",
                "  - {role: coordinator, name: Bob Deux, title: The \"old\" quay, email: bob.deux@rocheclaire.example.org}\n",
            ),
            (
                "  - {role: coordinator, name: Bob Deux, title: !Chef, email: bob.deux@rocheclaire.example.org}\n",
                "  - {role: coordinator, name: Bob Deux, title: \"!Chef\", email: bob.deux@rocheclaire.example.org}\n",
            ),
            (
                "  - {role: coordinator, name: Bob Deux, title: {provisoire}, email: bob.deux@rocheclaire.example.org}\n",
                "  - {role: coordinator, name: Bob Deux, title: \"{provisoire}\", email: bob.deux@rocheclaire.example.org}\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "longitude: -8.9",
        &[
            ("longitude: -8,9", "longitude: -8.9\n"),
            ("longitude: 8.9 O", "longitude: -8.9 # 8.9 O\n"),
            ("longitude: 8°54' W", "longitude: -8.9 # 8°54' W\n"),
            ("longitude: 8.9 West", "longitude: -8.9 # 8.9 West\n"),
        ],
    ),
    Kind(
        CITY,
        "language: en\n",
        &[("- language: en\n", "language: en\n")],
    ),
    Kind(
        CITY,
        "state: submitted",
        &[
            (
                "state: enviado",
                "state: submitted, date: 2023-06-14, by: coordinator} # enviado\n",
            ),
            ("state: déposé", "by: coordinator} # déposé\n"),
            ("state: handed in", "by: coordinator} # handed in\n"),
        ],
    ),
    Kind(
        PLAN,
        "- {from: 2024-04-16, to: 2024-04-18, type",
        &[
            (
                "- {date: 16-18 avril 2024, type",
                "- {from: 2024-04-16, to: 2024-04-18, type",
            ),
            (
                "- {date: del 16 al 18 de abril de 2024, type",
                "- {from: 2024-04-16, to: 2024-04-18, type",
            ),
            (
                "- {date: April 16-18, 2024, type",
                "- {from: 2024-04-16, to: 2024-04-18, type",
            ),
            (
                "- {date: 2024-04-16/2024-04-18, type",
                "- {from: 2024-04-16, to: 2024-04-18, type",
            ),
        ],
    ),
    Kind(
        PLAN,
        "- {date: 2024-06, type",
        &[
            ("- {date: vers juin 2024, type", "- {date: 2024-06, type"),
            (
                "- {date: hacia junio de 2024, type",
                "- {date: 2024-06, type",
            ),
            ("- {date: about June 2024, type", "- {date: 2024-06, type"),
        ],
    ),
    Kind(
        EVENT,
        "starts: 2023-09-21T10:00",
        &[
            (
                "starts: el 2023-09-21T10:00",
                "starts: 2023-09-21T10:00 # el 2023-09-21T10:00\n",
            ),
            (
                "starts: 2023-09-21 14:00 UTC",
                "starts: 2023-09-21T10:00 # 2023-09-21 14:00 UTC\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "minutes: 55",
        &[
            ("minutes: #55", "minutes: 55\n"),
            ("minutes: 55 min", "minutes: 55 # 55 min\n"),
            ("minutes: 0,5 h", "minutes: 30 # 0,5 h\n"),
            ("minutes: 1/2 heure", "minutes: 30 # 1/2 heure\n"),
        ],
    ),
    Kind(
        EVENT,
        "interpretation: [fr, en, es]",
        &[(
            "interpretation: français-anglais, espagnol",
            "interpretation: [fr, en, es] # français-anglais, espagnol\n",
        )],
    ),
    Kind(
        CITY,
        "time_zone: Europe/Dublin",
        &[
            (
                "time_zone: (GMT+00:00) Dublin, Edinburgh, Lisbon, London",
                "time_zone: Europe/Dublin # (GMT+00:00) Dublin, Edinburgh, Lisbon, London\n",
            ),
            (
                "time_zone: hora de Irlanda",
                "time_zone: Europe/Dublin # hora de Irlanda\n",
            ),
        ],
    ),
    Kind(
        THEMES,
        "  - id: eau\n",
        &[
            ("  - id: #eau\n", "  - id: eau\n"),
            ("  -\n", "    id: l-eau\n"),
            ("  - id:\n", "  - id: l-eau\n"),
            ("  - id: ~\n", "  - id: l-eau\n"),
        ],
    ),
    Kind(
        STAFF,
        "role: coordinator",
        &[
            (
                "role: ☐ elected-official ☑ coordinator ☐ other",
                "role: coordinator # ☐ elected-official ☑ coordinator ☐ other\n",
            ),
            (
                "role: \"[x] Coordinateur [ ] Autre\"",
                "role: coordinator # [x] Coordinateur [ ] Autre\n",
            ),
            (
                "role: Coordinatrice ☒ Autre ☐",
                "role: coordinator # Coordinatrice ☒ Autre ☐\n",
            ),
            (
                "role: Coordinatrice (et non élue)",
                "role: coordinator # Coordinatrice (et non élue)\n",
            ),
            (
                "role: coordinator, not other",
                "role: coordinator # coordinator, not other\n",
            ),
            ("role: co-ordinateur", "role: coordinator # co-ordinateur\n"),
        ],
    ),
    Kind(
        THEMES,
        "axis: axis-2",
        &[
            (
                "axis: ☐ axe 1 ☒ axe 2 ☐ axe 3",
                "axis: axis-2 # ☐ axe 1 ☒ axe 2 ☐ axe 3\n",
            ),
            (
                "axis: ( ) 1 (x) 2 ( ) 3",
                "axis: axis-2 # ( ) 1 (x) 2 ( ) 3\n",
            ),
            ("axis: axis－２", "axis: axis-2 # axis－２\n"),
            ("axis: ②", "axis: axis-2 # ②\n"),
            ("axis: Achse 2", "axis: axis-2 # Achse 2\n"),
            ("axis: Eixo n.º 2", "axis: axis-2 # Eixo n.º 2\n"),
            (
                "axis: axe 2 (et non l’axe 1)",
                "axis: axis-2 # axe 2 (et non l’axe 1)\n",
            ),
            (
                "axis: eje 2, no el eje 1",
                "axis: axis-2 # eje 2, no el eje 1\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "country: IE",
        &[
            ("country: 🇮🇪", "country: IE\n"),
            ("country: Irland", "country: IE # Irland\n"),
            ("country: アイルランド", "country: IE # アイルランド\n"),
            ("country: I.E.", "country: IE # I.E.\n"),
            ("country: IRELAND (EU)", "country: IE # IRELAND (EU)\n"),
        ],
    ),
    Kind(
        CITY,
        "capacity: mayor",
        &[
            (
                "capacity: ☒ mayor ☐ representative",
                "capacity: mayor} # ☒ mayor ☐ representative\n",
            ),
            (
                "capacity: (X) Mayor  ( ) Representative",
                "capacity: mayor} # (X) Mayor  ( ) Representative\n",
            ),
            (
                "capacity: mayor (not a representative)",
                "capacity: mayor} # mayor (not a representative)\n",
            ),
            (
                "capacity: maire et non représentant",
                "capacity: mayor} # maire et non représentant\n",
            ),
            (
                "capacity: la propia alcaldesa",
                "capacity: mayor} # la propia alcaldesa\n",
            ),
            (
                "capacity: mayor ~~representative~~",
                "capacity: mayor} # mayor ~~representative~~\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "signed_on: 2023-04-11",
        &[
            (
                "signed_on: 2023-04-11 00:00:00",
                "signed_on: 2023-04-11 # 2023-04-11 00:00:00\n",
            ),
            (
                "signed_on: 2023年4月11日",
                "signed_on: 2023-04-11 # 2023年4月11日\n",
            ),
            (
                "signed_on: 11-abr-23",
                "signed_on: 2023-04-11 # 11-abr-23\n",
            ),
            (
                "signed_on: 11. April 2023",
                "signed_on: 2023-04-11 # 11. April 2023\n",
            ),
            (
                "signed_on: 11 de abril de 2023 (antes 4 de abril de 2023)",
                "signed_on: 2023-04-11 # 11 de abril de 2023 (antes 4 de abril de 2023)\n",
            ),
            (
                "signed_on: 11 April 2023, received 14 April 2023",
                "signed_on: 2023-04-11 # 11 April 2023, received 14 April 2023\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "latitude: 53.3",
        &[
            ("latitude: +53,3", "latitude: 53.3"),
            ("latitude: ５３．３", "latitude: 53.3 # ５３．３\n"),
        ],
    ),
    Kind(
        CITY,
        "language: en\n",
        &[("language: English (IE)\n", "language: en # English (IE)\n")],
    ),
    Kind(
        EVENT,
        "starts: 2023-09-21T10:00",
        &[
            (
                "starts: 21 septembre 2023 à 10 h (au lieu de 9 h)",
                "starts: 2023-09-21T10:00 # 21 septembre 2023 à 10 h (au lieu de 9 h)\n",
            ),
            (
                "starts: 21 septembre 2023, de 10 h à 11 h",
                "starts: 2023-09-21T10:00 # 21 septembre 2023, de 10 h à 11 h\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "minutes: 55",
        &[
            ("minutes: 55 max.", "minutes: 55 # 55 max.\n"),
            ("minutes: environ 55 min", "minutes: 55 # environ 55 min\n"),
            (
                "minutes: 55 (incl. 5 min break)",
                "minutes: 55 # 55 (incl. 5 min break)\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "invited: [aldermoor, inverkell]",
        &[
            (
                "invited: Aldermoor (GB), Inverkell (IE)",
                "invited: [aldermoor, inverkell] # Aldermoor (GB), Inverkell (IE)\n",
            ),
            (
                "invited: {aldermoor, inverkell}",
                "invited: [aldermoor, inverkell]\n",
            ),
            (
                "invited: [aldermoor inverkell]",
                "invited: [aldermoor, inverkell]\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "\nlanguages: [fr, en, es]",
        &[
            (
                "\nlanguages: FR + EN + ES",
                "\nlanguages: [fr, en, es] # FR + EN + ES\n",
            ),
            (
                "\nlanguages: ☒ français ☒ inglés ☒ es",
                "\nlanguages: [fr, en, es] # ☒ français ☒ inglés ☒ es\n",
            ),
            ("\nlanguages: <fr, en, es>", "\nlanguages: [fr, en, es]\n"),
        ],
    ),
    Kind(
        EVENT,
        "reply_by: 2023-09-15",
        &[
            (
                "reply_by: 15/09/2023 17h",
                "reply_by: 2023-09-15 # 15/09/2023 17h\n",
            ),
            (
                "reply_by: 15 septembre 2023 (au lieu du 8 septembre 2023)",
                "reply_by: 2023-09-15 # 15 septembre 2023 (au lieu du 8 septembre 2023)\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "sent: 2023-09-04",
        &[
            (
                "sent: envoyé le 4 septembre 2023",
                "sent: 2023-09-04 # envoyé le 4 septembre 2023\n",
            ),
            (
                "sent: 4 septembre 2023, rappel le 11 septembre 2023",
                "sent: 2023-09-04 # 4 septembre 2023, rappel le 11 septembre 2023\n",
            ),
        ],
    ),
    Kind(
        PLAN,
        "- {from: 2024-04-16, to: 2024-04-18, type",
        &[
            (
                "- {date: \"16, 17 y 18 de abril de 2024\", type",
                "- {from: 2024-04-16, to: 2024-04-18, type",
            ),
            (
                "- {date: 2024-04-16/18, type",
                "- {from: 2024-04-16, to: 2024-04-18, type",
            ),
        ],
    ),
    Kind(
        PLAN,
        "group: management, category: expertise",
        &[(
            "group: ☒ gestion ☐ activités, category: expertise",
            "group: management, category: expertise",
        )],
    ),
    Kind(
        PLAN,
        "type: study-visit",
        &[("type: visite d’étude (3 jours)", "type: study-visit,")],
    ),
    Kind(
        PLAN,
        "from: general-secretariat",
        &[(
            "from: Secrétariat général de l’OVPM",
            "from: general-secretariat,",
        )],
    ),
    Kind(
        PLAN,
        "synthesis: round-table-6",
        &[
            (
                "synthesis: events/round-table-6",
                "synthesis: round-table-6",
            ),
            ("synthesis: round-table-6.yaml", "synthesis: round-table-6"),
        ],
    ),
    Kind(
        "networks/living-markets.yaml",
        "  - {city: inverkell, role: member, since: 2023-11-15}\n",
        &[(
            "  - Inverkell: member since 15 November 2023\n",
            "    role: member\n    since: 2023-11-15",
        )],
    ),
    Kind(
        "cities/havre-saint-elme/projects/trois-cours-fraiches.yaml",
        "network: cool-old-towns",
        &[
            (
                "network: Réseau « Vieilles villes fraîches »",
                "network: cool-old-towns # Réseau « Vieilles villes fraîches »\n",
            ),
            (
                "network: cool-old-towns (pas living-markets)",
                "network: cool-old-towns # cool-old-towns (pas living-markets)\n",
            ),
        ],
    ),
    Kind(
        "cities/havre-saint-elme/projects/trois-cours-fraiches.yaml",
        "    audience: public",
        &[
            (
                "    audience: tout public",
                "    audience: public # tout public\n",
            ),
            (
                "    audience: ☒ public ☐ internal",
                "    audience: public # ☒ public ☐ internal\n",
            ),
            ("    audience: Public", "    audience: public # Public\n"),
        ],
    ),
    Kind(
        CITY,
        "signed_on: 2023-04-11",
        &[(
            "signed_on: 2023-04-11T00:00:00+02:00",
            "signed_on: 2023-04-11 # 2023-04-11T00:00:00+02:00\n",
        )],
    ),
    Kind(
        "cities/havre-saint-elme/projects/trois-cours-fraiches.yaml",
        "state: completed",
        &[(
            "state: achevé en août 2024",
            "state: completed # achevé en août 2024\n",
        )],
    ),
];
