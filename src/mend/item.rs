//! In: the items of a list as they were typed; a value. Out: lines as the program reads them.

use super::{
    Sure, flow,
    layout::{self, Answer, Layout},
    line::{self, body, indent, is_remark},
    table,
};
use crate::{
    check::format::fits,
    model::schema::{Field, Prose},
};

/// A line with a note behind it, if there is something to note.
pub(super) fn noted(line: &str, note: &str) -> String {
    if note.is_empty() {
        line.to_owned()
    } else {
        format!("{line} # {}", note.replace(['\n', '\r'], " "))
    }
}

/// `key: value`, in quotes where YAML needs them.
pub(super) fn line(answer: &Answer<'_>, value: &str) -> String {
    let pad = " ".repeat(answer.to);
    let text = match value {
        "" => format!("{pad}{}:", answer.id),
        value => format!("{pad}{}: {}", answer.id, scalar(value)),
    };
    noted(&text, answer.note.as_deref().unwrap_or_default())
}

/// A value on one line: as it is where YAML reads it so, else in quotes.
pub(super) fn scalar(value: &str) -> String {
    let value = value.trim();
    let alone = super::read("", &format!("x: {value}"))
        .and_then(|document| document.value.get("x").cloned());
    let plain = match &alone {
        Some(serde_json::Value::String(text)) => text == value,
        Some(read) => read.is_number() || read.is_boolean(),
        None => false,
    };
    if plain {
        return value.to_owned();
    }
    let within = |mark: char| {
        value.len() > 1 && value.starts_with(mark) && value.ends_with(mark) && alone.is_some()
    };
    if within('"') || within('\'') {
        return value.to_owned();
    }
    quoted(value)
}

/// A value between quotes that it does not hold itself.
pub(super) fn quoted(value: &str) -> String {
    if value.contains(['"', '\\']) && !value.contains('\'') {
        format!("'{value}'")
    } else {
        serde_json::Value::from(value).to_string()
    }
}

