//! In: what is known of all cities and networks. Out: what waits for whom since when, the oldest first: as values, rows and a page.

use serde::Serialize;

use crate::{
    assemble::{
        Brief, GENERATOR, World,
        draft::Draft,
        prose::{Voice, list},
        world::title,
    },
    fiche::path,
    model::{
        catalog::Fiche,
        date::PartialDate,
        document::Pointer,
        edition::{Entry, Moment},
        facts::Facts,
        open::Open,
        page::{
            Page,
            cell::{Cell, Inline},
        },
    },
};

/// Something that somebody is waited for.
#[derive(Debug, Clone)]
pub struct Wait {
    /// What it is, in data; never translated.
    pub kind: &'static str,
    /// City that it waits for; the secretariat if none.
    pub whom: Option<String>,
    /// Fiche that it is about.
    pub path: String,
    /// Answer in it; empty if it is about the whole.
    pub field: String,
    /// By which it is known in the text of the fiche, whatever stands around it.
    pub mark: Option<String>,
    /// How many of its kind the fiche holds.
    pub count: usize,
    /// Day since when, as written.
    pub since: Option<String>,
    /// Day until when, as written.
    pub due: Option<String>,
}

/// All that waits, in no order.
#[must_use]
pub fn waits(brief: &Brief<'_>, world: &World<'_>) -> Vec<Wait> {
    let mut waits = Vec::new();
    for facts in world.facts.values() {
        let Some(state) = brief.programme.edition.entry("states", &facts.state) else {
            continue;
        };
        waits.extend(decision(brief, facts).map(|kind| Wait {
            kind,
            whom: (kind == RETURNED).then(|| facts.id.clone()),
            path: format!("cities/{}/city.yaml", facts.id),
            field: "record".to_owned(),
            mark: None,
            count: 1,
            since: match kind {
                CHANGED => facts.changed.clone(),
                _ => facts.last.clone(),
            },
            due: until(brief, kind),
        }));
        // Who takes part no longer is waited for no longer.
        if !state.gone {
            waits.extend(opened(brief, &facts.open));
        }
    }
    waits.extend(opened(brief, &world.shared));
    waits
}

/// A dossier that is not what was decided on.
const CHANGED: &str = "changed-since-decision";
/// One that was sent in.
const SUBMITTED: &str = "submitted";
/// One that was sent back.
const RETURNED: &str = "returned";

/// What the state of a city waits for.
pub(super) fn decision(brief: &Brief<'_>, facts: &Facts) -> Option<&'static str> {
    let state = brief.programme.edition.entry("states", &facts.state)?;
    if facts.stale.is_some() {
        Some(CHANGED)
    } else if state.strict && state.by_city && !state.gone {
        Some(SUBMITTED)
    } else if !state.by_city && !state.binds && !state.gone {
        Some(RETURNED)
    } else {
        None
    }
}

/// What is open, translations of one fiche in one.
fn opened(brief: &Brief<'_>, open: &[Open]) -> Vec<Wait> {
    let mut waits: Vec<Wait> = Vec::new();
    for one in open {
        let own = fiche(brief, &one.path);
        if one.kind == "translation-behind"
            && let Some(known) = waits
                .iter_mut()
                .rev()
                .find(|known| known.kind == one.kind && known.path == one.path)
        {
            known.count += 1;
            continue;
        }
        let (whom, mark) = match (path::city(&one.path), own) {
            (Some(city), _) => (Some(city.to_owned()), None),
            (None, Some(network)) if asked(one.kind) => asked_of(network, one),
            (None, _) => (None, None),
        };
        waits.push(Wait {
            kind: one.kind,
            whom,
            path: one.path.clone(),
            field: one.field.clone(),
            mark,
            count: 1,
            since: None,
            due: until(brief, one.kind),
        });
    }
    waits
}

/// A network or event by its path.
fn fiche<'b>(brief: &Brief<'b>, path: &str) -> Option<&'b Fiche> {
    let mut shared = brief.programme.shared();
    shared.find(|fiche| fiche.document.source.path == path)
}

