//! In: a fiche, a picture as someone took it, its words. Out: the picture cleaned in the fiche's folder, and named by the fiche.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Result, anyhow};
use serde_json::{Map, Value};

use crate::{
    check::format::identifier,
    edit,
    messages::Messages,
    model::{
        diagnostic::Message,
        document::Document,
        picture::{self, Frame, Trace},
        portable,
        schema::Field,
    },
    parse::Limits,
    picture::{Print, Refused, SIDE, clean},
    pointer,
    workspace::{self, place::nook},
    write,
};

/// Characters of a picture's name.
const LONGEST: usize = 80;

/// What is said of a picture; what is none stays as it stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    pub(crate) alt: Option<String>,
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) audience: Option<String>,
}

impl Words {
    fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("alt", &self.alt),
            ("caption", &self.caption),
            ("credit", &self.credit),
            ("licence", &self.licence),
            ("audience", &self.audience),
        ]
        .into_iter()
        .filter_map(|(key, words)| Some((key, words.as_deref()?.trim())))
        .filter(|(_, words)| !words.is_empty())
    }
}

/// Where pictures are put in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deposit<'a> {
    pub(crate) root: &'a Path,
    /// The fiche that names them.
    pub(crate) document: &'a Document,
    pub(crate) plan: Option<&'a Field>,
    pub(crate) limits: &'a Limits,
}

/// A picture as someone took it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken<'a> {
    pub(crate) bytes: &'a [u8],
    /// What its file was called.
    pub(crate) called: &'a str,
    /// Its name if it stands in the fiche's folder already.
    pub(crate) stood: Option<&'a str>,
}

/// A picture, cleaned, and the fiche that names it.
#[derive(Debug)]
pub(crate) struct Put {
    /// Its path in the programme.
    pub(crate) path: String,
    pub(crate) print: Print,
    /// What the fiche says then.
    pub(crate) text: String,
    /// What the file held beside the picture.
    pub(crate) traces: Vec<Trace>,
    /// Everyone may see it.
    pub(crate) public: bool,
    /// The file that it takes the place of.
    pub(crate) gone: Option<String>,
}

impl Deposit<'_> {
    fn folder(&self) -> &str {
        let path = &self.document.source.path;
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Puts a picture in.
    pub(crate) fn put(
        &self,
        taken: &Taken<'_>,
        words: &Words,
        first: bool,
        voice: &Messages,
    ) -> Result<Put> {
        let put = self
            .made(taken, words, first, &BTreeMap::new())
            .map_err(|why| anyhow!(voice.say(&why)))?;
        let nook = nook(self.root);
        let bytes = &put.print.bytes;
        write::below(
            self.root,
            &put.path,
            bytes,
            write::Mode::Text,
            nook.as_deref(),
        )?;
        let own = &self.document.source.path;
        workspace::place::put(self.root, nook.as_deref(), own, &put.text, self.limits)?;
        if let Some(gone) = &put.gone {
            write::remove(self.root, gone)?;
        }
        Ok(put)
    }

    /// The same, with nothing written yet; `beside` are files that will be, by path.
    ///
    /// # Errors
    /// Why the picture cannot be put in.
    pub(crate) fn made(
        &self,
        taken: &Taken<'_>,
        words: &Words,
        first: bool,
        beside: &BTreeMap<String, Vec<u8>>,
    ) -> Result<Put, Message> {
        let stood = taken.stood;
        let print = clean(taken.bytes, SIDE).map_err(|why| refusal(why, taken.called))?;
        let name = match stood.filter(|name| print.format.is_named(name)) {
            Some(name) => name.to_owned(),
            None => self.free(taken.called, &print, beside),
        };
        let (text, public) = self.named(&name, taken, words, first)?;
        let frame = picture::frame(taken.bytes);
        Ok(Put {
            path: format!("{}/{name}", self.folder()),
            print,
            text,
            traces: frame.map_or_else(Vec::new, |frame: Frame| frame.traces.into_iter().collect()),
            public,
            gone: stood
                .filter(|stood| *stood != name)
                .map(|stood| format!("{}/{stood}", self.folder())),
        })
    }

    /// The text of the fiche that names the picture, and whether everyone may see that.
    fn named(
        &self,
        name: &str,
        taken: &Taken<'_>,
        words: &Words,
        first: bool,
    ) -> Result<(String, bool), Message> {
        let value = &self.document.value;
        let named = |wanted: &str| picture::declared(value).find(|(_, name)| *name == wanted);
        let old = named(name)
            .or_else(|| named(taken.stood?))
            .map(|(at, _)| at);
        let mut entry = old.map_or_else(Map::new, |at| {
            let entry = value["pictures"][at].as_object();
            entry.cloned().unwrap_or_default()
        });
        for (key, words) in words.pairs() {
            entry.insert(key.to_owned(), words.into());
        }
        if entry.get("alt").is_none_or(|alt| alt.as_str() == Some("")) {
            return Err(Message::new("picture-needs-alt").with("file", taken.called));
        }
        entry.shift_insert(0, "file".to_owned(), name.into());
        let public = entry.get("audience").is_some_and(|word| word == "public");
        let entry = Value::Object(entry);
        let list = pointer!["pictures"];
        let count = value["pictures"].as_array().map_or(0, Vec::len);
        let text = match old {
            Some(at) => edit::set(self.document, self.plan, &list.with(at), entry, self.limits),
            None => {
                let at = if first { 0 } else { count };
                edit::insert(self.document, self.plan, &list, at, entry, self.limits)
            }
        }
        .map_err(|refused| refused.why)?;
        Ok((text, public))
    }

    /// A name that is free in the folder, or that of the same picture.
    fn free(&self, called: &str, print: &Print, beside: &BTreeMap<String, Vec<u8>>) -> String {
        let stem = called.rsplit_once('.').map_or(called, |(stem, _)| stem);
        let stem: String = identifier(stem).chars().take(LONGEST).collect();
        let stem = match stem.trim_end_matches('-') {
            "" => "picture".to_owned(),
            stem => portable::mended(stem).unwrap_or_else(|| "picture".to_owned()),
        };
        let folder = self.root.join(self.folder());
        let later = |name: &str| beside.get(&format!("{}/{name}", self.folder()));
        free(
            &folder,
            (&stem, print.format.ending()),
            &print.bytes,
            |name| later(name).is_none_or(|other| *other == print.bytes),
        )
    }
}

