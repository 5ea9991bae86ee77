//! `roadmap inbox`: what waits for whom since when, the oldest first.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io,
    path::Path,
};

use anyhow::Result;
use rayon::prelude::*;

use crate::{
    assemble::{
        Brief, World, calendar,
        inbox::{self, Wait},
    },
    check,
    cli::{At, Audience, Cli, Desk, Inbox, Target},
    command::{colour, messages, opened, status},
    fiche::path,
    git::{
        Git, Oid,
        history::{History, Want},
    },
    inert,
    load::Loader,
    messages::Messages,
    model::{catalog::Programme, diagnostic::Diagnostic, facts::Facts, open::Open},
    parse::Limits,
    report,
    workspace::{naming::Naming, past, place::Place},
};

pub(super) fn run(cli: &Cli, options: &Inbox, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let mut place = Place::find(here, &options.paths, &At::default(), &voice)?;
    let limits = Limits::default();
    let loader = Loader {
        tree: place.tree.as_ref(),
        limits: &limits,
        within: None,
    };
    let colour = colour(cli, &io::stderr());
    let Some((programme, findings)) =
        opened::programme(&loader, &place.scope.root, &voice, colour)?
    else {
        return Ok(2);
    };
    let (facts, unread) = facts(&loader, &programme);
    let (shared, _) = check::shared(&programme, &facts, limits.words);
    let none = BTreeSet::new();
    let world = World::new(&programme, &facts, &none, None).waiting(Open::all(&shared));
    let naming = Naming::of_place(&place);
    let brief = Brief {
        way: &naming.top,
        ..Brief::alone(&programme, &voice, Audience::Internal)
    };
    let mut waits = inbox::waits(&brief, &world);
    waits.retain(|wait| place.scope.covers(&wait.path));
    date(&mut waits, &mut place, &limits, &voice);
    inbox::sort(&mut waits);
    place.sound(&voice)?;
    super::unread(findings.closed(), &place.scope.root, &voice);
    super::unread(unread, &place.scope.root, &voice);
    super::print(&shown(cli, options.format, &brief, &world, &waits, &voice)?)
}

/// What is known of every city, and on what was not read of them.
fn facts(loader: &Loader<'_>, programme: &Programme) -> (BTreeMap<String, Facts>, Vec<Diagnostic>) {
    let one = |id: &String| {
        let (_, facts, closed) = status::read(loader, programme, id);
        (facts, closed)
    };
    let cities: Vec<&String> = programme.cities.iter().collect();
    let (mut facts, mut unread) = (BTreeMap::new(), Vec::new());
    for (one, closed) in cities.into_par_iter().map(one).collect::<Vec<_>>() {
        unread.extend(closed);
        facts.insert(one.id.clone(), one);
    }
    (facts, unread)
}

/// Looks up in git since when each waits that no decision dates.
fn date(waits: &mut [Wait], place: &mut Place, limits: &Limits, voice: &Messages) {
    let undated = |wait: &&mut Wait| wait.since.is_none();
    let paths: BTreeSet<String> = waits
        .iter_mut()
        .filter(undated)
        .map(|wait| match wait.kind {
            // Whatever of the city changed.
            "changed-since-decision" => folder(&wait.path).to_owned(),
            _ => wait.path.clone(),
        })
        .collect();
    if paths.is_empty() {
        return;
    }
    let want = Want {
        all: true,
        follow: true,
        paths: paths.into_iter().collect(),
        ..Want::default()
    };
    let Some(history) = past::mentioned(place, &want, voice) else {
        return;
    };
    let Ok(git) = place.repository(voice) else {
        return;
    };
    let mut past = Past::of(&git, &history, limits);
    for wait in waits.iter_mut().filter(|wait| wait.since.is_none()) {
        wait.since = past.since(wait);
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(folder, _)| folder)
}

