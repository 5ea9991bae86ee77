//! In: a programme and what was found in it. Out: folders and files of fiches whose name no fiche can have, with the one that is meant; ids
//! that nothing has any more, with what took their place.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::{
    fiche::path::{stem, yaml_stem},
    load::Loader,
    mend::{self, Renamed},
    model::{
        catalog::{Fiche, Programme},
        copies,
        diagnostic::Findings,
        portable,
        tree::Found,
        walk::Node,
    },
    workspace::place::Scope,
};

/// Rules that speak of a name which may be another's.
const RULES: [&str; 6] = [
    "identifier",
    "unknown-city",
    "unknown-network",
    "unknown-event",
    "plan-not-pilot",
    "unknown-file",
];

/// Names that are to be others.
#[derive(Debug, Default)]
pub(crate) struct Renames {
    /// Paths of folders and files, as they are and as they should be.
    pub(crate) moves: Vec<(String, String)>,
    /// Ids by kind that nothing has any more, and what took their place.
    pub(crate) gone: Renamed,
}

/// What fiches name, by kind.
type Said = BTreeSet<(String, String)>;

impl Renames {
    /// Looks for them, if a finding speaks of names at all.
    pub(crate) fn of(
        loader: &Loader<'_>,
        programme: &Programme,
        scope: &Scope,
        before: &Findings,
    ) -> Self {
        let speaks = |rule: &str| RULES.contains(&rule);
        if !before.diagnostics.iter().any(|found| speaks(found.rule)) {
            return Self::default();
        }
        let (mut said, mut plans) = (Said::new(), BTreeMap::new());
        for fiche in programme.shared() {
            references(fiche, programme, &mut said);
        }
        let cities: Vec<&String> = programme.cities.iter().collect();
        let read = |id: &&String| {
            let (city, mut said) = (loader.city(id).0, Said::new());
            city.all()
                .for_each(|fiche| references(fiche, programme, &mut said));
            let plan = city.value("action-plan")["network"].as_str();
            (
                said,
                plan.map(|network| ((*id).clone(), network.to_owned())),
            )
        };
        for (names, plan) in cities.par_iter().map(read).collect::<Vec<_>>() {
            said.extend(names);
            plans.extend(plan);
        }
        let mut moves = Vec::new();
        let cities: Vec<(String, String)> = programme
            .cities
            .iter()
            .map(|id| (id.clone(), format!("cities/{id}")))
            .collect();
        named(&cities, "city", &said, "", &mut moves);
        for (kind, folder) in [("network", "networks"), ("event", "events")] {
            let files = loader.tree.files(folder);
            let own = |file: &Found| {
                let name = file.path.strip_prefix(folder)?.strip_prefix('/')?;
                (file.closed.is_none() && !name.contains('/')).then_some(())?;
                Some((yaml_stem(name)?.to_owned(), file.path.clone()))
            };
            let fiches: Vec<(String, String)> = files.iter().filter_map(own).collect();
            named(&fiches, kind, &said, ".yaml", &mut moves);
        }
        moves.retain(|(from, _)| scope.covers(from));
        let gone = succeeded(programme, &said, &plans, &moves);
        Self { moves, gone }
    }
}

