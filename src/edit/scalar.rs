//! In: a value, and how the one before it was written. Out: how it is written: plain, in quotes, below `|`, between brackets.
//!
//! Each text is read again before it is given, so that it says what it should wherever it is put.

use serde_json::Value;

use crate::{
    model::{
        question::OURS,
        schema::{Field, Prose},
        source::Source,
    },
    parse::{self, Limits},
};

/// Characters from which a text stands below `|` and not behind its name.
const LONG: usize = 100;

/// A value as it is written: what stands behind the name, and the lines below it.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) first: String,
    pub(super) rest: Vec<String>,
}

/// How a value was written that another takes the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Double,
    Single,
    /// Below `|` or `>`, so many columns in.
    Block(usize),
}

impl Style {
    /// The style of a text that begins at a byte; `column` is that of its name.
    pub(super) fn of(raw: &str, column: usize) -> Self {
        if raw.starts_with('"') {
            return Self::Double;
        }
        if raw.starts_with('\'') {
            return Self::Single;
        }
        if !raw.starts_with(['|', '>']) {
            return Self::Plain;
        }
        let line = raw.lines().skip(1).find(|line| !line.trim().is_empty());
        let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let inner = line.map_or(2, |line| blanks(line).saturating_sub(column));
        Self::Block(inner.clamp(1, 9))
    }
}

fn one(value: String) -> Written {
    Written {
        first: value,
        rest: Vec::new(),
    }
}

/// A value on lines of its own behind a name or a dash at a column.
pub(super) fn written(
    value: &Value,
    plan: Option<&Field>,
    column: usize,
    item: bool,
    style: Option<Style>,
) -> Written {
    match value {
        Value::Null => Written::default(),
        Value::String(text) => string(text, plan, column, style),
        Value::Object(map) if map.is_empty() => one("{}".to_owned()),
        Value::Array(list) if list.is_empty() => one("[]".to_owned()),
        Value::Object(_) | Value::Array(_) if is_short(value, plan) => one(inline(value, plan)),
        Value::Object(_) | Value::Array(_) => {
            let mut lines = entries(value, plan, column + 2);
            if !item {
                return Written {
                    first: String::new(),
                    rest: lines,
                };
            }
            let first = lines.remove(0);
            Written {
                first: first.trim_start().to_owned(),
                rest: lines,
            }
        }
        other => one(other.to_string()),
    }
}

/// A value behind its name; entries that the program writes stand in one line each.
pub(super) fn answer(
    key: &str,
    value: &Value,
    plan: Option<&Field>,
    column: usize,
    style: Option<Style>,
) -> Written {
    match value {
        Value::Array(list) if OURS.contains(&key) && !list.is_empty() => {
            let line = |one| format!("{}- {}", " ".repeat(column + 2), inline(one, None));
            Written {
                first: String::new(),
                rest: list.iter().map(line).collect(),
            }
        }
        value => written(value, plan, column, false, style),
    }
}

/// Whether a map stands in one line: a short label in several languages.
fn is_short(value: &Value, plan: Option<&Field>) -> bool {
    let is_label = plan.is_some_and(|plan| plan.prose == Some(Prose::Label));
    let short = |map: &serde_json::Map<String, Value>| {
        let texts = map.values().map(|value| value.as_str().map(str::len));
        texts.sum::<Option<usize>>().is_some_and(|all| all <= LONG)
    };
    is_label && value.as_object().is_some_and(short)
}

/// The lines of a value with the name or the dash before it.
pub(super) fn headed(head: String, written: Written) -> Vec<String> {
    let first = match written.first.as_str() {
        "" => head,
        first => format!("{head} {first}"),
    };
    [first].into_iter().chain(written.rest).collect()
}

/// Entries of a map or a list, each on lines of its own.
pub(super) fn entries(value: &Value, plan: Option<&Field>, column: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut push = |head: String, written: Written| lines.extend(headed(head, written));
    match value {
        Value::Object(map) => {
            for (key, value) in sorted(map, plan) {
                let head = format!("{}{}:", " ".repeat(column), name(key));
                push(head, answer(key, value, below(plan, key), column, None));
            }
        }
        Value::Array(list) => {
            let plan = plan.and_then(|plan| plan.items.as_deref());
            for value in list {
                let head = format!("{}-", " ".repeat(column));
                push(head, written(value, plan, column, true, None));
            }
        }
        _ => {}
    }
    lines
}

/// The plan of an answer; a text by language has the same for each of them.
pub(super) fn below<'p>(plan: Option<&'p Field>, key: &str) -> Option<&'p Field> {
    let plan = plan?;
    plan.property(key)
        .or_else(|| plan.prose.is_some().then_some(plan))
}

/// Place of a key in the form; what the form does not have comes last.
pub(super) fn rank(plan: Option<&Field>, key: &str) -> usize {
    plan.and_then(|plan| plan.properties.iter().position(|(name, _)| name == key))
        .unwrap_or(usize::MAX)
}

/// Answers in the order of the form.
fn sorted<'v>(
    map: &'v serde_json::Map<String, Value>,
    plan: Option<&Field>,
) -> Vec<(&'v String, &'v Value)> {
    let mut all: Vec<_> = map.iter().collect();
    all.sort_by_key(|(key, _)| rank(plan, key));
    all
}

/// A key as it is written.
pub(super) fn name(key: &str) -> String {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(word)
        && !is_reserved(key)
    {
        return key.to_owned();
    }
    quoted(key)
}

