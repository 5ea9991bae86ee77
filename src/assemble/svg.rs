//! Labelled periods come in, an accessible inline SVG drawing of them out: no file, no clock, the same bytes each time.
//!
//! Each bar has a row of its own with its label above it, so that labels never overlap, and the
//! drawing is narrow, so that its text stays readable on a screen of 320 px. Colours are
//! `currentColor` and `var(--accent)`: the page decides, in light and in dark.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::inert;

/// One period on the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// When it is, as the reader is to see it (`8-9 septembre 2022`).
    pub when: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Bars of one group look alike; there are four looks.
    pub group: usize,
}

const WIDTH: i64 = 360;
const LEFT: i64 = 10;
const TRACK: i64 = WIDTH - 2 * LEFT;
/// The room of a year on the axis, in tenths of a unit.
const YEAR: i64 = 360;
const LINE: i64 = 17;
const BAND: i64 = 14;
const GAP: i64 = 16;
/// What fits in a row of text, counted in characters of average width.
const COLUMNS: usize = 40;

/// The milestones of a programme along an axis of whole years.
///
/// `title` and `desc` are read out by a screen reader in place of the drawing; `id` must be unique
/// in the page. No bars, no drawing: the text is then empty.
#[must_use]
pub fn timeline(bars: &[Bar], title: &str, desc: &str, id: &str) -> String {
    draw(bars, title, desc, id, Scale::years)
}

/// The activities of a schedule along an axis of whole months.
///
/// `title`, `desc` and `id` are as for [`timeline`].
#[must_use]
pub fn schedule(bars: &[Bar], title: &str, desc: &str, id: &str) -> String {
    draw(bars, title, desc, id, Scale::months)
}

/// The axis: months counted from year 0, the end excluded.
struct Scale {
    start: i64,
    end: i64,
}

impl Scale {
    fn years(from: Date, to: Date) -> Self {
        Self {
            start: i64::from(from.year()) * 12,
            end: (i64::from(to.year()) + 1) * 12,
        }
    }

    fn months(from: Date, to: Date) -> Self {
        let start = month_of(from);
        Self {
            start,
            end: (month_of(to) + 1).max(start + 3),
        }
    }

    /// Where a point in time lies, in tenths of a unit. All is counted in integers, so that the
    /// bytes do not depend on a machine.
    fn x(&self, month: i64, day: i64, days: i64) -> i64 {
        let months = self.end - self.start;
        LEFT * 10 + TRACK * 10 * ((month - self.start) * days + day) / (months * days)
    }

    fn start_of(&self, date: Date) -> i64 {
        self.x(
            month_of(date),
            i64::from(date.day()) - 1,
            i64::from(date.days_in_month()),
        )
    }

    fn end_of(&self, date: Date) -> i64 {
        self.x(
            month_of(date),
            i64::from(date.day()),
            i64::from(date.days_in_month()),
        )
    }

    /// The months that get a line on the axis, and every how many of them a number.
    fn step(&self) -> (i64, Option<i64>) {
        match self.end - self.start {
            ..=12 => (1, Some(1)),
            13..=24 => (1, Some(3)),
            25..=60 => (3, None),
            _ => (12, None),
        }
    }

    /// The months that are multiples of `every`, and both ends: an axis of thousands of years is not walked month by month.
    fn ticks(&self, every: i64) -> impl Iterator<Item = i64> {
        let (start, end) = (self.start, self.end);
        let first = start + (-start).rem_euclid(every);
        let between = (0..)
            .map(move |nth| first + nth * every)
            .take_while(move |month| *month < end)
            .filter(move |month| *month > start);
        std::iter::once(start)
            .chain(between)
            .chain((end > start).then_some(end))
    }

    /// Every how many years the axis names one, so that the names stay apart.
    fn year_step(&self) -> i64 {
        let years = (self.end - self.start) / 12 + 1;
        let scales = (0..5).flat_map(|power| [1, 2, 5].map(|n| n * 10_i64.pow(power)));
        scales
            .into_iter()
            .find(|step| years <= step * 8)
            .unwrap_or(10_000)
    }
}

