//! In: a text. Out: what harm each of its characters does where it stands: the one list.

use std::mem;

use unicode_normalization::char::is_combining_mark;

/// What harm a character does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Harm {
    /// Moves the cursor, or does what else a device obeys.
    Control,
    /// Turns the direction of what follows.
    Turns,
    /// Ends a line for some readers only.
    Ends,
    /// Is not seen, and parts or joins what is. Texts in some scripts need it.
    Unseen,
    /// Is not seen, and no text needs it: a whole text may be hidden in a row of such.
    Hidden,
    /// A mark upon more marks than any letter bears, or what is not seen behind another such.
    Piled,
    /// Is no character.
    None,
}

/// WORD JOINER: it is not seen, takes no width, and parts what a forge would join. We write it ourselves, so that it does harm in
/// a row only.
pub(super) const PART: char = '\u{2060}';

/// A soft hyphen stands in many a text that was pasted, and is seen at the end of a line only.
pub(super) const SOFT: char = '\u{AD}';

/// Most marks on one letter: Tibetan and Hebrew have five.
const MARKS: usize = 8;

/// A black flag, which the tags behind it make that of a country's part.
const FLAG: char = '\u{1F3F4}';

/// The harm of a character by itself.
pub(super) fn alone(c: char) -> Option<Harm> {
    match c {
        '\n' | '\t' => None,
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Harm::Ends),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(Harm::Turns),
        SOFT | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' => Some(Harm::Unseen),
        '\u{200B}'..='\u{200F}' | '\u{2061}'..='\u{2065}' | '\u{FEFF}' => Some(Harm::Unseen),
        '\u{17B4}' | '\u{17B5}' | '\u{206A}'..='\u{206F}' | '\u{3164}' => Some(Harm::Hidden),
        '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' => Some(Harm::Hidden),
        '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' => Some(Harm::Hidden),
        '\u{FFFE}' | '\u{FFFF}' => Some(Harm::None),
        _ if c.is_control() => Some(Harm::Control),
        _ => None,
    }
}

impl Harm {
    /// Whether no page and no text of a fiche has a use for a character that does this harm.
    pub(super) fn is_useless(self, c: char) -> bool {
        matches!(
            self,
            Self::Control | Self::Turns | Self::Hidden | Self::None
        ) || c == '\u{85}'
    }
}

/// The characters of a text, each with the harm that it does where it stands.
pub(super) struct Harms<'t> {
    /// What is to come.
    pub(super) rest: &'t str,
    last: char,
    /// Marks on the letter at hand.
    marks: usize,
    /// Tags that still belong to a flag.
    tags: usize,
}

impl<'t> Harms<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            rest: text,
            last: ' ',
            marks: 0,
            tags: 0,
        }
    }

    /// Takes bytes that are no matter of this list.
    pub(super) fn pass(&mut self, bytes: usize) -> &'t str {
        let (passed, rest) = self.rest.split_at(bytes);
        (self.rest, self.last) = (rest, ' ');
        passed
    }

    fn harm(&mut self, c: char) -> Option<Harm> {
        let last = mem::replace(&mut self.last, c);
        if c.is_ascii() {
            self.marks = 0;
            return alone(c);
        }
        if self.tags > 0 {
            self.tags -= 1;
            return None;
        }
        // Of some letters of Chinese and Japanese names there are variants, chosen so.
        if matches!(c, '\u{E0100}'..='\u{E01EF}') && is_ideograph(last) {
            return None;
        }
        // What is left out, or shown by a sign, is no letter that marks could stand on.
        if let Some(harm) = alone(c) {
            // One of these may be needed; a row of them hides a text.
            let again = harm == Harm::Unseen && alone(last) == Some(harm);
            return Some(if again { Harm::Piled } else { harm });
        }
        // A selector chooses between the forms of the sign right before it; of letters as these there are none.
        if is_selector(c) {
            let of_sign = !(last.is_ascii_alphabetic() || last == ' ' || last == PART);
            return (!of_sign || is_combining_mark(last)).then_some(Harm::Hidden);
        }
        if c == PART && last == PART {
            return Some(Harm::Piled);
        }
        if c == PART || is_combining_mark(c) {
            self.marks += 1;
            return (self.marks > MARKS).then_some(Harm::Piled);
        }
        self.marks = 0;
        if c == FLAG {
            self.tags = tags(self.rest);
        }
        None
    }
}

