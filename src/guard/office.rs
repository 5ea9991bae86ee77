//! In: a file that an office program wrote, a package of XML files. Out: what it says, as far as it can be read.

use std::{
    collections::HashMap,
    io::{Cursor, Read as _},
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use crate::{
    guard::reading::{self, Reading, is_bare, says_hardly},
    model::{
        currency, decoding,
        figures::{self, CELL, END, PART, ROW, TABLE},
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

/// Most bytes of such texts that are put into cells.
const PUT: u64 = LARGEST / 4;

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
    let mut package = Package::default();
    package.open(bytes, DEPTH);
    // A page that was photographed.
    package.reading.unread |=
        package.pictures > 0 && says_hardly(package.letters, package.pictures);
    package.reading
}

/// Reads the properties of a file that is no package, as XML.
pub(super) fn properties(text: &str) -> Reading {
    let mut out = Words {
        properties: true,
        ..Words::default()
    };
    out.read(text);
    out.reading()
}

struct Package {
    reading: Reading,
    /// Bytes that may still be unpacked.
    left: u64,
    /// What cells of the workbook at hand stand for.
    named: Named,
    /// Pictures that stand in its pages, and letters beside them.
    pictures: usize,
    letters: usize,
}

/// What stands elsewhere in a workbook than in the cells that show it.
#[derive(Default)]
struct Named {
    /// The texts that cells name by their place in a list; of a long one but the unit that it tells of numbers.
    texts: HashMap<usize, String>,
    /// Bytes of them that are in cells already.
    put: u64,
    /// How numbers are shown, by the number of their format.
    codes: HashMap<usize, String>,
    /// What cells show before a number and behind it, by the number of their style.
    shown: Vec<(String, String)>,
}

impl Named {
    /// The text that a number stands for; none if texts were put into more cells than is read.
    fn text(&mut self, number: &str) -> Option<&str> {
        let text = number
            .trim()
            .parse()
            .ok()
            .and_then(|at: usize| self.texts.get(&at));
        let text = text.map_or("", String::as_str);
        self.put += text.len() as u64;
        (self.put <= PUT).then_some(text)
    }

    /// Takes in the style of cells: what its format shows beside a number.
    fn style(&mut self, format: usize) {
        // Those that every program knows have the sign of its country.
        let shown = match self.codes.get(&format) {
            Some(code) => beside_number(code),
            None if matches!(format, 5..=8 | 42 | 44) => ("$".to_owned(), String::new()),
            None => (String::new(), String::new()),
        };
        self.shown.push(shown);
    }
}

/// A number as people write it that programs store otherwise: `1.45E4`, `14499.999999999998`, the noise of a sum.
fn plain(text: &str) -> Option<String> {
    const NOISE: f64 = 1e-9;
    let is = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    let number = text.trim();
    if !number.contains(['.', 'e', 'E']) || !number.chars().all(is) {
        return None;
    }
    let value: f64 = number.parse().ok()?;
    let cents = (value * 100.0).round();
    let close = (value * 100.0 - cents).abs() <= NOISE * cents.abs().max(1.0);
    (close && cents.abs() < 1e15).then(|| format!("{}", cents / 100.0))
}

/// What a format of numbers writes before a number and behind it: `#,##0.00 "$"`, `[$CAD] 0`.
fn beside_number(code: &str) -> (String, String) {
    let (mut before, mut behind) = (String::new(), String::new());
    let (mut placed, mut scaled) = (false, false);
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        let out = if placed { &mut behind } else { &mut before };
        match c {
            ';' => break,
            '"' => out.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => out.extend(chars.next()),
            '_' | '*' => {
                let _ = chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let sign = inner.strip_prefix('$').unwrap_or_default();
                out.push_str(sign.split('-').next().unwrap_or_default());
            }
            '0' | '#' | '?' => placed = true,
            // One behind all digits shows thousands.
            ',' => {
                scaled |= placed && !chars.peek().is_some_and(|c| matches!(c, '0' | '#' | '?'));
            }
            ' ' | '$' => out.push(c),
            c if !c.is_ascii() => out.push(c),
            _ => {}
        }
    }
    if scaled {
        behind = unscaled(behind.trim_start()).to_owned();
    }
    (before, behind)
}

/// What stands behind a number that is shown in thousands, without the letter for these: the cell holds it in full.
fn unscaled(behind: &str) -> &str {
    let rest = behind.strip_prefix(['k', 'K', 'm', 'M']).unwrap_or(behind);
    let whole = rest.starts_with(char::is_alphabetic) && !currency::is_code(rest);
    if whole { behind } else { rest }
}

/// What a workbook prints at the head or the foot of its sheets, as it is read: the codes `&C`, `&12`, `&"Arial,Bold"` are no letters.
fn printed(coded: &str) -> String {
    let mut out = String::with_capacity(coded.len());
    let mut chars = coded.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            out.push(c);
            continue;
        }
        let digits = |c: &char| c.is_ascii_digit();
        match chars.next() {
            Some('"') => while chars.next().is_some_and(|c| c != '"') {},
            Some('0'..='9') => while chars.next_if(digits).is_some() {},
            // A colour: six digits, or the number of one and how light it is.
            Some('K' | 'k') => {
                let code = |c: &char| c.is_ascii_hexdigit() || matches!(c, '+' | '-');
                (0..6).for_each(|_| _ = chars.next_if(code));
            }
            Some('L' | 'C' | 'R' | 'l' | 'c' | 'r') => out.push(CELL),
            Some(letter) if "PNDTFAZGpndtfazg".contains(letter) => out.push(' '),
            Some(letter) if "BIUESXYOHbiuesxyoh".contains(letter) => {}
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

impl Default for Package {
    fn default() -> Self {
        Self {
            reading: Reading::default(),
            left: LARGEST,
            named: Named::default(),
            pictures: 0,
            letters: 0,
        }
    }
}

/// Whether a file of a package is the list of texts that cells of a workbook name.
fn is_shared(name: &str) -> bool {
    name.ends_with("sharedStrings.xml")
}

/// Whether it tells how its cells are shown.
fn is_styles(name: &str) -> bool {
    name.ends_with("xl/styles.xml")
}

/// Whether a file of a package is a picture of its pages, and no small view of the whole.
fn is_shown(name: &str, ending: &str) -> bool {
    const PICTURES: [&str; 9] = [
        "png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "jp2",
    ];
    (name.contains("/media/") || name.starts_with("Pictures/")) && PICTURES.contains(&ending)
}

/// Whether a name was given by a person, not counted by a program: `budget-48250.xlsx`, not `image48250.png`.
fn is_given(name: &str) -> bool {
    name.contains([':', '-', '_', ' ', '%'])
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
            .say(&String::from_utf8_lossy(archive.comment()));
        let outer = std::mem::take(&mut self.named);
        let shared: Vec<bool> = archive
            .file_names()
            .map(|name| name.is_ok_and(|name| is_shared(&name) || is_styles(&name)))
            .collect();
        let mut order: Vec<usize> = (0..archive.len()).collect();
        order.sort_by_key(|index| !shared.get(*index).is_some_and(|shared| *shared));
        for index in order {
            let Some((name, bytes)) = self.unpack(&mut archive, index) else {
                self.reading.unread = true;
                continue;
            };
            if is_given(&name) {
                self.reading.say(&name);
            } else {
                self.reading.note(&name);
            }
            self.file(&name, &bytes, depth);
        }
        self.named = outer;
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
        self.pictures += usize::from(!bytes.is_empty() && is_shown(name, &ending));
        match ending.as_str() {
            "xml" | "rels" | "vml" | "rdf" => match decoding::texts(bytes).first() {
                Some(text) => self.xml(name, text),
                None => self.reading.unread = true,
            },
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => self.open(bytes, depth - 1),
            "csv" | "tsv" | "txt" | "json" | "html" | "htm" => {
                self.reading.push(&reading::read(name, bytes, ""));
            }
            // Its points are letters without end, of which some would by chance be anybody's name.
            _ if is_bare(bytes) => {}
            // Pictures and fonts are looked through for what stands in them as it is; of bytes that are no text some are by chance an amount.
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

    fn xml(&mut self, name: &str, text: &str) {
        let mut out = Words {
            // What a form keeps among its own properties are answers.
            properties: name.starts_with("docProps/") && name != "docProps/custom.xml"
                || name.ends_with("meta.xml")
                || name.ends_with("settings.xml"),
            cached: name.contains("/pivotCache/"),
            shared: is_shared(name),
            styles: is_styles(name),
            named: std::mem::take(&mut self.named),
            ..Words::default()
        };
        out.read(text);
        self.named = std::mem::take(&mut out.named);
        if !out.properties {
            self.letters += out.glued.chars().filter(|c| c.is_alphanumeric()).count();
        }
        self.reading.push(&out.reading());
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
    /// Text of one file, twice: with every tag parting words, and with nothing for tags within a line.
    fn read(&mut self, text: &str) {
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
            self.aside_ends();
        }
        if let Some(counted) = self.counted.take() {
            self.beside.say(&counted);
        }
    }

    /// All of it, once it is read.
    fn reading(self) -> Reading {
        let said = format!(
            "{}{PART}{}{PART}{}{PART}",
            self.parted, self.glued, self.asides
        );
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
                    self.aside_ends();
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
                self.say(&letter.map(String::from).or_else(named).unwrap_or_default());
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
        let counted = self.properties && COUNTED.contains(&tag) || FORMATS.contains(&tag);
        if counted && self.counted.is_none() {
            self.counted = Some(String::new());
        }
        if HEADERS.contains(&tag) {
            self.header = Some(String::new());
        }
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
        self.parted.push_str(text);
        self.flow().push_str(text);
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
    fn aside_ends(&mut self) {
        if let Some(aside) = self.open.pop() {
            self.asides.push_str(&aside);
            self.asides.push(PART);
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
        } else if let Some((_, sign)) = SIGNS.iter().find(|(name, _)| *name == tag) {
            self.flow().push(*sign);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_pieces_are_whole_and_paragraphs_are_apart() {
        let mut package = Package::default();
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
