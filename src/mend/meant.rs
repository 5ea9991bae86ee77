//! In: an answer in words, and what its field asks for. Out: the code, date or number that is meant, and how sure that is.

use unicode_normalization::UnicodeNormalization as _;

use super::{
    Sure,
    line::{fold, is_blank},
};
use crate::{
    check::format::{self, fits},
    model::{date::PartialDate, edition::Entry},
};

/// A value and how sure it is.
pub(super) type Meant = Option<(String, Sure)>;

/// The item of one of the edition's lists.
pub(super) fn entry(list: &[Entry], text: &str) -> Meant {
    let wanted = titled(text);
    if wanted.is_empty() {
        return None;
    }
    let one = |is: &dyn Fn(&Entry) -> bool| {
        let mut found = list.iter().filter(|entry| is(entry));
        found.next().filter(|_| found.next().is_none()).map(|entry| entry.id.clone())
    };
    let names =
        |entry: &Entry| -> Vec<String> { entry.label.values().flat_map(|label| variants(label)).chain([fold(&entry.id)]).collect() };
    let exact = one(&|entry| names(entry).iter().any(|name| titled(name) == wanted));
    let number = || {
        let (word, rest) = wanted.split_once(' ').unwrap_or(("", &wanted));
        let digits = rest.split(' ').next().unwrap_or_default();
        let named = word.is_empty() || AXIS.contains(&word) || list.iter().all(|entry| fold(&entry.id).starts_with(word));
        let number = digits.parse::<u32>().ok().filter(|_| named)?;
        // `axe 1 : villes inclusives` says which one twice; if the two differ, nobody can tell.
        let words = rest[digits.len()..].trim();
        one(&|entry| entry.number == Some(number) && (words.is_empty() || names(entry).iter().any(|name| begins(name, words))))
    };
    let start = || one(&|entry| names(entry).iter().any(|name| begins(name, &wanted) && wanted.len() > 3));
    exact.or_else(number).or_else(start).map(|id| (id, Sure::Certain))
}

/// Words for an axis in the three languages.
const AXIS: [&str; 6] = ["axe", "axis", "eje", "axes", "ejes", "no"];

