//! In: two versions of a fiche's values and the plan of its fields. Out: the answers that are other, in the order of the form.
//!
//! A text in one language and the same text under that language's key are one answer. Items of lists are matched by what they
//! are, not by where they stand.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::{
    compare::list::{self, Pair},
    model::{
        change::{Change, Part, Shown, What},
        document::{Pointer, Step},
        markdown,
        schema::{Field, Prose},
        variants::all_composed,
    },
};

/// What is needed to compare.
struct Walk<'a> {
    /// Language of a text that names none.
    language: &'a str,
    /// Currency of amounts, before and after.
    currency: Option<String>,
    changes: Vec<Change>,
}

/// Where the walk stands: the way there after and before, and what is allowed.
#[derive(Clone)]
struct Place {
    new: Pointer,
    old: Pointer,
    trail: Vec<Part>,
    public: bool,
}

impl Place {
    fn key(&self, key: &str, field: &Field) -> Self {
        let labels = if field.title.is_empty() {
            [("en".to_owned(), key.to_owned())].into()
        } else {
            field.title.clone()
        };
        let trail = self
            .trail
            .iter()
            .cloned()
            .chain([Part::Field(labels)])
            .collect();
        Self {
            new: self.new.with(key),
            old: self.old.with(key),
            trail,
            public: self.public && field.public,
        }
    }

    fn item(&self, old: Option<usize>, new: Option<usize>, name: Part) -> Self {
        let trail = self.trail.iter().cloned().chain([name]).collect();
        let at = |pointer: &Pointer, index: Option<usize>| {
            index.map_or_else(|| pointer.clone(), |index| pointer.with(index))
        };
        Self {
            new: at(&self.new, new.or(old)),
            old: at(&self.old, old.or(new)),
            trail,
            public: self.public,
        }
    }

    /// The version of a text in a language; a text that names none is where it is.
    fn language(&self, lang: &str, old: &Value, new: &Value) -> Self {
        let trail = self
            .trail
            .iter()
            .cloned()
            .chain([Part::Language(lang.to_owned())])
            .collect();
        let at = |pointer: &Pointer, text: &Value| {
            if text.is_object() {
                pointer.with(lang)
            } else {
                pointer.clone()
            }
        };
        Self {
            new: at(&self.new, new),
            old: at(&self.old, old),
            trail,
            public: self.public,
        }
    }
}

/// Compares two versions; `Null` stands for one that is not there. `language` is that of texts that name none.
#[must_use]
pub fn values(old: &Value, new: &Value, plan: &Field, language: &str) -> Vec<Change> {
    let currency = [new, old]
        .iter()
        .find_map(|value| value["budget"]["currency"].as_str())
        .map(str::to_owned);
    let mut walk = Walk {
        language,
        currency,
        changes: Vec::new(),
    };
    let root = Place {
        new: Pointer::default(),
        old: Pointer::default(),
        trail: Vec::new(),
        public: [old, new].into_iter().all(|value| plan.is_open(value)),
    };
    let (old, new) = (&all_composed(old), &all_composed(new));
    walk.map(old.as_object(), new.as_object(), plan, &root);
    walk.totals(&old["budget"], &new["budget"], plan);
    walk.changes
}

