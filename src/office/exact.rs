//! In: a day, an hour or a number as it was typed. Out: what it is, if each of its words is needed for that or says nothing: an hour
//! beside a day, `about`, `end of` say more than an answer holds.

use serde_json::Value;

use crate::{
    mend::heard,
    model::{currency::Money, fold::fold},
};

/// Words that are looked at: each row of them is left out once.
const MOST: usize = 24;

/// Words that say nothing of a day or a number beside it.
const SILENT: &str = " le la les the el los de del du d of on en a at las h hrs heures hours horas er st nd rd th \
    lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday \
    lunes martes miercoles jueves viernes sabado domingo montag dienstag mittwoch donnerstag freitag samstag sonntag ";

/// A value of a semantic format.
pub(super) fn formatted(format: &str, text: &str) -> Option<String> {
    let read = |text: &str| heard::formatted(format, text);
    let found = read(text)?;
    let timed = matches!(format, "date" | "full-date" | "date-time");
    let says_more = timed
        && says_more(
            text,
            |left| read(left).as_ref() == Some(&found),
            |_, _| false,
        );
    (!says_more).then_some(found)
}

/// A number as the question `key` asks for it.
pub(super) fn number(
    key: &str,
    format: Option<&str>,
    text: &str,
    money: Money<'_>,
) -> Option<Value> {
    let read = |text: &str| heard::number(key, format, text, money);
    let found = read(text)?;
    // What stands behind a number is its currency, which is read behind any: the words before it are looked at.
    let counts = |from, words: &str| from > 0 || read(&format!("1 {words}")).is_some();
    let says_more = says_more(text, |left| read(left).as_ref() == Some(&found), counts);
    (!says_more).then_some(found)
}

/// Whether words that say something may be left out, and what is left is read as the same.
fn says_more(
    text: &str,
    is_same: impl Fn(&str) -> bool,
    counts: impl Fn(usize, &str) -> bool,
) -> bool {
    let is_apart = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | ',');
    let mut words: Vec<(usize, usize)> = Vec::new();
    for word in text.split(is_apart).filter(|word| !word.is_empty()) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        words.push((start, start + word.len()));
    }
    let is_silent = |words: &str| {
        let folded = fold(words);
        let mut words = folded.split(' ');
        words.all(|word| word.bytes().all(|b| b == b'0') || SILENT.contains(&format!(" {word} ")))
    };
    let rows = (0..words.len()).flat_map(|from| (from..words.len()).map(move |to| (from, to)));
    words.len() > MOST
        || rows.into_iter().any(|(from, to)| {
            let (start, end) = (words[from].0, words[to].1);
            let said = &text[start..end];
            !is_silent(said)
                && !counts(from, said)
                && is_same(&format!("{}{}", &text[..start], &text[end..]))
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_word_that_says_nothing_beside_an_answer_is_none_of_it() {
        for (text, day) in [
            ("2023-10-15", "2023-10-15"),
            ("15 octobre 2023", "2023-10-15"),
            ("le dimanche 15 octobre 2023", "2023-10-15"),
            ("October 15th, 2023", "2023-10-15"),
            ("el 15 de octubre de 2023", "2023-10-15"),
            ("octobre 2023", "2023-10"),
            ("2023-10-15 00:00:00", "2023-10-15"),
            ("12. octobre 2024", "2024-10-12"),
        ] {
            assert_eq!(formatted("date", text).as_deref(), Some(day), "{text}");
        }
        for text in [
            "19 000",
            "19 000,00 $",
            "CA$ 19,000",
            "19 000 dollars canadiens",
            "19k",
            "CAD 19000",
        ] {
            let read = number("amount", Some("amount"), text, Money::Own("CAD"));
            assert_eq!(
                read.and_then(|read| read.as_f64()),
                Some(19_000.0),
                "{text}"
            );
        }
        for (text, read) in [
            ("120", true),
            ("120 personnes", false),
            ("environ 120", false),
            ("120 environ", false),
        ] {
            let number = number("capacity", None, text, Money::Any);
            assert_eq!(number.is_some(), read, "{text}: {number:?}");
        }
        assert_eq!(
            formatted("date-time", "7 September 2023 at 14:00").as_deref(),
            Some("2023-09-07T14:00")
        );
    }

    proptest! {
        /// The law: what is said of an answer beside it is never left out.
        #[test]
        fn nothing_qualified_is_taken_as_unqualified(
            day in prop::sample::select(vec!["15 octobre 2023", "octobre 2023", "October 15, 2023", "2023-10-15"]),
            said in prop::sample::select(vec![
                "vers", "dès", "fin", "mi-", "début", "environ", "about", "early", "from", "until", "hacia", "finales de", "prévu",
            ]),
            hour in prop::sample::select(vec!["à midi", ", 9 h à 17 h", ", 14 h", "at 2 pm", ", 14 h 30", "a las 10:30", "14:00", "le matin"]),
            amount in 101_u32..90_000,
        ) {
            for text in [format!("{said} {day}"), format!("{day} {hour}"), format!("{day} {said}")] {
                prop_assert_eq!(formatted("date", &text), None, "{}", text);
            }
            for text in [format!("{said} {amount} $"), format!("total {amount}"), format!("près de {amount}")] {
                prop_assert_eq!(number("amount", Some("amount"), &text, Money::Own("CAD")), None, "{}", text);
            }
        }
    }
}
