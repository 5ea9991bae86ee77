//! In: something asked of the file system. Out: its answer; while another program holds the file, it is asked again for a moment.
//!
//! On Windows a file that Word has open, that OneDrive is sending or that a virus scanner reads can be neither replaced nor, at times, read.

use std::{
    io,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::Duration,
};

/// How long is waited before each further try, in milliseconds: less than a second in all.
const WAITS: [u64; 7] = [5, 10, 20, 40, 80, 160, 320];

/// How long one run waits at most, in milliseconds, however many files are held.
const PATIENCE: u64 = 5_000;

/// How long this run has waited.
static WAITED: AtomicU64 = AtomicU64::new(0);

/// Asks until the file is free, or for a moment; the last answer stands.
///
/// # Errors
/// What the last try gave.
pub fn patiently<T>(mut ask: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for wait in WAITS {
        match ask() {
            Err(error)
                if may_be_held(&error) && WAITED.fetch_add(wait, Ordering::Relaxed) < PATIENCE =>
            {
                thread::sleep(Duration::from_millis(wait));
            }
            answer => return answer,
        }
    }
    ask()
}

/// Whether another program stands in the way: a file that it opened, a part that it locked, a page that it mapped.
#[must_use]
pub fn is_held(error: &io::Error) -> bool {
    const SHARING: i32 = 32;
    const LOCKED: i32 = 33;
    const MAPPED: i32 = 1224;
    cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING | LOCKED | MAPPED))
}

/// The same where Windows does not say why: of a file that is to be replaced it tells only that access is denied.
#[must_use]
pub fn may_be_held(error: &io::Error) -> bool {
    const DENIED: i32 = 5;
    is_held(error) || cfg!(windows) && error.raw_os_error() == Some(DENIED)
}
