//! A run of plain text in one language comes in, the same text with its typographic spaces and apostrophes goes out.
//!
//! Only what is shown is changed, never a source. The caller hands over text runs (the text nodes
//! of a Markdown document, or a label), so marks, links and code do not reach this module; URLs,
//! e-mail addresses and passages between backticks that stand in the text are left as they are.

use std::borrow::Cow;

const NBSP: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// A set of typographic usages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// French of France and elsewhere: no-break space before `: ; ! ?` and inside `« »`.
    FrFr,
    /// French of Canada: no-break space before `:` and inside `« »`, nothing before `; ! ?`.
    FrCa,
    /// English, and any language that has no profile of its own.
    En,
    /// Spanish.
    Es,
}

impl Profile {
    /// The profile of a language tag and the country (ISO 3166, two letters) of the city. A region
    /// in the tag (`fr-CA`) wins over the country.
    #[must_use]
    pub fn of(lang: &str, country: Option<&str>) -> Self {
        let mut subtags = lang.split(['-', '_']);
        let language = subtags.next().unwrap_or_default();
        let region = subtags.find(|s| s.len() == 2).or(country);
        if language.eq_ignore_ascii_case("fr") {
            match region {
                Some(region) if region.eq_ignore_ascii_case("CA") => Self::FrCa,
                _ => Self::FrFr,
            }
        } else if language.eq_ignore_ascii_case("es") {
            Self::Es
        } else {
            Self::En
        }
    }

    /// The value of the HTML attribute `lang` for text in this profile.
    #[must_use]
    pub fn html_lang(self) -> &'static str {
        match self {
            Self::FrFr => "fr",
            Self::FrCa => "fr-CA",
            Self::En => "en",
            Self::Es => "es",
        }
    }

    fn is_french(self) -> bool {
        matches!(self, Self::FrFr | Self::FrCa)
    }
}

/// `text` with the spaces and apostrophes of `profile`; applying it twice changes nothing more.
#[must_use]
pub fn apply(profile: Profile, text: &str) -> Cow<'_, str> {
    if !text.contains(['\'', ':', ';', '!', '?', '«', '»', '%']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    let mut token_end = 0;
    let mut kept = 0..0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if at >= token_end && !c.is_whitespace() {
            let rest = &text[at..];
            token_end = at + rest.find(char::is_whitespace).unwrap_or(rest.len());
            kept = address(&text[at..token_end]).map_or(0..0, |r| at + r.start..at + r.end);
        }
        if kept.contains(&at) {
            out.push_str(&text[at..kept.end]);
            at = kept.end;
            continue;
        }
        let next = at + c.len_utf8();
        let rest = &text[next..];
        match c {
            '`' => {
                let end = rest.find('`').map_or(next, |close| next + close + 1);
                out.push_str(&text[at..end]);
                at = end;
                continue;
            }
            '\'' if between_letters(&out, rest) => out.push('’'),
            '%' if profile != Profile::En => percent(&mut out, rest),
            '«' if profile.is_french() => {
                at = opened(&mut out, text, next);
                continue;
            }
            '»' if profile.is_french() => close(&mut out),
            ':' | ';' | '!' | '?' if profile.is_french() => {
                let after = rest.trim_start_matches(is_sign);
                let end = text.len() - after.len();
                let signs = &text[at..end];
                if ends_clause(signs, after) {
                    space_before(profile, c, &mut out);
                }
                out.push_str(signs);
                at = end;
                continue;
            }
            _ => out.push(c),
        }
        at = next;
    }
    if out == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(out)
    }
}

/// Opens a quotation; gives where the text goes on.
fn opened(out: &mut String, text: &str, next: usize) -> usize {
    out.push('«');
    let inner = text[next..].trim_start_matches(is_blank);
    if inner.starts_with(['\n', '\r']) {
        return next;
    }
    out.push(NBSP);
    text.len() - inner.len()
}

