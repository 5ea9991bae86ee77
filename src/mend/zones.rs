//! In: a time zone as people call it, by a city or a country. Out: its name in the list of zones, and how sure that is.

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use icu::time::zone::IanaParser;
use jiff::civil::date;

use super::{Sure, line::fold, meant::Meant, offset::offset};
use crate::check::format::{self, fits};

/// Places that people name a zone by, and that the list of zones does not call so.
const ZONES: [(&str, &[&str]); 34] = [
    (
        "America/Mexico_City",
        &["mexico", "mexique", "ciudad de mexico"],
    ),
    ("America/Guayaquil", &["ecuador", "equateur", "quito"]),
    ("America/Santiago", &["chile", "chili", "valparaiso"]),
    ("America/Montevideo", &["uruguay", "colonia del sacramento"]),
    (
        "America/Santo_Domingo",
        &["republica dominicana", "saint domingue"],
    ),
    (
        "Asia/Seoul",
        &["coree du sud", "corea del sur", "south korea", "kst"],
    ),
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
            "peninsular",
            "hora peninsular",
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
            "uk",
            "great britain",
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
    ("Asia/Tokyo", &["japon", "japan", "kyoto", "nara", "jst"]),
];

/// Words beside the name of a zone that name no place, folded.
const BESIDE: [&str; 34] = [
    "heure", "hora", "time", "de", "del", "d", "la", "le", "of", "in", "en", "zone", "zona",
    "horaria", "horario", "fuseau", "horaire", "huso", "local", "locale", "standard", "ete",
    "hiver", "verano", "invierno", "summer", "winter", "europe", "europa", "america", "amerique",
    "africa", "gmt", "utc",
];

/// Places of the list that are as well known in another country, folded: certain only where the country of the place is theirs.
const SHARED: [&str; 19] = [
    "cordoba",
    "santiago",
    "victoria",
    "la paz",
    "merida",
    "monterrey",
    "san juan",
    "san luis",
    "tripoli",
    "melbourne",
    "perth",
    "halifax",
    "kingston",
    "regina",
    "vincennes",
    "georgetown",
    "mendoza",
    "bahia",
    "guadalupe",
];

/// Words of the longest name of a place.
const LONGEST: usize = 4;

/// Zones by the places that people name them by.
static PLACES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut places: HashMap<String, Vec<String>> = HashMap::new();
    for (zone, names) in ZONES {
        for name in names {
            places
                .entry((*name).to_owned())
                .or_default()
                .push(zone.to_owned());
        }
    }
    for name in jiff::tz::db().available() {
        let name = name.as_str();
        let city = fold(name.rsplit('/').next().unwrap_or(name));
        // `UTC+1` is no hour of `Etc/UTC`.
        if !name.starts_with("Etc/") && fits("time-zone", name) {
            places.entry(city).or_default().push(name.to_owned());
        }
    }
    places
});

/// What a text that names a zone is made of.
#[derive(Default)]
struct Told {
    zones: BTreeSet<String>,
    countries: BTreeSet<String>,
    /// Words that are neither.
    left: Vec<String>,
}

/// The zone that a text names by its city or country: of several that of the country of the place, where it is known; where another
/// country is named, or words are left over, it is not certain.
pub(super) fn zone(text: &str, country: Option<&str>) -> Meant {
    let told = told(text);
    let here: Vec<&String> = told
        .zones
        .iter()
        .filter(|zone| country.is_none_or(|country| is_of(zone, country)))
        .collect();
    let first = here.first()?;
    // Old names of one zone are found with it.
    let one = here.iter().all(|zone| identity(zone) == identity(first));
    let name = here.iter().min_by_key(|zone| zone.matches('/').count())?;
    let strange = told.countries.iter().any(|country| !is_of(name, country));
    if !one || strange || !agrees(text, name) {
        return None;
    }
    let shared =
        country.is_none() && told.countries.is_empty() && SHARED.contains(&fold(text).as_str());
    let left = shared
        || told.left.iter().any(|word| !abbreviated(word, name))
        || text.contains(['?', '%', '<', '>', '≈', '~', '±', '€', '£', '$']);
    let sure = if left { Sure::Guess } else { Sure::Certain };
    Some(((*name).clone(), sure))
}

