//! In: a text as people paste it below a question. Out: a block with `|`, its lines two spaces in, or a line in quotes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Sure, item,
    layout::Answer,
    line::{self, body, indent, is_blank, is_remark},
};
use crate::{model::schema::Prose, parse};

/// Whether a value is the head of a block: `|`, `>-`, `|2 # note`.
pub(super) fn is_header(value: &str) -> bool {
    let Some(rest) = value.strip_prefix(['|', '>']) else {
        return false;
    };
    let rest = rest
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))
        .trim();
    rest.is_empty() || rest.starts_with('#')
}

/// Whether a key can be that of a language: a code, not a sentence.
pub(super) fn is_language(key: &str) -> bool {
    let (code, rest) = key
        .split_once('-')
        .map_or((key, ""), |(code, rest)| (code, rest));
    (2..=3).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_lowercase())
        && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Whether what was read is less than what was written: a `#` or a mark of YAML took a part of it.
pub(super) fn is_cut(written: &str, read: &Value, least: Sure) -> bool {
    if is_header(written) {
        return false;
    }
    let hashtag = |rest: &str| {
        rest.starts_with(|c: char| c.is_alphanumeric()) || least == Sure::Guess && !rest.is_empty()
    };
    if read.is_null() {
        return written.strip_prefix('#').is_some_and(hashtag);
    }
    let marked = written.len() > 1 && written.starts_with(['&', '!']);
    let plain = !written.starts_with(['"', '\'', '{', '[']);
    marked
        || plain
            && written.match_indices(" #").any(|(at, _)| {
                hashtag(written[at + 2..].trim_start()) && !written[at + 2..].starts_with(' ')
            })
}

/// Writes the answer of a text.
pub(super) fn laid(answer: &Answer<'_>, out: &mut Vec<String>) -> Option<()> {
    if let Some(lines) = languages(answer) {
        out.extend(lines);
        return Some(());
    }
    // Between quotes it would be shown to readers as it stands.
    if is_by_language(answer.value) {
        return None;
    }
    // Remarks between the question and its text are hints.
    let hints = answer
        .below
        .iter()
        .take_while(|line| is_remark(line) && indent(line) <= answer.from)
        .count();
    let hints = if answer.value.is_empty() || is_header(answer.value) {
        hints
    } else {
        0
    };
    out.extend(
        answer.below[..hints]
            .iter()
            .filter(|line| !body(line).is_empty())
            .cloned(),
    );
    let lines = texts(answer.value, &answer.below[hints..]);
    let pad = " ".repeat(answer.to);
    let note = answer.note.as_deref().unwrap_or_default();
    match lines.as_slice() {
        [] => out.push(item::noted(&format!("{pad}{}:", answer.id), note)),
        [one] => out.push(noted(&format!("{pad}{}: ", answer.id), one, note)),
        _ if ends(answer, &answer.below[hints..]) => return None,
        all if answer.field.prose == Some(Prose::Label) => {
            let words: Vec<&str> = all
                .iter()
                .map(|line| line.trim())
                .filter(|line| !line.is_empty())
                .collect();
            out.push(item::noted(
                &format!("{pad}{}: {}", answer.id, item::scalar(&words.join(" "))),
                note,
            ));
        }
        all => {
            out.push(item::noted(&format!("{pad}{}: |", answer.id), note));
            out.extend(all.iter().map(|line| {
                if line.is_empty() {
                    String::new()
                } else {
                    format!("{pad}  {line}")
                }
            }));
        }
    }
    Some(())
}

/// A text of one line and its note, which is no end of it.
fn noted(head: &str, text: &str, note: &str) -> String {
    let plain = item::scalar(text);
    let value = match note.is_empty() || plain.starts_with(['"', '\'']) {
        true => plain,
        false => item::quoted(text),
    };
    item::noted(&format!("{head}{value}"), note)
}

/// Whether a short answer ends with its line: one at the margin below is more likely another answer.
fn ends(answer: &Answer<'_>, below: &[String]) -> bool {
    let beside = |line: &String| !body(line).is_empty() && indent(line) <= answer.from;
    answer.field.prose == Some(Prose::Label) && !answer.value.is_empty() && below.iter().any(beside)
}

/// Whether a value is meant to be a text in several languages.
fn is_by_language(value: &str) -> bool {
    value
        .strip_prefix('{')
        .and_then(|inside| inside.split_once(':'))
        .is_some_and(|(code, _)| is_language(code.trim_matches(is_blank)))
}

/// Columns that the lines of a text stand in: of a list the least, for what is deeper belongs to what is above; else what most have.
fn margin(below: &[String]) -> usize {
    let said = || below.iter().filter(|line| !body(line).is_empty());
    let depths = || said().map(|line| indent(line));
    if said().any(|line| line::item(line).is_some()) {
        return depths().min().unwrap_or(0);
    }
    let mut often: BTreeMap<usize, usize> = BTreeMap::new();
    for depth in depths() {
        *often.entry(depth).or_default() += 1;
    }
    let most = often
        .iter()
        .max_by_key(|(depth, count)| (**count, usize::MAX - **depth));
    most.map_or(0, |(depth, _)| *depth)
}

