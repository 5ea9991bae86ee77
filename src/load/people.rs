//! In: the cities of a programme. Out: who works for them, by what their staff fiches say.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::{
    model::{people::People, tree::Tree},
    parse::Limits,
};

use super::parsed;

/// Reads the staff of these cities; a fiche that cannot be read is told where its city is checked.
#[must_use]
pub fn read(tree: &dyn Tree, limits: &Limits, cities: &BTreeSet<String>) -> People {
    let of_city = |city: &String| -> Vec<(String, String)> {
        let files =
            ["yaml", "yml"].map(|ending| tree.file(&format!("cities/{city}/staff.{ending}")));
        let Some(source) = files
            .iter()
            .find_map(|file| tree.read(file, limits.bytes).ok())
        else {
            return Vec::new();
        };
        let Ok(document) = parsed(tree, source, limits) else {
            return Vec::new();
        };
        let people = document.value["people"].as_array().into_iter().flatten();
        people
            .filter_map(|one| Some((one["name"].as_str()?.to_owned(), city.clone())))
            .collect()
    };
    let staff: Vec<Vec<(String, String)>> = cities.par_iter().map(of_city).collect();
    People::of(staff.into_iter().flatten())
}
