//! Plain text comes in, the number of its words and where each one lies go out.
//!
//! The rule ("mots R"), the same everywhere in the program: the text is split at every Unicode
//! space and at en and em dashes, and a piece counts only if it holds a letter or a digit.
//! Apostrophes and hyphens do not split. Groups of digits parted by one no-break space
//! (U+00A0 or U+202F) are one word. Markdown marks are to be removed beforehand.
//!
//! Chinese, Japanese, Thai, Lao, Khmer and Burmese put no space between words: there the dictionaries of ICU say where one ends,
//! or each character counts, as the edition has it.

use std::{ops::Range, sync::LazyLock};

use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};
use serde::Deserialize;

use crate::model::fold::is_segmented;

/// What is counted where words are not parted by spaces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Words, by a dictionary.
    #[default]
    Words,
    /// Characters.
    Characters,
}

/// Dictionaries of the scripts without spaces.
static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// How many words `text` holds.
#[must_use]
pub fn count(text: &str, unit: Unit) -> usize {
    spans(text, unit).count()
}

/// A bound on the number of words, never below [`count`] and much faster: one more than the bytes that could part words.
#[must_use]
pub fn at_most(text: &str) -> usize {
    // U+0085 and U+00A0 begin with C2, all other spaces, dashes and letters of scripts without spaces with E0 or more: such a letter
    // may be a word, and part two others.
    let parts =
        |byte: &u8| u8::from(matches!(byte, 9..=13 | b' ' | 0xC2)) + 2 * u8::from(*byte >= 0xE0);
    // Pieces whose sum fits a byte: the compiler then counts many bytes at once.
    1 + text
        .as_bytes()
        .chunks(127)
        .map(|piece| usize::from(piece.iter().map(parts).sum::<u8>()))
        .sum::<usize>()
}

/// The byte offset at which word number `n` (from 0) starts, if there are that many words.
///
/// The word past a limit of 500 is `nth_start(text, 500)`.
#[must_use]
pub fn nth_start(text: &str, n: usize, unit: Unit) -> Option<usize> {
    spans(text, unit).nth(n).map(|span| span.start)
}

/// The byte range of each word in order, with the punctuation stuck to it.
pub fn spans(text: &str, unit: Unit) -> impl Iterator<Item = Range<usize>> {
    Spans { text, at: 0 }.flat_map(move |span| {
        let word = &text[span.clone()];
        // Of most words a glance at their bytes tells that they are one.
        let parts = word.bytes().any(|byte| byte >= 0xE0) && word.contains(is_segmented);
        let (one, parts) = if parts {
            (None, segments(word, unit))
        } else {
            (Some(0..word.len()), Vec::new())
        };
        one.into_iter()
            .chain(parts)
            .map(move |part| span.start + part.start..span.start + part.end)
    })
}

/// Words of a run without spaces; what stands between letters of other scripts stays one word.
fn segments(run: &str, unit: Unit) -> Vec<Range<usize>> {
    let ends: Vec<usize> = match unit {
        Unit::Words => SEGMENTER.segment_str(run).filter(|end| *end > 0).collect(),
        Unit::Characters => run
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .collect(),
    };
    let (mut found, mut start, mut other) = (Vec::new(), 0, 0..0);
    let close = |other: &mut Range<usize>, next: usize, found: &mut Vec<Range<usize>>| {
        if run[other.clone()].contains(char::is_alphanumeric) {
            found.push(other.clone());
        }
        *other = next..next;
    };
    for end in ends {
        let piece = &run[start..end];
        if piece.contains(is_segmented) {
            close(&mut other, end, &mut found);
            if piece.contains(char::is_alphanumeric) {
                found.push(start..end);
            }
        } else {
            other.end = end;
        }
        start = end;
    }
    close(&mut other, run.len(), &mut found);
    found
}

