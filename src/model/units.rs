//! In: a levelled text and its numbers. Out: what those mean that stand bare where a unit of thousands or millions of a currency was
//! said: in the head of their table, in their row, in what introduces the table, in their sentence.

use std::ops::Range;

use iso_currency::Currency;

use crate::model::{
    currency,
    figures::{self, CELL, END, Number, PART, ROW, TABLE},
};

/// Most bytes between a unit and the table that it introduces, or a number of its sentence.
const NEAR: usize = 160;

/// By how much units multiply, and how each is written for short.
const SCALES: [(u64, &str); 2] = [(1_000, "k$"), (1_000_000, "M$")];

/// Words that tell a unit; `mille` and `mil` are parts of numbers in words.
const WORDS: [(&str, usize); 7] = [
    ("milliers", 0),
    ("miles", 0),
    ("thousands", 0),
    ("thousand", 0),
    ("millions", 1),
    ("million", 1),
    ("millones", 1),
];

/// The numbers that a unit multiplies, multiplied.
pub(super) fn scaled(text: &str, numbers: &[Number]) -> Vec<Number> {
    let units = units(text);
    if units.is_empty() {
        return Vec::new();
    }
    let mut events: Vec<(usize, Event<'_>)> = units
        .into_iter()
        .map(|(at, scale)| (at, Event::Unit(scale)))
        .chain(marks(text))
        .collect();
    let bare = numbers.iter().filter(|(span, _)| is_bare(text, span));
    events.extend(bare.map(|number| (number.0.start, Event::Number(number))));
    events.sort_by_key(|(at, _)| *at);
    let mut walk = Walk {
        text,
        tables: Vec::new(),
        said: Said::default(),
        sentence: Said::default(),
        last: None,
        out: Vec::new(),
    };
    for (at, event) in events {
        match event {
            Event::Mark(mark) => walk.mark(at, mark),
            Event::Unit(scale) => walk.unit(at, scale),
            Event::Number(number) => walk.number(number),
        }
    }
    walk.out
}

/// The first unit of a levelled text, written for short.
pub(super) fn first(text: &str) -> Option<&'static str> {
    units(text).first().map(|(_, scale)| SCALES[*scale].1)
}

/// What a text is made of here.
enum Event<'n> {
    /// A border of a table, or the end of a sentence.
    Mark(char),
    /// Which of [`SCALES`].
    Unit(usize),
    Number(&'n Number),
}

/// Where each unit was said last.
type Said = [Option<usize>; 2];

#[derive(Default)]
struct Table {
    /// Units of all its numbers.
    all: [bool; 2],
    /// Units of the row at hand.
    row: [bool; 2],
    /// Whether rows with numbers went before: what is said now is no head.
    body: bool,
    /// Whether the row at hand has a number.
    counted: bool,
}

struct Walk<'t> {
    text: &'t str,
    /// Tables that are open, the innermost last.
    tables: Vec<Table>,
    /// Since the last table or part.
    said: Said,
    /// In the sentence or cell at hand.
    sentence: Said,
    /// The number that was met last.
    last: Option<&'t Number>,
    out: Vec<Number>,
}

impl<'t> Walk<'t> {
    fn mark(&mut self, at: usize, mark: char) {
        self.sentence = Said::default();
        match mark {
            TABLE => {
                let above = self.tables.last().map(|table| table.all);
                let introduced = self.said.map(|said| is_near(said, at));
                let all = std::array::from_fn(|scale| {
                    introduced[scale] || above.is_some_and(|above| above[scale])
                });
                self.tables.push(Table {
                    all,
                    ..Table::default()
                });
            }
            ROW => {
                self.last = None;
                if let Some(table) = self.tables.last_mut() {
                    table.body |= table.counted;
                    (table.counted, table.row) = (false, [false; 2]);
                }
            }
            END => {
                self.tables.pop();
                self.said = Said::default();
            }
            PART => {
                self.tables.clear();
                self.said = Said::default();
            }
            _ => {}
        }
    }

