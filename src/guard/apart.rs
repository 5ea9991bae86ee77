//! In: a document. Out: what it says, as a process of its own could read it; or that nobody could.
//!
//! The libraries that read documents are kept, and what they read is hostile: a small file may ask for more memory than there is. So this
//! program starts itself once for each file, under bounds of the system; whatever becomes of that process, the file counts as one that
//! could not be read inside.

use std::{
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
    sync::{OnceLock, mpsc},
    thread,
    time::Duration,
};

use crate::{
    bound::{self, Excess, Watch},
    guard::{office, pdf, reading::Reading},
};

/// The one argument of the process; nobody is to type it, so that no help names it.
pub const COMMAND: &str = "__document";

/// Most bytes of a file that is looked into.
const LARGEST: usize = 32 * 1024 * 1024;

/// Most bytes of an answer.
const ANSWER: u64 = 256 * 1024 * 1024;

/// Longest that is waited for an answer, however busy the machine is: the process bounds its own processor time.
const PATIENCE: Duration = Duration::from_secs(120);

/// Bytes of memory that the process may hold, and that it may ask for, used or not.
const MEMORY: usize = 1 << 30;
const ADDRESSES: u64 = 2 << 30;

/// Processor time of one file.
const TIME: Duration = Duration::from_secs(30);

/// Room for what the library reads by calling itself.
const STACK: usize = 64 * 1024 * 1024;

/// This program, as a file.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// What a document is, by the first byte of what is asked.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Print = 0,
    Package = 1,
}

/// Says which program reads documents when it is started with [`COMMAND`]; until then no PDF is read, and any other without bounds.
pub fn by(program: PathBuf) {
    // Whoever said so first is right.
    let _ = PROGRAM.set(program);
}

/// Reads a file; `unread` says that it may say more than was read.
pub(super) fn read(kind: Kind, bytes: &[u8]) -> Reading {
    let program = PROGRAM.get();
    if program.is_none() && matches!(kind, Kind::Package) {
        return office::read(bytes);
    }
    let answer = program
        .filter(|_| bytes.len() <= LARGEST)
        .and_then(|program| ask(program, kind, bytes));
    let (words, figures, unread) = answer.unwrap_or_else(|| (String::new(), String::new(), true));
    Reading {
        words,
        figures,
        unread,
    }
}

fn ask(program: &Path, kind: Kind, bytes: &[u8]) -> Option<(String, String, bool)> {
    let mut command = Command::new(program);
    command
        .arg(COMMAND)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    // Windows starts nothing without it.
    command.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
    let mut process = Ended(command.spawn().ok()?);
    let (mut asks, answers) = (process.0.stdin.take()?, process.0.stdout.take()?);
    let bytes = [&[kind as u8], bytes].concat();
    // A process that ended early takes no more; its answer tells.
    thread::Builder::new()
        .spawn(move || _ = asks.write_all(&bytes))
        .ok()?;
    let (give, take) = mpsc::channel();
    let listen = move || {
        let mut answer = Vec::new();
        if answers.take(ANSWER).read_to_end(&mut answer).is_ok() {
            // Nobody may wait for it any more.
            let _ = give.send(answer);
        }
    };
    thread::Builder::new().spawn(listen).ok()?;
    serde_json::from_slice(&take.recv_timeout(PATIENCE).ok()?).ok()
}

/// A process that ends with the wish to know its answer.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Reads what stands on standard input, and answers on standard output.
#[must_use]
pub fn serve() -> ExitCode {
    bound::bind(ADDRESSES);
    let Ok(watch) = Watch::start(MEMORY, over) else {
        return ExitCode::FAILURE;
    };
    let mut bytes = Vec::new();
    if io::stdin()
        .lock()
        .take(LARGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .is_err()
    {
        return ExitCode::FAILURE;
    }
    watch.begin(TIME);
    let work = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || match bytes.split_first() {
            Some((0, bytes)) => pdf::read(bytes),
            Some((_, bytes)) => office::read(bytes),
            None => Reading::default(),
        });
    let Some(reading) = work.ok().and_then(|work| work.join().ok()) else {
        return ExitCode::FAILURE;
    };
    match serde_json::to_writer(
        io::stdout().lock(),
        &(reading.words, reading.figures, reading.unread),
    ) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Ends the process without an answer.
#[allow(
    clippy::exit,
    reason = "nothing else stops a thread that does not return"
)]
fn over(_: Excess) -> ! {
    std::process::exit(1)
}
