//! In: an answer with words around it: `mayor (not a representative)`, `☒ gestion ☐ activités`. Out: the answer that was given, where it
//! stands first or is ticked, and is the only one.
//!
//! What is said beside it stays as a remark. Where two answers stand outside brackets, or a word says that it may be another, none is.

use serde_json::Value;

use super::{
    Sure,
    boxes::{self, Boxes},
    days,
    doubts::{
        DOUBT, TAXES, denial, doubt, is_among, is_choice, is_known, is_note, is_phone, words,
    },
    entries, hours,
    line::{self, fold, is_blank},
    meant, periods, several,
    shape::is_number,
    values::Walk,
};
use crate::{
    check::format::fits,
    model::{
        document::{Pointer, Step},
        schema::Field,
    },
};

/// An answer as it was told: the first, others beside it, what is said of it.
struct Told<'t> {
    own: &'t str,
    others: Vec<&'t str>,
    /// Between brackets, or behind a comma and no answer at all.
    aside: Vec<&'t str>,
    /// What stands behind a word that says that it is none; nothing if that is said of the answer itself.
    denied: Vec<&'t str>,
    /// Whether something else is struck out.
    struck: bool,
}

impl Walk<'_> {
    /// What is meant by an answer: the box that is ticked, all of it, or what stands first in it.
    pub(super) fn answer(
        &self,
        value: &Value,
        said: &str,
        written: &str,
        field: &Field,
        at: &Pointer,
    ) -> meant::Meant {
        let words = matches!(
            field.format.as_deref(),
            Some("file-name" | "identifier" | "sha256")
        );
        let typed = is_choice(field) || field.format.is_some() || is_number(field);
        let free = field.prose.is_some() || words || !typed && !is_hour(at);
        let whole = |said: &str| {
            let found = self.meant(value, said, written, field, at);
            found.or_else(|| self.unwrapped(value, said, written, field))
        };
        if free || !value.is_string() {
            return whole(said);
        }
        if is_hour(at)
            && let Some((hour, sure)) = hours::hour(said)
        {
            return Some((format!("\"{hour}\""), sure));
        }
        let plain = line::narrow(said);
        if let Some(plain) = plain.as_deref().filter(|plain| self.is_good(plain, field)) {
            return Some((super::item::scalar(plain), Sure::Certain));
        }
        let said = plain.as_deref().unwrap_or(said);
        if let Some(boxes) = boxes::of(said).filter(|_| is_choice(field)) {
            return self.ticked(&boxes, field);
        }
        let found = whole(said).filter(|_| !is_choice(field) || !is_doubted(said));
        let certain = |found: &meant::Meant| matches!(found, Some((_, Sure::Certain)));
        if certain(&found) || self.is_good(said, field) {
            return found.filter(|_| !self.is_open(said, field, at));
        }
        self.first_said(said, field, at).or(found)
    }

    /// Whether an answer is one as it stands.
    pub(super) fn is_good(&self, said: &str, field: &Field) -> bool {
        let edition = &self.known.programme.edition;
        if !field.choices.is_empty() {
            return field.choices.iter().any(|one| one == said);
        }
        match (&field.vocabulary, &field.reference, field.format.as_deref()) {
            (Some(list), ..) => edition.entry(list, said).is_some(),
            (None, Some(_), _) => self.is_there(said, field),
            (None, None, Some(format)) => format != "amount" && fits(format, said),
            _ => false,
        }
    }

    /// The answer whose box is ticked; of a list all that are. Every label has to be one of the answers, whole.
    fn ticked(&self, boxes: &Boxes<'_>, field: &Field) -> meant::Meant {
        let one = field.items.as_deref().unwrap_or(field);
        // A tick alone may stand for a line of several labels.
        let alone = boxes.ticked.len() + boxes.open.len() == 1;
        let read = |label: &&str| self.label(label, one, alone);
        let ticked: Vec<String> = boxes.ticked.iter().map(read).collect::<Option<_>>()?;
        let open: Vec<String> = boxes.open.iter().map(read).collect::<Option<_>>()?;
        if ticked.iter().any(|label| open.contains(label)) {
            return None;
        }
        match (&field.items, ticked.as_slice()) {
            (Some(_), [_, ..]) => Some((format!("[{}]", ticked.join(", ")), Sure::Certain)),
            (None, [one]) => Some((one.clone(), Sure::Certain)),
            _ => None,
        }
    }

    /// The answer that a label names.
    fn label(&self, label: &str, field: &Field, whole: bool) -> Option<String> {
        let found = match &field.vocabulary {
            Some(list) if whole => {
                let list = self.known.programme.edition.list(list);
                entries::whole_entry(list, label).map(|id| (id, Sure::Certain))
            }
            None if field.takes("boolean") => meant::truth(label),
            _ => self.piece(label, field),
        };
        meant::certain(found)
    }

    /// What stands first in an answer, where nothing beside it is another.
    fn first_said(&self, said: &str, field: &Field, at: &Pointer) -> meant::Meant {
        if field.items.is_some() || field.takes("boolean") {
            return None;
        }
        let sum = matches!(field.format.as_deref(), Some("amount" | "currency"));
        if let Some(own) = untaxed(said).filter(|_| sum) {
            let value = self.certainly(own, field, at);
            return value.map(|value| (value, Sure::Certain));
        }
        if let Some(own) = until(said).filter(|_| field.vocabulary.is_some()) {
            let value = self.certainly(own, field, at);
            return value.map(|value| (value, Sure::Certain));
        }
        let day = matches!(field.format.as_deref(), Some("date" | "full-date"));
        if let Some(own) = self.behind_place(said).filter(|_| day) {
            let value = self.certainly(own, field, at);
            return value.map(|value| (value, Sure::Certain));
        }
        let told = told(said)?;
        let silent = told.others.is_empty() && told.aside.is_empty() && told.denied.is_empty();
        if silent && !told.struck || !self.agree(&told, field, at) {
            return None;
        }
        self.certainly(told.own, field, at)
            .filter(|_| !self.is_open(told.own, field, at))
            .map(|value| (value, Sure::Certain))
    }

    /// The day of a text that names a place before it, as letters are dated: `Sainte-Colombe, le 14 mars 2023`, `Done at Oxbridge, 20 March`.
    fn behind_place<'t>(&self, said: &'t str) -> Option<&'t str> {
        const DONE: [&str; 12] = [
            "fait a ",
            "signe a ",
            "signee a ",
            "a ",
            "en ",
            "hecho en ",
            "dado en ",
            "firmado en ",
            "done at ",
            "done in ",
            "signed at ",
            "signed in ",
        ];
        let (place, day) = said.split_once(',')?;
        let folded = fold(place);
        let name = DONE.iter().find_map(|word| folded.strip_prefix(word));
        let is = |one: &str| fold(one) == name.unwrap_or(&folded);
        self.known_as("city", is)
            .next()
            .map(|_| day.trim_matches(is_blank))
    }

    /// The only reading of a piece.
    fn certainly(&self, piece: &str, field: &Field, at: &Pointer) -> Option<String> {
        if self.is_good(piece, field) {
            return Some(piece.to_owned());
        }
        let found = if is_number(field) {
            self.figure(piece, field, at)
        } else if field.format.as_deref() == Some("date-time") {
            self.formatted("date-time", piece, at)
        } else {
            self.piece(piece, field)
        };
        meant::certain(found)
    }

    /// Whether what stands beside an answer leaves it what it is. It does where it says the same, in another language or with its unit,
    /// or what that kind of answer is known to have beside it; what is denied has to be another answer.
    fn agree(&self, told: &Told<'_>, field: &Field, at: &Pointer) -> bool {
        let Some(own) = self.certainly(told.own, field, at) else {
            return false;
        };
        let beside = || told.others.iter().chain(&told.aside);
        let figures = |text: &str| text.contains(|c: char| c.is_numeric());
        let day = matches!(field.format.as_deref(), Some("date" | "full-date"));
        // `5 (personnes)`, `12 octobre 2023 (jeudi)`: read in one it is the same.
        let in_one = |piece: &str| {
            let whole = format!("{} {piece}", told.own);
            (day || is_number(field)) && self.certainly(&whole, field, at).as_ref() == Some(&own)
        };
        let same =
            |piece: &str| self.certainly(piece, field, at).as_ref() == Some(&own) || in_one(piece);
        let another = |no: &&str| {
            let read = || self.piece(no, field).is_some_and(|(value, _)| value != own);
            let counted = day || is_number(field) || field.format.as_deref() == Some("date-time");
            if counted { figures(no) } else { read() }
        };
        if !told.denied.iter().all(another) {
            return false;
        }
        match field.format.as_deref() {
            Some("time-zone") => false,
            Some("email") => {
                let alone = told.denied.is_empty() && fits("email", told.own);
                alone && beside().all(|piece| is_note(piece) || is_phone(piece))
            }
            Some("currency" | "amount") if !told.denied.is_empty() => false,
            Some("date-time") => told.others.is_empty() && self.is_here(&told.aside, at),
            // `English (IE)`: where it is spoken so.
            Some("language") => {
                let there = |piece: &&str| meant::formatted("country", piece, None).is_some();
                told.others.iter().all(|piece| same(piece))
                    && told.aside.iter().all(|piece| there(piece) || same(piece))
            }
            _ => {
                let known = |piece: &&str| same(piece) || is_known(piece, field);
                let read = |piece: &str| self.piece(piece, field).is_some();
                let noted = day || is_choice(field) && field.format.is_none();
                let note = |piece: &&str| noted && is_note(piece) && !read(piece);
                told.others.iter().all(&known)
                    && told.aside.iter().all(|piece| known(piece) || note(piece))
            }
        }
    }

    /// Whether words behind an hour say no more than whose hour it is: that of the place.
    fn is_here(&self, aside: &[&str], at: &Pointer) -> bool {
        let zone = self.beside("time_zone", at);
        let here = |piece: &&str| {
            zone.as_ref()
                .is_some_and(|zone| self.is_hour_of(piece, zone))
        };
        aside.iter().all(here)
    }

    /// Whether words say that an hour is that of a zone, or of the place.
    pub(super) fn is_hour_of(&self, said: &str, zone: &str) -> bool {
        let meant = self.placed("time-zone", said);
        let own = meant.is_some_and(|(name, sure)| sure == Sure::Certain && name == zone);
        own || matches!(
            fold(said).as_str(),
            "heure locale" | "hora local" | "local time"
        )
    }

    /// Whether a day is where something begins, where the form asks for the day itself: `from 8 February on`.
    fn is_open(&self, said: &str, field: &Field, at: &Pointer) -> bool {
        let day = matches!(field.format.as_deref(), Some("date" | "full-date"));
        let begins = matches!(at.0.last(), Some(Step::Key(key)) if key == "from" || key == "since");
        day && !begins && days::is_beginning(said)
    }

    /// One end of a period that was told whole: `Q1 2024` begins in January.
    pub(super) fn end_of(&self, said: &str, field: &Field, at: &Pointer) -> meant::Meant {
        let Some(Step::Key(key)) = at.0.last() else {
            return None;
        };
        if field.format.as_deref() != Some("date") {
            return None;
        }
        let (from, to, sure) = periods::part_of_year(&fold(said))?;
        let above = Pointer(at.0[..at.0.len() - 1].to_vec());
        let whole = ["from", "to"]
            .iter()
            .all(|key| self.document.get(&above.with(*key)).is_some());
        if !whole {
            return None;
        }
        match key.as_str() {
            "from" => Some((from, sure)),
            "to" => Some((to, sure)),
            _ => None,
        }
    }

    /// A piece of a list: itself, or what stands first in it.
    pub(super) fn listed_piece(&self, piece: &str, items: &Field, at: &Pointer) -> meant::Meant {
        let whole = self.piece(piece, items);
        match whole {
            Some((_, Sure::Certain)) => whole,
            _ => self.first_said(piece, items, at).or(whole),
        }
    }
}

