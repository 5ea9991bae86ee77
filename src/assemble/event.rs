//! In: one event. Out: its sheet and its invitation, with the hour in every zone that it concerns.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::{
    assemble::{
        Brief, World, own,
        page::{Page, is_empty},
        pictures::{self, Wall},
        prose::{Voice, list},
        world::title,
    },
    fiche::audience::Audience,
    model::{
        catalog::Fiche,
        hour::{self, Hour},
        site,
        view::View,
    },
};

/// What took place: when, who, the summary, the documents.
#[must_use]
pub fn sheet(brief: &Brief<'_>, world: &World<'_>, event: &Fiche) -> Value {
    let value = event.value();
    let mut page = begin(brief, world, event, value);
    let name = json!(page.word("doc-invitation"));
    if as_invited(brief, world, event).is_some() {
        let invitation = page.link(&name, &site::invitation(&event.id), "");
        page.fact("doc-sent", invitation);
    }
    times(&mut page, world, value);
    agenda(&mut page, value);
    details(&mut page, world, value);
    answer(&mut page, value);
    let text = page.voice.rich(&value["summary"], None, "");
    // What is still to be written is said to those who write it.
    let shown = |nothing: bool| brief.audience == Audience::Internal || !nothing;
    if shown(text.is_null()) {
        page.part("summary", "doc-summary");
        page.text(text);
    }
    let documents = list(&value["documents"]).iter().map(|document| {
        let kind = page.voice.entry("document_kinds", &document["kind"]);
        let title = page.voice.name_or_null(&document["title"]);
        let name = if title.is_null() { kind } else { title };
        // Of a document that is not copied the public does not see the file.
        match document["file"].as_str().filter(|_| brief.attachments) {
            Some(file) => page.document(&name, &event.id, file),
            None => name,
        }
    });
    let documents: Vec<Value> = documents.collect();
    if shown(documents.is_empty()) {
        page.part("documents", "doc-documents");
        page.list(documents);
    }
    let figures = Wall::of(brief, event, "../").figures(&page.voice);
    pictures::part(&mut page, figures);
    own::part(&mut page, "event", value);
    let title = title(&page.voice, event);
    let eyebrow = eyebrow(&page, value);
    page.finish(eyebrow, title, Value::Null)
}

/// An event as those see it who are invited, whether everyone may know of it or not; `None` if the programme hides events.
fn as_invited(brief: &Brief<'_>, world: &World<'_>, event: &Fiche) -> Option<Fiche> {
    // A public site has no page of an event that not everyone may know of.
    let known =
        brief.audience == Audience::Internal || world.open().programme.event(&event.id).is_some();
    View::of(brief.programme).guests(event).filter(|_| known)
}

/// What is sent beforehand, as a letter; `None` if those who are invited may not see that there is such an event.
#[must_use]
pub fn invitation(brief: &Brief<'_>, world: &World<'_>, event: &Fiche) -> Option<Value> {
    let event = as_invited(brief, world, event)?;
    // It is sent out: nothing about it is internal.
    let world = world.open();
    let brief = &brief.for_all(world);
    let value = event.value();
    let mut page = Page::shared(brief, "../");
    page.fold();
    let title = title(&page.voice, &event);
    let organisation = page.voice.label(&brief.programme.edition.organisation.name);
    page.fact("doc-sent-on", page.voice.date(&value["sent"]));
    page.part("invitation", "doc-invitation");
    let salutation = page.word("doc-salutation");
    page.line("para", salutation);
    let day = moment(value).map_or_else(
        || "none".to_owned(),
        |hour| page.voice.day_and_time(hour.moment()).0,
    );
    let name = title["text"].as_str().unwrap_or_default();
    let words = page
        .voice
        .message_text("doc-invitation-text", &[("title", name), ("day", &day)]);
    page.line("lead", words);
    for key in ["eligibility", "expected"] {
        let text = page.voice.rich(&value[key], None, "");
        if !text.is_null() {
            page.text(text);
        }
    }
    times(&mut page, world, value);
    details(&mut page, world, value);
    agenda(&mut page, value);
    answer(&mut page, value);
    signature(&mut page, &value["signatory"], &organisation);
    let eyebrow = format!("{} · {organisation}", page.word("doc-invitation"));
    Some(page.finish(eyebrow, title, Value::Null))
}

