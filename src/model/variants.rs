//! In: a text as a fiche has it, in one language or by language. Out: its versions, and each as it is compared.

use serde_json::Value;

/// A text by language; `""` for the one written without.
pub fn variants(value: &Value) -> impl Iterator<Item = (&str, &str)> {
    let one = value.as_str().map(|text| ("", text));
    let many = value.as_object().into_iter().flatten().filter_map(|(lang, text)| Some((lang.as_str(), text.as_str()?)));
    one.into_iter().chain(many)
}

/// A text as it is compared: without case, spaces folded.
#[must_use]
pub fn fold(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
