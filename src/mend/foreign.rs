//! In: the lines below a question for a text. Out: where something else may begin, that nobody can be sure is a part of the text; which
//! lines are headings of the form that were pasted with the answers.

use super::{
    called,
    line::{self, body, fold, indent, is_blank, is_remark},
    prose::is_header,
    several,
};
use crate::model::schema::Field;

/// Where a text stands.
pub(super) struct Text<'a> {
    /// Behind the colon of its question, and below.
    pub(super) value: &'a str,
    pub(super) below: &'a [String],
    /// Columns before the question.
    pub(super) from: usize,
    /// It is an answer of an item.
    pub(super) within: bool,
    /// A question of the form waits for its answer, or more of a list may follow; the same of questions for a text.
    pub(super) open: [bool; 2],
    /// Another answer follows.
    pub(super) goes_on: bool,
    /// Whether a word is the name of a question beside the text that has no answer yet.
    pub(super) waits: &'a dyn Fn(&str) -> bool,
}

impl Text<'_> {
    /// The first line at the margin that may begin something else.
    pub(super) fn end(&self) -> Option<usize> {
        let said = !self.value.is_empty() && !is_header(self.value);
        let first = self.below.iter().position(|line| !is_remark(line))?;
        // A text that begins at the margin goes on there.
        let loose = !said && indent(&self.below[first]) <= self.from;
        let start = if said { self.quoted() } else { first + 1 };
        let last = self.below.iter().rposition(|line| !body(line).is_empty());
        let last = last.map_or(0, |last| last + 1);
        (start..self.below.len()).find(|at| {
            let line = &self.below[*at];
            let deeper = indent(line) > self.from;
            let shape = || match loose {
                true => self.is_signature(*at, last),
                false => self.is_apart(*at),
            };
            let apart = || shape() || self.is_lone(*at) || self.is_another(*at, loose);
            !is_remark(line) && !deeper && (is_other(line) || self.is_uncoloned(line) || apart())
        })
    }

    /// Whether a line begins with the very name of a question that waits for its answer, and has that behind it: `from 2024-01`,
    /// `from = 2024-01`.
    fn is_uncoloned(&self, line: &str) -> bool {
        let text = body(line);
        let end = text.find(is_blank).unwrap_or(text.len());
        let (name, value) = text.split_at(end);
        let value = body(value);
        let signed = value.starts_with(['=', '→', '>', '-', '–', '—', '»', ';']);
        // A word of prose begins a sentence that goes on.
        let one = value.split_whitespace().count() == 1;
        (one || signed || name.contains('_')) && !value.is_empty() && (self.waits)(name)
    }

    /// Whether a line in the column of an item's answers may be another one: it has a name of its own, or what stands above it has ended
    /// and did not begin there.
    fn is_another(&self, at: usize, loose: bool) -> bool {
        const NAME: usize = 3;
        let line = &self.below[at];
        let above = self.below[..at].iter().rev().find(|line| !is_remark(line));
        let quoted = self.value.len() > 1 && self.value.ends_with(['"', '\'']);
        let above = above.map_or(self.value, |above| body(above));
        let ended = quoted || is_ended(above) && !above.ends_with([':', ';']);
        let name = line::halves(line).map(|(name, _)| name.split_whitespace().count());
        let named = name.is_some_and(|words| words <= NAME);
        self.within && line::item(line).is_none() && (named || ended && !loose)
    }

    /// Whether the last paragraph, up to a line, begins here, and is short lines without an end: a name, a telephone.
    fn is_signature(&self, at: usize, last: usize) -> bool {
        let apart = at > 0 && body(&self.below[at - 1]).is_empty();
        if !apart || self.goes_on {
            return false;
        }
        let paragraph = &self.below[at..last.max(at)];
        let words = |line: &String| body(line).split_whitespace().count();
        let short =
            |line: &String| !is_ended(line) && words(line) < 6 && line::item(line).is_none();
        let [first, rest @ ..] = paragraph else {
            return false;
        };
        !rest.is_empty()
            && words(first) < 9
            && rest
                .iter()
                .all(|line| !body(line).is_empty() && short(line))
    }

    /// Whether a line alone is the last before another question, is no sentence, and what stands above it has ended: a heading, a greeting,
    /// the number of a page.
    fn is_lone(&self, at: usize) -> bool {
        let line = &self.below[at];
        let text = body(line);
        let last = self.below[at + 1..].iter().all(|line| is_remark(line));
        let short =
            text.split_whitespace().count() < 12 && line::item(line).is_none() && !is_point(line);
        let above = self.below[..at].iter().rev().find(|line| !is_remark(line));
        let ended = above.map_or(!self.value.is_empty(), |above| is_ended(above));
        let signed = text.starts_with(['*', '(', '[']);
        let begins = signed || text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let sentence = text.ends_with(['.', '!', '?', '…', '»']);
        (self.goes_on || self.within) && last && short && ended && begins && !sentence
    }

    /// Lines up to the end of the quotes in which a text begins.
    fn quoted(&self) -> usize {
        let mark = self.value.chars().next();
        let Some(mark) = mark.filter(|mark| matches!(mark, '"' | '\'')) else {
            return 0;
        };
        if self.value.len() > 1 && self.value.ends_with(mark) {
            return 0;
        }
        let end = self.below.iter().position(|line| line.ends_with(mark));
        end.map_or(0, |end| end + 1)
    }

    /// Whether a line at the margin below a text that stands elsewhere may be no part of it.
    fn is_apart(&self, at: usize) -> bool {
        let line = &self.below[at];
        let [open, text_open] = self.open;
        // `Trois défis se posent :` above points is no question that was forgotten, where all for a text are answered.
        let next = self.below.get(at + 1).and_then(|next| line::item(next));
        if body(line).ends_with([':', '：']) && next.is_some() && self.goes_on && !text_open {
            return false;
        }
        let listed = self.is_listed(at);
        let numbered = several::unnumbered(body(line)) != body(line);
        if line::headed(line).is_some() && open || numbered && !listed {
            return true;
        }
        // A paragraph of its own is a sentence of the text only between two questions.
        let sentence = body(line).ends_with(['.', '!', '?', '…', '»']);
        let point = line::item(line).is_some() || listed;
        let alone = at > 0 && body(&self.below[at - 1]).is_empty();
        let certain = sentence && self.goes_on && line::headed(line).is_none();
        !point && (alone && !certain || !alone && !self.follows(at))
    }

    /// Whether a line right below another goes on with it: a sentence, or what is longer than a mark, a name, a greeting.
    fn follows(&self, at: usize) -> bool {
        const MARK: usize = 5;
        let line = body(&self.below[at]);
        let above = at
            .checked_sub(1)
            .map_or(self.value, |above| body(&self.below[above]));
        let words = line.split_whitespace().count();
        let small = line.starts_with(char::is_lowercase);
        let open = !is_ended(above);
        let fence = line.starts_with("```") || line.starts_with("~~~");
        !fence && (small && open || words > MARK && !small || is_ended(line) && words > 2)
    }
}

