//! In: a text of a fiche, as CommonMark. Out: its words without marks, its faults, its HTML.
//!
//! Raw HTML is never passed on; links lead to http, https, mailto or a place inside the dossier.

use std::{borrow::Cow, ops::Range};

use comrak::{
    Arena, Options,
    arena_tree::NodeEdge,
    format_commonmark, format_html,
    nodes::{Node, NodeValue},
    parse_document,
};

use crate::model::words;

/// What a text holds that a dossier cannot show as it was meant, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// The tag, or where the link or picture leads.
    pub what: String,
    /// Byte of the text at which it begins, or a line does that it lies in.
    pub at: usize,
}

/// Kinds of [`Fault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A tag.
    RawHtml,
    /// A link elsewhere than http, https, mailto or the dossier.
    Link,
    /// A picture without words for those who cannot see it.
    ImageAlt,
    /// Marks that would make far more of the text than was written: it is shown without them.
    Excess,
}

/// The words of a text without Markdown marks, and where each run stood in it.
#[derive(Debug)]
pub struct Plain<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// (byte in `text`, byte in the Markdown) at the start of each run.
    runs: Vec<(usize, usize)>,
}

impl Plain<'_> {
    /// Byte of the Markdown that a byte of the plain text came from.
    #[must_use]
    pub fn origin(&self, at: usize) -> usize {
        let before = self.runs.partition_point(|(plain, _)| *plain <= at);
        before.checked_sub(1).map_or(at, |run| self.runs[run].1 + (at - self.runs[run].0))
    }
}

