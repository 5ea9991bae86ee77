//! In: a document. Out: its lines, each as far in as its place asks for.

use serde_json::Value;

use super::scalars::{Leaf, Places, Style};
use crate::model::document::Document;

/// Characters that a line of a folded text has at most, if its words allow it.
const WIDTH: usize = 100;

/// The lines of a text, and what each of them is a part of.
#[derive(Debug)]
pub(super) struct Rows<'d> {
    pub(super) lines: Vec<&'d str>,
    /// First byte of each line.
    pub(super) starts: Vec<usize>,
    /// Lines of a text below `|` or `>`.
    pub(super) in_block: Vec<bool>,
    /// Lines on which a value goes on that began above.
    goes_on: Vec<bool>,
}

impl<'d> Rows<'d> {
    pub(super) fn of(document: &'d Document, places: &Places<'_>) -> Self {
        let text = document.source.text.as_str();
        let lines: Vec<&str> = text.split('\n').collect();
        let starts: Vec<usize> = lines
            .iter()
            .scan(0, |at, line| {
                let start = *at;
                *at += line.len() + 1;
                Some(start)
            })
            .collect();
        let row = |byte: usize| {
            starts
                .partition_point(|start| *start <= byte)
                .saturating_sub(1)
        };
        let (mut in_block, mut goes_on) = (vec![false; lines.len()], vec![false; lines.len()]);
        for leaf in places
            .leaves
            .values()
            .filter(|leaf| matches!(leaf.style, Style::Plain | Style::Quoted | Style::Flow))
        {
            let end = if leaf.style == Style::Flow {
                closed(text, leaf)
            } else {
                leaf.end
            };
            let (first, last) = (row(leaf.start), row(end.saturating_sub(1).max(leaf.start)));
            goes_on[(first + 1).min(last + 1)..=last].fill(true);
        }
        let mut rows = Self {
            lines,
            starts,
            in_block: Vec::new(),
            goes_on,
        };
        let mut at = 0;
        while at < rows.lines.len() {
            let tokens = if rows.goes_on[at] {
                None
            } else {
                Tokens::of(&rows, places, at)
            };
            at += 1;
            let Some(tokens) = tokens.filter(|tokens| header(tokens.rest).is_some()) else {
                continue;
            };
            let own = tokens.owner();
            let end = rows.below(at, own);
            in_block[at..end].fill(true);
            at = end;
        }
        rows.in_block = in_block;
        rows
    }

    /// The line after the last one that is blank or further in than a column; blank lines at its end are not counted.
    fn below(&self, from: usize, column: usize) -> usize {
        let inside = |line: &&str| line.trim_matches(' ').is_empty() || lead(line) > column;
        let count = self.lines[from..]
            .iter()
            .take_while(|line| inside(line))
            .count();
        let blank = self.lines[from..from + count]
            .iter()
            .rev()
            .take_while(|line| line.trim_matches(' ').is_empty())
            .count();
        from + count - blank
    }
}

/// The byte after the bracket that closes a list or a map.
fn closed(text: &str, leaf: &Leaf<'_>) -> usize {
    let (mut depth, mut open) = (0_usize, None);
    let mut previous = ' ';
    for (at, c) in text[leaf.start..].char_indices() {
        match (open, c) {
            (Some(mark), c) if c == mark => open = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(previous, ' ' | '{' | '[' | ',' | ':' | '\n') => {
                open = Some(c)
            }
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return leaf.start + at + 1;
                }
            }
            _ => {}
        }
        previous = c;
    }
    leaf.end
}

/// Spaces that a line begins with.
fn lead(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The sign of a block, if a value is the head of one.
fn header(value: &str) -> Option<&str> {
    let rest = value.strip_prefix(['|', '>'])?;
    let signs = rest.len()
        - rest
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))
            .len();
    let after = rest[signs..].trim_start();
    (after.is_empty() || after.starts_with('#') && rest[signs..].starts_with(' '))
        .then(|| &value[..=signs])
}

/// What a line begins with: dashes, then a key or a value.
#[derive(Debug)]
struct Tokens<'d> {
    /// Columns of its dashes.
    dashes: Vec<usize>,
    /// Column of its key, and the key.
    key: Option<(usize, &'d str)>,
    /// What stands behind, and its first byte in the text.
    rest: &'d str,
    from: usize,
}

impl<'d> Tokens<'d> {
    /// `None` for a blank line and a remark.
    fn of(rows: &Rows<'d>, places: &Places<'_>, at: usize) -> Option<Self> {
        let (line, start) = (rows.lines[at], rows.starts[at]);
        let mut column = lead(line);
        if line[column..].trim().is_empty() || line[column..].starts_with('#') {
            return None;
        }
        let mut dashes = Vec::new();
        while line[column..].starts_with('-')
            && matches!(line.as_bytes().get(column + 1), None | Some(b' '))
        {
            dashes.push(column);
            column += 1 + lead(&line[column + 1..]);
        }
        let key = places
            .keys
            .get(&(start + column))
            .map(|end| (column, &line[column..(end - start).min(line.len())]));
        if let Some((_, name)) = key {
            let after = column + name.len();
            let colon = line.get(after..)?.find(':')? + after + 1;
            column = colon + lead(&line[colon..]);
            return Some(Self {
                dashes,
                key: Some((key?.0, name.trim_end())),
                rest: line[column..].trim_end(),
                from: start + column,
            });
        }
        Some(Self {
            dashes,
            key,
            rest: line[column..].trim_end(),
            from: start + column,
        })
    }

