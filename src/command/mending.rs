//! In: a programme and what of it is meant. Out: its fiches as repairs would leave them, each proven by checking again.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde_json::Value;

use crate::{
    command::{examine::Desk, extent::Extent},
    load::{Loader, yaml_stem},
    mend::{self, Known, Layered, Sure},
    model::{
        catalog::{KINDS, Programme},
        diagnostic::{Diagnostic, Findings, Level},
        source::Source,
        tree::{Attachment, Found, Tree},
    },
};

/// One fiche before and after.
#[derive(Debug)]
pub(super) struct Mended {
    /// As it is called now, and as it will be.
    pub(super) from: String,
    pub(super) to: String,
    pub(super) before: Vec<u8>,
    pub(super) after: Vec<u8>,
}

/// What repairs would do.
#[derive(Debug, Default)]
pub(super) struct Mending {
    pub(super) files: Vec<Mended>,
    pub(super) before: Findings,
    pub(super) after: Findings,
}

/// How often what made something worse is taken back before all is.
const ROUNDS: usize = 4;

impl Mending {
    /// Tries the repairs that are sure enough, and keeps those after which nothing is worse.
    pub(super) fn of(desk: &Desk<'_>, tree: &dyn Tree, least: Sure, rule: Option<&str>) -> Result<Self> {
        let before = desk.examine(tree, &Extent::all())?;
        let loader = Loader { tree, limits: desk.limits, within: None };
        let Some(programme) = loader.programme(desk.schemas)?.0 else { return Ok(Self { before, ..Self::default() }) };
        let meant = |path: &str| rule.is_none_or(|rule| before.diagnostics.iter().any(|found| found.rule == rule && found.path == path));
        let faulty: BTreeSet<&str> = before.diagnostics.iter().map(|found| found.path.as_str()).collect();
        let mut files = Repairs { desk, tree, programme: &programme, least }.all(&faulty)?;
        files.retain(|file| meant(&file.from));
        for _ in 0..ROUNDS {
            let after = desk.examine(&layered(tree, &files), &Extent::all())?;
            let worse = worse(&before, &after, &files);
            if worse.is_empty() {
                return Ok(Self { files, before, after });
            }
            files.retain(|file| !worse.contains(&file.to));
        }
        Ok(Self { before, ..Self::default() })
    }

    /// Findings at or above a warning that are there before and not after.
    pub(super) fn count(&self) -> usize {
        let count = |findings: &Findings| {
            findings.diagnostics.iter().filter(|found| found.waived.is_none() && found.level >= Level::Warning).count()
        };
        count(&self.before).saturating_sub(count(&self.after))
    }
}

fn layered<'a>(tree: &'a dyn Tree, files: &[Mended]) -> Layered<'a> {
    let gone = files.iter().filter(|file| file.from != file.to).map(|file| file.from.clone()).collect();
    Layered { tree, files: files.iter().map(|file| (file.to.clone(), file.after.clone())).collect(), gone }
}

/// Paths of repairs after which something is wrong that was not.
fn worse(before: &Findings, after: &Findings, files: &[Mended]) -> BTreeSet<String> {
    let told = |found: &Diagnostic| (found.path.clone(), found.rule, found.field.clone());
    let known: BTreeSet<_> = before.diagnostics.iter().map(told).collect();
    // Of what could not be read nobody knew what else was wrong.
    let unread = before.unread();
    let hidden = |path: &str| files.iter().any(|file| file.to == path && (unread.contains(&file.from) || file.from != file.to));
    let fresh = after.diagnostics.iter().filter(|found| found.level == Level::Error && found.waived.is_none());
    let fresh = fresh.filter(|found| !known.contains(&told(found)) && !hidden(&found.path));
    let mut worse = BTreeSet::new();
    for found in fresh {
        if files.iter().any(|file| file.to == found.path) {
            worse.insert(found.path.clone());
        } else if unread.is_empty() {
            // A repair somewhere made another fiche wrong: those of the same city go.
            let home = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
            worse.extend(files.iter().filter(|file| home(&file.to) == home(&found.path)).map(|file| file.to.clone()));
        }
    }
    worse
}

struct Repairs<'a> {
    desk: &'a Desk<'a>,
    tree: &'a dyn Tree,
    programme: &'a Programme,
    least: Sure,
}

/// Fiches that refer to no theme come first: what `themes.yaml` says once it is mended is what the others refer to.
fn turn(kind: &str) -> usize {
    usize::from(kind != "themes")
}