fn month_of(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month()) - 1
}

fn draw(bars: &[Bar], title: &str, desc: &str, id: &str, scale: fn(Date, Date) -> Scale) -> String {
    let from = bars.iter().map(|bar| bar.from.min(bar.to)).min();
    let to = bars.iter().map(|bar| bar.from.max(bar.to)).max();
    let (Some(from), Some(to)) = (from, to) else {
        return String::new();
    };
    let scale = scale(from, to);
    let rows: Vec<_> = bars
        .iter()
        .map(|bar| (bar, wrap(&bar.label), wrap(&bar.when)))
        .collect();
    let top = if scale.step().1.is_some() { 34 } else { 20 };
    let height = top
        + rows
            .iter()
            .map(|(_, label, when)| LINE * lines(label, when) + BAND + GAP)
            .sum::<i64>();
    let id = inert::xml(id);
    let mut svg = format!(
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         viewBox=\"0 0 {WIDTH} {height}\" width=\"100%\" style=\"max-width:32rem\" \
         font-family=\"inherit\" font-size=\"13\" fill=\"currentColor\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        inert::xml(title),
        inert::xml(desc)
    );
    axis(&mut svg, &scale);
    let mut y = top;
    for (bar, label, when) in &rows {
        row(&mut svg, &scale, bar, label, when, y);
        y += LINE * lines(label, when) + BAND + GAP;
    }
    svg.push_str("</svg>");
    svg
}

/// Counts as bars of one length each, longest the greatest; label and count stand above each bar.
///
/// `title`, `desc` and `id` are as for [`timeline`].
#[must_use]
pub fn counts(bars: &[(String, usize, String)], title: &str, desc: &str, id: &str) -> String {
    let most = bars.iter().map(|(_, count, _)| *count).max().unwrap_or(0);
    if most == 0 {
        return String::new();
    }
    let rows: Vec<_> = bars
        .iter()
        .map(|(label, count, shown)| (wrap(&format!("{label} – {shown}")), *count))
        .collect();
    let height = 4 + rows
        .iter()
        .map(|(label, _)| LINE * lines(label, &[]) + BAND + GAP)
        .sum::<i64>();
    let id = inert::xml(id);
    let mut svg = format!(
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         viewBox=\"0 0 {WIDTH} {height}\" width=\"100%\" style=\"max-width:32rem\" \
         font-family=\"inherit\" font-size=\"13\" fill=\"currentColor\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        inert::xml(title),
        inert::xml(desc)
    );
    let mut y = 4;
    for (label, count) in rows {
        for line in &label {
            y += LINE;
            let _ = write!(
                svg,
                "<text x=\"{LEFT}\" y=\"{}\">{}</text>",
                y - 4,
                inert::xml(line)
            );
        }
        let part = |count: usize| i64::try_from(count).unwrap_or(i64::MAX / (TRACK * 10));
        let width = TRACK * 10 * part(count) / part(most);
        let _ = write!(
            svg,
            "<path d=\"M{LEFT} {}h{TRACK}\" fill=\"none\" stroke=\"currentColor\" opacity=\".35\"/>\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{}\" height=\"{BAND}\" rx=\"3\" fill=\"var(--accent,#9a5b13)\"/>",
            y + BAND / 2,
            tenths(width)
        );
        y += BAND + GAP;
    }
    svg.push_str("</svg>");
    svg
}

fn lines(label: &[String], when: &[String]) -> i64 {
    i64::try_from(label.len() + when.len()).unwrap_or(1)
}

