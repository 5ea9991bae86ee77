//! In: a fiche that can be read. Out: the same answers and remarks, laid out as all others are: two spaces in, one space behind a colon, a
//! text over several lines as a block, lines ended as git keeps them.
//!
//! Nothing is given back that was not read again and found to say the same.

mod lines;
mod remarks;
mod scalars;

use crate::{
    model::{document::Document, source::Source},
    parse::{self, Limits},
};

/// How often a text is laid out until nothing moves any more.
const ROUNDS: usize = 4;

/// The text as it should be laid out; `None` if it cannot be read.
#[must_use]
pub fn tidy(source: &Source, limits: &Limits) -> Option<String> {
    let first = read(
        &source.path,
        source.text.trim_start_matches('\u{FEFF}'),
        limits,
    )?;
    let mut text = first.source.text.replace("\r\n", "\n");
    // A return of its own ends a line for YAML, and for hardly anything else.
    // A file that is one text would have its lines at the margin, where other readers know none.
    if text.contains('\r') || first.value.is_string() {
        return Some(source.text.clone());
    }
    for _ in 0..ROUNDS {
        let document = read(&source.path, &text, limits)?;
        let same = |new: &String| says_the_same(&first, new, limits);
        let Some(new) = lines::laid(&document)
            .filter(same)
            .or_else(|| Some(lines::trimmed(&document)).filter(same))
        else {
            break;
        };
        if new == text {
            return Some(text);
        }
        text = new;
    }
    // What comes to no rest stays as it was.
    Some(source.text.clone())
}

/// The remarks of a fiche in their order.
#[must_use]
pub fn remarks(document: &Document) -> Vec<&str> {
    remarks::of(document)
}

/// The remarks of a fiche in their order, each with its first byte.
#[must_use]
pub fn placed_remarks(document: &Document) -> Vec<(usize, &str)> {
    remarks::placed(document)
}

fn read(path: &str, text: &str, limits: &Limits) -> Option<Document> {
    parse::read(Source::new(path, text), limits)
}

/// Whether a text holds every answer and every remark of a document, and nothing else.
fn says_the_same(document: &Document, text: &str, limits: &Limits) -> bool {
    let Some(new) = read(&document.source.path, text, limits) else {
        return false;
    };
    new.value == document.value && remarks::of(&new) == remarks::of(document)
}
