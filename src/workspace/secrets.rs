//! In: fiches and their schemas. Out: what of them is internal, what anyone may say, and where the one stands in pages of the other.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use rayon::prelude::*;

use crate::{
    fiche::audience::Audience,
    guard::{Guard, Leak, Origin, Owner, Values},
    load::{self, Loader},
    messages::Messages,
    model::{
        catalog::{City, Fiche, Programme},
        diagnostic::{Diagnostic, Message},
        document::Pointer,
        schemas, site,
        source::Source,
        waiver,
        walk::Node,
    },
    pointer, render,
    write::Stage,
};

/// Internal and public values of a city.
pub(crate) fn of_city(programme: &Programme, city: &City) -> Values {
    let owner = Owner {
        language: Some(city.language(&programme.edition)),
        city: Some(&city.id),
    };
    let mut values = Values::default();
    city.all()
        .for_each(|fiche| take(&mut values, programme, fiche, owner));
    values
}

/// Internal and public values of networks and events; a network's pilot may be told of in them. Those that nobody is shown, by
/// their paths, make nothing public.
pub(crate) fn of_shared(programme: &Programme, hidden: &BTreeSet<&str>) -> Values {
    let mut values = Values::default();
    for fiche in programme.shared() {
        let owner = Owner {
            language: None,
            city: programme.pilot_of(fiche),
        };
        let mut own = Values::default();
        take(&mut own, programme, fiche, owner);
        if hidden.contains(fiche.document.source.path.as_str()) {
            values.secrets(own);
        } else {
            values.absorb(own);
        }
    }
    values
}

fn take(values: &mut Values, programme: &Programme, fiche: &Fiche, owner: Owner<'_>) {
    if let Some(schema) = programme.schemas.of(fiche.kind) {
        values.fiche(fiche, &schema.plan, owner);
    }
}

/// What any public page may say.
pub(crate) fn base(programme: &Programme, langs: &[String]) -> Values {
    let mut values = Values::default();
    // Who may change what stands in the settings too, and on no page.
    let settings = programme.edition.shown();
    settings.iter().for_each(|text| values.open(text));
    load::EDITIONS
        .iter()
        .filter(|(id, _)| *id == programme.edition.id)
        .for_each(|(_, text)| values.edition(text));
    schemas::TEXTS.iter().for_each(|(_, text)| values.own(text));
    langs
        .iter()
        .for_each(|lang| values.own(&Messages::shipped(lang)));
    values
}

/// For a public site, the same with the values of the cities that a run makes no pages of: what is theirs may not stand in the
/// pages of others. Beside them the files that could not be read.
pub(crate) fn all(
    loader: &Loader<'_>,
    programme: &Programme,
    langs: &[String],
    made: &[String],
    audience: Audience,
) -> (Option<Values>, Vec<String>) {
    if audience == Audience::Internal {
        return (None, Vec::new());
    }
    let mut values = base(programme, langs);
    let rest: Vec<&String> = programme
        .cities
        .iter()
        .filter(|id| !made.contains(id))
        .collect();
    let read = rest.par_iter().map(|id| {
        let (city, findings) = loader.city(id);
        (of_city(programme, &city), findings.unread())
    });
    let mut unread = Vec::new();
    for (own, files) in read.collect::<Vec<_>>() {
        values.absorb(own);
        unread.extend(files);
    }
    (Some(values), unread)
}

