//! In: one event, then all of them. Out: findings about its hour, its length, its groups, its files, its number.

use std::collections::HashMap;

use crate::{
    check::{Context, city::outside, format::fits},
    model::{
        attached::{Fault, KNOWN},
        catalog::Fiche,
        date::PartialDate,
        diagnostic::{Argument, Message},
        edition::Entry,
        hour::Hour,
        tree::{ATTACHMENT, Attachment},
    },
    pointer,
};

pub(super) fn check(context: &mut Context<'_>, fiche: &Fiche) {
    hour(context, fiche);
    let kind = fiche.value()["type"]
        .as_str()
        .and_then(|kind| context.programme.edition.entry("event_types", kind));
    if let Some(kind) = kind {
        meeting(context, fiche, kind);
    }
    documents(context, fiche, kind);
    super::approval::translations(context, fiche, context.programme.edition.language());
}

/// The hour exists in its zone, inside the edition.
fn hour(context: &mut Context<'_>, fiche: &Fiche) {
    let event = fiche.value();
    let (Some(starts), Some(zone)) = (event["starts"].as_str(), event["time_zone"].as_str()) else {
        return;
    };
    let at = pointer!["starts"];
    let Some(hour) = Hour::read(starts, zone) else {
        return;
    };
    let clock = hour.moment().strftime("%Y-%m-%dT%H:%M").to_string();
    let said = |id| {
        Message::new(id)
            .with("value", starts)
            .with("zone", zone)
            .with("suggestion", clock.as_str())
    };
    match hour {
        Hour::Once(_) => {}
        Hour::Never(_) => context.at(fiche, "event-time", &at, said("event-time")),
        Hour::Twice(_) => context.at(
            fiche,
            "event-time-ambiguous",
            &at,
            said("event-time-ambiguous"),
        ),
    }
    let edition = &context.programme.edition;
    let bound = |moment: &crate::model::edition::Moment| {
        moment.text().and_then(|text| PartialDate::parse(&text))
    };
    let day = starts.get(..10).and_then(PartialDate::parse);
    if let (Some(from), Some(to), Some(day)) =
        (bound(&edition.period.from), bound(&edition.period.to), day)
        && (day.first_day() < from.first_day() || day.first_day() > to.last_day())
    {
        let date = Argument::day(starts.get(..10).unwrap_or(starts));
        let message = outside(edition, date);
        context.at(fiche, "schedule-outside-edition", &at, message);
    }
}

/// What the edition asks of this kind of meeting (S:233, S:300-307).
fn meeting(context: &mut Context<'_>, fiche: &Fiche, kind: &Entry) {
    let event = fiche.value();
    if kind.numbered && event["number"].is_null() {
        context.at(
            fiche,
            "round-table-number",
            &pointer!["type"],
            Message::new("round-table-number-missing").with("kind", &kind.label),
        );
    }
    let speakers = &event["speakers"];
    if kind.speakers && (speakers.is_null() || speakers.as_array().is_some_and(Vec::is_empty)) {
        context.at(
            fiche,
            "speaker-missing",
            &pointer!["type"],
            Message::new("speaker-missing").with("kind", &kind.label),
        );
    }
    if let Some(most) = kind.most_minutes.filter(|_| event["minutes"].is_null()) {
        let message = Message::new("meeting-minutes-missing")
            .with("kind", &kind.label)
            .with("limit", most.to_string());
        context.at(fiche, "meeting-too-long", &pointer!["type"], message);
    }
    if let Some(mode) = kind.mode.as_ref().filter(|_| event["mode"].is_null()) {
        let message = Message::new("meeting-mode-missing")
            .with("kind", &kind.label)
            .with("mode", mode.as_str());
        context.at(fiche, "meeting-mode", &pointer!["type"], message);
    }
    if let (Some(most), Some(minutes)) = (kind.most_minutes, event["minutes"].as_i64())
        && minutes > most
    {
        let text = |minutes: i64| minutes.to_string();
        let message = Message::new("meeting-too-long")
            .with("kind", &kind.label)
            .with("minutes", text(minutes))
            .with("limit", text(most));
        context.at(fiche, "meeting-too-long", &pointer!["minutes"], message);
    }
    if let (Some(mode), Some(written)) = (&kind.mode, event["mode"].as_str())
        && mode != written
    {
        let message = Message::new("meeting-mode")
            .with("kind", &kind.label)
            .with("mode", mode.as_str())
            .with("value", written);
        context.at(fiche, "meeting-mode", &pointer!["mode"], message);
    }
    groups(context, fiche, kind);
}

