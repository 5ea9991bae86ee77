//! In: what is known of a city. Out: how far it is, as tables and data tell it; the keys of the data are a contract.

use serde::Serialize;

/// How far a city is, for tables and data.
#[derive(Debug, Serialize)]
pub struct Standing {
    /// Its folder.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its state, as data tells it.
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// The state that was decided.
    pub decided: String,
    /// How many answers changed since, if that is known.
    pub changed_answers: Option<usize>,
    /// What is answered, by step.
    pub steps: Vec<Step>,
    /// What was found in its fiches.
    pub findings: Counts,
    /// Day of its last decision.
    pub last: Option<String>,
    /// Day of the last change.
    pub changed: Option<String>,
    /// How many themes it has.
    pub themes: usize,
    /// How many projects.
    pub projects: usize,
}

/// How much of a step is answered.
#[derive(Debug, Serialize)]
pub struct Step {
    /// Its number.
    pub number: String,
    /// Questions answered.
    pub answered: usize,
    /// Questions asked.
    pub asked: usize,
    /// Those still open.
    pub still: Vec<Still>,
}

/// A question that is still open.
#[derive(Debug, Serialize)]
pub struct Still {
    /// Fiche and field.
    pub field: String,
    /// In words.
    pub question: String,
}

/// Findings by their weight.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub infos: usize,
}

impl Standing {
    /// Questions that are answered, and those that are asked.
    #[must_use]
    pub fn sums(&self) -> [usize; 2] {
        let steps = || self.steps.iter();
        [
            steps().map(|step| step.answered).sum(),
            steps().map(|step| step.asked).sum(),
        ]
    }

    /// Questions that are open in all steps.
    pub fn still(&self) -> impl Iterator<Item = &Still> {
        self.steps.iter().flat_map(|step| &step.still)
    }
}
