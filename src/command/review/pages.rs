//! In: the templates of two states. Out: what the pages that they make say before and after, on the answers of one city.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};
use serde_json::Value;

use crate::{
    assemble::{self, World},
    cli::{Audience, Target},
    command::brief,
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Programme},
        facts::Facts,
        review::PageChange,
        tree::Tree,
    },
    parse::Limits,
    render::{self, Templates},
    workspace::{overrides, place::Place, since::Since},
};

/// The pages that a change of templates makes otherwise; none where no template changed or either state's cannot be filled, which is
/// a finding.
pub(super) fn pages(
    since: &Since,
    place: &Place,
    programme: &Programme,
    limits: &Limits,
    voice: &Messages,
) -> Vec<PageChange> {
    let is_template = |path: &str| path.starts_with("templates/");
    let Some(base) = since
        .base
        .as_ref()
        .filter(|_| since.changed.iter().any(|one| is_template(&one.path)))
    else {
        return Vec::new();
    };
    let templates = |tree: &dyn Tree| -> Option<Templates> {
        let words = vec![Messages::new(voice.lang).ok()?];
        overrides::templates(tree, limits, words).ok()?.1.pop()
    };
    let Some((before, after)) = templates(base).zip(templates(place.tree.as_ref())) else {
        return Vec::new();
    };
    let loader = Loader {
        tree: place.tree.as_ref(),
        limits,
        within: None,
    };
    let is_whole = |city: &City| city.unread.is_empty() && city.fiche("city").is_some();
    let mut cities = programme.cities.iter().map(|id| loader.city(id).0);
    let Some(city) = cities.find(is_whole) else {
        return Vec::new();
    };
    // What everyone is shown is told where the page for the city itself is the same.
    [Audience::Internal, Audience::Public]
        .into_iter()
        .map(|audience| compared([&before, &after], programme, &city, audience, voice))
        .find(|changed| !changed.is_empty())
        .unwrap_or_default()
}

fn compared(
    [before, after]: [&Templates; 2],
    programme: &Programme,
    city: &City,
    audience: Audience,
    voice: &Messages,
) -> Vec<PageChange> {
    let facts = BTreeMap::from([(city.id.clone(), Facts::whole(city, &programme.edition))]);
    let none = BTreeSet::new();
    let world = World::new(programme, &facts, &none, None);
    let dossier = assemble::dossier(&brief(programme, voice, audience), city, None, None);
    let summary = [assemble::summary(&dossier)];
    let index = assemble::index(&brief(programme, voice, audience), &world, &summary, &[]);
    let overview = assemble::overview(&brief(programme, voice, audience), &world);
    let mut changed = Vec::new();
    for (name, data) in [
        ("dossier", &dossier),
        ("index", &index),
        ("page", &overview),
    ] {
        for target in [Target::Html, Target::Md] {
            let made = |templates: &Templates| page(templates, name, target, data);
            if let (Some(old), Some(new)) = (made(before), made(after))
                && old != new
            {
                let [old, new] = [old, new].map(|page| match target {
                    Target::Html => words(&page.text),
                    Target::Md => page.text,
                });
                let ending = if target == Target::Html { "html" } else { "md" };
                changed.push(PageChange {
                    name: format!("{name}.{ending}"),
                    city: city.id.clone(),
                    old,
                    new,
                });
            }
        }
    }
    changed
}

fn page(templates: &Templates, name: &str, target: Target, data: &Value) -> Option<render::Page> {
    render::pages(templates, name, name, &[target], data)
        .ok()?
        .pop()
}

/// What a page says to who reads it.
fn words(html: &str) -> String {
    let (mut out, mut hidden) = (String::new(), false);
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => hidden = matches!(&**tag.name, b"style" | b"script" | b"title"),
            Token::EndTag(_) => {
                hidden = false;
                out.push(' ');
            }
            Token::String(text) if !hidden => out.push_str(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
