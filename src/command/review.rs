//! `roadmap review`: read the proposal and where it began, judge both, tell a reviewer what is other.

mod acts;
mod pages;
mod tip;

use self::{
    pages::Pages,
    tip::{Silenced, Tip},
};

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use anyhow::{Result, anyhow, bail};
use serde_json::Value;

use crate::{
    assemble::{Brief, review},
    check::ownership,
    cli::{At, Audience, Cli, Review as Options, Telling},
    command::{diff::write, messages},
    compare::findings::Comparison,
    fiche::path,
    git::{Git, Oid, changed::State},
    guard::{Guard, Values},
    messages::Messages,
    model::{
        act::Act,
        catalog::Catalog,
        diagnostic::{Diagnostic, Findings, Level, Message},
        document::Pointer,
        fingerprint,
        languages::LANGUAGES,
        owners::{Author, Owners},
        progress,
        review::{By, Review, Stand, Touched},
        schemas::Schemas,
        source::Source,
        tree::{PROGRAMME_FILE, Tree},
        view::{self, View},
    },
    parse::Limits,
    workspace::{
        examine::Desk,
        naming::Naming,
        output::Reports,
        overrides,
        place::{Place, told},
        secrets::{base, of_city, of_shared},
        since::{Judged, Since},
    },
};

/// Commits of the base that are counted.
const BEHIND: usize = 1000;

/// Both sides of a proposal.
struct Sides<'a> {
    git: &'a Git,
    base: Oid,
    head: Oid,
    before: Option<Catalog>,
    after: Option<Catalog>,
    /// Only what everyone may see is told.
    hiding: bool,
}

pub(super) fn run(cli: &Cli, options: &Options, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let reports = Reports::plan(&options.output, options.format, here, &voice)?;
    let limits = Limits::default();
    let schemas = Schemas::embedded();
    let (base, head) = range(&options.range, &voice)?;
    let at = At {
        rev: Some(head.clone()),
        ..At::default()
    };
    let mut place = Place::find(here, &options.paths, &at, &voice)?;
    let since = Since::fork(&mut place, &base, limits.bytes, &voice)?;
    let git: Arc<Git> = place.repository(&voice)?;
    let desk = Desk {
        limits: &limits,
        schemas: &schemas,
        scope: &place.scope,
    };
    let Judged {
        findings, compared, ..
    } = since.judge(&place, &desk, &voice)?;
    let [before, after] = since.catalogs(&place, &desk)?;
    place.sound(&voice)?;
    since.sound(&voice)?;
    let State::Commit(commit) = place.state else {
        bail!(voice.say(&Message::new("review-range")))
    };
    let tip = git.commit(&base).map_err(told(&voice))?;
    let tip = Tip::read(&git, (tip, &base), &place.prefix, &since, &desk, &voice)?;
    let sides = Sides {
        git: &git,
        base: tip.commit,
        head: commit,
        before,
        after,
        hiding: options.audience == Audience::Public,
    };
    let open = sides.open();
    let seen = sides.seen(open.as_ref());
    let proposal = Proposal {
        options,
        names: [&base, &head],
        since: &since,
        place: &place,
        desk: &desk,
        tip: &tip,
        sides: &sides,
        voice: &voice,
    };
    let review = proposal.review(&findings, compared, seen)?;
    if !proposal.write(cli, &reports, &review, [seen[1], seen[0]])? {
        return super::unreadable(cli, &desk, place.tree.as_ref(), &voice);
    }
    Ok(proposal.verdict(&review))
}

/// A proposal, and the states that it is held against.
struct Proposal<'a> {
    options: &'a Options,
    /// What base and head are called.
    names: [&'a str; 2],
    since: &'a Since,
    place: &'a Place,
    desk: &'a Desk<'a>,
    tip: &'a Tip,
    sides: &'a Sides<'a>,
    voice: &'a Messages,
}

