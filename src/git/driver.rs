//! In: a git repository. Out: its settings for merging fiches, and the three versions of a file that is not merged yet.

use std::path::Path;

use git2::{AttrCheckFlags, ConfigLevel};

use crate::git::{Answer, Git, Trouble, damaged};

/// Name of the driver in git's settings and in `.gitattributes`.
pub const DRIVER: &str = "roadmap";

/// The versions of a file in the index: what both began with, ours, theirs; none where it was not there.
pub type Stages = [Option<Vec<u8>>; 3];

impl Git {
    /// Sets the command by which this repository merges fiches; whether it was another.
    ///
    /// # Errors
    /// If the settings cannot be written.
    pub fn set_driver(&self, name: &str, command: &str) -> Answer<bool> {
        let harmed = |error: git2::Error| damaged(&error, "config");
        self.with(|repository| {
            // Whoever gave the repository may have it lead to the settings of a person.
            let file = repository.commondir().join("config");
            if file.is_symlink() {
                return Err(Trouble::Unsupported(format!("{}: link", file.display())));
            }
            let config = repository.config().map_err(harmed)?;
            let mut local = config.open_level(ConfigLevel::Local).map_err(harmed)?;
            let keys = [("name", name), ("driver", command)];
            let mut changed = false;
            for (key, value) in keys {
                let key = format!("merge.{DRIVER}.{key}");
                if local.get_string(&key).ok().as_deref() != Some(value) {
                    local.set_str(&key, value).map_err(harmed)?;
                    changed = true;
                }
            }
            Ok(changed)
        })
    }

    /// Whether the attributes say that a path is merged by our driver.
    #[must_use]
    pub fn is_driven(&self, path: &Path) -> bool {
        self.with(|repository| {
            let found = repository.get_attr(path, "merge", AttrCheckFlags::FILE_THEN_INDEX);
            Ok(matches!(found, Ok(Some(DRIVER))))
        })
        .unwrap_or(false)
    }

    /// Paths that are not merged yet.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn unmerged(&self) -> Answer<Vec<String>> {
        self.with(|repository| {
            let index = self.index(repository)?;
            let mut paths: Vec<String> = index
                .iter()
                .filter(|entry| stage(entry.flags) > 0)
                .map(|entry| String::from_utf8_lossy(&entry.path).into_owned())
                .collect();
            paths.dedup();
            Ok(paths)
        })
    }

    /// The versions of a path that is not merged yet; none if it is. One of more than `most` bytes is left out.
    ///
    /// # Errors
    /// If the index or a version cannot be read.
    pub fn stages(&self, path: &str, most: usize) -> Answer<Option<Stages>> {
        let mut ids = [None; 3];
        self.with(|repository| {
            for entry in self.index(repository)?.iter() {
                if let 1..=3 = stage(entry.flags)
                    && entry.path == path.as_bytes()
                {
                    ids[stage(entry.flags) - 1] = Some(entry.id);
                }
            }
            Ok(())
        })?;
        if ids.iter().all(Option::is_none) {
            return Ok(None);
        }
        let mut stages = [None, None, None];
        for (at, id) in ids.into_iter().enumerate() {
            if let Some(id) = id {
                stages[at] = self.blob(id, path, most)?.1;
            }
        }
        Ok(Some(stages))
    }
}

/// Which version an entry of the index is; none of them, 0, if it is merged.
fn stage(flags: u16) -> usize {
    usize::from((flags >> 12) & 3)
}
