//! `roadmap validate`: load, check, report.

use std::{
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow};

use crate::{
    cli::{At, Cli, Validate},
    command::messages,
    fiche::path::FOLDERS,
    messages::Messages,
    model::{
        diagnostic::{Message, Skipped},
        schemas::Schemas,
        tree::{Overlaid, Tree},
    },
    parse::Limits,
    report,
    workspace::{
        examine::Desk,
        extent::Extent,
        naming::Naming,
        offer,
        output::Reports,
        place::{Place, Scope},
        since::Since,
    },
};

pub(super) fn run(cli: &Cli, options: &Validate, here: &Path) -> Result<u8> {
    let at = at(options);
    let messages = messages(cli)?;
    let reports = Reports::plan(&options.output, options.format, here, &messages)?;
    let mut place = Place::find(here, &options.paths, &at, &messages)?;
    let limits = Limits {
        findings: options.max_findings,
        ..Limits::default()
    };
    let given = stdin(
        &options.paths,
        options.stdin_filename.as_deref(),
        &mut place.scope,
        limits.bytes,
    )?;
    tell_notes(&place.scope, &messages);
    let schemas = Schemas::embedded();
    let since = at
        .since
        .as_deref()
        .map(|name| Since::fork(&mut place, name, limits.bytes, &messages))
        .transpose()?;
    let desk = Desk {
        limits: &limits,
        schemas: &schemas,
        scope: &place.scope,
    };
    let given = given.map(|(path, bytes)| Overlaid {
        tree: place.tree.as_ref(),
        path,
        bytes,
    });
    let tree = given
        .as_ref()
        .map_or(place.tree.as_ref(), |given| given as &dyn Tree);
    // Of a change only what is new is told: repairs are held against all.
    let (mut findings, all) = match &since {
        Some(since) => since
            .findings(&place, &desk, &messages)
            .map(|(told, all)| (told, Some(all)))?,
        None => (desk.examine(tree, &Extent::all())?, None),
    };
    offer::offer(&desk, tree, &mut findings, all)?;
    place.sound(&messages)?;
    let absent = place.absent.iter().filter(|path| place.scope.covers(path));
    findings.skipped.extend(absent.map(|path| Skipped {
        path: path.clone(),
        reason: "skip-absent",
    }));
    findings.finish(limits.findings);
    let naming = Naming::of_place(&place);
    reports.write(cli, |out, format, colour| {
        let named = findings.named(naming.of(format.is_local()));
        report::write(out, &named, format, &messages, colour)
    })?;
    let failed = options
        .fail_on
        .level()
        .is_some_and(|level| findings.reaches(level));
    Ok(u8::from(
        failed || options.strict && (!findings.skipped.is_empty() || findings.hidden > 0),
    ))
}

/// The state that is judged.
fn at(options: &Validate) -> At {
    let by_client =
        options.at.staged && options.at.since.is_some() && std::env::var_os("PRE_COMMIT").is_some();
    if by_client {
        at_of_client(&options.at)
    } else {
        options.at.clone()
    }
}

/// Says which of the paths asked for are no fiches.
fn tell_notes(scope: &Scope, messages: &Messages) {
    for note in &scope.notes {
        let message = Message::new("note-not-fiche").with("path", note.display().to_string());
        anstream::eprintln!("{}", report::tame(&messages.say(&message)));
    }
}

/// What the pre-commit client runs on: a range of commits that it was given, else what is staged. In CI nothing is: there the two refs
/// say what is judged, and without them the whole programme is, so that nothing is green because nothing was looked at.
fn at_of_client(asked: &At) -> At {
    let said = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match (said("PRE_COMMIT_FROM_REF"), said("PRE_COMMIT_TO_REF")) {
        (Some(from), Some(to)) => At {
            rev: Some(to),
            staged: false,
            since: Some(from),
        },
        // A commit that is being made has an index of its own, or a message to come.
        _ if std::env::var_os("CI").is_some() => At {
            since: None,
            ..asked.clone()
        },
        _ => asked.clone(),
    }
}

/// The file on standard input and the path that it stands for, if `-` is named.
pub(super) fn stdin(
    paths: &[PathBuf],
    named: Option<&str>,
    scope: &mut Scope,
    most: usize,
) -> Result<Option<(String, Vec<u8>)>> {
    if !paths.iter().any(|path| path.as_os_str() == "-") {
        return Ok(None);
    }
    let path = named
        .ok_or_else(|| anyhow!("-: --stdin-filename cities/CITY/KIND.yaml"))?
        .replace('\\', "/");
    let ours = path
        .split_once('/')
        .is_some_and(|(folder, _)| FOLDERS.contains(&folder));
    if !ours || path.split('/').any(|part| part.is_empty() || part == "..") {
        return Err(anyhow!("--stdin-filename {path}: cities/CITY/KIND.yaml"));
    }
    let bytes = piped(most)?;
    scope.wanted.get_or_insert_default().push(path.clone());
    Ok(Some((path, bytes)))
}

/// Standard input, and one byte more than there may be of it if there is more.
pub(super) fn piped(most: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin()
        .take(most as u64 + 1)
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    Ok(bytes)
}
