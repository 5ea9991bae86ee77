//! In: what is to be shown, with pieces of fiches, names and arguments in it. Out: the same, so that it does nothing where it is
//! read: one function for each kind of output, applied to what is laid out already.
//!
//! Here alone stands which characters do harm, and what a CI runner obeys.

mod forge;

use std::io::{self, Write};

use serde::Serialize;

pub(crate) use self::forge::{markdown as cell, words};

/// What harm a character does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Harm {
    /// Moves the cursor, or does what else a device obeys.
    Control,
    /// Turns the direction of what follows.
    Turns,
    /// Ends a line for some readers only.
    Ends,
    /// Is not seen, and parts or joins what is. Texts in some scripts need it.
    Unseen,
    /// Is no character.
    None,
}

/// The one list.
fn harm(c: char) -> Option<Harm> {
    match c {
        '\n' | '\t' => None,
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Harm::Ends),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(Harm::Turns),
        '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' => Some(Harm::Unseen),
        '\u{FFFE}' | '\u{FFFF}' => Some(Harm::None),
        _ if c.is_control() => Some(Harm::Control),
        _ => None,
    }
}

/// Whether no page and no text of a fiche has a use for a character.
#[must_use]
pub fn is_useless(c: char) -> bool {
    matches!(harm(c), Some(Harm::Control | Harm::Turns | Harm::None)) || c == '\u{85}'
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
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let style = if styled { style(&text[at..]) } else { 0 };
        if style > 0 {
            out.push_str(&text[at..at + style]);
            at += style;
            continue;
        }
        match harm(c) {
            Some(_) => out.push_str(&format!("{MARK}<{:04X}>", u32::from(c))),
            None => out.push(c),
        }
        at += c.len_utf8();
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
    // Most pages have none: a glance at their bytes, many at once, spares reading their characters.
    let bytes = text.as_bytes();
    let after = |at: usize, more: usize| bytes.get(at + more).copied().unwrap_or_default();
    let controls = bytes.iter().fold(false, |found, byte| {
        found | (*byte < 0x20 && *byte != b'\n' && *byte != b'\t') | (*byte == 0x7F)
    });
    let suspect = controls
        || memchr::memchr_iter(0xC2, bytes).any(|at| after(at, 1) < 0xA0)
        || memchr::memchr_iter(0xE2, bytes).any(|at| match after(at, 1) {
            0x80 => (0xAA..=0xAE).contains(&after(at, 2)),
            0x81 => (0xA6..=0xA9).contains(&after(at, 2)),
            _ => false,
        })
        || memchr::memchr_iter(0xEF, bytes).any(|at| {
            matches!(
                (after(at, 1), after(at, 2)),
                (0xBB, 0xBF) | (0xBF, 0xBE | 0xBF)
            )
        });
    if suspect {
        *text = entities(text, |c| c == '\u{FEFF}');
    }
}

/// A text in which some characters stand as entities, and those of no use are replaced.
fn entities(text: &str, named: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            _ if is_useless(c) => out.push(MARK),
            _ if named(c) => out.push_str(&format!("&#x{:X};", u32::from(c))),
            _ => out.push(c),
        }
    }
    out
}

/// For a page of HTML on standard output, which may be a terminal or the log of a CI job.
#[must_use]
pub fn html(text: &str) -> String {
    parted(&entities(text, |c| harm(c).is_some()), AS_HTML)
}

/// Longest comment that forges take, in bytes, with room for a mark of the caller's.
const COMMENT: usize = 60_000;

/// For a page of Markdown on standard output, which a forge may show: nobody is called by it, nothing becomes a link.
#[must_use]
pub fn markdown(text: &str) -> String {
    let lines: String = text.split_inclusive('\n').map(forge::parted).collect();
    parted(&entities(&lines, |c| harm(c).is_some()), AS_TEXT)
}

/// The same for a comment, which must be short enough.
#[must_use]
pub fn comment(text: &str) -> String {
    let mut room = COMMENT;
    let fits = |line: &&str| {
        let left = room.checked_sub(line.len());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let kept: usize = text
        .split_inclusive('\n')
        .take_while(fits)
        .map(str::len)
        .sum();
    let cut = if kept < text.len() { "\n[…]\n" } else { "" };
    format!("{}{cut}", markdown(&text[..kept]))
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
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.replace("##", "#\\u0023").chars() {
        match harm(c) {
            Some(_) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            None => out.push(c),
        }
    }
    out
}

/// For JSON that stands in a page as data of a script: nothing in it ends the element or begins another, and it reads the same
/// whatever is done to the page.
#[must_use]
pub fn data(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        let plain = !matches!(c, '<' | '>' | '&') && harm(c).is_none() && !is_useless(c);
        if plain {
            out.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
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
    text.chars()
        .map(|c| {
            if is_useless(c) || matches!(c, '\n' | '\t') {
                ' '
            } else {
                c
            }
        })
        .collect()
}

/// For the content and the attributes of an element of XML, as a drawing is.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ if is_useless(c) => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PIECES: [&str; 22] = [
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
                prop_assert!(!shown.contains(|c| harm(c).is_some()), "{shown:?}");
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
