//! In: the answers of a fiche, of a form sent back, and those that it began from. Out: the three of them weighed against each other.

use serde_json::{Map, Value};

use crate::{
    answers::{self, canonical},
    compare::{self, Pair, pairs, same_words},
    edit, inert,
    merge::{self, Names},
    model::{
        change::Change,
        document::{Pointer, Step},
        question::OURS,
        schema::{Field, Prose},
        variants::all_composed,
    },
    parse::Limits,
};

/// Characters from which a text of one line ends its last line.
const LONG: usize = 100;

/// Words of a form that no question of the fiche asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Where they stand.
    pub at: Pointer,
    /// The words.
    pub words: String,
}

/// What becomes of the answers of a fiche.
#[derive(Debug, Clone, Default)]
pub struct Weighed {
    /// What the fiche should say.
    pub wanted: Value,
    /// Answers that are taken, as they were and as they are.
    pub taken: Vec<Change>,
    /// Answers that both changed: as the fiche has them and as the form has them.
    pub conflicts: Vec<Change>,
    /// Answers that are as they were.
    pub same: usize,
    /// Words without a question.
    pub strays: Vec<Stray>,
}

/// Weighs what a form answers against the fiche, whose answers stand in `ours`; none if that cannot be done, so that all is to be
/// told. Without a base only what the fiche does not answer is taken.
#[must_use]
pub fn weigh(
    base: Option<&Value>,
    ours: &Value,
    theirs: &Value,
    (plan, language): (&Field, &str),
    limits: &Limits,
) -> Option<Weighed> {
    let mut strays = Vec::new();
    let read = screened(theirs, plan, &Pointer::default(), &mut strays).unwrap_or_default();
    let own = answered(&canonical(ours)).unwrap_or_else(empty);
    let asked = answers::shown(plan, &own);
    let base = match base {
        Some(base) => answered(&canonical(&answers::shown(plan, base))).unwrap_or_else(empty),
        None => common(&asked, &canonical(&read)).unwrap_or_else(empty),
    };
    let full = answered(&laid_over(&base, &canonical(&read))).unwrap_or_else(empty);
    let [mine, yours] = three(&base, &own, &full, limits)?;
    let wanted = settled(ours, &mine, plan);
    let other = settled(ours, &yours, plan);
    let taken = compare::values(ours, &wanted, plan, language);
    let conflicts = compare::values(&wanted, &other, plan, language);
    let told: usize = taken
        .iter()
        .chain(&conflicts)
        .map(|change| leaves(&change.new))
        .sum();
    let same = answered(&read).as_ref().map_or(0, leaves);
    Some(Weighed {
        wanted,
        taken,
        conflicts,
        same: same.saturating_sub(told),
        strays,
    })
}

fn empty() -> Value {
    Value::Object(Map::new())
}

/// The two sides of a merge; none if it cannot be proven.
fn three(base: &Value, ours: &Value, theirs: &Value, limits: &Limits) -> Option<[Value; 2]> {
    let [was, one, other] = [base, ours, theirs].map(edit::text);
    let names = Names {
        ours: String::new(),
        theirs: String::new(),
    };
    let merged = merge::merge(Some(&was), &one, &other, &names, limits);
    let nothing = |value: Value| if value.is_null() { empty() } else { value };
    Some(merged.values?.map(nothing))
}

/// What a form says where the fiche has a question for it; all else goes to the strays.
fn screened(value: &Value, plan: &Field, at: &Pointer, strays: &mut Vec<Stray>) -> Option<Value> {
    let mut stray = |value: &Value| {
        let words = answers::said(value);
        if !words.trim().is_empty() {
            let at = at.clone();
            strays.push(Stray { at, words });
        }
        None
    };
    match value {
        Value::Object(map) if plan.prose.is_some() => {
            if map.values().all(|text| text.is_string() || text.is_null()) {
                return Some(cleaned(value));
            }
            stray(value)
        }
        Value::Object(_) if plan.properties.is_empty() => stray(value),
        Value::Object(map) => Some(asked(map, plan, at, strays)),
        Value::Array(list) => {
            let Some(items) = &plan.items else {
                return stray(value);
            };
            let one = |(nth, value): (usize, &Value)| {
                screened(value, items, &at.with(Step::Index(nth)), strays)
            };
            Some(Value::Array(
                list.iter().enumerate().filter_map(one).collect(),
            ))
        }
        Value::Null => Some(Value::Null),
        leaf if !plan.types.is_empty()
            && (plan.takes("object") || plan.takes("array"))
            && plan.prose.is_none()
            && !plan.takes("string") =>
        {
            stray(leaf)
        }
        leaf => Some(cleaned(leaf)),
    }
}

/// Answers that the form asks for.
fn asked(map: &Map<String, Value>, plan: &Field, at: &Pointer, strays: &mut Vec<Stray>) -> Value {
    let mut out = Map::new();
    for (key, value) in map {
        let is_ours = at.0.is_empty() && OURS.contains(&key.as_str());
        let below = plan.property(key).filter(|_| !is_ours);
        let at = at.with(key.as_str());
        let words = answers::said(value);
        match below {
            Some(below) => {
                let value = screened(value, below, &at, strays);
                out.extend(value.map(|value| (key.clone(), value)));
            }
            None if words.trim().is_empty() => {}
            None => strays.push(Stray { at, words }),
        }
    }
    Value::Object(out)
}

