//! In: findings. Out: those of them that somebody is waited for, as an inbox tells them.

use crate::model::diagnostic::{Diagnostic, Level};

/// Something that is not answered, not asked or not brought up to date yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Open {
    /// What it is, in data; never translated.
    pub kind: &'static str,
    /// The fiche.
    pub path: String,
    /// The answer in it.
    pub field: String,
}

/// What is open, by the rule that finds it.
const KINDS: [(&str, &str); 7] = [
    ("question-unanswered", "question-unanswered"),
    ("network-without-question", "member-without-question"),
    ("letter-missing", "letter-missing"),
    ("letter-file-missing", "letter-missing"),
    ("letter-not-mayor", "letter-missing"),
    ("translation-missing", "translation-behind"),
    ("translation-stale", "translation-behind"),
];

impl Open {
    /// What a finding says is open; nothing where it is waived or is about something else.
    #[must_use]
    pub fn of(found: &Diagnostic) -> Option<Self> {
        let (_, kind) = KINDS.iter().find(|(rule, _)| *rule == found.rule)?;
        let wanted = found.waived.is_none() && found.level != Level::Off;
        wanted.then(|| Self {
            kind,
            path: found.path.clone(),
            field: found.field.clone(),
        })
    }

    /// The same of many, each once.
    #[must_use]
    pub fn all<'f>(found: impl IntoIterator<Item = &'f Diagnostic>) -> Vec<Self> {
        let mut all: Vec<Self> = found.into_iter().filter_map(Self::of).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}
