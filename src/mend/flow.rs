//! In: answers between braces on one line, as somebody typed them. Out: the same as the program reads them.
//!
//! An answer begins at a name that the form has, behind a comma or what was typed for one; all up to the next is its own. A line at the
//! margin goes on with the braces above it that are not closed.

use serde_json::Value;

use super::{
    item,
    layout::fits,
    line::{self, body, is_blank},
    prose::{unpointed, unquoted},
    read,
    shape::takes_words,
    tokens, tongues,
};
use crate::model::schema::{Field, Prose};

/// What people type between two answers.
const BETWEEN: [char; 3] = [',', ';', '；'];

/// Lines at most over which an answer between braces goes on.
const LINES: usize = 16;

/// Marks that are looked at for the one that closes a quotation.
const MARKS: usize = 16;

/// The lines, with those of an answer between braces on one where it goes on at the margin: a mail breaks them there.
pub(super) fn joined(lines: Vec<String>) -> Vec<String> {
    let mut out = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let (line, count) = whole(&lines[at..]).unwrap_or_else(|| (lines[at].clone(), 1));
        out.push(line);
        at += count;
    }
    out
}

/// The answer between braces that begins on the first of these lines, in one, and how many it takes.
fn whole(lines: &[String]) -> Option<(String, usize)> {
    let first = lines.first()?;
    let text = line::item(first).unwrap_or(body(first));
    let value = line::halves(text).filter(|(name, _)| !name.starts_with('{'));
    let value = value.map_or(text, |(_, value)| value);
    if !value.starts_with('{') || balance(value) <= 0 {
        return None;
    }
    let mut all = first.trim_end().to_owned();
    let mut margin = value == "{";
    for (nth, next) in lines.iter().enumerate().take(LINES).skip(1) {
        if line::is_remark(next) || line::item(next).is_some() {
            return None;
        }
        margin |= line::indent(next) <= line::indent(first);
        let next = body(next);
        let named = line::halves(next).is_some_and(|(name, _)| !name.contains(' '));
        let open = all.ends_with(BETWEEN) || all.ends_with('{');
        all.push_str(if named && !open { ", " } else { " " });
        all.push_str(next);
        if balance(&all) <= 0 {
            return margin.then_some((all, nth + 1));
        }
    }
    None
}

/// How many braces are open at the end of a text.
fn balance(text: &str) -> i32 {
    let mut open = 0;
    unquoted_chars(text, |_, c| match c {
        '{' => open += 1,
        '}' => open -= 1,
        _ => {}
    });
    open
}

/// Goes over the characters of a text that stand between no quotes. A mark that nothing closes is a sign of the text.
fn unquoted_chars(text: &str, mut seen: impl FnMut(usize, char)) {
    let (mut quote, mut before) = (None, ' ');
    for (at, c) in text.char_indices() {
        match quote {
            Some(mark) => quote = (c != mark).then_some(mark),
            None if opens(text, at, c, before) => quote = Some(c),
            None => seen(at, c),
        }
        before = c;
    }
}

/// Whether a quotation mark opens: it stands where an answer begins, and another closes it where one ends.
fn opens(text: &str, at: usize, c: char, before: char) -> bool {
    let begins = is_blank(before) || matches!(before, '{' | '[' | ',' | ':');
    if !matches!(c, '"' | '\'') || !begins {
        return false;
    }
    let mut marks = text[at + 1..].match_indices(c).take(MARKS);
    // One that opens the next answer says that this one was never closed.
    let mut closed = || {
        marks.find_map(|(end, _)| {
            let (before, behind) = (&text[..at + 1 + end], &text[at + 2 + end..]);
            let behind = behind.trim_start_matches(is_blank);
            let closes =
                behind.is_empty() || behind.starts_with([',', ';', '}', ']', ')', ':', '#']);
            let again = before.trim_end_matches(is_blank).ends_with(':');
            match (closes, again) {
                (true, _) => Some(true),
                (_, true) => Some(false),
                _ => None,
            }
        })
    };
    closed() == Some(true)
}

/// An item whose braces are missing, or are of another kind, with those that belong there: `(role: …, name: …)`, `role: …, name: …}`.
pub(super) fn braced(text: &str, field: &Field) -> Option<String> {
    let text = body(text);
    let round = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let closed = || text.strip_suffix('}').filter(|inside| balance(inside) == 0);
    let bracketed = round.or_else(closed);
    let inside = bracketed.unwrap_or(text);
    if text.starts_with('{') || inside.contains(" #") {
        return None;
    }
    let starts = starts(inside, field)?;
    let first = starts.first().is_some_and(|first| first.at == 0);
    let given = |key: &String| starts.iter().any(|start| start.id == key);
    let known = bracketed.is_some() || field.required.iter().all(given);
    (first && starts.len() > 1 && known).then(|| format!("{{{inside}}}"))
}

