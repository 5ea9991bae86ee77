//! In: a city, a language, an audience. Out: its form as one page that works without a network and gives the answers back as a file.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use serde_json::{Value, json};

use crate::{
    answers,
    assemble::{self, Brief},
    fiche::audience::Audience,
    form::{self, Filler, SCRIPT},
    git::Git,
    inert,
    model::{
        catalog::City,
        locale::Locale,
        reply::{Began, Reply},
    },
    render::{self, Target, Templates},
    workspace::forms::{self, Sheet},
};

/// What a page is made from.
pub(crate) struct Page<'a> {
    /// The programme, the words, for whom.
    pub(crate) brief: &'a Brief<'a>,
    pub(crate) templates: &'a Templates,
    pub(crate) city: &'a City,
    /// Without the answers that there are.
    pub(crate) blank: bool,
    /// The commit that the files stand at.
    pub(crate) made: Option<String>,
}

/// The commit that the files of a programme stand at, if they lie in a repository that has one.
pub(crate) fn made(root: &std::path::Path) -> Option<String> {
    let git = Git::open(root).ok()?;
    git.commit("HEAD").ok().map(|id| id.to_string())
}

impl Page<'_> {
    /// The page of some fiches of the city.
    ///
    /// # Errors
    /// If the template fails, a defect of the program.
    pub(crate) fn text(&self, sheets: &[Sheet<'_>]) -> Result<String> {
        let brief = self.brief;
        let (sheets, began) = self.sheets(sheets);
        let reply = Reply {
            city: Some(self.city.id.clone()),
            language: Some(brief.lang.to_owned()),
            fiches: began.clone(),
            began: Some(Began {
                commit: self.made.clone(),
                fiches: began,
            }),
            ..Reply::default()
        };
        let answers = answers::carried(&brief.programme.edition.id, &reply, brief.audience);
        let mut data = json!(assemble::root(std::slice::from_ref(brief)));
        let name = forms::called(&self.city.value("city")["name"], brief.lang);
        let commit = self.made.as_ref().and_then(|commit| commit.get(..10));
        let words = form::words(brief.messages, brief.programme.edition.unspaced);
        let more = [
            ("languages", json!([])),
            ("name", name.unwrap_or(&self.city.id).into()),
            ("file", format!("{}.html", self.city.id).into()),
            ("internal", sheets.iter().any(|page| page.internal).into()),
            ("sheets", json!(sheets)),
            ("commit", commit.into()),
            ("words", words.into()),
            ("answers", inert::data(&answers).into()),
            ("script", SCRIPT.into()),
            ("script_hash", form::hash(SCRIPT).into()),
        ];
        for (key, value) in more {
            data[key] = value;
        }
        let pages = render::pages(self.templates, "form", "form", &[Target::Html], &data)
            .map_err(|broken| anyhow!(broken.detail))?;
        Ok(pages.into_iter().map(|page| page.text).collect())
    }

    /// The fields of each fiche, and what they begin from.
    fn sheets(&self, sheets: &[Sheet<'_>]) -> (Vec<form::Sheet>, BTreeMap<String, Value>) {
        let brief = self.brief;
        let filler = Filler {
            locale: &Locale::new(brief.lang, None),
            lang: brief.lang,
            public: brief.audience == Audience::Public,
            level: 3,
            named: &forms::named(brief.programme, self.city, brief.messages),
        };
        let (mut pages, mut began) = (Vec::new(), BTreeMap::new());
        let shown = |sheet: &&Sheet<'_>| {
            !sheet.unread && brief.programme.schemas.shows(sheet.kind, brief.audience)
        };
        for sheet in sheets.iter().filter(shown) {
            let value = if self.blank {
                Value::Null
            } else {
                sheet.seen(brief.audience)
            };
            let mut page = form::sheet(filler, sheet.name(), sheet.title, &sheet.questions, &value);
            page.optional = sheet.is_optional();
            pages.push(page);
            let asked = answers::shown(sheet.plan, &value);
            began.insert(sheet.name().to_owned(), asked);
        }
        (pages, began)
    }
}
