//! In: findings. Out: `path:line:column: level[rule] message`, a line each, then the summary.

use std::io::{self, Write};

use crate::{
    messages::Messages,
    model::diagnostic::{Diagnostic, Findings},
    report,
};

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
) -> io::Result<()> {
    for found in &findings.diagnostics {
        writeln!(out, "{}", one(found, messages))?;
    }
    writeln!(
        out,
        "{}",
        report::line(&report::summary(findings, messages).join(" "))
    )
}

/// The line of a finding.
pub(super) fn one(found: &Diagnostic, messages: &Messages) -> String {
    let (path, text, level) = (
        report::line(&found.path),
        report::line(&report::said(found, messages)),
        found.shown().word(),
    );
    format!(
        "{path}:{}:{}: {level}[{}] {text}",
        found.line, found.column, found.rule
    )
}
