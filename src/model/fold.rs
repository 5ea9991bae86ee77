//! In: any text. Out: its words alone, so that case, accents, typography and marks hide nothing.

use std::sync::LazyLock;

use icu::properties::{CodePointMapDataBorrowed, props::Script};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::model::figures::{PART, unseen};

/// Letters of Latin-1 and of its first extension without their accents.
static PLAIN: LazyLock<[char; 0x180]> = LazyLock::new(|| {
    std::array::from_fn(|code| {
        let c = u8::try_from(code)
            .map_or_else(|_| char::from_u32(code as u32).unwrap_or(' '), char::from);
        std::iter::once(c).nfkd().next().unwrap_or(c)
    })
});

/// Text without case, accents, typography and punctuation; words apart by one space. Of addresses the `@` stays, and between two
/// texts what parts them, as a word that stands in none.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = Folded {
        out: String::with_capacity(text.len() + 2),
        apart: true,
        pieces: false,
    };
    folded.out.push(' ');
    // One letter each: beyond, a letter may be written in several ways.
    let simple = |c: char| {
        (c as usize) < PLAIN.len() && !matches!(c, 'ª'..='¾' | 'Ĳ' | 'ĳ' | 'Ŀ' | 'ŀ' | 'ŉ')
            || matches!(c, '\u{2000}'..='\u{2044}') && c != '\u{2024}'
    };
    let mut rest = text;
    loop {
        // Most of a text is as it will be.
        let same = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let (run, others) = rest.split_at(rest.bytes().take_while(same).count());
        folded.run(run);
        let mut chars = others.chars();
        let Some(c) = chars.next() else {
            break;
        };
        rest = chars.as_str();
        // Marks are dropped wherever they stand, so that each letter may be taken apart by itself.
        if c.is_ascii() {
            folded.push(c);
        } else if simple(c) || matches!(c, '«' | '»' | '·' | '°' | '¿') {
            folded.push(PLAIN.get(c as usize).copied().unwrap_or(c));
        } else {
            std::iter::once(c).nfkd().for_each(|c| folded.push(c));
        }
    }
    let Folded {
        mut out, pieces, ..
    } = folded;
    if !out.ends_with(' ') {
        out.push(' ');
    }
    if pieces { out.nfc().collect() } else { out }
}

/// A text that is being folded.
struct Folded {
    out: String,
    /// Whether a space was the last.
    apart: bool,
    /// Whether there are parts of syllables to be put together.
    pieces: bool,
}

impl Folded {
    /// Letters and digits that stay as they are.
    fn run(&mut self, run: &str) {
        if !run.is_empty() {
            self.out.push_str(run);
            self.apart = false;
        }
    }

    fn push(&mut self, c: char) {
        if is_vowel_mark(c) {
            return;
        }
        if c.is_ascii_alphanumeric() || c == '@' {
            self.out.push(c.to_ascii_lowercase());
            self.apart = false;
        } else if c == PART {
            self.part();
            self.out.push(PART);
            self.apart = false;
            self.part();
        } else if c.is_ascii() {
            self.part();
        } else if let Some(letters) = ligature(c) {
            self.run(letters);
        } else if is_piece(c) {
            self.out.push(c);
            (self.apart, self.pieces) = (false, true);
        } else if c.is_alphanumeric() && !is_apostrophe(c) {
            self.out.extend(c.to_lowercase());
            self.apart = false;
        } else if !unseen(c) && !is_combining_mark(c) {
            self.part();
        }
    }

    fn part(&mut self) {
        if !self.apart {
            self.out.push(' ');
            self.apart = true;
        }
    }
}

/// Signs that Unicode has for letters and that people write, and read, as an apostrophe: in Ukrainian, Hawaiian, romanised Arabic.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\u{2b9}'..='\u{2bf}' | '\u{a78b}' | '\u{a78c}')
}

/// Marks of Arabic and Hebrew that say how a word sounds, or draw it out, and that most leave out.
fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// Parts that syllables of Korean and voiced letters of Japanese are taken apart into, and made of again: `수` is no part of `숙`.
fn is_piece(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3099}' | '\u{309a}')
}

