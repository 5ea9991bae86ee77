//! In: one fiche and its schema. Out: what the schema forbids, and what any field of its kind must hold.

use std::{collections::HashSet, ops::Range};

use serde_json::Value;

use crate::{
    check::{
        Context, GUESSES,
        format::{self, fits, guess, identifier, meant},
        nearest,
    },
    model::{
        catalog::{City, Fiche},
        diagnostic::{Argument, Diagnostic, Message},
        document::{Document, Pointer, Step},
        edition::Entry,
        figures,
        markdown::{self, Fault},
        schema::{Breach, BreachKind, Field, Prose, Schema},
        site, waiver, words,
    },
    parse,
};

/// Checks every fiche of a city, and the name of its folder.
pub(super) fn check_city(context: &mut Context<'_>, city: &City) {
    for fiche in city.all() {
        check_fiche(context, fiche);
    }
    if city.id != identifier(&city.id) {
        let message = Message::new("identifier").with("value", city.id.as_str()).with("suggestion", guess("identifier", &city.id));
        context.at_city(city, "identifier", "", message);
    }
    if site::OWN.contains(&city.id.as_str()) {
        context.at_city(city, "identifier", "", Message::new("identifier-page").with("value", city.id.as_str()));
    }
}

/// Checks one fiche by its schema and the plan of its fields, and its name where it is an identifier.
pub(super) fn check_fiche(context: &mut Context<'_>, fiche: &Fiche) {
    let Some(schema) = context.programme.schemas.of(fiche.kind) else { return };
    breaches(schema, &fiche.document, &mut context.found);
    let root = Place { above: None, step: Step::Index(0), mark: 0 };
    walk(context, fiche, &schema.plan, &fiche.document.value, &root);
    if fiche.id != identifier(&fiche.id) {
        let message = Message::new("identifier").with("value", fiche.id.as_str()).with("suggestion", guess("identifier", &fiche.id));
        context.report(fiche, "identifier", 0..0, &Pointer::default(), message);
    }
    if site::doubled(fiche.kind, &fiche.id).is_some_and(|other| context.programme.has(fiche.kind, other)) {
        let message = Message::new("identifier-page").with("value", fiche.id.as_str());
        context.report(fiche, "identifier", 0..0, &Pointer::default(), message);
    }
}

/// What a document breaks in its schema, as findings.
pub fn breaches(schema: &Schema, document: &Document, found: &mut Vec<Diagnostic>) {
    let all = schema.breaches(&document.value);
    let mut guesses = GUESSES;
    let near: Vec<Option<String>> = all
        .iter()
        .map(|breach| {
            let keys = || schema.plan.at(&breach.pointer).into_iter().flat_map(|field| &field.properties).map(|(key, _)| key.as_str());
            match &breach.kind {
                BreachKind::Unknown(key) => {
                    guesses = guesses.checked_sub(keys().count())?;
                    nearest(key, keys())
                }
                BreachKind::Enumeration(known) => {
                    guesses = guesses.checked_sub(known.len())?;
                    nearest(&shown(document, &breach.pointer), known.iter().map(String::as_str))
                }
                _ => None,
            }
        })
        .collect();
    // A misspelt key is one fault, not a key too many and a key too few.
    let meant: HashSet<(&Pointer, &str)> = all
        .iter()
        .zip(&near)
        .filter_map(|(breach, near)| matches!(breach.kind, BreachKind::Unknown(_)).then_some((&breach.pointer, near.as_deref()?)))
        .collect();
    for (breach, near) in all.iter().zip(&near) {
        let echo = matches!(&breach.kind, BreachKind::Missing(key) if meant.contains(&(&breach.pointer, key.as_str())));
        let field = schema.plan.at(&breach.pointer);
        if !echo {
            found.push(describe(document, field, breach, near.clone()));
        }
    }
}

