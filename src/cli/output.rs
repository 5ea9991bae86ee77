//! In: what stands behind `--output`. Out: a file, and the form of the report that goes there if it is named.

use std::path::PathBuf;

use clap::{
    ValueEnum,
    builder::{OsStringValueParser, TypedValueParser},
};

/// A file that a report goes to, and its form if it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output<F> {
    /// None: that of `--format`.
    pub format: Option<F>,
    /// As it was written.
    pub file: PathBuf,
}

impl<F: ValueEnum + Send + Sync + 'static> Output<F> {
    /// Reads `FILE` or `FORMAT=FILE`.
    pub fn parser() -> impl TypedValueParser<Value = Self> {
        OsStringValueParser::new().map(|text| {
            let named = text
                .to_str()
                .and_then(|text| text.split_once('='))
                .map(|(name, file)| (F::from_str(name, false), file));
            match named {
                Some((Ok(format), file)) => Self {
                    format: Some(format),
                    file: file.into(),
                },
                _ => Self {
                    format: None,
                    file: text.into(),
                },
            }
        })
    }
}
