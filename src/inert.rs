//! In: what is to be shown, with pieces of fiches, names and arguments in it. Out: the same, so that it does nothing where it is
//! read: one function for each kind of output, applied to what is laid out already.
//!
//! Here alone stands which characters do harm, and what a CI runner obeys.

mod forge;
mod harm;

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::Serialize;

pub(crate) use self::forge::{markdown as cell, words};
use self::harm::{Harm, Harms, PART, SOFT};

/// The characters of a text that no page and no text of a fiche has a use for.
pub fn useless(text: &str) -> impl Iterator<Item = char> + '_ {
    Harms::of(text)
        .filter(|(c, harm)| harm.is_some_and(|harm| harm.is_useless(*c)))
        .map(|(c, _)| c)
}

/// Whether a text may hold any of these: a glance, for most hold none.
#[must_use]
pub fn may_be_useless(text: &str) -> bool {
    harm::is_suspect(text)
}

/// Whether a character is not seen, wherever it stands, but for spaces.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c == PART || matches!(harm::alone(c), Some(Harm::Unseen | Harm::Hidden))
}

/// A text with something in the place of each character of no use.
#[must_use]
pub fn replaced(text: &str, with: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (c, harm) in Harms::of(text) {
        match harm {
            Some(Harm::Piled) => {}
            Some(harm) if harm.is_useless(c) => out.push_str(with),
            _ => out.push(c),
        }
    }
    out
}

/// A text as somebody typed or pasted it, without what no text has a use for; a break that a word processor makes is one.
#[must_use]
pub fn typed(text: &str) -> Cow<'_, str> {
    let breaks = ['\u{b}', '\u{c}'];
    if !may_be_useless(text) && !text.contains('\u{FEFF}') && !text.contains(breaks) {
        return Cow::Borrowed(text);
    }
    // What stands on one line stays there.
    let end = if text.contains('\n') { "\n" } else { " " };
    Cow::Owned(replaced(
        &text.replace(breaks, end).replace('\u{FEFF}', ""),
        "",
    ))
}

/// What parts two signs that a runner would obey together, and stands for a character that is not sent.
const MARK: char = '\u{FFFD}';

/// What a reader obeys, and with what it is parted where it begins.
#[derive(Clone, Copy)]
struct Parted {
    /// Before `::` at the start of a line.
    line: &'static str,
    /// In place of `[` behind `##name`.
    bracket: &'static str,
}

const AS_TEXT: Parted = Parted {
    line: "\u{FFFD}::",
    bracket: "\u{FFFD}[",
};
const AS_HTML: Parted = Parted {
    line: "&#58;:",
    bracket: "&#91;",
};

/// For a terminal, and for the log of a CI job: harmful characters are shown instead of sent, no line is a command, and of
/// escapes only styles are left, where `styled` says that the program itself put some.
#[must_use]
pub fn terminal(text: &str, styled: bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut harms = Harms::of(text);
    loop {
        let style = if styled { style(harms.rest) } else { 0 };
        if style > 0 {
            out.push_str(harms.pass(style));
            continue;
        }
        match harms.next() {
            None => break,
            Some((SOFT, _) | (_, Some(Harm::Piled))) => {}
            Some((c, Some(_))) => out.push_str(&format!("{MARK}<{:04X}>", u32::from(c))),
            Some((c, None)) => out.push(c),
        }
    }
    parted(&out, AS_TEXT)
}

/// The same without styles.
#[must_use]
pub fn tame(text: &str) -> String {
    terminal(text, false)
}

/// The same on one line.
#[must_use]
pub fn line(text: &str) -> String {
    tame(&text.replace(['\n', '\r', '\t'], " "))
}

/// Length of the style that a text begins with: `ESC [ digits and ; m`.
fn style(text: &str) -> usize {
    let Some(inside) = text.strip_prefix("\u{1b}[") else {
        return 0;
    };
    let digits = inside
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b';')
        .count();
    if inside[digits..].starts_with('m') {
        2 + digits + 1
    } else {
        0
    }
}

