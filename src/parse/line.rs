//! In: a line of a text that YAML cannot read. Out: its parts, and one way in which it may be mended.

use std::ops::Range;

use crate::model::diagnostic::Message;

/// One way to mend a line: which message names it, and the line as it should be.
pub(super) struct Repair {
    pub(super) message: Message,
    pub(super) line: usize,
    pub(super) text: String,
    /// Lines below that share the fault, as they should be.
    pub(super) more: Vec<(usize, String)>,
    /// Bytes of the line that are at fault.
    pub(super) span: Range<usize>,
}

/// A repair of one line alone.
pub(super) fn repair(id: &'static str, line: usize, text: String, span: Range<usize>) -> Repair {
    Repair {
        message: Message::new(id),
        line,
        text,
        more: Vec::new(),
        span,
    }
}

/// Spaces, and tabs if they count, that a line begins with.
pub(super) fn lead(text: &str, blanks: &[char]) -> usize {
    text.len() - text.trim_start_matches(blanks).len()
}

/// The value of `key: value` or `- value`, as (start of the value, key).
pub(super) fn value_of(text: &str) -> Option<(usize, &str)> {
    let lead = text.len() - text.trim_start().len();
    let mut at = lead;
    while let Some(rest) = text[at..].strip_prefix("- ") {
        at = text.len() - rest.trim_start().len();
    }
    let key_end = text[at..].find(": ").map(|end| at + end);
    match key_end {
        Some(end)
            if text[at..end]
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') =>
        {
            let value = text.len() - text[end + 1..].trim_start().len();
            Some((value, &text[at..end]))
        }
        _ if at > lead => Some((at, "-")),
        _ => None,
    }
}
