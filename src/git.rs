//! In: a folder inside a git repository, names of revisions. Out: the repository, what a name stands for, the states that stages read.
//!
//! The only module that speaks to git, through libgit2: no program is started, no filter, hook or network is used.

mod around;
pub mod changed;
mod commits;
pub mod driver;
mod entries;
pub mod head;
pub mod history;
pub mod hooks;
mod loose;
mod plain;
mod propose;
mod rename;
pub mod snapshot;
mod trees;
mod walk;

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock, PoisonError},
};

pub use self::propose::Proposed;
pub use git2::Oid;
use git2::{ErrorClass, ErrorCode, Repository, RepositoryOpenFlags};

use crate::{
    git::around::Around,
    model::{diagnostic::Message, near, past::Commit},
};

/// Why git could not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No repository around this folder.
    None(PathBuf),
    /// The repository belongs to another user, and is not declared safe.
    Owner(PathBuf),
    /// A repository of a kind that this program cannot read; libgit2's words.
    Unsupported(String),
    /// No such revision, and the branch or tag that may be meant.
    Revision(String, Option<String>),
    /// No such revision where the history is cut off.
    Cut(String),
    /// The history is cut off before the two states meet.
    Shallow(String, String),
    /// Two states without a common ancestor.
    Unrelated(String, String),
    /// The index holds a merge that is not finished: a path of it.
    Unmerged(String),
    /// The programme's folder is not in that state.
    Programme(String),
    /// No name for a branch.
    Branch(String),
    /// A branch that is there already.
    Taken(String),
    /// Git knows no name and address of a person.
    Nobody,
    /// Nothing can be written; libgit2's words.
    Unwritten(String),
    /// A folder as large as no programme has one.
    Folder(String),
    /// More names in all than are read of one state.
    Names(usize),
    /// An object cannot be read: where, and libgit2's words.
    Damaged(String),
    /// An object is not there.
    Missing(String),
    /// The same where a partial clone left it with the server.
    Partial(String),
}

/// What git gives, or why not.
pub type Answer<T> = Result<T, Trouble>;

impl Trouble {
    /// What is said of it.
    #[must_use]
    pub fn message(&self) -> Message {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::None(path) => Message::new("git-none").with("path", shown(path)),
            Self::Owner(path) => Message::new("git-owner").with("path", shown(path)),
            Self::Unsupported(detail) => {
                Message::new("git-unsupported").with("detail", detail.as_str())
            }
            Self::Revision(name, near) => Message::new("git-revision")
                .with("name", name.as_str())
                .with("suggestion", near.clone()),
            Self::Cut(name) => Message::new("git-cut").with("name", name.as_str()),
            Self::Shallow(base, head) => Message::new("git-shallow")
                .with("base", base.as_str())
                .with("head", head.as_str()),
            Self::Unrelated(base, head) => Message::new("git-unrelated")
                .with("base", base.as_str())
                .with("head", head.as_str()),
            Self::Unmerged(path) => Message::new("git-unmerged").with("path", path.as_str()),
            Self::Programme(name) => Message::new("git-programme").with("name", name.as_str()),
            Self::Folder(path) => Message::new("git-folder").with("path", path.as_str()),
            Self::Branch(name) => Message::new("git-branch").with("name", name.as_str()),
            Self::Taken(name) => Message::new("git-branch-taken").with("name", name.as_str()),
            Self::Nobody => Message::new("git-nobody"),
            Self::Unwritten(detail) => {
                Message::new("git-unwritten").with("detail", detail.as_str())
            }
            Self::Names(limit) => Message::new("git-names").with("limit", *limit),
            Self::Partial(detail) => Message::new("git-partial").with("detail", detail.as_str()),
            Self::Damaged(detail) | Self::Missing(detail) => {
                Message::new("git-damaged").with("detail", detail.as_str())
            }
        }
    }
}

/// A repository; handles of it are lent to threads, for libgit2's cannot be shared.
pub struct Git {
    /// Folder that holds the repository's own files.
    pub folder: PathBuf,
    /// Top of the work tree; none in a bare repository.
    pub work: Option<PathBuf>,
    around: Around,
    idle: Mutex<Vec<Repository>>,
    /// Folders of loose objects.
    loose: Vec<PathBuf>,
    /// Whether those that libgit2 must read are whole.
    whole: OnceLock<Answer<()>>,
}

