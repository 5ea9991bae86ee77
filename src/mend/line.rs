//! In: a line of a fiche as somebody typed it. Out: how far it is indented, the key in front, the mark of a list.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::{
    inert,
    model::{
        diagnostic::Labels,
        schema::{Called, Field, Question},
    },
};

/// What is no character to a reader, and is taken for a space or for nothing where a line begins.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || inert::is_unseen(c)
}

/// Marks by which people begin the lines of a list; the program itself takes `-` alone.
pub(super) const BULLETS: [char; 14] = [
    '-', '–', '—', '‒', '−', '•', '▪', '●', '◦', '‣', '·', '*', '\u{F0B7}', '■',
];

/// Columns that a line is indented by; a tab counts as two.
pub(super) fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| is_blank(*c));
    blanks
        .map(|c| {
            if c == '\t' {
                2
            } else {
                usize::from(c.is_whitespace())
            }
        })
        .sum()
}

/// A line without what stands before and behind it.
pub(super) fn body(line: &str) -> &str {
    line.trim_matches(is_blank)
}

/// Whether a line says nothing to the program.
pub(super) fn is_remark(line: &str) -> bool {
    let body = body(line);
    body.is_empty() || body == "#" || body.starts_with("# ") || body.starts_with("#\u{a0}")
}

/// What stands on a line before the remark behind it, and the remark without its sign; `None` if there is none. Before a figure the sign
/// is that of a number, and between quotation marks one of the text.
pub(super) fn remarked(text: &str) -> Option<(&str, &str)> {
    let said = |remark: &str| {
        !remark
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit())
    };
    let (mut read, mut quoted) = (0, false);
    text.match_indices(" # ").find_map(|(at, sign)| {
        quoted ^= text[read..at].matches('"').count() % 2 == 1;
        read = at;
        let (before, remark) = (&text[..at], &text[at + sign.len()..]);
        (!quoted && said(remark)).then(|| (before.trim_end(), remark.trim()))
    })
}

/// A line by its mark of a list: what follows it.
pub(super) fn item(line: &str) -> Option<&str> {
    let body = body(line);
    if let Some(rest) = body.strip_prefix(BULLETS) {
        // A mark that was typed twice, `- - ` or `-- `, is one; `**name**` is a word in bold.
        let rest = self::body(rest);
        let twice = rest.strip_prefix(['-', '–']).map(self::body);
        let bold = rest.starts_with("**");
        let rest = twice.filter(|_| !body.starts_with("---")).unwrap_or(rest);
        return Some(rest).filter(|rest| bold || !rest.starts_with(BULLETS));
    }
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let rest = (1..=2)
        .contains(&digits)
        .then(|| body[digits..].strip_prefix(['.', ')', '°', '/']))
        .flatten()?;
    rest.starts_with(is_blank).then(|| self::body(rest))
}

/// Tags that YAML itself knows.
const TAGS: [&str; 9] = [
    "str",
    "int",
    "float",
    "bool",
    "null",
    "map",
    "seq",
    "binary",
    "timestamp",
];

/// Whether an answer stands for another one by a sign of YAML, `&name` there and `*name` here; or says by a tag of it what it is.
pub(super) fn is_aliased(text: &str) -> bool {
    let answers = || {
        text.lines().filter_map(|line| {
            let answer = line.split_once(": ").map_or(line, |(_, answer)| answer);
            Some(answer.trim().trim_start_matches("- ")).filter(|answer| answer.len() > 1)
        })
    };
    let named = |answer: &str| {
        let end = answer.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        answer[..end.unwrap_or(answer.len())].to_owned()
    };
    let anchors: HashSet<String> = answers()
        .filter_map(|answer| answer.strip_prefix('&'))
        .map(named)
        .collect();
    let stands = |answer: &str| {
        let alias = answer.strip_prefix('*');
        let tag = answer
            .strip_prefix("!!")
            .and_then(|rest| rest.split_once(' '));
        alias.is_some_and(|alias| anchors.contains(alias))
            || tag.is_some_and(|(tag, _)| TAGS.contains(&tag))
    };
    answers().any(stands)
}

