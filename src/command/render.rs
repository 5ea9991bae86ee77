//! `roadmap render`: load, check (the gate), assemble, render, write.

use std::{
    collections::BTreeMap,
    io::{self, Write as _},
    path::Path,
};

use anyhow::{Result, anyhow};
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::{
    assemble::{self, Brief, World},
    check,
    cli::{Audience, Cli, Render},
    command::{colour, messages, scope, site},
    discover,
    load::{self, Loader},
    messages::Messages,
    model::{
        catalog::{City, Facts, Programme},
        diagnostic::{Diagnostic, Findings, Level, Message},
        document::Pointer,
        schemas::Schemas,
        source::Source,
    },
    parse::Limits,
    render::{self, Broken, Page, Templates},
    report,
    write::{Comparison, Difference, Refusal, Stage},
};

pub(super) fn run(cli: &Cli, options: &Render, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let scope = scope(here, &options.paths, &voice)?;
    let limits = Limits::default();
    let schemas = Schemas::embedded();
    let loader = Loader { root: &scope.root, limits: &limits, overlay: None };
    let (programme, mut findings) = loader.programme(&schemas)?;
    let Some(programme) = programme else { return show(cli, findings, &voice).map(|()| 1) };
    let ids: Vec<String> = programme.cities.iter().filter(|id| scope.touches(id)).cloned().collect();
    let langs = languages(cli, &programme)?;
    let words = langs.iter().map(|lang| Messages::new(lang)).collect::<Result<Vec<_>>>()?;
    let (over, templates) = match templates(&scope.root, &limits, words) {
        Ok(both) => both,
        Err(broken) => {
            findings.diagnostics.extend(broken);
            return show(cli, findings, &voice).map(|()| 1);
        }
    };
    let out = here.join(&options.out);
    let sink = match (options.context, options.check) {
        (true, _) => Sink::Context,
        (false, true) => Sink::Check(Comparison::new(&out)),
        (false, false) => match Stage::open(&out, options.audience.word())? {
            Ok(stage) => Sink::Write(stage),
            Err(refusal) => return Ok(refuse(&refusal, &options.out, &voice)),
        },
    };
    let job = Job {
        loader: &loader,
        programme: &programme,
        schemas: &schemas,
        options,
        langs: &langs,
        templates: &templates,
        over: &over,
        sink: &sink,
    };
    let bar = progress(ids.len());
    let made = ids.par_iter().map(|id| job.city(id).inspect(|_| bar.inc(1))).collect::<Result<Vec<Made>>>();
    bar.finish_and_clear();
    let mut dossiers: Vec<Vec<Value>> = vec![Vec::new(); langs.len()];
    let mut left = Vec::new();
    let mut facts = BTreeMap::new();
    for (id, one) in ids.iter().zip(made?) {
        if let Some(refusal) = one.refusal {
            return Ok(refuse(&refusal, &options.out, &voice));
        }
        facts.extend(one.facts.map(|facts| (id.clone(), facts)));
        let errors = one.findings.iter().filter(|found| is_error(found)).count();
        if errors > 0 {
            left.push((id.clone(), errors));
            findings.diagnostics.extend(one.findings);
        }
        for (all, dossier) in dossiers.iter_mut().zip(one.dossiers) {
            all.push(dossier);
        }
    }
    let cities = ids.len() - left.len();
    // What is about all cities is made when all are.
    if scope.whole() && !options.context {
        match job.shared(&facts, &dossiers, &mut left)? {
            Ok(found) => findings.diagnostics.extend(found),
            Err(refusal) => return Ok(refuse(&refusal, &options.out, &voice)),
        }
    }
    let stale = finish(sink, &langs, &dossiers, &Whole { all: scope.whole(), left: &left, cities }, options, &voice)?;
    let failed = findings.diagnostics.iter().any(is_error);
    if failed {
        for (id, errors) in &left {
            say(&voice, &Message::new("render-skipped").with("city", id.as_str()).with("errors", *errors));
        }
        show(cli, findings, &voice)?;
    }
    Ok(u8::from(failed || stale))
}

fn is_error(found: &Diagnostic) -> bool {
    found.level == Level::Error && found.waived.is_none()
}

fn say(voice: &Messages, message: &Message) {
    anstream::eprintln!("{}", report::tame(&voice.say(message)));
}

