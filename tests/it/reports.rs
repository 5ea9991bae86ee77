//! Every form of the report from one run, and the counts that each of them states, read back.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{project::Project, scratch::scratch};

pub const FORMATS: [&str; 9] = [
    "human", "short", "json", "github", "gitlab", "sarif", "junit", "rdjson", "markdown",
];

/// What a report counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    pub waived: usize,
    pub hidden: usize,
    pub skipped: usize,
    /// Left out by `--since`; the lists of GitLab and reviewdog do not say it.
    pub older: Option<usize>,
}

/// All forms, by name, and the exit status of the one run that made them.
pub fn all(project: &Project, arguments: &str) -> (i32, BTreeMap<&'static str, String>) {
    let folder = scratch();
    let place = |format: &str| folder.path().join(format);
    let outputs: String = FORMATS
        .iter()
        .map(|format| format!(" --output {format}={}", place(format).display()))
        .collect();
    let run = project.run(&format!("validate{outputs} {arguments}"));
    let read = |format: &&'static str| {
        (
            *format,
            std::fs::read_to_string(place(format))
                .unwrap_or_else(|_| panic!("{format}: {}", run.err)),
        )
    };
    (run.code, FORMATS.iter().map(read).collect())
}

/// The counts of a report: those of its list, held against those of its summary where it has both.
pub fn counts(format: &str, text: &str) -> Counts {
    match format {
        "json" => json(&serde_json::from_str(text).unwrap()),
        "sarif" => sarif(&serde_json::from_str(text).unwrap()),
        "gitlab" => issues(
            serde_json::from_str::<Vec<Value>>(text).unwrap().iter(),
            ["check_name", "description"],
            ["major", "minor"],
        ),
        "rdjson" => {
            let report: Value = serde_json::from_str(text).unwrap();
            let flat = |one: &Value| serde_json::json!({"code": one["code"]["value"], "message": one["message"], "severity": one["severity"]});
            let flat: Vec<Value> = report["diagnostics"]
                .as_array()
                .unwrap()
                .iter()
                .map(flat)
                .collect();
            issues(flat.iter(), ["code", "message"], ["ERROR", "WARNING"])
        }
        "junit" => junit(text),
        _ => lines(format, text),
    }
}

fn sentence(text: &str) -> Counts {
    let after = |start: &str| {
        let rest = text.split_once(start).map_or("", |(_, rest)| rest);
        rest.chars()
            .take_while(char::is_ascii_digit)
            .collect::<String>()
            .parse()
            .unwrap_or(0)
    };
    Counts {
        errors: after("Errors: "),
        warnings: after("; warnings: "),
        infos: after("; notes: "),
        waived: after("Waived: "),
        hidden: after("Findings beyond the limit, not shown: "),
        older: Some(older(text)),
        skipped: after("Files not checked: "),
    }
}

fn older(text: &str) -> usize {
    let before = text
        .split_once(" older finding")
        .map_or("", |(before, _)| before);
    let word = before.rsplit(' ').next().unwrap_or_default();
    if word == "One" {
        1
    } else {
        word.parse().unwrap_or(0)
    }
}

fn lines(format: &str, text: &str) -> Counts {
    let list: Vec<&str> = text.lines().collect();
    let (said, marks): (String, [&str; 3]) = match format {
        "markdown" => (
            list[0].to_owned(),
            ["| **error** |", "| warning |", "| info |"],
        ),
        "github" => (
            (*list.last().unwrap()).to_owned(),
            ["::error ", "::warning ", "::notice "],
        ),
        "short" => (
            (*list.last().unwrap()).to_owned(),
            [": error[", ": warning[", ": info["],
        ),
        _ => {
            let start = list
                .iter()
                .rposition(|line| line.starts_with("Checked "))
                .unwrap();
            (list[start..].join(" "), ["error[", "warning[", "info["])
        }
    };
    let counts = sentence(&said);
    // In the short form the first that a line holds is its own.
    let first = |line: &str| {
        marks
            .iter()
            .filter_map(|mark| Some((line.find(mark)?, *mark)))
            .min()
            .map(|(_, mark)| mark)
    };
    let bears = |line: &str, mark: &str| {
        if format == "short" {
            first(line) == Some(mark)
        } else {
            // Beyond ten annotations of a level a line of the log has the rest.
            let word = mark
                .trim_matches(|c| c == ':' || c == ' ')
                .replace("notice", "info");
            line.starts_with(mark)
                || format == "github"
                    && !line.starts_with("::")
                    && line.contains(&format!(": {word}["))
        }
    };
    if format == "github" {
        for mark in marks {
            assert!(list.iter().filter(|line| line.starts_with(mark)).count() <= 10);
        }
    }
    let listed = marks.map(|mark| list.iter().filter(|line| bears(line, mark)).count());
    assert_eq!(
        listed,
        [counts.errors, counts.warnings, counts.infos + counts.waived],
        "{format}: {text}"
    );
    counts
}

