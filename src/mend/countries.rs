//! In: a country or its money, as people call it. Out: its code, and how sure that is.

use super::{Sure, entries::titled, line::is_blank, meant::Meant};
use crate::{
    check::format::{self, fits},
    model::currency,
};

/// Names that more than one country has, folded: which of them is meant, its author knows.
const SHARED: [&str; 16] = [
    "congo",
    "korea",
    "coree",
    "corea",
    "america",
    "amerique",
    "guinea",
    "guinee",
    "samoa",
    "sudan",
    "soudan",
    "timor",
    "micronesia",
    "micronesie",
    "antilles",
    "antillas",
];

/// A country by its code or its name, with an article, in capitals, twice; with other words it is likely, with another country none.
pub(super) fn country_named(text: &str) -> Meant {
    let shared = |name: &str| SHARED.contains(&titled(name).as_str());
    if let Some(code) = country_of(text) {
        let sure = if shared(text) {
            Sure::Guess
        } else {
            Sure::Certain
        };
        return Some((code, sure));
    }
    let pieces = text
        .split(['(', ')', '[', ']', ',', '/', ';', '|', '\n'])
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|piece| piece.split(" – "))
        .map(|piece| piece.trim_matches(is_blank))
        .filter(|piece| !piece.is_empty());
    let (mut code, mut sure) = (None, Sure::Certain);
    for piece in pieces {
        match country_of(piece) {
            Some(one) if code.as_ref().is_some_and(|code| *code != one) => return None,
            Some(one) => {
                code = Some(one);
                sure = if shared(piece) { Sure::Guess } else { sure };
            }
            None => sure = Sure::Guess,
        }
    }
    code.map(|code| (code, sure))
}

/// The code of a country that a text names and nothing else.
fn country_of(text: &str) -> Option<String> {
    let folded = titled(text);
    let state = STATES.iter().find_map(|kind| folded.strip_prefix(kind));
    let names = [text.to_owned(), folded.clone()];
    let mut names = names.into_iter().chain(state.map(titled));
    names.find_map(|name| format::meant("country", &name))
}

/// What countries are called before their names.
const STATES: [&str; 10] = [
    "reino de ",
    "reino del ",
    "republica de ",
    "republica del ",
    "kingdom of ",
    "republic of ",
    "royaume de ",
    "royaume du ",
    "republique de ",
    "republique du ",
];

/// A currency by its code, its sign or its name; the sign that several share is that of the country, and no more than likely.
pub(super) fn currency(text: &str, country: Option<&str>) -> Meant {
    let text = text.trim();
    let code = text.to_uppercase();
    if fits("currency", &code) {
        return Some((code, Sure::Certain));
    }
    // What is no other currency's own.
    const ALONE: [&str; 4] = ["EUR", "CAD", "USD", "AUD"];
    let only = |code: &&&str| {
        let mut others = ALONE.iter().filter(|other| other != code);
        currency::is_own(text, code) && !others.any(|other| currency::is_own(text, other))
    };
    let alone = ALONE.iter().find(only);
    let here = || {
        country
            .and_then(currency::of_country)
            .filter(|own| currency::is_own(text, own))
    };
    alone
        .map(|code| ((*code).to_owned(), Sure::Certain))
        .or_else(|| here().map(|code| (code.to_owned(), Sure::Guess)))
}
