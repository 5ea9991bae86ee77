//! In: a city, read. Out: what is kept of it when its fiches are dropped.

use serde_json::Value;

use crate::{
    fiche::audience::Audience,
    model::{
        budget::Amounts,
        catalog::{City, Programme, UNTOLD},
        diagnostic::{Findings, Level},
        edition::Edition,
        fingerprint,
        open::Open,
        progress::{self, Progress},
        world::Place,
    },
};

/// What is kept of a city once it is checked: what others say of it, and what the programme's documents show.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Folder name.
    pub id: String,
    /// Last state recorded.
    pub state: String,
    /// Name by language, or one name.
    pub name: Value,
    /// Two letters.
    pub country: Option<String>,
    /// IANA name.
    pub time_zone: Option<String>,
    /// Where it lies.
    pub place: Option<Place>,
    /// Language it writes in.
    pub language: String,
    /// Its themes as written.
    pub themes: Vec<Value>,
    /// Whether its `themes.yaml` could be read.
    pub themes_known: bool,
    /// Id of the theme put forward.
    pub priority: Option<String>,
    /// Whether there is an action plan, be it one that could not be read.
    pub has_plan: bool,
    /// Network that its action plan is for.
    pub network: Option<String>,
    /// Its projects as written, by name.
    pub projects: Vec<(String, Value)>,
    /// What its public texts may not tell.
    pub amounts: Amounts,
    /// Its action plan as written.
    pub plan: Value,
    /// Schedules of the plans that earlier decisions were about, as far as they are known.
    pub earlier: Vec<Value>,
    /// Its answers are other than those last decided on.
    pub stale: Option<Stale>,
    /// Day of its last decision, as written.
    pub last: Option<String>,
    /// Day of the last commit that changed its folder; unknown where nobody asked git.
    pub changed: Option<String>,
    /// What is answered, by sub-step; empty where nobody asked.
    pub progress: Vec<Progress>,
    /// What somebody is waited for in its fiches.
    pub open: Vec<Open>,
    /// Errors, warnings, notes.
    pub findings: [usize; 3],
    /// Whether its fiches have no error, so that it has a dossier.
    pub sound: bool,
}

/// What is known of answers that changed since they were decided on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stale {
    /// How many; unknown where git does not have those of then.
    pub answers: Option<usize>,
}

/// The state that a decision has become whose answers changed since: one of its own, in data.
#[must_use]
pub fn changed_since(state: &str) -> String {
    format!("{state}-changed")
}

impl Facts {
    /// With its progress, and the counts of what was found in it.
    #[must_use]
    pub fn counted(self, city: &City, found: &Findings, programme: &Programme) -> Self {
        let counts = [Level::Error, Level::Warning, Level::Info].map(|level| found.count(level));
        let (edition, schemas) = (&programme.edition, &programme.schemas);
        let pilot = programme.is_pilot(&city.id);
        Self {
            progress: progress::of(city, pilot, edition, schemas, Audience::Internal),
            findings: counts,
            open: Open::all(&found.diagnostics),
            sound: counts[0] == 0,
            stale: fingerprint::is_void(city, edition, schemas).then(Stale::default),
            ..self
        }
    }

    /// Its state as data tells it.
    #[must_use]
    pub fn told_state(&self) -> String {
        if self.stale.is_some() {
            changed_since(&self.state)
        } else {
            self.state.clone()
        }
    }

    /// What rules about other fiches ask of a city.
    #[must_use]
    pub fn of(city: &City, edition: &Edition) -> Self {
        let own = city.value("city");
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Self {
            id: city.id.clone(),
            state: city.state().to_owned(),
            name: own["name"].clone(),
            country: text(&own["country"]),
            time_zone: text(&own["time_zone"]),
            place: Place::of(own),
            language: city.language(edition).to_owned(),
            themes: city.value("themes")["themes"]
                .as_array()
                .cloned()
                .unwrap_or_default(),
            themes_known: !city.unread.contains(&"themes"),
            priority: text(&city.value("priority-theme")["theme"]),
            has_plan: city.fiche("action-plan").is_some() || city.unread.contains(&"action-plan"),
            network: text(&city.value("action-plan")["network"]),
            amounts: Amounts::of(city.value("action-plan")),
            last: text(&city.decision()["date"]),
            sound: true,
            ..Self::default()
        }
    }

    /// Of a city of which a publication may not tell anything: what others call it by, its folder's name written as names are.
    #[must_use]
    pub fn unnamed(id: &str) -> Self {
        let word = |word: &str| {
            let mut letters = word.chars();
            let first = letters
                .next()
                .map(|letter| letter.to_uppercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        };
        let name: Vec<String> = id.split('-').map(word).collect();
        Self {
            id: id.to_owned(),
            name: name.join(" ").into(),
            language: UNTOLD.to_owned(),
            ..Self::default()
        }
    }

    /// The same with what only documents show: its plan and its projects.
    #[must_use]
    pub fn whole(city: &City, edition: &Edition) -> Self {
        Self {
            projects: city
                .projects
                .iter()
                .map(|project| (project.id.clone(), project.document.value.clone()))
                .collect(),
            plan: city.value("action-plan").clone(),
            ..Self::of(city, edition)
        }
    }

    /// One of its themes.
    #[must_use]
    pub fn theme(&self, id: &str) -> Option<&Value> {
        self.themes
            .iter()
            .find(|theme| theme["id"].as_str() == Some(id))
    }
}
