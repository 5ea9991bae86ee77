//! In: a programme and what of it is meant. Out: its fiches as repairs would leave them, each proven by checking again.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::Result;
use rayon::prelude::*;
use serde_json::{Map, Value};

use crate::{
    fiche::path::{stem, yaml_stem},
    git::changed::Changed,
    load::Loader,
    mend::{self, Beside, Known, Layered, Sure},
    model::{
        catalog::{KINDS, Programme},
        diagnostic::{Diagnostic, Findings, Level},
        rule::{self, Mark},
        source::Source,
        tree::{Found, PROGRAMME_FILE, Tree},
        variants::variants,
    },
    pointer,
    workspace::{examine::Desk, extent::Extent, renames::Renames},
};

/// One fiche before and after.
#[derive(Debug)]
pub(crate) struct Mended {
    /// As it is called now, and as it will be.
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) before: Vec<u8>,
    pub(crate) after: Vec<u8>,
}

/// What repairs would do.
#[derive(Debug, Default)]
pub(crate) struct Mending {
    /// Folders and files that get another name, before anything else.
    pub(crate) moves: Vec<(String, String)>,
    /// Fiches, by the paths that they have then.
    pub(crate) files: Vec<Mended>,
    pub(crate) before: Findings,
    pub(crate) after: Findings,
}

/// How often what made something worse is taken back before all is.
const ROUNDS: usize = 4;

impl Mending {
    /// Tries the repairs that are sure enough, and keeps those after which nothing is worse.
    pub(crate) fn of(
        desk: &Desk<'_>,
        tree: &dyn Tree,
        least: Sure,
        rule: Option<&str>,
    ) -> Result<Self> {
        let before = desk.examine(tree, &Extent::all())?;
        Self::from(desk, tree, before, least, rule)
    }

    /// The same for findings that are known.
    pub(crate) fn from(
        desk: &Desk<'_>,
        tree: &dyn Tree,
        before: Findings,
        least: Sure,
        rule: Option<&str>,
    ) -> Result<Self> {
        let loader = Loader {
            tree,
            limits: desk.limits,
            within: None,
        };
        let programme = if before.diagnostics.is_empty() {
            None
        } else {
            loader.programme(desk.schemas)?.0
        };
        let Some(programme) = programme else {
            return Ok(Self {
                before,
                ..Self::default()
            });
        };
        let renames = Renames::of(&loader, &programme, desk.scope, &before);
        let names =
            rule.is_none_or(|name| rule::find(name).is_some_and(|rule| rule.is(Mark::Renames)));
        if names && let Some(made) = Self::renamed(desk, tree, &before, &renames, least, rule)? {
            return Ok(made);
        }
        let tried = Trial {
            desk,
            tree,
            programme: &programme,
            renames: &renames,
            moves: &[],
            least,
        }
        .run(&before, before.clone(), rule)?;
        let (files, after) = tried.unwrap_or_default();
        Ok(Self {
            moves: Vec::new(),
            files,
            before,
            after,
        })
    }

    /// The same once files have the names that they are to have; `None` if that does not help.
    fn renamed(
        desk: &Desk<'_>,
        tree: &dyn Tree,
        before: &Findings,
        renames: &Renames,
        least: Sure,
        rule: Option<&str>,
    ) -> Result<Option<Self>> {
        if renames.moves.is_empty() {
            return Ok(None);
        }
        let moved = layered(tree, &renames.moves, &[]);
        let scope = desk.scope.moved(&renames.moves);
        let desk = Desk {
            scope: &scope,
            ..*desk
        };
        let mut mid = desk.fiches(&moved, &Extent::all())?;
        let templates = |found: &&Diagnostic| found.path.starts_with("templates/");
        let untouched = before.diagnostics.iter().filter(templates);
        mid.diagnostics.extend(untouched.cloned());
        let loader = Loader {
            tree: &moved,
            limits: desk.limits,
            within: None,
        };
        let Some(programme) = loader.programme(desk.schemas)?.0 else {
            return Ok(None);
        };
        let tried = Trial {
            desk: &desk,
            tree,
            programme: &programme,
            renames,
            moves: &renames.moves,
            least,
        }
        .run(before, mid, rule)?;
        Ok(tried.map(|(files, after)| Self {
            moves: renames.moves.clone(),
            files,
            before: before.clone(),
            after,
        }))
    }

