//! In: a form. Out: a document of LibreOffice; and back.

mod read;
mod write;

pub(super) use self::{read::read, write::write};
