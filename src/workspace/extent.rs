//! In: the paths that a change touched, the state before and after. Out: the cities, networks and events whose findings it can alter.
//!
//! Rules between fiches look a few steps far: from a plan to its network and events, from a network to its cities. Those steps
//! are taken here by the names that the files hold, without reading them as YAML, so that the cost follows the change.

use std::collections::{BTreeSet, HashSet};

use anyhow::Result;
use rayon::prelude::*;

use crate::{
    fiche::path::{stem, yaml_stem},
    git::changed::Changed,
    load::people,
    model::tree::{Found, PROGRAMME_FILE, Tree},
    parse::Limits,
};

/// How much of a programme is to be looked at.
#[derive(Debug, Default)]
pub(crate) struct Extent {
    /// Cities whose findings may have changed; all if `None`.
    pub(crate) cities: Option<BTreeSet<String>>,
    /// Paths of networks and events that matter for them; all if `None`.
    pub(crate) shared: Option<BTreeSet<String>>,
}

impl Extent {
    /// Everything.
    pub(crate) fn all() -> Self {
        Self::default()
    }

    /// Whether a city is looked at.
    pub(crate) fn touches(&self, city: &str) -> bool {
        self.cities
            .as_ref()
            .is_none_or(|cities| cities.contains(city))
    }

    /// Whether a finding on a path is told anew.
    pub(crate) fn concerns(&self, path: &str) -> bool {
        match path
            .strip_prefix("cities/")
            .map(|rest| rest.split('/').next().unwrap_or(rest))
        {
            Some(city) => self.touches(city),
            None => self
                .shared
                .as_ref()
                .is_none_or(|shared| path == PROGRAMME_FILE || shared.contains(path)),
        }
    }

    /// What a change can alter, in either state. Paths are those of the programme.
    ///
    /// # Errors
    /// If a state cannot be listed.
    pub(crate) fn of(
        changed: &BTreeSet<Changed>,
        states: [&dyn Tree; 2],
        most: usize,
    ) -> Result<Self> {
        // What stands in the place of a whole folder concerns all that could be in it.
        if changed.iter().any(|one| {
            one.path == PROGRAMME_FILE
                || one.path.starts_with("schemas/")
                || !one.path.contains('/')
        }) {
            return Ok(Self::all());
        }
        let mut known = BTreeSet::new();
        for tree in states {
            known.extend(tree.cities()?.0);
        }
        let own: BTreeSet<String> = changed
            .iter()
            .filter_map(|one| one.path.strip_prefix("cities/")?.split('/').next())
            .map(str::to_owned)
            .collect();
        let mut cities = own.clone();
        let touched: Vec<&str> = changed
            .iter()
            .map(|one| one.path.as_str())
            .filter(|path| is_shared(path))
            .collect();
        let names = names(&touched);
        if changed
            .iter()
            .any(|one| one.path.starts_with("cities/") && stem(&one.path).ends_with("/staff"))
        {
            cities.extend(naming(states, &own, &known, most));
        }
        let wanted = Wanted::of(own.iter().map(String::as_str).chain(names.iter().copied()));
        let mut shared: BTreeSet<String> = touched
            .iter()
            .filter(|path| yaml_stem(path).is_some())
            .map(|path| (*path).to_owned())
            .collect();
        // What did not change is the same in both states: it is read once.
        let after = states[1];
        shared.extend(mentions(after, &touched, &wanted, most));
        for tree in states {
            cities.extend(named_in(tree, &touched, &known, most));
        }
        if !names.is_empty() {
            let wanted = Wanted::of(names.iter().copied());
            let cites =
                |city: &&String| !own.contains(*city) && text_of(after, city, most).hold(&wanted);
            cities.extend(known.par_iter().filter(cites).cloned().collect::<Vec<_>>());
        }
        for folder in concerned(&touched, &shared, changed) {
            for tree in states {
                shared.extend(tree.files(folder).into_iter().map(|file| file.path));
            }
        }
        for tree in states {
            shared.extend(cited_by(tree, &cities, most));
        }
        Ok(Self {
            cities: Some(cities),
            shared: Some(shared),
        })
    }
}

/// Names of changed networks and events, and of files that events name.
fn names<'a>(touched: &[&'a str]) -> HashSet<&'a str> {
    touched
        .iter()
        .filter_map(|path| path.rsplit('/').next())
        .map(|name| {
            if yaml_stem(name).is_some() {
                stem(name)
            } else {
                name
            }
        })
        .collect()
}

/// Folders all of whose fiches are looked at: networks are compared with each other, numbers are given once, so one that changed
/// concerns all of its kind.
fn concerned(
    touched: &[&str],
    shared: &BTreeSet<String>,
    changed: &BTreeSet<Changed>,
) -> Vec<&'static str> {
    let every = |folder: &str| touched.iter().any(|path| path.starts_with(folder));
    let themes = changed.iter().any(|one| {
        one.path.starts_with("cities/") && one.path.ends_with("/themes.yaml") || one.alone
    });
    let compared =
        every("networks/") || themes && shared.iter().any(|path| path.starts_with("networks/"));
    [("networks", compared), ("events", every("events/"))]
        .into_iter()
        .filter_map(|(folder, all)| all.then_some(folder))
        .collect()
}

