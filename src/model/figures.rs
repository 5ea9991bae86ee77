//! In: any text. Out: every number in it, however it is written, and which of them tell the amounts of a budget.

use std::{collections::HashSet, ops::Range};

use icu::properties::{
    CodePointMapDataBorrowed, CodePointSetDataBorrowed,
    props::{DefaultIgnorableCodePoint, GeneralCategory},
};
use unicode_normalization::UnicodeNormalization as _;

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

/// A text as [`numbers`] reads it: one space where there is room of any kind, digits of one kind. Between two digits a line's end stays,
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

/// Every number of a text in its longest form, in hundredths: `12 000,50` is 12 000.50 and no 12 000; `12 k` and `0,012 million` are
/// 12 000 as well. Where a line ends within one it may be two, and is read in both ways.
#[must_use]
pub fn numbers(text: &str) -> Vec<Number> {
    let groups = groups(text);
    let (mut all, mut forms) = (Vec::new(), Vec::new());
    let mut first = 0;
    while first < groups.len() {
        let (next, longest) = read(text, &groups[first..], &mut forms);
        let start = groups[first].start;
        let kept = forms
            .iter()
            .filter(|form| form.whole || form.groups == longest);
        all.extend(kept.map(|form| (start..form.end, form.cents)));
        first += next;
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

/// One way to read a number.
struct Form {
    end: usize,
    cents: u64,
    /// How many groups of digits it has.
    groups: usize,
    /// It ends with its line.
    whole: bool,
}

/// The ways to read the number that begins with the first of these groups; gives where the next may begin, and how many groups the
/// longest has.
fn read(text: &str, groups: &[Range<usize>], forms: &mut Vec<Form>) -> (usize, usize) {
    forms.clear();
    let first = &groups[0];
    let mut value = text[first.clone()].parse::<u64>().ok();
    let mut ways = Ways { text, forms };
    let (mut used, mut mark, mut tripled, mut line) = (1, None, false, None);
    ways.alone(
        (1, first.end),
        value.and_then(|value| value.checked_mul(100)),
    );
    while let Some(next) = groups.get(used) {
        let end = groups[used - 1].end;
        let Some(between) = single(&text[end..next.start]) else {
            break;
        };
        let digits = next.len();
        if matches!(between, '.' | ',') && mark != Some(between) {
            let last = ways.decimals(between, value, (used + 1, next));
            if last {
                used += 1;
                break;
            }
        }
        // `2,50,000`: groups of two before the last one.
        let pair = digits == 2 && between == ',' && first.len() <= 2 && !tripled;
        let grouped = matches!(between, ' ' | '\n' | '\'' | '’' | '.' | ',' | '_' | '·');
        let same = mark.is_none_or(|mark| mark == between || mark == ' ' && between == '\n');
        if digits != 3 && !pair || !grouped || !same || first.len() > 3 {
            break;
        }
        if between == '\n' {
            if line.is_some() {
                break;
            }
            ways.forms
                .iter_mut()
                .for_each(|form| form.whole = form.groups == used);
            line = Some(used);
        }
        mark = mark.or(Some(if between == '\n' { ' ' } else { between }));
        let times = if pair { 100 } else { 1000 };
        value = value
            .and_then(|value| value.checked_mul(times))
            .and_then(|value| value.checked_add(text[next.clone()].parse().ok()?));
        used += 1;
        tripled |= !pair;
        if tripled {
            ways.alone(
                (used, next.end),
                value.and_then(|value| value.checked_mul(100)),
            );
        }
    }
    let longest = forms.iter().map(|form| form.groups).fold(used, usize::max);
    (line.unwrap_or(longest), longest)
}

/// The character that a text is, if it is but one.
fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// The ways in which a number that begins at one place can be read.
struct Ways<'a> {
    text: &'a str,
    forms: &'a mut Vec<Form>,
}

impl Ways<'_> {
    fn push(&mut self, (groups, end): (usize, usize), cents: Option<u64>) {
        self.forms.extend(cents.map(|cents| Form {
            end,
            cents,
            groups,
            whole: false,
        }));
    }

    /// As it stands, and as many times as the word behind it says.
    fn alone(&mut self, (groups, end): (usize, usize), cents: Option<u64>) {
        self.push((groups, end), cents);
        if let Some((len, times)) = many(&self.text[end..]) {
            self.push(
                (groups, end + len),
                cents.and_then(|cents| cents.checked_mul(times)),
            );
        }
    }

    /// With the figures behind a mark as decimals; true if nothing else can follow them.
    fn decimals(
        &mut self,
        mark: char,
        value: Option<u64>,
        (groups, next): (usize, &Range<usize>),
    ) -> bool {
        let digits = next.len();
        let tail = self.text[next.clone()].parse::<u64>().unwrap_or_default();
        if digits <= 2 {
            let tail = tail * if digits == 1 { 10 } else { 1 };
            let cents = value
                .and_then(|value| value.checked_mul(100))
                .and_then(|cents| cents.checked_add(tail));
            self.alone((groups, next.end), cents);
            return digits == 1 || mark == '.';
        }
        if let Some((len, times)) = many(&self.text[next.end..]).filter(|_| digits <= 6) {
            let part = tail * times * 100 / 10_u64.pow(u32::try_from(digits).unwrap_or(6));
            let cents = value
                .and_then(|value| value.checked_mul(times * 100))
                .and_then(|cents| cents.checked_add(part));
            self.push((groups, next.end + len), cents);
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
    const WORDS: [(&str, u64); 24] = [
        ("mille", 1_000),
        ("mil", 1_000),
        ("mila", 1_000),
        ("millier", 1_000),
        ("milliers", 1_000),
        ("miles", 1_000),
        ("thousand", 1_000),
        ("thousands", 1_000),
        ("tausend", 1_000),
        ("tsd", 1_000),
        ("duizend", 1_000),
        ("tys", 1_000),
        ("millions", 1_000_000),
        ("million", 1_000_000),
        ("millones", 1_000_000),
        ("millón", 1_000_000),
        ("millionen", 1_000_000),
        ("miljoen", 1_000_000),
        ("milioni", 1_000_000),
        ("mio", 1_000_000),
        ("mln", 1_000_000),
        ("k", 1_000),
        ("t", 1_000),
        ("m", 1_000_000),
    ];
    let room = usize::from(after.starts_with(' '));
    if !after[room..].starts_with(['k', 'K', 'm', 'M', 't', 'T', 'd', 'D']) {
        return None;
    }
    let word: String = after[room..]
        .chars()
        .take_while(|c| c.is_alphabetic())
        .take(12)
        .collect();
    // `k€` ends at the sign, `kEUR` at the capitals.
    let coded = word
        .split_at_checked(1)
        .is_some_and(|(_, code)| currency::is_code(code));
    let word = if coded { &word[..1] } else { &word };
    // `3 m` is three metres, `3 M€` a sum; `3t` are tonnes.
    let bare = room == 1 || word.eq_ignore_ascii_case("t");
    if bare && word.len() == 1 && !coded && !currency::is_behind(after, room + 1, "") {
        return None;
    }
    // `3 miles` are a way, `3 miles de dólares` a sum.
    if word.eq_ignore_ascii_case("miles") && !after[room + word.len()..].starts_with(" de ") {
        return None;
    }
    let lower = word.to_lowercase();
    let (name, times) = WORDS.iter().find(|(name, _)| lower == *name)?;
    let end = room + name.len();
    // `18 Tsd. €`
    let point = matches!(*name, "tsd" | "tys" | "mio" | "mln") && after[end..].starts_with('.');
    Some((end + usize::from(point), *times))
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