/// Whether a letter is of a script whose words are not told apart by spaces, or, in Korean, go on in particles.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    const SCRIPTS: CodePointMapDataBorrowed<'static, Script> =
        CodePointMapDataBorrowed::<Script>::new();
    const UNSPACED: [Script; 17] = [
        Script::Han,
        Script::Hiragana,
        Script::Katakana,
        Script::Hangul,
        Script::Bopomofo,
        Script::Yi,
        Script::Thai,
        Script::Lao,
        Script::Khmer,
        Script::Myanmar,
        Script::Tibetan,
        Script::Javanese,
        Script::Balinese,
        Script::TaiLe,
        Script::NewTaiLue,
        Script::TaiTham,
        Script::TaiViet,
    ];
    // No such letter stands before those of Thai; the long vowel of Japanese is of no script.
    c >= '\u{e00}' && (c == 'ー' || UNSPACED.contains(&SCRIPTS.get(c)))
}

/// Whether a letter is of a script whose words are told apart by a dictionary alone.
#[must_use]
pub fn is_segmented(c: char) -> bool {
    const SCRIPTS: CodePointMapDataBorrowed<'static, Script> =
        CodePointMapDataBorrowed::<Script>::new();
    const SEGMENTED: [Script; 7] = [
        Script::Han,
        Script::Hiragana,
        Script::Katakana,
        Script::Thai,
        Script::Lao,
        Script::Khmer,
        Script::Myanmar,
    ];
    c >= '\u{e00}' && (c == 'ー' || SEGMENTED.contains(&SCRIPTS.get(c)))
}

/// How much the letters of a text tell of who or what is meant: one of a script without spaces as much as two others.
#[must_use]
pub fn weight(text: &str) -> usize {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| if is_unspaced(c) { 2 } else { 1 })
        .sum()
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
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ς' => "σ",
        // As keyboards of Arabic and of Persian write them.
        'ی' | 'ى' => "ي",
        'ک' => "ك",
        _ => return None,
    })
}

/// Whether a name is long enough to be looked for: `Li Wu` tells of a person, `A. Un` is said in any text.
#[must_use]
pub fn is_telling_name(name: &str) -> bool {
    weight(name) >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_composition_hide_nothing() {
        for (one, other) in [
            ("Ιωάννης Άγγελος", "ΙΩΑΝΝΗΣ ΑΓΓΕΛΟΣ"),
            ("Ιωάννης Άγγελος", "ιωαννης αγγελος"),
            ("Ιωάννης Άγγελος", "ΙΩΆΝΝΗΣ ΆΓΓΕΛΟΣ"),
            ("İpek Çınar", "ipek cinar"),
            ("Çınar", "ÇINAR"),
            (
                "김민수",
                "\u{1100}\u{1175}\u{11b7}\u{1106}\u{1175}\u{11ab}\u{1109}\u{116e}",
            ),
            ("ガードナー", "ｶﾞｰﾄﾞﾅｰ"),
            ("가", "\u{1100}\u{1161}"),
            ("b.roux@x.org", "b.roux＠x.org"),
            ("Ħal Għaxaq", "hal ghaxaq"),
            ("محمّد", "محمد"),
            ("محـمد", "محمد"),
            ("أحمد", "احمد"),
            ("علی رضایی", "علي رضايي"),
            ("דָּוִד כֹּהֵן", "דוד כהן"),
            ("Mar'yana D'Aubigné", "Mar\u{2bc}yana D\u{2bb}Aubigné"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert!(!fold("김민숙").contains(fold("김민수").trim()));
        assert!(!fold("ガラ").contains(fold("カ").trim()));
    }

    #[test]
    fn texts_that_are_parted_stay_apart() {
        let both = format!("Ann{PART}Lee");
        assert_eq!(fold(&both), format!("{}{PART}{}", fold("Ann"), fold("Lee")));
    }

    #[test]
    fn two_letters_of_a_script_without_spaces_tell_as_much_as_four() {
        for (text, weight) in [
            ("李明", 4),
            ("김민수", 6),
            ("ใจ", 4),
            ("Li Wu", 4),
            ("Ng", 2),
        ] {
            assert_eq!(self::weight(text), weight, "{text}");
        }
    }
}
