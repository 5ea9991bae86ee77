//! The law of an edit: over every shipped fiche, each answer changed, taken away, added and moved gives exactly the value wanted,
//! touches no line of another answer, and its undo gives the same bytes, but where that is said here.

use std::{collections::HashMap, fs, ops::Range, sync::LazyLock};

use proptest::{prelude::*, sample::Index};

use roadmap::{
    edit,
    model::{
        document::{Document, Pointer, Step},
        schema::Field,
        schemas::Schemas,
        source::Source,
    },
    parse::{self, Limits},
};
use serde_json::{Value, json};

use crate::project::cases;

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
    undone: usize,
    otherwise: HashMap<&'static str, usize>,
    bad: Vec<String>,
}

/// Whether a text has all the lines before and behind some of another.
fn is_kept(before: &str, after: &str, own: &Range<usize>) -> bool {
    let (head, tail) = (&before[..own.start], &before[own.end..]);
    after.starts_with(head) && after.ends_with(tail) && after.len() >= head.len() + tail.len()
}

/// The lines on which an answer stands.
fn lines_of(document: &Document, at: &Pointer) -> Range<usize> {
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
    at.0.len() > 1 && document.span(&above).start == document.key_span(at).start
}

/// One edit and what it should give.
struct Edit {
    what: &'static str,
    at: Pointer,
    wanted: Value,
    made: Result<String, edit::Refused>,
}

struct Trial<'a> {
    path: &'a str,
    document: &'a Document,
    plan: Option<&'a Field>,
    limits: Limits,
    count: &'a mut Count,
}

impl Trial<'_> {
    /// Whether the undo of an edit must give the same bytes. It need not where an answer was taken away or became a list or a map:
    /// how it stood is known no more; where a text of several lines opened the brackets around it; and where quotes were there that
    /// a text did without, or a folded text.
    fn is_exact(&self, edit: &Edit, read: &Document, new: &str) -> bool {
        let text = self.document.source.text.as_str();
        let several = |value: Option<&Value>| {
            value.is_some_and(|value| value.is_object() || value.is_array())
        };
        let span = self.document.span(&edit.at);
        let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let flow = text[line..span.start].contains(['{', '[']);
        let opened = flow && new.lines().count() > text.lines().count();
        let raw = &text[span];
        let said = self.document.get(&edit.at).and_then(Value::as_str);
        let odd = said.is_some_and(|said| edit::scalar(said) != raw);
        let habit = odd && self.document.is_plain(&edit.at) || raw.starts_with(['"', '>']);
        match edit.what {
            "shift" | "insert" => true,
            "set" => {
                let kinds = [self.document.get(&edit.at), read.get(&edit.at)];
                !(kinds.into_iter().any(several) || opened || habit)
            }
            _ => false,
        }
    }

    /// Looks at an edit, and takes it back.
    fn judge(&mut self, edit: Edit, back: impl Fn(&Document) -> Result<String, edit::Refused>) {
        let text = self.document.source.text.as_str();
        let told = format!("{} {} in {}", edit.what, edit.at, self.path);
        let new = match &edit.made {
            Ok(new) => new.clone(),
            Err(refused) => return self.count.bad.push(format!("{told}: {refused:?}\n")),
        };
        let read = read(&new);
        let nothing = read.value.is_null() && edit.wanted == json!({});
        assert!(read.value == edit.wanted || nothing, "{told}");
        if !is_kept(text, &new, &lines_of(self.document, &edit.at)) {
            self.count
                .bad
                .push(format!("{told}: touches other lines\n{new}\n"));
        }
        self.count.done += 1;
        match back(&read) {
            Ok(again) if again == *text => self.count.undone += 1,
            Ok(again) if self.is_exact(&edit, &read, &new) => {
                self.count.bad.push(format!("{told}: undone\n{again}\n"));
            }
            Ok(again) => {
                assert_eq!(self::read(&again).value, self.document.value, "{told}");
                *self.count.otherwise.entry(edit.what).or_default() += 1;
            }
            Err(refused) => self
                .count
                .bad
                .push(format!("undo of {told}: {refused:?}\n")),
        }
    }

    fn set(&mut self, at: &Pointer, new: Value) {
        let (plan, limits) = (self.plan, self.limits);
        let old = self.document.get(at).unwrap().clone();
        let mut wanted = self.document.value.clone();
        *place(&mut wanted, &at.0).unwrap() = new.clone();
        let made = edit::set(self.document, plan, at, new, &limits);
        let at = at.clone();
        let edit = Edit {
            what: "set",
            at: at.clone(),
            wanted,
            made,
        };
        self.judge(edit, |read| {
            edit::set(read, plan, &at, old.clone(), &limits)
        });
    }

    fn remove(&mut self, at: &Pointer) {
        let (plan, limits) = (self.plan, self.limits);
        let old = self.document.get(at).unwrap().clone();
        let (last, above) = at.0.split_last().unwrap();
        let above = Pointer(above.to_vec());
        let mut wanted = self.document.value.clone();
        let alone = match (place(&mut wanted, &above.0).unwrap(), last) {
            (Value::Object(map), Step::Key(key)) => {
                map.shift_remove(key).is_some() && map.is_empty()
            }
            (Value::Array(list), Step::Index(at)) => {
                !list.remove(*at).is_array() && list.is_empty()
            }
            _ => unreachable!(),
        };
        let made = edit::remove(self.document, plan, at, &limits);
        let whole = alone || is_first(self.document, at);
        let lines = if whole { above.clone() } else { at.clone() };
        let edit = Edit {
            what: "remove",
            at: lines,
            wanted,
            made,
        };
        self.judge(edit, |read| match last {
            Step::Key(_) => edit::set(read, plan, at, old.clone(), &limits),
            Step::Index(nth) => edit::insert(read, plan, &above, *nth, old.clone(), &limits),
        });
    }

    fn insert(&mut self, at: &Pointer, list: &[Value], nth: usize) {
        let (plan, limits) = (self.plan, self.limits);
        let item = list.first().cloned().unwrap_or(json!("x"));
        let mut items = list.to_vec();
        items.insert(nth, item.clone());
        let mut wanted = self.document.value.clone();
        *place(&mut wanted, &at.0).unwrap() = Value::Array(items);
        let made = edit::insert(self.document, plan, at, nth, item, &limits);
        let edit = Edit {
            what: if list.is_empty() { "begin" } else { "insert" },
            at: at.clone(),
            wanted,
            made,
        };
        self.judge(edit, |read| {
            edit::remove(read, plan, &at.with(nth), &limits)
        });
    }

    fn shift(&mut self, at: &Pointer, list: &[Value], from: usize, to: usize) {
        let (plan, limits) = (self.plan, self.limits);
        let mut items = list.to_vec();
        let one = items.remove(from);
        items.insert(to, one);
        let mut wanted = self.document.value.clone();
        *place(&mut wanted, &at.0).unwrap() = Value::Array(items);
        let made = edit::shift(self.document, plan, at, from, to, &limits);
        let edit = Edit {
            what: "shift",
            at: at.clone(),
            wanted,
            made,
        };
        self.judge(edit, |read| edit::shift(read, plan, at, to, from, &limits));
    }
}

