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
    assemble::{self, Brief},
    check,
    cli::{Audience, Cli, Render},
    command::{colour, messages, scope},
    discover,
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Programme},
        diagnostic::{Diagnostic, Findings, Level, Message},
        document::Pointer,
        schemas::Schemas,
        source::Source,
    },
    parse::Limits,
    render::{self, Broken, Page, Templates},
    report, write,
};

pub(super) fn run(cli: &Cli, options: &Render, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let scope = scope(here, &options.paths, &voice)?;
    let limits = Limits::default();
    let schemas = Schemas::embedded()?;
    let loader = Loader { root: &scope.root, limits: &limits, overlay: None };
    let (programme, mut findings) = loader.programme(&schemas)?;
    let Some(programme) = programme else { return show(cli, findings, &voice).map(|()| 1) };
    let ids = match &scope.cities {
        Some(cities) => cities.clone(),
        None => discover::cities(&scope.root)?,
    };
    let langs = languages(cli, &programme)?;
    let templates = langs
        .iter()
        .map(|lang| {
            Templates::new(&overrides(&scope.root, &limits), Messages::new(lang)?).map_err(|broken| anyhow!(cause(&voice, &broken)))
        })
        .collect::<Result<Vec<_>>>()?;
    let job = Job { loader: &loader, programme: &programme, schemas: &schemas, options, langs: &langs, templates: &templates };
    let bar = progress(ids.len());
    let made: Vec<Made> = ids
        .par_iter()
        .map(|id| {
            let one = job.city(id);
            bar.inc(1);
            one
        })
        .collect::<Result<_>>()?;
    bar.finish_and_clear();
    let mut pages = Vec::new();
    let mut dossiers: Vec<Vec<Value>> = vec![Vec::new(); langs.len()];
    let mut left = Vec::new();
    for (id, one) in ids.iter().zip(made) {
        let errors = one.findings.iter().filter(|found| found.level == Level::Error && found.waived.is_none()).count();
        if errors > 0 {
            left.push((id.clone(), errors));
            findings.diagnostics.extend(one.findings);
        }
        pages.extend(one.pages);
        for (all, dossier) in dossiers.iter_mut().zip(one.dossiers) {
            all.push(dossier);
        }
    }
    if options.context {
        let all: Value = langs
            .iter()
            .zip(&dossiers)
            .map(|(lang, dossiers)| ((*lang).to_owned(), json!(dossiers)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let mut out = io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, &all)?;
        writeln!(out)?;
    } else {
        // The page of the programme is about all its cities: it is made when all are.
        if scope.cities.is_none() {
            for (at, dossiers) in dossiers.iter().enumerate() {
                match job.index(at, dossiers, &left) {
                    Ok(more) => pages.extend(more),
                    Err(broken) => findings.diagnostics.push(failure(&scope.root, &broken)),
                }
            }
        }
        let out = here.join(&options.out);
        let stale = finish(&job, &out, &pages, scope.cities.is_none(), &left, &voice)?;
        if stale > 0 {
            return Ok(u8::from(stale == 1) + 2 * u8::from(stale == 2));
        }
    }
    let failed = findings.diagnostics.iter().any(|found| found.level == Level::Error && found.waived.is_none());
    if failed {
        for (id, errors) in &left {
            let message = Message::new("render-skipped").with("city", id.as_str()).with("errors", *errors);
            anstream::eprintln!("{}", report::tame(&voice.say(&message)));
        }
        show(cli, findings, &voice)?;
    }
    Ok(u8::from(failed))
}

/// Everything that making one city's dossier needs.
struct Job<'a> {
    loader: &'a Loader<'a>,
    programme: &'a Programme,
    schemas: &'a Schemas,
    options: &'a Render,
    langs: &'a [String],
    templates: &'a [Templates],
}

/// What came of one city.
#[derive(Default)]
struct Made {
    findings: Vec<Diagnostic>,
    pages: Vec<Page>,
    dossiers: Vec<Value>,
}

