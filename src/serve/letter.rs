//! In: a letter that a browser sent. Out: it stands in the city's folder, and `city.yaml` names it with its fingerprint.

use anyhow::{Result, anyhow};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    http::{Answer, Asked},
    visit::Room,
};
use crate::{
    edit,
    model::{fingerprint::hexadecimal, tree::Begins},
    pointer,
    workspace::{forms, place::nook},
    write,
};

/// Keeps a letter; one that stands there already under its name is never written over.
pub(super) fn kept(room: &Room<'_>, asked: &Asked) -> Result<Answer> {
    let voice = room.visit.voice();
    if Begins::of(&asked.body) != Begins::Print {
        return Ok(Answer::text(422, voice.word("serve-letter-kind")));
    }
    let sheets = forms::sheets(room.programme, room.city);
    let own = sheets.iter().find(|sheet| sheet.kind == "city");
    let Some((sheet, document)) = own.and_then(|sheet| Some((sheet, sheet.document?))) else {
        return Ok(Answer::text(422, voice.word("serve-unread")));
    };
    let root = &room.visit.place.scope.root;
    let sum = hexadecimal(&Sha256::digest(&asked.body));
    let name = free(room, &asked.body);
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
    let mut wanted = document.value.clone();
    let interest = &mut wanted["interest"];
    if interest.is_null() {
        *interest = json!({});
    }
    interest["letter"] = name.as_str().into();
    interest["sha256"] = sum.as_str().into();
    let limits = &room.visit.office.limits;
    let text = edit::to(document, Some(sheet.plan), &wanted, limits)
        .map_err(|refused| anyhow!(voice.say(&refused.why)))?;
    write::below(
        root,
        &sheet.path,
        text.as_bytes(),
        write::Mode::Text,
        nook(root).as_deref(),
    )?;
    let stands = document
        .get(&pointer!["interest", "letter"])
        .and_then(Value::as_str);
    Ok(Answer::json(
        &json!({"letter": name, "same": stands == Some(name.as_str())}),
    ))
}

/// A name that is free, or that of the same letter.
fn free(room: &Room<'_>, body: &[u8]) -> String {
    let folder = room
        .visit
        .place
        .scope
        .root
        .join("cities")
        .join(&room.city.id);
    let fits = |name: &String| match folder.join(name).symlink_metadata() {
        Err(_) => true,
        // A link is followed by nobody.
        Ok(there) => {
            there.is_file()
                && there.len() == body.len() as u64
                && std::fs::read(folder.join(name)).is_ok_and(|bytes| bytes == body)
        }
    };
    (1..)
        .map(|n| match n {
            1 => "letter.pdf".to_owned(),
            n => format!("letter-{n}.pdf"),
        })
        .find(fits)
        .unwrap_or_default()
}