impl std::fmt::Debug for Git {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Git")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Git {
    /// The repository around a folder.
    ///
    /// # Errors
    /// If there is none, or none that can be read.
    pub fn open(here: &Path) -> Answer<Self> {
        // As git itself: of packed objects the checksums of zlib are enough to see damage, loose ones are hashed where they are read.
        git2::opts::strict_hash_verification(false);
        let around = Around::of(here)?;
        let loose = plain::objects(around.place())?;
        let loose = loose.ok_or_else(|| Trouble::None(here.to_path_buf()))?;
        let repository = around.open().map_err(|error| match error.code() {
            ErrorCode::NotFound => Trouble::None(here.to_path_buf()),
            ErrorCode::Owner => Trouble::Owner(around.owned()),
            _ => Trouble::Unsupported(error.message().to_owned()),
        })?;
        let work = around.work(&repository)?;
        Ok(Self {
            folder: repository.path().to_path_buf(),
            work,
            around,
            loose,
            whole: OnceLock::new(),
            idle: Mutex::new(vec![repository]),
        })
    }

    /// Lends a handle.
    ///
    /// # Errors
    /// What `ask` gives, or that the repository cannot be opened any more.
    pub fn with<T>(&self, ask: impl FnOnce(&Repository) -> Answer<T>) -> Answer<T> {
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let repository = match idle {
            Some(repository) => repository,
            None => self.around.open().map_err(|error| damaged(&error, ""))?,
        };
        let answer = ask(&repository).map_err(|trouble| match trouble {
            Trouble::Missing(detail) if is_partial(&repository) => Trouble::Partial(detail),
            Trouble::Revision(name, _) if repository.is_shallow() => Trouble::Cut(name),
            trouble => trouble,
        });
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(repository);
        answer
    }

    /// Every folder that holds something of the repository: its own files, and all work trees, whichever of them this one is.
    ///
    /// # Errors
    /// If they cannot be listed.
    pub fn folders(&self) -> Answer<Vec<PathBuf>> {
        self.with(|repository| {
            let common = repository.commondir();
            let mut folders = vec![repository.path().to_path_buf(), common.to_path_buf()];
            let main = around::exactly(common, RepositoryOpenFlags::empty()).ok();
            folders.extend(
                [Some(repository), main.as_ref()]
                    .into_iter()
                    .flatten()
                    .filter_map(|one| Some(one.workdir()?.to_path_buf())),
            );
            let linked = repository
                .worktrees()
                .map_err(|error| damaged(&error, ""))?;
            let linked = linked
                .iter()
                .flatten()
                .flatten()
                .filter_map(|name| repository.find_worktree(name).ok());
            folders.extend(linked.map(|tree| tree.path().to_path_buf()));
            Ok(folders)
        })
    }

    /// That commits and trees can be read to their end.
    ///
    /// # Errors
    /// The first that cannot.
    pub fn whole(&self) -> Answer<()> {
        self.whole
            .get_or_init(|| loose::look_through(&self.loose))
            .clone()
    }

    /// Size of a file's content, and the content if it has `most` bytes at most.
    ///
    /// # Errors
    /// If it is missing or damaged.
    pub fn blob(&self, id: Oid, place: &str, most: usize) -> Answer<(usize, Option<Vec<u8>>)> {
        if let Some(loose) = loose::read(&self.loose, id, most)? {
            return Ok((loose.size, loose.bytes));
        }
        self.with(|repository| {
            let odb = repository.odb().map_err(|error| damaged(&error, place))?;
            // Its size first: a blob may be larger than memory.
            let (size, _) = header(&odb, id)
                .ok_or_else(|| Trouble::Damaged(format!("{place}: {id}")))?
                .map_err(|error| damaged(&error, place))?;
            if size > most {
                return Ok((size, None));
            }
            let object = odb.read(id).map_err(|error| damaged(&error, place))?;
            Ok((size, Some(object.data().to_vec())))
        })
    }

    /// What a commit says of itself.
    ///
    /// # Errors
    /// If it is missing or damaged.
    pub fn told(&self, id: Oid) -> Answer<Commit> {
        self.with(|repository| {
            let odb = repository.odb().map_err(|error| damaged(&error, ""))?;
            commits::told(&odb, id)
        })
    }

