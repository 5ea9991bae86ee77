//! In: facts for one audience. Out: what pages are made of, as types: a head, sections, blocks, cells. They draw nothing; templates see them
//! in the shape of `schemas/context-1.schema.json`.

pub mod block;
pub mod budget;
pub mod cell;
pub mod chart;
pub mod dossier;
pub mod guide;
pub mod heading;
pub mod index;
pub mod opening;
pub mod part;
pub mod past;
pub mod plan;
pub mod theme;
pub mod timeline;

use serde::Serialize;

use self::{block::Block, cell::Name, guide::Guide};

/// Version of the shape in which templates see a page: it grows with a change that breaks one.
pub const VERSION: u8 = 1;

/// What every page begins with.
#[derive(Debug, Clone, Serialize)]
pub struct Head<L = Tongue> {
    /// [`VERSION`].
    pub version: u8,
    /// Language of the page.
    pub lang: String,
    /// The same as HTML names it.
    pub html_lang: &'static str,
    /// `internal` or `public`.
    pub audience: &'static str,
    /// What made the page.
    pub generator: &'static str,
    /// The same page in each language of the site; empty where there is one.
    pub languages: Vec<L>,
    /// The page of the programme, where that is another one.
    pub home: Option<String>,
    /// What leads to the rest of the site; none for a page that stands alone.
    pub guide: Option<Guide>,
    /// What it is all about.
    pub programme: About,
}

/// The same page in another language, or in this one.
#[derive(Debug, Clone, Serialize)]
pub struct Tongue {
    /// Its code.
    pub lang: String,
    /// Its own name.
    pub label: String,
    /// Where the page stands.
    pub href: String,
    /// It is the one at hand.
    pub current: bool,
}

/// A programme in a few words.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    /// What the edition is called.
    pub title: String,
    /// Short names of the organisation.
    pub acronyms: Vec<String>,
    /// Whose programme it is.
    pub organisation: String,
    /// From when to when.
    pub period: String,
    /// The congress that closes it.
    pub congress: String,
}

/// What a page is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Sheets.
    Sheet,
    /// One sheet, without contents.
    Letter,
    /// With cover and contents.
    Bound,
}

/// A page of blocks.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// As of every page.
    #[serde(flatten)]
    pub head: Head,
    /// What it is on paper.
    pub form: Form,
    /// Whether files stand beside it.
    pub beside: bool,
    /// What kind of page it is, above its title.
    pub eyebrow: String,
    /// What it is called.
    pub title: Name,
    /// A line below.
    pub subtitle: Option<String>,
    /// What is known of its subject in a few words.
    pub facts: Vec<Fact>,
    /// What it says.
    pub sections: Vec<Section>,
}

/// A fact at the head of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// What is told.
    pub term: String,
    /// What it is.
    pub value: cell::Cell,
    /// How grave it is, where that is to be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
}

/// How grave something is; its words say it as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// It stops what was to be done.
    Stop,
    /// Somebody is to look at it.
    Look,
    /// All is well.
    Pass,
}

/// A part of a page under a heading.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Of its heading, from 2.
    pub level: u8,
    /// Its place on the page.
    pub id: String,
    /// Its heading.
    pub title: Name,
    /// How it is set apart from the others.
    pub look: Option<Look>,
    /// Language in which most of it was written, if that is not the page's and is to be told above it.
    pub lang: Option<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A section that is set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// What is to be done next.
    Next,
    /// It stands on paper only.
    Paper,
}

/// The page at the top of a site, on which the reader chooses a language, each in its own words.
pub type Root = Head<Choice>;

/// A language of a site, to be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// Its code.
    pub lang: String,
    /// Its own name.
    pub label: Option<String>,
    /// Its page of the programme.
    pub href: String,
    /// What the programme is called in it.
    pub title: String,
    /// Whose programme it is.
    pub organisation: String,
}
