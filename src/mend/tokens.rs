//! In: a text before and after a repair. Out: whether every word of the first stands in the second, as often.

use std::collections::HashMap;

/// Whether no word is lost.
#[must_use]
pub fn keeps(before: &str, after: &str) -> bool {
    lost(before, after).next().is_none()
}

/// The words that stand less often in the second.
pub fn lost<'b, 'a>(
    before: &'b str,
    after: &'a str,
) -> impl Iterator<Item = &'b str> + use<'a, 'b> {
    let mut left: HashMap<&'a str, usize> = HashMap::new();
    for word in words(after) {
        *left.entry(word).or_default() += 1;
    }
    words(before).filter(move |word| match left.get_mut(*word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    })
}

/// Runs of letters, digits and underscores.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}
