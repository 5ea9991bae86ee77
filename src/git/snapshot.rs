//! In: a revision, or the index. Out: its files as a [`Tree`], without a checkout.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use git2::{IndexEntryExtendedFlag, Oid, Repository};
use sha2::{Digest as _, Sha256};

use crate::{
    git::{Answer, Git, Trouble, damaged},
    model::{
        diagnostic::Message,
        fingerprint::hexadecimal,
        tree::{ATTACHMENT, Attachment, Found, PROGRAMME_FILE, Tree, Unreadable, is_beside, pointed},
    },
};

/// Links followed from one to the next.
const HOPS: usize = 8;

/// What an entry is, by its mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Folder,
    File,
    Link,
    Submodule,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    sort: Sort,
    id: Oid,
}

/// Entries of one folder by name, sorted.
type Listing = Arc<Vec<(Vec<u8>, Entry)>>;

/// One state of a programme that git keeps.
#[derive(Debug)]
pub struct Snapshot {
    git: Arc<Git>,
    /// Folder of the programme in the repository, empty for its top.
    pub prefix: String,
    /// Listings by folder of the programme. Of the index all are there from the start.
    folders: Mutex<HashMap<Vec<u8>, Listing>>,
    complete: bool,
    damage: Mutex<Option<Trouble>>,
}

impl Snapshot {
    /// A commit's files; the programme is looked for from the folder `start` upwards.
    ///
    /// # Errors
    /// If the commit cannot be read or holds no programme there.
    pub fn of_commit(git: Arc<Git>, commit: Oid, name: &str, start: &str) -> Answer<Self> {
        let top = git.with(|repository| {
            let tree = repository.find_commit(commit).and_then(|commit| commit.tree()).map_err(|error| damaged(&error, name))?;
            Ok(listed(&tree))
        })?;
        let whole = Self::new(git, HashMap::from([(Vec::new(), Arc::new(top))]), false);
        whole.below(start).ok_or_else(|| whole.trouble().unwrap_or_else(|| Trouble::Programme(name.to_owned())))
    }

