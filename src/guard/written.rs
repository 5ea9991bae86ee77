//! In: a text as it stands. Out: its words where they stand as those of a name do: with capitals, side by side. Of initials, and of names
//! that are turned about, the folded words are words of any text: `pierre blanche`, `zone b, fontaine`.

use unicode_normalization::char::is_combining_mark;

use crate::{
    guard::names,
    model::{
        figures::{END, PART, ROW, TABLE, unseen},
        fold::fold,
        search::Words,
    },
};

/// The tokens of a text that may be words of a name; `None` where a name breaks off.
pub(super) fn read(words: &Words, text: &str) -> Vec<Option<usize>> {
    let mut out = Vec::new();
    let (mut rest, mut before) = (text, None);
    while let Some(start) = rest.find(is_letter) {
        let (gap, from) = rest.split_at(start);
        if let Some((handle, length)) = handle(gap, from) {
            out.push(None);
            out.extend(words.read(&fold(&handle)));
            out.push(None);
            (before, rest) = (None, &from[length..]);
            continue;
        }
        let end = from.find(|c| !is_letter(c)).unwrap_or(from.len());
        let (word, behind) = from.split_at(end);
        if before.is_none_or(|before| !leads(before, gap)) {
            out.push(None);
        }
        let place = is_place(word, behind);
        // `Zone B Fontaine`
        let lettered = is_short(word) && before.is_some_and(|before| is_place(before, rest));
        if is_written(word, behind) && !place && !lettered {
            out.extend(words.read(&fold(word)));
        } else {
            out.push(None);
        }
        (before, rest) = (Some(word), behind);
    }
    out
}

/// The tokens of a text; `None` where a sentence, an item of a list or a part between commas ends: "of stone. Martin says", "San José,
/// Costa Rica" name nobody.
pub(super) fn read_sentences(words: &Words, text: &str) -> Vec<Option<usize>> {
    let mut out = Vec::new();
    let (mut rest, mut before) = (text, "");
    while let Some(start) = rest.find(is_letter) {
        let (gap, from) = rest.split_at(start);
        let end = from.find(|c| !is_letter(c)).unwrap_or(from.len());
        let (word, behind) = from.split_at(end);
        if is_end(before, gap) {
            out.push(None);
        }
        if gap.contains('@') {
            out.extend(words.read(&fold(gap)));
        }
        out.extend(words.read(&fold(word)));
        (before, rest) = (word, behind);
    }
    out
}

/// Whether what is said ends behind a word: with the sentence, an item, a part between commas. A cell's border ends no name.
fn is_end(before: &str, gap: &str) -> bool {
    if gap.contains([PART, ROW, TABLE, END]) {
        return true;
    }
    let mut chars = gap.chars().peekable();
    let mut line = false;
    while let Some(c) = chars.next() {
        let room = chars.peek().is_none_or(|next| next.is_whitespace());
        let ends = match c {
            ';' | '!' | '?' | ',' | '，' => room && chars.peek().is_some(),
            // `St. Pierre`, `J. Courtemanche`
            '.' => room && chars.peek().is_some() && before.chars().count() > 3,
            '。' => true,
            '-' | '*' | '•' | '–' => line && room,
            _ => false,
        };
        if ends {
            return true;
        }
        line = c == '\n' || line && c.is_whitespace();
    }
    false
}

/// The tokens of a text that are written as the sign of an account: `basilecourtemanche`, `BasileCourtemanche`, not a place that is
/// called so.
pub(super) fn read_handles(words: &Words, text: &str) -> Vec<Option<usize>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_letter) {
        let (gap, from) = rest.split_at(start);
        let marked = gap.ends_with(['@', '#']);
        let end = from.find(|c| !is_letter(c)).unwrap_or(from.len());
        let (word, behind) = from.split_at(end);
        let mut letters = word.chars();
        letters.next();
        let small = !word.starts_with(char::is_uppercase);
        let humped = word.contains(char::is_lowercase) && letters.any(char::is_uppercase);
        if marked || small || humped {
            out.extend(words.read(&fold(word)));
        } else {
            out.push(None);
        }
        out.push(None);
        rest = behind;
    }
    out
}

