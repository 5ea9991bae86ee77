//! In: findings. Out: what reviewdog reads, on one document; columns are counted in bytes there.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::{
    inert,
    messages::Messages,
    model::{
        diagnostic::{Diagnostic, Findings, Level},
        repair::Edit,
    },
    report::{self, place},
};

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
) -> io::Result<()> {
    // The form has no place for what was left out; it is never passed over in silence.
    let rest = report::left_out(findings);
    let worst = findings.diagnostics.iter().map(Diagnostic::shown).max();
    let diagnostics: Vec<Value> = findings
        .diagnostics
        .iter()
        .chain(&rest)
        .map(|found| one(found, messages))
        .collect();
    let source = json!({"name": "roadmap"});
    inert::write_json(
        out,
        &json!({"source": source, "severity": severity(worst.unwrap_or(Level::Info)), "diagnostics": diagnostics}),
    )
}

fn one(found: &Diagnostic, messages: &Messages) -> Value {
    let said = [
        Some(report::said(found, messages)),
        messages.cause(found),
        messages.advice(found),
    ];
    let lines: Vec<String> = said
        .iter()
        .flatten()
        .map(|words| inert::words(words))
        .collect();
    let mut value = json!({
        "message": lines.join("\n"),
        "location": {"path": found.path, "range": match place::bytes(found) {
            Some((start, end)) => range(found.line, start, end),
            None => json!({"start": {"line": found.line}}),
        }},
        "severity": severity(found.shown()),
        "code": {"value": found.rule},
    });
    // Of several changes each would stand for itself there.
    if let Some([edit]) = found.repair.as_ref().map(|repair| repair.edits.as_slice()) {
        value["suggestions"] = json!([suggestion(edit)]);
    }
    value
}

/// Lines in place of others: as far as their ends, so that they are all that is marked.
fn suggestion(edit: &Edit) -> Value {
    let place = |line: usize, column: usize| json!({"line": line, "column": column});
    let whole = edit.end_line > edit.line && !edit.text.is_empty();
    let text = edit
        .text
        .strip_suffix('\n')
        .filter(|_| whole)
        .map(|text| text.strip_suffix('\r').unwrap_or(text));
    let end = if text.is_some() {
        place(edit.end_line - 1, edit.last + 1)
    } else {
        place(edit.end_line, 1)
    };
    json!({"range": {"start": place(edit.line, 1), "end": end}, "text": text.unwrap_or(&edit.text)})
}

fn range(line: usize, start: usize, end: usize) -> Value {
    json!({"start": {"line": line, "column": start}, "end": {"line": line, "column": end}})
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        _ => "INFO",
    }
}
