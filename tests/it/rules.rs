//! Every rule has a page in three languages, speaks on the page's wrong example, and not on the right one.

use std::fs;

use roadmap::{
    model::{
        rule::{RULES, Rule},
        source::Source,
    },
    parse::{Limits, parse},
    rule_page::RulePage,
};
use serde_json::Value;
use snapbox::{file, str};

use crate::{
    project::{Project, cases},
    repository::Repository,
};

fn page(rule: &Rule) -> Value {
    let source = Source::new(rule.name, rule.page);
    parse(source, &Limits::default())
        .unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", rule.name))
        .value
}

/// The example programme with the files of a page laid over it.
fn programme(rule: &Rule, files: &Value) -> Project {
    let project = Project::example("quebec");
    for (path, file) in files
        .as_object()
        .unwrap_or_else(|| panic!("{}: no files", rule.name))
    {
        if let Some(target) = file["link"].as_str() {
            let place = project.path().join(path);
            let _ = fs::remove_file(&place);
            std::os::unix::fs::symlink(target, place).unwrap();
        } else if let Some(text) = file["latin1"].as_str() {
            let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
            project.file(path, bytes);
        } else {
            project.file(
                path,
                file.as_str()
                    .unwrap_or_else(|| panic!("{}: {path}", rule.name)),
            );
        }
    }
    project
}

/// What `validate` says of the cities of the example, a line each.
fn lines(rule: &Rule, project: &Project, files: &Value) -> Vec<String> {
    let run = project.run("validate --format short");
    assert!(run.code < 2, "{}: {}", rule.name, run.err);
    let folder = |path: &str| path.split('/').take(2).collect::<Vec<_>>().join("/");
    let folders: Vec<String> = files
        .as_object()
        .into_iter()
        .flatten()
        .map(|(path, _)| folder(path))
        .collect();
    run.out
        .lines()
        .filter(|line| folders.iter().any(|folder| line.starts_with(folder)))
        .map(str::to_owned)
        .collect()
}

/// Whether a rule speaks; `template` does so when its template is filled in.
fn speaks(rule: &Rule, project: &Project, files: &Value) -> bool {
    let name = format!("[{}]", rule.name);
    let page = page(rule);
    if let Some(author) = page["author"].as_str() {
        return judged(rule, &page["base"], files, author);
    }
    lines(rule, project, files)
        .iter()
        .any(|line| line.contains(&name))
        || rule.name == "template" && project.run("render").err.contains(&name)
}

/// Whether a rule that judges a change speaks of these files, proposed by an author on top of a base.
fn judged(rule: &Rule, base: &Value, files: &Value, author: &str) -> bool {
    let repository = Repository::of(programme(rule, base));
    repository.git(&["checkout", "-qb", "proposal"]);
    for (path, text) in files.as_object().into_iter().flatten() {
        repository
            .project
            .file(path, text.as_str().unwrap_or_default());
    }
    repository.commit("Propose");
    let run = repository.run(&format!(
        "review main..HEAD --format json --author {author}"
    ));
    run.out.contains(&format!("\"rule\": \"{}\"", rule.name))
}

#[test]
fn every_rule_speaks_on_its_wrong_example_and_the_right_one_is_right() {
    let mut wrong = Vec::new();
    for (at, rule) in RULES.iter().enumerate() {
        let read = RulePage::read(rule).unwrap();
        // Each rule in English and in one language more; in the long run in all.
        for lang in ["en", ["fr", "es"][at % 2], ["fr", "es"][(at + 1) % 2]]
            .into_iter()
            .take(cases(2, 3) as usize)
        {
            let example = |kind| Value::Object(read.example(kind, lang));
            let (bad, good) = (example("bad"), example("good"));
            let [wrongs, rights] = [&bad, &good].map(|files| programme(rule, files));
            let name = format!("{} ({lang})", rule.name);
            if !speaks(rule, &wrongs, &bad) {
                wrong.push(format!("{name} is silent on its wrong example"));
            }
            if speaks(rule, &rights, &good) {
                wrong.push(format!("{name} speaks on its right example"));
            }
            let other = |line: &String| line.contains(": error[");
            let errors = lines(rule, &rights, &good).into_iter().filter(other);
            wrong.extend(errors.map(|line| format!("{name}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a line of an example holds a sentence: two small words in a row.
fn is_prose(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let small = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    !line.trim_start().starts_with('#')
        && words
            .windows(2)
            .any(|pair| small(pair[0]) && small(pair[1]))
}

#[test]
fn no_sentence_of_an_example_is_left_in_english() {
    let mut left = Vec::new();
    // This one is about two languages, and decisions are tied to the very words.
    for rule in RULES
        .iter()
        .filter(|rule| rule.name != "translation-stale" && !rule.page.contains("fingerprint:"))
    {
        let read = RulePage::read(rule).unwrap();
        for (kind, lang) in [("bad", "fr"), ("good", "fr"), ("bad", "es"), ("good", "es")] {
            let (said, english) = (read.example(kind, lang), read.example(kind, "en"));
            for (path, text) in &english {
                let lines = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let (ours, theirs) = (lines(text), lines(&said[path]));
                let both = ours.lines().zip(theirs.lines());
                left.extend(
                    both.filter(|(ours, theirs)| ours == theirs && is_prose(ours))
                        .map(|(line, _)| format!("{} ({lang}): {line}", rule.name)),
                );
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn every_rule_has_a_page_in_three_languages() {
    for rule in RULES {
        let page = page(rule);
        for key in ["title", "text"] {
            for lang in ["fr", "en", "es"] {
                assert!(
                    page[key][lang]
                        .as_str()
                        .is_some_and(|words| words.len() > 10),
                    "{}: {key}.{lang}",
                    rule.name
                );
            }
        }
    }
    let pages = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/rules"))
        .unwrap()
        .count();
    assert_eq!(pages, RULES.len(), "pages without a rule");
}

#[test]
fn a_page_is_printed_in_the_readers_language() {
    let project = Project::new();
    let run = project.run("explain word-limit");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    snapbox::assert_data_eq!(run.out, file!["../snapshots/explain.en.txt"]);
    let run = project.run("explain letter-hash --lang fr");
    snapbox::assert_data_eq!(run.out, file!["../snapshots/explain.fr.txt"]);
    let run = project.run("explain --lang es");
    snapbox::assert_data_eq!(run.out, file!["../snapshots/explain.es.txt"]);
}

#[test]
fn a_wrong_name_of_a_rule_is_answered_with_the_right_one() {
    let run = Project::new().run("explain word-limits");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    snapbox::assert_data_eq!(
        run.err,
        str![[r#"
roadmap: there is no rule word-limits; did you mean word-limit?

"#]]
    );
}
