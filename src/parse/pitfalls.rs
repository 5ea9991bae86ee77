//! In: a text that YAML cannot read, and where it stopped. Out: the faults in words, each hint proven.
//!
//! A repair is offered only if the repaired text reads on past the place of the fault. Each proven repair is kept
//! while the next fault is looked for, so one run tells them all.

use std::collections::HashSet;

use super::{
    Fault, Limits, columns,
    line::{Repair, lead, repair, value_of},
    margins, stop,
};
use crate::{
    inert,
    model::{
        diagnostic::{Argument, Message},
        document::Document,
        source::Source,
    },
};

/// Faults that one file may show before reading is given up.
const MOST: usize = 50;

/// Bytes that may be read again to prove repairs of one file; beyond, faults are told without a hint.
const EFFORT: usize = 32 << 20;

/// A repair that lets the text be read further: the lines with it, and where reading stops then; nowhere if it reads to the end.
type Proven = (Repair, Vec<String>, Option<(usize, String)>);

/// All faults of syntax that proven repairs bring to light, in the order of the text.
pub(super) fn explain(source: &Source, index: usize, detail: &str, limits: &Limits) -> Vec<Fault> {
    let original: Vec<&str> = source.text.split('\n').collect();
    let starts: Vec<usize> = original
        .iter()
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len() + 1;
            Some(start)
        })
        .collect();
    let mut lines: Vec<String> = original.iter().map(|line| (*line).to_owned()).collect();
    let (mut index, mut detail) = (index, detail.to_owned());
    let (mut faults, mut told) = (Vec::new(), HashSet::new());
    let mut effort = EFFORT;
    for _ in 0..MOST {
        let (line, column) = place(&lines, index);
        let proven = prove(&lines, line, &mut effort, limits);
        let (at, span, message) = match &proven {
            Some((repair, ..)) => (repair.line, repair.span.clone(), told_as(repair)),
            None => (
                line,
                column..column,
                Message::new("syntax").with("detail", Argument::Message(reason(&detail))),
            ),
        };
        // Positions are those of the file, not of what it became by the repairs before.
        let [start, end] =
            [span.start, span.end].map(|byte| starts[at] + before(original[at], &lines[at], byte));
        // What is still wrong with a line once it was mended is the same fault.
        if told.insert(at) {
            faults.push(Fault {
                rule: "syntax",
                span: start..end.max(start),
                message,
            });
        }
        match proven {
            Some((_, mended, Some((further, words)))) => {
                (lines, index, detail) = (mended, further, words)
            }
            _ => break,
        }
    }
    faults
}

/// What is said of a line with the repair that is proven.
fn told_as(repair: &Repair) -> Message {
    repair
        .message
        .clone()
        .with("spaces", lead(&repair.text, &[' ']))
        .with("repaired", repair.text.trim())
}

/// The repair after which all can be read, else the first after which reading goes on past the fault.
fn prove(lines: &[String], line: usize, effort: &mut usize, limits: &Limits) -> Option<Proven> {
    let size: usize = lines.iter().map(|line| line.len() + 1).sum();
    let mut first = None;
    for repair in candidates(lines, line) {
        let Some(left) = effort.checked_sub(size) else {
            break;
        };
        *effort = left;
        let mut mended = lines.to_vec();
        mended[repair.line].clone_from(&repair.text);
        for (at, text) in &repair.more {
            mended[*at].clone_from(text);
        }
        match stop(&mended.join("\n"), limits) {
            Some((index, detail)) => {
                if first.is_none() && place(&mended, index).0 > line.max(repair.line) {
                    first = Some((repair, mended, Some((index, detail))));
                }
            }
            None => return Some((repair, mended, None)),
        }
    }
    first
}

