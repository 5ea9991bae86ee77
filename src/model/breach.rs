//! In: one fiche and its schema. Out: what the schema forbids, in the reader's words.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use serde_json::Value;

use crate::model::{
    currency::Money,
    diagnostic::{Argument, Diagnostic, Message},
    document::{Document, Pointer, Step},
    near::GUESSES,
    near::nearest,
    pasted::sign,
    question::OURS,
    schema::{Breach, BreachKind, Field, Prose, Schema},
    sum::Sum,
    total,
};

/// What a document breaks in its schema, as findings.
pub fn findings(schema: &Schema, document: &Document, found: &mut Vec<Diagnostic>) {
    let all = schema.breaches(&document.value);
    let near = guessed(schema, document, &all);
    // A misspelt key is one fault, not a key too many and a key too few.
    let meant: HashSet<(&Pointer, &str)> = all
        .iter()
        .zip(&near)
        .filter_map(|(breach, near)| {
            matches!(breach.kind, BreachKind::Unknown(_))
                .then_some((&breach.pointer, near.as_deref()?))
        })
        .collect();
    let above = questions_above(schema, document, &all);
    for (breach, near) in all.iter().zip(&near) {
        let echo = matches!(&breach.kind, BreachKind::Missing(key) if meant.contains(&(&breach.pointer, key.as_str())));
        let field = schema.plan.at(&breach.pointer);
        // Of a key that is no language it is told at the key.
        let tongue = matches!(breach.kind, BreachKind::Pattern)
            && field.is_some_and(|field| field.prose.is_some())
            && document.get(&breach.pointer).is_some_and(Value::is_object);
        let parted = is_parted(schema, document, breach);
        let sum = is_sum(document, breach);
        if !echo && !sum && !tongue && !parted && !is_left_open(schema, document, breach) {
            let list = breach
                .pointer
                .0
                .split_last()
                .and_then(|(_, above)| schema.plan.at(&Pointer(above.to_vec())));
            let nothing = nothing(document, field, list, breach);
            let told = || match &breach.kind {
                BreachKind::Unknown(key) => {
                    let above = above
                        .get(&breach.pointer)
                        .and_then(|all| all.get(key.as_str()));
                    let near = near.clone();
                    unknown_key(
                        document,
                        field,
                        &breach.pointer,
                        key,
                        (near, above.copied()),
                    )
                }
                _ => describe(document, field, breach, near.clone()),
            };
            found.push(nothing.unwrap_or_else(told));
        }
    }
}

/// The key or the value that was most likely meant, by the breach.
fn guessed(schema: &Schema, document: &Document, all: &[Breach]) -> Vec<Option<String>> {
    let mut guesses = GUESSES;
    all.iter()
        .map(|breach| {
            let keys = || {
                schema
                    .plan
                    .at(&breach.pointer)
                    .into_iter()
                    .flat_map(|field| &field.properties)
                    .map(|(key, _)| key.as_str())
            };
            match &breach.kind {
                BreachKind::Unknown(key) => {
                    guesses = guesses.checked_sub(keys().count())?;
                    nearest(key, keys())
                }
                BreachKind::Enumeration(known) => {
                    guesses = guesses.checked_sub(known.len())?;
                    nearest(
                        &shown(document, &breach.pointer),
                        known.iter().map(String::as_str),
                    )
                }
                _ => None,
            }
        })
        .collect()
}

/// Whether an item is a row of totals, which answers nothing that an item is asked.
fn is_sum(document: &Document, breach: &Breach) -> bool {
    let total = |item: &Value| {
        item["amount"].is_number() && item["label"].as_str().is_some_and(total::is_total)
    };
    matches!(breach.kind, BreachKind::Missing(_))
        && document.get(&breach.pointer).is_some_and(total)
}

/// Whether it is what a comma parts from a text between braces: of that it is told at the comma.
fn is_parted(schema: &Schema, document: &Document, breach: &Breach) -> bool {
    let Some((_, above)) = breach.pointer.0.split_last() else {
        return false;
    };
    let field = schema.plan.at(&Pointer(above.to_vec()));
    is_null(document, breach)
        && field.is_some_and(|field| field.prose.is_some())
        && is_behind_comma(document, &breach.pointer)
}

