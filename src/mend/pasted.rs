//! In: a text whose lists and tables a page would run together. Out: the same as a block with `|`, with the marks of a list and a table.

use std::ops::Range;

use super::values::{Edit, Walk};
use crate::model::{
    document::{Mark, Pointer},
    markdown::{self, FaultKind},
    pasted,
};

impl Walk<'_> {
    /// Gives a text its lines back, and its lists and tables their marks.
    pub(super) fn pasted(&mut self, said: &str, at: &Pointer) {
        let source = &self.document.source.text;
        let span = self.document.span(at);
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mark = Mark {
            start: byte(span.start),
            end: byte(span.end),
            next: 0,
            plain: self.document.is_plain(at),
        };
        let joined =
            pasted::folded(source, &mark).is_some() || pasted::run_on(source, &mark).is_some();
        if !joined && plain(said.trim_end_matches('\n')).is_none() {
            return;
        }
        let sign = pasted::sign(source, span.start);
        let key = self.document.key_span(at);
        let row = source[..key.start].rfind('\n').map_or(0, |at| at + 1);
        let lead = &source[row..key.start];
        // A text between braces, or an item of a list of texts, is not one that people paste.
        if key == span || !lead.trim_matches([' ', '-']).is_empty() {
            return;
        }
        let lines: Option<Vec<&str>> = match (joined, sign) {
            (false, Some(_)) => Some(said.trim_end_matches('\n').split(BREAKS).collect()),
            _ => own(&source[span.clone()], sign.is_some()),
        };
        let Some(lines) = lines else {
            return;
        };
        let width = match sign.filter(|_| !joined) {
            Some(_) => column(source, span.start),
            None => lead.chars().count() + 2,
        };
        self.block(&lines.join("\n"), width, sign, &key, span);
    }

    /// Puts a text below its bar, in place of what stands there.
    fn block(
        &mut self,
        text: &str,
        width: usize,
        sign: Option<usize>,
        key: &Range<usize>,
        span: Range<usize>,
    ) {
        let source = &self.document.source.text;
        let end = self.ending();
        let pad = " ".repeat(width);
        let text = plain(text).unwrap_or_else(|| text.to_owned());
        let lines = text.split('\n').map(|line| match line.trim_end() {
            "" => String::new(),
            line => format!("{pad}{line}"),
        });
        let body = lines.collect::<Vec<_>>().join(end);
        if let Some(sign) = sign {
            let start = source[..span.start].rfind('\n').map_or(0, |at| at + 1);
            self.edits.push(Edit {
                span: sign..sign + 1,
                text: "|".to_owned(),
            });
            // Blanks behind the last line are none of its words.
            let rest = source[span.end..].lines().next().unwrap_or_default();
            let blank = if rest.trim().is_empty() {
                rest.len()
            } else {
                0
            };
            self.edits.push(Edit {
                span: start..span.end + blank,
                text: body,
            });
        } else if let Some(colon) = source[key.end..span.start].find(':') {
            // A remark behind the text, or below it as deep as it is, would be a part of it.
            let line = source[span.end..].lines().next().unwrap_or_default();
            let remark = line.trim();
            let behind = match remark {
                "" => String::new(),
                remark => format!(" {remark}"),
            };
            if !remark.is_empty() && !remark.starts_with("# ") {
                return;
            }
            let whole = key.end + colon + 1..span.end + line.len();
            self.outdented(whole.end, key.start);
            self.edits.push(Edit {
                span: whole,
                text: format!(" |{behind}{end}{body}"),
            });
        }
    }

    /// Moves the remarks right below a text to the column of its question.
    fn outdented(&mut self, end: usize, key: usize) {
        let source = &self.document.source.text;
        let margin = column(source, key);
        let mut at = end;
        while let Some(line) = source[at..].find('\n').map(|next| at + next + 1) {
            let text = source[line..].lines().next().unwrap_or_default();
            let body = text.trim_start_matches(' ');
            let deep = text.len() - body.len();
            if !body.is_empty() && !body.starts_with('#') {
                break;
            }
            if deep > margin && !body.is_empty() {
                self.edits.push(Edit {
                    span: line..line + deep - margin,
                    text: String::new(),
                });
            }
            at = line;
        }
    }
}

/// What ends a line: for YAML, and for a word processor alone.
const BREAKS: [char; 6] = ['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Lines of code that one text is relieved of at most.
const MOST: usize = 50;

/// A text with its own breaks, lists and tables, and without spaces that make code of its lines; `None` if it is so already.
fn plain(said: &str) -> Option<String> {
    let broken = said.contains(&BREAKS[1..]);
    let mut text = if broken {
        said.split(BREAKS)
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n")
    } else {
        said.to_owned()
    };
    if let Some(better) = pasted::mended(&text) {
        text = better;
    }
    for _ in 0..MOST {
        let Some(next) = outdented(&text) else {
            break;
        };
        text = next;
    }
    (text != said).then_some(text)
}

/// A text with the first of its lines that spaces make into code at the margin.
fn outdented(text: &str) -> Option<String> {
    if !text.contains("    ") {
        return None;
    }
    let faults = markdown::read(text).1;
    let at = faults
        .iter()
        .find(|fault| fault.kind == FaultKind::Code)?
        .at;
    let start = text[..at.min(text.len())]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let (before, rest) = text.split_at(start);
    let deep = |line: &&str| line.trim().is_empty() || line.starts_with("    ");
    let count = rest.split('\n').take_while(deep).count();
    if count == 0 {
        return None;
    }
    let lines = rest.split('\n').enumerate();
    let lines: Vec<&str> = lines
        .map(|(nth, line)| if nth < count { line.trim_start() } else { line })
        .collect();
    Some(format!("{before}{}", lines.join("\n")))
}

/// Column of a byte in its line.
pub(super) fn column(source: &str, at: usize) -> usize {
    let line = source[..at].rfind('\n').map_or(0, |at| at + 1);
    source[line..at].chars().count()
}

/// The lines of a text as they were typed, as far in as they stood beside each other; `None` if quotes hide some of it.
fn own(raw: &str, below: bool) -> Option<Vec<&str>> {
    let quote = raw
        .chars()
        .next()
        .filter(|c| !below && matches!(c, '"' | '\''));
    let raw = match quote {
        Some(mark) => {
            let inside = raw.strip_prefix(mark)?.strip_suffix(mark)?;
            if inside.contains([mark, '\\']) {
                return None;
            }
            inside
        }
        None => raw,
    };
    let least = raw
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let first = raw.lines().next().map(str::trim_end);
    let rest = raw.lines().skip(1);
    let rest = rest.map(|line| line.get(least..).unwrap_or_default().trim_end());
    Some(first.into_iter().chain(rest).collect())
}
