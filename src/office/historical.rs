//! In: a document without a mark of ours, as the association's own form filled in by hand. Out: what it answers, as far as that is
//! certain; all other words stay, with their place.
//!
//! A heading of the form opens a question, whatever it looks like; the form's own words are nobody's answer. Rows of a table, or lines
//! with a dash, are items of a list. What may be read in two ways is left, and asked.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::{
    answer::{Said, Talk},
    known::Known,
    paper::{self, Block, Cell},
    place::{Place, Questions},
    rich::{self, Par, Piece},
    settle::{Answered, Found},
    sheet::is_hidden,
};
use crate::{
    mend::heard,
    model::{
        currency::Money,
        diagnostic::Message,
        document::Pointer,
        fold::fold,
        markdown,
        question::{Answer, Question},
        reply::Left,
    },
};

/// The lines of the association's form.
const ORIGINAL: &str = include_str!("original.txt");

/// What the form calls who answers for a city, beside the edition's own words.
const ROLES: [(&str, &str); 2] = [
    ("orientation strategique", "elected-official"),
    ("champ administratif", "coordinator"),
];

/// A question that a heading opens.
#[derive(Clone, Copy)]
struct Section<'a> {
    kind: &'static str,
    question: &'a Question,
}

/// Reads a document by its headings.
pub(super) struct Reader<'a, 'k> {
    questions: &'a Questions,
    known: &'k Known,
    talk: Talk<'k>,
    /// Headings, folded, and what they open, the longest first.
    headings: Vec<(String, Vec<Pointer>, Section<'a>)>,
    original: Vec<String>,
    found: Found<'a>,
    open: Option<(Pointer, Section<'a>)>,
    heading: String,
    held: Vec<Piece>,
    /// Items so far, by list.
    counts: Vec<(&'static str, Pointer, usize)>,
    /// Titles of themes so far.
    themes: Vec<String>,
}

/// A line without the marks around a heading: its number, a colon, a note's number.
fn bare(text: &str) -> String {
    let plain: String = text
        .nfc()
        .filter(|c| !matches!(c, '¹' | '²' | '³' | '*'))
        .collect();
    let plain = plain.trim().trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '→' | '-' | '–' | '•')
    });
    fold(plain).trim().to_owned()
}

/// How much two folded texts are alike, from 0 to 1.
fn likeness(one: &str, other: &str) -> f64 {
    // The time it takes grows with the product of both lengths.
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    if one == other {
        return 1.0;
    }
    if long > 1_200 || short * 4 < long * 3 {
        return 0.0;
    }
    strsim::normalized_levenshtein(one, other)
}

/// Whether folded words are those of a line of the form, but for slips: a word more is somebody's own.
fn is_variant(known: &str, words: &str, least: f64) -> bool {
    let near = |word: &str, other: &str| {
        let slips = if word.len() < 5 { 0 } else { 2 };
        word == other || strsim::levenshtein(word, other) <= slips
    };
    let has = |word: &str| known.split_whitespace().any(|other| near(word, other));
    likeness(known, words) > least && words.split_whitespace().all(has)
}

impl<'a, 'k> Reader<'a, 'k> {
    pub(super) fn new(questions: &'a Questions, known: &'k Known, talk: Talk<'k>) -> Self {
        let mut headings = Vec::new();
        for (kind, questions) in questions
            .kinds
            .iter()
            .filter(|(kind, _)| *kind != "project")
        {
            gather(kind, questions, &Pointer::default(), &mut headings);
        }
        headings.sort_by_key(|(text, _, _)| std::cmp::Reverse(text.len()));
        Self {
            questions,
            known,
            talk,
            headings,
            original: ORIGINAL
                .lines()
                .map(bare)
                .filter(|line| !line.is_empty())
                .collect(),
            found: Found::default(),
            open: None,
            heading: String::new(),
            held: Vec::new(),
            counts: Vec::new(),
            themes: Vec::new(),
        }
    }

