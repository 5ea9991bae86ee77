//! In: a form of ours whose marks an office program dropped, and the form as it was sent. Out: each answer marked again, where headings,
//! labels and numbers say which it is; what they do not say stays without a mark, and is told.
//!
//! Nothing is placed by the order of cells, nor by what an answer looks like.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    hash::Hash,
};

use serde_json::Value;

use super::{
    Filled, Making, Names, Questions,
    answer::Talk,
    facts::Facts,
    known::Known,
    paper::{self, Block, Cell, Line},
    place::{Place, Places, kinds},
    rich,
    sheet::{self, Grid, Sheet},
    typed,
};
use crate::{
    messages::Messages,
    model::{catalog::Programme, document::Step, fold::fold},
};

/// Items that no number of the form names count from here.
const FRESH: usize = 9_000;

/// Bytes that a line of the form above the questions has at most.
const LINE: usize = 1_000;

/// What the form says of itself above its questions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    pub(super) lang: &'static str,
    pub(super) public: bool,
}

/// Which of our forms a document is, by the lines that every one of them begins with.
pub(super) fn origin(blocks: &[Block]) -> Option<Origin> {
    let mut own = HashMap::new();
    for lang in Messages::languages() {
        let Ok(voice) = Messages::new(lang) else {
            continue;
        };
        for (id, public) in [
            ("office-public", true),
            ("office-internal", false),
            ("office-how", false),
        ] {
            let origin = Origin {
                lang: voice.lang,
                public,
            };
            own.insert(key(&voice.word(id)), origin);
        }
    }
    let mut found: Vec<Origin> = Vec::new();
    lines(blocks, &mut |line| {
        let words = line.par.words();
        if words.len() < LINE {
            found.extend(own.get(&key(&words)));
        }
    });
    let first = *found.first()?;
    Some(Origin {
        public: found.iter().any(|origin| origin.public),
        ..first
    })
}

fn lines(blocks: &[Block], each: &mut impl FnMut(&Line)) {
    for block in blocks {
        match block {
            Block::Line(line) => each(line),
            Block::Table(rows) => rows.iter().flatten().for_each(|cell| lines(cell, each)),
        }
    }
}

/// Words as they are compared.
fn key(words: &str) -> String {
    fold(words).trim().to_owned()
}

/// What a document is held against.
pub(super) struct Restoring<'a> {
    pub(super) programme: &'a Programme,
    pub(super) questions: &'a Questions,
    pub(super) places: &'a Places<'a>,
    pub(super) known: &'a Known,
    pub(super) facts: &'a Facts,
    pub(super) voice: &'a Messages,
    pub(super) public: bool,
}

/// A heading, within its project.
type Heading = (String, String);

/// Where a mark is to be set: block, row and column, and its name.
type Mark = (usize, usize, usize, String);

/// A table of the document, and which of its blocks it is.
type Met<'d> = (usize, &'d [Vec<Cell>]);

