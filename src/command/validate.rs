//! `roadmap validate`: load, check, report.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read as _},
    path::Path,
};

use anyhow::{Context as _, Result, anyhow};
use rayon::prelude::*;

use crate::{
    check::{self, Frozen},
    cli::{Cli, Validate},
    command::{Scope, messages, output::Reports, scope},
    discover,
    load::{Loader, Overlay},
    messages::Messages,
    model::{
        catalog::{Facts, Programme},
        diagnostic::{Findings, Message, Skipped},
        schemas::Schemas,
    },
    parse::Limits,
    report,
};

pub(super) fn run(cli: &Cli, options: &Validate, here: &Path) -> Result<u8> {
    let messages = messages(cli)?;
    let reports = Reports::plan(&options.output, options.format, here, &messages)?;
    let mut scope = scope(here, &options.paths, &messages)?;
    let limits = Limits { findings: options.max_findings, ..Limits::default() };
    let overlay = stdin(options, &mut scope, limits.bytes)?;
    for note in &scope.notes {
        let message = Message::new("note-not-fiche").with("path", note.display().to_string());
        anstream::eprintln!("{}", report::tame(&messages.say(&message)));
    }
    let schemas = Schemas::embedded();
    let loader = Loader { root: &scope.root, limits: &limits, overlay: overlay.as_ref() };
    let mut findings = everything(&loader, &schemas, &scope)?;
    findings.finish(limits.findings);
    reports.write(cli, |out, format, colour| report::write(out, &findings, format, &messages, colour))?;
    let failed = options.fail_on.level().is_some_and(|level| findings.reaches(level));
    Ok(u8::from(failed || options.strict && (!findings.skipped.is_empty() || findings.hidden > 0)))
}

/// Loads and checks what is meant, in parallel; a city is dropped as soon as it is checked.
fn everything(loader: &Loader<'_>, schemas: &Schemas, scope: &Scope) -> Result<Findings> {
    let (programme, mut findings) = loader.programme(schemas)?;
    let Some(programme) = programme else {
        let cities = discover::cities(&scope.root)?.0;
        findings.skipped.extend(cities.iter().map(|city| Skipped { path: format!("cities/{city}"), reason: "skip-programme" }));
        return Ok(findings);
    };
    findings.fiches.retain(|path| scope.covers(path));
    // What cities share can be judged only with the cities that it speaks of.
    let mentioned = if scope.shared() { programme.mentioned() } else { BTreeSet::new() };
    let cities: Vec<&String> = programme.cities.iter().filter(|id| scope.touches(id) || mentioned.contains(id.as_str())).collect();
    let checked: Vec<(Findings, Option<Facts>, Frozen)> =
        cities.par_iter().map(|id| city(loader, &programme, schemas, scope, &mentioned, id)).collect();
    let (mut facts, mut used) = (BTreeMap::new(), Frozen::new());
    for (one, known, frozen) in checked {
        findings.absorb(one);
        facts.extend(known.map(|facts| (facts.id.clone(), facts)));
        check::thaw(&mut used, frozen);
    }
    if scope.shared() {
        let (found, frozen) = check::shared(&programme, schemas, &facts, loader.limits.words);
        findings.diagnostics.extend(found);
        check::thaw(&mut used, frozen);
    }
    findings.diagnostics.extend(check::frozen(&programme, &used));
    if !scope.whole() {
        findings.diagnostics.retain(|found| scope.covers(&found.path) || found.path == discover::PROGRAMME_FILE);
        findings.skipped.retain(|left| scope.covers(&left.path));
        findings.cities = programme.cities.iter().filter(|id| scope.touches(id)).count();
    }
    Ok(findings)
}

fn city(
    loader: &Loader<'_>,
    programme: &Programme,
    schemas: &Schemas,
    scope: &Scope,
    mentioned: &BTreeSet<&str>,
    id: &str,
) -> (Findings, Option<Facts>, Frozen) {
    let (city, mut findings) = loader.city(id);
    let loaded = std::mem::take(&mut findings.diagnostics);
    let (found, frozen) = check::check(programme, schemas, &city, loader.limits.words, loaded);
    findings.diagnostics = found;
    findings.fiches.retain(|path| scope.covers(path));
    (findings, mentioned.contains(id).then(|| Facts::of(&city, &programme.edition)), frozen)
}

/// The file on standard input, if `-` is named.
fn stdin(options: &Validate, scope: &mut Scope, most: usize) -> Result<Option<Overlay>> {
    if !options.paths.iter().any(|path| path.as_os_str() == "-") {
        return Ok(None);
    }
    let path = options.stdin_filename.clone().ok_or_else(|| anyhow!("-: --stdin-filename cities/CITY/KIND.yaml"))?;
    let path = path.replace('\\', "/");
    let ours = path.split_once('/').is_some_and(|(folder, _)| ["cities", "networks", "events"].contains(&folder));
    if !ours || path.split('/').any(|part| part.is_empty() || part == "..") {
        return Err(anyhow!("--stdin-filename {path}: cities/CITY/KIND.yaml"));
    }
    let mut bytes = Vec::new();
    io::stdin().take(most as u64 + 1).read_to_end(&mut bytes).context("cannot read standard input")?;
    scope.wanted.get_or_insert_default().push(path.clone());
    Ok(Some(Overlay { path, bytes }))
}
