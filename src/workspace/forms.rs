//! In: a programme and one of its cities. Out: the fiches of the city as the form has them, also those that are not there yet.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    fiche::{audience::Audience, path::KINDS},
    messages::Messages,
    model::{
        catalog::{City, Fiche, Programme},
        diagnostic::Labels,
        document::Document,
        edition,
        question::{Question, questions},
        schema::Field,
        walk,
    },
};

/// A fiche of a city as the form has it.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    /// Kind of fiche.
    pub(crate) kind: &'static str,
    /// Below the city's folder, without its ending, as `themes`.
    pub(crate) stem: String,
    /// Relative to the programme.
    pub(crate) path: String,
    /// What it is called.
    pub(crate) title: &'a Labels,
    /// Its schema.
    pub(crate) plan: &'a Field,
    /// What it asks.
    pub(crate) questions: Vec<Question>,
    /// What stands there; none where there is no such file.
    pub(crate) document: Option<&'a Document>,
    /// The file is there and cannot be read.
    pub(crate) unread: bool,
}

/// What a fiche says that is not there.
static NOTHING: Value = Value::Null;

impl Sheet<'_> {
    /// Its answers.
    pub(crate) fn value(&self) -> &Value {
        self.document.map_or(&NOTHING, |document| &document.value)
    }

    /// Whether the form asks for it only of some cities: the plan is the pilot's.
    pub(crate) fn is_optional(&self) -> bool {
        self.kind == "action-plan" && self.document.is_none()
    }

    /// Path below the city's folder, as `themes.yaml`.
    pub(crate) fn name(&self) -> &str {
        let inside = self.path.strip_prefix("cities/");
        inside
            .and_then(|inside| inside.split_once('/'))
            .map_or(&self.path, |(_, name)| name)
    }

    /// What `--fiche` calls it: its kind, or the project's own name.
    pub(crate) fn id(&self) -> &str {
        self.stem.rsplit('/').next().unwrap_or(&self.stem)
    }

    /// Its answers, as far as an audience may see them.
    pub(crate) fn seen(&self, audience: Audience) -> Value {
        walk::seen(self.value(), self.plan, audience)
    }
}

/// The fiches of a city, in the order of the form, then its projects.
pub(crate) fn sheets<'a>(programme: &'a Programme, city: &'a City) -> Vec<Sheet<'a>> {
    let own = KINDS.into_iter().filter_map(|kind| {
        let found = city.fiche(kind);
        let mut sheet = sheet(programme, city, kind, kind.to_owned(), found)?;
        sheet.unread = city.unread.contains(&kind);
        Some(sheet)
    });
    let projects = city.projects.iter().filter_map(|project| {
        let stem = format!("projects/{}", project.id);
        sheet(programme, city, "project", stem, Some(project))
    });
    own.chain(projects).collect()
}

fn sheet<'a>(
    programme: &'a Programme,
    city: &City,
    kind: &'static str,
    stem: String,
    found: Option<&'a Fiche>,
) -> Option<Sheet<'a>> {
    let plan = &programme.schemas.of(kind)?.plan;
    let path = found.map_or_else(
        || format!("cities/{}/{stem}.yaml", city.id),
        |fiche| fiche.document.source.path.clone(),
    );
    Some(Sheet {
        kind,
        stem,
        path,
        title: &plan.title,
        plan,
        questions: questions(plan, &programme.edition),
        document: found.map(|fiche| &*fiche.document),
        unread: false,
    })
}

/// What answers may name, by kind of reference: ids and what they are called.
pub(crate) fn named(
    programme: &Programme,
    city: &City,
    voice: &Messages,
) -> BTreeMap<String, Vec<(String, String)>> {
    let themes = city.value("themes")["themes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|theme| Some((theme["id"].as_str()?, &theme["title"])));
    let networks = programme.networks.iter().map(|(id, fiche)| {
        (
            id.as_str(),
            fiche
                .as_ref()
                .map_or(&NOTHING, |fiche| &fiche.value()["title"]),
        )
    });
    let events = programme.events.iter().map(|(id, fiche)| {
        (
            id.as_str(),
            fiche
                .as_ref()
                .map_or(&NOTHING, |fiche| &fiche.value()["title"]),
        )
    });
    let list = |all: Vec<(&str, &Value)>| {
        all.into_iter()
            .map(|(id, title)| {
                (
                    id.to_owned(),
                    called(title, voice.lang).unwrap_or(id).to_owned(),
                )
            })
            .collect()
    };
    BTreeMap::from([
        ("theme".to_owned(), list(themes.collect())),
        ("network".to_owned(), list(networks.collect())),
        ("event".to_owned(), list(events.collect())),
    ])
}

/// A title in a language, if it has one at all.
pub(crate) fn called<'v>(title: &'v Value, lang: &str) -> Option<&'v str> {
    let text = match title {
        Value::String(text) => Some(text.as_str()),
        Value::Object(langs) => langs
            .get(lang)
            .or_else(|| langs.values().next())
            .and_then(Value::as_str),
        _ => None,
    };
    text.filter(|text| !text.trim().is_empty())
}

/// A kind's title in a language.
pub(crate) fn title<'a>(sheet: &Sheet<'a>, lang: &str) -> &'a str {
    edition::label(sheet.title, lang)
}
