//! In: what is known of all cities, networks and events. Out: how far each city is, the dashboard, and the panorama of themes:
//! as plain values for data, and as a page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    assemble::{
        Brief, World,
        draft::Draft,
        inbox, opening,
        prose::{Voice, list},
    },
    fiche::audience::Audience,
    model::{
        date::PartialDate,
        diagnostic::Labels,
        facts::{Facts, Stale},
        page::{
            Page,
            block::{Block, Column, Figure},
            cell::{Cell, Inline, Lead},
            chart::Bar,
        },
        progress::Progress,
        standing::{Counts, Standing, Step, Still},
    },
};

/// One line a city.
#[must_use]
pub fn cities(brief: &Brief<'_>, world: &World<'_>) -> Vec<Standing> {
    let page = Draft::shared(brief, "");
    let still = |(field, title): &(String, Labels)| Still {
        field: field.clone(),
        question: page.voice.label(title),
    };
    let step = |step: &Progress| Step {
        number: step.number.clone(),
        answered: step.answered,
        asked: step.asked,
        still: step.still.iter().map(still).collect(),
    };
    let one = |facts: &Facts| {
        let [errors, warnings, infos] = facts.findings;
        Standing {
            id: facts.id.clone(),
            name: world.name(&page, &facts.id),
            state: facts.told_state(),
            state_label: state_label(&page.voice, brief, &facts.state, facts.stale),
            decided: facts.state.clone(),
            changed_answers: facts.stale.and_then(|stale| stale.answers),
            steps: facts.progress.iter().map(step).collect(),
            findings: Counts {
                errors,
                warnings,
                infos,
            },
            last: facts.last.clone(),
            changed: facts.changed.clone(),
            themes: facts.themes.len(),
            projects: facts.projects.len(),
        }
    };
    world.facts.values().map(one).collect()
}

/// A state in words; of one whose answers changed since, that they did, and how many.
pub(super) fn state_label(
    voice: &Voice<'_>,
    brief: &Brief<'_>,
    id: &str,
    stale: Option<Stale>,
) -> String {
    let label = brief
        .programme
        .edition
        .entry("states", id)
        .map_or_else(|| id.to_owned(), |state| voice.label(&state.label));
    match stale {
        None => label,
        Some(Stale { answers: None }) => {
            voice.message_text("doc-state-changed", &[("state", &label)])
        }
        Some(Stale {
            answers: Some(count),
        }) => voice.message_text(
            "doc-state-changed-count",
            &[
                ("state", &label),
                (
                    "answers",
                    &voice.message_with("doc-answers-count", &[("count", count)]),
                ),
            ],
        ),
    }
}

/// One line of the dashboard.
#[derive(Debug)]
pub struct Total {
    /// What is counted, in data; never translated.
    pub key: String,
    /// It is a type of event of the edition.
    pub of_events: bool,
    /// The same for people.
    pub label: String,
    /// How many there are.
    pub count: usize,
}

/// The dashboard that the secretariat drew by hand.
#[must_use]
pub fn dashboard(brief: &Brief<'_>, world: &World<'_>) -> Vec<Total> {
    let voice = Voice::shared(brief);
    let networks: Vec<&Value> = brief
        .programme
        .networks
        .values()
        .flatten()
        .map(|network| network.value())
        .collect();
    let pilots: BTreeSet<&str> = networks
        .iter()
        .filter_map(|network| network["pilot"].as_str())
        .collect();
    let questions: Vec<&Value> = networks
        .iter()
        .flat_map(|network| list(&network["questions"]))
        .collect();
    let total = |key: &str, label: &'static str, count: usize| Total {
        key: key.to_owned(),
        of_events: false,
        label: voice.word(label),
        count,
    };
    let mut lines = vec![
        total("cities", "doc-cities", world.facts.len()),
        total("pilot_cities", "doc-pilot-cities", pilots.len()),
        total(
            "themes",
            "doc-total-themes",
            world.facts.values().map(|facts| facts.themes.len()).sum(),
        ),
        total("networks", "doc-networks", networks.len()),
        total("questions", "doc-questions-short", questions.len()),
        total(
            "answers",
            "doc-answers",
            questions
                .iter()
                .filter(|question| !question["answer"].is_null())
                .count(),
        ),
        total(
            "projects",
            "doc-projects",
            world.facts.values().map(|facts| facts.projects.len()).sum(),
        ),
    ];
    let stale = world
        .facts
        .values()
        .filter(|facts| facts.stale.is_some())
        .count();
    lines.extend((stale > 0).then(|| total("changed_since", "doc-changed-since", stale)));
    lines.extend(events_by_kind(brief, &voice));
    lines
}

