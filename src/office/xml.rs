//! In: words. Out: the same as XML takes them; and the tree of a file of XML, within bounds.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use roxmltree::{Document, Node, ParsingOptions};

use crate::model::diagnostic::Message;

/// Most nodes of one file.
const NODES: u32 = 1_000_000;

/// Deepest that elements may lie in each other.
const DEPTH: usize = 200;

/// Most attributes of one element.
const ATTRIBUTES: usize = 200;

/// Most namespaces that are declared at one place, there and in all that it lies in: Word declares forty at the root of a
/// document, and a few at each picture.
const DECLARED: usize = 128;

/// The same, counted at every element that declares any, over a file: where one does, the tree looks through all of them once
/// more. Thousands of pictures have room.
const RESOLVED: usize = 500_000;

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
    // Before there is a tree: to make one of what lies too deep or declares too much takes without end.
    if !is_bounded(text) {
        return Err(damaged());
    }
    let options = ParsingOptions {
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|_| damaged())
}

/// Whether the elements of a file lie no deeper in each other, and declare no more, than is read.
fn is_bounded(text: &str) -> bool {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    // How many namespaces each open element declares, and all of them together.
    let mut open: Vec<usize> = Vec::new();
    let (mut declared, mut resolved) = (0, 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let Some(own) = declarations(&tag) else {
                    return false;
                };
                open.push(own);
                declared += own;
                resolved += if own > 0 { declared } else { 0 };
                if open.len() > DEPTH || declared > DECLARED || resolved > RESOLVED {
                    return false;
                }
            }
            Ok(Event::End(_)) => declared -= open.pop().unwrap_or_default(),
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// How many namespaces an element declares; `None` if it has more attributes than are read, or one that is none.
fn declarations(tag: &BytesStart<'_>) -> Option<usize> {
    let mut own = 0;
    for (nth, attribute) in tag.attributes().with_checks(false).enumerate() {
        let name = attribute.ok().filter(|_| nth < ATTRIBUTES)?.key;
        own += usize::from(name.as_namespace_binding().is_some());
    }
    Some(own)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Elements within each other or beside each other, each of which declares a namespace.
    fn declaring(count: usize, within: bool) -> String {
        let open = |at| format!("<a{at}:x xmlns:a{at}=\"u{at}\">");
        let close = |at| format!("</a{at}:x>");
        let inside: String = if within {
            (0..count)
                .map(open)
                .chain((0..count).rev().map(close))
                .collect()
        } else {
            (0..count).map(|at| open(at) + &close(at)).collect()
        };
        format!("<w xmlns=\"w\">{inside}</w>")
    }

    /// What the root of a document declares, and more.
    fn roots() -> String {
        (0..60)
            .map(|at| format!(" xmlns:n{at}=\"u{at}\""))
            .collect()
    }

    #[test]
    fn what_office_programs_declare_is_read() {
        let picture = "<a:g xmlns:a=\"a\"><p:p xmlns:p=\"p\"><e:e xmlns:e=\"e\"/></p:p></a:g>";
        for text in [
            format!("<w{}>{}</w>", roots(), picture.repeat(2_000)),
            declaring(50, true),
            declaring(2_000, false),
            format!("{}{}", "<w>".repeat(DEPTH), "</w>".repeat(DEPTH)),
        ] {
            assert!(tree(&text).is_ok(), "{}", &text[..60]);
        }
    }

    #[test]
    fn what_takes_without_end_is_refused_before_there_is_a_tree() {
        let names = |mark: &str| -> String {
            (0..4_000)
                .map(|at| format!(" {mark}a{at}=\"u{at}\""))
                .collect()
        };
        for text in [
            declaring(150, true),
            declaring(8_000, true),
            format!("<w{}>{}</w>", names("xmlns:"), "<r/>".repeat(4_000)),
            format!("<w{}>{}</w>", roots(), declaring(10_000, false)),
            format!("<w{}/>", names("")),
            format!("{}{}", "<w>".repeat(DEPTH + 1), "</w>".repeat(DEPTH + 1)),
        ] {
            assert!(!is_bounded(&text), "{}", &text[..60]);
            assert!(tree(&text).is_err());
        }
    }
}
