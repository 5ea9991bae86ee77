//! In: events, and activities of plans. Out: calendars that an agenda can take in (RFC 5545), the same bytes for the same input.

use std::collections::{BTreeMap, BTreeSet};

use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{
    assemble::{
        Brief, World,
        event::moment,
        inbox::{Wait, summary},
        prose::{Voice, list},
        timeline::days,
        world::title,
    },
    fiche::audience::Audience,
    inert,
    model::{
        catalog::Fiche, date::PartialDate, edition::Moment, fingerprint::hexadecimal, fold::fold,
        past::Gone, site,
    },
};

/// The calendar of one event.
#[must_use]
pub fn of_event(brief: &Brief<'_>, event: &Fiche) -> String {
    let voice = Voice::shared(brief);
    print(&voice, entry(brief, &voice, event).into_iter().collect())
}

/// The calendar of one network: its events, and the activities of its plan.
#[must_use]
pub fn of_network(brief: &Brief<'_>, world: &World<'_>, network: &Fiche) -> String {
    let voice = Voice::shared(brief);
    let events = brief.programme.events.values().flatten().filter(|event| {
        world.is_sound(event) && event.value()["network"].as_str() == Some(&network.id)
    });
    let mut entries: Vec<Event> = events
        .filter_map(|event| entry(brief, &voice, event))
        .collect();
    entries.extend(activities(brief, world, network));
    entries.extend(cancelled(brief, &voice, Some(&network.id)));
    print(&voice, entries)
}

/// The calendar of the whole programme.
#[must_use]
pub fn of_all(brief: &Brief<'_>, world: &World<'_>) -> String {
    let voice = Voice::shared(brief);
    let events = brief
        .programme
        .events
        .values()
        .flatten()
        .filter(|event| world.is_sound(event));
    let mut entries: Vec<Event> = events
        .filter_map(|event| entry(brief, &voice, event))
        .collect();
    for network in brief
        .programme
        .networks
        .values()
        .flatten()
        .filter(|network| world.is_sound(network))
    {
        entries.extend(activities(brief, world, network));
    }
    entries.extend(cancelled(brief, &voice, None));
    print(&voice, entries)
}

/// What waits for somebody and has a last day, on that day.
#[must_use]
pub fn of_deadlines(brief: &Brief<'_>, world: &World<'_>, waits: &[Wait]) -> String {
    let voice = Voice::shared(brief);
    let one = |wait: &Wait| {
        let due = PartialDate::parse(wait.due.as_deref()?)?.first_day();
        let what = format!(
            "{}\n{}\n{}",
            wait.kind,
            wait.path,
            wait.mark.as_deref().unwrap_or(&wait.field)
        );
        let mut entry = Event::new();
        let digest = hexadecimal(&Sha256::digest(what)[..8]);
        entry.uid(&format!("waiting-{digest}@{}", voice.edition().id));
        dated(&mut entry, &voice, changed(brief, &wait.path));
        let mut day = Property::new("DTSTART", due.strftime("%Y%m%d").to_string());
        day.add_parameter("VALUE", "DATE");
        entry.append_property(day.done());
        entry.append_multi_property(Property::new("TRANSP", "TRANSPARENT"));
        entry.summary(&inert::calendar(&summary(brief, world, wait)));
        Some(entry.done())
    };
    print(&voice, waits.iter().filter_map(one).collect())
}

fn print(voice: &Voice<'_>, entries: Vec<Event>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new(
        "PRODID",
        concat!("-//roadmap//roadmap ", env!("CARGO_PKG_VERSION"), "//"),
    ));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new(
        "X-WR-CALNAME",
        inert::calendar(&voice.label(&voice.edition().title)),
    ));
    for entry in entries {
        calendar.push(entry);
    }
    calendar.to_string()
}

