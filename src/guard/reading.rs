//! In: the bytes of a file about to be published. Out: what can be read in it: words, and figures without the numbers that
//! drawings, dates and the like are made of.

use serde_json::Value;

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
            // Marks part no word, and HTML is read as such.
            let marks = text.replace(['\\', '*', '`'], "");
            html(&marks)
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
            ',' | ';' if !quoted => out.push('\n'),
            other => out.push(other),
        }
    }
    out
}

/// Text and attribute values of a page, entities read; figures without the numbers that drawings are made of.
fn html(text: &str) -> Reading {
    const DRAWN: [&str; 16] =
        ["d", "x", "y", "width", "height", "viewbox", "rx", "style", "font-size", "x1", "x2", "y1", "y2", "points", "transform", "cx"];
    let (mut words, mut glued, mut figures) = (String::with_capacity(text.len()), String::new(), String::new());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        for out in [&mut words, &mut glued, &mut figures] {
            out.push_str(before);
        }
        if let Some(comment) = tag.strip_prefix("<!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            for out in [&mut words, &mut figures] {
                out.push_str(&format!(" {} ", &comment[..end]));
            }
            rest = comment.get(end + 3..).unwrap_or_default();
            continue;
        }
        let end = tag.find('>').unwrap_or(tag.len());
        let inside = &tag[1..end];
        words.push_str(&format!(" {inside} "));
        figures.push(' ');
        for (name, value) in attributes(inside) {
            let policy = name == "content" && value.starts_with("default-src");
            if !policy && !DRAWN.contains(&name.to_ascii_lowercase().as_str()) {
                figures.push_str(&format!(" \n{value}\n "));
            }
        }
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    for out in [&mut words, &mut glued, &mut figures] {
        out.push_str(rest);
    }
    // A word or a number may have been cut by tags: it is read whole as well.
    words.push(' ');
    words.push_str(&glued);
    figures.push_str(" \n ");
    figures.push_str(&glued);
    Reading { words: entities(&words), figures: entities(&figures) }
}

/// Names and values of a tag's attributes, in quotes of either kind or in none.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    let mut rest = tag;
    while let Some(at) = rest.find('=') {
        let name = rest[..at].trim_end().rsplit(|c: char| c.is_whitespace() || c == '"' || c == '\'').next().unwrap_or_default();
        let value = rest[at + 1..].trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        all.push((name, value));
        rest = after;
    }
    all
}

/// Reads the entities of HTML.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(34).find(|(_, c)| *c == ';').map(|(end, _)| end);
        let read = end.and_then(|end| {
            let name = &rest[1..end];
            let number = name.strip_prefix("#x").or(name.strip_prefix("#X")).map(|hex| u32::from_str_radix(hex, 16));
            let number = number.or_else(|| name.strip_prefix('#').map(str::parse));
            match number {
                Some(code) => code.ok().and_then(char::from_u32).map(|c| c.to_string()),
                None => entities::ENTITIES.iter().find(|entity| entity.entity == &rest[..=end]).map(|entity| entity.characters.to_owned()),
            }
        });
        match (read, end) {
            (Some(read), Some(end)) => {
                out.push_str(&read);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
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
