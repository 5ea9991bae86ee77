//! Items and lines of another shape than the form's, as people of three languages type them, each with what it becomes.

use super::kinds::{CITY, EVENT, Kind, PLAN, PROJECT, STAFF, TEXT, TEXT_GOOD, THEMES};

const NETWORK: &str = "networks/cool-old-towns.yaml";
const PRIORITY: &str = "cities/havre-saint-elme/priority-theme.yaml";

pub(super) const SHAPES: &[Kind] = &[
    Kind(
        STAFF,
        "    name: Bob Deux\n",
        &[
            (
                "    prénom: Bob\n    nom: Deux\n",
                "    name: Bob Deux # prénom: Bob; nom: Deux\n",
            ),
            (
                "    surname: Deux\n    forename: Bob\n",
                "    name: Bob Deux # surname: Deux; forename: Bob\n",
            ),
            (
                "    name: Bob\n    apellidos: Deux\n",
                "    name: Bob Deux # name: Bob; apellidos: Deux\n",
            ),
            (
                "    nom: Mme Deux\n    prénom: Ada\n",
                "    name: Mme Ada Deux # nom: Mme Deux; prénom: Ada\n",
            ),
        ],
    ),
    Kind(
        STAFF,
        "    email: bob.deux@rocheclaire.example.org",
        &[
            (
                "    bob.deux@rocheclaire.example.org",
                "    email: bob.deux@rocheclaire.example.org\n",
            ),
            (
                "    email: bob.deux@rocheclaire.example.org (secrétariat : Mme Roux)",
                "    email: bob.deux@rocheclaire.example.org # (secrétariat : Mme Roux)\n",
            ),
        ],
    ),
    Kind(
        STAFF,
        "    title: Chef\n",
        &[(
            "    title: Chef du\n    patrimoine\n",
            "    title: Chef du patrimoine\n",
        )],
    ),
    Kind(
        STAFF,
        "    name: Bob Deux\n    title: Chef\n",
        &[
            (
                "    - name: Bob Deux\n    - title: Chef\n",
                "coordinator\n    name: Bob Deux\n    title: Chef\n",
            ),
            (
                "  • name: Bob Deux\n    title: Chef\n",
                "coordinator\n    name: Bob Deux\n    title: Chef\n",
            ),
        ],
    ),
    Kind(
        STAFF,
        "  - role: coordinator\n",
        &[
            (
                "  - poste: coordinatrice\n",
                "  - role: coordinator # poste; coordinatrice\n",
            ),
            (
                "  - cargo: coordinator\n",
                "  - role: coordinator # cargo\n",
            ),
            ("  - coordinator\n", "  - role: coordinator\n"),
            (
                "  - role: coordinator: heritage\n",
                "  - role: coordinator # heritage\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "starts: 2023-09-21T10:00",
        &[
            (
                "date: 21 septembre 2023\nheure: 10h00",
                "starts: 2023-09-21T10:00 # date: 21 septembre 2023; heure: 10h00\n",
            ),
            (
                "time: 10 am\ndate: 2023-09-21",
                "starts: 2023-09-21T10:00 # time: 10 am; date: 2023-09-21\n",
            ),
            (
                "starts: 2023-09-21\nhora: 10:00",
                "starts: 2023-09-21T10:00 # starts: 2023-09-21; hora: 10:00\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "- {time: \"10:00\", ",
        &[
            ("- {time: 10h00 - 10h15, ", "- {time: \"10:00\", "),
            ("- {time: de 10h00 à 10h15, ", "- {time: \"10:00\", "),
        ],
    ),
    Kind(
        EVENT,
        "agenda:\n",
        &[
            (
                "agenda:\n  - 9h30 : Accueil, café\n",
                "agenda:\n  - time: \"09:30\" # 9h30\n    title: Accueil, café\n",
            ),
            (
                "agenda:\n  - 09:30 – Welcome\n",
                "agenda:\n  - time: \"09:30\"\n    title: Welcome\n",
            ),
            (
                "agenda:\n  - 9:30 am: Welcome\n",
                "agenda:\n  - time: \"09:30\" # 9:30 am\n    title: Welcome\n",
            ),
            (
                "agenda:\n  - \"9.30 - 9.45 Bienvenida\"\n",
                "agenda:\n  - time: \"09:30\" # 9.30 - 9.45\n    title: Bienvenida\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "groups: [local-experts, advisory-group, secretariat]",
        &[
            (
                "groups:\n  local-experts\n  advisory-group\n  secretariat",
                "groups:\n  - local-experts\n  - advisory-group\n  - secretariat\n",
            ),
            (
                "groups: |\n  - local-experts\n  - advisory-group\n  - secretariat",
                "groups:\n  - local-experts\n  - advisory-group\n  - secretariat\n",
            ),
            (
                "groups:\n  - local-experts: oui\n  - advisory-group: yes\n  - secretariat: x",
                "groups:\n  - local-experts # local-experts: oui\n  - advisory-group # advisory-group: yes\n",
            ),
            (
                "groups:\n  local-experts: sí\n  advisory-group: sí\n  secretariat: sí",
                "groups:\n  - local-experts # local-experts: sí\n",
            ),
            (
                "groups: local-experts,\n  advisory-group,\n  secretariat",
                "groups:\n  - local-experts\n  - advisory-group\n  - secretariat\n",
            ),
            (
                "groups:\n  1: local-experts\n  2: advisory-group\n  3: secretariat",
                "groups:\n  # 1\n  - local-experts\n  # 2\n  - advisory-group\n  # 3\n  - secretariat\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "invited: [aldermoor, inverkell]",
        &[(
            "invited: [aldermoor; inverkell]",
            "invited: [aldermoor, inverkell]\n",
        )],
    ),
    Kind(
        PROJECT,
        "partners: [Guild of warehouse owners]",
        &[
            (
                "partners:\n  Guild of warehouse owners\n  Canal Trust",
                "partners:\n  - Guild of warehouse owners\n  - Canal Trust\n",
            ),
            (
                "partners: Guild of warehouse owners; Canal Trust",
                "partners: [\"Guild of warehouse owners\", \"Canal Trust\"]\n",
            ),
            (
                "partners: |\n  Guild of warehouse owners,\n  Canal Trust",
                "partners:\n  - Guild of warehouse owners\n  - Canal Trust\n",
            ),
        ],
    ),
    Kind(
        PLAN,
        "objectives:\n",
        &[("objectives: |\n", "objectives:\n  - {kind: ")],
    ),
    Kind(
        PLAN,
        "  - {kind: gather-experience, text: \"Réunir vingt cas documentés, avec plans, mesures et récits d'habitants.\"}\n  - {kind: raise-questions, text: \"Jusqu'où peut-on transformer un sol ancien ?\"}\n  - {kind: common-orientations, text: \"Rédiger dix orientations que chaque ville pourra voter.\"}\n",
        &[(
            "  gather-experience: Réunir vingt cas.\n  raise-questions: Jusqu’où aller ?\n",
            "objectives:\n  - kind: gather-experience\n    text: Réunir vingt cas.\n  - kind: raise-questions\n    text: Jusqu’où aller ?\n",
        )],
    ),
    Kind(
        PLAN,
        "from: pilot-city",
        &[
            ("from: Ville de Havre-Saint-Elme", "from: pilot-city"),
            ("from: Havre-Saint-Elme", "from: pilot-city"),
            ("source: pilot-city", "from: pilot-city"),
            ("contributor: pilot city", "from: pilot-city"),
        ],
    ),
    Kind(
        PLAN,
        "{date: 2023-10-12, type: virtual-meeting, title: Ouverture",
        &[
            (
                "{date: 2023-10-12, type: virtual-meeting, nom: Ouverture",
                "{date: 2023-10-12, type: virtual-meeting, title: Ouverture",
            ),
            (
                "{date: 2023-10-12 réunion virtuelle, title: Ouverture",
                "{date: 2023-10-12, type: virtual-meeting, title: Ouverture",
            ),
        ],
    ),
    Kind(
        PLAN,
        "    - {group: management, category: expertise, label: Secrétariat du réseau à temps partiel, amount: 18000}\n",
        &[
            (
                "    Gestion du réseau\tExpertise\tSecrétariat du réseau à temps partiel\t18 000 $\n",
                "    - group: management\n      category: expertise\n      label: Secrétariat du réseau à temps partiel\n      amount: 18000 #",
            ),
            (
                "    - {group: management, category: expertise, label: Secrétariat du réseau à temps partiel, cost: 18000}\n",
                "temps partiel, amount: 18000} # cost\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "capacity: mayor",
        &[
            ("capacity: Mayor of Inverkell", "capacity: mayor"),
            ("capacity: Maire d’Inverkell", "capacity: mayor"),
        ],
    ),
    Kind(
        NETWORK,
        "{city: inverkell, role: member",
        &[(
            "{name: Inverkell, role: member",
            "{city: inverkell, role: member",
        )],
    ),
    Kind(
        PRIORITY,
        "theme: quartiers-frais",
        &[
            ("theme: thème 1", "theme: quartiers-frais # thème 1\n"),
            (
                "theme: la première",
                "theme: quartiers-frais # la première\n",
            ),
            (
                "theme:\n  id: quartiers-frais",
                "theme: quartiers-frais # id",
            ),
            ("theme: id: quartiers-frais", "theme: quartiers-frais # id"),
            ("id: quartiers-frais", "theme: quartiers-frais # id\n"),
        ],
    ),
    Kind(
        THEMES,
        "axis: axis-2",
        &[("axis: axis-2: resilience", "axis: axis-2 # resilience\n")],
    ),
    Kind(
        TEXT,
        "challenges: Des étés chauds.",
        &[
            (
                "1. challenges: |\n  Des étés chauds.\n  Des hivers.",
                "challenges: | # 1. challenges\n  Des étés chauds.\n  Des hivers.\n",
            ),
            (
                "challenges -\n  Des étés chauds.\n  Des hivers.",
                "challenges:\n  Des étés chauds.\n  Des hivers.\n",
            ),
            (
                "challenges: |\n  Des étés.\n\nTrois défis se posent :\n- Le bâti ;\n- Les étés.",
                "challenges: |\n  Des étés.\n\n  Trois défis se posent :\n  - Le bâti ;\n  - Les étés.\n",
            ),
        ],
    ),
    Kind(
        TEXT,
        TEXT_GOOD,
        &[(
            "> challenges: Des étés chauds.\n> actions: |\n>   Un audit.\n",
            "challenges: Des étés chauds.\nactions: |\n  Un audit.\n",
        )],
    ),
];
