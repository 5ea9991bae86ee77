//! In: one fiche and its schema. Out: what the schema forbids, and what any field of its kind must hold.

use std::{cell::OnceCell, collections::BTreeSet, ops::Range};

use percent_encoding::percent_decode_str;
use serde_json::{Map, Number, Value};

use crate::{
    check::{
        Context, Known,
        format::{self, fits, guess, identifier, meant},
        pasted, pictures, sunken, tongues,
    },
    inert,
    model::{
        breach,
        catalog::{City, Fiche},
        currency,
        cut::cut,
        date::{OUR_TIME, PartialDate},
        diagnostic::{Argument, Message},
        document::{Document, Pointer, Step},
        edition::Entry,
        figures,
        markdown::{self, Fault, FaultKind, Plain},
        placeholder::is_placeholder,
        schema::{Field, Prose},
        site, waiver, words,
    },
    parse, pointer,
};

/// Checks every fiche of a city, and the name of its folder.
pub(super) fn check_city(context: &mut Context<'_>, city: &City) {
    let shown = city
        .fiche("city")
        .map(pictures::declared)
        .unwrap_or_default();
    for fiche in city.all() {
        context.pictures = if fiche.kind == "project" {
            pictures::declared(fiche)
        } else {
            shown.clone()
        };
        check_fiche(context, fiche);
        pictures::check(context, fiche, &city.pictures);
    }
    if city.id != identifier(&city.id) {
        let free =
            guess("identifier", &city.id).filter(|id| !context.programme.cities.contains(id));
        let message = Message::new("identifier")
            .with("value", city.id.as_str())
            .with("suggestion", free);
        context.at_city(city, "identifier", "", message);
    }
    if site::is_own(&city.id) {
        context.at_city(
            city,
            "identifier",
            "",
            Message::new("identifier-page").with("value", city.id.as_str()),
        );
    }
}

/// Checks one fiche by its schema and the plan of its fields, and its name where it is an identifier.
pub(super) fn check_fiche(context: &mut Context<'_>, fiche: &Fiche) {
    let Some(schema) = context.programme.schemas.of(fiche.kind) else {
        return;
    };
    breach::findings(schema, &fiche.document, &mut context.found);
    context.hides = may_hide(&fiche.document.source.text);
    let root = Place {
        above: None,
        step: Step::Index(0),
        mark: 0,
    };
    walk(context, fiche, &schema.plan, &fiche.document.value, &root);
    if fiche.id != identifier(&fiche.id) {
        let free = guess("identifier", &fiche.id)
            .filter(|id| fiche.kind == "project" || !context.programme.has(fiche.kind, id));
        let message = Message::new("identifier")
            .with("value", fiche.id.as_str())
            .with("suggestion", free);
        context.report(fiche, "identifier", 0..0, &Pointer::default(), message);
    }
    if site::doubled(fiche.kind, &fiche.id)
        .is_some_and(|other| context.programme.has(fiche.kind, other))
    {
        let message = Message::new("identifier-page").with("value", fiche.id.as_str());
        context.report(fiche, "identifier", 0..0, &Pointer::default(), message);
    }
}

/// A place in a fiche while it is gone through; its pointer is made only where there is something to say.
pub(super) struct Place<'a> {
    above: Option<&'a Place<'a>>,
    step: Step<&'a str>,
    /// Index of its mark.
    mark: usize,
}

