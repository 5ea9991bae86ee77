//! In: who works for which city. Out: whom of them a text names that is not that city's own.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    fold::{fold, is_telling_name},
    search::Texts,
};

/// The staff of all cities, ready to be looked for.
#[derive(Debug, Default)]
pub struct People {
    /// As written, with the cities that have somebody of that name.
    names: Vec<(String, BTreeSet<String>)>,
    search: Texts,
}

impl People {
    /// Makes ready; each with the city that it works for.
    #[must_use]
    pub fn of(staff: impl Iterator<Item = (String, String)>) -> Self {
        let mut all: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
        for (name, city) in staff.filter(|(name, _)| is_telling_name(name)) {
            all.entry(fold(&name))
                .or_insert_with(|| (name, BTreeSet::new()))
                .1
                .insert(city);
        }
        let search = Texts::new(all.keys().map(String::as_str).enumerate());
        Self {
            names: all.into_values().collect(),
            search,
        }
    }

    /// Those whom a text names and that do not work for this city, each with one that it works for.
    #[must_use]
    pub fn strangers(&self, text: &str, home: &str) -> Vec<(&str, &str)> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let mut found = self.search.within(&fold(text));
        found.sort_unstable();
        found.dedup();
        let all = found
            .into_iter()
            .map(|at| &self.names[at])
            .filter(|(_, cities)| !cities.contains(home));
        all.filter_map(|(name, cities)| Some((name.as_str(), cities.first()?.as_str())))
            .collect()
    }
}