/// Whether an hour without a day is asked for.
fn is_hour(at: &Pointer) -> bool {
    let key = |step: Option<&Step>, name: &str| matches!(step, Some(Step::Key(key)) if key == name);
    key(at.0.first(), "agenda") && key(at.0.last(), "time")
}

/// Whether words between brackets leave open whether it is the answer: `granted (withdrawn)`.
fn is_doubted(said: &str) -> bool {
    said.contains(['(', '['])
        && unbracketed(said).is_some_and(|(_, inside, _)| inside.into_iter().any(doubt))
}

/// An answer with what is beside it taken apart; none if a word or a sign in it leaves it open.
fn told(said: &str) -> Option<Told<'_>> {
    const LONGEST: usize = 200;
    let odd = |c: char| matches!(c, '?' | '<' | '>' | '≈' | '±' | '%' | '+' | '&' | '\n');
    if said.len() > LONGEST || said.contains(odd) {
        return None;
    }
    let (outside, mut aside, struck) = unbracketed(said)?;
    let mut denied = Vec::new();
    let mut pieces: Vec<&str> = Vec::new();
    for part in outside {
        for piece in several::phrases(part).into_iter().flat_map(dashed) {
            let (own, no) = denial(piece);
            pieces.extend(own);
            denied.extend(no);
        }
    }
    // `(not a representative)`: what is denied between brackets is no answer.
    aside.retain(|piece| {
        let (_, no) = denial(piece);
        denied.extend(no);
        no.is_none()
    });
    // What is joined to the answer is another one, and what has a colon is one of another question.
    if pieces
        .iter()
        .any(|piece| several::is_joined(piece) || piece.contains(": "))
    {
        return None;
    }
    let own = *pieces.first()?;
    // The answer leads; a word before it that denies it would make it another.
    let first = said.trim_matches(|c: char| !c.is_alphanumeric());
    if !first.starts_with(own.trim_matches(|c: char| !c.is_alphanumeric())) || doubt(said) {
        return None;
    }
    let others = pieces.split_off(1);
    Some(Told {
        own,
        others,
        aside,
        denied,
        struck: !struck.is_empty(),
    })
}

