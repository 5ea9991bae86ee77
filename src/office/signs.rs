//! In: a sign of a font that has pictures or signs where others have letters. Out: the character that everyone sees.
//!
//! Office programs keep such signs in a private place of Unicode, from U+F000 on, so that the font alone says what they are.

/// What stands for a sign of which no character is known.
pub(super) const BULLET: char = '•';

/// Boxes and ticks, which answer.
pub(super) const BOXES: [char; 5] = ['☐', '☑', '☒', '✓', '✗'];

/// Signs of Wingdings: boxes, ticks, numbers, and what Word makes of `-->` and `:-)`.
const WINGDINGS: [(u8, &str); 12] = [
    (0x4a, "☺😐☹"),
    (0x6c, "●❍■☐"),
    (0x71, "☐☐"),
    (0x78, "☒"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x9e, "·•"),
    (0xa7, "▪☐"),
    (0xd8, "➢"),
    (0xdf, "←→"),
    (0xe7, "←→"),
    (0xf0, "⇨"),
    (0xfb, "✗✓☒☑"),
];

/// Those of Wingdings 2.
const SECOND: [(u8, &str); 2] = [(0x4f, "✗✓☒☑☒☒"), (0xa2, "■☐")];

/// Those of Webdings.
const WEBDINGS: [(u8, &str); 4] = [(0x61, "✓"), (0x63, "☐"), (0x67, "■"), (0x72, "✗")];

/// Those of Symbol.
const SYMBOL: [(u8, &str); 3] = [
    (
        0x21,
        "!∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼",
    ),
    (0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    (0xc4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
];

/// Whether a font has signs where others have letters.
pub(super) fn is_of_signs(font: &str) -> bool {
    table(font).is_some()
}

fn table(font: &str) -> Option<&'static [(u8, &'static str)]> {
    match font {
        "Symbol" => Some(&SYMBOL),
        "Wingdings" => Some(&WINGDINGS),
        "Wingdings 2" => Some(&SECOND),
        "Webdings" => Some(&WEBDINGS),
        "Wingdings 3" => Some(&[]),
        _ => None,
    }
}

/// The character of a sign, if one is known; without a font it is one of Wingdings.
pub(super) fn of(font: &str, code: u32) -> Option<char> {
    let own = if is_private(code) {
        code - 0xf000
    } else {
        code
    };
    let Ok(sign) = u8::try_from(own) else {
        return char::from_u32(code);
    };
    let table = match table(if font.is_empty() { "Wingdings" } else { font }) {
        Some(table) => table,
        None if is_private(code) => return None,
        None => return Some(char::from(sign)),
    };
    if sign == b' ' {
        return Some(' ');
    }
    let nth = |(first, signs): &(u8, &str)| {
        let nth = sign.checked_sub(*first)?;
        signs.chars().nth(usize::from(nth))
    };
    table.iter().find_map(nth)
}

/// A character as it is shown, were it in the private place.
pub(super) fn shown(c: char) -> char {
    if is_private(u32::from(c)) {
        of("", u32::from(c)).unwrap_or(BULLET)
    } else {
        c
    }
}

fn is_private(code: u32) -> bool {
    (0xf000..=0xf0ff).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_what_its_font_shows() {
        for (font, code, expected) in [
            ("Wingdings", 0xf0fe, '☑'),
            ("Wingdings", 0x6f, '☐'),
            ("Wingdings", 0xf08d, '❷'),
            ("Symbol", 0x44, 'Δ'),
            ("Symbol", 0xf0a0, '€'),
            ("Symbol", 0xf0de, '⇒'),
            ("Wingdings", 0xa8, '☐'),
            ("Wingdings 2", 0xf052, '☑'),
            ("Symbol", 0xf0b3, '≥'),
            ("Symbol", 0xf0b7, '•'),
            ("Arial", 0x41, 'A'),
            ("MS Gothic", 0x2612, '☒'),
        ] {
            assert_eq!(of(font, code), Some(expected), "{font} {code:x}");
        }
        for (font, code) in [("Wingdings", 0xf001), ("Own", 0xf041), ("Own", 0x11_0000)] {
            assert_eq!(of(font, code), None, "{font} {code:x}");
        }
        assert_eq!((shown('\u{f0fd}'), shown('é')), ('☒', 'é'));
    }
}
