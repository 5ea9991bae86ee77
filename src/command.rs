//! In: what is asked for. Out: the stages called in order, and an exit code.

mod explain;
mod new;
mod output;
mod publish;
mod record;
mod render;
mod site;
mod status;
mod validate;

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow};
use clap::CommandFactory as _;

use crate::{
    cli::{Cli, Colour, Command},
    discover,
    messages::Messages,
    model::{
        diagnostic::{Findings, Message},
        schemas,
    },
    report,
};

/// Runs one command.
///
/// # Errors
/// What stopped the program; findings are no errors.
pub fn run(cli: &Cli) -> Result<u8> {
    let here = match &cli.directory {
        Some(folder) => folder.clone(),
        None => std::env::current_dir().context("cannot tell the current folder")?,
    };
    match &cli.command {
        Command::Validate(options) => validate::run(cli, options, &here),
        Command::Render(options) => render::run(cli, options, &here),
        Command::Status(options) => status::run(cli, options, &here),
        Command::Publish(options) => publish::run(cli, options, &here),
        Command::New { kind } => new::run(cli, kind, &here),
        Command::Record(options) => record::run(cli, options, &here),
        Command::Explain { rule } => explain::run(&messages(cli)?, rule.as_deref(), colour(cli, &io::stdout())),
        Command::Schema(wanted) => {
            let text = schemas::TEXTS.iter().chain(&schemas::OTHERS).find(|(name, _)| *name == wanted.kind);
            print(text.map_or("", |(_, text)| *text))
        }
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "roadmap", &mut out);
            print(&String::from_utf8_lossy(&out))
        }
        Command::Man => {
            let mut out = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut out)?;
            print(&String::from_utf8_lossy(&out))
        }
    }
}

fn print(text: &str) -> Result<u8> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(0)
}

/// Language of messages: asked for, else that of the system, else English.
fn messages(cli: &Cli) -> Result<Messages> {
    let asked = cli.lang.as_deref().and_then(|langs| langs.split(',').next()).map(str::to_owned);
    let system = || {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        set.unwrap_or_else(|| "en".to_owned())
    };
    if let Some(lang) = &asked
        && !Messages::speaks(lang)
    {
        return Err(anyhow!("--lang {lang}: fr, en, es"));
    }
    Messages::new(&asked.unwrap_or_else(system))
}

/// Prints findings where messages go: standard output is for what a command makes.
fn show(findings: &Findings, voice: &Messages, colour: bool) -> Result<()> {
    let mut text = Vec::new();
    report::write(&mut text, findings, report::Format::Human, voice, colour)?;
    Ok(io::stderr().lock().write_all(&text)?)
}

/// Whether a stream takes colours.
fn colour(cli: &Cli, stream: &impl io::IsTerminal) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match cli.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if set("NO_COLOR") => false,
        Colour::Auto if std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0") => true,
        Colour::Auto => stream.is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// What of the programme is meant by the paths of the command line.
#[derive(Debug, Default)]
struct Scope {
    /// Folder that holds `roadmap.yaml`.
    root: PathBuf,
    /// Folders and files below it whose findings are wanted; all if none is named.
    wanted: Option<Vec<String>>,
    /// Named files that are no fiches.
    notes: Vec<PathBuf>,
}

impl Scope {
    /// Whether findings on a file are wanted.
    fn covers(&self, path: &str) -> bool {
        let below = |wanted: &String| path.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.wanted.as_ref().is_none_or(|wanted| wanted.iter().any(below))
    }

    /// Whether the whole programme is meant.
    fn whole(&self) -> bool {
        self.wanted.is_none()
    }

    /// Whether networks or events are meant.
    fn shared(&self) -> bool {
        let shared = |path: &String| ["networks", "events"].iter().any(|folder| path.split('/').next() == Some(*folder));
        self.wanted.as_ref().is_none_or(|wanted| wanted.iter().any(shared))
    }

    /// Whether something of a city is meant.
    fn touches(&self, city: &str) -> bool {
        let folder = format!("cities/{city}");
        let inside = |path: &String| path.strip_prefix(&folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|path| path == "cities" || inside(path)))
    }
}

/// Finds the programme and what of it is meant.
fn scope(here: &Path, paths: &[PathBuf], messages: &Messages) -> Result<Scope> {
    let first = paths.iter().find(|path| path.as_os_str() != "-").map_or_else(|| here.to_path_buf(), |path| here.join(path));
    let root = discover::root(&first).or_else(|| discover::root(here)).ok_or_else(|| {
        let message = Message::new("usage-no-programme").with("path", here.display().to_string());
        anyhow!(messages.say(&message))
    })?;
    let mut scope = Scope { root, ..Scope::default() };
    let mut wanted = Vec::new();
    for path in paths.iter().filter(|path| path.as_os_str() != "-") {
        let place = here.join(path);
        let place = place.canonicalize().map_err(|_| {
            let message = Message::new("usage-path").with("path", path.display().to_string());
            anyhow!(messages.say(&message))
        })?;
        if place.is_dir() && scope.root.starts_with(&place) {
            return Ok(Scope { wanted: None, ..scope });
        }
        let inside = place.strip_prefix(&scope.root).unwrap_or(Path::new(""));
        let parts: Vec<String> = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        let ours = match parts.first().map(String::as_str) {
            Some("cities" | "networks" | "events") => place.is_dir() || crate::load::yaml_stem(&parts.join("/")).is_some(),
            Some(discover::PROGRAMME_FILE) => parts.len() == 1,
            _ => false,
        };
        if ours {
            wanted.push(parts.join("/"));
        } else {
            scope.notes.push(path.clone());
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    if !paths.is_empty() {
        scope.wanted = Some(wanted);
    }
    Ok(scope)
}