    /// Whether there is nothing to do.
    pub(crate) fn is_empty(&self) -> bool {
        self.files.is_empty() && self.moves.is_empty()
    }

    /// Findings at or above a warning that are there before and not after.
    pub(crate) fn count(&self) -> usize {
        if self.is_empty() {
            return 0;
        }
        let (left, files) = (self.left(), self.by_path());
        let told = |found: &&Diagnostic| found.waived.is_none() && found.level >= Level::Warning;
        let gone = |found: &&Diagnostic| {
            let path = mend::moved(&found.path, &self.moves);
            let to = files.get(path.as_str()).map_or(&path, |file| &file.to);
            !left.contains(&known(found, to))
        };
        self.before
            .diagnostics
            .iter()
            .filter(told)
            .filter(gone)
            .count()
    }

    /// What is still found, wherever it stands then.
    pub(crate) fn left(&self) -> HashSet<Told<'_>> {
        let all = self.after.diagnostics.iter();
        all.map(|found| known(found, &found.path)).collect()
    }

    /// The fiches that are mended, by the paths that they had.
    pub(crate) fn by_path(&self) -> BTreeMap<&str, &Mended> {
        let all = self.files.iter();
        all.map(|file| (file.from.as_str(), file)).collect()
    }
}

/// What a finding is known by, wherever it stands: its path, its rule, its question, what it says.
pub(crate) type Told<'a> = (String, &'static str, &'a str, &'static str);

/// The same of a finding in a file that is called so.
pub(crate) fn known<'a>(found: &'a Diagnostic, path: &str) -> Told<'a> {
    let id = found.message.id;
    (path.to_owned(), found.rule, &found.field, id)
}

fn layered<'a>(tree: &'a dyn Tree, moves: &[(String, String)], files: &[Mended]) -> Layered<'a> {
    let gone = files
        .iter()
        .filter(|file| file.from != file.to)
        .map(|file| file.from.clone())
        .collect();
    Layered {
        tree,
        files: files
            .iter()
            .map(|file| (file.to.clone(), file.after.clone()))
            .collect(),
        gone,
        moved: moves.to_vec(),
    }
}

/// One way to mend a programme.
struct Trial<'a> {
    desk: &'a Desk<'a>,
    tree: &'a dyn Tree,
    programme: &'a Programme,
    renames: &'a Renames,
    moves: &'a [(String, String)],
    least: Sure,
}

impl Trial<'_> {
    /// The fiches that are mended, and what is found then; `None` if nothing can be kept. `first` was found once names were moved.
    fn run(
        &self,
        before: &Findings,
        first: Findings,
        rule: Option<&str>,
    ) -> Result<Option<(Vec<Mended>, Findings)>> {
        let meant = |path: &str| {
            rule.is_none_or(|rule| {
                first
                    .diagnostics
                    .iter()
                    .any(|found| found.rule == rule && found.path == path)
            })
        };
        let faulty: BTreeSet<&str> = first
            .diagnostics
            .iter()
            .map(|found| found.path.as_str())
            .collect();
        let moved = layered(self.tree, self.moves, &[]);
        let repairs = Repairs {
            desk: self.desk,
            tree: &moved,
            programme: self.programme,
            renames: self.renames,
            least: self.least,
        };
        let mut files = repairs.all(&faulty);
        files.retain(|file| meant(&file.from));
        let paths: BTreeSet<Changed> = files.iter().flat_map(changed).collect();
        let (mut state, mut known, mut paths) = (moved, first, paths);
        for _ in 0..ROUNDS {
            if files.is_empty() && self.moves.is_empty() {
                return Ok(None);
            }
            // Of each state only that is looked at which may differ from the one before.
            let then = layered(self.tree, self.moves, &files);
            let after = self.found([&state, &then], &known, &paths)?;
            let mut worse = worse(before, &after, &files, self.moves);
            worse.extend(idle(before, &after, &files, self.moves));
            if worse.is_empty() {
                return Ok(Some((files, after)));
            }
            let (kept, dropped): (Vec<_>, Vec<_>) = files
                .into_iter()
                .partition(|file| !worse.contains(&file.to));
            if dropped.is_empty() {
                break;
            }
            paths = dropped.iter().flat_map(changed).collect();
            (files, state, known) = (kept, then, after);
        }
        Ok(None)
    }

    /// What is found in the second of two states that differ in these paths; of what they cannot concern it is known already.
    fn found(
        &self,
        states: [&Layered<'_>; 2],
        known: &Findings,
        paths: &BTreeSet<Changed>,
    ) -> Result<Findings> {
        let homes: BTreeSet<&str> = paths.iter().filter_map(|one| home(&one.path)).collect();
        // Where most is changed, all is looked at: to find out what else is concerned would cost more.
        let extent = if homes.len() * 2 > self.programme.cities.len() {
            Extent::all()
        } else {
            Extent::of(
                paths,
                states.map(|state| state as &dyn Tree),
                self.desk.limits.bytes,
            )?
        };
        let mut after = self.desk.fiches(states[1], &extent)?;
        // A template is changed by no repair.
        let kept = known
            .diagnostics
            .iter()
            .filter(|found| !extent.concerns(&found.path) || found.path.starts_with("templates/"));
        after.diagnostics.extend(kept.cloned());
        Ok(after)
    }
}

