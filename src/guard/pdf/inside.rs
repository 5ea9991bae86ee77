//! In: a PDF. Out: the text of its pages, its notes, fields and metadata, as far as they can be read.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, xref::XrefEntry};

use crate::{
    guard::{
        office,
        pdf::{
            flow::Flow,
            fonts::Font,
            found::Found,
            operators::Operators,
            pen::{Pen, Widths},
            strings::{is_counted, text},
        },
        reading::{self, Reading, says_hardly},
    },
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

/// Most widths of letters that are read in all fonts together.
const WIDTHS: usize = 1 << 22;

/// Reads a file; `unread` says that it may say more than was read.
pub(in crate::guard) fn read(bytes: &[u8]) -> Reading {
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
        beside: Reading::default(),
        flow: Flow::default(),
        left: UNPACKED,
        widths: WIDTHS,
        fonts: HashMap::new(),
        drawn: HashSet::new(),
        met: HashSet::new(),
        unread: document.is_encrypted() || misses(&document),
    };
    let found = Found::of(&document);
    print.objects(&found);
    print.pages();
    print.looks(&found);
    print.beside.say(&Found::meanings(&document));
    print.beside.say(&print.flow.text());
    print.beside.unread |= print.unread || print.flow.unread || print.widths == 0;
    print.beside
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
    beside: Reading,
    /// Text of the pages.
    flow: Flow,
    /// Bytes that may still be unpacked.
    left: usize,
    /// Widths of letters that may still be read.
    widths: usize,
    /// Fonts that were met.
    fonts: HashMap<*const Dictionary, Font<'d>>,
    /// Drawings that were read, each with what it draws with that is not its own.
    drawn: HashSet<(*const Stream, *const Dictionary, *const Dictionary)>,
    /// The same, whatever they draw with.
    met: HashSet<*const Stream>,
    unread: bool,
}

/// Whether one of the names of a stream's kind is among some.
fn is(stream: &Stream, key: &[u8], names: &[&[u8]]) -> bool {
    let name = stream.dict.get(key).and_then(Object::as_name);
    name.is_ok_and(|name| names.contains(&name))
}

/// Whether a stream is by its own word a picture, a drawing, a font, or a part of the file's own order.
fn is_drawn(stream: &Stream) -> bool {
    const KINDS: [&[u8]; 5] = [b"Image", b"Form", b"Type1C", b"CIDFontType0C", b"OpenType"];
    is(stream, b"Subtype", &KINDS)
        || is(stream, b"Type", &[b"ObjStm", b"XRef"])
        || stream.dict.has(b"Length1")
        || stream.dict.has(b"Length2")
}

impl<'d> Print<'d> {
    /// Strings of every object, and files and forms that are neither page nor picture.
    fn objects(&mut self, found: &Found<'d>) {
        let document = self.document;
        self.entries(&document.trailer);
        for object in document.objects.values() {
            self.strings(object);
            let Object::Stream(stream) = object else {
                continue;
            };
            let key = std::ptr::from_ref(stream);
            let name = found.files.get(&key).map(String::as_str);
            let attached = name.is_some() || is(stream, b"Type", &[b"EmbeddedFile"]);
            let is_text = found.texts.contains(&key);
            let tells = found.properties.contains(&key);
            // What a stream says of itself counts where nobody refers to it as something else.
            let known = attached || is_text || tells;
            if !known && (found.fonts.contains(&key) || is_drawn(stream)) {
                continue;
            }
            if let Some(bytes) = self.unpacked(stream) {
                let attached = attached.then(|| name.unwrap_or_default());
                self.unread |= tells && decoding::texts(&bytes).is_empty();
                self.file(&bytes, attached, is_text);
            }
        }
    }

