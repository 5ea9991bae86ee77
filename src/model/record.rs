//! In: a record of decisions before and after. Out: which entries came at its end, and which of the past are other.

use std::collections::HashMap;

use serde_json::Value;

/// What became of a record; places from 0.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// Entries that came, in the later record.
    pub added: Vec<usize>,
    /// Entries of the earlier record that stand nowhere in the later one as they were, in their order.
    pub altered: Vec<usize>,
    /// Entries that came before one that was there, in the later record.
    pub inserted: Vec<usize>,
}

/// Holds a record against an earlier one. Its past is what was there: an entry that says anything else, or stands elsewhere, is
/// another one.
#[must_use]
pub fn steps(old: &[Value], new: &[Value]) -> Steps {
    let same = old
        .iter()
        .zip(new)
        .take_while(|(old, new)| old == new)
        .count();
    if same == old.len() {
        return Steps {
            added: (same..new.len()).collect(),
            ..Steps::default()
        };
    }
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, entry) in new.iter().enumerate().skip(same) {
        places.entry(entry.to_string()).or_default().push(at);
    }
    let (mut next, mut kept, mut steps) = (same, vec![false; new.len()], Steps::default());
    for (at, entry) in old.iter().enumerate().skip(same) {
        let known = places
            .get(&entry.to_string())
            .map_or(&[][..], Vec::as_slice);
        match known.get(known.partition_point(|place| *place < next)) {
            Some(place) => {
                kept[*place] = true;
                next = place + 1;
            }
            None => steps.altered.push(at),
        }
    }
    for at in (same..new.len()).filter(|at| !kept[*at]) {
        if at < next && next > same {
            steps.inserted.push(at)
        } else {
            steps.added.push(at)
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn record(letters: &str) -> Vec<Value> {
        letters
            .chars()
            .map(|letter| json!({"state": letter.to_string()}))
            .collect()
    }

    #[test]
    fn what_comes_at_the_end_is_told_from_what_was_done_to_the_past() {
        let of = |old, new| steps(&record(old), &record(new));
        let steps = |added: &[usize], altered: &[usize], inserted: &[usize]| Steps {
            added: added.into(),
            altered: altered.into(),
            inserted: inserted.into(),
        };
        assert_eq!(of("ab", "abc"), steps(&[2], &[], &[]));
        assert_eq!(of("ab", "aba"), steps(&[2], &[], &[]));
        assert_eq!(of("ab", "ac"), steps(&[1], &[1], &[]));
        assert_eq!(of("ab", "acb"), steps(&[], &[], &[1]));
        assert_eq!(of("ab", "ba"), steps(&[], &[1], &[0]));
        assert_eq!(of("ab", ""), steps(&[], &[0, 1], &[]));
    }

    proptest! {
        #[test]
        fn only_an_end_that_grew_leaves_the_past_alone(old in "[a-c]{0,6}", new in "[a-c]{0,8}") {
            let steps = steps(&record(&old), &record(&new));
            prop_assert_eq!(steps.altered.is_empty() && steps.inserted.is_empty(), new.starts_with(&old), "{:?}", steps);
            let kept = old.len() - steps.altered.len();
            prop_assert_eq!(kept + steps.added.len() + steps.inserted.len(), new.len());
        }
    }
}
