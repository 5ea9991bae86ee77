//! In: the form as a value and the answers of a fiche. Out: the form to fill in, empty in YAML or as the fields of a page, and
//! what was filled in as a value again.

mod blank;
mod fields;
mod script;
mod sheet;

pub use self::{
    blank::Form,
    fields::laid,
    script::{SCRIPT, WATCH, hash, words},
    sheet::{Choice, Filler, Row, Sheet, name, sheet},
};
