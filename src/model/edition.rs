//! In: the data file of an edition and what a programme changes in it. Out: axes, roles, limits, labels.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::model::{
    diagnostic::{Labels, Level},
    words::Unit,
};

/// Everything that differs from one programme to the next.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Edition {
    /// Identifier, `quebec-2022`.
    pub id: String,
    /// Title of the programme.
    pub title: Labels,
    /// First and last month, day or year.
    pub period: Period,
    /// Who runs it.
    pub organisation: Organisation,
    /// The congress that closes it.
    pub congress: Entry,
    /// Languages of the dossiers; the first is the default.
    pub languages: Vec<String>,
    /// Dates that structure the programme.
    pub milestones: Vec<Entry>,
    /// Stages and their steps.
    pub stages: Vec<Stage>,
    /// Words, by name of the field's limit.
    pub limits: std::collections::BTreeMap<String, usize>,
    /// What is counted where words are not parted by spaces.
    pub unspaced: Unit,
    /// Advised numbers, by name.
    pub advice: std::collections::BTreeMap<String, usize>,
    /// Levels of rules, by name.
    pub rules: std::collections::BTreeMap<String, Level>,
    /// Every list of ids that a fiche may choose from, by name.
    #[serde(skip)]
    pub vocabularies: std::collections::BTreeMap<String, Vec<Entry>>,
    /// Ids that the shipped edition has and the programme took away, by list.
    #[serde(skip)]
    pub removed: std::collections::BTreeMap<String, Vec<String>>,
}

/// From and to, each a date, month or year as text.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Period {
    /// First.
    pub from: Moment,
    /// Last.
    pub to: Moment,
}

/// A date, month or year; a bare year is a number in YAML.
#[derive(Debug, Clone, Default, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Moment {
    /// `2023-07` or `2023-07-06`.
    Text(String),
    /// `2023`.
    Year(i64),
    /// Not said.
    #[default]
    None,
}

impl Moment {
    /// The same as text; `None` where nothing is said.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Year(year) => Some(year.to_string()),
            Self::None => None,
        }
    }
}

/// The organisation's names.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Organisation {
    /// One a language (S:3).
    pub acronyms: Vec<String>,
    /// Full name.
    pub name: Labels,
}

/// An item of one of the edition's lists; keys that a list does not use stay empty.
#[derive(Debug, Clone, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Entry {
    /// What a fiche writes.
    pub id: String,
    /// What a person reads.
    pub label: Labels,
    /// Languages in which the label is official; elsewhere it is a working translation.
    pub official: Vec<String>,
    /// Longer words.
    pub description: Labels,
    /// Ordinal, of axes and of the congress.
    pub number: Option<u32>,
    /// Roles: must be filled.
    pub required: bool,
    /// Capacities: is the mayor.
    pub mayor: bool,
    /// Activity types: wants a label of its own.
    pub needs_label: bool,
    /// States: hard rules fail.
    pub strict: bool,
    /// States: tie the decision to what the fiches say.
    pub binds: bool,
    /// States: the public version may be published.
    pub shown: bool,
    /// States: the city takes part no longer.
    pub gone: bool,
    /// States: a city may note it of itself; all others only the secretariat notes.
    pub by_city: bool,
    /// States: may come first.
    pub initial: bool,
    /// States: may follow these.
    pub after: Vec<String>,
    /// States of a project: results and lessons are due.
    pub evaluated: bool,
    /// Roles in a network: asks a question of its own (S:343).
    pub asks: bool,
    /// Kinds of event: have a number, unique in the edition.
    pub numbered: bool,
    /// Kinds of event: somebody speaks.
    pub speakers: bool,
    /// Kinds of event: prepare a network's plan (S:300).
    pub prepares: bool,
    /// Kinds of event: the kind of document that sums them up.
    pub sheet: Option<String>,
    /// Kinds of event: the only mode they have.
    pub mode: Option<String>,
    /// Kinds of event: groups that must be there.
    pub groups: Vec<String>,
    /// Kinds of event: longest duration.
    pub most_minutes: Option<i64>,
    /// Milestones: kinds of what waits (`inbox`) whose last day is the milestone's last.
    pub due: Vec<String>,
    /// One day, month or year.
    pub date: Moment,
    /// Or a range.
    pub from: Moment,
    /// Its end.
    pub to: Moment,
}

