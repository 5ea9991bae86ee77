//! In: a page of a site in one language, and which pages belong together. Out: what leads from it to the others: the bar, the trail,
//! what comes before and after, what is related, its files, and what machines are told of it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    assemble::{
        Brief, World,
        draft::Draft,
        graph::Node,
        network::{self, axis_label},
        overview::as_of,
        prose::{Voice, list},
        world::title,
    },
    fiche::audience::Audience,
    model::{
        date::PartialDate,
        facts::Facts,
        page::{
            cell::{Lead, Name},
            guide::{Guide, Image, Related},
        },
        site::{self, List},
    },
};

/// A drawn sign of the site, within the page: nothing is fetched. In one word, in which nobody's number can be found.
pub const ICON: &str = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAzMiAzMiI+PHJlY3Qgd2lkdGg9IjMyIiBoZWlnaHQ9IjMyIiByeD0iNSIgZmlsbD0iIzFkM2E1ZiIvPjxwYXRoIGQ9Ik01IDI2VjE1bDYtNSA2IDV2MTFNMTcgMjZWMTFsNS01IDUgNXYxNSIgZmlsbD0ibm9uZSIgc3Ryb2tlPSIjZTBiMDZhIiBzdHJva2Utd2lkdGg9IjIuNiIvPjwvc3ZnPiAg";

/// The pages of a site in one language, each in its place.
#[derive(Debug)]
pub struct Signposts<'a> {
    world: &'a World<'a>,
    /// Cities, networks, meetings, projects, each in their order.
    lists: [Vec<Node>; 4],
    /// Where each stands.
    at: BTreeMap<Node, (usize, usize)>,
}

impl<'a> Signposts<'a> {
    /// In the language of a brief.
    #[must_use]
    pub fn new(brief: &Brief<'_>, world: &'a World<'a>) -> Self {
        let page = Draft::shared(brief, "");
        let cities = world.ordered(&page).into_iter().filter(|facts| facts.sound);
        let cities = cities.map(|facts| Node::City(facts.id.clone()));
        let networks = world.titled(&page);
        let networks = networks.iter().map(|one| Node::Network(one.id.clone()));
        let events = world.dated();
        let events = events.iter().map(|one| Node::Event(one.id.clone()));
        let projects = world
            .projects()
            .map(|(facts, id, _)| Node::Project(facts.id.clone(), id.to_owned()));
        let lists = [
            cities.collect::<Vec<_>>(),
            networks.collect(),
            events.collect(),
            projects.collect(),
        ];
        let places = lists.iter().enumerate().flat_map(|(of, list)| {
            let places = list.iter().enumerate();
            places.map(move |(at, node)| (node.clone(), (of, at)))
        });
        let at = places.collect();
        Self { world, lists, at }
    }

    /// What leads from a page to the others.
    #[must_use]
    pub fn guide(&self, brief: &Brief<'_>, node: &Node) -> Guide {
        // What is sent to everyone names nothing that not everyone may see.
        let world = if node.is_letter() {
            self.world.open()
        } else {
            self.world
        };
        let own = node.is_letter().then(|| brief.for_all(world));
        let brief = own.as_ref().unwrap_or(brief);
        let stem = node.stem();
        let page = Draft::shared(brief, up(&stem));
        let sibling = |by: isize| {
            let (of, at) = self.at.get(node)?;
            let next = self.lists[*of].get(at.checked_add_signed(by)?)?;
            lead(world, &page, next)
        };
        Guide {
            bar: bar(&page, node),
            trail: trail(world, &page, node),
            before: sibling(-1),
            after: sibling(1),
            related: self.related(world, &page, node),
            files: files(&page, node),
            cite: cite(world, &page, node),
            canonical: address(brief, &stem),
            image: image(&page, node),
            icon: ICON,
        }
    }

    /// What belongs to the page and stands on another one, by kind and in the order of the lists.
    fn related(&self, world: &World<'_>, page: &Draft<'_>, node: &Node) -> Vec<Related> {
        let stem = node.stem();
        let mut kinds: BTreeMap<&'static str, Vec<&Node>> = BTreeMap::new();
        let letters = letters(world, page, node);
        let lists = siblings(page.brief, node);
        let around = world.graph().around(node).chain(&letters).chain(&lists);
        for other in around.filter(|other| other.stem() != stem) {
            kinds.entry(kind(other)).or_default().push(other);
        }
        let group = |(title, mut nodes): (&'static str, Vec<&Node>)| {
            nodes.sort_by_key(|node| (self.at.get(node), *node));
            let leads: Vec<Lead> = nodes
                .into_iter()
                .filter_map(|node| lead(world, page, node))
                .collect();
            Related {
                title: page.word(title),
                leads,
            }
        };
        let order = [
            "doc-sent",
            "doc-nav-cities",
            "doc-nav-networks",
            "doc-nav-meetings",
            "doc-nav-projects",
            "doc-nav-questions",
            "doc-axes",
            "doc-see-also",
        ];
        let groups = order
            .into_iter()
            .filter_map(|name| kinds.remove_entry(name));
        groups
            .map(group)
            .filter(|group| !group.leads.is_empty())
            .collect()
    }
}

