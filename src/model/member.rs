//! In: an entry of a network that is about a city, of the programme or not. Out: by what it is known.

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

/// Whether two entries are about one city.
#[must_use]
pub fn is_same(one: &Value, other: &Value) -> bool {
    let other = known(other);
    known(one).iter().any(|name| other.contains(name))
}
