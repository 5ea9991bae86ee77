//! In: the lines of a fiche. Out: the same, with the hints of the form that a mail broke over two lines as remarks again.

use std::collections::HashSet;

use super::line::{self, body, fold, indent, is_remark};
use crate::model::{diagnostic::Labels, edition::Edition, schema::Field};

/// Lines that one hint is broken over at most.
const MOST: usize = 3;

/// The lines with the ends of hints as remarks; the words are those of the form itself.
pub(super) fn unwrapped(mut lines: Vec<String>, plan: &Field, edition: &Edition) -> Vec<String> {
    let mut hints: Option<HashSet<String>> = None;
    let mut at = 1;
    while at < lines.len() {
        let below = is_remark(&lines[at - 1]) && !body(&lines[at - 1]).is_empty();
        let open = below && !is_remark(&lines[at]);
        let known = open.then(|| hints.get_or_insert_with(|| all(plan, edition)));
        let count = known.map_or(0, |hints| ends(&lines[at - 1..], hints));
        let pad = " ".repeat(indent(&lines[at - 1]));
        for line in &mut lines[at..at + count] {
            *line = format!("{pad}# {}", body(line));
        }
        at += count.max(1);
    }
    lines
}

/// How many of the lines below a remark are the rest of a hint that begins with it.
fn ends(lines: &[String], hints: &HashSet<String>) -> usize {
    let mut words = fold(&lines[0]);
    for (count, line) in lines.iter().enumerate().take(MOST + 1).skip(1) {
        if is_remark(line) {
            break;
        }
        words = format!("{words} {}", fold(line));
        if hints.contains(&words) {
            return count;
        }
    }
    0
}

/// The hints of a form, and of the words that it asks for, folded.
fn all(field: &Field, edition: &Edition) -> HashSet<String> {
    let mut found: HashSet<String> = line::called(field).hints.iter().cloned().collect();
    let entries = field.vocabulary.iter().flat_map(|list| edition.list(list));
    for entry in entries {
        let labels = Labels::values(&entry.label);
        found.extend(labels.map(|label| fold(&format!("{} {label}", entry.id))));
    }
    let below = field.properties.iter().map(|(_, inner)| inner);
    for inner in below.chain(field.items.as_deref()) {
        found.extend(all(inner, edition));
    }
    found
}
