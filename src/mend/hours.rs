//! In: a day with an hour, or an hour alone, as people write them. Out: as the form does, how sure that is, and what else is said of the hour.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Sure,
    clock::{Clock, FIRST, clock, plain, shown},
    days,
    line::is_blank,
    meant::Meant,
    offset::offset,
    spelt,
};
use crate::check::format;

/// Bytes of a text that may be a moment: each of its blanks may be what parts the day from the hour.
const LONGEST: usize = 120;

/// A day and an hour: as the form writes them, how sure, and what is said of the hour behind it.
struct Told {
    moment: String,
    sure: Sure,
    /// How sure the hour is.
    hour: Sure,
    rest: String,
    bare: bool,
}

/// A day and an hour; whose hour it is was told elsewhere, so that it is this one is a guess where words behind it say so again.
pub(super) fn moment(said: &str) -> Meant {
    let told = whole(said)?;
    let sure = match told.rest.as_str() {
        "" => told.sure.min(told.hour),
        rest if is_of_a_place(rest) => Sure::Guess,
        _ => return None,
    };
    Some((told.moment, sure))
}

/// A day and an hour that is said to be that of a place, or so far from the universal one, if that is what clocks show there.
pub(super) fn moment_of(said: &str, zone: &str, is_own: impl Fn(&str) -> bool) -> Meant {
    let told = whole(said).filter(|told| !told.rest.is_empty())?;
    let rest = told
        .rest
        .trim_matches(|c: char| is_blank(c) || matches!(c, '(' | ')' | ','));
    let there = format::fits("date-time", &told.moment)
        .then(|| told.moment.parse::<jiff::civil::DateTime>().ok())
        .flatten()?;
    let shown = there.in_tz(zone).ok()?;
    let agrees = is_own(rest)
        || offset(rest).is_some_and(|(seconds, more)| {
            more.trim().is_empty() && seconds.unwrap_or(0) == shown.offset().seconds()
        })
        || shown.strftime("%Z").to_string().eq_ignore_ascii_case(rest);
    agrees.then_some((told.moment, told.sure.min(told.hour)))
}

/// The day of a text that has an hour as well; figures alone are no hour beside a day where none is asked for.
pub(super) fn day_of(said: &str) -> Meant {
    let told = whole(said).filter(|told| told.rest.is_empty() && !told.bare)?;
    Some((told.moment.get(..10)?.to_owned(), told.sure))
}

/// What is said of an hour where somebody says whose it is: `CET`, `(heure de Paris)`.
fn is_of_a_place(rest: &str) -> bool {
    const LOCAL: [&str; 8] = [
        "cest",
        "cet",
        "hnec",
        "haec",
        "heure locale",
        "hora local",
        "local time",
        "hrs",
    ];
    let bracketed = rest.starts_with('(') && rest.ends_with(')');
    let named = ["heure de ", "hora de "]
        .iter()
        .any(|word| rest.starts_with(word));
    bracketed || named || LOCAL.contains(&rest)
}

/// The day and the hour of a text, one behind the other.
fn whole(said: &str) -> Option<Told> {
    let text = said.trim_matches(is_blank);
    if text.len() > LONGEST {
        return None;
    }
    let spelled = |plain: &str| {
        let told = dated(plain).filter(|told| !told.bare)?;
        Some(((told.moment, told.rest, told.hour), told.sure))
    };
    dated(text).or_else(|| {
        let ((moment, rest, hour), sure) = spelt::in_figures(text, spelled)?;
        Some(Told {
            moment,
            sure,
            hour,
            rest,
            bare: false,
        })
    })
}

/// The same of a text with its numbers in figures: the longest piece that is a day, and an hour behind it or before it.
fn dated(text: &str) -> Option<Told> {
    let plain = plain(text);
    let parts = |c: char| is_blank(c) || c == ',';
    let figure = |at: usize| plain.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let marks = plain.match_indices('t').map(|(at, _)| at);
    let mut marks = marks.filter(|at| *at > 0 && figure(at - 1) && figure(at + 1));
    let iso = marks.next().map(|at| (at, at + 1));
    let blanks = plain
        .match_indices(parts)
        .map(|(at, sign)| (at, at + sign.len()));
    let splits: Vec<(usize, usize)> = iso.into_iter().chain(blanks).collect();
    let day_first = || {
        splits.iter().rev().find_map(|(end, start)| {
            let (day, sure) = day(&plain[..*end])?;
            let hour = &plain[*start..];
            let clock = clock(hour).filter(|_| !may_be_zoned(hour))?;
            Some(made(&plain, &day, sure, &clock))
        })
    };
    let hour_first = || {
        splits.iter().find_map(|(end, start)| {
            let (day, sure) = day(&plain[*start..])?;
            let clock =
                clock(&plain[..*end]).filter(|clock| clock.rest.is_empty() && !clock.bare)?;
            Some(made(&plain, &day, sure, &clock))
        })
    };
    day_first().or_else(hour_first)
}