impl Iterator for Harms<'_> {
    type Item = (char, Option<Harm>);

    fn next(&mut self) -> Option<Self::Item> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some((c, self.harm(c)))
    }
}

/// What chooses a form of the sign before it. These are marks to Unicode, so that one upon another is told as well.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{180B}'..='\u{180D}' | '\u{180F}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// How many tags make a flag of the one before: letters and digits, as in `gbsct`, and the tag that ends them.
fn tags(rest: &str) -> usize {
    let is_named = |c: &char| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
    let named = rest.chars().take_while(is_named).take(7).count();
    let ends = rest.chars().nth(named) == Some('\u{E007F}');
    if ends && (4..=6).contains(&named) {
        named + 1
    } else {
        0
    }
}

/// Whether a text may hold what no page has a use for, marks piled up, or a mark of byte order: a glance at its bytes, many at
/// once, which spares most texts that their characters are read.
pub(super) fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    let after = |at: usize, more: usize| bytes.get(at + more).copied().unwrap_or_default();
    let found = bytes.iter().fold(false, |found, byte| {
        let control = (*byte < 0x20 && *byte != b'\n' && *byte != b'\t') || *byte == 0x7F;
        // Marks and fillers of other scripts than those of most texts, and what lies beyond the first plane.
        let far = matches!(*byte, 0xCC | 0xCD | 0xD2..=0xE1 | 0xE3 | 0xEA) || *byte >= 0xF0;
        found | control | far
    });
    found
        || memchr::memchr_iter(0xC2, bytes).any(|at| after(at, 1) < 0xA0 || after(at, 1) == 0xAD)
        || memchr::memchr_iter(0xE2, bytes).any(|at| match after(at, 1) {
            0x80 => matches!(after(at, 2), 0x8B..=0x8F | 0xAA..=0xAE),
            0x81 => after(at, 2) >= 0xA0,
            second => matches!(second, 0x83 | 0xB3 | 0xB5 | 0xB7),
        })
        || memchr::memchr_iter(0xEF, bytes).any(|at| {
            matches!(
                (after(at, 1), after(at, 2)),
                (0xAC, 0x9E) | (0xB8, _) | (0xBB, 0xBF) | (0xBE, 0xA0) | (0xBF, 0xB0..=0xBF)
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn harmful(text: &str) -> usize {
        Harms::of(text).filter(|(_, harm)| harm.is_some()).count()
    }

    #[test]
    fn what_a_text_needs_does_no_harm_and_what_hides_another_does() {
        let scotland = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}";
        for text in [
            scotland,
            "葛\u{E0100}城",
            "1\u{FE0F}\u{20E3}",
            "e\u{301}\u{323}",
            "a\u{2060}b",
        ] {
            assert_eq!(harmful(text), 0, "{text:?}");
        }
        for (text, count) in [
            ("\u{1F3F4}\u{E0067}\u{E0062}", 2),
            ("a\u{E0100}", 1),
            ("葛\u{E0100}\u{E0101}", 1),
            ("\u{E0049}\u{E0067}\u{3164}\u{2063}\u{AD}", 5),
        ] {
            assert_eq!(harmful(text), count, "{text:?}");
        }
        for (text, count) in [
            ("a\u{FE0F}", 1),
            ("❤\u{FE0F}\u{FE01}", 1),
            ("a\u{2060}\u{2060}", 1),
        ] {
            assert_eq!(harmful(text), count, "{text:?}");
        }
        for mark in ["\u{301}", "\u{2060}\u{301}"] {
            let text = format!("a{}b{mark}", mark.repeat(12));
            let piled = 12 * mark.chars().count() - MARKS;
            assert_eq!(harmful(&text), piled, "{mark:?}");
        }
    }

    #[test]
    fn the_glance_sees_every_character_of_the_list() {
        for c in '\0'..=char::MAX {
            let text: String = std::iter::repeat_n(c, MARKS + 1).collect();
            let harm = Harms::of(&text).find_map(|(c, harm)| harm.map(|harm| (c, harm)));
            let seen = harm.is_some_and(|(c, harm)| harm == Harm::Piled || harm.is_useless(c));
            assert!(!seen || is_suspect(&text), "{c:?}");
        }
    }
}
