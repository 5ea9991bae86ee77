//! In: the text of one file. Out: a [`Document`], or the reasons why it is none.
//!
//! The only reader of YAML in the program. YAML 1.2 core schema, one document, no aliases, no tags.

mod columns;
mod conflict;
mod line;
mod margins;
mod pitfalls;

use std::{borrow::Cow, collections::HashMap, ops::Range};

use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use serde_json::{Map, Number, Value};

pub use self::pitfalls::{ambiguous, is_apostrophe};
use crate::model::{
    diagnostic::{Argument, Message},
    document::{Document, Mark},
    source::Source,
};

/// What one file may hold (design §5).
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of a file.
    pub bytes: usize,
    /// Bytes of all fiches of a city, or of all networks, or of all events: a repository holds a text once that stands under a thousand names.
    pub folder: usize,
    /// Maps and lists within each other.
    pub depth: usize,
    /// Values, keys included.
    pub nodes: usize,
    /// Words of one text.
    pub words: usize,
    /// Findings shown in one run.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1 << 20,
            folder: 4 << 20,
            depth: 64,
            nodes: 100_000,
            words: 20_000,
            findings: 10_000,
        }
    }
}

/// Why a text cannot be read, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Rule it falls under: `syntax`, `duplicate-key` or `limit`.
    pub rule: &'static str,
    /// Bytes meant.
    pub span: Range<usize>,
    /// What is said.
    pub message: Message,
}

/// Reads a text; where it cannot, all the faults that can be told apart.
///
/// # Errors
/// The faults, each with its place, at least one.
pub fn parse(source: Source, limits: &Limits) -> Result<Document, (Source, Vec<Fault>)> {
    let faults = conflict::faults(&source.text);
    if !faults.is_empty() {
        return Err((source, faults));
    }
    match build(&source.text, limits) {
        Ok((value, marks)) => Ok(Document::new(source, value, marks)),
        Err(Broken::Faults(faults)) => Err((source, faults)),
        Err(Broken::Syntax { index, detail }) => {
            let faults = pitfalls::explain(&source, index, &detail, limits);
            Err((source, faults))
        }
    }
}

/// Reads a text that is right; of one that is not nothing is told, which spares the search for what is wrong with it.
#[must_use]
pub fn read(source: Source, limits: &Limits) -> Option<Document> {
    if !conflict::faults(&source.text).is_empty() {
        return None;
    }
    let (value, marks) = build(&source.text, limits).ok()?;
    Some(Document::new(source, value, marks))
}

/// Where the syntax of a text breaks, in characters, and what the parser says of it; nowhere if it can be read to its end or to a limit.
/// Nothing is kept of the text, which is several times as fast as to build it.
fn stop(text: &str, limits: &Limits) -> Option<(usize, String)> {
    let mut parser = Parser::new_from_str(text);
    let (mut depth, mut nodes, mut documents) = (0_usize, 0_usize, 0_usize);
    while let Some(event) = parser.next_event() {
        match event {
            Err(error) => return Some((error.marker().index(), error.info().to_owned())),
            Ok((Event::SequenceStart(..) | Event::MappingStart(..), _)) => depth += 1,
            Ok((Event::SequenceEnd | Event::MappingEnd, _)) => depth = depth.saturating_sub(1),
            Ok((Event::DocumentStart(_), _)) => documents += 1,
            Ok((Event::Alias(_), _)) => return None,
            Ok(_) => nodes += 1,
        }
        if depth > limits.depth || nodes > limits.nodes || documents > 1 {
            return None;
        }
    }
    None
}

enum Broken {
    Syntax { index: usize, detail: String },
    Faults(Vec<Fault>),
}

/// A map or list that is not closed yet.
struct Open {
    value: Value,
    mark: usize,
    key: Option<Key>,
    /// Bytes at which its keys stand; only of a map in which one stands twice.
    first: Option<HashMap<String, usize>>,
}

struct Key {
    name: String,
    /// Marks to take back if the key turns out to stand twice.
    from: usize,
    twice: bool,
}

fn build(text: &str, limits: &Limits) -> Result<(Value, Vec<Mark>), Broken> {
    // What is made here, as an edit is, is held to what is read from files.
    if text.len() > limits.bytes {
        let message = Message::new("limit-size")
            .with("size", text.len())
            .with("limit", limits.bytes);
        return Err(Broken::Faults(vec![Fault {
            rule: "limit",
            span: 0..0,
            message,
        }]));
    }
    let mut parser = Parser::new_from_str(text);
    let mut tree = Tree::new(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| Broken::Syntax {
            index: error.marker().index(),
            detail: error.info().to_owned(),
        })?;
        let stop = match event {
            Event::Scalar(text, style, _, tag) => {
                let quoted = tag.is_some() || style != ScalarStyle::Plain;
                let mark = tree.marks.len();
                tree.scalar(text, !quoted, &span);
                if matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) {
                    tree.close_quote(mark);
                }
                false
            }
            Event::SequenceStart(..) => tree.open(Value::Array(Vec::new()), &span, limits),
            Event::MappingStart(..) => tree.open(Value::Object(Map::new()), &span, limits),
            Event::SequenceEnd | Event::MappingEnd => {
                tree.close(&span);
                false
            }
            Event::Alias(_) => tree.refuse("limit", &span, Message::new("limit-alias")),
            Event::DocumentStart(_) => {
                tree.documents += 1;
                tree.documents > 1 && tree.refuse("limit", &span, Message::new("limit-documents"))
            }
            _ => false,
        };
        if stop {
            break;
        }
        if tree.marks.len() > limits.nodes {
            tree.refuse(
                "limit",
                &span,
                Message::new("limit-nodes").with("limit", limits.nodes),
            );
            break;
        }
    }
    if tree.faults.is_empty() {
        Ok((tree.root.unwrap_or(Value::Null), tree.marks))
    } else {
        Err(Broken::Faults(tree.faults))
    }
}

