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
    let wide = wide(document);
    let mut notes: BTreeMap<usize, String> = BTreeMap::new();
    for edit in edits.iter().rev() {
        let before = &source[edit.span.clone()];
        let said = below_bar(before).unwrap_or(before);
        if tokens::keeps(said, &edit.text) || said.contains('\n') {
            continue;
        }
        let said = said.trim().trim_matches(['"', '\'']).trim();
        let place = place(source, &wide, edit.span.end)?;
        let row = source[..place].rfind('\n').map_or(0, |at| at + 1);
        let next = remarks.partition_point(|(byte, _)| *byte < row);
        let noted = remarks.get(next).is_some_and(|(byte, _)| *byte < place);
        let note = notes.entry(place).or_default();
        let sign = if noted || !note.is_empty() { ";" } else { " #" };
        note.push_str(&format!("{sign} {said}"));
    }
    let pieces = edits
        .iter()
        .map(|edit| (edit.span.start, edit.span.end, edit.text.as_str()));
    let notes = notes.iter().map(|(at, note)| (*at, *at, note.as_str()));
    // A note ends its line, before a line that is put below it.
    let mut pieces: Vec<_> = notes.chain(pieces).collect();
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

/// What stands below the sign of a block.
fn below_bar(before: &str) -> Option<&str> {
    let (_, below) = before.strip_prefix(['|', '>'])?.split_once('\n')?;
    Some(below.trim())
}

/// An answer, or answers between braces, over several lines.
struct Wide {
    start: usize,
    end: usize,
    /// A remark behind it is none.
    block: bool,
    flow: bool,
}

/// What stands over several lines, none within another, in the order of the text.
fn wide(document: &Document) -> Vec<Wide> {
    let (source, marks) = (document.source.text.as_str(), document.marks());
    let (mut found, mut nth) = (Vec::new(), 0);
    while let Some(mark) = marks.get(nth) {
        let (start, next) = (mark.start as usize, mark.next as usize);
        let raw = source.get(start..mark.end as usize).unwrap_or_default();
        let leaf = next == nth + 1;
        let flow = !leaf && raw.starts_with(['{', '[']);
        nth = if flow { next } else { nth + 1 };
        if !leaf && !flow {
            continue;
        }
        let raw = raw.trim_end();
        if raw.contains(['\n', '\r']) {
            found.push(Wide {
                start,
                end: start + raw.len(),
                block: leaf && !mark.plain && !raw.starts_with(['"', '\'']),
                flow,
            });
        }
    }
    found
}

/// Where the line of a byte ends, or the first below that ends no text and nothing between braces; `None` within a block.
fn place(source: &str, wide: &[Wide], from: usize) -> Option<usize> {
    let end = |from: usize| {
        let end = source[from..].find(['\n', '\r']);
        end.map_or(source.len(), |at| from + at)
    };
    let mut at = end(from);
    let first = wide.partition_point(|one| one.end <= at);
    for one in &wide[first..] {
        if one.start >= at {
            break;
        }
        if one.block {
            return None;
        }
        let rest = source[one.end..].trim_start();
        at = end(if one.flow && rest.starts_with(['}', ']']) {
            source.len() - rest.len() + 1
        } else {
            one.end
        });
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
