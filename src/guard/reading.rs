//! In: the bytes of a file about to be published. Out: what can be read in it: words, and figures without the numbers that
//! drawings, dates and the like are made of.

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use html5gum::{Token, Tokenizer};
use serde_json::Value;

use crate::{
    guard::apart::{self, Kind},
    model::{
        decoding,
        figures::{self, CELL, END, PART, ROW, TABLE},
        markdown, picture,
    },
};

/// Most bytes of an element that may be one short name.
pub(super) const SHORT: usize = 24;

/// Whether the letters beside pictures are so few, a number or a heading, that the pictures may be all that there is to read.
pub(super) fn says_hardly(letters: usize, pictures: usize) -> bool {
    const FEW: usize = 60;
    letters < FEW * pictures.min(FEW)
}

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Every word, attributes and comments included.
    pub(super) words: String,
    /// The text whose numbers may be amounts.
    pub(super) figures: String,
    /// Whether it may say more than can be read.
    pub(super) unread: bool,
}

impl Reading {
    fn of(words: String, figures: String) -> Self {
        Self {
            words,
            figures,
            unread: false,
        }
    }

    fn plain(text: String) -> Self {
        Self::of(text.clone(), text)
    }

    /// Takes in what somebody wrote: it is looked through for words and for amounts alike.
    pub(super) fn say(&mut self, text: &str) {
        for all in [&mut self.words, &mut self.figures] {
            all.push_str(&format!("{PART}{text}{PART}"));
        }
    }

    /// Takes in what a program wrote, whose numbers count, measure and order: an amount is one that stands beside a currency.
    pub(super) fn note(&mut self, text: &str) {
        if figures::is_priced(text) {
            self.say(text);
        } else {
            self.words.push_str(&format!("{PART}{text}{PART}"));
        }
    }

    pub(super) fn push(&mut self, more: &Self) {
        self.words.push_str(&format!("{PART}{}", more.words));
        self.figures.push_str(&format!("{PART}{}", more.figures));
        self.unread |= more.unread;
    }
}

/// Reads a file by what its name says that it is; `shipped` is a text of the program that pages repeat.
pub(super) fn read(file: &str, bytes: &[u8], shipped: &str) -> Reading {
    let ending = file
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    let mut reading = match ending.as_str() {
        "pdf" => apart::read(Kind::Print, bytes),
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => apart::read(Kind::Package, bytes),
        // What a picture shows, or a voice says, nobody reads here.
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "mp3" | "mp4" | "webm" => Reading {
            unread: true,
            ..Reading::default()
        },
        _ => return texts(&ending, bytes, shipped),
    };
    // Metadata stand in it as they are; of a picture that has none the rest is points.
    if !is_bare(bytes) {
        reading
            .words
            .push_str(&format!("{PART}{}", decoding::traces(bytes)));
    }
    reading
}

/// Whether a file is a picture with nothing beside its points, of whose bytes some would by chance be anybody's name or number.
pub(super) fn is_bare(bytes: &[u8]) -> bool {
    picture::frame(bytes).is_some_and(|frame| frame.traces.is_empty())
}

/// Reads a text, in whatever encoding it may be.
fn texts(ending: &str, bytes: &[u8], shipped: &str) -> Reading {
    let mut all = decoding::texts(bytes).into_iter();
    let mut reading = all
        .next()
        .map(|text| as_text(ending, &text, shipped))
        .unwrap_or_default();
    all.for_each(|text| reading.push(&as_text(ending, &text, shipped)));
    if std::str::from_utf8(bytes).is_err() || bytes.contains(&0) {
        // A wrong byte hides nothing; of what is no text the figures are those of the packing.
        let traces = as_text(ending, &decoding::traces(bytes), "");
        let known = matches!(
            ending,
            "html" | "htm" | "md" | "ics" | "json" | "csv" | "tsv" | "txt" | "log" | "text"
        );
        reading.push(&if known {
            traces
        } else {
            Reading::of(traces.words, String::new())
        });
    }
    reading
}

