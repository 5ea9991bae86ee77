//! In: pages as they are made. Out: how they differ from those that stand in the output folder.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Mutex,
};

use anyhow::Result;

use super::{folder, into, locked, manifest::Manifest, stage::Site, unix};

/// How one page differs from what stands in the output folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// There is another text, or something that is no page.
    Stale(String),
    /// There is no such file.
    Missing(String),
    /// Written once, made no longer.
    Extra(String),
}

/// A comparison of pages with an output folder; pages come from several threads.
#[derive(Debug)]
pub struct Comparison {
    site: Site,
    seen: Mutex<BTreeSet<String>>,
    found: Mutex<Vec<Difference>>,
}

impl Comparison {
    /// Compares with what stands in `out`; links in one of the `closed` folders are not followed.
    ///
    /// # Errors
    /// [`super::Refusal`] if it is reached by such a link.
    pub fn new(here: &Path, out: &Path, closed: &[PathBuf]) -> Result<Self> {
        Ok(Self {
            site: Site::find(here, out, closed)?,
            seen: Mutex::default(),
            found: Mutex::default(),
        })
    }

    /// Compares one page.
    ///
    /// # Errors
    /// [`super::Refusal`] if a folder of its path is a link.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let meta = self
            .site
            .home
            .as_ref()
            .map(|home| folder::look(home, path))
            .transpose()?
            .flatten();
        let difference = match (meta, &self.site.home) {
            (Some(meta), Some(home)) => {
                // Sizes first: what is larger is not read at all. Line ends of Windows, as git may write them, make no other page.
                let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
                let most = (bytes.len() + ends) as u64;
                let read = if meta.is_file() && meta.len() <= most {
                    folder::read(home, path, most)?
                } else {
                    None
                };
                let same = read.is_some_and(|old| old == bytes || unix(&old) == unix(bytes));
                (!same).then(|| Difference::Stale(path.to_owned()))
            }
            _ => Some(Difference::Missing(path.to_owned())),
        };
        locked(&self.found).extend(difference);
        locked(&self.seen).insert(path.to_owned());
        Ok(())
    }

    /// The differences and the number of pages. `whole` says that the pages were all there should be.
    ///
    /// # Errors
    /// If the manifest is there but cannot be read.
    pub fn finish(self, whole: bool) -> Result<(Vec<Difference>, usize)> {
        let (mut found, seen) = (into(self.found), into(self.seen));
        if let Some(home) = self.site.home.filter(|_| whole) {
            for path in Manifest::read(&home)?
                .files
                .into_keys()
                .filter(|path| !seen.contains(path))
            {
                if folder::look(&home, &path)?.is_some() {
                    found.push(Difference::Extra(path));
                }
            }
        }
        found.sort();
        Ok((found, seen.len()))
    }
}
