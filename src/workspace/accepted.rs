//! In: a city whose answers may be other than those decided on. Out: the city as it was decided on, taken from git or, where git does
//! not have it, from the data of the publication that stands.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, OnceLock},
};

use serde_json::Value;

use crate::{
    compare,
    discover::WorkTree,
    fiche::path,
    git::{Git, Oid, history::Want, snapshot::Snapshot},
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Fiche, KINDS, Programme, Told},
        diagnostic::Findings,
        document::{Document, Step},
        fingerprint, site,
        source::Source,
        tree::{Attachment, Tree as _},
    },
    parse::Limits,
    workspace::{past, place::Place},
};

/// Commits of one city that are looked through.
const TRIES: usize = 2_000;

/// Earlier decisions on a city that are looked up.
const EARLIER: usize = 5;

/// A commit, and the folder that a city had in it.
type Stand = (Oid, String);

/// Where the answers that were decided on are looked for.
pub(crate) struct Decided<'a> {
    programme: &'a Programme,
    limits: &'a Limits,
    git: Option<(Arc<Git>, Oid, String)>,
    /// Every city's commits, newest first; read once one is asked for.
    stands: OnceLock<BTreeMap<String, Vec<Stand>>>,
}

/// A city as it was decided on.
pub(crate) struct Accepted {
    /// With the answers of that day; all else, as its record and projects, as it is now.
    pub(crate) city: City,
    /// What loading it found.
    pub(crate) findings: Findings,
    /// The commit that has them; none if they come from the publication.
    pub(crate) commit: Option<Oid>,
}

impl<'a> Decided<'a> {
    /// The history behind a place, if there is one.
    pub(crate) fn of(place: &mut Place, voice: &Messages) -> Option<(Arc<Git>, Oid, String)> {
        let git = place.repository(voice).ok()?;
        let head = past::head(&git, place.state).ok()?;
        Some((git, head, place.prefix.clone()))
    }

    pub(crate) fn new(
        programme: &'a Programme,
        limits: &'a Limits,
        git: Option<(Arc<Git>, Oid, String)>,
    ) -> Self {
        Self {
            programme,
            limits,
            git,
            stands: OnceLock::new(),
        }
    }

    /// The answers that the last decision is tied to, from git; `None` if no commit that is here has them.
    pub(crate) fn in_git(&self, now: &City) -> Option<Accepted> {
        let tie = now.decision()["fingerprint"].as_str()?;
        self.tied(now, vec![tie]).pop()
    }

    /// All files as a commit has them.
    pub(crate) fn tree(&self, commit: Oid) -> Option<Snapshot> {
        let (git, _, prefix) = self.git.as_ref()?;
        Snapshot::of_commit(Arc::clone(git), commit, "", prefix).ok()
    }

    /// The city as earlier decisions found it, the newest first; those that git does not have are left out.
    pub(crate) fn earlier(&self, now: &City) -> Vec<City> {
        let record = now.value("city")["record"].as_array();
        let mut ties: Vec<&str> = Vec::new();
        for tie in record
            .into_iter()
            .flatten()
            .rev()
            .filter_map(|entry| entry["fingerprint"].as_str())
        {
            if !ties.contains(&tie) {
                ties.push(tie);
            }
        }
        let before = ties.into_iter().skip(1).take(EARLIER).collect();
        let found = self.tied(now, before).into_iter();
        found.map(|accepted| accepted.city).collect()
    }

    /// The answers that decisions are tied to, the newest first: its commits are gone through once for all of them.
    fn tied(&self, now: &City, mut ties: Vec<&str>) -> Vec<Accepted> {
        let mut found = Vec::new();
        if ties.is_empty() || self.git.is_none() {
            return found;
        }
        let stands = self.stands.get_or_init(|| self.walk().unwrap_or_default());
        for (commit, folder) in stands.get(&now.id).into_iter().flatten().take(TRIES) {
            if ties.is_empty() {
                break;
            }
            let Some(tree) = self.tree(*commit) else {
                continue;
            };
            let (then, findings) = Loader {
                tree: &tree,
                limits: self.limits,
                within: None,
            }
            .city(folder);
            if tree.damage().is_some() || !then.unread.is_empty() {
                continue;
            }
            let own: Vec<String> = fingerprint::readings(&then, &self.programme.schemas).collect();
            let is_of = |tie: &&str| own.iter().any(|own| own.eq_ignore_ascii_case(tie));
            let Some(at) = ties.iter().position(is_of) else {
                continue;
            };
            ties.swap_remove(at);
            found.push(Accepted {
                city: self.joined(now, then),
                findings,
                commit: Some(*commit),
            });
        }
        found
    }

