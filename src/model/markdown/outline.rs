//! In: a text. Out: what its lines and blanks make of its words: paragraphs, points, cells, breaks. Two texts of the same words and the same
//! outline say the same.

use std::fmt::Write as _;

use comrak::{Arena, arena_tree::NodeEdge, nodes::NodeValue};

use super::{bounds::bounded, settle};

/// The outline of a text: each piece with the number of words before it. Where it begins is no part of it, nor are lines within a
/// paragraph.
#[must_use]
pub fn outline(text: &str) -> String {
    let starts = starts(text);
    let before = |at: usize| starts.partition_point(|start| *start < at);
    let mut out = String::new();
    if is_flat(text) {
        for at in paragraphs(text) {
            // Writing into a `String` cannot fail.
            _ = write!(out, "paragraph {};", before(at));
        }
        return out;
    }
    // Of what is shown as it was written every line counts.
    if bounded(text).is_some() {
        spell(text.trim(), &mut out);
        return out;
    }
    let arena = Arena::new();
    let settled = settle::settle(&arena, text);
    // Of links only those can come and go by a break that say elsewhere where they lead.
    let leads = text.contains('[');
    let mut depth = 0;
    for edge in settled.root.traverse() {
        let NodeEdge::Start(node) = edge else {
            depth -= 1;
            continue;
        };
        depth += 1;
        let data = node.data();
        match &data.value {
            NodeValue::LineBreak => out.push_str("break"),
            NodeValue::Link(_) | NodeValue::Image(_) if leads => out.push_str("way"),
            NodeValue::Document => continue,
            value if !value.block() => continue,
            NodeValue::Paragraph if depth == 2 => out.push_str("paragraph"),
            value => _ = write!(out, "{} {depth}", value.xml_node_name()),
        }
        _ = write!(out, " {};", before(settled.place.of(data.sourcepos.start)));
        if let NodeValue::CodeBlock(block) = &data.value {
            spell(&block.literal, &mut out);
        }
    }
    out
}

/// A text in which each blank counts, also where an outline is read word by word.
fn spell(text: &str, out: &mut String) {
    for c in text.chars() {
        match c.is_whitespace() {
            true => _ = write!(out, "<{:x}>", u32::from(c)),
            false => out.push(c),
        }
    }
}

/// Whether two texts differ by nothing that is said or shown: by blanks, and by breaks within a paragraph.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one == other
        || one.split_whitespace().eq(other.split_whitespace()) && outline(one) == outline(other)
}

/// Bytes at which words begin.
fn starts(text: &str) -> Vec<usize> {
    let begin = text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| word.as_ptr() as usize - begin)
        .collect()
}

/// Bytes at which lines of words between empty ones begin.
fn paragraphs(text: &str) -> impl Iterator<Item = usize> {
    let mut open = false;
    let mut at = 0;
    text.split('\n').filter_map(move |line| {
        let here = at + (line.len() - line.trim_start().len());
        at += line.len() + 1;
        let was = std::mem::replace(&mut open, !line.trim().is_empty());
        (open && !was).then_some(here)
    })
}

/// Whether a glance tells that a text is paragraphs of words, and nothing that a line may begin or break.
fn is_flat(text: &str) -> bool {
    let begins = |line: &str| {
        let plain = |c: char| c.is_alphabetic() || "«“‘\"'’(¿¡".contains(c);
        line.starts_with(plain) && !line.ends_with(['\\', '\t']) && !line.ends_with("  ")
    };
    text.split('\n')
        .all(|line| line.trim().is_empty() || begins(line))
        && !text.contains(['[', '`', '|', '<', '\r', '\u{b}', '\u{c}'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::show, *};
    use crate::model::words::Unit;

    #[test]
    fn breaks_that_make_something_else_count() {
        for (one, other) in [
            ("- ne jamais\n- vendre", "- ne jamais - vendre"),
            ("- a\n- b", "- a\n  - b"),
            (
                "| a | b |\n| - | - |\n| c | d |",
                "| a | b | | - | - | | c | d |",
            ),
            ("a\n\n# b", "a # b"),
            ("a\n\nb", "a b"),
            ("a\n\n    b\n    c", "a\n\nb c"),
            (
                "Voir [x].\n\n[x]: https://a.example",
                "Voir [x]. [x]: https://a.example",
            ),
            ("a  \nb", "a\nb"),
            ("> a\n\nb", "> a b"),
            ("a\n---\nb", "a --- b"),
            ("```\na\nb\n```", "```\na b\n```"),
        ] {
            assert!(!is_same(one, other), "{one:?} {other:?}");
            // A tie hashes the words of an outline.
            let [told, also] = [one, other].map(outline);
            assert!(
                !told.split_whitespace().eq(also.split_whitespace()),
                "{told}"
            );
            assert!(one.split_whitespace().eq(other.split_whitespace()));
        }
        for (one, other) in [
            ("a\nb\n\n\nc\n", "a b\n\nc"),
            ("- a\n  b\n- c", "- a b\n- c"),
            ("- a\n    - b\n- c", "- a\n  - b\n- c"),
            ("- a\n\n- b", "- a\n- b"),
            ("Prix : **3**\nou 4", "Prix : **3** ou\n4"),
        ] {
            assert!(is_same(one, other), "{one:?} {other:?}");
        }
    }

    /// A text as a page has it, but for how far the points of a list stand apart.
    fn shown(text: &str) -> String {
        let html = show(text, 2, 0, Unit::Words, &str::to_owned).html;
        let near = html.replace("<p>", "").replace("</p>", "");
        near.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #[test]
        fn what_is_the_same_is_shown_the_same(text in "([-*>#|1.) ]|[a-c]{1,2}|\n|  \n|\n\n){0,12}", at in any::<prop::sample::Index>()) {
            let blanks: Vec<usize> = text.match_indices([' ', '\n']).map(|(at, _)| at).collect();
            if !blanks.is_empty() {
                let at = *at.get(&blanks);
                let turned = if text.as_bytes()[at] == b' ' { "\n" } else { " " };
                let other = format!("{}{turned}{}", &text[..at], &text[at + 1..]);
                if is_same(&text, &other) {
                    prop_assert_eq!(shown(&text), shown(&other));
                }
            }
        }
    }
}
