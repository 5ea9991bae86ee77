//! In: a text of a fiche. Out: what its words must not be: placeholders, too many, unseen, badly marked, addresses, sums, strangers.

use std::{cell::OnceCell, collections::BTreeSet, ops::Range};

use percent_encoding::percent_decode_str;

use super::{
    place::{Place, Places},
    scalar::{plain_scalar, word_taken},
};
use crate::{
    check::{Context, garbled, pasted, tongues},
    inert,
    model::{
        catalog::Fiche,
        cut::cut,
        diagnostic::{Argument, Message},
        figures,
        markdown::{self, Fault, FaultKind, Plain},
        placeholder::{self, is_placeholder},
        schema::{Field, Prose},
        waiver, words,
    },
};

/// Tells words that only hold the place of an answer; whether they do.
pub(super) fn placeholder(
    context: &mut Context<'_>,
    fiche: &Fiche,
    text: &str,
    place: &Place<'_>,
) -> bool {
    let held = is_placeholder(text);
    if held {
        let message = Message::new("empty-placeholder").with("value", text.trim());
        context.at(fiche, "empty-text", &place.pointer(), message);
    }
    held
}

/// Tells the lines of a text that only hold the place of an answer.
fn held_lines(context: &mut Context<'_>, fiche: &Fiche, text: &str, place: &Place<'_>) {
    let lines = placeholder::held_lines(text);
    if lines.is_empty() {
        return;
    }
    let at = place.pointer();
    let places = Places::new(&fiche.document, &at, text);
    for line in lines {
        let message = Message::new("empty-placeholder")
            .with("value", cut(&text[line.clone()], SHORT).into_owned());
        let span = places.locate(line.start, line.len());
        context.report(fiche, "empty-text", span, &at, message);
    }
}

/// What a glance at a text tells: what YAML takes of it, what nobody sees, what is not for everyone.
fn glanced(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    words: &Words<'_>,
    place: &Place<'_>,
) {
    let text = words.text;
    let mark = fiche.document.marks().get(place.mark);
    tongues::check(context, fiche, place, text, mark);
    word_taken(context, fiche, place);
    if let Some(mark) = mark.filter(|_| field.prose == Some(Prose::Text)) {
        pasted::check(context, fiche, || place.pointer(), text, *mark);
    }
    plain_scalar(context, fiche, field, place);
    if !garbled::check(context, fiche, text, place) && context.hides {
        visible(context, fiche, text, place);
    }
    if field.public {
        addresses(context, fiche, words, place);
        amounts(context, fiche, words, place);
        strangers(context, fiche, text, place);
    }
}

/// Rules that hold for any prose, whoever wrote it.
pub(super) fn prose(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    text: &str,
    place: &Place<'_>,
) {
    if text.trim().is_empty() {
        let title = Argument::from(&field.title);
        return context.at_key(
            fiche,
            "empty-text",
            &place.pointer(),
            Message::new("empty-text").with("title", title),
        );
    }
    if placeholder(context, fiche, text, place) {
        return;
    }
    held_lines(context, fiche, text, place);
    let words = &Words::of(text);
    glanced(context, fiche, field, words, place);
    let unit = context.programme.edition.unspaced;
    let limit = field
        .words
        .as_ref()
        .and_then(|name| context.programme.edition.limits.get(name))
        .copied();
    let most = limit.map_or(context.words, |limit| limit.min(context.words));
    if field.prose == Some(Prose::Label)
        || words::at_most(text) <= most && markdown::is_harmless(text)
    {
        return;
    }
    let at = &place.pointer();
    if text.len() / 2 > context.words && words::count(text, unit) > context.words {
        return context.at_key(
            fiche,
            "limit",
            at,
            Message::new("limit-words").with("limit", context.words),
        );
    }
    let (plain, faults) = words.read();
    let places = Places::new(&fiche.document, at, text);
    for fault in faults {
        if fault.kind == FaultKind::Picture {
            picture(context, fiche, field, fault, &places);
            continue;
        }
        let Some((rule, message)) = told(fault) else {
            context.at_key(fiche, "limit", at, Message::new("limit-marks"));
            continue;
        };
        let what = fault.what.as_str();
        // A link's target stands a little behind where the link begins.
        let near = text
            .get(fault.at..text.ceil_char_boundary((fault.at + NEAR).min(text.len())))
            .unwrap_or_default();
        let start = fault.at + near.find(what).unwrap_or(0);
        context.report(fiche, rule, places.locate(start, what.len()), at, message);
    }
    if let Some(limit) = limit {
        word_limit(context, fiche, plain, &places, limit);
    }
}

