//! In: a fiche that can be read. Out: its text with the codes, dates and numbers that its words mean, and the words beside them.

use std::{
    cell::{OnceCell, RefCell},
    ops::Range,
};

use serde_json::Value;

use super::{
    Known, Sure, entries, heard, hours, ids::Ids, line::is_blank, meant, note, numbers::thousands,
    shape::is_number, tongues,
};
use crate::{
    check::format::fits,
    model::{
        document::{Document, Pointer},
        pasted,
        schema::{Field, Prose},
    },
    parse, pointer,
};

/// A value to be written in place of another.
pub(super) struct Edit {
    pub(super) span: Range<usize>,
    pub(super) text: String,
}

/// The text with the values that are meant; `None` if there are none.
pub(super) fn mended(
    document: &Document,
    plan: &Field,
    known: &Known<'_>,
    least: Sure,
) -> Option<String> {
    let mut walk = Walk {
        document,
        known,
        least,
        edits: Vec::new(),
        country: OnceCell::new(),
        ids: RefCell::default(),
    };
    walk.value(&document.value, plan, &Pointer::default());
    walk.letter();
    let mut edits = walk.edits;
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|edit| edit.span.start);
    let all: Vec<&Edit> = edits.iter().collect();
    if let Some(text) = note::written(document, &all) {
        return Some(text);
    }
    // One of them would harm: those that do not are made, each alone.
    let mut good: Vec<&Edit> = Vec::new();
    let most = MOST.min(TRIED / document.source.text.len().max(1));
    for edit in edits.iter().take(most) {
        good.push(edit);
        if note::written(document, &good).is_none() {
            good.pop();
        }
    }
    note::written(document, &good).filter(|_| !good.is_empty())
}

/// Repairs of one fiche that are tried alone where one of them does harm, and bytes that are read for that.
const MOST: usize = 40;
const TRIED: usize = 1 << 20;

/// Bytes of an answer that is no text: what is longer says more than one thing, and is read by nobody's shapes.
const SHORT: usize = 1 << 10;

/// A walk through a fiche with the questions of its form.
pub(super) struct Walk<'a> {
    pub(super) document: &'a Document,
    pub(super) known: &'a Known<'a>,
    pub(super) least: Sure,
    pub(super) edits: Vec<Edit>,
    /// The country of the city that wrote the fiche, read once.
    country: OnceCell<Option<String>>,
    /// Ids that items may be given.
    pub(super) ids: RefCell<Ids>,
}

/// Whether a text on one line is given in several languages, which are put apart.
fn is_several(said: &str) -> bool {
    !said.contains('\n') && tongues::split(said).is_some()
}