impl Proposal<'_> {
    /// All that is to be said of it. `seen` are the two states as its readers may see them.
    fn review(
        &self,
        findings: &Findings,
        compared: Comparison,
        seen: [Option<&Catalog>; 2],
    ) -> Result<Review> {
        let Self {
            options,
            since,
            place,
            desk,
            tip,
            ..
        } = *self;
        let hiding = self.sides.hiding;
        let sides = [self.sides.before.as_ref(), self.sides.after.as_ref()];
        let all = since.changes(sides, desk);
        let renamed = tip.renamed(&all);
        let compared = tip::carried(compared, &renamed);
        let Silenced { new, left, mended } =
            tip.silenced(since, place, desk, (sides[1], &compared))?;
        let found: Vec<Diagnostic> = compared.new.iter().chain(&compared.old).cloned().collect();
        let author = named(options);
        let (mut acts, wrong) = tip.decisions(author, sides, (&all, &renamed), &found);
        acts.extend(settings(since, place, sides, desk.limits, [&new, &left]));
        let pages = self.pages()?;
        let mut review = Review {
            base: self.names[0].to_owned(),
            head: self.names[1].to_owned(),
            fork: since.commit.to_string()[..10].to_owned(),
            new: [compared.new, new, wrong, pages.failed].concat(),
            mended,
            silenced: left,
            acts,
            by: self.by()?,
            unchanged: (!hiding).then_some(findings.unchanged),
            skipped: findings
                .skipped
                .iter()
                .map(|left| (left.path.clone(), left.reason))
                .collect(),
            changes: if hiding {
                since.open_changes(seen, desk)
            } else {
                all
            },
            ..Review::default()
        };
        // Which files else changed is not told, nor what was said of them before.
        let is_told =
            |path: &str| !hiding || review.changes.iter().any(|change| change.path == path);
        review.older = compared
            .old
            .iter()
            .filter(|found| is_told(&found.path))
            .count();
        if let Some(view) = self.sides.view().filter(|_| hiding) {
            review.hide(&view);
        }
        self.ownership(&mut review, author, &renamed)?;
        progress(&mut review, seen, options.audience, &renamed);
        (review.pages, review.untried) = (pages.changed, pages.untried);
        review.new.extend(self.sides.newly_public(&review)?);
        review.new.sort_by(|a, b| {
            (b.level, &a.path, a.line, a.rule).cmp(&(a.level, &b.path, b.line, b.rule))
        });
        Ok(review)
    }

    /// Who made the last commit; everyone is not told names.
    fn by(&self) -> Result<Option<By>> {
        if self.sides.hiding {
            return Ok(None);
        }
        let told = self
            .sides
            .git
            .told(self.sides.head)
            .map_err(told(self.voice))?;
        Ok(By::of(told))
    }

    /// Pages that its templates make otherwise. How they look tells what is in them, internal answers too: who sees only what is
    /// public is told no more than that a template fails.
    fn pages(&self) -> Result<Pages> {
        let Some(_) = self.sides.after else {
            return Ok(Pages::default());
        };
        let pages = pages::pages(self.since, self.place, self.desk, self.voice)?;
        Ok(match self.sides.hiding {
            true => Pages {
                failed: pages.failed,
                ..Pages::default()
            },
            false => pages,
        })
    }

    /// Writes it in the forms asked for; `sides` are the two states as its readers may see them, the later first. False if neither
    /// can be read.
    fn write(
        &self,
        cli: &Cli,
        reports: &Reports<Telling>,
        review: &Review,
        sides: [Option<&Catalog>; 2],
    ) -> Result<bool> {
        let Some(side) = sides[0].or(sides[1]) else {
            return Ok(false);
        };
        let naming = Naming::of_place(self.place);
        write(cli, reports, self.voice, |local| {
            let brief = Brief {
                way: naming.of(local),
                ..Brief::alone(&side.programme, self.voice, self.options.audience)
            };
            (
                review::page(&brief, sides, review),
                review::data(&brief, sides, review),
            )
        })?;
        Ok(true)
    }

    /// Who may do this by the owners of the base.
    fn ownership(
        &self,
        review: &mut Review,
        author: Option<Author<'_>>,
        renamed: &BTreeMap<String, String>,
    ) -> Result<()> {
        let base = self.tip.programme(self.sides.before.as_ref());
        self.sides
            .ownership(
                review,
                (author, base.map(|programme| &programme.owners)),
                (self.since.commit, renamed),
                &self.place.prefix,
            )
            .map_err(told(self.voice))
    }

    /// The exit code: 1 if something stops the proposal. Without a readable programme after the change nothing of it was checked.
    fn verdict(&self, review: &Review) -> u8 {
        let least = self.options.fail_on.level();
        let fails = |found: &Diagnostic| {
            found.waived.is_none() && least.is_some_and(|least| found.level >= least)
        };
        u8::from(self.sides.after.is_none() || review.new.iter().any(fails))
    }
}

