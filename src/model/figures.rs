//! In: any text. Out: every number in it, however it is written, and which of them tell the amounts of a budget.

use std::{collections::HashSet, ops::Range};

use icu::properties::{
    CodePointMapDataBorrowed, CodePointSetDataBorrowed,
    props::{DefaultIgnorableCodePoint, GeneralCategory},
};
use unicode_normalization::UnicodeNormalization as _;

use crate::model::{currency, units};

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

/// Groups of figures behind the first that one number may have.
const GROUPS: usize = 6;

/// A number of a text that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands in the levelled text.
    pub span: Range<usize>,
    /// In hundredths.
    pub cents: u64,
    /// Whether a currency stands beside it.
    pub priced: bool,
}

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

/// A text as [`numbers`] reads it: one space where there is room of any kind, digits of one kind.
#[must_use]
pub fn level(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (same, others) = rest.split_at(run);
        out.push_str(same);
        let mut chars = others.chars();
        let Some(c) = chars.next() else {
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

fn push(out: &mut String, c: char) {
    if c.is_ascii_digit() || c.is_ascii_alphabetic() {
        out.push(c);
    } else if c.is_whitespace() {
        if !out.ends_with(' ') {
            out.push(' ');
        }
    } else if matches!(c, '′' | '`' | '´' | 'ʼ' | 'ʹ' | '‘' | '‛' | '٬') {
        out.push('\'');
    } else if matches!(c, '٫' | '，' | '、' | '،' | '﹐') {
        out.push(',');
    } else if matches!(c, '．' | '˙' | '。') {
        out.push('.');
    } else if c.is_ascii() {
        out.push(c);
    } else if let Some(digit) = digit(c) {
        out.push(digit);
    } else if c.is_numeric() && !matches!(c, '²' | '³' | '¹' | '¼' | '½' | '¾') {
        std::iter::once(c).nfkc().for_each(|c| out.push(c));
    } else if !unseen(c) {
        out.push(c);
    }
}

/// A decimal digit of any script as we write it: every script has its ten in a row, zero first.
fn digit(c: char) -> Option<char> {
    const DECIMAL: CodePointMapDataBorrowed<'static, GeneralCategory> =
        CodePointMapDataBorrowed::<GeneralCategory>::new();
    let decimal = |code: u32| DECIMAL.get32(code) == GeneralCategory::DecimalNumber;
    if !decimal(u32::from(c)) {
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
    let known = found.into_iter().filter_map(|(span, cents)| {
        let priced = currency::is_beside(text, &span, wanted(cents)?);
        Some(Hit {
            span,
            cents,
            priced,
        })
    });
    let mut hits: Vec<Hit> = known.collect();
    let before = hits.len();
    hits.extend(scaled.into_iter().filter_map(|(span, cents)| {
        wanted(cents).map(|_| Hit {
            span,
            cents,
            priced: true,
        })
    }));
    if hits.len() > before {
        hits.sort_by_key(|hit| (hit.span.start, hit.span.end));
    }
    hits
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
    for hit in hits.iter().filter(|hit| hit.cents >= LARGE) {
        several |= seen
            .iter()
            .any(|(cents, end)| *cents != hit.cents && *end <= hit.span.start);
        if seen.len() < 8 && !seen.iter().any(|(cents, _)| *cents == hit.cents) {
            seen.push((hit.cents, hit.span.end));
        }
    }
    hits.iter()
        .copied()
        .filter(|hit| hit.priced || several && hit.cents >= LARGE || is_exact(hit.cents))
        .collect()
}

/// Whether an amount is told to so many figures, six and more without the noughts at its end, that it is no count by chance.
fn is_exact(cents: u64) -> bool {
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

/// How many different amounts of those that are large stand in a text.
#[must_use]
pub fn distinct(hits: &[&Hit]) -> usize {
    hits.iter()
        .filter(|hit| hit.cents >= LARGE)
        .map(|hit| hit.cents)
        .collect::<HashSet<_>>()
        .len()
}

/// Whether an amount is too particular to stand in another text by chance: 10 000 and 250 000 do, 48 250 does not.
#[must_use]
pub fn is_particular(cents: u64) -> bool {
    significant(cents) >= 100
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

/// An amount in hundredths, and what it is rounded to where a currency has no cents.
pub fn written(amount: f64) -> impl Iterator<Item = u64> {
    let (exact, rounded) = (cents(amount), cents(amount.round()));
    exact
        .into_iter()
        .chain(rounded.filter(|_| rounded != exact))
        .filter(|cents| *cents > 0)
}

fn cents(amount: f64) -> Option<u64> {
    let cents = (amount.abs() * 100.0).round();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within bounds, checked here"
    )]
    (cents < 1e15).then_some(cents as u64)
}

/// Every number of a text in every way it can be read, in hundredths: `12 000,50` is 12, 12 000, 12 000.50, 0, 50; `12 k` and
/// `0,012 million` are 12 000 as well.
#[must_use]
pub fn numbers(text: &str) -> Vec<(Range<usize>, u64)> {
    let groups = groups(text);
    let mut all = Vec::new();
    for (first, group) in groups.iter().enumerate() {
        let Ok(mut value) = text[group.clone()].parse::<u64>() else {
            continue;
        };
        let mut ways = Ways {
            text,
            start: group.start,
            all: &mut all,
        };
        let (mut end, mut tripled) = (group.end, false);
        ways.alone(end, value.checked_mul(100));
        for next in groups[first + 1..].iter().take(GROUPS) {
            let between = &text[end..next.start];
            let mut chars = between.chars();
            let (Some(mark), None) = (chars.next(), chars.next()) else {
                break;
            };
            let digits = next.len();
            if matches!(mark, '.' | ',') && ways.decimals(mark, value, next) {
                break;
            }
            let grouped = matches!(mark, ' ' | '\'' | '’' | '.' | ',' | '_' | '·');
            // `2,50,000`: groups of two before the last one.
            let pair = digits == 2 && mark == ',' && group.len() <= 2 && !tripled;
            if digits != 3 && !pair || !grouped || group.len() > 3 {
                break;
            }
            let Some(grown) = value
                .checked_mul(if pair { 100 } else { 1000 })
                .and_then(|value| value.checked_add(text[next.clone()].parse().ok()?))
            else {
                break;
            };
            value = grown;
            end = next.end;
            tripled |= !pair;
            if tripled {
                ways.alone(end, value.checked_mul(100));
            }
        }
    }
    all
}

/// The longest number of a levelled text, in hundredths; none if other figures stand beside it.
#[must_use]
pub fn only(text: &str) -> Option<(Range<usize>, u64)> {
    let all = numbers(text);
    let (span, cents) = all.into_iter().max_by_key(|(span, _)| span.len())?;
    let beside = [&text[..span.start], &text[span.end..]];
    let figures =
        |part: &&str| part.contains(|c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾'));
    (!beside.iter().any(figures)).then_some((span, cents))
}

/// The ways in which a number that begins at one place can be read.
struct Ways<'a> {
    text: &'a str,
    start: usize,
    all: &'a mut Vec<(Range<usize>, u64)>,
}

impl Ways<'_> {
    fn push(&mut self, end: usize, cents: Option<u64>) {
        self.all.extend(cents.map(|cents| (self.start..end, cents)));
    }

    /// As it stands, and as many times as the word behind it says.
    fn alone(&mut self, end: usize, cents: Option<u64>) {
        self.push(end, cents);
        if let Some((len, times)) = many(&self.text[end..]) {
            self.push(end + len, cents.and_then(|cents| cents.checked_mul(times)));
        }
    }

    /// With the figures behind a mark as decimals; true if nothing else can follow them.
    fn decimals(&mut self, mark: char, value: u64, next: &Range<usize>) -> bool {
        let digits = next.len();
        let tail = self.text[next.clone()].parse::<u64>().unwrap_or_default();
        if digits <= 2 {
            let tail = tail * if digits == 1 { 10 } else { 1 };
            let cents = value
                .checked_mul(100)
                .and_then(|cents| cents.checked_add(tail));
            self.alone(next.end, cents);
            if digits == 1 || mark == '.' {
                return true;
            }
        }
        if let Some((len, times)) = many(&self.text[next.end..]).filter(|_| digits <= 6) {
            let part = tail * times * 100 / 10_u64.pow(u32::try_from(digits).unwrap_or(6));
            let cents = value
                .checked_mul(times * 100)
                .and_then(|cents| cents.checked_add(part));
            self.push(next.end + len, cents);
        }
        false
    }
}

/// Where digits stand.
fn groups(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..]
        .iter()
        .position(u8::is_ascii_digit)
        .map(|more| at + more)
    {
        let end = bytes[start..]
            .iter()
            .position(|b| !b.is_ascii_digit())
            .map_or(bytes.len(), |more| start + more);
        groups.push(start..end);
        at = end;
    }
    groups
}

/// A word behind a number that multiplies it: its length, and by how much.
fn many(after: &str) -> Option<(usize, u64)> {
    const WORDS: [(&str, u64); 13] = [
        ("mille", 1_000),
        ("mil", 1_000),
        ("millier", 1_000),
        ("milliers", 1_000),
        ("miles", 1_000),
        ("thousand", 1_000),
        ("thousands", 1_000),
        ("millions", 1_000_000),
        ("million", 1_000_000),
        ("millones", 1_000_000),
        ("millón", 1_000_000),
        ("k", 1_000),
        ("m", 1_000_000),
    ];
    let room = usize::from(after.starts_with(' '));
    if !after[room..].starts_with(['k', 'K', 'm', 'M', 't', 'T']) {
        return None;
    }
    let word: String = after[room..]
        .chars()
        .take_while(|c| c.is_alphabetic())
        .take(12)
        .collect();
    // `k€` ends at the sign, `kEUR` at the capitals.
    let coded =
        word.len() == 4 && word.is_ascii() && word[1..].bytes().all(|b| b.is_ascii_uppercase());
    let word = if coded { &word[..1] } else { &word };
    // `3 m` is three metres, `3 M€` a sum.
    if room == 1 && word.len() == 1 && !coded && !currency::is_behind(after, room + 1, "") {
        return None;
    }
    // `3 miles` are a way, `3 miles de dólares` a sum.
    if word.eq_ignore_ascii_case("miles") && !after[room + word.len()..].starts_with(" de ") {
        return None;
    }
    let (name, times) = WORDS
        .iter()
        .find(|(name, _)| word.to_lowercase() == *name)?;
    Some((room + name.len(), *times))
}
