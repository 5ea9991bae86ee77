//! In: a path that is not there, a folder that is no programme. Out: what may have been meant.

use std::{
    collections::VecDeque,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    fiche::path::is_programme_file_renamed,
    model::{
        near::nearest,
        tree::{PROGRAMME_FILE, Tree},
    },
};

/// Names of folders that are looked at.
const MOST: usize = 2_000;

/// Folders within each other that a programme is looked for in.
const DEEP: usize = 3;

/// The path nearest to one that is not there: a name beside it, or that of a city.
pub(crate) fn path(here: &Path, root: &Path, wrong: &Path) -> Option<PathBuf> {
    let name = wrong.file_name()?.to_str()?;
    let folder = wrong.parent().unwrap_or(Path::new(""));
    let beside = names(&here.join(folder));
    if let Some(near) = nearest(name, beside.iter().map(String::as_str)) {
        return Some(folder.join(near));
    }
    let cities = names(&root.join("cities"));
    let city = cities
        .iter()
        .find(|city| *city == name)
        .cloned()
        .or_else(|| nearest(name, cities.iter().map(String::as_str)))?;
    // As it is typed from here.
    let inside = Path::new("cities").join(city);
    Some(if root.canonicalize().ok() == here.canonicalize().ok() {
        inside
    } else {
        root.join(inside)
    })
}

/// The programme below a folder that is the fewest folders away.
pub(crate) fn below(here: &Path) -> Option<PathBuf> {
    let mut left = MOST;
    let mut waiting = VecDeque::from([(PathBuf::new(), 0)]);
    while let Some((folder, depth)) = waiting.pop_front() {
        for name in names(&here.join(&folder)) {
            left = left.checked_sub(1)?;
            let inside = folder.join(&name);
            let place = here.join(&inside);
            let plain = place.symlink_metadata().is_ok_and(|meta| meta.is_dir());
            if plain && place.join(PROGRAMME_FILE).is_file() {
                return Some(inside);
            }
            if plain && depth + 1 < DEEP {
                waiting.push_back((inside, depth + 1));
            }
        }
    }
    None
}

/// A file of a folder that an editor gave another ending than `roadmap.yaml` has.
pub(crate) fn renamed(here: &Path) -> Option<String> {
    names(here)
        .into_iter()
        .find(|name| is_programme_file_renamed(name))
}

/// Names in a folder, in their order; hidden ones are nobody's.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .take(MOST);
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort_unstable();
    names
}

/// The path of a state of the programme nearest to one that is not there.
pub(crate) fn in_tree(tree: &dyn Tree, wrong: &str) -> Option<String> {
    let among = |name: &str, known: &[String]| nearest(name, known.iter().map(String::as_str));
    let files = |folder: &str| -> Vec<String> {
        let files = tree.files(folder).into_iter().take(MOST);
        let below = |path: String| Some(path.strip_prefix(folder)?.strip_prefix('/')?.to_owned());
        files.filter_map(|file| below(file.path)).collect()
    };
    match wrong.trim_end_matches('/').split_once('/') {
        Some(("cities", rest)) => {
            let (city, file) = rest.split_once('/').unwrap_or((rest, ""));
            let cities = tree.cities().ok()?.0;
            if !cities.iter().any(|known| known == city) {
                return Some(format!("cities/{}", among(city, &cities)?));
            }
            let folder = format!("cities/{city}");
            let near = among(file, &files(&folder))?;
            Some(format!("{folder}/{near}"))
        }
        Some((folder @ ("networks" | "events"), file)) => {
            let near = among(file, &files(folder))?;
            Some(format!("{folder}/{near}"))
        }
        Some(_) => None,
        None => {
            let cities = tree.cities().ok()?.0;
            Some(format!("cities/{}", among(wrong, &cities)?))
        }
    }
}
