//! In: an answer that is no text. Out: what its form, its list or YAML itself make of it that its author did not mean.

use std::ops::Range;

use super::{
    place::Place,
    prose::{Words, addresses, placeholder as held, visible},
};
use crate::{
    check::{
        Context, Known,
        format::{self, fits, meant},
        garbled,
    },
    model::{
        catalog::Fiche,
        currency,
        date::{OUR_TIME, PartialDate},
        diagnostic::Message,
        document::{Pointer, Step},
        edition::Entry,
        fold::fold,
        placeholder,
        schema::{Field, Prose},
        zone,
    },
    parse, pointer,
};

/// A year long before or after any programme is a slip. Of dates that the edition bounds that is told already, and what a
/// programme asks for itself may be history.
pub(super) fn year(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    text: &str,
    at: &Pointer,
) {
    if field.own || at.0.first() == Some(&Step::from("schedule")) {
        return;
    }
    if let Some(date) = PartialDate::parse(text).filter(|date| !OUR_TIME.contains(&date.year())) {
        let message = Message::new("date-year")
            .with("value", text)
            .with("year", date.year().to_string());
        context.at(fiche, "format", at, message);
    }
}

/// `&Co and friends`, `!Note this`: YAML takes the first word away, as a mark for programs.
pub(super) fn word_taken(context: &mut Context<'_>, fiche: &Fiche, place: &Place<'_>) {
    let source = &fiche.document.source.text;
    let Some(mark) = fiche.document.marks().get(place.mark) else {
        return;
    };
    let (from, to) = (mark.start as usize, mark.end as usize);
    let (before, text) = (source[..from].trim_end_matches(' '), &source[from..to]);
    // Below a bar no word is taken.
    if before.ends_with('\n') && !mark.plain {
        return;
    }
    // Nearly always a colon, a dash or a comma stands before a text.
    let start = if text.starts_with(['&', '!']) {
        from
    } else if before.ends_with([':', '-', ',', '{', '[', '\n', '|', '>']) || before.is_empty() {
        return;
    } else {
        before
            .rfind([' ', '\n', ',', '{', '['])
            .map_or(0, |at| at + 1)
    };
    let first = source[start..]
        .split_whitespace()
        .next()
        .unwrap_or_default();
    if first.len() > 1 && first.starts_with(['&', '!']) {
        let whole = source[start..to]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let message = Message::new("word-taken")
            .with("word", first)
            .with("repaired", format!("\"{}\"", whole.replace('"', "\\\"")));
        context.report(
            fiche,
            "yaml-ambiguous",
            start..start + first.len(),
            &place.pointer(),
            message,
        );
    }
}

/// A word without quotes that other tools take for another value than a text.
pub(super) fn ambiguous(
    context: &mut Context<'_>,
    fiche: &Fiche,
    span: Range<usize>,
    at: impl FnOnce() -> Pointer,
) {
    if let Some(repaired) = parse::ambiguous(&fiche.document, span.start, span.end) {
        let value = fiche.document.source.written(&span);
        let message = Message::new("yaml-ambiguous")
            .with("value", value)
            .with("repaired", repaired);
        context.report(fiche, "yaml-ambiguous", span, &at(), message);
    }
}

/// What YAML makes of a text without quotes: another value in other tools, or a comment of its end.
pub(super) fn plain_scalar(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    place: &Place<'_>,
) {
    let Some(mark) = fiche
        .document
        .marks()
        .get(place.mark)
        .filter(|mark| mark.plain)
    else {
        return;
    };
    let text = &fiche.document.source.text;
    let span = mark.start as usize..mark.end as usize;
    ambiguous(context, fiche, span.clone(), || place.pointer());
    // Nearly always the line ends here, or a list between brackets goes on: only of a note its end is looked for.
    let behind = text.get(span.end..).unwrap_or_default();
    if !behind.trim_start_matches([' ', '\t']).starts_with('#') {
        return;
    }
    let rest = behind.lines().next().unwrap_or_default();
    let comment = rest.trim_start();
    // ` #word` behind a text, and behind a free one ` # words` too: YAML drops it, the writer seldom meant to.
    let after = comment.strip_prefix('#').unwrap_or_default();
    let glued = after.starts_with(|c: char| c.is_alphanumeric());
    let parted = match field.prose {
        Some(Prose::Text) => after.contains(|c: char| c.is_alphanumeric()),
        // `Workshop # 3`: behind a label anything else is most likely a note.
        _ => {
            let number = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
            number && after.split_whitespace().count() <= 2
        }
    };
    if rest.starts_with([' ', '\t']) && (glued || parted) {
        let start = span.end + rest.len() - comment.len();
        let comment = comment.trim_end();
        let whole = format!(
            "{} {comment}",
            text[span].split_whitespace().collect::<Vec<_>>().join(" ")
        );
        let message = Message::new(if glued {
            "comment-in-text"
        } else {
            "comment-after-text"
        })
        .with("rest", comment)
        .with(
            "repaired",
            format!("\"{}\"", whole.replace('\\', "\\\\").replace('"', "\\\"")),
        );
        context.report(
            fiche,
            "comment-in-text",
            start..start + comment.len(),
            &place.pointer(),
            message,
        );
    }
}

