//! In: the ids of two trees. Out: the files that differ below a folder.
//!
//! Only folders that differ are entered. This is many times faster than a diff by libgit2, which reads more and makes more of it.

use std::rc::Rc;

use git2::{ObjectType, Odb, Oid};

use crate::git::{
    Answer, Trouble,
    entries::{Entry, Raw, broken, differing, entry, malformed, oid},
};

/// Folders within each other that are entered; no fiche lies deeper.
const DEPTH: usize = 16;
/// Files that one comparison may give: trees can be made that hold more than any memory.
const MOST: usize = 1_000_000;
/// Trees kept at hand.
const KEPT: usize = 12;

/// A file that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Below the folder that is looked at, as git keeps it.
    pub(super) path: Vec<u8>,
    pub(super) old: Option<Oid>,
    pub(super) new: Option<Oid>,
}

/// What of the trees is looked at.
pub(super) struct Scope<'a> {
    /// Folder in the repository, by its parts.
    pub(super) prefix: Vec<&'a [u8]>,
    /// Whether a file or folder below it is wanted: given its path and whether it is a folder.
    pub(super) wanted: &'a (dyn Fn(&[u8], bool) -> bool + Sync),
}

/// Reads trees; those read last are kept.
pub(super) struct Reader<'o> {
    odb: &'o Odb<'o>,
    kept: Vec<Rc<Raw<'o>>>,
}

impl<'o> Reader<'o> {
    pub(super) fn new(odb: &'o Odb<'o>) -> Self {
        Self { odb, kept: Vec::with_capacity(KEPT) }
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
    fn child(&mut self, tree: Oid, name: &[u8]) -> Answer<Option<(Oid, bool)>> {
        let raw = self.tree(tree)?;
        let mut data = raw.data();
        while !data.is_empty() {
            let (found, length) = entry(data).ok_or_else(|| malformed(tree, "tree"))?;
            if found.name == name {
                return Ok(Some((oid(found.id), found.folder)));
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
                Some((id, true)) => at = id,
                _ => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// The id of a file below the folder that is looked at.
    pub(super) fn file(&mut self, root: Oid, scope: &Scope<'_>, path: &[u8]) -> Answer<Option<Oid>> {
        let Some(mut at) = self.base(root, &scope.prefix)? else { return Ok(None) };
        let mut parts = path.split(|byte| *byte == b'/').peekable();
        while let Some(part) = parts.next() {
            match (self.child(at, part)?, parts.peek()) {
                (Some((id, false)), None) => return Ok(Some(id)),
                (Some((id, true)), Some(_)) => at = id,
                _ => return Ok(None),
            }
        }
        Ok(None)
    }

    /// Files that differ between two root trees; all of `new` without an `old`.
    pub(super) fn compare(&mut self, old: Option<Oid>, new: Oid, scope: &Scope<'_>) -> Answer<Vec<Change>> {
        let mut changes = Vec::new();
        if old == Some(new) {
            return Ok(changes);
        }
        let old = old.map_or(Ok(None), |old| self.base(old, &scope.prefix))?;
        let new = self.base(new, &scope.prefix)?;
        if old != new {
            self.folders(old, new, &mut Vec::new(), 0, scope, &mut changes)?;
        }
        Ok(changes)
    }

    fn folders(
        &mut self,
        old: Option<Oid>,
        new: Option<Oid>,
        at: &mut Vec<u8>,
        depth: usize,
        scope: &Scope<'_>,
        out: &mut Vec<Change>,
    ) -> Answer<()> {
        let old = old.map(|id| self.tree(id)).transpose()?;
        let new = new.map(|id| self.tree(id)).transpose()?;
        let mut pairs = Vec::new();
        differing(old.as_deref(), new.as_deref(), &mut |one, two| pairs.push((one, two)))?;
        for (one, two) in pairs {
            let Some(name) = one.or(two).map(|entry| entry.name) else { continue };
            let length = at.len();
            if length > 0 {
                at.push(b'/');
            }
            at.extend_from_slice(name);
            let split = |entry: Option<Entry<'_>>| {
                entry.map_or((None, None), |entry| if entry.folder { (Some(oid(entry.id)), None) } else { (None, Some(oid(entry.id))) })
            };
            let ((old_folder, old_file), (new_folder, new_file)) = (split(one), split(two));
            if (old_file.is_some() || new_file.is_some()) && (scope.wanted)(at, false) {
                if out.len() == MOST {
                    return Err(Trouble::Damaged(format!("{}: more than {MOST} files", String::from_utf8_lossy(at))));
                }
                out.push(Change { path: at.clone(), old: old_file, new: new_file });
            }
            if (old_folder.is_some() || new_folder.is_some()) && depth < DEPTH && (scope.wanted)(at, true) {
                self.folders(old_folder, new_folder, at, depth + 1, scope, out)?;
            }
            at.truncate(length);
        }
        Ok(())
    }
}
