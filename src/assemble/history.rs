//! In: commits and what they changed. Out: a page that tells who changed which answer, when and why; for a dossier, its change log.
//!
//! Names and subjects are other people's words: they stand as they are, and no address with them.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::{
    assemble::{
        Brief,
        changes::{answers, state, trail, voice},
        draft::Draft,
        prose::Voice,
    },
    model::{
        catalog::Catalog,
        change::{Change, Fate, FicheChange, Shown, What},
        cut::beginning,
        page::{
            Page,
            block::Block,
            cell::Cell,
            past::{self, History, Logged, Touched},
        },
        past::{Commit, Past},
    },
};

/// Longest text of an answer that came or went, in characters; what it said is in the fiche.
const WHOLE: usize = 240;
/// Entries of a dossier's change log.
const ENTRIES: usize = 50;

/// What the history of a file or folder is told with.
#[derive(Debug)]
pub struct Told<'a> {
    /// What was asked for, as it was asked for.
    pub subject: &'a str,
    /// Whether that is one file.
    pub single: bool,
    /// Commits, newest first.
    pub edits: &'a [(Commit, Vec<FicheChange>)],
    /// Commits before the last of these are not here.
    pub missing: bool,
    /// There are commits before that were not asked for.
    pub cut: bool,
    /// What it is called since it went under this name.
    pub became: Option<&'a str>,
}

/// Day, author, subject.
fn heading(voice: &Voice<'_>, commit: &Commit) -> String {
    let parts = [
        day(voice, commit),
        author(voice, commit),
        commit.subject.clone(),
    ];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn day(voice: &Voice<'_>, commit: &Commit) -> String {
    voice
        .date(&commit.day.as_str().into())
        .unwrap_or_else(|| commit.day.clone())
}

fn author(voice: &Voice<'_>, commit: &Commit) -> String {
    if commit.author.is_empty() {
        voice.word("doc-history-nobody")
    } else {
        commit.author.clone()
    }
}

/// The page of a file's or folder's history.
#[must_use]
pub fn page(brief: &Brief<'_>, side: &Catalog, told: &Told<'_>) -> Page {
    let mut page = Draft::shared(brief, "");
    if told.edits.is_empty() {
        page.part("commits", "doc-history");
        page.say(Block::Para, "doc-history-none");
    }
    if let Some(path) = told.became {
        page.part("became", "doc-history-became");
        let words = page
            .voice
            .message_text("doc-history-became-path", &[("path", path)]);
        page.line(Block::Notice, words);
    }
    for (commit, changes) in told.edits {
        let title = heading(&page.voice, commit);
        page.section(2, &format!("commit-{}", commit.short()), title);
        for change in changes {
            let voice = voice(brief, [Some(side), None], change.city());
            if !told.single || change.from.is_some() || change.fate != Fate::Edited {
                let state = state(&page, &voice, change);
                let kind = if told.single { Block::Hint } else { Block::Sub };
                page.line(kind, state);
            }
            let fields = change.fields.iter().map(shortened).collect();
            answers(
                &mut page,
                &voice,
                [Some(side), None],
                &FicheChange {
                    fields,
                    ..change.clone()
                },
            );
        }
    }
    for (here, note) in [
        (told.cut, "doc-history-cut"),
        (told.missing, "doc-history-missing"),
    ] {
        if here {
            page.say(Block::Notice, note);
        }
    }
    let (title, eyebrow) = (page.word("doc-history"), page.word("doc-history-eyebrow"));
    page.finish(eyebrow, title, Some(told.subject.to_owned()))
}

/// An answer that came or went as a whole is known by its beginning.
fn shortened(change: &Change) -> Change {
    let cut = |value: &Value| {
        let text = value.as_str();
        text.map_or_else(|| value.clone(), |text| beginning(text, WHOLE).into())
    };
    let whole = matches!(change.what, What::Added | What::Removed)
        && matches!(change.shown, Shown::Prose(_));
    if whole {
        Change {
            old: cut(&change.old),
            new: cut(&change.new),
            ..change.clone()
        }
    } else {
        change.clone()
    }
}

/// An answer with who wrote it last.
#[derive(Debug, Serialize)]
pub struct Written {
    /// The way to it in the words of the form.
    label: String,
    author: String,
    day: String,
    subject: String,
    /// It was taken away.
    gone: bool,
}

/// Each answer of a fiche once, by its newest change.
#[must_use]
pub fn written(brief: &Brief<'_>, edits: &[(Commit, Vec<FicheChange>)]) -> Vec<Written> {
    let voice = Voice::shared(brief);
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for (commit, changes) in edits {
        let fields = changes.iter().flat_map(|change| &change.fields);
        for field in fields.filter(|field| !matches!(field.what, What::Moved(..))) {
            let label = trail(&voice, field);
            if seen.insert(label.clone()) {
                rows.push(Written {
                    label,
                    author: author(&voice, commit),
                    day: day(&voice, commit),
                    subject: commit.subject.clone(),
                    gone: field.what == What::Removed,
                });
            }
        }
    }
    rows
}

/// The page of the last change of each file.
#[must_use]
pub fn overview(brief: &Brief<'_>, files: &[(&str, &Commit)], missing: bool) -> Page {
    let mut page = Draft::shared(brief, "");
    page.part("files", "doc-last-change");
    let row = |(path, commit): &(&str, &Commit)| {
        [
            (*path).to_owned(),
            day(&page.voice, commit),
            author(&page.voice, commit),
            commit.subject.clone(),
        ]
        .map(Cell::from)
        .to_vec()
    };
    let rows = files.iter().map(row).collect();
    page.table(
        "doc-history-table",
        &[
            "doc-history-file",
            "doc-date",
            "doc-history-author",
            "doc-history-subject",
        ],
        rows,
    );
    if missing {
        page.say(Block::Notice, "doc-history-missing");
    }
    let (title, eyebrow) = (page.word("doc-history"), page.word("doc-history-eyebrow"));
    page.finish(eyebrow, title, None)
}

/// A commit as data.
#[derive(Debug, Serialize)]
pub struct Data<'a> {
    id: &'a str,
    day: &'a str,
    when: &'a str,
    author: &'a str,
    subject: &'a str,
}

