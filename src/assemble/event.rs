//! In: one event. Out: its sheet and its invitation, with the hour in every zone that it concerns.

use jiff::civil::Date;
use serde_json::Value;

use crate::{
    assemble::{
        Brief, World,
        draft::Draft,
        own,
        pictures::{self, Wall},
        prose::{Voice, list},
        world::title,
    },
    fiche::audience::Audience,
    model::{
        catalog::Fiche,
        hour::{self, Hour},
        page::{
            Form, Page,
            block::Block,
            cell::{Cell, Inline, Lead, Name},
        },
        site,
        view::View,
    },
};

/// What took place: when, who, the summary, the documents.
#[must_use]
pub fn sheet(brief: &Brief<'_>, world: &World<'_>, event: &Fiche) -> Page {
    let value = event.value();
    let mut page = begin(brief, world, event, value);
    if as_invited(brief, world, event).is_some() {
        let name = page.word("doc-invitation");
        page.fact(
            "doc-sent",
            page.link(name, &site::invitation(&event.id), ""),
        );
    }
    times(&mut page, world, value);
    agenda(&mut page, value);
    details(&mut page, world, value);
    answer(&mut page, value);
    let text = page.voice.rich(&value["summary"]);
    // What is still to be written is said to those who write it.
    let shown = |nothing: bool| brief.audience == Audience::Internal || !nothing;
    if shown(text.is_none()) {
        page.part("summary", "doc-summary");
        page.text(text);
    }
    let documents = list(&value["documents"]).iter().map(|document| {
        // Of a document that is not copied the public does not see the file.
        match document["file"].as_str().filter(|_| brief.attachments) {
            Some(file) => document_link(&page, event, document, file).into(),
            None => document_name(&page.voice, document),
        }
    });
    let documents: Vec<Inline> = documents.collect();
    if shown(documents.is_empty()) {
        page.part("documents", "doc-documents");
        page.list(documents);
    }
    let figures = Wall::of(brief, event, "../").figures(&page.voice);
    pictures::part(&mut page, figures);
    own::part(&mut page, "event", value);
    let title = title(&page.voice, event);
    let eyebrow = eyebrow(&page, value);
    page.finish(eyebrow, title, None)
}

/// What a document is called, or else of what kind it is.
fn document_name(voice: &Voice<'_>, document: &Value) -> Inline {
    match voice.name_if_any(&document["title"]) {
        Some(title) => title.into(),
        None => voice.entry("document_kinds", &document["kind"]).into(),
    }
}

/// The same, leading to its file.
pub(super) fn document_link(page: &Draft<'_>, event: &Fiche, document: &Value, file: &str) -> Lead {
    let name = match document_name(&page.voice, document) {
        Inline::Name(name) => name,
        other => other.words().to_owned().into(),
    };
    page.document(name, &event.id, file)
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
pub fn invitation(brief: &Brief<'_>, world: &World<'_>, event: &Fiche) -> Option<Page> {
    let event = as_invited(brief, world, event)?;
    // It is sent out: nothing about it is internal.
    let world = world.open();
    let brief = &brief.for_all(world);
    let value = event.value();
    let mut page = Draft::shared(brief, "../");
    page.on_paper(Form::Letter);
    let title = title(&page.voice, &event);
    let organisation = page.voice.label(&brief.programme.edition.organisation.name);
    page.fact("doc-sent-on", page.voice.date(&value["sent"]));
    page.part("invitation", "doc-invitation");
    page.say(Block::Para, "doc-salutation");
    let day = moment(value).map_or_else(
        || "none".to_owned(),
        |hour| page.voice.day_and_time(hour.moment()).0,
    );
    let texts = [("title", title.text.as_str()), ("day", &day)];
    let words = page.voice.message_text("doc-invitation-text", &texts);
    page.line(Block::Lead, words);
    for key in ["eligibility", "expected"] {
        if let Some(text) = page.voice.rich(&value[key]) {
            page.text(Some(text));
        }
    }
    times(&mut page, world, value);
    details(&mut page, world, value);
    agenda(&mut page, value);
    answer(&mut page, value);
    signature(&mut page, &value["signatory"], &organisation);
    let eyebrow = format!("{} · {organisation}", page.word("doc-invitation"));
    Some(page.finish(eyebrow, title, None))
}

/// The points of a meeting, each with its hour and whose hour it is.
fn agenda(page: &mut Draft<'_>, value: &Value) {
    let points = list(&value["agenda"]);
    if points.is_empty() {
        return;
    }
    page.part("agenda", "doc-agenda");
    let at = place(value["time_zone"].as_str().unwrap_or_default());
    let row = |point: &Value| {
        let time = page.voice.time(&point["time"]);
        vec![
            format!("{time} ({at})").into(),
            page.voice.name_if_any(&point["title"]).into(),
        ]
    };
    let rows = points.iter().map(row).collect();
    page.table("doc-agenda-table", &["doc-time", "doc-agenda-point"], rows);
}

/// To whom to answer, until when, and how to join.
pub(super) fn answer(page: &mut Draft<'_>, value: &Value) {
    let contact = &value["contact"];
    let whom = contact["email"].as_str().map(|email| {
        let name = page.voice.plain(&contact["name"]);
        let address = Lead {
            href: Some(format!("mailto:{email}")),
            ..Lead::from(Name::from(email.to_owned()))
        };
        vec![name.into(), address.into()]
    });
    let tongues = |key: &str| {
        let all = list(&value[key]).iter();
        Cell::Many(all.map(|one| page.voice.language(one).into()).collect())
    };
    let joining = page.voice.rich(&value["joining"]["text"]);
    let rows = vec![
        ("doc-contact", whom.map_or(Cell::NONE, Cell::Many)),
        ("doc-reply-by", page.voice.date(&value["reply_by"]).into()),
        ("doc-working-languages", tongues("languages")),
        ("doc-interpretation", tongues("interpretation")),
        ("doc-joining", joining.into()),
    ];
    if rows.iter().any(|(_, value)| !value.is_empty()) {
        page.part("answer", "doc-answering");
        page.pairs(rows);
    }
}

/// Who signs, with room for the hand; the organisation where nobody is named.
fn signature(page: &mut Draft<'_>, signatory: &Value, organisation: &str) {
    let name = page.voice.plain(&signatory["name"]);
    let office = page.voice.name_if_any(&signatory["title"]);
    let nobody = name.is_none().then(|| organisation.to_owned());
    let who = [name.map(Inline::Words), office.map(Inline::Name)];
    let who = who.into_iter().chain([nobody.map(Inline::Words)]).flatten();
    let who: Vec<Inline> = who.collect();
    page.part("signature", "doc-signature");
    page.line(Block::Signed, who);
}

fn begin<'a>(brief: &'a Brief<'a>, world: &World<'_>, event: &Fiche, value: &Value) -> Draft<'a> {
    let wall = Wall::of(brief, event, "../");
    let mut page = Draft::new(brief, Voice::shared(brief).showing(wall), "../");
    let hour = moment(value).map(|hour| when(&page, &hour, value));
    page.fact("doc-when", hour);
    page.fact("doc-type", eyebrow(&page, value));
    let network = value["network"]
        .as_str()
        .and_then(|id| world.network(&page, id));
    page.fact("doc-network", network);
    let name = page.word("doc-calendar-file");
    let calendar = page.file(name, &format!("{}.ics", site::event(&event.id)));
    page.fact("doc-calendar", calendar);
    page
}

