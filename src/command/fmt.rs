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
        place::{Scope, nook, scope},
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
    let tree = WorkTree::new(&scope.root);
    let nook = nook(&scope.root);
    let way = Naming::on_disk(&scope.root).here;
    let (mut out, mut laid, mut unread) = (String::new(), 0, 0);
    for file in files(&tree, &scope)? {
        let read = tree
            .read(&file, limits.bytes)
            .ok()
            .zip(tree.bytes(&file, limits.bytes).ok());
        let Some((source, before)) = read else {
            unread += 1;
            continue;
        };
        let Some(after) = tidy::tidy(&source, &limits) else {
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
    let id = match (laid, options.diff || options.check) {
        (0, _) => "fmt-nothing",
        (_, true) => "fmt-would",
        (_, false) => "fmt-done",
    };
    out.push_str(&format!(
        "{}\n",
        voice.say(&Message::new(id).with("files", laid))
    ));
    if unread > 0 {
        out.push_str(&format!(
            "{}\n",
            voice.say(&Message::new("fmt-unread").with("files", unread))
        ));
    }
    super::tell(&out, false)?;
    Ok(u8::from(options.check && laid > 0))
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

/// The fiches that are meant, and the programme's settings.
fn files(tree: &WorkTree, scope: &Scope) -> Result<Vec<Found>> {
    let mut folders: Vec<String> = tree
        .cities()?
        .0
        .iter()
        .map(|city| format!("cities/{city}"))
        .collect();
    folders.extend(["networks".to_owned(), "events".to_owned()]);
    let mut files: Vec<Found> = folders
        .iter()
        .flat_map(|folder| tree.files(folder))
        .collect();
    files.push(tree.file(PROGRAMME_FILE));
    files.retain(|file| {
        file.closed.is_none() && yaml_stem(&file.path).is_some() && scope.covers(&file.path)
    });
    Ok(files)
}
