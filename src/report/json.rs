//! In: findings. Out: JSON, version 1; its schema is `schemas/report-1.schema.json`, keys are never translated.

use std::io::{self, Write};

use serde::Serialize;

use crate::{
    messages::Messages,
    model::{
        diagnostic::{Findings, Level},
        rule::RULES,
    },
    report,
};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    tool: &'static str,
    language: &'static str,
    findings: Vec<Finding<'a>>,
    summary: Summary<'a>,
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
}

#[derive(Serialize)]
struct Cut<'a> {
    line: usize,
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Summary<'a> {
    cities: usize,
    fiches: usize,
    rules: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    waived: usize,
    hidden: usize,
    skipped: Vec<Left<'a>>,
}

#[derive(Serialize)]
struct Left<'a> {
    path: &'a str,
    reason: &'static str,
}

pub(super) fn write(out: &mut dyn Write, findings: &Findings, messages: &Messages) -> io::Result<()> {
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
                remedy: messages.remedy(found).map(|words| report::tame(&words)),
                excerpt: found.excerpt.as_ref().map(|cut| Cut {
                    line: cut.first_line,
                    text: &cut.text,
                    start: cut.span.start,
                    end: cut.span.end,
                }),
                waived: found.waived.as_deref(),
            })
            .collect(),
        summary: Summary {
            cities: findings.cities,
            fiches: findings.fiches,
            rules: RULES.len(),
            errors: findings.count(Level::Error),
            warnings: findings.count(Level::Warning),
            infos: findings.count(Level::Info),
            waived: findings.diagnostics.iter().filter(|found| found.waived.is_some()).count(),
            hidden: findings.hidden,
            skipped: findings.skipped.iter().map(|left| Left { path: &left.path, reason: left.reason }).collect(),
        },
    };
    serde_json::to_writer_pretty(&mut *out, &report).map_err(io::Error::other)?;
    writeln!(out)
}
