//! In: a programme, its cities, an audience. Out: the same with nothing but what that audience may see.
//!
//! What is shown is made from these, what is checked from the whole. Texts of files and places in them stay behind.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    fiche::audience::Audience,
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

/// What everyone may see by the schemas of a state, and of the one that it is compared with.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// Schemas of the state itself.
    pub schemas: &'a Schemas,
    /// Schemas of the other; what either hides is hidden.
    pub other: Option<&'a Schemas>,
}

/// Two states of a programme as everyone may see them: what either hides is hidden in both.
#[must_use]
pub fn both(before: Option<&Catalog>, after: Option<&Catalog>) -> [Option<Catalog>; 2] {
    let one = |side: Option<&Catalog>, other: Option<&Catalog>| {
        let (schemas, other) = (
            &side?.programme.schemas,
            other.map(|other| &other.programme.schemas),
        );
        let other = other
            .filter(|other| !Arc::ptr_eq(schemas, other))
            .map(Arc::as_ref);
        Some(View { schemas, other }.catalog(side?))
    };
    [one(before, after), one(after, before)]
}

impl<'a> View<'a> {
    /// By the schemas of one state alone.
    #[must_use]
    pub fn of(schemas: &'a Schemas) -> Self {
        Self {
            schemas,
            other: None,
        }
    }
}

impl View<'_> {
    fn plans(&self, kind: &str) -> impl Iterator<Item = &Field> {
        [Some(self.schemas), self.other]
            .into_iter()
            .flatten()
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

    fn fiche(&self, fiche: &Fiche) -> Option<Fiche> {
        if !self.shows(fiche.kind) {
            return None;
        }
        let mut plans = self.plans(fiche.kind);
        let value = match (plans.next()?, plans.next()) {
            (plan, Some(other)) => walk::seen_in_both(fiche.value(), plan, other),
            (plan, None) => walk::seen(fiche.value(), plan, Audience::Public),
        };
        let source = Source::new(fiche.document.source.path.clone(), "");
        Some(Fiche {
            kind: fiche.kind,
            id: fiche.id.clone(),
            document: Document::new(source, value, Vec::new()),
        })
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
        let source = Source::new(programme.document.source.path.clone(), "");
        Programme {
            edition: programme.edition.clone(),
            schemas: Arc::clone(&programme.schemas),
            document: Document::new(source, Value::Null, Vec::new()),
            cities: if self.shows("city") {
                programme.cities.clone()
            } else {
                BTreeSet::new()
            },
            networks: shelf("network", &programme.networks),
            events: shelf("event", &programme.events),
            owners: Owners::default(),
            codeowners: Vec::new(),
            folder: String::new(),
            attachments: BTreeMap::new(),
            unfit: BTreeMap::new(),
            pictures: BTreeMap::new(),
            people: People::default(),
            absent: BTreeSet::new(),
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
