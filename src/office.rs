//! In: the fiches of a city, or a form that was sent back, or a page. Out: the form as a document to fill in; what it answers; the page as a
//! document.
//!
//! One form for all office programs: `sheet` says what stands on it, a file a format writes that, and reads it back as paragraphs and
//! cells, of which `settle` makes answers. What is sent back is trusted in nothing: it is read within bounds, nothing in it is followed.

mod answer;
mod apart;
mod docx;
mod exact;
mod facts;
mod historical;
mod known;
mod leaf;
mod marks;
mod names;
mod odt;
mod package;
mod page;
mod paper;
mod place;
mod rich;
mod settle;
mod sheet;
mod shot;
mod signs;
mod tagged;
mod totals;
mod typed;
mod visible;
mod walk;
mod xlsx;
mod xml;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use self::{
    answer::Talk, facts::Facts, historical::Reader, known::Known, marks::Restoring,
    package::Package, paper::Paper, settle::Settling, walk::Walk,
};
pub use self::{
    names::Names,
    page::{Setting, Subject, Writer},
    place::Questions,
    sheet::{Filled, Making},
    typed::alike,
};
use crate::{
    mend::heard,
    messages::Messages,
    model::{
        catalog::Programme,
        diagnostic::Message,
        question::{Answer, Question},
        reply::{Began, Reply, Shot},
    },
};

/// Kinds of document that a form may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Of Word.
    Docx,
    /// Of LibreOffice.
    Odt,
    /// A workbook with the lists of the action plan.
    Xlsx,
}

impl Making<'_> {
    /// The form in a language, as the bytes of a document.
    #[must_use]
    pub fn document(&self, format: Format, names: &Names, voice: &Messages) -> Vec<u8> {
        let sheet = self.sheet(Talk::new(voice, names));
        let facts = Facts {
            city: Some(self.city.to_owned()),
            lang: Some(voice.lang.to_owned()),
            began: Some(self.began()),
        };
        match format {
            Format::Docx => docx::write(&sheet, &facts),
            Format::Odt => odt::write(&sheet, &facts),
            Format::Xlsx => xlsx::write(self, Talk::new(voice, names), &facts),
        }
    }

    /// What the form shows.
    fn began(&self) -> Began {
        let shown = |fiche: &Filled| {
            (
                fiche.path.clone(),
                shown(self.questions.of(fiche.kind), &fiche.value),
            )
        };
        Began {
            commit: self.commit.as_ref().map(|(commit, _)| commit.clone()),
            fiches: self.fiches.iter().map(shown).collect::<BTreeMap<_, _>>(),
        }
    }
}

/// Reads a form that was sent back: what it answers, and all words that no answer holds.
///
/// # Errors
/// If it is no document that can be read: locked, damaged, foreign, too large.
pub fn read(bytes: &[u8], programme: &Programme) -> Result<Reply, Message> {
    let mut package = Package::open(bytes)?;
    if package.has("xl/workbook.xml") {
        let properties = docx::properties(&package.text("docProps/custom.xml")?)?;
        return Desk::new(programme, Facts::read(&properties))?.workbook(bytes, &mut package);
    }
    let mut paper = if package.has("[Content_Types].xml") {
        docx::read(&mut package)?
    } else if package.has("content.xml") && package.text("mimetype")?.contains("opendocument.text")
    {
        odt::read(&mut package)?
    } else {
        return Err(Message::new("office-foreign"));
    };
    let pictures = shot::shots(&mut package, &std::mem::take(&mut paper.drawn));
    let mut facts = Facts::read(&paper.properties);
    let origin = marks::origin(&paper.blocks);
    facts.lang = facts.lang.or(origin.map(|origin| origin.lang.to_owned()));
    let ours = facts.began.is_some() || origin.is_some();
    let public = origin.is_some_and(|origin| origin.public);
    Ok(Desk::new(programme, facts)?.document(paper, ours.then_some(public), pictures))
}

/// What a form that was sent back is read with.
struct Desk<'a> {
    programme: &'a Programme,
    questions: Questions,
    known: Known,
    facts: Facts,
    voice: Messages,
}

