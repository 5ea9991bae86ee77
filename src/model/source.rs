//! In: the bytes of one file. Out: its text with positions that people can read (line, column, excerpt).
//!
//! The parser counts in characters; offsets here are bytes. The turn is made only where there is a finding.

use std::ops::Range;

/// One file of the programme before it is read as YAML.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path relative to the programme, with `/`.
    pub path: String,
    /// UTF-8 text without byte order mark.
    pub text: String,
}

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
    /// Byte offset of character number `index` (from 0), or the end of the text.
    #[must_use]
    pub fn byte_of(&self, index: usize) -> usize {
        self.text.char_indices().nth(index).map_or(self.text.len(), |(byte, _)| byte)
    }

    /// Line and column (both from 1, column in characters) of a byte offset.
    #[must_use]
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let byte = self.text.floor_char_boundary(byte);
        let before = &self.text[..byte];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (lines(before) + 1, before[start..].chars().count() + 1)
    }

    /// The part of a span that lies on its first line: the whole of a long one would drown the place.
    #[must_use]
    pub fn first_line(&self, span: Range<usize>) -> Range<usize> {
        let line = self.text.get(span.clone()).unwrap_or_default().lines().next().unwrap_or_default();
        span.start..span.start + line.trim_end().len()
    }

    /// The line that holds `span`'s start, with the part of the span that lies on it.
    #[must_use]
    pub fn excerpt(&self, span: &Range<usize>) -> Excerpt {
        let start = self.text.floor_char_boundary(span.start);
        self.cut(lines(&self.text[..start]) + 1, span)
    }

    /// The same where the number of the line is known.
    #[must_use]
    pub fn cut(&self, line: usize, span: &Range<usize>) -> Excerpt {
        let start = self.text.floor_char_boundary(span.start);
        let from = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let to = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        let to = from + self.text[from..to].trim_end_matches('\r').len();
        let start = start.min(to);
        let end = self.text.floor_char_boundary(span.end.clamp(start, to));
        let (from, to) = if to - from > WIDEST {
            let low = self.text.floor_char_boundary(start.saturating_sub(WIDEST / 3).max(from));
            let high = self.text.floor_char_boundary((low + WIDEST).min(to));
            (low, high)
        } else {
            (from, to)
        };
        let end = end.clamp(start, to.max(start));
        Excerpt { first_line: line, text: self.text[from..to].to_owned(), span: start - from..end - from }
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

/// Ends of lines: a file of ten thousand faults is counted ten thousand times.
fn lines(text: &str) -> usize {
    // Pieces whose sum fits a byte: the compiler then counts many bytes at once.
    text.as_bytes().chunks(255).map(|piece| usize::from(piece.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>())).sum()
}