fn place<'v>(value: &'v mut Value, at: &[Step]) -> Option<&'v mut Value> {
    at.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(at) => value.get_mut(at),
    })
}

fn kinds_of_value() -> [Value; 8] {
    [
        json!("word"),
        json!("a: b # c"),
        json!("deux\nlignes\n"),
        json!("- x\n\n  y"),
        json!(12),
        Value::Null,
        json!(["x", {"y": "z"}]),
        json!({"fr": "un", "en": "two"}),
    ]
}

#[test]
fn every_edit_of_a_shipped_fiche_gives_what_is_wanted_and_touches_nothing_else() {
    let schemas = Schemas::embedded();
    let mut count = Count::default();
    // All of them where much time is given, else some of each fiche.
    let step = if cases(0, 1) == 0 { 12 } else { 1 };
    for (number, (path, text, kind)) in shipped().into_iter().enumerate() {
        let document = read(&text);
        let plan = kind
            .and_then(|kind| schemas.of(kind))
            .map(|schema| &schema.plan);
        let mut all = Vec::new();
        places(&document.value, &Pointer::default(), &mut all);
        let mut trial = Trial {
            path: &path,
            document: &document,
            plan,
            limits: Limits::default(),
            count: &mut count,
        };
        for at in all.iter().skip(number % step).step_by(step) {
            for new in kinds_of_value() {
                trial.set(at, new);
            }
            trial.remove(at);
            let Some(Value::Array(list)) = document.get(at) else {
                continue;
            };
            for nth in 0..=list.len() {
                trial.insert(at, list, nth);
            }
            for (from, to) in
                (0..list.len()).flat_map(|from| (0..list.len()).map(move |to| (from, to)))
            {
                trial.shift(at, list, from, to);
            }
        }
    }
    eprintln!(
        "edits {}, undone to the byte {}, said the same {:?}",
        count.done, count.undone, count.otherwise
    );
    let bad: String = count.bad.iter().take(20).cloned().collect();
    assert!(
        count.bad.is_empty() && count.done > 900,
        "{} of {}:\n{bad}",
        count.bad.len(),
        count.done
    );
}