fn eyebrow(page: &Draft<'_>, value: &Value) -> String {
    let kind = page.voice.entry("event_types", &value["type"]);
    let kind = kind.unwrap_or_default();
    match value["number"].as_i64() {
        Some(number) => format!("{kind} {number}").trim_start().to_owned(),
        None => kind,
    }
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
fn times(page: &mut Draft<'_>, world: &World<'_>, value: &Value) {
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
fn zones(page: &Draft<'_>, world: &World<'_>, value: &Value) -> Vec<String> {
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
fn clock(page: &Draft<'_>, hour: &Hour, zone: &str) -> Option<Vec<Cell>> {
    let there = hour::in_zone(hour.moment(), zone)?;
    let offset = there.offset().seconds() / 60;
    let sign = if offset < 0 { '\u{2212}' } else { '+' };
    let minutes = if offset % 60 == 0 {
        String::new()
    } else {
        format!(":{:02}", offset.abs() % 60)
    };
    let (day, time) = page.voice.day_and_time(&there);
    let offset = format!("UTC{sign}{}{minutes}", offset.abs() / 60);
    Some([place(zone), day, time, offset].map(Cell::from).to_vec())
}

fn details(page: &mut Draft<'_>, world: &World<'_>, value: &Value) {
    page.part("details", "doc-details");
    let minutes = value["minutes"]
        .as_i64()
        .and_then(|minutes| usize::try_from(minutes).ok());
    let duration = minutes.map(|minutes| {
        page.voice
            .message_with("doc-minutes", &[("count", minutes)])
    });
    let mode = page.voice.entry("event_modes", &value["mode"]);
    let groups = list(&value["groups"])
        .iter()
        .map(|group| page.voice.entry("meeting_groups", group).into())
        .collect();
    let invited = list(&value["invited"])
        .iter()
        .filter_map(|city| Some(world.link(page, city.as_str()?)))
        .collect();
    page.pairs(vec![
        ("doc-mode", mode.into()),
        ("doc-duration", duration.into()),
        ("doc-groups", Cell::Many(groups)),
        ("doc-invited", Cell::Many(invited)),
    ]);
    let speakers = list(&value["speakers"]);
    if !speakers.is_empty() {
        let row = |speaker: &Value| {
            let city = speaker["city"].as_str().map(|city| world.link(page, city));
            vec![
                page.voice.plain(&speaker["name"]).into(),
                page.voice.name_if_any(&speaker["title"]).into(),
                city.into(),
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
    page: &mut Draft<'_>,
    world: &World<'_>,
    events: &[&Fiche],
    others: Vec<(Date, Vec<Cell>)>,
) {
    let of_event = |event: &Fiche| {
        let value = event.value();
        let hour = moment(value);
        let when = hour.as_ref().map(|hour| when(page, hour, value));
        let day = hour.map_or(Date::MAX, |hour| hour.moment().date());
        let name = world.event(page, event);
        (
            day,
            vec![when.into(), name.into(), eyebrow(page, value).into()],
        )
    };
    let mut rows: Vec<(Date, Vec<Cell>)> = sorted(events)
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
fn when(page: &Draft<'_>, hour: &Hour, value: &Value) -> String {
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
