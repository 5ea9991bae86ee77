//! In: an answer in words, and what its field asks for. Out: the code, date or number that is meant, and how sure that is.

use unicode_normalization::UnicodeNormalization as _;

use super::{
    Sure, address, called, days,
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
    let spoken = || one(&|entry| called::answer(&entry.id, &wanted));
    let number = || {
        let (number, words) = numbered(&wanted, |word| {
            list.iter().all(|entry| fold(&entry.id).starts_with(word))
        })?;
        // `axe 1 : villes inclusives` says which one twice; if the two differ, nobody can tell.
        let other = |entry: &Entry| {
            entry.number != Some(number) && names(entry).iter().any(|name| begins(name, &words))
        };
        let counted = |word: &str| {
            let told = word.parse::<u32>().ok();
            told.is_some() && list.iter().any(|entry| entry.number == told)
        };
        let clash = words.split(' ').any(counted) || !words.is_empty() && list.iter().any(other);
        one(&|entry| entry.number == Some(number)).filter(|_| !clash)
    };
    let start = || {
        one(&|entry| {
            names(entry)
                .iter()
                .any(|name| begins(name, &wanted) && wanted.len() > 3)
        })
    };
    let sure = exact.or_else(spoken).or_else(number).or_else(start);
    if let Some(id) = sure.or_else(|| one(&|entry| holds(entry, &wanted))) {
        return Some((id, Sure::Certain));
    }
    // `Maire de la ville` may be the mayor, `adjointe au maire` is not.
    let within = |entry: &Entry| {
        let label = |label: &String| {
            variants(label)
                .iter()
                .any(|name| wanted.starts_with(&format!("{name} ")))
        };
        entry.label.values().any(label)
    };
    one(&within).map(|id| (id, Sure::Guess))
}

/// Whether every word of a text stands in one of an entry's labels, but for gender and number.
fn holds(entry: &Entry, wanted: &str) -> bool {
    const SMALL: [&str; 16] = [
        "de", "du", "des", "la", "le", "les", "l", "d", "el", "los", "las", "del", "of", "the",
        "y", "et",
    ];
    let asked: Vec<&str> = wanted
        .split(' ')
        .filter(|word| !SMALL.contains(word))
        .collect();
    let long = asked.iter().map(|word| word.len()).sum::<usize>() > 3;
    long && entry.label.values().any(|label| {
        let label = fold(label);
        let own: Vec<&str> = label.split(' ').collect();
        let there =
            |word: &&str| word.len() == 1 || own.iter().any(|other| called::alike(word, other));
        asked.iter().all(there)
    })
}

/// The number in `axe 2`, `n° 2 : villes`, `axis2`, `second axis`, `II`, and the words behind it; `own` tells a word that all ids begin with.
fn numbered(text: &str, own: impl Fn(&str) -> bool) -> Option<(u32, String)> {
    let parted = apart(text);
    let words: Vec<&str> = parted.split(' ').collect();
    let is_axis = |word: &&&str| AXIS.contains(*word) || own(word);
    let before = words.iter().take_while(is_axis).count();
    let number = called::number(words.get(before)?)?;
    let rest = &words[before + 1..];
    let after = rest.iter().take_while(is_axis).count();
    // `una ciudad` is no first one.
    let told = before + after > 0 || rest.is_empty() || words[0].parse::<u32>().is_ok();
    told.then(|| (number, rest[after..].join(" ")))
}

/// Words with a blank between letters and the figures behind them: `axis2`.
fn apart(text: &str) -> String {
    let at = text.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 1);
    match at {
        Some(at) if text[..at].bytes().all(|b| b.is_ascii_lowercase()) => {
            format!("{} {}", &text[..at], &text[at..])
        }
        _ => text.to_owned(),
    }
}

/// Words for an axis in the three languages.
const AXIS: [&str; 14] = [
    "axe",
    "axis",
    "eje",
    "axes",
    "ejes",
    "no",
    "n",
    "nr",
    "num",
    "numero",
    "number",
    "strategique",
    "estrategico",
    "strategic",
];

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

/// A short answer without the marks that people put around it and behind it: quotes, brackets, a comma, a full stop.
pub(super) fn unwrapped(text: &str) -> &str {
    const PAIRS: [(&str, &str); 12] = [
        ("“", "”"),
        ("‘", "’"),
        ("«", "»"),
        ("\"", "\""),
        ("'", "'"),
        ("`", "`"),
        ("**", "**"),
        ("*", "*"),
        ("_", "_"),
        ("<", ">"),
        ("(", ")"),
        ("[", "]"),
    ];
    let mut left = text.trim_matches(is_blank);
    loop {
        let inside = PAIRS.iter().find_map(|(open, close)| {
            left.strip_prefix(open)?
                .strip_suffix(close)
                .filter(|inside| !inside.is_empty())
        });
        let next = inside
            .unwrap_or(left)
            .trim_start_matches(|c| {
                is_blank(c) || matches!(c, '-' | '–' | '•' | '→' | ':' | '\'' | '"' | '*')
            })
            .trim_end_matches(|c| {
                is_blank(c) || matches!(c, ',' | ';' | '.' | '*' | ':' | '"' | '\'')
            });
        if next == left {
            return left;
        }
        left = next;
    }
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
        "language" => sure(format::meant("language", text)),
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
            let within = text
                .split(|c: char| !c.is_ascii_alphanumeric())
                .find(|word| fits("sha256", word))
                .map(str::to_owned);
            sure(
                first
                    .map(str::to_owned)
                    .or(all)
                    .or(within)
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
#[must_use]
pub fn identifier(text: &str) -> String {
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

/// A country by its code or its name, with an article, in capitals, with its region behind it.
fn country(text: &str) -> Meant {
    let bare = text
        .split(['(', ',', '/', ';'])
        .next()
        .unwrap_or(text)
        .trim();
    let state = |name: &str| {
        let folded = titled(name);
        let mut kinds = STATES.iter();
        kinds.find_map(|kind| folded.strip_prefix(kind).map(titled))
    };
    let names = [text.to_owned(), bare.to_owned(), titled(text), titled(bare)];
    let names: Vec<String> = names.into_iter().chain(state(text)).collect();
    let code = names
        .iter()
        .find_map(|name| format::meant("country", name))?;
    Some((code, Sure::Certain))
}

/// What countries are called before their names.
const STATES: [&str; 10] = [
    "reino de ",
    "reino del ",
    "republica de ",
    "republica del ",
    "kingdom of ",
    "republic of ",
    "royaume de ",
    "royaume du ",
    "republique de ",
    "republique du ",
];

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

/// Minutes: `1h`, `1h30`, `60 min`, `1 hour`.
pub(super) fn minutes(text: &str) -> Meant {
    let folded = fold(text);
    let spelt = match folded.as_str() {
        "une heure" | "one hour" | "an hour" | "una hora" => Some(60),
        "deux heures" | "two hours" | "dos horas" => Some(120),
        "demi heure" | "une demi heure" | "half an hour" | "media hora" => Some(30),
        "une heure et demie" | "an hour and a half" | "una hora y media" | "hora y media" => {
            Some(90)
        }
        _ => None,
    };
    if let Some(minutes) = spelt {
        return Some((minutes.to_string(), Sure::Certain));
    }
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
