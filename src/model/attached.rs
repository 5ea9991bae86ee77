//! In: the name of a file that anyone may be shown, and its bytes. Out: of which kind it is, one of those that nothing runs or obeys,
//! or why it is none of them.
//!
//! A page of the site may read what stands beside it, and a web server obeys files by their names: only kinds known to do neither
//! are shown, and only if their contents are what the name says.

use std::io::{Cursor, Read as _};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;
use zip::ZipArchive;

use crate::model::decoding;

/// Endings of the kinds that may be shown, as a message lists them.
pub const KNOWN: &str = "pdf, docx, odt, xlsx, ods, pptx, odp, csv, tsv, txt, ics, png, jpg, jpeg, gif, webp, mp3, mp4, webm";

/// A kind that may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A print.
    Pdf,
    /// A package of XML files that an office program wrote.
    Office,
    /// Plain text, tables and calendars included.
    Text,
    /// Points of colour.
    Picture,
    /// A recording.
    Media,
}

/// Why a file may not be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Nothing is known of files with such a name, or they are run or obeyed.
    Name,
    /// A part of the name makes some servers run the file: `list.php.pdf`.
    Double,
    /// The contents are of another kind than the name says.
    Content,
}

/// Names of the files that an event declares public.
pub fn public(event: &Value) -> impl Iterator<Item = &str> {
    let documents = event["documents"].as_array().into_iter().flatten();
    documents
        .filter(|one| one["public"] == true)
        .filter_map(|one| one["file"].as_str())
}

/// Parts of a name by which servers or browsers run a file, or tell something else of it than its last ending does.
const ACTIVE: [&str; 39] = [
    "asa", "asax", "ascx", "ashx", "asmx", "asp", "aspx", "bat", "cer", "cfm", "cgi", "cmd", "exe",
    "fcgi", "htaccess", "hta", "htm", "html", "js", "jsp", "jspx", "mht", "mhtml", "mjs", "phar",
    "php", "pht", "phtml", "pl", "py", "rb", "sh", "shtm", "shtml", "svg", "swf", "var", "wasm",
    "xhtml",
];

/// The kind of a file.
///
/// # Errors
/// Why it may not be shown.
pub fn kind(name: &str, bytes: &[u8]) -> Result<Kind, Fault> {
    let kind = by_name(name)?;
    if is_of(kind.1, &kind.0, bytes) {
        Ok(kind.1)
    } else {
        Err(Fault::Content)
    }
}

/// The ending of a name, in small letters, and the kind that it tells.
fn by_name(name: &str) -> Result<(String, Kind), Fault> {
    let plain: String = name.nfkc().flat_map(char::to_lowercase).collect();
    let (stem, ending) = plain.rsplit_once('.').ok_or(Fault::Name)?;
    let kind = match ending {
        "pdf" => Kind::Pdf,
        "docx" | "odt" | "xlsx" | "ods" | "pptx" | "odp" => Kind::Office,
        "csv" | "tsv" | "txt" | "ics" => Kind::Text,
        "png" | "jpg" | "jpeg" | "gif" | "webp" => Kind::Picture,
        "mp3" | "mp4" | "webm" => Kind::Media,
        _ => return Err(Fault::Name),
    };
    // `_headers`, `.htaccess`: files that tell servers what to do; `.pdf` alone is a hidden file.
    if !stem.starts_with(char::is_alphanumeric) {
        return Err(Fault::Name);
    }
    // `.php5`, `.php;.pdf`, `.php .pdf`, `.xml` of any kind.
    let mut parts = stem.split('.').skip(1).map(|part| {
        part.trim_start()
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default()
    });
    let runs = |part: &str| {
        let bare = part.trim_end_matches(|c: char| c.is_ascii_digit());
        ACTIVE.contains(&bare) || bare.starts_with("xml") || bare.starts_with("xsl")
    };
    if parts.any(runs) {
        Err(Fault::Double)
    } else {
        Ok((ending.to_owned(), kind))
    }
}

/// Whether contents are what an ending says, by what every file of that kind begins with or holds.
fn is_of(kind: Kind, ending: &str, bytes: &[u8]) -> bool {
    match kind {
        Kind::Pdf => bytes.starts_with(b"%PDF-"),
        Kind::Office => is_package(ending, bytes),
        Kind::Text => is_plain(ending, bytes),
        Kind::Picture => match ending {
            "png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            "gif" => bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a"),
            "webp" => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
            _ => bytes.starts_with(b"\xff\xd8\xff"),
        },
        Kind::Media => match ending {
            "mp4" => bytes.get(4..8) == Some(b"ftyp"),
            "webm" => bytes.starts_with(b"\x1a\x45\xdf\xa3"),
            _ => {
                bytes.starts_with(b"ID3")
                    || matches!(bytes, [0xff, second, ..] if second & 0xe6 == 0xe2)
            }
        },
    }
}

