//! In: a text and a currency. Out: whether it stands beside a number, or anywhere in the text, by whatever sign or name.

mod names;
mod own;

use std::ops::Range;

use iso_currency::Currency;

pub use self::own::{Money, is_own, of_country};
use self::{
    names::{CODES, NAMES, SIGNS, doubtful, leading, short},
    own::is_any,
};
use crate::model::figures::{self, CELL, END, PART, ROW, TABLE, is_border};

/// How many characters beside a place are looked at.
const ASIDE: usize = 28;

/// Whether three letters are the code of a currency.
#[must_use]
pub fn is_code(letters: &str) -> bool {
    letters.len() == 3 && Currency::from_code(letters).is_some()
}

/// Whether a currency stands beside a number.
pub(super) fn is_beside(text: &str, span: &Range<usize>, currency: &str) -> bool {
    let year = is_year(&text[span.clone()]);
    let (led, follows) = figures::beside(text, span);
    let before =
        is_before(text, span.start, currency) && !is_measured(follows) && !(year && is_dating(led));
    before || is_behind(text, span.end, currency) && !(year && is_constant(led))
}

/// Whether every currency that stands right beside a number is certainly another one: `25 000 €` in a budget of dollars.
pub(super) fn is_foreign(text: &str, span: &Range<usize>, currency: &str) -> bool {
    let before = before(text, span.start, currency);
    let behind = behind(text, span.end, currency);
    let other = |words: &str| !is_own(words, currency) && is_any(words);
    let beside = [before, behind];
    Currency::from_code(currency).is_some()
        && beside.iter().any(Option::is_some)
        && beside.into_iter().flatten().all(other)
}

/// Whether figures alone may be a year.
fn is_year(figures: &str) -> bool {
    figures.len() == 4
        && figures.starts_with(['1', '2'])
        && figures
            .parse()
            .is_ok_and(|year: u32| (1900..2100).contains(&year))
}

/// Whether a unit of measure stands behind a number: `peso: 9000 kg`.
fn is_measured(behind: &str) -> bool {
    const UNITS: [&str; 16] = [
        "kg",
        "g",
        "mg",
        "t",
        "km",
        "m",
        "cm",
        "mm",
        "ha",
        "m2",
        "km2",
        "l",
        "kW",
        "kWh",
        "toneladas",
        "kilos",
    ];
    let rest = behind.strip_prefix(' ').unwrap_or(behind);
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    // `$18,000 l'an`
    UNITS.contains(&&rest[..end]) && !rest[end..].starts_with(['\'', '’'])
}

/// Whether words before a year date a currency, or are what something is called with it: `euros de 2000`, `Euro 2000`.
fn is_dating(before: &str) -> bool {
    let word = before.trim_end();
    let of = ["de", "of", "d'", "from", "von"].iter().any(|lead| {
        word.strip_suffix(lead)
            .is_some_and(|rest| rest.ends_with(' '))
    });
    of || word.ends_with("Euro")
}

/// Whether the word before a year says that money is counted as it was worth then: `constant 2000 US$`.
fn is_constant(before: &str) -> bool {
    const CONSTANT: [&str; 8] = [
        "constant",
        "constants",
        "constante",
        "constantes",
        "current",
        "courants",
        "corrientes",
        "real",
    ];
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    CONSTANT.contains(&word.to_lowercase().as_str())
}

/// Marks between a sum and its currency: `18 000.— $`, `(CAD)`, a table's bars.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || is_border(c)
        || matches!(c, '—' | '–')
        || c.is_ascii_punctuation() && c != '$'
}

/// Whether a sentence or a row ends between a sum and a currency.
fn ends(gap: &str) -> bool {
    gap.contains([';', '!', '?', PART, ROW, TABLE, END])
}

fn is_room(gap: &str) -> bool {
    gap.chars().all(char::is_whitespace)
}

/// Whether a text has a currency right before a place; without a code, any that is known by its name.
pub(super) fn is_before(text: &str, at: usize, currency: &str) -> bool {
    before(text, at, currency).is_some()
}

