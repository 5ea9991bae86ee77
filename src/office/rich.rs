//! In: an answer in Markdown, or what stands in a cell of a document. Out: the other of the two, by way of paragraphs and tables.
//!
//! What an office program has no paragraph for, as a picture or lines of code, stands there as Markdown, marked as such.

use comrak::nodes::{ListType, Node, NodeValue};

use super::signs;
use crate::model::markdown;

/// A part of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A paragraph.
    Par(Par),
    /// A table: rows of cells; the first is its head.
    Table(Vec<Vec<Vec<Run>>>),
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Par {
    /// Level of a heading; 0 for none.
    pub(super) heading: u8,
    /// How deep in lists, and whether the innermost is numbered.
    pub(super) list: Option<(u8, bool)>,
    /// The number that it has there, as its page shows it, of a list that does not begin with 1.
    pub(super) number: Option<String>,
    /// Its words.
    pub(super) runs: Vec<Run>,
}

/// Words that look alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// The words; `\n` for a line that ends within a paragraph.
    pub(super) text: String,
    /// How they are set.
    pub(super) look: Look,
    /// Where they lead.
    pub(super) link: Option<String>,
    /// Their language, where a page tells one that is not its own.
    pub(super) lang: Option<String>,
}

/// How words are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) strike: bool,
    pub(super) code: bool,
    /// They are Markdown as it is written.
    pub(super) raw: bool,
    /// They stand above the line, as the call of a note.
    pub(super) raised: bool,
    /// They stand back.
    pub(super) quiet: bool,
    /// A line runs below them.
    pub(super) under: bool,
    /// Nobody sees them.
    pub(super) hidden: bool,
}

impl Run {
    /// Words that are Markdown as they stand.
    pub(super) fn raw(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            look: Look {
                raw: true,
                ..Look::default()
            },
            ..Self::default()
        }
    }
}

impl Par {
    /// A paragraph of plain words.
    pub(super) fn plain(text: &str) -> Self {
        let run = Run {
            text: text.to_owned(),
            ..Run::default()
        };
        Self {
            runs: if text.is_empty() {
                Vec::new()
            } else {
                vec![run]
            },
            ..Self::default()
        }
    }

