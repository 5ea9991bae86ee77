//! Whole-program tests: real files in, whole output out.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    reason = "tests stop where something is wrong"
)]

mod audience;
mod browser;
mod chrome;
mod diff;
mod hidden;
mod history;
mod history_hostile;
mod hostile;
mod program;
mod project;
mod reports;
mod repository;
mod scratch;
mod worktree;

mod amounts;
mod bombs;
mod ci_files;
mod ci_scripts;
mod context;
mod coordinators;
mod counts;
mod decisions;
mod documents;
mod driven;
mod edit_law;
mod exact;
mod firefox;
mod fix;
mod fix_kinds;
mod fix_words;
mod floors;
mod fmt;
mod forged;
mod formats;
mod given;
mod growth;
mod help;
mod hook;
mod hooks;
mod import;
mod import_pictures;
mod inbox;
mod init;
mod keyboard;
mod kills;
mod links;
mod looked_at;
mod meaning;
mod merge;
mod merge_law;
mod naming;
mod new;
mod newcomer;
mod office;
mod office_answers;
mod office_pages;
mod outputs;
mod outside;
mod packages;
mod parse;
mod pictures;
mod print;
mod proposed;
mod publish;
mod published;
mod record;
mod render;
mod review;
mod rules;
mod schemas;
mod serve;
mod since;
mod since_law;
mod site;
mod status;
mod successions;
mod systems;
mod templates;
mod texts;
mod threats;
mod together;
mod told_names;
mod undecided;
mod validate;
mod walked;
mod wheel;
