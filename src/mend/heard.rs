//! In: an answer in words, outside a fiche: in a form that was sent back. Out: what is certainly meant, as a fiche writes it.

use serde_json::Value;

use super::{
    degrees::{self, Axis},
    entries,
    meant::{self, certain},
    sums,
};
use crate::{
    check::format::fits,
    model::{breach, currency::Money, edition::Entry},
};

/// The item of one of the edition's lists.
#[must_use]
pub fn entry(list: &[Entry], text: &str) -> Option<String> {
    certain(entries::entry(list, text))
}

/// What an id of the programme stands for.
#[must_use]
pub fn named<'a>(
    known: impl Iterator<Item = (&'a str, Vec<&'a str>)>,
    text: &str,
) -> Option<String> {
    certain(entries::named(known, text))
}

/// A value of a semantic format.
#[must_use]
pub fn formatted(format: &str, text: &str) -> Option<String> {
    if fits(format, text) {
        return Some(text.to_owned());
    }
    certain(meant::formatted(format, text, None))
}

/// Yes or no.
#[must_use]
pub fn truth(text: &str) -> Option<bool> {
    certain(meant::truth(text)).map(|word| word == "true")
}

/// A number as the question `key` asks for it, of a format if one is named; the reading is that of `fix`. Beside a sum of money stands
/// the budget's currency, beside a coordinate its quarter of the compass.
#[must_use]
pub fn number(key: &str, format: Option<&str>, text: &str, money: Money<'_>) -> Option<Value> {
    let read = |text: String| text.parse::<serde_json::Number>().ok();
    let number = if let Some(axis) = Axis::of(key) {
        certain(degrees::degrees(text, axis)).and_then(read)
    } else if format == Some("amount") {
        certain(sums::amount(text, money)).and_then(read)
    } else {
        read(text.to_owned()).or_else(|| breach::amount(text, None).and_then(read))
    };
    number.map(Value::Number)
}

/// The identifier of a name.
#[must_use]
pub fn identifier(text: &str) -> String {
    meant::identifier(text)
}

/// Whether folded words are a name of a question that people use beside the form's own.
#[must_use]
pub fn question(key: &str, words: &str) -> bool {
    super::called::question(key, words)
}

#[cfg(test)]
mod tests {
    use super::{Money, number};

    #[test]
    fn a_coordinate_is_no_count() {
        let read = |key, text| number(key, None, text, Money::Any).map(|number| number.to_string());
        assert_eq!(read("latitude", "46,81° N").as_deref(), Some("46.81"));
        for text in ["54.123.456", "91", "46.81 E"] {
            assert_eq!(read("latitude", text), None, "{text}");
        }
        assert_eq!(read("capacity", "54.123.456").as_deref(), Some("54123456"));
    }
}