impl Place<'_> {
    pub(super) fn pointer(&self) -> Pointer {
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
    match value {
        Value::Object(map) => {
            map_below(context, fiche, field, map, at);
        }
        Value::Array(list) => {
            let Some(items) = &field.items else { return };
            if items.properties.is_empty() {
                pasted::check_list(context, fiche, list, || at.pointer());
            }
            let mut mark = at.mark + 1;
            for (index, below) in list.iter().enumerate() {
                walk(
                    context,
                    fiche,
                    items,
                    below,
                    &Place {
                        above: Some(at),
                        step: Step::Index(index),
                        mark,
                    },
                );
                mark = mark_after(fiche, mark);
            }
        }
        Value::String(text) if field.prose.is_some() => prose(context, fiche, field, text, at),
        Value::String(text) => scalar(context, fiche, field, text, at),
        // As it is written: `0000` is not the number 0.
        Value::Number(number) if field.format.as_deref() == Some("date") => {
            let mark = fiche.document.marks().get(at.mark);
            let written = mark.and_then(|mark| {
                fiche
                    .document
                    .source
                    .text
                    .get(mark.start as usize..mark.end as usize)
            });
            scalar(
                context,
                fiche,
                field,
                written
                    .map_or(number.to_string(), |text| text.trim_end().to_owned())
                    .as_str(),
                at,
            );
        }
        Value::Number(number) if field.format.as_deref() == Some("amount") => {
            thousands(context, fiche, number, at)
        }
        _ => {}
    }
}

/// The keys of a map, each with its plan.
fn map_below(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    map: &Map<String, Value>,
    at: &Place<'_>,
) {
    let mut key_mark = at.mark + 1;
    for (key, below) in map {
        let mark = mark_after(fiche, key_mark);
        key_mark = mark_after(fiche, mark);
        let place = Place {
            above: Some(at),
            step: Step::Key(key),
            mark,
        };
        match (field.prose, below) {
            (Some(_), Value::String(text)) => prose(context, fiche, field, text, &place),
            (Some(_), _) => {}
            (None, _) => {
                if let Some(inner) = field.property(key) {
                    if let (Some(Prose::Text), Value::String(text)) = (inner.prose, below) {
                        sunken::check(context, fiche, field, map, (&place, text));
                    }
                    walk(context, fiche, inner, below, &place);
                }
            }
        }
    }
    if field.prose.is_some() {
        translations(
            context,
            fiche,
            &at.pointer(),
            map.keys().map(String::as_str),
        );
    }
}

/// The mark behind this one and all that lies in it.
fn mark_after(fiche: &Fiche, mark: usize) -> usize {
    fiche
        .document
        .marks()
        .get(mark)
        .map_or(mark, |mark| mark.next as usize)
}

/// `12.000` is twelve for YAML, and twelve thousand for who wrote it; no budget has thousandths.
fn thousands(context: &mut Context<'_>, fiche: &Fiche, read: &Number, place: &Place<'_>) {
    let Some(mark) = fiche.document.marks().get(place.mark) else {
        return;
    };
    let span = mark.start as usize..mark.end as usize;
    let written = fiche
        .document
        .source
        .text
        .get(span.clone())
        .unwrap_or_default()
        .trim_end();
    let Some((whole, part)) = written.split_once('.') else {
        return;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let size = whole.strip_prefix('-').unwrap_or(whole);
    if part.len() == 3 && digits(part) && digits(size) && size.len() <= 3 && !size.starts_with('0')
    {
        let span = span.start..span.start + written.len();
        let read = read.as_f64().unwrap_or_default().to_string();
        let message = Message::new("number-thousands")
            .with("value", written)
            .with("read", read)
            .with("thousands", format!("{whole}{part}"));
        context.report(fiche, "yaml-ambiguous", span, &place.pointer(), message);
    }
}

fn translations<'k>(
    context: &mut Context<'_>,
    fiche: &Fiche,
    at: &Pointer,
    written: impl Iterator<Item = &'k str>,
) {
    let written: Vec<&str> = written.collect();
    let known = |key: &str| {
        context
            .programme
            .edition
            .languages
            .iter()
            .any(|lang| lang == key)
            || fits("language", key)
    };
    for key in written.iter().copied() {
        // `no:` is Norwegian, and to other tools false.
        let below = at.with(key);
        let span = fiche.document.key_span(&below);
        ambiguous(context, fiche, span, || below);
    }
    let parted = |key: &str| breach::is_behind_comma(&fiche.document, &at.with(key));
    for key in written
        .iter()
        .filter(|key| !known(key) || parted(key))
        .copied()
        .collect::<Vec<_>>()
    {
        let message = if parted(key) {
            Message::new("unknown-key-comma").with("key", key)
        } else {
            Message::new("unknown-language")
                .with("key", key)
                .with("suggestion", meant("language", key))
        };
        let below = at.with(key);
        context.at_key(fiche, "unknown-key", &below, message);
    }
    let absent: Vec<&str> = context
        .programme
        .edition
        .languages
        .iter()
        .map(String::as_str)
        .filter(|lang| !written.contains(lang))
        .collect();
    if !absent.is_empty() {
        context.at_key(
            fiche,
            "translation-missing",
            at,
            Message::new("translation-missing").with("languages", absent.join(", ")),
        );
    }
}

