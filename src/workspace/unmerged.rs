//! In: a programme about to be published from some branch. Out: cities that it would show by a decision that the main branch does not
//! have, so that nobody has reviewed who made it.

use std::sync::Arc;

use crate::{
    git::{Git, Oid, snapshot::Snapshot},
    load::Loader,
    messages::Messages,
    model::catalog::{City, Programme},
    parse::Limits,
    workspace::{accepted::Decided, place::Place},
};

/// Where decisions are merged, the likeliest first.
const MAIN: [&str; 5] = [
    "main",
    "master",
    "origin/HEAD",
    "origin/main",
    "origin/master",
];

/// The main branch, and the cities whose state it does not have; nothing where it is not known, or has all that is published.
pub(crate) fn decisions(
    place: &mut Place,
    programme: &Programme,
    limits: &Limits,
    voice: &Messages,
) -> Option<(&'static str, Vec<String>)> {
    let (git, head, prefix) = Decided::of(place, voice)?;
    let (name, tip) = main(&git)?;
    let is_merged = git
        .merge_base((tip, name), (head, "HEAD"))
        .is_ok_and(|base| base == head);
    if is_merged {
        return None;
    }
    let tree = Snapshot::of_commit(Arc::clone(&git), tip, name, &prefix).ok();
    let merged = |id: &str| {
        let city = tree.as_ref().map(|tree| {
            let loader = Loader {
                tree,
                limits,
                within: None,
            };
            loader.city(id).0
        });
        city.and_then(|city| decision(&city))
    };
    let loader = Loader {
        tree: place.tree.as_ref(),
        limits,
        within: None,
    };
    let is_shown = |city: &City| {
        let state = programme.edition.entry("states", city.state());
        state.is_some_and(|state| state.shown)
    };
    let own = |id: &&String| {
        let city = loader.city(id).0;
        is_shown(&city) && decision(&city) != merged(id)
    };
    let cities: Vec<String> = programme.cities.iter().filter(own).cloned().collect();
    (!cities.is_empty()).then_some((name, cities))
}

/// The decision that a city stands by.
fn decision(city: &City) -> Option<String> {
    serde_json::to_string(city.decision()).ok()
}

fn main(git: &Git) -> Option<(&'static str, Oid)> {
    MAIN.into_iter()
        .find_map(|name| Some((name, git.commit(name).ok()?)))
}
