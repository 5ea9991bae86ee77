//! States of the repository as input: what a revision, the index, the files on disk give, and what is new since a revision.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde_json::Value;
use snapbox::{assert_data_eq, str};

use crate::{
    project::{Project, roadmap},
    repository::{Repository, git},
    scratch::scratch,
};

#[test]
fn a_revision_and_the_index_are_judged_as_the_files_are() {
    for name in ["quebec", "faulty"] {
        let repository = Repository::example(name);
        let files = repository.run("validate");
        for state in ["--rev HEAD", "--rev main", "--staged"] {
            let run = repository.run(&format!("validate {state}"));
            assert_eq!(
                (run.code, run.out),
                (files.code, files.out.clone()),
                "{name} {state}"
            );
        }
        let status = repository.run("status --format csv").out;
        assert_eq!(repository.run("status --rev HEAD --format csv").out, status);
    }
    let repository = Repository::example("quebec");
    assert_eq!(
        repository.run("render --context").out,
        repository.run("render --rev main --context").out
    );
}

#[test]
fn a_half_staged_file_is_judged_as_it_would_be_committed() {
    let repository = Repository::example("quebec");
    let path = "cities/aldermoor/themes.yaml";
    let good = repository.project.read(path);
    repository.project.file(path, format!("{good}wrong: 1\n"));
    repository.git(&["add", path]);
    repository.project.file(path, &good);
    let staged = repository.run("validate --staged --format short");
    assert!(
        staged.code == 1 && staged.out.contains("unknown-key"),
        "{}",
        staged.out
    );
    assert_eq!(repository.run("validate").code, 0);
    // And the other way round: what is not staged is not judged.
    repository.git(&["add", path]);
    repository.project.file(path, "themes: [");
    assert_eq!(repository.run("validate --staged").code, 0);
    assert_eq!(repository.run("validate").code, 1);
    // A file only announced is not there yet.
    repository.project.file(path, &good);
    repository
        .project
        .file("cities/aldermoor/projects/new.yaml", "title: [");
    repository.git(&["add", "-N", "cities/aldermoor/projects/new.yaml"]);
    assert_eq!(repository.run("validate --staged").code, 0);
}

