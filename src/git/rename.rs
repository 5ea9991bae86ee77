//! In: a file that came with a commit. Out: the file that went with the same commit and is the same one, under its earlier name.
//!
//! By content first, then by likeness; a city's folder goes as a whole.

use std::collections::{BTreeSet, HashMap, HashSet};

use git2::{Odb, Oid};

use crate::{
    git::{
        Answer,
        history::Kept,
        trees::{Reader, Scope},
    },
    model::listing::Sort,
};

/// Share of common words, in hundredths, from which two files are one that was changed.
const ALIKE: usize = 60;
/// Pairs of files of one commit that are held against each other word by word; what is left is followed by its content alone.
const PAIRS: usize = 2000;
/// Folders from which the neighbours of one file may have come.
const NEAR: usize = 64;
/// Bytes of a file that is looked at for likeness.
const READ: usize = 1 << 20;

/// A file of one of two trees.
type File = (Vec<u8>, Kept);

/// What went and what came between two trees.
pub(super) struct Renames {
    gone: Vec<File>,
    /// Places in `gone` by content.
    by_id: HashMap<Oid, Vec<usize>>,
    /// Places in `gone` by path.
    by_path: HashMap<Vec<u8>, usize>,
    /// Folders that files came from unchanged, by the folder that they came to.
    moved: HashMap<Vec<u8>, BTreeSet<Vec<u8>>>,
    homes: Homes,
    pairs: usize,
}

/// Which cities one commit took away and which it brought.
struct Homes {
    /// Of these nothing is left.
    left: HashSet<Vec<u8>>,
    /// These were not there before.
    new: HashSet<Vec<u8>>,
}

impl Homes {
    /// Whether a file may have come from another place: of a city that stays, or to one that was there, projects alone go elsewhere.
    fn may_come(&self, from: &[u8], to: &[u8]) -> bool {
        match (city(from), city(to)) {
            (Some(one), Some(other)) if one != other => {
                let project = sort(from) == b"projects" && sort(to) == b"projects";
                project || self.left.contains(one) && self.new.contains(other)
            }
            (one, other) => one.is_some() == other.is_some(),
        }
    }
}

impl Renames {
    pub(super) fn between(
        reader: &mut Reader<'_>,
        before: Oid,
        after: Oid,
        scope: &Scope<'_>,
    ) -> Answer<Self> {
        let (mut gone, mut came) = (Vec::new(), Vec::new());
        for change in reader.compare(Some(before), after, scope)? {
            match (change.old, change.new) {
                (Some(old), None) if old.sort == Sort::File => gone.push((change.path, old)),
                (None, Some(new)) => came.push((change.path, new)),
                _ => {}
            }
        }
        let mut by_id: HashMap<Oid, Vec<usize>> = HashMap::new();
        gone.iter()
            .enumerate()
            .for_each(|(at, (_, kept))| by_id.entry(kept.id).or_default().push(at));
        let mut moved: HashMap<Vec<u8>, BTreeSet<Vec<u8>>> = HashMap::new();
        for (path, kept) in &came {
            let same = by_id.get(&kept.id).into_iter().flatten().take(NEAR);
            let from = same.map(|at| folder(&gone[*at].0).to_vec());
            moved.entry(folder(path).to_vec()).or_default().extend(from);
        }
        let by_path = gone.iter().enumerate();
        let by_path = by_path.map(|(at, (path, _))| (path.clone(), at)).collect();
        let mut without = |tree: Oid, files: &[File]| -> Answer<HashSet<Vec<u8>>> {
            let mut found = HashSet::new();
            let cities: HashSet<&[u8]> = files.iter().filter_map(|(path, _)| city(path)).collect();
            for city in cities {
                if reader
                    .entry(tree, scope, &[b"cities/", city].concat())?
                    .is_none()
                {
                    found.insert(city.to_vec());
                }
            }
            Ok(found)
        };
        let homes = Homes {
            left: without(after, &gone)?,
            new: without(before, &came)?,
        };
        Ok(Self {
            gone,
            by_id,
            by_path,
            moved,
            homes,
            pairs: 0,
        })
    }

    /// Where a file was before that came.
    pub(super) fn origin(&mut self, odb: &Odb<'_>, path: &[u8], kept: Kept) -> Option<File> {
        if self.gone.is_empty() || kept.sort != Sort::File {
            return None;
        }
        let same = self.by_id.get(&kept.id).into_iter().flatten().take(PAIRS);
        let found = same
            .map(|at| &self.gone[*at])
            .filter(|(gone, _)| self.homes.may_come(gone, path))
            .min_by_key(|(gone, _)| (name(gone) != name(path), folder(gone) != folder(path)));
        found
            .cloned()
            .or_else(|| self.alike(odb, path, kept.id))
            .or_else(|| self.neighbour(path))
    }

    /// Where its neighbours went it went too, however much was changed in it on the way.
    fn neighbour(&self, path: &[u8]) -> Option<File> {
        let folders = self.moved.get(folder(path))?.iter().take(NEAR);
        let mut found = folders.filter_map(|from| {
            let at = self
                .by_path
                .get(&[from, b"/".as_slice(), name(path)].concat())?;
            Some(&self.gone[*at])
        });
        found
            .find(|(gone, _)| self.homes.may_come(gone, path))
            .cloned()
    }

    fn alike(&mut self, odb: &Odb<'_>, path: &[u8], id: Oid) -> Option<File> {
        let text = read(odb, id)?;
        let own = words(&text);
        let mut best: Option<(usize, &File)> = None;
        for file in self
            .gone
            .iter()
            .filter(|(gone, _)| sort(gone) == sort(path) && self.homes.may_come(gone, path))
        {
            self.pairs += 1;
            if self.pairs > PAIRS {
                break;
            }
            let alike = read(odb, file.1.id).map_or(0, |text| likeness(&own, &words(&text)));
            if alike >= ALIKE && best.is_none_or(|(most, ..)| alike > most) {
                best = Some((alike, file));
            }
        }
        best.map(|(_, file)| file.clone())
    }
}

fn split(path: &[u8]) -> (&[u8], &[u8]) {
    memchr::memrchr(b'/', path).map_or((&[], path), |at| (&path[..at], &path[at + 1..]))
}

fn folder(path: &[u8]) -> &[u8] {
    split(path).0
}

fn name(path: &[u8]) -> &[u8] {
    split(path).1
}

/// The city in whose folder a file lies.
fn city(path: &[u8]) -> Option<&[u8]> {
    let rest = path.strip_prefix(b"cities/")?;
    memchr::memchr(b'/', rest).map(|at| &rest[..at])
}

/// What a fiche is, by its place: files of a city by their name, others by their folder's.
fn sort(path: &[u8]) -> &[u8] {
    let parts: Vec<&[u8]> = path.split(|byte| *byte == b'/').collect();
    match parts.as_slice() {
        [b"cities", _, name] => name,
        [b"cities", _, folder, ..] | [folder, ..] => folder,
        [] => path,
    }
}

/// The words of a file; none of one that is not here, or too long.
fn read(odb: &Odb<'_>, id: Oid) -> Option<Vec<u8>> {
    let (size, _) = odb.read_header(id).ok()?;
    (size <= READ)
        .then(|| odb.read(id).ok().map(|object| object.data().to_vec()))
        .flatten()
}

fn words(text: &[u8]) -> HashSet<&[u8]> {
    text.split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
        .collect()
}

fn likeness(one: &HashSet<&[u8]>, two: &HashSet<&[u8]>) -> usize {
    (one.intersection(two).count() * 200)
        .checked_div(one.len() + two.len())
        .unwrap_or(0)
}
