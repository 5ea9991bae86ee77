//! In: an answer in words where the form asks for its parts: `Mayo de 2024, visita de estudio`. Out: the parts, each where it belongs.
//!
//! A part is known by its shape, as a day, an address or one of the edition's words are; what is left over goes to the one question
//! that takes any words.

use serde_json::Value;

use super::{Sure, agenda, called, entries, item, line, meant, several, values::Walk};
use crate::{
    check::format::fits,
    model::{
        document::Pointer,
        schema::{Field, Prose},
    },
};

/// Words of a line that is looked through for two parts with nothing between them.
const WORDS: usize = 14;

/// Parts of an answer in words at most: no form asks for more in one.
const PIECES: usize = 16;

/// A question and what is written there.
type Part<'f> = (&'f str, String);

impl Walk<'_> {
    /// The lines of a map that a text means, each `key: value`; `beside` are the items of its list.
    pub(super) fn parts(
        &self,
        said: &str,
        field: &Field,
        beside: &[Value],
    ) -> Option<(Vec<String>, Sure)> {
        let text = several::unnumbered(said.trim());
        if text.is_empty() || text.contains('\n') || item::is_total(text, field) {
            return None;
        }
        if let Some(lines) = agenda::parts(text, field) {
            return Some((lines, Sure::Certain));
        }
        let pieces = several::unbracketed(text).unwrap_or_else(|| several::parts(text));
        if pieces.len() > PIECES {
            return None;
        }
        let pieces = dated(pieces, field);
        // `Ana Roe, Jefa, ana@roe.example (coordinadora)`: what stands before the brackets has its parts too.
        let bracketed = || {
            let [before, inside] = several::bracketed(text)?[..] else {
                return None;
            };
            let parts = several::parts(before).into_iter().chain([inside]);
            self.assigned(&dated(parts.collect(), field), field)
        };
        let whole = |pieces: &[&str]| {
            self.assigned(pieces, field)
                .filter(|(found, _)| !is_run(found))
        };
        let (mut found, sure) = self
            .assigned(&pieces, field)
            .or_else(bracketed)
            .or_else(|| whole(&several::bracketed(text)?))
            .or_else(|| self.halved(text, field))
            .or_else(|| whole(&[text]))?;
        let people = |(id, value): &Part<'_>| *id == "name" && several::are_people(value);
        if field.property("title").is_some() && found.iter().any(people) {
            return None;
        }
        for key in &field.required {
            let inner = field.property(key)?;
            if found.iter().any(|(id, _)| id == key) {
                continue;
            }
            if inner.format.as_deref() != Some("identifier") {
                // What is asked for in a list stays open; what cannot be told apart is left alone.
                if is_shaped(inner) {
                    continue;
                }
                return None;
            }
            let id = self.ids.borrow_mut().fresh(key, beside, text)?;
            found.push((key.as_str(), id));
        }
        // An address in a name is an answer that nobody would find there.
        let addressed = |(id, value): &Part<'_>| *id != "email" && value.contains('@');
        if field.property("email").is_some() && found.iter().any(addressed) {
            return None;
        }
        let order = |id: &str| field.properties.iter().position(|(key, _)| key == id);
        found.sort_by_key(|(id, _)| order(id));
        Some((
            found
                .into_iter()
                .map(|(id, value)| format!("{id}: {value}"))
                .collect(),
            sure,
        ))
    }

    /// A list of several groups in one line, `Ronda, Évora (Portugal)`, where each can be told apart.
    pub(super) fn listed(&mut self, said: &str, field: &Field, at: &Pointer) {
        let Some(items) = field.items.as_deref() else {
            return;
        };
        let (text, span) = (&self.document.source.text, self.document.span(at));
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let lead = text[start..].len() - text[start..].trim_start_matches(' ').len();
        let key = self.document.key_span(at);
        if text.get(span.clone()) != Some(said) || key.start != start + lead {
            return;
        }
        let end = self.ending();
        let (mut lines, mut sure) = (String::new(), Sure::Certain);
        for piece in several::groups(said) {
            let Some((parts, how)) = self.parts(piece, items, &[]) else {
                return;
            };
            // `Ana Roe, Mairesse de Rennes` are not two people.
            if line::key(piece, items).is_none() && called::office(&line::fold(piece)) {
                return;
            }
            sure = sure.min(how);
            for (nth, part) in parts.iter().enumerate() {
                let mark = if nth == 0 { "- " } else { "  " };
                lines.push_str(&format!("{end}{}{mark}{part}", " ".repeat(lead + 2)));
            }
        }
        let gap = text[..span.start].len() - text[..span.start].trim_end_matches(' ').len();
        self.edit(span.start - gap..span.end, Some((lines, sure)));
    }

    /// The pieces that are known by their shape, each with its question, and those that are not.
    fn shaped<'f, 'p>(
        &self,
        pieces: &[&'p str],
        field: &'f Field,
    ) -> Option<(Vec<Part<'f>>, Vec<&'p str>, Sure)> {
        let (mut found, mut left, mut sure): (Vec<Part<'f>>, Vec<&'p str>, Sure) =
            (Vec::new(), Vec::new(), Sure::Certain);
        for piece in pieces {
            let open = || {
                field.properties.iter().filter(|(id, inner)| {
                    is_shaped(inner) && !found.iter().any(|(taken, _)| taken == id)
                })
            };
            let read = |inner: &Field| {
                let file = || is_file(piece, inner).then(|| (item::scalar(piece), Sure::Certain));
                self.piece(piece, inner).or_else(file)
            };
            let mut fits = open().filter_map(|(id, inner)| Some((id, inner, read(inner)?)));
            match (fits.next(), fits.next()) {
                (Some((id, inner, (value, how))), other) => {
                    // A day may be that of a beginning and of an end: it is the day itself. A number is where one began as well as
                    // where one came.
                    let either = |next: &Field| next.format != inner.format || is_number(inner);
                    if other.is_some_and(|(_, next, _)| either(next)) {
                        return None;
                    }
                    sure = sure.min(how);
                    found.push((id.as_str(), value));
                }
                (None, _) if self.is_member(piece, field) => {
                    found.push(("name", item::scalar(piece)));
                }
                (None, _) => left.push(piece),
            }
        }
        Some((found, left, sure))
    }

    /// Gives each piece its question; `None` if one has none.
    fn assigned<'f>(&self, pieces: &[&str], field: &'f Field) -> Option<(Vec<Part<'f>>, Sure)> {
        let (mut found, left, mut sure) = self.shaped(pieces, field)?;
        let shaped = !found.is_empty();
        let free = |required: bool| {
            let open = field
                .properties
                .iter()
                .filter(|(_, inner)| takes_words(inner));
            open.filter(move |(id, _)| field.required.contains(id) == required)
        };
        let wanted: Vec<&(String, Field)> = free(true).collect();
        if let [one, other] = left[..]
            && let Some([name, title]) = Self::held([one, other], field)
        {
            found.push(("name", item::scalar(name)));
            found.push(("title", item::scalar(title)));
            return Some((found, sure));
        }
        match left.as_slice() {
            [] => {}
            // Of several in a row nobody can be sure which is which.
            many if many.len() > 1 && many.len() == wanted.len() => {
                found.extend(
                    wanted
                        .iter()
                        .zip(many)
                        .map(|((id, _), piece)| (id.as_str(), item::scalar(piece))),
                );
                sure = Sure::Guess;
            }
            // `Ana Roe, Alcaldesa`: what she is called tells what she is.
            [one] if wanted.len() == 2 && self.told(&found, pieces, field).is_some() => {
                let words = self.told(&found, pieces, field)?;
                found.push((wanted[0].0.as_str(), item::scalar(one)));
                found.push((wanted[1].0.as_str(), item::scalar(words)));
            }
            [one] if wanted.len() == 1 || wanted.is_empty() && shaped => {
                let (id, _) = wanted
                    .first()
                    .copied()
                    .or_else(|| free(false).find(|(id, _)| NAMES.contains(&id.as_str())))?;
                found.push((id.as_str(), item::scalar(one)));
            }
            _ => return None,
        }
        Some((found, sure))
    }

    /// Whether a piece is the name of a member of the same fiche, where one is asked for that has no id.
    fn is_member(&self, piece: &str, field: &Field) -> bool {
        let asked = field.property("name").is_some() && field.property("city").is_some();
        let members = self.document.value["members"].as_array();
        let named = |member: &Value| {
            let name = member["name"].as_str();
            name.is_some_and(|name| line::fold(name) == line::fold(piece))
        };
        asked && members.is_some_and(|members| members.iter().any(named))
    }

    /// Somebody's name and office, where one of two pieces is an office.
    fn held<'p>(pair: [&'p str; 2], field: &Field) -> Option<[&'p str; 2]> {
        let asked = ["name", "title"].iter().all(|key| {
            let inner = field.property(key);
            inner.is_some_and(takes_words)
        });
        let [one, other] = pair;
        let is_office = |piece: &str| called::office(&line::fold(piece));
        match [is_office(one), is_office(other)] {
            [false, true] if asked => Some([one, other]),
            [true, false] if asked => Some([other, one]),
            _ => None,
        }
    }

    /// The piece that told one of the edition's words, and says more than its id.
    fn told<'p>(&self, found: &[Part<'_>], pieces: &[&'p str], field: &Field) -> Option<&'p str> {
        let mut listed = found.iter().filter_map(|(id, value)| {
            let inner = field.property(id)?;
            inner.vocabulary.as_ref()?;
            let own = |piece: &&&str| {
                self.piece(piece, inner)
                    .is_some_and(|(meant, _)| meant == *value)
                    && **piece != value
            };
            pieces.iter().find(own).copied()
        });
        listed.next()
    }

    /// Two parts with a blank between them alone: `soumis le 12 octobre 2023`.
    fn halved<'f>(&self, text: &str, field: &'f Field) -> Option<(Vec<Part<'f>>, Sure)> {
        let blanks: Vec<usize> = text
            .match_indices(' ')
            .map(|(at, _)| at)
            .take(WORDS)
            .collect();
        let whole = |(parts, _): &(Vec<Part<'f>>, Sure)| {
            parts
                .iter()
                .all(|(id, _)| field.property(id).is_some_and(is_shaped))
        };
        let mut found = blanks.into_iter().filter_map(|at| {
            self.assigned(&[&text[..at], &text[at + 1..]], field)
                .filter(whole)
        });
        found.next()
    }

    /// What a piece of text is for a question: itself where it fits, else what it means.
    pub(super) fn piece(&self, text: &str, field: &Field) -> meant::Meant {
        let itself = || Some((text.to_owned(), Sure::Certain));
        if !field.choices.is_empty() {
            return entries::choice(&field.choices, text);
        }
        if let Some(list) = &field.vocabulary {
            let edition = &self.known.programme.edition;
            return if edition.entry(list, text).is_some() {
                itself()
            } else {
                entries::entry(edition.list(list), text)
            };
        }
        if field.reference.is_some() {
            return if self.is_there(text, field) {
                itself()
            } else {
                self.reference(text, field)
            };
        }
        if is_number(field) {
            return self.number(text, field);
        }
        match field.format.as_deref() {
            // Words beside an address are another answer.
            Some("email") => fits("email", text).then(|| (text.to_owned(), Sure::Certain)),
            Some("file-name" | "identifier" | "sha256") | None => None,
            Some(format) if fits(format, text) => itself(),
            Some(format) => self
                .placed(format, text)
                .filter(|(value, _)| fits(format, value)),
        }
    }
}

