//! In: what is asked for. Out: the stages called in order, and an exit code.

mod diff;
mod explain;
mod fix;
mod fmt;
mod form;
mod history;
mod hook;
mod import;
mod inbox;
mod init;
mod merge;
mod new;
mod opened;
mod owners;
mod picture;
mod publish;
mod record;
mod render;
mod review;
mod schema;
mod serve;
mod status;
mod validate;
pub mod version;

use std::{
    io::{self, Write as _},
    path::Path,
};

use anyhow::{Context as _, Result, anyhow};
use clap::CommandFactory as _;

use crate::{
    cli::{Cli, Command, Target, colour::colour, translate},
    held, inert,
    messages::Messages,
    model::{
        diagnostic::{Diagnostic, Findings, Message},
        languages::{DEFAULT, LANGUAGES},
        page::Page,
        portable::typed,
        tree::Tree,
    },
    parse::Limits,
    print::Trouble,
    render::{Broken, Templates},
    report,
    workspace::{examine::Desk, extent::Extent, naming::Naming},
    write::Refusal,
};

/// Runs one command.
///
/// # Errors
/// What stopped the program; findings are no errors.
pub fn run(cli: &Cli) -> Result<u8> {
    called(cli).or_else(|error| {
        let refused = error.downcast_ref().map(Refusal::message);
        match refused.or_else(|| error.downcast_ref().map(Trouble::message)) {
            Some(why) => {
                anstream::eprintln!("{}", report::tame(&messages(cli)?.say(&why)));
                Ok(2)
            }
            None => Err(error),
        }
    })
}

fn called(cli: &Cli) -> Result<u8> {
    let here = match &cli.directory {
        Some(folder) => folder.clone(),
        None => std::env::current_dir().context("cannot tell the current folder")?,
    };
    match &cli.command {
        Command::Validate(options) => validate::run(cli, options, &here),
        Command::Fix(options) => fix::run(cli, options, &here),
        Command::Fmt(options) => fmt::run(cli, options, &here),
        Command::Render(options) => render::run(cli, options, &here),
        Command::Status(options) => status::run(cli, options, &here),
        Command::Inbox(options) => inbox::run(cli, options, &here),
        Command::Diff(options) => diff::run(cli, options, &here),
        Command::Review(options) => review::run(cli, options, &here),
        Command::Merge(options) => merge::run(cli, options, &here),
        Command::Import(options) => import::run(cli, options, &here),
        Command::Owners(options) => owners::run(cli, options, &here),
        Command::Form(options) => form::run(cli, options, &here),
        Command::History(options) => history::run(cli, options, &here),
        Command::Publish(options) => publish::run(cli, options, &here),
        Command::Init(options) => init::run(cli, options, &here),
        Command::Hook { action } => hook::run(cli, action, &here),
        Command::New { kind } => new::run(cli, kind, &here),
        Command::Picture(options) => picture::run(cli, options, &here),
        Command::Record(options) => record::run(cli, options, &here),
        Command::Serve(options) => serve::run(cli, options, &here),
        Command::Explain { rule } => {
            explain::run(&messages(cli)?, rule.as_deref(), colour(cli, &io::stdout()))
        }
        Command::Schema(wanted) => schema::run(cli, &wanted.kind, &here),
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(
                *shell,
                &mut translate::command(Cli::command(), messages(cli)?.lang),
                "roadmap",
                &mut out,
            );
            print(&out)
        }
        Command::Man => {
            let mut out = Vec::new();
            clap_mangen::Man::new(translate::command(Cli::command(), messages(cli)?.lang))
                .render(&mut out)?;
            print(&out)
        }
    }
}

/// What is said to someone who opened the program like a document, and sees its window close again; it waits for a key.
#[must_use]
pub fn welcome() -> u8 {
    let program = std::env::current_exe()
        .map(|path| path.display().to_string())
        .unwrap_or_default();
    let Ok(voice) = Messages::new(&translate::of_system().unwrap_or_default()) else {
        return 2;
    };
    let said = print(format!(
        "{}\n",
        report::tame(&voice.say(&Message::new("welcome").with("program", program)))
    ));
    // Whatever comes, or nothing more to come, is an answer.
    let answer = io::stdin().read_line(&mut String::new());
    if said.is_ok() && answer.is_ok() { 0 } else { 2 }
}

