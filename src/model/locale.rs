//! Dates, numbers and amounts come in, their text in the usage of one language and country goes out.
//!
//! Month names, patterns and separators are those of the CLDR (`icu`). Over them stand the usages
//! that the CLDR leaves out or decides otherwise: "1er", ranges, spaces between thousands in
//! Spanish, and the currencies, for which `icu` has no stable formatter.

use icu::calendar::{Date as IcuDate, Gregorian};
use icu::collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu::datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu::datetime::fieldsets::{M, YM, YMD};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::GroupingStrategy;
use icu::locale::{
    LanguageIdentifier, Locale as Tag, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander,
    TransformResult, locale,
};
use icu_locale::names::{LanguageIdentifierDisplayName, RegionDisplayName};
use iso_currency::Currency;
use writeable::TryWriteable as _;

use crate::model::date::PartialDate;

const NBSP: char = '\u{a0}';

/// A language as used in a country: how dates, numbers and money are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    usage: Usage,
    tag: Tag,
    country: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Usage {
    French,
    English,
    American,
    Spanish,
    Other,
}

impl Locale {
    /// The usage of a language tag and a country (ISO 3166, two letters). A region in the tag
    /// (`fr-CA`) wins over the country; what cannot be read is taken as English.
    #[must_use]
    pub fn new(lang: &str, country: Option<&str>) -> Self {
        let mut subtags = lang.split(['-', '_']);
        let language = subtags.next().unwrap_or_default().to_ascii_lowercase();
        let country = subtags
            .find(|s| is_country(s))
            .or(country)
            .filter(|s| is_country(s))
            .map(str::to_ascii_uppercase);
        let (usage, tag) = match (language.as_str(), country.as_deref()) {
            ("fr", Some("CA")) => (Usage::French, locale!("fr-CA")),
            ("fr", _) => (Usage::French, locale!("fr")),
            ("en", Some("US")) => (Usage::American, locale!("en-US")),
            ("en", _) => (Usage::English, locale!("en-GB")),
            ("es", _) => (Usage::Spanish, tag("es", country.as_deref())),
            (other, _) if Tag::try_from_str(other).is_ok() => {
                (Usage::Other, tag(other, country.as_deref()))
            }
            _ => (Usage::English, locale!("en-GB")),
        };
        Self {
            usage,
            tag,
            country,
        }
    }

    /// Name of a country (ISO 3166, two letters); one that is unknown is shown as it is.
    #[must_use]
    pub fn country(&self, code: &str) -> String {
        let Ok(region) = code.parse() else {
            return code.to_owned();
        };
        RegionDisplayName::new_light_with_fallback((&self.tag).into(), region).to_string()
    }

    /// The names of a country: the usual one, and the short one.
    #[must_use]
    pub fn country_names(&self, code: &str) -> Vec<String> {
        let Ok(region) = code.parse() else {
            return Vec::new();
        };
        vec![
            self.country(code),
            RegionDisplayName::new_short_light_with_fallback((&self.tag).into(), region)
                .to_string(),
        ]
    }

    /// Name of a language (BCP 47); one that is unknown is shown as it is.
    #[must_use]
    pub fn language(&self, code: &str) -> String {
        let name = code.parse().ok().and_then(|tag| {
            LanguageIdentifierDisplayName::try_new_heavy(
                (&self.tag).into(),
                tag,
                icu_locale::names::LanguageIdentifierDisplayNameOptions::default(),
            )
            .ok()
        });
        name.map_or_else(
            || code.to_owned(),
            |name| {
                name.as_borrowed()
                    .try_write_to_string()
                    .map_or_else(|(_, text)| text.into_owned(), Into::into)
            },
        )
    }

    /// Names in the order in which its readers look for them: accents in their place, case of no weight.
    pub fn sort<T>(&self, list: &mut [T], name: impl Fn(&T) -> String) {
        let collator: Option<CollatorBorrowed<'_>> =
            Collator::try_new((&self.tag).into(), CollatorOptions::default()).ok();
        list.sort_by_cached_key(|one| {
            let name = name(one);
            let mut key = Vec::new();
            // Writing into a vector cannot fail.
            let _ = collator
                .as_ref()
                .map(|collator| collator.write_sort_key_to(&name, &mut key));
            (key, name)
        });
    }

