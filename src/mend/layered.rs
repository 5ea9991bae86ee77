//! In: a state of the files, and some that would be other. Out: the state as it would be.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::model::{
    diagnostic::Message,
    tree::{Attachment, Found, Tree, Unreadable},
};

/// A tree with several files in place of, or beside, those that it has.
#[derive(Debug)]
pub struct Layered<'a> {
    /// All other files.
    pub tree: &'a dyn Tree,
    /// What files hold, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that are there no more: they have another name.
    pub gone: BTreeSet<String>,
}

impl Tree for Layered<'_> {
    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)> {
        self.tree.cities()
    }

    fn files(&self, folder: &str) -> Vec<Found> {
        let mut files = self.tree.files(folder);
        let inside = |path: &String| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let fresh: Vec<Found> = self
            .files
            .keys()
            .filter(|path| inside(path) && !files.iter().any(|file| file.path == **path))
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
            None => self.tree.bytes(file, most),
        }
    }

    fn attachment(&self, folder: &str, name: &str) -> Attachment {
        self.tree.attachment(folder, name)
    }

    fn damage(&self) -> Option<Message> {
        self.tree.damage()
    }
}
