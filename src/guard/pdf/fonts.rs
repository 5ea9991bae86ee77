//! In: a font of a PDF. Out: the letters that its bytes stand for, if anybody can tell.

use lopdf::{Dictionary, Document, Encoding, Object, dictionary};

use crate::guard::pdf::pen::Widths;

/// Most bytes of the table that says which letters a font's glyphs stand for.
const TABLE_BYTES: usize = 8 * 1024 * 1024;

/// Most entries of a list of glyphs: each byte once, and its number.
const GLYPHS: usize = 1024;

/// A font made ready: what its bytes mean, and how wide its letters are.
pub(super) struct Font<'d> {
    letters: Letters<'d>,
    pub(super) widths: Widths,
    /// Whether it has a table of letters that cannot be read here: others may read it.
    pub(super) doubtful: bool,
}

/// What bytes mean.
enum Letters<'d> {
    /// As the library reads it.
    Known(Encoding<'d>),
    /// One by one.
    Bytes(Vec<Option<String>>),
    /// They are glyphs that only the font knows.
    Unknown,
}

impl<'d> Font<'d> {
    /// Makes ready; `room` is how many widths may still be read.
    pub(super) fn of(font: &'d Dictionary, document: &'d Document, room: &mut usize) -> Self {
        let letters = letters(font, document);
        let mapped = matches!(letters, Letters::Known(Encoding::UnicodeMapEncoding(_)));
        let table = font.get_deref(b"ToUnicode", document);
        Self {
            doubtful: !mapped && table.is_ok_and(|table| table.as_stream().is_ok()),
            letters,
            widths: Widths::of(font, document, room),
        }
    }

    /// What bytes say; none if a letter of theirs is known to nobody.
    pub(super) fn read(&self, bytes: &[u8]) -> Option<String> {
        match &self.letters {
            Letters::Known(encoding) => {
                let text = Document::decode_text(encoding, bytes).ok()?;
                let told = !text.contains('\u{fffd}') && (bytes.is_empty() || !text.is_empty());
                told.then_some(text)
            }
            Letters::Bytes(all) => {
                let letter = |byte: &u8| all.get(usize::from(*byte))?.as_deref();
                bytes.iter().map(letter).collect()
            }
            Letters::Unknown => None,
        }
    }
}

fn is(font: &Dictionary, kind: &[u8]) -> bool {
    let name = font.get(b"Subtype").and_then(Object::as_name);
    name.is_ok_and(|name| name == kind)
}

fn letters<'d>(font: &'d Dictionary, document: &'d Document) -> Letters<'d> {
    let known = |font: &'d Dictionary| font.get_font_encoding_with_limit(document, TABLE_BYTES);
    // Where the font says which letters its glyphs stand for, that tells more than the order of its glyphs.
    let mut mapped = font.clone();
    mapped.remove(b"Encoding");
    if font.has(b"ToUnicode")
        && let Ok(Encoding::UnicodeMapEncoding(map)) =
            mapped.get_font_encoding_with_limit(document, TABLE_BYTES)
    {
        return Letters::Known(Encoding::UnicodeMapEncoding(map));
    }
    if is(font, b"Type0") {
        return match known(font) {
            Ok(encoding @ Encoding::SimpleEncoding(_)) => Letters::Known(encoding),
            _ => Letters::Unknown,
        };
    }
    // The library takes any other font for one of Latin letters, silently.
    match font.get_deref(b"Encoding", document) {
        Ok(Object::Name(name)) if NAMED.contains(&name.as_slice()) => {
            known(font).map_or(Letters::Unknown, Letters::Known)
        }
        Ok(Object::Dictionary(encoding)) => {
            one_by_one(encoding, font, document).map_or(Letters::Unknown, Letters::Bytes)
        }
        Err(_) if !font.has(b"Encoding") && !has_own(font, document) => {
            known(font).map_or(Letters::Unknown, Letters::Known)
        }
        _ => Letters::Unknown,
    }
}

/// Orders of letters that the format knows.
const NAMED: [&[u8]; 5] = [
    b"StandardEncoding",
    b"MacRomanEncoding",
    b"MacExpertEncoding",
    b"WinAnsiEncoding",
    b"PDFDocEncoding",
];

