//! In: the tip of the base. Out: by its owners, edition and rules: who decides what, and what a proposal would no longer look for.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::Result;

use crate::{
    check::decisions::{Judge, Sides},
    compare::findings::{Comparison, findings},
    fiche::path,
    git::{Git, Oid, Trouble, changed::State, snapshot::Snapshot},
    messages::Messages,
    model::{
        act::Act,
        catalog::{Catalog, Fiche, Programme},
        change::FicheChange,
        diagnostic::{Diagnostic, Level},
        edition::Edition,
        owners::{Author, Owners},
        rule,
        tree::{PROGRAMME_FILE, Ruled, SCHEMAS, Tree},
    },
    workspace::{
        examine::Desk,
        place::{Place, told},
        since::Since,
    },
};

/// The state that a proposal would be merged into.
pub(super) struct Tip {
    /// Its commit.
    pub(super) commit: Oid,
    tree: Option<Snapshot>,
    /// What of it the proposal touches; none if it has no programme that can be read.
    catalog: Option<Catalog>,
}

/// What a proposal's own rules keep from being told.
#[derive(Debug, Default)]
pub(super) struct Silenced {
    /// Came with it, and its own change of a level hides them: they count as new.
    pub(super) new: Vec<Diagnostic>,
    /// Are there, and are looked for no longer.
    pub(super) left: Vec<Diagnostic>,
    /// Are there no more.
    pub(super) mended: Vec<Diagnostic>,
}

impl Tip {
    pub(super) fn read(
        git: &Arc<Git>,
        (commit, name): (Oid, &str),
        prefix: &str,
        since: &Since,
        desk: &Desk<'_>,
        voice: &Messages,
    ) -> Result<Self> {
        let tree = match Snapshot::of_commit(Arc::clone(git), commit, name, prefix) {
            Ok(tree) => (tree.prefix == prefix).then_some(tree),
            Err(Trouble::Programme(_)) => None,
            Err(trouble) => return Err(told(voice)(trouble)),
        };
        let catalog = match &tree {
            Some(tree) => desk.catalog(tree, &since.cities(), since.extent.shared.as_ref())?,
            None => None,
        };
        if let Some(message) = tree.as_ref().and_then(Tree::damage) {
            anyhow::bail!(voice.say(&message));
        }
        Ok(Self {
            commit,
            tree,
            catalog,
        })
    }

    /// The programme that a proposal is judged by: the base's as it is now, else as it was where the two went apart.
    pub(super) fn programme<'a>(&'a self, before: Option<&'a Catalog>) -> Option<&'a Programme> {
        self.catalog.as_ref().or(before).map(|side| &side.programme)
    }

    /// Holds what is found by the proposal's own rules against what the base's find in the same files.
    pub(super) fn silenced(
        &self,
        since: &Since,
        place: &Place,
        desk: &Desk<'_>,
        (after, compared): (Option<&Catalog>, &Comparison),
    ) -> Result<Silenced> {
        let unchanged = || Silenced {
            mended: compared.mended.clone(),
            ..Silenced::default()
        };
        let (Some(rules), Some(tip), Some(after), State::Commit(head)) =
            (&self.tree, &self.catalog, after, place.state)
        else {
            return Ok(unchanged());
        };
        let Some(git) = &place.git else {
            return Ok(unchanged());
        };
        let top = if place.prefix.is_empty() {
            String::new()
        } else {
            format!("{}/", place.prefix)
        };
        let ruling = [PROGRAMME_FILE, SCHEMAS].map(|part| format!("{top}{part}"));
        if git
            .changed(self.commit, State::Commit(head), &ruling)
            .map_err(|trouble| anyhow::anyhow!("{trouble:?}"))?
            .is_empty()
        {
            return Ok(unchanged());
        }
        let by_tip = |files: &dyn Tree| {
            desk.examine(&Ruled { files, rules }, &since.extent)
                .map(|found| found.diagnostics)
        };
        let before = since
            .base
            .as_ref()
            .map(|base| by_tip(base))
            .transpose()?
            .unwrap_or_default();
        let told = findings(before, by_tip(place.tree.as_ref())?);
        let now: Vec<Diagnostic> = compared.new.iter().chain(&compared.old).cloned().collect();
        let lost = |all: Vec<Diagnostic>| {
            let mut lost = findings(now.clone(), all).new;
            lost.retain(|found| found.waived.is_none() && path::is_inside(&found.path));
            lost
        };
        let lowered = |found: &Diagnostic| {
            level(&after.programme, found.rule) < level(&tip.programme, found.rule)
        };
        let (new, mut left): (Vec<_>, Vec<_>) = lost(told.new).into_iter().partition(lowered);
        left.extend(lost(told.old));
        let mended = findings(left.clone(), compared.mended.clone()).new;
        Ok(Silenced { new, left, mended })
    }

