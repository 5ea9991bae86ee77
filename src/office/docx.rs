//! In: a form. Out: a document of Word; and back.

mod read;
mod styles;
mod write;

pub(super) use self::{
    read::{properties, read},
    styles::{CODE, RAW},
    write::write,
};
