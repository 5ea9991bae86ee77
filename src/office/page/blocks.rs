//! In: a block of a page. Out: its parts of a document. What a page draws is a table or a list here, with the same words.

use super::{
    Clerk,
    head::{sign, terms},
    inline::{name, quiet},
};
use crate::{
    model::page::{
        block::{Block, Card, Compared, Op, Picture},
        cell::{Cell as Words, Lead},
        chart::Bar,
        index::Map,
        opening::Step,
        part::Entry,
        theme::Axis,
    },
    office::{
        leaf::{List, Part, Style, bold, said, spoken},
        rich::{Look, Run},
    },
};

impl Clerk<'_> {
    /// Writes a block; `title` is that of its section.
    pub(super) fn block(&self, block: &Block, title: &str, parts: &mut Vec<Part>) {
        match block {
            Block::Text { text, counted } => match text {
                Some(text) => {
                    parts.extend(self.prose(text, Style::Body));
                    parts.extend(counted.then(|| self.counted(text)).flatten());
                }
                None => parts.push(self.empty()),
            },
            Block::Para(line) => parts.extend(self.cell(&line.cell, Style::Body)),
            Block::Lead(line) => parts.extend(self.cell(&line.cell, Style::Lead)),
            Block::Hint(line) => parts.extend(self.cell(&line.cell, Style::Hint)),
            Block::Sub(line) => parts.extend(self.cell(&line.cell, Style::Sub)),
            Block::Notice(line) => parts.extend(self.cell(&line.cell, Style::Notice)),
            Block::Signed(line) => parts.extend(self.cell(&line.cell, Style::Signed)),
            Block::Empty => parts.push(self.empty()),
            Block::Pairs { rows } => parts.extend(self.pairs(rows)),
            Block::List { items } => parts.extend(self.list(items)),
            Block::Table(table) => parts.extend(self.table_of(table, title)),
            Block::Gantt { caption, chart } => parts.extend(self.gantt(caption, chart)),
            Block::Bars { caption: _, rows } => parts.extend(bars(rows)),
            Block::Measures { caption, rows } => parts.extend(self.measures(caption, rows)),
            Block::Axis { axis } => parts.push(self.axis_or_none(axis.as_ref())),
            Block::Entries { level, entries } => self.entries(*level, entries, title, parts),
            Block::Sums(sums) => parts.extend(self.sums(sums)),
            Block::Axes { axes, leads: _ } => parts.extend(self.axes(axes)),
            Block::Cities { caption, cities } => parts.extend(self.cities(caption, cities)),
            // They lead to places on the screen, and say nothing.
            Block::Letters { letters: _ } => {}
            Block::Map(map) => parts.extend(places(map)),
            Block::Groups { rows } => parts.extend(self.groups(rows)),
            Block::Steps { steps } => parts.extend(steps_of(steps)),
            Block::Signatures { parties } => parts.extend(self.signatures(parties)),
            Block::Picture { picture } => parts.extend(self.hung(picture)),
            Block::Tiles { rows } => parts.extend(self.figures(rows)),
            Block::Card(card) => parts.extend(came(card)),
            Block::Words(words) => parts.extend(self.compared(words)),
            Block::Changes {
                caption,
                head,
                rows,
            } => parts.extend(self.changes(caption, head, rows)),
        }
    }

    fn pairs(&self, rows: &[(String, Words)]) -> Vec<Part> {
        let row = |(term, cell): &(String, Words)| (term.clone(), self.cell(cell, Style::Cell));
        terms(rows.iter().map(row).collect())
    }

    fn list(&self, items: &[Words]) -> Option<Part> {
        listed(items.iter().map(|item| self.cell(item, Style::Item)))
    }

    fn groups(&self, rows: &[(String, Vec<Lead>)]) -> Vec<Part> {
        let row = |(term, leads): &(String, Vec<Lead>)| (term.clone(), self.leads(leads));
        terms(rows.iter().map(row).collect())
    }

    fn axes(&self, axes: &[Axis]) -> Option<Part> {
        let item = |axis| vec![Part::text(Style::Item, self.axis(axis))];
        listed(axes.iter().map(item))
    }

    fn axis_or_none(&self, axis: Option<&Axis>) -> Part {
        let runs = match axis {
            Some(axis) => self.axis(axis),
            None => vec![
                bold(self.word("doc-axis")),
                said(" · "),
                quiet(self.word("doc-not-filled")),
            ],
        };
        Part::text(Style::Body, runs)
    }

    fn entries(&self, level: u8, entries: &[Entry], title: &str, parts: &mut Vec<Part>) {
        for entry in entries {
            let mut runs: Vec<Run> = entry
                .number
                .map(|number| said(format!("{number}. ")))
                .into_iter()
                .collect();
            runs.extend(self.line(&entry.title));
            runs.extend(
                entry
                    .chosen
                    .as_ref()
                    .map(|chosen| said(format!(" ★ {chosen}"))),
            );
            let heading = Style::Heading(level.saturating_sub(1).max(1));
            parts.push(Part::text(heading, runs));
            for block in &entry.blocks {
                self.block(block, title, parts);
            }
        }
    }

    /// A picture with its words; one that cannot be had is the words for who does not see it.
    pub(super) fn hung(&self, picture: &Picture) -> Vec<Part> {
        let address = picture.src.as_deref().unwrap_or_default();
        let mut parts = match self.picture(address, &picture.alt.text) {
            Some(shown) => vec![Part::Picture(shown)],
            None => vec![Part::text(Style::Hint, vec![name(&picture.alt)])],
        };
        let mut runs: Vec<Run> = picture.caption.iter().map(name).collect();
        let licence = picture.licence.as_ref().map(said);
        let terms = [picture.credit.as_ref().map(name), licence];
        for (at, one) in terms.into_iter().flatten().enumerate() {
            match (at, runs.is_empty()) {
                (_, true) => {}
                (0, false) => runs.push(said(" · ")),
                (_, false) => runs.push(said(", ")),
            }
            runs.push(one);
        }
        if !runs.is_empty() {
            parts.push(Part::text(Style::Caption, runs));
        }
        parts
    }

    /// What became of some words: seen by a line, and told.
    pub(super) fn changed(&self, op: Op, text: &str, lang: Option<&str>) -> Vec<Run> {
        let (look, mark) = match op {
            Op::Same => return vec![spoken(text, lang)],
            Op::Gone => (
                Look {
                    strike: true,
                    ..Look::default()
                },
                "doc-changes-gone-mark",
            ),
            Op::Come => (
                Look {
                    under: true,
                    ..Look::default()
                },
                "doc-changes-come-mark",
            ),
        };
        let run = Run {
            look,
            ..spoken(text, lang)
        };
        let (before, behind) = (self.word(mark), self.word("doc-changes-end-mark"));
        vec![
            quiet(format!("{before} ")),
            run,
            quiet(format!(" {behind}")),
        ]
    }

    fn compared(&self, words: &Compared) -> [Part; 2] {
        let lang = words.lang.as_deref();
        let runs = words.runs.iter();
        let runs = runs.flat_map(|run| self.changed(run.op, &run.text, lang));
        [
            Part::text(Style::Sub, noted(&words.title, &words.note)),
            Part::text(Style::Body, runs.collect()),
        ]
    }
}

