//! In: files that were read before. Out: what they said, as long as their text is the same.
//!
//! For a run that reads the same programme again and again. Nothing but the text decides whether it is the same.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::model::{document::Document, source::Source};

/// The last document of each path.
#[derive(Debug, Default)]
pub struct Known(Mutex<HashMap<String, Arc<Document>>>);

impl Known {
    /// What a text of a path said, if it is the one that was read last.
    #[must_use]
    pub fn document(&self, source: &Source) -> Option<Arc<Document>> {
        let last = {
            let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.get(&source.path)?)
        };
        (last.source.text == source.text).then_some(last)
    }

    /// Keeps it.
    pub fn keep(&self, document: &Arc<Document>) {
        let path = document.source.path.clone();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(path, Arc::clone(document));
    }
}
