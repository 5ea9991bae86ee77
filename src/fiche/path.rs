//! In: the path of a file in a programme. Out: what it says of the fiche that stands there: its kind, its city, its name.

/// File that marks a programme.
pub const PROGRAMME_FILE: &str = "roadmap.yaml";

/// Folders of a programme that fiches stand in.
pub const FOLDERS: [&str; 3] = ["cities", "networks", "events"];

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
    path.split_once('/')
        .is_some_and(|(folder, _)| FOLDERS.contains(&folder))
}

/// The city in whose folder a path lies.
#[must_use]
pub fn city(path: &str) -> Option<&str> {
    Some(path.strip_prefix("cities/")?.split_once('/')?.0)
}

/// The name of a city and the one before, where these are the paths of its own fiche; none of two of one city.
#[must_use]
pub fn renamed<'p>(now: &'p str, before: &'p str) -> Option<(&'p str, &'p str)> {
    let own = |path: &'p str| city(path).filter(|_| kind(path) == Some(KINDS[0]));
    own(now)
        .zip(own(before))
        .filter(|(now, before)| now != before)
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

/// How to come to a programme's files from where somebody reads about them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    /// What stands before each path, with a slash at its end, where that is above the programme or beside it.
    pub above: String,
    /// The folder of the programme where it is read, if it is in one.
    pub inside: String,
}

impl Way {
    /// The way from the programme's own folder.
    pub const NONE: &Self = &Self {
        above: String::new(),
        inside: String::new(),
    };

    /// A path of the programme as it is called there; it makes no detour.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        let (mut above, mut path) = (self.above.as_str(), path);
        let (mut inside, mut shared) =
            (self.inside.split('/').filter(|part| !part.is_empty()), path);
        let mut left = inside.clone();
        while let (Some(folder), Some((first, rest))) = (inside.next(), shared.split_once('/')) {
            if folder != first {
                break;
            }
            (shared, left) = (rest, inside.clone());
        }
        let ups = "../".repeat(left.count());
        path = shared;
        while let Some(rest) = path.strip_prefix("../") {
            let Some(folder) = above.strip_suffix('/') else {
                break;
            };
            let end = folder.rfind('/').map_or(0, |slash| slash + 1);
            if &folder[end..] == ".." {
                break;
            }
            (above, path) = (&above[..end], rest);
        }
        format!("{above}{ups}{path}")
    }
}

/// A path of the repository as the programme in the folder `prefix` names it.
#[must_use]
pub fn from_programme(prefix: &str, path: &str) -> String {
    if prefix.is_empty() {
        return path.to_owned();
    }
    let own = path
        .strip_prefix(prefix)
        .and_then(|rest| rest.strip_prefix('/'));
    own.map_or_else(
        || format!("{}{path}", "../".repeat(prefix.split('/').count())),
        str::to_owned,
    )
}

/// Whether a name is that of the programme's file with another ending, as editors give it.
#[must_use]
pub fn is_programme_file_renamed(name: &str) -> bool {
    let name = name.to_lowercase();
    let ending = PROGRAMME_FILE
        .split('.')
        .next()
        .and_then(|stem| name.strip_prefix(stem));
    let others = [".yaml.txt", ".yml.txt", ".yml", ".txt", ".yaml.yaml"];
    ending.is_some_and(|ending| others.contains(&ending))
}
