//! Other systems than this one: names that they refuse, files that they leave, accents and line ends as they write them, long paths, files
//! that another program holds.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use crate::{
    project::{Project, Run, roadmap_with},
    repository::Repository,
    scratch::scratch,
};

fn json(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

/// Paths on which a rule speaks.
fn paths(run: &Run, rule: &str) -> Vec<String> {
    let report = json(run);
    let of_rule = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["rule"] == rule);
    of_rule
        .map(|one| one["path"].as_str().unwrap().to_owned())
        .collect()
}

const REFUSED: [&str; 12] = [
    "cities/aldermoor/Lettre ?.pdf",
    "cities/aldermoor/NUL",
    "cities/aldermoor/a\\b.txt",
    "cities/aldermoor/com1.pdf",
    "cities/aldermoor/notes.txt.",
    "cities/aldermoor/pictures./one.png",
    "cities/con/city.yaml",
    "events/aux.yaml",
    "events/notes ",
    "events/synthèse: brouillon.pdf",
    "networks/prn.yml",
    "templates/lpt9.html",
];

#[test]
fn names_that_windows_refuses_are_errors_in_every_state() {
    let repository = Repository::example("quebec");
    for path in REFUSED {
        repository.project.file(path, "");
    }
    let expected: Vec<&str> = REFUSED
        .iter()
        .map(|path| match *path {
            "cities/con/city.yaml" => "cities/con",
            "cities/aldermoor/pictures./one.png" => "cities/aldermoor/pictures.",
            other => other,
        })
        .collect();
    let told = |run: &Run| {
        let mut told = paths(run, "portable-name");
        told.sort_unstable();
        told
    };
    assert_eq!(told(&repository.run("validate --format json")), expected);
    repository.git(&["add", "-A"]);
    assert_eq!(
        told(&repository.run("validate --staged --format json")),
        expected
    );
    repository.commit("Names");
    assert_eq!(
        told(&repository.run("validate --rev HEAD --format json")),
        expected
    );
    let run = repository.project.run("validate --format json");
    assert_eq!(run.code, 1);
    let one = |name: &str| {
        let report = json(&run);
        let found = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["path"] == name && one["rule"] == "portable-name");
        let found = found.unwrap_or_else(|| panic!("{name}")).clone();
        assert_eq!(found["level"], "error");
        format!(
            "{} {}",
            found["message"].as_str().unwrap(),
            found["remedy"].as_str().unwrap()
        )
    };
    assert!(
        one("events/aux.yaml").contains("`aux-1.yaml`"),
        "{}",
        one("events/aux.yaml")
    );
    assert!(one("events/synthèse: brouillon.pdf").contains("`synthèse- brouillon.pdf`"));
    assert!(one("cities/aldermoor/notes.txt.").contains("`notes.txt`"));
}

#[test]
fn two_names_that_are_one_elsewhere_are_told() {
    let project = Project::example("quebec");
    for path in [
        "cities/aldermoor/Photo.png",
        "cities/aldermoor/photo.png",
        "events/été.pdf",
        "events/e\u{301}te\u{301}.pdf",
    ] {
        project.file(path, "");
    }
    fs::create_dir(project.path().join("cities/Aldermoor")).unwrap();
    let run = project.run("validate --format json");
    assert_eq!(
        paths(&run, "portable-name"),
        [
            "cities/aldermoor",
            "cities/aldermoor/photo.png",
            "events/été.pdf"
        ]
    );
    // A name that is taken is not proposed.
    let report = json(&run);
    let identifier = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["rule"] == "identifier")
        .unwrap();
    assert!(
        !identifier["remedy"]
            .as_str()
            .unwrap()
            .contains("`aldermoor`"),
        "{identifier}"
    );
}

#[test]
fn a_reserved_name_is_not_given_to_a_new_form() {
    for (kind, path) in [
        ("city aux", "cities/aux"),
        ("event con", "events/con.yaml"),
        ("network nul", "networks/nul.yaml"),
    ] {
        let project = Project::example("quebec");
        let run = project.run(&format!("new {kind}"));
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{kind}");
        assert!(run.err.contains("Windows"), "{kind}: {}", run.err);
        assert!(!project.path().join(path).exists(), "{kind}");
    }
    let run = Project::example("quebec").run("new city aux");
    assert_eq!(
        run.err,
        "roadmap: Windows keeps the name `aux` for itself; for example aux-1\n"
    );
}

