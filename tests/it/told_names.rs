//! Who may be named where: what makes a name public and what does not, in which ways a name or a number is written, and that no text
//! is accused of what it does not say.

use proptest::prelude::*;
use roadmap::{
    guard::{Guard, Owner, Values},
    model::{catalog::Fiche, schemas::Schemas, source::Source},
    parse::{Limits, parse},
};

use crate::project::{Project, cases};

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
    let out = tempfile::TempDir::new().unwrap();
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
    let out = tempfile::TempDir::new().unwrap();
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
    let out = tempfile::TempDir::new().unwrap();
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
