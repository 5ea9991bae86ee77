//! In: the command line. Out: an exit code: 0 nothing found, 1 findings, 2 the check could not be made.

use std::{io::Write as _, process::ExitCode};

use clap::{CommandFactory as _, Parser as _, error::ErrorKind};
use roadmap::{
    cli::{Cli, translate},
    guard::apart,
};

/// Fiches are many small texts read on several threads, where the system allocators wait for one another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Started by itself, for a programme's own templates, or for a document that somebody else wrote.
    let mut arguments = std::env::args_os().skip(1);
    if let (Some(first), None) = (arguments.next(), arguments.next()) {
        if first == roadmap::render::COMMAND {
            return roadmap::render::serve();
        }
        if first == apart::COMMAND {
            return apart::serve();
        }
    }
    if let Ok(program) = std::env::current_exe() {
        apart::by(program);
    }
    #[cfg(windows)]
    if std::env::args_os().len() == 1 && mousetrap::started_by_explorer() {
        return ExitCode::from(roadmap::command::welcome());
    }
    let cli = match read() {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    match roadmap::command::run(&cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            if error.chain().any(is_closed_pipe) {
                return ExitCode::from(2);
            }
            anstream::eprintln!("{}", roadmap::command::told(&cli, &error));
            ExitCode::from(2)
        }
    }
}

/// Reads the command line; help and complaints are in the reader's language.
fn read() -> Result<Cli, ExitCode> {
    Cli::try_parse().map_err(|error| {
        let lang = translate::language(std::env::args_os());
        if error.kind() == ErrorKind::DisplayVersion
            && std::env::args_os().any(|argument| argument == "--long")
        {
            return long_version(lang);
        }
        // The words are looked for only where some are to be shown: most runs show none.
        let error = translate::command(Cli::command(), lang)
            .try_get_matches()
            .err()
            .unwrap_or(error);
        match translate::complaint(&error, lang) {
            Some(words) => {
                anstream::eprintln!("{}", roadmap::report::tame(&format!("roadmap: {words}")))
            }
            None if error.use_stderr() => complain(&error),
            // Help is the program's own; a closed pipe is nothing to say anything about.
            None => _ = error.print(),
        }
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })
}

/// Prints all that is known of this program; a closed pipe is nothing to say anything about.
fn long_version(lang: &str) -> ExitCode {
    let text = match roadmap::command::version::long(lang) {
        Ok(text) => text,
        Err(error) => {
            anstream::eprintln!("roadmap: {error:#}");
            return ExitCode::from(2);
        }
    };
    _ = std::io::stdout().lock().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

/// Says in clap's words what is wrong with a command line; what was typed there does nothing where it is read.
fn complain(error: &clap::Error) {
    let words = error.render();
    let styled = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let words = if styled {
        words.ansi().to_string()
    } else {
        words.to_string()
    };
    anstream::eprint!("{}", roadmap::inert::terminal(&words, styled));
}

/// `roadmap validate | head` closes the pipe: nothing to say about it.
fn is_closed_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
