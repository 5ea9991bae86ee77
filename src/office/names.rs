//! In: a programme, and the themes of a city. Out: what fiches refer to, by id and by the name that a form shows.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    mend::heard,
    model::{
        catalog::{Programme, Shelf},
        edition,
    },
};

/// An id with its names by language.
type Named = (String, BTreeMap<String, String>);

/// What fiches refer to: by kind, in its order, each id with its names by language.
#[derive(Debug, Default)]
pub struct Names {
    kinds: BTreeMap<&'static str, Vec<Named>>,
    lang: String,
}

impl Names {
    /// Those of a programme, and of the themes of a city, in a language.
    #[must_use]
    pub fn new(programme: &Programme, themes: &Value, lang: &str) -> Self {
        let shelf = |shelf: &Shelf| {
            let fiche = |(id, fiche): (&String, &Option<crate::model::catalog::Fiche>)| {
                let title = fiche.as_ref().map(|fiche| fiche.value()["title"].clone());
                (id.clone(), labels(&title.unwrap_or_default()))
            };
            shelf.iter().map(fiche).collect::<Vec<_>>()
        };
        let mut names = Self {
            kinds: BTreeMap::from([
                ("network", shelf(&programme.networks)),
                ("event", shelf(&programme.events)),
            ]),
            lang: lang.to_owned(),
        };
        names.themes(themes);
        names
    }

    /// Takes in the themes of a fiche.
    pub(super) fn themes(&mut self, fiche: &Value) {
        let list = fiche["themes"].as_array().map_or(&[][..], Vec::as_slice);
        let known = self.kinds.entry("theme").or_default();
        for theme in list {
            if let Some(id) = theme["id"]
                .as_str()
                .filter(|id| !known.iter().any(|(other, _)| other == id))
            {
                known.push((id.to_owned(), labels(&theme["title"])));
            }
        }
    }

    /// Ids of a kind.
    pub(super) fn of(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.kinds
            .get(kind)
            .into_iter()
            .flatten()
            .map(|(id, _)| id.as_str())
    }

    /// An id as a form shows it: its name, and itself in brackets.
    pub(super) fn shown(&self, kind: &str, id: &str) -> String {
        let names = self
            .kinds
            .get(kind)
            .into_iter()
            .flatten()
            .find(|(other, _)| other == id);
        let name = names
            .map(|(_, names)| edition::label(names, &self.lang))
            .unwrap_or_default();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name == id {
            id.to_owned()
        } else {
            format!("{name} ({id})")
        }
    }

    /// The id that words mean.
    pub(super) fn meant(&self, kind: &str, text: &str) -> Option<String> {
        let known = self.kinds.get(kind)?;
        let inside = text
            .trim_end()
            .strip_suffix(')')
            .and_then(|text| text.rsplit_once('('));
        let told = inside.and_then(|(_, id)| known.iter().find(|(other, _)| other == id));
        told.map(|(id, _)| id.clone()).or_else(|| {
            let names = known
                .iter()
                .map(|(id, names)| (id.as_str(), names.values().map(String::as_str).collect()));
            heard::named(names, text)
        })
    }
}

fn labels(title: &Value) -> BTreeMap<String, String> {
    match title {
        Value::String(text) => BTreeMap::from([(String::new(), text.clone())]),
        Value::Object(langs) => langs
            .iter()
            .filter_map(|(lang, text)| Some((lang.clone(), text.as_str()?.to_owned())))
            .collect(),
        _ => BTreeMap::new(),
    }
}
