//! In: what is asked of the process for templates. Out: its answers; or what it had too much of, when it ended instead.

use std::{
    collections::BTreeMap,
    io::Read as _,
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use super::{
    child,
    limits::Limit,
    wire::{self, Ask, Tell},
};

/// How long an answer may take however busy the machine is: the process bounds its own processor time.
const PATIENCE: Duration = Duration::from_secs(120);
/// Bytes read of what a process said when it fell.
const LAST_WORDS: u64 = 4096;

/// One process for templates, as this program sees it.
#[derive(Debug)]
pub(super) struct Worker {
    process: Child,
    asks: Option<ChildStdin>,
    tells: Receiver<Tell>,
}

impl Worker {
    /// Starts one and gives it the programme's templates.
    pub(super) fn start(program: &Path, texts: &BTreeMap<String, String>) -> Result<Self, Limit> {
        let mut command = Command::new(program);
        command.arg(child::COMMAND).env_clear().current_dir("/");
        // Windows starts nothing without it.
        command.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
        let started = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut process = started.map_err(|error| Limit::Start(error.to_string()))?;
        let (send, tells) = mpsc::channel();
        let (asks, answers) = (process.stdin.take(), process.stdout.take());
        let mut worker = Self {
            process,
            asks,
            tells,
        };
        let listen = move || {
            let Some(mut answers) = answers else { return };
            while let Ok(tell) = wire::receive(&mut answers) {
                if send.send(tell).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new()
            .spawn(listen)
            .map_err(|error| Limit::Start(error.to_string()))?;
        match worker.answer(PATIENCE)? {
            Tell::Ready(version) if version == env!("CARGO_PKG_VERSION") => {}
            other => return Err(Limit::Start(format!("{other:?}"))),
        }
        worker.ask(&Ask::Templates(std::borrow::Cow::Borrowed(texts)))?;
        worker.answer(PATIENCE)?;
        Ok(worker)
    }

    /// Asks for something and waits for the answer.
    pub(super) fn query(&mut self, ask: &Ask<'_>) -> Result<Tell, Limit> {
        self.ask(ask)?;
        self.answer(PATIENCE)
    }

    /// Asks for something.
    pub(super) fn ask(&mut self, ask: &Ask<'_>) -> Result<(), Limit> {
        let sent = self.asks.as_mut().map(|asks| wire::send(asks, ask));
        match sent {
            Some(Ok(())) => Ok(()),
            Some(Err(error)) if error.kind() == std::io::ErrorKind::FileTooLarge => {
                Err(Limit::Memory)
            }
            _ => Err(self.fallen()),
        }
    }

    /// Waits for an answer.
    pub(super) fn answer(&mut self, patience: Duration) -> Result<Tell, Limit> {
        match self.tells.recv_timeout(patience) {
            Ok(Tell::Over(limit)) => Err(limit),
            Ok(tell) => Ok(tell),
            Err(mpsc::RecvTimeoutError::Timeout) => Err(Limit::Time),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(self.fallen()),
        }
    }

    /// Why it ended, from its last words.
    fn fallen(&mut self) -> Limit {
        // What it could still say in order comes first.
        while let Ok(tell) = self.tells.try_recv() {
            if let Tell::Over(limit) = tell {
                return limit;
            }
        }
        self.end();
        let mut said = Vec::new();
        if let Some(words) = self.process.stderr.take() {
            let _ = words.take(LAST_WORDS).read_to_end(&mut said);
        }
        let said = String::from_utf8_lossy(&said);
        // Rust's own words, on every system, before it aborts.
        if said.contains("overflowed its stack") {
            Limit::Depth
        } else if said.contains("memory allocation of") || said.contains("capacity overflow") {
            Limit::Memory
        } else {
            Limit::Lost
        }
    }

    fn end(&mut self) {
        self.asks = None;
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}
