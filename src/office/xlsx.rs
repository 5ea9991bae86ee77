//! In: the lists of an action plan. Out: a workbook with a sheet for each; and back.
//!
//! A hidden column says which item a row was. Nothing is a formula: what is text stays text, and a formula that somebody typed counts as
//! what it showed.

mod look;

use std::{
    collections::{BTreeSet, HashMap},
    io::Cursor,
};

use calamine::{DataRef, Reader as _, Xlsx, XlsxFormulaMetadata};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError,
};
use serde_json::Value;

use self::look::{At, Looks, SheetLooks};
use super::{
    answer::{Said, Talk},
    apart,
    facts::Facts,
    known::Known,
    package::Package,
    place::{Place, Questions},
    rich::{self, Par, Piece, Run},
    settle::{Answered, Found},
    sheet::{Making, is_hidden, is_list},
    xml::{attribute, tree},
};
use crate::model::{
    diagnostic::Message,
    document::Pointer,
    edition,
    question::{Answer, Question},
    reply::Left,
};

/// Fiche whose lists are sheets.
const KIND: &str = "action-plan";

/// Characters of a sheet's name.
const NAME: usize = 31;

/// Items that a list may have; those that were added count from there.
const ITEMS: usize = 10_000;

/// Rows without a number, and items, that are held against each other.
const LIKE: usize = 200;

/// Files of a workbook in which people write beside its cells.
const BESIDE: [&str; 5] = [
    "xl/comments",
    "xl/threadedComments/",
    "xl/drawings/drawing",
    "xl/charts/",
    "xl/diagrams/data",
];

/// Cells that a workbook may have.
const CELLS: usize = 1_000_000;

/// Bytes that all of them may show: one text may be that of every cell.
const SHOWN: usize = 32 * 1024 * 1024;

/// Answers, and words that none holds, of a workbook: a row may have a cell far from those that it answers in.
const TAKEN: usize = 100_000;

/// A list of the plan.
struct List<'a> {
    at: Pointer,
    question: &'a Question,
    /// What each of its items is asked, as far as people type it.
    columns: Vec<&'a Question>,
}

impl List<'_> {
    /// The mark in the hidden column of its head.
    fn mark(&self) -> String {
        format!("roadmap:{KIND}#{}", self.at)
    }
}

/// The lists of the plan.
fn lists<'a>(questions: &'a [Question], above: &Pointer, public: bool, out: &mut Vec<List<'a>>) {
    for question in questions
        .iter()
        .filter(|question| !public || question.public)
    {
        let at = above.with(question.key.as_str());
        match &question.answer {
            Answer::Group(below) => lists(below, &at, public, out),
            Answer::Many(item) if is_list(question) => {
                if let Answer::Group(below) = &item.answer {
                    let columns = below
                        .iter()
                        .filter(|question| !is_hidden(question) && (!public || question.public))
                        .collect();
                    out.push(List {
                        at,
                        question,
                        columns,
                    });
                }
            }
            _ => {}
        }
    }
}

/// Writes the lists of a plan.
pub(super) fn write(making: &Making<'_>, talk: Talk<'_>, facts: &Facts) -> Vec<u8> {
    // What cannot be written is a name of a sheet or too many rows: both are bounded before.
    made(making, talk, facts).unwrap_or_default()
}

fn made(making: &Making<'_>, talk: Talk<'_>, facts: &Facts) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut properties =
        DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    for (name, value) in facts.properties() {
        properties = properties.set_custom_property(name, value);
    }
    workbook.set_properties(&properties);
    let plan = making
        .fiches
        .iter()
        .find(|fiche| fiche.kind == KIND)
        .map_or(&Value::Null, |fiche| &fiche.value);
    let mut all = Vec::new();
    lists(
        making.questions.of(KIND),
        &Pointer::default(),
        making.public,
        &mut all,
    );
    let mut names: Vec<String> = Vec::new();
    for list in &all {
        let title = edition::label(&list.question.title, talk.voice.lang);
        let plain: String = title
            .chars()
            .filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''))
            .take(NAME - 3)
            .collect();
        let name = if names.contains(&plain) {
            format!("{plain} {}", names.len())
        } else {
            plain
        };
        names.push(name.clone());
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        list.write(sheet, plan, talk)?;
    }
    workbook.save_to_buffer()
}

