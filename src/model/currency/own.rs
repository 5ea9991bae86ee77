//! In: words beside a sum, or a country. Out: whether they are a currency that may stand there: that of its budget and no other; the
//! currency of the country.

use iso_currency::{Country, Currency};

use super::{LEADS, named, names::doubtful, without};
use crate::model::fold::fold;

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
                !sign && (is_any(words) || OTHERS.contains(&words.to_lowercase().as_str()))
            }
        }
    }
}

/// The currency of a country (ISO 3166, two capitals).
#[must_use]
pub fn of_country(country: &str) -> Option<&'static str> {
    let country: Country = country.parse().ok()?;
    Some(Currency::from(country).code())
}

/// Whether words are a currency, whichever, and nothing else.
pub(super) fn is_any(words: &str) -> bool {
    let words = without(words.trim(), &LEADS, false);
    [false, true]
        .into_iter()
        .any(|from_end| named(words, from_end, "", "") == Some(words.len()))
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
    let lower = without(lower, &LEADS, false).trim();
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
                || kind == "pound" && own == Currency::GBP
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
        || own == Currency::GBP && matches!(word.trim(), "sterling" | "british")
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