/// A change of a value that somebody makes: another answer, one less, one more, two in another order.
#[derive(Debug, Clone)]
enum Deed {
    Set(Index, Index),
    Remove(Index),
    Add(Index, Index),
    Swap(Index),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        any::<(Index, Index)>().prop_map(|(at, new)| Deed::Set(at, new)),
        any::<Index>().prop_map(Deed::Remove),
        any::<(Index, Index)>().prop_map(|(at, new)| Deed::Add(at, new)),
        any::<Index>().prop_map(Deed::Swap),
    ]
}

fn done(value: &mut Value, deed: &Deed) {
    let mut all = Vec::new();
    places(value, &Pointer::default(), &mut all);
    let (Deed::Set(at, _) | Deed::Remove(at) | Deed::Add(at, _) | Deed::Swap(at)) = deed;
    if all.is_empty() {
        return;
    }
    let at = at.get(&all).clone();
    let new = |nth: &Index| nth.get(&kinds_of_value()).clone();
    let (last, above) = at.0.split_last().unwrap();
    match (deed, place(value, above).unwrap(), last) {
        (Deed::Set(_, nth), above, Step::Key(key)) => above[key.as_str()] = new(nth),
        (Deed::Set(_, nth), above, Step::Index(at)) => above[at] = new(nth),
        (Deed::Remove(_), Value::Object(map), Step::Key(key)) => _ = map.shift_remove(key),
        (Deed::Remove(_), Value::Array(list), Step::Index(at)) => _ = list.remove(*at),
        (Deed::Add(_, nth), Value::Object(map), _) => _ = map.insert("note_2".to_owned(), new(nth)),
        (Deed::Add(_, nth), Value::Array(list), Step::Index(at)) => list.insert(*at, new(nth)),
        (Deed::Swap(_), Value::Array(list), Step::Index(at)) => list.swap(0, *at),
        _ => {}
    }
}

/// A text with remarks above some of its lines, and behind some, wherever they are remarks and nothing else changes.
fn remarked(text: &str, places: &[Index]) -> String {
    let mut text = text.to_owned();
    for (number, at) in places.iter().enumerate() {
        let lines: Vec<&str> = text.lines().collect();
        let at = at.index(lines.len());
        let blanks = lines[at].len() - lines[at].trim_start_matches(' ').len();
        let remark = format!("# r{number}z");
        let mut new: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        if number % 2 == 0 {
            new.insert(at, format!("{}{remark}", " ".repeat(blanks)));
        } else {
            new[at].push_str(&format!("  {remark}"));
        }
        let new = new.join("\n") + "\n";
        let same = parse::read(Source::new("", new.clone()), &Limits::default())
            .is_some_and(|read| read.value == self::read(&text).value);
        if same {
            text = new;
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(150, 6000)))]

    /// Whatever is wanted of a fiche is what it says, with the remarks that somebody wrote; lines may end as on Windows.
    #[test]
    fn any_value_is_said_and_no_remark_is_lost(
        fiche in any::<Index>(),
        remarks in proptest::collection::vec(any::<Index>(), 0..6),
        deeds in proptest::collection::vec(deed(), 1..6),
    ) {
        static SHIPPED: LazyLock<Vec<(String, String, Option<&'static str>)>> = LazyLock::new(shipped);
        let (path, text, kind) = fiche.get(&SHIPPED);
        let schemas = Schemas::embedded();
        let plan = kind.and_then(|kind| schemas.of(kind)).map(|schema| &schema.plan);
        let text = remarked(text, &remarks);
        let document = read(&text);
        let mut wanted = document.value.clone();
        deeds.iter().for_each(|deed| done(&mut wanted, deed));
        let limits = Limits::default();
        let new = edit::to(&document, plan, &wanted, &limits);
        let new = new.map_err(|refused| TestCaseError::fail(format!("{path}: {refused:?}\n{text}\n{wanted}")))?;
        let said = read(&new).value;
        let nothing = said.is_null() && wanted == json!({});
        prop_assert!(said == wanted || nothing);
        let windows = text.replace('\n', "\r\n");
        let other = edit::to(&read(&windows), plan, &wanted, &limits);
        prop_assert_eq!(other.unwrap_or_default().replace("\r\n", "\n"), new);
    }
}
