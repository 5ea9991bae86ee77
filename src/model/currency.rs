//! In: a levelled text and a currency. Out: whether it stands beside a number, or anywhere in the text, by whatever sign or name.

use std::ops::Range;

use iso_currency::Currency;

use crate::model::figures::is_border;

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

/// How many characters beside a place are looked at.
const ASIDE: usize = 18;

/// Whether a currency stands beside a number.
pub(super) fn is_beside(text: &str, span: &Range<usize>, currency: &str) -> bool {
    is_before(text, span.start, currency) || is_behind(text, span.end, currency)
}

/// Whether a text has a currency right before a place; without a code, any that is known by its name.
pub(super) fn is_before(text: &str, at: usize, currency: &str) -> bool {
    let start = text[..at].char_indices().rev().nth(ASIDE - 1);
    is_money(
        &text[start.map_or(0, |(start, _)| start)..at],
        true,
        currency,
    )
}

/// The same right behind it.
pub(super) fn is_behind(text: &str, at: usize, currency: &str) -> bool {
    let rest = &text[at..];
    let end = rest.char_indices().nth(ASIDE);
    is_money(
        &rest[..end.map_or(rest.len(), |(end, _)| end)],
        false,
        currency,
    )
}

/// A part of a text without the word that leads from a number to its currency, or from a currency to its number.
fn unled(part: &str, from_end: bool) -> &str {
    const TO: [&str; 6] = ["de ", "d'", "d’", "of ", "en ", "in "];
    const FROM: [&str; 2] = [" de", " of"];
    let same =
        |own: Option<&str>, lead: &str| own.is_some_and(|own| own.eq_ignore_ascii_case(lead));
    if from_end {
        let lead = FROM.iter().find(|lead| {
            let at = part.len().checked_sub(lead.len());
            same(at.and_then(|at| part.get(at..)), lead)
        });
        return lead.map_or(part, |lead| &part[..part.len() - lead.len()]);
    }
    let lead = TO.iter().find(|lead| same(part.get(..lead.len()), lead));
    lead.map_or(part, |lead| &part[lead.len()..])
}

/// Whether a part of a text is an address of cells, `$A$`, before the number of its row.
fn is_cell(part: &str) -> bool {
    let column = part.strip_suffix('$').map(|rest| {
        let letters = rest.trim_end_matches(|c: char| c.is_ascii_uppercase());
        (rest.len() - letters.len(), letters)
    });
    column.is_some_and(|(length, rest)| (1..=3).contains(&length) && rest.ends_with('$'))
}

/// Whether a part of a text begins with a currency, or ends with one.
fn is_money(part: &str, from_end: bool, currency: &str) -> bool {
    let own = currency.to_lowercase();
    let symbol = Currency::from_code(currency)
        .map(|own| own.symbol().to_string().to_lowercase())
        .unwrap_or_default();
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
            || is_border(c)
            || matches!(c, '—' | '–')
            || c.is_ascii_punctuation() && c != '$'
    });
    if from_end && is_cell(part) {
        return false;
    }
    let part = unled(part, from_end);
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
    if SIGNS.iter().any(|sign| stands(&lower, sign)) {
        return true;
    }
    let spelt = symbol.chars().all(char::is_alphabetic);
    !spelt && stands(&lower, &symbol) || is_name(&lower, from_end, currency, [&own, &symbol])
}

/// Whether a part of a text in small letters begins with the name of a currency, or ends with one. `own` are the code and the sign of that which
/// is looked for.
fn is_name(lower: &str, from_end: bool, currency: &str, own: [&str; 2]) -> bool {
    let word = if from_end {
        let start = lower
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| lower.ceil_char_boundary(at + 1));
        &lower[start..]
    } else {
        let end = lower.find(|c: char| !c.is_alphabetic());
        &lower[..end.unwrap_or(lower.len())]
    };
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
