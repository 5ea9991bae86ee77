//! In: the lines of one item, or of a group of answers. Out: the same, the one line that has no name below the question whose place it
//! stands in and which is the only one still open: `Armand Delaroche` between `role:` and `title:`.

use super::{
    entries, heads, item,
    line::{self, body, indent, is_blank, is_remark},
    prose::is_header,
};
use crate::{
    check::format::fits,
    model::{
        edition::Edition,
        schema::{Field, Prose},
    },
};

/// The lines with the name that was forgotten, or with the line joined to the one that it goes on with; `None` if none is without a
/// name, or nobody can tell which.
pub(super) fn named(lines: &[String], field: &Field, edition: &Edition) -> Option<Vec<String>> {
    let group = Group::of(lines, field)?;
    let open = group.open();
    let Some((id, inner)) = group.asked(&open) else {
        let all = group.words_answered() && open.is_empty();
        return all.then(|| group.joined()).flatten();
    };
    let said = unnamed(body(&lines[group.at()]), id);
    takes(inner, said, edition).then(|| {
        let mut lines = lines.to_vec();
        lines[group.at()] = format!("{}{id}: {}", " ".repeat(group.depth), item::scalar(said));
        lines
    })
}

/// Answers of one item, one of whose lines has no name.
struct Group<'a> {
    lines: &'a [String],
    field: &'a Field,
    /// Columns before the names.
    depth: usize,
    /// Lines that stand there, each with its question.
    own: Vec<(usize, Option<String>)>,
    /// Which of them has no name.
    nth: usize,
}

impl<'a> Group<'a> {
    fn of(lines: &'a [String], field: &'a Field) -> Option<Self> {
        let keys: Vec<Option<String>> = lines.iter().map(|line| key(line, field)).collect();
        let asked = lines.iter().zip(&keys).filter(|(_, key)| key.is_some());
        let depth = asked.map(|(line, _)| indent(line)).min()?;
        let there = |at: &usize| !is_remark(&lines[*at]) && indent(&lines[*at]) == depth;
        let own = keys.into_iter().enumerate();
        let own: Vec<(usize, Option<String>)> = own.filter(|(at, _)| there(at)).collect();
        let nameless = |(at, id): &(usize, Option<String>)| {
            let line = &lines[*at];
            let told = line::key(line, field).is_some()
                || line::halves(line).is_some()
                || heads::alone(line, field).is_some();
            id.is_none() && !told && line::item(line).is_none()
        };
        let mut orphans = own.iter().enumerate().filter(|(_, one)| nameless(one));
        let (nth, _) = orphans.next().filter(|_| orphans.next().is_none())?;
        let group = Self {
            lines,
            field,
            depth,
            own,
            nth,
        };
        // What waits for its answer has it there.
        let waits = group
            .above()
            .is_some_and(|above| is_open(&lines[above..group.at()]));
        (!waits).then_some(group)
    }

    /// The line without a name, and the one above it that begins an answer.
    fn at(&self) -> usize {
        self.own[self.nth].0
    }

    fn above(&self) -> Option<usize> {
        Some(self.own[self.nth.checked_sub(1)?].0)
    }

    /// Whether a question is answered.
    fn is_told(&self, id: &str) -> bool {
        self.own.iter().any(|(_, own)| own.as_deref() == Some(id))
    }

    /// The questions that have to be answered and are not, with their places in the form.
    fn open(&self) -> Vec<(usize, &'a (String, Field))> {
        let all = self.field.properties.iter().enumerate();
        all.filter(|(_, (id, _))| self.field.required.contains(id) && !self.is_told(id))
            .collect()
    }

