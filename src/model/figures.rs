//! In: any text. Out: every number in it, however it is written, and which of them tell the amounts of a budget.

mod numbers;

use std::{collections::HashSet, ops::Range};

use icu::properties::{
    CodePointMapDataBorrowed, CodePointSetDataBorrowed,
    props::{DefaultIgnorableCodePoint, GeneralCategory},
};
use unicode_normalization::UnicodeNormalization as _;

pub use self::numbers::{numbers, only, written};
use crate::model::{counts::Counts, currency, units};

/// What parts two texts that are read together: no number and no word goes on behind it.
pub const PART: char = '\u{1e}';

/// What parts two cells of a table: words beside a number may stand beyond, its figures do not.
pub const CELL: char = '\u{1d}';

/// What parts two rows of a table, or two items of a list.
pub const ROW: char = '\u{1f}';

/// Where a table or a list begins.
pub const TABLE: char = '\u{1c}';

/// Where a table or a list ends.
pub const END: char = '\u{17}';

/// Whether a character is one of those that part what is read together: no word of any text.
#[must_use]
pub fn is_border(c: char) -> bool {
    matches!(c, PART | CELL | ROW | TABLE | END)
}

/// A number of a text that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands in the levelled text.
    pub span: Range<usize>,
    /// In hundredths.
    pub cents: u64,
    /// Whether a currency stands beside it.
    pub priced: bool,
    /// Whether that currency is certainly another than the one that is looked for.
    pub foreign: bool,
    /// Whether it numbers something, a scale, a norm, a place, a time: several of these tell no budget.
    pub numbering: bool,
    /// Whether what it counts is named right behind it: `18 000 visiteurs`.
    pub counting: bool,
    /// Whether anything beside it tells what it is of: a word, a year, the head of its table.
    pub named: bool,
    /// Whether it counts what statistics do, by the word behind it or the head of its column: `18 000 visiteurs`.
    pub statistic: bool,
}

impl Hit {
    /// Whether it may be one of several amounts that tell a budget: a year by itself is none.
    #[must_use]
    pub fn counts(&self) -> bool {
        let year = self.span.len() == 4 && (1900..2100).contains(&(self.cents / 100));
        self.cents >= LARGE && (self.priced || !year && !self.numbering)
    }

    /// Whether it is a round sum of another currency, which any text may have: one that is particular may be told in a wrong one.
    #[must_use]
    pub fn is_others(&self) -> bool {
        self.foreign && !is_particular(self.cents)
    }
}

/// What stands right before a place and right behind another: of a text of any length no more than can mean something there, so that
/// whoever asks for each of its numbers looks at each of its letters but some times.
pub(super) fn beside<'t>(text: &'t str, span: &Range<usize>) -> (&'t str, &'t str) {
    const NEAR: usize = 64;
    let from = text.floor_char_boundary(span.start.saturating_sub(NEAR));
    let to = text.floor_char_boundary(span.end.saturating_add(NEAR));
    (&text[from..span.start], &text[span.end..to])
}

/// A number where it stands, in hundredths.
pub type Number = (Range<usize>, u64);

/// Smallest bare amount that is looked for, in hundredths: smaller ones are counts of any page.
pub const LARGE: u64 = 1000 * 100;

/// Whether a glance at its bytes tells that a text may have a number; of letters of Latin scripts none is taken for one.
#[must_use]
pub fn may_stand_in(text: &str) -> bool {
    let is = |byte: &u8| {
        byte.is_ascii_digit() | matches!(byte, 0xD9..=0xE1) | matches!(byte, 0xE3..=0xF4)
    };
    // Without a way out within a block, which the compiler then reads many bytes at once.
    text.as_bytes()
        .chunks(64)
        .any(|block| block.iter().fold(false, |any, byte| any | is(byte)))
}

