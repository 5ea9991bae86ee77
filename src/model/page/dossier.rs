//! In: a city, checked, as its audience may see it. Out: what its dossier says, by fiche.

use serde::Serialize;

use super::{
    Head, Section,
    block::Picture,
    cell::{Cell, Name, Rich},
    heading::Headings,
    opening::{Opening, Stage},
    past::History,
    plan::Plan,
    theme::{Priority, Project, Theme},
    timeline::Timeline,
};

/// A city's dossier.
#[derive(Debug, Clone, Serialize)]
pub struct Dossier {
    /// As of every page.
    #[serde(flatten)]
    pub head: Head,
    /// Who takes part.
    pub city: City,
    /// The state that the dossier is in.
    pub state: State,
    /// The states that it went through.
    pub record: Vec<Decision>,
    /// How it opens.
    pub opening: Opening,
    /// The first picture.
    pub cover: Option<Picture>,
    /// The others.
    pub pictures: Vec<Picture>,
    /// Whether files stand beside it.
    pub beside: bool,
    /// How far the city is, stage by stage.
    pub breadcrumb: Vec<Stage>,
    /// Headings of its parts, from the form.
    pub headings: Headings,
    /// Who confirmed that the city takes part.
    pub interest: Option<Interest>,
    /// Who works on it; internal.
    pub staff: Option<Vec<Person>>,
    /// What the city has to meet.
    pub challenges: Option<Rich>,
    /// What it does about it.
    pub actions: Option<Rich>,
    /// The theme that it puts forward.
    pub priority: Option<Priority>,
    /// Titles of the other themes.
    pub reserve: Vec<Name>,
    /// All themes.
    pub themes: Vec<Theme>,
    /// What it plans.
    pub plan: Option<Plan>,
    /// What it carries out.
    pub projects: Vec<Project>,
    /// Answers to what the programme's own schemas ask.
    pub own: Vec<Answer>,
    /// All of it below the head, as blocks.
    pub sections: Vec<Section>,
    /// The milestones of the edition.
    pub timeline: Timeline,
    /// Who changed what; internal.
    pub history: Option<History>,
}

/// A city.
#[derive(Debug, Clone, Serialize)]
pub struct City {
    /// Its folder.
    pub id: String,
    /// Its name in the language of the page.
    pub name: String,
    /// Its other names.
    pub names: Vec<Named>,
    /// What it is.
    pub kind: Option<String>,
    /// Its country.
    pub country: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// Its clocks.
    pub time_zone: Option<String>,
    /// Its place on the map.
    pub map: Option<Dot>,
}

/// A name in another language.
#[derive(Debug, Clone, Serialize)]
pub struct Named {
    /// The language.
    pub lang: String,
    /// The name.
    pub name: String,
}

/// A place on the map.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Dot {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// The state of a dossier.
#[derive(Debug, Clone, Serialize)]
pub struct State {
    /// Its id in the edition.
    pub id: String,
    /// In words.
    pub label: String,
    /// Since when.
    pub date: Option<String>,
    /// Whether answers may still be missing.
    pub draft: bool,
}

/// A state that a dossier went through.
#[derive(Debug, Clone, Serialize)]
pub struct Decision {
    /// Which.
    pub label: Option<String>,
    /// When.
    pub date: Option<String>,
    /// Who decided.
    pub by: Option<String>,
}

/// Who confirmed that a city takes part.
#[derive(Debug, Clone, Serialize)]
pub struct Interest {
    /// Who.
    pub name: Option<String>,
    /// Their office.
    pub title: Option<Name>,
    /// In what capacity.
    pub capacity: Option<String>,
    /// When.
    pub signed_on: Option<String>,
    /// File of the letter.
    pub letter: Option<String>,
    /// Its fingerprint.
    pub sha256: Option<String>,
}

/// Someone who works on it.
#[derive(Debug, Clone, Serialize)]
pub struct Person {
    /// What for.
    pub role: Option<String>,
    /// What that is.
    pub role_description: String,
    /// Their name.
    pub name: Option<String>,
    /// Their office.
    pub title: Option<Name>,
    /// Their address.
    pub email: Option<String>,
}

/// The answer to a question of the programme's own.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// The question.
    pub label: String,
    /// The answer.
    #[serde(flatten)]
    pub said: Said,
}

/// An answer by its kind.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "lowercase")]
pub enum Said {
    /// A text.
    Text(Rich),
    /// A line.
    Line(Cell),
}