/// The city that a path is of.
fn home(path: &str) -> Option<&str> {
    path.strip_prefix("cities/")?.split('/').next()
}

/// What a repair changes of the files.
fn changed(file: &Mended) -> Vec<Changed> {
    let alone = file.from != file.to;
    let one = |path: &String| Changed {
        path: path.clone(),
        alone,
        held: [None; 2],
    };
    let paths = [&file.from, &file.to];
    paths[usize::from(!alone)..]
        .iter()
        .map(|path| one(path))
        .collect()
}

/// Paths of repairs after which something is wrong that was not.
fn worse(
    before: &Findings,
    after: &Findings,
    files: &[Mended],
    moves: &[(String, String)],
) -> BTreeSet<String> {
    let told = |found: &Diagnostic| {
        (
            mend::moved(&found.path, moves),
            found.rule,
            found.field.clone(),
        )
    };
    let known: BTreeSet<_> = before.diagnostics.iter().map(told).collect();
    // Of what could not be read nobody knew what else was wrong.
    let unread: BTreeSet<String> = before.unread().into_iter().collect();
    let own: BTreeMap<&str, &Mended> = files.iter().map(|file| (file.to.as_str(), file)).collect();
    let hidden = |path: &str| {
        own.get(path)
            .is_some_and(|file| unread.contains(&file.from) || file.from != file.to)
    };
    // What was decided on is not changed by a program either.
    let grave = |found: &&Diagnostic| found.level == Level::Error || found.is(Mark::Voids);
    let fresh = after
        .diagnostics
        .iter()
        .filter(|found| grave(found) && found.waived.is_none());
    let fresh = fresh.filter(|found| !known.contains(&told(found)) && !hidden(&found.path));
    let mut worse = BTreeSet::new();
    for found in fresh {
        if own.contains_key(found.path.as_str()) {
            worse.insert(found.path.clone());
        } else if unread.is_empty() {
            // A repair somewhere made another fiche wrong: those of the same city go.
            let home = |path: &str| {
                path.rsplit_once('/')
                    .map_or(String::new(), |(folder, _)| folder.to_owned())
            };
            let near: Vec<String> = files
                .iter()
                .filter(|file| home(&file.to) == home(&found.path))
                .map(|file| file.to.clone())
                .collect();
            // Where none of them is near, all may be.
            worse.extend(if near.is_empty() {
                vec![found.path.clone()]
            } else {
                near
            });
        }
    }
    worse
}

