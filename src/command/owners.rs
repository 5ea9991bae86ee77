//! `roadmap owners`: who may change what, as the file that forges read: shown, checked or written.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow};

use crate::{
    check::ownership,
    cli::{Cli, Owners as Options},
    command::{messages, place::scope},
    discover::WorkTree,
    git::Git,
    load::{self, Loader},
    model::{
        diagnostic::{Findings, Message},
        owners::PLACES,
        schemas::Schemas,
        tree::{Tree as _, Unreadable},
    },
    parse::Limits,
    report, write,
};

pub(super) fn run(cli: &Cli, options: &Options, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let scope = scope(here, &[], &voice)?;
    let limits = Limits::default();
    let tree = WorkTree::new(&scope.root);
    let (programme, mut findings) = Loader {
        tree: &tree,
        limits: &limits,
        within: None,
    }
    .programme(&Schemas::embedded())?;
    let Some(programme) = programme else {
        findings.finish(limits.findings);
        super::show(&findings, &voice, false)?;
        return Ok(2);
    };
    let say = |message: &Message| anstream::eprintln!("{}", report::tame(&voice.say(message)));
    let owners = &programme.owners;
    if owners.is_empty() {
        say(&Message::new("owners-none"));
        return Ok(2);
    }
    // A key is written into a file that forges obey: nothing is, where one is no city.
    let wrong = ownership::keys(&programme);
    if !wrong.is_empty() {
        let mut findings = Findings {
            diagnostics: wrong,
            ..Findings::default()
        };
        findings.finish(limits.findings);
        super::show(&findings, &voice, false)?;
        return Ok(1);
    }
    let git = Git::open(&scope.root).ok();
    let top = git
        .as_ref()
        .and_then(|git| git.work.clone())
        .unwrap_or_else(|| scope.root.clone());
    let prefix = git
        .as_ref()
        .and_then(|git| git.inside(&scope.root))
        .unwrap_or_default();
    if !options.check && !options.write {
        return super::print(owners.codeowners(&prefix));
    }
    let files = WorkTree::new(&top);
    let bytes = |place: &str| files.bytes(&files.file(place), limits.bytes);
    let there: Vec<&str> = PLACES
        .into_iter()
        .filter(|place| !matches!(bytes(place), Err(Unreadable::Absent)))
        .collect();
    let read = |place: &str| -> Result<String> {
        let bytes = bytes(place).map_err(|why| {
            anyhow!(
                "{place}: {}",
                voice.say(&load::unreadable(place, &why).message)
            )
        })?;
        String::from_utf8(bytes).with_context(|| format!("cannot read {place}"))
    };
    if options.write {
        let place = there.first().copied().unwrap_or(PLACES[0]);
        let text = if there.is_empty() {
            String::new()
        } else {
            read(place)?
        };
        let nook = git.as_ref().map(|git| git.folder.as_path());
        write::below(
            &top,
            place,
            owners.renew(&text, &prefix).as_bytes(),
            write::Mode::Text,
            nook,
        )?;
        say(&Message::new("owners-written").with("path", place));
        return Ok(0);
    }
    if there.is_empty() {
        say(&Message::new("owners-absent"));
        return Ok(1);
    }
    let mut stale = false;
    for place in there {
        match owners.hold(&read(place)?, &prefix) {
            Ok(()) => say(&Message::new("owners-current").with("path", place)),
            Err(line) => {
                stale = true;
                anstream::eprintln!(
                    "{}",
                    report::tame(&format!(
                        "{place}:{line}: {}",
                        voice.say(&Message::new("ownership-file"))
                    ))
                );
            }
        }
    }
    Ok(u8::from(stale))
}