/// The currency right before a place.
fn before<'t>(text: &'t str, at: usize, currency: &str) -> Option<&'t str> {
    let start = text[..at].char_indices().rev().nth(ASIDE - 1);
    let part = &text[start.map_or(0, |(start, _)| start)..at];
    let whole = undated(part).trim_end_matches(is_gap);
    let gap = &part[whole.len()..];
    if ends(gap) || is_cell(whole) || is_called(whole, currency) {
        return None;
    }
    let led = without(whole, &[" de", " of"], true);
    let length = named(led, true, currency, gap)?;
    // `5 $ : 9 000`: a currency behind a number is that number's.
    let before = led[..led.len() - length].trim_end();
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    // `Budget 2024 $ : 14 500`
    let year = is_year(&before[rest.len()..]) && !joins_figures(rest);
    let own = is_room(gap) || year || rest.len() == before.len();
    own.then(|| &led[led.len() - length..])
}

/// Whether figures may go on the number that a text ends with.
fn joins_figures(text: &str) -> bool {
    let rest = text.trim_end_matches([' ', '.', ',', '\'']);
    rest.len() < text.len() && rest.ends_with(|c: char| c.is_ascii_digit())
}

/// A part of a text before a number without the year of its currency: `Dollars 2024 :`.
fn undated(part: &str) -> &str {
    let gapless = part.trim_end_matches(is_gap);
    if !part[gapless.len()..].contains([':', '=', CELL]) {
        return part;
    }
    let rest = gapless.trim_end_matches(|c: char| c.is_ascii_digit());
    let named = rest.ends_with(' ') && !rest.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if is_year(&gapless[rest.len()..]) && named {
        rest
    } else {
        part
    }
}

/// Whether the last word before a number is a name or a measure as well as, one of it, a currency: `Saint Franco, 9 000`, `Peso: 9000`.
fn is_called(whole: &str, currency: &str) -> bool {
    const ONE: [&str; 2] = ["franco", "peso"];
    let word = letters(whole, true).to_lowercase();
    let own = || Currency::from_code(currency).map(|own| own.name().to_lowercase());
    ONE.contains(&word.as_str())
        && !(word == "peso" && own().is_some_and(|own| own.contains("peso")))
}

/// The same right behind it.
pub(super) fn is_behind(text: &str, at: usize, currency: &str) -> bool {
    behind(text, at, currency).is_some()
}

/// The currency right behind a place.
fn behind<'t>(text: &'t str, at: usize, currency: &str) -> Option<&'t str> {
    let rest = &text[at..];
    let end = rest.char_indices().nth(ASIDE);
    let part = &rest[..end.map_or(rest.len(), |(end, _)| end)];
    let whole = part.trim_start_matches(is_gap);
    let gap = &part[..part.len() - whole.len()];
    // `18 000.— $`; of a unit, `thousands, USD`.
    let mut marks = gap
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ',' | ':'));
    let cut = marks.any(|(at, c)| {
        !(gap[at + 1..].starts_with(['-', '–', '—']) || c == ',' && currency.is_empty())
    });
    if cut || ends(gap) {
        return None;
    }
    let led = without(whole, &LEADS, false);
    let led = qualified(led, currency);
    let length = named(led, false, currency, gap)?;
    // `9 000 - $5`: a currency before a number is that number's.
    let (own, rest) = led.split_at(length);
    let next = rest.trim_start_matches(' ');
    // `18 000 CAD drawings`
    let drawn = led.starts_with("CAD") && DRAWN.iter().any(|word| next.starts_with(word));
    let apart = is_room(gap) || !next.starts_with(|c: char| c.is_ascii_digit());
    (!drawn && apart).then_some(own)
}

/// What computers help to design.
const DRAWN: [&str; 6] = ["drawing", "file", "model", "design", "software", "system"];

/// A part of a text behind a number without a word that tells which of several currencies of one name it is, or whether a tax is in it:
/// `danske kroner`, `nuevos soles`, `Kanadische Dollar`, `TTC €`.
fn qualified<'p>(part: &'p str, currency: &str) -> &'p str {
    let word = letters(part, false);
    let rest = part[word.len()..].trim_start_matches(' ');
    let taxed = matches!(
        word,
        "TTC" | "HT" | "HTVA" | "TVAC" | "IVA" | "excl" | "incl"
    );
    let next = letters(rest, false);
    let lower = next.to_lowercase();
    let of = || {
        !next.is_empty()
            && rest.len() < part.len() - word.len()
            && (is_name(&lower, currency) || short(currency).contains(&next))
    };
    if taxed || word.chars().count() > 3 && of() {
        rest
    } else {
        part
    }
}