/// Whether the value at a breach is not written yet: nothing, or nothing that YAML takes for something.
fn is_null(document: &Document, breach: &Breach) -> bool {
    matches!(breach.kind, BreachKind::Type)
        && document.get(&breach.pointer).is_some_and(Value::is_null)
}

/// `website:` with nothing behind it, where an answer may be left out: it is left out.
fn is_left_open(schema: &Schema, document: &Document, breach: &Breach) -> bool {
    let Some((Step::Key(key), above)) = breach.pointer.0.split_last() else {
        return false;
    };
    let optional = |field: &Field| {
        field.prose.is_none() && field.property(key).is_some() && !field.required.contains(key)
    };
    is_null(document, breach)
        && schema
            .plan
            .at(&Pointer(above.to_vec()))
            .is_some_and(optional)
}

fn describe(
    document: &Document,
    field: Option<&Field>,
    breach: &Breach,
    near: Option<String>,
) -> Diagnostic {
    let source = &document.source;
    let pointer = &breach.pointer;
    let at = |rule: &'static str, span: Range<usize>, pointer: &Pointer, message: Message| {
        let mut found = Diagnostic::new(rule, source, span, pointer, message);
        found.remedy = field.and_then(|field| field.remedy.clone());
        found
    };
    let rule = |usual: &'static str| field.and_then(|field| field.rule).unwrap_or(usual);
    match &breach.kind {
        BreachKind::Missing(key) => missing_key(document, field, pointer, key),
        BreachKind::Unknown(key) => unknown_key(document, field, pointer, key, (near, None)),
        BreachKind::Type => wrong_type(document, field, pointer, at),
        BreachKind::Empty => {
            let title = field
                .map(|field| Argument::from(&field.title))
                .unwrap_or_else(|| "".into());
            at(
                "missing",
                document.key_span(pointer),
                pointer,
                Message::new("missing-item").with("title", title),
            )
        }
        BreachKind::Enumeration(known) => {
            let value = shown(document, pointer);
            let message = Message::new("unknown-value")
                .with("value", value.as_str())
                .with("suggestion", near)
                .with("known", known.join(", "));
            at(
                rule("unknown-value"),
                document.span(pointer),
                pointer,
                message,
            )
        }
        BreachKind::Bound(keyword, limit) => {
            let message = Message::new("bound")
                .with("keyword", *keyword)
                .with("limit", *limit);
            at(rule("format"), document.span(pointer), pointer, message)
        }
        BreachKind::Pattern | BreachKind::Other(_) => {
            let message = Message::new("format-other")
                .with("value", shown(document, pointer))
                .with("suggestion", None);
            at(rule("format"), document.span(pointer), pointer, message)
        }
    }
}

/// A key that the form asks for.
fn missing_key(
    document: &Document,
    field: Option<&Field>,
    pointer: &Pointer,
    key: &str,
) -> Diagnostic {
    let source = &document.source;
    let below = field.and_then(|field| field.property(key));
    let title = below
        .map(|below| Argument::from(&below.title))
        .unwrap_or_else(|| key.into());
    let message = Message::new("missing")
        .with("key", key)
        .with("title", title);
    let span = source.first_line(document.key_span(pointer));
    let mut found = Diagnostic::new("missing", source, span, &pointer.with(key), message);
    found.remedy = below.and_then(|below| below.remedy.clone());
    found
}

/// A key that the form does not know.
fn unknown_key(
    document: &Document,
    field: Option<&Field>,
    pointer: &Pointer,
    key: &str,
    (near, above): (Option<String>, Option<&str>),
) -> Diagnostic {
    let source = &document.source;
    let below = pointer.with(key);
    let span = document.key_span(&below);
    let keys = || {
        let fields = field.into_iter().flat_map(|field| &field.properties);
        let keys: Vec<&str> = fields.map(|(key, _)| key.as_str()).collect();
        keys.join(", ")
    };
    // To call it as the other is called would be that question twice.
    let answered = near.as_ref().filter(|near| {
        let other = document.get(&pointer.with(near.as_str()));
        other.is_some_and(|other| !other.is_null())
    });
    let message = if is_behind_comma(document, &below) {
        Message::new("unknown-key-comma").with("key", key)
    } else if let Some(text) = text_above(document, field, (pointer, key), near.as_deref(), above) {
        text.with("key", key).with("keys", keys())
    } else if let Some(other) = answered {
        Message::new("unknown-key-answered")
            .with("key", key)
            .with("other", other.as_str())
    } else {
        Message::new("unknown-key")
            .with("key", key)
            .with("suggestion", near)
            .with("keys", keys())
    };
    Diagnostic::new("unknown-key", source, span, &below, message)
}