fn describe(document: &Document, field: Option<&Field>, breach: &Breach, near: Option<String>) -> Diagnostic {
    let source = &document.source;
    let pointer = &breach.pointer;
    let at = |rule: &'static str, span: Range<usize>, pointer: &Pointer, message: Message| {
        let mut found = Diagnostic::new(rule, source, span, pointer, message);
        found.remedy = field.and_then(|field| field.remedy.clone());
        found
    };
    let rule = |usual: &'static str| field.and_then(|field| field.rule).unwrap_or(usual);
    match &breach.kind {
        BreachKind::Missing(key) => {
            let below = field.and_then(|field| field.property(key));
            let title = below.map(|below| Argument::from(&below.title)).unwrap_or_else(|| key.as_str().into());
            let message = Message::new("missing").with("key", key.as_str()).with("title", title);
            let span = first_line(source.text.as_str(), document.key_span(pointer));
            let mut found = at("missing", span, &pointer.with(key.as_str()), message);
            found.remedy = below.and_then(|below| below.remedy.clone());
            found
        }
        BreachKind::Unknown(key) => {
            let keys: Vec<&str> = field.map(|f| f.properties.iter().map(|(key, _)| key.as_str()).collect()).unwrap_or_default();
            let message = Message::new("unknown-key").with("key", key.as_str()).with("suggestion", near).with("keys", keys.join(", "));
            let below = pointer.with(key.as_str());
            let mut found = at("unknown-key", document.key_span(&below), &below, message);
            found.remedy = None;
            found
        }
        BreachKind::Type => wrong_type(document, field, pointer, at),
        BreachKind::Empty => {
            let title = field.map(|field| Argument::from(&field.title)).unwrap_or_else(|| "".into());
            at("missing", document.key_span(pointer), pointer, Message::new("missing-item").with("title", title))
        }
        BreachKind::Enumeration(known) => {
            let value = shown(document, pointer);
            let message =
                Message::new("unknown-value").with("value", value.as_str()).with("suggestion", near).with("known", known.join(", "));
            at(rule("unknown-value"), document.span(pointer), pointer, message)
        }
        BreachKind::Bound(keyword, limit) => {
            let message = Message::new("bound").with("keyword", *keyword).with("limit", *limit);
            at(rule("format"), document.span(pointer), pointer, message)
        }
        BreachKind::Pattern | BreachKind::Other(_) => {
            let message = Message::new("format-other").with("value", shown(document, pointer)).with("suggestion", None);
            at(rule("format"), document.span(pointer), pointer, message)
        }
    }
}

fn wrong_type(
    document: &Document,
    field: Option<&Field>,
    pointer: &Pointer,
    at: impl Fn(&'static str, Range<usize>, &Pointer, Message) -> Diagnostic,
) -> Diagnostic {
    let value = document.get(pointer).unwrap_or(&Value::Null);
    let span = document.span(pointer);
    let wants_text = field.is_some_and(|f| f.types.iter().any(|t| t == "string"));
    let text = document.source.text.get(span.clone()).unwrap_or_default();
    if value.is_null() && !text.contains('{') {
        // `key:` with nothing behind it: the answer is not written yet.
        let title = field.map(|field| Argument::from(&field.title)).unwrap_or_else(|| "".into());
        let key = pointer.0.last().map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(index) => (index + 1).to_string(),
        });
        let message = Message::new("missing").with("key", key.unwrap_or_default()).with("title", title);
        return at("missing", document.key_span(pointer), pointer, message);
    }
    if wants_text && (value.is_number() || value.is_boolean()) {
        let message = Message::new("type-quote").with("found", Argument::Message(word_of(value))).with("repaired", format!("\"{text}\""));
        return at("type", span, pointer, message);
    }
    let expected = match field {
        Some(field) if field.format.as_deref() == Some("date") => "type-date",
        Some(field) if field.prose.is_some() => "type-text",
        Some(field) => match field.types.first().map(String::as_str) {
            Some("string") => "type-text",
            Some("array") => "type-list",
            Some("object") => "type-map",
            Some("number" | "integer") => "type-number",
            Some("boolean") => "type-boolean",
            _ => "type-other",
        },
        None => "type-text",
    };
    let message = Message::new("type").with("expected", Argument::Message(expected)).with("found", Argument::Message(word_of(value)));
    at("type", first_line(&document.source.text, span), pointer, message)
}

