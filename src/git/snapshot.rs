//! In: a revision, or the index. Out: its files as a [`Tree`], without a checkout.

use std::{
    collections::{BTreeSet, HashMap},
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use anyhow::Result;
use git2::{IndexEntryExtendedFlag, Oid, Repository};
use sha2::{Digest as _, Sha256};

use crate::{
    discover,
    fiche::path,
    git::{Answer, Git, Trouble, damaged, header, history::Kept},
    model::{
        diagnostic::Message,
        fingerprint::hexadecimal,
        listing::{CITIES, Entries, Sort, below, cities},
        tree::{
            ATTACHMENT, Above, Attachment, Begins, Found, PROGRAMME_FILE, Tree, Unreadable,
            is_beside, pointed,
        },
    },
};

/// Bytes of the largest folder, as git stores it, that is read.
const LARGEST: usize = 8 * 1024 * 1024;
/// Bytes of the largest `CODEOWNERS` that is read, as of any fiche.
const LARGEST_TEXT: usize = 1 << 20;
/// Most names that one state may give in all: a few objects can stand for more than any memory.
const NAMES: usize = 250_000;

/// Entries of one folder by name, sorted.
type Listing = Arc<Vec<(Vec<u8>, Kept)>>;

/// One state of a programme that git keeps.
#[derive(Debug)]
pub struct Snapshot {
    git: Arc<Git>,
    /// Folder of the programme in the repository, empty for its top.
    pub prefix: String,
    /// Listings by folder of the programme. Of the index all are there from the start.
    folders: Mutex<HashMap<Vec<u8>, Listing>>,
    complete: bool,
    /// What the repository says above it.
    above: Option<Above>,
    /// Names given so far.
    given: AtomicUsize,
    damage: Mutex<Option<Trouble>>,
}

impl Snapshot {
    /// A commit's files; the programme is looked for from the folder `start` upwards.
    ///
    /// # Errors
    /// If the commit cannot be read or holds no programme there.
    pub fn of_commit(git: Arc<Git>, commit: Oid, name: &str, start: &str) -> Answer<Self> {
        let top = git.with(|repository| {
            let tree = repository
                .find_commit(commit)
                .map_err(|error| damaged(&error, name))?
                .tree_id();
            listed(repository, tree, name)
        })?;
        let whole = Self::new(git, HashMap::from([(Vec::new(), Arc::new(top))]), false);
        whole.below(start).ok_or_else(|| {
            whole
                .trouble()
                .unwrap_or_else(|| Trouble::Programme(name.to_owned()))
        })
    }

    /// What would be committed now.
    ///
    /// # Errors
    /// If the index cannot be read, holds an unfinished merge, or no programme there.
    pub fn of_index(git: Arc<Git>, start: &str) -> Answer<Self> {
        let entries = git.with(|repository| staged(repository, &git))?;
        let mut folders: HashMap<Vec<u8>, Vec<(Vec<u8>, Kept)>> = HashMap::new();
        let folder = Kept {
            sort: Sort::Folder,
            id: Oid::ZERO_SHA1,
        };
        for (path, entry) in entries {
            let (mut at, name) = split(&path);
            folders
                .entry(at.to_vec())
                .or_default()
                .push((name.to_vec(), entry));
            // Folders on the way, up to the first that is known.
            while !at.is_empty() {
                let (above, name) = split(at);
                let siblings = folders.entry(above.to_vec()).or_default();
                if siblings.iter().rev().any(|(known, _)| known == name) {
                    break;
                }
                siblings.push((name.to_vec(), folder));
                at = above;
            }
        }
        let sorted = folders.into_iter().map(|(path, mut entries)| {
            entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
            (path, Arc::new(entries))
        });
        let whole = Self::new(git, sorted.collect(), true);
        whole
            .below(start)
            .ok_or_else(|| Trouble::Programme("--staged".to_owned()))
    }

    fn new(git: Arc<Git>, folders: HashMap<Vec<u8>, Listing>, complete: bool) -> Self {
        Self {
            git,
            prefix: String::new(),
            folders: Mutex::new(folders),
            complete,
            above: None,
            given: AtomicUsize::new(0),
            damage: Mutex::new(None),
        }
    }

    /// The folder of the programme that a path lies in: the nearest above it that is not among the fiches of another.
    #[must_use]
    pub fn programme<'p>(&self, start: &'p str) -> Option<&'p str> {
        let up = |folder: &&'p str| {
            let folder: &'p str = folder;
            (!folder.is_empty()).then(|| folder.rsplit_once('/').map_or("", |(above, _)| above))
        };
        let programmes: Vec<&str> = std::iter::successors(Some(start), up)
            .filter(|folder| self.marks(folder))
            .collect();
        let own = |(at, folder): &(usize, &&str)| {
            let mut above = programmes[at + 1..].iter();
            above.all(|outer| !discover::is_among_fiches(Path::new(outer), Path::new(folder)))
        };
        let found = programmes.iter().enumerate().find(own);
        found.map(|(_, folder)| *folder)
    }

    /// Whether a folder holds the file that marks a programme.
    fn marks(&self, folder: &str) -> bool {
        let path = if folder.is_empty() {
            PROGRAMME_FILE.to_owned()
        } else {
            format!("{folder}/{PROGRAMME_FILE}")
        };
        self.entry(path.as_bytes())
            .is_some_and(|entry| matches!(entry.sort, Sort::File | Sort::Link))
    }

    /// The same from the programme's folder on.
    fn below(&self, start: &str) -> Option<Self> {
        let folder = self.programme(start)?;
        let above = (!folder.is_empty()).then(|| Above::read(folder, self, LARGEST_TEXT));
        let strip = |path: &[u8]| -> Option<Vec<u8>> {
            let rest = path.strip_prefix(folder.as_bytes())?;
            if folder.is_empty() || rest.is_empty() {
                Some(rest.to_vec())
            } else {
                rest.strip_prefix(b"/").map(<[u8]>::to_vec)
            }
        };
        let all = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let inside = all
            .iter()
            .filter_map(|(path, listing)| Some((strip(path)?, Arc::clone(listing))))
            .collect();
        Some(Self {
            prefix: folder.to_owned(),
            above,
            ..Self::new(Arc::clone(&self.git), inside, self.complete)
        })
    }

    /// Whether a path is a plain file (`false`) of this state, or a folder or what stands for one (`true`).
    #[must_use]
    pub fn is_folder(&self, path: &str) -> Option<bool> {
        match self.reach(path.as_bytes()) {
            Ok(entry) => Some(entry.sort != Sort::File),
            Err(Unreadable::Absent) => path.is_empty().then_some(true),
            // What is below a link may be anything.
            Err(_) => Some(true),
        }
    }

    /// Identity of a file's content; equal ones need not be read twice.
    #[must_use]
    pub fn identity(&self, path: &str) -> Option<Oid> {
        self.entry(path.as_bytes())
            .filter(|entry| entry.sort == Sort::File)
            .map(|entry| entry.id)
    }

    fn listing(&self, folder: &[u8]) -> Listing {
        if let Some(known) = self
            .folders
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(folder)
        {
            return Arc::clone(known);
        }
        let found = if self.complete {
            None
        } else {
            self.entry(folder)
                .filter(|entry| entry.sort == Sort::Folder)
        };
        let entries = found.map_or_else(Vec::new, |entry| {
            let listed = self
                .git
                .with(|repository| listed(repository, entry.id, &String::from_utf8_lossy(folder)));
            listed
                .map_err(|trouble| self.note(trouble))
                .unwrap_or_default()
        });
        let mut known = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let given = &self.given;
        let listing = known.entry(folder.to_vec()).or_insert_with(|| {
            let all = given.fetch_add(entries.len(), Ordering::Relaxed) + entries.len();
            if all > NAMES {
                self.note(Trouble::Names(NAMES));
                return Listing::default();
            }
            Arc::new(entries)
        });
        Arc::clone(listing)
    }

    fn entry(&self, path: &[u8]) -> Option<Kept> {
        let (folder, name) = split(path);
        let listing = self.listing(folder);
        listing
            .binary_search_by(|(known, _)| known.as_slice().cmp(name))
            .ok()
            .map(|at| listing[at].1)
    }

    /// What a path stands for; none of what lies below a link does.
    fn reach(&self, path: &[u8]) -> Result<Kept, Unreadable> {
        let mut parts = memchr::memchr_iter(b'/', path)
            .chain([path.len()])
            .peekable();
        while let Some(end) = parts.next() {
            let entry = self.entry(&path[..end]).ok_or(Unreadable::Absent)?;
            match entry.sort {
                Sort::Link => return Err(Unreadable::Link),
                Sort::Submodule => return Err(Unreadable::Submodule),
                _ if parts.peek().is_none() => return Ok(entry),
                Sort::Folder => {}
                _ => return Err(Unreadable::Absent),
            }
        }
        Err(Unreadable::Absent)
    }

    /// Entries of a folder, `most` at most.
    fn list(&self, folder: &Path, most: usize) -> Entries {
        let path = raw(folder);
        if self.reach(&path)?.sort != Sort::Folder {
            return Err(Unreadable::Failed(ErrorKind::NotADirectory.to_string()));
        }
        let listing = self.listing(&path);
        if listing.len() > most {
            return Err(Unreadable::Full(most));
        }
        Ok(listing
            .iter()
            .map(|(name, entry)| (place(name).into_os_string(), entry.sort))
            .collect())
    }

    fn blob(&self, id: Oid, path: &[u8], most: usize) -> Result<Vec<u8>, Unreadable> {
        let read = self
            .git
            .blob(id, &String::from_utf8_lossy(path), most)
            .map_err(|trouble| self.note(trouble));
        match read {
            Ok((_, Some(bytes))) => Ok(bytes),
            Ok((size, None)) => Err(Unreadable::TooLarge(size as u64)),
            Err(trouble) => Err(Unreadable::Failed(said(&trouble))),
        }
    }

    /// Notes what keeps the state from being told.
    fn note(&self, trouble: Trouble) -> Trouble {
        self.damage
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert_with(|| trouble.clone());
        trouble
    }

    fn trouble(&self) -> Option<Trouble> {
        self.damage
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Tree for Snapshot {
    fn above(&self) -> Option<&Above> {
        self.above.as_ref()
    }

    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)> {
        Ok(cities(self.list(Path::new("cities"), CITIES)))
    }

    fn files(&self, folder: &str) -> Vec<Found> {
        below(folder, |folder, most| self.list(folder, most))
    }

    fn bytes(&self, file: &Found, most: usize) -> Result<Vec<u8>, Unreadable> {
        let path = raw(&file.place);
        let entry = self.reach(&path)?;
        if entry.sort == Sort::File {
            self.blob(entry.id, &path, most)
        } else {
            Err(Unreadable::Special)
        }
    }

    fn attachment(&self, folder: &str, name: &str) -> Attachment {
        if !is_beside(name) {
            return Attachment::Unsafe;
        }
        let path = format!("{folder}/{name}").into_bytes();
        match self.reach(&path) {
            Err(Unreadable::Absent) => Attachment::Absent,
            Ok(Kept {
                sort: Sort::File,
                id,
            }) => match self.blob(id, &path, usize::try_from(ATTACHMENT).unwrap_or(usize::MAX)) {
                Ok(bytes) => match pointed(&bytes) {
                    Some(meant) => Attachment::pointed(meant),
                    None => {
                        let hash = hexadecimal(&Sha256::digest(&bytes));
                        Attachment::Found(hash, Begins::of(&bytes))
                    }
                },
                Err(Unreadable::TooLarge(size)) => Attachment::TooLarge(size),
                Err(_) => Attachment::Absent,
            },
            _ => Attachment::Unsafe,
        }
    }

    fn damage(&self) -> Option<Message> {
        self.trouble().map(|trouble| trouble.message())
    }
}

