//! In: a levelled text. Out: every number in it, in each of the ways in which it may be read.

use std::ops::Range;

use super::Number;
use crate::model::currency;

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