/// An hour of universal time, which every agenda shows on its own clock.
fn stamp(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Tells an agenda which of two files is the later one: by the last change of a fiche. No clock is read, so that what is sent twice is
/// the same; without history nothing is told but that the entry is there.
fn dated(entry: &mut Event, voice: &Voice<'_>, changed: Option<Timestamp>) {
    let Some(at) = changed else {
        let first = voice
            .edition()
            .period
            .from
            .text()
            .and_then(|text| PartialDate::parse(&text))
            .map_or(EPOCH, |date| date.year());
        entry.add_property("DTSTAMP", format!("{first:04}0101T000000Z"));
        return;
    };
    entry
        .add_property("DTSTAMP", stamp(at))
        .add_property("LAST-MODIFIED", stamp(at));
    // Minutes: a number that grows with each change, also in a clone that has not all commits.
    entry.add_property("SEQUENCE", (at.as_second() / 60 - SINCE).max(0).to_string());
}

/// Year of what was made without history, where the edition says none.
const EPOCH: i16 = 2000;

/// The first minute of 2020.
const SINCE: i64 = 1_577_836_800 / 60;

/// When a fiche was changed last, if history is known.
fn changed(brief: &Brief<'_>, path: &str) -> Option<Timestamp> {
    brief.stamps?.of(path)
}

/// Events that are no more: their readers' agendas take them out. Only what kind they were is told.
fn cancelled(brief: &Brief<'_>, voice: &Voice<'_>, network: Option<&str>) -> Vec<Event> {
    let seen = ["starts", "type", "number", "network"]
        .iter()
        .all(|key| brief.shows("event", &[key]));
    let schemas = &brief.programme.schemas;
    let gone = brief
        .stamps
        .iter()
        .flat_map(|stamps| &stamps.gone)
        .filter(|gone| {
            seen && (brief.audience == Audience::Internal || schemas.is_open("event", &gone.value))
        });
    let of = gone.filter(|gone| network.is_none() || gone.value["network"].as_str() == network);
    let one = |gone: &Gone| {
        let starts = moment(&gone.value)?.moment().timestamp();
        let mut entry = Event::new();
        entry.uid(&format!("event-{}@{}", gone.id, voice.edition().id));
        dated(&mut entry, voice, Some(gone.at));
        entry
            .add_property("DTSTART", stamp(starts))
            .add_property("STATUS", "CANCELLED");
        entry.summary(&inert::calendar(&kind(voice, &gone.value)));
        Some(entry)
    };
    of.filter_map(one).collect()
}

/// What an event is, with its number.
fn kind(voice: &Voice<'_>, value: &Value) -> String {
    let kind = voice.entry("event_types", &value["type"]);
    let number = value["number"]
        .as_i64()
        .map(|number| format!(" {number}"))
        .unwrap_or_default();
    format!("{}{number}", kind.unwrap_or_default())
        .trim()
        .to_owned()
}

fn entry(brief: &Brief<'_>, voice: &Voice<'_>, event: &Fiche) -> Option<Event> {
    let value = event.value();
    let starts = moment(value)?.moment().timestamp();
    let mut entry = Event::new();
    entry.uid(&format!("event-{}@{}", event.id, voice.edition().id));
    dated(
        &mut entry,
        voice,
        changed(brief, &event.document.source.path),
    );
    entry.add_property("DTSTART", stamp(starts));
    if let Some(ends) = value["minutes"]
        .as_i64()
        .and_then(|minutes| starts.checked_add(minutes.minutes()).ok())
    {
        entry.add_property("DTEND", stamp(ends));
    }
    let title = title(voice, event);
    let kind = kind(voice, value);
    let parts = [kind, title.text];
    entry.summary(&inert::calendar(
        &parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" – "),
    ));
    if let Some(mode) = voice.entry("event_modes", &value["mode"]) {
        entry.location(&inert::calendar(&mode));
    }
    if let Some(base) = brief.base {
        let folder = brief.folder();
        entry.add_property(
            "URL",
            format!(
                "{base}{folder}{}.html",
                site::address(&site::event(&event.id))
            ),
        );
    }
    Some(entry)
}