impl Job<'_> {
    fn city(&self, id: &str) -> Result<Made> {
        let (city, mut findings) = self.loader.city(id);
        let loaded = std::mem::take(&mut findings.diagnostics);
        let found = check::check(self.programme, self.schemas, &city, self.loader.limits.words, loaded);
        let mut made = Made { findings: found, ..Made::default() };
        if made.findings.iter().any(|found| found.level == Level::Error && found.waived.is_none()) {
            return Ok(made);
        }
        for (at, lang) in self.langs.iter().enumerate() {
            let messages = Messages::new(lang)?;
            let dossier = assemble::dossier(&self.brief(at, &messages, id), &city);
            match render::pages(&self.templates[at], "dossier", &self.path(at, id), &self.options.to, &dossier) {
                Ok(pages) => made.pages.extend(pages),
                Err(broken) => made.findings.push(failure(self.loader.root, &broken)),
            }
            made.dossiers.push(dossier);
        }
        if self.options.audience == Audience::Public {
            let leaks = leaks(self.schemas, &city, &made.pages);
            if !leaks.is_empty() {
                made = Made { findings: leaks, ..Made::default() };
            }
        }
        Ok(made)
    }

    fn index(&self, at: usize, dossiers: &[Value], left: &[(String, usize)]) -> Result<Vec<Page>, Broken> {
        let messages =
            Messages::new(&self.langs[at]).map_err(|error| Broken { name: "index".to_owned(), line: 0, detail: error.to_string() })?;
        let data = assemble::index(&self.brief(at, &messages, "index"), dossiers, left);
        render::pages(&self.templates[at], "index", &self.path(at, "index"), &self.options.to, &data)
    }

    fn brief<'b>(&'b self, at: usize, messages: &'b Messages, stem: &str) -> Brief<'b> {
        let languages = self.langs.iter().map(|lang| {
            let label = match lang.as_str() {
                "fr" => "Français",
                "es" => "Español",
                _ => "English",
            };
            json!({"lang": lang, "label": label, "href": format!("../{lang}/{stem}.html"), "current": *lang == self.langs[at]})
        });
        let languages = if self.langs.len() > 1 { languages.collect() } else { Value::Array(Vec::new()) };
        Brief {
            programme: self.programme,
            schemas: self.schemas,
            messages,
            audience: self.options.audience,
            lang: &self.langs[at],
            languages,
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

/// Writes or compares. 0: done; 1: stale; 2: a file of someone else's stands in the way.
fn finish(job: &Job<'_>, out: &Path, pages: &[Page], whole: bool, left: &[(String, usize)], voice: &Messages) -> Result<u8> {
    let say = |message: &Message| anstream::eprintln!("{}", report::tame(&voice.say(message)));
    if job.options.check {
        let differences = write::compare(out, pages, whole)?;
        for difference in &differences {
            let (id, path) = match difference {
                write::Difference::Stale(path) => ("render-stale", path),
                write::Difference::Missing(path) => ("render-missing", path),
                write::Difference::Extra(path) => ("render-extra", path),
            };
            say(&Message::new(id).with("path", path.as_str()));
        }
        if differences.is_empty() {
            say(&Message::new("render-current").with("files", pages.len()));
        }
        return Ok(u8::from(!differences.is_empty()));
    }
    // A dossier whose city now has errors is kept as it was: the old one is better than none.
    let kept = |path: &str| left.iter().any(|(id, _)| path.rsplit('/').next().and_then(|name| name.split('.').next()) == Some(id.as_str()));
    match write::pages(out, pages, &|path| whole && !kept(path))? {
        Ok(()) => {
            let made = pages.len();
            let cities = pages.iter().filter_map(|page| page.path.rsplit('/').next()?.split('.').next()).filter(|stem| *stem != "index");
            let cities = cities.collect::<std::collections::BTreeSet<_>>().len();
            say(&Message::new("render-wrote")
                .with("cities", cities)
                .with("files", made)
                .with("out", job.options.out.display().to_string()));
            Ok(0)
        }
        Err(write::Foreign(path)) => {
            say(&Message::new("render-refused").with("path", path));
            Ok(2)
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

/// The programme's own templates by name; only plain files of its `templates/` folder.
fn overrides(root: &Path, limits: &Limits) -> BTreeMap<String, String> {
    let files = discover::files(root, "templates");
    files
        .into_iter()
        .filter_map(|file| {
            let source = discover::read(root, &file.path, &file.place, limits.bytes).ok()?;
            Some((file.path.strip_prefix("templates/")?.to_owned(), source.text))
        })
        .collect()
}

fn failure(root: &Path, broken: &Broken) -> Diagnostic {
    let path = format!("templates/{}", broken.name);
    let text = std::fs::read_to_string(root.join(&path)).unwrap_or_default();
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

fn cause(voice: &Messages, broken: &Broken) -> String {
    format!("templates/{}:{}: {}", broken.name, broken.line, voice.say(&Message::new("template").with("detail", broken.detail.as_str())))
}

fn show(cli: &Cli, mut findings: Findings, voice: &Messages) -> Result<()> {
    findings.finish(Limits::default().findings);
    let mut out = io::stdout().lock();
    report::write(&mut out, &findings, report::Format::Human, voice, colour(cli))?;
    Ok(out.flush()?)
}

fn progress(cities: usize) -> indicatif::ProgressBar {
    // Hidden by itself where stderr is no terminal.
    if cities < 50 { indicatif::ProgressBar::hidden() } else { indicatif::ProgressBar::new(cities as u64) }
}
