//! In: pages. Out: files on disk, or what would change. The only place that touches output.
//!
//! All pages are written beside the target first and renamed at the end. A manifest names what `render` wrote; nothing
//! else is ever replaced or removed.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::render::Page;

/// Names what `render` wrote: path and SHA-256, a line each.
const MANIFEST: &str = ".roadmap-manifest";

/// How one page differs from what stands in the output folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// There is another text.
    Stale(String),
    /// There is no such file.
    Missing(String),
    /// Written once, made no longer.
    Extra(String),
}

/// A file that stands in the way and was not written by `render`.
#[derive(Debug)]
pub struct Foreign(pub String);

/// Writes one file: beside it first, then in its place.
///
/// # Errors
/// If the folder or the file cannot be written.
pub fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut staged = tempfile::NamedTempFile::new_in(folder).with_context(|| format!("cannot write in {}", folder.display()))?;
    staged.write_all(bytes).with_context(|| format!("cannot write {}", path.display()))?;
    publish(staged, path)
}

/// Compares pages with the output folder. `whole` says that the pages are all there should be.
///
/// # Errors
/// If the manifest is there but cannot be read.
pub fn compare(out: &Path, pages: &[Page], whole: bool) -> Result<Vec<Difference>> {
    let mut found = Vec::new();
    for page in pages {
        match fs::read(out.join(&page.path)) {
            Ok(bytes) if bytes == page.text.as_bytes() => {}
            Ok(_) => found.push(Difference::Stale(page.path.clone())),
            Err(_) => found.push(Difference::Missing(page.path.clone())),
        }
    }
    if whole {
        for path in manifest(out)?.into_keys() {
            if !pages.iter().any(|page| page.path == path) && out.join(&path).exists() {
                found.push(Difference::Extra(path));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Puts pages into the output folder. `gone` says of a path of an earlier run whether it is to be removed.
///
/// # Errors
/// If something cannot be written; [`Foreign`] inside if a file of someone else's stands in the way.
pub fn pages(out: &Path, pages: &[Page], gone: &dyn Fn(&str) -> bool) -> Result<std::result::Result<(), Foreign>> {
    let mut written = manifest(out)?;
    for page in pages {
        let place = out.join(&page.path);
        if fs::symlink_metadata(&place).is_ok()
            && !written.contains_key(&page.path)
            && fs::read(&place).ok().as_deref() != Some(page.text.as_bytes())
        {
            return Ok(Err(Foreign(page.path.clone())));
        }
    }
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
    let home = out.canonicalize().with_context(|| format!("cannot open {}", out.display()))?;
    let mut staged: Vec<(tempfile::NamedTempFile, PathBuf)> = Vec::with_capacity(pages.len());
    for page in pages {
        let place = home.join(&page.path);
        let folder = place.parent().unwrap_or(&home).to_path_buf();
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        if !folder.canonicalize().is_ok_and(|real| real.starts_with(&home)) {
            bail!("{} leads out of {}", folder.display(), out.display());
        }
        let mut temp = tempfile::Builder::new()
            .prefix(".roadmap-")
            .tempfile_in(&folder)
            .with_context(|| format!("cannot write in {}", folder.display()))?;
        temp.write_all(page.text.as_bytes()).with_context(|| format!("cannot write {}", place.display()))?;
        staged.push((temp, place));
        written.insert(page.path.clone(), digest(page.text.as_bytes()));
    }
    // From here on only renames: what can fail has been done.
    let mut dropped = Vec::new();
    written.retain(|path, hash| {
        let keep = pages.iter().any(|page| page.path == *path) || !gone(path);
        if !keep {
            dropped.push((path.clone(), hash.clone()));
        }
        keep
    });
    for (temp, place) in staged {
        publish(temp, &place)?;
    }
    for (path, hash) in dropped {
        let place = home.join(&path);
        // Edited by hand since: it is no longer ours to remove.
        if fs::read(&place).is_ok_and(|bytes| digest(&bytes) == hash) {
            fs::remove_file(&place).with_context(|| format!("cannot remove {}", place.display()))?;
        }
    }
    let text: String = written.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect();
    file(&home.join(MANIFEST), text.as_bytes())?;
    Ok(Ok(()))
}

fn publish(staged: tempfile::NamedTempFile, place: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::Permissions::from_mode(0o644);
        fs::set_permissions(staged.path(), mode).with_context(|| format!("cannot write {}", place.display()))?;
    }
    staged.persist(place).map(drop).with_context(|| format!("cannot write {}", place.display()))
}

fn manifest(out: &Path) -> Result<BTreeMap<String, String>> {
    let place = out.join(MANIFEST);
    let text = match fs::read_to_string(&place) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", place.display())),
    };
    let safe = |path: &str| !path.starts_with('/') && !path.split('/').any(|part| part == ".." || part.is_empty());
    Ok(text
        .lines()
        .filter_map(|line| line.split_once("  "))
        .filter(|(_, path)| safe(path))
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect())
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
