//! In: a text as people paste it below a question. Out: a block with `|`, its lines two spaces in, or a line in quotes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Sure, item,
    layout::{Answer, Remark},
    line::{self, BULLETS, body, indent, is_blank, is_remark},
    tongues,
};
pub(super) use crate::model::pasted::is_header;
use crate::{
    check::tongues::several,
    model::{
        languages::LANGUAGES,
        pasted,
        schema::{Field, Prose},
    },
    parse,
};

/// What stands behind the name of a text, and the lines below: the bar may have slipped to the first of them. `None` where a remark stands
/// between the two.
pub(super) fn sign_below<'l>(
    value: &'l str,
    rest: &'l [String],
    field: &Field,
) -> Option<(&'l str, &'l [String])> {
    let open = value.is_empty() || value.starts_with("# ");
    let first = rest.iter().position(|line| !is_remark(line));
    let sign = first.filter(|at| open && field.prose.is_some() && is_header(body(&rest[*at])));
    let Some(at) = sign else {
        return Some((value, rest));
    };
    let blank = value.is_empty() && rest[..at].iter().all(|line| body(line).is_empty());
    blank.then(|| (body(&rest[at]), &rest[at + 1..]))
}

/// What was typed for the bar behind the name of a text with its lines below: a sign, which says nothing, or a letter, which is kept.
pub(super) fn bar<'v>(value: &'v str, below: &[String], from: usize) -> Option<Option<&'v str>> {
    let first = below.iter().find(|line| !is_remark(line))?;
    let deeper = indent(first) > from;
    // `| (500 mots maximum)`, `| // voir Paul`: a remark beside the bar, and no part of the text below it.
    let beside = value
        .strip_prefix(['|', '>'])
        .map(|rest| rest.trim_matches(is_blank));
    if let Some(remark) = beside.filter(|rest| is_beside(rest)) {
        return Some(Some(remark));
    }
    match pasted::is_bar_sign(value) {
        true => Some(None),
        false => (deeper && pasted::is_bar_letter(value)).then_some(Some(value)),
    }
}

/// Whether words behind a bar are said of the text: between brackets whole, or behind a sign of remarks.
fn is_beside(words: &str) -> bool {
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')];
    let bracketed = |(open, close): &(char, char)| {
        let inner = words
            .strip_prefix(*open)
            .and_then(|rest| rest.strip_suffix(*close));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains([*open, *close]))
    };
    let signed = ["//", "--", "/*", "<!--", "%%"]
        .iter()
        .any(|sign| words.starts_with(sign));
    signed || PAIRS.iter().any(bracketed)
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
pub(super) fn laid(answer: &Answer<'_>, least: Sure, out: &mut Vec<String>) -> Option<()> {
    let mut found = Vec::new();
    if languages(answer, least, &mut found)? {
        out.append(&mut found);
        return Some(());
    }
    // Between quotes it would be shown to readers as it stands.
    let alone = answer.below.iter().all(|line| is_remark(line));
    let behind = item::behind_quotation(answer.value);
    let remarked = behind.is_some_and(|words| alone || is_beside(words));
    let mixed = || alone && tongues::hold_other(answer.value);
    if tongues::may_be(answer.value) || are_several(answer) || remarked || mixed() {
        return None;
    }
    let Some(mut apart) = Apart::of(answer, least) else {
        // Without a bar it is a remark to YAML, and nobody's words to publish; before a figure it is the sign of a number.
        let remark = |line: &String| {
            let said = body(line).strip_prefix("# ");
            said.is_some_and(|said| !said.starts_with(|c: char| c.is_ascii_digit()))
        };
        if !is_header(answer.value) && answer.below.iter().any(remark) {
            return None;
        }
        return written(answer, out);
    };
    out.append(&mut apart.before);
    let text = Answer {
        id: answer.id,
        field: answer.field,
        value: apart.value,
        below: &apart.below,
        from: answer.from,
        to: answer.to,
        note: apart.note,
    };
    written(&text, out)?;
    out.append(&mut apart.after);
    Some(())
}

/// Whether an answer is given in several languages, which nobody may join to one text.
fn are_several(answer: &Answer<'_>) -> bool {
    let said = [answer.value.trim_matches(['"', '\''])].into_iter();
    let lines: Vec<&str> = said
        .chain(answer.below.iter().map(String::as_str))
        .collect();
    several(&lines.join("\n"), |code| LANGUAGES.contains(&code)).is_some()
}

/// A text that the program can read, and the remarks beside it: they are none of it.
#[derive(Debug)]
struct Apart<'a> {
    before: Vec<String>,
    value: &'a str,
    below: Vec<String>,
    after: Vec<String>,
    note: Option<String>,
}

