//! In: a text and a currency. Out: whether it stands beside a number, or anywhere in the text, by whatever sign or name; whether
//! words beside a sum name that currency and no other.

use std::ops::Range;

use iso_currency::{Country, Currency};

use crate::model::{figures::is_border, fold::fold};

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

/// What may stand beside a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Money<'a> {
    /// The currency of its budget, by its code; empty while nobody has told it.
    Own(&'a str),
    /// Any: whose it is is told elsewhere.
    Any,
}

impl Money<'_> {
    /// Whether words beside a sum are a currency that may stand there.
    #[must_use]
    pub fn takes(self, words: &str) -> bool {
        match self {
            Self::Own(code) => is_own(words, code),
            Self::Any => {
                const OTHERS: [&str; 5] = ["kr", "dh", "dhs", "fcfa", "rs"];
                let sign = words.contains(['<', '>', '%', '+', '-', '~', '≈', '±']);
                !sign
                    && (is_money(words, false, "")
                        || is_money(words, true, "")
                        || OTHERS.contains(&words.to_lowercase().as_str()))
            }
        }
    }
}

/// Whether a text is the code of a currency.
#[must_use]
pub fn is_code(text: &str) -> bool {
    Currency::from_code(text).is_some()
}

/// The currency of a country (ISO 3166, two capitals).
#[must_use]
pub fn of_country(country: &str) -> Option<&'static str> {
    let country: Country = country.parse().ok()?;
    Some(Currency::from(country).code())
}

/// Whether words name a currency and, in a budget of it, no other: `€`, `$ CA`, `dollars canadiens`, `FCFA`. The sign that several
/// share is its own in its own budget.
#[must_use]
pub fn is_own(words: &str, currency: &str) -> bool {
    let Some(own) = Currency::from_code(currency) else {
        return false;
    };
    let lower = words.to_lowercase();
    let lower = lower.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '.' | ':')
    });
    let lower = unled(lower, false).trim();
    let joined: String = lower
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '.')
        .collect();
    if joined.is_empty() {
        return false;
    }
    let pieces: Vec<&str> = lower.split_whitespace().collect();
    let one = |text: &str| is_sign(text, own) || is_kind(text, own);
    is_sign(&joined, own)
        || pieces.iter().all(|piece| one(piece))
        || matches!(pieces.as_slice(), [kind, of] if is_kind(kind, own) && is_of(of, own))
        || matches!(pieces.as_slice(), [of, kind] if is_kind(kind, own) && is_of(of, own))
}

/// Whether letters and signs without blanks are a currency's own: `eur`, `€`, `us$`, `$ca`, `fcfa`.
fn is_sign(text: &str, own: Currency) -> bool {
    let code = own.code().to_lowercase();
    let symbol = own.symbol().symbol.to_lowercase().replace('.', "");
    if text == code || symbol != "¤" && text == symbol {
        return true;
    }
    let franc = matches!(own, Currency::XOF | Currency::XAF);
    if franc && matches!(text, "fcfa" | "cfa" | "francscfa" | "franccfa") {
        return true;
    }
    let Some((before, after)) = text.split_once('$') else {
        return false;
    };
    let letters = format!("{before}{after}");
    let short = match own {
        Currency::CAD => ["c", "can"],
        Currency::AUD => ["a", "aus"],
        Currency::MXN => ["mex", "mx"],
        _ => ["", ""],
    };
    let dollar = symbol.ends_with('$') || own == Currency::CUP;
    dollar
        && (letters.is_empty()
            || letters == code
            || code.starts_with(&letters) && letters.len() == 2
            || short.contains(&letters.as_str()))
}

