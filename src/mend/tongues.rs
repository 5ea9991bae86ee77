//! In: the text of one question in several languages, as people type it. Out: the same with the codes of the languages as keys.

use super::{
    item,
    line::{self, AROUND, body, is_blank},
    prose::is_language,
    tokens,
};
use crate::check::format;

/// Languages that a programme is written in: their codes are told even with a capital alone, or by three letters.
const OURS: [&str; 3] = ["fr", "en", "es"];

/// A text in several languages on one line.
pub(super) struct Tongues {
    /// `{fr: …, en: …}`.
    pub(super) map: String,
    /// What the languages are called there, where the codes do not say it.
    pub(super) names: Vec<String>,
}

/// The code of the language that a word names: `Français`, `EN`, `inglés`, `fr`.
pub(super) fn code(word: &str) -> Option<String> {
    let word = word.trim_matches(is_blank).trim_matches(AROUND);
    let lower = word.to_lowercase();
    let letters = word.chars().count();
    if letters == 2 && is_language(word) {
        return Some(lower);
    }
    if word.contains(['-', ' ', '/']) || letters < 2 {
        return None;
    }
    let ours = |code: &String| OURS.contains(&code.as_str());
    let known = || format::meant("language", word);
    match letters {
        // `EN`, but not `De` and `La`, which begin sentences.
        2 if word == word.to_uppercase() || ours(&lower) => {
            format::fits("language", &lower).then_some(lower)
        }
        2 => None,
        3 => known().filter(ours),
        _ => known(),
    }
}

/// Whether a language is named for its own sake: by its code in small letters, or by its whole name.
pub(super) fn is_plain(word: &str) -> bool {
    let word = word.trim_matches(is_blank).trim_matches(AROUND);
    let code = code(word).unwrap_or_default();
    is_language(word) || word.chars().count() > 3 && OURS.contains(&code.as_str())
}

/// A language and its text: at the head of a line, or of what stands between two commas.
pub(super) fn told(text: &str) -> Option<(String, &str, &str)> {
    let text = body(text);
    let end = text.find([':', '：', '='])?;
    let (word, rest) = text.split_at(end);
    let word = word.trim_matches(is_blank);
    let sign = rest.chars().next().map_or(0, char::len_utf8);
    Some((code(word)?, word, rest[sign..].trim_matches(is_blank)))
}

/// What the languages are called where the codes do not say it.
pub(super) fn name(code: &str, word: &str) -> Option<String> {
    (!tokens::keeps(word, code)).then(|| word.to_owned())
}

/// What stands between brackets of any kind, and whether there are some.
fn unbracketed(value: &str) -> (&str, bool) {
    let value = body(value);
    let pairs = [('{', '}'), ('(', ')'), ('[', ']')];
    let inside = pairs
        .iter()
        .find_map(|(open, close)| value.strip_prefix(*open)?.strip_suffix(*close));
    inside.map_or((value, false), |inside| (inside, true))
}

/// Whether a value is meant to be a text in several languages, be it clear which or not.
pub(super) fn may_be(value: &str) -> bool {
    let value = body(value);
    let inside = value.trim_start_matches(['{', '(', '[']);
    let first = told(inside).map(|(_, word, _)| word);
    first.is_some_and(|word| inside.len() < value.len() || is_plain(word))
}

/// `{fr:Bruges, en:Bruges}`: the spaces that make them keys; `{fr: Alger, la blanche}`: a comma that parts no answers;
/// `(Français : Bruges ; English = Bruges)`: the names that people know.
pub(super) fn of(value: &str) -> Option<Tongues> {
    let (inside, bracketed) = unbracketed(value);
    let mut all: Vec<(String, &str, String)> = Vec::new();
    let mut start = 0;
    let ends = inside.match_indices([',', ';']).map(|(at, _)| at);
    for end in ends.chain([inside.len()]) {
        let (from, piece) = (start, inside.get(start..end)?);
        start = end + 1;
        match (told(piece), all.last_mut()) {
            (Some((code, word, text)), _) => all.push((code, word, text.to_owned())),
            (None, Some((.., text))) => {
                text.push_str(&inside[from - 1..end]);
            }
            (None, None) => return None,
        }
    }
    let twice = |nth: usize| all[..nth].iter().any(|(code, ..)| *code == all[nth].0);
    let alone = all.len() < 2 && !(bracketed && value.trim_start().starts_with('{'));
    if alone || (0..all.len()).any(twice) {
        return None;
    }
    let names = all.iter().filter_map(|(code, word, _)| name(code, word));
    let names = names.collect();
    let pieces = all
        .iter()
        .map(|(code, _, text)| format!("{code}: {}", written(text)));
    let map = format!("{{{}}}", pieces.collect::<Vec<_>>().join(", "));
    Some(Tongues { map, names })
}

/// A text as it may stand between braces.
fn written(text: &str) -> String {
    let text = text.trim_matches(is_blank);
    let whole = |mark| text.len() > 1 && text.starts_with(mark) && text.ends_with(mark);
    match text.contains([',', '{', '}', '[', ']']) {
        _ if whole('"') || whole('\'') => text.to_owned(),
        true => item::quoted(text),
        false => item::scalar(text),
    }
}

/// Lines that each begin a language, as deep as the first of them; `None` if they begin none, or it is not clear which.
pub(super) fn starts(lines: &[String], first: usize) -> Option<Vec<usize>> {
    let margin = line::indent(&lines[first]);
    let mut starts: Vec<(usize, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(first) {
        let own = told(line).filter(|(_, word, _)| {
            // A code is one wherever it stands, a name where the others are.
            let near = line::indent(line) == margin;
            line.contains([':', '：', '=']) && (near || is_language(word))
        });
        match own {
            Some((code, ..)) if starts.iter().any(|(_, other)| *other == code) => return None,
            Some((code, ..)) => starts.push((at, code)),
            None if line::indent(line) == margin && line::headed(line).is_some() => return None,
            None => {}
        }
    }
    Some(starts.into_iter().map(|(at, _)| at).collect())
}
