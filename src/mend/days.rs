//! In: a day, a month, a year in words or figures. Out: as the form writes it, and how sure that is.

use jiff::civil::Date;

use super::{Sure, hours, line::fold, meant::Meant, spelt};
use crate::model::date::PartialDate;

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
fn month(word: &str) -> Option<u32> {
    let named = |at: &usize, is: &dyn Fn(&str) -> bool| MONTHS[*at].split(' ').any(is);
    let whole = |at: &usize| named(at, &|name| name == word);
    let begun = |at: &usize| word.len() > 2 && named(at, &|name| name.starts_with(word));
    let found: Vec<usize> = (0..12).filter(whole).collect();
    let near: Vec<usize> = (0..12).filter(begun).collect();
    match (found.as_slice(), near.as_slice()) {
        ([one], _) | ([], [one]) => u32::try_from(one + 1).ok(),
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
    firmada fait faite done given hecho hecha dado dada ";

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
pub(super) fn is_weekday(words: &str, date: &str) -> bool {
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

/// The midnight that a program wrote where it knows days as midnights, of whatever place: `2023-10-12 00:00:00+02:00`.
fn midnight(text: &str) -> Option<&str> {
    let (day, hour) = text.split_once(['T', ' '])?;
    let (local, _) = hour.split_once(['+', '-']).unwrap_or((hour, ""));
    let none = local
        .bytes()
        .all(|b| matches!(b, b'0' | b':' | b'.' | b'Z'));
    let whole = matches!(PartialDate::parse(day), Some(PartialDate::Day(..)));
    (none && whole && local.starts_with("00:00")).then_some(day)
}

fn is_beside(word: &str) -> bool {
    !word.is_empty() && BESIDE.contains(&format!(" {word} "))
}

/// A day, a month or a year in words or figures; which of two figures is the day is a guess unless it cannot be a month. An hour behind
/// it is left out, but for one that says its zone: there it may be another day.
pub(super) fn date(text: &str, whole: bool) -> Meant {
    if let Some(day) = midnight(text) {
        return Some((day.to_owned(), Sure::Certain));
    }
    let timed = || {
        let (day, sure) = hours::day_of(text)?;
        // An hour behind a `T` is one that a program took from somewhere.
        let sure = if text.as_bytes().get(10) == Some(&b'T') {
            Sure::Guess
        } else {
            sure
        };
        Some((day, sure))
    };
    day(text, whole)
        .or_else(timed)
        .or_else(|| spelt::in_figures(text, |plain| day(plain, whole)))
}

/// The same of a text without an hour.
pub(super) fn day(text: &str, whole: bool) -> Meant {
    let plain = eastern(text);
    let text = plain.as_deref().unwrap_or(text);
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
    let (numbers, named) = figures(&words)?;
    let made = |year: u32, month: u32, day: Option<u32>| {
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
        // `20-mar-23`: the year is one that forms are written in, if only one of the two is.
        (Some(month), [(first, 1 | 2), (last, 2)]) if is_between(&words) => {
            let near = |year: u32| (21..40).contains(&year);
            let how = if near(*last) && !near(*first) {
                Sure::Certain
            } else {
                Sure::Guess
            };
            let (day, year) = if near(*first) && !near(*last) {
                (last, first)
            } else {
                (first, last)
            };
            sure(made(2000 + *year, month, Some(*day)), how)
        }
        (None, [(joined, 8)]) => one_number(*joined),
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
            let full = *length == 4;
            let year = if full { *year } else { 2000 + year };
            let of = |day: &u32, month: &u32| made(year, *month, Some(*day));
            either(of(first, second), of(second, first), full)
        }
        _ => None,
    }
}

/// Of two figures either may be the day: the first is, as a guess where both can be or the year is cut.
fn either(day_first: Option<String>, month_first: Option<String>, full: bool) -> Meant {
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => Some((one, Sure::Guess)),
        (Some(one), _) | (None, Some(one)) => {
            Some((one, if full { Sure::Certain } else { Sure::Guess }))
        }
        _ => None,
    }
}

/// Numbers of a day, each with how many figures it has, and the month that it names.
type Figures = (Vec<(u32, usize)>, Option<u32>);

/// The numbers and the month among words; none if one of them is anything else.
fn figures(words: &[&str]) -> Option<Figures> {
    const ORDINAL: [&str; 12] = [
        "", "er", "re", "eme", "st", "nd", "nde", "rd", "th", "ro", "o", "e",
    ];
    const ROMAN: [&str; 12] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ];
    let (mut numbers, mut named) = (Vec::new(), None);
    for (at, word) in words.iter().enumerate() {
        // A letter that looks like the figure beside figures: `2O23`.
        let zeros = word.replace('o', "0");
        let year =
            zeros.len() == 4 && zeros.starts_with('2') && zeros.bytes().all(|b| b.is_ascii_digit());
        let word = if year { zeros.as_str() } else { word };
        let figures: String = word.chars().take_while(char::is_ascii_digit).collect();
        let roman = ROMAN
            .iter()
            .position(|one| *one == word && at == 1 && words.len() == 3);
        let roman = roman.and_then(|at| u32::try_from(at + 1).ok());
        match (figures.parse::<u32>(), month(word).or(roman)) {
            (Ok(number), _) if ORDINAL.contains(&&word[figures.len()..]) => {
                numbers.push((number, figures.len()));
            }
            (_, Some(month)) if named.is_none() => named = Some(month),
            _ => return None,
        }
    }
    Some((numbers, named))
}

/// A day in eight figures, `20230314` or `14032023`; a guess where it is two of them.
fn one_number(joined: u32) -> Meant {
    let near = |year: u32| (2000..2100).contains(&year);
    let day = |year: u32, month: u32, day: u32| {
        let text = format!("{year:04}-{month:02}-{day:02}");
        PartialDate::parse(&text)
            .filter(|_| near(year))
            .map(|_| text)
    };
    let (head, tail) = (joined / 10_000, joined % 10_000);
    let read = [
        day(head, tail / 100, tail % 100),
        day(tail, head % 100, head / 100),
        day(tail, head / 100, head % 100),
    ];
    let mut found = read.into_iter().flatten();
    let first = found.next()?;
    let sure = if found.all(|other| other == first) {
        Sure::Certain
    } else {
        Sure::Guess
    };
    Some((first, sure))
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
            ("12-oct-23", "2023-10-12", Sure::Certain),
            ("25-mar-24", "2024-03-25", Sure::Guess),
            ("23-oct-12", "2023-10-12", Sure::Guess),
            ("14/III/2023", "2023-03-14", Sure::Certain),
            ("20230314", "2023-03-14", Sure::Certain),
            ("14032023", "2023-03-14", Sure::Certain),
            ("03042023", "2023-04-03", Sure::Guess),
            ("14ème mars 2023", "2023-03-14", Sure::Certain),
            ("14 Mars 2O23", "2023-03-14", Sure::Certain),
            ("fait le 14 mars 2023", "2023-03-14", Sure::Certain),
            (
                "quatorze mars deux mille vingt-trois",
                "2023-03-14",
                Sure::Certain,
            ),
            (
                "veintisiete de febrero de 2023",
                "2023-02-27",
                Sure::Certain,
            ),
            ("2023-03-20 10:30 am", "2023-03-20", Sure::Certain),
            ("12 oct. 2023, 14h", "2023-10-12", Sure::Certain),
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