impl<'a> Apart<'a> {
    /// `None` where there are no remarks, or where nobody can tell what is one.
    fn of(answer: &Answer<'a>, least: Sure) -> Option<Self> {
        let is_kept = |remark: &Remark| {
            let sign = remark.said.trim_start_matches('#');
            let tag = sign.starts_with(char::is_alphanumeric);
            remark.column.is_none() || least == Sure::Certain && !tag
        };
        let mut remarks = answer.remarks();
        remarks.retain(is_kept);
        if remarks.is_empty() || is_header(answer.value) {
            return None;
        }
        let alone = |at: usize| {
            let mut own = remarks.iter().filter(|one| one.line == at + 1);
            own.any(|one| one.column.is_none())
        };
        let text = |at: &usize| !alone(*at) && !body(&answer.below[*at]).is_empty();
        let last = (0..answer.below.len()).rev().find(text);
        let (mut before, mut below, mut after) = (Vec::new(), Vec::new(), Vec::new());
        let (mut value, mut notes) = (answer.value, answer.note.iter().cloned().collect());
        for (at, line) in answer.below.iter().enumerate() {
            let pad = indent(line).min(answer.to);
            let moved = || format!("{}{}", " ".repeat(pad), body(line));
            match remarks.iter().find(|one| one.line == at + 1) {
                Some(Remark {
                    column: Some(column),
                    said,
                    ..
                }) => {
                    below.push(line.get(..*column).unwrap_or(line).to_owned());
                    noted_too(&mut notes, said);
                }
                Some(_) if last.is_some_and(|last| at < last) => before.push(moved()),
                Some(_) => after.push(moved()),
                None => below.push(line.clone()),
            }
        }
        if let Some(head) = remarks.iter().find(|one| one.line == 0) {
            value = body(value.get(..head.column?)?);
            noted_too(&mut notes, &head.said);
        }
        let note = (!notes.is_empty()).then(|| notes.join("; "));
        Some(Self {
            before,
            value,
            below,
            after,
            note,
        })
    }
}

/// Adds what a remark says to the notes behind a key.
fn noted_too(notes: &mut Vec<String>, remark: &str) {
    let said = body(remark.trim_start_matches('#'));
    if !said.is_empty() {
        notes.push(said.to_owned());
    }
}

/// A text of one line without the mark of a point before it: a name is no list.
pub(super) fn unpointed(text: &str) -> &str {
    let rest = text.strip_prefix(BULLETS).unwrap_or_default();
    let words = body(rest);
    let point = rest.starts_with(is_blank) && words.starts_with(|c: char| !c.is_numeric());
    let again = words.starts_with(BULLETS);
    if point && !again { words } else { text }
}