/// Whether a name begins with these words.
fn begins(name: &str, words: &str) -> bool {
    name.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Words without the articles and titles before them.
fn titled(text: &str) -> String {
    const BEFORE: [&str; 26] = [
        "m", "mr", "mrs", "ms", "mme", "mlle", "monsieur", "madame", "le", "la", "les", "l", "the", "el", "los", "las", "sr", "sra",
        "senor", "senora", "un", "une", "una", "a", "an", "dr",
    ];
    let folded = fold(text);
    let mut words: Vec<&str> = folded.split(' ').collect();
    while words.len() > 1 && BEFORE.contains(&words[0]) {
        words.remove(0);
    }
    words.join(" ")
}

/// `Coordinateur(trice) interservices` as it may be written: with either ending, with both.
fn variants(label: &str) -> Vec<String> {
    let Some((open, close)) = label.find('(').zip(label.find(')')).filter(|(open, close)| open < close) else { return vec![fold(label)] };
    let (before, inside, after) = (&label[..open], &label[open + 1..close], &label[close + 1..]);
    let mut all = vec![format!("{before}{after}"), format!("{before}{inside}{after}"), label.to_owned()];
    // The ending takes the place of as many letters, or of the last few.
    let letters: Vec<(usize, char)> = before.char_indices().collect();
    for taken in 1..=4_usize.min(letters.len()) {
        let (at, first) = letters[letters.len() - taken];
        if inside.starts_with(first) || taken >= 3 {
            all.push(format!("{}{inside}{after}", &before[..at]));
        }
    }
    all.iter().map(|text| fold(text)).collect()
}

/// What an id of the programme stands for: its name, the beginning of its name, its number in the list.
pub(super) fn named<'a>(known: impl Iterator<Item = (&'a str, Vec<&'a str>)>, text: &str) -> Meant {
    let known: Vec<(&str, Vec<String>)> = known.map(|(id, names)| (id, names.iter().map(|name| fold(name)).collect())).collect();
    let (wanted, bare) = (fold(text), fold(text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '))));
    let one = |is: &dyn Fn(&str, &[String]) -> bool| {
        let mut found = known.iter().filter(|(id, names)| is(id, names));
        found.next().filter(|_| found.next().is_none()).map(|(id, _)| ((*id).to_owned(), Sure::Certain))
    };
    if wanted.is_empty() {
        return None;
    }
    let same = |words: &str| one(&|id, names| !words.is_empty() && (fold(id) == words || names.iter().any(|name| name == words)));
    same(&wanted)
        .or_else(|| same(&bare))
        .or_else(|| one(&|_, names| wanted.len() > 3 && names.iter().any(|name| begins(name, &wanted))))
        .or_else(|| {
            let number = text.trim().trim_end_matches(['.', ')']).parse::<usize>().ok()?;
            known.get(number.checked_sub(1)?).map(|(id, _)| ((*id).to_owned(), Sure::Certain))
        })
}

/// A value of a semantic format.
pub(super) fn formatted(format: &str, text: &str) -> Meant {
    let text = text.trim_matches(is_blank);
    let sure = |value: Option<String>| value.map(|value| (value, Sure::Certain));
    match format {
        "email" => email(text),
        "date" | "full-date" => date(text, format == "full-date"),
        "date-time" => moment(text),
        "country" => country(text),
        "currency" => currency(text),
        "language" => sure(format::meant("language", text)).or_else(|| sure(language(text))),
        "time-zone" => zone(text),
        "sha256" => {
            let first = text
                .get(..64)
                .filter(|head| head.bytes().all(|b| b.is_ascii_hexdigit()) && !text[64..].starts_with(|c: char| c.is_ascii_hexdigit()));
            let joined: String = text.split(|c: char| c.is_whitespace() || matches!(c, ':' | '-')).collect();
            let all = Some(joined).filter(|joined| fits("sha256", joined));
            sure(first.map(str::to_owned).or(all).map(|hash| hash.to_ascii_lowercase()))
        }
        "identifier" => sure(Some(identifier(text)).filter(|id| !id.is_empty() && fits("identifier", id))),
        _ => None,
    }
}

/// The identifier of any name: letters that lose no accent but are another's (`Łódź`, `Đà Nẵng`) are written in Latin.
pub(super) fn identifier(text: &str) -> String {
    let latin: String = text
        .chars()
        .map(|c| {
            match c {
                'ł' | 'Ł' => "l",
                'đ' | 'Đ' | 'ð' | 'Ð' => "d",
                'ø' | 'Ø' => "o",
                'ß' => "ss",
                'æ' | 'Æ' => "ae",
                'œ' | 'Œ' => "oe",
                'þ' | 'Þ' => "th",
                'ı' | 'İ' => "i",
                'ħ' | 'Ħ' => "h",
                '’' | '\'' => " ",
                _ => "",
            }
            .to_owned()
                + &if "łŁđĐðÐøØßæÆœŒþÞıİħĦ’'".contains(c) { String::new() } else { c.to_string() }
        })
        .collect();
    format::identifier(&latin.nfkd().collect::<String>())
}

/// The one address in a text: `Name <a@b>`, `mailto:a@b`, `[a@b](mailto:a@b)`.
fn email(text: &str) -> Meant {
    let mut found: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '"'))
        .map(|piece| piece.strip_prefix("mailto:").unwrap_or(piece).trim_end_matches(['.', ',', ';']))
        .filter(|piece| fits("email", piece))
        .collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => Some(((*one).to_owned(), Sure::Certain)),
        [] => {
            let at =
                ["(at)", "[at]", " at ", "(a)", "(arobase)", "(arroba)"].iter().fold(text.to_owned(), |text, word| text.replace(word, "@"));
            let plain: String = at.replace('＠', "@").split_whitespace().collect();
            fits("email", &plain).then_some((plain, Sure::Guess))
        }
        _ => None,
    }
}

/// Months in the three languages, as they sound; the first letters are enough.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "january", "enero"],
    &["fevrier", "february", "febrero"],
    &["mars", "march", "marzo"],
    &["avril", "april", "abril"],
    &["mai", "may", "mayo"],
    &["juin", "june", "junio"],
    &["juillet", "july", "julio"],
    &["aout", "august", "agosto"],
    &["septembre", "september", "septiembre", "setiembre"],
    &["octobre", "october", "octubre"],
    &["novembre", "november", "noviembre"],
    &["decembre", "december", "diciembre"],
];

/// The month that a word names, if it names one only: `juil`, `ene`, `sept`; not `jui`.
fn month(word: &str) -> Option<u16> {
    let is = |names: &&[&str]| names.iter().any(|name| *name == word || word.len() > 2 && name.starts_with(word));
    let found: Vec<usize> = (0..12).filter(|at| MONTHS[*at].contains(&word)).collect();
    let near: Vec<usize> = (0..12).filter(|at| is(&MONTHS[*at])).collect();
    match (found.as_slice(), near.as_slice()) {
        ([one], _) | ([], [one]) => u16::try_from(one + 1).ok(),
        _ => None,
    }
}

