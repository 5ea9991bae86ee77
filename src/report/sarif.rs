//! In: findings. Out: a log in SARIF 2.1.0, for code scanning and for viewers.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::{
    inert,
    messages::Messages,
    model::{
        diagnostic::{Diagnostic, Findings, Level, Message, Skipped},
        fingerprint,
        repair::{Edit, Repair},
        rule::{Force, RULES, Rule},
        site,
        summary::Summary,
    },
    report::place,
    rule_page::RulePage,
};

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
) -> io::Result<()> {
    let rules = RULES
        .iter()
        .map(|rule| descriptor(rule, messages))
        .collect::<anyhow::Result<Vec<_>>>()
        .map_err(io::Error::other)?;
    let prints = fingerprint::of_findings(findings.diagnostics.iter());
    let results: Vec<Value> = findings
        .diagnostics
        .iter()
        .zip(prints)
        .map(|(found, print)| result(found, &print, messages))
        .collect();
    let counts: Map<String, Value> = Summary::of(findings)
        .counts()
        .into_iter()
        .map(|(name, count)| (name.to_owned(), count.into()))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "roadmap",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "invocations": [invocation(findings, messages)],
            "language": messages.lang,
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": counts,
        }],
    });
    inert::write_json(out, &log)
}

/// A rule with its page.
fn descriptor(rule: &'static Rule, messages: &Messages) -> anyhow::Result<Value> {
    let page = RulePage::read(rule)?;
    let facts = page.facts(messages).join(" ");
    let level = match rule.force {
        Force::Always | Force::Hard => Level::Error,
        Force::Advised => Level::Warning,
        Force::Note => Level::Info,
    };
    Ok(json!({
        "id": rule.name,
        "shortDescription": {"text": page.title(messages)},
        "fullDescription": {"text": page.text(messages)},
        "help": {
            "text": format!("{}\n{facts}\nroadmap explain {}", page.text(messages), rule.name),
            "markdown": format!("{}\n\n{facts}\n\n`roadmap explain {}`", page.text(messages), rule.name),
        },
        "defaultConfiguration": {"level": self::level(level)},
    }))
}

fn result(found: &Diagnostic, print: &str, messages: &Messages) -> Value {
    let said = [Some(messages.say(&found.message)), messages.advice(found)];
    let lines: Vec<String> = said
        .iter()
        .flatten()
        .map(|words| inert::words(words))
        .collect();
    let mut region = json!({"startLine": found.line, "startColumn": found.column});
    if let Some(end) = place::end_column(found) {
        region["endColumn"] = end.into();
    }
    // Either every result states its suppressions or none does.
    let waived = found.waived.iter().map(|reason| json!({"kind": "inSource", "status": "accepted", "justification": inert::words(reason)}));
    let mut result = json!({
        "ruleId": found.rule,
        "level": level(found.shown()),
        "message": {"text": lines.join("\n")},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": site::address(&found.path)}, "region": region}}],
        "partialFingerprints": {"roadmap/v1": print},
        "suppressions": waived.collect::<Vec<_>>(),
    });
    if let Some(repair) = &found.repair {
        result["fixes"] = json!([fix(repair, messages)]);
    }
    if let Some(index) = RULES.iter().position(|rule| rule.name == found.rule) {
        result["ruleIndex"] = index.into();
    }
    result
}

/// A repair, file by file.
fn fix(repair: &Repair, messages: &Messages) -> Value {
    let mut paths: Vec<&str> = repair.edits.iter().map(|edit| edit.path.as_str()).collect();
    paths.dedup();
    let region = |edit: &Edit| json!({"startLine": edit.line, "startColumn": 1, "endLine": edit.end_line, "endColumn": 1});
    let replaced = |edit: &Edit| json!({"deletedRegion": region(edit), "insertedContent": {"text": edit.text}});
    let change = |path: &&str| {
        let own = repair.edits.iter().filter(|edit| edit.path == **path);
        json!({"artifactLocation": {"uri": site::address(path)}, "replacements": own.map(replaced).collect::<Vec<_>>()})
    };
    json!({"description": {"text": messages.word("repair-certain")}, "artifactChanges": paths.iter().map(change).collect::<Vec<_>>()})
}

/// How the run went: what could not be checked is said here.
fn invocation(findings: &Findings, messages: &Messages) -> Value {
    let left = |left: &Skipped| {
        json!({
            "level": "warning",
            "descriptor": {"id": "skipped"},
            "message": {"text": messages.word(left.reason)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": site::address(&left.path)}}}],
        })
    };
    let hidden = (findings.hidden > 0).then(|| {
        let message = Message::new("summary-hidden").with("count", findings.hidden);
        json!({"level": "warning", "descriptor": {"id": "hidden"}, "message": {"text": messages.say(&message)}})
    });
    let notifications: Vec<Value> = findings.skipped.iter().map(left).chain(hidden).collect();
    let read = findings
        .skipped
        .iter()
        .all(|left| left.reason != "skip-programme");
    json!({"executionSuccessful": read, "toolExecutionNotifications": notifications})
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        _ => "note",
    }
}
