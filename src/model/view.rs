//! In: a programme, its cities, an audience. Out: the same with nothing but what that audience may see.
//!
//! What is shown is made from these, what is checked from the whole. Texts of files and places in them stay behind.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    fiche::{audience::Audience, path},
    model::{
        catalog::{Catalog, City, Fiche, KINDS, Programme, Shelf, Told},
        document::Document,
        owners::Owners,
        people::People,
        schema::Field,
        schemas::Schemas,
        source::Source,
        tree::Attachment,
        walk,
    },
};

/// What everyone may see of a state, and of the one that it is compared with: what either hides is hidden.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    own: &'a Programme,
    other: Option<&'a Programme>,
}

/// Two states of a programme as everyone may see them.
#[must_use]
pub fn both(before: Option<&Catalog>, after: Option<&Catalog>) -> [Option<Catalog>; 2] {
    let one = |side: Option<&Catalog>, other: Option<&Catalog>| {
        let view = View::between(&side?.programme, other.map(|other| &other.programme));
        Some(view.catalog(side?))
    };
    [one(before, after), one(after, before)]
}

impl<'a> View<'a> {
    /// Of one state alone.
    #[must_use]
    pub fn of(programme: &'a Programme) -> Self {
        Self::between(programme, None)
    }

    /// Of a state beside another.
    #[must_use]
    pub fn between(own: &'a Programme, other: Option<&'a Programme>) -> Self {
        Self { own, other }
    }

    fn schemas(&self) -> impl Iterator<Item = &'a Schemas> + use<'a> {
        let own = &self.own.schemas;
        let other = self.other.map(|other| &other.schemas);
        let other = other.filter(|other| !Arc::ptr_eq(own, other));
        std::iter::once(own).chain(other).map(Arc::as_ref)
    }
}

