//! In: the command line of `init` and `hook`. Out: what is asked for; the comments here are the help text.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::cli::Validate;

/// Options of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// Folder of the programme, made if it is not there [default: the current one]
    pub folder: Option<PathBuf>,
    /// Edition that the programme follows
    #[arg(long, value_name = "EDITION", default_value = "quebec-2022")]
    pub edition: String,
    /// Add the files by which a forge checks every proposed change
    #[arg(long, value_enum, value_name = "FORGE")]
    pub ci: Option<Forge>,
}

/// Where proposals are made and checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Forge {
    /// GitHub: annotations, and the reviewer's report as a comment, also for forks
    #[value(name = "github")]
    GitHub,
    /// GitLab: code quality and test reports of a merge request
    #[value(name = "gitlab")]
    GitLab,
    /// Forgejo, Codeberg and Gitea: the reports in the log of the run
    Forgejo,
}

/// What to do with a hook.
#[derive(Debug, Subcommand)]
pub enum Hook {
    /// Check before every commit what is about to be committed
    Install(Which),
    /// Take the hook away, if it is ours
    Remove(Which),
    /// Check as a hook of the pre-commit client: what it is about to push, else what is staged
    Run(Box<Validate>),
}

/// Which hook.
#[derive(Debug, Clone, Copy, Args)]
pub struct Which {
    /// The hook of `git push`, which checks each commit about to be pushed, instead of that of `git commit`
    #[arg(long)]
    pub pre_push: bool,
}
