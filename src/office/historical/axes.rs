//! In: the words of a theme. Out: the strategic axes that it says it answers to.
//!
//! Not every axis is one of the roadmap's (`l’axe 2 de la rocade`), and not every one is claimed (`plutôt que l’axe 3`).

use crate::{
    model::{
        fold::fold,
        question::{Answer, Question},
    },
    office::rich::Piece,
};

/// What an axis is called.
const AXIS: [&str; 6] = ["axe", "axis", "eje", "axes", "axises", "ejes"];

/// Words between two numbers.
const JOINTS: [&str; 4] = ["et", "and", "y", "e"];

/// Words between an axis and its number.
const BETWEEN: [&str; 6] = ["n", "no", "nr", "numero", "strategique", "estrategico"];

/// Words before an axis that claim it, by their beginnings.
const CLAIMS: [&str; 14] = [
    "repond",
    "relev",
    "inscri",
    "contribu",
    "correspond",
    "rattach",
    "echo",
    "relat",
    "answer",
    "support",
    "respond",
    "belong",
    "vincul",
    "lien",
];

/// Words before an axis that deny it.
const DENIALS: [&str; 13] = [
    "ne", "n", "pas", "plutot", "non", "sans", "ni", "not", "rather", "nor", "no", "sino", "than",
];

/// Words behind a number that say whose axis it is.
const OWNERS: [&str; 7] = ["de", "du", "des", "d", "of", "del", "la"];

/// Words before an axis that are looked at.
const NEAR: usize = 8;

/// The axes that words claim: `AXE 2`, `répond à l’axe 2`, `axe 2` alone in its line.
pub(super) fn axes(question: &Question, words: &str) -> Vec<String> {
    let Answer::Choice(list) = &question.answer else {
        return Vec::new();
    };
    let mut found: Vec<String> = Vec::new();
    let parts = words.split(['\n', '!', '?', ';', '|']);
    for number in parts.flat_map(sentences).flat_map(claimed) {
        let entry = list.iter().find(|entry| entry.number == Some(number));
        let id = entry.map(|entry| entry.id.clone());
        found.extend(id.filter(|id| !found.contains(id)));
    }
    found
}

/// Those of a paragraph.
pub(super) fn axes_of(question: &Question, piece: &Piece) -> Vec<String> {
    match piece {
        Piece::Par(par) => axes(question, &par.words()),
        Piece::Table(_) => Vec::new(),
    }
}

/// The sentences of a line; a point behind a short word may be that of `no. 2`.
fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(". ") {
        let last = line[start..at]
            .rsplit(|c: char| !c.is_alphanumeric())
            .next();
        if last.is_some_and(|word| word.len() > 2) {
            found.push(&line[start..at]);
            start = at + 1;
        }
    }
    found.push(&line[start..]);
    found
}

/// The numbers of the axes that a sentence claims.
fn claimed(sentence: &str) -> Vec<u32> {
    let words: Vec<&str> = sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let folded: Vec<String> = words
        .iter()
        .map(|word| fold(word).trim().to_owned())
        .collect();
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    let alone = folded.iter().all(|word| {
        let small = [&AXIS[..], &BETWEEN, &JOINTS, &["l", "d"]];
        small.iter().any(|list| is(list, word)) || word.parse::<u32>().is_ok()
    });
    let mut found = Vec::new();
    for (at, word) in folded
        .iter()
        .enumerate()
        .filter(|(_, word)| is(&AXIS, word))
    {
        let behind = &folded[at + 1..];
        let skipped = behind.iter().take_while(|word| is(&BETWEEN, word)).count();
        let Some(number) = behind
            .get(skipped)
            .and_then(|word| word.parse::<u32>().ok())
        else {
            continue;
        };
        let from = at.saturating_sub(NEAR);
        let before = &folded[from..at];
        let owned = behind
            .get(skipped + 1)
            .is_some_and(|word| is(&OWNERS, word));
        // `no 2` denies nothing.
        let denies =
            |at: usize| is(&DENIALS, &folded[at]) && folded[at + 1].parse::<u32>().is_err();
        let denied = (from..at).any(denies);
        let claims = |word: &String| CLAIMS.iter().any(|claim| word.starts_with(claim));
        let as_title = words[at].starts_with(char::is_uppercase);
        if !owned && !denied && (as_title || alone || before.iter().any(claims)) {
            found.push(number);
            // `axes 1, 2 et 3`
            let others = behind[skipped + 1..]
                .iter()
                .filter(|_| word.ends_with("es"));
            let others = others.take_while(|word| is(&JOINTS, word) || word.parse::<u32>().is_ok());
            found.extend(others.filter_map(|word| word.parse::<u32>().ok()));
        }
    }
    found
}