fn axis(svg: &mut String, scale: &Scale) {
    let (_, numbers) = scale.step();
    let year_step = scale.year_step();
    svg.push_str("<g font-size=\"11\">");
    let mut free_from = 0;
    let every = if numbers.is_some() { 1 } else { year_step * 12 };
    for month in scale.ticks(every).filter(|month| *month < scale.end) {
        let (year, in_year) = (month.div_euclid(12), month.rem_euclid(12));
        let x = scale.x(month, 0, 1);
        // The year in which the axis starts is named too, unless the next one needs the room.
        let next = month + 12 - in_year;
        let opens = if month == scale.start && in_year > 0 {
            next >= scale.end || scale.x(next, 0, 1) >= x + YEAR
        } else {
            in_year == 0 && year.rem_euclid(year_step) == 0
        };
        if opens && x >= free_from && x + YEAR <= (LEFT + TRACK) * 10 + YEAR / 4 {
            let _ = write!(svg, "<text x=\"{}\" y=\"12\">{year}</text>", tenths(x));
            free_from = x + YEAR;
        }
        if numbers.is_some_and(|every| in_year % every == 0) {
            let _ = write!(
                svg,
                "<text x=\"{}\" y=\"25\" text-anchor=\"middle\" opacity=\".8\">{}</text>",
                tenths((x + scale.x(month + 1, 0, 1)) / 2),
                in_year + 1
            );
        }
    }
    svg.push_str("</g>");
}

fn row(svg: &mut String, scale: &Scale, bar: &Bar, label: &[String], when: &[String], y: i64) {
    let mut baseline = y + 13;
    for (lines, style) in [(label, " font-weight=\"600\""), (when, "")] {
        for line in lines {
            let _ = write!(
                svg,
                "<text x=\"{LEFT}\" y=\"{baseline}\"{style}>{}</text>",
                inert::xml(line)
            );
            baseline += LINE;
        }
    }
    let top = baseline - 9;
    let (step, _) = scale.step();
    let year_step = scale.year_step() * 12;
    let mut path = String::new();
    for month in scale.ticks(if step == 12 { year_step } else { step }) {
        let (top, height) = if month.rem_euclid(12) == 0 {
            (top, BAND)
        } else {
            (top + 4, BAND - 8)
        };
        let _ = write!(path, "M{} {top}v{height}", tenths(scale.x(month, 0, 1)));
    }
    let middle = top + BAND / 2;
    let _ = write!(
        svg,
        "<path d=\"M{LEFT} {middle}h{TRACK}{path}\" fill=\"none\" stroke=\"currentColor\" opacity=\".35\"/>"
    );
    let start = scale.start_of(bar.from.min(bar.to));
    let end = scale.end_of(bar.from.max(bar.to));
    let width = (end - start).max(60);
    let start = start.min((LEFT + TRACK) * 10 - width);
    let look = match bar.group % 4 {
        0 => "fill=\"var(--accent,#9a5b13)\"",
        1 => {
            "fill=\"var(--accent,#9a5b13)\" fill-opacity=\".25\" stroke=\"var(--accent,#9a5b13)\" \
             stroke-width=\"1.5\""
        }
        2 => "fill=\"currentColor\"",
        _ => {
            "fill=\"currentColor\" fill-opacity=\".15\" stroke=\"currentColor\" \
             stroke-width=\"1.5\" stroke-dasharray=\"3 2\""
        }
    };
    let _ = write!(
        svg,
        "<rect x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{BAND}\" rx=\"3\" {look}/>",
        tenths(start),
        tenths(width)
    );
}

fn tenths(value: i64) -> String {
    match (value / 10, value % 10) {
        (units, 0) => units.to_string(),
        (units, tenth) => format!("{units}.{tenth}"),
    }
}

