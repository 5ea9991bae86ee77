//! In: pages as they are made. Out: files in their place, how they differ from those that stand there, or nothing.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{
    cli::Render,
    model::site,
    render::Page,
    write::{Comparison, Stage},
};

/// Where pages go as they are made.
pub(crate) enum Sink {
    /// Nowhere: what templates see is printed instead.
    Context,
    /// Held against what stands in the output folder.
    Check(Comparison),
    /// Into the output folder.
    Write(Box<Stage>),
}

impl Sink {
    /// Where the pages of a run go.
    pub(crate) fn open(options: &Render, here: &Path, repositories: &[PathBuf]) -> Result<Self> {
        Ok(match (options.context, options.check) {
            (true, _) => Self::Context,
            (false, true) => Self::Check(Comparison::new(here, &options.out, repositories)?),
            (false, false) => Self::Write(Box::new(Stage::open(
                here,
                &options.out,
                repositories,
                options.audience.word(),
            )?)),
        })
    }

    /// A page of an earlier run, as it stands where pages go.
    pub(crate) fn earlier(&self, path: &str) -> Result<Option<String>> {
        match self {
            Self::Write(stage) => stage.earlier(path),
            Self::Context | Self::Check(_) => Ok(None),
        }
    }

    pub(crate) fn put(&self, pages: &[Page]) -> Result<()> {
        pages.iter().try_for_each(|page| match self {
            Self::Context => Ok(()),
            Self::Check(comparison) => comparison.put(page),
            Self::Write(stage) => stage.put(page),
        })
    }
}

/// What of the programme a run was about.
pub(crate) struct Whole<'a> {
    pub(crate) all: bool,
    /// Cities, networks and events without a page now, whose earlier one is better than none.
    pub(crate) kept: &'a [String],
    pub(crate) cities: usize,
}

impl Whole<'_> {
    /// Whether a file of an earlier run has no place any more.
    pub(crate) fn drops(&self, path: &str, langs: &[String]) -> bool {
        let path = langs
            .iter()
            .find_map(|lang| path.strip_prefix(lang.as_str())?.strip_prefix('/'))
            .unwrap_or(path);
        self.all && !self.kept.iter().any(|owner| site::is_of(path, owner))
    }
}
