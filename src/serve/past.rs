//! In: a fiche of an opened city. Out: a page that tells who wrote each of its answers, and when, as far as git knows.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow};
use serde::Serialize;
use serde_json::json;

use super::{
    http::{Answer, CLOSED},
    propose::Around,
    visit::Room,
};
use crate::{
    assemble::{
        Brief,
        changes::way,
        history::{self, Told, author, day},
    },
    cli::Audience,
    git::{
        Trouble,
        history::{History, Want},
    },
    model::{
        change::{FicheChange, What},
        past::Commit,
    },
    render::{self, Target},
    workspace::{
        forms::Sheet,
        place::told,
        versions::{Field, Versions},
    },
};

/// Commits of one fiche that are looked through for a page; `roadmap history` tells all.
const MOST: usize = 200;

/// An answer with who wrote it last.
#[derive(Debug, Serialize)]
struct Row {
    /// The way to it in the words of the form.
    label: String,
    author: String,
    day: String,
    subject: String,
    /// It was taken away.
    gone: bool,
}

/// What git knows of a fiche.
struct Lived {
    walked: History,
    edits: Vec<(Commit, Vec<FicheChange>)>,
}

/// A table of answers; with `whole` every change of them, newest first.
pub(super) fn page(room: &Room<'_>, sheet: &Sheet<'_>, whole: bool) -> Result<Answer> {
    let visit = room.visit;
    let desk = visit.desk();
    let cities = BTreeSet::from([room.city.id.as_str()]);
    let side = desk.catalog(visit.place.tree.as_ref(), &cities, Some(&BTreeSet::new()))?;
    let around = Around::of(room);
    let (Some(side), Some(around)) = (side, around) else {
        return table(room, sheet, None, false);
    };
    let want = Want {
        all: true,
        follow: true,
        limit: Some(MOST),
        paths: vec![sheet.path.clone()],
    };
    let head = match around.git.commit("HEAD") {
        Err(Trouble::Revision(..)) => return table(room, sheet, None, false),
        head => head.map_err(told(visit.voice()))?,
    };
    let walked = around
        .git
        .history(head, &around.prefix, &want)
        .map_err(told(visit.voice()))?;
    let edits = Versions::new(&around.git, &desk, &side)
        .edits(&walked, None::<&mut Field>)
        .map_err(told(visit.voice()))?;
    let lived = Lived { walked, edits };
    let brief = Brief::alone(room.programme, visit.voice(), Audience::Internal);
    if !whole {
        let cut = lived.walked.cut || lived.walked.shallow;
        return table(room, sheet, Some(rows(&brief, &lived.edits)), cut);
    }
    let page = history::page(
        &brief,
        &side,
        &Told {
            subject: &sheet.path,
            single: true,
            edits: &lived.edits,
            missing: lived.walked.shallow,
            cut: lived.walked.cut,
            became: None,
        },
    );
    let templates = visit.office.templates(visit.lang);
    let pages = render::page(templates, "history", "history", &[Target::Html], &page)
        .map_err(|broken| anyhow!(broken.detail))?;
    Ok(Answer::page(
        pages.into_iter().map(|page| page.text).collect(),
        CLOSED.to_owned(),
    ))
}

/// Each answer once, by its newest change.
fn rows(brief: &Brief<'_>, edits: &[(Commit, Vec<FicheChange>)]) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for (commit, changes) in edits {
        let fields = changes.iter().flat_map(|change| &change.fields);
        for field in fields.filter(|field| !matches!(field.what, What::Moved(..))) {
            let label = way(brief, field);
            if seen.insert(label.clone()) {
                rows.push(Row {
                    label,
                    author: author(brief, commit),
                    day: day(brief, commit),
                    subject: commit.subject.clone(),
                    gone: field.what == What::Removed,
                });
            }
        }
    }
    rows
}

fn table(room: &Room<'_>, sheet: &Sheet<'_>, rows: Option<Vec<Row>>, cut: bool) -> Result<Answer> {
    let mut data = room.base("past", &sheet.stem);
    data["title"] = room.title(sheet).into();
    data["href"] = room.href(&sheet.stem).into();
    data["rows"] = json!(rows);
    data["cut"] = cut.into();
    room.answer(&data)
}
