//! In: a text of a fiche, as CommonMark. Out: its words without marks, its faults, its HTML.
//!
//! Raw HTML is never passed on; links lead to http, https and mailto. No word is lost: what Markdown would drop is kept, and told.

mod bounds;
mod marks;
mod notes;
mod outline;
mod seams;
mod settle;
mod show;

pub use self::{
    outline::{is_same, outline},
    show::{Shown, Source, Style, show, styled},
};

use std::{borrow::Cow, collections::VecDeque, ops::Range};

use comrak::{
    Arena, Options,
    arena_tree::NodeEdge,
    nodes::{Node, NodeValue},
};

use percent_encoding::percent_decode_str;

use self::{bounds::bounded, settle::Settled};
use crate::model::{
    figures::{CELL, END, ROW, TABLE},
    variants::composed,
};

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
    /// A link elsewhere than http, https and mailto.
    Link,
    /// A picture; what is shown of it is for who knows the fiche.
    Picture,
    /// A picture without words for those who cannot see it.
    ImageAlt,
    /// Marks that would make far more of the text than was written: it is shown without them.
    Excess,
    /// A cell of a table beyond its last column.
    Cell,
    /// Lines that four spaces make into code.
    Code,
    /// Lines that `>` makes into a quotation, most likely of a pasted message.
    Quotation,
    /// A note or an address below the text that nothing in it refers to.
    Unused,
}

/// The words of a text without Markdown marks, and where each run stood in it.
#[derive(Debug)]
pub struct Plain<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// (byte in `text`, byte in the Markdown) at the start of each run.
    runs: Vec<(usize, usize)>,
    /// Where its links and pictures lead, each with the byte of the Markdown at which it begins.
    pub ways: Vec<(String, usize)>,
    /// The ends of lines at which tables, rows and cells begin and end, each with its mark.
    borders: Vec<(usize, char)>,
}

impl Plain<'_> {
    /// Byte of the Markdown that a byte of the plain text came from.
    #[must_use]
    pub fn origin(&self, at: usize) -> usize {
        let before = self.runs.partition_point(|(plain, _)| *plain <= at);
        before
            .checked_sub(1)
            .map_or(at, |run| self.runs[run].1 + (at - self.runs[run].0))
    }

    /// The words with the borders of tables as numbers are read between them; every byte stays where it is.
    #[must_use]
    pub fn bordered(&self) -> Cow<'_, str> {
        if self.borders.is_empty() {
            // As it was written, paragraphs are parted by an empty line.
            return match self.text.contains("\n\n") {
                true => Cow::Owned(self.text.replace("\n\n", &format!("\n{ROW}"))),
                false => Cow::Borrowed(&self.text),
            };
        }
        let (mut out, mut done) = (String::with_capacity(self.text.len()), 0);
        for (at, border) in &self.borders {
            out.push_str(&self.text[done..*at]);
            out.push(*border);
            done = at + border.len_utf8();
        }
        out.push_str(&self.text[done..]);
        Cow::Owned(out)
    }
}

/// The borders of tables while a text is read: each takes the place of the end of a line, the next one if its own is taken.
#[derive(Default)]
struct Borders {
    waiting: VecDeque<char>,
    set: Vec<(usize, char)>,
}

impl Borders {
    /// A block begins with the end of a line at a place.
    fn begin(&mut self, at: usize, block: &NodeValue) {
        match block {
            NodeValue::Table(_) => self.waiting.push_back(TABLE),
            NodeValue::TableRow(_) => self.waiting.push_back(ROW),
            NodeValue::TableCell if self.waiting.is_empty() => self.waiting.push_back(CELL),
            // What a paragraph begins with is not what a number at the end of the one before counts.
            NodeValue::Paragraph | NodeValue::Heading(_) if self.waiting.is_empty() => {
                self.waiting.push_back(ROW);
            }
            _ => {}
        }
        let border = self.waiting.pop_front();
        self.set.extend(border.map(|border| (at, border)));
    }

    fn end(&mut self, block: &NodeValue) {
        if matches!(block, NodeValue::Table(_)) {
            self.waiting.push_back(END);
        }
    }
}