impl Git {
    /// What the index knows of a programme on disk and the disk does not show: the files that a sparse checkout leaves out, and the
    /// folders that are commits of other repositories, relative to its folder.
    #[must_use]
    pub fn unseen(root: &Path) -> (Vec<String>, BTreeSet<PathBuf>) {
        if discover::kept(root).is_none() {
            return Default::default();
        }
        let Ok(git) = Self::open(root) else {
            return Default::default();
        };
        let Some(prefix) = git.inside(root) else {
            return Default::default();
        };
        let top = if prefix.is_empty() {
            Vec::new()
        } else {
            format!("{prefix}/").into_bytes()
        };
        let (mut absent, mut others) = (Vec::new(), BTreeSet::new());
        let looked = git.with(|repository| {
            for entry in git.index(repository)?.iter() {
                let Some(path) = entry.path.strip_prefix(top.as_slice()) else {
                    continue;
                };
                let flags = IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended);
                if kept_of(&entry).sort == Sort::Submodule {
                    others.insert(place(path));
                } else if flags.contains(IndexEntryExtendedFlag::SKIP_WORKTREE) {
                    absent.push(String::from_utf8_lossy(path).into_owned());
                }
            }
            Ok(())
        });
        let ours = |path: &String| path::is_inside(path);
        absent.retain(|path| {
            looked.is_ok() && ours(path) && root.join(path).symlink_metadata().is_err()
        });
        (absent, others)
    }
}