    /// A date: `6 juillet 2023`, `1er avril 2024`, `juillet 2023`, `2023`.
    #[must_use]
    pub fn date(&self, date: &PartialDate) -> String {
        match *date {
            PartialDate::Year(year) => year.to_string(),
            PartialDate::Month(year, month) => self.year_month(year, month),
            PartialDate::Day(year, month, day) => {
                let text = Formatter::<Gregorian, YMD>::try_new((&self.tag).into(), YMD::long())
                    .ok()
                    .zip(gregorian(year, month, day))
                    .map(|(formatter, date)| formatter.format(&date).to_string());
                match text {
                    Some(text) if self.usage == Usage::French => first_day(text),
                    Some(text) => text,
                    None => date.to_string(),
                }
            }
        }
    }

    /// A period, without repeating what both ends share: `8-9 septembre 2022`,
    /// `février à août 2022`, `2023-2024`. Two equal ends give one date.
    #[must_use]
    pub fn range(&self, from: &PartialDate, to: &PartialDate) -> String {
        if from == to {
            return self.date(from);
        }
        match (*from, *to) {
            (PartialDate::Year(from), PartialDate::Year(to)) => format!("{from}-{to}"),
            (PartialDate::Month(y1, m1), PartialDate::Month(y2, _)) if y1 == y2 => {
                self.join(&self.month(m1), to)
            }
            (PartialDate::Day(y1, m1, d1), PartialDate::Day(y2, m2, d2)) if y1 == y2 => {
                match (self.usage, m1 == m2) {
                    (Usage::American, true) => format!("{} {d1}-{d2}, {y1}", self.month(m1)),
                    (Usage::American, false) => self.join(&format!("{} {d1}", self.month(m1)), to),
                    (Usage::Other, _) => self.join(&self.date(from), to),
                    (_, true) => format!("{}-{}", self.day(d1), self.date(to)),
                    (Usage::Spanish, false) => {
                        self.join(&format!("{d1} de {}", self.month(m1)), to)
                    }
                    (_, false) => self.join(&format!("{} {}", self.day(d1), self.month(m1)), to),
                }
            }
            _ => self.join(&self.date(from), to),
        }
    }

    /// An hour of the day: `16 h 30`, `4:30 p.m.`, `16:30 h`.
    #[must_use]
    pub fn time(&self, hour: u8, minute: u8) -> String {
        match self.usage {
            Usage::French if minute == 0 => format!("{hour}{NBSP}h"),
            Usage::French => format!("{hour}{NBSP}h{NBSP}{minute:02}"),
            Usage::English | Usage::American => {
                let half = if hour < 12 { "a.m." } else { "p.m." };
                let hour = if hour.is_multiple_of(12) {
                    12
                } else {
                    hour % 12
                };
                if minute == 0 {
                    format!("{hour}{NBSP}{half}")
                } else {
                    format!("{hour}:{minute:02}{NBSP}{half}")
                }
            }
            Usage::Spanish => format!("{hour}:{minute:02}{NBSP}h"),
            Usage::Other => format!("{hour:02}:{minute:02}"),
        }
    }

