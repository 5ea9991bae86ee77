//! In: a file that came with a commit. Out: the file that went with the same commit and is the same one, under its earlier name.
//!
//! By content first, then by likeness; a city's folder goes as a whole.

use std::collections::{HashMap, HashSet};

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
/// Bytes of a file that is looked at for likeness.
const READ: usize = 1 << 20;

/// A file of one of two trees.
type File = (Vec<u8>, Kept);

/// What went and what came between two trees.
pub(super) struct Renames {
    gone: Vec<File>,
    /// Places in `gone` by content.
    by_id: HashMap<Oid, Vec<usize>>,
    /// Folders that files came to unchanged, by the folder that they came from.
    moved: HashSet<(Vec<u8>, Vec<u8>)>,
    pairs: usize,
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
        let mut moved = HashSet::new();
        for (path, kept) in &came {
            for at in by_id.get(&kept.id).into_iter().flatten().take(PAIRS) {
                moved.insert((folder(&gone[*at].0).to_vec(), folder(path).to_vec()));
            }
        }
        Ok(Self {
            gone,
            by_id,
            moved,
            pairs: 0,
        })
    }

    /// Where a file was before that came.
    pub(super) fn origin(&mut self, odb: &Odb<'_>, path: &[u8], kept: Kept) -> Option<File> {
        if self.gone.is_empty() || kept.sort != Sort::File {
            return None;
        }
        let same = self
            .by_id
            .get(&kept.id)
            .into_iter()
            .flatten()
            .map(|at| &self.gone[*at]);
        let found =
            same.min_by_key(|(gone, _)| (name(gone) != name(path), folder(gone) != folder(path)));
        found
            .cloned()
            .or_else(|| self.alike(odb, path, kept.id))
            .or_else(|| {
                // Where its neighbours went it went too, however much was changed in it on the way.
                let neighbour = |gone: &[u8]| {
                    self.moved
                        .contains(&(folder(gone).to_vec(), folder(path).to_vec()))
                };
                self.gone
                    .iter()
                    .find(|(gone, _)| name(gone) == name(path) && neighbour(gone))
                    .cloned()
            })
    }

    fn alike(&mut self, odb: &Odb<'_>, path: &[u8], id: Oid) -> Option<File> {
        let text = read(odb, id)?;
        let own = words(&text);
        let mut best: Option<(usize, &File)> = None;
        for file in self
            .gone
            .iter()
            .filter(|(gone, _)| sort(gone) == sort(path))
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
