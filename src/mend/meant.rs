//! In: an answer in words, and what its field asks for. Out: the code, date or number that is meant, and how sure that is.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::{
    Sure, address, called, days,
    line::{fold, is_blank},
    tokens, zones,
};
use crate::{
    check::format::{self, fits},
    model::{currency, edition::Entry},
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
    let start = || {
        one(&|entry| {
            names(entry)
                .iter()
                .any(|name| begins(name, &wanted) && wanted.len() > 3)
        })
    };
    let named = whole_entry(list, text).map(|id| (id, Sure::Certain));
    // `mayor / representative` is neither of them.
    if named.is_none() && are_several(list, text) {
        return None;
    }
    let begun = || start().or_else(|| one(&|entry| holds(entry, &wanted)));
    let found = named
        .or_else(|| by_number(list, &wanted))
        .or_else(|| begun().map(|id| (id, Sure::Certain)));
    if found.is_some() {
        return whole(found, text);
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

/// The item that a text is a whole name of.
pub(super) fn whole_entry(list: &[Entry], text: &str) -> Option<String> {
    let wanted = titled(text);
    let one = |is: &dyn Fn(&Entry) -> bool| {
        let mut found = list.iter().filter(|entry| is(entry));
        let entry = found.next().filter(|_| found.next().is_none());
        entry.map(|entry| entry.id.clone())
    };
    if wanted.is_empty() {
        return None;
    }
    let exact = one(&|entry| names(entry).iter().any(|name| titled(name) == wanted));
    let spoken = || one(&|entry| called::answer(&entry.id, &wanted));
    let numbered = || {
        let found = by_number(list, &wanted)?;
        (found.1 == Sure::Certain).then_some(found.0)
    };
    exact.or_else(spoken).or_else(numbered)
}

/// One of the answers that a schema allows, by its own word or by what people call it.
pub(super) fn choice(choices: &[String], text: &str) -> Meant {
    let wanted = titled(text);
    let named = |id: &&String| fold(id) == wanted || called::answer(id, &wanted);
    let mut found = choices.iter().filter(named);
    let one = found.next().filter(|_| found.next().is_none());
    whole(one.map(|id| (id.clone(), Sure::Certain)), text)
}

/// Whether a text names two items of a list one beside the other.
fn are_several(list: &[Entry], text: &str) -> bool {
    let mut parts: Vec<&str> = text.split(['/', '|', ',', ';', '+', '&', '\n']).collect();
    for joint in [
        " ou ", " or ", " o ", " et ", " and ", " y ", " puis ", " then ", " oder ", " und ",
    ] {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(joint))
            .collect();
    }
    let read = |part: &&str| {
        whole_entry(list, part).or_else(|| by_number(list, &titled(part)).map(|(id, _)| id))
    };
    let found: BTreeSet<String> = parts.iter().filter_map(read).collect();
    found.len() > 1
}

/// The names of an item, folded, and its id.
fn names(entry: &Entry) -> Vec<String> {
    let labels = entry.label.values().flat_map(|label| variants(label));
    labels.chain([fold(&entry.id)]).collect()
}

/// The item of a number, `axe 2`; words behind it that are none of its own say something else as well.
fn by_number(list: &[Entry], wanted: &str) -> Meant {
    let (number, words) = numbered(wanted, |word| {
        list.iter().all(|entry| fold(&entry.id).starts_with(word))
    })?;
    let begun = |entry: &Entry| names(entry).iter().any(|name| begins(name, &words));
    let counted = |word: &str| {
        let told = word.parse::<u32>().ok();
        told.is_some() && list.iter().any(|entry| entry.number == told)
    };
    let mut found = list.iter().filter(|entry| entry.number == Some(number));
    let entry = found.next().filter(|_| found.next().is_none())?;
    // `axe 1 : villes inclusives` says which one twice; if the two differ, nobody can tell.
    let other = |entry: &Entry| entry.number != Some(number) && begun(entry);
    let alone = words.is_empty();
    if !alone && (words.split(' ').any(counted) || list.iter().any(other)) {
        return None;
    }
    let own = alone || begun(entry) || holds(entry, &words);
    let sure = if own { Sure::Certain } else { Sure::Guess };
    Some((entry.id.clone(), sure))
}

/// What is meant, as sure as a text allows that has more than words: a sign, or a mark of doubt, says what no code holds.
fn whole(found: Meant, text: &str) -> Meant {
    let bare = text
        .strip_prefix('<')
        .and_then(|text| text.strip_suffix('>'));
    let bare = bare.unwrap_or(text);
    let more = tokens::signs(bare).next().is_some()
        || bare.contains(['?', '%', '<', '>', '~', '±', '+']) && !bare.contains("->");
    found.map(|(value, sure)| (value, if more { Sure::Guess } else { sure }))
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
const AXIS: [&str; 17] = [
    "achse",
    "eixo",
    "asse",
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
    let found = same(&wanted)
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
        });
    whole(found, text)
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

/// A value of a semantic format. `country` is that of the place that is spoken of, where it is known.
pub(super) fn formatted(format: &str, text: &str, country: Option<&str>) -> Meant {
    let text = text.trim_matches(is_blank);
    let sure = |value: Option<String>| value.map(|value| (value, Sure::Certain));
    match format {
        "email" => address::email(text),
        "date" | "full-date" => {
            // The zone behind a midnight is no sign of a day.
            let day = text.split('T').next().filter(|day| day.len() == 10);
            whole(days::date(text, format == "full-date"), day.unwrap_or(text))
        }
        "date-time" => whole(days::moment(text), text),
        "country" => whole(country_named(text), text),
        "currency" => currency(text, country),
        "language" => whole(sure(format::meant("language", text)), text),
        "time-zone" => zones::zone(text, country),
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

/// Names that more than one country has, folded: which of them is meant, its author knows.
const SHARED: [&str; 16] = [
    "congo",
    "korea",
    "coree",
    "corea",
    "america",
    "amerique",
    "guinea",
    "guinee",
    "samoa",
    "sudan",
    "soudan",
    "timor",
    "micronesia",
    "micronesie",
    "antilles",
    "antillas",
];

/// A country by its code or its name, with an article, in capitals, twice; with other words it is likely, with another country none.
fn country_named(text: &str) -> Meant {
    let shared = |name: &str| SHARED.contains(&titled(name).as_str());
    if let Some(code) = country_of(text) {
        let sure = if shared(text) {
            Sure::Guess
        } else {
            Sure::Certain
        };
        return Some((code, sure));
    }
    let pieces = text
        .split(['(', ')', '[', ']', ',', '/', ';', '|', '\n'])
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|piece| piece.split(" – "))
        .map(|piece| piece.trim_matches(is_blank))
        .filter(|piece| !piece.is_empty());
    let (mut code, mut sure) = (None, Sure::Certain);
    for piece in pieces {
        match country_of(piece) {
            Some(one) if code.as_ref().is_some_and(|code| *code != one) => return None,
            Some(one) => {
                code = Some(one);
                sure = if shared(piece) { Sure::Guess } else { sure };
            }
            None => sure = Sure::Guess,
        }
    }
    code.map(|code| (code, sure))
}

/// The code of a country that a text names and nothing else.
fn country_of(text: &str) -> Option<String> {
    let folded = titled(text);
    let state = STATES.iter().find_map(|kind| folded.strip_prefix(kind));
    let names = [text.to_owned(), folded.clone()];
    let mut names = names.into_iter().chain(state.map(titled));
    names.find_map(|name| format::meant("country", &name))
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

/// A currency by its code, its sign or its name; the sign that several share is that of the country, and no more than likely.
fn currency(text: &str, country: Option<&str>) -> Meant {
    let text = text.trim();
    let code = text.to_uppercase();
    if fits("currency", &code) {
        return Some((code, Sure::Certain));
    }
    // What is no other currency's own.
    const ALONE: [&str; 4] = ["EUR", "CAD", "USD", "AUD"];
    let only = |code: &&&str| {
        let mut others = ALONE.iter().filter(|other| other != code);
        currency::is_own(text, code) && !others.any(|other| currency::is_own(text, other))
    };
    let alone = ALONE.iter().find(only);
    let here = || {
        country
            .and_then(currency::of_country)
            .filter(|own| currency::is_own(text, own))
    };
    alone
        .map(|code| ((*code).to_owned(), Sure::Certain))
        .or_else(|| here().map(|code| (code.to_owned(), Sure::Guess)))
}

/// Minutes: `1h`, `1h30`, `1,5 h`, `1:30 h`, `60 min`, `1 hour`; of a span, of days, of minutes of something none.
pub(super) fn minutes(text: &str) -> Meant {
    let text = about(text);
    let spelt = match fold(text).trim() {
        "une heure" | "one hour" | "an hour" | "una hora" => Some(60),
        "deux heures" | "two hours" | "dos horas" => Some(120),
        "demi heure" | "une demi heure" | "half an hour" | "media hora" => Some(30),
        "une heure et demie" | "an hour and a half" | "una hora y media" | "hora y media" => {
            Some(90)
        }
        "trois quarts d heure" | "three quarters of an hour" | "tres cuartos de hora" => Some(45),
        "un quart d heure" | "a quarter of an hour" | "un cuarto de hora" => Some(15),
        _ => None,
    };
    // `1 1/2 h`, `60 90 min`: two numbers are not one.
    let parted = |pair: [&str; 2]| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        digit(pair[0].chars().next_back()) && digit(pair[1].chars().next())
    };
    let pieces: Vec<&str> = text
        .split(is_blank)
        .filter(|piece| !piece.is_empty())
        .collect();
    let two = pieces.windows(2).any(|pair| parted([pair[0], pair[1]]));
    let found = spelt.or_else(|| {
        if two {
            return None;
        }
        let plain: String = text
            .to_lowercase()
            .chars()
            .filter(|c| !is_blank(*c))
            .collect();
        let plain = plain.trim_end_matches(['.', ',', ';']);
        minutes_of(plain).or_else(|| on_a_clock(plain))
    });
    whole(
        found.map(|minutes| (minutes.to_string(), Sure::Certain)),
        text,
    )
}

/// A duration without what says that it is about so long, or no longer: `environ 1 h`, `60 max.`.
pub(super) fn about(text: &str) -> &str {
    const BEFORE: [&str; 12] = [
        "environ ", "env. ", "about ", "approx. ", "around ", "unos ", "unas ", "aprox. ", "max. ",
        "maximum ", "máximo ", "ca. ",
    ];
    const BEHIND: [&str; 9] = [
        " environ", " env.", " max.", " max", " maximum", " máx.", " máximo", " approx.", " aprox.",
    ];
    let text = text.trim_matches(is_blank);
    let rest = BEFORE.iter().find_map(|word| text.strip_prefix(word));
    let rest = rest.unwrap_or(text);
    let rest = BEHIND
        .iter()
        .find_map(|word| rest.strip_suffix(word))
        .unwrap_or(rest);
    rest.trim_matches(is_blank)
}

/// `01:00:00`: hours, minutes, seconds.
fn on_a_clock(plain: &str) -> Option<u32> {
    let parts: Vec<&str> = plain.split(':').collect();
    let [hours, minutes, "00"] = parts[..] else {
        return None;
    };
    let minutes = minutes.parse::<u32>().ok().filter(|few| *few < 60)?;
    hours
        .parse::<u32>()
        .ok()?
        .checked_mul(60)?
        .checked_add(minutes)
}

/// Minutes of a text without blanks.
fn minutes_of(plain: &str) -> Option<u32> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '/');
    let end = plain.find(|c| !is_part(c))?;
    let (number, rest) = plain.split_at(end);
    let length = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let (word, more) = (&rest[..length], &rest[length..]);
    match word {
        "h" | "hr" | "hrs" | "heure" | "heures" | "hour" | "hours" | "hora" | "horas" => {
            let minutes = sixtieths(number)?;
            let more = more.trim_end_matches(|c: char| c.is_alphabetic());
            match more {
                "" if rest.len() == length => Some(minutes),
                // `1 h 30`, `1h30min`
                more if number.bytes().all(|b| b.is_ascii_digit()) => {
                    let tail = &rest[length + more.len()..];
                    let few = more.parse::<u32>().ok().filter(|more| *more < 60)?;
                    (tail.is_empty() || is_minute(tail)).then_some(minutes + few)
                }
                _ => None,
            }
        }
        word if is_minute(word) && more.is_empty() => number.parse().ok(),
        _ => None,
    }
}

