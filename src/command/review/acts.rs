//! In: two states of a programme's own settings. Out: what a change of them decides, with its effect in words.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::Value;

use super::{pages::KINDS, tip::level};
use crate::{
    model::{
        act::{Act, Kind, covers},
        catalog::Programme,
        diagnostic::{Argument, Diagnostic, Labels, Level, Message},
        edition::{Edition, Entry},
        owners::Owners,
        rule::RULES,
        schema::Field,
        schemas::TEXTS,
        tree::PROGRAMME_FILE,
    },
    render::BUILT_IN,
};

/// Keys of `roadmap.yaml` that are told by their effect.
const TOLD: [&str; 5] = ["edition", "rules", "limits", "advice", "owners"];

/// What a change of the programme's own settings decides. `silenced` are findings that are looked for no longer.
pub(super) fn settings(before: &Programme, after: &Programme, silenced: &[Diagnostic]) -> Vec<Act> {
    let mut acts = Vec::new();
    edition(before, after, silenced, &mut acts);
    owners(&before.owners, &after.owners, &mut acts);
    if !Arc::ptr_eq(&before.schemas, &after.schemas) {
        for (kind, text) in TEXTS {
            let schemas = [before, after].map(|side| written(side, kind, text));
            if let [Some(before), Some(after)] = schemas {
                let sides = [&before, &after].map(|(plan, json)| Asked { plan, json });
                questions(kind, sides, &[], &mut acts);
                if rest(&before.1) != rest(&after.1) {
                    let path = format!("schemas/{kind}.schema.json");
                    acts.push(Act::new(Kind::Schema, path, Message::new("act-schema")));
                }
            }
        }
    }
    acts
}

/// The questions of a kind, and the schema as it is written; `text` is the shipped one.
fn written<'p>(side: &'p Programme, kind: &str, text: &str) -> Option<(&'p Field, Value)> {
    let schema = side.schemas.of(kind)?;
    let text = schema.laid.as_deref().unwrap_or(text);
    Some((&schema.plan, serde_json::from_str(text).unwrap_or_default()))
}

/// Files below `schemas/` and `templates/` that changed, where nothing else tells of them. `texts` are the templates before and
/// after.
pub(super) fn files(
    changed: &BTreeSet<&str>,
    texts: [&BTreeMap<String, String>; 2],
    told: &mut Vec<Act>,
) {
    for path in changed {
        if path.starts_with("schemas/")
            && !told
                .iter()
                .any(|act| act.kind == Kind::Schema && act.path == *path)
        {
            told.push(Act::new(Kind::Schema, *path, Message::new("act-schema")));
        }
        let Some(name) = path.strip_prefix("templates/") else {
            continue;
        };
        let is_shipped = BUILT_IN.iter().any(|(known, _)| *known == name);
        let is_named = texts[1]
            .iter()
            .any(|(other, text)| other != name && text.contains(name));
        // A kind of page has templates of its own only where it has both.
        let kind = name.rsplit_once('.').filter(|(stem, ending)| {
            !is_shipped && KINDS.contains(stem) && ["html", "md"].contains(ending)
        });
        let other = kind
            .map(|(stem, ending)| format!("{stem}.{}", if ending == "md" { "html" } else { "md" }));
        let is_whole = other
            .as_ref()
            .is_some_and(|other| texts[1].contains_key(other));
        let id = match texts.map(|texts| texts.contains_key(name)) {
            [_, true] if other.is_some() && !is_whole => "act-template-half",
            [false, true] if is_whole => "act-template-own",
            [true, true] if is_whole => "act-template-changed",
            [true, false] if other.is_some() => "act-template-shipped",
            [_, true] if !is_shipped && !is_named => "act-template-unused",
            [false, true] if is_shipped => "act-template-own",
            [_, true] => "act-template-changed",
            [_, false] if is_shipped => "act-template-shipped",
            [_, false] => "act-template-gone",
        };
        let near = crate::model::near::nearest(name, BUILT_IN.iter().map(|(known, _)| *known))
            .filter(|_| !is_shipped && kind.is_none());
        told.push(Act::new(
            Kind::Template,
            *path,
            Message::new(id)
                .with("name", name)
                .with("other", other)
                .with("suggestion", near),
        ));
    }
}

