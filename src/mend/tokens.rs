//! In: a text before and after a repair. Out: whether every word of the first stands in the second, as often, and every sign that says
//! something of what it stands beside.

use std::collections::HashMap;

/// Whether no word and no telling sign is lost.
#[must_use]
pub fn keeps(before: &str, after: &str) -> bool {
    lost(before, after).next().is_none()
}

/// The words and telling signs that stand less often in the second.
pub fn lost<'b, 'a>(
    before: &'b str,
    after: &'a str,
) -> impl Iterator<Item = &'b str> + use<'a, 'b> {
    let mut left: HashMap<&'a str, usize> = HashMap::new();
    for word in words(after).chain(signs(after)) {
        *left.entry(word).or_default() += 1;
    }
    let all = words(before).chain(signs(before));
    all.filter(move |word| match left.get_mut(*word) {
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

/// Signs without which a number or a sum is another one: `%`, `€`, `<`, `≈`, a minus.
pub(super) fn signs(text: &str) -> impl Iterator<Item = &str> {
    let sign = |(at, c): (usize, char)| {
        let whole = &text[at..at + c.len_utf8()];
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let counted = || after.trim_start().starts_with(|c: char| c.is_ascii_digit());
        match c {
            '€' | '$' | '£' | '¥' | '≈' | '±' | '≤' | '≥' => Some(whole),
            '%' | '‰' => before
                .trim_end()
                .ends_with(|c: char| c.is_ascii_digit())
                .then_some(whole),
            // `->` is an arrow; `> 5` at the margin is a quotation, `+ 5` an item.
            '<' => counted().then_some(whole),
            '>' | '~' | '+' => {
                let arrow = before.ends_with(['-', '=']);
                (!arrow && counted() && !is_margin(before, after)).then_some(whole)
            }
            '-' | '−' => is_minus(before, after).then_some("-"),
            _ => None,
        }
    };
    text.char_indices().filter_map(sign)
}

/// Whether a mark stands where a line begins, apart from what follows.
fn is_margin(before: &str, after: &str) -> bool {
    let above = above(before);
    (above.is_empty() || above.ends_with('\n')) && after.starts_with(char::is_whitespace)
}

/// Whether a dash makes a number less than nothing: it stands right before it, and behind nothing that it joins it to; at the margin of
/// a line it is the mark of an item.
fn is_minus(before: &str, after: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '.' | '/' | ')' | '_');
    after.starts_with(|c: char| c.is_ascii_digit())
        && !before.ends_with(joins)
        && !above(before).ends_with('\n')
}

/// A text without the blanks in which its last line ends: to look for where that begins would take as long as it is, for each mark in it.
fn above(before: &str) -> &str {
    before.trim_end_matches(|c: char| c.is_whitespace() && c != '\n')
}

#[cfg(test)]
mod tests {
    use super::{keeps, signs};

    #[test]
    fn signs_that_make_another_number_count() {
        for (text, wanted) in [
            ("50 %", "%"),
            ("US$ 12", "$"),
            ("< 5", "<"),
            ("≈ 5 €", "≈€"),
            ("amount: -5", "-"),
            ("−5", "-"),
            ("2023-09-04", ""),
            ("a -> 5", ""),
            ("  - 5\n  -6", ""),
            ("> 5", ""),
            ("Ada <a@b.org>", ""),
            ("%20", ""),
        ] {
            assert_eq!(signs(text).collect::<String>(), wanted, "{text}");
        }
        assert!(!keeps("12 %", "12"));
        assert!(keeps("12 %", "12 # 12 %"));
        assert!(!keeps("amount: -5", "amount: 5"));
    }
}
