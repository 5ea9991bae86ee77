//! In: one XML file of a package. Out: its words, with the tags in a line parting them or not, and what stands beside.

use std::collections::{HashMap, HashSet};

use quick_xml::{
    Reader,
    events::{BytesStart, Event, attributes::Attribute},
};

use super::{
    cells::{Named, numbered, plain, printed},
    lines::Flow,
    spaces::{Family, HEADERS, Spaces, local},
    tags::{
        CELLS, COUNTED, FORMATS, GONE, INLINE, INSERTED, PARTING, ROWS, SIGNS, TABLES, TYPED,
        is_aside,
    },
};
use crate::{
    guard::reading::Reading,
    model::figures::{self, CELL, END, PART, ROW, TABLE, is_border},
};

/// Longest text of a workbook that is read beside its neighbours too; a longer one is read where it is listed.
const BRIEF: usize = 120;

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
    spaces: Spaces,
    parted: String,
    /// Lines with nothing in the place of tags within them.
    flow: Flow,
    /// Attributes, comments and properties.
    beside: Reading,
    /// Numbers of a table's cells.
    values: String,
    /// Whether its name says that it tells of a file, not what the file says; and whether it does.
    called: bool,
    properties: bool,
    /// A property that counts, if one is open.
    counted: Option<String>,
    /// Whether it is of a workbook, whose texts may hold letters by their numbers.
    sheet: bool,
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
    /// Whether the cell at hand holds the number of a text, not a number.
    number_of_text: bool,
    /// The style of the cell at hand, if it holds a number, and whether that number is open.
    style: Option<usize>,
    value: bool,
    /// What is printed on every sheet, while it is open.
    header: Option<String>,
    /// The format of numbers at hand, by its name.
    format: String,
    /// How many paragraphs are open, and how deep the run of letters at hand is.
    paragraphs: usize,
    run: Option<usize>,
    /// Whether a code is open.
    coded: bool,
    changes: Changes,
}

/// What a text keeps of its changes apart from where they were made.
#[derive(Default)]
struct Changes {
    /// The change at hand.
    id: String,
    /// Where in the line at hand the words begin that it took out.
    from: Option<usize>,
    /// What changes took out, and which put something in.
    gone: HashMap<String, String>,
    put: HashSet<String>,
}

impl Words {
    /// For a file by its name in the package, with what was told of its cells elsewhere.
    pub(super) fn of(name: &str, named: Named) -> Self {
        Self {
            // What a form keeps among its own properties are answers.
            called: name.starts_with("docProps/") && name != "docProps/custom.xml"
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
            called: true,
            ..Self::default()
        }
    }

    /// What was told of cells, so that other files know it.
    pub(super) fn named(&mut self) -> Named {
        std::mem::take(&mut self.named)
    }

    /// Letters in its lines and aside of them; properties have none.
    pub(super) fn letters(&self) -> usize {
        if self.properties {
            0
        } else {
            self.flow.letters()
        }
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
        self.header_ends();
        if let Some(counted) = self.counted.take() {
            self.beside.say(&counted);
        }
    }

    /// All of it, once it is read.
    pub(super) fn reading(self) -> Reading {
        let said = format!("{}{PART}{}{PART}", self.parted, self.flow.text());
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
            Event::Start(tag) => self.begin(tag, false),
            Event::Empty(tag) => self.begin(tag, true),
            Event::End(tag) => {
                let depth = self.spaces.depth();
                let name = self.meaning(tag.name().into_inner()).to_vec();
                self.ends(&name, depth);
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
            Event::DocType(text) => {
                // Words that it puts wherever a name of its own stands.
                self.beside.unread |= text.contains(&b'[');
                self.beside.note(&text.decode().unwrap_or_default());
            }
            Event::PI(text) => self.beside.note(&String::from_utf8_lossy(text)),
            Event::Decl(_) | Event::Eof => {}
        }
    }

