//! In: three versions of a fiche: the one that two people began with, and what each made of it. Out: one fiche with both their
//! answers, and where they changed one answer otherwise, both versions at its lines.
//!
//! Answers are merged by their names, items of a list by what they are, a text by its paragraphs. Nothing is given that was not
//! read again: each side must find every answer that the merge says it has, and every remark that somebody wrote. What cannot be
//! proven is merged less finely, in the end line by line as git does.

mod lay;
mod marks;
mod order;
mod runs;
mod text;
mod three;
mod tree;

use std::collections::HashSet;

use serde_json::{Map, Value};

pub use self::marks::{Names, Versions, is_marked, names, parted, versions};
use self::{
    lay::Piece,
    three::Merger,
    tree::{Side, Tree},
};
use crate::{
    model::{document::Document, source::Source},
    parse::{self, Limits},
    tidy,
};

/// A merged fiche.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Its text, with marks where both changed one answer.
    pub text: String,
    /// Answers as the one side and the other would have them; they differ only where both changed something. None if a version
    /// could not be read, so that lines were merged.
    pub values: Option<[Value; 2]>,
    /// Places left to a person.
    pub conflicts: usize,
}

/// How finely entries are taken apart, each tried if the one before cannot be proven.
const LEVELS: [usize; 4] = [usize::MAX, 4, 2, 1];

/// Merges three versions; none of them may hold marks. Without `old` nobody knows who added what: only what both have alike is
/// taken.
#[must_use]
pub fn merge(
    old: Option<&str>,
    ours: &str,
    theirs: &str,
    names: &Names,
    limits: &Limits,
) -> Merged {
    let plain = |text: &str| Merged {
        text: text.to_owned(),
        values: value(text, limits).map(|value| [value.clone(), value]),
        conflicts: 0,
    };
    if ours == theirs || old == Some(theirs) {
        return plain(ours);
    }
    if old == Some(ours) {
        return plain(theirs);
    }
    let ending = ending(old, ours, theirs);
    let unix = |text: &str| text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let (ours, theirs, old) = (unix(ours), unix(theirs), old.map(unix));
    let merged = by_answers(old.as_deref(), &ours, &theirs, names, limits).unwrap_or_else(|| {
        let pieces = marks::by_lines(old.as_deref().unwrap_or_default(), &ours, &theirs);
        finished(&pieces, None, names)
    });
    Merged {
        text: merged.text.replace('\n', ending),
        ..merged
    }
}

/// Merges line by line, as git does, where answers are not known.
#[must_use]
pub fn by_lines(old: &str, ours: &str, theirs: &str, names: &Names) -> Merged {
    let ending = ending(Some(old), ours, theirs);
    let unix = |text: &str| text.replace("\r\n", "\n");
    let pieces = marks::by_lines(&unix(old), &unix(ours), &unix(theirs));
    let merged = finished(&pieces, None, names);
    Merged {
        text: merged.text.replace('\n', ending),
        ..merged
    }
}

/// How lines end in the result: as on the side that changed it.
fn ending(old: Option<&str>, ours: &str, theirs: &str) -> &'static str {
    let windows = |text: &str| text.contains("\r\n");
    let chosen = match old {
        Some(old) if windows(old) == windows(ours) => theirs,
        _ => ours,
    };
    if windows(chosen) { "\r\n" } else { "\n" }
}

fn read(text: &str, limits: &Limits) -> Option<Document> {
    parse::read(Source::new("", text), limits)
}

fn value(text: &str, limits: &Limits) -> Option<Value> {
    read(text.trim_start_matches('\u{FEFF}'), limits).map(|document| document.value)
}

fn finished(pieces: &[Piece], values: Option<[Value; 2]>, names: &Names) -> Merged {
    Merged {
        text: marks::marked(pieces, names),
        values,
        conflicts: pieces
            .iter()
            .filter(|piece| matches!(piece, Piece::Split(..)))
            .count(),
    }
}

/// Merges answers; none if a version cannot be read, or nothing can be proven.
fn by_answers(
    old: Option<&str>,
    ours: &str,
    theirs: &str,
    names: &Names,
    limits: &Limits,
) -> Option<Merged> {
    let documents = [old.unwrap_or_default(), ours, theirs].map(|text| read(text, limits));
    let [Some(was), Some(one), Some(other)] = &documents else {
        return None;
    };
    let trees = [was, one, other].map(Tree::of);
    LEVELS.into_iter().find_map(|levels| {
        let mut merger = Merger {
            known: old.is_some(),
            levels,
            limits,
            lost: Vec::new(),
        };
        let tree = merger.trees(&trees[0], &trees[1], &trees[2]);
        let pieces = lay::laid(&tree);
        let values = [Side::Ours, Side::Theirs].map(|side| tree.root.value(side));
        let texts = [Side::Ours, Side::Theirs].map(|side| lay::text(&pieces, side));
        let proven = is_proven(&texts, &values, [was, one, other], limits);
        proven.then(|| finished(&pieces, Some(values), names))
    })
}

/// Whether each side reads what it should, and no remark is lost that somebody wrote or both kept.
fn is_proven(
    texts: &[String; 2],
    values: &[Value; 2],
    [old, ours, theirs]: [&Document; 3],
    limits: &Limits,
) -> bool {
    let mut said: HashSet<String> = HashSet::new();
    for (text, value) in texts.iter().zip(values) {
        match read(text, limits) {
            Some(document) if is_read(&document.value, value) => {
                said.extend(tidy::remarks(&document).into_iter().map(str::to_owned));
            }
            _ => return false,
        }
    }
    let [was, one, other] = [old, ours, theirs]
        .map(|document| tidy::remarks(document).into_iter().collect::<HashSet<_>>());
    one.union(&other)
        .filter(|remark| !was.contains(*remark) || one.contains(*remark) && other.contains(*remark))
        .all(|remark| said.contains(*remark))
}

/// Whether a text says what it should; one without answers says nothing.
fn is_read(value: &Value, wanted: &Value) -> bool {
    value == wanted || value.is_null() && wanted.as_object().is_some_and(Map::is_empty)
}