/// A stage of the programme (S:90-106).
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Stage {
    /// Identifier.
    pub id: String,
    /// Shown before the label.
    pub number: String,
    /// Name.
    pub label: Labels,
    /// Sub-steps.
    pub steps: Vec<StageStep>,
}

/// A sub-step and the fiches that fill it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct StageStep {
    /// Shown before the label.
    pub number: String,
    /// Name.
    pub label: Labels,
    /// Kinds of fiche.
    pub fiches: Vec<String>,
    /// Filled by the city's projects.
    pub projects: bool,
    /// Filled by the evaluation of its projects.
    pub evaluations: bool,
}

impl Edition {
    /// Steps of all stages, in their order.
    pub fn steps(&self) -> impl Iterator<Item = &StageStep> {
        self.stages.iter().flat_map(|stage| &stage.steps)
    }

    /// What pages and their data show of it: names, labels, ids, days.
    #[must_use]
    pub fn shown(&self) -> Vec<String> {
        let lists = self.vocabularies.values().flatten();
        let entries: Vec<&Entry> = lists
            .chain(&self.milestones)
            .chain([&self.congress])
            .collect();
        let own = entries.iter().map(|entry| &entry.label);
        let stages = self.stages.iter().map(|stage| &stage.label);
        let labels = own
            .chain(stages)
            .chain(self.steps().map(|step| &step.label))
            .chain([&self.title, &self.organisation.name]);
        let numbers = self.stages.iter().map(|stage| &stage.number);
        let ids = entries.iter().map(|entry| &entry.id).chain([&self.id]);
        let words = ids
            .chain(numbers)
            .chain(self.steps().map(|step| &step.number))
            .chain(&self.organisation.acronyms);
        let days = entries
            .iter()
            .flat_map(|entry| [&entry.date, &entry.from, &entry.to])
            .chain([&self.period.from, &self.period.to])
            .filter_map(Moment::text);
        let labels = labels.flat_map(Labels::values);
        labels.chain(words).cloned().chain(days).collect()
    }

    /// Reads an edition from its merged values.
    ///
    /// # Errors
    /// If a value has the wrong shape; the schema of `roadmap.yaml` says so first, with the place.
    pub fn read(value: &Value) -> Result<Self> {
        let mut edition: Self = serde_json::from_value(value.clone()).context("edition")?;
        for (name, list) in value.as_object().into_iter().flatten() {
            if let Value::Array(_) = list
                && let Ok(entries) = serde_json::from_value::<Vec<Entry>>(list.clone())
            {
                edition.vocabularies.insert(name.clone(), entries);
            }
        }
        Ok(edition)
    }

    /// Notes what a programme took away from the lists of the edition as shipped.
    pub fn compare(&mut self, shipped: &Self) {
        for (name, entries) in &shipped.vocabularies {
            let gone = entries
                .iter()
                .filter(|entry| self.entry(name, &entry.id).is_none())
                .map(|entry| entry.id.clone());
            let gone: Vec<String> = gone.collect();
            if !gone.is_empty() {
                self.removed.insert(name.clone(), gone);
            }
        }
    }

    /// Language of what no city writes: the first of the programme.
    #[must_use]
    pub fn language(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
    }

    /// A list by name, empty if the edition has none.
    #[must_use]
    pub fn list(&self, name: &str) -> &[Entry] {
        self.vocabularies.get(name).map_or(&[], Vec::as_slice)
    }

    /// An item of a list.
    #[must_use]
    pub fn entry(&self, list: &str, id: &str) -> Option<&Entry> {
        self.list(list).iter().find(|entry| entry.id == id)
    }
}

/// Lays `over` on `base`: maps key by key, all else replaced.
pub fn merge(base: &mut Value, over: &Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                merge(base.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (base, over) => *base = over.clone(),
    }
}

/// The words of a label in a language, else in the first one there is.
#[must_use]
pub fn label<'a>(labels: &'a Labels, lang: &str) -> &'a str {
    let base = lang.split('-').next().unwrap_or(lang);
    labels
        .get(lang)
        .or_else(|| labels.get(base))
        .or_else(|| labels.get("en"))
        .or_else(|| labels.values().next())
        .map_or("", String::as_str)
}
