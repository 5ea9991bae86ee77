//! In: what a workbook keeps beside its cells: texts, formats, codes, numbers as programs write them. Out: what its cells show.

use std::{collections::HashMap, rc::Rc};

use crate::model::{
    currency,
    figures::{self, CELL},
};

/// Most bytes of what is said once and stands in many places that are put into these.
const PUT: u64 = 16 * 1024 * 1024;

/// Longest format of a number, in bytes: the programs that write them allow no more.
const FORMAT: usize = 255;

/// Longest sign that a style shows beside its numbers.
const SIGN: usize = 32;

/// What stands elsewhere in a workbook than in the cells that show it.
#[derive(Default)]
pub(super) struct Named {
    /// The texts that cells name by their place in a list; of a long one but the unit that it tells of numbers.
    pub(super) texts: HashMap<usize, String>,
    /// Bytes of all this that are in cells and lines already.
    put: u64,
    /// What each format shows before a number and behind it, by its own number.
    formats: HashMap<usize, Rc<(String, String)>>,
    /// The format of each style of cells.
    pub(super) styles: Vec<usize>,
    /// What stands beside the numbers of cells whose style is known by a name.
    pub(super) signs: HashMap<String, String>,
}

impl Named {
    /// The text that a number stands for; none if texts were put into more cells than is read.
    pub(super) fn text(&mut self, number: &str) -> Option<&str> {
        let at = number.trim().parse().ok();
        let length = at
            .and_then(|at: usize| self.texts.get(&at))
            .map_or(0, String::len);
        self.puts(length).then(|| {
            at.and_then(|at| self.texts.get(&at))
                .map_or("", String::as_str)
        })
    }

    /// Counts what is put into a place; whether that is no more than is read.
    pub(super) fn puts(&mut self, bytes: usize) -> bool {
        self.put = self.put.saturating_add(bytes as u64);
        self.put <= PUT
    }

    /// Takes in a format of numbers; whether it is one that a program writes.
    pub(super) fn format(&mut self, number: usize, code: &str) -> bool {
        let known = code.len() <= FORMAT;
        if known {
            self.formats.insert(number, Rc::new(beside_number(code)));
        }
        known
    }

    /// What cells of a style show before a number and behind it.
    pub(super) fn shown(&self, style: usize) -> Option<Rc<(String, String)>> {
        let format = *self.styles.get(style)?;
        // Those that every program knows have the sign of its country.
        let own =
            || matches!(format, 5..=8 | 42 | 44).then(|| Rc::new(("$".to_owned(), String::new())));
        self.formats.get(&format).cloned().or_else(own)
    }

    /// Takes in what a format that is known by a name shows beside its numbers.
    pub(super) fn sign(&mut self, name: &str, shown: &str) {
        let shown = shown.trim();
        if !shown.is_empty() && shown.len() <= SIGN {
            self.signs.insert(name.to_owned(), shown.to_owned());
        }
    }
}

/// A text of a workbook with the letters that it holds by their numbers, `Courte_x006D_anche`, if there are some.
pub(super) fn numbered(text: &str) -> Option<String> {
    const DIGITS: usize = 4;
    text.find("_x")?;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let code = behind.get(2..2 + DIGITS);
        let code = code.filter(|_| behind[2 + DIGITS..].starts_with('_'));
        let letter = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let length = if let Some(letter) = letter {
            out.push(letter);
            DIGITS + 3
        } else {
            out.push_str("_x");
            2
        };
        rest = &behind[length..];
    }
    out.push_str(rest);
    Some(out)
}

/// A number as people write it that programs store otherwise: `1.45E4`, `14499.999999999998`, the noise of a sum.
pub(super) fn plain(text: &str) -> Option<String> {
    const NOISE: f64 = 1e-9;
    let is = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    let number = text.trim();
    if !number.contains(['.', 'e', 'E']) || !number.chars().all(is) {
        return None;
    }
    let value: f64 = number.parse().ok()?;
    let cents = (value * 100.0).round();
    let close = (value * 100.0 - cents).abs() <= NOISE * cents.abs().max(1.0);
    (close && cents.abs() < 1e15).then(|| format!("{}", cents / 100.0))
}

