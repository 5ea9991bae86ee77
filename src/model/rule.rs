//! In: a rule's name. Out: its force. The table of everything that is enforced.

use crate::model::diagnostic::Level;

/// Where a rule's gravity comes from (programme §0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// Cannot be read, or would mislead: an error in every state.
    Always,
    /// Hard by the form's wording: a warning in a draft, an error once submitted.
    Hard,
    /// Advised by the form: a warning.
    Advised,
    /// Good to know.
    Note,
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Kebab-case, part of the contract.
    pub name: &'static str,
    /// How grave.
    pub force: Force,
    /// Whether a city may waive it with a reason.
    pub waivable: bool,
}

impl Rule {
    /// The level in a fiche whose state is strict or not.
    #[must_use]
    pub fn level(self, strict: bool) -> Level {
        match self.force {
            Force::Always => Level::Error,
            Force::Hard if strict => Level::Error,
            Force::Hard | Force::Advised => Level::Warning,
            Force::Note => Level::Info,
        }
    }
}

const fn rule(name: &'static str, force: Force) -> Rule {
    Rule { name, force, waivable: !matches!(force, Force::Always) }
}

/// Everything that this version checks.
pub const RULES: &[Rule] = &[
    rule("syntax", Force::Always),
    rule("duplicate-key", Force::Always),
    rule("encoding", Force::Always),
    rule("unreadable", Force::Always),
    rule("limit", Force::Always),
    rule("yaml-ambiguous", Force::Advised),
    rule("comment-in-text", Force::Advised),
    rule("unknown-file", Force::Always),
    rule("unknown-key", Force::Always),
    rule("missing", Force::Hard),
    rule("type", Force::Always),
    rule("format", Force::Always),
    rule("identifier", Force::Always),
    rule("unknown-value", Force::Always),
    rule("unknown-edition", Force::Always),
    rule("unknown-axis", Force::Always),
    rule("unknown-role", Force::Always),
    rule("unknown-theme", Force::Always),
    rule("unknown-network", Force::Always),
    rule("unknown-event", Force::Always),
    rule("word-limit", Force::Hard),
    rule("empty-text", Force::Hard),
    rule("raw-html", Force::Advised),
    rule("broken-link", Force::Advised),
    rule("image-alt", Force::Advised),
    rule("letter-missing", Force::Hard),
    rule("letter-hash", Force::Hard),
    rule("letter-not-mayor", Force::Hard),
    rule("role-missing", Force::Hard),
    rule("theme-count", Force::Advised),
    rule("theme-title-long", Force::Advised),
    rule("theme-title-duplicate", Force::Hard),
    rule("priority-repeats-theme", Force::Advised),
    rule("priority-axis", Force::Advised),
    rule("schedule-order", Force::Hard),
    rule("schedule-period", Force::Always),
    rule("schedule-outside-edition", Force::Hard),
    rule("activity-label", Force::Hard),
    rule("budget-balance", Force::Advised),
    rule("budget-currency", Force::Hard),
    rule("budget-negative", Force::Hard),
    rule("synthesis-not-cited", Force::Advised),
    rule("preparatory-meeting-missing", Force::Advised),
    rule("state-order", Force::Always),
    rule("translation-missing", Force::Note),
    rule("waiver-unused", Force::Advised),
    rule("waiver-reason", Force::Always),
    rule("leak", Force::Always),
    rule("template", Force::Always),
];

/// The rule of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// The name as the table holds it.
#[must_use]
pub fn name(name: &str) -> Option<&'static str> {
    find(name).map(|rule| rule.name)
}
