//! In: the questions of the form. Out: the headings of the parts of a dossier.

use serde::Serialize;

/// Headings of the parts of a dossier.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "each is the heading of what it is called")]
pub struct Headings {
    pub participant: Heading,
    pub interest: Heading,
    pub staff: Heading,
    pub challenges: Heading,
    pub actions: Heading,
    pub themes: Heading,
    pub priority: Heading,
    pub priority_description: Heading,
    pub concept: Heading,
    pub plan_challenges: Heading,
    pub schedule: Heading,
    pub budget: Heading,
    pub working_method: Heading,
    pub timeline: Heading,
}

/// A heading with what the form asks there.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Heading {
    /// What the part is called.
    pub title: String,
    /// What the form asks to write, for those who fill it in.
    pub text: String,
    /// Where the form on paper asks it.
    pub source: String,
}
