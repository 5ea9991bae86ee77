//! In: the bytes of a file about to be published. Out: what can be read in it: words, and figures without the numbers that
//! drawings, dates and the like are made of.

use html5gum::{Token, Tokenizer};
use serde_json::Value;

use crate::model::{
    figures::{CELL, PART},
    markdown,
};

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Every word, attributes and comments included.
    pub(super) words: String,
    /// The text whose numbers may be amounts.
    pub(super) figures: String,
}

/// Reads a file by what its name says that it is; `shipped` is a text of the program that pages repeat.
pub(super) fn read(file: &str, bytes: &[u8], shipped: &str) -> Reading {
    let text = String::from_utf8_lossy(bytes);
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" | "htm" | "svg" | "xml" if shipped.is_empty() => html(&text),
        "html" | "htm" | "svg" | "xml" => html(&text.replace(shipped, "")),
        "md" => {
            // As a reader sees it, and as it stands: marks part no word, and HTML is read as such.
            let (shown, bare) = (html(&markdown::unguarded(&text)), text.replace(['\\', '*', '`'], ""));
            let raw = if bare.contains(['<', '&']) { html(&bare) } else { Reading { words: bare.clone(), figures: bare } };
            Reading { words: shown.words + " " + &raw.words, figures: format!("{}{PART}{}", shown.figures, raw.figures) }
        }
        "ics" => {
            let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "");
            let words = unfolded.replace("\\n", " ").replace('\\', "");
            let figures: String = words.lines().filter(|line| !line.starts_with("DT")).collect::<Vec<_>>().join("\n");
            Reading { words, figures }
        }
        "json" => {
            let words = serde_json::from_str::<Value>(&text).map_or_else(|_| text.to_string(), |value| leaves(&value));
            Reading { figures: words.clone(), words }
        }
        "csv" => {
            let words = cells(&text);
            Reading { figures: words.clone(), words }
        }
        _ if !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok() => Reading { words: text.to_string(), figures: text.into_owned() },
        // A text in another alphabet's bytes; of what is packed the figures are those of the packing.
        "txt" | "tsv" | "log" | "text" => {
            let words = plain(bytes);
            Reading { figures: words.clone(), words }
        }
        _ => Reading { words: plain(bytes), figures: String::new() },
    }
}

/// Words that stand in a file of another kind as they are, in its metadata say, in one byte a letter or in two. What is
/// packed in it cannot be read here.
fn plain(bytes: &[u8]) -> String {
    let mut out = String::new();
    let wide = |first: usize| -> String {
        let letter = |pair: &[u8]| if pair[first] == 0 && pair[1 - first] != 0 { char::from(pair[1 - first]) } else { ' ' };
        bytes.chunks_exact(2).map(letter).collect()
    };
    // Latin-1 and UTF-8 differ in accents only, which do not count.
    out.push_str(&String::from_utf8_lossy(bytes));
    out.push(' ');
    out.extend(bytes.iter().map(|byte| char::from(*byte)));
    if bytes.contains(&0) {
        out.push_str(&wide(0));
        out.push_str(&wide(1));
    }
    out
}

/// Cells of a table, a line each.
fn cells(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' | ';' if !quoted => out.push(CELL),
            other => out.push(other),
        }
    }
    out
}

/// Text, attributes and comments of a page as a browser reads them; figures without the numbers that drawings are made of.
///
/// A tag may part two words or stand in the middle of one, a `<br>` even of a name: the text is read both ways.
fn html(text: &str) -> Reading {
    const DRAWN: [&str; 16] =
        ["d", "x", "y", "width", "height", "viewbox", "rx", "style", "font-size", "x1", "x2", "y1", "y2", "points", "transform", "cx"];
    let (mut parted, mut glued) = (String::with_capacity(text.len()), String::with_capacity(text.len()));
    let (mut words, mut figures) = (String::new(), String::new());
    let lossy = String::from_utf8_lossy;
    let mut broken = false;
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::String(text) => {
                let text = lossy(&text);
                parted.push_str(&text);
                glued.push_str(&text);
            }
            Token::StartTag(tag) => {
                part(&mut parted, &mut glued, &tag.name);
                words.push_str(&lossy(&tag.name));
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
            Token::EndTag(tag) => part(&mut parted, &mut glued, &tag.name),
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
    Reading { words: all(&words), figures: all(&figures) }
}

/// What a tag leaves between the words before and behind it: a tag within a word nothing, and two cells of a table hold no number
/// together.
fn part(parted: &mut String, glued: &mut String, tag: &[u8]) {
    if matches!(tag, b"td" | b"th" | b"tr" | b"li" | b"dt" | b"dd") {
        parted.push(CELL);
        glued.push(CELL);
    } else {
        parted.push(' ');
    }
}

/// Reads `%40` and the like, as in an address.
pub(super) fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return String::new();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|_| bytes[at] == b'%') {
            Some(code) => {
                out.push(code);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn leaves(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(list) => list.iter().map(leaves).collect(),
        Value::Object(map) => map.iter().map(|(key, value)| format!("{key}\n{}", leaves(value))).collect(),
        other => format!("{other}\n"),
    }
}
