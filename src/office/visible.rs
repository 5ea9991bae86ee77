//! In: what stands in a cell for an answer. Out: the answer without what its page shows as struck out, as the call of a note, or as the
//! form's own words; and what was left out.

use super::{
    answer::Talk,
    rich::{Par, Piece, Run},
};
use crate::model::{
    diagnostic::Message,
    question::{Answer, Question},
};

/// An answer as it is to be read.
pub(super) struct Visible {
    pub(super) pieces: Vec<Piece>,
    /// What was left out of it.
    pub(super) told: Vec<Message>,
    /// Words of the form and of a person are one word: nobody knows what is meant.
    pub(super) glued: bool,
}

/// What of an answer counts.
pub(super) fn visible(question: &Question, mut pieces: Vec<Piece>, talk: Talk<'_>) -> Visible {
    // A text keeps what is struck out as such.
    let is_text = matches!(question.answer, Answer::Text(_));
    let mut struck = Vec::new();
    let mut notes = Vec::new();
    let mut cited = Vec::new();
    if !is_text {
        pieces.retain(|piece| match piece {
            Piece::Par(par) if is_cited(par) => {
                cited.push(par.words());
                false
            }
            _ => true,
        });
    }
    for piece in &mut pieces {
        let Piece::Par(par) = piece else {
            continue;
        };
        if !is_text {
            take(par, &mut struck, |run, _| run.look.strike);
            take(par, &mut cited, |run, _| run.look.raw && is_call(&run.text));
            take(par, &mut notes, |run, before| {
                run.look.raised && is_note(&run.text, before)
            });
        }
        for run in par.runs.iter_mut().filter(|run| run.look.raised) {
            run.text = run.text.chars().map(raised).collect();
            run.look.raised = false;
        }
    }
    let mut told: Vec<Message> = [
        ("office-told-struck", struck),
        ("office-told-raised", notes),
        ("office-told-note", cited),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(id, words)| Message::new(id).with("words", words.join(" … ")))
    .collect();
    let mut own = vec![talk.voice.word("office-empty")];
    own.extend(
        talk.choices(question)
            .map(|_| talk.voice.word("office-choose")),
    );
    let mut glued = false;
    for word in own {
        let (before, behind) = strip(&mut pieces, &word);
        glued |= [before, behind].contains(&Edge::Glued);
        if [before, behind].contains(&Edge::Stripped) {
            told.push(Message::new("office-told-placeholder").with("words", word));
        }
    }
    Visible {
        pieces,
        told,
        glued,
    }
}

/// Takes runs out of a paragraph; each is asked with the words before it.
fn take(par: &mut Par, out: &mut Vec<String>, is_out: impl Fn(&Run, &str) -> bool) {
    let mut before = String::new();
    par.runs.retain(|run| {
        let gone = is_out(run, &before);
        if gone && !run.text.trim().is_empty() {
            out.push(run.text.trim().to_owned());
        } else if !gone {
            // The word before is enough.
            before.clear();
            before.push_str(&run.text);
        }
        !gone
    });
}

/// Whether words call a note, as its reader writes it: `[^1]`.
fn is_call(text: &str) -> bool {
    let inside = text
        .strip_prefix("[^")
        .and_then(|text| text.strip_suffix(']'));
    inside.is_some_and(|name| !name.contains([']', '[']))
}

/// Whether a paragraph is the words of a note: `[^1]: words`.
fn is_cited(par: &Par) -> bool {
    let first = par.runs.first().filter(|run| run.look.raw);
    first
        .and_then(|run| run.text.split_once("]:"))
        .is_some_and(|(call, _)| is_call(&format!("{call}]")))
}

/// Whether what stands above the line calls a note: figures and signs, but for those of a unit, as in `km²`.
fn is_note(text: &str, before: &str) -> bool {
    const UNITS: [&str; 6] = ["m", "km", "cm", "dm", "mm", "hm"];
    let text = text.trim();
    let is_sign = |c: char| {
        c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '(' | ')' | '[' | ']' | ',' | ' ')
    };
    let unit = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .is_some_and(|word| UNITS.contains(&word));
    !text.is_empty() && text.chars().all(is_sign) && !(unit && matches!(text, "2" | "3"))
}

/// A figure above the line.
fn raised(c: char) -> char {
    const FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10)
        .and_then(|digit| FIGURES.get(usize::try_from(digit).ok()?).copied())
        .unwrap_or(c)
}

/// What the end of an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Own,
    Stripped,
    Glued,
}

/// Takes words of the form away from both ends of an answer.
fn strip(pieces: &mut [Piece], word: &str) -> (Edge, Edge) {
    let mut before = Edge::Own;
    if let Some(Piece::Par(par)) = pieces.first_mut() {
        let words = par.words();
        let start = words.len() - words.trim_start().len();
        if let Some(rest) = words[start..].strip_prefix(word) {
            before = match rest.chars().next() {
                Some(c) if c.is_uppercase() || c.is_ascii_digit() => Edge::Glued,
                Some(c) if c.is_alphanumeric() => Edge::Own,
                _ => Edge::Stripped,
            };
            if before == Edge::Stripped {
                let rest = rest.trim_start_matches([' ', '\u{a0}', ':']);
                cut(par, 0, words.len() - rest.len());
            }
        }
    }
    let mut behind = Edge::Own;
    if let Some(Piece::Par(par)) = pieces.last_mut() {
        let words = par.words();
        if let Some(rest) = words.trim_end().strip_suffix(word) {
            behind = match rest.chars().next_back() {
                Some(c) if c.is_alphanumeric() => Edge::Glued,
                _ => Edge::Stripped,
            };
            if behind == Edge::Stripped {
                cut(par, rest.len(), words.len());
            }
        }
    }
    (before, behind)
}

/// Takes the bytes of a paragraph's words from one to another.
fn cut(par: &mut Par, from: usize, to: usize) {
    let mut at = 0;
    for run in &mut par.runs {
        let length = run.text.len();
        let start = from.clamp(at, at + length) - at;
        let end = to.clamp(at, at + length) - at;
        run.text.drain(start..end.max(start));
        at += length;
    }
}
