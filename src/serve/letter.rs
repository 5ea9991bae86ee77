//! In: a letter that a browser sent. Out: it stands in the city's folder, and `city.yaml` names it with its fingerprint.

use anyhow::{Result, anyhow};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    http::{Answer, Asked},
    save,
    visit::Room,
};
use crate::{
    edit,
    model::{fingerprint::hexadecimal, tree::Begins},
    pointer,
    workspace::{deposit::free, place::nook},
    write,
};

/// Keeps a letter; one that stands there already under its name is never written over.
pub(super) fn kept(room: &Room<'_>, asked: &Asked) -> Result<Answer> {
    let voice = room.visit.voice();
    if Begins::of(&asked.body) != Begins::Print {
        return Ok(Answer::text(422, voice.word("serve-letter-kind")));
    }
    let own = room.sheets.iter().find(|sheet| sheet.kind == "city");
    let read = own.and_then(|sheet| {
        let document = sheet.document?;
        let interest = match &document.value["interest"] {
            Value::Null => Map::new(),
            Value::Object(map) => map.clone(),
            _ => return None,
        };
        Some((
            sheet,
            document,
            document.value.as_object()?.clone(),
            interest,
        ))
    });
    let Some((sheet, document, mut wanted, mut interest)) = read else {
        return Ok(Answer::text(422, voice.word("serve-unread")));
    };
    let root = &room.visit.place.scope.root;
    let sum = hexadecimal(&Sha256::digest(&asked.body));
    let folder = root.join("cities").join(&room.city.id);
    let name = free(&folder, ("letter", "pdf"), &asked.body, |_| true);
    let path = format!("cities/{}/{name}", room.city.id);
    if !root.join(&path).exists() {
        write::below(
            root,
            &path,
            &asked.body,
            write::Mode::Text,
            nook(root).as_deref(),
        )?;
    }
    interest.insert("letter".to_owned(), name.as_str().into());
    interest.insert("sha256".to_owned(), sum.into());
    wanted.insert("interest".to_owned(), interest.into());
    let wanted = Value::Object(wanted);
    let limits = &room.visit.office.limits;
    let text = edit::to(document, Some(sheet.plan), &wanted, limits)
        .map_err(|refused| anyhow!(voice.say(&refused.why)))?;
    save::put(room, sheet, &text)?;
    let stands = document
        .get(&pointer!["interest", "letter"])
        .and_then(Value::as_str);
    Ok(Answer::json(
        &json!({"letter": name, "same": stands == Some(name.as_str())}),
    ))
}
