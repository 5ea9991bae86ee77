//! In: a file that an office program wrote, a package of XML files. Out: what it says, as far as it can be read.

use std::io::{Cursor, Read as _};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use crate::{
    guard::reading::{Reading, is_bare},
    model::{
        decoding,
        figures::{CELL, PART},
    },
};

/// Most bytes that are unpacked of one file.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Most files of one package.
const FILES: usize = 4096;

/// Packages within packages: a table within a report.
const DEPTH: usize = 3;

/// Most texts aside within each other.
const ASIDES: usize = 63;

/// Tags that end a line or a cell; every other may stand in the middle of a word, as fonts, colours and marks of a correction do.
const PARTING: [&[u8]; 32] = [
    b"body",
    b"p",
    b"h",
    b"br",
    b"cr",
    b"tab",
    b"ptab",
    b"line-break",
    b"tbl",
    b"tr",
    b"tc",
    b"table",
    b"table-row",
    b"table-cell",
    b"list",
    b"list-item",
    b"sheetData",
    b"row",
    b"c",
    b"v",
    b"f",
    b"si",
    b"is",
    b"sp",
    b"txBody",
    b"txbxContent",
    b"frame",
    b"hdr",
    b"ftr",
    b"item",
    b"string",
    b"author",
];

/// Tags that stand for a sign.
const SIGNS: [(&[u8], char); 2] = [(b"noBreakHyphen", '-'), (b"s", ' ')];

/// Tags of what stands in the middle of a line and is no part of it: notes, remarks, codes of fields, words that were taken out.
const ASIDE: [&[u8]; 9] = [
    b"note",
    b"footnote",
    b"endnote",
    b"annotation",
    b"comment",
    b"instrText",
    b"delText",
    b"fldData",
    b"tracked-changes",
];

/// Tags that part words as a space does.
const INLINE: [&[u8]; 18] = [
    b"r",
    b"t",
    b"rPr",
    b"span",
    b"a",
    b"hyperlink",
    b"ins",
    b"del",
    b"delText",
    b"lang",
    b"proofErr",
    b"bookmarkStart",
    b"bookmarkEnd",
    b"bookmark",
    b"smartTag",
    b"fld",
    b"b",
    b"i",
];

/// Reads all files of a package.
pub(super) fn read(bytes: &[u8]) -> Reading {
    let mut package = Package {
        reading: Reading::default(),
        left: LARGEST,
    };
    package.open(bytes, DEPTH);
    package.reading
}

struct Package {
    reading: Reading,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl Package {
    fn open(&mut self, bytes: &[u8], depth: usize) {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let Some(mut archive) = archive.ok().filter(|archive| {
            archive.len() <= FILES && !archive.has_duplicate_names() && depth > 0
        }) else {
            self.reading.unread = true;
            return;
        };
        self.reading
            .words
            .push_str(&String::from_utf8_lossy(archive.comment()));
        for index in 0..archive.len() {
            let Some((name, bytes)) = self.unpack(&mut archive, index) else {
                self.reading.unread = true;
                continue;
            };
            self.reading.words.push_str(&format!(" {name} "));
            self.file(&name, &bytes, depth);
        }
    }

    /// One file of a package: none if it is locked, damaged, or larger than is read.
    fn unpack(
        &mut self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        index: usize,
    ) -> Option<(String, Vec<u8>)> {
        let file = archive.by_index(index).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        let read = file.take(self.left + 1).read_to_end(&mut bytes).ok()?;
        self.left = self.left.checked_sub(read as u64)?;
        Some((name, bytes))
    }

    fn file(&mut self, name: &str, bytes: &[u8], depth: usize) {
        let ending = name
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_ascii_lowercase();
        match ending.as_str() {
            "xml" | "rels" | "vml" | "rdf" => match decoding::texts(bytes).first() {
                Some(text) => self.xml(name, text),
                None => self.reading.unread = true,
            },
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => self.open(bytes, depth - 1),
            // Its points are letters without end, of which some would by chance be anybody's name.
            _ if is_bare(bytes) => {}
            // Pictures and fonts are looked through for what stands in them as it is.
            _ => {
                let told = [
                    "png", "jpg", "jpeg", "gif", "emf", "wmf", "svm", "tiff", "tif", "ttf",
                    "odttf", "fntdata",
                ]
                .contains(&&*ending);
                self.reading.unread |=
                    !told && !bytes.is_empty() && name != "mimetype" && !name.ends_with('/');
                self.reading.words.push_str(&decoding::traces(bytes));
            }
        }
    }

    /// Text of one file, twice: with every tag parting words, and with nothing for tags within a line.
    fn xml(&mut self, name: &str, text: &str) {
        // Numbers of pages, words, bytes are none of a budget's; a form keeps what it began from among its own properties.
        let counted = (!name.starts_with("docProps/") || name == "docProps/custom.xml")
            && !name.ends_with("meta.xml")
            && !name.ends_with("styles.xml")
            && !name.ends_with(".rels");
        let mut out = Words::default();
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        (
            config.check_end_names,
            config.allow_unmatched_ends,
            config.allow_dangling_amp,
        ) = (false, true, true);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => out.take(&event),
                Err(_) => {
                    // Whoever opens it may read more than can be read here.
                    self.reading.unread = true;
                    out.words.push_str(text);
                    break;
                }
            }
        }
        while !out.open.is_empty() {
            out.aside_ends();
        }
        let said = format!(
            "{}{PART}{}{PART}{}{PART}",
            out.parted, out.glued, out.asides
        );
        if counted {
            self.reading.figures.push_str(&said);
            self.reading.figures.push_str(&out.values);
        }
        self.reading
            .words
            .push_str(&format!("{said}{}{PART}", out.words));
    }
}