    /// What a document answers.
    pub(super) fn read(mut self, blocks: &[Block]) -> Found<'a> {
        self.blocks(blocks);
        self.close();
        self.found
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Line(line) => self.line(&line.par),
                Block::Table(rows) => self.table(rows),
            }
        }
    }

    fn here(&self) -> Message {
        if self.heading.is_empty() {
            return Message::new("office-place-start");
        }
        Message::new("office-place-heading").with("heading", self.heading.as_str())
    }

    fn leave(&mut self, words: &str, why: &'static str) {
        let words = words.trim();
        if !words.is_empty() {
            let why = Message {
                id: why,
                arguments: Vec::new(),
            };
            self.found.left.push(Left {
                place: self.here(),
                words: words.to_owned(),
                why,
            });
        }
    }

    /// What a line opens as a heading.
    fn opens(&self, text: &str) -> Option<(Pointer, Section<'a>)> {
        let folded = bare(text);
        if folded.len() < 4 || folded.len() > 160 {
            return None;
        }
        let after = |kind: &str| {
            self.open
                .as_ref()
                .is_none_or(|(_, open)| order(open.kind) <= order(kind))
        };
        let all = || {
            self.headings
                .iter()
                .filter(|(_, _, section)| after(section.kind))
                .chain(&self.headings)
        };
        let exact = all().find(|(heading, _, _)| *heading == folded);
        let near = || {
            all().find(|(heading, _, _)| heading.len() > 9 && is_variant(heading, &folded, 0.86))
        };
        let (_, at, section) = exact.or_else(near)?;
        Some((at.first()?.clone(), *section))
    }

    /// Whether a line is the form's own.
    fn is_ours(&self, text: &str) -> bool {
        if self.known.is(text) || self.known.is_count(text) {
            return true;
        }
        let folded = bare(text);
        folded.is_empty()
            || self
                .original
                .iter()
                .any(|line| is_variant(line, &folded, 0.85))
            || self.known.is_like(&folded, is_variant)
    }

    /// A line without the instruction that it begins with.
    fn behind_instruction<'t>(&self, text: &'t str) -> Option<&'t str> {
        let count = |line: &str| line.split(' ').count();
        let folded = fold(text);
        let folded = folded.trim();
        let said = self.original.iter().chain(self.known.notes());
        let longest = said
            .filter(|line| {
                line.len() > 30
                    && folded
                        .strip_prefix(line.trim())
                        .is_some_and(|rest| rest.starts_with(' '))
            })
            .map(|line| count(line.trim()))
            .max()?;
        // So many words, counted as they were folded.
        let mut words = 0;
        let mut inside = false;
        for (at, c) in text.char_indices() {
            let letter = c.is_alphanumeric();
            if letter && !inside {
                words += 1;
                if words > longest {
                    return Some(&text[at..]);
                }
            }
            inside = letter;
        }
        None
    }

    fn close(&mut self) {
        let held = std::mem::take(&mut self.held);
        if rich::plain(held.clone()).is_empty() {
            return;
        }
        let Some((at, section)) = self.open.clone() else {
            let words = rich::to_markdown(&rich::plain(held));
            self.leave(&words, "office-why-question");
            return;
        };
        match &section.question.answer {
            Answer::Many(item) => {
                let item: &'a Question = item;
                self.items(section.kind, &at, item, held);
            }
            Answer::Group(below) => {
                let below: &'a [Question] = below;
                let held = self.expenses(section.kind, &at, below, held);
                let words = rich::to_markdown(&rich::plain(held));
                self.leave(&words, "office-why-question");
            }
            _ => self.answer(section.kind, at, section.question, held),
        }
    }

    /// Lines of a budget that stand under no heading of their own: what is certainly an expense by its category. Gives the others back.
    fn expenses(
        &mut self,
        kind: &'static str,
        at: &Pointer,
        below: &'a [Question],
        held: Vec<Piece>,
    ) -> Vec<Piece> {
        let mut lists = below.iter().filter_map(|question| match &question.answer {
            Answer::Many(item) => match &item.answer {
                Answer::Group(questions) => Some((
                    question,
                    &**item,
                    questions
                        .iter()
                        .find(|question| question.key == "category")?,
                )),
                _ => None,
            },
            _ => None,
        });
        let Some((list, item, category)) = lists.next() else {
            return held;
        };
        let mut others = Vec::new();
        for piece in held {
            let text = rich::words(std::slice::from_ref(&piece));
            let is_expense = text.split_once(':').is_some_and(|(first, rest)| {
                is_sum(rest.trim()) && matches!(self.talk.one(category, first), Said::Value(_))
            });
            if is_expense {
                self.item(kind, &at.with(list.key.as_str()), item, &text);
            } else {
                others.push(piece);
            }
        }
        others
    }

    fn answer(
        &mut self,
        kind: &'static str,
        at: Pointer,
        question: &'a Question,
        pieces: Vec<Piece>,
    ) {
        let place = Place { kind, nth: 0, at };
        if let Some(known) = self
            .found
            .answers
            .iter_mut()
            .find(|answer| answer.place == place)
        {
            if matches!(question.answer, Answer::Text(_)) {
                known.pieces.extend(pieces);
            } else {
                let words = rich::words(&rich::plain(pieces));
                self.leave(&words, "office-why-several");
            }
            return;
        }
        let here = self.here();
        self.found.answers.push(Answered {
            place,
            question,
            pieces,
            at: here,
            joined: false,
        });
    }

    fn line(&mut self, par: &Par) {
        let text = par.words();
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if let Some((at, section)) = self.opens(text) {
            self.turn(text, at, section);
            return;
        }
        // `Ville participante : Bruges`
        if let Some((before, after)) = text.split_once(':')
            && !after.trim().is_empty()
            && before.len() < 100
            && let Some((at, section)) = self.opens(before)
            && !matches!(section.question.answer, Answer::Many(_) | Answer::Group(_))
            && !self.is_ours(text)
        {
            self.turn(before.trim(), at, section);
            self.held.push(Piece::Par(Par::plain(after.trim())));
            return;
        }
        if self.is_ours(text) {
            return;
        }
        if let Some(rest) = self.behind_instruction(text) {
            self.held.push(Piece::Par(Par::plain(
                rest.trim_start_matches([':', ' ', ')']),
            )));
            return;
        }
        if par.heading > 0 && self.open.is_none() {
            text.clone_into(&mut self.heading);
        }
        self.held.push(Piece::Par(par.clone()));
    }

    fn turn(&mut self, heading: &str, at: Pointer, section: Section<'a>) {
        self.close();
        heading.clone_into(&mut self.heading);
        self.open = Some((at, section));
    }

    /// The next item of a list.
    fn next(&mut self, kind: &'static str, list: &Pointer) -> Pointer {
        let known = self
            .counts
            .iter_mut()
            .find(|(other, at, _)| *other == kind && at == list);
        match known {
            Some((_, _, count)) => {
                *count = count.wrapping_add(1);
                list.with(*count)
            }
            None => {
                self.counts.push((kind, list.clone(), 0));
                list.with(0)
            }
        }
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        // One column is a frame around what could stand without it.
        if rows.iter().all(|row| row.len() == 1) {
            rows.iter().flatten().for_each(|cell| self.blocks(cell));
            return;
        }
        if rows.iter().any(|row| {
            row.first().is_some_and(|cell| {
                self.opens(&paper::words(cell))
                    .is_some_and(|(at, _)| Some(&at) != self.open.as_ref().map(|(at, _)| at))
            })
        }) && rows.iter().all(|row| row.len() <= 2)
            && !self.is_list_head(rows)
        {
            // Questions at the left, answers at the right.
            for row in rows {
                row.iter().for_each(|cell| self.blocks(cell));
            }
            return;
        }
        let Some((at, section)) = self.open.clone() else {
            self.close();
            rows.iter()
                .flatten()
                .for_each(|cell| self.leave(&paper::words(cell), "office-why-question"));
            return;
        };
        match &section.question.answer {
            Answer::Text(_) => self.held.push(Piece::Table(
                rows.iter()
                    .map(|row| {
                        row.iter()
                            .map(|cell| Par::plain(&paper::words(cell).replace('\n', " ")).runs)
                            .collect()
                    })
                    .collect(),
            )),
            Answer::Many(item) => {
                let item: &'a Question = item;
                self.close();
                self.rows(section.kind, &at, item, rows);
            }
            _ => rows.iter().flatten().for_each(|cell| self.blocks(cell)),
        }
    }

    /// Whether the first row of a table names what the items of the open list are asked.
    fn is_list_head(&self, rows: &[Vec<Cell>]) -> bool {
        let Some((_, section)) = &self.open else {
            return false;
        };
        let Answer::Many(item) = &section.question.answer else {
            return false;
        };
        rows.first().is_some_and(|row| {
            columns(item, row).iter().flatten().count() > 1 || section.kind == "themes"
        })
    }

    /// Items of a list, a row each.
    fn rows(&mut self, kind: &'static str, list: &Pointer, item: &'a Question, rows: &[Vec<Cell>]) {
        let head = rows
            .first()
            .map(|row| columns(item, row))
            .unwrap_or_default();
        let headed = head.iter().flatten().count() > 1;
        for (nth, row) in rows.iter().enumerate() {
            let words: Vec<String> = row.iter().map(|cell| paper::words(cell)).collect();
            if words.iter().all(|words| self.is_ours(words)) || nth == 0 && headed {
                continue;
            }
            match kind {
                "staff" if !headed || row.len() == 2 => self.person(list, item, &words),
                "themes" if row.len() <= 3 && !(headed && row.len() > 2) => {
                    self.theme(list, item, row)
                }
                _ if headed && row.len() == head.len() => {
                    let at = self.next(kind, list);
                    for (cell, question) in row.iter().zip(&head) {
                        match question {
                            Some(question) => self.cell(kind, &at, question, cell),
                            None => {
                                let words = paper::words(cell);
                                if !self.known.is_count(&words) {
                                    self.leave(&words, "office-why-question");
                                }
                            }
                        }
                    }
                }
                _ => {
                    let line = words
                        .iter()
                        .filter(|words| !self.known.is_count(words))
                        .map(String::as_str)
                        .collect::<Vec<_>>()
                        .join(" | ");
                    self.item(kind, list, item, &line);
                }
            }
        }
    }

    fn cell(&mut self, kind: &'static str, at: &Pointer, question: &'a Question, cell: &Cell) {
        let pieces = paper::pieces(cell, &self.known.placeholders);
        let words = paper::words(cell);
        if words.is_empty() {
            return;
        }
        // A day that is two is a time from the one to the other.
        if question.key == "date" && self.days(kind, at, &words) {
            return;
        }
        self.answer(kind, at.with(question.key.as_str()), question, pieces);
    }

    /// A time from one day to another, if words say so.
    fn days(&mut self, kind: &'static str, item: &Pointer, words: &str) -> bool {
        if heard::formatted("date", words).is_some() {
            return false;
        }
        let days = [" au ", " – ", " - ", " to ", " al ", " à ", "–"]
            .iter()
            .find_map(|mark| {
                let (from, to) = words.split_once(mark)?;
                let to = heard::formatted("date", to)?;
                // `16 au 18 avril 2024`: the first day has the second one's month.
                let short = from
                    .trim()
                    .trim_start_matches("du ")
                    .trim_start_matches("del ");
                let day = short
                    .parse::<u8>()
                    .ok()
                    .filter(|day| (1..=31).contains(day) && to.len() == 10);
                let from = heard::formatted("date", short)
                    .or_else(|| Some(format!("{}-{:02}", &to[..7], day?)))?;
                (from <= to).then_some((from, to))
            });
        let Some((from, to)) = days else {
            return false;
        };
        for (key, day) in [("from", from), ("to", to)] {
            if let Some(question) = self.asked(kind, item, key) {
                self.answer(
                    kind,
                    item.with(key),
                    question,
                    vec![Piece::Par(Par::plain(&day))],
                );
            }
        }
        true
    }

    /// The question of a key of an item.
    fn asked(&self, kind: &'static str, item: &Pointer, key: &str) -> Option<&'a Question> {
        let mut questions = self.questions.of(kind);
        for step in &item.0 {
            let crate::model::document::Step::Key(name) = step else {
                continue;
            };
            let question = questions.iter().find(|question| question.key == *name)?;
            questions = match &question.answer {
                Answer::Group(below) => below,
                Answer::Many(item) => match &item.answer {
                    Answer::Group(below) => below,
                    _ => return None,
                },
                _ => return None,
            };
        }
        questions.iter().find(|question| question.key == key)
    }

    /// A person of the staff: a role, and name, title and address in one cell or several.
    fn person(&mut self, list: &Pointer, item: &'a Question, cells: &[String]) {
        let Answer::Group(questions) = &item.answer else {
            return;
        };
        let (first, rest) = cells
            .split_first()
            .map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        let text = rest.join("\n");
        if text.trim().is_empty() {
            if !self.is_ours(first) {
                self.leave(first, "office-why-question");
            }
            return;
        }
        let role = questions.iter().find(|question| question.key == "role");
        let id = role.and_then(|role| match self.talk.one(role, first) {
            Said::Value(Value::String(id)) => Some(id),
            _ => {
                let folded = fold(first);
                ROLES
                    .iter()
                    .find(|(words, _)| folded.contains(words))
                    .map(|(_, id)| (*id).to_owned())
            }
        });
        let (parts, mail) = person(&text);
        let at = self.next("staff", list);
        let given = [
            ("role", id.clone()),
            ("name", parts.first().cloned()),
            ("title", (parts.len() > 1).then(|| parts[1..].join(", "))),
            ("email", mail),
        ];
        for (key, value) in given {
            if let (Some(question), Some(value)) =
                (questions.iter().find(|question| question.key == key), value)
            {
                self.answer(
                    "staff",
                    at.with(key),
                    question,
                    vec![Piece::Par(Par::plain(&value))],
                );
            }
        }
        if id.is_none() && !self.is_ours(first) {
            self.leave(first, "office-why-choice-role");
        }
    }

    /// A theme: its title, and its description with its relation to an axis.
    fn theme(&mut self, list: &Pointer, item: &'a Question, row: &[Cell]) {
        let cells: Vec<&Cell> = row
            .iter()
            .filter(|cell| {
                !self.known.is_count(&paper::words(cell)) && !paper::words(cell).is_empty()
            })
            .collect();
        let Some((first, rest)) = cells.split_first() else {
            return;
        };
        let title = paper::words(first);
        let blocks: Vec<Piece> = rest
            .iter()
            .flat_map(|cell| paper::pieces(cell, &self.known.placeholders))
            .collect();
        self.themed(list, item, &title, blocks);
    }

    fn themed(&mut self, list: &Pointer, item: &'a Question, title: &str, pieces: Vec<Piece>) {
        let Answer::Group(questions) = &item.answer else {
            return;
        };
        let title = title.trim().trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '-' | '–')
        });
        let at = self.next("themes", list);
        let words = format!("{title}\n{}", rich::words(&pieces));
        let axis = questions.iter().find(|question| question.key == "axis");
        let axes = axis
            .map(|question| axes(question, &words))
            .unwrap_or_default();
        let mentions =
            |piece: &Piece| axis.is_some_and(|question| !axes_of(question, piece).is_empty());
        // Paragraphs that speak of an axis are of the relation to it, if others do not.
        let (mut relation, mut description): (Vec<Piece>, Vec<Piece>) =
            pieces.into_iter().partition(mentions);
        if description.is_empty() {
            description = std::mem::take(&mut relation);
        }
        let alone = |pieces: &[Piece]| {
            axis.and_then(|question| match pieces {
                [Piece::Par(par)] => Some(
                    self.talk.one(question, &par.words()) != Said::Nothing
                        && matches!(self.talk.one(question, &par.words()), Said::Value(_)),
                ),
                _ => None,
            })
        };
        // `AXE 2` alone says which, and no more.
        let only = alone(&relation) == Some(true);
        self.themes.push(title.to_owned());
        let plain = |text: &str| vec![Piece::Par(Par::plain(text))];
        let mut given = vec![("title", plain(title))];
        match axes.as_slice() {
            [one] => given.push(("axis", plain(one))),
            [] => {}
            _ => {
                let said = axes.join(", ");
                self.leave(&said, "office-why-several");
            }
        }
        given.push(("description", description));
        if !(only && axes.len() == 1) {
            given.push(("axis_relation", relation));
        }
        for (key, pieces) in given {
            if let Some(question) = questions.iter().find(|question| question.key == key)
                && !rich::plain(pieces.clone()).is_empty()
            {
                self.answer("themes", at.with(key), question, pieces);
            }
        }
    }

    /// Items of a list, a paragraph each.
    fn items(
        &mut self,
        kind: &'static str,
        list: &Pointer,
        item: &'a Question,
        pieces: Vec<Piece>,
    ) {
        let lines: Vec<Par> = pieces
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Par(par) => Some(par),
                Piece::Table(_) => None,
            })
            .collect();
        if kind == "themes" {
            self.theme_lines(list, item, lines);
            return;
        }
        for par in lines {
            let text = par.words();
            self.item(kind, list, item, text.trim());
        }
    }

    /// Themes in prose: a numbered or bold line is a title, what follows describes it.
    fn theme_lines(&mut self, list: &Pointer, item: &'a Question, lines: Vec<Par>) {
        let starts = |par: &Par| {
            let text = par.words();
            let text = text.trim();
            let numbered = text.starts_with(|c: char| c.is_ascii_digit())
                && text[1..].starts_with(['.', ')', ' ', '-']);
            let bold = !par.runs.is_empty() && par.runs.iter().all(|run| run.look.bold);
            let named = fold(text);
            numbered
                || bold
                || matches!(par.list, Some((0, true)))
                || par.heading > 0
                || ["thematique ", "theme ", "tematica "].iter().any(|word| {
                    named.trim().starts_with(word)
                        && named.trim()[word.len()..].starts_with(|c: char| c.is_ascii_digit())
                })
        };
        let mut group: Option<(String, Vec<Piece>)> = None;
        for par in lines {
            if starts(&par) {
                if let Some((title, pieces)) = group.take() {
                    self.themed(list, item, &title, pieces);
                }
                let text = par.words();
                let text = text.trim();
                let label = ["thematique", "theme", "tematica"]
                    .iter()
                    .any(|word| fold(text).trim().starts_with(word));
                let text = if label {
                    text.split_once([':', '–', '-'])
                        .map_or(text, |(_, rest)| rest.trim())
                } else {
                    text
                };
                let (title, rest) = text
                    .split_once(" : ")
                    .or_else(|| text.split_once(": "))
                    .unwrap_or((text, ""));
                let rest = (!rest.trim().is_empty()).then(|| Piece::Par(Par::plain(rest.trim())));
                group = Some((title.to_owned(), rest.into_iter().collect()));
            } else if let Some((_, pieces)) = &mut group {
                pieces.push(Piece::Par(par));
            } else {
                let words = par.words();
                self.leave(&words, "office-why-question");
            }
        }
        if let Some((title, pieces)) = group {
            self.themed(list, item, &title, pieces);
        }
    }

    /// An activity in a line, if it begins with its day.
    fn dated(
        &mut self,
        kind: &'static str,
        list: &Pointer,
        questions: &'a [Question],
        day: &str,
        title: &str,
    ) -> bool {
        let has = |key: &str| questions.iter().find(|question| question.key == key);
        let plain = |text: &str| vec![Piece::Par(Par::plain(text))];
        let at = self.next(kind, list);
        let dated = heard::formatted("date", day).is_some();
        if !dated && !self.days(kind, &at, day) {
            // The place is free again.
            let counted =
                |(other, at, _): &&mut (&'static str, Pointer, usize)| *other == kind && at == list;
            if let Some((_, _, count)) = self.counts.iter_mut().find(counted) {
                *count = count.wrapping_sub(1);
            }
            return false;
        }
        let kinds = has("type").and_then(|asked| Some((asked, typed(asked, title)?)));
        let given = [
            has("date")
                .filter(|_| dated)
                .map(|asked| (asked, day.to_owned())),
            has("title").map(|asked| (asked, title.to_owned())),
            kinds,
        ];
        for (asked, words) in given.into_iter().flatten() {
            self.answer(kind, at.with(asked.key.as_str()), asked, plain(&words));
        }
        true
    }

    /// An item in a line: `12 octobre 2023 : Atelier`, `Traduction : 5 000 €`.
    fn item(&mut self, kind: &'static str, list: &Pointer, item: &'a Question, text: &str) {
        let text = text.trim().trim_start_matches(['-', '•', '–', '*', ' ']);
        if text.is_empty() {
            return;
        }
        let Answer::Group(questions) = &item.answer else {
            let at = self.next(kind, list);
            self.answer(kind, at, item, vec![Piece::Par(Par::plain(text))]);
            return;
        };
        if kind == "staff" {
            let (role, rest) = text.split_once(':').unwrap_or(("", text));
            self.person(list, item, &[role.to_owned(), rest.to_owned()]);
            return;
        }
        let (first, rest) = [" : ", ": ", " | ", " – ", " - "]
            .iter()
            .find_map(|mark| text.split_once(mark))
            .unwrap_or((text, ""));
        let (first, rest) = (first.trim(), rest.trim());
        let plain = |text: &str| vec![Piece::Par(Par::plain(text))];
        let has = |key: &str| questions.iter().find(|question| question.key == key);
        if has("date").is_some() && has("title").is_some() && !rest.is_empty() {
            if self.dated(kind, list, questions, first, rest) {
                return;
            }
        } else if let (Some(amount), Some(label)) = (
            has("amount"),
            has("label")
                .or_else(|| has("source"))
                .or_else(|| has("from")),
        ) && is_sum(rest)
        {
            let at = self.next(kind, list);
            self.answer(kind, at.with("amount"), amount, plain(rest));
            self.answer(kind, at.with(label.key.as_str()), label, plain(first));
            if let Some(asked) = has("category")
                && let Said::Value(Value::String(id)) = self.talk.one(asked, first)
            {
                self.answer(kind, at.with("category"), asked, plain(&id));
            }
            return;
        } else if let (Some(title), None) = (has("title"), has("date")) {
            let at = self.next(kind, list);
            self.answer(kind, at.with("title"), title, plain(first));
            if let (Some(description), false) = (has("description"), rest.is_empty()) {
                self.answer(kind, at.with("description"), description, plain(rest));
            }
            return;
        }
        self.leave(text, "office-why-several");
    }
}