/// The way from a page to the folder of its language.
fn up(stem: &str) -> &'static str {
    ["", "../", "../../"][stem.matches('/').count().min(2)]
}

/// What a theme of a city is called.
pub(super) fn theme_name(page: &Draft<'_>, facts: &Facts, theme: &Value) -> Name {
    let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
    voice.titled(&theme["title"], theme["id"].as_str())
}

/// Where a page will stand.
fn address(brief: &Brief<'_>, stem: &str) -> Option<String> {
    let path = format!("{}{stem}.html", brief.folder());
    brief
        .base
        .map(|base| format!("{base}{}", site::address(&path)))
}

/// The picture that stands for a page whose address is known: the first one of its fiche, else a drawn one.
fn image(page: &Draft<'_>, node: &Node) -> Option<Image> {
    let brief = page.brief;
    let base = brief.base.filter(|_| brief.attachments)?;
    let owner = match node {
        Node::City(id) => Some(id.clone()),
        Node::Network(_) | Node::Event(_) => Some(node.stem()),
        Node::Project(city, id) => Some(format!("cities/{city}/projects/{id}")),
        _ => None,
    };
    let hung = owner.and_then(|owner| brief.pictures.cover(&owner));
    let shown = hung.and_then(|hung| {
        Some(Image {
            address: format!("{base}{}", site::address(hung.place.as_ref()?)),
            width: hung.width,
            height: hung.height,
            alt: page.voice.name_if_any(&hung.alt).map(|name| name.text),
        })
    });
    let city = match node {
        Node::City(id) => Some(id.as_str()),
        _ => None,
    };
    shown.or_else(|| {
        Some(Image {
            address: format!("{base}{}", site::address(&site::card(city))),
            width: site::CARD_SIZE.0,
            height: site::CARD_SIZE.1,
            alt: None,
        })
    })
}

/// What pages of a kind are called.
fn kind(node: &Node) -> &'static str {
    match node {
        Node::City(_) | Node::Theme(..) => "doc-nav-cities",
        Node::Network(_) => "doc-nav-networks",
        Node::Event(_) => "doc-nav-meetings",
        Node::Project(..) => "doc-nav-projects",
        Node::Question(..) => "doc-nav-questions",
        Node::Axis(_) => "doc-axes",
        Node::Call(_) | Node::Invitation(_) => "doc-sent",
        Node::List(_) | Node::Index => "doc-see-also",
    }
}

/// The title of a page of the site itself.
pub(super) fn list_title(list: List) -> &'static str {
    match list {
        List::Networks => "doc-networks",
        List::Meetings => "doc-events",
        List::Projects => "doc-projects",
        List::Questions => "doc-questions",
        List::Themes => "doc-themes",
        List::Data => "doc-data-title",
        List::Book => "doc-book-title",
        List::Evaluation => "doc-evaluation-title",
        List::Status => "doc-overview",
    }
}

/// Whether a site for this audience has such a page.
#[must_use]
pub fn offers(brief: &Brief<'_>, list: List) -> bool {
    match list {
        List::Status => brief.audience == Audience::Internal,
        List::Questions => brief.shows("network", &["questions"]),
        _ => true,
    }
}

/// The letter that belongs to a network or meeting, and back.
fn letters(world: &World<'_>, page: &Draft<'_>, node: &Node) -> Vec<Node> {
    let open = world.open();
    match node {
        Node::Network(id) if network::has_call(open, id) => vec![Node::Call(id.clone())],
        Node::Event(id) if open.programme.event(id).is_some() => {
            vec![Node::Invitation(id.clone())]
        }
        Node::Call(id) if page.brief.programme.network(id).is_some() => {
            vec![Node::Network(id.clone())]
        }
        Node::Invitation(id) if world.holds(id) => vec![Node::Event(id.clone())],
        _ => Vec::new(),
    }
}

/// From a page over all cities to the others of its kind.
fn siblings(brief: &Brief<'_>, node: &Node) -> Vec<Node> {
    if !matches!(node, Node::Index | Node::List(_)) {
        return Vec::new();
    }
    let others = List::ALL.into_iter().filter(|list| {
        let in_bar = PLACES.iter().any(|(_, place)| *place == Some(*list));
        !in_bar && offers(brief, *list)
    });
    others.map(Node::List).collect()
}

/// A page by its title, if it has one in this site.
fn lead(world: &World<'_>, page: &Draft<'_>, node: &Node) -> Option<Lead> {
    let (name, anchor) = name(world, page, node)?;
    Some(page.link(name, &node.stem(), &anchor))
}