fn word_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "type-null",
        Value::Bool(_) => "type-boolean",
        Value::Number(_) => "type-number",
        Value::String(_) => "type-text",
        Value::Array(_) => "type-list",
        Value::Object(_) => "type-map",
    }
}

fn shown(document: &Document, pointer: &Pointer) -> String {
    match document.get(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Object(map)) => map.keys().cloned().collect::<Vec<_>>().join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let line = text.get(span.clone()).unwrap_or_default().lines().next().unwrap_or_default();
    span.start..span.start + line.trim_end().len()
}

/// A place in a fiche while it is gone through; its pointer is made only where there is something to say.
struct Place<'a> {
    above: Option<&'a Place<'a>>,
    step: Step<&'a str>,
    /// Index of its mark.
    mark: usize,
}

impl Place<'_> {
    fn pointer(&self) -> Pointer {
        let mut steps = Vec::new();
        let mut at = self;
        while let Some(above) = at.above {
            steps.push(match at.step {
                Step::Key(key) => Step::from(key),
                Step::Index(index) => Step::Index(index),
            });
            at = above;
        }
        steps.reverse();
        Pointer(steps)
    }
}

/// Goes down a value and its plan together.
fn walk(context: &mut Context<'_>, fiche: &Fiche, field: &Field, value: &Value, at: &Place<'_>) {
    let after = |mark: usize| fiche.document.marks().get(mark).map_or(mark, |mark| mark.next as usize);
    match value {
        Value::Object(map) => {
            let mut key_mark = at.mark + 1;
            for (key, below) in map {
                let mark = after(key_mark);
                key_mark = after(mark);
                let place = Place { above: Some(at), step: Step::Key(key), mark };
                match (field.prose, below) {
                    (Some(_), Value::String(text)) => prose(context, fiche, field, text, &place),
                    (Some(_), _) => {}
                    (None, _) => {
                        if let Some(inner) = field.property(key) {
                            walk(context, fiche, inner, below, &place);
                        }
                    }
                }
            }
            if field.prose.is_some() {
                translations(context, fiche, &at.pointer(), map.keys().map(String::as_str));
            }
        }
        Value::Array(list) => {
            let Some(items) = &field.items else { return };
            let mut mark = at.mark + 1;
            for (index, below) in list.iter().enumerate() {
                walk(context, fiche, items, below, &Place { above: Some(at), step: Step::Index(index), mark });
                mark = after(mark);
            }
        }
        Value::String(text) if field.prose.is_some() => prose(context, fiche, field, text, at),
        Value::String(text) => scalar(context, fiche, field, text, at),
        Value::Number(number) if field.format.as_deref() == Some("date") => scalar(context, fiche, field, &number.to_string(), at),
        _ => {}
    }
}

fn translations<'k>(context: &mut Context<'_>, fiche: &Fiche, at: &Pointer, written: impl Iterator<Item = &'k str>) {
    let written: Vec<&str> = written.collect();
    let absent: Vec<&str> = context.programme.edition.languages.iter().map(String::as_str).filter(|lang| !written.contains(lang)).collect();
    if !absent.is_empty() {
        context.at_key(fiche, "translation-missing", at, Message::new("translation-missing").with("languages", absent.join(", ")));
    }
}