/// Internal values in the files about to be put in place, read back from where they wait: told at the public text that holds
/// each, or else where it comes from. Beside them the files that may hold more than can be read.
pub(crate) fn scanned(
    stage: &Stage,
    (loader, programme, withheld): (&Loader<'_>, &Programme, &[String]),
    values: Values,
    drops: &(dyn Fn(&str) -> bool + Sync),
) -> Result<(Vec<Diagnostic>, Vec<String>)> {
    let style = render::BUILT_IN
        .iter()
        .find(|(name, _)| *name == "style.css")
        .map_or("", |(_, text)| *text);
    let guard = Guard::new(values, style);
    let mut leaks: Vec<Leak> = Vec::new();
    let mut unread = Vec::new();
    for (found, hidden) in stage.each(drops, &|path, bytes| {
        let (found, unread) = guard.look(path, bytes);
        // What this program drew holds nothing.
        let unread = unread && !site::is_card(path);
        (found, unread.then(|| path.to_owned()))
    })? {
        leaks.extend(found);
        unread.extend(hidden);
    }
    if leaks.is_empty() {
        return Ok((Vec::new(), unread));
    }
    // Read again: what cities wrote is not kept until here, for nearly always nothing is found.
    let cities: Vec<City> = programme
        .cities
        .par_iter()
        .map(|id| loader.city(id).0)
        .collect();
    let fiches = cities.iter().flat_map(City::all).chain(programme.shared());
    let fiches: BTreeMap<&str, &Fiche> = fiches
        .map(|fiche| (fiche.document.source.path.as_str(), fiche))
        .collect();
    // What nobody is shown is not at fault.
    let told = cities
        .iter()
        .filter(|city| !withheld.contains(&city.id))
        .flat_map(City::all)
        .chain(programme.shared());
    let told: Vec<&Fiche> = told.collect();
    let mut files: BTreeMap<Vec<Origin>, (String, BTreeSet<String>)> = BTreeMap::new();
    for (file, value, origins) in together(leaks) {
        files
            .entry(origins)
            .or_insert_with(|| (value, BTreeSet::new()))
            .1
            .insert(file);
    }
    let texts: Vec<(Vec<Origin>, Diagnostic)> = told
        .par_iter()
        .flat_map_iter(|fiche| in_texts(&guard, programme, fiche))
        .collect();
    let placed: BTreeSet<&Vec<Origin>> = texts.iter().map(|(origins, _)| origins).collect();
    // A text that is mended mends its pages; documents stay as they are.
    files.retain(|origins, (_, files)| {
        files.retain(|file| is_document(file) || !placed.contains(origins));
        !files.is_empty()
    });
    let elsewhere = files.into_iter().flat_map(|(origins, (value, files))| {
        let told = |one| at_origin(&fiches, &origins, &value, &one);
        apart(files).into_iter().map(told).collect::<Vec<_>>()
    });
    Ok((
        elsewhere
            .chain(texts.into_iter().map(|(_, found)| found))
            .collect(),
        unread,
    ))
}

/// Files of one leak as they are told: pages, which are mended where their text is, together; every document by itself.
fn apart(files: BTreeSet<String>) -> Vec<(&'static str, BTreeSet<String>)> {
    let (documents, pages): (BTreeSet<String>, BTreeSet<String>) =
        files.into_iter().partition(|file| is_document(file));
    let documents = documents
        .into_iter()
        .map(|file| ("leak-document", BTreeSet::from([file])));
    documents
        .chain((!pages.is_empty()).then_some(("leak-file", pages)))
        .collect()
}

fn is_document(file: &str) -> bool {
    file.starts_with(site::DOCUMENTS)
}

/// A leak that no text explains, told at the first place that it comes from.
fn at_origin(
    fiches: &BTreeMap<&str, &Fiche>,
    origins: &[Origin],
    value: &str,
    (id, files): &(&'static str, BTreeSet<String>),
) -> Diagnostic {
    let message = Message::new(id)
        .with("value", value)
        .with("files", some(files))
        .with("origin", shown(origins));
    let origin = &origins[0];
    match fiches.get(origin.path.as_str()) {
        Some(fiche) => {
            let whole = origin.field.is_empty();
            let at = Pointer::read(&origin.field, fiche.value()).unwrap_or_else(|| {
                if whole {
                    Pointer::default()
                } else {
                    pointer!["budget"]
                }
            });
            Diagnostic {
                field: origin.field.clone(),
                ..Diagnostic::new(
                    "leak",
                    &fiche.document.source,
                    fiche.document.source.first_line(fiche.document.span(&at)),
                    &at,
                    message,
                )
            }
        }
        None => Diagnostic::new(
            "leak",
            &Source::new(origin.path.as_str(), ""),
            0..0,
            &Pointer::default(),
            message,
        ),
    }
}

/// Leaks of one file and value with all that the value may come from.
fn together(leaks: Vec<Leak>) -> Vec<(String, String, Vec<Origin>)> {
    let mut all: BTreeMap<(String, String), BTreeSet<Origin>> = BTreeMap::new();
    for leak in leaks {
        all.entry((leak.file, leak.value))
            .or_default()
            .insert(leak.origin);
    }
    all.into_iter()
        .map(|((file, value), origins)| (file, value, origins.into_iter().collect()))
        .collect()
}

/// Internal values in the public texts of a fiche, a finding each.
fn in_texts(guard: &Guard, programme: &Programme, fiche: &Fiche) -> Vec<(Vec<Origin>, Diagnostic)> {
    let mut texts = Vec::new();
    if let Some(schema) = programme.schemas.of(fiche.kind) {
        let mut public = |at: &Pointer, node: Node<'_>| {
            texts.extend(
                node.value
                    .as_str()
                    .filter(|_| node.public)
                    .map(|text| (at.clone(), text.to_owned())),
            );
        };
        Node::root(fiche.value(), &schema.plan).leaves(&mut public);
    }
    let document = &fiche.document;
    // `cities/bruges/`; what cities share is nobody's.
    let own = document
        .source
        .path
        .strip_prefix("cities/")
        .and_then(|rest| rest.find('/'))
        .map(|end| &document.source.path[..end + 8]);
    let mut found = Vec::new();
    for (at, text) in texts {
        for (_, value, origins) in together(guard.scan("text.md", text.as_bytes())) {
            // A city may name its own people; what it tells of its own budget `validate` says.
            if origins
                .iter()
                .all(|origin| own.is_some_and(|own| origin.path.starts_with(own)))
            {
                continue;
            }
            // Nothing makes an address public (S:327).
            let rule = if value.contains('@') {
                "leak"
            } else {
                waiver::INTERNAL
            };
            let message = Message::new("internal-in-text")
                .with("value", value.as_str())
                .with("origin", shown(&origins))
                .with("field", at.to_string());
            let whole = document.span(&at);
            let start = document
                .source
                .text
                .get(whole.clone())
                .and_then(|raw| standing(raw, &value));
            let span = start.map_or_else(
                || document.source.first_line(whole.clone()),
                |start| whole.start + start..whole.start + start + value.len(),
            );
            found.push((
                origins,
                Diagnostic::new(rule, &document.source, span, &at, message),
            ));
        }
    }
    found
}

/// Where a value stands by itself: `8 000` is no part of 18 000.
fn standing(raw: &str, value: &str) -> Option<usize> {
    let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let whole = |at: usize| {
        apart(raw[..at].chars().next_back()) && apart(raw[at + value.len()..].chars().next())
    };
    raw.match_indices(value)
        .map(|(at, _)| at)
        .find(|at| whole(*at))
}

/// Where a value comes from, as a message shows it.
fn shown(origins: &[Origin]) -> String {
    some(
        &origins
            .iter()
            .map(|origin| format!("{}: {}", origin.path, origin.field))
            .collect(),
    )
}

/// The first of a list, and how many more there are.
fn some(all: &BTreeSet<String>) -> String {
    const SHOWN: usize = 3;
    let first: Vec<&str> = all.iter().take(SHOWN).map(String::as_str).collect();
    let more = all.len().saturating_sub(SHOWN);
    if more == 0 {
        first.join(", ")
    } else {
        format!("{} (+{more})", first.join(", "))
    }
}
