//! In: a programme and what it is made for. Out: its pages, put where they go, and what was found on the way.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use anyhow::Result;
use rayon::prelude::*;
use serde_json::Value;

use super::sink::{Sink, Way as Out};
use crate::{
    assemble::{self, Brief, Node, Signposts, World, later},
    check::{self, Frozen},
    cli::{Audience, Render},
    fiche::path::{self, Way},
    git::Oid,
    guard::Values,
    load::Loader,
    model::{
        self,
        album::Album,
        attached,
        catalog::{City, Fiche, Programme},
        diagnostic::{Diagnostic, Findings, Level, Message},
        document::Pointer,
        edition::Entry,
        facts::Facts,
        fingerprint,
        languages::own_name,
        open::Open,
        page::{Tongue, dossier::Dossier, index::Summary},
        past::Stamps,
        site::{self as paths, DATA},
        tree::Spellings,
        view::View,
    },
    office::{Setting, Subject},
    picture,
    render::{self, Page, Target, Templates},
    report,
    workspace::{
        accepted::{Accepted, Decided},
        overrides::{Overrides, failure},
        past::Pasts,
        pictures::{Hanging, Prints},
        secrets::{of_city, of_shared},
        site,
    },
};

/// Everything that making one city's dossier needs.
pub(crate) struct Job<'a> {
    pub(crate) loader: &'a Loader<'a>,
    pub(crate) programme: &'a Programme,
    /// What everyone may see of it.
    pub(crate) open: &'a Programme,
    pub(crate) options: &'a Render,
    pub(crate) langs: &'a [String],
    pub(crate) templates: &'a [Templates],
    /// Texts of the programme's own templates.
    pub(crate) over: &'a Overrides,
    pub(crate) sink: &'a Sink,
    /// For a public site: what any page may say.
    pub(crate) base: Option<&'a Values>,
    /// For an internal site: who changed what.
    pub(crate) pasts: Pasts,
    pub(crate) publishing: bool,
    /// For a publication: where the answers that were decided on are found.
    pub(crate) decided: Decided<'a>,
    /// Folder of the publication that stands.
    pub(crate) out: &'a Path,
    /// What calendars are told of the past.
    pub(crate) stamps: Option<&'a Stamps>,
    /// Paths of the pages made, for the list of addresses.
    pub(crate) paths: Mutex<BTreeSet<String>>,
    /// Calendars made that know too little of the past: which of two is the later one, or what was taken out.
    pub(crate) unsure: AtomicUsize,
}

/// What came of all cities, and of what they share.
#[derive(Default)]
pub(crate) struct Harvest {
    /// By language, for `--context`.
    pub(crate) dossiers: Vec<Vec<Dossier>>,
    /// By language, else: what the programme's page says of each city.
    pub(crate) summaries: Vec<Vec<Summary>>,
    /// Cities, networks and events without a page, with their errors.
    pub(crate) left: Vec<(String, usize)>,
    /// Those of them whose earlier pages may stay.
    pub(crate) kept: Vec<String>,
    /// Files that could not be read.
    pub(crate) unread: Vec<String>,
    pub(crate) withheld: Vec<String>,
    /// Cities shown as they were decided on, from git, and from the publication that stands.
    pub(crate) as_decided: [Vec<String>; 2],
    pub(crate) cities: usize,
    /// What is to be said of calendars that know too little of the past.
    pub(crate) unsure: Option<Message>,
    pub(crate) values: Option<Values>,
    /// Pictures of what the pages about more than one city show.
    pub(crate) pictures: Album,
    pub(crate) findings: Vec<Diagnostic>,
}

/// What came of one city.
#[derive(Default)]
struct Made {
    findings: Vec<Diagnostic>,
    facts: Option<Facts>,
    /// The same of what everyone may see.
    open: Option<Facts>,
    /// The city as it is to be shown, if it has a dossier.
    shown: Option<City>,
    /// Internal and public values, for a public site.
    values: Option<Values>,
    /// It may not be shown: its state does not allow it, or cannot be read.
    withheld: bool,
    /// Shown is what was decided on: from git, or from the publication that stands.
    as_decided: Option<Source>,
    /// The commit that has what was decided on, none if that comes from the publication.
    then: Option<Option<Oid>>,
    unread: Vec<String>,
}

