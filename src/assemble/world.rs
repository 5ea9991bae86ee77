//! In: a programme and facts of its cities, as an audience may see them. Out: what pages about more than one city show, and which
//! pages there are.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    assemble::{draft::Draft, event::sorted, graph::Graph, prose::Voice},
    model::{
        catalog::{Fiche, Programme},
        facts::Facts,
        open::Open,
        page::cell::{Inline, Lead, Name},
        site,
    },
};

/// What the programme's documents show of all cities, networks and events: what their audience may see, and nothing else.
#[derive(Debug)]
pub struct World<'a> {
    /// Edition, networks and events.
    pub programme: &'a Programme,
    /// All cities by name, those without a dossier too.
    pub(super) facts: &'a BTreeMap<String, Facts>,
    /// Paths of the networks and events with errors: they have no page.
    unsound: &'a BTreeSet<String>,
    /// What everyone may see, where this is more: for pages of an internal site that are sent out.
    open: Option<Box<World<'a>>>,
    /// What somebody is waited for in networks and events; nothing where nobody asked.
    pub(super) shared: Vec<Open>,
    graph: OnceLock<Graph>,
}

impl<'a> World<'a> {
    /// What an audience may see, and what everyone may if that is less.
    #[must_use]
    pub fn new(
        programme: &'a Programme,
        facts: &'a BTreeMap<String, Facts>,
        unsound: &'a BTreeSet<String>,
        open: Option<Self>,
    ) -> Self {
        Self {
            programme,
            facts,
            unsound,
            open: open.map(Box::new),
            shared: Vec::new(),
            graph: OnceLock::new(),
        }
    }

    /// The same with what somebody is waited for in networks and events.
    #[must_use]
    pub fn waiting(self, shared: Vec<Open>) -> Self {
        Self { shared, ..self }
    }

    /// What everyone may see.
    #[must_use]
    pub fn open(&self) -> &Self {
        self.open.as_deref().unwrap_or(self)
    }

    pub(super) fn city(&self, id: &str) -> Option<&Facts> {
        self.facts.get(id).filter(|facts| facts.sound)
    }

    pub(super) fn cities(&self) -> impl Iterator<Item = &Facts> {
        self.facts.values().filter(|facts| facts.sound)
    }

    /// Projects of all cities that have a dossier, each with its city and name.
    pub fn projects(&self) -> impl Iterator<Item = (&Facts, &str, &Value)> {
        self.cities().flat_map(|facts| {
            facts
                .projects
                .iter()
                .map(move |(id, project)| (facts, id.as_str(), project))
        })
    }

    /// Which pages belong together.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        self.graph.get_or_init(|| Graph::of(self))
    }

    /// Networks that have a page.
    pub fn networks(&self) -> impl Iterator<Item = &'a Fiche> {
        let all = self.programme.networks.values().flatten();
        all.filter(|network| self.is_sound(network))
    }

    /// Meetings that have a page.
    pub fn events(&self) -> impl Iterator<Item = &'a Fiche> {
        let all = self.programme.events.values().flatten();
        all.filter(|event| self.is_sound(event))
    }

    /// The same networks in the order in which readers of the page look for their titles.
    pub(super) fn titled(&self, page: &Draft<'_>) -> Vec<&'a Fiche> {
        let mut all: Vec<&Fiche> = self.networks().collect();
        page.voice
            .sort(&mut all, |one| title(&page.voice, one).text);
        all
    }

    /// The same meetings by date.
    pub(super) fn dated(&self) -> Vec<&'a Fiche> {
        sorted(&self.events().collect::<Vec<_>>())
    }

    /// Whether a meeting of this name has a page.
    pub(super) fn holds(&self, event: &str) -> bool {
        let event = self.programme.event(event);
        event.is_some_and(|event| self.is_sound(event))
    }

    /// Whether a network or event has a page.
    #[must_use]
    pub fn is_sound(&self, fiche: &Fiche) -> bool {
        !self.unsound.contains(&fiche.document.source.path)
    }

    /// Networks and events that have a page, as data by kind and name.
    #[must_use]
    pub fn data(&self) -> Shared<'_> {
        let programme = self.programme;
        let list = |fiches: &mut dyn Iterator<Item = &Fiche>| -> Map<String, Value> {
            fiches
                .filter(|fiche| self.is_sound(fiche))
                .map(|fiche| (fiche.id.clone(), fiche.value().clone()))
                .collect()
        };
        let networks = list(&mut programme.networks.values().flatten());
        let mut events = list(&mut programme.events.values().flatten());
        // Which file a document is its event's page says, which leads to it.
        let documents = events
            .values_mut()
            .filter_map(|event| event.get_mut("documents")?.as_array_mut())
            .flatten();
        documents
            .filter_map(Value::as_object_mut)
            .for_each(|document| _ = document.shift_remove("file"));
        let cities: Vec<&str> = self.cities().map(|facts| facts.id.as_str()).collect();
        Shared {
            version: 1,
            edition: &programme.edition.id,
            cities,
            networks,
            events,
        }
    }

    /// All cities in the order in which readers of the page look for their names.
    pub(super) fn ordered(&self, page: &Draft<'_>) -> Vec<&Facts> {
        let mut all: Vec<&Facts> = self.facts.values().collect();
        page.voice
            .sort(&mut all, |facts| self.name(page, &facts.id));
        all
    }

    /// A city's name in the page's language.
    pub(super) fn name(&self, page: &Draft<'_>, id: &str) -> String {
        let name = self.facts.get(id).map(|facts| {
            let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
            voice
                .pick(&facts.name)
                .map_or_else(|| id.to_owned(), |(_, name)| name.to_owned())
        });
        name.unwrap_or_else(|| id.to_owned())
    }

    /// The same, leading to its dossier if it has one.
    pub(super) fn link(&self, page: &Draft<'_>, id: &str) -> Inline {
        let name = self.name(page, id);
        if self.city(id).is_some() {
            page.link(name, id, "").into()
        } else {
            name.into()
        }
    }

    /// A network's title, leading to its page if it has one.
    pub(super) fn network(&self, page: &Draft<'_>, id: &str) -> Option<Lead> {
        let fiche = page.brief.programme.network(id)?;
        let title = title(&page.voice, fiche);
        Some(if self.is_sound(fiche) {
            page.link(title, &site::network(id), "")
        } else {
            title.into()
        })
    }

    /// An event's title, leading to its sheet if it has one.
    pub(super) fn event(&self, page: &Draft<'_>, event: &Fiche) -> Lead {
        let title = title(&page.voice, event);
        if self.is_sound(event) {
            page.link(title, &site::event(&event.id), "")
        } else {
            title.into()
        }
    }
}

/// Networks and events as data, with the names of the cities.
#[derive(Debug, Serialize)]
pub struct Shared<'a> {
    version: u8,
    edition: &'a str,
    cities: Vec<&'a str>,
    networks: Map<String, Value>,
    events: Map<String, Value>,
}

/// The title of a network or event; its id where that is all there is to be seen.
pub(super) fn title(voice: &Voice<'_>, fiche: &Fiche) -> Name {
    voice.titled(&fiche.value()["title"], Some(&fiche.id))
}
