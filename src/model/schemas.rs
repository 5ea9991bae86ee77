//! In: nothing, or what a programme lays over them. Out: the program's schemas, one a kind, each compiled when it is first asked for.

use std::sync::{Arc, OnceLock};

use anyhow::Result;

use crate::model::schema::Schema;

/// Kind and text of every schema of a fiche.
pub const TEXTS: [(&str, &str); 10] = [
    ("programme", include_str!("../../schemas/programme.schema.json")),
    ("city", include_str!("../../schemas/city.schema.json")),
    ("staff", include_str!("../../schemas/staff.schema.json")),
    ("challenges", include_str!("../../schemas/challenges.schema.json")),
    ("themes", include_str!("../../schemas/themes.schema.json")),
    ("priority-theme", include_str!("../../schemas/priority-theme.schema.json")),
    ("action-plan", include_str!("../../schemas/action-plan.schema.json")),
    ("project", include_str!("../../schemas/project.schema.json")),
    ("network", include_str!("../../schemas/network.schema.json")),
    ("event", include_str!("../../schemas/event.schema.json")),
];

/// Schemas of what is no fiche: of an edition, and of the report in JSON.
pub const OTHERS: [(&str, &str); 2] =
    [("edition", include_str!("../../schemas/edition.schema.json")), ("report", include_str!("../../schemas/report-1.schema.json"))];

/// All schemas. To compile one takes a millisecond, so only those in use are.
#[derive(Debug, Default)]
pub struct Schemas([OnceLock<Option<Schema>>; TEXTS.len()]);

impl Schemas {
    /// The embedded schemas.
    #[must_use]
    pub fn embedded() -> Arc<Self> {
        Arc::default()
    }

    /// The schema of a kind.
    #[must_use]
    pub fn of(&self, kind: &str) -> Option<&Schema> {
        let at = TEXTS.iter().position(|(name, _)| *name == kind)?;
        let (kind, text) = TEXTS[at];
        // A text that does not compile is a defect of the program: see `check`.
        self.0[at].get_or_init(|| Schema::new(kind, text).ok()).as_ref()
    }

    /// Takes the schema that a programme's own was laid over, unless one of its kind is in use already.
    pub fn adopt(&self, schema: Schema) {
        if let Some(at) = TEXTS.iter().position(|(name, _)| *name == schema.kind) {
            self.0[at].get_or_init(|| Some(schema));
        }
    }

    /// Whether everyone may see the field of a fiche, named as a waiver names it; of a file that is no fiche nothing is.
    #[must_use]
    pub fn is_public(&self, path: &str, field: &str) -> bool {
        let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")));
        let kind = match (path.split('/').next(), stem) {
            (Some("networks"), Some(_)) => "network",
            (Some("events"), Some(_)) => "event",
            (Some("cities"), Some(_)) if path.contains("/projects/") => "project",
            (Some("cities"), Some(stem)) => stem,
            _ => return false,
        };
        let Some(schema) = self.of(kind) else { return false };
        let (mut at, mut public) = (&schema.plan, schema.plan.public);
        for part in field.split('.').filter(|part| !part.is_empty()) {
            let items = at.items.as_deref().filter(|_| part.parse::<usize>().is_ok());
            match (items, at.property(part)) {
                (Some(items), _) => at = items,
                (None, Some(below)) => {
                    public &= below.public;
                    at = below;
                }
                // The version of a text in a language is as public as the text.
                (None, None) => return public && at.prose.is_some(),
            }
        }
        // A map or list may hold what is internal.
        public && at.properties.is_empty() && at.items.is_none()
    }

    /// Compiles them all.
    ///
    /// # Errors
    /// The first that is no valid schema.
    pub fn check() -> Result<()> {
        TEXTS.iter().try_for_each(|(kind, text)| Schema::new(kind, text).map(drop))
    }
}
