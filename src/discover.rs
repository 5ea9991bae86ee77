//! In: a folder on disk. Out: the programme's root, its cities, and the bytes of their files.
//!
//! The only place that reads the work tree: below the programme's root, by handles that follow no link.

mod handle;

use std::{
    collections::BTreeSet,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use anyhow::Result;
use cap_std::{ambient_authority, fs::Dir};

use crate::{
    fiche::path,
    model::{
        listing::{CITIES, Entries, Sort, below, cities},
        tree::{ATTACHMENT, Above, Attachment, Found, PROGRAMME_FILE, Tree, Unreadable, is_beside},
    },
};

/// The folder that holds `roadmap.yaml`, from `start` upwards.
#[must_use]
pub fn root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    let programmes: Vec<&Path> = start
        .ancestors()
        .filter(|folder| is_programme(folder))
        .collect();
    let own = |(at, folder): &(usize, &&Path)| is_own(folder, &programmes[at + 1..]);
    let found = programmes.iter().enumerate().find(own);
    found.map(|(_, folder)| folder.to_path_buf())
}

/// The programme that a path of the command line lies in: the nearest above it, unless a link within another one leads there.
#[must_use]
pub fn around(place: &Path) -> Option<PathBuf> {
    let place = plain(place)?;
    let programmes: Vec<(&Path, PathBuf)> = place
        .ancestors()
        .filter(|above| is_programme(above))
        .filter_map(|above| Some((above, above.canonicalize().ok()?)))
        .collect();
    let folders: Vec<&Path> = programmes.iter().map(|(above, _)| *above).collect();
    let straight = |(at, (above, real)): &(usize, &(&Path, PathBuf))| {
        programmes[at + 1..].iter().all(|(outer, outside)| {
            above
                .strip_prefix(outer)
                .is_ok_and(|rest| outside.join(rest) == *real)
        })
    };
    programmes
        .iter()
        .enumerate()
        .find(|one| straight(one) && is_own(folders[one.0], &folders[one.0 + 1..]))
        .map(|(_, (_, real))| real.clone())
}

/// Whether a folder with a `roadmap.yaml` is a programme of its own, beside those above it: among the fiches of one of the same
/// repository it is none, else a proposal could set a part of them apart from the rest.
fn is_own(folder: &Path, above: &[&Path]) -> bool {
    let top = kept(folder);
    above
        .iter()
        .filter(|outer| top.is_none_or(|top| outer.starts_with(top)))
        .all(|outer| !is_among_fiches(outer, folder))
}

/// Whether a folder lies where a programme has its fiches.
#[must_use]
pub fn is_among_fiches(programme: &Path, folder: &Path) -> bool {
    let inside = folder.strip_prefix(programme).ok();
    inside
        .and_then(|inside| inside.iter().next()?.to_str())
        .is_some_and(|first| path::FOLDERS.contains(&first))
}

/// The folder between a place and the programme found above it that holds cities as a programme does, but no `roadmap.yaml`.
#[must_use]
pub fn forsaken(root: &Path, place: &Path) -> Option<PathBuf> {
    let inside = named(root, place)?;
    inside
        .ancestors()
        .filter(|folder| !folder.as_os_str().is_empty())
        .map(|folder| root.join(folder))
        .filter(|folder| !is_among_fiches(root, folder))
        .find(|folder| folder.join(path::FOLDERS[0]).is_dir())
}

/// Where a place lies below a folder, by its names alone: what is a link in it stays one.
#[must_use]
pub fn named(root: &Path, place: &Path) -> Option<PathBuf> {
    let place = plain(place)?;
    let top = place
        .ancestors()
        .filter(|above| above.canonicalize().is_ok_and(|real| real == root))
        .last()?;
    place.strip_prefix(top).ok().map(Path::to_path_buf)
}

/// A path from the top of the disk, without steps up.
fn plain(place: &Path) -> Option<PathBuf> {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(place).ok()?.components() {
        match part {
            Component::ParentDir => _ = whole.pop(),
            Component::CurDir => {}
            part => whole.push(part),
        }
    }
    Some(whole)
}

fn is_programme(folder: &Path) -> bool {
    // One that is a link marks the programme too; that it is not followed is said when it is read.
    folder
        .join(PROGRAMME_FILE)
        .symlink_metadata()
        .is_ok_and(|meta| !meta.is_dir())
}

/// A programme as it stands on disk.
#[derive(Debug, Clone)]
pub struct WorkTree {
    /// Folder that holds `roadmap.yaml`, held open: what is put in its place later is not read.
    top: Option<Arc<Dir>>,
    /// Folders below it that are commits of other repositories, as the index has them; on disk they may be empty.
    others: Arc<BTreeSet<PathBuf>>,
    /// Files below it that the index has and a sparse checkout leaves out.
    absent: Arc<Vec<String>>,
    /// What the repository says above it.
    above: Option<Arc<Above>>,
}

