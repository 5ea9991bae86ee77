//! In: a state of the files, and some that would be other. Out: the state as it would be.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::model::tree::{Attachment, Found, Tree, Unreadable};

/// A tree with several files in place of, or beside, those that it has.
#[derive(Debug)]
pub struct Layered<'a> {
    /// All other files.
    pub tree: &'a dyn Tree,
    /// What files hold, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that are there no more: they have another name.
    pub gone: BTreeSet<String>,
    /// Folders and files that have another name, and which.
    pub moved: Vec<(String, String)>,
}

/// A path with another beginning, if it has the first.
fn begun(path: &str, from: &str, to: &str) -> Option<String> {
    let rest = path.strip_prefix(from)?;
    (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
}

/// A path as moves leave it.
#[must_use]
pub fn moved(path: &str, moves: &[(String, String)]) -> String {
    moves
        .iter()
        .find_map(|(from, to)| begun(path, from, to))
        .unwrap_or_else(|| path.to_owned())
}

impl Layered<'_> {
    /// Where a path stands in the tree below.
    fn origin(&self, path: &str) -> String {
        self.moved
            .iter()
            .find_map(|(from, to)| begun(path, to, from))
            .unwrap_or_else(|| path.to_owned())
    }
}

impl Tree for Layered<'_> {
    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)> {
        let (mut names, others) = self.tree.cities()?;
        for name in &mut names {
            let path = moved(&format!("cities/{name}"), &self.moved);
            path.strip_prefix("cities/")
                .unwrap_or(name)
                .to_owned()
                .clone_into(name);
        }
        names.sort_unstable();
        Ok((names, others))
    }

    fn files(&self, folder: &str) -> Vec<Found> {
        let mut files = self.tree.files(&self.origin(folder));
        for file in &mut files {
            file.path = moved(&file.path, &self.moved);
        }
        let inside = |path: &String| {
            path.strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        let there: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let own = self.files.range(folder.to_owned()..).map(|(path, _)| path);
        let fresh: Vec<Found> = own
            .take_while(|path| path.starts_with(folder))
            .filter(|path| inside(path) && !there.contains(path.as_str()))
            .map(|path| self.file(path))
            .collect();
        files.extend(fresh);
        files.retain(|file| !self.gone.contains(&file.path));
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        files
    }

    fn bytes(&self, file: &Found, most: usize) -> Result<Vec<u8>, Unreadable> {
        match self.files.get(&file.path) {
            Some(bytes) if bytes.len() > most => Err(Unreadable::TooLarge(bytes.len() as u64)),
            Some(bytes) => Ok(bytes.clone()),
            None => {
                let path = self.origin(&file.path);
                let place = if file.place == Path::new(&file.path) {
                    PathBuf::from(&path)
                } else {
                    file.place.clone()
                };
                self.tree.bytes(
                    &Found {
                        path,
                        place,
                        closed: file.closed.clone(),
                    },
                    most,
                )
            }
        }
    }

    fn attachment(&self, folder: &str, name: &str) -> Attachment {
        self.tree.attachment(&self.origin(folder), name)
    }

    fn base(&self) -> Option<&dyn Tree> {
        Some(self.tree)
    }
}
