//! In: a text. Out: it as Markdown without the marks that were none, with all that Markdown would drop, and what was told of it.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use comrak::{
    Arena,
    nodes::{LineColumn, ListDelimType, ListType, Node, NodeList, NodeValue},
    parse_document,
};

use super::{Fault, FaultKind, bounds::is_lead, marks, notes, options};

/// A text that was read.
pub(super) struct Settled<'a, 't> {
    pub(super) root: Node<'a>,
    pub(super) text: &'t str,
    pub(super) place: Place,
    pub(super) faults: Vec<Fault>,
}

/// Where the nodes of a tree stand in the text as it was written.
pub(super) struct Place {
    /// Bytes at which the lines begin that were read.
    lines: Vec<usize>,
    /// Bytes at which a backslash was put into what was read.
    escapes: Vec<usize>,
    /// Of the text.
    length: usize,
}

impl Place {
    fn new(text: &str, read: &str, escapes: Vec<usize>) -> Self {
        let lines = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', read.as_bytes()).map(|at| at + 1))
            .collect();
        let escapes = escapes
            .into_iter()
            .enumerate()
            .map(|(before, at)| at + before)
            .collect();
        Self {
            lines,
            escapes,
            length: text.len(),
        }
    }

    /// The byte of the text at which a node begins, or a line does that it lies in.
    pub(super) fn of(&self, start: LineColumn) -> usize {
        let line = self
            .lines
            .get(start.line.saturating_sub(1))
            .or(self.lines.last())
            .copied()
            .unwrap_or_default();
        self.written(line + start.column.saturating_sub(1))
    }

    fn written(&self, read: usize) -> usize {
        let before = self.escapes.partition_point(|escape| *escape < read);
        (read - before).min(self.length)
    }

    /// The lines of the text that a node stands in.
    fn lines<'t>(&self, text: &'t str, node: Node<'_>) -> impl Iterator<Item = (usize, &'t str)> {
        let position = node.data().sourcepos;
        (position.start.line..=position.end.line).filter_map(move |line| {
            let from = self.written(*self.lines.get(line.checked_sub(1)?)?);
            let rest = text.get(from..)?;
            Some((from, rest.split('\n').next().unwrap_or(rest)))
        })
    }
}

/// Reads a text: nothing that a reader is to see is lost, and what is no mark is none.
pub(super) fn settle<'a, 't>(arena: &'a Arena<'a>, text: &'t str) -> Settled<'a, 't> {
    let options = options();
    let mut root = parse_document(arena, text, &options);
    let mut place = Place::new(text, text, Vec::new());
    let mut faults = Vec::new();
    let escapes: Vec<usize> = escapes(root, text, &place, &mut faults)
        .into_iter()
        .collect();
    if !escapes.is_empty() {
        let escaped = escape(text, &escapes);
        root = parse_document(arena, &escaped, &options);
        place = Place::new(text, &escaped, escapes);
    }
    // Gathered first: nodes are moved.
    for node in root.descendants().collect::<Vec<_>>() {
        let fault = |kind, what: &str| Fault {
            kind,
            what: what.to_owned(),
            at: place.of(node.data().sourcepos.start),
        };
        let value = node.data().value.clone();
        match value {
            NodeValue::Table(table) => {
                rows(arena, node, table.num_columns, text, &place, &mut faults)
            }
            NodeValue::List(list) if list.list_type == ListType::Ordered => {
                numbers(arena, node, list)
            }
            NodeValue::CodeBlock(block) if !block.fenced => {
                faults.push(fault(
                    FaultKind::Code,
                    block.literal.lines().next().unwrap_or_default().trim(),
                ));
            }
            NodeValue::CodeBlock(block) => told(node, *block),
            NodeValue::BlockQuote if is_pasted(node, text, &place) => {
                faults.push(fault(FaultKind::Quotation, ">"))
            }
            NodeValue::Link(link) => marks::end_of_address(arena, node, &link.url),
            _ => {}
        }
    }
    marks::unmark(arena, root);
    notes::gather(arena, root, &place, &mut faults);
    Settled {
        root,
        text,
        place,
        faults,
    }
}

fn escape(text: &str, escapes: &[usize]) -> String {
    let mut out = String::with_capacity(text.len() + escapes.len());
    let mut from = 0;
    for at in escapes {
        out.push_str(&text[from..*at]);
        out.push('\\');
        from = *at;
    }
    out + &text[from..]
}

