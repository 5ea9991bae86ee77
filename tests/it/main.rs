//! Whole-program tests: real files in, whole output out.

mod project;

mod parse;
mod validate;
mod render;
mod texts;