/// Closes a quotation.
fn close(out: &mut String) {
    let body = out.trim_end_matches(is_blank);
    if !body.ends_with(['\n', '\r']) {
        out.truncate(body.len());
        out.push(NBSP);
    }
    out.push('»');
}

/// Puts the space that `profile` wants before `sign` at the end of `out`.
fn space_before(profile: Profile, sign: char, out: &mut String) {
    let body = out.trim_end_matches(is_blank);
    let blank = &out[body.len()..];
    let stays = match body.chars().next_back() {
        // The run starts here: what stands before it is unknown, only a written space is settled.
        None => blank.is_empty(),
        Some(c) => matches!(
            c,
            '\n' | '\r' | '\t' | '(' | '[' | '{' | '«' | '“' | '"' | '¿' | '¡'
        ),
    };
    if stays {
        return;
    }
    let wanted = match (profile, sign) {
        (_, ':') => Some(NBSP),
        (Profile::FrCa, _) if blank == "\u{202f}" => Some(NARROW),
        (Profile::FrCa, _) => None,
        _ => Some(NARROW),
    };
    out.truncate(body.len());
    out.extend(wanted);
}

/// Whether `signs` close a clause there, rather than stand in a time, a ratio, a path or a smiley.
fn ends_clause(signs: &str, after: &str) -> bool {
    match after.chars().next() {
        None => true,
        Some(')') => !matches!(signs, ":" | ";"),
        Some(c) => c.is_whitespace() || matches!(c, ']' | '»' | '”' | '"' | '…'),
    }
}

fn percent(out: &mut String, rest: &str) {
    let body = out.trim_end_matches(is_blank);
    let digit = body.chars().next_back().is_some_and(char::is_numeric);
    if digit && !rest.starts_with(char::is_alphanumeric) {
        out.truncate(body.len());
        out.push(NBSP);
    }
    out.push('%');
}

fn between_letters(before: &str, after: &str) -> bool {
    before.chars().next_back().is_some_and(char::is_alphabetic)
        && after.chars().next().is_some_and(char::is_alphabetic)
}

/// Where a URL or an e-mail address lies in a piece of text without spaces.
fn address(token: &str) -> Option<std::ops::Range<usize>> {
    let start = token.len()
        - token
            .trim_start_matches(['«', '“', '"', '(', '[', '<'])
            .len();
    let core = &token[start..];
    let end = start + core.find(['»', '”', '"', '<', '>']).unwrap_or(core.len());
    let core = &token[start..end];
    let is_mail = core.char_indices().any(|(i, c)| {
        c == '@'
            && core[..i].ends_with(char::is_alphanumeric)
            && core[i + 1..].starts_with(char::is_alphanumeric)
    });
    let is_address = is_mail
        || core.contains("://")
        || core.starts_with("www.")
        || core.starts_with("mailto:")
        || core.starts_with("urn:");
    is_address.then_some(start..end)
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | NBSP | NARROW | '\u{2009}')
}

