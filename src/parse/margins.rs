//! In: the lines of a file that cannot be read. Out: those that no answer holds: before the first question, drawn between answers, behind the last.

use crate::model::{diagnostic::Message, pasted::is_drawn};

/// Lines that are to be remarks: what is said of the first, and their numbers.
pub(super) struct Margin {
    pub(super) message: Message,
    pub(super) lines: Vec<usize>,
}

/// A line as a remark, in its column.
pub(super) fn remark(text: &str) -> String {
    let body = text.trim_start_matches(' ');
    format!("{}# {body}", &text[..text.len() - body.len()])
}

/// The name of a question at the very left, as forms have it.
fn is_question(text: &str) -> bool {
    let name = text.split(':').next().unwrap_or_default();
    name.len() < text.len()
        && !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

fn is_content(text: &str) -> bool {
    let body = text.trim();
    !body.is_empty() && !body.starts_with('#')
}

/// Words at the very left that are no part of a list, no answer and nothing that YAML would read.
fn are_words(text: &str) -> bool {
    let body = text.trim_end();
    let sign = body.starts_with(['{', '}', ']', '"', '\'', '%', '&', '!', '|', '>']);
    !sign && !body.starts_with("- ") && !body.starts_with(' ') && !body.contains(": ")
}

/// What stands before the first question: a greeting, the title of a document. A name without its colon is none of it.
pub(super) fn preface(lines: &[String]) -> Option<Margin> {
    let first = lines.iter().position(|text| is_question(text))?;
    let head: Vec<usize> = (0..first).filter(|at| is_content(&lines[*at])).collect();
    let small = |text: &str| text.starts_with(|c: char| c.is_ascii_lowercase());
    let words = |at: &usize| {
        let text = lines[*at].as_str();
        are_words(text) && !small(text) && !text.trim_end().ends_with(':') && drawn(text).is_none()
    };
    (!head.is_empty() && head.iter().all(words)).then(|| Margin {
        message: Message::new("syntax-preface").with("repaired", remark(&lines[head[0]])),
        lines: head,
    })
}

/// What stands at the very left behind the last text: a signature, or the end of that text.
pub(super) fn ending(lines: &[String]) -> Option<Margin> {
    let inner = |text: &String| is_content(text) && (text.starts_with(' ') || is_question(text));
    let last = lines.iter().rposition(inner)?;
    let width = lines[last].len() - lines[last].trim_start().len();
    let rest: Vec<usize> = (last + 1..lines.len())
        .filter(|at| is_content(&lines[*at]))
        .collect();
    let first = rest.first().map(|at| lines[*at].as_str())?;
    let words = width > 0 && are_words(first) && !first.trim_end().ends_with(':');
    words.then(|| Margin {
        message: Message::new("syntax-ending")
            .with("repaired", remark(first))
            .with("width", width),
        lines: rest,
    })
}

/// A line that somebody drew: three or more of one sign, and nothing beside them.
pub(super) fn drawn(text: &str) -> Option<Message> {
    let body = text.trim();
    let dots = body.chars().count() > 2 && body.chars().all(|c| matches!(c, '…' | ' '));
    (dots || is_drawn(body)).then(|| Message::new("syntax-drawn").with("repaired", remark(body)))
}