/// Texts with lines that end in one way.
fn cleaned(value: &Value) -> Value {
    match value {
        Value::String(text) => {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            Value::String(inert::typed(&text).into_owned())
        }
        Value::Object(map) => {
            let pair = |(key, value): (&String, &Value)| (key.clone(), cleaned(value));
            Value::Object(map.iter().map(pair).collect())
        }
        other => other.clone(),
    }
}

/// A value without what says nothing; none if that is all.
fn answered(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) if text.trim().is_empty() => None,
        Value::Array(list) => {
            let list: Vec<Value> = list.iter().filter_map(answered).collect();
            (!list.is_empty()).then_some(Value::Array(list))
        }
        Value::Object(map) => {
            let pair = |(key, value): (&String, &Value)| Some((key.clone(), answered(value)?));
            let map: Map<String, Value> = map.iter().filter_map(pair).collect();
            (!map.is_empty()).then_some(Value::Object(map))
        }
        other => Some(other.clone()),
    }
}

/// What two versions without a common beginning have alike; what only one of them has came there.
fn common(ours: &Value, theirs: &Value) -> Option<Value> {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let pair = |(key, value): (&String, &Value)| {
                Some((key.clone(), common(value, theirs.get(key)?)?))
            };
            Some(Value::Object(ours.iter().filter_map(pair).collect()))
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            let mut alike: Vec<(usize, Value)> = pairs(ours, theirs)
                .into_iter()
                .filter_map(|pair| match pair {
                    Pair::Both { old, new, .. } => Some((old, common(&ours[old], &theirs[new])?)),
                    _ => None,
                })
                .collect();
            alike.sort_by_key(|(at, _)| *at);
            Some(Value::Array(
                alike.into_iter().map(|(_, one)| one).collect(),
            ))
        }
        _ => is_same(ours, theirs).then(|| ours.clone()),
    }
}

/// The answers that a form began from with those that it gives; what it did not show stays.
fn laid_over(base: &Value, theirs: &Value) -> Value {
    match (base, theirs) {
        (Value::Object(base), Value::Object(theirs)) => {
            let mut out = base.clone();
            for (key, value) in theirs {
                let value = match base.get(key) {
                    Some(before) => laid_over(before, value),
                    None => value.clone(),
                };
                out.insert(key.clone(), value);
            }
            Value::Object(out)
        }
        (Value::Array(base), Value::Array(theirs)) => {
            let mut out = theirs.clone();
            for pair in pairs(base, theirs) {
                if let Pair::Both { old, new, .. } = pair {
                    out[new] = laid_over(&base[old], &theirs[new]);
                }
            }
            Value::Array(out)
        }
        (base, theirs) if is_same(base, theirs) => base.clone(),
        (_, theirs) => theirs.clone(),
    }
}

/// Whether two answers are the same to a reader.
fn is_same(one: &Value, other: &Value) -> bool {
    one == other
        || same_words(&all_composed(one), &all_composed(other))
        || canonical(one) == canonical(other)
}

/// What the fiche should say so that it answers this: answers that are the same stand as they stood, questions without an answer stay.
fn settled(ours: &Value, new: &Value, plan: &Field) -> Value {
    match (ours, new) {
        (Value::Object(own), Value::Object(map)) => settled_map(own, map, plan),
        (Value::Array(own), Value::Array(list)) => {
            let items = plan.items.as_deref().unwrap_or(plan);
            let mut out = list.clone();
            for pair in pairs(own, list) {
                match pair {
                    Pair::Both { old, new, .. } => out[new] = settled(&own[old], &list[new], items),
                    Pair::Added(new) => out[new] = settled(&Value::Null, &list[new], items),
                    Pair::Removed(_) => {}
                }
            }
            Value::Array(out)
        }
        (ours, new) if is_same(ours, new) => ours.clone(),
        (ours, Value::String(text)) if plan.prose == Some(Prose::Text) => {
            let ended = ours.as_str().is_some_and(|ours| ours.ends_with('\n'))
                || text.contains('\n')
                || text.chars().count() > LONG;
            let end = if ended { "\n" } else { "" };
            Value::String(format!("{}{end}", text.trim_end()))
        }
        (_, Value::Object(map)) => settled_map(&Map::new(), map, plan),
        (_, Value::Array(list)) => {
            let items = plan.items.as_deref().unwrap_or(plan);
            list.iter()
                .map(|value| settled(&Value::Null, value, items))
                .collect()
        }
        (_, new) => new.clone(),
    }
}

/// The same of answers by their names.
fn settled_map(own: &Map<String, Value>, map: &Map<String, Value>, plan: &Field) -> Value {
    let below = |key: &str| {
        plan.property(key)
            .or_else(|| plan.prose.is_some().then_some(plan))
            .unwrap_or(plan)
    };
    let mut out = Map::new();
    for (key, before) in own {
        let after = match map.get(key) {
            Some(after) => settled(before, after, below(key)),
            None if answered(before).is_none() => before.clone(),
            None if plan.required.contains(key) => Value::Null,
            None => continue,
        };
        out.insert(key.clone(), after);
    }
    for (key, value) in map.iter().filter(|(key, _)| !own.contains_key(*key)) {
        out.insert(key.clone(), settled(&Value::Null, value, below(key)));
    }
    Value::Object(out)
}

/// How many answers a value holds.
fn leaves(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        Value::Array(list) => list.iter().map(leaves).sum(),
        Value::Object(map) => map.values().map(leaves).sum(),
        _ => 1,
    }
}
