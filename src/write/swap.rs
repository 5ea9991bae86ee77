//! In: a whole site that waits. Out: it in the old one's place, in one step where the system can do that, else file by file.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use cap_std::fs::Dir;

use super::{
    Refusal, digest,
    folder::{self, LARGEST, identity},
    manifest::{self, MANIFEST, Maker},
    mirror::{self, Mirror},
    stage::{Site, Stage},
    staging::Staging,
    unix,
};
use crate::held;

/// Why a site cannot be put in place in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing can be made beside the folder, or moved from there.
    Parent,
    /// The system or the file system cannot exchange two folders.
    System,
    /// It is a work tree of git, which is not to be moved under git's feet.
    Git,
    /// It holds files of others that cannot stand in two folders at once, or too many.
    Foreign,
    /// Its owner or rights cannot be given to another folder.
    Rights,
    /// Who called, or the programme itself, stands in it.
    Here,
}

impl Why {
    /// As a message names it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::System => "system",
            Self::Git => "git",
            Self::Foreign => "foreign",
            Self::Rights => "rights",
            Self::Here => "here",
        }
    }
}

/// What was put in place.
#[derive(Debug)]
pub struct Published {
    /// Number of pages.
    pub files: usize,
    /// Why it was done file by file; none if in one step.
    pub by_file: Option<Why>,
}

/// A site that waits, and what becomes of the old one.
struct Swap {
    site: Site,
    staging: Staging,
    maker: Maker,
    /// All that will be ours, with its SHA-256.
    files: BTreeMap<String, String>,
    fresh: BTreeSet<String>,
    /// Pages of earlier runs that go, with their SHA-256: those that nobody has edited.
    going: BTreeMap<String, String>,
}

impl Stage {
    /// Puts the site in its place. `gone` says of a path of an earlier run whether it is to be removed.
    ///
    /// # Errors
    /// If something cannot be renamed or removed.
    pub fn publish(mut self, gone: &dyn Fn(&str) -> bool) -> Result<Published> {
        let (beside, maker) = (self.beside, self.maker);
        let earlier = std::mem::take(&mut self.earlier);
        let (site, staging, made, fresh) = self.taken_apart();
        let count = made.len();
        let (dropped, kept): (BTreeMap<_, _>, BTreeMap<_, _>) = earlier
            .files
            .into_iter()
            .filter(|(path, _)| !made.contains_key(path))
            .partition(|(path, _)| gone(path));
        let mut going = BTreeMap::new();
        for (path, hash) in dropped {
            if untouched(&site, &path, &hash, &made)? {
                going.insert(path, hash);
            }
        }
        let mut files = made;
        files.extend(kept);
        let text = manifest::text(maker, &files);
        if fresh.is_empty() && going.is_empty() && text == earlier.text {
            return Ok(Published {
                files: count,
                by_file: None,
            });
        }
        let mut swap = Swap {
            site,
            staging,
            maker,
            files,
            fresh,
            going,
        };
        let by_file = swap.settle(&text, beside)?;
        Ok(Published {
            files: count,
            by_file,
        })
    }
}

/// Whether a page of an earlier run is still what that run wrote.
fn untouched(site: &Site, path: &str, hash: &str, made: &BTreeMap<String, String>) -> Result<bool> {
    let Some(home) = &site.home else {
        return Ok(false);
    };
    let Some(meta) = folder::look(home, path)? else {
        return Ok(false);
    };
    // Where capitals are not told apart, it may be the place of a page of this run.
    let twin = made
        .keys()
        .find(|other| other.to_lowercase() == path.to_lowercase());
    if let Some(there) = twin
        .map(|twin| folder::look(home, twin))
        .transpose()?
        .flatten()
        && identity(&there) == identity(&meta)
    {
        return Ok(false);
    }
    Ok(folder::read(home, path, LARGEST)?
        .is_some_and(|bytes| digest(&bytes) == hash || digest(&unix(&bytes)) == hash))
}

impl Swap {
    /// Gives why it was done file by file, if it was.
    fn settle(&mut self, text: &str, beside: bool) -> Result<Option<Why>> {
        let Some(home) = self.site.home.take() else {
            return self.first(text).map(|()| None);
        };
        let why = match beside {
            false => Some(Why::Parent),
            true if self.site.lived_in => Some(Why::Here),
            true => self.exchange(&home, text)?,
        };
        if why.is_some() {
            self.by_file(&home, text)?;
        }
        Ok(why)
    }

