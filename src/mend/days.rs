//! In: a day, a month, an hour in words or figures. Out: as the form writes it, and how sure that is.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{Sure, line::fold, meant::Meant};
use crate::{check::format, model::date::PartialDate};

/// Months in the three languages, and in German, Portuguese and Italian, as they sound; the first letters are enough.
const MONTHS: [&str; 12] = [
    "janvier january enero januar janeiro gennaio",
    "fevrier february febrero februar fevereiro febbraio",
    "mars march marzo marz maerz marco",
    "avril april abril aprile",
    "mai may mayo maio maggio",
    "juin june junio juni junho giugno",
    "juillet july julio juli julho luglio",
    "aout august agosto",
    "septembre september septiembre setiembre setembro settembre",
    "octobre october octubre oktober outubro ottobre",
    "novembre november noviembre novembro",
    "decembre december diciembre dezember dezembro dicembre",
];

/// The month that a word names, if it names one only: `juil`, `ene`, `sept`; not `jui`.
fn month(word: &str) -> Option<u16> {
    let named = |at: &usize, is: &dyn Fn(&str) -> bool| MONTHS[*at].split(' ').any(is);
    let whole = |at: &usize| named(at, &|name| name == word);
    let begun = |at: &usize| word.len() > 2 && named(at, &|name| name.starts_with(word));
    let found: Vec<usize> = (0..12).filter(whole).collect();
    let near: Vec<usize> = (0..12).filter(begun).collect();
    match (found.as_slice(), near.as_slice()) {
        ([one], _) | ([], [one]) => u16::try_from(one + 1).ok(),
        _ => None,
    }
}

/// Words that stand beside a date and say nothing of it, or that it is about then.
const BESIDE: &str = " le the el de del du of on en a lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday \
    thursday friday saturday sunday er lunes domingo martes miercoles jueves viernes sabado les los from entre \
    between desde depuis vers environ env circa ca about around approx hacia sobre mi mid debut fin early late \
    principios comienzos mediados finales courant prevu previsto planned since seit ab des partir den am der im il di \
    do da em dia feira montag dienstag mittwoch donnerstag freitag samstag sonntag lunedi martedi mercoledi giovedi venerdi \
    sabato domenica segunda terca quarta quinta sexta envoye envoyee sent enviado enviada signe signee signed firmado \
    firmada ";

/// Days of the week in the same languages, from Monday.
const WEEK: [&str; 7] = [
    "lundi monday lunes montag lunedi segunda",
    "mardi tuesday martes dienstag martedi terca",
    "mercredi wednesday miercoles mittwoch mercoledi quarta",
    "jeudi thursday jueves donnerstag giovedi quinta",
    "vendredi friday viernes freitag venerdi sexta",
    "samedi saturday sabado samstag sabato",
    "dimanche sunday domingo sonntag domenica",
];

/// Whether every day of the week that is named is that of a date.
fn is_weekday(words: &str, date: &str) -> bool {
    let Some(day) = date.parse::<Date>().ok() else {
        return true;
    };
    let own = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
    let is = |names: &str, word: &str| names.split(' ').any(|name| name == word);
    let named = |word: &&str| WEEK.iter().any(|names| is(names, word));
    words
        .split(' ')
        .filter(named)
        .all(|word| is(WEEK[own], word))
}

/// Whether a text says of a day that something begins then and goes on: `from 8 February on`, `desde el 8 de febrero`.
pub(super) fn is_beginning(text: &str) -> bool {
    const FROM: [&str; 12] = [
        "from", "since", "starting", "desde", "depuis", "des", "partir", "compter", "seit", "ab",
        "onwards", "dal",
    ];
    fold(text).split(' ').any(|word| FROM.contains(&word))
}

/// A day as East Asia writes it, in figures with words behind them: `2023年3月20日`.
fn eastern(text: &str) -> Option<String> {
    let sign = |c: char| match c {
        '年' | '년' | '月' | '월' => Some('-'),
        '日' | '일' => Some(' '),
        _ => None,
    };
    let has = text.contains(['年', '년']);
    let plain: String = text.chars().map(|c| sign(c).unwrap_or(c)).collect();
    let plain: String = plain.split_whitespace().collect();
    has.then(|| plain.trim_end_matches('-').to_owned())
}

