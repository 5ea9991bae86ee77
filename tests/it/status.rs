//! `roadmap status`: what is answered and what is not, the same in every form, harmless for a spreadsheet.

use snapbox::{assert_data_eq, file};

use calamine::{Data, DataType as _, Reader as _, Xlsx};

use crate::{project::Project, repository::git_at, scratch::scratch};

#[test]
fn the_overview_is_this() {
    let project = Project::example("quebec");
    for (arguments, expected) in [
        ("status", file!["../snapshots/status.en.txt"]),
        ("status --format csv", file!["../snapshots/status.csv"]),
        (
            "status --format markdown --lang fr",
            file!["../snapshots/status.fr.md"],
        ),
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert_data_eq!(run.out, expected.raw());
    }
}

#[test]
fn counts_agree_with_validate_and_between_forms() {
    let project = Project::example("faulty");
    let data: serde_json::Value =
        serde_json::from_str(&project.run("status --format json").out).unwrap();
    let report: serde_json::Value =
        serde_json::from_str(&project.run("validate --format json").out).unwrap();
    let csv = project.run("status --format csv").out;
    for city in data["cities"].as_array().unwrap() {
        let folder = format!("cities/{}/", city["id"].as_str().unwrap());
        let own = |level: &str| {
            let of_city = |one: &&serde_json::Value| {
                let path = one["path"].as_str().unwrap();
                (path.starts_with(&folder) || format!("{path}/") == folder)
                    && one["level"] == level
                    && one["waived"].is_null()
                    && one["once_mended"].is_null()
            };
            report["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(of_city)
                .count()
        };
        assert_eq!(city["findings"]["errors"], own("error"), "{folder}");
        assert_eq!(city["findings"]["warnings"], own("warning"), "{folder}");
        let line = csv
            .lines()
            .find(|line| line.starts_with(&format!("{},", city["id"].as_str().unwrap())))
            .unwrap();
        assert!(
            line.ends_with(&format!(
                ",{},{},{}",
                own("error"),
                own("warning"),
                own("info")
            )),
            "{line}"
        );
    }
}

#[test]
fn no_cell_is_a_formula_and_nothing_reaches_the_terminal() {
    let project = Project::new();
    for (id, name) in [
        ("a", "=HYPERLINK(1)"),
        ("b", "+1"),
        ("c", "@x"),
        ("d", "\\u001b[31mred"),
        ("e", " -2"),
        ("f", "::error::x"),
        ("g", "##[error]x"),
    ] {
        project.file(
            &format!("cities/{id}/city.yaml"),
            format!("name: \"{name}\"\nkind: city\ncountry: FR\nlanguage: fr\n"),
        );
    }
    let csv = project.run("status --format csv").out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            assert!(
                !cell.trim_start().starts_with(['=', '+', '-', '@']),
                "{cell}"
            );
        }
    }
    for format in ["table", "csv", "json", "markdown", "html"] {
        let out = project.run(&format!("status --format {format}")).out;
        assert!(!out.contains('\u{1b}'), "{format}");
        // A CI runner would take such a line for a command.
        let commands = out.lines().filter(|line| {
            line.trim_start().starts_with("::") || line.trim_start().starts_with("##[")
        });
        assert_eq!(commands.collect::<Vec<_>>(), Vec::<&str>::new(), "{format}");
    }
}

#[test]
fn the_workbook_says_what_the_data_says() {
    let project = Project::example("quebec");
    project.edit(
        "cities/inverkell/city.yaml",
        "name: Inverkell",
        "name: =1+1",
    );
    let refused = project.run("status --format xlsx");
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(
        refused.err.contains("--output status.xlsx"),
        "{}",
        refused.err
    );
    let made = || {
        let run = project.run("--lang fr status --format json --output xlsx=status.xlsx");
        assert_eq!(run.code, 0, "{}", run.err);
        (
            run.out,
            std::fs::read(project.path().join("status.xlsx")).unwrap(),
        )
    };
    let (data, bytes) = made();
    assert_eq!(bytes, made().1, "the same cells, the same bytes");
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names, ["Situation", "Tableau de bord"]);
    assert!(
        names
            .iter()
            .all(|name| book.worksheet_formula(name).unwrap().is_empty())
    );
    let [cities, totals] = [0, 1].map(|at| book.worksheet_range(&names[at]).unwrap());
    let rows: Vec<&[Data]> = cities.rows().skip(1).collect();
    for (row, city) in rows.iter().zip(data["cities"].as_array().unwrap()) {
        assert_eq!(row[0].get_string(), city["name"].as_str());
        let steps = city["steps"].as_array().unwrap();
        for (cell, step) in row[2..]
            .iter()
            .zip(steps)
            .filter(|(_, step)| step["asked"] != 0)
        {
            let part = step["answered"].as_f64().unwrap() / step["asked"].as_f64().unwrap();
            assert!(
                (cell.as_f64().unwrap() - part).abs() < 1e-9,
                "{cell:?} {step}"
            );
        }
        let warnings = &row[2 + steps.len() + 1];
        assert_eq!(warnings.as_f64(), city["findings"]["warnings"].as_f64());
        let last = row[2 + steps.len() + 3].get_datetime().map(|day| {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        });
        assert_eq!(last.as_deref(), city["last"].as_str());
    }
    assert!(rows.len() == 5 && totals.rows().len() > 5);
}

#[test]
fn the_last_change_is_that_of_the_last_commit_in_the_folder() {
    let project = Project::example("quebec");
    let git = |arguments: &[&str], date: &str| git_at(&project.path(), arguments, date);
    git(&["init", "-q"], "");
    git(&["add", "."], "");
    git(&["commit", "-qm", "All"], "2023-05-01T12:00:00Z");
    git(&["checkout", "-qb", "side"], "");
    project.file(
        "cities/rocheclaire/challenges.yaml",
        "challenges: Une.\nactions: Deux.\n",
    );
    git(&["commit", "-qam", "Rocheclaire"], "2023-06-01T12:00:00Z");
    git(&["checkout", "-q", "main"], "");
    project.file("roadmap.yaml", "edition: quebec-2022\n");
    git(&["commit", "-qam", "Programme"], "2023-07-01T12:00:00Z");
    git(
        &["merge", "-q", "--no-ff", "-m", "Merge", "side"],
        "2023-08-01T12:00:00Z",
    );
    let changed = |folder: &std::path::Path| {
        let data: serde_json::Value =
            serde_json::from_str(&crate::project::roadmap(folder, "status --format json").out)
                .unwrap();
        ["aldermoor", "rocheclaire"].map(|id| {
            let all = data["cities"].as_array().unwrap();
            all.iter().find(|city| city["id"] == id).unwrap()["changed"]
                .as_str()
                .map(str::to_owned)
        })
    };
    assert_eq!(
        changed(&project.path()),
        [Some("2023-05-01".to_owned()), Some("2023-06-01".to_owned())]
    );
    // A clone without its history cannot tell, and does not guess.
    let clone = scratch();
    let url = format!("file://{}", project.path().display());
    git(
        &[
            "clone",
            "-q",
            "--depth",
            "1",
            &url,
            &clone.path().join("c").display().to_string(),
        ],
        "",
    );
    assert_eq!(changed(&clone.path().join("c")), [None, None]);
}