    /// Its words alone.
    pub(super) fn words(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// The words of an answer, a line a paragraph or a row.
pub(super) fn words(pieces: &[Piece]) -> String {
    let line = |piece: &Piece| match piece {
        Piece::Par(par) => par.words(),
        Piece::Table(rows) => rows
            .iter()
            .map(|row| {
                let cells: Vec<String> = row
                    .iter()
                    .map(|runs| runs.iter().map(|run| run.text.as_str()).collect())
                    .collect();
                cells.join(" | ")
            })
            .collect::<Vec<_>>()
            .join("\n"),
    };
    let lines: Vec<String> = pieces.iter().map(line).collect();
    lines.join("\n")
}

/// Markdown as paragraphs and tables.
pub(super) fn from_markdown(text: &str) -> Vec<Piece> {
    let lines: Vec<&str> = text.split('\n').collect();
    markdown::tree(text, |root| {
        let mut pieces = Vec::new();
        let mut was_raw = false;
        for node in root.children() {
            let at = node.data().sourcepos;
            let made = block(node);
            let raw = made.is_none();
            if raw && was_raw {
                pieces.push(raw_line(""));
            }
            pieces.extend(made.unwrap_or_else(|| {
                let from = at.start.line.clamp(1, lines.len()) - 1;
                let to = at.end.line.clamp(from + 1, lines.len());
                lines[from..to].iter().map(|line| raw_line(line)).collect()
            }));
            was_raw = raw;
        }
        pieces
    })
}

fn raw_line(text: &str) -> Piece {
    let look = Look {
        raw: true,
        ..Look::default()
    };
    // A line without words has nothing that could be marked.
    let text = if text.is_empty() { "\u{a0}" } else { text };
    Piece::Par(Par {
        runs: vec![Run {
            text: text.to_owned(),
            look,
            ..Run::default()
        }],
        ..Par::default()
    })
}

/// What stands in a block; none if it holds something that has no paragraph.
fn block(node: Node<'_>) -> Option<Vec<Piece>> {
    match &node.data().value {
        NodeValue::Paragraph => Some(vec![Piece::Par(Par {
            runs: inline(node)?,
            ..Par::default()
        })]),
        NodeValue::Heading(heading) => Some(vec![Piece::Par(Par {
            heading: heading.level,
            runs: inline(node)?,
            ..Par::default()
        })]),
        NodeValue::List(_) => {
            let mut pars = Vec::new();
            list(node, 0, &mut pars)?;
            Some(pars.into_iter().map(Piece::Par).collect())
        }
        NodeValue::Table(_) => {
            let rows: Option<Vec<Vec<Vec<Run>>>> = node
                .children()
                .map(|row| row.children().map(inline).collect())
                .collect();
            Some(vec![Piece::Table(rows?)])
        }
        _ => None,
    }
}

/// Deepest list that is told apart.
const DEEPEST: u8 = 8;

fn list(node: Node<'_>, depth: u8, pars: &mut Vec<Par>) -> Option<()> {
    let NodeValue::List(kind) = node.data().value else {
        return None;
    };
    let ordered = kind.list_type == ListType::Ordered;
    if depth > DEEPEST || ordered && kind.start > 1 {
        return None;
    }
    for item in node.children() {
        let mut children = item.children();
        let first = children.next()?;
        if !matches!(first.data().value, NodeValue::Paragraph) {
            return None;
        }
        pars.push(Par {
            list: Some((depth, ordered)),
            runs: inline(first)?,
            ..Par::default()
        });
        for below in children {
            list(below, depth + 1, pars)?;
        }
    }
    Some(())
}

/// The words below a node; none if there is something that has no run.
fn inline(node: Node<'_>) -> Option<Vec<Run>> {
    let mut runs = Vec::new();
    for child in node.children() {
        spread(child, Look::default(), None, 0, &mut runs)?;
    }
    Some(tidied(runs))
}

fn spread(
    node: Node<'_>,
    look: Look,
    link: Option<&str>,
    depth: u8,
    runs: &mut Vec<Run>,
) -> Option<()> {
    if depth > 32 {
        return None;
    }
    let data = node.data();
    let mut push = |text: &str, look| {
        runs.push(Run {
            text: text.to_owned(),
            look,
            link: link.map(str::to_owned),
            lang: None,
        });
    };
    let look = match &data.value {
        NodeValue::Text(text) => {
            push(text, look);
            look
        }
        NodeValue::SoftBreak => {
            push(" ", look);
            look
        }
        NodeValue::LineBreak => {
            push("\n", look);
            look
        }
        NodeValue::Code(code) => {
            push(&code.literal, Look { code: true, ..look });
            look
        }
        NodeValue::Emph => Look {
            italic: true,
            ..look
        },
        NodeValue::Strong => Look { bold: true, ..look },
        NodeValue::Strikethrough => Look {
            strike: true,
            ..look
        },
        NodeValue::Link(target)
            if link.is_none() && !target.url.is_empty() && target.title.is_empty() =>
        {
            for child in node.children() {
                spread(child, look, Some(&target.url), depth + 1, runs)?;
            }
            return Some(());
        }
        _ => return None,
    };
    for child in node.children() {
        spread(child, look, link, depth + 1, runs)?;
    }
    Some(())
}

/// Runs with neighbours that look alike as one, single spaces, none at the ends.
pub(super) fn tidied(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut space = true;
    for mut run in runs {
        // An address that is its own words is a link wherever it stands, or is none: Markdown says so by its place.
        if run.link.as_ref() == Some(&run.text) {
            run.link = None;
        }
        if !run.look.raw {
            let mut text = String::with_capacity(run.text.len());
            for c in run.text.chars() {
                let c = match c {
                    '\t' | '\r' => ' ',
                    c => signs::shown(c),
                };
                if c == '\n' {
                    text.truncate(text.trim_end_matches(' ').len());
                    if text.is_empty() {
                        trim_last(&mut out);
                    }
                }
                if !(c == ' ' && space) {
                    text.push(c);
                }
                space = c == ' ' || c == '\n';
            }
            run.text = text;
        } else {
            space = false;
        }
        // How a space alone is set, nobody sees.
        let blank = run.text.chars().all(|c| c == ' ' || c == '\n');
        match out.last_mut() {
            _ if run.text.is_empty() => {}
            Some(last) if last.look == run.look && last.link == run.link => {
                last.text.push_str(&run.text)
            }
            Some(last) if blank && !last.look.raw && !last.look.code && !run.look.raw => {
                last.text.push_str(&run.text)
            }
            _ => out.push(run),
        }
    }
    while let Some(last) = out.last_mut().filter(|last| !last.look.raw) {
        last.text
            .truncate(last.text.trim_end_matches([' ', '\n']).len());
        if !last.text.is_empty() {
            break;
        }
        out.pop();
    }
    if let Some(first) = out.first_mut().filter(|first| !first.look.raw) {
        first
            .text
            .drain(..first.text.len() - first.text.trim_start_matches([' ', '\n']).len());
    }
    settle_spaces(out)
}

fn trim_last(out: &mut [Run]) {
    if let Some(last) = out.last_mut().filter(|last| !last.look.raw) {
        last.text.truncate(last.text.trim_end_matches(' ').len());
    }
}

/// Spaces at the edge of words that are set apart belong to none of them: `**word **` is no mark.
fn settle_spaces(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut push = |run: Run| match out.last_mut() {
        _ if run.text.is_empty() => {}
        Some(last) if last.look == run.look && last.link == run.link => {
            last.text.push_str(&run.text)
        }
        _ => out.push(run),
    };
    for run in runs {
        let plain = run.look == Look::default() && run.link.is_none();
        if plain || run.look.raw || run.look.code {
            push(run);
            continue;
        }
        let edge = |c: char| c == ' ' || c == '\n';
        let inner = run.text.trim_matches(edge);
        if inner.is_empty() {
            push(Run {
                text: run.text,
                ..Run::default()
            });
            continue;
        }
        let start = run.text.len() - run.text.trim_start_matches(edge).len();
        let end = start + inner.len();
        let blank = |text: &str| Run {
            text: text.to_owned(),
            ..Run::default()
        };
        push(blank(&run.text[..start]));
        push(Run {
            text: inner.to_owned(),
            ..run.clone()
        });
        push(blank(&run.text[end..]));
    }
    out
}

/// Paragraphs and tables as Markdown.
pub(super) fn to_markdown(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut before: Option<&Piece> = None;
    let mut counts = [0_usize; DEEPEST as usize + 2];
    let mut kinds = [false; DEEPEST as usize + 2];
    for piece in pieces {
        let raw = |piece: &Piece| matches!(piece, Piece::Par(par) if par.runs.first().is_some_and(|run| run.look.raw));
        let listed = |piece: &Piece| matches!(piece, Piece::Par(Par { list: Some(_), .. }));
        if let Some(before) = before {
            let tight = raw(before) && raw(piece) || listed(before) && listed(piece);
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        match piece {
            Piece::Par(par) if raw(piece) => {
                let text = par.words();
                out.push_str(text.trim_end_matches('\u{a0}'));
            }
            Piece::Par(par) => {
                let fresh = !before.is_some_and(listed);
                lead(par, fresh, &mut counts, &mut kinds, &mut out);
                let wide = par
                    .list
                    .map_or(0, |(depth, _)| indent(&kinds, usize::from(depth) + 1));
                let text =
                    spoken(&par.runs, false).replace('\n', &format!("\n{}", " ".repeat(wide)));
                out.push_str(&text);
            }
            Piece::Table(rows) => table(rows, &mut out),
        }
        before = Some(piece);
    }
    out
}

/// Columns before the words of an item, all levels above it included.
fn indent(kinds: &[bool], depth: usize) -> usize {
    kinds[..depth]
        .iter()
        .map(|ordered| if *ordered { 3 } else { 2 })
        .sum()
}

fn lead(par: &Par, fresh: bool, counts: &mut [usize], kinds: &mut [bool], out: &mut String) {
    if par.heading > 0 {
        out.push_str(&"#".repeat(usize::from(par.heading.min(6))));
        out.push(' ');
    }
    let Some((depth, ordered)) = par.list else {
        return;
    };
    let depth = usize::from(depth.min(DEEPEST));
    if fresh {
        counts.fill(0);
    }
    counts[depth + 1..].fill(0);
    if kinds[depth] != ordered && counts[depth] > 0 {
        // Another list begins: a blank line and another mark keep them apart.
        counts[depth] = 0;
        out.push('\n');
    }
    kinds[depth] = ordered;
    let digits = par.number.iter().flat_map(|number| number.chars());
    let own: String = digits.filter(char::is_ascii_digit).collect();
    let own = own.parse().ok().filter(|_| counts[depth] == 0);
    counts[depth] = own.unwrap_or(counts[depth] + 1);
    out.push_str(&" ".repeat(indent(kinds, depth)));
    if ordered {
        out.push_str(&format!("{}. ", counts[depth]));
    } else {
        out.push_str("- ");
    }
}

fn table(rows: &[Vec<Vec<Run>>], out: &mut String) {
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        out.push('|');
        for cell in row {
            let text = spoken(cell, true).replace("\\\n", " ").replace('\n', " ");
            out.push_str(&format!(" {text} |").replace("  |", " |"));
        }
        if at == 0 {
            out.push_str("\n|");
            out.push_str(&"---|".repeat(row.len()));
        }
    }
}

/// Runs with their marks.
fn spoken(runs: &[Run], cell: bool) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < runs.len() {
        let link = runs[at].link.clone();
        let end = (at..runs.len())
            .find(|end| runs[*end].link != link)
            .unwrap_or(runs.len());
        let text = set(&runs[at..end], cell, out.is_empty());
        match link {
            Some(url) if runs[at].text == url => out.push_str(&format!("<{url}>")),
            Some(url) => out.push_str(&format!("[{text}]({})", address(&url))),
            None => out.push_str(&text),
        }
        at = end;
    }
    out
}

/// An address as it stands in a link.
fn address(url: &str) -> String {
    if url
        .chars()
        .all(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '<' | '>'))
    {
        return url.to_owned();
    }
    let url = url
        .replace('\\', "\\\\")
        .replace('<', "\\<")
        .replace('>', "\\>")
        .replace('\n', " ");
    format!("<{url}>")
}