/// The activities of the pilot's plan, as days.
fn activities(brief: &Brief<'_>, world: &World<'_>, network: &Fiche) -> Vec<Event> {
    let pilot = network.value()["pilot"]
        .as_str()
        .and_then(|id| world.city(id));
    let Some(facts) = pilot.filter(|facts| facts.network.as_deref() == Some(&network.id)) else {
        return Vec::new();
    };
    let voice = Voice::new(brief, &facts.language, facts.country.as_deref());
    let changed = ["yaml", "yml"]
        .iter()
        .find_map(|ending| changed(brief, &format!("cities/{}/action-plan.{ending}", facts.id)));
    let mut entries = Vec::new();
    let mut known = BTreeSet::new();
    for (uid, activity) in uids(&facts.plan["schedule"], network, &voice) {
        entries.extend(activity_entry(&voice, &uid, activity, changed));
        known.insert(uid);
    }
    // What was decided on before and is no more is taken out of agendas, by its kind and day alone.
    for (uid, activity) in facts
        .earlier
        .iter()
        .flat_map(|plan| uids(plan, network, &voice))
    {
        if known.insert(uid.clone()) {
            let entry = framed(&voice, &uid, activity, changed).map(|mut entry| {
                entry.add_property("STATUS", "CANCELLED");
                let kind = voice.entry("activity_types", &activity["type"]);
                entry.summary(&inert::calendar(&kind.unwrap_or_default()));
                entry.done()
            });
            entries.extend(entry);
        }
    }
    entries
}

/// The activities of a schedule, each by a name of its own.
fn uids<'a>(schedule: &'a Value, network: &Fiche, voice: &Voice<'_>) -> Vec<(String, &'a Value)> {
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    let one = |activity: &'a Value| {
        let name = name(activity);
        let before = named.entry(name.clone()).or_default();
        *before += 1;
        let nth = if *before > 1 {
            format!("-{before}")
        } else {
            String::new()
        };
        let (network, edition) = (&network.id, &voice.edition().id);
        (
            format!("activity-{network}-{name}{nth}@{edition}"),
            activity,
        )
    };
    list(schedule).iter().map(one).collect()
}

/// An activity's name, stamps and days; `None` if it has no days.
fn framed(
    voice: &Voice<'_>,
    uid: &str,
    activity: &Value,
    changed: Option<Timestamp>,
) -> Option<Event> {
    let moment =
        |value: &Value| serde_json::from_value::<Moment>(value.clone()).unwrap_or_default();
    let (from, to) = if activity["date"].is_null() {
        ("from", "to")
    } else {
        ("date", "date")
    };
    let (from, to) = days(&moment(&activity[from]), &moment(&activity[to]))?;
    let day = |name: &str, date: Date| {
        let mut property = Property::new(name, date.strftime("%Y%m%d").to_string());
        property.add_parameter("VALUE", "DATE");
        property.done()
    };
    let mut entry = Event::new();
    entry.uid(uid);
    dated(&mut entry, voice, changed);
    entry.append_property(day("DTSTART", from));
    // The end is the first day after.
    entry.append_property(day("DTEND", to.checked_add(1.day()).unwrap_or(to)));
    // Who has an activity of months in an agenda is not busy for months.
    entry.append_multi_property(Property::new("TRANSP", "TRANSPARENT"));
    Some(entry)
}

fn activity_entry(
    voice: &Voice<'_>,
    uid: &str,
    activity: &Value,
    changed: Option<Timestamp>,
) -> Option<Event> {
    let mut entry = framed(voice, uid, activity, changed)?;
    let kind = voice.entry("activity_types", &activity["type"]);
    let title = voice
        .name_if_any(&activity["title"])
        .map(|title| title.text);
    entry.summary(&inert::calendar(&title.or(kind).unwrap_or_default()));
    if let Some(place) = voice.name_if_any(&activity["place"]) {
        entry.location(&inert::calendar(&place.text));
    }
    Some(entry.done())
}

/// A name of an activity that stays when others are put before it, or it is moved to another day: by what it is and is called, in the
/// first language in which it is.
fn name(activity: &Value) -> String {
    let title = &activity["title"];
    let title = title
        .as_str()
        .or_else(|| title.as_object()?.values().next()?.as_str())
        .unwrap_or_default();
    let place = if title.is_empty() {
        activity["place"].to_string()
    } else {
        String::new()
    };
    let digest = Sha256::digest(format!(
        "{}\n{}\n{place}",
        activity["type"].as_str().unwrap_or_default(),
        fold(title)
    ));
    hexadecimal(&digest[..8])
}
