//! discover → parse → \[City\] → check → \[Findings\] → report; \[City\] → assemble → \[Dossier\] → render → \[Pages\] → write.
//!
//! Read the modules in that order. `model` holds the nouns, `workspace` composes the stages, `command` asks it, `messages` gives them words.

pub mod cli;
pub mod command;
pub mod serve;
pub mod workspace;

pub mod answers;
pub mod assemble;
pub mod bound;
pub mod check;
pub mod compare;
pub mod discover;
pub mod edit;
pub mod form;
pub mod git;
pub mod guard;
pub mod held;
pub mod import;
pub mod inert;
pub mod load;
pub mod mend;
pub mod merge;
pub mod office;
pub mod parse;
pub mod picture;
pub mod print;
pub mod render;
pub mod report;
pub mod scaffold;
pub mod tidy;
pub mod write;

pub mod fiche;
pub mod messages;
pub mod model;
pub mod rule_page;
