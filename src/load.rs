//! In: a programme's folder. Out: its edition, networks and events, and one city at a time, with what could not be read.
//!
//! Composes discover and parse. Cities are loaded and dropped one by one, so memory does not follow the programme's size.

mod letter;
mod names;
pub mod people;
mod pictures;
mod room;
mod schemas;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use anyhow::{Context, Result};
use rayon::prelude::*;
use serde_json::Value;

use self::room::Room;
use crate::{
    fiche::path::{self, yaml_stem},
    model::{
        attached::{self, Fault},
        catalog::{City, Fiche, KINDS, Pictures, Programme, Shelf},
        copies,
        diagnostic::{Diagnostic, Findings, Message, Skipped, UNREAD},
        document::{Document, Pointer},
        edition::{self, Edition},
        owners::{self, Owners},
        portable,
        schemas::Schemas,
        source::Source,
        tree::{Attachment, Found, PROGRAMME_FILE, Spellings, Tree, Unreadable},
        variants::composed,
    },
    parse::{self, Limits},
    pointer,
};

/// Editions shipped with the program.
pub const EDITIONS: [(&str, &str); 2] = [
    (
        "quebec-2022",
        include_str!("../data/editions/quebec-2022.yaml"),
    ),
    ("npu-2026", include_str!("../data/editions/npu-2026.yaml")),
];

/// The editions shipped with the program, as they are without any programme.
#[must_use]
pub fn shipped(limits: &Limits) -> Vec<Edition> {
    let read = |(id, text): &(&str, &str)| {
        Edition::read(&parse::parse(Source::new(*id, *text), limits).ok()?.value).ok()
    };
    EDITIONS.iter().filter_map(read).collect()
}

/// What paths of fiches that are not here are the names of.
fn absent(paths: &[String]) -> BTreeSet<(&'static str, String)> {
    let one = |path: &String| {
        if let Some(city) = path::city(path) {
            return Some(("city", city.to_owned()));
        }
        let kind = path::kind(path).filter(|kind| ["network", "event"].contains(kind))?;
        Some((kind, yaml_stem(path)?.to_owned()))
    };
    paths.iter().filter_map(one).collect()
}

/// Everything that loading needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Loader<'a> {
    /// Where the files are.
    pub tree: &'a dyn Tree,
    /// Bounds on what is read.
    pub limits: &'a Limits,
    /// Paths of the networks and events that matter, if not all do; the others are known by name only.
    pub within: Option<&'a BTreeSet<String>>,
}

