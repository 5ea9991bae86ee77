//! In: the items of a list as they were typed; a value. Out: lines as the program reads them.

use super::{
    Sure, agenda, boxes, called,
    doubts::{is_among, is_changed},
    entries, flow, heads,
    layout::{self, Answer, Layout},
    line::{self, body, fold, indent, is_blank, is_remark},
    meant, prose,
    shape::{is_number, takes_words},
    table,
};
use crate::{
    check::format::fits,
    model::{
        edition::Edition,
        placeholder::is_nothing,
        schema::{Field, Prose},
        total,
    },
};

/// What parts an item from the number that somebody gave it.
const NUMBERED: &str = " # ";

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

/// The words behind a quotation that ends within a value, which may be a remark or more of the answer; none if they can only go on with
/// it: `"Ville haute" : trois défis`.
pub(super) fn behind_quotation(value: &str) -> Option<&str> {
    const JOINING: &str = "et|y|e|and|de|du|des|del|of";
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (_, rest) = value[1..].split_once(&format!("{mark} "))?;
    let rest = body(rest);
    let (first, more) = rest.split_once(is_blank).unwrap_or((rest, ""));
    let joined =
        matches!(first, ":" | "-" | "–" | "," | "&" | "+") || is_among(JOINING, &fold(first));
    let goes_on = joined && !is_changed(more) && !more.contains(['(', '[', '<', '/', '?']);
    (!value.ends_with(mark) && !rest.starts_with('#') && !goes_on).then_some(rest)
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
    // `Mairesse, Ana Roe, …`: the order is not that of the form.
    if pieces
        .first()
        .is_some_and(|piece| called::office(&fold(piece)))
    {
        return None;
    }
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
    /// It has words and no key: the values tell what they are.
    plain: bool,
}

impl Item {
    fn of(lines: Vec<String>) -> Self {
        Self {
            lines,
            ..Self::default()
        }
    }
}

/// An item of words as it stands, where it can be read.
fn said(words: &str) -> String {
    match super::read("", &format!("- {words}")) {
        Some(_) => words.to_owned(),
        None => quoted(words),
    }
}

