//! In: a city and the stages of its edition. Out: how its dossier opens, and how far the city is.

use serde::Serialize;

use super::{
    block::Figure,
    cell::{Inline, Lead, Name, Share},
    dossier::Named,
};

/// What stands at the head of a dossier.
#[derive(Debug, Clone, Serialize)]
pub struct Opening {
    /// The name as the city itself writes it, if that is another.
    pub local: Option<Named>,
    /// A drawing, where there is no picture.
    pub drawing: String,
    /// A few words on what the city wants.
    pub summary: Option<Name>,
    /// Networks that it belongs to, leading to their pages where they have one.
    pub networks: Vec<Lead>,
    /// The other cities of these networks.
    pub partners: Vec<Inline>,
    /// In numbers.
    pub figures: Vec<Figure>,
    /// What is to be done next, in a draft.
    pub next: Option<Next>,
}

/// The first step that is not complete.
#[derive(Debug, Clone, Serialize)]
pub struct Next {
    /// Its number.
    pub number: String,
    /// What it is called.
    pub label: String,
    /// How much of it is answered.
    pub share: Share,
    /// Questions that are still open.
    pub still: Vec<String>,
    /// How many more there are.
    pub more: Option<String>,
}

/// A stage of the edition.
#[derive(Debug, Clone, Serialize)]
pub struct Stage {
    /// It, and how far it is.
    #[serde(flatten)]
    pub whole: Step,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// A step of a stage.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// Its number.
    pub number: String,
    /// What it is called.
    pub label: String,
    /// How far it is, in data.
    pub status: &'static str,
    /// The same in words.
    pub status_label: String,
}