/// Rules that hold for any prose, whoever wrote it.
fn prose(context: &mut Context<'_>, fiche: &Fiche, field: &Field, text: &str, place: &Place<'_>) {
    if text.trim().is_empty() {
        let title = Argument::from(&field.title);
        return context.at_key(fiche, "empty-text", &place.pointer(), Message::new("empty-text").with("title", title));
    }
    plain_scalar(context, fiche, place);
    if field.public {
        for email in markdown::emails(text) {
            let at = place.pointer();
            let span = locate(&fiche.document, &at, text, email.start, email.len());
            context.report(fiche, "leak", span, &at, Message::new("leak").with("value", &text[email]));
        }
        amounts(context, fiche, text, place);
    }
    let limit = field.words.as_ref().and_then(|name| context.programme.edition.limits.get(name)).copied();
    let most = limit.map_or(context.words, |limit| limit.min(context.words));
    if field.prose == Some(Prose::Label) || words::at_most(text) <= most && markdown::is_harmless(text) {
        return;
    }
    let at = &place.pointer();
    if text.len() / 2 > context.words && words::count(text) > context.words {
        return context.at_key(fiche, "limit", at, Message::new("limit-words").with("limit", context.words));
    }
    let (plain, faults) = markdown::read(text);
    for fault in faults {
        let (rule, name, what) = match &fault {
            Fault::RawHtml(tag) => ("raw-html", "tag", tag),
            Fault::Link(target) => ("broken-link", "target", target),
            Fault::ImageAlt(target) => ("image-alt", "target", target),
        };
        let start = text.find(what.as_str()).unwrap_or(0);
        let span = locate(&fiche.document, at, text, start, what.len());
        context.report(fiche, rule, span, at, Message::new(rule).with(name, what.as_str()));
    }
    if let Some(limit) = limit {
        let count = words::count(&plain.text);
        if count > limit {
            let start = words::nth_start(&plain.text, limit).unwrap_or(0);
            let word: String = plain.text[start..].chars().take_while(|c| !c.is_whitespace()).take(40).collect();
            let span = locate(&fiche.document, at, text, plain.origin(start), word.len());
            let message =
                Message::new("word-limit").with("count", count).with("limit", limit).with("excess", count - limit).with("word", word);
            context.report(fiche, "word-limit", span, at, message);
        }
    }
}

/// Amounts of the budget in a text that everyone may read.
fn amounts(context: &mut Context<'_>, fiche: &Fiche, text: &str, place: &Place<'_>) {
    if !context.amounts.any() || !text.chars().any(char::is_numeric) {
        return;
    }
    let levelled = figures::level(text);
    for hit in context.amounts.told(&levelled) {
        let at = place.pointer();
        let (start, end) = (figures::origin(text, hit.span.start), figures::origin(text, hit.span.end));
        let span = locate(&fiche.document, &at, text, start, end - start);
        context.report(
            fiche,
            waiver::INTERNAL,
            span,
            &at,
            Message::new("amount-in-text").with("value", &levelled[hit.span]).with("field", at.to_string()),
        );
    }
}

/// Bytes of the source at which byte `start` of a text stands: both are read word by word, which folding keeps.
fn locate(document: &Document, at: &Pointer, text: &str, start: usize, length: usize) -> Range<usize> {
    let span = document.span(at);
    let raw = document.source.text.get(span.clone()).unwrap_or_default();
    // `|`, `>-`, `|2 # note`: a table's first line begins with a bar too.
    let mark = |line: &str| line.trim_start_matches(['+', '-']).trim_start_matches(|c: char| c.is_ascii_digit()).trim().to_owned();
    let is_header = |line: &str| line.strip_prefix(['|', '>']).map(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with('#'));
    let header = raw.split_inclusive('\n').next().filter(|line| is_header(line)).map_or(0, str::len);
    let start = start.min(text.len());
    let head = &text[..(0..=start).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)];
    // The piece of the text that `start` lies in, and how far in.
    let pieces = head.split_whitespace().count();
    let inside = head.len() - head.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let nth = if inside > 0 { pieces.saturating_sub(1) } else { pieces };
    let Some(piece) = raw[header..].split_whitespace().nth(nth) else { return span };
    let quote = usize::from(nth == 0 && raw.starts_with(['"', '\'']));
    let from = span.start + (piece.as_ptr() as usize - raw.as_ptr() as usize) + quote + inside;
    let to = (from + length).min(span.end.max(from));
    from..to
}