/// The question of the form that stands next above each key that is none of it, by the map: of several such keys in a row the same.
fn questions_above<'d>(
    schema: &Schema,
    document: &'d Document,
    all: &'d [Breach],
) -> HashMap<&'d Pointer, HashMap<&'d str, &'d str>> {
    let mut found = HashMap::new();
    for breach in all {
        if !matches!(breach.kind, BreachKind::Unknown(_)) || found.contains_key(&breach.pointer) {
            continue;
        }
        let field = schema.plan.at(&breach.pointer);
        let map = document.get(&breach.pointer).and_then(Value::as_object);
        let (mut last, mut above) = (None, HashMap::new());
        for key in map.into_iter().flat_map(|map| map.keys()) {
            if field.is_some_and(|field| field.property(key).is_some()) {
                last = Some(key.as_str());
            } else if let Some(last) = last {
                above.insert(key.as_str(), last);
            }
        }
        found.insert(&breach.pointer, above);
    }
    found
}

/// What is said of a line with a colon right below a text, which may go on with it; `None` where it is nearly the name of a question that
/// has no answer.
fn text_above(
    document: &Document,
    field: Option<&Field>,
    (pointer, key): (&Pointer, &str),
    near: Option<&str>,
    above: Option<&str>,
) -> Option<Message> {
    let (field, map) = (field?, document.get(pointer)?.as_object()?);
    if near.is_some_and(|near| map.get(near).is_none_or(Value::is_null)) {
        return None;
    }
    let above = above?;
    let inner = field.property(above)?;
    let at = pointer.with(above);
    let text = inner.prose == Some(Prose::Text) && document.get(&at)?.is_string();
    let (name, span) = (document.key_span(&at), document.span(&at));
    let source = &document.source.text;
    let row = |at: usize| at - source[..at].rfind('\n').map_or(0, |end| end + 1);
    let bar = sign(source, span.start).is_some();
    // An empty block stands nowhere yet.
    let spaces = match bar && row(span.start) > row(name.start) {
        true => row(span.start),
        false => row(name.start) + 2,
    };
    let beside = row(document.key_span(&pointer.with(key)).start) == row(name.start);
    (text && beside).then(|| {
        Message::new("unknown-key-text")
            .with("above", above)
            .with("bar", if bar { "yes" } else { "no" })
            .with("spaces", spaces)
    })
}

/// `18,000` and `Tickets, train` between braces: a key without a value, right behind a comma.
#[must_use]
pub fn is_behind_comma(document: &Document, key: &Pointer) -> bool {
    let start = document.key_span(key).start;
    let before = document.source.text.get(..start).unwrap_or_default();
    document.get(key).is_none_or(Value::is_null) && before.trim_end().ends_with(',')
}

/// What is said of a name or a dash with nothing behind it.
fn nothing(
    document: &Document,
    field: Option<&Field>,
    list: Option<&Field>,
    breach: &Breach,
) -> Option<Diagnostic> {
    let pointer = &breach.pointer;
    let text = document
        .source
        .text
        .get(document.span(pointer))
        .unwrap_or_default();
    if !is_null(document, breach) || text.contains('{') {
        return None;
    }
    let title = |field: Option<&Field>| {
        field.map_or_else(|| "".into(), |field| Argument::from(&field.title))
    };
    let (message, remedy) = match pointer.0.last()? {
        Step::Index(_) => (
            Message::new("missing-behind-dash").with("title", title(list)),
            None,
        ),
        Step::Key(key) => {
            let word = text.trim();
            // A name that YAML takes for nothing.
            if word.eq_ignore_ascii_case("null")
                && field.is_some_and(|field| field.takes("string") || field.prose.is_some())
            {
                let message = Message::new("missing-null")
                    .with("key", key.as_str())
                    .with("word", word);
                let span = document.span(pointer);
                return Some(Diagnostic::new(
                    "missing",
                    &document.source,
                    span,
                    pointer,
                    message,
                ));
            }
            let remedy = field.and_then(|field| field.remedy.clone());
            (
                Message::new("missing")
                    .with("key", key.as_str())
                    .with("title", title(field)),
                remedy,
            )
        }
    };
    Some(Diagnostic {
        remedy,
        ..Diagnostic::new(
            "missing",
            &document.source,
            document.key_span(pointer),
            pointer,
            message,
        )
    })
}

