//! In: a page of blocks. Out: the same for the terminal.
//!
//! Whatever comes from fiches is tamed here, as in every report.

use std::fmt::Write as _;

use crate::{
    model::page::{
        Page, Tone,
        block::{Block, Card, Changed, Compared, Line, Op},
        cell::Cell,
    },
    report::{line, tame},
};
use anstyle::{AnsiColor, Effects, Style};

/// Columns of running text.
const WIDTH: usize = 100;

/// Styles of a page; none where the terminal takes none.
struct Pen {
    heading: Style,
    soft: Style,
    gone: Style,
    come: Style,
    colour: bool,
}

impl Pen {
    fn new(colour: bool) -> Self {
        if !colour {
            return Self {
                heading: Style::new(),
                soft: Style::new(),
                gone: Style::new(),
                come: Style::new(),
                colour,
            };
        }
        let fore = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        Self {
            heading: Style::new().bold(),
            soft: Style::new().dimmed(),
            gone: fore(AnsiColor::Red).effects(Effects::STRIKETHROUGH),
            come: fore(AnsiColor::Green).bold(),
            colour,
        }
    }

    /// How a verdict is shown; its words say it without colour.
    fn tone(&self, tone: Option<Tone>) -> Style {
        let colour = match tone {
            Some(Tone::Stop) => AnsiColor::Red,
            Some(Tone::Look) => AnsiColor::Yellow,
            Some(Tone::Pass) => AnsiColor::Green,
            None => return Style::new(),
        };
        match self.colour {
            true => Style::new().fg_color(Some(colour.into())).bold(),
            false => Style::new(),
        }
    }

    fn paint(style: Style, text: &str) -> String {
        if text.is_empty() {
            String::new()
        } else {
            format!("{style}{text}{style:#}")
        }
    }

    /// What went: struck out in colour, between marks without.
    fn went(&self, text: &str) -> String {
        if self.colour {
            Self::paint(self.gone, text)
        } else {
            format!("[-{text}-]")
        }
    }

    fn came(&self, text: &str) -> String {
        if self.colour {
            Self::paint(self.come, text)
        } else {
            format!("{{+{text}+}}")
        }
    }
}

/// A page as text.
#[must_use]
pub fn page(page: &Page, colour: bool) -> String {
    let pen = Pen::new(colour);
    let mut out = String::new();
    let mut say = |text: &str| _ = writeln!(out, "{text}");
    say(&Pen::paint(pen.heading, &line(page.title.text.trim())));
    if let Some(subtitle) = &page.subtitle {
        say(&Pen::paint(pen.soft, &line(subtitle)));
    }
    for fact in &page.facts {
        let value = Pen::paint(pen.tone(fact.tone), &words(&fact.value));
        say(&format!("{}: {value}", line(&fact.term)));
    }
    for section in &page.sections {
        let mark = if section.level == 2 { "■ " } else { "" };
        let heading = format!("{mark}{}", line(&section.title.text));
        _ = writeln!(out, "\n{}", Pen::paint(pen.heading, &heading));
        for block in &section.blocks {
            show(&mut out, block, &pen);
        }
    }
    out
}

fn show(out: &mut String, block: &Block, pen: &Pen) {
    match block {
        Block::Hint(Line { cell }) => {
            _ = writeln!(out, "{}", Pen::paint(pen.soft, &words(cell)));
        }
        Block::Notice(Line { cell }) => wrapped(out, &words(cell), "▲ ", "  "),
        Block::Para(Line { cell }) | Block::Lead(Line { cell }) | Block::Sub(Line { cell }) => {
            wrapped(out, &words(cell), "", "")
        }
        Block::List { items } => items
            .iter()
            .for_each(|item| wrapped(out, &words(item), "- ", "  ")),
        Block::Pairs { rows } => rows.iter().for_each(|(term, cell)| {
            _ = writeln!(out, "{}: {}", line(term), words(cell));
        }),
        Block::Table(table) => {
            for row in table.rows() {
                let cells = row.iter().map(words).filter(|one| !one.is_empty());
                let cells: Vec<String> = cells.collect();
                wrapped(out, &cells.join(" · "), "- ", "  ");
            }
        }
        Block::Tiles { rows } => {
            let rows = rows
                .iter()
                .map(|row| format!("{}: {}", line(&row.label), line(&row.count)));
            wrapped(out, &rows.collect::<Vec<_>>().join(" · "), "", "");
        }
        Block::Card(card) => whole(out, card, pen),
        Block::Changes { rows, .. } => rows.iter().for_each(|row| changed(out, row, pen)),
        Block::Words(compared) => runs(out, compared, pen),
        // What no page for the terminal holds.
        Block::Text { .. }
        | Block::Signed(_)
        | Block::Empty
        | Block::Gantt { .. }
        | Block::Bars { .. }
        | Block::Measures { .. }
        | Block::Axis { .. }
        | Block::Entries { .. }
        | Block::Sums(_)
        | Block::Axes { .. }
        | Block::Cities { .. }
        | Block::Letters { .. }
        | Block::Map(_)
        | Block::Groups { .. }
        | Block::Steps { .. }
        | Block::Signatures { .. }
        | Block::Picture { .. } => {}
    }
}

/// Something that came or went: its name, and all that it says.
fn whole(out: &mut String, card: &Card, pen: &Pen) {
    if !card.title.is_empty() {
        let note = Pen::paint(pen.soft, &format!("({})", line(&card.note)));
        _ = writeln!(out, "  {}  {note}", line(&card.title));
    }
    for (term, value) in &card.rows {
        let value = line(value);
        let value = match card.op {
            Op::Gone => pen.went(&value),
            Op::Come | Op::Same => pen.came(&value),
        };
        _ = writeln!(out, "    {}: {value}", line(term));
    }
}

/// A text with the words that went and came.
fn runs(out: &mut String, compared: &Compared, pen: &Pen) {
    let note = Pen::paint(pen.soft, &line(&compared.note));
    _ = writeln!(out, "  {}  {note}", line(&compared.title));
    let runs = compared.runs.iter().map(|run| {
        let text = line(&run.text);
        match run.op {
            Op::Gone => pen.went(&text),
            Op::Come => pen.came(&text),
            Op::Same => text,
        }
    });
    _ = writeln!(out, "    {}", runs.collect::<String>().trim());
}

/// One answer on a line: label, before → after, what is to be reckoned.
fn changed(out: &mut String, row: &Changed, pen: &Pen) {
    let [before, after] = [&row.before, &row.after]
        .map(|value| value.as_ref().map_or_else(String::new, |text| line(text)));
    let values = match (before.is_empty(), after.is_empty()) {
        (true, true) => String::new(),
        (true, false) => pen.came(&after),
        (false, true) => pen.went(&before),
        (false, false) => format!("{} → {}", pen.went(&before), pen.came(&after)),
    };
    let note = if row.note.is_empty() {
        String::new()
    } else {
        format!(
            "  {}",
            Pen::paint(pen.soft, &format!("({})", line(&row.note)))
        )
    };
    _ = writeln!(out, "  {}: {values}{note}", line(&row.field));
}

fn wrapped(out: &mut String, text: &str, first: &str, next: &str) {
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(next)
        .break_words(false);
    _ = writeln!(out, "{}", tame(&textwrap::fill(text, options)));
}

/// The words of a cell on one line.
fn words(cell: &Cell) -> String {
    line(&cell.words())
}
