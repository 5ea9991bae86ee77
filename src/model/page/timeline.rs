//! In: the milestones of an edition. Out: the same as pages show them.

use serde::Serialize;

use super::chart::Gantt;

/// The milestones of an edition.
#[derive(Debug, Clone, Serialize)]
pub struct Timeline {
    /// Empty since `chart` took its place; a template of a programme may still name it.
    pub svg: &'static str,
    /// One by one.
    pub milestones: Vec<Milestone>,
    /// The same along time.
    pub chart: Gantt,
}

/// A milestone.
#[derive(Debug, Clone, Serialize)]
pub struct Milestone {
    /// When.
    pub when: String,
    /// What.
    pub label: String,
}
