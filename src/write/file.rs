//! In: the bytes of one file. Out: the old file or the new one, whole, whenever the run ends; never through a link.
//!
//! The bytes wait beside the file under a name that says the number which the system gave to them: nobody can foresee it, so what a
//! killed run left is known as ours, and goes with the next write there.

use std::{
    fs,
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use cap_fs_ext::{FollowSymlinks, MetadataExt as _, OpenOptionsFollowExt as _};
use cap_std::fs::{Dir, File, Metadata, OpenOptions};

use super::{
    Refusal, folder, place,
    staging::{OURS, random, tried},
};
use crate::held;

/// What is done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It is read.
    Text,
    /// It is run.
    Program,
}

/// Writes one file that was named on the command line. A device or a pipe is written to and stays what it is; links in one of the
/// `closed` folders, and one in the last place wherever it is, are refused.
///
/// # Errors
/// If the folder or the file cannot be written; [`Refusal`] for such a link.
pub fn file(here: &Path, path: &Path, closed: &[PathBuf], bytes: &[u8]) -> Result<()> {
    let failed = || format!("cannot write {}", path.display());
    let place = here.join(path);
    let meta = fs::metadata(&place).ok();
    if meta
        .as_ref()
        .is_some_and(|meta| !meta.is_file() && !meta.is_dir())
        || is_stream(&place)
    {
        // What has been written to a stream before stays.
        return fs::OpenOptions::new()
            .append(true)
            .open(&place)
            .and_then(|mut file| file.write_all(bytes))
            .with_context(failed);
    }
    if fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_symlink()) {
        return Err(Refusal::Link(path.display().to_string()).into());
    }
    if meta.is_some_and(|meta| meta.is_dir()) {
        return Err(io::Error::from(ErrorKind::IsADirectory)).with_context(failed);
    }
    let real = place::resolve(here, path, closed)?;
    let name = real
        .file_name()
        .with_context(failed)?
        .to_str()
        .with_context(|| format!("{}: the path is not UTF-8", path.display()))?;
    let dir = folder::open(real.parent().unwrap_or(Path::new(".")))?;
    replace(&dir, name, bytes, Mode::Text, &dir).with_context(failed)
}

/// Whether a path means one of the streams that the run was given, wherever it leads.
fn is_stream(path: &Path) -> bool {
    let real = path.parent().and_then(|folder| folder.canonicalize().ok());
    let means = |folder: &Path| folder.starts_with("/proc") || folder == "/dev";
    real.is_some_and(|folder| means(&folder))
        && fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink())
}

/// Writes one file below a folder; folders on the way are made, none of them may be a link, nor the file. The bytes wait in `nook`
/// if there is one on the same file system: a folder in which nobody looks.
///
/// # Errors
/// If it cannot be written; [`Refusal`] for a link, or where something else than a file stands.
pub fn below(root: &Path, path: &str, bytes: &[u8], mode: Mode, nook: Option<&Path>) -> Result<()> {
    let (folder, name) = folder::split(path);
    let dir = folder::make(&folder::open(root)?, folder)?;
    let failed = || format!("cannot write {path}");
    let nook = nook.and_then(|nook| folder::open(nook).ok());
    let refused = |error: anyhow::Error| match error.downcast::<Refusal>() {
        Ok(Refusal::Link(_)) => Refusal::Link(path.to_owned()).into(),
        Ok(_) => Refusal::Foreign(path.to_owned()).into(),
        Err(error) => error.context(failed()),
    };
    match &nook {
        Some(nook) if replace(&dir, name, bytes, mode, nook).is_ok() => Ok(()),
        _ => replace(&dir, name, bytes, mode, &dir).map_err(refused),
    }
}

/// Removes one file below a folder, if no folder on the way is a link.
///
/// # Errors
/// If it cannot be removed; [`Refusal`] for a link.
pub fn remove(root: &Path, path: &str) -> Result<()> {
    let (folder, name) = folder::split(path);
    let failed = || format!("cannot remove {path}");
    let dir = folder::sub(&folder::open(root)?, folder)?.with_context(failed)?;
    dir.remove_file(name).with_context(failed)
}