    fn unit(&mut self, at: usize, scale: usize) {
        (self.said[scale], self.sentence[scale]) = (Some(at), Some(at));
        if let Some(table) = self.tables.last_mut() {
            table.row[scale] = true;
            table.all[scale] |= !table.body && !table.counted;
        }
        // `| 14,5 | k$ |`: a cell of its own behind the number, in which the code of a currency may go before.
        const CODE: usize = 3;
        if let Some(number) = self.last.take()
            && let Some(between) = self.text.get(number.0.end..at)
            && between.contains(CELL)
            && between.chars().filter(|c| c.is_alphanumeric()).count() <= CODE
        {
            self.give(number, scale);
        }
    }

    fn number(&mut self, number: &'t Number) {
        let (span, cents) = number;
        for scale in 0..SCALES.len() {
            let table = self.tables.last();
            let governed = is_near(self.sentence[scale], span.start)
                || table.is_some_and(|table| table.all[scale] || table.row[scale]);
            if governed {
                self.give(number, scale);
            }
        }
        self.last = Some(number);
        // A year may stand in a head.
        let year = span.len() == 4 && (1900..2100).contains(&(cents / 100));
        if let Some(table) = self.tables.last_mut().filter(|_| !year) {
            table.counted = true;
        }
    }

    fn give(&mut self, (span, cents): &Number, scale: usize) {
        let (times, _) = SCALES[scale];
        // `0,018` millions are no eighteen, as they would be alone.
        let part = thousandths(&self.text[span.clone()]);
        let all = [
            cents.checked_mul(times),
            part.and_then(|part| part.checked_mul(times / 10)),
        ];
        self.out
            .extend(all.into_iter().flatten().map(|cents| (span.clone(), cents)));
    }
}

/// A number whose last three figures may be decimals, in thousandths.
fn thousandths(own: &str) -> Option<u64> {
    let (whole, part) = own.split_once(['.', ','])?;
    let cut = part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    cut.then(|| format!("{whole}{part}").parse().ok())?
}

fn is_near(said: Option<usize>, at: usize) -> bool {
    said.is_some_and(|said| at.saturating_sub(said) <= NEAR)
}

/// Borders and ends of sentences; these stand as a full stop, however they end.
fn marks<'n>(text: &str) -> impl Iterator<Item = (usize, Event<'n>)> {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(|(at, byte)| {
        let mark = char::from(*byte);
        match mark {
            TABLE | ROW | CELL | END | PART => Some((at, Event::Mark(mark))),
            '.' | '!' | '?' if bytes.get(at + 1) == Some(&b' ') => Some((at, Event::Mark('.'))),
            _ => None,
        }
    })
}

/// Units that no number stands before: where, and which of [`SCALES`].
fn units(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let begins = |at: &usize| {
        matches!(bytes[*at], b'k' | b'K' | b'm' | b'M' | b't' | b'T' | b'0')
            && !text[..*at].ends_with(char::is_alphanumeric)
    };
    (0..bytes.len())
        .filter(begins)
        .filter_map(|at| Some((at, scale(text, at)?)))
        .collect()
}

/// Which unit a word is that begins at a place, if it is one.
fn scale(text: &str, at: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    let (before, rest) = figures::beside(text, &(at..at));
    let length = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    let (word, end) = (&rest[..length], at + length);
    // Behind a number it multiplies that one alone.
    let behind = before.strip_suffix(' ').unwrap_or(before);
    if length > LONGEST || behind.ends_with(|c: char| c.is_ascii_digit()) || joins(before) {
        return None;
    }
    let coded = word.split_at_checked(1).is_some_and(|(_, code)| {
        code.bytes().all(|byte| byte.is_ascii_uppercase()) && Currency::from_code(code).is_some()
    });
    let scale = match word {
        "000" | "000s" | "k" | "K" => 0,
        "M" if !rest[length..].starts_with('.') => 1,
        _ if coded && word.starts_with(['k', 'K']) => return Some(0),
        _ if coded && word.starts_with('M') => return Some(1),
        _ => {
            let lower = word.to_lowercase();
            let known = WORDS.iter().find(|(name, _)| lower == *name)?;
            if !is_unit(before, &rest[length..]) {
                return None;
            }
            known.1
        }
    };
    let money = currency::is_before(text, at, "") || currency::is_behind(text, end, "");
    money.then_some(scale)
}

