//! In: a text and the semantic format of its field: a date, a country, an hour. Out: whether it fits, and what may have been meant.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    inert,
    model::{
        date::{OUR_TIME, PartialDate},
        fold::fold,
        languages,
        locale::{self, Locale},
        markdown,
        near::nearest,
    },
};

/// Names that a guess compares at most: those of all countries in three languages, or of all time zones.
pub(super) const COMPARED: usize = 1_800;

/// What may have been meant by a value that has not the shape its field asks for.
pub(crate) fn meant(format: &str, text: &str) -> Option<String> {
    guess(format, text).filter(|guess| fits(format, guess))
}

/// Whether a value has the shape that its field asks for.
pub(crate) fn fits(format: &str, text: &str) -> bool {
    match format {
        "date" => PartialDate::parse(text).is_some(),
        "full-date" => matches!(PartialDate::parse(text), Some(PartialDate::Day(..))),
        "email" => {
            matches!(markdown::emails(text).as_slice(), [whole] if *whole == (0..text.len()))
                && !text.contains("..")
        }
        "country" => rust_iso3166::from_alpha2(text).is_some(),
        // The list ends with codes that are no money: `XXX` for none, `XTS` for tests, `XAU` for gold.
        "currency" => {
            let money =
                !text.starts_with('X') || ["XAF", "XCD", "XCG", "XOF", "XPF"].contains(&text);
            money && iso_currency::Currency::from_code(text).is_some()
        }
        "time-zone" => text.contains('/') && jiff::tz::TimeZone::get(text).is_ok(),
        "language" => is_language(text),
        "sha256" => text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()),
        "identifier" => text == identifier(text),
        "date-time" => {
            text.len() == 16
                && text.parse::<jiff::civil::DateTime>().is_ok()
                && is_of_our_time(text)
        }
        "file-name" => {
            !text.is_empty()
                && !text.contains(['/', '\\'])
                && !text.starts_with('.')
                && !text.contains(char::is_control)
                && inert::useless(text).next().is_none()
        }
        _ => true,
    }
}

/// What may have been meant by a value of another shape.
pub(super) fn guess(format: &str, text: &str) -> Option<String> {
    match format {
        // Of a name in other letters only a piece would be left.
        "identifier" => Some(identifier(text)).filter(|id| {
            !id.is_empty() && !fold(text).contains(|c: char| !c.is_ascii() && c.is_alphanumeric())
        }),
        "country" => Some(text.trim().to_uppercase())
            .filter(|upper| fits(format, upper))
            .or_else(|| country_named(text.trim())),
        "language" => language(text.trim()),
        "currency" => Some(match text.trim().to_uppercase().as_str() {
            "€" | "EURO" | "EUROS" => "EUR".to_owned(),
            other => other.to_owned(),
        }),
        "date" | "full-date" => {
            // 06/07/2023 or 6.7.2023, day first as in the three languages; 2023-7-6 without its zeros.
            // A word among them says something else: `5-7 mars 2024`.
            let parts = text.split(['/', '.', '-', ' ']);
            let parts: Option<Vec<u16>> = parts
                .filter(|part| !part.is_empty())
                .map(|part| part.parse::<u16>().ok())
                .collect();
            let (year, month, day) = match parts?.as_slice() {
                [year, month, day] if *year > 999 => (*year, *month, *day),
                [day, month, year] if *year > 999 => (*year, *month, *day),
                _ => return None,
            };
            let date = format!("{year:04}-{month:02}-{day:02}");
            PartialDate::parse(&date).map(|_| date)
        }
        "date-time" => date_time(text),
        "time-zone" => nearest(
            text,
            jiff::tz::db()
                .available()
                .map(|name| name.as_str().to_owned())
                .collect::<Vec<_>>()
                .iter()
                .map(String::as_str),
        ),
        _ => None,
    }
}

/// A moment with a space for the T, seconds too many, an hour without its zero.
fn date_time(text: &str) -> Option<String> {
    let (day, hour) = text.trim().split_once(['T', ' '])?;
    // An hour of another zone is another one here.
    if hour.ends_with(['Z', 'z']) || hour.contains(['+', '-']) {
        return None;
    }
    let day = guess("date", day).or_else(|| PartialDate::parse(day).map(|_| day.to_owned()))?;
    let hour = hour
        .trim()
        .to_lowercase()
        .replace(['.', '\u{a0}', '\u{202f}'], "");
    let (clock, half) = match (
        hour.strip_suffix("pm").or_else(|| hour.strip_suffix("p m")),
        hour.strip_suffix("am"),
    ) {
        (Some(clock), _) => (clock, Some(12)),
        (None, Some(clock)) => (clock, Some(0)),
        (None, None) => (hour.as_str(), None),
    };
    let mut parts = clock.split([':', 'h']).map(str::trim);
    let (hour, minutes) = (
        parts.next()?.parse::<u8>().ok()?,
        parts.next().filter(|part| !part.is_empty()),
    );
    let minutes = minutes.map_or(Some(0), |part| part.parse::<u8>().ok())?;
    let hour = half.map_or(hour, |half| hour % 12 + half);
    Some(format!("{day}T{hour:02}:{minutes:02}"))
}

