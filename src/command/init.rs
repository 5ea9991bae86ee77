//! `roadmap init`: begin a programme, or add to one the files by which a forge checks it.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::{
    cli::{Cli, Forge, Init},
    command::messages,
    discover,
    git::Git,
    load::EDITIONS,
    messages::Messages,
    model::{diagnostic::Message, near::nearest},
    report::tame,
    scaffold::{self, File},
    workspace::place::nook,
    write,
};

/// What was done, in the order in which it was.
#[derive(Default)]
struct Done {
    written: Vec<String>,
    kept: Vec<String>,
}

pub(super) fn run(cli: &Cli, options: &Init, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let wanted = options.folder.as_deref().unwrap_or(Path::new(""));
    let folder = write::resolve(Path::new("."), &here.join(wanted), &write::closed(here))?;
    let around = folder
        .ancestors()
        .find(|above| above.exists())
        .and_then(discover::root);
    let mut done = Done::default();
    let root = match &around {
        Some(root) if options.ci.is_some() => root.clone(),
        Some(root) => {
            bail!(voice.say(&Message::new("init-there").with("path", root.display().to_string())))
        }
        None => {
            let edition = edition(&options.edition, &voice)?;
            fs::create_dir_all(&folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
            let root = folder
                .canonicalize()
                .with_context(|| format!("cannot open {}", folder.display()))?;
            lay(&root, scaffold::programme(edition, &voice), &mut done)?;
            root
        }
    };
    let repository = Git::open(&root).ok().and_then(|git| git.work);
    if let Some(forge) = options.ci {
        let top = repository.as_deref().unwrap_or(&root);
        let inside = root
            .strip_prefix(top)
            .ok()
            .and_then(Path::to_str)
            .context("the programme's path is not UTF-8")?;
        lay(top, ci(forge, inside, &voice)?, &mut done)?;
    }
    let mut said: Vec<String> = done.written.clone();
    said.extend(
        done.kept
            .iter()
            .map(|path| voice.say(&Message::new("init-kept").with("path", path.as_str()))),
    );
    said.extend(next(
        options.ci,
        &done,
        around.is_none(),
        repository.is_some(),
        &voice,
    ));
    super::tell(
        &said
            .iter()
            .map(|line| format!("{}\n", tame(line)))
            .collect::<String>(),
        false,
    )
}

/// The files of a forge for the programme in a folder.
fn ci(forge: Forge, inside: &str, voice: &Messages) -> Result<Vec<File>> {
    // A forge puts other words in the place of what follows such a sign.
    if inside.contains('$') {
        bail!(voice.say(&Message::new("usage-ci-folder").with("path", inside)));
    }
    let inside = inside.replace(std::path::MAIN_SEPARATOR, "/");
    Ok(scaffold::ci(forge, &inside))
}

fn edition<'a>(wanted: &'a str, voice: &Messages) -> Result<&'a str> {
    let known: Vec<&str> = EDITIONS.iter().map(|(id, _)| *id).collect();
    if known.contains(&wanted) {
        return Ok(wanted);
    }
    let suggestion = nearest(wanted, known.iter().copied());
    let message = Message::new("init-no-edition")
        .with("value", wanted)
        .with("known", known.join(", "));
    bail!(voice.say(&message.with("suggestion", suggestion)))
}

/// Writes the files that are not there.
fn lay(top: &Path, files: Vec<File>, done: &mut Done) -> Result<()> {
    let nook = nook(top);
    for (path, text) in files {
        let place = top.join(&path);
        let folder = place.parent().unwrap_or(top);
        // An empty file stands for its folder.
        let there = if text.is_empty() {
            folder
        } else {
            place.as_path()
        };
        if fs::symlink_metadata(there).is_ok() {
            done.kept.push(path);
            continue;
        }
        write::below(
            top,
            &path,
            text.as_bytes(),
            write::Mode::Text,
            nook.as_deref(),
        )?;
        done.written.push(path);
    }
    Ok(())
}

/// What to type next.
fn next(
    ci: Option<Forge>,
    done: &Done,
    begun: bool,
    repository: bool,
    voice: &Messages,
) -> Vec<String> {
    let mut next = Vec::new();
    if ci.is_some()
        && done
            .written
            .iter()
            .any(|path| path.starts_with('.') && path.contains('/'))
    {
        next.push(voice.word("init-source"));
    }
    if done.kept.iter().any(|path| path == ".gitlab-ci.yml") {
        next.push(voice.word("init-include"));
    }
    if begun && !repository {
        next.push(voice.word("init-git"));
    }
    if begun {
        next.push(voice.word("init-next"));
    }
    next
}
