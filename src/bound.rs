//! In: this process, once it is one that works on what others wrote. Out: bounds on what it may hold and how long it may work, on every system.

use std::{
    io,
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// How often the watch looks.
const GLANCE: Duration = Duration::from_millis(3);

/// What a process had too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Bytes of memory in use.
    Memory,
    /// Processor time.
    Time,
}

/// Has the system refuse this process what it never needs: more than so many bytes of addresses, used or not, which catches a single
/// instruction that is faster than the watch; and a dump of its memory when it falls.
pub fn bind(addresses: u64) {
    #[cfg(unix)]
    {
        use nix::sys::resource::{Resource, setrlimit};
        // A system that knows no such bound leaves the watch alone.
        let _ = setrlimit(Resource::RLIMIT_AS, addresses, addresses);
        let _ = setrlimit(Resource::RLIMIT_CORE, 0, 0);
    }
    #[cfg(not(unix))]
    let _ = addresses;
}

/// Looks on while the process works, and ends it when it has had too much.
#[derive(Debug, Clone)]
pub struct Watch {
    /// When the work at hand has to be done; none if there is none.
    due: Arc<(Mutex<Option<Duration>>, Condvar)>,
    began: Instant,
    /// Bytes of memory that the process may hold.
    memory: usize,
    /// Says what was too much, and ends the process: nothing else stops a thread that does not return.
    over: fn(Excess) -> !,
}

impl Watch {
    /// Begins to look on, from a thread of its own.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(memory: usize, over: fn(Excess) -> !) -> io::Result<Self> {
        let watch = Self {
            due: Arc::default(),
            began: Instant::now(),
            memory,
            over,
        };
        let own = watch.clone();
        thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || own.look_on())?;
        Ok(watch)
    }

    /// A piece of work begins, and has so much processor time.
    pub fn begin(&self, time: Duration) {
        let (due, waiting) = &*self.due;
        *due.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.spent() + time);
        waiting.notify_all();
    }

    /// Processor time of this process so far; where the system does not tell, time that went by.
    #[must_use]
    pub fn spent(&self) -> Duration {
        #[cfg(unix)]
        {
            use nix::sys::{
                resource::{UsageWho, getrusage},
                time::TimeValLike as _,
            };
            if let Ok(usage) = getrusage(UsageWho::RUSAGE_SELF) {
                let micros =
                    usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
                return Duration::from_micros(u64::try_from(micros).unwrap_or_default());
            }
        }
        self.began.elapsed()
    }

    /// It is done.
    pub fn end(&self) {
        *self.due.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn look_on(&self) {
        let (due, waiting) = &*self.due;
        loop {
            let now = {
                let idle = due.lock().unwrap_or_else(PoisonError::into_inner);
                *waiting
                    .wait_while(idle, |due| due.is_none())
                    .unwrap_or_else(PoisonError::into_inner)
            };
            let held = memory_stats::memory_stats().map_or(0, |memory| memory.physical_mem);
            if held > self.memory {
                (self.over)(Excess::Memory);
            }
            if now.is_some_and(|due| self.spent() > due) {
                (self.over)(Excess::Time);
            }
            thread::sleep(GLANCE);
        }
    }
}
