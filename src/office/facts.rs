//! In: what a form shows. Out: the properties of the document in which that is kept, and back.
//!
//! Custom properties are what every office program keeps, whatever kind of file it saves. They hold no more than the pages show, and
//! stand there in words, so that a leak is seen.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::reply::Began;

/// Characters of one property: more are cut by some programs.
const LONGEST: usize = 240;

/// Name of the property that says what a document is.
const FORM: &str = "roadmap-form";

/// What a document says of itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// Id of the city.
    pub(super) city: Option<String>,
    /// Language of the form.
    pub(super) lang: Option<String>,
    /// What it began from.
    pub(super) began: Option<Began>,
}

impl Facts {
    /// As properties, in their order.
    pub(super) fn properties(&self) -> Vec<(String, String)> {
        let mut all = vec![(FORM.to_owned(), "1".to_owned())];
        let mut push = |name: &str, value: &Option<String>| {
            all.extend(value.clone().map(|value| (format!("{FORM}-{name}"), value)));
        };
        push("city", &self.city);
        push("language", &self.lang);
        if let Some(began) = &self.began {
            push("commit", &began.commit);
            let text = serde_json::to_string(&began.fiches).unwrap_or_default();
            for (at, part) in parts(&text).into_iter().enumerate() {
                all.push((format!("{FORM}-began-{at:04}"), part));
            }
        }
        all
    }

    /// Back from properties; nothing if they are none of ours.
    pub(super) fn read(properties: &BTreeMap<String, String>) -> Self {
        let get = |name: &str| {
            properties
                .get(&format!("{FORM}-{name}"))
                .filter(|value| !value.is_empty())
                .cloned()
        };
        if !properties.contains_key(FORM) {
            return Self::default();
        }
        let began = format!("{FORM}-began-");
        let text: String = properties
            .range(began.clone()..)
            .take_while(|(name, _)| name.starts_with(&began))
            .map(|(_, part)| part.as_str())
            .collect();
        let fiches: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap_or_default();
        Self {
            city: get("city"),
            lang: get("language"),
            began: Some(Began {
                commit: get("commit"),
                fiches,
            }),
        }
    }
}

/// A text in parts that neither begin nor end with a space, which some programs take away.
fn parts(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut parts = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        let mut to = (from + LONGEST).min(chars.len());
        while to > from + 1
            && to < chars.len()
            && (chars[to].is_whitespace() || chars[to - 1].is_whitespace())
        {
            to -= 1;
        }
        parts.push(chars[from..to].iter().collect());
        from = to;
    }
    parts
}
