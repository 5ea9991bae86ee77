//! In: what stands below a heading of the association's form. Out: the same without what is no part of a text, which is told: a note
//! between brackets, what is said to be internal, the short lines that sign what somebody sends.

use super::{
    Reader,
    themes::{SIGNS, is_sentence, is_title},
};
use crate::{
    model::fold::fold,
    office::{
        rich::{self, Par, Piece},
        typed,
    },
};

/// Words of a paragraph that is no line of a signature.
const LONG: usize = 9;

/// Figures that may be a telephone.
const PHONE: usize = 7;

/// What says that nobody else is to read it, folded.
const INTERNAL: [&str; 9] = [
    " interne ",
    " internal ",
    " interna ",
    " interno ",
    " confidentiel ",
    " confidential ",
    " ne pas publier ",
    " do not publish ",
    " no publicar ",
];

impl Reader<'_, '_> {
    /// A text without what is no part of it.
    pub(super) fn unsigned(&mut self, held: Vec<Piece>) -> Vec<Piece> {
        let from = signed(&held);
        let mut kept = Vec::new();
        for (at, piece) in held.into_iter().enumerate() {
            let words = rich::words(std::slice::from_ref(&piece));
            if at >= from || is_note(words.trim()) {
                self.leave(&words, "office-why-question");
            } else {
                kept.push(piece);
            }
        }
        kept
    }
}

/// Whether a paragraph says of itself that it is none of the text.
fn is_note(words: &str) -> bool {
    let within = |open, close| words.starts_with(open) && words.ends_with(close);
    let (label, _) = words.split_once(':').unwrap_or((words, ""));
    let label = format!(" {} ", fold(label).trim());
    let said = label.split(' ').count() < LONG && INTERNAL.iter().any(|word| label.contains(word));
    within('[', ']') || within('(', ')') || words.starts_with("//") || said
}

/// Where the lines begin that sign a text; behind it if there are none.
fn signed(held: &[Piece]) -> usize {
    let tail = held.iter().rev().take_while(|piece| is_short(piece));
    let from = held.len() - tail.count();
    let behind_text = match held[..from].last() {
        Some(Piece::Par(par)) => !is_head(par) && is_finished(par),
        Some(Piece::Table(_)) => true,
        None => false,
    };
    let signs = |piece: &Piece| {
        let words = rich::words(std::slice::from_ref(piece));
        let figures = words.bytes().filter(u8::is_ascii_digit).count();
        words.trim_end().ends_with(',') || words.contains('@') || figures >= PHONE
    };
    if behind_text {
        from
    } else if held.iter().skip(from + 1).any(signs) {
        from + 1
    } else {
        held.len()
    }
}

/// Whether a piece may be a line of a signature: it is no sentence, no title, no point of a list.
fn is_short(piece: &Piece) -> bool {
    let Piece::Par(par) = piece else {
        return false;
    };
    let words = par.words();
    let count = words.split_whitespace().count();
    let said = is_sentence(&words) || words.trim_end().ends_with([':', ';', '»']);
    !is_head(par) && !is_point(par) && count < LONG && !(said && count > 3)
}

fn is_head(par: &Par) -> bool {
    is_title(par) || typed::counted(par.words().trim(), &SIGNS).is_some()
}

fn is_point(par: &Par) -> bool {
    let plain = typed::plain(vec![Piece::Par(par.clone())]);
    plain
        .iter()
        .any(|piece| matches!(piece, Piece::Par(par) if par.list.is_some()))
}

/// Whether a paragraph does not go on in the next.
fn is_finished(par: &Par) -> bool {
    let words = par.words();
    is_point(par)
        || is_sentence(&words)
        || words.trim_end().ends_with(['»', ')'])
        || words.split_whitespace().count() >= LONG && !words.trim_end().ends_with([':', ','])
}
