//! In: the lines of one item, or of a group of answers. Out: the same, the one line that has no name below the question whose place it
//! stands in and which is the only one still open: `Armand Delaroche` between `role:` and `title:`.

use super::{
    entries, item,
    line::{self, body, indent, is_blank, is_remark},
    prose::is_header,
};
use crate::{
    check::format::fits,
    model::{
        edition::Edition,
        schema::{Field, Prose},
    },
};

/// The lines with the name that was forgotten; `None` if none is, or nobody can tell which.
pub(super) fn named(lines: &[String], field: &Field, edition: &Edition) -> Option<Vec<String>> {
    let key = |line: &String| {
        let key = line::key(line, field).filter(|key| key.exact);
        key.map(|key| key.id)
    };
    let depth = lines
        .iter()
        .filter(|line| key(line).is_some())
        .map(|line| indent(line))
        .min()?;
    let said = |at: &usize| !is_remark(&lines[*at]);
    let own = |at: &usize| said(at) && indent(&lines[*at]) == depth;
    let nameless = |at: &usize| {
        let line = &lines[*at];
        line::key(line, field).is_none()
            && line::halves(line).is_none()
            && line::item(line).is_none()
    };
    let all: Vec<usize> = (0..lines.len()).filter(own).collect();
    let mut orphans = all.iter().copied().filter(nameless);
    let at = orphans.next().filter(|_| orphans.next().is_none())?;
    let nth = all.iter().position(|other| *other == at)?;
    let above = nth.checked_sub(1).map(|above| all[above]);
    // What waits for its answer has it there.
    if above.is_some_and(|above| is_open(&lines[above..at])) {
        return None;
    }
    let place = |at: usize| {
        field
            .properties
            .iter()
            .position(|(id, _)| key(&lines[at]).as_ref() == Some(id))
    };
    let before = above.map_or(Some(0), |above| place(above).map(|place| place + 1))?;
    let after = all
        .get(nth + 1)
        .map_or(Some(field.properties.len()), |next| place(*next))?;
    let taken = |id: &str| all.iter().any(|at| key(&lines[*at]).as_deref() == Some(id));
    let text = body(&lines[at]);
    let open = || {
        let open = field.properties.iter().enumerate();
        open.filter(|(_, (id, _))| field.required.contains(id) && !taken(id))
    };
    // An address tells itself.
    let address = |(_, (_, inner)): &(usize, &(String, Field))| {
        inner.format.as_deref() == Some("email") && fits("email", text)
    };
    let mut only = open();
    let only = only.next().filter(|_| only.next().is_none());
    let only = only.filter(|(nth, _)| (before..after).contains(nth));
    let (_, (id, inner)) = open().find(address).or(only)?;
    let said = unnamed(text, id);
    takes(inner, said, edition).then(|| {
        let mut lines = lines.to_vec();
        lines[at] = format!("{}{id}: {}", " ".repeat(depth), item::scalar(said));
        lines
    })
}

/// Whether the last of these lines waits for its answer: a question, and nothing behind it or below.
fn is_open(lines: &[String]) -> bool {
    let (first, below) = (&lines[0], &lines[1..]);
    let empty = line::halves(first).is_some_and(|(_, value)| value.is_empty() || is_header(value));
    empty && below.iter().all(|line| is_remark(line))
}

/// A line without the name of its question, behind which another sign than a colon stands: `name. Ada Un`.
fn unnamed<'t>(text: &'t str, id: &str) -> &'t str {
    let rest = text
        .strip_prefix(id)
        .and_then(|rest| rest.strip_prefix(['.', ',']));
    let rest = rest.filter(|rest| rest.starts_with(is_blank));
    rest.map_or(text, |rest| rest.trim_start_matches(is_blank))
}

/// Whether a line is an answer to a question.
fn takes(field: &Field, said: &str, edition: &Edition) -> bool {
    if let Some(list) = &field.vocabulary {
        return edition.entry(list, said).is_some()
            || entries::whole_entry(edition.list(list), said).is_some();
    }
    let words = field.prose == Some(Prose::Label) || field.prose.is_none() && field.takes("string");
    let free =
        words && field.reference.is_none() && field.items.is_none() && field.choices.is_empty();
    // A line that goes on with the one above begins with a small letter.
    let begun = said.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    match field.format.as_deref() {
        Some("email") => fits("email", said),
        Some(_) => false,
        None => free && begun && !said.contains(['@', '{', '}', '[', ']', '\t']),
    }
}