impl<'a> Desk<'a> {
    fn new(programme: &'a Programme, facts: Facts) -> Result<Self, Message> {
        let questions = Questions::new(programme);
        let mut known = Known::new(programme, &questions);
        for fiche in facts.began.iter().flat_map(|began| began.fiches.values()) {
            names(&fiche["name"]).for_each(|name| known.also(name));
        }
        known.also(facts.city.as_deref().unwrap_or_default());
        // The texts are embedded: a test holds that each can be read.
        let voice = Messages::new(facts.lang.as_deref().unwrap_or_default())
            .map_err(|_| Message::new("office-foreign"))?;
        Ok(Self {
            programme,
            questions,
            known,
            facts,
            voice,
        })
    }

    fn names(&self) -> Names {
        Names::new(self.programme, &Value::Null, self.voice.lang)
    }

    /// The answers of a document; it says of itself that it is a form of ours, the public one or the other.
    fn document(self, mut paper: Paper, ours: Option<bool>, pictures: Vec<Shot>) -> Reply {
        let places = self.questions.places();
        let mut walk = Walk::new(&places, &self.known);
        let marked = walk.is_ours(&paper.blocks);
        if let Some(public) = ours.filter(|_| !marked) {
            let restoring = Restoring {
                programme: self.programme,
                questions: &self.questions,
                places: &places,
                known: &self.known,
                facts: &self.facts,
                voice: &self.voice,
                public,
            };
            restoring.restore(&mut paper.blocks);
        }
        let mut found = if marked || ours.is_some() {
            walk.blocks(&paper.blocks);
            walk.found
        } else {
            let names = self.names();
            let talk = Talk::new(&self.voice, &names);
            Reader::new(&self.questions, &self.known, talk).read(&paper.blocks)
        };
        let edges = paper.edges.iter();
        found.outside(
            "office-place-edge",
            edges.filter(|words| !self.known.is_edge(words)),
        );
        found.outside("office-place-apart", &paper.apart);
        let mut reply = self.settling().reply(found, &paper.told);
        reply.pictures = pictures;
        if reply.city.is_none() {
            // A form without our marks names its city in words.
            let fiche = reply.fiches.get("city.yaml");
            let mut ids = fiche
                .into_iter()
                .flat_map(|fiche| names(&fiche["name"]))
                .map(heard::identifier);
            reply.city = ids.find(|id| self.programme.cities.contains(id));
        }
        reply
    }

    /// The answers of a workbook.
    fn workbook(self, bytes: &[u8], package: &mut Package<'_>) -> Result<Reply, Message> {
        let names = self.names();
        let talk = Talk::new(&self.voice, &names);
        let found = xlsx::read(
            bytes,
            package,
            &self.questions,
            (&self.known, &self.facts),
            talk,
        )?;
        Ok(self.settling().reply(found, &[]))
    }

    fn settling(&self) -> Settling<'_> {
        Settling {
            questions: &self.questions,
            voice: &self.voice,
            names: self.names(),
            facts: self.facts.clone(),
        }
    }
}

/// A name in all its languages.
fn names(value: &Value) -> impl Iterator<Item = &str> {
    let langs = value.as_object().into_iter().flat_map(Map::values);
    std::iter::once(value)
        .chain(langs)
        .filter_map(Value::as_str)
}

/// What of a value its form shows, with the ids by which items are known.
fn shown(questions: &[Question], value: &Value) -> Value {
    let Value::Object(map) = value else {
        return Value::Null;
    };
    let one = |question: &Question| {
        let value = map.get(&question.key)?;
        let secret = matches!(&question.answer, Answer::Line(Some(format)) if format == "sha256");
        (!secret).then(|| (question.key.clone(), below(question, value)))
    };
    Value::Object(questions.iter().filter_map(one).collect::<Map<_, _>>())
}

fn below(question: &Question, value: &Value) -> Value {
    match (&question.answer, value) {
        (Answer::Group(questions), Value::Object(_)) => shown(questions, value),
        (Answer::Many(item), Value::Array(list)) => {
            list.iter().map(|value| below(item, value)).collect()
        }
        _ => value.clone(),
    }
}

/// The id of a project, of the path of its fiche.
fn project_id(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
