//! In: words with pieces of fiches in them. Out: the same, on one line, where a forge reads Markdown: no link, picture,
//! tag, mention nor reference comes of them.

use super::harm::PART;
use crate::inert;

/// For those who may show a message as Markdown or as it stands: every mark stays as it was written.
pub(crate) fn words(text: &str) -> String {
    let line = inert::line(text);
    // A heading, a quotation or a list would begin here.
    let begins = line.starts_with(|c: char| c.is_ascii_punctuation());
    if begins {
        format!("{PART}{}", parted(&line))
    } else {
        parted(&line)
    }
}

/// A line of our own Markdown, in which what comes from fiches is escaped already: nobody is called, nothing becomes a link.
pub(super) fn parted(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 16);
    let mut before = None;
    for (at, c) in line.char_indices() {
        if before.is_some_and(|before| means_more(&line[..at], before, &line[at..])) {
            out.push(PART);
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// For a cell of a table or a summary in our own Markdown: marks as entities, so that none is left.
pub(crate) fn markdown(text: &str) -> String {
    words(text)
        .chars()
        .fold(String::with_capacity(text.len() + 32), |mut out, c| {
            match c {
                '&' | '<' | '>' | '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '~'
                | '$' | '#' | '=' | '^' | '+' => {
                    out.push_str(&format!("&#{};", u32::from(c)));
                }
                _ => out.push(c),
            }
            out
        })
}

/// Whether a forge would make more than words of two neighbours: `last`, the end of `head`, and the start of `rest`.
fn means_more(head: &str, last: char, rest: &str) -> bool {
    let next = rest.chars().next().unwrap_or(' ');
    let starts_word = next.is_alphanumeric() || matches!(next, '_' | '"');
    match last {
        // Mentions, issues, merge requests, snippets, milestones, labels, alerts, entities; pictures.
        '@' | '#' | '$' | '%' | '~' | '^' => starts_word,
        // The same in full width, which some take for the mark; a mark written as its number, which a reader of Markdown makes one of.
        '＠' | '﹫' | '＃' | '﹟' => starts_word,
        '&' => starts_word || next == '#',
        '!' => starts_word || next == '[',
        // Tags, comments, addresses between angle brackets.
        '<' => !next.is_whitespace(),
        // Links and where they are defined; links of wikis; footnotes.
        ']' => matches!(next, '(' | '[' | ':'),
        '[' => matches!(next, '[' | '^'),
        // Addresses; `:smile:`.
        ':' => next == '/' || is_short_code(rest),
        'w' | 'W' => next == '.' && ends_with(head, "www"),
        // GH-1, and the keys of other trackers.
        '-' => next.is_ascii_digit() && is_key(&head[..head.len() - 1]),
        // The name of a commit.
        _ => last.is_ascii_hexdigit() && is_commit(head, rest),
    }
}

fn ends_with(head: &str, word: &str) -> bool {
    head.len()
        .checked_sub(word.len())
        .and_then(|at| head.get(at..))
        .is_some_and(|end| end.eq_ignore_ascii_case(word))
}

fn is_short_code(rest: &str) -> bool {
    let length = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-')))
        .unwrap_or(rest.len());
    length > 0 && rest[length..].starts_with(':')
}

fn is_key(head: &str) -> bool {
    let letters = &head[head
        .trim_end_matches(|c: char| c.is_ascii_alphanumeric())
        .len()..];
    ends_with(letters, "gh")
        || letters.len() > 1
            && letters
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// Whether a part is due among seven to forty hexadecimal digits, letters and digits mixed: one after every sixth, for
/// seven are enough to name a commit.
fn is_commit(head: &str, rest: &str) -> bool {
    let digits = |c: &char| c.is_ascii_hexdigit();
    let before: Vec<char> = head.chars().rev().take_while(digits).take(41).collect();
    if !before.len().is_multiple_of(6) || before.len() > 40 {
        return false;
    }
    let after: Vec<char> = rest.chars().take_while(digits).take(41).collect();
    let mixed = |is: fn(&char) -> bool| before.iter().chain(&after).any(is);
    (7..=40).contains(&(before.len() + after.len()))
        && mixed(char::is_ascii_digit)
        && mixed(char::is_ascii_alphabetic)
}
