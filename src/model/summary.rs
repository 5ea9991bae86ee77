//! In: findings. Out: their counts, the same for every form of the report.

use crate::model::{
    diagnostic::{Diagnostic, Findings, Level},
    rule::RULES,
};

/// Findings by level; those that a waiver covers are counted apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub infos: usize,
    /// Covered by a waiver, whatever their level.
    pub waived: usize,
}

impl Tally {
    /// Counts findings.
    #[must_use]
    pub fn of<'f>(diagnostics: impl IntoIterator<Item = &'f Diagnostic>) -> Self {
        let mut tally = Self::default();
        for found in diagnostics {
            match found.level {
                _ if found.waived.is_some() => tally.waived += 1,
                Level::Error => tally.errors += 1,
                Level::Warning => tally.warnings += 1,
                Level::Info => tally.infos += 1,
                Level::Off => {}
            }
        }
        tally
    }
}

/// What a run checked, found and left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Cities seen.
    pub cities: usize,
    /// Fiches read and checked.
    pub fiches: usize,
    /// Rules applied.
    pub rules: usize,
    /// Findings kept.
    pub found: Tally,
    /// Findings beyond the limit.
    pub hidden: usize,
    /// Findings that a change found there already.
    pub older: usize,
    /// Cities that a change cannot have altered.
    pub unchanged: usize,
    /// Files not (wholly) checked.
    pub skipped: usize,
}

impl Summary {
    /// Counts what a run says.
    #[must_use]
    pub fn of(findings: &Findings) -> Self {
        Self {
            cities: findings.cities,
            fiches: findings.fiches.len(),
            rules: RULES.len(),
            found: Tally::of(&findings.diagnostics),
            hidden: findings.hidden,
            older: findings.older,
            unchanged: findings.unchanged,
            skipped: findings.skipped.len(),
        }
    }

    /// Each count by its name in machine formats; never translated.
    #[must_use]
    pub fn counts(&self) -> [(&'static str, usize); 11] {
        [
            ("cities", self.cities),
            ("fiches", self.fiches),
            ("rules", self.rules),
            ("errors", self.found.errors),
            ("warnings", self.found.warnings),
            ("infos", self.found.infos),
            ("waived", self.found.waived),
            ("hidden", self.hidden),
            ("older", self.older),
            ("unchanged", self.unchanged),
            ("skipped", self.skipped),
        ]
    }
}
