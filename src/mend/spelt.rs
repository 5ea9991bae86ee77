//! In: a number in words, as people say it in the form's languages. Out: the text with its numbers in figures, once for each language that knows them.

use std::sync::LazyLock;

use text2num::{Language, replace_numbers_in_text};

use super::{Sure, meant::Meant};

static LANGUAGES: LazyLock<[Language; 3]> =
    LazyLock::new(|| [Language::french(), Language::english(), Language::spanish()]);

/// Bytes of a text that may be a number in words.
const LONGEST: usize = 100;

/// What is read of a text whose numbers are in words; none where two languages say different things, or where it has figures of its own.
pub(super) fn read(text: &str, reader: impl Fn(&str) -> Meant) -> Meant {
    let own = text.contains(|c: char| c.is_ascii_digit());
    // `un cent vingt`: two numbers one behind the other are not one.
    let one = |plain: &str| {
        let words: Vec<&str> = plain.split(' ').collect();
        let figures = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
        let two = words
            .windows(2)
            .any(|pair| pair.iter().all(|word| figures(word)));
        (!two).then(|| reader(plain)).flatten()
    };
    let word = OTHERS.contains(&text.trim().to_lowercase().as_str());
    (!own && !word).then(|| in_figures(text, one)).flatten()
}

/// Words for a number that are articles, or other words in another language of the form.
const OTHERS: [&str; 7] = ["un", "une", "uno", "una", "one", "once", "neuf"];

/// The same where some of its numbers may be in figures already: `veintisiete de febrero de 2023`.
pub(super) fn in_figures<T: PartialEq>(
    text: &str,
    reader: impl Fn(&str) -> Option<(T, Sure)>,
) -> Option<(T, Sure)> {
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    let told = |language| replace_numbers_in_text(&lower, language, 0.0);
    let mut found: Option<(T, Sure)> = None;
    for language in LANGUAGES.iter() {
        let plain = told(language);
        if plain == lower {
            continue;
        }
        match (reader(&plain), &found) {
            (Some((one, _)), Some((other, _))) if one != *other => return None,
            (Some(one), None) => found = Some(one),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Sure, read};

    #[test]
    fn numbers_in_words_are_those_of_one_language() {
        let number = |text: &str| {
            let figures = |plain: &str| {
                let number = plain.trim().parse::<u64>().ok()?;
                Some((number.to_string(), Sure::Certain))
            };
            read(text, figures).map(|(number, _)| number)
        };
        for (text, wanted) in [
            ("soixante", "60"),
            ("quatre-vingt-dix", "90"),
            ("septante-cinq", "75"),
            ("sept mille cinq cents", "7500"),
            ("cuatro mil doscientos", "4200"),
            ("Four thousand", "4000"),
            ("dix-huit mille", "18000"),
            ("un million deux cent mille", "1200000"),
            ("dos mil veintitrés", "2023"),
        ] {
            assert_eq!(number(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "plusieurs",
            "un cent vingt",
            "once",
            "une",
            "sept ou huit",
            "a few hundred",
            "12 mille",
            "",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
