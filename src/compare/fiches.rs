//! In: two catalogs and the paths that differ. Out: what became of each file, answer by answer.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    compare::{renames::renames, values},
    fiche::path,
    model::{
        catalog::{Catalog, KINDS},
        change::{Change, Fate, FicheChange, Presence},
        document::Document,
    },
};

/// What became of the files of these paths, cities in their order, fiches in that of the form. A side that is `None` has no
/// programme.
#[must_use]
pub fn fiches(
    before: Option<&Catalog>,
    after: Option<&Catalog>,
    paths: &BTreeMap<String, Presence>,
) -> Vec<FicheChange> {
    let renamed = renames(before, after, paths);
    let left: HashSet<&str> = renamed.values().copied().collect();
    let mut changes = Vec::new();
    for (path, presence) in paths.iter().filter(|(path, _)| is_of_programme(path)) {
        if left.contains(path.as_str()) {
            continue;
        }
        let from = renamed.get(path.as_str()).map(|from| (*from).to_owned());
        let earlier = from.as_deref().unwrap_or(path);
        let old = before
            .filter(|_| presence.before.is_some() || from.is_some())
            .and_then(|side| side.fiche(earlier));
        let new = after
            .filter(|_| presence.after.is_some())
            .and_then(|side| side.fiche(path));
        let kind = new.or(old).map(|(kind, ..)| kind);
        let (mut fate, mut fields) = (presence.fate(), Vec::new());
        match (kind, fate) {
            (None, _) if from.is_some() => {
                let then = paths.get(earlier).and_then(|then| then.before.as_ref());
                fate = match then == presence.after.as_ref() {
                    true => Fate::Layout,
                    false => Fate::Other,
                };
            }
            (None, Fate::Edited) => {
                fate = if is_fiche(path) {
                    Fate::Unreadable
                } else {
                    Fate::Other
                }
            }
            (None, _) => {}
            (Some(_), Fate::Edited) if old.is_none() || new.is_none() => fate = Fate::Unreadable,
            (Some(kind), _) => {
                fields = answers(kind, [old, new], [before, after]);
                if fate == Fate::Edited && fields.is_empty() || from.is_some() {
                    fate = if fields.is_empty() {
                        Fate::Layout
                    } else {
                        Fate::Edited
                    };
                }
            }
        }
        changes.push(FicheChange {
            path: path.clone(),
            from,
            kind,
            fate,
            fields,
        });
    }
    changes.sort_by_cached_key(|change| order(&change.path));
    changes
}

/// A fiche as a state has it: its kind, what it says, the language that its city writes in.
type Side<'a> = (&'static str, &'a Document, &'a str);

/// What changed in the answers of one fiche; what either state hides is hidden.
fn answers(
    kind: &str,
    [old, new]: [Option<Side<'_>>; 2],
    [before, after]: [Option<&Catalog>; 2],
) -> Vec<Change> {
    let language = new.or(old).map_or("", |(.., language)| language);
    let value = |side: Option<Side<'_>>| {
        side.map_or(Value::Null, |(_, document, _)| document.value.clone())
    };
    let compared = |side: Option<&Catalog>| {
        let schema = side.and_then(|side| side.programme.schemas.of(kind));
        schema.map(|schema| values(&value(old), &value(new), &schema.plan, language))
    };
    let mut fields = compared(after.or(before)).unwrap_or_default();
    if !same_schemas(before, after)
        && let Some(earlier) = compared(before)
    {
        let public: HashSet<_> = earlier
            .iter()
            .filter(|field| field.public)
            .map(|field| &field.pointer)
            .collect();
        fields
            .iter_mut()
            .for_each(|field| field.public &= public.contains(&field.pointer));
    }
    fields
}

fn same_schemas(before: Option<&Catalog>, after: Option<&Catalog>) -> bool {
    before.zip(after).is_none_or(|(before, after)| {
        Arc::ptr_eq(&before.programme.schemas, &after.programme.schemas)
    })
}

/// Cities first, then networks, then events, then the programme; within a city the order of the form.
#[must_use]
pub fn order(path: &str) -> (usize, String, usize, String) {
    let mut parts = path.splitn(3, '/');
    let top = parts.next().unwrap_or_default();
    let place = path::FOLDERS
        .iter()
        .position(|folder| *folder == top)
        .unwrap_or(3);
    let (name, rest) = (
        parts.next().unwrap_or_default().to_owned(),
        parts.next().unwrap_or_default(),
    );
    let stem = rest.rsplit_once('.').map_or(rest, |(stem, _)| stem);
    (
        place,
        name,
        KINDS
            .iter()
            .position(|kind| *kind == stem)
            .unwrap_or(KINDS.len()),
        path.to_owned(),
    )
}

fn is_of_programme(path: &str) -> bool {
    path == crate::model::tree::PROGRAMME_FILE || path::is_inside(path)
}

fn is_fiche(path: &str) -> bool {
    is_of_programme(path) && (path.ends_with(".yaml") || path.ends_with(".yml"))
}
