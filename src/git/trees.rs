//! In: the ids of two trees. Out: the files that differ below a folder.
//!
//! Only folders that differ are entered. This is many times faster than a diff by libgit2, which reads more and makes more of it.

use std::{
    rc::Rc,
    sync::atomic::{AtomicUsize, Ordering},
};

use git2::{ObjectType, Odb, Oid};

use crate::{
    git::{
        Answer, Trouble,
        entries::{Raw, broken, differing, entry, malformed},
        history::Kept,
    },
    model::listing::{NAMES, Sort},
};

/// Folders within each other that are entered; no fiche lies deeper, and one that does is named as a folder.
const DEPTH: usize = 16;
/// Files that one comparison may give: trees can be made that hold more than any memory.
pub(super) const MOST: usize = 250_000;
/// Pairs of entries that may be looked at in all by those who share a reckoning.
const PAIRS: usize = 10_000_000;
/// Trees kept at hand.
const KEPT: usize = 12;

/// A file that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Below the folder that is looked at, as git keeps it.
    pub(super) path: Vec<u8>,
    pub(super) old: Option<Kept>,
    pub(super) new: Option<Kept>,
}

/// What of the trees is looked at.
pub(super) struct Scope<'a> {
    /// Folder in the repository, by its parts.
    pub(super) prefix: Vec<&'a [u8]>,
    /// Whether a file or folder below it is wanted: given its path and whether it is a folder.
    pub(super) wanted: &'a (dyn Fn(&[u8], bool) -> bool + Sync),
    /// Whether a folder that came or went with more files than a programme has is named itself, in their place.
    pub(super) fold: bool,
}

/// Reads trees; those read last are kept.
pub(super) struct Reader<'o> {
    odb: &'o Odb<'o>,
    kept: Vec<Rc<Raw<'o>>>,
    /// Pairs of entries looked at so far, by all who share it.
    seen: &'o AtomicUsize,
}

impl<'o> Reader<'o> {
    pub(super) fn new(odb: &'o Odb<'o>, seen: &'o AtomicUsize) -> Self {
        Self {
            odb,
            kept: Vec::with_capacity(KEPT),
            seen,
        }
    }

