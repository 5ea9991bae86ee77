//! In: a city, a language, an audience. Out: its form as one page that works without a network and gives the answers back as a file.

use anyhow::{Result, anyhow};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    assemble::{self, Brief},
    fiche::audience::Audience,
    form::{self, Filler, SCRIPT},
    git::Git,
    inert,
    model::{catalog::City, fingerprint::hexadecimal, locale::Locale, walk},
    render::{self, Target, Templates},
    workspace::forms::{self, Sheet},
};

/// What a page is made from.
pub(crate) struct Page<'a> {
    /// The programme and the words.
    pub(crate) brief: &'a Brief<'a>,
    pub(crate) templates: &'a Templates,
    pub(crate) city: &'a City,
    /// What not everyone may see is left out.
    pub(crate) public: bool,
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
    /// The page, of some fiches by their stems or of all.
    ///
    /// # Errors
    /// If the template fails, a defect of the program.
    pub(crate) fn text(&self, only: Option<&[String]>) -> Result<String> {
        let brief = self.brief;
        let (sheets, began) = self.sheets(only);
        let answers = json!({
            "answers": 1, "programme": brief.programme.edition.id, "city": self.city.id, "language": brief.lang, "commit": self.made,
            "audience": if self.public { "public" } else { "internal" }, "fiches": began,
        });
        let mut data = assemble::root(std::slice::from_ref(brief));
        let name = forms::called(&self.city.value("city")["name"], brief.lang);
        let commit = self.made.as_ref().and_then(|commit| commit.get(..10));
        let more = [
            ("languages", json!([])),
            ("name", name.unwrap_or(&self.city.id).into()),
            ("file", format!("{}.html", self.city.id).into()),
            ("internal", sheets.iter().any(|page| page.internal).into()),
            ("sheets", json!(sheets)),
            ("commit", commit.into()),
            (
                "words",
                form::words(brief.messages, brief.programme.edition.unspaced).into(),
            ),
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
    fn sheets(&self, only: Option<&[String]>) -> (Vec<form::Sheet>, Map<String, Value>) {
        let brief = self.brief;
        let programme = brief.programme;
        let all = forms::sheets(programme, self.city);
        let meant: Vec<&Sheet<'_>> = all
            .iter()
            .filter(|sheet| only.is_none_or(|only| only.contains(&sheet.stem)))
            .filter(|sheet| !sheet.unread && (sheet.plan.public || !self.public))
            .collect();
        let locale = Locale::new(brief.lang, None);
        let named = forms::named(programme, self.city, brief.messages);
        let filler = Filler {
            locale: &locale,
            lang: brief.lang,
            public: self.public,
            level: 3,
            named: &named,
        };
        let (mut pages, mut began) = (Vec::new(), Map::new());
        for sheet in meant {
            let value = if self.blank {
                Value::Null
            } else if self.public {
                walk::seen(sheet.value(), sheet.plan, Audience::Public)
            } else {
                sheet.value().clone()
            };
            let mut page =
                form::sheet(filler, &sheet.name(), sheet.title, &sheet.questions, &value);
            page.optional = sheet.is_optional();
            pages.push(page);
            let fingerprint = hexadecimal(&Sha256::digest(value.to_string()));
            began.insert(
                sheet.name(),
                json!({"began": value, "fingerprint": fingerprint, "fields": []}),
            );
        }
        (pages, began)
    }
}
