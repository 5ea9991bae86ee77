//! In: a fiche as it was read, and an answer to put into it, or all that it should say. Out: its text with that, all else as it stood.
//!
//! Lines of other answers, their remarks, their order and their layout are copied byte for byte. A text is given only if reading it
//! proves it: it says what it should and nothing else, and holds every remark that did not stand in what was taken away.

mod block;
mod flow;
mod scalar;

use std::{collections::HashMap, ops::Range};

use serde_json::{Map, Value};

use crate::{
    compare::{Pair, pairs},
    model::{
        diagnostic::Message,
        document::{Document, Pointer, Step},
        schema::Field,
        source::Source,
        spans::Spans,
    },
    parse::{self, Limits},
    tidy,
};

/// Why a text is not given.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The answer at which it ended; the whole fiche if it names none.
    pub at: Pointer,
    /// What is to be said of it.
    pub why: Message,
}

/// The text of a fiche that says what is wanted, changed as little as can be: `plan` tells in which order new answers come, and how
/// they are written.
///
/// # Errors
/// If the fiche has a layout that is not known here, or the result could not be proven.
pub fn to(
    document: &Document,
    plan: Option<&Field>,
    wanted: &Value,
    limits: &Limits,
) -> Result<String, Refused> {
    made(document, plan, wanted, limits, None)
}

/// Another value for the answer at a pointer; one that is not there yet is made, with what it lies in.
///
/// # Errors
/// As [`to`]; and if the pointer leads through a value that holds nothing.
pub fn set(
    document: &Document,
    plan: Option<&Field>,
    at: &Pointer,
    value: Value,
    limits: &Limits,
) -> Result<String, Refused> {
    let mut wanted = document.value.clone();
    let place =
        at.0.iter()
            .try_fold(&mut wanted, |place, step| step_in(place, step));
    *place.ok_or_else(|| refused(at.clone(), "edit-nowhere"))? = value;
    made(document, plan, &wanted, limits, Some(Moves::none()))
}

/// The place one step down; of a map it is made.
fn step_in<'v>(value: &'v mut Value, step: &Step) -> Option<&'v mut Value> {
    if value.is_null() && matches!(step, Step::Key(_)) {
        *value = Value::Object(Map::new());
    }
    match (value, step) {
        (Value::Object(map), Step::Key(key)) => Some(map.entry(key).or_insert(Value::Null)),
        (Value::Array(list), Step::Index(at)) => list.get_mut(*at),
        _ => None,
    }
}

/// One item more in the list at a pointer, before the one at a place; the list is made if there is none.
///
/// # Errors
/// As [`to`]; and if there is no such place.
pub fn insert(
    document: &Document,
    plan: Option<&Field>,
    list: &Pointer,
    at: usize,
    value: Value,
    limits: &Limits,
) -> Result<String, Refused> {
    let mut wanted = document.value.clone();
    let place = list
        .0
        .iter()
        .try_fold(&mut wanted, |place, step| step_in(place, step));
    let place = place.ok_or_else(|| refused(list.clone(), "edit-nowhere"))?;
    if place.is_null() {
        *place = Value::Array(Vec::new());
    }
    let moves = match place {
        Value::Array(items) if at <= items.len() => {
            let mut order: Vec<Option<usize>> = (0..items.len()).map(Some).collect();
            order.insert(at, None);
            items.insert(at, value);
            Moves::of(list, order)
        }
        _ => return Err(refused(list.clone(), "edit-nowhere")),
    };
    made(document, plan, &wanted, limits, Some(moves))
}