/// How many events of each kind there are.
fn events_by_kind(brief: &Brief<'_>, voice: &Voice<'_>) -> Vec<Total> {
    let mut lines = Vec::new();
    for kind in brief.programme.edition.list("event_types") {
        let of_kind = |event: &&crate::model::catalog::Fiche| {
            event.value()["type"].as_str() == Some(&kind.id)
        };
        let count = brief
            .programme
            .events
            .values()
            .flatten()
            .filter(of_kind)
            .count();
        if count > 0 {
            lines.push(Total {
                key: kind.id.clone(),
                of_events: true,
                label: voice.label(&kind.label),
                count,
            });
        }
    }
    lines
}

/// The last day that a decision bears: what the overview is dated by, for no clock is read.
#[must_use]
pub fn as_of(world: &World<'_>) -> Option<String> {
    world
        .facts
        .values()
        .filter_map(|facts| facts.last.clone())
        .max()
}

/// The overview as a page.
#[must_use]
pub fn overview(brief: &Brief<'_>, world: &World<'_>) -> Page {
    let mut page = Draft::shared(brief, "");
    let date = as_of(world).and_then(|date| PartialDate::parse(&date));
    page.fact("doc-as-of", date.map(|date| page.voice.day(&date)));
    page.part("dashboard", "doc-dashboard");
    let figure = |total: Total| Figure {
        count: page.voice.count(total.count),
        label: total.label,
        section: None,
    };
    let rows = dashboard(brief, world).into_iter().map(figure).collect();
    page.block(Block::Tiles { rows });
    if brief.audience == Audience::Internal {
        let mut waits = inbox::waits(brief, world);
        inbox::sort(&mut waits);
        inbox::section(&mut page, world, &waits);
    }
    states(&mut page, world);
    progress(&mut page, brief, world);
    axes(&mut page, world);
    panorama(&mut page, world);
    let title = page.word("doc-overview");
    let eyebrow = page.word("doc-overview-eyebrow");
    page.finish(eyebrow, title, None)
}

