//! In: an answer in words, and what its field asks for. Out: the code, date or number that is meant, and how sure that is.

use unicode_normalization::UnicodeNormalization as _;

use super::{
    Sure, address,
    countries::{country_named, currency},
    days, hours,
    line::{fold, is_blank},
    tokens, zones,
};
use crate::{
    check::format::{self, fits},
    model::locale,
};

/// A value and how sure it is.
pub(super) type Meant = Option<(String, Sure)>;

/// A value that can be meant in one way only.
pub(super) fn certain(found: Meant) -> Option<String> {
    found
        .filter(|(_, sure)| *sure == Sure::Certain)
        .map(|(value, _)| value)
}

/// What is meant, as sure as a text allows that has more than words: a sign, or a mark of doubt, says what no code holds.
pub(super) fn whole(found: Meant, text: &str) -> Meant {
    let bare = text
        .strip_prefix('<')
        .and_then(|text| text.strip_suffix('>'));
    let bare = bare.unwrap_or(text);
    let more = tokens::signs(bare).next().is_some()
        || bare.contains(['?', '%', '<', '>', '~', '±', '+']) && !bare.contains("->");
    found.map(|(value, sure)| (value, if more { Sure::Guess } else { sure }))
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
        "date-time" => whole(hours::moment(text), text),
        "country" => whole(country_named(text), text),
        "currency" => currency(text, country),
        "language" => whole(tongue(text), text),
        "time-zone" => zones::zone(text, country),
        "sha256" => fingerprint(text),
        "identifier" => {
            // `quartiers-frais (à confirmer)`: what is said of it is no part of it.
            let own = [" (", " [", " //", " –", " — "]
                .iter()
                .find_map(|sign| Some(text.split_once(sign)?.0));
            let own = own.filter(|own| fits("identifier", own)).map(str::to_owned);
            let made =
                || Some(identifier(text)).filter(|id| !id.is_empty() && fits("identifier", id));
            sure(own.or_else(made))
        }
        _ => None,
    }
}

/// A language by its code or its name; a code in capitals that is one of a country where another is spoken is a guess: `BE`, `UK`.
fn tongue(text: &str) -> Meant {
    let code = text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    let country = format::meant("country", text).filter(|_| code);
    let there = |country: String| locale::language_of(&country);
    let own = country.is_none_or(|country| there(country) == Some(text.to_lowercase()));
    let sure = if own { Sure::Certain } else { Sure::Guess };
    let named = || {
        let folded = fold(text);
        let name = SPOKEN.iter().find_map(|word| folded.strip_prefix(word));
        let name = name.or_else(|| folded.strip_suffix(" language"))?;
        // `langue française`, `lengua española`
        let masculine = name.strip_suffix(['e', 'a']).unwrap_or(name);
        let forms = [
            name.to_owned(),
            masculine.to_owned(),
            format!("{masculine}o"),
        ];
        forms
            .iter()
            .find_map(|name| format::meant("language", name))
    };
    let found = format::meant("language", text).or_else(named);
    found.map(|code| (code, sure))
}

/// Words before the name of a language, folded.
const SPOKEN: [&str; 6] = [
    "langue ",
    "la langue ",
    "lengua ",
    "la lengua ",
    "idioma ",
    "en langue ",
];

/// The only fingerprint of a text, as programs that make one print it: beside the name of its file, after the name of its kind.
fn fingerprint(text: &str) -> Meant {
    const BESIDE: [&str; 9] = [
        "sha",
        "256",
        "sha256",
        "hash",
        "checksum",
        "empreinte",
        "huella",
        "fingerprint",
        "is",
    ];
    let joined: String = text
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '-'))
        .collect();
    if fits("sha256", &joined) {
        return Some((joined.to_ascii_lowercase(), Sure::Certain));
    }
    let words =
        || text.split(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '(' | ')' | '*'));
    let mut found = words().filter(|word| fits("sha256", word));
    let hash = found.next().filter(|_| found.next().is_none())?;
    let known = |word: &str| {
        fold(word).is_empty()
            || word == hash
            || word.contains('.')
            || BESIDE.contains(&fold(word).as_str())
    };
    words()
        .all(known)
        .then(|| (hash.to_ascii_lowercase(), Sure::Certain))
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

/// Yes and no in the three languages.
pub(super) fn truth(text: &str) -> Meant {
    let word = match fold(text).as_str() {
        "oui" | "yes" | "si" | "y" | "o" | "vrai" | "true" | "verdadero" | "ja" | "sim" => "true",
        "non" | "no" | "n" | "faux" | "false" | "falso" | "nein" | "nao" => "false",
        "public" | "publique" | "publico" | "publica" | "tout public" => "true",
        "non public" | "pas public" | "not public" | "no publico" | "interne" | "internal"
        | "interno" | "interna" | "confidentiel" | "confidentielle" | "confidential"
        | "confidencial" | "prive" | "private" | "privado" => "false",
        _ => return None,
    };
    whole(Some((word.to_owned(), Sure::Certain)), text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Sure, formatted, truth};
    use crate::mend::lengths::minutes;

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
            ("2 heures et demie", "150"),
            ("de 16h à 17h", "60"),
            ("1:00", "60"),
        ] {
            let found = minutes(text);
            assert_eq!(found, Some((wanted.to_owned(), Sure::Certain)), "{text}");
        }
        for text in [
            "60-90 min",
            "1-2 h",
            "1h à 2h",
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
            ("République française", "FR"),
            ("U.K.", "GB"),
            ("Great Britain", "GB"),
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
            ("FR", "fr"),
            ("langue française", "fr"),
            ("lengua española", "es"),
            ("idioma inglés", "en"),
            ("French language", "fr"),
            ("ESP", "es"),
        ] {
            let found = formatted("language", text, None);
            assert_eq!(found, Some((code.to_owned(), Sure::Certain)), "{text}");
        }
        for text in ["BE", "UK", "CH", "US", "CA"] {
            let sure = formatted("language", text, None).map(|(_, sure)| sure);
            assert_ne!(sure, Some(Sure::Certain), "{text}");
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
            (Some("GB"), "pounds", "GBP", Sure::Certain),
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
