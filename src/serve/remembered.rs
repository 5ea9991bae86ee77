//! In: the files of a programme. Out: the same, with what they said to the requests before.

use std::sync::Arc;

use anyhow::Result;

use crate::model::{
    known::Known,
    tree::{Attachment, Found, Tree, Unreadable},
};

/// A tree whose files were read before.
#[derive(Debug)]
pub(super) struct Remembered {
    /// Where they are.
    pub(super) tree: Box<dyn Tree>,
    /// What they said.
    pub(super) known: Arc<Known>,
}

impl Tree for Remembered {
    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)> {
        self.tree.cities()
    }

    fn files(&self, folder: &str) -> Vec<Found> {
        self.tree.files(folder)
    }

    fn bytes(&self, file: &Found, most: usize) -> Result<Vec<u8>, Unreadable> {
        self.tree.bytes(file, most)
    }

    fn attachment(&self, folder: &str, name: &str) -> Attachment {
        self.tree.attachment(folder, name)
    }

    fn base(&self) -> Option<&dyn Tree> {
        Some(self.tree.as_ref())
    }

    fn known(&self) -> Option<&Known> {
        Some(&self.known)
    }
}