/// Takes an answer or an item away, with the remarks in it.
///
/// # Errors
/// As [`to`]; and if nothing is there.
pub fn remove(
    document: &Document,
    plan: Option<&Field>,
    at: &Pointer,
    limits: &Limits,
) -> Result<String, Refused> {
    let nowhere = || refused(at.clone(), "edit-nowhere");
    let (last, above) = at.0.split_last().ok_or_else(nowhere)?;
    let mut wanted = document.value.clone();
    let place = above
        .iter()
        .try_fold(&mut wanted, |place, step| match step {
            Step::Key(key) => place.get_mut(key),
            Step::Index(at) => place.get_mut(at),
        });
    let moves = match (place.ok_or_else(nowhere)?, last) {
        (Value::Object(map), Step::Key(key)) => {
            map.shift_remove(key).ok_or_else(nowhere)?;
            Moves::none()
        }
        (Value::Array(items), Step::Index(nth)) if *nth < items.len() => {
            let order = (0..items.len()).filter(|old| old != nth).map(Some);
            let order = order.collect();
            items.remove(*nth);
            Moves::of(&Pointer(above.to_vec()), order)
        }
        _ => return Err(nowhere()),
    };
    made(document, plan, &wanted, limits, Some(moves))
}

/// Puts an item of a list at another place among the others.
///
/// # Errors
/// As [`to`]; and if there is no such place.
pub fn shift(
    document: &Document,
    plan: Option<&Field>,
    list: &Pointer,
    from: usize,
    to: usize,
    limits: &Limits,
) -> Result<String, Refused> {
    let mut wanted = document.value.clone();
    let place = list
        .0
        .iter()
        .try_fold(&mut wanted, |place, step| match step {
            Step::Key(key) => place.get_mut(key),
            Step::Index(at) => place.get_mut(at),
        });
    let moves = match place {
        Some(Value::Array(items)) if from < items.len() && to < items.len() => {
            let mut order: Vec<Option<usize>> = (0..items.len()).map(Some).collect();
            let (one, place) = (items.remove(from), order.remove(from));
            items.insert(to, one);
            order.insert(to, place);
            Moves::of(list, order)
        }
        _ => return Err(refused(list.clone(), "edit-nowhere")),
    };
    made(document, plan, &wanted, limits, Some(moves))
}

/// A text as it stands in one line of YAML, in quotes unless it can do without in any version of it.
#[must_use]
pub fn scalar(text: &str) -> String {
    scalar::line(text, None)
}

/// A value as a fiche writes it.
#[must_use]
pub fn text(value: &Value) -> String {
    match value {
        Value::Object(_) | Value::Array(_) => scalar::entries(value, None, 0)
            .into_iter()
            .map(|line| line + "\n")
            .collect(),
        other => scalar::line(other.as_str().unwrap_or(&other.to_string()), None),
    }
}

fn refused(at: Pointer, id: &'static str) -> Refused {
    let place = if at.0.is_empty() {
        "none".to_owned()
    } else {
        at.to_string()
    };
    let why = Message::new(id).with("at", place);
    Refused { at, why }
}

fn made(
    document: &Document,
    plan: Option<&Field>,
    wanted: &Value,
    limits: &Limits,
    moves: Option<Moves>,
) -> Result<String, Refused> {
    if is_said(&document.value, wanted) {
        return Ok(document.source.text.clone());
    }
    let text = document.source.text.as_str();
    let mut editor = Editor {
        text,
        spans: Spans::of(document),
        ending: if text.contains("\r\n") { "\r\n" } else { "\n" },
        gone: Vec::new(),
        path: Vec::new(),
        moves,
    };
    let new = editor.whole(&document.value, wanted, plan)?;
    let gone = std::mem::take(&mut editor.gone);
    let read = parse::read(Source::new(document.source.path.as_str(), new), limits);
    let proven = |read: &Document| {
        is_said(&read.value, wanted) && remarks(document, &gone) == remarks(read, &[])
    };
    match read.filter(proven) {
        Some(read) => Ok(read.source.text),
        None => Err(refused(Pointer::default(), "edit-unproven")),
    }
}

/// Whether a text says what it should; one without answers says nothing.
fn is_said(value: &Value, wanted: &Value) -> bool {
    value == wanted || value.is_null() && wanted.as_object().is_some_and(Map::is_empty)
}

/// How often each remark stands in a text outside what was taken away.
fn remarks<'d>(document: &'d Document, gone: &[Range<usize>]) -> HashMap<&'d str, usize> {
    let mut gone: Vec<&Range<usize>> = gone.iter().filter(|range| !range.is_empty()).collect();
    gone.sort_unstable_by_key(|range| range.start);
    // Ranges may lie in each other: how far those up to one reach.
    let reach: Vec<usize> = gone
        .iter()
        .scan(0, |end, range| {
            *end = range.end.max(*end);
            Some(*end)
        })
        .collect();
    let mut counts = HashMap::new();
    for (byte, remark) in tidy::placed_remarks(document) {
        let before = gone.partition_point(|range| range.start <= byte);
        if before == 0 || reach[before - 1] <= byte {
            *counts.entry(remark).or_default() += 1;
        }
    }
    counts
}

