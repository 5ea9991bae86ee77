//! `roadmap render`: load, check (the gate), assemble, render, write.

use std::{
    collections::BTreeSet,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Mutex, atomic::AtomicUsize},
};

use anyhow::{Result, anyhow};
use serde_json::json;

use crate::{
    cli::{Audience, Cli, Render},
    command::{colour, messages},
    discover,
    git::{Git, history::Want},
    guard::Values,
    load::Loader,
    messages::Messages,
    model::{
        catalog::Programme,
        diagnostic::{Diagnostic, Findings, Message},
        page::dossier::Dossier,
        past::Stamps,
        schemas::Schemas,
        view::View,
    },
    parse::Limits,
    workspace::{
        accepted::Decided,
        job::{Harvest, Job, is_error},
        output::say,
        overrides::{end, templates},
        past::{self, Pasts},
        place::Place,
        secrets::{self, scanned},
        since::Since,
        sink::{Sink, Way, Whole},
        stamps,
        takedown::Standing,
        unmerged,
    },
    write::{Difference, Published, Stage},
};

pub(super) fn run(cli: &Cli, options: &Render, here: &Path) -> Result<u8> {
    make(cli, options, here, false)
}

/// Makes the site; `publishing` holds back what is not to be shown yet, and adds data and documents.
pub(super) fn make(cli: &Cli, options: &Render, here: &Path, publishing: bool) -> Result<u8> {
    let voice = messages(cli)?;
    let mut place = Place::find(here, &options.paths, &options.at, &voice)?;
    let limits = Limits::default();
    let loader = Loader {
        tree: place.tree.as_ref(),
        limits: &limits,
        within: None,
    };
    let (mut programme, findings) = loader.programme(&Schemas::embedded())?;
    if let Some(programme) = programme.as_mut().filter(|_| publishing) {
        programme.unshown = unshown(&loader, programme);
    }
    let repositories = repositories(&place.scope.root);
    let standing = Standing {
        options,
        here,
        repositories: &repositories,
    };
    let taken = match publishing {
        true => standing.withdraw(&loader, programme.as_ref(), &voice)?,
        false => 0,
    };
    let since = options
        .at
        .since
        .as_deref()
        .map(|name| Since::fork(&mut place, name, limits.bytes, &voice))
        .transpose()?;
    let (stamps, pasts) = past_of(&mut place, options, (&limits, programme.as_ref()), &voice);
    let git = if publishing || stamps.is_some() {
        Decided::of(&mut place, &voice)
    } else {
        None
    };
    if let Some(programme) = programme.as_ref().filter(|_| publishing) {
        tell_unmerged(&mut place, programme, &limits, &voice);
    }
    let Some(programme) = programme else {
        return show(cli, findings, &place.scope.root, &voice).map(|()| 1);
    };
    let run = Run {
        cli,
        options,
        here,
        publishing,
        voice: &voice,
        place: &place,
        limits: &limits,
        programme: &programme,
        since: since.as_ref(),
        taken,
    };
    let decided = Decided::new(&programme, &limits, git);
    run.site(findings, &repositories, (stamps.as_ref(), pasts), decided)
}

/// Networks whose pilot's state does not allow that everyone is shown it.
fn unshown(loader: &Loader<'_>, programme: &Programme) -> BTreeSet<String> {
    let shown = |pilot: &str| programme.may_show(&loader.city(pilot).0);
    let networks = programme.networks.values().flatten();
    networks
        .filter(|network| !programme.pilot_of(network).is_some_and(shown))
        .map(|network| network.id.clone())
        .collect()
}

/// What a site is made of, and for whom.
struct Run<'a> {
    cli: &'a Cli,
    options: &'a Render,
    here: &'a Path,
    publishing: bool,
    voice: &'a Messages,
    place: &'a Place,
    limits: &'a Limits,
    programme: &'a Programme,
    since: Option<&'a Since>,
    /// Cities that were taken down before anything else.
    taken: usize,
}

