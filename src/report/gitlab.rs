//! In: findings. Out: a Code Quality report, as GitLab reads it from the artifact of a job.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::{
    inert,
    messages::Messages,
    model::{
        diagnostic::{Findings, Level},
        fingerprint,
    },
    report,
};

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
) -> io::Result<()> {
    // The form has no place for what was left out; it is never passed over in silence.
    let rest = report::left_out(findings);
    let all = || findings.diagnostics.iter().chain(&rest);
    let issues: Vec<Value> = all()
        .zip(fingerprint::of_findings(all()))
        .map(|(found, fingerprint)| {
            json!({
                "description": inert::words(&report::said(found, messages)),
                "check_name": found.rule,
                "fingerprint": fingerprint,
                "severity": severity(found.shown()),
                "location": {"path": found.path, "lines": {"begin": found.line}},
            })
        })
        .collect();
    inert::write_json(out, &issues)
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        _ => "info",
    }
}