fn is_minute(word: &str) -> bool {
    matches!(
        word,
        "m" | "min" | "mn" | "mins" | "minute" | "minutes" | "minuto" | "minutos"
    )
}

/// Hours as minutes: `1`, `1.5`, `1,25`, `1:30`, `1/2`.
fn sixtieths(hours: &str) -> Option<u32> {
    if let Some((hours, minutes)) = hours.split_once(':') {
        let minutes = minutes.parse::<u32>().ok().filter(|few| *few < 60)?;
        return hours
            .parse::<u32>()
            .ok()?
            .checked_mul(60)?
            .checked_add(minutes);
    }
    if let Some((part, of)) = hours.split_once('/') {
        let (part, of) = (part.parse::<u32>().ok()?, of.parse::<u32>().ok()?);
        let minutes = part.checked_mul(60)?;
        return (of > 0 && minutes.is_multiple_of(of)).then(|| minutes / of);
    }
    let (whole, part) = hours.split_once(['.', ',']).unwrap_or((hours, "0"));
    let scale = 10_u32.checked_pow(u32::try_from(part.len()).ok()?)?;
    let more = part.parse::<u32>().ok()?.checked_mul(60)?;
    let minutes = whole.parse::<u32>().ok()?.checked_mul(60)?;
    more.is_multiple_of(scale)
        .then(|| minutes.checked_add(more / scale))?
}

