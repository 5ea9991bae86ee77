//! In: the path of a file in a programme. Out: what it says of the fiche that stands there: its kind, its city, its name.

/// File that marks a programme.
pub const PROGRAMME_FILE: &str = "roadmap.yaml";

/// Kinds of fiche of a city, in the order of the form; the file's name is the kind's.
pub const KINDS: [&str; 6] = [
    "city",
    "staff",
    "challenges",
    "themes",
    "priority-theme",
    "action-plan",
];

/// Kind of fiche that a path of the programme stands for; none for other files.
#[must_use]
pub fn kind(path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').collect();
    let stem = yaml_stem(path)?;
    match parts.as_slice() {
        [PROGRAMME_FILE] => Some("programme"),
        ["cities", _, _] => KINDS.into_iter().find(|kind| *kind == stem),
        ["cities", _, "projects", _] => Some("project"),
        ["networks", _] => Some("network"),
        ["events", _] => Some("event"),
        _ => None,
    }
}

/// Whether a path lies in one of the folders that fiches stand in.
#[must_use]
pub fn is_inside(path: &str) -> bool {
    ["cities/", "networks/", "events/"]
        .iter()
        .any(|folder| path.starts_with(folder))
}

/// The city in whose folder a path lies.
#[must_use]
pub fn city(path: &str) -> Option<&str> {
    Some(path.strip_prefix("cities/")?.split_once('/')?.0)
}

/// A path without `.yaml` or `.yml`.
#[must_use]
pub fn stem(path: &str) -> &str {
    path.strip_suffix(".yaml")
        .or_else(|| path.strip_suffix(".yml"))
        .unwrap_or(path)
}

/// A file's name without `.yaml` or `.yml`.
#[must_use]
pub fn yaml_stem(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml")
        .or_else(|| name.strip_suffix(".yml"))
}
