//! Out: for whom something is made.

use clap::ValueEnum;

/// Who may see a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Audience {
    /// Everything
    Internal,
    /// Only what is declared public
    Public,
}

impl Audience {
    /// The word for it in templates and files; never translated.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}
