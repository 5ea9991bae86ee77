//! In: the ids of two trees. Out: the files that differ below a folder.
//!
//! Trees are compared as git stores them, entry by entry, and only those that differ are entered. This is many times faster than a
//! diff by libgit2, which reads more and makes more of it.

use std::{cell::OnceCell, rc::Rc};

use git2::{ObjectType, Odb, OdbObject, Oid};

use crate::git::{Answer, Trouble, damaged};

/// Folders within each other that are entered; no fiche lies deeper.
const DEPTH: usize = 16;
/// Files that one comparison may give: trees can be made that hold more than any memory.
const MOST: usize = 1_000_000;
/// Trees kept at hand.
const KEPT: usize = 12;
/// Bytes of a tree from which its entries are not looked at one by one.
const LARGE: usize = 2048;
/// Bytes of an id.
const ID: usize = 20;

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

/// One line of a tree.
#[derive(Clone, Copy)]
struct Entry<'t> {
    folder: bool,
    name: &'t [u8],
    id: &'t [u8],
}

/// A tree as it is stored, and where its entries begin once that was asked for.
struct Raw<'o> {
    id: Oid,
    object: OdbObject<'o>,
    starts: OnceCell<Rc<Vec<u32>>>,
}

/// Reads trees; those read last are kept.
pub(super) struct Reader<'o> {
    odb: &'o Odb<'o>,
    kept: Vec<Rc<Raw<'o>>>,
}

/// What is said of an object that cannot be read.
pub(super) fn broken(id: Oid, error: &git2::Error) -> Trouble {
    damaged(error, &id.to_string())
}

/// The same of one that is not what it should be.
pub(super) fn malformed(id: Oid, sort: &str) -> Trouble {
    Trouble::Damaged(format!("{id}: malformed {sort}"))
}

/// The entry at the start of `data` and its length.
fn entry(data: &[u8]) -> Option<(Entry<'_>, usize)> {
    let space = memchr::memchr(b' ', data)?;
    let end = space + memchr::memchr(0, &data[space..])?;
    let id = data.get(end + 1..end + 1 + ID)?;
    let folder = &data[..space] == b"40000" || &data[..space] == b"040000";
    Some((Entry { folder, name: &data[space + 1..end], id }, end + 1 + ID))
}

impl Raw<'_> {
    fn data(&self) -> &[u8] {
        self.object.data()
    }

    fn starts(&self) -> Answer<&Rc<Vec<u32>>> {
        if let Some(starts) = self.starts.get() {
            return Ok(starts);
        }
        let (data, mut at, mut starts) = (self.data(), 0, Vec::new());
        while at < data.len() {
            starts.push(u32::try_from(at).map_err(|_| malformed(self.id, "tree"))?);
            let end = memchr::memchr(0, &data[at..]).ok_or_else(|| malformed(self.id, "tree"))?;
            at += end + 1 + ID;
        }
        if at != data.len() {
            return Err(malformed(self.id, "tree"));
        }
        Ok(self.starts.get_or_init(|| Rc::new(starts)))
    }
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
        let raw = Rc::new(Raw { id, object, starts: OnceCell::new() });
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

fn oid(bytes: &[u8]) -> Oid {
    Oid::from_bytes(bytes).unwrap_or(Oid::ZERO_SHA1)
}

/// Entries that differ, in the order of the trees.
fn differing<'t>(
    old: Option<&'t Raw<'_>>,
    new: Option<&'t Raw<'_>>,
    found: &mut dyn FnMut(Option<Entry<'t>>, Option<Entry<'t>>),
) -> Answer<()> {
    if let (Some(old), Some(new)) = (old, new)
        && old.data().len() == new.data().len()
        && old.data().len() >= LARGE
        && in_place(old, new, found)?
    {
        return Ok(());
    }
    let (mut one, mut two) = (old.map_or(&[][..], Raw::data), new.map_or(&[][..], Raw::data));
    let read = |data: &'t [u8], of: Option<&Raw<'_>>| match data {
        [] => Ok(None),
        data => entry(data).map(Some).ok_or_else(|| malformed(of.map_or(Oid::ZERO_SHA1, |raw| raw.id), "tree")),
    };
    loop {
        match (read(one, old)?, read(two, new)?) {
            (None, None) => return Ok(()),
            (Some((a, n)), Some((b, m))) if a.name == b.name && a.folder == b.folder => {
                if one[..n] != two[..m] {
                    found(Some(a), Some(b));
                }
                (one, two) = (&one[n..], &two[m..]);
            }
            (Some((a, n)), b) if b.is_none_or(|(b, _)| before(&a, &b)) => {
                found(Some(a), None);
                one = &one[n..];
            }
            (_, Some((b, m))) => {
                found(None, Some(b));
                two = &two[m..];
            }
            (Some(_), None) => return Ok(()),
        }
    }
}

/// The order of git: a folder's name counts as if it ended with a slash.
fn before(one: &Entry<'_>, two: &Entry<'_>) -> bool {
    let key =
        |entry: &Entry<'_>, at: usize| entry.name.get(at).copied().or_else(|| (at == entry.name.len() && entry.folder).then_some(b'/'));
    let common = one.name.iter().zip(two.name).take_while(|(a, b)| a == b).count();
    key(one, common) < key(two, common)
}

/// The same for two large trees of which only ids differ, as nearly always: equal bytes are passed over many at once. False if
/// more than ids differ; nothing was found then.
fn in_place<'t>(old: &'t Raw<'_>, new: &'t Raw<'_>, found: &mut dyn FnMut(Option<Entry<'t>>, Option<Entry<'t>>)) -> Answer<bool> {
    let starts = old.starts.get().or_else(|| new.starts.get()).map_or_else(|| old.starts().cloned(), |starts| Ok(Rc::clone(starts)))?;
    let (one, two) = (old.data(), new.data());
    let mut pairs = Vec::new();
    let mut at = 0;
    while let Some(differs) = mismatch(&one[at..], &two[at..]).map(|more| at + more) {
        let nth = starts.partition_point(|start| (*start as usize) <= differs);
        let start = starts[nth.saturating_sub(1)] as usize;
        let end = starts.get(nth).map_or(one.len(), |next| *next as usize);
        if differs + ID < end {
            return Ok(false);
        }
        let (Some((a, n)), Some((b, m))) = (entry(&one[start..end]), entry(&two[start..end])) else { return Ok(false) };
        if n != end - start || m != n {
            return Ok(false);
        }
        pairs.push((a, b));
        at = end;
    }
    for raw in [old, new] {
        raw.starts.get_or_init(|| Rc::clone(&starts));
    }
    pairs.into_iter().for_each(|(a, b)| found(Some(a), Some(b)));
    Ok(true)
}

/// Offset of the first byte that differs.
fn mismatch(one: &[u8], two: &[u8]) -> Option<usize> {
    const BLOCK: usize = 256;
    let skip = one.chunks(BLOCK).zip(two.chunks(BLOCK)).take_while(|(a, b)| a == b).count() * BLOCK;
    let (one, two) = (one.get(skip..)?, two.get(skip..)?);
    one.iter().zip(two).position(|(a, b)| a != b).map(|at| skip + at)
}
