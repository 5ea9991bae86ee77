//! In: the paths that a change touched, the state before and after. Out: the cities, networks and events whose findings it can alter.
//!
//! Rules between fiches look a few steps far: from a plan to its network and events, from a network to its cities. Those steps
//! are taken here by the names that the files hold, without reading them as YAML, so that the cost follows the change.

use std::collections::{BTreeSet, HashSet};

use anyhow::Result;

use crate::{
    git::changed::Changed,
    load::{stem, yaml_stem},
    model::tree::{Found, PROGRAMME_FILE, Tree},
};

/// How much of a programme is to be looked at.
#[derive(Debug, Default)]
pub(super) struct Extent {
    /// Cities whose findings may have changed; all if `None`.
    pub(super) cities: Option<BTreeSet<String>>,
    /// Paths of networks and events that matter for them; all if `None`.
    pub(super) shared: Option<BTreeSet<String>>,
}

impl Extent {
    /// Everything.
    pub(super) fn all() -> Self {
        Self::default()
    }

    /// Whether a city is looked at.
    pub(super) fn touches(&self, city: &str) -> bool {
        self.cities.as_ref().is_none_or(|cities| cities.contains(city))
    }

    /// What a change can alter, in either state. Paths are those of the programme.
    ///
    /// # Errors
    /// If a state cannot be listed.
    pub(super) fn of(changed: &BTreeSet<Changed>, states: [&dyn Tree; 2], most: usize) -> Result<Self> {
        if changed.iter().any(|one| one.path == PROGRAMME_FILE) {
            return Ok(Self::all());
        }
        let mut known = BTreeSet::new();
        for tree in states {
            known.extend(tree.cities()?.0);
        }
        let mut cities: BTreeSet<String> =
            changed.iter().filter_map(|one| Some(one.path.strip_prefix("cities/")?.split_once('/')?.0.to_owned())).collect();
        let own = cities.clone();
        let touched: Vec<&str> = changed.iter().map(|one| one.path.as_str()).filter(|path| is_shared(path)).collect();
        let themes = changed.iter().any(|one| one.path.starts_with("cities/") && one.path.ends_with("/themes.yaml") || one.alone);
        // Names of changed networks and events, and of files that events name.
        let names: HashSet<&str> = touched
            .iter()
            .filter_map(|path| path.rsplit('/').next())
            .map(|name| if yaml_stem(name).is_some() { stem(name) } else { name })
            .collect();
        let mut shared = BTreeSet::new();
        for tree in states {
            let files = shelf(tree, most);
            for (file, words) in &files {
                let changed = touched.contains(&file.path.as_str());
                if changed {
                    cities.extend(known.iter().filter(|city| words.hold(city)).cloned());
                }
                if changed || own.iter().any(|city| words.hold(city)) || names.iter().any(|name| words.hold(name)) {
                    shared.insert(file.path.clone());
                }
            }
        }
        if !names.is_empty() {
            for tree in states {
                cities.extend(known.iter().filter(|city| cites(tree, city, &names, most)).cloned());
            }
        }
        // Networks are compared with each other, numbers are given once: one that changed concerns all of its kind.
        let every = |folder: &str| touched.iter().any(|path| path.starts_with(folder));
        let compared = every("networks/") || themes && shared.iter().any(|path| path.starts_with("networks/"));
        for tree in states {
            for (folder, all) in [("networks", compared), ("events", every("events/"))] {
                if all {
                    shared.extend(tree.files(folder).into_iter().map(|file| file.path));
                }
            }
            for city in &cities {
                let words = words_of(tree, city, most);
                let cited = |file: &Found| file.path.rsplit('/').next().is_some_and(|name| words.hold(stem(name)));
                for folder in ["networks", "events"] {
                    shared.extend(tree.files(folder).into_iter().filter(cited).map(|file| file.path));
                }
            }
        }
        Ok(Self { cities: Some(cities), shared: Some(shared) })
    }
}

fn is_shared(path: &str) -> bool {
    ["networks/", "events/"].iter().any(|folder| path.starts_with(folder))
}

/// Networks and events of a state with the names that they hold.
fn shelf(tree: &dyn Tree, most: usize) -> Vec<(Found, Names)> {
    use rayon::prelude::*;
    let files: Vec<Found> = ["networks", "events"].iter().flat_map(|folder| tree.files(folder)).collect();
    files
        .into_par_iter()
        .filter(|file| yaml_stem(&file.path).is_some())
        .map(|file| {
            let words = Names::of(&tree.bytes(&file, most).unwrap_or_default());
            (file, words)
        })
        .collect()
}

/// Names that the plan and the projects of a city hold.
fn words_of(tree: &dyn Tree, city: &str, most: usize) -> Names {
    let folder = format!("cities/{city}");
    let cites = |file: &Found| {
        let name = file.path.strip_prefix(&folder).and_then(|rest| rest.strip_prefix('/')).unwrap_or_default();
        name.starts_with("projects/") || yaml_stem(name) == Some("action-plan")
    };
    let texts: Vec<Vec<u8>> =
        tree.files(&folder).iter().filter(|file| cites(file)).map(|file| tree.bytes(file, most).unwrap_or_default()).collect();
    Names::of(&texts.join(&b' '))
}

fn cites(tree: &dyn Tree, city: &str, names: &HashSet<&str>, most: usize) -> bool {
    let words = words_of(tree, city, most);
    names.iter().any(|name| words.hold(name))
}

/// What a file may name.
enum Names {
    /// Anything: it holds escapes, which could spell any name.
    Any,
    These(HashSet<String>),
}

impl Names {
    /// Everything in a file that could be an identifier or a file's name.
    fn of(bytes: &[u8]) -> Self {
        if bytes.contains(&b'\\') {
            return Self::Any;
        }
        let pieces = bytes.split(|byte| !is_inside(*byte)).filter(|piece| !piece.is_empty());
        Self::These(pieces.map(|piece| String::from_utf8_lossy(piece).into_owned()).collect())
    }

    /// Whether a name may stand there; one that would be cut into pieces may.
    fn hold(&self, name: &str) -> bool {
        match self {
            Self::Any => true,
            Self::These(names) => names.contains(name) || !name.bytes().all(is_inside),
        }
    }
}

fn is_inside(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') || byte >= 0x80
}
