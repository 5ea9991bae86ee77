//! In: the path of a file in a programme. Out: the kind of fiche that stands there.

use crate::model::{catalog::KINDS, tree::PROGRAMME_FILE};

/// Kind of fiche that a path of the programme stands for; none for other files.
#[must_use]
pub fn kind(path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').collect();
    let stem = parts.last().and_then(|name| name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")))?;
    match parts.as_slice() {
        [PROGRAMME_FILE] => Some("programme"),
        ["cities", _, _] => KINDS.into_iter().find(|kind| *kind == stem),
        ["cities", _, "projects", _] => Some("project"),
        ["networks", _] => Some("network"),
        ["events", _] => Some("event"),
        _ => None,
    }
}
