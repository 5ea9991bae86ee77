//! In: a text as people paste it from a word processor. Out: the lines that a page would run together though they are a list or a table,
//! and the same text with the marks that make them one.

mod points;

use std::ops::Range;

use serde_json::Value;

use crate::model::document::Mark;

/// What pasted lines were meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Points, each behind a sign that only a word processor takes for a bullet.
    List,
    /// Cells with tabs between them.
    Tabs,
    /// Cells with bars between them, and no line below the first row that makes it a head.
    Bars,
}

/// Lines that were pasted, and what they were meant to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// What they are.
    pub kind: Kind,
    /// First byte of the first of them.
    pub at: usize,
    /// The sign at the head of a point; of a table its first line.
    pub sign: String,
    /// Which lines.
    lines: Range<usize>,
}

/// Cells of a line with tabs; of one with bars. The mark of a point is none.
fn cells(line: &str, kind: Kind) -> Option<Vec<&str>> {
    let body = line.trim();
    let cells: Vec<&str> = match kind {
        Kind::List => return None,
        Kind::Tabs if body.starts_with('|') => return None,
        Kind::Tabs => line.trim_matches([' ', '\r']).split('\t').collect(),
        Kind::Bars => body
            .strip_prefix('|')?
            .strip_suffix('|')?
            .split('|')
            .collect(),
    };
    let first = cells
        .iter()
        .map(|cell| cell.trim())
        .find(|cell| !cell.is_empty())?;
    let pointed = kind == Kind::Tabs && points::is_mark(first);
    (cells.len() > 1 && !pointed).then_some(cells)
}

/// Whether a line is a row: of one with tabs two cells are filled, or the first with room for others behind it.
fn is_row(cells: &[&str], kind: Kind) -> bool {
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    filled > 1 || kind == Kind::Bars || !cells[0].trim().is_empty()
}

/// Whether a line makes the one above it the head of a table.
fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line
            .trim()
            .bytes()
            .all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
}

/// Whether a line is drawn: three signs or more of one kind, and nothing else but room between them.
#[must_use]
pub fn is_drawn(line: &str) -> bool {
    let text = line.trim();
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    let first = signs.next();
    let known = first.is_some_and(|c| "-=_*~.#+—–─━═".contains(c));
    known && signs.clone().count() > 1 && signs.all(|c| Some(c) == first)
}

/// Whether a value is the head of a block: `|`, `>-`, `|2 # note`.
#[must_use]
pub fn is_header(value: &str) -> bool {
    let Some(rest) = value.strip_prefix(['|', '>']) else {
        return false;
    };
    let rest = rest
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))
        .trim();
    rest.is_empty() || rest.starts_with('#')
}

/// Items of a list that a comma between brackets made of one: `Guild (Quay`, `Harbour)`; the first and the last of each.
#[must_use]
pub fn parted(list: &[Value]) -> Vec<(usize, usize)> {
    let open = |item: &Value| {
        let text = item.as_str().unwrap_or_default();
        let count = |sign| text.matches(sign).count();
        (count('('), count(')'))
    };
    let (mut found, mut first) = (Vec::new(), None);
    for (nth, item) in list.iter().enumerate() {
        let (opens, closes) = open(item);
        match first {
            _ if !item.is_string() => first = None,
            None if opens == closes + 1 => first = Some(nth),
            Some(start) if closes == opens + 1 => {
                found.push((start, nth));
                first = None;
            }
            Some(_) if opens != closes => first = None,
            _ => {}
        }
    }
    found
}

/// Signs that are typed for the bar, and what is typed beside them by mistake.
const BARS: [char; 10] = ['|', '¦', '｜', '│', 'ǀ', '∣', '/', '／', '\\', '!'];
const BESIDE: [char; 9] = ['"', '\'', '“', '”', '«', '»', ':', '：', ' '];

/// Whether a value is a bar that was typed wrongly: `||`, `¦`, `"|`, `/`.
#[must_use]
pub fn is_bar_sign(value: &str) -> bool {
    let near = |c: char| BARS.contains(&c) || BESIDE.contains(&c);
    value.len() <= 12 && value.contains(BARS) && value.chars().all(near) && !is_header(value)
}