/// What one XML file says.
#[derive(Default)]
struct Words {
    parted: String,
    /// Lines with nothing in the place of tags within them.
    glued: String,
    /// The same of what stands aside of a line and is still open, the innermost last.
    open: Vec<String>,
    /// What stood aside and is whole.
    asides: String,
    /// Attributes and comments.
    words: String,
    /// Numbers of a table's cells.
    values: String,
    /// Whether the cell at hand holds the number of a text, not a number.
    number_of_text: bool,
}

impl Words {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                self.part(tag.local_name().as_ref());
                self.attributes(tag);
                if ASIDE.contains(&tag.local_name().as_ref()) && self.open.len() < ASIDES {
                    self.open.push(String::new());
                }
            }
            Event::Empty(tag) => {
                self.part(tag.local_name().as_ref());
                self.attributes(tag);
            }
            Event::End(tag) => {
                if ASIDE.contains(&tag.local_name().as_ref()) {
                    self.aside_ends();
                }
                self.part(tag.local_name().as_ref());
            }
            Event::Text(text) => self.say(&text.decode().unwrap_or_default()),
            Event::CData(text) => self.say(&text.decode().unwrap_or_default()),
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().ok().flatten();
                let named = || {
                    quick_xml::escape::resolve_predefined_entity(&name.decode().ok()?)
                        .map(str::to_owned)
                };
                self.say(&letter.map(String::from).or_else(named).unwrap_or_default());
            }
            Event::Comment(text) | Event::DocType(text) => self
                .words
                .push_str(&format!(" {} ", text.decode().unwrap_or_default())),
            Event::PI(text) => self
                .words
                .push_str(&format!(" {} ", String::from_utf8_lossy(text))),
            Event::Decl(_) | Event::Eof => {}
        }
    }

    fn say(&mut self, text: &str) {
        if !self.number_of_text {
            self.parted.push_str(text);
            self.flow().push_str(text);
        }
    }

    /// The line at hand.
    fn flow(&mut self) -> &mut String {
        self.open.last_mut().unwrap_or(&mut self.glued)
    }

    /// What stood aside, if anything did, is whole; the line in which it stood goes on.
    fn aside_ends(&mut self) {
        if let Some(aside) = self.open.pop() {
            self.asides.push_str(&aside);
            self.asides.push(PART);
        }
    }

    fn part(&mut self, tag: &[u8]) {
        if tag == b"c" {
            self.number_of_text = false;
        }
        self.parted
            .push(if INLINE.contains(&tag) { ' ' } else { CELL });
        if PARTING.contains(&tag) {
            self.flow().push(CELL);
        } else if let Some((_, sign)) = SIGNS.iter().find(|(name, _)| *name == tag) {
            self.flow().push(*sign);
        }
    }

    fn attributes(&mut self, tag: &BytesStart<'_>) {
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = String::from_utf8_lossy(&attribute.value);
            let value = quick_xml::escape::unescape(&value)
                .map_or_else(|_| value.to_string(), |text| text.into_owned());
            let key = attribute.key.local_name();
            self.number_of_text |=
                tag.local_name().as_ref() == b"c" && key.as_ref() == b"t" && value == "s";
            if matches!(tag.local_name().as_ref(), b"table-cell") && key.as_ref() == b"value" {
                self.values.push_str(&format!("{value}{PART}"));
            }
            self.words.push_str(&format!(" {value} "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_pieces_are_whole_and_paragraphs_are_apart() {
        let mut package = Package {
            reading: Reading::default(),
            left: LARGEST,
        };
        let text = "<w:p><w:r><w:t>Jea</w:t></w:r><w:r><w:t>nne d&#x2019;Aubign&#233; &amp; Roux</w:t></w:r></w:p><w:p w:x=\"a&lt;b\"><w:r><w:t>Next</w:t></w:r></w:p>";
        package.xml("word/document.xml", text);
        assert!(
            package
                .reading
                .words
                .contains("Jeanne d’Aubigné & Roux\u{1d}"),
            "{:?}",
            package.reading.words
        );
        assert!(package.reading.words.contains("a<b"));
        package.xml(
            "word/document.xml",
            "<w:p><w:r><w:rPr><w:rFonts w:ascii='Arial'/></w:rPr><w:t>Ysol</w:t></w:r><w:commentRangeStart/><w:r><w:rPr><w:color w:val='FF0000'/></w:rPr>\
             <w:t>de Pi</w:t><w:softHyphen/><w:delText>old</w:delText><w:t>nard</w:t></w:r></w:p>",
        );
        package.xml(
            "content.xml",
            "<text:p>Ba<text:note><text:p>A note</text:p></text:note>si<text:soft-page-break/>le</text:p>",
        );
        for whole in ["Ysolde Pinard", "Basile", "A note", "old"] {
            assert!(
                package.reading.words.contains(whole),
                "{whole}: {:?}",
                package.reading.words
            );
        }
        package.xml(
            "xl/worksheets/sheet1.xml",
            "<c t=\"s\"><v>14500</v></c><c><v>18250.5</v></c>",
        );
        assert!(
            package.reading.figures.contains("18250.5")
                && !package.reading.figures.contains("14500")
        );
        assert!(!package.reading.unread);
        package.xml("a.xml", "<a <b");
        assert!(package.reading.unread);
    }

    #[test]
    fn what_is_no_package_is_not_read() {
        for bytes in [b"PK\x03\x04", b""] as [&[u8]; 2] {
            assert!(read(bytes).unread);
        }
    }
}