/// Whether a word in small letters is what a currency is called in its country: `dólares`, `francs`, `kr`.
fn is_kind(word: &str, own: Currency) -> bool {
    const SAME: [(&str, &str); 14] = [
        ("dolar", "dollar"),
        ("dolare", "dollar"),
        ("franco", "franc"),
        ("fr", "franc"),
        ("sfr", "franc"),
        ("roupie", "rupee"),
        ("rupia", "rupee"),
        ("rouble", "ruble"),
        ("rublo", "ruble"),
        ("dh", "dirham"),
        ("livre", "pound"),
        ("libra", "pound"),
        ("colone", "colon"),
        ("sole", "sol"),
    ];
    let bare = fold(word);
    let bare = bare.trim();
    let name = fold(own.name());
    let is = |stem: &str| {
        let kind = SAME.iter().find(|(other, _)| *other == stem);
        let kind = kind.map_or(stem, |(_, kind)| kind);
        kind.len() > 1
            && (name.trim().split(' ').next_back() == Some(kind)
                || kind == "franc" && name.contains(" franc ")
                || doubtful(own.code()).contains(&stem))
    };
    is(bare)
        || ["s", "es"]
            .iter()
            .any(|ending| bare.strip_suffix(ending).is_some_and(&is))
}

/// Whether a word says whose a currency is, as its English name does: `canadiens` of the Canadian dollar.
fn is_of(word: &str, own: Currency) -> bool {
    const LETTERS: usize = 4;
    let (word, name) = (fold(word), fold(own.name()));
    let head = word.trim().get(..LETTERS);
    let country = word.trim().len() == 2 && own.code().to_lowercase().starts_with(word.trim());
    country
        || head.is_some_and(|head| name.trim().starts_with(head))
        || own == Currency::GBP && word.trim() == "sterling"
}

#[cfg(test)]
mod tests {
    use super::{is_own, of_country};

    #[test]
    fn a_currency_is_known_by_what_its_own_budget_calls_it() {
        for (code, all) in [
            ("EUR", "€|EUR|euros|euro|(EUR)|d’euros|de euros|eur.|€ EUR"),
            (
                "CAD",
                "$|$ CA|CA$|C$|CAD|$CAD|CAD $|dollars|dollars canadiens|dólares canadienses|Canadian dollars|$ CAN|de dólares",
            ),
            ("USD", "$|US$|$ US|USD|U.S.$|$US|dollars|dólares|dollars US"),
            ("MXN", "$|MX$|pesos|pesos mexicanos|MXN|de pesos"),
            ("GBP", "£|GBP|pounds|livres sterling|pounds sterling"),
            ("XOF", "FCFA|F CFA|CFA|francs CFA|XOF|francs"),
            ("MAD", "DH|dhs|dirhams|MAD"),
            ("SEK", "kr|SEK|couronnes|kronor"),
            ("CHF", "CHF|francs|fr.|SFr."),
            ("PEN", "soles|S/|PEN"),
        ] {
            for words in all.split('|') {
                assert!(is_own(words, code), "{words}: {code}");
            }
        }
    }

    #[test]
    fn another_currency_and_any_other_words_are_none_of_a_budget() {
        for (code, all) in [
            (
                "EUR",
                "$|US$|£|USD|DH|FCFA|kr|pesos|$ CA|noches|%|<|≈|personas||m²|k|de|dollars",
            ),
            (
                "CAD",
                "€|US$|$ US|USD|A$|pesos|euros|dollars US|R$|MX$|dollars australiens|$ ?",
            ),
            ("USD", "CA$|$ CA|CAD|pesos|MX$|R$|£|canadian dollars"),
            ("MXN", "US$|dollars|dólares|€|CA$"),
            ("", "€|$|EUR"),
            ("MAD", "AED|€|$"),
        ] {
            for words in all.split('|') {
                assert!(!is_own(words, code), "{words}: {code}");
            }
        }
    }

    #[test]
    fn a_country_has_a_currency() {
        for (country, code) in [
            ("CA", "CAD"),
            ("AU", "AUD"),
            ("MX", "MXN"),
            ("US", "USD"),
            ("FR", "EUR"),
        ] {
            assert_eq!(of_country(country), Some(code));
        }
        assert_eq!(of_country("ZZ"), None);
    }
}
