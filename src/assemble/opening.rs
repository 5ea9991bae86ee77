//! In: a city as its audience may see it, and what its dossier shows. Out: how the dossier opens: what it is about, who answers for it,
//! with whom, in figures; and, in a draft, what comes next.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::{
    assemble::{
        Brief, World, cover,
        graph::Node,
        network::{named, taking_part},
        page::Page,
        prose::{Voice, list},
    },
    fiche::audience::Audience,
    model::{catalog::City, progress},
};

/// What stands at the head of a dossier.
#[derive(Debug, Serialize)]
pub(super) struct Opening {
    /// The name as the city itself writes it, if that is another.
    local: Option<Local>,
    /// A drawing, where there is no picture.
    drawing: String,
    /// A few words on what the city wants.
    summary: Value,
    /// Networks that it belongs to, leading to their pages where they have one.
    networks: Vec<Value>,
    /// The other cities of these networks.
    partners: Vec<Value>,
    figures: Vec<Figure>,
    /// What is to be done next, in a draft.
    next: Option<Next>,
}

#[derive(Debug, Serialize)]
struct Local {
    lang: String,
    name: String,
}

/// A number and what it counts.
#[derive(Debug, Serialize)]
struct Figure {
    count: String,
    label: String,
}

/// The first step that is not complete.
#[derive(Debug, Serialize)]
struct Next {
    number: String,
    label: String,
    share: Value,
    /// Questions that are still open.
    still: Vec<String>,
    /// How many more there are.
    more: Option<String>,
}

/// Questions named in the panel.
const NAMED: usize = 5;

/// How the dossier of a city opens.
pub(super) fn opening(
    (brief, voice): (&Brief<'_>, &Voice<'_>),
    world: Option<&World<'_>>,
    city: &City,
    shown: &str,
) -> Opening {
    let page = Page::shared(brief, "");
    let (networks, partners) = world
        .map(|world| company(world, &page, city))
        .unwrap_or_default();
    let plan = &city.value("action-plan")["schedule"];
    let figures = [
        (
            "doc-figure-themes",
            list(&city.value("themes")["themes"]).len(),
        ),
        ("doc-figure-activities", list(plan).len()),
        ("doc-figure-projects", city.projects.len()),
    ];
    let figures = figures.into_iter().filter(|(_, count)| *count > 0);
    let internal = brief.audience == Audience::Internal;
    Opening {
        local: local(city, shown),
        drawing: cover::drawn(&city.id),
        summary: summary(voice, city),
        networks,
        partners,
        figures: figures
            .map(|(label, count)| Figure {
                count: voice.count(count),
                label: voice.message_with(label, &[("count", count)]),
            })
            .collect(),
        next: next(brief, &page, city)
            .filter(|_| internal && !brief.programme.strict(city.state())),
    }
}

/// The name in the city's own language, if that is not the one shown.
fn local(city: &City, shown: &str) -> Option<Local> {
    let own = city.value("city");
    let lang = own["language"].as_str()?;
    let name = own["name"].get(lang)?.as_str()?.trim();
    (name != shown && !name.is_empty()).then(|| Local {
        lang: lang.to_owned(),
        name: name.to_owned(),
    })
}

/// What the city says of its theme in a few words, else the first sentence of what it says at length.
fn summary(voice: &Voice<'_>, city: &City) -> Value {
    let theme = city.value("priority-theme");
    let own = voice.unmarked(&theme["summary"]);
    if !own.is_null() {
        return own;
    }
    voice.first_sentence(&theme["description"])
}

/// The networks of a city and those that it works with there.
fn company(world: &World<'_>, page: &Page<'_>, city: &City) -> (Vec<Value>, Vec<Value>) {
    let (mut networks, mut partners): (Vec<Value>, Vec<Value>) = Default::default();
    let mut seen = BTreeSet::new();
    let node = Node::City(city.id.clone());
    for other in world.graph().around(&node) {
        let Node::Network(id) = other else { continue };
        networks.extend(world.network(page, id));
        let Some(fiche) = world.programme.network(id) else {
            continue;
        };
        let value = fiche.value();
        let pilot = value["pilot"].as_str().filter(|id| *id != city.id);
        let mut found: Vec<Value> = pilot.map(|id| world.link(page, id)).into_iter().collect();
        for member in taking_part(page, value) {
            if member["city"].as_str() == Some(&city.id) {
                continue;
            }
            match named(page, world, member) {
                // A name stands here without its country.
                Value::Array(parts) => found.extend(parts.into_iter().next()),
                name => found.push(name),
            }
        }
        partners.extend(
            found
                .into_iter()
                .filter(|name| seen.insert(name.to_string())),
        );
    }
    (networks, partners)
}

/// The first step that something is still asked for in.
fn next(brief: &Brief<'_>, page: &Page<'_>, city: &City) -> Option<Next> {
    let programme = brief.programme;
    let pilot = programme.is_pilot(&city.id);
    let (edition, schemas) = (&programme.edition, &programme.schemas);
    let steps = progress::of(city, pilot, edition, schemas, brief.audience);
    let step = steps.into_iter().find(|step| !step.still.is_empty())?;
    let label = edition.steps().find(|one| one.number == step.number)?;
    let more = step.still.len().saturating_sub(NAMED);
    let named = step.still.iter().take(NAMED);
    Some(Next {
        label: page.voice.label(&label.label),
        share: super::page::share(page, step.answered, step.asked),
        still: named.map(|(_, title)| page.voice.label(title)).collect(),
        more: (more > 0).then(|| page.voice.message_with("doc-next-more", &[("count", more)])),
        number: step.number,
    })
}
