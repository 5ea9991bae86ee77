//! In: words. Out: the same as XML takes them; and the tree of a file of XML, within bounds.

use roxmltree::{Document, Node, ParsingOptions};

use crate::model::diagnostic::Message;

/// Most nodes of one file.
const NODES: u32 = 1_000_000;

/// Deepest that nodes may lie in each other.
const DEPTH: usize = 200;

/// Words as XML takes them: no marks, no characters that it has no place for.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// The tree of a file. No entity of its own is read, none is followed.
///
/// # Errors
/// If it is no XML, or too large.
pub(super) fn tree(text: &str) -> Result<Document<'_>, Message> {
    let damaged = || Message::new("office-damaged");
    if deepest(text) > DEPTH {
        return Err(damaged());
    }
    let options = ParsingOptions {
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|_| damaged())
}

/// How deep tags lie in each other, told before a tree is made of them.
fn deepest(text: &str) -> usize {
    let (mut depth, mut most) = (0_usize, 0);
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let tag = &text.as_bytes()[at + 1..];
        match tag.first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'?' | b'!') | None => {}
            Some(_) => {
                let end = memchr::memchr(b'>', tag).unwrap_or(tag.len());
                if end == 0 || tag.get(end - 1) != Some(&b'/') {
                    depth += 1;
                    most = most.max(depth);
                }
            }
        }
    }
    most
}

/// An attribute by its name, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// The first child of a name, whatever its namespace.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children()
        .find(|child| child.tag_name().name() == name)
}
