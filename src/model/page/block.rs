//! In: cells and texts. Out: the blocks that a section is made of; whoever shows them knows each.

use serde::Serialize;

use super::{
    cell::{Cell, Lead, Name, Rich},
    chart::{Bar, Gantt, Measure},
    index::{Letter, Map, Summary},
    opening::Step,
    part::{Entry, Party, Sums},
    theme::Axis,
};

/// A block by its kind.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[expect(missing_docs, reason = "a variant says what its fields are")]
pub enum Block {
    /// A text; without one it is said that none was written.
    Text {
        text: Option<Rich>,
        /// Whether it is told how much of its room is used.
        counted: bool,
    },
    /// A paragraph.
    Para(Line),
    /// One that stands out.
    Lead(Line),
    /// One that stands back.
    Hint(Line),
    /// A heading that is in no contents.
    Sub(Line),
    /// What nobody may miss.
    Notice(Line),
    /// Who signs.
    Signed(Line),
    /// Nothing stands here yet.
    Empty,
    /// Terms and what they are.
    Pairs { rows: Vec<(String, Cell)> },
    /// Items.
    List { items: Vec<Cell> },
    /// Rows and columns.
    Table(Table),
    /// Periods along one axis.
    Gantt { caption: String, chart: Gantt },
    /// Parts of one whole.
    Bars { caption: String, rows: Vec<Bar> },
    /// Measures from where they began over what is aimed at to what was reached.
    Measures { caption: String, rows: Vec<Measure> },
    /// The axis that something belongs to.
    Axis { axis: Option<Axis> },
    /// Things that a part tells of, each under a heading of a level.
    Entries { level: u8, entries: Vec<Entry> },
    /// Rows that are added up.
    Sums(Sums),
    /// Axes; each leads to its themes, where there is a site around.
    Axes { axes: Vec<Axis>, leads: bool },
    /// Cities with how far each is.
    Cities {
        caption: String,
        cities: Vec<Summary>,
    },
    /// First letters of the cities below.
    Letters { letters: Vec<Letter> },
    /// The cities on a map.
    Map(Map),
    /// Pages by what they have in common.
    Groups { rows: Vec<(String, Vec<Lead>)> },
    /// Steps with how far each is.
    Steps { steps: Vec<Step> },
    /// Room for hands, on paper.
    Signatures { parties: Vec<Party> },
    /// A picture.
    Picture { picture: Picture },
    /// What there is of each, in figures.
    Tiles { rows: Vec<Figure> },
    /// Something that came or went as a whole, with all that it says.
    Card(Card),
    /// A text with the words that went and came.
    Words(Compared),
    /// Answers that changed, before and after.
    Changes {
        caption: String,
        head: [String; 4],
        rows: Vec<Changed>,
    },
}

impl Block {
    /// A text.
    #[must_use]
    pub fn text(text: Rich) -> Self {
        Self::Text {
            text: Some(text),
            counted: false,
        }
    }

    /// A line of a kind.
    pub fn line(kind: fn(Line) -> Self, cell: impl Into<Cell>) -> Self {
        kind(Line { cell: cell.into() })
    }
}

/// A block that is one line.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// What it says.
    pub cell: Cell,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// What it is called.
    pub name: String,
    /// Whether it holds figures, which stand at its end.
    pub figures: bool,
}

impl Column {
    /// What columns are called, and which hold figures: as templates see them.
    #[must_use]
    pub fn parted(columns: Vec<Self>) -> (Vec<String>, Vec<bool>) {
        let one = |column: Self| (column.name, column.figures);
        columns.into_iter().map(one).unzip()
    }
}

/// A table, as templates see it.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    caption: String,
    head: Vec<String>,
    numbers: Vec<bool>,
    /// As many cells a row as there are columns.
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Of columns with their rows.
    #[must_use]
    pub fn new(caption: String, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Self {
        let (head, numbers) = Column::parted(columns);
        Self {
            caption,
            head,
            numbers,
            rows,
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

    /// Its rows.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }
}

/// A number and what it counts.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// How many.
    pub count: String,
    /// Of what.
    pub label: String,
    /// Part of the page that tells of each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
}

/// Something that came or went as a whole.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// What it is; empty for all that a section is about.
    pub title: String,
    /// Whether it came or went.
    pub op: Op,
    /// The same in a word.
    pub note: String,
    /// Its language, if that is not the page's.
    pub lang: Option<String>,
    /// What it says: questions and answers.
    pub rows: Vec<(String, String)>,
}

/// A picture with its words.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Where a page in HTML finds it.
    pub src: Option<String>,
    /// The same for one in Markdown.
    pub src_md: Option<String>,
    /// Points from left to right.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
    /// What it shows.
    pub alt: Name,
    /// What is said of it.
    pub caption: Option<Name>,
    /// Whose it is.
    pub credit: Option<Name>,
    /// On what terms it may be shown.
    pub licence: Option<String>,
}

/// A text before and after.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// Of what.
    pub title: String,
    /// What there is to reckon.
    pub note: String,
    /// Its language, if that is not the page's.
    pub lang: Option<String>,
    /// Its words.
    pub runs: Vec<Run>,
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// They stayed.
    Same,
    /// They went.
    Gone,
    /// They came.
    Come,
}

/// Some words of a compared text.
#[derive(Debug, Clone, Serialize)]
pub struct Run {
    /// What became of them.
    pub op: Op,
    /// The words.
    pub text: String,
}

/// One answer, before and after.
#[derive(Debug, Clone, Serialize)]
pub struct Changed {
    /// The way to it in the words of the form.
    pub field: String,
    /// What became of it, in data.
    pub what: &'static str,
    /// What it said.
    pub before: Option<String>,
    /// What it says.
    pub after: Option<String>,
    /// What there is to reckon.
    pub note: String,
}