/// The lines of a text, the first at the margin, without the quotes around it all.
fn texts(value: &str, below: &[String]) -> Vec<String> {
    let folded = if is_header(value) {
        ""
    } else {
        value
            .strip_prefix(['|', '>'])
            .map_or(value, |rest| rest.trim_start())
    };
    let least = margin(below);
    let mut lines: Vec<String> = (!folded.is_empty())
        .then(|| folded.to_owned())
        .into_iter()
        .collect();
    for one in below {
        // Breaks that a word processor leaves are breaks.
        for (nth, piece) in one
            .split(['\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'])
            .enumerate()
        {
            let depth = if nth > 0 {
                0
            } else {
                indent(piece).saturating_sub(least)
            };
            let text = piece.trim_matches(is_blank);
            let depth = if text.is_empty() || lines.is_empty() {
                0
            } else {
                depth
            };
            lines.push(format!("{}{}", " ".repeat(depth), head(text)));
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let start = lines.iter().position(|line| !line.is_empty()).unwrap_or(0);
    lines.drain(..start);
    unquoted(&mut lines);
    lines
}

/// The head of a line: bullets of a word processor as those of Markdown, a `#` that is no heading.
fn head(text: &str) -> String {
    let bullet = ['•', '▪', '●', '◦', '‣', '■', '\u{F0B7}', '·'];
    if let Some(rest) = text.strip_prefix(bullet) {
        return format!("- {}", rest.trim_matches(is_blank));
    }
    if text.starts_with("# ") {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

/// Takes away the quotes around a whole text; those inside are the author's.
pub(super) fn unquoted(lines: &mut [String]) {
    let Some(mark) = lines
        .first()
        .and_then(|line| line.chars().next())
        .filter(|c| matches!(c, '"' | '\''))
    else {
        return;
    };
    let whole = lines.join("\n");
    let closed = whole.len() > 1 && whole.ends_with(mark);
    // An apostrophe within is no quote.
    let pairs = whole.matches(mark).count();
    if !closed && (pairs != 1 || parse::is_apostrophe(&whole)) {
        return;
    }
    if closed && mark == '"' && pairs > 2 && pairs.is_multiple_of(2) && opens_again(&whole) {
        return;
    }
    lines[0].remove(0);
    if let Some(last) = lines.last_mut().filter(|_| closed) {
        last.pop();
    }
    for line in lines.iter_mut().filter(|_| mark == '"') {
        *line = line.replace("\\\"", "\"");
    }
}

/// `"A" and "B"`: two quoted words, not a quoted text.
fn opens_again(whole: &str) -> bool {
    let mut marks = whole.match_indices('"').skip(1);
    let second = marks.next().map_or(0, |(at, _)| at);
    let after = whole[second + 1..].chars().next();
    after.is_some_and(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':'))
        && whole[..second]
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_whitespace())
}

/// A text in several languages, each written anew; `None` if it is none.
fn languages(answer: &Answer<'_>) -> Option<Vec<String>> {
    if answer.value.starts_with('{') && answer.below.iter().all(|line| is_remark(line)) {
        return braces(answer);
    }
    if !answer.value.is_empty() && !answer.value.starts_with('#') {
        return None;
    }
    let language = |text: &String| {
        let (code, rest) = body(text).split_once(':')?;
        let code = code.trim_matches(is_blank);
        (is_language(code) && code.len() == 2 && (rest.is_empty() || rest.starts_with(is_blank)))
            .then(|| (code.to_owned(), rest.trim_matches(is_blank).to_owned()))
    };
    let first = answer.below.iter().position(|line| !is_remark(line))?;
    language(&answer.below[first])?;
    let starts: Vec<usize> = (first..answer.below.len())
        .filter(|at| language(&answer.below[*at]).is_some())
        .collect();
    let pad = " ".repeat(answer.to);
    let mut out = vec![item::noted(
        &format!("{pad}{}:", answer.id),
        answer.note.as_deref().unwrap_or_default(),
    )];
    out.extend(answer.below[..first].iter().cloned());
    for (nth, at) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).copied().unwrap_or(answer.below.len());
        let (code, value) = language(&answer.below[*at])?;
        let one = Answer {
            id: &code,
            field: answer.field,
            value: &value,
            below: &answer.below[at + 1..end],
            from: indent(&answer.below[*at]),
            to: answer.to + 2,
            note: None,
        };
        let deeper = one.value.starts_with('{');
        if deeper {
            return None;
        }
        laid(&one, &mut out)?;
    }
    Some(out)
}

/// `{fr:Bruges, en:Bruges}`: the spaces that make them keys; `{fr: Alger, la blanche}`: a comma that parts no answers.
fn braces(answer: &Answer<'_>) -> Option<Vec<String>> {
    let inside = answer
        .value
        .strip_prefix('{')?
        .trim_end()
        .strip_suffix('}')?;
    let mut all: Vec<(&str, String)> = Vec::new();
    for piece in inside.split(',') {
        let own = piece
            .split_once(':')
            .map(|(code, text)| (code.trim_matches(is_blank), text))
            .filter(|(code, _)| is_language(code));
        match (own, all.last_mut()) {
            (Some((code, text)), _) => all.push((code, text.to_owned())),
            (None, Some((_, text))) => text.push_str(&format!(",{piece}")),
            (None, None) => return None,
        }
    }
    let value = |text: &str| {
        let text = text.trim_matches(is_blank);
        let whole = |mark| text.len() > 1 && text.starts_with(mark) && text.ends_with(mark);
        match text.contains([',', '{', '}', '[', ']']) {
            _ if whole('"') || whole('\'') => text.to_owned(),
            true => item::quoted(text),
            false => item::scalar(text),
        }
    };
    let pieces: Vec<String> = all
        .iter()
        .map(|(code, text)| format!("{code}: {}", value(text)))
        .collect();
    let key = format!(
        "{}{}: {{{}}}",
        " ".repeat(answer.to),
        answer.id,
        pieces.join(", ")
    );
    let mut lines = vec![item::noted(
        &key,
        answer.note.as_deref().unwrap_or_default(),
    )];
    lines.extend(answer.below.iter().cloned());
    Some(lines)
}
