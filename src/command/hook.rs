//! `roadmap hook`: have git run the check, for those who do not use the pre-commit client.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::{
    cli::{Cli, Hook, Validate},
    command::{messages, validate},
    git::{Git, hooks::Hooks},
    messages::Messages,
    model::{diagnostic::Message, portable},
    report::tame,
    scaffold::{self, HookKind},
    workspace::place::{scope, told},
    write,
};

/// What stands where a hook belongs.
enum Found {
    Nothing,
    /// Written by `hook install`.
    Ours(String),
    Foreign,
}

pub(super) fn run(cli: &Cli, action: &Hook, here: &Path) -> Result<u8> {
    let (install, which) = match action {
        Hook::Install(which) => (true, which),
        Hook::Remove(which) => (false, which),
        Hook::Run(options) => return check(cli, options, here),
    };
    let voice = messages(cli)?;
    let root = scope(here, &[], &voice)?.root;
    let hooks = Git::open(&root)
        .and_then(|git| Hooks::of(&git))
        .map_err(told(&voice))?;
    let hooks = hooks.ok_or_else(|| {
        anyhow!(voice.say(&Message::new("hook-bare").with("path", root.display().to_string())))
    })?;
    let kind = if which.pre_push {
        HookKind::PrePush
    } else {
        HookKind::PreCommit
    };
    let place = hooks.folder.join(kind.name());
    let shown = place
        .strip_prefix(&hooks.top)
        .unwrap_or(&place)
        .display()
        .to_string();
    let shown = slashed(&shown);
    let with = |id: &'static str| {
        Message::new(id)
            .with("path", shown.as_str())
            .with("kind", kind.name())
    };
    let message = if install {
        put(&hooks, &root, kind, &place, &voice, &with)?
    } else {
        take(&place, &voice, &with)?
    };
    super::tell(&format!("{}\n", tame(&voice.say(&message))), false)
}

/// What the pre-commit client says it is about to push, else what is staged. Where a history is pushed from its first commit on, the
/// client names no commit, only the branch.
fn check(cli: &Cli, options: &Validate, here: &Path) -> Result<u8> {
    let mut options = options.clone();
    if options.at.rev.is_none() && !options.at.staged {
        let said = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        options.at.rev = said("PRE_COMMIT_TO_REF").or_else(|| said("PRE_COMMIT_LOCAL_BRANCH"));
        options.at.staged = options.at.rev.is_none();
    }
    validate::run(cli, &options, here)
}

/// Writes the hook, unless something else stands there.
fn put(
    hooks: &Hooks,
    root: &Path,
    kind: HookKind,
    place: &PathBuf,
    voice: &Messages,
    with: &dyn Fn(&'static str) -> Message,
) -> Result<Message> {
    let inside = root
        .strip_prefix(&hooks.top)
        .ok()
        .and_then(Path::to_str)
        .context("the programme's path is not UTF-8")?;
    let inside = slashed(inside);
    // The shell of Git for Windows reads `C:/Programs/roadmap.exe`.
    let program = std::env::current_exe()
        .ok()
        .and_then(|path| path.to_str().map(slashed))
        .unwrap_or_default();
    let words = |id: &'static str| voice.say(&with(id));
    let text = scaffold::hook(
        kind,
        &inside,
        &program,
        &words("hook-note"),
        &words("hook-missing"),
    );
    let line = scaffold::hook_line(kind, &inside);
    if hooks.shared {
        bail!(voice.say(&with("hook-shared").with("line", line)));
    }
    if let Some(message) = manager(hooks, place, with) {
        bail!(voice.say(&message.with("line", line)));
    }
    match found(place)? {
        Found::Ours(old) if old == text => return Ok(with("hook-current")),
        Found::Ours(old) if scaffold::same_programme(&old, &text) => {}
        Found::Ours(_) => bail!(voice.say(&with("hook-other").with("line", line))),
        Found::Foreign => bail!(voice.say(&with("hook-foreign").with("line", line))),
        Found::Nothing => {}
    }
    // The folder may not be there; what is above it is.
    let above = hooks
        .folder
        .ancestors()
        .find(|folder| folder.is_dir())
        .unwrap_or(&hooks.top);
    let path = place
        .strip_prefix(above)
        .ok()
        .and_then(Path::to_str)
        .context("the path is not UTF-8")?;
    write::below(
        above,
        &path.replace(std::path::MAIN_SEPARATOR, "/"),
        text.as_bytes(),
        write::Mode::Program,
        None,
    )?;
    Ok(with("hook-installed"))
}

/// What is said where a manager of hooks would write over ours when it is next installed: where its own entry belongs.
fn manager(hooks: &Hooks, place: &Path, with: &dyn Fn(&'static str) -> Message) -> Option<Message> {
    let there = |name: &str| hooks.top.join(name).exists();
    // What is no file would be waited for.
    let file = fs::symlink_metadata(place).is_ok_and(|meta| meta.is_file());
    let text = file.then(|| fs::read_to_string(place).ok()).flatten();
    let text = text.unwrap_or_default();
    let kind = place
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let said = |id, file: &str| Some(with(id).with("file", file));
    if hooks.folder.ends_with(".husky/_") {
        return said("hook-husky", &format!(".husky/{kind}"));
    }
    let lefthook = [
        "lefthook.yml",
        "lefthook.yaml",
        ".lefthook.yml",
        ".lefthook.yaml",
        "lefthook.toml",
        "lefthook.json",
    ];
    if let Some(file) = lefthook
        .into_iter()
        .find(|name| there(name))
        .or_else(|| text.contains("lefthook").then_some("lefthook.yml"))
    {
        return said("hook-lefthook", file);
    }
    let client = text.contains("pre-commit.com") || text.contains("-mpre_commit");
    if client {
        said("hook-client", ".pre-commit-config.yaml")
    } else {
        None
    }
}

/// Removes the hook, if it is ours.
fn take(
    place: &PathBuf,
    voice: &Messages,
    with: &dyn Fn(&'static str) -> Message,
) -> Result<Message> {
    match found(place)? {
        Found::Nothing => Ok(with("hook-none")),
        Found::Foreign => bail!(voice.say(&with("hook-kept"))),
        Found::Ours(_) => {
            fs::remove_file(place).with_context(|| format!("cannot remove {}", place.display()))?;
            Ok(with("hook-removed"))
        }
    }
}

/// A path with the slashes that git and its shell write on every system.
fn slashed(path: &str) -> String {
    portable::typed(path).replace(std::path::MAIN_SEPARATOR, "/")
}

fn found(place: &PathBuf) -> Result<Found> {
    match fs::symlink_metadata(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => {
            return Err(error).with_context(|| format!("cannot read {}", place.display()));
        }
        Ok(meta) if !meta.is_file() => return Ok(Found::Foreign),
        Ok(_) => {}
    }
    let bytes = fs::read(place).with_context(|| format!("cannot read {}", place.display()))?;
    Ok(String::from_utf8(bytes)
        .ok()
        .filter(|text| scaffold::is_our_hook(text))
        .map_or(Found::Foreign, Found::Ours))
}
