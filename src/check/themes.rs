//! In: `themes.yaml` and `priority-theme.yaml` of one city. Out: findings about the themes and the one put forward.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::{
    check::{
        Context, Known,
        format::{fits, identifier},
    },
    model::{
        catalog::{City, Fiche},
        diagnostic::Message,
        variants::{composed, fold, variants},
        words,
    },
    pointer,
};

pub(super) fn check(context: &mut Context<'_>, city: &City) {
    themes(context, city);
    priority(context, city);
}

fn themes(context: &mut Context<'_>, city: &City) {
    let Some(fiche) = city.fiche("themes") else {
        return;
    };
    let Some(themes) = fiche.document.value["themes"].as_array() else {
        return;
    };
    let advice = |name: &str| {
        context
            .programme
            .edition
            .advice
            .get(name)
            .copied()
            .unwrap_or(usize::MAX)
    };
    let (most, longest) = (advice("themes"), advice("theme-title"));
    if themes.len() > most {
        let message = Message::new("theme-count")
            .with("count", themes.len())
            .with("limit", most);
        context.at(fiche, "theme-count", &pointer!["themes", most], message);
    }
    let mut titles: HashMap<(String, String), usize> = HashMap::new();
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for (index, theme) in themes.iter().enumerate() {
        if let Some(id) = theme["id"].as_str() {
            match ids.get(id) {
                Some(first) => {
                    let message = Message::new("identifier-duplicate")
                        .with("value", id)
                        .with("line", fiche.line(&pointer!["themes", *first, "id"]));
                    context.at(
                        fiche,
                        "identifier",
                        &pointer!["themes", index, "id"],
                        message,
                    );
                }
                None => drop(ids.insert(id, index)),
            }
        }
        title(context, fiche, (index, theme), longest, &mut titles);
    }
}

/// A theme's title in each language: short, and its own. `titles` are those met so far.
fn title(
    context: &mut Context<'_>,
    fiche: &Fiche,
    (index, theme): (usize, &Value),
    longest: usize,
    titles: &mut HashMap<(String, String), usize>,
) {
    for (lang, title) in variants(&theme["title"]) {
        let at = pointer!["themes", index, "title"];
        let at = if lang.is_empty() { at } else { at.with(lang) };
        let count = words::count(title, context.programme.edition.unspaced);
        if count > longest {
            let message = Message::new("theme-title-long")
                .with("count", count)
                .with("limit", longest);
            context.at(fiche, "theme-title-long", &at, message);
        }
        let key = (lang.to_owned(), fold(title));
        match titles.get(&key) {
            Some(first) if *first != index => {
                let message = Message::new("theme-title-duplicate")
                    .with("title", title)
                    .with("line", fiche.line(&pointer!["themes", *first, "title"]));
                context.at(fiche, "theme-title-duplicate", &at, message);
            }
            _ => drop(titles.insert(key, index)),
        }
    }
}

/// The priority theme is one of the list, by reference, with the list's axis and more detail (S:219-225).
fn priority(context: &mut Context<'_>, city: &City) {
    let Some(fiche) = city.fiche("priority-theme") else {
        return;
    };
    // A list of themes that could not be read makes no priority theme unknown.
    let Some(themes) = city.value("themes")["themes"].as_array() else {
        return;
    };
    let Some(wanted) = fiche.document.value["theme"].as_str() else {
        return;
    };
    let Some(theme) = themes
        .iter()
        .find(|theme| theme["id"].as_str() == Some(wanted))
    else {
        unknown(context, fiche, wanted, themes);
        return;
    };
    if let (Some(axis), Some(expected)) = (
        fiche.document.value["axis"].as_str(),
        theme["axis"].as_str(),
    ) && axis != expected
        && [axis, expected]
            .iter()
            .all(|axis| context.programme.edition.entry("axes", axis).is_some())
    {
        let message = Message::new("priority-axis")
            .with("axis", axis)
            .with("expected", expected);
        context.at(fiche, "priority-axis", &pointer!["axis"], message);
    }
    let repeats = variants(&fiche.document.value["description"]).any(|(_, text)| {
        !text.trim().is_empty()
            && variants(&theme["description"]).any(|(_, short)| is_same(short, text))
    });
    if repeats {
        context.at_key(
            fiche,
            "priority-repeats-theme",
            &pointer!["description"],
            Message::new("priority-repeats-theme"),
        );
    }
}

/// Says of a fiche that the theme it names is none of these; one of that title is most likely meant.
pub(super) fn unknown(context: &mut Context<'_>, fiche: &Fiche, wanted: &str, themes: &[Value]) {
    let ids: Vec<&str> = themes
        .iter()
        .filter_map(|theme| theme["id"].as_str())
        .collect();
    // The theme may be the one whose id is missing, is no id yet or is that of another: that is said where it stands, and once it is
    // mended this one may be right.
    let mut seen = HashSet::new();
    let again: HashSet<&str> = ids
        .iter()
        .filter(|id| !seen.insert(**id))
        .copied()
        .collect();
    let named = fold(wanted);
    let called =
        |theme: &Value| variants(&theme["title"]).any(|(_, title)| fold(title).contains(&named));
    let unwell = |theme: &Value| match theme["id"].as_str() {
        Some(id) if again.contains(id) => called(theme),
        Some(id) => !fits("identifier", id) && identifier(id) == wanted,
        None => true,
    };
    if themes.iter().any(unwell) {
        return;
    }
    let meant = fold(wanted);
    let by_title = themes
        .iter()
        .find(|theme| variants(&theme["title"]).any(|(_, title)| fold(title) == meant))
        .and_then(|theme| theme["id"].as_str())
        .map(str::to_owned);
    let at = pointer!["theme"];
    context.unknown(
        fiche,
        "unknown-theme",
        wanted,
        Known::Ids(&ids),
        &at,
        by_title,
    );
}

/// Whether two texts fold to the same, told at their first difference.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (composed(one), composed(other));
    one.split_whitespace()
        .map(str::to_lowercase)
        .eq(other.split_whitespace().map(str::to_lowercase))
}
