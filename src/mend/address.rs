//! In: an e-mail address as people write it, with a name, twice, disguised. Out: the address, and how sure that is.

use super::{Sure, line::is_blank, meant::Meant};
use crate::check::format::fits;

/// The address in a text: `Name <a@b>`, `mailto:a@b`, `[a@b](mailto:a@b)`, `a (at) b`; of several the first is a guess.
pub(super) fn email(text: &str) -> Meant {
    let mut found: Vec<&str> = Vec::new();
    for piece in text.split(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '"' | '/' | '|'
            )
    }) {
        let piece = piece
            .strip_prefix("mailto:")
            .unwrap_or(piece)
            .trim_end_matches(['.', ',', ';', ':']);
        if fits("email", piece) && !found.contains(&piece) {
            found.push(piece);
        }
    }
    match found.as_slice() {
        [one] => Some(((*one).to_owned(), Sure::Certain)),
        [first, ..] => Some(((*first).to_owned(), Sure::Guess)),
        [] => {
            let joined = text.split('@').map(|part| part.trim_matches(is_blank));
            let joined = joined.collect::<Vec<_>>().join("@");
            match fits("email", &joined) {
                true => Some((joined, Sure::Certain)),
                false => disguised(text),
            }
        }
    }
}

/// An address written so that no machine takes it for one: `a (at) b [dot] c`, `a at b`.
fn disguised(text: &str) -> Meant {
    const AT: [&str; 5] = ["at", "a", "arobase", "arroba", "@"];
    const DOT: [&str; 5] = ["dot", "point", "punto", "pt", "."];
    const BRACKETS: [(&str, &str); 4] = [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">")];
    let put = |text: String, words: &[&str], sign: &str| {
        words.iter().fold(text, |text, word| {
            BRACKETS.iter().fold(text, |text, (open, close)| {
                let capital = word.to_uppercase();
                let marks = [
                    format!("{open}{word}{close}"),
                    format!("{open} {word} {close}"),
                    format!("{open}{capital}{close}"),
                ];
                marks.iter().fold(text, |text, mark| {
                    text.split(mark.as_str())
                        .map(|part| part.trim_matches(is_blank))
                        .collect::<Vec<_>>()
                        .join(sign)
                })
            })
        })
    };
    let plain = put(put(text.replace('＠', "@"), &AT, "@"), &DOT, ".");
    if fits("email", &plain) {
        return Some((plain, Sure::Certain));
    }
    let spoken = [" at ", " arobase ", " arroba ", " AT "]
        .iter()
        .fold(format!(" {plain} "), |text, word| text.replace(word, "@"));
    let spoken = [" dot ", " point ", " punto "]
        .iter()
        .fold(spoken, |text, word| text.replace(word, "."));
    let spoken = spoken.trim().replace(" @", "@").replace("@ ", "@");
    fits("email", &spoken).then_some((spoken, Sure::Guess))
}
