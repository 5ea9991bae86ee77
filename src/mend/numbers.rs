//! In: words where the form asks for a number. Out: the number, and the answer about its unit that stands in the same words.

use serde_json::Value;

use super::{
    Sure,
    degrees::{self, Axis},
    lengths,
    line::fold,
    meant,
    shape::is_number,
    spelt, sums, tokens,
    values::{Edit, Walk},
};
use crate::model::{
    breach,
    currency::Money,
    document::{Pointer, Step},
    schema::Field,
};

impl Walk<'_> {
    /// A number, in degrees, in minutes or in its order, as its question asks.
    pub(super) fn figure(&self, text: &str, field: &Field, at: &Pointer) -> meant::Meant {
        if let Some(axis) = axis(at) {
            return degrees::degrees(text, axis);
        }
        if field.takes("number") {
            return self.number(text, field);
        }
        let whole = |(number, _): &(String, Sure)| !number.contains('.');
        let text = lengths::about(text);
        let nth = matches!(at.0.last(), Some(Step::Key(key)) if key == "number");
        let of = || nth.then(|| self.nth(text, at).or_else(|| one_of_several(text)))?;
        lengths::minutes(text)
            .or_else(|| spelt::read(text, lengths::minutes))
            .or_else(|| ordinal(text).filter(|_| nth))
            .or_else(of)
            .or_else(|| self.number(text, field).filter(whole))
    }

    /// `Table ronde 8`, `TR 8`: the number behind what the event is.
    fn nth(&self, text: &str, at: &Pointer) -> meant::Meant {
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let (name, number) = (fold(&text[..digits]), &text[digits..]);
        let kind = self.beside("type", at)?;
        let entry = self.known.programme.edition.entry("event_types", &kind)?;
        let initials = |label: &str| {
            fold(label)
                .split(' ')
                .filter_map(|word| word.chars().next())
                .collect::<String>()
        };
        let own = |label: &String| fold(label) == name || initials(label) == name;
        let called = entry.label.values().any(own);
        (called && number.parse::<u32>().is_ok()).then(|| (number.to_owned(), Sure::Certain))
    }

    /// A number as a question takes it: of a budget's sums those in its own currency.
    pub(super) fn number(&self, text: &str, field: &Field) -> meant::Meant {
        let read = |text: &str| match field.format.as_deref() {
            Some("amount") => sums::amount(text, Money::Own(breach::currency(self.document))),
            _ => sums::count(text),
        };
        read(text).or_else(|| spelt::read(text, read))
    }

    /// `12 %` where the unit is a question of its own that is open, or has this answer: each gets its part.
    pub(super) fn measured(&mut self, said: &str, field: &Field, at: &Pointer) -> bool {
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

    /// Both coordinates in one answer: `GPS: 45.76, 4.85`, `latitude: 45.76, 4.85` with an open `longitude`.
    pub(super) fn paired(
        &mut self,
        map: &serde_json::Map<String, Value>,
        field: &Field,
        at: &Pointer,
    ) {
        let asked = |key: &str| field.property(key).is_some();
        if !at.0.is_empty() || !asked("latitude") || !asked("longitude") {
            return;
        }
        let open = |key: &str| map.get(key).is_none_or(Value::is_null);
        let named =
            |key: &str| !asked(key) && PAIR.contains(&fold(key).as_str()) && open("latitude");
        let mut told = map.iter().filter(|(key, value)| {
            value.is_string() && open("longitude") && (*key == "latitude" || named(key))
        });
        let Some((key, said)) = told.next().filter(|_| told.next().is_none()) else {
            return;
        };
        let Some((latitude, longitude)) = said.as_str().and_then(degrees::pair) else {
            return;
        };
        let place = at.with(key.as_str());
        let mut text = format!("latitude: {latitude}");
        let open = map.contains_key("longitude").then(|| at.with("longitude"));
        match open.and_then(|open| self.open_place(&open)) {
            Some(span) => self.edit(span, Some((format!(" {longitude}"), Sure::Certain))),
            None => text = format!("{text}\nlongitude: {longitude}"),
        }
        let span = self.document.key_span(&place).start..self.document.span(&place).end;
        self.edit(span, Some((text, Sure::Certain)));
    }

    /// Two coordinates whose letters say that they changed places: `latitude: E 10.9`, `longitude: N 50.1`.
    pub(super) fn swapped(&mut self, map: &serde_json::Map<String, Value>, at: &Pointer) {
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
}

/// What people call the two coordinates together, folded.
const PAIR: [&str; 14] = [
    "gps",
    "coordonnees",
    "coordonnees gps",
    "coordonnees geographiques",
    "coordenadas",
    "coordenadas gps",
    "coordenadas geograficas",
    "coordinates",
    "gps coordinates",
    "geographic coordinates",
    "lat long",
    "lat lon",
    "latitude et longitude",
    "latitude and longitude",
];

/// Which of the two coordinates of a place is asked for.
fn axis(at: &Pointer) -> Option<Axis> {
    match at.0.as_slice() {
        [Step::Key(key)] => Axis::of(key),
        _ => None,
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
pub(super) fn thousands(written: &str) -> meant::Meant {
    let (whole, part) = written.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (part.len() == 3
        && digits(part)
        && digits(whole)
        && whole.len() <= 3
        && !whole.starts_with('0'))
    .then(|| (format!("{whole}{part}"), Sure::Certain))
}
