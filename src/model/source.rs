//! In: the bytes of one file. Out: its text with positions that people can read (line, column, excerpt).
//!
//! Offsets are bytes; lines and columns are counted only where there is a finding.

use std::{ops::Range, sync::OnceLock};

/// One file of the programme before it is read as YAML.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path relative to the programme, with `/`.
    pub path: String,
    /// UTF-8 text without byte order mark.
    pub text: String,
    /// Where lines and characters stand, found once: ten thousand faults must not cost ten thousand walks over the text.
    blocks: OnceLock<Vec<Block>>,
}

/// What is known of the text before every [`BLOCK`] bytes.
#[derive(Debug, Clone, Copy)]
struct Block {
    /// Ends of lines before it.
    lines: usize,
    /// First byte of the line that it begins in.
    start: usize,
    /// Characters before it that begin before it.
    chars: usize,
}

/// Bytes between two places that are known.
const BLOCK: usize = 512;

/// A cut of a source: a few whole lines, and what is meant in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Number of the first line of `text`, from 1.
    pub first_line: usize,
    /// Whole lines, without the last line end.
    pub text: String,
    /// Bytes of `text` that are meant.
    pub span: Range<usize>,
}

/// Longest excerpt line, in bytes; a longer one is cut round the place meant.
const WIDEST: usize = 240;

impl Source {
    /// A file's text and where it was read.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            blocks: OnceLock::new(),
        }
    }

    /// Line and column (both from 1, column in characters) of a byte offset.
    #[must_use]
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let byte = self.text.floor_char_boundary(byte);
        let (at, start) = (self.before(byte), self.line_start(byte));
        (at.lines + 1, at.chars - self.before(start).chars + 1)
    }

    /// First byte of the line that holds a byte.
    fn line_start(&self, byte: usize) -> usize {
        self.before(byte).start
    }

    /// What stands before a byte at which a character begins.
    fn before(&self, byte: usize) -> Block {
        let blocks = self.blocks.get_or_init(|| blocks(self.text.as_bytes()));
        let known = blocks.get(byte / BLOCK).copied().unwrap_or(Block {
            lines: 0,
            start: 0,
            chars: 0,
        });
        let from = byte / BLOCK * BLOCK;
        known.after(from, &self.text.as_bytes()[from..byte])
    }

    /// The part of a span that lies on its first line: the whole of a long one would drown the place.
    #[must_use]
    pub fn first_line(&self, span: Range<usize>) -> Range<usize> {
        let line = self
            .text
            .get(span.clone())
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default();
        span.start..span.start + line.trim_end().len()
    }

    /// What stands at a place, as it is written; nothing where there is no such place.
    #[must_use]
    pub fn written(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The line that holds `span`'s start, with the part of the span that lies on it.
    #[must_use]
    pub fn excerpt(&self, span: &Range<usize>) -> Excerpt {
        let start = self.text.floor_char_boundary(span.start);
        self.cut(self.before(start).lines + 1, span)
    }

    /// The same where the number of the line is known.
    #[must_use]
    pub fn cut(&self, line: usize, span: &Range<usize>) -> Excerpt {
        let start = self.text.floor_char_boundary(span.start);
        let from = self.line_start(start);
        // Of a line that goes on for longer than is shown its end is not looked for.
        let far = self
            .text
            .floor_char_boundary((start + 2 * WIDEST).min(self.text.len()));
        let to = self.text[start..far]
            .find('\n')
            .map_or(far, |at| start + at);
        let to = from + self.text[from..to].trim_end_matches('\r').len();
        let start = start.min(to);
        let end = self.text.floor_char_boundary(span.end.clamp(start, to));
        let (from, to) = if to - from > WIDEST {
            let low = self
                .text
                .floor_char_boundary(start.saturating_sub(WIDEST / 3).max(from));
            let high = self.text.floor_char_boundary((low + WIDEST).min(to));
            (low, high)
        } else {
            (from, to)
        };
        let end = end.clamp(start, to.max(start));
        Excerpt {
            first_line: line,
            text: self.text[from..to].to_owned(),
            span: start - from..end - from,
        }
    }
}

impl Excerpt {
    /// Whether it surely is the line from end to end, if it begins where the line does.
    #[must_use]
    pub fn is_whole_line(&self) -> bool {
        // A cut line is at most three bytes, a part of a character, shorter than the widest.
        self.text.len() + 3 < WIDEST
    }
}

impl Block {
    /// What is known behind some bytes more, the first of them at `from`.
    fn after(self, from: usize, bytes: &[u8]) -> Self {
        let start = memchr::memrchr(b'\n', bytes).map_or(self.start, |at| from + at + 1);
        Self {
            lines: self.lines + count(bytes, |byte| byte == b'\n'),
            start,
            chars: self.chars + count(bytes, |byte| byte & 0xC0 != 0x80),
        }
    }
}

fn blocks(text: &[u8]) -> Vec<Block> {
    let mut at = Block {
        lines: 0,
        start: 0,
        chars: 0,
    };
    let mut blocks = vec![at];
    for (nth, piece) in text.chunks(BLOCK).enumerate() {
        at = at.after(nth * BLOCK, piece);
        blocks.push(at);
    }
    blocks
}

/// Bytes of a sort, in pieces whose sum fits a byte: the compiler then counts many at once.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    bytes
        .chunks(255)
        .map(|piece| usize::from(piece.iter().map(|byte| u8::from(is(*byte))).sum::<u8>()))
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_place_is_what_counting_from_the_start_gives(text in "([a-z]{0,40}|é|漢|𝄞|\n|\r\n){0,80}", wide in 1..40_usize, part in 0.0..1.0_f64) {
            let text = text.repeat(wide);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a length")]
            let byte = text.floor_char_boundary((text.len() as f64 * part) as usize);
            let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
            let counted = (text[..byte].matches('\n').count() + 1, text[start..byte].chars().count() + 1);
            let source = Source::new("x", text.as_str());
            prop_assert_eq!(source.position(byte), counted);
            let cut = source.excerpt(&(byte..byte));
            prop_assert_eq!(cut.first_line, counted.0);
            prop_assert!(cut.text.len() <= WIDEST && !cut.text.contains('\n') && text[start..].contains(&cut.text));
        }
    }
}
