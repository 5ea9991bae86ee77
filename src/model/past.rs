//! In: commits. Out: what is said of them, of the past of a city, and to calendars.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

/// What is shown of a commit. Texts are as git keeps them: to be tamed or escaped where they go out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commit {
    /// Its id, in full.
    pub id: String,
    /// Day on which its author made it, as `2023-07-06`, on the author's own calendar; empty if that cannot be told.
    pub day: String,
    /// The same with the hour and its distance from universal time.
    pub when: String,
    /// Name of its author; never the address.
    pub author: String,
    /// First line of its message.
    pub subject: String,
}

impl Commit {
    /// The beginning of its id, as people write it; of one length everywhere, so that pages do not depend on the clone.
    #[must_use]
    pub fn short(&self) -> &str {
        self.id.get(..10).unwrap_or(&self.id)
    }
}

/// What is known of the past of a city's fiches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// Commits that changed them, newest first, each with the paths of what it changed.
    pub edits: Vec<(Commit, Vec<String>)>,
    /// There are commits before that are not here, or none could be read.
    pub missing: bool,
}

/// What calendars are told of the past, so that an agenda knows which of two files is the later one.
#[derive(Debug, Clone, Default)]
pub struct Stamps {
    /// When each fiche was changed last, by its path.
    pub changed: BTreeMap<String, Timestamp>,
    /// Where older commits are missing: a moment at which all other fiches already were as they are.
    pub before: Option<Timestamp>,
    /// Events that are no more.
    pub gone: Vec<Gone>,
}

impl Stamps {
    /// When a fiche was changed last, or a later moment at which it was as it is; an agenda takes both for the age of what it says.
    #[must_use]
    pub fn of(&self, path: &str) -> Option<Timestamp> {
        self.changed.get(path).copied().or(self.before)
    }
}

/// An event that is no more.
#[derive(Debug, Clone)]
pub struct Gone {
    /// Its name.
    pub id: String,
    /// What its fiche said last.
    pub value: Value,
    /// When it was taken out.
    pub at: Timestamp,
}
