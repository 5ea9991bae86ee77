//! In: `city.yaml`. Out: findings about where the city is said to lie.

use crate::{
    check::Context,
    model::{
        catalog::{City, Fiche},
        diagnostic::Message,
        world::{Place, is_latitude, is_longitude},
    },
    pointer,
};

pub(super) fn check(context: &mut Context<'_>, city: &City) {
    let Some(fiche) = city.fiche("city") else {
        return;
    };
    let value = |key: &str| fiche.value()[key].as_f64();
    let (latitude, longitude) = (value("latitude"), value("longitude"));
    let ranges = [
        ("latitude", latitude, is_latitude as fn(f64) -> bool, 90),
        ("longitude", longitude, is_longitude, 180),
    ];
    for (key, degrees, fits, most) in ranges {
        if let Some(degrees) = degrees.filter(|degrees| !fits(*degrees)) {
            let message = Message::new("coordinates-range")
                .with("value", degrees.to_string())
                .with("most", most.to_string());
            context.at(fiche, "coordinates", &pointer![key], message);
        }
    }
    match (latitude, longitude) {
        (Some(_), None) => half(context, fiche, "latitude", "longitude"),
        (None, Some(_)) => half(context, fiche, "longitude", "latitude"),
        _ => country(context, fiche),
    }
}

/// One of the two alone.
fn half(context: &mut Context<'_>, fiche: &Fiche, there: &str, wanted: &str) {
    // A list or a word is told as what it is.
    if fiche.value()[wanted].is_null() {
        let message = Message::new("coordinates-half").with("wanted", wanted);
        context.at(fiche, "coordinates", &pointer![there], message);
    }
}

/// Far from the country.
fn country(context: &mut Context<'_>, fiche: &Fiche) {
    let (Some(place), Some(code)) = (Place::of(fiche.value()), fiche.value()["country"].as_str())
    else {
        return;
    };
    if place.may_lie_in(code) {
        return;
    }
    let exchanged = Place {
        latitude: place.longitude,
        longitude: place.latitude,
    };
    let turned = exchanged.may_lie_in(code) && is_latitude(place.longitude);
    let message = Message::new("coordinates-country")
        .with("country", code)
        .with("exchanged", if turned { "yes" } else { "no" });
    context.at(fiche, "coordinates-country", &pointer!["latitude"], message);
}