fn as_text(ending: &str, text: &str, shipped: &str) -> Reading {
    // What parts texts here parts none that came with it.
    let bare = text.contains(PART).then(|| text.replace(PART, " "));
    let text = bare.as_deref().unwrap_or(text);
    match ending {
        "html" | "htm" | "svg" | "xml" if shipped.is_empty() => html(text),
        "html" | "htm" | "svg" | "xml" => html(&text.replace(shipped, "")),
        "md" => {
            // As a reader sees it, and as it stands: marks part no word, and HTML is read as such.
            let (mut shown, bare) = (
                html(&markdown::unguarded(text)),
                text.replace(['\\', '*', '`'], ""),
            );
            let raw = if bare.contains(['<', '&']) {
                html(&bare)
            } else {
                Reading::plain(bare)
            };
            shown.push(&raw);
            shown
        }
        "ics" => {
            let unfolded = text
                .replace("\r\n ", "")
                .replace("\r\n\t", "")
                .replace("\n ", "")
                .replace("\n\t", "");
            let words = unfolded.replace("\\n", " ").replace('\\', "");
            let figures: String = words
                .lines()
                .filter(|line| !line.starts_with("DT"))
                .collect::<Vec<_>>()
                .join("\n");
            let quoted = escaped(&unfolded, b'=').unwrap_or_default();
            Reading::of(words + " " + &quoted, figures)
        }
        "json" => match serde_json::from_str::<Value>(text) {
            Ok(value) => {
                let mut reading = Reading::plain(leaves(&value));
                marked(&value, &mut reading);
                reading
            }
            Err(_) => Reading::plain(text.to_owned()),
        },
        "csv" | "tsv" => {
            let cut = cells(text, &[',', ';', '\t']);
            let texts: Vec<Value> = cut.split(figures::is_border).map(Value::from).collect();
            let mut reading = Reading::plain(cut);
            marked(&Value::Array(texts), &mut reading);
            // Where cells are parted otherwise, a comma is one of a number.
            if text.contains([';', '\t']) {
                reading.push(&Reading::plain(cells(text, &[';', '\t'])));
            }
            reading
        }
        _ => Reading::plain(text.to_owned()),
    }
}

/// A table, a line for each of its rows.
fn cells(text: &str, parting: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    out.push(TABLE);
    // A quotation begins where its cell does: `24"` are inches.
    let (mut quoted, mut begins) = (false, true);
    let last = text.rfind('"').unwrap_or_default();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let border = !quoted && (c == '\n' || parting.contains(&c));
        match c {
            // Two within one are a mark of it.
            '"' if quoted => {
                quoted = chars.next_if(|(_, next)| *next == '"').is_some();
                out.extend(quoted.then_some('"'));
            }
            '"' if begins && at < last => quoted = true,
            '\n' if border => out.push(ROW),
            _ if border => out.push(CELL),
            other => out.push(other),
        }
        begins = border || begins && c.is_whitespace();
    }
    out.push(END);
    out
}

/// Attributes whose numbers draw.
const DRAWN: [&str; 16] = [
    "d",
    "x",
    "y",
    "width",
    "height",
    "viewbox",
    "rx",
    "style",
    "font-size",
    "x1",
    "x2",
    "y1",
    "y2",
    "points",
    "transform",
    "cx",
];

/// Text, attributes and comments of a page as a browser reads them; figures without the numbers that drawings are made of.
///
/// A tag may part two words or stand in the middle of one, a `<br>` even of a name: the text is read both ways.
fn html(text: &str) -> Reading {
    let text = &*unpainted(text);
    let (mut parted, mut glued) = (
        String::with_capacity(text.len()),
        String::with_capacity(text.len()),
    );
    let (mut words, mut figures) = (String::new(), String::new());
    let lossy = String::from_utf8_lossy;
    let (mut broken, mut heading) = (false, None::<String>);
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::String(text) => {
                let text = lossy(&text);
                parted.push_str(&text);
                glued.push_str(&text);
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
                if text.trim().len() <= SHORT {
                    words.push_str(&format!("{PART}{text}{PART}"));
                }
            }
            Token::StartTag(tag) => {
                part(&mut parted, &mut glued, &tag.name, true);
                // `p` and `b` are nobody's initials.
                if tag.name.len() > 1 {
                    words.push_str(&lossy(&tag.name));
                }
                heading = heading.or_else(|| is_heading(&tag.name).then(String::new));
                for (name, value) in &tag.attributes {
                    let (name, value) = (lossy(name), lossy(value));
                    words.push_str(&format!(" {name} {value} "));
                    let policy = name == "content" && value.starts_with("default-src");
                    if !policy && !DRAWN.contains(&&*name) {
                        figures.push_str(&value);
                        figures.push(PART);
                    }
                }
            }
            Token::EndTag(tag) => {
                part(&mut parted, &mut glued, &tag.name, false);
                // It stands alone in what lists headings: contents, bookmarks of a print.
                if let Some(heading) = heading.take_if(|_| is_heading(&tag.name)) {
                    figures.push_str(&format!("{heading}{PART}"));
                }
            }
            Token::Comment(text) => {
                let text = lossy(&text);
                words.push_str(&format!(" {text} "));
                figures.push_str(&text);
                figures.push(PART);
            }
            Token::Doctype(doctype) => words.push_str(&format!(" {} ", lossy(&doctype.name))),
            // Beyond what a browser keeps, an attribute given twice say, the source is read as it stands.
            Token::Error(_) => broken = true,
        }
    }
    if broken {
        words.push_str(text);
        figures.push_str(text);
    }
    let all = |rest: &str| format!("{parted}{PART}{glued}{PART}{rest}");
    Reading::of(all(&words), all(&figures))
}