/// A text as [`numbers()`] reads it: one space where there is room of any kind, digits of one kind. Between two digits a line's end stays,
/// for two numbers may stand below each other.
#[must_use]
pub fn level(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (same, others) = rest.split_at(run);
        if let Some(first) = same.chars().next() {
            settle(&mut out, first);
            out.push_str(same);
        }
        let mut chars = others.chars();
        let Some(c) = chars.next() else {
            settle(&mut out, ' ');
            return out;
        };
        push(&mut out, c);
        rest = chars.as_str();
    }
}

/// Byte of a text that a byte of its levelled form comes from.
#[must_use]
pub fn origin(text: &str, at: usize) -> usize {
    let mut out = String::with_capacity(at);
    let from = text.char_indices().find(|(_, c)| {
        push(&mut out, *c);
        out.len() > at
    });
    from.map_or(text.len(), |(from, _)| from)
}

/// Makes a space of the end of a line that parts no digits.
fn settle(out: &mut String, next: char) {
    let digit = |c: char| c.is_ascii_digit();
    if let Some(line) = out.strip_suffix('\n')
        && !(digit(next) && line.ends_with(digit))
    {
        out.pop();
        out.push(' ');
    }
}

fn push(out: &mut String, c: char) {
    if c.is_whitespace() {
        if c == '\n' && out.ends_with(' ') {
            out.pop();
            out.push(c);
        } else if !out.ends_with([' ', '\n']) {
            out.push(if c == '\n' { c } else { ' ' });
        }
        return;
    }
    if unseen(c) {
        return;
    }
    let digit = digit(c);
    settle(out, digit.unwrap_or(c));
    if c.is_ascii_digit() || c.is_ascii_alphabetic() {
        out.push(c);
    } else if matches!(c, '′' | '`' | '´' | 'ʼ' | 'ʹ' | '‘' | '‛' | '٬') {
        out.push('\'');
    } else if matches!(c, '٫' | '，' | '、' | '،' | '﹐') {
        out.push(',');
    } else if matches!(c, '．' | '˙' | '。') {
        out.push('.');
    } else if c.is_ascii() {
        out.push(c);
    } else if let Some(digit) = digit {
        out.push(digit);
    } else if c.is_numeric() && !matches!(c, '²' | '³' | '¹' | '¼' | '½' | '¾') {
        std::iter::once(c).nfkc().for_each(|c| out.push(c));
    } else {
        out.push(c);
    }
}

/// A decimal digit of any script as we write it: every script has its ten in a row, zero first.
fn digit(c: char) -> Option<char> {
    const DECIMAL: CodePointMapDataBorrowed<'static, GeneralCategory> =
        CodePointMapDataBorrowed::<GeneralCategory>::new();
    let decimal = |code: u32| DECIMAL.get32(code) == GeneralCategory::DecimalNumber;
    if c.is_ascii() || !decimal(u32::from(c)) {
        return None;
    }
    let before = (1..=50)
        .take_while(|back| u32::from(c).checked_sub(*back).is_some_and(decimal))
        .count();
    char::from_digit(u32::try_from(before % 10).ok()?, 10)
}

/// Characters that take no room: a word or a number goes on behind them.
#[must_use]
pub fn unseen(c: char) -> bool {
    const IGNORED: CodePointSetDataBorrowed<'static> =
        CodePointSetDataBorrowed::new::<DefaultIgnorableCodePoint>();
    !c.is_ascii() && IGNORED.contains(c)
}

/// The numbers of a levelled text that `wanted` knows, with whether the currency it gives stands beside.
pub fn hits<'c>(text: &str, wanted: impl Fn(u64) -> Option<&'c str>) -> Vec<Hit> {
    let found = numbers(text);
    let scaled = units::scaled(text, &found);
    let counts = Counts::new(text, &found);
    let known = found.iter().enumerate().filter_map(|(at, (span, cents))| {
        let currency = wanted(*cents)?;
        let until = || until(text, &found[at], &found[at + 1..]);
        let priced = currency::is_beside(text, span, currency)
            || until().is_some_and(|end| currency::is_behind(text, end, currency));
        Some(Hit {
            span: span.clone(),
            cents: *cents,
            priced,
            foreign: priced && currency::is_foreign(text, span, currency),
            numbering: !priced && counts.is_numbering(at),
            counting: !priced && counts.is_counting(at),
            named: !priced && counts.is_named(at),
            statistic: !priced && counts.is_statistic(at),
        })
    });
    let mut hits: Vec<Hit> = known.collect();
    let before = hits.len();
    hits.extend(scaled.into_iter().filter_map(|(span, cents)| {
        wanted(cents).map(|_| Hit {
            span,
            cents,
            priced: true,
            foreign: false,
            numbering: false,
            counting: false,
            named: false,
            statistic: false,
        })
    }));
    if hits.len() > before {
        hits.sort_by_key(|hit| (hit.span.start, hit.span.end));
    }
    hits
}

