//! In: a city, a state that it is to go to, who says so and when. Out: `city.yaml` with that entry more, or what stands in the way.

use std::path::Path;

use anyhow::{Result, anyhow};
use serde_json::Value;

use crate::{
    check,
    discover::WorkTree,
    edit,
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Fiche, Programme},
        diagnostic::{Findings, Level, Message},
        edition::Entry,
        fingerprint,
        rule::Mark,
        tree::{Overlaid, Tree as _},
    },
    pointer,
    workspace::place::nook,
    write,
};

/// A step of a city to a state.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step<'a> {
    pub(crate) state: &'a Entry,
    pub(crate) date: &'a str,
    pub(crate) by: Option<&'a str>,
    /// It is taken though the fiches have errors in that state.
    pub(crate) force: bool,
}

/// Why it is not taken.
pub(crate) struct Refused {
    pub(crate) findings: Findings,
    /// The state does not follow the last one.
    pub(crate) order: bool,
}

/// Where steps are taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Records<'a> {
    pub(crate) root: &'a Path,
    pub(crate) loader: &'a Loader<'a>,
    pub(crate) programme: &'a Programme,
    pub(crate) voice: &'a Messages,
}

impl Records<'_> {
    /// What a fiche says with a step more, or why that cannot be; nothing is written.
    pub(crate) fn text(
        &self,
        city: &City,
        fiche: &Fiche,
        step: &Step<'_>,
    ) -> Result<Result<String, Refused>> {
        let tie = step
            .state
            .binds
            .then(|| fingerprint::of_city(city, &self.programme.schemas));
        let mut pairs = vec![("state", step.state.id.as_str()), ("date", step.date)];
        pairs.extend(step.by.map(|by| ("by", by)));
        pairs.extend(tie.as_deref().map(|tie| ("fingerprint", tie)));
        let document = &fiche.document;
        let path = document.source.path.as_str();
        let entries = document.value["record"].as_array().map_or(0, Vec::len);
        let plan = self
            .programme
            .schemas
            .of(fiche.kind)
            .map(|schema| &schema.plan);
        let list = pointer!["record"];
        let limits = self.loader.limits;
        let text = edit::insert(document, plan, &list, entries, entry(&pairs), limits)
            .map_err(|_| self.no_place(path))?;
        // What the fiches would be reproached with in their new state.
        let mut findings = self.reproaches(&city.id, path, &text);
        let order = findings
            .diagnostics
            .iter()
            .any(|found| found.is(Mark::Bars));
        findings.diagnostics.retain(|one| {
            one.level == Level::Error && one.waived.is_none() && (!order || one.is(Mark::Bars))
        });
        // One that leaves owes no more answers.
        let owes = !findings.diagnostics.is_empty() && !step.force && !step.state.gone;
        Ok(if order || owes {
            Err(Refused { findings, order })
        } else {
            Ok(text)
        })
    }

    /// What the fiches of a city would be reproached with if one of its files said this.
    fn reproaches(&self, id: &str, path: &str, text: &str) -> Findings {
        let tree = Overlaid {
            tree: self.loader.tree,
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let after = Loader {
            tree: &tree,
            ..*self.loader
        };
        let (city, mut found) = after.city(id);
        let loaded = std::mem::take(&mut found.diagnostics);
        let words = self.loader.limits.words;
        found.diagnostics = check::check(self.programme, &city, words, loaded).0;
        found
    }

    /// What is said where a file's layout leaves no safe place for a line.
    pub(crate) fn no_place(&self, path: &str) -> anyhow::Error {
        anyhow!(
            self.voice
                .say(&Message::new("record-layout").with("path", path))
        )
    }

    /// Writes a fiche.
    pub(crate) fn write(&self, fiche: &Fiche, text: &str) -> Result<()> {
        let path = fiche.document.source.path.as_str();
        // A mark at the head of the file is not part of its text, and stays.
        let tree = WorkTree::new(self.root);
        let mark = tree
            .bytes(&tree.file(path), self.loader.limits.bytes)
            .is_ok_and(|bytes| bytes.starts_with(b"\xEF\xBB\xBF"));
        let text = if mark {
            format!("\u{FEFF}{text}")
        } else {
            text.to_owned()
        };
        write::below(
            self.root,
            path,
            text.as_bytes(),
            write::Mode::Text,
            nook(self.root).as_deref(),
        )
    }
}

/// Today, as a record says it.
pub(crate) fn today() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()
}

/// An entry of a list.
pub(crate) fn entry(pairs: &[(&str, &str)]) -> Value {
    let pair = |(key, value): &(&str, &str)| ((*key).to_owned(), Value::from(*value));
    Value::Object(pairs.iter().map(pair).collect())
}
