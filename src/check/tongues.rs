//! In: the text of one answer. Out: whether it is given in several languages within one text, each behind its name or its code: every
//! reader would be shown all of them.

use super::{Context, pasted::last_key, place::Place};
use crate::model::{catalog::Fiche, diagnostic::Message, document::Mark};

/// Marks by which people begin a point.
const POINTS: [char; 5] = ['-', '–', '•', '*', ' '];

/// The languages of the form, as people call them in any of them.
const NAMES: [(&str, &str); 3] = [
    ("fr", "français francais french francés frances"),
    ("en", "english anglais inglés ingles"),
    ("es", "español espanol espagnol spanish castellano"),
];

/// Tells a text that is given in several languages at once.
pub(super) fn check(
    context: &mut Context<'_>,
    fiche: &Fiche,
    place: &Place<'_>,
    text: &str,
    mark: Option<&Mark>,
) {
    let languages = &context.programme.edition.languages;
    let ours = |code: &str| languages.iter().any(|lang| lang == code);
    // Lines that YAML runs together are those of its author still.
    let source = &fiche.document.source.text;
    let written = mark.and_then(|mark| source.get(mark.start as usize..mark.end as usize));
    let written = written.filter(|written| !text.contains('\n') && written.contains('\n'));
    let found = several(text, ours).or_else(|| several(written?, ours));
    let Some([one, other]) = found else {
        return;
    };
    let at = &place.pointer();
    let message = Message::new("text-tongues")
        .with("key", last_key(at))
        .with("one", one)
        .with("other", other);
    context.at(fiche, "text-marks", at, message);
}

/// The codes of two languages in which a text is given, each named at the head of a line, or of what stands between bars or strokes.
pub(crate) fn several(text: &str, ours: impl Fn(&str) -> bool) -> Option<[String; 2]> {
    let mut found: Vec<String> = Vec::new();
    let single = !text.trim().contains('\n');
    let pieces = text
        .split(['\n', '|'])
        .flat_map(|line| line.split(" / "))
        .map(|piece| piece.trim_start_matches(POINTS).trim());
    for piece in pieces {
        let named = marks(piece).chain(single.then(|| behind(piece)).flatten());
        for code in named.filter_map(|word| code(word, &ours)) {
            if !found.contains(&code) {
                found.push(code);
            }
            if let [one, other] = found.as_slice() {
                return Some([one.clone(), other.clone()]);
            }
        }
    }
    None
}

/// The words that may name the languages of a piece: before a colon or a dash, or between brackets at its head and then within.
fn marks(piece: &str) -> impl Iterator<Item = &str> {
    let head = piece
        .split_once([':', '：', '='])
        .or_else(|| piece.split_once(" - "))
        .or_else(|| piece.split_once(" – "))
        .map(|(word, _)| word);
    let open = piece.chars().next().filter(|c| matches!(c, '[' | '('));
    let within = open.into_iter().flat_map(move |open| {
        let each = piece.split(open).skip(1);
        each.filter_map(|rest| rest.split_once([']', ')']).map(|(word, _)| word))
    });
    head.into_iter().chain(within)
}

/// The word between the brackets in which a piece ends.
fn behind(piece: &str) -> Option<&str> {
    let (said, word) = piece.strip_suffix(')')?.rsplit_once('(')?;
    (!said.trim().is_empty()).then_some(word)
}

/// The code of the language that a word names for its own sake, not as `En` and `Es` do that begin a sentence.
fn code(word: &str, ours: &impl Fn(&str) -> bool) -> Option<String> {
    let word = word.trim();
    let letters = word.len() <= 12 && word.chars().all(char::is_alphabetic);
    let same = word == word.to_lowercase() || word == word.to_uppercase();
    let code = match word.len() {
        _ if !letters => None,
        0..2 => None,
        2 => same.then(|| word.to_lowercase()),
        _ => {
            let lower = word.to_lowercase();
            let named = |(_, names): &&(&str, &str)| names.split(' ').any(|name| name == lower);
            NAMES.iter().find(named).map(|(code, _)| (*code).to_owned())
        }
    };
    code.filter(|code| ours(code))
}
