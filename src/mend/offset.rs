//! In: a text that says how far it is from the universal hour. Out: how many seconds, and what the text says behind it.

/// The seconds from the universal hour at the head of a text, and what follows: `UTC+2`, `GMT −05:30`; none without a sign: `GMT`.
pub(super) fn offset(said: &str) -> Option<(Option<i32>, &str)> {
    let name = said.get(..3)?;
    if !["GMT", "UTC"]
        .iter()
        .any(|one| name.eq_ignore_ascii_case(one))
    {
        return None;
    }
    let rest = &said[3..];
    Some(told(rest.trim_start()).map_or((None, rest), |(seconds, rest)| (Some(seconds), rest)))
}

/// A sign, hours of one or two figures, and minutes of two.
fn told(text: &str) -> Option<(i32, &str)> {
    let sign = text
        .chars()
        .next()
        .filter(|c| matches!(c, '+' | '-' | '−'))?;
    let (hours, rest) = figures(text[sign.len_utf8()..].trim_start())?;
    let minutes = figures(rest.strip_prefix(':').unwrap_or(rest))
        .filter(|(_, after)| after.len() + 2 <= rest.len());
    let (minutes, rest) = minutes.unwrap_or((0, rest));
    let seconds = hours * 3600 + minutes * 60;
    Some((if sign == '+' { seconds } else { -seconds }, rest))
}

/// A number of one or two figures.
fn figures(text: &str) -> Option<(i32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).take(2).count();
    Some((text[..digits].parse().ok()?, &text[digits..]))
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn the_seconds_are_those_that_are_said() {
        for (text, wanted) in [
            ("GMT", Some((None, ""))),
            ("utc+2", Some((Some(7200), ""))),
            ("UTC −05:30)", Some((Some(-19_800), ")"))),
            ("GMT+0530", Some((Some(19_800), ""))),
            ("UTC+1 Paris", Some((Some(3600), " Paris"))),
            ("UTC - Paris", Some((None, " - Paris"))),
            ("CET", None),
        ] {
            assert_eq!(offset(text), wanted, "{text}");
        }
    }
}
