//! In: a fiche that can be read. Out: its text with the codes, dates and numbers that its words mean, and the words beside them.

use std::{
    cell::{OnceCell, RefCell},
    ops::Range,
};

use serde_json::Value;

use super::{
    Known, Sure, days,
    degrees::{self, Axis},
    ids::Ids,
    line::{fold, is_blank},
    meant, note, several,
    shape::is_number,
    sums, tokens, tongues,
};
use crate::{
    check::format::{self, fits},
    fiche::path::stem,
    model::{
        breach,
        currency::Money,
        document::{Document, Pointer, Step},
        pasted,
        placeholder::is_nothing,
        schema::{Field, Prose},
        source::Source,
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
    least: Sure,
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

    fn map(&mut self, map: &serde_json::Map<String, Value>, field: &Field, at: &Pointer) {
        self.commas(map, field, at);
        self.period(map, field, at);
        self.spread(map, field, at);
        self.both_ends(map, field, at);
        self.same_month(map, field, at);
        self.unasked(map, field, at);
        self.swapped(map, at);
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

    /// `{es}`: brackets of a word processor around one answer.
    fn braced(&mut self, map: &serde_json::Map<String, Value>, field: &Field, at: &Pointer) {
        let start = self.document.span(at).start;
        let word = map.keys().next().map(String::as_str).unwrap_or_default();
        let written = format!("{{{word}}}");
        if self.document.source.text[start..].starts_with(&written) {
            let found = self.piece(word, field);
            self.edit(start..start + written.len(), found);
        }
    }

    /// `{aldermoor, inverkell}`: braces where a list has brackets.
    fn braces(&mut self, map: &serde_json::Map<String, Value>, field: &Field, at: &Pointer) {
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
    fn glued(&mut self, list: &[Value], items: &Field, at: &Pointer) {
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
        let written = self
            .document
            .source
            .text
            .get(span.clone())
            .unwrap_or_default();
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
            return meant::choice(&field.choices, said);
        }
        if let Some(list) = &field.vocabulary {
            let edition = &self.known.programme.edition;
            let good = value.is_string() && edition.entry(list, said).is_some();
            return (!good)
                .then(|| {
                    meant::entry(edition.list(list), said).or_else(|| self.first_of(said, field))
                })
                .flatten();
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
        let here = || days::moment_at(said, &self.beside("time_zone", at)?);
        self.placed(format, said)
            .filter(|(meant, _)| fits(format, meant))
            .or_else(|| here().filter(|_| format == "date-time"))
    }

    /// A value of a semantic format, for the country of the city that wrote the fiche.
    pub(super) fn placed(&self, format: &str, said: &str) -> meant::Meant {
        let own = OF_COUNTRIES.contains(&format);
        let country = own.then(|| self.country.get_or_init(|| self.country()));
        meant::formatted(format, said, country.and_then(Option::as_deref))
    }

    /// The country of the city that wrote the fiche.
    fn country(&self) -> Option<String> {
        let own = &self.document.value["country"];
        let beside = || {
            let beside = self.known.files;
            let file = beside.tree.file(&format!("{}/city.yaml", beside.folder));
            let limits = parse::Limits::default();
            let bytes = beside.tree.bytes(&file, limits.bytes).ok()?;
            let text = String::from_utf8(bytes).ok()?;
            let city = parse::read(Source::new(file.path, text), &limits)?;
            Some(city.value["country"].as_str()?.to_owned())
        };
        let said = own.as_str().map(str::to_owned).or_else(beside)?;
        if fits("country", &said) {
            return Some(said);
        }
        let meant = meant::formatted("country", &said, None);
        meant
            .filter(|(_, sure)| *sure == Sure::Certain)
            .map(|(code, _)| code)
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

    /// A number, in degrees, in minutes or in its order, as its question asks.
    pub(super) fn figure(&self, text: &str, field: &Field, at: &Pointer) -> meant::Meant {
        if let Some(axis) = axis(at) {
            return degrees::degrees(text, axis);
        }
        if field.takes("number") {
            return self.number(text, field);
        }
        let whole = |(number, _): &(String, Sure)| !number.contains('.');
        let text = meant::about(text);
        let nth = matches!(at.0.last(), Some(Step::Key(key)) if key == "number");
        let of = || nth.then(|| one_of_several(text)).flatten();
        meant::minutes(text)
            .or_else(|| ordinal(text))
            .or_else(of)
            .or_else(|| self.number(text, field).filter(whole))
    }

    /// A number as a question takes it: of a budget's sums those in its own currency.
    pub(super) fn number(&self, text: &str, field: &Field) -> meant::Meant {
        if field.format.as_deref() == Some("amount") {
            return sums::amount(text, Money::Own(breach::currency(self.document)));
        }
        sums::count(text)
    }

    /// `12 %` where the unit is a question of its own that is open, or has this answer: each gets its part.
    fn measured(&mut self, said: &str, field: &Field, at: &Pointer) -> bool {
        let counts = is_number(field) && field.format.is_none() && axis(at).is_none();
        let Some((number, unit)) = sums::measure(said).filter(|(_, unit)| !unit.is_empty()) else {
            return false;
        };
        let (Some((_, above)), true) = (at.0.split_last(), counts) else {
            return false;
        };
        if sums::count(said.trim_end_matches(unit.as_str()))
            .is_none_or(|(_, sure)| sure == Sure::Guess)
        {
            return false;
        }
        let place = Pointer(above.to_vec()).with("unit");
        match self.document.get(&place) {
            Some(Value::String(own)) if own.trim() == unit => {}
            Some(Value::Null) => {
                let Some(span) = self.open_place(&place) else {
                    return false;
                };
                let open = format!(" {}", super::item::scalar(&unit));
                let taken = self.edits.iter().find(|edit| edit.span.start == span.start);
                match taken {
                    Some(edit) if edit.text != open => return false,
                    Some(_) => {}
                    None => self.edit(span, Some((open, Sure::Certain))),
                }
            }
            None if !self.absent_unit(&Pointer(above.to_vec()), at, &unit) => return false,
            None => {}
            _ => return false,
        }
        let span = self.document.span(at);
        self.edit(span, Some((number, Sure::Certain)));
        true
    }

    /// Answers the question for the unit of a figure where nobody has; whether it can.
    fn absent_unit(&mut self, map: &Pointer, at: &Pointer, unit: &str) -> bool {
        let measures = |step: &Step| matches!(step, Step::Key(key) if key == "indicators");
        if !at.0.iter().any(measures) {
            return false;
        }
        let (key, end) = (self.document.key_span(at).start, self.document.span(at).end);
        let open = format!(
            "{}unit: {}",
            self.between(map, key),
            super::item::scalar(unit)
        );
        // Two figures of one measure have one unit.
        let whole = self.document.span(map);
        let own = |edit: &&Edit| {
            let within = (whole.start..=whole.end).contains(&edit.span.start);
            within && edit.span.is_empty() && edit.text.contains("unit: ")
        };
        match self.edits.iter().find(own) {
            Some(edit) => edit.text == open,
            None => {
                self.edit(end..end, Some((open, Sure::Certain)));
                true
            }
        }
    }

    /// Two coordinates whose letters say that they changed places: `latitude: E 10.9`, `longitude: N 50.1`.
    fn swapped(&mut self, map: &serde_json::Map<String, Value>, at: &Pointer) {
        let said = |key: &str| map.get(key)?.as_str();
        let (true, Some(first), Some(second)) =
            (at.0.is_empty(), said("latitude"), said("longitude"))
        else {
            return;
        };
        let read = |text: &str, axis: Axis| degrees::degrees(text, axis);
        let good = read(first, Axis::Latitude).is_some() || read(second, Axis::Longitude).is_some();
        let other = (read(second, Axis::Latitude), read(first, Axis::Longitude));
        if let (Some(latitude), Some(longitude), false) = (other.0, other.1, good) {
            self.edit(self.document.span(&at.with("latitude")), Some(latitude));
            self.edit(self.document.span(&at.with("longitude")), Some(longitude));
        }
    }

    /// A text in quotation marks that YAML would not read as one without them.
    fn ambiguous(&self, said: &str, at: &Pointer) -> Option<String> {
        let span = self.document.span(at);
        let plain = self.document.source.text.get(span.clone()) == Some(said);
        plain
            .then(|| parse::ambiguous(self.document, span.start, span.end))
            .flatten()
    }

    /// A list that somebody wrote in one line.
    fn list(&self, said: &str, items: &Field, at: &Pointer) -> meant::Meant {
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
            // A name may hold a comma.
            sure = if pieces.len() > 1 {
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

    /// The first of several where one is asked for.
    fn first_of(&self, said: &str, field: &Field) -> meant::Meant {
        let pieces = several::pieces(said);
        if pieces.len() < 2 {
            return None;
        }
        let found = pieces.iter().find_map(|piece| self.piece(piece, field));
        found.map(|(value, _)| (value, Sure::Guess))
    }

    /// A list in brackets where one thing is asked for.
    fn one_of(&mut self, list: &[Value], field: &Field, at: &Pointer) {
        let span = self.document.span(at);
        let written = self
            .document
            .source
            .text
            .get(span.clone())
            .unwrap_or_default();
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
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
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

    /// Whether what an id names is there.
    pub(super) fn is_there(&self, said: &str, field: &Field) -> bool {
        match field.reference.as_deref() {
            None | Some("theme") => self.themes().any(|(id, _)| id == said),
            Some(kind) => self
                .known
                .names
                .contains_key(&(kind.to_owned(), said.to_owned())),
        }
    }

    fn themes(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.known
            .themes
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|theme| Some((theme["id"].as_str()?, names(&theme["title"]))))
    }

    pub(super) fn reference(&self, said: &str, field: &Field) -> meant::Meant {
        if self.is_there(said, field) {
            return None;
        }
        match field.reference.as_deref() {
            None | Some("theme") => meant::named(self.themes(), said),
            Some(kind) => {
                let known = self
                    .known
                    .names
                    .iter()
                    .filter(|((of, _), _)| of == kind)
                    .map(|((_, id), value)| (id.as_str(), names(value)));
                // A number in a list of names is nobody's.
                let found =
                    meant::named(known, said).filter(|_| said.trim().parse::<usize>().is_err());
                // Words are no id that something had.
                let was = || {
                    let key = (kind.to_owned(), said.to_owned());
                    let is = |id: &&String| {
                        let near = strsim::damerau_levenshtein(&meant::identifier(said), id) < 2;
                        near || fits("identifier", said)
                    };
                    self.known.renamed.get(&key).filter(is)
                };
                found
                    .or_else(|| self.unsorted(said, kind))
                    .or_else(|| self.filed(said, kind))
                    .or_else(|| was().map(|id| (id.clone(), Sure::Certain)))
            }
        }
    }

    /// What is called so once the word for what it is, is taken away: `Réseau « Vieilles villes fraîches »`.
    fn unsorted(&self, said: &str, kind: &str) -> meant::Meant {
        let sorts: &[&str] = match kind {
            "network" => &[
                "reseau ",
                "le reseau ",
                "network ",
                "red ",
                "la red ",
                "rede ",
                "netzwerk ",
            ],
            "city" => &[
                "ville de ",
                "ciudad de ",
                "city of ",
                "town of ",
                "cidade de ",
                "stadt ",
            ],
            _ => &[],
        };
        let folded = fold(said);
        let rest = sorts.iter().find_map(|sort| folded.strip_prefix(sort))?;
        let mut known = self.known.names.iter().filter(|((of, id), value)| {
            let is = |name: &str| fold(name) == rest;
            of == kind && (is(id) || names(value).iter().any(|name| is(name)))
        });
        let ((_, id), _) = known.next().filter(|_| known.next().is_none())?;
        Some((id.clone(), Sure::Certain))
    }

    /// What is there under the path or the name of its file: `events/round-table-6.yaml`.
    fn filed(&self, said: &str, kind: &str) -> meant::Meant {
        let (folder, last) = said.rsplit_once(['/', '\\']).unwrap_or(("", said));
        // `inverkell/aldermoor` are two.
        let folders = ["", "cities", "networks", "events"];
        if !folders.contains(&folder.rsplit(['/', '\\']).next().unwrap_or_default()) {
            return None;
        }
        let id = stem(last);
        let key = (kind.to_owned(), id.to_owned());
        let there = id != said && fits("identifier", id) && self.known.names.contains_key(&key);
        there.then_some((key.1, Sure::Certain))
    }

    /// The file beside the fiche that a name means: in another case, without its ending, behind a path of somebody's computer.
    fn file(&self, said: &str) -> meant::Meant {
        let files = &self.known.files.names;
        if files.contains(said) {
            return None;
        }
        let last = said.rsplit(['/', '\\']).next().unwrap_or(said);
        let mut found = files.iter().filter(|name| {
            fold(name) == fold(last)
                || name
                    .rsplit_once('.')
                    .is_some_and(|(stem, _)| fold(stem) == fold(last))
        });
        let name = found
            .next()
            .filter(|_| found.next().is_none() && !said.contains("://"));
        if let Some(name) = name {
            return Some((super::item::scalar(name), Sure::Certain));
        }
        // The only print beside the fiche is most likely meant.
        let mut prints = files.iter().filter(|name| is_print(name));
        let only = prints.next().filter(|_| prints.next().is_none())?;
        Some((super::item::scalar(only), Sure::Guess))
    }

    /// The letter whose fingerprint is given, whatever it is called: a link to where it lay, its name before it was scanned.
    fn letter_of(&mut self, hash: &str) {
        let own = |name: &&String| {
            self.known
                .files
                .hash(name)
                .is_some_and(|found| found.eq_ignore_ascii_case(hash))
        };
        let mut prints = self
            .known
            .files
            .names
            .iter()
            .filter(|name| fits("sha256", hash) && is_print(name))
            .filter(own);
        if let (Some(name), None) = (prints.next(), prints.next()) {
            let span = self.document.span(&pointer!["interest", "letter"]);
            self.edits.retain(|edit| edit.span.start != span.start);
            let text = super::item::scalar(name);
            self.edits.push(Edit { span, text });
        }
    }

    /// The fingerprint of the letter: the program can read it, nobody has to type it.
    fn letter(&mut self) {
        let interest = &self.document.value["interest"];
        let Some(name) = interest["letter"].as_str() else {
            return;
        };
        let Some(hash) = self.known.files.hash(name) else {
            return self.letter_of(interest["sha256"].as_str().unwrap_or_default());
        };
        let at = pointer!["interest", "sha256"];
        if interest.get("sha256").is_some_and(Value::is_null) {
            let key = self.document.key_span(&at);
            let text = &self.document.source.text;
            if let Some(colon) = text[key.end..]
                .find(':')
                .filter(|colon| text[key.end..key.end + colon].trim().is_empty())
            {
                let place = key.end + colon + 1;
                self.edits.push(Edit {
                    span: place..place,
                    text: format!(" {hash}"),
                });
            }
        } else if interest.get("sha256").is_none() {
            let letter = pointer!["interest", "letter"];
            let text = &self.document.source.text;
            let (key, value) = (self.document.key_span(&letter), self.document.span(&letter));
            let start = text[..key.start].rfind('\n').map_or(0, |at| at + 1);
            let end = text[value.end..]
                .find('\n')
                .map_or(text.len(), |at| value.end + at);
            if text[start..key.start].trim().is_empty() {
                let pad = &text[start..key.start];
                let (end, cr) = if text[..end].ends_with('\r') {
                    (end - 1, "\r")
                } else {
                    (end, "")
                };
                self.edits.push(Edit {
                    span: end..end,
                    text: format!("{cr}\n{pad}sha256: {hash}"),
                });
            }
        } else if interest["sha256"].as_str().is_some_and(|given| {
            !fits("sha256", given) && meant::formatted("sha256", given, None).is_none()
        }) {
            // Words are no fingerprint of anything.
            let span = self.document.span(&at);
            self.edits.retain(|edit| edit.span.start != span.start);
            self.edits.push(Edit { span, text: hash });
        } else if self.least == Sure::Guess
            && interest["sha256"]
                .as_str()
                .is_some_and(|given| fits("sha256", given) && !given.eq_ignore_ascii_case(&hash))
        {
            self.edits.push(Edit {
                span: self.document.span(&at),
                text: hash.clone(),
            });
        }
    }
}

/// Whether a form asks for several groups of answers.
fn is_list_of_maps(field: &Field) -> bool {
    let items = field.items.as_deref();
    items.is_some_and(|items| !items.properties.is_empty())
}

/// Formats that a country has its own of.
const OF_COUNTRIES: [&str; 2] = ["time-zone", "currency"];

/// Which of the two coordinates of a place is asked for.
fn axis(at: &Pointer) -> Option<Axis> {
    match at.0.as_slice() {
        [Step::Key(key)] => Axis::of(key),
        _ => None,
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

/// Whether a file is called as a print is.
fn is_print(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".pdf")
}

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

/// Names of a thing, in every language that it has one in.
fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Object(map) => map.values().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A word of a list between brackets, in quotes unless it is an id or a number.
fn in_list(word: &str) -> String {
    let plain = word
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'_'))
        && super::item::scalar(word) == word;
    if plain {
        word.to_owned()
    } else {
        Value::from(word).to_string()
    }
}

/// `5/8`, `5 sur 8`: the fifth of eight.
fn one_of_several(text: &str) -> meant::Meant {
    let halves = ["/", " sur ", " of ", " de "]
        .iter()
        .find_map(|of| text.split_once(of));
    let (nth, all) = halves?;
    let (nth, all) = (
        nth.trim().parse::<u32>().ok()?,
        all.trim().parse::<u32>().ok()?,
    );
    (0 < nth && nth <= all && all < 100).then(|| (nth.to_string(), Sure::Certain))
}

/// `5ª`, `5.º`, `n° 5`, `5th`, `VI`, `six`: a number in its order.
fn ordinal(text: &str) -> meant::Meant {
    if tokens::signs(text).next().is_some() || text.contains(['?', '-', '/']) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let rest = fold(&text.replace(digits.as_str(), " "));
    let ordinal = [
        "", "a", "o", "e", "er", "re", "eme", "st", "nd", "rd", "th", "n", "no", "num", "numero",
        "number",
    ];
    (!digits.is_empty()
        && digits.len() < 4
        && text.contains(&digits)
        && ordinal.contains(&rest.as_str()))
    .then(|| (digits.trim_start_matches('0').to_owned(), Sure::Certain))
    .filter(|(digits, _)| !digits.is_empty())
    .or_else(|| {
        let number = super::called::number(&fold(text))?;
        Some((number.to_string(), Sure::Certain))
    })
}

/// `12.000` in a budget is twelve thousand: no budget has thousandths.
fn thousands(written: &str) -> meant::Meant {
    let (whole, part) = written.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (part.len() == 3
        && digits(part)
        && digits(whole)
        && whole.len() <= 3
        && !whole.starts_with('0'))
    .then(|| (format!("{whole}{part}"), Sure::Certain))
}
