//! In: what a proposal decides: states, waivers, rules, questions, templates, owners. Out: one value that every form of the review shows.

use crate::model::diagnostic::{Diagnostic, Message};

/// Something that a proposal decides, with its effect in words.
#[derive(Debug, Clone)]
pub struct Act {
    /// What is decided; part of the contract of the JSON form.
    pub kind: Kind,
    /// File in which it stands.
    pub path: String,
    /// Its effect.
    pub message: Message,
    /// What it covers, a line each.
    pub covers: Vec<Message>,
}

/// What can be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A state of a city's dossier.
    State,
    /// A rule that is not to hold somewhere.
    Waiver,
    /// How grave a rule is, and what the edition asks.
    Edition,
    /// What the forms ask.
    Schema,
    /// How pages look.
    Template,
    /// Who may change what.
    Owner,
}

impl Kind {
    /// The word in data; never translated.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Waiver => "waiver",
            Self::Edition => "edition",
            Self::Schema => "schema",
            Self::Template => "template",
            Self::Owner => "owner",
        }
    }
}

/// Findings that are told of one act.
const COVERED: usize = 5;

/// What an act covers: the gravest findings first, of more than a few how many more there are.
pub fn covers<'f>(
    found: impl Iterator<Item = &'f Diagnostic>,
    say: impl Fn(&Diagnostic) -> Message,
) -> Vec<Message> {
    let mut found: Vec<&Diagnostic> = found.collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.level));
    let more = found.len().saturating_sub(COVERED);
    let mut all: Vec<Message> = found.iter().take(COVERED).map(|one| say(one)).collect();
    all.extend((more > 0).then(|| Message::new("act-covers-more").with("count", more)));
    all
}

impl Act {
    /// An act without more to show.
    #[must_use]
    pub fn new(kind: Kind, path: impl Into<String>, message: Message) -> Self {
        Self {
            kind,
            path: path.into(),
            message: message.shortened(),
            covers: Vec::new(),
        }
    }
}
