//! In: a PDF. Out: the text of its pages, its notes, fields and metadata, as far as they can be read.

use std::collections::{HashMap, HashSet};

use lopdf::{
    Dictionary, Document, Encoding, LoadOptions, Object, Stream, content::Content, xref::XrefEntry,
};

use crate::{
    guard::{office, reading::Reading},
    model::{
        decoding,
        figures::{CELL, PART},
    },
};

/// Most bytes that one part of it is unpacked to.
const PART_BYTES: usize = 8 * 1024 * 1024;

/// Most bytes that all parts of it are unpacked to.
const UNPACKED: usize = 96 * 1024 * 1024;

/// Pictures within pictures that hold text.
const DEPTH: usize = 8;

/// Reads a file; `unread` says that it may say more than was read.
pub(super) fn read(bytes: &[u8]) -> Reading {
    let options = LoadOptions {
        max_decompressed_size: Some(PART_BYTES),
        ..LoadOptions::default()
    };
    let Ok(document) = Document::load_mem_with_options(bytes, options) else {
        return Reading {
            unread: true,
            ..Reading::default()
        };
    };
    let mut print = Print {
        document: &document,
        words: String::new(),
        parted: String::new(),
        glued: String::new(),
        left: UNPACKED,
        fonts: HashMap::new(),
        drawn: HashSet::new(),
        unread: document.is_encrypted() || misses(&document),
    };
    print.objects();
    print.pages();
    let figures = format!("{}{PART}{}{PART}", print.parted, print.glued);
    Reading {
        words: format!("{figures}{}", print.words),
        figures,
        unread: print.unread,
    }
}

/// Whether an object that the file lists could not be read: the library passes over it.
fn misses(document: &Document) -> bool {
    let known: HashSet<u32> = document.objects.keys().map(|(number, _)| *number).collect();
    let listed = document.reference_table.entries.iter();
    let mut used = listed.filter(|(_, entry)| {
        matches!(
            entry,
            XrefEntry::Normal { .. } | XrefEntry::Compressed { .. }
        )
    });
    used.any(|(number, _)| !known.contains(number))
}

/// A file being read.
struct Print<'d> {
    document: &'d Document,
    /// What stands beside the pages.
    words: String,
    /// Text of the pages, with a space wherever the pen moves.
    parted: String,
    /// The same without, for letters that are set one by one.
    glued: String,
    /// Bytes that may still be unpacked.
    left: usize,
    /// What the letters of fonts mean; none if nobody can tell.
    fonts: HashMap<*const Dictionary, Option<Encoding<'d>>>,
    /// Drawings that were read.
    drawn: HashSet<*const Stream>,
    unread: bool,
}

impl<'d> Print<'d> {
    /// Strings of every object, and files and forms that are neither page nor picture.
    fn objects(&mut self) {
        let document = self.document;
        for object in document.objects.values() {
            self.strings(object);
            let Object::Stream(stream) = object else {
                continue;
            };
            let is = |key: &[u8], names: &[&[u8]]| {
                stream
                    .dict
                    .get(key)
                    .and_then(Object::as_name)
                    .is_ok_and(|name| names.contains(&name))
            };
            let drawn = is(b"Subtype", &[b"Image", b"Form"]) || is(b"Type", &[b"ObjStm", b"XRef"]);
            let font = [b"Length1".as_slice(), b"Length2"]
                .iter()
                .any(|key| stream.dict.has(key))
                || is(b"Subtype", &[b"Type1C", b"CIDFontType0C", b"OpenType"]);
            if drawn || font {
                continue;
            }
            let attached = is(b"Type", &[b"EmbeddedFile"]);
            let Some(bytes) = self.unpacked(stream) else {
                continue;
            };
            if attached && bytes.starts_with(b"PK\x03\x04") {
                let inside = office::read(&bytes);
                self.words.push_str(&inside.words);
                self.unread |= inside.unread;
            } else if attached
                || bytes.trim_ascii_start().starts_with(b"<")
                || bytes.starts_with(b"\xef\xbb\xbf<")
            {
                let texts = decoding::texts(&bytes);
                self.unread |= texts.is_empty();
                texts
                    .iter()
                    .for_each(|text| self.words.push_str(&format!(" {text} ")));
            }
        }
    }