/// A text with the words whole that are parted at the end of a line, if there are some.
pub(super) fn unparted(text: &str) -> String {
    let (mut out, mut done) = (String::new(), 0);
    for (at, _) in text.match_indices('\n') {
        // A word may go on below a line of nothing.
        let Some(before) = text.get(done..at) else {
            continue;
        };
        let before = before.trim_end_matches([' ', '\t', '\r']);
        let Some(word) = before.strip_suffix(['-', '\u{2010}', '\u{ad}']) else {
            continue;
        };
        let next = text[at..].trim_start();
        if word.ends_with(char::is_alphabetic) && next.starts_with(char::is_lowercase) {
            out.push_str(word);
            done = text.len() - next.len();
        }
    }
    if done > 0 {
        out.push_str(&text[done..]);
    }
    out
}

/// Longest remark within a name.
const ASIDE: usize = 40;

/// What stands on both sides of each short remark between two words, in brackets or quotation marks, as if it were not there.
pub(super) fn unasided(text: &str) -> String {
    const PAIRS: [(char, char); 5] = [('(', ')'), ('«', '»'), ('"', '"'), ('“', '”'), ('[', ']')];
    const BESIDE: usize = 60;
    let mut out = String::new();
    for (at, open) in text.match_indices(PAIRS.map(|(opens, _)| opens)) {
        let Some((_, close)) = PAIRS.iter().find(|(opens, _)| open.starts_with(*opens)) else {
            continue;
        };
        let (before, inner) = (&text[..at], &text[at + open.len()..]);
        let mut letters = inner.char_indices().take(ASIDE);
        let end = letters.find(|(_, c)| c == close || *c == '\n');
        let Some((end, _)) = end.filter(|(_, c)| c == close) else {
            continue;
        };
        let behind = &inner[end + close.len_utf8()..];
        // Of remarks without end those that come first.
        let room = out.len() <= text.len().saturating_mul(2);
        if room && before.ends_with(' ') && behind.starts_with(' ') {
            let from = before.char_indices().rev().nth(BESIDE);
            let to = behind.char_indices().nth(BESIDE);
            out.push_str(&before[from.map_or(0, |(from, _)| from)..]);
            out.push_str(&behind[..to.map_or(behind.len(), |(to, _)| to)]);
            out.push(PART);
        }
    }
    out
}

/// A text with addresses as they are that people hide from machines: `name (at) city [dot] org`. A word such as `at`, bare in small
/// letters, hides one only before a place whose parts stand together with a full stop.
pub(super) fn unhidden(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let (mut strict, mut last) = (false, "");
    while let Some(start) = rest.find(is_letter) {
        let (gap, from) = rest.split_at(start);
        let end = from.find(|c| !is_letter(c)).unwrap_or(from.len());
        let (word, behind) = from.split_at(end);
        let lower = word.to_lowercase();
        let lower = if lower == "à" { "a" } else { &lower };
        let bracketed = gap.ends_with(['(', '[', '{', '<', '-', '_', '*'])
            && behind.starts_with([')', ']', '}', '>', '-', '_', '*']);
        let dotted = gap.trim_matches(' ') == "." && !gap.contains('\n');
        let joined = matches!(gap, "-" | "_" | "@");
        if super::DOT.contains(&lower) {
            out.push('.');
            rest = behind;
            continue;
        }
        if strict && !(dotted || joined || out.ends_with(['.', '@'])) {
            out.push(PART);
            strict = false;
        }
        if super::AT.contains(&lower) {
            let capitals = word == "AT" && last.contains(char::is_lowercase);
            strict = !(bracketed || capitals || lower.len() > 2);
            out.push('@');
        } else {
            out.push_str(gap);
            out.push_str(word);
        }
        (last, rest) = (word, behind);
    }
    out
}

/// What the names of files end with.
const ENDINGS: [&str; 16] = [
    "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "txt", "jpg",
    "jpeg", "png", "webp",
];