/// `member since 15 November 2023`: what somebody is and from when, where the form asks for both.
fn dated<'p>(pieces: Vec<&'p str>, field: &Field) -> Vec<&'p str> {
    const SINCE: [&str; 5] = [" since ", " depuis ", " desde ", " seit ", " dal "];
    if field.property("since").is_none() {
        return pieces;
    }
    let halves = |piece: &'p str| -> Vec<&'p str> {
        let two = SINCE.iter().find_map(|word| piece.split_once(word));
        two.filter(|(_, day)| day.contains(|c: char| c.is_ascii_digit()))
            .filter(|_| !piece.contains('('))
            .map_or_else(|| vec![piece], |(before, day)| vec![before, day])
    };
    pieces.into_iter().flat_map(halves).collect()
}

/// Whether the name of somebody or something is a run of parts: what else it says belongs elsewhere.
fn is_run(found: &[Part<'_>]) -> bool {
    found.iter().any(|(id, value)| {
        let name = matches!(*id, "name" | "source");
        name && several::parts(value.trim_matches(['"', '\''])).len() > 1
    })
}

/// Questions that take what is left over, the likeliest first.
pub(super) const NAMES: [&str; 5] = ["title", "name", "text", "label", "description"];

/// Whether a question takes a number and no words.
pub(super) fn is_number(field: &Field) -> bool {
    (field.takes("number") || field.takes("integer")) && !field.takes("string")
}

/// Whether a question asks for a file, and a word ends as the name of one does.
fn is_file(word: &str, field: &Field) -> bool {
    const ENDINGS: [&str; 9] = [
        "pdf", "doc", "docx", "odt", "xlsx", "png", "jpg", "jpeg", "webp",
    ];
    let ending = word.rsplit_once('.').map(|(_, end)| end.to_lowercase());
    let ended = ending.is_some_and(|end| ENDINGS.contains(&end.as_str()));
    ended && field.format.as_deref() == Some("file-name") && fits("file-name", word)
}

/// Whether answers to a question are known by their shape.
fn is_shaped(field: &Field) -> bool {
    field.items.is_none()
        && (field.vocabulary.is_some()
            || field.reference.is_some()
            || is_number(field)
            || field
                .format
                .as_deref()
                .is_some_and(|format| format != "identifier"))
}

/// Whether a question takes any words.
pub(super) fn takes_words(field: &Field) -> bool {
    let text = field.prose.is_some() || field.takes("string");
    text && !is_shaped(field)
        && field.format.is_none()
        && matches!(field.prose, None | Some(Prose::Label | Prose::Text))
}
