//! In: a wrong name, those that are known. Out: the one that was meant.

use unicode_normalization::UnicodeNormalization as _;

/// Comparisons of names for one city, network or event.
pub const GUESSES: usize = 200_000;

/// Characters from which nothing is taken for a misspelt name.
const LONGEST_NAME: usize = 64;

/// The known word nearest to a wrong one, if it is near enough to be what was meant.
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    // The time it takes to compare grows with the product of both lengths.
    let short = |text: &str| text.chars().nth(LONGEST_NAME).is_none();
    if !short(wrong) {
        return None;
    }
    // Figures and signs as other keyboards have them are those that stand here: `axis－２` is no `axis-1`.
    let fold = |text: &str| {
        let text: String = text.nfkc().collect();
        text.to_lowercase().replace(['_', ' '], "-")
    };
    let wrong = fold(wrong);
    // `axis-7` is no misspelt `axis-1`; `quebec-2023` may be one.
    let stem = |word: &str| {
        word.trim_end_matches(|c: char| c.is_ascii_digit())
            .to_owned()
    };
    let counted = |word: &str| (1..=2).contains(&(word.len() - stem(word).len()));
    // Nor does `axis` tell which one.
    let none = stem(&wrong) == wrong;
    let other_number = |word: &str| {
        counted(word)
            && (counted(&wrong) && stem(word) == stem(&wrong)
                || none && stem(word).trim_end_matches('-') == wrong)
    };
    known
        .filter(|word| short(word) && !other_number(&fold(word)))
        .map(|word| {
            (
                strsim::jaro_winkler(&wrong, &fold(word)),
                strsim::damerau_levenshtein(&wrong, &fold(word)),
                word,
            )
        })
        .filter(|(likeness, distance, word)| {
            *distance <= 1.max(word.chars().count() / 3) || *likeness > 0.9
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(a.2)))
        .map(|(_, _, word)| word.to_owned())
}
