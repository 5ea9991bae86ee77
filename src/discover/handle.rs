//! In: a folder held open and a path below it. Out: what stands there.
//!
//! Each part of a path is opened from the folder above it and no link is followed, so that nothing is gained by putting one in the
//! place of what was looked at before.

use std::{
    io::{self, Read},
    path::{Component, Path},
};

use cap_fs_ext::{DirExt as _, FollowSymlinks, OpenOptionsFollowExt as _, OpenOptionsSyncExt as _};
use cap_std::fs::{Dir, File, FileType, OpenOptions};
use sha2::{Digest, Sha256};

use crate::{
    held,
    model::{
        fingerprint::hexadecimal,
        listing::{Entries, Sort},
        tree::{ATTACHMENT, Attachment, Begins, Unreadable, pointed},
    },
};

/// A folder below another.
pub(super) fn folder(top: &Dir, path: &Path) -> Result<Dir, Unreadable> {
    let mut at = top.try_clone().map_err(|error| failed(&error))?;
    for part in path.components() {
        let Component::Normal(name) = part else {
            return Err(Unreadable::Special);
        };
        let name = Path::new(name);
        at = at
            .open_dir_nofollow(name)
            .map_err(|error| reason(&at, name, &error))?;
    }
    Ok(at)
}

/// A plain file below a folder, and its size.
pub(super) fn file(top: &Dir, path: &Path) -> Result<(File, u64), Unreadable> {
    let (Some(above), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Unreadable::Special);
    };
    let above = folder(top, above)?;
    let name = Path::new(name);
    // To open a pipe would be to wait for ever.
    let mut options = OpenOptions::new();
    options.read(true).follow(FollowSymlinks::No).nonblock(true);
    let file = held::patiently(|| above.open_with(name, &options))
        .map_err(|error| reason(&above, name, &error))?;
    let meta = file.metadata().map_err(|error| failed(&error))?;
    if meta.is_file() {
        Ok((file, meta.len()))
    } else {
        Err(Unreadable::Special)
    }
}

/// Entries of a folder, `most` at most.
pub(super) fn list(folder: &Dir, most: usize) -> Entries {
    let mut entries = Vec::new();
    for entry in folder.entries().map_err(|error| failed(&error))? {
        let entry = entry.map_err(|error| failed(&error))?;
        if entries.len() == most {
            return Err(Unreadable::Full(most));
        }
        let sort = entry.file_type().map_or(Sort::Special, sort);
        entries.push((entry.file_name(), sort));
    }
    Ok(entries)
}

fn sort(kind: FileType) -> Sort {
    match kind {
        kind if kind.is_symlink() => Sort::Link,
        kind if kind.is_dir() => Sort::Folder,
        kind if kind.is_file() => Sort::File,
        _ => Sort::Special,
    }
}

/// Why something could not be opened: systems do not agree on what they say of a link.
fn reason(above: &Dir, name: &Path, error: &io::Error) -> Unreadable {
    match above.symlink_metadata(name) {
        Ok(meta) if meta.is_symlink() => Unreadable::Link,
        Ok(meta) if !meta.is_file() && !meta.is_dir() => Unreadable::Special,
        _ => failed(error),
    }
}

fn failed(error: &io::Error) -> Unreadable {
    match error.kind() {
        _ if held::is_held(error) => Unreadable::Held,
        io::ErrorKind::NotFound => Unreadable::Absent,
        kind => Unreadable::Failed(kind.to_string()),
    }
}

/// All bytes of a file, `most` of them at most.
pub(super) fn read(file: File, size: u64, most: usize) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(most).min(most) + 1);
    file.take(most as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| failed(&error))?;
    if bytes.len() > most {
        return Err(Unreadable::TooLarge(size.max(bytes.len() as u64)));
    }
    Ok(bytes)
}

/// The file's hash; that of the file meant, where it is a pointer of Git LFS.
pub(super) fn digest(file: File) -> Option<Attachment> {
    let mut file = file.take(ATTACHMENT);
    let mut hash = Sha256::new();
    let mut block = [0_u8; 16 * 1024];
    let mut begins = None;
    loop {
        match file.read(&mut block).ok()? {
            0 => break,
            n => {
                if let Some(meant) = pointed(&block[..n]).filter(|_| begins.is_none()) {
                    return Some(Attachment::pointed(meant));
                }
                begins.get_or_insert_with(|| Begins::of(&block[..n]));
                hash.update(&block[..n]);
            }
        }
    }
    let hash = hexadecimal(&hash.finalize());
    Some(Attachment::Found(hash, begins.unwrap_or(Begins::Empty)))
}