/// Name and title of a person, and the address, however they are parted.
fn person(text: &str) -> (Vec<String>, Option<String>) {
    let mut parts: Vec<String> = Vec::new();
    let mut mail = None;
    for part in text
        .split(['\n', ',', ';', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        match markdown::emails(part).first() {
            Some(span) if mail.is_none() => {
                mail = Some(part[span.clone()].to_owned());
                let rest = format!("{} {}", &part[..span.start], &part[span.end..]);
                let rest = rest.replace("mailto:", "");
                let rest = rest
                    .trim()
                    .trim_matches(['<', '>', '(', ')', '-', '–', ':', ' ']);
                let label = [
                    "courriel",
                    "email",
                    "e mail",
                    "mail",
                    "correo",
                    "correo electronico",
                ]
                .contains(&fold(rest).trim());
                parts.extend((!rest.is_empty() && !label).then(|| rest.to_owned()));
            }
            _ => parts.extend(
                part.split(" – ")
                    .flat_map(|part| part.split(" - "))
                    .map(|part| part.trim().to_owned()),
            ),
        }
    }
    (parts, mail)
}

/// Where a kind stands in the form.
fn order(kind: &str) -> usize {
    super::place::kinds()
        .position(|known| known == kind)
        .unwrap_or(usize::MAX)
}

fn gather<'a>(
    kind: &'static str,
    questions: &'a [Question],
    above: &Pointer,
    out: &mut Vec<(String, Vec<Pointer>, Section<'a>)>,
) {
    for question in questions.iter().filter(|question| !is_hidden(question)) {
        let at = above.with(question.key.as_str());
        let section = Section { kind, question };
        let mut names: Vec<String> = question
            .heading
            .iter()
            .flat_map(|labels| labels.values())
            .map(|label| bare(label))
            .collect();
        let list = matches!(question.answer, Answer::Many(_));
        let text = matches!(question.answer, Answer::Text(_));
        // Where a title is a word of every day, as « Description », it opens nothing.
        let titles = question
            .title
            .values()
            .map(|title| bare(title))
            .filter(|title| list || text && title.len() > 12);
        names.extend(titles);
        names.sort();
        names.dedup();
        for name in names.into_iter().filter(|name| name.len() > 3) {
            out.push((name, vec![at.clone()], section));
        }
        if let Answer::Group(below) = &question.answer {
            gather(kind, below, &at, out);
        }
    }
}

/// What the columns of a table ask, by its head.
fn columns<'a>(item: &'a Question, head: &[Cell]) -> Vec<Option<&'a Question>> {
    let Answer::Group(questions) = &item.answer else {
        return Vec::new();
    };
    let named = |cell: &Cell| {
        let words = bare(&paper::words(cell));
        let is = |question: &&Question| {
            question.title.values().any(|title| bare(title) == words)
                || heard::question(&question.key, &words)
        };
        questions.iter().find(is).filter(|_| !words.is_empty())
    };
    head.iter().map(named).collect()
}

