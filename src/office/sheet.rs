//! In: the questions of a form, the fiches of a city. Out: the form as headings, notes and tables, of which every format is written.
//!
//! Every answer has a cell of its own: a person who types, and every office program, keeps to cells, not to marks within a line.

use serde_json::Value;

use super::{
    answer::Talk,
    place::{Place, Questions},
    rich::Piece,
};
use crate::{
    messages::Messages,
    model::{
        catalog::Programme,
        diagnostic::{Argument, Message},
        document::Pointer,
        edition,
        question::{Answer, Question},
    },
};

/// A fiche that a form has.
#[derive(Debug, Clone)]
pub struct Filled {
    /// Its path below the folder of the city.
    pub path: String,
    /// Its kind.
    pub kind: &'static str,
    /// What it says, as far as the form may show it; null for one that is not there.
    pub value: Value,
}

/// What a form is made of.
#[derive(Debug)]
pub struct Making<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Its questions.
    pub questions: &'a Questions,
    /// Id of the city.
    pub city: &'a str,
    /// Its fiches, in the order of the form.
    pub fiches: Vec<Filled>,
    /// The commit that they stand at, and its day.
    pub commit: Option<(String, String)>,
    /// It leaves out what is internal.
    pub public: bool,
}

/// A part of a form.
#[derive(Debug)]
pub(super) enum Part {
    /// A heading; 0 is that of the whole.
    Heading(u8, String),
    /// A line above or below the title.
    Line(String),
    /// The form's own instruction.
    Note(String),
    /// What must be seen.
    Warning(String),
    /// A table.
    Table(Grid),
}

/// A table of a form.
#[derive(Debug)]
pub(super) struct Grid {
    /// Widths of its columns, in thousandths.
    pub(super) widths: Vec<usize>,
    /// Its first row is its head.
    pub(super) head: bool,
    /// Its rows.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell of a form.
#[derive(Debug)]
pub(super) enum Cell {
    /// Words of the form.
    Label(String),
    /// The same over the whole row.
    Band(String),
    /// Where an answer stands.
    Answer(Box<Slot>),
}

/// Where an answer stands.
#[derive(Debug)]
pub(super) struct Slot {
    /// Name of its bookmark.
    pub(super) mark: String,
    /// Its place in words, `themes.yaml#themes.1.title`.
    pub(super) tag: String,
    /// What is asked.
    pub(super) alias: String,
    /// How it is answered.
    pub(super) kind: Kind,
    /// What stands there.
    pub(super) pieces: Vec<Piece>,
}

/// How an answer is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// As many paragraphs as it takes.
    Text,
    /// A line.
    Line,
    /// A day.
    Date,
    /// One of a list: ids and what is shown for them.
    Choice(Vec<(String, String)>),
}

/// A form.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Its parts, in their order.
    pub(super) parts: Vec<Part>,
    /// What stands at the foot of every page.
    pub(super) foot: String,
    /// What is said in place of an answer that is still to come.
    pub(super) empty: String,
    /// The same of a list.
    pub(super) choose: String,
    /// Its language.
    pub(super) lang: &'static str,
    /// What it is called.
    pub(super) title: String,
}

/// What people never type: ids that are made from titles, fingerprints of files.
pub(super) fn is_hidden(question: &Question) -> bool {
    // A list that the edition leaves empty has nothing to choose from.
    let none = |answer: &Answer| matches!(answer, Answer::Choice(list) if list.is_empty());
    if none(&question.answer)
        || matches!(&question.answer, Answer::Many(item) if none(&item.answer))
    {
        return true;
    }
    matches!(&question.answer, Answer::Line(Some(format)) if format == "identifier" || format == "sha256")
}

/// Rows that a list has at least.
const ROWS: usize = 5;

/// Columns that a table of a form has at most.
const COLUMNS: usize = 7;

/// Whether the items of a list are rows of a table; each is a list of questions otherwise.
pub(super) fn is_grid(item: &[Question]) -> bool {
    let shown = || item.iter().filter(|question| !is_hidden(question));
    let leaf = |question: &Question| !matches!(question.answer, Answer::Group(_) | Answer::Many(_));
    let texts = shown()
        .filter(|question| matches!(question.answer, Answer::Text(_)))
        .count();
    shown().count() <= COLUMNS && texts <= 1 && shown().all(leaf)
}