    /// An element begins, and ends at once if it is empty.
    fn begin(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        let first = self.spaces.begin(tag);
        if first {
            self.first(tag.local_name().as_ref());
        }
        let name = self.meaning(tag.name().into_inner()).to_vec();
        let depth = self.spaces.depth();
        if self.is_aside(&name) {
            self.flow.begin(depth);
        }
        let text = !is_empty;
        self.part(&name, text.then_some(true));
        self.attributes(tag, &name);
        if is_empty {
            self.whole(&name);
            self.leave(&name, depth);
        } else {
            self.open(&name, depth);
        }
    }

    /// The element at hand ends.
    fn ends(&mut self, name: &[u8], depth: usize) {
        if INSERTED.contains(&name) {
            self.flow.put(false);
        }
        if GONE.contains(&name) {
            self.flow.gone(false);
        }
        if matches!(name, b"p" | b"h") {
            self.paragraphs = self.paragraphs.saturating_sub(1);
        }
        if self.run.is_some_and(|run| run >= depth) {
            (self.run, self.flow.hidden) = (None, false);
        }
        self.changes_end(name);
        self.whole(name);
        self.part(name, Some(false));
        self.leave(name, depth);
    }

    fn leave(&mut self, name: &[u8], depth: usize) {
        if self.is_aside(name) {
            self.flow.end(depth);
        }
        self.spaces.end();
    }

