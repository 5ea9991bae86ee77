//! In: `city.yaml` and `staff.yaml` of one city. Out: findings about its letter, its states, its people, absent fiches.

use serde_json::Value;

use crate::{
    check::{
        Context,
        format::{fits, typed},
    },
    model::{
        catalog::{City, Fiche, KINDS, REQUIRED},
        date::PartialDate,
        diagnostic::{Argument, Message},
        edition::{Edition, Moment},
        near::nearest,
        tree::Attachment,
    },
    pointer,
};

pub(super) fn check(context: &mut Context<'_>, city: &City) {
    absent(context, city);
    letter(context, city);
    record(context, city);
    roles(context, city);
}

fn absent(context: &mut Context<'_>, city: &City) {
    for kind in KINDS.into_iter().filter(|kind| REQUIRED.contains(kind)) {
        if city.fiche(kind).is_none() && !city.unread.contains(&kind) {
            let title = context
                .programme
                .schemas
                .of(kind)
                .map_or(Argument::from(kind), |schema| {
                    Argument::from(&schema.plan.title)
                });
            let message = Message::new("missing-fiche")
                .with("file", format!("{kind}.yaml"))
                .with("title", title)
                .with("city", typed(&city.id))
                .with("kind", kind);
            context.at_city(city, "missing", kind, message);
        }
    }
}

/// The letter signed by the mayor (S:133).
fn letter(context: &mut Context<'_>, city: &City) {
    let Some(fiche) = city.fiche("city") else {
        return;
    };
    let interest = &fiche.document.value["interest"];
    let at = pointer!["interest", "letter"];
    let name = interest["letter"].as_str().unwrap_or_default();
    match &city.letter {
        Attachment::NotNamed if interest.is_null() => context.at_city(
            city,
            "letter-missing",
            "interest",
            Message::new("letter-missing"),
        ),
        // The schema speaks of the missing key.
        Attachment::NotNamed => {}
        Attachment::Unsafe => context.at(
            fiche,
            "letter-missing",
            &at,
            Message::new("letter-unsafe").with("file", name),
        ),
        // A name that is no name of a file is told as such.
        Attachment::Absent if !fits("file-name", name) => {}
        Attachment::Absent => context.at(
            fiche,
            "letter-missing",
            &at,
            Message::new("letter-file-missing").with("file", name),
        ),
        Attachment::TooLarge(size) => {
            context.at(fiche, "limit", &at, super::event::too_large(name, *size))
        }
        Attachment::Found(actual, _) | Attachment::Pointed(actual) => {
            if let Some(declared) = interest["sha256"].as_str()
                && declared.len() == 64
                && !declared.eq_ignore_ascii_case(actual)
            {
                let message = Message::new("letter-hash")
                    .with("declared", declared)
                    .with("actual", actual.as_str());
                context.at(
                    fiche,
                    "letter-hash",
                    &pointer!["interest", "sha256"],
                    message,
                );
            }
        }
    }
    signed(context, fiche);
    if let Some(id) = interest["signed_by"]["capacity"].as_str()
        && let Some(capacity) = context.programme.edition.entry("capacities", id)
        && !capacity.mayor
    {
        let message = Message::new("letter-not-mayor").with("capacity", &capacity.label);
        context.at(
            fiche,
            "letter-not-mayor",
            &pointer!["interest", "signed_by", "capacity"],
            message,
        );
    }
}

/// A letter that opens a programme is not signed after its end, nor after the dossier was handed in.
fn signed(context: &mut Context<'_>, fiche: &Fiche) {
    let value = &fiche.document.value;
    let text = value["interest"]["signed_on"].as_str().unwrap_or_default();
    let Some(day) = PartialDate::parse(text) else {
        return;
    };
    let end = context.programme.edition.period.to.text();
    let handed = value["record"].as_array().into_iter().flatten();
    let handed = handed
        .filter(|one| one["state"] != "draft")
        .filter_map(|one| one["date"].as_str());
    let limits = end.as_deref().into_iter().chain(handed);
    let late = limits
        .filter_map(|limit| Some((limit, PartialDate::parse(limit)?)))
        .filter(|(_, limit)| day.first_day() > limit.last_day())
        .min_by_key(|(_, limit)| limit.last_day());
    if let Some((limit, _)) = late {
        let message = Message::new("letter-late")
            .with("value", Argument::day(text))
            .with("limit", Argument::day(limit));
        context.at(
            fiche,
            "letter-missing",
            &pointer!["interest", "signed_on"],
            message,
        );
    }
}

