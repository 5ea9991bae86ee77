//! In: a levelled text and a currency. Out: whether it stands beside a number, or anywhere in the text, by whatever sign or name.

use std::ops::Range;

use iso_currency::Currency;

use crate::model::figures::{CELL, PART};

/// What stands beside a sum whatever its currency.
const SIGNS: [&str; 13] = [
    "€", "$", "£", "¥", "₹", "₩", "₪", "₺", "₽", "zł", "kč", "円", "元",
];

/// Names of currencies that mean nothing else.
const NAMES: [&str; 28] = [
    "euro",
    "dollar",
    "dólar",
    "dolar",
    "franc",
    "franco",
    "peso",
    "dirham",
    "dinar",
    "rupee",
    "roupie",
    "rupia",
    "yen",
    "yuan",
    "zloty",
    "forint",
    "rouble",
    "ruble",
    "rublo",
    "shilling",
    "boliviano",
    "quetzal",
    "colón",
    "colon",
    "colone",
    "guaraní",
    "lempira",
    "sole",
];

/// Words of any text, and money where that is the currency.
fn doubtful(currency: &str) -> &'static [&'static str] {
    match currency {
        "GBP" | "EGP" | "LBP" | "SYP" | "SDG" | "SSP" | "GIP" | "FKP" | "SHP" => {
            &["pound", "livre", "libra"]
        }
        "SEK" | "NOK" | "DKK" | "ISK" | "CZK" => &[
            "kr", "krone", "krona", "kronor", "kroner", "couronne", "corona",
        ],
        "ZAR" => &["rand"],
        "BRL" => &["real", "reais"],
        "IRR" | "OMR" | "QAR" | "SAR" | "YER" => &["rial", "riyal"],
        "PEN" => &["sol", "s"],
        "BOB" => &["bs"],
        "INR" | "PKR" | "LKR" | "NPR" | "MUR" => &["rs"],
        _ => &[],
    }
}

/// Whether a currency stands beside a number.
pub(super) fn is_beside(text: &str, span: &Range<usize>, currency: &str) -> bool {
    const ASIDE: usize = 14;
    let own = currency.to_lowercase();
    let symbol = Currency::from_code(currency)
        .map(|own| own.symbol().to_string().to_lowercase())
        .unwrap_or_default();
    let names = [own.as_str(), symbol.as_str()];
    let before: String = text[..span.start]
        .chars()
        .rev()
        .take(ASIDE)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let after: String = text[span.end..].chars().take(ASIDE).collect();
    is_money(&before, true, currency, names) || is_money(&after, false, currency, names)
}

/// Whether a part of a text begins with a currency, or ends with one. `own` are the code and the sign of that which is looked for.
fn is_money(part: &str, from_end: bool, currency: &str, own: [&str; 2]) -> bool {
    let [_, symbol] = own;
    let stands = |text: &str, sign: &str| {
        if from_end {
            text.ends_with(sign)
        } else {
            text.starts_with(sign)
        }
    };
    // Marks between a sum and its currency: `18 000.— $`, `(CAD)`, a table's bars.
    let part = part.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, CELL | PART | '—' | '–')
            || c.is_ascii_punctuation() && c != '$'
    });
    // `CA$`, `US$`: a sign behind the letters of its country.
    let sign = part.chars().take(3).find(|c| !c.is_ascii_uppercase());
    if !from_end && matches!(sign, Some('$' | '£' | '€')) {
        return true;
    }
    // `EUR`, `MAD`: any code of three capitals.
    let code = if from_end {
        part.get(part.len().saturating_sub(3)..)
    } else {
        part.get(..3)
    };
    if code.is_some_and(|code| Currency::from_code(code).is_some()) {
        return true;
    }
    let lower = part.to_lowercase();
    let lower = lower
        .strip_prefix("de ")
        .or_else(|| lower.strip_prefix("d'"))
        .unwrap_or(&lower);
    if SIGNS.iter().any(|sign| stands(lower, sign)) {
        return true;
    }
    let word: String = if from_end {
        let start = lower
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| lower.ceil_char_boundary(at + 1));
        lower[start..].to_owned()
    } else {
        lower.chars().take_while(|c| c.is_alphabetic()).collect()
    };
    let spelt = symbol.chars().all(char::is_alphabetic);
    if !spelt && stands(lower, symbol) {
        return true;
    }
    // In the plural as well; `rand` is no beginning of `randonneurs`, nor `EUR` of Europe.
    let mut known = NAMES
        .iter()
        .chain(doubtful(currency))
        .copied()
        .chain(own)
        .filter(|name| !name.is_empty());
    known.any(|name| {
        word.strip_prefix(name)
            .is_some_and(|ending| matches!(ending, "" | "s" | "es"))
    })
}

/// Whether a text speaks of a currency anywhere, as the head of a table does.
#[must_use]
pub fn mentions(text: &str, currency: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(sign))
        || !currency.is_empty()
            && text
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word == currency)
}
