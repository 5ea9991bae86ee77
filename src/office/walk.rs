//! In: a document that was sent back, with our marks in it. Out: what stands in each cell that answers, and the words that stand in none.

use std::collections::BTreeSet;

use super::{
    known::Known,
    paper::{self, Block, Cell},
    place::{Place, Places},
    rich::{self, Piece},
    settle::{Answered, Found},
    typed,
};
use crate::model::{diagnostic::Message, fold::fold, question::Question, reply::Left};

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
