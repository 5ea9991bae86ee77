//! In: an answer to a question for a number. Out: the only number in it, and all that stands beside it.

use crate::model::figures;

/// A number and what a text says besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// As a fiche writes it: a point before the decimals, nothing between thousands.
    pub number: String,
    /// What stands before it.
    pub before: String,
    /// What stands behind it.
    pub after: String,
    /// Marks between its figures.
    pub marks: Vec<char>,
    /// Figures behind the last of them.
    pub last: usize,
    /// A word or a letter behind its figures says that it is so many times as much.
    pub times: bool,
}

impl Sum {
    /// The number of a text that has one only, and no half of another.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let text = figures::level(text.trim());
        let (span, cents) = figures::only(&text)?;
        let own = &text[span.clone()];
        let figures = own.trim_end_matches(|c: char| !c.is_ascii_digit());
        let marks: Vec<char> = figures.chars().filter(|c| !c.is_ascii_digit()).collect();
        let last = figures.bytes().rev().take_while(u8::is_ascii_digit).count();
        let grouped = !marks.is_empty() && last == 3;
        // `0,018` is no eighteen.
        let part = grouped && figures.starts_with('0');
        (!part).then(|| Self {
            number: decimal(cents),
            before: text[..span.start].trim().to_owned(),
            after: text[span.end..].trim().to_owned(),
            marks,
            last,
            times: figures.len() < own.trim_end().len(),
        })
    }

    /// Whether its only mark may part thousands or decimals. A sum of money has no thousandths: there it parts thousands, but in one that
    /// is so many times as much.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.last == 3 && matches!(self.marks.as_slice(), ['.' | ','])
    }
}

/// Hundredths as a number.
#[must_use]
pub fn decimal(cents: u64) -> String {
    let (whole, part) = (cents / 100, cents % 100);
    if part == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{part:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::Sum;

    #[test]
    fn nothing_beside_a_number_is_dropped() {
        for (text, number, before, after) in [
            ("18\u{a0}000 €", "18000", "", "€"),
            ("US$ 12,500", "12500", "US$", ""),
            ("1'250.50", "1250.50", "", ""),
            ("12 %", "12", "", "%"),
            ("< 5", "5", "<", ""),
            ("2 noches", "2", "", "noches"),
        ] {
            let sum = Sum::of(text).expect(text);
            let found = (&*sum.number, &*sum.before, &*sum.after);
            assert_eq!(found, (number, before, after), "{text}");
        }
        for text in ["60-90", "1/2", "0,018", "12 € / 3", "2 x 500", "", "euros"] {
            assert_eq!(Sum::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_that_may_be_either_is_told() {
        for (text, doubtful) in [
            ("4.200", true),
            ("12,500", true),
            ("1.234.567", false),
            ("12,5", false),
            ("4 200", false),
        ] {
            let sum = Sum::of(text).expect(text);
            assert_eq!(sum.is_doubtful(), doubtful, "{text}");
        }
        for text in ["1.234,567", "1,234.567"] {
            assert_eq!(Sum::of(text), None, "{text}");
        }
    }
}
