//! In: findings. Out: each with the lines meant, a caret, cause and remedy; then what was checked and what was not.

use std::io::{self, Write};

use annotate_snippets::{
    AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use crate::{
    messages::Messages,
    model::{
        diagnostic::{Diagnostic, Findings, Level, Message},
        source::Excerpt,
    },
    report,
};

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    messages: &Messages,
    colour: bool,
) -> io::Result<()> {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Unicode);
    let words = Words::new(messages);
    for found in &findings.diagnostics {
        writeln!(out, "{}\n", one(&renderer, found, messages, &words))?;
    }
    // The gravest, the first of its kind: `max_by_key` gives the last.
    if let Some(first) = findings
        .diagnostics
        .iter()
        .rev()
        .max_by_key(|found| found.level)
    {
        writeln!(
            out,
            "{}",
            messages.say(&Message::new("summary-explain").with("rule", first.rule))
        )?;
    }
    for line in report::summary(findings, messages) {
        writeln!(out, "{}", report::line(&line))?;
    }
    for left in &findings.skipped {
        let reason = messages.word(left.reason);
        let message = Message::new("skipped-line")
            .with("path", left.path.as_str())
            .with("reason", reason);
        writeln!(out, "  {}", report::line(&messages.say(&message)))?;
    }
    Ok(())
}

/// Words that every finding shows.
struct Words {
    levels: [String; 3],
    cause: String,
    remedy: String,
}

impl Words {
    fn new(messages: &Messages) -> Self {
        Self {
            levels: ["level-info", "level-warning", "level-error"].map(|id| messages.word(id)),
            cause: messages.word("cause"),
            remedy: messages.word("remedy"),
        }
    }
}

fn one(renderer: &Renderer, found: &Diagnostic, messages: &Messages, words: &Words) -> String {
    let (level, name) = match found.shown() {
        Level::Error => (Shown::ERROR, &words.levels[2]),
        Level::Warning => (Shown::WARNING, &words.levels[1]),
        _ => (Shown::INFO, &words.levels[0]),
    };
    let title = report::line(&messages.say(&found.message));
    let path = report::line(&found.path);
    let excerpt = found.excerpt.as_ref().map(visible);
    let group = level
        .with_name(name.as_str())
        .primary_title(title)
        .id(found.rule);
    let group: Group<'_> = match &excerpt {
        Some(cut) => group.element(
            Snippet::source(cut.text.as_str())
                .line_start(cut.first_line)
                .path(path.as_str())
                .annotation(AnnotationKind::Primary.span(cut.span.clone())),
        ),
        None => group.element(
            Origin::path(path.as_str())
                .line(found.line)
                .char_column(found.column),
        ),
    };
    let mut notes = Vec::new();
    if let Some(cause) = messages.cause(found) {
        notes.push(
            Shown::NOTE
                .with_name(words.cause.as_str())
                .message(report::tame(&cause)),
        );
    }
    if let Some(remedy) = messages.advice(found) {
        notes.push(
            Shown::HELP
                .with_name(words.remedy.as_str())
                .message(report::tame(&remedy)),
        );
    }
    if found.once_mended {
        let words = messages.word("once-mended");
        notes.push(Shown::NOTE.no_name().message(words));
    }
    if let Some(reason) = &found.waived {
        let words = messages.say(&Message::new("waived").with("reason", reason.as_str()));
        notes.push(Shown::NOTE.no_name().message(report::line(&words)));
    }
    renderer.render(&[group.elements(notes)])
}

/// The excerpt with harmful characters shown, its span moved along.
fn visible(cut: &Excerpt) -> Excerpt {
    let [before, inside, after] = [
        &cut.text[..cut.span.start],
        &cut.text[cut.span.clone()],
        &cut.text[cut.span.end..],
    ]
    .map(report::tame);
    let joined = format!("{before}{inside}{after}");
    // What is harmless in pieces may be a command when joined; the mark may then be a few bytes off.
    let text = report::tame(&joined);
    let [start, end] =
        [before.len(), before.len() + inside.len()].map(|byte| text.floor_char_boundary(byte));
    Excerpt {
        first_line: cut.first_line,
        text,
        span: start..end,
    }
}