/// What the parser says, which is in English, as a message of ours.
fn reason(detail: &str) -> &'static str {
    // The first that fits: an escape stands in a quoted text as well.
    const SAID: [(&str, &[&str]); 11] = [
        ("syntax-of-colon", &["simple key"]),
        ("syntax-of-tab", &["tab"]),
        ("syntax-of-escape", &["escape", "hexadecimal"]),
        ("syntax-of-quote", &["quoted"]),
        ("syntax-of-bracket", &["flow", "`[{`", "illegal placement"]),
        (
            "syntax-of-mark",
            &[
                "unexpected character",
                "anchor",
                "alias",
                "tag",
                "TAG",
                "directive",
                "cannot start with '-'",
            ],
        ),
        ("syntax-of-start", &["expected comment or line break"]),
        ("syntax-of-comment", &["comment"]),
        ("syntax-of-document", &["document"]),
        ("syntax-of-block", &["block scalar"]),
        (
            "syntax-of-layout",
            &[
                "indent",
                "mapping",
                "sequence",
                "collection",
                "block",
                "not allowed in this context",
                "whitespace",
            ],
        ),
    ];
    let fits = |words: &[&str]| words.iter().any(|word| detail.contains(word));
    SAID.iter()
        .find(|(_, words)| fits(words))
        .map_or("syntax-of-other", |(id, _)| id)
}

/// Line and byte in it of a character of the whole text; the end of the text if it lies beyond.
fn place(lines: &[String], index: usize) -> (usize, usize) {
    let mut left = index;
    for (line, text) in lines.iter().enumerate() {
        if let Some((byte, _)) = text.char_indices().nth(left) {
            return (line, byte);
        }
        let length = text.chars().count();
        if left == length {
            return (line, text.len());
        }
        left -= length + 1;
    }
    let last = lines.len().saturating_sub(1);
    (last, lines.get(last).map_or(0, String::len))
}

