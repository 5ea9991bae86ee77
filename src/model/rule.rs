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

/// What a rule's message may repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// The answer at fault, and nothing that others wrote.
    Own,
    /// What stands under another key beside the answer.
    Beside(&'static str),
    /// What others wrote, where the program's own schemas show it.
    Others,
    /// The same, of meetings: which there are, and what they are.
    Meetings,
    /// What is internal.
    Internal,
}

/// What else is known of a rule, where not all are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Told first in a review: who may do this, what it voids, what it shows.
    First,
    /// About a change as a whole, and no place in it.
    Placeless,
    /// What was decided on is not what stands.
    Voids,
    /// Nothing of the file was read.
    Shut,
    /// Mended by another name for a file or a folder.
    Renames,
    /// No state is noted against it, whoever insists.
    Bars,
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
    /// What its message may repeat.
    pub says: Says,
    /// What else is known of it.
    pub marks: &'static [Mark],
    /// Its page, in YAML: `source`, `title` and `text` by language, files of a `bad` and of a `good` example.
    pub page: &'static str,
}

impl Rule {
    /// Whether it bears a mark.
    #[must_use]
    pub fn is(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

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

macro_rules! says {
    () => {
        Says::Others
    };
    ($says:expr) => {
        $says
    };
}

/// The table: name and force, marks if it has any, what it says if not of others, and the page of that name.
macro_rules! rules {
    ($($name:literal $force:ident $([$($mark:ident)+])? $(: $says:expr)?,)*) => {
        /// Everything that this version checks.
        pub const RULES: &[Rule] = &[$(Rule {
            name: $name,
            force: Force::$force,
            waivable: !matches!(Force::$force, Force::Always),
            says: says!($($says)?),
            marks: &[$($(Mark::$mark),+)?],
            page: include_str!(concat!("../../rules/", $name, ".yaml")),
        },)*];
    };
}

rules! {
    "syntax" Always,
    "duplicate-key" Always,
    "encoding" Always,
    "unreadable" Always [Shut],
    "limit" Always,
    "yaml-ambiguous" Advised: Says::Own,
    "comment-in-text" Advised: Says::Internal,
    "unknown-file" Always,
    "portable-name" Always,
    "unknown-key" Always,
    "missing" Hard,
    "type" Always: Says::Own,
    "format" Always: Says::Own,
    "identifier" Always [Renames]: Says::Own,
    "unknown-value" Always: Says::Own,
    "unknown-edition" Always,
    "unknown-axis" Always: Says::Own,
    "unknown-role" Always: Says::Own,
    "unknown-theme" Always,
    "unknown-city" Always,
    "unknown-network" Always,
    "unknown-event" Always: Says::Meetings,
    "word-limit" Hard: Says::Own,
    "empty-text" Hard: Says::Own,
    "raw-html" Advised: Says::Own,
    "broken-link" Advised: Says::Own,
    "image-alt" Advised: Says::Own,
    "picture-undeclared" Advised: Says::Own,
    "picture-kind" Always: Says::Own,
    "picture-metadata" Hard: Says::Own,
    "picture-unused" Advised,
    "text-marks" Advised: Says::Own,
    "coordinates" Advised: Says::Own,
    "coordinates-country" Advised: Says::Beside("country"),
    "letter-missing" Hard,
    "letter-hash" Hard,
    "letter-not-mayor" Hard,
    "role-missing" Hard,
    "theme-count" Advised,
    "theme-title-long" Advised: Says::Own,
    "theme-title-duplicate" Hard,
    "priority-repeats-theme" Advised,
    "priority-axis" Advised,
    "schedule-order" Hard,
    "schedule-period" Always,
    "schedule-outside-edition" Hard,
    "activity-label" Hard,
    "budget-balance" Advised,
    "budget-currency" Hard,
    "budget-negative" Hard,
    "synthesis-not-cited" Advised: Says::Meetings,
    "preparatory-meeting-missing" Advised: Says::Meetings,
    "plan-not-pilot" Hard,
    "wrong-event" Always: Says::Meetings,
    "state-order" Always [Bars],
    "approval-void" Note [First Voids]: Says::Beside("state"),
    "approval-untied" Note: Says::Beside("state"),
    "evaluation-missing" Hard,
    "project-not-member" Advised,
    "pilot-withdrawn" Hard,
    "pilot-without-plan" Advised,
    "pilot-not-member" Hard,
    "member-duplicate" Hard,
    "question-not-member" Hard,
    "network-without-question" Advised,
    "question-unanswered" Advised,
    "network-overlap" Advised,
    "event-time" Always,
    "event-time-ambiguous" Note,
    "round-table-number" Hard: Says::Meetings,
    "speaker-missing" Advised,
    "meeting-too-long" Hard,
    "meeting-mode" Hard,
    "meeting-groups" Hard,
    "attachment-missing" Hard,
    "document-kind" Always,
    "synthesis-sheet-missing" Note,
    "frozen-key" Always,
    "translation-missing" Note,
    "translation-stale" Advised,
    "waiver-unused" Advised,
    "waiver-reason" Always,
    "ownership" Always [First Placeless],
    "decision-not-allowed" Always [First],
    "leak" Always [First],
    "internal-in-text" Hard: Says::Internal,
    "foreign-staff" Advised,
    "template" Always,
    "schema" Always,
}

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
