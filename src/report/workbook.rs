//! In: tables of cells. Out: a workbook with a sheet for each, the same bytes for the same cells.
//!
//! Nothing is a formula: what is text stays text.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Characters that a cell holds at most.
const TEXT: usize = 32_000;

/// Characters of a sheet's name.
const NAME: usize = 31;

/// Columns are as wide as their longest cell, within these.
const WIDTHS: (usize, usize) = (8, 48);

/// What a cell holds.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A count.
    Count(u64),
    /// A part of a whole, shown as so many of a hundred; empty where there is no whole.
    Share(u64, u64),
    /// A day as `2023-07-06`; what names no whole day stays text.
    Day(String),
}

/// A sheet: its name, its head, its rows.
#[derive(Debug)]
pub struct Sheet {
    /// Shown on its tab.
    pub name: String,
    /// Of its columns; stays in sight.
    pub head: Vec<String>,
    /// As long as the head.
    pub rows: Vec<Vec<Cell>>,
}

impl Cell {
    /// Characters that it takes.
    fn width(&self) -> usize {
        match self {
            Self::Text(text) => text.lines().map(|line| line.chars().count()).max(),
            Self::Day(_) => Some("2023-07-06".len()),
            Self::Count(_) | Self::Share(..) => None,
        }
        .unwrap_or_default()
    }
}

/// Writes a workbook.
///
/// # Errors
/// If there are more rows or columns than a sheet has, or two sheets have one name.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00D9_E2F3))
        .set_border_bottom(FormatBorder::Thin);
    let forms = ["@", "0", "0%", "yyyy-mm-dd"].map(|form| {
        let form = Format::new().set_num_format(form);
        form.set_border_bottom(FormatBorder::Hair)
    });
    for one in sheets {
        let sheet = workbook.add_worksheet();
        let plain = one.name.chars().filter(|c| !r"[]:*?/\'".contains(*c));
        sheet.set_name(plain.take(NAME).collect::<String>())?;
        sheet.set_freeze_panes(1, 1)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        for (column, title) in (0..).zip(&one.head) {
            let cells = one
                .rows
                .iter()
                .filter_map(|row| row.get(usize::from(column)));
            let widest = cells.map(Cell::width).max().unwrap_or_default();
            let width = widest.max(title.chars().count()) + 2;
            sheet.set_column_width(column, width.clamp(WIDTHS.0, WIDTHS.1) as u32)?;
            sheet.write_string_with_format(0, column, title, &head)?;
        }
        for (row, cells) in (1..).zip(&one.rows) {
            for (column, cell) in (0..).zip(cells) {
                put(sheet, (row, column), cell, &forms)?;
            }
        }
        let last = u32::try_from(one.rows.len()).unwrap_or(u32::MAX);
        if let Some(columns) = u16::try_from(one.head.len())
            .ok()
            .and_then(|n| n.checked_sub(1))
        {
            sheet.autofilter(0, 0, last, columns)?;
        }
    }
    workbook.save_to_buffer()
}

/// Writes a cell in the form of texts, counts, shares or days.
fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    [text, count, share, day]: &[Format; 4],
) -> Result<(), XlsxError> {
    match cell {
        Cell::Count(number) => {
            sheet.write_number_with_format(row, column, *number as f64, count)?
        }
        Cell::Share(part, whole) if *whole > 0 => {
            let part = *part as f64 / *whole as f64;
            sheet.write_number_with_format(row, column, part, share)?
        }
        Cell::Share(..) => sheet.write_blank(row, column, share)?,
        Cell::Day(said) => match ExcelDateTime::parse_from_str(said) {
            Ok(date) if said.len() == "2023-07-06".len() => {
                sheet.write_datetime_with_format(row, column, &date, day)?
            }
            _ => sheet.write_string_with_format(row, column, said, text)?,
        },
        Cell::Text(said) => {
            let said: String = said.chars().take(TEXT).collect();
            sheet.write_string_with_format(row, column, said, text)?
        }
    };
    Ok(())
}
