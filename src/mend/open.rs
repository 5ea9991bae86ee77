//! In: an answer that says there is none yet, a line that answers no question of the form. Out: the question left open, or the line as
//! a remark, with every word still there.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{
    Sure,
    line::fold,
    shape::is_number,
    values::{Edit, Walk},
};
use crate::{
    model::{
        document::Pointer,
        placeholder::{is_nothing, is_under_way},
        schema::{Field, Prose},
    },
    pointer,
};

/// What people add to an answer though no form asks for it, folded.
const UNASKED: [&str; 50] = [
    "telephone",
    "telephones",
    "telephone portable",
    "telephone fixe",
    "telephone direct",
    "tel",
    "phone",
    "phone number",
    "telephone number",
    "no de telephone",
    "numero de telephone",
    "mobile",
    "mobile phone",
    "cell",
    "cell phone",
    "portable",
    "ligne directe",
    "telefono",
    "telefono movil",
    "telefono fijo",
    "numero de telefono",
    "movil",
    "celular",
    "fax",
    "whatsapp",
    "adresse postale",
    "code postal",
    "postal address",
    "address",
    "zip code",
    "postcode",
    "direccion",
    "direccion postal",
    "codigo postal",
    "note",
    "notes",
    "nota",
    "notas",
    "remarque",
    "remarques",
    "remark",
    "remarks",
    "commentaire",
    "commentaires",
    "comment",
    "comments",
    "comentario",
    "comentarios",
    "observaciones",
    "observations",
];

/// Words for none of what is counted, folded.
const NONE: [&str; 9] = [
    "aucun", "aucune", "none", "ninguno", "ninguna", "nada", "rien", "nothing", "nil",
];

/// Whether a folded name is that of something which no form asks for.
pub(super) fn is_unasked(key: &str) -> bool {
    UNASKED.contains(&key)
}

/// Whether a folded name is that of a remark, which may be any text.
fn is_remark(key: &str) -> bool {
    ["note", "nota", "remar", "comment", "coment", "observa"]
        .iter()
        .any(|word| key.starts_with(word))
}

impl Walk<'_> {
    /// Makes a note of each line that answers no question of any form: a telephone, a remark.
    pub(super) fn unasked(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let asked = |key: &String| field.property(key).is_some();
        if field.properties.is_empty() || map.keys().all(asked) {
            return;
        }
        // What is called a comment may be the text that is asked for and not there.
        let waits = |(key, inner): &(String, Field)| {
            inner.prose == Some(Prose::Text) && map.get(key).is_none_or(Value::is_null)
        };
        let waits = field.properties.iter().any(waits);
        for (key, value) in map.iter().filter(|(key, _)| !asked(key)) {
            let plain = value.is_string() || value.is_number();
            let said = value.as_str().unwrap_or_default();
            let text = waits && said.contains(' ') && is_remark(&fold(key));
            if !plain || text || !is_unasked(&fold(key)) {
                continue;
            }
            let Some(line) = self.own_line(&at.with(key.as_str())) else {
                continue;
            };
            let text = &self.document.source.text;
            let said = text[line.clone()].trim().to_owned();
            let after = text[line.end..].starts_with('\n');
            if let Some(place) = self.note_place(map, field, at) {
                let sign = if self.noted_at(place) { ";" } else { " #" };
                let note = format!("{sign} {said}");
                self.edits.push(Edit {
                    span: line.start..line.end + usize::from(after),
                    text: String::new(),
                });
                self.edits.push(Edit {
                    span: place..place,
                    text: note,
                });
            }
        }
    }

    /// The whole line of an answer that has one for itself.
    pub(super) fn own_line(&self, at: &Pointer) -> Option<Range<usize>> {
        let text = &self.document.source.text;
        let (name, span) = (self.document.key_span(at), self.document.span(at));
        let start = text[..name.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[start..]
            .find('\n')
            .map_or(text.len(), |end| start + end);
        let below = &text[end..];
        let next = below.trim_start_matches('\n');
        let deeper = next.len() - next.trim_start_matches(' ').len() > name.start - start;
        let alone = text[start..name.start].trim().is_empty() && span.end <= end && !deeper;
        alone.then_some(start..end)
    }

    /// The end of a line beside it that holds a short answer, where a note takes nothing of any text.
    fn note_place(&self, map: &Map<String, Value>, field: &Field, at: &Pointer) -> Option<usize> {
        let short = |key: &&String| {
            field
                .property(key)
                .is_some_and(|inner| inner.prose.is_none() && inner.items.is_none())
                && map[*key].is_string()
        };
        map.keys().filter(short).rev().find_map(|key| {
            let at = at.with(key.as_str());
            let text = &self.document.source.text;
            let (name, span) = (self.document.key_span(&at), self.document.span(&at));
            let end = text[name.end..]
                .find(['\r', '\n'])
                .map_or(text.len(), |end| name.end + end);
            let row = text[..name.start].rfind('\n').map_or(0, |at| at + 1);
            let block = text[row..name.start].trim_matches([' ', '-']).is_empty();
            (block && span.end <= end && span.start > name.end).then_some(end)
        })
    }

    /// Whether the line that ends here has a note already.
    fn noted_at(&self, place: usize) -> bool {
        let text = &self.document.source.text[..place];
        let row = text.rfind('\n').map_or(0, |at| at + 1);
        text[row..].contains(" # ")
    }

    /// Leaves a question open whose answer says that there is none yet: words stand for no date, number or address.
    pub(super) fn left_open(&mut self, said: &str, field: &Field, at: &Pointer) -> bool {
        let typed = field.prose.is_none()
            && field.items.is_none()
            && (field.format.is_some()
                || field.vocabulary.is_some()
                || field.reference.is_some()
                || !field.takes("string"));
        // A day of an activity is one of three questions: none of them may be empty.
        let needed = at.0.first() == pointer!["schedule"].0.first();
        // `à venir`, `pendiente` of a project is its state.
        let state = field.vocabulary.is_some() && is_under_way(said);
        // `aucun` of what is counted may be a nought.
        let count = is_number(field) && NONE.contains(&fold(said).as_str());
        if !typed || needed || state || count || !is_nothing(said) {
            return false;
        }
        let text = &self.document.source.text;
        let key = self.document.key_span(at);
        let span = self.document.span(at);
        let Some(colon) = text.get(key.end..span.start).and_then(|gap| gap.find(':')) else {
            return false;
        };
        self.edit(
            key.end + colon + 1..span.end,
            Some((String::new(), Sure::Certain)),
        );
        true
    }
}
