//! In: a place and a revision. Out: what changed from where the two went apart, and the findings that came with it.

use std::{
    collections::BTreeSet,
    sync::Arc,
};

use anyhow::Result;

use crate::{
    command::{
        examine::Desk,
        extent::Extent,
        place::{Place, told},
    },
    compare,
    git::{
        Trouble,
        changed::{Changed, State},
        snapshot::Snapshot,
    },
    messages::Messages,
    model::{diagnostic::Findings, tree::Tree},
};

/// What a place is held against.
pub(super) struct Since {
    /// Its files there; none if the programme was not there yet.
    pub(super) base: Option<Snapshot>,
    /// Paths of the programme that differ.
    pub(super) changed: BTreeSet<Changed>,
    /// What of both is to be looked at.
    pub(super) extent: Extent,
}

impl Since {
    /// Holds a place against the commit where it and `name` went apart.
    pub(super) fn find(place: &mut Place, name: &str, most: usize, voice: &Messages) -> Result<Self> {
        let told = told(voice);
        let git = place.repository(voice)?;
        let (head, head_name) = match place.state {
            State::Commit(commit) => (commit, commit.to_string()),
            State::Index | State::WorkTree => (git.commit("HEAD").map_err(&told)?, "HEAD".to_owned()),
        };
        let reference = git.commit(name).map_err(&told)?;
        let base = git.merge_base((reference, name), (head, &head_name)).map_err(&told)?;
        let folders = if place.prefix.is_empty() { Vec::new() } else { vec![place.prefix.clone()] };
        let changed = inside(git.changed(base, place.state, &folders).map_err(&told)?, &place.prefix);
        let before = match Snapshot::of_commit(Arc::clone(&git), base, name, &place.prefix) {
            Ok(snapshot) => (snapshot.prefix == place.prefix).then_some(snapshot),
            Err(Trouble::Programme(_)) => None,
            Err(trouble) => return Err(told(trouble)),
        };
        let extent = match &before {
            Some(before) => Extent::of(&changed, [before as &dyn Tree, place.tree.as_ref()], most)?,
            None => Extent::all(),
        };
        Ok(Self { base: before, changed, extent })
    }

    /// The findings that came with the change, those that were there are counted.
    pub(super) fn judge(&self, place: &Place, desk: &Desk<'_>, voice: &Messages) -> Result<Findings> {
        let mut findings = desk.examine(place.tree.as_ref(), &self.extent)?;
        let before = match &self.base {
            Some(base) => {
                let before = desk.examine(base, &self.extent)?;
                base.damage().map_or(Ok(()), |message| Err(anyhow::anyhow!(voice.say(&message))))?;
                before.diagnostics
            }
            None => Vec::new(),
        };
        let compared = compare::findings::findings(before, std::mem::take(&mut findings.diagnostics));
        let all = place.tree.cities()?.0.len();
        findings.unchanged = self.extent.cities.as_ref().map_or(0, |_| all.saturating_sub(findings.cities));
        findings.older = compared.old.len();
        findings.diagnostics = compared.new;
        Ok(findings)
    }
}

/// The changes that lie in the programme, by its own paths.
pub(super) fn inside(changed: BTreeSet<Changed>, prefix: &str) -> BTreeSet<Changed> {
    if prefix.is_empty() {
        return changed;
    }
    let own = |one: Changed| Some(Changed { path: one.path.strip_prefix(prefix)?.strip_prefix('/')?.to_owned(), ..one });
    changed.into_iter().filter_map(own).collect()
}
