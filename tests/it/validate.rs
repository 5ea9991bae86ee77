//! `roadmap validate`: whole reports, exit codes of every form, no finding lost and none repeated.

use snapbox::{assert_data_eq, file};

use crate::{project::Project, reports::FORMATS, scratch::scratch};

#[test]
fn the_gallery_of_faults_is_reported_whole() {
    let project = Project::example("faulty");
    for (lang, expected) in [
        ("en", file!["../snapshots/faulty.en.txt"]),
        ("fr", file!["../snapshots/faulty.fr.txt"]),
        ("es", file!["../snapshots/faulty.es.txt"]),
    ] {
        let run = project.run(&format!("validate --lang {lang}"));
        assert_eq!(run.code, 1);
        assert_data_eq!(run.out, expected);
    }
}

#[test]
fn the_gallery_breaks_every_rule() {
    let run = Project::example("faulty").run("validate --format json");
    for rule in roadmap::model::rule::RULES {
        // These stop the whole programme or judge a change, and have tests of their own; a name that Windows refuses would keep the
        // gallery from it.
        if ![
            "template",
            "schema",
            "unknown-edition",
            "portable-name",
            "decision-not-allowed",
        ]
        .contains(&rule.name)
        {
            assert!(
                run.out.contains(&format!("\"rule\": \"{}\"", rule.name)),
                "{} is not in the gallery",
                rule.name
            );
        }
    }
}

#[test]
fn the_example_has_no_error_in_any_form() {
    let project = Project::example("quebec");
    for format in FORMATS {
        let run = project.run(&format!("validate --format {format}"));
        assert_eq!(run.code, 0, "{format}: {}", run.out);
    }
}

#[test]
fn the_code_does_not_depend_on_the_form() {
    let faulty = Project::example("faulty");
    for format in FORMATS {
        assert_eq!(
            faulty.run(&format!("validate --format {format}")).code,
            1,
            "{format}"
        );
        assert_eq!(
            faulty
                .run(&format!("validate --format {format} --fail-on none"))
                .code,
            0,
            "{format}"
        );
    }
    let good = Project::example("quebec");
    assert_eq!(good.run("validate --fail-on warning").code, 1);
    assert_eq!(good.run("validate --strict").code, 0);
    assert_eq!(faulty.run("validate --strict --fail-on none").code, 1);
    assert_eq!(good.run("validate no/such/path").code, 2);
    assert_eq!(good.run("validate --no-such-flag").code, 2);
    let nowhere = scratch();
    assert_eq!(crate::project::roadmap(nowhere.path(), "validate").code, 2);
}

#[test]
fn a_report_in_json_fits_its_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../schemas/report-1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for name in ["faulty", "quebec"] {
        let run = Project::example(name).run("validate --format json");
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&report)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn an_unknown_edition_is_a_finding_and_nothing_is_green() {
    let project = Project::new();
    project
        .file("roadmap.yaml", "edition: quebec-2023\n")
        .file("cities/a/city.yaml", "name: A\n");
    let run = project.run("validate --format short");
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .contains("roadmap.yaml:1:10: error[unknown-edition]"),
        "{}",
        run.out
    );
    assert!(run.out.contains("Files not checked: 1."), "{}", run.out);
}

#[test]
fn a_draft_warns_where_a_submission_fails() {
    let project = Project::example("quebec");
    assert_eq!(project.run("validate cities/rocheclaire").code, 0);
    let city = project.read("cities/rocheclaire/city.yaml");
    project.file(
        "cities/rocheclaire/city.yaml",
        format!("{city}record: [{{state: submitted, date: 2023-05-12}}]\n"),
    );
    assert_eq!(project.run("validate cities/rocheclaire").code, 1);
}

#[test]
fn the_programme_sets_levels() {
    let project = Project::example("quebec");
    project.file(
        "roadmap.yaml",
        "edition: quebec-2022\nrules: {missing: error, letter-missing: \"off\"}\n",
    );
    let run = project.run("validate --format short");
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("error[missing]") && !run.out.contains("letter-missing"),
        "{}",
        run.out
    );
}

