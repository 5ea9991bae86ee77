//! In: paragraphs and tables as somebody typed them, and what is asked. Out: the same without what nobody sees, and without marks of lists
//! that were typed by hand, as far as there is room for a list.
//!
//! Only a text has lists. At the head of any other answer a number is its own word (`12. octobre`), and a dash may be a minus.

use super::rich::{Par, Piece, Run, from_markdown, tidied};
use crate::model::question::Answer;

/// Signs that are nothing but the mark of an item.
const BULLETS: [&str; 4] = ["• ", "· ", "▪ ", "◦ "];

/// Signs that mark an item as well.
const DASHES: [&str; 4] = ["- ", "– ", "— ", "* "];

/// A text without what nobody sees: empty paragraphs, bullets typed by hand, how spaces are set.
pub(super) fn plain(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = seen(pieces);
    let mut depths: Vec<u8> = Vec::new();
    // Items so far of a numbered list that is in no other.
    let mut count = 0;
    for piece in &mut out {
        if let Piece::Par(par) = piece {
            by_hand(par, count + 1);
        }
        let Piece::Par(Par {
            list: Some((depth, ordered)),
            ..
        }) = piece
        else {
            depths.clear();
            count = 0;
            continue;
        };
        // A list may begin deeper than it has levels.
        while depths.last().is_some_and(|known| known > depth) {
            depths.pop();
        }
        if depths.last().is_none_or(|known| known < depth) {
            depths.push(*depth);
        }
        *depth = u8::try_from(depths.len() - 1).unwrap_or(0);
        if *depth == 0 {
            count = if *ordered { count + 1 } else { 0 };
        }
    }
    out.retain(|piece| !matches!(piece, Piece::Par(par) if par.runs.is_empty()));
    out
}

/// An answer as it was typed: in a line, what is no mark for certain stays.
pub(super) fn answer(answer: &Answer, pieces: Vec<Piece>) -> Vec<Piece> {
    if matches!(answer, Answer::Text(_) | Answer::Group(_)) {
        return plain(pieces);
    }
    let mut out = seen(pieces);
    for piece in &mut out {
        if let Piece::Par(par) = piece {
            in_line(answer, par);
        }
    }
    out.retain(|piece| !matches!(piece, Piece::Par(par) if par.runs.is_empty()));
    out
}

/// Whether an office program made the mark of a list of what may have been a part of an answer: a number, a minus.
pub(super) fn is_listed(answer: &Answer, pieces: &[Piece]) -> bool {
    let listed = |piece: &Piece| matches!(piece, Piece::Par(par) if par.list.is_some());
    !matches!(answer, Answer::Text(_)) && pieces.iter().any(listed)
}

/// Without empty paragraphs, with spaces as they are seen.
fn seen(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Par(mut par) => {
                par.runs = tidied(par.runs);
                if par.heading > 0 {
                    // A heading is bold by itself.
                    par.runs.iter_mut().for_each(|run| run.look.bold = false);
                    par.runs = tidied(par.runs);
                }
                if !par.runs.is_empty() {
                    out.push(Piece::Par(par));
                }
            }
            Piece::Table(rows) => {
                let rows: Vec<Vec<Vec<Run>>> = rows
                    .into_iter()
                    .map(|row| row.into_iter().map(tidied).collect())
                    .collect();
                if rows
                    .iter()
                    .flatten()
                    .any(|cell: &Vec<Run>| !cell.is_empty())
                {
                    out.push(Piece::Table(headed(rows)));
                }
            }
        }
    }
    out
}

/// The head of a table is bold by itself.
fn headed(mut rows: Vec<Vec<Vec<Run>>>) -> Vec<Vec<Vec<Run>>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (at, row) in rows.iter_mut().enumerate() {
        row.resize(width, Vec::new());
        if at == 0 {
            for cell in row {
                cell.iter_mut().for_each(|run| run.look.bold = false);
                *cell = tidied(std::mem::take(cell));
            }
        }
    }
    rows
}

/// The words that a paragraph begins with, if they are no Markdown, code or link.
fn head(par: &Par) -> Option<&str> {
    let plain = |run: &&Run| !run.look.raw && !run.look.code && run.link.is_none();
    Some(par.runs.first().filter(plain)?.text.as_str())
}

/// Lets a paragraph begin with other words.
fn begin(par: &mut Par, words: String) {
    if let Some(first) = par.runs.first_mut() {
        first.text = words;
    }
    par.runs = tidied(std::mem::take(&mut par.runs));
}

/// `• item` typed as words is an item, `2. item` if it is the next.
fn by_hand(par: &mut Par, next: usize) {
    if par.heading > 0 || par.list.is_some() {
        return;
    }
    let Some(text) = head(par) else {
        return;
    };
    let mut marks = BULLETS.into_iter().chain(DASHES);
    let marked = marks.find_map(|mark| Some((text.strip_prefix(mark)?, false)));
    let numbered = || {
        let (number, rest) = counted(text, &['.', ')'])?;
        (number == next).then_some((rest, true))
    };
    let Some((rest, ordered)) = marked.or_else(numbered) else {
        return;
    };
    let rest = rest.trim_start().to_owned();
    if rest.is_empty() && par.runs.len() == 1 {
        return;
    }
    begin(par, rest);
    par.list = Some((0, ordered));
}

