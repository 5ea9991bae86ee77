//! In: findings. Out: workflow commands that a forge shows beside the lines of a pull request.
//!
//! A forge shows ten annotations of a level, so that there are no more, the gravest first; the others stand in the log, a line each.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    io::{self, Write},
};

use crate::{
    inert,
    messages::Messages,
    model::diagnostic::{Findings, Level, Message},
    report::{self, short},
};

/// Annotations of a level that a forge shows.
const MOST: usize = 10;

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
) -> io::Result<()> {
    let mut order: Vec<_> = findings.diagnostics.iter().collect();
    order.sort_by_key(|found| Reverse(found.gravity()));
    let (mut shown, mut rest) = (BTreeMap::<Level, usize>::new(), Vec::new());
    for found in order {
        let of_level = shown.entry(found.shown()).or_default();
        *of_level += 1;
        if *of_level > MOST {
            rest.push(short::one(found, messages));
            continue;
        }
        let command = match found.shown() {
            Level::Error => "error",
            Level::Warning => "warning",
            _ => "notice",
        };
        let mut body = messages.say(&found.message);
        for words in [messages.cause(found), messages.advice(found)]
            .into_iter()
            .flatten()
        {
            body.push('\n');
            body.push_str(&words);
        }
        writeln!(
            out,
            "::{command} file={},line={},col={},title={}::{}",
            inert::property(&found.path),
            found.line,
            found.column,
            inert::property(found.rule),
            inert::command(&body)
        )?;
    }
    if !rest.is_empty() {
        let more = Message::new("report-more").with("count", rest.len());
        writeln!(out, "{}", report::line(&messages.say(&more)))?;
    }
    for line in rest {
        writeln!(out, "{line}")?;
    }
    writeln!(
        out,
        "{}",
        report::line(&report::summary(findings, messages).join(" "))
    )
}
