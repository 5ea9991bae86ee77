//! In: the owners that a programme declares, and the paths of a change. Out: findings on who may not change what.

use std::collections::BTreeMap;

use crate::{
    fiche::path::from_programme,
    model::{
        catalog::Programme,
        diagnostic::{Diagnostic, Level, Message},
        document::Pointer,
        near,
        owners::{self, Author, Owners, Realm},
        source::Source,
    },
    pointer,
};

/// Keys of `owners.cities` that are no city of the programme, or could be something else in `CODEOWNERS`.
#[must_use]
pub fn keys(programme: &Programme) -> Vec<Diagnostic> {
    let names: Vec<&str> = programme.names("city");
    let mut guesses = near::GUESSES;
    let mut near = |city: &str| {
        guesses = guesses.checked_sub(names.len())?;
        near::nearest(city, names.iter().copied())
    };
    let one = |city: &String| {
        let at = pointer!["owners", "cities", city.as_str()];
        let known = programme.has("city", city);
        if known && owners::is_pattern_of_itself(city) {
            return None;
        }
        let (rule, near) = if known {
            ("identifier", super::format::guess("identifier", city))
        } else {
            ("unknown-city", near(city))
        };
        let message = Message::new(rule)
            .with("value", city.as_str())
            .with("suggestion", near)
            .with("known", super::Known::Ids(&names).listed());
        Some(Diagnostic::new(
            rule,
            &programme.document.source,
            programme.document.key_span(&at),
            &at,
            message,
        ))
    };
    programme.owners.cities.keys().filter_map(one).collect()
}

/// What the programme itself says: cities that are there, a `CODEOWNERS` that says the same.
pub(super) fn check(programme: &Programme) -> Vec<Diagnostic> {
    let mut found = keys(programme);
    if programme.owners.is_empty() {
        return found;
    }
    for source in &programme.codeowners {
        if let Err(line) = programme.owners.hold(&source.text, &programme.folder) {
            let start = source
                .text
                .split_inclusive('\n')
                .take(line - 1)
                .map(str::len)
                .sum::<usize>();
            let length = source.text[start..]
                .lines()
                .next()
                .unwrap_or_default()
                .len();
            found.push(Diagnostic::new(
                "ownership",
                source,
                start..start + length,
                &Pointer::default(),
                Message::new("ownership-file"),
            ));
        }
    }
    found
}

/// Who proposes a change, and what it may touch: one finding for each city, and one for what is shared. `owners` are those of
/// the base, for a change must not give itself rights;
/// `renamed` are cities that came under another name, with the one before.
#[must_use]
pub fn of_change(
    owners: &Owners,
    author: Option<Author<'_>>,
    paths: &[String],
    prefix: &str,
    renamed: &BTreeMap<String, String>,
) -> Vec<Diagnostic> {
    let mut realms: BTreeMap<Realm, Vec<&str>> = BTreeMap::new();
    for path in paths {
        realms
            .entry(Realm::of(path, prefix))
            .or_default()
            .push(path);
    }
    let Some(author) = author.filter(|_| !owners.is_empty()) else {
        return unknown(&realms, prefix).into_iter().collect();
    };
    let one = |(realm, paths): (&Realm, &Vec<&str>)| {
        let before = match realm {
            Realm::City(city) if !owners.cities.contains_key(city) => renamed.get(city),
            _ => None,
        };
        let (id, level) = match owners.allow(author, realm) {
            Some(true) => return None,
            // A city that gives its own folder another name keeps what is its own.
            _ if before.is_some_and(|before| {
                owners.allow(author, &Realm::City(before.clone())) == Some(true)
            }) =>
            {
                ("ownership-renamed", Level::Warning)
            }
            Some(false) if matches!(realm, Realm::City(city) if !owners.cities.contains_key(city)) => {
                ("ownership-new", Level::Error)
            }
            Some(false) => ("ownership", Level::Error),
            None => ("ownership-team", Level::Warning),
        };
        let city = match realm {
            Realm::City(city) => city.as_str(),
            Realm::Shared => "",
        };
        let message = Message::new(id)
            .with("author", author.name)
            .with("realm", if city.is_empty() { "shared" } else { "city" })
            .with("city", city)
            .with("before", before.map_or("", String::as_str))
            .with(
                "line",
                format!("{city}: [\"@{}\"]", author.name.trim_start_matches('@')),
            )
            .with("path", paths[0])
            .with("count", paths.len());
        Some(at(&from_programme(prefix, paths[0]), message, level))
    };
    realms.iter().filter_map(one).collect()
}

/// Where nobody is named, a change of one city alone is what is expected; of any other the reviewer is told what it touches.
fn unknown(realms: &BTreeMap<Realm, Vec<&str>>, prefix: &str) -> Option<Diagnostic> {
    if realms.len() == 1 && !realms.contains_key(&Realm::Shared) {
        return None;
    }
    let mut places: Vec<String> = Vec::new();
    for (realm, paths) in realms {
        match realm {
            Realm::City(city) => places.push(format!("cities/{city}")),
            Realm::Shared => places.extend(
                paths
                    .iter()
                    .map(|path| path.split_inclusive('/').take(2).collect::<String>()),
            ),
        }
    }
    places.dedup();
    let first = realms.values().flatten().next()?;
    Some(at(
        &from_programme(prefix, first),
        Message::new("ownership-unknown").with(
            "places",
            super::Known::Ids(&places.iter().map(String::as_str).collect::<Vec<_>>()).listed(),
        ),
        Level::Info,
    ))
}

/// A finding on a path as a whole.
fn at(path: &str, message: Message, level: Level) -> Diagnostic {
    let source = Source::new(path, "");
    Diagnostic {
        level,
        ..Diagnostic::new("ownership", &source, 0..0, &Pointer::default(), message)
    }
}
