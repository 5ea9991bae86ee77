//! Firefox, driven through its own Marionette: lengths and JSON over a port of this machine, which needs no client.
//!
//! Needs Firefox (`FIREFOX`, else looked for by name); without it these tests say that they were skipped, and fail where
//! `ROADMAP_FIREFOX=required` is set, as the gate does.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    browser::installed,
    driven::{Browser, Focus, ended},
    project::Project,
    scratch::scratch,
    serve::Served,
};

pub fn firefox() -> Option<PathBuf> {
    installed("FIREFOX", &["firefox-esr", "firefox"], "ROADMAP_FIREFOX")
}

/// Nothing is asked for, nothing is fetched, and files are put where the test finds them.
const SETTINGS: &str = r#"
user_pref("marionette.port", 0);
user_pref("app.update.disabledForTesting", true);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.download.folderList", 2);
user_pref("browser.download.useDownloadDir", true);
user_pref("browser.download.always_ask_before_handling_new_types", false);
"#;

pub struct Firefox {
    child: Child,
    wire: BufReader<TcpStream>,
    last: u64,
    profile: TempDir,
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // It ends by itself, with all its processes, unless it hangs.
        _ = self.send("Marionette:Quit", &json!({"flags": ["eForceQuit"]}));
        ended(&mut self.child);
    }
}

