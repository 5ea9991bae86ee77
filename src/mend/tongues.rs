//! In: the text of one question in several languages, as people type it. Out: the same with the codes of the languages as keys.

use super::{
    item,
    line::{self, AROUND, body, is_blank},
    prose::is_language,
    tokens,
};
use crate::{
    check::{format, tongues::several},
    model::languages::LANGUAGES,
};

/// What people type between the texts of two languages.
const BETWEEN: [char; 6] = [',', ';', '،', '；', '|', '/'];

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
    let ours = |code: &String| LANGUAGES.contains(&code.as_str());
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
    is_language(word) || word.chars().count() > 3 && LANGUAGES.contains(&code.as_str())
}

/// A language and its text: at the head of a line, or of what stands between two commas.
pub(super) fn told(text: &str) -> Option<(String, &str, &str)> {
    let text = body(text);
    let end = text.find([':', '：', '='])?;
    let (word, rest) = text.split_at(end);
    let word = word.trim_matches(is_blank);
    let sign = rest.chars().next().map_or(0, char::len_utf8);
    // A sign that was typed twice.
    let rest = rest[sign..].trim_start_matches([':', '：']);
    Some((code(word)?, word, rest.trim_matches(is_blank)))
}

/// Whether words hold the code of a language of a programme and a colon: the text of that begins there.
pub(super) fn hold_other(text: &str) -> bool {
    let mut words = text
        .split_whitespace()
        .skip(1)
        .zip(text.split_whitespace().skip(2).map(Some).chain([None]));
    words.any(|(word, next)| {
        let (code, apart) = match word.strip_suffix(':') {
            Some(code) => (code, true),
            None => (word, next == Some(":")),
        };
        apart && code.len() == 2 && ours(code).is_some()
    })
}

/// A language of a programme and its text behind another mark than a colon: `[fr] …`, `(EN) …`, `en - …`.
fn marked(text: &str) -> Option<(String, &str, &str)> {
    let text = body(text);
    let dashed = || {
        let (word, rest) = text.split_once(' ')?;
        let rest = rest.strip_prefix(['-', '–', '—'])?;
        rest.starts_with(is_blank).then_some((word, rest))
    };
    let (word, rest) = bracketed(text).or_else(dashed)?;
    let code = ours(word)?;
    Some((code, body(word), body(rest)))
}

/// What stands between the brackets that a text begins with, and behind them.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let pairs = [('[', ']'), ('(', ')')];
    let mut found = pairs
        .iter()
        .filter_map(|(open, close)| text.strip_prefix(*open)?.split_once(*close));
    found.next()
}

/// The code of a language of a programme that a word names for its own sake: not `En` or `Es`, which begin sentences.
fn ours(word: &str) -> Option<String> {
    let word = word.trim_matches(is_blank);
    let code = code(word).filter(|code| LANGUAGES.contains(&code.as_str()))?;
    let capital = word == word.to_uppercase();
    (word.chars().count() > 3 || capital || word == word.to_lowercase()).then_some(code)
}

/// A line that begins the text of a language.
pub(super) struct Begun<'l> {
    pub(super) code: String,
    /// As it is called there.
    pub(super) word: &'l str,
    pub(super) value: &'l str,
    /// Behind a colon, at the head of its line; with any other mark it is one only where others follow.
    pub(super) plain: bool,
}

/// The language that a line begins: `fr: …`, `- fr: …`, `[fr] …`.
pub(super) fn begun(line: &str) -> Option<Begun<'_>> {
    let of = |(code, word, value), plain| Begun {
        code,
        word,
        value,
        plain,
    };
    if let Some(found) = told(line) {
        return Some(of(found, true));
    }
    let point = body(line)
        .strip_prefix(line::BULLETS)
        .filter(|rest| rest.starts_with(is_blank));
    let coded = |text| {
        told(text).filter(|(code, word, _)| is_language(word) && format::fits("language", code))
    };
    let found = point.and_then(coded);
    let found = found.or_else(|| marked(point.unwrap_or(line)))?;
    Some(of(found, false))
}