/// What came of a city: its dossier or the summary of it, in each language, and the pictures of its projects.
#[derive(Default)]
struct Told {
    dossiers: Vec<Dossier>,
    summaries: Vec<Summary>,
    pictures: Album,
}

/// What is known of all cities, and of what they share.
#[derive(Default)]
struct Known {
    facts: BTreeMap<String, Facts>,
    /// The same of what everyone may see.
    open: BTreeMap<String, Facts>,
    /// Cities of which not today's answers are shown, each with the commit that has them, none if the publication has.
    then: BTreeMap<String, Option<Oid>>,
    /// Checked only for the whole programme.
    shared: Option<Checked>,
}

impl Known {
    /// A city has no dossier after all.
    fn failed(&mut self, id: &str) {
        for facts in [&mut self.facts, &mut self.open] {
            if let Some(facts) = facts.get_mut(id) {
                facts.sound = false;
            }
        }
    }
}

/// What was found in networks and events.
struct Checked {
    /// Errors.
    found: Vec<Diagnostic>,
    /// What somebody is waited for.
    waiting: Vec<Open>,
}

/// Where answers that were decided on come from.
#[derive(Clone, Copy)]
enum Source {
    Git,
    Publication,
}

impl Job<'_> {
    /// Makes the dossiers of all these cities, and of the `whole` programme what is about more than one.
    pub(crate) fn all(&self, ids: &[String], whole: bool) -> Result<Harvest> {
        let made: Vec<Made> = ids.par_iter().map(|id| self.city(id)).collect();
        let mut harvest = Harvest {
            dossiers: vec![Vec::new(); self.langs.len()],
            summaries: vec![Vec::new(); self.langs.len()],
            values: self.base.cloned(),
            ..Harvest::default()
        };
        let mut known = Known::default();
        let mut shown = Vec::new();
        for (id, one) in ids.iter().zip(made) {
            self.gather(id, one, (&mut harvest, &mut known, &mut shown));
        }
        // What is about all cities is made when all are; which of it there is, is known before.
        known.shared = whole.then(|| self.checked(&known.facts));
        if let Some(values) = &mut harvest.values {
            let hidden = if whole { self.ended() } else { BTreeSet::new() };
            values.absorb(of_shared(self.programme, &hidden));
        }
        for (id, found) in self.dossiers(&shown, &known, &mut harvest)? {
            known.failed(&id);
            harvest.left.push((id.clone(), found.len()));
            harvest.kept.push(id);
            harvest.findings.extend(found);
        }
        harvest.left.sort();
        harvest.cities = ids.len() - harvest.left.len() - harvest.withheld.len();
        if whole && !self.options.context {
            let found = self.shared(&known, &mut harvest)?;
            harvest.findings.extend(found);
        }
        harvest.unsure = self.unsure();
        Ok(harvest)
    }

    /// Puts what came of one city with the rest.
    fn gather(
        &self,
        id: &str,
        one: Made,
        (harvest, known, shown): (&mut Harvest, &mut Known, &mut Vec<City>),
    ) {
        let facts = one.facts.map(|facts| (id.to_owned(), facts));
        known.facts.extend(facts);
        let open = one.open.map(|facts| (id.to_owned(), facts));
        known.open.extend(open);
        let then = one.then.map(|commit| (id.to_owned(), commit));
        known.then.extend(then);
        shown.extend(one.shown);
        if let (Some(all), Some(own)) = (&mut harvest.values, one.values) {
            all.absorb(own);
        }
        harvest.withheld.extend(one.withheld.then(|| id.to_owned()));
        if let Some(source) = one.as_decided {
            harvest.as_decided[source as usize].push(id.to_owned());
        }
        harvest.unread.extend(one.unread);
        let errors = one.findings.iter().filter(|found| is_error(found)).count();
        if errors > 0 {
            harvest.left.push((id.to_owned(), errors));
            harvest.kept.extend((!one.withheld).then(|| id.to_owned()));
            harvest.findings.extend(one.findings);
        }
    }

    fn city(&self, id: &str) -> Made {
        let (mut city, mut findings) = self.loader.city(id);
        let loaded = std::mem::take(&mut findings.diagnostics);
        let (found, mut frozen) =
            check::check(self.programme, &city, self.loader.limits.words, loaded);
        let mut made = Made {
            findings: found,
            ..Made::default()
        };
        let today = self.hold_to_decision(&mut city, &mut made, &mut frozen);
        made.findings.extend(check::frozen(self.programme, &frozen));
        made.withheld = self.publishing && !self.programme.may_show(&city);
        let sound = !made.findings.iter().any(is_error) && !made.withheld;
        made.unread = findings.unread();
        findings.diagnostics = std::mem::take(&mut made.findings);
        let edition = &self.programme.edition;
        // Checked is the whole, shown what may be seen: of the public run nothing else is left from here on.
        let view = View::of(self.programme);
        let open = view.city(&city);
        let earlier = self.earlier(&city, |then| view.city(then));
        made.open = open.as_ref().map(|open| match self.publishing && !sound {
            // What nobody decided on is not told on the pages of others either.
            true => Facts::unnamed(id),
            false => Facts {
                sound,
                earlier,
                ..Facts::whole(open, edition)
            },
        });
        self.tell(&mut made, &city, findings, sound, today);
        let shown = match self.options.audience {
            Audience::Internal => Some(city),
            Audience::Public => open,
        };
        made.shown = shown.filter(|_| sound);
        made
    }

    /// The schedules that earlier decisions on a pilot were about, as may be seen.
    fn earlier(&self, city: &City, seen: impl Fn(&City) -> Option<City>) -> Vec<Value> {
        if city.value("action-plan").is_null() {
            return Vec::new();
        }
        let schedule = |then: &City| Some(seen(then)?.value("action-plan")["schedule"].clone());
        self.decided
            .earlier(city)
            .iter()
            .filter_map(schedule)
            .collect()
    }

    /// Puts what was decided on in the place of answers that changed since; gives the values of today, for whatever became of a
    /// city's text since, they are nobody else's to tell.
    fn hold_to_decision(&self, city: &mut City, made: &mut Made, frozen: &mut Frozen) -> Values {
        let mut today = Values::default();
        if let Some((source, then)) = self.as_decided(city, &mut made.findings) {
            today = self
                .base
                .map(|_| of_city(self.programme, city).internal())
                .unwrap_or_default();
            (*city, made.then) = (then.city, Some(then.commit));
            // What stands was checked when it was put there; it holds only what everyone may see.
            (made.findings, *frozen) = match source {
                Source::Git => check::check(
                    self.programme,
                    city,
                    self.loader.limits.words,
                    then.findings.diagnostics,
                ),
                Source::Publication => Default::default(),
            };
            made.as_decided = Some(source);
        }
        today
    }

    /// What is known of a city, what was found in it, and what of it is whose to tell.
    fn tell(&self, made: &mut Made, city: &City, findings: Findings, sound: bool, today: Values) {
        let edition = &self.programme.edition;
        let changed = self
            .pasts
            .get(&city.id)
            .and_then(|past| Some(past.edits.first()?.0.day.clone()));
        made.facts = Some(match self.options.audience {
            Audience::Internal => Facts {
                changed,
                ..Facts::whole(city, edition).counted(city, &findings, self.programme)
            },
            Audience::Public => Facts {
                sound,
                ..Facts::of(city, edition)
            },
        });
        if !made.withheld {
            made.findings = findings.diagnostics;
        }
        made.values = self.base.map(|_| {
            let own = of_city(self.programme, city);
            // What nobody is shown makes nothing public.
            let mut own = if made.withheld { own.internal() } else { own };
            own.absorb(today);
            own
        });
    }

    /// The dossiers of all cities, and their data; gives the cities whose templates or pictures failed.
    fn dossiers(
        &self,
        shown: &[City],
        known: &Known,
        harvest: &mut Harvest,
    ) -> Result<Vec<(String, Vec<Diagnostic>)>> {
        let unsound = self.unsound(known);
        let world = known
            .shared
            .as_ref()
            .map(|checked| self.world(known, checked, &unsound));
        let signs = self.signs(world.as_ref());
        let bar = progress(shown.len());
        let made = shown.par_iter().map(|city| {
            self.dossier(city, known, (world.as_ref(), &signs))
                .inspect(|_| bar.inc(1))
        });
        let made: Vec<_> = made.collect::<Result<_>>()?;
        bar.finish_and_clear();
        let mut failed = Vec::new();
        for (city, dossiers) in shown.iter().zip(made) {
            match dossiers {
                Ok(told) => {
                    harvest.pictures.join(told.pictures);
                    for (all, dossier) in harvest.dossiers.iter_mut().zip(told.dossiers) {
                        all.push(dossier);
                    }
                    for (all, summary) in harvest.summaries.iter_mut().zip(told.summaries) {
                        all.push(summary);
                    }
                }
                Err(found) => failed.push((city.id.clone(), found)),
            }
        }
        Ok(failed)
    }

    /// The dossier of a city in each language with the pictures of its projects, and its data: whole for `--context`, else its summaries.
    fn dossier(
        &self,
        city: &City,
        known: &Known,
        (world, signs): (Option<&World<'_>>, &[Signposts<'_>]),
    ) -> Result<Result<Told, Vec<Diagnostic>>> {
        let prints = self.prints(city, known);
        if !prints.broken.is_empty() {
            return Ok(Err(prints.broken));
        }
        let stale = known.facts.get(&city.id).and_then(|facts| facts.stale);
        let (mut pages, mut told) = (Vec::new(), Told::default());
        let mut files = Vec::new();
        for at in 0..self.langs.len() {
            let brief = Brief {
                alone: world.is_none(),
                pictures: &prints.album,
                ..self.brief(at, &city.id)
            };
            let past = self.pasts.get(&city.id);
            let mut dossier = assemble::dossier(&brief, world, city, past, stale);
            let node = Node::City(city.id.clone());
            dossier.head.guide = signs.get(at).map(|signs| signs.guide(&brief, &node));
            if self.options.context {
                told.dossiers.push(dossier);
                continue;
            }
            let (path, targets) = (self.path(at, &city.id), &self.options.to);
            match render::pages(&self.templates[at], "dossier", &path, targets, &dossier) {
                Ok(more) => pages.extend(more),
                Err(broken) => return Ok(Err(vec![failure(self.over, &broken)])),
            }
            let setting = self.setting(at, &path, &prints.album);
            let subject = Subject::Dossier(&dossier);
            files.extend(render::documents(&subject, &setting, targets));
            told.summaries.push(assemble::summary(dossier));
        }
        if self.publishing {
            let text = serde_json::to_string_pretty(&assemble::data(city))?;
            pages.push(Page {
                path: paths::data(&city.id),
                text,
            });
        }
        self.put(&pages)?;
        self.sink.put_files(&files)?;
        self.sink.put_files(&prints.files)?;
        if prints.album.cover(&city.id).is_none() {
            self.card(Some(&city.id))?;
        }
        told.pictures = prints.album.of_projects();
        Ok(Ok(told))
    }

    /// The pictures of a city: those that were decided on where its answers of then are shown.
    fn prints(&self, city: &City, known: &Known) -> Prints {
        let (now, hanging) = (self.loader.tree, self.hanging());
        let Some(commit) = known.then.get(&city.id) else {
            return Prints::of(now, city.all(), hanging);
        };
        let fiches = city.fiches.iter();
        let own = match commit.map(|commit| self.decided.tree(commit)) {
            Some(then) => then.map(|then| Prints::of(&then, fiches, hanging)),
            // A file of today is the one of then where the publication has it already: its place is named by what it shows.
            None => Some(Prints::among(now, fiches, hanging, &|place| {
                let there = self.out.join(place).symlink_metadata();
                there.is_ok_and(|there| there.is_file())
            })),
        };
        own.unwrap_or_default()
            .with(Prints::of(now, city.projects.iter(), hanging))
    }

    /// What the cities share, checked.
    fn checked(&self, facts: &BTreeMap<String, Facts>) -> Checked {
        let (mut found, frozen) = check::shared(self.programme, facts, self.loader.limits.words);
        found.extend(check::frozen(self.programme, &frozen));
        let waiting = Open::all(&found);
        found.retain(is_error);
        Checked { found, waiting }
    }

    /// What there is to be shown of the programme.
    fn world<'w>(
        &'w self,
        known: &'w Known,
        checked: &Checked,
        unsound: &'w BTreeSet<String>,
    ) -> World<'w> {
        let world = World::new(self.open, &known.open, unsound, None);
        match self.options.audience {
            Audience::Internal => World::new(self.programme, &known.facts, unsound, Some(world))
                .waiting(checked.waiting.clone()),
            Audience::Public => world,
        }
    }

    /// The pages of the site in their places, by language.
    fn signs<'w>(&self, world: Option<&'w World<'w>>) -> Vec<Signposts<'w>> {
        let one = |at| world.map(|world| Signposts::new(&self.brief(at, "index"), world));
        (0..self.langs.len()).filter_map(one).collect()
    }

    /// How pages of this run find pictures: one that is made to be sent holds them, a site has them beside.
    fn hanging(&self) -> Hanging {
        let to = &self.options.to;
        let documents = to.iter().any(|target| target.writer().is_some());
        Hanging {
            within: !self.publishing && (to.contains(&Target::Html) || documents),
            beside: self.publishing || to.contains(&Target::Md),
            kept: self.publishing && documents,
        }
    }

    /// Where a page stands, for its documents.
    fn setting<'b>(&'b self, at: usize, path: &'b str, album: &'b Album) -> Setting<'b> {
        Setting {
            voice: self.templates[at].messages(),
            path,
            base: self.options.base_url.as_deref(),
            album,
        }
    }

    /// What was decided on, to be shown in the place of answers that changed since or cannot be shown, where it can be found.
    fn as_decided(&self, city: &City, found: &mut Vec<Diagnostic>) -> Option<(Source, Accepted)> {
        let edition = &self.programme.edition;
        let shown = |state: &Entry| state.shown && state.binds;
        if !self.publishing || !edition.entry("states", city.state()).is_some_and(shown) {
            return None;
        }
        let is_void = fingerprint::is_void(city, edition, &self.programme.schemas);
        if !is_void && !found.iter().any(is_error) {
            return None;
        }
        let in_git = || self.decided.in_git(city).map(|then| (Source::Git, then));
        let published = || {
            self.decided
                .as_published(city, self.out)
                .map(|then| (Source::Publication, then))
        };
        let then = in_git().or_else(published);
        if then.is_none() && is_void {
            let path = city.fiche("city").map_or_else(
                || format!("cities/{}", city.id),
                |fiche| fiche.document.source.path.clone(),
            );
            let message = Message::new("approval-lost").with("city", city.id.as_str());
            found.push(Diagnostic::new(
                "approval-void",
                &model::source::Source::new(path, ""),
                0..0,
                &Pointer::default(),
                message,
            ));
        }
        then
    }

    /// The pages about what cities share, and the programme's own. Gives what was found on the way.
    fn shared(&self, known: &Known, harvest: &mut Harvest) -> Result<Vec<Diagnostic>> {
        let Some(checked) = &known.shared else {
            return Ok(Vec::new());
        };
        let mut found = checked.found.clone();
        self.set_aside(known, harvest);
        let unsound = self.unsound(known);
        let world = self.world(known, checked, &unsound);
        let signs = self.signs(Some(&world));
        let items = site::items(&self.brief(0, "index"), &world);
        let shown = world
            .programme
            .shared()
            .filter(|fiche| world.is_sound(fiche));
        let prints = Prints::of(self.loader.tree, shown, self.hanging());
        self.sink.put_files(&prints.files)?;
        found.extend(prints.broken);
        let mut album = std::mem::take(&mut harvest.pictures);
        album.join(prints.album);
        found.extend(self.items((&world, &signs, &album), &items)?);
        if self.publishing {
            self.extras(&world)?;
        }
        let summaries = std::mem::take(&mut harvest.summaries);
        for (at, cities) in summaries.into_iter().enumerate() {
            let brief = self.brief(at, "index");
            let mut data = assemble::index(&brief, &world, cities, &harvest.left);
            data.head.guide = Some(signs[at].guide(&brief, &Node::Index));
            let (path, targets) = (self.path(at, "index"), &self.options.to);
            match render::pages(&self.templates[at], "index", &path, targets, &data) {
                Ok(pages) => {
                    self.put(&pages)?;
                    let setting = self.setting(at, &path, Album::NONE);
                    let subject = Subject::Index(&data);
                    self.sink
                        .put_files(&render::documents(&subject, &setting, targets))?;
                }
                Err(broken) => found.push(failure(self.over, &broken)),
            }
        }
        self.top(&mut found)?;
        Ok(found)
    }

    /// Networks that are held back: a publication shows none whose pilot it does not show.
    fn hidden(&self, facts: &BTreeMap<String, Facts>) -> BTreeSet<String> {
        let hidden = self
            .programme
            .networks
            .values()
            .flatten()
            .filter(|network| {
                self.publishing && !pilot(network, facts).is_some_and(|pilot| pilot.sound)
            });
        hidden
            .map(|network| network.document.source.path.clone())
            .collect()
    }

    /// Paths of the networks and events that have no page: with errors, or not to be shown.
    fn unsound(&self, known: &Known) -> BTreeSet<String> {
        let errors = known.shared.iter().flat_map(|checked| &checked.found);
        let errors = errors.map(|found| found.path.clone());
        errors.chain(self.hidden(&known.facts)).collect()
    }

    /// Paths of the networks of which a publication keeps no page either: one is shown as long as its pilot may be.
    fn ended(&self) -> BTreeSet<&str> {
        let networks = self.programme.networks.values().flatten();
        networks
            .filter(|network| self.programme.unshown.contains(&network.id))
            .map(|network| network.document.source.path.as_str())
            .collect()
    }

    /// Says in the harvest which networks and events have no page, and which of their earlier pages are kept.
    fn set_aside(&self, known: &Known, harvest: &mut Harvest) {
        let facts = &known.facts;
        let mut unsound: BTreeMap<&str, usize> = BTreeMap::new();
        for error in known.shared.iter().flat_map(|checked| &checked.found) {
            *unsound.entry(&error.path).or_default() += 1;
        }
        // One that cannot be read has no page either, and keeps the one it had.
        for (folder, shelf) in [
            ("networks", &self.programme.networks),
            ("events", &self.programme.events),
        ] {
            harvest.left.extend(
                shelf
                    .iter()
                    .filter(|(_, fiche)| fiche.is_none())
                    .map(|(id, _)| (format!("{folder}/{id}"), 1)),
            );
        }
        harvest.left.extend(
            unsound
                .iter()
                .map(|(path, errors)| (path::stem(path).to_owned(), *errors)),
        );
        let ended: Vec<&str> = self.ended().into_iter().map(path::stem).collect();
        let failed = harvest
            .left
            .iter()
            .map(|(id, _)| id.as_str())
            .filter(|id| id.contains('/'));
        let hidden = self.hidden(facts);
        let kept = failed
            .chain(hidden.iter().map(|path| path::stem(path)))
            .filter(|id| !ended.contains(id))
            .filter(|id| !self.is_hidden(id));
        let kept: Vec<String> = kept.map(str::to_owned).collect();
        harvest.kept.extend(kept);
    }

    /// Whether not everyone may know of a meeting, as `events/…`; of one that cannot be read nobody knows that they may.
    fn is_hidden(&self, id: &str) -> bool {
        id.strip_prefix("events/")
            .is_some_and(|id| self.programme.withholds(id))
    }

    /// Makes the pages of these things in every language; gives the templates that failed.
    fn items(
        &self,
        (world, signs, pictures): (&World<'_>, &[Signposts<'_>], &Album),
        items: &[site::Item<'_>],
    ) -> Result<Vec<Diagnostic>> {
        let jobs: Vec<(usize, &site::Item<'_>)> = (0..self.langs.len())
            .flat_map(|at| items.iter().map(move |item| (at, item)))
            .collect();
        let made = jobs.par_iter().map(|(at, item)| {
            let brief = Brief {
                pictures,
                ..self.brief(*at, &item.stem())
            };
            let path = self.path(*at, &item.stem());
            let made = item.files(
                &brief,
                (world, signs.get(*at)),
                &self.templates[*at],
                &self.setting(*at, &path, pictures),
                &self.options.to,
            );
            match made {
                Ok((pages, documents)) => {
                    self.put(&self.stamped(pages)?)?;
                    self.sink.put_files(&documents).map(|()| None)
                }
                Err(broken) => Ok(Some(failure(self.over, &broken))),
            }
        });
        Ok(made
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    /// Without history a calendar goes on from the one that stands there: none must look older than what was sent before.
    fn stamped(&self, mut pages: Vec<Page>) -> Result<Vec<Page>> {
        if self.stamps.is_some_and(|stamps| stamps.before.is_none()) {
            return Ok(pages);
        }
        let alone = self.stamps.is_some() || self.options.no_history;
        for page in pages.iter_mut().filter(|page| page.path.ends_with(".ics")) {
            let earlier = match alone {
                true => None,
                false => self.sink.earlier(&page.path)?,
            };
            match earlier {
                Some(earlier) => page.text = later::than(&page.text, &earlier),
                None if page.text.contains(later::BEGIN) => {
                    self.unsure.fetch_add(1, Ordering::Relaxed);
                }
                None => {}
            }
        }
        Ok(pages)
    }

    /// What those who send the calendars have to know of them, and what helps.
    fn unsure(&self) -> Option<Message> {
        let count = self.unsure.load(Ordering::Relaxed);
        let why = match (self.stamps, self.options.no_history) {
            (Some(_), _) => "cut",
            (None, true) => "left-out",
            (None, false) => "without",
        };
        (count > 0).then(|| {
            Message::new("render-calendars")
                .with("why", why)
                .with("count", count)
        })
    }

    /// The drawn picture that stands for a city without one of its own, or for the programme, where addresses of pages are passed on.
    fn card(&self, city: Option<&str>) -> Result<()> {
        if !self.publishing || self.options.base_url.is_none() {
            return Ok(());
        }
        let drawn = (paths::card(city), picture::card(city.unwrap_or_default()));
        self.sink.put_files(&[drawn])
    }

    /// Hands pages over.
    fn put(&self, pages: &[Page]) -> Result<()> {
        if self.options.base_url.is_some() {
            let html = pages
                .iter()
                .map(|page| &page.path)
                .filter(|path| path.ends_with(".html"));
            self.paths
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend(html.cloned());
        }
        self.sink.put(pages)
    }

    /// What stands at the top of a site: the page that leads to the languages, and what the web asks for.
    fn top(&self, found: &mut Vec<Diagnostic>) -> Result<()> {
        if self.langs.len() > 1 && self.options.to.contains(&Target::Html) {
            let briefs: Vec<Brief<'_>> = (0..self.langs.len())
                .map(|at| self.brief(at, "index"))
                .collect();
            let data = assemble::root(&briefs);
            match render::pages(&self.templates[0], "root", "index", &[Target::Html], &data) {
                Ok(pages) => self.put(&pages)?,
                Err(broken) => found.push(failure(self.over, &broken)),
            }
        }
        if self.publishing && self.options.to.contains(&Target::Html) {
            self.not_found(found)?;
        }
        if self.options.audience == Audience::Public {
            self.sink.put(&[Page {
                path: paths::NO_JEKYLL.to_owned(),
                text: String::new(),
            }])?;
        }
        self.card(None)?;
        let Some(base) = &self.options.base_url else {
            return Ok(());
        };
        let made = self
            .paths
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        self.sink.put(&[Page {
            path: paths::SITEMAP.to_owned(),
            text: render::sitemap(base, made.into_iter()),
        }])
    }

    /// The page that a server shows for an address that leads nowhere; it stands in no list of addresses.
    fn not_found(&self, found: &mut Vec<Diagnostic>) -> Result<()> {
        let briefs: Vec<Brief<'_>> = (0..self.langs.len())
            .map(|at| self.brief(at, paths::NOT_FOUND))
            .collect();
        let data = assemble::not_found(&briefs);
        let to = [Target::Html];
        match render::pages(&self.templates[0], "page", paths::NOT_FOUND, &to, &data) {
            Ok(pages) => self.sink.put(&pages),
            Err(broken) => {
                found.push(failure(self.over, &broken));
                Ok(())
            }
        }
    }

    /// Data on what cities share, and the documents that events declare public.
    fn extras(&self, world: &World<'_>) -> Result<()> {
        let text = serde_json::to_string_pretty(&world.data())?;
        let mut pages = vec![Page {
            path: format!("{DATA}/programme.json"),
            text,
        }];
        for table in assemble::tables(world) {
            let text = report::csv(std::iter::once(&table.head).chain(&table.rows))?;
            pages.push(Page {
                path: format!("{DATA}/{}.csv", table.name),
                text,
            });
        }
        self.sink.put(&pages)?;
        let Out::Write(stage) = &self.sink.way else {
            return Ok(());
        };
        let beside = self.loader.tree.files("events");
        let spellings = Spellings::of(&beside, "events");
        // Of a document that is not declared public its file is not seen here.
        for event in world
            .programme
            .events
            .values()
            .flatten()
            .filter(|event| world.is_sound(event))
        {
            let files = event.value()["documents"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|one| one["file"].as_str());
            // A file that is named twice stands there once.
            for file in files.collect::<BTreeSet<_>>() {
                let bytes = self.loader.tree.attached("events", spellings.find(file))?;
                // Whatever a programme says of the rule: what runs in a browser is shown to nobody.
                anyhow::ensure!(
                    attached::kind(file, &bytes).is_ok(),
                    "events/{file} is of no kind that may be shown"
                );
                stage.put(&paths::document(&event.id, file), &bytes)?;
            }
        }
        Ok(())
    }

    fn brief<'b>(&'b self, at: usize, stem: &str) -> Brief<'b> {
        let languages = self.langs.iter().map(|lang| {
            let label = own_name(lang);
            let up = "../".repeat(stem.matches('/').count() + 1);
            Tongue {
                lang: lang.clone(),
                label: label.to_owned(),
                href: format!("{up}{lang}/{stem}.html"),
                current: *lang == self.langs[at],
            }
        });
        let languages = if self.langs.len() > 1 {
            languages.collect()
        } else {
            Vec::new()
        };
        Brief {
            programme: if self.options.audience == Audience::Internal {
                self.programme
            } else {
                self.open
            },
            messages: self.templates[at].messages(),
            audience: self.options.audience,
            lang: &self.langs[at],
            languages,
            attachments: self.publishing,
            alone: false,
            markdown: self.options.to.contains(&Target::Md),
            notes: AtomicUsize::default(),
            stamps: self.stamps,
            base: self.options.base_url.as_deref(),
            pictures: Album::NONE,
            way: Way::NONE,
        }
    }

    /// One language stands in the folder itself, several each in their own.
    fn path(&self, at: usize, stem: &str) -> String {
        if self.langs.len() > 1 {
            format!("{}/{stem}", self.langs[at])
        } else {
            stem.to_owned()
        }
    }
}

/// What is known of a network's pilot.
fn pilot<'f>(network: &Fiche, facts: &'f BTreeMap<String, Facts>) -> Option<&'f Facts> {
    facts.get(network.value()["pilot"].as_str()?)
}

fn progress(cities: usize) -> indicatif::ProgressBar {
    // Hidden by itself where stderr is no terminal.
    if cities < 50 {
        indicatif::ProgressBar::hidden()
    } else {
        indicatif::ProgressBar::new(cities as u64)
    }
}

/// Whether a finding keeps a page from being made.
pub(crate) fn is_error(found: &Diagnostic) -> bool {
    found.level == Level::Error && found.waived.is_none()
}
