//! In: a fiche as it was typed, and the questions of its form. Out: the same answers laid out as the program reads them.
//!
//! The text is read question by question: what reads well stays byte for byte, what does not is read by what the form asks there, a
//! text, a list, a choice, and written anew.

use serde_json::Value;

use super::{
    Sure, asides, bullets, flow, foreign,
    heads::{Head, asks, heads, hints_above, holds_sunken, is_hint, is_open, trailing},
    item,
    line::{self, body, indent, is_remark},
    orphans, prose, read,
    shape::takes_words,
    tongues, wrapped,
};
use crate::{
    model::{
        document::Document,
        edition::Edition,
        pasted,
        schema::{Field, Prose},
    },
    tidy,
};

/// Lines by which git parts two versions: no repair touches such a file.
const CONFLICT: [&str; 4] = ["<<<<<<< ", "=======", ">>>>>>> ", "||||||| "];

/// Lines beyond which a fiche is not laid out anew.
const MOST: usize = 20_000;

/// The text as it should be laid out; `None` if nobody can tell.
pub(super) fn laid(text: &str, plan: &Field, edition: &Edition, least: Sure) -> Option<String> {
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<String> = text
        .replace('\u{FEFF}', "")
        .split('\n')
        .map(|line| line.trim_end_matches('\r').to_owned())
        .collect();
    let conflict = |line: &String| CONFLICT.iter().any(|mark| line.starts_with(mark));
    if lines.len() > MOST || lines.iter().any(conflict) {
        return None;
    }
    let mut out = Vec::with_capacity(lines.len());
    let lines = wrapped::unwrapped(asides::unquoted(lines, plan), plan, edition);
    let lines = bullets::unmarked(lines, plan);
    let lines = flow::joined(asides::told(lines, plan));
    let layout = Layout { least, edition };
    layout.map(&lines, plan, 0, &mut out)?;
    Some(out.join(ending))
}

/// Whether a fiche that can be read needs no other layout: every answer has the shape that is asked for, and no sign of YAML takes a part
/// of a text. What is said here of a fiche is what [`laid`] would find, for much less.
pub(super) fn is_well(document: &Document, plan: &Field, least: Sure) -> bool {
    let signed = |text: &str| {
        let name = text.trim_start_matches("- ");
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let (name, rest) = name.split_at(end.unwrap_or(0));
        rest.trim_start().starts_with(['=', '→']) && asks(plan, name)
    };
    let taken = |line: &str| {
        let text = line.trim_start();
        if signed(text) {
            return true;
        }
        !text.starts_with("# ")
            && (text.contains(" #") || text.contains(": &") || text.contains(": !"))
    };
    fits(&document.value, plan)
        && !document.source.text.contains('\u{FEFF}')
        && !document.source.text.lines().any(taken)
        && !holds_sunken(&document.value, plan, least == Sure::Certain)
        && !holds_bar(document.source.text.lines(), plan)
        && !asides::holds_rule(&document.source.text, plan)
}

/// Whether a text of a fiche has another sign behind its name than the bar, and its lines below.
pub(super) fn holds_bar<'l>(lines: impl Iterator<Item = &'l str>, plan: &Field) -> bool {
    let mut lines = lines.peekable();
    while let Some(line) = lines.next() {
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let (name, value) = (name.trim_start_matches([' ', '-']), body(value));
        let bar = pasted::is_bar_sign(value) || pasted::is_bar_letter(value);
        let deeper = |next: &&str| !is_remark(next) && indent(next) > indent(line);
        let asked = || asks(plan, name) || plan.items.as_deref().is_some_and(|one| asks(one, name));
        if bar && lines.peek().is_some_and(deeper) && asked() {
            return true;
        }
    }
    false
}

/// How far a layout may guess, and the words that it knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout<'e> {
    pub(super) least: Sure,
    pub(super) edition: &'e Edition,
}

/// A question and the lines of its answer.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    pub(super) id: &'a str,
    pub(super) field: &'a Field,
    /// Behind the colon.
    pub(super) value: &'a str,
    /// Below.
    pub(super) below: &'a [String],
    /// Columns before the key, as it stands and as it should.
    pub(super) from: usize,
    pub(super) to: usize,
    /// What the key was called, where that is told nowhere else.
    pub(super) note: Option<String>,
}