/// Where a byte of a mended line stood in the line as it was.
fn before(original: &str, mended: &str, byte: usize) -> usize {
    let same = original
        .bytes()
        .zip(mended.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let rest = original
        .bytes()
        .rev()
        .zip(mended.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let at = if byte <= same {
        byte
    } else {
        let from_end = mended.len().saturating_sub(byte);
        if from_end <= rest {
            original.len() - from_end
        } else {
            same
        }
    };
    original.floor_char_boundary(at)
}

/// Lines that no answer holds, as remarks.
fn margins(lines: &[String], line: usize) -> Vec<Repair> {
    let remark = |at: usize| margins::remark(&lines[at]);
    let near = |at: usize| line.abs_diff(at) <= 2 || at < line;
    let outer = [margins::preface(lines), margins::ending(lines)];
    let all = outer.into_iter().flatten().filter_map(|margin| {
        let (first, rest) = margin.lines.split_first()?;
        near(*first).then(|| Repair {
            message: margin.message,
            line: *first,
            text: remark(*first),
            more: rest.iter().map(|at| (*at, remark(*at))).collect(),
            span: 0..lines[*first].trim_end().len(),
        })
    });
    let around = line.saturating_sub(2)..=(line + 1).min(lines.len().saturating_sub(1));
    let drawn = around.rev().filter_map(|at| {
        let message = margins::drawn(&lines[at])?;
        let width = lead(&lines[at], &[' ']);
        Some(Repair {
            message,
            line: at,
            text: remark(at),
            more: Vec::new(),
            span: width..lines[at].trim_end().len(),
        })
    });
    drawn.chain(all).collect()
}

fn candidates(lines: &[String], line: usize) -> Vec<Repair> {
    let mut found = margins(lines, line);
    // The parser often stops on the line after the one at fault, or far below an unclosed quote.
    let last = lines.len().saturating_sub(1);
    // A tab below a text without quotes is taken for a part of that text.
    for at in
        (line + 1..=(line + 2).min(last)).chain((line.saturating_sub(2)..=line.min(last)).rev())
    {
        found.extend(tab(at, lines));
    }
    for at in (line.saturating_sub(2)..=line.min(last)).rev() {
        let text = lines[at].as_str();
        found.extend(unseen(at, text));
        found.extend(smart_quote(at, text));
        found.extend(mark(at, text));
        found.extend(colon(at, text));
        found.extend(dash(at, text));
        found.extend(comment(at, text));
        found.extend(between(at, text));
    }
    for at in (line.saturating_sub(2)..=line.min(last)).rev() {
        found.extend(several(at, line, lines));
        found.extend(columns::nameless(at, lines));
        found.extend(columns::undashed(at, lines));
        found.extend(columns::lone(at, lines));
    }
    for at in (0..=line.min(last)).rev().take(40) {
        found.extend(quote(at, &lines[at]));
    }
    for at in (line.saturating_sub(1)..=line.min(last)).rev() {
        found.extend(columns::indent(at, lines));
    }
    found
}

/// What nobody sees in the name of an answer or beside its colon: a tab, a space of a word processor, a mark without width.
fn unseen(line: usize, text: &str) -> Option<Repair> {
    let blank = |c: char| c.is_whitespace() && !matches!(c, ' ' | '\r');
    let mark = inert::is_unseen;
    let colon = text.find(':').map_or(0, |at| at + 1);
    let behind = text[colon..].trim_start_matches(|c| c == ' ' || blank(c) || mark(c));
    let head = &text[..text.len() - behind.len()];
    // Tabs that a line begins with are told with those below.
    let inner = lead(head, &[' ', '\t']);
    let (at, c) = head[inner..]
        .char_indices()
        .find(|(_, c)| blank(*c) || mark(*c))?;
    let (before, rest) = head.split_at(inner);
    let plain: String = rest
        .chars()
        .filter(|c| !mark(*c))
        .map(|c| if blank(c) { ' ' } else { c })
        .collect();
    let start = inner + at;
    let kind = match c {
        '\t' => "tab",
        '\u{A0}' => "space",
        '\u{FEFF}' => "bom",
        _ => "other",
    };
    let mut mended = repair(
        "syntax-unseen",
        line,
        format!("{before}{plain}{behind}"),
        start..start + c.len_utf8(),
    );
    mended.message = mended
        .message
        .with("kind", kind)
        .with("code", format!("U+{:04X}", u32::from(c)));
    Some(mended)
}

fn tab(line: usize, lines: &[String]) -> Vec<Repair> {
    let blanks = |text: &str| lead(text, &[' ', '\t']);
    let spaced = |text: &str, width: &str| {
        format!(
            "{}{}",
            text[..blanks(text)].replace('\t', width),
            &text[blanks(text)..]
        )
    };
    let tabbed = |text: &str| {
        text[..blanks(text)]
            .find('\t')
            .filter(|_| blanks(text) < text.trim_end().len())
    };
    let Some(at) = tabbed(&lines[line]) else {
        return Vec::new();
    };
    let below = || {
        (line + 1..lines.len())
            .take_while(|at| lines[*at].trim().is_empty() || tabbed(&lines[*at]).is_some())
    };
    let mended = |width: &&str| {
        let more = below().map(|at| (at, spaced(&lines[at], width))).collect();
        Repair {
            more,
            ..repair("syntax-tab", line, spaced(&lines[line], width), at..at + 1)
        }
    };
    ["  ", "", "    "].iter().map(mended).collect()
}

/// A text without quotes that goes on below and holds a colon or ` #`: it needs a `|`.
fn several(line: usize, fault: usize, lines: &[String]) -> Option<Repair> {
    let (start, key) = value_of(&lines[line])?;
    let value = lines[line][start..].trim_end();
    let column = start - lines[line][..start].trim_end().len() + lead(&lines[line], &[' ']);
    let own = lead(&lines[line], &[' ']).max(start.saturating_sub(key.len() + column));
    let below: Vec<&String> = lines
        .get(line + 1..=fault.max(line + 1))?
        .iter()
        .filter(|text| !text.trim().is_empty())
        .collect();
    let deeper = below
        .iter()
        .all(|text| lead(text, &[' ']) > own && value_of(text).is_none());
    if below.is_empty()
        || !deeper
        || value.is_empty()
        || value.starts_with(['"', '\'', '|', '>', '{', '[', '&', '*', '!', '#'])
    {
        return None;
    }
    let width = " ".repeat(lead(below[0], &[' ']));
    let mut mended = repair(
        "syntax-several",
        line,
        format!("{}|\n{width}{value}", &lines[line][..start]),
        start..start + value.len(),
    );
    mended.message = mended.message.with("key", key);
    Some(mended)
}

fn quoted(value: &str) -> String {
    if value.contains('\'') || !value.contains('"') && !value.contains('\\') {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("'{value}'")
    }
}

/// A text that begins with a sign of YAML's own: `*important*`, `@home`.
fn mark(line: usize, text: &str) -> Option<Repair> {
    let (start, _) = value_of(text)?;
    let value = text[start..].trim_end();
    value.starts_with(['@', '`', '%', '*', '&']).then(|| {
        let mut mended = repair(
            "syntax-mark",
            line,
            format!("{}{}", &text[..start], quoted(value)),
            start..start + 1,
        );
        mended.message = mended.message.with("mark", &value[..1]);
        mended
    })
}

fn colon(line: usize, text: &str) -> Option<Repair> {
    let (start, key) = value_of(text)?;
    let value = text[start..].trim_end();
    let inner = value
        .find(": ")
        .or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    if value.starts_with(['"', '\'', '|', '>', '{', '[']) {
        return None;
    }
    let mut mended = repair(
        "syntax-colon",
        line,
        format!("{}{}", &text[..start], quoted(value)),
        start + inner..start + inner + 1,
    );
    mended.message = mended.message.with("key", key);
    Some(mended)
}

fn comment(line: usize, text: &str) -> Option<Repair> {
    let (start, _) = value_of(text)?;
    let value = text[start..].trim_end();
    let inner = value.find(" #")?;
    if value.starts_with(['"', '\'', '|', '>', '{', '[']) {
        return None;
    }
    Some(repair(
        "syntax-comment",
        line,
        format!("{}{}", &text[..start], quoted(value)),
        start + inner + 1..start + inner + 2,
    ))
}

/// A text between braces that holds ` #` or a colon: `{title: Workshop # 3, place: Here}`.
fn between(line: usize, text: &str) -> Vec<Repair> {
    let Some((open, close)) = text.find('{').zip(text.rfind('}')) else {
        return Vec::new();
    };
    // Where a key stands, and where its value begins; a comma alone may belong to a text.
    let keys: Vec<(usize, usize)> = text
        .match_indices(['{', ','])
        .filter_map(|(at, sign)| {
            let start = text.len() - text[at + sign.len()..].trim_start().len();
            let length = text[start..]
                .bytes()
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
                .count();
            (length > 0 && text[start + length..].starts_with(": "))
                .then_some((at, start + length + 2))
        })
        .collect();
    let ends = keys.iter().skip(1).map(|(at, _)| *at).chain([close]);
    let spans = keys
        .iter()
        .zip(ends)
        .filter(|((at, start), end)| *at >= open && start < end)
        .map(|((_, start), end)| *start..end);
    spans
        .filter_map(|span| {
            let value = text[span.clone()].trim();
            let (id, inner) = value
                .find(" #")
                .map(|at| ("syntax-comment", at + 1))
                .or_else(|| Some(("syntax-colon", value.find(": ")?)))?;
            if value.starts_with(['"', '\'', '{', '[']) {
                return None;
            }
            let start =
                span.start + text[span.clone()].len() - text[span.clone()].trim_start().len();
            let mended = format!(
                "{}{}{}",
                &text[..start],
                quoted(value),
                &text[start + value.len()..]
            );
            let mut repair = repair(id, line, mended, start + inner..start + inner + 1);
            let key = text[..span.start]
                .trim_end_matches([':', ' '])
                .rsplit(['{', ',', ' '])
                .next()
                .unwrap_or_default()
                .to_owned();
            repair.message = repair.message.with("key", key);
            Some(repair)
        })
        // Each holds the whole line.
        .take(MOST)
        .collect()
}

fn dash(line: usize, text: &str) -> Option<Repair> {
    let lead = text.len() - text.trim_start().len();
    let body = &text[lead..];
    if let Some(rest) = body.strip_prefix('-')
        && rest.starts_with(|c: char| c.is_alphabetic())
    {
        return Some(repair(
            "syntax-dash",
            line,
            format!("{}- {rest}", &text[..lead]),
            lead..lead + 1,
        ));
    }
    let at = body.find(':')?;
    let after = body[at + 1..].chars().next()?;
    let key = body[..at].trim_start_matches("- ");
    (!after.is_whitespace()
        && !key.is_empty()
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
    .then(|| {
        repair(
            "syntax-dash",
            line,
            format!("{}{}: {}", &text[..lead], &body[..at], &body[at + 1..]),
            lead + at..lead + at + 1,
        )
    })
}

fn smart_quote(line: usize, text: &str) -> Option<Repair> {
    let (start, _) = value_of(text)?;
    let value = text[start..].trim_end();
    let first = value
        .chars()
        .next()
        .filter(|c| matches!(c, '“' | '”' | '‘' | '’' | '„' | '«'))?;
    let inner = value.trim_matches(['“', '”', '‘', '’', '„']);
    Some(repair(
        "syntax-smart-quote",
        line,
        format!("{}{}", &text[..start], quoted(inner)),
        start..start + first.len_utf8(),
    ))
}

/// Whether a text begins with an apostrophe of its own, which opens no quote: `'s-Hertogenbosch`, `'t Zand`.
#[must_use]
pub fn is_apostrophe(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('\'') else {
        return false;
    };
    let word = rest.split([' ', '-']).next().unwrap_or_default();
    word.len() < rest.len()
        && (1..=2).contains(&word.chars().count())
        && word.chars().all(char::is_lowercase)
}

fn quote(line: usize, text: &str) -> Option<Repair> {
    let (start, _) = value_of(text)?;
    let value = text[start..].trim_end();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let body = &value[1..];
    let (mut id, mut span) = ("syntax-quote", start..start + 1);
    let mended = if is_apostrophe(value) && !body.contains(mark) {
        quoted(value)
    } else if body.ends_with(mark) && body.len() > 1 {
        // Closed on this line, yet broken: a quote of the same kind stands inside, or a backslash that begins no sign.
        let inner = &body[..body.len() - 1];
        if let Some(at) = stray(inner).filter(|_| mark == '"' && !inner.contains(mark)) {
            (id, span) = ("syntax-escape", start + 1 + at..start + 2 + at);
        }
        quoted(inner)
    } else if mark == '\''
        && body.split_once(mark).is_some_and(|(a, b)| {
            a.ends_with(char::is_alphabetic) && b.starts_with(char::is_alphabetic)
        })
    {
        // `'L'eau`: an apostrophe, not the end.
        quoted(body.trim_end_matches(mark))
    } else if let Some(close) = body.rfind(mark) {
        quoted(&format!("{}{}", &body[..close], &body[close + 1..]))
    } else {
        quoted(body)
    };
    Some(repair(
        id,
        line,
        format!("{}{mended}", &text[..start]),
        span,
    ))
}

/// The first backslash of a text between double quotes that begins none of the signs which YAML has there.
fn stray(text: &str) -> Option<usize> {
    let letter = |digits: Option<&str>| {
        digits
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32)
            .is_some()
    };
    let mut from = 0;
    while let Some(found) = text[from..].find('\\') {
        let at = from + found;
        let rest = &text[at + 1..];
        let sign = rest.chars().next();
        let stands = match sign? {
            'x' => letter(rest.get(1..3)),
            'u' => letter(rest.get(1..5)),
            'U' => letter(rest.get(1..9)),
            sign => "0abtnvfre\"/\\N_LP \t".contains(sign),
        };
        if !stands {
            return Some(at);
        }
        from = at + 1 + sign.map_or(0, char::len_utf8);
    }
    None
}

/// A plain scalar that other YAML tools read otherwise (`no`, `12:30`, `012`): the text with quotes, if they settle it.
#[must_use]
pub fn ambiguous(document: &Document, start: usize, end: usize) -> Option<String> {
    let text = document.source.text.get(start..end)?;
    let boolean = ["y", "n", "yes", "no", "on", "off"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    let clock = text.split(':').count() > 1
        && text.split(':').all(|part| {
            !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())
        });
    let octal = text.len() > 1 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    if !(boolean || clock || octal) {
        return None;
    }
    // Letters, figures and colons alone: between quotes they stand wherever they stood without.
    Some(format!("\"{text}\""))
}