impl WorkTree {
    /// The programme below a folder.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self {
            top: Dir::open_ambient_dir(root, ambient_authority())
                .ok()
                .map(Arc::new),
            others: Arc::default(),
            absent: Arc::default(),
            above: None,
        }
    }

    /// The same without what is in these folders, for they are other repositories.
    #[must_use]
    pub fn without(self, others: BTreeSet<PathBuf>) -> Self {
        Self {
            others: Arc::new(others),
            ..self
        }
    }

    /// The same where these files are left out on purpose.
    #[must_use]
    pub fn lacking(self, absent: Vec<String>) -> Self {
        Self {
            absent: Arc::new(absent),
            ..self
        }
    }

    /// The same with what the repository around it says at its top.
    #[must_use]
    pub fn within(self, repository: &Path, root: &Path, most: usize) -> Self {
        let folder = root
            .strip_prefix(repository)
            .ok()
            .and_then(Path::to_str)
            .filter(|folder| !folder.is_empty())
            .map(|folder| folder.replace(std::path::MAIN_SEPARATOR, "/"));
        let read = |folder: String| Arc::new(Above::read(&folder, &Self::new(repository), most));
        Self {
            above: folder.map(read),
            ..self
        }
    }

    fn top(&self) -> Result<&Dir, Unreadable> {
        self.top.as_deref().ok_or(Unreadable::Absent)
    }

    /// Entries of a folder, `most` at most.
    fn list(&self, folder: &Path, most: usize) -> Entries {
        if self.others.contains(folder) {
            return Err(Unreadable::Submodule);
        }
        let mut entries = handle::list(&handle::folder(self.top()?, folder)?, most)?;
        // What git knows as another repository is one here too, whatever its folder holds.
        for (_, sort) in entries
            .iter_mut()
            .filter(|(name, _)| self.others.contains(&folder.join(name)))
        {
            *sort = Sort::Submodule;
        }
        // A repository within this one is not the programme's, whether git knows it as a submodule or not.
        if entries.iter().any(|(name, _)| name == ".git") {
            return Err(Unreadable::Submodule);
        }
        Ok(entries)
    }

    /// Whether a file lies in another repository, though nobody listed its folder.
    fn is_foreign(&self, top: &Dir, file: &Path) -> bool {
        file.ancestors()
            .skip(1)
            .filter(|folder| folder.components().next().is_some())
            .any(|folder| {
                self.others.contains(folder) || top.symlink_metadata(folder.join(".git")).is_ok()
            })
    }
}

impl Tree for WorkTree {
    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)> {
        Ok(cities(self.list(Path::new("cities"), CITIES)))
    }

    fn absent(&self) -> &[String] {
        &self.absent
    }

    fn above(&self) -> Option<&Above> {
        self.above.as_deref()
    }

    fn files(&self, folder: &str) -> Vec<Found> {
        below(folder, |folder, most| self.list(folder, most))
    }

    fn bytes(&self, file: &Found, most: usize) -> Result<Vec<u8>, Unreadable> {
        let top = self.top()?;
        // Folders of fiches are listed, which finds another repository; those of a forge are not.
        if !path::is_inside(&file.path) && self.is_foreign(top, &file.place) {
            return Err(Unreadable::Submodule);
        }
        let (file, size) = handle::file(top, &file.place)?;
        handle::read(file, size, most)
    }

    fn attachment(&self, folder: &str, name: &str) -> Attachment {
        if !is_beside(name) {
            return Attachment::Unsafe;
        }
        match self
            .top()
            .and_then(|top| handle::file(top, &Path::new(folder).join(name)))
        {
            Ok((_, size)) if size > ATTACHMENT => Attachment::TooLarge(size),
            Ok((file, _)) => handle::digest(file).unwrap_or(Attachment::Absent),
            Err(Unreadable::Absent | Unreadable::Failed(_)) => Attachment::Absent,
            Err(_) => Attachment::Unsafe,
        }
    }
}
/// The nearest folder, from this one upwards, that a git repository keeps: the one with a `.git`.
#[must_use]
pub fn kept(folder: &Path) -> Option<&Path> {
    folder
        .ancestors()
        .find(|folder| folder.join(".git").exists())
}

/// The folder of the git repository that a folder lies in, or the folder itself.
#[must_use]
pub fn repository(root: &Path) -> PathBuf {
    kept(root).unwrap_or(root).to_path_buf()
}

/// Where a place is without links, which need not be there yet; none if what is not there climbs, for nobody can tell where to.
#[must_use]
pub fn real(place: &Path) -> Option<PathBuf> {
    let (above, rest) = place
        .ancestors()
        .find_map(|above| Some((above.canonicalize().ok()?, place.strip_prefix(above).ok()?)))?;
    rest.components()
        .all(|part| part != Component::ParentDir)
        .then(|| above.join(rest))
}

/// Whether a place, which need not be there yet, lies in a folder.
#[must_use]
pub fn lies_in(place: &Path, folder: &Path) -> bool {
    let folder = folder
        .canonicalize()
        .unwrap_or_else(|_| folder.to_path_buf());
    // What cannot be told is taken to lie inside.
    real(place).is_none_or(|place| place.starts_with(&folder))
}
