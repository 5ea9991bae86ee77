//! In: what is asked for. Out: the stages called in order, and an exit code.

mod explain;
mod render;
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
    model::{diagnostic::Message, schemas},
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
        Command::Explain { rule } => explain::run(&messages(cli)?, rule.as_deref(), colour(cli, &io::stdout())),
        Command::Schema(wanted) => {
            let text = match wanted.kind.as_str() {
                "report" => include_str!("../schemas/report-1.schema.json"),
                kind => schemas::TEXTS.iter().find(|(name, _)| *name == kind).map_or("", |(_, text)| *text),
            };
            print(text)
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
    /// Cities, or all.
    cities: Option<Vec<String>>,
    /// Single files whose findings alone are wanted; empty for all.
    files: Vec<String>,
    /// Named files that are no fiches.
    notes: Vec<PathBuf>,
}

impl Scope {
    fn covers(&self, path: &str) -> bool {
        let folder = |city: &String| {
            path.strip_prefix("cities/")
                .and_then(|rest| rest.strip_prefix(city.as_str()))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if self.files.iter().any(|file| file == path) {
            return true;
        }
        match &self.cities {
            None => self.files.is_empty(),
            Some(cities) => {
                cities.iter().filter(|city| !self.files.iter().any(|file| file.starts_with(&format!("cities/{city}/")))).any(folder)
            }
        }
    }
}

/// Finds the programme and the cities meant.
fn scope(here: &Path, paths: &[PathBuf], messages: &Messages) -> Result<Scope> {
    let first = paths.iter().find(|path| path.as_os_str() != "-").map_or_else(|| here.to_path_buf(), |path| here.join(path));
    let root = discover::root(&first).or_else(|| discover::root(here)).ok_or_else(|| {
        let message = Message::new("usage-no-programme").with("path", here.display().to_string());
        anyhow!(messages.say(&message))
    })?;
    let mut scope = Scope { root, ..Scope::default() };
    let mut cities = Vec::new();
    for path in paths.iter().filter(|path| path.as_os_str() != "-") {
        let place = here.join(path);
        let place = place.canonicalize().map_err(|_| {
            let message = Message::new("usage-path").with("path", path.display().to_string());
            anyhow!(messages.say(&message))
        })?;
        let Ok(inside) = place.strip_prefix(&scope.root) else {
            if place.is_dir() && scope.root.starts_with(&place) {
                return Ok(Scope { cities: None, files: Vec::new(), ..scope });
            }
            scope.notes.push(path.clone());
            continue;
        };
        let parts: Vec<String> = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        match parts.as_slice() {
            [] => return Ok(Scope { cities: None, files: Vec::new(), ..scope }),
            [only] if only == "cities" => return Ok(Scope { cities: None, files: Vec::new(), ..scope }),
            [only] if only == discover::PROGRAMME_FILE => scope.files.push(only.clone()),
            [head, city, rest @ ..] if head == "cities" => {
                cities.push(city.clone());
                if !rest.is_empty() && place.is_file() {
                    if crate::load::yaml_stem(&parts.join("/")).is_some() {
                        scope.files.push(parts.join("/"));
                    } else {
                        cities.pop();
                        scope.notes.push(path.clone());
                    }
                }
            }
            _ => scope.notes.push(path.clone()),
        }
    }
    cities.sort_unstable();
    cities.dedup();
    if !paths.is_empty() {
        scope.cities = Some(cities);
    }
    Ok(scope)
}