/// Whether a value without quotes holds the answer to another question of its form: `coordinator, name: Ana`.
pub(super) fn holds_other(value: &str, field: &Field) -> bool {
    if value.starts_with(['"', '\'', '{', '[', '#']) || !value.contains(BETWEEN) {
        return false;
    }
    let named = |at: usize| {
        let rest = body(&value[at..]).trim_start_matches(BETWEEN);
        let id = rest.trim_start_matches(is_blank).split(':').next();
        let apart = rest
            .split_once(':')
            .is_some_and(|(_, text)| text.starts_with(' '));
        apart && id.is_some_and(|id| field.property(id).is_some())
    };
    value.match_indices(BETWEEN).any(|(at, _)| named(at))
}

/// The groups of answers on one line of a list, `{…}, {…}`, each between its braces.
pub(super) fn groups<'t>(text: &'t str, field: &Field) -> Vec<&'t str> {
    let text = body(text);
    let begins = |at: usize| {
        let before = text[..at].trim_end_matches(|c| is_blank(c) || BETWEEN.contains(&c));
        let known = |(id, _): &(String, Field)| {
            let rest = body(&text[at + 1..]).strip_prefix(id.as_str());
            rest.is_some_and(|rest| rest.trim_start_matches(is_blank).starts_with(':'))
        };
        before.ends_with('}') && field.properties.iter().any(known)
    };
    let starts = text.match_indices('{').map(|(at, _)| at);
    let mut starts: Vec<usize> = starts.filter(|at| *at == 0 || begins(*at)).collect();
    starts.push(text.len());
    let apart = |c| is_blank(c) || BETWEEN.contains(&c);
    starts
        .windows(2)
        .map(|pair| text[pair[0]..pair[1]].trim_matches(apart))
        .collect()
}

/// What stands between the braces, and the remark behind them; `None` if anything else stands there.
fn parted(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    let close = text.char_indices().find_map(|(at, c)| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (c == '}' && depth == 0).then_some(at)
    });
    let (inside, behind) = match close {
        Some(close) => (&text[..close], body(&text[close + 1..])),
        // The brace that closes was forgotten.
        None => match line::remarked(text) {
            Some((own, _)) => (unclosed(own), text[own.len()..].trim_start()),
            None => (unclosed(text), ""),
        },
    };
    // A comma behind a brace parts nothing from nothing, and one more brace closes nothing.
    let behind = body(behind.trim_start_matches(|c| BETWEEN.contains(&c) || c == '}'));
    let inside = inside.strip_prefix('{')?;
    (behind.is_empty() || behind.starts_with('#')).then_some((inside, behind))
}

/// A text without the brace that closes it, or the bracket that was typed for one.
fn unclosed(text: &str) -> &str {
    let other = |(open, close)| {
        text.strip_suffix(close)
            .filter(|inside| !inside.contains(open))
    };
    text.strip_suffix('}')
        .or_else(|| other(('[', ']')))
        .or_else(|| other(('(', ')')))
        .unwrap_or(text)
}

/// The answers between braces; as they stand where they can be read as the form asks, `None` where nobody can tell.
pub(super) fn laid(text: &str, field: &Field) -> Option<String> {
    let sound = |text: &str| {
        let value = read("", &format!("x: {text}")).and_then(|read| read.value.get("x").cloned());
        value.is_some_and(|value| value.is_object() && fits(&value, field))
    };
    let text = body(text);
    if sound(text) && !is_signed(text) {
        return Some(text.to_owned());
    }
    let (inside, note) = parted(text)?;
    let starts = starts(inside, field)?;
    let head = starts.first()?.at;
    if !inside[..head].trim_matches(is_blank).is_empty() {
        return None;
    }
    let (mut pieces, mut names) = (Vec::new(), Vec::new());
    for (nth, start) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).map_or(inside.len(), |next| next.at);
        let value = inside[start.at + start.written.len()..end].trim_start_matches(is_blank);
        let value = value.strip_prefix([':', '：'])?.trim_matches(is_blank);
        let value = value.trim_end_matches(BETWEEN).trim_matches(is_blank);
        let inner = field.property(start.id)?;
        let value = match inner.prose {
            Some(Prose::Label) => unpointed(value),
            _ => value,
        };
        if takes_words(inner) && item::behind_quotation(value).is_some() {
            return None;
        }
        let good = |read: &Value| fits(&read["x"], inner);
        let odd = || !read("", &format!("x: {value}")).is_some_and(|read| good(&read.value));
        let prose = inner.prose.is_some() && odd();
        let value = match prose.then(|| tongues::of(value)).flatten() {
            Some(tongues) => {
                names.extend(tongues.names);
                tongues.map
            }
            None => written(value),
        };
        if !tokens::keeps(start.written, start.id) {
            names.push(start.written.to_owned());
        }
        pieces.push(format!("{}: {value}", start.id).trim_end().to_owned());
    }
    let whole = format!("{{{}}}", pieces.join(", "));
    let note = match note {
        "" => whole.clone(),
        note => format!("{whole} {note}"),
    };
    sound(&whole).then(|| item::noted(&note, &names.join("; ")))
}

