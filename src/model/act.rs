//! In: what a proposal decides: states, waivers, rules, questions, templates, owners. Out: one value that every form of the review shows.

use crate::model::diagnostic::Message;

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