/// Gives a file or a folder below a folder another name, if no folder on the way is a link and nothing stands there.
///
/// # Errors
/// If it cannot be renamed; [`Refusal`] for a link, or where something stands already.
pub fn rename(root: &Path, from: &str, to: &str) -> Result<()> {
    let failed = || format!("cannot rename {from} to {to}");
    let root = folder::open(root)?;
    let ((old, name), (new, other)) = (folder::split(from), folder::split(to));
    let old = folder::sub(&root, old)?.with_context(failed)?;
    let new = folder::sub(&root, new)?.with_context(failed)?;
    // Where capitals are not told apart, the same file stands there under its own name.
    let same = |meta: &Metadata| {
        folder::at(&old, name)
            .ok()
            .flatten()
            .is_some_and(|own| folder::identity(&own) == folder::identity(meta))
    };
    match (
        folder::at(&old, name).with_context(failed)?,
        folder::at(&new, other).with_context(failed)?,
    ) {
        (Some(meta), _) if meta.is_symlink() => Err(Refusal::Link(from.to_owned()).into()),
        (_, Some(meta)) if !same(&meta) => Err(Refusal::Foreign(to.to_owned()).into()),
        _ => held::patiently(|| old.rename(name, &new, other)).with_context(failed),
    }
}

/// Puts a file in its place by way of another folder, which may be the same.
fn replace(dir: &Dir, name: &str, bytes: &[u8], mode: Mode, nook: &Dir) -> Result<()> {
    let before = folder::at(dir, name)?;
    match &before {
        Some(meta) if meta.is_symlink() => return Err(Refusal::Link(name.to_owned()).into()),
        Some(meta) if !meta.is_file() => return Err(Refusal::Foreign(name.to_owned()).into()),
        _ => {}
    }
    clear(nook);
    let (waiting, mut file) = begin(nook)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| rights(&file, before.as_ref(), mode));
    let done = written.and_then(|()| held::patiently(|| nook.rename(&waiting, dir, name)));
    if done.is_err() {
        let _ = nook.remove_file(&waiting);
    }
    Ok(done?)
}

/// A file of this run's own, locked while it lasts.
fn begin(nook: &Dir) -> io::Result<(String, File)> {
    for _ in 0..16 {
        let name = format!("{OURS}{}", random());
        let file = folder::create(nook, &name)?;
        let _ = tried(file.try_clone()?.into_std());
        let known = format!("{name}-{:x}", file.metadata()?.ino());
        // A run that clears up may have taken it, while it was empty, for a dead run's.
        match nook.rename(&name, nook, &known) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            moved => return moved.map(|()| (known, file)),
        }
    }
    Err(ErrorKind::NotFound.into())
}

/// Takes away what runs left that were killed.
fn clear(nook: &Dir) {
    let Ok(entries) = nook.entries() else { return };
    let names = entries
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().into_string().ok());
    for name in names
        .filter(|name| name.starts_with(OURS))
        .collect::<Vec<_>>()
    {
        let mut options = OpenOptions::new();
        options.read(true).follow(FollowSymlinks::No);
        let dead = || -> Option<bool> {
            let meta = folder::at(nook, &name).ok()??;
            let ours = meta.is_file() && is_ours(&name, &meta);
            let file = ours
                .then(|| nook.open_with(&name, &options).ok())
                .flatten()?;
            Some(tried(file.into_std()).ok()?.is_some())
        };
        if dead() == Some(true) {
            let _ = nook.remove_file(&name);
        }
    }
}

/// Whether a name says the number of its file; one that has none yet is empty.
fn is_ours(name: &str, meta: &Metadata) -> bool {
    let rest = name.strip_prefix(OURS).unwrap_or_default();
    let hexadecimal = |text: &str| text.len() == 16 && text.chars().all(|c| c.is_ascii_hexdigit());
    match rest.split_once('-') {
        None => hexadecimal(rest) && meta.len() == 0,
        Some((random, number)) => {
            hexadecimal(random)
                && u64::from_str_radix(number, 16).is_ok_and(|number| number == meta.ino())
        }
    }
}

/// A file keeps the rights it had.
#[cfg(unix)]
fn rights(file: &File, before: Option<&Metadata>, mode: Mode) -> io::Result<()> {
    use cap_std::fs::{Permissions, PermissionsExt as _};
    let run = if mode == Mode::Program { 0o111 } else { 0 };
    let fresh = if mode == Mode::Program { 0o755 } else { 0o644 };
    let wanted = before.map_or(fresh, |meta| meta.permissions().mode() & 0o7777 | run);
    file.set_permissions(Permissions::from_mode(wanted))
}

#[cfg(not(unix))]
fn rights(_file: &File, _before: Option<&Metadata>, _mode: Mode) -> io::Result<()> {
    Ok(())
}
