//! In: one project of a city. Out: its page, its line in a table, its evaluation as blocks (S:96-106).

use serde_json::{Value, json};

use crate::{
    assemble::{
        Brief, World,
        block::{Block, Measure, way},
        own,
        page::Page,
        pictures::{self, Wall},
        prose::{Voice, list},
    },
    model::{
        catalog::{City, Fiche},
        edition::Moment,
        facts::Facts,
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
) -> Value {
    let path = format!("cities/{}/projects/{id}.yaml", facts.id);
    let wall = Wall::new(brief, &path, project, "../../");
    let own = || Voice::new(brief, &facts.language, facts.country.as_deref()).showing(wall);
    let mut page = Page::new(brief, own(), "../../");
    page.fact("doc-city", world.link(&page, &facts.id));
    page.fact(
        "doc-state",
        page.voice.entry("project_states", &project["state"]),
    );
    let period = json!(period(&page.voice, project));
    page.fact("doc-when", period);
    let network = project["network"]
        .as_str()
        .and_then(|id| world.network(&page, id));
    page.fact("doc-network", network.unwrap_or_default());
    page.part("aim", "doc-aim");
    let aim = page.voice.rich(&project["aim"], None, "");
    page.text(aim);
    let partners: Vec<Value> = list(&project["partners"])
        .iter()
        .map(|partner| page.voice.name(partner))
        .collect();
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
    let title = page.voice.titled(&project["title"], &json!(id));
    let eyebrow = page.word("doc-pilot-project");
    page.finish(eyebrow, title, Value::Null)
}

/// Results, lessons, measures.
pub(super) fn evaluation(page: &mut Page<'_>, voice: &Voice<'_>, project: &Value) {
    let evaluation = &project["evaluation"];
    if evaluation.is_null() {
        return page.empty();
    }
    for (word, key) in [("doc-results", "results"), ("doc-lessons", "lessons")] {
        let word = page.word(word);
        page.line("sub", word);
        page.text(voice.rich(&evaluation[key], None, ""));
    }
    let number = |value: &Value, unit: &Value| {
        value.as_f64().map_or(Value::Null, |number| {
            let number = voice.number(number);
            json!(if unit["text"] == "" {
                number
            } else {
                format!(
                    "{number}\u{a0}{}",
                    unit["text"].as_str().unwrap_or_default()
                )
            })
        })
    };
    let rows: Vec<Measure> = list(&evaluation["indicators"])
        .iter()
        .map(|one| {
            let unit = voice.name(&one["unit"]);
            Measure {
                name: voice.name(&one["name"]),
                baseline: number(&one["baseline"], &unit),
                target: number(&one["target"], &unit),
                value: number(&one["value"], &unit),
                done: way(&one["baseline"], &one["target"], &one["value"]),
            }
        })
        .collect();
    if !rows.is_empty() {
        let caption = page.word("doc-indicators-table");
        page.chart(&Block::Measures { caption, rows });
    }
}

/// What the dossier of its city says of it.
pub(super) fn brief(brief: &Brief<'_>, city: &City, project: &Fiche) -> Value {
    let language = city.language(&brief.programme.edition);
    let voice = &Voice::new(brief, language, city.value("city")["country"].as_str())
        .showing(Wall::of(brief, project, ""));
    let (project, id) = (project.value(), json!(project.id));
    let evaluation = &project["evaluation"];
    json!({
        "title": voice.titled(&project["title"], &id), "state": voice.entry("project_states", &project["state"]), "when": period(voice, project),
        "aim": voice.rich(&project["aim"], None, ""), "results": voice.rich(&evaluation["results"], None, ""),
        "lessons": voice.rich(&evaluation["lessons"], None, ""),
    })
}

/// From when to when.
pub(super) fn period(voice: &Voice<'_>, project: &Value) -> String {
    let moment =
        |value: &Value| serde_json::from_value::<Moment>(value.clone()).unwrap_or_default();
    voice.span(&moment(&project["from"]), &moment(&project["to"]))
}

/// Its line in a table: name, city, state, period.
pub(super) fn row(
    page: &Page<'_>,
    world: &World<'_>,
    facts: &Facts,
    id: &str,
    project: &Value,
) -> Vec<Value> {
    let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
    let name = page.link(
        &voice.titled(&project["title"], &json!(id)),
        &site::project(&facts.id, id),
        "",
    );
    vec![
        name,
        world.link(page, &facts.id),
        voice.entry("project_states", &project["state"]),
        json!(period(&voice, project)),
    ]
}
