//! In: one project of a city. Out: its page, its line in a table, its evaluation as blocks (S:96-106).

use serde_json::Value;

use crate::{
    assemble::{
        Brief, World,
        draft::Draft,
        own,
        pictures::{self, Wall},
        prose::{Voice, list},
        way::way,
    },
    model::{
        catalog::{City, Fiche},
        edition::Moment,
        facts::Facts,
        page::{
            Page,
            block::Block,
            cell::{Cell, Lead},
            chart::Measure,
            theme,
        },
        site,
    },
};

/// The project's page.
#[must_use]
pub fn page(
    brief: &Brief<'_>,
    world: &World<'_>,
    facts: &Facts,
    id: &str,
    project: &Value,
) -> Page {
    let path = format!("cities/{}/projects/{id}.yaml", facts.id);
    let wall = Wall::new(brief, &path, project, "../../");
    let own = || Voice::new(brief, &facts.language, facts.country.as_deref()).showing(wall);
    let mut page = Draft::new(brief, own(), "../../");
    page.fact("doc-city", world.link(&page, &facts.id));
    page.fact(
        "doc-state",
        page.voice.entry("project_states", &project["state"]),
    );
    page.fact("doc-when", period(&page.voice, project));
    let network = project["network"]
        .as_str()
        .and_then(|id| world.network(&page, id));
    page.fact("doc-network", network);
    page.part("aim", "doc-aim");
    page.text(page.voice.rich(&project["aim"]));
    let partners = list(&project["partners"]).iter();
    let partners: Vec<_> = partners.map(|partner| page.voice.name(partner)).collect();
    if !partners.is_empty() {
        page.part("partners", "doc-partners");
        page.list(partners);
    }
    if brief.shows("project", &["evaluation"]) {
        page.part("evaluation", "doc-evaluation");
        evaluation(&mut page, &own(), project);
    }
    let figures = wall.figures(&page.voice);
    pictures::part(&mut page, figures);
    own::part(&mut page, "project", project);
    let title = page.voice.titled(&project["title"], Some(id));
    let eyebrow = page.word("doc-pilot-project");
    page.finish(eyebrow, title, None)
}

/// Results, lessons, measures.
pub(super) fn evaluation(page: &mut Draft<'_>, voice: &Voice<'_>, project: &Value) {
    let evaluation = &project["evaluation"];
    if evaluation.is_null() {
        return page.empty();
    }
    for (word, key) in [("doc-results", "results"), ("doc-lessons", "lessons")] {
        page.say(Block::Sub, word);
        page.text(voice.rich(&evaluation[key]));
    }
    let number = |value: &Value, unit: &str| {
        let number = voice.number(value.as_f64()?);
        Some(if unit.is_empty() {
            number
        } else {
            format!("{number}\u{a0}{unit}")
        })
    };
    let measure = |one: &Value| {
        let unit = voice.name(&one["unit"]).text;
        Measure {
            name: voice.name(&one["name"]),
            baseline: number(&one["baseline"], &unit),
            target: number(&one["target"], &unit),
            value: number(&one["value"], &unit),
            done: way(&one["baseline"], &one["target"], &one["value"]),
        }
    };
    let rows: Vec<Measure> = list(&evaluation["indicators"])
        .iter()
        .map(measure)
        .collect();
    if !rows.is_empty() {
        let caption = page.word("doc-indicators-table");
        page.block(Block::Measures { caption, rows });
    }
}

/// What the dossier of its city says of it.
pub(super) fn brief(brief: &Brief<'_>, city: &City, project: &Fiche) -> theme::Project {
    let language = city.language(&brief.programme.edition);
    let voice = &Voice::new(brief, language, city.value("city")["country"].as_str())
        .showing(Wall::of(brief, project, ""));
    let (project, id) = (project.value(), &project.id);
    let evaluation = &project["evaluation"];
    theme::Project {
        title: Lead::from(voice.titled(&project["title"], Some(id))),
        state: voice.entry("project_states", &project["state"]),
        when: period(voice, project),
        aim: voice.rich(&project["aim"]),
        results: voice.rich(&evaluation["results"]),
        lessons: voice.rich(&evaluation["lessons"]),
    }
}

/// From when to when.
pub(super) fn period(voice: &Voice<'_>, project: &Value) -> String {
    let moment =
        |value: &Value| serde_json::from_value::<Moment>(value.clone()).unwrap_or_default();
    voice.span(&moment(&project["from"]), &moment(&project["to"]))
}

/// Its line in a table: name, city, state, period.
pub(super) fn row(
    page: &Draft<'_>,
    world: &World<'_>,
    facts: &Facts,
    id: &str,
    project: &Value,
) -> Vec<Cell> {
    let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
    let name = page.link(
        voice.titled(&project["title"], Some(id)),
        &site::project(&facts.id, id),
        "",
    );
    vec![
        name.into(),
        world.link(page, &facts.id).into(),
        voice.entry("project_states", &project["state"]).into(),
        period(&voice, project).into(),
    ]
}
