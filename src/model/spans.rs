//! In: a document. Out: where its answers, their names, dashes, commas and remarks stand, byte by byte.
//!
//! What a merge and an edit both look for in a text.

use serde_json::Value;

use crate::model::document::{Document, Mark};

/// A text with the marks of its values.
#[derive(Debug, Clone, Copy)]
pub struct Spans<'d> {
    /// The text.
    pub text: &'d str,
    marks: &'d [Mark],
}

impl<'d> Spans<'d> {
    /// Those of a document.
    #[must_use]
    pub fn of(document: &'d Document) -> Self {
        Self {
            text: document.source.text.as_str(),
            marks: document.marks(),
        }
    }

    /// First byte of a mark.
    #[must_use]
    pub fn start(&self, at: usize) -> Option<usize> {
        Some(self.marks.get(at)?.start as usize)
    }

    /// Byte behind a mark, without blanks.
    #[must_use]
    pub fn end(&self, at: usize) -> Option<usize> {
        let mark = self.marks.get(at)?;
        let (start, end) = (mark.start as usize, mark.end as usize);
        Some(start + self.text.get(start..end)?.trim_end().len())
    }

    /// The mark behind a value and all that it holds.
    #[must_use]
    pub fn next(&self, at: usize) -> Option<usize> {
        Some(self.marks.get(at)?.next as usize)
    }

