//! In: a git repository. Out: where git looks for its hooks.
//!
//! As git itself does: `core.hooksPath` if it is set, else the folder that all work trees of the repository share.

use std::path::{Path, PathBuf};

use git2::{ErrorCode, Repository};

use crate::git::{Answer, Git, damaged};

/// Where the hooks of a repository are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hooks {
    /// Top of the work tree: where git starts a hook.
    pub top: PathBuf,
    /// Folder of the hooks; it may not exist yet.
    pub folder: PathBuf,
    /// Whether other repositories use the same folder: it was set for all of a person's, and lies outside this one.
    pub shared: bool,
}

impl Hooks {
    /// The hooks of a repository; none if it has no work tree, for nobody commits there.
    ///
    /// # Errors
    /// If its settings cannot be read.
    pub fn of(git: &Git) -> Answer<Option<Self>> {
        let Some(top) = git.work.clone() else {
            return Ok(None);
        };
        git.with(|repository| {
            Self::below(top, repository)
                .map(Some)
                .map_err(|error| damaged(&error, "core.hooksPath"))
        })
    }

    fn below(top: PathBuf, repository: &Repository) -> Result<Self, git2::Error> {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let own = real(repository.commondir());
        let config = repository.config()?.snapshot()?;
        let folder = match config.get_path("core.hooksPath") {
            // A relative one starts where hooks are run.
            Ok(folder) if !folder.as_os_str().is_empty() => real(&top.join(folder)),
            Ok(_) => real(&own.join("hooks")),
            Err(error) if error.code() == ErrorCode::NotFound => real(&own.join("hooks")),
            Err(error) => return Err(error),
        };
        let shared = !folder.starts_with(&top) && !folder.starts_with(&own);
        Ok(Self {
            top,
            folder,
            shared,
        })
    }
}
