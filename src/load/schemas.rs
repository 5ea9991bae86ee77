//! In: the embedded schemas and a programme's `schemas/` folder. Out: the schemas by which its fiches are judged.

use std::sync::Arc;

use anyhow::{Context as _, Result};

use super::{Loader, unreadable, whole};
use crate::model::{
    catalog::KINDS,
    diagnostic::{Diagnostic, Findings, Message, Skipped},
    edition::Edition,
    near::nearest,
    overlay,
    schema::Schema,
    schemas::{Schemas, TEXTS},
    source::Source,
    tree::Found,
};

const FOLDER: &str = "schemas/";
const ENDING: &str = ".schema.json";

impl Loader<'_> {
    /// The schemas with the programme's own laid over them. `None` if any of these cannot be used, and the findings say why: to
    /// judge by the others would let pass what it forbids, and show what it hides.
    ///
    /// # Errors
    /// If an embedded schema cannot be read, a defect of the program.
    pub(super) fn schemas(
        &self,
        embedded: &Arc<Schemas>,
        edition: &Edition,
        findings: &mut Findings,
    ) -> Result<Option<Arc<Schemas>>> {
        let files = self.files("schemas", findings);
        if files.is_empty() {
            return Ok(Some(Arc::clone(embedded)));
        }
        let before = findings.diagnostics.len();
        let (mut own, mut patterns) = (Vec::new(), 0);
        for file in files {
            let name = file.path.strip_prefix(FOLDER).unwrap_or(&file.path);
            let kind = name
                .strip_suffix(ENDING)
                .and_then(|stem| kinds().find(|kind| *kind == stem));
            match (&file.closed, kind) {
                (Some(reason), _) => findings.diagnostics.push(unreadable(&file.path, reason)),
                (None, Some(kind)) => {
                    let laid = (edition, &mut patterns);
                    own.extend(self.own_schema(kind, &file, name, laid, findings)?);
                }
                (None, None) if is_data(name) => {
                    let stem = name.split('.').next().unwrap_or(name);
                    let guess = nearest(stem, kinds()).map(|kind| format!("{kind}{ENDING}"));
                    let known: Vec<String> =
                        kinds().map(|kind| format!("{kind}{ENDING}")).collect();
                    let message = Message::new("schema-name")
                        .with("name", name)
                        .with("suggestion", guess)
                        .with("known", known.join(", "));
                    findings
                        .diagnostics
                        .push(whole("schema", &file.path, message));
                }
                (None, None) => findings.skipped.push(Skipped {
                    path: file.path,
                    reason: "skip-not-fiche",
                }),
            }
        }
        Ok((findings.diagnostics.len() == before).then(|| Arc::new(Schemas::laid(own))))
    }

    /// One embedded schema with the programme's own laid over it; what it cannot be used for goes to the findings.
    fn own_schema(
        &self,
        kind: &'static str,
        file: &Found,
        name: &str,
        (edition, patterns): (&Edition, &mut usize),
        findings: &mut Findings,
    ) -> Result<Option<Schema>> {
        let Some(document) = self.document(file, findings) else {
            return Ok(None);
        };
        let text = TEXTS
            .iter()
            .find(|(name, _)| *name == kind)
            .map_or("", |(_, text)| text);
        let mut schema = serde_json::from_str(text).with_context(|| format!("schema {kind}"))?;
        let faults = overlay::lay(&mut schema, &document.value, edition, patterns);
        if !faults.is_empty() {
            let at = |(pointer, message)| {
                Diagnostic::new(
                    "schema",
                    &document.source,
                    document.key_span(&pointer),
                    &pointer,
                    message,
                )
            };
            findings.diagnostics.extend(faults.into_iter().map(at));
            return Ok(None);
        }
        let Ok(mut compiled) = Schema::of(kind, &schema) else {
            findings.diagnostics.push(whole(
                "schema",
                &file.path,
                Message::new("schema-value").with("key", name),
            ));
            return Ok(None);
        };
        compiled.laid = Some(serde_json::to_string_pretty(&schema)? + "\n");
        Ok(Some(compiled))
    }
}

/// Kinds whose schema a programme may lay its own over.
fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.into_iter().chain(["project", "network", "event"])
}

fn is_data(name: &str) -> bool {
    [".json", ".yaml", ".yml"]
        .iter()
        .any(|ending| name.to_lowercase().ends_with(ending))
}

/// JSON may be indented by tabs, YAML not; inside its texts there are none. No byte moves.
pub(super) fn spaced(source: Source) -> Source {
    Source::new(source.path, source.text.replace('\t', " "))
}