/// Paths of repairs that leave every finding of their fiche: what they write mends nothing, and would be written anew in every run.
fn idle(
    before: &Findings,
    after: &Findings,
    files: &[Mended],
    moves: &[(String, String)],
) -> Vec<String> {
    let mut left: BTreeMap<(&str, &str, &str), isize> = BTreeMap::new();
    for found in &after.diagnostics {
        let told = (found.path.as_str(), found.rule, found.field.as_str());
        *left.entry(told).or_default() += 1;
    }
    let moved: Vec<(String, &Diagnostic)> = before
        .diagnostics
        .iter()
        .map(|found| (mend::moved(&found.path, moves), found))
        .collect();
    let (mut told, mut mended) = (BTreeSet::new(), BTreeSet::new());
    for (path, found) in &moved {
        told.insert(path.as_str());
        let count = left.entry((path, found.rule, &found.field)).or_default();
        *count -= 1;
        if *count < 0 {
            mended.insert(path.as_str());
        }
    }
    let idle = files.iter().filter(|file| {
        let from = file.from.as_str();
        file.from == file.to && told.contains(from) && !mended.contains(from)
    });
    idle.map(|file| file.to.clone()).collect()
}

struct Repairs<'a> {
    desk: &'a Desk<'a>,
    tree: &'a dyn Tree,
    programme: &'a Programme,
    renames: &'a Renames,
    least: Sure,
}

/// Fiches that refer to no theme come first: what `themes.yaml` says once it is mended is what the others refer to.
fn turn(kind: &str) -> usize {
    usize::from(kind != "themes")
}