/// A value between brackets, in one line.
pub(super) fn inline(value: &Value, plan: Option<&Field>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::String(text) => flow(text, None),
        Value::Array(list) => {
            let plan = plan.and_then(|plan| plan.items.as_deref());
            let all: Vec<String> = list.iter().map(|value| inline(value, plan)).collect();
            format!("[{}]", all.join(", "))
        }
        Value::Object(map) => {
            let pair = |(key, value): (&String, &Value)| {
                format!("{}: {}", name(key), inline(value, below(plan, key)))
            };
            let all: Vec<String> = sorted(map, plan).into_iter().map(pair).collect();
            format!("{{{}}}", all.join(", "))
        }
        other => other.to_string(),
    }
}

/// A text between brackets.
pub(super) fn flow(text: &str, style: Option<Style>) -> String {
    in_style(text, style, true)
}

/// A text in one line.
pub(super) fn line(text: &str, style: Option<Style>) -> String {
    in_style(text, style, false)
}

fn in_style(text: &str, style: Option<Style>, flow: bool) -> String {
    let plain = is_plain(text, flow);
    match style {
        Some(Style::Single) if !text.chars().any(|c| needs_escape(c) || c == '\n') => {
            format!("'{}'", text.replace('\'', "''"))
        }
        Some(Style::Double) => quoted(text),
        _ if plain => text.to_owned(),
        _ => quoted(text),
    }
}

fn string(text: &str, plan: Option<&Field>, column: usize, style: Option<Style>) -> Written {
    let is_text = plan.is_some_and(|plan| plan.prose == Some(Prose::Text));
    let was_block = matches!(style, Some(Style::Block(_)));
    let several = text.contains('\n');
    let long = text.chars().count() > LONG;
    if text.is_empty() && was_block {
        return Written {
            first: "|".to_owned(),
            rest: vec![" ".repeat(column + 2)],
        };
    }
    if (several || long && (was_block || is_text && style.is_none()))
        && let Some(written) = block(text, column, style)
    {
        return written;
    }
    one(line(text, style))
}

/// A text below `|`, if it can stand there.
fn block(text: &str, column: usize, style: Option<Style>) -> Option<Written> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    if body.trim().is_empty() || body.chars().any(needs_escape) {
        return None;
    }
    let inner = match style {
        Some(Style::Block(inner)) => inner,
        _ => 2,
    };
    let leading = body.lines().find(|line| !line.is_empty())?;
    let indent = if leading.starts_with(' ') {
        inner.to_string()
    } else {
        String::new()
    };
    let sign = if text.ends_with('\n') { "" } else { "-" };
    let first = format!("|{indent}{sign}");
    let lines = |pad: usize| -> Vec<String> {
        let pad = " ".repeat(pad);
        let line = |line: &str| match line {
            "" => String::new(),
            line => format!("{pad}{line}"),
        };
        body.split('\n').map(line).collect()
    };
    let probe = format!("x: {first}\n{}\ny: 1\n", lines(inner).join("\n"));
    says(&probe, text).then(|| Written {
        first,
        rest: lines(column + inner),
    })
}

/// Whether `x` of a small document is this text.
fn says(probe: &str, text: &str) -> bool {
    parse::read(Source::new("", probe), &Limits::default())
        .is_some_and(|read| read.value["x"].as_str() == Some(text))
}

/// Whether a text needs no quotes in any version of YAML.
fn is_plain(text: &str, flow: bool) -> bool {
    let odd = |c: char| needs_escape(c) || c == '\n';
    if text.trim() != text
        || text.is_empty()
        || text.chars().any(odd)
        || is_reserved(text)
        || text.contains(" #")
    {
        return false;
    }
    if flow {
        let probe = format!("x: [{{k: {text}}}, {text}]\n");
        return parse::read(Source::new("", probe), &Limits::default())
            .is_some_and(|read| read.value["x"] == serde_json::json!([{"k": text}, text]));
    }
    says(&format!("x: {text}\n"), text)
}

/// Words and numbers that some version of YAML takes for something else than a text.
fn is_reserved(text: &str) -> bool {
    let word = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    let figures = |c: char| c.is_ascii_digit() || matches!(c, '_' | ':' | '.' | '+' | '-');
    let number = text.starts_with(|c: char| figures(c) && c != '_')
        && text
            .chars()
            .all(|c| figures(c) || c.is_ascii_hexdigit() || c == 'x' || c == 'o')
        && !is_day(text)
        && !is_digest(text);
    word || number || text == "~" || text == "<<" || text == "="
}

/// A day, a month or a year with its month: no version of YAML that reads fiches takes it for a number.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let figures = |part: &&str, count: usize| {
        part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (2..=3).contains(&parts.len())
        && figures(&parts[0], 4)
        && parts[1..].iter().all(|part| figures(part, 2))
}

/// A fingerprint that is no number: some letter in it is no `e`.
fn is_digest(text: &str) -> bool {
    text.len() >= 16
        && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        && text.bytes().any(|byte| matches!(byte, b'a'..=b'd' | b'f'))
}

/// Whether a character stands in a text only by its number.
fn needs_escape(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// A text between double quotes.
fn quoted(text: &str) -> String {
    let json = Value::from(text).to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if needs_escape(c) {
            out.push_str(&format!("\\u{:04X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}