/// The record of states: each may follow the one before, and not earlier.
fn record(context: &mut Context<'_>, city: &City) {
    let Some(fiche) = city.fiche("city") else {
        return;
    };
    let mut previous: Option<(&str, Option<PartialDate>)> = None;
    for (index, entry) in fiche.document.value["record"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let date = date(&entry["date"]);
        let Some(state) = entry["state"].as_str() else {
            continue;
        };
        let known = context.programme.edition.entry("states", state);
        let at = pointer!["record", index, "state"];
        match (&previous, known) {
            (_, None) => {}
            (None, Some(known)) if !known.initial => {
                context.at(
                    fiche,
                    "state-order",
                    &at,
                    Message::new("state-order-first").with("state", state),
                );
            }
            (Some((before, _)), Some(known))
                if !known.after.iter().any(|after| after == before) =>
            {
                let message = Message::new("state-order")
                    .with("state", state)
                    .with("previous", *before);
                context.at(fiche, "state-order", &at, message);
            }
            _ => {}
        }
        if let (Some((_, Some(before))), Some(now)) = (&previous, &date)
            && now.last_day() < before.first_day()
        {
            let message = Message::new("state-order-date")
                .with("date", shown(&entry["date"]))
                .with(
                    "previous",
                    shown(&fiche.document.value["record"][index - 1]["date"]),
                );
            context.at(
                fiche,
                "state-order",
                &pointer!["record", index, "date"],
                message,
            );
        }
        previous = Some((state, date));
    }
}

/// Roles that must be filled (S:185-188).
fn roles(context: &mut Context<'_>, city: &City) {
    let programme = context.programme;
    let Some(fiche) = city.fiche("staff") else {
        return;
    };
    let Some(people) = fiche.document.value["people"].as_array() else {
        return;
    };
    let list = programme.edition.list("roles");
    let ids = || list.iter().map(|role| role.id.as_str());
    // One that is misspelt is told where it stands, and one that is not known may be any.
    let meant = |id: &str| {
        let own = ids().find(|own| *own == id).map(str::to_owned);
        own.or_else(|| nearest(id, ids()))
    };
    let roles = people.iter().map(|person| meant(person["role"].as_str()?));
    let Some(filled) = roles.collect::<Option<Vec<_>>>() else {
        return;
    };
    for role in list.iter().filter(|role| role.required) {
        if !filled.contains(&role.id) {
            let mut message = Message::new("role-missing").with("role", &role.label);
            message = message.with("id", role.id.as_str());
            context.at_key(fiche, "role-missing", &pointer!["people"], message);
        }
    }
}

/// A date as YAML gives it: text, or a number for a year.
pub(super) fn date(value: &Value) -> Option<PartialDate> {
    match value {
        Value::String(text) => PartialDate::parse(text),
        Value::Number(year) => PartialDate::parse(&year.to_string()),
        _ => None,
    }
}

/// A date as a finding tells it.
pub(super) fn shown(value: &Value) -> Argument {
    match value {
        Value::String(text) => Argument::day(text),
        other => Argument::day(&other.to_string()),
    }
}

/// A day that lies outside the programme's period.
pub(super) fn outside(edition: &Edition, date: Argument) -> Message {
    let bound = |moment: &Moment| Argument::day(&moment.text().unwrap_or_default());
    Message::new("schedule-outside-edition")
        .with("date", date)
        .with("from", bound(&edition.period.from))
        .with("to", bound(&edition.period.to))
}
