//! In: a picture that a browser sent, and what it shows. Out: it stands cleaned in the folder of the fiche, which names it.

use anyhow::Result;
use serde_json::json;

use super::{
    http::{Answer, Asked},
    visit::Room,
};
use crate::workspace::{
    deposit::{Deposit, Taken, Words},
    forms::Sheet,
};

/// Whether a fiche may have pictures, and is there to name them.
pub(super) fn takes(room: &Room<'_>, sheet: &Sheet<'_>) -> bool {
    sheet.plan.property("pictures").is_some()
        && room
            .city
            .all()
            .any(|fiche| fiche.document.source.path == sheet.path)
}

/// Puts a picture in; what cannot be one, or has no words, is told and nothing is written.
pub(super) fn kept(room: &Room<'_>, sheet: &Sheet<'_>, asked: &Asked) -> Result<Answer> {
    let voice = room.visit.voice();
    let mut all = room.city.all();
    let Some(fiche) = all.find(|fiche| fiche.document.source.path == sheet.path) else {
        return Ok(Answer::text(422, voice.word("serve-unread")));
    };
    let deposit = Deposit {
        root: &room.visit.place.scope.root,
        document: &fiche.document,
        plan: Some(sheet.plan),
        limits: &room.visit.office.limits,
    };
    let said = |key: &str| asked.said(key).map(str::to_owned);
    let words = Words {
        alt: said("alt"),
        credit: said("credit"),
        audience: said("audience"),
        ..Words::default()
    };
    if said("alt").is_none_or(|alt| alt.trim().is_empty()) {
        return Ok(Answer::text(422, voice.word("serve-picture-needs")));
    }
    // What a browser says a file is called is a word like any other.
    let called = said("name").unwrap_or_default();
    let taken = Taken {
        bytes: &asked.body,
        called: &called,
        stood: None,
    };
    let put = deposit.put(&taken, &words, false, voice);
    Ok(match put {
        Ok(put) => Answer::json(&json!({"picture": put.path})),
        Err(why) => Answer::text(422, format!("{why:#}")),
    })
}
