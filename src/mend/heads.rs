//! In: the lines of a fiche, the questions of a form. Out: where each answer begins, whatever sign or spelling its question has there.

use serde_json::Value;

use super::{
    Sure, entries,
    line::{self, Key, body, fold, indent, is_blank, is_remark},
    prose,
};
use crate::{
    check::sunken,
    model::{
        edition::Edition,
        schema::{Field, Prose},
    },
};

/// Where an answer begins.
#[derive(Debug)]
pub(super) struct Head<'a> {
    pub(super) at: usize,
    pub(super) key: Key<'a>,
    /// Lines that hold the key; none where the remarks above name the question.
    pub(super) lines: usize,
}

impl Head<'_> {
    fn is_bare(&self) -> bool {
        self.lines == 0
    }

    /// What the key was called where its id does not tell it, and what was typed for its bar.
    pub(super) fn note(&self, bar: Option<&str>) -> Option<String> {
        let told = super::tokens::keeps(self.key.written, &self.key.id);
        let named = (!told && !self.is_bare()).then_some(self.key.written);
        let notes: Vec<&str> = named.into_iter().chain(bar).collect();
        (!notes.is_empty()).then(|| notes.join("; "))
    }
}

/// Whether a question of a form has no answer; `text` asks for one that wants a text.
pub(super) fn is_open(field: &Field, heads: &[Head<'_>], text: bool) -> bool {
    let asked = |(id, inner): &&(String, Field)| {
        let wanted = !text || inner.prose == Some(Prose::Text);
        wanted && !line::OURS.contains(&id.as_str())
    };
    let mut asked = field.properties.iter().filter(asked);
    asked.any(|(id, _)| heads.iter().all(|head| head.key.id != *id))
}

/// Where the answers of a map begin.
pub(super) fn heads<'a>(
    lines: &'a [String],
    field: &Field,
    edition: &Edition,
    least: Sure,
) -> Vec<Head<'a>> {
    let mut heads: Vec<Head<'a>> = Vec::new();
    let exact = exact_keys(lines, field);
    let (mut above, mut begun) = (sunken::Above::default(), 0);
    for (at, line) in lines.iter().enumerate() {
        if heads.len() > begun {
            (above, begun) = (sunken::Above::default(), heads.len());
        }
        if heads.last().is_some_and(|last| at > last.at + last.lines) {
            above.take(&lines[at - 1]);
        }
        if is_remark(line) {
            continue;
        }
        let taken = |id: &str| exact.iter().any(|other| other == id);
        if exact.is_empty()
            && let Some(head) = heading(lines, at, field)
        {
            heads.push(head);
            continue;
        }
        let found = match line::item(line) {
            Some(rest) => dashed(&heads, lines, at, rest, field),
            None => {
                let other = || alone(line, field).or_else(|| spaced(line, field));
                line::key(line, field).or_else(|| other().filter(|key| !taken(&key.id)))
            }
        };
        let bare = || {
            named_above(&lines[..at], field)
                .filter(|id| !taken(id) && !heads.iter().any(|head| head.key.id == *id))
        };
        let key = match found {
            Some(key)
                if !key.exact
                    && (taken(&key.id) || heads.iter().any(|head| head.key.id == key.id)) =>
            {
                None
            }
            Some(key) => {
                let free = |id: &str| !taken(id) && heads.iter().all(|head| head.key.id != id);
                let begins = begins(&heads, lines, at, &key, field)
                    || is_sunken(&heads, lines, (at, &above), field, least, free);
                begins.then_some(key)
            }
            None => None,
        };
        match key {
            Some(key) => heads.push(Head { at, key, lines: 1 }),
            None if line::key(line, field).is_none() => {
                let free = |id: &str| !taken(id) && heads.iter().all(|head| head.key.id != id);
                let chosen = || chosen(&heads, lines, at, field, edition, free);
                let beneath = bare().or_else(chosen).map(|id| beneath(id, lines, at));
                heads.extend(beneath);
            }
            None => {}
        }
    }
    heads
}

