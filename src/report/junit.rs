//! In: findings. Out: JUnit XML: a suite a folder, a case a fiche; errors are failures, the rest is said beside them.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use quick_junit::{NonSuccessKind, Property, Report, TestCase, TestCaseStatus, TestSuite};

use crate::{
    messages::Messages,
    model::{
        diagnostic::{Diagnostic, Findings, Level},
        summary::Summary,
    },
    report::{self, short},
};

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
) -> io::Result<()> {
    let mut cases: BTreeMap<&str, Vec<&Diagnostic>> = findings
        .fiches
        .iter()
        .map(|path| (path.as_str(), Vec::new()))
        .collect();
    for found in &findings.diagnostics {
        cases.entry(&found.path).or_default().push(found);
    }
    let mut suites: BTreeMap<&str, TestSuite> = BTreeMap::new();
    for (path, found) in cases {
        let folder = findings.folder(path);
        suites
            .entry(folder)
            .or_insert_with(|| TestSuite::new(report::line(folder)))
            .add_test_case(case((folder, path), &found, messages));
    }
    let mut report = Report::new("roadmap");
    report.add_test_suite(run(findings, messages));
    report.add_test_suites(suites.into_values());
    report.serialize(out).map_err(io::Error::other)
}

/// The run itself: its counts, and what it could not check.
fn run(findings: &Findings, messages: &Messages) -> TestSuite {
    let mut suite = TestSuite::new("roadmap validate");
    suite.add_properties(
        Summary::of(findings)
            .counts()
            .map(|(name, count)| Property::new(name, count.to_string())),
    );
    suite.add_test_cases(findings.skipped.iter().map(|left| {
        let mut status = TestCaseStatus::skipped();
        status.set_message(messages.word(left.reason));
        TestCase::new(report::line(&left.path), status)
    }));
    suite.set_system_out(report::summary(findings, messages).join("\n"));
    suite
}

fn case((folder, path): (&str, &str), found: &[&Diagnostic], messages: &Messages) -> TestCase {
    let (errors, rest): (Vec<&Diagnostic>, Vec<&Diagnostic>) = found
        .iter()
        .partition(|found| found.shown() == Level::Error);
    let mut status = TestCaseStatus::success();
    if let Some(first) = errors.first() {
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status
            .set_message(report::line(&messages.say(&first.message)))
            .set_type(first.rule)
            .set_description(lines(&errors, messages));
    }
    let mut case = TestCase::new(report::line(path), status);
    case.set_classname(report::line(folder));
    if !rest.is_empty() {
        case.set_system_out(lines(&rest, messages));
    }
    case
}

/// A line a finding, and under it what to do.
fn lines(found: &[&Diagnostic], messages: &Messages) -> String {
    let one = |found: &&Diagnostic| {
        let remedy = messages
            .advice(found)
            .map(|words| format!("\n    {}", report::line(&words)));
        format!(
            "{}{}",
            short::one(found, messages),
            remedy.unwrap_or_default()
        )
    };
    found.iter().map(one).collect::<Vec<_>>().join("\n")
}