impl Restoring<'_> {
    /// Sets the marks of a document again.
    pub(super) fn restore(&self, blocks: &mut [Block]) {
        let sheet = self.sheet(blocks);
        let mut sections: Vec<(Heading, Vec<&Grid>)> = Vec::new();
        let mut project = String::new();
        for part in &sheet.parts {
            match part {
                sheet::Part::Heading(level, text) if *level > 0 => {
                    project = self.known.project(text).unwrap_or(project);
                    sections.push(((project.clone(), key(text)), Vec::new()));
                }
                sheet::Part::Table(grid) => {
                    if let Some((_, tables)) = sections.last_mut() {
                        tables.push(grid);
                    }
                }
                _ => {}
            }
        }
        let mut marks: Vec<Mark> = Vec::new();
        for (nth, tables) in self.paired(blocks, &sections) {
            let met: Vec<Met<'_>> = tables
                .into_iter()
                .filter_map(|at| match &blocks[at] {
                    Block::Table(rows) => Some((at, rows.as_slice())),
                    Block::Line(_) => None,
                })
                .collect();
            self.section(&sections[nth].1, &met, &mut marks);
        }
        for (block, row, column, mark) in marks {
            if let Block::Table(rows) = &mut blocks[block] {
                set(&mut rows[row][column], mark);
            }
        }
    }

    /// The form as it was sent; as it is empty, if nothing tells what it began from.
    fn sheet(&self, blocks: &[Block]) -> Sheet {
        let began = self.facts.began.as_ref().map(|began| &began.fiches);
        let mut fiches: Vec<Filled> = match began.filter(|fiches| !fiches.is_empty()) {
            Some(fiches) => fiches
                .iter()
                .filter_map(|(path, value)| filled(path, value))
                .collect(),
            None => {
                let mut paths: Vec<String> = kinds()
                    .filter(|kind| *kind != "project")
                    .map(|kind| format!("{kind}.yaml"))
                    .collect();
                let mut seen = BTreeSet::new();
                lines(blocks, &mut |line| {
                    let id = self.known.project(&line.par.words());
                    paths.extend(
                        id.filter(|id| seen.insert(id.clone()))
                            .map(|id| format!("projects/{id}.yaml")),
                    );
                });
                paths
                    .iter()
                    .filter_map(|path| filled(path, &Value::Null))
                    .collect()
            }
        };
        fiches.sort_by_key(|fiche| kinds().position(|kind| kind == fiche.kind));
        let mut names = Names::new(self.programme, &Value::Null, self.voice.lang);
        fiches.iter().for_each(|fiche| names.themes(&fiche.value));
        let making = Making {
            programme: self.programme,
            questions: self.questions,
            city: "",
            fiches,
            commit: None,
            public: self.public,
        };
        making.sheet(Talk::new(self.voice, &names))
    }

    /// Sections of the form, and the tables that stand below the same heading. A heading that stands there more often, or less, than in
    /// the form tells nothing.
    fn paired(
        &self,
        blocks: &[Block],
        sections: &[(Heading, Vec<&Grid>)],
    ) -> Vec<(usize, Vec<usize>)> {
        let mut asked: HashMap<&Heading, Vec<usize>> = HashMap::new();
        for (nth, (heading, _)) in sections.iter().enumerate() {
            asked.entry(heading).or_default().push(nth);
        }
        let mut project = String::new();
        let mut met: Vec<(usize, Heading, bool)> = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            let Block::Line(line) = block else {
                continue;
            };
            let words = line.par.words();
            project = self.known.project(&words).unwrap_or(project);
            let heading = (project.clone(), key(&words));
            if asked.contains_key(&heading) {
                met.push((at, heading, line.par.heading > 0));
            }
        }
        // Where headings are still set as such, no other line is one.
        if met.iter().any(|(_, _, set)| *set) {
            met.retain(|(_, _, set)| *set);
        }
        let mut found: HashMap<&Heading, Vec<usize>> = HashMap::new();
        for (nth, (_, heading, _)) in met.iter().enumerate() {
            found.entry(heading).or_default().push(nth);
        }
        let mut pairs = Vec::new();
        for (heading, found) in found {
            let asked = &asked[heading];
            if asked.len() != found.len() {
                continue;
            }
            for (nth, at) in asked.iter().zip(found) {
                let from = met[at].0 + 1;
                let to = met.get(at + 1).map_or(blocks.len(), |(next, _, _)| *next);
                pairs.push((*nth, (from..to).collect()));
            }
        }
        pairs
    }

    /// Places what stands below one heading.
    fn section(&self, asked: &[&Grid], met: &[Met<'_>], marks: &mut Vec<Mark>) {
        let is_frame = |rows: &[Vec<Cell>]| matches!(rows, [row] if row.len() == 1);
        let framed: Vec<&&Grid> = asked.iter().filter(|grid| grid.widths.len() == 1).collect();
        let frames: Vec<&Met<'_>> = met.iter().filter(|(_, rows)| is_frame(rows)).collect();
        if framed.len() == frames.len() {
            for (grid, (at, _)) in framed.iter().zip(frames) {
                let slots = grid.rows.iter().flatten().filter_map(slot);
                marks.extend(slots.map(|slot| (*at, 0, 0, slot.mark.clone())));
            }
        }
        let others: Vec<Met<'_>> = met
            .iter()
            .filter(|(_, rows)| !is_frame(rows))
            .copied()
            .collect();
        for grid in asked.iter().filter(|grid| grid.head) {
            self.grid(grid, &others, marks);
        }
        let is_cards = |grid: &Grid| grid.rows.iter().any(|row| band(row).is_some());
        let (cards, plain): (Vec<&Grid>, Vec<&Grid>) = asked
            .iter()
            .copied()
            .filter(|grid| !grid.head && grid.widths.len() == 2)
            .partition(|grid| is_cards(grid));
        self.fields(&plain, &others, marks);
        if let [cards] = cards.as_slice() {
            self.cards(cards, &others, marks);
        }
    }

    /// Questions at the left, answers at the right.
    fn fields(&self, asked: &[&Grid], met: &[Met<'_>], marks: &mut Vec<Mark>) {
        let rows = asked.iter().flat_map(|grid| &grid.rows);
        let known = once(rows.filter_map(|row| field(row)));
        let rows = met.iter().flat_map(|(at, rows)| {
            let above = rows.iter().take_while(|row| row.len() > 1);
            above.enumerate().map(move |(nth, row)| (*at, nth, row))
        });
        let rows = rows.filter(|(_, _, row)| row.len() == 2);
        let met = once(rows.map(|(at, nth, row)| (key(&paper::words(&row[0])), (at, nth))));
        for (label, (at, row)) in met {
            marks.extend(known.get(&label).map(|mark| (at, row, 1, mark.clone())));
        }
    }

    /// Items below each other, each under its number.
    fn cards(&self, asked: &Grid, met: &[Met<'_>], marks: &mut Vec<Mark>) {
        let mut ids: Vec<Option<String>> = Vec::new();
        let mut labels: HashMap<String, Place> = HashMap::new();
        let mut twice: HashSet<String> = HashSet::new();
        let mut here: HashSet<String> = HashSet::new();
        for row in &asked.rows {
            if let Some(words) = band(row) {
                ids.push(self.known.band(words).flatten());
                here.clear();
            } else if let Some((label, mark)) = field(row)
                && let Some((place, _)) = self.places.find(&mark)
            {
                if !here.insert(label.clone()) {
                    twice.insert(label.clone());
                }
                labels.entry(label).or_insert(place);
            }
        }
        labels.retain(|label, _| !twice.contains(label));
        let mut bands = Vec::new();
        for (_, rows) in met {
            for row in rows.iter().filter(|row| row.len() == 1) {
                let words = paper::words(&row[0]);
                match self.known.band(&words) {
                    Some(id) => bands.push((number(&words), id)),
                    None if words.is_empty() => {}
                    // Of an item without a number nobody knows which it is; without it the list would lose one.
                    None => return,
                }
            }
        }
        let mut items = items(&ids, &bands).into_iter();
        for (at, rows) in met {
            let mut item = None;
            for (nth, row) in rows.iter().enumerate() {
                match row.as_slice() {
                    [cell] if !paper::words(cell).is_empty() => item = items.next().flatten(),
                    [label, _] => {
                        let place = labels.get(&key(&paper::words(label)));
                        marks.extend(
                            item.zip(place)
                                .map(|(item, place)| (*at, nth, 1, counted(place, item).mark())),
                        );
                    }
                    _ => {}
                }
            }
        }
    }

    /// Items as rows of a table, known by what they say still, else by their number.
    fn grid(&self, asked: &Grid, met: &[Met<'_>], marks: &mut Vec<Mark>) {
        let Some((head, items)) = asked.rows.split_first() else {
            return;
        };
        let titles = head.iter().enumerate().filter_map(|(at, cell)| match cell {
            sheet::Cell::Label(text) => Some((key(text), at)),
            _ => None,
        });
        let titles = once(titles);
        let mut columns: Vec<(usize, usize)> = Vec::new();
        let mut below = Vec::new();
        for (at, rows) in met {
            let Some((head, rows)) = rows.split_first() else {
                continue;
            };
            let named = head.iter().enumerate().filter_map(|(column, cell)| {
                Some((*titles.get(&key(&paper::words(cell)))?, column))
            });
            let mut own: Vec<(usize, usize)> = once(named).into_iter().collect();
            own.sort_unstable();
            // A table that was parted has the same head twice.
            if own.len() > 1 && (columns.is_empty() || columns == own) {
                columns = own;
                below.extend((1..).zip(rows).map(|(nth, row)| (*at, nth, row)));
            }
        }
        // The first column of the form counts.
        let Some((&(0, counted), columns)) = columns.split_first() else {
            return;
        };
        let was: Vec<Vec<String>> = items.iter().map(|row| shown(row, columns)).collect();
        let is: Vec<(Option<usize>, Vec<String>)> = below
            .iter()
            .map(|(_, _, row)| {
                let count = row.get(counted).map(|cell| paper::words(cell));
                (
                    count.and_then(|count| number(&count)),
                    self.said(row, columns),
                )
            })
            .collect();
        for (nth, item) in same(&was, &is) {
            let (at, row, cells) = below[nth];
            for (asked, column) in columns.iter().filter(|(_, column)| *column < cells.len()) {
                let slot = items[item].get(*asked).and_then(slot);
                marks.extend(slot.map(|slot| (at, row, *column, slot.mark.clone())));
            }
        }
    }

    /// What a row of the document says in these columns.
    fn said(&self, row: &[Cell], columns: &[(usize, usize)]) -> Vec<String> {
        let one = |(_, column): &(usize, usize)| {
            let cell = row.get(*column).map_or(&[][..], Vec::as_slice);
            key(&rich::words(&typed::plain(paper::pieces(
                cell,
                &self.known.placeholders,
            ))))
        };
        columns.iter().map(one).collect()
    }
}

/// A fiche of a form.
fn filled(path: &str, value: &Value) -> Option<Filled> {
    let name = if path.starts_with("projects/") {
        "project"
    } else {
        super::project_id(path)
    };
    Some(Filled {
        path: path.to_owned(),
        kind: kinds().find(|kind| *kind == name)?,
        value: value.clone(),
    })
}

/// What is there once; of what is there twice nobody knows which is meant.
fn once<K: Eq + Hash, V>(all: impl Iterator<Item = (K, V)>) -> HashMap<K, V> {
    let mut known: HashMap<K, Option<V>> = HashMap::new();
    for (name, value) in all {
        known
            .entry(name)
            .and_modify(|known| *known = None)
            .or_insert(Some(value));
    }
    known
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

fn slot(cell: &sheet::Cell) -> Option<&sheet::Slot> {
    match cell {
        sheet::Cell::Answer(slot) => Some(slot),
        _ => None,
    }
}

fn band(row: &[sheet::Cell]) -> Option<&str> {
    match row {
        [sheet::Cell::Band(words)] => Some(words),
        _ => None,
    }
}

/// A label, and the mark of what answers it.
fn field(row: &[sheet::Cell]) -> Option<(String, String)> {
    match row {
        [sheet::Cell::Label(label), sheet::Cell::Answer(slot)] => {
            Some((key(label), slot.mark.clone()))
        }
        _ => None,
    }
}

/// The number that a row or an item begins with, from 0.
fn number(words: &str) -> Option<usize> {
    let words = words.trim();
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    words[..digits].parse::<usize>().ok()?.checked_sub(1)
}

/// What a row of the form says in these columns.
fn shown(row: &[sheet::Cell], columns: &[(usize, usize)]) -> Vec<String> {
    let one = |(column, _): &(usize, usize)| {
        let slot = row.get(*column).and_then(slot);
        slot.map(|slot| key(&rich::words(&typed::plain(slot.pieces.clone()))))
            .unwrap_or_default()
    };
    columns.iter().map(one).collect()
}

/// Which items bands mean: by their id, else by their number if no other has it, else none that was there; of one that stands there twice
/// the second means none.
fn items(ids: &[Option<String>], bands: &[(Option<usize>, Option<String>)]) -> Vec<Option<usize>> {
    let by_id: HashMap<&str, usize> = ids
        .iter()
        .enumerate()
        .filter_map(|(at, id)| Some((id.as_deref()?, at)))
        .collect();
    let mut taken = HashSet::new();
    let mut items: Vec<Option<usize>> = bands
        .iter()
        .map(|(_, id)| {
            let item = by_id.get(id.as_deref()?).copied();
            item.filter(|item| taken.insert(*item))
        })
        .collect();
    for (nth, (item, (number, id))) in items.iter_mut().zip(bands).enumerate() {
        let free = |number: &usize| {
            let has = ids.get(*number).is_some_and(Option::is_some);
            !(has && id.is_some())
        };
        let by_number = || number.filter(free).filter(|number| taken.insert(*number));
        let again = item.is_none() && id.as_deref().is_some_and(|id| by_id.contains_key(id));
        *item = item.or_else(by_number).or((!again).then_some(FRESH + nth));
    }
    items
}

/// Which rows are which items: what says the same in the same place, then the same elsewhere, then most of the same by its number.
fn same(was: &[Vec<String>], is: &[(Option<usize>, Vec<String>)]) -> Vec<(usize, usize)> {
    let mut taken = HashSet::new();
    let mut found: Vec<Option<usize>> = is
        .iter()
        .map(|(number, said)| {
            number.filter(|item| was.get(*item) == Some(said) && taken.insert(*item))
        })
        .collect();
    let mut by_words: HashMap<&Vec<String>, Vec<usize>> = HashMap::new();
    for (item, said) in was.iter().enumerate().rev() {
        by_words.entry(said).or_default().push(item);
    }
    let is_said = |said: &[String]| said.iter().any(|words| !words.is_empty());
    for (found, (_, said)) in found.iter_mut().zip(is) {
        if found.is_none() && is_said(said) {
            let like = by_words.get_mut(said);
            *found = like.and_then(|items| {
                std::iter::from_fn(|| items.pop()).find(|item| taken.insert(*item))
            });
        }
    }
    for (found, (number, said)) in found.iter_mut().zip(is) {
        let near = |item: &usize| {
            was.get(*item).is_some_and(|was| {
                let mut both = was.iter().zip(said);
                !is_said(was) || both.any(|(was, is)| was == is && !is.is_empty())
            })
        };
        *found = found.or_else(|| number.filter(near).filter(|item| taken.insert(*item)));
    }
    found
        .into_iter()
        .enumerate()
        .filter_map(|(row, item)| Some((row, item?)))
        .collect()
}

/// The same place of another item of the outermost list.
fn counted(place: &Place, item: usize) -> Place {
    let mut place = place.clone();
    let mut steps = place.at.0.iter_mut();
    if let Some(Step::Index(index)) = steps.find(|step| matches!(step, Step::Index(_))) {
        *index = item;
    }
    place
}

fn set(cell: &mut Cell, mark: String) {
    let first = cell.iter_mut().find_map(|block| match block {
        Block::Line(line) => Some(line),
        Block::Table(_) => None,
    });
    match first {
        Some(line) => line.marks.push(mark),
        None => cell.push(Block::Line(Line {
            marks: vec![mark],
            ..Line::default()
        })),
    }
}