/// The rule that a fault of a text breaks, and what is said of it; `None` where there are more than are told.
pub(super) fn told(fault: &Fault) -> Option<(&'static str, Message)> {
    let what = fault.what.as_str();
    Some(match fault.kind {
        FaultKind::RawHtml => ("raw-html", Message::new("raw-html").with("tag", what)),
        FaultKind::Link => (
            "broken-link",
            Message::new("broken-link").with("target", what),
        ),
        FaultKind::ImageAlt => ("image-alt", Message::new("image-alt").with("target", what)),
        FaultKind::Cell => (
            "text-marks",
            Message::new("text-cell").with("cell", cut(what, SHORT).into_owned()),
        ),
        FaultKind::Code => (
            "text-marks",
            Message::new("text-code").with("line", cut(what, SHORT).into_owned()),
        ),
        FaultKind::Quotation => ("text-marks", Message::new("text-quotation")),
        FaultKind::Unused => (
            "text-marks",
            Message::new("text-unused").with("label", what),
        ),
        FaultKind::Excess | FaultKind::Picture => return None,
    })
}

/// A picture in a text: one of those that the fiche declares, and for everyone where the text is.
pub(super) fn picture(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    fault: &Fault,
    places: &Places<'_>,
) {
    let name = markdown::picture(&fault.what);
    let id = match name.as_ref().and_then(|name| context.pictures.get(name)) {
        Some(true) => return,
        Some(false) if !field.public => return,
        Some(false) => "picture-internal",
        None => "picture-undeclared",
    };
    let message = Message::new(id).with("file", name.unwrap_or_else(|| fault.what.clone()));
    let span = places.locate(fault.at, 1);
    context.report(fiche, "picture-undeclared", span, places.at, message);
}

/// A text longer than its question allows, told at the first word too many.
fn word_limit(
    context: &mut Context<'_>,
    fiche: &Fiche,
    plain: &Plain<'_>,
    places: &Places<'_>,
    limit: usize,
) {
    let unit = context.programme.edition.unspaced;
    let count = words::count(&plain.text, unit);
    if count > limit {
        let start = words::nth_start(&plain.text, limit, unit).unwrap_or(0);
        let word: String = words::spans(&plain.text[start..], unit)
            .next()
            .map_or("", |word| &plain.text[start..][word])
            .chars()
            .take(40)
            .collect();
        let span = places.locate(plain.origin(start), word.len());
        let message = Message::new("word-limit")
            .with("count", count)
            .with("limit", limit)
            .with("excess", count - limit)
            .with("word", word);
        context.report(fiche, "word-limit", span, places.at, message);
    }
}

/// Letters of a text that a message repeats.
pub(super) const SHORT: usize = 60;

/// Bytes within which the target of a link is looked for.
const NEAR: usize = 2_000;

/// Whether a file may hold characters that nobody sees: as an escape, or as they are.
pub(super) fn may_hide(source: &str) -> bool {
    memchr::memchr(b'\\', source.as_bytes()).is_some() || inert::may_be_useless(source)
}

/// Characters that break a page, turn what follows, or hide another text: no text and no name needs them. Marks that an Arabic or
/// Hebrew text needs are none.
pub(super) fn visible(context: &mut Context<'_>, fiche: &Fiche, text: &str, place: &Place<'_>) {
    if let Some(c) = inert::useless(text).find(|c| *c != '\r') {
        context.at(
            fiche,
            "format",
            &place.pointer(),
            Message::new("text-hidden").with("code", format!("U+{:04X}", u32::from(c))),
        );
    }
}