#[test]
fn what_systems_leave_in_folders_is_nobodys_mistake() {
    let repository = Repository::example("quebec");
    let before = repository.run("validate --format json --strict");
    for folder in [
        "cities",
        "cities/aldermoor",
        "cities/aldermoor/projects",
        "events",
        "networks",
        "schemas",
    ] {
        for name in [
            "Thumbs.db",
            "desktop.ini",
            "Desktop.ini",
            ".DS_Store",
            "._city.yaml",
            "~$themes.docx",
            ".~lock.plan.odt#",
        ] {
            repository
                .project
                .file(&format!("{folder}/{name}"), "\0\u{1}");
        }
    }
    // Two of them are one file on Windows, and may be.
    let after = repository.run("validate --format json --strict");
    assert_eq!((after.code, after.out), (before.code, before.out.clone()));
    repository.commit("Left");
    let committed = repository.run("validate --format json --strict --rev HEAD");
    assert_eq!(json(&committed)["skipped"], json(&before)["skipped"]);
}

#[test]
fn an_accent_in_two_characters_is_the_accent() {
    let apart = |text: &str| text.nfd().collect::<String>();
    let repository = Repository::example("quebec");
    let event = "type: round-table\nnumber: 9\ntitle: {fr: Table, en: Table}\nstarts: 2023-07-06T16:00\ntime_zone: Europe/Paris\nminutes: 60\n\
                 mode: virtual\nspeakers: [{name: Ann, title: Elected, city: aldermoor}]\n\
                 documents:\n  - {kind: synthesis-sheet, file: \"Fiche synthèse.pdf\", title: {fr: Fiche, en: Sheet}, public: true}\n";
    repository.project.file("events/table-neuf.yaml", event);
    repository.project.file(
        &format!("events/{}", apart("Fiche synthèse.pdf")),
        "%PDF-1.4 sheet",
    );
    let letter = "cities/aldermoor/city.yaml";
    let text = repository.project.read(letter);
    let name = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("letter: "))
        .unwrap()
        .to_owned();
    repository.project.file(
        letter,
        text.replace(&format!("letter: {name}"), "letter: Lettre signée.pdf"),
    );
    let place = repository.project.path().join("cities/aldermoor");
    fs::rename(place.join(&name), place.join(apart("Lettre signée.pdf"))).unwrap();
    repository.commit("Accents");
    for state in ["", "--staged", "--rev HEAD"] {
        let run = repository.run(&format!("validate --format json {state}"));
        for rule in [
            "attachment-missing",
            "letter-missing",
            "letter-hash",
            "portable-name",
        ] {
            let told: Vec<String> = paths(&run, rule)
                .into_iter()
                .filter(|path| !path.starts_with("cities/rocheclaire"))
                .collect();
            assert_eq!(told, Vec::<String>::new(), "{state} {rule}");
        }
        let skipped = json(&run)["skipped"].to_string();
        assert!(
            !skipped.contains("Fiche") && !skipped.contains("Lettre"),
            "{state}: {skipped}"
        );
    }
    // The document is copied to the site.
    let out = scratch();
    let run = repository.project.with(&[
        "publish",
        "--out",
        out.path().join("site").to_str().unwrap(),
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let copied = walkdir::WalkDir::new(out.path())
        .into_iter()
        .flatten()
        .any(|one| one.file_name().to_string_lossy().ends_with("se.pdf"));
    assert!(copied, "{}", run.err);
}

#[test]
fn an_accent_retyped_in_two_characters_answers_nothing_otherwise() {
    let apart = |text: &str| text.nfd().collect::<String>();
    let repository = Repository::example("quebec");
    for path in [
        "cities/havre-saint-elme/challenges.yaml",
        "cities/havre-saint-elme/themes.yaml",
    ] {
        let text = repository.project.read(path);
        assert_ne!(text, apart(&text));
        repository.project.file(path, apart(&text));
    }
    let run = repository.run("diff HEAD --format json");
    let fields = json(&run).to_string();
    assert!(
        !fields.contains("\"fields\":[{") && fields.contains("layout"),
        "{fields}"
    );
}

#[test]
fn titles_are_compared_whatever_their_accents_are_made_of() {
    let project = Project::example("quebec");
    let theme = |id: &str, title: &str| {
        format!(
            "  - {{id: {id}, title: \"{title}\", axis: axis-2, description: Old walls., axis_relation: Yes.}}\n"
        )
    };
    let title = "Patrimoine brûlé à réparer";
    let other: String = title.nfd().collect();
    project.file(
        "cities/aldermoor/themes.yaml",
        format!("themes:\n{}{}", theme("a", title), theme("b", &other)),
    );
    let run = project.run("validate cities/aldermoor --format json");
    assert_eq!(
        paths(&run, "theme-title-duplicate"),
        ["cities/aldermoor/themes.yaml"]
    );
}

/// Turns the line ends of all texts below a folder into those of Windows, as `core.autocrlf` does.
fn with_windows_line_ends(folder: &Path) {
    for entry in walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != ".git")
        .flatten()
    {
        let Some(text) = entry
            .file_type()
            .is_file()
            .then(|| fs::read_to_string(entry.path()).ok())
            .flatten()
        else {
            continue;
        };
        if !text.starts_with("%PDF") {
            fs::write(
                entry.path(),
                text.replace("\r\n", "\n").replace('\n', "\r\n"),
            )
            .unwrap();
        }
    }
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let repository = Repository::example("quebec");
    let commands = [
        "validate --format json",
        "status --format json",
        "history cities/aldermoor",
        "owners",
    ];
    let before = commands.map(|command| repository.run(command).out);
    let out = scratch();
    let pages = out.path().join("pages").to_str().unwrap().to_owned();
    let render = |more: &[&str]| {
        repository
            .project
            .with(&[&["render", "--to", "html,md", "--out", &pages], more].concat())
    };
    assert_eq!(render(&[]).code, 0);
    with_windows_line_ends(&repository.project.path());
    with_windows_line_ends(out.path());
    for (command, before) in commands.iter().zip(before) {
        assert_eq!(repository.run(command).out, before, "{command}");
    }
    let run = repository.run("diff HEAD --format json");
    assert!(!json(&run).to_string().contains("\"path\""), "{}", run.out);
    let run = render(&["--check"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    // What git wrote with other line ends is still what `render` wrote: it is made again, and what is made no longer goes.
    let run = repository
        .project
        .with(&["render", "--to", "md", "--out", &pages]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        !out.path().join("pages/index.html").exists() && out.path().join("pages/index.md").exists()
    );
}

#[test]
fn a_path_longer_than_windows_used_to_allow_is_read_and_written() {
    let project = Project::example("quebec");
    let deep = format!("{}/", "folder-of-a-long-name".repeat(4)).repeat(4);
    assert!(deep.len() > 300);
    for (path, bytes) in project.tree(".") {
        project.file(&format!("{deep}{path}"), bytes);
    }
    let folder = project.path().join(&deep);
    let folder = folder.to_str().unwrap();
    let here = project.run("validate --format json");
    let there = project.with(&["--directory", folder, "validate", "--format", "json"]);
    assert_eq!((there.code, there.out), (here.code, here.out));
    let run = project.with(&["--directory", folder, "new", "city", "newtown"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let out = format!("{folder}/pages");
    let run = project.with(&["--directory", folder, "render", "--out", &out]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        !run.err.contains(r"\\?\") && !run.out.contains(r"\\?\"),
        "{}{}",
        run.out,
        run.err
    );
    assert!(project.tree(&format!("{deep}pages")).len() > 3);
}

/// A program of `tests/wine/`, where the tests run by Wine.
fn of_wine(name: &str) -> Option<PathBuf> {
    let found = std::env::var_os("ROADMAP_WINE").map(|folder| Path::new(&folder).join(name));
    if found.is_none() {
        eprintln!("SKIPPED: this is only so on Windows (.ci/cross)");
    }
    found
}

#[test]
fn someone_who_opens_it_like_a_document_is_told_how_to_begin() {
    let Some(explorer) = of_wine("explorer") else {
        return;
    };
    for (lang, begin, last) in [
        (
            "en_GB.UTF-8",
            "How to begin:",
            "Press Enter to close this window.\n",
        ),
        (
            "fr_FR.UTF-8",
            "Pour commencer\u{a0}:",
            "Appuyez sur Entrée pour fermer cette fenêtre.\n",
        ),
        (
            "es_ES.UTF-8",
            "Para empezar:",
            "Pulse Intro para cerrar esta ventana.\n",
        ),
    ] {
        let mut program = Command::new(&explorer)
            .env_clear()
            .env("LANG", lang)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(program.stdout.take().unwrap());
        let mut text = String::new();
        while !text.ends_with(last) {
            assert_ne!(said.read_line(&mut text).unwrap(), 0, "{text}");
        }
        assert!(
            text.contains(begin) && text.contains("roadmap.exe\" validate"),
            "{text}"
        );
        // It waits, and goes at the key.
        assert!(program.try_wait().unwrap().is_none());
        program.stdin.take().unwrap().write_all(b"\r\n").unwrap();
        assert_eq!(program.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn a_file_that_another_program_holds_is_waited_for_and_then_named() {
    let Some(hold) = of_wine("hold") else { return };
    let project = Project::example("quebec");
    let held = |path: &str, milliseconds: &str| {
        let mut program = Command::new(&hold)
            .arg(project.path().join(path))
            .arg(milliseconds)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        assert_eq!(line.trim(), "held");
        program
    };
    let path = "cities/aldermoor/themes.yaml";
    let clean = project.run("validate --format json").out;

    // Let go soon: nobody notices.
    let mut program = held(path, "300");
    assert_eq!(project.run("validate --format json").out, clean);
    program.wait().unwrap();

    // Held for good: named, with what to do, in the reader's language.
    let mut program = held(path, "600000");
    for (lang, words) in [
        ("en", "Close it in Word"),
        ("fr", "Fermez-le dans Word"),
        ("es", "Ciérrelo en Word"),
    ] {
        let run = project.run(&format!("validate {path} --lang {lang}"));
        assert_eq!(run.code, 1, "{}{}", run.out, run.err);
        assert!(
            run.out.contains("unreadable") && run.out.contains(words),
            "{lang}: {}",
            run.out
        );
    }
    program.kill().unwrap();
    program.wait().unwrap();

    // A file to be written.
    fs::write(project.path().join("report.json"), "{}").unwrap();
    let mut program = held("report.json", "600000");
    let run = roadmap_with(
        &project.path(),
        &["validate", "--format", "json", "--output", "report.json"],
    );
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    assert!(
        run.err.contains("report.json") && run.err.contains("close it in Word"),
        "{}",
        run.err
    );
    program.kill().unwrap();
    program.wait().unwrap();
}

#[test]
fn no_message_names_a_command_that_only_unix_has() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for folder in ["locales", "rules", "schemas"] {
        for entry in fs::read_dir(top.join(folder)).unwrap().flatten() {
            let text = fs::read_to_string(entry.path()).unwrap();
            for (at, line) in text.lines().enumerate() {
                let words = line.split(|c: char| {
                    !c.is_alphanumeric() && c != '-' && c != '_' && c != '’' && c != '\''
                });
                let unix = [
                    "sha256sum",
                    "shasum",
                    "ls",
                    "mv",
                    "rm",
                    "cp",
                    "chmod",
                    "chown",
                    "cat",
                    "grep",
                    "sed",
                    "sudo",
                    "mkdir",
                ];
                wrong.extend(
                    words
                        .filter(|word| unix.contains(word))
                        .map(|word| format!("{}:{}: {word}", entry.path().display(), at + 1)),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a file is called, `validate` names it by this rule exactly if a system refuses the name, and what it proposes passes.
    #[test]
    fn the_name_that_is_proposed_passes(stem in "(con|Nul|lpt3|com|aux|été|[a-z]{1,6})", middle in r#"[<>:"|?*\\ .]{0,2}"#, end in r"(\.pdf|\.txt|\.| |)") {
        let name = format!("{stem}{middle}{end}");
        prop_assume!(!name.ends_with(".yaml") && name != "." && name != "..");
        let project = Project::example("quebec");
        project.file(&format!("cities/aldermoor/{name}"), "x");
        let report = json(&project.run("validate cities/aldermoor --format json"));
        let found = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "portable-name").cloned();
        prop_assert_eq!(found.is_some(), roadmap::model::portable::fault(&name).is_some(), "{}", name);
        let Some(found) = found else { return Ok(()) };
        if let Some(proposed) = found["remedy"].as_str().unwrap().split('`').nth(1) {
            let folder = project.path().join("cities/aldermoor");
            fs::rename(folder.join(&name), folder.join(proposed)).unwrap();
            let report = project.run("validate cities/aldermoor --format json");
            prop_assert_eq!(paths(&report, "portable-name"), Vec::<String>::new(), "{}", proposed);
        }
    }
}