/// Words that lead from a number to its currency.
const LEADS: [&str; 6] = ["de ", "d'", "d’", "of ", "en ", "in "];

/// A part of a text without the word that leads from a number to its currency, or from a currency to its number.
fn without<'p>(part: &'p str, leads: &[&str], from_end: bool) -> &'p str {
    let cut = |lead: &&str| {
        let at = if from_end {
            part.len().checked_sub(lead.len())?
        } else {
            lead.len()
        };
        let (one, other) = part.split_at_checked(at)?;
        let (own, rest) = if from_end { (other, one) } else { (one, other) };
        own.eq_ignore_ascii_case(lead).then_some(rest)
    };
    leads.iter().find_map(cut).unwrap_or(part)
}

/// Whether a part of a text is an address of cells, `$A$`, before the number of its row.
fn is_cell(part: &str) -> bool {
    let column = part.strip_suffix('$').map(|rest| {
        let letters = rest.trim_end_matches(|c: char| c.is_ascii_uppercase());
        (rest.len() - letters.len(), letters)
    });
    column.is_some_and(|(length, rest)| (1..=3).contains(&length) && rest.ends_with('$'))
}

/// How many bytes of a part of a text are a currency that it begins with, or ends with; `gap` parts it from the number.
fn named(part: &str, from_end: bool, currency: &str, gap: &str) -> Option<usize> {
    let word = letters(part, from_end);
    let pointed = from_end && gap.contains('.');
    let own = Currency::from_code(currency).map(|own| own.symbol().to_string());
    let own = own.unwrap_or_default();
    let spelt = own.chars().all(char::is_alphabetic);
    if short(currency).contains(&word)
        || spelt && own.len() > 1 && word == own
        || from_end
            && leading(currency) == Some(word)
            && (!matches!(currency, "PEN" | "PAB") || gap.starts_with('/'))
    {
        return Some(word.len());
    }
    // A sentence ends behind a word: `dollars. 9 000`.
    if pointed {
        return None;
    }
    if let Some(length) = signed(part, from_end) {
        return Some(length);
    }
    let lower = word.to_lowercase();
    let code = (is_code(word) || word == "RMB")
        && (currency.is_empty() || word == currency || CODES.contains(&word))
        || CODES.contains(&currency) && currency.eq_ignore_ascii_case(word);
    if code || is_name(&lower, currency) && !goes_on(part, word, from_end) {
        return Some(word.len());
    }
    let stands = |sign: &str| {
        if from_end {
            part.ends_with(sign)
        } else {
            part.starts_with(sign)
        }
    };
    let pair = ["F CFA", "f cfa", "livres sterling", "libras esterlinas"];
    let pair = pair.iter().find(|pair| stands(pair));
    pair.map(|pair| pair.len())
        .or_else(|| (!spelt && stands(&own)).then_some(own.len()))
}

/// The letters that a part of a text begins with, or ends with.
fn letters(part: &str, from_end: bool) -> &str {
    if from_end {
        let rest = part.trim_end_matches(char::is_alphabetic);
        &part[rest.len()..]
    } else {
        let rest = part.trim_start_matches(char::is_alphabetic);
        &part[..part.len() - rest.len()]
    }
}

/// A sign, also with the letters of its country: `CA$`, `US$`, `$CA`.
fn signed(part: &str, from_end: bool) -> Option<usize> {
    const COUNTRIES: [&str; 9] = ["CA", "CAN", "CDN", "US", "AU", "NZ", "HK", "MX", "SG"];
    let own = |sign: &&str| {
        let length = sign.len();
        let at = if from_end {
            part.len().checked_sub(length)?
        } else {
            0
        };
        part.get(at..at + length)
            .filter(|own| own.to_lowercase() == **sign)
            .map(|_| length)
    };
    if let Some(length) = SIGNS.iter().find_map(own) {
        return Some(length);
    }
    let word = letters(part, from_end);
    if from_end {
        let before = &part[..part.len() - word.len()];
        return (COUNTRIES.contains(&word) && before.ends_with('$')).then_some(word.len() + 1);
    }
    let country = word.len() <= 3 && word.chars().all(|c| c.is_ascii_uppercase());
    let sign = part[word.len()..].chars().next().filter(|_| country)?;
    matches!(sign, '$' | '£' | '€').then_some(word.len() + sign.len_utf8())
}

