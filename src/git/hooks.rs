//! In: a git repository. Out: where git looks for its hooks.
//!
//! As git itself does: `core.hooksPath` if it is set, else the folder that all work trees of the repository share.

use std::path::{Path, PathBuf};

use git2::{ErrorCode, Repository};

use crate::{
    discover,
    git::{Answer, Git, Trouble, damaged},
};

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
        git.with(|repository| Self::below(top, repository))
            .map(Some)
    }

    fn below(top: PathBuf, repository: &Repository) -> Answer<Self> {
        let harmed = |error: git2::Error| damaged(&error, "core.hooksPath");
        // A setting may lead over links, and out of what is not there yet.
        let real = |path: &Path| {
            let odd = || Trouble::Unsupported(format!("core.hooksPath: {}", path.display()));
            discover::real(path).ok_or_else(odd)
        };
        let own = real(repository.commondir())?;
        let config = repository.config().and_then(|mut config| config.snapshot());
        let folder = match config.map_err(harmed)?.get_path("core.hooksPath") {
            // A relative one starts where hooks are run.
            Ok(folder) if !folder.as_os_str().is_empty() => real(&top.join(folder))?,
            Ok(_) => real(&own.join("hooks"))?,
            Err(error) if error.code() == ErrorCode::NotFound => real(&own.join("hooks"))?,
            Err(error) => return Err(harmed(error)),
        };
        let shared = !folder.starts_with(&top) && !folder.starts_with(&own);
        Ok(Self {
            top,
            folder,
            shared,
        })
    }
}
