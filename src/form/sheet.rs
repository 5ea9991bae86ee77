//! In: the questions of a fiche, its answers, a language. Out: the fields of a page, ready for a template.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::{
    inert,
    model::{
        diagnostic::Labels,
        document::{Pointer, Step},
        edition::{Entry, label},
        locale::Locale,
        question::{self, Answer, Asked, Question},
    },
};

/// A fiche on a page.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// Nothing of it is asked for until something is answered.
    pub optional: bool,
    /// Below the city's folder, as `themes.yaml`.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// It asks for something that not everyone may see.
    pub internal: bool,
    /// Its questions.
    pub rows: Vec<Row>,
}

/// A question on a page.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Name of its field, `themes.yaml/themes/0/title`.
    pub name: String,
    /// The same as an id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Heading of the section that it opens.
    pub heading: Option<String>,
    /// Level of that heading on the page.
    pub level: u8,
    /// The form's instruction.
    pub text: String,
    /// What to type.
    pub help: String,
    /// The form asks for it.
    pub required: bool,
    /// What stands below it is asked for only once something of it is answered.
    pub optional: bool,
    /// Not everyone may see the answer.
    pub internal: bool,
    /// `text`, `label`, `choice`, `choices`, `line`, `number`, `yesno`, `group`, `many`, or `raw` for what no field can show.
    pub control: &'static str,
    /// Semantic format of a line, as `date`.
    pub format: Option<String>,
    /// What stands there.
    pub value: String,
    /// What may be chosen.
    pub options: Vec<Choice>,
    /// Words at most.
    pub limit: Option<usize>,
    /// Language of the answer, where it is given by language.
    pub lang: Option<String>,
    /// Place in its list, from 1.
    pub item: Option<usize>,
    /// A keyboard goes on from here.
    pub focus: bool,
    /// Questions below it.
    pub below: Vec<Self>,
    /// One item more of a list; `+` stands for its place.
    pub blank: Option<Box<Self>>,
}

/// What may be chosen.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Choice {
    /// What a fiche writes.
    pub id: String,
    /// What a person reads.
    pub label: String,
    /// It is chosen.
    pub chosen: bool,
}

/// What a page is filled with.
#[derive(Debug, Clone, Copy)]
pub struct Filler<'a> {
    /// Language of what is asked.
    pub locale: &'a Locale,
    /// The same, as `fr`.
    pub lang: &'a str,
    /// Leave out what not everyone may see.
    pub public: bool,
    /// Level of the headings of sections, below that of the fiche.
    pub level: u8,
    /// What references may name, by their kind: ids and what they are called.
    pub named: &'a BTreeMap<String, Vec<(String, String)>>,
}

/// The fields of a fiche.
#[must_use]
pub fn sheet(
    filler: Filler<'_>,
    path: &str,
    title: &Labels,
    questions: &[Question],
    value: &Value,
) -> Sheet {
    let asked = question::asked(questions, value);
    let rows: Vec<Row> = filler.rows(path, &asked);
    Sheet {
        optional: false,
        path: path.to_owned(),
        title: label(title, filler.lang).to_owned(),
        internal: rows.iter().any(Row::is_internal),
        rows,
    }
}

impl Sheet {
    /// Shows one item more of a list, by its name.
    pub fn add(&mut self, list: &str) {
        self.rows.iter_mut().for_each(|row| row.add(list));
    }

    /// Lets a keyboard go on from a list or an item, by its name.
    pub fn focus(&mut self, name: &str) {
        self.rows.iter_mut().for_each(|row| row.focus(name));
    }
}

impl Row {
    fn add(&mut self, list: &str) {
        if self.name == list
            && let Some(blank) = &self.blank
        {
            let mut item = blank.as_ref().clone();
            item.placed(self.below.len());
            self.below.push(item);
        }
        self.below.iter_mut().for_each(|row| row.add(list));
    }

    fn focus(&mut self, name: &str) {
        self.focus = self.name == name;
        self.below.iter_mut().for_each(|row| row.focus(name));
    }

