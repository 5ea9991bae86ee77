//! In: a commit and a later state. Out: the paths that differ, in the whole repository or below some folders.
//!
//! What an entry is counts as what it holds: a fiche that became a link changed. The files on disk are given as a [`Tree`], which
//! reads no more of them than any command does.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::atomic::AtomicUsize,
};

use git2::{Index, IndexEntry, IndexEntryExtendedFlag, ObjectType, Oid, Repository};
use rayon::prelude::*;

use crate::{
    git::{
        Answer, Git, Trouble, damaged,
        history::Kept,
        snapshot::kept_of,
        trees::{MOST, Reader, Scope},
        walk::meant,
    },
    model::{
        listing::Sort,
        tree::{ATTACHMENT, Found, PROGRAMME_FILE, Tree, Unreadable},
    },
};

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

/// A path that differs; a folder is named itself where it holds too much to name every file of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changed {
    /// In the repository, with `/`; what is no UTF-8 in it is replaced.
    pub path: String,
    /// Is a plain file in one of the two states only.
    pub alone: bool,
    /// What it holds in each of the two states, by its id; nothing where it does not stand there.
    pub held: [Option<Oid>; 2],
}

/// Largest file whose line ends are looked at.
const LARGEST: usize = 1 << 20;

/// Entries by path.
type Flat = BTreeMap<Vec<u8>, Kept>;

impl Changed {
    fn new(path: &[u8], old: Option<Kept>, new: Option<Kept>) -> Self {
        let plain = |kept: Option<Kept>| kept.is_some_and(|kept| kept.sort == Sort::File);
        Self {
            path: String::from_utf8_lossy(path).into_owned(),
            alone: plain(old) != plain(new),
            held: [old, new].map(|kept| kept.map(|kept| kept.id)),
        }
    }
}

impl Git {
    /// Paths below these folders (all if none is named) that differ between a commit and another, or the index.
    ///
    /// # Errors
    /// If a state cannot be read, or holds more than is read.
    pub fn changed(&self, base: Oid, head: State, folders: &[String]) -> Answer<BTreeSet<Changed>> {
        self.with(|repository| {
            let before = tree(repository, base)?;
            match head {
                State::Commit(head) => compared(
                    repository,
                    Some(before),
                    tree(repository, head)?,
                    folders,
                    true,
                ),
                State::Index | State::WorkTree => {
                    let index = self.index(repository)?;
                    let staged = index
                        .iter()
                        .filter(|entry| is_there(entry) && meant(folders, &entry.path, false));
                    let after = staged
                        .map(|entry| (entry.path.clone(), kept_of(&entry)))
                        .collect();
                    Ok(differences(&flat(repository, before, folders)?, &after))
                }
            }
        })
    }

    /// The same for a programme on disk, which lies in the folder `prefix` of the repository: what of it differs from a commit.
    ///
    /// # Errors
    /// If the commit or the index cannot be read, or holds more than is read.
    pub fn changed_on_disk(
        &self,
        base: Oid,
        disk: &dyn Tree,
        prefix: &str,
        folders: &[String],
    ) -> Answer<BTreeSet<Changed>> {
        let (before, known) = self.with(|repository| {
            let before = flat(repository, tree(repository, base)?, folders)?;
            Ok((before, Known::of(&self.index(repository)?)))
        })?;
        let top = if prefix.is_empty() {
            String::new()
        } else {
            format!("{prefix}/")
        };
        let work = self.work.as_deref().unwrap_or(&self.folder);
        let one = |file: &Found| {
            let path = format!("{top}{}", file.path);
            let old = before.get(path.as_bytes()).copied();
            let new = match &file.closed {
                Some(why) => closed(why, old),
                None => self.on_disk(disk, file, old, &known, (work, &path)),
            };
            new.map(|kept| (path.into_bytes(), kept))
        };
        let mut after: Flat = files(disk, folders, &top)?
            .par_iter()
            .filter_map(one)
            .collect();
        // Hidden files are no part of a programme; what is not checked out is as it was.
        let hidden = |path: &[u8]| {
            path[top.len()..]
                .split(|byte| *byte == b'/')
                .any(|part| part.starts_with(b"."))
        };
        let before: Flat = before
            .into_iter()
            .filter(|(path, _)| !hidden(path))
            .collect();
        for (path, kept) in known
            .absent
            .iter()
            .filter(|(path, _)| before.contains_key(*path))
        {
            after.entry(path.clone()).or_insert(*kept);
        }
        Ok(differences(&before, &after))
    }

