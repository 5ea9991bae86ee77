//! `roadmap schema`: the schema of a kind of fiche, with what the programme around asks besides.

use std::{collections::BTreeSet, io, path::Path};

use anyhow::Result;

use crate::{
    cli::Cli,
    command::{colour, messages},
    discover::{self, WorkTree},
    inert,
    load::Loader,
    model::schemas::{OTHERS, Schemas, TEXTS},
    parse::Limits,
};

pub(super) fn run(cli: &Cli, kind: &str, here: &Path) -> Result<u8> {
    let text = TEXTS
        .iter()
        .chain(&OTHERS)
        .find(|(name, _)| *name == kind)
        .map_or("", |(_, text)| text);
    let Some(root) = discover::root(here).filter(|root| root.join("schemas").is_dir()) else {
        return super::print(text);
    };
    let (limits, none) = (Limits::default(), BTreeSet::new());
    let loader = Loader {
        tree: &WorkTree::new(&root),
        limits: &limits,
        within: Some(&none),
    };
    let (programme, mut findings) = loader.programme(&Schemas::embedded())?;
    let Some(programme) = programme else {
        findings.finish(limits.findings);
        super::show(
            &findings,
            &root,
            &messages(cli)?,
            colour(cli, &io::stderr()),
        )?;
        return Ok(2);
    };
    // The programme's own words are laid over ours.
    super::print(inert::json(
        programme
            .schemas
            .of(kind)
            .and_then(|schema| schema.laid.as_deref())
            .unwrap_or(text),
    ))
}
