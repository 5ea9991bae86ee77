//! In: a programme and what its audience may see. Out: the list of the pages that are about more than one city, and each made.

use crate::{
    assemble::{self, Brief, Node, Signposts, World, calendar},
    cli::Target,
    model::{catalog::Fiche, page, site::List},
    office::{Setting, Subject},
    render::{self, Broken, File, Page, Templates},
};

/// One page beyond the dossiers.
#[derive(Debug)]
pub(crate) enum Item<'a> {
    /// About all cities.
    List(List),
    Network(&'a Fiche),
    Call(&'a Fiche),
    Sheet(&'a Fiche),
    Invitation(&'a Fiche),
    /// City and name of the project.
    Project(String, String),
    Calendar,
}

/// Everything that a site holds beside dossiers and index.
pub(crate) fn items<'a>(brief: &Brief<'_>, world: &World<'a>) -> Vec<Item<'a>> {
    let lists = List::ALL
        .into_iter()
        .filter(|list| assemble::offers(brief, *list));
    let mut items: Vec<Item<'a>> = lists.map(Item::List).collect();
    items.push(Item::Calendar);
    for network in world.networks() {
        items.extend([Item::Network(network), Item::Call(network)]);
    }
    for event in world.events() {
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
    /// Its place in the site; a calendar is no page.
    pub(crate) fn node(&self) -> Option<Node> {
        Some(match self {
            Self::List(list) => Node::List(*list),
            Self::Network(network) => Node::Network(network.id.clone()),
            Self::Call(network) => Node::Call(network.id.clone()),
            Self::Sheet(event) => Node::Event(event.id.clone()),
            Self::Invitation(event) => Node::Invitation(event.id.clone()),
            Self::Project(city, id) => Node::Project(city.clone(), id.clone()),
            Self::Calendar => return None,
        })
    }

    /// Its path in the site without its ending.
    pub(crate) fn stem(&self) -> String {
        self.node()
            .map_or_else(|| "calendar".to_owned(), |node| node.stem())
    }

    /// Which template a programme may have for it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::List(list) => list.stem(),
            Self::Network(_) => "network",
            Self::Call(_) => "call",
            Self::Sheet(_) => "event",
            Self::Invitation(_) => "invitation",
            Self::Project(..) => "project",
            Self::Calendar => "calendar",
        }
    }

    /// Its pages and documents; none where there is nothing to show.
    pub(crate) fn files(
        &self,
        brief: &Brief<'_>,
        around: (&World<'_>, Option<&Signposts<'_>>),
        templates: &Templates,
        setting: &Setting<'_>,
        targets: &[Target],
    ) -> Result<(Vec<Page>, Vec<File>), Broken> {
        let (data, more) = self.shown(brief, around, setting.path);
        let (mut pages, mut documents) = (Vec::new(), Vec::new());
        if let Some(data) = &data {
            pages = render::page(templates, self.kind(), setting.path, targets, data)?;
            documents = render::documents(&Subject::Page(data), setting, targets);
        }
        pages.extend(more);
        Ok((pages, documents))
    }

    /// What its page shows, and its calendar.
    fn shown(
        &self,
        brief: &Brief<'_>,
        (world, signs): (&World<'_>, Option<&Signposts<'_>>),
        path: &str,
    ) -> (Option<page::Page>, Option<Page>) {
        let calendar = |text: String| Page {
            path: format!("{path}.ics"),
            text,
        };
        let (mut data, more) = match self {
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
            Self::List(list) => (Some(assemble::list_page(brief, world, *list)), None),
            Self::Calendar => (None, Some(calendar(calendar::of_all(brief, world)))),
        };
        let guide = self
            .node()
            .and_then(|node| Some(signs?.guide(brief, &node)));
        if let Some(data) = &mut data {
            data.head.guide = guide;
        }
        (data, more)
    }
}