/// A day with an hour behind it, `2023-10-12 00:00:00`, `15/09/2023 17h`: the day; none if the hour is one of another place.
fn timed(text: &str) -> Option<&str> {
    let (day, hour) = text.split_once(' ')?;
    let hour = hour.trim();
    let figures = hour.bytes().filter(u8::is_ascii_digit).count();
    let dated = day.len() > 7
        && day
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.'));
    let clock = hour.starts_with(|c: char| c.is_ascii_digit()) && hour.contains([':', 'h', 'H']);
    let (local, _) = hour.split_once(['+', '-']).unwrap_or((hour, ""));
    let midnight = local
        .bytes()
        .all(|b| matches!(b, b'0' | b':' | b'.' | b'Z'));
    let plain = hour
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'h' | b'H' | b' '));
    (dated && clock && (midnight || plain && figures < 7)).then_some(day)
}

fn is_beside(word: &str) -> bool {
    !word.is_empty() && BESIDE.contains(&format!(" {word} "))
}

/// A day, a month or a year in words or figures; which of two figures is the day is a guess unless it cannot be a month.
pub(super) fn date(text: &str, whole: bool) -> Meant {
    // What a program wrote that knows days as midnights, and any other hour of a day.
    if let Some((day, hour)) = text.split_once('T')
        && matches!(PartialDate::parse(day), Some(PartialDate::Day(..)))
        && (hour.starts_with("00:00") || !is_zoned(hour))
    {
        // A midnight of any place is the day there.
        let (local, _) = hour.split_once(['+', '-']).unwrap_or((hour, ""));
        let midnight = local
            .bytes()
            .all(|b| matches!(b, b'0' | b':' | b'.' | b'Z'));
        let sure = if midnight { Sure::Certain } else { Sure::Guess };
        return Some((day.to_owned(), sure));
    }
    let plain = eastern(text);
    let text = plain.as_deref().unwrap_or(text);
    if let Some(day) = timed(text) {
        let read = PartialDate::parse(day).map(|_| (day.to_owned(), Sure::Certain));
        return read.or_else(|| bare(day, whole));
    }
    // What is said in brackets behind it is no part of a day, but it may be a doubt: `2023-10-12 (à confirmer)`.
    let (text, said) = text.split_once(" (").unwrap_or((text, ""));
    let sure = if fold(said)
        .split(' ')
        .all(|word| word.is_empty() || is_beside(word))
    {
        Sure::Certain
    } else {
        Sure::Guess
    };
    let (found, how) = (!said.bytes().any(|b| b.is_ascii_digit()))
        .then(|| bare(text, whole))
        .flatten()?;
    // One of the two is wrong, the day or its name.
    let agrees = is_weekday(&fold(&format!("{text} {said}")), &found);
    let sure = if agrees { sure.min(how) } else { Sure::Guess };
    Some((found, sure))
}