    /// A number, with the separators of the locale and only the decimals it has.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        // Adding zero makes of a negative zero a plain one.
        self.decimal(&(value + 0.0).to_string())
    }

    /// An amount without its currency; cents are shown only when there are some.
    #[must_use]
    pub fn amount(&self, value: f64) -> String {
        let digits = format!("{:.2}", value + 0.0);
        self.decimal(digits.strip_suffix(".00").unwrap_or(&digits))
    }

    /// An amount of money; cents are shown only when there are some. `currency` is an ISO 4217
    /// code; one that is unknown is shown as it is, with two decimals.
    #[must_use]
    pub fn money(&self, value: f64, currency: &str) -> String {
        let known = Currency::from_code(currency);
        let decimals = known.and_then(Currency::exponent).unwrap_or(2);
        let digits = format!("{:.*}", usize::from(decimals), value.abs());
        let digits = match digits.split_once('.') {
            Some((units, cents)) if cents.bytes().all(|b| b == b'0') => units,
            _ => &digits,
        };
        let zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
        let sign = if value < 0.0 && !zero { "-" } else { "" };
        let number = self.decimal(digits);
        let symbol = self.symbol(currency);
        let local_dollar = symbol == "$" && self.country.as_deref() != Some("ES");
        let before = match self.usage {
            Usage::English | Usage::American => true,
            Usage::Spanish => local_dollar,
            Usage::French | Usage::Other => false,
        };
        if !before {
            format!("{sign}{number}{NBSP}{symbol}")
        } else if symbol.chars().all(char::is_alphabetic) {
            format!("{sign}{symbol}{NBSP}{number}")
        } else {
            format!("{sign}{symbol}{number}")
        }
    }

    /// The sign of a currency as this locale writes it.
    fn symbol(&self, currency: &str) -> String {
        let at_home = self
            .country
            .as_deref()
            .is_some_and(|c| currency.starts_with(c));
        let dollar =
            Currency::from_code(currency).is_some_and(|known| known.symbol().symbol.ends_with('$'));
        let symbol = match (currency, self.usage) {
            ("EUR", _) => "€",
            ("GBP", _) => "£",
            ("JPY", _) => "¥",
            ("INR", _) => "₹",
            ("ILS", _) => "₪",
            ("KRW", _) => "₩",
            _ if at_home && dollar => "$",
            ("USD", Usage::French) => "$\u{a0}US",
            ("CAD", Usage::French) => "$\u{a0}CA",
            ("USD", Usage::English) => "US$",
            ("CAD", Usage::English | Usage::American) => "CA$",
            (code, _) => code,
        };
        symbol.to_owned()
    }

    /// `digits` (an ASCII decimal number) with the separators of the locale.
    fn decimal(&self, digits: &str) -> String {
        let grouping = match self.usage {
            Usage::Spanish => GroupingStrategy::Min2,
            _ => GroupingStrategy::Auto,
        };
        let formatter = DecimalFormatter::try_new((&self.tag).into(), grouping.into());
        let (Ok(formatter), Ok(mut number)) = (formatter, Decimal::try_from_str(digits)) else {
            return digits.to_owned();
        };
        number.trim_start();
        let text = formatter.format(&number).to_string();
        if self.usage != Usage::Spanish {
            return text;
        }
        // A no-break space between thousands, as the Academies have it, whatever the decimal sign.
        let fraction = digits
            .split_once('.')
            .map_or(0, |(_, fraction)| fraction.len());
        let units =
            text.chars()
                .count()
                .saturating_sub(if fraction > 0 { fraction + 1 } else { 0 });
        let grouped = |(n, c): (usize, char)| match c {
            '.' | ',' | '\u{202f}' if n < units => NBSP,
            _ => c,
        };
        text.chars().enumerate().map(grouped).collect()
    }

    fn join(&self, from: &str, to: &PartialDate) -> String {
        let day = matches!(to, PartialDate::Day(..));
        let word = match self.usage {
            Usage::French if day => "au",
            Usage::French => "à",
            Usage::English | Usage::American => "to",
            Usage::Spanish if day => "al",
            Usage::Spanish => "a",
            Usage::Other => "–",
        };
        format!("{from} {word} {}", self.date(to))
    }

    fn day(&self, day: u8) -> String {
        match (self.usage, day) {
            (Usage::French, 1) => "1er".to_owned(),
            _ => day.to_string(),
        }
    }

    fn month(&self, month: u8) -> String {
        Formatter::<Gregorian, M>::try_new((&self.tag).into(), M::long())
            .ok()
            .zip(gregorian(2000, month, 1))
            .map_or_else(
                || month.to_string(),
                |(formatter, date)| formatter.format(&date).to_string(),
            )
    }

    fn year_month(&self, year: i16, month: u8) -> String {
        Formatter::<Gregorian, YM>::try_new((&self.tag).into(), YM::long())
            .ok()
            .zip(gregorian(year, month, 1))
            .map_or_else(
                || PartialDate::Month(year, month).to_string(),
                |(formatter, date)| formatter.format(&date).to_string(),
            )
    }
}

