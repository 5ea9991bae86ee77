//! In: a dossier. Out: [`Page`]s, made by the templates; nothing is written here.

mod child;
mod engine;
mod limits;
mod locate;
mod piece;
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
use crate::{
    inert,
    office::{Setting, Subject, Writer},
};

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
    /// Document of Word, of the page's own parts
    Docx,
    /// Document of LibreOffice, the same
    Odt,
}

impl Target {
    /// How the names of such files end.
    fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
        }
    }

    /// Whose document it is; none of a page that a template makes.
    #[must_use]
    pub fn writer(self) -> Option<Writer> {
        match self {
            Self::Html | Self::Md | Self::Pdf => None,
            Self::Docx => Some(Writer::Docx),
            Self::Odt => Some(Writer::Odt),
        }
    }

    /// The template that makes it, of a page of a kind; none of a document.
    fn template(self, name: &str) -> Option<String> {
        match self {
            // Printed is what is shown.
            Self::Html | Self::Pdf => Some(format!("{name}.html")),
            Self::Md => Some(format!("{name}.md")),
            Self::Docx | Self::Odt => None,
        }
    }
}

/// A file that no template makes: its path in the output folder, and what it holds.
pub type File = (String, Vec<u8>);

/// The documents of a page among its kinds of file; they follow no template.
#[must_use]
pub fn documents(subject: &Subject<'_>, setting: &Setting<'_>, targets: &[Target]) -> Vec<File> {
    let one = |target: &Target| {
        let path = format!("{}.{}", setting.path, target.ending());
        Some((path, subject.document(target.writer()?, setting)))
    };
    targets.iter().filter_map(one).collect()
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
    let (targets, names): (Vec<&Target>, Vec<String>) = targets
        .iter()
        .filter_map(|target| Some((target, target.template(name)?)))
        .unzip();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let texts = templates.fill(&names, data)?;
    let mut pages = Vec::with_capacity(targets.len());
    for (target, mut text) in targets.into_iter().zip(texts) {
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
