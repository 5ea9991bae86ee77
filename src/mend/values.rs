//! In: a fiche that can be read. Out: its text with the codes, dates and numbers that its words mean, and the words beside them.

use std::ops::Range;

use serde_json::Value;

use super::{Known, Sure, line::fold, meant, tokens};
use crate::{
    check::{breach::amount, format::fits},
    model::{
        document::{Document, Pointer},
        schema::Field,
    },
    pointer,
};

/// A value to be written in place of another.
struct Edit {
    span: Range<usize>,
    text: String,
}

/// The text with the values that are meant; `None` if there are none.
pub(super) fn mended(document: &Document, plan: &Field, known: &Known<'_>, least: Sure) -> Option<String> {
    let mut walk = Walk { document, known, least, edits: Vec::new() };
    walk.value(&document.value, plan, &Pointer::default());
    walk.letter();
    let mut edits = walk.edits;
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|edit| edit.span.start);
    let mut text = document.source.text.clone();
    for edit in edits.iter().rev() {
        replace(&mut text, edit);
    }
    Some(text)
}

/// Puts a value in place of another; words that are lost by that go to the end of the line.
fn replace(text: &mut String, edit: &Edit) {
    let before = text[edit.span.clone()].to_owned();
    let end = text[edit.span.end..].find(['\n', '\r']).map_or(text.len(), |at| edit.span.end + at);
    let lost = !tokens::keeps(&before, &edit.text);
    if lost && !before.contains('\n') {
        let said = before.trim().trim_matches(['"', '\'']).trim();
        let note = if text[edit.span.end..end].contains(" #") { format!("; {said}") } else { format!(" # {said}") };
        text.insert_str(end, &note);
    }
    text.replace_range(edit.span.clone(), &edit.text);
}

struct Walk<'a> {
    document: &'a Document,
    known: &'a Known<'a>,
    least: Sure,
    edits: Vec<Edit>,
}

