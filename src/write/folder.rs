//! In: a folder held by its handle and a path below it. Out: what stands there, read, made or removed without going through a link.

use std::{
    ffi::OsStr,
    io::{self, ErrorKind, Read as _, Write as _},
    path::Path,
};

use anyhow::{Context as _, Result};
use cap_fs_ext::{DirExt as _, FollowSymlinks, MetadataExt as _, OpenOptionsFollowExt as _};
use cap_std::{
    ambient_authority,
    fs::{Dir, File, Metadata, OpenOptions},
};

use super::Refusal;

/// Nothing that is read back is larger: what is, was not written by this program.
pub(super) const LARGEST: u64 = 1 << 28;

/// Opens a folder by a path in which links have been looked for.
pub(super) fn open(path: &Path) -> Result<Dir> {
    Dir::open_ambient_dir(path, ambient_authority())
        .with_context(|| format!("cannot open {}", path.display()))
}

/// The folder a path leads through, and the name in it.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// What names a file while it stands where it does.
pub(super) fn identity(meta: &Metadata) -> (u64, u64) {
    (meta.dev(), meta.ino())
}

/// What stands at one name, itself and not what it leads to; none if nothing does.
pub(super) fn at(dir: &Dir, name: impl AsRef<Path>) -> io::Result<Option<Metadata>> {
    match dir.symlink_metadata(name) {
        Ok(meta) => Ok(Some(meta)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A folder further down; none if it is not there.
///
/// # Errors
/// [`Refusal`] if a part of the path is a link or a file.
pub(super) fn sub(dir: &Dir, path: &str) -> Result<Option<Dir>> {
    walk(dir, path, false)
}

/// The same, made where it is not there.
pub(super) fn make(dir: &Dir, path: &str) -> Result<Dir> {
    walk(dir, path, true)?.with_context(|| format!("cannot create {path}"))
}

fn walk(dir: &Dir, path: &str, make: bool) -> Result<Option<Dir>> {
    let mut here = dir
        .try_clone()
        .with_context(|| format!("cannot open {path}"))?;
    let mut end = 0;
    for part in path.split('/').filter(|part| !part.is_empty()) {
        end += part.len() + usize::from(end > 0);
        let meta = at(&here, part).with_context(|| format!("cannot read {path}"))?;
        match meta {
            Some(meta) if meta.is_symlink() => {
                return Err(Refusal::Link(path[..end].to_owned()).into());
            }
            Some(meta) if !meta.is_dir() => {
                return Err(Refusal::Foreign(path[..end].to_owned()).into());
            }
            Some(_) => {}
            None if !make => return Ok(None),
            // Another thread may have made it.
            None => match here.create_dir(part) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    return Err(error).with_context(|| format!("cannot create {path}"));
                }
                _ => {}
            },
        }
        here = here
            .open_dir_nofollow(part)
            .with_context(|| format!("cannot open {path}"))?;
    }
    Ok(Some(here))
}

/// What stands at a path; none if nothing does.
///
/// # Errors
/// [`Refusal`] if a folder of the path is none.
pub(super) fn look(dir: &Dir, path: &str) -> Result<Option<Metadata>> {
    let (folder, name) = split(path);
    match sub(dir, folder)? {
        Some(folder) => at(&folder, name).with_context(|| format!("cannot read {path}")),
        None => Ok(None),
    }
}

/// The bytes of a regular file that is not larger than that; none of anything else, or where nothing is.
pub(super) fn read(dir: &Dir, path: &str, largest: u64) -> Result<Option<Vec<u8>>> {
    let (folder, name) = split(path);
    match sub(dir, folder)? {
        Some(folder) => {
            bytes(&folder, OsStr::new(name), largest).with_context(|| format!("cannot read {path}"))
        }
        None => Ok(None),
    }
}

/// The same for a name in a folder.
pub(super) fn bytes(dir: &Dir, name: &OsStr, largest: u64) -> io::Result<Option<Vec<u8>>> {
    // Looked at first: to open a device or a pipe does something.
    if !at(dir, name)?.is_some_and(|meta| meta.is_file() && meta.len() <= largest) {
        return Ok(None);
    }
    let mut options = OpenOptions::new();
    options.read(true).follow(FollowSymlinks::No);
    #[cfg(unix)]
    cap_fs_ext::OpenOptionsSyncExt::nonblock(&mut options, true);
    let file = dir.open_with(name, &options)?;
    let meta = file.metadata()?;
    if !meta.is_file() || meta.len() > largest {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default());
    file.take(largest + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= largest).then_some(bytes))
}

/// Makes a file that is not there yet.
pub(super) fn create(dir: &Dir, name: impl AsRef<Path>) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options
        .write(true)
        .create_new(true)
        .follow(FollowSymlinks::No);
    dir.open_with(name, &options)
}

/// Writes a file that is not there yet.
pub(super) fn fill(dir: &Dir, path: &str, bytes: &[u8]) -> Result<()> {
    let (folder, name) = split(path);
    let folder = make(dir, folder)?;
    create(&folder, name)
        .and_then(|mut file| file.write_all(bytes))
        .with_context(|| format!("cannot write {path}"))
}

/// The folder as the system's own file: what `O_PATH` handles cannot do, it can.
#[cfg(unix)]
pub(super) fn file(dir: &Dir) -> io::Result<std::fs::File> {
    use rustix::fs::{Mode, OFlags, openat};
    Ok(openat(
        dir,
        ".",
        OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
        Mode::empty(),
    )?
    .into())
}
