//! `roadmap serve`: the local form, in the browser of this machine.

use std::{io::Write as _, path::Path, process::Command};

use anyhow::{Result, bail};

use crate::{
    cli::{Cli, Serve},
    command::messages,
    model::diagnostic::Message,
    report, serve,
    workspace::place::scope,
};

pub(super) fn run(cli: &Cli, options: &Serve, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let scope = scope(here, &[], &voice)?;
    if let Some(city) = &options.city
        && !scope.root.join("cities").join(city).is_dir()
    {
        bail!(voice.say(&Message::new("serve-unknown-city").with("city", city.as_str())));
    }
    let served = serve::Options {
        root: scope.root,
        city: options.city.clone(),
        port: options.port,
        lang: voice.lang,
    };
    serve::serve(served, |address| {
        let said = voice.say(&Message::new("serve-open").with("address", address));
        anstream::println!("{}", report::tame(&said));
        _ = std::io::stdout().flush();
        if options.open {
            browse(address);
        }
    })?;
    Ok(0)
}

/// Opens an address in the browser of the system; where that fails, the address stands in the terminal.
fn browse(address: &str) {
    let mut command = if cfg!(windows) {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    _ = command.arg(address).spawn();
}
