//! In: a latitude or a longitude as maps and phones write it. Out: the number of degrees, negative to the south and to the west.

use super::{Sure, line::fold, meant::Meant};

/// Words for the quarters of the compass, folded; `O` is Ouest and Oeste.
const QUARTERS: [(&[&str], bool); 4] = [
    (&["n", "nord", "norte", "north"], false),
    (&["e", "est", "este", "east"], false),
    (&["s", "sud", "sur", "south"], true),
    (&["w", "o", "ouest", "oeste", "west"], true),
];

/// What else stands beside a number of degrees, folded.
const BESIDE: [&str; 13] = [
    "lat",
    "latitude",
    "latitud",
    "long",
    "lon",
    "lng",
    "longitude",
    "longitud",
    "deg",
    "degres",
    "degrees",
    "grados",
    "de",
];

/// `46,81`, `46.81° N`, `71°12'30" W`, `6.2 O`: degrees with their fractions.
pub(super) fn degrees(text: &str) -> Meant {
    let (mut numbers, mut words) = (Vec::new(), String::new());
    let mut rest = text.trim();
    let minus = rest.starts_with(['-', '−', '–']);
    let marked = rest.contains(['°', 'º', '\'', '′', '’']);
    while let Some(c) = rest.chars().next() {
        let length = rest
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .unwrap_or(rest.len());
        if c.is_ascii_digit() {
            numbers.push(rest[..length].replace(',', "."));
            rest = &rest[length..];
        } else {
            words.push(if c.is_alphabetic() { c } else { ' ' });
            rest = &rest[c.len_utf8()..];
        }
    }
    let words = fold(&words);
    let mut negative = minus;
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let quarter = QUARTERS.iter().find(|(names, _)| names.contains(&word));
        match quarter {
            // What is said twice has to be the same.
            Some((_, south)) if minus && !south => return None,
            Some((_, south)) => negative = negative || *south,
            None if BESIDE.contains(&word) => {}
            None => return None,
        }
    }
    let whole = match numbers.as_slice() {
        [one] => plain(one)?,
        [degrees, rest @ ..] if marked && rest.len() <= 2 => sexagesimal(degrees, rest)?,
        _ => return None,
    };
    let sign = if negative { "-" } else { "" };
    Some((format!("{sign}{whole}"), Sure::Certain))
}

/// A number as it was written, if it is one.
fn plain(number: &str) -> Option<String> {
    let number = number.trim_end_matches('.');
    number.parse::<f64>().ok()?;
    (!number.starts_with('.')).then(|| number.to_owned())
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
    use super::degrees;

    #[test]
    fn what_maps_write_is_read() {
        for (text, wanted) in [
            ("46,81", "46.81"),
            ("46.81° N", "46.81"),
            ("6.2 O", "-6.2"),
            ("-6,2° O", "-6.2"),
            ("71°12'30\" W", "-71.2083"),
            ("N 36° 36' 00\"", "36.6"),
            ("33,5 S", "-33.5"),
            ("33.5 grados sur", "-33.5"),
            ("−6.2", "-6.2"),
        ] {
            let found = degrees(text).map(|(number, _)| number);
            assert_eq!(found.as_deref(), Some(wanted), "{text}");
        }
        for text in ["36.6 -6.2", "-6.2 E", "au sud", "36.6 km", "1.2.3", ""] {
            assert!(degrees(text).is_none(), "{text}");
        }
    }
}