    /// A file within the file: attached by a name, a text, properties.
    fn file(&mut self, bytes: &[u8], attached: Option<&str>, is_text: bool) {
        let marked = decoding::is_marked(bytes);
        match attached {
            Some(_) if bytes.starts_with(b"PK\x03\x04") => {
                self.beside.push(&office::read(bytes));
            }
            Some(_) if decoding::texts(bytes).is_empty() || bytes.starts_with(b"%PDF") => {
                self.unread = true;
                self.beside.words.push_str(&decoding::traces(bytes));
            }
            Some("") => {
                let name = if marked { "a.xml" } else { "a.txt" };
                self.beside.push(&reading::read(name, bytes, ""));
            }
            Some(name) => self.beside.push(&reading::read(name, bytes, "")),
            None if marked => {
                let texts = decoding::texts(bytes);
                self.unread |= texts.is_empty();
                texts
                    .iter()
                    .for_each(|text| self.beside.push(&office::properties(text)));
            }
            None if is_text => {
                let string = Object::string_literal(bytes);
                self.beside.say(&text(&string));
            }
            None => {}
        }
    }

    fn strings(&mut self, object: &Object) {
        match object {
            Object::String(..) => {
                let text = text(object);
                if is_counted(&text) {
                    self.beside.note(&text);
                } else {
                    if text.trim_start().starts_with('<') {
                        // What a note says in letters of several kinds.
                        self.beside.push(&office::properties(&text));
                    }
                    self.beside.say(&text);
                }
            }
            Object::Name(name) => self.name(name),
            Object::Array(all) => all.iter().for_each(|one| self.strings(one)),
            Object::Dictionary(map) => self.entries(map),
            Object::Stream(stream) => self.entries(&stream.dict),
            _ => {}
        }
    }

    fn entries(&mut self, map: &Dictionary) {
        for (key, value) in map {
            self.name(key);
            match value {
                // Bytes by chance, or counted.
                Object::String(..) if key == b"ID" => self.beside.note(&text(value)),
                Object::Array(_) if key == b"ID" => {}
                _ => self.strings(value),
            }
        }
    }