/// Whether a text is the name of a file, which in folded words is `letter pdf`.
pub(super) fn is_file(text: &str) -> bool {
    let ending = text
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    !text.contains('@') && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The tokens of a text; what files end with only behind a full stop: "send the letter (PDF)" names none.
pub(super) fn read_files(words: &Words, text: &str) -> Vec<Option<usize>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_letter) {
        let (gap, from) = rest.split_at(start);
        let end = from.find(|c| !is_letter(c)).unwrap_or(from.len());
        let (word, behind) = from.split_at(end);
        if gap != "." && ENDINGS.contains(&word.to_ascii_lowercase().as_str()) {
            out.push(None);
        }
        out.extend(words.read(&fold(word)));
        rest = behind;
    }
    out
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || unseen(c)
}

/// Whether the next word of a name may stand behind a word and what follows it.
fn leads(before: &str, gap: &str) -> bool {
    let initial = is_short(before);
    let lines = gap.matches('\n').count();
    // What marks letters as bold stands between no words.
    let shown = |c: &char| !(c.is_whitespace() || unseen(*c) || "*_`".contains(*c));
    let marks: String = gap.chars().filter(shown).collect();
    let room = gap.contains(char::is_whitespace);
    match marks.as_str() {
        "" => lines == 0 || lines == 1 && !initial,
        "." | ".-" => initial && lines < 2,
        "," | "，" => !initial && lines < 2,
        // `Courtemanche (Basile)`
        "(" => !initial && room && lines == 0,
        "-" | "\u{2010}" | "\u{2011}" | "'" | "’" | "ʼ" => !room,
        _ => false,
    }
}

/// Whether a word is what places begin with, before the name of one: `Plaza Victoria`. In a list of people it has capitals throughout, or
/// a comma behind it.
fn is_place(word: &str, behind: &str) -> bool {
    const PLACES: [&str; 31] = [
        "avenida", "avenue", "batiment", "bloc", "block", "bloque", "building", "calle", "casa",
        "edificio", "fort", "isla", "lot", "lote", "mont", "monte", "parc", "park", "parque",
        "place", "playa", "plaza", "port", "puerto", "quai", "rue", "sector", "secteur", "villa",
        "zona", "zone",
    ];
    let next = behind.strip_prefix([' ', '\u{a0}']);
    next.is_some_and(|next| next.starts_with(char::is_uppercase))
        && word.contains(char::is_lowercase)
        && PLACES.contains(&fold(word).trim())
}

/// An initial, or what stands for a given name as one does.
fn is_short(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1
        || letters <= 3
            && (word.chars().all(char::is_uppercase)
                || names::DIGRAPHS.contains(&fold(word).trim()))
}

/// Whether a word is written as one of a name: with a capital, where its script has any, or as the words between names are.
fn is_written(word: &str, behind: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return false;
    };
    let alone = letters.next().is_none();
    if !first.is_lowercase() {
        // `p. 12`, `Parking P 3`
        let next = behind.trim_start_matches(['.', ' ', '\u{a0}', '\u{202f}']);
        let numbers = "PNFVTCSpnfvtcs".contains(first);
        return !(alone && numbers && next.starts_with(|c: char| c.is_ascii_digit()));
    }
    let folded = fold(word);
    let elided = behind.starts_with(['\'', '’', 'ʼ']);
    match folded.trim() {
        "d" | "l" | "o" => elided,
        small => names::PARTICLES.contains(&small),
    }
}

/// A name as the sign of an account, `b_courtemanche`, `courtemanche.basile`, at the beginning of a text: its words, and its length.
fn handle(gap: &str, from: &str) -> Option<(String, usize)> {
    // What goes on is not looked at again from its middle.
    if !from.starts_with(char::is_lowercase) || gap.ends_with(['-', '.', '_', '\'', '’']) {
        return None;
    }
    let own = |c: char| is_letter(c) || matches!(c, '.' | '_');
    let length = from.find(|c| !own(c)).unwrap_or(from.len());
    let whole = &from[..length];
    if from[length..].starts_with(['@', '-']) {
        return None;
    }
    let parts: Vec<&str> = whole.split(['.', '_']).collect();
    let first = parts[0].chars().count();
    let second = parts.get(1)?.chars().count();
    let small = parts[..2]
        .iter()
        .all(|part| part.chars().all(|c| c.is_alphabetic() && c.is_lowercase()));
    // `fontaine_c` is one of several pictures.
    (small && second > 1).then(|| {
        let most = if first == 1 { 3 } else { 2 };
        (parts[..parts.len().min(most)].join(" "), length)
    })
}
