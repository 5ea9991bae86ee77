//! In: a question, and its answer. Out: the paragraphs of a cell; and from those the answer again, or why there is none.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{
    exact,
    names::Names,
    rich::{self, Par, Piece},
    tagged, typed,
};
use crate::{
    mend::{self, heard},
    messages::Messages,
    model::{
        currency::Money,
        diagnostic::Message,
        edition::{self, Entry},
        fold::fold,
        question::{Answer, Question},
    },
};

/// What a cell is read with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Talk<'a> {
    /// Language of the form.
    pub(super) voice: &'a Messages,
    /// What fiches refer to.
    pub(super) names: &'a Names,
    /// What sums of money are in.
    pub(super) money: Money<'a>,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// An answer.
    Value(Value),
    /// Words of which nothing certain can be made.
    Unclear(Message),
}

impl<'a> Talk<'a> {
    pub(super) fn new(voice: &'a Messages, names: &'a Names) -> Self {
        Self {
            voice,
            names,
            money: Money::Any,
        }
    }
}

impl Talk<'_> {
    /// An answer as it stands in a cell.
    pub(super) fn shown(self, question: &Question, value: &Value) -> Vec<Piece> {
        match (&question.answer, value) {
            (_, Value::Null) => Vec::new(),
            (Answer::Text(_) | Answer::Label(_), Value::Object(langs)) => langs
                .iter()
                .flat_map(|(lang, value)| self.in_language(question, lang, value))
                .collect(),
            (Answer::Text(_), Value::String(text)) => rich::from_markdown(text),
            (Answer::Many(item), Value::Array(list)) => {
                let shown = |value| {
                    self.line(item, value)
                        .map(|line| Piece::Par(Par::plain(&line)))
                };
                list.iter().filter_map(shown).collect()
            }
            _ => self
                .line(question, value)
                .map(|line| Piece::Par(Par::plain(&line)))
                .into_iter()
                .collect(),
        }
    }

    fn in_language(self, question: &Question, lang: &str, value: &Value) -> Vec<Piece> {
        let said = self.shown(question, value);
        match (&question.answer, said.as_slice()) {
            (Answer::Label(_), [Piece::Par(par)]) => {
                vec![Piece::Par(Par::plain(&format!("[{lang}] {}", par.words())))]
            }
            _ => std::iter::once(Piece::Par(Par::plain(&format!("[{lang}]"))))
                .chain(said)
                .collect(),
        }
    }

    /// An answer of one line.
    pub(super) fn line(self, question: &Question, value: &Value) -> Option<String> {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Null => return None,
            Value::Bool(_) if matches!(question.answer, Answer::YesNo) => {
                self.voice.word(if value == &Value::Bool(true) {
                    "office-yes"
                } else {
                    "office-no"
                })
            }
            other => other.to_string(),
        };
        Some(match &question.answer {
            Answer::Choice(list) => list
                .iter()
                .find(|entry| entry.id == text)
                .map(|entry| edition::label(&entry.label, self.voice.lang).to_owned())
                .filter(|label| !label.is_empty())
                .unwrap_or(text),
            Answer::Reference(kind) => self.names.shown(kind, &text),
            _ => text,
        })
    }

    /// The answers that there are to choose from, with their ids.
    pub(super) fn choices(self, question: &Question) -> Option<Vec<(String, String)>> {
        Some(match &question.answer {
            Answer::Choice(list) => {
                let label = |id: &str| self.line(question, &Value::from(id)).unwrap_or_default();
                list.iter()
                    .map(|entry| (entry.id.clone(), label(&entry.id)))
                    .collect()
            }
            Answer::Reference(kind) => self
                .names
                .of(kind)
                .map(|id| (id.to_owned(), self.names.shown(kind, id)))
                .collect(),
            Answer::YesNo => vec![
                ("true".to_owned(), self.voice.word("office-yes")),
                ("false".to_owned(), self.voice.word("office-no")),
            ],
            _ => return None,
        })
    }

    /// What a cell says; the answer that it began with, if it says that still.
    pub(super) fn read(
        self,
        question: &Question,
        pieces: Vec<Piece>,
        began: Option<&Value>,
    ) -> Said {
        let pieces = typed::answer(&question.answer, pieces);
        let began = began.filter(|value| !value.is_null());
        if let Some(value) = began.filter(|value| self.is_as_before(question, value, &pieces)) {
            return Said::Value(value.clone());
        }
        if pieces.is_empty() {
            return Said::Nothing;
        }
        let said = rich::words(&pieces);
        let unclear = |id| Said::Unclear(Message::new(id).with("value", said.trim()));
        if is_error(said.trim()) {
            return unclear("office-why-error");
        }
        if typed::is_listed(&question.answer, &pieces) {
            return unclear("office-why-listed");
        }
        if question.answer.is_prose() {
            return self.prose(question, pieces, began);
        }
        let lines: Vec<String> = said
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
        if let Answer::Many(item) = &question.answer {
            return self.several(item, typed::uncounted(lines));
        }
        self.one(question, &lines.join(" "))
    }

    /// Whether a cell says what it began with.
    pub(super) fn is_as_before(self, question: &Question, began: &Value, pieces: &[Piece]) -> bool {
        typed::answer(&question.answer, self.shown(question, began)) == pieces
    }

    fn prose(self, question: &Question, pieces: Vec<Piece>, began: Option<&Value>) -> Said {
        let before = began.and_then(Value::as_object);
        let known: Vec<&str> = before
            .iter()
            .flat_map(|langs| langs.keys().map(String::as_str))
            .collect();
        let parts = tagged::parts(question, pieces, &known);
        if let [(None, pieces)] = parts.as_slice()
            && known.is_empty()
        {
            return Said::Value(prose(question, pieces));
        }
        // Whether it takes the place of what stood there, or comes beside it, one mark alone does not say.
        if let ([(Some(lang), _)], true) = (parts.as_slice(), known.is_empty()) {
            return Said::Unclear(Message::new("office-why-language").with("value", lang.as_str()));
        }
        let mut langs = Map::new();
        let mut marked = BTreeSet::new();
        for (lang, pieces) in &parts {
            let lang = lang.as_deref().unwrap_or(self.voice.lang);
            if !marked.insert(lang) {
                return Said::Unclear(Message::new("office-why-language").with("value", lang));
            }
            if pieces.is_empty() {
                continue;
            }
            let same = before.and_then(|langs| langs.get(lang)).filter(|value| {
                typed::answer(&question.answer, self.shown(question, value)) == *pieces
            });
            let value = same.cloned().unwrap_or_else(|| prose(question, pieces));
            langs.insert(lang.to_owned(), value);
        }
        // Words without their mark would be published in another language.
        let lost = known.into_iter().find(|lang| !marked.contains(lang));
        match lost {
            Some(lang) => Said::Unclear(Message::new("office-why-language").with("value", lang)),
            None if langs.is_empty() => Said::Nothing,
            None => Said::Value(Value::Object(langs)),
        }
    }

    fn several(self, item: &Question, lines: Vec<String>) -> Said {
        let mut all = Vec::new();
        for line in lines {
            let whole = self.one(item, &line);
            let parts = || {
                line.split([';', ','])
                    .map(str::trim)
                    .filter(|part| !part.is_empty())
            };
            match whole {
                Said::Value(value) => all.push(value),
                Said::Nothing => {}
                Said::Unclear(why) => {
                    for part in parts() {
                        match self.one(item, part) {
                            Said::Value(value) => all.push(value),
                            _ => return Said::Unclear(why),
                        }
                    }
                }
            }
        }
        Said::Value(Value::Array(all))
    }

    /// An answer of one line as it is meant.
    pub(super) fn one(self, question: &Question, text: &str) -> Said {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Said::Nothing;
        }
        let unclear = |id| Said::Unclear(Message::new(id).with("value", text.as_str()));
        if self.choices(question).is_some()
            && let Some(ticked) = mend::ticked(&text)
            && ticked != [""]
        {
            return match ticked.as_slice() {
                [one] if mend::ticked(one).is_none() => self.one(question, one),
                _ => unclear("office-why-choice"),
            };
        }
        match &question.answer {
            Answer::Text(_) | Answer::Label(_) => Said::Value(Value::from(text)),
            Answer::Choice(_) | Answer::Reference(_) => {
                let known = self.choices(question).unwrap_or_default();
                let named = |(id, label): &&(String, String)| *label == text || *id == text;
                let exact = known.iter().find(named).map(|(id, _)| id.clone());
                let meant = || match &question.answer {
                    Answer::Choice(list) if are_several(list, &text) => None,
                    Answer::Choice(list) => heard::entry(list, &text),
                    Answer::Reference(kind) => self.names.meant(kind, &text),
                    _ => None,
                };
                exact.or_else(meant).map_or_else(
                    || unclear("office-why-choice"),
                    |id| Said::Value(Value::from(id)),
                )
            }
            Answer::YesNo => match heard::truth(&text) {
                Some(yes) => Said::Value(Value::Bool(yes)),
                None => unclear("office-why-choice"),
            },
            Answer::Number(format) => {
                exact::number(&question.key, format.as_deref(), &text, self.money)
                    .map_or_else(|| unclear("office-why-number"), Said::Value)
            }
            Answer::Line(Some(format)) => match exact::formatted(format, &text) {
                Some(value) => Said::Value(Value::from(value)),
                None => unclear("office-why-format"),
            },
            Answer::Line(None) => Said::Value(Value::from(text)),
            Answer::Group(_) | Answer::Many(_) => unclear("office-why-outside"),
        }
    }
}

