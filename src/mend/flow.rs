//! In: answers between braces on one line, as somebody typed them. Out: the same as the program reads them.
//!
//! An answer begins at a name that the form has, behind a comma or what was typed for one; all up to the next is its own.

use super::{
    item,
    layout::fits,
    line::{body, is_blank},
    prose::unquoted,
    read,
};
use crate::model::schema::Field;

/// What people type between two answers.
const BETWEEN: [char; 3] = [',', ';', '；'];

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
    // A remark behind the brace is one.
    let (inside, note) = match text.rfind('}') {
        Some(close) if text[close + 1..].trim_start().starts_with('#') => {
            (&text[..close], text[close + 1..].trim())
        }
        Some(close) if body(&text[close + 1..]).is_empty() => (&text[..close], ""),
        _ => (text, ""),
    };
    let inside = inside.strip_prefix('{')?;
    let starts = starts(inside, field);
    let head = starts.first()?.0;
    if !inside[..head].trim_matches(is_blank).is_empty() {
        return None;
    }
    let mut pieces = Vec::new();
    for (nth, (at, key)) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).map_or(inside.len(), |next| next.0);
        let value = inside[at + key.len()..end].trim_start_matches(is_blank);
        let value = value.strip_prefix(':')?.trim_matches(is_blank);
        let value = value.trim_end_matches(BETWEEN).trim_matches(is_blank);
        pieces.push(format!("{key}: {}", written(value)).trim_end().to_owned());
    }
    let whole = format!("{{{}}}", pieces.join(", "));
    sound(&whole).then(|| match note {
        "" => whole,
        note => format!("{whole} {note}"),
    })
}

/// Whether a sign of YAML may take the word that it stands before.
pub(super) fn is_signed(text: &str) -> bool {
    text.contains(": !") || text.contains(": &")
}

/// Where the answers begin, each with its name.
fn starts<'t>(inside: &'t str, field: &'t Field) -> Vec<(usize, &'t str)> {
    let mut found: Vec<(usize, &str)> = Vec::new();
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
            let known = || field.properties.iter().map(|(id, _)| id.as_str());
            let names = |id: &&str| {
                inside[at..]
                    .strip_prefix(*id)
                    .is_some_and(|rest| rest.trim_start_matches(is_blank).starts_with(':'))
            };
            let key = known().find(names);
            found.extend(
                key.filter(|key| found.iter().all(|(_, id)| id != key))
                    .map(|key| (at, key)),
            );
        }
        open = BETWEEN.contains(&c) || open && is_blank(c);
        before = c;
    }
    found
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