/// Whether what may be the hour at which something ends may be a zone: `16:00-17:00`.
fn may_be_zoned(hour: &str) -> bool {
    let joined = hour.trim().split_once('-');
    let clock = |text: &str| text.len() == 5 && text.as_bytes()[2] == b':';
    joined.is_some_and(|(begin, end)| clock(begin) && clock(end))
}

fn day(text: &str) -> Meant {
    let text = text.trim_matches(|c: char| is_blank(c) || c == ',');
    (text.len() > 5).then(|| days::day(text, true)).flatten()
}

fn made(said: &str, day: &str, sure: Sure, clock: &Clock<'_>) -> Told {
    // One of the two is wrong, the day or its name.
    let sure = if days::is_weekday(said, day) {
        sure
    } else {
        Sure::Guess
    };
    Told {
        moment: format!("{day}T{}", shown(clock.begin)),
        sure,
        hour: clock.sure,
        rest: clock.rest.trim_matches(is_blank).to_owned(),
        bare: clock.bare,
    }
}

/// An hour alone, as the form writes it: `10 h 15`, `10.15`, `9h`; none if it is one already.
pub(super) fn hour(text: &str) -> Meant {
    let plain = plain(text.trim_matches(|c: char| is_blank(c) || matches!(c, '.' | ',')));
    let clock = clock(&plain).filter(|clock| clock.rest.is_empty() && clock.end.is_none())?;
    let bare = plain.bytes().all(|b| b.is_ascii_digit());
    let found = shown(clock.begin);
    let length = clock.begin < FIRST && !plain.contains(&found);
    let sure = if length { Sure::Guess } else { clock.sure };
    (!bare && found != text).then_some((found, sure))
}

/// How many minutes lie between two hours of a day: `de 16 h à 17 h 30`. `1 h à 2 h` is how long it may last.
pub(super) fn between(text: &str) -> Option<u32> {
    const MORNING: u16 = 6 * 60;
    let plain = plain(text.trim_matches(is_blank));
    let clock = clock(&plain).filter(|clock| clock.rest.is_empty() && clock.begin >= MORNING)?;
    clock.end.map(|end| u32::from(end - clock.begin))
}

/// A moment that says its zone, as programs write it, in the zone of a place.
pub(super) fn moment_at(text: &str, zone: &str) -> Meant {
    let text = text.trim();
    let universal = ["UTC", "GMT"]
        .iter()
        .find_map(|zone| text.strip_suffix(zone));
    let text = universal.map_or_else(
        || text.to_owned(),
        |rest| format!("{}Z", rest.trim_end().replacen(' ', "T", 1)),
    );
    let moment: Timestamp = text.parse().ok()?;
    if is_span(&text) {
        return None;
    }
    let zone = TimeZone::get(zone).ok()?;
    let here = zone.to_datetime(moment);
    let text = here.strftime("%Y-%m-%dT%H:%M").to_string();
    Some((text, Sure::Certain)).filter(|(text, _)| format::fits("date-time", text))
}

/// Whether what looks like the zone of an hour may be the hour at which it ends: `2023-09-07 16:00-17:00`.
fn is_span(text: &str) -> bool {
    let hours = text.get(11..).unwrap_or_default();
    let ends = hours.split_once(['-', '−', '–']).filter(|(_, end)| {
        let digits = end.bytes().filter(u8::is_ascii_digit).count();
        digits == 4
    });
    // A program that writes zones writes seconds too, or a zone that no hour of that day comes after.
    ends.is_some_and(|(begin, end)| begin.matches(':').count() == 1 && begin < end)
}

#[cfg(test)]
mod tests {
    use super::{Sure, between, hour, moment, moment_of};

