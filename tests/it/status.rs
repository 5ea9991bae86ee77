//! `roadmap status`: what is answered and what is not, the same in every form, harmless for a spreadsheet.

use snapbox::{assert_data_eq, file};

use crate::project::Project;

#[test]
fn the_overview_is_this() {
    let project = Project::example("quebec");
    for (arguments, expected) in [
        ("status", file!["../snapshots/status.en.txt"]),
        ("status --format csv", file!["../snapshots/status.csv"]),
        ("status --format markdown --lang fr", file!["../snapshots/status.fr.md"]),
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert_data_eq!(run.out, expected.raw());
    }
}

#[test]
fn counts_agree_with_validate_and_between_forms() {
    let project = Project::example("faulty");
    let data: serde_json::Value = serde_json::from_str(&project.run("status --format json").out).unwrap();
    let report: serde_json::Value = serde_json::from_str(&project.run("validate --format json").out).unwrap();
    let csv = project.run("status --format csv").out;
    for city in data["cities"].as_array().unwrap() {
        let folder = format!("cities/{}/", city["id"].as_str().unwrap());
        let own = |level: &str| {
            let of_city = |one: &&serde_json::Value| {
                let path = one["path"].as_str().unwrap();
                (path.starts_with(&folder) || format!("{path}/") == folder) && one["level"] == level && one["waived"].is_null()
            };
            report["findings"].as_array().unwrap().iter().filter(of_city).count()
        };
        assert_eq!(city["findings"]["errors"], own("error"), "{folder}");
        assert_eq!(city["findings"]["warnings"], own("warning"), "{folder}");
        let line = csv.lines().find(|line| line.starts_with(&format!("{},", city["id"].as_str().unwrap()))).unwrap();
        assert!(line.ends_with(&format!(",{},{},{}", own("error"), own("warning"), own("info"))), "{line}");
    }
}

#[test]
fn no_cell_is_a_formula_and_nothing_reaches_the_terminal() {
    let project = Project::new();
    for (id, name) in [("a", "=HYPERLINK(1)"), ("b", "+1"), ("c", "@x"), ("d", "\\u001b[31mred"), ("e", " -2")] {
        project.file(&format!("cities/{id}/city.yaml"), format!("name: \"{name}\"\nkind: city\ncountry: FR\nlanguage: fr\n"));
    }
    let csv = project.run("status --format csv").out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    for format in ["table", "csv", "json", "markdown", "html"] {
        assert!(!project.run(&format!("status --format {format}")).out.contains('\u{1b}'), "{format}");
    }
}
