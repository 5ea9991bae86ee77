//! In: what a document of Word says of its lists. Out: how deep a paragraph stands in one, and whether it is numbered.
//!
//! Word makes a list of what is typed as `12. octobre`: a number that no list begins with is given back as the words that it was.

use std::collections::HashMap;

use roxmltree::Node;

use super::read::{elements, val};
use crate::{
    model::diagnostic::Message,
    office::xml::{attribute, child, tree},
};

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Whether a level is numbered.
    numbered: HashMap<(usize, u8), bool>,
    /// Of those that do not begin with 1, the next number and what stands around it.
    next: HashMap<usize, (usize, String)>,
}

/// A level of a list.
#[derive(Clone, Copy)]
struct Level<'a> {
    depth: u8,
    numbered: bool,
    start: usize,
    text: &'a str,
}

/// Levels of a list, or what a list changes in them.
fn levels<'a>(node: Node<'a, '_>) -> Vec<Level<'a>> {
    let start = |node, name| val(node, name).and_then(|start| start.parse::<usize>().ok());
    let level = |node| {
        Some(Level {
            depth: attribute(node, "ilvl")?.parse().ok()?,
            numbered: !matches!(val(node, "numFmt"), Some("bullet" | "none")),
            start: start(node, "start").unwrap_or(1),
            text: val(node, "lvlText").unwrap_or("%1."),
        })
    };
    let levels = elements(node).filter(|node| node.tag_name().name() == "lvl");
    levels.filter_map(level).collect()
}

/// The number that a list begins its outermost level with, if it is its own.
fn started(node: Node<'_, '_>) -> Option<usize> {
    let outer = |node: &Node<'_, '_>| attribute(*node, "ilvl") == Some("0");
    let own = elements(node).filter(|node| node.tag_name().name() == "lvlOverride");
    let own = own
        .filter(outer)
        .find_map(|node| val(node, "startOverride").or_else(|| val(child(node, "lvl")?, "start")));
    own?.parse().ok()
}

impl Lists {
    /// Those of a file of numberings.
    ///
    /// # Errors
    /// If it is damaged.
    pub(super) fn new(text: &str) -> Result<Self, Message> {
        let mut lists = Self::default();
        if text.is_empty() {
            return Ok(lists);
        }
        let document = tree(text)?;
        let named = |name: &'static str| {
            elements(document.root_element()).filter(move |node| node.tag_name().name() == name)
        };
        let kinds: HashMap<&str, Vec<Level<'_>>> = named("abstractNum")
            .map(|node| {
                let id = attribute(node, "abstractNumId").unwrap_or_default();
                (id, levels(node))
            })
            .collect();
        for node in named("num") {
            let id = attribute(node, "numId").and_then(|id| id.parse().ok());
            let kind = val(node, "abstractNumId").and_then(|kind| kinds.get(kind));
            let (Some(id), Some(levels)) = (id, kind) else {
                continue;
            };
            for level in levels {
                lists.numbered.insert((id, level.depth), level.numbered);
                let start = started(node).unwrap_or(level.start);
                if level.depth == 0 && level.numbered && start != 1 {
                    lists.next.insert(id, (start, level.text.to_owned()));
                }
            }
        }
        Ok(lists)
    }

    /// The words that were typed before a paragraph of a list, if it is none that begins with 1.
    pub(super) fn typed(&mut self, (id, depth): (usize, u8)) -> Option<String> {
        let (next, text) = self.next.get_mut(&id).filter(|_| depth == 0)?;
        let number = next.to_string();
        *next = next.saturating_add(1);
        let around = text.replacen("%1", &number, 1);
        let around = Some(around).filter(|words| words.contains(&number) && !words.contains('%'));
        Some(around.unwrap_or_else(|| format!("{number}.")) + " ")
    }

    /// Whether a level of a list is numbered.
    pub(super) fn is_numbered(&self, level: (usize, u8)) -> bool {
        self.numbered.get(&level).copied().unwrap_or(false)
    }
}

/// List and level of a paragraph's properties.
pub(super) fn list(node: Node<'_, '_>) -> Option<(usize, u8)> {
    let numbering = child(node, "numPr")?;
    let depth = val(numbering, "ilvl")
        .and_then(|level| level.parse().ok())
        .unwrap_or(0);
    Some((val(numbering, "numId")?.parse().ok()?, depth))
}
