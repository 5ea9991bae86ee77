//! In: what changed, answer by answer. Out: the sections of a page that tell it in the words of the form.

mod data;

use std::collections::BTreeMap;

use serde_json::Value;

pub use self::data::{Data, data};
use crate::{
    assemble::{Brief, draft::Draft, prose::Voice},
    compare::{self, words},
    model::{
        catalog::Catalog,
        change::{Change, Fate, FicheChange, Part, Shown, What},
        cut::beginning,
        date::PartialDate,
        document::Step,
        page::{
            Page,
            block::{Block, Card, Changed, Compared, Op, Run},
        },
        review::By,
    },
};

/// Words of unchanged text shown on each side of a change.
const AROUND: usize = 8;

/// Longest value in a cell, in characters; longer texts are compared word by word below.
const CELL: usize = 80;

/// Names of cities as the catalogs have them, the later first.
pub(super) fn city_name(page: &Draft<'_>, sides: [Option<&Catalog>; 2], id: &str) -> String {
    let city = sides
        .into_iter()
        .flatten()
        .find_map(|side| side.cities.get(id));
    let name = city.and_then(|city| {
        Some(
            voice(page.brief, sides, Some(id))
                .pick(&city.value("city")["name"])?
                .1
                .to_owned(),
        )
    });
    name.filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| id.to_owned())
}

/// The voice for texts of a city, or of what cities share.
pub(super) fn voice<'a>(
    brief: &'a Brief<'a>,
    sides: [Option<&Catalog>; 2],
    id: Option<&str>,
) -> Voice<'a> {
    let city = id.and_then(|id| {
        sides
            .into_iter()
            .flatten()
            .find_map(|side| side.cities.get(id))
    });
    let edition = &brief.programme.edition;
    match city {
        Some(city) => Voice::new(
            brief,
            city.language(edition),
            city.value("city")["country"].as_str(),
        ),
        None => Voice::shared(brief),
    }
}

/// Files that a page shows; nobody reads more, and a forge takes no longer comment. The others are counted, and all are in the data.
const FILES: usize = 500;

/// Who made the later state, and when.
pub(super) fn authored(page: &mut Draft<'_>, by: Option<&By>) {
    let day = by.and_then(|by| page.voice.date(&by.day.as_str().into()));
    page.fact("doc-review-by", by.map(|by| by.name.clone()));
    page.fact("doc-review-on", day);
}

/// A page of what changed between two states, which `subtitle` names, the later made by somebody who is known.
#[must_use]
pub fn page(
    brief: &Brief<'_>,
    sides: [Option<&Catalog>; 2],
    changes: &[FicheChange],
    (subtitle, by): (&str, Option<&By>),
) -> Page {
    let mut page = Draft::shared(brief, "");
    authored(&mut page, by);
    if changes.is_empty() {
        page.part("changes", "doc-changes");
        page.say(Block::Para, "doc-changes-none");
    }
    sections(&mut page, sides, changes, 2);
    let title = page.word("doc-changes");
    let eyebrow = page.word("doc-changes-eyebrow");
    page.finish(eyebrow, title, Some(subtitle.to_owned()))
}

/// A page of answers that two people changed, each otherwise.
#[must_use]
pub fn both(
    brief: &Brief<'_>,
    sides: [Option<&Catalog>; 2],
    change: &FicheChange,
    subtitle: &str,
) -> Page {
    let shared = Voice::shared(brief);
    let mut page = Draft::new(brief, shared, "");
    let title = title(&page, &voice(brief, sides, change.city()), change);
    page.section(2, "both", title);
    let voice = voice(brief, sides, change.city());
    let heads = [
        "doc-changes-field",
        "doc-merge-ours",
        "doc-merge-theirs",
        "doc-changes-note",
    ];
    answers_under(&mut page, &voice, sides, change, heads);
    let [eyebrow, title] = ["doc-merge-eyebrow", "doc-merge"].map(|id| page.word(id));
    page.finish(eyebrow, title, Some(subtitle.to_owned()))
}

