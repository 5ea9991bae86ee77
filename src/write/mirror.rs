//! In: an old site and the new one that is to take its place. Out: what else stood in the old one, in the new one too.

use std::{ffi::OsString, io::ErrorKind};

use anyhow::{Context as _, Result};
use cap_fs_ext::{DirExt as _, MetadataExt as _};
use cap_std::fs::{Dir, Metadata};

use super::{
    Why,
    folder::{self, LARGEST, identity},
};

/// More files of others, or deeper folders, are left where they stand.
const FOREIGN: usize = 20_000;
const DEPTH: usize = 32;

/// What of an old site is carried over.
pub(super) struct Mirror<'a> {
    /// Whether the new site has its own at a path, or none.
    pub(super) left: &'a dyn Fn(&str) -> bool,
    /// Whether a path is that of a page that stays.
    pub(super) ours: &'a dyn Fn(&str) -> bool,
    foreign: usize,
}

/// Why something cannot be carried over.
type Carried<T> = Result<T, Why>;

impl<'a> Mirror<'a> {
    pub(super) fn new(left: &'a dyn Fn(&str) -> bool, ours: &'a dyn Fn(&str) -> bool) -> Self {
        Self {
            left,
            ours,
            foreign: 0,
        }
    }

    /// Links what stands in one folder into the other, and makes the other look like it. Gives whether it will hold anything.
    pub(super) fn carry(
        &mut self,
        old: &Dir,
        new: &Dir,
        path: &str,
        depth: usize,
    ) -> Carried<bool> {
        if depth > DEPTH {
            return Err(Why::Foreign);
        }
        let mut names = names(old).map_err(|_| Why::Foreign)?;
        names.sort_unstable();
        let mut held = names.is_empty();
        for name in names {
            // What is no text is nobody's page.
            let below = name.to_str().map(|name| {
                if path.is_empty() {
                    name.to_owned()
                } else {
                    format!("{path}/{name}")
                }
            });
            let meta = old.symlink_metadata(&name).map_err(|_| Why::Foreign)?;
            if name == ".git" {
                return Err(Why::Git);
            }
            if meta.is_dir() {
                let lower = below.unwrap_or_else(|| format!("{path}/?"));
                held |= self.folder(old, new, &name, &lower, depth)?;
            } else if !below.as_deref().is_some_and(self.left) {
                self.file(old, new, &name, below.as_deref(), &meta)?;
                held = true;
            }
        }
        like(old, new)?;
        Ok(held)
    }

    fn folder(
        &mut self,
        old: &Dir,
        new: &Dir,
        name: &OsString,
        path: &str,
        depth: usize,
    ) -> Carried<bool> {
        let from = old.open_dir_nofollow(name).map_err(|_| Why::Foreign)?;
        if from.dir_metadata().map_err(|_| Why::Foreign)?.dev()
            != old.dir_metadata().map_err(|_| Why::Foreign)?.dev()
        {
            return Err(Why::System);
        }
        match new.create_dir(name) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(Why::System),
            _ => {}
        }
        let to = new.open_dir_nofollow(name).map_err(|_| Why::Foreign)?;
        if self.carry(&from, &to, path, depth + 1)? {
            return Ok(true);
        }
        // All in it has gone; a page of this run may be in it all the same.
        Ok(new.remove_dir(name).is_err())
    }

    fn file(
        &mut self,
        old: &Dir,
        new: &Dir,
        name: &OsString,
        path: Option<&str>,
        meta: &Metadata,
    ) -> Carried<()> {
        let ours = path.is_some_and(self.ours);
        self.foreign += usize::from(!ours);
        if self.foreign > FOREIGN {
            return Err(Why::Foreign);
        }
        if old.hard_link(name, new, name).is_ok() {
            return Ok(());
        }
        // A page may be another file as long as it says the same; what others wrote stays what it is.
        if !ours || !meta.is_file() {
            return Err(Why::Foreign);
        }
        let bytes = folder::bytes(old, name, LARGEST)
            .ok()
            .flatten()
            .ok_or(Why::Foreign)?;
        let mut file = folder::create(new, name).map_err(|_| Why::Foreign)?;
        std::io::Write::write_all(&mut file, &bytes).map_err(|_| Why::System)
    }
}

fn names(dir: &Dir) -> std::io::Result<Vec<OsString>> {
    dir.entries()?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect()
}

