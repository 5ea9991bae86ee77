//! In: all that the networks found. Out: the evaluation of all projects, and the book of the New Urban Project (S:354): by
//! axis and theme, question by question, with answers, projects and lessons, and an index of cities.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    assemble::{
        Brief, World,
        draft::Draft,
        network::{asked, axis_label, named, taking_part},
        project,
        prose::{Voice, list},
        world::title,
    },
    model::{
        catalog::Fiche,
        edition::Entry,
        facts::Facts,
        page::{
            Form, Page,
            block::Block,
            cell::{Cell, Inline},
        },
    },
};

/// Results and lessons of every project.
#[must_use]
pub fn evaluation(brief: &Brief<'_>, world: &World<'_>) -> Page {
    let mut page = Draft::shared(brief, "");
    let (done, waiting): (Vec<_>, Vec<_>) = world
        .projects()
        .partition(|(_, _, project)| !project["evaluation"].is_null());
    if brief.shows("project", &["evaluation"]) {
        let counts = [
            ("evaluated", done.len()),
            ("projects", done.len() + waiting.len()),
        ];
        let words = page.voice.message_with("doc-evaluated", &counts);
        page.fact("doc-projects", words);
    }
    page.part("projects", "doc-projects");
    let rows = done
        .iter()
        .chain(&waiting)
        .map(|(facts, id, project)| project::row(&page, world, facts, id, project))
        .collect();
    page.table(
        "doc-projects-table",
        &["doc-project", "doc-city", "doc-state", "doc-when"],
        rows,
    );
    for (facts, id, project) in &done {
        one_project(&mut page, world, facts, id, project, 2);
    }
    let title = page.word("doc-evaluation-title");
    let eyebrow = page.word("doc-evaluation");
    page.finish(eyebrow, title, None)
}

fn one_project(
    page: &mut Draft<'_>,
    world: &World<'_>,
    facts: &Facts,
    id: &str,
    project: &Value,
    level: u8,
) {
    let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
    page.section(
        level,
        &format!("project-{}-{id}", facts.id),
        voice.titled(&project["title"], Some(id)),
    );
    let about = vec![
        world.link(page, &facts.id),
        voice.entry("project_states", &project["state"]).into(),
        project::period(&voice, project).into(),
    ];
    page.line(Block::Para, about);
    page.text(voice.rich(&project["aim"]));
    if !project["evaluation"].is_null() {
        project::evaluation(page, &voice, project);
    }
}

/// The book.
#[must_use]
pub fn book(brief: &Brief<'_>, world: &World<'_>) -> Page {
    let edition = &brief.programme.edition;
    let mut page = Draft::shared(brief, "");
    page.on_paper(Form::Bound);
    let mut index: BTreeMap<&str, Vec<Inline>> = BTreeMap::new();
    let networks: Vec<&Fiche> = brief
        .programme
        .networks
        .values()
        .flatten()
        .filter(|network| world.is_sound(network))
        .collect();
    let questions: usize = networks
        .iter()
        .map(|network| list(&network.value()["questions"]).len())
        .sum();
    page.fact("doc-networks", page.voice.count(networks.len()));
    if brief.shows("network", &["questions"]) {
        page.fact("doc-questions", page.voice.count(questions));
    }
    for axis in edition.list("axes") {
        axis_part(&mut page, world, axis, &networks, &mut index);
    }
    // Where it is not shown which theme a network carries, its axis is not known.
    let known = |network: &Fiche| {
        axis_of(world, network).is_some_and(|axis| edition.entry("axes", &axis).is_some())
    };
    let others: Vec<&&Fiche> = networks.iter().filter(|network| !known(network)).collect();
    if !others.is_empty() {
        page.part("other-networks", "doc-networks");
        others
            .into_iter()
            .for_each(|network| chapter(&mut page, world, network, &mut index));
    }
    other_projects(&mut page, world, &networks, &mut index);
    page.part("cities", "doc-index-cities");
    let rows = index
        .into_iter()
        .map(|(city, places)| vec![world.link(&page, city).into(), places.into()])
        .collect();
    page.table("doc-index-table", &["doc-city", "doc-places"], rows);
    let title = page.word("doc-book-title");
    let eyebrow = page.word("doc-book");
    page.finish(eyebrow, title, None)
}

/// The axis that the theme of a network belongs to, where it is shown.
fn axis_of(world: &World<'_>, network: &Fiche) -> Option<String> {
    let value = network.value();
    let theme = world
        .city(value["pilot"].as_str()?)?
        .theme(value["theme"].as_str()?)?;
    theme["axis"].as_str().map(str::to_owned)
}

