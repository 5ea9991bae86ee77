//! In: a fiche's values that an audience may see, and its schema. Out: the answers to what the programme's own schemas ask.

use serde_json::Value;

use crate::{
    assemble::{draft::Draft, prose::Voice},
    model::{
        page::{
            block::Block,
            cell::{Cell, Inline},
            dossier::{Answer, Said},
        },
        schema::{Field, Prose, Schema},
    },
};

/// Each answer, in the order of the form.
pub(super) fn answers(voice: &Voice<'_>, schema: Option<&Schema>, value: &Value) -> Vec<Answer> {
    let mut found = Vec::new();
    if let Some(schema) = schema.filter(|schema| asks(&schema.plan)) {
        walk(
            voice,
            &schema.plan,
            value,
            &mut Vec::new(),
            false,
            &mut found,
        );
    }
    found
}

/// The answers of a fiche as a part of its page, where there are any.
pub(super) fn part(page: &mut Draft<'_>, kind: &str, value: &Value) {
    let answers = answers(&page.voice, page.brief.programme.schemas.of(kind), value);
    told(page, answers);
}

/// Answers as a part of a page, where there are any.
pub(super) fn told(page: &mut Draft<'_>, answers: Vec<Answer>) {
    if !answers.is_empty() {
        page.part("own", "doc-own");
    }
    for answer in answers {
        page.line(Block::Sub, answer.label);
        match answer.said {
            Said::Text(text) => page.text(Some(text)),
            Said::Line(line) => page.line(Block::Para, line),
        }
    }
}

/// Whether a schema of the programme's own added a field here or below.
fn asks(field: &Field) -> bool {
    field.own
        || field.properties.iter().any(|(_, below)| asks(below))
        || field.items.as_deref().is_some_and(asks)
}

fn walk(
    voice: &Voice<'_>,
    field: &Field,
    value: &Value,
    trail: &mut Vec<String>,
    own: bool,
    found: &mut Vec<Answer>,
) {
    match value {
        Value::Null => {}
        Value::Object(map) if field.prose.is_none() => {
            for (key, below) in &field.properties {
                let Some(value) = map.get(key).filter(|_| own || asks(below)) else {
                    continue;
                };
                trail.push(voice.label(&below.title));
                walk(voice, below, value, trail, own || below.own, found);
                trail.pop();
            }
        }
        Value::Array(list)
            if field
                .items
                .as_ref()
                .is_some_and(|items| !items.properties.is_empty()) =>
        {
            let Some(items) = &field.items else { return };
            for (at, value) in list.iter().enumerate() {
                trail.push(name(voice, value).unwrap_or_else(|| voice.count(at + 1)));
                walk(voice, items, value, trail, own, found);
                trail.pop();
            }
        }
        _ if !own => {}
        Value::Array(list) => {
            let items = field.items.as_deref().unwrap_or(field);
            let all: Vec<Inline> = list.iter().map(|one| line(voice, items, one)).collect();
            found.push(answer(trail, Said::Line(all.into())));
        }
        text if field.prose == Some(Prose::Text) => {
            let rich = voice.rich(text);
            found.extend(rich.map(|rich| answer(trail, Said::Text(rich))));
        }
        one => {
            let line = Cell::One(line(voice, field, one));
            found.push(answer(trail, Said::Line(line)));
        }
    }
}

fn answer(trail: &[String], said: Said) -> Answer {
    let label = trail.join(" – ");
    Answer { label, said }
}

/// How the item of a list is called.
fn name(voice: &Voice<'_>, item: &Value) -> Option<String> {
    let text = ["title", "name"]
        .iter()
        .find_map(|key| voice.plain(&item[*key]));
    text.or_else(|| {
        ["label", "id"]
            .iter()
            .find_map(|key| item[*key].as_str().map(str::to_owned))
    })
    .filter(|text| !text.is_empty())
}

fn line(voice: &Voice<'_>, field: &Field, value: &Value) -> Inline {
    let words = match (value, field.vocabulary.as_deref(), field.format.as_deref()) {
        (Value::Bool(answer), ..) => Some(voice.word(if *answer { "doc-yes" } else { "doc-no" })),
        (_, Some(list), _) => voice.entry(list, value),
        (_, _, Some("date" | "full-date")) => voice.date(value),
        (_, _, Some("country")) => voice.country(value),
        (_, _, Some("language")) => voice.language(value),
        (Value::Number(number), ..) => Some(voice.number(number.as_f64().unwrap_or_default())),
        _ if field.prose.is_some() => return voice.name(value).into(),
        (Value::String(text), ..) => Some(text.clone()),
        (other, ..) => Some(other.to_string()),
    };
    words.into()
}
