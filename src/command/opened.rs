//! In: a folder on disk. Out: the programme that it lies in, for a command that writes files of it or from it; else what stops it.

use std::path::Path;

use anyhow::Result;

use super::{colour, messages};
use crate::{
    cli::Cli,
    discover::WorkTree,
    load::Loader,
    messages::Messages,
    model::{catalog::Programme, diagnostic::Findings, schemas::Schemas},
    parse::Limits,
    workspace::place::scope,
};

/// What such a command works with.
#[derive(Clone, Copy)]
pub(super) struct Opened<'a> {
    /// Where the programme lies.
    pub(super) root: &'a Path,
    pub(super) loader: &'a Loader<'a>,
    pub(super) programme: &'a Programme,
    pub(super) voice: &'a Messages,
}

/// Opens the programme around `here` and goes on with it. Where it cannot be read, says why: exit code 2.
///
/// # Errors
/// There is no programme; what stopped the work.
pub(super) fn with_programme(
    cli: &Cli,
    here: &Path,
    work: impl FnOnce(Opened<'_>) -> Result<u8>,
) -> Result<u8> {
    let voice = messages(cli)?;
    let scope = scope(here, &[], &voice)?;
    let limits = Limits::default();
    let tree = WorkTree::new(&scope.root);
    let loader = Loader {
        tree: &tree,
        limits: &limits,
        within: None,
    };
    let colour = colour(cli, &std::io::stderr());
    match programme(&loader, &scope.root, &voice, colour)? {
        Some((programme, _)) => work(Opened {
            root: &scope.root,
            loader: &loader,
            programme: &programme,
            voice: &voice,
        }),
        None => Ok(2),
    }
}

/// Reads the programme, with what is found in what the cities share; where it cannot be read, says why.
pub(super) fn programme(
    loader: &Loader<'_>,
    root: &Path,
    voice: &Messages,
    colour: bool,
) -> Result<Option<(Programme, Findings)>> {
    let (programme, mut findings) = loader.programme(&Schemas::embedded())?;
    if let Some(programme) = programme {
        return Ok(Some((programme, findings)));
    }
    findings.finish(loader.limits.findings);
    super::show(&findings, root, voice, colour)?;
    Ok(None)
}
