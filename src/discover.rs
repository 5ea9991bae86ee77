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

use crate::model::{catalog::Attachment, source::Source};

/// File that marks a programme.
pub const PROGRAMME_FILE: &str = "roadmap.yaml";

/// Why a file gave no source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than the limit; its size in bytes.
    TooLarge(u64),
    /// Not UTF-8; offset of the first bad byte and the text before it.
    NotUtf8(usize, String),
    /// A symbolic link to a folder, or out of the programme.
    Link,
    /// Neither file nor folder: a pipe, a device.
    Special,
    /// Cannot be opened, in the system's words.
    Failed(String),
}

/// A file of the programme, or a folder that could not be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Relative to the programme, with `/`.
    pub path: String,
    /// The same on this machine.
    pub place: PathBuf,
    /// Why what is in it is not known, if it is a folder.
    pub closed: Option<Unreadable>,
}

/// The folder that holds `roadmap.yaml`, from `start` upwards.
#[must_use]
pub fn root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find(|folder| folder.join(PROGRAMME_FILE).is_file()).map(Path::to_path_buf)
}

/// Names of the cities, sorted: what is below `cities/` but for plain files, which come second.
///
/// # Errors
/// If the folder is there but cannot be listed.
pub fn cities(root: &Path) -> Result<(Vec<String>, Vec<Found>)> {
    let folder = root.join("cities");
    let (mut names, mut others) = (Vec::new(), Vec::new());
    match fs::symlink_metadata(&folder) {
        Err(_) => return Ok((names, others)),
        Ok(meta) if !meta.is_dir() => {
            others.push(Found { path: "cities".to_owned(), place: folder, closed: Some(Unreadable::Link) });
            return Ok((names, others));
        }
        Ok(_) => {}
    }
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_symlink() && entry.path().is_dir()) {
            names.push(name);
        } else if !name.starts_with('.') {
            others.push(Found { path: format!("cities/{name}"), place: entry.path(), closed: None });
        }
    }
    names.sort_unstable();
    others.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok((names, others))
}

/// Files below a folder of the programme, sorted by path; hidden ones are left alone, links to folders are not followed.
#[must_use]
pub fn files(root: &Path, folder: &str) -> Vec<Found> {
    let mut place = root.to_path_buf();
    for part in folder.split('/') {
        place.push(part);
        // A link on the way would lead the walk wherever it points.
        if fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_symlink()) {
            return vec![Found { path: folder.to_owned(), place, closed: Some(Unreadable::Link) }];
        }
    }
    if !place.exists() {
        return Vec::new();
    }
    let path = |inside: &Path| {
        let inside = inside.strip_prefix(root).unwrap_or(inside);
        inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let mut found: Vec<Found> = WalkDir::new(&place)
        .follow_links(false)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.'))
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => Some(Found { path: path(entry.path()), place: entry.into_path(), closed: None }),
            Err(error) => {
                let place = error.path().unwrap_or(&place).to_path_buf();
                let why = error.io_error().map_or_else(|| error.to_string(), |error| error.kind().to_string());
                Some(Found { path: path(&place), place, closed: Some(Unreadable::Failed(why)) })
            }
        })
        .collect();
    found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Reads one file of the programme.
///
/// # Errors
/// Why it gave no source.
pub fn read(root: &Path, path: &str, place: &Path, most: usize) -> Result<Source, Unreadable> {
    let failed = |error: std::io::Error| Unreadable::Failed(error.kind().to_string());
    let meta = fs::symlink_metadata(place).map_err(failed)?;
    if meta.is_symlink() && !inside(root, place) {
        return Err(Unreadable::Link);
    }
    // To open a pipe would be to wait for ever.
    if !meta.is_file() && !fs::metadata(place).map_err(failed)?.is_file() {
        return Err(Unreadable::Special);
    }
    let file = fs::File::open(place).map_err(failed)?;
    let size = file.metadata().map_err(failed)?;
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

/// Most bytes of a file that a fiche names.
pub const ATTACHMENT: u64 = 50 * 1024 * 1024;

/// What stands where a fiche says that a file is: beside it, in the same folder.
#[must_use]
pub fn attachment(root: &Path, folder: &str, name: &str) -> Attachment {
    let place = root.join(folder).join(name);
    let plain = !name.is_empty() && !name.contains(['/', '\\']) && name != ".." && name != ".";
    if !plain {
        return Attachment::Unsafe;
    }
    match fs::symlink_metadata(&place) {
        Err(_) => Attachment::Absent,
        Ok(meta) if !meta.is_file() => Attachment::Unsafe,
        Ok(meta) if meta.len() > ATTACHMENT => Attachment::TooLarge(meta.len()),
        Ok(_) => digest(&place).map_or(Attachment::Absent, Attachment::Found),
    }
}

/// Bytes of a file that a fiche names and that was found to be one.
///
/// # Errors
/// If it cannot be read any more.
pub fn bytes(root: &Path, path: &str) -> Result<Vec<u8>> {
    let place = root.join(path);
    let plain = fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_file() && meta.len() <= ATTACHMENT);
    anyhow::ensure!(plain, "{path} is no plain file any more");
    fs::read(&place).with_context(|| format!("cannot read {}", place.display()))
}

/// The folder of the git repository that a folder lies in, or the folder itself.
#[must_use]
pub fn repository(root: &Path) -> PathBuf {
    root.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(root).to_path_buf()
}

/// Whether a place, which need not be there yet, lies in a folder.
#[must_use]
pub fn lies_in(place: &Path, folder: &Path) -> bool {
    let real = place.ancestors().find_map(|above| Some((above.canonicalize().ok()?, place.strip_prefix(above).ok()?)));
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    // What cannot be told is taken to lie inside.
    real.is_none_or(|(above, rest)| above.join(rest).starts_with(&folder) || rest.components().any(|part| part.as_os_str() == ".."))
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