impl Loader<'_> {
    /// Reads `roadmap.yaml`, `schemas/`, `networks/` and `events/`. Without an edition and sound schemas nothing else can be
    /// checked: `None`, and the findings say why.
    ///
    /// # Errors
    /// If an embedded edition cannot be read, a defect of the program, or `cities/` cannot be listed.
    pub fn programme(&self, schemas: &Arc<Schemas>) -> Result<(Option<Programme>, Findings)> {
        let mut findings = Findings::default();
        let Some(document) = self.document(&self.tree.file(PROGRAMME_FILE), &mut findings) else {
            return Ok((None, findings));
        };
        findings.fiches.push(PROGRAMME_FILE.to_owned());
        let Some(edition) = self.edition(schemas, &document, &mut findings)? else {
            return Ok((None, findings));
        };
        let Some(schemas) = self.schemas(schemas, &edition, &mut findings)? else {
            return Ok((None, findings));
        };
        findings.diagnostics.extend(names::unportable(
            "templates",
            self.tree
                .files("templates")
                .iter()
                .map(|file| file.path.as_str()),
        ));
        let cities = self.cities(&mut findings)?;
        self.templates(&mut findings);
        let networks = self.shelf("networks", "network", &mut findings);
        let events = self.shelf("events", "event", &mut findings);
        let attachments = self.attachments(&events);
        told_elsewhere(&mut findings, &attachments);
        let pictures = self.shared_pictures([&networks, &events], &mut findings);
        let unfit = self.unfit(&events);
        let people = people::read(self.tree, self.limits, &cities);
        let owners = Owners::read(&document.value["owners"]);
        let codeowners = if owners.is_empty() {
            Vec::new()
        } else {
            self.codeowners(&mut findings)
        };
        let programme = Programme {
            edition,
            schemas,
            document,
            cities,
            networks,
            events,
            owners,
            codeowners,
            folder: self
                .tree
                .above()
                .map_or_else(String::new, |above| above.folder.clone()),
            attachments,
            unfit,
            pictures,
            people,
            absent: absent(self.tree.absent()),
            unshown: BTreeSet::new(),
        };
        Ok((Some(programme), findings))
    }

    /// The pictures that networks and events name; those that none names are told.
    fn shared_pictures(&self, shelves: [&Shelf; 2], findings: &mut Findings) -> Pictures {
        let named = || shelves.iter().flat_map(|shelf| shelf.values()).flatten();
        let files = [self.tree.files("networks"), self.tree.files("events")].concat();
        let (pictures, _) = self.pictures(named(), &files, findings);
        // What a fiche that was not read names is not known.
        let mut all = shelves.iter().flat_map(|shelf| shelf.values());
        if all.all(Option::is_some) && !pictures::is_lost(&pictures) {
            unused(findings, &pictures::named(named()));
        }
        pictures
    }

    /// The files that events name, by their path.
    fn attachments(&self, events: &Shelf) -> BTreeMap<String, Attachment> {
        let mut attachments = BTreeMap::new();
        let beside = self.tree.files("events");
        let spellings = Spellings::of(&beside, "events");
        for event in events.values().flatten() {
            for file in event.value()["documents"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|one| one["file"].as_str())
            {
                attachments
                    .entry(format!("events/{file}"))
                    .or_insert_with(|| self.tree.attachment("events", spellings.find(file)));
            }
        }
        attachments
    }

    /// Documents that events declare public, and that are of no kind that may be shown.
    fn unfit(&self, events: &Shelf) -> BTreeMap<String, Fault> {
        let names: BTreeSet<&str> = events
            .values()
            .flatten()
            .flat_map(|event| attached::public(event.value()))
            .collect();
        let fault = |name: &&str| {
            let bytes = self.tree.attached("events", name).ok()?;
            Some((
                format!("events/{name}"),
                attached::kind(name, &bytes).err()?,
            ))
        };
        names
            .into_par_iter()
            .filter_map(|name| fault(&name))
            .collect()
    }

    /// Says what of `templates/` is not read; the texts themselves are read where pages are made.
    fn templates(&self, findings: &mut Findings) {
        for file in self.tree.files("templates") {
            findings
                .diagnostics
                .extend(file.closed.map(|why| unreadable(&file.path, &why)));
        }
    }

    /// The files that tell a forge who owns what.
    fn codeowners(&self, findings: &mut Findings) -> Vec<Source> {
        let own = |path: &str| {
            let read = self.tree.read(&self.tree.file(path), self.limits.bytes);
            (path.to_owned(), read)
        };
        // A forge looks at the top of the repository alone.
        let files = match self.tree.above() {
            Some(above) => above.files.clone(),
            None => owners::PLACES.into_iter().map(own).collect(),
        };
        let mut sources = Vec::new();
        for (path, read) in files {
            match read {
                Ok(source) => sources.push(source),
                Err(Unreadable::Absent) => {}
                Err(why) => findings.diagnostics.push(unreadable(&path, &why)),
            }
        }
        sources
    }

    /// The edition that `roadmap.yaml` names, with what it changes.
    fn edition(
        &self,
        schemas: &Schemas,
        document: &Document,
        findings: &mut Findings,
    ) -> Result<Option<Edition>> {
        if let Some(schema) = schemas.of("programme") {
            let before = findings.diagnostics.len();
            crate::model::breach::findings(schema, document, &mut findings.diagnostics);
            if findings.diagnostics.len() > before {
                return Ok(None);
            }
        }
        let wanted = document.value["edition"].as_str().unwrap_or_default();
        let Some((id, text)) = EDITIONS.iter().find(|(id, _)| *id == wanted) else {
            let known: Vec<&str> = EDITIONS.iter().map(|(id, _)| *id).collect();
            let message = Message::new("unknown-edition")
                .with("value", wanted)
                .with(
                    "suggestion",
                    crate::model::near::nearest(wanted, known.iter().copied()),
                )
                .with("known", known.join(", "));
            let pointer = pointer!["edition"];
            findings.diagnostics.push(Diagnostic::new(
                "unknown-edition",
                &document.source,
                document.span(&pointer),
                &pointer,
                message,
            ));
            return Ok(None);
        };
        let base = Source::new(*id, *text);
        let mut value = match parse::parse(base, self.limits) {
            Ok(base) => base.value,
            Err((_, faults)) => anyhow::bail!("embedded edition {id}: {faults:?}"),
        };
        let shipped = document
            .value
            .as_object()
            .is_some_and(|map| map.len() > 1)
            .then(|| Edition::read(&value))
            .transpose()?;
        edition::merge(&mut value, &document.value);
        let mut edition = Edition::read(&value).with_context(|| {
            format!("{PROGRAMME_FILE}: the edition's values do not fit together")
        })?;
        if let Some(shipped) = &shipped {
            edition.compare(shipped);
        }
        Ok(Some(edition))
    }

    /// Files below a folder but for those that systems leave there; names that other systems refuse go to the findings.
    fn files(&self, folder: &str, findings: &mut Findings) -> Vec<Found> {
        let mut files = self.tree.files(folder);
        files.retain(|file| !is_left_by_system(file));
        findings.diagnostics.extend(names::unportable(
            folder,
            files.iter().map(|file| file.path.as_str()),
        ));
        files
    }

    /// Reads the fiches of a folder that all cities share.
    fn shelf(&self, folder: &str, kind: &'static str, findings: &mut Findings) -> Shelf {
        let mut shelf = Shelf::new();
        let mut wanted = Vec::new();
        let mut seen = BTreeSet::new();
        for file in self.files(folder, findings) {
            let name = file
                .path
                .strip_prefix(folder)
                .and_then(|rest| rest.strip_prefix('/'))
                .unwrap_or_default()
                .to_owned();
            match (&file.closed, yaml_stem(&name)) {
                (Some(reason), stem) => {
                    findings.diagnostics.push(unreadable(&file.path, reason));
                    // Known by its name only.
                    if let Some(stem) =
                        stem.filter(|stem| !name.contains('/') && seen.insert((*stem).to_owned()))
                    {
                        shelf.insert(stem.to_owned(), None);
                    }
                    findings.skipped.push(unread(&file.path));
                }
                (None, Some(stem)) if !name.contains('/') && seen.insert(stem.to_owned()) => {
                    if self.within.is_none_or(|paths| paths.contains(&file.path)) {
                        wanted.push((stem.to_owned(), file));
                    } else {
                        shelf.insert(stem.to_owned(), None);
                    }
                }
                (None, Some(_)) => {
                    let message = Message::new("unknown-file")
                        .with("name", name.as_str())
                        .with("suggestion", None::<String>);
                    findings
                        .diagnostics
                        .push(whole("unknown-file", &file.path, message));
                }
                (None, None) => findings.skipped.push(Skipped {
                    path: file.path,
                    reason: "skip-not-fiche",
                }),
            }
        }
        self.fill(&mut shelf, kind, wanted, findings);
        shelf
    }

    /// Reads fiches of one kind, each with what is wrong with it, as long as there is room for them.
    fn fill(
        &self,
        shelf: &mut Shelf,
        kind: &'static str,
        wanted: Vec<(String, Found)>,
        findings: &mut Findings,
    ) {
        let one = |(_, file): &(String, Found)| {
            let mut found = Findings::default();
            let mut own = Room::new(self.limits.folder);
            let document = self.document_in(&mut own, file, &mut found);
            (document, own.used(), found)
        };
        let mut room = Room::new(self.limits.folder);
        // A piece at a time, so that what is read before it is found to be too much is bounded as well.
        for piece in wanted.chunks(256) {
            let read: Vec<_> = match room.is_full() {
                true => Vec::new(),
                false => piece.par_iter().map(one).collect(),
            };
            let mut read = read.into_iter();
            for (id, file) in piece {
                let (document, used, found) = read.next().unwrap_or_default();
                let told = room.is_full();
                let document = match room.take(&file.path, used) {
                    None => {
                        findings.absorb(found);
                        document
                    }
                    Some(full) => {
                        findings.diagnostics.extend((!told).then_some(full));
                        findings.skipped.push(unread(&file.path));
                        None
                    }
                };
                let fiche = document.map(|document| {
                    findings.fiches.push(document.source.path.clone());
                    let id = id.clone();
                    Fiche { kind, id, document }
                });
                shelf.insert(id.clone(), fiche);
            }
        }
    }

    /// Names of the cities; what stands beside them goes to the findings.
    ///
    /// # Errors
    /// If `cities/` is there but cannot be listed.
    fn cities(&self, findings: &mut Findings) -> Result<BTreeSet<String>> {
        let (names, mut others) = self.tree.cities()?;
        others.retain(|file| !is_left_by_system(file));
        // What ends in a slash is a folder.
        let paths: Vec<String> = names
            .iter()
            .map(|name| format!("cities/{name}/"))
            .chain(others.iter().map(|file| file.path.clone()))
            .collect();
        findings.diagnostics.extend(names::unportable(
            "cities",
            paths.iter().map(String::as_str),
        ));
        for file in others {
            match &file.closed {
                Some(reason) => findings.diagnostics.push(unreadable(&file.path, reason)),
                None if yaml_stem(&file.path).is_some() => {
                    let name = file.path.strip_prefix("cities/").unwrap_or(&file.path);
                    let message = Message::new("unknown-file")
                        .with("name", name)
                        .with("suggestion", None::<String>);
                    findings
                        .diagnostics
                        .push(whole("unknown-file", &file.path, message));
                }
                None => findings.skipped.push(Skipped {
                    path: file.path,
                    reason: "skip-not-fiche",
                }),
            }
        }
        Ok(names.into_iter().collect())
    }

    /// Reads one city.
    #[must_use]
    pub fn city(&self, id: &str) -> (City, Findings) {
        let mut findings = Findings {
            cities: 1,
            ..Findings::default()
        };
        let mut city = City {
            id: id.to_owned(),
            fiches: Vec::with_capacity(KINDS.len()),
            unread: Vec::new(),
            projects: Vec::new(),
            letter: Attachment::NotNamed,
            pictures: Pictures::new(),
            prints: BTreeMap::new(),
            told: None,
        };
        let folder = format!("cities/{id}");
        let files = self.files(&folder, &mut findings);
        let other = self.sort(&files, &folder, &mut city, &mut findings);
        findings.fiches = city
            .all()
            .map(|fiche| fiche.document.source.path.clone())
            .collect();
        city.fiches
            .sort_by_key(|fiche| KINDS.iter().position(|kind| *kind == fiche.kind));
        self.beside(&files, other, &folder, &mut city, &mut findings);
        (city, findings)
    }

    /// Reads the fiches among the files of a city; gives the others with their names in its folder, and the kinds that were met.
    fn sort<'f>(
        &self,
        files: &'f [Found],
        folder: &str,
        city: &mut City,
        findings: &mut Findings,
    ) -> (Vec<(&'f str, &'f Found)>, Vec<&'static str>) {
        let mut other = Vec::new();
        let mut seen: Vec<&'static str> = Vec::new();
        let mut room = Room::new(self.limits.folder);
        for file in files {
            if let Some(reason) = &file.closed {
                closed(file, reason, folder, city, findings);
                continue;
            }
            let name = file
                .path
                .strip_prefix(folder)
                .and_then(|rest| rest.strip_prefix('/'))
                .unwrap_or(&file.path);
            match yaml_stem(name).and_then(|stem| KINDS.into_iter().find(|kind| *kind == stem)) {
                Some(kind) if !name.contains('/') && !seen.contains(&kind) => {
                    seen.push(kind);
                    match self.document_in(&mut room, file, findings) {
                        Some(document) => city.fiches.push(Fiche {
                            kind,
                            id: kind.to_owned(),
                            document,
                        }),
                        None => city.unread.push(kind),
                    }
                }
                _ => match name
                    .strip_prefix("projects/")
                    .and_then(|name| Some((name, yaml_stem(name)?)))
                {
                    Some((name, id))
                        if !name.contains('/')
                            && city.projects.iter().all(|project| project.id != id) =>
                    {
                        let document = self.document_in(&mut room, file, findings);
                        city.projects.extend(document.map(|document| Fiche {
                            kind: "project",
                            id: id.to_owned(),
                            document,
                        }));
                    }
                    _ => other.push((name, file)),
                },
            }
        }
        (other, seen)
    }

    /// The letter that a city names, and what is said of the files that are none of its fiches.
    fn beside(
        &self,
        files: &[Found],
        (other, seen): (Vec<(&str, &Found)>, Vec<&'static str>),
        folder: &str,
        city: &mut City,
        findings: &mut Findings,
    ) {
        let letter = city.value("city")["interest"]["letter"]
            .as_str()
            .map(str::to_owned);
        if let Some(name) = &letter {
            city.letter = self
                .tree
                .attachment(folder, Spellings::of(files, folder).find(name));
            findings
                .skipped
                .extend(pointer_of(&format!("{folder}/{name}"), &city.letter));
            findings.diagnostics.extend(letter::fault(city));
        }
        (city.pictures, city.prints) = self.pictures(city.all(), files, findings);
        let pictures = pictures::named(city.all());
        // What a fiche that was not read names is not known.
        let read = !findings.skipped.iter().any(|left| left.reason == UNREAD);
        let read = read && !pictures::is_lost(&city.pictures);
        for (name, file) in other {
            let is_letter = letter
                .as_deref()
                .is_some_and(|letter| composed(letter) == composed(name));
            if is_letter || pictures.contains(composed(&file.path).as_ref()) {
                continue;
            }
            if let Some(unused) = pictures::unused(&file.path).filter(|_| read) {
                findings.diagnostics.push(unused);
                continue;
            }
            match other_file(name, &seen) {
                Some(message) => {
                    findings
                        .diagnostics
                        .push(whole("unknown-file", &file.path, message))
                }
                None => findings.skipped.push(Skipped {
                    path: file.path.clone(),
                    reason: "skip-not-fiche",
                }),
            }
        }
    }

    /// Reads and parses one file; what stands in the way goes to the findings.
    fn document(&self, file: &Found, findings: &mut Findings) -> Option<Arc<Document>> {
        self.document_in(&mut Room::new(self.limits.folder), file, findings)
    }

    /// The text of one file, or what stands in the way.
    fn source(&self, file: &Found) -> std::result::Result<Source, Vec<Diagnostic>> {
        let path = file.path.as_str();
        self.tree
            .read(file, self.limits.bytes)
            .map_err(|error| match error {
                Unreadable::TooLarge(size) => {
                    let size = usize::try_from(size).unwrap_or(usize::MAX);
                    vec![whole(
                        "limit",
                        path,
                        Message::new("limit-size")
                            .with("size", size)
                            .with("limit", self.limits.bytes),
                    )]
                }
                Unreadable::NotUtf8(offset, head) => {
                    let end = head.len();
                    let source = Source::new(path, head);
                    vec![Diagnostic::new(
                        "encoding",
                        &source,
                        end..end,
                        &Pointer::default(),
                        foreign(&source.text)
                            .unwrap_or_else(|| Message::new("encoding").with("offset", offset)),
                    )]
                }
                reason => vec![unreadable(path, &reason)],
            })
    }

    /// The same for one of many, as long as there is room for them.
    fn document_in(
        &self,
        room: &mut Room,
        file: &Found,
        findings: &mut Findings,
    ) -> Option<Arc<Document>> {
        let path = file.path.as_str();
        if room.is_full() {
            findings.skipped.push(unread(path));
            return None;
        }
        let root = Pointer::default();
        let placed =
            self.source(file)
                .and_then(|source| match room.take(path, source.text.len()) {
                    None => Ok(source),
                    Some(full) => Err(vec![full]),
                });
        let parsed = placed.and_then(|source| {
            if let Some(message) = foreign(&source.text) {
                return Err(vec![whole("encoding", path, message)]);
            }
            let source = if path.ends_with(".json") {
                schemas::spaced(source)
            } else {
                source
            };
            parsed(self.tree, source, self.limits).map_err(|(source, faults)| {
                faults
                    .into_iter()
                    .map(|fault| {
                        Diagnostic::new(fault.rule, &source, fault.span, &root, fault.message)
                    })
                    .collect()
            })
        });
        match parsed {
            Ok(document) => Some(document),
            Err(diagnostics) => {
                findings.diagnostics.extend(diagnostics);
                findings.skipped.push(unread(path));
                None
            }
        }
    }
}