/// Text, and in none of its readings a page, a script or another file that is told by its first letters.
fn is_plain(ending: &str, bytes: &[u8]) -> bool {
    const OTHERS: [&str; 7] = ["#!", "%PDF-", "%!PS", "{\\rtf", "FWS", "CWS", "ZWS"];
    const PACKED: [&[u8]; 7] = [
        b"PK",
        b"MZ",
        b"\x7fELF",
        b"\0asm",
        b"\xca\xfe\xba\xbe",
        b"\xd0\xcf\x11\xe0",
        b"Rar!",
    ];
    if PACKED
        .iter()
        .any(|head| bytes.starts_with(head) && bytes.iter().any(|byte| *byte < b'\t'))
    {
        return false;
    }
    let texts = decoding::texts(bytes);
    let active = |text: &String| {
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let tag = text.strip_prefix('<').is_some_and(|rest| {
            rest.starts_with(|c: char| {
                c.is_ascii_alphabetic() || matches!(c, '!' | '?' | '/' | '%')
            })
        });
        tag || OTHERS.iter().any(|other| text.starts_with(other))
    };
    let calendar = |text: &String| {
        text.trim_start()
            .get(..15)
            .is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
    };
    !texts.is_empty()
        && !texts.iter().any(active)
        && (ending != "ics" || texts.first().is_some_and(calendar))
}

/// A package that holds what its ending says.
fn is_package(ending: &str, bytes: &[u8]) -> bool {
    // What stands before the first file of an archive could be anything.
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    let folder = match ending {
        "docx" => b"word/".as_slice(),
        "xlsx" => b"xl/",
        "pptx" => b"ppt/",
        _ => {
            let kind = match ending {
                "odt" => "text",
                "ods" => "spreadsheet",
                _ => "presentation",
            };
            let mut said = String::new();
            let read = archive
                .by_name("mimetype")
                .map(|file| file.take(100).read_to_string(&mut said).is_ok());
            return read.unwrap_or(false)
                && said.trim() == format!("application/vnd.oasis.opendocument.{kind}");
        }
    };
    let names: Vec<&[u8]> = archive.file_names_raw().collect();
    names.contains(&b"[Content_Types].xml".as_slice())
        && names.iter().any(|name| name.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_name_and_by_content() {
        for (name, bytes, kind) in [
            ("list.csv", &b"a;b\n"[..], Kind::Text),
            ("Compte rendu v1.2.PDF", b"%PDF-1.7", Kind::Pdf),
            ("M. Roux.txt", "Né à Québec".as_bytes(), Kind::Text),
            ("a.txt", b"N\xe9 < 3", Kind::Text),
            ("a.txt", b"", Kind::Text),
            ("a.ics", b"BEGIN:VCALENDAR\r\n", Kind::Text),
            ("a.jpg", b"\xff\xd8\xff\xe0", Kind::Picture),
            ("会议记录.pdf", b"%PDF-1.4", Kind::Pdf),
        ] {
            assert_eq!(super::kind(name, bytes), Ok(kind), "{name}");
        }
    }

    #[test]
    fn what_runs_or_is_obeyed_is_refused() {
        let names = "a.html|a.HTM|a.xhtml|a.svg|a.svgz|a.xml|a.xsl|a.js|a.mjs|a.css|a.php|a.phtml|a.asp|a.cgi|a.sh|a.wasm|a.swf|a.md|a.zip|a.exe|\
                     .htaccess|_headers|_redirects|CNAME|_config.yml|.pdf|_a.pdf|-a.pdf|a|a.|a.pdf.|a.pdf |a.docm|a.ｈｔｍｌ|robots";
        for name in names.split('|') {
            assert_eq!(kind(name, b"%PDF-1.7"), Err(Fault::Name), "{name}");
        }
        for name in [
            "x.php.pdf",
            "x.PHP5.pdf",
            "x.html.pdf",
            "x.php;.pdf",
            "x.php .pdf",
            "x.asp;a.pdf",
            "x.svg.fr.pdf",
            "x.xml.pdf",
            "x.ｐｈｐ.pdf",
        ] {
            assert_eq!(kind(name, b"%PDF-1.7"), Err(Fault::Double), "{name}");
        }
    }

    #[test]
    fn contents_of_another_kind_are_refused() {
        let page = "<!doctype html><script>alert(1)</script>";
        let utf16 = |mark: &str| {
            format!("{mark}{page}")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        for name in [
            "a.pdf", "a.txt", "a.csv", "a.ics", "a.png", "a.jpg", "a.gif", "a.webp", "a.docx",
            "a.ods",
        ] {
            let wide = [utf16(""), utf16("\u{feff}")];
            let narrow = [
                page,
                "  \n<HTML>",
                "\u{feff}<svg onload=x>",
                "<?xml version='1.0'?>",
                "<?php x",
                "#!/bin/sh",
                "<a",
                "+ADw-script",
                "PK\x03\x04 <html>",
            ];
            for bytes in narrow
                .iter()
                .map(|text| text.as_bytes().to_vec())
                .chain(wide)
            {
                assert_eq!(
                    kind(name, &bytes),
                    Err(Fault::Content),
                    "{name}: {}",
                    String::from_utf8_lossy(&bytes)
                );
            }
        }
        for (name, bytes) in [
            ("a.txt", &b"\0asm\x01\0\0\0"[..]),
            ("a.csv", b"%PDF-1.7"),
            ("a.ics", b"a;b"),
            ("a.txt", b"MZ\x90\0\x03\0\0\0"),
        ] {
            assert_eq!(kind(name, bytes), Err(Fault::Content), "{name}");
        }
    }
}
