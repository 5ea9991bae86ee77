//! In: a folder. Out: the repository that git means there, opened as that one and no other.
//!
//! libgit2's own search takes any folder for a repository that holds `HEAD`, `objects` and `refs`: files that anybody can commit.

use std::{
    env,
    path::{Path, PathBuf},
};

use git2::{Repository, RepositoryOpenFlags as Flags};

use crate::{
    discover,
    git::{Answer, Trouble},
};

/// Where a repository is.
pub(super) enum Around {
    /// Git said it in the environment, as it does for hooks.
    Told(PathBuf),
    /// Below a work tree: its top, and the `.git` there without links.
    Work(PathBuf, PathBuf),
    /// A folder of a repository without files on disk.
    Bare(PathBuf),
}

impl Around {
    /// Where the repository around a folder is. One without files on disk is looked for only where no `.git` and no programme
    /// stands above, as git does with `safe.bareRepository=explicit`: else it came with the files of another.
    pub(super) fn of(here: &Path) -> Answer<Self> {
        if let Some(folder) = env::var_os("GIT_DIR") {
            return Ok(Self::Told(folder.into()));
        }
        let none = || Trouble::None(here.to_path_buf());
        let here = here.canonicalize().map_err(|_| none())?;
        if let Some(top) = discover::kept(&here) {
            let dot = top.join(".git").canonicalize().map_err(|_| none())?;
            return Ok(Self::Work(top.to_path_buf(), dot));
        }
        if discover::root(&here).is_some() {
            return Err(none());
        }
        let bare = |folder: &&Path| {
            folder.join("HEAD").is_file()
                && ["objects", "refs"]
                    .iter()
                    .all(|name| folder.join(name).is_dir())
        };
        let found = here.ancestors().find(bare).ok_or_else(none)?;
        Ok(Self::Bare(found.to_path_buf()))
    }

    pub(super) fn open(&self) -> Result<Repository, git2::Error> {
        match self {
            Self::Told(_) => Repository::open_from_env(),
            Self::Work(_, dot) => exactly(dot, Flags::empty()),
            Self::Bare(folder) => exactly(folder, Flags::BARE),
        }
    }

    /// Top of the work tree; none in a repository without one. Only the folder whose `.git` led to the repository is one: its
    /// settings, which may have come with it, could name any other.
    pub(super) fn work(&self, repository: &Repository) -> Answer<Option<PathBuf>> {
        let Some(said) = repository.workdir() else {
            return Ok(None);
        };
        let said = said.canonicalize().unwrap_or_else(|_| said.to_path_buf());
        match self {
            // A work tree that was moved still counts as git itself counts it: by its `.git`.
            Self::Work(top, dot)
                if repository.is_worktree() || dot.parent() == Some(said.as_path()) =>
            {
                Ok(Some(top.clone()))
            }
            Self::Work(..) => Err(Trouble::Unsupported(format!(
                "core.worktree: {}",
                said.display()
            ))),
            Self::Told(_) | Self::Bare(_) => Ok(Some(said)),
        }
    }

    /// The repository's own folder, or the file that leads to it.
    pub(super) fn place(&self) -> &Path {
        match self {
            Self::Told(place) | Self::Work(_, place) | Self::Bare(place) => place,
        }
    }

    /// The folder to be declared safe.
    pub(super) fn owned(&self) -> PathBuf {
        match self {
            Self::Work(folder, _) | Self::Told(folder) | Self::Bare(folder) => folder.clone(),
        }
    }
}

/// Opens what stands at a place, and nothing in it or above it.
pub(super) fn exactly(place: &Path, more: Flags) -> Result<Repository, git2::Error> {
    let mut flags = Flags::NO_SEARCH | Flags::NO_DOTGIT | more;
    if env::var_os("GIT_OBJECT_DIRECTORY").is_some() {
        flags |= Flags::FROM_ENV;
    }
    Repository::open_ext(place, flags, &[] as &[&Path])
}
