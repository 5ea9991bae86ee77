//! `roadmap status`: load and check everything, count what is answered, show it as a table, data or a page.

use std::{collections::BTreeMap, io, path::Path};

use anyhow::{Result, bail};
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, presets};
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::{
    assemble::{self, Brief, World},
    check,
    cli::{Audience, Cli, Overview, Status, Target},
    command::{colour, messages, opened},
    fiche::path,
    git::history::{History, Want},
    inert,
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Programme},
        diagnostic::{Diagnostic, Message},
        facts::{Facts, Stale},
        open::Open,
        standing::Standing,
    },
    parse::Limits,
    report::{self, Cell, Sheet},
    workspace::{
        accepted::Decided,
        output::Reports,
        past,
        place::{Place, Scope},
        since::Since,
    },
};

pub(super) fn run(cli: &Cli, options: &Status, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let reports = planned(options, here, &voice)?;
    let mut place = Place::find(here, &options.paths, &options.at, &voice)?;
    let limits = Limits::default();
    let since = options
        .at
        .since
        .as_deref()
        .map(|name| Since::fork(&mut place, name, limits.bytes, &voice))
        .transpose()?;
    let history = past::mentioned(
        &mut place,
        &Want {
            paths: vec!["cities".to_owned()],
            ..Want::default()
        },
        &voice,
    );
    let git = Decided::of(&mut place, &voice);
    let scope = &place.scope;
    let loader = Loader {
        tree: place.tree.as_ref(),
        limits: &limits,
        within: since
            .as_ref()
            .and_then(|since| since.extent.shared.as_ref()),
    };
    let colour = colour(cli, &io::stderr());
    let Some((programme, findings)) = opened::programme(&loader, &scope.root, &voice, colour)?
    else {
        return Ok(2);
    };
    let decided = Decided::new(&programme, &limits, git);
    let changed = |id: &&String| since.as_ref().is_none_or(|since| since.extent.touches(id));
    let ids: Vec<&String> = programme
        .cities
        .iter()
        .filter(|id| scope.touches(id))
        .filter(changed)
        .collect();
    let one = |id: &&String| facts_of(&loader, &programme, &decided, id);
    let (mut facts, mut unread) = (BTreeMap::new(), findings.closed());
    for (one, id, closed) in ids.par_iter().map(one).collect::<Vec<_>>() {
        facts.insert(id, one);
        unread.extend(closed);
    }
    date(&mut facts, history);
    let none = std::collections::BTreeSet::new();
    let (shared, _) = check::shared(&programme, &facts, limits.words);
    let world = World::new(&programme, &facts, &none, None).waiting(Open::all(&shared));
    let brief = Brief::alone(&programme, &voice, Audience::Internal);
    place.sound(&voice)?;
    tell_left(&programme, scope, ids.len(), &voice);
    super::unread(unread, &scope.root, &voice);
    reports.write(cli, |out, form, _| {
        let made = made(cli, (form, options.excel), &brief, &world, &voice);
        out.extend(made.map_err(io::Error::other)?);
        Ok(())
    })?;
    Ok(0)
}

/// Where the overview goes. A workbook is no text: shells spoil it on its way.
fn planned(options: &Status, here: &Path, voice: &Messages) -> Result<Reports<Overview>> {
    let reports = Reports::plan(&options.output, options.format, here, voice)?;
    if reports.printed() == Some(Overview::Xlsx) {
        bail!(voice.word("status-workbook"));
    }
    Ok(reports)
}

/// What is known of one city, its name, and its files that could not be read.
fn facts_of(
    loader: &Loader<'_>,
    programme: &Programme,
    decided: &Decided<'_>,
    id: &str,
) -> (Facts, String, Vec<Diagnostic>) {
    let (city, mut facts, closed) = read(loader, programme, id);
    if facts.stale.is_some() {
        facts.stale = Some(Stale {
            answers: decided
                .in_git(&city)
                .map(|then| decided.answers(&then.city, &city)),
        });
    }
    (facts, city.id, closed)
}

/// A city, what is known of it, and its files that could not be read.
pub(super) fn read(
    loader: &Loader<'_>,
    programme: &Programme,
    id: &str,
) -> (City, Facts, Vec<Diagnostic>) {
    let (city, mut found) = loader.city(id);
    let loaded = std::mem::take(&mut found.diagnostics);
    found.diagnostics = check::check(programme, &city, loader.limits.words, loaded).0;
    let facts = Facts::whole(&city, &programme.edition).counted(&city, &found, programme);
    (city, facts, found.closed())
}

