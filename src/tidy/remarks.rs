//! In: a document. Out: its remarks in their order, each without the blanks around it.

use super::{
    lines::Rows,
    scalars::{Places, Style},
};
use crate::model::document::Document;

/// The remarks of a document.
pub(super) fn of(document: &Document) -> Vec<&str> {
    let placed = placed(document).into_iter();
    placed.map(|(_, remark)| remark).collect()
}

/// The remarks of a document, each with its first byte.
pub(super) fn placed(document: &Document) -> Vec<(usize, &str)> {
    let text = document.source.text.as_str();
    let places = Places::of(document);
    let rows = Rows::of(document, &places);
    let mut found = Vec::new();
    for (at, line) in rows.lines.iter().enumerate() {
        let start = rows.starts[at];
        if rows.in_block[at] {
            continue;
        }
        // A `#` within a value is a part of it.
        let inside = |byte: usize| {
            let leaf = places
                .leaves
                .range(..=byte)
                .next_back()
                .map(|(_, leaf)| leaf);
            leaf.is_some_and(|leaf| {
                matches!(leaf.style, Style::Plain | Style::Quoted) && byte < leaf.end
            })
        };
        let begins = |byte: &usize| {
            (*byte == 0 || line[..*byte].ends_with([' ', '\t']))
                && !inside(start + byte)
                && !quoted(&line[..*byte])
        };
        if let Some(byte) = line.match_indices('#').map(|(byte, _)| byte).find(begins) {
            let remark = text[start + byte..start + line.len()].trim();
            found.push((start + byte, remark));
        }
    }
    found
}

/// Whether a quote is open at the end of a piece of a line, as between braces.
fn quoted(before: &str) -> bool {
    let mut open = None;
    let mut previous = ' ';
    for c in before.chars() {
        match open {
            Some(mark) if c == mark => open = None,
            None if matches!(c, '"' | '\'') && matches!(previous, ' ' | '{' | '[' | ',' | ':') => {
                open = Some(c)
            }
            _ => {}
        }
        previous = c;
    }
    open.is_some()
}