/// The code by which a language is known (BCP 47), given any of its codes: `eng` is `en`; none if there is no such language.
#[must_use]
pub fn language_code(code: &str) -> Option<String> {
    let mut tag = Tag::try_from_str(code)
        .ok()
        .filter(|tag| !tag.id.language.is_unknown())?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut tag);
    let language = tag.id.language;
    let mut full = LanguageIdentifier::from(language);
    // Of every language that there is it is known in which script it is written most.
    (LocaleExpander::new_extended().maximize(&mut full) == TransformResult::Modified)
        .then(|| language.to_string())
}

/// Whether a language (BCP 47) is written from right to left: its script says so, the one it is mostly written in if the tag names none.
#[must_use]
pub fn is_right_to_left(tag: &str) -> bool {
    tag.parse::<LanguageIdentifier>()
        .is_ok_and(|tag| LocaleDirectionality::new_extended().is_right_to_left(&tag))
}

/// The language that most people of a country (ISO 3166, two capitals) speak.
#[must_use]
pub fn language_of(country: &str) -> Option<String> {
    let mut full: LanguageIdentifier = format!("und-{country}").parse().ok()?;
    (LocaleExpander::new_extended().maximize(&mut full) == TransformResult::Modified)
        .then(|| full.language.to_string())
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic())
}

fn tag(language: &str, country: Option<&str>) -> Tag {
    country
        .and_then(|country| Tag::try_from_str(&format!("{language}-{country}")).ok())
        .or_else(|| Tag::try_from_str(language).ok())
        .unwrap_or(locale!("en-GB"))
}

fn gregorian(year: i16, month: u8, day: u8) -> Option<IcuDate<Gregorian>> {
    IcuDate::try_new_gregorian(i32::from(year), month, day).ok()
}

