//! In: a dossier. Out: [`Page`]s, made by the templates; nothing is written here.

mod child;
mod engine;
mod limits;
mod locate;
mod sitemap;
mod template;
mod wire;
mod worker;
mod workshop;

use anyhow::Result;
use clap::ValueEnum;
use serde::Serialize;

pub use self::{
    child::{COMMAND, serve},
    limits::Limit,
    sitemap::sitemap,
    template::{BUILT_IN, Broken, Templates},
    workshop::Workshop,
};
use crate::inert;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Relative to the output folder, with `/`.
    pub path: String,
    /// What it holds; of a PDF, the page that is to be printed.
    pub text: String,
}

impl Page {
    /// Whether it is to be printed before it is written.
    #[must_use]
    pub fn is_printed(&self) -> bool {
        self.path.ends_with(".pdf")
    }
}

/// Kinds of file that `render` makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Target {
    /// One self-contained page
    Html,
    /// CommonMark with tables
    Md,
    /// The page printed by a browser that is there
    Pdf,
}

impl Target {
    /// How the names of such files end.
    fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
            Self::Pdf => "pdf",
        }
    }
}

/// A page of a kind for which the programme has a template of its own takes that one in place of the common `page`.
///
/// # Errors
/// The template that failed, its line and the cause.
pub fn page(
    templates: &Templates,
    kind: &str,
    stem: &str,
    targets: &[Target],
    data: &impl Serialize,
) -> Result<Vec<Page>, Broken> {
    let name = if templates.has(kind) { kind } else { "page" };
    pages(templates, name, stem, targets, data)
}

/// The pages of one dossier (`name` `dossier`) or of the programme (`index`).
///
/// # Errors
/// The template that failed, its line and the cause.
pub fn pages(
    templates: &Templates,
    name: &str,
    stem: &str,
    targets: &[Target],
    data: &impl Serialize,
) -> Result<Vec<Page>, Broken> {
    let names: Vec<String> = targets
        .iter()
        .map(|target| match target {
            // Printed is what is shown.
            Target::Html | Target::Pdf => format!("{name}.html"),
            Target::Md => format!("{name}.md"),
        })
        .collect();
    let texts = templates.fill(&names, data)?;
    let mut pages = Vec::with_capacity(targets.len());
    for (target, mut text) in targets.iter().zip(texts) {
        inert::page(&mut text);
        if !text.ends_with('\n') {
            text.push('\n');
        }
        pages.push(Page {
            path: format!("{stem}.{}", target.ending()),
            text,
        });
    }
    Ok(pages)
}
