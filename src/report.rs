//! In: [`Findings`] and a language. Out: the report in the form that was asked for.
//!
//! Whatever comes from a city's files is made harmless here, for the terminal and for CI commands.

mod csv;
mod github;
mod human;
mod json;
mod page;
mod short;

use std::io::{self, Write};

pub use self::csv::csv;

pub use self::page::page;
use crate::{
    messages::Messages,
    model::{
        diagnostic::{Findings, Level, Message},
        rule::RULES,
    },
};

/// Forms of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the lines meant, cause and remedy; for people.
    Human,
    /// `path:line:column: level[rule] message`, a line each.
    Short,
    /// Versioned; its schema is `schemas/report-1.schema.json`.
    Json,
    /// Annotations on a pull request.
    Github,
}

/// Writes a report.
///
/// # Errors
/// If `out` does not take it.
pub fn write(out: &mut dyn Write, findings: &Findings, format: Format, messages: &Messages, colour: bool) -> io::Result<()> {
    match format {
        Format::Human => human::write(out, findings, messages, colour),
        Format::Short => short::write(out, findings, messages),
        Format::Json => json::write(out, findings, messages),
        Format::Github => github::write(out, findings, messages),
    }
}

/// What was checked, what was found, what could not be checked: a sentence each.
fn summary(findings: &Findings, messages: &Messages) -> Vec<String> {
    let checked = Message::new("summary").with("fiches", findings.fiches).with("cities", findings.cities).with("rules", RULES.len());
    let counts = [Level::Error, Level::Warning, Level::Info].map(|level| findings.count(level));
    let found = if findings.diagnostics.is_empty() {
        Message::new("summary-clean")
    } else {
        Message::new("summary-findings").with("errors", counts[0]).with("warnings", counts[1]).with("infos", counts[2])
    };
    let mut lines = vec![messages.say(&checked), messages.say(&found)];
    let waived = findings.diagnostics.iter().filter(|d| d.waived.is_some()).count();
    if waived > 0 {
        lines.push(messages.say(&Message::new("summary-waived").with("count", waived)));
    }
    if findings.hidden > 0 {
        lines.push(messages.say(&Message::new("summary-hidden").with("count", findings.hidden)));
    }
    if findings.older > 0 || findings.unchanged > 0 {
        lines.push(messages.say(&Message::new("summary-since").with("older", findings.older).with("unchanged", findings.unchanged)));
    }
    if !findings.skipped.is_empty() {
        lines.push(messages.say(&Message::new("summary-skipped").with("count", findings.skipped.len())));
    }
    lines
}

/// Shows control and direction characters instead of sending them, and no line that a CI runner would obey.
#[must_use]
pub fn tame(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in shown(text).split_inclusive('\n') {
        // A CI runner takes such a line for a command, indented or not, from any program.
        if ["::", "##[", "##vso["].iter().any(|start| line.trim_start().starts_with(start)) {
            out.push('\u{FFFD}');
        }
        out.push_str(line);
    }
    out
}

fn shown(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let harmful = c.is_control() && c != '\n' && c != '\t'
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
            if harmful { format!("\u{FFFD}<{:04X}>", u32::from(c)).chars().collect::<Vec<_>>() } else { vec![c] }
        })
        .collect()
}

/// Longest comment that forges take, in bytes, with room for a mark of the caller's.
const COMMENT: usize = 60_000;

/// Markdown that is posted as a comment: nobody is called by it, no number becomes a link, and it is short enough.
#[must_use]
pub fn comment(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut before = ' ';
    let mut rest = markdown.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '@' => out.push_str("&#64;"),
            '#' if rest.peek().is_some_and(char::is_ascii_digit) && before != '&' => out.push_str("&#35;"),
            other => out.push(other),
        }
        before = c;
    }
    if out.len() > COMMENT {
        out.truncate(out[..out.floor_char_boundary(COMMENT)].rfind('\n').unwrap_or(0));
        out.push_str("\n\n[…]\n");
    }
    out
}

/// The same on one line.
fn line(text: &str) -> String {
    tame(&text.replace(['\n', '\r', '\t'], " "))
}
