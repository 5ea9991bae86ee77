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
    command::{
        colour, messages,
        past::{self, Pasts},
        place::Place,
        since::Since,
        site, status,
    },
    discover,
    git::history::Want,
    guard::{Guard, Leak, Values},
    load::{self, Loader},
    messages::Messages,
    model::{
        catalog::{Facts, Fiche, Programme},
        diagnostic::{Diagnostic, Findings, Level, Message},
        document::Pointer,
        schemas::{self, Schemas},
        source::Source,
        tree::Tree,
    },
    parse::Limits,
    render::{self, Broken, Page, Templates},
    report,
    write::{Comparison, Difference, Refusal, Stage},
};

pub(super) fn run(cli: &Cli, options: &Render, here: &Path) -> Result<u8> {
    make(cli, options, here, false)
}

/// Makes the site; `publishing` holds back what is not to be shown yet, and adds data and documents.
pub(super) fn make(cli: &Cli, options: &Render, here: &Path, publishing: bool) -> Result<u8> {
    let voice = messages(cli)?;
    let mut place = Place::find(here, &options.paths, &options.at, &voice)?;
    let limits = Limits::default();
    let schemas = Schemas::embedded();
    let since = options.at.since.as_deref().map(|name| Since::fork(&mut place, name, limits.bytes, &voice)).transpose()?;
    let told = options.audience == Audience::Internal && !options.no_history;
    let want = Want { all: true, follow: true, paths: vec!["cities".to_owned()], ..Want::default() };
    let pasts = if told { past::mentioned(&mut place, &want, &voice).map(|history| Pasts::of(&history)) } else { None };
    let (tree, scope) = (place.tree.as_ref(), &place.scope);
    let loader = Loader { tree, limits: &limits, within: None };
    let (programme, mut findings) = loader.programme(&schemas)?;
    let Some(programme) = programme else { return show(cli, findings, &voice).map(|()| 1) };
    let changed = |id: &String| since.as_ref().is_none_or(|since| since.extent.touches(id));
    let ids: Vec<String> = programme.cities.iter().filter(|id| scope.touches(id) && changed(id)).cloned().collect();
    let whole = scope.whole() && since.is_none();
    let langs = languages(cli, &programme, publishing)?;
    let words = langs.iter().map(|lang| Messages::new(lang)).collect::<Result<Vec<_>>>()?;
    let (over, templates) = match templates(tree, &limits, words) {
        Ok(both) => both,
        Err(broken) => {
            findings.diagnostics.extend(broken);
            return show(cli, findings, &voice).map(|()| 1);
        }
    };
    let out = here.join(&options.out);
    if publishing && discover::lies_in(&out, &discover::repository(&scope.root)) {
        say(&voice, &Message::new("publish-inside").with("out", options.out.display().to_string()));
        return Ok(2);
    }
    let base = (options.audience == Audience::Public).then(|| base(&programme, &schemas, &langs));
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
        base: base.as_ref(),
        pasts: pasts.unwrap_or_default(),
        publishing,
    };
    let made = match job.all(&ids, whole)? {
        Ok(made) => made,
        Err(refusal) => return Ok(refuse(&refusal, &options.out, &voice)),
    };
    // Nothing is put in place of what could not be read.
    place.sound(&voice)?;
    findings.diagnostics.extend(made.findings);
    let whole = Whole { all: whole, left: &made.left, cities: made.cities };
    if !made.withheld.is_empty() {
        let message = Message::new("publish-withheld").with("count", made.withheld.len()).with("cities", made.withheld.join(", "));
        say(&voice, &message);
    }
    if let (Some(values), Sink::Write(stage)) = (made.values, &sink) {
        let leaks = scanned(stage, values, &whole, &langs)?;
        if !leaks.is_empty() {
            findings.diagnostics.extend(leaks);
            show(cli, findings, &voice)?;
            say(&voice, &Message::new("publish-stopped").with("out", options.out.display().to_string()));
            return Ok(1);
        }
    }
    let stale = finish(sink, &langs, &made.dossiers, &whole, options, &voice)?;
    let failed = findings.diagnostics.iter().any(is_error);
    if failed {
        for (id, errors) in &made.left {
            say(&voice, &Message::new("render-skipped").with("city", id.as_str()).with("errors", *errors));
        }
        show(cli, findings, &voice)?;
    }
    Ok(u8::from(failed || stale))
}

