//! In: all cities of a programme. Out: what the page of the programme says of them.

use serde::Serialize;

use super::{
    Head, Section,
    cell::{Lead, Name},
    dossier::{Dot, State},
    opening::Step,
    theme::Axis,
    timeline::Timeline,
};

/// The page of the programme.
#[derive(Debug, Clone, Serialize)]
pub struct Index {
    /// As of every page.
    #[serde(flatten)]
    pub head: Head,
    /// What the cities do together.
    pub together: Together,
    /// First letters of their names.
    pub letters: Vec<Letter>,
    /// Cities by country.
    pub countries: Vec<Country>,
    /// The milestones of the edition.
    pub timeline: Timeline,
    /// Its axes.
    pub axes: Vec<Axis>,
    /// The cities on a map, where one has a place on it.
    pub map: Option<Map>,
    /// The cities by name.
    pub cities: Vec<Summary>,
    /// How many there are of what.
    pub totals: Totals,
    /// Cities without a dossier, for those who mend it.
    pub skipped: Vec<Skipped>,
    /// All of it below the head, as blocks.
    pub sections: Vec<Section>,
}

/// What the programme's page says of one city.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Option<String>,
    /// Its dossier.
    pub href: String,
    /// The same in Markdown.
    pub href_md: String,
    /// How far its dossier is.
    pub state: State,
    /// The theme that it puts forward.
    pub priority: Option<Name>,
    /// The axis of that.
    pub axis: Option<Axis>,
    /// What of its fiches is there.
    pub steps: Vec<Step>,
    /// How many themes it has.
    pub themes: usize,
    /// Whether it has a plan.
    pub plan: bool,
    /// Its place on the map.
    pub map: Option<Dot>,
    /// The letter that begins with it.
    pub letter: Option<Letter>,
}

/// A letter that leads to the first city that begins with it.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    /// The letter.
    pub text: String,
    /// Where it stands on the page.
    pub id: String,
}

/// The cities of a country.
#[derive(Debug, Clone, Serialize)]
pub struct Country {
    /// Its name.
    pub country: String,
    /// Its cities.
    pub cities: Vec<Lead>,
}

/// Networks, meetings, and the pages over all cities.
#[derive(Debug, Clone, Serialize)]
pub struct Together {
    /// Networks by their title.
    pub networks: Vec<Lead>,
    /// Meetings by date, each with its hour.
    pub events: Vec<(Lead, Option<String>)>,
    /// Pages over all cities.
    pub pages: Vec<Lead>,
}

/// A map of the world.
#[derive(Debug, Clone, Serialize)]
pub struct Map {
    /// The outline of the land.
    pub land: &'static str,
    /// How wide it is.
    pub width: u16,
    /// How high it is.
    pub height: u16,
    /// The cities.
    pub dots: Vec<Place>,
}

/// A city on the map.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Its name.
    pub name: String,
    /// Its dossier.
    pub href: String,
}

/// How many there are, as readers write numbers.
#[derive(Debug, Clone, Serialize)]
pub struct Totals {
    /// Cities with a dossier.
    pub cities: String,
    /// Their themes.
    pub themes: String,
    /// Their plans.
    pub plans: String,
}

/// A city without a dossier.
#[derive(Debug, Clone, Serialize)]
pub struct Skipped {
    /// Its folder.
    pub id: String,
    /// How many errors stand in the way.
    pub errors: String,
}
