//! In: a git repository. Out: its settings for merging fiches, and the three versions of a file that is not merged yet.

use std::{collections::BTreeMap, path::Path};

use git2::{AttrCheckFlags, ConfigLevel, Oid};

use crate::git::{Answer, Git, Trouble, damaged, plain};

/// Name of the driver in git's settings and in `.gitattributes`.
pub const DRIVER: &str = "roadmap";

/// The versions of a file in the index: what both began with, ours, theirs; none where it was not there.
pub type Stages = [Option<Vec<u8>>; 3];

/// The names of their contents.
pub type Ids = [Option<Oid>; 3];

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
        self.attribute(path, "merge")
            .is_some_and(|value| value == DRIVER)
    }

    /// What the attributes say of a path, empty where they say nothing; none where they cannot be asked.
    fn attribute(&self, path: &Path, name: &str) -> Option<String> {
        let work = self.work.as_deref().unwrap_or(&self.folder);
        let mut files = path
            .ancestors()
            .skip(1)
            .map(|folder| work.join(folder).join(".gitattributes"));
        // A pipe would be waited for.
        if !files.all(|file| plain::opens(&file)) {
            return None;
        }
        self.with(|repository| {
            let found = repository.get_attr(path, name, AttrCheckFlags::FILE_THEN_INDEX);
            Ok(found.ok().map(|value| value.unwrap_or_default().to_owned()))
        })
        .ok()
        .flatten()
    }

    /// Whether git would leave a path out that it does not know yet; none where that cannot be asked.
    #[must_use]
    pub fn is_ignored(&self, path: &Path) -> Option<bool> {
        let work = self.work.as_deref().unwrap_or(&self.folder);
        let own = path.ancestors().skip(1);
        let mut files: Vec<_> = own
            .map(|folder| work.join(folder).join(".gitignore"))
            .collect();
        self.with(|repository| {
            files.push(repository.commondir().join("info/exclude"));
            let config = repository.config();
            files.extend(config.and_then(|config| config.get_path("core.excludesFile")));
            // A pipe would be waited for.
            let readable = files.iter().all(|file| plain::opens(file));
            let asked = readable.then(|| repository.is_path_ignored(path).ok());
            Ok(asked.flatten())
        })
        .ok()
        .flatten()
    }

    /// Whether the attributes have a program of git's make what is kept of a path, which we never run.
    #[must_use]
    pub fn is_filtered(&self, path: &Path) -> bool {
        self.attribute(path, "filter")
            .is_none_or(|value| !matches!(value.as_str(), "" | "unset"))
    }

    /// Paths that are not merged yet, each with the ids of its versions.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn unmerged(&self) -> Answer<BTreeMap<String, Ids>> {
        let mut unmerged: BTreeMap<String, Ids> = BTreeMap::new();
        self.with(|repository| {
            for entry in self.index(repository)?.iter() {
                if let at @ 1..=3 = stage(entry.flags) {
                    let path = String::from_utf8_lossy(&entry.path).into_owned();
                    unmerged.entry(path).or_default()[at - 1] = Some(entry.id);
                }
            }
            Ok(())
        })?;
        Ok(unmerged)
    }

    /// The versions behind these ids of a path. One of more than `most` bytes is left out.
    ///
    /// # Errors
    /// If a version cannot be read.
    pub fn stages(&self, ids: &Ids, path: &str, most: usize) -> Answer<Stages> {
        let mut stages = Stages::default();
        for (stage, id) in stages.iter_mut().zip(ids) {
            if let Some(id) = id {
                *stage = self.blob(*id, path, most)?.1;
            }
        }
        Ok(stages)
    }
}

/// Which version an entry of the index is; none of them, 0, if it is merged.
fn stage(flags: u16) -> usize {
    usize::from((flags >> 12) & 3)
}
