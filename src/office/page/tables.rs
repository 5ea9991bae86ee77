//! In: the blocks of a page that are tables, or drawn as such. Out: tables with a head, and widths that suit their words.

use super::{
    Clerk,
    blocks::told,
    figures,
    inline::{name, quiet},
};
use crate::{
    model::page::{
        block::{Changed, Op, Table},
        cell::Cell as Words,
        chart::{Gantt, Measure, Row},
        index::Summary,
        part::{Party, Sums, Total},
    },
    office::leaf::{Cell, Grid, Ground, Lines, Part, Style, bold, said, widths},
};

/// A caption, where there is one, and the table that it belongs to.
fn captioned(caption: &str, head: Vec<Cell>, rows: Vec<Vec<Cell>>) -> Vec<Part> {
    let mut parts = Vec::new();
    if !caption.is_empty() {
        parts.push(Part::text(Style::Caption, vec![said(caption)]));
    }
    let rows: Vec<Vec<Cell>> = std::iter::once(head).chain(rows).collect();
    parts.push(Part::Grid(Grid {
        lines: Lines::Rows,
        widths: widths(&rows),
        head: true,
        rows,
    }));
    parts
}

/// The head of a table; where a column holds figures, its name stands over them.
fn heads<'n>(names: impl IntoIterator<Item = &'n String>, numbers: &[bool]) -> Vec<Cell> {
    let one = |(at, name): (usize, &'n String)| {
        let mut part = Part::text(Style::CellHead, vec![said(name)]);
        if let Part::Text(text) = &mut part {
            text.figures = numbers.get(at).is_some_and(|number| *number);
        }
        Cell::new(vec![part]).on(Ground::Head)
    };
    names.into_iter().enumerate().map(one).collect()
}

fn line(style: Style, text: &str) -> Cell {
    Cell::new(vec![Part::text(style, vec![said(text)])])
}