/// The only open question that has a line without a name among the answers to choose from, right below one that ends with its line.
fn chosen(
    heads: &[Head<'_>],
    lines: &[String],
    at: usize,
    field: &Field,
    edition: &Edition,
    free: impl Fn(&str) -> bool,
) -> Option<String> {
    let last = heads.last().filter(|last| last.lines == 1)?;
    let inner = field.property(&last.key.id)?;
    let many = inner.items.is_some() || !inner.properties.is_empty() || inner.prose.is_some();
    let below = lines[last.at + 1..at].iter().all(|line| is_remark(line));
    let beside = indent(&lines[at]) == indent(&lines[last.at]);
    if many || last.key.value.is_empty() || !below || !beside {
        return None;
    }
    let mut found = field.properties.iter().filter(|(id, inner)| {
        let list = inner.vocabulary.as_ref().filter(|_| free(id));
        list.is_some_and(|list| entries::own_entry(edition.list(list), body(&lines[at])).is_some())
    });
    let (id, _) = found.next()?;
    found.next().is_none().then(|| id.clone())
}

/// The answer below remarks that name its question; a heading of somebody's own that stands where the key should is none of it.
fn beneath(id: String, lines: &[String], at: usize) -> Head<'_> {
    let below = lines[at + 1..].iter().find(|line| !is_remark(line));
    let deeper = below.is_some_and(|line| indent(line) > indent(&lines[at]));
    let headed = line::halves(&lines[at])
        .filter(|(_, value)| deeper && (value.is_empty() || prose::is_header(value)));
    let (written, value) = headed.unwrap_or_default();
    Head {
        at,
        key: Key {
            id,
            written,
            value,
            exact: headed.is_none(),
            sure: true,
        },
        lines: usize::from(headed.is_some()),
    }
}

/// A heading of a word processor that is the whole name of a question for a text: numbered, in bold, or with a line below.
pub(super) fn heading<'a>(lines: &'a [String], at: usize, field: &Field) -> Option<Head<'a>> {
    let line = lines[at].as_str();
    let rule = |line: &String| {
        let text = body(line);
        text.len() > 2 && (text.trim_matches('-').is_empty() || text.trim_matches('=').is_empty())
    };
    let ruled = lines.get(at + 1).is_some_and(rule);
    let bold = body(line)
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**"));
    let words = bold
        .or_else(|| line::item(line))
        .or(ruled.then(|| body(line)))?;
    let words = words.trim_end_matches([':', ' ']);
    let id = line::named(words, field).filter(|_| indent(line) == 0)?;
    let text = field.property(&id)?.prose == Some(Prose::Text);
    text.then(|| Head {
        at,
        key: Key {
            id,
            written: body(line),
            value: "",
            exact: false,
            sure: true,
        },
        lines: 1 + usize::from(ruled),
    })
}

/// An answer with the mark of a list before it, where no list and no text is open that it could be of.
pub(super) fn dashed<'a>(
    heads: &[Head<'_>],
    lines: &'a [String],
    at: usize,
    rest: &'a str,
    field: &Field,
) -> Option<Key<'a>> {
    let mut key = line::key(rest, field).filter(|key| key.exact)?;
    // `1. challenges:`: its number stays beside it.
    let line = lines[at].as_str();
    let numbered = body(line).starts_with(|c: char| c.is_ascii_digit());
    if numbered {
        key.written = body(line).split([':', '：']).next().unwrap_or(key.written);
    }
    let Some(last) = heads.last() else {
        return Some(key);
    };
    let inner = field.property(&last.key.id)?;
    let margin = indent(line) <= indent(&lines[last.at]);
    let block = &lines[last.at + last.lines..at];
    let deeper = |line: &String| is_remark(line) || indent(line) > indent(&lines[last.at]);
    let ended = numbered && block.iter().any(|line| !is_remark(line)) && block.iter().all(deeper);
    let text = inner.prose.is_some()
        && !ended
        && (last.key.value.is_empty() || prose::is_header(last.key.value));
    (margin && !text && inner.items.is_none() && !asks(inner, &key.id)).then_some(key)
}

