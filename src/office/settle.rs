//! In: what stands in the cells of a document that was sent back. Out: what it answers, and the words that no answer holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::{
    answer::{Said, Talk},
    facts::Facts,
    names::Names,
    place::{Place, Questions},
    rich::{self, Piece},
    sheet::is_hidden,
    totals, typed,
    visible::visible,
};
use crate::{
    mend::{self, heard},
    messages::Messages,
    model::{
        currency::Money,
        diagnostic::Message,
        document::{Pointer, Step},
        question::{Answer, Question},
        reply::{Began, Left, Reply, Told},
    },
    pointer,
};

/// A cell that answers a question.
pub(super) struct Answered<'a> {
    pub(super) place: Place,
    pub(super) question: &'a Question,
    pub(super) pieces: Vec<Piece>,
    pub(super) at: Message,
    /// Its cell is one with that above it or below it.
    pub(super) joined: bool,
}

/// What was found in a document.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub(super) answers: Vec<Answered<'a>>,
    pub(super) left: Vec<Left>,
    /// What else is to be told.
    pub(super) told: Vec<Told>,
    /// Ids that stand in the document itself: of items of lists, of projects.
    pub(super) ids: HashMap<(Place, usize), String>,
    pub(super) projects: BTreeMap<usize, String>,
}

impl Found<'_> {
    /// Takes in words that stand at a place where no answer is.
    pub(super) fn outside<'w>(
        &mut self,
        place: &'static str,
        all: impl IntoIterator<Item = &'w String>,
    ) {
        let left = all.into_iter().map(|words| Left {
            place: Message::new(place),
            words: words.trim().to_owned(),
            why: Message::new("office-why-outside"),
        });
        self.left.extend(left);
    }
}

/// What a form is read with.
pub(super) struct Settling<'a> {
    pub(super) questions: &'a Questions,
    pub(super) voice: &'a Messages,
    pub(super) names: Names,
    pub(super) facts: Facts,
}

impl<'a> Settling<'a> {
    /// Makes answers of what was found.
    pub(super) fn reply(mut self, mut found: Found<'a>, told: &[Message]) -> Reply {
        let began = self.facts.began.clone().unwrap_or_default();
        for fiche in began.fiches.values() {
            self.names.themes(fiche);
        }
        let mut fiches: BTreeMap<String, Value> = BTreeMap::new();
        let mut groups: Vec<((&'static str, usize), Vec<Answered<'a>>)> = Vec::new();
        for answer in std::mem::take(&mut found.answers) {
            let key = (answer.place.kind, answer.place.nth);
            match groups.iter_mut().find(|(other, _)| *other == key) {
                Some((_, list)) => list.push(answer),
                None => groups.push((key, vec![answer])),
            }
        }
        // Themes first: others refer to them.
        groups.sort_by_key(|((kind, _), _)| *kind != "themes");
        for ((kind, nth), answers) in groups {
            let Some(path) = path(kind, nth, &began, &found) else {
                for answer in answers {
                    let words = rich::words(&typed::plain(answer.pieces));
                    let why = Message::new("office-why-question");
                    found.left.extend((!words.is_empty()).then_some(Left {
                        place: answer.at,
                        words,
                        why,
                    }));
                }
                continue;
            };
            let before = began
                .fiches
                .get(&path)
                .filter(|_| self.facts.began.is_some());
            let value = self.fiche(kind, answers, before, &mut found);
            if kind == "themes" {
                self.names.themes(&value);
            }
            fiches.insert(path, value);
        }
        let place = Message::new("office-place-document");
        let told = told.iter().map(|what| Told {
            place: place.clone(),
            what: what.clone(),
        });
        let told = told.chain(found.told);
        Reply {
            city: self.facts.city,
            language: self.facts.lang,
            began: self.facts.began,
            fiches,
            left: found.left,
            told: told.collect(),
            pictures: Vec::new(),
        }
    }

    fn fiche(
        &self,
        kind: &str,
        answers: Vec<Answered<'a>>,
        before: Option<&Value>,
        found: &mut Found<'a>,
    ) -> Value {
        let currency = currency(&answers, before);
        let talk = Talk {
            money: currency.as_deref().map_or(Money::Any, Money::Own),
            ..Talk::new(self.voice, &self.names)
        };
        let mut root = Node::default();
        let place = answers.first().map(|answer| answer.place.clone());
        for answer in totals::without(answers, before, talk.money, found) {
            let was = before.and_then(|value| at(value, &answer.place.at));
            let steps = answer.place.at.clone();
            let value = one(talk, answer, was, found);
            root.put(&steps.0, value);
        }
        let made = Build {
            ids: &found.ids,
            place: place.as_ref(),
        };
        made.group(self.questions.of(kind), &root, before, &Pointer::default())
    }
}

/// The value of an answer: what is not certain is told, and changes nothing.
fn one<'a>(
    talk: Talk<'_>,
    answer: Answered<'a>,
    was: Option<&Value>,
    found: &mut Found<'a>,
) -> Option<Value> {
    let question = answer.question;
    let kept = was.filter(|was| !was.is_null());
    let is_as_before = kept.is_some_and(|was| {
        talk.is_as_before(
            question,
            was,
            &typed::answer(&question.answer, answer.pieces.clone()),
        )
    });
    if is_as_before {
        return kept.cloned();
    }
    let words = rich::words(&answer.pieces).trim().to_owned();
    let seen = visible(question, answer.pieces, talk);
    let told = seen.told.into_iter().map(|what| Told {
        place: answer.at.clone(),
        what,
    });
    found.told.extend(told);
    // A sum that stands in two rows at once would count twice.
    let is_shared = answer.joined
        && if words.is_empty() {
            kept.is_some()
        } else {
            matches!(question.answer, Answer::Number(_))
        };
    let said = if is_shared {
        Said::Unclear(Message::new("office-why-joined"))
    } else if seen.glued {
        Said::Unclear(Message::new("office-why-glued"))
    } else {
        talk.read(question, seen.pieces, was)
    };
    match said {
        Said::Nothing => None,
        Said::Value(value) => {
            // A name, a telephone beside an address.
            let is_address =
                matches!(&question.answer, Answer::Line(Some(format)) if format == "email");
            let address = value.as_str().filter(|_| is_address);
            let more: Vec<&str> = address
                .map(|address| mend::lost(&words, address).collect())
                .unwrap_or_default();
            found.told.extend((!more.is_empty()).then(|| Told {
                place: answer.at,
                what: Message::new("office-told-beside").with("words", more.join(" ")),
            }));
            Some(value)
        }
        Said::Unclear(why) => {
            found.left.push(Left {
                place: answer.at,
                words,
                why,
            });
            was.cloned()
        }
    }
}

