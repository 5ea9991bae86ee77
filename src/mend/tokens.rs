//! In: a text before and after a repair. Out: whether every word of the first stands in the second, as often.

use std::collections::HashMap;

/// Whether no word is lost.
#[must_use]
pub fn keeps(before: &str, after: &str) -> bool {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in words(after) {
        *left.entry(word).or_default() += 1;
    }
    words(before).all(|word| match left.get_mut(word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    })
}

/// Runs of letters, digits and underscores.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}