/// Who proposes; an empty name, as a forge's variable may give it, is none.
fn named(options: &Options) -> Option<Author<'_>> {
    let name = options.author.as_deref()?.trim();
    (!name.trim_start_matches('@').is_empty()).then_some(Author {
        name,
        teams: &options.team,
    })
}

/// The two ends of `BASE..HEAD`; the later is `HEAD` unless said.
fn range(range: &str, voice: &Messages) -> Result<(String, String)> {
    let (base, head) = range
        .split_once("...")
        .or_else(|| range.split_once(".."))
        .unwrap_or((range, ""));
    if base.is_empty() {
        return Err(anyhow!(voice.say(&Message::new("review-range"))));
    }
    Ok((
        base.to_owned(),
        if head.is_empty() {
            "HEAD".to_owned()
        } else {
            head.to_owned()
        },
    ))
}

impl Sides<'_> {
    /// Both states as everyone may see them, where only that is told.
    fn open(&self) -> Option<[Option<Catalog>; 2]> {
        self.hiding
            .then(|| view::both(self.before.as_ref(), self.after.as_ref()))
    }

    /// Both states as the readers of the review may see them.
    fn seen<'a>(&'a self, open: Option<&'a [Option<Catalog>; 2]>) -> [Option<&'a Catalog>; 2] {
        open.map_or([self.before.as_ref(), self.after.as_ref()], |open| {
            open.each_ref().map(Option::as_ref)
        })
    }

    /// What everyone may see of the states.
    fn view(&self) -> Option<View<'_>> {
        let [before, after] =
            [&self.before, &self.after].map(|side| side.as_ref().map(|side| &side.programme));
        Some(View::between(after.or(before)?, before))
    }

    /// Who may do this by the owners of the base as it is now, what else of the repository changes, and what the base did meanwhile.
    fn ownership(
        &self,
        review: &mut Review,
        (author, owners): (Option<Author<'_>>, Option<&Owners>),
        (fork, renamed): (Oid, &BTreeMap<String, String>),
        prefix: &str,
    ) -> Result<(), crate::git::Trouble> {
        let names = |from: Oid, to: Oid| -> Result<BTreeSet<String>, crate::git::Trouble> {
            Ok(self
                .git
                .changed(from, State::Commit(to), &[])?
                .into_iter()
                .map(|one| one.path)
                .collect())
        };
        let mut paths: Vec<String> = names(fork, self.head)?.into_iter().collect();
        let none = Owners::default();
        let owners = owners.unwrap_or(&none);
        let found = ownership::of_change(owners, author, &paths, prefix, renamed);
        let inside = |path: &&String| prefix.is_empty() || path.starts_with(&format!("{prefix}/"));
        let ours = |own: &str| path::is_inside(own) || own == PROGRAMME_FILE;
        let is_fiche =
            |path: &&String| inside(path) && ours(path[prefix.len()..].trim_start_matches('/'));
        review.others = paths
            .iter()
            .filter(|path| !is_fiche(path))
            .cloned()
            .collect();
        if self.hiding {
            let top = if prefix.is_empty() {
                String::new()
            } else {
                format!("{prefix}/")
            };
            let open: BTreeSet<String> = review
                .changes
                .iter()
                .map(|change| format!("{top}{}", change.path))
                .chain(review.others.clone())
                .collect();
            paths.retain(|path| open.contains(path));
            let told = ownership::of_change(owners, author, &paths, prefix, renamed);
            // Who may not do what nobody is told of is still stopped.
            let more = found.into_iter().filter(|one| {
                one.level > Level::Info && !told.iter().any(|other| other.level >= one.level)
            });
            review.new.extend(more.take(1).map(|one| Diagnostic {
                message: Message::new("finding-internal").with("rule", one.rule),
                path: String::new(),
                ..one
            }));
            review.new.extend(told);
        } else {
            review.new.extend(found);
        }
        review.behind = self.git.behind(self.base, self.head, BEHIND)?;
        if review.behind > 0 {
            let theirs = names(fork, self.base)?;
            review.collisions = paths
                .into_iter()
                .filter(|path| theirs.contains(path))
                .collect();
        }
        for path in review.others.iter_mut().chain(&mut review.collisions) {
            *path = path::from_programme(prefix, path);
        }
        Ok(())
    }

    /// Internal values, of before or after, that stand in public answers now and did not.
    fn newly_public(&self, review: &Review) -> Result<Vec<Diagnostic>> {
        let (Some(before), Some(after)) = (&self.before, &self.after) else {
            return Ok(Vec::new());
        };
        let langs = LANGUAGES.map(str::to_owned);
        let mut values: Values = base(&before.programme, &langs);
        values.absorb(of_shared(&before.programme, &BTreeSet::new()));
        for (side, open) in [(before, true), (after, false)] {
            for city in side.cities.values() {
                let own = of_city(&side.programme, city);
                if open {
                    values.absorb(own)
                } else {
                    values.secrets(own)
                }
            }
        }
        values.secrets(of_shared(&after.programme, &BTreeSet::new()));
        let guard = Guard::new(values, "");
        let mut found = Vec::new();
        for change in review
            .changes
            .iter()
            .filter(|change| change.fields.iter().any(|field| field.public))
        {
            let public: Vec<&Value> = change
                .fields
                .iter()
                .filter(|field| field.public)
                .map(|field| &field.new)
                .collect();
            let leaks = guard.scan(
                &format!("{}.json", change.path),
                serde_json::to_string(&public)?.as_bytes(),
            );
            let origins: BTreeSet<_> = leaks.into_iter().map(|leak| leak.origin).collect();
            for origin in origins {
                let source = Source::new(change.path.as_str(), "");
                // The value itself is not repeated: a comment is read by more people than a branch.
                let path = if self.hiding {
                    View::between(&after.programme, Some(&before.programme)).place(&origin.path)
                } else {
                    origin.path
                };
                let message = Message::new("leak-newly")
                    .with("path", path)
                    .with("field", origin.field);
                let mut one = Diagnostic::new("leak", &source, 0..0, &Pointer::default(), message);
                one.level = Level::Warning;
                found.push(one);
            }
        }
        Ok(found)
    }
}

