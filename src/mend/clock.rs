//! In: words that begin with an hour. Out: the minute of the day, that at which it ends, and what stands behind.

use unicode_normalization::UnicodeNormalization as _;

use super::{Sure, line::is_blank};

/// An hour of the clock, when it ends, and what stands behind.
pub(super) struct Clock<'t> {
    pub(super) begin: u16,
    pub(super) end: Option<u16>,
    pub(super) rest: &'t str,
    /// Whether it is four figures with nothing that says that they are an hour: `1500`.
    pub(super) bare: bool,
    /// A guess where the clock may be one of twelve hours, and nothing tells the half of the day.
    pub(super) sure: Sure,
}

/// A text without accents and capitals, with one sign for each apostrophe and each blank.
pub(super) fn plain(text: &str) -> String {
    let mark = unicode_normalization::char::is_combining_mark;
    let lower = text
        .nfd()
        .filter(|c| !mark(*c))
        .flat_map(char::to_lowercase);
    let sign = |c: char| match c {
        '’' | '‘' => '\'',
        '–' | '—' | '−' => '-',
        c if is_blank(c) => ' ',
        c => c,
    };
    lower.map(sign).collect()
}

/// The minute of a day as the form writes it.
pub(super) fn shown(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Words before an hour that say no more than that it is one.
const LEAD: [&str; 15] = [
    "a las ",
    "a la ",
    "de las ",
    "desde las ",
    "entre las ",
    "a ",
    "at ",
    "de ",
    "from ",
    "von ",
    "das ",
    "entre ",
    "between ",
    "um ",
    "des ",
];

/// The first minute of a day at which people meet: a smaller figure is as often how long something lasts.
pub(super) const FIRST: u16 = 8 * 60;

/// What stands between the hours at which something begins and ends.
const UNTIL: [&str; 9] = [
    "-",
    "a las ",
    "a ",
    "to ",
    "until ",
    "jusqu'a ",
    "hasta las ",
    "hasta ",
    "bis ",
];

/// Words before two hours that the second set of words stands between; without them these are two hours, not one and its end.
const BOTH: [&str; 3] = ["entre las ", "entre ", "between "];
const AND: [&str; 3] = ["et ", "y las ", "and "];

/// Half of a day, as a word behind an hour says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    /// `a.m.`, `p.m.`: twelve is the first hour of it.
    Morning,
    Afternoon,
    /// Of the day, as people speak: twelve at night is another day.
    Spoken(u16, u16),
}

/// Words that tell the half of the day, the longest first.
const HALVES: [(&str, Half); 22] = [
    ("a. m.", Half::Morning),
    ("p. m.", Half::Afternoon),
    ("a.m.", Half::Morning),
    ("p.m.", Half::Afternoon),
    ("a.m", Half::Morning),
    ("p.m", Half::Afternoon),
    ("a m", Half::Morning),
    ("p m", Half::Afternoon),
    ("am", Half::Morning),
    ("pm", Half::Afternoon),
    ("du matin", Half::Spoken(1, 11)),
    ("in the morning", Half::Spoken(1, 11)),
    ("de la manana", Half::Spoken(1, 11)),
    ("por la manana", Half::Spoken(1, 11)),
    ("de l'apres-midi", Half::Spoken(12, 18)),
    ("in the afternoon", Half::Spoken(12, 18)),
    ("de la tarde", Half::Spoken(12, 20)),
    ("por la tarde", Half::Spoken(12, 20)),
    ("du soir", Half::Spoken(17, 23)),
    ("in the evening", Half::Spoken(17, 23)),
    ("de la noche", Half::Spoken(19, 23)),
    ("at night", Half::Spoken(19, 23)),
];

/// Words behind figures that say that they are hours, the longest first.
const UNITS: [&str; 11] = [
    "heures", "heure", "horas", "hora", "hours", TWELVE, "hrs.", "hrs", "uhr", "h.", "h",
];

/// The one of them that is said of a clock of twelve hours.
const TWELVE: &str = "o'clock";

/// Words before an hour that add minutes to it, and words behind it.
const PAST: [(&str, u16); 2] = [("half past ", 30), ("quarter past ", 15)];
const MORE: [(&str, u16); 4] = [
    ("et demie", 30),
    ("y media", 30),
    ("et quart", 15),
    ("y cuarto", 15),
];

/// The middle of the day.
const NOON: [&str; 5] = ["12 noon", "midi", "mediodia", "midday", "noon"];

/// Hours and minutes as they were said.
struct Spoken {
    hour: u16,
    minute: u16,
    half: Option<Half>,
    seconds: bool,
    /// Whether it is four figures, hours and minutes in one.
    joined: bool,
    /// Whether minutes, a unit or the half of the day say that it is an hour.
    named: bool,
    /// Whether it is said as on a clock of twelve hours: `four o'clock`, `half past`.
    twelve: bool,
    /// Whether its figures or its unit are those of a clock of a whole day: `04:00`, `4 h`.
    day: bool,
}

impl Spoken {
    /// A number alone is anything.
    fn is_told(&self) -> bool {
        self.named || self.joined
    }

    /// How sure it is which half of the day is meant; what has none of its own has that of the other end.
    fn sure(&self, other: Option<Half>) -> Sure {
        let small = (1..8).contains(&self.hour) && !self.day;
        match self.half.or(other) {
            None if small || self.twelve => Sure::Guess,
            _ => Sure::Certain,
        }
    }

