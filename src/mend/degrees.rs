//! In: a latitude or a longitude as maps and phones write it. Out: the number of degrees, negative to the south and to the west.

use super::{
    Sure,
    line::{fold, is_blank},
    meant::{self, Meant},
};

/// Which of the two a number of degrees is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Latitude,
    Longitude,
}

impl Axis {
    /// That of a question.
    pub(super) fn of(key: &str) -> Option<Self> {
        match key {
            "latitude" => Some(Self::Latitude),
            "longitude" => Some(Self::Longitude),
            _ => None,
        }
    }
}

/// Words for the quarters of the compass, folded, and whether a number is negative there; `O` is Ouest and Oeste.
const QUARTERS: [(&[&str], Axis, bool); 4] = [
    (&["n", "nord", "norte", "north"], Axis::Latitude, false),
    (&["e", "est", "este", "east"], Axis::Longitude, false),
    (&["s", "sud", "sur", "south"], Axis::Latitude, true),
    (&["w", "o", "ouest", "oeste", "west"], Axis::Longitude, true),
];

/// What else stands beside a number of degrees, folded.
const BESIDE: [&str; 5] = ["deg", "degres", "degrees", "grados", "de"];

/// Names of the two, folded.
const NAMES: [(&[&str], Axis); 2] = [
    (&["lat", "latitude", "latitud"], Axis::Latitude),
    (
        &["long", "lon", "lng", "longitude", "longitud"],
        Axis::Longitude,
    ),
];

/// `46,81`, `46.81° N`, `71°12'30" W`, `6.2 O`: degrees with their fractions; none where a letter, a name or a sign says something else.
pub(super) fn degrees(text: &str, axis: Axis) -> Meant {
    let (mut numbers, mut words) = (Vec::new(), String::new());
    let mut rest = text.trim();
    // What is more than nothing is so without a sign.
    rest = rest.strip_prefix('+').unwrap_or(rest);
    let spelt = ["minus ", "moins ", "menos "]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    let minus = spelt.is_some() || rest.starts_with(['-', '−', '–']);
    rest = spelt.unwrap_or(rest);
    let marked = rest.contains(['°', 'º', '\'', '′', '’']);
    rest = rest.trim_start_matches(['-', '−', '–']);
    // A dash apart from its number may be the mark of an item.
    let apart = minus && rest.starts_with(is_blank);
    while let Some(c) = rest.chars().next() {
        let length = rest
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .unwrap_or(rest.len());
        if c.is_ascii_digit() {
            numbers.push(rest[..length].replace(',', "."));
            rest = &rest[length..];
        } else if c.is_alphabetic() || is_mark(c) {
            words.push(if c.is_alphabetic() { c } else { ' ' });
            rest = &rest[c.len_utf8()..];
        } else {
            return None;
        }
    }
    let mut told: Vec<bool> = Vec::new();
    for word in fold(&words).split(' ').filter(|word| !word.is_empty()) {
        let quarter = QUARTERS.iter().find(|(names, ..)| names.contains(&word));
        let named = NAMES.iter().find(|(names, _)| names.contains(&word));
        match (quarter, named) {
            (Some((_, own, south)), _) if *own == axis => told.push(*south),
            (None, Some((_, own))) if *own == axis => {}
            (None, None) if BESIDE.contains(&word) => {}
            _ => return None,
        }
    }
    // What is said twice has to be the same.
    if told
        .iter()
        .any(|south| *south != told[0] || minus && !south)
    {
        return None;
    }
    let whole = match numbers.as_slice() {
        [one] => plain(one)?,
        [degrees, rest @ ..] if rest.len() <= 2 && (marked || are_sixtieths(degrees, rest)) => {
            sexagesimal(degrees, rest)?
        }
        _ => return None,
    };
    let most = match axis {
        Axis::Latitude => 90.0,
        Axis::Longitude => 180.0,
    };
    whole.parse::<f64>().ok().filter(|far| *far <= most)?;
    let negative = minus || told.first().is_some_and(|south| *south);
    let sign = if negative { "-" } else { "" };
    let sure = if apart { Sure::Guess } else { Sure::Certain };
    Some((format!("{sign}{whole}"), sure))
}

