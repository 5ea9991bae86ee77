//! In: two versions of a row of words, lines or paragraphs. Out: where they differ, in a time that follows their length.

use std::{collections::HashMap, ops::Range};

use imara_diff::{Algorithm, Diff, InternedInput};

/// Most pairs of an earlier and a later item that are held against each other at once. Where few items repeat without end, each
/// stands in as many places as there are items.
const PAIRS: usize = 512 * 512;

/// Items that others took the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Places in the earlier row.
    pub old: Range<usize>,
    /// Places in the later one.
    pub new: Range<usize>,
}

/// The changes that make one row of another, in their order. Between two that are too long for each other what stands once in
/// both parts them; what lies between is told as changed as a whole where it is too long still.
#[must_use]
pub fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let whole = trimmed(
        old,
        new,
        &Change {
            old: 0..old.len(),
            new: 0..new.len(),
        },
    );
    let mut out = Vec::new();
    if is_short(&whole) {
        small(old, new, &whole, &mut out);
        return out;
    }
    for gap in gaps(old, new, &whole) {
        let gap = trimmed(old, new, &gap);
        if is_short(&gap) {
            small(old, new, &gap, &mut out);
        } else {
            out.push(gap);
        }
    }
    out
}

fn is_short(part: &Change) -> bool {
    part.old.len().saturating_mul(part.new.len()) <= PAIRS
}

/// A part without what both begin and end with.
fn trimmed(old: &[&str], new: &[&str], part: &Change) -> Change {
    let (mut one, mut other) = (&old[part.old.clone()], &new[part.new.clone()]);
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = one.iter().zip(other).take_while(same).count();
    (one, other) = (&one[head..], &other[head..]);
    let tail = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(same)
        .count();
    Change {
        old: part.old.start + head..part.old.end - tail,
        new: part.new.start + head..part.new.end - tail,
    }
}

/// The changes within a short part.
fn small(old: &[&str], new: &[&str], part: &Change, out: &mut Vec<Change>) {
    if part.old.is_empty() && part.new.is_empty() {
        return;
    }
    let mut input = InternedInput::default();
    input.update_before(old[part.old.clone()].iter().copied());
    input.update_after(new[part.new.clone()].iter().copied());
    let place =
        |from: usize, range: Range<u32>| from + range.start as usize..from + range.end as usize;
    let diff = Diff::compute(Algorithm::Histogram, &input);
    out.extend(diff.hunks().map(|hunk| Change {
        old: place(part.old.start, hunk.before),
        new: place(part.new.start, hunk.after),
    }));
}

/// What lies between the items that stand once in both versions, as many as are in the same order.
fn gaps(old: &[&str], new: &[&str], whole: &Change) -> Vec<Change> {
    let later = once(new, &whole.new);
    let mut both: Vec<(usize, usize)> = once(old, &whole.old)
        .into_iter()
        .filter_map(|(item, place)| Some((place?, (*later.get(item)?)?)))
        .collect();
    both.sort_unstable();
    let end = (whole.old.end, whole.new.end);
    let mut from = (whole.old.start, whole.new.start);
    let mut out = Vec::new();
    for to in rising(&both).into_iter().chain([end]) {
        out.push(Change {
            old: from.0..to.0,
            new: from.1..to.1,
        });
        from = (to.0 + 1, to.1 + 1);
    }
    out
}

/// Where each item stands; `None` for one that stands in several places.
fn once<'t>(row: &[&'t str], part: &Range<usize>) -> HashMap<&'t str, Option<usize>> {
    let mut places = HashMap::with_capacity(part.len());
    for at in part.clone() {
        places
            .entry(row[at])
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    places
}

/// The longest run of pairs of which both places rise; the first places do already.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair that ends the best run of each length, and the pair before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.push(pairs[at]);
        next = before[at];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The later row, made of the earlier one.
    fn made<'t>(old: &[&'t str], new: &[&'t str], changes: &[Change]) -> Vec<&'t str> {
        let (mut at, mut out) = (0, Vec::new());
        for change in changes {
            out.extend(&old[at..change.old.start]);
            assert_eq!(out.len(), change.new.start);
            out.extend(&new[change.new.clone()]);
            at = change.old.end;
        }
        out.extend(&old[at..]);
        out
    }

    fn row(words: &[String]) -> Vec<&str> {
        words.iter().map(String::as_str).collect()
    }

    #[test]
    fn a_word_in_a_long_row_is_one_change_each() {
        let words: Vec<String> = (0..4_000).map(|at| format!("w{at}")).collect();
        let old = row(&words);
        let mut new = old.clone();
        new[10] = "other";
        new.remove(2_000);
        new.insert(3_990, "more");
        let found = changes(&old, &new);
        assert_eq!(made(&old, &new, &found), new);
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn what_repeats_without_end_is_one_change_between_what_does_not() {
        let few = |seed: usize| (0..9_000).map(move |at| ["a", "b", "c"][at * at * seed % 7 % 3]);
        let old: Vec<&str> = few(1).chain(["once"]).chain(few(2)).collect();
        let new: Vec<&str> = few(3).chain(["once"]).chain(few(5)).collect();
        let found = changes(&old, &new);
        assert_eq!(made(&old, &new, &found), new);
        assert_eq!(found.len(), 2, "{found:?}");
    }

    proptest! {
        #[test]
        fn changes_make_one_row_of_the_other(
            old in proptest::collection::vec("[a-c]|[a-z]{2}", 0..900),
            new in proptest::collection::vec("[a-c]|[a-z]{2}", 0..900),
        ) {
            let (old, new) = (row(&old), row(&new));
            prop_assert_eq!(made(&old, &new, &changes(&old, &new)), new);
        }
    }
}
