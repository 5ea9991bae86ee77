//! In: the findings on two states. Out: those that came, those that stayed, those that are mended.

use std::collections::HashMap;

use crate::model::diagnostic::{Argument, Diagnostic, Level};

/// Findings of a later state held against an earlier one's.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Were not there, or were less grave.
    pub new: Vec<Diagnostic>,
    /// Were there already.
    pub old: Vec<Diagnostic>,
    /// Are there no more.
    pub mended: Vec<Diagnostic>,
}

/// Holds findings against earlier ones. Lines and columns do not count, nor the place in a list, nor numbers in a message:
/// a fault that moved or grew is the same fault.
#[must_use]
pub fn findings(before: Vec<Diagnostic>, after: Vec<Diagnostic>) -> Comparison {
    let mut before: Vec<Option<Diagnostic>> = before.into_iter().map(Some).collect();
    let mut after: Vec<Option<Diagnostic>> = after.into_iter().map(Some).collect();
    let mut comparison = Comparison::default();
    for key in [exact as fn(&Diagnostic) -> String, loose] {
        let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, found) in before.iter().enumerate().rev() {
            if let Some(found) = found {
                waiting.entry(key(found)).or_default().push(at);
            }
        }
        for slot in &mut after {
            let Some(found) = slot.take() else { continue };
            match waiting
                .get_mut(&key(&found))
                .and_then(Vec::pop)
                .and_then(|at| before[at].take())
            {
                Some(earlier) if gravity(&found) > gravity(&earlier) => comparison.new.push(found),
                Some(_) => comparison.old.push(found),
                None => *slot = Some(found),
            }
        }
    }
    comparison.new.extend(after.into_iter().flatten());
    comparison.mended.extend(before.into_iter().flatten());
    comparison
}

fn gravity(found: &Diagnostic) -> Level {
    if found.waived.is_some() {
        Level::Off
    } else {
        found.level
    }
}

/// A finding at its field.
fn exact(found: &Diagnostic) -> String {
    format!("{}\0{}", found.field, loose(found))
}

/// A finding wherever in its lists the item stands.
fn loose(found: &Diagnostic) -> String {
    let field: Vec<&str> = found
        .field
        .split('.')
        .filter(|part| part.parse::<usize>().is_err())
        .collect();
    let words = found
        .message
        .arguments
        .iter()
        .filter(|(_, argument)| !matches!(argument, Argument::Number(_) | Argument::Amount(_)));
    let words: Vec<String> = words
        .map(|(name, argument)| format!("{name}={argument:?}"))
        .collect();
    format!(
        "{}\0{}\0{}\0{}\0{}",
        found.path,
        found.rule,
        field.join("."),
        found.message.id,
        words.join("\0")
    )
}
