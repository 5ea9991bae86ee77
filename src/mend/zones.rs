//! In: a time zone as people call it, by a city or a country. Out: its name in the list of zones, and how sure that is.

use super::{Sure, line::fold, meant::Meant};
use crate::check::format::fits;

/// Places that people name a zone by, and that the list of zones does not call so.
const ZONES: [(&str, &[&str]); 28] = [
    (
        "Europe/Paris",
        &[
            "france",
            "lyon",
            "marseille",
            "bordeaux",
            "strasbourg",
            "heure de paris",
        ],
    ),
    (
        "Europe/Madrid",
        &[
            "espagne",
            "espana",
            "spain",
            "barcelone",
            "barcelona",
            "sevilla",
            "seville",
            "peninsula",
        ],
    ),
    (
        "Europe/Lisbon",
        &["portugal", "lisbonne", "lisboa", "porto", "evora"],
    ),
    (
        "Europe/Brussels",
        &[
            "belgique",
            "belgica",
            "belgium",
            "bruxelles",
            "bruselas",
            "bruges",
            "brugge",
            "brujas",
        ],
    ),
    (
        "Europe/London",
        &[
            "londres",
            "royaume uni",
            "reino unido",
            "united kingdom",
            "edinburgh",
            "edimbourg",
        ],
    ),
    ("Europe/Dublin", &["irlande", "irlanda", "ireland"]),
    (
        "Europe/Rome",
        &[
            "italie",
            "italia",
            "italy",
            "roma",
            "florence",
            "florencia",
            "venise",
            "venecia",
        ],
    ),
    (
        "Europe/Berlin",
        &[
            "allemagne",
            "alemania",
            "germany",
            "berlin",
            "regensburg",
            "ratisbonne",
        ],
    ),
    (
        "Europe/Vienna",
        &["autriche", "austria", "vienne", "viena", "wien", "graz"],
    ),
    (
        "Europe/Zurich",
        &[
            "suisse",
            "suiza",
            "switzerland",
            "berne",
            "geneve",
            "ginebra",
            "geneva",
            "bale",
            "basel",
        ],
    ),
    ("Europe/Luxembourg", &["luxemburgo"]),
    (
        "Europe/Amsterdam",
        &["pays bas", "paises bajos", "netherlands", "holland"],
    ),
    (
        "Europe/Warsaw",
        &[
            "pologne", "polonia", "poland", "varsovie", "varsovia", "warszawa", "cracovie",
            "krakow",
        ],
    ),
    (
        "Europe/Prague",
        &[
            "tchequie",
            "republique tcheque",
            "chequia",
            "czechia",
            "praga",
            "praha",
        ],
    ),
    (
        "Europe/Athens",
        &[
            "grece", "grecia", "greece", "athenes", "atenas", "rhodes", "rodas",
        ],
    ),
    (
        "Europe/Bucharest",
        &["roumanie", "rumania", "romania", "bucarest"],
    ),
    (
        "Europe/Copenhagen",
        &["danemark", "dinamarca", "denmark", "copenhague"],
    ),
    (
        "Europe/Stockholm",
        &["suede", "suecia", "sweden", "visby", "estocolmo"],
    ),
    (
        "Europe/Oslo",
        &["norvege", "noruega", "norway", "bergen", "roros"],
    ),
    (
        "Africa/Casablanca",
        &[
            "maroc",
            "marruecos",
            "morocco",
            "fes",
            "fez",
            "marrakech",
            "rabat",
        ],
    ),
    ("Africa/Tunis", &["tunisie", "tunez", "tunisia", "kairouan"]),
    (
        "Africa/Cairo",
        &["egypte", "egipto", "egypt", "le caire", "el cairo"],
    ),
    ("Africa/Dakar", &["senegal", "saint louis du senegal"]),
    (
        "America/Toronto",
        &["quebec", "montreal", "ottawa", "heure de l est"],
    ),
    ("America/Lima", &["perou", "peru", "cusco", "arequipa"]),
    (
        "America/Bogota",
        &["colombie", "colombia", "cartagena de indias"],
    ),
    ("America/Havana", &["cuba", "la havane", "la habana"]),
    ("Asia/Tokyo", &["japon", "japan", "kyoto", "nara"]),
];

/// The zone that a text names by its city or country.
pub(super) fn zone(text: &str) -> Meant {
    let wanted = format!(" {} ", fold(text));
    let mut found: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| {
            let city = fold(name.rsplit('/').next().unwrap_or(name));
            // `UTC+1` is no hour of `Etc/UTC`.
            wanted.contains(&format!(" {city} "))
                && !name.starts_with("Etc/")
                && fits("time-zone", name)
        })
        .collect();
    let known = ZONES.iter().filter(|(_, names)| {
        names
            .iter()
            .any(|name| wanted.contains(&format!(" {name} ")))
    });
    let known: Vec<String> = known.map(|(zone, _)| (*zone).to_owned()).collect();
    // Old names of one zone are found with it.
    if found.len() != 1 && !known.is_empty() {
        found = known;
    }
    match found.as_slice() {
        [one] => Some((one.clone(), Sure::Certain)),
        _ => None,
    }
}