/// The answers that are called as the form calls them. Deeper lines belong to an answer: a person's `name` is not that of the city.
pub(super) fn exact_keys(lines: &[String], field: &Field) -> Vec<String> {
    let keys = || {
        lines
            .iter()
            .filter(|line| !is_remark(line))
            .filter_map(|line| Some((indent(line), line::key(line, field)?)))
            .filter(|(_, key)| key.exact)
    };
    let margin = keys().map(|(depth, _)| depth).min().unwrap_or(0);
    keys()
        .filter(|(depth, _)| *depth <= margin)
        .map(|(_, key)| key.id)
        .collect()
}

/// Whether a line with a key begins an answer, or belongs to the one before.
pub(super) fn begins(
    heads: &[Head<'_>],
    lines: &[String],
    at: usize,
    key: &Key<'_>,
    field: &Field,
) -> bool {
    let Some(last) = heads.last() else {
        return true;
    };
    let Some(inner) = field.property(&last.key.id) else {
        return true;
    };
    let base = heads
        .iter()
        .filter(|head| !head.is_bare())
        .map(|head| indent(&lines[head.at]))
        .min()
        .unwrap_or(0);
    let deeper = indent(&lines[at]) > base;
    if deeper && heads.iter().any(|head| head.key.id == key.id) {
        return false;
    }
    if inner.prose.is_some() {
        // What a quotation mark opens ends with the next.
        let quoted = last
            .key
            .value
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''));
        let open = quoted.is_some_and(|mark| !last.key.value[1..].trim_end().ends_with(mark));
        let closed = !last.key.value.is_empty() && !open && !prose::is_header(last.key.value);
        let apart = lines[..at].last().is_none_or(|above| {
            let whole = key.sure && key.value.is_empty();
            is_remark(above) || whole && body(above).ends_with(['.', '!', '?'])
        });
        // An answer of one line ends with it.
        let between = || {
            lines[last.at + 1..at]
                .iter()
                .filter(|line| !is_remark(line))
        };
        let ended = closed && between().next().is_none();
        // A block that stands deeper than its question ends where the margin begins again.
        let margin = indent(&lines[last.at]);
        let block = || {
            !closed
                && between().next().is_some()
                && between().rev().all(|line| indent(line) > margin)
        };
        return if deeper {
            key.exact && ended
        } else {
            key.exact
                || apart
                || ended && (key.sure || inner.prose == Some(Prose::Label))
                || key.sure && block()
        };
    }
    let nested = inner.items.as_deref().unwrap_or(inner);
    !deeper || key.exact && !asks(nested, &key.id)
}

/// Whether a line of a text is the answer to a question that has none, its name typed too far in.
fn is_sunken(
    heads: &[Head<'_>],
    lines: &[String],
    (at, above): (usize, &sunken::Above),
    field: &Field,
    least: Sure,
    free: impl Fn(&str) -> bool,
) -> bool {
    let text = |head: &Head<'_>| {
        let inner = field.property(&head.key.id);
        inner.is_some_and(|inner| inner.prose == Some(Prose::Text))
    };
    let Some(last) = heads.last().filter(|last| text(last)) else {
        return false;
    };
    // What stands between quotation marks stays there.
    let quoted = last.key.value.starts_with(['"', '\'']);
    let said = lines[last.at + last.lines..at]
        .iter()
        .any(|line| !is_remark(line));
    let begun = || sunken::at(lines, at, above, field, free);
    let sure = |found: sunken::Sunken<'_>| found.certain || least == Sure::Guess;
    !quoted && said && begun().is_some_and(sure)
}

/// Whether a text of a fiche holds the answer to a question beside it that has none.
pub(super) fn holds_sunken(value: &Value, field: &Field, certain: bool) -> bool {
    match value {
        Value::Object(map) => map.iter().any(|(key, below)| {
            let Some(inner) = field.property(key) else {
                return false;
            };
            match below {
                Value::String(text) if inner.prose == Some(Prose::Text) => {
                    sunken::first(text, map, field, certain).is_some()
                }
                below => holds_sunken(below, inner, certain),
            }
        }),
        Value::Array(list) => field.items.as_deref().is_some_and(|items| {
            let mut list = list.iter();
            list.any(|below| holds_sunken(below, items, certain))
        }),
        _ => false,
    }
}

