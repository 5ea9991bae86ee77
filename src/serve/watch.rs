//! In: what a page began from, the files and HEAD as they stand now. Out: what another program changed meanwhile, in words.
//!
//! A page asks for it every few seconds while it is looked at, and with every check of what is typed; without scripts it is told
//! with the next page.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    http::{Answer, Asked},
    save,
    visit::{Room, Visit},
};
use crate::{
    git::head::Head,
    model::{diagnostic::Message, fingerprint::hexadecimal},
};

/// What a page began from: the fingerprint of what it shows, and where HEAD stood; what is none is not asked about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Began<'a> {
    pub(super) text: Option<&'a str>,
    pub(super) head: Option<&'a str>,
}

/// The fingerprint of a text; of one that is not there too.
pub(super) fn fingerprint(text: Option<&str>) -> String {
    hexadecimal(&Sha256::digest(save::encoded(text)))
}

/// Where HEAD stands as a page carries it: commit and branch.
pub(super) fn carried(head: Option<&Head>) -> String {
    head.map_or_else(String::new, |head| {
        let [commit, branch] =
            [&head.commit, &head.branch].map(|one| one.as_deref().unwrap_or_default());
        format!("{commit}@{branch}")
    })
}

/// The branch in what a page carries.
pub(super) fn branch(carried: &str) -> &str {
    carried.split_once('@').map_or("", |(_, branch)| branch)
}

/// The branch that one is on, in words; none without git.
pub(super) fn place(visit: &Visit<'_>) -> Option<String> {
    let head = visit.head.as_ref()?;
    let message = match (&head.branch, &head.commit) {
        (Some(branch), _) => Message::new("serve-branch").with("branch", branch.as_str()),
        (None, Some(commit)) => {
            Message::new("serve-branch-none").with("commit", commit.get(..10).unwrap_or(commit))
        }
        (None, None) => return None,
    };
    Some(visit.voice().say(&message))
}

impl Room<'_> {
    /// The fingerprint of what a page shows: of its fiche, or of all fiches of the city.
    pub(super) fn shows(&self, page: &str) -> String {
        match self.sheets.iter().find(|sheet| sheet.stem == page) {
            Some(sheet) => save::state(sheet),
            None => {
                let all: Vec<String> = self.sheets.iter().map(save::state).collect();
                fingerprint(Some(&all.join("\n")))
            }
        }
    }

    /// What changed since a page began, a sentence each.
    pub(super) fn news(&self, page: &str, began: Began<'_>) -> Vec<String> {
        let mut news = Vec::new();
        let fiche = self.sheets.iter().any(|sheet| sheet.stem == page);
        if began.text.is_some_and(|text| text != self.shows(page)) {
            news.push(Message::new(if fiche {
                "serve-changed"
            } else {
                "serve-changed-files"
            }));
        }
        let now = carried(self.visit.head.as_ref());
        if let Some(then) = began.head.filter(|then| **then != now) {
            let [from, to] = [then, now.as_str()].map(branch);
            news.push(match (from == to, to) {
                (true, _) => Message::new("serve-moved-on"),
                (false, "") => Message::new("serve-moved-off").with("from", from),
                (false, to) => Message::new("serve-moved").with("to", to),
            });
        }
        news.iter().map(|one| self.visit.voice().say(one)).collect()
    }

    /// What a page carries to ask for news; `began` is what it shows where that is not what stands on the disk.
    pub(super) fn watch(&self, page: &str, began: Began<'_>) -> Value {
        let text = began.text.map_or_else(|| self.shows(page), str::to_owned);
        let head = began
            .head
            .map_or_else(|| carried(self.visit.head.as_ref()), str::to_owned);
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("state", "")
            .append_pair("text", &text)
            .append_pair("head", &head)
            .finish();
        let page_at = self.href(page);
        json!({"at": format!("{page_at}?{query}"), "page": page_at, "head": head, "news": self.news(page, began)})
    }
}

/// What a page is told that asks for news.
pub(super) fn told(room: &Room<'_>, page: &str, asked: &Asked) -> Answer {
    let began = Began {
        text: asked.said("text"),
        head: asked.said("head"),
    };
    Answer::json(&json!({"news": room.news(page, began)}))
}

/// The same where the city is not there any more, or its programme cannot be read.
pub(super) fn gone(visit: &Visit<'_>) -> Answer {
    Answer::json(&json!({"news": [visit.voice().word("serve-city-gone")]}))
}