impl View<'_> {
    fn plans(&self, kind: &str) -> impl Iterator<Item = &Field> {
        self.schemas()
            .filter_map(move |schemas| schemas.of(kind))
            .map(|schema| &schema.plan)
    }

    /// Whether a field of a kind passes a test by all plans that know it.
    fn all(&self, kind: &str, place: &[&str], test: impl Fn(&Field) -> bool) -> bool {
        let down = |field, key: &&str| {
            Field::property(field, key).or_else(|| field.items.as_deref()?.property(key))
        };
        self.plans(kind)
            .filter_map(|plan| place.iter().try_fold(plan, down))
            .all(test)
    }

    fn shows(&self, kind: &str) -> bool {
        self.all(kind, &[], |plan| plan.public)
    }

    fn programmes(&self) -> impl Iterator<Item = &Programme> {
        [Some(self.own), self.other].into_iter().flatten()
    }

    /// Whether a state that is looked at withholds a meeting.
    fn withholds(&self, id: &str) -> bool {
        self.programmes().any(|programme| programme.withholds(id))
    }

    /// Whether anything is hidden that the program would show.
    #[must_use]
    pub fn hides(&self) -> bool {
        self.schemas().any(Schemas::hides)
    }

    /// Whether there is a meeting of which not everyone may know.
    #[must_use]
    pub fn hides_meetings(&self) -> bool {
        let mut meetings = self
            .programmes()
            .flat_map(|programme| programme.events.keys());
        meetings.any(|id| self.withholds(id))
    }

    /// Whether everyone may see the field of a fiche, named as a waiver names it.
    #[must_use]
    pub fn is_public(&self, path: &str, field: &str) -> bool {
        !self.is_withheld(path) && self.schemas().all(|schemas| schemas.is_public(path, field))
    }

    /// A path as everyone may see it: of files that are no fiches, which only internal answers name, and of fiches that are hidden,
    /// the folder.
    #[must_use]
    pub fn place(&self, path: &str) -> String {
        let seen = |kind| self.shows(kind) || kind == "staff";
        let told = path::kind(path).is_some_and(seen) && !self.is_withheld(path);
        match path.rfind('/').filter(|_| path::is_inside(path) && !told) {
            // A city that is hidden is not named either.
            Some(_) if path.starts_with("cities/") && !seen("city") => "cities/".to_owned(),
            Some(end) => path[..=end].to_owned(),
            None => path.to_owned(),
        }
    }

    /// Whether a path is that of a meeting of which not everyone may know; of one that cannot be read nobody knows that they may.
    fn is_withheld(&self, path: &str) -> bool {
        let Some(id) = path::stem(path).strip_prefix("events/") else {
            return false;
        };
        let unread = |programme: &Programme| programme.events.get(id).is_some_and(Option::is_none);
        self.withholds(id) || self.programmes().any(unread)
    }

    /// Whether a network may not be named.
    fn omits(&self, id: &str) -> bool {
        self.own.unshown.contains(id)
    }

    /// Takes out what names such a meeting or network.
    fn forget(&self, value: &mut Value, plan: &Field) {
        let names = |value: &Value, field: &Field| {
            value
                .as_str()
                .is_some_and(|id| match field.reference.as_deref() {
                    Some("event") => self.withholds(id),
                    Some("network") => self.omits(id),
                    _ => false,
                })
        };
        match value {
            Value::Object(map) => {
                for (key, field) in &plan.properties {
                    match map.get_mut(key) {
                        Some(below) if names(below, field) => drop(map.shift_remove(key)),
                        Some(below) => self.forget(below, field),
                        None => {}
                    }
                }
            }
            Value::Array(list) => {
                if let Some(items) = &plan.items {
                    list.retain(|below| !names(below, items));
                    list.iter_mut().for_each(|below| self.forget(below, items));
                }
            }
            _ => {}
        }
    }

    /// A fiche; `None` if not even that it is there may be seen.
    #[must_use]
    pub fn fiche(&self, fiche: &Fiche) -> Option<Fiche> {
        let withheld = match fiche.kind {
            "event" => self.withholds(&fiche.id),
            "network" => self.omits(&fiche.id),
            _ => false,
        };
        (self.shows(fiche.kind) && !withheld).then_some(())?;
        let mut plans = self.plans(fiche.kind);
        let first = plans.next()?;
        let mut value = match plans.next() {
            Some(other) => walk::seen_in_both(fiche.value(), first, other),
            None => walk::seen(fiche.value(), first, Audience::Public),
        };
        self.forget(&mut value, first);
        Some(shown(fiche, value))
    }

    /// A fiche as those see it who are invited to what it tells of.
    #[must_use]
    pub fn guests(&self, fiche: &Fiche) -> Option<Fiche> {
        self.shows(fiche.kind).then_some(())?;
        let plan = &self.own.schemas.of(fiche.kind)?.plan;
        let mut value = walk::seen_by_guests(fiche.value(), plan);
        self.forget(&mut value, plan);
        Some(shown(fiche, value))
    }

    /// A city; `None` if not even its name may be seen.
    #[must_use]
    pub fn city(&self, city: &City) -> Option<City> {
        if !self.shows("city") {
            return None;
        }
        let fiches: Vec<Fiche> = city
            .fiches
            .iter()
            .filter_map(|fiche| self.fiche(fiche))
            .collect();
        let filled = |kind: &'static str| {
            let place: &[&str] = if kind == "city" {
                &["interest", "letter"]
            } else {
                &[]
            };
            let own = fiches
                .iter()
                .find(|fiche| fiche.kind == kind)
                .filter(|_| kind != "city");
            // Of what the program itself keeps internal it has always been told how far it is.
            let filled = own.map_or_else(
                || city.fills(kind),
                |fiche| Some(fiche.value().as_object().is_some_and(|map| !map.is_empty())),
            );
            Some((kind, filled?)).filter(|_| self.all(kind, place, |field| !field.closed))
        };
        let told = Told {
            filled: KINDS.into_iter().filter_map(filled).collect(),
            state: self.all("city", &["record", "state"], |field| field.public),
            language: self.all("city", &["language"], |field| field.public),
        };
        let projects = city
            .projects
            .iter()
            .filter_map(|project| self.fiche(project))
            .collect();
        Some(City {
            id: city.id.clone(),
            fiches,
            unread: city.unread.clone(),
            projects,
            letter: Attachment::NotNamed,
            pictures: BTreeMap::new(),
            prints: BTreeMap::new(),
            told: Some(told),
        })
    }

    /// A programme.
    #[must_use]
    pub fn programme(&self, programme: &Programme) -> Programme {
        let shelf = |kind: &str, shelf: &Shelf| {
            let one = |(id, fiche): (&String, &Option<Fiche>)| {
                (
                    id.clone(),
                    fiche.as_ref().and_then(|fiche| self.fiche(fiche)),
                )
            };
            if self.shows(kind) {
                shelf.iter().map(one).collect()
            } else {
                Shelf::new()
            }
        };
        let (mut events, mut networks) = (
            shelf("event", &programme.events),
            shelf("network", &programme.networks),
        );
        events.retain(|id, _| !self.withholds(id));
        networks.retain(|id, _| !self.omits(id));
        let source = Source::new(programme.document.source.path.clone(), "");
        Programme {
            edition: programme.edition.clone(),
            schemas: Arc::clone(&programme.schemas),
            document: Document::new(source, Value::Null, Vec::new()).into(),
            cities: if self.shows("city") {
                programme.cities.clone()
            } else {
                BTreeSet::new()
            },
            networks,
            events,
            owners: Owners::default(),
            codeowners: Vec::new(),
            folder: String::new(),
            attachments: BTreeMap::new(),
            unfit: BTreeMap::new(),
            pictures: BTreeMap::new(),
            people: People::default(),
            absent: BTreeSet::new(),
            unshown: programme.unshown.clone(),
        }
    }

    /// A programme and a city as an audience may see them; `None` where that is what they are, or nothing of the city may be seen.
    #[must_use]
    pub fn before(&self, audience: Audience, city: &City) -> Option<(Programme, City)> {
        match audience {
            Audience::Internal => None,
            Audience::Public => Some((self.programme(self.own), self.city(city)?)),
        }
    }

    /// A programme with its cities.
    #[must_use]
    pub fn catalog(&self, catalog: &Catalog) -> Catalog {
        let cities = catalog
            .cities
            .iter()
            .filter_map(|(id, city)| Some((id.clone(), self.city(city)?)))
            .collect();
        Catalog {
            programme: self.programme(&catalog.programme),
            cities,
            unread: Vec::new(),
        }
    }
}

/// A fiche with this of what it says, and nothing of its file.
fn shown(fiche: &Fiche, value: Value) -> Fiche {
    let source = Source::new(fiche.document.source.path.clone(), "");
    Fiche {
        kind: fiche.kind,
        id: fiche.id.clone(),
        document: Document::new(source, value, Vec::new()).into(),
    }
}
