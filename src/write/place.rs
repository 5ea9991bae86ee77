//! In: a path as it was typed. Out: the place meant, in which no link that came with the repository was followed.

use std::{
    collections::VecDeque,
    ffi::OsString,
    fs, io,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use super::Refusal;
use crate::discover;

/// As many links as systems follow.
const LINKS: usize = 40;

/// The folders around a place whose links are not followed: what is in them came with the repository.
#[must_use]
pub fn closed(here: &Path) -> Vec<PathBuf> {
    let root = discover::root(here).or_else(|| here.canonicalize().ok());
    root.map(|root| discover::repository(&root))
        .into_iter()
        .collect()
}

/// The place that a path means. Links that stand in one of the `closed` folders are refused; others are the user's own.
///
/// # Errors
/// [`Refusal`] for such a link.
pub fn resolve(here: &Path, path: &Path, closed: &[PathBuf]) -> Result<PathBuf> {
    let shown = || format!("cannot find {}", path.display());
    let closed: Vec<PathBuf> = closed
        .iter()
        .map(|folder| folder.canonicalize().unwrap_or_else(|_| folder.clone()))
        .collect();
    let mut real = if path.is_absolute() {
        PathBuf::new()
    } else {
        here.canonicalize().with_context(shown)?
    };
    let mut rest: VecDeque<OsString> = VecDeque::new();
    let mut links = 0;
    take(&mut real, &mut rest, path);
    while let Some(part) = rest.pop_front() {
        if part == ".." {
            real.pop();
            continue;
        }
        let next = real.join(&part);
        match fs::symlink_metadata(&next) {
            Ok(meta) if meta.is_symlink() => {
                if closed.iter().any(|folder| real.starts_with(folder)) {
                    return Err(Refusal::Link(next.display().to_string()).into());
                }
                links += 1;
                if links > LINKS {
                    bail!("{}: too many links", path.display());
                }
                let target = fs::read_link(&next).with_context(shown)?;
                if target.is_absolute() {
                    real = PathBuf::new();
                }
                let after = std::mem::take(&mut rest);
                take(&mut real, &mut rest, &target);
                rest.extend(after);
            }
            Ok(_) => real = next,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // From here on nothing is there, and nothing may climb out of it.
                if rest.iter().any(|part| part == "..") {
                    return Err(error).with_context(shown);
                }
                real = next;
            }
            Err(error) => return Err(error).with_context(shown),
        }
    }
    Ok(real)
}

/// Adds the parts of a path to those still to be walked; where it begins is where the walk begins.
fn take(real: &mut PathBuf, rest: &mut VecDeque<OsString>, path: &Path) {
    for part in path.components() {
        match part {
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::CurDir => {}
            Component::ParentDir => rest.push_back("..".into()),
            Component::Normal(name) => rest.push_back(name.to_owned()),
        }
    }
}
