//! Plain text comes in, the number of its words and where each one lies go out.
//!
//! The rule ("mots R"), the same everywhere in the program: the text is split at every Unicode
//! space and at en and em dashes, and a piece counts only if it holds a letter or a digit.
//! Apostrophes and hyphens do not split. Groups of digits parted by one no-break space
//! (U+00A0 or U+202F) are one word. Markdown marks are to be removed beforehand.

use std::ops::Range;

/// How many words `text` holds.
#[must_use]
pub fn count(text: &str) -> usize {
    spans(text).count()
}

/// A bound on the number of words, never below [`count`] and much faster: one more than the bytes that could part words.
#[must_use]
pub fn at_most(text: &str) -> usize {
    // U+0085 and U+00A0 begin with C2, all other spaces and dashes with E1, E2 or E3.
    let parts = |byte: &u8| u8::from(matches!(byte, 9..=13 | b' ' | 0xC2 | 0xE1 | 0xE2 | 0xE3));
    // Pieces whose sum fits a byte: the compiler then counts many bytes at once.
    1 + text.as_bytes().chunks(255).map(|piece| usize::from(piece.iter().map(parts).sum::<u8>())).sum::<usize>()
}

/// The byte offset at which word number `n` (from 0) starts, if there are that many words.
///
/// The word past a limit of 500 is `nth_start(text, 500)`.
#[must_use]
pub fn nth_start(text: &str, n: usize) -> Option<usize> {
    spans(text).nth(n).map(|span| span.start)
}

/// The byte range of each word in order, with the punctuation stuck to it.
pub fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    Spans { text, at: 0 }
}

struct Spans<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Spans<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..)?;
        let mut start = self.at;
        let mut counts = false;
        let mut after_digit = false;
        let mut chars = rest.char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let here = self.at + offset;
            if is_separator(c) {
                let joins = after_digit && matches!(c, '\u{a0}' | '\u{202f}') && chars.peek().is_some_and(|(_, next)| next.is_numeric());
                if joins {
                    continue;
                }
                let end = here + c.len_utf8();
                if counts {
                    self.at = end;
                    return Some(start..here);
                }
                start = end;
                after_digit = false;
            } else {
                counts |= c.is_alphanumeric();
                after_digit = c.is_numeric();
            }
        }
        self.at = self.text.len();
        counts.then_some(start..self.text.len())
    }
}

fn is_separator(c: char) -> bool {
    match c {
        ' ' | '\n' | '\r' | '\t' => true,
        _ if c.is_ascii_alphanumeric() => false,
        '\u{2013}' | '\u{2014}' => true,
        _ => c.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vectors_of_the_programme() {
        for (text, expected) in [
            ("L’eau : source de vie !", 4),
            ("L’eau : source\u{a0}de vie\u{202f}!", 4),
            ("L’eau: source de vie!", 4),
            ("« patrimoine »", 1),
            ("c’est-à-dire", 1),
            ("This–is a test.", 4),
            ("This – is a test.", 4),
            ("This — is a test.", 4),
            ("French «\u{a0}savoir\u{202f}calculer\u{3000}»", 3),
            ("10\u{202f}000\u{a0}$", 1),
            ("10\u{a0}000\u{a0}$", 1),
            ("1\u{202f}234\u{202f}567", 1),
            ("50 %", 1),
            ("50\u{a0}%", 1),
            ("élu(e)s", 1),
            ("et/ou", 1),
            ("https://ovpm.org/fr", 1),
            ("", 0),
            (" \n – — ! ", 0),
            ("10 000", 2),
            ("page\u{a0}12", 2),
        ] {
            assert_eq!(count(text), expected, "{text:?}");
        }
    }

    #[test]
    fn spans_point_into_the_text() {
        let text = "« L’eau » – 10\u{202f}000 villes !";
        let words: Vec<_> = spans(text).map(|span| &text[span]).collect();
        assert_eq!(words, ["L’eau", "10\u{202f}000", "villes"]);
        assert_eq!(nth_start(text, 2), text.find("villes"));
        assert_eq!(nth_start(text, 3), None);
    }

    proptest! {
        #[test]
        fn never_more_than_the_tokens(text in "(\\PC|[ \u{a0}\u{202f}\u{2013}\u{2014}0-9a!\n]){0,80}") {
            let tokens = text
                .split(|c: char| c.is_whitespace() || c == '–' || c == '—')
                .filter(|token| !token.is_empty())
                .count();
            prop_assert!(count(&text) <= tokens);
            prop_assert!(count(&text) <= at_most(&text));
        }

        #[test]
        fn every_span_is_a_word_in_order(text in "(\\PC|[ \u{a0}\u{202f}\u{2013}0-9a!\n]){0,80}") {
            let mut end = 0;
            let mut total = 0;
            for (n, span) in spans(&text).enumerate() {
                prop_assert!(span.start >= end && span.end > span.start);
                prop_assert!(text[span.clone()].chars().any(char::is_alphanumeric));
                prop_assert_eq!(nth_start(&text, n), Some(span.start));
                end = span.end;
                total += 1;
            }
            prop_assert_eq!(total, count(&text));
        }
    }
}