impl Making<'_> {
    /// What the city is called in a language.
    fn name(&self, lang: &str) -> String {
        let city = self.fiches.iter().find(|fiche| fiche.kind == "city");
        match city.map(|fiche| &fiche.value["name"]) {
            Some(Value::String(name)) => name.clone(),
            Some(Value::Object(names)) => {
                let first = || names.values().find_map(Value::as_str);
                names
                    .get(lang)
                    .and_then(Value::as_str)
                    .or_else(first)
                    .unwrap_or(self.city)
                    .to_owned()
            }
            _ => self.city.to_owned(),
        }
    }

    /// What stands at the foot of every page.
    fn foot(&self, voice: &Messages, title: &str, name: &str) -> String {
        let mut foot = vec![title.to_owned(), name.to_owned()];
        foot.push(voice.word(if self.public {
            "office-foot-public"
        } else {
            "office-foot-internal"
        }));
        if let Some((commit, day)) = &self.commit {
            let short: String = commit.chars().take(12).collect();
            foot.push(
                voice.say(
                    &Message::new("office-state")
                        .with("commit", short)
                        .with("day", Argument::day(day)),
                ),
            );
        }
        foot.join(" · ")
    }

    /// The fiches in their order.
    fn draw(&self, draft: &mut Draft<'_>) {
        let lang = draft.lang();
        let mut projects = 0;
        for fiche in &self.fiches {
            let plan = self
                .programme
                .schemas
                .of(fiche.kind)
                .map(|schema| &schema.plan);
            let mut heading = plan
                .map(|plan| edition::label(&plan.title, lang).to_owned())
                .unwrap_or_default();
            draft.place = Place {
                kind: fiche.kind,
                nth: projects,
                at: Pointer::default(),
            };
            draft.path.clone_from(&fiche.path);
            if fiche.kind == "project" {
                projects += 1;
                heading = format!("{heading} · {}", super::project_id(&fiche.path));
            }
            draft.parts.push(Part::Heading(1, heading));
            draft.section(
                self.questions.of(fiche.kind),
                &fiche.value,
                &Pointer::default(),
                2,
                self.public,
            );
            draft.flush();
        }
    }

    /// The form, in the language of a voice.
    pub(super) fn sheet(&self, talk: Talk<'_>) -> Sheet {
        let voice = talk.voice;
        let edition = &self.programme.edition;
        let title = edition::label(&edition.title, voice.lang).to_owned();
        let name = self.name(voice.lang);
        let audience = if self.public {
            "office-public"
        } else {
            "office-internal"
        };
        let foot = self.foot(voice, &title, &name);
        let mut draft = Draft {
            talk,
            parts: vec![
                Part::Line(edition.organisation.acronyms.join(" | ")),
                Part::Heading(0, title.clone()),
                Part::Line(name),
                Part::Warning(voice.word(audience)),
                Part::Note(voice.word("office-how")),
            ],
            fields: Vec::new(),
            place: Place {
                kind: "city",
                nth: 0,
                at: Pointer::default(),
            },
            path: String::new(),
        };
        self.draw(&mut draft);
        Sheet {
            parts: draft.parts,
            foot,
            empty: voice.word("office-empty"),
            choose: voice.word("office-choose"),
            lang: voice.lang,
            title,
        }
    }
}

struct Draft<'a> {
    talk: Talk<'a>,
    parts: Vec<Part>,
    /// Rows of questions that are still to become a table.
    fields: Vec<Vec<Cell>>,
    /// The fiche at hand.
    place: Place,
    path: String,
}

