//! In: a city whose answers are ready. Out: the state by which a city hands in, noted in its record; or what stands in the way.

use anyhow::Result;
use serde_json::{Value, json};

use super::{http::Answer, pages, visit::Room};
use crate::{
    model::{
        diagnostic::Diagnostic,
        edition::{self, Entry},
    },
    workspace::{
        forms::Sheet,
        step::{self, Records, Refused, Step},
    },
};

/// Office in which a city speaks of itself.
const BY: &str = "coordinator";

/// The state in which a city hands in; none where it stands in one that this does not follow.
fn next<'a>(room: &Room<'a>) -> Option<&'a Entry> {
    let last = room.city.decision()["state"].as_str();
    let states = room.programme.edition.list("states");
    states
        .iter()
        .filter(|state| state.strict && state.by_city && !state.gone)
        .find(|state| match last {
            Some(last) => state.after.iter().any(|before| before == last),
            None => state.initial,
        })
}

/// The page before and after.
pub(super) fn page(room: &Room<'_>, done: bool) -> Result<Answer> {
    let mut data = room.base("hand", "hand-in");
    let next = next(room);
    data["done"] = done.into();
    data["next"] = next
        .map(|state| edition::label(&state.label, room.visit.lang))
        .into();
    data["barred"] = match next {
        Some(next) => barred(room, taken(room, next)?.err()),
        None => Value::Null,
    };
    room.answer(&data)
}

/// Notes the state.
pub(super) fn made(room: &Room<'_>) -> Result<Answer> {
    if let Some(next) = next(room)
        && let Ok(text) = taken(room, next)?
        && let Some(fiche) = room.city.fiche("city")
    {
        let loader = room.visit.loader(room.visit.place.tree.as_ref());
        records(room, &loader).write(fiche, &text)?;
        return Ok(Answer::to(format!("{}?done#content", room.href("hand-in"))));
    }
    let mut answer = page(room, false)?;
    answer.status = 422;
    Ok(answer)
}

fn records<'a>(room: &Room<'a>, loader: &'a crate::load::Loader<'a>) -> Records<'a> {
    Records {
        root: &room.visit.place.scope.root,
        loader,
        programme: room.programme,
        voice: room.visit.voice(),
    }
}

/// `city.yaml` with the state noted today.
fn taken(room: &Room<'_>, state: &Entry) -> Result<Result<String, Refused>> {
    let loader = room.visit.loader(room.visit.place.tree.as_ref());
    let fiche = room.city.fiche("city");
    let Some(fiche) = fiche.filter(|_| room.city.unread.is_empty()) else {
        let findings = crate::model::diagnostic::Findings::default();
        return Ok(Err(Refused {
            findings,
            order: false,
        }));
    };
    let roles = room.programme.edition.list("roles");
    let step = Step {
        state,
        date: &step::today(),
        by: roles.iter().any(|role| role.id == BY).then_some(BY),
        force: false,
    };
    records(room, &loader).text(room.city, fiche, &step)
}

/// What stands in the way, fiche by fiche; null if nothing does.
fn barred(room: &Room<'_>, refused: Option<Refused>) -> Value {
    let Some(refused) = refused else {
        return Value::Null;
    };
    let is_empty =
        |sheet: &Sheet| sheet.document.is_none() && !sheet.unread && !sheet.is_optional();
    // A fiche that is not begun is told by its own name, and not with the city as well.
    let open: Vec<&Sheet> = room.sheets.iter().filter(|sheet| is_empty(sheet)).collect();
    let is_open = |found: &Diagnostic| {
        found.message.id == "missing-fiche" && open.iter().any(|sheet| sheet.stem == found.field)
    };
    let fiches = room.sheets.iter().map(|sheet| {
        let own = refused.findings.diagnostics.iter();
        let told: Vec<Value> = own
            .filter(|found| found.path == sheet.path && !is_open(found))
            .map(|found| pages::told_alone(room, sheet, found))
            .collect();
        let (unread, empty) = (sheet.unread, is_empty(sheet));
        let waits = unread || empty || !told.is_empty();
        let href = room.href(&sheet.stem);
        waits.then(|| json!({"title": room.title(sheet), "href": href, "found": told, "unread": unread, "empty": empty}))
    });
    fiches.flatten().collect()
}