/// What became of the items of one list; those of all others stayed where they were.
#[derive(Debug)]
struct Moves {
    list: Option<Pointer>,
    order: Vec<Option<usize>>,
}

impl Moves {
    fn none() -> Self {
        Self {
            list: None,
            order: Vec::new(),
        }
    }

    fn of(list: &Pointer, order: Vec<Option<usize>>) -> Self {
        Self {
            list: Some(list.clone()),
            order,
        }
    }
}

struct Editor<'d> {
    text: &'d str,
    spans: Spans<'d>,
    ending: &'static str,
    /// Bytes that were taken away.
    gone: Vec<Range<usize>>,
    /// Where it is.
    path: Vec<Step>,
    /// Where items went, if it is known and not to be found out.
    moves: Option<Moves>,
}

impl Editor<'_> {
    /// The whole text.
    fn whole(&mut self, old: &Value, new: &Value, plan: Option<&Field>) -> Result<String, Refused> {
        let Value::Object(wanted) = new else {
            return Err(self.unknown());
        };
        let answers = match old {
            Value::Object(map) => map.len(),
            Value::Null => 0,
            _ => return Err(self.unknown()),
        };
        if self.spans.is_flow(old, 0) {
            let start = self.spans.start(0).ok_or_else(|| self.unknown())?;
            let end = self.spans.behind(old, 0, start);
            let end = end.ok_or_else(|| self.unknown())?;
            let inner = if wanted.is_empty() || answers == 0 {
                self.gone.push(start..end);
                scalar::inline(new, plan)
            } else {
                self.flow(old, 0, new, plan)?
            };
            return Ok(format!(
                "{}{inner}{}",
                &self.text[..start],
                &self.text[end..]
            ));
        }
        if answers == 0 {
            let lines = scalar::written(new, plan, 0, true, None);
            let mut out = self.text.to_owned();
            self.close(&mut out);
            for line in [lines.first].into_iter().chain(lines.rest) {
                // What is written two columns in belongs to no name here.
                out.push_str(line.strip_prefix("  ").unwrap_or(&line));
                out.push_str(self.ending);
            }
            return Ok(out);
        }
        let (piece, end) = self.block(old, 0, 0, false, new, plan)?;
        Ok(format!(
            "{}{}{}",
            piece.above,
            piece.text,
            &self.text[end..]
        ))
    }

    fn unknown(&self) -> Refused {
        refused(Pointer(self.path.clone()), "edit-layout")
    }

    /// Ends the last line.
    fn close(&self, out: &mut String) {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str(self.ending);
        }
    }

    /// Which item of the old list each of the new one is.
    fn order(&self, old: &[Value], new: &[Value]) -> Vec<Option<usize>> {
        if let Some(moves) = &self.moves {
            if moves.list.as_ref().is_some_and(|list| list.0 == self.path) {
                return moves.order.clone();
            }
            return (0..new.len())
                .map(|at| (at < old.len()).then_some(at))
                .collect();
        }
        let mut order = vec![None; new.len()];
        let mut blank: Vec<usize> = Vec::new();
        for pair in pairs(old, new) {
            match pair {
                Pair::Both { old, new, .. } => order[new] = Some(old),
                // An item that says nothing yet is there to be filled in.
                Pair::Removed(at) if says_nothing(&old[at]) => blank.push(at),
                _ => {}
            }
        }
        let open: Vec<usize> = (0..new.len()).filter(|at| order[*at].is_none()).collect();
        for (at, place) in open.into_iter().zip(blank) {
            order[at] = Some(place);
        }
        order
    }
}

/// Whether a value holds no answer at all.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.iter().all(says_nothing),
        Value::Object(map) => map.values().all(says_nothing),
        _ => false,
    }
}
