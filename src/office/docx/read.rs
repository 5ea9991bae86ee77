//! In: the bytes of a document of Word. Out: its paragraphs and tables, properties, and what is to be told of it.

mod runs;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use roxmltree::Node;

use super::{
    lists::{Lead, Lists, list},
    styles::{CODE, RAW},
};
use crate::{
    model::diagnostic::Message,
    office::{
        apart::{self, Read},
        package::Package,
        paper::{Above, Block, Cell, Line, Paper, hidden, tracked},
        rich::{Look, Par, Run},
        shot::Drawn,
        xml::{attribute, child, tree},
    },
};

/// Reads a document.
///
/// # Errors
/// If it is damaged.
pub(in crate::office) fn read(package: &mut Package<'_>) -> Result<Paper, Message> {
    let names = package.names();
    let main = main(package)?;
    let folder = main
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder)
        .to_owned();
    let mut reader = Reader::default();
    let (_, name) = main.rsplit_once('/').unwrap_or(("", &main));
    reader.links(&package.text(&format!("{folder}/_rels/{name}.rels"))?)?;
    reader.styles(&package.text(&format!("{folder}/styles.xml"))?)?;
    reader.lists = Lists::new(&package.text(&format!("{folder}/numbering.xml"))?)?;
    for (file, tag) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        reader.notes(&package.text(&format!("{folder}/{file}.xml"))?, tag)?;
    }
    let text = package.text(&main)?;
    let document = tree(&text)?;
    let body =
        child(document.root_element(), "body").ok_or_else(|| Message::new("office-foreign"))?;
    let mut paper = Paper {
        blocks: reader.whole(body),
        ..Paper::default()
    };
    for name in &names {
        let own = name.strip_prefix(&format!("{folder}/")).unwrap_or_default();
        if (own.starts_with("header") || own.starts_with("footer")) && own.ends_with(".xml") {
            let text = package.text(name)?;
            let lines = reader.whole(tree(&text)?.root_element());
            // A line of its own beside the form's is somebody's.
            let one = |line| crate::office::paper::words(std::slice::from_ref(line));
            paper.edges.extend(lines.iter().map(one));
        }
    }
    reader.comments(&package.text(&format!("{folder}/comments.xml"))?)?;
    paper.properties = properties(&package.text("docProps/custom.xml")?)?;
    if names.iter().any(|name| name.ends_with("vbaProject.bin")) {
        reader.told.push(Message::new("office-told-macro"));
    }
    paper.drawn = reader.drawn(&folder);
    paper.apart = std::mem::take(&mut reader.apart);
    let beside = ["charts/", "diagrams/data"].map(|own| format!("{folder}/{own}"));
    paper.apart.extend(apart::beside(
        package,
        &beside.each_ref().map(String::as_str),
    )?);
    paper.told = reader.told();
    Ok(paper)
}

