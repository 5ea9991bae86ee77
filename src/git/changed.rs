//! In: a commit and a later state. Out: the paths that differ, in the whole repository.

use std::{collections::BTreeSet, path::Path};

use git2::{Delta, DiffOptions, Index, Oid, Repository};

use crate::git::{Answer, Git, damaged};

/// What is held against a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Another commit.
    Commit(Oid),
    /// What would be committed now.
    Index,
    /// The files on disk, those that git does not know included.
    WorkTree,
}

/// A file that differs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changed {
    /// In the repository, with `/`; what is no UTF-8 in it is replaced.
    pub path: String,
    /// Stands in one of the two states only: new or gone.
    pub alone: bool,
    /// Gone in the later state.
    pub gone: bool,
}

/// Largest file whose line ends are looked at.
const LARGEST: usize = 1 << 20;

/// Whether a file on disk holds a content but for line ends, which git may turn on checkout.
fn is_same(git: &Git, repository: &Repository, content: Oid, path: Option<&Path>) -> bool {
    let Some(place) = path.and_then(|path| Some(repository.workdir()?.join(path))) else { return false };
    if !std::fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_file() && meta.len() <= LARGEST as u64) {
        return false;
    }
    let Ok((_, Some(kept))) = git.blob(content, "", LARGEST) else { return false };
    let unix = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    std::fs::read(&place).is_ok_and(|bytes| unix(&bytes) == unix(&kept))
}

impl Git {
    /// Paths below these folders (all if none is named) that differ between a commit and a later state.
    ///
    /// # Errors
    /// If a state cannot be read.
    pub fn changed(&self, base: Oid, head: State, folders: &[String]) -> Answer<BTreeSet<Changed>> {
        self.with(|repository| {
            let tree = |id| repository.find_commit(id).and_then(|commit| commit.tree()).map_err(|error| damaged(&error, ""));
            let mut options = DiffOptions::new();
            options.disable_pathspec_match(true).skip_binary_check(true).ignore_submodules(true);
            for folder in folders {
                options.pathspec(folder.as_str());
            }
            let before = tree(base)?;
            let diff = match head {
                State::Commit(head) => repository.diff_tree_to_tree(Some(&before), Some(&tree(head)?), Some(&mut options)),
                State::Index => {
                    let index = self.index(repository)?;
                    repository.diff_tree_to_index(Some(&before), Some(&index), Some(&mut options))
                }
                State::WorkTree => {
                    options.include_untracked(true).recurse_untracked_dirs(true).include_ignored(true).recurse_ignored_dirs(true);
                    repository.diff_tree_to_workdir_with_index(Some(&before), Some(&mut options))
                }
            };
            let diff = diff.map_err(|error| damaged(&error, ""))?;
            let name = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let mut changed = BTreeSet::new();
            for delta in diff.deltas() {
                let file = if delta.status() == Delta::Deleted { delta.old_file() } else { delta.new_file() };
                let Some(path) = file.path_bytes().map(name) else { continue };
                if head == State::WorkTree
                    && delta.status() == Delta::Modified
                    && is_same(self, repository, delta.old_file().id(), file.path())
                {
                    continue;
                }
                let alone = matches!(delta.status(), Delta::Added | Delta::Deleted | Delta::Untracked | Delta::Ignored | Delta::Typechange);
                changed.insert(Changed { path, alone, gone: delta.status() == Delta::Deleted });
            }
            Ok(changed)
        })
    }

    /// How many commits one has that the other lacks, `most` at most.
    ///
    /// # Errors
    /// If the history cannot be read.
    pub fn behind(&self, base: Oid, head: Oid, most: usize) -> Answer<usize> {
        self.with(|repository| {
            let mut walk = repository.revwalk().map_err(|error| damaged(&error, ""))?;
            walk.push(base).and_then(|()| walk.hide(head)).map_err(|error| damaged(&error, ""))?;
            let mut count = 0;
            for id in walk.take(most) {
                id.map_err(|error| damaged(&error, ""))?;
                count += 1;
            }
            Ok(count)
        })
    }

    /// The index in use: during `git commit -a` or `git commit PATH` it is another file than the usual one.
    pub(super) fn index(&self, repository: &Repository) -> Answer<Index> {
        let told = std::env::var_os("GIT_INDEX_FILE").filter(|name| !name.is_empty());
        let index = match told {
            Some(name) => Index::open(&self.work.as_ref().map_or_else(|| name.clone().into(), |work| work.join(&name))),
            None => repository.index(),
        };
        index.map_err(|error| damaged(&error, "index"))
    }
}
