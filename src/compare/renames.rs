//! In: two catalogs and the paths that differ. Out: which file came from which, under another name; a city goes as a whole.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use serde_json::Value;

use crate::{
    fiche::path,
    model::{
        catalog::Catalog,
        change::{Fate, Presence},
        variants::composed,
    },
};

/// Share of common words, in hundredths, from which a file that came is one that went under another name.
const ALIKE: usize = 60;

/// Words of fiches that are looked up in others to find out which of them are alike.
const EFFORT: usize = 4_000_000;

/// A fiche that stands in one state only: its path, kind and words.
type Lone<'p> = (&'p str, &'static str, HashSet<String>);

/// Two fiches that may be one, the likest first when sorted: the later path and the earlier.
type Pair<'p> = (Reverse<usize>, &'p str, &'p str);

/// Files that came under another name: later path and earlier. A city goes as a whole; from a city that stays, a project alone may go.
pub(super) fn renames<'p>(
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
