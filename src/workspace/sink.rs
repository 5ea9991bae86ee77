//! In: pages as they are made. Out: files in their place, how they differ from those that stand there, or nothing.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    cli::Render,
    model::site,
    print::Printer,
    render::{Page, Target},
    write::{Comparison, Maker, Stage},
};

/// Where pages go as they are made, and what prints those that are printed.
pub(crate) struct Sink {
    pub(crate) way: Way,
    printer: Option<Printer>,
}

/// Where pages go.
pub(crate) enum Way {
    /// Nowhere: what templates see is printed instead.
    Context,
    /// Held against what stands in the output folder.
    Check(Comparison),
    /// Into the output folder.
    Write(Box<Stage>),
}

impl Sink {
    /// Where the pages of a run go.
    pub(crate) fn open(
        options: &Render,
        publishes: bool,
        here: &Path,
        repositories: &[PathBuf],
    ) -> Result<Self> {
        // Before anything is made: without a browser no trace is left.
        let prints = !options.context && options.to.contains(&Target::Pdf);
        let printer = prints
            .then(|| Printer::open(options.browser.as_deref(), options.base_url.as_deref()))
            .transpose()?;
        let way = match (options.context, options.check) {
            (true, _) => Way::Context,
            (false, true) => Way::Check(Comparison::new(here, &options.out, repositories)?),
            (false, false) => Way::Write(Box::new(Stage::open(
                here,
                &options.out,
                repositories,
                Maker {
                    audience: options.audience.word(),
                    publishes,
                },
            )?)),
        };
        Ok(Self { way, printer })
    }

    /// A page of an earlier run, as it stands where pages go.
    pub(crate) fn earlier(&self, path: &str) -> Result<Option<String>> {
        match &self.way {
            Way::Write(stage) => stage.earlier(path),
            Way::Context | Way::Check(_) => Ok(None),
        }
    }

    fn lay(&self, path: &str, bytes: &[u8]) -> Result<()> {
        match &self.way {
            Way::Context => Ok(()),
            Way::Check(comparison) => comparison.put(path, bytes),
            Way::Write(stage) => stage.put(path, bytes),
        }
    }

    /// Files that are no pages, by their place.
    pub(crate) fn put_files(&self, files: &[(String, Vec<u8>)]) -> Result<()> {
        files
            .iter()
            .try_for_each(|(path, bytes)| self.lay(path, bytes))
    }

    pub(crate) fn put(&self, pages: &[Page]) -> Result<()> {
        pages.iter().try_for_each(|page| {
            let bytes = match &self.printer {
                Some(printer) if page.is_printed() => {
                    Cow::Owned(printer.print(&page.path, &page.text)?)
                }
                _ => Cow::Borrowed(page.text.as_bytes()),
            };
            self.lay(&page.path, &bytes)
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
