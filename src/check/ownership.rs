//! In: the owners that a programme declares, and the paths of a change. Out: findings on who may not change what.

use std::collections::BTreeMap;

use crate::{
    model::{
        catalog::Programme,
        diagnostic::{Diagnostic, Level, Message},
        document::Pointer,
        owners::{Owners, Realm},
        source::Source,
    },
    pointer,
};

/// What the programme itself says: cities that are there, a `CODEOWNERS` that says the same.
pub(super) fn check(programme: &Programme) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for city in programme.owners.cities.keys().filter(|city| !programme.cities.contains(*city)) {
        let at = pointer!["owners", "cities", city.as_str()];
        let names: Vec<&str> = programme.names("city");
        let message = Message::new("unknown-city")
            .with("value", city.as_str())
            .with("suggestion", super::nearest(city, names.iter().copied()))
            .with("known", super::listed(&names));
        found.push(Diagnostic::new("unknown-city", &programme.document.source, programme.document.key_span(&at), &at, message));
    }
    if programme.owners.is_empty() {
        return found;
    }
    for source in &programme.codeowners {
        if let Err(line) = programme.owners.hold(&source.text, "") {
            let start = source.text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
            let length = source.text[start..].lines().next().unwrap_or_default().len();
            found.push(Diagnostic::new("ownership", source, start..start + length, &Pointer::default(), Message::new("ownership-file")));
        }
    }
    found
}

/// Who proposes a change, and what it may touch: one finding for each city, and one for what is shared. `owners` are those of
/// the state before the change, for a change must not give itself rights.
#[must_use]
pub fn of_change(owners: &Owners, author: Option<&str>, paths: &[String], prefix: &str) -> Vec<Diagnostic> {
    let mut realms: BTreeMap<Realm, Vec<&str>> = BTreeMap::new();
    for path in paths {
        realms.entry(Realm::of(path, prefix)).or_default().push(path);
    }
    let several = realms.len() > 1;
    let mut found = Vec::new();
    for (realm, paths) in realms {
        let verdict = match author.filter(|_| !owners.is_empty()) {
            Some(author) => owners.allow(author, &realm),
            // Nobody is named: a change of one city alone is what is expected.
            None if several || realm == Realm::Shared => None,
            None => Some(true),
        };
        let (id, level) = match (verdict, author) {
            (Some(true), _) => continue,
            (Some(false), _) => ("ownership", Level::Error),
            (None, Some(_)) if !owners.is_empty() => ("ownership-team", Level::Warning),
            (None, _) => ("ownership-unknown", Level::Info),
        };
        let whose = match &realm {
            Realm::City(city) => city.clone(),
            Realm::Shared => String::new(),
        };
        let message = Message::new(id)
            .with("author", author.unwrap_or_default())
            .with("realm", if realm == Realm::Shared { "shared" } else { "city" })
            .with("city", whose)
            .with("path", paths[0])
            .with("count", paths.len());
        let source = Source { path: paths[0].to_owned(), text: String::new() };
        let mut one = Diagnostic::new("ownership", &source, 0..0, &Pointer::default(), message);
        one.level = level;
        found.push(one);
    }
    found
}