    /// What an element is called, if that means something: properties are those of several vocabularies.
    fn meaning<'n>(&self, name: &'n [u8]) -> &'n [u8] {
        if self.properties {
            local(name)
        } else {
            self.spaces.meaning(name)
        }
    }

    fn is_aside(&self, name: &[u8]) -> bool {
        is_aside(name, self.spaces.root(), self.paragraphs > 0)
    }

    /// The first element tells what file it is, whatever its name.
    fn first(&mut self, name: &[u8]) {
        let root = self.spaces.root();
        let is_text = root == Family::Word
            || root == Family::Sheet
            || root == Family::Open && matches!(name, b"document-content" | b"document");
        self.properties = self.called && !is_text;
        self.sheet |= root == Family::Sheet;
        self.cached |= name.starts_with(b"pivotCache");
    }

    /// What a tag opens beside its line.
    fn open(&mut self, tag: &[u8], depth: usize) {
        if INSERTED.contains(&tag) {
            self.flow.put(true);
        }
        if GONE.contains(&tag) {
            self.flow.gone(true);
        }
        match tag {
            b"p" | b"h" => self.paragraphs += 1,
            b"r" => self.run = self.run.or(Some(depth)),
            b"insertion" => _ = self.changes.put.insert(self.changes.id.clone()),
            b"deletion" => self.changes.from = Some(self.flow.now().len()),
            _ => {}
        }
        let counted = self.properties && COUNTED.contains(&tag) || FORMATS.contains(&tag);
        if counted && self.counted.is_none() {
            self.counted = Some(String::new());
        }
        if HEADERS.contains(&tag) {
            self.header.get_or_insert_default();
        }
        self.coded |= tag == b"instrText";
        self.shared |= tag == b"sst";
        self.styles |= tag == b"styleSheet";
        self.cell_styles |= self.styles && tag == b"cellXfs";
        if tag == b"v" {
            self.value = true;
            self.beside_value(|(before, _)| before);
        }
    }

    /// Words that a change took out are whole, or what tells who made it.
    fn changes_end(&mut self, tag: &[u8]) {
        let changes = &mut self.changes;
        let Some(from) = changes.from else {
            return;
        };
        let now = self.flow.now();
        match tag {
            b"change-info" => changes.from = Some(now.len()),
            b"deletion" => {
                let gone = now.get(from..).unwrap_or_default();
                let gone = gone.trim_matches(|c: char| is_border(c) || c == '\n');
                changes.gone.insert(changes.id.clone(), gone.to_owned());
                changes.from = None;
            }
            _ => {}
        }
    }

    /// Puts beside the number of a cell what its style shows there.
    fn beside_value(&mut self, side: fn(&(String, String)) -> &String) {
        let shown = self.style.and_then(|style| self.named.shown(style));
        let Some(shown) = shown.as_deref().map(side).filter(|shown| !shown.is_empty()) else {
            return;
        };
        if self.named.puts(shown.len()) {
            self.parted.push_str(shown);
            self.flow.say(shown);
        } else {
            self.beside.unread = true;
        }
    }

    /// A property that counts is whole, or a text of the list that cells name.
    fn whole(&mut self, tag: &[u8]) {
        if (COUNTED.contains(&tag) || FORMATS.contains(&tag))
            && let Some(counted) = self.counted.take()
        {
            self.beside.note(&counted);
            if FORMATS.contains(&tag) {
                self.named.sign(&self.format, &counted);
            }
        }
        if self.shared && tag == b"si" {
            let (from, index) = self.item;
            let all = self.flow.all();
            let text = all.get(from..).unwrap_or_default();
            let text = if text.len() <= BRIEF {
                Some(text.replace(is_border, " "))
            } else {
                figures::unit(text).map(str::to_owned)
            };
            self.named.texts.extend(text.map(|text| (index, text)));
            self.item = (all.len(), index + 1);
        }
        if tag == b"v" && std::mem::take(&mut self.value) {
            self.beside_value(|(_, behind)| behind);
        }
        self.coded &= tag != b"instrText";
        self.cell_styles &= tag != b"cellXfs";
        if HEADERS.contains(&tag) {
            self.header_ends();
        }
    }

    /// What is printed on every sheet is whole.
    fn header_ends(&mut self) {
        let Some(header) = self.header.take() else {
            return;
        };
        // What stands among the codes is the name of a font, or words.
        self.beside.note(&header);
        self.cell(&printed(&header));
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
        let is_number = self.number_of_text && text.trim().parse::<usize>().is_ok();
        let named = is_number.then(|| {
            let named = self.named.text(text).map(str::to_owned);
            self.beside.unread |= named.is_none();
            named.unwrap_or_default()
        });
        let number = plain(text).filter(|_| self.value && !self.number_of_text);
        let text = named.as_deref().or(number.as_deref()).unwrap_or(text);
        let letters = self.sheet.then(|| numbered(text)).flatten();
        let text = letters.as_deref().unwrap_or(text);
        self.parted.push_str(text);
        if self.coded {
            self.flow.code(text);
        } else {
            self.flow.say(text);
        }
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

    /// Takes in what stands in a cell of its own.
    fn cell(&mut self, text: &str) {
        let number = plain(text);
        let text = number.as_deref().unwrap_or(text);
        self.parted.push_str(&format!("{CELL}{text}{CELL}"));
        self.flow.border(CELL);
        self.flow.say(text);
        self.flow.border(CELL);
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
            self.flow.border(border);
        } else if let Some((_, sign)) = SIGNS.iter().find(|(name, _)| *name == tag)
            && begins != Some(false)
        {
            self.flow.say(sign.encode_utf8(&mut [0; 4]));
        }
    }

    fn attributes(&mut self, tag: &BytesStart<'_>, name: &[u8]) {
        let mut cell = Cell::default();
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = self.value_of(&attribute);
            let key = attribute.key.local_name();
            cell.take(name, key.as_ref(), &value);
            match (name, key.as_ref()) {
                (b"sym", b"char") => self.letter(&value),
                (b"fldChar", b"fldCharType") => self.flow.field(&value),
                // It shows numbers, and says none.
                (b"numFmt", b"formatCode") => {
                    self.beside.words.push_str(&format!("{PART}{value}{PART}"));
                    continue;
                }
                (b"n" | b"s", b"v") | (b"cacheField", b"name") if self.cached => self.cell(&value),
                (b"changed-region", b"id") => self.changes.id.clone_from(&value),
                (b"change" | b"change-start" | b"change-end", b"change-id") => {
                    self.change(name, &value);
                }
                _ => {}
            }
            let leads = matches!(key.as_ref(), b"href" | b"Target") && is_given(&value);
            if leads || TYPED.contains(&key.as_ref()) {
                self.beside.say(&value);
            } else {
                self.beside.note(&value);
            }
        }
        self.told(name, cell);
    }

    fn value_of(&mut self, attribute: &Attribute<'_>) -> String {
        let value = String::from_utf8_lossy(&attribute.value);
        let Ok(text) = quick_xml::escape::unescape(&value) else {
            // A word of its own, which another program may know.
            self.beside.unread = true;
            return value.into_owned();
        };
        text.into_owned()
    }

    /// Something was taken out here, or what was put in begins or ends.
    fn change(&mut self, tag: &[u8], id: &str) {
        if tag == b"change" {
            let Some(gone) = self.changes.gone.get(id) else {
                return;
            };
            if self.named.puts(gone.len()) {
                self.flow.say_before(gone);
            } else {
                self.beside.unread = true;
            }
        } else if self.changes.put.contains(id) {
            self.flow.put(tag == b"change-start");
        }
    }

    /// Takes in what the attributes of an element told of cells.
    fn told(&mut self, name: &[u8], cell: Cell) {
        let Cell {
            number,
            currency,
            style,
            format,
            code,
            ..
        } = cell;
        let is_cell = CELLS.contains(&name);
        if let Some(number) = number.filter(|_| is_cell || currency.is_some()) {
            let number = plain(&number).unwrap_or(number);
            let own = || self.named.signs.get(style.as_deref()?).cloned();
            let sign = currency.or_else(own).unwrap_or_default();
            self.values.push_str(&format!("{number} {sign}{PART}"));
        }
        match name {
            b"c" => {
                self.number_of_text = cell.kind == "s";
                // Without a style it has the first of all.
                let style = style.map_or(Some(0), |style| style.parse().ok());
                self.style = style.filter(|_| matches!(cell.kind.as_str(), "" | "n"));
            }
            b"numFmt" if self.styles => {
                if let (Some(format), Some(code)) = (format, code) {
                    self.beside.unread |= !self.named.format(format, &code);
                }
            }
            b"xf" if self.cell_styles => self.named.styles.push(format.unwrap_or_default()),
            b"vanish" if self.run.is_some() => {
                self.flow.hidden = !matches!(cell.value.as_deref(), Some("0" | "false" | "off"));
            }
            _ if FORMATS.contains(&name) => self.format = cell.name,
            b"style" => {
                let below = cell.data.or(cell.parent);
                let sign = below.and_then(|below| self.named.signs.get(&below).cloned());
                if let Some(sign) = sign {
                    self.named.signs.insert(cell.name, sign);
                }
            }
            _ => {}
        }
    }
}

