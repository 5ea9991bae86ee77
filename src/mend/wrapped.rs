//! In: the lines of a fiche. Out: the same, with the hints of the form as remarks again that lost their sign, or that a mail broke over two
//! lines.

use std::collections::HashSet;

use super::{
    asides,
    line::{self, body, fold, indent, is_remark},
};
use crate::model::{diagnostic::Labels, edition::Edition, schema::Field};

/// Lines that one hint is broken over at most.
const MOST: usize = 3;

/// The lines with the ends of hints as remarks; the words are those of the form itself.
pub(super) fn unwrapped(mut lines: Vec<String>, plan: &Field, edition: &Edition) -> Vec<String> {
    let mut hints: Option<HashSet<String>> = None;
    let (mut at, mut text) = (0, None);
    while at < lines.len() {
        if is_remark(&lines[at]) || text.is_some_and(|above| indent(&lines[at]) > above) {
            at += 1;
            continue;
        }
        text = asides::barred(&lines[at]).then(|| indent(&lines[at]));
        let hints = hints.get_or_insert_with(|| all(plan, edition));
        let above = at.checked_sub(1).map(|above| &lines[above]);
        let below = above.filter(|above| is_remark(above) && !body(above).is_empty());
        let count = match below {
            Some(_) => ends(&lines[at - 1..], hints),
            None => 0,
        };
        let count = count.max(usize::from(is_whole(&lines[at], plan, hints)));
        let pad = " ".repeat(indent(below.unwrap_or(&lines[at])));
        for line in &mut lines[at..at + count] {
            *line = format!("{pad}# {}", body(line));
        }
        at += count.max(1);
    }
    lines
}

/// Whether a line is a whole hint, which lost its sign; the name of a question is none, nor is an item.
fn is_whole(text: &str, plan: &Field, hints: &HashSet<String>) -> bool {
    const WORDS: usize = 3;
    let words = fold(text);
    let long = words.split(' ').nth(WORDS - 1).is_some();
    long && line::item(text).is_none() && hints.contains(&words) && !titled(&words, plan)
}

/// Whether words are the title of a question, at any depth.
fn titled(words: &str, field: &Field) -> bool {
    let own = line::called(field)
        .titles
        .iter()
        .any(|title| title == words);
    let mut below = field.properties.iter().map(|(_, inner)| inner);
    own || below.any(|inner| titled(words, inner))
        || field
            .items
            .as_deref()
            .is_some_and(|inner| titled(words, inner))
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
