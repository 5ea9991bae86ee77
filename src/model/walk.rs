//! In: a value of a fiche, the plan of its fields, an audience. Out: every value in it with its field and whether everyone may
//! see it, and the value as an audience may see it.
//!
//! The one place that decides what an audience may see. What is made for the public is made from what [`seen`] left, so that
//! nothing that comes after can show, count, sort or name a file by what it took away.

use serde_json::{Map, Value};

use crate::{
    fiche::audience::Audience,
    model::{
        document::{Pointer, Step},
        schema::Field,
    },
};

/// A value of a fiche, with what its schema says of it.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    /// What stands there.
    pub value: &'a Value,
    /// Its field; that of a text in each of its languages; none for a key that the form does not have.
    pub field: Option<&'a Field>,
    /// Its language, of a text given by language.
    pub lang: Option<&'a str>,
    /// Everyone may see it.
    pub public: bool,
}

impl<'a> Node<'a> {
    /// A fiche.
    #[must_use]
    pub fn root(value: &'a Value, plan: &'a Field) -> Self {
        Self {
            public: plan.is_open(value),
            ..Self::told(value, plan)
        }
    }

    /// A fiche before those who know of it: the other fields are as open as ever.
    fn told(value: &'a Value, plan: &'a Field) -> Self {
        Self {
            value,
            field: Some(plan),
            lang: None,
            public: plan.public,
        }
    }

    /// Whether it is a text by language.
    fn is_translated(&self) -> bool {
        self.value.is_object() && self.field.is_some_and(|field| field.prose.is_some())
    }

    /// What stands in it.
    fn below(self) -> Vec<(Step, Self)> {
        match self.value {
            Value::Object(map) => map
                .iter()
                .map(|(key, value)| (Step::from(key.as_str()), self.behind(key, value, map)))
                .collect(),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .map(|(at, value)| (Step::from(at), self.item(value)))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn behind(self, key: &'a str, value: &'a Value, map: &Map<String, Value>) -> Self {
        if self.is_translated() {
            return Self {
                value,
                lang: Some(key),
                ..self
            };
        }
        let field = self.field.and_then(|field| field.property(key));
        // A document may be declared public in the fiche itself.
        let declared = |field: &Field| {
            field
                .public_if
                .as_ref()
                .is_some_and(|key| map.get(key) == Some(&Value::Bool(true)))
        };
        Self {
            value,
            field,
            lang: None,
            public: self.public && field.is_some_and(|field| field.public || declared(field)),
        }
    }

    fn item(self, value: &'a Value) -> Self {
        let field = self
            .field
            .and_then(|field| field.items.as_deref())
            .or(self.field);
        // A picture is for everyone only where it says so itself.
        let declared = field
            .and_then(|field| field.public_as.as_ref())
            .is_none_or(|key| value.get(key).and_then(Value::as_str) == Some("public"));
        Self {
            value,
            field,
            public: self.public && declared,
            ..self
        }
    }

    /// Tells every value that holds no other, each with its place.
    pub fn leaves(self, tell: &mut dyn FnMut(&Pointer, Self)) {
        self.walk(&mut Pointer::default(), tell);
    }

    fn walk(self, at: &mut Pointer, tell: &mut dyn FnMut(&Pointer, Self)) {
        if !self.value.is_object() && !self.value.is_array() {
            return tell(at, self);
        }
        for (step, below) in self.below() {
            at.0.push(step);
            below.walk(at, tell);
            at.0.pop();
        }
    }

    /// What everyone may see of it, and of keys that the form does not have if these `strangers` are let through.
    fn kept(self, strangers: bool) -> Option<Value> {
        if self.field.is_none() {
            return strangers.then(|| self.value.clone());
        }
        if !self.public {
            return None;
        }
        let key = |(step, below): (Step, Self)| match step {
            Step::Key(key) => Some((key, below.kept(strangers)?)),
            Step::Index(_) => None,
        };
        // Where all of it is hidden, that there is something is hidden too.
        match self.value {
            Value::Object(map) => {
                let seen: Map<String, Value> = self.below().into_iter().filter_map(key).collect();
                (map.is_empty() || !seen.is_empty()).then_some(Value::Object(seen))
            }
            Value::Array(list) => {
                let below = self.below().into_iter();
                let seen: Vec<Value> = below
                    .filter_map(|(_, below)| below.kept(strangers))
                    .collect();
                (list.is_empty() || !seen.is_empty()).then_some(Value::Array(seen))
            }
            leaf => Some(leaf.clone()),
        }
    }
}

/// What an audience may see of a fiche; nothing of it is null.
#[must_use]
pub fn seen(value: &Value, plan: &Field, audience: Audience) -> Value {
    match audience {
        Audience::Internal => value.clone(),
        Audience::Public => Node::root(value, plan).kept(false).unwrap_or_default(),
    }
}

/// What those may see who are invited to what a fiche tells of, whether everyone may know of it or not.
#[must_use]
pub fn seen_by_guests(value: &Value, plan: &Field) -> Value {
    Node::told(value, plan).kept(false).unwrap_or_default()
}

/// What everyone may see of a fiche by the plans of two states: what either hides is hidden, not what the other lacks.
#[must_use]
pub fn seen_in_both(value: &Value, plan: &Field, other: &Field) -> Value {
    let also = Node::root(value, other).kept(true).unwrap_or_default();
    common(seen(value, plan, Audience::Public), &also)
}

fn common(one: Value, other: &Value) -> Value {
    match (one, other) {
        (Value::Object(map), Value::Object(other)) => {
            let key = |(key, below): (String, Value)| {
                other.get(&key).map(|other| (key, common(below, other)))
            };
            Value::Object(map.into_iter().filter_map(key).collect())
        }
        (Value::Array(list), Value::Array(other)) => Value::Array(
            list.into_iter()
                .zip(other)
                .map(|(below, other)| common(below, other))
                .collect(),
        ),
        (_, Value::Null) => Value::Null,
        (leaf, _) => leaf,
    }
}