fn told(text: &str) -> Told {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let far = words.iter().any(|word| matches!(*word, "gmt" | "utc"));
    let mut told = Told::default();
    let mut at = 0;
    while at < words.len() {
        let place = (1..=LONGEST.min(words.len() - at))
            .rev()
            .find_map(|length| {
                let zones = PLACES.get(&words[at..at + length].join(" "))?;
                Some((length, zones))
            });
        let word = words[at];
        if let Some((length, zones)) = place {
            told.zones.extend(zones.iter().cloned());
            at += length;
            continue;
        }
        // A word of two letters is any word.
        let named = || format::meant("country", word).filter(|_| word.len() > 3);
        // Figures tell how far it is from the universal hour, or something else.
        let hours = far && word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit());
        let silent = hours || BESIDE.contains(&word);
        match (silent, named()) {
            (true, _) => {}
            (false, Some(country)) => {
                told.countries.insert(country);
            }
            (false, None) => told.left.push(word.to_owned()),
        }
        at += 1;
    }
    told
}

/// Whether letters are what the clocks of a zone are called by, in winter or in summer: `WET` in Lisbon.
fn abbreviated(word: &str, zone: &str) -> bool {
    let called = |month: i8| {
        let there = date(2024, month, 1).at(0, 0, 0, 0).in_tz(zone).ok()?;
        let info = there.time_zone().to_offset_info(there.timestamp());
        Some(info.abbreviation().eq_ignore_ascii_case(word))
    };
    [1, 7].iter().any(|month| called(*month) == Some(true))
}

/// What CLDR knows a zone by, whatever it is called: the code of its country, and that of its city.
fn identity(zone: &str) -> String {
    IanaParser::new().parse(zone).0.to_string()
}

/// Whether a zone is one of a country's.
fn is_of(zone: &str, country: &str) -> bool {
    identity(zone).starts_with(&country.to_lowercase())
}

/// Whether the hours that a text says a zone is from the universal one are those of the zone, in winter or in summer.
fn agrees(text: &str, zone: &str) -> bool {
    let said = text.char_indices().find_map(|(at, _)| offset(&text[at..]));
    let Some((Some(seconds), _)) = said else {
        return true;
    };
    let own = |month: i8| {
        let there = date(2024, month, 1).at(0, 0, 0, 0).in_tz(zone).ok()?;
        Some(there.offset().seconds())
    };
    [1, 7]
        .iter()
        .filter_map(|month| own(*month))
        .any(|own| (own - seconds).abs() < 3600)
}

#[cfg(test)]
mod tests {
    use super::{Sure, zone};

    #[test]
    fn a_zone_is_that_of_the_country_of_its_place() {
        const WINDOWS: &str = "(GMT+00:00) Dublin, Edinburgh, Lisbon, London";
        for (country, text, wanted) in [
            (Some("IE"), WINDOWS, "Europe/Dublin"),
            (Some("GB"), WINDOWS, "Europe/London"),
            (Some("PT"), WINDOWS, "Europe/Lisbon"),
            (
                Some("FR"),
                "(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris",
                "Europe/Paris",
            ),
            (Some("FR"), "heure de Paris", "Europe/Paris"),
            (None, "Québec (Canada)", "America/Toronto"),
            (None, "París, Francia", "Europe/Paris"),
            (Some("ES"), "hora de España", "Europe/Madrid"),
            (Some("GB"), "London time", "Europe/London"),
            (Some("PT"), "hora de Lisboa (WET)", "Europe/Lisbon"),
            (Some("JP"), "JST (UTC+9)", "Asia/Tokyo"),
        ] {
            assert_eq!(
                zone(text, country),
                Some((wanted.to_owned(), Sure::Certain)),
                "{text}"
            );
        }
    }

    #[test]
    fn another_place_or_another_country_is_never_certain() {
        for (country, text) in [
            (None, "London, Ontario"),
            (Some("CA"), "London, Ontario"),
            (Some("FR"), "Europe/Berlin, Germany"),
            (None, "(GMT+00:00) Dublin, Edinburgh, Lisbon, London"),
            (None, "Paris, Texas"),
            (None, "Cordoba, España"),
            (None, "Cordoba"),
            (None, "Santiago"),
            (None, "Victoria"),
            (Some("FR"), "Paris UTC+5"),
            (None, "Paris ou Madrid"),
            (None, "UTC+1"),
            (Some("FR"), "Paris ou Londres ?"),
        ] {
            let found = zone(text, country);
            assert!(found.is_none_or(|(_, sure)| sure == Sure::Guess), "{text}");
        }
    }
}
