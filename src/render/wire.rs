//! In: what this program and its process for templates have to say. Out: the same at the other end of a pipe: a length, then JSON.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{self, Read, Write},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{Broken, limits::Limit};

/// Bytes of one message; larger ones are not sent, and not read.
const LARGEST: usize = 1 << 28;

/// What is asked of the process for templates.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Ask<'a> {
    /// Keep these, the programme's own, by name.
    Templates(Cow<'a, BTreeMap<String, String>>),
    /// Tell whether a text can be read as a template.
    Read {
        name: Cow<'a, str>,
        text: Cow<'a, str>,
    },
    /// Keep what the pages that follow show.
    Data(Cow<'a, Value>),
    /// Fill a template.
    Page {
        lang: Cow<'a, str>,
        name: Cow<'a, str>,
    },
    /// Fill it with a ration of fuel, and tell how far that went.
    Trace {
        lang: Cow<'a, str>,
        name: Cow<'a, str>,
        ration: u64,
    },
}

/// What it answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Tell {
    /// It runs, and is of this version.
    Ready(String),
    /// What was asked is done.
    Done,
    /// A page.
    Text(String),
    /// A template that failed, by its own fault.
    Broken(Broken),
    /// A ration ended at a line of one of the programme's templates, after so much processor time.
    Reached {
        name: String,
        line: usize,
        micros: u64,
    },
    /// It has had too much of something and ends.
    Over(Limit),
}

/// Sends one message.
pub(super) fn send(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(message)?;
    let length = u32::try_from(bytes.len())
        .ok()
        .filter(|_| bytes.len() <= LARGEST);
    let length = length.ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&bytes)?;
    to.flush()
}

/// Receives one message; an error where the other end is gone.
pub(super) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    // What is announced is not believed: room is made as the bytes come.
    let mut bytes = Vec::new();
    if from.take(length as u64).read_to_end(&mut bytes)? < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(serde_json::from_slice(&bytes)?)
}
