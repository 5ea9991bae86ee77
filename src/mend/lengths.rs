//! In: how long something lasts, in words or as on a clock. Out: its minutes.

use super::{
    Sure, hours,
    line::{fold, is_blank},
    meant::{Meant, whole},
};

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
    if let Some((minutes, sure)) = halved(&text.to_lowercase()) {
        return Some((minutes.to_string(), sure));
    }
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
        minutes_of(plain)
            .or_else(|| on_a_clock(plain))
            .or_else(|| hours::between(text))
    });
    let sure = if is_clock_or_part(text) {
        Sure::Guess
    } else {
        Sure::Certain
    };
    whole(found.map(|minutes| (minutes.to_string(), sure)), text)
}

/// `1,30 h`: an hour and a half, or three tenths of one.
fn is_clock_or_part(text: &str) -> bool {
    let Some((_, behind)) = text.split_once([',', '.']) else {
        return false;
    };
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let part = &behind[..digits];
    digits == 2 && part < "60" && !matches!(part, "00" | "25" | "50")
}

/// `2 heures et demie`, `1 and a half hours`.
fn halved(text: &str) -> Option<(u32, Sure)> {
    const HALVES: [&str; 5] = [
        " heures et demie",
        " heure et demie",
        " horas y media",
        " and a half hours",
        " hours and a half",
    ];
    let hours = HALVES.iter().find_map(|half| text.strip_suffix(half))?;
    let hours = hours
        .trim()
        .parse::<u32>()
        .ok()
        .filter(|hours| *hours < 24)?;
    Some((hours * 60 + 30, Sure::Certain))
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

/// `01:00:00`: hours, minutes, seconds; `1:00`: a few hours and minutes.
fn on_a_clock(plain: &str) -> Option<u32> {
    let parts: Vec<&str> = plain.split(':').collect();
    let few = |hours: &str| hours.parse::<u32>().is_ok_and(|hours| hours < 10);
    let (hours, minutes) = match parts[..] {
        [hours, minutes, "00"] => (hours, minutes),
        [hours, minutes] if few(hours) && minutes.len() == 2 => (hours, minutes),
        _ => return None,
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
