//! In: an answer in several languages, each behind its mark, as `[fr]`. Out: its parts by language, or that nobody can tell them apart.

use std::collections::BTreeSet;

use super::{
    rich::{Par, Piece, Run},
    typed,
};
use crate::{
    mend::heard,
    model::question::{Answer, Question},
};

/// A part of an answer, and its language; none before the first mark.
pub(super) type Part = (Option<String>, Vec<Piece>);

/// Letters of the name of a language, at most.
const NAME: usize = 24;

/// What a paragraph begins with.
struct Tag {
    lang: String,
    /// Bytes that it takes.
    length: usize,
    /// It is between square brackets, as the form writes it.
    own: bool,
}

/// The parts of an answer that began in these languages; a mark without words is a part without words.
pub(super) fn parts(question: &Question, pieces: Vec<Piece>, began: &[&str]) -> Vec<Part> {
    let is_label = matches!(question.answer, Answer::Label(_));
    let pieces = if is_label { lines(pieces) } else { pieces };
    let mut tags: Vec<Option<Tag>> = pieces.iter().map(|piece| tag(piece, began)).collect();
    let own: BTreeSet<String> = tags
        .iter()
        .flatten()
        .filter(|tag| tag.own)
        .map(|tag| tag.lang.clone())
        .collect();
    let marks = tags.iter().flatten().filter(|tag| tag.own).count();
    // In a label a mark is one, in whatever language the answer began.
    let several = !began.is_empty() || marks > 1 || is_label;
    for tag in &mut tags {
        // `EN :` is a mark where the form's own is gone.
        let counts = |tag: &Tag| several && (tag.own || !own.contains(&tag.lang));
        *tag = tag.take().filter(counts);
    }
    let mut parts: Vec<Part> = Vec::new();
    for (mut piece, tag) in pieces.into_iter().zip(tags) {
        if let Some(tag) = tag {
            cut(&mut piece, tag.length);
            parts.push((Some(tag.lang), vec![piece]));
            continue;
        }
        match parts.last_mut() {
            Some((_, part)) => part.push(piece),
            None => parts.push((None, vec![piece])),
        }
    }
    let tidied = |(lang, part)| (lang, typed::answer(&question.answer, part));
    parts.into_iter().map(tidied).collect()
}

/// A paragraph for each line: a box of one line has no other break.
fn lines(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in pieces {
        let Piece::Par(mut par) = piece else {
            out.push(piece);
            continue;
        };
        let mut line = Vec::new();
        for run in std::mem::take(&mut par.runs) {
            for (nth, text) in run.text.split('\n').enumerate() {
                if nth > 0 {
                    let runs = std::mem::take(&mut line);
                    out.push(Piece::Par(Par {
                        runs,
                        ..par.clone()
                    }));
                }
                line.push(Run {
                    text: text.to_owned(),
                    ..run.clone()
                });
            }
        }
        out.push(Piece::Par(Par { runs: line, ..par }));
    }
    out
}

/// Takes bytes away from the beginning of a paragraph.
fn cut(piece: &mut Piece, length: usize) {
    let Piece::Par(par) = piece else {
        return;
    };
    let mut left = length;
    for run in &mut par.runs {
        let cut = left.min(run.text.len());
        run.text.drain(..cut);
        left -= cut;
    }
}

/// The language that a paragraph begins with: `[fr]`, and `(fr)`, `FR :`, `French :` if the answer began in it.
fn tag(piece: &Piece, began: &[&str]) -> Option<Tag> {
    let Piece::Par(par) = piece else {
        return None;
    };
    let text = par.words();
    let (word, rest, own) = match text.chars().next()? {
        '[' => text[1..]
            .split_once(']')
            .map(|(word, rest)| (word, rest, true)),
        '(' => text[1..]
            .split_once(')')
            .map(|(word, rest)| (word, rest, false)),
        _ => text.split_once(':').map(|(word, rest)| (word, rest, false)),
    }?;
    // What else stands between brackets or before a colon is no mark.
    if !own && began.is_empty() {
        return None;
    }
    let lang = language(word.trim(), began)?;
    if !own && !began.contains(&lang.as_str()) {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    Some(Tag {
        lang,
        length: text.len() - rest.len(),
        own,
    })
}

/// The language that a word names: one that the answer began in, if it may be one of these.
fn language(word: &str, began: &[&str]) -> Option<String> {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if !(2..=NAME).contains(&word.len()) || !word.chars().all(is_of_name) {
        return None;
    }
    let code = word.to_lowercase();
    let first = code.split(['-', '_']).next().unwrap_or_default();
    let known = |code: &str| began.iter().find(|lang| **lang == code);
    let known = known(&code).or_else(|| known(first));
    known
        .map(|lang| (*lang).to_owned())
        .or_else(|| heard::formatted("language", word))
}