/// Yes and no in the three languages.
pub(super) fn truth(text: &str) -> Meant {
    let word = match fold(text).as_str() {
        "oui" | "yes" | "si" | "y" | "o" | "vrai" | "true" | "verdadero" | "ja" | "sim" => "true",
        "non" | "no" | "n" | "faux" | "false" | "falso" | "nein" | "nao" => "false",
        "non public" | "pas public" | "not public" | "no publico" => "false",
        _ => return None,
    };
    whole(Some((word.to_owned(), Sure::Certain)), text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Sure, formatted, minutes, truth};

    #[test]
    fn minutes_are_those_that_are_said() {
        for (text, wanted) in [
            ("1,5 h", "90"),
            ("1.5 h", "90"),
            ("0,5 h", "30"),
            ("1.25 h", "75"),
            ("2,5 heures", "150"),
            ("1:30 h", "90"),
            ("1/2 heure", "30"),
            ("1h30", "90"),
            ("1 h 30 min", "90"),
            ("90 min.", "90"),
            ("una hora y media", "90"),
            ("2 hours", "120"),
        ] {
            let found = minutes(text);
            assert_eq!(found, Some((wanted.to_owned(), Sure::Certain)), "{text}");
        }
        for text in [
            "60-90 min",
            "2 jours",
            "1 journée",
            "60 à 90 min",
            "90 min + 15",
            "< 60 min",
            "1:75 h",
            "60 min x 2",
            "1 1/2 h",
            "60 90 min",
            "30 min por ciudad",
            "1,5",
            "h",
            "",
        ] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }

    #[test]
    fn a_country_is_certain_where_no_other_word_is_left() {
        let country = |text| formatted("country", text, None);
        for (text, code) in [
            ("Spain / España", "ES"),
            ("España (ES)", "ES"),
            ("Reino de España", "ES"),
            ("la France", "FR"),
            ("Royaume-Uni", "GB"),
            ("Republic of Ireland", "IE"),
            ("République du Congo", "CG"),
            ("RDC", "CD"),
            ("Corea del Sur", "KR"),
        ] {
            assert_eq!(
                country(text),
                Some((code.to_owned(), Sure::Certain)),
                "{text}"
            );
        }
        for text in [
            "Congo",
            "Korea",
            "América",
            "Guinea",
            "Guinée",
            "España, Andalucía",
            "France ?",
            "Espagne (Bretagne)",
        ] {
            let sure = country(text).map(|(_, sure)| sure);
            assert_eq!(sure, Some(Sure::Guess), "{text}");
        }
        for text in [
            "FR / BE",
            "Georgia, USA",
            "Austria/Australia",
            "China (Taiwan)",
            "Francia y Bélgica",
            "Corée du Nord et du Sud",
        ] {
            assert_eq!(country(text), None, "{text}");
        }
    }

    #[test]
    fn a_language_is_never_a_yes() {
        for text in [
            "oui",
            "Oui",
            "sí",
            "non",
            "no",
            "yes",
            "français-anglais",
            "español-inglés",
        ] {
            assert_eq!(formatted("language", text, None), None, "{text}");
        }
        for (text, code) in [
            ("français", "fr"),
            ("Inglés", "en"),
            ("fr_CA", "fr-CA"),
            ("ESP", "es"),
        ] {
            let found = formatted("language", text, None);
            assert_eq!(found, Some((code.to_owned(), Sure::Certain)), "{text}");
        }
    }

    #[test]
    fn a_sign_that_several_currencies_share_is_the_countrys_and_likely() {
        for (country, text, code, sure) in [
            (Some("CA"), "$", "CAD", Sure::Guess),
            (Some("AU"), "$", "AUD", Sure::Guess),
            (Some("MX"), "pesos", "MXN", Sure::Guess),
            (Some("MX"), "$", "MXN", Sure::Guess),
            (Some("US"), "dollars", "USD", Sure::Guess),
            (Some("CA"), "US$", "USD", Sure::Certain),
            (None, "€", "EUR", Sure::Certain),
            (None, "dollars canadiens", "CAD", Sure::Certain),
            (None, "eur", "EUR", Sure::Certain),
        ] {
            let found = formatted("currency", text, country);
            assert_eq!(found, Some((code.to_owned(), sure)), "{text}");
        }
        for (country, text) in [
            (None, "$"),
            (Some("FR"), "$"),
            (Some("FR"), "£"),
            (None, "EUR / USD"),
            (None, "pesos"),
        ] {
            assert_eq!(formatted("currency", text, country), None, "{text}");
        }
    }

    proptest! {
        /// The law: what is left over of an answer once its code is read makes the reading uncertain.
        #[test]
        fn no_remainder_is_dropped(
            core in prop::sample::select(vec![
                ("date", "12 octobre 2023"), ("date", "octubre de 2023"), ("country", "Francia"), ("country", "United Kingdom"),
                ("language", "français"), ("language", "Spanish"), ("time-zone", "Paris"), ("time-zone", "heure de Madrid"),
                ("email", "ada.un@ville.example.org"), ("currency", "euros"), ("currency", "dollars canadiens"),
            ]),
            more in prop::sample::select(vec![
                "%", "< 5", "≈", "?", "x 3", "y 5", "ou peut-être", "or not", "no usar", "USD", "500 €", "Belgique", "inglés", "Ontario",
                "bob@ville.example.org", "2031", "± 3", "provisoire", "£",
            ]),
            behind in any::<bool>(), joint in prop::sample::select(vec![" ", ", ", " / ", " - ", " ("]),
        ) {
            let (format, core) = core;
            let text = if behind { format!("{core}{joint}{more}") } else { format!("{more}{joint}{core}") };
            let certain = |found: super::Meant| found.is_some_and(|(_, sure)| sure == Sure::Certain);
            prop_assert!(!certain(formatted(format, &text, None)), "{format}: {text}");
            prop_assert!(!certain(minutes(&format!("90 min{joint}{more}"))), "{more}");
            prop_assert!(!certain(truth(&format!("oui{joint}{more}"))), "{more}");
        }
    }
}