/// Whether a value is a letter that looks like the bar.
#[must_use]
pub fn is_bar_letter(value: &str) -> bool {
    matches!(value, "I" | "l")
}

/// The bar that was typed wrongly behind the name of a text, which begins with it now: a sign, or a letter.
#[must_use]
pub fn barred<'s>(source: &'s str, mark: &Mark) -> Option<(Range<usize>, &'s str)> {
    let (start, end) = (mark.start as usize, mark.end as usize);
    let (first, rest) = source.get(start..end)?.split_once('\n')?;
    let bar = first.trim();
    let found = mark.plain && !rest.trim().is_empty() && (is_bar_sign(bar) || is_bar_letter(bar));
    found.then(|| (start..start + bar.len(), bar))
}

/// What a glance tells: nearly no text has any of these.
fn may_be(text: &str) -> bool {
    let head = |line: &str| line.trim_start().starts_with('|') || points::may_begin(line);
    text.contains('\t') || text.lines().any(head)
}

/// The lists and tables of a text that a page would not show as such, in its order.
#[must_use]
pub fn all(text: &str) -> Vec<Pasted> {
    if !may_be(text) {
        return Vec::new();
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let mut starts = Vec::with_capacity(lines.len());
    let mut byte = 0;
    for line in &lines {
        starts.push(byte);
        byte += line.len() + 1;
    }
    let ruled = ruled(&lines);
    let (mut found, mut at, mut fenced) = (Vec::new(), 0, None);
    while at < lines.len() {
        let line = lines[at];
        // A fence is closed by its own sign.
        let fence = ["```", "~~~"]
            .into_iter()
            .find(|fence| line.trim_start().starts_with(fence));
        fenced = match (fenced, fence) {
            (None, fence) => fence,
            (Some(own), Some(fence)) if own == fence => None,
            (own, _) => own,
        };
        let begun = if fenced.is_some() || ruled[at] {
            None
        } else {
            run(&lines[at..])
        };
        let Some((kind, count)) = begun else {
            at += 1;
            continue;
        };
        let end = at + count;
        let sign = match kind {
            Kind::List => points::sign(line).unwrap_or_default().to_owned(),
            _ => line.trim().to_owned(),
        };
        found.push(Pasted {
            kind,
            at: starts[at],
            sign,
            lines: at..end,
        });
        at = end;
    }
    found
}

/// Which lines stand in a table already: lines of bars, one of them a rule.
fn ruled(lines: &[&str]) -> Vec<bool> {
    let mut ruled = Vec::with_capacity(lines.len());
    for run in lines.chunk_by(|one, next| is_barred(one) == is_barred(next)) {
        let table = is_barred(run[0]) && run.iter().any(|line| is_rule(line));
        ruled.extend(std::iter::repeat_n(table, run.len()));
    }
    ruled
}

fn is_barred(line: &str) -> bool {
    line.trim_start().starts_with('|')
}

/// What begins with the first of these lines, if it is a list or a table that has no marks yet, and how many lines it has.
fn run(lines: &[&str]) -> Option<(Kind, usize)> {
    let count = |is: &dyn Fn(&str) -> bool| lines.iter().take_while(|line| is(line)).count();
    if let Some(points) = points::count(lines) {
        return Some((Kind::List, points));
    }
    [Kind::Tabs, Kind::Bars].into_iter().find_map(|kind| {
        let first = cells(lines[0], kind)?;
        // Asked first: lines of one cell each are none, and would be counted again from every one of them.
        if first.iter().filter(|cell| !cell.trim().is_empty()).count() < 2 {
            return None;
        }
        // What a program wrote for empty cells at the end of a row is lost with its last blanks.
        let like = |cells: &[&str]| kind == Kind::Tabs || cells.len() == first.len();
        let rows = count(&|line| {
            cells(line, kind).is_some_and(|cells| like(&cells) && is_row(&cells, kind))
        });
        (rows > 1).then_some((kind, rows))
    })
}

/// The text with the marks that make its pasted lines lists and tables; `None` if it has none, or would then be taken for another.
#[must_use]
pub fn mended(text: &str) -> Option<String> {
    let found = all(text);
    let better = (!found.is_empty()).then(|| marked(text, found))?;
    all(&better).is_empty().then_some(better)
}

/// The text with marks at the lines that were found.
fn marked(text: &str, all: Vec<Pasted>) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let (mut out, mut at) = (Vec::<String>::with_capacity(lines.len() + 4), 0);
    for run in all {
        out.extend(
            lines[at..run.lines.start]
                .iter()
                .map(|line| (*line).to_owned()),
        );
        at = run.lines.end;
        let own = &lines[run.lines.clone()];
        if run.kind == Kind::List {
            out.extend(points::marked(own));
            continue;
        }
        if out.last().is_some_and(|line| !line.trim().is_empty()) {
            out.push(String::new());
        }
        let rows = || {
            own.iter()
                .map(|line| cells(line, run.kind).unwrap_or_default())
        };
        let empty = |cells: &Vec<&str>, nth: usize| {
            cells.get(nth).is_none_or(|cell| cell.trim().is_empty())
        };
        let widest = rows().map(|cells| cells.len()).max().unwrap_or_default();
        // A column at the end that no row has anything in is a tab too many.
        let width = (0..widest)
            .rev()
            .find(|nth| rows().any(|cells| !empty(&cells, *nth)));
        let width = width.map_or(0, |last| last + 1);
        for (nth, mut cells) in rows().enumerate() {
            cells.resize(width, "");
            let cell = |cell: &&str| match run.kind {
                Kind::Tabs => cell.trim().replace('|', "\\|"),
                _ => cell.trim().to_owned(),
            };
            let row: Vec<String> = cells.iter().map(cell).collect();
            out.push(format!("| {} |", row.join(" | ")));
            if nth == 0 {
                out.push(format!("|{}", " --- |".repeat(row.len())));
            }
        }
        if lines.get(at).is_some_and(|line| !line.trim().is_empty()) {
            out.push(String::new());
        }
    }
    out.extend(lines[at..].iter().map(|line| (*line).to_owned()));
    out.join("\n")
}

