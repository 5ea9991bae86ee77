//! In: three versions of a text. Out: the text with both changes, where they are in different paragraphs.

use serde_json::Value;

use super::{
    lay::written,
    runs::{Near, Run, merged},
    tree::Node,
};
use crate::{
    compare::same_words,
    model::{source::Source, variants::all_composed},
    parse::{self, Limits},
};

/// The merged text; none where both changed one paragraph, or what is there is no text.
pub(super) fn text(
    old: &Node,
    ours: &Node,
    theirs: &Node,
    flow: bool,
    limits: &Limits,
) -> Option<Node> {
    let (was, one, other) = (said(old)?, said(ours)?, said(theirs)?);
    if let (Some(was), Some(one), Some(other)) =
        (Body::of(was.0), Body::of(one.0), Body::of(other.0))
        && one.sign == was.sign
        && other.sign == was.sign
    {
        let lines = joined(&was, &one, &other)?;
        let indent = " ".repeat(one.indent);
        let line = |line: &String| {
            if line.is_empty() {
                "\n".to_owned()
            } else {
                format!("\n{indent}{line}")
            }
        };
        let raw = format!("{}{}", one.sign, lines.iter().map(line).collect::<String>());
        return read(raw, limits);
    }
    let ends = [was.1, one.1, other.1].map(|text| text.ends_with('\n'));
    let is_ended = if ends[1] == ends[0] { ends[2] } else { ends[1] };
    let parts = |text: &'_ str| {
        text.trim_end_matches('\n')
            .split("\n\n")
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let [was, one, other] = [was.1, one.1, other.1].map(parts);
    let rows = [&was, &one, &other].map(|row| row.iter().map(String::as_str).collect::<Vec<_>>());
    let text = clean(&rows[0], &rows[1], &rows[2])?.join("\n\n");
    let end = if is_ended { "\n" } else { "" };
    read(written(&format!("{text}{end}"), flow), limits)
}

/// A text as it is written, and what it says.
fn said(node: &Node) -> Option<(&str, &str)> {
    match node {
        Node::Text { raw, value } => Some((raw, value.as_str()?)),
        _ => None,
    }
}

/// What is written, with what it says.
pub(super) fn read(raw: String, limits: &Limits) -> Option<Node> {
    let document = parse::read(Source::new("", format!("x: {raw}\n")), limits)?;
    let value = document.value.get("x")?.clone();
    value.is_string().then_some(Node::Text { raw, value })
}

fn clean<'t>(old: &[&'t str], ours: &[&'t str], theirs: &[&'t str]) -> Option<Vec<&'t str>> {
    let mut out = Vec::new();
    for run in merged(old, ours, theirs, Near::Beside) {
        match run {
            Run::Clean(items) => out.extend(items),
            Run::Split(..) => return None,
        }
    }
    Some(out)
}

/// The lines below `|` or `>`.
struct Body<'t> {
    sign: &'t str,
    indent: usize,
    /// Paragraphs, lines joined.
    parts: Vec<String>,
}

impl<'t> Body<'t> {
    fn of(raw: &'t str) -> Option<Self> {
        let (sign, below) = raw.split_once('\n')?;
        if !["|", "|-", ">", ">-"].contains(&sign) {
            return None;
        }
        let first = below.lines().find(|line| !line.trim().is_empty())?;
        let indent = first.len() - first.trim_start_matches(' ').len();
        // More than one blank line between paragraphs has a meaning of its own.
        if below.trim_end().contains("\n\n\n") {
            return None;
        }
        let (mut parts, mut open) = (Vec::new(), Vec::new());
        for line in below.split('\n').chain([""]) {
            if line.trim().is_empty() {
                if !open.is_empty() {
                    parts.push(open.join("\n"));
                    open.clear();
                }
            } else {
                let head = line.get(..indent)?;
                open.push(head.trim().is_empty().then(|| &line[indent..])?);
            }
        }
        Some(Self {
            sign,
            indent,
            parts,
        })
    }
}

/// Lines of the merged paragraphs, a blank one between them.
fn joined(old: &Body<'_>, ours: &Body<'_>, theirs: &Body<'_>) -> Option<Vec<String>> {
    let rows =
        [old, ours, theirs].map(|body| body.parts.iter().map(String::as_str).collect::<Vec<_>>());
    let text = clean(&rows[0], &rows[1], &rows[2])?.join("\n\n");
    (!text.is_empty()).then(|| text.split('\n').map(str::to_owned).collect())
}

/// Whether two values are the same to a reader: blanks within a paragraph and the forms of one letter do not count.
pub(super) fn same(one: &Value, other: &Value) -> bool {
    one == other || same_words(&all_composed(one), &all_composed(other))
}