    /// What would be committed now.
    ///
    /// # Errors
    /// If the index cannot be read, holds an unfinished merge, or no programme there.
    pub fn of_index(git: Arc<Git>, start: &str) -> Answer<Self> {
        let entries = git.with(|repository| staged(repository, &git))?;
        let mut folders: HashMap<Vec<u8>, Vec<(Vec<u8>, Entry)>> = HashMap::new();
        let folder = Entry { sort: Sort::Folder, id: Oid::ZERO_SHA1 };
        for (path, entry) in entries {
            let (mut at, name) = split(&path);
            folders.entry(at.to_vec()).or_default().push((name.to_vec(), entry));
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
        whole.below(start).ok_or_else(|| Trouble::Programme("--staged".to_owned()))
    }

    fn new(git: Arc<Git>, folders: HashMap<Vec<u8>, Listing>, complete: bool) -> Self {
        Self { git, prefix: String::new(), folders: Mutex::new(folders), complete, damage: Mutex::new(None) }
    }

    /// The same from the programme's folder on.
    fn below(&self, start: &str) -> Option<Self> {
        let mut folder = start;
        loop {
            let path = if folder.is_empty() { PROGRAMME_FILE.to_owned() } else { format!("{folder}/{PROGRAMME_FILE}") };
            if self.entry(path.as_bytes()).is_some_and(|entry| matches!(entry.sort, Sort::File | Sort::Link)) {
                break;
            }
            if folder.is_empty() {
                return None;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
        let strip = |path: &[u8]| -> Option<Vec<u8>> {
            let rest = path.strip_prefix(folder.as_bytes())?;
            if folder.is_empty() || rest.is_empty() { Some(rest.to_vec()) } else { rest.strip_prefix(b"/").map(<[u8]>::to_vec) }
        };
        let all = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let inside = all.iter().filter_map(|(path, listing)| Some((strip(path)?, Arc::clone(listing)))).collect();
        Some(Self { prefix: folder.to_owned(), ..Self::new(Arc::clone(&self.git), inside, self.complete) })
    }

    /// Whether a path is a folder (`true`) or something else (`false`) of this state.
    #[must_use]
    pub fn is_folder(&self, path: &str) -> Option<bool> {
        if path.is_empty() { Some(true) } else { self.entry(path.as_bytes()).map(|entry| entry.sort == Sort::Folder) }
    }

    /// Identity of a file's content; equal ones need not be read twice.
    #[must_use]
    pub fn identity(&self, path: &str) -> Option<Oid> {
        self.entry(path.as_bytes()).filter(|entry| entry.sort == Sort::File).map(|entry| entry.id)
    }

    fn listing(&self, folder: &[u8]) -> Listing {
        if let Some(known) = self.folders.lock().unwrap_or_else(PoisonError::into_inner).get(folder) {
            return Arc::clone(known);
        }
        let found = if self.complete { None } else { self.entry(folder).filter(|entry| entry.sort == Sort::Folder) };
        let entries = found.map_or_else(Vec::new, |entry| {
            let tree = |repository: &Repository| Ok(listed(&repository.find_tree(entry.id).map_err(|error| self.hurt(&error, folder))?));
            self.git.with(tree).unwrap_or_default()
        });
        let entries = Arc::new(entries);
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_vec(), Arc::clone(&entries));
        entries
    }

    fn entry(&self, path: &[u8]) -> Option<Entry> {
        let (folder, name) = split(path);
        let listing = self.listing(folder);
        listing.binary_search_by(|(known, _)| known.as_slice().cmp(name)).ok().map(|at| listing[at].1)
    }

    /// The file behind a path, links followed as far as they stay in the programme.
    fn file_at(&self, path: &[u8]) -> Result<Oid, Unreadable> {
        let mut path = path.to_vec();
        for _ in 0..HOPS {
            let Some(entry) = self.entry(&path) else { return Err(Unreadable::Link) };
            match entry.sort {
                Sort::File => return Ok(entry.id),
                Sort::Folder => return Err(Unreadable::Special),
                Sort::Submodule => return Err(Unreadable::Submodule),
                Sort::Link => {
                    let target = self.blob(entry.id, &path, HOPS * 512)?;
                    path = joined(split(&path).0, &target).ok_or(Unreadable::Link)?;
                }
            }
        }
        Err(Unreadable::Link)
    }

    fn blob(&self, id: Oid, path: &[u8], most: usize) -> Result<Vec<u8>, Unreadable> {
        let read = self.git.blob(id, &String::from_utf8_lossy(path), most).map_err(|trouble| self.note(trouble));
        match read {
            Ok((_, Some(bytes))) => Ok(bytes),
            Ok((size, None)) => Err(Unreadable::TooLarge(size as u64)),
            Err(trouble) => Err(Unreadable::Failed(said(&trouble))),
        }
    }

    /// Notes that the repository itself is damaged.
    fn hurt(&self, error: &git2::Error, path: &[u8]) -> Trouble {
        self.note(damaged(error, &String::from_utf8_lossy(path)))
    }

    fn note(&self, trouble: Trouble) -> Trouble {
        self.damage.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| trouble.clone());
        trouble
    }

    fn trouble(&self) -> Option<Trouble> {
        self.damage.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn found(&self, path: &[u8], sort: Sort) -> Found {
        let closed = (sort == Sort::Submodule).then_some(Unreadable::Submodule);
        Found { path: String::from_utf8_lossy(path).into_owned(), place: place(path), closed }
    }
}

impl Tree for Snapshot {
    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)> {
        let (mut names, mut others) = (Vec::new(), Vec::new());
        match self.entry(b"cities") {
            Some(Entry { sort: Sort::Folder, .. }) => {}
            Some(_) => {
                others.push(Found { closed: Some(Unreadable::Link), ..self.file("cities") });
                return Ok((names, others));
            }
            None => return Ok((names, others)),
        }
        for (name, entry) in self.listing(b"cities").iter() {
            let path = [b"cities/", name.as_slice()].concat();
            let folder = match entry.sort {
                Sort::Folder | Sort::Submodule => true,
                // A link to a folder is a city that cannot be read.
                Sort::Link => self.file_at(&path).is_err_and(|why| why == Unreadable::Special),
                Sort::File => false,
            };
            if folder {
                names.push(String::from_utf8_lossy(name).into_owned());
            } else if !name.starts_with(b".") {
                others.push(self.found(&path, entry.sort));
            }
        }
        names.sort_unstable();
        Ok((names, others))
    }

    fn files(&self, folder: &str) -> Vec<Found> {
        let mut at = 0;
        for part in folder.split('/') {
            at += part.len();
            let closed = match self.entry(&folder.as_bytes()[..at]).map(|entry| entry.sort) {
                Some(Sort::Link) => Unreadable::Link,
                Some(Sort::Submodule) => Unreadable::Submodule,
                Some(_) => {
                    at += 1;
                    continue;
                }
                None => return Vec::new(),
            };
            return vec![Found { closed: Some(closed), ..self.file(folder) }];
        }
        let mut found = Vec::new();
        let mut open = vec![folder.as_bytes().to_vec()];
        while let Some(folder) = open.pop() {
            for (name, entry) in self.listing(&folder).iter().filter(|(name, _)| !name.starts_with(b".")) {
                let path = [folder.as_slice(), b"/", name].concat();
                match entry.sort {
                    Sort::Folder => open.push(path),
                    sort => found.push(self.found(&path, sort)),
                }
            }
        }
        found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        found
    }

    fn bytes(&self, file: &Found, most: usize) -> Result<Vec<u8>, Unreadable> {
        let path = raw(&file.place);
        let id = self.file_at(&path)?;
        self.blob(id, &path, most)
    }

    fn attachment(&self, folder: &str, name: &str) -> Attachment {
        if !is_beside(name) {
            return Attachment::Unsafe;
        }
        let path = format!("{folder}/{name}").into_bytes();
        match self.entry(&path) {
            None => Attachment::Absent,
            Some(Entry { sort: Sort::File, id }) => match self.blob(id, &path, usize::try_from(ATTACHMENT).unwrap_or(usize::MAX)) {
                Ok(bytes) => match pointed(&bytes) {
                    Some(meant) => Attachment::pointed(meant),
                    None => Attachment::Found(hexadecimal(&Sha256::digest(&bytes))),
                },
                Err(Unreadable::TooLarge(size)) => Attachment::TooLarge(size),
                Err(_) => Attachment::Absent,
            },
            Some(_) => Attachment::Unsafe,
        }
    }

    fn damage(&self) -> Option<Message> {
        self.trouble().map(|trouble| trouble.message())
    }
}

impl Git {
    /// Files of a programme on disk that a sparse checkout leaves out, relative to its folder.
    #[must_use]
    pub fn absent(root: &Path) -> Vec<String> {
        let sparse = |git: &Path| git.join("info/sparse-checkout").exists() || git.is_file();
        if !root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists()).is_some_and(|git| sparse(&git)) {
            return Vec::new();
        }
        let Ok(git) = Self::open(root) else { return Vec::new() };
        let Some(prefix) = git.inside(root) else { return Vec::new() };
        let top = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
        let left = |repository: &Repository| {
            let index = git.index(repository)?;
            let skipped = |entry: &git2::IndexEntry| {
                IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended).contains(IndexEntryExtendedFlag::SKIP_WORKTREE)
            };
            let paths = index.iter().filter(skipped).map(|entry| String::from_utf8_lossy(&entry.path).into_owned());
            Ok(paths.filter_map(|path| path.strip_prefix(&top).map(str::to_owned)).collect::<Vec<_>>())
        };
        let ours = |path: &String| ["cities/", "networks/", "events/"].iter().any(|folder| path.starts_with(folder));
        git.with(left).unwrap_or_default().into_iter().filter(ours).filter(|path| !root.join(path).exists()).collect()
    }
}

