//! The law of an edit: over every shipped fiche, each answer changed, taken away, added and moved gives exactly the value wanted,
//! touches no line of another answer, and its undo gives the same bytes, but where that is said here.

use std::{collections::HashMap, fs};

use roadmap::{
    edit,
    model::{
        document::{Document, Pointer, Step},
        schemas::Schemas,
        source::Source,
    },
    parse::{self, Limits},
};
use serde_json::{Value, json};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

fn read(text: &str) -> Document {
    parse::read(Source::new("fiche.yaml", text), &Limits::default())
        .unwrap_or_else(|| panic!("not read:\n{text}"))
}

/// All fiches of the examples that can be read, with their kinds.
fn shipped() -> Vec<(String, String, Option<&'static str>)> {
    let kinds = [
        ("/city.yaml", "city"),
        ("/staff.yaml", "staff"),
        ("/themes.yaml", "themes"),
        ("/priority-theme.yaml", "priority-theme"),
        ("/challenges.yaml", "challenges"),
        ("/action-plan.yaml", "action-plan"),
        ("/projects/", "project"),
        ("/networks/", "network"),
        ("/events/", "event"),
    ];
    let mut out = Vec::new();
    let files = walkdir::WalkDir::new(format!("{HERE}/examples")).sort_by_file_name();
    for file in files.into_iter().map(Result::unwrap) {
        let path = file.path().to_str().unwrap().replace('\\', "/");
        if !path.ends_with(".yaml") {
            continue;
        }
        let Ok(text) = fs::read_to_string(file.path()) else {
            continue;
        };
        let text = text.trim_start_matches('\u{FEFF}').to_owned();
        if parse::read(Source::new("", text.clone()), &Limits::default())
            .is_some_and(|read| read.value.is_object())
        {
            let kind = kinds
                .iter()
                .find(|(part, _)| path.contains(part))
                .map(|(_, kind)| *kind);
            out.push((path, text, kind));
        }
    }
    assert!(out.len() > 30, "{}", out.len());
    out
}

/// Every place of a value, the root left out.
fn places(value: &Value, at: &Pointer, out: &mut Vec<Pointer>) {
    let mut below = |step: Step, value: &Value| {
        let at = at.with(step);
        places(value, &at, out);
        out.push(at);
    };
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| below(Step::from(key.as_str()), value)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(at, value)| below(Step::Index(at), value)),
        _ => {}
    }
}

/// Figures of a run.
#[derive(Debug, Default)]
struct Count {
    done: usize,
    refused: HashMap<String, usize>,
    undone: usize,
    bad: Vec<String>,
    otherwise: HashMap<&'static str, usize>,
}

/// Lines of a text that are not in another, in their order.
fn lines_kept(before: &str, after: &str, own: std::ops::Range<usize>) -> bool {
    let (head, tail) = (&before[..own.start], &before[own.end..]);
    after.starts_with(head) && after.ends_with(tail) && after.len() >= head.len() + tail.len()
}

/// The lines on which an answer stands.
fn lines_of(document: &Document, at: &Pointer) -> std::ops::Range<usize> {
    let text = document.source.text.as_str();
    let (key, value) = (document.key_span(at), document.span(at));
    let start = text[..key.start].rfind('\n').map_or(0, |at| at + 1);
    let end = value.end.max(key.end);
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    start..end
}

/// Whether an answer is the first of its item: the next one takes its place behind the dash.
fn is_first(document: &Document, at: &Pointer) -> bool {
    let above = Pointer(at.0[..at.0.len() - 1].to_vec());
    document.span(&above).start == document.key_span(at).start
}

struct Trial<'a> {
    path: &'a str,
    document: &'a Document,
    count: &'a mut Count,
}

impl Trial<'_> {
    /// Makes an edit, and takes it back.
    fn edit(
        &mut self,
        what: &'static str,
        wanted: &Value,
        at: &Pointer,
        made: Result<String, edit::Refused>,
        back: impl Fn(&Document) -> Result<String, edit::Refused>,
    ) {
        let text = self.document.source.text.as_str();
        let new = match made {
            Ok(new) => new,
            Err(refused) => {
                if std::env::var("SHOW").is_ok() {
                    eprintln!("refused {what} {} {at}: {refused:?}", self.path);
                }
                *self
                    .count
                    .refused
                    .entry(format!("{what} {}", refused.why.id))
                    .or_default() += 1;
                return;
            }
        };
        let read = read(&new);
        let nothing = read.value.is_null() && *wanted == json!({});
        assert!(
            &read.value == wanted || nothing,
            "{what} {at} in {}",
            self.path
        );
        let own = lines_of(self.document, at);
        if !lines_kept(text, &new, own) {
            let told = format!(
                "{what} {at} in {} touches other lines:\n{}",
                self.path,
                diff(text, &new)
            );
            self.count.bad.push(told);
        }
        self.count.done += 1;
        match back(&read) {
            Ok(again) if again == *text => self.count.undone += 1,
            Ok(again) => {
                assert_eq!(self::read(&again).value, self.document.value);
                if std::env::var("SHOW").is_ok() {
                    eprintln!("undo {what} {} {at}:\n{}", self.path, diff(text, &again));
                }
                *self.count.otherwise.entry(what).or_default() += 1;
            }
            Err(refused) => self
                .count
                .bad
                .push(format!("undo of {what} {at} in {}: {refused:?}", self.path)),
        }
    }
}

