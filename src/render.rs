//! In: a dossier. Out: [`Page`]s, made by the templates; nothing is written here.

mod template;

use anyhow::Result;
use serde_json::Value;

pub use self::template::{BUILT_IN, Broken, Templates};
use crate::cli::Target;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Relative to the output folder, with `/`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// The pages of one dossier (`name` `dossier`) or of the programme (`index`).
///
/// # Errors
/// The template that failed, its line and the cause.
pub fn pages(templates: &Templates, name: &str, stem: &str, targets: &[Target], data: &Value) -> Result<Vec<Page>, Broken> {
    let mut pages = Vec::with_capacity(targets.len());
    let data = Templates::see(data);
    for target in targets {
        let ending = match target {
            Target::Html => "html",
            Target::Md => "md",
        };
        let mut text = templates.render(&format!("{name}.{ending}"), &data)?;
        if !text.ends_with('\n') {
            text.push('\n');
        }
        pages.push(Page { path: format!("{stem}.{ending}"), text });
    }
    Ok(pages)
}
