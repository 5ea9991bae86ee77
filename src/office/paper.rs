//! In: what a format's reader found. Out: a document as paragraphs and tables, whatever program wrote it.

use std::collections::{BTreeMap, HashMap};

use super::{
    rich::{Par, Piece, Run, tidied},
    shot::Drawn,
};
use crate::model::diagnostic::Message;

/// A document that was read.
#[derive(Debug, Default)]
pub(super) struct Paper {
    /// What stands on its pages.
    pub(super) blocks: Vec<Block>,
    /// Lines at the top and the foot of pages.
    pub(super) edges: Vec<String>,
    /// Its properties.
    pub(super) properties: BTreeMap<String, String>,
    /// Words that stand in no paragraph or cell.
    pub(super) apart: Vec<String>,
    /// Where it shows pictures.
    pub(super) drawn: Vec<Drawn>,
    /// What is to be told of it.
    pub(super) told: Vec<Message>,
}

/// A part of a document.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph.
    Line(Line),
    /// A table: rows of cells.
    Table(Vec<Vec<Cell>>),
}

/// What stands in a cell.
pub(super) type Cell = Vec<Block>;

/// A paragraph with what marks it.
#[derive(Debug, Default, Clone)]
pub(super) struct Line {
    /// Its words.
    pub(super) par: Par,
    /// Bookmarks that begin in it.
    pub(super) marks: Vec<String>,
    /// Tags of controls around it or in it.
    pub(super) tags: Vec<String>,
    /// Its cell is one with that above it, whose words it repeats.
    pub(super) joined: bool,
}

/// Names that mark a cell: its bookmarks, then its tags.
pub(super) fn marks(cell: &Cell) -> (Vec<&str>, Vec<&str>) {
    let (mut marks, mut tags) = (Vec::new(), Vec::new());
    for block in cell {
        if let Block::Line(line) = block {
            marks.extend(line.marks.iter().map(String::as_str));
            tags.extend(line.tags.iter().map(String::as_str));
        }
    }
    (marks, tags)
}

/// Bytes of a cell that those that are one with it repeat.
const REPEATED: usize = 1_000;

/// Whether a cell of a table is one with that above it or below it.
pub(super) fn is_shared(rows: &[Vec<Cell>], row: usize, column: usize) -> bool {
    let mut near = rows[row..].iter().take(2).filter_map(|row| row.get(column));
    let is_joined = |cell: &Cell| {
        let mut lines = cell.iter();
        lines.any(|block| matches!(block, Block::Line(line) if line.joined))
    };
    near.any(is_joined)
}

/// What stands in the cells of a table that go on below, by column.
#[derive(Debug, Default)]
pub(super) struct Above(HashMap<usize, Vec<Par>>);

impl Above {
    /// Notes what a cell says.
    pub(super) fn hold(&mut self, column: usize, cell: &[Block]) {
        let pars: Option<Vec<Par>> = cell
            .iter()
            .map(|block| match block {
                Block::Line(line) => Some(line.par.clone()),
                Block::Table(_) => None,
            })
            .collect();
        let length = |pars: &[Par]| pars.iter().map(|par| par.words().len()).sum::<usize>();
        let pars = pars.filter(|pars| length(pars) <= REPEATED);
        self.0.insert(column, pars.unwrap_or_default());
    }

    /// Lets a cell that is one with that above it say the same.
    pub(super) fn join(&self, column: usize, cell: &mut Cell) {
        let said = self.0.get(&column).cloned().unwrap_or_default();
        if words(cell).is_empty() {
            let one = |par| {
                Block::Line(Line {
                    par,
                    joined: true,
                    ..Line::default()
                })
            };
            cell.extend(said.into_iter().map(one));
            cell.push(Block::Line(Line {
                joined: true,
                ..Line::default()
            }));
        }
    }
}

/// What a cell says, without the words that stand for an answer still to come.
pub(super) fn pieces(cell: &[Block], placeholders: &[String]) -> Vec<Piece> {
    let one = |block: &Block| match block {
        Block::Line(line) => {
            let words = line.par.words();
            let empty = placeholders.iter().any(|known| known == words.trim());
            (!empty).then(|| Piece::Par(line.par.clone()))
        }
        Block::Table(rows) => {
            let cell = |cell: &Cell| {
                let mut runs: Vec<Run> = Vec::new();
                flow(cell, &mut runs);
                tidied(runs)
            };
            Some(Piece::Table(
                rows.iter()
                    .map(|row| row.iter().map(cell).collect())
                    .collect(),
            ))
        }
    };
    cell.iter().filter_map(one).collect()
}

/// All runs of a cell, as one paragraph.
fn flow(cell: &[Block], runs: &mut Vec<Run>) {
    for block in cell {
        if !runs.is_empty() {
            runs.push(Run {
                text: " ".to_owned(),
                ..Run::default()
            });
        }
        match block {
            Block::Line(line) => runs.extend(line.par.runs.iter().cloned()),
            Block::Table(rows) => rows.iter().flatten().for_each(|cell| flow(cell, runs)),
        }
    }
}

/// The words of a cell, a line a paragraph.
pub(super) fn words(cell: &[Block]) -> String {
    super::rich::words(&pieces(cell, &[])).trim().to_owned()
}

/// What is told of words that a page does not show: they are left out.
pub(super) fn hidden(words: Vec<String>) -> Option<Message> {
    let words: Vec<String> = words
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .collect();
    (!words.is_empty()).then(|| Message::new("office-told-hidden").with("words", words.join(" … ")))
}

/// What is told of changes that were tracked: they are taken as they would be accepted.
pub(super) fn tracked(
    inserted: Vec<String>,
    deleted: Vec<String>,
) -> impl Iterator<Item = Message> {
    let one = |(said, words): (Message, Vec<String>)| {
        let words: Vec<String> = words
            .into_iter()
            .filter(|words| !words.trim().is_empty())
            .collect();
        (!words.is_empty()).then(|| said.with("words", words.join(" … ")))
    };
    [
        (Message::new("office-told-inserted"), inserted),
        (Message::new("office-told-deleted"), deleted),
    ]
    .into_iter()
    .filter_map(one)
}
