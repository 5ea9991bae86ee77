//! In: findings. Out: what reviewdog reads, on one document; columns are counted in bytes there.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::{
    inert,
    messages::Messages,
    model::diagnostic::{Diagnostic, Findings, Level},
    report::{self, place},
};

pub(super) fn write(out: &mut dyn Write, findings: &Findings, messages: &Messages) -> io::Result<()> {
    // The form has no place for what was left out; it is never passed over in silence.
    let rest = report::left_out(findings);
    let worst = findings.diagnostics.iter().map(Diagnostic::shown).max();
    let diagnostics: Vec<Value> = findings.diagnostics.iter().chain(&rest).map(|found| one(found, messages)).collect();
    let source = json!({"name": "roadmap"});
    inert::write_json(out, &json!({"source": source, "severity": severity(worst.unwrap_or(Level::Info)), "diagnostics": diagnostics}))
}

fn one(found: &Diagnostic, messages: &Messages) -> Value {
    let said = [Some(report::said(found, messages)), messages.cause(found), messages.remedy(found)];
    let lines: Vec<String> = said.iter().flatten().map(|words| inert::words(words)).collect();
    let mut value = json!({
        "message": lines.join("\n"),
        "location": {"path": found.path, "range": match place::bytes(found) {
            Some((start, end)) => range(found.line, start, end),
            None => json!({"start": {"line": found.line}}),
        }},
        "severity": severity(found.shown()),
        "code": {"value": found.rule},
    });
    if let Some(repair) = place::repair(found) {
        value["suggestions"] = json!([{"range": range(found.line, repair.start, repair.end), "text": repair.text}]);
    }
    value
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