/// Whom the edition brings together in this kind of meeting.
fn groups(context: &mut Context<'_>, fiche: &Fiche, kind: &Entry) {
    let event = fiche.value();
    let list = event["groups"].as_array();
    let there: Option<Vec<&str>> = list
        .into_iter()
        .flatten()
        .map(|group| group.as_str())
        .collect();
    let edition = &context.programme.edition;
    let entry = |group: &&str| edition.entry("meeting_groups", group).is_some();
    // One that is not known may be the one that is looked for; it is told where it stands.
    let told = list.is_some() || event["groups"].is_null();
    let Some(there) = there.filter(|there| told && there.iter().all(entry)) else {
        return;
    };
    let absent: Vec<&str> = kind
        .groups
        .iter()
        .map(String::as_str)
        .filter(|group| !there.contains(group))
        .collect();
    if !absent.is_empty() {
        let message = Message::new("meeting-groups")
            .with("kind", &kind.label)
            .with("groups", absent.join(", "));
        let at = if event["groups"].is_null() {
            pointer!["type"]
        } else {
            pointer!["groups"]
        };
        context.at_key(fiche, "meeting-groups", &at, message);
    }
}

/// The files that it names stand beside it; what sums it up is among them.
fn documents(context: &mut Context<'_>, fiche: &Fiche, kind: Option<&Entry>) {
    let list = fiche.value()["documents"].as_array();
    for (index, one) in list.into_iter().flatten().enumerate() {
        // A name that is no name of a file is told as such.
        let Some(name) = one["file"].as_str().filter(|name| fits("file-name", name)) else {
            continue;
        };
        let at = pointer!["documents", index, "file"];
        match context.programme.attachments.get(&format!("events/{name}")) {
            Some(Attachment::Absent) => context.at(
                fiche,
                "attachment-missing",
                &at,
                Message::new("attachment-missing").with("file", name),
            ),
            Some(Attachment::Unsafe) => context.at(
                fiche,
                "attachment-missing",
                &at,
                Message::new("attachment-unsafe").with("file", name),
            ),
            Some(Attachment::TooLarge(size)) => {
                context.at(fiche, "limit", &at, too_large(name, *size))
            }
            _ => {}
        }
        if let Some(fault) = context
            .programme
            .unfit
            .get(&format!("events/{name}"))
            .filter(|_| one["public"] == true)
        {
            let message = match fault {
                Fault::Name => Message::new("document-kind"),
                Fault::Double => Message::new("document-kind-double"),
                Fault::Content => Message::new("document-kind-content"),
            };
            context.at(
                fiche,
                "document-kind",
                &at,
                message.with("file", name).with("kinds", KNOWN),
            );
        }
    }
    synthesis_sheet(context, fiche, kind);
}

/// What sums the meeting up is among its files.
fn synthesis_sheet(context: &mut Context<'_>, fiche: &Fiche, kind: Option<&Entry>) {
    let list = fiche.value()["documents"].as_array();
    if let Some(sheet) = kind.and_then(|kind| kind.sheet.as_deref())
        && !list
            .into_iter()
            .flatten()
            .any(|one| one["kind"].as_str() == Some(sheet))
    {
        let label = context
            .programme
            .edition
            .entry("document_kinds", sheet)
            .map(|entry| &entry.label);
        let message = Message::new("synthesis-sheet-missing").with("sheet", sheet);
        let message = label.map_or(message.clone(), |label| message.with("label", label));
        context.report(
            fiche,
            "synthesis-sheet-missing",
            0..0,
            &pointer!["documents"],
            message,
        );
    }
}

/// What is said of a file that is too large to be attached.
pub(super) fn too_large(name: &str, size: u64) -> Message {
    let mebibytes = |bytes: u64| usize::try_from(bytes / (1024 * 1024)).unwrap_or(usize::MAX);
    Message::new("limit-attachment")
        .with("file", name)
        .with("size", mebibytes(size))
        .with("limit", mebibytes(ATTACHMENT))
}

/// A number is given once among the events of one kind.
pub(super) fn numbers(context: &mut Context<'_>) {
    let programme = context.programme;
    let mut seen: HashMap<(&str, i64), &str> = HashMap::new();
    for fiche in programme.events.values().flatten() {
        let Some(kind) = fiche.value()["type"].as_str() else {
            continue;
        };
        let Some(number) = fiche.value()["number"].as_i64() else {
            continue;
        };
        if !programme
            .edition
            .entry("event_types", kind)
            .is_some_and(|kind| kind.numbered)
        {
            continue;
        }
        if let Some(first) = seen.get(&(kind, number)) {
            let message = Message::new("round-table-number")
                .with("number", number.to_string())
                .with("event", *first);
            context.at(fiche, "round-table-number", &pointer!["number"], message);
        } else {
            seen.insert((kind, number), &fiche.id);
        }
    }
}
