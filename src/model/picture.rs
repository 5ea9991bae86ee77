//! In: the bytes of a file that is said to be a picture. Out: its kind by what it holds, its size, and what it holds beside the
//! picture: a position, a camera, comments, what stands behind its end.
//!
//! Only the frame of the file is read, no point of the picture is made: what this costs follows the number of its parts.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fiche;

/// Most bytes of a picture that a fiche names.
pub const BYTES: u64 = 4 * 1024 * 1024;

/// Most points along a side of a picture that a fiche names.
pub const SIDE: u32 = 4000;

/// Most pictures of one fiche.
pub const MOST: usize = 40;

/// Kinds that may be declared, as a message lists them.
pub const KNOWN: &str = "jpg, png, webp";

/// Endings of files that are most likely meant for pictures of a fiche.
pub const ENDINGS: [&str; 12] = [
    "jpg", "jpeg", "png", "webp", "gif", "svg", "heic", "heif", "avif", "tif", "tiff", "bmp",
];

/// Kinds of picture, by what they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl Format {
    /// By the first bytes of a file, whatever it is called.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::Webp)
        } else {
            None
        }
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    /// As the web calls it.
    #[must_use]
    pub fn media(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// Whether the name of a file says that it is of this kind.
    #[must_use]
    pub fn is_named(self, name: &str) -> bool {
        ending(name).is_some_and(|ending| match self {
            Self::Jpeg => ending == "jpg" || ending == "jpeg",
            other => ending == other.ending(),
        })
    }
}

/// What a file may hold beside its picture, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trace {
    /// Where it was taken.
    Position,
    /// When and with what it was taken, by whom: Exif, XMP, IPTC.
    Camera,
    /// Words that a program or a person put in.
    Comment,
    /// Bytes behind its end: another picture, a film, anything.
    Behind,
    /// A profile of colours, a small copy, a part that is not known.
    Other,
}

impl Trace {
    /// As messages tell them apart.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Camera => "camera",
            Self::Comment => "comment",
            Self::Behind => "behind",
            Self::Other => "other",
        }
    }
}

/// A file whose frame is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Its kind.
    pub format: Format,
    /// Points from left to right.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
    /// What it holds beside the picture.
    pub traces: BTreeSet<Trace>,
}

/// Why a file is no picture that a fiche may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No such file, a link, or a name that leads elsewhere.
    Absent,
    /// None of the kinds that may be shown.
    Kind,
    /// Of one of them, and its name says another.
    Named(Format),
    /// Broken off, or not made as its kind is.
    Broken,
    /// So many bytes.
    Bytes(u64),
    /// So many points.
    Points(u32, u32),
    /// It holds what belongs to nobody who looks at it.
    Traces(BTreeSet<Trace>),
}

/// Judges a file by its name and what it holds.
#[must_use]
pub fn faults(name: &str, bytes: &[u8]) -> Vec<Fault> {
    let Some(format) = Format::of(bytes) else {
        return vec![Fault::Kind];
    };
    let mut faults = Vec::new();
    if !format.is_named(name) {
        faults.push(Fault::Named(format));
    }
    if bytes.len() as u64 > BYTES {
        faults.push(Fault::Bytes(bytes.len() as u64));
    }
    match frame(bytes) {
        None => faults.push(Fault::Broken),
        Some(frame) => {
            if frame.width.max(frame.height) > SIDE {
                faults.push(Fault::Points(frame.width, frame.height));
            }
            if !frame.traces.is_empty() {
                faults.push(Fault::Traces(frame.traces));
            }
        }
    }
    faults
}

/// The entries of a fiche that name a picture, with their places; the schema tells where there are more.
pub fn declared(fiche: &Value) -> impl Iterator<Item = (usize, &str)> {
    let pictures = fiche["pictures"].as_array().into_iter().flatten();
    pictures
        .take(MOST)
        .enumerate()
        .filter_map(|(at, one)| Some((at, one["file"].as_str()?)))
}

/// What names the fiche at a path to the command that puts pictures in: a city by its name, others by their path.
#[must_use]
pub fn owner(path: &str) -> &str {
    let stem = fiche::path::stem(path);
    stem.strip_prefix("cities/")
        .and_then(|rest| rest.strip_suffix("/city"))
        .unwrap_or(stem)
}

/// The ending of a name, in small letters.
#[must_use]
pub fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_lowercase())
}

/// Whether the name of a file says that it is some picture.
#[must_use]
pub fn is_named(name: &str) -> bool {
    ending(name).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The frame of a picture; none if it is broken.
#[must_use]
pub fn frame(bytes: &[u8]) -> Option<Frame> {
    match Format::of(bytes)? {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::Webp => webp(bytes),
    }
}

fn pair(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(two[0]) << 8 | usize::from(two[1]))
}

fn quad(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}

/// Segments up to the end of the picture.
fn jpeg(bytes: &[u8]) -> Option<Frame> {
    let (mut at, mut traces, mut size) = (2, BTreeSet::new(), None);
    loop {
        // Bytes of filling may stand before a mark.
        if *bytes.get(at)? != 0xff {
            return None;
        }
        while *bytes.get(at)? == 0xff {
            at += 1;
        }
        let mark = bytes[at];
        at += 1;
        match mark {
            0xd9 => break,
            0x01 | 0xd0..=0xd7 => continue,
            _ => {}
        }
        let length = pair(bytes, at).filter(|length| *length >= 2)?;
        let content = bytes.get(at + 2..at + length)?;
        at += length;
        match mark {
            0xc4 | 0xcc | 0xdb | 0xdc | 0xdd => {}
            0xc0..=0xcf if mark != 0xc8 => size = Some((pair(content, 3)?, pair(content, 1)?)),
            0xda => at = behind_scan(bytes, at)?,
            0xe0 if content.len() == 14 && content.starts_with(b"JFIF\0") => {}
            0xee if content.len() == 12 && content.starts_with(b"Adobe") => {}
            0xe1 | 0xed => traces.extend(told(content)),
            0xfe => _ = traces.insert(Trace::Comment),
            _ => _ = traces.insert(Trace::Other),
        }
    }
    if at < bytes.len() {
        traces.insert(Trace::Behind);
    }
    let (width, height) = size?;
    whole(
        Format::Jpeg,
        u32::try_from(width).ok()?,
        u32::try_from(height).ok()?,
        traces,
    )
}

