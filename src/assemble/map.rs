//! In: cities with the places where they lie. Out: a map of the world with a dot for each.

use serde_json::{Value, json};

use crate::model::world::{self, Place};

/// Where a city stands on the map; null if it does not say, or nobody may see it.
pub(super) fn dot(city: &Value) -> Value {
    let Some(place) = Place::of(city) else {
        return Value::Null;
    };
    let (x, y) = place.on_map();
    // A tenth is less than the eye sees, and the same on every machine.
    json!({"x": (x * 10.0).round() / 10.0, "y": (y * 10.0).round() / 10.0})
}

/// The map, with the cities of the index that have a place on it; null if none has.
pub(super) fn map(cities: &[Value]) -> Value {
    let dot = |city: &Value| {
        let map = city["map"].as_object()?;
        Some(json!({"x": map["x"], "y": map["y"], "name": city["name"], "href": city["href"]}))
    };
    let dots: Vec<Value> = cities.iter().filter_map(dot).collect();
    if dots.is_empty() {
        return Value::Null;
    }
    let (width, height) = world::SIZE;
    json!({"land": world::land(), "width": width, "height": height, "dots": dots})
}