/// Parts what a CI runner would obey: `::` at the start of a line, indented or not and whatever the line's style; `##[name]`,
/// `##vso[…]`, `##teamcity[…]` anywhere.
fn parted(text: &str, by: Parted) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for line in text.split_inclusive('\n') {
        let body = line.len() - unstyled(line).len();
        let (head, mut rest) = line.split_at(body);
        out.push_str(head);
        if let Some(after) = rest.strip_prefix("::") {
            out.push_str(by.line);
            rest = after;
        }
        // What stands right before: 1 for `#`, 2 for `##`, 3 for `##name`.
        let mut before = 0;
        for c in rest.chars() {
            if c == '[' && before > 1 {
                out.push_str(by.bracket);
            } else {
                out.push(c);
            }
            before = match (c, before) {
                ('#', 1 | 2) => 2,
                ('#', _) => 1,
                (c, 2 | 3) if c.is_ascii_alphabetic() => 3,
                _ => 0,
            };
        }
    }
    out
}

/// What is left of a line behind its indentation and styles.
fn unstyled(line: &str) -> &str {
    let mut rest = line;
    loop {
        let next = rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        let next = &next[style(next)..];
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

/// For what a command of a CI runner says: on one line, by its own escapes.
#[must_use]
pub fn command(text: &str) -> String {
    tame(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// For a property of such a command.
#[must_use]
pub fn property(text: &str) -> String {
    command(text).replace(':', "%3A").replace(',', "%2C")
}

/// For a page of HTML or Markdown that is written to a file: what no page has a use for is replaced, and a mark of byte order
/// stands as an entity, for a reader would take it off or join by it.
pub fn page(text: &mut String) {
    // One that a template's own file begins with is no part of the page.
    if text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    // Most pages have none.
    if harm::is_suspect(text) {
        *text = entities(text, |c| c == '\u{FEFF}');
    }
}

/// A text in which some characters stand as entities, and those of no use are replaced.
fn entities(text: &str, named: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (c, harm) in Harms::of(text) {
        match harm {
            Some(Harm::Piled) => {}
            Some(harm) if harm.is_useless(c) => out.push(MARK),
            Some(_) if named(c) => out.push_str(&format!("&#x{:X};", u32::from(c))),
            _ => out.push(c),
        }
    }
    out
}

/// For a page of HTML on standard output, which may be a terminal or the log of a CI job.
#[must_use]
pub fn html(text: &str) -> String {
    parted(&entities(text, |_| true), AS_HTML)
}

/// Longest comment that forges take, in bytes, with room for a mark of the caller's.
const COMMENT: usize = 60_000;

/// For a page of Markdown on standard output, which a forge may show: nobody is called by it, nothing becomes a link.
#[must_use]
pub fn markdown(text: &str) -> String {
    let lines: String = text.split_inclusive('\n').map(forge::parted).collect();
    parted(&entities(&lines, |_| true), AS_TEXT)
}

/// Longest line of a comment, in bytes: one answer on one line leaves room for the others.
const COMMENT_LINE: usize = 6_000;

/// The same for a comment, which must be short enough. A line that is too long is cut, and says by how much; what finds no room is
/// said by `left`, from how many lines and how many headings among them are left out.
#[must_use]
pub fn comment(text: &str, left: &dyn Fn(usize, usize) -> String) -> String {
    let mut out = String::with_capacity(text.len().min(COMMENT));
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let shown = markdown(&shortened(line));
        if out.len() + shown.len() > COMMENT {
            let rest: Vec<&str> = std::iter::once(line).chain(lines).collect();
            let said = |line: &&&str| !line.trim().is_empty();
            let headings = rest.iter().filter(|line| line.starts_with('#')).count();
            let left = left(rest.iter().filter(said).count(), headings);
            return format!("{out}\n\n{}\n", markdown(&left));
        }
        out.push_str(&shown);
    }
    out
}

/// A line that is no longer than a comment may have; it ends before a sign that stands for another.
fn shortened(line: &str) -> Cow<'_, str> {
    if line.len() <= COMMENT_LINE {
        return Cow::Borrowed(line);
    }
    let head = &line[..line.floor_char_boundary(COMMENT_LINE)];
    let near = head.len().saturating_sub(10);
    let entity = head.bytes().rposition(|b| b == b'&');
    let head = &head[..entity.filter(|at| *at >= near).unwrap_or(head.len())];
    let more = line[head.len()..].trim_end().chars().count();
    let end = if line.ends_with('\n') { "\n" } else { "" };
    Cow::Owned(format!("{head} […] (+ {more}){end}"))
}

/// For a cell of a table that a spreadsheet reads: on one line, no formula, also where cells are parted by another sign than ours.
#[must_use]
pub fn csv(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for c in text.chars() {
        if begins && FORMULA.contains(&c) {
            out.push('\'');
        }
        begins = matches!(c, ';' | ',' | '\t' | '"') || begins && c.is_whitespace();
        out.push(c);
    }
    out
}

/// Signs with which a spreadsheet takes a cell for a formula or a command.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠'];

/// For JSON that is printed: read again, it is the same.
#[must_use]
pub fn json(text: &str) -> String {
    // The structure of JSON is plain ASCII: whatever is replaced here stands in a string.
    escaped(&text.replace("##", "#\\u0023"), |_| false)
}

/// JSON in which harmful characters, and others, stand by their numbers.
fn escaped(json: &str, other: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    for (c, harm) in Harms::of(json) {
        if harm.is_none() && !other(c) {
            out.push(c);
            continue;
        }
        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out
}

/// For JSON that stands in a page as data of a script: nothing in it ends the element or begins another, and it reads the same
/// whatever is done to the page.
#[must_use]
pub fn data(value: &serde_json::Value) -> String {
    escaped(&value.to_string(), |c| matches!(c, '<' | '>' | '&'))
}

/// Writes a value as such JSON.
pub(crate) fn write_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    writeln!(
        out,
        "{}",
        json(&serde_json::to_string_pretty(value).map_err(io::Error::other)?)
    )
}

/// For a line of a calendar, of which no escape of the format covers control characters.
#[must_use]
pub fn calendar(text: &str) -> String {
    replaced(text, " ").replace(['\n', '\t'], " ")
}

/// For the content and the attributes of an element of XML, as a drawing is.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in replaced(text, "").chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PIECES: [&str; 31] = [
        "::",
        ":",
        "#",
        "##",
        "[",
        "##[",
        "vso",
        "a",
        " ",
        "\n",
        "\t",
        "\r",
        "\u{1b}[31m",
        "\u{1b}",
        "\u{85}",
        "\u{2028}",
        "\u{202e}",
        "\u{200b}",
        "\u{feff}",
        "\u{a0}",
        "\u{fffe}",
        "\u{1b}]0;x\u{7}",
        "\u{e0041}",
        "\u{e0100}",
        "\u{845b}",
        "\u{ad}",
        "\u{3164}",
        "\u{2060}",
        "\u{1f3f4}",
        "\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "\u{301}\u{301}\u{301}\u{301}\u{301}",
    ];

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..12)
            .prop_map(|all| all.concat())
    }

    /// As a runner reads a line.
    fn is_obeyed(text: &str) -> bool {
        text.lines().any(|line| {
            let name = |rest: &str| {
                rest.trim_start_matches(|c: char| c.is_ascii_alphabetic())
                    .starts_with('[')
            };
            line.trim_start().starts_with("::")
                || line
                    .char_indices()
                    .any(|(at, _)| line[at..].strip_prefix("##").is_some_and(name))
        })
    }

    fn data(text: &str) -> String {
        let mut out = Vec::new();
        write_json(&mut out, &text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn no_cell_begins_a_formula_whatever_parts_cells() {
        for text in [
            "=1",
            " +1",
            "A;=cmd|'/C calc'!A0;",
            "a\t@x",
            "a, -1",
            "\"＝1",
            "x;\u{a0}=1",
        ] {
            let cell = csv(text);
            for begin in cell.split([';', ',', '"', '\t']) {
                assert!(!begin.trim_start().starts_with(FORMULA), "{text}: {cell}");
            }
        }
        assert_eq!(csv("Port-Safran (a-b); c"), "Port-Safran (a-b); c");
    }

    proptest! {
        #[test]
        fn nothing_is_obeyed_nor_sent(text in text()) {
            for shown in [tame(&text), html(&text), markdown(&text), data(&text)] {
                prop_assert!(!is_obeyed(&shown), "{shown:?}");
                prop_assert!(Harms::of(&shown).all(|(_, harm)| harm.is_none()), "{shown:?}");
            }
            prop_assert_eq!(serde_json::from_str::<String>(&data(&text)).unwrap(), text);
        }

        #[test]
        fn what_is_inert_stays_as_it_is(text in text()) {
            let once = terminal(&text, true);
            prop_assert_eq!(terminal(&once, true), once);
            let once = tame(&text);
            prop_assert_eq!(tame(&once), once);
        }

        #[test]
        fn words_stay_as_they_are(text in "[a-zé :#\\[.\u{a0}-]{1,40}") {
            prop_assume!(!is_obeyed(&text));
            prop_assert_eq!(tame(&text), text.as_str());
            prop_assert_eq!(html(&text), text);
        }
    }
}
