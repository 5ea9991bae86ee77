//! In: sizes of the files of one folder, one after another. Out: whether there is room for the next.

use crate::model::diagnostic::{Diagnostic, Message};

/// What may still be read of a folder.
#[derive(Debug)]
pub(super) struct Room {
    limit: usize,
    used: usize,
}

impl Room {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, used: 0 }
    }

    /// Bytes that were asked for.
    pub(super) fn used(&self) -> usize {
        self.used
    }

    /// Nothing more is read: what is asked for is told as left out, without a finding of its own.
    pub(super) fn is_full(&self) -> bool {
        self.used > self.limit
    }

    /// Takes the place of a file; what is said if there is none.
    #[must_use]
    pub(super) fn take(&mut self, path: &str, bytes: usize) -> Option<Diagnostic> {
        self.used = self.used.saturating_add(bytes);
        let message = Message::new("limit-together").with("limit", self.limit);
        self.is_full().then(|| super::whole("limit", path, message))
    }
}