/// Where a page tells of a change: the section of its city, or of what cities share.
pub(super) fn place(change: &FicheChange) -> String {
    match change.city() {
        Some(city) => format!("changes-city-{city}"),
        None => "changes-shared".to_owned(),
    }
}

/// A section a city, a network, an event; in it, one a fiche.
pub(super) fn sections(
    page: &mut Draft<'_>,
    sides: [Option<&Catalog>; 2],
    changes: &[FicheChange],
    level: u8,
) {
    let shown = &changes[..changes.len().min(FILES)];
    for all in shown.chunk_by(|a, b| a.city() == b.city()) {
        let city = all[0].city();
        let title = city.map_or_else(
            || page.word("doc-changes-shared"),
            |city| city_name(page, sides, city),
        );
        page.section(level, &place(&all[0]), title);
        for change in all {
            let voice = voice(page.brief, sides, city);
            fiche(page, &voice, sides, change, level + 1);
        }
    }
    if changes.len() > FILES {
        page.part("more", "doc-changes-further");
        let more = page
            .voice
            .message_with("doc-changes-more", &[("count", changes.len() - FILES)]);
        page.line(Block::Notice, more);
    }
}

fn fiche(
    page: &mut Draft<'_>,
    voice: &Voice<'_>,
    sides: [Option<&Catalog>; 2],
    change: &FicheChange,
    level: u8,
) {
    let title = title(page, voice, change);
    page.section(level, &format!("file-{}", anchor(&change.path)), title);
    let state = state(page, voice, change);
    page.line(Block::Hint, state);
    answers(page, voice, sides, change);
}

/// What a fiche is called.
fn title(page: &Draft<'_>, voice: &Voice<'_>, change: &FicheChange) -> String {
    let label = change
        .kind
        .and_then(|kind| page.brief.programme.schemas.of(kind))
        .map(|schema| voice.label(&schema.plan.title));
    let file = change
        .path
        .rsplit_once('/')
        .map_or(change.path.as_str(), |(_, file)| file);
    match (label, change.kind) {
        (Some(label), Some("network" | "event" | "project")) => {
            format!("{label} – {}", crate::fiche::path::stem(file))
        }
        (Some(label), _) => label,
        (None, _) => file.to_owned(),
    }
}

/// A file's path, and what became of it as a whole.
pub(super) fn state(page: &Draft<'_>, voice: &Voice<'_>, change: &FicheChange) -> String {
    let fate = match change.fate {
        Fate::Added => Some("doc-changes-added"),
        Fate::Removed => Some("doc-changes-removed"),
        Fate::Layout if change.from.is_some() => Some("doc-changes-same"),
        Fate::Layout => Some("doc-changes-layout"),
        Fate::Unreadable => Some("doc-changes-unreadable"),
        Fate::Other => Some("doc-changes-other"),
        Fate::Edited => None,
    };
    let file = match &change.from {
        Some(from) => voice.message_text(
            "doc-changes-renamed",
            &[
                ("path", &page.brief.file(&change.path)),
                ("from", &page.brief.file(from)),
            ],
        ),
        None => page.brief.file(&change.path),
    };
    let fate = fate
        .map(|id| format!(" – {}", page.word(id)))
        .unwrap_or_default();
    format!("{file}{fate}")
}

/// The answers that changed: short ones in a table, long ones word by word.
pub(super) fn answers(
    page: &mut Draft<'_>,
    voice: &Voice<'_>,
    sides: [Option<&Catalog>; 2],
    change: &FicheChange,
) {
    let heads = [
        "doc-changes-field",
        "doc-changes-before",
        "doc-changes-after",
        "doc-changes-note",
    ];
    answers_under(page, voice, sides, change, heads);
}

