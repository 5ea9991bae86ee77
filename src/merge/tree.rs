//! In: a document. Out: its answers as a tree of pieces of its text, so that pieces of several versions can be put together.
//!
//! Every byte of the text is in one piece: the lines above an answer, its name, what it says, the remark behind it. What has a form
//! that is not known here is one piece as it stands.

use serde_json::Value;

use crate::model::{
    document::Document,
    spans::{Gap, Spans, parts, remark},
};

/// Which of two versions is meant where both stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Ours,
    Theirs,
}

/// An answer behind its name, or an item of a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Blank lines and remarks above it as they stand; between brackets what stands before it.
    pub(super) lead: Vec<String>,
    /// Name of the answer; none for an item.
    pub(super) key: Option<String>,
    /// The name as it is written, or the dash, with what stands between it and the value.
    pub(super) head: String,
    /// Remark on its line with the blanks before it; between brackets what stands behind it.
    pub(super) remark: String,
    pub(super) node: Node,
    /// Column at which it stands.
    pub(super) column: usize,
    /// Between brackets.
    pub(super) flow: bool,
}

/// One entry, or what two versions have in its place; none where one has nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Slot {
    One(Entry),
    Split(Option<Box<Entry>>, Option<Box<Entry>>),
}

/// A value with its text. Lines after the first begin at the column of the entry.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Text {
        raw: String,
        value: Value,
    },
    /// Entries on lines of their own.
    Block {
        list: bool,
        /// Columns that they are further in than what they belong to.
        inner: usize,
        /// Whether the first one stands on the line of the dash.
        compact: bool,
        slots: Vec<Slot>,
    },
    /// Entries between brackets.
    Flow {
        list: bool,
        close: String,
        /// Whether a comma follows the last.
        comma: bool,
        slots: Vec<Slot>,
    },
    /// Two versions.
    Split(Box<Node>, Box<Node>),
}

/// A whole text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tree {
    pub(super) root: Node,
    /// What stands behind the last answer.
    pub(super) tail: Vec<String>,
}

impl Slot {
    /// The entry that a side has here.
    pub(super) fn of(&self, side: Side) -> Option<&Entry> {
        match (self, side) {
            (Self::One(entry), _) => Some(entry),
            (Self::Split(ours, _), Side::Ours) => ours.as_deref(),
            (Self::Split(_, theirs), Side::Theirs) => theirs.as_deref(),
        }
    }

    fn is_split(&self) -> bool {
        match self {
            Self::One(entry) => entry.node.is_split(),
            Self::Split(..) => true,
        }
    }
}

impl Node {
    /// What a side says.
    pub(super) fn value(&self, side: Side) -> Value {
        match self {
            Self::Text { value, .. } => value.clone(),
            Self::Split(ours, _) if side == Side::Ours => ours.value(side),
            Self::Split(_, theirs) => theirs.value(side),
            Self::Block { list, slots, .. } | Self::Flow { list, slots, .. } => {
                let entries = slots.iter().filter_map(|slot| slot.of(side));
                if *list {
                    Value::Array(entries.map(|entry| entry.node.value(side)).collect())
                } else {
                    let pair = |entry: &Entry| Some((entry.key.clone()?, entry.node.value(side)));
                    Value::Object(entries.filter_map(pair).collect())
                }
            }
        }
    }

    /// Its entries, and whether they are items of a list.
    pub(super) fn slots(&self) -> Option<(bool, &[Slot])> {
        match self {
            Self::Block { list, slots, .. } | Self::Flow { list, slots, .. } => {
                Some((*list, slots))
            }
            _ => None,
        }
    }

    /// Whether two versions stand somewhere in it.
    pub(super) fn is_split(&self) -> bool {
        matches!(self, Self::Split(..))
            || self
                .slots()
                .is_some_and(|(_, slots)| slots.iter().any(Slot::is_split))
    }

    /// It as one side has it.
    pub(super) fn resolved(&self, side: Side) -> Self {
        let one = |slot: &Slot| {
            let entry = slot.of(side)?;
            Some(Slot::One(Entry {
                node: entry.node.resolved(side),
                ..entry.clone()
            }))
        };
        let mut node = match (self, side) {
            (Self::Split(ours, _), Side::Ours) => return ours.resolved(side),
            (Self::Split(_, theirs), Side::Theirs) => return theirs.resolved(side),
            (node, _) => node.clone(),
        };
        if let Self::Block { slots, .. } | Self::Flow { slots, .. } = &mut node {
            *slots = slots.iter().filter_map(one).collect();
        }
        node
    }
}

