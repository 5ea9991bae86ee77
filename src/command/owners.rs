//! `roadmap owners`: who may change what, as the file that forges read: shown, checked or written.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow};

use crate::{
    check::ownership,
    cli::{Cli, Owners as Options},
    command::messages,
    discover::WorkTree,
    git::{Git, Trouble},
    load::{self, Loader},
    messages::Messages,
    model::{
        diagnostic::{Findings, Message},
        owners::{Owners, PLACES},
        schemas::Schemas,
        tree::{Tree as _, Unreadable},
    },
    parse::Limits,
    report,
    workspace::{
        output::say,
        place::{scope, told},
    },
    write,
};

pub(super) fn run(cli: &Cli, options: &Options, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let scope = scope(here, &[], &voice)?;
    let limits = Limits::default();
    let tree = WorkTree::new(&scope.root);
    let (programme, findings) = Loader {
        tree: &tree,
        limits: &limits,
        within: None,
    }
    .programme(&Schemas::embedded())?;
    let Some(programme) = programme else {
        return unfit(findings, &scope.root, &limits, &voice).map(|()| 2);
    };
    let owners = &programme.owners;
    if owners.is_empty() {
        say(&voice, &Message::new("owners-none"));
        return Ok(2);
    }
    // A key is written into a file that forges obey: nothing is, where one is no city.
    let wrong = ownership::keys(&programme);
    if !wrong.is_empty() {
        let findings = Findings {
            diagnostics: wrong,
            ..Findings::default()
        };
        return unfit(findings, &scope.root, &limits, &voice).map(|()| 1);
    }
    let git = match Git::open(&scope.root) {
        Ok(git) => Some(git),
        Err(Trouble::None(_)) => None,
        // Where its work tree begins cannot be told.
        Err(trouble) => return Err(told(&voice)(trouble)),
    };
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
    let forge = Forge {
        files: WorkTree::new(&top),
        limits: &limits,
        voice: &voice,
    };
    if options.write {
        let nook = git.as_ref().map(|git| git.folder.as_path());
        return forge.write(&top, owners, &prefix, nook);
    }
    forge.check(owners, &prefix)
}

/// Shows why the owners cannot be used.
fn unfit(mut findings: Findings, root: &Path, limits: &Limits, voice: &Messages) -> Result<()> {
    findings.finish(limits.findings);
    super::show(&findings, root, voice, false)
}

/// The files in which a forge looks for owners.
struct Forge<'a> {
    files: WorkTree,
    limits: &'a Limits,
    voice: &'a Messages,
}

impl Forge<'_> {
    fn bytes(&self, place: &str) -> std::result::Result<Vec<u8>, Unreadable> {
        self.files.bytes(&self.files.file(place), self.limits.bytes)
    }

    fn there(&self) -> Vec<&'static str> {
        PLACES
            .into_iter()
            .filter(|place| !matches!(self.bytes(place), Err(Unreadable::Absent)))
            .collect()
    }

    /// Puts the owners into the file that is there, or into the usual one.
    fn write(&self, top: &Path, owners: &Owners, prefix: &str, nook: Option<&Path>) -> Result<u8> {
        let there = self.there();
        let place = there.first().copied().unwrap_or(PLACES[0]);
        let text = if there.is_empty() {
            String::new()
        } else {
            self.read(place)?
        };
        let text = owners.renew(&text, prefix);
        write::below(top, place, text.as_bytes(), write::Mode::Text, nook)?;
        say(
            self.voice,
            &Message::new("owners-written").with("path", place),
        );
        Ok(0)
    }

    /// Says which files hold what the programme asks for: 1 if one does not, or none is there.
    fn check(&self, owners: &Owners, prefix: &str) -> Result<u8> {
        let there = self.there();
        if there.is_empty() {
            say(self.voice, &Message::new("owners-absent"));
            return Ok(1);
        }
        let mut stale = false;
        for place in there {
            let held = owners.hold(&self.read(place)?, prefix);
            stale |= held.is_err();
            self.tell(place, held);
        }
        Ok(u8::from(stale))
    }

    fn read(&self, place: &str) -> Result<String> {
        let bytes = self.bytes(place).map_err(|why| {
            let why = load::unreadable(place, &why).message;
            anyhow!("{place}: {}", self.voice.say(&why))
        })?;
        String::from_utf8(bytes).with_context(|| format!("cannot read {place}"))
    }

    /// Says whether a file holds what the programme asks for.
    fn tell(&self, place: &str, held: std::result::Result<(), usize>) {
        match held {
            Ok(()) => say(
                self.voice,
                &Message::new("owners-current").with("path", place),
            ),
            Err(line) => {
                let why = self.voice.say(&Message::new("ownership-file"));
                anstream::eprintln!("{}", report::tame(&format!("{place}:{line}: {why}")));
            }
        }
    }
}
