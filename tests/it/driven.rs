//! In: keys, as a person presses them. Out: what a real browser then shows, and where its focus stands.
//!
//! Chromium (`chrome.rs`) and Firefox (`firefox.rs`) are driven in their own ways; tests know this one.

use std::{path::Path, process::Child, time::Duration};

use serde_json::Value;

/// What the focus stands on.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub struct Focus {
    pub tag: String,
    pub name: String,
    pub value: String,
    pub text: String,
    /// Values that may be chosen.
    pub options: Vec<String>,
    /// The focus has a ring round it.
    pub ring: bool,
    /// Some of it is in sight.
    pub seen: bool,
}

const LOOK: &str = r#"(() => {
  const e = document.activeElement || document.body, s = getComputedStyle(e), r = e.getClientRects()[0] || e.getBoundingClientRect();
  const hit = y => {
    const at = document.elementFromPoint(r.left + Math.min(8, r.width / 2), y);
    return at && (e.contains(at) || at.localName === "label" && at.contains(e));
  };
  return {
    tag: e.localName, name: e.name || "", value: e.value || "", text: e.textContent.trim(),
    options: e.localName === "select" ? [...e.options].map(o => o.value) : [],
    ring: e.matches(":focus-visible") && s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
    seen: [r.top + 3, (r.top + r.bottom) / 2, r.bottom - 3].some(hit)
  };
})()"#;

/// Waits until a browser that was told to has ended, and ends one that does not.
pub fn ended(browser: &mut Child) {
    for _ in 0..100 {
        if !matches!(browser.try_wait(), Ok(None)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    _ = browser.kill();
    _ = browser.wait();
}

/// A browser, open until the test ends.
pub trait Browser {
    /// Opens an address, and waits for its page.
    fn go(&mut self, address: &str);

    /// What an expression says of the page; nothing is changed by it.
    fn told(&mut self, expression: &str) -> Value;

    /// Presses `Tab`, `Enter`, `Space` or `ArrowDown`.
    fn press(&mut self, key: &str);

    /// Presses a key that leads to another page, and waits for it.
    fn leave_by(&mut self, key: &str);

    /// Types a text where the focus stands.
    fn types(&mut self, text: &str);

    /// Chooses a file, which a browser without a window lets nobody do by keyboard.
    fn choose(&mut self, selector: &str, file: &Path);

    fn focus(&mut self) -> Focus {
        serde_json::from_value(self.told(LOOK)).unwrap()
    }

    /// Waits until an expression is true of the page.
    fn until(&mut self, expression: &str) {
        for _ in 0..300 {
            if self.told(expression) == true {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!(
            "never: {expression}\n{}",
            self.told("location.href + document.body.innerText")
        );
    }
}