/// What a change of the programme's settings, schemas and templates decides.
fn settings(
    since: &Since,
    place: &Place,
    sides: [Option<&Catalog>; 2],
    limits: &Limits,
    silenced: [&[Diagnostic]; 2],
) -> Vec<Act> {
    let mut told = match sides {
        [Some(before), Some(after)] => {
            acts::settings(&before.programme, &after.programme, &silenced.concat())
        }
        _ => Vec::new(),
    };
    let changed: BTreeSet<&str> = since.changed.iter().map(|one| one.path.as_str()).collect();
    let texts = |tree: Option<&dyn Tree>| {
        tree.and_then(|tree| overrides::overrides(tree, limits).ok())
            .unwrap_or_default()
    };
    let texts = [
        texts(since.base.as_ref().map(|base| base as &dyn Tree)),
        texts(Some(place.tree.as_ref())),
    ];
    acts::files(&changed, texts.each_ref(), &mut told);
    told
}

/// How far each city that changed is, before and after, as far as it is told.
fn progress(
    review: &mut Review,
    [before, after]: [Option<&Catalog>; 2],
    audience: Audience,
    renamed: &BTreeMap<String, String>,
) {
    let ids: BTreeSet<String> = review
        .changes
        .iter()
        .filter_map(|change| change.city().map(str::to_owned))
        .collect();
    for id in ids {
        let side = |side: Option<&Catalog>, id: &str| -> (Option<Stand>, Vec<progress::Progress>) {
            let Some((side, city)) = side.and_then(|side| Some((side, side.cities.get(id)?)))
            else {
                return (None, Vec::new());
            };
            let programme = &side.programme;
            let of = progress::of(
                city,
                programme.is_pilot(id),
                &programme.edition,
                &programme.schemas,
                audience,
            );
            let stale = audience == Audience::Internal
                && fingerprint::is_void(city, &programme.edition, &programme.schemas);
            let state = Stand {
                id: city.state().to_owned(),
                stale,
            };
            (Some(state).filter(|state| !state.id.is_empty()), of)
        };
        let ((before, old), (after, new)) = (
            side(before, renamed.get(&id).unwrap_or(&id)),
            side(after, &id),
        );
        review.cities.push(Touched {
            id,
            states: [before, after],
            progress: [old, new],
        });
    }
}
