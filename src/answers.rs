//! In: what a form says. Out: it as JSON, of `schemas/answers-1.schema.json`. And back: in, a file that nobody vouches for; out, what it
//! says, with the words that have no place in it.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize,
    de::{self, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    fiche::{audience::Audience, path},
    model::{
        diagnostic::Message,
        fingerprint::hexadecimal,
        question::OURS,
        reply::{Began, Left, Reply, Told},
        schema::Field,
    },
};

/// Bytes of a file of answers at most.
pub const MOST: usize = 4 << 20;

/// Version of the form of the file.
const VERSION: u64 = 1;

/// What a file of answers says.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// The programme that it was made in, where it says so.
    pub programme: Option<String>,
    /// What it answers.
    pub reply: Reply,
    /// By fiche: fields of a page with what was put in, which only who knows the questions can make answers of.
    pub fields: BTreeMap<String, Vec<(String, String)>>,
}

/// Of a value what its form asks for.
#[must_use]
pub fn shown(plan: &Field, value: &Value) -> Value {
    match value {
        Value::Object(map) if plan.prose.is_none() && !plan.properties.is_empty() => {
            let asked = map.iter().filter(|(key, _)| !OURS.contains(&key.as_str()));
            let pair = |(key, value): (&String, &Value)| {
                Some((key.clone(), shown(plan.property(key)?, value)))
            };
            Value::Object(asked.filter_map(pair).collect())
        }
        Value::Array(list) => match &plan.items {
            Some(items) => list.iter().map(|value| shown(items, value)).collect(),
            None => value.clone(),
        },
        _ => value.clone(),
    }
}

/// A file of answers.
#[must_use]
pub fn written(programme: &str, reply: &Reply) -> String {
    let all = document(programme, reply, &|answers| ("answers", answers.clone()));
    format!("{all:#}\n")
}

/// What a page carries that gives answers back: what it began from, and as yet no field.
#[must_use]
pub fn carried(programme: &str, reply: &Reply, audience: Audience) -> Value {
    let mut all = document(programme, reply, &|_| ("fields", json!([])));
    all["audience"] = audience.word().into();
    all
}

/// What a form says; `said` is what stands beside what a fiche began from.
fn document(
    programme: &str,
    reply: &Reply,
    said: &dyn Fn(&Value) -> (&'static str, Value),
) -> Value {
    let began = |path: &String| reply.began.as_ref()?.fiches.get(path);
    let fiche = |(path, answers): (&String, &Value)| {
        let began = began(path);
        let mut fiche = json!({"began": began, "fingerprint": began.map(fingerprint)});
        let (key, value) = said(answers);
        fiche[key] = value;
        (path.clone(), fiche)
    };
    json!({
        "answers": VERSION,
        "programme": programme,
        "city": reply.city,
        "language": reply.language,
        "commit": reply.began.as_ref().and_then(|began| began.commit.clone()),
        "fiches": reply.fiches.iter().map(fiche).collect::<Map<_, _>>(),
    })
}

/// Fingerprint of answers, whatever the order of their names and however a whole number is written.
#[must_use]
pub fn fingerprint(value: &Value) -> String {
    hexadecimal(&Sha256::digest(canonical(value).to_string().as_bytes()))
}

/// A value with its names sorted and whole numbers without a point.
#[must_use]
pub fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut pairs: Vec<(&String, &Value)> = map.iter().collect();
            pairs.sort_unstable_by_key(|(key, _)| *key);
            let pair = |(key, value): (&String, &Value)| (key.clone(), canonical(value));
            Value::Object(pairs.into_iter().map(pair).collect())
        }
        Value::Array(list) => list.iter().map(canonical).collect(),
        Value::Number(number) => Value::Number(whole(number)),
        other => other.clone(),
    }
}

/// A number as an integer where it is one.
fn whole(number: &Number) -> Number {
    let text = number.as_f64().map(|number| format!("{number}"));
    let integer = text.and_then(|text| text.parse::<i64>().ok());
    integer.map_or_else(|| number.clone(), Number::from)
}