    /// Column that what belongs to the line is further in than.
    fn owner(&self) -> usize {
        self.key.map_or_else(
            || self.dashes.last().copied().unwrap_or(0),
            |(column, _)| column,
        )
    }
}

/// A list or a map that is open: its column, and the one it should have.
#[derive(Debug, Clone, Copy)]
struct Level {
    from: usize,
    to: usize,
    list: bool,
}

/// The document laid out anew; `None` if it has a form that is left alone.
pub(super) fn laid(document: &Document) -> Option<String> {
    let places = Places::of(document);
    let rows = Rows::of(document, &places);
    let mut writer = Writer {
        rows: &rows,
        places: &places,
        levels: Vec::new(),
        waiting: Vec::new(),
        out: Vec::new(),
    };
    let mut at = 0;
    while at < rows.lines.len() {
        at = writer.line(at)?;
    }
    writer.flush(None);
    Some(finished(writer.out))
}

/// The lines as they are, without what nobody sees at their ends.
pub(super) fn trimmed(document: &Document) -> String {
    let places = Places::of(document);
    let rows = Rows::of(document, &places);
    let keep = |at: usize| rows.in_block[at] || rows.goes_on.get(at + 1).copied().unwrap_or(false);
    finished(
        rows.lines
            .iter()
            .enumerate()
            .map(|(at, line)| {
                if keep(at) {
                    (*line).to_owned()
                } else {
                    line.trim_end().to_owned()
                }
            })
            .collect(),
    )
}

/// Lines with one end.
fn finished(mut lines: Vec<String>) -> String {
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if lines.is_empty() {
        String::new()
    } else {
        lines.join("\n") + "\n"
    }
}

struct Writer<'d> {
    rows: &'d Rows<'d>,
    places: &'d Places<'d>,
    levels: Vec<Level>,
    /// Blank lines and remarks, which stand as what follows them does.
    waiting: Vec<usize>,
    out: Vec<String>,
}

