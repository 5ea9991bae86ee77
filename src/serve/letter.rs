//! In: a letter that a browser sent. Out: it stands in the city's folder, and `city.yaml` names it with its fingerprint.

use anyhow::{Result, anyhow};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::{
    http::{Answer, Asked},
    pages,
    parts::Parts,
    save,
    visit::Room,
};
use crate::{
    edit,
    model::{fingerprint::hexadecimal, tree::Begins},
    workspace::{deposit::free, place::nook},
    write,
};

/// Keeps a letter; one that stands there already under its name is never written over.
pub(super) fn kept(room: &Room<'_>, asked: &Asked) -> Result<Answer> {
    let voice = room.visit.voice();
    let own = room.sheets.iter().find(|sheet| sheet.kind == "city");
    let Some(sheet) = own else {
        return Err(anyhow!(voice.word("serve-unread")));
    };
    let no = |why| pages::refused(room, sheet, &voice.word(why), None);
    let sent = Parts::of(asked);
    let Some((bytes, _)) = sent.file("letter") else {
        return no("serve-file-none");
    };
    if Begins::of(bytes) != Begins::Print {
        return no("serve-letter-kind");
    }
    let read = sheet.document.and_then(|document| {
        let interest = match &document.value["interest"] {
            Value::Null => Map::new(),
            Value::Object(map) => map.clone(),
            _ => return None,
        };
        Some((document, document.value.as_object()?.clone(), interest))
    });
    let Some((document, mut wanted, mut interest)) = read else {
        return no("serve-unread");
    };
    let root = &room.visit.place.scope.root;
    let sum = hexadecimal(&Sha256::digest(bytes));
    let folder = root.join("cities").join(&room.city.id);
    let name = free(&folder, ("letter", "pdf"), bytes, |_| true);
    let path = format!("cities/{}/{name}", room.city.id);
    if !root.join(&path).exists() {
        write::below(root, &path, bytes, write::Mode::Text, nook(root).as_deref())?;
    }
    interest.insert("letter".to_owned(), name.as_str().into());
    interest.insert("sha256".to_owned(), sum.into());
    wanted.insert("interest".to_owned(), interest.into());
    let wanted = Value::Object(wanted);
    let limits = &room.visit.office.limits;
    let text = edit::to(document, Some(sheet.plan), &wanted, limits)
        .map_err(|refused| anyhow!(voice.say(&refused.why)))?;
    save::put(room, sheet, &text)?;
    Ok(room.saved(sheet, "letter"))
}
