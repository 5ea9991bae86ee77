//! In: a paragraph with its emphasis, links and code. Out: the same with the typography of its words, also where marks part them.

use comrak::nodes::{Node, NodeValue};

use crate::model::typography::is_blank;

/// A piece of a paragraph as it is read for typography.
struct Piece<'a> {
    /// The node whose words they are; none of what must stay as it is.
    node: Option<Node<'a>>,
    end: usize,
    depth: usize,
}

/// Stands for what is no word: a note's number, code that begins or ends with a sign.
const OTHER: char = '\u{fffc}';

/// Sets the words of a paragraph, heading or cell.
pub(super) fn set<'a>(block: Node<'a>, typeset: &dyn Fn(&str) -> String) {
    let (whole, pieces) = read(block);
    let set = typeset(&whole);
    if set == whole {
        return;
    }
    let parts = part(&whole, &set, &pieces);
    for (piece, part) in pieces.iter().zip(parts) {
        if let Some(node) = piece.node {
            node.data_mut().value = NodeValue::Text(part.into());
        }
    }
}

fn read(block: Node<'_>) -> (String, Vec<Piece<'_>>) {
    let mut whole = String::new();
    let mut pieces = Vec::new();
    for node in block.descendants().skip(1) {
        let mut own = None;
        match &node.data().value {
            NodeValue::Text(text) => {
                own = Some(node);
                whole.push_str(text);
            }
            NodeValue::Code(code) => {
                let side = |c: Option<char>| c.filter(|c| c.is_alphanumeric()).unwrap_or(OTHER);
                whole.extend([
                    side(code.literal.chars().next()),
                    side(code.literal.chars().next_back()),
                ]);
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => whole.push('\n'),
            NodeValue::FootnoteReference(_) => whole.push(OTHER),
            _ => continue,
        }
        pieces.push(Piece {
            node: own,
            end: whole.len(),
            depth: node.ancestors().count(),
        });
    }
    (whole, pieces)
}

/// The set words, piece by piece: typography changes blanks and apostrophes alone.
fn part(whole: &str, set: &str, pieces: &[Piece<'_>]) -> Vec<String> {
    let mut parts = vec![String::new(); pieces.len()];
    let (mut at, mut rest) = (0, set);
    let (mut piece, mut before) = (0, None);
    while at < whole.len() || !rest.is_empty() {
        let (old, new) = (blanks(&whole[at..]), blanks(rest));
        let here = |piece: usize, at: usize| {
            piece
                + pieces[piece..]
                    .iter()
                    .take_while(|piece| piece.end <= at)
                    .count()
        };
        // A blank stays in the piece in which one stood, else it stands outside of marks.
        let first = here(piece, at).min(pieces.len() - 1);
        let next = here(piece, at + old).min(pieces.len() - 1);
        if whole[at..at + old] == rest[..new] {
            for (offset, c) in rest[..new].char_indices() {
                parts[here(first, at + offset).min(pieces.len() - 1)].push(c);
            }
        } else {
            let holder = if old > 0 {
                first
            } else {
                between(pieces, before, next)
            };
            parts[holder].push_str(&rest[..new]);
        }
        (at, rest, piece) = (at + old, &rest[new..], next);
        let (Some(was), Some(is)) = (whole[at..].chars().next(), rest.chars().next()) else {
            break;
        };
        parts[piece].push(is);
        before = Some(piece);
        (at, rest) = (at + was.len_utf8(), &rest[is.len_utf8()..]);
    }
    parts
}

/// The piece in which a blank stands that nobody wrote.
fn between(pieces: &[Piece<'_>], before: Option<usize>, next: usize) -> usize {
    match before {
        Some(before)
            if pieces[before].node.is_some()
                && (pieces[next].node.is_none() || pieces[before].depth < pieces[next].depth) =>
        {
            before
        }
        _ => next,
    }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}
