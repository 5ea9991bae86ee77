//! The text of a date as a fiche gives it comes in, a year, a month or a day of the calendar goes out.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;

/// A date known to the year, the month or the day.
///
/// Dates compare by their first day; among those that begin together the longest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// `2023`
    Year(i16),
    /// `2023-07`
    Month(i16, u8),
    /// `2023-07-06`
    Day(i16, u8, u8),
}

/// Years in which a programme of cities may meet; another is a slip of the keyboard.
pub const OUR_TIME: std::ops::Range<i16> = 1900..2200;

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else and for a day that the
    /// calendar does not have.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        if year == 0 {
            return None;
        }
        let month = parts.next();
        let day = parts.next();
        if parts.next().is_some() {
            return None;
        }
        let month = match month {
            Some(month) => u8::try_from(number(month, 2)?).ok()?,
            None => return Some(Self::Year(year)),
        };
        let parsed = match day {
            Some(day) => Self::Day(year, month, u8::try_from(number(day, 2)?).ok()?),
            None => Self::Month(year, month),
        };
        let day = if let Self::Day(_, _, day) = parsed {
            day
        } else {
            1
        };
        Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
        Some(parsed)
    }

    /// The first day that the date covers.
    #[must_use]
    pub fn first_day(&self) -> Date {
        match *self {
            Self::Year(year) => civil(year, 1, 1),
            Self::Month(year, month) => civil(year, month, 1),
            Self::Day(year, month, day) => civil(year, month, day),
        }
    }

    /// The last day that the date covers.
    #[must_use]
    pub fn last_day(&self) -> Date {
        match *self {
            Self::Year(year) => civil(year, 12, 31),
            Self::Month(..) => self.first_day().last_of_month(),
            Self::Day(..) => self.first_day(),
        }
    }

    /// The year in which the date lies.
    #[must_use]
    pub fn year(&self) -> i16 {
        match *self {
            Self::Year(year) | Self::Month(year, _) | Self::Day(year, _, _) => year,
        }
    }
}

fn number(text: &str, digits: usize) -> Option<i16> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A day of the calendar; one that does not exist (a value built by hand) becomes the nearest.
fn civil(year: i16, month: u8, day: u8) -> Date {
    let year = year.clamp(-9999, 9999);
    let month = i8::try_from(month.clamp(1, 12)).unwrap_or(1);
    let day = i8::try_from(day.clamp(1, 31)).unwrap_or(1);
    (1..=day)
        .rev()
        .find_map(|day| Date::new(year, month, day).ok())
        .unwrap_or(Date::ZERO)
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = |date: &Self| match *date {
            Self::Year(year) => (0, year, 0, 0),
            Self::Month(year, month) => (1, year, month, 0),
            Self::Day(year, month, day) => (2, year, month, day),
        };
        self.first_day()
            .cmp(&other.first_day())
            .then_with(|| rank(self).cmp(&rank(other)))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Writes the form that [`PartialDate::parse`] reads.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(year, month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn reads_the_three_forms() {
        assert_eq!(PartialDate::parse("2023"), Some(PartialDate::Year(2023)));
        assert_eq!(
            PartialDate::parse("2023-07"),
            Some(PartialDate::Month(2023, 7))
        );
        assert_eq!(
            PartialDate::parse("2024-02-29"),
            Some(PartialDate::Day(2024, 2, 29))
        );
    }

    #[test]
    fn refuses_what_the_calendar_does_not_have() {
        for text in [
            "",
            "23",
            "2023-7",
            "2023-13",
            "2023-00",
            "2023-02-29",
            "2023-04-31",
            "2023-07-06-01",
            "2023-07-00",
            "-2023",
            "+023",
            "0000",
            "2023-",
            "2023/07/06",
            " 2023",
            "２０２３",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn covers_its_days() {
        let covers = |d: PartialDate| (d.first_day(), d.last_day());
        assert_eq!(
            covers(PartialDate::Year(2023)),
            (date(2023, 1, 1), date(2023, 12, 31))
        );
        assert_eq!(
            covers(PartialDate::Month(2024, 2)),
            (date(2024, 2, 1), date(2024, 2, 29))
        );
        assert_eq!(
            covers(PartialDate::Day(2023, 7, 6)),
            (date(2023, 7, 6), date(2023, 7, 6))
        );
        assert_eq!(PartialDate::Day(2023, 2, 40).first_day(), date(2023, 2, 28));
    }

    #[test]
    fn sorts_by_first_day() {
        let (year, month) = (PartialDate::Year(2023), PartialDate::Month(2023, 1));
        assert!(year < month && month < PartialDate::Day(2023, 1, 1));
        assert!(PartialDate::Day(2022, 12, 31) < year);
    }

    proptest! {
        #[test]
        fn display_is_read_back(y in 1i16..=9999, m in 1u8..=12, d in 1u8..=28, form in 0..3) {
            let date = match form {
                0 => PartialDate::Year(y),
                1 => PartialDate::Month(y, m),
                _ => PartialDate::Day(y, m, d),
            };
            prop_assert_eq!(PartialDate::parse(&date.to_string()), Some(date));
            prop_assert!(date.first_day() <= date.last_day());
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,12}") {
            if let Some(date) = PartialDate::parse(&text) {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