/// Whom a network waits for: a member for its question, the pilot for an answer; and what the entry is known by.
fn asked_of(network: &Fiche, open: &Open) -> (Option<String>, Option<String>) {
    let value = network.value();
    let pilot = value["pilot"].as_str().map(str::to_owned);
    let entry = |depth: usize| {
        let mut at = Pointer::read(&open.field, value)?;
        at.0.truncate(depth);
        network.document.get(&at)
    };
    let text = |key: &str| Some(entry(2)?.get(key)?.as_str()?.to_owned());
    if open.kind == "question-unanswered" {
        return (pilot, text("id"));
    }
    let member = text("city").or_else(|| text("name")).or(pilot);
    (member.clone(), member)
}

/// Until when something waits: the last day of the milestone that says so; else, for what networks ask and answer, the congress that
/// closes the programme.
fn until(brief: &Brief<'_>, kind: &str) -> Option<String> {
    let edition = &brief.programme.edition;
    let last = |entry: &Entry| {
        let end = [&entry.to, &entry.date, &entry.from]
            .into_iter()
            .find_map(Moment::text)?;
        Some(PartialDate::parse(&end)?.last_day().to_string())
    };
    let mut stones = edition.milestones.iter();
    let stone = stones.find(|stone| stone.due.iter().any(|due| due == kind));
    if let Some(stone) = stone {
        return last(stone);
    }
    asked(kind)
        .then(|| edition.congress.from.text())
        .flatten()
        .filter(|day| day.len() == "2024-09-24".len())
}

/// Whether it is between the members of a network.
fn asked(kind: &str) -> bool {
    matches!(kind, "question-unanswered" | "member-without-question")
}

/// The oldest first, then what has no day; the same day by what it is and where.
pub fn sort(waits: &mut [Wait]) {
    waits.sort_by(|one, other| {
        let key = |wait: &Wait| {
            let since = wait.since.clone();
            (
                since.is_none(),
                since,
                wait.kind,
                wait.path.clone(),
                wait.field.clone(),
            )
        };
        key(one).cmp(&key(other))
    });
}

/// What people read of one: since when, for whom, what, about what, until when.
fn row(page: &Draft<'_>, world: &World<'_>, wait: &Wait) -> Vec<Inline> {
    let voice = &page.voice;
    let day = |day: &Option<String>| {
        day.as_ref()
            .and_then(|day| voice.date(&day.as_str().into()))
    };
    let whom = match &wait.whom {
        Some(city) => world.link(page, city),
        None => page.word("doc-inbox-secretariat").into(),
    };
    vec![
        day(&wait.since).into(),
        whom,
        what(voice, wait.kind, wait.count).into(),
        about(page, world, wait).into(),
        day(&wait.due).into(),
    ]
}

/// What is waited for, in words.
pub(super) fn what(voice: &Voice<'_>, kind: &str, count: usize) -> String {
    match kind {
        SUBMITTED => voice.word("doc-inbox-submitted"),
        RETURNED => voice.word("doc-inbox-returned"),
        CHANGED => voice.word("doc-inbox-changed"),
        "question-unanswered" => voice.word("doc-inbox-question"),
        "member-without-question" => voice.word("doc-inbox-member"),
        "letter-missing" => voice.word("doc-inbox-letter"),
        _ => voice.message_with("doc-inbox-translation", &[("count", count)]),
    }
}

/// What it is about: the city, the network or event, with the question.
fn about(page: &Draft<'_>, world: &World<'_>, wait: &Wait) -> String {
    if let Some(city) = path::city(&wait.path) {
        return world.name(page, city);
    }
    let Some(fiche) = fiche(page.brief, &wait.path) else {
        return wait.path.clone();
    };
    let name = title(&page.voice, fiche).text;
    match &wait.mark {
        Some(mark) if wait.kind == "question-unanswered" => {
            let text = list(&fiche.value()["questions"])
                .iter()
                .find(|question| question["id"].as_str() == Some(mark));
            let text = text.and_then(|question| page.voice.name_if_any(&question["text"]));
            let text = text.map_or_else(|| mark.clone(), |text| text.text);
            format!("{name} – {text}")
        }
        _ => name,
    }
}

