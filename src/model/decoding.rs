//! In: bytes that programs wrote as text. Out: every text that they may stand for, in whichever encoding.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, IBM866, ISO_2022_JP, KOI8_R, MACINTOSH, SHIFT_JIS,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255,
    WINDOWS_1256,
};
use icu::properties::{CodePointMapDataBorrowed, props::GeneralCategory};

/// Encodings of one alphabet or country, which nothing in the bytes tells apart for certain.
const LOCAL: [&Encoding; 15] = [
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1255,
    WINDOWS_1256,
    KOI8_R,
    IBM866,
    MACINTOSH,
    GB18030,
    BIG5,
    SHIFT_JIS,
    EUC_JP,
    EUC_KR,
];

/// Most bytes that are read in each of the local encodings; more of them tell well enough which one it is.
const SHORT: usize = 1024 * 1024;

/// UTF-16 and UTF-32: bytes of a unit, and whether the greatest comes first.
const WIDE: [(usize, bool); 4] = [(4, false), (4, true), (2, false), (2, true)];

/// Texts that the bytes may be, the likeliest first; none if they are no text.
#[must_use]
pub fn texts(bytes: &[u8]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    if let Ok(text) = std::str::from_utf8(bytes)
        && is_text(text)
    {
        // Both are written in ASCII alone.
        all.extend(
            bytes
                .contains(&0x1b)
                .then(|| decoded(ISO_2022_JP, bytes))
                .flatten()
                .map(Cow::into_owned),
        );
        all.extend(utf7(text));
        all.insert(0, text.trim_start_matches('\u{feff}').to_owned());
        return all;
    }
    all.extend(
        WIDE.iter()
            .filter_map(|(unit, big)| wide(bytes, *unit, *big))
            .filter(|text| is_text(text) && is_assigned(text)),
    );
    // One letter in two bytes or four has bytes that no text in one byte has.
    if !bytes.contains(&0) {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let guess = detector.guess(None, Utf8Detection::Deny);
        let others = LOCAL
            .iter()
            .copied()
            .take(if bytes.len() <= SHORT { LOCAL.len() } else { 1 });
        for encoding in std::iter::once(guess).chain(others.filter(|other| *other != guess)) {
            let text = decoded(encoding, bytes).filter(|text| is_text(text));
            all.extend(
                text.filter(|text| !all.iter().any(|known| known == text))
                    .map(Cow::into_owned),
            );
        }
    }
    all
}

/// Whether bytes begin as a file of marks does, in whichever encoding of Unicode.
#[must_use]
pub fn is_marked(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xfe | 0xff);
    bytes.iter().find(|byte| !blank(byte)) == Some(&b'<')
}

/// What XML says, and whether it is certain that it does: it is written as it declares.
#[must_use]
pub fn markup(bytes: &[u8]) -> Option<(String, bool)> {
    const HEAD: usize = 512;
    let head: String = bytes[..bytes.len().min(HEAD)]
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    let declared = head.split_once("?>").and_then(|(head, _)| {
        let (_, label) = head.split_once("encoding")?;
        let label = label.trim_start_matches([' ', '=', '\t', '\r', '\n']);
        label.split(['"', '\'']).nth(1)
    });
    let label = declared.unwrap_or("utf-8");
    let wide = ["utf-16", "utf-32", "ucs-", "iso-10646", "unicode"];
    if wide.iter().any(|name| label.starts_with(name)) || bytes.contains(&0) {
        let text = texts(bytes).into_iter().next()?;
        return Some((text, true));
    }
    let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
        return Some((texts(bytes).into_iter().next()?, false));
    };
    let (text, _, broken) = encoding.decode(bytes);
    if broken {
        return Some((texts(bytes).into_iter().next()?, false));
    }
    Some((text.into_owned(), true))
}

