//! In: what stands below a heading of the association's form. Out: the same without what is no part of a text, which is told: a note
//! between brackets, what is said to be internal, the short lines that sign what somebody sends.

use super::{
    Reader,
    axes::claimed,
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

/// How people end what they send, folded.
const CLOSINGS: &str = "|cordialement|bien cordialement|bien a vous|amicalement|respectueusement|salutations|merci|\
    regards|best regards|kind regards|sincerely|yours sincerely|yours faithfully|best wishes|thanks|thank you|cheers|\
    atentamente|cordialmente|saludos|un saludo|saludos cordiales|un cordial saludo|gracias|abrazos|un abrazo|";

/// Words of a label that say that nobody else is to read what follows, folded.
const INTERNAL: [&str; 6] = [
    " interne ",
    " internal ",
    " interna ",
    " interno ",
    " confidentiel ",
    " confidential ",
];

/// The same of a whole paragraph.
const UNPUBLISHED: [&str; 3] = [" ne pas publier ", " do not publish ", " no publicar "];

impl Reader<'_, '_> {
    /// A text without what is no part of it.
    pub(super) fn unsigned(&mut self, held: Vec<Piece>) -> Vec<Piece> {
        let from = signed(&held);
        self.unnoted(held, from)
    }

    /// Pieces up to one, without notes.
    pub(super) fn unnoted(&mut self, held: Vec<Piece>, from: usize) -> Vec<Piece> {
        let mut kept = Vec::new();
        for (at, piece) in held.into_iter().enumerate() {
            let words = rich::words(std::slice::from_ref(&piece));
            if at >= from || is_note(&piece, words.trim()) {
                self.leave(&words, "office-why-question");
            } else {
                kept.push(piece);
            }
        }
        kept
    }
}

/// Whether a paragraph says of itself that it is none of the text.
fn is_note(piece: &Piece, words: &str) -> bool {
    let within = |open: char, close: char| {
        words.starts_with(open) && words.find(close) == Some(words.len() - close.len_utf8())
    };
    let has = |list: &[&str], words: &str| {
        let folded = format!(" {} ", fold(words).trim());
        list.iter().any(|word| folded.contains(word))
    };
    let label = words.split_once(':').map_or("", |(label, _)| label);
    let labelled = label.split_whitespace().count() < LONG && has(&INTERNAL, label);
    let Piece::Par(par) = piece else {
        return false;
    };
    let said = !is_head(par) && (labelled || has(&UNPUBLISHED, words));
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
    let words = |piece: &Piece| rich::words(std::slice::from_ref(piece));
    let closes = |piece: &Piece| CLOSINGS.contains(&format!("|{}|", fold(&words(piece)).trim()));
    let signs = |piece: &Piece| {
        let words = words(piece);
        let figures = words.bytes().filter(u8::is_ascii_digit).count();
        words.trim_end().ends_with(',') || words.contains('@') || figures >= PHONE
    };
    let tail = &held[from..];
    let said = matches!(tail.first(), Some(Piece::Par(par)) if is_finished(par));
    if behind_text {
        from
    } else if let Some(nth) = tail.iter().position(closes) {
        from + nth
    } else if said || tail.iter().skip(1).any(signs) {
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
    let own = is_head(par) || is_point(par) || !claimed(&words).is_empty();
    !own && count < if said { 4 } else { LONG }
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
