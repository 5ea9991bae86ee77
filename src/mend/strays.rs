//! In: answers whose names no question of their form has: `fonction: élu`, `prénom: Ada` beside `nom: Roe`, `heure: 16 h` beside
//! `date: 7 mai`. Out: the same below the one open question that they answer.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{
    Sure, called,
    doubts::is_among,
    entries, item,
    line::{self, fold},
    meant, open,
    values::{Edit, Walk},
};
use crate::{
    check::format::fits,
    model::{
        document::Pointer,
        schema::{Field, Prose},
    },
};

/// Names for the given name of a person and for the other one, folded.
const FIRST: &str =
    "prenom|prenoms|first name|firstname|forename|given name|given names|nombre de pila|nombre";
const LAST: &str = "nom|nom de famille|surname|last name|lastname|family name|apellido|apellidos";

/// How people are called before their name, folded.
const CALLED: &str = "m|mr|mrs|ms|mme|mlle|monsieur|madame|dr|pr|sr|sra|srta|don|dona|dna|d";

/// Names for a day, and for an hour of it, folded.
const DAY: &str = "date|jour|day|fecha|dia";
const HOUR: &str =
    "heure|horaire|heure de debut|hour|time|start time|hora|hora de inicio|hora de comienzo";

/// Names for what something is called, and for what it costs, folded.
const NAME: &str =
    "name|nom|nombre|label|libelle|intitule|titre|title|titulo|denomination|denominacion|heading";
const COST: &str = "cost|price|prix|precio|tarif|tarifa";

/// Questions for what something is called.
const NAMED: [&str; 3] = ["title", "name", "label"];

/// Words between which an answer that holds two is looked for.
const WORDS: usize = 14;

