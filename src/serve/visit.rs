//! In: a request. Out: which page is meant, with the programme and the city opened as they stand on the disk.

use std::{
    collections::BTreeSet,
    path::Path,
    sync::{Arc, PoisonError},
};

use anyhow::Result;

use super::{
    Options, hand,
    http::{Answer, Asked},
    letter, pages, past, picture, propose,
    remembered::Remembered,
    save, watch,
};
use crate::{
    cli::At,
    git::{Git, head::Head},
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Programme},
        diagnostic::{Findings, Message},
        known::Known,
        languages::{DEFAULT, LANGUAGES, spoken},
        schemas::Schemas,
        tree::{Overlaid, Tree},
    },
    parse::Limits,
    render::Templates,
    workspace::{
        examine::Desk,
        extent::Extent,
        forms::{self, Sheet},
        place::Place,
    },
};

/// What all requests share.
pub(super) struct Office {
    pub(super) options: Options,
    pub(super) limits: Limits,
    pub(super) schemas: Arc<Schemas>,
    /// What the files said to the requests before.
    known: Arc<Known>,
    /// Templates and words by language, in the order of [`LANGUAGES`].
    templates: Vec<Templates>,
    /// One request at a time writes.
    pub(super) pen: std::sync::Mutex<()>,
}

/// A reader and what was opened.
pub(super) struct Visit<'o> {
    pub(super) office: &'o Office,
    pub(super) lang: &'static str,
    pub(super) place: Place,
    /// Where HEAD stands; none without git.
    pub(super) head: Option<Head>,
}

impl Office {
    pub(super) fn new(options: Options) -> Result<Self> {
        let templates = LANGUAGES.map(|lang| {
            Templates::new(Messages::new(lang)?, None)
                .map_err(|broken| anyhow::anyhow!(broken.detail))
        });
        Ok(Self {
            options,
            limits: Limits::default(),
            schemas: Schemas::embedded(),
            known: Arc::default(),
            templates: templates.into_iter().collect::<Result<_>>()?,
            pen: std::sync::Mutex::default(),
        })
    }

    pub(super) fn templates(&self, lang: &str) -> &Templates {
        let lang = spoken(lang).unwrap_or(DEFAULT);
        let at = LANGUAGES.iter().position(|one| *one == lang);
        &self.templates[at.unwrap_or_default()]
    }

    pub(super) fn voice(&self, lang: &str) -> &Messages {
        self.templates(lang).messages()
    }

    /// Answers a request; what goes wrong is said, and stops nothing.
    pub(super) fn answer(&self, asked: &Asked) -> Answer {
        let lang = asked.path.first().and_then(|first| spoken(first));
        let Some(lang) = lang else {
            return if asked.path.is_empty() && !asked.post {
                Answer::to(format!("/{}/", self.wanted(&asked.languages)))
            } else {
                self.nowhere(self.options.lang)
            };
        };
        match self.page(lang, asked) {
            Ok(Some(answer)) => answer,
            Ok(None) => self.nowhere(lang),
            Err(error) => self.failed(lang, &error),
        }
    }

