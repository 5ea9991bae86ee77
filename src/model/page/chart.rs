//! In: numbers and days, as they are told and as they lie. Out: what charts are made of, which say in boxes what stands in words beside them.

use serde::Serialize;

use super::cell::{Inline, Name, Rich, Share};

/// Activities or milestones along one axis.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Gantt {
    /// Where a month or year begins, and its name.
    pub marks: Vec<Mark>,
    /// The periods.
    pub rows: Vec<Row>,
    /// What each look means; empty where all are alike.
    pub legend: Vec<Kind>,
    /// Whether the column of kinds holds something.
    pub kinds: bool,
    /// The same of places.
    pub places: bool,
    /// Whether any row has a day.
    pub dated: bool,
}

/// A place on the axis that is named.
#[derive(Debug, Clone, Serialize)]
pub struct Mark {
    /// In hundredths of the width.
    pub at: String,
    /// Its name.
    pub text: String,
}

/// A kind of bar, by its look.
#[derive(Debug, Clone, Serialize)]
pub struct Kind {
    /// From 0.
    pub look: usize,
    /// What it is called.
    pub label: String,
}

/// One period as a reader sees it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// From when to when.
    pub when: String,
    /// What it is called.
    pub title: Inline,
    /// What it is.
    pub kind: Option<String>,
    /// Where.
    pub place: Option<Name>,
    /// What is said of it.
    pub description: Option<Rich>,
    /// Where its bar lies; found when it stands among the others.
    pub bar: Option<Drawn>,
}

/// Where a bar lies.
#[derive(Debug, Clone, Serialize)]
pub struct Drawn {
    /// In hundredths of the width.
    pub start: String,
    /// The same.
    pub width: String,
    /// Its look, from 0.
    pub look: usize,
}

/// A part of the whole.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// So many of so many.
    pub share: Share,
}

/// One measure.
#[derive(Debug, Clone, Serialize)]
pub struct Measure {
    /// What is measured.
    pub name: Name,
    /// Where it began.
    pub baseline: Option<String>,
    /// What is aimed at.
    pub target: Option<String>,
    /// What was reached.
    pub value: Option<String>,
    /// How much of the way is done, in hundredths; unknown where a number is missing.
    pub done: Option<u8>,
}