impl List<'_> {
    fn write(&self, sheet: &mut Worksheet, plan: &Value, talk: Talk<'_>) -> Result<(), XlsxError> {
        let head = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0x00D9_E2F3))
            .set_border(FormatBorder::Thin);
        let cell = Format::new().set_text_wrap().set_border(FormatBorder::Thin);
        let money = cell.clone().set_num_format("#,##0.##");
        sheet.write_string(0, 0, self.mark())?;
        for (column, question) in (1..).zip(&self.columns) {
            sheet.write_string_with_format(
                0,
                column,
                edition::label(&question.title, talk.voice.lang),
                &head,
            )?;
            let wide = matches!(question.answer, Answer::Text(_) | Answer::Label(_));
            sheet.set_column_width(column, if wide { 36.0 } else { 20.0 })?;
        }
        sheet.set_column_hidden(0)?;
        sheet.set_freeze_panes(1, 0)?;
        let items = super::settle::at(plan, &self.at)
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice);
        for (row, item) in (1..).zip(items) {
            sheet.write_string(row, 0, (row - 1).to_string())?;
            for (column, question) in (1..).zip(&self.columns) {
                let value = item.get(&question.key).unwrap_or(&Value::Null);
                match value
                    .as_f64()
                    .filter(|_| matches!(question.answer, Answer::Number(_)))
                {
                    Some(number) => sheet.write_number_with_format(row, column, number, &money)?,
                    None => {
                        let said = talk.shown(question, value);
                        let text = match question.answer {
                            Answer::Text(_) => rich::to_markdown(&said),
                            _ => rich::words(&said),
                        };
                        let text = text.chars().take(32_000).collect::<String>();
                        sheet.write_string_with_format(row, column, text, &cell)?
                    }
                };
            }
        }
        Ok(())
    }
}

/// What the sheets of a workbook answer.
///
/// # Errors
/// If it is damaged or too large.
pub(super) fn read<'a>(
    bytes: &[u8],
    package: &mut Package<'_>,
    questions: &'a Questions,
    (known, facts): (&Known, &Facts),
    talk: Talk<'_>,
) -> Result<Found<'a>, Message> {
    // Whatever it unpacks to is counted before others unpack it.
    package.bounded()?;
    declared(package)?;
    let damaged = |_: calamine::XlsxError| Message::new("office-damaged");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut all = Vec::new();
    lists(questions.of(KIND), &Pointer::default(), false, &mut all);
    let began = facts
        .began
        .as_ref()
        .and_then(|began| {
            began
                .fiches
                .iter()
                .find(|(path, _)| super::project_id(path) == KIND)
        })
        .map(|(_, value)| value);
    let mut found = Found::default();
    let (mut cells_left, mut bytes_left) = (CELLS, SHOWN);
    let large = || Message::new("office-large");
    let looks = Looks::new(package)?;
    for name in workbook.sheet_names() {
        let own = looks.sheet(package, &name)?;
        let mut rows: Vec<Row> = Vec::new();
        let mut special = Special::default();
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
            cells_left = cells_left.checked_sub(1).ok_or_else(large)?;
            let (row, column) = cell.pos;
            let formula = cell.formula.as_ref().map(formula);
            if formula
                .as_ref()
                .is_some_and(|formula| look::is_sum(formula, cell.pos))
            {
                special.sums.insert(row);
            }
            let text = match &cell.value {
                // Nobody has calculated it: it is no answer that was taken away.
                DataRef::Empty => formula.unwrap_or_default(),
                value => shown(value, cell.pos, &own),
            };
            bytes_left = bytes_left.checked_sub(text.len()).ok_or_else(large)?;
            if rows.last().is_none_or(|last| last.nth != row) {
                let cells = Vec::new();
                rows.push(Row { nth: row, cells });
            }
            if let Some(last) = rows.last_mut().filter(|_| !text.trim().is_empty()) {
                special
                    .runs
                    .extend(own.runs(cell.pos, &text).map(|runs| (cell.pos, runs)));
                last.cells.push((column, text));
            }
        }
        let mut left = (&mut cells_left, &mut bytes_left);
        merge(&mut rows, &own, &mut special, &mut left).ok_or_else(large)?;
        let said = Book { rows, special };
        sheet(&name, &said, &all, (began, talk), known, &mut found)?;
    }
    found.outside("office-place-apart", &apart::beside(package, &BESIDE)?);
    Ok(found)
}

