//! `roadmap fix`: mistakes of one kind, by people of three languages. A certain repair removes its finding, adds none, touches nothing
//! else, loses no word, and twice is once.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use crate::project::Project;

/// A file, what stands there, what people write instead, what it becomes.
struct Kind(
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const TEXT: &str = "cities/rocheclaire/challenges.yaml";
const STAFF: &str = "cities/rocheclaire/staff.yaml";
const THEMES: &str = "cities/rocheclaire/themes.yaml";
const CITY: &str = "cities/inverkell/city.yaml";
const PLAN: &str = "cities/havre-saint-elme/action-plan.yaml";
const EVENT: &str = "events/prep-cool-old-towns.yaml";

const PROJECT: &str = "cities/aldermoor/projects/wet-ground-floors.yaml";

const BOB: &str = "  - {role: coordinator, name: Bob Deux, title: Chef, email: bob.deux@rocheclaire.example.org}\n";
const STAFF_GOOD: &str = "people:\n  - role: elected-official\n    name: Ada Un\n    title: Adjointe\n    email: ada.un@rocheclaire.example.org\n  - role: coordinator\n    name: Bob Deux\n    title: Chef\n    email: bob.deux@rocheclaire.example.org\n";
const THEMES_GOOD: &str = "themes:\n  - id: eau\n    title: L’eau\n    axis: axis-2\n    description: L’eau.\n    axis_relation: Un lien.\n";
const TEXT_GOOD: &str = "challenges: Des étés chauds.\nactions: Un audit.\n";

const KINDS: &[Kind] = &[
    Kind(
        TEXT,
        "challenges: Des étés chauds.",
        &[
            (
                "challenges:\nDes étés : chauds.\nDes puits secs.",
                "challenges: |\n  Des étés : chauds.\n  Des puits secs.\n",
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
                "challenges: |\n  Hot summers.\n\n  a) wells\n  b) roofs\n",
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
        PROJECT,
        "partners: [Guild of warehouse owners]",
        &[
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

/// The example with three fiches of its draft city written line by line.
fn programme() -> Project {
    let project = Project::example("quebec");
    project
        .file(TEXT, TEXT_GOOD)
        .file(STAFF, STAFF_GOOD)
        .file(THEMES, THEMES_GOOD);
    project
}

/// Rule, file and field of what is found, but for notes.
fn found(project: &Project) -> Vec<String> {
    let run = project.run("validate --format json");
    let report: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.err));
    let all = report["findings"].as_array().unwrap().iter();
    let all = all.filter(|one| one["level"] != "info");
    all.map(|one| format!("{} {} {}", one["path"], one["rule"], one["field"]))
        .collect()
}

/// The lines that a coordinator is told to write, each with its file: those of the repairs, in the words of the report.
fn shown(project: &Project) -> Vec<(String, String)> {
    let run = project.run("validate --format json");
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let mut lines = Vec::new();
    for one in report["findings"].as_array().unwrap() {
        let (path, remedy) = (&one["path"], one["remedy"].as_str().unwrap_or_default());
        let told = one["repair"].is_object();
        assert_eq!(
            told,
            remedy.contains("`roadmap fix`"),
            "{path}: {remedy}: the repair is what is to be done"
        );
        let below = remedy.lines().skip(1).filter(|_| told);
        lines.extend(below.map(|line| (path.as_str().unwrap().to_owned(), line.to_owned())));
    }
    lines
}

fn words(project: &Project) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for (path, bytes) in project.tree("") {
        if path.ends_with(".yaml") {
            let text = String::from_utf8(bytes).unwrap();
            let all = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            for word in all.filter(|word| !word.is_empty()) {
                *words.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    words
}

fn files(project: &Project) -> BTreeMap<String, Vec<u8>> {
    project.tree("").into_iter().collect()
}

/// Makes slips in one programme, mends them, and holds the law.
fn mended(slips: &[(&Kind, usize)]) -> Result<(), TestCaseError> {
    let project = programme();
    let (good, before) = (found(&project), files(&project));
    let mut touched = Vec::new();
    for (Kind(path, from, slips), nth) in slips {
        project.edit(path, from, slips[nth % slips.len()].0);
        touched.push(*path);
    }
    let said = found(&project);
    prop_assert!(said.len() > good.len(), "nothing is found: {said:?}");
    let shown = shown(&project);
    let had = words(&project);
    let run = project.run("fix");
    prop_assert_eq!(run.code, 0, "{}", run.err);
    let (after, left) = (files(&project), words(&project));
    for (Kind(path, from, slips), nth) in slips {
        let (slip, meant) = slips[nth % slips.len()];
        let text = project.read(path);
        prop_assert!(text.contains(meant), "{from} -> {slip}\n->\n{text}");
    }
    prop_assert_eq!(found(&project), good, "{}", run.out);
    for (path, line) in shown {
        let text = project.read(&path);
        prop_assert!(
            text.lines().any(|one| one == line),
            "{line}: not in\n{text}"
        );
    }
    let lost: Vec<_> = had
        .iter()
        .filter(|(word, count)| left.get(*word).copied().unwrap_or_default() < **count)
        .collect();
    prop_assert!(lost.is_empty(), "{lost:?}\n{}", run.out);
    for (path, bytes) in &before {
        if !touched.contains(&path.as_str()) {
            prop_assert!(after.get(path) == Some(bytes), "{path} was touched");
        }
    }
    project.run("fix");
    prop_assert!(files(&project) == after, "a second run changes it again");
    Ok(())
}

#[test]
fn every_kind_is_mended_in_every_language() {
    for kind in KINDS {
        for nth in 0..kind.2.len() {
            mended(&[(kind, nth)]).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("ROADMAP_LONG").is_some() { 400 } else { 12 }))]

    /// Slips of several kinds at once, one a file, are mended as each alone is.
    #[test]
    fn several_at_once_are_mended_as_one_is(picks in proptest::collection::vec((0..KINDS.len(), 0_usize..20), 2..6)) {
        let mut one: BTreeMap<&str, (&Kind, usize)> = BTreeMap::new();
        for (kind, nth) in &picks {
            one.insert(KINDS[*kind].0, (&KINDS[*kind], *nth));
        }
        let slips: Vec<_> = one.into_values().collect();
        mended(&slips)?;
    }
}

/// How often each answer of a fiche stands there, by its name; its remarks.
type Said = (HashMap<String, usize>, Vec<String>);

fn said(text: &str) -> Option<Said> {
    fn gather(value: &serde_json::Value, name: &str, found: &mut HashMap<String, usize>) {
        match value {
            serde_json::Value::Object(map) => {
                map.iter()
                    .for_each(|(key, below)| gather(below, key, found));
            }
            serde_json::Value::Array(list) => {
                list.iter().for_each(|below| gather(below, name, found));
            }
            value => *found.entry(format!("{name}: {value}")).or_default() += 1,
        }
    }
    let source = roadmap::model::source::Source::new("x.yaml", text);
    let document = roadmap::parse::read(source, &roadmap::parse::Limits::default())?;
    let mut found = HashMap::new();
    gather(&document.value, "", &mut found);
    let remarks = roadmap::tidy::remarks(&document).into_iter();
    Some((found, remarks.map(str::to_owned).collect()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("ROADMAP_LONG").is_some() { 800 } else { 40 }))]

    /// What no repair names stays: every answer as it was, a remark that its author kept to himself no word of an answer.
    #[test]
    fn a_repair_leaves_all_beside_it_as_it_was(kind in 0..KINDS.len(), nth in 0_usize..20, at in 0_usize..80, deep in 0_usize..5) {
        let Kind(path, from, slips) = &KINDS[kind];
        let project = programme();
        let good = project.read(path);
        let remark = format!("{}# not to be shown", " ".repeat(deep * 2));
        let mut lines: Vec<&str> = good.lines().collect();
        lines.insert(at % (lines.len() + 1), &remark);
        let text = format!("{}\n", lines.join("\n"));
        let (own, remarked) = (said(&good).unwrap_or_default(), said(&text).unwrap_or_default());
        prop_assume!(own.0 == remarked.0 && own.1.len() + 1 == remarked.1.len() && text.contains(from));
        project.file(path, &text);
        project.edit(path, from, slips[nth % slips.len()].0);
        let slipped = project.read(path);
        let Some(before) = said(&slipped) else {
            return Ok(());
        };
        project.run("fix");
        let fixed = project.read(path);
        let after = said(&fixed).unwrap_or_default();
        for remark in before.1.iter().filter(|remark| remark.starts_with("# ")) {
            let words = remark.trim_start_matches('#').trim();
            prop_assert!(after.1.iter().any(|one| one.contains(words)), "{remark}\n{slipped}->\n{fixed}");
        }
        for (answer, count) in &own.0 {
            let had = before.0.get(answer).copied().unwrap_or_default().min(*count);
            let has = after.0.get(answer).copied().unwrap_or_default();
            prop_assert!(has >= had, "{answer}\n{slipped}->\n{fixed}");
        }
        project.run("fix");
        prop_assert!(project.read(path) == fixed, "a second run changes it again:\n{fixed}");
    }
}

#[test]
fn what_may_be_another_answer_is_never_made_a_part_of_one() {
    for (path, from, to) in [
        (
            TEXT,
            "actions: Un audit.\n",
            "What we have done:\n  An audit.\n",
        ),
        (
            TEXT,
            "actions: Un audit.\n",
            "actions: Un audit.\n\n--\nAda Un\n",
        ),
        (
            TEXT,
            "actions: Un audit.\n",
            "actions: Un audit.\n\nAda Un\nRocheclaire\n",
        ),
        (
            THEMES,
            "axis_relation: Un lien.\n",
            "axis_relation: Un lien.\n\nThème 2 : L’ombre\nAxe 1\n",
        ),
        (
            THEMES,
            "axis_relation: Un lien.\n",
            "axis_relation: Un lien.\n\n2. L’ombre\n",
        ),
        (
            STAFF,
            "    title: Chef\n",
            "    title: Chef\nPériode : de mai à août\n",
        ),
    ] {
        let project = programme();
        project.edit(path, from, to);
        let text = project.read(path);
        project.run("fix");
        assert_eq!(project.read(path), text);
    }
}

/// An answer whose name was typed too far in, in a text of its own; the hints above it are hints again.
#[test]
fn an_answer_typed_too_far_in_is_none_of_the_text_above() {
    let good = "challenges: |\n  Des étés.\n\n  - un\n  - deux\n";
    for (typed, meant) in [
        (" actions: |\n  Un audit.\n", "actions: |\n Un audit.\n"),
        ("  actions: |\n  Un audit.\n", "actions: Un audit.\n"),
        (
            "\n  actions: |\n    Un audit.\n",
            "\nactions: |\n  Un audit.\n",
        ),
        (
            "\n  # Actions en cours ou réalisées\n  actions: |\n  Un audit.\n",
            "\n# Actions en cours ou réalisées\nactions: Un audit.\n",
        ),
        (
            "\n# Actions en cours ou réalisées\n  actions: |\n  Un audit.\n",
            "\n# Actions en cours ou réalisées\nactions: Un audit.\n",
        ),
        ("  actions:\n  Un audit.\n", "actions: Un audit.\n"),
    ] {
        let project = programme();
        let wanted = found(&project);
        project.file(TEXT, format!("{good}{typed}"));
        project.run("fix");
        let text = project.read(TEXT);
        assert_eq!(text, format!("{good}{meant}"), "{typed}");
        assert_eq!(found(&project), wanted, "{typed}");
        project.run("fix");
        assert_eq!(project.read(TEXT), text);
    }
}

/// What a text quotes is its own: the question has its answer, or what stands there is none to it.
#[test]
fn what_a_text_quotes_stays_in_it() {
    for (path, from, to, told) in [
        (
            PROJECT,
            "in a day.\n",
            "in a day.\n  from: 2023-01\n",
            false,
        ),
        (
            PROJECT,
            "in a day.\nfrom: 2024-01\n",
            "in a day.\n  from: the guild of owners\n",
            true,
        ),
        (
            PROJECT,
            "in a day.\nfrom: 2024-01\n",
            "in a day.\n  From: the guild of owners\n",
            false,
        ),
        (
            PROJECT,
            "in a day.\nfrom: 2024-01\n",
            "in a day.\n  from: 2024-01\n  and on to the summer.\n",
            true,
        ),
        (
            TEXT,
            "challenges: Des étés chauds.",
            "challenges: |\n  Des étés.\n  fr: l’été\n  Es: verano",
            false,
        ),
        (
            TEXT,
            "challenges: Des étés chauds.",
            "challenges: |\n  FR : Des étés.\n  EN : Summers.",
            true,
        ),
        (
            TEXT,
            "challenges: Des étés chauds.",
            "challenges: I have\n  hot summers.",
            false,
        ),
    ] {
        let project = programme();
        let good = found(&project);
        project.edit(path, from, to);
        let text = project.read(path);
        let said = found(&project);
        let marks = said.iter().filter(|one| one.contains("text-marks")).count();
        let had = good.iter().filter(|one| one.contains("text-marks")).count();
        assert_eq!(marks > had, told, "{to}: {said:?}");
        project.run("fix");
        assert_eq!(project.read(path), text, "{to}");
    }
}

/// Braces that hold what nobody can tell apart are left, and never become one answer.
#[test]
fn an_answer_between_broken_braces_is_never_one_text() {
    for slip in [
        "  - {role: coordinator, name: Bob Deux, phone: 1, title: Chef,\nmail box: bob.deux@rocheclaire.example.org}",
        "  - role: coordinator, name: Bob Deux",
        "  - (role: coordinator, name: Bob Deux, Chef: x)",
    ] {
        let project = programme();
        let from = "  - role: coordinator\n    name: Bob Deux\n    title: Chef\n    email: bob.deux@rocheclaire.example.org";
        project.edit(STAFF, from, slip);
        project.run("fix");
        let text = project.read(STAFF);
        assert!(!text.contains("\"coordinator, name"), "{slip}:\n{text}");
        assert!(
            !text.contains("Bob Deux, phone: 1, title: Chef\""),
            "{text}"
        );
    }
}

#[test]
fn a_hint_that_a_mail_broke_is_one_again() {
    let project = programme();
    let hint = "# Description des principaux\ndéfis\n";
    project.file(TEXT, format!("{hint}{TEXT_GOOD}"));
    project.run("fix");
    let meant = "# Description des principaux\n# défis\n";
    assert_eq!(project.read(TEXT), format!("{meant}{TEXT_GOOD}"));
}

#[test]
fn a_line_below_a_text_may_go_on_with_it() {
    let project = programme();
    project.file(
        TEXT,
        "challenges: |\n  Drei Sorgen.\nLeerstand: Gasse\nactions: Un audit.\n",
    );
    let run = project.run("--lang en validate cities/rocheclaire/challenges.yaml");
    let said = "If it goes on with the text of `challenges`, begin this line with 2 spaces.";
    assert!(run.out.contains(said), "{}", run.out);
    project.edit(TEXT, "Leerstand", "  Leerstand");
    assert_eq!(found(&project), found(&programme()));
}

#[test]
fn a_dash_in_the_column_of_the_items_begins_one() {
    let project = programme();
    project.edit(
        PLAN,
        "objectives:\n",
        "objectives:\n  - kind: gather-experience\n    text: Vingt cas\n  - Dix questions\n",
    );
    project.run("fix");
    let text = project.read(PLAN);
    assert!(!text.contains("      - Dix questions"), "{text}");
}

#[test]
fn a_name_is_no_line_of_parts() {
    for (said, meant) in [
        (
            "Ada Un, Mairesse de Rocheclaire",
            "\n  name: Ada Un\n  title: Mairesse de Rocheclaire\n",
        ),
        (
            "Ada Un, Rocheclaire, Québec",
            " Ada Un, Rocheclaire, Québec\n",
        ),
        ("Ada Un – architecte – Fès", " Ada Un – architecte – Fès\n"),
    ] {
        let project = programme();
        let text = project.read(EVENT);
        let line = text.lines().find(|line| line.starts_with("signatory:"));
        let line = line.expect("the example has a signatory");
        project.edit(EVENT, line, &format!("signatory: {said}"));
        project.run("fix");
        let text = project.read(EVENT);
        assert!(text.contains(&format!("signatory:{meant}")), "{text}");
    }
}

#[test]
fn sums_and_headings_become_remarks() {
    let project = programme();
    project.edit(PLAN, "  funding:\n", "    - Total : 60 000 $\n  funding:\n");
    let network = "network: cool-old-towns\n";
    project.edit(
        PLAN,
        network,
        &format!("{network}1. Concept et objectifs\n"),
    );
    project.run("fix");
    let text = project.read(PLAN);
    assert!(text.contains("\n    # Total : 60 000 $\n"), "{text}");
    assert!(text.contains("\n# 1. Concept et objectifs\n"), "{text}");
    assert!(!text.contains("label: Total"), "{text}");
}

#[test]
fn what_is_no_answer_is_told_and_left_to_a_person() {
    for (path, from, to, rule) in [
        (TEXT, "Des étés chauds.", "À compléter", "empty-text"),
        (TEXT, "Des étés chauds.", "see annex", "empty-text"),
        (TEXT, "Des étés chauds.", "Pendiente", "empty-text"),
        (STAFF, "name: Bob Deux", "name: XXX", "empty-text"),
        (
            CITY,
            "signed_on: 2023-04-11",
            "signed_on: 2032-04-11",
            "letter-missing",
        ),
    ] {
        let project = programme();
        project.edit(path, from, to);
        let text = project.read(path);
        let said = found(&project);
        assert!(
            said.iter()
                .any(|one| one.contains(rule) && one.contains(path)),
            "{to}: {said:?}"
        );
        project.run("fix --guess");
        assert_eq!(project.read(path), text);
    }
}

/// A file, what stands there, and answers that say more than one thing: none of it is certain.
const TWOFOLD: &[(&str, &str, &str, &[&str])] = &[
    (
        PLAN,
        "amount: 18000",
        "amount: ",
        &[
            "18 000 €",
            "\"US$ 18,000\"",
            "18 000 $ US",
            "\"£18,000\"",
            "18.000 DH",
            "18000 FCFA",
            "18000 kr",
            "18000 pesos",
            "EUR 18000",
            "2 noches",
            "\"50%\"",
            "\"< 5000\"",
            "\"≈ 5000 $\"",
            "\"- 12.500 $\"",
            "5000 – 6000 $",
            "5000 ou 6000",
            "3 x 500 $",
            "\"1.234,567\"",
            "5000 $ / an",
        ],
    ),
    (
        EVENT,
        "minutes: 55",
        "minutes: ",
        &[
            "60-90 min",
            "2 jours",
            "1 journée",
            "55 min?",
            "\"55 %\"",
            "\"< 60\"",
            "55 à 60",
        ],
    ),
    (
        EVENT,
        "interpretation: [fr, en, es]",
        "interpretation: ",
        &["oui, français-anglais", "sí, español", "no, only English"],
    ),
    (
        EVENT,
        "time_zone: America/Toronto",
        "time_zone: ",
        &["London, Ontario", "Paris, Texas", "Paris ou Londres"],
    ),
    (
        CITY,
        "country: IE",
        "country: ",
        &[
            "Congo",
            "Korea",
            "América",
            "Guinea",
            "\"Georgia, USA\"",
            "Austria/Australia",
            "FR / BE",
            "China (Taiwan)",
            "Ireland, Munster",
        ],
    ),
    (
        CITY,
        "latitude: 53.3",
        "latitude: ",
        &[
            "53.3 O",
            "\"-53.3 N\"",
            "N 53.3 S",
            "\"53.3 %\"",
            "\"≈ 53.3\"",
            "53.3 N 8.9 O",
        ],
    ),
    (
        CITY,
        "longitude: -8.9",
        "longitude: ",
        &["8.9 N", "\"-8.9 E\""],
    ),
    (
        CITY,
        "signed_on: 2023-04-11",
        "signed_on: ",
        &[
            "viernes 11 de abril de 2023",
            "vendredi 11 avril 2023",
            "Friday 11 April 2023",
            "11 avril 2023 ?",
            "11 ou 12 avril 2023",
        ],
    ),
    (
        STAFF,
        "email: bob.deux@rocheclaire.example.org",
        "email: ",
        &[
            "no usar bob.deux@rocheclaire.example.org",
            "antes bob.deux@rocheclaire.example.org",
            "b.deux@rocheclaire,example ; accueil@rocheclaire.example.org",
            "pas d’adresse (passer par accueil@rocheclaire.example.org)",
            "bob.deux@rocheclaire.example.org / ada.un@rocheclaire.example.org",
        ],
    ),
    (
        PLAN,
        "currency: CAD",
        "currency: ",
        &["$", "dollars", "pesos", "CAD / EUR"],
    ),
    (
        STAFF,
        "role: coordinator",
        "role: ",
        &[
            "coordinator et elected-official",
            "coordinator / other",
            "☐ coordinator ☐ other",
            "☒ coordinator ☒ other",
            "presque coordinator",
            "pas encore coordinator",
            "coordinator ou other",
        ],
    ),
    (
        THEMES,
        "axis: axis-2",
        "axis: ",
        &[
            "axe 1 / axe 2",
            "pas l’axe 2",
            "axe 2 ou 1",
            "axe 2 surtout, un peu axe 1",
            "☐ 1 ☐ 2 ☐ 3",
        ],
    ),
    (
        CITY,
        "capacity: mayor",
        "capacity: ",
        &[
            "mayor / representative",
            "not the mayor",
            "mayor or representative",
        ],
    ),
    (
        PLAN,
        "date: 2024-02-08",
        "date: ",
        &[
            "12 de junio y 3 de julio de 2024",
            "janvier et mars 2024",
            "from 8 February 2024 on",
            "8 février 2024 puis 7 mars 2024",
        ],
    ),
    (
        "networks/living-markets.yaml",
        "- id: winter-weeks\n    city: inverkell",
        "- id: winter-weeks\n    city: ",
        &["inverkell / puerto-azafran", "puerto-azafran / inverkell"],
    ),
    (
        "cities/aldermoor/projects/wet-ground-floors.yaml",
        "partners: [Guild of warehouse owners]",
        "partners: ",
        &[
            "Guild of owners & Canal Trust",
            "Guild of owners / Canal Trust",
            "none",
        ],
    ),
    (
        "networks/living-markets.yaml",
        "- id: winter-weeks\n    city: inverkell",
        "- id: winter-weeks\n    city: ",
        &[
            "inverkell/puerto-azafran",
            "inverkell et puerto-azafran",
            "not puerto-azafran",
        ],
    ),
    (
        "cities/havre-saint-elme/projects/trois-cours-fraiches.yaml",
        "    audience: public",
        "    audience: ",
        &["public / internal", "☐ public ☐ internal", "pas public"],
    ),
];

#[test]
fn an_answer_that_says_more_than_one_thing_is_left_as_it_is() {
    for (path, from, key, answers) in TWOFOLD {
        for answer in *answers {
            let project = programme();
            project.edit(path, from, &format!("{key}{answer}"));
            let text = project.read(path);
            let said = found(&project);
            assert!(
                said.iter().any(|one| one.contains(path)),
                "{answer}: {said:?}"
            );
            let run = project.run("fix");
            assert_eq!(project.read(path), text, "{answer}: {}", run.out);
        }
    }
}

#[test]
fn of_two_answers_the_message_asks_which() {
    for (lang, said, words) in [
        (
            "en",
            "living-with-water and first-homes",
            "one answer is asked for",
        ),
        (
            "fr",
            "living-with-water et first-homes",
            "une seule réponse est demandée",
        ),
        (
            "es",
            "living-with-water / first-homes",
            "se pide una sola respuesta",
        ),
    ] {
        let project = programme();
        let path = "cities/aldermoor/priority-theme.yaml";
        project.edit(path, "theme: living-with-water", &format!("theme: {said}"));
        let out = project.run(&format!("--lang {lang} validate {path}")).out;
        assert!(out.contains(words), "{out}");
    }
}

#[test]
fn a_figure_of_another_keyboard_is_no_other_answer() {
    let project = programme();
    project.edit(THEMES, "axis: axis-2", "axis: axis－２");
    let out = project.run("--lang en validate cities/rocheclaire").out;
    assert!(!out.contains("`axis-1`"), "{out}");
}

#[test]
fn the_sign_of_a_country_is_its_own_currency() {
    let project = programme();
    project.edit(PLAN, "currency: CAD", "currency: $");
    let run = project.run("--lang en validate cities/havre-saint-elme");
    assert!(run.out.contains("Did you mean `CAD`?"), "{}", run.out);
    project.run("fix --guess");
    assert!(project.read(PLAN).contains("currency: CAD # $\n"));
    let project = programme();
    project.edit(PLAN, "amount: 18000", "amount: \"US$ 18,000\"");
    let run = project.run("--lang en validate cities/havre-saint-elme");
    assert!(run.out.contains("Convert it into CAD"), "{}", run.out);
}

#[test]
fn a_unit_goes_to_its_own_question() {
    let path = "cities/havre-saint-elme/projects/trois-cours-fraiches.yaml";
    for (text, meant) in [
        (
            "- name: Eau\n      baseline: 12 %\n      unit:\n",
            "- name: Eau\n      baseline: 12 # 12 %\n      unit: \"%\"\n",
        ),
        (
            "- name: Eau\n      baseline: 12 %\n      value: 8 %\n      unit: \"%\"\n",
            "- name: Eau\n      baseline: 12 # 12 %\n      value: 8 # 8 %\n      unit: \"%\"\n",
        ),
        (
            "- name: Eau\n      baseline: 12 %\n      unit: m²\n",
            "- name: Eau\n      baseline: 12 %\n      unit: m²\n",
        ),
        (
            "- name: Eau\n      value: \"< 5\"\n      unit:\n",
            "- name: Eau\n      value: \"< 5\"\n      unit:\n",
        ),
    ] {
        let project = programme();
        let fiche = project.read(path);
        let start = fiche.find("evaluation:").expect("a chapter");
        let head = &fiche[..start];
        project.file(
            path,
            format!("{head}evaluation:\n  indicators:\n    {text}"),
        );
        project.run("fix");
        let fixed = project.read(path);
        assert!(fixed.ends_with(meant), "{text}\n->\n{fixed}");
    }
}

#[test]
fn a_short_answer_that_is_none_yet_leaves_its_question_open() {
    for (path, from, to, becomes) in [
        (
            STAFF,
            "email: bob.deux@rocheclaire.example.org",
            "email: à venir",
            "email: # à venir\n",
        ),
        (
            STAFF,
            "email: bob.deux@rocheclaire.example.org",
            "email: not yet",
            "email: # not yet\n",
        ),
        (
            STAFF,
            "email: bob.deux@rocheclaire.example.org",
            "email: \"-\"",
            "email:\n",
        ),
        (
            THEMES,
            "axis: axis-2",
            "axis: por definir",
            "axis: # por definir\n",
        ),
    ] {
        let project = programme();
        project.edit(path, from, to);
        let errors = |project: &Project| project.run("validate --fail-on error").code;
        assert_eq!(errors(&project), 1, "{to}");
        project.run("fix");
        let text = project.read(path);
        assert!(text.contains(becomes), "{to}:\n{text}");
        assert_eq!(errors(&project), 0, "{to}");
        assert!(found(&project).iter().any(|one| one.contains("missing")));
        project.run("fix");
        assert_eq!(project.read(path), text);
    }
}

#[test]
fn a_text_of_another_encoding_loses_no_word() {
    let utf16 = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let project = programme();
    project.file(TEXT, utf16(TEXT_GOOD));
    project.run("fix");
    assert_eq!(project.read(TEXT), TEXT_GOOD);
}

#[test]
fn a_document_of_another_program_is_called_one() {
    for (text, lang, said) in [
        (
            "{\\rtf1\\ansi challenges: La ville}",
            "fr",
            "document d’un autre programme",
        ),
        (
            "PK\u{3}\u{4}\u{14}word/document.xml",
            "en",
            "document of another program",
        ),
        ("%PDF-1.4\n", "es", "documento de otro programa"),
        (
            "<!doctype html><p>challenges: x</p>",
            "en",
            "document of another program",
        ),
    ] {
        let project = programme();
        project.file(TEXT, text);
        let run = project.run(&format!("--lang {lang} validate"));
        assert!(run.out.contains(said), "{}", run.out);
    }
}

#[test]
fn a_letter_that_is_no_print_is_told() {
    for (bytes, said) in [("", "is empty"), ("hello", "is not a PDF")] {
        let project = programme();
        project.file("cities/inverkell/letter.pdf", bytes);
        let run = project.run("validate cities/inverkell");
        assert!(
            run.out.contains(&format!("`letter.pdf` {said}")),
            "{}",
            run.out
        );
    }
}

#[test]
fn owners_follow_a_city_that_gets_its_name() {
    let project = programme();
    let text = project.read("roadmap.yaml");
    project.file(
        "roadmap.yaml",
        format!(
            "{text}\nowners:\n  secretariat: [\"@office\"]\n  cities:\n    Invèrkell: [\"@town\"]\n"
        ),
    );
    let (from, to) = ("cities/inverkell", "cities/Invèrkell");
    std::fs::rename(project.path().join(from), project.path().join(to)).unwrap();
    project.run("fix");
    let text = project.read("roadmap.yaml");
    assert!(text.ends_with("    inverkell: [\"@town\"]\n"), "{text}");
    assert_eq!(found(&project), found(&programme()));
}

#[test]
fn a_line_below_a_short_answer_is_never_made_a_part_of_it() {
    let project = programme();
    project.edit(
        STAFF,
        "    email: bob",
        "    Handle in town: x\n    email: bob",
    );
    project.run("fix");
    let text = project.read(STAFF);
    assert!(
        text.contains("    title: Chef\n    Handle in town: x\n"),
        "{text}"
    );
}

#[test]
fn what_names_nobody_yet_is_left_and_nothing_is_written_twice() {
    let network = "networks/cool-old-towns.yaml";
    let pilot = "pilot: havre-saint-elme";
    for (path, from, to) in [
        (network, pilot, "pilot: à désigner"),
        (network, pilot, "pilot: Inverkell (from January)"),
        (network, pilot, "pilot: X"),
        (network, pilot, "pilot: fribourg"),
        (network, pilot, "pilot: \"abc"),
        (PLAN, "network: cool-old-towns", "network: réseau des ports"),
        (
            THEMES,
            "  - id: eau\n    title: L’eau\n",
            "  - title: Вода\n",
        ),
        (
            THEMES,
            "  - id: eau\n    title: L’eau\n",
            "  - id: ~\n    title: 水\n",
        ),
        (THEMES, "  - id: eau\n", "  - id (obligatoire): eau\n"),
    ] {
        let project = programme();
        project.edit(path, from, to);
        project.run("fix");
        let once = files(&project);
        let text = project.read(path);
        assert!(
            !text.contains("pilot: havre") && !text.contains("network: cool"),
            "{text}"
        );
        assert!(
            !text.contains("id: eau-") && !text.contains("id:  "),
            "{text}"
        );
        project.run("fix");
        assert_eq!(files(&project), once, "{to}");
    }
}

/// A file, what stands there, what may be meant otherwise, and what is never made of it.
const DOUBTED: &[(&str, &str, &str, &str)] = &[
    (
        EVENT,
        "starts: 2023-09-21T10:00",
        "starts: 2023-09-21 16:00-17:00",
        "# 2023-09-21 16:00",
    ),
    (
        EVENT,
        "starts: 2023-09-21T10:00",
        "starts: vendredi 21 septembre 2023, 10 h",
        "starts: 2023",
    ),
    (EVENT, "minutes: 55", "minutes: 1 1/2 h", "minutes: 330"),
    (EVENT, "minutes: 55", "minutes: 60 90 min", "minutes: 6090"),
    (PLAN, "amount: 18000", "amount: 1.500k", "amount: 1500000"),
    (
        CITY,
        "longitude: -8.9",
        "longitude: - 8.9",
        "longitude: -8.9",
    ),
    (
        CITY,
        "longitude: -8.9",
        "longitude: 182 E",
        "longitude: 182 #",
    ),
    (
        CITY,
        "name: Inverkell",
        "name: !!str Inverkell",
        "name: \"!!str",
    ),
    (
        TEXT,
        TEXT_GOOD,
        "challenges: &a Un texte\nactions: *a\n",
        "\"*a\"",
    ),
    (
        TEXT,
        TEXT_GOOD,
        "challenges: Un texte\n  # interne : ne pas publier\n  suite\nactions: X\n",
        "\\# interne",
    ),
    (
        STAFF,
        "  - role: coordinator\n    name: Bob Deux\n    title: Chef\n    email: bob.deux@rocheclaire.example.org\n",
        "  - Marguerite Trois et Bob Deux, coordinators, bob.deux@rocheclaire.example.org\n",
        "name: Marguerite Trois et Bob Deux",
    ),
    (
        "networks/cool-old-towns.yaml",
        "{city: rocheclaire, role: invited}",
        "{id: rocheclaire}",
        "country: ID",
    ),
];

#[test]
fn what_may_be_meant_otherwise_is_no_certain_repair() {
    for (path, from, to, never) in DOUBTED {
        let project = programme();
        project.edit(path, from, to);
        project.run("fix");
        let text = project.read(path);
        assert!(!text.contains(*never), "{to}: {text}");
    }
}

#[test]
fn activities_are_put_in_the_order_of_their_days() {
    let project = programme();
    let plan = project.read(PLAN);
    let begins = |line: &&str| {
        line.starts_with("  - {from: 2023-11") || line.starts_with("  - {date: 2024-02-08")
    };
    let rows: Vec<&str> = plan.lines().filter(begins).collect();
    // A remark goes along with the item below it.
    let right = format!("{}\n  # à confirmer\n{}", rows[0], rows[1]);
    let wrong = format!("  # à confirmer\n{}\n{}", rows[1], rows[0]);
    let plan = plan.replace(&rows.join("\n"), &right);
    project.file(PLAN, plan.replace(&right, &wrong));
    assert!(
        found(&project)
            .iter()
            .any(|one| one.contains("schedule-order"))
    );
    project.run("fix");
    assert_eq!(project.read(PLAN), plan);
}

#[test]
fn behind_a_line_that_cannot_be_read_all_other_faults_are_told_at_their_lines() {
    let project = programme();
    let text = "people:\n  - role:\tcoordinator\n    name: Bob: Deux\n    title: Chef\n    email: bob.deux\n  - role: mayor\n    name: Ada Un\n    title: Maire\n    email: ada.un@rocheclaire.example.org\n";
    project.file(STAFF, text);
    let run = project.run("validate --format json cities/rocheclaire/staff.yaml");
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let told: Vec<String> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{}: {} {}", one["line"], one["rule"], one["once_mended"]))
        .collect();
    for wanted in [
        "3: \"syntax\" null",
        "5: \"format\" true",
        "6: \"unknown-role\" true",
    ] {
        assert!(told.iter().any(|one| one == wanted), "{wanted}: {told:?}");
    }
    let left = &report["summary"]["skipped"][0];
    assert_eq!(left["path"], "cities/rocheclaire/staff.yaml");
    assert_eq!(left["reason"], "skip-mended");
    let human = project
        .run("--lang en validate cities/rocheclaire/staff.yaml")
        .out;
    assert!(
        human.contains("Told of the text as `roadmap fix` would leave it"),
        "{human}"
    );
    // What is said is what stands there once it is mended.
    project.run("fix cities/rocheclaire/staff.yaml");
    let after = found(&project);
    assert!(
        after
            .iter()
            .any(|one| one.contains("format") && one.contains("email")),
        "{after:?}"
    );
}

#[test]
fn a_fiche_laid_out_as_a_letter_is_becomes_one() {
    let people = "people:\n  - role: elected-official # Élue\n    name: Ada Un\n    title: Adjointe\n    email: ada.un@rocheclaire.example.org\n";
    let head = "# Rôle | Nom | Fonction | Courriel";
    for (path, text, meant) in [
        (
            TEXT,
            "1. Défis\nDes étés chauds.\n\n2. Actions\nUn audit.\n",
            vec![
                "challenges: \"Des étés chauds.\" # 1. Défis",
                "actions: \"Un audit.\" # 2. Actions",
            ],
        ),
        (
            TEXT,
            "## Défis\n\nDes étés chauds.\n\n## Actions\n\nUn audit.\n",
            vec!["challenges: Des étés chauds.", "actions: Un audit."],
        ),
        (
            TEXT,
            "CHALLENGES: |\n  Des étés chauds.\nACTIONS: |\n  Un audit.\n",
            vec!["challenges: | # CHALLENGES", "actions: | # ACTIONS"],
        ),
        (
            STAFF,
            "people:\n  Rôle\tNom\tFonction\tCourriel\n  Élue\tAda Un\tAdjointe\tada.un@rocheclaire.example.org\n",
            vec![head, &people["people:\n".len()..]],
        ),
        (
            STAFF,
            "people:\n  elected-official:\n    name: Ada Un\n    title: Adjointe\n    email: ada.un@rocheclaire.example.org\n  coordinator:\n    name: Bob Deux\n    title: Chef\n    email: bob.deux@rocheclaire.example.org\n",
            vec![
                "  - role: elected-official\n    name: Ada Un",
                "  - role: coordinator\n    name: Bob Deux",
            ],
        ),
        (
            THEMES,
            "title: L’eau\naxis: axis-2\ndescription: L’eau.\naxis_relation: Un lien.\n",
            vec!["themes:\n  - id: l-eau\n    title: L’eau"],
        ),
    ] {
        let project = programme();
        project.file(path, text);
        let run = project.run("fix");
        let mended = project.read(path);
        for one in meant {
            assert!(mended.contains(one), "{text}->\n{mended}\n{}", run.err);
        }
        let left = found(&project);
        let own = |one: &&String| one.starts_with(path) && !one.contains("role-missing");
        assert_eq!(left.iter().find(own), None, "{mended}");
    }
    // An hour that is some way from the universal one is nobody's zone.
    let project = programme();
    project.edit(CITY, "time_zone: Europe/Dublin", "time_zone: UTC+1");
    project.run("fix --guess");
    assert!(project.read(CITY).contains("time_zone: UTC+1"));
}

/// Where one began and where one came are both numbers: which of them one is, its author knows.
#[test]
fn a_number_is_given_to_no_question_among_several() {
    let project = programme();
    let path = "cities/rocheclaire/projects/puits.yaml";
    let said = "title: Puits\nevaluation:\n  indicators:\n    - Puits ouverts: 3\n";
    project.file(path, said);
    project.run("fix");
    let text = project.read(path);
    assert!(
        text.contains("Puits ouverts: 3") && !text.contains("baseline"),
        "{text}"
    );
}
