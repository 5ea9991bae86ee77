//! In: a fiche that can be read, and what its answers are to be. Out: its text with them, and the words that they take the place of as
//! remarks where a remark can stand; nothing if another answer or a remark would be lost by that.

use std::collections::BTreeMap;

use super::{item, kept, tokens, values::Edit};
use crate::{
    model::{
        document::Document,
        schema::{Field, Prose},
    },
    tidy,
};

/// The text with the edits, in the order of their places; `None` if they harm what they do not name.
pub(super) fn written(document: &Document, edits: &[&Edit]) -> Option<String> {
    let source = document.source.text.as_str();
    let remarks = tidy::placed_remarks(document);
    let mut notes: BTreeMap<usize, String> = BTreeMap::new();
    for edit in edits.iter().rev() {
        let before = &source[edit.span.clone()];
        if tokens::keeps(before, &edit.text) || before.contains('\n') {
            continue;
        }
        let said = before.trim().trim_matches(['"', '\'']).trim();
        let place = place(document, edit.span.end)?;
        let row = source[..place].rfind('\n').map_or(0, |at| at + 1);
        let noted = remarks.iter().any(|(byte, _)| (row..place).contains(byte));
        let note = notes.entry(place).or_default();
        let sign = if noted || !note.is_empty() { ";" } else { " #" };
        note.push_str(&format!("{sign} {said}"));
    }
    let pieces = edits
        .iter()
        .map(|edit| (edit.span.start, edit.span.end, edit.text.as_str()));
    let notes = notes.iter().map(|(at, note)| (*at, *at, note.as_str()));
    let mut pieces: Vec<_> = pieces.chain(notes).collect();
    pieces.sort_by_key(|(start, ..)| *start);
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for (start, end, piece) in pieces {
        text.push_str(source.get(at..start)?);
        text.push_str(piece);
        at = end;
    }
    text.push_str(source.get(at..)?);
    kept::by_edits(document, &text, edits).then_some(text)
}

/// Where the line of a byte ends, or the first below that ends no text and nothing between braces; `None` within a block.
fn place(document: &Document, from: usize) -> Option<usize> {
    let source = document.source.text.as_str();
    let end = |from: usize| {
        let end = source[from..].find(['\n', '\r']);
        end.map_or(source.len(), |at| from + at)
    };
    let mut at = end(from);
    for (nth, mark) in document.marks().iter().enumerate() {
        let start = mark.start as usize;
        if start >= at {
            break;
        }
        let raw = source.get(start..mark.end as usize)?.trim_end();
        let leaf = mark.next as usize == nth + 1;
        let flow = !leaf && raw.starts_with(['{', '[']);
        let mut close = start + raw.len();
        if close <= at || !leaf && !flow {
            continue;
        }
        if leaf && !mark.plain && !raw.starts_with(['"', '\'']) {
            return None;
        }
        let rest = source[close..].trim_start();
        if flow && rest.starts_with(['}', ']']) {
            close = source.len() - rest.len() + 1;
        }
        at = end(close);
    }
    Some(at)
}

/// The parts of an answer in words as they are written, each on its line; `said` is what stands there now. A free text that gets a remark
/// behind it stands between quotes: else the remark could be its end.
pub(super) fn apart(mut lines: Vec<String>, said: &str, field: &Field) -> Vec<String> {
    if tokens::keeps(said, &lines.join("\n")) {
        return lines;
    }
    let Some(last) = lines.last_mut() else {
        return lines;
    };
    if let Some((id, text)) = last.split_once(": ") {
        let inner = field.property(id);
        let free = inner.is_some_and(|inner| inner.prose == Some(Prose::Text));
        if free && !text.starts_with(['"', '\'']) {
            *last = format!("{id}: {}", item::quoted(text));
        }
    }
    lines
}
