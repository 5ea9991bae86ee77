//! In: a country. Out: its time zone, where it has one alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use icu::time::zone::iana::IanaParserExtended;

/// Zones by the small letters of their country, each by the name that the list of zones prefers.
static ZONES: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let parser = IanaParserExtended::new();
    let mut zones: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in jiff::tz::db().available() {
        let told = parser.parse(name.as_str());
        // CLDR knows a zone by the code of its country, and that of its city.
        if let Some(country) = told.time_zone.as_str().get(..2) {
            let own = zones.entry(country.to_owned()).or_default();
            own.insert(told.canonical.to_owned());
        }
    }
    zones
});

/// The zone of a country that has no other.
#[must_use]
pub fn of_country(country: &str) -> Option<&'static str> {
    let own = ZONES.get(&country.to_lowercase())?;
    let zone = own.first().filter(|_| own.len() == 1)?;
    zone.contains('/').then_some(zone.as_str())
}

#[cfg(test)]
mod tests {
    use super::of_country;

    #[test]
    fn a_country_of_one_zone_has_that_one() {
        assert_eq!(of_country("FR"), Some("Europe/Paris"));
        assert_eq!(of_country("GB"), Some("Europe/London"));
        assert_eq!(of_country("CA"), None);
        assert_eq!(of_country("X"), None);
    }
}
