//! In: lines of a table as it is pasted, its first row naming questions. Out: the answers of each row, line by line.

use super::{
    item,
    line::{self, body, is_remark},
};
use crate::model::schema::Field;

/// A table whose columns are questions.
pub(super) struct Table {
    /// Its first row.
    pub(super) head: String,
    /// Of each row the lines of one item.
    pub(super) rows: Vec<Vec<String>>,
    /// Rows that add up those above.
    pub(super) totals: Vec<String>,
}

/// Reads a table; `None` if it is none, or one of its columns is no question.
pub(super) fn rows(lines: &[String], items: &Field) -> Option<Table> {
    let told: Vec<&String> = lines.iter().filter(|line| !is_remark(line)).collect();
    let (head, rows) = told.split_first()?;
    let columns: Option<Vec<String>> = cells(head)?
        .into_iter()
        .map(|name| line::named(name, items))
        .collect();
    let columns = columns.filter(|columns| columns.len() > 1)?;
    let mut sorted: Vec<&String> = columns.iter().collect();
    sorted.sort();
    sorted.dedup();
    // Remarks would have no row to stay with.
    let whole = told.len() == lines.iter().filter(|line| !body(line).is_empty()).count();
    if sorted.len() != columns.len() || rows.is_empty() || !whole {
        return None;
    }
    let rule = |line: &&String| {
        !body(line)
            .trim_matches(['|', '-', ':', ' ', '+'])
            .is_empty()
    };
    let sum = |line: &&String| {
        let cells = cells(line).unwrap_or_default();
        let first = cells.into_iter().find(|cell| !cell.is_empty());
        first.is_some_and(|cell| item::is_total(cell, items))
    };
    let row = |line: &String| {
        let cells = cells(line).filter(|cells| cells.len() == columns.len())?;
        let filled = columns
            .iter()
            .zip(cells)
            .filter(|(_, cell)| !cell.is_empty());
        let lines: Vec<String> = filled
            .map(|(id, cell)| format!("{id}: {}", item::scalar(cell)))
            .collect();
        (!lines.is_empty()).then_some(lines)
    };
    let joined = |line: &String| cells(line).map(|cells| cells.join(" | "));
    let rows = rows.iter().copied().filter(rule);
    let (totals, rows): (Vec<&String>, Vec<&String>) = rows.partition(sum);
    let rows: Option<Vec<_>> = rows.into_iter().map(row).collect();
    Some(Table {
        head: joined(head)?,
        rows: rows?,
        totals: totals.into_iter().filter_map(joined).collect(),
    })
}

/// The cells of a row: between tabs, or between bars.
fn cells(line: &str) -> Option<Vec<&str>> {
    let text = body(line);
    let cells: Vec<&str> = if line.contains('\t') && !text.starts_with('|') {
        text.split('\t').map(body).collect()
    } else {
        let inside = text.strip_prefix('|')?;
        let inside = inside.strip_suffix('|').unwrap_or(inside);
        inside.split('|').map(body).collect()
    };
    (cells.len() > 1).then_some(cells)
}
