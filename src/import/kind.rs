//! In: a file that was sent back. Out: what it answers, by the reader of its kind, which its first bytes tell; or what it is instead.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::{
    answers,
    fiche::path,
    form,
    model::{
        catalog::Programme,
        diagnostic::Message,
        question,
        reply::{Reply, Told},
        schema::Field,
    },
    office,
};

/// Bytes of a file at most.
pub const MOST: usize = 32 << 20;

/// A kind of file that comes back: how it is known, and how it is read.
struct Kind {
    is: fn(&[u8]) -> bool,
    read: fn(&[u8], &Programme) -> Result<Reply, Message>,
}

/// All of them, in the order in which they are tried.
const KINDS: [Kind; 6] = [
    Kind {
        is: answers::is_answers,
        read: file,
    },
    Kind {
        is: is_page,
        read: page,
    },
    Kind {
        is: |bytes| bytes.starts_with(b"PK\x03\x04"),
        read: office::read,
    },
    Kind {
        is: |bytes| bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        read: |_, _| Err(Message::new("import-locked")),
    },
    Kind {
        is: |bytes| bytes.starts_with(b"%PDF"),
        read: |_, _| Err(Message::new("import-pdf")),
    },
    Kind {
        is: |bytes| bytes.trim_ascii().is_empty(),
        read: |_, _| Err(Message::new("import-empty")),
    },
];

/// Reads a file that was sent back.
///
/// # Errors
/// If it is no form, or cannot be read as one.
pub fn read(bytes: &[u8], programme: &Programme) -> Result<Reply, Message> {
    if bytes.len() > MOST {
        return Err(Message::new("answers-large").with("limit", MOST >> 20));
    }
    match KINDS.iter().find(|kind| (kind.is)(bytes)) {
        Some(kind) => (kind.read)(bytes, programme),
        None => Err(Message::new("import-foreign")),
    }
}

fn file(bytes: &[u8], programme: &Programme) -> Result<Reply, Message> {
    let said = answers::read(bytes)?;
    let mut reply = said.reply;
    for (path, fields) in &said.fields {
        laid(path, fields, programme, &mut reply);
    }
    let own = programme.edition.id.as_str();
    if let Some(other) = said.programme.filter(|other| other != own) {
        reply.told.push(Told {
            place: Message::new("answers-place").with("at", "programme"),
            what: Message::new("import-programme").with("programme", other),
        });
    }
    Ok(reply)
}

/// Makes answers of the fields of a page.
fn laid(path: &str, fields: &[(String, String)], programme: &Programme, reply: &mut Reply) {
    let kind = path::kind(&format!("cities/a/{path}"));
    let Some(schema) = kind.and_then(|kind| programme.schemas.of(kind)) else {
        return;
    };
    let (known, odd): (Vec<_>, Vec<_>) = fields
        .iter()
        .cloned()
        .partition(|(name, _)| is_asked(name, path, &schema.plan));
    let left = odd.iter().filter(|(_, value)| !value.trim().is_empty());
    reply.left.extend(left.map(|(name, value)| {
        answers::unknown(name, &Value::from(value.as_str()), "answers-why-unknown")
    }));
    let questions = question::questions(&schema.plan, &programme.edition);
    let empty = Value::Object(Map::new());
    let began = reply
        .began
        .as_ref()
        .and_then(|began| began.fiches.get(path));
    let value = form::laid(&questions, path, &known, began.unwrap_or(&empty));
    let stands = leaves(&value);
    let lost = known
        .iter()
        .filter(|(_, text)| !text.trim().is_empty() && !stands.contains(&plain(text)));
    reply.left.extend(lost.map(|(name, text)| {
        answers::unknown(name, &Value::from(text.as_str()), "answers-why-shape")
    }));
    reply.fiches.insert(path.to_owned(), value);
}

/// All that a value says, as it would be typed.
fn leaves(value: &Value) -> HashSet<String> {
    let (mut out, mut open) = (HashSet::new(), vec![value]);
    while let Some(value) = open.pop() {
        match value {
            Value::Array(list) => open.extend(list),
            Value::Object(map) => open.extend(map.values()),
            Value::Null => {}
            Value::String(text) => _ = out.insert(plain(text)),
            Value::Bool(true) => out.extend(["true", "yes"].map(str::to_owned)),
            Value::Bool(false) => out.extend(["false", "no"].map(str::to_owned)),
            other @ Value::Number(_) => _ = out.insert(plain(&other.to_string())),
        }
    }
    out
}

/// A text without what a field adds to it or a number may be typed with.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |c: char| c.is_ascii_digit() || ".,'-+ \u{a0}\u{202f}".contains(c);
    if text.chars().all(is_number) && text.contains(|c: char| c.is_ascii_digit()) {
        let digits = words.concat().replace(',', ".").replace('\'', "");
        return digits
            .parse::<f64>()
            .map_or(digits, |number| number.to_string());
    }
    words.join(" ")
}

/// Whether a question of a fiche has a field of this name, `themes.yaml/themes/0/title`.
fn is_asked(name: &str, path: &str, plan: &Field) -> bool {
    let Some(rest) = name
        .strip_prefix(path)
        .and_then(|rest| rest.strip_prefix('/'))
    else {
        return false;
    };
    let mut field = plan;
    for step in rest.split('/') {
        let below = match (&field.items, field.prose) {
            (Some(items), _) if step.bytes().all(|byte| byte.is_ascii_digit()) => Some(&**items),
            (_, Some(_)) => Some(field),
            _ => field
                .property(step)
                .filter(|_| !question::OURS.contains(&step)),
        };
        match below {
            Some(below) => field = below,
            None => return false,
        }
    }
    true
}

/// Where the answers of a page begin.
const SCRIPT: &[u8] = b"id=\"roadmap-answers\"";

fn is_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    let begins =
        |word: &[u8]| start.len() >= word.len() && start[..word.len()].eq_ignore_ascii_case(word);
    begins(b"<!doctype html") || begins(b"<html")
}

/// The answers that a page carries; no script of it is run, nothing else of it is read.
fn page(bytes: &[u8], programme: &Programme) -> Result<Reply, Message> {
    let none = || Message::new("import-page");
    let at = found(bytes, SCRIPT).ok_or_else(none)? + SCRIPT.len();
    let rest = &bytes[at..];
    let open = found(rest, b">").ok_or_else(none)? + 1;
    let rest = &rest[open..];
    let end = found(rest, b"</script").ok_or_else(none)?;
    file(&rest[..end], programme)
}

/// The first place of some bytes.
fn found(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}
