//! In: a finding. Out: where it stands, as other programs count.

use crate::model::{diagnostic::Diagnostic, source::Excerpt};

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

fn starts_line(found: &Diagnostic, cut: &Excerpt) -> bool {
    cut.first_line == found.line && cut.text[..cut.span.start].chars().count() + 1 == found.column
}