/// Whether a mark is wanted.
type Wanted = fn(&Look) -> bool;

/// The marks of Markdown that go around words.
const MARKS: [(&str, Wanted); 3] = [
    ("**", |look| look.bold),
    ("*", |look| look.italic),
    ("~~", |look| look.strike),
];

/// The marks that are open around words, in the order in which they were opened.
fn set(runs: &[Run], cell: bool, mut starts: bool) -> String {
    let mut out = String::new();
    let mut open: Vec<usize> = Vec::new();
    for run in runs {
        let wanted = |mark: &usize| MARKS[*mark].1(&run.look);
        // Marks close in the order opposite to that in which they opened.
        let keep = open.iter().take_while(|mark| wanted(mark)).count();
        while open.len() > keep {
            if let Some(mark) = open.pop() {
                out.push_str(MARKS[mark].0);
            }
        }
        for (mark, (sign, _)) in MARKS.iter().enumerate() {
            if wanted(&mark) && !open.contains(&mark) {
                out.push_str(sign);
                open.push(mark);
            }
        }
        if run.look.raw {
            out.push_str(&run.text);
        } else if run.look.code {
            out.push_str(&fenced(&run.text));
        } else {
            out.push_str(&escaped(&run.text, cell, starts));
        }
        starts = false;
    }
    while let Some(mark) = open.pop() {
        out.push_str(MARKS[mark].0);
    }
    out
}