/// That a workbook declares no more texts than it may have cells: room for all of them is taken before the first is read.
fn declared(package: &mut Package<'_>) -> Result<(), Message> {
    let strings = |name: &String| name.to_ascii_lowercase().ends_with("sharedstrings.xml");
    for name in package.names().into_iter().filter(strings) {
        let text = package.text(&name)?;
        let document = tree(&text)?;
        let counts = document
            .descendants()
            .filter(|node| node.tag_name().name() == "sst")
            .filter_map(|node| attribute(node, "uniqueCount"));
        for count in counts {
            if !count
                .trim()
                .parse::<usize>()
                .is_ok_and(|count| count <= CELLS)
            {
                return Err(Message::new("office-damaged"));
            }
        }
    }
    Ok(())
}

/// A formula as a cell shows it.
fn formula(formula: &XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            format!("={formula}")
        }
        _ => "=…".to_owned(),
    }
}

/// What a cell shows, a day as the form writes it.
fn shown(value: &DataRef<'_>, at: At, looks: &SheetLooks) -> String {
    let shape = looks.shapes.get(&at).cloned().unwrap_or_default();
    match value {
        DataRef::Empty => String::new(),
        // As the cell shows it: it is no number, and no answer that was taken away.
        DataRef::Error(error) => error.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTime(day) => {
            let (year, month, date, ..) = day.to_ymd_hms_milli();
            shape.day((year, month, date))
        }
        // A workbook has no other numbers.
        #[expect(clippy::cast_precision_loss, reason = "it was read from one")]
        DataRef::Int(number) => shape.number(*number as f64),
        DataRef::Float(number) => shape.number(*number),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
    }
}

/// Cells of a row that say something, by column.
struct Row {
    /// Which row of the sheet it is, from 0.
    nth: u32,
    cells: Vec<(u32, String)>,
}

/// What is to be known of cells beside what they say.
#[derive(Default)]
struct Special {
    /// Words that are not all plain.
    runs: HashMap<At, Vec<Run>>,
    /// Cells that are one with that above them.
    joined: BTreeSet<At>,
    /// Rows that add up others.
    sums: BTreeSet<u32>,
}

/// What a sheet says.
struct Book {
    rows: Vec<Row>,
    special: Special,
}

impl SheetLooks {
    /// The words of a cell that are not all plain.
    fn runs(&self, at: At, text: &str) -> Option<Vec<Run>> {
        self.texts.get(&at).cloned().or_else(|| {
            let run = Run {
                text: text.to_owned(),
                look: self.shapes.get(&at)?.look()?,
                ..Run::default()
            };
            Some(vec![run])
        })
    }
}

/// Lets cells that are one with that above them say the same; none if there are more than are read.
fn merge(
    rows: &mut [Row],
    looks: &SheetLooks,
    special: &mut Special,
    (cells, bytes): &mut (&mut usize, &mut usize),
) -> Option<()> {
    for ((first, column), (last, _)) in &looks.merged {
        let from = rows.partition_point(|row| row.nth < *first);
        let to = rows.partition_point(|row| row.nth <= *last);
        let Some((above, below)) = rows
            .get_mut(from..to)
            .and_then(|rows| rows.split_first_mut())
        else {
            continue;
        };
        **cells = cells.checked_sub(1 + above.cells.len())?;
        let Some(text) = cell(&above.cells, *column).filter(|_| above.nth == *first) else {
            continue;
        };
        for row in below {
            **cells = cells.checked_sub(1 + row.cells.len())?;
            // A row that says nothing else is none.
            if row.cells.is_empty() || cell(&row.cells, *column).is_some() {
                continue;
            }
            **bytes = bytes.checked_sub(text.len())?;
            row.cells.push((*column, text.to_owned()));
            special
                .joined
                .extend([(*first, *column), (row.nth, *column)]);
            if let Some(runs) = special.runs.get(&(*first, *column)).cloned() {
                special.runs.insert((row.nth, *column), runs);
            }
        }
    }
    Some(())
}

