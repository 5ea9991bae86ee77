//! In: what stands below a heading that opens a list. Out: its items, from rows of a table, or from lines in which they are told.

use serde_json::Value;

use super::{
    Reader, bare,
    themes::{SIGNS, THEME},
};
use crate::{
    mend::heard,
    model::{
        currency::Money,
        document::Pointer,
        fold::fold,
        markdown,
        question::{Answer, Question},
    },
    office::{
        answer::Said,
        exact,
        paper::{self, Cell},
        rich::{self, Par, Piece},
        typed::counted,
    },
};

/// What the form calls who answers for a city, beside the edition's own words.
const ROLES: [(&str, &str); 2] = [
    ("orientation strategique", "elected-official"),
    ("champ administratif", "coordinator"),
];

impl<'a> Reader<'a, '_> {
    /// Lines of a budget that stand under no heading of their own: what is certainly an expense by its category. Gives the others back.
    pub(super) fn expenses(
        &mut self,
        kind: &'static str,
        at: &Pointer,
        below: &'a [Question],
        held: Vec<Piece>,
    ) -> Vec<Piece> {
        let mut lists = below.iter().filter_map(|question| match &question.answer {
            Answer::Many(item) => match &item.answer {
                Answer::Group(questions) => Some((
                    question,
                    &**item,
                    questions
                        .iter()
                        .find(|question| question.key == "category")?,
                )),
                _ => None,
            },
            _ => None,
        });
        let Some((list, item, category)) = lists.next() else {
            return held;
        };
        let mut others = Vec::new();
        for piece in held {
            let text = rich::words(std::slice::from_ref(&piece));
            let is_expense = text.split_once(':').is_some_and(|(first, rest)| {
                is_sum(rest.trim()) && matches!(self.talk.one(category, first), Said::Value(_))
            });
            if is_expense {
                self.item(kind, &at.with(list.key.as_str()), item, &text);
            } else {
                others.push(piece);
            }
        }
        others
    }

    /// Items of a list, a row each.
    pub(super) fn rows(
        &mut self,
        kind: &'static str,
        list: &Pointer,
        item: &'a Question,
        rows: &[Vec<Cell>],
    ) {
        let head = rows
            .first()
            .map(|row| columns(item, row))
            .unwrap_or_default();
        let headed = head.iter().flatten().count() > 1;
        let before = self.so_far(kind, list);
        // Rows that begin with a number.
        let mut order = 0;
        for (nth, row) in rows.iter().enumerate() {
            let words: Vec<String> = row.iter().map(|cell| paper::words(cell)).collect();
            if words.iter().all(|words| self.is_ours(words)) || nth == 0 && headed {
                continue;
            }
            if nth == 0 && kind == "themes" && is_head_of_themes(&words) {
                let others = words.iter().filter(|words| !self.is_ours(words));
                let others: Vec<&str> = others.map(String::as_str).collect();
                self.leave(&others.join(" | "), "office-why-question");
                continue;
            }
            // A number counts in the first column alone, where it is the row's own.
            let asked = headed && head.first().is_some_and(Option::is_some);
            let first = words.first().map_or("", String::as_str);
            let count = self.known.count(first);
            order += usize::from(count.is_some() || counted(first, &SIGNS).is_some());
            let counts =
                !asked && count.is_some_and(|count| [order, before + order].contains(&count));
            let from = usize::from(counts || count.is_some() && said(&words) == 1);
            if words[from..].iter().all(|words| self.is_ours(words)) {
                if !counts && !words[0].ends_with(['.', ')', '°']) {
                    self.leave(&words[0], "office-why-question");
                }
                continue;
            }
            let shared = |at: usize| is_sum(&words[at]) && paper::is_shared(rows, nth, at);
            if (from..row.len()).any(shared) {
                self.leave(&words[from..].join(" | "), "office-why-joined");
                continue;
            }
            self.row((kind, list, item), (row, &words), (&head, from), order);
        }
    }

    /// An item in a row, from a cell on.
    fn row(
        &mut self,
        (kind, list, item): (&'static str, &Pointer, &'a Question),
        (row, words): (&[Cell], &[String]),
        (head, from): (&[Option<&'a Question>], usize),
        order: usize,
    ) {
        let headed = head.iter().flatten().count() > 1;
        match kind {
            "staff" if !headed || row.len() == 2 => self.person(list, item, &words[from..]),
            "themes" if row.len() <= 3 && !(headed && row.len() > 2) => {
                self.theme(list, item, &row[from..], order)
            }
            _ if headed && row.len() == head.len() => {
                let at = self.next(kind, list);
                for (cell, question) in row.iter().zip(head).skip(from) {
                    match question {
                        Some(question) => self.cell(kind, &at, question, cell),
                        None => self.leave(&paper::words(cell), "office-why-question"),
                    }
                }
            }
            _ => {
                let said = words[from..].iter().filter(|words| !words.is_empty());
                let line = said.map(String::as_str).collect::<Vec<_>>().join(" | ");
                self.item(kind, list, item, &line);
            }
        }
    }

    fn cell(&mut self, kind: &'static str, at: &Pointer, question: &'a Question, cell: &Cell) {
        let pieces = paper::pieces(cell, &self.known.placeholders);
        let words = paper::words(cell);
        if words.is_empty() {
            return;
        }
        // A day that is two is a time from the one to the other.
        if question.key == "date" && self.days(kind, at, &words) {
            return;
        }
        self.answer(kind, at.with(question.key.as_str()), question, pieces);
    }

    /// A time from one day to another, if words say so.
    fn days(&mut self, kind: &'static str, item: &Pointer, words: &str) -> bool {
        if exact::formatted("date", words).is_some() {
            return false;
        }
        let days = [" au ", " – ", " - ", " to ", " al ", " à ", "–"]
            .iter()
            .find_map(|mark| {
                let (from, to) = words.split_once(mark)?;
                let to = exact::formatted("date", to)?;
                // `16 au 18 avril 2024`: the first day has the second one's month.
                let short = from
                    .trim()
                    .trim_start_matches("du ")
                    .trim_start_matches("del ");
                let day = short
                    .parse::<u8>()
                    .ok()
                    .filter(|day| (1..=31).contains(day) && to.len() == 10);
                let from = exact::formatted("date", short)
                    .or_else(|| Some(format!("{}-{:02}", &to[..7], day?)))?;
                (from <= to).then_some((from, to))
            });
        let Some((from, to)) = days else {
            return false;
        };
        for (key, day) in [("from", from), ("to", to)] {
            if let Some(question) = self.asked(kind, item, key) {
                self.answer(
                    kind,
                    item.with(key),
                    question,
                    vec![Piece::Par(Par::plain(&day))],
                );
            }
        }
        true
    }

    /// The question of a key of an item.
    fn asked(&self, kind: &'static str, item: &Pointer, key: &str) -> Option<&'a Question> {
        let mut questions = self.questions.of(kind);
        for step in &item.0 {
            let crate::model::document::Step::Key(name) = step else {
                continue;
            };
            let question = questions.iter().find(|question| question.key == *name)?;
            questions = match &question.answer {
                Answer::Group(below) => below,
                Answer::Many(item) => match &item.answer {
                    Answer::Group(below) => below,
                    _ => return None,
                },
                _ => return None,
            };
        }
        questions.iter().find(|question| question.key == key)
    }

    /// A person of the staff: a role, and name, title and address in one cell or several.
    fn person(&mut self, list: &Pointer, item: &'a Question, cells: &[String]) {
        let Answer::Group(questions) = &item.answer else {
            return;
        };
        let (first, rest) = cells
            .split_first()
            .map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        let text = rest.join("\n");
        if text.trim().is_empty() {
            if !self.is_ours(first) {
                self.leave(first, "office-why-question");
            }
            return;
        }
        let role = questions.iter().find(|question| question.key == "role");
        let named = role.and_then(|role| match self.talk.one(role, first) {
            Said::Value(Value::String(id)) => Some(id),
            _ => None,
        });
        let known = named.is_some();
        let id = named.or_else(|| {
            let folded = fold(first);
            let mut roles = ROLES.iter().filter(|(words, _)| folded.contains(words));
            roles.next().map(|(_, id)| (*id).to_owned())
        });
        let (parts, mail) = person(&text);
        let at = self.next("staff", list);
        let given = [
            ("role", id.clone()),
            ("name", parts.first().cloned()),
            ("title", (parts.len() > 1).then(|| parts[1..].join(", "))),
            ("email", mail),
        ];
        for (key, value) in given {
            if let (Some(question), Some(value)) =
                (questions.iter().find(|question| question.key == key), value)
            {
                self.answer(
                    "staff",
                    at.with(key),
                    question,
                    vec![Piece::Par(Par::plain(&value))],
                );
            }
        }
        if !known && !self.is_ours(first) {
            self.leave(first, "office-why-choice-role");
        }
    }

    /// The same in a line; one without a role and an address is nobody: `Cordialement`.
    fn person_of(&mut self, list: &Pointer, item: &'a Question, line: &str) {
        match line.split_once(':') {
            Some((role, rest)) => self.person(list, item, &[role.to_owned(), rest.to_owned()]),
            None if line.contains('@') => {
                self.person(list, item, &[String::new(), line.to_owned()]);
            }
            None => self.leave(line, "office-why-question"),
        }
    }

    /// Items of a list, a paragraph each.
    pub(super) fn items(
        &mut self,
        kind: &'static str,
        list: &Pointer,
        item: &'a Question,
        pieces: Vec<Piece>,
    ) {
        if kind == "themes" {
            self.theme_lines(list, item, pieces);
            return;
        }
        for piece in pieces {
            let words = rich::words(&[piece]);
            words
                .lines()
                .for_each(|line| self.item(kind, list, item, line));
        }
    }

    /// An activity in a line, if it begins with its day.
    fn dated(
        &mut self,
        kind: &'static str,
        list: &Pointer,
        questions: &'a [Question],
        day: &str,
        title: &str,
    ) -> bool {
        let has = |key: &str| questions.iter().find(|question| question.key == key);
        let plain = |text: &str| vec![Piece::Par(Par::plain(text))];
        let at = self.next(kind, list);
        let dated = exact::formatted("date", day).is_some();
        if !dated && !self.days(kind, &at, day) {
            // The place is free again.
            let counted =
                |(other, at, _): &&mut (&'static str, Pointer, usize)| *other == kind && at == list;
            if let Some((_, _, count)) = self.counts.iter_mut().find(counted) {
                *count = count.wrapping_sub(1);
            }
            return false;
        }
        let kinds = has("type").and_then(|asked| Some((asked, typed(asked, title)?)));
        let given = [
            has("date")
                .filter(|_| dated)
                .map(|asked| (asked, day.to_owned())),
            has("title").map(|asked| (asked, title.to_owned())),
            kinds,
        ];
        for (asked, words) in given.into_iter().flatten() {
            self.answer(kind, at.with(asked.key.as_str()), asked, plain(&words));
        }
        true
    }

    /// An item in a line: `12 octobre 2023 : Atelier`, `Traduction : 5 000 €`.
    pub(super) fn item(
        &mut self,
        kind: &'static str,
        list: &Pointer,
        item: &'a Question,
        text: &str,
    ) {
        let text = text.trim().trim_start_matches(['-', '•', '–', '*', ' ']);
        let next = self.so_far(kind, list) + 1;
        // `12. octobre 2023 : Atelier` begins with its day.
        let is_day = |text: &str| {
            let first = text.split([':', '|']).next().unwrap_or_default();
            exact::formatted("date", first.trim()).is_some()
        };
        let text = counted(text, &['.', ')', '°'])
            .filter(|(number, _)| *number == next && !is_day(text))
            .map_or(text, |(_, rest)| rest);
        if text.is_empty() {
            return;
        }
        let Answer::Group(questions) = &item.answer else {
            let at = self.next(kind, list);
            self.answer(kind, at, item, vec![Piece::Par(Par::plain(text))]);
            return;
        };
        if kind == "staff" {
            self.person_of(list, item, text);
            return;
        }
        let (first, rest) = [" : ", ": ", " | ", " – ", " - "]
            .iter()
            .find_map(|mark| text.split_once(mark))
            .unwrap_or((text, ""));
        let (first, rest) = (first.trim(), rest.trim());
        let plain = |text: &str| vec![Piece::Par(Par::plain(text))];
        let has = |key: &str| questions.iter().find(|question| question.key == key);
        if has("date").is_some() && has("title").is_some() && !rest.is_empty() {
            if self.dated(kind, list, questions, first, rest) {
                return;
            }
        } else if let (Some(amount), Some(label)) = (
            has("amount"),
            has("label")
                .or_else(|| has("source"))
                .or_else(|| has("from")),
        ) && is_sum(rest)
        {
            let at = self.next(kind, list);
            self.answer(kind, at.with("amount"), amount, plain(rest));
            self.answer(kind, at.with(label.key.as_str()), label, plain(first));
            if let Some(asked) = has("category")
                && let Said::Value(Value::String(id)) = self.talk.one(asked, first)
            {
                self.answer(kind, at.with("category"), asked, plain(&id));
            }
            return;
        } else if let (Some(title), None) = (has("title"), has("date")) {
            let at = self.next(kind, list);
            self.answer(kind, at.with("title"), title, plain(first));
            if let (Some(description), false) = (has("description"), rest.is_empty()) {
                self.answer(kind, at.with("description"), description, plain(rest));
            }
            return;
        }
        self.leave(text, "office-why-several");
    }
}

/// Whether a row names the columns of themes: `Thématique`, and what it is.
fn is_head_of_themes(words: &[String]) -> bool {
    let mut said = words.iter().filter(|words| !words.is_empty());
    said.next()
        .is_some_and(|first| THEME.contains(&fold(first).trim()))
}

/// Cells that say something.
fn said(words: &[String]) -> usize {
    words.iter().filter(|words| !words.is_empty()).count()
}

/// Name and title of a person, and the address, however they are parted.
fn person(text: &str) -> (Vec<String>, Option<String>) {
    let mut parts: Vec<String> = Vec::new();
    let mut mail = None;
    for part in text
        .split(['\n', ',', ';', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        match markdown::emails(part).first() {
            Some(span) if mail.is_none() => {
                mail = Some(part[span.clone()].to_owned());
                let rest = format!("{} {}", &part[..span.start], &part[span.end..]);
                let rest = rest.replace("mailto:", "");
                let rest = rest
                    .trim()
                    .trim_matches(['<', '>', '(', ')', '-', '–', ':', ' ']);
                let label = [
                    "courriel",
                    "email",
                    "e mail",
                    "mail",
                    "correo",
                    "correo electronico",
                ]
                .contains(&fold(rest).trim());
                parts.extend((!rest.is_empty() && !label).then(|| rest.to_owned()));
            }
            _ => parts.extend(
                part.split(" – ")
                    .flat_map(|part| part.split(" - "))
                    .map(|part| part.trim().to_owned()),
            ),
        }
    }
    (parts, mail)
}

/// What the columns of a table ask, by its head.
pub(super) fn columns<'a>(item: &'a Question, head: &[Cell]) -> Vec<Option<&'a Question>> {
    let Answer::Group(questions) = &item.answer else {
        return Vec::new();
    };
    let named = |cell: &Cell| {
        let words = bare(&paper::words(cell));
        let is = |question: &&Question| {
            question.title.values().any(|title| bare(title) == words)
                || heard::question(&question.key, &words)
        };
        questions.iter().find(is).filter(|_| !words.is_empty())
    };
    head.iter().map(named).collect()
}

/// The type that a title begins with: `Visite d'étude des cours`.
fn typed(question: &Question, title: &str) -> Option<String> {
    let Answer::Choice(list) = &question.answer else {
        return None;
    };
    let folded = fold(title);
    let named = |label: &String| folded.trim().starts_with(fold(label).trim()) && !label.is_empty();
    let mut found = list.iter().filter(|entry| entry.label.values().any(named));
    found
        .next()
        .filter(|_| found.next().is_none())
        .map(|entry| entry.id.clone())
}

/// Whether words are a sum of money, whatever its currency.
fn is_sum(words: &str) -> bool {
    heard::number("amount", Some("amount"), words, Money::Any).is_some()
}
