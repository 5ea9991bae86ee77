//! In: a number or a sum of money as people write it. Out: the number, and how sure that is.
//!
//! What stands beside it is the plan's own currency, or the number is none that can be read in one way: half a reading makes euros of
//! dollars.

use super::{
    Sure,
    line::{fold, is_blank},
    meant::Meant,
};
use crate::model::{
    currency::{Money, is_code},
    sum::{Sum, decimal},
};

/// A sum as people write it: `unos 12.500 €`, `10k`, `1,2 M€`, `12,5 mil`.
pub(super) fn amount(text: &str, money: Money<'_>) -> Meant {
    let (rest, sure) = about(bare(text));
    // `1.500k` is one thousand and a half, or a thousand times as much.
    let own = |sum: Sum| {
        let how = alone(&sum, money).filter(|_| !(sum.times && sum.is_doubtful()));
        how.map(|how| (sum.number, how.min(sure)))
    };
    Sum::of(rest)
        .and_then(own)
        .or_else(|| thousandfold(rest).and_then(own))
}

/// A number without the mark of a note behind it: `7500¹`, `61*`.
fn bare(text: &str) -> &str {
    let text = text.trim_matches(is_blank);
    let plain = text.trim_end_matches(['*', '¹', '†']);
    let counts = plain.ends_with(|c: char| c.is_ascii_digit());
    if counts { plain } else { text }
}

/// How sure a sum is with what stands beside it, if that may stand there.
fn alone(sum: &Sum, money: Money<'_>) -> Option<Sure> {
    let mut sure = Sure::Certain;
    let mut before = sum.before.as_str();
    // A sum that is spent or given is never less than nothing.
    if let Some(rest) = before.strip_suffix(['-', '−', '–']) {
        (before, sure) = (rest.trim_end(), Sure::Guess);
    }
    // `18 000.— $`: no cents.
    let after = sum.after.trim_end_matches(['.', ',', ';']);
    let cents = after
        .strip_prefix(['.', ','])
        .and_then(|rest| rest.strip_prefix(['-', '–', '—']));
    let after = cents.unwrap_or(after).trim();
    let takes = |words: &&str| words.is_empty() || money.takes(words);
    [before, after].iter().all(takes).then_some(sure)
}

/// A number that is no sum of money: `4 200`, `12,5`, with nothing beside it.
pub(super) fn count(text: &str) -> Meant {
    let (number, unit) = measure(text)?;
    let plain = unit.is_empty().then_some(number)?;
    let doubtful = Sum::of(text).is_some_and(|sum| sum.is_doubtful());
    let sure = if doubtful { Sure::Guess } else { Sure::Certain };
    Some((plain, sure))
}

/// A number and the unit behind it: `12 %`, `600 m²`, `35 °C`.
pub(super) fn measure(text: &str) -> Option<(String, String)> {
    const LONGEST: usize = 24;
    let text = bare(text);
    let (minus, rest) = match text.strip_prefix(['-', '−']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => ("-", rest),
        _ => ("", text),
    };
    let sum = Sum::of(rest)?;
    let unit = sum.after.trim_end_matches(['.', ',', ';']);
    let is_unit = |c: char| {
        c.is_alphabetic()
            || matches!(
                c,
                '%' | '‰' | '°' | '²' | '³' | '/' | ' ' | '·' | '€' | '$' | '£'
            )
    };
    // A multiple within the number is no figure of it.
    let plain = rest.starts_with(|c: char| c.is_ascii_digit()) && !is_multiplied(rest, unit);
    let named = unit.len() <= LONGEST && unit.chars().all(is_unit) && !is_said(unit);
    (plain && named).then(|| {
        let number = match sum.number.strip_suffix('0') {
            Some(short) if short.contains('.') => short,
            _ => &sum.number,
        };
        (format!("{minus}{number}"), unit.to_owned())
    })
}