fn wrong_type(
    document: &Document,
    field: Option<&Field>,
    pointer: &Pointer,
    at: impl Fn(&'static str, Range<usize>, &Pointer, Message) -> Diagnostic,
) -> Diagnostic {
    let value = document.get(pointer).unwrap_or(&Value::Null);
    let span = document.span(pointer);
    let wants_text = field.is_some_and(|field| field.takes("string"));
    let text = document.source.written(&span);
    let listed = field.is_some_and(|field| {
        field.vocabulary.is_some() || field.format.as_deref() == Some("country")
    });
    if listed && (value.is_number() || value.is_boolean()) {
        let message = Message::new("type-name").with("value", text);
        return at("type", span, pointer, message);
    }
    if wants_text && (value.is_number() || value.is_boolean()) {
        let message = Message::new("type-quote")
            .with("found", Argument::Message(word_of(value)))
            .with("repaired", format!("\"{text}\""));
        return at("type", span, pointer, message);
    }
    let told = field.zip(value.as_str());
    if let Some(message) = told.and_then(|(field, said)| commas(field, said)) {
        return Diagnostic {
            remedy: None,
            ..at("type", span, pointer, message)
        };
    }
    if let Some(message) = told.and_then(|(field, said)| number_meant(document, field, said)) {
        return Diagnostic {
            remedy: None,
            ..at("type", span, pointer, message)
        };
    }
    let expected = match field {
        Some(field) if field.format.as_deref() == Some("date") => "type-date",
        Some(field) if field.prose.is_some() => "type-text",
        Some(field) => match field.types.first().map(String::as_str) {
            Some("string") => "type-text",
            Some("array") => "type-list",
            Some("object") => "type-map",
            Some("integer") => "type-whole",
            Some("number") => "type-number",
            Some("boolean") => "type-boolean",
            _ => "type-other",
        },
        None => "type-text",
    };
    let example = field.and_then(|field| example(field, pointer, value));
    let own = example.is_some();
    let message = Message::new("type")
        .with("expected", Argument::Message(expected))
        .with("example", example)
        .with("found", Argument::Message(word_of(value)));
    let found = at("type", document.source.first_line(span), pointer, message);
    Diagnostic {
        remedy: found.remedy.filter(|_| !own),
        ..found
    }
}

/// Several answers as they are typed, where one stands: with its words behind the question that they most likely answer.
fn example(field: &Field, pointer: &Pointer, value: &Value) -> Option<String> {
    let items = field.items.as_deref();
    let asked = items.unwrap_or(field);
    let in_list = items.is_some() || matches!(pointer.0.last(), Some(Step::Index(_)));
    if asked.properties.is_empty() {
        return None;
    }
    // What keeps the books of a fiche is no answer.
    let own = asked.properties.iter();
    let own: Vec<_> = own.filter(|(id, _)| !OURS.contains(&id.as_str())).collect();
    // Of several questions for words that which has to be answered: `- 1. How to bring water back?` is no name.
    let mut texts = own.iter().filter(|(_, inner)| inner.prose.is_some());
    let needed = texts.clone().find(|(id, _)| asked.required.contains(id));
    let text = needed.or_else(|| texts.next());
    // Where several ask for words, those that stand there are a remark until each is in its place.
    let free = |(id, inner): &&&(String, Field)| {
        let typed = inner.vocabulary.is_some() || inner.reference.is_some();
        let typed = typed
            || inner
                .format
                .as_deref()
                .is_some_and(|format| format != "file-name");
        let words = inner.prose.is_some() || inner.choices.is_empty() && inner.takes("string");
        asked.required.contains(id) && words && !typed
    };
    let said = value
        .as_str()
        .filter(|said| said.len() <= WORDS && !said.contains('\n'));
    let several = own.iter().filter(free).nth(1).is_some();
    let line = |(id, inner): &(String, Field)| {
        let here = text.is_some_and(|(other, _)| other == id);
        let said = said.filter(|_| here && !several).map(uncounted);
        let said = said.map(|said| match said.contains([':', '#', '"', '[', '{']) {
            true => Value::from(said).to_string(),
            false => said.to_owned(),
        });
        let first = inner.choices.first().cloned();
        format!("{id}: {}", said.or(first).unwrap_or_else(|| "…".to_owned()))
    };
    let wanted = |(id, _): &&&(String, Field)| {
        asked.required.contains(id) || text.is_some_and(|(other, _)| other == id)
    };
    let lines: Vec<String> = own.iter().filter(wanted).map(|one| line(one)).collect();
    let (first, next) = if in_list { ("- ", "  ") } else { ("", "") };
    let joint = format!("\n  {next}");
    let remark = said.filter(|_| several).map(|said| format!("\n  # {said}"));
    let remark = remark.unwrap_or_default();
    Some(format!("{remark}\n  {first}{}", lines.join(&joint)))
}

/// What is said of words between commas where a list of words is asked for: nobody but their author knows how many they are.
fn commas(field: &Field, said: &str) -> Option<Message> {
    let items = field.items.as_deref()?;
    let typed = items.vocabulary.is_some() || items.reference.is_some() || items.format.is_some();
    let pieces: Vec<&str> = said.split(", ").map(str::trim).collect();
    let short = said.len() <= WORDS && !said.contains(['\n', ';', '"', '[', '{', '#']);
    let words = items.properties.is_empty() && !typed && short && pieces.len() > 1;
    let line = |piece: &str| match piece.contains(": ") {
        true => format!("\n  - {}", Value::from(piece)),
        false => format!("\n  - {piece}"),
    };
    words.then(|| {
        let several: String = pieces.iter().copied().map(line).collect();
        Message::new("list-commas")
            .with("value", said)
            .with("several", several)
            .with("one", line(said))
    })
}

/// Words without the number that somebody gave them: `1. `.
fn uncounted(said: &str) -> &str {
    let rest = said.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "));
    rest.filter(|_| said.starts_with(|c: char| c.is_ascii_digit()))
        .map_or(said, str::trim_start)
}

/// Bytes of words that an example repeats.
const WORDS: usize = 100;

/// What is said of a number that is read as a text: how it is written, or that it is of another currency than its budget.
fn number_meant(document: &Document, field: &Field, said: &str) -> Option<Message> {
    let is_amount = field.format.as_deref() == Some("amount");
    let own = currency(document);
    let money = is_amount.then_some(Money::Own(own));
    if !field.takes("number") {
        return None;
    }
    if let Some(number) = amount(said, money) {
        let message = Message::new("type-amount").with("value", said);
        return Some(message.with("repaired", number));
    }
    let any = amount(said, Some(Money::Any)).filter(|_| is_amount);
    any.map(|_| {
        Message::new("type-foreign").with("value", said).with(
            "currency",
            Some(own.to_owned()).filter(|own| !own.is_empty()),
        )
    })
}

/// The number that was meant by a text with spaces or marks, and nothing beside it but a currency that may stand there: `18 000`,
/// `1'250.50 €`.
pub(crate) fn amount(text: &str, money: Option<Money<'_>>) -> Option<String> {
    let sum = Sum::of(text)?;
    let may = |words: &str| words.is_empty() || money.is_some_and(|money| money.takes(words));
    (may(&sum.before) && may(&sum.after) && (money.is_some() || !sum.is_doubtful()))
        .then_some(sum.number)
}

/// The currency that sums of a fiche are in.
pub(crate) fn currency(document: &Document) -> &str {
    let code = document.value["budget"]["currency"].as_str();
    code.unwrap_or_default()
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
