//! In: a publication that is stopped, and cities that may no longer be shown. Out: their pages are gone all the same, for a withdrawal
//! waits for nothing.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    cli::{Audience, Render},
    discover,
    fiche::path,
    load::{self, Loader},
    messages::Messages,
    model::{catalog::Programme, diagnostic::Message, site},
    workspace::output::say,
    write::Stage,
};

/// Where a publication stands.
pub(crate) struct Standing<'a> {
    pub(crate) options: &'a Render,
    pub(crate) here: &'a Path,
    pub(crate) repositories: &'a [PathBuf],
}

impl Standing<'_> {
    /// Takes down what may no longer be shown, before anything else can stop the publication, and says of which cities.
    pub(crate) fn withdraw(
        &self,
        loader: &Loader<'_>,
        programme: Option<&Programme>,
        voice: &Messages,
    ) -> Result<()> {
        let gone = self.takedown(loader, programme)?;
        if !gone.is_empty() {
            say(
                voice,
                &Message::new("publish-takedown")
                    .with("count", gone.len())
                    .with("cities", gone.join(", ")),
            );
        }
        Ok(())
    }

    /// Removes what may no longer be shown: of each such city all that is its own, and what else names it but for the index.
    /// Gives the cities of which something was removed.
    fn takedown(&self, loader: &Loader<'_>, programme: Option<&Programme>) -> Result<Vec<String>> {
        let out = self.here.join(&self.options.out);
        if !out.is_dir()
            || self
                .repositories
                .iter()
                .any(|folder| discover::lies_in(&out, folder))
        {
            return Ok(Vec::new());
        }
        let stage = Stage::open(
            self.here,
            &self.options.out,
            self.repositories,
            Audience::Public.word(),
        )?;
        let standing: BTreeSet<String> = stage
            .standing()
            .filter_map(site::city_of_data)
            .map(str::to_owned)
            .collect();
        let there: BTreeSet<String> = loader.tree.cities()?.0.into_iter().collect();
        let gone = |id: &&String| !there.contains(*id) || !self.shown(loader, programme, id);
        let gone: Vec<String> = standing.iter().filter(gone).cloned().collect();
        if gone.is_empty() {
            return Ok(gone);
        }
        let networks = programme
            .into_iter()
            .flat_map(|programme| programme.networks.values().flatten());
        let ended = networks.filter(|network| {
            network.value()["pilot"]
                .as_str()
                .is_some_and(|pilot| gone.iter().any(|id| id == pilot))
        });
        let owners: Vec<String> = gone
            .iter()
            .cloned()
            .chain(ended.map(|network| path::stem(&network.document.source.path).to_owned()))
            .collect();
        let naming = stage.each(&|_| false, &|path, bytes| {
            names(bytes, &gone).then(|| path.to_owned())
        })?;
        let naming: BTreeSet<String> = naming
            .into_iter()
            .flatten()
            .filter(|path| !is_index(path))
            .collect();
        stage.publish(&|path| {
            naming.contains(path) || owners.iter().any(|owner| site::is_of(plain(path), owner))
        })?;
        Ok(gone)
    }

    /// Whether the state of a city allows that it is shown; of one that cannot be read nobody knows, and what stands stays.
    fn shown(&self, loader: &Loader<'_>, programme: Option<&Programme>, id: &str) -> bool {
        let (city, _) = loader.city(id);
        if city.fiche("city").is_none() {
            return true;
        }
        match programme {
            Some(programme) => programme
                .edition
                .entry("states", city.state())
                .is_some_and(|state| state.shown),
            // Without a programme that can be read the editions that ship say what a state means.
            None => load::shipped(loader.limits).iter().all(|edition| {
                edition
                    .entry("states", city.state())
                    .is_none_or(|state| state.shown)
            }),
        }
    }
}

/// A path of the site without the folder of its language.
fn plain(path: &str) -> &str {
    path.split_once('/')
        .filter(|(lang, _)| ["fr", "en", "es"].contains(lang))
        .map_or(path, |(_, rest)| rest)
}

fn is_index(path: &str) -> bool {
    plain(path).starts_with("index.")
}

/// Whether a file holds one of these names as a word of its own.
fn names(bytes: &[u8], ids: &[String]) -> bool {
    let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    bytes
        .split(|byte| !is_inside(*byte))
        .any(|word| ids.iter().any(|id| id.as_bytes() == word))
}