/// Words that stand before a colon and what stands behind it, where a blank parts the two.
pub(super) fn halves(line: &str) -> Option<(&str, &str)> {
    let (head, rest) = body(line).split_once([':', '：'])?;
    // A wide colon holds its blank itself.
    let wide = body(line)[head.len()..].starts_with('：');
    let apart = wide || rest.is_empty() || rest.starts_with(is_blank);
    apart.then(|| (body(head), body(rest)))
}

/// Words of a heading at most.
const HEADING: usize = 8;

/// What a line is headed by: a few words that begin with a capital, before a colon.
pub(super) fn headed(line: &str) -> Option<&str> {
    let head = halves(line)?.0.trim_matches(AROUND);
    let short = head.split_whitespace().count() <= HEADING;
    let sentence = head.contains(['.', ',', ';', '!', '?', '«', '"']);
    (short && !sentence && head.starts_with(char::is_uppercase)).then_some(head)
}

/// A key as it is written at the head of a line, and what stands behind its colon.
#[derive(Debug, Clone)]
pub(super) struct Key<'a> {
    /// As the form calls it.
    pub(super) id: String,
    /// As it stands there.
    pub(super) written: &'a str,
    pub(super) value: &'a str,
    /// It is the form's own word, letter for letter.
    pub(super) exact: bool,
    /// It is a name of the question, whole.
    pub(super) sure: bool,
}

/// The key of a form at the head of a line.
pub(super) fn key<'a>(line: &'a str, field: &Field) -> Option<Key<'a>> {
    let body = body(line);
    let colon = body.find([':', '：'])?;
    let mark = body[colon..].chars().next().map_or(1, char::len_utf8);
    let (written, value) = (body[..colon].trim_matches(is_blank), &body[colon + mark..]);
    // `**Défis :** …`: the marks that close behind the colon are those of the name.
    let value = match value.strip_prefix("**") {
        Some(rest) if written.starts_with("**") => rest,
        _ => value,
    };
    if written.is_empty() || written.chars().count() > 80 || written.starts_with('#') {
        return None;
    }
    // `"network": …`, `**network**: …`: the marks are none of the name.
    let bare = written.trim_matches(AROUND);
    let exact = field.property(bare).is_some();
    let apart = value.is_empty() || value.starts_with(is_blank) || value.starts_with([':', '：']);
    let named = || named(written, field).filter(|_| apart);
    let (id, sure) = if exact {
        (bare.to_owned(), true)
    } else if let Some(id) = named() {
        (id, true)
    } else {
        // Three words of a title are said of nothing else.
        let several = written.split_whitespace().nth(2).is_some();
        (meant(written, field).filter(|_| apart)?, several)
    };
    let value = value.trim_matches(is_blank);
    // A colon that was typed twice.
    let again = value.strip_prefix([':', '：']).map(self::body);
    Some(Key {
        id,
        written,
        value: again.unwrap_or(value),
        exact,
        sure,
    })
}

/// Marks that people put around a word that they want to be seen.
pub(super) const AROUND: [char; 10] = ['"', '\'', '*', '_', '`', '«', '»', '“', '”', '’'];

/// The question of which a word is a whole name: its id in another case, its title in any language, what people call it.
pub(super) fn named(written: &str, field: &Field) -> Option<String> {
    let wanted = fold(written.trim_matches(AROUND));
    let spoken = |(id, _): &&(String, Field)| super::called::question(id, &wanted);
    titled(written, field).or_else(|| only(own(field).filter(spoken)))
}

/// The question that the form calls so: its id in another case, its title in any language.
pub(super) fn titled(written: &str, field: &Field) -> Option<String> {
    let wanted = fold(written.trim_matches(AROUND));
    if wanted.is_empty() {
        return None;
    }
    if let Some((id, _)) = folded(field).find(|(_, folded)| **folded == wanted) {
        return Some(id.to_owned());
    }
    let titled = |(_, inner): &&(String, Field)| called(inner).titles.contains(&wanted);
    only(own(field).filter(titled))
}

/// The questions of a form that people write by hand.
fn own(field: &Field) -> impl Iterator<Item = &(String, Field)> {
    let own = |(id, _): &&(String, Field)| !OURS.contains(&id.as_str());
    field.properties.iter().filter(own)
}

/// Ids of a field's own questions, as they are and folded.
fn folded(field: &Field) -> impl Iterator<Item = (&str, &String)> {
    let ids = field.properties.iter().map(|(id, _)| id.as_str());
    ids.zip(&called(field).ids)
        .filter(|(id, _)| !OURS.contains(id))
}