fn edition(before: &Programme, after: &Programme, silenced: &[Diagnostic], acts: &mut Vec<Act>) {
    let mut put = |message: Message| acts.push(Act::new(Kind::Edition, PROGRAMME_FILE, message));
    let (old, new) = (&before.edition, &after.edition);
    if old.id != new.id {
        put(Message::new("act-edition")
            .with("before", old.id.as_str())
            .with("after", new.id.as_str()));
    }
    numbers(old, new, &mut put);
    let lists: BTreeSet<&String> = old
        .vocabularies
        .keys()
        .chain(new.vocabularies.keys())
        .collect();
    for list in lists {
        vocabulary(list, old.list(list), new.list(list), &mut put);
    }
    let values = [&before.document.value, &after.document.value];
    let keys: BTreeSet<&String> = values
        .iter()
        .filter_map(|value| value.as_object())
        .flat_map(serde_json::Map::keys)
        .collect();
    let is_other = |key: &&&String| {
        values[0].get(key.as_str()).unwrap_or(&Value::Null)
            != values[1].get(key.as_str()).unwrap_or(&Value::Null)
    };
    let is_told = |key: &str| {
        TOLD.contains(&key)
            || old.vocabularies.contains_key(key)
            || new.vocabularies.contains_key(key)
    };
    for key in keys.iter().filter(is_other).filter(|key| !is_told(key)) {
        put(Message::new("act-key").with("key", key.as_str()));
    }
    levels(before, after, silenced, acts);
}

/// Limits and advised numbers.
fn numbers(old: &Edition, new: &Edition, put: &mut dyn FnMut(Message)) {
    for (id, old, new) in [
        ("act-limit", &old.limits, &new.limits),
        ("act-advice", &old.advice, &new.advice),
    ] {
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for key in keys
            .into_iter()
            .filter(|key| old.get(*key) != new.get(*key))
        {
            let number = |of: &BTreeMap<String, usize>| {
                of.get(key).map_or_else(|| "–".to_owned(), usize::to_string)
            };
            put(Message::new(id)
                .with("key", key.as_str())
                .with("before", number(old))
                .with("after", number(new)));
        }
    }
}

/// Levels of rules, with the findings that each leaves out.
fn levels(before: &Programme, after: &Programme, silenced: &[Diagnostic], acts: &mut Vec<Act>) {
    for rule in RULES {
        let [was, is] = [before, after].map(|side| level(side, rule.name));
        if was == is {
            continue;
        }
        let message = Message::new("act-rule")
            .with("rule", rule.name)
            .with("before", said(was))
            .with("after", said(is));
        let found = silenced.iter().filter(|found| found.rule == rule.name);
        let covers = covers(found, |found| {
            Message::new("act-covers")
                .with("path", found.path.as_str())
                .with("line", found.line)
        });
        acts.push(Act {
            covers,
            ..Act::new(Kind::Edition, PROGRAMME_FILE, message)
        });
    }
}

fn said(level: Level) -> Argument {
    Argument::Message(match level {
        Level::Off => "level-off",
        Level::Info => "level-info",
        Level::Warning => "level-warning",
        Level::Error => "level-error",
    })
}

/// What came to one of the edition's lists, went from it or is other in it.
fn vocabulary(list: &str, old: &[Entry], new: &[Entry], put: &mut impl FnMut(Message)) {
    let known = |all: &[Entry]| -> BTreeMap<String, Entry> {
        all.iter()
            .map(|entry| (entry.id.clone(), entry.clone()))
            .collect()
    };
    let (old, new) = (known(old), known(new));
    for id in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        let what = match (old.get(id), new.get(id)) {
            (None, _) => "act-list-added",
            (_, None) => "act-list-removed",
            (old, new) if old == new => continue,
            _ => "act-list-changed",
        };
        put(Message::new(what)
            .with("list", list)
            .with("id", id.as_str()));
    }
}

