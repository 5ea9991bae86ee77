//! In: what an audience may see of a programme. Out: the pages of its site, and which of them belong together: cities, networks,
//! meetings, projects, questions, themes, axes.
//!
//! Every tie is one of two pages that exist for that audience, and leads both ways.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    assemble::{World, prose::list},
    model::{
        catalog::Fiche,
        facts::Facts,
        site::{self, List},
    },
};

/// A page of the site, or a place on one, that others lead to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// The page of the programme.
    Index,
    /// A page of the site itself.
    List(List),
    /// A strategic axis of the edition.
    Axis(String),
    /// A city's dossier.
    City(String),
    /// A collaborative network.
    Network(String),
    /// A network's call for participation.
    Call(String),
    /// A theme: its city, and its number from 1.
    Theme(String, usize),
    /// A question: its network, and its number from 1.
    Question(String, usize),
    /// A meeting.
    Event(String),
    /// What is sent before a meeting.
    Invitation(String),
    /// A project: its city and its name.
    Project(String, String),
}

impl Node {
    /// Where its page stands, without an ending.
    #[must_use]
    pub fn stem(&self) -> String {
        match self {
            Self::Index => "index".to_owned(),
            Self::List(list) => list.stem().to_owned(),
            Self::Axis(_) => List::Themes.stem().to_owned(),
            Self::City(id) | Self::Theme(id, _) => id.clone(),
            Self::Network(id) | Self::Question(id, _) => site::network(id),
            Self::Call(id) => site::call(id),
            Self::Event(id) => site::event(id),
            Self::Invitation(id) => site::invitation(id),
            Self::Project(city, id) => site::project(city, id),
        }
    }

    /// The list that it stands in, which is a place of the bar.
    #[must_use]
    pub fn list(&self) -> Option<List> {
        match self {
            Self::Index | Self::City(_) | Self::Theme(..) => None,
            Self::List(list) => Some(*list),
            Self::Axis(_) => Some(List::Themes),
            Self::Network(_) | Self::Call(_) => Some(List::Networks),
            Self::Question(..) => Some(List::Questions),
            Self::Event(_) | Self::Invitation(_) => Some(List::Meetings),
            Self::Project(..) => Some(List::Projects),
        }
    }

    /// Whether it is a letter, which is sent to everyone and shows no more than everyone may see.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        matches!(self, Self::Call(_) | Self::Invitation(_))
    }
}

/// Which pages belong together.
#[derive(Debug, Default)]
pub struct Graph {
    ties: BTreeMap<Node, BTreeSet<Node>>,
}

impl Graph {
    /// Of what an audience may see.
    #[must_use]
    pub fn of(world: &World<'_>) -> Self {
        let mut graph = Self::default();
        for facts in world.cities() {
            graph.city(world, facts);
        }
        for network in world.networks() {
            graph.network(world, network);
        }
        for event in world.events() {
            graph.event(world, event);
        }
        for (facts, id, project) in world.projects() {
            let node = Node::Project(facts.id.clone(), id.to_owned());
            graph.tie(&node, Node::City(facts.id.clone()));
            if let Some(network) = network_of(world, project) {
                graph.tie(&node, network);
            }
        }
        graph
    }

    /// What belongs to a page.
    pub fn around(&self, node: &Node) -> impl Iterator<Item = &Node> {
        self.ties.get(node).into_iter().flatten()
    }

    fn tie(&mut self, one: &Node, other: Node) {
        self.ties
            .entry(other.clone())
            .or_default()
            .insert(one.clone());
        self.ties.entry(one.clone()).or_default().insert(other);
    }

    /// A city with its themes, their axes, and what its plan names.
    fn city(&mut self, world: &World<'_>, facts: &Facts) {
        let city = Node::City(facts.id.clone());
        for (at, theme) in facts.themes.iter().enumerate() {
            let node = Node::Theme(facts.id.clone(), at + 1);
            if let Some(axis) = axis_of(world, theme) {
                self.tie(&node, axis.clone());
                self.tie(&city, axis);
            }
            self.tie(&city, node);
        }
        if let Some(network) = network_of(world, &facts.plan) {
            self.tie(&city, network);
        }
        for key in ["synthesis", "preparatory_meeting"] {
            let event = facts.plan[key].as_str().filter(|id| world.holds(id));
            if let Some(id) = event {
                self.tie(&city, Node::Event(id.to_owned()));
            }
        }
    }

    /// A network with its cities, its theme, the axis of that, its questions and who asks them.
    fn network(&mut self, world: &World<'_>, fiche: &Fiche) {
        let (node, value) = (Node::Network(fiche.id.clone()), fiche.value());
        let city = |value: &Value| world.city(value.as_str()?).map(|facts| facts.id.clone());
        let members = list(&value["members"]).iter().map(|member| &member["city"]);
        for member in std::iter::once(&value["pilot"]).chain(members) {
            if let Some(id) = city(member) {
                self.tie(&node, Node::City(id));
            }
        }
        let pilot = value["pilot"].as_str().and_then(|id| world.city(id));
        let number = |facts: &Facts| {
            let carried = |theme: &Value| !theme["id"].is_null() && theme["id"] == value["theme"];
            facts.themes.iter().position(carried)
        };
        if let Some((facts, at)) = pilot.and_then(|facts| Some((facts, number(facts)?))) {
            if let Some(axis) = axis_of(world, &facts.themes[at]) {
                self.tie(&node, axis);
            }
            self.tie(&node, Node::Theme(facts.id.clone(), at + 1));
        }
        for (at, question) in list(&value["questions"]).iter().enumerate() {
            let asked = Node::Question(fiche.id.clone(), at + 1);
            if let Some(id) = city(&question["city"]) {
                self.tie(&asked, Node::City(id));
            }
            self.tie(&node, asked);
        }
    }

    /// A meeting with its network and the cities that it names.
    fn event(&mut self, world: &World<'_>, fiche: &Fiche) {
        let (node, value) = (Node::Event(fiche.id.clone()), fiche.value());
        if let Some(network) = network_of(world, value) {
            self.tie(&node, network);
        }
        let speakers = list(&value["speakers"]).iter().map(|one| &one["city"]);
        for city in list(&value["invited"]).iter().chain(speakers) {
            if let Some(facts) = city.as_str().and_then(|id| world.city(id)) {
                self.tie(&node, Node::City(facts.id.clone()));
            }
        }
    }
}

/// The network that something names, if that has a page.
fn network_of(world: &World<'_>, value: &Value) -> Option<Node> {
    let network = world.programme.network(value["network"].as_str()?)?;
    world
        .is_sound(network)
        .then(|| Node::Network(network.id.clone()))
}

/// The axis of a theme, if the edition knows it.
fn axis_of(world: &World<'_>, theme: &Value) -> Option<Node> {
    let axis = world
        .programme
        .edition
        .entry("axes", theme["axis"].as_str()?)?;
    Some(Node::Axis(axis.id.clone()))
}
