//! In: a language. Out: what this program is, as a report of a fault needs it: version, revision, system, and what it was built with.

use anyhow::Result;

use crate::{load, messages::Messages, model::diagnostic::Message};

/// `roadmap --version --long`.
///
/// # Errors
/// If an embedded text cannot be read, which a test excludes.
pub fn long(lang: &str) -> Result<String> {
    let voice = Messages::new(lang)?;
    let revision = match env!("ROADMAP_REVISION") {
        "" => voice.word("version-unknown"),
        known => known.to_owned(),
    };
    let (major, minor, patch) = git2::Version::get().libgit2_version();
    let lines = [
        format!("roadmap {}", env!("CARGO_PKG_VERSION")),
        voice.say(&Message::new("version-revision").with("revision", revision)),
        voice.say(&Message::new("version-system").with("system", env!("ROADMAP_TARGET"))),
        voice.say(
            &Message::new("version-editions")
                .with("editions", load::EDITIONS.map(|(id, _)| id).join(", ")),
        ),
        voice.say(
            &Message::new("version-languages").with("languages", Messages::languages().join(", ")),
        ),
        format!("libgit2: {major}.{minor}.{patch}"),
    ];
    Ok(lines.map(|line| line + "\n").concat())
}
