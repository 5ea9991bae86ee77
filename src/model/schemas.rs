//! In: nothing. Out: the schemas embedded in the program, compiled, one a kind.

use anyhow::Result;

use crate::model::schema::Schema;

/// Kind and text of every schema shipped.
pub const TEXTS: [(&str, &str); 7] = [
    ("programme", include_str!("../../schemas/programme.schema.json")),
    ("city", include_str!("../../schemas/city.schema.json")),
    ("staff", include_str!("../../schemas/staff.schema.json")),
    ("challenges", include_str!("../../schemas/challenges.schema.json")),
    ("themes", include_str!("../../schemas/themes.schema.json")),
    ("priority-theme", include_str!("../../schemas/priority-theme.schema.json")),
    ("action-plan", include_str!("../../schemas/action-plan.schema.json")),
];

/// All schemas, compiled.
#[derive(Debug)]
pub struct Schemas(Vec<Schema>);

impl Schemas {
    /// Compiles the embedded schemas.
    ///
    /// # Errors
    /// If one is invalid, which a test excludes.
    pub fn embedded() -> Result<Self> {
        TEXTS.iter().map(|(kind, text)| Schema::new(kind, text)).collect::<Result<_>>().map(Self)
    }

    /// The schema of a kind.
    #[must_use]
    pub fn of(&self, kind: &str) -> Option<&Schema> {
        self.0.iter().find(|schema| schema.kind == kind)
    }
}
