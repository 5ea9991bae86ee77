//! In: where a fiche is gone through, and a piece of a text that is written there. Out: its pointer, and its bytes in the file.

use std::{cell::OnceCell, ops::Range};

use crate::model::document::{Document, Pointer, Step};

/// A place in a fiche while it is gone through; its pointer is made only where there is something to say.
pub(super) struct Place<'a> {
    pub(super) above: Option<&'a Place<'a>>,
    pub(super) step: Step<&'a str>,
    /// Index of its mark.
    pub(super) mark: usize,
}

impl Place<'_> {
    pub(super) fn pointer(&self) -> Pointer {
        let mut steps = Vec::new();
        let mut at = self;
        while let Some(above) = at.above {
            steps.push(match at.step {
                Step::Key(key) => Step::from(key),
                Step::Index(index) => Step::Index(index),
            });
            at = above;
        }
        steps.reverse();
        Pointer(steps)
    }
}

/// Where the bytes of a text stand in its source: both are read word by word, which folding keeps.
pub(super) struct Places<'a> {
    document: &'a Document,
    pub(super) at: &'a Pointer,
    text: &'a str,
    pieces: OnceCell<Pieces>,
}

/// Bytes at which the words of a text begin: in itself, and in the source.
struct Pieces {
    own: Vec<usize>,
    source: Vec<usize>,
    /// Of the value in the source.
    span: Range<usize>,
    quoted: bool,
}

impl<'a> Places<'a> {
    pub(super) fn new(document: &'a Document, at: &'a Pointer, text: &'a str) -> Self {
        Self {
            document,
            at,
            text,
            pieces: OnceCell::new(),
        }
    }

    /// Bytes of the source at which byte `start` of the text stands.
    pub(super) fn locate(&self, start: usize, length: usize) -> Range<usize> {
        let Pieces {
            own,
            source,
            span,
            quoted,
        } = self.pieces.get_or_init(|| self.pieces());
        let start = self.text.floor_char_boundary(start.min(self.text.len()));
        let before = own.partition_point(|piece| *piece < start);
        // The word that `start` lies in, and how far in.
        let inside = self.text[..start].ends_with(|c: char| !c.is_whitespace());
        let (nth, inside) = match before.checked_sub(1).filter(|_| inside) {
            Some(nth) => (nth, start - own[nth]),
            None => (before, 0),
        };
        let Some(piece) = source.get(nth) else {
            return span.clone();
        };
        let from = piece + usize::from(nth == 0 && *quoted) + inside;
        from..(from + length).min(span.end.max(from))
    }

    fn pieces(&self) -> Pieces {
        let span = self.document.span(self.at);
        let raw = self.document.source.written(&span);
        // `|`, `>-`, `|2 # note`: a table's first line begins with a bar too.
        let mark = |line: &str| {
            line.trim_start_matches(['+', '-'])
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .trim()
                .to_owned()
        };
        let is_header = |line: &str| {
            line.strip_prefix(['|', '>'])
                .map(mark)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
        };
        let header = raw
            .split_inclusive('\n')
            .next()
            .filter(|line| is_header(line))
            .map_or(0, str::len);
        let starts = |text: &str, from: usize| {
            let at = |piece: &str| from + (piece.as_ptr() as usize - text.as_ptr() as usize);
            text.split_whitespace().map(at).collect()
        };
        Pieces {
            own: starts(self.text, 0),
            source: starts(&raw[header..], span.start + header),
            quoted: raw.starts_with(['"', '\'']),
            span,
        }
    }
}
