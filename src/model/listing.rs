//! In: entries of folders, from whichever state of the files. Out: the cities, or the files below a folder, within bounds that are said.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use crate::model::{
    portable,
    tree::{Found, Unreadable},
};

/// Most entries of `cities/`.
pub const CITIES: usize = 50_000;
/// Most names below one city, or below another folder of a programme.
pub const NAMES: usize = 20_000;
/// Folders within each other below one of these that are entered; no file of a programme lies deeper.
const DEPTH: usize = 8;
/// The folder of a city that holds fiches: it is listed before all that does not belong there.
const PROJECTS: &str = "projects";

/// What an entry of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Entered.
    Folder,
    /// A plain file.
    File,
    /// A symbolic link, or what else leads elsewhere.
    Link,
    /// A commit of another repository.
    Submodule,
    /// A pipe, a device.
    Special,
}

impl Sort {
    /// Why nothing of it is read.
    fn closed(self) -> Option<Unreadable> {
        match self {
            Self::Folder | Self::File => None,
            Self::Link => Some(Unreadable::Link),
            Self::Submodule => Some(Unreadable::Submodule),
            Self::Special => Some(Unreadable::Special),
        }
    }
}

/// Entries of a folder, or why it gave none.
pub type Entries = Result<Vec<(OsString, Sort)>, Unreadable>;

/// The cities, sorted, and what lies beside them, of the entries of `cities/`. What is no folder and could be a city's is one that
/// cannot be read.
#[must_use]
pub fn cities(entries: Entries) -> (Vec<String>, Vec<Found>) {
    let entries = match entries {
        Ok(entries) => entries,
        Err(Unreadable::Absent) => return (Vec::new(), Vec::new()),
        Err(why) => return (Vec::new(), vec![found(Path::new("cities"), Some(why))]),
    };
    let (mut names, mut others) = (Vec::new(), Vec::new());
    for (name, sort) in entries {
        let shown = name.to_string_lossy();
        match sort {
            Sort::Folder if is_hidden(&name) || portable::is_left_by_system(&shown) => {}
            Sort::Folder => names.push(shown.into_owned()),
            Sort::Link | Sort::Submodule | Sort::Special if !shown.contains('.') => {
                names.push(shown.into_owned())
            }
            _ if is_hidden(&name) => {}
            _ => others.push(found(&Path::new("cities").join(&name), sort.closed())),
        }
    }
    names.sort_unstable();
    others.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    (names, others)
}

/// The files below a folder, sorted by path. A folder that cannot be entered, or holds more than may be named, is named itself.
pub fn below(folder: &str, list: impl Fn(&Path, usize) -> Entries) -> Vec<Found> {
    let place = Path::new(folder);
    let mut entries = match list(place, NAMES) {
        Ok(entries) => entries,
        Err(Unreadable::Absent) => return Vec::new(),
        Err(why) => return vec![found(place, Some(why))],
    };
    entries.retain(|(name, _)| !is_hidden(name));
    entries.sort_unstable_by(|a, b| (a.0 != PROJECTS, &a.0).cmp(&(b.0 != PROJECTS, &b.0)));
    let mut left = NAMES - entries.len();
    let mut all = Vec::with_capacity(entries.len());
    for (name, sort) in entries {
        let place = place.join(name);
        match sort {
            Sort::Folder => match walk(&place, &mut left, &list) {
                Ok(files) => all.extend(files),
                Err(why) => all.push(found(&place, Some(why))),
            },
            sort => all.push(found(&place, sort.closed())),
        }
    }
    all.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    all
}

/// All files below a folder, as long as there are names `left` to give.
fn walk(
    folder: &Path,
    left: &mut usize,
    list: &impl Fn(&Path, usize) -> Entries,
) -> Result<Vec<Found>, Unreadable> {
    let mut files = Vec::new();
    let mut open = vec![(folder.to_path_buf(), 1)];
    while let Some((folder, depth)) = open.pop() {
        if depth > DEPTH {
            return Err(Unreadable::Deep(DEPTH));
        }
        let entries = match list(&folder, *left) {
            Ok(entries) => entries,
            Err(Unreadable::Full(_)) => {
                *left = 0;
                return Err(Unreadable::Full(NAMES));
            }
            Err(why) => {
                files.push(found(&folder, Some(why)));
                continue;
            }
        };
        *left -= entries.len();
        for (name, sort) in entries.into_iter().filter(|(name, _)| !is_hidden(name)) {
            let place = folder.join(name);
            match sort {
                Sort::Folder => open.push((place, depth + 1)),
                sort => files.push(found(&place, sort.closed())),
            }
        }
    }
    Ok(files)
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn found(place: &Path, closed: Option<Unreadable>) -> Found {
    let parts: Vec<_> = place.iter().map(OsStr::to_string_lossy).collect();
    Found {
        path: parts.join("/"),
        place: PathBuf::from(place),
        closed,
    }
}
