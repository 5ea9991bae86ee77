//! In: this process, once it is one for templates. Out: bounds on what it may hold, how long it may work and what it may say.

use std::{
    io::{self, Write},
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use super::wire::{self, Tell};

/// Instructions that one page may take, and 64 times as many bytes.
pub(super) const FUEL: u64 = 5_000_000;
/// Bytes of memory of the process.
const MEMORY: usize = 1 << 30;
/// Bytes that it may ask for, used or not: where a single instruction is faster than the watch.
#[cfg(unix)]
const ADDRESSES: u64 = 4 << 30;
/// Bytes of one page.
const OUTPUT: usize = 64 << 20;
/// Bytes of the stack on which templates are read and filled.
pub(super) const STACK: usize = 16 << 20;
/// Processor time of one answer.
pub(super) const TIME: Duration = Duration::from_secs(5);
/// The same for an answer that is asked for to find a line.
pub(super) const TRACE_TIME: Duration = Duration::from_millis(500);
/// How often the watch looks.
const GLANCE: Duration = Duration::from_millis(3);

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
        (if *self == Self::Output { OUTPUT } else { MEMORY }) >> 20
    }

    /// Seconds of processor time.
    #[must_use]
    pub fn seconds() -> usize {
        TIME.as_secs() as usize
    }
}

/// Has the system refuse this process what no template needs: room without end, and a dump of its memory when it falls.
pub(super) fn bind() {
    #[cfg(unix)]
    {
        use nix::sys::resource::{Resource, setrlimit};
        // A system that knows no such bound leaves the watch alone.
        let _ = setrlimit(Resource::RLIMIT_AS, ADDRESSES, ADDRESSES);
        let _ = setrlimit(Resource::RLIMIT_CORE, 0, 0);
    }
}

/// Looks on while the process works, and ends it when it has had too much.
#[derive(Debug, Clone)]
pub(super) struct Watch {
    /// When the work at hand has to be done; none if there is none.
    due: Arc<(Mutex<Option<Duration>>, Condvar)>,
    began: Instant,
}

impl Watch {
    /// Begins to look on, from a thread of its own.
    pub(super) fn start() -> io::Result<Self> {
        let watch = Self { due: Arc::default(), began: Instant::now() };
        let own = watch.clone();
        thread::Builder::new().name("watch".to_owned()).spawn(move || own.look_on())?;
        Ok(watch)
    }

    /// A piece of work begins, and has so much processor time.
    pub(super) fn begin(&self, time: Duration) {
        let (due, waiting) = &*self.due;
        *due.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.spent() + time);
        waiting.notify_all();
    }

    /// Processor time of this process so far; where the system does not tell, time that went by.
    pub(super) fn spent(&self) -> Duration {
        #[cfg(unix)]
        {
            use nix::sys::{
                resource::{UsageWho, getrusage},
                time::TimeValLike as _,
            };
            if let Ok(usage) = getrusage(UsageWho::RUSAGE_SELF) {
                let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
                return Duration::from_micros(u64::try_from(micros).unwrap_or_default());
            }
        }
        self.began.elapsed()
    }

    /// It is done.
    pub(super) fn end(&self) {
        *self.due.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn look_on(&self) {
        let (due, waiting) = &*self.due;
        loop {
            let now = {
                let idle = due.lock().unwrap_or_else(PoisonError::into_inner);
                *waiting.wait_while(idle, |due| due.is_none()).unwrap_or_else(PoisonError::into_inner)
            };
            let held = memory_stats::memory_stats().map_or(0, |memory| memory.physical_mem);
            if held > MEMORY {
                over(Limit::Memory);
            }
            if now.is_some_and(|due| self.spent() > due) {
                over(Limit::Time);
            }
            thread::sleep(GLANCE);
        }
    }
}

/// Says what was too much, and ends the process.
#[allow(clippy::exit, reason = "nothing else stops a thread that does not return")]
fn over(limit: Limit) -> ! {
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
