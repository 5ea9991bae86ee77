//! Reports in forms that others define: they fit the definition, and say what it takes to act on them.

use std::{
    collections::{BTreeSet, HashSet},
    process::Command,
};

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{project::Project, reports};

fn report(project: &Project, format: &str) -> Value {
    serde_json::from_str(&project.run(&format!("validate --format {format}")).out).unwrap()
}

fn fits(schema: &Value, value: &Value) {
    let validator: Validator = jsonschema::options()
        .should_validate_formats(true)
        .build(schema)
        .unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

/// The schema of SARIF 2.1.0 as the package `serde-sarif` ships it. If cargo does not find it, the test fails.
fn sarif_schema() -> Value {
    let host = Command::new("rustc")
        .args(["--print", "host-tuple"])
        .output()
        .unwrap()
        .stdout;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let metadata = Command::new(cargo)
        .args([
            "metadata",
            "--offline",
            "--locked",
            "--format-version",
            "1",
            "--filter-platform",
            String::from_utf8(host).unwrap().trim(),
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        metadata.status.success(),
        "{}",
        String::from_utf8_lossy(&metadata.stderr)
    );
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let package = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|package| package["name"] == "serde-sarif")
        .unwrap();
    let place = std::path::Path::new(package["manifest_path"].as_str().unwrap())
        .with_file_name("src")
        .join("schema.json");
    // The standard's pattern of a language has a bracket too many, which is no regular expression here.
    let text = std::fs::read_to_string(&place)
        .unwrap()
        .replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert!(
        schema["title"]
            .as_str()
            .unwrap()
            .contains("(SARIF) Version 2.1.0")
    );
    schema
}

#[test]
fn a_log_in_sarif_fits_the_schema_of_the_standard() {
    let schema = sarif_schema();
    for name in ["faulty", "quebec"] {
        let project = Project::example(name);
        project.file("cities/aldermoor/a b:c%é#?.txt", "x");
        for lang in ["en", "fr", "es"] {
            let text = project
                .run(&format!(
                    "validate --format sarif --max-findings 100 --lang {lang}"
                ))
                .out;
            fits(&schema, &serde_json::from_str(&text).unwrap());
            serde_json::from_str::<serde_sarif::sarif::Sarif>(&text).unwrap();
        }
    }
    let mut broken = report(&Project::example("faulty"), "sarif");
    broken["runs"][0]["results"][0]["level"] = "major".into();
    assert!(
        !jsonschema::validator_for(&schema)
            .unwrap()
            .is_valid(&broken)
    );
}

#[test]
fn a_log_in_sarif_names_rules_and_places() {
    let project = Project::example("faulty");
    project.file("cities/aldermoor/a b:c%é#?.txt", "x");
    let log = report(&project, "sarif");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), roadmap::model::rule::RULES.len());
    for rule in rules {
        let said = |field: &str| !rule[field]["text"].as_str().unwrap().is_empty();
        assert!(
            said("shortDescription") && said("fullDescription") && said("help"),
            "{rule}"
        );
    }
    let results = run["results"].as_array().unwrap();
    for result in results {
        assert_eq!(
            rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"],
            result["ruleId"]
        );
    }
    let waived: Vec<&Value> = results
        .iter()
        .filter(|one| one["suppressions"] != json!([]))
        .collect();
    assert_eq!(waived.len(), 1);
    assert_eq!(waived[0]["suppressions"][0]["kind"], "inSource");
    assert!(
        !waived[0]["suppressions"][0]["justification"]
            .as_str()
            .unwrap()
            .is_empty()
    );
    let notes = run["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .unwrap();
    let uris: Vec<&str> = notes
        .iter()
        .map(|one| {
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                .as_str()
                .unwrap()
        })
        .collect();
    assert!(
        uris.contains(&"cities/aldermoor/a%20b%3Ac%25%C3%A9%23%3F.txt"),
        "{uris:?}"
    );
}

#[test]
fn columns_of_sarif_are_characters_and_those_of_rdjson_bytes() {
    let project = Project::example("quebec");
    project.file(
        "cities/aldermoor/challenges.yaml",
        "{\"challenges\": \"é😀\", \"été😀\": \"\", \"actions\": \"Done.\"}\n",
    );
    let log = report(&project, "sarif");
    let found = log["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["ruleId"] == "unknown-key")
        .unwrap()
        .clone();
    let region = &found["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        region,
        &json!({"startLine": 1, "startColumn": 22, "endColumn": 28})
    );
    let list = report(&project, "rdjson");
    let found = list["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["code"]["value"] == "unknown-key")
        .unwrap()
        .clone();
    let range = json!({"start": {"line": 1, "column": 26}, "end": {"line": 1, "column": 37}});
    assert_eq!(found["location"]["range"], range);
}

#[test]
fn a_code_quality_report_fits_what_gitlab_asks_for() {
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": false,
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "pattern": "^[a-z-]+$"},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "additionalProperties": false,
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^/]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "additionalProperties": false,
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    });
    let project = Project::example("faulty");
    let issues = report(&project, "gitlab");
    fits(&schema, &issues);
    let prints: HashSet<&str> = issues
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["fingerprint"].as_str().unwrap())
        .collect();
    assert_eq!(prints.len(), issues.as_array().unwrap().len());
}