/// What YAML makes of a text without quotes: another value in other tools, or a comment of its end.
fn plain_scalar(context: &mut Context<'_>, fiche: &Fiche, place: &Place<'_>) {
    let Some(mark) = fiche.document.marks().get(place.mark).filter(|mark| mark.plain) else { return };
    let text = &fiche.document.source.text;
    let span = mark.start as usize..mark.end as usize;
    if let Some(repaired) = parse::ambiguous(&fiche.document, span.start, span.end) {
        let value = text.get(span.clone()).unwrap_or_default();
        let message = Message::new("yaml-ambiguous").with("value", value).with("repaired", repaired);
        context.report(fiche, "yaml-ambiguous", span.clone(), &place.pointer(), message);
    }
    let rest = text.get(span.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let comment = rest.trim_start();
    // ` #word` behind a text: YAML drops it, the writer seldom meant to.
    let glued = comment.strip_prefix('#').is_some_and(|after| after.starts_with(|c: char| c.is_alphanumeric()));
    if rest.starts_with([' ', '\t']) && glued {
        let start = span.end + rest.len() - comment.len();
        let comment = comment.trim_end();
        let whole = format!("{} {comment}", text[span].split_whitespace().collect::<Vec<_>>().join(" "));
        let message = Message::new("comment-in-text")
            .with("rest", comment)
            .with("repaired", format!("\"{}\"", whole.replace('\\', "\\\\").replace('"', "\\\"")));
        context.report(fiche, "comment-in-text", start..start + comment.len(), &place.pointer(), message);
    }
}

/// Values that must be one of a list, or of a known shape.
fn scalar(context: &mut Context<'_>, fiche: &Fiche, field: &Field, text: &str, place: &Place<'_>) {
    if field.vocabulary.is_none() && field.reference.is_none() && field.format.is_none() {
        return;
    }
    let at = &place.pointer();
    let programme = context.programme;
    if let Some(list) = &field.vocabulary {
        let known = programme.edition.list(list);
        if !known.iter().any(|entry| entry.id == text) {
            if programme.edition.removed.get(list).is_some_and(|removed| removed.iter().any(|id| id == text)) {
                *context.frozen.entry((list.clone(), text.to_owned())).or_default() += 1;
                return;
            }
            let rule = field.rule.unwrap_or("unknown-value");
            let ids: Vec<&str> = known.iter().map(|entry| entry.id.as_str()).collect();
            context.unknown(fiche, rule, text, &ids, at, by_label(known, text));
        }
        return;
    }
    if let Some(reference) = field.reference.as_deref()
        && !programme.has(reference, text)
    {
        let rule = match reference {
            "city" => "unknown-city",
            "network" => "unknown-network",
            _ => "unknown-event",
        };
        context.unknown(fiche, rule, text, &programme.names(reference), at, None);
    }
    if let Some(format) = field.format.as_deref()
        && !fits(format, text)
    {
        let suggestion = context.affords(format::COMPARED).then(|| meant(format, text)).flatten();
        let (rule, id) = match format {
            "date" => ("format", "format-date"),
            "full-date" => ("format", "format-full-date"),
            "email" => ("format", "format-email"),
            "country" => ("format", "format-country"),
            "currency" => ("format", "format-currency"),
            "time-zone" => ("format", "format-time-zone"),
            "language" => ("format", "format-language"),
            "sha256" => ("format", "format-sha256"),
            "file-name" => ("format", "format-file-name"),
            "date-time" => ("format", "format-date-time"),
            "identifier" => ("identifier", "identifier"),
            _ => ("format", "format-other"),
        };
        context.at(fiche, rule, at, Message::new(id).with("value", text).with("suggestion", suggestion));
    }
}

/// The id whose label someone wrote in its place: `Axe 2`, `2`, `Maire`.
fn by_label(known: &[Entry], text: &str) -> Option<String> {
    let wanted = text.trim().to_lowercase();
    let number: Option<u32> = wanted.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok();
    known
        .iter()
        .find(|entry| entry.label.values().any(|label| label.to_lowercase() == wanted) || (number.is_some() && entry.number == number))
        .map(|entry| entry.id.clone())
}