struct Tree<'a> {
    text: &'a str,
    cursor: Cursor<'a>,
    root: Option<Value>,
    stack: Vec<Open>,
    marks: Vec<Mark>,
    faults: Vec<Fault>,
    documents: usize,
    /// Bytes at which lines end; only of a text in which a key stands twice.
    lines: Option<Vec<usize>>,
}

impl<'a> Tree<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            cursor: Cursor::new(text),
            root: None,
            stack: Vec::new(),
            marks: Vec::with_capacity(64),
            faults: Vec::new(),
            documents: 0,
            lines: None,
        }
    }

    fn refuse(&mut self, rule: &'static str, span: &Span, message: Message) -> bool {
        let (start, end) = (
            self.cursor.byte(span.start.index()),
            self.cursor.byte(span.end.index()),
        );
        self.faults.push(Fault {
            rule,
            span: start..end.max(start),
            message,
        });
        true
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "files are limited far below 4 GiB"
    )]
    fn mark(&mut self, span: &Span, plain: bool) -> usize {
        let at = self.marks.len();
        let (start, end) = (
            self.cursor.byte(span.start.index()),
            self.cursor.byte(span.end.index()),
        );
        self.marks.push(Mark {
            start: start as u32,
            end: end as u32,
            next: at as u32 + 1,
            plain,
        });
        at
    }

    /// Ends a mark with its closing quote: the parser's goes on over the blanks and the remark behind it.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "files are limited far below 4 GiB"
    )]
    fn close_quote(&mut self, mark: usize) {
        let Some(mark) = self.marks.get_mut(mark) else {
            return;
        };
        let written = &self.text.as_bytes()[mark.start as usize..mark.end as usize];
        let mut at = 1;
        let quote = written.first().copied().unwrap_or_default();
        while let Some(byte) = written.get(at) {
            match byte {
                b'\\' if quote == b'"' => at += 1,
                b'\'' if quote == b'\'' && written.get(at + 1) == Some(&b'\'') => at += 1,
                byte if *byte == quote => {
                    mark.end = mark.start + at as u32 + 1;
                    return;
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn scalar(&mut self, text: Cow<'_, str>, plain: bool, span: &Span) {
        let awaits_key = self
            .stack
            .last()
            .is_some_and(|open| open.value.is_object() && open.key.is_none());
        let at = self.mark(span, plain);
        if awaits_key {
            self.key(text.into_owned(), at, span);
        } else {
            let value = if plain {
                resolve(text)
            } else {
                Value::String(text.into_owned())
            };
            self.put(value);
        }
    }

    fn key(&mut self, name: String, from: usize, span: &Span) {
        let Some(open) = self.stack.last_mut() else {
            return;
        };
        let twice = open.value.get(&name).is_some();
        if twice {
            let message = Message::new("duplicate-key")
                .with("key", name.as_str())
                .with("line", self.line_of(&name));
            self.refuse("duplicate-key", span, message);
        }
        if let Some(open) = self.stack.last_mut() {
            open.key = Some(Key { name, from, twice });
        }
    }

    /// Line at which the key `name` of the innermost open map stands for the first time.
    fn line_of(&mut self, name: &str) -> usize {
        let Some(open) = self.stack.last_mut() else {
            return 1;
        };
        let first = open
            .first
            .get_or_insert_with(|| firsts(open.mark, &open.value, &self.marks));
        let byte = first.get(name).copied().unwrap_or_default();
        let text = self.text;
        let lines = self
            .lines
            .get_or_insert_with(|| text.match_indices('\n').map(|(at, _)| at).collect());
        lines.partition_point(|end| *end < byte) + 1
    }

    fn open(&mut self, value: Value, span: &Span, limits: &Limits) -> bool {
        if self.stack.len() >= limits.depth {
            return self.refuse(
                "limit",
                span,
                Message::new("limit-depth").with("limit", limits.depth),
            );
        }
        if self
            .stack
            .last()
            .is_some_and(|open| open.value.is_object() && open.key.is_none())
        {
            // A map or list as a key: no fiche has one.
            return self.refuse(
                "syntax",
                span,
                Message::new("syntax").with("detail", Argument::Message("syntax-of-key")),
            );
        }
        let mark = self.mark(span, false);
        self.stack.push(Open {
            value,
            mark,
            key: None,
            first: None,
        });
        false
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "files are limited far below 4 GiB"
    )]
    fn close(&mut self, span: &Span) {
        let Some(open) = self.stack.pop() else { return };
        let next = self.marks.len() as u32;
        let end = self
            .marks
            .last()
            .map_or(0, |mark| mark.end)
            .max(self.cursor.byte(span.end.index()) as u32);
        // A block ends where its last value does, not where the next one starts.
        let end = if open.mark + 1 == next as usize {
            end
        } else {
            self.marks.last().map_or(end, |mark| mark.end)
        };
        if let Some(mark) = self.marks.get_mut(open.mark) {
            mark.next = next;
            mark.end = end.max(mark.start);
        }
        self.put(open.value);
    }

    fn put(&mut self, value: Value) {
        match self.stack.last_mut() {
            None => self.root = Some(value),
            Some(open) => match &mut open.value {
                Value::Array(list) => list.push(value),
                Value::Object(map) => {
                    if let Some(key) = open.key.take() {
                        if key.twice {
                            self.marks.truncate(key.from);
                        } else {
                            if let Some(first) = &mut open.first {
                                first.insert(
                                    key.name.clone(),
                                    self.marks
                                        .get(key.from)
                                        .map_or(0, |mark| mark.start as usize),
                                );
                            }
                            map.insert(key.name, value);
                        }
                    }
                }
                _ => {}
            },
        }
    }
}

/// Bytes at which the keys of an open map stand.
fn firsts(map: usize, value: &Value, marks: &[Mark]) -> HashMap<String, usize> {
    let mut at = map + 1;
    let keys = value.as_object().into_iter().flat_map(Map::keys);
    keys.map_while(|key| {
        let mark = marks.get(at)?;
        at = marks.get(mark.next as usize)?.next as usize;
        Some((key.clone(), mark.start as usize))
    })
    .collect()
}

/// Turns the parser's positions, in characters, into bytes; they come nearly in order, so it walks from the last one.
struct Cursor<'a> {
    text: &'a [u8],
    ascii: bool,
    chars: usize,
    byte: usize,
}

/// Bytes counted at once.
const PIECE: usize = 64;

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text: text.as_bytes(),
            ascii: text.is_ascii(),
            chars: 0,
            byte: 0,
        }
    }

    fn byte(&mut self, chars: usize) -> usize {
        if self.ascii {
            return chars.min(self.text.len());
        }
        let inside = |byte: u8| byte & 0xC0 == 0x80;
        // Whole pieces at once, which the compiler turns into wide instructions.
        while self.chars + PIECE <= chars && self.byte + PIECE <= self.text.len() {
            let piece = &self.text[self.byte..self.byte + PIECE];
            self.chars += usize::from(
                piece
                    .iter()
                    .map(|byte| u8::from(!inside(*byte)))
                    .sum::<u8>(),
            );
            self.byte += PIECE;
        }
        while self.byte < self.text.len() && inside(self.text[self.byte]) {
            self.byte += 1;
        }
        while self.chars > chars {
            self.byte -= 1;
            if !inside(self.text[self.byte]) {
                self.chars -= 1;
            }
        }
        while self.chars < chars && self.byte < self.text.len() {
            self.byte += 1;
            while self.byte < self.text.len() && inside(self.text[self.byte]) {
                self.byte += 1;
            }
            self.chars += 1;
        }
        self.byte
    }
}

