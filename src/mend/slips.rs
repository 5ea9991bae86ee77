//! In: answers that slipped: behind a comma, behind a hint, two that changed places. Out: each where it belongs.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{
    Sure, item,
    line::{called, fold},
    sums,
    values::{Edit, Walk},
};
use crate::model::{date::PartialDate, document::Pointer, schema::Field};

impl Walk<'_> {
    /// `{title: Cheffe de projet, culture et patrimoine}`: what stands behind a comma and has no colon belongs to the answer before.
    pub(super) fn commas(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let text = &self.document.source.text;
        let mut open: Option<(Range<usize>, &Field)> = None;
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
                        .then_some((value, inner));
                }
                (None, Some((span, inner)))
                    if below.is_null() && text[..name.start].trim_end().ends_with(',') =>
                {
                    span.end = name.end;
                    let joined = &text[span.clone()];
                    let wants = |kind: &str| inner.types.iter().any(|one| one == kind);
                    let whole = if inner.prose.is_some() || wants("string") {
                        Some(Value::from(joined).to_string())
                    } else {
                        sums::amount(joined)
                            .map(|(number, _)| number)
                            .filter(|_| wants("number"))
                    };
                    if let Some(whole) = whole {
                        self.edits.retain(|edit| edit.span.start != span.start);
                        self.edits.push(Edit {
                            span: span.clone(),
                            text: whole,
                        });
                    }
                }
                (None, _) => open = None,
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

    /// An answer that was typed behind the hint above it: `# Écrivez l’id : jardins`.
    pub(super) fn hinted(&mut self, field: &Field, at: &Pointer) {
        let text = &self.document.source.text;
        let key = self.document.key_span(at);
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
        let Some(colon) = text
            .get(key.end..)
            .and_then(|rest| rest.find(':'))
            .map(|colon| key.end + colon + 1)
        else {
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