/// Whether a word between two parts of a text stands as a unit does: in brackets, behind `in`, or with nothing but its currency;
/// "thousands of dollars were saved" is a sentence.
fn is_unit(before: &str, after: &str) -> bool {
    const IN: [&str; 4] = ["in", "en", "em", "im"];
    let word = |text: &str| {
        let text = text.trim_end();
        let rest = text.trim_end_matches(|c: char| c.is_alphabetic() || "$€£¥".contains(c));
        (rest.len(), text.len())
    };
    let (start, end) = word(before);
    let own = &before[start..end];
    let priced = currency::is_code(own) || own.starts_with(['$', '€', '£', '¥']);
    let before = before[..if priced { start } else { end }].trim_end();
    let (start, end) = word(before);
    if before.ends_with(['(', '['])
        || IN
            .iter()
            .any(|lead| before[start..end].eq_ignore_ascii_case(lead))
    {
        return true;
    }
    let apart =
        !before.ends_with(char::is_alphanumeric) && !before.ends_with([')', '"', '»', '’', '\'']);
    let mut rest = after;
    if currency::is_behind(after, 0, "") {
        rest = rest.trim_start_matches(|c: char| !c.is_alphabetic() && !"$€£¥".contains(c));
        for lead in ["de ", "of ", "d'", "d’"] {
            rest = rest.strip_prefix(lead).unwrap_or(rest);
        }
        rest = rest.trim_start_matches(|c: char| c.is_alphabetic() || "$€£¥".contains(c));
    }
    apart && !rest.trim_start().starts_with(char::is_alphabetic)
}

/// Whether a text ends with a figure and a mark that may go on a number, a day, a range.
fn joins(before: &str) -> bool {
    let mut back = before.chars().rev();
    back.next().is_some_and(is_joint) && back.next().is_some_and(|c| c.is_ascii_digit())
}

fn is_joint(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | '\'' | '’' | '_' | '·' | '/' | '-' | '–' | ':'
    )
}

/// Whether a number is whole and counts nothing that is named behind it.
fn is_bare(text: &str, span: &Range<usize>) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (before, own, after) = (&text[..span.start], &text[span.clone()], &text[span.end..]);
    let mut next = after.chars();
    let (mark, follows) = (next.next(), next.next());
    let cut = joins(before)
        || mark.is_some_and(is_joint) && follows.is_some_and(digit)
        // Groups of three.
        || run(own) == 3
            && before
                .strip_suffix(' ')
                .is_some_and(|before| before.ends_with(digit))
        || after.strip_prefix(' ').is_some_and(|after| run(after) == 3);
    let named = after
        .strip_prefix(' ')
        .unwrap_or(after)
        .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '°' | '‰'));
    own.ends_with(digit)
        && !before.ends_with(char::is_alphanumeric)
        && !cut
        && (!named || currency::is_behind(text, span.end, ""))
}

#[cfg(test)]
mod tests {
    use crate::model::figures::{hits, level};

    use super::*;

    /// Whether an amount of 14 500 is seen in a text.
    fn told(text: &str) -> bool {
        tells(text, 14_500)
    }

    fn tells(text: &str, amount: u64) -> bool {
        let wanted = |cents| (cents == amount * 100).then_some("CAD");
        hits(&level(text), wanted).iter().any(|hit| hit.priced)
    }

