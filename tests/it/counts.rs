//! Every outcome in every form: the exit status is the same, and so are the counts.

use crate::{
    project::{Project, roadmap},
    reports::{self, Counts, FORMATS},
    repository::Repository,
    scratch::scratch,
};

/// A raw tag that its city waives, and nothing else.
const WAIVED: &str = "challenges: Floods <b>every</b> third winter.\nactions: Two audits are done.\n\
    waivers:\n  - {rule: raw-html, field: challenges, reason: Quoted from a law.}\n";

/// One run that writes all forms, then one run a form.
fn agree(name: &str, project: &Project, arguments: &str, code: i32) -> Counts {
    let (together, texts) = reports::all(project, arguments);
    assert_eq!(together, code, "{name}");
    let expected = reports::counts("json", &texts["json"]);
    for (format, text) in &texts {
        let counts = reports::counts(format, text);
        let expected = Counts {
            older: counts.older.and(expected.older),
            ..expected
        };
        assert_eq!(counts, expected, "{name}: {format}\n{text}");
        let run = project.run(&format!("validate --format {format} {arguments}"));
        assert_eq!(run.code, code, "{name}: {format}: {}", run.err);
        assert_eq!(&run.out, text, "{name}: {format}: alone and together");
    }
    expected
}

#[test]
fn a_clean_check_is_clean_in_every_form() {
    let counts = agree(
        "clean",
        &Project::example("quebec"),
        "--fail-on info --strict cities/aldermoor/challenges.yaml",
        0,
    );
    assert_eq!(
        counts,
        Counts {
            older: Some(0),
            ..Counts::default()
        }
    );
}

#[test]
fn warnings_pass_or_fail_by_the_threshold() {
    let project = Project::example("quebec");
    let counts = agree("warnings", &project, "", 0);
    assert!(counts.errors == 0 && counts.warnings > 0, "{counts:?}");
    assert_eq!(
        agree("warnings that fail", &project, "--fail-on warning", 1),
        counts
    );
}

#[test]
fn errors_fail_whatever_reads_them() {
    let project = Project::example("faulty");
    let counts = agree("errors", &project, "", 1);
    assert!(
        counts.errors > 50
            && counts.warnings > 20
            && counts.infos > 0
            && counts.waived > 0
            && counts.skipped > 0,
        "{counts:?}"
    );
    assert_eq!(
        agree("errors that do not fail", &project, "--fail-on none", 0),
        counts
    );
}

#[test]
fn what_is_waived_is_counted_apart() {
    let project = Project::example("quebec");
    project.file("cities/aldermoor/challenges.yaml", WAIVED);
    let counts = agree(
        "waived",
        &project,
        "--fail-on info cities/aldermoor/challenges.yaml",
        0,
    );
    assert_eq!(
        counts,
        Counts {
            waived: 1,
            older: Some(0),
            ..Counts::default()
        }
    );
}

#[test]
fn what_is_left_aside_fails_a_strict_check() {
    let project = Project::example("quebec");
    project.file("cities/aldermoor/minutes.txt", "of the meeting");
    let counts = agree("left aside", &project, "cities/aldermoor", 0);
    assert_eq!(counts.skipped, 1);
    assert_eq!(
        agree(
            "left aside, strictly",
            &project,
            "--strict cities/aldermoor",
            1
        ),
        counts
    );
}

#[test]
fn what_a_change_found_there_already_is_counted() {
    let repository = Repository::example("quebec");
    repository.project.file(
        "cities/aldermoor/challenges.yaml",
        "challenges: Some <b>tags</b>.\n",
    );
    let all = agree("all", &repository.project, "", 1);
    let counts = agree("since", &repository.project, "--since HEAD", 1);
    assert_eq!(counts.errors, all.errors);
    assert!(counts.older.is_some_and(|older| older > 0), "{counts:?}");
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let project = Project::example("faulty");
    let counts = agree("too many", &project, "--max-findings 3", 1);
    assert_eq!(
        (counts.errors, counts.warnings, counts.infos, counts.waived),
        (3, 0, 0, 0)
    );
    assert!(counts.hidden > 100, "{counts:?}");
    agree(
        "too many, strictly",
        &project,
        "--max-findings 3 --fail-on none --strict",
        1,
    );
    agree("none shown", &project, "--max-findings 0 --strict", 1);
}

#[test]
fn waived_findings_do_not_crowd_out_an_error() {
    let project = Project::example("quebec");
    project.file(
        "roadmap.yaml",
        "edition: quebec-2022\nrules: {raw-html: error}\n",
    );
    project.file("cities/aldermoor/challenges.yaml", WAIVED);
    project.file(
        "cities/havre-saint-elme/challenges.yaml",
        "challenges: Some <b>tags</b>.\nactions: Done.\n",
    );
    let counts = agree("crowded", &project, "--max-findings 1", 1);
    assert_eq!((counts.errors, counts.waived), (1, 0));
}

#[test]
fn what_cannot_be_read_is_an_error_and_is_checked_as_its_repair_leaves_it() {
    let project = Project::example("quebec");
    project.file(
        "cities/aldermoor/challenges.yaml",
        b"challenges: \xe9t\xe9\n",
    );
    let counts = agree(
        "unreadable",
        &project,
        "cities/aldermoor/challenges.yaml",
        1,
    );
    assert_eq!(
        counts,
        Counts {
            // Nothing says what the city does about it either.
            errors: 2,
            skipped: 1,
            older: Some(0),
            ..Counts::default()
        }
    );
    project.file("cities/aldermoor/challenges.yaml", b"\0\xff\0");
    let counts = agree(
        "unreadable",
        &project,
        "cities/aldermoor/challenges.yaml",
        1,
    );
    assert_eq!((counts.errors, counts.skipped), (1, 1));
}

#[test]
fn without_an_edition_no_form_is_green() {
    let project = Project::new();
    project
        .file("roadmap.yaml", "edition: quebec-2023\n")
        .file("cities/a/city.yaml", "name: A\n");
    let counts = agree("no edition", &project, "", 1);
    assert_eq!((counts.errors, counts.skipped), (1, 1));
}

#[test]
fn a_check_that_cannot_be_made_writes_no_report() {
    let nowhere = scratch();
    let project = Project::example("quebec");
    for format in FORMATS {
        for run in [
            roadmap(nowhere.path(), &format!("validate --format {format}")),
            project.run(&format!("validate --format {format} no/such/path")),
            project.run(&format!("validate --format {format} --no-such-flag")),
            project.run(&format!("validate --format {format} --fail-on nothing")),
        ] {
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{format}");
            assert!(!run.err.is_empty(), "{format}");
        }
    }
}