/// The axes that words name: `axe 2`, `AXIS 2`, `eje n° 2`.
fn axes(question: &Question, words: &str) -> Vec<String> {
    let Answer::Choice(list) = &question.answer else {
        return Vec::new();
    };
    let folded = fold(words);
    let parts: Vec<&str> = folded.split_whitespace().collect();
    let mut found: Vec<String> = Vec::new();
    for (at, word) in parts.iter().enumerate() {
        if ["axe", "axis", "eje"].contains(word) {
            let next = parts[at + 1..]
                .iter()
                .find(|word| !["n", "no", "strategique", "estrategico", "numero"].contains(*word));
            let number = next.and_then(|word| word.parse::<u32>().ok());
            let entry =
                number.and_then(|number| list.iter().find(|entry| entry.number == Some(number)));
            found.extend(
                entry
                    .map(|entry| entry.id.clone())
                    .filter(|id| !found.contains(id)),
            );
        }
    }
    found
}

fn axes_of(question: &Question, piece: &Piece) -> Vec<String> {
    match piece {
        Piece::Par(par) => axes(question, &par.words()),
        Piece::Table(_) => Vec::new(),
    }
}

/// The type that a title begins with: `Visite d'étude des cours`.
fn typed(question: &Question, title: &str) -> Option<String> {
    let Answer::Choice(list) = &question.answer else {
        return None;
    };
    let folded = fold(title);
    let named = |label: &String| folded.trim().starts_with(fold(label).trim()) && !label.is_empty();
    let mut found = list.iter().filter(|entry| entry.label.values().any(named));
    found
        .next()
        .filter(|_| found.next().is_none())
        .map(|entry| entry.id.clone())
}

/// Whether words are a sum of money, whatever its currency.
fn is_sum(words: &str) -> bool {
    heard::number("amount", Some("amount"), words, Money::Any).is_some()
}
