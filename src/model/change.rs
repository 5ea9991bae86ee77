//! In: two versions of a fiche, compared. Out: what a person would say changed, question by question.

use serde_json::Value;

use crate::{
    fiche::path,
    model::{diagnostic::Labels, document::Pointer, schema::Prose},
};

/// What became of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FicheChange {
    /// Path in the programme; of one that is gone, its last.
    pub path: String,
    /// Path before, if another.
    pub from: Option<String>,
    /// Kind of fiche; none for another file.
    pub kind: Option<&'static str>,
    /// What became of it.
    pub fate: Fate,
    /// What is other in it, in the order of the form.
    pub fields: Vec<Change>,
}

/// What can become of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Is there now.
    Added,
    /// Is gone.
    Removed,
    /// Says something else.
    Edited,
    /// Says the same: layout, comments, order of keys.
    Layout,
    /// One of its versions cannot be read as a fiche, so that its answers cannot be compared.
    Unreadable,
    /// No fiche: a letter, a document; its content is other.
    Other,
}

/// In which of two states a file stands, and what tells its content from any other there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presence {
    /// In the earlier.
    pub before: Option<Vec<u8>>,
    /// In the later.
    pub after: Option<Vec<u8>>,
}

impl Presence {
    /// What became of it, as far as that tells.
    #[must_use]
    pub fn fate(&self) -> Fate {
        match (&self.before, &self.after) {
            (Some(_), None) => Fate::Removed,
            (None, Some(_)) => Fate::Added,
            _ => Fate::Edited,
        }
    }
}

/// One answer that is other.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Way to it in the later version; of one that is gone, in the earlier.
    pub pointer: Pointer,
    /// The same in words, from the outside in.
    pub trail: Vec<Part>,
    /// What became of it.
    pub what: What,
    /// Before; null if it was not there.
    pub old: Value,
    /// After; null if it is gone.
    pub new: Value,
    /// How to show it.
    pub shown: Shown,
    /// May be shown to everyone.
    pub public: bool,
}

/// A step of a trail.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A field, by its label in each language.
    Field(Labels),
    /// An item of a list, by its own name.
    Item(String),
    /// An item of a list that has no name but an id of one of the edition's lists: that list and the id.
    Entry(String, String),
    /// The version of a text in a language.
    Language(String),
    /// A sum that nobody types, of one of the budget's lists.
    Total(Labels),
}

/// What can become of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Is there now.
    Added,
    /// Is gone.
    Removed,
    /// Is another.
    Edited,
    /// Stands elsewhere in its list, the same: places before and after, from 1.
    Moved(usize, usize),
}

/// How a value is shown to people.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Shown {
    /// As it is.
    #[default]
    Plain,
    /// Words, with or without marks.
    Prose(Prose),
    /// An id of one of the edition's lists.
    Entry(String),
    /// A day, month or year.
    Date,
    /// Money in a currency; none if none is given.
    Money(Option<String>),
    /// A map or list of its own, added or gone as a whole.
    Whole,
}

impl FicheChange {
    /// The city whose folder holds it.
    #[must_use]
    pub fn city(&self) -> Option<&str> {
        path::city(&self.path)
    }

    /// The same of two states as everyone may see them; none if nothing is left to say.
    #[must_use]
    pub fn open(self) -> Option<Self> {
        let silent = matches!(self.fate, Fate::Other | Fate::Layout | Fate::Unreadable)
            || self.fields.is_empty();
        let fields = self
            .fields
            .into_iter()
            .map(|field| Change {
                public: true,
                ..field
            })
            .collect();
        (!silent).then_some(Self { fields, ..self })
    }
}
