//! `roadmap validate`: load, check, report.

use std::{
    io::{self, Read as _, Write as _},
    path::Path,
};

use anyhow::{Context as _, Result, anyhow};
use rayon::prelude::*;

use crate::{
    check,
    cli::{Cli, Validate},
    command::{Scope, colour, messages, scope},
    discover,
    load::{Loader, Overlay},
    messages::Messages,
    model::{
        catalog::Programme,
        diagnostic::{Findings, Message, Skipped},
        schemas::Schemas,
    },
    parse::Limits,
    report,
};

pub(super) fn run(cli: &Cli, options: &Validate, here: &Path) -> Result<u8> {
    let messages = messages(cli)?;
    let mut scope = scope(here, &options.paths, &messages)?;
    let limits = Limits { findings: options.max_findings, ..Limits::default() };
    let overlay = stdin(options, &mut scope, limits.bytes)?;
    for note in &scope.notes {
        let message = Message::new("note-not-fiche").with("path", note.display().to_string());
        anstream::eprintln!("{}", report::tame(&messages.say(&message)));
    }
    let schemas = Schemas::embedded()?;
    let loader = Loader { root: &scope.root, limits: &limits, overlay: overlay.as_ref() };
    let mut findings = everything(&loader, &schemas, &scope)?;
    findings.finish(limits.findings);
    emit(cli, options, &findings, &messages)?;
    let failed = options.fail_on.level().is_some_and(|level| findings.reaches(level));
    Ok(u8::from(failed || options.strict && (!findings.skipped.is_empty() || findings.hidden > 0)))
}

/// Loads and checks the cities meant, in parallel; a city is dropped as soon as it is checked.
fn everything(loader: &Loader<'_>, schemas: &Schemas, scope: &Scope) -> Result<Findings> {
    let (programme, mut findings) = loader.programme(schemas)?;
    let cities = match &scope.cities {
        Some(cities) => cities.clone(),
        None => loader.cities(&mut findings)?,
    };
    let Some(programme) = programme else {
        findings.skipped.extend(cities.iter().map(|city| Skipped { path: format!("cities/{city}"), reason: "skip-programme" }));
        return Ok(findings);
    };
    let checked: Vec<Findings> = cities.par_iter().map(|id| city(loader, &programme, schemas, scope, id)).collect();
    for one in checked {
        findings.absorb(one);
    }
    if scope.cities.is_none() {
        findings.skipped.extend(loader.unchecked());
    }
    if !scope.files.is_empty() && !scope.covers(discover::PROGRAMME_FILE) {
        findings.fiches = scope.files.len().min(findings.fiches);
    }
    Ok(findings)
}

fn city(loader: &Loader<'_>, programme: &Programme, schemas: &Schemas, scope: &Scope, id: &str) -> Findings {
    let (city, mut findings) = loader.city(id);
    let loaded = std::mem::take(&mut findings.diagnostics);
    findings.diagnostics = check::check(programme, schemas, &city, loader.limits.words, loaded);
    if !scope.files.is_empty() {
        findings.diagnostics.retain(|found| scope.covers(&found.path));
        findings.skipped.retain(|left| scope.covers(&left.path));
    }
    findings
}

/// The file on standard input, if `-` is named.
fn stdin(options: &Validate, scope: &mut Scope, most: usize) -> Result<Option<Overlay>> {
    if !options.paths.iter().any(|path| path.as_os_str() == "-") {
        return Ok(None);
    }
    let path = options.stdin_filename.clone().ok_or_else(|| anyhow!("-: --stdin-filename cities/CITY/KIND.yaml"))?;
    let path = path.replace('\\', "/");
    let city = path.strip_prefix("cities/").and_then(|rest| rest.split_once('/')).map(|(city, _)| city.to_owned());
    let city =
        city.filter(|city| !city.is_empty() && city != "..").ok_or_else(|| anyhow!("--stdin-filename {path}: cities/CITY/KIND.yaml"))?;
    let mut bytes = Vec::new();
    io::stdin().take(most as u64 + 1).read_to_end(&mut bytes).context("cannot read standard input")?;
    scope.files.push(path.clone());
    scope.cities.get_or_insert_default().push(city);
    Ok(Some(Overlay { path, bytes }))
}

fn emit(cli: &Cli, options: &Validate, findings: &Findings, messages: &Messages) -> Result<()> {
    let mut text = Vec::new();
    let colour = options.output.is_none() && colour(cli, &io::stdout());
    report::write(&mut text, findings, options.format, messages, colour)?;
    match &options.output {
        Some(file) => crate::write::file(file, &text),
        None => {
            let mut out = io::stdout().lock();
            out.write_all(&text)?;
            Ok(out.flush()?)
        }
    }
}
