//! In: an answer in words, and what its field asks for. Out: the code, date or number that is meant, and how sure that is.

use unicode_normalization::UnicodeNormalization as _;

use super::{
    Sure, address, days,
    line::{fold, is_blank},
    zones,
};
use crate::{
    check::format::{self, fits},
    model::edition::Entry,
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
        found
            .next()
            .filter(|_| found.next().is_none())
            .map(|entry| entry.id.clone())
    };
    let names = |entry: &Entry| -> Vec<String> {
        entry
            .label
            .values()
            .flat_map(|label| variants(label))
            .chain([fold(&entry.id)])
            .collect()
    };
    let exact = one(&|entry| names(entry).iter().any(|name| titled(name) == wanted));
    let number = || {
        let (word, rest) = wanted.split_once(' ').unwrap_or(("", &wanted));
        let digits = rest.split(' ').next().unwrap_or_default();
        let named = word.is_empty()
            || AXIS.contains(&word)
            || list.iter().all(|entry| fold(&entry.id).starts_with(word));
        let number = digits.parse::<u32>().ok().filter(|_| named)?;
        // `axe 1 : villes inclusives` says which one twice; if the two differ, nobody can tell.
        let words = rest[digits.len()..].trim();
        one(&|entry| {
            entry.number == Some(number)
                && (words.is_empty() || names(entry).iter().any(|name| begins(name, words)))
        })
    };
    let start = || {
        one(&|entry| {
            names(entry)
                .iter()
                .any(|name| begins(name, &wanted) && wanted.len() > 3)
        })
    };
    exact
        .or_else(number)
        .or_else(start)
        .map(|id| (id, Sure::Certain))
}

/// Words for an axis in the three languages.
const AXIS: [&str; 6] = ["axe", "axis", "eje", "axes", "ejes", "no"];

