//! `roadmap fix`: find what can be read in one way only, show it, write it.

use std::{fmt::Write as _, path::Path};

use anyhow::Result;
use imara_diff::{Algorithm, Diff, InternedInput};

use crate::{
    cli::{Cli, Fix},
    command::{
        examine::Desk,
        mending::{Mended, Mending},
        messages,
        place::{nook, scope},
    },
    discover::WorkTree,
    mend::Sure,
    messages::Messages,
    model::{
        diagnostic::{Findings, Level, Message},
        schemas::Schemas,
    },
    parse::Limits,
    report, write,
};

pub(super) fn run(cli: &Cli, options: &Fix, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let scope = scope(here, &options.paths, &voice)?;
    let limits = Limits::default();
    let schemas = Schemas::embedded();
    let desk = Desk { limits: &limits, schemas: &schemas, scope: &scope };
    let tree = WorkTree { root: scope.root.clone() };
    let least = if options.guess { Sure::Guess } else { Sure::Certain };
    let mending = Mending::of(&desk, &tree, least, options.rule.as_deref())?;
    let mut out = String::new();
    for file in &mending.files {
        out.push_str(&shown(file, &voice));
    }
    if !options.diff && !options.check {
        let nook = nook(&scope.root);
        for file in &mending.files {
            put(&scope.root, nook.as_deref(), file)?;
        }
    }
    out.push_str(&ending(&mending, options, &voice));
    super::print(&out)?;
    Ok(u8::from(options.check && !mending.files.is_empty()))
}

/// Writes one fiche; one under a new name is there before the old one goes.
fn put(root: &Path, nook: Option<&Path>, file: &Mended) -> Result<()> {
    write::below(root, &file.to, &file.after, write::Mode::Text, nook)?;
    if file.from != file.to {
        write::remove(root, &file.from)?;
    }
    Ok(())
}

/// The lines of a fiche that are other, as they were and as they are.
fn shown(file: &Mended, voice: &Messages) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let before = crate::mend::decoded(&file.before).unwrap_or_else(|| text(&file.before));
    let after = text(&file.after);
    let mut out = format!("{}\n", report::tame(&file.to));
    let mut tell = |id: &'static str, message: Message| {
        let _ = writeln!(out, "  {}", report::tame(&voice.say(&Message { id, ..message })));
    };
    if file.from != file.to {
        tell("fix-renamed", Message::new("fix-renamed").with("from", file.from.as_str()));
    }
    if crate::mend::decoded(&file.before).is_some() {
        tell("fix-decoded", Message::new("fix-decoded"));
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut input = InternedInput::default();
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    for hunk in Diff::compute(Algorithm::Histogram, &input).hunks() {
        let mut line = |sign: char, text: &str| {
            let _ = writeln!(out, "  {sign} {}", report::tame(text));
        };
        old[hunk.before.start as usize..hunk.before.end as usize].iter().for_each(|text| line('-', text));
        new[hunk.after.start as usize..hunk.after.end as usize].iter().for_each(|text| line('+', text));
    }
    out
}

/// What was mended in all, and what is left to a person.
fn ending(mending: &Mending, options: &Fix, voice: &Messages) -> String {
    let left = |findings: &Findings| findings.count(Level::Error) + findings.count(Level::Warning);
    let after = if mending.files.is_empty() { &mending.before } else { &mending.after };
    let id = match (mending.files.is_empty(), options.diff || options.check) {
        (true, _) => "fix-nothing",
        (false, true) => "fix-would",
        (false, false) => "fix-done",
    };
    let message = Message::new(id).with("files", mending.files.len()).with("mended", mending.count()).with("left", left(after));
    format!("{}\n", voice.say(&message))
}