/// The same under headings of their own.
fn answers_under(
    page: &mut Draft<'_>,
    voice: &Voice<'_>,
    sides: [Option<&Catalog>; 2],
    change: &FicheChange,
    heads: [&'static str; 4],
) {
    let (whole, edited) = wholes(&change.fields, change.fate);
    let (short, long): (Vec<&Change>, Vec<&Change>) =
        edited.into_iter().partition(|change| !is_long(change));
    let rows: Vec<Changed> = short.into_iter().map(|one| row(voice, one)).collect();
    if !rows.is_empty() {
        page.block(Block::Changes {
            caption: page.word("doc-changes-table"),
            head: heads.map(|id| page.word(id)),
            rows,
        });
    }
    for one in long {
        page.block(Block::Words(Compared {
            title: trail(voice, one),
            note: note(voice, one),
            lang: language(voice, sides, change, one),
            runs: runs(text(&one.old), text(&one.new)),
        }));
    }
    for all in whole {
        // A text in several languages stands in a row each.
        let translated = all.iter().any(|one| {
            one.trail
                .iter()
                .any(|part| matches!(part, Part::Language(_)))
        });
        let lang = (!translated)
            .then(|| language(voice, sides, change, &all[0]))
            .flatten();
        let block = card(voice, all, lang);
        page.block(block);
    }
}

/// How much of a trail leads to the item of a list that an answer belongs to; nothing of it for an answer of the fiche itself.
fn item(change: &Change) -> &[Part] {
    let is_item = |part: &Part| matches!(part, Part::Item(_) | Part::Entry(..));
    let depth = change
        .trail
        .iter()
        .rposition(is_item)
        .map_or(0, |at| at + 1);
    &change.trail[..depth]
}

/// Runs of answers of one item, or of a whole fiche, that came or went together; and the others.
fn wholes(fields: &[Change], fate: Fate) -> (Vec<&[Change]>, Vec<&Change>) {
    let beside = |a: &Change, b: &Change| a.what == b.what && item(a) == item(b);
    let (mut whole, mut edited) = (Vec::new(), Vec::new());
    for run in fields.chunk_by(beside) {
        let first = &run[0];
        // Questions of a fiche that stood there before are answered each for itself.
        let is_one = match item(first).len() {
            0 => matches!(fate, Fate::Added | Fate::Removed),
            depth => run.len() > 1 && run.iter().all(|one| one.trail.len() > depth),
        };
        if is_one && matches!(first.what, What::Added | What::Removed) {
            whole.push(run);
        } else {
            edited.extend(run);
        }
    }
    (whole, edited)
}

/// Something that came or went, with all that it says.
fn card(voice: &Voice<'_>, all: &[Change], lang: Option<String>) -> Block {
    let came = all[0].what == What::Added;
    let above = item(&all[0]);
    let row = |change: &Change| {
        let value = if came { &change.new } else { &change.old };
        let value = match value {
            Value::String(text) if matches!(change.shown, Shown::Prose(_)) => {
                text.trim().to_owned()
            }
            other => shown(voice, change, other).unwrap_or_default(),
        };
        (trail_of(voice, &change.trail[above.len()..]), value)
    };
    Block::Card(Card {
        title: trail_of(voice, above),
        op: if came { Op::Come } else { Op::Gone },
        note: voice.word(if came {
            "doc-changes-new"
        } else {
            "doc-changes-gone"
        }),
        lang,
        rows: all.iter().map(row).collect(),
    })
}

/// Language of a compared text, where it is not the page's.
fn language(
    voice: &Voice<'_>,
    sides: [Option<&Catalog>; 2],
    fiche: &FicheChange,
    change: &Change,
) -> Option<String> {
    let own = change.trail.iter().find_map(|part| match part {
        Part::Language(lang) => Some(lang.clone()),
        _ => None,
    });
    let written = || {
        sides
            .into_iter()
            .flatten()
            .find_map(|side| side.fiche(&fiche.path))
            .map(|(.., lang)| lang.to_owned())
    };
    voice.mark(&own.or_else(written)?)
}

fn anchor(path: &str) -> String {
    path.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A text too long for a cell is shown with its words compared.
fn is_long(change: &Change) -> bool {
    let long = |value: &Value| text(value).chars().count() > CELL || text(value).contains('\n');
    matches!(change.shown, Shown::Prose(_))
        && !matches!(change.what, What::Moved(..))
        && (long(&change.old) || long(&change.new))
}

fn row(voice: &Voice<'_>, change: &Change) -> Changed {
    Changed {
        field: trail(voice, change),
        what: word(change.what),
        before: shown(voice, change, &change.old),
        after: shown(voice, change, &change.new),
        note: note(voice, change),
    }
}

/// The word for what became of an answer in data; never translated.
#[must_use]
pub fn word(what: What) -> &'static str {
    match what {
        What::Added => "added",
        What::Removed => "removed",
        What::Edited => "edited",
        What::Moved(..) => "moved",
    }
}

/// The way to an answer in the words of the form, for what is no page.
#[must_use]
pub fn way(brief: &Brief<'_>, change: &Change) -> String {
    let voice = Voice::shared(brief);
    trail(&voice, change)
}

/// The way to an answer in the words of the form.
pub(super) fn trail(voice: &Voice<'_>, change: &Change) -> String {
    trail_of(voice, &change.trail)
}

/// The same of some steps of it.
fn trail_of<'p>(voice: &Voice<'_>, parts: impl IntoIterator<Item = &'p Part>) -> String {
    let parts: Vec<String> = parts
        .into_iter()
        .map(|part| match part {
            Part::Field(labels) => voice.label(labels),
            Part::Item(name) => {
                voice.message_text("doc-changes-item", &[("name", &beginning(name, CELL))])
            }
            Part::Entry(list, id) => {
                let label = voice.entry(list, &id.as_str().into());
                let label = label.unwrap_or_else(|| id.clone());
                voice.message_text("doc-changes-item", &[("name", &beginning(&label, CELL))])
            }
            Part::Language(lang) => {
                let name = voice.language(&lang.as_str().into());
                format!("({})", name.as_ref().unwrap_or(lang))
            }
            Part::Total(labels) => {
                voice.message_text("doc-changes-total", &[("name", &voice.label(labels))])
            }
        })
        .collect();
    // A key that no form has may hold anything.
    parts
        .join(" › ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// What an answer says, as a dossier would show it.
fn shown(voice: &Voice<'_>, change: &Change, value: &Value) -> Option<String> {
    match (&change.shown, value) {
        (_, Value::Null) => None,
        // An id that the list does not have may be any text.
        (Shown::Entry(list), id) => voice
            .entry(list, id)
            .map(|text| text.replace(['\n', '\r', '\t'], " ")),
        (Shown::Date, date) => voice.date(date).or_else(|| Some(flat(voice, date))),
        (Shown::Money(currency), amount) => Some(match (amount.as_f64(), currency) {
            (Some(amount), Some(currency)) => voice.money(amount, currency),
            (Some(amount), None) => voice.number(amount),
            _ => flat(voice, amount),
        }),
        (_, value) => Some(flat(voice, value)),
    }
}

/// Any value on one line.
fn flat(voice: &Voice<'_>, value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(answer) => voice.word(if *answer { "doc-yes" } else { "doc-no" }),
        Value::Number(number) => number
            .as_f64()
            .filter(|_| !number.to_string().contains(['e', 'E']))
            .map_or_else(
                || number.to_string(),
                |n| {
                    if n.fract() == 0.0 && (1000.0..=9999.0).contains(&n) {
                        number.to_string()
                    } else {
                        voice.number(n)
                    }
                },
            ),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Array(list) => list
            .iter()
            .map(|one| flat(voice, one))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Object(map) => map
            .iter()
            .map(|(key, one)| format!("{key}: {}", flat(voice, one)))
            .collect::<Vec<_>>()
            .join("; "),
    }
}

/// What the two values leave to be reckoned: the difference of numbers, of days, of words.
fn note(voice: &Voice<'_>, change: &Change) -> String {
    match (&change.shown, change.what) {
        (_, What::Moved(before, after)) => {
            voice.message_with("doc-changes-moved", &[("before", before), ("after", after)])
        }
        (_, What::Added) => voice.word("doc-changes-new"),
        (_, What::Removed) => voice.word("doc-changes-gone"),
        (Shown::Date, _) => days(voice, &change.old, &change.new),
        (Shown::Prose(_), _) => {
            let count =
                |value: &Value| crate::model::words::count(text(value), voice.edition().unspaced);
            voice.message_with(
                "doc-changes-words",
                &[
                    ("before", count(&change.old)),
                    ("after", count(&change.new)),
                ],
            )
        }
        (shown, _) => match (change.old.as_f64(), change.new.as_f64()) {
            (Some(before), Some(after)) if !is_year(change) => {
                let difference = after - before;
                let sign = if difference < 0.0 { "−" } else { "+" };
                let size = match shown {
                    Shown::Money(Some(currency)) => voice.money(difference.abs(), currency),
                    _ => voice.number(difference.abs()),
                };
                let share = if before.abs() > f64::EPSILON {
                    (difference / before * 100.0).round()
                } else {
                    0.0
                };
                let share = if share == 0.0 {
                    String::new()
                } else {
                    format!(" ({sign}\u{a0}{}\u{a0}%)", voice.number(share.abs()))
                };
                format!("{sign}\u{a0}{size}{share}")
            }
            _ => String::new(),
        },
    }
}

fn is_year(change: &Change) -> bool {
    matches!(change.pointer.0.last(), Some(Step::Key(key)) if key == "number")
}

fn days(voice: &Voice<'_>, before: &Value, after: &Value) -> String {
    let day = |value: &Value| {
        PartialDate::parse(
            &value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned),
        )
        .map(|date| date.first_day())
    };
    let (Some(before), Some(after)) = (day(before), day(after)) else {
        return String::new();
    };
    let count = (after - before).get_days();
    let id = if count < 0 {
        "doc-changes-earlier"
    } else {
        "doc-changes-later"
    };
    let count = usize::try_from(count.unsigned_abs()).unwrap_or_default();
    if count == 0 {
        String::new()
    } else {
        voice.message_with(id, &[("count", count)])
    }
}

