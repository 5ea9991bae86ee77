//! In: events, and activities of plans. Out: calendars that an agenda can take in (RFC 5545), the same bytes for the same input.

use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};
use jiff::{ToSpan as _, civil::Date};
use serde_json::Value;

use crate::{
    assemble::{
        Brief, World, days,
        event::moment,
        prose::{Voice, list},
        world::title,
    },
    inert,
    model::{catalog::Fiche, edition::Moment},
};

/// The calendar of one event.
#[must_use]
pub fn of_event(brief: &Brief<'_>, event: &Fiche) -> String {
    let voice = Voice::new(brief, brief.programme.edition.language(), None);
    print(&voice, entry(&voice, event).into_iter().collect())
}

/// The calendar of one network: its events, and the activities of its plan.
#[must_use]
pub fn of_network(brief: &Brief<'_>, world: &World<'_>, network: &Fiche) -> String {
    let voice = Voice::new(brief, brief.programme.edition.language(), None);
    let events = brief.programme.events.values().flatten().filter(|event| event.value()["network"].as_str() == Some(&network.id));
    let mut entries: Vec<Event> = events.filter_map(|event| entry(&voice, event)).collect();
    entries.extend(activities(brief, world, network));
    print(&voice, entries)
}

/// The calendar of the whole programme.
#[must_use]
pub fn of_all(brief: &Brief<'_>, world: &World<'_>) -> String {
    let voice = Voice::new(brief, brief.programme.edition.language(), None);
    let events = brief.programme.events.values().flatten().filter(|event| world.is_sound(event));
    let mut entries: Vec<Event> = events.filter_map(|event| entry(&voice, event)).collect();
    for network in brief.programme.networks.values().flatten().filter(|network| world.is_sound(network)) {
        entries.extend(activities(brief, world, network));
    }
    print(&voice, entries)
}

fn print(voice: &Voice<'_>, entries: Vec<Event>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", concat!("-//roadmap//roadmap ", env!("CARGO_PKG_VERSION"), "//")));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("X-WR-CALNAME", inert::calendar(&voice.label(&voice.edition().title))));
    for entry in entries {
        calendar.push(entry);
    }
    calendar.to_string()
}

fn entry(voice: &Voice<'_>, event: &Fiche) -> Option<Event> {
    let value = event.value();
    let starts = moment(value)?.moment().timestamp();
    let stamp = |at: jiff::Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut entry = Event::new();
    entry.uid(&format!("event-{}@{}", event.id, voice.edition().id));
    // No clock is read: what was sent twice is the same.
    entry.add_property("DTSTAMP", stamp(starts)).add_property("DTSTART", stamp(starts));
    if let Some(ends) = value["minutes"].as_i64().and_then(|minutes| starts.checked_add(minutes.minutes()).ok()) {
        entry.add_property("DTEND", stamp(ends));
    }
    let kind = voice.entry("event_types", &value["type"]);
    let kind = kind.as_str().unwrap_or_default();
    let number = value["number"].as_i64().map(|number| format!(" {number}")).unwrap_or_default();
    let title = title(voice, event);
    let kind = format!("{kind}{number}");
    let parts = [kind.trim(), title["text"].as_str().unwrap_or_default()];
    entry.summary(&inert::calendar(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")));
    if let Some(mode) = voice.entry("event_modes", &value["mode"]).as_str() {
        entry.location(&inert::calendar(mode));
    }
    Some(entry)
}

/// The activities of the pilot's plan, as days.
fn activities(brief: &Brief<'_>, world: &World<'_>, network: &Fiche) -> Vec<Event> {
    let pilot = network.value()["pilot"].as_str().and_then(|id| world.city(id));
    let Some(facts) = pilot.filter(|facts| facts.network.as_deref() == Some(&network.id)) else { return Vec::new() };
    let voice = Voice::new(brief, &facts.language, facts.country.as_deref());
    let one = |(at, activity): (usize, &Value)| {
        let moment = |value: &Value| serde_json::from_value::<Moment>(value.clone()).unwrap_or_default();
        let (from, to) = if activity["date"].is_null() { ("from", "to") } else { ("date", "date") };
        let (from, to) = days(&moment(&activity[from]), &moment(&activity[to]))?;
        let day = |date: Date| date.strftime("%Y%m%d").to_string();
        let dated = |name: &str, date: Date| {
            let mut property = Property::new(name, day(date));
            property.add_parameter("VALUE", "DATE");
            property.done()
        };
        let mut entry = Event::new();
        entry.uid(&format!("activity-{}-{}@{}", network.id, at + 1, voice.edition().id));
        entry.add_property("DTSTAMP", format!("{}T000000Z", day(from)));
        entry.append_property(dated("DTSTART", from));
        // The end is the first day after.
        entry.append_property(dated("DTEND", to.checked_add(1.day()).unwrap_or(to)));
        let kind = voice.entry("activity_types", &activity["type"]);
        let title = voice.name_or_null(&activity["title"]);
        entry.summary(&inert::calendar(title["text"].as_str().or(kind.as_str()).unwrap_or_default()));
        if let Some(place) = voice.name_or_null(&activity["place"])["text"].as_str() {
            entry.location(&inert::calendar(place));
        }
        Some(entry.done())
    };
    list(&facts.plan["schedule"]).iter().enumerate().filter_map(one).collect()
}