impl Run<'_> {
    fn loader(&self) -> Loader<'_> {
        Loader {
            tree: self.place.tree.as_ref(),
            limits: self.limits,
            within: None,
        }
    }

    /// The cities that are asked for, and that a change concerns.
    fn cities(&self) -> Vec<String> {
        let changed = |id: &String| self.since.is_none_or(|since| since.extent.touches(id));
        self.programme
            .cities
            .iter()
            .filter(|id| self.place.scope.touches(id) && changed(id))
            .cloned()
            .collect()
    }

    /// Makes the pages, and puts them in place if nothing stands against it.
    fn site(
        &self,
        mut findings: Findings,
        repositories: &[PathBuf],
        (stamps, pasts): (Option<&Stamps>, Option<Pasts>),
        decided: Decided<'_>,
    ) -> Result<u8> {
        let (options, programme) = (self.options, self.programme);
        let loader = self.loader();
        let ids = self.cities();
        let whole = self.place.scope.whole() && self.since.is_none();
        let langs = languages(self.cli, programme, self.publishing)?;
        let (over, templates) = match templates(loader.tree, self.limits, words(&langs)?) {
            Ok(both) => both,
            Err(broken) => {
                findings.diagnostics.extend(broken);
                return show(self.cli, findings, &self.place.scope.root, self.voice).map(|()| 1);
            }
        };
        let out = self.here.join(&options.out);
        if self.publishing && self.is_inside(&out, repositories) {
            return Ok(2);
        }
        let (base, hidden) = secrets::all(&loader, programme, &langs, &ids, options.audience);
        let sink = Sink::open(options, self.publishing, self.here, repositories)?;
        let job = Job {
            loader: &loader,
            programme,
            open: &View::of(programme).programme(programme),
            options,
            langs: &langs,
            templates: &templates,
            over: &over,
            sink: &sink,
            base: base.as_ref(),
            pasts: pasts.unwrap_or_default(),
            publishing: self.publishing,
            decided,
            out: &out,
            stamps,
            paths: Mutex::default(),
            unsure: AtomicUsize::default(),
        };
        let made = job.all(&ids, whole)?;
        if let Some(found) = end(&over, &templates) {
            findings.diagnostics.push(found);
            return self.stop(findings, Message::new("render-stopped"));
        }
        // Nothing is put in place of what could not be read.
        self.place.sound(self.voice)?;
        let unread = hidden.into_iter().chain(made.unread);
        let unread: Vec<String> = findings.unread().into_iter().chain(unread).collect();
        let made = Harvest { unread, ..made };
        self.conclude(findings, made, (sink, base.is_some()), (&langs, whole))
    }

    /// Whether the public site would lie in a repository; says so.
    fn is_inside(&self, out: &Path, repositories: &[PathBuf]) -> bool {
        let inside = repositories
            .iter()
            .any(|folder| discover::lies_in(out, folder));
        if inside {
            let out = self.options.out.display().to_string();
            say(self.voice, &Message::new("publish-inside").with("out", out));
        }
        inside
    }

    /// Puts the pages in place, unless they hold what is internal, or what they hold cannot be told.
    fn conclude(
        &self,
        mut findings: Findings,
        made: Harvest,
        (sink, watched): (Sink, bool),
        (langs, all): (&[String], bool),
    ) -> Result<u8> {
        let voice = self.voice;
        findings.diagnostics.extend(made.findings);
        // What such a file holds is not known, and cannot be looked for in the pages of others.
        if watched && !made.unread.is_empty() && matches!(sink.way, Way::Write(_)) {
            let why = Message::new("publish-unread")
                .with("count", made.unread.len())
                .with("files", made.unread.join(", "));
            return self.stop(findings, why);
        }
        let whole = Whole {
            all,
            kept: &made.kept,
            cities: made.cities,
        };
        held(&made.withheld, &made.as_decided, voice);
        if let (Some(values), Way::Write(stage)) = (made.values, &sink.way) {
            let leaks = scan(
                stage,
                (&self.loader(), self.programme, &made.withheld),
                values,
                &|path| whole.drops(path, langs),
                voice,
            )?;
            if !leaks.is_empty() {
                findings.diagnostics.extend(leaks);
                return self.stop(findings, Message::new("publish-stopped"));
            }
        }
        if let (Some(unsure), Way::Write(_)) = (&made.unsure, &sink.way) {
            say(voice, unsure);
        }
        let stale = finish(sink, langs, &made.dossiers, &whole, self.options, voice)?;
        let failed = findings.diagnostics.iter().any(is_error);
        if failed {
            skipped(&made.left, voice);
            show(self.cli, findings, &self.place.scope.root, voice)?;
        }
        Ok(u8::from(failed || stale))
    }

    /// Says what was found and why the output folder stays as it was, but for what was taken down.
    fn stop(&self, findings: Findings, why: Message) -> Result<u8> {
        show(self.cli, findings, &self.place.scope.root, self.voice)?;
        let out = self.options.out.display().to_string();
        say(self.voice, &why.with("out", out).with("taken", self.taken));
        Ok(1)
    }
}

/// Says which cities are shown by a decision that the main branch does not have: a preview of it, not what was decided.
fn tell_unmerged(place: &mut Place, programme: &Programme, limits: &Limits, voice: &Messages) {
    if let Some((branch, cities)) = unmerged::decisions(place, programme, limits, voice) {
        say(
            voice,
            &Message::new("publish-unmerged")
                .with("branch", branch)
                .with("count", cities.len())
                .with("cities", cities.join(", ")),
        );
    }
}