impl Tree {
    /// The tree of a document whose lines end with `\n` alone.
    pub(super) fn of(document: &Document) -> Self {
        let text = document.source.text.as_str();
        let reader = Reader {
            text,
            spans: Spans::of(document),
        };
        let whole = |raw: &str| Node::Text {
            raw: raw.to_owned(),
            value: document.value.clone(),
        };
        // A fiche without answers.
        if document.value.is_null()
            && lines(text)
                .iter()
                .all(|line| remark(&format!(" {line}")).is_some())
        {
            let root = Node::Block {
                list: false,
                inner: 0,
                compact: false,
                slots: Vec::new(),
            };
            return Self {
                root,
                tail: lines(text),
            };
        }
        let block = reader
            .block(&document.value, 0, 0, 0, false)
            .filter(|_| !reader.spans.is_flow(&document.value, 0));
        match block {
            Some((root, end)) => Self {
                root,
                tail: lines(&text[reader.spans.after_line(end)..]),
            },
            None => Self {
                root: whole(text),
                tail: Vec::new(),
            },
        }
    }
}

struct Reader<'d> {
    text: &'d str,
    spans: Spans<'d>,
}

/// A value that was read, and the byte behind it.
type Read = (Node, usize);

impl Reader<'_> {
    /// Entries on lines of their own, from a byte on; `compact` if the first stands where that byte is.
    fn block(
        &self,
        value: &Value,
        at: usize,
        from: usize,
        column: usize,
        compact: bool,
    ) -> Option<Read> {
        let (mut mark, mut region, mut end, mut slots) = (at + 1, from, from, Vec::new());
        let mut inner = None;
        for (nth, (key, below)) in parts(value)?.into_iter().enumerate() {
            let begin = match key {
                Some(_) => self.spans.start(mark)?,
                None => self.spans.dash(region, compact && nth == 0)?,
            };
            let line = if compact && nth == 0 {
                begin
            } else {
                self.spans.line(begin)
            };
            let own = begin - self.spans.line(begin);
            let lead = lines(self.text.get(region..line)?);
            let blank = |text: &str| text.bytes().all(|byte| byte == b' ');
            let odd = |line: &String| {
                let line = line.trim();
                !(line.is_empty() || line.starts_with('#') || at == 0 && nth == 0)
            };
            if *inner.get_or_insert(own) != own
                || !blank(&self.text[line..begin])
                || lead.iter().any(odd)
            {
                return None;
            }
            let node = if key.is_some() { mark + 1 } else { mark };
            let (mut entry, stop) = self.entry(key, below, mark, begin, own)?;
            entry.lead = lead;
            slots.push(Slot::One(entry));
            end = stop;
            region = self.spans.after_line(end);
            mark = self.spans.next(node)?;
        }
        let inner = inner?.checked_sub(column)?;
        let list = value.is_array();
        let node = Node::Block {
            list,
            inner,
            compact,
            slots,
        };
        Some((node, end))
    }

    /// An entry of a block without what stands above it, and the byte behind its value.
    fn entry(
        &self,
        key: Option<&String>,
        value: &Value,
        mark: usize,
        begin: usize,
        column: usize,
    ) -> Option<(Entry, usize)> {
        let (named, node) = match key {
            Some(_) => (self.spans.colon(self.spans.end(mark)?)?, mark + 1),
            None => (begin + 1, mark),
        };
        let made = |head: &str, remark: &str, node: Node| Entry {
            lead: Vec::new(),
            key: key.cloned(),
            head: head.to_owned(),
            remark: remark.to_owned(),
            node,
            column,
            flow: false,
        };
        let head = |to: usize| self.text.get(begin..to);
        let start = self.spans.start(node)?;
        let line = self.text[named..].lines().next().unwrap_or_default();
        let is_below = remark(line).is_some() && start > named + line.len();
        if !self.spans.is_flow(value, node) && (value.is_object() || value.is_array()) {
            if is_below {
                let region = self.spans.after_line(named);
                let (below, end) = self.block(value, node, region, column, false)?;
                return Some((made(head(named)?, remark(line)?, below), end));
            }
            let first = named + line.len() - line.trim_start_matches(' ').len();
            let (below, end) = self
                .block(value, node, first, column, true)
                .filter(|_| key.is_none())?;
            return Some((made(head(first)?, "", below), end));
        }
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let (first, read) = if self.spans.is_empty(value, node) {
            (named, (nothing(), named))
        } else {
            let first = if is_below { named } else { named + blanks };
            (first, self.inline(value, node, first, column)?)
        };
        let (mut node, end) = read;
        let rest = self.text[end..].lines().next().unwrap_or_default();
        let mut behind = remark(rest)?.to_owned();
        if let Node::Text { raw, .. } = &mut node
            && raw.starts_with(['|', '>'])
        {
            let (line, below) = raw.split_once('\n')?;
            let sign = line.len() - line.trim_start_matches(['|', '>', '+', '-']).len();
            behind = remark(&line[sign..])?.to_owned();
            *raw = format!("{}\n{below}", &line[..sign]);
        }
        Some((made(head(first)?, &behind, node), end))
    }

    /// A value that begins at a byte and is no block.
    fn inline(&self, value: &Value, at: usize, first: usize, column: usize) -> Option<Read> {
        if self.spans.is_flow(value, at) {
            // What stands before the bracket, a tag or another line, is left alone.
            return (self.spans.start(at)? == first).then(|| self.flow(value, at, column))?;
        }
        if value.is_object() || value.is_array() {
            return None;
        }
        let end = self.spans.behind(value, at, first)?;
        let raw = shifted(self.text.get(first..end)?, column);
        // A remark before a text on the next line has no place in it.
        let read = raw.trim_start();
        (!read.starts_with('#')).then(|| {
            (
                Node::Text {
                    raw,
                    value: value.clone(),
                },
                end,
            )
        })
    }

    /// Entries between brackets.
    fn flow(&self, value: &Value, at: usize, column: usize) -> Option<Read> {
        let list = value.is_array();
        let (mut from, mut mark, mut slots) = (self.spans.start(at)? + 1, at + 1, Vec::new());
        let mut comma = false;
        for (key, below) in parts(value)? {
            let node = if key.is_some() { mark + 1 } else { mark };
            let (entry, gap) = self.flow_entry(key, below, mark, from, column)?;
            slots.push(Slot::One(entry));
            comma = gap.comma;
            from = gap.end;
            mark = self.spans.next(node)?;
        }
        let close = if list { ']' } else { '}' };
        let end = from + self.spans.closer(from, close)?;
        let node = Node::Flow {
            list,
            close: shifted(&self.text[from..end], column),
            comma,
            slots,
        };
        Some((node, end + 1))
    }

    /// An entry between brackets, and what stands behind it; `from` is the byte behind the one before.
    fn flow_entry(
        &self,
        key: Option<&String>,
        value: &Value,
        mark: usize,
        from: usize,
        column: usize,
    ) -> Option<(Entry, Gap)> {
        let node = if key.is_some() { mark + 1 } else { mark };
        let begin = self.spans.start(mark)?;
        let first = self.spans.first(key.is_some(), mark, begin)?;
        let (read, end) = if self.spans.is_empty(value, node) {
            (nothing(), first)
        } else {
            self.inline(value, node, first, column)?
        };
        let gap = self.spans.gap(end)?;
        let entry = Entry {
            lead: vec![shifted(self.text.get(from..begin)?, column)],
            key: key.cloned(),
            head: self.text.get(begin..first)?.to_owned(),
            remark: shifted(&gap.text, column),
            node: read,
            column,
            flow: true,
        };
        Some((entry, gap))
    }
}