/// A plain scalar by the core schema of YAML 1.2 (§10.3.2).
fn resolve(text: Cow<'_, str>) -> Value {
    match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let first = text.as_bytes()[0];
    if (first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.'))
        && let Some(number) = number(&text)
    {
        return Value::Number(number);
    }
    Value::String(text.into_owned())
}

fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if let Some(hex) = text.strip_prefix("0x") {
        return u64::from_str_radix(hex, 16).ok().map(Number::from);
    }
    if let Some(octal) = text.strip_prefix("0o") {
        return u64::from_str_radix(octal, 8).ok().map(Number::from);
    }
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let text = text.strip_prefix('+').unwrap_or(text);
        if let Ok(number) = text.parse::<i64>() {
            return Some(number.into());
        }
        return text.parse::<f64>().ok().and_then(Number::from_f64);
    }
    let (mantissa, exponent) = digits
        .split_once(['e', 'E'])
        .map_or((digits, None), |(m, e)| (m, Some(e)));
    let whole = mantissa.bytes().filter(|byte| *byte != b'.');
    let float = mantissa.bytes().filter(|byte| *byte == b'.').count() <= 1
        && whole.clone().count() > 0
        && whole.clone().all(|byte| byte.is_ascii_digit())
        && exponent.is_none_or(|e| {
            let e = e.strip_prefix(['+', '-']).unwrap_or(e);
            !e.is_empty() && e.bytes().all(|byte| byte.is_ascii_digit())
        });
    if float {
        text.parse::<f64>().ok().and_then(Number::from_f64)
    } else {
        None
    }
}
