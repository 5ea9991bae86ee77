//! The nouns: what the stages hand to each other. They import no stage and read no file.

pub mod catalog;
pub mod change;
pub mod date;
pub mod diagnostic;
pub mod document;
pub mod edition;
pub mod facts;
pub mod fingerprint;
pub mod hour;
pub mod locale;
pub mod markdown;
pub mod overlay;
pub mod owners;
pub mod past;
pub mod progress;
pub mod review;
pub mod rule;
pub mod schema;
pub mod schemas;
pub mod site;
pub mod source;
pub mod summary;
pub mod tree;
pub mod typography;
pub mod words;