/// `[fr] … [en] …`: texts on one line, each behind the code of its language.
fn run(value: &str) -> Option<Vec<(String, &str, String)>> {
    let value = body(value);
    let open = value.chars().next().filter(|c| matches!(c, '[' | '('))?;
    let starts = value.match_indices(open).map(|(at, _)| at);
    let starts = starts.filter(|at| marked(&value[*at..]).is_some());
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([value.len()]);
    let one = |(start, end): (&usize, usize)| {
        let (code, word, text) = marked(&value[*start..end])?;
        let text = text.trim_end_matches(|c| is_blank(c) || matches!(c, '/' | '|' | ';' | ','));
        (!text.is_empty()).then(|| (code, word, text.to_owned()))
    };
    starts.iter().zip(ends).map(one).collect()
}

/// What the languages are called where the codes do not say it.
pub(super) fn name(code: &str, word: &str) -> Option<String> {
    (!tokens::keeps(word, code)).then(|| word.to_owned())
}

/// What stands between brackets of any kind, and whether there are some.
fn unbracketed(value: &str) -> (&str, bool) {
    let value = body(value);
    let Some(rest) = value.strip_prefix(['{', '(', '[']) else {
        return (value, false);
    };
    let mut inside = rest;
    // Whatever closes, once or twice, but what was opened within.
    for _ in 0..2 {
        let mut closing = CLOSING.iter();
        let more = |sign: (&char, &char)| {
            inside.matches(*sign.0).count() > inside.matches(*sign.1).count()
        };
        if closing.any(|(close, open)| inside.ends_with(*close) && more((close, open))) {
            inside = inside[..inside.len() - 1].trim_end_matches(is_blank);
        }
    }
    match inside.len() < rest.len() {
        true => (inside, true),
        false => (value, false),
    }
}

/// Signs that close, and what they close.
const CLOSING: [(char, char); 3] = [('}', '{'), (')', '('), (']', '[')];

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
    let all = match run(value).filter(|all| all.len() > 1) {
        Some(all) => all,
        None => parts(inside)?,
    };
    let twice = |nth: usize| all[..nth].iter().any(|(code, ..)| *code == all[nth].0);
    let alone = all.len() < 2 && !(bracketed && value.trim_start().starts_with('{'));
    let mixed = all
        .iter()
        .any(|(.., text)| hold_other(text) || item::behind_quotation(text).is_some());
    if alone || mixed || (0..all.len()).any(twice) {
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

/// A text that reads well, and is given in several languages of the programme at once: each apart.
pub(super) fn split(said: &str) -> Option<String> {
    several(said, |code| LANGUAGES.contains(&code))?;
    let all = run(said).filter(|all| all.len() > 1);
    let all = all.or_else(|| parts(said))?;
    let named = all
        .iter()
        .all(|(_, word, text)| ours(word).is_some() && !text.is_empty());
    of(said).filter(|_| named).map(|tongues| tongues.map)
}

/// The texts between commas, or what was typed for one, each with its language.
fn parts(inside: &str) -> Option<Vec<(String, &str, String)>> {
    let mut all: Vec<(String, &str, String)> = Vec::new();
    let (mut start, mut sign) = (0, "");
    let ends = inside.match_indices(BETWEEN);
    for (end, next) in ends.chain([(inside.len(), "")]) {
        let piece = inside.get(start..end)?;
        // A bar or a stroke is a sign of any text, but before a language of the programme.
        let loose = matches!(sign, "|" | "/");
        let found = told(piece).filter(|(_, word, _)| !loose || ours(word).is_some());
        match (found, all.last_mut()) {
            (Some((code, word, text)), _) => all.push((code, word, text.to_owned())),
            (None, Some((.., text))) => {
                text.push_str(sign);
                text.push_str(piece);
            }
            (None, None) => return None,
        }
        (start, sign) = (end + next.len(), next);
    }
    Some(all)
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
        let own = begun(line).filter(|own| {
            // A code is one wherever it stands, a name where the others are.
            let near = line::indent(line) == margin;
            near || own.plain && is_language(own.word)
        });
        match own.map(|own| own.code) {
            Some(code) if starts.iter().any(|(_, other)| *other == code) => return None,
            Some(code) => starts.push((at, code)),
            None if line::indent(line) == margin && line::headed(line).is_some() => return None,
            None => {}
        }
    }
    Some(starts.into_iter().map(|(at, _)| at).collect())
}