/// What a page is called, and the place on it.
fn name(world: &World<'_>, page: &Draft<'_>, node: &Node) -> Option<(Name, String)> {
    let programme = world.programme;
    let whole = |name: Name| Some((name, String::new()));
    match node {
        Node::Index => whole(page.word("doc-nav-cities").into()),
        Node::List(list) => whole(page.word(list_title(*list)).into()),
        Node::Axis(id) => {
            let axis = programme.edition.entry("axes", id)?;
            Some((axis_label(page, axis).into(), id.clone()))
        }
        Node::City(id) => whole(world.name(page, world.city(id)?.id.as_str()).into()),
        Node::Network(id) => whole(title(&page.voice, programme.network(id)?)),
        Node::Call(_) => whole(page.word("doc-call").into()),
        Node::Event(id) => whole(title(&page.voice, programme.event(id)?)),
        Node::Invitation(_) => whole(page.word("doc-invitation").into()),
        Node::Project(city, id) => {
            let facts = world.city(city)?;
            let (_, project) = facts.projects.iter().find(|(own, _)| own == id)?;
            let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
            whole(voice.titled(&project["title"], Some(id)))
        }
        Node::Theme(city, at) => {
            let facts = world.city(city)?;
            let theme = facts.themes.get(at - 1)?;
            Some((theme_name(page, facts, theme), theme_anchor(*at)))
        }
        Node::Question(id, at) => {
            let fiche = programme.network(id)?;
            let question = list(&fiche.value()["questions"]).get(at - 1)?;
            let number = page.voice.count(*at);
            let network = title(&page.voice, fiche).text;
            let texts = [("number", number.as_str()), ("network", network.as_str())];
            let name = page.voice.message_text("doc-question-in", &texts);
            let anchor = network::question_anchor("question", *at, question);
            Some((name.into(), anchor))
        }
    }
}

/// The place of a theme on its city's dossier.
pub(super) fn theme_anchor(number: usize) -> String {
    format!("theme-{number}")
}

/// The places of the bar.
const PLACES: [(&str, Option<List>); 6] = [
    ("doc-nav-cities", None),
    ("doc-nav-networks", Some(List::Networks)),
    ("doc-nav-meetings", Some(List::Meetings)),
    ("doc-nav-projects", Some(List::Projects)),
    ("doc-nav-questions", Some(List::Questions)),
    ("doc-nav-data", Some(List::Data)),
];

fn bar(page: &Draft<'_>, node: &Node) -> Vec<Lead> {
    // Pages over all cities that are no place of the bar stand below the one that they are about.
    let here = match node.list() {
        Some(List::Themes | List::Status) => None,
        Some(List::Evaluation) => Some(List::Projects),
        Some(List::Book) => Some(List::Questions),
        other => other,
    };
    let places = PLACES
        .iter()
        .filter(|(_, list)| list.is_none_or(|list| offers(page.brief, list)));
    places
        .map(|(word, list)| {
            let stem = list.map_or("index", List::stem);
            let lead = page.link(page.word(word), stem, "");
            Lead {
                here: *list == here,
                ..lead
            }
        })
        .collect()
}

/// From the top to the page; the page itself leads nowhere.
fn trail(world: &World<'_>, page: &Draft<'_>, node: &Node) -> Vec<Lead> {
    let mut nodes = vec![Node::Index];
    match node {
        Node::Index => return Vec::new(),
        Node::List(_) | Node::City(_) => {}
        other => nodes.extend(other.list().map(Node::List)),
    }
    match node {
        Node::Call(id) => nodes.push(Node::Network(id.clone())),
        Node::Invitation(id) => nodes.push(Node::Event(id.clone())),
        _ => {}
    }
    let mut trail: Vec<Lead> = nodes
        .iter()
        .filter_map(|node| lead(world, page, node))
        .collect();
    if let Some((name, _)) = name(world, page, node) {
        trail.push(name.into());
    }
    trail
}

/// What of the page can be taken away.
fn files(page: &Draft<'_>, node: &Node) -> Vec<Lead> {
    let (brief, stem) = (page.brief, node.stem());
    let file = |word: &'static str, path: &str| page.file(page.word(word), path);
    let mut files = Vec::new();
    if brief.markdown {
        files.push(file("doc-file-markdown", &format!("{stem}.md")));
    }
    let calendar = match node {
        Node::Network(_) | Node::Event(_) => Some(format!("{stem}.ics")),
        Node::Index | Node::List(List::Meetings) => Some("calendar.ics".to_owned()),
        _ => None,
    };
    files.extend(calendar.map(|path| file("doc-calendar-file", &path)));
    if let Node::City(id) = node
        && brief.attachments
    {
        let path = format!("{}{}", brief.out(), site::data(id));
        files.push(file("doc-file-json", &path));
    }
    if !matches!(node, Node::List(List::Data)) {
        files.push(page.link(page.word("doc-file-all"), List::Data.stem(), ""));
    }
    files
}

/// How to cite the page: what it is called, of what it is a page, as of when, and where it stands.
fn cite(world: &World<'_>, page: &Draft<'_>, node: &Node) -> String {
    let edition = &page.brief.programme.edition;
    let name = match node {
        Node::Index => None,
        other => name(world, page, other).map(|(name, _)| name.text),
    };
    let day = as_of(world).and_then(|day| PartialDate::parse(&day));
    let whole = [
        name,
        Some(page.voice.label(&edition.title)),
        Some(page.voice.label(&edition.organisation.name)),
        day.map(|day| page.voice.day(&day)),
        address(page.brief, &node.stem()),
    ];
    let whole: Vec<String> = whole
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    whole.join(". ")
}
