//! In: a PDF. Out: what it says.

mod flow;
mod fonts;
mod found;
mod inside;
mod operators;
mod pen;
mod strings;

pub(in crate::guard) use self::inside::read;