/// The code of a country that was written by its name.
fn country_named(text: &str) -> Option<String> {
    let upper = text.to_uppercase();
    let letters = dotted(&upper);
    let code = flagged(text).or_else(|| letters.clone());
    if let Some(code) = code.filter(|code| fits("country", code)) {
        return Some(code);
    }
    let three = rust_iso3166::from_alpha3(&upper).map(|country| country.alpha2);
    // `U.K.`
    let wanted = fold(letters.as_deref().unwrap_or(text));
    // The codes of the European Union, and names that countries gave up or that people shorten.
    let other = OTHER_NAMES
        .split(' ')
        .filter_map(|pair| pair.split_once('='))
        .find(|(_, names)| {
            names
                .split('|')
                .any(|name| name.replace('-', " ") == wanted.trim())
        });
    three
        .or(other.map(|(code, _)| code))
        .or_else(|| COUNTRIES.get(&wanted).copied())
        .or_else(|| ABROAD.get(&wanted).copied().flatten())
        .map(str::to_owned)
}

/// The code that a flag is made of: `🇵🇹`.
fn flagged(text: &str) -> Option<String> {
    let letter = |c: char| {
        let nth = u32::from(c).checked_sub(0x1f1e6).filter(|nth| *nth < 26)?;
        char::from_u32(u32::from('A') + nth)
    };
    text.chars().map(letter).collect()
}

/// A code with points behind its letters: `I.T.`.
fn dotted(upper: &str) -> Option<String> {
    let letters: Vec<&str> = upper
        .trim_end_matches('.')
        .split('.')
        .map(str::trim)
        .collect();
    let two = letters.len() == 2 && letters.iter().all(|one| one.len() == 1);
    two.then(|| letters.concat())
}

/// Codes of countries by their folded names in the three languages, and by those of ISO.
static COUNTRIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let locales = languages::LANGUAGES.map(|lang| Locale::new(lang, None));
    let mut codes = HashMap::new();
    for code in rust_iso3166::ALL_ALPHA2 {
        for name in locales.iter().flat_map(|locale| locale.country_names(code)) {
            codes.entry(fold(&name)).or_insert(*code);
        }
    }
    for country in rust_iso3166::ALL {
        codes.entry(fold(country.name)).or_insert(country.alpha2);
    }
    codes
});

/// Languages beside the three in which countries are known by their names.
const SPOKEN: &str = "de pt it nl ca gl eu pl cs sk sl hr sr bs hu ro bg ru uk el tr sv da nb fi is et lv lt sq mk mt ga ar he fa hi bn th \
    vi id ms ja ko zh ka hy az kk uz mn km lo my ne si ta te ur sw am";

/// Codes of countries by their folded names in other languages; of a name that two have, none. Read once somebody writes such a name.
static ABROAD: LazyLock<HashMap<String, Option<&'static str>>> = LazyLock::new(|| {
    let mut codes = HashMap::new();
    for lang in SPOKEN.split_whitespace() {
        let locale = Locale::new(lang, None);
        for code in rust_iso3166::ALL_ALPHA2 {
            let known = codes
                .entry(fold(&locale.country(code)))
                .or_insert(Some(*code));
            *known = known.filter(|known| known == code);
        }
    }
    // A word of English as well.
    codes.remove(&fold("Island"));
    codes
});

/// Codes of languages by their folded names in those languages themselves: `日本語`, `العربية`.
static OWN: LazyLock<HashMap<String, Option<&'static str>>> = LazyLock::new(|| {
    let mut codes = HashMap::new();
    for code in LANGUAGES.split_whitespace() {
        let name = Locale::new(code, None).language(code);
        let known = codes.entry(fold(&name)).or_insert(Some(code));
        *known = known.filter(|known| *known == code);
    }
    codes
});

/// Codes of languages by their folded names in the three languages; of a name that two have, none.
static TONGUES: LazyLock<HashMap<String, Option<&'static str>>> = LazyLock::new(|| {
    let locales = languages::LANGUAGES.map(|lang| Locale::new(lang, None));
    let mut codes = HashMap::new();
    for code in LANGUAGES.split_whitespace() {
        for locale in &locales {
            let known = codes
                .entry(fold(&locale.language(code)))
                .or_insert(Some(code));
            *known = known.filter(|known| *known == code);
        }
    }
    codes
});