impl Walk<'_> {
    fn put(&mut self, place: &Place, what: What, old: &Value, new: &Value, shown: Shown) {
        let pointer = if what == What::Removed {
            place.old.clone()
        } else {
            place.new.clone()
        };
        let (old, new) = (old.clone(), new.clone());
        self.changes.push(Change {
            pointer,
            trail: place.trail.clone(),
            what,
            old,
            new,
            shown,
            public: place.public,
        });
    }

    /// Keys in the order of the form, then those that the form does not have.
    fn map(
        &mut self,
        old: Option<&Map<String, Value>>,
        new: Option<&Map<String, Value>>,
        field: &Field,
        place: &Place,
    ) {
        let known = field.properties.iter().map(|(key, _)| key.as_str());
        let listed: BTreeSet<&str> = known.clone().collect();
        let other: BTreeSet<&str> = [old, new]
            .into_iter()
            .flatten()
            .flat_map(Map::keys)
            .map(String::as_str)
            .collect();
        let unknown = Field::default();
        for key in known.chain(other.into_iter().filter(|key| !listed.contains(key))) {
            let below = field.property(key).unwrap_or(&unknown);
            let at = |map: Option<&Map<String, Value>>| {
                map.and_then(|map| map.get(key))
                    .cloned()
                    .unwrap_or(Value::Null)
            };
            let (old, new) = (at(old), at(new));
            if old != new {
                self.field(&old, &new, below, &place.key(key, below));
            }
        }
    }

    fn field(&mut self, old: &Value, new: &Value, field: &Field, place: &Place) {
        if let Some(prose) = field.prose {
            return self.prose(old, new, prose, place);
        }
        match (old, new) {
            (Value::Array(old), Value::Array(new)) => self.list(old, new, field, place),
            (Value::Array(old), Value::Null) if is_told_apart(old) => {
                self.list(old, &[], field, place)
            }
            (Value::Null, Value::Array(new)) if is_told_apart(new) => {
                self.list(&[], new, field, place)
            }
            (Value::Object(old), Value::Object(new)) => {
                self.map(Some(old), Some(new), field, place)
            }
            (Value::Object(old), Value::Null) if !field.properties.is_empty() => {
                self.map(Some(old), None, field, place)
            }
            (Value::Null, Value::Object(new)) if !field.properties.is_empty() => {
                self.map(None, Some(new), field, place)
            }
            _ => self.leaf(old, new, field, place),
        }
    }

    fn leaf(&mut self, old: &Value, new: &Value, field: &Field, place: &Place) {
        let what = fate(old, new);
        let composite = |value: &Value| value.is_object() || value.is_array();
        let shown = match (
            &field.vocabulary,
            field.format.as_deref(),
            place.new.0.last(),
        ) {
            _ if composite(old) || composite(new) => Shown::Whole,
            (Some(list), _, _) => Shown::Entry(list.clone()),
            (_, Some("date" | "full-date"), _) => Shown::Date,
            (_, _, Some(Step::Key(key))) if key == "amount" => Shown::Money(self.currency.clone()),
            _ => Shown::Plain,
        };
        self.put(place, what, old, new, shown);
    }

    /// Each language is an answer of its own.
    fn prose(&mut self, old: &Value, new: &Value, prose: Prose, place: &Place) {
        let several = old.is_object() || new.is_object();
        let versions = |value: &Value| -> Vec<(String, Value)> {
            match value {
                Value::Object(map) => map
                    .iter()
                    .map(|(lang, text)| (lang.clone(), text.clone()))
                    .collect(),
                Value::Null => Vec::new(),
                other => vec![(self.language.to_owned(), other.clone())],
            }
        };
        let (before, after) = (versions(old), versions(new));
        let mut langs: Vec<&String> = after.iter().map(|(lang, _)| lang).collect();
        langs.extend(
            before
                .iter()
                .map(|(lang, _)| lang)
                .filter(|lang| !after.iter().any(|(other, _)| other == *lang)),
        );
        for lang in langs {
            let of = |all: &[(String, Value)]| {
                all.iter()
                    .find(|(other, _)| other == lang)
                    .map_or(Value::Null, |(_, text)| text.clone())
            };
            let (was, is) = (of(&before), of(&after));
            if !same_words(&was, &is) {
                let at = if several {
                    place.language(lang, old, new)
                } else {
                    place.clone()
                };
                self.put(&at, fate(&was, &is), &was, &is, Shown::Prose(prose));
            }
        }
    }

    fn list(&mut self, old: &[Value], new: &[Value], field: &Field, place: &Place) {
        let none = Field::default();
        let plan = field.items.as_deref().unwrap_or(&none);
        for pair in list::pairs(old, new) {
            match pair {
                Pair::Added(at) => self.whole(
                    &Value::Null,
                    &new[at],
                    plan,
                    &place.item(None, Some(at), list::name(&new[at], at, plan)),
                ),
                Pair::Removed(at) => self.whole(
                    &old[at],
                    &Value::Null,
                    plan,
                    &place.item(Some(at), None, list::name(&old[at], at, plan)),
                ),
                Pair::Both {
                    old: before,
                    new: after,
                    moved,
                } => {
                    let place = place.item(
                        Some(before),
                        Some(after),
                        list::name(&new[after], after, plan),
                    );
                    if moved {
                        self.put(
                            &place,
                            What::Moved(before + 1, after + 1),
                            &Value::Null,
                            &Value::Null,
                            Shown::Plain,
                        );
                    }
                    if old[before] != new[after] {
                        self.field(&old[before], &new[after], plan, &place);
                    }
                }
            }
        }
    }

    /// An item that came or went: a map field by field, so that each is shown, and masked, as what it is.
    fn whole(&mut self, old: &Value, new: &Value, plan: &Field, place: &Place) {
        self.field(old, new, plan, place);
    }

    /// Sums of the budget's lists, which nobody types.
    fn totals(&mut self, old: &Value, new: &Value, plan: &Field) {
        let Some(budget) = plan.property("budget") else {
            return;
        };
        for key in ["expenses", "funding", "contributions"] {
            let sum = |value: &Value| {
                value[key].as_array().map(|list| {
                    list.iter()
                        .filter_map(|line| line["amount"].as_f64())
                        .sum::<f64>()
                })
            };
            let (Some(before), Some(after)) = (sum(old), sum(new)) else {
                continue;
            };
            if (before - after).abs() > 0.004
                && let Some(field) = budget.property(key)
            {
                let labels = [
                    Part::Field(budget.title.clone()),
                    Part::Total(field.title.clone()),
                ];
                self.changes.push(Change {
                    pointer: crate::pointer!["budget", key],
                    trail: labels.into(),
                    what: What::Edited,
                    old: before.into(),
                    new: after.into(),
                    shown: Shown::Money(self.currency.clone()),
                    public: plan.public && budget.public && field.public,
                });
            }
        }
    }
}

fn is_told_apart(list: &[Value]) -> bool {
    list.iter().any(|item| item.is_object())
}

fn fate(old: &Value, new: &Value) -> What {
    match (old, new) {
        (Value::Null, _) => What::Added,
        (_, Value::Null) => What::Removed,
        _ => What::Edited,
    }
}

/// Whether two answers say the same, and are shown so: spaces, and line breaks within a paragraph, do not count.
#[must_use]
pub fn same_words(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::String(old), Value::String(new)) => markdown::is_same(old, new),
        _ => old == new,
    }
}
