//! In: [`Findings`] and a language. Out: the report in the form that was asked for.
//!
//! Whatever comes from a city's files is made harmless by [`inert`], for the terminal and for CI commands.

mod csv;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod page;
mod place;
mod rdjson;
mod sarif;
mod short;
mod workbook;

use std::io::{self, Write};

pub use self::csv::{csv, csv_for_excel};
pub use self::workbook::{Cell, Sheet, workbook};
pub use crate::inert::{line, tame};

pub use self::page::page;
use crate::{
    inert,
    messages::Messages,
    model::{
        diagnostic::{Diagnostic, Findings, Level, Message},
        summary::Summary,
    },
};

/// Forms of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the lines meant, cause and remedy; for people
    Human,
    /// `path:line:column: level[rule] message`, a line each; for editors
    Short,
    /// Everything, versioned; its schema: roadmap schema report
    Json,
    /// Annotations that GitHub shows beside the lines of a pull request
    Github,
    /// Code Quality report of a merge request in GitLab
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// A test case a fiche, for servers that show tests
    Junit,
    /// For reviewdog, with the repairs that are proven
    Rdjson,
    /// A comment on a pull request, 65,536 characters at most
    Markdown,
}

impl Format {
    /// Whether it is read where the command is run, not by a forge or another program.
    #[must_use]
    pub fn is_local(self) -> bool {
        matches!(self, Self::Human | Self::Short)
    }
}

/// Writes a report.
///
/// # Errors
/// If `out` does not take it.
pub fn write(
    out: &mut dyn Write,
    findings: &Findings,
    format: Format,
    messages: &Messages,
    colour: bool,
) -> io::Result<()> {
    let mut laid_out = |styled, lay: &dyn Fn(&mut dyn Write) -> io::Result<()>| {
        let mut text = Vec::new();
        lay(&mut text)?;
        out.write_all(inert::terminal(&String::from_utf8_lossy(&text), styled).as_bytes())
    };
    match format {
        Format::Human => laid_out(colour, &|out| human::write(out, findings, messages, colour)),
        Format::Short => laid_out(false, &|out| short::write(out, findings, messages)),
        Format::Json => json::write(out, findings, messages),
        Format::Github => github::write(out, findings, messages),
        Format::Gitlab => gitlab::write(out, findings, messages),
        Format::Sarif => sarif::write(out, findings, messages),
        Format::Junit => junit::write(out, findings, messages),
        Format::Rdjson => rdjson::write(out, findings, messages),
        Format::Markdown => markdown::write(out, findings, messages),
    }
}

/// Data as JSON that moves no cursor and gives a CI runner no command; read again, it is the same.
///
/// # Errors
/// If a value has no form in JSON, which none of ours lacks.
pub fn data(value: &impl serde::Serialize) -> io::Result<String> {
    let mut out = Vec::new();
    inert::write_json(&mut out, value)?;
    String::from_utf8(out).map_err(io::Error::other)
}

/// What was checked, what was found, what could not be checked: a sentence each.
fn summary(findings: &Findings, messages: &Messages) -> Vec<String> {
    let counts = Summary::of(findings);
    let checked = Message::new("summary")
        .with("fiches", counts.fiches)
        .with("cities", counts.cities)
        .with("rules", counts.rules);
    let found = if findings.diagnostics.is_empty() {
        Message::new("summary-clean")
    } else {
        let found = counts.found;
        Message::new("summary-findings")
            .with("errors", found.errors)
            .with("warnings", found.warnings)
            .with("infos", found.infos)
    };
    let rest = [
        ("summary-waived", counts.found.waived),
        ("summary-hidden", counts.hidden),
        ("summary-skipped", counts.skipped),
    ];
    let mendable = (findings.mendable > 0)
        .then(|| Message::new("summary-fix").with("count", findings.mendable));
    let rest = rest
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| Message::new(id).with("count", count));
    let since = Message::new("summary-since")
        .with("older", counts.older)
        .with("unchanged", counts.unchanged);
    let since = (counts.older > 0 || counts.unchanged > 0).then_some(since);
    [checked, found]
        .into_iter()
        .chain(since)
        .chain(mendable)
        .chain(rest)
        .map(|message| messages.say(&message))
        .collect()
}

/// What is said of a finding, and why it is waived if it is.
fn said(found: &Diagnostic, messages: &Messages) -> String {
    let text = messages.say(&found.message);
    match &found.waived {
        Some(reason) => format!(
            "{text} ({})",
            messages.say(&Message::new("waived").with("reason", reason.as_str()))
        ),
        None => text,
    }
}

/// What was not checked or is not shown, as notes: for forms that have no other place for it.
fn left_out(findings: &Findings) -> Vec<Diagnostic> {
    let note = |rule: &'static str, path: &str, message: Message| Diagnostic {
        rule,
        level: Level::Info,
        path: path.to_owned(),
        line: 1,
        column: 1,
        excerpt: None,
        field: String::new(),
        message,
        remedy: None,
        waived: None,
        repair: None,
        once_mended: false,
    };
    let hidden = Message::new("summary-hidden").with("count", findings.hidden);
    let hidden = (findings.hidden > 0)
        .then(|| note("hidden", &format!("{}roadmap.yaml", findings.above), hidden));
    findings
        .skipped
        .iter()
        .map(|left| note("skipped", &left.path, Message::new(left.reason)))
        .chain(hidden)
        .collect()
}
