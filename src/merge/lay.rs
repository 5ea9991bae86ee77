//! In: a merged tree. Out: its lines, and where two versions stand, those of each.

use serde_json::Value;

use super::tree::{Entry, Node, Side, Slot, Tree};

/// Whole lines, of both or of each side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Both(String),
    Split(String, String),
}

impl Piece {
    fn side(&self, side: Side) -> &str {
        match (self, side) {
            (Self::Both(text), _) | (Self::Split(text, _), Side::Ours) => text,
            (Self::Split(_, text), Side::Theirs) => text,
        }
    }

    /// Whether it is a blank line or a remark.
    fn is_above(&self) -> bool {
        let Self::Both(text) = self else { return false };
        let text = text.trim();
        text.is_empty() || text.starts_with('#')
    }
}

/// The lines of a tree.
pub(super) fn laid(tree: &Tree) -> Vec<Piece> {
    let mut out = match &tree.root {
        Node::Block { inner, slots, .. } if has_entries(slots) => block(slots, *inner),
        Node::Block {
            list: false, slots, ..
        } if slots.is_empty() => Vec::new(),
        Node::Split(ours, theirs) => vec![Piece::Split(whole(ours), whole(theirs))],
        node if node.is_split() => {
            let [ours, theirs] = [Side::Ours, Side::Theirs].map(|side| whole(&node.resolved(side)));
            vec![Piece::Split(ours, theirs)]
        }
        node => vec![Piece::Both(whole(node))],
    };
    out.extend(tree.tail.iter().map(|line| Piece::Both(ended(line))));
    out
}

/// The text of one side.
pub(super) fn text(pieces: &[Piece], side: Side) -> String {
    pieces.iter().map(|piece| piece.side(side)).collect()
}

fn ended(line: &str) -> String {
    format!("{line}\n")
}

/// Whether each side has something there.
fn has_entries(slots: &[Slot]) -> bool {
    let any = |side| slots.iter().any(|slot| slot.of(side).is_some());
    any(Side::Ours) && any(Side::Theirs)
}

/// A node that stands for a whole text.
fn whole(node: &Node) -> String {
    match node {
        Node::Block {
            list: false, slots, ..
        } if slots.is_empty() => String::new(),
        Node::Block { inner, slots, .. } if !slots.is_empty() => {
            text(&block(slots, *inner), Side::Ours)
        }
        node => {
            let raw = inline(node);
            if raw.is_empty() || raw.ends_with('\n') {
                raw
            } else {
                ended(&raw)
            }
        }
    }
}

fn block(slots: &[Slot], column: usize) -> Vec<Piece> {
    let mut out = Vec::new();
    for slot in slots {
        match slot {
            Slot::One(one) => out.extend(entry(one, column)),
            Slot::Split(ours, theirs) => {
                let lines = |side: Option<&Entry>| {
                    side.map(|one| text(&entry(one, column), Side::Ours))
                        .unwrap_or_default()
                };
                out.push(Piece::Split(
                    lines(ours.as_deref()),
                    lines(theirs.as_deref()),
                ));
            }
        }
    }
    out
}

fn entry(one: &Entry, column: usize) -> Vec<Piece> {
    let mut out: Vec<Piece> = one
        .lead
        .iter()
        .map(|line| Piece::Both(ended(line)))
        .collect();
    let indent = " ".repeat(column);
    match &one.node {
        Node::Block {
            inner,
            compact,
            slots,
            ..
        } if has_entries(slots) => {
            if *compact {
                let head = format!("{} ", one.head.trim_end());
                let head = if one.head.len() > head.len() {
                    &one.head
                } else {
                    &head
                };
                let mut below = block(slots, column + head.len());
                let above = below.iter().take_while(|piece| piece.is_above()).count();
                out.extend(below.drain(..above));
                out.extend(dashed(below, &format!("{indent}{head}"), &one.remark));
            } else {
                let head = one.head.trim_end();
                out.push(Piece::Both(format!("{indent}{head}{}\n", one.remark)));
                out.extend(block(slots, column + inner));
            }
        }
        node if node.is_split() => {
            let side = |side| {
                let lone = Entry {
                    lead: Vec::new(),
                    node: node.resolved(side),
                    ..one.clone()
                };
                text(&entry(&lone, column), Side::Ours)
            };
            let (ours, theirs) = (side(Side::Ours), side(Side::Theirs));
            out.push(Piece::Split(ours, theirs));
        }
        node => out.push(Piece::Both(line(one, node, &indent))),
    }
    out
}