    /// The language that a browser asks for first among ours.
    fn wanted(&self, languages: &str) -> &'static str {
        languages
            .split([',', ';', '-'])
            .find_map(|one| spoken(one.trim()))
            .unwrap_or(self.options.lang)
    }

    fn nowhere(&self, lang: &str) -> Answer {
        pages::plain(
            self,
            lang,
            404,
            &self.voice(lang).say(&Message::new("serve-nowhere")),
        )
    }

    fn failed(&self, lang: &str, error: &anyhow::Error) -> Answer {
        pages::plain(self, lang, 500, &format!("{error:#}"))
    }

    fn page(&self, lang: &'static str, asked: &Asked) -> Result<Option<Answer>> {
        let parts: Vec<&str> = asked.path.iter().skip(1).map(String::as_str).collect();
        let Some((city, rest)) = parts.split_first() else {
            return match &self.options.city {
                Some(city) => Ok(Some(Answer::to(format!("/{lang}/{city}/")))),
                None => pages::home(&self.visit(lang, None)?).map(Some),
            };
        };
        if self.options.city.as_ref().is_some_and(|only| only != city) {
            return Ok(None);
        }
        let visit = self.visit(lang, Some(city))?;
        let state = !asked.post && asked.said("state").is_some();
        let Some((programme, _)) = visit.programme()? else {
            return if state {
                Ok(Some(watch::gone(&visit)))
            } else {
                pages::broken(&visit).map(Some)
            };
        };
        if !programme.cities.contains(*city) {
            return Ok(state.then(|| watch::gone(&visit)));
        }
        let (city, _) = visit.loader(visit.place.tree.as_ref()).city(city);
        let desk = Room {
            visit: &visit,
            programme: &programme,
            city: &city,
            sheets: &forms::sheets(&programme, &city),
        };
        if state {
            return Ok(Some(watch::told(&desk, &rest.join("/"), asked)));
        }
        self.room(&desk, rest, asked)
    }

    /// A page of a city.
    fn room(&self, desk: &Room<'_>, rest: &[&str], asked: &Asked) -> Result<Option<Answer>> {
        match (rest, asked.post) {
            ([], false) => pages::city(desk).map(Some),
            (["form.html"], false) => pages::offline(desk, asked).map(Some),
            (["preview"], false) => {
                pages::preview(desk, asked.said("audience") == Some("public")).map(Some)
            }
            (["propose"], false) => propose::page(desk, None).map(Some),
            (["propose"], true) => {
                let _pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
                propose::made(desk, asked).map(Some)
            }
            (["hand-in"], false) => hand::page(desk, asked.said("done").is_some()).map(Some),
            (["hand-in"], true) => {
                let _pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
                hand::made(desk).map(Some)
            }
            (["letter"], true) => {
                let _pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
                letter::kept(desk, asked).map(Some)
            }
            (stem, _) => self.fiche(desk, &stem.join("/"), asked),
        }
    }

    /// A fiche: its page, what is found in what is typed, or a save of it.
    fn fiche(&self, room: &Room<'_>, stem: &str, asked: &Asked) -> Result<Option<Answer>> {
        let Some(sheet) = room.sheets.iter().find(|sheet| sheet.stem == stem) else {
            return Ok(None);
        };
        let answer = match asked.post {
            false if asked.said("history").is_some() => {
                past::page(room, sheet, asked.said("history") == Some("all"))
            }
            false => pages::fiche(room, sheet, asked.said("saved")),
            true if asked.said("picture").is_some() => {
                let _pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
                picture::kept(room, sheet, asked)
            }
            true if asked.said("check").is_some() => save::checked(room, sheet, asked),
            true if asked.said("preview").is_some() => save::previewed(room, sheet, asked),
            true => {
                let _pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
                save::saved(room, sheet, asked)
            }
        };
        answer.map(Some)
    }

    /// The files as they stand now, of one city or of all.
    fn visit(&self, lang: &'static str, city: Option<&str>) -> Result<Visit<'_>> {
        let paths: Vec<_> = city
            .filter(|city| Path::new(city).components().count() == 1)
            .map(|city| self.options.root.join("cities").join(city))
            .filter(|path| path.is_dir())
            .into_iter()
            .collect();
        let mut place = Place::find(&self.options.root, &paths, &At::default(), self.voice(lang))?;
        place.tree = Box::new(Remembered {
            tree: place.tree,
            known: Arc::clone(&self.known),
        });
        let git = Git::open(&place.scope.root);
        Ok(Visit {
            office: self,
            lang,
            place,
            head: git.and_then(|git| git.head()).ok(),
        })
    }
}

impl<'o> Visit<'o> {
    pub(super) fn voice(&self) -> &'o Messages {
        self.office.voice(self.lang)
    }

    pub(super) fn loader<'a>(&'a self, tree: &'a dyn Tree) -> Loader<'a> {
        Loader {
            tree,
            limits: &self.office.limits,
            within: None,
        }
    }

    /// What the cities share; none if it cannot be read.
    pub(super) fn programme(&self) -> Result<Option<(Programme, Findings)>> {
        let (programme, findings) = self
            .loader(self.place.tree.as_ref())
            .programme(&self.office.schemas)?;
        Ok(programme.map(|programme| (programme, findings)))
    }

    pub(super) fn desk(&self) -> Desk<'_> {
        Desk {
            limits: &self.office.limits,
            schemas: &self.office.schemas,
            scope: &self.place.scope,
        }
    }
}

/// A city that somebody works on.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    pub(super) visit: &'a Visit<'a>,
    pub(super) programme: &'a Programme,
    pub(super) city: &'a City,
    /// Its fiches as the form has them.
    pub(super) sheets: &'a [Sheet<'a>],
}

impl Room<'_> {
    /// Address of a page of the city.
    pub(super) fn href(&self, page: &str) -> String {
        format!("/{}/{}/{page}", self.visit.lang, self.city.id)
    }

    /// The city alone.
    pub(super) fn extent(&self) -> Extent {
        Extent {
            cities: Some(BTreeSet::from([self.city.id.clone()])),
            shared: None,
        }
    }

    /// What the checker finds in a fiche that says this; in what stands there, where nothing is given.
    pub(super) fn findings(
        &self,
        sheet: &Sheet<'_>,
        text: Option<&str>,
        offered: bool,
    ) -> Result<Findings> {
        let tree = self.visit.place.tree.as_ref();
        let draft = text.map(|text| Overlaid {
            tree,
            path: sheet.path.clone(),
            bytes: text.as_bytes().to_vec(),
        });
        let tree = draft.as_ref().map_or(tree, |draft| draft as &dyn Tree);
        let desk = self.visit.desk();
        let mut findings = desk.fiches(tree, &self.extent())?;
        if offered {
            let all = findings.clone();
            findings
                .diagnostics
                .retain(|found| found.path == sheet.path);
            crate::workspace::offer::offer(&desk, tree, &mut findings, Some(all))?;
        }
        findings
            .diagnostics
            .retain(|found| found.path == sheet.path && found.waived.is_none());
        findings.finish(self.visit.office.limits.findings);
        Ok(findings)
    }
}
