//! In: pages as they are made. Out: each where it waits, with what of the old site it takes the place of.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Mutex,
};

use anyhow::{Context as _, Result, anyhow};
use cap_std::fs::Dir;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::{
    Refusal, digest,
    folder::{self, LARGEST},
    into, locked,
    manifest::{MANIFEST, Maker, Manifest},
    mirror, place,
    staging::{self, Retire, Staging},
};
use crate::model::site;

/// Where a site is to stand.
#[derive(Debug)]
pub(super) struct Site {
    /// As it was typed.
    pub(super) shown: String,
    /// The nearest folder above it that is there; none above the root of a file system.
    pub(super) above: Option<Dir>,
    /// The way from there.
    pub(super) below: String,
    /// What stands there.
    pub(super) home: Option<Dir>,
    /// Whether somebody stands in it who is not to be moved: who called, or the programme.
    pub(super) lived_in: bool,
}

impl Site {
    /// Finds the place, and what stands there.
    ///
    /// # Errors
    /// [`Refusal`] if it is reached by a link of the repository's own, or is no folder.
    pub(super) fn find(here: &Path, out: &Path, closed: &[PathBuf]) -> Result<Self> {
        let real = place::resolve(here, out, closed)?;
        let shown = out.display().to_string();
        let home = match real.symlink_metadata() {
            Ok(meta) if meta.is_dir() => Some(folder::open(&real)?),
            Ok(_) => return Err(Refusal::Foreign(shown).into()),
            Err(_) => None,
        };
        let parent = real
            .parent()
            .and_then(|parent| parent.ancestors().find(|folder| folder.is_dir()));
        let below = parent
            .and_then(|parent| real.strip_prefix(parent).ok())
            .unwrap_or(&real);
        let below = below
            .to_str()
            .with_context(|| format!("{shown}: the path is not UTF-8"))?;
        let below = below.replace(std::path::MAIN_SEPARATOR, "/");
        // One may be allowed to go through a folder, but not to open it.
        let above = parent.and_then(|parent| folder::open(parent).ok());
        let standing = std::env::current_dir()
            .into_iter()
            .chain([here.to_path_buf()])
            .chain(closed.iter().cloned());
        let lived_in = standing
            .filter_map(|folder| folder.canonicalize().ok())
            .any(|folder| folder.starts_with(&real));
        Ok(Self {
            shown,
            above,
            below,
            home,
            lived_in,
        })
    }
}

/// Pages on their way into an output folder; they come from several threads.
#[derive(Debug)]
pub struct Stage {
    pub(super) site: Site,
    pub(super) staging: Staging,
    /// Whether it waits beside the site, and not in it.
    pub(super) beside: bool,
    pub(super) maker: Maker,
    pub(super) earlier: Manifest,
    /// Path and SHA-256 of every page of this run.
    made: Mutex<BTreeMap<String, String>>,
    /// Those whose text is new.
    fresh: Mutex<BTreeSet<String>>,
    /// Names as systems see them that tell no capitals, and no ways to write an accent.
    taken: Mutex<BTreeSet<String>>,
}

