//! Answers as people say them: days, hours, numbers, countries in words, each with what it becomes; and whole fiches of which no word may
//! be taken for a remark, nor a remark for a word.

use super::kinds::{CITY, EVENT, Kind, PLAN, PROJECT, STAFF, TEXT, THEMES};

const TABLE: &str = "events/round-table-5.yaml";

/// What is said, and what it becomes.
pub(super) const SPOKEN: &[Kind] = &[
    Kind(
        PROJECT,
        "title: Four ground floors that may get wet",
        &[(
            "title: \"Four\" : ground floors",
            "title: '\"Four\" : ground floors'\n",
        )],
    ),
    Kind(
        CITY,
        "signed_on: 2023-04-11",
        &[
            (
                "signed_on: Inverkell, 11 April 2023",
                "signed_on: 2023-04-11 # Inverkell, 11 April 2023\n",
            ),
            (
                "signed_on: Done at Inverkell, 11 April 2023",
                "signed_on: 2023-04-11 # Done at Inverkell, 11 April 2023\n",
            ),
            (
                "signed_on: fait le 11 avril 2023",
                "signed_on: 2023-04-11 # fait le 11 avril 2023\n",
            ),
            (
                "signed_on: 11/IV/2023",
                "signed_on: 2023-04-11 # 11/IV/2023\n",
            ),
            (
                "signed_on: 11ème avril 2023",
                "signed_on: 2023-04-11 # 11ème avril 2023\n",
            ),
            (
                "signed_on: 11 Abril 2O23",
                "signed_on: 2023-04-11 # 11 Abril 2O23\n",
            ),
            (
                "signed_on: onze avril deux mille vingt-trois",
                "signed_on: 2023-04-11 # onze avril deux mille vingt-trois\n",
            ),
            (
                "signed_on: once de abril de 2023",
                "signed_on: 2023-04-11 # once de abril de 2023\n",
            ),
            (
                "signed_on: 2023-04-11 10:30 am",
                "signed_on: 2023-04-11 # 2023-04-11 10:30 am\n",
            ),
            (
                "signed_on: 11 avr. 2023, 14h",
                "signed_on: 2023-04-11 # 11 avr. 2023, 14h\n",
            ),
            (
                "signed_on: 11-apr-23",
                "signed_on: 2023-04-11 # 11-apr-23\n",
            ),
            ("signed_on: 20230411", "signed_on: 2023-04-11 # 20230411\n"),
        ],
    ),
    Kind(
        EVENT,
        "starts: 2023-09-21T10:00",
        &[
            (
                "starts: 21 septembre 2023, 10 h 00",
                "starts: 2023-09-21T10:00 # 21 septembre 2023, 10 h 00\n",
            ),
            (
                "starts: jeudi 21 septembre 2023 à 10h du matin",
                "starts: 2023-09-21T10:00 # jeudi 21 septembre 2023 à 10h du matin\n",
            ),
            (
                "starts: 21 de septiembre de 2023 a las 10 de la mañana",
                "starts: 2023-09-21T10:00 # 21 de septiembre de 2023 a las 10 de la mañana\n",
            ),
            (
                "starts: 21 Sept 2023 at 10.00hrs",
                "starts: 2023-09-21T10:00 # 21 Sept 2023 at 10.00hrs\n",
            ),
            (
                "starts: 21 September 2023 from 10am to 11am",
                "starts: 2023-09-21T10:00 # 21 September 2023 from 10am to 11am\n",
            ),
            (
                "starts: 21 September 2023 1000",
                "starts: 2023-09-21T10:00 # 21 September 2023 1000\n",
            ),
            (
                "starts: 21 September 2023 at ten in the morning",
                "starts: 2023-09-21T10:00 # 21 September 2023 at ten in the morning\n",
            ),
            (
                "starts: 10h, le 21 septembre 2023",
                "starts: 2023-09-21T10:00 # 10h, le 21 septembre 2023\n",
            ),
            (
                "starts: 21 septembre 2023 10h00 GMT-4",
                "starts: 2023-09-21T10:00 # 21 septembre 2023 10h00 GMT-4\n",
            ),
            (
                "starts: 21 septembre 2023 à 10 h (EDT)",
                "starts: 2023-09-21T10:00 # 21 septembre 2023 à 10 h (EDT)\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "minutes: 55",
        &[
            ("minutes: cinquante-cinq", "minutes: 55 # cinquante-cinq\n"),
            (
                "minutes: cincuenta y cinco minutos",
                "minutes: 55 # cincuenta y cinco minutos\n",
            ),
            ("minutes: fifty-five", "minutes: 55 # fifty-five\n"),
            (
                "minutes: de 10h00 à 10h55",
                "minutes: 55 # de 10h00 à 10h55\n",
            ),
            ("minutes: 0:55", "minutes: 55 # 0:55\n"),
        ],
    ),
    Kind(
        PLAN,
        "amount: 18000",
        &[
            (
                "amount: dix-huit mille",
                "amount: 18000} # dix-huit mille\n",
            ),
            ("amount: dieciocho mil", "amount: 18000} # dieciocho mil\n"),
            (
                "amount: eighteen thousand",
                "amount: 18000} # eighteen thousand\n",
            ),
        ],
    ),
    Kind(
        TABLE,
        "number: 5",
        &[
            ("number: Table ronde 5", "number: 5 # Table ronde 5\n"),
            ("number: TR 5", "number: 5 # TR 5\n"),
            ("number: Round table 5", "number: 5 # Round table 5\n"),
            ("number: n° 5", "number: 5 # n° 5\n"),
            ("number: cinq", "number: 5 # cinq\n"),
        ],
    ),
    Kind(
        CITY,
        "country: IE",
        &[(
            "country: Republic of Ireland",
            "country: IE # Republic of Ireland\n",
        )],
    ),
    Kind(
        CITY,
        "language: en",
        &[
            (
                "language: langue anglaise",
                "language: en # langue anglaise\n",
            ),
            (
                "language: lengua inglesa",
                "language: en # lengua inglesa\n",
            ),
            (
                "language: English language",
                "language: en # English language\n",
            ),
        ],
    ),
    Kind(
        CITY,
        "time_zone: Europe/Dublin",
        &[(
            "time_zone: heure de Dublin",
            "time_zone: Europe/Dublin # heure de Dublin\n",
        )],
    ),
    Kind(
        CITY,
        "latitude: 53.3\nlongitude: -8.9",
        &[
            (
                "latitude: 53.3, -8.9\nlongitude:",
                "latitude: 53.3 # latitude: 53.3, -8.9\nlongitude: -8.9\n",
            ),
            (
                "GPS: 53.3, -8.9",
                "latitude: 53.3\nlongitude: -8.9 # GPS: 53.3, -8.9\n",
            ),
            (
                "lat: 53.3\nlong: minus 8.9",
                "latitude: 53.3 # lat\nlongitude: -8.9 # long; minus 8.9\n",
            ),
        ],
    ),
    Kind(
        EVENT,
        "mode: virtual",
        &[
            ("mode: à distance", "mode: virtual # à distance\n"),
            ("mode: telemático", "mode: virtual # telemático\n"),
            ("mode: distanciel", "mode: virtual # distanciel\n"),
        ],
    ),
    Kind(
        CITY,
        "signed_on: 2023-04-11",
        &[(
            "signed_on: 2023-04-11 (see letter)",
            "signed_on: 2023-04-11 # 2023-04-11 (see letter)\n",
        )],
    ),
    // The name of a question without its colon.
    Kind(
        TEXT,
        "actions: Un audit.",
        &[
            ("actions\nUn audit.", "actions: Un audit.\n"),
            ("Actions.\n  Un audit.", "actions: # Actions\n  Un audit.\n"),
            (
                "Actions |\n  Un audit.",
                "actions: | # Actions\n  Un audit.\n",
            ),
            (
                "Actions en cours ou réalisées\n  Un audit.",
                "actions: # Actions en cours ou réalisées\n  Un audit.\n",
            ),
            // What is said of a text right below it.
            (
                "actions: |\n  Un audit.\n  Deux puits.\n(4 mots)",
                "  Deux puits.\n# (4 mots)\n",
            ),
            (
                "actions: |\n  Un audit.\nCordialement,\nAda Un",
                "  Un audit.\n# Cordialement,\n# Ada Un\n",
            ),
        ],
    ),
    // The head of a mail.
    Kind(
        TEXT,
        "challenges: Des",
        &[(
            "De : Ada Un\nEnvoyé : mardi\nObjet : la fiche\n\nchallenges: Des",
            "# De : Ada Un\n# Envoyé : mardi\n# Objet : la fiche\n\nchallenges: Des",
        )],
    ),
    Kind(
        PROJECT,
        "state: under-way",
        &[
            ("Under way", "state: under-way # Under way\n"),
            ("state: on-going", "state: under-way # on-going\n"),
        ],
    ),
];

/// A fiche as it was typed, and the head of a line that no certain repair may write into it.
pub(super) const HARMFUL: &[(&str, &str, &str)] = &[
    // A word that ends a letter begins a sentence as well.
    (
        TEXT,
        "challenges:\nUne ville de carrières.\n\nMerci\naux habitants, elle est debout.\n\nDeux rues sont fermées.\nactions:\nNous réparons.\n",
        "# aux habitants",
    ),
    (
        TEXT,
        "challenges: |\n  Una ciudad.\nactions:\nReparamos las calles.\n\nGracias\na los vecinos se han abierto tres patios.\n",
        "# a los vecinos",
    ),
    (
        TEXT,
        "challenges: |\n  Une ville.\n\nMerci\n\nDeux rues sont fermées.\nactions: |\n  Nous réparons.\n",
        "# Deux rues",
    ),
    // The end of an answer stands less deep than it should, above the next item.
    (
        THEMES,
        "themes:\n  - id: eau\n    axis: axis-2\n    title: L’eau\n    axis_relation: Un lien.\n    description: Les cours, ressource\n  oubliée, peuvent redevenir ombreuses.\n  - id: bois\n    title: Le bois\n    axis: axis-1\n    axis_relation: Un lien.\n    description: Loger.\n",
        "# oubliée",
    ),
    (
        THEMES,
        "themes:\n  - id: eau\n    axis: axis-2\n    title: L’eau\n    axis_relation: Un lien.\n    description: Les cours de\n  1850.\n  - id: bois\n    title: Le bois\n    axis: axis-1\n    axis_relation: Un lien.\n    description: Loger.\n",
        "# 1850",
    ),
    // The name of the first question was lost.
    (
        TEXT,
        "Les défis de notre ville : nous manquons d’eau\net les rues sont chaudes.\nactions: |\n  Nous réparons.\n",
        "# Les défis",
    ),
    (
        PROJECT,
        "Four ground floors that may get wet\nnetwork: cool-old-towns\naim: |\n  Refit.\nfrom: 2024-01\nstate: under-way\n",
        "# Four ground",
    ),
    // The colon of a question was.
    (
        PROJECT,
        "title: Four ground floors\nnetwork: cool-old-towns\naim: |\n  Refitting the ground floors.\nfrom 2024-01\nto: 2024-09\nstate: under-way\n",
        "from 2024-01",
    ),
    // A remark behind the bar, words of the form, a signature: none of them is a word of the text.
    (
        TEXT,
        "challenges: | (500 mots maximum)\n  Une ville.\nactions: |\n  Nous réparons.\n",
        "(500 mots",
    ),
    (
        TEXT,
        "challenges: | // voir Paul\n  Une ville.\nactions: |\n  Nous réparons.\n",
        "// voir Paul",
    ),
    (
        TEXT,
        "challenges: |\n  Une ville.\nActions en cours ou réalisées (max 500 mots)\nactions: |\n  Nous réparons.\n",
        "Actions en cours",
    ),
    (
        TEXT,
        "challenges:\nUne ville.\n\nPage 2/3\nactions:\nNous réparons.\n",
        "Page 2/3",
    ),
    (
        TEXT,
        "challenges:\nUne ville.\n\nactions:\nNous réparons.\n\nÀ bientôt\nJeanne Martin\n06 11 22 33 44\n",
        "Jeanne Martin",
    ),
    // Which box is ticked, which cell is empty.
    (
        TEXT,
        "challenges: |\n  ✓ dépavage\n  ☐ plantation\nactions: |\n  Nous réparons.\n",
        "- dépavage",
    ),
    (
        TEXT,
        "challenges: |\n  \tLogements\tVides\n  Haut\t12\t4\n  Bas\t20\t\nactions: |\n  Nous réparons.\n",
        "Logements",
    ),
    // A point in the column of an item's answers begins no other item.
    (
        STAFF,
        "people:\n  - role: coordinator\n    name: Ada Un\n    • title: Adjointe\n    • email: ada.un@rocheclaire.example.org\n",
        "- title:",
    ),
    // A name, a mark, a period right below a text: nobody's words to publish.
    (
        TEXT,
        "challenges: |\n  Une ville.\nactions: |\n  Nous réparons.\nAda Un\n",
        "Ada",
    ),
    (
        TEXT,
        "challenges: |\n  Une ville.\nVersion du 3 mai\nactions: |\n  Nous réparons.\n",
        "Version",
    ),
    (
        TEXT,
        "challenges: |\n  Une ville.\nde novembre 2023 à mai 2024 environ\nactions: |\n  Nous réparons.\n",
        "de novembre",
    ),
    // What is said of an id, and what one label holds of two answers.
    (
        THEMES,
        "themes:\n  - id: eau (à confirmer)\n    title: L’eau\n    axis: axis-2\n    description: L’eau.\n    axis_relation: Un lien.\n",
        "- id: eau-a-confirmer",
    ),
    (
        STAFF,
        "people:\n  - role: Élu (coordinateur)\n    name: Ada Un\n    title: Adjointe\n    email: ada.un@rocheclaire.example.org\n",
        "- role: coordinator",
    ),
];
