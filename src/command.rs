//! In: what is asked for. Out: the stages called in order, and an exit code.

mod diff;
mod examine;
mod explain;
mod extent;
mod fix;
mod history;
mod hook;
mod init;
mod mending;
mod new;
mod output;
mod owners;
mod past;
mod place;
mod publish;
mod record;
mod render;
mod review;
mod schema;
mod secrets;
mod since;
mod site;
mod status;
mod validate;
pub mod version;
mod versions;

use std::io::{self, Write as _};

use anyhow::{Context as _, Result, anyhow};
use clap::CommandFactory as _;

use crate::{
    assemble::Brief,
    cli::{Audience, Cli, Colour, Command, translate},
    messages::Messages,
    model::{catalog::Programme, diagnostic::Findings, tree::Tree},
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
        Command::Fix(options) => fix::run(cli, options, &here),
        Command::Render(options) => render::run(cli, options, &here),
        Command::Status(options) => status::run(cli, options, &here),
        Command::Diff(options) => diff::run(cli, options, &here),
        Command::Review(options) => review::run(cli, options, &here),
        Command::Owners(options) => owners::run(cli, options, &here),
        Command::History(options) => history::run(cli, options, &here),
        Command::Publish(options) => publish::run(cli, options, &here),
        Command::Init(options) => init::run(cli, options, &here),
        Command::Hook { action } => hook::run(cli, action, &here),
        Command::New { kind } => new::run(cli, kind, &here),
        Command::Record(options) => record::run(cli, options, &here),
        Command::Explain { rule } => explain::run(&messages(cli)?, rule.as_deref(), colour(cli, &io::stdout())),
        Command::Schema(wanted) => schema::run(cli, &wanted.kind, &here),
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(*shell, &mut translate::command(Cli::command(), messages(cli)?.lang), "roadmap", &mut out);
            print(&String::from_utf8_lossy(&out))
        }
        Command::Man => {
            let mut out = Vec::new();
            clap_mangen::Man::new(translate::command(Cli::command(), messages(cli)?.lang)).render(&mut out)?;
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
    if let Some(lang) = &asked
        && !Messages::speaks(lang)
    {
        return Err(anyhow!("--lang {lang}: fr, en, es"));
    }
    Messages::new(&asked.or_else(translate::of_system).unwrap_or_else(|| "en".to_owned()))
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

/// What pages that stand in no site are made with.
fn brief<'a>(programme: &'a Programme, voice: &'a Messages, audience: Audience) -> Brief<'a> {
    let languages = serde_json::Value::Array(Vec::new());
    Brief { programme, messages: voice, audience, lang: voice.lang, languages, attachments: false, alone: true }
}

/// Shows why a programme cannot be read: nothing can be told of it.
fn unreadable(cli: &Cli, desk: &examine::Desk<'_>, tree: &dyn Tree, voice: &Messages) -> Result<u8> {
    let mut findings = desk.examine(tree, &extent::Extent::all())?;
    findings.finish(desk.limits.findings);
    show(&findings, voice, colour(cli, &io::stderr()))?;
    Ok(2)
}
