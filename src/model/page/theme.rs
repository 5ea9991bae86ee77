//! In: themes and projects of a city. Out: what pages say of them.

use serde::Serialize;

use super::cell::{Lead, Name, Rich};

/// A strategic axis.
#[derive(Debug, Clone, Serialize)]
pub struct Axis {
    /// Its id in the edition.
    pub id: String,
    /// Its number, or its id.
    pub number: String,
    /// In words.
    pub label: String,
    /// Whether they are the edition's own.
    pub official: bool,
}

/// A theme of a city.
#[derive(Debug, Clone, Serialize)]
pub struct Theme {
    /// From 1.
    pub number: usize,
    /// Its id in the fiche.
    pub id: Option<String>,
    /// What it is called.
    pub title: Name,
    /// Its axis.
    pub axis: Option<Axis>,
    /// In words.
    pub description: Option<Rich>,
    /// Why it belongs to the axis.
    pub axis_relation: Option<Rich>,
    /// Whether the city puts it forward.
    pub priority: bool,
}

/// The theme that a city puts forward.
#[derive(Debug, Clone, Serialize)]
pub struct Priority {
    /// What it is called.
    pub title: Name,
    /// Its axis.
    pub axis: Option<Axis>,
    /// At length.
    pub description: Option<Rich>,
}

/// A project in a few words.
#[derive(Debug, Clone, Serialize)]
pub struct Project {
    /// What it is called, leading to its page where it has one.
    pub title: Lead,
    /// How far it is.
    pub state: Option<String>,
    /// From when to when.
    pub when: String,
    /// What it is for.
    pub aim: Option<Rich>,
    /// What came of it.
    pub results: Option<Rich>,
    /// What was learnt.
    pub lessons: Option<Rich>,
}