/// Whether words behind a number say something of it, and are no unit.
fn is_said(unit: &str) -> bool {
    const SAID: [&str; 34] = [
        "environ",
        "env",
        "approx",
        "aprox",
        "about",
        "circa",
        "minimum",
        "maximum",
        "minimo",
        "maximo",
        "max",
        "ou",
        "or",
        "o",
        "et",
        "and",
        "y",
        "sur",
        "of",
        "sobre",
        "on",
        "th",
        "st",
        "nd",
        "rd",
        "e",
        "er",
        "k",
        "verifier",
        "confirmer",
        "check",
        "confirm",
        "confirmar",
        "revisar",
    ];
    fold(unit).split(' ').any(|word| SAID.contains(&word))
}

/// Whether letters stand between the figures of a text and the unit behind them.
fn is_multiplied(text: &str, unit: &str) -> bool {
    let text = text.trim_end_matches(['.', ',', ';']);
    let head = text.strip_suffix(unit).unwrap_or(text);
    head.contains(char::is_alphabetic)
}

/// A text without the words and the signs that say of a sum that it is about so much.
fn about(text: &str) -> (&str, Sure) {
    const ABOUT: [&str; 22] = [
        "environ",
        "env",
        "pres",
        "de",
        "a",
        "peu",
        "about",
        "approx",
        "approximately",
        "around",
        "circa",
        "ca",
        "c",
        "unos",
        "unas",
        "aprox",
        "aproximadamente",
        "alrededor",
        "cerca",
        "total",
        "soit",
        "some",
    ];
    let (mut rest, mut sure) = (text, Sure::Certain);
    loop {
        // A sign is one that its author chose: what it leaves open is his to say.
        let bare = rest.trim_start_matches(['~', '≈', '±']);
        if bare.len() < rest.len() {
            sure = Sure::Guess;
        }
        rest = bare.trim_start_matches(|c: char| is_blank(c) || matches!(c, '.' | ':'));
        let end = rest.find(|c: char| !c.is_alphabetic());
        let (word, behind) = rest.split_at(end.unwrap_or(rest.len()));
        // `CA$ 500` is no `ca. 500`.
        let joined = word.len() < 3 && !behind.starts_with([' ', '.', '\u{a0}', '\u{202f}']);
        if word.is_empty() || joined || !ABOUT.contains(&fold(word).as_str()) {
            return (rest, sure);
        }
        rest = behind;
    }
}