/// The points of a meeting, each with its hour and whose hour it is.
fn agenda(page: &mut Page<'_>, value: &Value) {
    let points = list(&value["agenda"]);
    if points.is_empty() {
        return;
    }
    page.part("agenda", "doc-agenda");
    let at = place(value["time_zone"].as_str().unwrap_or_default());
    let row = |point: &Value| {
        let time = page.voice.time(&point["time"]);
        vec![
            json!(format!("{time} ({at})")),
            page.voice.name_or_null(&point["title"]),
        ]
    };
    let rows = points.iter().map(row).collect();
    page.table("doc-agenda-table", &["doc-time", "doc-agenda-point"], rows);
}

/// To whom to answer, until when, and how to join.
pub(super) fn answer(page: &mut Page<'_>, value: &Value) {
    let contact = &value["contact"];
    let whom = contact["email"].as_str().map_or(Value::Null, |email| {
        let name = page.voice.plain(&contact["name"]);
        json!([name, {"text": email, "lang": null, "href": format!("mailto:{email}")}])
    });
    let tongues = |key: &str| {
        let all = list(&value[key]).iter();
        json!(all.map(|one| page.voice.language(one)).collect::<Vec<_>>())
    };
    let joining = page.voice.rich(&value["joining"]["text"], None, "");
    let rows = vec![
        ("doc-contact", whom),
        ("doc-reply-by", page.voice.date(&value["reply_by"])),
        ("doc-working-languages", tongues("languages")),
        ("doc-interpretation", tongues("interpretation")),
        ("doc-joining", joining),
    ];
    if rows.iter().any(|(_, value)| !is_empty(value)) {
        page.part("answer", "doc-answering");
        page.pairs(rows);
    }
}

/// Who signs, with room for the hand; the organisation where nobody is named.
fn signature(page: &mut Page<'_>, signatory: &Value, organisation: &str) {
    let name = page.voice.plain(&signatory["name"]);
    let office = page.voice.name_or_null(&signatory["title"]);
    let nobody = name.is_null().then(|| json!(organisation));
    let who = [Some(name), Some(office), nobody].into_iter().flatten();
    let who: Vec<Value> = who.filter(|one| !one.is_null()).collect();
    page.part("signature", "doc-signature");
    page.line("signed", json!(who));
}

fn begin<'a>(brief: &'a Brief<'a>, world: &World<'_>, event: &Fiche, value: &Value) -> Page<'a> {
    let wall = Wall::of(brief, event, "../");
    let mut page = Page::new(brief, Voice::shared(brief).showing(wall), "../");
    let hour = moment(value).map_or(Value::Null, |hour| json!(when(&page, &hour, value)));
    page.fact("doc-when", hour);
    page.fact("doc-type", json!(eyebrow(&page, value)));
    let network = value["network"]
        .as_str()
        .and_then(|id| world.network(&page, id));
    page.fact("doc-network", network.unwrap_or_default());
    let name = json!(page.word("doc-calendar-file"));
    let calendar = page.file(&name, &format!("{}.ics", site::event(&event.id)));
    page.fact("doc-calendar", calendar);
    page
}

fn eyebrow(page: &Page<'_>, value: &Value) -> String {
    let kind = page.voice.entry("event_types", &value["type"]);
    let kind = kind.as_str().unwrap_or_default();
    value["number"].as_i64().map_or_else(
        || kind.to_owned(),
        |number| format!("{kind} {number}").trim_start().to_owned(),
    )
}

/// When it begins; `None` if the fiche does not say.
pub(super) fn moment(value: &Value) -> Option<Hour> {
    Hour::read(value["starts"].as_str()?, value["time_zone"].as_str()?)
}

/// For sorting: the moment it begins, in seconds.
pub(super) fn day_of(event: &Fiche) -> i64 {
    moment(event.value()).map_or(i64::MAX, |hour| hour.moment().timestamp().as_second())
}

/// The hour on the clocks of each place: its own, those asked for, those of the cities that take part.
fn times(page: &mut Page<'_>, world: &World<'_>, value: &Value) {
    page.part("times", "doc-times");
    let Some(hour) = moment(value) else {
        return page.empty();
    };
    let zones = zones(page, world, value);
    let mut seen = std::collections::BTreeSet::new();
    let rows = zones
        .iter()
        .filter(|zone| seen.insert((*zone).clone()))
        .filter_map(|zone| clock(page, &hour, zone))
        .collect();
    page.table(
        "doc-times-table",
        &["doc-place", "doc-date", "doc-time", "doc-offset"],
        rows,
    );
}