impl Repairs<'_> {
    fn all(&self, faulty: &BTreeSet<&str>) -> Vec<Mended> {
        let names = self.names();
        let homes: BTreeSet<&str> = faulty.iter().filter_map(|path| home(path)).collect();
        let cities: Vec<&String> = self
            .programme
            .cities
            .iter()
            .filter(|id| homes.contains(id.as_str()) && self.desk.scope.touches(id))
            .collect();
        let mut found: Vec<Mended> = cities
            .par_iter()
            .flat_map_iter(|id| self.city(&format!("cities/{id}"), &names, faulty))
            .collect();
        // What a city calls its themes once they are mended.
        let mended: BTreeMap<String, Vec<u8>> = found
            .iter()
            .filter(|file| file.to.ends_with("/themes.yaml"))
            .map(|file| (file.to.clone(), file.after.clone()))
            .collect();
        for (folder, kind) in [("networks", "network"), ("events", "event")] {
            let files = self.tree.files(folder);
            let beside = self.beside(folder, &files);
            let wanted = |file: &&Found| {
                yaml_stem(&file.path).is_some() && self.desk.scope.covers(&file.path)
            };
            let files: Vec<&Found> = files.iter().filter(wanted).collect();
            found.par_extend(files.par_iter().filter_map(|file| {
                // A network's theme is one of its pilot's: where they are mended, it may need it too.
                let name = file.path.rsplit('/').next().unwrap_or_default();
                let themes = match self.programme.networks.get(stem(name)) {
                    Some(Some(fiche)) if kind == "network" => {
                        let pilot = fiche.value()["pilot"].as_str().unwrap_or_default();
                        Some(format!("cities/{pilot}/themes.yaml"))
                    }
                    _ => None,
                };
                let renewed = themes
                    .as_ref()
                    .is_some_and(|path| mended.contains_key(path));
                if !renewed && !faulty.contains(file.path.as_str()) {
                    return None;
                }
                let read = themes.is_some();
                let themes = themes.map_or(Value::Null, |path| self.themes(&path, &mended));
                let one =
                    |themes: &Value| self.one(file, &file.path, kind, themes, &beside, &names);
                let found = one(&themes)?;
                // Who the pilot is, only the mended fiche tells.
                let pilot = (kind == "network" && !read)
                    .then(|| self.pilot(&found))
                    .flatten();
                let themes =
                    pilot.map(|pilot| self.themes(&format!("cities/{pilot}/themes.yaml"), &mended));
                themes.and_then(|themes| one(&themes)).or(Some(found))
            }));
        }
        found.extend(self.owners());
        found
    }

    /// The pilot of a network as its fiche is once it is mended.
    fn pilot(&self, network: &Mended) -> Option<String> {
        let text = String::from_utf8_lossy(&network.after).into_owned();
        let document = crate::parse::read(Source::new(network.to.clone(), text), self.desk.limits)?;
        let pilot = document.value["pilot"].as_str()?;
        self.programme
            .cities
            .contains(pilot)
            .then(|| pilot.to_owned())
    }

    /// Themes that a fiche lists, as it is once it is mended.
    fn themes(&self, path: &str, mended: &BTreeMap<String, Vec<u8>>) -> Value {
        let bytes = mended.get(path).cloned().or_else(|| {
            let file = self.tree.file(path);
            self.tree.bytes(&file, self.desk.limits.bytes).ok()
        });
        self.listed(path, &bytes.unwrap_or_default())
    }

    /// The themes in a text.
    fn listed(&self, path: &str, bytes: &[u8]) -> Value {
        let text = String::from_utf8_lossy(bytes);
        let source = Source::new(path, text.trim_start_matches('\u{FEFF}'));
        let document = crate::parse::read(source, self.desk.limits);
        document.map_or(Value::Null, |document| document.value["themes"].clone())
    }

    /// `roadmap.yaml` with its owners at the names that cities have now.
    fn owners(&self) -> Option<Mended> {
        let (document, cities) = (&self.programme.document, &self.programme.cities);
        if !self.desk.scope.whole() && self.renames.moves.is_empty() {
            return None;
        }
        let keys = document.value["owners"]["cities"].as_object()?;
        let renamed = |key: &String| {
            let succeeded = self.renames.gone.get(&("city".to_owned(), key.clone()));
            let meant = succeeded.cloned().or_else(|| mend::folder_meant(key));
            let id = meant.filter(|id| cities.contains(id) && !keys.contains_key(id))?;
            let span = document.key_span(&pointer!["owners", "cities", key.as_str()]);
            Some((span, id))
        };
        let strange = keys.keys().filter(|key| !cities.contains(*key));
        let mut edits: Vec<_> = strange.filter_map(renamed).collect();
        edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        let mut text = document.source.text.clone();
        for (span, id) in edits {
            text.replace_range(span, &id);
        }
        let read = crate::parse::read(Source::new(PROGRAMME_FILE, text.as_str()), self.desk.limits);
        if text == document.source.text || read.is_none() {
            return None;
        }
        let before = self
            .tree
            .bytes(&self.tree.file(PROGRAMME_FILE), self.desk.limits.bytes);
        let before = before.ok()?;
        let mark = if before.starts_with("\u{FEFF}".as_bytes()) {
            "\u{FEFF}"
        } else {
            ""
        };
        Some(Mended {
            from: PROGRAMME_FILE.to_owned(),
            to: PROGRAMME_FILE.to_owned(),
            before,
            after: format!("{mark}{text}").into_bytes(),
        })
    }

    /// The fiches of a city: each with the path that it is to have, and its kind; `themes.yaml` first.
    fn fiches<'f>(
        &self,
        folder: &str,
        files: &'f [Found],
    ) -> Vec<(&'f Found, String, &'static str)> {
        let mut fiches: Vec<(&'f Found, String, &'static str)> = Vec::new();
        for file in files {
            let name = file
                .path
                .strip_prefix(folder)
                .unwrap_or_default()
                .trim_start_matches('/');
            let kind = yaml_stem(name)
                .and_then(|stem| KINDS.into_iter().find(|kind| *kind == stem))
                .filter(|_| !name.contains('/'));
            let project = name
                .strip_prefix("projects/")
                .and_then(yaml_stem)
                .map(|_| "project");
            if let Some(kind) = kind.or(project) {
                fiches.push((file, file.path.clone(), kind));
            } else if let Some(meant) = mend::file_meant(name, &self.programme.schemas) {
                let to = format!("{folder}/{meant}");
                let kind = KINDS
                    .into_iter()
                    .find(|kind| meant.strip_suffix(".yaml") == Some(kind));
                if let Some(kind) = kind.filter(|kind| {
                    !files.iter().any(|other| {
                        yaml_stem(&other.path) == Some(kind) && other.path.starts_with(folder)
                    })
                }) {
                    fiches.push((file, to, kind));
                }
            }
        }
        fiches.sort_by_key(|(.., kind)| turn(kind));
        fiches
    }

    fn city(
        &self,
        folder: &str,
        names: &BTreeMap<(String, String), Value>,
        faulty: &BTreeSet<&str>,
    ) -> Vec<Mended> {
        let mut found = Vec::new();
        let files = self.tree.files(folder);
        let beside = self.beside(folder, &files);
        // Pictures of projects lie beside these.
        let below = Beside {
            names: self.beside(&format!("{folder}/projects"), &files).names,
            ..self.beside(folder, &files)
        };
        let fiches = self.fiches(folder, &files);
        let mut themes = Value::Null;
        // What refers to themes that are mended may need it too, though nothing was found there before.
        let mut renewed = false;
        for (file, to, kind) in fiches {
            let wanted = renewed || faulty.contains(file.path.as_str());
            let wanted = wanted && self.desk.scope.covers(&file.path);
            let beside = if kind == "project" { &below } else { &beside };
            let mended = wanted
                .then(|| self.one(file, &to, kind, &themes, beside, names))
                .flatten();
            if kind == "themes" {
                renewed = mended.is_some();
                let bytes = mended.as_ref().map_or_else(
                    || {
                        self.tree
                            .bytes(file, self.desk.limits.bytes)
                            .unwrap_or_default()
                    },
                    |one| one.after.clone(),
                );
                themes = self.listed(&to, &bytes);
            }
            found.extend(mended);
        }
        found
    }

    fn one(
        &self,
        file: &Found,
        to: &str,
        kind: &str,
        themes: &Value,
        files: &Beside<'_>,
        names: &BTreeMap<(String, String), Value>,
    ) -> Option<Mended> {
        let before = self.tree.bytes(file, self.desk.limits.bytes).ok()?;
        let decoded = mend::decoded(&before);
        let text = match &decoded {
            Some(text) => text.clone(),
            None => String::from_utf8(before.clone()).ok()?,
        };
        let (mark, text) = text
            .strip_prefix('\u{FEFF}')
            .map_or(("", text.as_str()), |rest| ("\u{FEFF}", rest));
        let source = Source::new(to, text);
        let plan = &self.programme.schemas.of(kind)?.plan;
        let known = Known {
            programme: self.programme,
            themes,
            files,
            names,
            renamed: &self.renames.gone,
        };
        let mended = mend::text(&source, plan, &known, self.least);
        let readable = mended.is_some() || crate::parse::read(source, self.desk.limits).is_some();
        if !readable || mended.is_none() && decoded.is_none() && file.path == to {
            return None;
        }
        let after = format!("{mark}{}", mended.as_deref().unwrap_or(text)).into_bytes();
        Some(Mended {
            from: file.path.clone(),
            to: to.to_owned(),
            before,
            after,
        })
    }

    /// Files beside a city's fiches.
    fn beside(&self, folder: &str, files: &[Found]) -> Beside<'_> {
        let names = files
            .iter()
            .filter_map(|file| file.path.strip_prefix(folder)?.strip_prefix('/'));
        let names = names
            .filter(|name| !name.contains('/') && yaml_stem(name).is_none())
            .map(str::to_owned)
            .collect();
        Beside {
            tree: self.tree,
            folder: folder.to_owned(),
            names,
        }
    }

    /// `Mesa redonda 7`: what a meeting that has a number is called by its kind, in each language.
    fn numbered(&self, event: &Value) -> Vec<(String, Value)> {
        let kind = event["type"].as_str();
        let kind = kind.and_then(|kind| self.programme.edition.entry("event_types", kind));
        let Some((kind, number)) = kind.zip(event["number"].as_u64()) else {
            return Vec::new();
        };
        let name = |(lang, label): (&String, &String)| {
            (
                format!("{lang}-{number}"),
                format!("{label} {number}").into(),
            )
        };
        kind.label.iter().map(name).collect()
    }

    /// Names of what fiches refer to.
    fn names(&self) -> BTreeMap<(String, String), Value> {
        let mut names = BTreeMap::new();
        for (kind, shelf) in [
            ("network", &self.programme.networks),
            ("event", &self.programme.events),
        ] {
            for (id, fiche) in shelf {
                let fiche = fiche.as_ref().map(|fiche| fiche.value());
                let mut called: Map<String, Value> = Map::new();
                for (lang, title) in fiche.iter().flat_map(|fiche| variants(&fiche["title"])) {
                    called.insert(lang.to_owned(), title.into());
                }
                called.extend(fiche.into_iter().flat_map(|fiche| self.numbered(fiche)));
                names.insert((kind.to_owned(), id.clone()), Value::Object(called));
            }
        }
        for id in &self.programme.cities {
            names.insert(("city".to_owned(), id.clone()), Value::Null);
        }
        names
    }
}
