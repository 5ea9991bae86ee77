//! In: the lines of one item, or of a group of answers. Out: the same, the one line that has no name below the open question that it
//! tells: an address, a role.

use super::{
    entries, heads, item,
    line::{self, body, indent, is_remark},
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
/// name, or nobody can tell which. Words may as well be a heading, a remark, a direction: an address and a word of a list tell themselves.
pub(super) fn named(lines: &[String], field: &Field, edition: &Edition) -> Option<Vec<String>> {
    let group = Group::of(lines, field)?;
    let said = body(&lines[group.at()]);
    let open: Vec<&(String, Field)> = group.open().collect();
    let mut told = open.iter().filter(|(_, inner)| tells(inner, said, edition));
    let Some((id, _)) = told.next().filter(|_| told.next().is_none()) else {
        let all = group.words_answered() && open.is_empty();
        return all.then(|| group.joined()).flatten();
    };
    let mut lines = lines.to_vec();
    lines[group.at()] = format!("{}{id}: {}", " ".repeat(group.depth), item::scalar(said));
    Some(lines)
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

    /// The questions that have to be answered and are not.
    fn open(&self) -> impl Iterator<Item = &'a (String, Field)> {
        let all = self.field.properties.iter();
        all.filter(|(id, _)| self.field.required.contains(id) && !self.is_told(id))
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
        let goes_on = text.starts_with(char::is_lowercase)
            && item::is_open_ended(value)
            && !value.ends_with('.');
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

/// Whether a line is an answer to a question, and can be none to another.
fn tells(field: &Field, said: &str, edition: &Edition) -> bool {
    match &field.vocabulary {
        Some(list) => entries::own_entry(edition.list(list), said).is_some(),
        None => field.format.as_deref() == Some("email") && fits("email", said),
    }
}

/// Whether a question takes a text of any words on one line.
fn is_free(field: &Field) -> bool {
    let typed = field.format.is_some() || field.vocabulary.is_some() || field.reference.is_some();
    let plain = field.prose.is_none() && field.items.is_none() && field.choices.is_empty();
    plain && !typed && field.takes("string")
}
