//! In: what is known of all cities, networks and events. Out: how far each city is, the dashboard, and the panorama of themes:
//! as plain values for data, and as a page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::{
    assemble::{
        Brief, World,
        block::{Bar, Block},
        page::{Page, share as share_of},
        prose::{Voice, list},
    },
    fiche::audience::Audience,
    model::{
        date::PartialDate,
        facts::{Facts, Stale},
    },
};

/// One line a city, for tables and data: `id`, `name`, `state`, `steps`, `findings`, `last` decision, `changed`.
#[must_use]
pub fn cities(brief: &Brief<'_>, world: &World<'_>) -> Vec<Value> {
    let page = Page::shared(brief, "");
    let one = |facts: &Facts| {
        let steps = facts.progress.iter().map(|step| {
            let still: Vec<Value> =
                step.still.iter().map(|(field, title)| json!({"field": field, "question": page.voice.label(title)})).collect();
            json!({"number": step.number, "answered": step.answered, "asked": step.asked, "still": still})
        });
        let [errors, warnings, infos] = facts.findings;
        json!({
            "id": facts.id, "name": world.name(&page, &facts.id), "state": facts.told_state(),
            "state_label": state_label(&page.voice, brief, &facts.state, facts.stale), "decided": facts.state,
            "changed_answers": facts.stale.and_then(|stale| stale.answers),
            "steps": steps.collect::<Vec<_>>(), "findings": {"errors": errors, "warnings": warnings, "infos": infos},
            "last": facts.last, "changed": facts.changed, "themes": facts.themes.len(), "projects": facts.projects.len(),
        })
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
pub fn overview(brief: &Brief<'_>, world: &World<'_>) -> Value {
    let mut page = Page::shared(brief, "");
    let date = as_of(world).and_then(|date| PartialDate::parse(&date));
    page.fact(
        "doc-as-of",
        date.map_or(Value::Null, |date| json!(page.voice.day(&date))),
    );
    page.part("dashboard", "doc-dashboard");
    let rows = dashboard(brief, world)
        .into_iter()
        .map(|total| vec![json!(total.label), json!(page.voice.count(total.count))]);
    let rows = rows.collect();
    page.table("doc-dashboard", &["doc-item", "#doc-number"], rows);
    if brief.audience == Audience::Internal {
        let mut waits = super::inbox::waits(brief, world);
        super::inbox::sort(&mut waits);
        super::inbox::section(&mut page, world, &waits);
    }
    states(&mut page, world);
    progress(&mut page, brief, world);
    axes(&mut page, world);
    panorama(&mut page, world);
    let title = page.word("doc-overview");
    let eyebrow = page.word("doc-overview-eyebrow");
    page.finish(eyebrow, title, Value::Null)
}

/// Counts as parts of all cities.
fn counted(
    page: &mut Page<'_>,
    world: &World<'_>,
    (id, title): (&str, &'static str),
    counts: Vec<(String, usize)>,
) {
    page.part(id, title);
    let all = world.facts.len();
    let rows = counts.into_iter().map(|(label, count)| Bar {
        label,
        share: share_of(page, count, all),
    });
    let rows = rows.collect();
    let caption = page.word(title);
    page.chart(&Block::Bars { caption, rows });
}

fn states(page: &mut Page<'_>, world: &World<'_>) {
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

fn axes(page: &mut Page<'_>, world: &World<'_>) {
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

fn progress(page: &mut Page<'_>, brief: &Brief<'_>, world: &World<'_>) {
    page.part("progress", "doc-progress");
    let lines = cities(brief, world);
    let steps: Vec<&str> = brief
        .programme
        .edition
        .steps()
        .map(|step| step.number.as_str())
        .collect();
    let mut head = vec![json!(page.word("doc-city")), json!(page.word("doc-state"))];
    head.extend(steps.iter().map(|number| json!(number)));
    head.extend(
        ["doc-errors", "doc-warnings", "doc-last-decision"].map(|word| json!(page.word(word))),
    );
    let dated = lines.iter().any(|line| !line["changed"].is_null());
    head.extend(dated.then(|| json!(page.word("doc-last-change"))));
    let rows = lines.iter().map(|line| {
        let mut row = vec![
            world.link(page, line["id"].as_str().unwrap_or_default()),
            line["state_label"].clone(),
        ];
        row.extend(list(&line["steps"]).iter().map(|step| json!(share(step))));
        row.extend(["errors", "warnings"].map(|key| json!(line["findings"][key].to_string())));
        row.push(page.voice.date(&line["last"]));
        row.extend(dated.then(|| page.voice.date(&line["changed"])));
        row
    });
    let rows = rows.collect();
    page.table_of("doc-progress-table", head, &(2..steps.len() + 4), rows);
    for line in &lines {
        still(page, line);
    }
}

/// What a city has still to answer.
fn still(page: &mut Page<'_>, line: &Value) {
    let still: Vec<Value> = list(&line["steps"])
        .iter()
        .flat_map(|step| list(&step["still"]))
        .map(|open| {
            json!(format!(
                "{} ({})",
                open["question"].as_str().unwrap_or_default(),
                open["field"].as_str().unwrap_or_default()
            ))
        })
        .collect();
    if !still.is_empty() {
        let id = line["id"].as_str().unwrap_or_default();
        let title = page.voice.message_text(
            "doc-still",
            &[("city", line["name"].as_str().unwrap_or_default())],
        );
        page.section(3, &format!("still-{id}"), title);
        let sum = |key: &str| {
            list(&line["steps"])
                .iter()
                .filter_map(|step| step[key].as_u64())
                .sum::<u64>()
        };
        let [answered, asked] =
            ["answered", "asked"].map(|key| usize::try_from(sum(key)).unwrap_or(usize::MAX));
        let words = page.voice.message_with(
            "doc-still-count",
            &[("answered", answered), ("asked", asked)],
        );
        page.line("para", words);
        page.list(still);
    }
}

/// `18 / 23`, a dash where nothing is asked.
#[must_use]
pub fn share(step: &Value) -> String {
    match step["asked"].as_u64() {
        Some(0) | None => "–".to_owned(),
        Some(asked) => format!("{}/{asked}", step["answered"].as_u64().unwrap_or_default()),
    }
}

/// Every theme with its city, axis, issues and network.
fn panorama(page: &mut Page<'_>, world: &World<'_>) {
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
    page: &Page<'_>,
    world: &World<'_>,
    (facts, voice): (&Facts, &Voice<'_>),
    theme: &Value,
    network: Option<Value>,
) -> Vec<Value> {
    let id = theme["id"].as_str().unwrap_or_default();
    let axis = theme["axis"]
        .as_str()
        .and_then(|id| page.brief.programme.edition.entry("axes", id));
    let axis = axis.map_or(Value::Null, |axis| {
        json!(
            axis.number
                .map_or_else(|| axis.id.clone(), |number| number.to_string())
        )
    });
    let issues: Vec<Value> = list(&theme["issues"])
        .iter()
        .map(|issue| voice.entry("issues", issue))
        .collect();
    let mark = if facts.priority.as_deref() == Some(id) {
        "★ "
    } else {
        ""
    };
    let mut title = voice.name(&theme["title"]);
    title["text"] = json!(format!(
        "{mark}{}",
        title["text"].as_str().unwrap_or_default()
    ));
    vec![
        title,
        world.link(page, &facts.id),
        axis,
        json!(issues),
        network.unwrap_or_default(),
    ]
}