fn said(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Damaged(detail) | Trouble::Missing(detail) | Trouble::Partial(detail) => {
            detail.clone()
        }
        other => format!("{other:?}"),
    }
}

/// Entries of a folder as git stores it.
fn listed(repository: &Repository, id: Oid, name: &str) -> Answer<Vec<(Vec<u8>, Kept)>> {
    let harmed = |error: git2::Error| damaged(&error, name);
    let odb = repository.odb().map_err(harmed)?;
    let (size, _) = header(&odb, id)
        .ok_or_else(|| Trouble::Damaged(format!("{name}: {id}")))?
        .map_err(harmed)?;
    if size > LARGEST {
        return Err(Trouble::Folder(name.to_owned()));
    }
    let tree = repository.find_tree(id).map_err(harmed)?;
    let mut entries: Vec<(Vec<u8>, Kept)> = tree
        .iter()
        .map(|entry| {
            (
                entry.name_bytes().to_vec(),
                Kept {
                    sort: sort_of(entry.filemode_raw()),
                    id: entry.id(),
                },
            )
        })
        .collect();
    entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

#[allow(clippy::cast_sign_loss, reason = "modes are small positive numbers")]
fn sort_of(mode: i32) -> Sort {
    match mode as u32 & 0o170_000 {
        0o040_000 => Sort::Folder,
        0o120_000 => Sort::Link,
        0o160_000 => Sort::Submodule,
        _ => Sort::File,
    }
}

/// What an entry of the index stands for.
pub(super) fn kept_of(entry: &git2::IndexEntry) -> Kept {
    #[allow(
        clippy::cast_possible_wrap,
        reason = "modes are small positive numbers"
    )]
    Kept {
        id: entry.id,
        sort: sort_of(entry.mode as i32),
    }
}

