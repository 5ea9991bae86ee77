//! In: what is asked of history. Out: which commit changed each file last, or all that did; the walk itself is in `walk`.

use std::collections::BTreeMap;

use git2::Oid;

use crate::model::{listing::Sort, past::Commit};

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

/// What git keeps at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Its content, by id.
    pub id: Oid,
    /// Only what a plain file holds is read.
    pub sort: Sort,
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
    /// What it was before; `None` if it was not there.
    pub old: Option<Kept>,
    /// What it is since; `None` if it was removed.
    pub new: Option<Kept>,
}

impl History {
    /// The last change of each file.
    #[must_use]
    pub fn last(&self) -> BTreeMap<&str, &Commit> {
        let mut last = BTreeMap::new();
        for touch in &self.touches {
            last.entry(touch.path.as_str())
                .or_insert(&self.commits[touch.commit]);
        }
        last
    }
}