    #[test]
    fn every_way_to_say_thousands_multiplies_what_stands_under_it() {
        for unit in [
            "k$",
            "K€",
            "k €",
            "k CAD",
            "kCAD",
            "CAD k",
            "$k",
            "$000",
            "€'000",
            "'000 $",
            "milliers de dollars",
            "milliers d'euros",
            "milliers d’euros",
            "Milliers ($)",
            "thousands of dollars",
            "thousand euros",
            "EUR thousand",
            "USD, thousands",
            "miles de dólares",
            "miles de euros",
        ] {
            for place in [
                format!("{TABLE}{ROW}Item{CELL}Sum ({unit}){ROW}Trains{CELL}14,5{END}"),
                format!("{TABLE}{ROW}Sum 2024, {unit}{ROW}Rent{CELL}9{ROW}Trains{CELL}14.5{END}"),
                format!("{TABLE}{ROW}Rent{CELL}9{ROW}Trains ({unit}){CELL}14,50{END}"),
                format!("{TABLE}{ROW}Trains{CELL}14,5{CELL}{unit}{END}"),
                format!("Our budget ({unit}):{TABLE}{ROW}Rent{CELL}9{ROW}Trains{CELL}14,5{END}"),
                format!("In {unit}: rent 9, trains 14,5."),
                format!("{unit} 14,5"),
            ] {
                assert!(told(&place), "{place:?}");
            }
        }
        for unit in ["M$", "M€", "MCAD", "millions de dollars", "EUR million"] {
            for (cell, amount) in [("1,2", 1_200_000), ("0,018", 18_000), ("0.25", 250_000)] {
                let place = format!("{TABLE}{ROW}Sum ({unit}){ROW}Trains{CELL}{cell}{END}");
                assert!(tells(&place, amount), "{place:?}");
            }
        }
        assert!(tells(&format!("{TABLE}{ROW}k${ROW}48,250{END}"), 48_250));
    }

    #[test]
    fn what_counts_something_else_is_no_sum() {
        let table =
            |head: &str, cell: &str| format!("{TABLE}{ROW}{head}{CELL}x{ROW}{cell}{CELL}x{END}");
        for text in [
            table("Sum", "14,5"),
            table("k", "14,5"),
            table("km", "14,5"),
            table("Thousands of guests", "14,5"),
            table("It cost 18 k$", "14,5"),
            table("It cost 18 000 $", "14,5"),
            table("It cost 18'000 $", "14,5"),
            table("k$", "14,5 %"),
            table("k$", "14,5 kilometres"),
            table("k$", "A14,5"),
            table("k$", "14,5-20"),
            table("k$", "114,5"),
            // Of another row, another table, another part, another sentence.
            format!("{TABLE}{ROW}Guests{CELL}9{ROW}Sum{CELL}8{CELL}k$ {ROW}Trees{CELL}14,5{END}"),
            format!("{TABLE}{ROW}k${ROW}9{END}{TABLE}{ROW}14,5{END}"),
            format!("k${PART}{TABLE}{ROW}14,5{END}"),
            "It is told in k$. Then 14,5.".to_owned(),
            "The way is 14,5 miles long, 14.5 miles".to_owned(),
            format!("k${}{TABLE}{ROW}14,5{END}", " word".repeat(40)),
        ] {
            assert!(!told(&text), "{text:?}");
        }
    }

    #[test]
    fn a_sentence_on_thousands_is_no_unit() {
        for text in [
            format!("Des milliers de dollars économisés :{TABLE}{ROW}cour 14,5{ROW}14,5{END}"),
            format!("Thousands of dollars were saved:{TABLE}{ROW}A{CELL}14,5{END}"),
            "Several thousand dollars went into courtyards 3, 14,5 and 18.".to_owned(),
            "Unos miles de euros en los patios 8, 14,5 y 18.".to_owned(),
            "Des milliers de dollars (note 14,5).".to_owned(),
            "We had 14.5 million dollars less, by 14,5".to_owned(),
        ] {
            assert!(!told(&text), "{text:?}");
        }
    }

    #[test]
    fn numbers_are_read_through_what_stands_before_their_currency() {
        for text in [
            "14,5 milliers de dollars",
            "14,5 milliers d’euros",
            "14.5 thousands of dollars",
            "14,5 miles de dólares",
            "14,5 k dollars",
            "14 500 en dollars",
            "14 500 en CAD",
            "14,500 in dollars",
            "14 500 de dólares",
        ] {
            assert!(told(text), "{text}");
        }
        for text in ["14 500 en Europe", "14 500 in all", "14 500 of them"] {
            assert!(!told(text), "{text}");
        }
    }
}