/// A day, a month or a year in words or figures; which of two figures is the day is a guess unless it cannot be a month.
fn date(text: &str, whole: bool) -> Meant {
    const BESIDE: [&str; 27] = [
        "le",
        "the",
        "el",
        "de",
        "del",
        "du",
        "of",
        "on",
        "en",
        "a",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "er",
        "lunes",
        "domingo",
    ];
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !BESIDE.contains(word)).collect();
    let (mut numbers, mut named) = (Vec::new(), None);
    for word in &words {
        let figures: String = word.chars().take_while(char::is_ascii_digit).collect();
        let ordinal = ["", "er", "re", "st", "nd", "rd", "th", "o", "e"].contains(&&word[figures.len()..]);
        match (figures.parse::<u16>(), month(word)) {
            (Ok(number), _) if ordinal => numbers.push((number, figures.len())),
            (_, Some(month)) if named.is_none() => named = Some(month),
            _ => return None,
        }
    }
    let made = |year: u16, month: u16, day: Option<u16>| {
        let text = day.map_or(format!("{year:04}-{month:02}"), |day| format!("{year:04}-{month:02}-{day:02}"));
        let read = PartialDate::parse(&text)?;
        (!whole || matches!(read, PartialDate::Day(..))).then_some(text)
    };
    let sure = |text: Option<String>, sure: Sure| text.map(|text| (text, sure));
    match (named, numbers.as_slice()) {
        (Some(month), [(year, 4)]) => sure(made(*year, month, None), Sure::Certain),
        (Some(month), [(day, 1 | 2), (year, 4)] | [(year, 4), (day, 1 | 2)]) => sure(made(*year, month, Some(*day)), Sure::Certain),
        (None, [(year, 4), (month, 1 | 2)]) => sure(made(*year, *month, None), Sure::Certain),
        (None, [(month, 1 | 2), (year, 4)]) => sure(made(*year, *month, None), Sure::Certain),
        (None, [(year, 4), (month, 1 | 2), (day, 1 | 2)]) => match made(*year, *month, Some(*day)) {
            Some(text) => sure(Some(text), Sure::Certain),
            None => sure(made(*year, *day, Some(*month)), Sure::Guess),
        },
        (None, [(first, 1 | 2), (second, 1 | 2), (year, length @ (2 | 4))]) => {
            let year = if *length == 2 { 2000 + year } else { *year };
            let (day_first, month_first) = (made(year, *second, Some(*first)), made(year, *first, Some(*second)));
            match (day_first, month_first) {
                (Some(one), Some(other)) if one != other => Some((one, Sure::Guess)),
                (Some(one), _) | (None, Some(one)) => Some((one, if *length == 4 { Sure::Certain } else { Sure::Guess })),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A day and an hour; an hour of another zone is nobody's guess.
fn moment(text: &str) -> Meant {
    let text = text.trim();
    let split = text.find('T').filter(|at| *at == 10).map(|at| (at, at + 1)).or_else(|| {
        let at = text.find([' ', ','])?;
        // Behind the last piece of the day comes the hour.
        let colon = text.find([':', 'h', 'H']).unwrap_or(text.len());
        let hour = text[..colon].rfind([' ', ',']).unwrap_or(at);
        Some((hour, hour + 1))
    });
    let (end, start) = split?;
    let (day, sure) = match PartialDate::parse(&text[..end]) {
        Some(PartialDate::Day(..)) => (text[..end].to_owned(), Sure::Certain),
        _ => {
            date(text[..end].trim_end_matches([',', ' ']).trim_end_matches(" à").trim_end_matches(" a las").trim_end_matches(" at"), true)?
        }
    };
    let hour = text[start..].trim();
    let zoned = hour.ends_with(['Z', 'z']) || hour.contains('+') || hour.rfind('-').is_some();
    if zoned {
        return None;
    }
    let guess = format::meant("date-time", &format!("{day} {}", hour.replace('H', "h")))?;
    Some((guess, sure))
}

fn country(text: &str) -> Meant {
    const OTHER: [(&str, &str); 18] = [
        ("usa", "US"),
        ("u s a", "US"),
        ("etats unis", "US"),
        ("eeuu", "US"),
        ("ee uu", "US"),
        ("uk", "GB"),
        ("great britain", "GB"),
        ("grande bretagne", "GB"),
        ("gran bretana", "GB"),
        ("england", "GB"),
        ("scotland", "GB"),
        ("el", "GR"),
        ("turkey", "TR"),
        ("czech republic", "CZ"),
        ("republique tcheque", "CZ"),
        ("holland", "NL"),
        ("ivory coast", "CI"),
        ("kosovo", "XK"),
    ];
    let bare = text.split('(').next().unwrap_or(text).trim();
    [text, bare].into_iter().find_map(|text| {
        let wanted = titled(text);
        let known = OTHER.iter().find(|(name, _)| fold(text) == *name).map(|(_, code)| (*code).to_owned());
        let upper = text.to_uppercase();
        let code = known.or_else(|| fits("country", &upper).then_some(upper)).or_else(|| {
            let locales = ["en", "fr", "es"].map(|lang| crate::model::locale::Locale::new(lang, None));
            let named = |code: &&str| locales.iter().any(|locale| titled(&locale.country(code)) == wanted);
            rust_iso3166::ALL_ALPHA2.iter().copied().find(named).map(str::to_owned)
        })?;
        fits("country", &code).then_some((code, Sure::Certain))
    })
}

fn currency(text: &str) -> Meant {
    let code = match fold(text).as_str() {
        "" if text.trim() == "€" => "EUR",
        "" if text.trim() == "£" => return Some(("GBP".to_owned(), Sure::Guess)),
        "" if text.trim() == "$" => return Some(("USD".to_owned(), Sure::Guess)),
        "euro" | "euros" => "EUR",
        "dollar canadien" | "dollars canadiens" | "canadian dollar" | "canadian dollars" | "dolar canadiense" => "CAD",
        _ => return Some((text.trim().to_uppercase(), Sure::Certain)).filter(|(code, _)| fits("currency", code)),
    };
    Some((code.to_owned(), Sure::Certain))
}

/// The code of a language by its name in one of the three.
fn language(text: &str) -> Option<String> {
    const CODES: [&str; 24] = [
        "fr", "en", "es", "pt", "de", "it", "nl", "ca", "eu", "gl", "pl", "cs", "hu", "ro", "bg", "el", "tr", "ru", "ar", "zh", "ja", "ko",
        "hr", "sv",
    ];
    let wanted = fold(text);
    let locales = ["en", "fr", "es"].map(|lang| crate::model::locale::Locale::new(lang, None));
    CODES.into_iter().find(|code| locales.iter().any(|locale| fold(&locale.language(code)) == wanted)).map(str::to_owned)
}

/// The zone that a text names by its city.
fn zone(text: &str) -> Meant {
    let wanted = format!(" {} ", fold(text));
    let mut found = jiff::tz::db().available().map(|name| name.as_str().to_owned()).filter(|name| {
        let city = fold(name.rsplit('/').next().unwrap_or(name));
        name.contains('/') && fits("time-zone", name) && wanted.contains(&format!(" {city} "))
    });
    let first = found.next()?;
    found.next().is_none().then_some((first, Sure::Certain))
}

/// Minutes: `1h`, `1h30`, `60 min`, `1 hour`.
pub(super) fn minutes(text: &str) -> Meant {
    let folded = fold(text);
    let plain: String = folded.split_whitespace().collect();
    let digits = |text: &str| text.parse::<u32>().ok();
    let hours = plain.find(|c: char| !c.is_ascii_digit()).filter(|at| *at > 0)?;
    let (number, unit) = (digits(&plain[..hours])?, &plain[hours..]);
    let word: String = unit.chars().take_while(|c| c.is_alphabetic()).collect();
    let rest = &unit[word.len()..];
    let rest = rest.trim_end_matches(|c: char| c.is_alphabetic());
    let more = if rest.is_empty() { Some(0) } else { digits(rest) }?;
    match word.as_str() {
        "h" | "heure" | "heures" | "hour" | "hours" | "hora" | "horas" if more < 60 => {
            Some(((number * 60 + more).to_string(), Sure::Certain))
        }
        "min" | "mn" | "mins" | "minute" | "minutes" | "minuto" | "minutos" if rest.is_empty() => Some((number.to_string(), Sure::Certain)),
        _ => None,
    }
}

/// Yes and no in the three languages.
pub(super) fn truth(text: &str) -> Meant {
    match fold(text).as_str() {
        "oui" | "yes" | "si" | "y" | "o" | "vrai" | "true" | "verdadero" => Some(("true".to_owned(), Sure::Certain)),
        "non" | "no" | "n" | "faux" | "false" | "falso" => Some(("false".to_owned(), Sure::Certain)),
        _ => None,
    }
}
