//! In: one line where the form asks for a list, a list where it asks for one thing. Out: the other.

use serde_json::Value;

use super::{Sure, item, meant, several, values::Walk};
use crate::{
    check::format::{self, fits},
    model::placeholder::is_nothing,
    model::{document::Pointer, schema::Field},
};

/// Answers by name.
type Map = serde_json::Map<String, Value>;

impl Walk<'_> {
    /// `{es}`: brackets of a word processor around one answer; `id: eau` on the line below its question.
    pub(super) fn braced(&mut self, map: &Map, field: &Field, at: &Pointer) {
        if self.called(map, field, at) {
            return;
        }
        let start = self.document.span(at).start;
        let word = map.keys().next().map(String::as_str).unwrap_or_default();
        let written = format!("{{{word}}}");
        if self.document.source.text[start..].starts_with(&written) {
            let found = self.piece(word, field);
            self.edit(start..start + written.len(), found);
        }
    }

    /// An answer that stands behind what it is called, on a line below its question: `theme:`, then `id: eau`.
    fn called(&mut self, map: &Map, field: &Field, at: &Pointer) -> bool {
        let Some((key, Value::String(said))) = map.iter().next() else {
            return false;
        };
        let below = at.with(key.as_str());
        let (colon, value) = (self.document.key_span(at).end, self.document.span(&below));
        let text = &self.document.source.text;
        let gap = text.get(colon..self.document.key_span(&below).start);
        let block = gap.is_some_and(|gap| gap.trim() == ":" && gap.contains('\n'));
        let named = key == "id" || key == "code" || item::is_label(key);
        if !block || !named || text[value.clone()].contains('\n') {
            return false;
        }
        let found = match self.is_good(said, field) {
            true => Some((said.clone(), Sure::Certain)),
            false => self.piece(said, field),
        };
        self.edit(
            colon..value.end,
            found.map(|(value, sure)| (format!(": {value}"), sure)),
        );
        true
    }

    /// `{aldermoor, inverkell}`: braces where a list has brackets.
    pub(super) fn braces(&mut self, map: &Map, field: &Field, at: &Pointer) {
        if self.counted(map, at) {
            return;
        }
        let start = self.document.span(at).start;
        let text = &self.document.source.text[start..];
        let written = text.split_inclusive('}').next().unwrap_or_default();
        let bare = map.values().all(Value::is_null) && !written.contains(['\n', ':']);
        let (Some(items), true) = (&field.items, bare && written.starts_with('{')) else {
            return;
        };
        let found = self.list(unfenced(written), items, at);
        self.edit(start..start + written.len(), found);
    }

    /// `[aldermoor inverkell]`: ids with a blank between them alone, in a list of one.
    pub(super) fn glued(&mut self, list: &[Value], items: &Field, at: &Pointer) {
        let [Value::String(said)] = list else {
            return;
        };
        let words: Vec<&str> = said.split_whitespace().collect();
        let is_id = |word: &&str| {
            let vocabulary = items.vocabulary.as_ref();
            let edition = &self.known.programme.edition;
            let listed = vocabulary.is_some_and(|list| edition.entry(list, word).is_some());
            let tongue = items.format.as_deref() == Some("language") && fits("language", word);
            listed || tongue || items.reference.is_some() && self.is_there(word, items)
        };
        if words.len() > 1 && words.iter().all(is_id) {
            let span = self.document.span(&at.with(0));
            let flow = self.document.source.text[..span.start].ends_with('[');
            let joined = (words.join(", "), Sure::Certain);
            self.edit(span, flow.then_some(joined));
        }
    }

    /// A list that somebody wrote in one line.
    pub(super) fn list(&self, said: &str, items: &Field, at: &Pointer) -> meant::Meant {
        if !items.properties.is_empty() || items.items.is_some() || is_nothing(said) {
            return None;
        }
        let mut pieces = several::listed(unfenced(said));
        if items.format.as_deref() == Some("language") {
            // The code of a language that somebody said yes or no with is none.
            if pieces.iter().any(|piece| format::is_yes_or_no(piece)) {
                return None;
            }
            pieces = pieces.into_iter().flat_map(tongues).collect();
        }
        let known =
            items.vocabulary.is_some() || items.reference.is_some() || items.format.is_some();
        let mut sure = Sure::Certain;
        let values: Option<Vec<String>> = if known {
            let mut value = |piece: &&str| {
                let (value, how) = self.listed_piece(piece, items, at)?;
                sure = sure.min(how);
                Some(in_list(&value))
            };
            pieces.iter().map(&mut value).collect()
        } else {
            // A name may hold a comma, and hardly a semicolon.
            let parted = said.contains(';') && said.split(';').count() == pieces.len();
            sure = if pieces.len() > 1 && !parted {
                Sure::Guess
            } else {
                Sure::Certain
            };
            Some(pieces.iter().map(|piece| in_list(piece)).collect())
        };
        values
            .filter(|values| !values.is_empty())
            .map(|values| (format!("[{}]", values.join(", ")), sure))
    }

    /// `- local-experts, advisory-group`: two items on the line of one; whether it is that.
    pub(super) fn several(&mut self, said: &str, items: &Field, at: &Pointer) -> bool {
        let listed = items.vocabulary.is_some() || items.reference.is_some();
        let span = self.document.span(at);
        let text = &self.document.source.text;
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &text[start..span.start];
        let list = Pointer(at.0[..at.0.len().saturating_sub(1)].to_vec());
        let flow = text[self.document.span(&list).start..].starts_with('[');
        let alone = before.trim() == "-" || flow;
        if !listed || !alone || text.get(span.clone()) != Some(said) {
            return false;
        }
        let pieces = several::listed(said);
        let value = |piece: &&str| {
            let (value, sure) = self.listed_piece(piece, items, at)?;
            (sure == Sure::Certain).then_some(value)
        };
        let values: Option<Vec<String>> = pieces.iter().map(value).collect();
        let Some(values) = values.filter(|values| values.len() > 1) else {
            return false;
        };
        let end = self.ending();
        let joint = match flow {
            true => ", ".to_owned(),
            false => format!("{end}{before}"),
        };
        self.edit(span, Some((values.join(&joint), Sure::Certain)));
        true
    }

    /// `- name: Guild`, `- nom: École`: an item of a list of names, with what it is called before it.
    pub(super) fn labelled(&mut self, map: &Map, items: &Field, at: &Pointer) {
        let Some((key, Value::String(said))) = map.iter().next() else {
            return;
        };
        let below = at.with(key.as_str());
        let span = self.document.key_span(&below).start..self.document.span(&below).end;
        let one = self.document.source.text.get(span.clone());
        let block = self.document.source.text[..span.start].ends_with("- ");
        let free = items.prose.is_some() || items.takes("string") && items.format.is_none();
        if free && block && item::is_label(key) && one.is_some_and(|one| !one.contains('\n')) {
            self.edit(span, Some((item::scalar(said), Sure::Certain)));
        }
    }

    /// The first of several where one is asked for.
    pub(super) fn first_of(&self, said: &str, field: &Field) -> meant::Meant {
        let pieces = several::pieces(said);
        if pieces.len() < 2 {
            return None;
        }
        let found = pieces.iter().find_map(|piece| self.piece(piece, field));
        found.map(|(value, _)| (value, Sure::Guess))
    }

    /// A list in brackets where one thing is asked for.
    pub(super) fn one_of(&mut self, list: &[Value], field: &Field, at: &Pointer) {
        let span = self.document.span(at);
        let written = self.document.source.written(&span);
        if !field.properties.is_empty() || !written.starts_with('[') || written.contains('\n') {
            return;
        }
        let end = self.document.source.text[span.end..]
            .find(['\n', '\r'])
            .map_or(self.document.source.text.len(), |at| span.end + at);
        let close = self.document.source.text[span.start..end]
            .find(']')
            .map_or(span.end, |at| span.start + at + 1);
        let span = span.start..close;
        let found = if field.prose.is_some() {
            self.document
                .source
                .text
                .get(span.clone())
                .map(|text| (Value::from(text).to_string(), Sure::Certain))
        } else {
            let sure = if list.len() == 1 {
                Sure::Certain
            } else {
                Sure::Guess
            };
            list.first()
                .and_then(Value::as_str)
                .and_then(|first| self.piece(first, field))
                .map(|(value, how)| (value, how.min(sure)))
        };
        self.edit(span, found);
    }
}

/// The two languages that a hyphen joins, each by its name; else the text as it is.
fn tongues(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(['-', '–']).map(str::trim).collect();
    let known = |part: &&str| part.len() > 2 && format::meant("language", part).is_some();
    if parts.len() > 1 && !fits("language", text) && parts.iter().all(known) {
        parts
    } else {
        vec![text]
    }
}

/// A list without the marks that somebody put around it: `<fr, en>`, `{a, b}`.
fn unfenced(text: &str) -> &str {
    let within = |(open, close): &(char, char)| text.strip_prefix(*open)?.strip_suffix(*close);
    [('<', '>'), ('{', '}'), ('(', ')')]
        .iter()
        .find_map(within)
        .unwrap_or(text)
}

/// A word of a list between brackets, in quotes unless it is an id or a number.
fn in_list(word: &str) -> String {
    let plain = word
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'_'))
        && item::scalar(word) == word;
    if plain {
        word.to_owned()
    } else {
        Value::from(word).to_string()
    }
}
