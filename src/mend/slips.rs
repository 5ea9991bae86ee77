//! In: answers that slipped: behind a comma, behind a hint, two that changed places. Out: each where it belongs.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{
    Sure, days, item,
    line::{called, fold},
    meant, periods,
    shape::NAMES,
    values::{Edit, Walk},
};
use crate::{
    check::format::fits,
    model::{date::PartialDate, document::Pointer, pasted, schema::Field, variants::variants},
};

impl Walk<'_> {
    /// `{title: Cheffe de projet, culture et patrimoine}`: what stands behind a comma and has no colon belongs to the answer before.
    pub(super) fn commas(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let text = &self.document.source.text;
        // The answer before, its question, and whether it was made longer already.
        let mut open: Option<(Range<usize>, &Field, bool)> = None;
        for (key, below) in map {
            let below_at = at.with(key.as_str());
            let (name, value) = (
                self.document.key_span(&below_at),
                self.document.span(&below_at),
            );
            match (field.property(key), &mut open) {
                (Some(inner), _) => {
                    let plain = text
                        .get(value.clone())
                        .is_some_and(|text| !text.starts_with(['"', '\'', '[', '{', '|', '>']));
                    open = ((below.is_string() || below.is_number()) && plain)
                        .then_some((value, inner, false));
                }
                (None, Some((span, inner, longer)))
                    if below.is_null() && text[..name.start].trim_end().ends_with(',') =>
                {
                    span.end = name.end;
                    *longer = true;
                    let joined = &text[span.clone()];
                    let whole = if inner.prose.is_some() || inner.takes("string") {
                        Some(Value::from(joined).to_string())
                    } else {
                        self.number(joined, inner)
                            .map(|(number, _)| number)
                            .filter(|_| inner.takes("number"))
                    };
                    if let Some(whole) = whole {
                        self.edits.retain(|edit| edit.span.start != span.start);
                        self.edits.push(Edit {
                            span: span.clone(),
                            text: whole,
                        });
                    }
                }
                // `suite : à préciser` goes on with what stands before it: that is more than a comma.
                (None, Some((span, _, true))) => {
                    self.edits.retain(|edit| edit.span.start != span.start);
                    open = None;
                }
                (None, _) => open = None,
            }
        }
    }

    /// `[Guild (Quay, Harbour), Trust]`: a comma between brackets parts no items.
    pub(super) fn parted(&mut self, list: &[Value], items: &Field, at: &Pointer) {
        let text = &self.document.source.text;
        let flow = text[self.document.span(at).start..].starts_with('[');
        if !flow || !items.properties.is_empty() {
            return;
        }
        for (first, last) in pasted::parted(list) {
            let start = self.document.span(&at.with(first)).start;
            let span = start..self.document.span(&at.with(last)).end;
            let whole = &text[span.clone()];
            if !whole.contains(['"', '\'', '\n']) {
                let quoted = item::quoted(whole.trim_end());
                self.edit(span, Some((quoted, Sure::Certain)));
            }
        }
    }

    /// An end before the beginning: the two may have changed places.
    pub(super) fn period(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let day = |key: &str| {
            let date = field.property(key)?.format.as_deref() == Some("date");
            let span = self.document.span(&at.with(key));
            let written = self.document.source.text.get(span.clone())?;
            (date && map.get(key)?.is_string() && PartialDate::parse(written).is_some())
                .then(|| (span.clone(), written.to_owned()))
        };
        if let (Some((from, first)), Some((to, last))) = (day("from"), day("to"))
            && first.len() == last.len()
            && first > last
        {
            self.edit(from, Some((last, Sure::Guess)));
            self.edit(to, Some((first, Sure::Guess)));
        }
    }

    /// A period where one day is asked for, in a form that asks for its two ends as well.
    pub(super) fn spread(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let dated = |key: &str| is_dated(field, key);
        let open = ["from", "to"].iter().all(|key| !map.contains_key(*key));
        let said = map.get("date").and_then(Value::as_str);
        let Some((from, to, sure)) = said
            .filter(|_| open && ["date", "from", "to"].iter().all(|key| dated(key)))
            .filter(|said| PartialDate::parse(said).is_none() && days::date(said, false).is_none())
            .and_then(periods::period)
        else {
            return;
        };
        let place = at.with("date");
        let (key, value) = (self.document.key_span(&place), self.document.span(&place));
        let apart = self.between(at, key.start);
        let text = format!("from: {from}{apart}to: {to}");
        self.edit(key.start..value.end, Some((text, sure)));
    }

    /// `from: 16 avril 2024`, `to: 18`: the day of an end in the month of its beginning.
    pub(super) fn same_month(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let dated = |key: &str| is_dated(field, key);
        let last = map.get("to").filter(|_| dated("from") && dated("to"));
        let last = last
            .and_then(Value::as_u64)
            .filter(|day| (2..=31).contains(day));
        let first = map
            .get("from")
            .and_then(Value::as_str)
            .map(|said| meant::certain(days::date(said, true)).unwrap_or_else(|| said.to_owned()));
        let (Some(day), Some(first)) = (last, first) else {
            return;
        };
        let Some(end) = first.get(..8).map(|month| format!("{month}{day:02}")) else {
            return;
        };
        let whole = |text: &str| matches!(PartialDate::parse(text), Some(PartialDate::Day(..)));
        if whole(&first) && whole(&end) && first < end {
            self.edit(
                self.document.span(&at.with("to")),
                Some((end, Sure::Certain)),
            );
        }
    }

    /// `from: 14 May`, `to: 16 May 2024`: the beginning is in the year of its end.
    pub(super) fn same_year(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let dated = |key: &str| is_dated(field, key);
        let said = |key: &str| map.get(key).and_then(Value::as_str).filter(|_| dated(key));
        let (Some(first), Some(last)) = (said("from"), said("to")) else {
            return;
        };
        let certain = |text: &str| {
            let told = PartialDate::parse(text).map(|_| text.to_owned());
            told.or_else(|| meant::certain(days::date(text, true)))
        };
        let Some(end) = certain(last).filter(|_| certain(first).is_none()) else {
            return;
        };
        let begin = end
            .get(..4)
            .and_then(|year| certain(&format!("{first} {year}")));
        if let Some(begin) = begin.filter(|begin| begin.len() == end.len() && *begin < end) {
            self.edit(
                self.document.span(&at.with("from")),
                Some((begin, Sure::Certain)),
            );
        }
    }

    /// A period where its beginning is asked for, and nobody has told its end: `from: January to September 2024`.
    pub(super) fn both_ends(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let dated = |key: &str| is_dated(field, key);
        let said = map.get("from").and_then(Value::as_str);
        let told = said
            .filter(|_| !map.contains_key("to") && dated("from") && dated("to"))
            .filter(|said| PartialDate::parse(said).is_none() && days::date(said, false).is_none());
        let Some((from, to, sure)) = told.and_then(periods::period) else {
            return;
        };
        let place = at.with("from");
        let (key, value) = (self.document.key_span(&place), self.document.span(&place));
        let apart = self.between(at, key.start);
        self.edit(value, Some((format!("{from}{apart}to: {to}"), sure)));
    }

    /// What parts two answers of a map: a comma between braces, else a line.
    pub(super) fn between(&self, at: &Pointer, key: usize) -> String {
        let text = &self.document.source.text;
        if text[self.document.span(at).start..].starts_with('{') {
            return ", ".to_owned();
        }
        let start = text[..key].rfind('\n').map_or(0, |at| at + 1);
        let end = self.ending();
        format!("{end}{}", " ".repeat(text[start..key].chars().count()))
    }

    /// `#6`: what YAML takes for a remark, where the form asks for something that it is.
    fn numbered(&mut self, start: usize, field: &Field) {
        let text = &self.document.source.text;
        let line = text[start..].lines().next().unwrap_or_default();
        let said = line.trim_start();
        let Some(answer) = said.strip_prefix('#').filter(|rest| {
            rest.starts_with(|c: char| c.is_alphanumeric()) && field.prose.is_none()
        }) else {
            return;
        };
        let from = start + line.len() - said.len();
        let answer = answer.trim_end();
        let named = field.format.as_deref() == Some("identifier") && fits("identifier", answer);
        let own = || (answer.to_owned(), Sure::Certain);
        let found = named.then(own).or_else(|| self.piece(answer, field));
        self.edit(from..start + line.trim_end().len(), found);
    }

    /// An item without the name by which others refer to it: the program can give it one.
    pub(super) fn unnamed(
        &mut self,
        map: &Map<String, Value>,
        items: &Field,
        beside: &[Value],
        at: &Pointer,
    ) {
        let named = |key: &&String| {
            let inner = items.property(key);
            inner.is_some_and(|inner| inner.format.as_deref() == Some("identifier"))
        };
        let wanted = items.required.iter().find(named);
        let Some(key) = wanted.filter(|key| map.get(key.as_str()).is_none_or(Value::is_null))
        else {
            return;
        };
        // Of other words than the name none is made: they would stay when that is found.
        let name = NAMES.iter().find(|name| items.property(name).is_some());
        let said = name.and_then(|name| {
            let mut texts = variants(map.get(*name)?);
            texts.next().map(|(_, text)| text.to_owned())
        });
        // `id (obligatoire): …` is its question, though not called so.
        let asked = |other: &String| {
            let rest = other.strip_prefix(key.as_str());
            rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()))
        };
        // Its question stands there and is open, or comes before the first, whatever their order in the map.
        let open = map
            .get(key.as_str())
            .and_then(|_| self.open_place(&at.with(key.as_str())));
        let keys = map.keys().map(|key| at.with(key.as_str()));
        let start = keys.map(|key| self.document.key_span(&key).start).min();
        let Some((said, start)) = said.zip(start).filter(|_| !map.keys().any(asked)) else {
            return;
        };
        let Some(id) = self.ids.borrow_mut().fresh(key, beside, &said) else {
            return;
        };
        let (span, text) = match open {
            Some(open) => (open, format!(" {id}")),
            None => (
                start..start,
                format!("{key}: {id}{}", self.between(at, start)),
            ),
        };
        // The hint above it may hold the answer, or what stands behind it as a remark.
        let line = self.document.source.text[span.start..].find('\n');
        let end = line.map_or(usize::MAX, |line| span.start + line);
        let own = span.start..if map.contains_key(key) {
            end
        } else {
            span.start + 1
        };
        let taken = self.edits.iter().any(|edit| own.contains(&edit.span.start));
        if !taken && fits("identifier", &id) {
            self.ids.borrow_mut().give(beside, &id);
            self.edit(span, Some((text, Sure::Certain)));
        }
    }

    /// Where the answer to a question belongs that has none: behind its colon, in the place of a word that YAML takes for nothing.
    pub(super) fn open_place(&self, at: &Pointer) -> Option<Range<usize>> {
        let (name, said) = (self.document.key_span(at), self.document.span(at));
        let rest = self.document.source.text.get(name.end..)?;
        let colon = name.end + rest.find(':')? + 1;
        let written = !said.is_empty() && said.start >= colon;
        Some(colon..if written { said.end } else { colon })
    }

    /// An answer that was typed behind the hint above it: `# Écrivez l’id : jardins`.
    pub(super) fn hinted(&mut self, field: &Field, at: &Pointer) {
        let text = &self.document.source.text;
        let key = self.document.key_span(at);
        let colon = self.open_place(at).map(|open| open.start);
        if let Some(colon) = colon {
            self.numbered(colon, field);
        }
        let start = text[..key.start].rfind('\n').map_or(0, |at| at + 1);
        let Some(above) = text[..start]
            .trim_end_matches(['\n', '\r'])
            .rsplit('\n')
            .next()
            .and_then(|line| line.trim().strip_prefix('#'))
        else {
            return;
        };
        let Some((hint, said)) = above
            .rsplit_once(['：', ':'])
            .map(|(hint, said)| (fold(hint), said.trim()))
        else {
            return;
        };
        let known = called(field).hints.contains(&hint);
        let Some(colon) = colon else {
            return;
        };
        if !known || said.is_empty() || !field.properties.is_empty() || field.items.is_some() {
            return;
        }
        let found = match self.piece(said, field) {
            None if field.prose.is_some()
                || field.format.is_none()
                    && field.vocabulary.is_none()
                    && field.reference.is_none() =>
            {
                Some((item::scalar(said), Sure::Certain))
            }
            found => found,
        };
        self.edit(
            colon..colon,
            found.map(|(value, sure)| (format!(" {value}"), sure)),
        );
    }
}

/// Whether a question asks for a day, a month or a year.
fn is_dated(field: &Field, key: &str) -> bool {
    let inner = field.property(key);
    inner.is_some_and(|inner| inner.format.as_deref() == Some("date"))
}