/// Tells words that only hold the place of an answer; whether they do.
fn placeholder(context: &mut Context<'_>, fiche: &Fiche, text: &str, place: &Place<'_>) -> bool {
    let held = is_placeholder(text);
    if held {
        let message = Message::new("empty-placeholder").with("value", text.trim());
        context.at(fiche, "empty-text", &place.pointer(), message);
    }
    held
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
    if context.hides {
        visible(context, fiche, text, place);
    }
    if field.public {
        addresses(context, fiche, words, place);
        amounts(context, fiche, words, place);
        strangers(context, fiche, text, place);
    }
}

/// Rules that hold for any prose, whoever wrote it.
fn prose(context: &mut Context<'_>, fiche: &Fiche, field: &Field, text: &str, place: &Place<'_>) {
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
fn told(fault: &Fault) -> Option<(&'static str, Message)> {
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
fn picture(
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
fn may_hide(source: &str) -> bool {
    memchr::memchr(b'\\', source.as_bytes()).is_some() || inert::may_be_useless(source)
}

/// Characters that break a page, turn what follows, or hide another text: no text and no name needs them. Marks that an Arabic or
/// Hebrew text needs are none.
fn visible(context: &mut Context<'_>, fiche: &Fiche, text: &str, place: &Place<'_>) {
    if let Some(c) = inert::useless(text).find(|c| *c != '\r') {
        context.at(
            fiche,
            "format",
            &place.pointer(),
            Message::new("text-hidden").with("code", format!("U+{:04X}", u32::from(c))),
        );
    }
}

/// A year long before or after any programme is a slip. Of dates that the edition bounds that is told already, and what a
/// programme asks for itself may be history.
fn year(context: &mut Context<'_>, fiche: &Fiche, field: &Field, text: &str, at: &Pointer) {
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

/// A text, and what Markdown makes of it: read when somebody asks, and once.
struct Words<'t> {
    text: &'t str,
    read: OnceCell<(Plain<'t>, Vec<Fault>)>,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
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
fn addresses(context: &mut Context<'_>, fiche: &Fiche, words: &Words<'_>, place: &Place<'_>) {
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
fn amounts(context: &mut Context<'_>, fiche: &Fiche, words: &Words<'_>, place: &Place<'_>) {
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

/// Where the bytes of a text stand in its source: both are read word by word, which folding keeps.
pub(super) struct Places<'a> {
    document: &'a Document,
    at: &'a Pointer,
    text: &'a str,
    pieces: OnceCell<Pieces>,
}

/// Bytes at which the words of a text begin: in itself, and in the source.
struct Pieces {
    own: Vec<usize>,
    source: Vec<usize>,
    /// Of the value in the source.
    span: Range<usize>,
    quoted: bool,
}

impl<'a> Places<'a> {
    pub(super) fn new(document: &'a Document, at: &'a Pointer, text: &'a str) -> Self {
        Self {
            document,
            at,
            text,
            pieces: OnceCell::new(),
        }
    }

    /// Bytes of the source at which byte `start` of the text stands.
    pub(super) fn locate(&self, start: usize, length: usize) -> Range<usize> {
        let Pieces {
            own,
            source,
            span,
            quoted,
        } = self.pieces.get_or_init(|| self.pieces());
        let start = self.text.floor_char_boundary(start.min(self.text.len()));
        let before = own.partition_point(|piece| *piece < start);
        // The word that `start` lies in, and how far in.
        let inside = self.text[..start].ends_with(|c: char| !c.is_whitespace());
        let (nth, inside) = match before.checked_sub(1).filter(|_| inside) {
            Some(nth) => (nth, start - own[nth]),
            None => (before, 0),
        };
        let Some(piece) = source.get(nth) else {
            return span.clone();
        };
        let from = piece + usize::from(nth == 0 && *quoted) + inside;
        from..(from + length).min(span.end.max(from))
    }

    fn pieces(&self) -> Pieces {
        let span = self.document.span(self.at);
        let raw = self
            .document
            .source
            .text
            .get(span.clone())
            .unwrap_or_default();
        // `|`, `>-`, `|2 # note`: a table's first line begins with a bar too.
        let mark = |line: &str| {
            line.trim_start_matches(['+', '-'])
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .trim()
                .to_owned()
        };
        let is_header = |line: &str| {
            line.strip_prefix(['|', '>'])
                .map(mark)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
        };
        let header = raw
            .split_inclusive('\n')
            .next()
            .filter(|line| is_header(line))
            .map_or(0, str::len);
        let starts = |text: &str, from: usize| {
            let at = |piece: &str| from + (piece.as_ptr() as usize - text.as_ptr() as usize);
            text.split_whitespace().map(at).collect()
        };
        Pieces {
            own: starts(self.text, 0),
            source: starts(&raw[header..], span.start + header),
            quoted: raw.starts_with(['"', '\'']),
            span,
        }
    }
}

/// `&Co and friends`, `!Note this`: YAML takes the first word away, as a mark for programs.
fn word_taken(context: &mut Context<'_>, fiche: &Fiche, place: &Place<'_>) {
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
fn ambiguous(
    context: &mut Context<'_>,
    fiche: &Fiche,
    span: Range<usize>,
    at: impl FnOnce() -> Pointer,
) {
    if let Some(repaired) = parse::ambiguous(&fiche.document, span.start, span.end) {
        let value = fiche
            .document
            .source
            .text
            .get(span.clone())
            .unwrap_or_default();
        let message = Message::new("yaml-ambiguous")
            .with("value", value)
            .with("repaired", repaired);
        context.report(fiche, "yaml-ambiguous", span, &at(), message);
    }
}

/// What YAML makes of a text without quotes: another value in other tools, or a comment of its end.
fn plain_scalar(context: &mut Context<'_>, fiche: &Fiche, field: &Field, place: &Place<'_>) {
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
        _ => after.trim_start().starts_with(|c: char| c.is_ascii_digit()),
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
fn scalar(context: &mut Context<'_>, fiche: &Fiche, field: &Field, text: &str, place: &Place<'_>) {
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
        if context.hides {
            visible(context, fiche, text, place);
        }
        placeholder(context, fiche, text, place);
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
    if let Some(format) = field.format.as_deref()
        && !fits(format, text)
    {
        wrong_shape(context, fiche, format, text, at);
    }
}

/// A value that must be one of a list.
fn listed(
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
        "currency" => ("format", "format-currency"),
        "time-zone" => ("format", "format-time-zone"),
        "language" => ("format", "format-language"),
        "sha256" => ("format", "format-sha256"),
        "file-name" => ("format", "format-file-name"),
        "date-time" => ("format", "format-date-time"),
        "identifier" => ("identifier", "identifier"),
        _ => ("format", "format-other"),
    };
    context.at(
        fiche,
        rule,
        at,
        Message::new(id)
            .with("value", text)
            .with("suggestion", suggestion),
    );
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
