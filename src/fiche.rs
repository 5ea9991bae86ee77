//! What a file of a programme is: today, the one walk over its values and who may see what of them.
//!
//! More is to come down here from `model`: source, document, schema.

pub mod audience;
pub mod path;
pub mod walk;