    /// The minute of the day; what has no half of the day of its own has that of the other end.
    fn minute(&self, other: Option<Half>) -> Option<u16> {
        if self.minute > 59 {
            return None;
        }
        let hour = match self.half.or(other.filter(|_| self.hour < 13)) {
            None if self.hour < 24 => self.hour,
            Some(Half::Morning) if (1..=12).contains(&self.hour) => self.hour % 12,
            Some(Half::Afternoon) if (1..=12).contains(&self.hour) => self.hour % 12 + 12,
            Some(Half::Spoken(first, last)) => {
                let mut hours = [self.hour, self.hour + 12].into_iter();
                hours.find(|hour| (first..=last).contains(hour))?
            }
            _ => return None,
        };
        Some(hour * 60 + self.minute)
    }
}

/// The hour at which a text begins, as `plain` gives it.
pub(super) fn clock(text: &str) -> Option<Clock<'_>> {
    let text = text.trim_start_matches(|c: char| is_blank(c) || matches!(c, ',' | '('));
    let both = BOTH.iter().any(|word| text.starts_with(word));
    let text = LEAD
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let (first, rest) = spoken(text.trim_start())?;
    let behind = rest.trim_start();
    // `-02:00` behind seconds is a zone.
    let and = AND.iter().filter(|_| both);
    let ends = UNTIL
        .iter()
        .chain(and)
        .find_map(|word| behind.strip_prefix(word))
        .filter(|_| !first.seconds);
    let ends = ends.and_then(|ends| spoken(ends.trim_start()));
    match ends {
        Some((last, rest)) if last.is_told() => {
            let begin = first.minute(last.half)?;
            let end = last.minute(None).filter(|end| *end > begin)?;
            Some(Clock {
                begin,
                end: Some(end),
                rest,
                bare: false,
                sure: first.sure(last.half),
            })
        }
        _ => {
            let begin = first.minute(None).filter(|_| first.is_told())?;
            let bare = first.joined && !first.named;
            Some(Clock {
                begin,
                end: None,
                rest,
                bare,
                sure: first.sure(None),
            })
        }
    }
}

/// The hour that a text begins with, and what stands behind it.
fn spoken(text: &str) -> Option<(Spoken, &str)> {
    if let Some((_, rest)) = word_of(text, NOON.iter().map(|noon| (*noon, ()))) {
        let noon = Spoken {
            hour: 12,
            minute: 0,
            half: None,
            seconds: false,
            joined: false,
            named: true,
            twelve: false,
            day: true,
        };
        return Some((noon, rest));
    }
    let past = PAST
        .iter()
        .find_map(|(word, more)| Some((*more, text.strip_prefix(word)?)));
    let (figures, rest) = digits(past.map_or(text, |(_, rest)| rest))?;
    let mut told = Spoken {
        hour: figures.get(..2).unwrap_or(figures).parse().ok()?,
        minute: past.map_or(0, |(more, _)| more),
        half: None,
        seconds: false,
        joined: figures.len() == 4 && past.is_none(),
        named: past.is_some(),
        twelve: past.is_some(),
        day: figures.len() == 4 || figures.starts_with('0'),
    };
    let rest = match figures.len() {
        1 | 2 if told.named => rest,
        1 | 2 => told.minutes(rest),
        4 if told.joined => {
            told.minute = figures[2..].parse().ok()?;
            rest
        }
        _ => return None,
    };
    let rest = told.behind(rest);
    Some((told, rest))
}

impl Spoken {
    /// Takes the minutes behind an hour, if it has some; what stands behind them.
    fn minutes<'t>(&mut self, rest: &'t str) -> &'t str {
        let Some((minute, behind)) = minutes(rest) else {
            return rest;
        };
        (self.minute, self.named) = (minute, true);
        self.day |= rest.trim_start().starts_with('h');
        // Seconds are none.
        let seconds = behind
            .strip_prefix(":00")
            .filter(|rest| digits(rest).is_none());
        self.seconds = seconds.is_some();
        seconds.map_or(behind, |behind| behind.trim_start_matches(".000"))
    }

    /// Takes a unit, a part of an hour, the half of the day; what stands behind them.
    fn behind<'t>(&mut self, mut rest: &'t str) -> &'t str {
        if let Some((unit, behind)) =
            word_of(rest.trim_start(), UNITS.iter().map(|unit| (*unit, *unit)))
        {
            (rest, self.named) = (behind, true);
            self.twelve |= unit == TWELVE;
            self.day |= unit != TWELVE;
        }
        if let Some((more, behind)) = word_of(rest.trim_start(), MORE.into_iter()) {
            (rest, self.named) = (behind, true);
            self.twelve = true;
            self.minute += more;
        }
        if let Some((half, behind)) = word_of(rest.trim_start(), HALVES.into_iter()) {
            (rest, self.named) = (behind, true);
            self.half = Some(half);
        }
        rest
    }
}

/// What a word at the head of a text stands for, and what stands behind it.
fn word_of<T>(text: &str, mut words: impl Iterator<Item = (&'static str, T)>) -> Option<(T, &str)> {
    let is_end = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
    words.find_map(|(word, what)| {
        let rest = text.strip_prefix(word).filter(|rest| is_end(rest))?;
        Some((what, rest))
    })
}

/// The figures at the head of a text, and what stands behind them.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// The minutes behind an hour: `:30`, `h30`, ` h 30`, `.30`.
fn minutes(text: &str) -> Option<(u16, &str)> {
    let behind = text.trim_start();
    let apart = behind.len() < text.len();
    let rest = match behind.strip_prefix(['h', ':']) {
        Some(rest) => rest.trim_start(),
        None => behind.strip_prefix('.').filter(|_| !apart)?,
    };
    let (figures, rest) = digits(rest).filter(|(figures, _)| figures.len() == 2)?;
    Some((
        figures.parse().ok()?,
        rest.strip_prefix("min").unwrap_or(rest),
    ))
}
