//! In: the tree of a file of a form that was sent back, and which of its texts were read. Out: the words of all others, so that none is lost:
//! people type in equations, drawings and shapes too.

use std::collections::HashSet;

use roxmltree::{Node, NodeId};

use super::{
    package::Package,
    xml::{attribute, tree},
};
use crate::model::diagnostic::Message;

/// Elements below which no words are that a person typed, or which are told already.
const SILENT: [&str; 22] = [
    "annotation",
    "annotation-end",
    "bibliography-configuration",
    "data",
    "del",
    "desc",
    "event-listeners",
    "fldData",
    "forms",
    "index-title-template",
    "instrText",
    "moveFrom",
    "note-citation",
    "rPr",
    "script",
    "sdtPr",
    "sequence-decls",
    "title",
    "tracked-changes",
    "user-field-decls",
    "variable-decls",
    "binary-data",
];

/// Attributes that hold what is shown.
const SHOWN: [(&str, &str); 2] = [("textpath", "string"), ("hidden-text", "string-value")];

/// The texts of one tree that were read.
#[derive(Debug, Default)]
pub(super) struct Read(HashSet<NodeId>);

impl Read {
    /// Notes that the texts right in an element are read; gives the text.
    pub(super) fn text(&mut self, node: Node<'_, '_>) -> String {
        node.children()
            .filter(Node::is_text)
            .map(|text| self.piece(text))
            .collect()
    }

    /// The same of one piece of text.
    pub(super) fn piece<'a>(&mut self, text: Node<'a, '_>) -> &'a str {
        self.0.insert(text.id());
        text.text().unwrap_or_default()
    }

    /// The words below a node that were not read, a piece for each paragraph or drawing.
    pub(super) fn others(&self, node: Node<'_, '_>) -> Vec<String> {
        let mut out = Vec::new();
        self.gather(node, &mut out);
        out.retain(|words| !words.trim().is_empty());
        out
    }

    fn gather(&self, node: Node<'_, '_>, out: &mut Vec<String>) {
        for part in node.children() {
            if part.is_text() {
                if !self.0.contains(&part.id()) && !is_of_layout(node) {
                    let words = out.last_mut().filter(|words| !words.ends_with('\n'));
                    let text = part.text().unwrap_or_default();
                    match words {
                        Some(words) => words.push_str(text),
                        None => out.push(text.to_owned()),
                    }
                }
                continue;
            }
            if !part.is_element() || is_silent(part) {
                continue;
            }
            let shown = SHOWN
                .into_iter()
                .filter(|(element, _)| part.tag_name().name() == *element);
            out.extend(shown.filter_map(|(_, name)| attribute(part, name).map(str::to_owned)));
            self.gather(part, out);
            // What follows a paragraph is another piece.
            if matches!(part.tag_name().name(), "p" | "h" | "oMath" | "math" | "sp")
                && let Some(words) = out.last_mut().filter(|words| !words.trim().is_empty())
            {
                words.push('\n');
            }
        }
    }
}

fn is_silent(node: Node<'_, '_>) -> bool {
    let name = node.tag_name().name();
    let is_second = || {
        let mut before = node.prev_siblings().skip(1);
        name == "Fallback" && before.any(|one| one.tag_name().name() == "Choice")
    };
    SILENT.contains(&name) || attribute(node, "showing-place-holder") == Some("true") || is_second()
}

/// Whether the text of an element says where a drawing lies.
fn is_of_layout(node: Node<'_, '_>) -> bool {
    let space = node.tag_name().namespace().unwrap_or_default();
    space.ends_with("/wordprocessingDrawing")
}

/// What is written in files of a package beside its text: notes of cells, shapes, charts.
///
/// # Errors
/// If one is damaged or too large.
pub(super) fn beside(package: &mut Package<'_>, folders: &[&str]) -> Result<Vec<String>, Message> {
    let mut all = Vec::new();
    let names = package.names().into_iter().filter(|name| {
        name.ends_with(".xml") && folders.iter().any(|folder| name.starts_with(folder))
    });
    for name in names.collect::<Vec<_>>() {
        let text = package.text(&name)?;
        let document = tree(&text)?;
        let typed = document
            .descendants()
            .filter(|node| matches!(node.tag_name().name(), "t" | "v" | "text"))
            .filter(|node| node.children().any(|part| part.is_text()));
        let words: Vec<String> = typed.map(|node| Read::default().text(node)).collect();
        all.push(words.join(" "));
    }
    all.retain(|words| words.contains(char::is_alphanumeric));
    Ok(all)
}