/// Whether bytes begin as a file of answers does.
#[must_use]
pub fn is_answers(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{")
}

/// Reads a file of answers.
///
/// # Errors
/// If it is too large, damaged, of a newer version, or something else.
pub fn read(bytes: &[u8]) -> Result<Answers, Message> {
    if bytes.len() > MOST {
        return Err(Message::new("answers-large").with("limit", MOST >> 20));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Strict(value) = serde_json::from_slice(bytes).map_err(|error| {
        Message::new("answers-damaged")
            .with("line", error.line())
            .with("column", error.column())
    })?;
    let Value::Object(mut map) = value else {
        return Err(Message::new("answers-foreign"));
    };
    match map
        .shift_remove("answers")
        .and_then(|version| version.as_u64())
    {
        Some(VERSION) => {}
        Some(_) => return Err(Message::new("answers-newer")),
        None => return Err(Message::new("answers-foreign")),
    }
    let (mut answers, mut began) = head(&mut map);
    let reply = &mut answers.reply;
    match map.shift_remove("fiches").unwrap_or_default() {
        Value::Object(fiches) => {
            for (path, said) in fiches {
                let sent = fiche(&path, said, reply, &mut began);
                answers.fields.extend(sent.map(|sent| (path, sent)));
            }
        }
        Value::Null => {}
        other => reply
            .left
            .push(unknown("fiches", &other, "answers-why-shape")),
    }
    let more = map.iter();
    let more = more.map(|(key, value)| unknown(key, value, "answers-why-unknown"));
    reply.left.extend(more);
    if began.commit.is_some() || !began.fiches.is_empty() {
        reply.began = Some(began);
    }
    Ok(answers)
}

/// Reads what is said of the whole: of whom, from when.
fn head(map: &mut Map<String, Value>) -> (Answers, Began) {
    let mut left = Vec::new();
    let mut text = |key: &str| match map.shift_remove(key) {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        None | Some(Value::Null | Value::String(_)) => None,
        Some(other) => {
            left.push(unknown(key, &other, "answers-why-shape"));
            None
        }
    };
    // For whom a page was made says nothing of its answers.
    let [programme, city, language, commit, _] =
        ["programme", "city", "language", "commit", "audience"].map(&mut text);
    let reply = Reply {
        city,
        language,
        left,
        ..Reply::default()
    };
    let began = Began {
        commit,
        ..Began::default()
    };
    let answers = Answers {
        programme,
        reply,
        fields: BTreeMap::new(),
    };
    (answers, began)
}

/// Reads what is said of one fiche; gives the fields of a page, where it is one that answers.
fn fiche(
    path: &str,
    said: Value,
    reply: &mut Reply,
    began: &mut Began,
) -> Option<Vec<(String, String)>> {
    let known = path::kind(&format!("cities/a/{path}")).is_some();
    let mut said = match said {
        Value::Object(said) if known => said,
        other => {
            let why = if known {
                "answers-why-shape"
            } else {
                "answers-why-fiche"
            };
            reply.left.push(unknown(path, &other, why));
            return None;
        }
    };
    let mut take = |key: &str| said.shift_remove(key).unwrap_or_default();
    let [before, tie, answers, fields] =
        ["began", "fingerprint", "answers", "fields"].map(&mut take);
    for (key, value) in &said {
        let place = format!("{path}: {key}");
        reply
            .left
            .push(unknown(&place, value, "answers-why-unknown"));
    }
    match &before {
        // As it was made.
        Value::Object(_) if tie == fingerprint(&before) => {
            began.fiches.insert(path.to_owned(), before);
        }
        Value::Null => {}
        _ => reply.told.push(Told {
            place: Message::new("answers-place").with("at", path),
            what: Message::new("answers-began"),
        }),
    }
    match answers {
        Value::Object(_) => _ = reply.fiches.insert(path.to_owned(), answers),
        Value::Null => {}
        other => reply.left.push(unknown(path, &other, "answers-why-shape")),
    }
    match serde_json::from_value::<Option<Vec<(String, String)>>>(fields.clone()) {
        Ok(fields) => fields.filter(|fields| !fields.is_empty()),
        Err(_) => {
            reply.left.push(unknown(path, &fields, "answers-why-shape"));
            None
        }
    }
}

/// Words that have no place.
#[must_use]
pub fn unknown(at: &str, value: &Value, why: &'static str) -> Left {
    Left {
        place: Message::new("answers-place").with("at", at),
        words: said(value),
        why: Message::new(why),
    }
}

/// All that a value says, as words.
#[must_use]
pub fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// A value in which no name stands twice: of two answers to one question the first would be lost.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: de::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(Reading)
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers")
    }

    fn visit_unit<E>(self) -> Result<Strict, E> {
        Ok(Strict(Value::Null))
    }

    fn visit_bool<E>(self, said: bool) -> Result<Strict, E> {
        Ok(Strict(said.into()))
    }

    fn visit_i64<E>(self, said: i64) -> Result<Strict, E> {
        Ok(Strict(said.into()))
    }

    fn visit_u64<E>(self, said: u64) -> Result<Strict, E> {
        Ok(Strict(said.into()))
    }

    fn visit_f64<E>(self, said: f64) -> Result<Strict, E> {
        Ok(Strict(said.into()))
    }

    fn visit_str<E>(self, said: &str) -> Result<Strict, E> {
        Ok(Strict(said.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Strict, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Strict(Value::Array(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Strict, A::Error> {
        let mut map = Map::new();
        while let Some((key, Strict(value))) = pairs.next_entry::<String, Strict>()? {
            if map.insert(key, value).is_some() {
                return Err(de::Error::custom("a name stands twice"));
            }
        }
        Ok(Strict(Value::Object(map)))
    }
}