/// The first line of a list or a table in a text whose lines YAML joins: one below `>`, one in quotes, one with neither; `None` if it
/// has none, or its lines are kept.
#[must_use]
pub fn folded(source: &str, mark: &Mark) -> Option<Range<usize>> {
    let (start, end) = (mark.start as usize, mark.end as usize);
    let raw = source.get(start..end)?.trim_end();
    if !raw.contains('\n') || !mark.plain && !is_joined(source, start) {
        return None;
    }
    let mut lines = raw.split('\n').scan(start, |at, line| {
        let from = *at;
        *at += line.len() + 1;
        Some((from, line.trim_end()))
    });
    let listed = |line: &str| {
        let body = line.trim_start();
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        let number = (1..=2).contains(&digits) && body[digits..].starts_with(['.', ')']);
        let apart = |rest: &str| rest.starts_with(' ') && !rest.trim().is_empty();
        points::sign(line).is_some()
            || body.strip_prefix(['-', '*', '+']).is_some_and(apart)
            || number && apart(&body[digits + 1..])
            || cells(line, Kind::Tabs).is_some()
            || cells(line, Kind::Bars).is_some()
    };
    let marked = raw.split('\n').filter(|line| listed(line)).count();
    let (at, line) = (marked > 1).then(|| lines.find(|(_, line)| listed(line)))??;
    let lead = line.len() - line.trim_start().len();
    Some(at + lead..at + line.len())
}

/// The first line of the second paragraph in a text whose blank lines YAML takes for mere ends of lines: one below `>`, one in quotes,
/// one with neither; `None` if there is none.
#[must_use]
pub fn run_on(source: &str, mark: &Mark) -> Option<Range<usize>> {
    let (start, end) = (mark.start as usize, mark.end as usize);
    let raw = source.get(start..end)?.trim_end();
    if !raw.contains('\n') || !mark.plain && !is_joined(source, start) {
        return None;
    }
    let (mut at, mut blank, mut above) = (start, 0, false);
    for line in raw.split('\n') {
        let text = line.trim();
        if text.is_empty() {
            blank += 1;
        } else {
            // Two blank lines are one for the page; one is none.
            if above && blank == 1 {
                let lead = line.len() - line.trim_start().len();
                return Some(at + lead..at + line.trim_end().len());
            }
            (blank, above) = (0, true);
        }
        at += line.len() + 1;
    }
    None
}

