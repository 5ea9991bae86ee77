//! In: an entry of a network that is about a city, of the programme or not. Out: by what it is known.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::model::variants::{fold, variants};

/// A city as entries name it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Known {
    /// Folder of a city of the programme.
    Folder(String),
    /// Name in some language of one that takes no part in it; without case and spaces folded.
    Name(String),
}

/// What an entry's city is known by: its folder, or its name in each language in which it is given.
#[must_use]
pub fn known(entry: &Value) -> Vec<Known> {
    if let Some(folder) = entry["city"].as_str() {
        return vec![Known::Folder(folder.to_owned())];
    }
    variants(&entry["name"])
        .map(|(_, name)| Known::Name(fold(name)))
        .collect()
}

/// Entries by what their cities are known by.
#[derive(Debug, Default)]
pub struct Entries(HashMap<Known, Vec<usize>>);

impl Entries {
    /// Those of a list.
    #[must_use]
    pub fn of(all: &[Value]) -> Self {
        let mut entries = Self::default();
        for (at, entry) in all.iter().enumerate() {
            for name in known(entry) {
                let places = entries.0.entry(name).or_default();
                // One name may be given in several languages.
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        entries
    }

    /// How many of them are about the city of an entry.
    #[must_use]
    pub fn about(&self, entry: &Value) -> usize {
        let names = known(entry);
        let mut found: Vec<&Vec<usize>> =
            names.iter().filter_map(|name| self.0.get(name)).collect();
        found.dedup();
        match found.as_slice() {
            [] => 0,
            [one] => one.len(),
            several => several
                .iter()
                .copied()
                .flatten()
                .collect::<HashSet<_>>()
                .len(),
        }
    }
}
