//! In: names of files and folders as people give them. Out: those that the program reads.

use super::{line::fold, meant::identifier};
use crate::model::{catalog::KINDS, schemas::Schemas};

/// The fiche that a file beside a city's fiches was meant to be: `challenge.yaml`, `défis.yaml`, `challenges.yaml.txt`.
#[must_use]
pub fn file(name: &str, schemas: &Schemas) -> Option<String> {
    let lower = name.to_lowercase();
    let stem = [".yaml.txt", ".yml.txt", ".yaml", ".yml"]
        .iter()
        .find_map(|end| lower.strip_suffix(end))?;
    let wanted = fold(stem);
    let titled = |kind: &&str| {
        let titles = schemas
            .of(kind)
            .into_iter()
            .flat_map(|schema| schema.plan.title.values());
        fold(kind) == wanted
            || titles
                .map(|title| format!(" {} ", fold(title)))
                .any(|title| title.contains(&format!(" {wanted} ")))
    };
    let mut found = KINDS.into_iter().filter(titled);
    let one = found.next().filter(|_| found.next().is_none());
    let near = || {
        KINDS
            .into_iter()
            .find(|kind| strsim::damerau_levenshtein(kind, stem) == 1)
    };
    one.or_else(near).map(|kind| format!("{kind}.yaml"))
}

/// The name of a folder or of a shared fiche as an identifier.
#[must_use]
pub fn folder(name: &str) -> Option<String> {
    Some(identifier(name)).filter(|id| !id.is_empty() && id != name)
}
