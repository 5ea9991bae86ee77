//! In: a finding. Out: where it stands, as other programs count, and the repair that is proven.

use crate::model::{
    diagnostic::{Argument, Diagnostic},
    source::Excerpt,
};

/// Messages whose `repaired` takes the place of just what is marked.
const VALUE: [&str; 2] = ["yaml-ambiguous", "type-quote"];

/// Messages whose `repaired` takes the place of the line, its indentation aside.
const LINE: [&str; 6] = [
    "syntax-no-colon",
    "syntax-colon",
    "syntax-quote",
    "syntax-smart-quote",
    "syntax-comment",
    "syntax-dash",
];

/// What may be put in the place of a part of a line.
#[derive(Debug)]
pub(super) struct Repair {
    /// First byte of the line that is replaced, from 1.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// What comes there.
    pub(super) text: String,
}

/// The column, in characters, after the last one that is marked; none if nothing is.
pub(super) fn end_column(found: &Diagnostic) -> Option<usize> {
    let cut = found.excerpt.as_ref()?;
    let width = cut.text[cut.span.clone()].chars().count();
    (width > 0).then_some(found.column + width)
}

/// The first byte that is marked and the one after the last, from 1; none where the excerpt does not reach back to the
/// start of the line.
pub(super) fn bytes(found: &Diagnostic) -> Option<(usize, usize)> {
    let cut = found
        .excerpt
        .as_ref()
        .filter(|cut| starts_line(found, cut))?;
    Some((cut.span.start + 1, cut.span.end + 1))
}

/// The repair, if it can be put in as it is.
pub(super) fn repair(found: &Diagnostic) -> Option<Repair> {
    let (_, repaired) = found
        .message
        .arguments
        .iter()
        .find(|(name, _)| *name == "repaired")?;
    let Argument::Text(repaired) = repaired else {
        return None;
    };
    let cut = found
        .excerpt
        .as_ref()
        .filter(|cut| starts_line(found, cut))?;
    if VALUE.contains(&found.message.id) {
        return Some(Repair {
            start: cut.span.start + 1,
            end: cut.span.end + 1,
            text: repaired.clone(),
        });
    }
    let lead = cut.text.len() - cut.text.trim_start_matches(' ').len();
    let whole = cut.is_whole_line() && !cut.text[lead..].starts_with(char::is_whitespace);
    (whole && LINE.contains(&found.message.id)).then(|| Repair {
        start: lead + 1,
        end: cut.text.len() + 1,
        text: repaired.clone(),
    })
}

fn starts_line(found: &Diagnostic, cut: &Excerpt) -> bool {
    cut.first_line == found.line && cut.text[..cut.span.start].chars().count() + 1 == found.column
}
