//! In: the items of a list before and after. Out: which became which, which came, which went, which moved.
//!
//! By identity first, then equal ones, then the likest. What kept its order among the others did not move.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::model::{change::Part, schema::Field};

/// Keys that tell items of our lists apart, the first that both have.
const IDENTITY: [&[&str]; 6] = [
    &["id"],
    &["city"],
    &["role", "name"],
    &["field", "language"],
    &["file"],
    &["state", "date"],
];

/// Keys whose text names an item for people, in this order.
const NAMES: [&str; 11] = [
    "title", "id", "name", "label", "city", "file", "rule", "state", "kind", "category", "from",
];

/// Items compared by likeness at most: a list of thousands is matched by identity and order alone.
const LIKENESS: usize = 200;

/// Share of likeness, in hundredths, from which two items are one that was changed.
const ALIKE: usize = 50;

/// What became of an item; places from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// In the later list only.
    Added(usize),
    /// In the earlier list only.
    Removed(usize),
    /// In both.
    /// In both.
    Both {
        /// Place in the earlier list.
        old: usize,
        /// Place in the later list.
        new: usize,
        /// Stands elsewhere among those that stayed.
        moved: bool,
    },
}

/// Matches two lists; in the order of the later one, what went where it stood.
#[must_use]
pub fn pairs(old: &[Value], new: &[Value]) -> Vec<Pair> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken: HashSet<usize> = HashSet::new();
    let mut by = |key: &dyn Fn(&Value) -> Option<String>| {
        let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, item) in old
            .iter()
            .enumerate()
            .rev()
            .filter(|(at, _)| !taken.contains(at))
        {
            waiting
                .entry(key(item).unwrap_or_default())
                .or_default()
                .push(at);
        }
        for (at, item) in new.iter().enumerate() {
            if partner[at].is_none()
                && let Some(before) = key(item)
                    .filter(|key| !key.is_empty())
                    .and_then(|key| waiting.get_mut(&key)?.pop())
            {
                partner[at] = Some(before);
                taken.insert(before);
            }
        }
    };
    for keys in IDENTITY {
        by(&|item| identity(item, keys));
    }
    by(&|item| Some(item.to_string()));
    alike(old, new, &mut partner, &mut taken);
    let moved = moved(&partner);
    let mut pairs = Vec::with_capacity(new.len());
    let mut gone = (0..old.len()).filter(|at| !taken.contains(at)).peekable();
    for (at, before) in partner.iter().enumerate() {
        if let Some(before) = before {
            while let Some(at) = gone.next_if(|gone| gone < before) {
                pairs.push(Pair::Removed(at));
            }
        }
        pairs.push(before.map_or(Pair::Added(at), |old| Pair::Both {
            old,
            new: at,
            moved: moved.contains(&at),
        }));
    }
    pairs.extend(gone.map(Pair::Removed));
    pairs
}

/// What an item is called, for people: its own name, or what an id of the edition's lists stands for, else its number.
pub(super) fn name(item: &Value, at: usize, plan: &Field) -> Part {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(map) => map.values().find_map(Value::as_str).map(str::to_owned),
        _ => None,
    };
    let one_line = |name: String| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = NAMES
        .iter()
        .find_map(|key| Some((*key, text(&item[*key])?)));
    let list = named
        .as_ref()
        .and_then(|(key, _)| plan.property(key)?.vocabulary.clone());
    let own = named
        .map(|(_, name)| name)
        .or_else(|| item.as_str().map(str::to_owned))
        .map(one_line)
        .filter(|name| !name.is_empty());
    match (list, own) {
        (Some(list), Some(id)) => Part::Entry(list, id),
        (None, Some(name)) => Part::Item(name),
        (_, None) => Part::Item((at + 1).to_string()),
    }
}

fn identity(item: &Value, keys: &[&str]) -> Option<String> {
    let parts: Option<Vec<&str>> = keys.iter().map(|key| item.get(*key)?.as_str()).collect();
    // The first key goes with the value: an id is no city.
    parts.map(|parts| format!("{}\0{}", keys[0], parts.join("\0")))
}

/// Matches what is left by likeness, the likest first; equally like ones in their order.
fn alike(old: &[Value], new: &[Value], partner: &mut [Option<usize>], taken: &mut HashSet<usize>) {
    let left: Vec<usize> = (0..old.len()).filter(|at| !taken.contains(at)).collect();
    let come: Vec<usize> = (0..new.len()).filter(|at| partner[*at].is_none()).collect();
    if left.len() * come.len() > LIKENESS * LIKENESS {
        return;
    }
    let words = |item: &Value| {
        let mut words = Vec::new();
        gather(item, "", &mut words);
        words.into_iter().collect::<HashSet<String>>()
    };
    let before: Vec<HashSet<String>> = left.iter().map(|at| words(&old[*at])).collect();
    let after: Vec<HashSet<String>> = come.iter().map(|at| words(&new[*at])).collect();
    let mut scores = Vec::new();
    for (b, one) in before.iter().enumerate() {
        for (a, other) in after.iter().enumerate() {
            let all = one.len() + other.len();
            let score = (one.intersection(other).count() * 200)
                .checked_div(all)
                .unwrap_or(0);
            // Two that say who they are, and differ in it, are two.
            let strangers = IDENTITY[..1].iter().any(|keys| {
                let (one, other) = (identity(&old[left[b]], keys), identity(&new[come[a]], keys));
                one.is_some() && other.is_some()
            });
            let least = if strangers { 80 } else { ALIKE };
            if score >= least {
                scores.push((std::cmp::Reverse(score), b, a));
            }
        }
    }
    scores.sort_unstable();
    for (_, b, a) in scores {
        if partner[come[a]].is_none() && taken.insert(left[b]) {
            partner[come[a]] = Some(left[b]);
        }
    }
}

