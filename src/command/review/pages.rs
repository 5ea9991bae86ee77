//! In: the templates of two states. Out: what a page of each kind that they make says before and after, on the answers proposed; and
//! what cannot be shown of that.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use html5gum::{Token, Tokenizer};
use rayon::prelude::*;

use crate::{
    assemble::{self, Brief, World},
    cli::{Audience, Target},
    command::status,
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Programme},
        diagnostic::{Diagnostic, Message},
        facts::Facts,
        review::PageChange,
        tree::Tree,
    },
    office::Setting,
    render::{self, Broken, Page, Templates},
    workspace::{
        examine::Desk,
        overrides::{self, Overrides},
        place::Place,
        since::Since,
        site::{self, Item},
    },
};

/// Pages of a kind that are made until one is other.
const TRIED: usize = 3;

/// What became of the pages.
#[derive(Default)]
pub(super) struct Pages {
    /// Those that are other, one of each kind.
    pub(super) changed: Vec<PageChange>,
    /// What cannot be shown, and why.
    pub(super) untried: Vec<Message>,
    /// Templates of the proposal that fail on its answers.
    pub(super) failed: Vec<Diagnostic>,
}

/// The templates of a state, in the reviewer's language.
struct Side {
    over: Overrides,
    templates: Templates,
}

/// The pages that a change of templates makes otherwise; none where no template changed.
pub(super) fn pages(
    since: &Since,
    place: &Place,
    desk: &Desk<'_>,
    voice: &Messages,
) -> Result<Pages> {
    let changed: BTreeSet<&str> = since
        .changed
        .iter()
        .filter_map(|one| one.path.strip_prefix("templates/"))
        .collect();
    let Some(base) = since.base.as_ref().filter(|_| !changed.is_empty()) else {
        return Ok(Pages::default());
    };
    let limits = desk.limits;
    let side = |tree: &dyn Tree| -> Option<Side> {
        let words = vec![Messages::new(voice.lang).ok()?];
        let (over, mut templates) = overrides::templates(tree, limits, words).ok()?;
        Some(Side {
            over,
            templates: templates.pop()?,
        })
    };
    let unread = |which: &str| Pages {
        untried: vec![Message::new("doc-review-pages-unread").with("side", which)],
        ..Pages::default()
    };
    let Some(before) = side(base) else {
        return Ok(unread("before"));
    };
    let Some(after) = side(place.tree.as_ref()) else {
        return Ok(unread("after"));
    };
    let loader = Loader {
        tree: place.tree.as_ref(),
        limits,
        within: None,
    };
    // All of it, also what the change cannot have touched.
    let Some(programme) = loader.programme(desk.schemas)?.0 else {
        return Ok(unread("after"));
    };
    let cities: Vec<&String> = programme.cities.iter().collect();
    let facts = cities
        .into_par_iter()
        .map(|id| (id.clone(), status::read(&loader, &programme, id).1))
        .collect();
    let mut trial = Trial {
        programme: &programme,
        facts: &facts,
        loader: &loader,
        sides: [&before, &after],
        voice,
        affected: affected(&changed, [&before, &after]),
        made: Pages::default(),
        same: Vec::new(),
        missing: Vec::new(),
    };
    trial.run();
    Ok(trial.end())
}

/// Kinds of page that a change of these templates can make otherwise; all of them where others are made with one that changed.
fn affected(changed: &BTreeSet<&str>, sides: [&Side; 2]) -> Option<BTreeSet<String>> {
    let stems: Option<BTreeSet<String>> = changed
        .iter()
        .map(|name| {
            let (stem, _) = name.rsplit_once('.')?;
            let is_own = KINDS.contains(&stem);
            let lent = sides
                .iter()
                .flat_map(|side| side.over.values())
                .any(|text| {
                    text.contains(&format!("\"{name}\"")) || text.contains(&format!("'{name}'"))
                });
            (is_own && !lent).then(|| stem.to_owned())
        })
        .collect();
    stems
}

/// Kinds of page, as templates are called.
pub(super) const KINDS: [&str; 17] = [
    "dossier",
    "index",
    "root",
    "status",
    "network",
    "call",
    "event",
    "invitation",
    "project",
    "evaluation",
    "book",
    "networks",
    "meetings",
    "projects",
    "questions",
    "themes",
    "data",
];