    /// What a plain file on disk is: what it was before if it holds the same.
    fn on_disk(
        &self,
        disk: &dyn Tree,
        file: &Found,
        old: Option<Kept>,
        known: &Known,
        (work, path): (&Path, &str),
    ) -> Option<Kept> {
        let plain = |id| {
            Some(Kept {
                id,
                sort: Sort::File,
            })
        };
        if let Some(id) = known.unchanged(path.as_bytes(), &work.join(path)) {
            return plain(id);
        }
        let most = usize::try_from(ATTACHMENT).unwrap_or(usize::MAX);
        let bytes = match disk.bytes(file, most) {
            Ok(bytes) => bytes,
            Err(Unreadable::Absent) => return None,
            Err(_) => return plain(Oid::ZERO_SHA1),
        };
        let found = blob_of(&bytes);
        match old {
            Some(Kept {
                id,
                sort: Sort::File,
            }) if self.holds(id, path, &bytes) => plain(id),
            _ => plain(found),
        }
    }

    /// Whether these bytes of a file are what git keeps under `id`, but for line ends, which git may turn on checkout.
    pub fn holds(&self, id: Oid, path: &str, bytes: &[u8]) -> bool {
        let alike = || matches!(self.blob(id, path, LARGEST), Ok((_, Some(kept))) if unix(&kept) == unix(bytes));
        blob_of(bytes) == id || bytes.len() <= LARGEST && alike()
    }

    /// How many commits one has that the other lacks, `most` at most.
    ///
    /// # Errors
    /// If the history cannot be read.
    pub fn behind(&self, base: Oid, head: Oid, most: usize) -> Answer<usize> {
        self.with(|repository| {
            let mut walk = repository.revwalk().map_err(|error| damaged(&error, ""))?;
            walk.push(base)
                .and_then(|()| walk.hide(head))
                .map_err(|error| damaged(&error, ""))?;
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
            Some(name) => Index::open(
                &self
                    .work
                    .as_ref()
                    .map_or_else(|| name.clone().into(), |work| work.join(&name)),
            ),
            None => repository.index(),
        };
        index.map_err(|error| damaged(&error, "index"))
    }
}

fn tree(repository: &Repository, commit: Oid) -> Answer<Oid> {
    repository
        .find_commit(commit)
        .map(|commit| commit.tree_id())
        .map_err(|error| damaged(&error, ""))
}

/// Paths that differ between two trees.
fn compared(
    repository: &Repository,
    old: Option<Oid>,
    new: Oid,
    folders: &[String],
    fold: bool,
) -> Answer<BTreeSet<Changed>> {
    Ok(changes(repository, old, new, folders, fold)?
        .iter()
        .map(|(path, old, new)| Changed::new(path, *old, *new))
        .collect())
}

type Pair = (Vec<u8>, Option<Kept>, Option<Kept>);

fn changes(
    repository: &Repository,
    old: Option<Oid>,
    new: Oid,
    folders: &[String],
    fold: bool,
) -> Answer<Vec<Pair>> {
    let odb = repository
        .odb()
        .map_err(|error| damaged(&error, "objects"))?;
    let wanted = |path: &[u8], folder: bool| folders.is_empty() || meant(folders, path, folder);
    let seen = AtomicUsize::new(0);
    let found = Reader::new(&odb, &seen).compare(
        old,
        new,
        &Scope {
            prefix: Vec::new(),
            wanted: &wanted,
            fold,
        },
    )?;
    Ok(found
        .into_iter()
        .map(|change| (change.path, change.old, change.new))
        .collect())
}

/// Everything below these folders of a tree.
fn flat(repository: &Repository, tree: Oid, folders: &[String]) -> Answer<Flat> {
    let found = changes(repository, None, tree, folders, false)?;
    Ok(found
        .into_iter()
        .filter_map(|(path, _, new)| Some((path, new?)))
        .collect())
}

fn differences(before: &Flat, after: &Flat) -> BTreeSet<Changed> {
    let gone = before
        .iter()
        .filter(|(path, _)| !after.contains_key(*path))
        .map(|(path, old)| Changed::new(path, Some(*old), None));
    let other = after
        .iter()
        .filter(|(path, new)| before.get(*path) != Some(new));
    gone.chain(other.map(|(path, new)| Changed::new(path, before.get(path).copied(), Some(*new))))
        .collect()
}

/// What of a programme on disk lies below these folders.
fn files(disk: &dyn Tree, folders: &[String], top: &str) -> Answer<Vec<Found>> {
    let mut found = Vec::new();
    for folder in folders.iter().filter_map(|folder| folder.strip_prefix(top)) {
        match folder {
            PROGRAMME_FILE => found.push(disk.file(PROGRAMME_FILE)),
            "cities" => {
                let (cities, others) = disk
                    .cities()
                    .map_err(|error| Trouble::Damaged(error.to_string()))?;
                found.extend(others);
                for city in cities {
                    found.extend(disk.files(&format!("cities/{city}")));
                    if found.len() > MOST {
                        return Err(Trouble::Names(MOST));
                    }
                }
            }
            folder => found.extend(disk.files(folder)),
        }
    }
    Ok(found)
}

/// What stands on disk in the place of a file and is not read: where it was so before, nothing changed that anyone reads.
fn closed(why: &Unreadable, old: Option<Kept>) -> Option<Kept> {
    let sort = match why {
        Unreadable::Absent => return None,
        Unreadable::Link => Sort::Link,
        Unreadable::Submodule => Sort::Submodule,
        Unreadable::Full(_) | Unreadable::Deep(_) => Sort::Folder,
        _ => Sort::Special,
    };
    Some(old.filter(|old| old.sort == sort).unwrap_or(Kept {
        id: Oid::ZERO_SHA1,
        sort,
    }))
}

/// The name that git would give these bytes.
fn blob_of(bytes: &[u8]) -> Oid {
    Oid::hash_object(ObjectType::Blob, bytes).unwrap_or(Oid::ZERO_SHA1)
}

fn unix(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
}

/// Whether an entry of the index is more than announced.
fn is_there(entry: &IndexEntry) -> bool {
    !IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended)
        .contains(IndexEntryExtendedFlag::INTENT_TO_ADD)
}

