//! In: the lines of a text that YAML cannot read. Out: those that may stand in a wrong column, or without a name or a dash in front of them.

use super::{
    line::{Repair, lead, repair, value_of},
    margins,
};
use crate::model::pasted::is_header;

/// Whether a line has no colon, and no sign of YAML before it.
fn is_lone(text: &str) -> bool {
    let body = text.trim();
    !body.is_empty()
        && !body.contains(": ")
        && !body.ends_with(':')
        && !body.starts_with(['-', '#', '"', '\'', '{', '[', '}', ']', '.'])
}

/// Whether words go on with a remark: they begin with a small letter, and it ends no sentence.
fn is_rest(remark: &str, body: &str) -> bool {
    let sentence = remark.trim_end().ends_with(['.', '?', '!', ':']);
    let words = body.starts_with(char::is_lowercase) && !body.contains([':', '：', '|', '\t', ';']);
    remark.trim_start().starts_with("# ") && !sentence && words
}

/// A line without a colon: the text above goes on without being indented, or the colon is missing behind a name.
pub(super) fn lone(line: usize, lines: &[String]) -> Vec<Repair> {
    let text = lines[line].as_str();
    if !is_lone(text) {
        return Vec::new();
    }
    let (own, body) = (lead(text, &[' ', '\t']), text.trim());
    let named = body
        .split_once(' ')
        .filter(|(name, _)| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
    let named = named.map(|(name, rest)| format!("{name}: {}", rest.trim_start()));
    let above = above(&lines[..line], usize::MAX);
    let mut found = Vec::new();
    let remark = line.checked_sub(1).map(|above| lines[above].as_str());
    if let Some(remark) = remark.filter(|above| is_rest(above, body)) {
        let width = lead(remark, &[' ']);
        let mended = format!("{}# {body}", " ".repeat(width));
        let mut mended = repair("syntax-remark", line, mended, own..own + body.len());
        mended.message = mended.message.with("named", named.clone());
        found.push(mended);
    }
    if above.is_some_and(|above| {
        value_of(above).is_some_and(|(_, key)| key != "-") && lead(above, &[' ']) == own
    }) {
        let width = " ".repeat(own + 2);
        let more = (line + 1..lines.len())
            .take_while(|at| is_lone(&lines[*at]) || lines[*at].trim().is_empty())
            .map(|at| (at, format!("{width}{}", lines[at].trim())))
            .collect();
        let mut mended = Repair {
            more,
            ..repair(
                "syntax-lone",
                line,
                format!("{width}{body}"),
                own..own + body.len(),
            )
        };
        mended.message = mended.message.with("note", margins::remark(body));
        mended.message = mended.message.with("named", named.clone());
        found.push(mended);
    }
    if let Some(named) = named {
        found.push(repair(
            "syntax-no-colon",
            line,
            format!("{}{named}", &text[..own]),
            own..own + body.len(),
        ));
    }
    found
}

/// The line above that says something, and no deeper than so many columns, if that is asked for.
fn above(lines: &[String], most: usize) -> Option<&str> {
    let mut above = lines.iter().rev().map(String::as_str);
    above.find(|text| {
        let body = text.trim();
        !body.is_empty() && !body.starts_with('#') && lead(text, &[' ']) <= most
    })
}

/// An item of a list of which nobody says what it is, and answers with their names below it: `- wexcombe`, and `role: member`.
pub(super) fn nameless(line: usize, lines: &[String]) -> Option<Repair> {
    let text = lines[line].as_str();
    let own = lead(text, &[' ']);
    let words = text
        .trim()
        .strip_prefix("- ")
        .filter(|words| is_lone(words))?;
    let next = lines[line + 1..]
        .iter()
        .find(|next| !next.trim().is_empty())?;
    let named = value_of(next).is_some_and(|(_, key)| key != "-");
    (named && lead(next, &[' ']) > own).then(|| {
        let mended = format!("{}- …: {words}", " ".repeat(own));
        repair("syntax-nameless", line, mended, own..text.trim_end().len())
    })
}

/// A line in the column of the dashes of a list that has none: another item, the end of the text above, or a note.
pub(super) fn undashed(line: usize, lines: &[String]) -> Option<Repair> {
    let (text, body) = (lines[line].as_str(), lines[line].trim());
    let own = lead(text, &[' ']);
    if own == 0 || body.is_empty() || body.starts_with(['-', '#', '}', ']']) {
        return None;
    }
    let listed = above(&lines[..line], own)
        .is_some_and(|above| lead(above, &[' ']) == own && above.trim().starts_with("- "));
    let width = above(&lines[..line], usize::MAX).map_or(0, |above| lead(above, &[' ']));
    listed.then(|| {
        let mended = format!("{}- {body}", " ".repeat(own));
        let mut mended = repair("syntax-undashed", line, mended, own..text.trim_end().len());
        let note = Some(margins::remark(body));
        mended.message = mended.message.with("note", note).with("width", width);
        mended
    })
}

/// The column of a line of a text, by the line above it: below a name that has nothing behind its colon, or beside another line.
fn goes_on(line: usize, lines: &[String]) -> Option<usize> {
    let named = value_of(&lines[line]).is_some_and(|(_, key)| key != "-");
    let above = lines[..line]
        .iter()
        .rev()
        .find(|text| !text.trim().is_empty())?;
    let body = above.trim();
    if named || lines[line].trim_end().ends_with(':') || body.starts_with('#') {
        return None;
    }
    let own = lead(above, &[' ']);
    let dashes = body.len() - body.trim_start_matches("- ").len();
    let header = value_of(above).is_some_and(|(start, _)| is_header(above[start..].trim()));
    let opens = body.ends_with(':') || header;
    Some(if opens { own + dashes + 2 } else { own })
}

/// Whether a line begins with the name of a question, or with the dash of an item.
fn is_answer(text: &str) -> bool {
    let name = text.trim().split_once(':').map(|(name, _)| name);
    let name = name.is_some_and(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
    name || text.trim().starts_with("- ")
}

/// A line in another column: one of those above, the nearest first.
pub(super) fn indent(line: usize, lines: &[String]) -> Vec<Repair> {
    let text = &lines[line];
    let own = lead(text, &[' ']);
    if text.trim().is_empty() {
        return Vec::new();
    }
    // Below words of which nobody says what they answer, no column is right.
    let after = above(&lines[..line], usize::MAX)
        .is_some_and(|above| is_lone(above.trim().trim_start_matches("- ")));
    let lone = is_lone(text);
    let mut widths: Vec<usize> = lines[..line]
        .iter()
        .rev()
        .filter(|above| !above.trim().is_empty())
        .take(12)
        .flat_map(|above| {
            let width = lead(above, &[' ']);
            [
                Some(width),
                above.trim_start().starts_with("- ").then_some(width + 2),
            ]
        })
        .flatten()
        .filter(|width| *width > own || *width < own && !after && !lone && is_answer(text))
        .collect();
    widths.sort_by_key(|width| (width.abs_diff(own), *width));
    widths.dedup();
    // A line without a name goes on with the one above it.
    if let Some(width) = goes_on(line, lines).filter(|width| *width != own) {
        widths.retain(|other| *other != width);
        widths.insert(0, width);
    }
    let shifted = |at: usize, width: usize| {
        let deeper = lead(&lines[at], &[' ']).saturating_sub(own);
        format!(
            "{}{}",
            " ".repeat(width + deeper),
            lines[at].trim_start_matches(' ')
        )
    };
    let below = (line + 1..lines.len())
        .take_while(|at| !lines[*at].trim().is_empty() && lead(&lines[*at], &[' ']) >= own);
    let below: Vec<usize> = below.collect();
    let alone = |width: usize| {
        let id = if lone { "syntax-lone" } else { "syntax-indent" };
        let mut mended = repair(id, line, shifted(line, width), own..own + 1);
        let note = margins::remark(text.trim());
        mended.message = mended
            .message
            .with("note", note)
            .with("named", None::<String>);
        mended
    };
    let all = |width: usize| Repair {
        more: below.iter().map(|at| (*at, shifted(*at, width))).collect(),
        ..alone(width)
    };
    widths
        .into_iter()
        .flat_map(|width| [Some(alone(width)), (!below.is_empty()).then(|| all(width))])
        .flatten()
        .collect()
}