impl Clerk<'_> {
    /// A row; its first cell is its head.
    fn row(&self, cells: &[Words], numbers: &[bool]) -> Vec<Cell> {
        let one = |(at, cell): (usize, &Words)| {
            let first = at == 0 && !cell.is_empty();
            let style = if first { Style::CellHead } else { Style::Cell };
            let mut parts = self.cell(cell, style);
            for part in &mut parts {
                if let Part::Text(text) = part {
                    text.figures = numbers.get(at).is_some_and(|number| *number);
                }
            }
            Cell::new(parts)
        };
        cells.iter().enumerate().map(one).collect()
    }

    /// A table; what is called as its section is has no caption.
    pub(super) fn table_of(&self, table: &Table, title: &str) -> Vec<Part> {
        let caption = Some(table.caption()).filter(|caption| *caption != title);
        let numbers = table.numbers();
        let rows = table.rows().iter().map(|row| self.row(row, numbers));
        let head = heads(table.head(), numbers);
        captioned(caption.unwrap_or_default(), head, rows.collect())
    }

    /// A table whose last column is added up.
    pub(super) fn sums(&self, sums: &Sums) -> Vec<Part> {
        let (columns, numbers) = (sums.head().len(), sums.numbers());
        let mut rows = Vec::new();
        for group in sums.groups() {
            rows.extend(group.label.as_ref().map(|label| {
                let label = line(Style::CellHead, label);
                vec![label.over(columns).on(Ground::Wash)]
            }));
            rows.extend(group.rows.iter().map(|row| self.row(row, numbers)));
            rows.extend(group.total.as_ref().map(|total| sum(total, columns)));
        }
        rows.extend(sums.foot().iter().map(|total| sum(total, columns)));
        captioned(sums.caption(), heads(sums.head(), numbers), rows)
    }

    /// Periods; what their bars show stands in their days.
    pub(super) fn gantt(&self, caption: &str, chart: &Gantt) -> Vec<Part> {
        let item = if chart.kinds {
            "doc-activity"
        } else {
            "doc-milestone"
        };
        let mut names = vec![self.word("doc-when"), self.word(item)];
        names.extend(chart.kinds.then(|| self.word("doc-type")));
        names.extend(chart.places.then(|| self.word("doc-place")));
        let row = |row: &Row| {
            let when = Some(row.when.clone()).filter(|when| !when.is_empty());
            let when = when.unwrap_or_else(|| self.word("doc-to-come"));
            let title = Part::text(Style::CellHead, self.line(&row.title));
            let mut parts = vec![title];
            let description = row.description.iter();
            parts.extend(description.flat_map(|text| self.prose(text, Style::Cell)));
            let mut cells = vec![line(Style::Cell, &when), Cell::new(parts)];
            if chart.kinds {
                cells.push(line(Style::Cell, row.kind.as_deref().unwrap_or_default()));
            }
            if chart.places {
                let place = row.place.iter().map(name).collect();
                cells.push(Cell::new(vec![Part::text(Style::Cell, place)]));
            }
            cells
        };
        let rows = chart.rows.iter().map(row).collect();
        captioned(caption, heads(&names, &[]), rows)
    }

    /// Measures, from where they began to what was reached.
    pub(super) fn measures(&self, caption: &str, rows: &[Measure]) -> Vec<Part> {
        let names = ["doc-indicator", "doc-baseline", "doc-target", "doc-value"];
        let names = names.map(|word| self.word(word));
        let row = |one: &Measure| {
            let title = Part::text(Style::CellHead, vec![name(&one.name)]);
            let number = |number: &Option<String>| {
                let number = number.as_deref().filter(|number| !number.is_empty());
                Cell::new(vec![figures(vec![said(number.unwrap_or("–"))])])
            };
            let mut cells = vec![Cell::new(vec![title])];
            cells.extend([&one.baseline, &one.target, &one.value].map(number));
            cells
        };
        let head = heads(&names, &[false, true, true, true]);
        captioned(caption, head, rows.iter().map(row).collect())
    }

    /// Cities with how far each is, step by step.
    pub(super) fn cities(&self, caption: &str, cities: &[Summary]) -> Vec<Part> {
        let words = [
            "doc-city",
            "doc-country",
            "doc-state",
            "doc-priority-theme",
            "doc-progress",
        ];
        let names = words.map(|word| self.word(word));
        let row = |city: &Summary| {
            let lead = crate::model::page::cell::Lead {
                text: city.name.clone(),
                href: Some(city.href.clone()),
                ..Default::default()
            };
            let mut theme = match &city.priority {
                Some(priority) => vec![name(priority)],
                None => vec![quiet(self.word("doc-not-filled"))],
            };
            if let Some(axis) = city.axis.as_ref().filter(|_| city.priority.is_some()) {
                let number = self.say("doc-axis-number", &[("number", &axis.number)]);
                theme.push(quiet(format!("\n{number}")));
            }
            let steps = city.steps.iter();
            let steps = steps.map(|step| Part::text(Style::Cell, told(step)));
            vec![
                Cell::new(vec![Part::text(Style::CellHead, self.lead(&lead))]),
                line(Style::Cell, city.country.as_deref().unwrap_or_default()),
                line(Style::Cell, &city.state.label),
                Cell::new(vec![Part::text(Style::Cell, theme)]),
                Cell::new(steps.collect()),
            ]
        };
        let rows = cities.iter().map(row).collect();
        captioned(caption, heads(&names, &[]), rows)
    }

    /// Room for hands, two beside each other.
    pub(super) fn signatures(&self, parties: &[Party]) -> Option<Part> {
        let one = |party: &Party| {
            let mut parts = vec![
                Part::text(Style::CellHead, vec![said(&party.title)]),
                Part::text(Style::Cell, vec![said(&party.name)]),
            ];
            parts.extend(self.cell(&party.by, Style::Hand));
            Cell::new(parts)
        };
        let row = |parties: &[Party]| {
            let mut row: Vec<Cell> = parties.iter().map(one).collect();
            row.resize_with(2, || Cell::new(Vec::new()));
            row
        };
        let rows: Vec<Vec<Cell>> = parties.chunks(2).map(row).collect();
        (!rows.is_empty()).then(|| {
            Part::Grid(Grid {
                lines: Lines::None,
                widths: vec![500, 500],
                head: false,
                rows,
            })
        })
    }

    /// Answers that changed, before and after.
    pub(super) fn changes(&self, caption: &str, head: &[String; 4], rows: &[Changed]) -> Vec<Part> {
        let row = |one: &Changed| {
            let words = |op, text: &Option<String>| {
                let runs = text.as_ref().map(|text| self.changed(op, text, None));
                Cell::new(vec![Part::text(Style::Cell, runs.unwrap_or_default())])
            };
            vec![
                line(Style::CellHead, &one.field),
                words(Op::Gone, &one.before),
                words(Op::Come, &one.after),
                line(Style::Cell, &one.note),
            ]
        };
        captioned(caption, heads(head, &[]), rows.iter().map(row).collect())
    }
}

fn sum(total: &Total, columns: usize) -> Vec<Cell> {
    let label = line(Style::CellHead, &total.label);
    let sum = Cell::new(vec![figures(vec![bold(&total.sum)])]);
    vec![
        label
            .over(columns.saturating_sub(1).max(1))
            .on(Ground::Wash),
        sum.on(Ground::Wash),
    ]
}
