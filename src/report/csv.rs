//! In: rows of cells. Out: a table for spreadsheets, in which nothing is a formula.

use anyhow::Result;

use crate::inert;

/// Writes a table; the first row is its head.
///
/// # Errors
/// If rows differ in length, a defect of the program.
pub fn csv<'r>(rows: impl IntoIterator<Item = &'r Vec<String>>) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| inert::csv(cell)))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