/// Whether the order of its letters may be the font's own: it is in the file.
fn has_own(font: &Dictionary, document: &Document) -> bool {
    let descriptor = font
        .get_deref(b"FontDescriptor", document)
        .and_then(Object::as_dict);
    let embedded = descriptor.is_ok_and(|all| {
        [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"]
            .iter()
            .any(|key| all.has(key))
    });
    embedded || is(font, b"Type3")
}

/// The letters of an order that a font changes; none if its list is no list of glyphs.
fn one_by_one(
    encoding: &Dictionary,
    font: &Dictionary,
    document: &Document,
) -> Option<Vec<Option<String>>> {
    const PLAIN: i64 = 32;
    let base = encoding.get_deref(b"BaseEncoding", document);
    let base = base.and_then(Object::as_name).ok();
    let flags = font
        .get_deref(b"FontDescriptor", document)
        .and_then(|all| all.as_dict()?.get_deref(b"Flags", document)?.as_i64());
    let own = has_own(font, document) && !flags.is_ok_and(|flags| flags & PLAIN != 0);
    let mut letters: Vec<Option<String>> = match base {
        None if own => vec![None; 256],
        base => ordered(base.unwrap_or(b"StandardEncoding")),
    };
    let Ok(changed) = encoding.get_deref(b"Differences", document) else {
        return Some(letters);
    };
    let changed = changed.as_array().ok().filter(|all| all.len() <= GLYPHS)?;
    let mut at = 0;
    for one in changed {
        match document.dereference(one).ok()?.1 {
            Object::Integer(code) => at = usize::try_from(*code).ok()?,
            Object::Name(name) => {
                *letters.get_mut(at)? = glyph(name);
                at += 1;
            }
            _ => return None,
        }
    }
    Some(letters)
}

/// The letters of an order by its name; bytes that move a pen show nothing.
fn ordered(name: &[u8]) -> Vec<Option<String>> {
    let font = dictionary! { "Type" => "Font", "Encoding" => Object::Name(name.to_vec()) };
    let document = Document::new();
    let known = font.get_font_encoding(&document).ok();
    let known = known.filter(|_| NAMED.contains(&name));
    let letter = |byte: u8| {
        let text = Document::decode_text(known.as_ref()?, &[byte]).ok()?;
        (byte < b' ' || !text.is_empty()).then_some(text)
    };
    (0..=u8::MAX).map(letter).collect()
}

/// The letters that a glyph shows, by its name as fonts give it: `eacute`, `uni00E9`, `e.sc`, `f_i`, `Esmall`.
fn glyph(name: &[u8]) -> Option<String> {
    const WAYS: [&str; 4] = ["small", "oldstyle", "superior", "inferior"];
    let name = std::str::from_utf8(name).ok()?;
    let (base, _) = name.split_once('.').unwrap_or((name, ""));
    let part = |part: &str| {
        let own = listed(part).or_else(|| coded(part));
        let is_private = |text: &String| text.chars().any(is_private);
        let plain = || WAYS.iter().find_map(|way| listed(part.strip_suffix(way)?));
        own.filter(|text| !is_private(text)).or_else(plain)
    };
    base.split('_').map(part).collect()
}

/// Whether a letter means what its font says, and nothing to others.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// A letter by the name that the list of Adobe gives it.
fn listed(name: &str) -> Option<String> {
    let changed = dictionary! { "Differences" => vec![0.into(), Object::Name(name.into())] };
    let font = dictionary! { "Type" => "Font", "Encoding" => changed };
    let document = Document::new();
    // Of a name that it does not know the library says nothing.
    let known @ Encoding::Differences(_) = font.get_font_encoding(&document).ok()? else {
        return None;
    };
    let text = Document::decode_text(&known, &[0]).ok()?;
    (!text.is_empty()).then_some(text)
}

/// A letter by its number: `uni00E9`, `u1F600`.
fn coded(name: &str) -> Option<String> {
    let letter = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).ok()?);
    let is_hex = |hex: &str| hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(hex) = name.strip_prefix("uni").filter(|hex| is_hex(hex))
        && !hex.is_empty()
        && hex.len().is_multiple_of(4)
    {
        return (0..hex.len() / 4)
            .map(|at| letter(&hex[at * 4..at * 4 + 4]))
            .collect();
    }
    let hex = name.strip_prefix('u').filter(|hex| is_hex(hex))?;
    (4..=6)
        .contains(&hex.len())
        .then(|| letter(hex))?
        .map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glyph_is_known_by_its_name_or_by_nothing() {
        for (name, letters) in [
            ("eacute", Some("é")),
            ("uni00E9", Some("é")),
            ("uni00660069", Some("fi")),
            ("u0042", Some("B")),
            ("o.sc", Some("o")),
            ("f_i", Some("fi")),
            ("Bsmall", Some("B")),
            ("sevenoldstyle", Some("7")),
            ("g12", None),
            ("a65x", None),
            ("uniE001", None),
            (".notdef", None),
            ("f_g12", None),
        ] {
            assert_eq!(glyph(name.as_bytes()).as_deref(), letters, "{name}");
        }
    }
}
