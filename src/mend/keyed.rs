//! In: a map where a list is asked for: its items are called by what tells them apart (`coordinator:`), or counted (`1:`). Out: the
//! list.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{
    Sure,
    called::alike,
    line::fold,
    meant::Meant,
    pasted::column,
    shape::{NAMES, takes_words},
    values::Walk,
};
use crate::{
    check::format::fits,
    model::{document::Pointer, schema::Field, variants::variants},
};

/// Where something is written in the place of a name.
type Written = (Range<usize>, Meant);

impl Walk<'_> {
    /// Items called by what tells them apart: `coordinator:` with the answers below is an item of that role.
    pub(super) fn keyed(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let Some(items) = field.items.as_deref() else {
            return;
        };
        if self.counted(map, at) {
            return;
        }
        let listed = |(_, inner): &&(String, Field)| {
            inner.vocabulary.is_some() && map.keys().all(|key| self.piece(key, inner).is_some())
        };
        let id = |(_, inner): &&(String, Field)| inner.format.as_deref() == Some("identifier");
        let named = || map.iter().all(|(key, below)| is_named(key, below));
        let ids = || items.properties.iter().find(id).filter(|_| named());
        let Some(asked) = items.properties.iter().find(listed).or_else(ids) else {
            return;
        };
        let other = other(items, &asked.0);
        let each = map.iter().map(|(key, below)| {
            let place = at.with(key.as_str());
            match (below, other) {
                (Value::String(_), Some(other)) => self.said(key, asked, other, &place),
                (Value::Object(answers), _) => self.below(key, asked, answers, &place),
                _ => None,
            }
        });
        let edits: Option<Vec<Written>> = each.collect();
        for (span, found) in edits.unwrap_or_default() {
            self.edit(span, found);
        }
    }

    /// `gather-experience: Réunir vingt cas`: what stands behind the colon answers the only other question.
    fn said(
        &self,
        key: &str,
        (id, inner): &(String, Field),
        other: &str,
        place: &Pointer,
    ) -> Option<Written> {
        let text = &self.document.source.text;
        let (name, span) = (self.document.key_span(place), self.document.span(place));
        let (value, sure) = self.piece(key, inner)?;
        let own = text[name.end..].starts_with(':') && text[..name.start].ends_with(' ');
        // A text of several lines would stand no deeper than its question.
        let flat = !text[name.end..span.end].contains('\n');
        let end = self.ending();
        let pad = " ".repeat(self.column(name.start) + 2);
        let found = format!("- {id}: {value}{end}{pad}{other}:");
        (own && flat).then_some((name.start..name.end + 1, Some((found, sure))))
    }

    /// `coordinator:` with the other answers on the lines below it.
    fn below(
        &self,
        key: &str,
        (id, inner): &(String, Field),
        answers: &Map<String, Value>,
        place: &Pointer,
    ) -> Option<Written> {
        let text = &self.document.source.text;
        let name = self.document.key_span(place);
        let starts = answers
            .keys()
            .map(|one| self.document.key_span(&place.with(one.as_str())).start);
        let deep = starts.min().map_or(0, |start| self.column(start));
        let alone = text[..name.start].ends_with(' ') && text[name.end..].starts_with(':');
        let (value, sure) = match &inner.vocabulary {
            Some(_) => self.piece(key, inner)?,
            None => (key.to_owned(), Sure::Certain),
        };
        let fit = alone && deep == self.column(name.start) + 2 && !answers.contains_key(id);
        let found = format!("- {id}: {value}");
        fit.then_some((name.start..name.end + 1, Some((found, sure))))
    }

    /// Where in its line a place stands.
    fn column(&self, at: usize) -> usize {
        column(&self.document.source.text, at)
    }

    /// Items that somebody counted, `1: École`, `2: Coopérative`, where a list is asked for; whether they are that.
    pub(super) fn counted(&mut self, map: &Map<String, Value>, at: &Pointer) -> bool {
        let text = &self.document.source.text;
        let line = self.ending();
        let mut edits = Vec::new();
        for (nth, (key, below)) in map.iter().enumerate() {
            let place = at.with(key.as_str());
            let name = self.document.key_span(&place);
            let value = self.document.span(&place).start;
            let flat = text[name.end..].starts_with(": ") && !text[name.end..value].contains('\n');
            let deep = below.as_object().is_some_and(|below| {
                let first = below
                    .keys()
                    .map(|key| self.document.key_span(&place.with(key.as_str())));
                first.map(|span| span.start).min().is_some_and(|start| {
                    start == value
                        && self.column(start) == self.column(name.start) + 2
                        && text[name.end + 1..start].trim().is_empty()
                })
            });
            let own = text[..name.start].ends_with([' ', '\n']) && *key == (nth + 1).to_string();
            if !own || !(flat || deep) || below.is_null() {
                return false;
            }
            let end = if flat { name.end + 2 } else { value };
            let pad = " ".repeat(self.column(name.start));
            edits.push((name.start..end, format!("# {key}{line}{pad}- ")));
        }
        for (span, mark) in edits {
            self.edit(span, Some((mark, Sure::Certain)));
        }
        true
    }
}

/// Whether a key may be the id of an item: a word of its name. Of another it may be a language, a place in an order, a number.
fn is_named(key: &str, below: &Value) -> bool {
    let name = NAMES.iter().find_map(|name| below.get(name));
    let said = variants(name.unwrap_or(below)).map(|(_, text)| fold(text));
    let words = said.collect::<Vec<_>>().join(" ");
    let folded = fold(key);
    let mut parts = folded.split(' ').filter(|part| part.len() > 2);
    fits("identifier", key) && parts.any(|part| words.split(' ').any(|word| alike(part, word)))
}

/// The one question for words beside another: the only one that has to be answered, or that there is.
fn other<'f>(items: &'f Field, id: &str) -> Option<&'f str> {
    let all = items.properties.iter().filter(|(other, _)| other != id);
    let (needed, more): (Vec<_>, Vec<_>) =
        all.partition(|(other, _)| items.required.contains(other));
    let (([one], _) | ([], [one])) = (needed.as_slice(), more.as_slice()) else {
        return None;
    };
    takes_words(&one.1).then_some(one.0.as_str())
}