impl Stage {
    /// Opens an output folder, which need not be there, for pages of one audience. Links in one of the `closed` folders are not
    /// followed.
    ///
    /// # Errors
    /// If nothing can be written there; [`Refusal`] if what is there is someone else's.
    pub fn open(here: &Path, out: &Path, closed: &[PathBuf], maker: Maker) -> Result<Self> {
        let mut site = Site::find(here, out, closed)?;
        let manifest = |home: Option<&Dir>| {
            home.map(Manifest::read)
                .transpose()
                .map(Option::unwrap_or_default)
        };
        // Before anything is made: what is refused leaves no trace.
        let there = manifest(site.home.as_ref())?;
        if let Some(other) = there.audience.filter(|other| other != maker.audience) {
            return Err(Refusal::Audience(site.shown, other).into());
        }
        if there.published && !maker.publishes {
            return Err(Refusal::Published(site.shown).into());
        }
        // Folders on the way are made at once: what waits stands beside the site, where the next run looks for it.
        let (way, name) = folder::split(&site.below);
        let (way, name) = (way.to_owned(), name.to_owned());
        if let Some(above) = site.above.as_ref().filter(|_| !way.is_empty()) {
            site.above = Some(folder::make(above, &way)?);
            site.below = name;
        }
        let prefix = staging::prefix(&site.below);
        let (staging, beside) = begin(&site, &prefix)?;
        let known = |path: &str| path == MANIFEST || site::is_made(path);
        let retire = site
            .home
            .as_ref()
            .map(|home| move |old: &Dir| mirror::retire(old, home, &known));
        let retire = retire.as_ref().map(|retire| retire as Retire<'_>);
        for folder in site.above.iter().chain(&site.home) {
            staging::clear(folder, &prefix, &staging.name, &site.shown, retire)?;
        }
        let earlier = manifest(site.home.as_ref())?;
        let (made, fresh, taken) = Default::default();
        Ok(Self {
            site,
            staging,
            beside,
            maker,
            earlier,
            made,
            fresh,
            taken,
        })
    }

    /// Stages one page; one whose text stands there already is left as it is.
    ///
    /// # Errors
    /// If it cannot be written; [`Refusal`] if a file of someone else's stands in the way.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        if !site::is_made(path) {
            return Err(Refusal::Name(path.to_owned()).into());
        }
        if !locked(&self.taken).insert(path.nfc().collect::<String>().to_lowercase()) {
            return Err(Refusal::Twice(path.to_owned()).into());
        }
        if !self.stands(path, bytes)? {
            folder::fill(&self.staging.tree, path, bytes)?;
            locked(&self.fresh).insert(path.to_owned());
        }
        locked(&self.made).insert(path.to_owned(), digest(bytes));
        Ok(())
    }

    /// The text of a page of an earlier run, as it stands; none where there is none of ours.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn earlier(&self, path: &str) -> Result<Option<String>> {
        let Some(home) = self
            .site
            .home
            .as_ref()
            .filter(|_| self.earlier.files.contains_key(path))
        else {
            return Ok(None);
        };
        if folder::look(home, path)?.is_none_or(|meta| !meta.is_file()) {
            return Ok(None);
        }
        Ok(folder::read(home, path, LARGEST)?.and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// Whether these very bytes stand at a path; refused if what stands there is not ours to replace.
    fn stands(&self, path: &str, bytes: &[u8]) -> Result<bool> {
        let Some(home) = &self.site.home else {
            return Ok(false);
        };
        let Some(meta) = folder::look(home, path)? else {
            return Ok(false);
        };
        if meta.is_symlink() {
            return Err(Refusal::Link(path.to_owned()).into());
        }
        let size = bytes.len() as u64;
        if meta.is_file()
            && meta.len() == size
            && folder::read(home, path, size)?.is_some_and(|old| old == bytes)
        {
            return Ok(true);
        }
        if meta.is_file() && self.earlier.files.contains_key(path) {
            return Ok(false);
        }
        Err(Refusal::Foreign(path.to_owned()).into())
    }

    /// Every file that will be ours once this run is published, with its bytes as they stand on disk: those of this run, and
    /// of earlier ones those that `gone` does not name.
    ///
    /// # Errors
    /// If one cannot be read.
    pub fn each<T: Send>(
        &self,
        gone: &(dyn Fn(&str) -> bool + Sync),
        look: &(dyn Fn(&str, &[u8]) -> T + Sync),
    ) -> Result<Vec<T>> {
        let made = locked(&self.made).clone();
        let fresh = locked(&self.fresh).clone();
        let kept = self
            .earlier
            .files
            .keys()
            .filter(|path| !made.contains_key(*path) && !gone(path));
        let paths: Vec<&String> = made.keys().chain(kept).collect();
        let one = |path: &&String| {
            let from = if fresh.contains(*path) {
                Some(&self.staging.tree)
            } else {
                self.site.home.as_ref()
            };
            let bytes = from
                .map(|folder| folder::read(folder, path, LARGEST))
                .transpose()?
                .flatten();
            match bytes {
                Some(bytes) => Ok(Some(look(path, &bytes))),
                // An earlier one that is there no more, or has become something else, is not ours.
                None if !made.contains_key(*path) && !self.too_large(path) => Ok(None),
                None => Err(anyhow!("cannot read {path}")),
            }
        };
        let read: Result<Vec<Option<T>>> = paths.par_iter().map(one).collect();
        Ok(read?.into_iter().flatten().collect())
    }

    /// Files of earlier runs, by path.
    pub fn standing(&self) -> impl Iterator<Item = &str> {
        self.earlier.files.keys().map(String::as_str)
    }

    /// Whether a regular file stands there that is too large to be looked through.
    fn too_large(&self, path: &str) -> bool {
        let meta = self.site.home.as_ref().map(|home| folder::look(home, path));
        meta.is_some_and(|meta| meta.is_ok_and(|meta| meta.is_some_and(|meta| meta.is_file())))
    }

    /// What was made, and which of it is new.
    pub(super) fn taken_apart(self) -> (Site, Staging, BTreeMap<String, String>, BTreeSet<String>) {
        (self.site, self.staging, into(self.made), into(self.fresh))
    }
}

/// Makes the folder where pages wait: beside the site, or in it where nothing can be made beside it or moved from there.
fn begin(site: &Site, prefix: &str) -> Result<(Staging, bool)> {
    let failed = || format!("cannot write beside {}", site.shown);
    let beside = site
        .above
        .as_ref()
        .map(|above| Staging::begin(above, prefix));
    match (beside, &site.home) {
        (Some(Ok(staging)), None) => Ok((staging, true)),
        (Some(Ok(staging)), Some(home)) if staging.reaches(home) => Ok((staging, true)),
        (Some(Err(error)), None) => Err(error).with_context(failed),
        (_, Some(home)) => Ok((
            Staging::begin(home, prefix)
                .with_context(|| format!("cannot write in {}", site.shown))?,
            false,
        )),
        (None, None) => Err(anyhow!(failed())),
    }
}
