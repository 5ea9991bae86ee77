//! In: the fields of a page as they were sent. Out: the fiche with them: checked, or written, or both versions where two meet.

use anyhow::{Result, anyhow};
use serde_json::{Value, json};

use super::{
    http::{Answer, Asked},
    pages,
    visit::Room,
};
use crate::{
    edit::{self, Refused},
    form::{Form, laid},
    mend::Sure,
    merge,
    model::{document::Document, fingerprint::hexadecimal, source::Source, tree::Overlaid},
    parse,
    workspace::{forms::Sheet, mending::Mending, place::nook},
    write,
};

/// Names of fields that are no answers.
const BEGAN: &str = "began";
const DRAFT: &str = "draft";
const DO: &str = "do";

/// What a page sent.
struct Sent {
    /// Names and values of its fields, in the order of the page.
    pairs: Vec<(String, String)>,
    /// The text of the fiche that the page began from; none for one that was not there.
    began: Option<String>,
    /// The text that its fields stand on, where a list was changed since.
    draft: Option<String>,
    /// The button that was pressed.
    act: String,
}

impl Sent {
    fn of(asked: &Asked) -> Self {
        let mut sent = Self {
            pairs: Vec::new(),
            began: None,
            draft: None,
            act: String::new(),
        };
        for (name, value) in form_urlencoded::parse(&asked.body) {
            match name.as_ref() {
                BEGAN => sent.began = decoded(&value),
                DRAFT => sent.draft = decoded(&value),
                DO => sent.act = value.into_owned(),
                _ => sent.pairs.push((name.into_owned(), value.into_owned())),
            }
        }
        sent
    }
}

/// A text that a page carries without any of its bytes changed: hexadecimal, empty for none.
pub(super) fn encoded(text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| {
        format!("x{}", hexadecimal(text.as_bytes()))
    })
}

fn decoded(text: &str) -> Option<String> {
    let digits = text.strip_prefix('x')?.as_bytes();
    let bytes: Option<Vec<u8>> = digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    String::from_utf8(bytes?).ok()
}

/// What tells that a fiche was changed by somebody else.
pub(super) fn state(sheet: &Sheet<'_>) -> String {
    use sha2::{Digest as _, Sha256};
    let text = sheet.document.map(|document| document.source.text.as_str());
    hexadecimal(&Sha256::digest(encoded(text)))
}

impl Room<'_> {
    /// The text of a fiche that is not there yet.
    fn blank(&self, sheet: &Sheet<'_>) -> String {
        let form = Form {
            lang: self.visit.lang,
            edition: &self.programme.edition,
            how: &self.visit.voice().word("form-how"),
        };
        form.empty(sheet.plan, &[])
    }

    pub(super) fn read(&self, sheet: &Sheet<'_>, text: &str) -> Option<Document> {
        parse::read(
            Source::new(sheet.path.as_str(), text),
            &self.visit.office.limits,
        )
    }

    /// What a fiche says with what a page sent, what it shows set and all else as it was; and its text, or why there is none.
    fn draft(&self, sheet: &Sheet<'_>, sent: &Sent) -> Result<(Value, Result<String, Refused>)> {
        let stands = sent.draft.as_ref().or(sent.began.as_ref());
        let text = stands.map_or_else(|| self.blank(sheet), Clone::clone);
        let document = self.read(sheet, &text).ok_or_else(|| self.unread())?;
        let wanted = laid(&sheet.questions, sheet.name(), &sent.pairs, &document.value);
        let text = edit::to(
            &document,
            Some(sheet.plan),
            &wanted,
            &self.visit.office.limits,
        );
        Ok((wanted, text))
    }

    fn text(&self, sheet: &Sheet<'_>, sent: &Sent) -> Result<String> {
        self.draft(sheet, sent)?
            .1
            .map_err(|refused| anyhow!(self.visit.voice().say(&refused.why)))
    }

    fn unread(&self) -> anyhow::Error {
        anyhow!(self.visit.voice().word("serve-unread"))
    }
}

/// What the checker finds in what is typed, as a script asks for it.
pub(super) fn checked(room: &Room<'_>, sheet: &Sheet<'_>, asked: &Asked) -> Result<Answer> {
    let sent = Sent::of(asked);
    let text = room.text(sheet, &sent)?;
    let value = room
        .read(sheet, &text)
        .map(|document| document.value)
        .unwrap_or_default();
    let findings = room.findings(sheet, Some(&text), false)?;
    let found = pages::found(room, sheet, &value, &findings);
    Ok(Answer::json(&json!({"findings": found})))
}

/// The dossier as it would be with what is typed.
pub(super) fn previewed(room: &Room<'_>, sheet: &Sheet<'_>, asked: &Asked) -> Result<Answer> {
    let text = room.text(sheet, &Sent::of(asked))?;
    let tree = Overlaid {
        tree: room.visit.place.tree.as_ref(),
        path: sheet.path.clone(),
        bytes: text.into_bytes(),
    };
    let (city, _) = room.visit.loader(&tree).city(&room.city.id);
    pages::preview(
        &Room {
            city: &city,
            ..*room
        },
        false,
    )
}

