//! In: a period as people write it in one answer. Out: its first and its last day, month or year, and how sure that is.

use super::{Sure, days, line::fold};
use crate::model::date::PartialDate;

/// What parts the two ends of a period.
const BETWEEN: [&str; 17] = [
    " - ", " – ", " — ", "–", "—", " au ", " à ", " al ", " a ", " to ", " until ", " hasta ",
    " et ", " y ", " and ", "/", "-",
];

/// What joins two days, and not a beginning and an end.
const JOINTS: [&str; 3] = [" et ", " y ", " and "];

/// What says that they are a beginning and an end after all.
const BOTH: [&str; 4] = ["entre ", "Entre ", "between ", "Between "];

/// Bytes of an answer that may be a period.
const LONGEST: usize = 100;

/// A period: from, to, how sure.
pub(super) type Period = (String, String, Sure);

/// `5-7 mars 2024`, `marzo a mayo de 2024`, `2024-03-05/2024-03-07`, `T4 2023`.
pub(super) fn period(text: &str) -> Option<Period> {
    let odd = text.contains(['?', '<', '>', '≈', '~', '±', '%']);
    if let Some(found) = part_of_year(&fold(text)).filter(|_| !odd) {
        return Some(found);
    }
    // Each sign that may part the ends is tried: a text of any length would be read as often as it has signs.
    if text.len() > LONGEST || odd {
        return None;
    }
    if let Some(found) = counted(text) {
        return Some(found);
    }
    let mut found: Option<Period> = None;
    for sign in BETWEEN {
        for (at, _) in text.match_indices(sign) {
            let Some(one) = ends(&text[..at], &text[at + sign.len()..]) else {
                continue;
            };
            // Two days that are no neighbours are two, and what lies between is none of them.
            let both = BOTH.iter().any(|word| text.contains(word));
            if JOINTS.contains(&sign) && !both && !is_next(&one.0, &one.1) {
                return None;
            }
            match &found {
                Some(other) if (&other.0, &other.1) != (&one.0, &one.1) => return None,
                Some(_) => {}
                None => found = Some(one),
            }
        }
    }
    found
}

/// The two ends, each with what only the other one says.
fn ends(first: &str, last: &str) -> Option<Period> {
    let (first, last) = (first.trim(), last.trim());
    let (named, also) = (days::month_in(first), days::month_in(last));
    // `March 5-7, 2024`
    let last = match (&named, also) {
        (Some(month), None) if days::numbers(last).len() == 2 => format!("{last} {month}"),
        _ => last.to_owned(),
    };
    // `2024-03-05/07`
    let day = match (PartialDate::parse(first), days::numbers(&last).as_slice()) {
        (Some(PartialDate::Day(..)), [(day, 2)]) if last.len() == 2 => Some(day.to_owned()),
        _ => None,
    };
    let last = day.map_or(last, |day| format!("{}{day:02}", &first[..8]));
    let (to, sure) = whole(&last)?;
    let parts: Vec<&str> = to.split('-').collect();
    let figures = days::numbers(first);
    let first = match (named, figures.as_slice(), parts.as_slice()) {
        (None, [(day, 1 | 2)], [year, month, _]) if days::is_number(first) => {
            format!("{year}-{month}-{day:02}")
        }
        (Some(_), [] | [(_, 1 | 2)], [year, ..]) => format!("{first} {year}"),
        _ => first.to_owned(),
    };
    let (from, how) = whole(&first)?;
    let days = (PartialDate::parse(&from)?, PartialDate::parse(&to)?);
    // Two ends of one kind, the first one first.
    (from.len() == to.len() && days.0.first_day() < days.1.first_day())
        .then(|| (from, to, sure.min(how)))
}

/// Whether a day is the one behind another.
fn is_next(from: &str, to: &str) -> bool {
    let day = |text: &str| match PartialDate::parse(text)? {
        date @ PartialDate::Day(..) => Some(date.first_day()),
        _ => None,
    };
    let next = day(from).and_then(|day| day.tomorrow().ok());
    next.is_some() && next == day(to)
}