/// Whether a word goes on behind a hyphen: `Franco-Ontariens`.
fn goes_on(part: &str, word: &str, from_end: bool) -> bool {
    let mut next = part[word.len()..].chars();
    !from_end
        && matches!(next.next(), Some('-' | '\u{2010}' | '\u{2011}'))
        && next.next().is_some_and(char::is_alphabetic)
}

/// Whether a word in small letters is the name of a currency, in the plural as well; `rand` is no beginning of `randonneurs`, nor `EUR` of Europe.
fn is_name(word: &str, currency: &str) -> bool {
    let mut known = NAMES.iter().chain(doubtful(currency));
    known.any(|name| {
        word.strip_prefix(name)
            .is_some_and(|ending| matches!(ending, "" | "s" | "es"))
    })
}

/// Whether a sign, a code or the name of a currency stands anywhere in a text.
#[must_use]
pub(super) fn stands_in(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(sign))
        || text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.len() > 2)
            .any(|word| CODES.contains(&word) || is_name(&word.to_lowercase(), ""))
}

/// Whether a text speaks of a currency for itself, as the head of a table does, not beside a number of its own or in the address of a cell.
#[must_use]
pub fn speaks(text: &str, currency: &str) -> bool {
    let own = Some(currency).filter(|code| !code.is_empty());
    SIGNS.iter().copied().chain(own).any(|sign| {
        text.match_indices(sign)
            .any(|(at, _)| stands_alone(text, at, sign))
    })
}

/// Whether a sign or a code at a place stands for itself.
fn stands_alone(text: &str, at: usize, sign: &str) -> bool {
    let (before, behind) = (&text[..at], &text[at + sign.len()..]);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if sign.chars().all(char::is_alphabetic)
        && (word(before.chars().next_back()) || word(behind.chars().next()))
    {
        return false;
    }
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '#' | '?');
    let blank = |c: &char| c.is_whitespace() || matches!(c, '.' | '-' | '–' | '—' | '"');
    let last = before.chars().rev().take(ASIDE).find(|c| !blank(c));
    let next = behind.chars().take(ASIDE).find(|c| !blank(c));
    // `$B$2`, `B$2`
    let column = behind.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let cell = sign == "$"
        && (behind.len() - column.len()).wrapping_sub(1) < 3
        && column.starts_with(|c: char| c == '$' || c == ':' || c.is_ascii_digit());
    !cell && !last.is_some_and(figure) && !next.is_some_and(figure)
}

#[cfg(test)]
mod tests {
    use crate::model::figures::{hits, level};

    /// Words and signs of another number, of another sentence, or of no currency.
    const APART: [(&str, &str); 31] = [
        ("CAD", "9 000 COPROPRIÉTAIRES"),
        ("CAD", "9 000 PENDULES"),
        ("CAD", "9 000 CADRES"),
        ("CAD", "IN ALL 9,000 TREES"),
        ("CAD", "la COP 9000, le plan TOP 9000"),
        ("CAD", "le plan MAD 9000"),
        ("CAD", "9 000 Franco-Ontariens"),
        ("CAD", "9 000 sole traders"),
        ("CAD", "9 000 colons"),
        ("PEN", "The town's 9,000 looms"),
        ("PEN", "Bajo el sol, 9 000 personas"),
        ("GBP", "une bibliothèque de 9 000 livres"),
        ("BRL", "En la Plaza Real, 9 000 personas"),
        ("HNL", "9 000 L d’eau"),
        ("ZAR", "9 000 R"),
        ("CAD", "entrée à 5 $ ; 9 000 visiteurs"),
        ("CAD", "5 $ : 9 000 entrées"),
        ("CAD", "5 $, 9 000 entrées"),
        ("CAD", "Il ne coûte un dollar. 9 000 visiteurs"),
        ("CAD", "Depuis 9 000, dollars et euros"),
        ("CAD", "| 5 $ | 9 000 |"),
        ("CAD", "- entrée : 5 $\n- 9 000 visiteurs"),
        ("CAD", "9 000 visiteurs ; 5 $"),
        ("CAD", "9 000 - $5"),
        ("DZD", "da 9 000 anni"),
        ("CAD", "9 000 à 5 $"),
        ("CAD", "9 000 - 5 €"),
        ("CAD", "9 000 (€ 5 chacune)"),
        ("CAD", "Peso: 9 000 kg"),
        ("CAD", "Saint Franco, 9 000 fidèles"),
        ("CAD", "9 000 CAD drawings"),
    ];