/// Puts the dash before the first line of what belongs to it.
fn dashed(below: Vec<Piece>, head: &str, remark: &str) -> Vec<Piece> {
    let mut rest = below.into_iter();
    let (mut ours, mut theirs, mut split) = (String::new(), String::new(), false);
    while ours.is_empty() || theirs.is_empty() {
        match rest.next() {
            Some(piece) => {
                split |= matches!(piece, Piece::Split(..));
                ours.push_str(piece.side(Side::Ours));
                theirs.push_str(piece.side(Side::Theirs));
            }
            None => break,
        }
    }
    let above = if remark.trim().is_empty() {
        String::new()
    } else {
        format!("{}\n", remark.trim_start())
    };
    // The blanks before the first line make room for the dash.
    let first = |text: &str| {
        format!(
            "{above}{head}{}",
            text.get(head.len()..).unwrap_or_default()
        )
    };
    let piece = if split {
        Piece::Split(first(&ours), first(&theirs))
    } else {
        Piece::Both(first(&ours))
    };
    [piece].into_iter().chain(rest).collect()
}

/// An entry on its line, or on several where its value goes on.
fn line(one: &Entry, node: &Node, indent: &str) -> String {
    let raw = inline(node);
    let head = if raw.is_empty() || raw.starts_with('\n') {
        one.head.trim_end().to_owned()
    } else if one.head.ends_with(' ') {
        one.head.clone()
    } else {
        format!("{} ", one.head)
    };
    let mut lines = raw.split('\n');
    let first = lines.next().unwrap_or_default();
    let is_text = raw.starts_with(['|', '>']);
    let behind = |here: bool| if here { one.remark.as_str() } else { "" };
    let mut out = format!("{indent}{head}{first}{}", behind(is_text));
    for line in lines {
        let indent = if line.is_empty() { "" } else { indent };
        out.push_str(&format!("\n{indent}{line}"));
    }
    out.push_str(behind(!is_text));
    out.push('\n');
    out
}

/// A value as it stands behind its name; lines after the first begin at the column of the entry.
fn inline(node: &Node) -> String {
    match node {
        Node::Text { raw, .. } => raw.clone(),
        Node::Flow {
            list,
            close,
            comma,
            slots,
        } => {
            let entries: Vec<&Entry> = slots
                .iter()
                .filter_map(|slot| slot.of(Side::Ours))
                .collect();
            let mut out = String::from(if *list { "[" } else { "{" });
            for (nth, entry) in entries.iter().enumerate() {
                let lead = entry.lead.concat();
                out.push_str(if nth > 0 && lead.is_empty() {
                    " "
                } else {
                    &lead
                });
                out.push_str(&entry.head);
                out.push_str(&inline(&entry.node));
                if nth + 1 < entries.len() || *comma {
                    out.push(',');
                }
                out.push_str(&entry.remark);
            }
            out.push_str(close);
            out.push(if *list { ']' } else { '}' });
            out
        }
        Node::Block { list: true, .. } => "[]".to_owned(),
        Node::Block { .. } => "{}".to_owned(),
        Node::Split(ours, _) => inline(ours),
    }
}

/// A text as it is written behind a name: below `|` where it has several lines, else between quotes.
pub(super) fn written(text: &str, flow: bool) -> String {
    let quoted = || Value::from(text).to_string();
    let body = text.strip_suffix('\n').unwrap_or(text);
    let odd = |line: &str| line.trim().is_empty() && !line.is_empty();
    let plain = !body.is_empty()
        && !body.starts_with([' ', '\n', '\t'])
        && !body.ends_with('\n')
        && !body.chars().any(|c| c.is_control() && c != '\n')
        && !body.lines().any(odd);
    if flow || !plain || !body.contains('\n') {
        return quoted();
    }
    let sign = if text.ends_with('\n') { "|" } else { "|-" };
    let lines: Vec<String> = body
        .split('\n')
        .map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!("  {line}")
            }
        })
        .collect();
    format!("{sign}\n{}", lines.join("\n"))
}