/// Gives a new folder the owner and the rights of the old one; it must not differ in more.
#[cfg(unix)]
fn like(old: &Dir, new: &Dir) -> Carried<()> {
    use cap_std::fs::MetadataExt as _;
    use rustix::fs::{Gid, Mode, RawMode, Uid, fchmod, fchown};
    let system = |_| Why::System;
    let wanted = old.dir_metadata().map_err(|_| Why::System)?;
    let (from, to) = (
        folder::file(old).map_err(system)?,
        folder::file(new).map_err(system)?,
    );
    let seen = new.dir_metadata().map_err(system)?;
    if (seen.uid(), seen.gid()) != (wanted.uid(), wanted.gid()) {
        fchown(
            &to,
            Some(Uid::from_raw(wanted.uid())),
            Some(Gid::from_raw(wanted.gid())),
        )
        .map_err(|_| Why::Rights)?;
    }
    if seen.mode() != wanted.mode() || seen.gid() != wanted.gid() {
        fchmod(&to, Mode::from_raw_mode(wanted.mode() as RawMode)).map_err(|_| Why::Rights)?;
    }
    let kept = new.dir_metadata().map_err(system)?.mode() == wanted.mode()
        && attributes(&from) == attributes(&to);
    if kept { Ok(()) } else { Err(Why::Rights) }
}

/// Elsewhere a new folder has the rights of the one it stands in.
#[cfg(not(unix))]
fn like(_old: &Dir, _new: &Dir) -> Carried<()> {
    Ok(())
}

/// Access lists, labels, and what else hangs on a folder.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn attributes(file: &std::fs::File) -> Vec<(Vec<u8>, Option<Vec<u8>>)> {
    let mut list = vec![0; 1 << 16];
    let Ok(size) = rustix::fs::flistxattr(file, list.as_mut_slice()) else {
        return Vec::new();
    };
    let one = |name: &[u8]| {
        let mut value = vec![0; 1 << 16];
        let size = rustix::fs::fgetxattr(file, name, value.as_mut_slice()).ok();
        (name.to_vec(), size.map(|size| value[..size].to_vec()))
    };
    let mut all: Vec<_> = list[..size]
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty())
        .map(one)
        .collect();
    all.sort_unstable();
    all
}

#[cfg(all(
    unix,
    not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))
))]
fn attributes(_file: &std::fs::File) -> [u8; 0] {
    []
}

/// Empties an old site: what the new one has too, and what was `ours`, goes; what others put there meanwhile is moved over.
pub(super) fn retire(old: &Dir, new: &Dir, ours: &dyn Fn(&str) -> bool) -> Result<()> {
    empty(old, new, "", ours)
}

fn empty(old: &Dir, new: &Dir, path: &str, ours: &dyn Fn(&str) -> bool) -> Result<()> {
    for name in names(old)? {
        let shown = name.to_string_lossy();
        let below = if path.is_empty() {
            shown.into_owned()
        } else {
            format!("{path}/{shown}")
        };
        let meta = old.symlink_metadata(&name)?;
        let there = folder::at(new, &name)?;
        if meta.is_dir() {
            let from = old.open_dir_nofollow(&name)?;
            match there {
                Some(there) if there.is_dir() => {
                    empty(&from, &new.open_dir_nofollow(&name)?, &below, ours)?
                }
                // Only pages of ours were in it, or it came meanwhile.
                None => {
                    drop_ours(&from, &below, ours)?;
                    if old.remove_dir(&name).is_err() {
                        old.rename(&name, new, &name)
                            .with_context(|| format!("cannot move {below}"))?;
                    }
                    continue;
                }
                Some(_) => continue,
            }
            let _ = old.remove_dir(&name);
        } else if there
            .as_ref()
            .is_some_and(|there| identity(there) == identity(&meta))
            || ours(&below)
        {
            old.remove_file(&name)
                .with_context(|| format!("cannot remove {below}"))?;
        } else if there
            .as_ref()
            .is_none_or(|there| !there.is_dir() && older(there, &meta))
        {
            old.rename(&name, new, &name)
                .with_context(|| format!("cannot move {below}"))?;
        } else if there.is_some_and(|there| !there.is_dir()) {
            old.remove_file(&name)
                .with_context(|| format!("cannot remove {below}"))?;
        }
    }
    Ok(())
}

/// Removes pages from a folder that the new site does not have.
fn drop_ours(dir: &Dir, path: &str, ours: &dyn Fn(&str) -> bool) -> Result<()> {
    for name in names(dir)? {
        let below = format!("{path}/{}", name.to_string_lossy());
        if dir.symlink_metadata(&name)?.is_dir() {
            drop_ours(&dir.open_dir_nofollow(&name)?, &below, ours)?;
            let _ = dir.remove_dir(&name);
        } else if ours(&below) {
            dir.remove_file(&name)
                .with_context(|| format!("cannot remove {below}"))?;
        }
    }
    Ok(())
}

/// Whether the first was not written after the second.
fn older(one: &Metadata, other: &Metadata) -> bool {
    one.modified()
        .ok()
        .zip(other.modified().ok())
        .is_none_or(|(one, other)| one <= other)
}
