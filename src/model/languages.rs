//! The languages that the program speaks: messages, labels, pages; those that fiches are usually written in.

/// Their codes, in the order in which a page offers them, with what each calls itself.
const SPOKEN: [(&str, &str); 3] = [("fr", "Français"), ("en", "English"), ("es", "Español")];

/// Codes of all of them.
pub const LANGUAGES: [&str; SPOKEN.len()] = [SPOKEN[0].0, SPOKEN[1].0, SPOKEN[2].0];

/// What one is spoken in where nobody chose one.
pub const DEFAULT: &str = "en";

/// What a language calls itself; of one that the program does not speak, its code.
#[must_use]
pub fn own_name(code: &str) -> &str {
    SPOKEN
        .iter()
        .find(|(own, _)| *own == code)
        .map_or(code, |(_, name)| name)
}

/// The one of the program's languages that a code names.
#[must_use]
pub fn spoken(code: &str) -> Option<&'static str> {
    LANGUAGES.into_iter().find(|own| *own == code)
}
