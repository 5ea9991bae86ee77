//! In: one XML file of a package. Out: its words, with the tags in a line parting them or not, and what stands beside.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::cells::{Named, numbered, plain, printed};
use crate::{
    guard::reading::Reading,
    model::figures::{self, CELL, END, PART, ROW, TABLE},
};

/// Most texts aside within each other.
const ASIDES: usize = 63;

/// Tags that end a line or a cell; every other may stand in the middle of a word, as fonts, colours and marks of a correction do.
const PARTING: [&[u8]; 31] = [
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
    b"frame",
    b"hdr",
    b"ftr",
    b"item",
    b"string",
    b"author",
];

/// Tags of tables, and of what is read like one: a head or an introduction tells the unit of its numbers.
const TABLES: [&[u8]; 5] = [b"tbl", b"table", b"sheetData", b"chartSpace", b"list"];

/// Tags of their rows.
const ROWS: [&[u8]; 4] = [b"tr", b"row", b"table-row", b"list-item"];

/// Tags of what a workbook prints on every sheet, in codes.
const HEADERS: [&[u8]; 6] = [
    b"oddHeader",
    b"oddFooter",
    b"evenHeader",
    b"evenFooter",
    b"firstHeader",
    b"firstFooter",
];

/// Tags that tell how numbers are to be shown, wherever they stand.
const FORMATS: [&[u8]; 4] = [
    b"currency-style",
    b"number-style",
    b"percentage-style",
    b"formatCode",
];

/// Longest text of a workbook that is read beside its neighbours too; a longer one is read where it is listed.
const BRIEF: usize = 120;

/// Tags of properties that count, date or name a file for programs.
const COUNTED: [&[u8]; 33] = [
    b"Pages",
    b"Words",
    b"Characters",
    b"CharactersWithSpaces",
    b"Lines",
    b"Paragraphs",
    b"TotalTime",
    b"AppVersion",
    b"Slides",
    b"Notes",
    b"HiddenSlides",
    b"MMClips",
    b"DocSecurity",
    b"revision",
    b"version",
    b"created",
    b"modified",
    b"lastPrinted",
    b"date",
    b"creation-date",
    b"print-date",
    b"editing-cycles",
    b"editing-duration",
    b"generator",
    b"CreateDate",
    b"ModifyDate",
    b"MetadataDate",
    b"DocumentID",
    b"InstanceID",
    b"OriginalDocumentID",
    b"instanceID",
    b"when",
    b"config-item",
];

/// Attributes in which somebody types: what a picture or a link tells, a formula, a field's hint and answer.
const TYPED: [&[u8]; 22] = [
    b"descr",
    b"title",
    b"alt",
    b"tooltip",
    b"desc",
    b"description",
    b"subject",
    b"string",
    b"string-value",
    b"current-value",
    b"current-string",
    b"formula",
    b"label",
    b"prompt",
    b"promptTitle",
    b"error",
    b"errorTitle",
    b"result",
    b"statusText",
    b"helpText",
    b"display",
    b"placeholder",
];

/// Tags that stand for a sign.
const SIGNS: [(&[u8], char); 2] = [(b"noBreakHyphen", '-'), (b"s", ' ')];

