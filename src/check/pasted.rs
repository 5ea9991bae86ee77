//! In: a text of a fiche. Out: lines that a page would run together though they are a list or a table, and answers that are none.

use serde_json::Value;

use super::{Context, place::Places, prose::SHORT};
use crate::model::{
    catalog::Fiche,
    cut::cut,
    diagnostic::Message,
    document::{Mark, Pointer},
    pasted::{self, Kind},
};

/// Tells the lists and tables of a text that a page would not show as such.
pub(super) fn check(
    context: &mut Context<'_>,
    fiche: &Fiche,
    pointer: impl FnOnce() -> Pointer,
    text: &str,
    mark: Mark,
) {
    let source = &fiche.document.source.text;
    if let Some((span, bar)) = pasted::barred(source, &mark) {
        let at = &pointer();
        let message = Message::new("text-bar")
            .with("sign", bar)
            .with("key", last_key(at));
        return context.report(fiche, "text-marks", span, at, message);
    }
    let listed = pasted::folded(source, &mark).map(|line| (line, "text-folded"));
    let run_on = || pasted::run_on(source, &mark).map(|line| (line, "text-run-on"));
    let (joined, all) = (listed.or_else(run_on), pasted::all(text));
    if joined.is_none() && all.is_empty() {
        return;
    }
    let at = &pointer();
    if let Some((line, said)) = joined {
        let message = Message::new(said).with("key", last_key(at));
        return context.report(fiche, "text-marks", line, at, message);
    }
    let places = Places::new(&fiche.document, at, text);
    for found in all {
        let shown = cut(&found.sign, SHORT).into_owned();
        let message = match found.kind {
            Kind::List => Message::new("text-bullet").with("sign", shown),
            Kind::Tabs | Kind::Bars => {
                Message::new("text-table").with("line", shown.replace('\t', " → "))
            }
        };
        let near = &text[found.at..];
        let start = found.at + near.len() - near.trim_start().len();
        let span = places.locate(start, found.sign.len());
        context.report(fiche, "text-marks", span, at, message);
    }
}

/// Tells items of a list between square brackets which a comma between round ones made of one.
pub(super) fn check_list(
    context: &mut Context<'_>,
    fiche: &Fiche,
    list: &[Value],
    pointer: impl FnOnce() -> Pointer,
) {
    let parted = pasted::parted(list);
    if parted.is_empty() {
        return;
    }
    let (document, at) = (&fiche.document, pointer());
    for (first, last) in parted {
        let (one, end) = (at.with(first), document.span(&at.with(last)).end);
        let span = document.span(&one).start..end;
        let whole = document.source.written(&span);
        let flow = document.source.text[document.span(&at).start..].starts_with('[');
        if flow && !whole.contains(['"', '\'', '\n']) {
            let message = Message::new("list-bracket").with("whole", whole);
            context.report(fiche, "text-marks", span, &one, message);
        }
    }
}

/// What an answer is called in its fiche.
pub(super) fn last_key(at: &Pointer) -> String {
    Pointer(at.0.last().cloned().into_iter().collect()).to_string()
}
