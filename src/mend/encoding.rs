//! In: bytes of a fiche that are no UTF-8. Out: the text that a program of another habit wrote, if it can be told.

/// The text in UTF-8; `None` where it is that already, or no text.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        // A mark of UTF-8 is none of its letters, whatever follows.
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            let text = decoded(rest)?;
            return Some(format!("\u{FEFF}{text}"));
        }
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ if std::str::from_utf8(bytes).is_ok() => return None,
        _ => bytes
            .iter()
            .map(|byte| windows(*byte))
            .collect::<Option<String>>()?,
    };
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    (!text.contains(control)).then_some(text)
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .ok()
        .filter(|_| bytes.len().is_multiple_of(2))
}

/// Windows-1252, which holds all of Latin-1 that is text.
fn windows(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0',
        '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => Some(HIGH[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}