fn diff(old: &str, new: &str) -> String {
    let new_lines: std::collections::HashSet<&str> = new.lines().collect();
    let old_lines: std::collections::HashSet<&str> = old.lines().collect();
    let gone = old
        .lines()
        .filter(|line| !new_lines.contains(line))
        .map(|line| format!("- {line}\n"));
    let come = new
        .lines()
        .filter(|line| !old_lines.contains(line))
        .map(|line| format!("+ {line}\n"));
    gone.chain(come).collect()
}

fn put(value: &mut Value, at: &Pointer, new: Value) {
    let place = at.0.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(at) => value.get_mut(at),
    });
    *place.unwrap() = new;
}

fn taken(value: &Value, at: &Pointer) -> Value {
    let mut value = value.clone();
    let (last, above) = at.0.split_last().unwrap();
    let place = above.iter().try_fold(&mut value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(at) => value.get_mut(at),
    });
    match (place.unwrap(), last) {
        (Value::Object(map), Step::Key(key)) => {
            map.shift_remove(key);
        }
        (Value::Array(list), Step::Index(at)) => {
            list.remove(*at);
        }
        _ => unreachable!(),
    }
    value
}

#[test]
fn every_edit_of_a_shipped_fiche_gives_what_is_wanted_and_touches_nothing_else() {
    let schemas = Schemas::embedded();
    let mut count = Count::default();
    let limits = Limits::default();
    for (path, text, kind) in shipped() {
        let document = read(&text);
        let plan = kind
            .and_then(|kind| schemas.of(kind))
            .map(|schema| &schema.plan);
        let mut all = Vec::new();
        places(&document.value, &Pointer::default(), &mut all);
        let mut trial = Trial {
            path: &path,
            document: &document,
            count: &mut count,
        };
        for at in &all {
            let old = document.get(at).unwrap().clone();
            for new in [
                json!("word"),
                json!("a: b # c"),
                json!("deux\nlignes\n"),
                json!("- x\n\n  y"),
                json!(12),
                Value::Null,
                json!(["x", {"y": "z"}]),
                json!({"fr": "un", "en": "two"}),
            ] {
                let mut wanted = document.value.clone();
                put(&mut wanted, at, new.clone());
                let made = edit::set(&document, plan, at, new, &limits);
                trial.edit("set", &wanted, at, made, |read| {
                    edit::set(read, plan, at, old.clone(), &limits)
                });
            }
            let made = edit::remove(&document, plan, at, &limits);
            let (last, above) = at.0.split_last().unwrap();
            let above = Pointer(above.to_vec());
            let alone = match document.get(&above) {
                Some(Value::Object(map)) => map.len() == 1,
                Some(Value::Array(list)) => list.len() == 1,
                _ => false,
            };
            trial.edit(
                "remove",
                &taken(&document.value, at),
                if alone || at.0.len() > 1 && is_first(&document, at) {
                    &above
                } else {
                    at
                },
                made,
                |read| match last {
                    Step::Key(_) => edit::set(read, plan, at, old.clone(), &limits),
                    Step::Index(nth) => {
                        edit::insert(read, plan, &above, *nth, old.clone(), &limits)
                    }
                },
            );
            if let Value::Array(list) = &old {
                for place in 0..=list.len() {
                    let mut items = list.clone();
                    let item = list.first().cloned().unwrap_or(json!("x"));
                    items.insert(place, item.clone());
                    let mut wanted = document.value.clone();
                    put(&mut wanted, at, Value::Array(items));
                    let made = edit::insert(&document, plan, at, place, item, &limits);
                    trial.edit("insert", &wanted, at, made, |read| {
                        edit::remove(read, plan, &at.with(place), &limits)
                    });
                }
                for from in 0..list.len() {
                    for to in (0..list.len()).filter(|to| *to != from) {
                        let mut items = list.clone();
                        let one = items.remove(from);
                        items.insert(to, one);
                        let mut wanted = document.value.clone();
                        put(&mut wanted, at, Value::Array(items));
                        let made = edit::shift(&document, plan, at, from, to, &limits);
                        trial.edit("shift", &wanted, at, made, |read| {
                            edit::shift(read, plan, at, to, from, &limits)
                        });
                    }
                }
            }
        }
    }
    eprintln!(
        "{} {} {:?} {:?} {}",
        count.done,
        count.undone,
        count.refused,
        count.otherwise,
        count.bad.len()
    );
    assert!(
        count.refused.is_empty() && count.bad.is_empty(),
        "{}",
        count.bad.iter().take(20).cloned().collect::<String>()
    );
}
