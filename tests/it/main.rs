//! Whole-program tests: real files in, whole output out.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs, reason = "tests stop where something is wrong")]

mod audience;
mod browser;
mod diff;
mod history;
mod history_hostile;
mod hostile;
mod project;
mod reports;
mod repository;
mod worktree;

mod ci_files;
mod ci_scripts;
mod counts;
mod fix;
mod forged;
mod formats;
mod help;
mod hook;
mod hooks;
mod init;
mod new;
mod newcomer;
mod outputs;
mod packages;
mod parse;
mod publish;
mod published;
mod record;
mod render;
mod review;
mod rules;
mod schemas;
mod since;
mod status;
mod texts;
mod together;
mod validate;
mod wheel;