/// A value for which nothing is written.
fn nothing() -> Node {
    Node::Text {
        raw: String::new(),
        value: Value::Null,
    }
}

/// A text whose lines after the first begin so many columns less far in.
fn shifted(text: &str, column: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let less = if at == 0 { 0 } else { blanks.min(column) };
        if at > 0 {
            out.push('\n');
        }
        out.push_str(&line[less..]);
    }
    out
}

/// Lines of a text, without their ends.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Remarks above an entry and behind it.
pub(super) fn own_remarks(entry: &Entry) -> impl Iterator<Item = String> {
    let pieces = entry.lead.iter().chain([&entry.remark]);
    pieces.flat_map(|piece| said(piece)).map(str::to_owned)
}

/// Remarks in a piece that holds nothing else but blanks and commas.
pub(super) fn said(piece: &str) -> impl Iterator<Item = &str> {
    piece
        .lines()
        .filter_map(|line| Some(line[line.find('#')?..].trim()))
}

/// Remarks in an entry and below it, in any order.
pub(super) fn remarks(entry: &Entry, out: &mut Vec<String>) {
    out.extend(own_remarks(entry));
    if let Some((_, slots)) = entry.node.slots() {
        slots
            .iter()
            .filter_map(|slot| slot.of(Side::Ours))
            .for_each(|entry| remarks(entry, out));
    }
}