/// What git knows of the fiches that wait.
struct Past<'a> {
    git: &'a Git,
    history: &'a History,
    limits: &'a Limits,
    texts: HashMap<Oid, Option<String>>,
    /// Places of the touches of a path, the newest first.
    of_path: HashMap<&'a str, Vec<usize>>,
    /// Place of the newest touch in a city.
    of_city: HashMap<&'a str, usize>,
}

impl<'a> Past<'a> {
    fn of(git: &'a Git, history: &'a History, limits: &'a Limits) -> Self {
        let mut of_path: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut of_city = HashMap::new();
        for (at, touch) in history.touches.iter().enumerate() {
            of_path.entry(&touch.path).or_default().push(at);
            if let Some(city) = path::city(&touch.path) {
                of_city.entry(city).or_insert(at);
            }
        }
        Self {
            git,
            history,
            limits,
            texts: HashMap::new(),
            of_path,
            of_city,
        }
    }

    /// The day since when: that of a mark, since the fiche has it without a break; of a letter, since the city began; of what changed
    /// or fell behind, since the last change.
    fn since(&mut self, wait: &Wait) -> Option<String> {
        let history = self.history;
        let day = |at: usize| {
            let commit = history.commits.get(history.touches[at].commit)?;
            Some(commit.day.clone()).filter(|day| !day.is_empty())
        };
        if wait.kind == "changed-since-decision" {
            return day(*self.of_city.get(path::city(&wait.path)?)?);
        }
        let (mut path, mut after, mut first) = (wait.path.as_str(), 0, None);
        while let Some(at) = self.next(path, after) {
            let touch = &history.touches[at];
            if let (Some(mark), Some(kept)) = (&wait.mark, touch.new)
                && !self.holds(kept.id, path, mark)
            {
                break;
            }
            first = day(at);
            if wait.kind == "translation-behind" {
                break;
            }
            path = touch.from.as_deref().unwrap_or(path);
            after = at + 1;
        }
        first
    }

    /// Place of the next touch of a path from a place on.
    fn next(&self, path: &str, after: usize) -> Option<usize> {
        let places = self.of_path.get(path)?;
        let nth = places.partition_point(|at| *at < after);
        places.get(nth).copied()
    }

    fn holds(&mut self, id: Oid, path: &str, mark: &str) -> bool {
        let text = self.texts.entry(id).or_insert_with(|| {
            let bytes = self.git.blob(id, path, self.limits.bytes).ok()?.1?;
            String::from_utf8(bytes).ok()
        });
        text.as_ref().is_some_and(|text| text.contains(mark))
    }
}

fn shown(
    cli: &Cli,
    format: Desk,
    brief: &Brief<'_>,
    world: &World<'_>,
    waits: &[Wait],
    voice: &Messages,
) -> Result<String> {
    let target = match format {
        Desk::Table => return Ok(table(cli, brief, world, waits, voice)),
        Desk::Json => return Ok(report::data(&inbox::data(brief, world, waits))?),
        Desk::Ics => return Ok(calendar::of_deadlines(brief, world, waits)),
        Desk::Markdown => Target::Md,
        Desk::Html => Target::Html,
    };
    let page = inbox::page(brief, world, waits);
    let text = super::filled("status", target, &page, voice)?;
    Ok(if target == Target::Html {
        inert::html(&text)
    } else {
        super::comment(&text, voice)
    })
}

fn table(
    cli: &Cli,
    brief: &Brief<'_>,
    world: &World<'_>,
    waits: &[Wait],
    voice: &Messages,
) -> String {
    if waits.is_empty() {
        return format!("{}\n", report::tame(&voice.word("inbox-empty")));
    }
    let (head, rows) = inbox::rows(brief, world, waits);
    let mut table = status::empty_table();
    table.set_header(head.iter().map(|cell| report::line(cell)));
    for row in &rows {
        table.add_row(row.iter().map(|cell| report::line(cell)));
    }
    // Only here is it known what begins a line: a name was wrapped.
    inert::terminal(&format!("{table}\n"), colour(cli, &io::stdout()))
}
