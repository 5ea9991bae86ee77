//! In: `--format` and every `--output`. Out: each report written where it is wanted, all of one run.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Result, anyhow};

use crate::{
    cli::{Cli, Output, colour::colour},
    messages::Messages,
    model::diagnostic::Message,
    report, write,
};

/// Which report goes where.
#[derive(Debug)]
pub(crate) struct Reports<F> {
    files: Vec<(F, PathBuf)>,
    here: PathBuf,
    /// None if a file takes its place.
    stdout: Option<F>,
}

impl<F: Copy> Reports<F> {
    /// Settles where each report goes, before anything is checked.
    pub(crate) fn plan(
        outputs: &[Output<F>],
        format: F,
        here: &Path,
        messages: &Messages,
    ) -> Result<Self> {
        let files: Vec<(F, PathBuf)> = outputs
            .iter()
            .map(|one| (one.format.unwrap_or(format), here.join(&one.file)))
            .collect();
        let mut places = Vec::new();
        for (one, (_, path)) in outputs.iter().zip(&files) {
            let text = one.file.display().to_string();
            if text.is_empty() {
                return Err(anyhow!(messages.word("output-empty")));
            }
            let place = place(path);
            if places.contains(&place) {
                return Err(anyhow!(
                    messages.say(&Message::new("output-twice").with("path", text))
                ));
            }
            places.push(place);
        }
        let stdout = outputs
            .iter()
            .all(|one| one.format.is_some())
            .then_some(format);
        Ok(Self {
            files,
            here: here.to_path_buf(),
            stdout,
        })
    }

    /// The form that goes to standard output.
    pub(crate) fn printed(&self) -> Option<F> {
        self.stdout
    }

    /// Has each report made and sends it where it goes: files first, for standard output may be closed early.
    pub(crate) fn write(
        &self,
        cli: &Cli,
        make: impl Fn(&mut Vec<u8>, F, bool) -> io::Result<()>,
    ) -> Result<()> {
        for (format, path) in &self.files {
            let mut text = Vec::new();
            make(&mut text, *format, false)?;
            write::file(Path::new("."), path, &write::closed(&self.here), &text)?;
        }
        if let Some(format) = self.stdout {
            let mut text = Vec::new();
            make(&mut text, format, colour(cli, &io::stdout()))?;
            let mut out = io::stdout().lock();
            out.write_all(&text)?;
            out.flush()?;
        }
        Ok(())
    }
}

/// A path that is the same for every way to write it; a link in its last place is itself what would be replaced.
fn place(path: &Path) -> PathBuf {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    match (folder.canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_path_buf(),
    }
}

/// Says something beside what a command makes.
pub(crate) fn say(voice: &Messages, message: &Message) {
    anstream::eprintln!("{}", report::tame(&voice.say(message)));
}
