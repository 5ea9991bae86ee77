//! In: a sum of money as people write it. Out: the number, and how sure that is.

use super::{
    Sure,
    line::{fold, is_blank},
    meant::Meant,
};
use crate::model::breach;

/// A sum as people write it: `unos 12.500 €`, `10k`, `1,2 M€`, `12,5 mil`.
pub(super) fn amount(text: &str) -> Meant {
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
    let sure = |number: Option<String>| number.map(|number| (number, Sure::Certain));
    if let found @ Some(_) = sure(breach::amount(text)) {
        return found;
    }
    let mut rest = text.trim_matches(is_blank);
    loop {
        rest = rest
            .trim_start_matches(|c: char| is_blank(c) || matches!(c, '~' | '≈' | '±' | '.' | ':'));
        let word: &str = &rest[..rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len())];
        if word.is_empty() || !ABOUT.contains(&fold(word).as_str()) {
            break;
        }
        rest = &rest[word.len()..];
    }
    sure(breach::amount(rest)).or_else(|| sure(thousandfold(rest)))
}

/// `10k`, `12,5 mil`, `1,2 M€`.
fn thousandfold(text: &str) -> Option<String> {
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',') || is_blank(c)))?;
    let (number, rest) = text.split_at(end);
    let unit: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let after = rest[unit.len()..].trim_matches(is_blank);
    let unit = ["EUR", "eur", "€"]
        .iter()
        .fold(unit.as_str(), |unit, money| {
            unit.strip_suffix(money).unwrap_or(unit)
        });
    let times: u64 = match unit {
        "k" | "K" | "mil" | "mille" | "thousand" => 1_000,
        "M" | "million" | "millions" | "millon" | "millón" | "millones" => 1_000_000,
        _ => return None,
    };
    if after.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let number = breach::amount(number)?;
    let (whole, part) = number.split_once('.').unwrap_or((&number, "0"));
    let cents =
        whole.parse::<u64>().ok()?.checked_mul(100)? + format!("{part:0<2}").parse::<u64>().ok()?;
    let cents = cents.checked_mul(times)?;
    cents.is_multiple_of(100).then(|| (cents / 100).to_string())
}