/// The overview in the form asked for.
fn made(
    cli: &Cli,
    (form, excel): (Overview, bool),
    brief: &Brief<'_>,
    world: &World<'_>,
    voice: &Messages,
) -> Result<Vec<u8>> {
    Ok(match form {
        Overview::Table => table(cli, brief, world, voice).into_bytes(),
        Overview::Json => json(brief, world)?.into_bytes(),
        Overview::Csv => csv(brief, world, excel.then_some(voice.lang))?.into_bytes(),
        Overview::Xlsx => workbook(brief, world, voice)?,
        Overview::Markdown => inert::markdown(&page(brief, world, Target::Md, voice)?).into_bytes(),
        Overview::Html => inert::html(&page(brief, world, Target::Html, voice)?).into_bytes(),
    })
}

/// The overview as a page.
fn page(brief: &Brief<'_>, world: &World<'_>, target: Target, voice: &Messages) -> Result<String> {
    super::filled("status", target, &assemble::overview(brief, world), voice)
}

/// Says how many cities are left out, for nothing changed in them.
fn tell_left(programme: &Programme, scope: &Scope, shown: usize, voice: &Messages) {
    let left = programme
        .cities
        .iter()
        .filter(|id| scope.touches(id))
        .count()
        - shown;
    if left > 0 {
        anstream::eprintln!(
            "{}",
            report::tame(&voice.say(&Message::new("status-unchanged").with("count", left)))
        );
    }
}

/// Gives each city the day of its last change.
fn date(facts: &mut BTreeMap<String, Facts>, history: Option<History>) {
    let history = history.unwrap_or_default();
    // The newest comes first.
    for touch in history.touches.iter().rev() {
        let city = path::city(&touch.path).and_then(|city| facts.get_mut(city));
        if let Some(facts) = city {
            facts.changed = Some(history.commits[touch.commit].day.clone());
        }
    }
}

/// Columns of the table where nobody says how many there are.
const WIDTH: u16 = 140;

/// Columns below which nothing can be laid out.
const NARROWEST: u16 = 20;

fn table(cli: &Cli, brief: &Brief<'_>, world: &World<'_>, voice: &Messages) -> String {
    let mut table = empty_table();
    let say = |id: &'static str| report::tame(&voice.word(id));
    let steps = steps(brief);
    let mut head = vec![say("doc-city"), say("doc-state")];
    head.extend(steps.iter().map(|step| (*step).to_owned()));
    head.extend([
        say("level-error"),
        say("level-warning"),
        say("doc-last-decision"),
        say("doc-last-change"),
    ]);
    table.set_header(head);
    let cities = assemble::cities(brief, world);
    for city in &cities {
        let day = |day: &Option<String>| report::line(&voice.day(day.as_deref().unwrap_or("–")));
        let mut row = vec![report::line(&city.name), report::line(&city.state_label)];
        let steps = city.steps.iter();
        row.extend(steps.map(|step| assemble::share(step.answered, step.asked)));
        row.extend([
            city.findings.errors.to_string(),
            city.findings.warnings.to_string(),
            day(&city.last),
            day(&city.changed),
        ]);
        table.add_row(row);
    }
    for at in 2..steps.len() + 4 {
        if let Some(column) = table.column_mut(at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let styled = colour(cli, &io::stdout());
    let bold = if styled {
        anstyle::Style::new().bold()
    } else {
        anstyle::Style::new()
    };
    let mut out = format!("{table}\n");
    for city in &cities {
        out.extend(still(city, bold, voice));
    }
    out.push_str(&format!(
        "\n{}\n",
        report::line(&totals(brief, world, voice))
    ));
    // Only here is it known what begins a line: a name was wrapped.
    inert::terminal(&out, styled)
}

/// A table without lines between its rows, as wide as the terminal.
pub(super) fn empty_table() -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_NO_BORDERS.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic);
    let asked = std::env::var("COLUMNS")
        .ok()
        .and_then(|text| text.parse().ok())
        .filter(|columns| *columns >= NARROWEST);
    if let Some(width) = asked.or((!io::IsTerminal::is_terminal(&io::stdout())).then_some(WIDTH)) {
        table.set_width(width);
    }
    table
}

/// Numbers of the edition's steps.
fn steps<'a>(brief: &Brief<'a>) -> Vec<&'a str> {
    let steps = brief.programme.edition.steps();
    steps.map(|step| step.number.as_str()).collect()
}