/// Whether a name begins with these words.
fn begins(name: &str, words: &str) -> bool {
    name.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Words without the articles and titles before them.
fn titled(text: &str) -> String {
    const BEFORE: [&str; 26] = [
        "m", "mr", "mrs", "ms", "mme", "mlle", "monsieur", "madame", "le", "la", "les", "l", "the",
        "el", "los", "las", "sr", "sra", "senor", "senora", "un", "une", "una", "a", "an", "dr",
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
    let Some((open, close)) = label
        .find('(')
        .zip(label.find(')'))
        .filter(|(open, close)| open < close)
    else {
        return vec![fold(label)];
    };
    let (before, inside, after) = (&label[..open], &label[open + 1..close], &label[close + 1..]);
    let mut all = vec![
        format!("{before}{after}"),
        format!("{before}{inside}{after}"),
        label.to_owned(),
    ];
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
    let known: Vec<(&str, Vec<String>)> = known
        .map(|(id, names)| (id, names.iter().map(|name| fold(name)).collect()))
        .collect();
    let (wanted, bare) = (
        fold(text),
        fold(text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '))),
    );
    let one = |is: &dyn Fn(&str, &[String]) -> bool| {
        let mut found = known.iter().filter(|(id, names)| is(id, names));
        found
            .next()
            .filter(|_| found.next().is_none())
            .map(|(id, _)| ((*id).to_owned(), Sure::Certain))
    };
    if wanted.is_empty() {
        return None;
    }
    let same = |words: &str| {
        one(&|id, names| {
            !words.is_empty() && (fold(id) == words || names.iter().any(|name| name == words))
        })
    };
    same(&wanted)
        .or_else(|| same(&bare))
        .or_else(|| {
            one(&|_, names| wanted.len() > 3 && names.iter().any(|name| begins(name, &wanted)))
        })
        .or_else(|| {
            let number = text
                .trim()
                .trim_end_matches(['.', ')'])
                .parse::<usize>()
                .ok()?;
            known
                .get(number.checked_sub(1)?)
                .map(|(id, _)| ((*id).to_owned(), Sure::Certain))
        })
}

/// A value of a semantic format.
pub(super) fn formatted(format: &str, text: &str) -> Meant {
    let text = text.trim_matches(is_blank);
    let sure = |value: Option<String>| value.map(|value| (value, Sure::Certain));
    match format {
        "email" => address::email(text),
        "date" | "full-date" => days::date(text, format == "full-date"),
        "date-time" => days::moment(text),
        "country" => country(text),
        "currency" => currency(text),
        "language" => sure(format::meant("language", text)).or_else(|| sure(language(text))),
        "time-zone" => zones::zone(text),
        "sha256" => {
            let first = text.get(..64).filter(|head| {
                head.bytes().all(|b| b.is_ascii_hexdigit())
                    && !text[64..].starts_with(|c: char| c.is_ascii_hexdigit())
            });
            let joined: String = text
                .split(|c: char| c.is_whitespace() || matches!(c, ':' | '-'))
                .collect();
            let all = Some(joined).filter(|joined| fits("sha256", joined));
            sure(
                first
                    .map(str::to_owned)
                    .or(all)
                    .map(|hash| hash.to_ascii_lowercase()),
            )
        }
        "identifier" => {
            sure(Some(identifier(text)).filter(|id| !id.is_empty() && fits("identifier", id)))
        }
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
                + &if "łŁđĐðÐøØßæÆœŒþÞıİħĦ’'".contains(c) {
                    String::new()
                } else {
                    c.to_string()
                }
        })
        .collect();
    format::identifier(&latin.nfkd().collect::<String>())
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
        let known = OTHER
            .iter()
            .find(|(name, _)| fold(text) == *name)
            .map(|(_, code)| (*code).to_owned());
        let upper = text.to_uppercase();
        let code = known
            .or_else(|| fits("country", &upper).then_some(upper))
            .or_else(|| {
                let locales =
                    ["en", "fr", "es"].map(|lang| crate::model::locale::Locale::new(lang, None));
                let named = |code: &&str| {
                    locales
                        .iter()
                        .any(|locale| titled(&locale.country(code)) == wanted)
                };
                rust_iso3166::ALL_ALPHA2
                    .iter()
                    .copied()
                    .find(named)
                    .map(str::to_owned)
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
        "dollar canadien" | "dollars canadiens" | "canadian dollar" | "canadian dollars"
        | "dolar canadiense" => "CAD",
        _ => {
            return Some((text.trim().to_uppercase(), Sure::Certain))
                .filter(|(code, _)| fits("currency", code));
        }
    };
    Some((code.to_owned(), Sure::Certain))
}

/// The code of a language by its name in one of the three.
fn language(text: &str) -> Option<String> {
    const CODES: [&str; 24] = [
        "fr", "en", "es", "pt", "de", "it", "nl", "ca", "eu", "gl", "pl", "cs", "hu", "ro", "bg",
        "el", "tr", "ru", "ar", "zh", "ja", "ko", "hr", "sv",
    ];
    let wanted = fold(text);
    let locales = ["en", "fr", "es"].map(|lang| crate::model::locale::Locale::new(lang, None));
    CODES
        .into_iter()
        .find(|code| {
            locales
                .iter()
                .any(|locale| fold(&locale.language(code)) == wanted)
        })
        .map(str::to_owned)
}

/// Minutes: `1h`, `1h30`, `60 min`, `1 hour`.
pub(super) fn minutes(text: &str) -> Meant {
    let folded = fold(text);
    let plain: String = folded.split_whitespace().collect();
    let digits = |text: &str| text.parse::<u32>().ok();
    let hours = plain
        .find(|c: char| !c.is_ascii_digit())
        .filter(|at| *at > 0)?;
    let (number, unit) = (digits(&plain[..hours])?, &plain[hours..]);
    let word: String = unit.chars().take_while(|c| c.is_alphabetic()).collect();
    let rest = &unit[word.len()..];
    let rest = rest.trim_end_matches(|c: char| c.is_alphabetic());
    let more = if rest.is_empty() {
        Some(0)
    } else {
        digits(rest)
    }?;
    match word.as_str() {
        "h" | "heure" | "heures" | "hour" | "hours" | "hora" | "horas" if more < 60 => {
            Some(((number * 60 + more).to_string(), Sure::Certain))
        }
        "min" | "mn" | "mins" | "minute" | "minutes" | "minuto" | "minutos" if rest.is_empty() => {
            Some((number.to_string(), Sure::Certain))
        }
        _ => None,
    }
}

/// Yes and no in the three languages.
pub(super) fn truth(text: &str) -> Meant {
    match fold(text).as_str() {
        "oui" | "yes" | "si" | "y" | "o" | "vrai" | "true" | "verdadero" => {
            Some(("true".to_owned(), Sure::Certain))
        }
        "non" | "no" | "n" | "faux" | "false" | "falso" => {
            Some(("false".to_owned(), Sure::Certain))
        }
        _ => None,
    }
}
