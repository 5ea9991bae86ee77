//! In: a rule. Out: its page, read: title, text and facts in the reader's language, examples.

use std::{collections::HashMap, sync::OnceLock};

use anyhow::{Result, anyhow};
use serde_json::{Map, Value};

use crate::{
    messages::Messages,
    model::{
        diagnostic::Message,
        rule::{Force, Rule},
        source::Source,
    },
    parse::{Limits, parse},
};

/// The page of a rule.
#[derive(Debug)]
pub struct RulePage {
    rule: &'static Rule,
    value: Value,
}

impl RulePage {
    /// Reads the page of a rule.
    ///
    /// # Errors
    /// If an embedded page cannot be read, which a test excludes.
    pub fn read(rule: &'static Rule) -> Result<Self> {
        let source = Source::new(format!("rules/{}.yaml", rule.name), rule.page);
        let document =
            parse(source, &Limits::default()).map_err(|_| anyhow!("rules/{}.yaml", rule.name))?;
        Ok(Self {
            rule,
            value: document.value,
        })
    }

    /// What the rule asks for, in a sentence.
    #[must_use]
    pub fn title(&self, messages: &Messages) -> String {
        messages.typeset(
            self.value["title"][messages.lang]
                .as_str()
                .unwrap_or_default(),
        )
    }

    /// Why it does.
    #[must_use]
    pub fn text(&self, messages: &Messages) -> String {
        messages.typeset(
            self.value["text"][messages.lang]
                .as_str()
                .unwrap_or_default(),
        )
    }

    /// How grave it is, whether it can be waived, where the form says so.
    #[must_use]
    pub fn facts(&self, messages: &Messages) -> Vec<String> {
        let mut facts = vec![messages.word(match self.rule.force {
            Force::Always => "explain-always",
            Force::Hard => "explain-hard",
            Force::Advised => "explain-advised",
            Force::Note => "explain-note",
        })];
        facts.push(messages.say(&if self.rule.waivable {
            Message::new("explain-waivable").with("rule", self.rule.name)
        } else {
            Message::new("explain-not-waivable")
        }));
        if let Some(source) = self.value["source"]
            .as_str()
            .filter(|source| !source.is_empty())
        {
            let lines = source.trim_start_matches("S:").replace('-', "–");
            let several = if lines.contains('–') { "yes" } else { "no" };
            let message = Message::new("explain-source")
                .with("lines", lines)
                .with("several", several);
            facts.push(messages.say(&message));
        }
        facts
    }

    /// The files of the example that is `bad` or `good`, by path, with their prose in a language.
    #[must_use]
    pub fn example(&self, kind: &str, lang: &str) -> Map<String, Value> {
        let files = || self.value[kind].as_object().into_iter().flatten();
        // What is tied to its very words by a fingerprint would be tied to others.
        let tied = files().any(|(_, file)| {
            file.as_str()
                .is_some_and(|text| text.contains("fingerprint:"))
        });
        let lang = if tied { "en" } else { lang };
        files()
            .map(|(path, file)| (path.clone(), spoken(file, lang)))
            .collect()
    }
}

/// A file of an example in a language; one that is no text, or written in a code of its own, stays as it is.
fn spoken(file: &Value, lang: &str) -> Value {
    match file {
        Value::String(text) => Value::String(translated(text, lang)),
        other => other.clone(),
    }
}

/// A text with each sentence that is known replaced by its translation, the longest first.
fn translated(text: &str, lang: &str) -> String {
    let phrases = phrases();
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let apart = !out.ends_with(char::is_alphanumeric);
        let found = phrases.iter().filter(|_| apart).find(|phrase| {
            rest.strip_prefix(phrase["en"].as_str())
                .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        let (words, length) = found
            .and_then(|phrase| Some((phrase.get(lang)?.as_str(), phrase["en"].len())))
            .unwrap_or((&rest[..first.len_utf8()], first.len_utf8()));
        out.push_str(words);
        rest = &rest[length..];
    }
    out
}

/// Sentences of the examples by language, the longest first.
fn phrases() -> &'static [HashMap<String, String>] {
    static PHRASES: OnceLock<Vec<HashMap<String, String>>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let text = include_str!("../locales/examples.yaml");
        let source = Source::new("examples.yaml", text);
        let value = parse(source, &Limits::default()).map(|document| document.value);
        let mut phrases: Vec<HashMap<String, String>> =
            serde_json::from_value(value.unwrap_or_default()).unwrap_or_default();
        phrases.retain(|phrase| phrase.contains_key("en"));
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase["en"].len()));
        phrases
    })
}