    #[test]
    fn a_day_and_an_hour_are_read_as_they_are_said() {
        for (text, wanted) in [
            ("7 septembre 2023, 16 h 00", "2023-09-07T16:00"),
            ("7 septembre 2023 à 4h de l’après-midi", "2023-09-07T16:00"),
            (
                "26 de octubre de 2023 a las 4 de la tarde",
                "2023-10-26T16:00",
            ),
            ("9 Nov 2023 at 15.00hrs", "2023-11-09T15:00"),
            ("9 November 2023 from 3pm to 4pm", "2023-11-09T15:00"),
            ("9 November 2023, 3 to 4:30 p.m.", "2023-11-09T15:00"),
            ("9 November 2023 1500", "2023-11-09T15:00"),
            (
                "9 November 2023 at half past three in the afternoon",
                "2023-11-09T15:30",
            ),
            ("Thursday 9th November 2023 at noon", "2023-11-09T12:00"),
            ("6 juillet 2023 à midi", "2023-07-06T12:00"),
            (
                "jeudi 7 septembre 2023, de 16 h à 17 h 30",
                "2023-09-07T16:00",
            ),
            ("16h30, le 7 septembre 2023", "2023-09-07T16:30"),
            ("12:00 a.m. 9 November 2023", "2023-11-09T00:00"),
            ("2023-09-07 16:00:00", "2023-09-07T16:00"),
            ("el 2023-09-07T16:00", "2023-09-07T16:00"),
            (
                "2023-09-07 a las cuatro y media de la tarde",
                "2023-09-07T16:30",
            ),
        ] {
            assert_eq!(
                moment(text),
                Some((wanted.to_owned(), Sure::Certain)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_said_of_an_hour_leaves_it_a_guess_or_makes_it_none() {
        for (text, wanted) in [
            ("2023-07-06 4 P M CET", "2023-07-06T16:00"),
            (
                "7 septembre 2023 16h00 (heure de Paris)",
                "2023-09-07T16:00",
            ),
            ("vendredi 7 septembre 2023 16h", "2023-09-07T16:00"),
            ("6/7/2023 16h00", "2023-07-06T16:00"),
            ("7 September 2023 at 4:00", "2023-09-07T04:00"),
            ("7 September 2023 at four o'clock", "2023-09-07T04:00"),
            ("7 September 2023 at half past 3", "2023-09-07T03:30"),
            (
                "7 de septiembre de 2023, de 4:00 a 5:30",
                "2023-09-07T04:00",
            ),
            ("7 septembre 2023 à 4 heures et demie", "2023-09-07T04:30"),
        ] {
            assert_eq!(
                moment(text),
                Some((wanted.to_owned(), Sure::Guess)),
                "{text}"
            );
        }
        for text in [
            "7 septembre 2023 16h ou 17h",
            "7 septembre 2023, 9 h et 14 h",
            "7 septembre 2023, 10 h 00 / 16 h 00",
            "7 septembre 2023",
            "16h00",
            "7 septembre 2023 26h",
            "7 septembre 2023 16h75",
            "7 septembre 2023, 12 de la nuit",
            "7 septembre 2023, 13 pm",
            "2023-09-07T16:00Z",
            "2023-09-07 16:00+02:00",
            "2023-09-07 16:00-17:00",
            "9 November 2023 4",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn an_hour_of_a_zone_is_that_of_the_place_where_clocks_show_it() {
        let none = |_: &str| false;
        for (text, zone) in [
            ("Thursday 9th November 2023 15:00 GMT", "Europe/London"),
            ("9 November 2023 15:00 GMT+1", "Europe/Paris"),
            ("9 November 2023 3pm CET", "Europe/Madrid"),
            ("9 November 2023 15:00 (EST)", "America/Toronto"),
        ] {
            let wanted = Some(("2023-11-09T15:00".to_owned(), Sure::Certain));
            assert_eq!(moment_of(text, zone, none), wanted, "{text}");
        }
        for (text, zone) in [
            ("9 July 2023 15:00 GMT", "Europe/London"),
            ("9 November 2023 15:00 GMT+2", "Europe/Paris"),
            ("9 July 2023 3pm CET", "Europe/Madrid"),
            ("9 November 2023 15:00", "Europe/Madrid"),
        ] {
            assert_eq!(moment_of(text, zone, none), None, "{text}");
        }
    }

    #[test]
    fn hours_alone_and_between() {
        for (text, wanted) in [
            ("10 h 15", "10:15"),
            ("10.15", "10:15"),
            ("9h", "09:00"),
            ("3 pm", "15:00"),
        ] {
            let wanted = Some((wanted.to_owned(), Sure::Certain));
            assert_eq!(hour(text), wanted, "{text}");
        }
        assert_eq!(hour("4:00"), Some(("04:00".to_owned(), Sure::Guess)));
        for text in ["10:15", "10", "1015", "10h-11h", "10h ou 11h", "25h"] {
            assert_eq!(hour(text), None, "{text}");
        }
        assert_eq!(between("de 16h à 17h"), Some(60));
        assert_eq!(between("10:00-11:30"), Some(90));
        assert_eq!(between("entre 16h et 17h"), Some(60));
        for text in ["10 h / 16 h", "9 h et 10 h 30", "10:00 and 16:00"] {
            assert_eq!(between(text), None, "{text}");
        }
        assert_eq!(between("17h à 16h"), None);
        assert_eq!(between("1h à 2h"), None);
        assert_eq!(between("16h"), None);
    }
}
