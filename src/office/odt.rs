//! In: a form, or a page. Out: a document of LibreOffice; and of a form back.

mod ink;
mod leaf;
mod read;
mod write;

pub(super) use self::{leaf::document, read::read, write::write};