impl Layout<'_> {
    /// Lays out a list.
    pub(super) fn list(self, answer: &Answer<'_>, out: &mut Vec<String>) -> Option<()> {
        let items = answer.field.items.as_deref()?;
        let pad = " ".repeat(answer.to);
        let note = answer.note.as_deref().unwrap_or_default();
        if let Some(closed) = closed(answer, items) {
            out.push(noted(&format!("{pad}{}: {closed}", answer.id), note));
            out.extend(answer.below.iter().cloned());
            return Some(());
        }
        if let Some(below) = begun(answer, items) {
            let answer = Answer {
                value: "",
                below: &below,
                note: answer.note.clone(),
                ..*answer
            };
            return self.list(&answer, out);
        }
        if answer.value.starts_with(['[', '{', '&', '*', '|', '>']) {
            return None;
        }
        if answer.below.iter().all(|line| is_remark(line)) {
            if !is_alone(answer.value, items) {
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
            Some(table) => {
                out.push(format!("{pad}  # {}", table.head));
                let totals = table.totals.iter();
                let totals = totals.map(|row| format!("{pad}  # {row}")).collect();
                (table.rows.into_iter().map(Item::of).collect(), totals)
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
            if let Some(line) = self.ticked(word, items) {
                out.push(format!("{pad}{line}"));
                return Some(());
            }
            // A number behind a value would be its end: it is a remark of the line.
            let (word, number) = word.rsplit_once(NUMBERED).unwrap_or((word, ""));
            let label = word.split_once(": ").filter(|(key, _)| is_label(key));
            if let Some((key, word)) = label.filter(|_| number.is_empty()) {
                out.push(noted(&format!("{pad}- {}", scalar(word)), key));
                return Some(());
            }
            if items.prose.is_some() && !number.is_empty() {
                out.push(format!("{pad}# {number}"));
                out.push(format!("{pad}- {}", scalar(word)));
                return Some(());
            }
            let word = word.trim_end_matches([',', ';']);
            out.push(noted(&format!("{pad}- {}", scalar(word)), number));
            return Some(());
        }
        if let [line] = one.lines.as_slice()
            && body(line).starts_with('{')
        {
            for group in flow::groups(line, items) {
                out.push(format!("{pad}- {}", flow::laid(group, items)?));
            }
            return Some(());
        }
        if let [line] = one.lines.as_slice()
            && let Some(group) = flow::braced(line, items)
        {
            out.push(format!("{pad}- {}", flow::laid(&group, items)?));
            return Some(());
        }
        if let [line] = one.lines.as_slice()
            && one.plain
        {
            out.extend(self.plain(body(line), items, &pad));
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

impl Layout<'_> {
    /// An item of words without the name of a question.
    fn plain(self, words: &str, items: &Field, pad: &str) -> Vec<String> {
        let lines = self.told(words, items);
        let lines = lines.unwrap_or_else(|| vec![said(words)]);
        let marks = std::iter::once("- ").chain(std::iter::repeat("  "));
        let marked = lines.iter().zip(marks);
        marked
            .map(|(line, mark)| format!("{pad}{mark}{line}"))
            .collect()
    }

    /// All that has to be answered of an item on one line, in the order of the form: `other | Yann Le Goff | Architecte | y@ville.fr`.
    fn told(self, words: &str, items: &Field) -> Option<Vec<String>> {
        let asked = items.properties.iter();
        let asked = asked.filter(|(id, _)| items.required.contains(id));
        let asked: Vec<(&str, &Field)> = asked.map(|(id, inner)| (id.as_str(), inner)).collect();
        let lines = parted(words, &asked)?;
        let named = |((_, inner), line): (&(&str, &Field), &String)| {
            let list = inner
                .vocabulary
                .as_ref()
                .map(|list| self.edition.list(list));
            let said = line.split_once(": ").map_or("", |(_, said)| said);
            list.is_none_or(|list| entries::own_entry(list, said).is_some())
        };
        // A name of a list in its place shows that the order is that of the form.
        let listed = asked.iter().any(|(_, inner)| inner.vocabulary.is_some());
        (listed && asked.iter().zip(&lines).all(named)).then_some(lines)
    }

    /// `local-experts: oui`: what is asked for is the name, and the word says whether it counts.
    fn ticked(self, words: &str, items: &Field) -> Option<String> {
        let (name, said) = line::halves(words)?;
        let list = items.vocabulary.as_ref()?;
        let known = entries::own_entry(self.edition.list(list), name).is_some();
        let yes = match meant::truth(said) {
            Some((truth, Sure::Certain)) => truth == "true",
            _ => ["x", "X", "✓", "✔", "☒", "☑"]
                .contains(&said)
                .then_some(true)?,
        };
        known.then(|| match yes {
            true => noted(&format!("- {}", scalar(name)), words),
            false => format!("# {words}"),
        })
    }
}

/// An answer of a list, an address or a number, and what stands behind it with a colon: `axis-2: résilience`, `7 500 € (soit : 8 100 $)`.
pub(super) fn beside<'v>(answer: &Answer<'v>, edition: &Edition) -> Option<(&'v str, &'v str)> {
    let (value, field) = (answer.value, answer.field);
    let typed = field.vocabulary.is_some() || field.format.is_some() || field.reference.is_some();
    if !typed && !is_number(field) || value.starts_with(['"', '\'', '[', '{', '|', '>', '&']) {
        return None;
    }
    let colon = |text: &str| text.contains(": ") || text.ends_with(':');
    let bracketed = value.split_once(" (").filter(|(own, rest)| {
        let whole = rest
            .strip_suffix(')')
            .is_some_and(|rest| !rest.contains(['(', ')']));
        whole && colon(rest) && !colon(own)
    });
    if let Some((own, said)) = bracketed {
        let said = said.trim_end_matches(')');
        return (!is_changed(said)).then(|| (body(own), body(&value[own.len()..])));
    }
    let (own, rest) = line::halves(value)?;
    let list = edition.list(field.vocabulary.as_ref()?);
    let id = entries::own_entry(list, own)?;
    let other = entries::own_entry(list, rest).is_some_and(|other| other != id);
    (!other && !rest.is_empty() && !colon(rest) && !is_changed(rest)).then_some((own, rest))
}

/// Whether a word is what an item of a list of names is called: `name`, `nom`, `nombre`.
pub(super) fn is_label(key: &str) -> bool {
    const LABELS: [&str; 18] = [
        "name",
        "nom",
        "nombre",
        "title",
        "titre",
        "titulo",
        "label",
        "text",
        "texte",
        "texto",
        "partner",
        "partenaire",
        "socio",
        "organisation",
        "organization",
        "organizacion",
        "organisme",
        "org",
    ];
    LABELS.contains(&fold(key).as_str())
}

/// A list of words on one line whose bracket was not closed, with it.
fn closed(answer: &Answer<'_>, items: &Field) -> Option<String> {
    let open = answer.value.starts_with('[') && !answer.value.contains([']', '#', '{', ':']);
    let alone =
        open && items.properties.is_empty() && answer.below.iter().all(|line| is_remark(line));
    let closed = alone.then(|| format!("{}]", answer.value.trim_end_matches([',', ' '])))?;
    let list = super::read("", &format!("x: {closed}"))?;
    layout::fits(&list.value["x"], answer.field).then_some(closed)
}

/// Parts the lines of a list into its items; what stands behind the last one comes second.
fn split(lines: &[String], items: &Field) -> Option<(Vec<Item>, Vec<String>)> {
    let (mut found, mut before): (Vec<Item>, Vec<String>) = (Vec::new(), Vec::new());
    let mut keys: Vec<(String, bool)> = Vec::new();
    let lone = items.properties.is_empty() && are_lone(lines, items);
    // The column of the marks: one that stands there begins an item, whatever follows it.
    let marked = lines.iter().find(|line| !is_remark(line));
    let column = marked.filter(|line| line::item(line).is_some());
    let column = column.map(|line| indent(line));
    // A line of words above the first mark introduces the items as often as it is one.
    let words = items.properties.is_empty() && takes_words(items) && column.is_none();
    if words && lines.iter().any(|line| line::item(line).is_some()) {
        return None;
    }
    for text in lines {
        if is_remark(text) || body(text).starts_with('#') && items.prose.is_none() {
            before.push(text.clone());
            continue;
        }
        let mark = line::item(text);
        let inner = mark.unwrap_or(body(text));
        if mark.is_some() && is_total(inner, items) {
            before.push(format!("{}# {inner}", " ".repeat(indent(text))));
            continue;
        }
        let key = line::key(inner, items)
            .or_else(|| heads::spaced(inner, items).filter(|_| mark.is_some()));
        let row = mark.is_none() && key.is_none() && is_row(text, column, items);
        let starts = found.is_empty()
            || lone
            || row
            || begins(text, key.as_ref(), column, &found, &keys, items);
        let grouped = inner.starts_with('{');
        let plain = starts && key.is_none() && !items.properties.is_empty() && !grouped;
        if plain && !row && (mark.is_none() || column != Some(indent(text))) {
            return None;
        }
        if starts {
            found.push(Item {
                before: std::mem::take(&mut before),
                lines: vec![first(text)],
                plain,
            });
            keys.clear();
        } else {
            let last = found.last_mut()?;
            // Words that answers follow are one whose name was forgotten.
            let deeper = column.is_some_and(|column| indent(text) > column);
            last.plain = last.plain && !(key.is_some() && deeper && last.lines.len() == 1);
            if last.plain {
                return None;
            }
            last.lines.append(&mut before);
            last.lines.push(text.clone());
        }
        keys.extend(key.map(|key| {
            let own = key.exact || fold(key.written) == fold(&key.id);
            (key.id, own)
        }));
    }
    Some((found, before))
}

/// Whether what stands on the line of a list is one thing: that is a list of one.
fn is_alone(value: &str, items: &Field) -> bool {
    let joined = [" & ", " / ", " | ", " + "];
    let several = value.contains([',', ';', ':']) || joined.iter().any(|one| value.contains(one));
    let said = !value.is_empty() && boxes::of(value).is_none() && !is_nothing(value);
    items.properties.is_empty() && said && !several
}

/// The lines of a list that stands below a bar, which says that a text follows; or of one that begins on the line of its question and
/// goes on below, an item on each.
fn begun(answer: &Answer<'_>, items: &Field) -> Option<Vec<String>> {
    let first = answer.below.iter().find(|line| !is_remark(line))?;
    if prose::is_header(answer.value) {
        return Some(answer.below.to_vec());
    }
    let signed = answer.value.starts_with(['[', '{', '&', '*', '"', '\'']);
    let plain = items.properties.is_empty() && !answer.value.is_empty() && !signed;
    let pad = " ".repeat(indent(first));
    let all = std::iter::once(format!("{pad}{}", answer.value));
    let all: Vec<String> = all.chain(answer.below.iter().cloned()).collect();
    (plain && are_lone(&all, items)).then_some(all)
}

/// Whether words go on with the next line: they end in one that joins.
pub(super) fn is_open_ended(text: &str) -> bool {
    const JOINS: [&str; 26] = [
        "de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "of", "the",
        "and", "in", "for", "del", "el", "los", "las", "y", "para", "pour", "por",
    ];
    let words = fold(text);
    let last = words.rsplit(' ').next().unwrap_or_default();
    JOINS.contains(&last) || text.ends_with(['-', '–', '(', '&', ':', '.'])
}

/// Whether each line of a list without a mark is an item: none goes on with the one above.
fn are_lone(lines: &[String], items: &Field) -> bool {
    let said: Vec<&String> = lines.iter().filter(|line| !is_remark(line)).collect();
    let listed = items.vocabulary.is_some() || items.reference.is_some() || items.format.is_some();
    let alone = |line: &&&String| {
        let text = body(line);
        let ticked = || {
            let (name, said) = line::halves(text)?;
            meant::truth(said).map(|_| name)
        };
        let name = ticked().unwrap_or(text);
        let word = listed && !name.contains(is_blank);
        word || text.starts_with(char::is_uppercase) && line::halves(text).is_none()
    };
    let ended = |line: &&String| !is_open_ended(body(line));
    let level = said.iter().all(|line| indent(line) == indent(said[0]));
    said.len() > 1
        && level
        && said.iter().all(|line| line::item(line).is_none())
        && said.iter().filter(|line| alone(line)).count() == said.len()
        && said[..said.len() - 1].iter().all(ended)
}

/// Whether a line is an item without a mark, among others or below their question: cells of a spreadsheet, an hour and a point.
fn is_row(line: &str, column: Option<usize>, items: &Field) -> bool {
    let cells = || body(line).split('\t').filter(|cell| !body(cell).is_empty());
    let beside = column.is_none_or(|column| indent(line) <= column);
    let row = || !items.properties.is_empty() && cells().count() > 2;
    beside && (row() || agenda::parts(body(line), items).is_some())
}

/// The first line of an item, as deep without its mark as with it; the number that somebody gave it is his.
fn first(text: &str) -> String {
    let mark = line::item(text);
    let inner = mark.unwrap_or(body(text));
    let depth = indent(text) + if mark.is_some() { 2 } else { 0 };
    let number = body(text)
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| body(text).split(['.', ')']).next().unwrap_or_default());
    let line = format!("{}{inner}", " ".repeat(depth));
    match number.filter(|_| mark.is_some()) {
        Some(number) => format!("{line}{NUMBERED}{number}"),
        None => line,
    }
}

/// Whether a line begins an item, or belongs to the one before.
fn begins(
    text: &str,
    key: Option<&line::Key<'_>>,
    column: Option<usize>,
    found: &[Item],
    keys: &[(String, bool)],
    items: &Field,
) -> bool {
    if let Some(inner) = line::item(text) {
        let asked = keys.last().and_then(|(id, _)| items.property(id));
        let prose = asked.is_some_and(|field| field.prose == Some(Prose::Text));
        // What stands left of all items is none, below a text that waits for its lines.
        let left = |column| indent(text) < column && awaits(found, indent(text));
        let deeper = column.is_none_or(|column| indent(text) > column || left(column));
        let bullet = key.is_none() && prose && deeper && !inner.starts_with('{');
        return !bullet;
    }
    // A line of a text stands deeper than the questions do.
    let margin = || {
        let last = found.last().and_then(|one| one.lines.first());
        last.is_none_or(|line| indent(text) <= indent(line))
    };
    // `fonction: élu` above `title: Adjoint`: what has an answer by its own name was not meant by another.
    let again = |key: &line::Key<'_>| {
        keys.first()
            .is_some_and(|(id, exact)| *id == key.id && (*exact || !key.exact))
    };
    key.is_some_and(|key| again(key) && (key.exact || key.sure && margin()))
}

/// Whether the line above is the name of a question with nothing behind its colon, or a point in the same column that belongs to one.
fn awaits(found: &[Item], depth: usize) -> bool {
    let above = found.last().and_then(|last| last.lines.last());
    above.is_some_and(|line| {
        let value = line::halves(line).map(|(_, value)| value);
        let open = value.is_some_and(|value| value.is_empty() || prose::is_header(value));
        open || line::item(line).is_some() && indent(line) == depth
    })
}

/// Whether an item is a sum of those above it: it is computed, and never one of them.
pub(super) fn is_total(text: &str, items: &Field) -> bool {
    let sums = |(_, inner): &(String, Field)| inner.format.as_deref() == Some("amount");
    items.properties.iter().any(sums) && total::is_total(text)
}
