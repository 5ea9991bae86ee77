//! In: a programme on this machine. Out: the local form: pages to fill in its fiches, saved as files, nothing sent anywhere.
//!
//! What stands on the disk is read anew for every request, so that a page shows what is there; what a page began from comes back
//! with what it saves, and what a colleague changed meanwhile is merged with it.

mod door;
mod hand;
mod http;
mod letter;
mod pages;
mod parts;
mod past;
mod picture;
mod propose;
mod remembered;
mod save;
mod visit;
mod watch;

use std::path::PathBuf;

use anyhow::Result;

use self::{door::Door, visit::Office};

/// What is served.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The programme.
    pub(crate) root: PathBuf,
    /// One city alone.
    pub(crate) city: Option<String>,
    /// Port; 0 takes any that is free.
    pub(crate) port: u16,
    /// Language of a reader who asks for none.
    pub(crate) lang: &'static str,
}

/// Serves until the program is stopped; `tell` is given the address once it is open.
///
/// # Errors
/// If the port cannot be had.
pub(crate) fn serve(options: Options, tell: impl FnOnce(&str)) -> Result<()> {
    let open = http::open(options.port)?;
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("{error}"))?;
    let door = Door {
        port: open.port,
        secret: crate::model::fingerprint::hexadecimal(&bytes),
    };
    tell(&format!(
        "http://127.0.0.1:{}/?token={}",
        door.port, door.secret
    ));
    let office = Office::new(options)?;
    open.answer(door, move |asked| office.answer(&asked))
}