/// The words of each language.
fn words(langs: &[String]) -> Result<Vec<Messages>> {
    langs.iter().map(|lang| Messages::new(lang)).collect()
}

/// Says which cities have no pages, for their errors.
fn skipped(left: &[(String, usize)], voice: &Messages) {
    for (id, errors) in left {
        say(
            voice,
            &Message::new("render-skipped")
                .with("city", id.as_str())
                .with("errors", *errors),
        );
    }
}

/// Says which cities are not shown as they are now.
fn held(withheld: &Vec<String>, [decided, before]: &[Vec<String>; 2], voice: &Messages) {
    for (id, cities) in [
        ("publish-withheld", withheld),
        ("publish-as-decided", decided),
        ("publish-as-before", before),
    ] {
        if !cities.is_empty() {
            say(
                voice,
                &Message::new(id)
                    .with("count", cities.len())
                    .with("cities", cities.join(", ")),
            );
        }
    }
}

/// What is internal in the pages that are about to be put in place; says which files hold what is not looked into.
fn scan(
    stage: &Stage,
    (loader, programme, withheld): (&Loader<'_>, &Programme, &[String]),
    values: Values,
    gone: &(dyn Fn(&str) -> bool + Sync),
    voice: &Messages,
) -> Result<Vec<Diagnostic>> {
    let (leaks, hidden) = scanned(stage, (loader, programme, withheld), values, gone)?;
    if !hidden.is_empty() {
        say(
            voice,
            &Message::new("publish-unread-inside")
                .with("count", hidden.len())
                .with("files", hidden.join(", ")),
        );
    }
    Ok(leaks)
}

/// What is told of the past: to calendars when something changed, whoever reads them; to internal readers who changed it.
fn past_of(
    place: &mut Place,
    options: &Render,
    (limits, programme): (&Limits, Option<&Programme>),
    voice: &Messages,
) -> (Option<Stamps>, Option<Pasts>) {
    let want = Want {
        all: true,
        follow: true,
        paths: ["cities", "events"].map(str::to_owned).to_vec(),
        ..Want::default()
    };
    let history = if options.no_history {
        None
    } else {
        past::mentioned(place, &want, voice)
    };
    let told = options.audience == Audience::Internal;
    let open = programme.filter(|_| !told).map(View::of);
    let stamps = history
        .as_ref()
        .map(|history| stamps::of(history, place, limits, open.as_ref()));
    (
        stamps,
        history.filter(|_| told).map(|history| Pasts::of(&history)),
    )
}

/// The folders of the repository around a folder: all its work trees, and its own.
fn repositories(root: &Path) -> Vec<PathBuf> {
    let known = Git::open(root)
        .and_then(|git| git.folders())
        .unwrap_or_default();
    known
        .into_iter()
        .chain([discover::repository(root)])
        .collect()
}

/// Puts the pages in their place, or says how they differ: true if they do.
fn finish(
    sink: Sink,
    langs: &[String],
    dossiers: &[Vec<Dossier>],
    whole: &Whole<'_>,
    options: &Render,
    voice: &Messages,
) -> Result<bool> {
    match sink.way {
        Way::Context => {
            let all: serde_json::Map<_, _> = langs
                .iter()
                .zip(dossiers)
                .map(|(lang, dossiers)| (lang.clone(), json!(dossiers)))
                .collect();
            let mut out = io::stdout().lock();
            serde_json::to_writer_pretty(&mut out, &all)?;
            writeln!(out)?;
            Ok(false)
        }
        Way::Check(comparison) => {
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
        Way::Write(stage) => {
            let Published { files, by_file } = stage.publish(&|path| whole.drops(path, langs))?;
            if let Some(why) = by_file {
                say(
                    voice,
                    &Message::new("render-by-file")
                        .with("out", options.out.display().to_string())
                        .with("why", why.word()),
                );
            }
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
        Some(list) => list
            .split(',')
            .map(|lang| lang.trim().to_owned())
            .filter(|lang| !lang.is_empty())
            .collect(),
        None => programme
            .edition
            .languages
            .iter()
            .take(if all { usize::MAX } else { 1 })
            .cloned()
            .collect(),
    };
    let mut seen = BTreeSet::new();
    langs.retain(|lang| seen.insert(lang.clone()));
    match langs.iter().find(|lang| !Messages::speaks(lang)) {
        Some(lang) => Err(anyhow!("--lang {lang}: fr, en, es")),
        None if langs.is_empty() => Ok(vec!["en".to_owned()]),
        None => Ok(langs),
    }
}

fn show(cli: &Cli, mut findings: Findings, root: &Path, voice: &Messages) -> Result<()> {
    findings.finish(Limits::default().findings);
    super::show(&findings, root, voice, colour(cli, &io::stderr()))
}