/// Where the number ends to which another leads, of those that follow it: `18 000 à 20 000 $`, not the price of each of 9 000 at `5 $`.
fn until(text: &str, (span, cents): &Number, next: &[Number]) -> Option<usize> {
    const RANGE: [&str; 8] = [" à ", " a ", " to ", " bis ", " - ", "-", "–", " – "];
    const LIST: [&str; 8] = [
        " et ", " and ", " y ", " e ", " und ", " ou ", " o ", " or ",
    ];
    const LIKE: u64 = 100;
    // Of one number there are few readings.
    let (other, more) = next
        .iter()
        .take(4)
        .find(|(other, _)| other.start >= span.end)?;
    let like = more / LIKE <= *cents && cents / LIKE <= *more;
    let between = &text[span.end..other.start];
    let leads = RANGE.contains(&between) && cents < more || LIST.contains(&between);
    (leads && like).then_some(other.end)
}

/// Whether a number stands beside any currency in a text.
#[must_use]
pub fn is_priced(text: &str) -> bool {
    // Most of what programs write has no word that could be one.
    let worded = text
        .as_bytes()
        .windows(3)
        .any(|three| three.iter().all(u8::is_ascii_alphabetic));
    if !may_stand_in(text) || text.is_ascii() && !worded && !text.contains('$') {
        return false;
    }
    let levelled = level(text);
    numbers(&levelled)
        .iter()
        .any(|(span, _)| currency::is_beside(&levelled, span, ""))
}

/// The unit of thousands or millions of a currency that a text tells, written for short.
#[must_use]
pub fn unit(text: &str) -> Option<&'static str> {
    units::first(&level(text))
}

/// Those hits of one budget that tell of it: beside a currency, several amounts in one text, or one that no chance makes. Any
/// other bare number is a count of anything.
#[must_use]
pub fn telling<'h>(hits: &[&'h Hit]) -> Vec<&'h Hit> {
    // Of two amounts seen, where each ended first: one of them is another than the next.
    let mut seen: Vec<(u64, usize)> = Vec::new();
    let mut several = false;
    for hit in hits.iter().filter(|hit| hit.counts()) {
        several |= seen
            .iter()
            .any(|(cents, end)| *cents != hit.cents && *end <= hit.span.start);
        if seen.len() < 8 && !seen.iter().any(|(cents, _)| *cents == hit.cents) {
            seen.push((hit.cents, hit.span.end));
        }
    }
    hits.iter()
        .copied()
        .filter(|hit| hit.priced || several && hit.counts() || is_exact(hit.cents))
        .collect()
}

/// Whether an amount is told to so many figures, six and more without the noughts at its end, that it is no count by chance.
pub fn is_exact(cents: u64) -> bool {
    significant(cents) >= 100_000
}

/// The figures of an amount without the noughts at its end.
fn significant(cents: u64) -> u64 {
    let mut figures = cents;
    while figures > 0 && figures.is_multiple_of(10) {
        figures /= 10;
    }
    figures
}

/// Whether hits of one budget in a text on others are more than chance makes: three round ones, one that is particular, and counts
/// nothing that is named, beside another, or two if the text speaks of its currency.
#[must_use]
pub fn are_several(hits: &[&Hit], spoken: bool) -> bool {
    const ENOUGH: usize = 3;
    let (mut seen, mut end, mut told) = (HashSet::new(), 0, 0);
    for hit in hits.iter().filter(|hit| hit.counts()) {
        if hit.span.start >= end && seen.insert(hit.cents) {
            end = hit.span.end;
            told += if is_particular(hit.cents) && !hit.counting {
                2
            } else {
                1
            };
        }
    }
    seen.len() > 1 && (told >= ENOUGH || spoken)
}