/// Reads a text, unless it is one that was read before; an empty one is a form that nobody began to fill.
///
/// # Errors
/// The faults, each with its place.
fn parsed(
    tree: &dyn Tree,
    source: Source,
    limits: &Limits,
) -> std::result::Result<Arc<Document>, (Source, Vec<parse::Fault>)> {
    if let Some(document) = tree.known().and_then(|known| known.document(&source)) {
        return Ok(document);
    }
    let mut document = parse::parse(source, limits)?;
    if document.value.is_null() {
        document.value = Value::Object(serde_json::Map::new());
    }
    let document = Arc::new(document);
    if let Some(known) = tree.known() {
        known.keep(&document);
    }
    Ok(document)
}

/// A file that an event names is not skipped: it is looked at where it is named.
fn told_elsewhere(findings: &mut Findings, attachments: &BTreeMap<String, Attachment>) {
    findings.skipped.retain(|left| {
        !attachments.contains_key(composed(&left.path).as_ref())
            && !attachments.contains_key(&left.path)
    });
    findings.skipped.extend(
        attachments
            .iter()
            .filter_map(|(path, found)| pointer_of(path, found)),
    );
}

/// Takes what looks like a picture from the files that are left alone: it is named by a fiche, or told.
fn unused(findings: &mut Findings, named: &BTreeSet<String>) {
    let skipped = std::mem::take(&mut findings.skipped);
    for left in skipped {
        let own = left.reason == "skip-not-fiche"
            && (left.path.starts_with("networks/") || left.path.starts_with("events/"));
        if !own {
            findings.skipped.push(left);
        } else if !named.contains(composed(&left.path).as_ref()) {
            match pictures::unused(&left.path) {
                Some(unused) => findings.diagnostics.push(unused),
                None => findings.skipped.push(left),
            }
        }
    }
}