/// Saves what was typed, whatever it is worth: a draft is never refused for what it says.
pub(super) fn saved(room: &Room<'_>, sheet: &Sheet<'_>, asked: &Asked) -> Result<Answer> {
    let sent = Sent::of(asked);
    if sheet.unread {
        return Err(room.unread());
    }
    let (value, theirs) = room.draft(sheet, &sent)?;
    let theirs = match theirs {
        Ok(theirs) => theirs,
        Err(refused) => {
            let why = room.visit.voice().say(&refused.why);
            return pages::kept(room, sheet, sent.began.as_deref(), &value, &why);
        }
    };
    if let Some((what, name)) = sent.act.split_once(':')
        && ["add", "up", "down", "drop"].contains(&what)
    {
        return moved(room, sheet, &sent, &theirs, what, name);
    }
    let ours = sheet.document.map(|document| document.source.text.clone());
    let text = match &ours {
        Some(ours) if sent.began.as_ref() != Some(ours) => {
            let names = merge::Names {
                ours: room.visit.voice().word("serve-ours"),
                theirs: room.visit.voice().word("serve-theirs"),
            };
            let merged = merge::merge(
                sent.began.as_deref(),
                ours,
                &theirs,
                &names,
                &room.visit.office.limits,
            );
            if merged.conflicts > 0 || room.read(sheet, &merged.text).is_none() {
                return pages::side_by_side(room, sheet, ours, &theirs, merged.values.as_ref());
            }
            merged.text
        }
        _ => theirs,
    };
    let text = if sent.act == "mend" {
        mended(room, sheet, &text)?
    } else {
        text
    };
    // A fiche that is not there is begun by an answer, not by a look at it.
    let changed = match &ours {
        Some(ours) => *ours != text,
        None => sent.pairs.iter().any(|(_, value)| !value.trim().is_empty()),
    };
    if changed {
        put(room, sheet, &text)?;
    }
    let merged = ours.is_some() && sent.began != ours;
    let said = match (changed, merged) {
        (false, _) => "same",
        (true, false) => "yes",
        (true, true) => "merged",
    };
    Ok(Answer::to(format!(
        "{}?saved={said}#content",
        room.href(&sheet.stem)
    )))
}

/// Writes a fiche.
pub(super) fn put(room: &Room<'_>, sheet: &Sheet<'_>, text: &str) -> Result<()> {
    let root = &room.visit.place.scope.root;
    write::below(
        root,
        &sheet.path,
        text.as_bytes(),
        write::Mode::Text,
        nook(root).as_deref(),
    )
}

/// The text with what can be mended in one way only, as `fix` would mend it.
fn mended(room: &Room<'_>, sheet: &Sheet<'_>, text: &str) -> Result<String> {
    let draft = Overlaid {
        tree: room.visit.place.tree.as_ref(),
        path: sheet.path.clone(),
        bytes: text.as_bytes().to_vec(),
    };
    let desk = room.visit.desk();
    let before = desk.fiches(&draft, &room.extent())?;
    let mending = Mending::from(&desk, &draft, before, Sure::Certain, None)?;
    // What would be renamed as well is no matter of one fiche.
    let own = mending
        .files
        .iter()
        .find(|file| file.from == sheet.path && file.to == sheet.path);
    let text = own.map_or_else(
        || text.to_owned(),
        |file| String::from_utf8_lossy(&file.after).into_owned(),
    );
    Ok(text)
}

/// The page again with a list changed, for a browser without scripts; nothing is written.
fn moved(
    room: &Room<'_>,
    sheet: &Sheet<'_>,
    sent: &Sent,
    text: &str,
    what: &str,
    name: &str,
) -> Result<Answer> {
    let Some(document) = room.read(sheet, text) else {
        return Err(room.unread());
    };
    let mut value = document.value.clone();
    let path = name.strip_prefix(sheet.name()).unwrap_or_default();
    if what != "add"
        && let Some((list, place)) = path.rsplit_once('/')
        && let Ok(place) = place.parse::<usize>()
        && let Some(items) = value.pointer_mut(list).and_then(Value::as_array_mut)
        && place < items.len()
    {
        match what {
            "up" if place > 0 => items.swap(place, place - 1),
            "down" if place + 1 < items.len() => items.swap(place, place + 1),
            "drop" => {
                items.remove(place);
            }
            _ => {}
        }
    }
    let text = edit::to(
        &document,
        Some(sheet.plan),
        &value,
        &room.visit.office.limits,
    )
    .map_err(|refused| anyhow!(room.visit.voice().say(&refused.why)))?;
    let more = (what == "add").then_some(name);
    pages::again(room, sheet, sent.began.as_deref(), &text, &value, more)
}