/// What of the bytes is text, whatever they are: in UTF-8, in one byte a letter, in two and in four.
#[must_use]
pub fn traces(bytes: &[u8]) -> String {
    let mut out = String::from_utf8_lossy(bytes).into_owned();
    out.push(' ');
    out.extend(bytes.iter().map(|byte| char::from(*byte)));
    if bytes.contains(&0) {
        // In two bytes a letter a file of another kind may begin one byte later.
        let shifted = bytes.get(1..).unwrap_or_default();
        for (bytes, unit, big) in [
            (bytes, 2, false),
            (bytes, 2, true),
            (shifted, 2, false),
            (bytes, 4, false),
            (bytes, 4, true),
        ] {
            out.push(' ');
            out.extend(
                units(bytes, unit, big).map(|code| code.and_then(char::from_u32).unwrap_or(' ')),
            );
        }
    }
    out
}

/// Bytes in an encoding of one country, if they are that.
fn decoded<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Option<Cow<'b, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// Letters of two or four bytes, without the mark.
fn wide(bytes: &[u8], unit: usize, big: bool) -> Option<String> {
    if !bytes.len().is_multiple_of(unit) {
        return None;
    }
    let text = units(bytes, unit, big)
        .map(|code| code.and_then(char::from_u32))
        .collect::<Option<String>>()?;
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

/// Codes of letters; `None` for half of a pair.
fn units(bytes: &[u8], unit: usize, big: bool) -> impl Iterator<Item = Option<u32>> {
    let byte = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
    let code = move |unit: &[u8]| {
        if big {
            unit.iter().fold(0, byte)
        } else {
            unit.iter().rev().fold(0, byte)
        }
    };
    let mut codes = bytes.chunks_exact(unit).map(code).peekable();
    std::iter::from_fn(move || {
        let first = codes.next()?;
        if unit == 4 || !(0xd800..0xe000).contains(&first) {
            return Some(Some(first));
        }
        let second = codes.next_if(|second| first < 0xdc00 && (0xdc00..0xe000).contains(second));
        Some(second.map(|second| 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)))
    })
}

/// Whether nothing but text is in it: no control characters but those that part lines, cells and pages.
fn is_text(text: &str) -> bool {
    text.chars().all(is_letter)
}

fn is_letter(c: char) -> bool {
    let parts = matches!(
        c,
        '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1a' | '\x1b' | '\u{85}'
    );
    parts || !c.is_control()
}

/// Whether every letter is one that is given to somebody: bytes of another encoding make many that are not.
fn is_assigned(text: &str) -> bool {
    const CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> =
        CodePointMapDataBorrowed::<GeneralCategory>::new();
    let given = |c: char| {
        !matches!(
            CATEGORY.get(c),
            GeneralCategory::Unassigned | GeneralCategory::PrivateUse
        )
    };
    text.chars().all(given)
}

/// A text in UTF-7, which old mail programs write: `+AOk-` is é. None where nothing is written so.
fn utf7(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut any) = (text, false);
    while let Some(at) = rest.find('+') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let end = after.find(|c| !is_sextet(c)).unwrap_or(after.len());
        let (run, tail) = after.split_at(end);
        rest = tail;
        match ending(run) {
            Some((at, letters)) => {
                out.push_str(&run[..at]);
                out.push_str(&letters);
                rest = tail.strip_prefix('-').unwrap_or(tail);
                any = true;
            }
            None => out.push_str(run),
        }
    }
    out.push_str(rest);
    any.then_some(out)
}

/// Sextets of whole letters of two bytes beyond eights of them; one alone holds nothing.
const WHOLE: [usize; 4] = [0, 1, 3, 6];

/// The first `+` of a run of sextets behind which all is letters, and these. A run is looked at once for each way in which its end may
/// be cut, however many `+` it has: a picture in a page is one run of many.
fn ending(run: &str) -> Option<(usize, String)> {
    let one = |over: usize| {
        // Where letters begin that end with the run, from the first place behind a `+` on.
        let from = 1 + (run.len().checked_sub(1 + over)?) % 8;
        let units: Vec<u16> = sextets(&run[from..])?
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect();
        let sound = sound(&units);
        let at = (from..run.len().saturating_sub(2))
            .step_by(8)
            .find(|at| run.as_bytes()[at - 1] == b'+' && sound[(at - from) / 8 * 3])?;
        Some((
            at - 1,
            String::from_utf16(&units[(at - from) / 8 * 3..]).ok()?,
        ))
    };
    WHOLE.into_iter().filter_map(one).min_by_key(|(at, _)| *at)
}

