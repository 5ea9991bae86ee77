//! Every rule has a page in three languages, speaks on the page's wrong example, and not on the right one.

use std::fs;

use roadmap::{
    model::{
        rule::{RULES, Rule},
        source::Source,
    },
    parse::{Limits, parse},
};
use serde_json::Value;
use snapbox::{file, str};

use crate::{project::Project, repository::Repository};

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
    for rule in RULES {
        let page = page(rule);
        let (bad, good) = (
            programme(rule, &page["bad"]),
            programme(rule, &page["good"]),
        );
        if !speaks(rule, &bad, &page["bad"]) {
            wrong.push(format!("{} is silent on its wrong example", rule.name));
        }
        if speaks(rule, &good, &page["good"]) {
            wrong.push(format!("{} speaks on its right example", rule.name));
        }
        let other = |line: &String| line.contains(": error[");
        let errors = lines(rule, &good, &page["good"]).into_iter().filter(other);
        wrong.extend(errors.map(|line| format!("{}: {line}", rule.name)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
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