impl Walk<'_> {
    fn value(&mut self, value: &Value, field: &Field, at: &Pointer) {
        match value {
            Value::String(said) if field.prose.is_none() && said.len() > SHORT => {}
            Value::Object(map) if field.prose.is_some() => self.bracketed(map, at),
            Value::Object(map) if is_list_of_maps(field) => self.keyed(map, field, at),
            Value::Object(map) if field.items.is_some() => self.braces(map, field, at),
            Value::Object(map) if field.properties.is_empty() && map.len() == 1 => {
                self.braced(map, field, at);
            }
            Value::Object(map) => self.map(map, field, at),
            Value::Array(list) => match &field.items {
                Some(items) => {
                    self.parted(list, items, at);
                    for (nth, below) in list.iter().enumerate() {
                        let at = at.with(nth);
                        match below {
                            // `- Ayuntamiento: 10.000`: a name that no question has is an answer.
                            Value::Object(map) if is_answer(map, items) => {
                                let span = self.document.span(&at);
                                let said = self.document.source.text[span].to_owned();
                                self.apart(&said, items, list, &at);
                            }
                            Value::String(said)
                                if !items.properties.is_empty()
                                    && items.prose.is_none()
                                    && said.len() <= SHORT =>
                            {
                                self.apart(said, items, list, &at)
                            }
                            Value::Object(map) if items.properties.is_empty() && map.len() == 1 => {
                                self.value(below, items, &at);
                                self.labelled(map, items, &at);
                            }
                            Value::String(said)
                                if items.prose.is_none() && self.several(said, items, &at) => {}
                            Value::Object(map) => {
                                self.value(below, items, &at);
                                self.unnamed(map, items, list, &at);
                            }
                            below => self.value(below, items, &at),
                        }
                    }
                    self.glued(list, items, at);
                    if *at == pointer!["schedule"] {
                        self.ordered(list, at);
                    }
                }
                None => self.one_of(list, field, at),
            },
            Value::Null => self.hinted(field, at),
            Value::String(said)
                if field.prose == Some(Prose::Text) && self.is_long(at) && !is_several(said) =>
            {
                self.pasted(said, at)
            }
            Value::String(said) if !field.properties.is_empty() && field.prose.is_none() => {
                self.apart(said, field, &[], at)
            }
            Value::String(said) if is_list_of_maps(field) => self.listed(said, field, at),
            _ => self.scalar(value, field, at),
        }
    }

    /// What ends the lines of the fiche: that of the first, for it is asked for every item.
    pub(super) fn ending(&self) -> &'static str {
        let text = &self.document.source.text;
        let windows = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
        if windows { "\r\n" } else { "\n" }
    }

    fn map(&mut self, map: &serde_json::Map<String, Value>, field: &Field, at: &Pointer) {
        self.commas(map, field, at);
        self.period(map, field, at);
        self.spread(map, field, at);
        self.both_ends(map, field, at);
        self.same_month(map, field, at);
        self.same_year(map, field, at);
        self.unasked(map, field, at);
        self.strays(map, field, at);
        self.swapped(map, at);
        self.paired(map, field, at);
        for (key, below) in map {
            if let Some(inner) = field.property(key) {
                self.value(below, inner, &at.with(key.as_str()));
            }
        }
    }

    /// `{provisoire}`: a word that somebody put between braces, where languages would stand.
    fn bracketed(&mut self, map: &serde_json::Map<String, Value>, at: &Pointer) {
        let span = self.document.span(at);
        let written = self.document.source.text[span.start..]
            .split_inclusive('}')
            .next();
        let words = map.values().all(Value::is_null)
            && written.is_none_or(|written| tongues::of(written).is_none())
            && !map.keys().any(|key| super::prose::is_language(key));
        if let Some(written) = written.filter(|written| words && !written.contains(['\n', ':'])) {
            let text = Value::from(written).to_string();
            self.edit(
                span.start..span.start + written.len(),
                Some((text, Sure::Certain)),
            );
        }
    }

    /// Whether a value stands on several lines, or begins with a sign.
    fn is_long(&self, at: &Pointer) -> bool {
        let text = &self.document.source.text;
        let span = self.document.span(at);
        let odd = |c: char| c.is_control() || matches!(c, '\n' | '\u{2028}' | '\u{2029}');
        let long = |raw: &str| raw.contains(odd) || raw.starts_with(|c: char| !c.is_alphanumeric());
        text.get(span).is_some_and(long)
    }

    pub(super) fn edit(&mut self, span: Range<usize>, found: meant::Meant) {
        if let Some((text, sure)) = found
            && sure >= self.least
            && self.document.source.text.get(span.clone()) != Some(text.as_str())
        {
            self.edits.push(Edit { span, text });
        }
    }

    fn scalar(&mut self, value: &Value, field: &Field, at: &Pointer) {
        let mut span = self.document.span(at);
        // Spaces that only a word processor makes are part of what YAML reads.
        let behind = self.document.source.text[span.end..].chars();
        let behind = behind.take_while(|c| is_blank(*c) && !matches!(c, '\n' | '\r'));
        if value.as_str().is_some_and(|said| said.ends_with(is_blank)) {
            span.end += behind.map(char::len_utf8).sum::<usize>();
        }
        let written = self.document.source.written(&span);
        if written.is_empty() || written.contains('\n') || written.starts_with(['|', '>', '&', '!'])
        {
            return;
        }
        let bar = self.bar(field, at, &span);
        span.start = bar.unwrap_or(span.start);
        let said = value.as_str().unwrap_or(written);
        let said = if bar.is_some() { said.trim() } else { said }.to_owned();
        // Any words make an identifier, and any answer may be the only print that there is.
        let loose = matches!(field.format.as_deref(), Some("identifier" | "file-name"));
        let alone = || bar.map(|_| (super::item::scalar(&said), Sure::Certain));
        let found = self
            .answer(value, &said, written, field, at)
            .or_else(|| alone().filter(|_| self.is_good(&said, field)));
        if found.is_none() && self.measured(&said, field, at) {
            return;
        }
        let told = found.is_some() && !loose;
        if told || !value.is_string() || !self.left_open(&said, field, at) {
            self.edit(span, found);
        }
    }

    /// Where the sign of a block stands below which one line answers a question that asks for no text.
    fn bar(&self, field: &Field, at: &Pointer, span: &Range<usize>) -> Option<usize> {
        let asked = field.prose.is_none() && field.items.is_none();
        let source = &self.document.source.text;
        (asked && !self.document.is_plain(at))
            .then(|| pasted::sign(source, span.start))
            .flatten()
    }

    pub(super) fn meant(
        &self,
        value: &Value,
        said: &str,
        written: &str,
        field: &Field,
        at: &Pointer,
    ) -> meant::Meant {
        let ambiguous = || self.ambiguous(said, at);
        if let Some(items) = &field.items {
            return self.list(said, items, at);
        }
        if field.prose.is_some() {
            return if value.is_string() {
                ambiguous().or_else(|| tongues::split(said))
            } else {
                Some(format!("\"{written}\""))
            }
            .map(|text| (text, Sure::Certain));
        }
        if !field.choices.is_empty() {
            return entries::choice(&field.choices, said);
        }
        if let Some(list) = &field.vocabulary {
            let edition = &self.known.programme.edition;
            let good = value.is_string() && edition.entry(list, said).is_some();
            let found = || self.listed_entry(edition.list(list), said, field);
            return (!good).then(found).flatten();
        }
        if field.reference.is_some() || at.0.len() == 1 && *at == pointer!["theme"] {
            return self
                .reference(said, field)
                .or_else(|| self.first_of(said, field))
                .filter(|_| !self.is_there(said, field));
        }
        match field.format.as_deref() {
            Some("amount") if value.is_number() => {
                // A sum that is spent or given is never less than nothing.
                let positive = || {
                    written
                        .strip_prefix(['-', '\u{2212}'])
                        .map(|rest| (rest.trim().to_owned(), Sure::Guess))
                };
                return thousands(written).or_else(positive);
            }
            Some("file-name") => return self.file(said),
            Some(format) if format != "amount" && !fits(format, said) => {
                let found = self.formatted(format, said, at);
                return found.or_else(|| self.end_of(said, field, at));
            }
            _ => {}
        }
        match value.as_str() {
            Some(_) if is_number(field) => self.figure(said, field, at),
            Some(_) if field.takes("boolean") => meant::truth(said),
            None if field.takes("string")
                && !field.takes("integer")
                && !field.takes("number")
                && !field.takes("boolean") =>
            {
                Some((format!("\"{written}\""), Sure::Certain))
            }
            Some(_) => ambiguous().map(|text| (text, Sure::Certain)),
            _ => None,
        }
    }

    /// A value of a semantic format; an hour of another zone is one of the place where that is known.
    pub(super) fn formatted(&self, format: &str, said: &str, at: &Pointer) -> meant::Meant {
        let found = self
            .placed(format, said)
            .filter(|(meant, _)| fits(format, meant));
        let sure = matches!(found, Some((_, Sure::Certain)));
        if sure || format != "date-time" {
            return found;
        }
        let here = || {
            let zone = self.beside("time_zone", at)?;
            let own = |rest: &str| self.is_hour_of(rest, &zone);
            hours::moment_of(said, &zone, own).or_else(|| hours::moment_at(said, &zone))
        };
        here().or(found)
    }

    /// A value of a semantic format, for the country of the city that wrote the fiche.
    pub(super) fn placed(&self, format: &str, said: &str) -> meant::Meant {
        let own = OF_COUNTRIES.contains(&format);
        let country = own.then(|| self.country.get_or_init(|| self.country()));
        meant::formatted(format, said, country.and_then(Option::as_deref))
    }

    /// The country of the city that wrote the fiche.
    fn country(&self) -> Option<String> {
        match self.document.value["country"].as_str() {
            Some(own) => heard::formatted("country", own),
            None => self.country_of(&self.known.files.folder),
        }
    }

    /// The answer to another question of the same map.
    pub(super) fn beside(&self, key: &str, at: &Pointer) -> Option<String> {
        let (_, above) = at.0.split_last()?;
        let other = Pointer(above.to_vec()).with(key);
        Some(self.document.get(&other)?.as_str()?.to_owned())
    }

    /// What is meant once marks and unseen spaces around an answer are taken away.
    pub(super) fn unwrapped(
        &self,
        value: &Value,
        said: &str,
        written: &str,
        field: &Field,
    ) -> meant::Meant {
        if !value.is_string() {
            return None;
        }
        let trimmed = said.trim_matches(is_blank);
        if trimmed != said && !trimmed.is_empty() && written.trim_matches(is_blank) == trimmed {
            return Some((trimmed.to_owned(), Sure::Certain));
        }
        let bare = meant::unwrapped(said);
        let good = field
            .format
            .as_deref()
            .is_some_and(|format| format != "amount" && fits(format, said));
        if bare == said || bare.is_empty() || good {
            return None;
        }
        if field.format.as_deref() == Some("file-name") {
            let there = self.known.files.names.contains(bare);
            return there.then(|| (super::item::scalar(bare), Sure::Certain));
        }
        // A mark before a figure may be a sign of its number, and brackets make it a debt.
        let kept = is_number(field)
            && bare.starts_with(|c: char| c.is_ascii_digit())
            && said.contains(['-', '–', '−', '<', '(', '*']);
        let sure = if kept { Sure::Guess } else { Sure::Certain };
        self.piece(bare, field)
            .map(|(value, how)| (value, how.min(sure)))
    }

    /// A text in quotation marks that YAML would not read as one without them.
    fn ambiguous(&self, said: &str, at: &Pointer) -> Option<String> {
        let span = self.document.span(at);
        let plain = self.document.source.text.get(span.clone()) == Some(said);
        plain
            .then(|| parse::ambiguous(self.document, span.start, span.end))
            .flatten()
    }

    /// A text where the form asks for its parts.
    fn apart(&mut self, said: &str, field: &Field, beside: &[Value], at: &Pointer) {
        let span = self.document.span(at);
        let text = &self.document.source.text;
        if text.get(span.clone()).is_none_or(|written| {
            written.contains('\n') || written.starts_with(['|', '>', '&', '!'])
        }) {
            return;
        }
        let Some((lines, sure)) = self.parts(said, field, beside) else {
            return;
        };
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &text[start..span.start];
        let head = before.len() - before.trim_start().len();
        let end = self.ending();
        let lines = note::apart(lines, &text[span.clone()], field);
        if before.trim() == "-" {
            let pad = format!("{end}{}", " ".repeat(before.chars().count()));
            return self.edit(span, Some((lines.join(&pad), sure)));
        }
        let pad = format!("{end}{}", " ".repeat(head + 2));
        let found = lines.iter().map(|line| format!("{pad}{line}")).collect();
        // A space behind the key would be left there alone.
        let gap = before.len() - before.trim_end_matches(' ').len();
        self.edit(span.start - gap..span.end, Some((found, sure)));
    }
}

/// Whether a form asks for several groups of answers.
fn is_list_of_maps(field: &Field) -> bool {
    let items = field.items.as_deref();
    items.is_some_and(|items| !items.properties.is_empty())
}

/// Formats that a country has its own of.
const OF_COUNTRIES: [&str; 2] = ["time-zone", "currency"];

/// Whether a map of one line is an answer in words: its only key is none of the questions.
fn is_answer(map: &serde_json::Map<String, Value>, items: &Field) -> bool {
    let one = map.iter().next().filter(|_| map.len() == 1);
    // `id`, `at`, `no`: a word of the form or of a language, and by chance the code of something.
    let coded = |key: &str| key.len() == 2 && key.bytes().all(|b| b.is_ascii_lowercase());
    !items.properties.is_empty()
        && items.prose.is_none()
        && one.is_some_and(|(key, value)| {
            !coded(key)
                && items.property(key).is_none()
                && super::line::meant(key, items).is_none()
                && (value.is_string() || value.is_number())
        })
}
