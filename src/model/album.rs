//! In: pictures that were written anew for pages. Out: where a page finds each, by the path of its file in the programme.

use std::collections::BTreeMap;

use serde_json::Value;

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
    /// What it shows, as its fiche says.
    pub alt: Value,
    /// Its file, for documents, which hold the pictures that pages have beside them.
    pub bytes: Vec<u8>,
}

/// Pictures of some fiches.
#[derive(Debug, Default)]
pub struct Album {
    all: BTreeMap<String, Hung>,
    /// The first one of each fiche, by what [`owner`](super::picture::owner) calls it.
    covers: BTreeMap<String, String>,
}

impl Album {
    /// None at all.
    pub const NONE: &'static Self = &Self {
        all: BTreeMap::new(),
        covers: BTreeMap::new(),
    };

    /// Puts a picture of a fiche in; the first one is its cover.
    pub fn put(&mut self, owner: &str, path: String, hung: Hung) {
        self.covers
            .entry(owner.to_owned())
            .or_insert_with(|| path.clone());
        self.all.insert(path, hung);
    }

    /// The picture whose file stands at a path of the programme.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Hung> {
        self.all.get(path)
    }

    /// The first picture of a fiche, by what [`owner`](super::picture::owner) calls it.
    #[must_use]
    pub fn cover(&self, owner: &str) -> Option<&Hung> {
        self.get(self.covers.get(owner)?)
    }

    /// The file of the picture that stands at a place of the site.
    #[must_use]
    pub fn beside(&self, place: &str) -> Option<&[u8]> {
        let hung = self.all.values();
        let mut hung = hung.filter(|hung| hung.place.as_deref() == Some(place));
        hung.next().map(|hung| hung.bytes.as_slice())
    }

    /// Those of projects.
    #[must_use]
    pub fn of_projects(mut self) -> Self {
        let own = |path: &String| path.starts_with("cities/") && path.contains("/projects/");
        self.all.retain(|path, _| own(path));
        self.covers.retain(|owner, _| own(owner));
        self
    }

    /// Adds all of another.
    pub fn join(&mut self, other: Self) {
        self.all.extend(other.all);
        self.covers.extend(other.covers);
    }
}
