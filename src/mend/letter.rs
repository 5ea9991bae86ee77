//! In: what a fiche says of its letter, the files beside it. Out: the file that is meant, and its fingerprint.

use serde_json::Value;

use super::{
    Sure,
    line::fold,
    meant,
    values::{Edit, Walk},
};
use crate::{check::format::fits, pointer};

impl Walk<'_> {
    /// The file beside the fiche that a name means: in another case, without its ending, behind a path of somebody's computer.
    pub(super) fn file(&self, said: &str) -> meant::Meant {
        let files = &self.known.files.names;
        if files.contains(said) {
            return None;
        }
        let last = said.rsplit(['/', '\\']).next().unwrap_or(said);
        // `sheet.pdf (PDF, 2 Mo)`, `sheet.pdf.pdf`
        let bare = last
            .strip_suffix(')')
            .and_then(|last| last.rsplit_once(" ("));
        let bare = bare.map_or(last, |(name, _)| name);
        let once = bare.rsplit_once('.').map_or(bare, |(stem, end)| {
            let twice = stem
                .to_lowercase()
                .ends_with(&format!(".{}", end.to_lowercase()));
            if twice { stem } else { bare }
        });
        if let Some(name) = [bare, once]
            .into_iter()
            .find(|name| files.contains(*name) && !said.contains("://"))
        {
            return Some((super::item::scalar(name), Sure::Certain));
        }
        let mut found = files.iter().filter(|name| {
            fold(name) == fold(last)
                || name
                    .rsplit_once('.')
                    .is_some_and(|(stem, _)| fold(stem) == fold(last))
        });
        let name = found
            .next()
            .filter(|_| found.next().is_none() && !said.contains("://"));
        if let Some(name) = name {
            return Some((super::item::scalar(name), Sure::Certain));
        }
        // The only print beside the fiche is most likely meant.
        let mut prints = files.iter().filter(|name| is_print(name));
        let only = prints.next().filter(|_| prints.next().is_none())?;
        Some((super::item::scalar(only), Sure::Guess))
    }

    /// The letter whose fingerprint is given, whatever it is called: a link to where it lay, its name before it was scanned.
    fn letter_of(&mut self, hash: &str) {
        let own = |name: &&String| {
            self.known
                .files
                .hash(name)
                .is_some_and(|found| found.eq_ignore_ascii_case(hash))
        };
        let mut prints = self
            .known
            .files
            .names
            .iter()
            .filter(|name| fits("sha256", hash) && is_print(name))
            .filter(own);
        if let (Some(name), None) = (prints.next(), prints.next()) {
            let span = self.document.span(&pointer!["interest", "letter"]);
            self.edits.retain(|edit| edit.span.start != span.start);
            let text = super::item::scalar(name);
            self.edits.push(Edit { span, text });
        }
    }

    /// The fingerprint of the letter: the program can read it, nobody has to type it.
    pub(super) fn letter(&mut self) {
        let interest = &self.document.value["interest"];
        let Some(name) = interest["letter"].as_str() else {
            return;
        };
        let Some(hash) = self.known.files.hash(name) else {
            return self.letter_of(interest["sha256"].as_str().unwrap_or_default());
        };
        let at = pointer!["interest", "sha256"];
        if interest.get("sha256").is_some_and(Value::is_null) {
            let key = self.document.key_span(&at);
            let text = &self.document.source.text;
            if let Some(colon) = text[key.end..]
                .find(':')
                .filter(|colon| text[key.end..key.end + colon].trim().is_empty())
            {
                let place = key.end + colon + 1;
                self.edits.push(Edit {
                    span: place..place,
                    text: format!(" {hash}"),
                });
            }
        } else if interest.get("sha256").is_none() {
            let letter = pointer!["interest", "letter"];
            let text = &self.document.source.text;
            let (key, value) = (self.document.key_span(&letter), self.document.span(&letter));
            let start = text[..key.start].rfind('\n').map_or(0, |at| at + 1);
            let end = text[value.end..]
                .find('\n')
                .map_or(text.len(), |at| value.end + at);
            if text[start..key.start].trim().is_empty() {
                let pad = &text[start..key.start];
                let (end, cr) = if text[..end].ends_with('\r') {
                    (end - 1, "\r")
                } else {
                    (end, "")
                };
                self.edits.push(Edit {
                    span: end..end,
                    text: format!("{cr}\n{pad}sha256: {hash}"),
                });
            }
        } else if interest["sha256"].as_str().is_some_and(|given| {
            !fits("sha256", given) && meant::formatted("sha256", given, None).is_none()
        }) {
            // Words are no fingerprint of anything.
            let span = self.document.span(&at);
            self.edits.retain(|edit| edit.span.start != span.start);
            self.edits.push(Edit { span, text: hash });
        } else if self.least == Sure::Guess
            && interest["sha256"]
                .as_str()
                .is_some_and(|given| fits("sha256", given) && !given.eq_ignore_ascii_case(&hash))
        {
            self.edits.push(Edit {
                span: self.document.span(&at),
                text: hash.clone(),
            });
        }
    }
}

/// Whether a file is called as a print is.
fn is_print(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".pdf")
}
