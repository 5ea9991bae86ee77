//! `roadmap inbox`: what waits for whom since when, in every form, and the same on the dashboard.

use serde_json::Value;

use crate::repository::{Repository, git_at};

/// The example, with some things that wait since days that are known.
fn repository() -> Repository {
    let repository = Repository::example("quebec");
    let at = |date: &str, subject: &str| {
        git_at(&repository.project.path(), &["add", "-A"], date);
        git_at(
            &repository.project.path(),
            &["commit", "-qm", subject],
            date,
        );
    };
    // A question that came later than its fiche, and text after it.
    repository.edit(
        "networks/living-markets.yaml",
        "questions:\n",
        "questions:\n  - {id: who-cleans, city: inverkell, text: {en: Who cleans?, fr: Qui nettoie ?, es: ¿Quién limpia?}}\n",
    );
    at("2023-06-01T12:00:00Z", "A question");
    repository.edit(
        "networks/living-markets.yaml",
        "without money",
        "without any money",
    );
    at("2023-06-20T12:00:00Z", "A word");
    repository.edit(
        "cities/inverkell/challenges.yaml",
        "forty minutes",
        "fifty minutes",
    );
    at("2023-08-01T12:00:00Z", "Changed since");
    repository
}

fn waiting(repository: &Repository, arguments: &str) -> Vec<Value> {
    let run = repository.run(&format!("inbox --format json {arguments}"));
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let data: Value = serde_json::from_str(&run.out).unwrap();
    let schema: Value =
        serde_json::from_str(include_str!("../../schemas/inbox-1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&data), "{data}");
    data["waiting"].as_array().unwrap().clone()
}

fn told(all: &[Value]) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    all.iter()
        .map(|one| {
            ["since", "kind", "city", "path"]
                .map(|key| text(&one[key]))
                .join(" ")
        })
        .collect()
}

#[test]
fn the_oldest_comes_first_and_each_says_for_whom_and_since_when() {
    let repository = repository();
    let all = told(&waiting(&repository, ""));
    for wanted in [
        "2023-06-02 submitted - cities/aldermoor/city.yaml",
        "2023-08-01 changed-since-decision - cities/inverkell/city.yaml",
        "2023-06-01 question-unanswered puerto-azafran networks/living-markets.yaml",
        "2023-05-01 question-unanswered puerto-azafran networks/living-markets.yaml",
    ] {
        assert!(all.contains(&wanted.to_owned()), "{wanted}\n{all:#?}");
    }
    let mut sorted = all.clone();
    sorted.sort_by_key(|line| line.split(' ').next().unwrap().to_owned());
    let days = |all: &[String]| -> Vec<String> {
        all.iter()
            .map(|line| line.split(' ').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(days(&all), days(&sorted));
    // A part of the programme.
    let own = told(&waiting(&repository, "cities/inverkell"));
    assert_eq!(
        own,
        ["2023-08-01 changed-since-decision - cities/inverkell/city.yaml"]
    );
}

#[test]
fn keys_and_kinds_are_the_same_in_every_language() {
    let repository = repository();
    let bare = |lang: &str| told(&waiting(&repository, &format!("--lang {lang}")));
    assert_eq!(bare("en"), bare("fr"));
    assert_eq!(bare("en"), bare("es"));
    for (lang, words) in [
        ("en", ["submitted: to be decided on", "secretariat"]),
        ("fr", ["soumis : décision à prendre", "secrétariat"]),
        ("es", ["presentado: por decidir", "secretaría"]),
    ] {
        for format in ["table", "markdown", "html"] {
            let out = repository
                .run(&format!("inbox --lang {lang} --format {format}"))
                .out;
            let flat = out.replace(['\u{a0}', '\u{202f}', '\n'], " ");
            let flat = flat.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                words.iter().all(|word| flat.contains(word)),
                "{lang} {format}\n{out}"
            );
        }
    }
}

#[test]
fn what_is_settled_waits_no_more() {
    let repository = repository();
    repository.edit(
        "networks/living-markets.yaml",
        "text: {en: Who cleans?",
        "answer: {en: All}, text: {en: Who cleans?",
    );
    let run =
        repository.run("record inverkell accepted --by general-secretariat --date 2023-08-02");
    assert_eq!(run.code, 0, "{}", run.err);
    let all = told(&waiting(&repository, ""));
    assert!(
        !all.iter()
            .any(|line| line.starts_with("2023-06-01") || line.contains("inverkell/city.yaml")),
        "{all:#?}"
    );
    let run =
        repository.run("record inverkell returned --by general-secretariat --date 2023-08-03");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        told(&waiting(&repository, ""))
            .contains(&"2023-08-03 returned inverkell cities/inverkell/city.yaml".to_owned())
    );
}

#[test]
fn deadlines_go_into_an_agenda() {
    let repository = repository();
    let out = repository.run("inbox --format ics").out;
    let calendar = calcard::icalendar::ICalendar::parse(&out).unwrap();
    assert!(calendar.components.len() > 2);
    assert_eq!(out, repository.run("inbox --format ics").out);
    // The congress that closes the programme.
    assert!(out.contains("DTSTART;VALUE=DATE:20240924"), "{out}");
    assert!(out.contains("question without an answer"), "{out}");
}

/// A milestone of the programme may be the last day of anything that waits.
#[test]
fn a_milestone_is_a_last_day() {
    let repository = repository();
    let text = repository.project.read("roadmap.yaml");
    let stone = |due: &str, when: &str| {
        format!(
            "{text}milestones:\n  - {{id: decide, label: {{en: Decisions}}, {when}, due: [{due}]}}\n"
        )
    };
    let due = |kind: &str| -> Vec<Value> {
        let all = waiting(&repository, "");
        let own = all.iter().filter(|one| one["kind"] == kind);
        own.map(|one| one["due"].clone()).collect()
    };
    assert_eq!(due("submitted"), [Value::Null]);
    for (when, last) in [
        ("date: 2023-09-15", "2023-09-15"),
        ("from: 2023-09-01, to: 2023-09", "2023-09-30"),
        ("date: 2024", "2024-12-31"),
    ] {
        let text = stone("submitted, question-unanswered", when);
        repository.project.file("roadmap.yaml", text);
        assert_eq!(due("submitted"), [last]);
        assert!(due("question-unanswered").iter().all(|due| due == last));
        let out = repository.run("inbox --format ics").out;
        let day = format!("DTSTART;VALUE=DATE:{}", last.replace('-', ""));
        assert!(out.contains(&day), "{out}");
        assert!(out.contains("submitted: to be decided on"), "{out}");
    }
    // One that is none of what waits is told.
    let text = stone("summer", "date: 2023-09-15");
    repository.project.file("roadmap.yaml", text);
    let run = repository.run("validate roadmap.yaml --format short");
    assert!(run.out.contains("summer") && run.code == 1, "{}", run.out);
}

#[test]
fn the_dashboard_tells_the_same_to_the_secretariat_and_not_to_everyone() {
    let repository = repository();
    let page = repository.run("status --format html").out;
    assert!(
        page.contains("id=\"inbox\"") && page.contains("question without an answer"),
        "{page}"
    );
    repository.run("render --out site --lang en --to html");
    assert!(
        repository
            .project
            .read("site/status.html")
            .contains("id=\"inbox\"")
    );
    let run = repository.run("render --out open --lang en --to html --audience public");
    assert_eq!(run.code, 0, "{}", run.err);
    let pages = repository.project.tree("open");
    assert!(pages.len() > 5);
    for (path, text) in pages {
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(!text.contains("id=\"inbox\""), "{path}");
    }
}

#[test]
fn without_git_what_no_decision_dates_comes_last() {
    let project = crate::project::Project::example("quebec");
    let run = project.run("inbox --format json");
    let data: Value = serde_json::from_str(&run.out).unwrap();
    let since: Vec<bool> = data["waiting"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["since"].is_null())
        .collect();
    assert!(since.contains(&true) && since.contains(&false));
    assert!(since.is_sorted(), "{}", run.out);
}

#[test]
fn names_do_nothing_where_they_are_read() {
    let repository = repository();
    let hostile = "<img src=x onerror=alert(1)> @ada ::error::x #1 \\u001b[31m";
    repository.edit(
        "cities/aldermoor/city.yaml",
        "name: Aldermoor",
        &format!("name: \"{hostile}\""),
    );
    repository.edit(
        "networks/living-markets.yaml",
        "en: Living markets",
        &format!("en: \"{hostile}|x\""),
    );
    for (format, forbidden) in [
        ("table", vec!["\u{1b}[31m", "\n::error"]),
        ("json", vec!["\u{1b}"]),
        ("markdown", vec!["<img", " @ada", "\n::error", "\u{1b}"]),
        ("html", vec!["<img", "\u{1b}"]),
        ("ics", vec!["\u{1b}", "\n::error"]),
    ] {
        let out = repository
            .run(&format!("inbox --lang en --format {format}"))
            .out;
        assert!(
            out.contains("onerror") || out.contains("on error"),
            "{format}\n{out}"
        );
        for one in forbidden {
            assert!(!out.contains(one), "{format} {one:?}\n{out}");
        }
    }
}