    fn strings(&mut self, object: &Object) {
        match object {
            Object::String(bytes, _) => {
                let text =
                    lopdf::decode_text_string(object).unwrap_or_else(|_| decoding::traces(bytes));
                self.words.push_str(&format!(" {text} "));
            }
            Object::Array(all) => all.iter().for_each(|one| self.strings(one)),
            Object::Dictionary(map) => map.iter().for_each(|(_, one)| self.strings(one)),
            Object::Stream(stream) => stream.dict.iter().for_each(|(_, one)| self.strings(one)),
            _ => {}
        }
    }

    /// What a part holds, if it is not larger than is read.
    fn unpacked(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        let bytes = stream
            .decompressed_content_with_limit(self.left.min(PART_BYTES))
            .ok();
        self.unread |= bytes.is_none();
        self.left -= bytes.as_ref().map_or(0, Vec::len).min(self.left);
        bytes
    }

    fn pages(&mut self) {
        let document = self.document;
        for page in document.page_iter() {
            let Ok(bytes) = document.get_page_content_with_limit(page, self.left.min(PART_BYTES))
            else {
                self.unread = true;
                continue;
            };
            self.left -= bytes.len().min(self.left);
            let mut resources: Vec<&'d Dictionary> = Vec::new();
            if let Ok((own, above)) = document.get_page_resources(page) {
                resources.extend(own);
                resources.extend(
                    above
                        .iter()
                        .filter_map(|id| document.get_dictionary(*id).ok()),
                );
            }
            let before = self.glued.trim_end().len();
            let pictures = self.run(&bytes, &resources, DEPTH);
            // A page that was photographed.
            self.unread |= pictures && self.glued.trim_end().len() == before;
            self.parted.push(CELL);
            self.glued.push(CELL);
        }
    }

    /// Reads what is drawn; tells whether a picture is.
    fn run(&mut self, content: &[u8], resources: &[&'d Dictionary], depth: usize) -> bool {
        let (mut font, mut pictures) = (None, false);
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else {
                self.unread = true;
                break;
            };
            let first = operation.operands.first();
            match operation.operator.as_str() {
                "Tf" => {
                    font = first
                        .and_then(|name| name.as_name().ok())
                        .map(|name| self.font(resources, name))
                }
                "Tj" | "TJ" | "'" | "\"" => {
                    self.parted.push(' ');
                    operation
                        .operands
                        .iter()
                        .for_each(|operand| self.show(font, operand));
                }
                "Td" | "TD" | "T*" | "Tm" | "BT" | "ET" => self.parted.push(' '),
                // What marked text stands for.
                "BDC" | "DP" => operation
                    .operands
                    .iter()
                    .for_each(|operand| self.strings(operand)),
                "BI" => pictures = true,
                "Do" => {
                    pictures |= first
                        .and_then(|name| name.as_name().ok())
                        .is_some_and(|name| self.drawing(resources, name, depth))
                }
                _ => {}
            }
            // Lines end where the pen goes to another.
            if matches!(operation.operator.as_str(), "T*" | "'" | "\"" | "BT")
                || is_line(&operation.operator, &operation.operands)
            {
                self.glued.push(' ');
            }
        }
        pictures
    }

    /// A drawing that a page repeats, each once; tells whether it is or holds a picture.
    fn drawing(&mut self, resources: &[&'d Dictionary], name: &[u8], depth: usize) -> bool {
        let Some(Object::Stream(stream)) = self.resource(resources, b"XObject", name) else {
            return false;
        };
        if stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"Image")
        {
            return true;
        }
        if !self.drawn.insert(std::ptr::from_ref(stream)) {
            return false;
        }
        let Some(bytes) = self.unpacked(stream).filter(|_| depth > 0) else {
            self.unread = true;
            return false;
        };
        let own = stream
            .dict
            .get_deref(b"Resources", self.document)
            .and_then(Object::as_dict)
            .ok();
        let resources: Vec<&Dictionary> =
            own.into_iter().chain(resources.iter().copied()).collect();
        self.run(&bytes, &resources, depth - 1)
    }

