//! In: cities with the places where they lie. Out: a map of the world with a dot for each.

use serde_json::Value;

use crate::model::{
    page::{
        dossier::Dot,
        index::{self, Map, Summary},
    },
    world::{self, Place},
};

/// Where a city stands on the map; none if it does not say, or nobody may see it.
pub(super) fn dot(city: &Value) -> Option<Dot> {
    let (x, y) = Place::of(city)?.on_map();
    // A tenth is less than the eye sees, and the same on every machine.
    let [x, y] = [x, y].map(|at| (at * 10.0).round() / 10.0);
    Some(Dot { x, y })
}

/// The map, with the cities of the index that have a place on it; none if none has.
pub(super) fn map(cities: &[Summary]) -> Option<Map> {
    let dot = |city: &Summary| {
        let Dot { x, y } = city.map?;
        let (name, href) = (city.name.clone(), city.href.clone());
        Some(index::Place { x, y, name, href })
    };
    let dots: Vec<index::Place> = cities.iter().filter_map(dot).collect();
    let (width, height) = world::SIZE;
    (!dots.is_empty()).then(|| Map {
        land: world::land(),
        width,
        height,
        dots,
    })
}