/// Says why the output folder is left alone.
fn refuse(refusal: &Refusal, out: &Path, voice: &Messages) -> u8 {
    let out = out.display().to_string();
    let message = match refusal {
        Refusal::Foreign(path) => Message::new("render-refused").with("path", path.as_str()),
        Refusal::Audience(other) => Message::new("render-refused-audience").with("out", out).with("audience", other.as_str()),
        Refusal::Busy => Message::new("render-refused-busy").with("out", out),
    };
    say(voice, &message);
    2
}

/// Where pages go as they are made.
enum Sink {
    /// Nowhere: what templates see is printed instead.
    Context,
    /// Held against what stands in the output folder.
    Check(Comparison),
    /// Into the output folder.
    Write(Stage),
}

impl Sink {
    fn put(&self, pages: &[Page]) -> Result<Result<(), Refusal>> {
        for page in pages {
            match self {
                Self::Context => {}
                Self::Check(comparison) => comparison.put(page),
                Self::Write(stage) => {
                    if let Err(refusal) = stage.put(page)? {
                        return Ok(Err(refusal));
                    }
                }
            }
        }
        Ok(Ok(()))
    }
}

/// What of the programme a run was about.
struct Whole<'a> {
    all: bool,
    left: &'a [(String, usize)],
    cities: usize,
}

/// Everything that making one city's dossier needs.
struct Job<'a> {
    loader: &'a Loader<'a>,
    programme: &'a Programme,
    schemas: &'a Schemas,
    options: &'a Render,
    langs: &'a [String],
    templates: &'a [Templates],
    /// Texts of the programme's own templates.
    over: &'a Overrides,
    sink: &'a Sink,
}

/// Texts of the programme's own templates, by name.
type Overrides = BTreeMap<String, String>;

/// What came of one city.
#[derive(Default)]
struct Made {
    findings: Vec<Diagnostic>,
    facts: Option<Facts>,
    /// Whole for `--context`, else their summaries.
    dossiers: Vec<Value>,
    refusal: Option<Refusal>,
}

