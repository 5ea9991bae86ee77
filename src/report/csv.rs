//! In: rows of cells. Out: a table for spreadsheets, in which nothing is a formula.

use anyhow::Result;

use crate::inert;

/// The same as Excel opens it by a double click: with the mark by which it tells UTF-8, and the separator of its language, which is
/// the semicolon where the comma stands in numbers.
///
/// # Errors
/// As for a plain table.
pub fn csv_for_excel<'r>(
    rows: impl IntoIterator<Item = &'r Vec<String>>,
    lang: &str,
) -> Result<String> {
    let separator = if lang == "en" { b',' } else { b';' };
    Ok(format!("\u{feff}{}", separated(rows, separator)?))
}

/// Writes a table; the first row is its head.
///
/// # Errors
/// If rows differ in length, a defect of the program.
pub fn csv<'r>(rows: impl IntoIterator<Item = &'r Vec<String>>) -> Result<String> {
    separated(rows, b',')
}

fn separated<'r>(rows: impl IntoIterator<Item = &'r Vec<String>>, separator: u8) -> Result<String> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| inert::csv(cell)))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