impl Walk<'_> {
    /// Gives each answer of a map that has the name of no question the one that it answers.
    pub(super) fn strays(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        if field.properties.is_empty() {
            return;
        }
        self.by_name(map, field, at);
        self.hours(map, at);
        self.two_in_one(map, field, at);
        if self.full_name(map, field, at) || self.moment_apart(map, field, at) {
            return;
        }
        let strange = map.iter().filter(|(key, _)| field.property(key).is_none());
        let told =
            strange.filter_map(|(key, value)| Some((key, asked(self, key, value, (map, field))?)));
        let told: Vec<(&String, &str)> = told.collect();
        let mut often: HashMap<&str, usize> = HashMap::new();
        for (_, id) in &told {
            *often.entry(id).or_default() += 1;
        }
        for (key, id) in told {
            let span = self.document.key_span(&at.with(key.as_str()));
            self.edit(
                span,
                (often[id] == 1).then(|| (id.to_owned(), Sure::Certain)),
            );
        }
    }

    /// `nom: Roe`, `prénom: Ada`: one answer on two lines, either of which may have the name of the question.
    fn full_name(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) -> bool {
        let asked = |(id, inner): &&(String, Field)| id == "name" && inner.takes("string");
        if !field.properties.iter().any(|one| asked(&one)) {
            return false;
        }
        let one = |table: &str| {
            let own = |key: &&String| is_among(table, &fold(key)) && field.property(key).is_none();
            map.keys().find(own)
        };
        let named = map.contains_key("name").then_some("name");
        let (first, last) = (
            one(FIRST).map(String::as_str),
            one(LAST).map(String::as_str),
        );
        let (first, last) = match (named, first, last) {
            (None, Some(first), Some(last)) => (first, last),
            (Some(name), Some(first), None) => (first, name),
            (Some(name), None, Some(last)) => (name, last),
            _ => return false,
        };
        let said = |key: &str| {
            let said = map.get(key)?.as_str()?.trim();
            let word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.');
            (!said.is_empty() && said.chars().all(word)).then_some(said)
        };
        let (Some(given), Some(other)) = (said(first), said(last)) else {
            return false;
        };
        // A name that holds the other already, or is one of several words, may be whole.
        let whole = |name: &str| name.split_whitespace().count() > 1;
        if named.is_some_and(|name| said(name).is_some_and(whole) && name == last) {
            return false;
        }
        let holds = |one: &str, two: &str| {
            let words = fold(one);
            fold(two)
                .split(' ')
                .all(|word| words.split(' ').any(|own| own == word))
        };
        if holds(given, other) || holds(other, given) {
            return false;
        }
        // `Mme Roe`: how she is called stands before both.
        let (called, other) = match other.split_once(' ') {
            Some((word, rest)) if is_among(CALLED, &fold(word)) => (format!("{word} "), rest),
            _ => (String::new(), other),
        };
        let name = item::scalar(&format!("{called}{given} {other}"));
        self.one_line([first, last], &format!("name: {name}"), at)
    }

    /// `date: 7 mai 2024`, `heure: 16 h`: the moment at which something starts, on two lines.
    fn moment_apart(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) -> bool {
        let asked = field
            .properties
            .iter()
            .find(|(id, inner)| id == "starts" && inner.format.as_deref() == Some("date-time"));
        let Some((id, _)) = asked else {
            return false;
        };
        let one = |table: &str| {
            let own = |key: &&String| is_among(table, &fold(key)) && field.property(key).is_none();
            map.keys().find(own).map(String::as_str)
        };
        let begun = map.contains_key(id).then_some(id.as_str());
        let (Some(day), Some(hour)) = (begun.or_else(|| one(DAY)), one(HOUR)) else {
            return false;
        };
        let text = |key: &str| {
            let written = self
                .document
                .source
                .written(&self.document.span(&at.with(key)));
            let said = written.trim_matches(['"', '\'']).trim();
            (!said.is_empty() && !said.contains('\n')).then(|| said.to_owned())
        };
        let (Some(date), Some(time)) = (text(day), text(hour)) else {
            return false;
        };
        if fits("date-time", &date) {
            return false;
        }
        let found = self.formatted("date-time", &format!("{date} {time}"), at);
        let Some((moment, Sure::Certain)) = found else {
            return false;
        };
        self.one_line([day, hour], &format!("{id}: {moment}"), at)
    }

    /// Writes one answer in the place of two that have a line each; what they were stays behind it.
    fn one_line(&mut self, keys: [&str; 2], answer: &str, at: &Pointer) -> bool {
        let text = &self.document.source.text;
        let whole = |key: &str| {
            let at = at.with(key);
            let span = self.document.key_span(&at).start..self.document.span(&at).end;
            (!text[span.clone()].contains('\n')).then_some(span)
        };
        let (Some(one), Some(other)) = (whole(keys[0]), whole(keys[1])) else {
            return false;
        };
        let (kept, gone) = if one.start < other.start {
            (one, (other, keys[1]))
        } else {
            (other, (one, keys[0]))
        };
        let Some(line) = self.own_line(&at.with(gone.1)) else {
            return false;
        };
        let said = format!("{}; {}", &text[kept.clone()], text[line.clone()].trim());
        let end = line.end + usize::from(text[line.end..].starts_with('\n'));
        self.edits.push(Edit {
            span: kept,
            text: format!("{answer} # {said}"),
        });
        self.edits.push(Edit {
            span: line.start..end,
            text: String::new(),
        });
        true
    }

    /// `date: 2023-10-12 réunion virtuelle`: an answer with that of an open question of the same group behind it.
    fn two_in_one(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let open: Vec<&(String, Field)> = field
            .properties
            .iter()
            .filter(|(id, _)| field.required.contains(id) && !map.contains_key(id))
            .collect();
        if open.is_empty() {
            return;
        }
        for (key, value) in map {
            let (Some(inner), Some(said)) = (field.property(key), value.as_str()) else {
                continue;
            };
            let dated = matches!(inner.format.as_deref(), Some("date" | "full-date"));
            let span = self.document.span(&at.with(key.as_str()));
            let alone = self.document.source.text.get(span.clone()) == Some(said);
            if !dated || !alone || self.is_good(said, inner) || self.piece(said, inner).is_some() {
                continue;
            }
            let mut found = said.match_indices(' ').take(WORDS).filter_map(|(cut, _)| {
                let (own, rest) = (&said[..cut], said[cut..].trim_matches(BETWEEN));
                let own = self.certain(own.trim_matches(BETWEEN), inner)?;
                let mut told = open
                    .iter()
                    .filter_map(|(id, inner)| Some((id, self.named(rest, inner)?)));
                let other = told.next().filter(|_| told.next().is_none())?;
                Some((own, other))
            });
            if let Some((own, (id, other))) = found.next() {
                let apart = self.between(at, self.document.key_span(&at.with(key.as_str())).start);
                self.edit(
                    span,
                    Some((format!("{own}{apart}{id}: {other}"), Sure::Certain)),
                );
            }
        }
    }

    /// The only reading of a text for a question.
    fn certain(&self, text: &str, field: &Field) -> Option<String> {
        meant::certain(self.piece(text, field))
    }

    /// What a whole text says to a question of which an answer is known by itself: one of a list, an id that is there, an address.
    fn named(&self, text: &str, field: &Field) -> Option<String> {
        let own = || Some(text.to_owned());
        if !field.choices.is_empty() {
            return meant::certain(entries::choice(&field.choices, text));
        }
        if let Some(list) = &field.vocabulary {
            let edition = &self.known.programme.edition;
            return match edition.entry(list, text) {
                Some(_) => own(),
                None => meant::certain(entries::entry(edition.list(list), text)),
            };
        }
        let there = field.reference.is_some() && self.is_there(text, field);
        let address = field.format.as_deref() == Some("email") && fits("email", text);
        if there || address { own() } else { None }
    }
}

