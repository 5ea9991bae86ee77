//! What nobody decided on: a publication shows nothing of it, neither on the pages of its city nor on those of others.

use std::{collections::BTreeMap, fs};

use crate::repository::Repository;

/// Files that are other in one of two publications, or only in one.
fn other(one: &BTreeMap<String, Vec<u8>>, two: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let places = one.keys().chain(two.keys());
    let mut other: Vec<String> = places
        .filter(|place| one.get(*place) != two.get(*place))
        .cloned()
        .collect();
    other.sort();
    other.dedup();
    other
}

/// Calendars tell when something was changed, and the list of a publication how large its files are.
fn of_time(place: &str) -> bool {
    place.ends_with(".ics")
}

#[test]
fn what_a_city_says_of_itself_before_anything_is_decided_is_on_no_page() {
    let repository = Repository::example("quebec");
    let before = repository.project.published();
    let path = "cities/aldermoor/city.yaml";
    repository.edit(path, "name: Aldermoor", "name: Boycott the others");
    repository.edit(path, "country: GB", "country: NO");
    repository.edit(path, "language: en", "language: es");
    let after = repository.project.published();
    assert_eq!(other(&before, &after), [""; 0]);
}

#[test]
fn a_network_whose_pilot_is_not_shown_is_named_nowhere() {
    let repository = Repository::example("quebec");
    let before = repository.project.published();
    repository.project.file(
        "networks/quiet-nights.yaml",
        "title: {fr: Nuits calmes, en: Quiet nights, es: Noches tranquilas}\npilot: aldermoor\ntheme: living-with-water\n\
         questions:\n  - {id: noise, city: aldermoor, text: {fr: Du bruit ?, en: Noise?, es: ¿Ruido?}}\n",
    );
    let path = "events/round-table-5.yaml";
    let text = repository.project.read(path);
    assert!(!text.contains("\nnetwork:"), "{text}");
    let with = format!("{}\nnetwork: quiet-nights\n", text.trim_end());
    repository.project.file(path, with);
    let after = repository.project.published();
    let other: Vec<String> = other(&before, &after)
        .into_iter()
        .filter(|place| !of_time(place))
        .collect();
    assert_eq!(other, [""; 0]);
    for (place, bytes) in &after {
        let text = String::from_utf8_lossy(bytes);
        let named = [
            "quiet-nights",
            "Quiet nights",
            "Nuits calmes",
            "Noches tranquilas",
        ];
        assert!(!named.iter().any(|name| text.contains(name)), "{place}");
    }
}

#[test]
fn of_a_city_that_was_accepted_pictures_and_place_are_those_of_then() {
    let repository = Repository::example("quebec");
    let city = "cities/havre-saint-elme";
    let (fiche, picture) = (format!("{city}/city.yaml"), format!("{city}/harbour.png"));
    let before = repository.project.published();
    let root = repository.project.path();
    let (text, bytes) = (
        repository.project.read(&fiche),
        fs::read(root.join(&picture)).unwrap(),
    );
    let market = fs::read(root.join("cities/puerto-azafran/market.png")).unwrap();
    let more =
        "  - {file: more.png, alt: {fr: Vu, en: Seen, es: Visto}, audience: public}\nrecord:";
    let changes: [(&str, String, &[u8]); 4] = [
        ("another picture under its name", text.clone(), &market),
        (
            "other words below it",
            text.replace("The harbour in", "Vote in"),
            &bytes,
        ),
        ("a picture more", text.replace("record:", more), &bytes),
        (
            "another place",
            text.replace("latitude: 48.1", "latitude: -3.2"),
            &bytes,
        ),
    ];
    for (what, fiche_now, picture_now) in changes {
        repository.project.file(&fiche, &fiche_now);
        repository.project.file(&picture, picture_now);
        repository
            .project
            .file(&format!("{city}/more.png"), &market);
        for committed in [false, true] {
            if committed {
                repository.commit(what);
            }
            let run = repository.run("validate --format short");
            assert!(run.out.contains("approval-void"), "{what}: {}", run.out);
            let after = repository.project.published();
            let other: Vec<String> = other(&before, &after)
                .into_iter()
                .filter(|place| !of_time(place))
                .collect();
            assert_eq!(other, [""; 0], "{what}, committed: {committed}");
        }
    }
}