fn fenced(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{}{pad}{fence}", text.replace('\n', " "))
}

/// Words with a backslash before what would be a mark.
fn escaped(text: &str, cell: bool, starts: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let chars: Vec<char> = text.chars().collect();
    let mut line = starts;
    // A bare address goes as far as a space: a backslash would be a part of it.
    let mut address = false;
    let begins = |at: usize, word: &str| {
        word.chars()
            .enumerate()
            .all(|(nth, c)| chars.get(at + nth) == Some(&c))
    };
    for (at, c) in chars.iter().enumerate() {
        let opens = ["http://", "https://", "www."]
            .iter()
            .any(|word| begins(at, word));
        let word = at
            .checked_sub(1)
            .and_then(|at| chars.get(at))
            .is_some_and(|c| c.is_alphanumeric());
        let held = address;
        address = (address || opens && !word) && !c.is_whitespace() && *c != '<';
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        let inside = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        let mark = match c {
            '\\' => after.is_none_or(|c| c.is_ascii_punctuation() || *c == '\n'),
            '*' | '`' | '[' | ']' | '<' => true,
            '~' => after == Some(&'~') || before == Some(&'~') || inside(before) == inside(after),
            '_' => !(inside(before) && inside(after)),
            '|' => true,
            '&' => after.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '#'),
            '#' | '>' | '=' | '+' | '-' => line,
            '.' | ')' => {
                let start = chars[..at].iter().rposition(|c| !c.is_ascii_digit());
                let digits = at - start.map_or(0, |at| at + 1);
                let alone = start.map_or(starts, |at| chars[at] == '\n');
                digits > 0 && alone && after.is_none_or(|c| c.is_whitespace())
            }
            _ => false,
        };
        if mark
            && (!address || *c == '|' && cell)
            && (*c != '|' || cell || line || chars.contains(&'|'))
        {
            out.push('\\');
        }
        if *c == '\n' {
            // A line that ends within a paragraph; behind an address a backslash would belong to it.
            out.push_str(if held { "  " } else { "\\" });
        }
        out.push(*c);
        line = *c == '\n' || line && *c == ' ';
    }
    out
}