/// Words of a value, each with the key that it stands under.
fn gather(value: &Value, key: &str, words: &mut Vec<String>) {
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, below)| gather(below, key, words)),
        Value::Array(list) => list.iter().for_each(|below| gather(below, key, words)),
        Value::String(text) => {
            words.extend(text.split_whitespace().map(|word| format!("{key}={word}")))
        }
        Value::Null => {}
        other => words.push(format!("{key}={other}")),
    }
}

/// Places of the items that stand elsewhere among those that stayed: all but the longest run that kept its order.
fn moved(partner: &[Option<usize>]) -> HashSet<usize> {
    let kept: Vec<(usize, usize)> = partner
        .iter()
        .enumerate()
        .filter_map(|(new, old)| Some((new, (*old)?)))
        .collect();
    // Patience: the top of each pile, and for each card the one below it on the pile before.
    let mut tops: Vec<usize> = Vec::new();
    let mut below: Vec<Option<usize>> = vec![None; kept.len()];
    for (at, (_, old)) in kept.iter().enumerate() {
        let pile = tops.partition_point(|top| kept[*top].1 < *old);
        below[at] = pile.checked_sub(1).map(|pile| tops[pile]);
        if pile == tops.len() {
            tops.push(at)
        } else {
            tops[pile] = at
        }
    }
    let mut moved: HashSet<usize> = kept.iter().map(|(new, _)| *new).collect();
    let mut at = tops.last().copied();
    let mut stayed = Vec::new();
    while let Some(card) = at {
        moved.remove(&kept[card].0);
        stayed.push(kept[card]);
        at = below[card];
    }
    // What has the place that it had did not move; then those that made room for the others did.
    let still = |(new, old): &(usize, usize)| new == old;
    let fixed: Vec<usize> = kept
        .iter()
        .filter(|pair| still(pair))
        .map(|(new, _)| *new)
        .filter(|new| moved.contains(new))
        .collect();
    if !fixed.is_empty() {
        fixed.iter().for_each(|new| _ = moved.remove(new));
        moved.extend(
            stayed
                .iter()
                .filter(|pair| !still(pair))
                .map(|(new, _)| *new),
        );
    }
    moved
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn items_are_matched_by_what_they_are() {
        let old = json!([{"id": "a", "t": "x"}, {"id": "b", "t": "y"}, {"id": "c", "t": "z"}]);
        let new = json!([{"id": "c", "t": "z"}, {"id": "a", "t": "x"}, {"id": "b", "t": "other"}]);
        let pairs = pairs(old.as_array().unwrap(), new.as_array().unwrap());
        assert_eq!(
            pairs,
            [
                Pair::Both {
                    old: 2,
                    new: 0,
                    moved: true
                },
                Pair::Both {
                    old: 0,
                    new: 1,
                    moved: false
                },
                Pair::Both {
                    old: 1,
                    new: 2,
                    moved: false
                },
            ]
        );
    }

    #[test]
    fn without_ids_the_likest_is_the_same() {
        let old = json!([{"title": "Visit of the old town", "date": "2023-01-01"}, {"title": "Congress", "date": "2023-05-01"}]);
        let new = json!([{"title": "Congress", "date": "2023-05-01"}, {"title": "Visit of the old town", "date": "2023-06-01"}]);
        let pairs = pairs(old.as_array().unwrap(), new.as_array().unwrap());
        assert!(
            pairs.iter().all(|pair| matches!(pair, Pair::Both { .. })),
            "{pairs:?}"
        );
    }

    fn lists() -> impl Strategy<Value = (Vec<Value>, Vec<Value>)> {
        let item = prop_oneof![
            "[a-d]".prop_map(|id| json!({"id": id, "t": "x y z"})),
            "[a-c ]{1,6}".prop_map(|text| json!({"title": text})),
            (0..4_i32).prop_map(|n| json!(n)),
        ];
        let list = proptest::collection::vec(item, 0..8);
        (list.clone(), list)
    }

    proptest! {
        #[test]
        fn nothing_moves_to_where_it_was((old, new) in lists()) {
            for pair in pairs(&old, &new) {
                prop_assert!(!matches!(pair, Pair::Both { old, new, moved: true } if old == new), "{pair:?}");
            }
        }

        #[test]
        fn every_item_is_told_once((old, new) in lists()) {
            let pairs = pairs(&old, &new);
            let mut before: Vec<usize> = pairs.iter().filter_map(|pair| match pair { Pair::Removed(at) | Pair::Both { old: at, .. } => Some(*at), Pair::Added(_) => None }).collect();
            let after: Vec<usize> = pairs.iter().filter_map(|pair| match pair { Pair::Added(at) | Pair::Both { new: at, .. } => Some(*at), Pair::Removed(_) => None }).collect();
            before.sort_unstable();
            prop_assert_eq!(before, (0..old.len()).collect::<Vec<_>>());
            prop_assert_eq!(after, (0..new.len()).collect::<Vec<_>>());
        }

        #[test]
        fn a_list_against_itself_has_nothing_to_tell((old, _) in lists()) {
            for pair in pairs(&old, &old) {
                prop_assert!(matches!(pair, Pair::Both { old: a, new: b, moved: false } if old[a] == old[b]), "{pair:?}");
            }
        }
    }
}
