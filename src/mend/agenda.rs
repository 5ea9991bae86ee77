//! In: an agenda as people write it: `10 h 00 – Accueil`, `de 10h00 à 10h15`. Out: the hour at which a point begins, and the point.

use serde_json::{Map, Value};

use super::{Sure, days, item, line::is_blank, tokens, values::Walk};
use crate::{
    model::{
        document::{Pointer, Step},
        schema::Field,
    },
    pointer,
};

/// Words before an hour, and between two.
const FROM: [&str; 6] = ["de ", "from ", "dès ", "a las ", "at ", "à "];
const TO: [&str; 9] = ["- ", "– ", "— ", "-", "–", "à ", "to ", "a las ", "a "];

impl Walk<'_> {
    /// `time: 10h00 - 10h15`: the hour at which a point of an agenda begins, where that at which it ends stands behind it.
    pub(super) fn hours(&mut self, map: &Map<String, Value>, at: &Pointer) {
        let said = map.get("time").and_then(Value::as_str);
        let listed = at.0.len() == 2 && at.0.first() == pointer!["agenda"].0.first();
        let Some(said) = said.filter(|_| listed && matches!(at.0[1], Step::Index(_))) else {
            return;
        };
        let span = self.document.span(&at.with("time"));
        if let Some((hour, Some(_), "")) = begun(said) {
            self.edit(span, Some((format!("\"{hour}\""), Sure::Certain)));
        }
    }
}

/// The lines of a point of an agenda that stands on one: `10:00 – Accueil`.
pub(super) fn parts(text: &str, field: &Field) -> Option<Vec<String>> {
    let asked = |key: &str| field.required.iter().any(|id| id == key);
    let both = field.required.len() == 2 && asked("time") && asked("title");
    let bare = unquoted(text);
    let text = bare.as_deref().unwrap_or(text);
    let (hour, _, rest) = begun(text).filter(|_| both)?;
    let apart = |c: char| is_blank(c) || matches!(c, ':' | '-' | '–' | '—' | ',' | '|');
    let text = text.trim_end_matches(is_blank);
    let title = rest.trim_end_matches(is_blank).trim_start_matches(apart);
    let told =
        title.starts_with(char::is_alphabetic) || title.starts_with(['«', '"', '“', '¿', '¡']);
    let head = text[..text.len() - title.len()].trim_end_matches(apart);
    // What the hour was written as stays with it: behind the title it might be its end.
    let note = if tokens::keeps(head, &hour) { "" } else { head };
    told.then(|| {
        vec![
            item::noted(&format!("time: \"{hour}\""), note),
            format!("title: {}", item::scalar(title)),
        ]
    })
}

/// A point whose hour stands between quotes: `"10:00": Accueil`.
fn unquoted(text: &str) -> Option<String> {
    let (hour, rest) = text.strip_prefix('"')?.split_once('"')?;
    (hour.len() <= LONGEST && rest.starts_with(':')).then(|| format!("{hour}{rest}"))
}

/// The hour that a text begins with, the one at which that ends, and what stands behind.
fn begun(text: &str) -> Option<(String, Option<String>, &str)> {
    let text = text.trim_matches(is_blank);
    let bare = FROM.iter().find_map(|word| text.strip_prefix(word));
    let (first, rest) = hour(bare.unwrap_or(text))?;
    let behind = rest.trim_start_matches(is_blank);
    let end = TO
        .iter()
        .find_map(|word| hour(behind.strip_prefix(word)?.trim_start_matches(is_blank)));
    match end {
        Some((last, rest)) if last > first => Some((first, Some(last), rest)),
        // One that ends before it begins is another day, or no end.
        Some(_) => None,
        None => Some((first, None, rest)),
    }
}

/// Characters of an hour at most: `10:15 a.m.`.
const LONGEST: usize = 10;

/// An hour at the head of a text, the longest that can be read, and what stands behind it.
fn hour(text: &str) -> Option<(String, &str)> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let ends: Vec<usize> = ends.take(LONGEST).collect();
    ends.into_iter().rev().find_map(|end| {
        let (own, rest) = text.split_at(end);
        let apart = !own.ends_with(is_blank) && !rest.starts_with(char::is_alphanumeric);
        apart.then(|| clock(own)).flatten().map(|hour| (hour, rest))
    })
}

/// An hour as the form writes it.
fn clock(text: &str) -> Option<String> {
    if is_clock(text) {
        return Some(text.to_owned());
    }
    if text.ends_with(['m', 'M']) || text.ends_with(".m.") {
        let (moment, _) = days::moment(&format!("2000-01-01 {text}"))?;
        return moment.strip_prefix("2000-01-01T").map(str::to_owned);
    }
    // `3.2 Budget` is a number of the agenda, `10.15` an hour.
    let told = text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'h' | 'H'));
    let clear = text.contains([':', 'h', 'H']) || text.len() > 3;
    (told && clear).then(|| days::hour(text)).flatten()
}

/// Whether an hour is written as the form writes it.
fn is_clock(text: &str) -> bool {
    let (hours, minutes) = text.split_once(':').unwrap_or_default();
    let figures = |text: &str, most: u8| {
        text.len() == 2 && text.parse::<u8>().is_ok_and(|number| number < most)
    };
    figures(hours, 24) && figures(minutes, 60)
}
