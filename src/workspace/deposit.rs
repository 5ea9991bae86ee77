//! In: a fiche, a picture as someone took it, its words. Out: the picture cleaned in the fiche's folder, and named by the fiche.

use std::path::Path;

use anyhow::{Result, anyhow};
use serde_json::{Map, Value};

use crate::{
    check::format::identifier,
    edit,
    messages::Messages,
    model::{
        catalog::Fiche,
        diagnostic::Message,
        picture::{self, Frame, Trace},
        schema::Field,
    },
    parse::Limits,
    picture::{Print, Refused, SIDE, clean},
    pointer,
    workspace::place::{nook, put},
    write,
};

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
    pub(crate) fiche: &'a Fiche,
    pub(crate) plan: Option<&'a Field>,
    pub(crate) limits: &'a Limits,
}

/// A picture that was put in.
#[derive(Debug)]
pub(crate) struct Put {
    /// Its path in the programme.
    pub(crate) path: String,
    pub(crate) print: Print,
    /// What the file held beside the picture.
    pub(crate) traces: Vec<Trace>,
    /// Everyone may see it.
    pub(crate) public: bool,
    /// The file that it takes the place of.
    pub(crate) gone: Option<String>,
}

impl Deposit<'_> {
    fn folder(&self) -> &str {
        let path = &self.fiche.document.source.path;
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Puts a picture in: `called` is what its file was called, `stood` its name if it stands in the fiche's folder already.
    pub(crate) fn put(
        &self,
        bytes: &[u8],
        called: &str,
        stood: Option<&str>,
        words: &Words,
        first: bool,
        voice: &Messages,
    ) -> Result<Put> {
        let print = clean(bytes, SIDE).map_err(|why| refusal(why, called, voice))?;
        let name = match stood.filter(|name| print.format.is_named(name)) {
            Some(name) => name.to_owned(),
            None => self.free(called, &print),
        };
        let (text, public) = self.named(&name, called, stood, words, first, voice)?;
        let path = format!("{}/{name}", self.folder());
        let nook = nook(self.root);
        write::below(
            self.root,
            &path,
            &print.bytes,
            write::Mode::Text,
            nook.as_deref(),
        )?;
        let own = &self.fiche.document.source.path;
        put(self.root, nook.as_deref(), own, &text, self.limits)?;
        let gone = stood
            .filter(|stood| *stood != name)
            .map(|stood| format!("{}/{stood}", self.folder()));
        if let Some(gone) = &gone {
            write::remove(self.root, gone)?;
        }
        let frame = picture::frame(bytes);
        Ok(Put {
            path,
            print,
            traces: frame.map_or_else(Vec::new, |frame: Frame| frame.traces.into_iter().collect()),
            public,
            gone,
        })
    }

    /// The text of the fiche that names the picture, and whether everyone may see that.
    fn named(
        &self,
        name: &str,
        called: &str,
        stood: Option<&str>,
        words: &Words,
        first: bool,
        voice: &Messages,
    ) -> Result<(String, bool)> {
        let document = &self.fiche.document;
        let named =
            |wanted: &str| picture::declared(self.fiche.value()).find(|(_, name)| *name == wanted);
        let old = named(name).or_else(|| named(stood?)).map(|(at, _)| at);
        let mut entry = old.map_or_else(Map::new, |at| {
            let entry = self.fiche.value()["pictures"][at].as_object();
            entry.cloned().unwrap_or_default()
        });
        for (key, words) in words.pairs() {
            entry.insert(key.to_owned(), words.into());
        }
        if entry.get("alt").is_none_or(|alt| alt.as_str() == Some("")) {
            return Err(anyhow!(
                voice.say(&Message::new("picture-needs-alt").with("file", called))
            ));
        }
        entry.shift_insert(0, "file".to_owned(), name.into());
        let public = entry.get("audience").is_some_and(|word| word == "public");
        let entry = Value::Object(entry);
        let list = pointer!["pictures"];
        let count = self.fiche.value()["pictures"]
            .as_array()
            .map_or(0, Vec::len);
        let text = match old {
            Some(at) => edit::set(document, self.plan, &list.with(at), entry, self.limits),
            None => {
                let at = if first { 0 } else { count };
                edit::insert(document, self.plan, &list, at, entry, self.limits)
            }
        }
        .map_err(|refused| anyhow!(voice.say(&refused.why)))?;
        Ok((text, public))
    }

    /// A name that is free in the folder, or that of the same picture.
    fn free(&self, called: &str, print: &Print) -> String {
        let stem = called.rsplit_once('.').map_or(called, |(stem, _)| stem);
        let stem = identifier(stem);
        let stem = if stem.is_empty() { "picture" } else { &stem };
        let folder = self.root.join(self.folder());
        free(&folder, stem, print.format.ending(), &print.bytes)
    }
}

/// A name that is free in a folder, or that of the same file.
pub(crate) fn free(folder: &Path, stem: &str, ending: &str, bytes: &[u8]) -> String {
    let fits = |name: &String| match folder.join(name).symlink_metadata() {
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
        .find(fits)
        .unwrap_or_default()
}

/// What is said of a picture that cannot be put in.
pub(crate) fn refusal(why: Refused, called: &str, voice: &Messages) -> anyhow::Error {
    let message = match why {
        Refused::Kind => Message::new("picture-refused-kind").with("kinds", picture::KNOWN),
        Refused::Large(width, height) => Message::new("picture-refused-large")
            .with("width", width.to_string())
            .with("height", height.to_string()),
        Refused::Broken => Message::new("picture-refused-broken"),
    };
    anyhow!(voice.say(&message.with("file", called)))
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
