//! In: a programme, its cities, an audience, a language. Out: pages of types, the dossiers and all others, for templates.
//!
//! The public dossier is built from the fields declared public and from nothing else: programme and city are what
//! `model::view` left of them, and nothing here sees more.

mod administration;
mod book;
pub mod calendar;
pub mod changes;
mod cover;
mod dossier;
mod draft;
mod event;
mod gantt;
mod graph;
mod guide;
mod heading;
pub mod history;
pub mod inbox;
mod index;
pub mod later;
mod lists;
mod map;
mod network;
mod opening;
mod overview;
mod own;
mod participant;
mod pictures;
mod plan;
mod project;
mod prose;
pub mod review;
mod sections;
mod stages;
mod sums;
mod tables;
mod themes;
mod timeline;
mod way;
mod world;

use std::sync::atomic::AtomicUsize;

use serde_json::{Map, Value};

use self::prose::Voice;
pub use self::{
    book::{book, evaluation},
    dossier::{dossier, summary},
    event::{invitation, sheet},
    graph::{Graph, Node},
    guide::{ICON, Signposts, offers},
    index::{index, root},
    lists::{list_page, not_found},
    network::{call, page as network_page},
    overview::{Total, as_of, cities, dashboard, overview, share},
    project::page as project_page,
    tables::{Table, tables},
    world::World,
};
use crate::{
    fiche::{audience::Audience, path::Way},
    messages::Messages,
    model::{
        album::Album,
        catalog::{City, Programme},
        page::{self, About, Head, Tongue},
        past::Stamps,
        schema::Field,
    },
};

/// What made a page.
pub const GENERATOR: &str = concat!("roadmap ", env!("CARGO_PKG_VERSION"));

/// What a dossier is made for.
#[derive(Debug)]
pub struct Brief<'a> {
    /// The programme, as those may see it for whom this is.
    pub programme: &'a Programme,
    /// Words of the dossier's language.
    pub messages: &'a Messages,
    /// For whom.
    pub audience: Audience,
    /// `fr`, `en` or `es`.
    pub lang: &'a str,
    /// The page's versions, this one among them; none where there is one alone.
    pub languages: Vec<Tongue>,
    /// Whether files that are declared public stand beside the pages.
    pub attachments: bool,
    /// Whether the page stands in no site: it leads to no other.
    pub alone: bool,
    /// Whether each page stands in Markdown as well.
    pub markdown: bool,
    /// How many notes the texts of the page have so far.
    pub notes: AtomicUsize,
    /// What calendars are told of the past; none without history.
    pub stamps: Option<&'a Stamps>,
    /// Where the site will stand, with a slash at its end, if that is known.
    pub base: Option<&'a str>,
    /// Where pages find the pictures of fiches.
    pub pictures: &'a Album,
    /// The way to the programme's files where the page names them.
    pub way: &'a Way,
}

impl<'a> Brief<'a> {
    /// What pages that stand in no site are made with.
    #[must_use]
    pub fn alone(programme: &'a Programme, messages: &'a Messages, audience: Audience) -> Self {
        Self {
            programme,
            messages,
            audience,
            lang: messages.lang,
            languages: Vec::new(),
            attachments: false,
            alone: true,
            markdown: false,
            notes: AtomicUsize::default(),
            stamps: None,
            base: None,
            pictures: Album::NONE,
            way: Way::NONE,
        }
    }
}

impl Brief<'_> {
    /// The same for a page that everyone may see, whichever site it stands in.
    fn for_all<'b>(&'b self, world: &World<'b>) -> Brief<'b> {
        Brief {
            programme: world.programme,
            audience: Audience::Public,
            languages: self.languages.clone(),
            notes: AtomicUsize::default(),
            ..*self
        }
    }

    /// A path of the programme as who reads the page finds it.
    fn file(&self, path: &str) -> String {
        self.way.to(path)
    }

    /// Whether each language of the site stands in a folder of its own.
    fn parted(&self) -> bool {
        !self.languages.is_empty()
    }

    /// The folder of its language in the site, with a slash; empty where there is none.
    fn folder(&self) -> String {
        if self.parted() {
            format!("{}/", self.lang)
        } else {
            String::new()
        }
    }

    /// The way from that folder to the top of the site.
    fn out(&self) -> &'static str {
        if self.parted() { "../" } else { "" }
    }

    /// Whether the audience may see a field of a kind of fiche, through lists.
    fn shows(&self, kind: &str, place: &[&str]) -> bool {
        let down = |field, key: &&str| {
            Field::property(field, key).or_else(|| field.items.as_deref()?.property(key))
        };
        let field = self
            .programme
            .schemas
            .of(kind)
            .and_then(|schema| place.iter().try_fold(&schema.plan, down));
        self.audience == Audience::Internal || field.is_some_and(|field| field.public)
    }
}

/// The values of a city's fiches, as data.
#[must_use]
pub fn data(city: &City) -> Value {
    let fiches = city
        .fiches
        .iter()
        .map(|fiche| (fiche.kind.to_owned(), fiche.value().clone()));
    let projects = city
        .projects
        .iter()
        .map(|project| (project.id.clone(), project.value().clone()));
    let mut data = Map::from_iter([("id".to_owned(), city.id.clone().into())]);
    data.extend(fiches);
    data.insert("projects".to_owned(), Value::Object(projects.collect()));
    Value::Object(data)
}

/// What a page of a brief begins with.
fn head(brief: &Brief<'_>, voice: &Voice<'_>, home: Option<String>) -> Head {
    leading(brief, voice, home, brief.languages.clone())
}

fn leading<L>(
    brief: &Brief<'_>,
    voice: &Voice<'_>,
    home: Option<String>,
    languages: Vec<L>,
) -> Head<L> {
    Head {
        version: page::VERSION,
        lang: brief.lang.to_owned(),
        html_lang: voice.html_lang(),
        audience: brief.audience.word(),
        generator: GENERATOR,
        languages,
        home,
        guide: None,
        programme: programme(brief, voice),
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn programme(brief: &Brief<'_>, voice: &Voice<'_>) -> About {
    let edition = &brief.programme.edition;
    About {
        title: voice.label(&edition.title),
        acronyms: edition.organisation.acronyms.clone(),
        organisation: voice.label(&edition.organisation.name),
        period: voice.span(&edition.period.from, &edition.period.to),
        congress: voice.label(&edition.congress.label),
    }
}