/// A sum or its currency without what is said of taxes behind it: `7 500 $ TTC`.
fn untaxed(said: &str) -> Option<&str> {
    let words = words(said);
    let behind = words.iter().skip(1).map(|(at, _)| *at);
    let mut taxed = behind.filter(|at| is_among(TAXES, &fold(&said[*at..])));
    let own = said[..taxed.next()?].trim_matches(is_blank);
    // Between brackets it is beside the sum in any case.
    (!own.ends_with('(')).then_some(own)
}

/// What stands before a day: `achevé en août 2024`.
fn until(said: &str) -> Option<&str> {
    let words = words(said);
    let is_day = |text: &str| matches!(days::date(text, false), Some((_, Sure::Certain)));
    let behind = words
        .iter()
        .skip(1)
        .take(LONG)
        .filter(|(_, word)| is_among(WHEN, word));
    let at = behind.map(|(at, _)| *at).find(|at| is_day(&said[*at..]))?;
    let own = said[..at].trim_matches(is_blank);
    let doubt = fold(own).split(' ').any(|word| is_among(DOUBT, word));
    (!doubt && denial(own).1.is_none()).then_some(own)
}

/// What stands before a day in a sentence.
const WHEN: &str = "en|le|in|on|el|since|depuis|desde|am|em|nel";

