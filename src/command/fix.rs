//! `roadmap fix`: find what can be read in one way only, show it, write it.

use std::{fmt::Write as _, path::Path};

use anyhow::Result;

use crate::{
    cli::{Cli, Fix},
    command::{explain, messages, validate},
    fiche::path::Way,
    mend::Sure,
    messages::Messages,
    model::{
        diagnostic::{Findings, Level, Message},
        differ::changes,
        schemas::Schemas,
        tree::Overlaid,
    },
    parse::Limits,
    report,
    workspace::{
        examine::Desk,
        mending::{Mended, Mending},
        naming::Naming,
        place::{nook, on_disk, scope},
    },
    write,
};

pub(super) fn run(cli: &Cli, options: &Fix, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    // With one that is none nothing would be mended, as if all were well.
    if let Some(name) = &options.rule {
        explain::named(name, &voice)?;
    }
    let mut scope = scope(here, &options.paths, &voice)?;
    let limits = Limits::default();
    let schemas = Schemas::embedded();
    let given = validate::stdin(
        &options.paths,
        options.stdin_filename.as_deref(),
        &mut scope,
        limits.bytes,
    )?;
    let desk = Desk {
        limits: &limits,
        schemas: &schemas,
        scope: &scope,
    };
    let (tree, _) = on_disk(&scope.root);
    let least = if options.guess {
        Sure::Guess
    } else {
        Sure::Certain
    };
    if let Some((path, bytes)) = given {
        whole(&bytes, &limits, &voice)?;
        return stream(
            &desk,
            Overlaid {
                tree: &tree,
                path,
                bytes,
            },
            least,
            options,
            &voice,
        );
    }
    let mending = Mending::of(&desk, &tree, least, options.rule.as_deref())?;
    let mut out = told(&mending, &Naming::on_disk(&scope.root).here, &voice);
    if !options.diff && !options.check {
        let nook = nook(&scope.root);
        for (from, to) in &mending.moves {
            write::rename(&scope.root, from, to)?;
        }
        for file in &mending.files {
            put(&scope.root, nook.as_deref(), file)?;
        }
    }
    out.push_str(&ending(&mending, options, &voice));
    super::tell(&out, false)?;
    // Of what is not read at all nobody knows what could be mended.
    let closed = mending.before.closed();
    if !closed.is_empty() {
        super::unread(closed, &scope.root, &voice);
        return Ok(2);
    }
    Ok(u8::from(options.check && !mending.is_empty()))
}

/// Mends standard input: what is read goes to standard output, mended or as it was, and what is said to standard error.
fn stream(
    desk: &Desk<'_>,
    given: Overlaid<'_>,
    least: Sure,
    options: &Fix,
    voice: &Messages,
) -> Result<u8> {
    let mending = Mending::of(desk, &given, least, options.rule.as_deref())?;
    let mended = mending.files.iter().find(|file| file.from == given.path);
    if options.diff {
        super::tell(
            &mended
                .map(|file| shown(file, Way::NONE, voice))
                .unwrap_or_default(),
            false,
        )?;
    } else if !options.check {
        super::print(mended.map_or(&given.bytes, |file| &file.after))?;
    }
    anstream::eprint!("{}", report::tame(&ending(&mending, options, voice)));
    Ok(u8::from(options.check && mended.is_some()))
}

/// Refuses standard input of which not all was taken: what is left of it would go out for the whole.
pub(super) fn whole(bytes: &[u8], limits: &Limits, voice: &Messages) -> Result<()> {
    anyhow::ensure!(
        bytes.len() <= limits.bytes,
        "-: {}",
        voice.word("fmt-broken")
    );
    Ok(())
}

/// Every file that is mended, with the lines that are other.
fn told(mending: &Mending, way: &Way, voice: &Messages) -> String {
    let mut out = String::new();
    for (from, to) in &mending.moves {
        let [from, to] = [from, to].map(|path| way.to(path));
        let was = voice.say(&Message::new("fix-renamed").with("from", from));
        out.push_str(&format!(
            "{}\n  {}\n",
            report::tame(&to),
            report::tame(&was)
        ));
    }
    for file in &mending.files {
        out.push_str(&shown(file, way, voice));
    }
    out
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
fn shown(file: &Mended, way: &Way, voice: &Messages) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let before = crate::mend::decoded(&file.before).unwrap_or_else(|| text(&file.before));
    let after = text(&file.after);
    let mut out = format!("{}\n", report::tame(&way.to(&file.to)));
    let mut tell = |id: &'static str, message: Message| {
        let _ = writeln!(
            out,
            "  {}",
            report::tame(&voice.say(&Message { id, ..message }))
        );
    };
    if file.from != file.to {
        tell(
            "fix-renamed",
            Message::new("fix-renamed").with("from", way.to(&file.from)),
        );
    }
    if crate::mend::decoded(&file.before).is_some() {
        tell("fix-decoded", Message::new("fix-decoded"));
    }
    out.push_str(&hunks(&before, &after));
    out
}

/// The lines that are other in two texts, those of the first with `-`, of the second with `+`.
pub(super) fn hunks(before: &str, after: &str) -> String {
    // How lines end is shown where that is other.
    let alike = before.contains("\r\n") == after.contains("\r\n");
    let cut = |line| {
        if alike {
            str::strip_suffix(line, '\r').unwrap_or(line)
        } else {
            line
        }
    };
    let (old, new): (Vec<&str>, Vec<&str>) = (
        before.split('\n').map(cut).collect(),
        after.split('\n').map(cut).collect(),
    );
    let mut out = String::new();
    for change in changes(&old, &new) {
        let mut line = |sign: char, text: &str| {
            let _ = writeln!(out, "  {sign} {}", report::tame(text));
        };
        old[change.old].iter().for_each(|text| line('-', text));
        new[change.new].iter().for_each(|text| line('+', text));
    }
    out
}

/// What was mended in all, and what is left to a person.
fn ending(mending: &Mending, options: &Fix, voice: &Messages) -> String {
    let left = |findings: &Findings| findings.count(Level::Error) + findings.count(Level::Warning);
    let after = if mending.is_empty() {
        &mending.before
    } else {
        &mending.after
    };
    let id = match (mending.is_empty(), options.diff || options.check) {
        (true, _) => "fix-nothing",
        (false, true) => "fix-would",
        (false, false) => "fix-done",
    };
    let message = Message::new(id)
        .with("files", mending.files.len() + mending.moves.len())
        .with("mended", mending.count())
        .with("left", left(after));
    format!("{}\n", voice.say(&message))
}