/// The fiche that answers belong to.
fn path(kind: &str, nth: usize, began: &Began, found: &Found<'_>) -> Option<String> {
    if kind != "project" {
        let known = began
            .fiches
            .keys()
            .find(|path| super::project_id(path) == kind && !path.contains('/'));
        return Some(known.cloned().unwrap_or_else(|| format!("{kind}.yaml")));
    }
    let mut projects = began
        .fiches
        .keys()
        .filter(|path| path.starts_with("projects/"));
    let told = found
        .projects
        .get(&nth)
        .map(|id| format!("projects/{id}.yaml"));
    projects.nth(nth).cloned().or(told)
}

/// The value at a place; none where nothing is.
pub(super) fn at<'v>(value: &'v Value, at: &Pointer) -> Option<&'v Value> {
    at.0.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}

/// Answers as they were met: items of a list in the order of the document.
#[derive(Debug, Default)]
struct Node {
    leaf: Option<Option<Value>>,
    below: Vec<(Step, Node)>,
    places: HashMap<Step, usize>,
}

impl Node {
    fn put(&mut self, steps: &[Step], value: Option<Value>) {
        let Some((first, rest)) = steps.split_first() else {
            self.leaf = Some(value);
            return;
        };
        let at = *self.places.entry(first.clone()).or_insert_with(|| {
            self.below.push((first.clone(), Self::default()));
            self.below.len() - 1
        });
        self.below[at].1.put(rest, value);
    }

    fn get(&self, key: &str) -> Option<&Self> {
        let at = *self.places.get(&Step::from(key))?;
        self.below.get(at).map(|(_, node)| node)
    }
}

/// Makes values of answers.
struct Build<'b> {
    ids: &'b HashMap<(Place, usize), String>,
    place: Option<&'b Place>,
}

