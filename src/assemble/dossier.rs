//! In: one city, checked, as an audience may see it. Out: its dossier, and what the page of the programme says of it.

use serde_json::Value;

use crate::{
    assemble::{
        Brief, World,
        draft::Draft,
        head,
        heading::headings,
        history, opening, overview, own,
        participant::{city_name, interest, participant, staff},
        pictures::Wall,
        plan, project,
        prose::{Voice, list},
        sections::sections,
        stages,
        themes::{priority, reserve, themes},
        timeline::timeline,
    },
    fiche::audience::Audience,
    model::{
        catalog::{City, KINDS},
        facts::Stale,
        page::{
            block::Picture,
            dossier::{self, Dossier, State},
            index::Summary,
            plan::Plan,
            theme::Project,
        },
        past::Past,
        site,
    },
};

/// One city's dossier, of what its readers may see; its `past`, and that its answers are `stale`, is told to no one but internal readers.
#[must_use]
pub fn dossier(
    brief: &Brief<'_>,
    world: Option<&World<'_>>,
    city: &City,
    past: Option<&Past>,
    stale: Option<Stale>,
) -> Dossier {
    let edition = &brief.programme.edition;
    let own = city.value("city");
    let voice = Voice::new(brief, city.language(edition), own["country"].as_str());
    let (voice, cover, pictures) = hung(brief, city, voice);
    let record = record(&voice, &own["record"]);
    let themes = themes(&voice, city);
    let name = city_name(&voice, city);
    let opening = opening::opening((brief, &voice), world, city, &name);
    let mut plan = plan::plan(&voice, city.value("action-plan"), brief);
    let projects = city.projects.iter();
    let mut projects: Vec<Project> = projects
        .map(|one| project::brief(brief, city, one))
        .collect();
    if let Some(world) = world {
        lead_on(brief, world, city, (plan.as_mut(), &mut projects));
    }
    let [challenges, actions] = ["challenges", "actions"].map(|key| {
        let schema = brief.programme.schemas.of("challenges");
        voice.limited(&city.value("challenges")[key], schema, key)
    });
    let internal = brief.audience == Audience::Internal;
    let mut dossier = Dossier {
        head: head(brief, &voice, world.map(|_| "index.html".to_owned())),
        city: participant(&voice, city, name),
        state: state(&voice, brief, city, &record, stale),
        record,
        opening,
        cover,
        pictures,
        beside: brief.attachments,
        breadcrumb: stages::breadcrumb(&voice, city),
        headings: headings(&voice, brief),
        interest: interest(&voice, &own["interest"]),
        staff: internal.then(|| staff(&voice, city.value("staff"))),
        challenges,
        actions,
        priority: priority(&voice, brief, city, &themes),
        reserve: reserve(&themes),
        themes,
        plan,
        projects,
        own: answers(brief, &voice, city),
        sections: Vec::new(),
        timeline: timeline(&voice),
        history: past
            .filter(|_| internal)
            .map(|past| history::past(&voice, brief, past)),
    };
    dossier.sections = sections(Draft::new(brief, voice, ""), &dossier);
    dossier
}

/// Answers to what the programme's own schemas ask.
fn answers(brief: &Brief<'_>, voice: &Voice<'_>, city: &City) -> Vec<dossier::Answer> {
    let of = |kind: &&str| {
        let schema = brief.programme.schemas.of(kind);
        own::answers(voice, schema, city.value(kind))
    };
    KINDS.iter().flat_map(of).collect()
}

/// The states that a dossier went through.
fn record(voice: &Voice<'_>, entries: &Value) -> Vec<dossier::Decision> {
    let one = |entry: &Value| dossier::Decision {
        label: voice.entry("states", &entry["state"]),
        date: voice.date(&entry["date"]),
        by: voice.decider(&entry["by"]),
    };
    list(entries).iter().map(one).collect()
}

/// The state that it is in.
fn state(
    voice: &Voice<'_>,
    brief: &Brief<'_>,
    city: &City,
    record: &[dossier::Decision],
    stale: Option<Stale>,
) -> State {
    let id = city.state();
    let known = brief.programme.edition.entry("states", id);
    let label = known.map(|_| overview::state_label(voice, brief, id, stale));
    State {
        id: id.to_owned(),
        label: label.unwrap_or_default(),
        date: record.last().and_then(|last| last.date.clone()),
        draft: !brief.programme.strict(id),
    }
}

/// Lets what a plan and projects name lead to its page.
fn lead_on(
    brief: &Brief<'_>,
    world: &World<'_>,
    city: &City,
    (plan, projects): (Option<&mut Plan>, &mut [Project]),
) {
    let page = Draft::shared(brief, "");
    let own = city.value("action-plan");
    if let Some(plan) = plan {
        let network = own["network"].as_str();
        if let Some(link) = network.and_then(|id| world.network(&page, id)) {
            plan.network = link.into();
        }
        for (key, place) in [
            ("synthesis", &mut plan.synthesis),
            ("preparatory_meeting", &mut plan.preparatory_meeting),
        ] {
            let event = own[key].as_str().and_then(|id| brief.programme.event(id));
            if let Some(event) = event {
                *place = world.event(&page, event).into();
            }
        }
    }
    for (shown, project) in projects.iter_mut().zip(&city.projects) {
        let path = site::project(&city.id, &project.id);
        shown.title = page.link(std::mem::take(&mut shown.title), &path, "");
    }
}

/// The voice of a dossier whose texts show the pictures of its city, the cover, the other pictures.
fn hung<'b>(
    brief: &'b Brief<'b>,
    city: &City,
    voice: Voice<'b>,
) -> (Voice<'b>, Option<Picture>, Vec<Picture>) {
    let Some(own) = city.fiche("city") else {
        return (voice, None, Vec::new());
    };
    let wall = Wall::of(brief, own, "");
    let mut figures = wall.figures(&voice);
    let cover = (!figures.is_empty()).then(|| figures.remove(0));
    (voice.showing(wall), cover, figures)
}

/// What the programme's page says of one city; the dossier itself can go.
#[must_use]
pub fn summary(dossier: Dossier) -> Summary {
    let id = &dossier.city.id;
    let (priority, axis) = dossier
        .priority
        .map(|priority| (priority.title, priority.axis))
        .unzip();
    let stages = dossier.breadcrumb.into_iter();
    Summary {
        href: format!("{id}.html"),
        href_md: format!("{id}.md"),
        name: dossier.city.name,
        country: dossier.city.country,
        state: dossier.state,
        priority,
        axis: axis.flatten(),
        steps: stages.flat_map(|stage| stage.steps).collect(),
        themes: dossier.themes.len(),
        plan: dossier.plan.is_some(),
        map: dossier.city.map,
        letter: None,
    }
}