/// What the index knows of the files on disk.
struct Known {
    entries: BTreeMap<Vec<u8>, IndexEntry>,
    /// Not checked out on purpose.
    absent: Flat,
    /// When the index was written: what changed in the same moment may have changed after it.
    written: i64,
}

impl Known {
    fn of(index: &Index) -> Self {
        let skipped = |entry: &IndexEntry| {
            IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended)
                .contains(IndexEntryExtendedFlag::SKIP_WORKTREE)
        };
        let settled: Vec<IndexEntry> = index
            .iter()
            .filter(|entry| (entry.flags >> 12) & 3 == 0 && is_there(entry))
            .collect();
        let absent = settled
            .iter()
            .filter(|entry| skipped(entry))
            .map(|entry| (entry.path.clone(), kept_of(entry)))
            .collect();
        let written = index
            .path()
            .and_then(|path| path.symlink_metadata().ok())
            .map_or(0, |meta| moment(&meta).0);
        Self {
            entries: settled
                .into_iter()
                .map(|entry| (entry.path.clone(), entry))
                .collect(),
            absent,
            written,
        }
    }

    /// The content of a plain file that has not been written since the index was.
    fn unchanged(&self, path: &[u8], place: &Path) -> Option<Oid> {
        let entry = self
            .entries
            .get(path)
            .filter(|entry| kept_of(entry).sort == Sort::File)?;
        let meta = place
            .symlink_metadata()
            .ok()
            .filter(std::fs::Metadata::is_file)?;
        let (seconds, nanoseconds) = moment(&meta);
        let same = i64::from(entry.mtime.seconds()) == seconds
            && entry.mtime.nanoseconds() == nanoseconds
            && u64::from(entry.file_size) == meta.len()
            && entry.file_size > 0;
        (same && seconds < self.written).then_some(entry.id)
    }
}

/// When a file was last written, in seconds and nanoseconds.
fn moment(meta: &std::fs::Metadata) -> (i64, u32) {
    let since = meta
        .modified()
        .ok()
        .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok())
        .unwrap_or_default();
    (
        i64::try_from(since.as_secs()).unwrap_or(0),
        since.subsec_nanos(),
    )
}
