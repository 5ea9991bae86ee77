//! In: blocks of text, tables, charts, one after the other. Out: a page as plain values, that one template shows in HTML
//! and one in Markdown.
//!
//! A cell is words, `{text, lang, href, href_md}`, or a list of them.

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    assemble::{Brief, block::Block, programme, prose::Voice},
    model::site,
};

/// A name that leads to a page or a file, or to none.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Lead {
    pub(super) text: String,
    /// Language of the name, if it is not the page's.
    pub(super) lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) href_md: Option<String>,
    /// Whether one is there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) here: bool,
}

impl Lead {
    /// A name, as words or as words with their language.
    pub(super) fn of(name: &Value) -> Self {
        let (text, lang) = match name {
            Value::String(text) => (Some(text.as_str()), None),
            other => (other["text"].as_str(), other["lang"].as_str()),
        };
        Self {
            text: text.unwrap_or_default().to_owned(),
            lang: lang.map(str::to_owned),
            href: None,
            href_md: None,
            here: false,
        }
    }

    /// The same as a cell.
    pub(super) fn cell(self) -> Value {
        let (href, href_md) = (self.href, self.href_md);
        let mut cell = json!({"text": self.text, "lang": self.lang});
        if let (Some(href), Some(href_md)) = (href, href_md) {
            cell["href"] = json!(href);
            cell["href_md"] = json!(href_md);
        }
        cell
    }
}

/// A page in the making.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) brief: &'a Brief<'a>,
    pub(super) voice: Voice<'a>,
    /// Way back to the folder of the language: empty, or `../` for each folder.
    up: &'static str,
    sections: Vec<Value>,
    facts: Vec<Value>,
    /// What it is on paper: `sheet`, `letter`, `bound` with cover and contents.
    form: &'static str,
}

impl<'a> Page<'a> {
    /// A page of the site; `up` is the way from it to the folder of the language.
    pub(super) fn new(brief: &'a Brief<'a>, voice: Voice<'a>, up: &'static str) -> Self {
        Self {
            brief,
            voice,
            up,
            sections: Vec::new(),
            facts: Vec::new(),
            form: "sheet",
        }
    }

    /// The same of what belongs to no single city.
    pub(super) fn shared(brief: &'a Brief<'a>, up: &'static str) -> Self {
        Self::new(brief, Voice::shared(brief), up)
    }

    /// It is a letter: on paper one sheet, without contents.
    pub(super) fn fold(&mut self) {
        self.form = "letter";
    }

    /// On paper it has a cover and contents.
    pub(super) fn bind(&mut self) {
        self.form = "bound";
    }

    /// Words of the dossiers.
    pub(super) fn word(&self, id: &'static str) -> String {
        self.voice.word(id)
    }

    /// A fact for the head of the page; one that is empty is left out.
    pub(super) fn fact(&mut self, term: &'static str, value: Value) {
        if !is_empty(&value) {
            let term = self.voice.word(term);
            self.facts.push(json!({"term": term, "value": value}));
        }
    }

    /// Begins a section; `level` is that of its heading, from 2.
    pub(super) fn section(&mut self, level: u8, id: &str, title: impl Into<Value>) {
        let title = match title.into() {
            Value::String(text) => json!({"text": text, "lang": null}),
            other => other,
        };
        self.sections
            .push(json!({"level": level, "id": id, "title": title, "blocks": []}));
    }

    /// Begins a section whose heading is one of the program's words.
    pub(super) fn part(&mut self, id: &str, title: &'static str) {
        let title = self.word(title);
        self.section(2, id, title);
    }

    /// A block of a kind of its own.
    pub(super) fn block(&mut self, block: Value) {
        if let Some(blocks) = self
            .sections
            .last_mut()
            .and_then(|section| section["blocks"].as_array_mut())
        {
            blocks.push(block);
        }
    }

    /// A block that says in boxes what numbers and days say.
    pub(super) fn chart(&mut self, block: &Block) {
        self.block(json!(block));
    }

    /// A text as [`Voice::rich`] gives it.
    pub(super) fn text(&mut self, rich: Value) {
        self.block(json!({"kind": "text", "text": rich}));
    }

    /// A line: `para`, `lead`, `hint`, `sub`, `notice`.
    pub(super) fn line(&mut self, kind: &'static str, cell: impl Into<Value>) {
        self.block(json!({"kind": kind, "cell": cell.into()}));
    }

    /// Says that nothing stands here yet.
    pub(super) fn empty(&mut self) {
        self.block(json!({"kind": "empty"}));
    }

