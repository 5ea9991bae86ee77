//! In: the text of a fiche, the plan of its form, what its programme knows. Out: the same text with what can be read in one way only
//! put right, or with the likeliest reading too.
//!
//! Nothing that somebody wrote is lost: what a code takes the place of stays beside it as a note. A text is given back only if the
//! one reader of YAML proves it.

mod address;
mod agenda;
mod asides;
mod beside;
mod boxes;
mod bullets;
mod called;
mod cities;
mod clock;
mod countries;
mod days;
mod degrees;
mod doubts;
mod encoding;
mod entries;
mod flow;
mod foreign;
mod heads;
pub mod heard;
mod hours;
mod ids;
mod item;
mod kept;
mod keyed;
mod layered;
mod layout;
mod lengths;
mod letter;
mod line;
mod lists;
mod meant;
mod name;
mod note;
mod numbers;
mod offset;
mod open;
mod order;
mod orphans;
mod pasted;
mod periods;
mod prose;
mod references;
mod several;
mod shape;
mod slips;
mod spelt;
mod strays;
mod sums;
mod table;
mod tokens;
mod tongues;
mod values;
mod wrapped;
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
    meant::identifier,
    name::{file as file_meant, folder as folder_meant},
    tokens::{keeps as keeps_words, lost},
};

/// Of an answer with boxes of a printed form, what stands beside those that are ticked: nothing where nobody can tell which is whose.
#[must_use]
pub fn ticked(text: &str) -> Option<Vec<&str>> {
    boxes::of(text).map(|boxes| boxes.ticked)
}

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
            Attachment::Found(hash, _) | Attachment::Pointed(hash) => Some(hash),
            _ => None,
        }
    }
}

/// Ids that nothing has any more, by kind and id, and what has taken their place.
pub type Renamed = BTreeMap<(String, String), String>;

/// The text with its repairs; `None` if there are none, or none that can be proven.
#[must_use]
pub fn text(source: &Source, plan: &Field, known: &Known<'_>, least: Sure) -> Option<String> {
    let mut text = source.text.clone();
    // A value that is put right may show that the layout is not, and the other way round.
    for _ in 0..TURNS {
        match turn(&source.path, &text, plan, known, least) {
            Some(next) => text = next,
            None => break,
        }
    }
    (text != source.text).then_some(text)
}

/// The layout put right, then the values; `None` if nothing changes.
fn turn(path: &str, text: &str, plan: &Field, known: &Known<'_>, least: Sure) -> Option<String> {
    let given = read(path, text);
    let well = given
        .as_ref()
        .is_some_and(|document| layout::is_well(document, plan, least));
    // What a sign stands for is written elsewhere: between quotes it would be a word, and that lost.
    let laid = (!well && !line::is_aliased(text))
        .then(|| layout::laid(text, plan, &known.programme.edition, least))
        .flatten()
        .filter(|laid| laid != text && keeps_words(text, laid));
    let laid = laid.and_then(|laid| read(path, &laid)).filter(|laid| {
        let stays = || least == Sure::Guess || kept::remarks_written(text, laid);
        match &given {
            Some(given) => kept::by_layout(given, laid, plan, least),
            None => stays(),
        }
    });
    let mut document = laid.or(given)?;
    // A value that is put right may make another one readable: an id, and what refers to it.
    for _ in 0..ROUNDS {
        let next = values::mended(&document, plan, known, least)
            .filter(|next| {
                *next != document.source.text && keeps_words(&document.source.text, next)
            })
            .and_then(|next| read(path, &next));
        match next {
            Some(next) => document = next,
            None => break,
        }
    }
    (document.source.text != text).then_some(document.source.text)
}

/// How often layout and values are looked at in turn.
const TURNS: usize = 2;

/// How often values are looked at again once others are put right.
const ROUNDS: usize = 3;

/// Reads a text as the program does.
fn read(path: &str, text: &str) -> Option<Document> {
    parse::read(Source::new(path, text), &Limits::default())
}
