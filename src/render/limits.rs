//! In: the process that reads and fills templates. Out: how much it may hold, work and say, and what was too much.

use std::{
    io::{self, Write},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::wire::{self, Tell};
use crate::bound::Excess;

/// Instructions that one page may take, and 64 times as many bytes.
pub(super) const FUEL: u64 = 5_000_000;
/// Bytes of memory of the process.
pub(super) const MEMORY: usize = 1 << 30;
/// Bytes that it may ask for, used or not: where a single instruction is faster than the watch.
pub(super) const ADDRESSES: u64 = 4 << 30;
/// Bytes of one page.
const OUTPUT: usize = 64 << 20;
/// Bytes of the stack on which templates are read and filled.
pub(super) const STACK: usize = 16 << 20;
/// Processor time of one answer.
pub(super) const TIME: Duration = Duration::from_secs(5);
/// The same for an answer that is asked for to find a line.
pub(super) const TRACE_TIME: Duration = Duration::from_millis(500);

/// What a template of the programme had too much of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Memory.
    Memory,
    /// Time.
    Time,
    /// Things within each other.
    Depth,
    /// Text on one page.
    Output,
    /// Instructions.
    Steps,
    /// Its process ended, nobody knows why.
    Lost,
    /// There was no process for it; why.
    Start(String),
}

impl Limit {
    /// Megabytes of memory, or of a page.
    #[must_use]
    pub fn megabytes(&self) -> usize {
        (if *self == Self::Output {
            OUTPUT
        } else {
            MEMORY
        }) >> 20
    }

    /// Seconds of processor time.
    #[must_use]
    pub fn seconds() -> usize {
        TIME.as_secs() as usize
    }
}

/// Says what was too much, and ends the process.
#[allow(
    clippy::exit,
    reason = "nothing else stops a thread that does not return"
)]
pub(super) fn over(excess: Excess) -> ! {
    let limit = match excess {
        Excess::Memory => Limit::Memory,
        Excess::Time => Limit::Time,
    };
    let _ = wire::send(&mut io::stdout().lock(), &Tell::Over(limit));
    std::process::exit(1)
}

/// Takes the text of one page and no more.
#[derive(Debug, Default)]
pub(super) struct Bounded {
    pub(super) text: Vec<u8>,
    pub(super) full: bool,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.text.len() + bytes.len() > OUTPUT {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