impl Job<'_> {
    fn city(&self, id: &str) -> Result<Made> {
        let (city, mut findings) = self.loader.city(id);
        let loaded = std::mem::take(&mut findings.diagnostics);
        let (found, frozen) = check::check(self.programme, self.schemas, &city, self.loader.limits.words, loaded);
        let mut made = Made { findings: found, ..Made::default() };
        made.findings.extend(check::frozen(self.programme, &frozen));
        let sound = !made.findings.iter().any(is_error);
        let facts = Facts { sound, ..Facts::of(&city, &self.programme.edition) };
        made.facts = Some(facts.clone());
        if !sound {
            return Ok(made);
        }
        let unsound = Facts { sound: false, ..facts };
        let mut pages = Vec::new();
        for at in 0..self.langs.len() {
            let dossier = assemble::dossier(&self.brief(at, id), &city);
            if self.options.context {
                made.dossiers.push(dossier);
                continue;
            }
            match render::pages(&self.templates[at], "dossier", &self.path(at, id), &self.options.to, &dossier) {
                Ok(more) => pages.extend(more),
                Err(broken) => return Ok(Made { findings: vec![failure(self.over, &broken)], facts: Some(unsound), ..Made::default() }),
            }
            made.dossiers.push(assemble::summary(&dossier));
        }
        if self.options.audience == Audience::Public {
            let leaks = leaks(self.schemas, &city, &pages);
            if !leaks.is_empty() {
                return Ok(Made { findings: leaks, facts: Some(unsound), ..Made::default() });
            }
        }
        made.refusal = self.sink.put(&pages)?.err();
        Ok(made)
    }

    /// The pages about what cities share, and the programme's own. Gives what was found on the way.
    fn shared(
        &self,
        facts: &BTreeMap<String, Facts>,
        dossiers: &[Vec<Value>],
        left: &mut Vec<(String, usize)>,
    ) -> Result<Result<Vec<Diagnostic>, Refusal>> {
        let (mut found, frozen) = check::shared(self.programme, self.schemas, facts, self.loader.limits.words);
        found.extend(check::frozen(self.programme, &frozen));
        found.retain(is_error);
        let mut unsound: BTreeMap<String, usize> = BTreeMap::new();
        for error in &found {
            *unsound.entry(error.path.clone()).or_default() += 1;
        }
        left.extend(unsound.iter().map(|(path, errors)| (load::stem(path).to_owned(), *errors)));
        let world = World::new(self.programme, self.schemas, self.options.audience, facts, unsound.into_keys().collect());
        let items = site::items(self.programme, &world);
        let jobs: Vec<(usize, &site::Item<'_>)> = (0..self.langs.len()).flat_map(|at| items.iter().map(move |item| (at, item))).collect();
        let made = jobs.par_iter().map(|(at, item)| {
            let pages =
                item.pages(&self.brief(*at, &item.stem()), &world, &self.templates[*at], &self.path(*at, &item.stem()), &self.options.to);
            match pages {
                Ok(pages) => Ok((self.sink.put(&pages)?, None)),
                Err(broken) => Ok((Ok(()), Some(failure(self.over, &broken)))),
            }
        });
        for one in made.collect::<Result<Vec<_>>>()? {
            match one {
                (Err(refusal), _) => return Ok(Err(refusal)),
                (Ok(()), broken) => found.extend(broken),
            }
        }
        for (at, dossiers) in dossiers.iter().enumerate() {
            let data = assemble::index(&self.brief(at, "index"), &world, dossiers, left);
            match render::pages(&self.templates[at], "index", &self.path(at, "index"), &self.options.to, &data) {
                Ok(pages) => {
                    if let Err(refusal) = self.sink.put(&pages)? {
                        return Ok(Err(refusal));
                    }
                }
                Err(broken) => found.push(failure(self.over, &broken)),
            }
        }
        Ok(Ok(found))
    }

    fn brief<'b>(&'b self, at: usize, stem: &str) -> Brief<'b> {
        let languages = self.langs.iter().map(|lang| {
            let label = match lang.as_str() {
                "fr" => "Français",
                "es" => "Español",
                _ => "English",
            };
            let up = "../".repeat(stem.matches('/').count() + 1);
            json!({"lang": lang, "label": label, "href": format!("{up}{lang}/{stem}.html"), "current": *lang == self.langs[at]})
        });
        let languages = if self.langs.len() > 1 { languages.collect() } else { Value::Array(Vec::new()) };
        Brief {
            programme: self.programme,
            schemas: self.schemas,
            messages: self.templates[at].messages(),
            audience: self.options.audience,
            lang: &self.langs[at],
            languages,
            attachments: false,
        }
    }

    /// One language stands in the folder itself, several each in their own.
    fn path(&self, at: usize, stem: &str) -> String {
        if self.langs.len() > 1 { format!("{}/{stem}", self.langs[at]) } else { stem.to_owned() }
    }
}

/// Internal values that a public page holds though no public field does.
fn leaks(schemas: &Schemas, city: &City, pages: &[Page]) -> Vec<Diagnostic> {
    let (mut secret, mut open) = (Vec::new(), String::new());
    for fiche in &city.fiches {
        if let Some(schema) = schemas.of(fiche.kind) {
            assemble::split(&fiche.document.value, &schema.plan, true, &mut secret, &mut open);
        }
    }
    secret.retain(|value| !open.contains(value.as_str()) && pages.iter().any(|page| page.text.contains(value.as_str())));
    secret.sort_unstable();
    secret.dedup();
    let source = Source { path: format!("cities/{}", city.id), text: String::new() };
    secret
        .into_iter()
        .map(|value| Diagnostic::new("leak", &source, 0..0, &Pointer::default(), Message::new("leak").with("value", value)))
        .collect()
}

