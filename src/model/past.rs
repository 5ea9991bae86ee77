//! In: commits. Out: what is said of them, and of the past of a city.

/// What is shown of a commit. Texts are as git keeps them: to be tamed or escaped where they go out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commit {
    /// Its id, in full.
    pub id: String,
    /// Day on which its author made it, as `2023-07-06`, on the author's own calendar; empty if that cannot be told.
    pub day: String,
    /// The same with the hour and its distance from universal time.
    pub when: String,
    /// Name of its author; never the address.
    pub author: String,
    /// First line of its message.
    pub subject: String,
}

impl Commit {
    /// The beginning of its id, as people write it; of one length everywhere, so that pages do not depend on the clone.
    #[must_use]
    pub fn short(&self) -> &str {
        self.id.get(..10).unwrap_or(&self.id)
    }
}

/// What is known of the past of a city's fiches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// Commits that changed them, newest first, each with the paths of what it changed.
    pub edits: Vec<(Commit, Vec<String>)>,
    /// There are commits before that are not here, or none could be read.
    pub missing: bool,
}
