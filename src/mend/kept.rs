//! In: a fiche before and after a repair. Out: whether all that the repair does not name says what it said, and every remark is one still.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{Sure, heads, layout, line, prose, read, tokens, values::Edit};
use crate::{
    check::sunken,
    model::{
        document::Document,
        pasted,
        schema::{Field, Prose},
    },
    tidy,
};

/// Whether edits of a fiche, in the order of their places, change the answers that they touch, and nothing else.
pub(super) fn by_edits(before: &Document, after: &str, edits: &[&Edit]) -> bool {
    let Some(after) = read(&before.source.path, after) else {
        return false;
    };
    let mut left: HashMap<(String, String), usize> = HashMap::new();
    for leaf in leaves(&after) {
        *left.entry((leaf.key, leaf.said)).or_default() += 1;
    }
    let touched = |leaf: &Leaf| {
        let first = edits.partition_point(|edit| edit.span.end < leaf.start);
        edits
            .get(first)
            .is_some_and(|edit| edit.span.start <= leaf.end)
    };
    let stays = |leaf: Leaf| {
        let count = left.get_mut(&(leaf.key, leaf.said));
        count.is_some_and(|count| {
            let there = *count > 0;
            *count = count.saturating_sub(1);
            there
        })
    };
    remarks_stay(before, &after, Sure::Certain)
        && leaves(before)
            .into_iter()
            .filter(|leaf| !touched(leaf))
            .all(stays)
}

/// Whether a fiche that could be read says, laid out anew, what it said where the form asked for it.
pub(super) fn by_layout(before: &Document, after: &Document, plan: &Field, least: Sure) -> bool {
    let (mut had, mut has) = (Vec::new(), Vec::new());
    answers(&before.value, plan, "", least, &mut had);
    answers(&after.value, plan, "", least, &mut has);
    let mut left: HashMap<&Answer, usize> = HashMap::new();
    for answer in &has {
        *left.entry(answer).or_default() += 1;
    }
    // A sign of YAML may have taken the end of a text.
    let text = &before.source.text;
    let signed = [" #", ": &", ": !"].iter().any(|sign| text.contains(sign));
    // A sentence with a colon that was read as a question goes on with the text above it.
    let sentence =
        |key: &String| plan.property(key).is_none() && key.split_whitespace().nth(2).is_some();
    let run_on = before
        .value
        .as_object()
        .is_some_and(|map| map.keys().any(sentence));
    let mut last = 0;
    let mut taken = |answer: &Answer| {
        let longer = |one: &Answer| one.name == answer.name && one.words.contains(&answer.words);
        (signed || run_on) && answer.text && finds(&has, &mut last, longer)
    };
    // The first word may be a letter that was typed for the bar.
    let barred = layout::holds_bar(text.lines(), plan);
    let unbarred = |answer: &Answer| {
        let (bar, words) = answer.words.split_once(' ')?;
        (barred && answer.text && pasted::is_bar_letter(bar)).then(|| Answer {
            name: answer.name.clone(),
            words: words.to_owned(),
            text: true,
        })
    };
    let mut one = |answer: &Answer| match left.get_mut(answer) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    let stays = |answer: &Answer| {
        one(answer) || unbarred(answer).is_some_and(|answer| one(&answer)) || taken(answer)
    };
    remarks_stay(before, after, least) && had.iter().all(stays)
}

/// Whether each remark is one still, alone or with words beside it. What begins with `#word` behind an answer may be its end, and with a
/// guess any remark there.
fn remarks_stay(before: &Document, after: &Document, least: Sure) -> bool {
    let text = &before.source.text;
    let bare = |remark: &str| remark.trim_start_matches('#').trim().to_owned();
    let kept = |(byte, remark): &(usize, &str)| {
        let row = text[..*byte].rfind('\n').map_or(0, |at| at + 1);
        let tag = remark[1..].starts_with(char::is_alphanumeric);
        text[row..*byte].trim().is_empty() || least == Sure::Certain && !tag
    };
    let mut left: HashMap<String, usize> = HashMap::new();
    for remark in tidy::remarks(after) {
        *left.entry(bare(remark)).or_default() += 1;
    }
    let mut gone = Vec::new();
    for (_, remark) in tidy::placed_remarks(before).into_iter().filter(kept) {
        let remark = bare(remark);
        match left.get_mut(&remark) {
            Some(count) if *count > 0 => *count -= 1,
            _ => gone.push(remark),
        }
    }
    let others = tidy::remarks(after).into_iter().map(bare);
    let others: Vec<String> = others.filter(|other| left[other] > 0).collect();
    let mut last = 0;
    gone.iter().all(|remark| {
        remark.is_empty() || finds(&others, &mut last, |other| other.contains(remark))
    })
}

