//! In: a programme and what its audience may see. Out: the list of the pages that are about more than one city, and each made.

use crate::{
    assemble::{self, Brief, World, calendar},
    cli::{Audience, Target},
    model::{catalog::Fiche, site as paths},
    render::{self, Broken, Page, Templates},
};

/// One page beyond the dossiers.
#[derive(Debug)]
pub(crate) enum Item<'a> {
    Network(&'a Fiche),
    Call(&'a Fiche),
    Sheet(&'a Fiche),
    Invitation(&'a Fiche),
    /// City and name of the project.
    Project(String, String),
    Evaluation,
    Book,
    Calendar,
    /// How far every city is; internal.
    Status,
}

/// Everything that a site holds beside dossiers and index.
pub(crate) fn items<'a>(world: &World<'a>, audience: Audience) -> Vec<Item<'a>> {
    let programme = world.programme;
    let mut items = vec![Item::Evaluation, Item::Book, Item::Calendar];
    items.extend((audience == Audience::Internal).then_some(Item::Status));
    for network in programme
        .networks
        .values()
        .flatten()
        .filter(|network| world.is_sound(network))
    {
        items.extend([Item::Network(network), Item::Call(network)]);
    }
    for event in programme
        .events
        .values()
        .flatten()
        .filter(|event| world.is_sound(event))
    {
        items.extend([Item::Sheet(event), Item::Invitation(event)]);
    }
    items.extend(
        world
            .projects()
            .map(|(facts, id, _)| Item::Project(facts.id.clone(), id.to_owned())),
    );
    items
}

impl Item<'_> {
    /// Its path in the site without its ending.
    pub(crate) fn stem(&self) -> String {
        match self {
            Self::Network(network) => paths::network(&network.id),
            Self::Call(network) => paths::call(&network.id),
            Self::Sheet(event) => paths::event(&event.id),
            Self::Invitation(event) => paths::invitation(&event.id),
            Self::Project(city, id) => paths::project(city, id),
            Self::Evaluation => "evaluation".to_owned(),
            Self::Book => "book".to_owned(),
            Self::Calendar => "calendar".to_owned(),
            Self::Status => "status".to_owned(),
        }
    }

    /// Which template a programme may have for it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Network(_) => "network",
            Self::Call(_) => "call",
            Self::Sheet(_) => "event",
            Self::Invitation(_) => "invitation",
            Self::Project(..) => "project",
            Self::Evaluation => "evaluation",
            Self::Book => "book",
            Self::Calendar => "calendar",
            Self::Status => "status",
        }
    }

    /// Its files; none where there is nothing to show.
    pub(crate) fn pages(
        &self,
        brief: &Brief<'_>,
        world: &World<'_>,
        templates: &Templates,
        path: &str,
        targets: &[Target],
    ) -> Result<Vec<Page>, Broken> {
        let calendar = |text: String| Page {
            path: format!("{path}.ics"),
            text,
        };
        let (data, more) = match self {
            Self::Network(network) => (
                Some(assemble::network_page(brief, world, network)),
                Some(calendar(calendar::of_network(brief, world, network))),
            ),
            Self::Call(network) => (assemble::call(brief, world, network), None),
            Self::Sheet(event) => (
                Some(assemble::sheet(brief, world, event)),
                Some(calendar(calendar::of_event(brief, event))),
            ),
            Self::Invitation(event) => (assemble::invitation(brief, world, event), None),
            Self::Project(city, id) => {
                let mut all = world.projects();
                let own = all.find(|(facts, name, _)| facts.id == *city && name == id);
                (
                    own.map(|(facts, id, project)| {
                        assemble::project_page(brief, world, facts, id, project)
                    }),
                    None,
                )
            }
            Self::Evaluation => (Some(assemble::evaluation(brief, world)), None),
            Self::Book => (Some(assemble::book(brief, world)), None),
            Self::Status => (Some(assemble::overview(brief, world)), None),
            Self::Calendar => (None, Some(calendar(calendar::of_all(brief, world)))),
        };
        let mut pages = match data {
            Some(data) => render::page(templates, self.kind(), path, targets, &data)?,
            None => Vec::new(),
        };
        pages.extend(more);
        Ok(pages)
    }
}
