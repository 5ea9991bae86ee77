//! In: the waivers of a fiche. Out: the fields for which a rule is waived with a reason.

use serde_json::Value;

/// The rule against public texts that repeat what is internal; one that is waived may repeat it.
pub const INTERNAL: &str = "internal-in-text";

/// The rule against public texts that name people of other cities; one that is waived has their city's consent.
pub const FOREIGN: &str = "foreign-staff";

/// Fields of a fiche for which it waives a rule.
pub fn fields<'v>(fiche: &'v Value, rule: &'v str) -> impl Iterator<Item = &'v str> {
    let all = fiche["waivers"].as_array().into_iter().flatten();
    let own = all.filter(move |waiver| {
        waiver["rule"] == rule
            && waiver["reason"]
                .as_str()
                .is_some_and(|reason| !reason.trim().is_empty())
    });
    own.map(|waiver| waiver["field"].as_str().unwrap_or_default())
}

/// The fields for which a waiver covers a finding: the fiche as a whole, those above the finding's, and its own.
pub fn above(field: &str) -> impl Iterator<Item = &str> {
    let dots = field.match_indices('.').map(|(at, _)| &field[..at]);
    let own = (!field.is_empty()).then_some(field);
    std::iter::once("")
        .chain(dots.filter(|above| !above.is_empty()))
        .chain(own)
}

/// Whether the field that a waiver names is the finding's or lies above it.
#[must_use]
pub fn covers(waiver: &str, field: &str) -> bool {
    above(field).any(|above| above == waiver)
}