/// What a city has still to answer; nothing if it has answered all.
fn still(city: &Standing, bold: anstyle::Style, voice: &Messages) -> Option<String> {
    let still: Vec<&str> = city.still().map(|open| open.question.as_str()).collect();
    if still.is_empty() {
        return None;
    }
    let [answered, asked] = city.sums();
    let message = Message::new("status-still")
        .with("answered", answered)
        .with("asked", asked)
        .with("still", still.join(", "));
    let name = report::line(&city.name);
    Some(format!(
        "\n{bold}{name}{bold:#} – {}\n",
        report::tame(&voice.say(&message))
    ))
}

/// The edition's totals in one line.
fn totals(brief: &Brief<'_>, world: &World<'_>, voice: &Messages) -> String {
    let totals: Vec<String> = assemble::dashboard(brief, world)
        .into_iter()
        .map(|total| {
            format!(
                "{}{}: {}",
                total.label,
                if voice.lang == "fr" { "\u{a0}" } else { "" },
                total.count
            )
        })
        .collect();
    totals.join(" · ")
}

fn json(brief: &Brief<'_>, world: &World<'_>) -> Result<String> {
    let (events, totals): (Vec<_>, Vec<_>) = assemble::dashboard(brief, world)
        .into_iter()
        .partition(|total| total.of_events);
    let data = |all: Vec<assemble::Total>| {
        all.into_iter()
            .map(|total| (total.key, json!(total.count)))
            .collect::<serde_json::Map<_, _>>()
    };
    let mut totals = data(totals);
    totals.insert("events".to_owned(), Value::Object(data(events)));
    let data = json!({"version": 1, "edition": brief.programme.edition.id, "as_of": assemble::as_of(world), "dashboard": totals, "cities": assemble::cities(brief, world)});
    Ok(report::data(&data)?)
}

fn csv(brief: &Brief<'_>, world: &World<'_>, excel: Option<&str>) -> Result<String> {
    let steps = steps(brief);
    let mut head = vec![
        "id".to_owned(),
        "name".to_owned(),
        "state".to_owned(),
        "last".to_owned(),
        "changed".to_owned(),
    ];
    head.extend(
        steps
            .iter()
            .flat_map(|step| [format!("{step} answered"), format!("{step} asked")]),
    );
    head.extend(["errors", "warnings", "infos"].map(str::to_owned));
    let mut rows = vec![head];
    for city in assemble::cities(brief, world) {
        let steps = city.steps.iter();
        let steps = steps.flat_map(|step| [step.answered, step.asked]);
        let found = city.findings;
        let counts: Vec<String> = steps
            .chain([found.errors, found.warnings, found.infos])
            .map(|count| count.to_string())
            .collect();
        let mut row = vec![
            city.id,
            city.name,
            city.state,
            city.last.unwrap_or_default(),
            city.changed.unwrap_or_default(),
        ];
        row.extend(counts);
        rows.push(row);
    }
    match excel {
        Some(lang) => report::csv_for_excel(&rows, lang),
        None => report::csv(&rows),
    }
}

/// The cities and the dashboard as a workbook, in the reader's language.
fn workbook(brief: &Brief<'_>, world: &World<'_>, voice: &Messages) -> Result<Vec<u8>> {
    let word = |id: &'static str| voice.word(id);
    let mut head = vec![word("doc-city"), word("doc-state")];
    head.extend(steps(brief).into_iter().map(str::to_owned));
    let counts = ["level-error", "level-warning", "level-info"];
    head.extend(
        counts
            .into_iter()
            .chain(["doc-last-decision", "doc-last-change"])
            .map(word),
    );
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let row = |city: Standing| {
        let found = city.findings;
        let steps = city.steps.iter();
        let shares = steps.map(|step| Cell::Share(count(step.answered), count(step.asked)));
        let shares: Vec<Cell> = shares.collect();
        let mut row = vec![Cell::Text(city.name), Cell::Text(city.state_label)];
        row.extend(shares);
        row.extend([found.errors, found.warnings, found.infos].map(|all| Cell::Count(count(all))));
        row.extend([city.last, city.changed].map(|day| Cell::Day(day.unwrap_or_default())));
        row
    };
    let total =
        |total: assemble::Total| vec![Cell::Text(total.label), Cell::Count(count(total.count))];
    let sheets = [
        Sheet {
            name: word("doc-status"),
            head,
            rows: assemble::cities(brief, world)
                .into_iter()
                .map(row)
                .collect(),
        },
        Sheet {
            name: word("doc-dashboard"),
            head: vec![word("doc-dashboard"), word("doc-number")],
            rows: assemble::dashboard(brief, world)
                .into_iter()
                .map(total)
                .collect(),
        },
    ];
    Ok(report::workbook(&sheets)?)
}
