//! In: any text. Out: the numbers by which one calls or joins somebody in it, however they are grouped, and the places that its links
//! lead to.

use crate::{
    guard::values::TELLING,
    model::{figures::level, fold::weight},
};

/// Digits of a number that one calls or joins by: fewer are a count of anything, more are no telephone's (E.164).
const FEWEST: usize = 8;
const MOST: usize = 15;

/// The last digits are the same with a country's prefix and without.
const LAST: usize = 9;

/// Whether a word opens something by itself: an address of a page, a code.
pub(super) fn is_key(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.contains("://") || digits >= 6 || digits >= 2 && letters >= 4
}

/// Whether a text has an address, or a word that opens something.
pub(super) fn tells(text: &str) -> bool {
    text.contains('@') || text.split_whitespace().any(is_key)
}

/// The places that the links of a text lead to, without what stands behind `?`: the same page opens without it, or asks for it.
pub(super) fn places(text: &str) -> impl Iterator<Item = &str> {
    let links = text
        .split(|c: char| c.is_whitespace() || "()<>[]\"'`|".contains(c))
        .filter_map(|word| Some(word.split_once("://")?.1));
    links.filter_map(|link| {
        let end = link.find(['?', '#']).unwrap_or(link.len());
        let place = link[..end].trim_end_matches(['.', ',', ';', ':', '!', '/']);
        let (_, path) = place.split_once('/')?;
        // `maps.example/place?q=…` leads anywhere.
        let told = if end < link.len() {
            path.split('/').any(is_key)
        } else {
            weight(path) >= TELLING
        };
        told.then_some(place)
    })
}

/// A code of six or seven digits as it is written in two groups; a longer one is found as a number to call is.
pub(super) fn grouped(code: &str) -> Option<String> {
    let code = code.trim_matches(|c: char| c.is_ascii_punctuation());
    let short = (6..FEWEST).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    short.then(|| format!("{} {}", &code[..3], &code[3..]))
}

/// Whether a text is nothing but such a code in groups.
pub(super) fn is_code(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 6 && text.bytes().all(|b| b.is_ascii_digit() || b == b' ')
}

/// What the links of a text open by, behind `?`: `pwd=…`.
pub(super) fn passwords(text: &str) -> impl Iterator<Item = &str> {
    const KEYS: [&str; 6] = ["pwd", "pw", "password", "passcode", "code", "pin"];
    let links = text.split_whitespace().filter(|word| word.contains("://"));
    let answers = links.flat_map(|link| link.split(['?', '&', '#', ')', ']', '>', ',']).skip(1));
    answers.filter_map(|answer| {
        let (key, value) = answer.split_once('=')?;
        let known = KEYS.iter().any(|own| key.eq_ignore_ascii_case(own));
        (known && weight(value) >= TELLING && is_key(value)).then_some(value)
    })
}

/// The numbers of an internal text that one calls or joins by: their last digits, and as they stand.
pub(super) fn dialled(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for piece in text.lines().flat_map(|line| line.split(" / ")) {
        let piece = level(piece);
        for run in runs(&piece) {
            let abroad = run.abroad;
            for (at, number) in numbers(run.groups).into_iter().enumerate() {
                let (digits, shown) = (number.concat(), number.join(" "));
                let key = digits[digits.len().saturating_sub(LAST)..].to_owned();
                let home = Some(&digits).filter(|_| abroad && at == 0);
                if let Some(own) = home.and_then(|digits| at_home(digits)) {
                    found.push((own.to_owned(), shown.clone()));
                }
                found.push((key, shown));
            }
        }
    }
    found
}

/// Of a number with a country's prefix what one calls within the country, where that is so short that the last digits of both differ.
fn at_home(digits: &str) -> Option<&str> {
    // Prefixes of two digits; the others have three, but for 1 and 7.
    const TWO: [&str; 43] = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
        "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
        "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
    ];
    let digits = digits.strip_prefix("00").unwrap_or(digits);
    let prefix = match digits.get(..2)? {
        two if two.starts_with(['1', '7']) => 1,
        two if TWO.contains(&two) || two == "98" => 2,
        _ => 3,
    };
    digits.get(prefix..).filter(|own| own.len() == FEWEST)
}