impl Firefox {
    pub fn open(program: &Path, scripts: bool) -> Self {
        let profile = scratch();
        let kept = profile.path().join("kept");
        fs::create_dir(&kept).unwrap();
        let own = format!(
            "{SETTINGS}user_pref(\"browser.download.dir\", {});\nuser_pref(\"javascript.enabled\", {scripts});\n",
            json!(kept)
        );
        fs::write(profile.path().join("user.js"), own).unwrap();
        let child = Command::new(program)
            .args(["--headless", "--marionette", "--no-remote", "--profile"])
            .arg(profile.path())
            // It writes into the home folder otherwise.
            .env("HOME", profile.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut firefox = Self {
            child,
            wire: connected(&profile.path().join("MarionetteActivePort")),
            last: 0,
            profile,
        };
        // It says first who it is.
        firefox.heard();
        firefox.call("WebDriver:NewSession", &json!({}));
        let size = json!({"width": 1280, "height": 900});
        firefox.call("WebDriver:SetWindowRect", &size);
        firefox
    }

    fn send(&mut self, method: &str, parameters: &Value) -> std::io::Result<()> {
        self.last += 1;
        let message = json!([0, self.last, method, parameters]).to_string();
        let mut stream = self.wire.get_ref();
        stream.write_all(format!("{}:{message}", message.len()).as_bytes())
    }

    fn heard(&mut self) -> Value {
        let mut length = Vec::new();
        self.wire.read_until(b':', &mut length).unwrap();
        length.pop();
        let length: usize = String::from_utf8(length).unwrap().parse().unwrap();
        let mut bytes = vec![0; length];
        self.wire.read_exact(&mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.send(method, parameters).unwrap();
        let answer = self.heard();
        assert!(answer[2].is_null(), "{method}: {}", answer[2]);
        answer[3].clone()
    }

    fn keys(&mut self, keys: impl Iterator<Item = char>) {
        let strokes: Vec<Value> = keys
            .flat_map(|key| ["keyDown", "keyUp"].map(|what| json!({"type": what, "value": key})))
            .collect();
        let actions = json!({"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]});
        self.call("WebDriver:PerformActions", &actions);
    }

    /// The file that the page gave, once it is whole.
    fn given(&self, name: &str) -> Vec<u8> {
        let kept = self.profile.path().join("kept");
        for _ in 0..200 {
            let part = kept.join(format!("{name}.part"));
            match fs::read(kept.join(name)) {
                Ok(bytes) if !bytes.is_empty() && !part.exists() => return bytes,
                _ => std::thread::sleep(Duration::from_millis(50)),
            }
        }
        panic!("no {name} was given");
    }
}

/// The line to a browser that has just been started.
fn connected(place: &Path) -> BufReader<TcpStream> {
    for _ in 0..600 {
        let port = fs::read_to_string(place).ok();
        let port: Option<u16> = port.and_then(|port| port.trim().parse().ok());
        if let Some(stream) = port.and_then(|port| TcpStream::connect(("127.0.0.1", port)).ok()) {
            let patience = Some(Duration::from_secs(60));
            stream.set_read_timeout(patience).unwrap();
            return BufReader::new(stream);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("Firefox opens no port");
}

/// The signs that stand for keys (WebDriver, §17.4.2).
fn key(name: &str) -> char {
    match name {
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Space" => ' ',
        "ArrowDown" => '\u{e015}',
        other => panic!("no key {other}"),
    }
}

impl Browser for Firefox {
    fn go(&mut self, address: &str) {
        self.call("WebDriver:Navigate", &json!({"url": address}));
    }

    fn told(&mut self, expression: &str) -> Value {
        let script = json!({"script": format!("return {expression};"), "args": []});
        self.call("WebDriver:ExecuteScript", &script)["value"].clone()
    }

    fn press(&mut self, name: &str) {
        self.keys([key(name)].into_iter());
        // Behind the last stop of a page is the browser's own bar; from there it begins again.
        if name == "Tab" && self.told("document.hasFocus()") == false {
            self.told("(window.focus(), document.activeElement.blur())");
        }
    }

    fn leave_by(&mut self, name: &str) {
        self.told("document.documentElement.setAttribute('data-left', '')");
        self.press(name);
        self.until("document.readyState === 'complete' && !document.documentElement.hasAttribute('data-left')");
    }

    fn types(&mut self, text: &str) {
        self.keys(
            text.chars()
                .map(|c| if c == '\n' { key("Enter") } else { c }),
        );
    }

    fn choose(&mut self, selector: &str, file: &Path) {
        let asked = json!({"using": "css selector", "value": selector});
        let found = self.call("WebDriver:FindElement", &asked);
        let id = found["value"].as_object().unwrap().values().next().unwrap();
        let keys = json!({"id": id, "text": file});
        self.call("WebDriver:ElementSendKeys", &keys);
    }
}

/// Goes on by Tab to what is asked for.
fn to(firefox: &mut Firefox, what: &str, is: impl Fn(&Focus) -> bool) -> Focus {
    for _ in 0..200 {
        firefox.press("Tab");
        let focus = firefox.focus();
        if is(&focus) {
            return focus;
        }
    }
    panic!("no way by Tab to {what}");
}

#[test]
fn the_page_that_is_sent_is_filled_in_and_given_back_in_another_browser() {
    let Some(program) = firefox() else { return };
    let project = Project::example("quebec");
    let page = Served::new(&project).get("/fr/rocheclaire/form.html").body;
    project.file("sent/form.html", &page);
    let mut firefox = Firefox::open(&program, true);
    let sent = project.path().join("sent/form.html");
    firefox.go(&format!("file://{}", sent.display()));
    to(&mut firefox, "a theme more", |focus| {
        focus.value == "add:themes.yaml/themes"
    });
    firefox.press("Space");
    let title = firefox.focus();
    assert_eq!(title.name, "themes.yaml/themes/1/title");
    firefox.types("Ombre <&> fraîche");
    to(&mut firefox, "its button", |focus| {
        focus.value == "up:themes.yaml/themes/1"
    });
    firefox.press("Enter");
    // Behind the last stop of a page it begins again.
    to(&mut firefox, "what is done", |focus| {
        focus.name == "challenges.yaml/actions"
    });
    firefox.types("Un puits neuf. ");
    let counted = "document.activeElement.closest('.field').innerText";
    firefox.until(&format!("/\\d+/.test({counted})"));
    to(&mut firefox, "the button that saves", |focus| {
        focus.text == "Enregistrer les réponses"
    });
    firefox.press("Enter");
    let answers = firefox.given("rocheclaire.answers.json");
    assert_eq!(
        firefox.told("performance.getEntriesByType('resource').length"),
        0
    );
    project.file("back.answers.json", String::from_utf8(answers).unwrap());
    let run = project.run("import back.answers.json");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let themes = project.read("cities/rocheclaire/themes.yaml");
    assert!(themes.contains("Ombre <&> fraîche"), "{themes}");
    let challenges = project.read("cities/rocheclaire/challenges.yaml");
    assert!(challenges.contains("Un puits neuf."), "{challenges}");
}
