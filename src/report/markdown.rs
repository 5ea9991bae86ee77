//! In: findings. Out: a comment for people on a pull request: a line, then a table a folder, the worst first.
//!
//! A comment holds 65,536 characters; what finds no room is counted.

use std::{
    cmp::Reverse,
    io::{self, Write},
};

use crate::{
    inert,
    messages::Messages,
    model::{
        cut,
        diagnostic::{Diagnostic, Findings, Level, Message},
        summary::Tally,
    },
    report,
};

/// Bytes for findings; what is left of the comment is for the summary and for files that were not checked.
const ROOM: usize = 56_000;
/// Bytes for files that were not checked.
const ROOM_SKIPPED: usize = 6_000;
/// Characters of a fiche's words that a cell shows.
const CELL: usize = 400;
/// Bytes that the heading, the counts and the head of a table take at most, or a fold and its head.
const FRAME: usize = 250;
/// Rows that are seen at once; the rest of a table is folded.
const OPEN: usize = 10;

/// A part of the comment.
struct Table<'f> {
    folder: &'f str,
    found: Vec<&'f Diagnostic>,
    rows: Vec<String>,
}

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
) -> io::Result<()> {
    writeln!(
        out,
        "**{}**",
        inert::cell(&report::summary(findings, messages).join(" "))
    )?;
    let (tables, cut) = tables(findings, messages);
    let head =
        ["report-finding", "report-place", "remedy"].map(|id| inert::cell(&messages.word(id)));
    let head = format!("\n| | {} |\n|---|---|---|---|\n", head.join(" | "));
    for table in &tables {
        let counts = counts(&Tally::of(table.found.iter().copied()), messages);
        writeln!(
            out,
            "\n### {}\n\n{}",
            inert::cell(&cut::cut(table.folder, CELL)),
            inert::cell(&counts)
        )?;
        fold(out, &head, &table.rows, messages)?;
    }
    if cut > 0 {
        writeln!(
            out,
            "\n{}",
            inert::cell(&messages.say(&Message::new("report-cut").with("count", cut)))
        )?;
    }
    skipped(out, findings, messages)
}

/// The tables and how many findings they have no room for. The gravest get their place first, wherever they stand.
fn tables<'f>(findings: &'f Findings, messages: &Messages) -> (Vec<Table<'f>>, usize) {
    let mut order: Vec<&Diagnostic> = findings.diagnostics.iter().collect();
    order.sort_by_key(|found| Reverse(found.gravity()));
    let mut tables: Vec<Table<'f>> = Vec::new();
    let mut room = ROOM;
    let mut shown = 0;
    for found in &order {
        let folder = findings.folder(&found.path);
        let row = row(found, folder, messages);
        let at = tables.iter().position(|table| table.folder == folder);
        let size = row.len()
            + match at.map(|at| tables[at].rows.len()) {
                None => inert::cell(&cut::cut(folder, CELL)).len() + FRAME,
                Some(OPEN) => FRAME,
                Some(_) => 0,
            };
        let Some(left) = room.checked_sub(size) else {
            break;
        };
        room = left;
        shown += 1;
        match at {
            Some(at) => tables[at].rows.push(row),
            None => tables.push(Table {
                folder,
                found: Vec::new(),
                rows: vec![row],
            }),
        }
    }
    for found in &findings.diagnostics {
        if let Some(table) = tables
            .iter_mut()
            .find(|table| table.folder == findings.folder(&found.path))
        {
            table.found.push(found);
        }
    }
    (tables, order.len() - shown)
}

fn row(found: &Diagnostic, folder: &str, messages: &Messages) -> String {
    let level = match found.shown() {
        Level::Error => format!("**{}**", messages.word("level-error")),
        Level::Warning => messages.word("level-warning"),
        _ => messages.word("level-info"),
    };
    let place = found
        .path
        .strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'))
        .unwrap_or(&found.path);
    let place = format!("{}:{}", inert::cell(&cut::cut(place, CELL)), found.line);
    let [said, remedy] = [
        report::said(found, messages),
        messages.advice(found).unwrap_or_default(),
    ]
    .map(|words| inert::cell(&cut::cut(&words, CELL)));
    format!(
        "| {level} | {said} (`{}`) | {place} | {remedy} |\n",
        found.rule
    )
}

/// Rows under their head, those beyond the first few folded.
fn fold(out: &mut dyn Write, head: &str, rows: &[String], messages: &Messages) -> io::Result<()> {
    let (open, folded) = rows.split_at(rows.len().min(OPEN));
    write!(out, "{head}{}", open.concat())?;
    if folded.is_empty() {
        return Ok(());
    }
    let more = inert::cell(&messages.say(&Message::new("report-more").with("count", folded.len())));
    write!(
        out,
        "\n<details><summary>{more}</summary>\n{head}{}\n</details>\n",
        folded.concat()
    )
}

fn skipped(out: &mut dyn Write, findings: &Findings, messages: &Messages) -> io::Result<()> {
    if findings.skipped.is_empty() {
        return Ok(());
    }
    let mut room = ROOM_SKIPPED;
    let row = |path: &str, reason| {
        format!(
            "| {} | {} |\n",
            inert::cell(&cut::cut(path, CELL)),
            inert::cell(&messages.word(reason))
        )
    };
    let rows: Vec<String> = findings
        .skipped
        .iter()
        .map(|left| row(&left.path, left.reason))
        .map_while(|row| {
            room = room.checked_sub(row.len())?;
            Some(row)
        })
        .collect();
    let title = Message::new("summary-skipped").with("count", findings.skipped.len());
    writeln!(
        out,
        "\n### {}",
        inert::cell(messages.say(&title).trim_end_matches('.'))
    )?;
    fold(
        out,
        &format!(
            "\n| {} | {} |\n|---|---|\n",
            messages.word("report-place"),
            messages.word("cause")
        ),
        &rows,
        messages,
    )?;
    let cut = findings.skipped.len() - rows.len();
    if cut > 0 {
        writeln!(
            out,
            "\n{}",
            inert::cell(&messages.say(&Message::new("report-cut").with("count", cut)))
        )?;
    }
    Ok(())
}

fn counts(tally: &Tally, messages: &Messages) -> String {
    let found = Message::new("summary-findings")
        .with("errors", tally.errors)
        .with("warnings", tally.warnings)
        .with("infos", tally.infos);
    let waived =
        (tally.waived > 0).then(|| Message::new("summary-waived").with("count", tally.waived));
    [Some(found), waived]
        .iter()
        .flatten()
        .map(|message| messages.say(message))
        .collect::<Vec<_>>()
        .join(" ")
}
