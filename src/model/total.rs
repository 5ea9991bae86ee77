//! In: a line, the name of an item. Out: whether it is the sum of those above it, which is computed and never one of them.

use super::fold::fold;

/// Whether a line is called a sum of those above it: `Total : 60 000 $`.
#[must_use]
pub fn is_total(line: &str) -> bool {
    const TOTALS: [&str; 12] = [
        "total",
        "totaux",
        "totales",
        "totals",
        "subtotal",
        "subtotales",
        "subtotals",
        "sous total",
        "sous totaux",
        "suma",
        "total general",
        "grand total",
    ];
    let end = line.find(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '=' | '|' | '\t'));
    let name = fold(&line[..end.unwrap_or(line.len())]);
    let name = name.trim();
    // `Total des dépenses` is one too, `Total station` may be a thing.
    let whole = ["des ", "de ", "du ", "of ", "del "];
    TOTALS.iter().any(|total| {
        name.strip_prefix(total).is_some_and(|rest| {
            rest.is_empty() || whole.iter().any(|word| rest.trim_start().starts_with(word))
        })
    })
}