fn json(report: &Value) -> Counts {
    let summary = &report["summary"];
    let number = |name: &str| usize::try_from(summary[name].as_u64().unwrap()).unwrap();
    let counts = Counts {
        errors: number("errors"),
        warnings: number("warnings"),
        infos: number("infos"),
        waived: number("waived"),
        hidden: number("hidden"),
        older: Some(number("older")),
        skipped: summary["skipped"].as_array().unwrap().len(),
    };
    let listed = |level: &str| {
        let list = report["findings"].as_array().unwrap();
        list.iter()
            .filter(|one| one["level"] == level && one.get("waived").is_none())
            .count()
    };
    assert_eq!(
        [listed("error"), listed("warning"), listed("info")],
        [counts.errors, counts.warnings, counts.infos]
    );
    counts
}

fn sarif(log: &Value) -> Counts {
    let run = &log["runs"][0];
    let list = |value: &Value| value.as_array().unwrap().clone();
    let (results, notes) = (
        list(&run["results"]),
        list(&run["invocations"][0]["toolExecutionNotifications"]),
    );
    let waived = |one: &&Value| !one["suppressions"].as_array().unwrap().is_empty();
    let level = |level: &str| {
        results
            .iter()
            .filter(|one| !waived(one) && one["level"] == level)
            .count()
    };
    let note = |id: &str| {
        notes
            .iter()
            .filter(|one| one["descriptor"]["id"] == id)
            .count()
    };
    let number = |name: &str| usize::try_from(run["properties"][name].as_u64().unwrap()).unwrap();
    let counts = Counts {
        errors: level("error"),
        warnings: level("warning"),
        infos: level("note"),
        waived: results.iter().filter(waived).count(),
        hidden: number("hidden"),
        older: Some(number("older")),
        skipped: note("skipped"),
    };
    assert_eq!(usize::from(counts.hidden > 0), note("hidden"));
    let said = ["errors", "warnings", "infos", "waived", "skipped"].map(number);
    assert_eq!(
        said,
        [
            counts.errors,
            counts.warnings,
            counts.infos,
            counts.waived,
            counts.skipped
        ]
    );
    counts
}

fn issues<'a>(
    list: impl Iterator<Item = &'a Value>,
    [rule, text]: [&str; 2],
    [error, warning]: [&str; 2],
) -> Counts {
    let mut counts = Counts::default();
    for one in list {
        let said = one[text].as_str().unwrap();
        match (
            one[rule].as_str().unwrap(),
            one["severity"].as_str().unwrap(),
        ) {
            ("skipped", _) => counts.skipped += 1,
            ("hidden", _) => counts.hidden = sentence(said).hidden,
            (_, severity) if severity == error => counts.errors += 1,
            (_, severity) if severity == warning => counts.warnings += 1,
            _ if said.contains("(waived: ") => counts.waived += 1,
            _ => counts.infos += 1,
        }
    }
    counts
}

fn junit(text: &str) -> Counts {
    let document = roxmltree::Document::parse(text).unwrap();
    let elements = |name: &'static str| {
        document
            .descendants()
            .filter(move |node| node.has_tag_name(name))
    };
    let property = |name: &str| {
        let found = elements("property")
            .find(|node| node.attribute("name") == Some(name))
            .unwrap();
        found.attribute("value").unwrap().parse().unwrap()
    };
    let counts = Counts {
        errors: property("errors"),
        warnings: property("warnings"),
        infos: property("infos"),
        waived: property("waived"),
        hidden: property("hidden"),
        older: Some(property("older")),
        skipped: property("skipped"),
    };
    // Its own counts are those of its cases, and each error is a line of a failure.
    let root = document.root_element();
    for (name, element) in [
        ("tests", "testcase"),
        ("failures", "failure"),
        ("errors", "error"),
        ("skipped", "skipped"),
    ] {
        assert_eq!(
            root.attribute(name),
            Some(elements(element).count().to_string().as_str()),
            "{name}"
        );
    }
    assert_eq!(elements("skipped").count(), counts.skipped);
    let said = |name: &'static str, level: &str| {
        let lines = elements(name).filter(|node| {
            node.parent_element()
                .is_some_and(|parent| parent.has_tag_name("testcase"))
        });
        let count = |text: &str| {
            text.lines()
                .filter(|line| !line.starts_with(' ') && line.contains(level))
                .count()
        };
        lines
            .map(|node| count(node.text().unwrap_or_default()))
            .sum::<usize>()
    };
    assert_eq!(said("failure", ": error["), counts.errors);
    assert_eq!(said("system-out", ": warning["), counts.warnings);
    assert_eq!(said("system-out", ": info["), counts.infos + counts.waived);
    counts
}
