//! In: two catalogs and the paths that differ. Out: what became of each file, answer by answer.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
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

/// Words of fiches that are looked up in others to find out which of them are alike.
const EFFORT: usize = 4_000_000;

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

/// In which of two states a file stands, and what tells its content from any other there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presence {
    /// In the earlier.
    pub before: Option<Vec<u8>>,
    /// In the later.
    pub after: Option<Vec<u8>>,
}

impl Presence {
    fn fate(&self) -> Fate {
        match (&self.before, &self.after) {
            (Some(_), None) => Fate::Removed,
            (None, Some(_)) => Fate::Added,
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

/// A fiche that stands in one state only: its path, kind and words.
type Lone<'p> = (&'p str, &'static str, HashSet<String>);

/// Two fiches that may be one, the likest first when sorted: the later path and the earlier.
type Pair<'p> = (Reverse<usize>, &'p str, &'p str);

/// Files that came under another name: later path and earlier. A city goes as a whole; from a city that stays, a project alone may go.
fn renames<'p>(
    before: Option<&Catalog>,
    after: Option<&Catalog>,
    paths: &'p BTreeMap<String, Presence>,
) -> BTreeMap<&'p str, &'p str> {
    let (Some(before), Some(after)) = (before, after) else {
        return BTreeMap::new();
    };
    let of = |fate: Fate| -> Vec<&'p str> {
        paths
            .iter()
            .filter(|(_, presence)| presence.fate() == fate)
            .map(|(path, _)| path.as_str())
            .collect()
    };
    let (gone, came) = (of(Fate::Removed), of(Fate::Added));
    let lone = |side: &Catalog, all: &[&'p str]| -> Vec<Lone<'p>> {
        all.iter()
            .filter_map(|path| words(side, path).map(|(kind, words)| (*path, kind, words)))
            .collect()
    };
    let pairs = likenesses(&lone(after, &came), &lone(before, &gone));
    let cities = successions(before, after, &pairs);
    let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let earlier: HashMap<&str, &str> = gone.iter().map(|path| (path::stem(path), *path)).collect();
    // What is called the same goes with its folder, however much was changed in it on the way.
    for path in &came {
        let from = cities.get(folder(path)).and_then(|from| {
            let rest = path.splitn(3, '/').nth(2)?;
            let stem = path::stem(rest);
            earlier.get(format!("cities/{from}/{stem}").as_str())
        });
        if let Some(from) = from.filter(|from| taken.insert(from)) {
            renamed.insert(path, from);
        }
    }
    for (_, path, from) in pairs {
        let fits = folder(path) == folder(from)
            || cities.get(folder(path)) == Some(&folder(from))
            || path::kind(path) == Some("project");
        if fits && !taken.contains(from) && !renamed.contains_key(path) {
            taken.insert(from);
            renamed.insert(path, from);
        }
    }
    renamed
}

/// Cities that took another name: the later and the earlier, of which nothing stayed where it was. One that was there before is no
/// other's successor.
fn successions<'p>(
    before: &Catalog,
    after: &Catalog,
    pairs: &[Pair<'p>],
) -> BTreeMap<&'p str, &'p str> {
    let mut cities: BTreeMap<&str, &str> = BTreeMap::new();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut sorted: Vec<&Pair<'p>> = pairs.iter().collect();
    // The city's own fiche says who it is.
    sorted.sort_by_key(|(alike, path, from)| (path::renamed(path, from).is_none(), *alike, *path));
    for (_, path, from) in sorted {
        let (to, from) = (folder(path), folder(from));
        let apart = !to.is_empty() && !from.is_empty() && to != from;
        let new = !before.programme.cities.contains(to);
        let left = !after.programme.cities.contains(from);
        if apart && new && left && !cities.contains_key(to) && taken.insert(from) {
            cities.insert(to, from);
        }
    }
    cities
}

/// The kind of a fiche, and the words in it.
fn words(side: &Catalog, path: &str) -> Option<(&'static str, HashSet<String>)> {
    side.fiche(path)
        .map(|(kind, document, _)| (kind, gather(&document.value)))
}

/// Fiches that came and those that are gone which they may have been, the likest first. Those that say the same are found at once;
/// of the others as many are held against each other as [`EFFORT`] allows.
fn likenesses<'p>(came: &[Lone<'p>], gone: &[Lone<'p>]) -> Vec<Pair<'p>> {
    let (mut pairs, open) = equals(came, gone);
    let taken: HashSet<&str> = pairs.iter().map(|(.., from)| *from).collect();
    let mut left: HashMap<&str, Vec<&Lone<'p>>> = HashMap::new();
    for one in gone.iter().filter(|(from, ..)| !taken.contains(from)) {
        left.entry(one.1).or_default().push(one);
    }
    let mut effort = EFFORT;
    for (path, kind, own) in open {
        for (from, _, theirs) in left.get(kind).into_iter().flatten() {
            effort = effort.saturating_sub(own.len().min(theirs.len()) + 1);
            if effort == 0 {
                break;
            }
            let alike = (own.intersection(theirs).count() * 200)
                .checked_div(own.len() + theirs.len())
                .unwrap_or(0);
            if alike >= ALIKE {
                pairs.push((Reverse(alike), path, from));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Folder of the city that a path lies in, if it lies in one.
fn folder(path: &str) -> &str {
    path::city(path).unwrap_or_default()
}

/// Those that say the same, of the same name if there is one; and those that came and have none.
fn equals<'l, 'p>(came: &'l [Lone<'p>], gone: &[Lone<'p>]) -> (Vec<Pair<'p>>, Vec<&'l Lone<'p>>) {
    let said = |(_, kind, words): &Lone<'p>| {
        let mut all: Vec<&str> = words.iter().map(String::as_str).collect();
        all.sort_unstable();
        (*kind, all.join(" "))
    };
    let name = |path: &'p str| path::stem(path.rsplit('/').next().unwrap_or(path));
    let (mut same, mut named) = (HashMap::new(), HashMap::new());
    for one in gone.iter().rev() {
        let said = said(one);
        let all: &mut Vec<&'p str> = named.entry((said.clone(), name(one.0))).or_default();
        all.push(one.0);
        let all: &mut Vec<&'p str> = same.entry(said).or_default();
        all.push(one.0);
    }
    let (mut pairs, mut taken) = (Vec::new(), HashSet::new());
    let mut take = |all: Option<&mut Vec<&'p str>>| {
        let all = all?;
        std::iter::from_fn(|| all.pop()).find(|from| taken.insert(*from))
    };
    let mut open: Vec<&Lone<'p>> = Vec::new();
    for one in came {
        match take(named.get_mut(&(said(one), name(one.0)))) {
            Some(from) => pairs.push((Reverse(100), one.0, from)),
            None => open.push(one),
        }
    }
    open.retain(|one| match take(same.get_mut(&said(one))) {
        Some(from) => {
            pairs.push((Reverse(100), one.0, from));
            false
        }
        None => true,
    });
    (pairs, open)
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
