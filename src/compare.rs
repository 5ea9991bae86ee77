//! In: two states of a programme. Out: what is other in the second: findings, answers, words.

mod earlier;
pub mod fiches;
pub mod findings;
mod list;
mod renames;
mod values;
mod words;

pub use self::{
    earlier::{earlier, holds, named},
    list::{Pair, pairs},
    values::{same_words, values},
    words::{Run, words},
};