#[test]
fn only_what_a_change_brought_is_reported() {
    let repository = Repository::example("faulty");
    repository.git(&["checkout", "-qb", "proposal"]);
    repository.project.file(
        "cities/champs/staff.yaml",
        "people:\n  - {role: nobody, name: A}\n",
    );
    let run = repository.run("validate --since main --format short");
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .lines()
            .next()
            .unwrap()
            .starts_with("cities/champs/"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("older findings left out")
            && run.out.contains("unchanged cities not checked"),
        "{}",
        run.out
    );
    repository.git(&["checkout", "-q", "."]);
    let run = repository.run("validate --since main --format short");
    assert_eq!(run.code, 0, "{}", run.out);
    assert_data_eq!(
        run.out,
        str![[r#"
Checked one form of 0 cities, rules applied: 89. Nothing to report. [..]

"#]]
    );
}

#[test]
fn a_submission_meets_the_faults_of_its_draft() {
    let repository = Repository::example("quebec");
    let city = repository.project.read("cities/rocheclaire/city.yaml");
    repository.project.file(
        "cities/rocheclaire/city.yaml",
        format!("{city}record: [{{state: submitted, date: 2023-05-12}}]\n"),
    );
    let run = repository.run("validate --since HEAD --format short");
    assert_eq!(
        run.code, 1,
        "warnings of a draft are errors now: {}",
        run.out
    );
    assert!(
        run.out.contains("challenges.yaml") && run.out.contains("error[missing]"),
        "{}",
        run.out
    );
}

#[test]
fn repositories_of_all_kinds_are_read_or_said_why_not() {
    let repository = Repository::example("quebec");
    let expected = repository.run("validate --format short").out;
    let place = scratch();
    let at = |name: &str| place.path().join(name);
    let from = repository.project.path().display().to_string();
    git(place.path(), &["clone", "-q", "--bare", &from, "bare.git"]);
    assert_eq!(
        roadmap(&at("bare.git"), "validate --rev main --format short").out,
        expected
    );
    assert_eq!(
        roadmap(
            &at("bare.git"),
            "validate --rev main --format short cities/aldermoor"
        )
        .code,
        0
    );
    let run = roadmap(&at("bare.git"), "validate");
    assert!(
        run.code == 2 && run.err.contains("--rev main"),
        "nothing is checked out: {}",
        run.err
    );
    repository.git(&[
        "worktree",
        "add",
        "-q",
        "--detach",
        &at("tree").display().to_string(),
    ]);
    for state in ["--rev HEAD", "--staged", ""] {
        assert_eq!(
            roadmap(&at("tree"), &format!("validate {state} --format short")).out,
            expected,
            "worktree {state}"
        );
    }
    a_submodule_is_its_own(place.path(), &from, &expected);
    clones_say_what_they_lack(place.path(), &from, &expected);
    let unborn = Project::example("quebec");
    git(&unborn.path(), &["init", "-q"]);
    let run = unborn.run("validate --rev HEAD");
    assert!(
        run.code == 2 && run.err.contains("there is no revision HEAD"),
        "{}",
        run.err
    );
    git(&unborn.path(), &["add", "."]);
    assert_eq!(unborn.run("validate --staged --format short").out, expected);
    let none = Project::example("quebec");
    let run = none.run("validate --rev HEAD");
    assert!(
        run.code == 2 && run.err.contains("is in no git repository"),
        "{}",
        run.err
    );
}

/// A programme within another repository is judged by its own; a city that is another repository is said to be one.
fn a_submodule_is_its_own(place: &Path, from: &str, expected: &str) {
    let outer = place.join("outer");
    git(place, &["init", "-q", "outer"]);
    git(
        &outer,
        &[
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "--quiet",
            "add",
            from,
            "inner",
        ],
    );
    assert_eq!(
        roadmap(&outer.join("inner"), "validate --rev HEAD --format short").out,
        expected,
        "a submodule is its own"
    );
    // A city that is another repository is said to be one.
    let run = roadmap(&outer, "validate --rev HEAD");
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
}

/// What is left out is no unknown city for that, nor are networks and events.
fn nothing_is_unknown(sparse: &Path, told: &str) {
    let unknown = |out: &str| {
        let rules = ["unknown-city", "unknown-network", "unknown-event"];
        rules.iter().any(|rule| out.contains(rule))
    };
    assert!(!unknown(told), "{}", told);
    git(
        sparse,
        &["sparse-checkout", "set", "cities/havre-saint-elme"],
    );
    let alone = roadmap(sparse, "validate");
    assert!(
        alone
            .out
            .contains("networks/cool-old-towns.yaml: not checked out")
            && !unknown(&alone.out),
        "{}",
        alone.out
    );
    std::fs::write(
        sparse.join("cities/havre-saint-elme/action-plan.yaml"),
        "network: nowhere\n",
    )
    .unwrap();
    assert!(
        unknown(&roadmap(sparse, "validate").out),
        "what is nowhere is unknown"
    );
}

/// A shallow clone is whole at its tip; what a sparse checkout leaves out is said.
fn clones_say_what_they_lack(place: &Path, from: &str, expected: &str) {
    let at = |name: &str| place.join(name);
    git(
        place,
        &[
            "clone",
            "-q",
            "--depth",
            "1",
            &format!("file://{from}"),
            "shallow",
        ],
    );
    assert_eq!(
        roadmap(&at("shallow"), "validate --rev HEAD --format short").out,
        expected
    );
    // What a sparse checkout leaves out is said.
    git(place, &["clone", "-q", &format!("file://{from}"), "sparse"]);
    git(
        &at("sparse"),
        &[
            "sparse-checkout",
            "set",
            "cities/aldermoor",
            "cities/inverkell",
            "networks",
            "events",
        ],
    );
    let run = roadmap(&at("sparse"), "validate");
    assert!(
        run.out
            .contains("cities/rocheclaire/city.yaml: not checked out"),
        "{}",
        run.out
    );
    nothing_is_unknown(&at("sparse"), &run.out);
    assert_eq!(
        roadmap(&at("sparse"), "validate --strict cities/rocheclaire").code,
        2,
        "it is not there"
    );
}

/// What names no commit.
const NO_REVISIONS: [&str; 9] = [
    "nowhere",
    "HEAD~40",
    "--upload-pack=x",
    "refs/heads/",
    "main:cities",
    "",
    ":/",
    "@{-1}",
    "HEAD^{blob}",
];

#[test]
fn what_cannot_be_told_is_said_and_exits_with_2() {
    let repository = Repository::example("quebec");
    for name in NO_REVISIONS {
        for command in ["validate --rev", "validate --since", "diff", "review"] {
            let run = repository
                .project
                .with(&[&command.split(' ').collect::<Vec<_>>()[..], &[name][..]].concat());
            assert_eq!(run.code, 2, "{command} {name:?}: {}{}", run.out, run.err);
            assert!(!run.err.is_empty());
        }
    }
    // Histories that never met, and one that is cut off.
    repository.git(&["checkout", "-q", "--orphan", "other"]);
    repository.commit("Apart");
    let run = repository.run("validate --since main");
    assert!(
        run.code == 2 && run.err.contains("no common commit"),
        "{}",
        run.err
    );
    let place = scratch();
    repository.git(&["checkout", "-q", "main"]);
    for subject in ["Two", "Three"] {
        repository.commit(subject);
    }
    repository.git(&["branch", "old", "HEAD~1"]);
    let from = format!("file://{}", repository.project.path().display());
    git(
        place.path(),
        &[
            "clone",
            "-q",
            "--depth",
            "1",
            "--no-single-branch",
            &from,
            "c",
        ],
    );
    let run = roadmap(&place.path().join("c"), "validate --since origin/old");
    assert!(
        run.code == 2 && run.err.contains("git fetch --unshallow"),
        "{}",
        run.err
    );
    a_merge_that_is_not_finished_has_no_state(&repository);
}

/// A merge that is not finished has no state to be judged.
fn a_merge_that_is_not_finished_has_no_state(repository: &Repository) {
    repository.git(&["checkout", "-qb", "left"]);
    repository
        .project
        .file("roadmap.yaml", "edition: quebec-2022\n# left\n");
    repository.commit("Left");
    repository.git(&["checkout", "-qb", "right", "HEAD~1"]);
    repository
        .project
        .file("roadmap.yaml", "edition: quebec-2022\n# right\n");
    repository.commit("Right");
    assert!(
        !crate::repository::command(&repository.project.path(), &["merge", "left"])
            .output()
            .unwrap()
            .status
            .success()
    );
    let run = repository.run("validate --staged");
    assert!(
        run.code == 2 && run.err.contains("a merge is not finished (roadmap.yaml)"),
        "{}",
        run.err
    );
}

#[test]
fn a_damaged_repository_is_no_green_one() {
    let repository = Repository::example("quebec");
    let object = object(&repository, "HEAD:cities/aldermoor/themes.yaml");
    let bytes = std::fs::read(&object).unwrap();
    std::fs::remove_file(&object).unwrap();
    for command in [
        "validate --rev HEAD",
        "validate --staged",
        "status --rev HEAD",
        "render --rev HEAD --out site",
    ] {
        let run = repository.run(command);
        assert!(
            run.code == 2 && run.err.contains("damaged or incomplete"),
            "missing, {command}: {} {}",
            run.code,
            run.err
        );
    }
    assert!(!repository.project.path().join("site/index.html").exists());
    std::fs::write(&object, &bytes[..bytes.len() / 2]).unwrap();
    let run = repository.run("validate --rev HEAD");
    assert!(
        run.code == 2 && run.err.contains("damaged or incomplete"),
        "cut: {} {}",
        run.code,
        run.err
    );
    std::fs::write(&object, b"no object at all").unwrap();
    assert_eq!(repository.run("validate --rev HEAD").code, 2);
    std::fs::remove_file(&object).unwrap();
    std::fs::remove_file(self::object(&repository, "HEAD:cities")).unwrap();
    assert_eq!(repository.run("validate --rev HEAD").code, 2);
    a_pack_with_a_hole_is_damaged();
    // The files on disk are whole, whatever became of the history.
    assert_eq!(repository.run("validate").code, 0);
}

/// The file in which git keeps an object.
fn object(repository: &Repository, name: &str) -> PathBuf {
    let id = repository.git(&["rev-parse", name]).trim().to_owned();
    repository
        .project
        .path()
        .join(".git/objects")
        .join(&id[..2])
        .join(&id[2..])
}

/// A pack with a hole in it.
fn a_pack_with_a_hole_is_damaged() {
    let packed = Repository::example("quebec");
    packed.git(&["gc", "-q"]);
    let folder = packed.project.path().join(".git/objects/pack");
    let pack = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .find(|file| file.extension().is_some_and(|end| end == "pack"))
        .unwrap();
    let mut bytes = std::fs::read(&pack).unwrap();
    let third = bytes.len() / 3;
    bytes[third..third * 2].fill(0);
    std::fs::remove_file(&pack).unwrap();
    std::fs::write(&pack, bytes).unwrap();
    let run = packed.run("validate --rev HEAD");
    assert!(
        run.code == 2 && !run.err.contains("panicked"),
        "hole: {} {}",
        run.code,
        run.err
    );
}

#[test]
fn line_ends_and_pointers_are_what_git_makes_of_them() {
    let repository = Repository::example("quebec");
    repository
        .project
        .file(".gitattributes", "*.yaml text eol=crlf\n");
    let path = "cities/aldermoor/themes.yaml";
    let text = repository.project.read(path);
    repository.commit("Attributes");
    repository.project.file(path, text.replace('\n', "\r\n"));
    let run = repository.run("validate --since HEAD --format short");
    assert!(
        run.code == 0 && run.out.contains("0 cities"),
        "line ends are no change: {}",
        run.out
    );
    let pointer = |digest: &str| {
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 1234\n")
    };
    let city = repository.project.read("cities/aldermoor/city.yaml");
    let digest = city
        .lines()
        .find_map(|line| line.trim().strip_prefix("sha256: "))
        .unwrap()
        .to_owned();
    repository
        .project
        .file("cities/aldermoor/letter.pdf", pointer(&digest));
    repository.commit("Letter in LFS");
    for state in ["", "--rev HEAD"] {
        let run = repository.run(&format!("validate {state} cities/aldermoor"));
        assert_eq!(run.code, 0, "{}", run.out);
        assert!(
            run.out
                .contains("cities/aldermoor/letter.pdf: kept by Git LFS"),
            "{}",
            run.out
        );
        assert_eq!(
            repository
                .run(&format!("validate --strict {state} cities/aldermoor"))
                .code,
            1
        );
    }
    repository
        .project
        .file("cities/aldermoor/letter.pdf", pointer(&"0".repeat(64)));
    repository.project.file(path, pointer(&digest));
    let run = repository.run("validate --format short cities/aldermoor");
    assert!(
        run.out.contains("error[letter-hash]")
            && run
                .out
                .contains("themes.yaml:1:1: error[unreadable] Git LFS"),
        "{}",
        run.out
    );
}

#[test]
fn names_that_git_allows_do_no_harm() {
    let repository = Repository::example("quebec");
    let folder = repository.project.path();
    let blob = repository
        .git(&["hash-object", "-w", "roadmap.yaml"])
        .trim()
        .to_owned();
    let link = {
        std::fs::write(folder.join("target"), "/etc/passwd").unwrap();
        let id = repository
            .git(&["hash-object", "-w", "target"])
            .trim()
            .to_owned();
        std::fs::remove_file(folder.join("target")).unwrap();
        id
    };
    for (mode, id, path) in [
        ("100644", &blob, "cities/x\ny/city.yaml"),
        ("100644", &blob, "cities/::error::x/city.yaml"),
        ("100644", &blob, "cities/aldermoor/--rev.yaml"),
        ("120000", &link, "cities/aldermoor/projects/leak.yaml"),
        (
            "160000",
            &repository.git(&["rev-parse", "HEAD"]).trim().to_owned(),
            "cities/sub",
        ),
    ] {
        repository.git(&["update-index", "--add", "--cacheinfo", mode, id, path]);
    }
    repository.git(&["commit", "-qm", "Names"]);
    for state in ["--rev HEAD", "--staged"] {
        for format in ["short", "github", "json", "human"] {
            let run = repository.run(&format!("validate {state} --format {format}"));
            assert_eq!(run.code, 1, "{}", run.err);
            assert!(
                !run.out
                    .lines()
                    .any(|line| line.starts_with("::error::x") || line.starts_with("y/city.yaml")),
                "{}",
                run.out
            );
            assert!(!run.out.contains("root:"), "{}", run.out);
        }
        let run = repository.run(&format!("validate {state} --format short"));
        assert!(
            run.out
                .contains("cities/sub:1:1: error[unreadable] this folder is another repository"),
            "{}",
            run.out
        );
        assert!(
            run.out
                .contains("leak.yaml:1:1: error[unreadable] this is a symbolic link"),
            "{}",
            run.out
        );
    }
}

/// Edits of the example that alter findings near and far: path, text, its replacement (none: the file goes).
pub const EDITS: &[(&str, &str, Option<&str>)] = &[
    (
        "cities/havre-saint-elme/themes.yaml",
        "axis: axis-2",
        Some("axis: axis-9"),
    ),
    (
        "cities/havre-saint-elme/themes.yaml",
        "id: quartiers-frais",
        Some("id: autre-nom"),
    ),
    (
        "cities/havre-saint-elme/action-plan.yaml",
        "network: cool-old-towns",
        Some("network: living-markets"),
    ),
    (
        "cities/havre-saint-elme/action-plan.yaml",
        "synthesis: round-table-6",
        Some("synthesis: prep-cool-old-towns"),
    ),
    (
        "cities/havre-saint-elme/action-plan.yaml",
        "amount: 18000",
        Some("amount: 18001"),
    ),
    ("cities/havre-saint-elme/action-plan.yaml", "", None),
    (
        "cities/havre-saint-elme/city.yaml",
        "state: accepted",
        Some("state: withdrawn"),
    ),
    (
        "cities/inverkell/city.yaml",
        "name: Inverkell",
        Some("name: \"Inver\\u006bell\""),
    ),
    ("cities/rocheclaire/challenges.yaml", "", None),
    ("cities/aldermoor/letter.pdf", "", None),
    (
        "networks/cool-old-towns.yaml",
        "pilot: havre-saint-elme",
        Some("pilot: inverkell"),
    ),
    (
        "networks/cool-old-towns.yaml",
        "pilot: havre-saint-elme",
        Some("pilot: \"havre-saint\\x2delme\""),
    ),
    ("networks/cool-old-towns.yaml", "", None),
    (
        "networks/living-markets.yaml",
        "theme: ",
        Some("theme: no-"),
    ),
    ("events/round-table-6.yaml", "number: 6", Some("number: 5")),
    (
        "events/round-table-6.yaml",
        "type: round-table",
        Some("type: workshop"),
    ),
    (
        "events/prep-cool-old-towns.yaml",
        "network: cool-old-towns",
        Some("network: living-markets"),
    ),
    ("events/round-table-6-synthesis.pdf", "", None),
    (
        "roadmap.yaml",
        "languages: [fr, en, es]",
        Some("languages: [fr]"),
    ),
];

pub type Counts = BTreeMap<(String, String, String, String, bool), usize>;

/// Findings without what moves: by path, rule, field without places in lists, message without numbers; whether it fails.
pub fn counts(report: &Value) -> Counts {
    let mut counts = Counts::new();
    // What is seen in a broken file as if it were mended is told of the later state whole: nobody compares readings of what cannot be read.
    let all = report["findings"].as_array().unwrap().iter();
    for found in all.filter(|found| found["once_mended"] != true) {
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        let field: Vec<String> = text("field")
            .split('.')
            .filter(|part| part.parse::<usize>().is_err())
            .map(str::to_owned)
            .collect();
        let message = text("message").replace(|c: char| c.is_ascii_digit(), "");
        *counts
            .entry((
                text("path"),
                text("rule"),
                field.join("."),
                message,
                found["level"] == "error",
            ))
            .or_default() += 1;
    }
    counts
}

/// The example in a folder of its repository, which may be its top, with a proposal that is wrong and brings to `place` the files of a
/// bare repository, in which the name of the base stands for what is proposed; and that name.
fn beside_a_bare_one(folder: &str, place: &str) -> (Repository, String) {
    let repository = Repository {
        project: Project::new(),
    };
    std::fs::remove_file(repository.project.path().join("roadmap.yaml")).unwrap();
    let example = Project::example("quebec");
    for (path, bytes) in example.tree(".") {
        repository.project.file(&format!("{folder}{path}"), bytes);
    }
    repository.git(&["init", "-q"]);
    repository.commit("All");
    let base = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repository.git(&["checkout", "-qb", "proposal"]);
    let city = "cities/inverkell/city.yaml";
    example.edit(city, "country: IE", "country: ZZ");
    repository.edit(&format!("{folder}{city}"), "country: IE", "country: ZZ");
    for arguments in [
        &["init", "-q"][..],
        &["add", "-A"],
        &["commit", "-qm", "Fake"],
        &["update-ref", &format!("refs/heads/{base}"), "HEAD"],
        &["pack-refs", "--all"],
        &["repack", "-adq"],
        &["config", "core.worktree", "."],
    ] {
        git(&example.path(), arguments);
    }
    let mut files = example.tree(".git");
    files.retain(|path, _| !path.starts_with("hooks/") && !path.starts_with("logs/"));
    files.insert("refs/keep".to_owned(), Vec::new());
    for (path, bytes) in files {
        repository.project.file(&format!("{place}/{path}"), bytes);
    }
    repository.git(&["add", "-fA"]);
    repository.git(&["commit", "-qm", "Propose"]);
    (repository, base)
}

#[test]
fn committed_files_named_as_those_of_a_bare_repository_change_the_answer_of_no_command() {
    for (folder, place) in [
        ("prog/", "prog"),
        ("prog/", "prog/cities/inverkell"),
        ("", "cities/inverkell"),
    ] {
        let (repository, base) = beside_a_bare_one(folder, place);
        let here = repository.project.path().join(place);
        let ask = || {
            [
                "validate --rev HEAD --since BASE --format short",
                "validate --rev HEAD --format short",
                "validate --staged --format short",
                "review BASE..HEAD",
                "diff BASE HEAD",
                "history",
                "status --rev HEAD",
                "hook remove",
                "merge",
            ]
            .map(|command| {
                let run = roadmap(&here, &command.replace("BASE", &base));
                (command, run.code, run.out, run.err)
            })
        };
        // Without its HEAD it is none for anybody.
        let head = std::fs::read(here.join("HEAD")).unwrap();
        std::fs::remove_file(here.join("HEAD")).unwrap();
        let without = ask();
        for (command, code, out, err) in &without[..4] {
            assert_eq!(*code, 1, "{place}: {command}: {out}{err}");
        }
        assert!(without[0].2.contains("ZZ"), "{}", without[0].2);
        std::fs::write(here.join("HEAD"), head).unwrap();
        assert_eq!(ask(), without, "{place}");
        let run = roadmap(&here, &format!("validate --since {base} --format short"));
        assert!(run.code == 1 && run.out.contains("ZZ"), "{}", run.out);
    }
}

#[test]
fn a_programme_among_the_fiches_of_another_sets_nothing_apart() {
    let repository = Repository::example("quebec");
    repository
        .project
        .file("cities/aaa/roadmap.yaml", "edition: quebec-2022\n")
        .file("cities/aaa/city.yaml", "zorglub: [1\n")
        .file("networks/living-markets.yaml", "a: [\n");
    repository.edit("cities/inverkell/city.yaml", "country: IE", "country: ZZ");
    repository.git(&["add", "-A"]);
    let mut names = vec![
        "cities/aaa/city.yaml",
        "cities/aaa/roadmap.yaml",
        "cities/inverkell/city.yaml",
        "networks/living-markets.yaml",
    ];
    for state in ["", " --staged"] {
        let ask = |names: &[&str]| {
            let run = repository.run(&format!(
                "validate{state} --format short -- {}",
                names.join(" ")
            ));
            (run.code, run.out, run.err)
        };
        let first = ask(&names);
        assert_eq!(first.0, 1, "{}{}", first.1, first.2);
        for name in &names {
            assert!(first.1.contains(name), "{name}: {}", first.1);
        }
        for _ in 0..names.len() {
            names.rotate_left(1);
            assert_eq!(ask(&names), first, "{names:?}");
        }
        let inside = repository.project.path().join("cities/aaa");
        let run = roadmap(&inside, &format!("validate{state} --format short"));
        assert!(
            run.code == 1 && run.out.contains("inverkell"),
            "{}",
            run.out
        );
    }
    // Elsewhere it is one of its own, and what is no form stays aside.
    repository
        .project
        .file("other/roadmap.yaml", "edition: quebec-2022\n")
        .file("deploy/events/notes.yaml", "a: [\n");
    repository.git(&["add", "-A"]);
    for state in ["", " --staged"] {
        let ask = |names: &str| repository.run(&format!("validate{state} {names}"));
        let run = ask("other");
        assert!(!run.out.contains("inverkell"), "{}", run.out);
        let run = ask("cities/aldermoor deploy/events/notes.yaml");
        assert!(
            run.code != 2 && run.err.contains("is no form"),
            "{}",
            run.err
        );
    }
}

#[test]
fn files_of_two_programmes_are_never_green_because_one_was_not_looked_at() {
    let repository = Repository {
        project: Project::new(),
    };
    std::fs::remove_file(repository.project.path().join("roadmap.yaml")).unwrap();
    for (path, bytes) in Project::example("quebec").tree(".") {
        for folder in ["one", "two"] {
            repository.project.file(&format!("{folder}/{path}"), &bytes);
        }
    }
    repository.git(&["init", "-q"]);
    repository.commit("All");
    let file = "cities/inverkell/city.yaml";
    let names = [
        format!("one/{file} two/{file}"),
        format!("two/{file} one/{file}"),
        format!("one/{file} two/roadmap.yaml"),
        format!("one/{file} two"),
        format!("one/{file} three/{file}"),
    ];
    repository
        .project
        .file(&format!("three/{file}"), "country: ZZ\n");
    repository.git(&["add", "-A"]);
    for (lang, words) in [
        ("en", "is not of the programme in"),
        ("fr", "n’est pas du programme de"),
        ("es", "no es del programa de"),
    ] {
        for state in ["", " --staged"] {
            for names in &names {
                let run = repository.run(&format!("validate --lang {lang}{state} -- {names}"));
                let said = format!("{names}: {}{}", run.out, run.err);
                assert!(run.code == 2 && said.contains(words), "{said}");
            }
        }
    }
}

/// A programme in a folder, whose `roadmap.yaml` goes while another one comes above it: nobody answers for what it held.
#[test]
fn a_programme_that_another_takes_the_place_of_is_not_green() {
    let project = Project::example("quebec");
    let repository = Repository::of(Project::new());
    let top = repository.project.path().to_owned();
    let inside = top.join("deep/programme");
    std::fs::create_dir_all(inside.parent().unwrap()).unwrap();
    std::fs::rename(project.path(), &inside).unwrap();
    std::fs::create_dir_all(project.path()).unwrap();
    repository.git(&["add", "-A"]);
    repository.commit("begin");
    let base = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    let commands = [
        "validate".to_owned(),
        format!("validate --since {base}"),
        format!("review {base}..HEAD --author mallory"),
        "validate cities/inverkell".to_owned(),
        "fix --check".to_owned(),
        "fmt --check".to_owned(),
        format!("diff {base}"),
    ];
    for command in &commands {
        let run = roadmap(&inside, command);
        assert_eq!(run.code, 0, "{command}: {}{}", run.out, run.err);
    }
    std::fs::remove_file(inside.join("roadmap.yaml")).unwrap();
    std::fs::write(inside.join("cities/inverkell/city.yaml"), "zorglub: [1\n").unwrap();
    for above in ["roadmap.yaml", "deep/roadmap.yaml"] {
        std::fs::write(top.join(above), "edition: quebec-2022\n").unwrap();
        repository.git(&["add", "-A"]);
        repository.commit("move");
        for command in &commands {
            let run = roadmap(&inside, command);
            assert_eq!(run.code, 2, "{command}: {}{}", run.out, run.err);
        }
        std::fs::remove_file(top.join(above)).unwrap();
    }
    // Without its cities' folder it is still the one that the base had.
    std::fs::write(top.join("roadmap.yaml"), "edition: quebec-2022\n").unwrap();
    std::fs::rename(inside.join("cities"), inside.join("towns")).unwrap();
    repository.git(&["add", "-A"]);
    repository.commit("hide");
    for command in [&commands[1], &commands[2], &commands[6]] {
        let run = roadmap(&inside, command);
        assert_eq!(run.code, 2, "{command}: {}{}", run.out, run.err);
    }
}
