//! In: a text, and how its words are set. Out: its HTML and clean CommonMark.

use std::borrow::Cow;

use comrak::{
    Arena, format_commonmark, format_html,
    nodes::{Node, NodeLink, NodeValue},
};

use super::{
    bounds::bounded, collect, is_allowed, is_plain, notes, options, picture, seams, settle::settle,
};
use crate::model::words::{self, Unit};

/// A text as a dossier shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// How many words it holds, marks aside.
    pub words: usize,
    /// Without raw HTML nor foreign picture.
    pub html: String,
    /// Clean CommonMark, tags as words.
    pub commonmark: String,
    /// How many notes it has.
    pub notes: usize,
}

/// Where a page finds a picture; none where it shows its words instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// A page for browsers.
    pub html: Option<String>,
    /// A page in Markdown.
    pub markdown: Option<String>,
}

/// How a text is shown.
pub struct Style<'s> {
    /// Headings stand below this one.
    pub level: u8,
    /// Notes that the page has already.
    pub notes: usize,
    /// How words are counted.
    pub unit: Unit,
    /// How they are set.
    pub typeset: &'s dyn Fn(&str) -> String,
    /// What is shown for a picture, by its name.
    pub pictures: &'s dyn Fn(&str) -> Option<Source>,
}

/// A text without pictures: headings below `level`, notes numbered after the `notes` that the page has already, words counted by
/// `unit` and set by `typeset`.
#[must_use]
pub fn show(
    text: &str,
    level: u8,
    notes: usize,
    unit: Unit,
    typeset: &dyn Fn(&str) -> String,
) -> Shown {
    let style = Style {
        level,
        notes,
        unit,
        typeset,
        pictures: &|_| None,
    };
    styled(text, &style)
}

/// A text from one reading.
#[must_use]
pub fn styled(text: &str, style: &Style<'_>) -> Shown {
    let Style {
        level,
        notes,
        unit,
        typeset,
        pictures,
    } = *style;
    let arena = Arena::new();
    let options = options();
    let bounded = bounded(text);
    let text = bounded.as_deref().unwrap_or(text);
    let settled = settle(&arena, text);
    let root = settled.root;
    let words = if is_plain(text) {
        words::count(text, unit)
    } else {
        words::count(&collect(&settled).0.text, unit)
    };
    // Gathered first: taming adds nodes below some.
    let nodes: Vec<Node<'_>> = root.descendants().collect();
    let mut shown = Vec::new();
    for node in &nodes {
        shown.extend(hung(node, pictures).map(|source| (*node, source)));
        tame(&arena, node, level);
    }
    for node in nodes {
        if matches!(
            node.data().value,
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell
        ) {
            seams::set(node, typeset);
        }
    }
    let notes = notes::name(root, notes);
    let (mut html, mut commonmark) = (
        String::with_capacity(text.len() + 64),
        String::with_capacity(text.len() + 64),
    );
    // Writing into a `String` cannot fail.
    lead(&shown, |source| source.html.as_deref());
    let _ = format_html(root, &options, &mut html);
    lead(&shown, |source| source.markdown.as_deref());
    match mere_words(root) {
        Some(words) => commonmark = words,
        None => drop(format_commonmark(root, &options, &mut commonmark)),
    }
    commonmark.truncate(commonmark.trim_end().len());
    if commonmark.contains(BETWEEN) && !text.contains("end list") {
        // Lists that would grow together have other marks.
        commonmark = commonmark
            .split_inclusive('\n')
            .filter(|line| line.trim_start_matches([' ', '>']).trim_end() != BETWEEN)
            .collect();
    }
    Shown {
        words,
        html,
        commonmark,
        notes,
    }
}

/// The CommonMark of paragraphs of words, some of them strong or links, in which nothing is to be escaped, as most are: the writer of
/// CommonMark, which looks at each letter, would give the same.
fn mere_words(root: Node<'_>) -> Option<String> {
    let mut out = String::new();
    for block in root.children() {
        if !matches!(block.data().value, NodeValue::Paragraph) {
            return None;
        }
        out.push_str(if out.is_empty() { "" } else { "\n\n" });
        for piece in block.children() {
            match &piece.data().value {
                NodeValue::SoftBreak => out.push('\n'),
                NodeValue::Text(text) if is_mere(text, is_line_begun(&out)) => out.push_str(text),
                NodeValue::Strong => out.extend(["**", &inside(piece)?, "**"]),
                NodeValue::Link(link) if link.title.is_empty() && is_way(&link.url) => {
                    let words = inside(piece)?;
                    if words == link.url {
                        return None;
                    }
                    out.extend(["[", &words, "](", &link.url, ")"]);
                }
                _ => return None,
            }
        }
    }
    Some(out)
}