    /// The open question that the line answers: an address tells itself, other words stand where the only one does in the form.
    fn asked(&self, open: &[(usize, &'a (String, Field))]) -> Option<(&'a String, &'a Field)> {
        let text = body(&self.lines[self.at()]);
        let address = |(_, (_, inner)): &&(usize, &(String, Field))| {
            inner.format.as_deref() == Some("email") && fits("email", text)
        };
        let only = || {
            let [(place, _)] = open else { return None };
            // The first line goes on with none above it, wherever its question stands in the form.
            let Some(above) = self.nth.checked_sub(1) else {
                return Some(&open[0]);
            };
            let before = self.place(above) < Some(*place);
            let last = self.nth + 1 == self.own.len();
            let follows = last || self.place(self.nth + 1) > Some(*place);
            (before && follows).then_some(&open[0])
        };
        let (_, (id, inner)) = open.iter().find(address).or_else(only)?;
        Some((id, inner))
    }

    /// Where the question of one of the lines stands in the form.
    fn place(&self, nth: usize) -> Option<usize> {
        let id = self.own[nth].1.as_ref()?;
        let mut all = self.field.properties.iter();
        all.position(|(other, _)| other == id)
    }

    /// Whether each question for words has its answer.
    fn words_answered(&self) -> bool {
        let words = |(_, inner): &&(String, Field)| inner.prose.is_some() || is_free(inner);
        let mut all = self.field.properties.iter().filter(words);
        all.all(|(id, _)| self.is_told(id))
    }

    /// The line joined to a short answer above it, all questions having theirs: a mail broke it, and it goes on with a small letter.
    fn joined(&self) -> Option<Vec<String>> {
        let above = self.above().filter(|above| above + 1 == self.at())?;
        let (line, text) = (&self.lines[above], body(&self.lines[self.at()]));
        let inner = self.field.property(self.own[self.nth - 1].1.as_ref()?)?;
        let (_, value) = line::halves(line)?;
        let short = inner.prose == Some(Prose::Label) || is_free(inner);
        let plain = value.starts_with(char::is_alphanumeric) && !value.contains(" #");
        let goes_on = text.starts_with(char::is_lowercase) && !value.ends_with(['.', '!', '?']);
        (short && plain && goes_on).then(|| {
            let mut lines = self.lines.to_vec();
            lines[above] = format!("{} {text}", line.trim_end());
            lines.remove(self.at());
            lines
        })
    }
}

/// The question that a line begins with, by its own word.
fn key(line: &str, field: &Field) -> Option<String> {
    let key = line::key(line, field).filter(|key| key.exact);
    key.map(|key| key.id)
}

/// Whether the last of these lines waits for its answer: a question, and nothing behind it or below.
fn is_open(lines: &[String]) -> bool {
    let (first, below) = (&lines[0], &lines[1..]);
    let empty = line::halves(first).is_some_and(|(_, value)| value.is_empty() || is_header(value));
    empty && below.iter().all(|line| is_remark(line))
}

/// A line without the name of its question, behind which another sign than a colon stands: `name. Ada Un`.
fn unnamed<'t>(text: &'t str, id: &str) -> &'t str {
    let rest = text
        .strip_prefix(id)
        .and_then(|rest| rest.strip_prefix(['.', ',']));
    let rest = rest.filter(|rest| rest.starts_with(is_blank));
    rest.map_or(text, |rest| rest.trim_start_matches(is_blank))
}

/// Whether a line is an answer to a question.
fn takes(field: &Field, said: &str, edition: &Edition) -> bool {
    if let Some(list) = &field.vocabulary {
        return entries::own_entry(edition.list(list), said).is_some();
    }
    let words = field.prose == Some(Prose::Label) || is_free(field);
    // A line that goes on with the one above begins with a small letter.
    let begun = said.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    match field.format.as_deref() {
        Some("email") => fits("email", said),
        Some(_) => false,
        None => words && begun && !said.contains(['@', '{', '}', '[', ']', '\t']),
    }
}

/// Whether a question takes a text of any words on one line.
fn is_free(field: &Field) -> bool {
    let typed = field.format.is_some() || field.vocabulary.is_some() || field.reference.is_some();
    let plain = field.prose.is_none() && field.items.is_none() && field.choices.is_empty();
    plain && !typed && field.takes("string")
}
