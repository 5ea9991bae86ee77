//! In: pages, and single files. Out: the only place that touches output.
//!
//! A site is made in a folder that this run has created, and takes the old one's place in one step where the system can do that.
//! Below `--out` everything is reached by handles, and no part of a path is a link. A manifest names what `render` wrote and for
//! whom; nothing else is ever replaced or removed.

mod compare;
mod file;
mod folder;
mod manifest;
mod mirror;
mod place;
mod stage;
mod staging;
mod swap;

use std::{
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use sha2::{Digest as _, Sha256};

pub use self::{
    compare::{Comparison, Difference},
    file::{Mode, below, file, remove, rename},
    manifest::Maker,
    place::{closed, resolve},
    stage::Stage,
    swap::{Published, Why},
};
use crate::model::{diagnostic::Message, fingerprint::hexadecimal};

/// Why nothing is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A file stands in the way that `render` did not write.
    Foreign(String),
    /// The folder, the first, holds pages made for another audience, the second.
    Audience(String, String),
    /// The folder holds a publication, and this run makes a preview.
    Published(String),
    /// Another run is writing to this folder.
    Busy(String),
    /// Two pages of this run would have this one name.
    Twice(String),
    /// A file of a name that no page has.
    Name(String),
    /// A part of a path is a link.
    Link(String),
    /// The manifest is no regular file, or larger than any that `render` writes.
    Manifest(String),
}

impl Refusal {
    /// What is said of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Foreign(path) => Message::new("render-refused").with("path", path.as_str()),
            Self::Audience(out, other) => Message::new("render-refused-audience")
                .with("out", out.as_str())
                .with("audience", other.as_str()),
            Self::Published(out) => {
                Message::new("render-refused-published").with("out", out.as_str())
            }
            Self::Busy(out) => Message::new("render-refused-busy").with("out", out.as_str()),
            Self::Twice(path) => Message::new("render-refused-twice").with("path", path.as_str()),
            Self::Name(path) => {
                Message::new("render-refused-name").with("path", path.escape_debug().to_string())
            }
            Self::Link(path) => Message::new("render-refused-link").with("path", path.as_str()),
            Self::Manifest(path) => {
                Message::new("render-refused-manifest").with("path", path.as_str())
            }
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "refused: {self:?}")
    }
}

impl std::error::Error for Refusal {}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn into<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes with the line ends that pages are made with.
fn unix(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        if *byte != b'\r' || bytes.get(at + 1) != Some(&b'\n') {
            out.push(*byte);
        }
    }
    out
}