/// What came of all cities, and of what they share.
#[derive(Default)]
struct Harvest {
    /// By language: whole dossiers for `--context`, else their summaries.
    dossiers: Vec<Vec<Value>>,
    /// Cities, networks and events without a page, with their errors.
    left: Vec<(String, usize)>,
    withheld: Vec<String>,
    cities: usize,
    values: Option<Values>,
    findings: Vec<Diagnostic>,
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

impl Whole<'_> {
    /// Whether a file of an earlier run has no place any more. What is about a city or network that now has errors is
    /// kept as it was: the old one is better than none.
    fn drops(&self, path: &str, langs: &[String]) -> bool {
        let path = langs.iter().find_map(|lang| path.strip_prefix(lang.as_str())?.strip_prefix('/')).unwrap_or(path);
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let stem = stem.strip_prefix("data/cities/").unwrap_or(stem);
        self.all && !self.left.iter().any(|(id, _)| site::is_of(stem, id))
    }
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
    /// For a public site: what networks and events hold, and what any page may say.
    base: Option<&'a Values>,
    /// For an internal site: who changed what.
    pasts: Pasts,
    publishing: bool,
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
    /// Internal and public values, for a public site.
    values: Option<Values>,
    /// Its state is not one that is shown.
    withheld: bool,
}

