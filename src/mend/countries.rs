//! In: a country or its money, as people call it. Out: its code, and how sure that is.

use super::{Sure, entries::titled, line::is_blank, meant::Meant};
use crate::{
    check::format::{self, fits},
    model::currency,
};

/// Names that more than one country has, folded: which of them is meant, its author knows.
const SHARED: [&str; 18] = [
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
    "saint martin",
    "san martin",
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
    if let Some((_, code)) = FORMAL
        .iter()
        .find(|(names, _)| names.split('|').any(|name| name == folded))
    {
        return Some((*code).to_owned());
    }
    let names = [text.to_owned(), folded.clone()];
    let mut names = names.into_iter().chain(state.map(titled));
    names.find_map(|name| format::meant("country", &name))
}

/// What countries are called before their names.
const STATES: [&str; 11] = [
    "united kingdom of ",
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

/// Countries by names that are not made of the usual one, folded.
const FORMAL: [(&str, &str); 25] = [
    (
        "republique francaise|republica francesa|french republic|france metropolitaine|metropolitan france|francia metropolitana",
        "FR",
    ),
    (
        "britain|great britain|grande bretagne|gran bretana|united kingdom of great britain and northern ireland|royaume uni de grande bretagne et d irlande du nord|reino unido de gran bretana e irlanda del norte",
        "GB",
    ),
    (
        "republique italienne|republica italiana|italian republic|repubblica italiana",
        "IT",
    ),
    (
        "republique portugaise|republica portuguesa|portuguese republic",
        "PT",
    ),
    (
        "republique federale d allemagne|republica federal de alemania|federal republic of germany|bundesrepublik deutschland",
        "DE",
    ),
    (
        "confederation suisse|confederacion suiza|swiss confederation",
        "CH",
    ),
    (
        "republique hellenique|republica helenica|hellenic republic",
        "GR",
    ),
    (
        "etats unis mexicains|estados unidos mexicanos|united mexican states",
        "MX",
    ),
    (
        "republique argentine|republica argentina|argentine republic",
        "AR",
    ),
    (
        "republique bolivarienne du venezuela|republica bolivariana de venezuela|bolivarian republic of venezuela",
        "VE",
    ),
    (
        "etat plurinational de bolivie|estado plurinacional de bolivia|plurinational state of bolivia",
        "BO",
    ),
    (
        "republique federative du bresil|republica federativa de brasil|republica federativa do brasil|federative republic of brazil",
        "BR",
    ),
    (
        "republique orientale de l uruguay|republica oriental del uruguay|oriental republic of uruguay",
        "UY",
    ),
    (
        "republique tunisienne|republica tunecina|tunisian republic",
        "TN",
    ),
    (
        "royaume hachemite de jordanie|reino hachemita de jordania|hashemite kingdom of jordan",
        "JO",
    ),
    (
        "republique arabe d egypte|republica arabe de egipto|arab republic of egypt",
        "EG",
    ),
    (
        "republique algerienne democratique et populaire|republica argelina democratica y popular|people s democratic republic of algeria",
        "DZ",
    ),
    (
        "republique populaire de chine|republica popular china|people s republic of china",
        "CN",
    ),
    (
        "federation de russie|federacion de rusia|russian federation",
        "RU",
    ),
    (
        "grand duche de luxembourg|gran ducado de luxemburgo|grand duchy of luxembourg",
        "LU",
    ),
    (
        "republique slovaque|republica eslovaca|slovak republic",
        "SK",
    ),
    (
        "republique socialiste du viet nam|republica socialista de vietnam|socialist republic of viet nam",
        "VN",
    ),
    (
        "republique islamique d iran|republica islamica del iran|islamic republic of iran",
        "IR",
    ),
    (
        "republique libanaise|republica libanesa|lebanese republic",
        "LB",
    ),
    (
        "republique dominicaine|republica dominicana|dominican republic",
        "DO",
    ),
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
    // `$` and pesos are those of many; pounds in a country of pounds are its own.
    let sure = |code: &str| match code {
        "GBP" => Sure::Certain,
        _ => Sure::Guess,
    };
    alone
        .map(|code| ((*code).to_owned(), Sure::Certain))
        .or_else(|| here().map(|code| (code.to_owned(), sure(code))))
}