/// Names of one kind that cannot be ids, and what they should be.
fn named(
    all: &[(String, String)],
    kind: &str,
    said: &Said,
    ending: &str,
    moves: &mut Vec<(String, String)>,
) {
    let taken = |id: &str| {
        all.iter()
            .any(|(name, _)| portable::seen(name) == portable::seen(id))
    };
    let bad: Vec<(&String, &String, String)> = all
        .iter()
        .filter_map(|(name, path)| Some((name, path, mend::folder_meant(name)?)))
        .collect();
    // What is named and is not there: one of those with a name that cannot be named.
    let missing: Vec<&String> = said
        .iter()
        .filter(|(of, id)| of == kind && !taken(id))
        .map(|(_, id)| id)
        .collect();
    for (name, path, id) in &bad {
        // A copy is to be deleted, not to be made a fiche.
        if copies::original(
            name,
            all.iter()
                .map(|(other, _)| other.as_str())
                .filter(|other| other != name),
        )
        .is_some()
        {
            continue;
        }
        let words = |text: &str| text.split('-').map(str::to_owned).collect::<BTreeSet<_>>();
        let alike: Vec<&&String> = missing
            .iter()
            .filter(|other| words(other).is_subset(&words(id)))
            .collect();
        let meant = match alike.as_slice() {
            [one] if bad.len() == 1 => one.as_str(),
            _ => id,
        };
        let twice = bad.iter().filter(|(.., other)| other == id).count() > 1;
        if !twice && portable::fault(meant).is_none() && !all.iter().any(|(name, _)| name == meant)
        {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            moves.push(((*path).clone(), format!("{folder}/{meant}{ending}")));
        }
    }
}

/// Whether a name may have been another's before: it is an id itself, and has a word in common with it. Words that say that nobody is
/// named yet, or someone else, are no name of a folder.
fn renamed(id: &str, now: &str) -> bool {
    let words = |id: &str| -> BTreeSet<String> {
        let words = id.split('-').filter(|word| word.chars().count() > 2);
        words.map(str::to_owned).collect()
    };
    mend::folder_meant(id).is_none() && !words(id).is_disjoint(&words(now))
}

/// Ids that nothing has, and the one fiche that all else says is meant: the city whose plan is for the network, the network that it pilots.
fn succeeded(
    programme: &Programme,
    said: &Said,
    plans: &BTreeMap<String, String>,
    moves: &[(String, String)],
) -> Renamed {
    let mut gone = Renamed::new();
    for (kind, folder) in [
        ("city", "cities"),
        ("network", "networks"),
        ("event", "events"),
    ] {
        for (from, to) in moves {
            if let Some((from, to)) = from.strip_prefix(folder).zip(to.strip_prefix(folder)) {
                let id = |path: &str| stem(path.trim_start_matches('/')).to_owned();
                gone.insert((kind.to_owned(), id(from)), id(to));
            }
        }
    }
    let pilots: Vec<(&String, &str)> = programme
        .networks
        .iter()
        .filter_map(|(id, fiche)| Some((id, fiche.as_ref()?.value()["pilot"].as_str()?)))
        .collect();
    for (kind, id) in said {
        let found: Vec<&String> = match kind.as_str() {
            "city" if !programme.cities.contains(id) => {
                let led: BTreeSet<&str> = pilots
                    .iter()
                    .filter(|(_, pilot)| pilot == id)
                    .map(|(network, _)| network.as_str())
                    .collect();
                plans
                    .iter()
                    .filter(|(_, network)| led.contains(network.as_str()))
                    .map(|(city, _)| city)
                    .collect()
            }
            "network" if !programme.networks.contains_key(id) => {
                let planning: BTreeSet<&str> = plans
                    .iter()
                    .filter(|(_, network)| *network == id)
                    .map(|(city, _)| city.as_str())
                    .collect();
                pilots
                    .iter()
                    .filter(|(_, pilot)| planning.contains(pilot))
                    .map(|(network, _)| *network)
                    .collect()
            }
            _ => continue,
        };
        if let [one] = found.as_slice()
            && renamed(id, one)
        {
            gone.entry((kind.clone(), id.clone()))
                .or_insert_with(|| (*one).clone());
        }
    }
    gone
}

/// What a fiche names, by kind.
fn references(fiche: &Fiche, programme: &Programme, said: &mut Said) {
    if let Some(schema) = programme.schemas.of(fiche.kind) {
        Node::root(fiche.value(), &schema.plan).leaves(&mut |_, node| {
            let kind = node.field.and_then(|field| field.reference.clone());
            said.extend(kind.zip(node.value.as_str().map(str::to_owned)));
        });
    }
}
