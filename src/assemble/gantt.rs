//! In: periods, each with what it is. Out: a table whose last column is time: where each bar begins, how long it is, and the marks of
//! the axis, in tenths of a hundredth of its width. No clock, no drawing: the page makes both of boxes.

use jiff::civil::Date;

use crate::model::page::chart::{Drawn, Gantt, Kind, Mark, Row};

/// Looks of bars, which repeat: what a bar is stands in words beside it.
const LOOKS: usize = 4;
/// Marks that an axis has at most.
const MARKS: i64 = 3;
/// Where the last mark may stand, in tenths of a hundredth, so that its name has room.
const LAST: i64 = 740;
/// What a bar is at least as wide as, in tenths of a hundredth.
const LEAST: i64 = 24;

/// A period with its days.
#[derive(Debug, Clone, Default)]
pub(super) struct Period {
    /// As a reader sees it.
    pub(super) row: Row,
    pub(super) days: Option<(Date, Date)>,
    /// Bars of one group look alike.
    pub(super) group: usize,
}

/// Periods along time, in the order in which they are to stand.
pub(super) fn of(mut periods: Vec<Period>) -> Gantt {
    let days = || periods.iter().filter_map(|period| period.days);
    let first = days().map(|(from, to)| from.min(to)).min();
    let last = days().map(|(from, to)| from.max(to)).max();
    let mut gantt = Gantt {
        kinds: periods.iter().any(|period| period.row.kind.is_some()),
        places: periods.iter().any(|period| period.row.place.is_some()),
        ..Gantt::default()
    };
    if let (Some(first), Some(last)) = (first, last) {
        let axis = Axis::of(first, last);
        gantt.dated = true;
        gantt.marks = axis.marks();
        for period in &mut periods {
            let look = period.group % LOOKS;
            period.row.bar = period.days.map(|days| axis.bar(days, look));
        }
    }
    for period in periods.iter().filter(|period| period.row.bar.is_some()) {
        let Some(label) = &period.row.kind else {
            continue;
        };
        if gantt.legend.iter().all(|kind| kind.label != *label) {
            gantt.legend.push(Kind {
                look: period.group % LOOKS,
                label: label.clone(),
            });
        }
    }
    if gantt.legend.len() < 2 {
        gantt.legend.clear();
    }
    gantt.rows = periods.into_iter().map(|period| period.row).collect();
    gantt
}

/// From the first of a month to the end of another; the end is not part of it.
struct Axis {
    start: i64,
    end: i64,
}

impl Axis {
    fn of(first: Date, last: Date) -> Self {
        let (start, end) = (month_of(first), month_of(last) + 1);
        // Over several years it begins and ends with a year.
        if end - start > 24 {
            let year = |month: i64| month.div_euclid(12) * 12;
            Self {
                start: year(start),
                end: year(end + 11),
            }
        } else {
            Self {
                start,
                end: end.max(start + 3),
            }
        }
    }

    /// Where a day lies, in tenths of a hundredth; all in integers, so that no machine counts otherwise.
    fn at(&self, month: i64, day: i64, days: i64) -> i64 {
        1000 * ((month - self.start) * days + day) / ((self.end - self.start) * days)
    }

    fn bar(&self, (from, to): (Date, Date), look: usize) -> Drawn {
        let (from, to) = (from.min(to), from.max(to));
        let days = |date: Date| i64::from(date.days_in_month());
        let start = self.at(month_of(from), i64::from(from.day()) - 1, days(from));
        let end = self.at(month_of(to), i64::from(to.day()), days(to));
        let width = (end - start).max(LEAST);
        Drawn {
            start: tenths(start.min(1000 - width)),
            width: tenths(width),
            look,
        }
    }

    /// The months or years that are named.
    fn marks(&self) -> Vec<Mark> {
        let months = self.end - self.start;
        // None is more than three times the one before, so that one mark at least lies on the axis.
        let steps = [
            1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 3000, 6000, 12_000, 30_000,
        ];
        let step = steps
            .into_iter()
            .find(|step| months <= step * MARKS)
            .unwrap_or(60_000);
        let first = self.start + (-self.start).rem_euclid(step);
        let count = usize::try_from(MARKS).unwrap_or_default() + 1;
        let months = (0..)
            .map(|nth| first + nth * step)
            .take_while(|month| *month < self.end)
            .filter(|month| *month == first || self.at(*month, 0, 1) <= LAST)
            .take(count);
        months
            .map(|month| {
                let (year, number) = (month.div_euclid(12), month.rem_euclid(12) + 1);
                let text = if step < 12 {
                    format!("{number:02}/{:02}", year.rem_euclid(100))
                } else {
                    year.to_string()
                };
                Mark {
                    at: tenths(self.at(month, 0, 1)),
                    text,
                }
            })
            .collect()
    }
}

fn month_of(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month()) - 1
}

fn tenths(value: i64) -> String {
    match (value / 10, value % 10) {
        (units, 0) => units.to_string(),
        (units, tenth) => format!("{units}.{tenth}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(days: &[(Date, Date)]) -> Vec<Period> {
        let row = |days: &(Date, Date)| Period {
            days: Some(*days),
            ..Period::default()
        };
        days.iter().map(row).collect()
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (1i16..9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| {
            Date::new(year, month, day).unwrap_or(Date::constant(2023, 1, 1))
        })
    }

    proptest! {
        #[test]
        fn every_bar_lies_within_the_axis(days in proptest::collection::vec((any_date(), any_date()), 1..20)) {
            let gantt = of(rows(&days));
            prop_assert!(!gantt.marks.is_empty() && gantt.marks.len() <= 4);
            for row in &gantt.rows {
                let bar = row.bar.as_ref().unwrap();
                let [start, width] = [&bar.start, &bar.width].map(|text| text.parse::<f64>().unwrap());
                prop_assert!(start >= 0.0 && width > 0.0 && start + width <= 100.05, "{bar:?}");
            }
        }

        #[test]
        fn what_begins_later_stands_further_on(one in any_date(), other in any_date(), last in any_date()) {
            let end = one.max(other).max(last);
            let gantt = of(rows(&[(one.min(other), end), (one.max(other), end)]));
            let start = |at: usize| gantt.rows[at].bar.as_ref().unwrap().start.parse::<f64>().unwrap();
            prop_assert!(start(0) <= start(1));
        }
    }

    #[test]
    fn what_has_no_day_has_no_bar() {
        let gantt = of(vec![Period::default()]);
        assert!(!gantt.dated && gantt.rows[0].bar.is_none());
    }
}
