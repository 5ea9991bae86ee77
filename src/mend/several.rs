//! In: a text that names several things where a list, or one of them, is asked for. Out: the pieces it is made of.

use super::line::is_blank;

/// Words that join two things in the three languages.
const JOINTS: [&str; 7] = [" et ", " and ", " y ", " e ", " & ", " + ", " / "];

/// What commas and the like part in a text.
pub(super) fn phrases(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = vec![text];
    for joint in [",", ";", "|", "\t", "\n", "•"] {
        found = found
            .into_iter()
            .flat_map(|piece| split(piece, joint))
            .collect();
    }
    found
}

/// Whether a word or a sign in a text joins two things.
pub(super) fn is_joined(text: &str) -> bool {
    JOINTS.iter().any(|joint| text.contains(joint))
}

/// The things that a text names; one if it names one only.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut found = phrases(text);
    for joint in JOINTS {
        found = found
            .into_iter()
            .flat_map(|piece| piece.split(joint))
            .collect();
    }
    found
        .into_iter()
        .map(|piece| piece.trim_matches(|c| is_blank(c) || matches!(c, '[' | ']' | '"')))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// The things that a list in one line names; what stands in brackets behind one parts none.
pub(super) fn listed(text: &str) -> Vec<&str> {
    if !text.contains('(') {
        return pieces(text);
    }
    let trimmed = |piece: &'_ str| -> bool { !piece.trim_matches(is_blank).is_empty() };
    let found = groups(text).into_iter().filter(|piece| trimmed(piece));
    found.map(|piece| piece.trim_matches(is_blank)).collect()
}

/// The groups that a line names one after the other; a comma between brackets parts none.
pub(super) fn groups(text: &str) -> Vec<&str> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' | '•' | '\t' | '\n' if depth <= 0 => {
                found.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    let last = found.pop().unwrap_or_default();
    let joint = [" et ", " and ", " y "]
        .iter()
        .find_map(|word| last.split_once(word));
    match joint {
        Some((one, other)) => found.extend([one, other]),
        None => found.push(last),
    }
    found.retain(|piece| !piece.trim_matches(is_blank).is_empty());
    found
}

/// A text and what stands behind it in brackets: `Évora (Portugal)`.
pub(super) fn bracketed(text: &str) -> Option<Vec<&str>> {
    let (before, inside) = text.strip_suffix(')')?.split_once(" (")?;
    (!inside.contains(['(', ')'])).then(|| vec![before.trim(), inside.trim()])
}

/// The parts of a line whose brackets at its end hold several: `Gisèle Fontanel (Maire, sainte-colombe)`.
pub(super) fn unbracketed(text: &str) -> Option<Vec<&str>> {
    let [before, inside] = bracketed(text)?[..] else {
        return None;
    };
    let within = parts(inside);
    (within.len() > 1).then(|| parts(before).into_iter().chain(within).collect())
}

/// The parts of a line: `Mayo de 2024, visita de estudio`, `Nom – fonction`, `abril de 2024: taller`.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = vec![text];
    for joint in [", ", ";", "|", "\t", " – ", " — ", " - ", ": "] {
        found = found
            .into_iter()
            .flat_map(|piece| piece.split(joint))
            .collect();
    }
    found
        .into_iter()
        .map(|piece| piece.trim_matches(is_blank))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// A comma between two figures is part of a number.
fn split<'t>(text: &'t str, joint: &str) -> Vec<&'t str> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(joint) {
        if joint == ","
            && digit(text[..at].chars().next_back())
            && digit(text[at + 1..].chars().next())
        {
            continue;
        }
        found.push(&text[start..at]);
        start = at + joint.len();
    }
    found.push(&text[start..]);
    found
}

/// Whether a name is that of two people: `Ada Un and Bob Deux`, and not `Santiago Ramón y Cajal`.
pub(super) fn are_people(name: &str) -> bool {
    const AND: [&str; 8] = [" and ", " et ", " y ", " e ", " und ", " & ", " + ", " / "];
    let whole = |text: &str| {
        let text = text.trim_matches(['"', '\'']);
        let mut words = text.split(is_blank).filter(|word| !word.is_empty());
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        words.next().is_some_and(capital) && words.next_back().is_some_and(capital)
    };
    let mut joined = AND.iter().filter_map(|and| name.split_once(and));
    joined.any(|(one, other)| whole(one) && whole(other))
}

/// A text without the number that somebody gave it: `1. `, `2) `, `3º `.
pub(super) fn unnumbered(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = (1..=2)
        .contains(&digits)
        .then(|| text[digits..].strip_prefix(['.', ')', '°', 'º', '/']))
        .flatten();
    rest.filter(|rest| rest.starts_with(is_blank))
        .map_or(text, |rest| rest.trim_start_matches(is_blank))
}