/// Writes the answer of a text in one language.
fn written(answer: &Answer<'_>, out: &mut Vec<String>) -> Option<()> {
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
    let (aside, below) = aside(answer, &answer.below[hints..]);
    let lines = texts(answer, &below);
    let pad = " ".repeat(answer.to);
    let note = answer.note.as_deref().unwrap_or_default();
    let points = || lines.iter().any(|line| line::item(line).is_some());
    match lines.as_slice() {
        [] => out.push(item::noted(&format!("{pad}{}:", answer.id), note)),
        [one] => {
            let head = format!("{pad}{}: ", answer.id);
            // A long text may begin with a sign of its own, but is no list of one.
            let whole = answer.field.prose == Some(Prose::Label) || answer.value.is_empty();
            let one = if whole { unpointed(one) } else { one };
            out.push(noted(&head, one, note));
        }
        _ if ends(answer, &below) => return None,
        // Of several points nobody knows which is the name.
        _ if answer.field.prose == Some(Prose::Label) && points() => return None,
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
    let remark = |line: String| format!("{pad}{}", body(&line));
    out.extend(aside.into_iter().map(remark));
    Some(())
}

/// Remarks between the lines of a text that stand deeper, and those lines: whoever began a line there with `# ` took it out of the text.
fn aside(answer: &Answer<'_>, below: &[String]) -> (Vec<String>, Vec<String>) {
    let first = below.iter().find(|line| !is_remark(line));
    let margin = first.map_or(0, |line| indent(line));
    let apart = |line: &String| {
        let left = margin > answer.from && indent(line) < margin;
        left && is_remark(line) && !body(line).is_empty()
    };
    below.iter().cloned().partition(apart)
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

/// Columns that the lines of a text stand in: of a list the least, for what is deeper belongs to what is above; else what most have.
fn margin(below: &[String], from: usize) -> usize {
    let said = || below.iter().filter(|line| !body(line).is_empty());
    let depths = || said().map(|line| indent(line));
    if said().any(|line| line::item(line).is_some()) {
        // One line lost its indentation: it stands where no line of the text may, and the others where they were.
        let mut lost = depths().filter(|depth| *depth <= from);
        let one = lost.next().is_some_and(|depth| {
            let first = depths().next().unwrap_or(0);
            lost.next().is_none() && (depth < from || first > from)
        });
        let deeper = depths().filter(|depth| *depth > from).min();
        return deeper.filter(|_| one).or(depths().min()).unwrap_or(0);
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
fn texts(answer: &Answer<'_>, below: &[String]) -> Vec<String> {
    let value = answer.value;
    let folded = if is_header(value) {
        ""
    } else {
        value
            .strip_prefix(['|', '>'])
            .map_or(value, |rest| rest.trim_start())
    };
    let least = margin(below, answer.from);
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
            // Below words, Markdown makes a heading of them.
            let ruled = pasted::is_drawn(text) && text.starts_with(['-', '=']);
            if ruled && lines.last().is_some_and(|above| !above.is_empty()) {
                lines.push(String::new());
            }
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
    // `"Úbeda",`: the comma parts it from what was the next answer.
    let marks: usize = lines.iter().map(|line| line.matches(mark).count()).sum();
    if let Some(last) = lines.last_mut()
        && marks == 2
        && last.ends_with(&format!("{mark},"))
    {
        last.pop();
    }
    let whole = lines.join("\n");
    let closed = whole.len() > 1 && whole.ends_with(mark);
    // An apostrophe within is no quote.
    let pairs = whole.matches(mark).count();
    if !closed && (pairs != 1 || parse::is_apostrophe(&whole)) {
        return;
    }
    // A spreadsheet writes each quote within a text twice.
    let twice = format!("{mark}{mark}");
    let inner = whole
        .get(1..whole.len() - 1)
        .filter(|_| closed)
        .unwrap_or_default();
    let doubled = pairs > 2 && pairs == 2 * inner.matches(&twice).count() + 2;
    if closed
        && mark == '"'
        && pairs > 2
        && !doubled
        && pairs.is_multiple_of(2)
        && opens_again(&whole)
    {
        return;
    }
    lines[0].remove(0);
    if let Some(last) = lines.last_mut().filter(|_| closed) {
        last.pop();
    }
    for line in lines.iter_mut().filter(|_| doubled) {
        *line = line.replace(&twice, &mark.to_string());
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

/// A text in several languages, each written anew; whether it is one, `None` if that is not clear.
fn languages(answer: &Answer<'_>, least: Sure, out: &mut Vec<String>) -> Option<bool> {
    let note = answer.note.iter().cloned();
    let pad = " ".repeat(answer.to);
    if !answer.value.is_empty() && answer.below.iter().all(|line| is_remark(line)) {
        let Some(found) = tongues::of(answer.value) else {
            return Some(false);
        };
        let notes: Vec<String> = note.chain(found.names).collect();
        let line = format!("{pad}{}: {}", answer.id, found.map);
        out.push(item::noted(&line, &notes.join("; ")));
        out.extend(answer.below.iter().cloned());
        return Some(true);
    }
    if !answer.value.is_empty() && !answer.value.starts_with('#') {
        return Some(false);
    }
    let first = answer.below.iter().position(|line| !is_remark(line));
    let Some(first) = first.filter(|first| tongues::begun(&answer.below[*first]).is_some()) else {
        return Some(false);
    };
    let starts = tongues::starts(answer.below, first)?;
    let begun = tongues::begun(&answer.below[first])?;
    // `EN: …` alone may be a text that begins so.
    if starts.len() == 1 && !(begun.plain && tongues::is_plain(begun.word)) {
        return Some(false);
    }
    let said = Some(body(answer.value.trim_start_matches('#')).to_owned());
    let notes: Vec<String> = note.chain(said.filter(|said| !said.is_empty())).collect();
    out.push(item::noted(
        &format!("{pad}{}:", answer.id),
        &notes.join("; "),
    ));
    out.extend(answer.below[..first].iter().cloned());
    for (nth, at) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).copied().unwrap_or(answer.below.len());
        let begun = tongues::begun(&answer.below[*at])?;
        let one = Answer {
            id: &begun.code,
            field: answer.field,
            value: begun.value,
            below: &answer.below[at + 1..end],
            from: indent(&answer.below[*at]),
            to: answer.to + 2,
            note: tongues::name(&begun.code, begun.word),
        };
        // What stands no deeper than the code of a language may be the text of another.
        let mut below = one.below.iter().filter(|line| !is_remark(line));
        let beside = below.any(|line| indent(line) <= one.from);
        if one.value.starts_with('{') || beside || tongues::hold_other(one.value) {
            return None;
        }
        laid(&one, least, out)?;
    }
    Some(true)
}
