//! In: documents that could be read. Out: the programme, what its cities share, its cities; nothing after this point reads files.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::Value;

pub use crate::fiche::path::KINDS;
use crate::{
    fiche::path,
    model::{
        attached::Fault,
        diagnostic::{Diagnostic, Level},
        document::{Document, Pointer},
        edition::Edition,
        owners::Owners,
        people::People,
        picture,
        schemas::Schemas,
        source::Source,
        tree::Attachment,
    },
};

/// Fiches that every city fills; the action plan is the pilot's alone (S:290).
pub const REQUIRED: [&str; 5] = ["city", "staff", "challenges", "themes", "priority-theme"];

/// Fiches by name; `None` for those that stand there but could not be read.
pub type Shelf = BTreeMap<String, Option<Fiche>>;

/// What is wrong with pictures, by path; those with which nothing is are not among them.
pub type Pictures = BTreeMap<String, Vec<picture::Fault>>;

/// The programme: its edition and what the secretariat keeps beside the cities.
#[derive(Debug)]
pub struct Programme {
    /// The edition with the programme's changes.
    pub edition: Edition,
    /// What its fiches hold: the program's schemas with its own laid over them.
    pub schemas: Arc<Schemas>,
    /// `roadmap.yaml` itself.
    pub document: Arc<Document>,
    /// Names of the folders of `cities/`.
    pub cities: BTreeSet<String>,
    /// `networks/`.
    pub networks: Shelf,
    /// `events/`.
    pub events: Shelf,
    /// Who may change what.
    pub owners: Owners,
    /// Files that tell forges so.
    pub codeowners: Vec<Source>,
    /// Folder of the repository that it lies in, as those name it; empty at its top.
    pub folder: String,
    /// Files that events name, by path.
    pub attachments: BTreeMap<String, Attachment>,
    /// Those of them that events declare public and nobody may be shown, by path.
    pub unfit: BTreeMap<String, Fault>,
    /// What is wrong with the pictures that networks and events name, by path.
    pub pictures: Pictures,
    /// Who works for which city.
    pub people: People,
    /// Cities, networks and events that a sparse checkout leaves out: by what names them, and by name.
    pub absent: BTreeSet<(&'static str, String)>,
    /// Networks that a publication may not name: their pilot is not shown.
    pub unshown: BTreeSet<String>,
}

/// A programme and those of its cities that are looked at.
#[derive(Debug)]
pub struct Catalog {
    /// The programme.
    pub programme: Programme,
    /// Cities by name.
    pub cities: BTreeMap<String, City>,
    /// On what was not read of them, as links are not.
    pub unread: Vec<Diagnostic>,
}

/// One city and what it wrote.
#[derive(Debug)]
pub struct City {
    /// Folder name.
    pub id: String,
    /// Fiches that could be read, in the order of [`KINDS`].
    pub fiches: Vec<Fiche>,
    /// Kinds that stand there but could not be read.
    pub unread: Vec<&'static str>,
    /// Its projects, by name.
    pub projects: Vec<Fiche>,
    /// The letter that `city.yaml` names.
    pub letter: Attachment,
    /// What is wrong with the pictures that its fiches name, by path.
    pub pictures: Pictures,
    /// SHA-256 of those pictures, by path, in hexadecimal digits; of those that are not there none.
    pub prints: BTreeMap<String, String>,
    /// Of what an audience may see of a city: what is told of the rest.
    pub told: Option<Told>,
}

/// What may be told of a city beside what it wrote, where not all of that may be seen.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Kinds of fiche of which it is told whether they are filled in, and whether they are.
    pub filled: Vec<(&'static str, bool)>,
    /// Its state is.
    pub state: bool,
    /// Its language is.
    pub language: bool,
}

/// The tag for a language that is not told (BCP 47).
pub const UNTOLD: &str = "und";

/// One fiche.
#[derive(Debug, Clone)]
pub struct Fiche {
    /// One of [`KINDS`], `project`, `network` or `event`.
    pub kind: &'static str,
    /// Name of the file without its ending.
    pub id: String,
    /// What it says.
    pub document: Arc<Document>,
}

impl Fiche {
    /// What it says.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.document.value
    }

    /// The line on which one of its answers stands.
    #[must_use]
    pub fn line(&self, at: &Pointer) -> usize {
        let start = self.document.span(at).start;
        self.document.source.position(start).0
    }
}

impl City {
    /// The fiche of a kind, if it could be read.
    #[must_use]
    pub fn fiche(&self, kind: &str) -> Option<&Fiche> {
        self.fiches.iter().find(|fiche| fiche.kind == kind)
    }

    /// Its fiches, then its projects.
    pub fn all(&self) -> impl Iterator<Item = &Fiche> {
        self.fiches.iter().chain(&self.projects)
    }

    /// The values of a fiche; `Null` where there is none.
    #[must_use]
    pub fn value(&self, kind: &str) -> &Value {
        self.fiche(kind).map_or(&Value::Null, Fiche::value)
    }

    /// The last decision recorded.
    #[must_use]
    pub fn decision(&self) -> &Value {
        self.value("city")["record"]
            .as_array()
            .and_then(|record| record.last())
            .unwrap_or(&Value::Null)
    }

    /// Identifier of the last state recorded; `draft` if none, nothing if it is not told.
    #[must_use]
    pub fn state(&self) -> &str {
        let none = if self.told.as_ref().is_none_or(|told| told.state) {
            "draft"
        } else {
            ""
        };
        self.decision()["state"].as_str().unwrap_or(none)
    }

