//! In: what is asked for, a stream. Out: whether what goes to it may be coloured.

use std::io;

use crate::cli::{Cli, Colour};

/// Whether a stream takes colours.
pub(crate) fn colour(cli: &Cli, stream: &impl io::IsTerminal) -> bool {
    let drawn = drawn();
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match cli.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if set("NO_COLOR") => false,
        Colour::Auto
            if std::env::var_os("CLICOLOR_FORCE")
                .is_some_and(|value| !value.is_empty() && value != "0") =>
        {
            true
        }
        Colour::Auto => {
            stream.is_terminal()
                && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
                && drawn
        }
    }
}
/// Whether the console draws colours; that of Windows has to be asked to.
fn drawn() -> bool {
    #[cfg(windows)]
    return anstyle_query::windows::enable_ansi_colors().unwrap_or(true);
    #[cfg(not(windows))]
    true
}
