//! In: two trees as git stores them. Out: their entries that differ.

use std::{cell::OnceCell, rc::Rc};

use git2::{OdbObject, Oid};

use crate::{
    git::{Answer, Trouble, damaged, history::Kept},
    model::listing::Sort,
};

/// Bytes of a tree from which its entries are not looked at one by one.
const LARGE: usize = 2048;
/// Bytes of an id.
const ID: usize = 20;

/// One line of a tree.
#[derive(Clone, Copy)]
pub(super) struct Entry<'t> {
    pub(super) sort: Sort,
    pub(super) name: &'t [u8],
    pub(super) id: &'t [u8],
}

/// A tree as it is stored, and where its entries begin once that was asked for.
pub(super) struct Raw<'o> {
    pub(super) id: Oid,
    object: OdbObject<'o>,
    starts: OnceCell<Rc<Vec<u32>>>,
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
pub(super) fn entry(data: &[u8]) -> Option<(Entry<'_>, usize)> {
    let space = memchr::memchr(b' ', data)?;
    let end = space + memchr::memchr(0, &data[space..])?;
    let id = data.get(end + 1..end + 1 + ID)?;
    let sort = match data[..space].strip_prefix(b"0").unwrap_or(&data[..space]) {
        b"40000" => Sort::Folder,
        b"120000" => Sort::Link,
        b"160000" => Sort::Submodule,
        _ => Sort::File,
    };
    Some((
        Entry {
            sort,
            name: &data[space + 1..end],
            id,
        },
        end + 1 + ID,
    ))
}

impl Entry<'_> {
    pub(super) fn is_folder(&self) -> bool {
        self.sort == Sort::Folder
    }

    pub(super) fn kept(&self) -> Kept {
        Kept {
            id: oid(self.id),
            sort: self.sort,
        }
    }
}

impl<'o> Raw<'o> {
    pub(super) fn new(id: Oid, object: OdbObject<'o>) -> Self {
        Self {
            id,
            object,
            starts: OnceCell::new(),
        }
    }

    pub(super) fn data(&self) -> &[u8] {
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

/// An id as a tree holds it.
pub(super) fn oid(bytes: &[u8]) -> Oid {
    Oid::from_bytes(bytes).unwrap_or(Oid::ZERO_SHA1)
}

/// Entries that differ, in the order of the trees.
pub(super) fn differing<'t>(
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
    let (mut one, mut two) = (
        old.map_or(&[][..], Raw::data),
        new.map_or(&[][..], Raw::data),
    );
    let read = |data: &'t [u8], of: Option<&Raw<'_>>| match data {
        [] => Ok(None),
        data => entry(data)
            .map(Some)
            .ok_or_else(|| malformed(of.map_or(Oid::ZERO_SHA1, |raw| raw.id), "tree")),
    };
    loop {
        match (read(one, old)?, read(two, new)?) {
            (None, None) => return Ok(()),
            (Some((a, n)), Some((b, m))) if a.name == b.name && a.is_folder() == b.is_folder() => {
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
    let key = |entry: &Entry<'_>, at: usize| {
        entry
            .name
            .get(at)
            .copied()
            .or_else(|| (at == entry.name.len() && entry.is_folder()).then_some(b'/'))
    };
    let common = one
        .name
        .iter()
        .zip(two.name)
        .take_while(|(a, b)| a == b)
        .count();
    key(one, common) < key(two, common)
}

/// The same for two large trees of which only ids differ, as nearly always: equal bytes are passed over many at once. False if
/// more than ids differ; nothing was found then.
fn in_place<'t>(
    old: &'t Raw<'_>,
    new: &'t Raw<'_>,
    found: &mut dyn FnMut(Option<Entry<'t>>, Option<Entry<'t>>),
) -> Answer<bool> {
    let starts = old
        .starts
        .get()
        .or_else(|| new.starts.get())
        .map_or_else(|| old.starts().cloned(), |starts| Ok(Rc::clone(starts)))?;
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
        let (Some((a, n)), Some((b, m))) = (entry(&one[start..end]), entry(&two[start..end]))
        else {
            return Ok(false);
        };
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
    let skip = one
        .chunks(BLOCK)
        .zip(two.chunks(BLOCK))
        .take_while(|(a, b)| a == b)
        .count()
        * BLOCK;
    let (one, two) = (one.get(skip..)?, two.get(skip..)?);
    one.iter()
        .zip(two)
        .position(|(a, b)| a != b)
        .map(|at| skip + at)
}
