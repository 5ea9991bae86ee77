//! In: the items of a list, and the words of one without a name. Out: an id for it that no other item has.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{line, meant::identifier};

/// Ids of the lists of a fiche, each gathered once, however many of its items have none.
#[derive(Default)]
pub(super) struct Ids(HashMap<*const Value, List>);

/// Ids of one list.
struct List {
    taken: HashSet<String>,
    /// `q` and 4 where all of them are `q1` to `q4`.
    numbered: Option<(String, u32)>,
}

impl Ids {
    /// An id that no item beside it has: the next number, or the first words; `None` for words without a letter of an id.
    pub(super) fn fresh(&mut self, key: &str, beside: &[Value], text: &str) -> Option<String> {
        let list = self
            .0
            .entry(beside.as_ptr())
            .or_insert_with(|| List::of(key, beside));
        if let Some((stem, last)) = &list.numbered {
            return Some(format!("{stem}{}", last + 1));
        }
        let words: Vec<String> = line::fold(text)
            .split(' ')
            .take(4)
            .map(str::to_owned)
            .collect();
        let id = identifier(&words.join("-"));
        let free = |id: &String| !list.taken.contains(id);
        let numbers = list.taken.len() + 1..;
        let mut others = numbers.map(|number| format!("{id}-{number}"));
        (!id.is_empty())
            .then(|| Some(id.clone()).filter(free).or_else(|| others.find(free)))
            .flatten()
    }

    /// Takes an id that an item was given.
    pub(super) fn give(&mut self, beside: &[Value], id: &str) {
        if let Some(list) = self.0.get_mut(&beside.as_ptr()) {
            list.taken.insert(id.to_owned());
            if let Some((_, last)) = &mut list.numbered {
                *last += 1;
            }
        }
    }
}

impl List {
    fn of(key: &str, items: &[Value]) -> Self {
        let taken: Vec<&str> = items.iter().filter_map(|item| item[key].as_str()).collect();
        let parted = |id: &&str| {
            let at = id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            Some((id[..at].to_owned(), id[at..].parse::<u32>().ok()?))
        };
        let numbered: Vec<(String, u32)> = taken.iter().filter_map(parted).collect();
        let last = numbered.iter().map(|(_, number)| *number).max();
        let stem = numbered.first().map(|(stem, _)| stem.clone());
        let all = numbered.len() == taken.len();
        Self {
            numbered: stem.zip(last).filter(|_| all),
            taken: taken.into_iter().map(str::to_owned).collect(),
        }
    }
}