    /// Gives an empty item its place in the list.
    fn placed(&mut self, at: usize) {
        self.name = self.name.replacen("/+", &format!("/{at}"), 1);
        self.id = self.name.replace('/', ".");
        self.below
            .iter_mut()
            .chain(self.blank.as_deref_mut())
            .for_each(|row| row.placed(at));
    }

    /// Whether it or anything below it is not for everyone.
    fn is_internal(&self) -> bool {
        self.internal || self.below.iter().any(Self::is_internal)
    }
}

impl Filler<'_> {
    fn rows(self, path: &str, asked: &[Asked<'_>]) -> Vec<Row> {
        asked
            .iter()
            .filter(|asked| asked.question.public || !self.public)
            .map(|asked| self.row(path, asked, None))
            // A list to choose from that is empty asks for nothing.
            .filter(|row| row.control != "choices" || !row.options.is_empty())
            .collect()
    }

    fn row(self, path: &str, asked: &Asked<'_>, item: Option<usize>) -> Row {
        let question = asked.question;
        let name = name(path, &asked.at);
        let many = matches!(question.answer, Answer::Many(_));
        let mut row = Row {
            id: name.replace('/', "."),
            name,
            label: self.label(asked),
            heading: question.heading.as_ref().map(|heading| self.said(heading)),
            level: self.level,
            text: self.said(&question.text),
            help: self.help(question),
            required: question.required,
            optional: !question.required && matches!(question.answer, Answer::Group(_)),
            internal: !question.public,
            control: "raw",
            format: None,
            value: String::new(),
            options: Vec::new(),
            limit: None,
            lang: asked.lang.map(str::to_owned),
            item,
            focus: false,
            below: Vec::new(),
            blank: None,
        };
        if many {
            self.list(&mut row, path, asked);
        } else if !asked.below.is_empty() {
            row.control = "group";
            row.below = self.rows(path, &asked.below);
        } else {
            self.leaf(&mut row, asked);
        }
        row
    }

    /// What to type, where something is typed; what is written in a file alone is left out.
    fn help(self, question: &Question) -> String {
        let typed = match &question.answer {
            Answer::Choice(_) | Answer::Reference(_) | Answer::YesNo | Answer::Many(_) => false,
            Answer::Line(Some(format)) => !["country", "language"].contains(&format.as_str()),
            _ => true,
        };
        let help = self.said(&question.remedy);
        if typed && !help.contains(['{', '`']) {
            help
        } else {
            String::new()
        }
    }

    /// Names of countries or languages, in the order of the reader's own.
    fn codes(self, format: &str, value: &str) -> Vec<Choice> {
        let mut all: Vec<(String, String)> = if format == "country" {
            rust_iso3166::ALL
                .iter()
                .map(|country| {
                    (
                        country.alpha2.to_owned(),
                        self.locale.country(country.alpha2),
                    )
                })
                .collect()
        } else {
            ('a'..='z')
                .flat_map(|one| ('a'..='z').map(move |two| format!("{one}{two}")))
                .map(|code| (code.clone(), self.locale.language(&code)))
                .filter(|(code, name)| code != name)
                .collect()
        };
        self.locale.sort(&mut all, |(_, name)| name.clone());
        all.into_iter().map(|pair| chosen(pair, value)).collect()
    }

    fn said(self, labels: &Labels) -> String {
        label(labels, self.lang).to_owned()
    }

    fn label(self, asked: &Asked<'_>) -> String {
        let title = self.said(&asked.question.title);
        match asked.lang {
            Some(lang) => format!("{title} ({})", self.locale.language(lang)),
            None => title,
        }
    }

    /// The items of a list, and one more that is empty.
    fn list(self, row: &mut Row, path: &str, asked: &Asked<'_>) {
        let Answer::Many(item) = &asked.question.answer else {
            return;
        };
        if let Answer::Choice(entries) = &item.answer {
            let chosen: Vec<&str> = asked
                .value
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            row.control = "choices";
            row.options = entries
                .iter()
                .map(|entry| Choice {
                    id: entry.id.clone(),
                    label: self.said(&entry.label),
                    chosen: chosen.contains(&entry.id.as_str()),
                })
                .collect();
            let unknown = chosen
                .iter()
                .filter(|id| entries.iter().all(|entry| entry.id != **id));
            row.options.extend(unknown.map(|id| Choice {
                id: (*id).to_owned(),
                label: (*id).to_owned(),
                chosen: true,
            }));
            return;
        }
        if asked.value.is_some_and(|value| !value.is_array()) {
            self.raw(row, asked);
            return;
        }
        row.control = "many";
        row.below = asked
            .below
            .iter()
            .enumerate()
            .map(|(at, asked)| self.row(path, asked, Some(at + 1)))
            .collect();
        let mut blank = question::blank(item, &asked.at, 0);
        renamed(&mut blank, asked.at.0.len());
        row.blank = Some(Box::new(self.row(path, &blank, Some(0))));
    }

    /// How an answer is shown, with what may be chosen; none for one that should be questions.
    fn control(self, row: &mut Row, answer: &Answer, value: &str) -> Option<&'static str> {
        let choices =
            |all: Vec<(String, String)>| all.into_iter().map(|pair| chosen(pair, value)).collect();
        Some(match answer {
            Answer::Text(limit) => {
                row.limit = *limit;
                "text"
            }
            Answer::Label(limit) => {
                row.limit = *limit;
                if value.contains('\n') {
                    "text"
                } else {
                    "label"
                }
            }
            Answer::Choice(entries) => {
                let pair = |entry: &Entry| (entry.id.clone(), self.said(&entry.label));
                row.options = choices(entries.iter().map(pair).collect());
                "choice"
            }
            Answer::Reference(kind) => {
                row.format = Some(kind.clone());
                row.options = choices(self.named.get(kind).cloned().unwrap_or_default());
                "choice"
            }
            Answer::Number(format) => {
                row.format.clone_from(format);
                "number"
            }
            Answer::YesNo => "yesno",
            Answer::Line(format) => {
                row.format.clone_from(format);
                match format.as_deref() {
                    // Nobody has to think of an id, nor count a fingerprint: the program makes them.
                    Some("identifier" | "sha256") => "id",
                    Some(format @ ("country" | "language")) => {
                        row.options = self.codes(format, value);
                        "choice"
                    }
                    _ => "line",
                }
            }
            Answer::Group(_) | Answer::Many(_) => return None,
        })
    }

    fn leaf(self, row: &mut Row, asked: &Asked<'_>) {
        let value = asked.value.map_or(Some(String::new()), typed);
        let Some(value) = value.filter(|value| !is_lost(value)) else {
            return self.raw(row, asked);
        };
        let Some(control) = self.control(row, &asked.question.answer, &value) else {
            return self.raw(row, asked);
        };
        row.control = control;
        // What no list holds is not lost by being shown.
        if row.control == "choice" && !value.is_empty() && row.options.iter().all(|one| !one.chosen)
        {
            row.options.push(Choice {
                id: value.clone(),
                label: value.clone(),
                chosen: true,
            });
        }
        row.value = value;
    }

    /// A value of a shape that no field has: shown, not asked for.
    fn raw(self, row: &mut Row, asked: &Asked<'_>) {
        row.control = "raw";
        row.value = asked.value.map(Value::to_string).unwrap_or_default();
    }
}

fn chosen((id, label): (String, String), value: &str) -> Choice {
    Choice {
        chosen: id == value,
        id,
        label,
    }
}

/// Whether a page would not give a text back as it was.
fn is_lost(text: &str) -> bool {
    inert::useless(text).next().is_some() || text.contains('\u{FEFF}')
}

/// Puts `+` in the place of the item: a page says which one it is.
fn renamed(asked: &mut Asked<'_>, depth: usize) {
    if let Some(step) = asked.at.0.get_mut(depth) {
        *step = Step::from("+");
    }
    asked
        .below
        .iter_mut()
        .for_each(|below| renamed(below, depth));
}

/// The name of a field: the path of the fiche and the place of the answer in it.
#[must_use]
pub fn name(path: &str, at: &Pointer) -> String {
    let mut name = path.to_owned();
    for step in &at.0 {
        name.push('/');
        match step {
            Step::Key(key) => name.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => name.push_str(&index.to_string()),
        }
    }
    name
}

/// A value as a field shows it; none for one that a field cannot hold.
#[must_use]
pub fn typed(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(value) => Some(value.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}
