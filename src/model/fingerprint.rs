//! In: values of fiches and their plans, or findings. Out: what makes them what they are, as one SHA-256.
//!
//! Layout, comments, order of keys, spaces and the forms of one Unicode text do not count: only answers do. Of a text it counts as well
//! what its lines make of its words, as points of a list.

use std::collections::HashMap;

use serde_json::Value;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization as _;

use crate::model::{
    catalog::{City, Fiche},
    diagnostic::Diagnostic,
    edition::Edition,
    markdown, picture,
    schema::{Field, Prose},
    schemas::Schemas,
};

/// What of a text goes into a fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// Its words alone, as decisions were tied to them up to November 2026.
    Words,
    /// What its lines make of them, too.
    Outlined,
}

/// Fingerprint of a city's answers in its six fiches: 64 hexadecimal digits.
#[must_use]
pub fn of_city(city: &City, schemas: &Schemas) -> String {
    read(city, schemas, Reading::Outlined)
}

/// All that a decision on a city's answers may be tied to, the newest reading first.
pub fn readings(city: &City, schemas: &Schemas) -> impl Iterator<Item = String> {
    [Reading::Outlined, Reading::Words]
        .into_iter()
        .map(|reading| read(city, schemas, reading))
}

fn read(city: &City, schemas: &Schemas, reading: Reading) -> String {
    let mut hash = Sha256::new();
    for fiche in &city.fiches {
        if let Some(schema) = schemas
            .of(fiche.kind)
            .filter(|schema| schema.plan.substantive)
        {
            hash.update(fiche.kind);
            feed(&mut hash, fiche.value(), Some(&schema.plan), reading);
            shown(&mut hash, city, fiche);
        }
    }
    hexadecimal(&hash.finalize())
}

/// The pictures that a fiche names are answers too: another one under the same name is another answer.
fn shown(hash: &mut Sha256, city: &City, fiche: &Fiche) {
    let path = &fiche.document.source.path;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    for (_, name) in picture::declared(fiche.value()) {
        if let Some(print) = city.prints.get(&format!("{folder}/{name}")) {
            hash.update(b"p");
            hash.update(print);
        }
    }
}

/// Whether the answers are other than those that the last decision is tied to. Of fiches that cannot be read nobody knows.
#[must_use]
pub fn is_void(city: &City, edition: &Edition, schemas: &Schemas) -> bool {
    let binds = edition
        .entry("states", city.state())
        .is_some_and(|state| state.binds);
    let tie = city.decision()["fingerprint"]
        .as_str()
        .filter(|_| binds && city.unread.is_empty());
    tie.is_some_and(|tie| readings(city, schemas).all(|own| !tie.eq_ignore_ascii_case(&own)))
}

/// Fingerprint of one text: 16 hexadecimal digits, enough to see that a source changed.
#[must_use]
pub fn of_text(text: &str) -> String {
    let mut hash = Sha256::new();
    words(&mut hash, text);
    hexadecimal(&hash.finalize()[..8])
}

/// Fingerprint of each finding, in their order: 64 hexadecimal digits, from rule, file and field. Lines do not count, so a
/// finding keeps its own when text is added above it; the second of two alike gets an ordinal.
#[must_use]
pub fn of_findings<'f>(diagnostics: impl Iterator<Item = &'f Diagnostic>) -> Vec<String> {
    let mut seen: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let one = |found: &Diagnostic, nth: usize| {
        let mut hash = Sha256::new();
        for part in [found.rule, &found.path, &found.field] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.update((nth as u64).to_le_bytes());
        hexadecimal(&hash.finalize())
    };
    diagnostics
        .map(|found| {
            let nth = seen
                .entry((found.rule, &found.path, &found.field))
                .or_default();
            *nth += 1;
            one(found, *nth)
        })
        .collect()
}

/// Every value goes in with its kind and its length, so that no two different ones look alike.
fn feed(hash: &mut Sha256, value: &Value, field: Option<&Field>, reading: Reading) {
    match value {
        Value::Null => hash.update(b"-"),
        Value::Bool(answer) => hash.update(if *answer { b"y" } else { b"n" }),
        Value::Number(number) => {
            hash.update(b"#");
            hash.update(number.as_f64().unwrap_or_default().to_bits().to_le_bytes());
        }
        Value::String(text) => {
            hash.update(b"t");
            words(hash, text);
            // One paragraph alone has the fingerprint that it always had.
            let marked = reading == Reading::Outlined && is_text(field);
            let outline = marked.then(|| markdown::outline(text));
            if let Some(outline) = outline.filter(|outline| outline != "paragraph 0;") {
                words(hash, &outline);
            }
        }
        Value::Array(list) => {
            hash.update(b"[");
            let items = field.and_then(|field| field.items.as_deref());
            list.iter()
                .for_each(|item| feed(hash, item, items, reading));
            hash.update(b"]");
        }
        Value::Object(map) => {
            let below = |key: &str| field.and_then(|field| field.property(key));
            let mut keys: Vec<&String> = map
                .keys()
                .filter(|key| !map[*key].is_null() && below(key).is_none_or(|field| field.decided))
                .collect();
            keys.sort_unstable();
            hash.update(b"{");
            for key in keys {
                words(hash, key);
                // A text in several languages has the question of each.
                let own = field.filter(|_| is_text(field)).or_else(|| below(key));
                feed(hash, &map[key], own, reading);
            }
            hash.update(b"}");
        }
    }
}

/// Whether a question is answered by a text that is laid out by its marks.
fn is_text(field: Option<&Field>) -> bool {
    field.is_some_and(|field| field.prose == Some(Prose::Text))
}

fn words(hash: &mut Sha256, text: &str) {
    for word in text.nfc().collect::<String>().split_whitespace() {
        hash.update((word.len() as u64).to_le_bytes());
        hash.update(word);
    }
    hash.update(u64::MAX.to_le_bytes());
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
            // Writing into a `String` cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
