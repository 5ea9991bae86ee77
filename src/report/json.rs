//! In: findings. Out: JSON, version 1; its schema is `schemas/report-1.schema.json`, keys are never translated.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    inert,
    messages::Messages,
    model::{diagnostic::Findings, repair::Repair, summary::Summary},
    report,
};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    tool: &'static str,
    language: &'static str,
    findings: Vec<Finding<'a>>,
    summary: Map<String, Value>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    level: &'static str,
    path: &'a str,
    line: usize,
    column: usize,
    field: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<Cut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<&'a Repair>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    once_mended: bool,
}

#[derive(Serialize)]
struct Cut<'a> {
    line: usize,
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Left<'a> {
    path: &'a str,
    reason: &'static str,
}

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
) -> io::Result<()> {
    let mut summary: Map<String, Value> = Summary::of(findings)
        .counts()
        .into_iter()
        .map(|(name, count)| (name.to_owned(), count.into()))
        .collect();
    let skipped: Vec<Left<'_>> = findings
        .skipped
        .iter()
        .map(|left| Left {
            path: &left.path,
            reason: left.reason,
        })
        .collect();
    summary.insert("mendable".to_owned(), findings.mendable.into());
    summary["skipped"] = serde_json::to_value(skipped).map_err(io::Error::other)?;
    let report = Report {
        version: 1,
        tool: concat!("roadmap ", env!("CARGO_PKG_VERSION")),
        language: messages.lang,
        findings: findings
            .diagnostics
            .iter()
            .map(|found| Finding {
                rule: found.rule,
                level: found.level.word(),
                path: &found.path,
                line: found.line,
                column: found.column,
                field: &found.field,
                message: report::tame(&messages.say(&found.message)),
                cause: messages.cause(found).map(|words| report::tame(&words)),
                remedy: messages.advice(found).map(|words| report::tame(&words)),
                excerpt: found.excerpt.as_ref().map(|cut| Cut {
                    line: cut.first_line,
                    text: &cut.text,
                    start: cut.span.start,
                    end: cut.span.end,
                }),
                waived: found.waived.as_deref(),
                repair: found.repair.as_ref(),
                once_mended: found.once_mended,
            })
            .collect(),
        summary,
    };
    inert::write_json(out, &report)
}
