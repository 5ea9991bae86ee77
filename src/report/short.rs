//! In: findings. Out: `path:line:column: level[rule] message`, a line each, then the summary.

use std::io::{self, Write};

use crate::{messages::Messages, model::diagnostic::Findings, report};

pub(super) fn write(out: &mut dyn Write, findings: &Findings, messages: &Messages) -> io::Result<()> {
    for found in &findings.diagnostics {
        let level = if found.waived.is_some() { "info" } else { found.level.word() };
        let waived = match &found.waived {
            Some(reason) => {
                format!(" ({})", messages.say(&crate::model::diagnostic::Message::new("waived").with("reason", reason.as_str())))
            }
            None => String::new(),
        };
        let text = format!("{}{waived}", messages.say(&found.message));
        writeln!(out, "{}:{}:{}: {level}[{}] {}", report::line(&found.path), found.line, found.column, found.rule, report::line(&text))?;
    }
    writeln!(out, "{}", report::line(&report::summary(findings, messages).join(" ")))
}
