//! The shipped texts: complete in three languages, readable, and in step with the program.

use std::collections::{BTreeMap, BTreeSet, HashSet};

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
        // A message that slipped to the end of the line before it would be told with that one.
        let id = |word: &str| {
            word.contains('-') && word.bytes().all(|b| matches!(b, b'a'..=b'z' | b'-'))
        };
        let words: Vec<&str> = line.split(' ').collect();
        let slipped = words
            .windows(2)
            .skip(1)
            .find(|pair| id(pair[0]) && pair[1] == "=");
        assert_eq!(slipped, None, "{name}: {line}");
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

/// Arguments by which findings are told apart, and that no words repeat.
const UNSAID: [(&str, &str); 4] = [
    ("empty-text", "title"),
    ("letter-hash", "declared"),
    ("translation-stale", "field"),
    ("word-limit", "word"),
];

/// Messages of a Fluent text, each with the arguments that its words name.
fn arguments(name: &str) -> BTreeMap<String, BTreeSet<String>> {
    let place = format!("{}/locales/{name}.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(place).unwrap();
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut message = String::new();
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            message = line.split('=').next().unwrap().trim().to_owned();
        }
        let named = line.split('$').skip(1).map(|after| {
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
            after[..end.unwrap_or(after.len())].to_owned()
        });
        if !message.is_empty() {
            all.entry(message.clone()).or_default().extend(named);
        }
    }
    all
}

/// The program and its templates, but for its own tests.
fn sources() -> Vec<(String, String)> {
    ["src", "templates"]
        .iter()
        .flat_map(|folder| {
            walkdir::WalkDir::new(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR")))
        })
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            let own = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            (entry.path().display().to_string(), own.to_owned())
        })
        .collect()
}

/// What follows the opening of a bracket, up to its end, and what comes after it.
fn bracket(text: &str) -> (&str, &str) {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&text[..at], &text[at + 1..]);
        }
    }
    (text, "")
}

/// The first text in quotation marks.
fn quoted(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix('"')?.split('"').next()
}

/// Every message made at once in a text, with the arguments that it is given there.
fn made(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut all = Vec::new();
    for after in text.split("Message::new(").skip(1) {
        let (inner, mut rest) = bracket(after);
        let Some(id) = quoted(inner) else { continue };
        let mut given = Vec::new();
        while let Some(next) = rest.trim_start().strip_prefix(".with(") {
            let (inner, behind) = bracket(next);
            given.extend(quoted(inner));
            rest = behind;
        }
        all.push((id, given));
    }
    all
}

#[test]
fn every_message_is_used_and_names_the_same_arguments_in_each_language() {
    let sources = sources();
    let named: HashSet<&str> = sources
        .iter()
        .flat_map(|(_, text)| text.split(['"', '\'']))
        .map(|piece| piece.trim_start_matches('#'))
        .collect();
    for kind in ["", "dossier-"] {
        let english = arguments(&format!("{kind}en"));
        for lang in ["fr", "es"] {
            let other = arguments(&format!("{kind}{lang}"));
            for (id, names) in &english {
                assert_eq!(other.get(id), Some(names), "{kind}{lang}: {id}");
            }
        }
        for id in english.keys() {
            assert!(
                named.contains(id.as_str()),
                "nothing says {id}: take it out of locales/"
            );
        }
    }
}

#[test]
fn every_message_gets_its_arguments_and_no_others() {
    let mut known = arguments("en");
    known.extend(arguments("dossier-en"));
    let mut checked = 0;
    for (path, text) in sources() {
        for (id, given) in made(&text) {
            let wanted = &known[id];
            checked += 1;
            for name in wanted {
                assert!(
                    given.contains(&name.as_str()) || text.contains(&format!("\"{name}\"")),
                    "{path}: {id} is not given {name}"
                );
            }
            for name in given {
                assert!(
                    wanted.contains(name) || UNSAID.contains(&(id, name)),
                    "{path}: {id} is given {name}, which no words repeat"
                );
            }
        }
    }
    assert!(checked > 200, "{checked} messages");
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

/// Words that the glossary rules out, by language.
fn ruled_out() -> Vec<(String, String)> {
    let glossary = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/glossary.md");
    let text = std::fs::read_to_string(glossary).unwrap();
    let cells = |line: &str| {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let rows = text
        .lines()
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .map(cells);
    let mut found = Vec::new();
    for row in rows {
        assert_eq!(row.len(), 5, "{row:?}");
        for one in row[4].split(';').filter(|one| !one.trim().is_empty()) {
            let (lang, words) = one.split_once(':').unwrap();
            found.extend(
                words
                    .split(',')
                    .map(|word| (lang.trim().to_owned(), word.trim().to_owned())),
            );
        }
    }
    found
}

#[test]
fn one_word_is_used_for_one_thing() {
    let here = env!("CARGO_MANIFEST_DIR");
    let ruled_out = ruled_out();
    assert!(ruled_out.len() > 8, "{ruled_out:?}");
    for (lang, word) in ruled_out {
        for file in [format!("{lang}.ftl"), format!("dossier-{lang}.ftl")] {
            let text = std::fs::read_to_string(format!("{here}/locales/{file}")).unwrap();
            let text = text.to_lowercase();
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            assert!(
                !words.any(|one| one == word),
                "{file} says {word}: see docs/glossary.md"
            );
        }
    }
}