/// What is said of what stopped the program.
#[must_use]
pub fn told(cli: &Cli, error: &anyhow::Error) -> String {
    let mut text = format!("roadmap: {error:#}");
    if error
        .chain()
        .any(|cause| cause.downcast_ref().is_some_and(held::may_be_held))
        && let Ok(voice) = messages(cli)
    {
        text = format!("{text}\n{}", voice.word("file-held"));
    }
    report::tame(&if cfg!(windows) { typed(&text) } else { text })
}

/// Prints what was laid out for people, so that nothing in it is obeyed; `styled` says whether the program itself put styles.
fn tell(text: &str, styled: bool) -> Result<u8> {
    print(inert::terminal(text, styled))
}

/// Prints what is inert already, or none but the program's own.
fn print(text: impl AsRef<[u8]>) -> Result<u8> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_ref())?;
    out.flush()?;
    Ok(0)
}

/// Language of messages: asked for, else that of the system, else English.
fn messages(cli: &Cli) -> Result<Messages> {
    let asked = cli
        .lang
        .as_deref()
        .and_then(|langs| langs.split(',').next())
        .map(str::to_owned);
    if let Some(lang) = &asked
        && !Messages::speaks(lang)
    {
        return Err(anyhow!("--lang {lang}: {}", LANGUAGES.join(", ")));
    }
    Messages::new(
        &asked
            .or_else(translate::of_system)
            .unwrap_or_else(|| DEFAULT.to_owned()),
    )
}

/// Prints findings on the programme in a folder where messages go: standard output is for what a command makes.
fn show(findings: &Findings, root: &Path, voice: &Messages, colour: bool) -> Result<()> {
    let mut text = Vec::new();
    let findings = findings.named(&Naming::on_disk(root).here);
    report::write(&mut text, &findings, report::Format::Human, voice, colour)?;
    Ok(io::stderr().lock().write_all(&text)?)
}

/// Names on standard error what was not read, for commands whose report holds no findings.
fn unread(found: Vec<Diagnostic>, root: &Path, voice: &Messages) {
    let way = Naming::on_disk(root).here;
    let mut findings = Findings {
        diagnostics: found,
        ..Findings::default()
    };
    findings.finish(Limits::default().findings);
    for one in findings.diagnostics {
        anstream::eprintln!(
            "{}",
            report::tame(&format!(
                "{}: {}",
                way.to(&one.path),
                voice.say(&one.message)
            ))
        );
    }
}

/// A page as a template of the program makes it in one form.
fn filled(template: &str, target: Target, page: &Page, voice: &Messages) -> Result<String> {
    let broken = |broken: Broken| anyhow!(broken.detail);
    let templates = Templates::new(Messages::new(voice.lang)?, None).map_err(broken)?;
    let pages =
        crate::render::page(&templates, template, template, &[target], page).map_err(broken)?;
    Ok(pages.into_iter().map(|page| page.text).collect())
}

/// A page as a comment of a forge, which says what it has no room for.
fn comment(text: &str, voice: &Messages) -> String {
    inert::comment(text, &|lines, headings| {
        let message = Message::new("comment-cut")
            .with("lines", lines)
            .with("headings", headings);
        voice.say(&message)
    })
}

/// Shows why a programme cannot be read: nothing can be told of it.
fn unreadable(cli: &Cli, desk: &Desk<'_>, tree: &dyn Tree, voice: &Messages) -> Result<u8> {
    let mut findings = desk.examine(tree, &Extent::all())?;
    findings.finish(desk.limits.findings);
    show(
        &findings,
        &desk.scope.root,
        voice,
        colour(cli, &io::stderr()),
    )?;
    Ok(2)
}
