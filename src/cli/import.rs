//! In: the command line of `import`. Out: what is asked for; the comments here are the help text.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// Forms that were sent back
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The city that they are of, by the name of its folder [default: the one that the form names]
    #[arg(long, value_name = "CITY")]
    pub city: Option<String>,
    /// Commit what is taken on a new branch, and leave the files here as they are
    #[arg(long, value_name = "NAME")]
    pub branch: Option<String>,
    /// Take the pictures of the forms too: cleaned, beside the fiche of the city, which names them; internal until it says otherwise.
    /// A picture needs words for those who do not see it: in Word its alternative text
    #[arg(long)]
    pub pictures: bool,
    /// Tell what would become of each answer, and write nothing
    #[arg(long, conflicts_with = "branch")]
    pub dry_run: bool,
    /// Form of the report
    #[arg(long, value_enum, default_value_t = Account::Human)]
    pub format: Account,
}

/// Forms of the report of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Account {
    /// For the terminal
    Human,
    /// For programs; versioned
    Json,
}
