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

/// Verbs that claim the axis behind them.
const CLAIMS: &str = " repond repondent repondant repondre relève relèvent relevant inscrit inscrivent \
    inscrivant inscrire contribue contribuent contribuant contribuer correspond \
    correspondent rattache rattachee rattachent lie liee answers responds relates \
    related linked supports contributes corresponds belongs responde contribuye \
    corresponde pertenece relaciona relacionado relacionada vincula vinculado vinculada \
    inscribe inscrita ";

/// Nouns that claim it at the head of a sentence, or behind such a word.
const NOUNS: &str = " echo lien relation relacion reponse respuesta rattachement ";
const BEFORE: &str = " en in fait font ";

/// Words between a claim and its axis.
const SMALL: &str =
    " a au aux de dans en sur avec l la to the in with al el los con direct strategique ";

/// How many of them.
const NEAR: usize = 4;

/// Words that deny an axis wherever they stand in its sentence.
const DENIALS: &str = " ne n pas plutot non sans ni aucun not rather nor no sino than none ";

/// Words behind a number that say whose axis it is.
const OWNERS: [&str; 7] = ["de", "du", "des", "d", "of", "del", "la"];

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

/// The numbers of the axes that a sentence claims; one that denies anything claims none.
pub(super) fn claimed(sentence: &str) -> Vec<u32> {
    let words: Vec<&str> = sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let folded: Vec<String> = words
        .iter()
        .map(|word| fold(word).trim().to_owned())
        .collect();
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    let number = |word: &String| word.parse::<u32>().ok();
    // `no 2` denies nothing.
    let denies =
        |at: usize| has(DENIALS, &folded[at]) && folded.get(at + 1).and_then(number).is_none();
    if (0..folded.len()).any(denies) {
        return Vec::new();
    }
    let alone = folded.iter().all(|word| {
        let small = [&AXIS[..], &BETWEEN, &JOINTS, &["l", "d"]];
        small.iter().any(|list| is(list, word)) || number(word).is_some()
    });
    let mut found = Vec::new();
    for (at, word) in folded
        .iter()
        .enumerate()
        .filter(|(_, word)| is(&AXIS, word))
    {
        let behind = &folded[at + 1..];
        let skipped = behind.iter().take_while(|word| is(&BETWEEN, word)).count();
        let Some(first) = behind.get(skipped).and_then(number) else {
            continue;
        };
        // `axes 1, 2 et 3`
        let others = behind[skipped + 1..]
            .iter()
            .filter(|_| word.ends_with("es"));
        let others: Vec<&String> = others
            .take_while(|word| is(&JOINTS, word) || number(word).is_some())
            .collect();
        let owned = behind
            .get(skipped + 1 + others.len())
            .is_some_and(|word| is(&OWNERS, word));
        // `Axe stratégique : AXE 2`
        let label = |word: &String| word == "l" || is(&AXIS, word) || is(&BETWEEN, word);
        let titled = folded[..at].iter().all(label)
            && words[at].starts_with(char::is_uppercase)
            && is_headed(sentence, words[at + 1 + skipped + others.len()]);
        if !owned && (alone || titled || is_claimed(&folded[..at], &words[..at])) {
            found.push(first);
            found.extend(others.into_iter().filter_map(number));
        }
    }
    found
}

/// Whether a title ends with this number of it: nothing follows, or what it is called.
fn is_headed(sentence: &str, number: &str) -> bool {
    let behind = sentence.split_once(number).map_or("", |(_, rest)| rest);
    let mut rest = behind.trim_start().chars();
    let sign = rest.next();
    // `Axe 2.1` is another.
    sign.is_none_or(|c| matches!(c, ':' | '–' | '—' | '-' | '.'))
        && rest.next().is_none_or(char::is_whitespace)
}

/// Whether words end with a claim, and what may stand between that and its axis.
fn is_claimed(folded: &[String], words: &[&str]) -> bool {
    let small = |word: &&String| {
        let manner = ["ment", "mente", "ly"]
            .iter()
            .any(|end| word.ends_with(end));
        manner || has(SMALL, word)
    };
    let between = folded.iter().rev().take(NEAR).take_while(small).count();
    let Some(at) = folded.len().checked_sub(between + 1) else {
        return false;
    };
    // `relevé` is none.
    let led = at == 0 || has(BEFORE, &folded[at - 1]);
    has(CLAIMS, &folded[at])
        || has(CLAIMS, &words[at].to_lowercase())
        || led && has(NOUNS, &folded[at])
}

/// Whether a list of words has one.
fn has(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}