/// Both coordinates of a place in one text: `45.76, 4.85`, `45,76 ; 4,85`, `N 45.76 E 4.85`.
pub(super) fn pair(text: &str) -> Option<(String, String)> {
    const PARTS: [&str; 6] = [";", ", ", " / ", "/", ",", " "];
    let certain = |text: &str, axis: Axis| meant::certain(degrees(text, axis));
    let read = |part: &&str| {
        let (first, last) = text
            .split_once(*part)
            .filter(|(_, last)| !last.contains(*part))?;
        Some((
            certain(first, Axis::Latitude)?,
            certain(last, Axis::Longitude)?,
        ))
    };
    PARTS.iter().find_map(read)
}

/// Whether a sign beside degrees says no more than that they are degrees.
fn is_mark(c: char) -> bool {
    is_blank(c)
        || matches!(
            c,
            '°' | 'º'
                | '\''
                | '′'
                | '’'
                | '‘'
                | '"'
                | '″'
                | '”'
                | '“'
                | '«'
                | '»'
                | '.'
                | ','
                | ':'
                | ';'
                | '('
                | ')'
                | '['
                | ']'
        )
}

/// A number as it was written, if it is one.
fn plain(number: &str) -> Option<String> {
    let number = number.trim_end_matches('.');
    number.parse::<f64>().ok()?;
    (!number.starts_with('.')).then(|| number.to_owned())
}

/// `136 36 00`: degrees, minutes and seconds without their signs.
fn are_sixtieths(degrees: &str, rest: &[String]) -> bool {
    let two = |part: &String| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    rest.len() == 2 && !degrees.contains('.') && rest.iter().all(two)
}

/// Degrees of minutes and seconds, to a ten-thousandth: ten metres.
fn sexagesimal(degrees: &str, rest: &[String]) -> Option<String> {
    let mut value = f64::from(degrees.parse::<u16>().ok()?);
    let mut part = 60.0;
    for number in rest {
        let number = number.parse::<f64>().ok().filter(|number| *number < 60.0)?;
        value += number / part;
        part *= 60.0;
    }
    let text = format!("{value:.4}");
    Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Axis, degrees};

    #[test]
    fn what_maps_write_is_read() {
        use Axis::{Latitude, Longitude};
        for (axis, text, wanted) in [
            (Latitude, "46,81", "46.81"),
            (Latitude, "46.81° N", "46.81"),
            (Longitude, "6.2 O", "-6.2"),
            (Longitude, "-6,2° O", "-6.2"),
            (Longitude, "71°12'30\" W", "-71.2083"),
            (Latitude, "N 36° 36' 00\"", "36.6"),
            (Latitude, "33,5 S", "-33.5"),
            (Latitude, "33.5 grados sur", "-33.5"),
            (Longitude, "−6.2", "-6.2"),
            (Latitude, "latitud: 36,6 N", "36.6"),
            (Latitude, "+50,1", "50.1"),
            (Longitude, "136 36 00", "136.6"),
            (Longitude, "minus 2.3", "-2.3"),
        ] {
            let found = degrees(text, axis).map(|(number, _)| number);
            assert_eq!(found.as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn both_in_one_text_are_told_apart() {
        for text in [
            "45.76, 4.85",
            "45,76 ; 4,85",
            "45.76 / 4.85",
            "45.76,4.85",
            "45.76° N, 4.85° E",
        ] {
            let wanted = ("45.76".to_owned(), "4.85".to_owned());
            assert_eq!(super::pair(text), Some(wanted), "{text}");
        }
        for text in [
            "45,76,4,85",
            "45.76",
            "45.76, 4.85, 12",
            "4.85 E, 45.76 N",
            "145.76, 4.85",
        ] {
            assert_eq!(super::pair(text), None, "{text}");
        }
    }

    #[test]
    fn a_letter_of_the_other_axis_or_against_the_sign_is_left() {
        use Axis::{Latitude, Longitude};
        for (axis, text) in [
            (Latitude, "1,2006 O"),
            (Longitude, "48,3525 N"),
            (Latitude, "54.1 W"),
            (Latitude, "-54.1 N"),
            (Latitude, "N 54.1 S"),
            (Longitude, "-6.2 E"),
            (Longitude, "E 6.2 O"),
            (Longitude, "latitude 6.2"),
            (Latitude, "36.6 -6.2"),
            (Latitude, "36.6, 6.2"),
            (Latitude, "36.6 N, 6.2 W"),
            (Latitude, "54°-55°"),
            (Latitude, "< 54"),
            (Latitude, "≈ 54"),
            (Latitude, "54 %"),
            (Latitude, "au sud"),
            (Latitude, "36.6 km"),
            (Latitude, "1.2.3"),
            (Latitude, ""),
        ] {
            assert_eq!(degrees(text, axis), None, "{text}");
        }
    }
}
