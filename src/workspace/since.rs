//! In: a place and a revision. Out: the two states, what differs between them, and what of their findings is new.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use anyhow::{Result, anyhow};

use crate::{
    compare::{
        self,
        findings::{self, Comparison},
    },
    git::{
        Oid, Trouble,
        changed::{Changed, State},
        snapshot::Snapshot,
    },
    messages::Messages,
    model::{
        catalog::Catalog,
        change::{FicheChange, Presence},
        diagnostic::{Diagnostic, Findings, Message, Skipped},
        tree::{PROGRAMME_FILE, Tree},
    },
    workspace::{
        examine::Desk,
        extent::Extent,
        place::{Place, told},
    },
};

/// What of a folder is the programme's.
const PARTS: [&str; 6] = [
    PROGRAMME_FILE,
    "cities",
    "networks",
    "events",
    "templates",
    "schemas",
];

/// Whether a folder of the repository lies below another.
fn lies_below(inner: &str, outer: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    rest.is_some_and(|rest| outer.is_empty() && !rest.is_empty() || rest.starts_with('/'))
}

/// A place held against an earlier state.
pub(crate) struct Since {
    /// The earlier state; none if the programme was not there yet.
    pub(crate) base: Option<Snapshot>,
    /// Its commit.
    pub(crate) commit: Oid,
    /// Paths of the programme that differ.
    pub(crate) changed: BTreeSet<Changed>,
    /// What of both is to be looked at.
    pub(crate) extent: Extent,
}

/// The later of the two states, with its findings.
pub(crate) struct Judged {
    /// All of what was looked at, without its findings.
    pub(crate) findings: Findings,
    /// Findings held against those of the earlier state.
    pub(crate) compared: Comparison,
    /// Files that were not checked, also those that nobody changed.
    skipped: Vec<Skipped>,
}

impl Since {
    /// Holds a place against the commit where it and `name` went apart.
    pub(crate) fn fork(
        place: &mut Place,
        name: &str,
        most: usize,
        voice: &Messages,
    ) -> Result<Self> {
        let told = told(voice);
        let git = place.repository(voice)?;
        let (head, head_name) = match place.state {
            State::Commit(commit) => (commit, commit.to_string()),
            State::Index | State::WorkTree => {
                (git.commit("HEAD").map_err(&told)?, "HEAD".to_owned())
            }
        };
        let reference = git.commit(name).map_err(&told)?;
        let base = git
            .merge_base((reference, name), (head, &head_name))
            .map_err(&told)?;
        Self::commit(place, base, name, most, voice)
    }

    /// Holds a place against a commit.
    pub(crate) fn commit(
        place: &mut Place,
        commit: Oid,
        name: &str,
        most: usize,
        voice: &Messages,
    ) -> Result<Self> {
        let told = told(voice);
        let git = place.repository(voice)?;
        // Only what is the programme's: beside it may lie anything, as what programs built.
        let top = if place.prefix.is_empty() {
            String::new()
        } else {
            format!("{}/", place.prefix)
        };
        let folders: Vec<String> = PARTS.iter().map(|part| format!("{top}{part}")).collect();
        let changed = match place.state {
            State::WorkTree => {
                git.changed_on_disk(commit, place.tree.as_ref(), &place.prefix, &folders)
            }
            state => git.changed(commit, state, &folders),
        };
        let changed = inside(changed.map_err(&told)?, &place.prefix);
        let base = match Snapshot::of_commit(Arc::clone(&git), commit, name, &place.start) {
            Ok(base) if base.prefix == place.prefix => Some(base),
            // One that was here is not answered for by another, which knows nothing of its fiches and owners.
            Ok(base) if lies_below(&base.prefix, &place.prefix) => {
                let message = Message::new("usage-programme-moved")
                    .with("path", base.prefix)
                    .with("name", name);
                return Err(anyhow!(voice.say(&message)));
            }
            Ok(_) => None,
            Err(Trouble::Programme(_)) => None,
            Err(trouble) => return Err(told(trouble)),
        };
        let extent = match &base {
            Some(base) => Extent::of(&changed, [base as &dyn Tree, place.tree.as_ref()], most)?,
            None => Extent::all(),
        };
        Ok(Self {
            base,
            commit,
            changed,
            extent,
        })
    }