/// Tags of what stands in the middle of a line and is no part of it: notes, remarks, codes of fields, words that were taken out.
const ASIDE: [&[u8]; 10] = [
    b"txbxContent",
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

/// What was put into a line while its changes were kept.
const INSERTED: [&[u8]; 2] = [b"ins", b"moveTo"];

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

/// Whether a file of a package is the list of texts that cells of a workbook name, or of styles by which they are shown.
pub(super) fn is_named(name: &str, bytes: &[u8]) -> bool {
    const HEAD: usize = 2048;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let called = ["sharedStrings.xml", "styles.xml"];
    called.iter().any(|one| name.ends_with(one))
        || ["sst", "styleSheet"].iter().any(|tag| {
            head.match_indices(tag)
                .any(|(at, _)| head[..at].ends_with(['<', ':']))
        })
}

/// Whether a name was given by a person, not counted by a program: `budget-48250.xlsx`, not `image48250.png`.
pub(super) fn is_given(name: &str) -> bool {
    name.contains([':', '-', '_', ' ', '%'])
}

/// What one XML file says.
#[derive(Default)]
pub(super) struct Words {
    parted: String,
    /// Lines with nothing in the place of tags within them.
    glued: String,
    /// The same of what stands aside of a line and is still open, the innermost last.
    open: Vec<String>,
    /// What stood aside and is whole.
    asides: String,
    /// Lines as they were before somebody changed them, what is struck out where it stood.
    before: String,
    /// What computes a part of a line, a line for each.
    codes: String,
    /// Whether there is any of both.
    changed: bool,
    /// Within how many elements of what was put in, and whether within a code.
    inserted: usize,
    coded: bool,
    /// Whether it is of a workbook, whose texts may hold letters by their numbers.
    sheet: bool,
    /// Attributes, comments and properties.
    beside: Reading,
    /// Numbers of a table's cells.
    values: String,
    /// Whether the cell at hand holds the number of a text, not a number.
    number_of_text: bool,
    /// Whether it tells of a file, not what the file says.
    properties: bool,
    /// A property that counts, if one is open.
    counted: Option<String>,
    /// Whether it keeps cells of tables that another sheet adds up.
    cached: bool,
    /// Whether it is the list of texts that cells name.
    shared: bool,
    /// Where the text at hand of that list begins, and which it is.
    item: (usize, usize),
    /// Whether it is the list of styles of cells, and within those that cells name.
    styles: bool,
    cell_styles: bool,
    named: Named,
    /// The style of the cell at hand, if it holds a number, and whether that number is open.
    style: Option<usize>,
    value: bool,
    /// What is printed on every sheet, while it is open.
    header: Option<String>,
}

impl Words {
    /// For a file by its name in the package, with what was told of its cells elsewhere.
    pub(super) fn of(name: &str, named: Named) -> Self {
        Self {
            // What a form keeps among its own properties are answers.
            properties: name.starts_with("docProps/") && name != "docProps/custom.xml"
                || name.ends_with("meta.xml")
                || name.ends_with("settings.xml"),
            cached: name.contains("/pivotCache/"),
            sheet: name.starts_with("xl/"),
            named,
            ..Self::default()
        }
    }

    /// For properties of a file.
    pub(super) fn of_properties() -> Self {
        Self {
            properties: true,
            ..Self::default()
        }
    }

    /// What was told of cells, so that other files know it.
    pub(super) fn named(&mut self) -> Named {
        std::mem::take(&mut self.named)
    }

    /// Letters in its lines and aside of them; properties have none.
    pub(super) fn letters(&self) -> usize {
        let letters = self.glued.chars().chain(self.asides.chars());
        let count = || letters.filter(|c| c.is_alphanumeric()).count();
        if self.properties { 0 } else { count() }
    }

    /// Text of one file, twice: with every tag parting words, and with nothing for tags within a line.
    pub(super) fn read(&mut self, text: &str) {
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
                Ok(event) => self.take(&event),
                Err(_) => {
                    // Whoever opens it may read more than can be read here.
                    self.beside.unread = true;
                    self.beside.note(text);
                    break;
                }
            }
        }
        while !self.open.is_empty() {
            self.aside_ends(b"");
        }
        if let Some(counted) = self.counted.take() {
            self.beside.say(&counted);
        }
    }

    /// All of it, once it is read.
    pub(super) fn reading(self) -> Reading {
        let mut said = format!(
            "{}{PART}{}{PART}{}{PART}",
            self.parted, self.glued, self.asides
        );
        for whole in [&self.before, &self.codes] {
            if self.changed && whole.contains(|c: char| c.is_alphanumeric()) {
                said.push_str(&format!("{whole}{PART}"));
            }
        }
        let mut reading = Reading {
            figures: format!("{said}{}", self.values),
            words: said,
            unread: false,
        };
        reading.push(&self.beside);
        reading
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                self.part(tag.local_name().as_ref(), Some(true));
                self.attributes(tag);
                self.begin(tag.local_name().as_ref());
            }
            Event::Empty(tag) => {
                self.part(tag.local_name().as_ref(), None);
                self.attributes(tag);
                self.end(tag.local_name().as_ref());
            }
            Event::End(tag) => {
                if ASIDE.contains(&tag.local_name().as_ref()) {
                    self.aside_ends(tag.local_name().as_ref());
                }
                if INSERTED.contains(&tag.local_name().as_ref()) {
                    self.inserted = self.inserted.saturating_sub(1);
                }
                self.end(tag.local_name().as_ref());
                self.part(tag.local_name().as_ref(), Some(false));
            }
            Event::Text(text) => self.say(&text.decode().unwrap_or_default()),
            Event::CData(text) => self.say(&text.decode().unwrap_or_default()),
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().ok().flatten();
                let named = || {
                    quick_xml::escape::resolve_predefined_entity(&name.decode().ok()?)
                        .map(str::to_owned)
                };
                let letter = letter.map(String::from).or_else(named);
                // One of its own, which another program may know.
                self.beside.unread |= letter.is_none();
                self.say(&letter.unwrap_or_default());
            }
            Event::Comment(text) => self.beside.say(&text.decode().unwrap_or_default()),
            Event::DocType(text) => self.beside.note(&text.decode().unwrap_or_default()),
            Event::PI(text) => self.beside.note(&String::from_utf8_lossy(text)),
            Event::Decl(_) | Event::Eof => {}
        }
    }

    /// What a tag opens beside its line.
    fn begin(&mut self, tag: &[u8]) {
        if ASIDE.contains(&tag) && self.open.len() < ASIDES {
            self.open.push(String::new());
        }
        if INSERTED.contains(&tag) {
            self.inserted += 1;
        }
        self.coded |= tag == b"instrText";
        self.changed |= matches!(tag, b"instrText" | b"delText");
        let counted = self.properties && COUNTED.contains(&tag) || FORMATS.contains(&tag);
        if counted && self.counted.is_none() {
            self.counted = Some(String::new());
        }
        if HEADERS.contains(&tag) {
            self.header = Some(String::new());
        }
        self.shared |= tag == b"sst";
        self.styles |= tag == b"styleSheet";
        self.cell_styles |= self.styles && tag == b"cellXfs";
        if tag == b"v" {
            self.value = true;
            self.beside_value(|(before, _)| before);
        }
    }

    /// Puts beside the number of a cell what its style shows there.
    fn beside_value(&mut self, side: fn(&(String, String)) -> &String) {
        let shown = self.style.and_then(|style| self.named.shown.get(style));
        if let Some(shown) = shown.map(side).filter(|shown| !shown.is_empty()).cloned() {
            self.parted.push_str(&shown);
            self.flow().push_str(&shown);
        }
    }

    /// A property that counts is whole, or a text of the list that cells name.
    fn end(&mut self, tag: &[u8]) {
        if (COUNTED.contains(&tag) || FORMATS.contains(&tag))
            && let Some(counted) = self.counted.take()
        {
            self.beside.note(&counted);
        }
        if self.shared && tag == b"si" {
            let (from, index) = self.item;
            let text = &self.glued[from..];
            let text = if text.len() <= BRIEF {
                Some(text.replace(figures::is_border, " "))
            } else {
                figures::unit(text).map(str::to_owned)
            };
            self.named.texts.extend(text.map(|text| (index, text)));
            self.item = (self.glued.len(), index + 1);
        }
        if tag == b"v" && std::mem::take(&mut self.value) {
            self.beside_value(|(_, behind)| behind);
        }
        self.cell_styles &= tag != b"cellXfs";
        if HEADERS.contains(&tag)
            && let Some(header) = self.header.take()
        {
            let header = printed(&header);
            for all in [&mut self.parted, &mut self.glued] {
                all.push_str(&format!("{CELL}{header}{CELL}"));
            }
        }
    }

    fn say(&mut self, text: &str) {
        if let Some(counted) = &mut self.counted {
            counted.push_str(text);
            return;
        }
        if let Some(header) = &mut self.header {
            header.push_str(text);
            return;
        }
        // A text that stands elsewhere is read beside those of its row.
        let named = self.number_of_text.then(|| {
            let named = self.named.text(text).map(str::to_owned);
            self.beside.unread |= named.is_none();
            named.unwrap_or_default()
        });
        let number = plain(text).filter(|_| self.value && !self.number_of_text);
        let text = named.as_deref().or(number.as_deref()).unwrap_or(text);
        let letters = self.sheet.then(|| numbered(text)).flatten();
        let text = letters.as_deref().unwrap_or(text);
        self.parted.push_str(text);
        self.flow().push_str(text);
        self.whole(text, false);
    }

    /// Takes in a letter by its number in a font; those of fonts of signs stand apart by a number of their own.
    fn letter(&mut self, number: &str) {
        const SIGNS: std::ops::Range<u32> = 0xF000..0xF100;
        let code = u32::from_str_radix(number, 16).ok();
        let code = code.map(|code| {
            if SIGNS.contains(&code) {
                code - SIGNS.start
            } else {
                code
            }
        });
        if let Some(letter) = code.and_then(char::from_u32) {
            self.say(letter.encode_utf8(&mut [0; 4]));
        }
    }

    /// Takes in a cell that is kept in an attribute.
    fn cell(&mut self, text: &str) {
        let number = plain(text);
        let cell = format!("{CELL}{}{CELL}", number.as_deref().unwrap_or(text));
        self.parted.push_str(&cell);
        self.flow().push_str(&cell);
    }

    /// The line at hand.
    fn flow(&mut self) -> &mut String {
        self.open.last_mut().unwrap_or(&mut self.glued)
    }

    /// What stood aside, if anything did, is whole; the line in which it stood goes on.
    fn aside_ends(&mut self, tag: &[u8]) {
        if tag == b"instrText" {
            self.coded = false;
        }
        if let Some(aside) = self.open.pop() {
            self.asides.push_str(&aside);
            self.asides.push(PART);
        }
    }

    /// Takes in a piece of a line for the readings in which it is not cut: as it was before it was changed, and what computes it.
    fn whole(&mut self, piece: &str, is_border: bool) {
        // Cells of a workbook have no such pieces.
        if self.sheet {
            return;
        }
        if is_border || self.coded {
            self.codes.push_str(piece);
        }
        if is_border || !self.coded && self.inserted == 0 {
            self.before.push_str(piece);
        }
    }

    /// What a tag leaves between the words before and behind it; `begins` says which of two it is.
    fn part(&mut self, tag: &[u8], begins: Option<bool>) {
        if tag == b"c" {
            (self.number_of_text, self.style) = (false, None);
        }
        let table = begins.filter(|_| TABLES.contains(&tag));
        let border = match table {
            Some(true) => Some(TABLE),
            Some(false) => Some(END),
            None if ROWS.contains(&tag) => Some(ROW),
            None => PARTING.contains(&tag).then_some(CELL),
        };
        let apart = if INLINE.contains(&tag) { ' ' } else { CELL };
        self.parted.push(border.unwrap_or(apart));
        if let Some(border) = border {
            self.flow().push(border);
            self.whole(border.encode_utf8(&mut [0; 4]), true);
        } else if let Some((_, sign)) = SIGNS.iter().find(|(name, _)| *name == tag) {
            self.flow().push(*sign);
            self.whole(sign.encode_utf8(&mut [0; 4]), false);
        }
    }

    fn attributes(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let (mut style, mut counted) = (None, true);
        let (mut format, mut code) = (None, None);
        let (mut number, mut currency) = (None, String::new());
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = String::from_utf8_lossy(&attribute.value);
            let value = quick_xml::escape::unescape(&value)
                .map_or_else(|_| value.to_string(), |text| text.into_owned());
            let key = attribute.key.local_name();
            match (name.as_ref(), key.as_ref()) {
                (b"c", b"t") => {
                    self.number_of_text = value == "s";
                    counted = value == "n";
                }
                (b"c", b"s") => style = value.parse().ok(),
                (b"sym", b"char") => self.letter(&value),
                (b"numFmt" | b"xf", b"numFmtId") => format = value.parse::<usize>().ok(),
                // It shows numbers, and says none.
                (b"numFmt", b"formatCode") => {
                    self.beside.words.push_str(&format!("{PART}{value}{PART}"));
                    code = Some(value);
                    continue;
                }
                _ => {}
            }
            match (name.as_ref(), key.as_ref()) {
                (b"table-cell", b"value") => {
                    number = Some(plain(&value).unwrap_or_else(|| value.clone()))
                }
                (b"table-cell", b"currency") => currency.clone_from(&value),
                (b"n" | b"s", b"v") | (b"cacheField", b"name") if self.cached => self.cell(&value),
                _ => {}
            }
            let leads = matches!(key.as_ref(), b"href" | b"Target") && is_given(&value);
            if leads || TYPED.contains(&key.as_ref()) {
                self.beside.say(&value);
            } else {
                self.beside.note(&value);
            }
        }
        if let Some(number) = number {
            self.values.push_str(&format!("{number} {currency}{PART}"));
        }
        if name.as_ref() == b"c" {
            self.style = style.filter(|_| counted);
        }
        match (format, code) {
            (Some(format), Some(code)) if self.styles => {
                self.named.codes.insert(format, code);
            }
            (format, None) if self.cell_styles && name.as_ref() == b"xf" => {
                self.named.style(format.unwrap_or_default());
            }
            _ => {}
        }
    }
}
