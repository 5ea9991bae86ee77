//! In: the command line of `merge` and `inbox`. Out: what is asked for; the comments here are the help text.

use std::path::PathBuf;

use clap::Args;

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