impl Job<'_> {
    /// Makes the dossiers of all these cities, and of the `whole` programme what is about more than one.
    fn all(&self, ids: &[String], whole: bool) -> Result<Result<Harvest, Refusal>> {
        let bar = progress(ids.len());
        let made = ids.par_iter().map(|id| self.city(id).inspect(|_| bar.inc(1))).collect::<Result<Vec<Made>>>();
        bar.finish_and_clear();
        let mut harvest = Harvest { dossiers: vec![Vec::new(); self.langs.len()], values: self.base.cloned(), ..Harvest::default() };
        let mut facts = BTreeMap::new();
        for (id, one) in ids.iter().zip(made?) {
            if let Some(refusal) = one.refusal {
                return Ok(Err(refusal));
            }
            facts.extend(one.facts.map(|facts| (id.clone(), facts)));
            if let (Some(all), Some(own)) = (&mut harvest.values, one.values) {
                all.absorb(own);
            }
            harvest.withheld.extend(one.withheld.then(|| id.clone()));
            let errors = one.findings.iter().filter(|found| is_error(found)).count();
            if errors > 0 {
                harvest.left.push((id.clone(), errors));
                harvest.findings.extend(one.findings);
            }
            for (all, dossier) in harvest.dossiers.iter_mut().zip(one.dossiers) {
                all.push(dossier);
            }
        }
        harvest.cities = ids.len() - harvest.left.len() - harvest.withheld.len();
        // What is about all cities is made when all are.
        if whole && !self.options.context {
            match self.shared(&facts, &harvest.dossiers, &mut harvest.left)? {
                Ok(found) => harvest.findings.extend(found),
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
        Ok(Ok(harvest))
    }

    fn city(&self, id: &str) -> Result<Made> {
        let (city, mut findings) = self.loader.city(id);
        let loaded = std::mem::take(&mut findings.diagnostics);
        let (found, frozen) = check::check(self.programme, self.schemas, &city, self.loader.limits.words, loaded);
        let mut made = Made { findings: found, ..Made::default() };
        made.findings.extend(check::frozen(self.programme, &frozen));
        let sound = !made.findings.iter().any(is_error);
        findings.diagnostics = made.findings;
        let facts = Facts::whole(&city, &self.programme.edition);
        let facts = match self.options.audience {
            Audience::Internal => status::known(facts, &city, &findings, self.programme, self.schemas),
            Audience::Public => Facts { sound, ..facts },
        };
        let changed = self.pasts.get(id).and_then(|past| Some(past.edits.first()?.0.day.clone()));
        let facts = Facts { changed, ..facts };
        made.findings = findings.diagnostics;
        made.facts = Some(facts.clone());
        made.values = self.base.map(|_| gather(city.all(), self.schemas, Some(city.language(&self.programme.edition))));
        if !sound {
            return Ok(made);
        }
        if self.publishing && !self.programme.edition.entry("states", city.state()).is_some_and(|state| state.shown) {
            return Ok(Made { withheld: true, facts: Some(Facts { sound: false, ..facts }), ..made });
        }
        let unsound = Facts { sound: false, ..facts };
        let mut pages = Vec::new();
        for at in 0..self.langs.len() {
            let dossier = assemble::dossier(&self.brief(at, id), &city, self.pasts.get(id));
            if self.options.context {
                made.dossiers.push(dossier);
                continue;
            }
            match render::pages(&self.templates[at], "dossier", &self.path(at, id), &self.options.to, &dossier) {
                Ok(more) => pages.extend(more),
                Err(broken) => {
                    return Ok(Made {
                        findings: vec![failure(self.over, &broken)],
                        facts: Some(unsound),
                        values: made.values,
                        ..Made::default()
                    });
                }
            }
            made.dossiers.push(assemble::summary(&dossier));
        }
        if self.publishing {
            let text = serde_json::to_string_pretty(&assemble::data(self.schemas, &city, self.options.audience))?;
            pages.push(Page { path: format!("{DATA}/cities/{id}.json"), text });
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
        let hidden = self.programme.networks.values().flatten().filter(|network| {
            let pilot = network.value()["pilot"].as_str().and_then(|pilot| facts.get(pilot));
            self.publishing && pilot.is_none_or(|pilot| !pilot.sound)
        });
        let hidden: Vec<String> = hidden.map(|network| network.document.source.path.clone()).collect();
        for error in &found {
            *unsound.entry(error.path.clone()).or_default() += 1;
        }
        // One that cannot be read has no page either, and keeps the one it had.
        for (folder, shelf) in [("networks", &self.programme.networks), ("events", &self.programme.events)] {
            left.extend(shelf.iter().filter(|(_, fiche)| fiche.is_none()).map(|(id, _)| (format!("{folder}/{id}"), 1)));
        }
        left.extend(unsound.iter().map(|(path, errors)| (load::stem(path).to_owned(), *errors)));
        let world = World::new(self.programme, self.schemas, self.options.audience, facts, unsound.into_keys().chain(hidden).collect());
        let items = site::items(self.programme, &world, self.options.audience);
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
        if self.publishing
            && let Err(refusal) = self.extras(&world)?
        {
            return Ok(Err(refusal));
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

    /// Data on what cities share, and the documents that events declare public.
    fn extras(&self, world: &World<'_>) -> Result<Result<(), Refusal>> {
        let text = serde_json::to_string_pretty(&world.data(self.programme))?;
        let mut pages = vec![Page { path: format!("{DATA}/programme.json"), text }];
        for table in assemble::tables(world, self.programme) {
            let text = report::csv(std::iter::once(&table.head).chain(&table.rows))?;
            pages.push(Page { path: format!("{DATA}/{}.csv", table.name), text });
        }
        if let Err(refusal) = self.sink.put(&pages)? {
            return Ok(Err(refusal));
        }
        let Sink::Write(stage) = self.sink else { return Ok(Ok(())) };
        for event in self.programme.events.values().flatten().filter(|event| world.is_sound(event)) {
            let public = |one: &&Value| one["public"] == true;
            for file in event.value()["documents"].as_array().into_iter().flatten().filter(public).filter_map(|one| one["file"].as_str()) {
                let bytes = self.loader.tree.attached("events", file)?;
                if let Err(refusal) = stage.put_bytes(&format!("{}/{file}", assemble::DOCUMENTS), &bytes)? {
                    return Ok(Err(refusal));
                }
            }
        }
        Ok(Ok(()))
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
            attachments: self.publishing,
        }
    }

    /// One language stands in the folder itself, several each in their own.
    fn path(&self, at: usize, stem: &str) -> String {
        if self.langs.len() > 1 { format!("{}/{stem}", self.langs[at]) } else { stem.to_owned() }
    }
}

/// Folder of a publication for data.
const DATA: &str = "data";

pub(super) fn gather<'f>(fiches: impl Iterator<Item = &'f Fiche>, schemas: &Schemas, language: Option<&str>) -> Values {
    let mut values = Values::default();
    for fiche in fiches {
        if let Some(schema) = schemas.of(fiche.kind) {
            values.fiche(fiche, &schema.plan, language);
        }
    }
    values
}

/// What any public page may say, and the values of what cities share.
pub(super) fn base(programme: &Programme, schemas: &Schemas, langs: &[String]) -> Values {
    let mut values = gather(programme.shared(), schemas, None);
    values.open(&programme.document.source.text);
    load::EDITIONS.iter().filter(|(id, _)| *id == programme.edition.id).for_each(|(_, text)| values.open(text));
    schemas::TEXTS.iter().for_each(|(_, text)| values.said(text));
    langs.iter().for_each(|lang| values.open(&Messages::shipped(lang)));
    values
}

/// Internal values in the files about to be put in place, read back from where they wait.
fn scanned(stage: &Stage, values: Values, whole: &Whole<'_>, langs: &[String]) -> Result<Vec<Diagnostic>> {
    let style = render::BUILT_IN.iter().find(|(name, _)| *name == "style.css").map_or("", |(_, text)| *text);
    let guard = Guard::new(values, style)?;
    let leaks = stage.each(&|path| whole.drops(path, langs), &|path, bytes| guard.scan(path, bytes))?;
    Ok(leaks.into_iter().flatten().map(told).collect())
}

/// A leak as a finding at the fiche that the value comes from.
fn told(leak: Leak) -> Diagnostic {
    let source = Source { path: leak.origin.path, text: String::new() };
    let message = Message::new("leak-file").with("value", leak.value).with("file", leak.file).with("field", leak.origin.field.as_str());
    let found = Diagnostic::new("leak", &source, 0..0, &Pointer::default(), message);
    Diagnostic { field: leak.origin.field, ..found }
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
            let files = stage.publish(&|path| whole.drops(path, langs))?;
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

/// Languages asked for, else the programme's default, or all of them.
fn languages(cli: &Cli, programme: &Programme, all: bool) -> Result<Vec<String>> {
    let mut langs: Vec<String> = match &cli.lang {
        Some(list) => list.split(',').map(|lang| lang.trim().to_owned()).filter(|lang| !lang.is_empty()).collect(),
        None => programme.edition.languages.iter().take(if all { usize::MAX } else { 1 }).cloned().collect(),
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
fn templates(tree: &dyn Tree, limits: &Limits, words: Vec<Messages>) -> Result<(Overrides, Vec<Templates>), Vec<Diagnostic>> {
    let over = overrides(tree, limits)?;
    let templates = words.into_iter().map(|messages| Templates::new(&over, messages)).collect::<Result<Vec<_>, _>>();
    let templates = templates.map_err(|broken| vec![failure(&over, &broken)])?;
    Ok((over, templates))
}

/// The programme's own templates by name; only plain files of its `templates/` folder.
///
/// # Errors
/// Those that cannot be read: to use the built-in ones in their place would be another dossier.
fn overrides(tree: &dyn Tree, limits: &Limits) -> Result<Overrides, Vec<Diagnostic>> {
    let (mut texts, mut unread) = (BTreeMap::new(), Vec::new());
    for file in tree.files("templates") {
        let read = match &file.closed {
            Some(reason) => Err(reason.clone()),
            None => tree.read(&file, limits.bytes),
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