/// Where the marks go on behind the points of a scan.
fn behind_scan(bytes: &[u8], from: usize) -> Option<usize> {
    memchr::memchr_iter(0xff, bytes.get(from..)?)
        .map(|at| from + at)
        .find(|at| !matches!(bytes.get(at + 1), Some(0x00 | 0xd0..=0xd7 | 0xff) | None))
}

/// Chunks up to the last.
fn png(bytes: &[u8]) -> Option<Frame> {
    let (mut at, mut traces, mut size) = (8, BTreeSet::new(), None);
    loop {
        let length = usize::try_from(u32::from_be_bytes(quad(bytes, at)?)).ok()?;
        let kind = quad(bytes, at + 4)?;
        let content = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        quad(bytes, at + 8 + length)?;
        at += length + 12;
        match &kind {
            b"IHDR" => {
                let side = |at| quad(content, at).map(u32::from_be_bytes);
                size = Some((side(0)?, side(4)?));
            }
            b"IEND" => break,
            b"PLTE" | b"IDAT" | b"tRNS" | b"sRGB" | b"gAMA" | b"cHRM" | b"sBIT" | b"bKGD"
            | b"pHYs" => {}
            b"eXIf" => traces.extend(told(content)),
            b"tEXt" | b"zTXt" | b"iTXt" => _ = traces.insert(Trace::Comment),
            b"tIME" => _ = traces.insert(Trace::Camera),
            _ => _ = traces.insert(Trace::Other),
        }
    }
    if at < bytes.len() {
        traces.insert(Trace::Behind);
    }
    let (width, height) = size?;
    whole(Format::Png, width, height, traces)
}

/// Chunks up to the end that the head tells.
fn webp(bytes: &[u8]) -> Option<Frame> {
    let told_end = usize::try_from(u32::from_le_bytes(quad(bytes, 4)?))
        .ok()?
        .checked_add(8)?;
    let whole_file = bytes.get(..told_end)?;
    let (mut at, mut traces, mut size) = (12, BTreeSet::new(), None);
    while at < told_end {
        let kind = quad(whole_file, at)?;
        let length = usize::try_from(u32::from_le_bytes(quad(whole_file, at + 4)?)).ok()?;
        let content = whole_file.get(at + 8..(at + 8).checked_add(length)?)?;
        // Each begins at an even place.
        at += 8 + length + length % 2;
        match &kind {
            b"VP8 " => size = size.or(Some((low(content, 6)?, low(content, 8)?))),
            b"VP8L" => {
                let bits = u32::from_le_bytes(quad(content, 1)?);
                size = size.or(Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)));
            }
            b"VP8X" => size = Some((canvas(content, 4)?, canvas(content, 7)?)),
            b"ALPH" => {}
            b"EXIF" | b"XMP " => traces.extend(told(content)),
            _ => _ = traces.insert(Trace::Other),
        }
    }
    if told_end < bytes.len() {
        traces.insert(Trace::Behind);
    }
    let (width, height) = size?;
    whole(Format::Webp, width, height, traces)
}

/// Fourteen bits.
fn low(content: &[u8], at: usize) -> Option<u32> {
    let two = content.get(at..at + 2)?;
    Some((u32::from(two[1]) << 8 | u32::from(two[0])) & 0x3fff)
}

/// Three bytes, one less than they mean.
fn canvas(content: &[u8], at: usize) -> Option<u32> {
    let three = content.get(at..at + 3)?;
    Some((u32::from(three[2]) << 16 | u32::from(three[1]) << 8 | u32::from(three[0])) + 1)
}

fn whole(format: Format, width: u32, height: u32, traces: BTreeSet<Trace>) -> Option<Frame> {
    (width > 0 && height > 0).then_some(Frame {
        format,
        width,
        height,
        traces,
    })
}

/// What notes of a camera or of a program tell: that they are there, and whether a position is among them.
fn told(content: &[u8]) -> impl Iterator<Item = Trace> {
    let tiff = content.strip_prefix(b"Exif\0\0").unwrap_or(content);
    let place = position(tiff) || memchr::memmem::find(content, b"GPSL").is_some();
    [Some(Trace::Camera), place.then_some(Trace::Position)]
        .into_iter()
        .flatten()
}

/// Whether the first list of an Exif block leads to one of positions.
fn position(tiff: &[u8]) -> bool {
    const GPS: u16 = 0x8825;
    let small = tiff.starts_with(b"II");
    let two = |at: usize| -> Option<u16> {
        let two = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if small {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let entries = || {
        let four = quad(tiff, 4)?;
        let list = if small {
            u32::from_le_bytes(four)
        } else {
            u32::from_be_bytes(four)
        };
        let list = usize::try_from(list).ok()?;
        Some((list.checked_add(2)?, usize::from(two(list)?)))
    };
    entries().is_some_and(|(from, count)| (0..count).any(|nth| two(from + nth * 12) == Some(GPS)))
}
