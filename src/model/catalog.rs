//! In: documents that could be read. Out: the programme and its cities; nothing after this point reads files.

use std::{collections::BTreeSet, path::PathBuf};

use serde_json::Value;

use crate::model::{diagnostic::Level, document::Document, edition::Edition};

/// Kinds of fiche of a city, in the order of the form; the file's name is the kind's.
pub const KINDS: [&str; 6] = ["city", "staff", "challenges", "themes", "priority-theme", "action-plan"];

/// The programme: its edition and what the secretariat keeps beside the cities.
#[derive(Debug)]
pub struct Programme {
    /// Folder that holds `roadmap.yaml`.
    pub root: PathBuf,
    /// The edition with the programme's changes.
    pub edition: Edition,
    /// Levels of rules that the programme sets.
    pub networks: BTreeSet<String>,
    /// Names of the files of `events/`.
    pub events: BTreeSet<String>,
}

/// One city and what it wrote.
#[derive(Debug)]
pub struct City {
    /// Folder name.
    pub id: String,
    /// Fiches that could be read, in the order of [`KINDS`].
    pub fiches: Vec<Fiche>,
    /// Kinds that stand there but could not be read.
    pub unread: Vec<&'static str>,
    /// The letter that `city.yaml` names.
    pub letter: Letter,
}

/// One fiche.
#[derive(Debug)]
pub struct Fiche {
    /// One of [`KINDS`].
    pub kind: &'static str,
    /// What it says.
    pub document: Document,
}

/// What was found of the letter's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letter {
    /// `city.yaml` names none.
    NotNamed,
    /// The name leads out of the city's folder, or to something that is no file.
    Unsafe,
    /// No such file.
    Absent,
    /// SHA-256 of its bytes, in hexadecimal.
    Found(String),
}

impl City {
    /// The fiche of a kind, if it could be read.
    #[must_use]
    pub fn fiche(&self, kind: &str) -> Option<&Fiche> {
        self.fiches.iter().find(|fiche| fiche.kind == kind)
    }

    /// The values of a fiche; `Null` where there is none.
    #[must_use]
    pub fn value(&self, kind: &str) -> &Value {
        self.fiche(kind).map_or(&Value::Null, |fiche| &fiche.document.value)
    }

    /// Identifier of the last state recorded; `draft` if none.
    #[must_use]
    pub fn state(&self) -> &str {
        self.value("city")["record"]
            .as_array()
            .and_then(|record| record.last())
            .and_then(|entry| entry["state"].as_str())
            .unwrap_or("draft")
    }

    /// Language that the city writes in.
    #[must_use]
    pub fn language<'a>(&'a self, edition: &'a Edition) -> &'a str {
        self.value("city")["language"].as_str().or_else(|| edition.languages.first().map(String::as_str)).unwrap_or("en")
    }
}

impl Programme {
    /// Whether hard rules fail in a state; what the edition does not know is held to be strict.
    #[must_use]
    pub fn strict(&self, state: &str) -> bool {
        self.edition.entry("states", state).is_none_or(|entry| entry.strict)
    }

    /// The level that the programme sets for a rule.
    #[must_use]
    pub fn level(&self, rule: &str) -> Option<Level> {
        self.edition.rules.get(rule).copied()
    }
}