/// Endings of documents that `roadmap import` reads.
const OFFICE: [&str; 3] = [".docx", ".odt", ".xlsx"];

/// What is said of a file that is no fiche, if it may be meant for one; `seen` are the kinds that are there.
fn other_file(name: &str, seen: &[&str]) -> Option<Message> {
    let stem = name.split('.').next().unwrap_or(name);
    let near = crate::model::near::nearest(stem, KINDS.into_iter());
    let there = |kind: &str| seen.contains(&kind);
    // What a program keeps of a fiche that is there is nobody's mistake.
    if copies::is_kept(name) && near.as_deref().is_some_and(there) {
        return None;
    }
    let message = |id: &'static str| Message::new(id).with("name", name);
    if let Some(original) =
        yaml_stem(name).and_then(|stem| copies::original(stem, seen.iter().copied()))
    {
        return Some(message("unknown-file-copy").with("original", format!("{original}.yaml")));
    }
    // A document of a word processor is read by nobody, whatever it is called: its answers are taken over.
    let lower = name.to_lowercase();
    if near.is_some() && OFFICE.iter().any(|end| lower.ends_with(end)) {
        return Some(message("unknown-file-office"));
    }
    // The only one of its kind may be called a copy, and is none.
    let absent = KINDS.into_iter().filter(|kind| !there(kind));
    let copied = yaml_stem(name).and_then(|stem| copies::original(stem, absent));
    // One that has the same name but for its ending stands beside the fiche: to rename it would take the fiche's place.
    let suggestion = near
        .as_deref()
        .filter(|kind| !there(kind))
        .or(copied)
        .map(|kind| format!("{kind}.yaml"));
    (yaml_stem(name).is_some() || near.is_some())
        .then(|| message("unknown-file").with("suggestion", suggestion))
}

