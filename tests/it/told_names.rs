//! Who may be named where: what makes a name public and what does not, in which ways a name or a number is written, and that no text
//! is accused of what it does not say.

use proptest::prelude::*;
use roadmap::{
    guard::{Guard, Owner, Values},
    model::{catalog::Fiche, schemas::Schemas, source::Source},
    parse::{Limits, parse},
};

use crate::{
    project::{Project, cases},
    scratch::scratch,
};

/// A guard that knows fiches, each with its path and its kind.
fn knowing(fiches: &[(&str, &'static str, &str)]) -> Guard {
    let schemas = Schemas::embedded();
    let mut values = Values::default();
    for (path, kind, text) in fiches {
        let fiche = Fiche {
            kind,
            id: (*kind).to_owned(),
            document: parse(Source::new(*path, *text), &Limits::default())
                .unwrap()
                .into(),
        };
        let city = path
            .strip_prefix("cities/")
            .and_then(|rest| rest.split('/').next());
        let owner = Owner {
            language: city.map(|_| "en"),
            city,
        };
        values.fiche(&fiche, &schemas.of(kind).unwrap().plan, owner);
    }
    Guard::new(values, "")
}

/// The staff of a city, one person.
fn staff(name: &str) -> String {
    format!(
        "people:\n  - {{role: coordinator, name: {name:?}, title: Chief, email: x.quiet@city.example.org}}\n"
    )
}

/// A guard that knows a person on the staff of the city `a`, and public texts of others.
fn person(name: &str, more: &[(&str, &'static str, &str)]) -> Guard {
    let staff = staff(name);
    let own = [("cities/a/staff.yaml", "staff", staff.as_str())];
    knowing(&[&own, more].concat())
}

/// Whether a text holds what a guard looks for, in each kind of file that shows it.
fn finds(guard: &Guard, text: &str) -> bool {
    let page = format!("<p>{}</p>", text.replace('&', "&amp;"));
    let data = serde_json::json!({ "text": text }).to_string();
    let all = [("a.md", text), ("a.html", &page), ("a.json", &data)];
    let found = all.map(|(file, text)| !guard.scan(file, text.as_bytes()).is_empty());
    assert!(
        found.iter().all(|one| *one == found[0]),
        "{text}: {found:?}"
    );
    found[0]
}

#[test]
fn a_name_is_found_without_the_titles_that_its_fiche_gives_it() {
    for name in [
        "Basile Courtemanche",
        "M. Basile Courtemanche",
        "Mme la Dre. Basile Courtemanche",
        "Dr Basile Courtemanche",
        "Basile Courtemanche, ing.",
        "Basile Courtemanche, Ph.D., directeur du port",
        "Basile Courtemanche MBA",
        "Basile Courtemanche (intérim)",
        "Basile Courtemanche [par intérim",
        "Basile Courtemanche - directeur",
        "Basile J. Courtemanche",
        "Courtemanche, Basile",
        "Courtemanche, Basile (ing.)",
        "Sra. Courtemanche, Basile",
        "Basile Courtemanche / Ysolde Pinard",
        "Ysolde Pinard & Basile Courtemanche",
        "BASILE COURTEMANCHE, arch.",
    ] {
        let guard = person(name, &[]);
        for text in [
            name,
            "by Basile Courtemanche in May",
            "Courtemanche Basile",
            "Basile J. Courtemanche",
            "https://people.example/in/basilecourtemanche",
        ] {
            // The first title is none that stands before names.
            let known = !name.starts_with("Mme la") || text == name;
            assert!(finds(&guard, text) || !known, "{name}: {text}");
        }
        for text in [
            "Basile",
            "Courtemanche et fils",
            "the harbour",
            "ing. directeur du port",
        ] {
            assert!(!finds(&guard, text), "{name}: {text}");
        }
    }
    // No short word is the core of a name, and no office is a person.
    for (name, text) in [
        ("M. Roy", "the Roy quay"),
        ("Dr A. Roy", "de A à Roy"),
        (
            "Service du patrimoine (accueil)",
            "le service du patrimoine",
        ),
        ("Ana, directora del museo", "Ana"),
    ] {
        assert!(!finds(&person(name, &[]), text), "{name}: {text}");
    }
}

#[test]
fn a_name_is_found_as_people_and_addresses_write_it() {
    for (name, texts) in [
        (
            "Basile Courtemanche",
            &[
                "https://www.people.example/in/basilecourtemanche",
                "@BasileCourtemanche",
                "https://x.example/courtemanchebasile",
                "B. Courtemanche",
                "Courtemanche, B.",
                "b_courtemanche",
                "Basile J. Courtemanche",
                "Basile J.-P. Courtemanche",
            ][..],
        ),
        (
            "Théodora Langevin-Roy",
            &["Théodora Langevin", "Langevin-Roy, Théodora"],
        ),
        (
            "Jürgen Müller",
            &[
                "Jurgen Muller",
                "Juergen Mueller",
                "JUERGEN MUELLER",
                "@juergenmueller",
            ],
        ),
        ("Juergen Mueller", &["Jürgen Müller"]),
        ("Søren Ågård", &["Soeren Aagaard", "Soren Agard"]),
        ("Niamh O'Brien", &["Niamh OBrien", "Niamh O’Brien"]),
        ("Jeanne d'Aubigné", &["Jeanne Daubigné", "J. d'Aubigné"]),
        ("Ewan MacDonald", &["Ewan Mac Donald"]),
        ("Ewan Mac Donald", &["Ewan MacDonald"]),
        ("Rosa de la Cruz", &["Rosa Delacruz"]),
        (
            "Jean-Pierre Rouxel",
            &[
                "Jean Pierre Rouxel",
                "Jeanpierre Rouxel",
                "J.-P. Rouxel",
                "J. Rouxel",
            ],
        ),
        (
            "María José García López",
            &["María José García", "Maria Jose Garcia Lopez"],
        ),
    ] {
        let guard = person(name, &[]);
        for text in texts {
            assert!(
                finds(&guard, &format!("See {text} there.")),
                "{name}: {text}"
            );
        }
    }
}

/// Letters that stand alone for another reason than that a name begins with them, and names that are words.
#[test]
fn what_only_sounds_like_a_name_is_not_accused() {
    for (name, text) in [
        ("Anne Rivière", "de la source à Rivière"),
        ("Louise Auberge", "la nuit à l’auberge"),
        ("Denis Olivier", "une branche d’olivier"),
        ("Marie Boulanger", "M. Boulanger"),
        ("Simon Gardens", "the city’s gardens"),
        ("Yves Madrid", "Toledo y Madrid"),
        ("Pierre Roy", "P. Roy"),
        ("Pierre Saint-Jean", "Pierre Saint Roch"),
        ("Marc Hand", "un marchand"),
        ("Marie Paris", "Marie à Paris"),
        ("Jean Baptiste Roy", "l’église Jean Baptiste"),
        ("Basile Courtemanche", "Basile, Pinard et Courtemanche"),
        ("Basile Courtemanche", "basilecourtemanchepinard"),
    ] {
        assert!(!finds(&person(name, &[]), text), "{name}: {text}");
    }
    // A tag is nobody's initial.
    let guard = person("Pierre Fontaine", &[]);
    for page in [
        "<p>Fontaine royale</p>",
        "<p><b>Fontaine</b></p>",
        "<a href='x'>Fontaine</a>",
    ] {
        assert_eq!(guard.scan("a.html", page.as_bytes()), [], "{page}");
    }
}

/// A name, and texts that name it or not.
type Told = (&'static str, &'static [&'static str]);

/// Initials, and surnames that are words: across cells, marks and sentences, in small letters, they name nobody.
const BY_CHANCE: &[Told] = &[
    (
        "Claire Fontaine",
        &[
            "Lot C : fontaine et bancs.",
            "Lot C\n\nFontaine et bancs",
            "le lot C, fontaine",
            "plan_c_fontaine",
        ],
    ),
    (
        "Bernard Fontaine",
        &[
            "a) banc ; b) fontaine ; c) arbre",
            "B) Fontaine",
            "Zone B Fontaine",
            "fontaine_b",
        ],
    ),
    (
        "Pierre Fontaine",
        &[
            "(voir le guide de la fontaine, p. 12)",
            "le guide de la Fontaine, p. 12",
            "Fontaine, P. 12",
            "Fontaine P 3",
        ],
    ),
    (
        "Xavier Boulanger",
        &[
            "| Métier | Présent |\n|---|---|\n| Boulanger | x |\n| Meunier | x |",
            "- Boulanger\n- X",
        ],
    ),
    (
        "Bernard Rivière",
        &[
            "| Zone | Lieu |\n|---|---|\n| B | Rivière |",
            "Groupe B — Rivière",
            "B. la rivière",
        ],
    ),
    ("Hélène Marché", &["De 8 h : marché.", "De 8 h Marché"]),
    (
        "Karine Rivière",
        &[
            "Le long de la rivière. K. Un mot.",
            "Le long de la Rivière. K. Un mot.",
        ],
    ),
    ("Paul Marché", &["Marché, p. 3", "le marché P"]),
    ("Marie-Ève Zorlande", &["Me Zorlande"]),
    (
        "Blanche Pierre",
        &[
            "Les murs en pierre blanche sont entretenus.",
            "pierre-blanche",
            "Pierre. Blanche",
        ],
    ),
    (
        "Victoria Plaza",
        &[
            "La plaza Victoria.",
            "La Plaza Victoria.",
            "| Plaza | Victoria |\n|---|---|\n| a | b |",
        ],
    ),
    ("Carmen Calle", &["La calle Carmen."]),
    (
        "Pierre Martin",
        &[
            "Le mur est en pierre. Martin, le maire, le dit.",
            "des murs de pierre, Martin et Roux",
        ],
    ),
    ("José Costa", &["Un séjour à San José, Costa Rica."]),
    ("Florence May", &["- Florence\n- May", "Florence, May 2023"]),
    ("Mark Green", &["Set a mark; green spaces come first."]),
    ("Claire Roche", &["La ville de Rocheclaire.", "ROCHECLAIRE"]),
    ("Blanca Casa", &["Casablanca"]),
];

const WRITTEN: &[Told] = &[
    (
        "Claire Fontaine",
        &[
            "C. Fontaine",
            "C.\u{a0}Fontaine",
            "C Fontaine",
            "Fontaine C.",
            "Fontaine, C.",
            "FONTAINE, C.",
            "C. FONTAINE",
            "C. **Fontaine**",
            "_C. Fontaine_",
            "par C.\nFontaine",
            "c.fontaine",
            "https://x.example/in/c_fontaine",
            "Fontaine Claire",
            "FONTAINE Claire",
            "Fontaine, Claire",
            "fontaine.claire",
        ],
    ),
    (
        "Jean-Pierre Zorlande",
        &[
            "JP Zorlande",
            "J.-P. Zorlande",
            "J.P. Zorlande",
            "J. P. Zorlande",
            "J Zorlande",
        ],
    ),
    (
        "Jean Pierre Zorlande",
        &[
            "J.-P. Zorlande",
            "JP Zorlande",
            "Jean Zorlande",
            "Zorlande Jean Pierre",
        ],
    ),
    ("Philippe Zorlande", &["Ph. Zorlande", "P. Zorlande"]),
    ("Christian Zorlande", &["Chr. Zorlande", "Ch. Zorlande"]),
    ("Théodora Zorlande", &["Th. Zorlande"]),
    (
        "Youssef el Zorlande",
        &["youssefelzorlande", "el Zorlande, Youssef"],
    ),
    (
        "Renée d'Aubigné",
        &["R. d’Aubigné", "d'Aubigné, Renée", "R. D'AUBIGNÉ"],
    ),
    (
        "Rosa de la Cerda",
        &["R. de la Cerda", "de la Cerda, Rosa", "De La Cerda Rosa"],
    ),
    (
        "María del Carmen García López",
        &[
            "García López, María del Carmen",
            "GARCÍA LÓPEZ María del Carmen",
        ],
    ),
    (
        "Juan Pablo García López",
        &["J. P. García López", "JP García López"],
    ),
    (
        "João Pedro da Silva Santos",
        &["J. P. da Silva Santos", "da Silva Santos, João Pedro"],
    ),
    (
        "Basile Courtemanche",
        &[
            "Basile « Baz » Courtemanche",
            "Basile (Baz) Courtemanche",
            "Courtemanche (Basile)",
            "Basile\nCourtemanche",
            "Basile Courte-\nmanche",
            "Ba-\nsile Courtemanche",
            "@basilecourtemanche",
            "Courtemanche B 418",
        ],
    ),
];

#[test]
fn a_word_such_as_at_hides_an_address_only_where_its_parts_stand_together() {
    for (address, text, found) in [
        (
            "patrimoine@rocheclaire.fr",
            "Le patrimoine à Rocheclaire (FR)",
            false,
        ),
        ("heritage@aldermoor.uk", "Heritage at Aldermoor, UK", false),
        (
            "museo@puerto-azafran.es",
            "El museo a Puerto Azafrán (ES)",
            false,
        ),
        (
            "port@havre.ca",
            "Nous avons vu le port à Havre, ca. 1900.",
            false,
        ),
        ("heritage@aldermoor.uk", "heritage at aldermoor.uk", true),
        (
            "heritage@aldermoor.uk",
            "heritage at aldermoor dot uk",
            true,
        ),
        (
            "heritage@aldermoor.uk",
            "heritage (at) aldermoor (dot) uk",
            true,
        ),
        ("museo@puerto-azafran.es", "museo a puerto-azafran.es", true),
    ] {
        let staff = staff("Zed Quux").replace("x.quiet@city.example.org", address);
        let guard = knowing(&[("cities/a/staff.yaml", "staff", &staff)]);
        assert_eq!(finds(&guard, text), found, "{address}: {text}");
    }
}

#[test]
fn an_initial_counts_only_as_a_name_is_written() {
    for (name, texts) in BY_CHANCE {
        let guard = person(name, &[]);
        for text in *texts {
            assert!(!finds(&guard, text), "{name}: {text}");
        }
    }
    for (name, texts) in WRITTEN {
        let guard = person(name, &[]);
        for text in *texts {
            assert!(
                finds(&guard, &format!("See {text} there.")),
                "{name}: {text}"
            );
        }
    }
}

#[test]
fn what_names_nobody_is_no_secret() {
    for (name, texts) in [
        ("Vacant", &["Un terrain vacant.", "Vacant"][..]),
        ("À pourvoir", &["Trois postes à pourvoir.", "À Pourvoir"]),
        ("Poste vacant", &["Un poste vacant.", "Poste Vacant"]),
        ("N.N.", &["| N | N |\n|---|---|\n| a | b |", "N.N.", "n n"]),
        (
            "Service du patrimoine",
            &["Le service du patrimoine répond.", "Service du Patrimoine"],
        ),
        ("Heritage Department", &["The Heritage Department answers."]),
        ("Directeur du patrimoine", &["Le directeur du patrimoine"]),
        (
            "Bureau de l'urbanisme (accueil)",
            &["Le bureau de l’urbanisme"],
        ),
        ("Zorlande", &["la rue Zorlande"]),
    ] {
        let guard = person(name, &[]);
        for text in texts {
            assert!(!finds(&guard, text), "{name}: {text}");
        }
    }
}

/// Names and remarks that have a word of an office, or of a vacant post, among them.
#[test]
fn who_is_called_like_an_office_is_found() {
    for (name, text) in [
        ("Ville Virtanen", "by Ville Virtanen"),
        ("Pierre Bureau", "par Pierre Bureau"),
        ("Anna Rouxel, designer", "by Anna Rouxel"),
        ("Anna Rouxel (poste vacant en mai)", "by Anna Rouxel"),
        ("Directrice Anna Rouxel", "by Anna Rouxel"),
    ] {
        assert!(finds(&person(name, &[]), text), "{name}: {text}");
    }
    let guard = person("Ville de Rocheclaire", &[]);
    assert!(!finds(&guard, "la ville de Rocheclaire"));
}

/// One person as staff lists name them.
const LISTED: [&str; 35] = [
    "Conseillère Ysandre Zorlande",
    "Conseillère municipale Ysandre Zorlande",
    "Cllr Ysandre Zorlande",
    "Councillor Ysandre Zorlande",
    "Herr Ysandre Zorlande",
    "Frau Ysandre Zorlande",
    "Dña. Ysandre Zorlande",
    "D. Ysandre Zorlande",
    "Mtra. Ysandre Zorlande",
    "Mtro. Ysandre Zorlande",
    "Lcda. Ysandre Zorlande",
    "Dott.ssa Ysandre Zorlande",
    "Sig. Ysandre Zorlande",
    "Sig.ra Ysandre Zorlande",
    "Ir. Ysandre Zorlande",
    "Dhr. Ysandre Zorlande",
    "Mevr. Ysandre Zorlande",
    "Coord. Ysandre Zorlande",
    "Adj. Ysandre Zorlande",
    "Maire : Ysandre Zorlande",
    "Ysandre Zorlande : directrice",
    "Ysandre Zorlande. Directrice",
    "Ysandre \"Baz\" Zorlande",
    "Ysandre « Baz » Zorlande",
    "Ysandre “Baz” Zorlande",
    "Ysandre Zorlande et Ysolde Pinardot",
    "Ysolde Pinardot and Ysandre Zorlande",
    "Ysolde Pinardot y Ysandre Zorlande",
    "Ysolde Pinardot und Ysandre Zorlande",
    "Ysolde Pinardot, Ysandre Zorlande",
    "Ysandre Zorlande + Ysolde Pinardot",
    "Ysolde Pinardot\nYsandre Zorlande",
    "Ysandre Zorlande ou son adjoint",
    "Ysandre Zorlande née Pinardot",
    "Ysandre Zorlande ép. Pinardot",
];

#[test]
fn people_are_found_behind_titles_and_beside_others() {
    for name in LISTED {
        let guard = person(name, &[]);
        for text in [
            "by Ysandre Zorlande in May",
            "Zorlande, Ysandre",
            "Y. Zorlande",
        ] {
            // `Y.` is a word.
            let known = text != "Y. Zorlande";
            assert_eq!(finds(&guard, text), known, "{name}: {text}");
        }
        for text in [
            "Head Gardener",
            "the Zorlande quay",
            "la directrice",
            "Conseillère municipale",
            "et son adjoint",
        ] {
            assert!(!finds(&guard, text), "{name}: {text}");
        }
    }
    for (name, text) in [
        ("Basile Courtemanche, Head Gardener", "the Head Gardener"),
        (
            "Basile Courtemanche, Directeur du Port",
            "le Directeur du Port",
        ),
        ("Basile Courtemanche, City Architect", "a City Architect"),
        (
            "Basile Courtemanche : Service Patrimoine",
            "le service patrimoine",
        ),
    ] {
        assert!(!finds(&person(name, &[]), text), "{name}: {text}");
        assert!(finds(&person(name, &[]), "Basile Courtemanche"), "{name}");
    }
}

/// Words of a meeting that is withheld, and of how any is joined, that any page has.
#[test]
fn words_of_any_page_are_no_secret_of_a_meeting() {
    let meeting = |more: &str| {
        format!(
            "type: preparatory-meeting\nstarts: 2023-09-08T15:00\ntime_zone: Europe/Paris\n{more}\n"
        )
    };
    for (more, text) in [
        ("title: Marchés vivants", "les marchés vivants"),
        ("agenda: [{time: '16:00', title: Calendrier}]", "Calendrier"),
        (
            "agenda: [{time: '16:00', title: Prochaines étapes}]",
            "Les prochaines étapes suivent.",
        ),
        (
            "speakers: [{name: Ann Quux, title: Maire de Bordeaux}]",
            "l’adjointe au maire de Bordeaux",
        ),
        (
            "contact: {name: Réseau des vieilles villes, email: q@office.example}",
            "le réseau des vieilles villes",
        ),
        ("joining: {text: Online}", "Online"),
        (
            "joining: {text: Salle du conseil}",
            "Dans la salle du conseil.",
        ),
    ] {
        let guard = knowing(&[("events/quiet.yaml", "event", &meeting(more))]);
        assert!(!finds(&guard, text), "{more}");
    }
    for (more, text) in [
        (
            "title: Préparer les vieilles villes fraîches",
            "So: préparer les vieilles villes fraîches",
        ),
        ("joining: {text: Code 4521}", "with the code 4521"),
        ("speakers: [{name: Ann Quux, title: Maire}]", "by Ann Quux"),
        (
            "contact: {name: Office, email: q@office.example}",
            "q@office.example",
        ),
    ] {
        let guard = knowing(&[("events/quiet.yaml", "event", &meeting(more))]);
        assert!(finds(&guard, text), "{more}");
    }
    // Who decided is a person only where each word has a capital.
    for (by, found) in [
        ("Mairie", false),
        ("Conseil municipal", false),
        ("City council", false),
        ("Ysandre Zorlande", true),
    ] {
        let record =
            format!("name: A\nrecord: [{{state: submitted, date: 2023-01-02, by: {by}}}]\n");
        let guard = knowing(&[("cities/a/city.yaml", "city", &record)]);
        assert_eq!(finds(&guard, &format!("so said {by} then")), found, "{by}");
    }
}

#[test]
fn a_file_is_named_with_its_full_stop() {
    let letter = "name: A\ninterest: {letter: letter.pdf, signed_by: {name: Ann Quux}}\n";
    let guard = knowing(&[("cities/a/city.yaml", "city", letter)]);
    for text in [
        "Download the letter (PDF).",
        "Send us your letter: PDF or paper.",
        "the letter, pdf",
        "letter.odt",
    ] {
        assert!(!finds(&guard, text), "{text}");
    }
    for text in [
        "see letter.pdf",
        "LETTER.PDF",
        "https://x.example/?q=letter.pdf",
        "[x](a/letter.pdf)",
    ] {
        assert!(finds(&guard, text), "{text}");
    }
}

/// A plan with round sums and others, and what its budget says.
const BUDGET: &str = "network: n\nbudget:\n  currency: CAD\n  expenses:\n    - {group: activities, category: stay, label: Hébergement, amount: 2000}\n    - {group: activities, category: travel, label: Billets, amount: 14500}\n    - {group: activities, category: material, label: Cartes, amount: 48250}\n  funding:\n    - {source: Gouvernement du Québec, amount: 10000, status: requested}\n";

#[test]
fn a_document_is_looked_through_for_what_is_particular() {
    let staff = staff("Basile Courtemanche").replace("Chief", "Directeur du patrimoine");
    let guard = knowing(&[
        ("cities/a/staff.yaml", "staff", &staff),
        ("cities/a/action-plan.yaml", "action-plan", BUDGET),
    ]);
    let found = |text: &str| guard.scan("documents/e/note.txt", text.as_bytes()).len();
    for text in [
        "Un plan de 2000.",
        "Le site a reçu 10 000 visiteurs.",
        "En 2000, 10 000 visiteurs ; entrée : 5 $",
        "De 2000 à 2023, 10 000 arbres",
        "Hébergement des invités",
        "Le gouvernement du Québec soutient.",
        "Le directeur du patrimoine ouvre la séance.",
        "Il y a 48 250 habitants.",
        "Il y a 10 000 000 de visiteurs, 14 500 000 oiseaux.",
        "Cartes au 1:10 000, 1:2 000, 1/48 250 et 1:14 500",
        "ISO 10000, ISO 14500 and ISO 48250",
        "10 000 visiteurs et 2 000 arbres. Entrée : 5 $",
        "14 500 visiteurs et 10 000 arbres",
        "Un peso de 14 500 kg",
        "UEFA Euro 2000, valeurs en euros de 2000, in constant 2000 US$",
        "Entradas: 10 000 a 5 €",
    ] {
        assert_eq!(found(text), 0, "{text}");
    }
    for (text, count) in [
        ("Basile Courtemanche ouvre la séance.", 1),
        ("B. Courtemanche ouvre la séance.", 1),
        ("x.quiet@city.example.org", 1),
        ("Hébergement : 2 000 $", 1),
        ("10 000 CAD demandés", 1),
        ("Billets 14 500, cartes 48 250", 2),
        ("Billets : 14 500 ; demandé : 10 000", 2),
        ("Budget (en $)\nHébergement 2 000\nDemandé 10 000", 2),
        ("Budget 2024 $ : 10 000", 1),
        ("Poste 1 : 14 500 ; poste 2 : 10 000", 2),
    ] {
        assert_eq!(found(text), count, "{text}");
    }
}

/// A meeting of which only those know who take part, and how they join it.
const MEETING: &str = "type: preparatory-meeting\ntitle: Quiet\nstarts: 2023-09-08T15:00\ntime_zone: Europe/Paris\njoining:\n  text: |\n    Zoom https://us02web.zoom.example/j/81234567890?pwd=QkFuZ2VyMTI, ID 812 3456 7890\n    Tel. +1 418 555 0199 / +33 5 56 10 20 30\n";

#[test]
fn numbers_to_call_and_to_join_are_found_however_they_are_grouped() {
    let guard = knowing(&[("events/quiet.yaml", "event", MEETING)]);
    for text in [
        "+1 418 555 0199",
        "418 555 0199",
        "(418) 555-0199",
        "+14185550199",
        "[call](tel:+14185550199)",
        "418\u{a0}555\u{2011}0199",
        "05 56 10 20 30",
        "812-3456-7890",
        "meeting 81234567890",
        "https://us02web.zoom.example/j/81234567890",
        "us02web.zoom.example/j/81234567890?pwd=no",
    ] {
        assert!(finds(&guard, &format!("So {text} it is.")), "{text}");
    }
    for text in [
        "+1 418 555 0190",
        "05 56 10 20 99",
        "555 0199",
        "2023-09-08",
        "20230908",
        "8 123 456 789 visitors",
        "https://us02web.zoom.example/",
    ] {
        assert!(!finds(&guard, &format!("So {text} it is.")), "{text}");
    }
}

#[test]
fn a_meeting_that_is_withheld_may_begin_when_another_does() {
    let project = Project::example("quebec");
    let hour = "starts: 2023-10-26T16:00";
    assert!(project.read("events/round-table-7.yaml").contains(hour));
    let path = "events/prep-cool-old-towns.yaml";
    let text = project.read(path);
    let (_, rest) = text.split_once("starts: ").unwrap();
    let (own, _) = rest.split_once('\n').unwrap();
    project.edit(path, &format!("starts: {own}"), hour);
    let out = scratch();
    let site = out.path().join("site");
    let run = project.run(&format!("publish --lang en --out {}", site.display()));
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn texts_side_by_side_name_nobody() {
    let partners = "title: Quay\npartners: [Saint Basile, Courtemanche et fils]\n";
    for path in ["cities/a/projects/quay.yaml", "cities/b/projects/quay.yaml"] {
        let guard = person("Basile Courtemanche", &[(path, "project", partners)]);
        assert!(finds(&guard, "as Basile Courtemanche said"), "{path}");
    }
    // One's own people may be named by a field for names.
    let named = "title: Quay\npartners: [Port, Basile Courtemanche]\n";
    let guard = person(
        "Basile Courtemanche",
        &[("cities/a/projects/quay.yaml", "project", named)],
    );
    assert!(!finds(&guard, "as Basile Courtemanche said"));
}

const WORDS: [&str; 12] = [
    "harbour",
    "said",
    "of",
    "the",
    "**quay**",
    "with",
    "[map](https://x.example/a)",
    "and",
    "in",
    "1998",
    "- so",
    "l’eau",
];

/// Some words on either side of a name.
fn around() -> impl Strategy<Value = (String, String)> {
    let side = || prop::collection::vec(prop::sample::select(&WORDS[..]), 0..6);
    (side(), side()).prop_map(|(before, after)| (before.join(" "), after.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(64, 1_000)))]

    /// A text that names somebody of another city may stand where it stands, and lets no other text do so; one of the own city, or one
    /// that says with a waiver that the other agrees, lets all.
    #[test]
    fn who_is_named_by_another_city_is_named_there_alone((before, after) in around(), marks in prop::sample::select(&["", "**", "_"][..]), linked in any::<bool>()) {
        prop_assume!(!before.is_empty() || !after.is_empty());
        let name = format!("{marks}Basile Courtemanche{marks}");
        let name = if linked { format!("[{name}](https://people.example/b)") } else { name };
        let text = format!("{before} {name} {after}");
        let fiche = format!("challenges: {}\n", serde_json::json!(text));
        let foreign = person("Basile Courtemanche", &[("cities/b/challenges.yaml", "challenges", &fiche)]);
        let page = roadmap::model::markdown::unguarded(&text);
        for (file, text) in [("b.md", &text), ("b.html", &page)] {
            prop_assert_eq!(foreign.scan(file, text.as_bytes()), [], "{}", text);
        }
        prop_assert!(finds(&foreign, "Other words, then Basile Courtemanche, then others"));
        let own = person("Basile Courtemanche", &[("cities/a/challenges.yaml", "challenges", &fiche)]);
        let agreed = format!("{fiche}waivers: [{{rule: foreign-staff, field: challenges, reason: They agree}}]\n");
        let agreed = person("Basile Courtemanche", &[("cities/b/challenges.yaml", "challenges", &agreed)]);
        for guard in [own, agreed] {
            prop_assert!(!finds(&guard, "Other words, then Basile Courtemanche, then others"));
        }
    }

    /// Who may be named is accused in no order of words, and no text of a name that it does not say, however often it is read.
    #[test]
    fn no_text_is_accused_of_what_it_does_not_say((before, after) in around(), given in "[A-Z][a-z]{3,8}", surname in "[A-Z][a-z]{4,8}-[A-Z][a-z]{4,8}") {
        let name = format!("{given} {surname}");
        let apart = format!("{surname} {before} or {after} {given}");
        prop_assert!(!finds(&person(&name, &[]), &apart), "{}", apart);
        let letter = format!("name: A\ninterest: {{signed_by: {{name: {name:?}}}}}\n");
        let public = person(&name, &[("cities/a/city.yaml", "city", &letter)]);
        for text in [format!("{name} {name}"), format!("{surname} {given}"), format!("{before} {name} {after}")] {
            prop_assert!(!finds(&public, &text), "{}", text);
        }
    }
}

/// Somebody's name, as nobody would write it by chance.
const NAME: &str = "Zorglub Quietman";

/// The site of the example with more in its settings, with words at the head of a network's text, and with that person on the staff
/// of a city; none if it is not published.
fn site(settings: &str, told: Option<&str>) -> Option<Vec<Vec<u8>>> {
    let project = Project::example("quebec");
    let text = project.read("roadmap.yaml");
    project.file("roadmap.yaml", format!("{text}{settings}"));
    if let Some(told) = told {
        let staff = "cities/havre-saint-elme/staff.yaml";
        let own = format!(
            "  - {{role: other, name: {NAME}, title: Head, email: z.q@havre-saint-elme.example.org}}\n"
        );
        project.file(staff, project.read(staff) + &own);
        let by = "By a short agreement";
        project.edit("networks/cool-old-towns.yaml", by, &format!("{told}. {by}"));
    }
    let out = scratch();
    let site = out.path().join("site");
    let run = project.run(&format!("publish --lang en --out {}", site.display()));
    let all = walkdir::WalkDir::new(&site)
        .into_iter()
        .filter_map(Result::ok);
    let files = all.filter(|entry| entry.file_type().is_file());
    (run.code == 0).then(|| {
        files
            .map(|entry| std::fs::read(entry.path()).unwrap())
            .collect()
    })
}

#[test]
fn no_setting_makes_a_name_public() {
    let slug = NAME.replace(' ', "-").to_lowercase();
    for settings in [
        String::new(),
        format!("title: {{en: {NAME}}}\n"),
        format!("organisation: {{name: {{en: {NAME}}}}}\n"),
        format!("organisation: {{acronyms: [{NAME}]}}\n"),
        format!("congress: {{label: {{en: {NAME}}}}}\n"),
        format!("congress: {{description: {{en: {NAME}}}}}\n"),
        format!("owners: {{secretariat: [\"@{slug}\"]}}\n"),
        format!("owners: {{cities: {{inverkell: [\"{slug}\"]}}}}\n"),
    ] {
        assert!(site(&settings, Some(NAME)).is_none(), "{settings}");
    }
    assert!(site("", Some("Nobody at all")).is_some());
}

#[test]
fn a_network_that_nobody_is_shown_makes_nothing_public() {
    let out = scratch();
    for (pilot, theme, is_hidden) in [
        ("aldermoor", "living-with-water", true),
        ("inverkell", "market-house", false),
    ] {
        let project = Project::example("quebec");
        let by = "By a short agreement";
        let told = format!("Basile Courtemanche. {by}");
        project.edit("networks/cool-old-towns.yaml", by, &told);
        project.file(
            "networks/quiet.yaml",
            format!(
                "title: {{fr: Q, en: Q, es: Q}}\npilot: {pilot}\ntheme: {theme}\nquestions:\n  - {{id: q, city: {pilot}, text: {{fr: a, en: b, es: c}}}}\ncontact: {{name: Basile Courtemanche, email: q@office.example.org}}\n"
            ),
        );
        let site = out.path().join(pilot);
        let run = project.run(&format!("publish --lang en --out {}", site.display()));
        let is_told = run.err.contains("`Basile Courtemanche` stands");
        assert_eq!(is_told, is_hidden, "{pilot}: {}", run.err);
    }
}
