//! In: a page in HTML. Out: the same page as a PDF, printed by a browser that is there.
//!
//! Pages say what the fiches say, and nobody vouches for those: the browser gets a profile that goes with it, no network, no file but
//! the page, runs no script, and is not waited for without end. One process prints all pages of a run. A page is printed twice if it
//! has contents: which page a heading falls on is known after the first time.

#[cfg_attr(not(unix), allow(dead_code, reason = "only its flags are used there"))]
mod browser;
mod contents;
mod find;
mod links;
#[cfg(any(not(unix), test))]
mod once;
mod settle;

use std::{
    fmt,
    path::Path,
    sync::{Mutex, PoisonError},
};

use sha2::{Digest as _, Sha256};

#[cfg(unix)]
use self::browser::Browser;
#[cfg(not(unix))]
use self::once::Browser;
use crate::model::{diagnostic::Message, fingerprint::hexadecimal};

/// Signs of a page's fingerprint that stand at its foot.
const SIGNS: usize = 16;

/// Why nothing is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No browser was found.
    Missing,
    /// The one that was named, or found, does not start; why.
    Start(String, String),
    /// A page could not be printed; why.
    Page(String, String),
}

impl Trouble {
    /// What is said of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("print-missing"),
            Self::Start(program, why) => Message::new("print-start")
                .with("program", program.as_str())
                .with("why", why.as_str()),
            Self::Page(path, why) => Message::new("print-page")
                .with("path", path.as_str())
                .with("why", why.as_str()),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not printed: {self:?}")
    }
}

impl std::error::Error for Trouble {}

/// Prints the pages of a run, which come from several threads.
#[derive(Debug)]
pub struct Printer {
    browser: Mutex<Browser>,
    /// Where the site will stand on the web; without it pages lead to no other page.
    base: Option<String>,
}

impl Printer {
    /// Starts a browser: the one that is named, else one that stands where browsers stand.
    ///
    /// # Errors
    /// If there is none, or it does not start.
    pub fn open(named: Option<&Path>, base: Option<&str>) -> Result<Self, Trouble> {
        let program = match named {
            Some(program) => program.to_path_buf(),
            None => find::browser().ok_or(Trouble::Missing)?,
        };
        let browser = Browser::start(&program)
            .map_err(|why| Trouble::Start(program.display().to_string(), why))?;
        Ok(Self {
            browser: Mutex::new(browser),
            base: base.map(str::to_owned),
        })
    }

    /// The page as a PDF, always the same bytes for the same page; `path` is its place in the site.
    ///
    /// # Errors
    /// If the browser fails at it.
    pub fn print(&self, path: &str, html: &str) -> Result<Vec<u8>, Trouble> {
        let failed = |why: String| Trouble::Page(path.to_owned(), why);
        let mark = hexadecimal(&Sha256::digest(html))
            .chars()
            .take(SIGNS)
            .collect::<String>();
        let html = links::whole(html, path, self.base.as_deref());
        let foot = format!("@page{{@bottom-left{{content:var(--version,\"\") \"{mark}\"}}}}");
        let once = self
            .sheet(&contents::styled(&html, &foot))
            .map_err(failed)?;
        let pdf = match contents::numbers(&html, &once).map_err(failed)? {
            None => once,
            Some(numbers) => self
                .sheet(&contents::styled(&html, &format!("{foot}{numbers}")))
                .map_err(failed)?,
        };
        settle::fixed(&pdf).map_err(failed)
    }

    fn sheet(&self, html: &str) -> Result<Vec<u8>, String> {
        self.browser
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .print(html)
    }
}