/// Says of a file of a city that it cannot be opened: the fiche that it may be is not read.
fn closed(
    file: &Found,
    reason: &Unreadable,
    folder: &str,
    city: &mut City,
    findings: &mut Findings,
) {
    findings.diagnostics.push(unreadable(&file.path, reason));
    findings.skipped.push(unread(&file.path));
    let name = file
        .path
        .strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'));
    city.unread.extend(KINDS.into_iter().filter(|kind| {
        name.is_none_or(|name| !name.contains('/') && yaml_stem(name) == Some(*kind))
    }));
}

fn is_left_by_system(file: &Found) -> bool {
    portable::is_left_by_system(file.path.rsplit('/').next().unwrap_or_default())
}

/// What is told of a file that is not read: the questions that it answers are not looked at.
fn unread(path: &str) -> Skipped {
    Skipped {
        path: path.to_owned(),
        reason: UNREAD,
    }
}

/// A finding on a file as a whole.
fn whole(rule: &'static str, path: &str, message: Message) -> Diagnostic {
    let source = Source::new(path, "");
    Diagnostic::new(rule, &source, 0..0, &Pointer::default(), message)
}

/// A file kept by Git LFS is not wholly checked: only its hash is known.
fn pointer_of(path: &str, found: &Attachment) -> Option<Skipped> {
    matches!(found, Attachment::Pointed(_)).then(|| Skipped {
        path: path.to_owned(),
        reason: "skip-pointer",
    })
}