impl Draft<'_> {
    fn lang(&self) -> &'static str {
        self.talk.voice.lang
    }

    fn title(&self, question: &Question) -> String {
        edition::label(&question.title, self.lang()).to_owned()
    }

    fn flush(&mut self) {
        let rows = std::mem::take(&mut self.fields);
        if !rows.is_empty() {
            self.parts.push(Part::Table(Grid {
                widths: vec![300, 700],
                head: false,
                rows,
            }));
        }
    }

    fn section(
        &mut self,
        questions: &[Question],
        value: &Value,
        at: &Pointer,
        level: u8,
        public: bool,
    ) {
        for question in questions
            .iter()
            .filter(|question| !is_hidden(question) && (question.public || !public))
        {
            let at = at.with(question.key.as_str());
            let value = value.get(&question.key).unwrap_or(&Value::Null);
            let nested = matches!(&question.answer, Answer::Group(_)) || is_list(question);
            if nested || question.heading.is_some() {
                self.flush();
                self.heading(question, level);
            }
            match &question.answer {
                Answer::Group(below) => self.section(below, value, &at, level + 1, public),
                Answer::Many(item) if is_list(question) => self.list(item, value, &at, public),
                Answer::Text(_) if question.heading.is_some() => {
                    let rows = vec![vec![self.slot(question, value, &at)]];
                    self.parts.push(Part::Table(Grid {
                        widths: vec![1000],
                        head: false,
                        rows,
                    }));
                }
                _ => {
                    let row = vec![
                        Cell::Label(self.asked(question)),
                        self.slot(question, value, &at),
                    ];
                    self.fields.push(row);
                }
            }
        }
        self.flush();
    }

    /// What is asked, with the limit if it stands under no heading.
    fn asked(&self, question: &Question) -> String {
        let title = self.title(question);
        match limit(question).filter(|_| question.heading.is_none()) {
            Some(limit) => format!("{title} ({})", self.limit(limit)),
            None => title,
        }
    }

    fn limit(&self, limit: usize) -> String {
        self.talk
            .voice
            .say(&Message::new("office-limit").with("limit", limit))
    }

    fn heading(&mut self, question: &Question, level: u8) {
        let heading = question.heading.as_ref().unwrap_or(&question.title);
        self.parts.push(Part::Heading(
            level.min(4),
            edition::label(heading, self.lang()).to_owned(),
        ));
        let mut note = edition::label(&question.text, self.lang()).to_owned();
        if let Some(limit) = limit(question).filter(|limit| !note.contains(&limit.to_string())) {
            note = format!("{note} ({})", self.limit(limit));
        }
        if !note.trim().is_empty() {
            self.parts.push(Part::Note(note));
        }
        let Answer::Many(item) = &question.answer else {
            return;
        };
        let Answer::Group(below) = &item.answer else {
            return;
        };
        // The axes are read before one is chosen.
        for question in below {
            if let Answer::Choice(list) = &question.answer {
                let numbered = list.iter().filter_map(|entry| {
                    Some((entry.number?, edition::label(&entry.label, self.lang())))
                });
                let title = self.title(question);
                let lines: Vec<Part> = numbered
                    .map(|(number, label)| {
                        Part::Line(
                            self.talk
                                .voice
                                .typeset(&format!("{title} {number}: {label}")),
                        )
                    })
                    .collect();
                self.parts.extend(lines);
            }
        }
    }

    fn list(&mut self, item: &Question, value: &Value, at: &Pointer, public: bool) {
        let items = value.as_array().map_or(&[][..], Vec::as_slice);
        let Answer::Group(below) = &item.answer else {
            return;
        };
        let below: Vec<Question> = below
            .iter()
            .filter(|question| question.public || !public)
            .cloned()
            .collect();
        let grid = is_grid(&below);
        let rows = ROWS.max(items.len() + if grid { 2 } else { 1 });
        let shown: Vec<&Question> = below
            .iter()
            .filter(|question| !is_hidden(question))
            .collect();
        let mut table = Grid {
            widths: Vec::new(),
            head: grid,
            rows: Vec::new(),
        };
        if grid {
            let heads = shown
                .iter()
                .map(|question| Cell::Label(self.title(question)));
            table.rows.push(
                std::iter::once(Cell::Label(self.talk.voice.word("office-number")))
                    .chain(heads)
                    .collect(),
            );
            table.widths = widths(&shown);
        } else {
            table.widths = vec![300, 700];
        }
        let mut roles = wanted(&shown, items).into_iter();
        for nth in 0..rows {
            let value = items.get(nth).unwrap_or(&Value::Null);
            let at = at.with(nth);
            if grid {
                let role = (nth >= items.len())
                    .then(|| roles.next())
                    .flatten()
                    .map(Value::from);
                let row = self.row(&shown, value, role.as_ref(), &at, nth);
                table.rows.push(row);
            } else {
                let id = below
                    .iter()
                    .filter(|question| is_hidden(question))
                    .find_map(|question| value.get(&question.key)?.as_str());
                let band =
                    id.map_or_else(|| (nth + 1).to_string(), |id| format!("{} · {id}", nth + 1));
                table.rows.push(vec![Cell::Band(band)]);
                self.card(&below, value, &at, "", &mut table.rows);
            }
        }
        self.parts.push(Part::Table(table));
    }

    /// An item as a row; who is asked for stands there already.
    fn row(
        &self,
        shown: &[&Question],
        value: &Value,
        role: Option<&Value>,
        at: &Pointer,
        nth: usize,
    ) -> Vec<Cell> {
        let mut row = vec![Cell::Label((nth + 1).to_string())];
        for (column, question) in shown.iter().enumerate() {
            let given = value.get(&question.key).or(role.filter(|_| column == 0));
            row.push(self.slot(
                question,
                given.unwrap_or(&Value::Null),
                &at.with(question.key.as_str()),
            ));
        }
        row
    }

    /// The questions of one item below each other, whatever they hold.
    fn card(
        &self,
        questions: &[Question],
        value: &Value,
        at: &Pointer,
        above: &str,
        rows: &mut Vec<Vec<Cell>>,
    ) {
        for question in questions.iter().filter(|question| !is_hidden(question)) {
            let value = value.get(&question.key).unwrap_or(&Value::Null);
            let at = at.with(question.key.as_str());
            let title = format!("{above}{}", self.asked(question));
            match &question.answer {
                Answer::Group(below) => self.card(below, value, &at, &format!("{title} › "), rows),
                Answer::Many(item) if is_list(question) => {
                    let Answer::Group(below) = &item.answer else {
                        continue;
                    };
                    let items = value.as_array().map_or(&[][..], Vec::as_slice);
                    for nth in 0..=items.len() {
                        let value = items.get(nth).unwrap_or(&Value::Null);
                        self.card(
                            below,
                            value,
                            &at.with(nth),
                            &format!("{title} {} › ", nth + 1),
                            rows,
                        );
                    }
                }
                _ => rows.push(vec![Cell::Label(title), self.slot(question, value, &at)]),
            }
        }
    }

    fn slot(&self, question: &Question, value: &Value, at: &Pointer) -> Cell {
        let place = Place {
            at: at.clone(),
            ..self.place.clone()
        };
        let kind = match &question.answer {
            Answer::Text(_) | Answer::Many(_) => Kind::Text,
            Answer::Line(Some(format)) if format == "date" || format == "full-date" => Kind::Date,
            _ => self.talk.choices(question).map_or(Kind::Line, Kind::Choice),
        };
        let pieces = self.talk.shown(question, value);
        let kind = if pieces.len() > 1 { Kind::Text } else { kind };
        Cell::Answer(Box::new(Slot {
            mark: place.mark(),
            tag: format!("{}#{at}", self.path),
            alias: self.title(question),
            kind,
            pieces,
        }))
    }
}