/// What the numbers of a levelled text end with, wherever one of their groups does.
pub(super) fn endings(levelled: &str) -> impl Iterator<Item = String> {
    runs(levelled).flat_map(|run| {
        let (mut digits, mut found) = (String::new(), Vec::new());
        for group in run.groups {
            digits.push_str(group);
            let ends = (FEWEST..=LAST).filter_map(|length| digits.len().checked_sub(length));
            found.extend(ends.map(|from| digits[from..].to_owned()));
        }
        found
    })
}

/// Digits as they stand together.
struct Run<'t> {
    groups: Vec<&'t str>,
    /// They begin with the prefix of a country.
    abroad: bool,
}

/// Whether what stands behind a number is what to call then: `x22`, `poste 4`.
fn is_extension(behind: &str) -> bool {
    const MARKS: [&str; 8] = ["x", "p", "ext", "ex", "poste", "post", "int", "anexo"];
    let rest = behind.trim_start_matches(char::is_alphabetic);
    let mark = behind[..behind.len() - rest.len()].to_ascii_lowercase();
    MARKS.contains(&mark.as_str())
        && rest
            .trim_start_matches(['.', ' '])
            .starts_with(|c: char| c.is_ascii_digit())
}

/// Digits in a row and in what people write between them, as the groups that they are written in; those within a word are none.
fn runs(levelled: &str) -> impl Iterator<Item = Run<'_>> {
    let written = |c: char| c.is_ascii_digit() || "()-./ \n\u{2010}\u{2011}\u{2013}".contains(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + levelled[at..].find(|c: char| c.is_ascii_digit())?;
            let (before, from) = levelled.split_at(start);
            let (run, behind) =
                from.split_at(from.find(|c: char| !written(c)).unwrap_or(from.len()));
            at = start + run.len();
            if run.bytes().filter(u8::is_ascii_digit).count() < FEWEST {
                continue;
            }
            let groups = run.split(|c: char| !c.is_ascii_digit());
            let mut groups: Vec<&str> = groups.filter(|group| !group.is_empty()).collect();
            if run.ends_with(|c: char| c.is_ascii_digit())
                && behind.starts_with(char::is_alphanumeric)
                && !is_extension(behind)
            {
                groups.pop();
            }
            if before.ends_with(char::is_alphanumeric) && !groups.is_empty() {
                groups.remove(0);
            }
            let abroad = before.ends_with('+') || run.starts_with("00");
            return Some(Run { groups, abroad });
        }
    })
}

/// The numbers of a run, one behind the other where it is too long for one; days and years are none.
fn numbers(groups: Vec<&str>) -> Vec<Vec<&str>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    let mut count = 0;
    for group in groups {
        if count >= FEWEST && count + group.len() > MOST {
            all.push(Vec::new());
            count = 0;
        }
        count += group.len();
        if let Some(last) = all.last_mut() {
            last.push(group);
        }
    }
    all.retain(|number| {
        number.concat().len() >= FEWEST && !is_dated(number) && !is_counted(number)
    });
    all
}

/// Whether a number counts or names something by its groups: `12 500 000`, `2011-19045` of a law, the number of a book.
fn is_counted(groups: &[&str]) -> bool {
    let year =
        |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    match groups {
        [of, number] if year(of) && number.len() > 4 => true,
        [first, rest @ .., "000"] => {
            !rest.is_empty()
                && first.len() <= 3
                && !first.starts_with('0')
                && rest.iter().all(|group| group.len() == 3)
        }
        _ => {
            let digits = groups.concat();
            digits.len() == 13 && (digits.starts_with("978") || digits.starts_with("979"))
        }
    }
}