struct Spans<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Spans<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let (mut start, mut next) = (self.at, self.at);
        let mut counts = false;
        let mut after_digit = false;
        while let Some(&byte) = bytes.get(next) {
            let here = next;
            // Most letters are of one byte, and need not be looked up.
            let (parts, word, digit) = if byte.is_ascii() {
                next += 1;
                (
                    matches!(byte, 9..=13 | b' '),
                    byte.is_ascii_alphanumeric(),
                    byte.is_ascii_digit(),
                )
            } else {
                let mut chars = self.text[here..].chars();
                let c = chars.next()?;
                next += c.len_utf8();
                let joins = after_digit
                    && matches!(c, '\u{a0}' | '\u{202f}')
                    && chars.next().is_some_and(char::is_numeric);
                if joins {
                    continue;
                }
                (is_separator(c), c.is_alphanumeric(), c.is_numeric())
            };
            if !parts {
                counts |= word;
                after_digit = digit;
                continue;
            }
            if counts {
                self.at = next;
                return Some(start..here);
            }
            start = next;
            after_digit = false;
        }
        self.at = self.text.len();
        counts.then_some(start..self.text.len())
    }
}

/// Whether a letter of more than one byte parts words.
fn is_separator(c: char) -> bool {
    matches!(c, '\u{2013}' | '\u{2014}') || c.is_whitespace()
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
            assert_eq!(count(text, Unit::Words), expected, "{text:?}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_counted_by_words_or_by_characters() {
        let counted = [
            "城市气候变化影响历史街区。",
            "東京都に住んでいます。",
            "ภาษาไทยภาษาไทย",
            "ພາສາລາວ",
            "ភាសាខ្មែរ",
            "မြန်မာဘာသာ",
            "2019年の計画",
            "한국어 문장",
            "Plan漢字plan et/ou",
        ]
        .map(|text| (count(text, Unit::Words), count(text, Unit::Characters)));
        assert_eq!(
            counted,
            [
                (7, 12),
                (7, 10),
                (4, 14),
                (2, 7),
                (1, 8),
                (1, 9),
                (4, 5),
                (2, 2),
                (4, 5)
            ]
        );
        for sentence in ["ខ្ញុំទៅសាលារៀន", "ကျွန်တော်ကျောင်းသွားသည်"]
        {
            assert!(count(sentence, Unit::Words) > 2, "{sentence}");
        }
    }

    #[test]
    fn spans_point_into_the_text() {
        let text = "« L’eau » – 10\u{202f}000 villes !";
        let words: Vec<_> = spans(text, Unit::Words).map(|span| &text[span]).collect();
        assert_eq!(words, ["L’eau", "10\u{202f}000", "villes"]);
        assert_eq!(nth_start(text, 2, Unit::Words), text.find("villes"));
        assert_eq!(nth_start(text, 3, Unit::Words), None);
    }

    proptest! {
        #[test]
        fn never_more_than_the_tokens(text in "(\\PC|[漢字のカร์ก။ \u{a0}\u{202f}\u{2013}\u{2014}0-9a!\n]){0,80}") {
            let tokens = text
                .split(|c: char| c.is_whitespace() || c == '–' || c == '—')
                .filter(|token| !token.is_empty())
                .count();
            let letters = text.chars().filter(|c| is_segmented(*c)).count();
            for unit in [Unit::Words, Unit::Characters] {
                prop_assert!(count(&text, unit) <= tokens + 2 * letters);
                prop_assert!(count(&text, unit) <= at_most(&text));
            }
        }

        #[test]
        fn every_span_is_a_word_in_order(text in "(\\PC|[ \u{a0}\u{202f}\u{2013}0-9a!\n]){0,80}") {
            let mut end = 0;
            let mut total = 0;
            for (n, span) in spans(&text, Unit::Words).enumerate() {
                prop_assert!(span.start >= end && span.end > span.start);
                prop_assert!(text[span.clone()].chars().any(char::is_alphanumeric));
                prop_assert_eq!(nth_start(&text, n, Unit::Words), Some(span.start));
                end = span.end;
                total += 1;
            }
            prop_assert_eq!(total, count(&text, Unit::Words));
        }
    }
}