/// Words of the columns.
const HEAD: [&str; 5] = [
    "doc-inbox-since",
    "doc-inbox-whom",
    "doc-inbox-what",
    "doc-inbox-about",
    "doc-inbox-due",
];

fn begun<'b>(brief: &'b Brief<'b>) -> Draft<'b> {
    let voice = Voice::shared(brief);
    Draft::new(brief, voice, "")
}

/// Headings and rows, in words.
#[must_use]
pub fn rows(
    brief: &Brief<'_>,
    world: &World<'_>,
    waits: &[Wait],
) -> (Vec<String>, Vec<Vec<String>>) {
    let page = begun(brief);
    let text = |cell: &Inline| match cell {
        Inline::Nothing => "–".to_owned(),
        other => other.words().to_owned(),
    };
    let rows = waits
        .iter()
        .map(|wait| row(&page, world, wait).iter().map(text).collect());
    (HEAD.map(|id| page.word(id)).to_vec(), rows.collect())
}

/// The inbox as data.
#[derive(Debug, Serialize)]
pub struct Data<'a> {
    version: u8,
    tool: &'static str,
    edition: &'a str,
    waiting: Vec<Waiting<'a>>,
}

/// What waits, as data.
#[derive(Debug, Serialize)]
struct Waiting<'a> {
    kind: &'static str,
    since: Option<&'a str>,
    due: Option<&'a str>,
    city: Option<&'a str>,
    #[serde(rename = "for")]
    whom: String,
    what: String,
    about: String,
    path: String,
    field: &'a str,
    count: usize,
}

/// The same as data; keys and kinds are never translated.
#[must_use]
pub fn data<'a>(brief: &Brief<'a>, world: &World<'_>, waits: &'a [Wait]) -> Data<'a> {
    let page = begun(brief);
    let one = |wait: &'a Wait| Waiting {
        kind: wait.kind,
        since: wait.since.as_deref(),
        due: wait.due.as_deref(),
        city: wait.whom.as_deref(),
        whom: wait.whom.as_deref().map_or_else(
            || page.word("doc-inbox-secretariat"),
            |city| world.name(&page, city),
        ),
        what: what(&page.voice, wait.kind, wait.count),
        about: about(&page, world, wait),
        path: brief.file(&wait.path),
        field: &wait.field,
        count: wait.count,
    };
    Data {
        version: 1,
        tool: GENERATOR,
        edition: &brief.programme.edition.id,
        waiting: waits.iter().map(one).collect(),
    }
}

/// What stands in an agenda for something with a last day.
#[must_use]
pub fn summary(brief: &Brief<'_>, world: &World<'_>, wait: &Wait) -> String {
    let (_, rows) = rows(brief, world, std::slice::from_ref(wait));
    let row = rows.into_iter().next().unwrap_or_default();
    [1, 2, 3]
        .map(|at| row.get(at).cloned().unwrap_or_default())
        .join(" – ")
}

/// A section of a page about more.
pub(super) fn section(page: &mut Draft<'_>, world: &World<'_>, waits: &[Wait]) {
    page.part("inbox", "doc-inbox");
    let cells = |wait| row(page, world, wait).into_iter().map(Cell::from);
    let rows = waits.iter().map(|wait| cells(wait).collect()).collect();
    page.table("doc-inbox", &HEAD, rows);
}

/// The inbox as a page.
#[must_use]
pub fn page(brief: &Brief<'_>, world: &World<'_>, waits: &[Wait]) -> Page {
    let mut page = begun(brief);
    section(&mut page, world, waits);
    let [title, eyebrow] = ["doc-inbox", "doc-overview-eyebrow"].map(|id| page.word(id));
    page.finish(eyebrow, title, None)
}
