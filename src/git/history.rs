//! In: a repository, a commit and a folder. Out: which commit changed each file below it last, or all that did.
//!
//! One walk for all files. A file is followed as git follows it: through a merge that left it as one of the parents had it, along
//! that parent alone; a merge that made it anew changed it. So the last change is the one that gave the file what it holds now.

use std::collections::BTreeMap;

use git2::{Odb, Oid, Repository};

use crate::{
    git::{Answer, Git, commits, damaged, walk::Walk},
    model::past::Commit,
};

/// What is asked of history.
#[derive(Debug, Clone, Default)]
pub struct Want {
    /// Every change, not only the last one of each file.
    pub all: bool,
    /// Whether a file that came under its name is followed under the one that it had before.
    pub follow: bool,
    /// Most commits; all if none is given.
    pub limit: Option<usize>,
    /// Files or folders, relative to the programme; all fiches and `roadmap.yaml` if none is named.
    pub paths: Vec<String>,
}

/// What history says.
#[derive(Debug, Default)]
pub struct History {
    /// Commits that changed something asked for, newest first.
    pub commits: Vec<Commit>,
    /// What they changed, in their order.
    pub touches: Vec<Touch>,
    /// Something was changed by commits that a shallow clone does not have.
    pub shallow: bool,
    /// There was more than asked for.
    pub cut: bool,
}

/// A file changed by a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// Place of the commit in [`History::commits`].
    pub commit: usize,
    /// Relative to the programme.
    pub path: String,
    /// Its path before, if another.
    pub from: Option<String>,
    /// What it held before, by id; `None` if it was not there.
    pub old: Option<Oid>,
    /// What it holds since; `None` if it was removed.
    pub new: Option<Oid>,
}

impl Git {
    /// Walks back from a commit, for what lies below a folder of the repository.
    ///
    /// # Errors
    /// Which object of the repository is missing or no good.
    pub fn history(&self, head: Oid, prefix: &str, want: &Want) -> Answer<History> {
        self.with(|repository| {
            let odb = objects(repository)?;
            let nodes = commits::behind(repository, &odb, head)?;
            Walk::new(want, &nodes, prefix).run(self, &odb)
        })
    }
}

pub(super) fn objects(repository: &Repository) -> Answer<Odb<'_>> {
    repository.odb().map_err(|error| damaged(&error, "objects"))
}

impl History {
    /// The last change of each file.
    #[must_use]
    pub fn last(&self) -> BTreeMap<&str, &Commit> {
        let mut last = BTreeMap::new();
        for touch in &self.touches {
            last.entry(touch.path.as_str()).or_insert(&self.commits[touch.commit]);
        }
        last
    }
}
