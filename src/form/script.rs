//! Out: the script of pages with a form, its name in a policy, and its words in a language.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::{
    inert,
    messages::Messages,
    model::{diagnostic::Message, words::Unit},
};

/// The script; pages carry it as it is.
pub const SCRIPT: &str = include_str!("../../templates/form.js");

/// The script of pages that are open while other programs change what they show.
pub const WATCH: &str = include_str!("../../templates/watch.js");

/// Words of the script, by the names that it gives them, each with what is put in.
const WORDS: [(&str, &str, &[&str]); 10] = [
    ("count", "form-count", &["n", "limit"]),
    ("over", "form-over", &["n"]),
    ("format", "form-format", &[]),
    ("number", "form-number", &[]),
    ("wanted", "form-wanted", &[]),
    ("open", "form-open", &["n"]),
    ("all", "form-all", &[]),
    ("saved", "form-saved", &["file"]),
    ("sure", "form-sure", &[]),
    ("item", "form-item", &["n"]),
];

/// How a policy names a script that may run (CSP level 2).
#[must_use]
pub fn hash(script: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(script)))
}

/// The words of the script in a language, as JSON that may stand in a page; `{n}` stands for what it puts in.
#[must_use]
pub fn words(voice: &Messages, unit: Unit) -> String {
    let mut words: Map<String, Value> = WORDS
        .iter()
        .map(|(name, id, arguments)| {
            let given = arguments.iter().fold(Message::new(id), |message, name| {
                message.with(name, format!("{{{name}}}"))
            });
            ((*name).to_owned(), voice.say(&given).into())
        })
        .collect();
    let unit = match unit {
        Unit::Words => "words",
        Unit::Characters => "characters",
    };
    words.insert("unit".to_owned(), unit.into());
    inert::data(&Value::Object(words))
}