impl Repairs<'_> {
    fn all(&self, faulty: &BTreeSet<&str>) -> Result<Vec<Mended>> {
        let mut found = Vec::new();
        let names = self.names();
        for id in self.programme.cities.iter().filter(|id| self.desk.scope.touches(id)) {
            let folder = format!("cities/{id}");
            if faulty.iter().any(|path| path.starts_with(&folder)) {
                self.city(&folder, &names, faulty, &mut found);
            }
        }
        for (folder, kind) in [("networks", "network"), ("events", "event")] {
            for file in self.tree.files(folder) {
                if yaml_stem(&file.path).is_some() && faulty.contains(file.path.as_str()) && self.desk.scope.covers(&file.path) {
                    found.extend(self.one(&file, &file.path, kind, &Value::Null, &BTreeMap::new(), &names));
                }
            }
        }
        Ok(found)
    }

    fn city(&self, folder: &str, names: &BTreeMap<(String, String), Value>, faulty: &BTreeSet<&str>, found: &mut Vec<Mended>) {
        let files = self.tree.files(folder);
        let beside = self.beside(folder, &files);
        let mut fiches: Vec<(&Found, String, &'static str)> = Vec::new();
        for file in &files {
            let name = file.path.strip_prefix(folder).unwrap_or_default().trim_start_matches('/');
            let kind = yaml_stem(name).and_then(|stem| KINDS.into_iter().find(|kind| *kind == stem)).filter(|_| !name.contains('/'));
            let project = name.strip_prefix("projects/").and_then(yaml_stem).map(|_| "project");
            if let Some(kind) = kind.or(project) {
                fiches.push((file, file.path.clone(), kind));
            } else if let Some(meant) = mend::file_meant(name, &self.programme.schemas) {
                let to = format!("{folder}/{meant}");
                let kind = KINDS.into_iter().find(|kind| meant.strip_suffix(".yaml") == Some(kind));
                if let Some(kind) =
                    kind.filter(|kind| !files.iter().any(|other| yaml_stem(&other.path) == Some(kind) && other.path.starts_with(folder)))
                {
                    fiches.push((file, to, kind));
                }
            }
        }
        fiches.sort_by_key(|(.., kind)| turn(kind));
        let mut themes = Value::Null;
        for (file, to, kind) in fiches {
            let wanted = faulty.contains(file.path.as_str()) && self.desk.scope.covers(&file.path);
            let mended = wanted.then(|| self.one(file, &to, kind, &themes, &beside, names)).flatten();
            if kind == "themes" {
                let bytes = mended
                    .as_ref()
                    .map_or_else(|| self.tree.bytes(file, self.desk.limits.bytes).unwrap_or_default(), |one| one.after.clone());
                let source = Source::new(to.clone(), String::from_utf8_lossy(&bytes).trim_start_matches('\u{FEFF}'));
                themes = crate::parse::parse(source, self.desk.limits).map(|document| document.value["themes"].clone()).unwrap_or_default();
            }
            found.extend(mended);
        }
    }

    fn one(
        &self,
        file: &Found,
        to: &str,
        kind: &str,
        themes: &Value,
        files: &BTreeMap<String, String>,
        names: &BTreeMap<(String, String), Value>,
    ) -> Option<Mended> {
        let before = self.tree.bytes(file, self.desk.limits.bytes).ok()?;
        let decoded = mend::decoded(&before);
        let text = match &decoded {
            Some(text) => text.clone(),
            None => String::from_utf8(before.clone()).ok()?,
        };
        let (mark, text) = text.strip_prefix('\u{FEFF}').map_or(("", text.as_str()), |rest| ("\u{FEFF}", rest));
        let source = Source::new(to, text);
        let plan = &self.programme.schemas.of(kind)?.plan;
        let known = Known { programme: self.programme, themes, files, names };
        let mended = mend::text(&source, plan, &known, self.least);
        let readable = mended.is_some() || crate::parse::parse(source, self.desk.limits).is_ok();
        if !readable || mended.is_none() && decoded.is_none() && file.path == to {
            return None;
        }
        let after = format!("{mark}{}", mended.as_deref().unwrap_or(text)).into_bytes();
        Some(Mended { from: file.path.clone(), to: to.to_owned(), before, after })
    }

    /// Files beside a city's fiches, with their fingerprints.
    fn beside(&self, folder: &str, files: &[Found]) -> BTreeMap<String, String> {
        const HASHED: usize = 12;
        let names = files.iter().filter_map(|file| file.path.strip_prefix(folder)?.strip_prefix('/'));
        let others = names.filter(|name| !name.contains('/') && yaml_stem(name).is_none());
        let hash = |nth: usize, name: &str| match self.tree.attachment(folder, name) {
            Attachment::Found(hash) | Attachment::Pointed(hash) if nth < HASHED => hash,
            _ => String::new(),
        };
        others.enumerate().map(|(nth, name)| (name.to_owned(), hash(nth, name))).collect()
    }

    /// Names of what fiches refer to.
    fn names(&self) -> BTreeMap<(String, String), Value> {
        let mut names = BTreeMap::new();
        for (kind, shelf) in [("network", &self.programme.networks), ("event", &self.programme.events)] {
            for (id, fiche) in shelf {
                let title = fiche.as_ref().map_or(Value::Null, |fiche| fiche.value()["title"].clone());
                names.insert((kind.to_owned(), id.clone()), title);
            }
        }
        for id in &self.programme.cities {
            names.insert(("city".to_owned(), id.clone()), Value::Null);
        }
        names
    }
}
