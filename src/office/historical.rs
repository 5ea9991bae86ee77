//! In: a document without a mark of ours, as the association's own form filled in by hand. Out: what it answers, as far as that is
//! certain; all other words stay, with their place.
//!
//! A heading of the form opens a question, whatever it looks like; the form's own words are nobody's answer. Rows of a table, or lines
//! with a dash, are items of a list. What may be read in two ways is left, and asked.

mod asides;
mod axes;
mod items;
mod themes;

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use self::items::columns;
use super::{
    answer::Talk,
    known::Known,
    paper::{self, Block, Cell},
    place::{Place, Questions},
    rich::{self, Par, Piece},
    settle::{Answered, Found},
    sheet::is_hidden,
    typed,
};
use crate::{
    model::{
        diagnostic::Message,
        document::Pointer,
        fold::fold,
        question::{Answer, Question},
        reply::Left,
    },
    pointer,
};

/// The lines of the association's form.
const ORIGINAL: &str = include_str!("original.txt");

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
    /// What follows is of another city, or a list that was read already.
    other: bool,
    again: bool,
    /// Items so far, by list.
    counts: Vec<(&'static str, Pointer, usize)>,
    /// Which of the answers found is at a place.
    places: HashMap<Place, usize>,
}

/// A line without the marks around a heading: its number, a colon, a note's number.
fn bare(text: &str) -> String {
    let plain: String = text
        .nfc()
        .filter(|c| !matches!(c, '¹' | '²' | '³' | '*'))
        .collect();
    let mut plain = plain.trim();
    loop {
        let rest = plain.trim_start_matches(['.', ')', ' ', '→', '-', '–', '•']);
        let words = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        // A longer number counts nothing: `2030`.
        let next = if rest.len() - words.len() < 3 {
            words
        } else {
            rest
        };
        if next == plain {
            return fold(plain).trim().to_owned();
        }
        plain = next;
    }
}

/// Whether two folded texts are more alike than so much, from 0 to 1.
fn is_alike(one: &str, other: &str, least: f64) -> bool {
    // The time it takes grows with the product of both lengths.
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    if one == other {
        return true;
    }
    if long > 1_200 || short * 4 < long * 3 || is_far(one, other, least) {
        return false;
    }
    strsim::normalized_levenshtein(one, other) > least
}

/// Whether two texts have too few letters in common, in whatever order: a slip changes two of the counts at most.
fn is_far(one: &str, other: &str, least: f64) -> bool {
    if !(one.is_ascii() && other.is_ascii()) {
        return false;
    }
    let mut counts = [0_i32; 128];
    one.bytes().for_each(|byte| counts[usize::from(byte)] += 1);
    other
        .bytes()
        .for_each(|byte| counts[usize::from(byte)] -= 1);
    let apart: u32 = counts.iter().map(|count| count.unsigned_abs()).sum();
    let long = u32::try_from(one.len().max(other.len())).unwrap_or(u32::MAX);
    f64::from(apart) / 2.0 > (1.0 - least) * f64::from(long)
}

