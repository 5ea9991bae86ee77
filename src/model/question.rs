//! In: the plan of a kind of fiche, its edition, what a fiche answers so far. Out: its questions in the order of the form, each
//! with how it is answered, and each answer with its place.
//!
//! The form as a value: empty fiches, forms in Word, on a page and in the browser are made from it and from nothing else.

use serde_json::Value;

use crate::model::{
    diagnostic::Labels,
    document::{Pointer, Step},
    edition::{Edition, Entry},
    schema::{Field, Prose},
};

/// What nobody fills in by hand: decisions, reasons against a rule, fingerprints of translations, pictures that are cleaned first.
pub const OURS: [&str; 4] = ["record", "waivers", "translations", "pictures"];

/// A question of the form.
#[derive(Debug, Clone)]
pub struct Question {
    /// Name of the answer in its fiche; empty for an item of a list.
    pub key: String,
    /// What it is called.
    pub title: Labels,
    /// Heading of its section, where it opens one.
    pub heading: Option<Labels>,
    /// The form's instruction; empty where it has none.
    pub text: Labels,
    /// What to type; empty where nothing is said of it.
    pub remedy: Labels,
    /// The form asks for it.
    pub required: bool,
    /// Everyone may see the answer.
    pub public: bool,
    /// How it is answered.
    pub answer: Answer,
}

/// How a question is answered.
#[derive(Debug, Clone)]
pub enum Answer {
    /// CommonMark, of at most so many words.
    Text(Option<usize>),
    /// One line of prose without marks, of at most so many words.
    Label(Option<usize>),
    /// One of the edition's list.
    Choice(Vec<Entry>),
    /// The id of a `theme`, `network` or `event`.
    Reference(String),
    /// One line, of a semantic format as `date` or `email` where one is named.
    Line(Option<String>),
    /// A number, of a format as `amount` where one is named.
    Number(Option<String>),
    /// Yes or no.
    YesNo,
    /// Several questions together.
    Group(Vec<Question>),
    /// As many answers as there are.
    Many(Box<Question>),
}

impl Answer {
    /// Whether it is answered in words: a text or a label, which may stand in several languages.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Label(_))
    }
}

/// The questions of a kind of fiche.
#[must_use]
pub fn questions(plan: &Field, edition: &Edition) -> Vec<Question> {
    plan.properties
        .iter()
        .filter(|(key, _)| !OURS.contains(&key.as_str()))
        .map(|(key, field)| question(key, field, plan.required.contains(key), edition))
        .collect()
}

fn question(key: &str, field: &Field, required: bool, edition: &Edition) -> Question {
    Question {
        key: key.to_owned(),
        title: field.title.clone(),
        heading: field.question.as_ref().map(|asked| asked.heading.clone()),
        text: field
            .question
            .as_ref()
            .map(|asked| asked.text.clone())
            .unwrap_or_default(),
        remedy: field.remedy.clone().unwrap_or_default(),
        required,
        public: field.public,
        answer: answer(field, edition),
    }
}

fn answer(field: &Field, edition: &Edition) -> Answer {
    let limit = || {
        let name = field.words.as_ref()?;
        edition.limits.get(name).copied()
    };
    match field.prose {
        Some(Prose::Text) => return Answer::Text(limit()),
        Some(Prose::Label) => return Answer::Label(limit()),
        None => {}
    }
    if let Some(items) = &field.items {
        return Answer::Many(Box::new(question("", items, false, edition)));
    }
    if !field.properties.is_empty() {
        return Answer::Group(questions(field, edition));
    }
    if let Some(list) = &field.vocabulary {
        return Answer::Choice(edition.list(list).to_vec());
    }
    if let Some(reference) = &field.reference {
        return Answer::Reference(reference.clone());
    }
    if field.takes("boolean") {
        Answer::YesNo
    } else if field.takes("number") || field.takes("integer") && !field.takes("string") {
        Answer::Number(field.format.clone())
    } else {
        Answer::Line(field.format.clone())
    }
}

/// A question at its place in a fiche, with the answer that stands there.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// Where the answer stands, or would.
    pub at: Pointer,
    /// What is asked.
    pub question: &'a Question,
    /// Language of the answer, where it is given by language.
    pub lang: Option<&'a str>,
    /// What stands there; none where nothing does.
    pub value: Option<&'a Value>,
    /// Questions below it: of a group, or for each item of a list.
    pub below: Vec<Asked<'a>>,
}

impl Asked<'_> {
    /// Whether the answer is one value, not questions below it.
    #[must_use]
    pub fn is_leaf(&self) -> bool {
        !matches!(self.question.answer, Answer::Group(_) | Answer::Many(_))
    }

    /// The leaves at and below it, in the order of the form.
    pub fn leaves<'s>(&'s self, tell: &mut dyn FnMut(&'s Self)) {
        if self.below.is_empty() && self.is_leaf() {
            tell(self);
        }
        for below in &self.below {
            below.leaves(tell);
        }
    }
}

/// The questions with the answers of a fiche; a list has a place for each of its items, and none more.
#[must_use]
pub fn asked<'a>(questions: &'a [Question], value: &'a Value) -> Vec<Asked<'a>> {
    below(questions, Some(value), &Pointer::default())
}

/// The questions of one item more of a list, at its place.
#[must_use]
pub fn blank<'a>(item: &'a Question, list: &Pointer, place: usize) -> Asked<'a> {
    one(item, None, list.with(place))
}

fn below<'a>(questions: &'a [Question], value: Option<&'a Value>, at: &Pointer) -> Vec<Asked<'a>> {
    questions
        .iter()
        .map(|question| {
            let value = value.and_then(|value| value.get(&question.key));
            one(question, value, at.with(question.key.as_str()))
        })
        .collect()
}

fn one<'a>(question: &'a Question, value: Option<&'a Value>, at: Pointer) -> Asked<'a> {
    let value = value.filter(|value| !value.is_null());
    let below = match (&question.answer, value) {
        (Answer::Group(questions), value) => below(questions, value, &at),
        (Answer::Many(item), Some(Value::Array(list))) => list
            .iter()
            .enumerate()
            .map(|(place, value)| one(item, Some(value), at.with(place)))
            .collect(),
        (answer, Some(Value::Object(langs))) if answer.is_prose() => langs
            .iter()
            .map(|(lang, value)| Asked {
                at: at.with(Step::Key(lang.clone())),
                question,
                lang: Some(lang),
                value: Some(value),
                below: Vec::new(),
            })
            .collect(),
        _ => Vec::new(),
    };
    Asked {
        at,
        question,
        lang: None,
        value,
        below,
    }
}