/// Whether a number is made of days and years: `2023-09-08`, `2022-2023`, `20230908`.
fn is_dated(groups: &[&str]) -> bool {
    let year =
        |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let day = |group: &str| {
        let is_part = |from: usize, most: u8| {
            group[from..from + 2]
                .parse::<u8>()
                .is_ok_and(|part| part <= most)
        };
        group.len() == 8 && year(&group[..4]) && is_part(4, 12) && is_part(6, 31)
    };
    groups.iter().any(|group| year(group) || day(group))
        && groups
            .iter()
            .all(|group| group.len() <= 2 || year(group) || day(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(internal: &str, page: &str) -> bool {
        let page = level(page);
        let ends: Vec<String> = endings(&page).collect();
        dialled(internal).iter().any(|(key, _)| ends.contains(key))
    }

    #[test]
    fn a_number_is_the_same_however_it_is_grouped() {
        let told = [
            "+1 418 555 0199",
            "418 555 0199",
            "(418) 555-0199",
            "+14185550199",
            "tel:+1-418-555-0199",
            "418.555.0199",
            "(1)418/555 01 99.",
        ];
        for internal in &told[..6] {
            for page in told {
                assert!(found(internal, page), "{internal} in {page}");
            }
        }
        for page in [
            "418 555 0190",
            "418 555 01",
            "555 0199",
            "x4185550199",
            "4185550199x",
            "418, 555, 0199",
        ] {
            assert!(!found("+1 418 555 0199", page), "{page}");
        }
        assert!(found("ID 812 3456 7890 123456", "812-3456-7890"));
        assert!(found("+1 418 555 0142 / 418 555 0199", "4185550142"));
        assert!(!found("+33 5 56 10 20 30", "+33 5 56 10 20 99"));
    }

    #[test]
    fn a_number_of_eight_digits_is_found_without_its_country_and_before_an_extension() {
        for (internal, page) in [
            ("+506 2222 3345", "2222 3345"),
            ("00506 2222 3345", "2222-3345"),
            ("+47 22 11 33 45", "22 11 33 45"),
            ("+216 71 123 345", "71 123 345"),
            ("+65 6123 4567", "61234567"),
            ("+852 2345 6789", "2345-6789"),
            ("2222 3345", "+506 2222 3345"),
            ("418-555-0199", "418-555-0199x22"),
            ("418-555-0199", "4185550199p22"),
            ("418-555-0199", "418-555-0199 poste 22"),
            ("418-555-0199", "418-555\n0199"),
        ] {
            assert!(found(internal, page), "{internal} in {page}");
        }
        for (internal, page) in [
            ("+506 2222 3345", "2222 3346"),
            ("+1 418 555 0199", "1855 0199"),
            ("506 2222 3345", "2222 3345"),
            ("418-555-0199", "418-555-0199bis"),
        ] {
            assert!(!found(internal, page), "{internal} in {page}");
        }
    }

    #[test]
    fn days_years_and_what_is_short_are_no_numbers_to_call() {
        for text in [
            "2023-09-08",
            "08.09.2023 - 10.09.2023",
            "2022-2023-2024",
            "20230908",
            "le 12/2023",
            "1 234 567",
            "8a8ed490782123456789b",
            "12 500 000 habitants",
            "décret 2011-19045",
            "ISBN 978 2 07 036822 8",
        ] {
            assert!(dialled(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_code_is_the_same_in_groups_and_by_itself() {
        assert_eq!(grouped("448811,").as_deref(), Some("448 811"));
        assert_eq!(grouped("44881"), None);
        let link = "https://z.example/j/8123?pwd=Qk9xY2&lang=fr, ID 8";
        assert_eq!(passwords(link).collect::<Vec<_>>(), ["Qk9xY2"]);
        assert_eq!(passwords("https://z.example/j?code=ab").next(), None);
    }

    #[test]
    fn a_link_leads_to_a_place_without_what_it_asks_for() {
        for (text, place) in [
            (
                "Zoom https://us02web.zoom.us/j/81234567890?pwd=Qk, ID 8",
                Some("us02web.zoom.us/j/81234567890"),
            ),
            (
                "(https://meet.example/abc-defg-hij).",
                Some("meet.example/abc-defg-hij"),
            ),
            ("https://maps.example/place?q=12", None),
            ("https://city.example/", None),
            ("no link", None),
        ] {
            assert_eq!(places(text).next(), place, "{text}");
        }
    }
}
