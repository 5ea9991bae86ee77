//! In: the waivers of a fiche. Out: the fields for which a rule is waived with a reason.

use serde_json::Value;

/// The rule against public texts that repeat what is internal; one that is waived may repeat it.
pub const INTERNAL: &str = "internal-in-text";

/// Fields of a fiche for which it waives a rule.
pub fn fields<'v>(fiche: &'v Value, rule: &'v str) -> impl Iterator<Item = &'v str> {
    let all = fiche["waivers"].as_array().into_iter().flatten();
    let own = all.filter(move |waiver| waiver["rule"] == rule && waiver["reason"].as_str().is_some_and(|reason| !reason.trim().is_empty()));
    own.map(|waiver| waiver["field"].as_str().unwrap_or_default())
}

/// Whether the field that a waiver names is the finding's or lies above it.
#[must_use]
pub fn covers(waiver: &str, field: &str) -> bool {
    waiver.is_empty() || field == waiver || field.strip_prefix(waiver).is_some_and(|rest| rest.starts_with('.'))
}
