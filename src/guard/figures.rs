//! In: any text. Out: every number in it, however it is written, and whether a currency stands beside one.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::guard::fold::unseen;

/// A text as [`numbers`] reads it: one space where there is room of any kind, digits of one kind.
pub(super) fn level(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let odd = |c: char| c.is_numeric() && !c.is_ascii_digit() && !matches!(c, '²' | '³' | '¹' | '¼' | '½' | '¾');
    let mut push = |c: char| {
        if !c.is_whitespace() && !unseen(c) {
            out.push(if matches!(c, '′' | '`' | '´' | 'ʼ' | 'ʹ' | '‘' | '‛' | '٬') { '\'' } else { c });
        } else if c.is_whitespace() && !out.ends_with(' ') {
            out.push(' ');
        }
    };
    if text.chars().any(odd) {
        text.nfkc().for_each(&mut push)
    } else {
        text.chars().for_each(&mut push)
    }
    out
}

pub(super) fn cents(amount: f64) -> Option<u64> {
    let cents = (amount.abs() * 100.0).round();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds, checked here")]
    (cents < 1e15).then_some(cents as u64)
}

/// Every number of a text in every way it can be read, in hundredths: `12 000,50` is 12, 12 000, 12 000.50, 0, 50; `12 k` and
/// `0,012 million` are 12 000 as well.
pub(super) fn numbers(text: &str) -> Vec<(Range<usize>, u64)> {
    let groups = groups(text);
    let mut all = Vec::new();
    for (first, group) in groups.iter().enumerate() {
        let Ok(mut value) = text[group.clone()].parse::<u64>() else { continue };
        let mut end = group.end;
        let mut push = |end: usize, cents: Option<u64>| all.extend(cents.map(|cents| (group.start..end, cents)));
        let times =
            |end: usize, cents: Option<u64>| many(&text[end..]).and_then(|(len, times)| Some((end + len, cents?.checked_mul(times)?)));
        let alone = |push: &mut dyn FnMut(usize, Option<u64>), end: usize, cents: Option<u64>| {
            push(end, cents);
            if let Some((end, many)) = times(end, cents) {
                push(end, Some(many));
            }
        };
        alone(&mut push, end, value.checked_mul(100));
        for next in &groups[first + 1..] {
            let between = &text[end..next.start];
            let mut chars = between.chars();
            let (Some(mark), None) = (chars.next(), chars.next()) else { break };
            let digits = next.len();
            if matches!(mark, '.' | ',') {
                let tail = text[next.clone()].parse::<u64>().unwrap_or_default();
                if digits <= 2 {
                    let tail = tail * if digits == 1 { 10 } else { 1 };
                    alone(&mut push, next.end, value.checked_mul(100).and_then(|cents| cents.checked_add(tail)));
                    break;
                }
                if let Some((len, times)) = many(&text[next.end..]).filter(|_| digits <= 6) {
                    let part = tail * times * 100 / 10_u64.pow(u32::try_from(digits).unwrap_or(6));
                    push(next.end + len, value.checked_mul(times * 100).and_then(|cents| cents.checked_add(part)));
                }
            }
            let grouped = matches!(mark, ' ' | '\'' | '’' | '.' | ',' | '_' | '·');
            if digits != 3 || !grouped || group.len() > 3 {
                break;
            }
            let Some(grown) = value.checked_mul(1000).and_then(|value| value.checked_add(text[next.clone()].parse().ok()?)) else { break };
            value = grown;
            end = next.end;
            alone(&mut push, end, value.checked_mul(100));
        }
    }
    all
}

/// Where digits stand.
fn groups(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|more| at + more) {
        let end = bytes[start..].iter().position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |more| start + more);
        groups.push(start..end);
        at = end;
    }
    groups
}

/// A word behind a number that multiplies it: its length, and by how much.
fn many(after: &str) -> Option<(usize, u64)> {
    const WORDS: [(&str, u64); 9] = [
        ("mille", 1_000),
        ("mil", 1_000),
        ("thousand", 1_000),
        ("millions", 1_000_000),
        ("million", 1_000_000),
        ("millones", 1_000_000),
        ("millón", 1_000_000),
        ("k", 1_000),
        ("m", 1_000_000),
    ];
    let room = usize::from(after.starts_with(' '));
    let word: String = after[room..].chars().take_while(|c| c.is_alphabetic()).take(12).collect();
    // `k€` ends at the sign, `kEUR` at the capitals.
    let coded = word.len() == 4 && word.is_ascii() && word[1..].bytes().all(|b| b.is_ascii_uppercase());
    let word = if coded { &word[..1] } else { &word };
    let (name, times) = WORDS.iter().find(|(name, _)| word.to_lowercase() == *name)?;
    Some((room + name.len(), *times))
}

/// Whether a currency stands beside a number.
pub(super) fn priced(text: &str, span: &Range<usize>, currency: &str) -> bool {
    let marks = [
        "€", "$", "£", "¥", "₹", "₩", "₪", "₺", "₽", "zł", "kr", "kč", "EUR", "USD", "CAD", "GBP", "CHF", "MXN", "euro", "dollar", "dólar",
        "pound", "livre", "libra", "franc", "peso", "dirham", "dinar", "rupee", "roupie", "rupia", "yen", "yuan", "couronne", "corona",
        "krone", "krona", "zloty", "forint", "rand", "rial", "riyal", "real", "reais", "rouble", "ruble", "rublo", "shilling",
    ];
    let near = |part: &str, from_end: bool| {
        // Marks between a sum and its currency: `18 000.— $`, `(CAD)`, a table's bars.
        let part = part.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation() && c != '$' || matches!(c, '—' | '–'));
        // `CA$`, `US$`: a sign behind the letters of its country.
        let sign = part.chars().take(3).find(|c| !c.is_ascii_uppercase());
        if !from_end && matches!(sign, Some('$' | '£' | '€')) {
            return true;
        }
        let part = part.to_lowercase();
        let is = |mark: &str| {
            let mark = mark.to_lowercase();
            !mark.is_empty() && if from_end { part.ends_with(&mark) } else { part.starts_with(&mark) }
        };
        marks.iter().any(|mark| is(mark)) || is(currency)
    };
    let before: String = text[..span.start].chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[span.end..].chars().take(8).collect();
    near(&before, true) || near(&after, false)
}
