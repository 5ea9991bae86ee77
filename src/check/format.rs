//! In: a text and the semantic format of its field: a date, a country, an hour. Out: whether it fits, and what may have been meant.

use crate::{
    check::nearest,
    model::{date::PartialDate, locale::Locale, markdown},
};

/// Names that a guess compares at most: those of all countries in three languages, or of all time zones.
pub(super) const COMPARED: usize = 800;

/// What may have been meant by a value that has not the shape its field asks for.
pub(super) fn meant(format: &str, text: &str) -> Option<String> {
    guess(format, text).filter(|guess| fits(format, guess))
}

/// Whether a value has the shape that its field asks for.
pub(super) fn fits(format: &str, text: &str) -> bool {
    match format {
        "date" => PartialDate::parse(text).is_some(),
        "full-date" => matches!(PartialDate::parse(text), Some(PartialDate::Day(..))),
        "email" => matches!(markdown::emails(text).as_slice(), [whole] if *whole == (0..text.len())),
        "country" => rust_iso3166::from_alpha2(text).is_some(),
        "currency" => iso_currency::Currency::from_code(text).is_some(),
        "time-zone" => text.contains('/') && jiff::tz::TimeZone::get(text).is_ok(),
        "language" => text.len() >= 2 && text.parse::<unic_langid::LanguageIdentifier>().is_ok(),
        "sha256" => text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()),
        "identifier" => text == identifier(text),
        "date-time" => text.len() == 16 && text.parse::<jiff::civil::DateTime>().is_ok(),
        "file-name" => !text.is_empty() && !text.contains(['/', '\\']) && !text.starts_with('.'),
        _ => true,
    }
}

/// What may have been meant by a value of another shape.
pub(super) fn guess(format: &str, text: &str) -> Option<String> {
    match format {
        "identifier" => Some(identifier(text)).filter(|id| !id.is_empty()),
        "country" => Some(text.trim().to_uppercase()).filter(|upper| fits(format, upper)).or_else(|| country_named(text.trim())),
        "currency" => Some(match text.trim().to_uppercase().as_str() {
            "€" | "EURO" | "EUROS" => "EUR".to_owned(),
            "$" | "DOLLAR" | "DOLLARS" => "USD".to_owned(),
            "£" => "GBP".to_owned(),
            other => other.to_owned(),
        }),
        "date" | "full-date" => {
            // 06/07/2023 or 6.7.2023, day first as in the three languages; 2023-7-6 without its zeros.
            let parts: Vec<u16> = text.split(['/', '.', '-', ' ']).filter_map(|part| part.parse().ok()).collect();
            let (year, month, day) = match parts.as_slice() {
                [year, month, day] if *year > 999 => (*year, *month, *day),
                [day, month, year] if *year > 999 => (*year, *month, *day),
                _ => return None,
            };
            let date = format!("{year:04}-{month:02}-{day:02}");
            PartialDate::parse(&date).map(|_| date)
        }
        "date-time" => {
            // A space for the T, seconds too many, an hour without its zero.
            let (day, hour) = text.trim().split_once(['T', ' '])?;
            let day = guess("date", day).or_else(|| PartialDate::parse(day).map(|_| day.to_owned()))?;
            let hour = hour.trim().to_lowercase().replace(['.', '\u{a0}', '\u{202f}'], "");
            let (clock, half) = match (hour.strip_suffix("pm").or_else(|| hour.strip_suffix("p m")), hour.strip_suffix("am")) {
                (Some(clock), _) => (clock, Some(12)),
                (None, Some(clock)) => (clock, Some(0)),
                (None, None) => (hour.as_str(), None),
            };
            let mut parts = clock.split([':', 'h']).map(str::trim);
            let (hour, minutes) = (parts.next()?.parse::<u8>().ok()?, parts.next().filter(|part| !part.is_empty()));
            let minutes = minutes.map_or(Some(0), |part| part.parse::<u8>().ok())?;
            let hour = half.map_or(hour, |half| hour % 12 + half);
            Some(format!("{day}T{hour:02}:{minutes:02}"))
        }
        "time-zone" => {
            nearest(text, jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect::<Vec<_>>().iter().map(String::as_str))
        }
        _ => None,
    }
}

/// The code of a country that was written by its name.
fn country_named(text: &str) -> Option<String> {
    if text.eq_ignore_ascii_case("uk") {
        return Some("GB".to_owned());
    }
    let wanted = text.to_lowercase();
    let locales = ["en", "fr", "es"].map(|lang| Locale::new(lang, None));
    let named = |code: &&str| locales.iter().any(|locale| locale.country(code).to_lowercase() == wanted);
    rust_iso3166::ALL_ALPHA2.iter().copied().find(named).map(str::to_owned)
}

/// The identifier nearest to a text: `[a-z0-9]` words joined by `-`.
#[must_use]
pub fn identifier(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let folded: String = text.nfd().filter(char::is_ascii).collect::<String>().to_lowercase();
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