    /// The same from the data of a publication that stands in a folder: what everyone was shown.
    pub(crate) fn as_published(&self, now: &City, out: &Path) -> Option<Accepted> {
        let tree = WorkTree::new(out);
        let bytes = tree
            .bytes(&tree.file(&site::data(&now.id)), self.limits.bytes)
            .ok()?;
        let data: Value = serde_json::from_slice(&bytes).ok()?;
        let fiche = |kind: &'static str, id: &str, path: String, value: &Value| {
            value.is_object().then(|| Fiche {
                kind,
                id: id.to_owned(),
                document: Document::new(Source::new(path, ""), value.clone(), Vec::new()).into(),
            })
        };
        let fiches = KINDS.into_iter().filter_map(|kind| {
            fiche(
                kind,
                kind,
                format!("cities/{}/{kind}.yaml", now.id),
                &data[kind],
            )
        });
        let projects = data["projects"].as_object().into_iter().flatten();
        let projects = projects.filter_map(|(id, value)| {
            fiche(
                "project",
                id,
                format!("cities/{}/projects/{id}.yaml", now.id),
                value,
            )
        });
        let city = City {
            id: now.id.clone(),
            fiches: fiches.collect(),
            unread: Vec::new(),
            projects: projects.collect(),
            letter: Attachment::NotNamed,
            pictures: BTreeMap::new(),
            prints: BTreeMap::new(),
            // Of what is internal it was only told whether it is filled in.
            told: Some(Told {
                filled: KINDS
                    .into_iter()
                    .filter_map(|kind| Some((kind, now.fills(kind)?)))
                    .collect(),
                state: true,
                language: true,
            }),
        };
        city.fiche("city").is_some().then(|| Accepted {
            city,
            findings: Findings::default(),
            commit: None,
        })
    }

    /// How many answers are other than those decided on.
    pub(crate) fn answers(&self, then: &City, now: &City) -> usize {
        let language = now.language(&self.programme.edition);
        let count = |kind: &&str| -> usize {
            let Some(schema) = self
                .programme
                .schemas
                .of(kind)
                .filter(|schema| schema.plan.substantive)
            else {
                return 0;
            };
            let changes =
                compare::values(then.value(kind), now.value(kind), &schema.plan, language);
            let counts = |change: &&crate::model::change::Change| match change.pointer.0.first() {
                Some(Step::Key(key)) => schema.plan.property(key).is_none_or(|field| field.decided),
                _ => true,
            };
            changes.iter().filter(counts).count()
        };
        let other = |(path, print): &(&String, &String)| {
            now.prints.get(*path).is_some_and(|today| today != *print)
        };
        KINDS.iter().map(count).sum::<usize>() + then.prints.iter().filter(other).count()
    }

    /// The answers of then in a city of now.
    fn joined(&self, now: &City, mut then: City) -> City {
        let decided = |kind: &str| {
            self.programme
                .schemas
                .of(kind)
                .is_some_and(|schema| schema.plan.substantive)
        };
        then.fiches.retain(|fiche| decided(fiche.kind));
        then.fiches.extend(
            now.fiches
                .iter()
                .filter(|fiche| !decided(fiche.kind))
                .cloned(),
        );
        then.fiches
            .sort_by_key(|fiche| KINDS.iter().position(|kind| *kind == fiche.kind));
        let record = now.value("city")["record"].clone();
        for fiche in then.fiches.iter_mut().filter(|fiche| fiche.kind == "city") {
            Arc::make_mut(&mut fiche.document).value["record"] = record.clone();
        }
        City {
            id: now.id.clone(),
            projects: now.projects.clone(),
            ..then
        }
    }

    fn walk(&self) -> Option<BTreeMap<String, Vec<Stand>>> {
        let (git, head, prefix) = self.git.as_ref()?;
        let want = Want {
            all: true,
            follow: true,
            paths: vec!["cities".to_owned()],
            ..Want::default()
        };
        let history = git.history(*head, prefix, &want).ok()?;
        let folder = |place: &str| path::city(place).map(str::to_owned);
        let (mut names, mut stands): (BTreeMap<String, String>, BTreeMap<String, Vec<Stand>>) =
            Default::default();
        for touch in &history.touches {
            let Some(then) = folder(&touch.path) else {
                continue;
            };
            let now = names.get(&then).cloned().unwrap_or_else(|| then.clone());
            let from = touch.from.as_deref();
            if let Some((_, before)) = from.and_then(|from| path::renamed(&touch.path, from)) {
                names.insert(before.to_owned(), now.clone());
            }
            let Ok(commit) = Oid::from_str(&history.commits[touch.commit].id) else {
                continue;
            };
            let all = stands.entry(now).or_default();
            if all
                .last()
                .is_none_or(|(last, known)| *last != commit || *known != then)
            {
                all.push((commit, then));
            }
        }
        Some(stands)
    }
}