/// Whether parts of a text mean several of the answers to choose from: `Mayor / representative`.
fn are_several(list: &[Entry], text: &str) -> bool {
    let is_named = |entry: &Entry| entry.label.values().any(|label| fold(label) == fold(text));
    let parts = text.split(['/', '|', ',', ';', '•']);
    let meant: BTreeSet<String> = parts.filter_map(|part| heard::entry(list, part)).collect();
    meant.len() > 1 && !list.iter().any(is_named)
}

/// The words of a text or a label, as a fiche has them.
fn prose(question: &Question, pieces: &[Piece]) -> Value {
    Value::from(match question.answer {
        Answer::Label(_) => rich::words(pieces)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        // A block of YAML ends with its line.
        _ => format!("{}\n", rich::to_markdown(pieces)),
    })
}

/// Whether words are what a workbook shows where it could not calculate: `#N/A`, `Err:502`.
fn is_error(words: &str) -> bool {
    const ERRORS: [&str; 13] = [
        "#N/A",
        "#N/D",
        "#REF!",
        "#DIV/0!",
        "#NAME?",
        "#NOM?",
        "#NULL!",
        "#NUL!",
        "#NUM!",
        "#VALUE!",
        "#VALEUR!",
        "#¡REF!",
        "#¡VALOR!",
    ];
    let code = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
    ERRORS.contains(&words) || words.strip_prefix("Err:").is_some_and(code)
}