/// The same without the points of pictures that pages hold: of letters and digits without end some would be anybody's number. A picture
/// with anything beside its points stays, as does what is none.
fn unpainted(text: &str) -> Cow<'_, str> {
    const HEAD: &str = "data:image/";
    const CODE: &str = ";base64,";
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(HEAD) {
        let (before, from) = rest.split_at(at + HEAD.len());
        out.push_str(before);
        rest = from;
        let kind = from.find(|c: char| !c.is_ascii_alphanumeric());
        let Some(start) = kind.filter(|at| from[*at..].starts_with(CODE)) else {
            continue;
        };
        let (head, code) = from.split_at(start + CODE.len());
        let length = code.find(|c: char| !c.is_ascii_alphanumeric() && !"+/=".contains(c));
        let (code, behind) = code.split_at(length.unwrap_or(code.len()));
        let bytes = STANDARD.decode(code).unwrap_or_default();
        out.push_str(head);
        if !is_bare(&bytes) {
            out.push_str(code);
            // What is written in it is a part of the page, and begins no tag.
            let traces = decoding::traces(&bytes).replace(['<', '>', '"', '\''], " ");
            out.push_str(&format!(" {traces} "));
        }
        rest = behind;
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn is_heading(tag: &[u8]) -> bool {
    matches!(tag, [b'h', b'1'..=b'6'])
}

/// What a tag leaves between the words before and behind it: a tag within a word nothing, and two cells of a table hold no number
/// together.
fn part(parted: &mut String, glued: &mut String, tag: &[u8], begins: bool) {
    let border = match tag {
        b"table" | b"ul" | b"ol" => Some(if begins { TABLE } else { END }),
        b"tr" | b"li" => Some(ROW),
        b"td" | b"th" | b"dt" | b"dd" => Some(CELL),
        _ => None,
    };
    parted.push(border.unwrap_or('\n'));
    match border {
        Some(border) => glued.push(border),
        // Of two paragraphs neither goes on in the other.
        None if tag == b"p" || is_heading(tag) => glued.push_str("\n\n"),
        None => {}
    }
}

/// Reads `%40` and the like, as in an address; nothing where there is none.
pub(super) fn decoded(text: &str) -> String {
    escaped(text, b'%').unwrap_or_default()
}

/// Reads bytes that are written as a mark and two digits, if there are some.
fn escaped(text: &str, mark: u8) -> Option<String> {
    let bytes = text.as_bytes();
    let (mut out, mut done) = (Vec::new(), 0);
    for at in memchr::memchr_iter(mark, bytes).filter(|at| at + 2 < bytes.len()) {
        let code = std::str::from_utf8(&bytes[at + 1..at + 3])
            .ok()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(code) = code.filter(|_| at >= done) {
            out.extend_from_slice(&bytes[done..at]);
            out.push(code);
            done = at + 3;
        }
    }
    if done == 0 {
        return None;
    }
    out.extend_from_slice(&bytes[done..]);
    Some(String::from_utf8_lossy(&out).into_owned())
}

/// Reads texts of data once more as whoever makes a page of them does, if they have signs of Markdown.
fn marked(value: &Value, reading: &mut Reading) {
    const SIGNS: [char; 8] = ['*', '_', '&', '<', '[', '`', '\\', '~'];
    match value {
        Value::String(text) if text.contains(SIGNS) => reading.push(&as_text("md", text, "")),
        Value::Array(list) => list.iter().for_each(|one| marked(one, reading)),
        Value::Object(map) => map.values().for_each(|one| marked(one, reading)),
        _ => {}
    }
}

fn leaves(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(list) => list.iter().map(leaves).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| format!("{key}\n{}", leaves(value)))
            .collect(),
        other => format!("{other}\n"),
    }
}