/// What is said of a file or folder that could not be opened.
#[must_use]
pub fn unreadable(path: &str, reason: &Unreadable) -> Diagnostic {
    let message = match reason {
        Unreadable::Absent => Message::new("unreadable-absent"),
        Unreadable::Link => Message::new("unreadable-link"),
        Unreadable::Submodule => Message::new("unreadable-submodule"),
        Unreadable::Pointer => Message::new("unreadable-pointer"),
        Unreadable::Held => Message::new("unreadable-held"),
        Unreadable::Failed(detail) => Message::new("unreadable").with("detail", detail.as_str()),
        Unreadable::Full(limit) => {
            return whole(
                "limit",
                path,
                Message::new("limit-names").with("limit", *limit),
            );
        }
        Unreadable::Deep(limit) => {
            return whole(
                "limit",
                path,
                Message::new("limit-folders").with("limit", *limit),
            );
        }
        Unreadable::TooLarge(_) | Unreadable::NotUtf8(..) | Unreadable::Special => {
            Message::new("unreadable-special")
        }
    };
    whole("unreadable", path, message)
}

/// What is said of a document of another program that was given the name of a fiche.
fn foreign(text: &str) -> Option<Message> {
    const HEADS: [&str; 6] = [
        "PK\u{3}\u{4}",
        "%PDF-",
        "{\\rtf",
        "<!DOCTYPE",
        "<html",
        "<?xml",
    ];
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let is = HEADS.iter().any(|head| {
        text.get(..head.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(head))
    });
    is.then(|| Message::new("encoding-document"))
}
