//! In: any text. Out: its words alone, so that case, accents, typography and marks hide nothing.

use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::model::figures::unseen;

/// Letters of Latin-1 and of its first extension without their accents.
static PLAIN: LazyLock<[char; 0x180]> = LazyLock::new(|| {
    std::array::from_fn(|code| {
        let c = u8::try_from(code).map_or_else(|_| char::from_u32(code as u32).unwrap_or(' '), char::from);
        std::iter::once(c).nfkd().next().unwrap_or(c)
    })
});

/// Text without case, accents, typography and punctuation; words apart by one space. Of addresses the `@` stays.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    let mut apart = true;
    let mut push = |c: char| {
        if c.is_ascii_alphanumeric() || c == '@' {
            out.push(c.to_ascii_lowercase());
            apart = false;
        } else if let Some(letters) = ligature(c) {
            out.push_str(letters);
            apart = false;
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
            apart = false;
        } else if !apart && !unseen(c) && !is_combining_mark(c) {
            out.push(' ');
            apart = true;
        }
    };
    // One letter each: beyond, a letter may be written in several ways.
    let simple = |c: char| {
        (c as usize) < PLAIN.len() && !matches!(c, 'ª'..='¾' | 'Ĳ' | 'ĳ' | 'Ŀ' | 'ŀ' | 'ŉ')
            || matches!(c, '\u{2000}'..='\u{2044}') && c != '\u{2024}'
    };
    // Marks are dropped wherever they stand, so that each letter may be taken apart by itself.
    for c in text.chars() {
        if simple(c) || matches!(c, '«' | '»' | '·' | '°' | '¿') {
            push(PLAIN.get(c as usize).copied().unwrap_or(c));
        } else {
            std::iter::once(c).nfkd().for_each(&mut push);
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Letters that Unicode takes apart no further, as those write them who have not the key.
fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// Whether a find is not a piece of a longer word.
pub(super) fn whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    !before && !text[end..].chars().next().is_some_and(char::is_alphanumeric)
}