/// Names of countries that neither CLDR nor ISO has today, folded, their spaces as hyphens.
const OTHER_NAMES: &str = "GB=uk|england|scotland|wales|great-britain|angleterre|grande-bretagne|inglaterra|gran-bretana GR=el TR=turkey|turkiye \
    CZ=czech-republic|republique-tcheque|republica-checa CI=ivory-coast|cote-divoire NL=holland|hollande|holanda|the-netherlands MM=burma|birmanie|birmania \
    SZ=swaziland CV=cape-verde|cap-vert MK=macedonia|macedoine RU=russian-federation|russie US=usa|u-s-a|united-states-of-america|etats-unis-damerique|america|ee-uu \
    KR=korea|south-korea|coree-du-sud|corea-del-sur VN=viet-nam LA=laos MD=moldova|moldavie BO=bolivia VE=venezuela IR=iran SY=syria|syrie TZ=tanzania \
    CD=zaire|drc|rdc CN=prc|peoples-republic-of-china VA=vatican|holy-see AE=uae|eau PS=palestine BN=brunei TL=east-timor SK=slovak-republic IE=eire|republic-of-ireland \
    DE=brd|federal-republic-of-germany";

/// The identifier nearest to a text: `[a-z0-9]` words joined by `-`.
#[must_use]
pub fn identifier(text: &str) -> String {
    let folded = fold(text);
    folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// Characters of a name that others gave a fiche.
const NAME: usize = 64;

/// Whether a fiche may be called so by who does not keep it: an id, and short.
pub fn is_name(id: &str) -> bool {
    (1..=NAME).contains(&id.len()) && id == identifier(id)
}

/// Whether a date begins with a year of our time.
fn is_of_our_time(text: &str) -> bool {
    text.get(..4)
        .and_then(|year| year.parse().ok())
        .is_some_and(|year| OUR_TIME.contains(&year))
}

/// A city's folder as a command shows it: what is no proper name could be more than a name to the shell it is pasted into.
pub(super) fn typed(id: &str) -> &str {
    if id == identifier(id) { id } else { "CITY" }
}

/// The codes of two letters (ISO 639-1).
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo \
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko \
    kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt \
    qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa \
    wo xh yi yo za zh zu";

/// Whether a tag (BCP 47) begins with the code of a language: two letters, or three where there are no two.
fn is_language(text: &str) -> bool {
    let (code, rest) = text
        .split_once('-')
        .map_or((text, None), |(code, rest)| (code, Some(rest)));
    let known = match code.len() {
        2 => LANGUAGES.split_whitespace().any(|known| known == code),
        3 => {
            code.bytes().all(|b| b.is_ascii_lowercase())
                && locale::language_code(code).is_some_and(|known| known == code)
        }
        _ => false,
    };
    let part = |part: &str| {
        (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    known
        && rest.is_none_or(|rest| rest.split('-').all(part))
        && text.parse::<unic_langid::LanguageIdentifier>().is_ok()
}

/// The code of a language that is written by its name, in three letters, with a capital, or as its country's.
fn language(text: &str) -> Option<String> {
    if is_yes_or_no(text) {
        return None;
    }
    let lower = text.to_lowercase().replace('_', "-");
    let (code, rest) = lower
        .split_once('-')
        .map_or((lower.as_str(), ""), |(code, rest)| (code, rest));
    let named = match code {
        "sp" | "esp" | "español" | "espagnol" | "spanish" | "castellano" => Some("es"),
        "ang" | "ing" | "english" | "anglais" | "inglés" => Some("en"),
        "français" | "francais" | "french" | "francés" => Some("fr"),
        "po" | "português" | "portugais" | "portuguese" => Some("pt"),
        "all" | "deutsch" | "allemand" | "german" | "alemán" => Some("de"),
        _ => None,
    };
    // `bas-allemand` is one name.
    let wanted = fold(text);
    let all = TONGUES
        .get(&wanted)
        .or_else(|| OWN.get(&wanted))
        .copied()
        .flatten();
    if let Some(code) = all.filter(|_| !rest.is_empty()) {
        return Some(code.to_owned());
    }
    let named = named.or(all);
    let spoken = |country: String| {
        fits("country", &country)
            .then(|| locale::language_of(&country))
            .flatten()
    };
    let code = named
        .map(str::to_owned)
        .or_else(|| locale::language_code(code))
        .or_else(|| spoken(code.to_uppercase()))?;
    if rest.is_empty() {
        return Some(code);
    }
    // What stands behind is its country, or it says something else as well: `français-anglais`.
    let country = rest.to_uppercase();
    let whole = format!("{code}-{country}");
    (rest.len() == 2 && fits("country", &country) && is_language(&whole)).then_some(whole)
}

/// Words that say yes or no, which some language has for its code.
pub(crate) fn is_yes_or_no(text: &str) -> bool {
    let word = fold(text);
    matches!(word.trim(), "oui" | "non" | "no" | "si" | "yes")
}
