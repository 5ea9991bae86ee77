//! In: a text as a fiche has it, in one language or by language. Out: its versions, and each as it is compared.

use std::borrow::Cow;

use serde_json::Value;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// A text by language; `""` for the one written without.
pub fn variants(value: &Value) -> impl Iterator<Item = (&str, &str)> {
    let one = value.as_str().map(|text| ("", text));
    let many = value
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(lang, text)| Some((lang.as_str(), text.as_str()?)));
    one.into_iter().chain(many)
}

/// A text as it is compared: without case, spaces folded, accents written in one way.
#[must_use]
pub fn fold(text: &str) -> String {
    composed(text)
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text with each accent in one character with its letter: macOS takes them apart, and both look the same.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The same for all texts of a value.
#[must_use]
pub fn all_composed(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(composed(text).into_owned()),
        Value::Array(list) => Value::Array(list.iter().map(all_composed).collect()),
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(key, value)| (key.clone(), all_composed(value)))
                .collect(),
        ),
        other => other.clone(),
    }
}
