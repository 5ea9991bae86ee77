//! In: the rows of a list of sums, as they were found. Out: the same without rows that but add up others, which are told.

use std::collections::HashMap;

use super::{
    rich,
    settle::{Answered, Found, at},
    typed,
};
use crate::{
    mend::heard,
    model::{
        currency::Money,
        diagnostic::Message,
        document::Pointer,
        fold::fold,
        question::{Answer, Question},
        reply::Left,
        total,
    },
};

/// A row of a list.
#[derive(Default)]
struct Row {
    /// The sum, and its words.
    amount: Option<f64>,
    sum: String,
    /// What else it says.
    words: Vec<String>,
    /// What of that is chosen from a list, as a group.
    chosen: Vec<String>,
    place: Option<Message>,
}

/// Whether a question asks for a sum of money.
pub(super) fn is_amount(question: &Question) -> bool {
    matches!(&question.answer, Answer::Number(Some(format)) if format == "amount")
}

/// The answers without those of rows that were added and are totals.
pub(super) fn without<'a>(
    answers: Vec<Answered<'a>>,
    before: Option<&serde_json::Value>,
    money: Money<'_>,
    found: &mut Found<'a>,
) -> Vec<Answered<'a>> {
    let mut order: Vec<(Pointer, usize)> = Vec::new();
    let mut rows: HashMap<(Pointer, usize), Row> = HashMap::new();
    for answer in &answers {
        let Some(key) = answer.place.list() else {
            continue;
        };
        let row = rows.entry(key.clone()).or_insert_with(|| {
            order.push(key);
            Row::default()
        });
        let words = rich::words(&typed::answer(
            &answer.question.answer,
            answer.pieces.clone(),
        ));
        row.place.get_or_insert_with(|| answer.at.clone());
        if is_amount(answer.question) {
            let read = heard::number(&answer.question.key, Some("amount"), words.trim(), money);
            row.amount = read.and_then(|value| value.as_f64());
            row.sum = words;
        } else if !words.trim().is_empty() {
            if matches!(answer.question.answer, Answer::Choice(_)) {
                row.chosen.push(words.trim().to_owned());
            }
            row.words.push(words);
        }
    }
    let mut sums: HashMap<Pointer, Sums> = HashMap::new();
    let mut gone = Vec::new();
    for key in order {
        let Some(row) = rows.get(&key) else {
            continue;
        };
        let (list, index) = &key;
        let was = before.and_then(|value| at(value, list));
        let is_new = was.and_then(|list| list.get(index)).is_none();
        let so_far = sums.entry(list.clone()).or_default();
        if is_new && so_far.is_total(row) {
            so_far.since = 0.0;
            gone.push(key);
        } else if let Some(amount) = row.amount {
            so_far.add(row, amount);
        }
    }
    for key in &gone {
        if let Some(row) = rows.get_mut(key)
            && let Some(place) = row.place.take()
        {
            row.words.push(std::mem::take(&mut row.sum));
            row.words.retain(|words| !words.trim().is_empty());
            found.left.push(Left {
                place,
                words: row.words.join(" | "),
                why: Message::new("office-why-total"),
            });
        }
    }
    let gone: std::collections::HashSet<(Pointer, usize)> = gone.into_iter().collect();
    let mut answers = answers;
    answers.retain(|answer| answer.place.list().is_none_or(|key| !gone.contains(&key)));
    answers
}

/// Sums of a list so far.
#[derive(Default)]
struct Sums {
    all: f64,
    /// Since the last total.
    since: f64,
    /// Of each group, and how many.
    groups: HashMap<String, (f64, usize)>,
    count: usize,
}

impl Sums {
    fn add(&mut self, row: &Row, amount: f64) {
        self.all += amount;
        self.since += amount;
        self.count += 1;
        for name in &row.chosen {
            let group = self.groups.entry(name.clone()).or_default();
            *group = (group.0 + amount, group.1 + 1);
        }
    }

    /// Whether a row says nothing but the sum of others: by its words, or by its sum if it has one word at most.
    fn is_total(&self, row: &Row) -> bool {
        if row.sum.trim().is_empty() && row.amount.is_none() {
            return false;
        }
        let named = !row.words.is_empty() && row.words.iter().all(|words| total::is_total(words));
        let is = |sum: f64| {
            row.amount
                .is_some_and(|amount| (amount - sum).abs() < 0.005)
        };
        // What has no group and no category may be the sum of one.
        let alone = row.chosen.is_empty() && row.words.len() < 2;
        let called = || row.words.iter().any(|words| speaks_of_total(words));
        let of_group = || {
            let mut groups = self.groups.values();
            groups.any(|(sum, count)| *count > 1 && is(*sum))
        };
        let of_all = || self.count > 1 && self.all > 0.0 && (is(self.all) || is(self.since));
        named || alone && (called() || of_all() || of_group())
    }
}

/// Whether a word for a total stands among others: `Montant total`, `TOTAL (CAD)`.
fn speaks_of_total(words: &str) -> bool {
    const TOTALS: [&str; 8] = [
        "total",
        "totals",
        "totale",
        "totaux",
        "totales",
        "subtotal",
        "subtotals",
        "subtotales",
    ];
    fold(words).split(' ').any(|word| TOTALS.contains(&word))
}
