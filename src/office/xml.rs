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
    let options = ParsingOptions {
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|_| damaged())?;
    // Whatever the text looks like: what is read by recursion is the tree.
    if deepest(&document) > DEPTH {
        return Err(damaged());
    }
    Ok(document)
}

/// How deep the nodes of a tree lie in each other.
fn deepest(document: &Document<'_>) -> usize {
    let (mut most, mut depth) = (0, 0_usize);
    let mut at = Some(document.root());
    while let Some(node) = at {
        most = most.max(depth);
        at = node.first_child().inspect(|_| depth += 1).or_else(|| {
            let mut node = node;
            loop {
                if let Some(next) = node.next_sibling() {
                    return Some(next);
                }
                node = node.parent()?;
                depth -= 1;
            }
        });
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