#[test]
fn a_fingerprint_outlives_a_move() {
    let project = Project::example("quebec");
    let prints = |project: &Project| {
        let issues = report(project, "gitlab");
        let list: Vec<(u64, String)> = issues
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["location"]["path"] == "cities/aldermoor/challenges.yaml")
            .map(|one| {
                (
                    one["location"]["lines"]["begin"].as_u64().unwrap(),
                    one["fingerprint"].as_str().unwrap().to_owned(),
                )
            })
            .collect();
        list.into_iter()
            .unzip::<u64, String, Vec<u64>, BTreeSet<String>>()
    };
    let text = "challenges: Floods <b>every</b> third <i>winter</i>.\nactions: Two <b>audits</b> are done.\nextra: 1\n";
    project.file("cities/aldermoor/challenges.yaml", text);
    let (lines, before) = prints(&project);
    assert!(before.len() >= 3, "{before:?}");
    project.file(
        "cities/aldermoor/challenges.yaml",
        format!("# Of this year.\n\n{text}"),
    );
    let (moved, after) = prints(&project);
    assert_eq!(
        moved,
        lines.iter().map(|line| line + 2).collect::<Vec<u64>>()
    );
    assert_eq!(before, after);
    assert_eq!(
        report(&project, "sarif")["runs"][0]["results"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| {
                before.contains(one["partialFingerprints"]["roadmap/v1"].as_str().unwrap())
            })
            .count(),
        before.len()
    );
}

#[test]
fn a_list_for_reviewdog_fits_its_form() {
    let position = json!({
        "type": "object",
        "required": ["line"],
        "additionalProperties": false,
        "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    });
    let range = json!({
        "type": "object", "required": ["start"], "additionalProperties": false, "properties": {"start": position, "end": position},
    });
    let schema = json!({
        "type": "object",
        "required": ["source", "severity", "diagnostics"],
        "additionalProperties": false,
        "properties": {
            "source": {"type": "object", "required": ["name"]},
            "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
            "diagnostics": {"type": "array", "items": {
                "type": "object",
                "required": ["message", "location", "severity", "code"],
                "additionalProperties": false,
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "location": {"type": "object", "required": ["path", "range"], "properties": {"path": {"type": "string"}, "range": range}},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}}},
                    "suggestions": {"type": "array", "minItems": 1, "items": {
                        "type": "object",
                        "required": ["range", "text"],
                        "additionalProperties": false,
                        "properties": {"range": range, "text": {"type": "string"}},
                    }},
                },
            }},
        },
    });
    fits(&schema, &report(&Project::example("faulty"), "rdjson"));
}

#[test]
fn a_suggestion_put_in_mends_its_finding() {
    let of = |list: &Value, path: &str| -> Vec<Value> {
        list["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["location"]["path"] == path)
            .cloned()
            .collect()
    };
    let list = report(&Project::example("faulty"), "rdjson");
    let mut codes = BTreeSet::new();
    for found in list["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one.get("suggestions").is_some())
    {
        let path = found["location"]["path"].as_str().unwrap();
        let [suggestion] = found["suggestions"].as_array().unwrap().as_slice() else {
            panic!("{found}")
        };
        let (range, text) = (&suggestion["range"], suggestion["text"].as_str().unwrap());
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap() - 1;
        let project = Project::example("faulty");
        let mut whole = project.read(path);
        let byte = |place: &Value| {
            whole
                .split_inclusive('\n')
                .take(number(&place["line"]))
                .map(str::len)
                .sum::<usize>()
                + number(&place["column"])
        };
        let span = byte(&range["start"])..byte(&range["end"]);
        whole.replace_range(span, text);
        project.file(path, whole);
        let left = of(&report(&project, "rdjson"), path);
        let same =
            |one: &&Value| one["code"] == found["code"] && one["location"] == found["location"];
        assert_eq!(
            left.iter().filter(same).count(),
            0,
            "{found} still there: {left:?}"
        );
        codes.insert(found["code"]["value"].as_str().unwrap().to_owned());
    }
    assert_eq!(
        codes.into_iter().collect::<Vec<_>>(),
        [
            "comment-in-text",
            "identifier",
            "syntax",
            "type",
            "unknown-key",
            "unknown-value",
            "yaml-ambiguous"
        ]
    );
}

#[test]
fn a_comment_keeps_within_its_bounds_and_drops_no_error_for_a_note() {
    let project = Project::new();
    for n in 0..400 {
        let key = "k".repeat(300);
        project.file(
            &format!("cities/a{n:03}/city.yaml"),
            format!("name: \"{}\"\n{key}: 1\n", "*_|".repeat(60)),
        );
        project.file(&format!("cities/a{n:03}/note.txt"), "x");
    }
    let (_, texts) = reports::all(&project, "");
    let text = &texts["markdown"];
    assert!((40_000..65_536).contains(&text.len()), "{}", text.len());
    let rows = text
        .lines()
        .filter(|line| line.starts_with("| **error** |"))
        .count();
    assert!(rows > 50 && !text.contains("| warning |"), "{rows}");
    let counts = reports::counts("json", &texts["json"]);
    let all = counts.errors + counts.warnings + counts.infos;
    assert!(
        text.contains(&format!("Not shown, for want of room: {}.", all - rows)),
        "{all} {rows}"
    );
}
