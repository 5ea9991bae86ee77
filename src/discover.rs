//! In: a folder on disk. Out: the programme's root, its cities, and the bytes of their files as [`Source`]s.
//!
//! The only place that reads the work tree. Nothing outside the programme is opened, symlinks that leave it are refused.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::model::{catalog::Letter, source::Source};

/// File that marks a programme.
pub const PROGRAMME_FILE: &str = "roadmap.yaml";

/// Why a file gave no source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than the limit; its size in bytes.
    TooLarge(u64),
    /// Not UTF-8; offset of the first bad byte and the text before it.
    NotUtf8(usize, String),
    /// Cannot be opened, in the system's words.
    Failed(String),
}

/// A file of a city's folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Relative to the programme, with `/`.
    pub path: String,
    /// The same on this machine.
    pub place: PathBuf,
}

/// The folder that holds `roadmap.yaml`, from `start` upwards.
#[must_use]
pub fn root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find(|folder| folder.join(PROGRAMME_FILE).is_file()).map(Path::to_path_buf)
}

/// Names of the folders below `cities/`, sorted.
///
/// # Errors
/// If the folder is there but cannot be listed.
pub fn cities(root: &Path) -> Result<Vec<String>> {
    let folder = root.join("cities");
    let mut names = Vec::new();
    if !folder.is_dir() {
        return Ok(names);
    }
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Files below a folder of the programme, sorted by path; hidden ones are left alone.
#[must_use]
pub fn files(root: &Path, folder: &str) -> Vec<Found> {
    let mut found: Vec<Found> = WalkDir::new(root.join(folder))
        .follow_links(false)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.'))
        .filter_map(std::result::Result::ok)
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let inside = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            Found { path: parts.join("/"), place: entry.path().to_path_buf() }
        })
        .collect();
    found.sort_unstable();
    found
}

/// Reads one file of the programme.
///
/// # Errors
/// Why it gave no source.
pub fn read(root: &Path, path: &str, place: &Path, most: usize) -> Result<Source, Unreadable> {
    let failed = |error: std::io::Error| Unreadable::Failed(error.kind().to_string());
    let meta = fs::symlink_metadata(place).map_err(failed)?;
    if meta.file_type().is_symlink() && !inside(root, place) {
        return Err(Unreadable::Failed("symbolic link that leaves the programme".to_owned()));
    }
    let file = fs::File::open(place).map_err(failed)?;
    let size = file.metadata().map_err(failed)?;
    if !size.is_file() {
        return Err(Unreadable::Failed("not a regular file".to_owned()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size.len()).unwrap_or(most).min(most) + 1);
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > most {
        return Err(Unreadable::TooLarge(size.len()));
    }
    text(path, bytes)
}

/// Turns bytes into a source.
///
/// # Errors
/// If they are not UTF-8.
pub fn text(path: &str, mut bytes: Vec<u8>) -> Result<Source, Unreadable> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source { path: path.to_owned(), text }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let head = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
            Err(Unreadable::NotUtf8(at, head))
        }
    }
}

/// What stands at the place where a city says its letter is.
#[must_use]
pub fn letter(root: &Path, city: &str, name: &str) -> Letter {
    let folder = root.join("cities").join(city);
    let place = folder.join(name);
    let plain = !name.is_empty() && !name.contains(['/', '\\']) && name != ".." && name != ".";
    if !plain {
        return Letter::Unsafe;
    }
    match fs::symlink_metadata(&place) {
        Err(_) => Letter::Absent,
        Ok(meta) if !meta.is_file() => Letter::Unsafe,
        Ok(_) => digest(&place).map_or(Letter::Absent, Letter::Found),
    }
}

fn digest(place: &Path) -> Option<String> {
    let mut file = fs::File::open(place).ok()?;
    let mut hash = Sha256::new();
    let mut block = [0_u8; 16 * 1024];
    loop {
        match file.read(&mut block).ok()? {
            0 => break,
            n => hash.update(&block[..n]),
        }
    }
    Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn inside(root: &Path, place: &Path) -> bool {
    matches!((root.canonicalize(), place.canonicalize()), (Ok(root), Ok(place)) if place.starts_with(&root))
}