fn cell(row: &[(u32, String)], column: u32) -> Option<&str> {
    row.iter()
        .find(|(other, _)| *other == column)
        .map(|(_, text)| text.as_str())
}

fn at_row(name: &str, row: u32) -> Message {
    Message::new("office-place-row").with("heading", name).with(
        "row",
        usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1),
    )
}

/// A sheet that is none of ours: all its words are told.
fn foreign(name: &str, rows: &[Row], known: &Known, found: &mut Found<'_>) -> Result<(), Message> {
    for row in rows {
        let words: Vec<&str> = row
            .cells
            .iter()
            .map(|(_, text)| text.as_str())
            .filter(|text| !known.is(text))
            .collect();
        leave(&words.join(" | "), at_row(name, row.nth), found)?;
    }
    Ok(())
}

/// What the columns of a list are: they may have been moved, their titles say it. Each question has one.
fn columns<'a>(
    name: &str,
    list: &List<'a>,
    head: &[(u32, String)],
    found: &mut Found<'a>,
) -> Result<Vec<(u32, &'a Question)>, Message> {
    let mut columns: Vec<(u32, &Question)> = Vec::new();
    for (column, text) in head {
        let titled = list
            .columns
            .iter()
            .copied()
            .find(|question| question.title.values().any(|title| title == text.trim()));
        let titled = titled.filter(|question| {
            let mut others = columns.iter();
            others.all(|(_, other)| other.key != question.key)
        });
        match titled {
            Some(question) => columns.push((*column, question)),
            None if *column > 0 => leave(text, at_row(name, 0), found)?,
            None => {}
        }
    }
    Ok(columns)
}

