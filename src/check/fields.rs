//! In: one fiche and its schema. Out: what the schema forbids, and what any field of its kind must hold.

use serde_json::{Map, Number, Value};

use super::{
    place::Place,
    prose::{may_hide, prose},
    scalar::{ambiguous, scalar},
};
use crate::{
    check::{
        Context,
        format::{fits, guess, identifier, meant},
        pasted, pictures, sunken,
    },
    model::{
        breach,
        catalog::{City, Fiche},
        diagnostic::Message,
        document::{Pointer, Step},
        schema::{Field, Prose},
        site,
    },
};

/// Checks every fiche of a city, and the name of its folder.
pub(super) fn check_city(context: &mut Context<'_>, city: &City) {
    let shown = city
        .fiche("city")
        .map(pictures::declared)
        .unwrap_or_default();
    for fiche in city.all() {
        context.pictures = if fiche.kind == "project" {
            pictures::declared(fiche)
        } else {
            shown.clone()
        };
        check_fiche(context, fiche);
        pictures::check(context, fiche, &city.pictures);
    }
    if city.id != identifier(&city.id) {
        let free =
            guess("identifier", &city.id).filter(|id| !context.programme.cities.contains(id));
        let message = Message::new("identifier")
            .with("value", city.id.as_str())
            .with("suggestion", free);
        context.at_city(city, "identifier", "", message);
    }
    if site::is_own(&city.id) {
        context.at_city(
            city,
            "identifier",
            "",
            Message::new("identifier-page").with("value", city.id.as_str()),
        );
    }
}

/// Checks one fiche by its schema and the plan of its fields, and its name where it is an identifier.
pub(super) fn check_fiche(context: &mut Context<'_>, fiche: &Fiche) {
    let Some(schema) = context.programme.schemas.of(fiche.kind) else {
        return;
    };
    breach::findings(schema, &fiche.document, &mut context.found);
    context.hides = may_hide(&fiche.document.source.text);
    let root = Place {
        above: None,
        step: Step::Index(0),
        mark: 0,
    };
    walk(context, fiche, &schema.plan, &fiche.document.value, &root);
    if fiche.id != identifier(&fiche.id) {
        let free = guess("identifier", &fiche.id)
            .filter(|id| fiche.kind == "project" || !context.programme.has(fiche.kind, id));
        let message = Message::new("identifier")
            .with("value", fiche.id.as_str())
            .with("suggestion", free);
        context.report(fiche, "identifier", 0..0, &Pointer::default(), message);
    }
    if site::doubled(fiche.kind, &fiche.id)
        .is_some_and(|other| context.programme.has(fiche.kind, other))
    {
        let message = Message::new("identifier-page").with("value", fiche.id.as_str());
        context.report(fiche, "identifier", 0..0, &Pointer::default(), message);
    }
}

/// Goes down a value and its plan together.
fn walk(context: &mut Context<'_>, fiche: &Fiche, field: &Field, value: &Value, at: &Place<'_>) {
    match value {
        Value::Object(map) => {
            map_below(context, fiche, field, map, at);
        }
        Value::Array(list) => {
            let Some(items) = &field.items else { return };
            if items.properties.is_empty() {
                pasted::check_list(context, fiche, list, || at.pointer());
            }
            let mut mark = at.mark + 1;
            for (index, below) in list.iter().enumerate() {
                walk(
                    context,
                    fiche,
                    items,
                    below,
                    &Place {
                        above: Some(at),
                        step: Step::Index(index),
                        mark,
                    },
                );
                mark = mark_after(fiche, mark);
            }
        }
        Value::String(text) if field.prose.is_some() => prose(context, fiche, field, text, at),
        Value::String(text) => scalar(context, fiche, field, text, at),
        // As it is written: `0000` is not the number 0.
        Value::Number(number) if field.format.as_deref() == Some("date") => {
            let mark = fiche.document.marks().get(at.mark);
            let written = mark.and_then(|mark| {
                fiche
                    .document
                    .source
                    .text
                    .get(mark.start as usize..mark.end as usize)
            });
            scalar(
                context,
                fiche,
                field,
                written
                    .map_or(number.to_string(), |text| text.trim_end().to_owned())
                    .as_str(),
                at,
            );
        }
        Value::Number(number) if field.format.as_deref() == Some("amount") => {
            thousands(context, fiche, number, at)
        }
        _ => {}
    }
}

