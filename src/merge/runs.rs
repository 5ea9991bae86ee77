//! In: three versions of a row of lines or paragraphs. Out: the row in which both changes are, and where they meet.

use std::{collections::HashSet, ops::Range};

use crate::model::differ::{Change, changes};

/// A piece of the merged row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Run<'t> {
    /// What both have, or one of them changed.
    Clean(Vec<&'t str>),
    /// Both changed it, each otherwise.
    Split(Vec<&'t str>, Vec<&'t str>),
}

/// How near two changes may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    /// Beside each other, each item changed by itself.
    Beside,
    /// With something between them that stayed.
    Apart,
}

/// Merges what became of a row on two sides.
pub(super) fn merged<'t>(
    old: &[&'t str],
    ours: &[&'t str],
    theirs: &[&'t str],
    near: Near,
) -> Vec<Run<'t>> {
    let sides = [hunks(old, ours, near), hunks(old, theirs, near)];
    let rows = [ours, theirs];
    let mut next = [0, 0];
    // How much longer each side is up to here.
    let mut ahead: [isize; 2] = [0, 0];
    let (mut at, mut out) = (0, Vec::new());
    loop {
        let waiting = |side: usize| sides[side].get(next[side]);
        let first = [0, 1]
            .into_iter()
            .filter_map(|side| waiting(side).map(|hunk| (hunk.old.start, hunk.old.end, side)))
            .min();
        let Some((start, end, _)) = first else { break };
        let mut group = start..end;
        let mut taken = next;
        // Whatever meets the group belongs to it.
        while let Some(side) = [0, 1].into_iter().find(|side| {
            sides[*side]
                .get(taken[*side])
                .is_some_and(|hunk| meets(&group, &hunk.old, near))
        }) {
            group.end = group.end.max(sides[side][taken[side]].old.end);
            taken[side] += 1;
        }
        out.push(Run::Clean(old[at..group.start].to_vec()));
        let part = |side: usize| -> Vec<&'t str> {
            let change: isize = sides[side][next[side]..taken[side]].iter().map(grown).sum();
            let begin = group.start.saturating_add_signed(ahead[side]);
            let stop = group.end.saturating_add_signed(ahead[side] + change);
            rows[side][begin..stop].to_vec()
        };
        let (one, other) = (part(0), part(1));
        let touched = [0, 1].map(|side| taken[side] > next[side]);
        out.push(match touched {
            [true, false] => Run::Clean(one),
            [false, true] => Run::Clean(other),
            _ if one == other => Run::Clean(one),
            _ => Run::Split(one, other),
        });
        for side in [0, 1] {
            ahead[side] += sides[side][next[side]..taken[side]]
                .iter()
                .map(grown)
                .sum::<isize>();
        }
        next = taken;
        at = group.end;
    }
    out.push(Run::Clean(old[at..].to_vec()));
    out
}

/// Items that a change adds.
fn grown(hunk: &Change) -> isize {
    let length = |range: &Range<usize>| isize::try_from(range.len()).unwrap_or_default();
    length(&hunk.new) - length(&hunk.old)
}

fn meets(group: &Range<usize>, other: &Range<usize>, near: Near) -> bool {
    let same = group == other;
    let inside = group.start < other.end && other.start < group.end;
    let touching = group.start <= other.end && other.start <= group.end;
    same || if near == Near::Apart {
        touching
    } else {
        inside
    }
}

fn hunks(old: &[&str], new: &[&str], near: Near) -> Vec<Change> {
    let mut hunks = Vec::new();
    for change in changes(old, new) {
        // As many as before: each is taken for the one in its place.
        if near == Near::Beside && change.old.len() == change.new.len() {
            let each = change.old.zip(change.new);
            hunks.extend(each.filter(|(one, other)| old[*one] != new[*other]).map(
                |(one, other)| Change {
                    old: one..one + 1,
                    new: other..other + 1,
                },
            ));
        } else {
            hunks.push(change);
        }
    }
    hunks
}

/// Lines of both, where none may be lost: what both changed is there twice.
pub(super) fn united(old: &[String], ours: &[String], theirs: &[String]) -> Vec<String> {
    let (old, ours, theirs) = (views(old), views(ours), views(theirs));
    let mut out: Vec<String> = Vec::new();
    for run in merged(&old, &ours, &theirs, Near::Beside) {
        match run {
            Run::Clean(lines) => out.extend(lines.into_iter().map(str::to_owned)),
            Run::Split(one, other) => {
                let known: HashSet<&str> = one.iter().copied().collect();
                let rest = other.into_iter().filter(|line| !known.contains(line));
                out.extend(one.iter().copied().chain(rest).map(str::to_owned));
            }
        }
    }
    out
}

fn views(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row() -> impl Strategy<Value = Vec<&'static str>> {
        proptest::collection::vec(
            proptest::sample::select(vec!["a", "b", "c", "d", "e", "f"]),
            0..8,
        )
    }

    /// What a side would read.
    fn side(runs: &[Run<'static>], theirs: bool) -> Vec<&'static str> {
        let of = |run: &Run<'static>| match run {
            Run::Clean(items) => items.clone(),
            Run::Split(_, other) if theirs => other.clone(),
            Run::Split(one, _) => one.clone(),
        };
        runs.iter().flat_map(of).collect()
    }

    proptest! {
        #[test]
        fn one_change_is_taken_and_two_alike_once(old in row(), new in row()) {
            for near in [Near::Beside, Near::Apart] {
                for (a, b) in [(&old, &new), (&new, &old), (&new, &new)] {
                    let runs = merged(&old, a, b, near);
                    prop_assert_eq!(side(&runs, false), new.clone());
                    prop_assert_eq!(side(&runs, true), new.clone());
                }
            }
        }

        #[test]
        fn the_order_of_the_sides_does_not_count(old in row(), a in row(), b in row()) {
            for near in [Near::Beside, Near::Apart] {
                let (one, other) = (merged(&old, &a, &b, near), merged(&old, &b, &a, near));
                prop_assert_eq!(side(&one, false), side(&other, true));
                prop_assert_eq!(side(&one, true), side(&other, false));
            }
        }

        #[test]
        fn what_a_side_brought_is_there(old in row(), a in row(), b in row()) {
            let runs = merged(&old, &a, &b, Near::Beside);
            for item in a.iter().chain(&b).filter(|item| !old.contains(item)) {
                prop_assert!(side(&runs, false).contains(item) || side(&runs, true).contains(item));
            }
        }
    }
}