fn limit(question: &Question) -> Option<usize> {
    match question.answer {
        Answer::Text(limit) | Answer::Label(limit) => limit,
        _ => None,
    }
}

/// Whether it is answered by items that have questions of their own.
pub(super) fn is_list(question: &Question) -> bool {
    matches!(&question.answer, Answer::Many(item) if matches!(item.answer, Answer::Group(_) | Answer::Many(_)))
}

/// Who is asked for by name and is not there: the roles that the form has a row for.
fn wanted(shown: &[&Question], items: &[Value]) -> Vec<String> {
    let Some((first, Answer::Choice(list))) = shown.first().map(|first| (first, &first.answer))
    else {
        return Vec::new();
    };
    let there = |id: &str| {
        items
            .iter()
            .any(|item| item.get(&first.key).and_then(Value::as_str) == Some(id))
    };
    let missing = list
        .iter()
        .filter(|entry| entry.required && !there(&entry.id));
    missing.map(|entry| entry.id.clone()).collect()
}

/// Wider columns for more words.
fn widths(shown: &[&Question]) -> Vec<usize> {
    let share = |question: &&Question| match &question.answer {
        Answer::Text(_) => 30,
        Answer::Label(_) => 20,
        Answer::Line(Some(format)) if format == "email" => 26,
        Answer::Line(Some(_)) | Answer::Number(_) => 12,
        _ => 17,
    };
    let shares: Vec<usize> = std::iter::once(6).chain(shown.iter().map(share)).collect();
    let all: usize = shares.iter().sum();
    shares.iter().map(|share| share * 1000 / all).collect()
}