    /// Where nothing stands yet.
    fn first(&mut self, text: &str) -> Result<()> {
        let failed = || format!("cannot create {}", self.site.shown);
        folder::fill(&self.staging.tree, MANIFEST, text.as_bytes())?;
        self.staging.let_go();
        let (above, name) = (&self.staging.above, self.site.below.as_str());
        if folder::at(above, name).with_context(failed)?.is_some() {
            return Err(Refusal::Busy(self.site.shown.clone()).into());
        }
        held::patiently(|| self.staging.own.rename(&self.staging.inner, above, name))
            .with_context(failed)
    }

    /// Exchanges the old site for the new one, if all that is not ours can be in both.
    fn exchange(&mut self, home: &Dir, text: &str) -> Result<Option<Why>> {
        let tree = &self.staging.tree;
        let left = |path: &str| {
            path == MANIFEST || self.fresh.contains(path) || self.going.contains_key(path)
        };
        let ours = |path: &str| self.files.contains_key(path);
        if let Err(why) = Mirror::new(&left, &ours).carry(home, tree, "", 0) {
            return Ok(Some(why));
        }
        folder::fill(tree, MANIFEST, text.as_bytes())?;
        let name = self.site.below.as_str();
        let there =
            folder::at(&self.staging.above, name).with_context(|| format!("cannot read {name}"))?;
        if there.map(|meta| identity(&meta)) != home.dir_metadata().ok().map(|meta| identity(&meta))
        {
            return Err(Refusal::Busy(self.site.shown.clone()).into());
        }
        if exchanged(&self.staging, name).is_err() {
            // The list goes again, for it would be renamed after pages.
            tree.remove_file(MANIFEST)
                .with_context(|| format!("cannot remove {MANIFEST}"))?;
            return Ok(Some(Why::System));
        }
        self.staging.spent = true;
        // The new site stands; what cannot be cleared away now, the next run does.
        let _ = mirror::retire(home, tree, &left);
        Ok(None)
    }

    /// Renames page by page. The list goes first: whatever happens next, all that is ours is known as ours.
    fn by_file(&self, home: &Dir, text: &str) -> Result<()> {
        let mut all = self.files.clone();
        all.extend(
            self.going
                .iter()
                .map(|(path, hash)| (path.clone(), hash.clone())),
        );
        self.list(home, &manifest::text(self.maker, &all))?;
        for path in &self.fresh {
            let failed = || format!("cannot write {path}");
            let (folder, name) = folder::split(path);
            let from = folder::make(&self.staging.tree, folder)?;
            let to = folder::make(home, folder)?;
            held::patiently(|| from.rename(name, &to, name)).with_context(failed)?;
        }
        for path in self.going.keys() {
            let (folder, name) = folder::split(path);
            let Some(dir) = folder::sub(home, folder)? else {
                continue;
            };
            held::patiently(|| dir.remove_file(name))
                .with_context(|| format!("cannot remove {path}"))?;
            // Windows removes no folder that is held open.
            drop(dir);
            // The name of a folder tells something too; one that still holds something stays.
            let mut empty = folder;
            while !empty.is_empty() {
                let (above, name) = folder::split(empty);
                if folder::sub(home, above)?.is_none_or(|dir| dir.remove_dir(name).is_err()) {
                    break;
                }
                empty = above;
            }
        }
        if self.going.is_empty() {
            Ok(())
        } else {
            self.list(home, text)
        }
    }

    /// Puts a list in place.
    fn list(&self, home: &Dir, text: &str) -> Result<()> {
        let tree = &self.staging.tree;
        if folder::at(tree, MANIFEST)?.is_some() {
            tree.remove_file(MANIFEST)?;
        }
        folder::fill(tree, MANIFEST, text.as_bytes())?;
        held::patiently(|| tree.rename(MANIFEST, home, MANIFEST))
            .with_context(|| format!("cannot write {MANIFEST}"))
    }
}

/// One step: each of two folders gets the other's name.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchanged(staging: &Staging, name: &str) -> std::io::Result<()> {
    use rustix::fs::{RenameFlags, renameat_with};
    Ok(renameat_with(
        &staging.own,
        staging.inner.as_str(),
        &staging.above,
        name,
        RenameFlags::EXCHANGE,
    )?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchanged(_staging: &Staging, _name: &str) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}