/// The same of a text without anything behind it.
fn bare(text: &str, whole: bool) -> Meant {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !is_beside(word)).collect();
    let (mut numbers, mut named) = (Vec::new(), None);
    for word in &words {
        let figures: String = word.chars().take_while(char::is_ascii_digit).collect();
        let ordinal =
            ["", "er", "re", "st", "nd", "rd", "th", "o", "e"].contains(&&word[figures.len()..]);
        match (figures.parse::<u16>(), month(word)) {
            (Ok(number), _) if ordinal => numbers.push((number, figures.len())),
            (_, Some(month)) if named.is_none() => named = Some(month),
            _ => return None,
        }
    }
    let made = |year: u16, month: u16, day: Option<u16>| {
        let text = day.map_or(format!("{year:04}-{month:02}"), |day| {
            format!("{year:04}-{month:02}-{day:02}")
        });
        let read = PartialDate::parse(&text)?;
        (!whole || matches!(read, PartialDate::Day(..))).then_some(text)
    };
    let sure = |text: Option<String>, sure: Sure| text.map(|text| (text, sure));
    match (named, numbers.as_slice()) {
        (Some(month), [(year, 4)]) => sure(made(*year, month, None), Sure::Certain),
        (Some(month), [(day, 1 | 2), (year, 4)] | [(year, 4), (day, 1 | 2)]) => {
            sure(made(*year, month, Some(*day)), Sure::Certain)
        }
        // `20-mar-23`: the year of the days that forms are written in.
        (Some(month), [(day, 1 | 2), (year, 2)]) if is_between(&words) => {
            sure(made(2000 + *year, month, Some(*day)), Sure::Certain)
        }
        // `vers 2023`; by itself it is a year already.
        (None, [(year, 4)]) if !whole => sure(Some(format!("{year:04}")), Sure::Certain),
        (None, [(year, 4), (month, 1 | 2)]) => sure(made(*year, *month, None), Sure::Certain),
        (None, [(month, 1 | 2), (year, 4)]) => sure(made(*year, *month, None), Sure::Certain),
        (None, [(year, 4), (month, 1 | 2), (day, 1 | 2)]) => {
            match made(*year, *month, Some(*day)) {
                Some(text) => sure(Some(text), Sure::Certain),
                None => sure(made(*year, *day, Some(*month)), Sure::Guess),
            }
        }
        (None, [(first, 1 | 2), (second, 1 | 2), (year, length @ (2 | 4))]) => {
            let year = if *length == 2 { 2000 + year } else { *year };
            let (day_first, month_first) = (
                made(year, *second, Some(*first)),
                made(year, *first, Some(*second)),
            );
            match (day_first, month_first) {
                (Some(one), Some(other)) if one != other => Some((one, Sure::Guess)),
                (Some(one), _) | (None, Some(one)) => Some((
                    one,
                    if *length == 4 {
                        Sure::Certain
                    } else {
                        Sure::Guess
                    },
                )),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the name of a month stands between two numbers.
fn is_between(words: &[&str]) -> bool {
    matches!(words, [day, name, year] if month(name).is_some()
        && [day, year].iter().all(|word| word.bytes().all(|b| b.is_ascii_digit())))
}

/// The month that a text names, in its own word.
pub(super) fn month_in(text: &str) -> Option<String> {
    let folded = fold(text);
    let mut words = folded.split(' ');
    words.find(|word| month(word).is_some()).map(str::to_owned)
}

/// The numbers of a text, each with how many figures it has.
pub(super) fn numbers(text: &str) -> Vec<(u16, usize)> {
    let folded = fold(text);
    let number = |word: &str| {
        let figures: String = word.chars().take_while(char::is_ascii_digit).collect();
        Some((figures.parse().ok()?, figures.len()))
    };
    folded.split(' ').filter_map(number).collect()
}

/// Whether a text is a number and no more than stands beside a date.
pub(super) fn is_number(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(' ').filter(|word| !is_beside(word));
    words.next().is_some_and(|word| word.parse::<u16>().is_ok()) && words.next().is_none()
}

/// An hour alone, as the form writes it: `10 h 15`, `10.15`, `9h`; none if it is one already.
pub(super) fn hour(text: &str) -> Option<String> {
    let plain: String = text.to_lowercase().split_whitespace().collect();
    let plain = plain.trim_end_matches(['.', ',']);
    let clock = plain
        .strip_suffix("hrs")
        .or_else(|| plain.strip_suffix('h').filter(|rest| rest.contains(':')))
        .unwrap_or(plain);
    let (hours, minutes) = clock.split_once([':', 'h', '.'])?;
    let digits = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || !digits(minutes) || minutes.len() == 1 {
        return None;
    }
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    let read = (hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok()?);
    let found = format!("{:02}:{:02}", read.0, read.1);
    (read.0 < 24 && read.1 < 60 && found != text).then_some(found)
}

/// Whether an hour says of which zone it is.
fn is_zoned(hour: &str) -> bool {
    hour.ends_with(['Z', 'z']) || hour.contains(['+', '-'])
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

/// A text with its midday as an hour: `6 juillet 2023 à midi`.
fn midday(text: &str) -> String {
    const NOON: [&str; 7] = [
        " à midi",
        " at noon",
        " at midday",
        " al mediodía",
        " a mediodía",
        ", midi",
        " noon",
    ];
    let noon = NOON.iter().find_map(|word| text.strip_suffix(word));
    noon.map_or_else(|| text.to_owned(), |rest| format!("{rest} 12:00"))
}

/// A day and the first of two hours: `6 juillet 2023, de 16 h à 17 h`. When it ends another question asks.
fn ranged(text: &str) -> &str {
    const FROM: [&str; 6] = [" de ", " from ", " von ", " das ", " entre ", " between "];
    const TO: [&str; 7] = [" à ", " to ", " a ", " bis ", " às ", " et ", " and "];
    let is_hour = |part: &str| {
        let part = part.trim().trim_start_matches("las ");
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let rest = part[digits..].trim();
        (1..=2).contains(&digits)
            && rest.starts_with([':', 'h', 'H', '.'])
            && rest
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'h' | b'H' | b'.' | b' '))
    };
    let ends = FROM.iter().filter_map(|from| {
        let (_, hours) = text.rsplit_once(from)?;
        TO.iter().find_map(|to| {
            let (first, last) = hours.split_once(to)?;
            (is_hour(first) && is_hour(last)).then(|| text.len() - last.len() - to.len())
        })
    });
    ends.min().map_or(text, |end| &text[..end])
}

/// A day and an hour; an hour of another zone is nobody's guess.
pub(super) fn moment(said: &str) -> Meant {
    let text = midday(said.trim());
    let text = ranged(&text);
    let (plain, sure_at_most) = spoken_hour(text);
    let mut text = plain.as_str();
    // `el 2023-09-07T16:00`
    while let Some((word, rest)) = text.split_once(' ')
        && word.chars().all(char::is_alphabetic)
        && is_beside(&fold(word))
    {
        text = rest.trim_start();
    }
    let split = text
        .find('T')
        .filter(|at| *at == 10)
        .map(|at| (at, at + 1))
        .or_else(|| {
            let at = text.find([' ', ','])?;
            // Behind the last piece of the day comes the hour.
            let colon = text.find([':', 'h', 'H']).unwrap_or(text.len());
            let hour = text[..colon].rfind([' ', ',']).unwrap_or(at);
            Some((hour, hour + 1))
        });
    let (end, start) = split?;
    let (day, sure) = match PartialDate::parse(&text[..end]) {
        Some(PartialDate::Day(..)) => (text[..end].to_owned(), Sure::Certain),
        _ => date(
            text[..end]
                .trim_end_matches([',', ' '])
                .trim_end_matches(" de")
                .trim_end_matches(" from")
                .trim_end_matches([',', ' '])
                .trim_end_matches(" à")
                .trim_end_matches(" a las")
                .trim_end_matches(" at"),
            true,
        )?,
    };
    let hour = text[start..].trim();
    let dotted = hour.split_once('.').filter(|(hours, minutes)| {
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        (1..=2).contains(&hours.len()) && digits(hours) && minutes.len() == 2 && digits(minutes)
    });
    let dotted = dotted.map(|(hours, minutes)| format!("{hours}:{minutes}"));
    let hour = dotted.as_deref().unwrap_or(hour);
    if is_zoned(hour) {
        return None;
    }
    let guess = format::meant("date-time", &format!("{day} {}", hour.replace('H', "h")))?;
    let agrees = is_weekday(&fold(said), guess.get(..10)?);
    let most = if agrees { sure_at_most } else { Sure::Guess };
    Some((guess, sure.min(most)))
}

/// What is said of an hour that is that of the place.
const LOCAL: [&str; 8] = [
    "CEST",
    "CET",
    "HNEC",
    "HAEC",
    "heure locale",
    "hora local",
    "local time",
    "hrs",
];

/// An hour without what is said around it: `4 p.m. CET`, `16h00 (hora de Madrid)`. Whose hour it is was told elsewhere; that it is this one is a guess.
fn spoken_hour(text: &str) -> (String, Sure) {
    // What says no more than that it is an hour.
    let text = [" horas", " heures", " hours", " hrs", " h.", " h", " uhr"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .map_or(text, str::trim_end);
    let mut plain = text.to_owned();
    let mut sure = Sure::Certain;
    if let Some(open) = plain.find(" (") {
        plain.truncate(open);
        sure = Sure::Guess;
    }
    for word in [" heure de ", " hora de "] {
        if let Some(at) = plain.find(word) {
            plain.truncate(at);
            sure = Sure::Guess;
        }
    }
    for word in LOCAL {
        if let Some(rest) = plain
            .strip_suffix(word)
            .map(|rest| rest.trim_end().to_owned())
        {
            (plain, sure) = (rest, Sure::Guess);
        }
    }
    let lower = plain.to_lowercase();
    for (mark, more) in [
        ("p.m.", 12),
        ("p. m.", 12),
        ("p m", 12),
        ("pm", 12),
        ("a.m.", 0),
        ("a. m.", 0),
        ("a m", 0),
        ("am", 0),
    ] {
        let Some(rest) = lower
            .strip_suffix(mark)
            .map(str::trim_end)
            .filter(|rest| rest.is_ascii())
        else {
            continue;
        };
        let start = rest.rfind([' ', ',', 't']).map_or(0, |at| at + 1);
        let (hours, minutes) = rest[start..]
            .split_once([':', 'h', '.'])
            .unwrap_or((&rest[start..], "00"));
        if let (Ok(hours @ 1..=12), Ok(minutes @ 0..=59)) =
            (hours.parse::<u32>(), minutes.parse::<u32>())
        {
            plain = format!(
                "{} {:02}:{minutes:02}",
                rest[..start].trim_end(),
                hours % 12 + more
            );
        }
        break;
    }
    (plain, sure)
}

#[cfg(test)]
mod tests {
    use super::{Sure, date};

    #[test]
    fn a_day_of_the_week_that_is_another_is_never_certain() {
        for (text, wanted, sure) in [
            ("jueves 12 de octubre de 2023", "2023-10-12", Sure::Certain),
            ("jeudi 12 octobre 2023", "2023-10-12", Sure::Certain),
            ("Thursday, October 12, 2023", "2023-10-12", Sure::Certain),
            ("12 octobre 2023 (jeudi)", "2023-10-12", Sure::Certain),
            ("viernes 12 de octubre de 2023", "2023-10-12", Sure::Guess),
            ("vendredi 12 octobre 2023", "2023-10-12", Sure::Guess),
            ("Friday, October 12, 2023", "2023-10-12", Sure::Guess),
            ("12 octobre 2023 (vendredi)", "2023-10-12", Sure::Guess),
            ("12 octobre 2023 (à confirmer)", "2023-10-12", Sure::Guess),
            ("vers juin 2024", "2024-06", Sure::Certain),
            ("2023-10-12 00:00:00", "2023-10-12", Sure::Certain),
            ("2023-10-12T00:00:00+02:00", "2023-10-12", Sure::Certain),
            ("15/09/2023 17h", "2023-09-15", Sure::Certain),
            ("2023年3月20日", "2023-03-20", Sure::Certain),
            ("20-mar-23", "2023-03-20", Sure::Certain),
            ("12 de março de 2023", "2023-03-12", Sure::Certain),
            ("12. März 2023", "2023-03-12", Sure::Certain),
            ("Freitag, 12. Oktober 2023", "2023-10-12", Sure::Guess),
        ] {
            assert_eq!(date(text, false), Some((wanted.to_owned(), sure)), "{text}");
        }
        for text in [
            "12 ou 13 octobre 2023",
            "avant octobre 2023",
            "12-13 octobre 2023",
            "10 noches 2023",
        ] {
            assert_eq!(date(text, false), None, "{text}");
        }
    }
}
