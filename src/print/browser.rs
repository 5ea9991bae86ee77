//! In: a browser's path, and pages. Out: each printed, by one process that ends with the run.
//!
//! It is asked through two pipes, not through a port that others on the machine could ask as well. Standard streams are what can be
//! given to a process without `unsafe`, so a shell puts them where the browser reads and answers.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Longest that is waited for one answer, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often, and how long after, it is looked whether it has closed.
const LAST: usize = 100;
const GLANCE: Duration = Duration::from_millis(20);

/// Most bytes of one answer.
const ANSWER: u64 = 512 * 1024 * 1024;

/// Most letters of what it complained of that are told.
const COMPLAINT: usize = 400;

/// What it is to do without.
pub(super) const WITHOUT: &[&str] = &[
    "--headless=new",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
    "--metrics-recording-only",
    "--mute-audio",
    "--password-store=basic",
    "--use-mock-keychain",
    "--font-render-hinting=none",
    "--lang=en",
    // No name is found, and nobody answers.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
];

/// A browser at work.
#[derive(Debug)]
pub(super) struct Browser {
    process: Child,
    asks: ChildStdin,
    answers: Receiver<Value>,
    complaints: PathBuf,
    /// The page that all is printed from, and its frame.
    session: String,
    frame: String,
    asked: u64,
    /// Its profile; goes after the process does.
    _profile: TempDir,
}

impl Browser {
    /// Starts it.
    ///
    /// # Errors
    /// Why it does not.
    pub(super) fn start(program: &Path) -> Result<Self, String> {
        let profile = TempDir::with_prefix("roadmap-print-").map_err(told)?;
        let complaints = profile.path().join("complaints");
        let errors = std::fs::File::create(&complaints).map_err(told)?;
        let mut process = command(program, profile.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .current_dir(profile.path())
            .spawn()
            .map_err(told)?;
        let (asks, out) = (process.stdin.take(), process.stdout.take());
        let (send, answers) = mpsc::channel();
        let (Some(asks), Some(out)) = (asks, out) else {
            return Err(String::new());
        };
        thread::Builder::new()
            .name("browser".to_owned())
            .spawn(move || {
                let mut out = BufReader::new(out);
                let mut answer = Vec::new();
                while let Ok(1..) = out.by_ref().take(ANSWER).read_until(0, &mut answer) {
                    let value = answer.strip_suffix(b"\0").map(serde_json::from_slice);
                    let Some(Ok(value)) = value else { break };
                    if send.send(value).is_err() {
                        break;
                    }
                    answer.clear();
                }
            })
            .map_err(told)?;
        let mut browser = Self {
            process,
            asks,
            answers,
            complaints,
            session: String::new(),
            frame: String::new(),
            asked: 0,
            _profile: profile,
        };
        browser.open().map_err(|why| browser.complaint(why))?;
        Ok(browser)
    }

    /// Opens the page that all is printed from.
    fn open(&mut self) -> Result<(), String> {
        let target = self.ask("Target.createTarget", json!({"url": "about:blank"}))?;
        let session = self.ask(
            "Target.attachToTarget",
            json!({"targetId": target["targetId"], "flatten": true}),
        )?;
        session["sessionId"]
            .as_str()
            .unwrap_or_default()
            .clone_into(&mut self.session);
        self.ask(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": true}),
        )?;
        let tree = self.ask("Page.getFrameTree", json!({}))?;
        tree["frameTree"]["frame"]["id"]
            .as_str()
            .unwrap_or_default()
            .clone_into(&mut self.frame);
        Ok(())
    }

    /// A page as a PDF.
    ///
    /// # Errors
    /// Why it is not.
    pub(super) fn print(&mut self, html: &str) -> Result<Vec<u8>, String> {
        self.paper(html).map_err(|why| self.complaint(why))
    }

    fn paper(&mut self, html: &str) -> Result<Vec<u8>, String> {
        self.ask(
            "Page.setDocumentContent",
            json!({"frameId": self.frame, "html": html}),
        )?;
        let print = self.ask(
            "Page.printToPDF",
            json!({
                "printBackground": true, "preferCSSPageSize": true, "displayHeaderFooter": false,
                "generateTaggedPDF": true, "generateDocumentOutline": true, "transferMode": "ReturnAsBase64",
            }),
        )?;
        STANDARD
            .decode(print["data"].as_str().unwrap_or_default())
            .map_err(told)
    }

    /// Asks for one thing and waits for its answer.
    fn ask(&mut self, method: &str, arguments: Value) -> Result<Value, String> {
        self.asked += 1;
        let mut message = json!({"id": self.asked, "method": method, "params": arguments});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.asks.write_all(&bytes).map_err(told)?;
        self.asks.flush().map_err(told)?;
        loop {
            let answer = self.answers.recv_timeout(PATIENCE).map_err(told)?;
            if answer["id"] != self.asked {
                continue;
            }
            if let Some(error) = answer["error"]["message"].as_str() {
                return Err(error.to_owned());
            }
            return Ok(answer["result"].clone());
        }
    }

    /// Why it failed, with the last of what the browser itself said.
    fn complaint(&mut self, why: String) -> String {
        let said = std::fs::read_to_string(&self.complaints).unwrap_or_default();
        let lines: Vec<&str> = said
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let last = lines
            .get(lines.len().saturating_sub(2)..)
            .map(<[_]>::concat);
        let last: String = last.unwrap_or_default().chars().take(COMPLAINT).collect();
        [why, last].join(" – ")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It closes by itself, and writes to its profile no longer; whatever it does, it ends here.
        self.session.clear();
        let _ = self.ask("Browser.close", json!({}));
        let gone = (0..LAST).any(|_| {
            let gone = matches!(self.process.try_wait(), Ok(Some(_)));
            if !gone {
                thread::sleep(GLANCE);
            }
            gone
        });
        if !gone {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// The browser with its pipes where it looks for them.
fn command(program: &Path, profile: &Path) -> Command {
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null"])
        .arg(program)
        .arg("--remote-debugging-pipe")
        .args(WITHOUT)
        .arg(format!("--user-data-dir={}", profile.display()));
    command.args(unguarded());
    // What it keeps beside its profile goes with it; letters that somebody installed for themselves are still found.
    for name in ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(name, profile);
    }
    if let (None, Some(home)) = (std::env::var_os("XDG_DATA_HOME"), std::env::var_os("HOME")) {
        command.env("XDG_DATA_HOME", Path::new(&home).join(".local/share"));
    }
    command
}

/// A browser that root runs refuses its own sandbox, and starts only without.
pub(super) fn unguarded() -> Option<&'static str> {
    #[cfg(unix)]
    let root = rustix::process::geteuid().is_root();
    #[cfg(not(unix))]
    let root = false;
    root.then_some("--no-sandbox")
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