fn is_sign(c: char) -> bool {
    matches!(c, ':' | ';' | '!' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(profile: Profile, text: &str) -> String {
        apply(profile, text).replace(NBSP, "⍽").replace(NARROW, "⎵")
    }

    #[test]
    fn profile_of_a_language_and_a_country() {
        assert_eq!(Profile::of("fr", Some("CA")), Profile::FrCa);
        assert_eq!(Profile::of("fr-CA", Some("FR")), Profile::FrCa);
        assert_eq!(Profile::of("fr", Some("BE")), Profile::FrFr);
        assert_eq!(Profile::of("fr", None), Profile::FrFr);
        assert_eq!(Profile::of("es", Some("MX")), Profile::Es);
        assert_eq!(Profile::of("en", Some("CA")), Profile::En);
        assert_eq!(Profile::of("", None), Profile::En);
        assert_eq!(Profile::FrCa.html_lang(), "fr-CA");
    }

    #[test]
    fn french_of_france() {
        for (text, expected) in [
            ("L'eau: source de vie!", "L’eau⍽: source de vie⎵!"),
            ("L'eau : source de vie !", "L’eau⍽: source de vie⎵!"),
            ("« patrimoine »", "«⍽patrimoine⍽»"),
            ("«patrimoine»", "«⍽patrimoine⍽»"),
            ("Quoi ?! Oui ; non", "Quoi⎵?! Oui⎵; non"),
            ("50% et 12,5 %", "50⍽% et 12,5⍽%"),
            ("(vraiment?)", "(vraiment⎵?)"),
            ("(?) et [!]", "(?) et [!]"),
            ("« Et l'eau ? »", "«⍽Et l’eau⎵?⍽»"),
            (" : suite d'un lien", "⍽: suite d’un lien"),
            (": suite", ": suite"),
        ] {
            assert_eq!(shown(Profile::FrFr, text), expected);
        }
    }

    #[test]
    fn french_of_canada() {
        for (text, expected) in [
            ("L'eau : source de vie !", "L’eau⍽: source de vie!"),
            ("Quoi ?! Oui ; non", "Quoi?! Oui; non"),
            ("Quoi\u{202f}?", "Quoi⎵?"),
            ("«Et l'eau ?»", "«⍽Et l’eau?⍽»"),
        ] {
            assert_eq!(shown(Profile::FrCa, text), expected);
        }
    }

    #[test]
    fn english_and_spanish() {
        assert_eq!(
            shown(Profile::En, "The city's 50 %: why?"),
            "The city’s 50 %: why?"
        );
        assert_eq!(shown(Profile::Es, "¿Por qué el 23%?"), "¿Por qué el 23⍽%?");
        assert_eq!(shown(Profile::Es, "«agua»"), "«agua»");
        assert_eq!(shown(Profile::En, "the 'old' towns'"), "the 'old' towns'");
    }

    #[test]
    fn leaves_alone_what_is_not_prose() {
        for text in [
            "https://ovpm.org/fr?l'eau=1;b:2!",
            "(https://exemple.invalid/a%20b?c=d:e)",
            "www.exemple.invalid/?q=5%",
            "elue@exemple.invalid",
            "à 10:30",
            "au 3:1",
            "`let s = 'a': b!` fin",
            "std::fmt",
            "bonjour :)",
            "a&b;c",
            "%20",
        ] {
            for profile in [Profile::FrFr, Profile::FrCa, Profile::En, Profile::Es] {
                assert!(
                    matches!(apply(profile, text), Cow::Borrowed(_)),
                    "{profile:?} {text}"
                );
            }
        }
        assert_eq!(
            shown(Profile::FrFr, "«https://a.invalid/?b!» : oui"),
            "«⍽https://a.invalid/?b!⍽»⍽: oui"
        );
    }

    fn profile() -> impl Strategy<Value = Profile> {
        prop_oneof![
            Just(Profile::FrFr),
            Just(Profile::FrCa),
            Just(Profile::En),
            Just(Profile::Es)
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn twice_is_once(
            profile in profile(),
            text in "([a-z5]|[ :;!?«»'%()`\"@\u{a0}\u{202f}\u{2009}\n.]|://|www\\.|\\PC){0,24}",
        ) {
            let once = apply(profile, &text).into_owned();
            let twice = apply(profile, &once);
            prop_assert_eq!(&*twice, &*once);
        }

        #[test]
        fn only_spaces_and_apostrophes_change(profile in profile(), text in "([a-z5 :;!?«»'%\u{a0}]|\\PC){0,40}") {
            let bare = |s: &str| -> String {
                s.chars().filter(|c| !is_blank(*c)).map(|c| if c == '’' { '\'' } else { c }).collect()
            };
            prop_assert_eq!(bare(&apply(profile, &text)), bare(&text));
        }
    }
}
