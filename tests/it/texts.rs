//! The shipped texts: complete in three languages, readable, and in step with the program.

use roadmap::{
    messages::Messages,
    model::{
        diagnostic::Message,
        edition::Edition,
        rule::RULES,
        schemas::{Schemas, TEXTS},
        source::Source,
    },
    parse::{Limits, parse},
};

const LANGS: [&str; 3] = ["en", "fr", "es"];

/// Identifiers of a Fluent text, with its attributes.
fn keys(name: &str) -> Vec<String> {
    let text =
        std::fs::read_to_string(format!("{}/locales/{name}.ftl", env!("CARGO_MANIFEST_DIR")))
            .unwrap();
    let mut keys = Vec::new();
    let mut message = String::new();
    for line in text.lines() {
        let Some((head, _)) = line.split_once('=') else {
            continue;
        };
        if let Some(attribute) = line.trim_start().strip_prefix('.')
            && line.starts_with(' ')
        {
            let name = attribute.split(['=', ' ']).next().unwrap();
            keys.push(format!("{message}.{name}"));
        } else if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            message = head.trim().to_owned();
            keys.push(message.clone());
        }
    }
    keys.sort();
    keys
}

#[test]
fn the_three_languages_hold_the_same_messages() {
    for kind in ["", "dossier-"] {
        let english = keys(&format!("{kind}en"));
        assert!(english.len() > 40, "{} keys", english.len());
        for lang in ["fr", "es"] {
            assert_eq!(english, keys(&format!("{kind}{lang}")), "{kind}{lang}");
        }
    }
}

#[test]
fn every_message_that_the_program_names_has_words() {
    let mut named = Vec::new();
    for entry in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
        .into_iter()
        .filter_map(Result::ok)
    {
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "rs")
        {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            for after in text.split("Message::new(\"").skip(1) {
                named.push(after.split('"').next().unwrap().to_owned());
            }
            for after in text.split("word(\"").skip(1) {
                named.push(after.split('"').next().unwrap().to_owned());
            }
            for part in text.split('"') {
                if part.starts_with("skip-") || part.starts_with("type-") && part.len() < 14 {
                    named.push(part.to_owned());
                }
            }
        }
    }
    named.sort();
    named.dedup();
    assert!(named.len() > 60, "{} messages", named.len());
    for lang in LANGS {
        let messages = Messages::new(lang).unwrap();
        for id in &named {
            assert!(
                messages.dossier(id, &[]).is_some(),
                "{lang}: no words for {id}"
            );
        }
    }
}

#[test]
fn every_template_word_exists() {
    for (name, text) in roadmap::render::BUILT_IN {
        for after in text.split("t(\"doc-").skip(1) {
            let id = format!("doc-{}", after.split('"').next().unwrap());
            for lang in LANGS {
                assert!(
                    Messages::new(lang).unwrap().dossier(&id, &[]).is_some(),
                    "{name}: no {lang} words for {id}"
                );
            }
        }
    }
}

#[test]
fn schemas_compile_and_speak_three_languages() {
    let schemas = Schemas::embedded();
    for (kind, _) in TEXTS {
        let plan = &schemas.of(kind).unwrap().plan;
        assert!(!plan.properties.is_empty(), "{kind} has no fields");
        for (key, field) in &plan.properties {
            for lang in LANGS {
                assert!(
                    field.title.contains_key(lang),
                    "{kind}.{key}: no {lang} title"
                );
            }
        }
    }
}

#[test]
fn editions_are_readable_and_complete() {
    for (id, text) in roadmap::load::EDITIONS {
        let source = Source::new(id, text);
        let document = parse(source, &Limits::default()).unwrap();
        let edition = Edition::read(&document.value).unwrap();
        assert_eq!(edition.id, id);
        for list in [
            "axes",
            "roles",
            "states",
            "activity_types",
            "expense_categories",
            "contributors",
            "objective_kinds",
        ] {
            assert!(!edition.list(list).is_empty(), "{id}: {list}");
            for entry in edition.list(list) {
                for lang in LANGS {
                    assert!(
                        entry.label.contains_key(lang),
                        "{id}: {list}.{} has no {lang} label",
                        entry.id
                    );
                }
            }
        }
    }
}

#[test]
fn editions_fit_their_schema_and_so_does_what_a_programme_changes() {
    let schema = |name: &str| -> serde_json::Value {
        let (_, text) = TEXTS
            .iter()
            .chain(&roadmap::model::schemas::OTHERS)
            .find(|(kind, _)| *kind == name)
            .unwrap();
        serde_json::from_str(text).unwrap()
    };
    let (edition, programme) = (schema("edition"), schema("programme"));
    let validator = jsonschema::validator_for(&edition).unwrap();
    for (id, text) in roadmap::load::EDITIONS {
        let source = Source::new(id, text);
        let value = parse(source, &Limits::default()).unwrap().value;
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{id}");
    }
    for (key, field) in edition["properties"].as_object().unwrap() {
        assert_eq!(Some(field), programme["properties"].get(key), "{key}");
    }
}

#[test]
fn rules_are_named_once_in_kebab_case() {
    let mut names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
    assert!(
        names
            .iter()
            .all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
    );
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn a_message_without_words_shows_its_name() {
    let messages = Messages::new("fr").unwrap();
    assert_eq!(
        messages.say(&Message::new("no-such-message")),
        "no-such-message"
    );
}

#[test]
fn french_messages_keep_their_marks_on_the_line_of_their_word() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/fr.ftl")).unwrap();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        assert!(
            ![" :", " ;", " ?", " !", "« ", " »"]
                .iter()
                .any(|mark| words.contains(mark)),
            "{line}"
        );
    }
}
