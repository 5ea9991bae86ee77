//! In: rows of cells. Out: a table for spreadsheets, in which nothing is a formula.

use anyhow::Result;

/// Writes a table; the first row is its head.
///
/// # Errors
/// If rows differ in length, a defect of the program.
pub fn csv<'r>(rows: impl IntoIterator<Item = &'r Vec<String>>) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell)))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    let text = super::tame(&text.replace(['\n', '\r', '\t'], " "));
    if text.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text }
}