/// Values that must be one of a list, or of a known shape.
pub(super) fn scalar(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    text: &str,
    place: &Place<'_>,
) {
    // Where the form asks for a name and an address of their own, the address belongs there.
    let whole = field.properties.is_empty();
    if field.public && whole && field.format.as_deref() != Some("email") && text.contains('@') {
        addresses(context, fiche, &Words::of(text), place);
    }
    if let Some(mark) = fiche
        .document
        .marks()
        .get(place.mark)
        .filter(|mark| mark.plain)
    {
        let span = mark.start as usize..mark.end as usize;
        // Nearly every value is longer than such a word.
        if span.len() <= 3 {
            ambiguous(context, fiche, span, || place.pointer());
        }
    }
    if field.vocabulary.is_none() && field.reference.is_none() && field.format.is_none() {
        if !garbled::check(context, fiche, text, place) && context.hides {
            visible(context, fiche, text, place);
        }
        held(context, fiche, text, place);
        return;
    }
    let at = &place.pointer();
    let programme = context.programme;
    if let Some(list) = &field.vocabulary {
        return listed(context, fiche, field, list, text, at);
    }
    if let Some(reference) = field.reference.as_deref()
        && !programme.has(reference, text)
    {
        let rule = match reference {
            "city" => "unknown-city",
            "network" => "unknown-network",
            _ => "unknown-event",
        };
        let names = programme.names(reference);
        context.unknown(fiche, rule, text, Known::Ids(&names), at, None);
    }
    if let Some("date" | "full-date") = field.format.as_deref() {
        year(context, fiche, field, text, at);
    }
    // The address of the hint beside the question.
    if field.format.as_deref() == Some("email") && placeholder::is_hint(text) {
        let message = Message::new("empty-placeholder").with("value", text);
        return context.at(fiche, "empty-text", at, message);
    }
    if let Some(format) = field.format.as_deref()
        && !fits(format, text)
    {
        wrong_shape(context, fiche, format, text, at);
    }
}

/// A value that must be one of a list.
pub(super) fn listed(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    list: &str,
    text: &str,
    at: &Pointer,
) {
    let programme = context.programme;
    let known = programme.edition.list(list);
    if !known.iter().any(|entry| entry.id == text) {
        if programme
            .edition
            .removed
            .get(list)
            .is_some_and(|removed| removed.iter().any(|id| id == text))
        {
            *context
                .frozen
                .entry((list.to_owned(), text.to_owned()))
                .or_default() += 1;
            return;
        }
        let rule = field.rule.unwrap_or("unknown-value");
        let guess = context
            .affords(known.len())
            .then(|| by_label(known, text))
            .flatten();
        context.unknown(fiche, rule, text, Known::Entries(known), at, guess);
    }
}

/// A value of another shape than its field's.
fn wrong_shape(context: &mut Context<'_>, fiche: &Fiche, format: &str, text: &str, at: &Pointer) {
    let suggestion = context
        .affords(format::COMPARED)
        .then(|| meant(format, text))
        .flatten();
    // `$` is the sign of many: that of its own country.
    let here = || {
        let own = context.country.and_then(currency::of_country)?;
        currency::is_own(text, own).then(|| own.to_owned())
    };
    let suggestion = match format {
        "currency" => suggestion.or_else(here),
        _ => suggestion,
    };
    let (rule, id) = match format {
        "date" if names_several(text) && at.0.first() == pointer!["schedule"].0.first() => {
            ("format", "format-date-several")
        }
        "date" => ("format", "format-date"),
        "full-date" => ("format", "format-full-date"),
        "email" => ("format", "format-email"),
        "country" if text == "XK" => ("format", "format-country-kosovo"),
        "country" => ("format", "format-country"),
        "currency" if is_thousands(text) => ("format", "format-currency-thousands"),
        "currency" => ("format", "format-currency"),
        "time-zone" => ("format", "format-time-zone"),
        "language" => ("format", "format-language"),
        "sha256" => ("format", "format-sha256"),
        "file-name" => ("format", "format-file-name"),
        "date-time" => ("format", "format-date-time"),
        "identifier" => ("identifier", "identifier"),
        _ => ("format", "format-other"),
    };
    let mut message = Message::new(id)
        .with("value", text)
        .with("suggestion", suggestion);
    if format == "time-zone" {
        message = message.with(
            "here",
            context
                .country
                .and_then(zone::of_country)
                .map(str::to_owned),
        );
    }
    context.at(fiche, rule, at, message);
}

/// Whether words name thousands of a currency: `k€`, `milliers d’euros`.
fn is_thousands(text: &str) -> bool {
    let words = fold(text);
    let named = ["millier", "thousand", "miles de", "millones", "million"];
    let signs = ["k€", "k$", "k£", "keur", "kusd", "kcad"];
    let small = text.to_lowercase().replace(' ', "");
    named.iter().any(|word| words.contains(word)) || signs.iter().any(|sign| small == *sign)
}

/// Whether a text joins two days or two months.
fn names_several(text: &str) -> bool {
    let joined = [" et ", " y ", " and "]
        .iter()
        .any(|joint| text.contains(joint));
    joined && text.contains(|c: char| c.is_ascii_digit())
}

/// The id whose label someone wrote in its place: `Axe 2`, `2`, `Maire`.
fn by_label(known: &[Entry], text: &str) -> Option<String> {
    let wanted = text.trim().to_lowercase();
    let number: Option<u32> = wanted
        .chars()
        .filter(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .ok();
    known
        .iter()
        .find(|entry| {
            entry
                .label
                .values()
                .any(|label| label.to_lowercase() == wanted)
                || (number.is_some() && entry.number == number)
        })
        .map(|entry| entry.id.clone())
}
