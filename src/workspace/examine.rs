//! In: a state of the files, and how much of it is to be looked at. Out: all findings on that.
//!
//! Composes load and check; a city is dropped as soon as it is checked.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use anyhow::Result;
use rayon::prelude::*;

use crate::{
    check::{self, Frozen},
    load::Loader,
    model::{
        catalog::{Catalog, City, Programme},
        diagnostic::{Findings, Skipped},
        facts::Facts,
        schemas::Schemas,
        tree::{PROGRAMME_FILE, Tree},
    },
    parse::Limits,
    workspace::{extent::Extent, overrides, place::Scope},
};

/// What findings are made from.
#[derive(Clone, Copy)]
pub(crate) struct Desk<'a> {
    /// Bounds on what is read.
    pub(crate) limits: &'a Limits,
    /// The embedded schemas; a programme's own are laid over them.
    pub(crate) schemas: &'a Arc<Schemas>,
    /// What is meant by the paths of the command line.
    pub(crate) scope: &'a Scope,
}

impl Desk<'_> {
    /// Loads and checks what is meant, in parallel.
    ///
    /// # Errors
    /// If the folder of the cities cannot be listed.
    pub(crate) fn examine(&self, tree: &dyn Tree, extent: &Extent) -> Result<Findings> {
        let mut findings = self.fiches(tree, extent)?;
        if self.scope.whole() {
            let faults = overrides::faults(tree, self.limits);
            findings.diagnostics.extend(faults);
        }
        Ok(findings)
    }

    /// The same without the programme's own templates, which a process of its own is started for.
    ///
    /// # Errors
    /// If the folder of the cities cannot be listed.
    pub(crate) fn fiches(&self, tree: &dyn Tree, extent: &Extent) -> Result<Findings> {
        let scope = self.scope;
        let loader = Loader {
            tree,
            limits: self.limits,
            within: extent.shared.as_ref(),
        };
        let (programme, mut findings) = loader.programme(self.schemas)?;
        let Some(programme) = programme else {
            let cities = tree.cities()?.0;
            findings.skipped.extend(cities.iter().map(|city| Skipped {
                path: format!("cities/{city}"),
                reason: "skip-programme",
            }));
            return Ok(findings);
        };
        findings.fiches.retain(|path| scope.covers(path));
        // What cities share can be judged only with the cities that it speaks of.
        let mentioned = if scope.shared() {
            programme.mentioned()
        } else {
            BTreeSet::new()
        };
        let meant = |id: &&String| scope.touches(id) && extent.touches(id);
        let cities: Vec<&String> = programme
            .cities
            .iter()
            .filter(|id| meant(id) || mentioned.contains(id.as_str()))
            .collect();
        let checked: Vec<(Findings, Option<Facts>, Frozen)> = cities
            .par_iter()
            .map(|id| self.city(&loader, &programme, &mentioned, extent, id))
            .collect();
        let (mut facts, mut used) = (BTreeMap::new(), Frozen::new());
        for (one, known, frozen) in checked {
            findings.absorb(one);
            facts.extend(known.map(|facts| (facts.id.clone(), facts)));
            check::thaw(&mut used, frozen);
        }
        if scope.shared() {
            let (found, frozen) = check::shared(&programme, &facts, self.limits.words);
            findings.diagnostics.extend(found);
            check::thaw(&mut used, frozen);
        }
        findings
            .diagnostics
            .extend(check::frozen(&programme, &used));
        if !scope.whole() {
            findings
                .diagnostics
                .retain(|found| scope.concerns(&found.path) || found.path == PROGRAMME_FILE);
            findings.skipped.retain(|left| scope.concerns(&left.path));
        }
        findings.cities = programme.cities.iter().filter(meant).count();
        Ok(findings)
    }

    /// Reads some cities, and what they share, whole.
    ///
    /// # Errors
    /// If the folder of the cities cannot be listed.
    pub(crate) fn catalog(
        &self,
        tree: &dyn Tree,
        cities: &BTreeSet<&str>,
        shared: Option<&BTreeSet<String>>,
    ) -> Result<Option<Catalog>> {
        let loader = Loader {
            tree,
            limits: self.limits,
            within: shared,
        };
        let (Some(programme), findings) = loader.programme(self.schemas)? else {
            return Ok(None);
        };
        let wanted: Vec<&String> = programme
            .cities
            .iter()
            .filter(|id| cities.contains(id.as_str()))
            .collect();
        let loaded: Vec<(City, Findings)> = wanted.par_iter().map(|id| loader.city(id)).collect();
        let (mut cities, mut unread) = (BTreeMap::new(), findings.closed());
        for (city, findings) in loaded {
            unread.extend(findings.closed());
            cities.insert(city.id.clone(), city);
        }
        unread.retain(|found| self.scope.concerns(&found.path));
        Ok(Some(Catalog {
            programme,
            cities,
            unread,
        }))
    }

    fn city(
        &self,
        loader: &Loader<'_>,
        programme: &Programme,
        mentioned: &BTreeSet<&str>,
        extent: &Extent,
        id: &str,
    ) -> (Findings, Option<Facts>, Frozen) {
        let (city, mut findings) = loader.city(id);
        let facts = mentioned
            .contains(id)
            .then(|| Facts::of(&city, &programme.edition));
        if !extent.touches(id) {
            // Only what others say of it is asked for.
            return (Findings::default(), facts, Frozen::new());
        }
        let loaded = std::mem::take(&mut findings.diagnostics);
        let (found, frozen) = check::check(programme, &city, self.limits.words, loaded);
        findings.diagnostics = found;
        findings.fiches.retain(|path| self.scope.covers(path));
        (findings, facts, frozen)
    }
}