impl Writer<'_> {
    /// Writes what begins on a line; gives the line after it.
    fn line(&mut self, at: usize) -> Option<usize> {
        let line = self.rows.lines[at];
        if self.rows.goes_on[at] {
            return None;
        }
        let Some(tokens) = Tokens::of(self.rows, self.places, at) else {
            self.waiting.push(at);
            return Some(at + 1);
        };
        if tokens.dashes.is_empty() && tokens.key.is_none() {
            // A value on a line of its own, or a mark of a document.
            let to = if line.starts_with("---") || line.starts_with("...") {
                0
            } else {
                self.levels.last().map_or(0, |level| level.to + 2)
            };
            self.flush(Some((lead(line), to)));
            return self.value(at, &tokens, to, &" ".repeat(to));
        }
        let old = self.levels.clone();
        let mut first = None;
        let columns = tokens
            .dashes
            .iter()
            .map(|column| (*column, true))
            .chain(tokens.key.map(|(column, _)| (column, false)));
        for (column, list) in columns {
            let to = self.enter(column, list);
            first.get_or_insert(to);
        }
        let to = first?;
        self.settle(&old, lead(line), to);
        let mut head = format!("{}{}", " ".repeat(to), "- ".repeat(tokens.dashes.len()));
        if let Some((_, key)) = tokens.key {
            head.push_str(key);
            head.push(':');
            if !tokens.rest.is_empty() {
                head.push(' ');
            }
        }
        let own = self.levels.last().map_or(0, |level| level.to);
        self.value(at, &tokens, own + 2, &head)
    }

    /// Opens or goes on with the list or map at a column; gives the column that it should have.
    fn enter(&mut self, column: usize, list: bool) -> usize {
        self.levels.retain(|level| level.from <= column);
        // A list may stand right below its key, as far in as that.
        while self
            .levels
            .last()
            .is_some_and(|level| level.from == column && level.list && !list)
        {
            self.levels.pop();
        }
        match self.levels.last() {
            Some(level) if level.from == column && level.list == list => level.to,
            last => {
                let to = last.map_or(0, |level| level.to + 2);
                self.levels.push(Level {
                    from: column,
                    to,
                    list,
                });
                to
            }
        }
    }

    /// Writes what waits: each as far in as the question that it stands before, or that it stood with.
    fn settle(&mut self, old: &[Level], from: usize, to: usize) {
        let levels = std::mem::replace(&mut self.levels, old.to_vec());
        self.flush(Some((from, to)));
        self.levels = levels;
    }

    fn flush(&mut self, next: Option<(usize, usize)>) {
        for at in std::mem::take(&mut self.waiting) {
            let line = self.rows.lines[at];
            let body = line.trim();
            if body.is_empty() {
                if self.out.last().is_some_and(|line| !line.trim().is_empty()) {
                    self.out.push(String::new());
                }
                continue;
            }
            let column = lead(line);
            let known = self
                .levels
                .iter()
                .rev()
                .find(|level| level.from == column)
                .map(|level| level.to);
            let to = match next {
                Some((from, to)) if from == column => to,
                Some((_, to)) => known.unwrap_or(to),
                None => known.unwrap_or(0),
            };
            self.out.push(format!("{}{body}", " ".repeat(to)));
        }
    }

    /// Writes a value and the lines that belong to it.
    fn value(&mut self, at: usize, tokens: &Tokens<'_>, to: usize, head: &str) -> Option<usize> {
        let rows = self.rows;
        if let Some(sign) = header(tokens.rest) {
            // How far in its lines stand is told by a number: it is left alone.
            if sign.contains(|c: char| c.is_ascii_digit()) {
                return None;
            }
            self.out.push(format!("{head}{}", tokens.rest));
            // A line that waits for its text, as a new fiche has it.
            let waits = |line: &&str| !line.is_empty() && line.trim_matches(' ').is_empty();
            if !rows.in_block.get(at + 1).copied().unwrap_or(false)
                && rows.lines.get(at + 1).is_some_and(waits)
            {
                self.out.push(" ".repeat(to));
                return Some(at + 2);
            }
            return Some(self.block(at + 1, to));
        }
        let end = at + 1 + rows.goes_on[at + 1..].iter().take_while(|on| **on).count();
        if end == at + 1 {
            self.out
                .push(format!("{head}{}", tokens.rest).trim_end().to_owned());
            return Some(end);
        }
        let leaf = self.places.leaves.get(&tokens.from)?;
        let line_end = rows.starts[end - 1] + rows.lines[end - 1].trim_end().len();
        if matches!(leaf.style, Style::Plain | Style::Quoted)
            && leaf.end == line_end
            && let Value::String(text) = leaf.value
            && let Some((sign, lines)) = self.below(leaf, text, at, end)
        {
            self.out.push(format!("{head}{sign}"));
            self.out.extend(lines.into_iter().map(|line| {
                if line.is_empty() {
                    line
                } else {
                    format!("{}{line}", " ".repeat(to))
                }
            }));
            return Some(end);
        }
        self.out.push(format!("{head}{}", tokens.rest));
        let shift = to.saturating_sub(2);
        for line in &rows.lines[at + 1..end] {
            let kept = lead(line).saturating_sub(tokens.owner());
            let text = if leaf.style == Style::Flow {
                line.trim_start_matches(' ').trim_end()
            } else {
                line.trim_start_matches(' ')
            };
            self.out.push(if text.is_empty() {
                String::new()
            } else {
                format!("{}{text}", " ".repeat(shift + kept))
            });
        }
        Some(end)
    }

    /// The lines of a text below `|` or `>`.
    fn block(&mut self, from: usize, to: usize) -> usize {
        let rows = self.rows;
        let count = rows.in_block[from.min(rows.lines.len())..]
            .iter()
            .take_while(|inside| **inside)
            .count();
        let lines = &rows.lines[from..from + count];
        let least = lines
            .iter()
            .filter(|line| !line.trim_matches(' ').is_empty())
            .map(|line| lead(line))
            .min()
            .unwrap_or(0);
        for line in lines {
            self.out.push(match line.get(least..) {
                Some(text) if !text.is_empty() => format!("{}{text}", " ".repeat(to)),
                _ => String::new(),
            });
        }
        from + count
    }

    /// A text over several lines as a block, by its sign and its lines; `None` if a block cannot hold it.
    fn below(
        &self,
        leaf: &Leaf<'_>,
        text: &str,
        at: usize,
        end: usize,
    ) -> Option<(&'static str, Vec<String>)> {
        let odd = |line: &str| {
            line.starts_with([' ', '\t'])
                || line.ends_with([' ', '\t'])
                || line.contains(|c: char| c.is_control())
        };
        if text.trim().is_empty() || text.split('\n').any(odd) {
            return None;
        }
        if let Some(whole) = text.strip_suffix('\n') {
            return (!whole.ends_with('\n'))
                .then(|| ("|", whole.split('\n').map(str::to_owned).collect()));
        }
        if text.contains('\n') {
            return Some(("|-", text.split('\n').map(str::to_owned).collect()));
        }
        let rows = self.rows;
        let own: Vec<String> = (at..end)
            .map(|row| {
                let from = leaf
                    .start
                    .saturating_sub(rows.starts[row])
                    .min(rows.lines[row].len());
                rows.lines[row]
                    .get(from..)
                    .unwrap_or_default()
                    .trim()
                    .to_owned()
            })
            .collect();
        Some((
            ">-",
            if leaf.style == Style::Plain {
                own
            } else {
                wrapped(text)?
            },
        ))
    }
}

/// A text folded between its words; `None` if more than one space stands between two.
fn wrapped(text: &str) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        if word.is_empty() {
            return None;
        }
        match lines
            .last_mut()
            .filter(|line| line.chars().count() + word.chars().count() < WIDTH)
        {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    Some(lines)
}