impl Build<'_> {
    /// The answers of a fiche or a group: what was shown and left empty is null.
    fn group(
        &self,
        questions: &[Question],
        node: &Node,
        was: Option<&Value>,
        at: &Pointer,
    ) -> Value {
        let mut map = Map::new();
        for question in questions {
            let Some(below) = node.get(&question.key) else {
                continue;
            };
            let was = was.and_then(|value| value.get(&question.key));
            let at = at.with(question.key.as_str());
            map.insert(question.key.clone(), self.one(question, below, was, &at));
        }
        if map.values().all(Value::is_null) && !at.0.is_empty() {
            return Value::Null;
        }
        Value::Object(map)
    }

    fn one(&self, question: &Question, node: &Node, was: Option<&Value>, at: &Pointer) -> Value {
        if let Some(leaf) = &node.leaf {
            return leaf.clone().unwrap_or(Value::Null);
        }
        match &question.answer {
            Answer::Group(below) => self.group(below, node, was, at),
            Answer::Many(item) => self.list(item, node, was, at),
            _ => Value::Null,
        }
    }

    fn list(&self, item: &Question, node: &Node, was: Option<&Value>, at: &Pointer) -> Value {
        let Answer::Group(below) = &item.answer else {
            return Value::Null;
        };
        let mut items = Vec::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (step, node) in &node.below {
            let Step::Index(index) = step else {
                continue;
            };
            let was = was.and_then(|list| list.get(index));
            let made = self.group(below, node, was, &at.with(*index));
            let Value::Object(mut map) = made else {
                continue;
            };
            if was.is_none() && is_bare(below, &map) {
                continue;
            }
            // What was not there and was left empty is not said.
            map.retain(|key, value| {
                !value.is_null()
                    || was.is_some_and(|was| was.get(key).is_some_and(|value| !value.is_null()))
            });
            self.name(below, &mut map, was, (at, *index), &mut taken);
            items.push(Value::Object(map));
        }
        if items.is_empty() {
            Value::Null
        } else {
            Value::Array(items)
        }
    }

    /// The id of an item: the one that it has, or one made of its title.
    fn name(
        &self,
        questions: &[Question],
        map: &mut Map<String, Value>,
        was: Option<&Value>,
        at: (&Pointer, usize),
        taken: &mut BTreeSet<String>,
    ) {
        let is_id = |question: &&Question| matches!(&question.answer, Answer::Line(Some(format)) if format == "identifier");
        let Some(question) = questions.iter().find(is_id) else {
            return;
        };
        let known = was.and_then(|was| was.get(&question.key)?.as_str());
        let told = self.place.and_then(|place| {
            self.ids.get(&(
                Place {
                    at: at.0.clone(),
                    ..place.clone()
                },
                at.1,
            ))
        });
        let title = || {
            let title = map
                .iter()
                .find(|(key, _)| ["title", "name"].contains(&key.as_str()))
                .map(|(_, value)| value);
            let text = match title {
                Some(Value::Object(langs)) => langs.values().find_map(Value::as_str),
                title => title.and_then(Value::as_str),
            };
            let id = heard::identifier(text.unwrap_or_default());
            let id: Vec<&str> = id
                .split('-')
                .filter(|word| !word.is_empty())
                .take(5)
                .collect();
            if id.is_empty() {
                format!("{}-{}", question.key, at.1 + 1)
            } else {
                id.join("-")
            }
        };
        let mut id = known
            .map(str::to_owned)
            .or_else(|| told.cloned())
            .unwrap_or_else(title);
        let stem = id.clone();
        let mut count = 2;
        while !taken.insert(id.clone()) {
            id = format!("{stem}-{count}");
            count += 1;
        }
        let mut first = Map::from_iter([(question.key.clone(), Value::from(id))]);
        first.append(map);
        *map = first;
    }
}

/// Whether an item says no more than the form itself did: a role that is asked for.
fn is_bare(questions: &[Question], map: &Map<String, Value>) -> bool {
    let mut said = map.iter().filter(|(_, value)| !value.is_null());
    let (Some((key, value)), None) = (said.next(), said.next()) else {
        return false;
    };
    let first = questions.iter().find(|question| !is_hidden(question));
    first
        .filter(|first| first.key == *key)
        .is_some_and(|first| match &first.answer {
            Answer::Choice(list) => list
                .iter()
                .any(|entry| entry.required && value.as_str() == Some(&entry.id)),
            _ => false,
        })
}

/// What a budget is in: by the form itself, else by the fiche that it began with; `None` while nobody has told it.
fn currency(answers: &[Answered<'_>], before: Option<&Value>) -> Option<String> {
    let at = pointer!["budget", "currency"];
    let told = answers.iter().find(|answer| answer.place.at == at);
    let told = told.and_then(|answer| {
        let words = rich::words(&answer.pieces);
        heard::formatted("currency", words.trim())
    });
    let began = || before?["budget"]["currency"].as_str().map(str::to_owned);
    told.or_else(began)
}
