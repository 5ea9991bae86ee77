//! In: a document that was sent back, with our marks in it. Out: what it answers, and the words that no answer holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::{
    answer::{Said, Talk},
    facts::Facts,
    known::Known,
    names::Names,
    paper::{self, Block, Cell},
    place::{Place, Places, Questions},
    rich::{self, Piece},
    sheet::is_hidden,
    totals, typed,
    visible::visible,
};
use crate::{
    mend::heard,
    messages::Messages,
    model::{
        currency::Money,
        diagnostic::Message,
        document::{Pointer, Step},
        fold::fold,
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

/// Walks through a document.
pub(super) struct Walk<'a, 'k> {
    pub(super) places: &'k Places<'a>,
    pub(super) known: &'k Known,
    pub(super) found: Found<'a>,
    heading: String,
    /// The project whose heading was read last.
    project: Option<String>,
    seen: BTreeSet<String>,
    /// Forms that have begun.
    begun: usize,
    /// Numbers for items that have none.
    fresh: usize,
}

/// Rows that one item may take.
const NEAR: usize = 40;

/// Items that were added count from here.
const FRESH: usize = 100_000;

impl<'a, 'k> Walk<'a, 'k> {
    pub(super) fn new(places: &'k Places<'a>, known: &'k Known) -> Self {
        Self {
            places,
            known,
            found: Found::default(),
            heading: String::new(),
            project: None,
            seen: BTreeSet::new(),
            begun: 0,
            fresh: FRESH,
        }
    }

    /// Whether a cell has a mark of ours.
    pub(super) fn place(&self, cell: &Cell) -> Option<(Place, &'a Question)> {
        let (marks, tags) = paper::marks(cell);
        let marked = marks.iter().find_map(|mark| self.places.find(mark));
        marked.or_else(|| tags.iter().find_map(|tag| self.places.tagged(tag)))
    }

    /// Whether a document has marks of ours.
    pub(super) fn is_ours(&self, blocks: &[Block]) -> bool {
        blocks.iter().any(|block| match block {
            Block::Line(line) => line
                .marks
                .iter()
                .any(|mark| self.places.find(mark).is_some()),
            Block::Table(rows) => rows
                .iter()
                .flatten()
                .any(|cell| self.place(cell).is_some() || self.is_ours(cell)),
        })
    }

    fn here(&self) -> Message {
        if self.heading.is_empty() {
            return Message::new("office-place-start");
        }
        Message::new("office-place-heading").with("heading", self.heading.as_str())
    }

    fn at_row(&self, row: usize) -> Message {
        Message::new("office-place-row")
            .with("heading", self.heading.as_str())
            .with("row", row + 1)
    }

    fn leave(&mut self, place: Message, words: String, why: &'static str) {
        if !words.trim().is_empty() {
            self.found.left.push(Left {
                place,
                words: words.trim().to_owned(),
                why: Message {
                    id: why,
                    arguments: Vec::new(),
                },
            });
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            match block {
                Block::Table(rows) => self.table(rows),
                Block::Line(line) => {
                    let words = line.par.words();
                    self.begun += usize::from(self.known.opens(&words));
                    let marked = self.place(&vec![Block::Line(line.clone())]);
                    let marked = marked.filter(|_| self.begun < 2);
                    if let Some((place, question)) = marked {
                        // A table that was made text: the answer goes on to what is marked or known next.
                        let end = (at..blocks.len())
                            .find(|end| self.ends(&blocks[*end]))
                            .unwrap_or(blocks.len());
                        let pieces = paper::pieces(&blocks[at - 1..end], &self.known.placeholders);
                        let here = self.here();
                        self.answer((place, question), pieces, here, false);
                        at = end;
                        continue;
                    }
                    let known = self.known.is(&words);
                    if line.par.heading > 0 && !words.trim().is_empty() {
                        words.trim().clone_into(&mut self.heading);
                        self.project = self
                            .known
                            .project(&words)
                            .or(self.project.take().filter(|_| line.par.heading > 1));
                    }
                    if !known {
                        let here = self.here();
                        let said =
                            rich::to_markdown(&typed::plain(vec![Piece::Par(line.par.clone())]));
                        self.leave(here, said, "office-why-outside");
                    }
                }
            }
        }
    }

    /// Whether a block is none of the answer above it.
    fn ends(&self, block: &Block) -> bool {
        match block {
            Block::Table(_) => true,
            Block::Line(line) => {
                let words = line.par.words();
                self.place(&vec![Block::Line(line.clone())]).is_some()
                    || !words.trim().is_empty() && self.known.is(&words)
            }
        }
    }

    fn answer(
        &mut self,
        (place, question): (Place, &'a Question),
        pieces: Vec<Piece>,
        at: Message,
        joined: bool,
    ) {
        if let (Some(id), "project") = (&self.project, place.kind) {
            self.found.projects.insert(place.nth, id.clone());
        }
        if !self.seen.insert(place.mark()) {
            let words = rich::words(&pieces);
            self.leave(at, words, "office-why-several");
            return;
        }
        self.found.answers.push(Answered {
            place,
            question,
            pieces,
            at,
            joined,
        });
    }

    /// Whether a table is that of another form, or one that was read already.
    fn is_again(&self, rows: &[Vec<Cell>]) -> bool {
        let mut places = rows.iter().flatten().filter_map(|cell| self.place(cell));
        let first = places.next();
        self.begun > 1 || first.is_some_and(|(place, _)| self.seen.contains(&place.mark()))
    }

    /// Tells what a table says, and takes nothing of it.
    fn again(&mut self, rows: &[Vec<Cell>]) {
        for (at, row) in rows.iter().enumerate() {
            if self.is_label(row) {
                continue;
            }
            let words = row.iter().map(|cell| paper::words(cell));
            let own: Vec<String> = words.filter(|words| !self.known.is(words)).collect();
            self.leave(self.at_row(at), own.join(" | "), "office-why-several");
        }
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        if self.is_again(rows) {
            self.again(rows);
            return;
        }
        let model: Vec<Option<(Place, &'a Question)>> = rows
            .iter()
            .find(|row| row.len() > 2 && row.iter().any(|cell| self.place(cell).is_some()))
            .map(|row| row.iter().map(|cell| self.place(cell)).collect())
            .unwrap_or_default();
        let mut band = None;
        for (at, row) in rows.iter().enumerate() {
            let places: Vec<_> = row.iter().map(|cell| self.place(cell)).collect();
            if let [cell] = row.as_slice()
                && rows.len() > 1
                && places[0].is_none()
                && let Some(id) = self.known.band(&paper::words(cell))
            {
                band = id;
                continue;
            }
            if let (Some(id), Some((place, _))) = (&band, places.iter().flatten().next())
                && let Some((list, index)) = place.list()
            {
                self.found.ids.insert(
                    (
                        Place {
                            at: list,
                            ..place.clone()
                        },
                        index,
                    ),
                    id.clone(),
                );
            }
            if places.iter().any(Option::is_some)
                || row.len() == model.len() && !model.is_empty() && at > 0 && !self.is_label(row)
            {
                self.row(rows, places, &model, at);
            } else {
                self.unmarked(rows, at);
            }
        }
    }

    /// Whether a row holds nothing but words of the form.
    fn is_label(&self, row: &[Cell]) -> bool {
        row.iter().all(|cell| {
            let words = paper::words(cell);
            words.is_empty() || self.known.is(&words) || self.known.is_count(&words)
        })
    }

    /// A row with marks of ours, or one that was added below such rows.
    fn row(
        &mut self,
        rows: &[Vec<Cell>],
        places: Vec<Option<(Place, &'a Question)>>,
        model: &[Option<(Place, &'a Question)>],
        at: usize,
    ) {
        let row = rows[at].as_slice();
        // Which item it is; one more if a row was copied with its marks, or was added.
        let mut item = places
            .iter()
            .flatten()
            .find_map(|(place, _)| place.list())
            .map(|(_, index)| index);
        let grid = !model.is_empty() && row.len() == model.len();
        let again = places
            .iter()
            .flatten()
            .any(|(place, _)| self.seen.contains(&place.mark()));
        if grid && (item.is_none() || again) {
            self.fresh += 1;
            item = Some(self.fresh);
        }
        for (column, (cell, place)) in row.iter().zip(places).enumerate() {
            let here = self.at_row(at);
            let joined = paper::is_shared(rows, at, column);
            let by_column = || model.get(column).cloned().flatten().filter(|_| grid);
            let pieces = paper::pieces(cell, &self.known.placeholders);
            match place.or_else(by_column) {
                Some((place, question)) => {
                    let place = item
                        .filter(|_| grid)
                        .map_or_else(|| place.clone(), |item| place.item(item));
                    self.answer((place, question), pieces, here, joined);
                }
                None => {
                    let words = paper::words(cell);
                    if !self.known.is(&words) && !self.counts(&words, column, row) {
                        self.leave(
                            here,
                            rich::to_markdown(&typed::plain(pieces)),
                            "office-why-outside",
                        );
                    }
                }
            }
        }
    }

    /// A row whose mark is gone: the words beside it or above it tell what it answers.
    fn unmarked(&mut self, rows: &[Vec<Cell>], at: usize) {
        let row = &rows[at];
        let found = match row.as_slice() {
            [_] if rows.len() == 1 => self.places.under(&fold(&self.heading)),
            [label, _] => self.near(rows, at).and_then(|near| {
                let words = paper::words(label);
                let title = words.split(" (").next().unwrap_or_default();
                self.places.beside(&near, &fold(title))
            }),
            _ => None,
        };
        if let (Some((place, question)), Some(cell)) = (found, row.last())
            && !self.seen.contains(&place.mark())
        {
            let pieces = paper::pieces(cell, &self.known.placeholders);
            let here = self.at_row(at);
            let joined = paper::is_shared(rows, at, row.len() - 1);
            self.answer((place, question), pieces, here, joined);
            return;
        }
        for (column, cell) in row.iter().enumerate() {
            let words = paper::words(cell);
            if !self.known.is(&words) && !self.counts(&words, column, row) {
                let here = self.at_row(at);
                let pieces = paper::pieces(cell, &self.known.placeholders);
                self.leave(
                    here,
                    rich::to_markdown(&typed::plain(pieces)),
                    "office-why-question",
                );
            }
        }
    }

    /// Whether words count a row of the form: they do in its first column alone.
    fn counts(&self, words: &str, column: usize, row: &[Cell]) -> bool {
        column == 0 && row.len() > 2 && self.known.is_count(words)
    }

    /// A marked row of the same item: no band stands between.
    fn near(&self, rows: &[Vec<Cell>], at: usize) -> Option<Place> {
        let is_band = |row: &&Vec<Cell>| row.len() == 1;
        let place = |row: &Vec<Cell>| {
            row.iter()
                .find_map(|cell| self.place(cell))
                .map(|(place, _)| place)
        };
        let (before, after) = (rows[..at].iter().rev(), rows[at + 1..].iter());
        let near = |rows: &mut dyn Iterator<Item = &Vec<Cell>>| {
            rows.take(NEAR)
                .take_while(|row| !is_band(row))
                .find_map(place)
        };
        near(&mut after.into_iter()).or_else(|| near(&mut before.into_iter()))
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
        Said::Value(value) => Some(value),
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