    /// A name that somebody typed, as that of a choice: the format's own are one word.
    fn name(&mut self, name: &[u8]) {
        let typed = |byte: &u8| matches!(byte, b' ' | b'@' | b'$') || !byte.is_ascii();
        if name.iter().any(typed) {
            self.beside.say(&String::from_utf8_lossy(name));
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
        let mut pages: Vec<ObjectId> = document.page_iter().collect();
        let mut known: HashSet<ObjectId> = pages.iter().copied().collect();
        // Readers take any end of the tree for a page, whatever it says that it is.
        let ends = self.ends().into_iter();
        pages.extend(ends.filter(|id| known.insert(*id)));
        // Pages that were taken out, and those that a form adds, stand beside the others.
        let more = document.objects.iter().filter(|(id, object)| {
            let kind = object.as_dict().and_then(|page| page.get(b"Type"));
            let is_page = kind
                .and_then(Object::as_name)
                .is_ok_and(|kind| matches!(kind, b"Page" | b"Template"));
            is_page && !known.contains(id)
        });
        pages.extend(more.map(|(id, _)| *id));
        for page in pages {
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
            let before = self.flow.len();
            let pictures = self.run(&bytes, &resources, DEPTH, &mut Pen::default());
            let letters = self.flow.letters(before);
            // A page that was photographed, with its number perhaps.
            self.unread |= pictures && says_hardly(letters, 1);
            self.flow.part(CELL);
        }
    }

    /// The ends of the tree of pages.
    fn ends(&mut self) -> Vec<ObjectId> {
        let document = self.document;
        let root = document.catalog().and_then(|catalog| catalog.get(b"Pages"));
        let mut open: Vec<&Object> = root.into_iter().collect();
        let (mut seen, mut ends) = (HashSet::new(), Vec::new());
        while let Some(node) = open.pop() {
            let Ok((Some(id), Object::Dictionary(map))) = document.dereference(node) else {
                // What is none may be one to others.
                self.unread |= !matches!(node, Object::Reference(_) | Object::Null);
                continue;
            };
            if !seen.insert(id) {
                continue;
            }
            let kids = map.get_deref(b"Kids", document).and_then(Object::as_array);
            if kids.is_err() || map.has(b"Contents") {
                ends.push(id);
            }
            open.extend(kids.into_iter().flatten().rev());
        }
        ends
    }

    /// What notes and fields look like, and whatever else no page draws by itself.
    fn looks(&mut self, found: &Found<'d>) {
        let document = self.document;
        let defaults = document.catalog().and_then(|catalog| {
            catalog
                .get_deref(b"AcroForm", document)?
                .as_dict()?
                .get_deref(b"DR", document)?
                .as_dict()
        });
        let defaults: Vec<&Dictionary> = defaults.into_iter().collect();
        let others = document
            .objects
            .values()
            .filter_map(|object| object.as_stream().ok())
            .filter(|stream| is(stream, b"Subtype", &[b"Form"]) || stream.dict.has(b"PatternType"));
        for stream in found.looks.iter().copied().chain(others) {
            // What a page draws is read there, with what the page gives it.
            if !self.met.contains(&std::ptr::from_ref(stream)) {
                self.form(stream, &defaults, DEPTH, &mut Pen::default());
                self.flow.part(PART);
            }
        }
        for (glyph, own) in &found.glyphs {
            let resources: Vec<&Dictionary> = own.iter().copied().chain(defaults.clone()).collect();
            let before = self.flow.len();
            self.form(glyph, &resources, DEPTH, &mut Pen::default());
            // Whatever a word of them says, it is not what it shows.
            self.unread |= self.flow.letters(before) > 0;
            self.flow.part(PART);
        }
        self.pieces(found);
    }

    /// Forms that are one text in pieces, of which none is one by itself.
    fn pieces(&mut self, found: &Found<'d>) {
        for pieces in &found.pieces {
            let mut whole = Vec::new();
            for piece in *pieces {
                if let Ok((_, Object::Stream(stream))) = self.document.dereference(piece) {
                    whole.extend(self.unpacked(stream).unwrap_or_default());
                }
            }
            let texts = decoding::texts(&whole);
            self.unread |= texts.is_empty() && !whole.is_empty();
            texts
                .iter()
                .for_each(|text| self.beside.push(&office::properties(text)));
        }
    }

    /// Reads what is drawn; tells whether a picture is.
    fn run(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        depth: usize,
        pen: &mut Pen,
    ) -> bool {
        let (mut pictures, marks) = (false, self.flow.depth());
        let mut operators = Operators::new(content);
        for (operator, operands) in operators.by_ref() {
            pen.take(&operator, &operands);
            let named = operands.first().and_then(|name| name.as_name().ok());
            match operator.as_str() {
                "Tf" => {
                    let font = named.map_or(std::ptr::null(), |name| self.font(resources, name));
                    pen.set(font, None);
                }
                "gs" => {
                    let state = named.and_then(|name| self.resource(resources, b"ExtGState", name));
                    self.state(state, pen);
                }
                "Tj" | "TJ" | "'" | "\"" => {
                    self.flow.space();
                    self.flow.begin(pen.is_apart());
                    operands
                        .last()
                        .into_iter()
                        .for_each(|operand| self.show(operand, pen));
                    pen.ends();
                }
                "Td" | "TD" | "T*" | "Tm" | "BT" | "ET" => self.flow.space(),
                "BDC" | "DP" | "BMC" => self.marked(&operator, &operands, resources),
                "EMC" => self.flow.unmark(marks),
                "BI" => pictures = true,
                "Do" => {
                    pictures |= named.is_some_and(|name| self.drawing(resources, name, depth, pen));
                }
                _ => {}
            }
        }
        while self.flow.depth() > marks {
            self.flow.unmark(marks);
        }
        // Some reader may show what is none of the format's words here.
        self.unread |= operators.broken;
        pictures
    }

    /// What marked letters stand for.
    fn marked(&mut self, operator: &str, operands: &[Object], resources: &[&'d Dictionary]) {
        operands.iter().for_each(|operand| self.strings(operand));
        let own = match operands.get(1) {
            Some(Object::Dictionary(own)) => Some(own),
            Some(Object::Name(name)) => self
                .resource(resources, b"Properties", name)
                .and_then(|own| own.as_dict().ok()),
            _ => None,
        };
        let meaning = own.and_then(|own| own.get_deref(b"ActualText", self.document).ok());
        if operator != "DP" {
            self.flow.mark(meaning.map(text));
        }
    }

    /// Takes a font from a state of the pen that has one.
    fn state(&mut self, state: Option<&'d Object>, pen: &mut Pen) {
        let document = self.document;
        let font = state.and_then(|state| {
            let state = state.as_dict().ok()?;
            state.get_deref(b"Font", document).ok()?.as_array().ok()
        });
        let Some([font, size]) = font.map(Vec::as_slice) else {
            return;
        };
        let font = document.dereference(font).ok();
        let font = font.and_then(|(_, font)| font.as_dict().ok());
        let font = font.map_or(std::ptr::null(), |font| self.ready(font));
        pen.set(font, size.as_float().ok());
    }

    /// A drawing that a page repeats, each once; tells whether it is or holds a picture.
    fn drawing(
        &mut self,
        resources: &[&'d Dictionary],
        name: &[u8],
        depth: usize,
        pen: &mut Pen,
    ) -> bool {
        let Some(Object::Stream(stream)) = self.resource(resources, b"XObject", name) else {
            return false;
        };
        is(stream, b"Subtype", &[b"Image"]) || self.form(stream, resources, depth, pen)
    }

    /// A drawing, if it was not read before; tells whether it holds a picture.
    fn form(
        &mut self,
        stream: &'d Stream,
        resources: &[&'d Dictionary],
        depth: usize,
        pen: &mut Pen,
    ) -> bool {
        // Where the letters of a drawing are in a font of the page, each page may give it another.
        let given = resources.first().filter(|_| !stream.dict.has(b"Resources"));
        let given = given.map_or(std::ptr::null(), |given| std::ptr::from_ref(*given));
        let font = pen.font().unwrap_or(std::ptr::null());
        self.met.insert(std::ptr::from_ref(stream));
        if !self.drawn.insert((std::ptr::from_ref(stream), given, font)) {
            return false;
        }
        let Some(bytes) = self.unpacked(stream).filter(|_| depth > 0) else {
            self.unread = true;
            return false;
        };
        let own = |key: &[u8]| stream.dict.get_deref(key, self.document);
        let measure = own(b"Matrix").and_then(Object::as_array).map(Vec::as_slice);
        let mut within = pen.within(measure.unwrap_or_default());
        let own = own(b"Resources").and_then(Object::as_dict).ok();
        let resources: Vec<&Dictionary> =
            own.into_iter().chain(resources.iter().copied()).collect();
        let pictures = self.run(&bytes, &resources, depth - 1, &mut within);
        pen.after(&within);
        pictures
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
        self.ready(font)
    }

    fn ready(&mut self, font: &'d Dictionary) -> *const Dictionary {
        let key = std::ptr::from_ref(font);
        if !self.fonts.contains_key(&key) {
            let font = Font::of(font, self.document, &mut self.widths);
            self.fonts.insert(key, font);
        }
        key
    }

    fn show(&mut self, operand: &Object, pen: &mut Pen) {
        /// Thousandths of a letter's height from which room between letters is a space.
        const SPACE: f32 = -180.0;
        match operand {
            Object::String(bytes, _) => {
                let font = pen.font().and_then(|font| self.fonts.get(&font));
                let text = font.and_then(|font| font.read(bytes));
                self.unread |= text.is_none() || font.is_some_and(|font| font.doubtful);
                let text = text.unwrap_or_else(|| decoding::traces(bytes));
                let width = font.map_or(&Widths::Unknown, |font| &font.widths);
                pen.shown(width.width(bytes, &text));
                self.flow.show(&text);
            }
            Object::Array(all) => all.iter().for_each(|one| self.show(one, pen)),
            Object::Integer(_) | Object::Real(_) => {
                let room = operand.as_float().unwrap_or_default();
                pen.space(room);
                if room < SPACE {
                    self.flow.room();
                }
            }
            _ => {}
        }
    }
}