/// The same of an answer in a line: a bullet is none of its words, nor is a dash before a word.
fn in_line(answer: &Answer, par: &mut Par) {
    if let Some(number) = par.number.take() {
        par.list = None;
        par.runs
            .splice(0..0, Par::plain(&format!("{number} ")).runs);
        par.runs = tidied(std::mem::take(&mut par.runs));
    }
    let listed = par.list.take();
    let is_word = matches!(
        answer,
        Answer::Label(_) | Answer::Line(_) | Answer::Number(_)
    );
    let is_number = matches!(answer, Answer::Number(_));
    par.list = listed.filter(|(_, ordered)| is_number || is_word && *ordered);
    let Some(text) = head(par) else {
        return;
    };
    let bullet = BULLETS.into_iter().find_map(|mark| text.strip_prefix(mark));
    let several = matches!(answer, Answer::Many(_));
    let dash = || {
        let rest = DASHES.into_iter().find_map(|mark| text.strip_prefix(mark));
        let rest = rest.map(str::trim_start);
        rest.filter(|rest| !is_number && (several || rest.starts_with(char::is_alphabetic)))
    };
    if let Some(rest) = bullet.or_else(dash).map(str::to_owned)
        && !(rest.trim().is_empty() && par.runs.len() == 1)
    {
        begin(par, rest);
    }
}

/// The number that a line begins with, behind it one of these signs, and the words that follow.
pub(super) fn counted<'t>(text: &'t str, signs: &[char]) -> Option<(usize, &'t str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    let number = Some(digits).filter(|digits| digits.len() < 3 && !digits.starts_with('0'));
    let rest = rest.trim_start_matches(' ').strip_prefix(signs)?;
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    apart.then_some((number?.parse().ok()?, rest.trim_start()))
}

/// Lines without their numbers, if these count them all.
pub(super) fn uncounted(lines: Vec<String>) -> Vec<String> {
    let counts = || {
        let read = lines.iter().map(|line| counted(line, &['.', ')']));
        read.zip(1..)
            .map(|(read, nth)| Some(read.filter(|(number, _)| *number == nth)?.1.to_owned()))
            .collect::<Option<Vec<String>>>()
    };
    counts().filter(|lines| lines.len() > 1).unwrap_or(lines)
}

/// Whether two texts in Markdown are one once they went through a document.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    one == other || plain(from_markdown(one)) == plain(from_markdown(other))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::office::rich::{to_markdown, words};

    #[test]
    fn what_markdown_says_stays_and_is_said_alike() {
        for text in [
            "A **bold** and *soft* word, `code`, ~~gone~~ and [a link](https://example.org/a).",
            "- one\n- two\n  - deep\n- three\n\n1. first\n2. second",
            "| a | b |\n|---|---|\n| 1 | **2** |",
            "# Head\n\nText\nthat goes on\\\nnext",
            "![a picture](p.png)\n\n> quoted\n> twice\n\n```\ncode\n```",
            "Text[^1]\n\n[^1]: A note",
        ] {
            let once = plain(from_markdown(text));
            let said = to_markdown(&once);
            assert_eq!(plain(from_markdown(&said)), once, "{text}\n---\n{said}");
        }
    }

    proptest! {
        #[test]
        fn a_way_there_and_back_says_the_same(text in "([a-zé]{1,4}|[ \n*_`~>#+.-]|\\\\|\\]\\(| https://e\\.org |\\[|\\]|\\)|!|: |1\\. |- |\\||&amp;|<b>|«|»){0,24}") {
            let once = plain(from_markdown(&text));
            let said = to_markdown(&once);
            prop_assert_eq!(plain(from_markdown(&said)), once, "{:?}", said);
        }

        /// No letter and no figure is lost, whatever a line begins with; a list keeps its numbers.
        #[test]
        fn no_letter_and_no_figure_is_lost(lines in proptest::collection::vec("(1|2|3|12|2030)?[.)]? ?[-–•*·]? ?([a-zé]{1,3}|[0-9]{1,3}|[.,° ]){0,4}", 1..6)) {
            let said = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let pieces: Vec<Piece> = lines.iter().map(|line| Piece::Par(Par::plain(line))).collect();
            let typed = said(&lines.concat());
            prop_assert_eq!(said(&to_markdown(&plain(pieces.clone()))), typed.as_str());
            for kind in [Answer::Label(None), Answer::Line(None), Answer::Number(None), Answer::YesNo] {
                prop_assert_eq!(said(&words(&answer(&kind, pieces.clone()))), typed.as_str());
            }
        }
    }
}