/// One sheet: rows of a list, or words that no answer holds.
///
/// # Errors
/// If there are more than are taken.
fn sheet<'a>(
    name: &str,
    Book { rows, special }: &Book,
    all: &[List<'a>],
    (began, talk): (Option<&Value>, Talk<'_>),
    known: &Known,
    found: &mut Found<'a>,
) -> Result<(), Message> {
    let head = rows.first().map_or(&[][..], |row| row.cells.as_slice());
    let marked = cell(head, 0).and_then(|mark| all.iter().find(|list| list.mark() == mark));
    let named = |list: &&List<'_>| list.question.title.values().any(|title| title == name);
    let Some(list) = marked.or_else(|| all.iter().find(named)) else {
        return foreign(name, rows, known, found);
    };
    let columns = columns(name, list, head, found)?;
    let items = began
        .and_then(|plan| super::settle::at(plan, &list.at))
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    let mut taken = BTreeSet::new();
    for (
        nth,
        Row {
            nth: at,
            cells: row,
        },
    ) in rows.iter().enumerate().skip(1)
    {
        let here = at_row(name, *at);
        // The first column holds the numbers of items, and is hidden: other words there are somebody's.
        let asked = columns.iter().any(|(column, _)| *column == 0);
        let mark = cell(row, 0).filter(|mark| !asked && mark.trim().parse::<usize>().is_err());
        leave(mark.unwrap_or_default(), here.clone(), found)?;
        if row.iter().all(|(column, _)| *column == 0) {
            continue;
        }
        let texts: Vec<&str> = columns
            .iter()
            .map(|(column, _)| cell(row, *column).unwrap_or_default())
            .collect();
        let told = cell(row, 0).and_then(|id| id.trim().parse::<usize>().ok());
        let told = told.filter(|id| marked.is_some() && *id < ITEMS && !taken.contains(id));
        let like = || {
            (0..items.len().min(LIKE))
                .filter(|at| nth <= LIKE && !taken.contains(at))
                .find(|at| alike(&items[*at], &texts, &columns, talk))
        };
        // A row that says nothing where a question is asked is no item.
        let is_item = told.is_some() || texts.iter().any(|text| !text.is_empty());
        if is_item {
            let index = told.or_else(like).unwrap_or(ITEMS + nth);
            if index >= items.len() && special.sums.contains(at) {
                total(&texts, here, found)?;
                continue;
            }
            taken.insert(index);
            let item = (list.at.with(index), here.clone());
            answer(item, &columns, &texts, (*at, special), found)?;
        }
        for (_, text) in row
            .iter()
            .filter(|(column, _)| *column > 0 && !columns.iter().any(|(other, _)| other == column))
        {
            leave(text, here.clone(), found)?;
        }
    }
    Ok(())
}

/// Tells a row that adds up others.
fn total(texts: &[&str], place: Message, found: &mut Found<'_>) -> Result<(), Message> {
    room(found)?;
    let said = texts.iter().filter(|text| !text.is_empty());
    found.left.push(Left {
        place,
        words: said.copied().collect::<Vec<_>>().join(" | "),
        why: Message::new("office-why-total"),
    });
    Ok(())
}

/// Takes what a row says of an item.
fn answer<'a>(
    (item, row): (Pointer, Message),
    columns: &[(u32, &'a Question)],
    texts: &[&str],
    (at, special): (u32, &Special),
    found: &mut Found<'a>,
) -> Result<(), Message> {
    for ((column, question), text) in columns.iter().zip(texts) {
        room(found)?;
        let place = Place {
            kind: KIND,
            nth: 0,
            at: item.with(question.key.as_str()),
        };
        found.answers.push(Answered {
            place,
            question,
            pieces: match special.runs.get(&(at, *column)) {
                Some(runs) => set(question, runs),
                None => pieces(question, text),
            },
            at: row.clone(),
            joined: special.joined.contains(&(at, *column)),
        });
    }
    Ok(())
}

/// Words that are not all plain; those of a text are Markdown.
fn set(question: &Question, runs: &[Run]) -> Vec<Piece> {
    if !matches!(question.answer, Answer::Text(_)) {
        return vec![Piece::Par(Par {
            runs: runs.to_vec(),
            ..Par::default()
        })];
    }
    let one = |run: &Run| {
        let words = run.text.trim();
        if run.look.strike && !words.is_empty() && !words.contains('\n') {
            run.text.replace(words, &format!("~~{words}~~"))
        } else {
            run.text.clone()
        }
    };
    rich::from_markdown(&runs.iter().map(one).collect::<String>())
}

fn pieces(question: &Question, text: &str) -> Vec<Piece> {
    match question.answer {
        Answer::Text(_) => rich::from_markdown(text),
        Answer::Label(_) => text
            .lines()
            .map(|line| Piece::Par(Par::plain(line)))
            .collect(),
        _ if text.trim().is_empty() => Vec::new(),
        _ => vec![Piece::Par(Par::plain(text))],
    }
}

/// Whether a row says most of what an item said.
fn alike(item: &Value, texts: &[&str], columns: &[(u32, &Question)], talk: Talk<'_>) -> bool {
    let (mut same, mut all) = (0, 0);
    for ((_, question), text) in columns.iter().zip(texts) {
        let value = item.get(&question.key).filter(|value| !value.is_null());
        if value.is_none() && text.is_empty() {
            continue;
        }
        all += 1;
        let said = talk.read(question, pieces(question, text), value);
        same += usize::from(matches!(said, Said::Value(said) if Some(&said) == value));
    }
    same * 2 > all
}

fn leave(words: &str, place: Message, found: &mut Found<'_>) -> Result<(), Message> {
    if !words.trim().is_empty() {
        room(found)?;
        let why = Message::new("office-why-question");
        found.left.push(Left {
            place,
            words: words.trim().to_owned(),
            why,
        });
    }
    Ok(())
}

/// That one more answer, or word that none holds, is taken.
fn room(found: &Found<'_>) -> Result<(), Message> {
    if found.answers.len() + found.left.len() < TAKEN {
        Ok(())
    } else {
        Err(Message::new("office-large"))
    }
}
