//! In: where entries stand in three versions. Out: the order in which they stand when both changes are made.

use std::collections::{HashMap, HashSet};

/// Places of an entry in the version that both began with, in ours, in theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Places {
    pub(super) old: Option<usize>,
    pub(super) ours: Option<usize>,
    pub(super) theirs: Option<usize>,
}

/// Orders that the merged entries may have: one, or two where both sides moved the same entries otherwise. `rank` tells which of two
/// new entries at one place comes first.
pub(super) fn orders<K: Ord>(all: &[Places], rank: impl Fn(usize) -> K) -> Vec<Vec<usize>> {
    let by = |place: fn(&Places) -> Option<usize>, of: &[usize]| {
        let mut order: Vec<usize> = of.to_vec();
        order.sort_by_key(|at| place(&all[*at]));
        order
    };
    let stayed: Vec<usize> = (0..all.len())
        .filter(|at| all[*at].old.is_some() && all[*at].ours.is_some() && all[*at].theirs.is_some())
        .collect();
    let (old, ours, theirs) = (
        by(|one| one.old, &stayed),
        by(|one| one.ours, &stayed),
        by(|one| one.theirs, &stayed),
    );
    let spines = if ours == old {
        vec![theirs]
    } else if theirs == old || theirs == ours {
        vec![ours]
    } else {
        vec![ours, theirs]
    };
    spines
        .into_iter()
        .map(|spine| weave(all, &spine, &rank))
        .collect()
}

/// Puts what came between what stayed: each behind the one that it follows on its side.
fn weave<K: Ord>(all: &[Places], spine: &[usize], rank: &impl Fn(usize) -> K) -> Vec<usize> {
    let place: HashMap<usize, usize> = spine
        .iter()
        .enumerate()
        .map(|(n, at)| (*at, n + 1))
        .collect();
    let come = |side: fn(&Places) -> Option<usize>| {
        let mut own: Vec<usize> = (0..all.len())
            .filter(|at| side(&all[*at]).is_some())
            .collect();
        own.sort_by_key(|at| side(&all[*at]));
        let mut gap = 0;
        let mut gaps: Vec<(usize, usize)> = Vec::new();
        for at in own {
            match place.get(&at) {
                Some(here) => gap = *here,
                None => gaps.push((at, gap)),
            }
        }
        gaps
    };
    let sides = [come(|one| one.ours), come(|one| one.theirs)];
    // What both have stands where the earlier of them has it.
    let mut first: HashMap<usize, usize> = HashMap::new();
    for (at, gap) in sides.iter().flatten() {
        first
            .entry(*at)
            .and_modify(|known| *known = (*known).min(*gap))
            .or_insert(*gap);
    }
    let mut runs: Vec<[Vec<usize>; 2]> = vec![[Vec::new(), Vec::new()]; spine.len() + 1];
    for (side, gaps) in sides.iter().enumerate() {
        for (at, gap) in gaps.iter().filter(|(at, gap)| first[at] == *gap) {
            runs[*gap][side].push(*at);
        }
    }
    let mut out = Vec::with_capacity(all.len());
    for (gap, [ours, theirs]) in runs.into_iter().enumerate() {
        out.extend(gap.checked_sub(1).map(|before| spine[before]));
        out.extend(zipped(ours, theirs, rank));
    }
    out
}

/// Two runs of new entries at one place; what is in both parts them.
fn zipped<K: Ord>(ours: Vec<usize>, theirs: Vec<usize>, rank: &impl Fn(usize) -> K) -> Vec<usize> {
    let own: HashSet<usize> = ours.iter().copied().collect();
    let also: HashSet<usize> = theirs.iter().copied().collect();
    let both = |of: &[usize]| -> Vec<usize> {
        of.iter()
            .copied()
            .filter(|at| own.contains(at) && also.contains(at))
            .collect()
    };
    let shared = both(&ours);
    if shared != both(&theirs) {
        // Both have them in another order: whichever comes first by rank leads.
        let (mut first, second) = if ranks(&ours, rank) <= ranks(&theirs, rank) {
            (ours, theirs)
        } else {
            (theirs, ours)
        };
        let known: HashSet<usize> = first.iter().copied().collect();
        first.extend(second.into_iter().filter(|at| !known.contains(at)));
        return first;
    }
    let (mut ours, mut theirs) = (ours.into_iter(), theirs.into_iter());
    let mut out = Vec::new();
    for stop in shared.into_iter().map(Some).chain([None]) {
        let part = |run: &mut std::vec::IntoIter<usize>| -> Vec<usize> {
            run.by_ref().take_while(|at| Some(*at) != stop).collect()
        };
        let (one, other) = (part(&mut ours), part(&mut theirs));
        if ranks(&one, rank) <= ranks(&other, rank) {
            out.extend(one.into_iter().chain(other));
        } else {
            out.extend(other.into_iter().chain(one));
        }
        out.extend(stop);
    }
    out
}

fn ranks<K: Ord>(run: &[usize], rank: &impl Fn(usize) -> K) -> Vec<K> {
    run.iter().map(|at| rank(*at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(old: Option<usize>, ours: Option<usize>, theirs: Option<usize>) -> Places {
        Places { old, ours, theirs }
    }

    #[test]
    fn what_came_stands_behind_what_it_follows() {
        let all = [
            at(Some(0), Some(0), Some(1)),
            at(Some(1), Some(2), Some(2)),
            at(None, Some(1), None),
            at(None, None, Some(0)),
        ];
        assert_eq!(orders(&all, |at| at), [vec![3, 0, 2, 1]]);
    }

    #[test]
    fn two_new_orders_are_two() {
        let all = [
            at(Some(0), Some(1), Some(2)),
            at(Some(1), Some(0), Some(1)),
            at(Some(2), Some(2), Some(0)),
        ];
        assert_eq!(orders(&all, |at| at), [vec![1, 0, 2], vec![2, 1, 0]]);
    }
}