/// Puts the pages in their place, or says how they differ: true if they do.
fn finish(sink: Sink, langs: &[String], dossiers: &[Vec<Value>], whole: &Whole<'_>, options: &Render, voice: &Messages) -> Result<bool> {
    match sink {
        Sink::Context => {
            let all: serde_json::Map<_, _> = langs.iter().zip(dossiers).map(|(lang, dossiers)| (lang.clone(), json!(dossiers))).collect();
            let mut out = io::stdout().lock();
            serde_json::to_writer_pretty(&mut out, &all)?;
            writeln!(out)?;
            Ok(false)
        }
        Sink::Check(comparison) => {
            let (differences, files) = comparison.finish(whole.all)?;
            for difference in &differences {
                let (id, path) = match difference {
                    Difference::Stale(path) => ("render-stale", path),
                    Difference::Missing(path) => ("render-missing", path),
                    Difference::Extra(path) => ("render-extra", path),
                };
                say(voice, &Message::new(id).with("path", path.as_str()));
            }
            if differences.is_empty() {
                say(voice, &Message::new("render-current").with("files", files));
            }
            Ok(!differences.is_empty())
        }
        Sink::Write(stage) => {
            // A dossier whose city now has errors is kept as it was: the old one is better than none.
            let kept = |path: &str| {
                let path = langs.iter().find_map(|lang| path.strip_prefix(lang.as_str())?.strip_prefix('/')).unwrap_or(path);
                let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
                whole.left.iter().any(|(id, _)| site::is_of(stem, id))
            };
            let files = stage.publish(&|path| whole.all && !kept(path))?;
            say(
                voice,
                &Message::new("render-wrote")
                    .with("cities", whole.cities)
                    .with("files", files)
                    .with("out", options.out.display().to_string()),
            );
            Ok(false)
        }
    }
}

/// Languages asked for, else the programme's default.
fn languages(cli: &Cli, programme: &Programme) -> Result<Vec<String>> {
    let mut langs: Vec<String> = match &cli.lang {
        Some(list) => list.split(',').map(|lang| lang.trim().to_owned()).filter(|lang| !lang.is_empty()).collect(),
        None => programme.edition.languages.first().cloned().into_iter().collect(),
    };
    let mut seen = std::collections::BTreeSet::new();
    langs.retain(|lang| seen.insert(lang.clone()));
    match langs.iter().find(|lang| !Messages::speaks(lang)) {
        Some(lang) => Err(anyhow!("--lang {lang}: fr, en, es")),
        None if langs.is_empty() => Ok(vec!["en".to_owned()]),
        None => Ok(langs),
    }
}

/// Texts of the programme's own templates, and the templates of every language; else what stands in their way.
fn templates(root: &Path, limits: &Limits, words: Vec<Messages>) -> Result<(Overrides, Vec<Templates>), Vec<Diagnostic>> {
    let over = overrides(root, limits)?;
    let templates = words.into_iter().map(|messages| Templates::new(&over, messages)).collect::<Result<Vec<_>, _>>();
    let templates = templates.map_err(|broken| vec![failure(&over, &broken)])?;
    Ok((over, templates))
}

/// The programme's own templates by name; only plain files of its `templates/` folder.
///
/// # Errors
/// Those that cannot be read: to use the built-in ones in their place would be another dossier.
fn overrides(root: &Path, limits: &Limits) -> Result<Overrides, Vec<Diagnostic>> {
    let (mut texts, mut unread) = (BTreeMap::new(), Vec::new());
    for file in discover::files(root, "templates") {
        let read = match file.closed {
            Some(reason) => Err(reason),
            None => discover::read(root, &file.path, &file.place, limits.bytes),
        };
        match read {
            Ok(source) => _ = texts.insert(source.path.trim_start_matches("templates/").to_owned(), source.text),
            Err(reason) => unread.push(load::unreadable(&file.path, &reason)),
        }
    }
    if unread.is_empty() { Ok(texts) } else { Err(unread) }
}

fn failure(over: &Overrides, broken: &Broken) -> Diagnostic {
    let path = format!("templates/{}", broken.name);
    let text = over.get(&broken.name).cloned().unwrap_or_default();
    let start = text.split_inclusive('\n').take(broken.line.saturating_sub(1)).map(str::len).sum::<usize>();
    let line = text[start..].lines().next().unwrap_or_default().len();
    let source = Source { path, text };
    let mut found = Diagnostic::new(
        "template",
        &source,
        start..start + line,
        &Pointer::default(),
        Message::new("template").with("detail", broken.detail.as_str()),
    );
    found.line = broken.line.max(1);
    found
}

fn show(cli: &Cli, mut findings: Findings, voice: &Messages) -> Result<()> {
    findings.finish(Limits::default().findings);
    super::show(&findings, voice, colour(cli, &io::stderr()))
}

fn progress(cities: usize) -> indicatif::ProgressBar {
    // Hidden by itself where stderr is no terminal.
    if cities < 50 { indicatif::ProgressBar::hidden() } else { indicatif::ProgressBar::new(cities as u64) }
}
