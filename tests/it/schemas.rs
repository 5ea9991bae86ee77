//! A programme's own schemas: they add questions, ask for more, hide more, and can do nothing else.

use snapbox::str;

use crate::{project::Project, repository::Repository};

const CITY: &str = "cities/aldermoor";

/// The example, with one question more in the fiche of the challenges: internal, with a public note below it.
fn asking() -> Project {
    let project = Project::example("quebec");
    project.file(
        "schemas/challenges.schema.json",
        r#"{
	"required": ["reference"],
	"properties": {
		"reference": {"type": "string", "title": "Reference of the file", "pattern": "^[A-Z]{2}-[0-9]{4}$", "x-error-message": {"en": "Write XX-0000"}},
		"visits": {"type": "integer", "title": "Visits in a year", "maximum": 5000000, "x-audience": "public"},
		"archive": {"x-type": "text", "title": "Where the archives lie", "maxLength": 40, "x-audience": "public"}
	}
}"#,
    );
    project
}

#[test]
fn a_question_of_the_programmes_own_is_asked_and_shown_to_those_who_may_see_it() {
    let project = asking();
    let fiche = project.read(&format!("{CITY}/challenges.yaml"));
    let run = project.run(&format!("validate {CITY} --format short"));
    assert!(
        run.out
            .contains("error[missing] `reference` is missing (Reference of the file)"),
        "{}",
        run.out
    );

    project.file(
        &format!("{CITY}/challenges.yaml"),
        format!("{fiche}\nreference: XY-1234\nvisits: 1200000\narchive: Town hall\n"),
    );
    project.file(
        "cities/aldermoor/city.yaml",
        project
            .read("cities/aldermoor/city.yaml")
            .split("record:")
            .next()
            .unwrap(),
    );
    let run = project.run(&format!("validate {CITY}"));
    assert_eq!(run.code, 0, "{}", run.out);

    project.run(&format!("render {CITY} --out inside"));
    project.run(&format!("render {CITY} --audience public --out outside"));
    let (inside, outside) = (
        project.read("inside/aldermoor.md"),
        project.read("outside/aldermoor.md"),
    );
    assert!(
        inside.contains("### Reference of the file\n\nXY-1234"),
        "{inside}"
    );
    assert!(
        outside.contains("### Visits in a year\n\n1 200 000")
            || outside.contains("### Visits in a year\n\n1"),
        "{outside}"
    );
    assert!(
        outside.contains("### Where the archives lie\n\n"),
        "{outside}"
    );
    for ending in ["md", "html"] {
        let page = project.read(&format!("outside/aldermoor.{ending}"));
        assert!(
            !page.contains("XY-1234") && !page.contains("Reference of the file"),
            "{page}"
        );
    }
}