/// The keys of a map, each with its plan.
fn map_below(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    map: &Map<String, Value>,
    at: &Place<'_>,
) {
    let mut key_mark = at.mark + 1;
    for (key, below) in map {
        let mark = mark_after(fiche, key_mark);
        key_mark = mark_after(fiche, mark);
        let place = Place {
            above: Some(at),
            step: Step::Key(key),
            mark,
        };
        match (field.prose, below) {
            (Some(_), Value::String(text)) => prose(context, fiche, field, text, &place),
            (Some(_), _) => {}
            (None, _) => {
                if let Some(inner) = field.property(key) {
                    if let (Some(Prose::Text), Value::String(text)) = (inner.prose, below) {
                        sunken::check(context, fiche, field, map, (&place, text));
                    }
                    walk(context, fiche, inner, below, &place);
                }
            }
        }
    }
    if field.prose.is_some() {
        translations(
            context,
            fiche,
            &at.pointer(),
            map.keys().map(String::as_str),
        );
    }
}

/// The mark behind this one and all that lies in it.
fn mark_after(fiche: &Fiche, mark: usize) -> usize {
    fiche
        .document
        .marks()
        .get(mark)
        .map_or(mark, |mark| mark.next as usize)
}

/// `12.000` is twelve for YAML, and twelve thousand for who wrote it; no budget has thousandths.
fn thousands(context: &mut Context<'_>, fiche: &Fiche, read: &Number, place: &Place<'_>) {
    let Some(mark) = fiche.document.marks().get(place.mark) else {
        return;
    };
    let span = mark.start as usize..mark.end as usize;
    let written = fiche.document.source.written(&span).trim_end();
    let Some((whole, part)) = written.split_once('.') else {
        return;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let size = whole.strip_prefix('-').unwrap_or(whole);
    if part.len() == 3 && digits(part) && digits(size) && size.len() <= 3 && !size.starts_with('0')
    {
        let span = span.start..span.start + written.len();
        let read = read.as_f64().unwrap_or_default().to_string();
        let message = Message::new("number-thousands")
            .with("value", written)
            .with("read", read)
            .with("thousands", format!("{whole}{part}"));
        context.report(fiche, "yaml-ambiguous", span, &place.pointer(), message);
    }
}

fn translations<'k>(
    context: &mut Context<'_>,
    fiche: &Fiche,
    at: &Pointer,
    written: impl Iterator<Item = &'k str>,
) {
    let written: Vec<&str> = written.collect();
    let known = |key: &str| {
        context
            .programme
            .edition
            .languages
            .iter()
            .any(|lang| lang == key)
            || fits("language", key)
    };
    for key in written.iter().copied() {
        // `no:` is Norwegian, and to other tools false.
        let below = at.with(key);
        let span = fiche.document.key_span(&below);
        ambiguous(context, fiche, span, || below);
    }
    let parted = |key: &str| breach::is_behind_comma(&fiche.document, &at.with(key));
    for key in written
        .iter()
        .filter(|key| !known(key) || parted(key))
        .copied()
        .collect::<Vec<_>>()
    {
        let message = if parted(key) {
            Message::new("unknown-key-comma").with("key", key)
        } else {
            Message::new("unknown-language")
                .with("key", key)
                .with("suggestion", meant("language", key))
        };
        let below = at.with(key);
        context.at_key(fiche, "unknown-key", &below, message);
    }
    let absent: Vec<&str> = context
        .programme
        .edition
        .languages
        .iter()
        .map(String::as_str)
        .filter(|lang| !written.contains(lang))
        .collect();
    if !absent.is_empty() {
        context.at_key(
            fiche,
            "translation-missing",
            at,
            Message::new("translation-missing").with("languages", absent.join(", ")),
        );
    }
}