/// Cities that the changed networks and events may name.
fn named_in(
    tree: &dyn Tree,
    touched: &[&str],
    known: &BTreeSet<String>,
    most: usize,
) -> BTreeSet<String> {
    let mut cities = BTreeSet::new();
    for path in touched.iter().filter(|path| yaml_stem(path).is_some()) {
        let text = Text(tree.bytes(&tree.file(path), most).unwrap_or_default());
        cities.extend(
            known
                .iter()
                .filter(|city| {
                    text.pieces()
                        .is_none_or(|pieces| pieces.contains(city.as_bytes()))
                })
                .cloned(),
        );
    }
    cities
}

/// Networks and events that the plans and projects of these cities may name.
fn cited_by(tree: &dyn Tree, cities: &BTreeSet<String>, most: usize) -> BTreeSet<String> {
    let mut shared = BTreeSet::new();
    let shelf: Vec<Found> = ["networks", "events"]
        .iter()
        .flat_map(|folder| tree.files(folder))
        .collect();
    for city in cities {
        let text = text_of(tree, city, most);
        let pieces = text.pieces();
        let cited = |file: &&Found| {
            let name = stem(file.path.rsplit('/').next().unwrap_or_default());
            pieces.as_ref().is_none_or(|pieces| {
                pieces.contains(name.as_bytes()) || !name.bytes().all(is_inside)
            })
        };
        shared.extend(shelf.iter().filter(cited).map(|file| file.path.clone()));
    }
    shared
}

fn is_shared(path: &str) -> bool {
    ["networks/", "events/"]
        .iter()
        .any(|folder| path.starts_with(folder))
}

/// Cities whose texts may name the staff of those that changed, in either state.
fn naming(
    states: [&dyn Tree; 2],
    own: &BTreeSet<String>,
    known: &BTreeSet<String>,
    most: usize,
) -> Vec<String> {
    let limits = Limits {
        bytes: most,
        ..Limits::default()
    };
    let people = states.map(|tree| people::read(tree, &limits, own));
    let names = |city: &&String| {
        tree_texts(states[1], city, most).any(|text| {
            text.contains('\\')
                || people
                    .iter()
                    .any(|all| !all.strangers(&text, city).is_empty())
        })
    };
    known
        .par_iter()
        .filter(|city| !own.contains(*city))
        .filter(names)
        .cloned()
        .collect()
}

/// Every file of a city, as far as it is text.
fn tree_texts<'t>(
    tree: &'t dyn Tree,
    city: &str,
    most: usize,
) -> impl Iterator<Item = String> + 't {
    let files = tree
        .files(&format!("cities/{city}"))
        .into_iter()
        .filter(|file| yaml_stem(&file.path).is_some());
    files.map(move |file| {
        String::from_utf8_lossy(&tree.bytes(&file, most).unwrap_or_default()).into_owned()
    })
}

/// Paths of networks and events that may name one of those wanted; those `touched` are left aside.
fn mentions(tree: &dyn Tree, touched: &[&str], wanted: &Wanted<'_>, most: usize) -> Vec<String> {
    let files: Vec<Found> = ["networks", "events"]
        .iter()
        .flat_map(|folder| tree.files(folder))
        .collect();
    let asked =
        |file: &Found| yaml_stem(&file.path).is_some() && !touched.contains(&file.path.as_str());
    let holds =
        |file: &Found| asked(file) && Text(tree.bytes(file, most).unwrap_or_default()).hold(wanted);
    files
        .into_par_iter()
        .filter(holds)
        .map(|file| file.path)
        .collect()
}

/// The plan and the projects of a city, one after the other.
fn text_of(tree: &dyn Tree, city: &str, most: usize) -> Text {
    let folder = format!("cities/{city}");
    let cites = |file: &&Found| {
        let name = file
            .path
            .strip_prefix(&folder)
            .and_then(|rest| rest.strip_prefix('/'))
            .unwrap_or_default();
        name.starts_with("projects/") || yaml_stem(name) == Some("action-plan")
    };
    let texts: Vec<Vec<u8>> = tree
        .files(&folder)
        .iter()
        .filter(cites)
        .map(|file| tree.bytes(file, most).unwrap_or_default())
        .collect();
    Text(texts.join(&b' '))
}

/// Names that are looked for.
struct Wanted<'a> {
    names: HashSet<&'a [u8]>,
    /// One of them would be cut into pieces: any file may hold it.
    odd: bool,
}

impl<'a> Wanted<'a> {
    fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let names: HashSet<&[u8]> = names.map(str::as_bytes).collect();
        let odd = names
            .iter()
            .any(|name| !name.iter().copied().all(is_inside));
        Self { names, odd }
    }
}

/// What a file holds.
struct Text(Vec<u8>);

impl Text {
    /// Everything in it that could be an identifier or a file's name; `None` if it holds escapes, which could spell any.
    fn pieces(&self) -> Option<HashSet<&[u8]>> {
        (!self.0.contains(&b'\\')).then(|| self.split().collect())
    }

    /// Whether it may hold one of these names.
    fn hold(&self, wanted: &Wanted<'_>) -> bool {
        wanted.odd
            || self.0.contains(&b'\\')
            || self.split().any(|piece| wanted.names.contains(piece))
    }

    fn split(&self) -> impl Iterator<Item = &[u8]> {
        self.0
            .split(|byte| !is_inside(*byte))
            .filter(|piece| !piece.is_empty())
    }
}

fn is_inside(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') || byte >= 0x80
}