/// Whether a text holds nothing that Markdown would read as more than words.
fn is_plain(text: &str) -> bool {
    let marks = text.bytes().any(|b| {
        matches!(
            b,
            b'*' | b'_'
                | b'`'
                | b'['
                | b']'
                | b'<'
                | b'>'
                | b'#'
                | b'|'
                | b'\\'
                | b'&'
                | b'~'
                | b'='
                | b'+'
                | b'\t'
        )
    }) || text.contains("    ");
    !marks
        && !text
            .lines()
            .any(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a glance tells that a text has no fault, and no more words as Markdown than as it stands: no tag, no picture, no
/// table, no entity, no note, no quotation, no indented line, and every link begins with a scheme that may be followed.
#[must_use]
pub fn is_harmless(text: &str) -> bool {
    let bytes = text.as_bytes();
    let leads = |after: &[u8], scheme: &[u8]| {
        after
            .strip_prefix(scheme)
            .is_some_and(|host| host.first().is_some_and(u8::is_ascii_alphanumeric))
    };
    memchr::memchr3(b'<', b'|', b'&', bytes).is_none()
        && memchr::memchr2(b'>', b'\t', bytes).is_none()
        && memchr::memmem::find(bytes, b"    ").is_none()
        && memchr::memchr2_iter(b'!', b']', bytes).all(|at| match (bytes[at], &bytes[at + 1..]) {
            (b'!', after) => !after.starts_with(b"["),
            (_, after) if after.starts_with(b"(") => {
                leads(after, b"(https://") || leads(after, b"(http://")
            }
            (_, after) => !after.starts_with(b":"),
        })
}

/// The words of a text and its faults, from one reading. Of a text with [`FaultKind::Excess`] nothing else is told, and its
/// words are as they were written.
#[must_use]
pub fn read(text: &str) -> (Plain<'_>, Vec<Fault>) {
    let as_written = Plain {
        text: Cow::Borrowed(text),
        runs: Vec::new(),
        ways: Vec::new(),
        borders: Vec::new(),
    };
    if is_plain(text) {
        return (as_written, Vec::new());
    }
    if bounded(text).is_some() {
        return (
            as_written,
            vec![Fault {
                kind: FaultKind::Excess,
                what: String::new(),
                at: 0,
            }],
        );
    }
    let arena = Arena::new();
    let settled = settle::settle(&arena, text);
    let (plain, mut faults) = collect(&settled);
    faults.extend(settled.faults);
    // In the order of the text: a picture is judged where it closes.
    faults.sort_by_key(|fault| fault.at);
    (plain, faults)
}

fn collect<'a>(settled: &Settled<'_, 'a>) -> (Plain<'a>, Vec<Fault>) {
    let Settled {
        root, text, place, ..
    } = settled;
    let mut plain = String::with_capacity(text.len());
    let mut runs = Vec::new();
    let (mut faults, mut ways) = (Vec::new(), Vec::new());
    let mut borders = Borders::default();
    // Texts with words so far: a picture that closes with no more than it opened with has none.
    let (mut told, mut pictures) = (0, Vec::new());
    for edge in root.traverse() {
        let (node, opens) = match edge {
            NodeEdge::Start(node) => (node, true),
            NodeEdge::End(node) => (node, false),
        };
        let data = node.data();
        let origin = place.of(data.sourcepos.start);
        let fault = |kind, what: &str| Fault {
            kind,
            what: what.to_owned(),
            at: origin,
        };
        if !opens {
            borders.end(&data.value);
            if let NodeValue::Image(image) = &data.value
                && pictures.pop() == Some(told)
            {
                faults.push(fault(FaultKind::ImageAlt, &image.url));
            }
            continue;
        }
        match &data.value {
            NodeValue::Text(words) => told += usize::from(!words.trim().is_empty()),
            NodeValue::Image(_) => pictures.push(told),
            _ => {}
        }
        if let NodeValue::Link(link) | NodeValue::Image(link) = &data.value {
            ways.push((link.url.clone(), origin));
        }
        if let Some((words, skip)) = words(&data.value) {
            if words == "\n" && data.value.block() {
                borders.begin(plain.len(), &data.value);
            }
            runs.push((plain.len(), (origin + skip).min(text.len())));
            plain.push_str(words);
        }
        faults.extend(unshown(&data.value).map(|(kind, what)| fault(kind, what)));
    }
    (
        Plain {
            text: Cow::Owned(plain),
            runs,
            ways,
            borders: borders.set,
        },
        faults,
    )
}

/// What a node says itself, and how far behind its beginning.
fn words(node: &NodeValue) -> Option<(&str, usize)> {
    match node {
        NodeValue::Text(words) => Some((words, 0)),
        NodeValue::Code(code) => Some((&code.literal, 1)),
        NodeValue::CodeBlock(block) => Some((&block.literal, 0)),
        NodeValue::HtmlBlock(_) => None,
        NodeValue::SoftBreak | NodeValue::LineBreak => Some(("\n", 0)),
        value => value.block().then_some(("\n", 0)),
    }
}

/// What of a node cannot be shown.
fn unshown(node: &NodeValue) -> Option<(FaultKind, &str)> {
    match node {
        NodeValue::HtmlInline(tag) if tag.starts_with("</") => None,
        NodeValue::HtmlInline(tag) => Some((FaultKind::RawHtml, tag.trim())),
        NodeValue::HtmlBlock(block) => {
            let first = block.literal.lines().next().unwrap_or_default();
            Some((FaultKind::RawHtml, first.trim()))
        }
        NodeValue::Link(link) if !is_allowed(&link.url) => Some((FaultKind::Link, &link.url)),
        NodeValue::Image(image) => Some((FaultKind::Picture, &image.url)),
        _ => None,
    }
}

/// Where a link may lead: the web, or a mailbox. A text stands on several pages, in HTML and in Markdown: no place beside it
/// or on it is the same for all of them.
#[must_use]
pub fn is_allowed(url: &str) -> bool {
    let Some((scheme, rest)) = url.trim().split_once(':') else {
        return false;
    };
    if scheme.eq_ignore_ascii_case("mailto") {
        return rest.contains('@');
    }
    let web = ["http", "https"]
        .iter()
        .any(|ok| scheme.eq_ignore_ascii_case(ok));
    web && rest
        .strip_prefix("//")
        .is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
}

/// The file that a picture of a text names, beside its fiche; none where it leads elsewhere.
#[must_use]
pub fn picture(url: &str) -> Option<String> {
    let url = url.trim();
    let name = percent_decode_str(url.strip_prefix("./").unwrap_or(url))
        .decode_utf8()
        .ok()?;
    let elsewhere = name.is_empty() || name.contains(['/', '\\', ':', '?', '#']);
    (!elsewhere).then(|| composed(&name).into_owned())
}

/// A text as HTML with all that it holds, tags included: to be searched, never to be shown.
#[must_use]
pub fn unguarded(text: &str) -> String {
    let mut options = options();
    options.render.r#unsafe = true;
    comrak::markdown_to_html(bounded(text).as_deref().unwrap_or(text), &options)
}

/// What is made of the tree of a text, as a dossier would show it.
pub fn tree<T>(text: &str, make: impl FnOnce(Node<'_>) -> T) -> T {
    let arena = Arena::new();
    let bounded = bounded(text);
    make(settle::settle(&arena, bounded.as_deref().unwrap_or(text)).root)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    // Told apart from two tildes, one is a mere sign: `10~20 cm`.
    options.extension.subscript = true;
    options.extension.autolink = true;
    options.extension.cjk_friendly_emphasis = true;
    // What nothing refers to would be dropped.
    options.parse.leave_footnote_definitions = true;
    // Four spaces after a list would belong to it.
    options.render.prefer_fenced = true;
    options.render.r#unsafe = false;
    options
}

/// E-mail addresses in a text, as byte ranges.
#[must_use]
pub fn emails(text: &str) -> Vec<Range<usize>> {
    emails_with(text, &['@'])
}

/// The same, with the signs that people read as `@`.
#[must_use]
pub fn emails_as_read(text: &str) -> Vec<Range<usize>> {
    emails_with(text, &AT)
}

/// The sign of an address, and its forms for wide and for small letters.
pub const AT: [char; 3] = ['@', '\u{ff20}', '\u{fe6b}'];

fn emails_with(text: &str, signs: &[char]) -> Vec<Range<usize>> {
    // An apostrophe stands between letters, as in `o'brien@…`: elsewhere it is a quote around the address.
    let between = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        letter(text[..at].chars().next_back()) && letter(text[at + 1..].chars().next())
    };
    let local = |at: usize, c: char| {
        c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%') || c == '\'' && between(at)
    };
    let host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    text.match_indices(signs)
        .filter_map(|(at, sign)| {
            let start = text[..at]
                .char_indices()
                .rev()
                .take_while(|(at, c)| local(*at, *c))
                .last()
                .map(|(start, _)| start)?;
            let from = at + sign.len();
            let tail = &text[from..];
            let length = tail.find(|c| !host(c)).unwrap_or(tail.len());
            let domain = tail[..length].trim_end_matches(['.', '-']);
            domain.contains('.').then(|| start..from + domain.len())
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
                prop_assert!(words::count(&plain.text, words::Unit::Words) <= words::at_most(&text), "{:?}", plain.text);
            }
        }
    }
}