/// `text` in lines that fit the width; a word that is longer than a line is cut.
fn wrap(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in text
        .split([' ', '\n', '\t', '\r'])
        .filter(|word| !word.is_empty())
    {
        let needed: usize = word.chars().map(width).sum();
        if columns > 0 && columns + 2 + needed > COLUMNS * 2 {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 2;
        }
        for c in word.chars() {
            if columns + width(c) > COLUMNS * 2 {
                lines.push(std::mem::take(&mut line));
                columns = 0;
            }
            line.push(c);
            columns += width(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The width of a character in halves of an average one.
fn width(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | '’' | ':' | ';' | '!' | '|' => 1,
        'm' | 'w' | 'M' | 'W' | '—' | '…' | '@' | '%' => 3,
        _ if c.is_uppercase() => 3,
        '\u{1100}'.. => {
            if matches!(c, '\u{2000}'..='\u{206f}') {
                2
            } else {
                4
            }
        }
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn bar(label: &str, when: &str, from: Date, to: Date, group: usize) -> Bar {
        Bar {
            label: label.to_owned(),
            when: when.to_owned(),
            from,
            to,
            group,
        }
    }

    fn milestones() -> Vec<Bar> {
        vec![
            bar(
                "En route vers Québec",
                "février à août 2022",
                date(2022, 2, 1),
                date(2022, 8, 31),
                0,
            ),
            bar(
                "Symposium de Québec",
                "8-9 septembre 2022",
                date(2022, 9, 8),
                date(2022, 9, 9),
                1,
            ),
            bar(
                "Feuille de route",
                "2023-2024",
                date(2023, 1, 1),
                date(2024, 12, 31),
                2,
            ),
            bar(
                "Symposium de Cordoue",
                "24-27 septembre 2024",
                date(2024, 9, 24),
                date(2024, 9, 27),
                3,
            ),
        ]
    }

    #[test]
    fn is_named_and_described() {
        let svg = timeline(&milestones(), "Calendrier <1>", "Quatre \"jalons\"", "t1");
        assert!(svg.contains("role=\"img\" aria-labelledby=\"t1-title t1-desc\""));
        assert!(svg.contains("<title id=\"t1-title\">Calendrier &lt;1&gt;</title>"));
        assert!(svg.contains("<desc id=\"t1-desc\">Quatre &quot;jalons&quot;</desc>"));
        for year in ["2022", "2023", "2024"] {
            assert!(svg.contains(&format!(">{year}</text>")), "{year}");
        }
    }

    #[test]
    fn same_bars_same_bytes() {
        let draw = || schedule(&milestones(), "a", "b", "c");
        assert_eq!(draw(), draw());
    }

    #[test]
    fn nothing_to_draw() {
        assert_eq!(timeline(&[], "a", "b", "c"), "");
    }

    #[test]
    fn long_labels_are_wrapped_without_loss() {
        let label = "Atelier international sur la requalification de l’habitat ancien, l’eau et les matériaux";
        let lines = wrap(label);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), label);
        assert_eq!(wrap(&"x".repeat(100)).concat().len(), 100);
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (-9999i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d))
    }

    /// The numbers of an attribute, in tenths, over the whole drawing.
    fn numbers(svg: &str, attribute: &str) -> Vec<f64> {
        svg.split(&format!(" {attribute}=\""))
            .skip(1)
            .filter_map(|rest| rest.split('"').next()?.parse().ok())
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn stays_within_its_box(
            rows in proptest::collection::vec((any_date(), any_date(), "\\PC{0,90}", 0usize..9), 1..6),
        ) {
            let bars: Vec<_> = rows.iter().map(|(a, b, text, g)| bar(text, text, *a, *b, *g)).collect();
            for svg in [timeline(&bars, "t", "d", "i"), schedule(&bars, "t", "d", "i")] {
                prop_assert_eq!(svg.matches("<rect ").count(), bars.len());
                for x in numbers(&svg, "x") {
                    prop_assert!((LEFT as f64..=WIDTH as f64 - 10.0).contains(&x), "{}", x);
                }
                let ys: Vec<_> = svg.split("<rect ").skip(1).map(|r| numbers(&format!(" {r}"), "y")[0]).collect();
                prop_assert!(ys.is_sorted_by(|a, b| a + BAND as f64 <= *b));
            }
        }
    }
}