    /// Language that the city writes in.
    #[must_use]
    pub fn language<'a>(&'a self, edition: &'a Edition) -> &'a str {
        let none = if self.told.as_ref().is_none_or(|told| told.language) {
            edition.language()
        } else {
            UNTOLD
        };
        self.value("city")["language"].as_str().unwrap_or(none)
    }

    /// Whether a fiche is filled in; `None` where that is not told.
    #[must_use]
    pub fn fills(&self, kind: &str) -> Option<bool> {
        if let Some(told) = &self.told {
            return told
                .filled
                .iter()
                .find(|(known, _)| *known == kind)
                .map(|(_, filled)| *filled);
        }
        Some(match kind {
            // The first step is the letter, not the file that names it.
            "city" => self.value("city")["interest"]["letter"].is_string(),
            kind => self
                .value(kind)
                .as_object()
                .is_some_and(|map| !map.is_empty()),
        })
    }
}

impl Catalog {
    /// The document behind a path, with its kind and the language that it is written in; `None` if it could not be read.
    #[must_use]
    pub fn fiche(&self, path: &str) -> Option<(&'static str, &Document, &str)> {
        let edition = &self.programme.edition;
        if path == self.programme.document.source.path {
            return Some(("programme", &self.programme.document, edition.language()));
        }
        let own = |fiche: &&Fiche| fiche.document.source.path == path;
        if let Some(id) = path::city(path) {
            let city = self.cities.get(id)?;
            return city
                .all()
                .find(own)
                .map(|fiche| (fiche.kind, &*fiche.document, city.language(edition)));
        }
        self.programme
            .shared()
            .find(own)
            .map(|fiche| (fiche.kind, &*fiche.document, edition.language()))
    }
}

impl Programme {
    /// Whether hard rules fail in a state; what the edition does not know is held to be strict.
    #[must_use]
    pub fn strict(&self, state: &str) -> bool {
        self.edition
            .entry("states", state)
            .is_none_or(|entry| entry.strict)
    }

    /// The level that the programme sets for a rule.
    #[must_use]
    pub fn level(&self, rule: &str) -> Option<Level> {
        self.edition.rules.get(rule).copied()
    }

    /// Names that a reference to a `city`, `network` or `event` may hold.
    #[must_use]
    pub fn names(&self, reference: &str) -> Vec<&str> {
        match reference {
            "city" => self.cities.iter().map(String::as_str).collect(),
            "network" => self.networks.keys().map(String::as_str).collect(),
            "event" => self.events.keys().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a reference leads somewhere; one of a kind that is not known does.
    #[must_use]
    pub fn has(&self, reference: &str, id: &str) -> bool {
        match reference {
            "city" => self.cities.contains(id) || self.is_absent(reference, id),
            "network" => self.networks.contains_key(id) || self.is_absent(reference, id),
            "event" => self.events.contains_key(id) || self.is_absent(reference, id),
            _ => true,
        }
    }

    /// Whether it is known to be there, though it is not here.
    fn is_absent(&self, reference: &str, id: &str) -> bool {
        let named = |(kind, name): &(&str, String)| *kind == reference && name == id;
        !self.absent.is_empty() && self.absent.iter().any(named)
    }

    /// A network that could be read.
    #[must_use]
    pub fn network(&self, id: &str) -> Option<&Fiche> {
        self.networks.get(id)?.as_ref()
    }

    /// An event that could be read.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<&Fiche> {
        self.events.get(id)?.as_ref()
    }

    /// Whether there is a meeting of this name of which not everyone may know; of one that cannot be read that is not told.
    #[must_use]
    pub fn withholds(&self, event: &str) -> bool {
        self.event(event)
            .is_some_and(|event| !self.schemas.is_open(event.kind, event.value()))
    }

    /// Whether the state of a city allows that everyone is shown it; of one that cannot be read nothing is known that would.
    #[must_use]
    pub fn may_show(&self, city: &City) -> bool {
        let state = self.edition.entry("states", city.state());
        city.fiche("city").is_some() && state.is_some_and(|state| state.shown)
    }

    /// Networks and events that could be read, in the order of their names.
    pub fn shared(&self) -> impl Iterator<Item = &Fiche> {
        self.networks.values().chain(self.events.values()).flatten()
    }

    /// The pilot of a network, or of the network that an event is about.
    #[must_use]
    pub fn pilot_of<'a>(&'a self, fiche: &'a Fiche) -> Option<&'a str> {
        match fiche.kind {
            "network" => fiche.value()["pilot"].as_str(),
            _ => self.network(fiche.value()["network"].as_str()?)?.value()["pilot"].as_str(),
        }
    }

    /// Whether a city is the pilot of a network.
    #[must_use]
    pub fn is_pilot(&self, city: &str) -> bool {
        self.networks
            .values()
            .flatten()
            .any(|network| network.value()["pilot"].as_str() == Some(city))
    }

    /// Cities that networks and events speak of.
    #[must_use]
    pub fn mentioned(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        for fiche in self.shared() {
            let value = fiche.value();
            names.extend(value["pilot"].as_str());
            for list in ["members", "questions", "speakers"] {
                names.extend(
                    value[list]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .filter_map(|one| one["city"].as_str()),
                );
            }
            names.extend(
                value["invited"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str),
            );
        }
        names
    }
}