/// What something is, and what there is to say of it.
fn noted(title: &str, note: &str) -> Vec<Run> {
    let mut runs = vec![said(title)];
    if !note.is_empty() {
        runs.push(quiet(format!(" {note}")));
    }
    runs
}

fn listed(items: impl Iterator<Item = Vec<Part>>) -> Option<Part> {
    let items: Vec<Vec<Part>> = items.collect();
    (!items.is_empty()).then_some(Part::List(List { from: None, items }))
}

fn came(card: &Card) -> Vec<Part> {
    let mut parts = Vec::new();
    if !card.title.is_empty() {
        parts.push(Part::text(Style::Sub, noted(&card.title, &card.note)));
    }
    let lang = card.lang.as_deref();
    let row = |(term, words): &(String, String)| {
        let words = Part::text(Style::Cell, vec![spoken(words, lang)]);
        (term.clone(), vec![words])
    };
    parts.extend(terms(card.rows.iter().map(row).collect()));
    parts
}

fn bars(rows: &[Bar]) -> Vec<Part> {
    let row = |bar: &Bar| {
        let share = spoken(&bar.share.text, bar.share.lang.as_deref());
        (
            bar.label.clone(),
            vec![Part::text(Style::Cell, vec![share])],
        )
    };
    terms(rows.iter().map(row).collect())
}

/// The names on a map; where each lies is drawn, and said nowhere.
fn places(map: &Map) -> Option<Part> {
    let names: Vec<&str> = map.dots.iter().map(|dot| dot.name.as_str()).collect();
    (!names.is_empty()).then(|| Part::text(Style::Body, vec![said(names.join(" · "))]))
}

/// Steps below each other; the mark of each is its bullet.
fn steps_of(steps: &[Step]) -> impl Iterator<Item = Part> {
    steps.iter().map(|step| Part::text(Style::Item, told(step)))
}

/// A step in a line.
pub(super) fn told(step: &Step) -> Vec<Run> {
    let words = format!("{} {} {} ", sign(step.status), step.number, step.label);
    vec![said(words), quiet(format!("({})", step.status_label))]
}