    /// The commit that a name stands for.
    ///
    /// # Errors
    /// If it stands for none.
    pub fn commit(&self, name: &str) -> Answer<Oid> {
        self.whole()?;
        self.with(|repository| {
            let object = repository
                .revparse_single(name)
                .map_err(|error| match error.code() {
                    ErrorCode::NotFound
                    | ErrorCode::InvalidSpec
                    | ErrorCode::Ambiguous
                    | ErrorCode::UnbornBranch => unknown(repository, name),
                    _ if error.class() == ErrorClass::Reference => unknown(repository, name),
                    _ => damaged(&error, name),
                })?;
            let commit = object
                .peel_to_commit()
                .map_err(|error| match error.code() {
                    ErrorCode::NotFound => damaged(&error, name),
                    _ => unknown(repository, name),
                })?;
            Ok(commit.id())
        })
    }

    /// The commit from which two went apart.
    ///
    /// # Errors
    /// If there is none, and whether the history is cut off.
    pub fn merge_base(
        &self,
        (base, base_name): (Oid, &str),
        (head, head_name): (Oid, &str),
    ) -> Answer<Oid> {
        self.with(|repository| {
            repository.merge_base(base, head).map_err(|error| {
                let (base, head) = (base_name.to_owned(), head_name.to_owned());
                match error.code() {
                    _ if repository.is_shallow() => Trouble::Shallow(base, head),
                    ErrorCode::NotFound if error.class() != ErrorClass::Odb => {
                        Trouble::Unrelated(base, head)
                    }
                    _ => damaged(&error, base_name),
                }
            })
        })
    }

    /// Whether the history is cut off somewhere.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.with(|repository| Ok(repository.is_shallow()))
            .unwrap_or(false)
    }

    /// A folder of the work tree as git names it; empty for its top and in a bare repository.
    #[must_use]
    pub fn inside(&self, place: &Path) -> Option<String> {
        let Some(work) = &self.work else {
            return Some(String::new());
        };
        let place = place.canonicalize().ok()?;
        let parts = place
            .strip_prefix(work)
            .ok()?
            .iter()
            .map(|part| part.to_str().map(str::to_owned));
        Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
    }
}

/// Size and kind of an object. Of a damaged pack git2 0.21 takes the kind for granted and panics: that is `None`.
fn header(odb: &git2::Odb<'_>, id: Oid) -> Option<Result<(usize, git2::ObjectType), git2::Error>> {
    static QUIET: std::sync::Once = std::sync::Once::new();
    QUIET.call_once(|| {
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !panic
                .location()
                .is_some_and(|place| place.file().ends_with("odb.rs"))
            {
                told(panic);
            }
        }));
    });
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| odb.read_header(id))).ok()
}

/// What is said of an object that cannot be read.
pub(crate) fn damaged(error: &git2::Error, place: &str) -> Trouble {
    let place = if place.is_empty() {
        String::new()
    } else {
        format!("{place}: ")
    };
    let detail = format!("{place}{}", error.message());
    let missing = error.code() == ErrorCode::NotFound && error.class() == ErrorClass::Odb;
    if missing {
        Trouble::Missing(detail)
    } else {
        Trouble::Damaged(detail)
    }
}

/// Whether objects may have been left with a server on purpose.
fn is_partial(repository: &Repository) -> bool {
    let promises = |remote: &str| {
        let config = repository.config().and_then(|mut config| config.snapshot());
        config.is_ok_and(|config| {
            config
                .get_bool(&format!("remote.{remote}.promisor"))
                .unwrap_or(false)
        })
    };
    repository
        .remotes()
        .is_ok_and(|remotes| remotes.iter().flatten().flatten().any(promises))
}

/// No such revision; the nearest of the branches and tags.
fn unknown(repository: &Repository, name: &str) -> Trouble {
    let mut known = Vec::new();
    for reference in repository.references().into_iter().flatten().flatten() {
        known.extend(reference.shorthand().ok().map(str::to_owned));
        if known.len() == NAMES {
            break;
        }
    }
    let near = near::nearest(name, known.iter().map(String::as_str));
    Trouble::Revision(name.to_owned(), near)
}

/// Branches and tags among which the one that may be meant is looked for.
const NAMES: usize = 2_000;
