//! Chromium, driven.
//!
//! Speaks the protocol of Chromium's own tools through a pipe (descriptors 3 and 4), which needs neither a port nor a client.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    driven::{Browser, ended},
    scratch::scratch,
};

/// A browser, open until the test ends.
pub struct Chrome {
    child: Child,
    to: Option<ChildStdin>,
    from: Receiver<Value>,
    last: u64,
    session: String,
    /// Names of events since one was last waited for.
    events: Vec<String>,
    _profile: TempDir,
}

impl Drop for Chrome {
    fn drop(&mut self) {
        // It ends by itself once nobody speaks to it any more: all its processes with it.
        self.to = None;
        ended(&mut self.child);
    }
}

impl Chrome {
    pub fn open(program: &Path) -> Self {
        let profile = scratch();
        let mut child = Command::new("sh")
            .args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#])
            .arg(program)
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--window-size=1280,900",
                "--remote-debugging-pipe",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let (give, from) = channel();
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            while said.read_until(0, &mut bytes).is_ok_and(|count| count > 0) {
                bytes.pop();
                let Ok(message) = serde_json::from_slice(&bytes) else {
                    return;
                };
                if give.send(message).is_err() {
                    return;
                }
                bytes.clear();
            }
        });
        let mut chrome = Self {
            to: child.stdin.take(),
            child,
            from,
            last: 0,
            session: String::new(),
            events: Vec::new(),
            _profile: profile,
        };
        let page = chrome.call("Target.createTarget", json!({"url": "about:blank"}));
        let attach = json!({"targetId": page["targetId"], "flatten": true});
        let session = chrome.call("Target.attachToTarget", attach);
        session["sessionId"]
            .as_str()
            .unwrap()
            .clone_into(&mut chrome.session);
        chrome.call("Page.enable", json!({}));
        chrome
    }

    fn send(&mut self, method: &str, parameters: Value) -> u64 {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": parameters});
        if !self.session.is_empty() {
            message["sessionId"] = self.session.as_str().into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.to.as_mut().unwrap().write_all(&bytes).unwrap();
        self.last
    }

    /// The next thing that it says; a question of a page is answered with yes.
    fn next(&mut self) -> Value {
        let message = self.from.recv_timeout(Duration::from_secs(60)).unwrap();
        if let Some(event) = message["method"].as_str() {
            self.events.push(event.to_owned());
            if event == "Page.javascriptDialogOpening" {
                self.send("Page.handleJavaScriptDialog", json!({"accept": true}));
            }
        }
        message
    }

    fn wait(&mut self, id: u64) -> Value {
        loop {
            let message = self.next();
            if message["id"] == id {
                assert!(message["error"].is_null(), "{message}");
                return message["result"].clone();
            }
        }
    }

    pub fn call(&mut self, method: &str, parameters: Value) -> Value {
        let id = self.send(method, parameters);
        self.wait(id)
    }

    /// Does something that leads to another page, and waits for it.
    fn leads(&mut self, act: impl FnOnce(&mut Self)) {
        self.events.clear();
        act(self);
        while !self
            .events
            .iter()
            .any(|event| event == "Page.loadEventFired")
        {
            self.next();
        }
        self.events.clear();
    }

    /// Shows a page that no address leads to.
    pub fn shows(&mut self, html: &str) {
        let frame = self.call("Page.getFrameTree", json!({}));
        let page = json!({"frameId": frame["frameTree"]["frame"]["id"], "html": html});
        self.call("Page.setDocumentContent", page);
    }

    pub fn width(&mut self, width: u32) {
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    pub fn scripts(&mut self, run: bool) {
        let off = json!({"value": !run});
        self.call("Emulation.setScriptExecutionDisabled", off);
    }

    /// A key: its name, its number on keyboards, and what it types.
    fn key(&mut self, name: &str, number: u32, text: &str, shift: bool) -> u64 {
        let mut key = json!({
            "type": if text.is_empty() { "rawKeyDown" } else { "keyDown" }, "key": name, "windowsVirtualKeyCode": number,
            "modifiers": if shift { 8 } else { 0 },
        });
        if !text.is_empty() {
            key["text"] = text.into();
        }
        self.send("Input.dispatchKeyEvent", key.clone());
        key["type"] = "keyUp".into();
        self.send("Input.dispatchKeyEvent", key)
    }
}

impl Browser for Chrome {
    fn go(&mut self, address: &str) {
        self.leads(|chrome| {
            chrome.call("Page.navigate", json!({"url": address}));
        });
    }

    fn told(&mut self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.call("Runtime.evaluate", asked);
        assert!(answer["exceptionDetails"].is_null(), "{answer}");
        answer["result"]["value"].clone()
    }

    fn press(&mut self, name: &str) {
        let id = match name {
            "Tab" => self.key("Tab", 9, "", false),
            "Enter" => self.key("Enter", 13, "\r", false),
            "Space" => self.key(" ", 32, " ", false),
            "ArrowDown" => self.key("ArrowDown", 40, "", false),
            other => panic!("no key {other}"),
        };
        self.wait(id);
    }

    fn types(&mut self, text: &str) {
        let mut last = 0;
        for c in text.chars() {
            last = match c {
                '\n' => self.key("Enter", 13, "\r", false),
                c => self.key(&c.to_string(), 0, &c.to_string(), c.is_uppercase()),
            };
        }
        self.wait(last);
    }
    fn leave_by(&mut self, name: &str) {
        self.leads(|chrome| chrome.press(name));
    }

    fn choose(&mut self, selector: &str, file: &Path) {
        let document = self.call("DOM.getDocument", json!({}));
        let at = json!({"nodeId": document["root"]["nodeId"], "selector": selector});
        let field = self.call("DOM.querySelector", at);
        let files = json!({"files": [file], "nodeId": field["nodeId"]});
        self.call("DOM.setFileInputFiles", files);
    }
}