impl<'a> From<&'a Commit> for Data<'a> {
    fn from(commit: &'a Commit) -> Self {
        Self {
            id: &commit.id,
            day: &commit.day,
            when: &commit.when,
            author: &commit.author,
            subject: &commit.subject,
        }
    }
}

/// The last change of each of a city's fiches, and its change log, for its internal dossier.
pub(super) fn past(voice: &Voice<'_>, brief: &Brief<'_>, past: &Past) -> History {
    let name = |path: &String| fiche_name(voice, brief, path);
    let told = |commit: &Commit| past::Told {
        id: commit.short().to_owned(),
        date: day(voice, commit),
        author: author(voice, commit),
        subject: commit.subject.clone(),
    };
    let mut last: Vec<(&String, &Commit)> = Vec::new();
    for (commit, files) in &past.edits {
        for file in files {
            if last.iter().all(|(known, _)| *known != file) {
                last.push((file, commit));
            }
        }
    }
    last.sort_unstable_by_key(|(file, _)| crate::compare::fiches::order(file));
    let touched = |(file, commit): (&String, &Commit)| Touched {
        told: told(commit),
        name: name(file),
    };
    let logged = |(commit, files): &(Commit, Vec<String>)| {
        let mut files: Vec<&String> = files.iter().collect();
        files.sort_unstable_by_key(|file| crate::compare::fiches::order(file));
        Logged {
            told: told(commit),
            fiches: files.into_iter().map(name).collect(),
        }
    };
    let more = past.edits.len().saturating_sub(ENTRIES);
    let more = (more > 0).then(|| voice.message_with("doc-history-more", &[("count", more)]));
    History {
        missing: past.missing,
        fiches: last.into_iter().map(touched).collect(),
        log: past.edits.iter().take(ENTRIES).map(logged).collect(),
        more: more.unwrap_or_default(),
    }
}

/// What a city's file is called.
fn fiche_name(voice: &Voice<'_>, brief: &Brief<'_>, path: &str) -> String {
    let file = path.splitn(3, '/').nth(2).unwrap_or(path);
    let kind = if file.starts_with("projects/") {
        "project"
    } else {
        crate::fiche::path::yaml_stem(file).unwrap_or_default()
    };
    let label = brief
        .programme
        .schemas
        .of(kind)
        .map(|schema| voice.label(&schema.plan.title));
    match (label, kind) {
        (Some(label), "project") => format!(
            "{label} – {}",
            crate::fiche::path::stem(file.trim_start_matches("projects/"))
        ),
        (Some(label), _) => label,
        (None, _) => file.to_owned(),
    }
}