/// What the attributes of an element tell of cells and how these are shown.
#[derive(Default)]
struct Cell {
    kind: String,
    style: Option<String>,
    format: Option<usize>,
    code: Option<String>,
    number: Option<String>,
    currency: Option<String>,
    name: String,
    data: Option<String>,
    parent: Option<String>,
    value: Option<String>,
}

impl Cell {
    fn take(&mut self, tag: &[u8], key: &[u8], value: &str) {
        let value = || Some(value.to_owned());
        match (tag, key) {
            (b"c", b"t") => self.kind = value().unwrap_or_default(),
            (b"c", b"s") => self.style = value(),
            (b"numFmt" | b"xf", b"numFmtId") => {
                self.format = value().and_then(|id| id.parse().ok())
            }
            (b"numFmt", b"formatCode") => self.code = value(),
            (b"vanish", b"val") => self.value = value(),
            (b"style", b"data-style-name") => self.data = value(),
            (b"style", b"parent-style-name") => self.parent = value(),
            (_, b"style-name") if CELLS.contains(&tag) => self.style = value(),
            (_, b"name") if tag == b"style" || FORMATS.contains(&tag) => {
                self.name = value().unwrap_or_default();
            }
            (_, b"value") => self.number = value(),
            (_, b"currency") => self.currency = value(),
            _ => {}
        }
    }
}