/// Whether each remark behind an answer of a fiche that cannot be read is one where it can be.
pub(super) fn remarks_written(before: &str, after: &Document) -> bool {
    let there = tidy::remarks(after);
    let mut last = 0;
    // How far in the question stands whose text the lines below are.
    let mut text: Option<usize> = None;
    let mut told = Vec::new();
    let mut lines = before
        .lines()
        .filter(|line| !line.trim().is_empty())
        .peekable();
    while let Some(line) = lines.next() {
        if text.is_some_and(|above| line::indent(line) > above) {
            continue;
        }
        text = None;
        let own = line::item(line).unwrap_or(line::body(line));
        let Some((_, value)) = line::halves(own) else {
            continue;
        };
        if pasted::is_header(value) {
            text = Some(line::indent(line));
        } else if let Some((_, remark)) = line::remarked(value) {
            // In a text that goes on below, the sign is one of its words.
            let deeper =
                |next: &&str| line::indent(next) > line::indent(line) && !line::is_remark(next);
            if !lines.peek().is_some_and(deeper) {
                told.push(remark);
            }
        }
    }
    told.iter()
        .all(|remark| finds(&there, &mut last, |one| one.contains(remark)))
}

/// Whether one of these is it. A repair keeps the order of what it leaves, so that the next stands behind the `last` that was found.
fn finds<T>(all: &[T], last: &mut usize, is: impl Fn(&T) -> bool) -> bool {
    let (before, behind) = all.split_at(*last);
    let found = behind.iter().position(&is).map(|nth| *last + nth);
    let found = found.or_else(|| before.iter().position(&is));
    *last = found.unwrap_or(*last);
    found.is_some()
}

/// An answer: what it is called, what it says, where it stands with its name.
struct Leaf {
    key: String,
    said: String,
    start: usize,
    end: usize,
}

fn leaves(document: &Document) -> Vec<Leaf> {
    let mut found = Vec::new();
    if !document.marks().is_empty() {
        gather(document, &document.value, 0, ("", 0), &mut found);
    }
    found
}

/// Takes in the answers of a node at a mark; `name` is what it is called, and where.
fn gather(
    document: &Document,
    value: &Value,
    at: usize,
    name: (&str, usize),
    found: &mut Vec<Leaf>,
) {
    let marks = document.marks();
    let next = |at: usize| marks.get(at).map_or(marks.len(), |mark| mark.next as usize);
    let start = |at: usize| marks.get(at).map_or(0, |mark| mark.start as usize);
    let mut child = at + 1;
    match value {
        Value::Null => {}
        Value::Object(map) => {
            for (key, below) in map {
                gather(document, below, child + 1, (key, start(child)), found);
                child = next(child + 1);
            }
        }
        Value::Array(list) => {
            for below in list {
                gather(document, below, child, (name.0, start(child)), found);
                child = next(child);
            }
        }
        value => {
            let end = marks.get(at).map_or(0, |mark| mark.end as usize);
            let text = document.source.text.get(start(at)..end).unwrap_or_default();
            found.push(Leaf {
                key: name.0.to_owned(),
                said: value.to_string(),
                start: name.1,
                end: start(at) + text.trim_end().len(),
            });
        }
    }
}

/// What a question is answered with.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Answer {
    name: String,
    words: String,
    /// It is a text.
    text: bool,
}

/// The words of each answer that has the shape its form asks for.
fn answers(value: &Value, field: &Field, name: &str, least: Sure, found: &mut Vec<Answer>) {
    match value {
        Value::Null => {}
        Value::Object(map) => {
            let first = found.len();
            let host = |inner: &Field, below: &Value| {
                let text = below
                    .as_str()
                    .filter(|_| inner.prose == Some(Prose::Text))?;
                above_sunken(text, map, field, least)
            };
            // The key before was cut off by a comma.
            let mut cut = false;
            for (key, below) in map {
                let lang = field.prose.is_some() && prose::is_language(key);
                if lang {
                    answers(below, field, &format!("{name} {key}"), least, found);
                } else if let Some(inner) = field.property(key) {
                    match host(inner, below) {
                        Some(host) => answers(&Value::from(host), inner, key, least, found),
                        None => answers(below, inner, key, least, found),
                    }
                } else if found.len() > first
                    && line::titled(key, field).is_none()
                    && (below.is_null() || cut && below.is_string())
                {
                    // `{title: Chef, patrimoine}`: a comma parted an answer; `…, patrimoine, suite : à préciser` goes on with it.
                    cut = true;
                    let said = words(below.as_str().unwrap_or_default());
                    if let Some(last) = found.last_mut() {
                        let all = format!("{} {} {said}", last.words, words(key));
                        last.words = all.trim_end().to_owned();
                    }
                    continue;
                }
                cut = false;
            }
        }
        Value::Array(list) => {
            for below in list {
                if let Some(items) = field.items.as_deref() {
                    answers(below, items, name, least, found);
                }
            }
        }
        value if field.properties.is_empty() && field.items.is_none() || field.prose.is_some() => {
            let said = value.to_string();
            found.push(Answer {
                name: name.to_owned(),
                words: words(value.as_str().unwrap_or(&said)),
                text: field.prose.is_some(),
            });
        }
        _ => {}
    }
}

/// A text up to an answer that was typed too far in, and up to the hints above that.
fn above_sunken(
    text: &str,
    map: &Map<String, Value>,
    field: &Field,
    least: Sure,
) -> Option<String> {
    let (at, found) = sunken::first(text, map, field, least == Sure::Certain)?;
    let lines: Vec<&str> = text.lines().take(at).collect();
    let hints = heads::hints_above(&lines, field.property(found.id)?);
    Some(lines[..at - hints].join("\n"))
}

fn words(text: &str) -> String {
    tokens::words(text).collect::<Vec<_>>().join(" ")
}
