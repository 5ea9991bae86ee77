//! In: a text before and after. Out: runs of words that stayed, went, came; joined, they give both texts back.

use crate::model::differ::changes;

/// A run of words of a compared text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Same(String),
    /// In the earlier only.
    Gone(String),
    /// In the later only.
    Come(String),
}

/// Compares two texts word by word, spaces kept with the word before them.
#[must_use]
pub fn words(old: &str, new: &str) -> Vec<Run> {
    let (before, after) = (pieces(old), pieces(new));
    let mut runs = Vec::new();
    let mut push = |make: fn(String) -> Run, words: &[&str]| {
        if !words.is_empty() {
            runs.push(make(words.concat()));
        }
    };
    let mut at = 0;
    for change in changes(&before, &after) {
        push(Run::Same, &before[at..change.old.start]);
        push(Run::Gone, &before[change.old.clone()]);
        push(Run::Come, &after[change.new]);
        at = change.old.end;
    }
    push(Run::Same, &before[at..]);
    joined(runs)
}

/// Words of a change from which a single word that stayed between two of them only hinders reading.
const LONG: usize = 3;

/// A text that grows, and how many words it has.
type Counted = (String, usize);

/// Takes single words between two long changes into both.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let count = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
    };
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    // The change that is being gathered: what went and what came, each with its words.
    let mut open: Option<(Counted, Counted)> = None;
    let more = |(text, words): &mut Counted, piece: &str| {
        text.push_str(piece);
        *words += count(piece);
    };
    let close = |open: &mut Option<(Counted, Counted)>, out: &mut Vec<Run>| {
        if let Some(((gone, _), (come, _))) = open.take() {
            out.extend((!gone.is_empty()).then_some(Run::Gone(gone)));
            out.extend((!come.is_empty()).then_some(Run::Come(come)));
        }
    };
    let mut rest = runs.into_iter().peekable();
    while let Some(run) = rest.next() {
        match run {
            Run::Gone(text) => more(&mut open.get_or_insert_default().0, &text),
            Run::Come(text) => more(&mut open.get_or_insert_default().1, &text),
            Run::Same(text) => match &mut open {
                Some((gone, come))
                    if rest.peek().is_some() && count(&text) <= 1 && gone.1.max(come.1) >= LONG =>
                {
                    more(gone, &text);
                    more(come, &text);
                }
                _ => {
                    close(&mut open, &mut out);
                    out.push(Run::Same(text));
                }
            },
        }
    }
    close(&mut open, &mut out);
    out
}

/// Words with the spaces that follow them; a mark at a word's end is a piece of its own, so that a comma changes no word.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let sort = if c.is_whitespace() {
            0
        } else if c.is_alphanumeric() || matches!(c, '’' | '\'' | '-') {
            1
        } else {
            2
        };
        // A new word begins after spaces, and where letters and marks meet.
        if last.is_some_and(|last| sort != 0 && sort != last) && at > start {
            pieces.push(&text[start..at]);
            start = at;
        }
        last = Some(sort);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(runs: &[Run], later: bool) -> String {
        let of = |run: &Run| match run {
            Run::Same(text) => text.clone(),
            Run::Gone(text) if !later => text.clone(),
            Run::Come(text) if later => text.clone(),
            _ => String::new(),
        };
        runs.iter().map(of).collect()
    }

    #[test]
    fn one_word_changes_one_word() {
        let runs = words(
            "La ville est vieille, dit-on.",
            "La ville est ancienne, dit-on.",
        );
        assert_eq!(
            runs,
            [
                Run::Same("La ville est ".into()),
                Run::Gone("vieille".into()),
                Run::Come("ancienne".into()),
                Run::Same(", dit-on.".into())
            ]
        );
    }

    proptest! {
        #[test]
        fn runs_give_both_texts_back(old in "(\\PC|[a-c ,.\n]){0,60}", new in "(\\PC|[a-c ,.\n]){0,60}") {
            let runs = words(&old, &new);
            prop_assert_eq!(whole(&runs, false), old);
            prop_assert_eq!(whole(&runs, true), new);
        }

        #[test]
        fn a_text_against_itself_is_one_run(text in "\\PC{1,60}") {
            prop_assert_eq!(words(&text, &text), vec![Run::Same(text)]);
        }
    }
}
