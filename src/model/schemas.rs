//! In: nothing, or what a programme lays over them. Out: the program's schemas, one a kind, each compiled when it is first asked for.

use std::sync::{Arc, OnceLock};

use anyhow::Result;
use serde_json::Value;

use crate::{
    fiche::{audience::Audience, path},
    model::{
        schema::{Field, Schema},
        walk,
    },
};

/// Kind and text of every schema of a fiche.
pub const TEXTS: [(&str, &str); 10] = [
    (
        "programme",
        include_str!("../../schemas/programme.schema.json"),
    ),
    ("city", include_str!("../../schemas/city.schema.json")),
    ("staff", include_str!("../../schemas/staff.schema.json")),
    (
        "challenges",
        include_str!("../../schemas/challenges.schema.json"),
    ),
    ("themes", include_str!("../../schemas/themes.schema.json")),
    (
        "priority-theme",
        include_str!("../../schemas/priority-theme.schema.json"),
    ),
    (
        "action-plan",
        include_str!("../../schemas/action-plan.schema.json"),
    ),
    ("project", include_str!("../../schemas/project.schema.json")),
    ("network", include_str!("../../schemas/network.schema.json")),
    ("event", include_str!("../../schemas/event.schema.json")),
];

/// Schemas of what is no fiche: of an edition, and of what is told in JSON.
pub const OTHERS: [(&str, &str); 5] = [
    ("edition", include_str!("../../schemas/edition.schema.json")),
    ("report", include_str!("../../schemas/report-1.schema.json")),
    ("inbox", include_str!("../../schemas/inbox-1.schema.json")),
    (
        "answers",
        include_str!("../../schemas/answers-1.schema.json"),
    ),
    (
        "context",
        include_str!("../../schemas/context-1.schema.json"),
    ),
];

/// All schemas. To compile one takes a millisecond, so only those in use are.
#[derive(Debug, Default)]
pub struct Schemas {
    kinds: [OnceLock<Option<Schema>>; TEXTS.len()],
    /// What references may name that everyone may not see: `city`, `theme`, …
    hidden: Vec<&'static str>,
}

/// What references name, and where its ids stand: the file's own name, or a field.
const NAMED: [(&str, &str, &[&str]); 4] = [
    ("city", "city", &[]),
    ("network", "network", &[]),
    ("event", "event", &[]),
    ("theme", "themes", &["themes", "", "id"]),
];

impl Schemas {
    /// The embedded schemas.
    #[must_use]
    pub fn embedded() -> Arc<Self> {
        Arc::default()
    }

    /// These, which a programme laid its own over, and the embedded ones of all other kinds.
    #[must_use]
    pub fn laid(own: Vec<Schema>) -> Self {
        let mut schemas = Self::default();
        for (reference, kind, ids) in NAMED {
            let plan = own
                .iter()
                .find(|schema| schema.kind == kind)
                .map(|schema| &schema.plan);
            let place = |plan| {
                ids.iter().try_fold(plan, |field: &Field, key| {
                    if key.is_empty() {
                        field.items.as_deref()
                    } else {
                        field.property(key)
                    }
                })
            };
            if plan.and_then(place).is_some_and(|field| !field.public) {
                schemas.hidden.push(reference);
            }
        }
        for schema in own {
            if let Some(at) = TEXTS.iter().position(|(name, _)| *name == schema.kind) {
                schemas.kinds[at].get_or_init(|| Some(schemas.hiding(schema)));
            }
        }
        schemas
    }

    /// The schema of a kind.
    #[must_use]
    pub fn of(&self, kind: &str) -> Option<&Schema> {
        let at = TEXTS.iter().position(|(name, _)| *name == kind)?;
        let (kind, text) = TEXTS[at];
        // A text that does not compile is a defect of the program: see `check`.
        self.kinds[at]
            .get_or_init(|| {
                Schema::new(kind, text)
                    .ok()
                    .map(|schema| self.hiding(schema))
            })
            .as_ref()
    }

    fn hiding(&self, mut schema: Schema) -> Schema {
        if !self.hidden.is_empty() {
            schema.plan.hide_references(&self.hidden);
        }
        schema
    }

    /// Whether an audience may see anything of a kind of fiche: that there are any, and their names.
    #[must_use]
    pub fn shows(&self, kind: &str, audience: Audience) -> bool {
        audience == Audience::Internal || self.of(kind).is_some_and(|schema| schema.plan.public)
    }

    /// What an audience may see of a fiche; null if nothing.
    #[must_use]
    pub fn seen(&self, kind: &str, value: &Value, audience: Audience) -> Value {
        self.of(kind).map_or(Value::Null, |schema| {
            walk::seen(value, &schema.plan, audience)
        })
    }

    /// Whether everyone may know that there is such a fiche.
    #[must_use]
    pub fn is_open(&self, kind: &str, fiche: &Value) -> bool {
        self.of(kind)
            .is_some_and(|schema| schema.plan.is_open(fiche))
    }

    /// Whether a programme hides anything that the program would show.
    #[must_use]
    pub fn hides(&self) -> bool {
        !self.hidden.is_empty()
            || self
                .kinds
                .iter()
                .filter_map(|kind| kind.get()?.as_ref())
                .any(|schema| schema.laid.is_some() && schema.plan.has_closed())
    }

    /// Whether everyone may see the field of a fiche, named as a waiver names it, whatever the fiche says; of a file that is no
    /// fiche nothing is, and of a map or list only what it holds.
    #[must_use]
    pub fn is_public(&self, path: &str, field: &str) -> bool {
        let Some(schema) = path::kind(path).and_then(|kind| self.of(kind)) else {
            return false;
        };
        let mut at = &schema.plan;
        for part in field.split('.').filter(|part| !part.is_empty()) {
            let items = at
                .items
                .as_deref()
                .filter(|_| part.parse::<usize>().is_ok());
            match items.or_else(|| at.property(part)) {
                // What is public by a word beside it is not, whatever the fiche says.
                Some(below) if below.public_as.is_some() || below.public_if.is_some() => {
                    return false;
                }
                Some(below) => at = below,
                // The version of a text in a language is as public as the text.
                None => return at.public && at.prose.is_some(),
            }
        }
        at.public && at.properties.is_empty() && at.items.is_none()
    }

    /// Compiles them all.
    ///
    /// # Errors
    /// The first that is no valid schema.
    pub fn check() -> Result<()> {
        TEXTS
            .iter()
            .try_for_each(|(kind, text)| Schema::new(kind, text).map(drop))
    }
}