fn owners(old: &Owners, new: &Owners, acts: &mut Vec<Act>) {
    let bare = |all: &[String]| -> BTreeSet<String> {
        all.iter().map(|one| one.trim().to_lowercase()).collect()
    };
    let cities: BTreeSet<&String> = old.cities.keys().chain(new.cities.keys()).collect();
    let none = Vec::new();
    let of = |side: &Owners, city: &str| bare(side.cities.get(city).unwrap_or(&none));
    let realms = std::iter::once(("", bare(&old.secretariat), bare(&new.secretariat)));
    for (city, was, is) in realms.chain(
        cities
            .iter()
            .map(|city| (city.as_str(), of(old, city), of(new, city))),
    ) {
        let mut put = |id: [&'static str; 2], who: &String| {
            let id = if city.is_empty() { id[0] } else { id[1] };
            acts.push(Act::new(
                Kind::Owner,
                PROGRAMME_FILE,
                Message::new(id)
                    .with("who", who.as_str())
                    .with("city", city),
            ));
        };
        is.difference(&was)
            .for_each(|who| put(["act-owner-all", "act-owner-city"], who));
        was.difference(&is)
            .for_each(|who| put(["act-owner-all-no-more", "act-owner-city-no-more"], who));
    }
}

/// Whom a kind of fiche asks.
fn asked(kind: &str) -> &str {
    match kind {
        "project" | "network" | "event" | "programme" => kind,
        _ => "city",
    }
}

/// A question, and the schema as it is written there.
#[derive(Clone, Copy)]
struct Asked<'a> {
    plan: &'a Field,
    json: &'a Value,
}

impl<'a> Asked<'a> {
    fn property(self, key: &str) -> Option<Self> {
        Some(Self {
            plan: self.plan.property(key)?,
            json: &self.json["properties"][key],
        })
    }

    fn items(self) -> Option<Self> {
        Some(Self {
            plan: self.plan.items.as_deref()?,
            json: &self.json["items"],
        })
    }
}

/// What may be answered, as the program reads it.
fn form(asked: Asked<'_>) -> impl PartialEq + '_ {
    let field = asked.plan;
    let (vocabulary, format) = (&field.vocabulary, &field.format);
    (vocabulary, format, &field.types, &field.words, field.prose)
}

/// What a schema says of a question itself, without those in it.
fn rest(schema: &Value) -> Value {
    let mut own = schema.clone();
    let mut at = Some(&mut own);
    while let Some(map) = at.take().and_then(Value::as_object_mut) {
        for told in ["properties", "required", "x-audience"] {
            map.remove(told);
        }
        at = map.get_mut("items");
    }
    own
}

/// What a form asks more, less or otherwise.
fn questions(kind: &str, [old, new]: [Asked<'_>; 2], trail: &[String], acts: &mut Vec<Act>) {
    if let (Some(old), Some(new)) = (old.items(), new.items()) {
        questions(kind, [old, new], trail, acts);
    }
    let keys: BTreeSet<&String> = [old, new]
        .iter()
        .flat_map(|side| &side.plan.properties)
        .map(|(key, _)| key)
        .collect();
    for key in keys {
        let at: Vec<String> = trail.iter().chain([key]).cloned().collect();
        let needs = |field: &Field| field.required.contains(key);
        let mut put = |id: &'static str, field: &Field, needed: bool| {
            let title: &Labels = &field.title;
            let title = if title.is_empty() {
                Argument::from(at.join("."))
            } else {
                Argument::from(title)
            };
            let message = Message::new(id)
                .with("whom", asked(kind))
                .with("kind", kind)
                .with("field", at.join("."))
                .with("title", title)
                .with("required", if needed { "yes" } else { "no" })
                .with("public", if field.public { "yes" } else { "no" });
            acts.push(Act::new(
                Kind::Schema,
                format!("schemas/{kind}.schema.json"),
                message,
            ));
        };
        match (old.property(key), new.property(key)) {
            (None, Some(asked)) => put("act-question-more", asked.plan, needs(new.plan)),
            (Some(asked), None) => put("act-question-less", asked.plan, needs(old.plan)),
            (Some(was), Some(is)) => {
                if needs(old.plan) != needs(new.plan) {
                    put("act-question-required", is.plan, needs(new.plan));
                }
                if was.plan.public != is.plan.public {
                    put("act-question-public", is.plan, needs(new.plan));
                }
                if form(was) != form(is) || rest(was.json) != rest(is.json) {
                    put("act-question-other", is.plan, needs(new.plan));
                }
                questions(kind, [was, is], &at, acts);
            }
            (None, None) => {}
        }
    }
}
