//! In: a file that was sent back; a fiche, what the form answers for it, what it began from. Out: what the fiche should say, and what
//! becomes of each answer: taken, as it was, or both sides of it where both were changed.
//!
//! Only theirs changed: taken; both changed the same answer: left as it stands, both told; the same: nothing. Answers are merged as two
//! versions of a fiche are, by `merge`. What has no place in the form is given back in words.

mod kind;
mod weigh;

pub use self::{
    kind::{MOST, read},
    weigh::{Stray, Weighed, weigh},
};