/// Whether folded words are those of a line of the form, but for slips: a word more is somebody's own.
fn is_variant(known: &str, words: &str, least: f64) -> bool {
    let near = |word: &str, other: &str| {
        let slips = if word.len() < 5 { 0 } else { 2 };
        word == other || strsim::levenshtein(word, other) <= slips
    };
    let has = |word: &str| known.split_whitespace().any(|other| near(word, other));
    is_alike(known, words, least) && words.split_whitespace().all(has)
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
            other: false,
            again: false,
            counts: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// What a document answers.
    pub(super) fn read(mut self, blocks: &[Block]) -> Found<'a> {
        for block in blocks {
            match block {
                Block::Line(line) if self.is_stray(&line.par.words()) => {
                    self.leave(&line.par.words(), "office-why-question");
                }
                _ => self.blocks(std::slice::from_ref(block)),
            }
        }
        self.close();
        self.found
    }

    /// Whether a line is one word that our form has for a label, which is none of the association's: `Fin`.
    fn is_stray(&self, text: &str) -> bool {
        let folded = bare(text);
        let one = !folded.is_empty() && !folded.contains(' ');
        one && self.known.is(text) && !self.original.contains(&folded) && self.opens(text).is_none()
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
        if self.known.is(text) {
            return true;
        }
        let folded = bare(text);
        // Figures are somebody's.
        if folded.is_empty() {
            return !text.contains(char::is_alphanumeric);
        }
        self.original
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
        if typed::plain(held.clone()).is_empty() {
            return;
        }
        let Some((at, section)) = self.open.clone() else {
            let words = rich::to_markdown(&typed::plain(held));
            self.leave(&words, "office-why-question");
            return;
        };
        match &section.question.answer {
            Answer::Many(item) => {
                let item: &'a Question = item;
                let held = match section.kind {
                    "themes" => self.unsigned(held),
                    _ => held,
                };
                self.items(section.kind, &at, item, held);
            }
            Answer::Group(below) => {
                let below: &'a [Question] = below;
                let held = self.expenses(section.kind, &at, below, held);
                let words = rich::to_markdown(&typed::plain(held));
                self.leave(&words, "office-why-question");
            }
            Answer::Text(_) => {
                let held = self.unsigned(held);
                if !typed::plain(held.clone()).is_empty() {
                    self.answer(section.kind, at, section.question, held);
                }
            }
            _ => self.answer(section.kind, at, section.question, held),
        }
    }

    fn answer(
        &mut self,
        kind: &'static str,
        at: Pointer,
        question: &'a Question,
        pieces: Vec<Piece>,
    ) {
        let place = Place { kind, nth: 0, at };
        let words = |pieces| rich::words(&typed::plain(pieces));
        let known = self.places.get(&place);
        let known = known.and_then(|at| self.found.answers.get_mut(*at));
        let is_same = known.as_ref().is_some_and(|known| known.pieces == pieces);
        if let Some(known) = &known
            && kind == "city"
            && place.at == pointer!["name"]
        {
            // `Ville de Rocheclaire` is the same.
            let [one, two] = [&known.pieces, &pieces].map(|pieces| fold(&rich::words(pieces)));
            self.other = !one.contains(&two) && !two.contains(&one);
        }
        match known {
            _ if self.other || self.again => {
                return self.leave(&words(pieces), "office-why-several");
            }
            Some(_) if is_same => return,
            Some(known) if matches!(question.answer, Answer::Text(_)) => {
                return known.pieces.extend(pieces);
            }
            Some(_) => return self.leave(&words(pieces), "office-why-several"),
            None => {}
        }
        let here = self.here();
        self.places.insert(place.clone(), self.found.answers.len());
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
        let is_open = self.open.as_ref().is_some_and(|(open, _)| *open == at);
        let mut lists = self.counts.iter();
        self.again = !is_open && lists.any(|(kind, list, _)| *kind == section.kind && *list == at);
        heading.clone_into(&mut self.heading);
        self.open = Some((at, section));
    }

    /// Items of a list so far.
    fn so_far(&self, kind: &'static str, list: &Pointer) -> usize {
        let known = self
            .counts
            .iter()
            .find(|(other, at, _)| *other == kind && at == list);
        known.map_or(0, |(_, _, count)| count.wrapping_add(1))
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
            Answer::Text(_) => self.held.push(grid(rows)),
            Answer::Many(item) => {
                let item: &'a Question = item;
                if section.kind == "themes" && self.is_of_theme(item, rows) {
                    self.held.push(grid(rows));
                    return;
                }
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
}

/// A table within a text.
fn grid(rows: &[Vec<Cell>]) -> Piece {
    let cell = |cell: &Cell| Par::plain(&paper::words(cell).replace('\n', " ")).runs;
    let row = |row: &Vec<Cell>| row.iter().map(cell).collect();
    Piece::Table(rows.iter().map(row).collect())
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