/// An axis: its themes held in reserve, then the chapters of its networks.
fn axis_part<'w>(
    page: &mut Draft<'_>,
    world: &'w World<'_>,
    axis: &Entry,
    networks: &[&'w Fiche],
    index: &mut BTreeMap<&'w str, Vec<Inline>>,
) {
    let label = axis_label(page, axis);
    page.section(2, &axis.id, label);
    let own: Vec<&Fiche> = networks
        .iter()
        .copied()
        .filter(|network| axis_of(world, network).as_deref() == Some(&axis.id))
        .collect();
    let themes = reserve(page, world, &axis.id, networks);
    if own.is_empty() && themes.is_empty() {
        page.empty();
    }
    if !themes.is_empty() {
        page.say(Block::Sub, "doc-themes-reserve");
        page.list(themes);
    }
    for network in own {
        chapter(page, world, network, index);
    }
}

/// Projects that belong to no network of the book.
fn other_projects<'w>(
    page: &mut Draft<'_>,
    world: &'w World<'_>,
    networks: &[&Fiche],
    index: &mut BTreeMap<&'w str, Vec<Inline>>,
) {
    let loose: Vec<_> = world
        .projects()
        .filter(|(_, _, project)| {
            project["network"]
                .as_str()
                .is_none_or(|id| networks.iter().all(|network| network.id != id))
        })
        .collect();
    if !loose.is_empty() {
        page.part("other-projects", "doc-other-projects");
        for (facts, id, project) in loose {
            let link = page.link(
                Voice::new(page.brief, &facts.language, None).titled(&project["title"], Some(id)),
                "",
                &format!("project-{}-{id}", facts.id),
            );
            index.entry(&facts.id).or_default().push(link.into());
            one_project(page, world, facts, id, project, 3);
        }
    }
}

/// Themes of an axis that no network carries yet, each with its city.
fn reserve(
    page: &Draft<'_>,
    world: &World<'_>,
    axis: &str,
    networks: &[&Fiche],
) -> Vec<Vec<Inline>> {
    let carried = |city: &str, theme: &Value| {
        networks.iter().any(|network| {
            network.value()["pilot"].as_str() == Some(city)
                && network.value()["theme"] == theme["id"]
        })
    };
    let of_city = |facts: &&Facts| {
        facts
            .themes
            .iter()
            .any(|theme| theme["axis"].as_str() == Some(axis) && !carried(&facts.id, theme))
    };
    world
        .ordered(page)
        .into_iter()
        .filter(|facts| facts.sound)
        .filter(of_city)
        .flat_map(|facts| {
            let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
            let themes = facts
                .themes
                .iter()
                .filter(|theme| theme["axis"].as_str() == Some(axis) && !carried(&facts.id, theme));
            themes
                .map(|theme| {
                    let title = voice.titled(&theme["title"], theme["id"].as_str());
                    vec![title.into(), world.link(page, &facts.id)]
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

fn chapter<'w>(
    page: &mut Draft<'_>,
    world: &'w World<'_>,
    network: &'w Fiche,
    index: &mut BTreeMap<&'w str, Vec<Inline>>,
) {
    let value = network.value();
    let anchor = format!("network-{}", network.id);
    let title = title(&page.voice, network);
    let place: Inline = page.link(title.clone(), "", &anchor).into();
    page.section(3, &anchor, title);
    let pilot = value["pilot"].as_str().unwrap_or_default();
    let members = taking_part(page, value);
    for city in Some(pilot)
        .filter(|pilot| !pilot.is_empty())
        .into_iter()
        .chain(members.iter().filter_map(|member| member["city"].as_str()))
    {
        index.entry(city).or_default().push(place.clone());
    }
    let link = world.network(page, &network.id);
    let members = members.iter().map(|member| named(page, world, member));
    page.pairs(vec![
        ("doc-network", link.into()),
        ("doc-pilot-city", world.link(page, pilot).into()),
        ("doc-members", Cell::Many(members.collect())),
    ]);
    if let Some((facts, theme)) = world
        .city(pilot)
        .and_then(|facts| Some((facts, facts.theme(value["theme"].as_str()?)?)))
    {
        let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
        let title = voice.titled(&theme["title"], theme["id"].as_str());
        page.line(Block::Lead, title);
        page.text(voice.rich(&theme["description"]));
    }
    for (at, question) in list(&value["questions"]).iter().enumerate() {
        asked(
            page,
            world,
            (at + 1, question),
            4,
            &format!("question-{}", network.id),
        );
    }
    for (facts, id, project) in world
        .projects()
        .filter(|(_, _, project)| project["network"].as_str() == Some(&network.id))
    {
        one_project(page, world, facts, id, project, 4);
    }
}
