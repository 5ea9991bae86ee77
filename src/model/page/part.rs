//! In: what a part of a dossier says. Out: the blocks of it that hold others, or more than rows: entries, tables with sums, hands.

use serde::Serialize;

use super::{
    block::{Block, Column},
    cell::{Cell, Inline},
};

/// One of several things that a part tells of.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Entry {
    /// Its place on the page.
    pub id: Option<String>,
    /// From 1, where its number counts.
    pub number: Option<usize>,
    /// What it is called.
    pub title: Inline,
    /// What it is if it is chosen among the others.
    pub chosen: Option<String>,
    /// What is said of it.
    pub blocks: Vec<Block>,
}

/// A table whose last column is added up.
#[derive(Debug, Clone, Serialize)]
pub struct Sums {
    caption: String,
    head: Vec<String>,
    numbers: Vec<bool>,
    groups: Vec<Lines>,
    foot: Vec<Total>,
}

impl Sums {
    /// Of columns, with rows by group and what they make together.
    #[must_use]
    pub fn new(
        caption: String,
        columns: Vec<Column>,
        groups: Vec<Lines>,
        foot: Vec<Total>,
    ) -> Self {
        let (head, numbers) = Column::parted(columns);
        Self {
            caption,
            head,
            numbers,
            groups,
            foot,
        }
    }

    /// What it shows.
    #[must_use]
    pub fn caption(&self) -> &str {
        &self.caption
    }

    /// Names of its columns.
    #[must_use]
    pub fn head(&self) -> &[String] {
        &self.head
    }

    /// Which of them hold figures.
    #[must_use]
    pub fn numbers(&self) -> &[bool] {
        &self.numbers
    }

    /// Its rows, by what they have in common.
    #[must_use]
    pub fn groups(&self) -> &[Lines] {
        &self.groups
    }

    /// What all of them make together.
    #[must_use]
    pub fn foot(&self) -> &[Total] {
        &self.foot
    }
}

/// Rows that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct Lines {
    /// What they are, where there are several groups.
    pub label: Option<String>,
    /// As many cells a row as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// What they make together.
    pub total: Option<Total>,
}

/// A sum.
#[derive(Debug, Clone, Serialize)]
pub struct Total {
    /// Of what.
    pub label: String,
    /// How much.
    pub sum: String,
}

/// One of those who sign, on paper.
#[derive(Debug, Clone, Serialize)]
pub struct Party {
    /// For whom.
    pub title: String,
    /// Their name.
    pub name: String,
    /// Whose hand it is.
    pub by: Cell,
}