/// `5, 6 y 7 de marzo de 2024`: days that follow each other, each told.
fn counted(text: &str) -> Option<Period> {
    let (before, last) = JOINTS.iter().find_map(|joint| text.rsplit_once(joint))?;
    let (to, sure) = whole(last.trim())?;
    let month = to.get(..8)?;
    let days: Vec<&str> = before.split(',').map(str::trim).collect();
    let read = |day: &&str| {
        let plain = (1..=2).contains(&day.len()) && day.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| format!("{month}{day:0>2}"))
    };
    let mut all: Vec<String> = days.iter().map(read).collect::<Option<_>>()?;
    all.push(to);
    let run = all.len() > 2 && all.windows(2).all(|two| is_next(&two[0], &two[1]));
    run.then(|| (all[0].clone(), all[all.len() - 1].clone(), sure))
}

/// A date as it stands, or as it is meant.
fn whole(text: &str) -> Option<(String, Sure)> {
    if PartialDate::parse(text).is_some() {
        return Some((text.to_owned(), Sure::Certain));
    }
    days::date(text, false)
}

/// `T4 2023`, `4e trimestre 2023`, `Q1 2024`, `second semester of 2024`.
pub(super) fn part_of_year(folded: &str) -> Option<Period> {
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !matches!(*word, "de" | "del" | "du" | "of" | "le" | "el" | "the"))
        .collect();
    let short = |word: &str| {
        let digit = word.trim_matches(|c: char| matches!(c, 't' | 'q'));
        (word.len() == 2 && digit.len() == 1)
            .then(|| digit.parse::<u32>().ok())
            .flatten()
    };
    let (number, months, year) = match words.as_slice() {
        [part, year] => (short(part)?, 3, year),
        [number, part, year] => {
            let months = match *part {
                "trimestre" | "quarter" => 3,
                "semestre" | "semester" | "half" => 6,
                _ => return None,
            };
            (super::called::number(number)?, months, year)
        }
        _ => return None,
    };
    let year = PartialDate::parse(year).filter(|date| matches!(date, PartialDate::Year(_)))?;
    let last = number
        .checked_mul(months)
        .filter(|last| (1..=12).contains(last))?;
    let month = |number: u32| format!("{year}-{number:02}");
    Some((month(last - months + 1), month(last), Sure::Certain))
}

#[cfg(test)]
mod tests {
    use super::period;

    #[test]
    fn periods_of_three_languages_are_read() {
        for (text, from, to) in [
            ("5-7 marzo 2024", "2024-03-05", "2024-03-07"),
            ("5 – 7 March 2024", "2024-03-05", "2024-03-07"),
            ("du 5 au 7 mars 2024", "2024-03-05", "2024-03-07"),
            ("del 5 al 7 de marzo de 2024", "2024-03-05", "2024-03-07"),
            ("5 y 6 de marzo de 2024", "2024-03-05", "2024-03-06"),
            ("5, 6 y 7 de marzo de 2024", "2024-03-05", "2024-03-07"),
            ("2024-03-05/07", "2024-03-05", "2024-03-07"),
            ("Q1 2024", "2024-01", "2024-03"),
            ("March 5-7, 2024", "2024-03-05", "2024-03-07"),
            ("28 février - 2 mars 2024", "2024-02-28", "2024-03-02"),
            ("marzo a mayo de 2024", "2024-03", "2024-05"),
            ("mars-mai 2024", "2024-03", "2024-05"),
            ("décembre 2023 à janvier 2024", "2023-12", "2024-01"),
            ("2024-03-05/2024-03-07", "2024-03-05", "2024-03-07"),
            ("2024-03-05 - 2024-03-07", "2024-03-05", "2024-03-07"),
            ("2023-2024", "2023", "2024"),
            ("T4 2023", "2023-10", "2023-12"),
            ("4e trimestre 2023", "2023-10", "2023-12"),
            ("1er semestre 2024", "2024-01", "2024-06"),
        ] {
            let found = period(text).map(|(from, to, _)| (from, to));
            assert_eq!(found, Some((from.to_owned(), to.to_owned())), "{text}");
        }
        for text in [
            "12 de junio y 3 de julio de 2024",
            "janvier et mars 2024",
            "5 and 7 March 2024",
            "5, 7 y 9 de marzo de 2024",
            "7-5 mars 2024",
            "2023-10-12",
            "10/12/2023",
            "12 octobre 2023",
            "printemps 2024",
            "5-7",
            "T5 2023",
            "2023-10",
            "",
        ] {
            assert!(period(text).is_none(), "{text}: {:?}", period(text));
        }
    }
}
