//! In: two catalogs and the paths that differ. Out: what became of each file, answer by answer.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    compare::values,
    fiche::path,
    model::{
        catalog::{Catalog, KINDS},
        change::{Change, Fate, FicheChange},
        document::Document,
        variants::composed,
    },
};

/// Share of common words, in hundredths, from which a file that came is one that went under another name.
const ALIKE: usize = 60;

/// What became of the files of these paths, cities in their order, fiches in that of the form. A side that is `None` has no
/// programme.
#[must_use]
pub fn fiches(
    before: Option<&Catalog>,
    after: Option<&Catalog>,
    paths: &BTreeMap<String, Presence>,
) -> Vec<FicheChange> {
    let renamed = renames(before, after, paths);
    let mut changes = Vec::new();
    for (path, presence) in paths.iter().filter(|(path, _)| is_of_programme(path)) {
        if renamed.values().any(|from| from == path) {
            continue;
        }
        let from = renamed.get(path.as_str()).map(|from| (*from).to_owned());
        let earlier = from.as_deref().unwrap_or(path);
        let old = before
            .filter(|_| presence.before || from.is_some())
            .and_then(|side| side.fiche(earlier));
        let new = after
            .filter(|_| presence.after)
            .and_then(|side| side.fiche(path));
        let kind = new.or(old).map(|(kind, ..)| kind);
        let (mut fate, mut fields) = (presence.fate(), Vec::new());
        match (kind, fate) {
            (None, _) if from.is_some() => fate = Fate::Layout,
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

/// In which of two states a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presence {
    /// In the earlier.
    pub before: bool,
    /// In the later.
    pub after: bool,
}

impl Presence {
    fn fate(self) -> Fate {
        match (self.before, self.after) {
            (true, false) => Fate::Removed,
            (false, true) => Fate::Added,
            _ => Fate::Edited,
        }
    }
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

/// Files that came under another name: later path and earlier. A city goes as a whole.
fn renames<'p>(
    before: Option<&Catalog>,
    after: Option<&Catalog>,
    paths: &'p BTreeMap<String, Presence>,
) -> BTreeMap<&'p str, &'p str> {
    let (Some(before), Some(after)) = (before, after) else {
        return BTreeMap::new();
    };
    let of = |fate: Fate| {
        paths
            .iter()
            .filter(move |(_, presence)| presence.fate() == fate)
            .map(|(path, _)| path.as_str())
    };
    let gone: Vec<(&str, &str, HashSet<String>)> = of(Fate::Removed)
        .filter_map(|path| words(before, path).map(|(kind, words)| (path, kind, words)))
        .collect();
    let mut pairs: Vec<_> = of(Fate::Added)
        .flat_map(|path| likenesses(after, path, &gone))
        .collect();
    pairs.sort_unstable();
    let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    // Where one fiche of a city went, the others go.
    let mut moved: BTreeMap<&str, &str> = BTreeMap::new();
    for (_, path, earlier) in pairs {
        let (to, from) = (folder(path), folder(earlier));
        let fits = to.is_empty() || *moved.get(to).unwrap_or(&from) == from;
        if fits && !taken.contains(earlier) && !renamed.contains_key(path) {
            moved.insert(to, from);
            taken.insert(earlier);
            renamed.insert(path, earlier);
        }
    }
    // What is no fiche goes with its folder.
    for path in of(Fate::Added).filter(|path| !is_fiche(path)) {
        let to = folder(path);
        let Some(from) = moved.get(to).filter(|_| !to.is_empty()) else {
            continue;
        };
        let same = |earlier: &&str| {
            folder(earlier) == *from && earlier.rsplit('/').next() == path.rsplit('/').next()
        };
        if let Some(earlier) = of(Fate::Removed)
            .find(same)
            .filter(|earlier| !taken.contains(earlier))
        {
            renamed.insert(path, earlier);
        }
    }
    renamed
}

/// The kind of a fiche, and the words in it.
fn words(side: &Catalog, path: &str) -> Option<(&'static str, HashSet<String>)> {
    side.fiche(path)
        .map(|(kind, document, _)| (kind, gather(&document.value)))
}

/// The fiches that are gone and that a new one may have been, the likest first when sorted.
fn likenesses<'p>(
    after: &Catalog,
    path: &'p str,
    gone: &[(&'p str, &str, HashSet<String>)],
) -> Vec<(std::cmp::Reverse<usize>, &'p str, &'p str)> {
    let mut pairs = Vec::new();
    let Some((kind, own)) = words(after, path) else {
        return pairs;
    };
    for (earlier, other, theirs) in gone.iter().filter(|(_, other, _)| *other == kind) {
        let alike = (own.intersection(theirs).count() * 200)
            .checked_div(own.len() + theirs.len())
            .unwrap_or(0);
        // A fiche of a city has the name of its kind: it comes and goes with its folder only.
        let named =
            folder(path) != folder(earlier) || *other == "project" || !path.starts_with("cities/");
        if alike >= ALIKE && named {
            pairs.push((std::cmp::Reverse(alike), path, *earlier));
        }
    }
    pairs
}

/// Folder of the city that a path lies in, if it lies in one.
fn folder(path: &str) -> &str {
    path::city(path).unwrap_or_default()
}

fn gather(value: &Value) -> HashSet<String> {
    let mut words = HashSet::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(map) => open.extend(map.values()),
            Value::Array(list) => open.extend(list),
            Value::String(text) => {
                words.extend(composed(text).split_whitespace().map(str::to_owned))
            }
            Value::Null => {}
            other => _ = words.insert(other.to_string()),
        }
    }
    words
}
