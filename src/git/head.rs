//! In: a repository. Out: where its HEAD stands: on which branch, at which commit.

use crate::git::{Answer, Git, damaged};

/// Where HEAD stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The branch; none where a commit is checked out without one.
    pub branch: Option<String>,
    /// The commit; none before the first.
    pub commit: Option<String>,
}

impl Git {
    /// Where HEAD stands now.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn head(&self) -> Answer<Head> {
        self.with(|repository| {
            let head = repository
                .find_reference("HEAD")
                .map_err(|error| damaged(&error, "HEAD"))?;
            let branch = head.symbolic_target().ok().flatten().map(str::to_owned);
            let commit = repository.refname_to_id("HEAD").ok();
            Ok(Head {
                branch: branch
                    .map(|name| name.strip_prefix("refs/heads/").unwrap_or(&name).to_owned()),
                commit: commit.map(|id| id.to_string()),
            })
        })
    }
}