fn said(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Damaged(detail) => detail.clone(),
        other => format!("{other:?}"),
    }
}

fn listed(tree: &git2::Tree<'_>) -> Vec<(Vec<u8>, Entry)> {
    let mut entries: Vec<(Vec<u8>, Entry)> =
        tree.iter().map(|entry| (entry.name_bytes().to_vec(), Entry { sort: sort_of(entry.filemode_raw()), id: entry.id() })).collect();
    entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    entries
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

/// Entries of the index that git says is meant; those only announced (`git add -N`) have no content yet.
fn staged(repository: &Repository, git: &Git) -> Answer<Vec<(Vec<u8>, Entry)>> {
    let index = git.index(repository)?;
    let mut entries = Vec::with_capacity(index.len());
    for entry in index.iter() {
        if (entry.flags >> 12) & 3 != 0 {
            return Err(Trouble::Unmerged(String::from_utf8_lossy(&entry.path).into_owned()));
        }
        if IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended).contains(IndexEntryExtendedFlag::INTENT_TO_ADD) {
            continue;
        }
        #[allow(clippy::cast_possible_wrap, reason = "modes are small positive numbers")]
        let sort = sort_of(entry.mode as i32);
        entries.push((entry.path, Entry { sort, id: entry.id }));
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

/// Where a link leads; `None` out of the programme.
fn joined(folder: &[u8], target: &[u8]) -> Option<Vec<u8>> {
    if target.starts_with(b"/") {
        return None;
    }
    let mut parts: Vec<&[u8]> = folder.split(|byte| *byte == b'/').filter(|part| !part.is_empty()).collect();
    for part in target.split(|byte| *byte == b'/') {
        match part {
            b"" | b"." => {}
            b".." => _ = parts.pop()?,
            name => parts.push(name),
        }
    }
    Some(parts.join(&b'/'))
}

#[cfg(unix)]
fn place(path: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(path))
}

#[cfg(unix)]
fn raw(place: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    place.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
fn place(path: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(path).into_owned())
}

#[cfg(not(unix))]
fn raw(place: &Path) -> Vec<u8> {
    place.to_string_lossy().replace('\\', "/").into_bytes()
}