fn first_day(text: String) -> String {
    match text.strip_prefix("1 ") {
        Some(rest) => format!("1er {rest}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(lang: &str, country: &str, text: &str) -> String {
        let date = PartialDate::parse(text).expect("a date");
        Locale::new(lang, Some(country)).date(&date)
    }

    fn range(lang: &str, country: &str, from: &str, to: &str) -> String {
        let parse = |text| PartialDate::parse(text).expect("a date");
        Locale::new(lang, Some(country)).range(&parse(from), &parse(to))
    }

    fn money(lang: &str, country: &str, value: f64, currency: &str) -> String {
        let text = Locale::new(lang, Some(country)).money(value, currency);
        text.replace(NBSP, "⍽").replace('\u{202f}', "⎵")
    }

    #[test]
    fn dates() {
        assert_eq!(date("fr", "FR", "2023-07-06"), "6 juillet 2023");
        assert_eq!(date("fr", "FR", "2024-04-01"), "1er avril 2024");
        assert_eq!(date("fr", "CA", "2024-04-01"), "1er avril 2024");
        assert_eq!(date("fr", "FR", "2024-04-11"), "11 avril 2024");
        assert_eq!(date("fr", "FR", "2023-07"), "juillet 2023");
        assert_eq!(date("fr", "FR", "2023"), "2023");
        assert_eq!(date("en", "BE", "2023-07-06"), "6 July 2023");
        assert_eq!(date("en", "US", "2023-07-06"), "July 6, 2023");
        assert_eq!(date("en", "BE", "2023-07"), "July 2023");
        assert_eq!(date("es", "ES", "2023-07-06"), "6 de julio de 2023");
        assert_eq!(date("es", "MX", "2023-07-06"), "6 de julio de 2023");
        assert_eq!(date("es", "ES", "2023-07"), "julio de 2023");
        assert_eq!(date("de", "DE", "2023-07-06"), "6. Juli 2023");
        assert_eq!(date("?!", "ZZZ", "2023-07-06"), "6 July 2023");
    }

    #[test]
    fn ranges() {
        assert_eq!(
            range("fr", "FR", "2022-09-08", "2022-09-09"),
            "8-9 septembre 2022"
        );
        assert_eq!(
            range("fr", "FR", "2022-04-01", "2022-04-02"),
            "1er-2 avril 2022"
        );
        assert_eq!(
            range("fr", "FR", "2022-02", "2022-08"),
            "février à août 2022"
        );
        assert_eq!(
            range("fr", "FR", "2022-08-28", "2022-09-02"),
            "28 août au 2 septembre 2022"
        );
        assert_eq!(
            range("fr", "FR", "2022-08", "2023-02"),
            "août 2022 à février 2023"
        );
        assert_eq!(range("fr", "FR", "2022-08", "2022-08"), "août 2022");
        assert_eq!(range("fr", "FR", "2023", "2024"), "2023-2024");
        assert_eq!(
            range("en", "GB", "2022-02", "2022-08"),
            "February to August 2022"
        );
        assert_eq!(
            range("en", "GB", "2022-09-08", "2022-09-09"),
            "8-9 September 2022"
        );
        assert_eq!(
            range("en", "US", "2022-09-08", "2022-09-09"),
            "September 8-9, 2022"
        );
        assert_eq!(
            range("en", "US", "2022-08-28", "2022-09-02"),
            "August 28 to September 2, 2022"
        );
        assert_eq!(
            range("es", "ES", "2022-02", "2022-08"),
            "febrero a agosto de 2022"
        );
        assert_eq!(
            range("es", "ES", "2022-09-08", "2022-09-09"),
            "8-9 de septiembre de 2022"
        );
        assert_eq!(
            range("es", "ES", "2022-08-28", "2022-09-02"),
            "28 de agosto al 2 de septiembre de 2022"
        );
    }

    #[test]
    fn amounts() {
        assert_eq!(money("fr", "FR", 10_000.0, "EUR"), "10⎵000⍽€");
        assert_eq!(money("fr", "FR", 1_234.5, "EUR"), "1⎵234,50⍽€");
        assert_eq!(money("fr", "FR", 75.0, "USD"), "75⍽$⍽US");
        assert_eq!(money("fr", "FR", 75.0, "CAD"), "75⍽$⍽CA");
        assert_eq!(money("fr", "CA", 10_000.0, "CAD"), "10⍽000⍽$");
        assert_eq!(money("fr", "CA", 75.0, "USD"), "75⍽$⍽US");
        assert_eq!(money("fr", "CA", -24_350_255.72, "CAD"), "-24⍽350⍽255,72⍽$");
        assert_eq!(money("en", "BE", 10_000.0, "EUR"), "€10,000");
        assert_eq!(money("en", "US", 10_000.0, "USD"), "$10,000");
        assert_eq!(money("en", "GB", 10_000.0, "USD"), "US$10,000");
        assert_eq!(money("en", "CA", -10.5, "CAD"), "-$10.50");
        assert_eq!(money("en", "CH", 10_000.0, "CHF"), "CHF⍽10,000");
        assert_eq!(money("es", "ES", 10_000.0, "EUR"), "10⍽000⍽€");
        assert_eq!(money("es", "ES", 2_458.0, "EUR"), "2458⍽€");
        assert_eq!(money("es", "ES", 1_234_567.89, "EUR"), "1⍽234⍽567,89⍽€");
        assert_eq!(money("es", "MX", 10_000.5, "MXN"), "$10⍽000.50");
        assert_eq!(money("fr", "FR", 1_000.0, "JPY"), "1⎵000⍽¥");
        assert_eq!(money("fr", "FR", 1.5, "XYZ"), "1,50⍽XYZ");
        assert_eq!(money("fr", "FR", -0.001, "EUR"), "0⍽€");
    }

    #[test]
    fn numbers() {
        let number = |lang, value| Locale::new(lang, None).number(value);
        assert_eq!(number("fr", 1234.5), "1\u{202f}234,5");
        assert_eq!(number("en", 1234.5), "1,234.5");
        assert_eq!(number("es", 1234.5), "1234,5");
        assert_eq!(number("es", 312.0), "312");
        assert_eq!(number("en", f64::NAN), "NaN");
    }

    #[test]
    fn is_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Locale>();
    }

    proptest! {
        #[test]
        fn takes_anything(
            lang in "\\PC{0,8}", country in proptest::option::of("\\PC{0,4}"),
            currency in "\\PC{0,4}", value in proptest::num::f64::ANY,
        ) {
            let locale = Locale::new(&lang, country.as_deref());
            let _ = locale.number(value);
            let _ = locale.money(value, &currency);
            let _ = locale.date(&PartialDate::Day(-9999, 2, 31));
        }
    }
}