/// The id of the one question that is found, if it is one.
fn only<'f>(mut found: impl Iterator<Item = &'f (String, Field)>) -> Option<String> {
    let (id, _) = found.next()?;
    found.next().is_none().then(|| id.clone())
}

/// The key that is meant by a word: another case, another language, a slip.
pub(super) fn meant(written: &str, field: &Field) -> Option<String> {
    let wanted = fold(written.trim_matches(AROUND));
    if wanted.is_empty() {
        return None;
    }
    let one = |mut found: Box<dyn Iterator<Item = &String> + '_>| match (found.next(), found.next())
    {
        (Some(id), None) => Some(id.clone()),
        _ => None,
    };
    named(written, field)
        .or_else(|| {
            // `Défis` of `Description des principaux défis`.
            let holds = |inner: &Field| {
                let mut titles = called(inner).titles.iter();
                titles.any(|title| has_words(title, &wanted))
            };
            let long = wanted.chars().count() > 2;
            long.then(|| {
                one(Box::new(
                    own(field)
                        .filter(|(_, inner)| holds(inner))
                        .map(|(id, _)| id),
                ))
            })
            .flatten()
        })
        .or_else(|| {
            // One slip makes a word longer or shorter by one letter at most.
            let near = |(_, folded): &(&str, &String)| {
                wanted.len() > 4
                    && folded.len().abs_diff(wanted.len()) <= MARKED
                    && strsim::damerau_levenshtein(folded, &wanted) == 1
            };
            let mut found = folded(field).filter(near).map(|(id, _)| id.to_owned());
            let first = found.next()?;
            found.next().is_none().then_some(first)
        })
}

/// What a field is called, folded once.
pub(super) fn called(field: &Field) -> &Called {
    field.called.get_or_init(|| {
        let asked = |words: fn(&Question) -> &Labels| {
            let all = field
                .question
                .iter()
                .flat_map(move |one| words(one).values());
            all.map(|words| fold(words)).collect::<Vec<_>>()
        };
        let titles: Vec<String> = field.title.values().map(|title| fold(title)).collect();
        let titles = [titles, asked(|one| &one.heading)].concat();
        let remedy = field.remedy.iter().flat_map(Labels::values);
        let remedy: Vec<String> = remedy.map(|words| fold(words)).collect();
        let hints = [titles.clone(), asked(|one| &one.text), remedy].concat();
        let ids = field.properties.iter().map(|(id, _)| fold(id)).collect();
        Called { ids, titles, hints }
    })
}

/// Whether folded words stand in a folded text, whole.
fn has_words(text: &str, words: &str) -> bool {
    words.len() <= text.len()
        && text.match_indices(words).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + words.len()..]);
            (before.is_empty() || before.ends_with(' '))
                && (after.is_empty() || after.starts_with(' '))
        })
}

/// Bytes of one letter at most.
const MARKED: usize = 4;

/// Keys that people do not write by hand, and whose titles are words of any text.
pub(super) const OURS: [&str; 2] = ["waivers", "translations"];

/// An answer with the figures, the letters and the blanks of other keyboards as those that the program reads: `axis－２`, `٣٤٫٠`, `②`;
/// none if it has none of them.
pub(super) fn narrow(text: &str) -> Option<String> {
    let plain = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        '\u{3000}' => Some(' '),
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        '\u{966}'..='\u{96f}' => digit(c, 0x966),
        '①'..='⑨' => digit(c, 0x245f),
        '٫' => Some('.'),
        '、' | '،' => Some(','),
        _ => None,
    };
    let has = text.chars().any(|c| plain(c).is_some());
    has.then(|| text.chars().map(|c| plain(c).unwrap_or(c)).collect())
}

/// The figure that stands so far behind a sign for nothing.
fn digit(c: char, none: u32) -> Option<char> {
    char::from_digit(u32::from(c) - none, 10)
}

/// Words as they sound: without capitals, accents and marks.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        return words.join(" ").to_ascii_lowercase();
    }
    let plain: String = text
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .collect::<String>()
        .to_lowercase();
    let plain = plain
        .replace('œ', "oe")
        .replace('æ', "ae")
        .replace('ß', "ss")
        .replace(['º', 'ª', '°'], " ");
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
