//! In: answers between braces on one line, as somebody typed them. Out: the same as the program reads them.
//!
//! An answer begins at a name that the form has, behind a comma or what was typed for one; all up to the next is its own.

use serde_json::Value;

use super::{
    item,
    layout::fits,
    line::{self, body, is_blank},
    prose::unquoted,
    read, tokens, tongues,
};
use crate::model::schema::Field;

/// What people type between two answers.
const BETWEEN: [char; 3] = [',', ';', '；'];

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
        None => (text.strip_suffix('}').unwrap_or(text), ""),
    };
    // A comma behind a brace parts nothing from nothing.
    let behind = body(behind.trim_start_matches(BETWEEN));
    let inside = inside.strip_prefix('{')?;
    (behind.is_empty() || behind.starts_with('#')).then_some((inside, behind))
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
    let (mut quote, mut depth) = (None, 0_usize);
    // A name may stand here.
    let mut open = true;
    let mut before = ' ';
    for (at, c) in inside.char_indices() {
        if let Some(mark) = quote {
            quote = (c != mark).then_some(mark);
        } else if matches!(c, '"' | '\'') && is_blank(before) {
            quote = Some(c);
        } else if matches!(c, '{' | '[') {
            depth += 1;
        } else if matches!(c, '}' | ']') {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && open && !is_blank(c) {
            match begun(&inside[at..], field) {
                Begun::Answer(id, written) if found.iter().all(|one| one.id != id) => {
                    found.push(Start { at, written, id });
                }
                Begun::Strange => return None,
                _ => {}
            }
        }
        open = BETWEEN.contains(&c) || open && is_blank(c);
        before = c;
    }
    Some(found)
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
        None if line::headed(own).is_some() => Begun::Strange,
        None => Begun::Words,
    }
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