/// Whether a text holds nothing that Markdown would read as more than words.
fn is_plain(text: &str) -> bool {
    let marks =
        text.bytes().any(|b| matches!(b, b'*' | b'_' | b'`' | b'[' | b']' | b'<' | b'>' | b'#' | b'|' | b'\\' | b'&' | b'~' | b'=' | b'+'));
    !marks && !text.lines().any(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// Quotations within each other that a text may have: each line that goes on in them repeats all their marks.
const QUOTATIONS: usize = 32;

/// Cells that a table may have for each byte that was written: a row with one cell is filled up to the width of the head.
const CELLS: usize = 4;

/// Cells that any table may have.
const FEW_CELLS: usize = 2_000;

/// The text without marks that would make far more of it than was written, if it has such.
#[must_use]
fn bounded(text: &str) -> Option<String> {
    let quoted = deepest(text) > QUOTATIONS;
    let tabled = text.contains('|') && is_wide(text);
    if !quoted && !tabled {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut marks = 0;
    let mut leads = true;
    for c in text.chars() {
        (marks, leads) = if c == '\n' { (0, true) } else { (marks + usize::from(c == '>'), leads && is_lead(c)) };
        let cut = quoted && leads && c == '>' && marks > QUOTATIONS || tabled && c == '|';
        out.extend(cut.then_some('\\'));
        out.push(c);
    }
    Some(out)
}

/// Whether a line may still be at its marks: of quotations, lists, and what indents them.
fn is_lead(c: char) -> bool {
    matches!(c, '>' | ' ' | '\t' | '-' | '+' | '*' | '.' | ')' | '0'..='9')
}

/// Most marks of quotation that a line begins with.
fn deepest(text: &str) -> usize {
    if memchr::memchr_iter(b'>', text.as_bytes()).nth(QUOTATIONS).is_none() {
        return 0;
    }
    let marks = |line: &str| line.chars().take_while(|c| is_lead(*c)).filter(|c| *c == '>').count();
    text.lines().map(marks).max().unwrap_or_default()
}

/// Whether a table of the text is filled up to far more cells than were written.
fn is_wide(text: &str) -> bool {
    // The widest row so far of the paragraph or table at hand, its rows, and the bytes of them all.
    let (mut wide, mut rows, mut bytes) = (0, 0, 0);
    for line in text.lines() {
        if line.trim_matches([' ', '\t', '\r', '>']).is_empty() {
            (wide, rows, bytes) = (0, 0, 0);
            continue;
        }
        wide = wide.max(memchr::memchr_iter(b'|', line.as_bytes()).count() + 1);
        rows += 1;
        bytes += line.len() + 1;
        if wide > 1 && wide * rows > FEW_CELLS && wide * rows > bytes * CELLS {
            return true;
        }
    }
    false
}

/// Whether a glance tells that a text has no fault, and no more words as Markdown than as it stands: no tag,
/// no picture, no table, no entity, no link reference, and every link begins with a scheme that may be followed.
#[must_use]
pub fn is_harmless(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'<', b'|', b'&', bytes).is_none()
        && memchr::memchr_iter(b'>', bytes).nth(QUOTATIONS).is_none()
        && memchr::memchr2_iter(b'!', b']', bytes).all(|at| match (bytes[at], &bytes[at + 1..]) {
            (b'!', after) => !after.starts_with(b"["),
            (_, after) if after.starts_with(b"(") => after.starts_with(b"(https://") || after.starts_with(b"(http://"),
            (_, after) => !after.starts_with(b":"),
        })
}

/// The words of a text and its faults, from one reading. Of a text with [`FaultKind::Excess`] nothing else is told, and its
/// words are as they were written.
#[must_use]
pub fn read(text: &str) -> (Plain<'_>, Vec<Fault>) {
    let as_written = Plain { text: Cow::Borrowed(text), runs: Vec::new() };
    if is_plain(text) {
        return (as_written, Vec::new());
    }
    if bounded(text).is_some() {
        return (as_written, vec![Fault { kind: FaultKind::Excess, what: String::new(), at: 0 }]);
    }
    let arena = Arena::new();
    collect(parse_document(&arena, text, &options()), text)
}

fn collect<'a>(root: Node<'_>, text: &'a str) -> (Plain<'a>, Vec<Fault>) {
    let lines: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut plain = String::with_capacity(text.len());
    let mut runs = Vec::new();
    let mut faults = Vec::new();
    // Texts with words so far: a picture that closes with no more than it opened with has none.
    let (mut told, mut pictures) = (0, Vec::new());
    for edge in root.traverse() {
        let (node, opens) = match edge {
            NodeEdge::Start(node) => (node, true),
            NodeEdge::End(node) => (node, false),
        };
        let data = node.data();
        let start = data.sourcepos.start;
        let origin = lines.get(start.line.saturating_sub(1)).map_or(0, |line| line + start.column.saturating_sub(1)).min(text.len());
        let fault = |kind, what: &str| Fault { kind, what: what.to_owned(), at: origin };
        if !opens {
            if let NodeValue::Image(image) = &data.value
                && pictures.pop() == Some(told)
            {
                faults.push(fault(FaultKind::ImageAlt, &image.url));
            }
            continue;
        }
        let mut push = |words: &str, skip: usize| {
            runs.push((plain.len(), (origin + skip).min(text.len())));
            plain.push_str(words);
        };
        match &data.value {
            NodeValue::Text(words) => {
                told += usize::from(!words.trim().is_empty());
                push(words, 0);
            }
            NodeValue::Code(code) => push(&code.literal, 1),
            NodeValue::CodeBlock(block) => push(&block.literal, 0),
            NodeValue::HtmlInline(tag) if tag.starts_with("</") => {}
            NodeValue::HtmlInline(tag) => faults.push(fault(FaultKind::RawHtml, tag.trim())),
            NodeValue::HtmlBlock(block) => faults.push(fault(FaultKind::RawHtml, block.literal.lines().next().unwrap_or_default().trim())),
            NodeValue::Link(link) if !is_allowed(&link.url) => faults.push(fault(FaultKind::Link, &link.url)),
            NodeValue::Image(image) => {
                pictures.push(told);
                if !is_allowed(&image.url) {
                    faults.push(fault(FaultKind::Link, &image.url));
                }
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => push("\n", 0),
            value if value.block() => push("\n", 0),
            _ => {}
        }
    }
    // In the order of the text: a picture is judged where it closes.
    faults.sort_by_key(|fault| fault.at);
    (Plain { text: Cow::Owned(plain), runs }, faults)
}

/// Where a link may lead: the web, a mailbox, or a place inside the dossier.
#[must_use]
pub fn is_allowed(url: &str) -> bool {
    let url = url.trim();
    if url.is_empty() {
        return false;
    }
    let scheme = url.split(['/', '?', '#']).next().and_then(|head| head.split_once(':')).map(|(scheme, _)| scheme);
    match scheme {
        Some(scheme) => ["http", "https", "mailto"].iter().any(|ok| scheme.eq_ignore_ascii_case(ok)),
        None => url.starts_with('#') || !(url.starts_with('/') || url.starts_with('\\') || url.contains("..")),
    }
}

/// A text as a dossier shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// How many words it holds, marks aside.
    pub words: usize,
    /// Without raw HTML nor foreign picture.
    pub html: String,
    /// Clean CommonMark, tags as words.
    pub commonmark: String,
}

/// A text from one reading: headings below `level`, words through `typeset`.
#[must_use]
pub fn show(text: &str, level: u8, typeset: &dyn Fn(&str) -> String) -> Shown {
    let arena = Arena::new();
    let options = options();
    let bounded = bounded(text);
    let text = bounded.as_deref().unwrap_or(text);
    let root = parse_document(&arena, text, &options);
    let words = if is_plain(text) { words::count(text) } else { words::count(&collect(root, text).0.text) };
    // Gathered first: taming adds nodes below some.
    for node in root.descendants().collect::<Vec<_>>() {
        tame(&arena, node, level, typeset);
    }
    let (mut html, mut commonmark) = (String::with_capacity(text.len() + 64), String::with_capacity(text.len() + 64));
    // Writing into a `String` cannot fail.
    let _ = format_html(root, &options, &mut html);
    let _ = format_commonmark(root, &options, &mut commonmark);
    commonmark.truncate(commonmark.trim_end().len());
    Shown { words, html, commonmark }
}

/// A text as HTML with all that it holds, tags included: to be searched, never to be shown.
#[must_use]
pub fn unguarded(text: &str) -> String {
    let mut options = options();
    options.render.r#unsafe = true;
    comrak::markdown_to_html(bounded(text).as_deref().unwrap_or(text), &options)
}

fn tame<'a>(arena: &'a Arena<'a>, node: Node<'a>, level: u8, typeset: &dyn Fn(&str) -> String) {
    let mut data = node.data_mut();
    match &mut data.value {
        NodeValue::Text(words) => {
            let set = typeset(words);
            if set != words.as_ref() {
                *words = set.into();
            }
        }
        NodeValue::Heading(heading) => heading.level = (heading.level + level).min(6),
        NodeValue::HtmlBlock(block) => {
            let words = one_line(&block.literal);
            data.value = NodeValue::Paragraph;
            drop(data);
            node.append(arena.alloc(NodeValue::Text(words).into()));
        }
        NodeValue::HtmlInline(tag) => data.value = NodeValue::Text(one_line(tag)),
        NodeValue::Link(link) if !is_allowed(&link.url) => link.url = String::new(),
        // A self-contained page loads nothing: a picture becomes its words.
        NodeValue::Image(_) => data.value = NodeValue::Emph,
        _ => {}
    }
}