/// Bytes at which a sign stands that must not be read as a mark: `> 50 mm`, or an address that nothing refers to.
fn escapes(root: Node<'_>, text: &str, place: &Place, faults: &mut Vec<Fault>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    if text.contains('>') {
        for quote in root
            .descendants()
            .filter(|node| matches!(node.data().value, NodeValue::BlockQuote))
        {
            let at = place.of(quote.data().sourcepos.start);
            if text.get(at..).is_some_and(is_more_than) {
                found.insert(at);
                let starts = place.lines(text, quote).map(|(from, line)| {
                    (
                        from + line.len() - line.trim_start_matches(' ').len(),
                        line.trim_start_matches(' '),
                    )
                });
                found.extend(
                    starts
                        .filter(|(_, line)| is_more_than(line))
                        .map(|(at, _)| at),
                );
            }
        }
    }
    if text.contains("]:") {
        for (at, label) in unused(root, text, place) {
            faults.push(Fault {
                kind: FaultKind::Unused,
                what: label,
                at,
            });
            found.insert(at);
        }
    }
    found
}

/// Whether `>` says of an amount that it is more.
fn is_more_than(text: &str) -> bool {
    let amount = text
        .strip_prefix('>')
        .map(|rest| rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']));
    amount.is_some_and(|amount| amount.starts_with(|c: char| c.is_numeric() || "€$£¥".contains(c)))
}

/// Addresses with a label that are looked for one by one among the words; of more, all are shown.
const LABELS: usize = 1_000;

/// Addresses with a label (`[label]: address`) that no link names, or not for the first time: they would be seen nowhere.
fn unused(root: Node<'_>, text: &str, place: &Place) -> Vec<(usize, String)> {
    let folded = |label: &str| {
        label
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let mut named: HashMap<String, usize> = HashMap::new();
    for (at, _) in text.match_indices('[') {
        if let Some(label) =
            label(&text[at..]).filter(|label| !text[at + label.len() + 2..].starts_with(':'))
        {
            *named.entry(folded(label)).or_default() += 1;
        }
    }
    let own = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    // Where they stand in the tree is not told exactly behind an address.
    let seen = own(&words(root));
    let (mut known, mut found) = (BTreeSet::new(), Vec::new());
    for from in &place.lines {
        let line = text.get(*from..).unwrap_or_default();
        let at = behind_notes(
            text,
            from + line.len() - line.trim_start_matches(is_lead).len(),
        );
        let Some(label) = label(&text[at..]).filter(|label| !label.starts_with('^')) else {
            continue;
        };
        let Some(address) = text[at + label.len() + 2..].strip_prefix(':') else {
            continue;
        };
        let words = own(label) + &own(address.split_whitespace().next().unwrap_or_default());
        if found.len() < LABELS && seen.contains(&words) {
            continue;
        }
        if !known.insert(folded(label)) || !named.contains_key(&folded(label)) {
            found.push((at, format!("[{}]:", folded(label))));
        }
    }
    found
}

/// Where the words of a line begin that opens notes: `[^1]: `.
fn behind_notes(text: &str, mut at: usize) -> usize {
    let note = |at: usize| {
        let label = label(&text[at..]).filter(|label| label.starts_with('^'))?;
        let rest = text[at + label.len() + 2..].strip_prefix(':')?;
        Some(text.len() - rest.trim_start_matches(is_lead).len())
    };
    while let Some(next) = note(at) {
        at = next;
    }
    at
}

/// The words between brackets with which a text begins.
fn label(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let mut escaped = false;
    // As CommonMark wants it: a thousand letters.
    for (at, c) in inner.char_indices().take(1_000) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => return None,
            ']' => return Some(&inner[..at]),
            _ => {}
        }
    }
    None
}

/// Whether a quotation looks like a piece of a message rather than one that the author meant: of several depths, going on without
/// its mark, or neither announced by a colon, nor between quotation marks, nor signed with a dash.
fn is_pasted(quote: Node<'_>, text: &str, place: &Place) -> bool {
    let within = |node: Node<'_>| matches!(node.data().value, NodeValue::BlockQuote);
    if quote.ancestors().skip(1).any(within) {
        return false;
    }
    if quote.descendants().skip(1).any(within)
        || place
            .lines(text, quote)
            .any(|(_, line)| !line.contains('>'))
    {
        return true;
    }
    let announced = quote
        .previous_sibling()
        .is_some_and(|before| words(before).trim_end().ends_with([':', '：']));
    let own = words(quote);
    let quoted = own
        .trim_start()
        .starts_with(['«', '“', '"', '„', '‘', '\'', '「', '『', '—', '–']);
    let signed = quote.last_child().is_some_and(|last| {
        words(last)
            .lines()
            .last()
            .is_some_and(|line| line.trim_start().starts_with(['—', '–']))
    });
    !(announced || quoted || signed)
}