/// Parts `name, title, e-mail` in one line among the questions that are still open, where one of them is known by its shape.
pub(super) fn parted(text: &str, open: &[(&str, &Field)]) -> Option<Vec<String>> {
    let pieces: Vec<&str> = text
        .split([',', ';', '|', '\t'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    let email = |field: &Field| field.format.as_deref() == Some("email");
    let at = open.iter().position(|(_, field)| email(field))?;
    let told = pieces.iter().position(|piece| fits("email", piece))?;
    if pieces.len() != open.len() || pieces.iter().filter(|piece| piece.contains('@')).count() != 1
    {
        return None;
    }
    let others = pieces
        .iter()
        .enumerate()
        .filter(|(nth, _)| *nth != told)
        .map(|(_, piece)| *piece);
    let mut lines: Vec<String> = Vec::new();
    let mut others = others;
    for (nth, (id, _)) in open.iter().enumerate() {
        let value = if nth == at {
            pieces[told]
        } else {
            others.next()?
        };
        lines.push(format!("{id}: {}", scalar(value)));
    }
    Some(lines)
}

/// One item: its lines, the first without its mark.
#[derive(Debug, Default)]
struct Item {
    before: Vec<String>,
    lines: Vec<String>,
}

impl Item {
    fn of(lines: Vec<String>) -> Self {
        Self {
            before: Vec::new(),
            lines,
        }
    }
}

impl Layout {
    /// Lays out a list.
    pub(super) fn list(self, answer: &Answer<'_>, out: &mut Vec<String>) -> Option<()> {
        let items = answer.field.items.as_deref()?;
        let pad = " ".repeat(answer.to);
        if answer.value.starts_with(['[', '{', '&', '*', '|', '>']) {
            return None;
        }
        let note = answer.note.as_deref().unwrap_or_default();
        if answer.below.iter().all(|line| is_remark(line)) {
            // One thing where a list is wanted is a list of one.
            let alone = items.properties.is_empty()
                && !answer.value.is_empty()
                && !answer.value.contains([',', ';', ':']);
            if !alone {
                return None;
            }
            out.push(noted(&format!("{pad}{}:", answer.id), note));
            out.push(format!("{pad}  - {}", scalar(answer.value)));
            out.extend(answer.below.iter().cloned());
            return Some(());
        }
        let said = !answer.value.is_empty() && !answer.value.starts_with("# ");
        if said {
            return self.said(answer, items, out);
        }
        out.push(noted(
            &format!(
                "{pad}{}:{}{}",
                answer.id,
                if answer.value.is_empty() { "" } else { " " },
                answer.value
            ),
            note,
        ));
        let (found, rest) = match table::rows(answer.below, items) {
            Some((head, rows)) => {
                out.push(format!("{pad}  # {head}"));
                (rows.into_iter().map(Item::of).collect(), Vec::new())
            }
            None => split(answer.below, items)?,
        };
        for one in &found {
            self.item(one, items, answer.to + 2, out)?;
        }
        out.extend(rest);
        Some(())
    }

    /// A list with words before its first item: where that is only likely, they stay as a remark.
    fn said(self, answer: &Answer<'_>, items: &Field, out: &mut Vec<String>) -> Option<()> {
        if self.least == Sure::Certain || items.properties.is_empty() {
            return None;
        }
        let start = answer.below.iter().position(|line| {
            line::item(line).is_some_and(|rest| line::key(rest, items).is_some_and(|key| key.exact))
        })?;
        let pad = " ".repeat(answer.to);
        out.push(format!("{pad}{}:", answer.id));
        out.push(format!("{pad}  # {}", answer.value));
        out.extend(answer.below[..start].iter().map(|line| {
            if is_remark(line) {
                line.clone()
            } else {
                format!("{pad}  # {}", body(line))
            }
        }));
        let (found, rest) = split(&answer.below[start..], items)?;
        for one in &found {
            self.item(one, items, answer.to + 2, out)?;
        }
        out.extend(rest);
        Some(())
    }

    fn item(self, one: &Item, items: &Field, to: usize, out: &mut Vec<String>) -> Option<()> {
        out.extend(one.before.iter().cloned());
        let pad = " ".repeat(to);
        if items.properties.is_empty() {
            let words: Vec<&str> = one
                .lines
                .iter()
                .map(|line| body(line))
                .filter(|line| !line.is_empty())
                .collect();
            let [word] = words.as_slice() else {
                return None;
            };
            out.push(format!("{pad}- {}", scalar(word)));
            return Some(());
        }
        if let [line] = one.lines.as_slice()
            && body(line).starts_with('{')
        {
            out.push(format!("{pad}- {}", flow::laid(line, items)?));
            return Some(());
        }
        let mut lines = Vec::new();
        self.map(&one.lines, items, to + 2, &mut lines)?;
        let first = lines
            .iter()
            .position(|line| !is_remark(line) && !body(line).starts_with('#'))?;
        lines[first] = format!("{pad}- {}", lines[first].trim_start());
        out.extend(lines);
        Some(())
    }
}

/// Parts the lines of a list into its items; what stands behind the last one comes second.
fn split(lines: &[String], items: &Field) -> Option<(Vec<Item>, Vec<String>)> {
    let (mut found, mut before): (Vec<Item>, Vec<String>) = (Vec::new(), Vec::new());
    let mut keys: Vec<String> = Vec::new();
    for text in lines {
        if is_remark(text) || body(text).starts_with('#') && items.prose.is_none() {
            before.push(text.clone());
            continue;
        }
        let mark = line::item(text);
        let inner = mark.unwrap_or(body(text));
        let key = line::key(inner, items)
            .or_else(|| layout::spaced(inner, items).filter(|_| mark.is_some()));
        let prose = keys
            .last()
            .and_then(|id| items.property(id))
            .is_some_and(|field| field.prose == Some(Prose::Text));
        // A line of a text stands deeper than the questions do.
        let margin = || {
            let last = found.last().and_then(|one| one.lines.first());
            last.is_none_or(|line| indent(text) <= indent(line))
        };
        let again = mark.is_none()
            && key.as_ref().is_some_and(|key| {
                keys.first() == Some(&key.id) && (key.exact || key.sure && margin())
            });
        let bullet = mark.is_some() && key.is_none() && prose && !inner.starts_with('{');
        let starts = mark.is_some() && !bullet || again || found.is_empty();
        if starts && (key.is_some() || items.properties.is_empty() || inner.starts_with('{')) {
            let depth = indent(text) + if mark.is_some() { 2 } else { 0 };
            // The number that somebody gave an item is his.
            let number = body(text)
                .starts_with(|c: char| c.is_ascii_digit())
                .then(|| body(text).split(['.', ')']).next().unwrap_or_default());
            let first = noted(
                &format!("{}{inner}", " ".repeat(depth)),
                number.filter(|_| mark.is_some()).unwrap_or_default(),
            );
            found.push(Item {
                before: std::mem::take(&mut before),
                lines: vec![first],
            });
            keys.clear();
        } else {
            if starts {
                return None;
            }
            let last = found.last_mut()?;
            last.lines.append(&mut before);
            last.lines.push(text.clone());
        }
        keys.extend(key.map(|key| key.id));
    }
    Some((found, before))
}