/// Whether a sign of YAML may take the word that it stands before.
pub(super) fn is_signed(text: &str) -> bool {
    text.contains(": !") || text.contains(": &")
}

/// Where an answer begins.
struct Start<'t> {
    at: usize,
    /// As it is called here, and in the form.
    written: &'t str,
    id: &'t str,
}

/// Where the answers begin; `None` if something is called an answer that the form does not know.
fn starts<'t>(inside: &'t str, field: &'t Field) -> Option<Vec<Start<'t>>> {
    let mut found: Vec<Start<'t>> = Vec::new();
    let mut depth = 0_usize;
    // A name may stand here.
    let mut open = true;
    let (mut before, mut strange) = (' ', false);
    unquoted_chars(inside, |at, c| {
        let rest = &inside[at..];
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 && open && !is_blank(c) => match begun(rest, field) {
                Begun::Answer(id, written) if found.iter().all(|one| one.id != id) => {
                    found.push(Start { at, written, id });
                }
                Begun::Strange => strange = true,
                _ => {}
            },
            c if depth == 0 && is_blank(before) && c.is_alphabetic() => {
                let id = uncommaed(inside, at, field, &found);
                found.extend(id.map(|id| Start {
                    at,
                    written: id,
                    id,
                }));
            }
            _ => {}
        }
        open = BETWEEN.contains(&c) || open && is_blank(c);
        before = c;
    });
    (!strange).then_some(found)
}

/// The question that is named in the middle of an answer, where the comma before it was forgotten: one that has to be answered, and is
/// named once alone.
fn uncommaed<'f>(
    inside: &str,
    at: usize,
    field: &'f Field,
    found: &[Start<'_>],
) -> Option<&'f str> {
    let last = found.last()?;
    let rest = &inside[at..];
    let names = |id: &&String| {
        let behind = rest.strip_prefix(id.as_str());
        behind.is_some_and(|behind| behind.starts_with(": "))
    };
    let id = field.required.iter().find(names)?;
    if found.iter().any(|one| one.id == id) {
        return None;
    }
    let said = inside[last.at + last.written.len()..at].trim_start_matches([':', '：']);
    let once = inside.matches(&format!("{id}:")).count() == 1;
    (once && !body(said).is_empty()).then_some(id)
}

/// What begins behind a comma.
enum Begun<'t> {
    /// A question of the form, and what it is called here.
    Answer(&'t str, &'t str),
    /// Something with a name of its own.
    Strange,
    /// The rest of the answer before.
    Words,
}

fn begun<'t>(rest: &'t str, field: &'t Field) -> Begun<'t> {
    let known = || field.properties.iter().map(|(id, _)| id.as_str());
    let names = |id: &&str| {
        rest.strip_prefix(*id)
            .is_some_and(|rest| rest.trim_start_matches(is_blank).starts_with(':'))
    };
    if let Some(id) = known().find(names) {
        return Begun::Answer(id, id);
    }
    let end = rest.find(|c| BETWEEN.contains(&c) || matches!(c, '{' | '[' | '"'));
    let own = &rest[..end.unwrap_or(rest.len())];
    let Some((written, _)) = line::halves(own).filter(|(written, _)| !written.is_empty()) else {
        return Begun::Words;
    };
    match line::named(written, field).and_then(|id| known().find(|known| *known == id)) {
        Some(id) => Begun::Answer(id, written),
        None if line::headed(own).is_some() || is_key(own) => Begun::Strange,
        None => Begun::Words,
    }
}

/// Whether words begin as an answer does, `phone: 1`: a sentence has a blank before its colon, or more than one word.
fn is_key(text: &str) -> bool {
    let (name, _) = text.split_once(':').unwrap_or_default();
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// A value as it may stand between braces.
fn written(value: &str) -> String {
    let marked = value.starts_with(['"', '\'', '{', '[']);
    if value.is_empty() || marked && read("", &format!("x: {value}")).is_some() {
        return value.to_owned();
    }
    let mut lines = [value.to_owned()];
    unquoted(&mut lines);
    let [value] = &lines;
    if value.contains([',', '{', '}', '[', ']']) {
        return item::quoted(value);
    }
    item::scalar(value)
}