/// Something that a page can be made of.
enum Subject<'a> {
    Dossier(&'a City),
    Index(&'a City),
    /// What leads to the languages.
    Root,
    Item(Item<'a>),
}

/// One run over the kinds of page.
struct Trial<'a> {
    programme: &'a Programme,
    facts: &'a BTreeMap<String, Facts>,
    loader: &'a Loader<'a>,
    sides: [&'a Side; 2],
    voice: &'a Messages,
    /// None: all.
    affected: Option<BTreeSet<String>>,
    made: Pages,
    /// Kinds of which the pages tried stay the same.
    same: Vec<&'static str>,
    /// Kinds of which there is nothing to make a page of.
    missing: Vec<&'static str>,
}

impl Trial<'_> {
    fn run(&mut self) {
        let none = BTreeSet::new();
        let world = World::new(self.programme, self.facts, &none, None);
        let is_whole = |city: &City| city.unread.is_empty() && city.fiche("city").is_some();
        let cities: Vec<City> = self
            .programme
            .cities
            .iter()
            .map(|id| self.loader.city(id).0)
            .filter(is_whole)
            .take(TRIED)
            .collect();
        for kind in KINDS {
            if !self
                .affected
                .as_ref()
                .is_none_or(|kinds| kinds.contains(kind))
            {
                continue;
            }
            let subjects: Vec<Subject<'_>> = match kind {
                "dossier" => cities.iter().map(Subject::Dossier).collect(),
                "index" => cities.iter().take(1).map(Subject::Index).collect(),
                "root" => vec![Subject::Root],
                _ => site::items(&self.brief(Audience::Internal), &world)
                    .into_iter()
                    .filter(|item| item.kind() == kind)
                    .map(Subject::Item)
                    .collect(),
            };
            self.kind(kind, &world, &subjects);
        }
    }

    /// Tries some pages of a kind until one is other, or fails.
    fn kind(&mut self, kind: &'static str, world: &World<'_>, subjects: &[Subject<'_>]) {
        let mut tried = 0;
        for subject in subjects {
            if tried == TRIED {
                break;
            }
            // What everyone is shown is told where the page for the city itself is the same.
            for audience in [Audience::Internal, Audience::Public] {
                let made = self
                    .sides
                    .map(|side| self.page(kind, world, subject, audience, &side.templates));
                if matches!(&made, [Ok(before), Ok(after)] if before.is_empty() && after.is_empty())
                {
                    continue;
                }
                tried += 1;
                if self.told(kind, made) {
                    return;
                }
            }
        }
        if tried == 0 {
            self.missing.push(kind);
        } else {
            self.same.push(kind);
        }
    }

    /// Takes down what became of a page; whether there is something to tell.
    fn told(&mut self, kind: &'static str, made: [Result<Vec<Page>, Broken>; 2]) -> bool {
        let [before, after] = match made {
            [Ok(before), Ok(after)] => [before, after],
            [before, Err(broken)] => {
                // What failed before is nothing that this change brings.
                if before.is_ok() {
                    self.made
                        .failed
                        .push(overrides::failure(&self.sides[1].over, &broken));
                }
                self.lost(before.is_ok(), &broken);
                return true;
            }
            [Err(broken), Ok(_)] => {
                self.lost(false, &broken);
                return true;
            }
        };
        let name = if self.sides[1].templates.has(kind) {
            kind
        } else {
            "page"
        };
        let mut is_other = false;
        for (old, new) in before.into_iter().zip(after) {
            let Some((stem, ending)) = new.path.rsplit_once('.') else {
                continue;
            };
            if old.text == new.text {
                continue;
            }
            let said = |text: &str| match ending {
                "html" => words(text),
                _ => text.to_owned(),
            };
            self.made.changed.push(PageChange {
                name: format!("{name}.{ending}"),
                page: stem.to_owned(),
                old: said(&old.text),
                new: said(&new.text),
            });
            is_other = true;
        }
        is_other
    }

    /// Says that a page cannot be made, with the templates proposed or with those before.
    fn lost(&mut self, now: bool, broken: &Broken) {
        let message = Message::new("doc-review-pages-lost")
            .with("side", if now { "after" } else { "before" })
            .with("path", format!("templates/{}:{}", broken.name, broken.line));
        if !self.made.untried.contains(&message) {
            self.made.untried.push(message);
        }
    }

    /// What a page is made for; it stands in no site.
    fn brief(&self, audience: Audience) -> Brief<'_> {
        Brief::alone(self.programme, self.voice, audience)
    }

    /// The files of a page, calendars aside, which no template makes.
    fn page(
        &self,
        kind: &str,
        world: &World<'_>,
        subject: &Subject<'_>,
        audience: Audience,
        templates: &Templates,
    ) -> Result<Vec<Page>, Broken> {
        let brief = || self.brief(audience);
        let targets = [Target::Html, Target::Md];
        let dossier = |city: &City| assemble::dossier(&brief(), None, city, None, None);
        let mut pages = match subject {
            Subject::Dossier(city) => {
                render::pages(templates, kind, &city.id, &targets, &dossier(city))?
            }
            Subject::Index(city) => {
                let cities = vec![assemble::summary(dossier(city))];
                let index = assemble::index(&brief(), world, cities, &[]);
                render::pages(templates, kind, "index", &targets, &index)?
            }
            Subject::Root => {
                let data = assemble::root(&[brief()]);
                render::pages(templates, kind, "index", &targets[..1], &data)?
            }
            Subject::Item(item) => {
                let stem = item.stem();
                let setting = Setting::alone(templates.messages(), &stem);
                let files = item.files(&brief(), (world, None), templates, &setting, &targets)?;
                files.0
            }
        };
        pages.retain(|page| !page.path.ends_with(".ics"));
        Ok(pages)
    }

    /// All of it, with what stayed the same and what there is nothing for.
    fn end(mut self) -> Pages {
        let listed = |kinds: &[&str]| {
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("`{kind}`")).collect();
            kinds.join(", ")
        };
        for (id, kinds) in [
            ("doc-review-pages-same", &self.same),
            ("doc-review-pages-missing", &self.missing),
        ] {
            if !kinds.is_empty() {
                let message = Message::new(id).with("kinds", listed(kinds));
                self.made.untried.push(message);
            }
        }
        self.made
    }
}

/// What a page says to who reads it.
fn words(html: &str) -> String {
    let (mut out, mut hidden) = (String::new(), false);
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => hidden = matches!(&**tag.name, b"style" | b"script" | b"title"),
            Token::EndTag(_) => {
                hidden = false;
                out.push(' ');
            }
            Token::String(text) if !hidden => out.push_str(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
