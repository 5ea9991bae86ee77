//! `roadmap publish` over an earlier publication: what stays, what goes, what stops it, and that it is then left as it was.

use std::{collections::BTreeSet, path::Path, process::Command};

use crate::{
    project::{Project, Run},
    scratch::scratch,
};

/// The example, published once.
fn published() -> (Project, tempfile::TempDir) {
    let (project, out) = (Project::example("quebec"), scratch());
    let run = publish(&project, &out);
    assert_eq!(run.code, 0, "{}", run.err);
    (project, out)
}

fn publish(project: &Project, out: &tempfile::TempDir) -> Run {
    project.run(&format!(
        "publish --out {}",
        out.path().join("site").display()
    ))
}

/// Files and folders below a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let all = walkdir::WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .filter_map(Result::ok);
    all.map(|entry| {
        entry
            .path()
            .strip_prefix(folder)
            .unwrap()
            .to_string_lossy()
            .into_owned()
    })
    .collect()
}

fn withdraw(project: &Project, city: &str) {
    let run = project.run(&format!(
        "record {city} withdrawn --by general-secretariat --date 2024-06-01"
    ));
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_pilot_that_withdrew_takes_its_network_and_its_plan_with_it() {
    let (project, out) = published();
    assert!(names(out.path()).contains("site/en/networks/living-markets-call.html"));
    withdraw(&project, "puerto-azafran");
    let run = publish(&project, &out);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("pilot-withdrawn"), "{}", run.err);
    let left: Vec<String> = names(out.path())
        .into_iter()
        .filter(|path| path.contains("azafran") || path.contains("networks/living-markets"))
        .collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn a_city_that_withdrew_goes_even_if_its_fiches_have_errors() {
    let (project, out) = published();
    withdraw(&project, "inverkell");
    project.file("cities/inverkell/themes.yaml", "themes: none at all\n");
    let run = publish(&project, &out);
    assert!(run.err.contains("inverkell"), "{}", run.err);
    let left: Vec<String> = names(out.path())
        .into_iter()
        .filter(|path| path.contains("inverkell"))
        .collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn the_map_loses_the_dot_of_a_city_that_goes() {
    let (project, out) = published();
    let index = || std::fs::read_to_string(out.path().join("site/en/index.html")).unwrap();
    let dots = index().matches("class=\"dot\"").count();
    withdraw(&project, "inverkell");
    project.file("cities/rocheclaire/staff.yaml", "people: [\n");
    let run = publish(&project, &out);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(!index().contains("nverkell"));
    assert_eq!((index().matches("class=\"dot\"").count(), dots), (2, 3));
}

#[test]
fn a_meeting_that_is_withheld_goes_even_if_something_else_stops_the_publication() {
    let (project, out) = published();
    let (sheet, other) = ("events/round-table-6.yaml", "cities/inverkell/staff.yaml");
    let mentions = || {
        let files = walkdir::WalkDir::new(out.path())
            .into_iter()
            .filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file());
        let named = files.filter(|entry| {
            let text = String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned();
            entry.path().to_string_lossy().contains("round-table-6")
                || [
                    "events/round-table-6",
                    "events&#x2f;round-table-6",
                    "event-round-table-6",
                ]
                .iter()
                .any(|way| text.contains(way))
        });
        named.count()
    };
    assert!(mentions() > 8);
    let before = names(out.path());
    let text = project.read(sheet);
    project.file(sheet, text + "public: false\n");
    project.file(other, "people: [\n");
    let run = publish(&project, &out);
    assert!(
        run.code == 1 && run.err.contains("round-table-6"),
        "{}",
        run.err
    );
    assert_eq!(mentions(), 0);
    // What is about others stays where it can be kept.
    let left = names(out.path());
    for page in [
        "index.html",
        "fr/inverkell.html",
        "fr/events/round-table-5.html",
    ] {
        assert!(
            !before.iter().any(|path| path == page) || left.iter().any(|path| path == page),
            "{page}: {left:?}"
        );
    }
    // The next one that succeeds has all the rest again.
    project.file(
        other,
        "people:\n  - {role: coordinator, name: Ada Ray, title: Head, email: ada@inverkell.example.org}\n",
    );
    publish(&project, &out);
    assert_eq!(mentions(), 0);
}

#[test]
fn a_city_with_errors_is_shown_as_it_was_accepted() {
    let (project, out) = published();
    let before = names(out.path());
    project.file(
        "cities/havre-saint-elme/themes.yaml",
        "themes: none at all\n",
    );
    let run = publish(&project, &out);
    // Its pages, its data and its place in the index: never half of it.
    assert_eq!(
        (run.code, run.err.contains("(havre-saint-elme)")),
        (0, true),
        "{}",
        run.err
    );
    assert_eq!(names(out.path()), before);
    // One whose name begins with the other's has none of its pages kept for it.
    project.file("cities/havre/city.yaml", "name: 12\n");
    withdraw(&project, "havre-saint-elme");
    assert_eq!(publish(&project, &out).code, 1);
    let left: Vec<String> = names(out.path())
        .into_iter()
        .filter(|path| path.contains("havre"))
        .collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn what_cannot_be_read_stops_all() {
    for (path, text) in [
        ("cities/rocheclaire/staff.yaml", "people: [\n"),
        ("cities/havre-saint-elme/city.yaml", "name: {fr: [\n"),
        ("networks/broken.yaml", "title: [\n"),
    ] {
        let (project, out) = published();
        let before = names(out.path());
        project.file(path, text).file(
            "cities/inverkell/challenges.yaml",
            "challenges: Others.\nactions: Others.\n",
        );
        let run = publish(&project, &out);
        assert_eq!(run.code, 1, "{path}: {}", run.err);
        assert!(
            run.err.contains(path) && run.err.contains("nothing is published"),
            "{path}: {}",
            run.err
        );
        assert_eq!(names(out.path()), before, "{path}");
        let page = std::fs::read_to_string(out.path().join("site/en/inverkell.html")).unwrap();
        assert!(!page.contains("Others."), "{path}");
    }
}

#[test]
fn two_pages_of_one_name_are_found_before_anything_is_written() {
    let (project, out) = published();
    let before = names(out.path());
    let copy = |city: &str| {
        for (path, text) in project.tree("cities/inverkell") {
            project.file(&format!("cities/{city}/{path}"), text);
        }
    };
    let network = project.read("networks/living-markets.yaml");
    project.file("networks/living-markets-call.yaml", network);
    project.file(
        "events/round-table-6-invitation.yaml",
        project.read("events/round-table-6.yaml"),
    );
    let own = ["book", "calendar", "evaluation", "index", "status"];
    own.iter().for_each(|city| copy(city));
    let found = project.run("validate --format short");
    for name in own
        .iter()
        .map(|city| format!("cities/{city}/city.yaml"))
        .chain(
            [
                "networks/living-markets-call.yaml",
                "events/round-table-6-invitation.yaml",
            ]
            .map(str::to_owned),
        )
    {
        assert!(
            found
                .out
                .lines()
                .any(|line| line.starts_with(&name) && line.contains("identifier")),
            "{name}: {}",
            found.out
        );
    }
    let run = publish(&project, &out);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(names(out.path()), before);
    // Beyond the pages of the program: documents whose names differ in capitals only.
    let (project, out) = published();
    let event = "type: workshop\ntitle: Atelier\nstarts: 2024-02-02T10:00\ntime_zone: Europe/Paris\ndocuments:\n";
    let one = |file: &str| format!("  - {{kind: other, file: {file}, public: true}}\n");
    project.file(
        "events/extra.yaml",
        format!("{event}{}{}", one("notes.txt"), one("Notes.txt")),
    );
    project
        .file("events/notes.txt", "one")
        .file("events/Notes.txt", "two");
    let before = names(out.path());
    let run = publish(&project, &out);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(
        run.err.to_lowercase().contains("documents/extra/notes.txt"),
        "{}",
        run.err
    );
    assert_eq!(names(out.path()), before);
}

#[test]
fn a_document_is_copied_only_if_its_event_says_true() {
    let (project, out) = published();
    let event = "type: workshop\ntitle: Atelier\nstarts: 2024-02-02T10:00\ntime_zone: Europe/Paris\ndocuments:\n";
    let said = [
        "public: true",
        "public: false",
        "public: \"true\"",
        "Public: true",
        "title: x",
    ];
    for (at, said) in said.iter().enumerate() {
        project
            .file(
                "events/extra.yaml",
                format!("{event}  - {{kind: other, file: notes.txt, {said}}}\n"),
            )
            .file("events/notes.txt", "one");
        let run = publish(&project, &out);
        let copied = names(out.path())
            .iter()
            .any(|name| name.ends_with("documents/extra/notes.txt"));
        assert_eq!(copied, at == 0, "{said}: {}", run.err);
        assert!(
            run.code == 0 || run.err.contains("events/extra.yaml"),
            "{said}: {}",
            run.err
        );
    }
    // Where a schema of the programme hides the list, the file or the event's word on it, nothing is copied either.
    for hidden in [
        "{\"documents\": {\"x-audience\": \"internal\"}}",
        "{\"documents\": {\"items\": {\"properties\": {\"file\": {\"x-audience\": \"internal\"}}}}}",
    ] {
        project.file(
            "events/extra.yaml",
            format!("{event}  - {{kind: other, file: notes.txt, public: true}}\n"),
        );
        project.file(
            "schemas/event.schema.json",
            format!("{{\"properties\": {hidden}}}"),
        );
        let run = publish(&project, &out);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(
            !names(out.path())
                .iter()
                .any(|name| name.contains("notes.txt")),
            "{hidden}"
        );
    }
}

#[test]
fn notes_on_translations_are_no_secret() {
    let (project, out) = published();
    project.file(
        "cities/inverkell/challenges.yaml",
        "challenges: {fr: Le marché perd ses étals., en: The market loses its stalls.}\nactions: {fr: Une charte., en: A charter.}\n",
    );
    assert_eq!(project.run("record --translations").code, 0);
    assert!(
        project
            .read("cities/inverkell/challenges.yaml")
            .contains("translations:")
    );
    assert_eq!(
        project
            .run("record inverkell accepted --by general-secretariat --date 2024-06-01")
            .code,
        0
    );
    let run = publish(&project, &out);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn the_language_of_messages_is_not_that_of_the_publication() {
    let (project, out) = (Project::example("quebec"), scratch());
    let run = Command::new(crate::program::roadmap())
        .args(["publish", "--out"])
        .arg(out.path().join("site"))
        .current_dir(project.path())
        .env_clear()
        .env("ROADMAP_LANG", "es")
        .output()
        .unwrap();
    assert!(run.status.success());
    assert!(
        String::from_utf8_lossy(&run.stderr).contains("Ciudades"),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let names = names(&out.path().join("site"));
    assert!(
        ["fr", "en", "es"].iter().all(|lang| names.contains(*lang)),
        "{names:?}"
    );
}

#[test]
fn pages_wait_beside_the_target_and_nothing_is_left_there() {
    let (project, out) = published();
    assert_eq!(
        names(out.path())
            .iter()
            .filter(|path| !path.starts_with("site"))
            .count(),
        0
    );
    project.edit("cities/inverkell/challenges.yaml", "lanes", "alleys");
    assert_eq!(
        project
            .run("record inverkell accepted --date 2024-01-01")
            .code,
        0
    );
    assert_eq!(publish(&project, &out).code, 0);
    assert_eq!(
        names(out.path())
            .iter()
            .filter(|path| !path.starts_with("site"))
            .count(),
        0
    );
}

#[test]
fn the_office_that_decided_is_a_word_of_any_page() {
    let (project, out) = published();
    assert_eq!(
        project
            .run("record inverkell returned --by mairie --date 2024-01-01 --force")
            .code,
        0
    );
    project.file(
        "templates/page.html",
        "<html><head><title>x</title></head><body>La mairie vous accueille</body></html>",
    );
    let run = publish(&project, &out);
    assert_eq!(run.code, 0, "{}", run.err);
}
