//! In: a city as its audience may see it, and what its dossier shows. Out: how the dossier opens: what it is about, who answers for it,
//! with whom, in figures; and, in a draft, what comes next.

use crate::{
    assemble::{
        Brief, World, cover,
        draft::Draft,
        graph::Node,
        network::{named, taking_part},
        prose::{Voice, list},
    },
    fiche::audience::Audience,
    model::{
        catalog::City,
        page::{
            cell::{Inline, Lead, Name},
            dossier::Named,
            opening::{Next, Opening},
        },
        progress::{self, Progress},
    },
};

/// Questions named in the panel.
const NAMED: usize = 5;

/// How the dossier of a city opens.
pub(super) fn opening(
    (brief, voice): (&Brief<'_>, &Voice<'_>),
    world: Option<&World<'_>>,
    city: &City,
    shown: &str,
) -> Opening {
    let page = Draft::shared(brief, "");
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
            .map(|(label, count)| voice.figure(label, count))
            .collect(),
        next: next(brief, &page, city)
            .filter(|_| internal && !brief.programme.strict(city.state())),
    }
}

/// The name in the city's own language, if that is not the one shown.
fn local(city: &City, shown: &str) -> Option<Named> {
    let own = city.value("city");
    let lang = own["language"].as_str()?;
    let name = own["name"].get(lang)?.as_str()?.trim();
    (name != shown && !name.is_empty()).then(|| Named {
        lang: lang.to_owned(),
        name: name.to_owned(),
    })
}

/// What the city says of its theme in a few words, else the first sentence of what it says at length.
fn summary(voice: &Voice<'_>, city: &City) -> Option<Name> {
    let theme = city.value("priority-theme");
    voice
        .unmarked(&theme["summary"])
        .or_else(|| voice.first_sentence(&theme["description"]))
}

/// The networks of a city and those that it works with there.
fn company(world: &World<'_>, page: &Draft<'_>, city: &City) -> (Vec<Lead>, Vec<Inline>) {
    let (mut networks, mut partners) = (Vec::new(), Vec::<Inline>::new());
    let node = Node::City(city.id.clone());
    for other in world.graph().around(&node) {
        let Node::Network(id) = other else { continue };
        networks.extend(world.network(page, id));
        let Some(fiche) = world.programme.network(id) else {
            continue;
        };
        let value = fiche.value();
        let pilot = value["pilot"].as_str().filter(|id| *id != city.id);
        let members = taking_part(page, value).into_iter();
        let others = members.filter(|member| member["city"].as_str() != Some(&city.id));
        let found = pilot
            .map(|id| world.link(page, id))
            .into_iter()
            .chain(others.map(|member| named(page, world, member)));
        for name in found {
            if !partners.contains(&name) {
                partners.push(name);
            }
        }
    }
    (networks, partners)
}

/// The first step that something is still asked for in.
fn next(brief: &Brief<'_>, page: &Draft<'_>, city: &City) -> Option<Next> {
    let programme = brief.programme;
    let pilot = programme.is_pilot(&city.id);
    let (edition, schemas) = (&programme.edition, &programme.schemas);
    let steps = progress::of(city, pilot, edition, schemas, brief.audience);
    let (step, label) = open(page, &steps)?;
    let more = step.still.len().saturating_sub(NAMED);
    let named = step.still.iter().take(NAMED);
    Some(Next {
        label,
        share: page.share(step.answered, step.asked),
        still: named.map(|(_, title)| page.voice.label(title)).collect(),
        more: (more > 0).then(|| page.voice.message_with("doc-next-more", &[("count", more)])),
        number: step.number.clone(),
    })
}

/// The first step that something is still asked for in, and what it is called.
pub(super) fn open<'p>(page: &Draft<'_>, steps: &'p [Progress]) -> Option<(&'p Progress, String)> {
    let step = steps.iter().find(|step| !step.still.is_empty())?;
    let mut known = page.brief.programme.edition.steps();
    let label = known.find(|one| one.number == step.number)?;
    Some((step, page.voice.label(&label.label)))
}
