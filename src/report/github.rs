//! In: findings. Out: workflow commands that a forge shows beside the lines of a pull request.
//!
//! Forges show about ten annotations a step, so the gravest come first.

use std::{
    cmp::Reverse,
    io::{self, Write},
};

use crate::{
    inert,
    messages::Messages,
    model::diagnostic::{Findings, Level},
    report,
};

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
) -> io::Result<()> {
    let mut order: Vec<_> = findings.diagnostics.iter().collect();
    order.sort_by_key(|found| Reverse(found.gravity()));
    for found in order {
        let command = match found.shown() {
            Level::Error => "error",
            Level::Warning => "warning",
            _ => "notice",
        };
        let mut body = messages.say(&found.message);
        for words in [messages.cause(found), messages.remedy(found)]
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
    writeln!(
        out,
        "{}",
        report::line(&report::summary(findings, messages).join(" "))
    )
}