/// Entries of the index that git says is meant; those only announced (`git add -N`) have no content yet.
fn staged(repository: &Repository, git: &Git) -> Answer<Vec<(Vec<u8>, Kept)>> {
    let index = git.index(repository)?;
    let mut entries = Vec::with_capacity(index.len());
    for entry in index.iter() {
        if (entry.flags >> 12) & 3 != 0 {
            return Err(Trouble::Unmerged(
                String::from_utf8_lossy(&entry.path).into_owned(),
            ));
        }
        if IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended)
            .contains(IndexEntryExtendedFlag::INTENT_TO_ADD)
        {
            continue;
        }
        let kept = kept_of(&entry);
        entries.push((entry.path, kept));
    }
    Ok(entries)
}

/// Folder and name of a path.
fn split(path: &[u8]) -> (&[u8], &[u8]) {
    match path.iter().rposition(|byte| *byte == b'/') {
        Some(at) => (&path[..at], &path[at + 1..]),
        None => (b"", path),
    }
}

#[cfg(unix)]
pub(super) fn place(path: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(path))
}

#[cfg(unix)]
fn raw(place: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    place.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
pub(super) fn place(path: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(path).into_owned())
}

#[cfg(not(unix))]
fn raw(place: &Path) -> Vec<u8> {
    place.to_string_lossy().replace('\\', "/").into_bytes()
}