/// Names of a question that have another meaning too, folded: an answer tells which.
const CALLED_TOO: [(&str, &str); 3] = [
    (
        "role",
        "cargo|fonction|funcion|function|job|position|poste|puesto",
    ),
    (
        "from",
        "contributor|contributeur|fuente|origen|origin|origine|provenance|source",
    ),
    ("theme", "code|id"),
];

/// Whether a folded name is one of a question, whole.
fn is_called(id: &str, field: &Field, name: &str) -> bool {
    let titled = line::called(field).titles.iter().any(|title| title == name);
    let mut others = CALLED_TOO.iter().filter(|(other, _)| *other == id);
    titled || called::question(id, name) || others.any(|(_, names)| is_among(names, name))
}

/// What stands between two answers.
const BETWEEN: [char; 6] = [' ', ',', ';', '–', '—', ':'];

/// The open question that an answer with another name is to.
fn asked<'f>(
    walk: &Walk<'_>,
    key: &str,
    value: &Value,
    (map, field): (&Map<String, Value>, &'f Field),
) -> Option<&'f str> {
    let open = |id: &str| map.get(id).is_none_or(Value::is_null);
    let name = fold(key);
    // What is called as another open question may be its answer.
    if open::is_unasked(&name) || line::meant(key, field).is_some_and(|id| open(&id)) {
        return None;
    }
    let only = |is: &dyn Fn(&str, &Field) -> bool| {
        let all = field.properties.iter();
        let mut found = all.filter(|(id, inner)| open(id) && is(id, inner));
        let (id, _) = found.next().filter(|_| found.next().is_none())?;
        Some(id.as_str())
    };
    let needed = |id: &&str| field.required.iter().any(|key| key == id);
    if is_among(COST, &name) {
        let sum = |_: &str, inner: &Field| inner.format.as_deref() == Some("amount");
        let plain = value.is_number() || value.is_string();
        return only(&sum).filter(|_| plain).filter(needed);
    }
    let said = value
        .as_str()
        .map(str::trim)
        .filter(|said| !said.is_empty())?;
    // `interne: …`, `ancien rôle: …`: an answer may tell itself, its own name tells what is to become of it.
    let told =
        |id: &str, inner: &Field| is_called(id, inner, &name) && walk.named(said, inner).is_some();
    if let Some(id) = only(&told) {
        return Some(id).filter(needed);
    }
    let names = |id: &str, inner: &Field| {
        let words = matches!(inner.prose, None | Some(Prose::Label)) && inner.format.is_none();
        let listed = inner.vocabulary.is_some() || inner.reference.is_some();
        NAMED.contains(&id) && words && !listed
    };
    let named = is_among(NAME, &name) && !said.contains('\n');
    named.then(|| only(&names)).flatten()
}