    fn tree(&mut self, id: Oid) -> Answer<Rc<Raw<'o>>> {
        if let Some(at) = self.kept.iter().position(|kept| kept.id == id) {
            let found = self.kept.remove(at);
            self.kept.push(Rc::clone(&found));
            return Ok(found);
        }
        let object = self.odb.read(id).map_err(|error| broken(id, &error))?;
        if object.kind() != ObjectType::Tree {
            return Err(malformed(id, "tree"));
        }
        let raw = Rc::new(Raw::new(id, object));
        if self.kept.len() == KEPT {
            self.kept.remove(0);
        }
        self.kept.push(Rc::clone(&raw));
        Ok(raw)
    }

    /// The entry of a name.
    fn child(&mut self, tree: Oid, name: &[u8]) -> Answer<Option<Kept>> {
        let raw = self.tree(tree)?;
        let mut data = raw.data();
        while !data.is_empty() {
            let (found, length) = entry(data).ok_or_else(|| malformed(tree, "tree"))?;
            if found.name == name {
                return Ok(Some(found.kept()));
            }
            data = &data[length..];
        }
        Ok(None)
    }

    /// The tree of the folder that is looked at.
    fn base(&mut self, root: Oid, prefix: &[&[u8]]) -> Answer<Option<Oid>> {
        let mut at = root;
        for part in prefix {
            match self.child(at, part)? {
                Some(Kept {
                    id,
                    sort: Sort::Folder,
                }) => at = id,
                _ => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// What stands at a path below the folder that is looked at, if no folder.
    pub(super) fn file(
        &mut self,
        root: Oid,
        scope: &Scope<'_>,
        path: &[u8],
    ) -> Answer<Option<Kept>> {
        let found = self.entry(root, scope, path)?;
        Ok(found.filter(|kept| kept.sort != Sort::Folder))
    }

    /// What stands at a path below the folder that is looked at, a folder or what is none.
    pub(super) fn entry(
        &mut self,
        root: Oid,
        scope: &Scope<'_>,
        path: &[u8],
    ) -> Answer<Option<Kept>> {
        let (Some(mut at), parts) = (self.base(root, &scope.prefix)?, path.split(|b| *b == b'/'))
        else {
            return Ok(None);
        };
        let mut found = None;
        for part in parts {
            if let Some(Kept { id, sort }) = found {
                if sort != Sort::Folder {
                    return Ok(None);
                }
                at = id;
            }
            found = self.child(at, part)?;
            if found.is_none() {
                return Ok(None);
            }
        }
        Ok(found)
    }

    /// Files that differ between two root trees; all of `new` without an `old`.
    pub(super) fn compare(
        &mut self,
        old: Option<Oid>,
        new: Oid,
        scope: &Scope<'_>,
    ) -> Answer<Vec<Change>> {
        let mut changes = Vec::new();
        if old == Some(new) {
            return Ok(changes);
        }
        let old = old.map_or(Ok(None), |old| self.base(old, &scope.prefix))?;
        let new = self.base(new, &scope.prefix)?;
        if old != new {
            self.folders((old, new), &mut Vec::new(), 0, scope, &mut changes)?;
        }
        Ok(changes)
    }

    fn folders(
        &mut self,
        (old, new): (Option<Oid>, Option<Oid>),
        at: &mut Vec<u8>,
        depth: usize,
        scope: &Scope<'_>,
        out: &mut Vec<Change>,
    ) -> Answer<()> {
        let old = old.map(|id| self.tree(id)).transpose()?;
        let new = new.map(|id| self.tree(id)).transpose()?;
        let mut pairs = Vec::new();
        differing(old.as_deref(), new.as_deref(), &mut |one, two| {
            pairs.push((one, two))
        })?;
        if self.seen.fetch_add(pairs.len(), Ordering::Relaxed) > PAIRS {
            return Err(Trouble::Names(PAIRS));
        }
        for (one, two) in pairs {
            let Some(name) = one.or(two).map(|entry| entry.name) else {
                continue;
            };
            let length = at.len();
            if length > 0 {
                at.push(b'/');
            }
            at.extend_from_slice(name);
            let (one, two) = (one.map(|entry| entry.kept()), two.map(|entry| entry.kept()));
            let (old_folder, old_file) = apart(one);
            let (new_folder, new_file) = apart(two);
            if (old_file.is_some() || new_file.is_some()) && (scope.wanted)(at, false) {
                push(
                    out,
                    Change {
                        path: at.clone(),
                        old: old_file,
                        new: new_file,
                    },
                )?;
            }
            if (old_folder.is_some() || new_folder.is_some()) && (scope.wanted)(at, true) {
                let folder = Change {
                    path: at.clone(),
                    old: old_folder,
                    new: new_folder,
                };
                self.folder(folder, at, depth + 1, scope, out)?;
            }
            at.truncate(length);
        }
        Ok(())
    }

    /// The files of a folder that differ, or the folder itself where there are too many, or too many folders within each other.
    fn folder(
        &mut self,
        folder: Change,
        at: &mut Vec<u8>,
        depth: usize,
        scope: &Scope<'_>,
        out: &mut Vec<Change>,
    ) -> Answer<()> {
        if depth > DEPTH {
            return push(out, folder);
        }
        let ids = (
            folder.old.map(|kept| kept.id),
            folder.new.map(|kept| kept.id),
        );
        if !scope.fold || folder.old.is_some() == folder.new.is_some() {
            return self.folders(ids, at, depth, scope, out);
        }
        let mut own = Vec::new();
        let files = Scope {
            prefix: Vec::new(),
            wanted: scope.wanted,
            fold: false,
        };
        match self.folders(ids, at, depth, &files, &mut own) {
            Ok(()) if own.len() <= NAMES => {
                own.into_iter().try_for_each(|change| push(out, change))
            }
            Ok(()) | Err(Trouble::Names(_)) => push(out, folder),
            Err(trouble) => Err(trouble),
        }
    }
}

/// A folder, or what else an entry is.
fn apart(entry: Option<Kept>) -> (Option<Kept>, Option<Kept>) {
    if entry.is_some_and(|kept| kept.sort == Sort::Folder) {
        (entry, None)
    } else {
        (None, entry)
    }
}

fn push(out: &mut Vec<Change>, change: Change) -> Answer<()> {
    if out.len() == MOST {
        return Err(Trouble::Names(MOST));
    }
    out.push(change);
    Ok(())
}