/// Runs of a compared text, what stayed cut to what stands round a change. What went or came has no space at its ends, so
/// that it can be marked in any form.
pub(super) fn runs(old: &str, new: &str) -> Vec<Run> {
    let all = words(&one_line(old), &one_line(new));
    let last = all.len().saturating_sub(1);
    let mut runs = Vec::new();
    let mut push = |op: Op, text: &str| {
        if !text.is_empty() {
            let text = text.to_owned();
            runs.push(Run { op, text });
        }
    };
    for (at, run) in all.iter().enumerate() {
        let (op, text) = match run {
            compare::Run::Gone(text) => (Op::Gone, text),
            compare::Run::Come(text) => (Op::Come, text),
            compare::Run::Same(text) => {
                push(Op::Same, &context(text, at > 0, at < last));
                continue;
            }
        };
        let inner = text.trim();
        let head = text.len() - text.trim_start().len();
        push(Op::Same, &text[..head]);
        push(op, inner);
        push(Op::Same, &text[(head + inner.len()).min(text.len())..]);
    }
    runs
}

/// A text on one line, its paragraphs told apart by their sign.
fn one_line(text: &str) -> String {
    let parts: Vec<String> = text
        .trim()
        .split("\n\n")
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ¶ ")
}

/// The words next to a change before and after; all if there are few.
fn context(text: &str, after_change: bool, before_change: bool) -> String {
    let starts: Vec<usize> = text
        .char_indices()
        .zip(std::iter::once(' ').chain(text.chars()))
        .filter(|((_, c), before)| !c.is_whitespace() && before.is_whitespace())
        .map(|((at, _), _)| at)
        .collect();
    let count = starts.len();
    if count <= AROUND * 2 + 4 || !after_change && !before_change {
        return text.to_owned();
    }
    let head = if after_change {
        text[..starts[AROUND]].trim_end()
    } else {
        ""
    };
    let tail = if before_change {
        &text[starts[count - AROUND]..]
    } else {
        ""
    };
    format!("{head} […] {tail}")
}

/// How many answers of how many files changed, by city.
#[must_use]
pub fn tally(changes: &[FicheChange]) -> BTreeMap<String, (usize, usize)> {
    let mut all: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for change in changes {
        let entry = all
            .entry(change.city().unwrap_or_default().to_owned())
            .or_default();
        entry.0 += 1;
        entry.1 += change.fields.len();
    }
    all
}