/// Words that are looked through for one of them.
const LONG: usize = 8;

/// The pieces that a dash parts.
fn dashed(text: &str) -> Vec<&str> {
    let mut found = vec![text];
    for dash in [" - ", " – ", " — "] {
        found = found
            .into_iter()
            .flat_map(|piece| piece.split(dash))
            .collect();
    }
    let trimmed = found.into_iter().map(|piece| piece.trim_matches(is_blank));
    trimmed.filter(|piece| !piece.is_empty()).collect()
}

/// A text apart: outside brackets, inside them, struck out.
type Apart<'t> = (Vec<&'t str>, Vec<&'t str>, Vec<&'t str>);

/// A text outside brackets, inside them, and what is struck out, `~~so~~`. None if one does not close.
fn unbracketed(text: &str) -> Option<Apart<'_>> {
    const PAIRS: [(&str, &str); 4] = [("~~", "~~"), ("(", ")"), ("[", "]"), ("（", "）")];
    let (mut outside, mut inside, mut struck) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = text;
    loop {
        let opens = PAIRS
            .iter()
            .filter_map(|(open, close)| Some((rest.find(open)?, open, close)));
        let Some((at, open, close)) = opens.min_by_key(|(at, ..)| *at) else {
            break;
        };
        let behind = &rest[at + open.len()..];
        let end = behind.find(close)?;
        // `Représentant(e)` is one word.
        let within = rest[..at].ends_with(char::is_alphanumeric);
        if within || behind[..end].contains(['(', '[']) {
            return None;
        }
        outside.push(&rest[..at]);
        let kept = if *open == "~~" {
            &mut struck
        } else {
            &mut inside
        };
        kept.push(&behind[..end]);
        rest = &behind[end + close.len()..];
    }
    outside.push(rest);
    (!rest.contains([')', ']', '~'])).then_some((outside, inside, struck))
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn the_answer_that_stands_first_is_told_from_what_is_beside_it() {
        for (text, own) in [
            ("mayor (not a representative)", "mayor"),
            ("axe 1 (et non l’axe 2)", "axe 1"),
            ("living-with-water, not first-homes", "living-with-water"),
            ("8 février 2024 (reporté du 1er février)", "8 février 2024"),
            ("11 April 2023, received 14 April 2023", "11 April 2023"),
            ("maire et non représentant", "maire"),
            ("mayor ~~representative~~", "mayor"),
            ("visite d’étude (3 jours)", "visite d’étude"),
        ] {
            assert_eq!(told(text).map(|told| told.own), Some(own), "{text}");
        }
        for text in [
            "not completed",
            "pas encore membre",
            "coordinator, for example",
            "almost completed",
            "12 octobre 2023 (à confirmer)",
            "12 ou 13 octobre",
            "accordé à 50 %",
            "mayor (or his deputy)",
            "oficios y mercado",
            "coordinator, name: Ada Un",
        ] {
            assert!(told(text).is_none(), "{text}");
        }
    }
}
