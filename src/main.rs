//! In: the command line. Out: an exit code: 0 nothing found, 1 findings, 2 the check could not be made.

use std::process::ExitCode;

use clap::Parser as _;

/// Fiches are many small texts read on several threads, where the system allocators wait for one another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = roadmap::cli::Cli::parse();
    match roadmap::command::run(&cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            if error.chain().any(is_closed_pipe) {
                return ExitCode::from(2);
            }
            let text = roadmap::report::tame(&format!("roadmap: {error:#}"));
            anstream::eprintln!("{text}");
            ExitCode::from(2)
        }
    }
}

/// `roadmap validate | head` closes the pipe: nothing to say about it.
fn is_closed_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