/// The time zones in which the hour is told.
fn zones(page: &Page<'_>, world: &World<'_>, value: &Value) -> Vec<String> {
    let mut zones: Vec<String> = value["time_zone"]
        .as_str()
        .map(str::to_owned)
        .into_iter()
        .collect();
    zones.extend(
        list(&value["also_in"])
            .iter()
            .filter_map(|zone| zone.as_str().map(str::to_owned)),
    );
    let mut cities: Vec<&str> = list(&value["invited"])
        .iter()
        .filter_map(Value::as_str)
        .collect();
    cities.extend(
        list(&value["speakers"])
            .iter()
            .filter_map(|speaker| speaker["city"].as_str()),
    );
    let network = value["network"]
        .as_str()
        .and_then(|id| page.brief.programme.network(id));
    if let Some(network) = network {
        cities.extend(network.value()["pilot"].as_str());
        cities.extend(
            list(&network.value()["members"])
                .iter()
                .filter_map(|member| member["city"].as_str()),
        );
    }
    zones.extend(
        cities
            .iter()
            .filter_map(|city| world.city(city)?.time_zone.clone()),
    );
    zones
}

/// Day and hour on the clocks of one place.
fn clock(page: &Page<'_>, hour: &Hour, zone: &str) -> Option<Vec<Value>> {
    let there = hour::in_zone(hour.moment(), zone)?;
    let offset = there.offset().seconds() / 60;
    let sign = if offset < 0 { '\u{2212}' } else { '+' };
    let minutes = if offset % 60 == 0 {
        String::new()
    } else {
        format!(":{:02}", offset.abs() % 60)
    };
    let (day, time) = page.voice.day_and_time(&there);
    Some(vec![
        json!(place(zone)),
        json!(day),
        json!(time),
        json!(format!("UTC{sign}{}{minutes}", offset.abs() / 60)),
    ])
}

fn details(page: &mut Page<'_>, world: &World<'_>, value: &Value) {
    page.part("details", "doc-details");
    let minutes = value["minutes"]
        .as_i64()
        .and_then(|minutes| usize::try_from(minutes).ok());
    let duration = minutes.map_or(Value::Null, |minutes| {
        json!(
            page.voice
                .message_with("doc-minutes", &[("count", minutes)])
        )
    });
    let groups: Vec<Value> = list(&value["groups"])
        .iter()
        .map(|group| page.voice.entry("meeting_groups", group))
        .collect();
    let invited: Vec<Value> = list(&value["invited"])
        .iter()
        .filter_map(|city| Some(world.link(page, city.as_str()?)))
        .collect();
    page.pairs(vec![
        ("doc-mode", page.voice.entry("event_modes", &value["mode"])),
        ("doc-duration", duration),
        ("doc-groups", json!(groups)),
        ("doc-invited", json!(invited)),
    ]);
    let speakers = list(&value["speakers"]);
    if !speakers.is_empty() {
        let row = |speaker: &Value| {
            let city = speaker["city"]
                .as_str()
                .map_or(Value::Null, |city| world.link(page, city));
            vec![
                page.voice.plain(&speaker["name"]),
                page.voice.name_or_null(&speaker["title"]),
                city,
            ]
        };
        let rows = speakers.iter().map(row).collect();
        page.table(
            "doc-speakers-table",
            &["doc-name", "doc-job-title", "doc-city"],
            rows,
        );
    }
}

/// Events, each with its sheet, and other rows (day, name, type) that have a day, in the order of their days.
pub(super) fn calendar(
    page: &mut Page<'_>,
    world: &World<'_>,
    events: &[&Fiche],
    others: Vec<(Date, Vec<Value>)>,
) {
    let of_event = |event: &Fiche| {
        let value = event.value();
        let hour = moment(value);
        let when = hour
            .as_ref()
            .map_or(Value::Null, |hour| json!(when(page, hour, value)));
        let day = hour.map_or(Date::MAX, |hour| hour.moment().date());
        (
            day,
            vec![when, world.event(page, event), json!(eyebrow(page, value))],
        )
    };
    let mut rows: Vec<(Date, Vec<Value>)> = sorted(events)
        .into_iter()
        .map(of_event)
        .chain(others)
        .collect();
    rows.sort_by_key(|(day, _)| *day);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    page.table(
        "doc-calendar-table",
        &["doc-when", "doc-event", "doc-type"],
        rows,
    );
}

/// An hour with the place on whose clocks it is that hour: alone it would be another hour for every reader.
fn when(page: &Page<'_>, hour: &Hour, value: &Value) -> String {
    format!(
        "{} ({})",
        page.voice.hour(hour.moment()),
        place(value["time_zone"].as_str().unwrap_or_default())
    )
}

/// The city that a time zone is named after.
fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// Events by their day.
pub(super) fn sorted<'f>(events: &[&'f Fiche]) -> Vec<&'f Fiche> {
    let mut events = events.to_vec();
    events.sort_by_key(|event| (day_of(event), event.id.clone()));
    events
}