    fn resource(
        &self,
        resources: &[&'d Dictionary],
        kind: &[u8],
        name: &[u8],
    ) -> Option<&'d Object> {
        let document = self.document;
        let find = |all: &&'d Dictionary| {
            all.get_deref(kind, document)
                .ok()?
                .as_dict()
                .ok()?
                .get_deref(name, document)
                .ok()
        };
        resources.iter().find_map(find)
    }

    /// A font by its name, made ready.
    fn font(&mut self, resources: &[&'d Dictionary], name: &[u8]) -> *const Dictionary {
        let Some(font) = self
            .resource(resources, b"Font", name)
            .and_then(|font| font.as_dict().ok())
        else {
            return std::ptr::null();
        };
        let key = std::ptr::from_ref(font);
        if !self.fonts.contains_key(&key) {
            let encoding = encoding(font, self.document);
            self.fonts.insert(key, encoding);
        }
        key
    }

    fn show(&mut self, font: Option<*const Dictionary>, operand: &Object) {
        /// Thousandths of a letter's height from which room between letters is a space.
        const SPACE: f32 = -180.0;
        match operand {
            Object::String(bytes, _) => {
                let encoding = font
                    .and_then(|font| self.fonts.get(&font))
                    .and_then(Option::as_ref);
                let text =
                    encoding.and_then(|encoding| Document::decode_text(encoding, bytes).ok());
                let told = text.as_ref().is_some_and(|text| {
                    !text.contains('\u{fffd}') && (bytes.is_empty() || !text.is_empty())
                });
                self.unread |= !told;
                let text = text.unwrap_or_else(|| decoding::traces(bytes));
                self.parted.push_str(&text);
                self.glued.push_str(&text);
            }
            Object::Array(all) => all.iter().for_each(|one| self.show(font, one)),
            Object::Integer(_) | Object::Real(_)
                if operand.as_float().is_ok_and(|room| room < SPACE) =>
            {
                self.parted.push(' ');
                self.glued.push(' ');
            }
            _ => {}
        }
    }
}

/// Whether an operator moves the pen to another line, not along one.
fn is_line(operator: &str, operands: &[Object]) -> bool {
    let down = operands.get(1).and_then(|down| down.as_float().ok());
    matches!(operator, "Td" | "TD") && down.is_none_or(|down| down != 0.0)
}

/// What the bytes of a font mean; none if they are glyphs that only the font knows.
fn encoding<'d>(font: &'d Dictionary, document: &'d Document) -> Option<Encoding<'d>> {
    let is = |kind: &[u8]| {
        font.get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == kind)
    };
    // Where the font says which letters its glyphs stand for, that tells more than the order of its glyphs.
    let mut mapped = font.clone();
    mapped.remove(b"Encoding");
    if font.has(b"ToUnicode")
        && let Ok(Encoding::UnicodeMapEncoding(map)) =
            mapped.get_font_encoding_with_limit(document, PART_BYTES)
    {
        return Some(Encoding::UnicodeMapEncoding(map));
    }
    let known = font
        .get_font_encoding_with_limit(document, PART_BYTES)
        .ok()?;
    if is(b"Type0") {
        return matches!(known, Encoding::SimpleEncoding(_)).then_some(known);
    }
    let descriptor = font
        .get_deref(b"FontDescriptor", document)
        .and_then(Object::as_dict);
    let embedded = descriptor.is_ok_and(|all| {
        [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"]
            .iter()
            .any(|key| all.has(key))
    });
    (font.has(b"Encoding") || !embedded && !is(b"Type3")).then_some(known)
}