/// `10k`, `12,5 mil`, `1,2 M€`, `18 kEUR`.
fn thousandfold(text: &str) -> Option<Sum> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (before, text) = text.split_at(start);
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',') || is_blank(c)))?;
    let (number, rest) = text.split_at(end);
    let word = &rest[..rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len())];
    // `kEUR` ends at the capitals of its code.
    let coded = word.get(1..).is_some_and(is_code);
    let unit = if coded { &word[..1] } else { word };
    let times: u64 = match unit {
        "k" | "K" | "mil" | "mille" | "thousand" => 1_000,
        "M" | "million" | "millions" | "millon" | "millón" | "millones" => 1_000_000,
        _ => return None,
    };
    let after = &rest[unit.len()..];
    if after.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let own = Sum::of(number)
        .filter(|own| own.before.is_empty() && own.after.is_empty() && !own.is_doubtful())?;
    let (whole, part) = own.number.split_once('.').unwrap_or((&own.number, "0"));
    let cents =
        whole.parse::<u64>().ok()?.checked_mul(100)? + format!("{part:0<2}").parse::<u64>().ok()?;
    let cents = cents.checked_mul(times)?;
    cents.is_multiple_of(100).then(|| Sum {
        number: decimal(cents),
        before: before.trim_matches(is_blank).to_owned(),
        after: after.trim_matches(is_blank).to_owned(),
        ..own
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Money, Sure, amount, count, measure};

    #[test]
    fn sums_of_the_plans_own_currency_are_read() {
        for (code, text, wanted) in [
            ("EUR", "12.500 €", "12500"),
            ("EUR", "€ 12,500", "12500"),
            ("EUR", "unos 12.500 euros", "12500"),
            ("EUR", "environ 18 k€", "18000"),
            ("EUR", "18 kEUR", "18000"),
            ("EUR", "1,2 M€", "1200000"),
            ("EUR", "12,5 mil euros", "12500"),
            ("EUR", "12.500", "12500"),
            ("CAD", "18 000 $", "18000"),
            ("CAD", "18 000 $ CA", "18000"),
            ("CAD", "CA$ 18,000", "18000"),
            ("CAD", "18 000 dollars canadiens", "18000"),
            ("CHF", "18'000.- CHF", "18000"),
            ("CHF", "18 000,– francs", "18000"),
            ("MXN", "12 mil pesos", "12000"),
            ("XOF", "12 500 FCFA", "12500"),
            ("", "12 500", "12500"),
            ("USD", "US$ 12,500", "12500"),
            ("EUR", "about 18k", "18000"),
            ("EUR", "1.234.567,50 €", "1234567.50"),
        ] {
            let found = amount(text, Money::Own(code));
            assert_eq!(found, Some((wanted.to_owned(), Sure::Certain)), "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_sum_and_is_not_its_currency_makes_it_none() {
        for (code, text) in [
            ("EUR", "US$ 12,500"),
            ("EUR", "£12,500"),
            ("EUR", "12.500 DH"),
            ("EUR", "12500 FCFA"),
            ("EUR", "12500 kr"),
            ("EUR", "12500 pesos"),
            ("EUR", "USD 12500"),
            ("EUR", "12.500 $"),
            ("CAD", "18 000 €"),
            ("CAD", "18 k€"),
            ("CAD", "US$ 500"),
            ("MXN", "CA$ 500"),
            ("", "12 500 €"),
            ("EUR", "2 noches"),
            ("EUR", "< 5000"),
            ("EUR", "> 5000 €"),
            ("EUR", "50 %"),
            ("EUR", "50%"),
            ("EUR", "5000 - 6000 €"),
            ("EUR", "5000 ou 6000"),
            ("EUR", "5000 € TTC"),
            ("EUR", "5000 € / an"),
            ("EUR", "5000 € (500 £)"),
            ("EUR", "3 x 500 €"),
            ("EUR", "0,018 M"),
            ("EUR", "1.234,567"),
        ] {
            assert_eq!(amount(text, Money::Own(code)), None, "{text}");
        }
        for text in ["≈ 5000 €", "~5000", "- 12.500 €", "−500", "± 500"] {
            let found = amount(text, Money::Own("EUR")).map(|(_, sure)| sure);
            assert_eq!(found, Some(Sure::Guess), "{text}");
        }
    }

    #[test]
    fn a_count_has_its_unit_or_none() {
        for (text, wanted, unit) in [
            ("12 %", "12", "%"),
            ("600 m²", "600", "m²"),
            ("12,5", "12.5", ""),
            ("−5 %", "-5", "%"),
            ("4.200 personas", "4200", "personas"),
            ("35 °C", "35", "°C"),
        ] {
            let found = measure(text);
            assert_eq!(found, Some((wanted.to_owned(), unit.to_owned())), "{text}");
        }
        for text in ["< 5", "≈ 5", "60-90", "5 % (2023)", "+5", "$ 5", "de 5"] {
            assert_eq!(measure(text), None, "{text}");
        }
        assert_eq!(count("61*"), Some(("61".to_owned(), Sure::Certain)));
        for text in ["12 %", "3 personas", "18k", "12 mil"] {
            assert_eq!(count(text), None, "{text}");
        }
        assert_eq!(count("4 200"), Some(("4200".to_owned(), Sure::Certain)));
        assert_eq!(count("4.200"), Some(("4200".to_owned(), Sure::Guess)));
    }

    proptest! {
        /// The law: a sum with anything beside it that is not its own is never certain.
        #[test]
        fn no_remainder_is_dropped(
            number in 1_u32..99_999, own in prop::sample::select(vec!["", " €", " euros", " EUR"]),
            more in prop::sample::select(vec![
                "%", "<", "≈", "-", "£", "$", "US$", "y 12", "noches", "ou 500", "TTC", "/ an", "x 3", "(2 fois)", "?", "+", "kr", "m²",
            ]),
            behind in any::<bool>(),
        ) {
            let text = if behind { format!("{number}{own} {more}") } else { format!("{more} {number}{own}") };
            let certain = |found: super::Meant| found.is_some_and(|(_, sure)| sure == Sure::Certain);
            prop_assert!(!certain(amount(&text, Money::Own("EUR"))), "{text}");
            prop_assert!(!certain(count(&text)), "{text}");
        }
    }
}
