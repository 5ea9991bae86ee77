//! In: pictures that were written anew for pages. Out: where a page finds each, by the path of its file in the programme.

use std::collections::BTreeMap;

/// A picture as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hung {
    /// Points from left to right.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
    /// Itself, for a page that loads nothing.
    pub data: Option<String>,
    /// Where it stands in the site.
    pub place: Option<String>,
}

/// Pictures of some fiches.
#[derive(Debug, Default)]
pub struct Album(BTreeMap<String, Hung>);

impl Album {
    /// None at all.
    pub const NONE: &'static Self = &Self(BTreeMap::new());

    /// Puts a picture in.
    pub fn put(&mut self, path: String, hung: Hung) {
        self.0.insert(path, hung);
    }

    /// The picture whose file stands at a path of the programme.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Hung> {
        self.0.get(path)
    }

    /// Those of projects.
    #[must_use]
    pub fn of_projects(self) -> Self {
        let own = |path: &String| path.starts_with("cities/") && path.contains("/projects/");
        Self(self.0.into_iter().filter(|(path, _)| own(path)).collect())
    }

    /// Adds all of another.
    pub fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}