#[test]
fn one_file_is_checked_with_its_city_and_reported_alone() {
    let project = Project::example("faulty");
    let run = project.run("validate --format short cities/champs/priority-theme.yaml");
    assert!(run.out.contains("unknown-theme"), "{}", run.out);
    assert!(!run.out.contains("themes.yaml:7"), "{}", run.out);
}

#[test]
fn harmful_characters_are_shown_and_commands_are_not_forged() {
    let project = Project::new();
    project.file(
        "cities/a/city.yaml",
        "name: \"A\"\n\"x\\e[31m\\n::error file=y::z\": 1\nkind: city\ncountry: FR\nlanguage: fr\n",
    );
    for format in FORMATS {
        let run = project.run(&format!("validate --format {format}"));
        assert!(!run.out.contains('\u{1b}'), "{format}");
        assert!(
            !run.out
                .lines()
                .any(|line| line.starts_with("::error file=y")),
            "{format}: {}",
            run.out
        );
    }
}

#[test]
fn words_are_counted_to_the_word() {
    for (count, code) in [(500, 0), (501, 1)] {
        let project = Project::example("quebec");
        let text = vec!["mot"; count].join(" ");
        project.file(
            "cities/aldermoor/challenges.yaml",
            format!("challenges: {text}\nactions: Done.\n"),
        );
        let run = project.run("validate cities/aldermoor --format short");
        assert_eq!(run.code, code, "{}", run.out);
        if code == 1 {
            // `challenges: ` and 500 words of four characters with their space.
            assert!(
                run.out
                    .contains("challenges.yaml:1:2013: error[word-limit]"),
                "{}",
                run.out
            );
        }
    }
}

#[test]
fn what_a_beginner_writes_for_a_code_or_an_hour_is_answered_with_what_to_type() {
    let city = "cities/rocheclaire/city.yaml";
    for (written, meant) in [
        ("España", "`ES`"),
        ("Spain", "`ES`"),
        ("UK", "`GB`"),
        ("fr", "`FR`"),
        ("ESP", "format"),
        ("E", "format"),
        ("\"\"", "country"),
    ] {
        is_answered(city, "country", written, meant);
    }
    for (written, meant) in [
        ("2023-07-06T4:00 pm", "`2023-07-06T16:00`"),
        ("2023-07-06T12:30 a.m.", "`2023-07-06T00:30`"),
        ("2023-07-06 16h", "`2023-07-06T16:00`"),
        ("2023-07-06T25:00", "format"),
        ("2023-07-06 24:00", "format"),
    ] {
        is_answered("events/round-table-5.yaml", "starts", written, meant);
    }
    let plan = "cities/havre-saint-elme/action-plan.yaml";
    for (written, meant) in [
        ("euro", "`EUR`"),
        ("€", "`EUR`"),
        ("EURO", "`EUR`"),
        ("zz", "format"),
    ] {
        is_answered(plan, "currency", written, meant);
    }
}

/// What is written in the place of an answer is an error that says what is meant.
fn is_answered(path: &str, key: &str, written: &str, meant: &str) {
    let project = Project::example("quebec");
    let text = project.read(path);
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with(&format!("{key}:")))
        .unwrap();
    let (margin, _) = line.split_once(key).unwrap();
    let answer = format!("{margin}{key}: {written}");
    project.file(path, text.replace(line, &answer));
    let folder = path.rsplit_once('/').unwrap().0;
    let run = project.run(&format!("validate {folder}"));
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{written}");
    assert!(run.out.contains(meant), "{written}: {}", run.out);
}

