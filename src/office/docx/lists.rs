//! In: what a document of Word says of its lists. Out: how deep a paragraph stands in one, whether it is numbered, and what its reader sees
//! before it that no list of a text has: letters, words, a box.
//!
//! Word makes a list of what is typed as `12. octobre`: a number that no list begins with is given back as the words that it was.

use std::collections::HashMap;

use roxmltree::Node;

use super::read::{elements, val};
use crate::{
    model::diagnostic::Message,
    office::{
        signs,
        xml::{attribute, child, tree},
    },
};

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    levels: HashMap<(usize, u8), Level>,
    /// Items so far of outermost levels.
    counts: HashMap<usize, usize>,
}

/// A level of a list.
#[derive(Debug, Clone)]
struct Level {
    depth: u8,
    kind: String,
    start: usize,
    text: String,
    font: String,
}

/// What stands before a paragraph of a list.
pub(super) enum Lead {
    /// Words instead of a list's own mark.
    Words(String),
    /// A box beside it.
    Box(char),
    /// A number that does not count from 1.
    Number(String),
}

/// Levels of a list, or what a list changes in them.
fn levels(node: Node<'_, '_>) -> Vec<Level> {
    let start = |node, name| val(node, name).and_then(|start| start.parse::<usize>().ok());
    let level = |node| {
        let fonts = child(node, "rPr").and_then(|node| child(node, "rFonts"));
        let font = fonts.and_then(|fonts| attribute(fonts, "ascii"));
        Some(Level {
            depth: attribute(node, "ilvl")?.parse().ok()?,
            kind: val(node, "numFmt").unwrap_or_default().to_owned(),
            start: start(node, "start").unwrap_or(1),
            text: val(node, "lvlText").unwrap_or("%1.").to_owned(),
            font: font.unwrap_or_default().to_owned(),
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

impl Level {
    fn is_numbered(&self) -> bool {
        !matches!(self.kind.as_str(), "bullet" | "none")
    }

    /// What stands before an item; none where a list of a text says the same.
    fn lead(&self, nth: usize) -> Option<Lead> {
        if !self.is_numbered() {
            let sign = self
                .text
                .chars()
                .next()
                .map(|c| signs::of(&self.font, u32::from(c)));
            let sign = sign.flatten();
            return sign
                .filter(|sign| signs::BOXES.contains(sign))
                .map(Lead::Box);
        }
        let number = self.start.saturating_add(nth);
        let shown = match self.kind.as_str() {
            "lowerLetter" => letters(number).to_lowercase(),
            "upperLetter" => letters(number),
            "lowerRoman" => roman(number).to_lowercase(),
            "upperRoman" => roman(number),
            _ => number.to_string(),
        };
        let around = self.text.replacen("%1", &shown, 1);
        let whole = Some(around).filter(|words| words.contains(&shown) && !words.contains('%'));
        let words = whole.unwrap_or_else(|| format!("{shown}."));
        let said = words.contains(char::is_alphabetic);
        match said {
            true => Some(Lead::Words(words)),
            false => (self.start != 1).then_some(Lead::Number(words)),
        }
    }
}

/// Numbers are counted in letters: a to z, aa to zz.
fn letters(number: usize) -> String {
    let last = u8::try_from((number.max(1) - 1) % 26).unwrap_or_default();
    let times = (number.max(1) - 1) / 26 + 1;
    char::from(b'A' + last).to_string().repeat(times.min(9))
}

/// A Roman number; beyond what they are written with, its figures.
fn roman(number: usize) -> String {
    const PARTS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3_999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in PARTS {
        out.push_str(&sign.repeat(left / value));
        left %= value;
    }
    out
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
        let kinds: HashMap<&str, Vec<Level>> = named("abstractNum")
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
            let own = started(node);
            for level in levels {
                let start = own.filter(|_| level.depth == 0).unwrap_or(level.start);
                let level = Level {
                    start,
                    ..level.clone()
                };
                lists.levels.insert((id, level.depth), level);
            }
        }
        Ok(lists)
    }

    /// What its reader sees before a paragraph of a list, where the list alone would not say it; deeper levels count for themselves.
    pub(super) fn lead(&mut self, (id, depth): (usize, u8)) -> Option<Lead> {
        let level = self.levels.get(&(id, depth))?;
        let count = self.counts.entry(id).or_default();
        let nth = *count;
        *count = nth.saturating_add(usize::from(depth == 0));
        let lead = level.lead(nth);
        lead.filter(|lead| depth == 0 || matches!(lead, Lead::Box(_)))
    }

    /// Whether a level of a list is numbered.
    pub(super) fn is_numbered(&self, level: (usize, u8)) -> bool {
        self.levels.get(&level).is_some_and(Level::is_numbered)
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
