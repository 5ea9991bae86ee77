//! In: what changed, answer by answer. Out: the same as data, whose keys are a contract and never translated.

use serde::Serialize;
use serde_json::Value;

use super::{trail, voice, word};
use crate::{
    assemble::Brief,
    model::{
        catalog::Catalog,
        change::{Change, Fate, FicheChange},
    },
};

/// What changed in a fiche.
#[derive(Debug, Serialize)]
pub struct Data<'a> {
    path: String,
    from: Option<String>,
    kind: Option<&'static str>,
    city: Option<&'a str>,
    change: &'static str,
    fields: Vec<Field<'a>>,
}

/// What changed in an answer.
#[derive(Debug, Serialize)]
struct Field<'a> {
    field: String,
    label: String,
    change: &'static str,
    before: &'a Value,
    after: &'a Value,
    public: bool,
}

/// Every change with its words, unmasked or masked by the caller.
#[must_use]
pub fn data<'a>(
    brief: &Brief<'_>,
    sides: [Option<&Catalog>; 2],
    changes: &'a [FicheChange],
) -> Vec<Data<'a>> {
    let one = |change: &'a FicheChange| {
        let voice = voice(brief, sides, change.city());
        let field = |field: &'a Change| Field {
            field: field.pointer.to_string(),
            label: trail(&voice, field),
            change: word(field.what),
            before: &field.old,
            after: &field.new,
            public: field.public,
        };
        Data {
            path: brief.file(&change.path),
            from: change.from.as_deref().map(|from| brief.file(from)),
            kind: change.kind,
            city: change.city(),
            change: fate(change.fate),
            fields: change.fields.iter().map(field).collect(),
        }
    };
    changes.iter().map(one).collect()
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "added",
        Fate::Removed => "removed",
        Fate::Edited => "edited",
        Fate::Layout => "layout",
        Fate::Unreadable => "unreadable",
        Fate::Other => "other",
    }
}
