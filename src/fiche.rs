//! What a file of a programme is: where it stands, and for whom it is read.
//!
//! More is to come down here from `model`: source, document, schema.

pub mod audience;
pub mod path;