    /// Cities whose folder came under another name, each with the one before; one that the base has meanwhile is another's.
    pub(super) fn renamed(&self, changes: &[FicheChange]) -> BTreeMap<String, String> {
        let tip = self.catalog.as_ref();
        let there = |city: &str| tip.is_some_and(|tip| tip.programme.cities.contains(city));
        let one = |change: &FicheChange| {
            let (now, before) = path::renamed(&change.path, change.from.as_deref()?)?;
            (!there(now)).then(|| (now.to_owned(), before.to_owned()))
        };
        changes.iter().filter_map(one).collect()
    }

    /// What the proposal decides of cities' states and waivers, and what of that is not the author's to decide.
    pub(super) fn decisions(
        &self,
        author: Option<Author<'_>>,
        [before, after]: [Option<&Catalog>; 2],
        (changes, renamed): (&[FicheChange], &BTreeMap<String, String>),
        found: &[Diagnostic],
    ) -> (Vec<Act>, Vec<Diagnostic>) {
        let (none, unknown) = (Owners::default(), Edition::default());
        let judging = self.programme(before);
        // Where there was no programme nobody is named; where there is one that cannot be read nobody can be told.
        let owners = match (judging, &self.tree) {
            (Some(programme), _) => Some(&programme.owners),
            (None, None) => Some(&none),
            (None, Some(_)) => None,
        };
        let edition = judging
            .or(after.map(|side| &side.programme))
            .map_or(&unknown, |programme| &programme.edition);
        let judge = Judge {
            owners,
            edition,
            author,
        };
        let mut ids: Vec<&str> = changes.iter().filter_map(FicheChange::city).collect();
        ids.dedup();
        let (mut acts, mut wrong) = (Vec::new(), Vec::new());
        let mut take = |(more, found): (Vec<Act>, Vec<Diagnostic>)| {
            acts.extend(more);
            wrong.extend(found);
        };
        for id in ids {
            let earlier = renamed.get(id).map_or(id, String::as_str);
            let gone = after.is_some_and(|after| !after.programme.cities.contains(id));
            let sides = Sides {
                before: before.and_then(|side| side.cities.get(earlier)),
                tip: self
                    .catalog
                    .as_ref()
                    .and_then(|side| side.cities.get(earlier).or_else(|| side.cities.get(id))),
                after: after.and_then(|side| side.cities.get(id)),
                gone,
            };
            take(judge.states(id, &sides));
        }
        let value = |side: Option<&Catalog>, path: &str| {
            side.and_then(|side| side.fiche(path))
                .map(|(_, document, _)| document.value.clone())
        };
        for change in changes {
            let Some(fiche) = after.and_then(|after| fiche(after, &change.path)) else {
                continue;
            };
            // What came from another city has no waiver of that city's.
            let own = |from: &&str| {
                let (now, before) = (path::city(&change.path), path::city(from));
                now == before || now.and_then(|now| renamed.get(now)).map(String::as_str) == before
            };
            let earlier = change.from.as_deref().filter(own);
            let earlier = earlier.unwrap_or(&change.path);
            let (before, tip) = (
                value(before, earlier),
                value(self.catalog.as_ref(), &change.path),
            );
            take(judge.waivers(fiche, before.as_ref(), tip.as_ref(), found));
        }
        (acts, wrong)
    }
}

/// The same findings with those of a city that has another name now held against what was said of it under the one before.
pub(super) fn carried(compared: Comparison, renamed: &BTreeMap<String, String>) -> Comparison {
    if renamed.is_empty() {
        return compared;
    }
    let names: BTreeMap<&str, &str> = renamed
        .iter()
        .map(|(now, before)| (before.as_str(), now.as_str()))
        .collect();
    let mut mended = compared.mended;
    for found in &mut mended {
        let now = path::city(&found.path).and_then(|city| Some((city, *names.get(city)?)));
        if let Some((before, now)) = now {
            found.path = found.path.replacen(before, now, 1);
        }
    }
    let again = findings(mended, compared.new);
    Comparison {
        new: again.new,
        old: compared.old.into_iter().chain(again.old).collect(),
        mended: again.mended,
    }
}

/// How grave a rule is in a programme where it is as grave as can be.
pub(super) fn level(programme: &Programme, name: &str) -> Level {
    programme
        .level(name)
        .or_else(|| rule::find(name).map(|rule| rule.level(true)))
        .unwrap_or(Level::Error)
}

fn fiche<'a>(side: &'a Catalog, path: &str) -> Option<&'a Fiche> {
    let own = |fiche: &&Fiche| fiche.document.source.path == path;
    match path::city(path) {
        Some(city) => side.cities.get(city)?.all().find(own),
        None => side.programme.shared().find(own),
    }
}
