//! A form that was sent back: what it answers, what it began from, and the words that no answer holds.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::diagnostic::Message;

/// What a form says that was sent back.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    /// Id of the city, where the form names it.
    pub city: Option<String>,
    /// Language that the form was in.
    pub language: Option<String>,
    /// What the form showed when it was made; none for one without marks of ours.
    pub began: Option<Began>,
    /// By path below the city's folder, as `themes.yaml`: all that the form answers. A question that the form did not show is
    /// not in it; one that was shown and left empty is null.
    pub fiches: BTreeMap<String, Value>,
    /// Words that no answer holds.
    pub left: Vec<Left>,
    /// What else is to be told: changes that were accepted, comments that were left out.
    pub told: Vec<Told>,
    /// Pictures that stand in it.
    pub pictures: Vec<Shot>,
}

/// What a form began from.
#[derive(Debug, Clone, Default)]
pub struct Began {
    /// The commit that the work tree stood at.
    pub commit: Option<String>,
    /// The answers that the form showed, as in [`Reply::fiches`]; empty if only the commit is known.
    pub fiches: BTreeMap<String, Value>,
}

/// A picture that stands in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shot {
    /// What its file is called.
    pub called: String,
    /// What is said of it for those who do not see it.
    pub alt: Option<String>,
    /// The file; none if it is not in the form, or more than is read.
    pub bytes: Option<Vec<u8>>,
}

/// Words that no answer holds.
#[derive(Debug, Clone)]
pub struct Left {
    /// Where they stand in the file.
    pub place: Message,
    /// The words.
    pub words: String,
    /// Why nothing was made of them.
    pub why: Message,
}

/// Something that is told, and its place in the file.
#[derive(Debug, Clone)]
pub struct Told {
    /// Where.
    pub place: Message,
    /// What.
    pub what: Message,
}
