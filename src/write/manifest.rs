//! In: the file in which `render` notes what it wrote, which anyone may have edited. Out: what of it may be believed.

use std::collections::BTreeMap;

use anyhow::Result;
use cap_std::fs::Dir;

use super::{Refusal, folder};
use crate::model::site;

/// Names what `render` wrote: whom for, then path and SHA-256, a line each.
pub(super) const MANIFEST: &str = ".roadmap-manifest";

/// The line of a publication.
const PUBLISHED: &str = "made by: publish";

/// For whom a run makes pages, and whether they are to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Maker {
    /// The word of the audience.
    pub audience: &'static str,
    /// Only what may be shown is made, and it was looked through.
    pub publishes: bool,
}

/// A site of half a million pages has a smaller one.
const LARGEST: u64 = 1 << 26;

/// What `render` wrote into a folder before.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) audience: Option<String>,
    /// It is a publication, which no preview may take the place of.
    pub(super) published: bool,
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
            published: text.lines().take(2).any(|line| line == PUBLISHED),
            text,
        })
    }
}

/// A manifest as it is written.
pub(super) fn text(maker: Maker, files: &BTreeMap<String, String>) -> String {
    let lines: String = files
        .iter()
        .map(|(path, hash)| format!("{hash}  {path}\n"))
        .collect();
    let published = if maker.publishes {
        format!("{PUBLISHED}\n")
    } else {
        String::new()
    };
    format!("audience: {}\n{published}{lines}", maker.audience)
}