/// Counts as parts of all cities.
fn counted(
    page: &mut Draft<'_>,
    world: &World<'_>,
    (id, title): (&str, &'static str),
    counts: Vec<(String, usize)>,
) {
    page.part(id, title);
    let all = world.facts.len();
    let rows = counts.into_iter().map(|(label, count)| Bar {
        label,
        share: page.share(count, all),
    });
    let rows = rows.collect();
    let caption = page.word(title);
    page.block(Block::Bars { caption, rows });
}

fn states(page: &mut Draft<'_>, world: &World<'_>) {
    let count = |id: &str, stale: bool| {
        world
            .facts
            .values()
            .filter(|facts| facts.state == id && facts.stale.is_some() == stale)
            .count()
    };
    let mut counts = Vec::new();
    for state in page.brief.programme.edition.list("states") {
        counts.push((page.voice.label(&state.label), count(&state.id, false)));
        let stale = count(&state.id, true);
        if stale > 0 {
            counts.push((
                state_label(&page.voice, page.brief, &state.id, Some(Stale::default())),
                stale,
            ));
        }
    }
    counted(page, world, ("states", "doc-by-state"), counts);
}

fn axes(page: &mut Draft<'_>, world: &World<'_>) {
    let has = |facts: &&Facts, id: &str| {
        facts
            .themes
            .iter()
            .any(|theme| theme["axis"].as_str() == Some(id))
    };
    let axes = page.brief.programme.edition.list("axes");
    let counts = axes
        .iter()
        .map(|axis| {
            (
                super::network::axis_label(page, axis),
                world
                    .facts
                    .values()
                    .filter(|facts| has(facts, &axis.id))
                    .count(),
            )
        })
        .collect();
    counted(page, world, ("axes", "doc-by-axis"), counts);
}

fn progress(page: &mut Draft<'_>, brief: &Brief<'_>, world: &World<'_>) {
    page.part("progress", "doc-progress");
    let lines = cities(brief, world);
    states_of(page, world, &lines);
    let words = |id| column(page.word(id), false);
    let mut head = vec![words("doc-city")];
    let steps = brief.programme.edition.steps();
    head.extend(steps.map(|step| column(step.number.clone(), true)));
    head.extend(["doc-errors", "doc-warnings"].map(|word| column(page.word(word), true)));
    head.push(words("doc-last-decision"));
    let dated = lines.iter().any(|line| line.changed.is_some());
    head.extend(dated.then(|| words("doc-last-change")));
    let date = |day: &Option<String>| page.voice.date(&Value::from(day.as_deref()));
    let row = |line: &Standing| {
        let mut row: Vec<Cell> = vec![world.link(page, &line.id).into()];
        row.extend(
            line.steps
                .iter()
                .map(|step| share(step.answered, step.asked).into()),
        );
        let counts = [line.findings.errors, line.findings.warnings];
        row.extend(counts.map(|count| Cell::from(count.to_string())));
        row.push(date(&line.last).into());
        row.extend(dated.then(|| date(&line.changed).into()));
        row
    };
    let rows = lines.iter().map(row).collect();
    page.table_of("doc-progress-table", head, rows);
    for line in &lines {
        still(page, line);
    }
}

/// Where each city stands; for the secretariat also what comes next.
fn states_of(page: &mut Draft<'_>, world: &World<'_>, lines: &[Standing]) {
    let inside = page.brief.audience == Audience::Internal;
    let row = |line: &Standing| {
        let mut row: Vec<Cell> = vec![
            world.link(page, &line.id).into(),
            line.state_label.clone().into(),
        ];
        let facts = world.facts.get(&line.id).filter(|_| inside);
        row.extend(facts.map(|facts| comes(page, facts).into()));
        row
    };
    let rows = lines.iter().map(row).collect();
    let head: &[&'static str] = match inside {
        true => &["doc-city", "doc-state", "doc-comes"],
        false => &["doc-city", "doc-state"],
    };
    page.table("doc-progress", head, rows);
}

/// What a city has before it: the first step in which something is open, else what its state waits for.
fn comes(page: &Draft<'_>, facts: &Facts) -> String {
    let state = page.brief.programme.edition.entry("states", &facts.state);
    // Who takes part no longer has nothing before it.
    let open =
        opening::open(page, &facts.progress).filter(|_| state.is_none_or(|state| !state.gone));
    let step = open.map(|(step, label)| format!("{} {label}", step.number));
    let decision = || {
        let kind = inbox::decision(page.brief, facts)?;
        Some(inbox::what(&page.voice, kind, 1))
    };
    step.or_else(decision).unwrap_or_else(|| "–".to_owned())
}

pub(super) fn column(name: String, figures: bool) -> Column {
    Column { name, figures }
}

/// What a city has still to answer.
fn still(page: &mut Draft<'_>, line: &Standing) {
    let still = line.still();
    let still: Vec<String> = still
        .map(|open| format!("{} ({})", open.question, open.field))
        .collect();
    if !still.is_empty() {
        let title = page
            .voice
            .message_text("doc-still", &[("city", &line.name)]);
        page.section(3, &format!("still-{}", line.id), title);
        let [answered, asked] = line.sums();
        let words = page.voice.message_with(
            "doc-still-count",
            &[("answered", answered), ("asked", asked)],
        );
        page.line(Block::Para, words);
        page.list(still);
    }
}

/// `18/23`, a dash where nothing is asked.
#[must_use]
pub fn share(answered: usize, asked: usize) -> String {
    if asked == 0 {
        "–".to_owned()
    } else {
        format!("{answered}/{asked}")
    }
}

/// Every theme with its city, axis, issues and network.
fn panorama(page: &mut Draft<'_>, world: &World<'_>) {
    page.part("panorama", "doc-panorama");
    let programme = page.brief.programme;
    let carried: BTreeMap<(&str, &str), &str> = programme
        .networks
        .values()
        .flatten()
        .filter_map(|network| {
            Some((
                (
                    network.value()["pilot"].as_str()?,
                    network.value()["theme"].as_str()?,
                ),
                network.id.as_str(),
            ))
        })
        .collect();
    let mut rows = Vec::new();
    for facts in world.ordered(page) {
        let voice = Voice::new(page.brief, &facts.language, facts.country.as_deref());
        for theme in &facts.themes {
            let id = theme["id"].as_str().unwrap_or_default();
            let network = carried
                .get(&(facts.id.as_str(), id))
                .and_then(|network| world.network(page, network));
            rows.push(theme_row(page, world, (facts, &voice), theme, network));
        }
    }
    page.table(
        "doc-panorama-table",
        &[
            "doc-theme",
            "doc-city",
            "doc-axis",
            "doc-issues",
            "doc-network",
        ],
        rows,
    );
}

/// One theme of the panorama.
fn theme_row(
    page: &Draft<'_>,
    world: &World<'_>,
    (facts, voice): (&Facts, &Voice<'_>),
    theme: &Value,
    network: Option<Lead>,
) -> Vec<Cell> {
    let id = theme["id"].as_str().unwrap_or_default();
    let axis = theme["axis"]
        .as_str()
        .and_then(|id| page.brief.programme.edition.entry("axes", id));
    let axis = axis.map(|axis| {
        axis.number
            .map_or_else(|| axis.id.clone(), |number| number.to_string())
    });
    let issues: Vec<Inline> = list(&theme["issues"])
        .iter()
        .map(|issue| voice.entry("issues", issue).into())
        .collect();
    let mark = if facts.priority.as_deref() == Some(id) {
        "★ "
    } else {
        ""
    };
    let mut title = voice.name(&theme["title"]);
    title.text.insert_str(0, mark);
    vec![
        title.into(),
        world.link(page, &facts.id).into(),
        axis.into(),
        issues.into(),
        network.into(),
    ]
}
