//! In: the fields of a page as they were sent. Out: the fiche with them: checked, or written, or both versions where two meet.

use anyhow::{Result, anyhow};
use serde_json::{Value, json};

use super::{
    http::{Answer, Asked},
    pages::{self, Shown},
    visit::Room,
    watch::{self, Began},
};
use crate::{
    edit::{self, Refused},
    form::{Form, laid},
    inert,
    mend::Sure,
    merge,
    model::{document::Document, fingerprint::hexadecimal, source::Source, tree::Overlaid},
    parse,
    workspace::{
        forms::Sheet,
        mending::Mending,
        place::{self, nook},
    },
};

/// Names of fields that are no answers.
const BEGAN: &str = "began";
const DRAFT: &str = "draft";
const HEAD: &str = "head";
const DO: &str = "do";

/// What a page sent.
struct Sent {
    /// Names and values of its fields, in the order of the page.
    pairs: Vec<(String, String)>,
    /// The text of the fiche that the page began from; none for one that was not there.
    began: Option<String>,
    /// The text that its fields stand on, where a list was changed since.
    draft: Option<String>,
    /// Where HEAD stood when the page began.
    head: Option<String>,
    /// The button that was pressed.
    act: String,
}

impl Sent {
    fn of(asked: &Asked) -> Self {
        let mut sent = Self {
            pairs: Vec::new(),
            began: None,
            draft: None,
            head: None,
            act: String::new(),
        };
        for (name, value) in form_urlencoded::parse(&asked.body) {
            match name.as_ref() {
                BEGAN => sent.began = decoded(&value),
                DRAFT => sent.draft = decoded(&value),
                HEAD => sent.head = Some(value.into_owned()),
                DO => sent.act = value.into_owned(),
                _ => sent
                    .pairs
                    .push((name.into_owned(), inert::typed(&value).into_owned())),
            }
        }
        sent
    }

    /// A page that shows this, begun as the one was that sent it.
    fn shown<'a>(&'a self, value: &'a Value) -> Shown<'a> {
        Shown {
            began: self.began.as_deref(),
            head: self.head.as_deref(),
            ..Shown::of(value)
        }
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
    watch::fingerprint(sheet.document.map(|document| document.source.text.as_str()))
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

    /// The way to a page that says what was saved.
    pub(super) fn saved(&self, sheet: &Sheet<'_>, said: &str) -> Answer {
        Answer::to(format!("{}?saved={said}#content", self.href(&sheet.stem)))
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
    let began = watch::fingerprint(sent.began.as_deref());
    let began = Began {
        text: Some(&began),
        head: sent.head.as_deref(),
    };
    let news = room.news(&sheet.stem, began);
    Ok(Answer::json(&json!({"findings": found, "news": news})))
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
            return pages::kept(room, sheet, &sent.shown(&value), &why);
        }
    };
    if let Some((what, name)) = sent.act.split_once(':')
        && ["add", "up", "down", "drop"].contains(&what)
    {
        return moved(room, sheet, &sent, &theirs, what, name);
    }
    let ours = sheet.document.map(|document| document.source.text.clone());
    // Somebody took the fiche away meanwhile.
    if let (None, Some(began)) = (&ours, &sent.began) {
        return match *began == theirs {
            true => Ok(room.saved(sheet, "same")),
            false => pages::side_by_side(room, sheet, "", &theirs, None),
        };
    }
    let text = match &ours {
        Some(ours) if sent.began.as_ref() != Some(ours) => {
            match merged(room, sheet, &sent, ours, &theirs) {
                Ok(text) => text,
                Err(both) => return both,
            }
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
    let now = watch::carried(room.visit.head.as_ref());
    let moved = sent
        .head
        .as_deref()
        .is_some_and(|then| watch::branch(then) != watch::branch(&now));
    let said = match (changed, ours.is_some() && sent.began != ours) {
        (false, _) => "same",
        (true, _) if moved => "moved",
        (true, false) => "yes",
        (true, true) => "merged",
    };
    Ok(room.saved(sheet, said))
}

/// What was typed with what stands there now, or the page with both where they meet.
fn merged(
    room: &Room<'_>,
    sheet: &Sheet<'_>,
    sent: &Sent,
    ours: &str,
    theirs: &str,
) -> Result<String, Result<Answer>> {
    let voice = room.visit.voice();
    let names = merge::Names {
        ours: voice.word("serve-ours"),
        theirs: voice.word("serve-theirs"),
    };
    let began = sent.began.as_deref();
    let merged = merge::merge(began, ours, theirs, &names, &room.visit.office.limits);
    if merged.conflicts > 0 || room.read(sheet, &merged.text).is_none() {
        let values = merged.values.as_ref();
        return Err(pages::side_by_side(room, sheet, ours, theirs, values));
    }
    Ok(merged.text)
}

/// Writes a fiche.
pub(super) fn put(room: &Room<'_>, sheet: &Sheet<'_>, text: &str) -> Result<()> {
    let root = &room.visit.place.scope.root;
    let limits = &room.visit.office.limits;
    place::put(root, nook(root).as_deref(), &sheet.path, text, limits)
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
    let focus = if what == "add" {
        let items = value.pointer(name.strip_prefix(sheet.name()).unwrap_or_default());
        let count = items.and_then(Value::as_array).map_or(0, Vec::len);
        format!("{name}/{count}")
    } else {
        shifted(&mut value, sheet.name(), what, name)
    };
    let text = edit::to(
        &document,
        Some(sheet.plan),
        &value,
        &room.visit.office.limits,
    )
    .map_err(|refused| anyhow!(room.visit.voice().say(&refused.why)))?;
    let shown = Shown {
        draft: Some(&text),
        more: (what == "add").then_some(name),
        focus: Some(&focus),
        ..sent.shown(&value)
    };
    pages::again(room, sheet, &shown)
}

/// Moves or drops an item of a list; gives the name of what a keyboard goes on from.
fn shifted(value: &mut Value, fiche: &str, what: &str, name: &str) -> String {
    let path = name.strip_prefix(fiche).unwrap_or_default();
    let Some((list, place)) = path.rsplit_once('/') else {
        return name.to_owned();
    };
    let items = value.pointer_mut(list).and_then(Value::as_array_mut);
    let (Some(items), Ok(place)) = (items, place.parse::<usize>()) else {
        return name.to_owned();
    };
    let next = match what {
        "up" if place > 0 && place < items.len() => {
            items.swap(place, place - 1);
            Some(place - 1)
        }
        "down" if place + 1 < items.len() => {
            items.swap(place, place + 1);
            Some(place + 1)
        }
        "drop" if place < items.len() => {
            items.remove(place);
            items.len().checked_sub(1).map(|last| last.min(place))
        }
        _ => Some(place),
    };
    match next {
        Some(next) => format!("{fiche}{list}/{next}"),
        None => format!("{fiche}{list}"),
    }
}
