//! In: a sign of a font that has pictures or signs where others have letters. Out: the character that everyone sees.
//!
//! Office programs keep such signs in a private place of Unicode, from U+F000 on, so that the font alone says what they are.

/// What stands for a sign of which no character is known.
const BULLET: char = '•';

/// Signs of Wingdings: boxes, ticks, and what Word makes of `-->` and `:-)`.
const WINGDINGS: [(u8, char); 18] = [
    (0x4a, '☺'),
    (0x4b, '😐'),
    (0x4c, '☹'),
    (0x6e, '■'),
    (0x6f, '☐'),
    (0x71, '☐'),
    (0x72, '☐'),
    (0x78, '☒'),
    (0xa8, '☐'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe7, '←'),
    (0xe8, '→'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// Those of Wingdings 2.
const SECOND: [(u8, char); 8] = [
    (0x4f, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0xa2, '■'),
    (0xa3, '☐'),
];

/// Those of Webdings.
const WEBDINGS: [(u8, char); 4] = [(0x61, '✓'), (0x63, '☐'), (0x67, '■'), (0x72, '✗')];

/// Those of Symbol that say something beside a number.
const SYMBOL: [(u8, char); 16] = [
    (0x2d, '−'),
    (0x44, 'Δ'),
    (0x57, 'Ω'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x6d, 'µ'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xae, '→'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
];

/// The character of a sign; without a font it is one of Wingdings.
pub(super) fn of(font: &str, code: u32) -> char {
    let Ok(sign) = u8::try_from(if is_private(code) {
        code - 0xf000
    } else {
        code
    }) else {
        return char::from_u32(code).unwrap_or(BULLET);
    };
    let table: &[(u8, char)] = match font {
        "Symbol" => &SYMBOL,
        "Wingdings 2" => &SECOND,
        "Webdings" => &WEBDINGS,
        "Wingdings" | "" => &WINGDINGS,
        _ if is_private(code) => &[],
        _ => return char::from(sign),
    };
    let found = table.iter().find(|(known, _)| *known == sign);
    found.map_or(BULLET, |(_, shown)| *shown)
}

/// A character as it is shown, were it in the private place.
pub(super) fn shown(c: char) -> char {
    if is_private(u32::from(c)) {
        of("", u32::from(c))
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
            ("Wingdings", 0xa8, '☐'),
            ("Wingdings 2", 0xf052, '☑'),
            ("Symbol", 0xf0b3, '≥'),
            ("Symbol", 0xf0b7, '•'),
            ("Wingdings", 0xf001, '•'),
            ("Arial", 0x41, 'A'),
            ("MS Gothic", 0x2612, '☒'),
            ("Own", 0x11_0000, '•'),
        ] {
            assert_eq!(of(font, code), expected, "{font} {code:x}");
        }
        assert_eq!((shown('\u{f0fd}'), shown('é')), ('☒', 'é'));
    }
}
