//! In: a form, or a page. Out: a document of Word; and of a form back.

mod ink;
mod leaf;
mod lists;
mod read;
mod styles;
mod write;

pub(super) use self::{
    leaf::document,
    read::{properties, read},
    styles::{CODE, RAW},
    write::write,
};
