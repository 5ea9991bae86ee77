//! In: a programme, facts of its cities, an audience. Out: what pages about more than one city may show, and which pages there are.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::{
    assemble::{page, prose::Voice, visible},
    cli::Audience,
    model::{
        catalog::{Fiche, Programme},
        facts::Facts,
        site,
    },
};

/// What the programme's documents show of all cities, networks and events, as far as their audience may see it.
#[derive(Debug, Default)]
pub struct World<'a> {
    /// All cities by name, those without a dossier too.
    pub(super) facts: BTreeMap<String, Facts>,
    /// Networks and events by path.
    values: BTreeMap<&'a str, Value>,
    /// Paths of those with errors: they have no page.
    unsound: BTreeSet<String>,
}

impl<'a> World<'a> {
    /// What an audience may see; `unsound` are the paths of networks and events with errors.
    #[must_use]
    pub fn new(programme: &'a Programme, audience: Audience, facts: &BTreeMap<String, Facts>, unsound: BTreeSet<String>) -> Self {
        let seen =
            |kind: &str, value: &Value| programme.schemas.of(kind).map_or(Value::Null, |schema| visible(value, &schema.plan, audience));
        let one = |(id, facts): (&String, &Facts)| {
            let name = seen("city", &json!({"name": facts.name}))["name"].take();
            let themes = seen("themes", &json!({"themes": facts.themes}))["themes"].take();
            let projects = facts.projects.iter().map(|(id, project)| (id.clone(), seen("project", project))).collect();
            // What is called out is public, whoever reads it here.
            let plan =
                programme.schemas.of("action-plan").map_or(Value::Null, |schema| visible(&facts.plan, &schema.plan, Audience::Public));
            let themes = themes.as_array().cloned().unwrap_or_default();
            (id.clone(), Facts { name, themes, projects, plan, ..facts.clone() })
        };
        Self {
            facts: facts.iter().map(one).collect(),
            values: programme.shared().map(|fiche| (fiche.document.source.path.as_str(), seen(fiche.kind, fiche.value()))).collect(),
            unsound,
        }
    }

    pub(super) fn city(&self, id: &str) -> Option<&Facts> {
        self.facts.get(id).filter(|facts| facts.sound)
    }

    pub(super) fn cities(&self) -> impl Iterator<Item = &Facts> {
        self.facts.values().filter(|facts| facts.sound)
    }

    /// Projects of all cities that have a dossier, each with its city and name.
    pub fn projects(&self) -> impl Iterator<Item = (&Facts, &str, &Value)> {
        self.cities().flat_map(|facts| facts.projects.iter().map(move |(id, project)| (facts, id.as_str(), project)))
    }

    pub(super) fn value(&self, fiche: &Fiche) -> &Value {
        self.values.get(fiche.document.source.path.as_str()).unwrap_or(&Value::Null)
    }

    /// Whether a network or event has a page.
    #[must_use]
    pub fn is_sound(&self, fiche: &Fiche) -> bool {
        !self.unsound.contains(&fiche.document.source.path)
    }

    /// Networks and events that have a page, as data by kind and name.
    #[must_use]
    pub fn data(&self, programme: &Programme) -> Value {
        let list = |fiches: &mut dyn Iterator<Item = &Fiche>| -> Map<String, Value> {
            fiches.filter(|fiche| self.is_sound(fiche)).map(|fiche| (fiche.id.clone(), self.value(fiche).clone())).collect()
        };
        let networks = list(&mut programme.networks.values().flatten());
        let events = list(&mut programme.events.values().flatten());
        let cities: Vec<&str> = self.cities().map(|facts| facts.id.as_str()).collect();
        json!({"version": 1, "edition": programme.edition.id, "cities": cities, "networks": networks, "events": events})
    }

    /// A city's name in the page's language.
    pub(super) fn name(&self, page: &page::Page<'_>, id: &str) -> String {
        let name = self.facts.get(id).map(|facts| {
            let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
            voice.pick(&facts.name).map_or_else(|| id.to_owned(), |(_, name)| name.to_owned())
        });
        name.unwrap_or_else(|| id.to_owned())
    }

    /// The same, leading to its dossier if it has one.
    pub(super) fn link(&self, page: &page::Page<'_>, id: &str) -> Value {
        let name = json!(self.name(page, id));
        if self.city(id).is_some() { page.link(&name, id, "") } else { name }
    }

    /// A network's title, leading to its page if it has one.
    pub(super) fn network(&self, page: &page::Page<'_>, id: &str) -> Option<Value> {
        let fiche = page.brief.programme.network(id)?;
        let title = page.voice.name(&self.value(fiche)["title"]);
        Some(if self.is_sound(fiche) { page.link(&title, &site::network(id), "") } else { title })
    }

    /// An event's title, leading to its sheet if it has one.
    pub(super) fn event(&self, page: &page::Page<'_>, event: &Fiche) -> Value {
        let title = page.voice.name(&self.value(event)["title"]);
        if self.is_sound(event) { page.link(&title, &site::event(&event.id), "") } else { title }
    }
}