/// A text, and what Markdown makes of it: read when somebody asks, and once.
pub(super) struct Words<'t> {
    text: &'t str,
    read: OnceCell<(Plain<'t>, Vec<Fault>)>,
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            read: OnceCell::new(),
        }
    }

    fn read(&self) -> &(Plain<'t>, Vec<Fault>) {
        self.read.get_or_init(|| markdown::read(self.text))
    }
}

/// E-mail addresses in a text that everyone may read (S:327).
pub(super) fn addresses(
    context: &mut Context<'_>,
    fiche: &Fiche,
    words: &Words<'_>,
    place: &Place<'_>,
) {
    let text = words.text;
    let written = memchr::memchr3(b'@', b'&', b'%', text.as_bytes()).is_some();
    if !written && !text.contains(markdown::AT) {
        return;
    }
    let at = place.pointer();
    let places = Places::new(&fiche.document, &at, text);
    let mut known = BTreeSet::new();
    let mut all: Vec<(Range<usize>, String)> = Vec::new();
    for email in markdown::emails_as_read(text) {
        known.insert(text[email.clone()].to_owned());
        all.push((email.clone(), text[email].to_owned()));
    }
    // As a reader sees it, and as a browser follows it: `a\@b.org`, `a&#64;b.org` and `mailto:a%40b.org` are addresses too.
    let (plain, _) = words.read();
    let seen = &plain.text;
    for email in markdown::emails_as_read(seen) {
        let start = plain.origin(email.start);
        let last = seen.floor_char_boundary(email.end - 1);
        let end = plain.origin(last) + seen[last..email.end].len();
        if known.insert(seen[email.clone()].to_owned()) {
            all.push((start..end, seen[email].to_owned()));
        }
    }
    for (way, start) in &plain.ways {
        let way = percent_decode_str(way).decode_utf8_lossy();
        for email in markdown::emails_as_read(&way) {
            if known.insert(way[email.clone()].to_owned()) {
                all.push((*start..*start + 1, way[email].to_owned()));
            }
        }
    }
    all.sort_by_key(|(span, _)| span.start);
    for (span, email) in all {
        let end = text.ceil_char_boundary(span.end.min(text.len()));
        let span = places.locate(span.start, end.saturating_sub(span.start));
        context.report(
            fiche,
            "leak",
            span,
            &at,
            Message::new("leak").with("value", email),
        );
    }
}

/// Amounts of the budget in a text that everyone may read.
pub(super) fn amounts(
    context: &mut Context<'_>,
    fiche: &Fiche,
    words: &Words<'_>,
    place: &Place<'_>,
) {
    let text = words.text;
    if !context.amounts.any() || !figures::may_stand_in(text) {
        return;
    }
    // As a reader sees it: `14&nbsp;500` and `**14** 500` are one number each.
    let (plain, _) = words.read();
    let seen = plain.bordered();
    let levelled = figures::level(&seen);
    let at = place.pointer();
    let places = Places::new(&fiche.document, &at, text);
    for hit in context.amounts.told(&levelled) {
        let source = |byte: usize| plain.origin(figures::origin(&seen, byte));
        // Up to its last figure: what follows it may be a mark.
        let (start, end) = (
            source(hit.span.start),
            text.ceil_char_boundary(source(hit.span.end - 1) + 1),
        );
        let span = places.locate(start, end - start);
        context.report(
            fiche,
            waiver::INTERNAL,
            span,
            &at,
            Message::new("amount-in-text")
                .with("value", &levelled[hit.span])
                .with("field", at.to_string()),
        );
    }
}

/// People of other cities in a text that everyone may read: it is theirs to say who works for them.
fn strangers(context: &mut Context<'_>, fiche: &Fiche, text: &str, place: &Place<'_>) {
    let (programme, Some(home)) = (context.programme, context.home) else {
        return;
    };
    for (name, city) in programme.people.strangers(text, home) {
        let at = place.pointer();
        let span = match text.find(name) {
            Some(start) => Places::new(&fiche.document, &at, text).locate(start, name.len()),
            None => fiche.document.source.first_line(fiche.document.span(&at)),
        };
        let message = Message::new("foreign-staff")
            .with("name", name)
            .with("city", city)
            .with("field", at.to_string());
        context.report(fiche, waiver::FOREIGN, span, &at, message);
    }
}