/// The words of a piece that holds nothing else and has no space at its ends.
fn inside(piece: Node<'_>) -> Option<String> {
    let only = piece
        .first_child()
        .filter(|only| only.next_sibling().is_none())?;
    match &only.data().value {
        NodeValue::Text(text) if is_mere(text, false) && text.trim().len() == text.len() => {
            Some(text.to_string())
        }
        _ => None,
    }
}

fn is_line_begun(out: &str) -> bool {
    !out.is_empty() && !out.ends_with('\n')
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii()
}

/// Whether no letter of a text has a meaning in CommonMark where it stands.
fn is_mere(text: &str, begun: bool) -> bool {
    let mere =
        |byte: u8| is_letter(byte) || byte.is_ascii_digit() || b" ,;:.?'\"()/%-".contains(&byte);
    text.bytes().all(mere) && (begun || text.bytes().next().is_some_and(is_letter))
}

/// Whether an address is written as it stands.
fn is_way(url: &str) -> bool {
    url.bytes()
        .all(|byte| is_letter(byte) || byte.is_ascii_digit() || b":/.-_?=&%#,;@".contains(&byte))
}

/// What the writer of CommonMark puts between two lists; nobody wrote it.
const BETWEEN: &str = "<!-- end list -->";

fn tame<'a>(arena: &'a Arena<'a>, node: Node<'a>, level: u8) {
    let mut data = node.data_mut();
    match &mut data.value {
        NodeValue::Heading(heading) => heading.level = (heading.level + level).min(6),
        NodeValue::HtmlBlock(block) => {
            let words = one_line(&block.literal);
            data.value = NodeValue::Paragraph;
            drop(data);
            node.append(arena.alloc(NodeValue::Text(words).into()));
        }
        NodeValue::HtmlInline(tag) => data.value = NodeValue::Text(one_line(tag)),
        // Its words remain.
        NodeValue::Link(link) if !is_allowed(&link.url) => {
            drop(data);
            for child in node.children().collect::<Vec<_>>() {
                node.insert_before(child);
            }
            node.detach();
        }
        // A picture that is not the fiche's own becomes its words; so does, where its page is written, one that has no place there.
        NodeValue::Image(_) => data.value = NodeValue::Emph,
        _ => {}
    }
}

/// What is shown for a picture.
fn hung(node: Node<'_>, pictures: &dyn Fn(&str) -> Option<Source>) -> Option<Source> {
    match &node.data().value {
        NodeValue::Image(image) => pictures(&picture(&image.url)?),
        _ => None,
    }
}

/// Makes pictures lead to their files, or become their words.
fn lead(shown: &[(Node<'_>, Source)], way: fn(&Source) -> Option<&str>) {
    for (node, source) in shown {
        node.data_mut().value = match way(source) {
            Some(url) => NodeValue::Image(Box::new(NodeLink {
                url: url.to_owned(),
                title: String::new(),
            })),
            None => NodeValue::Emph,
        };
    }
}

/// A tag as words: on lines of their own they could become marks again.
fn one_line(tag: &str) -> Cow<'static, str> {
    Cow::Owned(tag.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use comrak::parse_document;
    use proptest::prelude::*;

    use super::*;

    fn both(text: &str) -> (Option<String>, String) {
        let (arena, options) = (Arena::new(), options());
        let root = parse_document(&arena, text, &options);
        let mut whole = String::new();
        format_commonmark(root, &options, &mut whole).unwrap();
        (mere_words(root), whole.trim_end().to_owned())
    }

    #[test]
    fn plain_paragraphs_are_written_without_the_writer() {
        let text =
            "L’été, 12 rues (du port) : 50 % ?\nUne 2. ligne – sans rien.\n\nUn autre alinéa";
        assert_eq!(both(text), (Some(text.to_owned()), text.to_owned()));
        assert_eq!(both("a\n- b").0, None);
        assert_eq!(both("1\\. a").0, None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn mere_words_are_what_the_writer_gives(text in "([a-cé]|[ ,;:.?'\"()/%-]|[0-9]|  |\\n|\\n\\n|www\\.|\\*\\*[a-c ,]{1,3}\\*\\*|\\[[a-c1 ]{1,3}\\]\\((https?://[a-c.é%&_)(]{1,5}|#a|https://a \"b\")\\)|[*_&!@<>#+=~\u{a0}\u{2029}\\\\]|&amp;){0,30}") {
            if let (Some(words), whole) = both(&text) {
                prop_assert_eq!(words.trim_end(), whole);
            }
        }
    }
}