impl Text<'_> {
    /// Whether a line and the one above or below it are points, each with a sign or a count of its own: a heading has none beside it.
    fn is_listed(&self, at: usize) -> bool {
        let point = |line: Option<&String>| {
            line.is_some_and(|line| line::item(line).is_some() || is_point(line))
        };
        let above = at.checked_sub(1).and_then(|above| self.below.get(above));
        point(self.below.get(at)) && (point(above) || point(self.below.get(at + 1)))
    }
}

/// Whether a line ends as a sentence does.
fn is_ended(line: &str) -> bool {
    let text = body(line).trim_end_matches(['"', '\'']);
    text.ends_with(['.', '!', '?', ':', ';', '…', '»'])
}

/// Whether a line begins with a letter that counts, `a) …`, or with a drawing for a bullet.
fn is_point(line: &str) -> bool {
    let mut signs = body(line).chars();
    let (first, second) = (signs.next(), signs.next());
    let third = signs.next();
    let counted = first.is_some_and(|c| c.is_ascii_lowercase())
        && second.is_some_and(|c| matches!(c, ')' | '.'))
        && third.is_some_and(is_blank);
    let drawn = |c: char| !c.is_ascii() && !c.is_alphanumeric() && !QUOTES.contains(&c);
    let apart =
        second.is_some_and(is_blank) || second == Some('\u{FE0F}') && third.is_some_and(is_blank);
    counted || first.is_some_and(drawn) && apart
}

/// Signs that begin words.
const QUOTES: [char; 8] = ['«', '»', '“', '”', '„', '‘', '’', '…'];

/// Whether a line is no part of any text: the sign above a signature, a title with a number, a question of some form.
fn is_other(line: &str) -> bool {
    let text = body(line);
    if text == "--" || is_header(text) {
        return true;
    }
    let words = fold(several::unnumbered(text));
    let mut each = words.split(' ');
    let (first, second) = (each.next().unwrap_or_default(), each.next());
    let number = second.is_some_and(|word| called::number(word).is_some());
    // `Deuxième thème`, but not `Trois défis`.
    let one = |word: &str| !word.ends_with('s') && called::any(word);
    let ordinal = called::number(first).is_some() && second.is_some_and(one);
    let bullet = line::item(line).is_some() && several::unnumbered(text) == text;
    let named = || line::halves(line).is_some_and(|(head, _)| called::any(&fold(head)));
    !bullet && (number && called::any(first) || ordinal || named())
}

/// Whether a line is the heading of a question that has its answer, or of the form itself: no answer, and no question.
pub(super) fn is_heading(line: &str, form: &Field, taken: &[String]) -> bool {
    // The limit that the form says beside a question is no word of its heading.
    let text = body(line).trim_end_matches([' ', ':', '：', '*']);
    let text = text
        .split_once(" (")
        .filter(|(_, rest)| rest.ends_with(')'))
        .map_or(text, |(head, _)| head);
    let words = fold(several::unnumbered(text.trim_matches('*')).trim_matches(line::AROUND));
    if words.is_empty() || text.contains([':', '：']) {
        return false;
    }
    let titled = |field: &Field| line::called(field).titles.contains(&words);
    let asked: Vec<&String> = form
        .properties
        .iter()
        .filter(|(_, inner)| titled(inner))
        .map(|(id, _)| id)
        .collect();
    (titled(form) || !asked.is_empty()) && asked.iter().all(|id| taken.contains(id))
}