/// A name that is free in a folder, or that of the same file.
pub(crate) fn free(
    folder: &Path,
    (stem, ending): (&str, &str),
    bytes: &[u8],
    may: impl Fn(&str) -> bool,
) -> String {
    let stands = |name: &String| match folder.join(name).symlink_metadata() {
        Err(_) => true,
        // A link is followed by nobody.
        Ok(there) => {
            there.is_file()
                && there.len() == bytes.len() as u64
                && std::fs::read(folder.join(name)).is_ok_and(|own| own == bytes)
        }
    };
    (1..)
        .map(|nth| match nth {
            1 => format!("{stem}.{ending}"),
            nth => format!("{stem}-{nth}.{ending}"),
        })
        .find(|name| may(name) && stands(name))
        .unwrap_or_default()
}

/// What is said of a picture that cannot be put in.
fn refusal(why: Refused, called: &str) -> Message {
    match why {
        Refused::Kind => Message::new("picture-refused-kind").with("kinds", picture::KNOWN),
        Refused::Large(width, height) => Message::new("picture-refused-large")
            .with("width", width.to_string())
            .with("height", height.to_string()),
        Refused::Broken => Message::new("picture-refused-broken"),
    }
    .with("file", called)
}

/// What was done, in a few lines.
pub(crate) fn told(put: &Put, fiche: &str, voice: &Messages) -> String {
    let traces: Vec<String> = put
        .traces
        .iter()
        .map(|trace| {
            voice.word(match trace {
                Trace::Position => "picture-trace-position",
                Trace::Camera => "picture-trace-camera",
                Trace::Comment => "picture-trace-comment",
                Trace::Behind => "picture-trace-behind",
                Trace::Other => "picture-trace-other",
            })
        })
        .collect();
    let mut lines = vec![
        Message::new("picture-put")
            .with("path", put.path.as_str())
            .with("width", put.print.width.to_string())
            .with("height", put.print.height.to_string())
            .with("size", put.print.bytes.len().div_ceil(1024))
            .with("fiche", fiche),
    ];
    if !traces.is_empty() {
        lines.push(Message::new("picture-taken-out").with("traces", traces.join(", ")));
    }
    if let Some(gone) = &put.gone {
        lines.push(Message::new("picture-gone").with("path", gone.as_str()));
    }
    lines.push(Message::new(if put.public {
        "picture-is-public"
    } else {
        "picture-is-internal"
    }));
    lines
        .iter()
        .map(|line| format!("{}\n", crate::report::tame(&voice.say(line))))
        .collect()
}