    /// Terms and what they are; empty ones are left out.
    pub(super) fn pairs(&mut self, rows: Vec<(&'static str, Value)>) {
        let rows: Vec<Value> = rows
            .into_iter()
            .filter(|(_, value)| !is_empty(value))
            .map(|(term, value)| json!([self.voice.word(term), value]))
            .collect();
        if !rows.is_empty() {
            self.block(json!({"kind": "pairs", "rows": rows}));
        }
    }

    /// A list; without items it says so.
    pub(super) fn list(&mut self, items: Vec<Value>) {
        if items.is_empty() {
            self.empty()
        } else {
            self.block(json!({"kind": "list", "items": items}))
        }
    }

    /// A table with a caption; columns whose heading begins with `#` hold numbers. Without rows it says so.
    pub(super) fn table(
        &mut self,
        caption: &'static str,
        head: &[&'static str],
        rows: Vec<Vec<Value>>,
    ) {
        if rows.is_empty() {
            return self.empty();
        }
        let names: Vec<String> = head
            .iter()
            .map(|name| self.word(name.trim_start_matches('#')))
            .collect();
        let numbers: Vec<bool> = head.iter().map(|name| name.starts_with('#')).collect();
        let caption = self.word(caption);
        self.block(json!({"kind": "table", "caption": caption, "head": names, "numbers": numbers, "rows": rows}));
    }

    /// The same with headings that are no words of the program; `figures` are the columns that hold numbers.
    pub(super) fn table_of(
        &mut self,
        caption: &'static str,
        head: Vec<Value>,
        figures: &std::ops::Range<usize>,
        rows: Vec<Vec<Value>>,
    ) {
        if rows.is_empty() {
            return self.empty();
        }
        let caption = self.word(caption);
        let numbers: Vec<bool> = (0..head.len()).map(|at| figures.contains(&at)).collect();
        self.block(json!({"kind": "table", "caption": caption, "head": head, "numbers": numbers, "rows": rows}));
    }

    /// A name that leads to another page of the site, given without its ending; `anchor` is a place on it.
    pub(super) fn link(&self, name: &Value, path: &str, anchor: &str) -> Value {
        self.lead(name, path, anchor).cell()
    }

    /// The same, typed.
    pub(super) fn lead(&self, name: &Value, path: &str, anchor: &str) -> Lead {
        let anchor = if anchor.is_empty() {
            String::new()
        } else {
            format!("#{anchor}")
        };
        let address = |ending: &str| {
            if path.is_empty() {
                anchor.clone()
            } else {
                format!("{}{path}.{ending}{anchor}", self.up)
            }
        };
        let lead = Lead::of(name);
        if self.brief.alone {
            return lead;
        }
        Lead {
            href: Some(address("html")),
            href_md: Some(address("md")),
            ..lead
        }
    }

    /// The same to a file that is no page.
    pub(super) fn file(&self, name: &Value, path: &str) -> Value {
        self.file_lead(name, path).cell()
    }

    /// The same, typed.
    pub(super) fn file_lead(&self, name: &Value, path: &str) -> Lead {
        let address = format!("{}{path}", self.up);
        Lead {
            href: Some(address.clone()),
            href_md: Some(address),
            ..Lead::of(name)
        }
    }

    /// The same to a document, which stands beside the folders of the languages.
    pub(super) fn document(&self, name: &Value, event: &str, file: &str) -> Value {
        let address = site::address(&site::document(event, file));
        self.file(name, &format!("{}{address}", self.brief.out()))
    }

    /// The page's values.
    pub(super) fn finish(self, eyebrow: String, title: impl Into<Value>, subtitle: Value) -> Value {
        let title = match title.into() {
            Value::String(text) => json!({"text": text, "lang": null}),
            other => other,
        };
        let home = (!self.brief.alone).then(|| format!("{}index.html", self.up));
        json!({
            "lang": self.brief.lang, "html_lang": self.voice.html_lang(), "audience": self.brief.audience.word(),
            "generator": super::GENERATOR, "languages": self.brief.languages, "home": home, "guide": Value::Null,
            "programme": programme(self.brief, &self.voice), "form": self.form, "beside": self.brief.attachments,
            "eyebrow": eyebrow, "title": title, "subtitle": subtitle, "facts": self.facts, "sections": self.sections,
        })
    }
}

/// So many of so many, as words and as the part that they fill.
pub(super) fn share(page: &Page<'_>, done: usize, all: usize) -> Value {
    let [first, second] = [done, all].map(|count| page.voice.count(count));
    let text = page
        .voice
        .message_text("doc-share", &[("done", &first), ("all", &second)]);
    let part = (done * 100).checked_div(all).unwrap_or(0);
    json!({"text": text, "lang": null, "part": part})
}

pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map
            .get("text")
            .is_some_and(|text| text.as_str() == Some("")),
        _ => false,
    }
}