/// Lines above an answer that was typed too far in which are the hints to its question, with the blank ones between them.
pub(super) fn hints_above<S: AsRef<str>>(lines: &[S], field: &Field) -> usize {
    let hint = |line: &str| is_remark(line) && line::called(field).hints.contains(&fold(line));
    let above = lines.iter().rev().map(AsRef::as_ref);
    above
        .take_while(|line| body(line).is_empty() || hint(line))
        .count()
}

/// Whether a question stands in a form, or in one within it.
pub(super) fn asks(field: &Field, id: &str) -> bool {
    let below = |inner: &Field| {
        asks(inner, id) || inner.items.as_deref().is_some_and(|items| asks(items, id))
    };
    field
        .properties
        .iter()
        .any(|(key, inner)| key == id || below(inner))
}

/// A line that is the whole name of a question, as the form calls it, and has no colon: `actions`, `Actions.`, `actions |`.
pub(super) fn alone<'a>(line: &'a str, field: &Field) -> Option<Key<'a>> {
    let text = body(line);
    let written = text.trim_end_matches(|c| is_blank(c) || matches!(c, '.' | '|'));
    // `## Actions` is a heading of Markdown, with all that it has.
    let id = line::titled(written, field).filter(|_| !text.starts_with('#'));
    id.map(|id| Key {
        id,
        written,
        value: if text.ends_with('|') { "|" } else { "" },
        exact: false,
        sure: true,
    })
}

/// A key with another sign than a colon, or none: `name Bruges`, `country = BE`, `role -> coordinator`.
pub(super) fn spaced<'a>(line: &'a str, field: &Field) -> Option<Key<'a>> {
    const SIGNS: [&str; 9] = ["->", "=>", "→", "=", ";", "–", "—", "-", ":"];
    let line = body(line);
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    let (name, rest) = line.split_at(end);
    let told = body(rest);
    let sign = SIGNS.iter().find_map(|sign| told.strip_prefix(sign));
    let value = sign.unwrap_or(told);
    let apart = value.is_empty() || value.starts_with(is_blank) || told.starts_with(['=', ';']);
    if sign.is_none() && told.len() == rest.len() || sign.is_some() && !apart {
        return None;
    }
    let value = body(value);
    let inner = field.property(name)?;
    // `challenges -`, and its text below.
    let alone = value.is_empty() && sign.is_some() && inner.prose == Some(Prose::Text);
    // Between quotes a colon is the author's.
    let colon = value.contains(": ") && !value.starts_with('"');
    let open = inner.properties.is_empty() && inner.items.is_none() && !colon;
    (open && (alone || !value.is_empty())).then(|| Key {
        id: name.to_owned(),
        written: name,
        value,
        exact: false,
        sure: alone,
    })
}

/// The question that the remarks right above a line tell.
fn named_above(above: &[String], field: &Field) -> Option<String> {
    let remarks = above
        .iter()
        .rev()
        .skip_while(|line| body(line).is_empty())
        .take_while(|line| body(line).starts_with('#'));
    let told: Vec<String> = remarks.map(|line| fold(line)).collect();
    let named: Vec<String> = told
        .iter()
        .filter_map(|words| line::named(words, field))
        .collect();
    let says = |(id, inner): &&(String, Field)| {
        let mut hints = line::called(inner).hints.iter();
        inner.prose.is_some() && (named.contains(id) || hints.any(|words| told.contains(words)))
    };
    if told.is_empty() {
        return None;
    }
    let mut found = field.properties.iter().filter(says);
    found
        .next()
        .filter(|_| found.next().is_none())
        .map(|(id, _)| id.clone())
}

/// Whether a line is a hint of the form that lost its `#`.
pub(super) fn is_hint(line: &str, field: &Field) -> bool {
    let line = fold(line);
    let mut inner = field.properties.iter();
    inner.any(|(_, inner)| line::called(inner).hints.contains(&line))
}

/// Lines at the end of an answer that belong to what follows: blank ones, and remarks at the margin.
pub(super) fn trailing(lines: &[String], field: &Field, from: usize) -> usize {
    let text = field.prose.is_some();
    lines
        .iter()
        .rev()
        .take_while(|line| {
            body(line).is_empty() || body(line).starts_with('#') && (!text || indent(line) <= from)
        })
        .count()
}
