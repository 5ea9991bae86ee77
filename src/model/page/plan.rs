//! In: an action plan as its audience may see it. Out: what its dossier and its call for participation show of it.

use serde::Serialize;

use super::{
    budget::Budget,
    cell::{Inline, Name, Rich},
    chart::Gantt,
};

/// An action plan.
#[derive(Debug, Clone, Serialize)]
pub struct Plan {
    /// The network that it is for.
    pub network: Inline,
    /// What the network works on.
    pub concept: Option<Rich>,
    /// What it aims at.
    pub objectives: Vec<Objective>,
    /// How it goes about it.
    pub approach: Option<Rich>,
    /// The meeting that drew the sum.
    pub synthesis: Inline,
    /// What is to be met.
    pub challenges: Vec<Challenge>,
    /// The meeting that it was made for.
    pub preparatory_meeting: Inline,
    /// Its activities.
    pub schedule: Vec<Activity>,
    /// Empty since `chart` took its place; a template of a programme may still name it.
    pub schedule_svg: (),
    /// The same activities along time.
    pub chart: Option<Gantt>,
    /// Who does what.
    pub working_method: Option<Rich>,
    /// Internal.
    pub budget: Option<Budget>,
}

/// What a plan aims at.
#[derive(Debug, Clone, Serialize)]
pub struct Objective {
    /// Of which kind.
    pub label: Option<String>,
    /// In words.
    pub text: Option<Rich>,
}

/// What is to be met.
#[derive(Debug, Clone, Serialize)]
pub struct Challenge {
    /// What it is called.
    pub title: Name,
    /// In words.
    pub description: Option<Rich>,
}

/// One activity of a schedule.
#[derive(Debug, Clone, Serialize)]
pub struct Activity {
    /// From when to when.
    pub when: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// What it is called.
    pub title: Inline,
    /// Where.
    pub place: Option<Name>,
    /// In words.
    pub description: Option<Rich>,
}