/// The file that holds the words.
fn main(package: &mut Package<'_>) -> Result<String, Message> {
    let relations = package.text("_rels/.rels")?;
    let found = if relations.is_empty() {
        None
    } else {
        let relations = tree(&relations)?;
        let is_main = |node: &Node<'_, '_>| {
            attribute(*node, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        };
        let target = relations
            .root_element()
            .children()
            .find(is_main)
            .and_then(|node| attribute(node, "Target").map(str::to_owned));
        target.map(|target| target.trim_start_matches('/').to_owned())
    };
    Ok(found
        .filter(|name| package.has(name))
        .unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// Properties that are a document's own.
pub(in crate::office) fn properties(text: &str) -> Result<BTreeMap<String, String>, Message> {
    if text.is_empty() {
        return Ok(BTreeMap::new());
    }
    let document = tree(text)?;
    let one = |node: Node<'_, '_>| {
        let value: String = node
            .descendants()
            .filter_map(|node| node.text().filter(|_| node.is_text()))
            .collect();
        Some((attribute(node, "name")?.to_owned(), value.trim().to_owned()))
    };
    Ok(document
        .root_element()
        .children()
        .filter(Node::is_element)
        .filter_map(one)
        .collect())
}

/// A style, as far as it says something.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    heading: u8,
    list: Option<(usize, u8)>,
    look: Look,
}

/// Paragraphs behind which the words of one note are told.
const CITED: usize = 4;

#[derive(Debug, Default)]
struct Reader {
    links: HashMap<String, String>,
    styles: HashMap<String, Style>,
    lists: Lists,
    /// Words of the notes, and how often each was told.
    notes: HashMap<(String, String), (String, usize)>,
    /// Notes that the paragraph at hand refers to.
    cited: Vec<(String, String)>,
    told: Vec<Message>,
    inserted: Vec<String>,
    deleted: Vec<String>,
    hidden: Vec<String>,
    /// Signs of which no character is known: font and code.
    unknown: BTreeSet<String>,
    /// Where pictures are shown: the relation that leads to the file, and the words beside it.
    pictures: Vec<(String, String)>,
    /// Where the field at hand leads, and whether its words have begun.
    field: Option<String>,
    fields: Vec<(String, bool)>,
    /// Bookmarks and tags that the next paragraph begins with.
    marks: Vec<String>,
    tags: Vec<String>,
    /// Blocks of text boxes in the paragraph at hand.
    boxes: Vec<Block>,
    /// The texts of the file at hand that were read, and the words of those that were not, of all.
    read: Read,
    apart: Vec<String>,
}

pub(super) fn val<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

fn is_on(node: Node<'_, '_>, name: &str) -> bool {
    child(node, name)
        .is_some_and(|node| !matches!(attribute(node, "val"), Some("0" | "false" | "off" | "none")))
}

fn look(properties: Option<Node<'_, '_>>) -> Look {
    let is = |name| properties.is_some_and(|node| is_on(node, name));
    Look {
        bold: is("b"),
        italic: is("i"),
        strike: is("strike") || is("dstrike"),
        raised: properties.and_then(|node| val(node, "vertAlign")) == Some("superscript"),
        hidden: is("vanish"),
        ..Look::default()
    }
}

pub(super) fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

impl Reader {
    fn links(&mut self, text: &str) -> Result<(), Message> {
        if text.is_empty() {
            return Ok(());
        }
        for node in elements(tree(text)?.root_element()) {
            if let (Some(id), Some(target)) = (attribute(node, "Id"), attribute(node, "Target")) {
                self.links.insert(id.to_owned(), target.to_owned());
            }
        }
        Ok(())
    }

    fn styles(&mut self, text: &str) -> Result<(), Message> {
        if text.is_empty() {
            return Ok(());
        }
        for node in
            elements(tree(text)?.root_element()).filter(|node| node.tag_name().name() == "style")
        {
            let Some(id) = attribute(node, "styleId") else {
                continue;
            };
            let name = val(node, "name").unwrap_or(id).to_lowercase();
            let paragraph = child(node, "pPr");
            let level = |name: &str| {
                name.strip_prefix("heading ")
                    .and_then(|level| level.parse().ok())
            };
            let outline = || {
                val(paragraph?, "outlineLvl")?
                    .parse::<u8>()
                    .ok()
                    .map(|level| level + 1)
            };
            let of_character = attribute(node, "type") == Some("character");
            let mut look = if of_character {
                look(child(node, "rPr"))
            } else {
                Look::default()
            };
            look.raw = name == RAW.to_lowercase();
            look.code = name == CODE.to_lowercase();
            look.bold |= name == "strong";
            look.italic |= name == "emphasis";
            let style = Style {
                heading: level(&name)
                    .or_else(outline)
                    .filter(|level| *level <= 6)
                    .unwrap_or(0),
                list: paragraph.and_then(|node| list(node)),
                look,
            };
            self.styles.insert(id.to_owned(), style);
        }
        Ok(())
    }

    fn notes(&mut self, text: &str, tag: &str) -> Result<(), Message> {
        if text.is_empty() {
            return Ok(());
        }
        let document = tree(text)?;
        for node in elements(document.root_element()) {
            if matches!(
                attribute(node, "type"),
                Some("separator" | "continuationSeparator")
            ) {
                continue;
            }
            let blocks = self.whole(node);
            let words = crate::office::paper::words(&blocks)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let id = attribute(node, "id").unwrap_or_default().to_owned();
            self.notes.insert((tag.to_owned(), id), (words, 0));
        }
        Ok(())
    }

    fn comments(&mut self, text: &str) -> Result<(), Message> {
        if text.is_empty() {
            return Ok(());
        }
        let document = tree(text)?;
        for node in elements(document.root_element()) {
            let blocks = self.whole(node);
            let words = crate::office::paper::words(&blocks);
            if !words.is_empty() {
                self.told
                    .push(Message::new("office-told-comment").with("words", words));
            }
        }
        Ok(())
    }

    /// Where pictures are shown; those of other places than this package are not looked for.
    fn drawn(&mut self, folder: &str) -> Vec<Drawn> {
        let one = |(id, words): (String, String)| {
            let target = self.links.get(&id);
            let file = target.map(|target| match target.strip_prefix('/') {
                Some(top) => top.to_owned(),
                None => format!("{folder}/{target}"),
            });
            Drawn { file, words }
        };
        std::mem::take(&mut self.pictures)
            .into_iter()
            .map(one)
            .collect()
    }

    fn told(self) -> Vec<Message> {
        let mut told = self.told;
        told.extend(tracked(self.inserted, self.deleted));
        told.extend(hidden(self.hidden));
        let unknown: Vec<String> = self.unknown.into_iter().collect();
        told.extend(
            (!unknown.is_empty())
                .then(|| Message::new("office-told-sign").with("signs", unknown.join(", "))),
        );
        told
    }

    /// What stands in a file, or a note of one; words that nothing reads are kept apart.
    fn whole(&mut self, node: Node<'_, '_>) -> Vec<Block> {
        self.read = Read::default();
        let blocks = self.container(node);
        self.apart.extend(self.read.others(node));
        blocks
    }

    /// What stands in a body, a cell, a note.
    fn container(&mut self, node: Node<'_, '_>) -> Vec<Block> {
        let mut out = Vec::new();
        self.blocks(node, &mut out, false);
        // A mark behind the last paragraph belongs to that.
        let (marks, tags) = (
            std::mem::take(&mut self.marks),
            std::mem::take(&mut self.tags),
        );
        if let Some(Block::Line(line)) = out
            .iter_mut()
            .rev()
            .find(|block| matches!(block, Block::Line(_)))
        {
            line.marks.extend(marks);
            line.tags.extend(tags);
        }
        out
    }

    fn blocks(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>, empty: bool) {
        for child in elements(node) {
            match child.tag_name().name() {
                "p" => self.paragraph(child, out, empty),
                "tbl" => {
                    let rows = self.rows(child);
                    out.push(Block::Table(rows));
                }
                _ => {
                    if let Some((inside, empty)) = self.through(child, empty) {
                        self.blocks(inside, out, empty);
                    }
                }
            }
        }
    }

    /// What stands inside something that is no paragraph, table or run itself; and whether that is but a placeholder.
    fn through<'a, 'i>(&mut self, node: Node<'a, 'i>, empty: bool) -> Option<(Node<'a, 'i>, bool)> {
        match node.tag_name().name() {
            "sdt" => {
                let properties = child(node, "sdtPr");
                let tag = properties.and_then(|node| val(node, "tag"));
                self.tags.extend(tag.map(str::to_owned));
                let placeholder = properties.is_some_and(|node| is_on(node, "showingPlcHdr"));
                Some((child(node, "sdtContent")?, empty || placeholder))
            }
            "ins" | "moveTo" => {
                // What was put in within what was put in is told with it.
                let is_told =
                    |above: &Node<'_, '_>| matches!(above.tag_name().name(), "ins" | "moveTo");
                if !node.ancestors().skip(1).any(|above| is_told(&above)) {
                    self.inserted.push(spoken(node));
                }
                Some((node, empty))
            }
            "del" | "moveFrom" => {
                self.deleted.push(spoken(node));
                None
            }
            "bookmarkStart" => {
                self.marks
                    .extend(attribute(node, "name").map(str::to_owned));
                None
            }
            "AlternateContent" => child(node, "Choice")
                .or_else(|| child(node, "Fallback"))
                .map(|node| (node, empty)),
            "customXml" | "smartTag" | "fldSimple" | "Choice" | "Fallback" | "dir" | "bdo" => {
                Some((node, empty))
            }
            _ => None,
        }
    }

    fn rows(&mut self, table: Node<'_, '_>) -> Vec<Vec<Cell>> {
        self.rows_below(table, &mut Above::default())
    }

    fn rows_below(&mut self, table: Node<'_, '_>, above: &mut Above) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for child in elements(table) {
            if child.tag_name().name() != "tr" {
                if let Some((inside, _)) = self.through(child, false) {
                    rows.extend(self.rows_below(inside, above));
                }
                continue;
            }
            let properties = crate::office::xml::child(child, "trPr");
            if properties.is_some_and(|node| is_on(node, "del")) {
                self.deleted.push(spoken(child));
                continue;
            }
            if properties.is_some_and(|node| is_on(node, "ins")) {
                self.inserted.push(spoken(child));
            }
            rows.push(self.cells(child, above, &mut 0));
        }
        rows
    }

    fn cells(&mut self, row: Node<'_, '_>, above: &mut Above, column: &mut usize) -> Vec<Cell> {
        let mut cells = Vec::new();
        for child in elements(row) {
            match child.tag_name().name() {
                "tc" => {
                    let mut cell = self.container(child);
                    let own = crate::office::xml::child(child, "tcPr");
                    let merged = own.and_then(|node| crate::office::xml::child(node, "vMerge"));
                    match merged.map(|node| attribute(node, "val") == Some("restart")) {
                        Some(true) => above.hold(*column, &cell),
                        Some(false) => above.join(*column, &mut cell),
                        None => {}
                    }
                    let wide = own.and_then(|node| val(node, "gridSpan")?.parse::<usize>().ok());
                    *column = column.saturating_add(wide.unwrap_or(1));
                    cells.push(cell);
                }
                _ => {
                    if let Some((inside, _)) = self.through(child, false) {
                        cells.extend(self.cells(inside, above, column));
                    }
                }
            }
        }
        cells
    }

    fn paragraph(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>, empty: bool) {
        let properties = child(node, "pPr");
        let style = properties
            .and_then(|node| val(node, "pStyle"))
            .and_then(|id| self.styles.get(id))
            .copied()
            .unwrap_or_default();
        let numbered = properties
            .and_then(list)
            .or(style.list)
            .filter(|(id, _)| *id > 0);
        let mut line = Line::default();
        let outline = properties
            .and_then(|node| val(node, "outlineLvl")?.parse::<u8>().ok())
            .filter(|level| *level < 6);
        line.par.heading = outline.map_or(style.heading, |level| level + 1);
        let level = numbered.filter(|_| line.par.heading == 0);
        line.par.list = level.map(|level| (level.1, self.lists.is_numbered(level)));
        let mut typed = String::new();
        match level.and_then(|level| self.lists.lead(level)) {
            Some(Lead::Words(words)) => {
                typed = words + " ";
                line.par.list = None;
            }
            Some(Lead::Box(sign)) => typed = format!("{sign} "),
            Some(Lead::Number(number)) => line.par.number = Some(number),
            None => {}
        }
        let mut runs = Par::plain(&typed).runs;
        self.runs(node, &mut runs, None, empty);
        line.par.runs = runs;
        line.marks = std::mem::take(&mut self.marks);
        line.tags = std::mem::take(&mut self.tags);
        out.push(Block::Line(line));
        for note in std::mem::take(&mut self.cited) {
            let Some((words, times)) = self.notes.get_mut(&note) else {
                continue;
            };
            *times += 1;
            // A note stands once in a document of Word; one that is cited without end is not told without end.
            if *times > CITED {
                continue;
            }
            let text = format!("[^{}]: {words}", note.1);
            let mut line = Line::default();
            line.par.runs = vec![Run::raw(&text)];
            out.push(Block::Line(line));
        }
        out.append(&mut self.boxes);
    }
}

/// The words below a node.
fn spoken(node: Node<'_, '_>) -> String {
    let words = node
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "t" | "delText"));
    words
        .filter_map(|node| node.text())
        .collect::<Vec<_>>()
        .concat()
}
