//! In: the command line of `merge`, `inbox` and `form`. Out: what is asked for; the comments here are the help text.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::Audience;

/// Options of `merge`.
#[derive(Debug, Args)]
pub struct Merge {
    /// Fiches in which git left two versions [default: all of them]
    pub files: Vec<PathBuf>,
    /// Have git merge fiches so from now on: writes its settings here, and a line into `.gitattributes`
    #[arg(long, conflicts_with_all = ["files", "driver"])]
    pub install: bool,
    /// As git calls it: three files and the path that they stand for, `%O %A %B %P`
    #[arg(long, requires = "files")]
    pub driver: bool,
}

/// Options of `inbox`.
#[derive(Debug, Args)]
pub struct Inbox {
    /// Cities, networks or events to look at [default: all]
    pub paths: Vec<PathBuf>,
    /// Form of the list
    #[arg(long, value_enum, default_value_t = Desk::Table)]
    pub format: Desk,
}

/// Forms of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Desk {
    /// For the terminal
    Table,
    /// For programs; versioned
    Json,
    /// For a comment or a wiki
    Markdown,
    /// A page
    Html,
    /// For an agenda: what has a last day, on that day
    Ics,
}

/// Options of `serve`.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// One city alone, by the name of its folder
    #[arg(long, value_name = "CITY")]
    pub city: Option<String>,
    /// Port on this machine; 0 takes any that is free
    #[arg(long, default_value_t = 0)]
    pub port: u16,
    /// Open the address in the browser
    #[arg(long)]
    pub open: bool,
}

/// Options of `form`.
#[derive(Debug, Args)]
pub struct Form {
    /// City, as its folder is named
    pub city: String,
    /// Kind of document
    #[arg(long, value_enum)]
    pub to: FormKind,
    /// Only this fiche, as `themes`, or the project of this name [default: all]
    #[arg(long, value_name = "FICHE")]
    pub fiche: Option<String>,
    /// Without the answers that there are
    #[arg(long)]
    pub blank: bool,
    /// For whom: the public form leaves out what is internal
    #[arg(long, value_enum, default_value_t = Audience::Internal)]
    pub audience: Audience,
    /// File to write [default: the name of the city]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: Option<PathBuf>,
}

/// Kinds of document that a form may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormKind {
    /// For Word
    Docx,
    /// For LibreOffice
    Odt,
    /// A workbook: schedule and budget of the action plan
    Xlsx,
    /// One page for any browser, without a network
    Html,
}
