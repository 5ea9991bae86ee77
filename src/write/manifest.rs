//! In: the file in which `render` notes what it wrote, which anyone may have edited. Out: what of it may be believed.

use std::collections::BTreeMap;

use anyhow::Result;
use cap_std::fs::Dir;

use super::{Refusal, folder};
use crate::model::site;

/// Names what `render` wrote: whom for, then path and SHA-256, a line each.
pub(super) const MANIFEST: &str = ".roadmap-manifest";

/// A site of half a million pages has a smaller one.
const LARGEST: u64 = 1 << 26;

/// What `render` wrote into a folder before.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) audience: Option<String>,
    /// Path and SHA-256; only paths that a page, a document or data can have.
    pub(super) files: BTreeMap<String, String>,
    /// As it stands there.
    pub(super) text: String,
}

impl Manifest {
    /// Reads that of a folder; an empty one where there is none.
    ///
    /// # Errors
    /// [`Refusal`] if it is a link, no regular file, or too large.
    pub(super) fn read(out: &Dir) -> Result<Self> {
        let refused = || Refusal::Manifest(MANIFEST.to_owned());
        match folder::look(out, MANIFEST)? {
            None => return Ok(Self::default()),
            Some(meta) if meta.is_symlink() => {
                return Err(Refusal::Link(MANIFEST.to_owned()).into());
            }
            Some(_) => {}
        }
        let bytes = folder::read(out, MANIFEST, LARGEST)?.ok_or_else(refused)?;
        let text = String::from_utf8(bytes).map_err(|_| refused())?;
        let files = text
            .lines()
            .filter_map(|line| line.split_once("  "))
            .filter(|(_, path)| site::is_made(path));
        Ok(Self {
            audience: text
                .lines()
                .find_map(|line| line.strip_prefix("audience: "))
                .map(str::to_owned),
            files: files
                .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
                .collect(),
            text,
        })
    }
}

/// A manifest as it is written.
pub(super) fn text(audience: &str, files: &BTreeMap<String, String>) -> String {
    let lines: String = files
        .iter()
        .map(|(path, hash)| format!("{hash}  {path}\n"))
        .collect();
    format!("audience: {audience}\n{lines}")
}
