//! In: the text of a fiche, the plan of its form, what its programme knows. Out: the same text with what can be read in one way only
//! put right, or with the likeliest reading too.
//!
//! Nothing that somebody wrote is lost: what a code takes the place of stays beside it as a note. A text is given back only if the
//! one reader of YAML proves it.

mod address;
mod days;
mod encoding;
mod item;
mod layered;
mod layout;
mod line;
mod meant;
mod name;
mod prose;
mod several;
mod shape;
mod slips;
mod sums;
mod tokens;
mod values;
mod zones;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    model::{
        catalog::Programme,
        document::Document,
        schema::Field,
        source::Source,
        tree::{Attachment, Tree},
    },
    parse::{self, Limits},
};

pub use self::{
    encoding::decoded,
    layered::{Layered, moved},
    name::{file as file_meant, folder as folder_meant},
    tokens::keeps as keeps_words,
};

/// How sure a repair has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// What may have been meant.
    Guess,
    /// There is one reading only.
    Certain,
}

/// What a repair may know beyond the fiche: lists of the edition, names of what other fiches are.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Themes of the city that wrote the fiche: id, and title by language or alone.
    pub themes: &'a Value,
    /// Files beside the fiche.
    pub files: &'a Beside<'a>,
    /// Names of what fiches refer to, by kind and id: `city`, `network`, `event`.
    pub names: &'a BTreeMap<(String, String), Value>,
    /// Ids that nothing has any more, by kind, and what has taken their place.
    pub renamed: &'a Renamed,
    /// The network that a city's action plan is for, by city.
    pub plans: &'a BTreeMap<String, String>,
}

/// Files that stand beside a fiche.
#[derive(Debug)]
pub struct Beside<'a> {
    /// Where they are.
    pub tree: &'a dyn Tree,
    /// Folder of the fiche.
    pub folder: String,
    /// What they are called.
    pub names: BTreeSet<String>,
}

impl Beside<'_> {
    /// The fingerprint of one of them.
    fn hash(&self, name: &str) -> Option<String> {
        match self
            .names
            .contains(name)
            .then(|| self.tree.attachment(&self.folder, name))?
        {
            Attachment::Found(hash) | Attachment::Pointed(hash) => Some(hash),
            _ => None,
        }
    }
}

/// Ids that nothing has any more, by kind and id, and what has taken their place.
pub type Renamed = BTreeMap<(String, String), String>;

/// The text with its repairs; `None` if there are none, or none that can be proven.
#[must_use]
pub fn text(source: &Source, plan: &Field, known: &Known<'_>, least: Sure) -> Option<String> {
    let laid = layout::laid(&source.text, plan, least);
    let sound =
        |laid: &String| keeps_words(&source.text, laid) && read(&source.path, laid).is_some();
    let mut text = laid.filter(sound).unwrap_or_else(|| source.text.clone());
    // A value that is put right may make another one readable: an id, and what refers to it.
    for _ in 0..3 {
        let Some(document) = read(&source.path, &text) else {
            break;
        };
        let Some(next) = values::mended(&document, plan, known, least) else {
            break;
        };
        let sound = read(&source.path, &next).is_some() && keeps_words(&text, &next);
        if !sound || next == text {
            break;
        }
        text = next;
    }
    (text != source.text && read(&source.path, &text).is_some()).then_some(text)
}

/// Reads a text as the program does.
fn read(path: &str, text: &str) -> Option<Document> {
    parse::parse(Source::new(path, text), &Limits::default()).ok()
}