#[test]
fn what_an_own_schema_asks_is_said_where_the_answer_stands() {
    let project = asking();
    let fiche = project.read(&format!("{CITY}/challenges.yaml"));
    project.file(
        &format!("{CITY}/challenges.yaml"),
        format!("{fiche}\nreference: xy\nvisits: 6000000\narchive: {{fr: {}, en: Town hall, es: Ayuntamiento}}\n", "x".repeat(41)),
    );
    let run = project.run(&format!("validate {CITY}/challenges.yaml"));
    for part in [
        "`xy` has not the expected form",
        "Write XX-0000",
        "too large: at most 5000000 is asked for",
        "too long: at most 40 characters",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
}

#[test]
fn an_own_schema_hides_from_the_public_what_the_program_would_show() {
    let project = Project::example("quebec");
    let page = |project: &Project| {
        project.run(&format!("render {CITY} --audience public --out outside"));
        project.read("outside/aldermoor.html")
    };
    let before = page(&project);
    project.file(
        "schemas/challenges.schema.json",
        r#"{"properties": {"actions": {"x-audience": "internal"}}}"#,
    );
    let after = page(&project);
    let (said, kept) = (
        "A flood forum of residents",
        "Aldermoor grew around a river",
    );
    assert!(before.contains(said) && before.contains(kept), "{before}");
    assert!(!after.contains(said) && after.contains(kept), "{after}");
}

#[test]
fn an_own_schema_can_neither_ask_for_less_nor_show_more() {
    let project = Project::example("quebec");
    project
        .file(
            "schemas/action-plan.schema.json",
            r##"{
  "required": ["no_such"],
  "properties": {
    "budget": {"x-audience": "public", "properties": {"note": {"type": "string", "x-audience": "public"}}},
    "concept": {"x-type": "label", "$ref": "#/$defs/any", "pattern": "("},
    "working_method": {"x-words": "none", "x-substantive": false}
  }
}"##,
        )
        .file(
            "schemas/city.schema.json",
            r#"{"properties": {"motto": {"title": "Motto"}, "founded": {"type": "integer", "minimum": "old"}}}"#,
        )
        .file("schemas/theme.schema.json", "{}")
        .file("schemas/README.md", "Ours.\n");
    let run = project.run("validate --format short");
    assert_eq!(run.code, 1);
    snapbox::assert_data_eq!(
        run.out,
        str![[r#"
schemas/action-plan.schema.json:2:16: error[schema] `no_such` must be answered, but is no field
schemas/action-plan.schema.json:4:16: error[schema] this field stays internal
schemas/action-plan.schema.json:4:82: error[schema] this field stays internal
schemas/action-plan.schema.json:5:17: error[schema] `x-type` would change what the field is
schemas/action-plan.schema.json:5:36: error[schema] `$ref` is not read in a programme’s schema
schemas/action-plan.schema.json:5:59: error[schema] this pattern cannot be looked for
schemas/action-plan.schema.json:6:24: error[schema] the edition knows no `none`
schemas/action-plan.schema.json:6:43: error[schema] this field is part of what decisions rest on
schemas/city.schema.json:1:77: error[schema] `minimum` has not the value that JSON Schema expects here
schemas/theme.schema.json:1:1: error[schema] `theme.schema.json` is the schema of no fiche
Checked one form of 0 cities, rules applied: 89. Errors: 10; warnings: 0; notes: 0. Files not checked: 6.

"#]]
    );
    for command in [
        "render --audience public --out outside",
        "publish --out ../never",
        "status",
    ] {
        let run = project.run(command);
        assert_ne!(run.code, 0, "{command}");
        assert!(run.err.contains("[schema]"), "{command}: {}", run.err);
    }
    assert!(!project.path().join("outside").exists());
}

#[test]
fn patterns_are_bounded_each_and_in_all_schemas_together() {
    let project = Project::example("quebec");
    let asked = |from: usize, count: usize, pattern: &str| {
        let one = |at| format!("\"k{at}\": {{\"type\": \"string\", \"pattern\": \"{pattern}\"}}");
        let all: Vec<String> = (from..from + count).map(one).collect();
        format!("{{\"properties\": {{{}}}}}", all.join(",\n"))
    };
    let (challenges, staff) = (
        "schemas/challenges.schema.json",
        "schemas/staff.schema.json",
    );
    let name = r"^\\p{Lu}\\p{L}+-[0-9]{1,10}$";
    project.file(challenges, asked(0, 60, name));
    assert_eq!(project.run("validate").code, 0);

    project.file(staff, asked(60, 6, name));
    let run = project.run("validate --format short");
    assert_eq!(run.code, 1);
    let told: Vec<&str> = run.out.lines().take(2).collect();
    assert_eq!(
        told,
        [
            "schemas/staff.schema.json:5:27: error[schema] one pattern too many",
            "schemas/staff.schema.json:6:27: error[schema] one pattern too many"
        ],
        "{}",
        run.out
    );

    project.file(staff, asked(0, 1, r"\\p{L}{100}"));
    let run = project.run("validate --format short");
    let told = "schemas/staff.schema.json:1:42: error[schema] this pattern cannot be looked for";
    assert!(run.out.contains(told), "{}", run.out);
}

#[test]
fn a_schema_that_changed_concerns_every_city() {
    let repository = Repository::example("quebec");
    repository.project.file(
        "schemas/challenges.schema.json",
        r#"{"required": ["reference"], "properties": {"reference": {"type": "string"}}}"#,
    );
    repository.commit("Ask for a reference");
    let whole = repository.run("validate --format short").out;
    let since = repository.run("validate --since HEAD~1 --format short").out;
    let lines = |text: &str| {
        text.lines()
            .filter(|line| line.contains("reference"))
            .count()
    };
    assert!(lines(&whole) > 3, "{whole}");
    assert_eq!(lines(&whole), lines(&since), "{since}");
}

#[test]
fn forms_and_editors_get_the_programmes_schema() {
    let project = asking();
    let schema: serde_json::Value =
        serde_json::from_str(&project.run("schema challenges").out).unwrap();
    assert_eq!(schema["properties"]["reference"]["type"], "string");
    assert!(schema["properties"]["challenges"].is_object());
    assert_eq!(
        project.run("schema themes").out,
        Project::new().run("schema themes").out
    );
    assert_eq!(project.run("new city oakhaven").code, 0);
    let form = project.read("cities/oakhaven/challenges.yaml");
    assert!(form.contains("# Write XX-0000\nreference:"), "{form}");
}
