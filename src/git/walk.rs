//! In: commits, children before parents. Out: who changed which file.
//!
//! One walk for all files. Commits are compared with their parents many at once; files are then handed from commit to commit in
//! order. A file is followed as git follows it: through a merge that left it as one of the parents had it, along that parent alone;
//! a merge that made it anew changed it. So the last change is the one that gave the file what it holds now.

use std::{
    collections::{HashMap, HashSet},
    sync::atomic::AtomicUsize,
};

use git2::{Odb, Oid, Repository};
use rayon::prelude::*;

use crate::{
    fiche::path::FOLDERS,
    git::{
        Answer, Git,
        commits::{self, Node},
        damaged,
        history::{History, Kept, Touch, Want},
        rename::Renames,
        trees::{Change, Reader, Scope},
    },
    model::tree::PROGRAMME_FILE,
};

/// Commits compared at once, at first and at most.
const BATCH: (usize, usize) = (64, 2048);

/// Parents of a merge that a file is looked for in: people merge two, programs a few dozen.
const PARENTS: usize = 64;

/// Files that are still looked for in the past of one commit.
type Open = HashSet<u32>;

/// What was found: place of the commit, file, its name before, what it was before and since.
type Found = (usize, u32, Option<u32>, Option<Kept>, Option<Kept>);

pub(super) struct Walk<'w> {
    want: &'w Want,
    /// Files or folders meant; those that they were before are added on the way.
    meant: Vec<String>,
    nodes: &'w [Node],
    prefix: Vec<&'w [u8]>,
    /// Files by path, and the other way round.
    names: HashMap<Vec<u8>, u32>,
    paths: Vec<Vec<u8>>,
    /// By place of the commit.
    open: HashMap<usize, Open>,
    /// Files of each folder that are still looked for; a folder without any is not entered.
    left: HashMap<Vec<u8>, usize>,
    found: Vec<Found>,
    /// Entries of trees looked at so far.
    seen: &'w AtomicUsize,
    shallow: bool,
}

/// The folders that a file lies in.
fn folders(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    memchr::memchr_iter(b'/', path).map(|at| &path[..at])
}

/// Whether a path is one of these, lies below one of them, or is a folder above one.
pub(super) fn meant(wanted: &[String], path: &[u8], is_folder: bool) -> bool {
    let below = |above: &[u8], path: &[u8]| {
        path.strip_prefix(above)
            .is_some_and(|rest| rest.is_empty() || rest[0] == b'/')
    };
    if wanted.is_empty() {
        let first = path.split(|byte| *byte == b'/').next().unwrap_or_default();
        let ours = FOLDERS.iter().any(|name| name.as_bytes() == first);
        return ours && (is_folder || first.len() < path.len())
            || !is_folder && path == PROGRAMME_FILE.as_bytes();
    }
    wanted
        .iter()
        .any(|one| below(one.as_bytes(), path) || is_folder && below(path, one.as_bytes()))
}

impl<'w> Walk<'w> {
    pub(super) fn new(
        want: &'w Want,
        nodes: &'w [Node],
        prefix: &'w str,
        seen: &'w AtomicUsize,
    ) -> Self {
        Self {
            want,
            meant: want.paths.clone(),
            nodes,
            prefix: prefix
                .split('/')
                .filter(|part| !part.is_empty())
                .map(str::as_bytes)
                .collect(),
            names: HashMap::new(),
            paths: Vec::new(),
            open: HashMap::new(),
            left: HashMap::new(),
            found: Vec::new(),
            seen,
            shallow: false,
        }
    }

    /// Compares commits with their parents, many at once, and follows the files in order.
    pub(super) fn run(mut self, git: &Git, odb: &'w Odb<'w>) -> Answer<History> {
        let mut reader = Reader::new(odb, self.seen);
        self.begin(&mut reader)?;
        let (mut at, mut batch) = (0, BATCH.0);
        while at < self.nodes.len() && !self.is_done() {
            let end = (at + batch).min(self.nodes.len());
            let places: Vec<usize> = (at..end).collect();
            let piece = places
                .len()
                .div_ceil(rayon::current_num_threads() * 2)
                .max(16);
            let compared: Vec<Vec<Vec<Change>>> = places
                .par_chunks(piece)
                .map(|places| git.with(|handle| self.compare(handle, places)))
                .collect::<Answer<_>>()?;
            for (place, changes) in places.iter().zip(compared.into_iter().flatten()) {
                at = place + 1;
                // What was compared before another name became known is compared again.
                if self.take(*place, changes, &mut reader, odb)? {
                    break;
                }
            }
            batch = (batch * 2).min(BATCH.1);
        }
        self.finish(odb)
    }