/// The words of a block, a line each.
fn words(block: Node<'_>) -> String {
    let piece = |node: Node<'_>| match &node.data().value {
        NodeValue::Text(text) => text.clone(),
        NodeValue::SoftBreak | NodeValue::LineBreak => Cow::Borrowed("\n"),
        NodeValue::Code(code) => Cow::Owned(code.literal.clone()),
        NodeValue::CodeBlock(block) => Cow::Owned(block.literal.clone()),
        NodeValue::HtmlBlock(block) => Cow::Owned(block.literal.clone()),
        NodeValue::HtmlInline(tag) => Cow::Owned(tag.clone()),
        _ => Cow::Borrowed(""),
    };
    block.descendants().map(piece).collect()
}

/// Puts what stands beyond the last column of a table into its last cell.
fn rows<'a>(
    arena: &'a Arena<'a>,
    table: Node<'a>,
    columns: usize,
    text: &str,
    place: &Place,
    faults: &mut Vec<Fault>,
) {
    for row in table.children() {
        let at = place.of(row.data().sourcepos.start);
        let line = text
            .get(at..)
            .and_then(|rest| rest.split('\n').next())
            .unwrap_or_default();
        for cell in cells(line).skip(columns) {
            let words = line[cell.clone()].trim();
            let (Some(last), false) = (row.last_child(), words.is_empty()) else {
                continue;
            };
            let start = at + cell.start + line[cell].find(words).unwrap_or_default();
            faults.push(Fault {
                kind: FaultKind::Cell,
                what: words.to_owned(),
                at: start,
            });
            let parted = if last.first_child().is_some() {
                " | "
            } else {
                ""
            };
            last.append(arena.alloc(
                NodeValue::Text(format!("{parted}{}", words.replace("\\|", "|")).into()).into(),
            ));
        }
    }
}

/// Cells of a row, as ranges of its line.
fn cells(line: &str) -> impl Iterator<Item = Range<usize>> {
    let line = line.trim_end();
    let bytes = line.as_bytes();
    let mut start = usize::from(line.starts_with('|'));
    std::iter::from_fn(move || {
        if start >= line.len() {
            return None;
        }
        let mut end = start;
        while end < line.len() && bytes[end] != b'|' {
            end += if bytes[end] == b'\\'
                && bytes.get(end + 1).is_some_and(u8::is_ascii_punctuation)
            {
                2
            } else {
                1
            };
        }
        let cell = start..end.min(line.len());
        start = end + 1;
        Some(cell)
    })
}

/// Numbers of a list are those that were written: where they do not follow each other another list begins, unless all are the
/// same, as those write them who leave the counting to the program.
fn numbers<'a>(arena: &'a Arena<'a>, list: Node<'a>, kind: NodeList) {
    let written = |item: Node<'_>| match &item.data().value {
        NodeValue::Item(item) => item.start,
        _ => 0,
    };
    let items: Vec<Node<'a>> = list.children().collect();
    let same = kind.start <= 1 && items.iter().all(|item| written(item) == kind.start);
    if same
        || items
            .windows(2)
            .all(|pair| written(pair[1]) == written(pair[0]) + 1)
    {
        return;
    }
    let (mut current, mut kind) = (list, kind);
    for pair in items.windows(2) {
        if written(pair[1]) != written(pair[0]) + 1 {
            // Of another kind than the list before, so that they do not grow together again.
            let period = kind.delimiter == ListDelimType::Period;
            kind.delimiter = if period {
                ListDelimType::Paren
            } else {
                ListDelimType::Period
            };
            kind.start = written(pair[1]);
            let next: Node<'a> = arena.alloc(NodeValue::List(kind).into());
            current.insert_after(next);
            current = next;
        }
        if !std::ptr::eq(current, list) {
            current.append(pair[1]);
        }
    }
}

/// Words behind the fence of a code block would be no part of it: they become its first line.
fn told(node: Node<'_>, mut block: comrak::nodes::NodeCodeBlock) {
    if !block.info.trim().is_empty() {
        block.literal = format!("{}\n{}", block.info.trim(), block.literal);
        block.info = String::new();
        node.data_mut().value = NodeValue::CodeBlock(Box::new(block));
    }
}
