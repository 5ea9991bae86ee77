//! In: a string of a PDF. Out: its text, and whether a program wrote it.

use lopdf::Object;

use crate::model::decoding;

/// A text as the format writes it.
pub(super) fn text(object: &Object) -> String {
    if let Ok([0xff, 0xfe, bytes @ ..]) = object.as_str() {
        return encoding_rs::UTF_16LE
            .decode_without_bom_handling(bytes)
            .0
            .into_owned();
    }
    let text = lopdf::decode_text_string(object)
        .unwrap_or_else(|_| object.as_str().map(decoding::traces).unwrap_or_default());
    without_languages(&text).unwrap_or(text)
}

/// A text without the languages that it names between two escapes, if there are some.
fn without_languages(text: &str) -> Option<String> {
    const ESCAPE: char = '\u{1b}';
    const CODE: std::ops::RangeInclusive<usize> = 2..=8;
    let mut parts = text.split(ESCAPE);
    let mut out = parts.next()?.to_owned();
    let mut rest = parts.clone().count();
    if rest < 2 {
        return None;
    }
    while let Some(part) = parts.next() {
        rest -= 1;
        let code = CODE.contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        match parts.next().filter(|_| code && rest > 0) {
            Some(next) => out.push_str(next),
            None if rest == 0 => out.push_str(part),
            None => return None,
        }
        rest = rest.saturating_sub(1);
    }
    Some(out)
}

/// Whether a program wrote a text: a day, the number of a part, bytes that are none.
pub(super) fn is_counted(text: &str) -> bool {
    let rest = text
        .strip_prefix("D:")
        .or_else(|| text.strip_prefix("node"));
    let numbered = rest.is_some_and(|rest| {
        rest.bytes()
            .all(|byte| byte.is_ascii_digit() || b"+-Z'".contains(&byte))
    });
    // One such sign among words is somebody's slip.
    const FEW: usize = 8;
    let signs = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace());
    numbered || signs.count() * FEW > text.chars().count()
}
