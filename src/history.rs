//! In: the git repository around a programme. Out: the day on which each city's folder was last changed.
//!
//! One walk from the newest commit backwards, until every city is found. Nothing of a commit is used but its date.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use git2::{Commit, DiffOptions, Repository, Sort};

/// Last change of cities by folder name, as `2023-07-06` in universal time; `None` where there is no history to read.
#[must_use]
pub fn last_changes(root: &Path, cities: &BTreeSet<String>) -> Option<BTreeMap<String, String>> {
    let repository = Repository::discover(root).ok()?;
    let work = repository.workdir()?.canonicalize().ok()?;
    let folder = root.canonicalize().ok()?.strip_prefix(&work).ok()?.join("cities");
    let mut walk = repository.revwalk().ok()?;
    walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME).ok()?;
    walk.push_head().ok()?;
    let mut found = BTreeMap::new();
    let mut open = cities.clone();
    for id in walk {
        if open.is_empty() {
            break;
        }
        let commit = repository.find_commit(id.ok()?).ok()?;
        // What a merge brings was changed by the commits that it merges.
        if commit.parent_count() > 1 {
            continue;
        }
        // The last commit of a shallow clone seems to have made everything: what it changed cannot be told.
        if commit.parent_count() == 0 && repository.is_shallow() {
            break;
        }
        let Some(changed) = changed(&repository, &commit, &folder) else { break };
        let day = jiff::Timestamp::from_second(commit.time().seconds()).ok()?.strftime("%Y-%m-%d").to_string();
        for city in changed.into_iter().filter(|city| open.remove(city)) {
            found.insert(city, day.clone());
        }
    }
    Some(found)
}

/// Cities whose folders a commit changed.
fn changed(repository: &Repository, commit: &Commit<'_>, folder: &Path) -> Option<BTreeSet<String>> {
    let before = match commit.parent_count() {
        0 => None,
        _ => Some(commit.parent(0).ok()?.tree().ok()?),
    };
    let mut options = DiffOptions::new();
    options.pathspec(folder).disable_pathspec_match(true).skip_binary_check(true);
    let diff = repository.diff_tree_to_tree(before.as_ref(), Some(&commit.tree().ok()?), Some(&mut options)).ok()?;
    let mut cities = BTreeSet::new();
    for delta in diff.deltas() {
        for path in [delta.old_file().path(), delta.new_file().path()].into_iter().flatten() {
            let inside = path.strip_prefix(folder).ok().and_then(|rest| rest.iter().next());
            cities.extend(inside.and_then(|name| name.to_str()).map(str::to_owned));
        }
    }
    Some(cities)
}
