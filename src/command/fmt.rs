//! `roadmap fmt`: lay fiches out alike, without changing an answer or a remark.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::{
    cli::{Cli, Fmt},
    command::{
        fix::{hunks, whole},
        messages,
        validate::piped,
    },
    discover::WorkTree,
    fiche::path::yaml_stem,
    messages::Messages,
    model::{
        diagnostic::Message,
        source::Source,
        tree::{Found, PROGRAMME_FILE, Tree},
    },
    parse::Limits,
    report, tidy,
    workspace::{
        naming::Naming,
        place::{Scope, nook, on_disk, scope},
    },
    write,
};

pub(super) fn run(cli: &Cli, options: &Fmt, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let limits = Limits::default();
    if options.paths.iter().any(|path| path.as_os_str() == "-") {
        return stream(options, &limits, &voice);
    }
    let scope = scope(here, &options.paths, &voice)?;
    let (tree, _) = on_disk(&scope.root);
    let nook = nook(&scope.root);
    let way = Naming::on_disk(&scope.root).here;
    let (mut out, mut laid, mut unread) = (String::new(), 0, 0);
    for file in files(&tree, &scope)? {
        let Some((before, after)) = laid_out(&tree, &file, &limits) else {
            unread += 1;
            continue;
        };
        if after.as_bytes() == before {
            continue;
        }
        laid += 1;
        out.push_str(&format!("{}\n", report::tame(&way.to(&file.path))));
        if options.diff {
            out.push_str(&hunks(&String::from_utf8_lossy(&before), &after));
        }
        if !options.diff && !options.check {
            write::below(
                &scope.root,
                &file.path,
                after.as_bytes(),
                write::Mode::Text,
                nook.as_deref(),
            )?;
        }
    }
    out.push_str(&ending(laid, unread, options, &voice));
    super::tell(&out, false)?;
    Ok(match (options.check, unread, laid) {
        (false, ..) | (true, 0, 0) => 0,
        (true, 0, _) => 1,
        // Of what is not read nobody knows how it is laid out.
        (true, ..) => 2,
    })
}

/// A fiche as it stands, and as it is to be laid out; `None` if it cannot be read.
fn laid_out(tree: &WorkTree, file: &Found, limits: &Limits) -> Option<(Vec<u8>, String)> {
    if file.closed.is_some() {
        return None;
    }
    let source = tree.read(file, limits.bytes).ok()?;
    let before = tree.bytes(file, limits.bytes).ok()?;
    Some((before, tidy::tidy(&source, limits)?))
}

/// What was laid out in all, and what could not be: of that nobody says that it is like the others.
fn ending(laid: usize, unread: usize, options: &Fmt, voice: &Messages) -> String {
    let id = match (laid, unread, options.diff || options.check) {
        (0, 0, _) => Some("fmt-nothing"),
        (0, ..) => None,
        (_, _, true) => Some("fmt-would"),
        (_, _, false) => Some("fmt-done"),
    };
    let told = id.map(|id| Message::new(id).with("files", laid));
    let left = (unread > 0).then(|| Message::new("fmt-unread").with("files", unread));
    told.iter()
        .chain(&left)
        .map(|message| format!("{}\n", voice.say(message)))
        .collect()
}

/// Lays out standard input.
fn stream(options: &Fmt, limits: &Limits, voice: &Messages) -> Result<u8> {
    let bytes = piped(limits.bytes)?;
    whole(&bytes, limits, voice)?;
    let text = String::from_utf8(bytes).context("cannot read standard input")?;
    let Some(after) = tidy::tidy(&Source::new("-", text.as_str()), limits) else {
        bail!("-: {}", voice.word("fmt-broken"))
    };
    if options.diff {
        super::tell(&hunks(&text, &after), false)?;
    } else if !options.check {
        super::print(&after)?;
    }
    Ok(u8::from(options.check && after != text))
}

/// The fiches that are meant, the programme's settings, and whatever stands in the place of a fiche or folder and is not read.
fn files(tree: &WorkTree, scope: &Scope) -> Result<Vec<Found>> {
    let (cities, mut files) = tree.cities()?;
    files.retain(|file| file.closed.is_some());
    let folders = cities.iter().map(|city| format!("cities/{city}"));
    let shared = ["networks", "events"].map(str::to_owned);
    files.extend(folders.chain(shared).flat_map(|folder| tree.files(&folder)));
    files.push(tree.file(PROGRAMME_FILE));
    files.retain(|file| match file.closed {
        Some(_) => scope.concerns(&file.path),
        None => yaml_stem(&file.path).is_some() && scope.covers(&file.path),
    });
    Ok(files)
}