impl Walk<'_> {
    fn value(&mut self, value: &Value, field: &Field, at: &Pointer) {
        match value {
            Value::Object(_) if field.prose.is_some() => {}
            Value::Object(map) => {
                for (key, below) in map {
                    if let Some(inner) = field.property(key) {
                        self.value(below, inner, &at.with(key.as_str()));
                    }
                }
            }
            Value::Array(list) => {
                let Some(items) = &field.items else { return };
                for (nth, below) in list.iter().enumerate() {
                    self.value(below, items, &at.with(nth));
                }
            }
            Value::Null => {}
            _ => self.scalar(value, field, at),
        }
    }

    fn scalar(&mut self, value: &Value, field: &Field, at: &Pointer) {
        let span = self.document.span(at);
        let written = self.document.source.text.get(span.clone()).unwrap_or_default();
        if written.is_empty() || written.contains('\n') || written.starts_with(['|', '>', '&', '!']) {
            return;
        }
        let said = value.as_str().map_or_else(|| written.to_owned(), str::to_owned);
        let Some((meant, sure)) = self.meant(value, &said, written, field, at) else { return };
        if sure >= self.least && meant != written {
            self.edits.push(Edit { span, text: meant });
        }
    }

    fn meant(&self, value: &Value, said: &str, written: &str, field: &Field, at: &Pointer) -> meant::Meant {
        let wants = |kind: &str| field.types.iter().any(|one| one == kind);
        let ambiguous = || {
            let plain = self.document.source.text.get(self.document.span(at)) == Some(said);
            plain.then(|| crate::parse::ambiguous(self.document, self.document.span(at).start, self.document.span(at).end)).flatten()
        };
        if field.prose.is_some() {
            return if value.is_string() { ambiguous() } else { Some(format!("\"{written}\"")) }.map(|text| (text, Sure::Certain));
        }
        if let Some(list) = &field.vocabulary {
            let edition = &self.known.programme.edition;
            let good = value.is_string() && edition.entry(list, said).is_some();
            return (!good).then(|| meant::entry(edition.list(list), said)).flatten();
        }
        if field.reference.is_some() || at.0.len() == 1 && *at == pointer!["theme"] {
            return self.reference(said, field);
        }
        match field.format.as_deref() {
            Some("amount") if value.is_number() => return thousands(written),
            Some("file-name") => return self.file(said),
            Some(format) if format != "amount" && !fits(format, said) => {
                return meant::formatted(format, said).filter(|(meant, _)| fits(format, meant));
            }
            _ => {}
        }
        match value.as_str() {
            Some(text) if wants("number") && !wants("string") => amount(text).map(|number| (number, Sure::Certain)),
            Some(text) if wants("integer") && !wants("string") => {
                meant::minutes(text).or_else(|| amount(text).filter(|number| !number.contains('.')).map(|number| (number, Sure::Certain)))
            }
            Some(text) if wants("boolean") => meant::truth(text),
            None if wants("string") && !wants("integer") && !wants("number") && !wants("boolean") => {
                Some((format!("\"{written}\""), Sure::Certain))
            }
            _ => None,
        }
    }

    fn reference(&self, said: &str, field: &Field) -> meant::Meant {
        let themes =
            || self.known.themes.as_array().into_iter().flatten().filter_map(|theme| Some((theme["id"].as_str()?, names(&theme["title"]))));
        match field.reference.as_deref() {
            None | Some("theme") => {
                let there = themes().any(|(id, _)| id == said);
                (!there).then(|| meant::named(themes(), said)).flatten()
            }
            Some(kind) => {
                let known =
                    || self.known.names.iter().filter(|((of, _), _)| of == kind).map(|((_, id), value)| (id.as_str(), names(value)));
                let there = known().any(|(id, _)| id == said);
                let found = (!there).then(|| meant::named(known(), said)).flatten();
                // A number in a list of names is nobody's.
                found.filter(|_| said.trim().parse::<usize>().is_err())
            }
        }
    }

    /// The file beside the fiche that a name means: in another case, without its ending, behind a path of somebody's computer.
    fn file(&self, said: &str) -> meant::Meant {
        let files = self.known.files;
        if files.contains_key(said) {
            return None;
        }
        let last = said.rsplit(['/', '\\']).next().unwrap_or(said);
        let mut found =
            files.keys().filter(|name| fold(name) == fold(last) || name.rsplit_once('.').is_some_and(|(stem, _)| fold(stem) == fold(last)));
        let name = found.next().filter(|_| found.next().is_none() && !said.contains("://"))?;
        Some((super::item::scalar(name), Sure::Certain))
    }

    /// The fingerprint of the letter: the program can read it, nobody has to type it.
    fn letter(&mut self) {
        let interest = &self.document.value["interest"];
        let Some(hash) = interest["letter"].as_str().and_then(|name| self.known.files.get(name)).filter(|hash| !hash.is_empty()) else {
            return;
        };
        let at = pointer!["interest", "sha256"];
        if interest.get("sha256").is_some_and(Value::is_null) {
            let key = self.document.key_span(&at);
            let text = &self.document.source.text;
            if let Some(colon) = text[key.end..].find(':').filter(|colon| text[key.end..key.end + colon].trim().is_empty()) {
                let place = key.end + colon + 1;
                self.edits.push(Edit { span: place..place, text: format!(" {hash}") });
            }
        } else if interest.get("sha256").is_none() {
            let letter = pointer!["interest", "letter"];
            let text = &self.document.source.text;
            let (key, value) = (self.document.key_span(&letter), self.document.span(&letter));
            let start = text[..key.start].rfind('\n').map_or(0, |at| at + 1);
            let end = text[value.end..].find('\n').map_or(text.len(), |at| value.end + at);
            if text[start..key.start].trim().is_empty() {
                let pad = &text[start..key.start];
                let (end, cr) = if text[..end].ends_with('\r') { (end - 1, "\r") } else { (end, "") };
                self.edits.push(Edit { span: end..end, text: format!("{cr}\n{pad}sha256: {hash}") });
            }
        } else if self.least == Sure::Guess
            && interest["sha256"].as_str().is_some_and(|given| fits("sha256", given) && !given.eq_ignore_ascii_case(hash))
        {
            self.edits.push(Edit { span: self.document.span(&at), text: hash.clone() });
        }
    }
}

/// Names of a thing, in every language that it has one in.
fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Object(map) => map.values().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// `12.000` in a budget is twelve thousand: no budget has thousandths.
fn thousands(written: &str) -> meant::Meant {
    let (whole, part) = written.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (part.len() == 3 && digits(part) && digits(whole) && whole.len() <= 3 && !whole.starts_with('0'))
        .then(|| (format!("{whole}{part}"), Sure::Certain))
}