    /// Whether nothing is left to look for.
    fn is_done(&self) -> bool {
        let commits = || {
            self.found
                .iter()
                .map(|(place, ..)| place)
                .collect::<HashSet<_>>()
                .len()
        };
        self.open.is_empty()
            || self
                .want
                .limit
                .is_some_and(|limit| self.found.len() > limit && commits() > limit)
    }

    /// Takes all files of the first commit for those that are looked for.
    fn begin(&mut self, reader: &mut Reader<'_>) -> Answer<()> {
        let paths = &self.meant;
        let wanted = |path: &[u8], folder: bool| meant(paths, path, folder);
        let scope = Scope {
            prefix: self.prefix.clone(),
            wanted: &wanted,
            fold: false,
        };
        let files = reader.compare(None, self.nodes[0].tree, &scope)?;
        let open = files
            .into_iter()
            .map(|change| self.name(change.path))
            .collect();
        self.open.insert(0, open);
        Ok(())
    }

    fn name(&mut self, path: Vec<u8>) -> u32 {
        if let Some(name) = self.names.get(&path) {
            return *name;
        }
        let name = u32::try_from(self.paths.len()).unwrap_or(u32::MAX);
        for above in folders(&path) {
            *self.left.entry(above.to_vec()).or_default() += 1;
        }
        self.paths.push(path.clone());
        self.names.insert(path, name);
        name
    }

    /// What each of these commits changed of its first parent.
    fn compare(&self, handle: &Repository, places: &[usize]) -> Answer<Vec<Vec<Change>>> {
        let odb = objects(handle)?;
        let mut reader = Reader::new(&odb, self.seen);
        let all = self.want.all;
        let wanted = |path: &[u8], folder: bool| {
            meant(&self.meant, path, folder)
                && (all || !folder || self.left.get(path).is_some_and(|left| *left > 0))
        };
        let scope = Scope {
            prefix: self.prefix.clone(),
            wanted: &wanted,
            fold: false,
        };
        let one = |place: &usize| {
            let node = &self.nodes[*place];
            let parent = node.parents.first().map(|parent| self.nodes[*parent].tree);
            // What a commit changed whose parents are cut off cannot be told.
            if node.cut {
                Ok(Vec::new())
            } else {
                reader.compare(parent, node.tree, &scope)
            }
        };
        places.iter().map(one).collect()
    }

    /// Hands the files of a commit on to its parents, but for those that it changed. True if a file had another name before.
    fn take(
        &mut self,
        place: usize,
        changes: Vec<Change>,
        reader: &mut Reader<'_>,
        odb: &Odb<'_>,
    ) -> Answer<bool> {
        let Some(mut open) = self.open.remove(&place) else {
            return Ok(false);
        };
        let (node, mut widened) = (&self.nodes[place], false);
        if node.cut {
            self.shallow = true;
            return Ok(false);
        }
        self.shallow |= node.parents.len() > PARENTS;
        let scope = self.whole();
        let (mut elsewhere, mut renames): (Vec<(usize, u32)>, Option<Renames>) = (Vec::new(), None);
        for change in changes {
            let name = match self.names.get(&change.path).copied() {
                Some(name) if open.contains(&name) => name,
                // A file that is there no more is met first where it was removed.
                None if self.want.all && change.new.is_none() => self.name(change.path.clone()),
                _ => continue,
            };
            let others = self.others(node, &change.path, reader, &scope)?;
            if let Some((parent, _)) = others.iter().find(|(_, kept)| *kept == change.new) {
                open.remove(&name);
                elsewhere.push((*parent, name));
                continue;
            }
            let origin = self.origin(node, &change, &others, &mut renames, (reader, odb))?;
            open.remove(&name);
            if let Some((path, kept)) = origin {
                if !meant(&self.meant, &path, false) {
                    self.meant.push(String::from_utf8_lossy(&path).into_owned());
                    widened = true;
                }
                let before = self.name(path);
                self.found
                    .push((place, name, Some(before), Some(kept), change.new));
                open.insert(before);
                continue;
            }
            self.found.push((place, name, None, change.old, change.new));
            if self.want.all {
                open.insert(name);
                elsewhere.extend(others.iter().map(|(parent, _)| (*parent, name)));
            } else {
                self.leave(&change.path);
            }
        }
        if let Some(parent) = node.parents.first() {
            self.hand(*parent, open);
        }
        for (parent, name) in elsewhere {
            self.hand(parent, Open::from([name]));
        }
        Ok(widened)
    }