/// For each place whether all from there on is text.
fn sound(units: &[u16]) -> Vec<bool> {
    let mut sound = vec![true; units.len() + 1];
    for at in (0..units.len()).rev() {
        let letter = char::decode_utf16(units[at..].iter().copied().take(2)).next();
        let letter = letter.and_then(Result::ok).filter(|c| is_letter(*c));
        sound[at] = letter.is_some_and(|c| sound[at + c.len_utf16()]);
    }
    sound
}

/// A letter that stands for six bits.
fn is_sextet(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/')
}

/// Bytes written in letters of six bits each; none where whole letters of two bytes do not come out.
fn sextets(coded: &str) -> Option<Vec<u8>> {
    let (mut bits, mut held) = (0_u32, 0);
    let mut bytes = Vec::with_capacity(coded.len() / 4 * 3 + 2);
    for byte in coded.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    // What is left over is nothing but zeros.
    (bits & ((1 << held) - 1) == 0 && bytes.len() >= 2 && bytes.len().is_multiple_of(2))
        .then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    fn utf32(text: &str, big: bool) -> Vec<u8> {
        text.chars()
            .flat_map(|c| {
                if big {
                    u32::from(c).to_be_bytes()
                } else {
                    u32::from(c).to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn a_text_is_read_in_every_encoding_of_unicode_with_a_mark_or_without() {
        for text in [
            "Nom;Ville\r\nJeanne d’Aubigné;Čáslav\r\n",
            "姓名;李明\n",
            "Имя: Ольга",
            "𝒜 b",
        ] {
            for marked in [format!("\u{feff}{text}"), text.to_owned()] {
                let all = [
                    utf16(&marked, false),
                    utf16(&marked, true),
                    utf32(&marked, false),
                    utf32(&marked, true),
                    marked.clone().into_bytes(),
                ];
                for bytes in all {
                    assert!(
                        texts(&bytes).iter().any(|read| read == text),
                        "{marked:?} {bytes:x?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_text_is_read_in_the_encodings_of_countries() {
        for (encoding, text) in [
            (WINDOWS_1252, "Jeanne d’Aubigné"),
            (WINDOWS_1250, "Jiří Čapek"),
            (WINDOWS_1251, "Ольга Петрова"),
            (WINDOWS_1253, "Ιωάννης"),
            (KOI8_R, "Ольга"),
            (MACINTOSH, "Aubigné"),
            (GB18030, "李明"),
            (BIG5, "陳小美"),
            (SHIFT_JIS, "山田太郎"),
            (EUC_KR, "김민수"),
            (ISO_2022_JP, "山田太郎"),
        ] {
            let bytes = encoding.encode(text).0;
            assert!(
                texts(&bytes).iter().any(|read| read == text),
                "{}: {:?}",
                encoding.name(),
                texts(&bytes)
            );
        }
        assert_eq!(
            texts(b"Aubign+AOk- + 1+1 a+b").last().unwrap(),
            "Aubigné + 1+1 a+b"
        );
    }

    /// The same by trying every `+` with all that follows it.
    fn tried(run: &str) -> Option<(usize, String)> {
        let at = |(at, _)| {
            let letters = wide(&sextets(&run[at + 1..])?, 2, true)?;
            is_text(&letters).then_some((at, letters))
        };
        run.match_indices('+').find_map(at)
    }

    proptest::proptest! {
        #[test]
        fn a_run_is_read_as_by_trying_all_of_it(
            before in "[+A-Ca-c0/]{0,20}",
            letters in "[a-fé李𝒜]{0,6}",
            after in "[+AQ]{0,3}",
        ) {
            let bytes = utf16(&letters, true);
            let coded: String = base64::Engine::encode(&base64::engine::general_purpose::STANDARD_NO_PAD, bytes);
            for run in [format!("+{before}+{coded}"), format!("+{before}{coded}{after}")] {
                proptest::prop_assert_eq!(ending(&run), tried(&run), "{}", run);
            }
        }
    }

    #[test]
    fn what_is_no_text_is_none() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            b"\0asm\x01\0\0\0",
            b"PK\x03\x04\x14\0\0\0",
            b"a\0b",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        ] {
            assert_eq!(texts(bytes), Vec::<String>::new(), "{bytes:x?}");
        }
    }
}
