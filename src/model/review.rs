//! In: what was found out about a proposed change. Out: one value that every form of the review shows.

use crate::model::{
    change::FicheChange,
    diagnostic::{Diagnostic, Message},
    progress::Progress,
    schemas::Schemas,
};

/// A proposed change, judged.
#[derive(Debug, Default)]
pub struct Review {
    /// What it is held against, as named.
    pub base: String,
    /// What is proposed, as named.
    pub head: String,
    /// Commit where the two went apart.
    pub fork: String,
    /// Commits that the base has and the proposal lacks.
    pub behind: usize,
    /// Files that changed on both sides.
    pub collisions: Vec<String>,
    /// Findings that came with it, on ownership and on what became public too.
    pub new: Vec<Diagnostic>,
    /// Findings that it mends.
    pub mended: Vec<Diagnostic>,
    /// Findings that were there already.
    pub older: usize,
    /// Cities that it cannot have altered.
    pub unchanged: usize,
    /// Files that could not be checked, with the message that says why.
    pub skipped: Vec<(String, &'static str)>,
    /// Cities that it touches.
    pub cities: Vec<Touched>,
    /// What changed, answer by answer.
    pub changes: Vec<FicheChange>,
    /// Other files of the repository that it touches.
    pub others: Vec<String>,
}

impl Review {
    /// Leaves what everyone may see: public answers, and of findings on others only which rule speaks and where.
    pub fn hide(&mut self, schemas: &Schemas) {
        self.changes = self.changes.iter().filter_map(FicheChange::public).collect();
        for found in self.new.iter_mut().chain(&mut self.mended) {
            // Rules on the change as a whole name no answer.
            if !["ownership", "leak", "approval-void"].contains(&found.rule) && !schemas.is_public(&found.path, &found.field) {
                found.message = Message::new("finding-internal").with("rule", found.rule);
                found.remedy = None;
                found.excerpt = None;
                found.field = String::new();
                found.waived = found.waived.take().map(|_| String::new());
            }
        }
    }
}

/// A city that a change touches.
#[derive(Debug, Default)]
pub struct Touched {
    /// Folder name.
    pub id: String,
    /// State before and after; none where the city was not there.
    pub states: [Option<String>; 2],
    /// What was and is answered, by sub-step.
    pub progress: [Vec<Progress>; 2],
}