/// A tag as words: on lines of their own they could become marks again.
fn one_line(tag: &str) -> Cow<'static, str> {
    Cow::Owned(tag.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options.render.r#unsafe = false;
    options
}

/// E-mail addresses in a text, as byte ranges.
#[must_use]
pub fn emails(text: &str) -> Vec<Range<usize>> {
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    text.match_indices('@')
        .filter_map(|(at, _)| {
            let start = text[..at].char_indices().rev().take_while(|(_, c)| local(*c)).last().map(|(start, _)| start)?;
            let tail = &text[at + 1..];
            let length = tail.find(|c| !host(c)).unwrap_or(tail.len());
            let domain = tail[..length].trim_end_matches(['.', '-']);
            domain.contains('.').then(|| start..at + 1 + domain.len())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::words;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn a_glance_never_passes_what_reading_would_refuse(
            text in "([a-z]{1,3}|[ \n*_`~>#+-]|\\\\|\\]\\(|https://|http://|javascript:|\\[|\\]|\\)|!|:|1\\.|\u{2013}|=|\\^|\\|){0,30}",
        ) {
            if is_harmless(&text) {
                let (plain, faults) = read(&text);
                prop_assert_eq!(faults, vec![]);
                prop_assert!(words::count(&plain.text) <= words::at_most(&text), "{:?}", plain.text);
            }
        }
    }
}
