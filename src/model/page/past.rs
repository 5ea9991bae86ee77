//! In: commits that touched the fiches of a city. Out: what its internal dossier tells of them.

use serde::Serialize;

/// The last change of each of a city's fiches, and its change log.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    /// Whether commits before are not here.
    pub missing: bool,
    /// Each fiche with its last change.
    pub fiches: Vec<Touched>,
    /// Changes, newest first.
    pub log: Vec<Logged>,
    /// How many more there are, in words.
    pub more: String,
}

/// A commit in a few words.
#[derive(Debug, Clone, Serialize)]
pub struct Told {
    /// Its name, shortened.
    pub id: String,
    /// When.
    pub date: String,
    /// Who.
    pub author: String,
    /// What for.
    pub subject: String,
}

/// A fiche with its last change.
#[derive(Debug, Clone, Serialize)]
pub struct Touched {
    /// The change.
    #[serde(flatten)]
    pub told: Told,
    /// The fiche.
    pub name: String,
}

/// A change with the fiches that it touched.
#[derive(Debug, Clone, Serialize)]
pub struct Logged {
    /// The change.
    #[serde(flatten)]
    pub told: Told,
    /// The fiches.
    pub fiches: Vec<String>,
}
