//! In: a fiche of an opened city. Out: a page that tells who wrote each of its answers, and when, as far as git knows.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow};
use serde_json::json;

use super::{
    http::{Answer, CLOSED},
    propose::Around,
    visit::Room,
};
use crate::{
    assemble::{
        Brief,
        history::{self, Told, Written},
    },
    cli::Audience,
    git::{Trouble, history::Want},
    render::{self, Target},
    workspace::{forms::Sheet, place::told, versions::Versions},
};

/// Commits of one fiche that are looked through for a page; `roadmap history` tells all.
const MOST: usize = 200;

/// A table of answers; with `whole` every change of them, newest first.
pub(super) fn page(room: &Room<'_>, sheet: &Sheet<'_>, whole: bool) -> Result<Answer> {
    let visit = room.visit;
    let Some(around) = Around::of(room) else {
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
    let desk = visit.desk();
    let cities = BTreeSet::from([room.city.id.as_str()]);
    let side = desk.catalog(visit.place.tree.as_ref(), &cities, Some(&BTreeSet::new()))?;
    let Some(side) = side else {
        return table(room, sheet, None, false);
    };
    let edits = Versions::new(&around.git, &desk, &side)
        .edits(&walked, None)
        .map_err(told(visit.voice()))?;
    let brief = Brief::alone(room.programme, visit.voice(), Audience::Internal);
    if !whole {
        let rows = history::written(&brief, &edits);
        return table(room, sheet, Some(rows), walked.cut || walked.shallow);
    }
    let page = history::page(
        &brief,
        &side,
        &Told {
            subject: &sheet.path,
            single: true,
            edits: &edits,
            missing: walked.shallow,
            cut: walked.cut,
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

fn table(
    room: &Room<'_>,
    sheet: &Sheet<'_>,
    rows: Option<Vec<Written>>,
    cut: bool,
) -> Result<Answer> {
    let mut data = room.base("past", &sheet.stem);
    data["title"] = room.title(sheet).into();
    data["href"] = room.href(&sheet.stem).into();
    data["rows"] = json!(rows);
    data["cut"] = cut.into();
    room.answer(&data)
}