/// Whether a value that is no plain one joins its lines: it stands in quotes, or below `>`.
fn is_joined(source: &str, start: usize) -> bool {
    match sign(source, start) {
        Some(at) => source[at..].starts_with('>'),
        None => source[start..].starts_with(['"', '\'']),
    }
}

/// Where the `|` or `>` stands above the first byte of a text; `None` if there is none.
#[must_use]
pub fn sign(source: &str, start: usize) -> Option<usize> {
    let line = source[..start].rfind('\n')?;
    if !source[line..start].trim().is_empty() {
        return None;
    }
    let above = source[..line].trim_end();
    let row = above.rfind('\n').map_or(0, |at| at + 1);
    let at = row
        + [" |", " >"]
            .iter()
            .filter_map(|sign| above[row..].rfind(sign))
            .max()?
        + 1;
    let rest =
        above[at + 1..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '+' || c == '-');
    let head = above[row..at].trim_end();
    let own =
        rest.trim_start().is_empty() || rest.trim_start().starts_with('#') && rest.starts_with(' ');
    (own && head.ends_with([':', '-'])).then_some(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lists_and_tables_get_their_marks() {
        for (pasted, meant) in [
            (
                "Défis :\n• Le bâti\n•\tLes étés\nEt ainsi.",
                "Défis :\n- Le bâti\n- Les étés\nEt ainsi.",
            ),
            (
                "Nos atouts :\n– le château\n– les remparts",
                "Nos atouts :\n- le château\n- les remparts",
            ),
            ("\u{F0B7} uno\n  ▪ dos", "- uno\n  - dos"),
            (
                "Voici\nQuartier\tLogements\nHaut\t1 240\nFin.",
                "Voici\n\n| Quartier | Logements |\n| --- | --- |\n| Haut | 1 240 |\n\nFin.",
            ),
            (
                "| a | b |\n| c | d |",
                "| a | b |\n| --- | --- |\n| c | d |",
            ),
        ] {
            assert_eq!(mended(pasted).as_deref(), Some(meant));
        }
        for (pasted, meant) in [
            ("\tHaut\tBas\nLogements\t12\t\nTotal", "| | Haut | Bas |\n"),
            ("✓ dépavage\n☐ plantation", "- ✓ dépavage\n- ☐ plantation"),
            ("■ a\n■ b", "- a\n- b"),
            ("• # 3 du port", "- \\# 3 du port"),
            ("1°) a\n2°) b", "1. a\n2. b"),
            ("1 - a\n2 - b", "1. a\n2. b"),
            ("1.Le bourg\n2.Les rues", "1. Le bourg\n2. Les rues"),
            ("1.- a\n2.- b", "1. a\n2. b"),
            ("i) a\nii) b", "- i) a\n- ii) b"),
            ("a.- uno\nb.- dos", "- a.- uno\n- b.- dos"),
            ("*uno\n*dos", "- uno\n- dos"),
            ("-- uno\n-- dos", "- uno\n- dos"),
        ] {
            let better = mended(pasted).unwrap_or_default();
            assert!(better.replace("|  |", "| |").starts_with(meant), "{better}");
        }
        for good in [
            "– Oui, dit-elle.",
            "~~~\n• a\n• b\n~~~",
            "« La ville est belle,\n» et les murs sont vieux,\n» dit le poète. »",
            "\tUn alinéa.\n\tUn autre.",
            "- a\n- b",
            "| a | b |\n| --- | --- |\n| c | d |",
            "```\n• a\n• b\n```",
            "un\tmot",
            "1.5 km\n2.5 km",
            "1 – Le bourg est seul.",
            "1. a\n2. b",
            "|x| est une valeur absolue",
            "*Le* mur\n*La* rue",
            "i) seul",
        ] {
            assert_eq!(mended(good), None, "{good}");
        }
    }

    proptest! {
        #[test]
        fn what_is_mended_is_mended_and_loses_no_word(text in "([•–|\t\n ·-]|[a-z]{1,3}| \\| ){0,40}") {
            if let Some(better) = mended(&text) {
                let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
                prop_assert_eq!(words(&text), words(&better));
                prop_assert_eq!(mended(&better), None, "{:?}", better);
            }
        }
    }
}