/// What a format of numbers writes before a number and behind it: of its sections the first that shows a currency, for which of them
/// a cell is shown by, its number decides.
fn beside_number(code: &str) -> (String, String) {
    let mut sections = sections(code).into_iter().take(SECTIONS).map(beside);
    let Some(first) = sections.next() else {
        return (String::new(), String::new());
    };
    let priced =
        |(before, behind): &(String, String)| figures::is_priced(&format!("{before}1000{behind}"));
    if priced(&first) {
        return first;
    }
    sections.find(priced).unwrap_or(first)
}

/// Sections of a format, of which there are no more.
const SECTIONS: usize = 4;

/// The sections of a format: of numbers above nought, below it, of nought, of texts.
fn sections(code: &str) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    code.split(|c: char| {
        let ends = c == ';' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped && !quoted;
        ends
    })
    .collect()
}

/// The same of one of its sections: `#,##0.00 "$"`, `[$CAD] 0`.
fn beside(code: &str) -> (String, String) {
    let (mut before, mut behind) = (String::new(), String::new());
    let (mut placed, mut scaled) = (false, false);
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        let out = if placed { &mut behind } else { &mut before };
        match c {
            '"' => out.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => out.extend(chars.next()),
            '_' | '*' => {
                let _ = chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let sign = inner.strip_prefix('$').unwrap_or_default();
                out.push_str(sign.split('-').next().unwrap_or_default());
            }
            '0' | '#' | '?' | '@' => placed = true,
            // One behind all digits shows thousands.
            ',' => {
                scaled |= placed && !chars.peek().is_some_and(|c| matches!(c, '0' | '#' | '?'));
            }
            ' ' | '$' => out.push(c),
            c if !c.is_ascii() => out.push(c),
            _ => {}
        }
    }
    if scaled {
        behind = unscaled(behind.trim_start()).to_owned();
    }
    (before, behind)
}

/// What stands behind a number that is shown in thousands, without the letter for these: the cell holds it in full.
fn unscaled(behind: &str) -> &str {
    let rest = behind.strip_prefix(['k', 'K', 'm', 'M']).unwrap_or(behind);
    let whole = rest.starts_with(char::is_alphabetic) && !currency::is_code(rest);
    if whole { behind } else { rest }
}

/// What a workbook prints at the head or the foot of its sheets, as it is read: the codes `&C`, `&12`, `&"Arial,Bold"` are no letters.
pub(super) fn printed(coded: &str) -> String {
    let mut out = String::with_capacity(coded.len());
    let mut chars = coded.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            out.push(c);
            continue;
        }
        let digits = |c: &char| c.is_ascii_digit();
        match chars.next() {
            Some('"') => while chars.next().is_some_and(|c| c != '"') {},
            Some('0'..='9') => while chars.next_if(digits).is_some() {},
            // A colour: six digits, or the number of one and how light it is.
            Some('K' | 'k') => {
                let code = |c: &char| c.is_ascii_hexdigit() || matches!(c, '+' | '-');
                (0..6).for_each(|_| _ = chars.next_if(code));
            }
            Some('L' | 'C' | 'R' | 'l' | 'c' | 'r') => out.push(CELL),
            Some(letter) if "PNDTFAZGpndtfazg".contains(letter) => out.push(' '),
            Some(letter) if "BIUESXYOHbiuesxyoh".contains(letter) => {}
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_section_of_a_format_may_show_the_currency() {
        for (code, behind) in [
            ("0\" $\"", " $"),
            ("0;0\" $\"", " $"),
            ("[<100]0;[>100]0\" $\"", " $"),
            ("0\";\";0\" kg\"", ";"),
        ] {
            assert_eq!(beside_number(code).1, behind, "{code}");
        }
    }

    #[test]
    fn what_is_put_in_often_is_bounded() {
        let mut named = Named::default();
        assert!(named.format(1, "0\" $\"") && !named.format(1, &"x".repeat(FORMAT + 1)));
        let all = usize::try_from(PUT).unwrap();
        assert!(named.puts(all) && !named.puts(1));
        named.texts.insert(0, "a".to_owned());
        assert_eq!(named.text("0"), None);
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (stored, written) in [
            ("1.45E4", Some("14500")),
            ("14499.999999999998", Some("14500")),
            ("12.5", Some("12.5")),
            ("14499.994", None),
            ("14500", None),
            ("E4", None),
        ] {
            assert_eq!(plain(stored).as_deref(), written, "{stored}");
        }
        assert_eq!(numbered("a_x006D_b_x00").as_deref(), Some("amb_x00"));
    }
}