    /// First byte of the line of a byte.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.text[..byte].rfind('\n').map_or(0, |at| at + 1)
    }

    /// First byte of the line after that of a byte.
    #[must_use]
    pub fn after_line(&self, byte: usize) -> usize {
        self.text[byte..]
            .find('\n')
            .map_or(self.text.len(), |at| byte + at + 1)
    }

    /// Whether a value stands between brackets.
    #[must_use]
    pub fn is_flow(&self, value: &Value, at: usize) -> bool {
        let open = if value.is_array() { '[' } else { '{' };
        (value.is_array() || value.is_object())
            && self
                .start(at)
                .and_then(|start| self.text.get(start..))
                .is_some_and(|text| text.starts_with(open))
    }

    /// Byte behind a value; `named` is the byte behind its colon or dash, or where it should begin.
    #[must_use]
    pub fn behind(&self, value: &Value, at: usize, named: usize) -> Option<usize> {
        if self.is_empty(value, at) {
            return Some(named);
        }
        let Some(parts) = parts(value) else {
            return self.nothing_below(value, named).or_else(|| self.end(at));
        };
        let (flow, start) = (self.is_flow(value, at), self.start(at)?);
        let (mut mark, mut end) = (at + 1, start + 1);
        let last = parts.len().saturating_sub(1);
        for (nth, (key, below)) in parts.into_iter().enumerate() {
            let node = if key.is_some() { mark + 1 } else { mark };
            if nth == last {
                let named = match key {
                    Some(_) => {
                        let end = self.end(mark)?;
                        self.colon(end).unwrap_or(end)
                    }
                    None => self.start(node)?,
                };
                end = self.behind(below, node, named)?;
            }
            mark = self.next(node)?;
        }
        if !flow {
            return Some(end);
        }
        let from = if value.as_object().is_some_and(|map| map.is_empty())
            || value.as_array().is_some_and(Vec::is_empty)
        {
            end
        } else {
            self.gap(end)?.end
        };
        let close = if value.is_array() { ']' } else { '}' };
        Some(from + self.closer(from, close)? + 1)
    }

    /// Byte behind `|` with nothing below it, for which the parser names the place of what comes next; a line of blanks belongs to it.
    fn nothing_below(&self, value: &Value, named: usize) -> Option<usize> {
        let text = value.as_str().filter(|text| text.trim().is_empty())?;
        let rest = self.text.get(named..)?;
        let mut lines = rest.split_inclusive('\n');
        let head = lines.next()?;
        head.trim_start().starts_with(['|', '>']).then_some(())?;
        let mut end = named + head.trim_end().len();
        let below = lines.next().unwrap_or_default();
        let bare = below.trim_end_matches(['\n', '\r']);
        if text.is_empty() && !bare.is_empty() && bare.trim_matches(' ').is_empty() {
            end = named + head.len() + bare.len();
        }
        Some(end)
    }

    /// The dash of the next item: the first that begins a line, remarks passed over.
    #[must_use]
    pub fn dash(&self, from: usize, here: bool) -> Option<usize> {
        let is_dash = |byte: usize| {
            let rest = &self.text[byte..];
            rest.starts_with('-') && !rest[1..].starts_with(|c: char| !c.is_whitespace())
        };
        let mut at = from;
        loop {
            let line = self.text.get(at..)?;
            let byte = at + line.len() - line.trim_start_matches(' ').len();
            if is_dash(byte) {
                return Some(byte);
            }
            let rest = self.text[byte..].lines().next()?.trim();
            if here || !(rest.is_empty() || rest.starts_with('#') || rest == "---") {
                return None;
            }
            at = self.after_line(byte);
        }
    }

    /// Byte behind the colon after a name.
    #[must_use]
    pub fn colon(&self, end: usize) -> Option<usize> {
        let rest = self.text.get(end..)?;
        let colon = rest.len() - rest.trim_start_matches(' ').len();
        rest[colon..].starts_with(':').then_some(end + colon + 1)
    }

    /// First byte of what stands behind a name, or of an item itself, whose mark begins at `begin`; only blanks of the line are passed.
    #[must_use]
    pub fn first(&self, named: bool, mark: usize, begin: usize) -> Option<usize> {
        if !named {
            return Some(begin);
        }
        let end = self.end(mark)?;
        Some(self.colon(end).map_or(end, |colon| {
            let rest = &self.text[colon..];
            colon + rest.len() - rest.trim_start_matches(' ').len()
        }))
    }

    /// Whether nothing is written for a value.
    #[must_use]
    pub fn is_empty(&self, value: &Value, at: usize) -> bool {
        let said = self
            .start(at)
            .zip(self.end(at))
            .and_then(|(start, end)| self.text.get(start..end))
            .unwrap_or_default();
        value.is_null() && !matches!(said, "~" | "null" | "Null" | "NULL")
    }

    /// What stands behind an entry between brackets, up to the next one.
    #[must_use]
    pub fn gap(&self, from: usize) -> Option<Gap> {
        let rest = self.text.get(from..)?;
        let mut remark = false;
        let (mut at, mut comma) = (0, false);
        for (byte, c) in rest.char_indices() {
            at = byte;
            match c {
                '\n' => remark = false,
                _ if remark => {}
                '#' => remark = true,
                ',' => {
                    comma = true;
                    break;
                }
                ']' | '}' => break,
                c if c.is_whitespace() => {}
                _ => return None,
            }
        }
        let before = if comma {
            &rest[..at]
        } else {
            rest[..at].trim_end()
        };
        let mut text = before.to_owned();
        let mut end = from + before.len();
        if comma {
            end = from + at + 1;
            let rest = &self.text[end..];
            if rest.trim_start_matches([' ', '\t']).starts_with('#') {
                let line = rest.lines().next().unwrap_or_default();
                text.push_str(line);
                end += line.len();
            }
        }
        Some(Gap { text, end, comma })
    }

    /// Bytes up to the closing bracket.
    #[must_use]
    pub fn closer(&self, from: usize, close: char) -> Option<usize> {
        let mut remark = false;
        for (byte, c) in self.text.get(from..)?.char_indices() {
            match c {
                '\n' => remark = false,
                _ if remark => {}
                '#' => remark = true,
                c if c == close => return Some(byte),
                c if c.is_whitespace() => {}
                _ => return None,
            }
        }
        None
    }
}

/// What a map or a list holds, in its order, with the names.
#[must_use]
pub fn parts(value: &Value) -> Option<Vec<(Option<&String>, &Value)>> {
    match value {
        Value::Object(map) => Some(map.iter().map(|(key, below)| (Some(key), below)).collect()),
        Value::Array(list) => Some(list.iter().map(|below| (None, below)).collect()),
        _ => None,
    }
}

/// What stands between two entries in brackets.
#[derive(Debug)]
pub struct Gap {
    /// As it stands, with the remark behind the comma.
    pub text: String,
    /// Byte behind it.
    pub end: usize,
    /// Whether there is a comma.
    pub comma: bool,
}

/// The rest of a line, if it is blank or a remark.
#[must_use]
pub fn remark(rest: &str) -> Option<&str> {
    let rest = rest.trim_end();
    let bare = rest.trim_start();
    (bare.is_empty() || bare.starts_with('#') && rest.starts_with([' ', '\t'])).then_some(rest)
}
