//! In: a picture that a browser sent, and what it shows. Out: it stands cleaned in the folder of the fiche, which names it.

use anyhow::Result;
use serde_json::{Value, json};

use super::{
    http::{Answer, Asked},
    pages,
    parts::Parts,
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
    let sent = Parts::of(asked);
    let said = |name: &str| sent.said(name).unwrap_or_default();
    let typed =
        json!({"alt": said("alt"), "credit": said("credit"), "public": said("public") == "yes"});
    let no = |why: &str| pages::refused(room, sheet, why, Some(&typed));
    let mut all = room.city.all();
    let Some(fiche) = all.find(|fiche| fiche.document.source.path == sheet.path) else {
        return no(&voice.word("serve-unread"));
    };
    let Some((bytes, called)) = sent.file("picture") else {
        return no(&voice.word("serve-file-none"));
    };
    if said("alt").trim().is_empty() {
        return no(&voice.word("serve-picture-needs"));
    }
    let deposit = Deposit {
        root: &room.visit.place.scope.root,
        document: &fiche.document,
        plan: Some(sheet.plan),
        limits: &room.visit.office.limits,
    };
    let taken = Taken {
        bytes,
        called,
        stood: None,
    };
    match deposit.put(&taken, &words(&typed), false, voice) {
        Ok(_) => Ok(room.saved(sheet, "picture")),
        Err(why) => no(&format!("{why:#}")),
    }
}

/// What was typed of a picture.
fn words(typed: &Value) -> Words {
    let said = |key: &str| typed[key].as_str().map(str::to_owned);
    let audience = if typed["public"] == true {
        "public"
    } else {
        "internal"
    };
    Words {
        alt: said("alt"),
        credit: said("credit"),
        audience: Some(audience.to_owned()),
        ..Words::default()
    }
}