#[test]
fn a_preparatory_meeting_says_how_long_it_lasts_and_how_it_is_held() {
    let project = Project::example("quebec");
    let event = project.read("events/prep-cool-old-towns.yaml");
    let without = event
        .lines()
        .filter(|line| !line.starts_with("minutes:") && !line.starts_with("mode:"))
        .collect::<Vec<_>>()
        .join("\n");
    assert_ne!(event.trim_end(), without);
    project.file("events/prep-cool-old-towns.yaml", without);
    let run = project.run("validate events --format short");
    assert!(
        run.out.contains("[meeting-too-long]") && run.out.contains("[meeting-mode]"),
        "{}",
        run.out
    );
}

const PLAN: &str = "cities/havre-saint-elme/action-plan.yaml";
const CHALLENGES: &str = "cities/havre-saint-elme/challenges.yaml";

/// A fiche, what is written in it in the place of what, the rule that tells it, and what it says.
const SILENT: [(&str, &str, &str, &str, &str); 13] = [
    (
        PLAN,
        "amount: 18000",
        "amount: 18.000",
        "yaml-ambiguous",
        "18000",
    ),
    (PLAN, "amount: 18000", "amount: 18 000", "type", "18000"),
    (
        PLAN,
        "amount: 18000",
        "amount: \"18'000.50 CAD\"",
        "type",
        "18000.50",
    ),
    (
        PLAN,
        "amount: 18000",
        "amount: 18,000",
        "unknown-key",
        "comma",
    ),
    (
        PLAN,
        "label: Billets de huit participants",
        "label: Billets, trains",
        "unknown-key",
        "comma",
    ),
    (PLAN, "currency: CAD", "currency: XXX", "format", "XXX"),
    (
        CHALLENGES,
        "actions: |",
        "actions: Deux audits # et un plan\nactions2: |",
        "comment-in-text",
        "# et un plan",
    ),
    (
        CHALLENGES,
        "actions: |",
        "actions: {fr: Deux audits, sp: Dos}\nactions2: |",
        "unknown-key",
        "`es`",
    ),
    (
        CHALLENGES,
        "actions: |",
        "actions: {fr: Deux audits, oc: Dos}\nactions2: |",
        "unknown-key",
        "actions2",
    ),
    (
        CHALLENGES,
        "actions: |",
        "actions: \"un\\u202Edeux\"\nactions2: |",
        "format",
        "U+202E",
    ),
    (
        CHALLENGES,
        "actions: |",
        "actions: *deux* audits\nactions2: |",
        "syntax",
        "*deux* audits",
    ),
    (
        "cities/havre-saint-elme/city.yaml",
        "language: fr",
        "language: sp",
        "format",
        "`es`",
    ),
    (
        "events/round-table-6.yaml",
        "number: 6",
        "number: 0",
        "format",
        "1",
    ),
];

/// What a first fiche holds, what it is told, and what it may type instead.
#[test]
fn what_yaml_would_read_in_silence_is_told() {
    for (path, from, to, rule, told) in SILENT {
        let project = Project::example("quebec");
        project.edit(path, from, to);
        let run = project.run("validate --format json");
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let found: Vec<_> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["path"] == path && one["rule"] == rule)
            .collect();
        assert!(
            found.iter().any(|one| one.to_string().contains(told)),
            "{to}: {found:?}"
        );
        assert!(
            !found.iter().any(|one| one.to_string().contains("`oc`")),
            "{to}: {found:?}"
        );
    }
}

#[test]
fn what_the_reader_of_yaml_says_is_said_in_the_language_of_the_report() {
    let project = Project::example("quebec");
    for text in [
        "challenges: [a, b\nactions: x\n",
        "challenges: Rien\nactions Rien\n",
        "challenges: Rien\n- a\n",
        "challenges: a\n  b # c\n  d\n",
    ] {
        project.file("cities/rocheclaire/challenges.yaml", text);
        let run = project.run("validate --lang fr cities/rocheclaire/challenges.yaml");
        assert!(run.out.contains("[syntax]"), "{}", run.out);
        let english = [
            "while ",
            "expected",
            "illegal",
            "did not",
            "not allowed",
            "simple key",
        ];
        assert!(
            !english.iter().any(|word| run.out.contains(word)),
            "{}",
            run.out
        );
    }
}