/// Whether an amount is too particular to stand in another text by chance: 10 000 and 250 000 do, 48 250 does not.
#[must_use]
pub fn is_particular(cents: u64) -> bool {
    significant(cents) >= 100
}

/// Whether a word and a colon stand right before a number.
#[must_use]
pub fn is_labelled(text: &str, span: &Range<usize>) -> bool {
    let (before, _) = beside(text, span);
    let label = before.trim_end().strip_suffix(':').map(str::trim_end);
    label.is_some_and(|label| label.ends_with(char::is_alphabetic))
}

/// The words before and behind a number, none at the ends of its text.
#[must_use]
pub fn around(text: &str, span: &Range<usize>) -> (Option<String>, Option<String>) {
    const NEAR: usize = 24;
    let word = |chars: &mut dyn Iterator<Item = char>| -> Option<String> {
        let chars = chars
            .take(80)
            .take_while(|c| *c != PART)
            .skip_while(|c| !c.is_alphanumeric());
        let word: String = chars
            .take_while(|c| c.is_alphanumeric())
            .take(NEAR)
            .flat_map(char::to_lowercase)
            .collect();
        (!word.is_empty()).then_some(word)
    };
    (
        word(&mut text[..span.start].chars().rev()),
        word(&mut text[span.end..].chars()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether an amount stands in a text beside its currency.
    fn tells(amount: u64, text: &str) -> bool {
        let wanted = |cents| (cents == amount * 100).then_some("CAD");
        hits(&level(text), wanted).iter().any(|hit| hit.priced)
    }

    #[test]
    fn a_number_is_read_in_its_longest_form() {
        for text in [
            "$14,500,000",
            "$ 14 500 000",
            "$14.500.000",
            "14 500 000 $",
            "2 14 500 000 $",
            "14 500 000,50 $",
            "114 500 $",
        ] {
            assert!(!tells(14_500, text), "{text}");
        }
        assert!(!tells(500, "14 500 $") && !tells(5_000, "14.5 thousand $"));
        for text in [
            "$14,500",
            "14 500 $",
            "14 500,00 $",
            "9 14 500 $",
            "2023 14 500 $",
            "14.5 thousand dollars",
            "14,500 000 a $14,500",
            "14 500 $\n250 000 $",
            "14\n500 $",
            "14 500\u{a0}$",
            "de 14 500 à 20 000 $",
            "entre 14 500 et 20 000 dollars",
            "14 500-20 000 $",
        ] {
            assert!(tells(14_500, text), "{text}");
        }
        for text in ["9 t", "9t", "9 TREE", "9 m", "9 T"] {
            assert!(
                numbers(text).iter().all(|(_, cents)| *cents == 900),
                "{text}"
            );
        }
    }

    /// Of a text without spaces no number is asked about all of it.
    #[test]
    fn what_stands_beside_a_number_is_bounded() {
        let text = format!("{0}9000{0}", "é1:".repeat(1000));
        let at = text.find("9000").unwrap();
        let (before, behind) = beside(&text, &(at..at + 4));
        assert!((60..=68).contains(&before.len()) && (60..=64).contains(&behind.len()));
        assert_eq!(beside("9", &(0..1)), ("", ""));
    }

    #[test]
    fn years_alone_are_no_amounts() {
        let told = |text: &str| {
            let hits = hits(&level(text), |cents| {
                matches!(cents, 200_000 | 300_000).then_some("CAD")
            });
            telling(&hits.iter().collect::<Vec<_>>()).len()
        };
        assert_eq!(told("De 2000 à 2023, 3000 arbres"), 0);
        assert_eq!(told("2 000 et 3 000"), 2);
        assert_eq!(told("Le plan coûte 2000 $"), 1);
    }
}