    const BESIDE: [(&str, &str); 72] = [
        ("CAD", "9 000 $"),
        ("CAD", "$9,000"),
        ("CAD", "$CA 9 000"),
        ("CAD", "9 000 CA$"),
        ("CAD", "CAD 9 000"),
        ("CAD", "9 000 cad"),
        ("CAD", "Montant (CAD) : 9 000"),
        ("CAD", "Total en dollars : 9 000"),
        ("CAD", "9 000.— $"),
        ("CAD", "| CAD | 9 000 |"),
        ("CAD", "| 9 000 | CAD |"),
        ("CAD", "9 000 (CAD)"),
        ("CAD", "9 000 EUR"),
        ("COP", "9 000 COP"),
        ("MAD", "9 000 DH"),
        ("MAD", "9 000 dhs"),
        ("MAD", "9 000 MAD"),
        ("TND", "9 000 DT"),
        ("DZD", "9 000 DA"),
        ("XOF", "9 000 FCFA"),
        ("XOF", "9 000 F CFA"),
        ("TRY", "9 000 TL"),
        ("TRY", "9.000 lira"),
        ("CHF", "Fr. 9'000.–"),
        ("CHF", "9'000 Fr."),
        ("CHF", "SFr. 9'000"),
        ("RON", "9 000 lei"),
        ("KRW", "9,000원"),
        ("THB", "9,000 baht"),
        ("ILS", "9,000 NIS"),
        ("ILS", "9,000 shekels"),
        ("CZK", "9 000 korun"),
        ("CZK", "9 000 Kč"),
        ("SEK", "9 000 kr"),
        ("RUB", "9 000 руб."),
        ("RUB", "9 000 рублей"),
        ("EUR", "9 000 ευρώ"),
        ("EUR", "9 000 евро"),
        ("HTG", "9 000 gourdes"),
        ("UAH", "9 000 грн"),
        ("EUR", "9 Tsd. €"),
        ("EUR", "9 TEUR"),
        ("EUR", "9 T€"),
        ("EUR", "9 mila euro"),
        ("EUR", "9 duizend euro"),
        ("PLN", "9 tys. zł"),
        ("PEN", "S/ 9 000"),
        ("PEN", "9 000 soles"),
        ("GBP", "9 000 livres sterling"),
        ("GBP", "9,000 pounds"),
        ("HNL", "L 9 000"),
        ("ZAR", "R 9 000"),
        ("BRL", "R$ 9.000"),
        ("XOF", "9 000 F"),
        ("XOF", "9 000 Fcfa"),
        ("XOF", "9 000 frs CFA"),
        ("VES", "9.000 bolívares"),
        ("PAB", "B/. 9,000"),
        ("NIO", "9,000 córdobas"),
        ("PEN", "9 000 nuevos soles"),
        ("CAD", "9 000 CDN$"),
        ("CHF", "9 000 Franken"),
        ("EUR", "9 000 TTC €"),
        ("JPY", "￥9,000"),
        ("CNY", "9,000 RMB"),
        ("DKK", "9.000 danske kroner"),
        ("TRY", "9.000 Türk Lirası"),
        ("EGP", "LE 9,000"),
        ("CAD", "9 000 Kanadische Dollar"),
        ("CAD", "Budget 2024 $ : 9 000"),
        ("CAD", "Dollars 2024 : 9 000"),
        ("CAD", "de 9 000 à 20 000 $"),
    ];

    #[test]
    fn a_currency_stands_beside_its_own_number() {
        let priced = |currency: &str, text: &str| {
            let wanted = |cents| (cents == 900_000).then_some(currency);
            hits(&level(text), wanted).iter().any(|hit| hit.priced)
        };
        for (currency, text) in APART {
            assert!(!priced(currency, text), "{currency}: {text}");
        }
        for (currency, text) in BESIDE {
            assert!(priced(currency, text), "{currency}: {text}");
        }
    }
}
