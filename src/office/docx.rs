//! In: a form. Out: a document of Word; and back.

mod read;
mod styles;
mod write;

pub(super) use self::{
    read::read,
    styles::{CODE, RAW},
    write::write,
};