impl<'a> Answer<'a> {
    /// The answer without the remark behind it, which is told beside it; `None` if there is none.
    fn bare(&self) -> Option<Answer<'a>> {
        // In a text that goes on below, the sign is one of its words.
        let goes_on = self.below.iter().any(|line| !is_remark(line));
        if goes_on || self.value.starts_with(['[', '{', '#']) || pasted::is_header(self.value) {
            return None;
        }
        let (value, remark) = line::remarked(self.value)?;
        let note = self.note.iter().map(String::as_str).chain([remark]);
        Some(Answer {
            value,
            note: Some(note.collect::<Vec<_>>().join("; ")),
            ..*self
        })
    }
}

impl Answer<'_> {
    /// Whether nothing is written here.
    fn is_empty(&self) -> bool {
        self.value.is_empty() && self.below.iter().all(|line| is_remark(line))
    }
}

impl Layout<'_> {
    /// Lays out the lines of a map, its keys `to` columns in.
    pub(super) fn map(
        self,
        lines: &[String],
        field: &Field,
        to: usize,
        out: &mut Vec<String>,
    ) -> Option<()> {
        let named = (to > 0).then(|| orphans::named(lines, field, self.edition));
        let named = named.flatten();
        let lines = named.as_deref().unwrap_or(lines);
        let heads = heads(lines, field, self.edition, self.least);
        let first = heads.first().map_or(lines.len(), |head| head.at);
        self.before(&lines[..first], field, &heads, to, out)?;
        let open = [false, true].map(|text| to > 0 || is_open(field, &heads, text));
        let taken = |name: &str| heads.iter().any(|head| head.key.id == name);
        let waits = |name: &str| !taken(name) && field.property(name).is_some();
        for (nth, head) in heads.iter().enumerate() {
            let end = heads.get(nth + 1).map_or(lines.len(), |next| next.at);
            let inner = field.property(&head.key.id)?;
            let from = indent(&lines[head.at]);
            let rest = &lines[head.at + head.lines..end];
            let (value, rest) = prose::sign_below(head.key.value, rest, inner)?;
            let bar = match inner.prose {
                Some(Prose::Text) => prose::bar(value, rest, from),
                _ => None,
            };
            let value = bar.map_or(value, |_| "|");
            let text = foreign::Text {
                value,
                below: rest,
                from,
                within: to > 0,
                open,
                goes_on: to == 0 && nth + 1 < heads.len(),
                waits: &waits,
            };
            let sure = self.least == Sure::Certain && inner.prose.is_some();
            let other = sure.then(|| text.end()).flatten().unwrap_or(rest.len());
            let (rest, other) = rest.split_at(other);
            let next = heads
                .get(nth + 1)
                .filter(|next| other.is_empty() && indent(&lines[next.at]) > from);
            let next = next.and_then(|next| field.property(&next.key.id));
            let hints = next.map_or(0, |next| hints_above(rest, next));
            let trailing = trailing(rest, inner, from);
            let (below, after) = rest.split_at(rest.len() - trailing.max(hints));
            let note = head.note(bar.flatten());
            let answer = Answer {
                id: &head.key.id,
                field: inner,
                value,
                below,
                from,
                to,
                note,
            };
            self.placed(&answer, &lines[head.at], field, &heads, out)?;
            // Hints that were typed too far in with what follows come to the margin with it.
            let margin = |line: &String| match hints > trailing {
                true => format!("{}{}", " ".repeat(to), body(line)),
                false => line.clone(),
            };
            out.extend(after.iter().map(margin).chain(other.iter().cloned()));
        }
        Some(())
    }

    /// Lays out an answer that began on a line. What cannot be laid out stays as it is, as long as it can be read: it hides nothing of the
    /// others.
    fn placed(
        self,
        answer: &Answer<'_>,
        line: &str,
        field: &Field,
        heads: &[Head<'_>],
        out: &mut Vec<String>,
    ) -> Option<()> {
        let mark = out.len();
        let mut twins = heads.iter().filter(|other| other.key.id == answer.id);
        if answer.is_empty() && twins.nth(1).is_some() {
            // The question stands there twice, once as the template has it.
            out.push(format!("{}# {}", " ".repeat(answer.to), body(line)));
            out.extend(answer.below.iter().cloned());
        } else if self.answer(answer, field, heads, out).is_none() {
            answer.read()?;
            out.truncate(mark);
            out.extend(answer.moved());
        }
        Some(())
    }

    /// What stands before the first key: remarks, hints that lost their `#`, answers whose question was deleted.
    fn before(
        self,
        lines: &[String],
        field: &Field,
        heads: &[Head<'_>],
        to: usize,
        out: &mut Vec<String>,
    ) -> Option<()> {
        let start = lines
            .iter()
            .position(|line| !is_remark(line) && !body(line).starts_with('#'));
        let Some(start) = start else {
            out.extend(lines.iter().cloned());
            return Some(());
        };
        out.extend(lines[..start].iter().cloned());
        if is_hint(&lines[start], field) {
            out.push(format!("# {}", body(&lines[start])));
            return self.before(&lines[start + 1..], field, heads, to, out);
        }
        let rest = &lines[start..];
        let (rest, after) = rest.split_at(rest.len() - trailing(rest, &Field::default(), 0));
        self.adopted(rest, field, heads, to, out)?;
        out.extend(after.iter().cloned());
        Some(())
    }

    /// Lines without a question above them: those of the only one still open whose own questions they answer.
    fn adopted(
        self,
        lines: &[String],
        field: &Field,
        heads: &[Head<'_>],
        to: usize,
        out: &mut Vec<String>,
    ) -> Option<()> {
        let open = |(id, _): &&(String, Field)| !heads.iter().any(|head| head.key.id == *id);
        let line = lines.iter().find(|line| !is_remark(line))?;
        let asks = |(_, inner): &&(String, Field)| match inner.items.as_deref() {
            Some(items) => {
                let asked = |line: &str| line::key(line, items).is_some_and(|key| key.exact);
                // One line alone is less than an item: `time: 16:00` of an event is none of its agenda.
                let several = || lines.iter().filter(|line| asked(line)).nth(1).is_some();
                line::item(line).map_or_else(|| asked(line) && several(), asked)
            }
            None => line::key(line, inner).is_some_and(|key| key.exact),
        };
        let mut found = field.properties.iter().filter(open).filter(asks);
        if let (Some((id, inner)), None) = (found.next(), found.next()) {
            let answer = Answer {
                id,
                field: inner,
                value: "",
                below: lines,
                from: to,
                to,
                note: None,
            };
            return self.answer(&answer, field, heads, out);
        }
        let text: Vec<&String> = lines.iter().filter(|line| !is_remark(line)).collect();
        let [text] = text.as_slice() else { return None };
        let missing: Vec<(&str, &Field)> = field
            .properties
            .iter()
            .filter(open)
            .map(|(id, inner)| (id.as_str(), inner))
            .collect();
        let required = missing
            .into_iter()
            .filter(|(id, _)| field.required.iter().any(|key| key == id))
            .collect::<Vec<_>>();
        out.extend(
            item::parted(body(text), &required)?
                .into_iter()
                .map(|line| format!("{}{line}", " ".repeat(to))),
        );
        Some(())
    }

    /// Lays out one answer.
    fn answer(
        self,
        whole: &Answer<'_>,
        above: &Field,
        heads: &[Head<'_>],
        out: &mut Vec<String>,
    ) -> Option<()> {
        if let Some(lines) = self.kept(whole) {
            out.extend(lines);
            return Some(());
        }
        let bare = whole.bare();
        let answer = bare.as_ref().filter(|_| self.least == Sure::Certain);
        let answer = answer.unwrap_or(whole);
        let field = answer.field;
        if is_mixed(answer, above) {
            return None;
        }
        if field.prose.is_some() {
            return prose::laid(answer, self.least, out);
        }
        if field.items.is_some() {
            return self.list(answer, out);
        }
        if !field.properties.is_empty() {
            return self.inner(answer, out);
        }
        let parted = item::beside(answer, self.edition).map(|(value, said)| {
            let note = answer.note.as_deref().into_iter().chain([said]);
            Answer {
                value,
                note: Some(note.collect::<Vec<_>>().join("; ")),
                ..*answer
            }
        });
        let answer = parted.as_ref().unwrap_or(answer);
        let texts = answer.below.iter().position(|line| !is_remark(line));
        match (answer.value.is_empty(), texts) {
            (false, Some(at)) => {
                // What follows a choice or a date is no part of it.
                out.push(item::line(answer, answer.value));
                out.extend(answer.below[..at].iter().cloned());
                self.adopted(&answer.below[at..], above, heads, answer.to, out)
            }
            (true, Some(at)) => {
                let mut more = answer.below[at + 1..]
                    .iter()
                    .filter(|line| !is_remark(line));
                if more.next().is_some() {
                    return self.orphans(answer, above, heads, at, out);
                }
                out.extend(answer.below[..at].iter().cloned());
                out.push(item::line(
                    answer,
                    body(&answer.below[at])
                        .trim_start_matches(line::BULLETS)
                        .trim_start(),
                ));
                Some(())
            }
            _ => {
                out.push(item::line(answer, answer.value));
                out.extend(answer.below.iter().cloned());
                Some(())
            }
        }
    }

    fn orphans(
        self,
        answer: &Answer<'_>,
        above: &Field,
        heads: &[Head<'_>],
        at: usize,
        out: &mut Vec<String>,
    ) -> Option<()> {
        out.push(item::line(answer, ""));
        out.extend(answer.below[..at].iter().cloned());
        self.adopted(&answer.below[at..], above, heads, answer.to, out)
    }

    /// A map within the map; what stands behind its key says nothing to the program and stays as a note.
    fn inner(self, answer: &Answer<'_>, out: &mut Vec<String>) -> Option<()> {
        if answer.below.iter().all(|line| is_remark(line)) {
            let value = answer.value.starts_with('{').then_some(answer.value)?;
            let head = format!("{}{}", " ".repeat(answer.to), answer.id);
            let line = format!("{head}: {}", flow::laid(value, answer.field)?);
            let note = answer.note.as_deref().unwrap_or_default();
            out.push(item::noted(&line, note));
            out.extend(answer.below.iter().cloned());
            return Some(());
        }
        // Braces that nothing closes hold answers.
        if answer.value.starts_with('{') {
            return None;
        }
        let said = (!answer.value.is_empty())
            .then(|| answer.value.trim_start_matches('#').trim().to_owned());
        let notes: Vec<String> = answer.note.iter().cloned().chain(said).collect();
        out.push(item::noted(
            &format!("{}{}:", " ".repeat(answer.to), answer.id),
            &notes.join("; "),
        ));
        self.map(answer.below, answer.field, answer.to + 2, out)
    }

    /// The lines as they are, at the right place, if the program can read them as the form asks.
    fn kept(self, answer: &Answer<'_>) -> Option<Vec<String>> {
        let value = answer.read()?;
        let cut = match answer.field.prose {
            Some(_) => prose::is_cut(answer.value, &value, self.least),
            None => {
                let mut below = answer.below.iter();
                below.any(|line| self.is_cut(line, answer.field))
                    || holds_sunken(&value, answer.field, self.least == Sure::Certain)
                    || holds_bar(answer.below.iter().map(String::as_str), answer.field)
            }
        };
        if !fits(&value, answer.field) || cut {
            return None;
        }
        // A text that is told to be one by nothing: a remark behind its first line would end it.
        let loose = answer.note.is_some()
            && !answer.value.is_empty()
            && !prose::is_header(answer.value)
            && answer.below.iter().any(|line| !is_remark(line));
        (!loose).then(|| answer.moved())
    }
}

/// Whether an answer holds that to another question, or words behind a quotation.
fn is_mixed(answer: &Answer<'_>, above: &Field) -> bool {
    let languages = answer.below.iter().filter_map(|line| tongues::begun(line));
    let mut values = languages.map(|begun| begun.value).chain([answer.value]);
    let field = answer.field;
    let quoted = || takes_words(field) && item::behind_quotation(answer.value).is_some();
    let other = field.items.is_none() && values.any(|value| flow::holds_other(value, above));
    other || field.prose.is_none() && quoted()
}

/// A remark within an answer, as the program reads it.
#[derive(Debug)]
pub(super) struct Remark {
    /// Which line below the question, from 1; 0 is its own.
    pub(super) line: usize,
    /// Bytes of the answer before it on its line; none if it stands there alone.
    pub(super) column: Option<usize>,
    /// It, with its sign.
    pub(super) said: String,
}

impl Answer<'_> {
    /// What the program reads here.
    fn read(&self) -> Option<Value> {
        self.own(&self.document()?).cloned()
    }

    /// The answer alone, if it is all that a document says.
    fn own<'d>(&self, document: &'d Document) -> Option<&'d Value> {
        let map = document.value.as_object().filter(|map| map.len() == 1)?;
        map.get(self.id)
    }

    /// Its lines alone.
    fn document(&self) -> Option<Document> {
        let head = std::iter::once(self.head(0));
        let snippet: Vec<String> = head
            .chain(self.below.iter().map(|line| self.shifted(line, 0)))
            .collect();
        read("", &snippet.join("\n"))
    }

    /// Its remarks; none where it cannot be read alone.
    pub(super) fn remarks(&self) -> Vec<Remark> {
        let document = self.document();
        let Some(document) = document.filter(|document| self.own(document).is_some()) else {
            return Vec::new();
        };
        let text = &document.source.text;
        let placed = tidy::placed_remarks(&document).into_iter();
        let remark = |(byte, said): (usize, &str)| {
            let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
            let line = text[..start].matches('\n').count();
            let before = &text[start..byte];
            let own = match line.checked_sub(1) {
                // Within the answer, as it stands there.
                Some(nth) => self.below[nth].rfind(said),
                None => before.len().checked_sub(self.id.len() + 2),
            };
            Remark {
                line,
                column: own.filter(|_| !body(before).is_empty()),
                said: said.to_owned(),
            }
        };
        placed.map(remark).collect()
    }

    /// Its lines, at the right place.
    fn moved(&self) -> Vec<String> {
        let note = self.note.as_deref().unwrap_or_default();
        let head = match self.quoted() {
            Some(value) => format!("{}{}: {value}", " ".repeat(self.to), self.id),
            None => self.head(self.to),
        };
        let head = item::noted(&head, note);
        std::iter::once(head)
            .chain(self.below.iter().map(|line| self.shifted(line, self.to)))
            .collect()
    }

    /// A text without quotes that gets a note behind it, between quotes: else the note could be the end of the text.
    fn quoted(&self) -> Option<String> {
        let plain = !self.value.is_empty()
            && !self.value.starts_with(['"', '\'', '|', '>', '{', '['])
            && self.field.prose.is_some()
            && self.note.is_some();
        plain.then(|| item::quoted(self.value))
    }

    fn head(&self, to: usize) -> String {
        format!(
            "{}{}:{}{}",
            " ".repeat(to),
            self.id,
            if self.value.is_empty() { "" } else { " " },
            self.value
        )
    }

    fn shifted(&self, line: &str, to: usize) -> String {
        let text = line.trim_start_matches(' ');
        let pad = if body(line).is_empty() {
            line.len() - text.len()
        } else {
            (line.len() - text.len() + to).saturating_sub(self.from)
        };
        format!("{}{text}", " ".repeat(pad))
    }
}

impl Layout<'_> {
    /// Whether a line within an answer holds a text of which a part is lost.
    fn is_cut(self, text: &str, field: &Field) -> bool {
        let nested = field.items.as_deref().unwrap_or(field);
        if line::item(text).is_some_and(|rest| rest.starts_with('{') && flow::is_signed(rest)) {
            return true;
        }
        let key = line::key(line::item(text).unwrap_or(body(text)), nested).filter(|key| key.exact);
        let inner = key.as_ref().and_then(|key| nested.property(&key.id));
        let prose = inner.is_some_and(|inner| inner.prose.is_some());
        prose
            && key.is_some_and(|key| {
                prose::is_cut(key.value, &Value::String(String::new()), self.least)
                    && !key.value.starts_with('#')
            })
    }
}

/// Whether a value has the shape that a form asks for; whether it is right is not asked here.
pub(super) fn fits(value: &Value, field: &Field) -> bool {
    match value {
        Value::Null => true,
        Value::Object(map) if field.prose.is_some() => map
            .iter()
            .all(|(lang, text)| prose::is_language(lang) && (text.is_string() || text.is_null())),
        Value::Object(map) => map
            .iter()
            .all(|(key, below)| field.property(key).is_some_and(|inner| fits(below, inner))),
        Value::Array(list) => field.items.as_deref().is_some_and(|items| {
            list.iter()
                .all(|below| !below.is_null() && fits(below, items))
        }),
        _ => field.prose.is_some() || field.properties.is_empty() && field.items.is_none(),
    }
}