    /// What the other parents of a merge have under a path; of more than [`PARENTS`] the first are asked, and the merge itself counts as
    /// what changed the rest.
    fn others(
        &self,
        node: &Node,
        path: &[u8],
        reader: &mut Reader<'_>,
        scope: &Scope<'_>,
    ) -> Answer<Vec<(usize, Option<Kept>)>> {
        let mut others = Vec::new();
        for parent in node.parents.iter().take(PARENTS).skip(1) {
            others.push((*parent, reader.file(self.nodes[*parent].tree, scope, path)?));
        }
        Ok(others)
    }

    /// Where a file came from that was not there before, and what it held. `renames` are those of the commit, once they are known.
    fn origin(
        &self,
        node: &Node,
        change: &Change,
        others: &[(usize, Option<Kept>)],
        renames: &mut Option<Renames>,
        (reader, odb): (&mut Reader<'_>, &Odb<'_>),
    ) -> Answer<Option<(Vec<u8>, Kept)>> {
        let (Some(parent), None, Some(new)) = (node.parents.first(), change.old, change.new) else {
            return Ok(None);
        };
        if !self.want.follow || others.iter().any(|(_, kept)| kept.is_some()) {
            return Ok(None);
        }
        if renames.is_none() {
            let scope = self.whole();
            let before = self.nodes[*parent].tree;
            *renames = Some(Renames::between(reader, before, node.tree, &scope)?);
        }
        Ok(renames
            .as_mut()
            .and_then(|renames| renames.origin(odb, &change.path, new)))
    }

    /// One file fewer is looked for in the folders above.
    fn leave(&mut self, path: &[u8]) {
        for above in folders(path) {
            self.left
                .entry(above.to_vec())
                .and_modify(|left| *left -= 1);
        }
    }

    /// All fiches of the programme.
    fn whole(&self) -> Scope<'w> {
        Scope {
            prefix: self.prefix.clone(),
            wanted: &|path, folder| meant(&[], path, folder),
            fold: false,
        }
    }

    fn hand(&mut self, parent: usize, mut open: Open) {
        // Where every change is asked for, a file that is there no more may still be met.
        if open.is_empty() && !self.want.all {
            return;
        }
        let there = self.open.entry(parent).or_default();
        if there.len() < open.len() {
            std::mem::swap(there, &mut open);
        }
        there.extend(open);
    }

    fn finish(self, odb: &Odb<'_>) -> Answer<History> {
        let mut history = History {
            shallow: self.shallow,
            ..History::default()
        };
        let path = |name: u32| String::from_utf8_lossy(&self.paths[name as usize]).into_owned();
        // A file that went under another name was not removed.
        let renamed: HashSet<(usize, u32)> = self
            .found
            .iter()
            .filter_map(|(place, _, from, ..)| Some((*place, (*from)?)))
            .collect();
        let mut last = None;
        for (place, name, from, old, new) in self.found {
            if new.is_none() && renamed.contains(&(place, name)) {
                continue;
            }
            if last != Some(place) {
                if self.want.limit == Some(history.commits.len()) {
                    history.cut = true;
                    break;
                }
                last = Some(place);
                history
                    .commits
                    .push(commits::told(odb, self.nodes[place].id)?);
            }
            history.touches.push(Touch {
                commit: history.commits.len() - 1,
                path: path(name),
                from: from.map(path),
                old,
                new,
            });
        }
        Ok(history)
    }
}

impl Git {
    /// Walks back from a commit, for what lies below a folder of the repository.
    ///
    /// # Errors
    /// Which object of the repository is missing or no good.
    pub fn history(&self, head: Oid, prefix: &str, want: &Want) -> Answer<History> {
        self.with(|repository| {
            let odb = objects(repository)?;
            let nodes = commits::behind(repository, &odb, head)?;
            Walk::new(want, &nodes, prefix, &AtomicUsize::new(0)).run(self, &odb)
        })
    }
}

fn objects(repository: &Repository) -> Answer<Odb<'_>> {
    repository.odb().map_err(|error| damaged(&error, "objects"))
}
