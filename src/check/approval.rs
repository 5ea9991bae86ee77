//! In: one city with its record of states. Out: whether what was decided on is still what the fiches say, and whether
//! translations are still of the text they were made from.

use crate::{
    check::{Context, format::typed},
    model::{
        catalog::{City, Fiche},
        diagnostic::{Argument, Message},
        document::Pointer,
        fingerprint,
    },
    pointer,
};

pub(super) fn check(context: &mut Context<'_>, city: &City) {
    approval(context, city);
    let language = city.language(&context.programme.edition);
    for fiche in city.all() {
        translations(context, fiche, language);
    }
}

/// A decision is about what the fiches said that day: a change after it is reported until it is decided on again.
fn approval(context: &mut Context<'_>, city: &City) {
    let Some(fiche) = city.fiche("city") else {
        return;
    };
    let decision = city.decision();
    let binds = context
        .programme
        .edition
        .entry("states", city.state())
        .is_some_and(|state| state.binds);
    // Of fiches that cannot be read nobody knows whether they changed.
    if !binds || !city.unread.is_empty() {
        return;
    }
    let last = fiche.value()["record"]
        .as_array()
        .map_or(0, |record| record.len().saturating_sub(1));
    let entry = pointer!["record", last];
    let state = context.programme.edition.entry("states", city.state());
    let label = state.map_or_else(
        || Argument::from(city.state()),
        |state| Argument::from(&state.label),
    );
    if decision["fingerprint"].as_str().is_none() {
        let message = Message::new("approval-untied")
            .with("state", city.state())
            .with("label", label.clone())
            .with("city", typed(&city.id));
        context.at_first_line(fiche, "approval-untied", &entry, message);
        return;
    }
    if fingerprint::is_void(city, &context.programme.edition, &context.programme.schemas) {
        let date = decision["date"].as_str().unwrap_or("–");
        let message = Message::new("approval-void")
            .with("state", city.state())
            .with("label", label)
            .with("date", Argument::day(date))
            .with("city", typed(&city.id));
        context.at(fiche, "approval-void", &entry.with("fingerprint"), message);
    }
}

/// A translation names the text it was made from by its fingerprint.
pub(super) fn translations(context: &mut Context<'_>, fiche: &Fiche, language: &str) {
    for (index, one) in fiche.value()["translations"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let (Some(field), Some(lang), Some(of)) = (
            one["field"].as_str(),
            one["language"].as_str(),
            one["of"].as_str(),
        ) else {
            continue;
        };
        let place = Pointer::read(field, fiche.value());
        let texts = place.as_ref().and_then(|place| fiche.document.get(place));
        let source = texts
            .and_then(|texts| texts.get(language))
            .and_then(|text| text.as_str());
        match (place, source) {
            (Some(place), Some(source)) if texts.is_some_and(|texts| texts.get(lang).is_some()) => {
                if fingerprint::of_text(source) != of {
                    let message = Message::new("translation-stale")
                        .with("field", field)
                        .with("language", lang)
                        .with("source", language);
                    context.at_key(fiche, "translation-stale", &place.with(lang), message);
                }
            }
            _ => {
                let message = Message::new("translation-idle")
                    .with("field", field)
                    .with("language", lang);
                context.at_first_line(
                    fiche,
                    "translation-stale",
                    &pointer!["translations", index],
                    message,
                );
            }
        }
    }
}