    /// The findings of both states, told apart.
    pub(crate) fn judge(&self, place: &Place, desk: &Desk<'_>, voice: &Messages) -> Result<Judged> {
        let mut findings = desk.examine(place.tree.as_ref(), &self.extent)?;
        let before = self
            .base
            .as_ref()
            .map(|base| desk.examine(base, &self.extent))
            .transpose()?;
        self.sound(voice)?;
        let before = before
            .map(|findings| findings.diagnostics)
            .unwrap_or_default();
        let compared = findings::findings(before, std::mem::take(&mut findings.diagnostics));
        // Files that nobody changed are not what this run is about.
        let changed: BTreeSet<&str> = self.changed.iter().map(|one| one.path.as_str()).collect();
        let skipped = findings.skipped.clone();
        findings
            .skipped
            .retain(|left| changed.contains(left.path.as_str()));
        let all = place.tree.cities()?.0.len();
        findings.unchanged = self
            .extent
            .cities
            .as_ref()
            .map_or(0, |_| all.saturating_sub(findings.cities));
        Ok(Judged {
            findings,
            compared,
            skipped,
        })
    }

    /// The findings that came with the change or lie where it touched something; the others are counted. Beside them all of the later
    /// state.
    pub(crate) fn findings(
        &self,
        place: &Place,
        desk: &Desk<'_>,
        voice: &Messages,
    ) -> Result<(Findings, Findings)> {
        let Judged {
            mut findings,
            compared,
            skipped,
        } = self.judge(place, desk, voice)?;
        let diagnostics = compared.new.iter().chain(&compared.old).cloned().collect();
        let all = Findings {
            diagnostics,
            skipped,
            ..Findings::default()
        };
        let changes = match compared.old.is_empty() {
            true => Vec::new(),
            false => self.changes(
                self.catalogs(place, desk)?.each_ref().map(Option::as_ref),
                desk,
            ),
        };
        let (touched, older): (Vec<Diagnostic>, Vec<Diagnostic>) = compared
            .old
            .into_iter()
            .partition(|found| is_touched(found, &changes));
        findings.older = older.len();
        findings.diagnostics = compared.new;
        findings.diagnostics.extend(touched);
        Ok((findings, all))
    }

    /// Cities of which something changed.
    pub(crate) fn cities(&self) -> BTreeSet<&str> {
        self.changed
            .iter()
            .filter_map(|one| one.path.strip_prefix("cities/")?.split('/').next())
            .collect()
    }

    /// Both states of what changed.
    pub(crate) fn catalogs(&self, place: &Place, desk: &Desk<'_>) -> Result<[Option<Catalog>; 2]> {
        let cities = self.cities();
        let before = match &self.base {
            Some(base) => desk.catalog(base, &cities, self.extent.shared.as_ref())?,
            None => None,
        };
        Ok([
            before,
            desk.catalog(place.tree.as_ref(), &cities, self.extent.shared.as_ref())?,
        ])
    }

    /// What changed between them, answer by answer.
    pub(crate) fn changes(
        &self,
        [before, after]: [Option<&Catalog>; 2],
        desk: &Desk<'_>,
    ) -> Vec<FicheChange> {
        let paths: BTreeMap<String, Presence> = self
            .changed
            .iter()
            .map(|one| {
                let [before, after] = one.held.map(|held| held.map(|id| id.as_bytes().to_vec()));
                (one.path.clone(), Presence { before, after })
            })
            .collect();
        let changes = compare::fiches::fiches(before, after, &paths);
        changes
            .into_iter()
            .filter(|change| desk.scope.covers(&change.path))
            .collect()
    }

    /// The same as everyone may see it: compared is what is left of both.
    pub(crate) fn open_changes(
        &self,
        open: [Option<&Catalog>; 2],
        desk: &Desk<'_>,
    ) -> Vec<FicheChange> {
        self.changes(open, desk)
            .into_iter()
            .filter_map(FicheChange::open)
            .collect()
    }

    /// That nothing of the earlier state was missing.
    pub(crate) fn sound(&self, voice: &Messages) -> Result<()> {
        let damage = self.base.as_ref().and_then(Tree::damage);
        damage.map_or(Ok(()), |message| Err(anyhow!(voice.say(&message))))
    }
}

/// Whether a finding lies on, above or below an answer that changed; one on a file as a whole, whether that changed.
fn is_touched(found: &Diagnostic, changes: &[FicheChange]) -> bool {
    let Some(change) = changes.iter().find(|change| change.path == found.path) else {
        return false;
    };
    let below = |one: &str, other: &str| {
        other
            .strip_prefix(one)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    change.path == PROGRAMME_FILE
        || found.field.is_empty()
        || change
            .fields
            .iter()
            .map(|field| field.pointer.to_string())
            .any(|field| below(&field, &found.field) || below(&found.field, &field))
}

/// The changes that lie in the programme, by its own paths.
pub(crate) fn inside(changed: BTreeSet<Changed>, prefix: &str) -> BTreeSet<Changed> {
    if prefix.is_empty() {
        return changed;
    }
    let own = |one: Changed| {
        Some(Changed {
            path: one.path.strip_prefix(prefix)?.strip_prefix('/')?.to_owned(),
            ..one
        })
    };
    changed.into_iter().filter_map(own).collect()
}
