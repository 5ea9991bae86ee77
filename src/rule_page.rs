//! In: a rule. Out: its page, read: title, text and facts in the reader's language, examples.

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

    /// The files of the example that is `bad` or `good`, by path.
    #[must_use]
    pub fn example(&self, kind: &str) -> Option<&Map<String, Value>> {
        self.value[kind].as_object()
    }
}
