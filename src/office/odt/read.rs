//! In: the bytes of a document of LibreOffice. Out: its paragraphs and tables, properties, and what is to be told of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use roxmltree::Node;

use crate::{
    model::diagnostic::Message,
    office::{
        apart::Read,
        docx::{CODE, RAW},
        package::Package,
        paper::{self, Above, Block, Cell, Line, Paper, hidden, tracked},
        rich::{Look, Par, Run},
        shot::Drawn,
        xml::{attribute, child, tree},
    },
};

/// Reads a document.
///
/// # Errors
/// If it is damaged, or locked.
pub(in crate::office) fn read(package: &mut Package<'_>) -> Result<Paper, Message> {
    if package
        .text("META-INF/manifest.xml")?
        .contains("encryption-data")
    {
        return Err(Message::new("office-locked"));
    }
    let mut reader = Reader::default();
    let mut paper = Paper::default();
    let text = package.text("styles.xml")?;
    if !text.is_empty() {
        let document = tree(&text)?;
        reader.styles(document.root_element());
        for edge in document.descendants().filter(|node| {
            matches!(node.tag_name().name(), "header" | "footer") && node.is_element()
        }) {
            let blocks = reader.whole(edge);
            paper.edges.push(paper::words(&blocks));
        }
    }
    let text = package.text("content.xml")?;
    let document = tree(&text)?;
    reader.styles(document.root_element());
    let body = child(document.root_element(), "body").and_then(|body| child(body, "text"));
    paper.blocks = reader.whole(body.ok_or_else(|| Message::new("office-foreign"))?);
    paper.apart = std::mem::take(&mut reader.apart);
    let text = package.text("meta.xml")?;
    if !text.is_empty() {
        paper.properties = properties(tree(&text)?.root_element());
    }
    if package
        .names()
        .iter()
        .any(|name| name.starts_with("Basic/") || name.starts_with("Scripts/"))
    {
        reader.told.push(Message::new("office-told-macro"));
    }
    paper.drawn = std::mem::take(&mut reader.drawn);
    paper.told = reader.told();
    Ok(paper)
}

fn properties(root: Node<'_, '_>) -> BTreeMap<String, String> {
    let own = root
        .descendants()
        .filter(|node| node.tag_name().name() == "user-defined");
    own.filter_map(|node| {
        Some((
            attribute(node, "name")?.to_owned(),
            node.text().unwrap_or_default().trim().to_owned(),
        ))
    })
    .collect()
}

#[derive(Debug, Default)]
struct Reader {
    /// How words look by the name of a style, and the style that it rests on.
    looks: HashMap<String, (Look, String)>,
    /// Styles that a document has but one place for.
    automatic: BTreeSet<String>,
    /// What an outermost list begins with that does not begin with 1.
    starts: HashMap<String, usize>,
    /// The number that the next paragraph has in such a list.
    number: Option<usize>,
    /// Whether a level of a list is numbered.
    numbered: HashMap<(String, u8), bool>,
    /// Changes that put words in.
    insertions: BTreeSet<String>,
    open: BTreeSet<String>,
    inserted: Vec<String>,
    deleted: Vec<String>,
    hidden: Vec<String>,
    told: Vec<Message>,
    /// Where pictures are shown.
    drawn: Vec<Drawn>,
    notes: Vec<String>,
    marks: Vec<String>,
    boxes: Vec<Block>,
    count: usize,
    /// The texts of the file at hand that were read, and the words of those that were not, of all.
    read: Read,
    apart: Vec<String>,
}

/// Cells of a table that go on below: in how many rows more, by column.
#[derive(Debug, Default)]
struct Spans {
    above: Above,
    left: HashMap<usize, usize>,
}

fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

impl Reader {
    fn styles(&mut self, root: Node<'_, '_>) {
        for node in root.descendants() {
            let name = || attribute(node, "name").unwrap_or_default().to_owned();
            match node.tag_name().name() {
                "style" => {
                    let is_automatic = node
                        .parent()
                        .is_some_and(|above| above.tag_name().name() == "automatic-styles");
                    let family = attribute(node, "family");
                    let mut look = Look::default();
                    if let Some(words) = child(node, "text-properties")
                        .filter(|_| is_automatic || family == Some("text"))
                    {
                        look.bold = attribute(words, "font-weight").is_some_and(|weight| {
                            weight == "bold"
                                || weight.parse().is_ok_and(|weight: u32| weight >= 600)
                        });
                        look.italic =
                            attribute(words, "font-style").is_some_and(|style| style != "normal");
                        look.strike = attribute(words, "text-line-through-style")
                            .is_some_and(|style| style != "none");
                        look.raised = attribute(words, "text-position")
                            .is_some_and(|place| place.starts_with("super"));
                        look.hidden = attribute(words, "display") == Some("none");
                    }
                    let shown = attribute(node, "display-name")
                        .unwrap_or_default()
                        .to_owned();
                    look.raw = name() == RAW || shown == RAW;
                    look.code = name() == CODE || shown == CODE;
                    look.bold |= name().starts_with("Strong");
                    look.italic |= name() == "Emphasis";
                    let parent = attribute(node, "parent-style-name")
                        .unwrap_or_default()
                        .to_owned();
                    if is_automatic {
                        self.automatic.insert(name());
                    }
                    self.looks.insert(name(), (look, parent));
                }
                "list-level-style-bullet" | "list-level-style-number" => {
                    let list = node
                        .parent()
                        .and_then(|above| attribute(above, "name"))
                        .unwrap_or_default()
                        .to_owned();
                    let level = attribute(node, "level")
                        .and_then(|level| level.parse::<u8>().ok())
                        .unwrap_or(1)
                        .saturating_sub(1);
                    let counted = node.tag_name().name().ends_with("number")
                        && attribute(node, "num-format").is_none_or(|format| !format.is_empty());
                    let start = started(node).filter(|start| counted && level == 0 && *start != 1);
                    self.starts.extend(start.map(|start| (list.clone(), start)));
                    self.numbered.insert((list, level), counted);
                }
                _ => {}
            }
        }
    }

    /// How words of a style look, those that it rests on included.
    fn look(&self, name: Option<&str>, base: Look) -> Look {
        let mut out = base;
        let mut name = name.unwrap_or_default();
        // A circle of styles ends.
        for _ in 0..8 {
            let Some((look, parent)) = self.looks.get(name) else {
                break;
            };
            out.bold |= look.bold;
            out.italic |= look.italic;
            out.strike |= look.strike;
            out.code |= look.code;
            out.raw |= look.raw;
            out.raised |= look.raised;
            out.hidden |= look.hidden;
            name = parent;
        }
        out
    }

    fn told(self) -> Vec<Message> {
        let mut told = self.told;
        told.extend(tracked(self.inserted, self.deleted));
        told.extend(hidden(self.hidden));
        told
    }

    /// What stands in a file; words that nothing reads are kept apart.
    fn whole(&mut self, node: Node<'_, '_>) -> Vec<Block> {
        self.read = Read::default();
        let blocks = self.container(node);
        self.apart.extend(self.read.others(node));
        blocks
    }

    fn container(&mut self, node: Node<'_, '_>) -> Vec<Block> {
        let mut out = Vec::new();
        self.blocks(node, &mut out, None);
        let marks = std::mem::take(&mut self.marks);
        if let Some(Block::Line(line)) = out
            .iter_mut()
            .rev()
            .find(|block| matches!(block, Block::Line(_)))
        {
            line.marks.extend(marks);
        }
        out
    }

    fn blocks(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>, list: Option<(&str, u8)>) {
        for part in elements(node) {
            match part.tag_name().name() {
                "p" | "h" => self.paragraph(part, out, list),
                "list" => {
                    let name = attribute(part, "style-name")
                        .or(list.map(|(name, _)| name))
                        .unwrap_or_default();
                    let depth = list.map_or(0, |(_, depth)| depth.saturating_add(1));
                    let mut number = self.starts.get(name).copied().filter(|_| depth == 0);
                    for item in elements(part) {
                        let own = started(item).filter(|_| depth == 0 && self.is_numbered(name, 0));
                        number = own
                            .or(number)
                            .filter(|number| own.is_none() || *number != 1);
                        self.number = number;
                        self.blocks(item, out, Some((name, depth)));
                        number = number.map(|number| number.saturating_add(1));
                    }
                    self.number = None;
                }
                "table" => {
                    let mut rows = Vec::new();
                    self.rows(part, &mut rows, &mut Spans::default());
                    out.push(Block::Table(rows));
                }
                "tracked-changes" => self.changes(part),
                "bookmark" | "bookmark-start" => self
                    .marks
                    .extend(attribute(part, "name").map(str::to_owned)),
                "change-start" | "change-end" => self.change(part),
                "section" | "index-body" | "text-box" | "content-control" | "list-item" => {
                    self.blocks(part, out, list)
                }
                "frame" => {
                    self.frame(part);
                    out.append(&mut self.boxes);
                }
                _ => {}
            }
        }
    }

    fn rows(&mut self, node: Node<'_, '_>, rows: &mut Vec<Vec<Cell>>, spans: &mut Spans) {
        for part in elements(node) {
            match part.tag_name().name() {
                "table-row" => {
                    let cells = self.cells(part, spans);
                    rows.push(cells);
                }
                "table-header-rows" | "table-rows" | "table-row-group" => {
                    self.rows(part, rows, spans)
                }
                _ => {}
            }
        }
    }

    fn cells(&mut self, row: Node<'_, '_>, spans: &mut Spans) -> Vec<Cell> {
        let mut cells = Vec::new();
        let mut column = 0_usize;
        for part in elements(row) {
            let number = |name| attribute(part, name).and_then(|count| count.parse::<usize>().ok());
            match part.tag_name().name() {
                "table-cell" => {
                    let cell = self.container(part);
                    if let Some(count) = number("number-rows-spanned").filter(|count| *count > 1) {
                        spans.above.hold(column, &cell);
                        spans.left.insert(column, count - 1);
                    }
                    cells.push(cell);
                }
                // What is covered from the left is no cell.
                "covered-table-cell" => {
                    if let Some(left) = spans.left.get_mut(&column).filter(|left| **left > 0) {
                        *left -= 1;
                        let mut cell = self.container(part);
                        spans.above.join(column, &mut cell);
                        cells.push(cell);
                    }
                }
                _ => continue,
            }
            column = column.saturating_add(number("number-columns-repeated").unwrap_or(1));
        }
        cells
    }

    fn changes(&mut self, node: Node<'_, '_>) {
        for region in elements(node) {
            let id = attribute(region, "id").unwrap_or_default().to_owned();
            for change in elements(region) {
                match change.tag_name().name() {
                    "insertion" => _ = self.insertions.insert(id.clone()),
                    "deletion" => {
                        let paragraphs = elements(change)
                            .filter(|node| matches!(node.tag_name().name(), "p" | "h"));
                        let words: Vec<String> = paragraphs
                            .map(|node| {
                                node.descendants()
                                    .filter_map(|node| node.text().filter(|_| node.is_text()))
                                    .collect()
                            })
                            .collect();
                        self.deleted.push(words.join(" "));
                    }
                    _ => {}
                }
            }
        }
    }

    fn change(&mut self, node: Node<'_, '_>) {
        let id = attribute(node, "change-id").unwrap_or_default();
        if node.tag_name().name() == "change-end" {
            self.open.remove(id);
        } else if self.insertions.contains(id) {
            self.open.insert(id.to_owned());
            self.inserted.push(String::new());
        }
    }

    fn is_numbered(&self, list: &str, depth: u8) -> bool {
        let known = self.numbered.get(&(list.to_owned(), depth));
        known.copied().unwrap_or(false)
    }

    fn paragraph(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>, list: Option<(&str, u8)>) {
        let mut line = Line::default();
        if node.tag_name().name() == "h" {
            let level = attribute(node, "outline-level").and_then(|level| level.parse().ok());
            line.par.heading = level.unwrap_or(1).clamp(1, 6);
        }
        // What is typed as `12. octobre` becomes a list: its number is given back.
        let typed = self.number.take().filter(|_| line.par.heading == 0);
        line.par.list = list
            .filter(|_| line.par.heading == 0 && typed.is_none())
            .map(|(name, depth)| (depth, self.is_numbered(name, depth)));
        let style = attribute(node, "style-name").filter(|name| self.automatic.contains(*name));
        // Only what the paragraph itself says: a heading, a label are bold by their style.
        let base = style
            .and_then(|name| self.looks.get(name))
            .map(|(look, _)| *look)
            .unwrap_or_default();
        let typed = typed.map(|number| format!("{number}. "));
        let mut runs = Par::plain(&typed.unwrap_or_default()).runs;
        self.runs(node, &mut runs, base, None);
        line.par.runs = runs;
        line.marks = std::mem::take(&mut self.marks);
        out.push(Block::Line(line));
        for words in std::mem::take(&mut self.notes) {
            let mut line = Line::default();
            line.par.runs = vec![Run::raw(&words)];
            out.push(Block::Line(line));
        }
        out.append(&mut self.boxes);
    }

    fn push(&mut self, text: &str, out: &mut Vec<Run>, look: Look, link: Option<&str>) {
        if !self.open.is_empty()
            && let Some(words) = self.inserted.last_mut()
        {
            words.push_str(text);
        }
        if look.hidden {
            self.hidden.push(text.to_owned());
            return;
        }
        out.push(Run {
            text: text.to_owned(),
            look,
            link: link.map(str::to_owned),
            lang: None,
        });
    }

    fn runs(&mut self, node: Node<'_, '_>, out: &mut Vec<Run>, look: Look, link: Option<&str>) {
        for part in node.children() {
            if part.is_text() {
                // Spaces and line ends of the file are one space.
                let text: String = self.read.piece(part).replace(['\n', '\r', '\t'], " ");
                self.push(&text, out, look, link);
                continue;
            }
            match part.tag_name().name() {
                "s" => {
                    let count = attribute(part, "c")
                        .and_then(|count| count.parse().ok())
                        .unwrap_or(1_usize)
                        .min(1_000);
                    self.push(&" ".repeat(count), out, look, link);
                }
                "tab" => self.push(" ", out, look, link),
                "line-break" => self.push("\n", out, look, link),
                "a" => {
                    let target = attribute(part, "href");
                    self.runs(part, out, look, target.or(link));
                }
                "span" => {
                    let look = self.look(attribute(part, "style-name"), look);
                    self.runs(part, out, look, link);
                }
                "bookmark" | "bookmark-start" => self
                    .marks
                    .extend(attribute(part, "name").map(str::to_owned)),
                "change-start" | "change-end" => self.change(part),
                "note" => self.note(part, out),
                "annotation" => {
                    let blocks = elements(part).filter(|node| node.tag_name().name() == "p");
                    let words: Vec<String> = blocks
                        .map(|node| {
                            node.descendants()
                                .filter_map(|node| node.text().filter(|_| node.is_text()))
                                .collect()
                        })
                        .collect();
                    let words = words.join(" ");
                    if !words.trim().is_empty() {
                        self.told
                            .push(Message::new("office-told-comment").with("words", words));
                    }
                }
                "frame" => self.frame(part),
                "content-control" if attribute(part, "showing-place-holder") == Some("true") => {
                    self.marked(part)
                }
                "annotation-end" | "bookmark-end" | "reference-mark" | "change" => {}
                _ if part.is_element() => self.runs(part, out, look, link),
                _ => {}
            }
        }
    }

    /// Takes the marks of what says nothing yet.
    fn marked(&mut self, node: Node<'_, '_>) {
        let marks = node
            .descendants()
            .filter(|node| matches!(node.tag_name().name(), "bookmark" | "bookmark-start"));
        self.marks
            .extend(marks.filter_map(|node| attribute(node, "name").map(str::to_owned)));
    }

    fn note(&mut self, node: Node<'_, '_>, out: &mut Vec<Run>) {
        self.count += 1;
        let count = self.count;
        let held = (
            std::mem::take(&mut self.marks),
            std::mem::take(&mut self.notes),
            std::mem::take(&mut self.boxes),
        );
        let blocks = child(node, "note-body")
            .map(|body| self.container(body))
            .unwrap_or_default();
        (self.marks, self.notes, self.boxes) = held;
        let words = paper::words(&blocks)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        out.push(Run::raw(&format!("[^{count}]")));
        self.notes.push(format!("[^{count}]: {words}"));
    }

    /// Pictures are gathered; words of a box stand behind the paragraph.
    fn frame(&mut self, node: Node<'_, '_>) {
        let said = ["desc", "title"].map(|name| child(node, name).and_then(|own| own.text()));
        let words = said
            .into_iter()
            .flatten()
            .find(|own| !own.trim().is_empty());
        for part in elements(node) {
            match part.tag_name().name() {
                "image" => self.drawn.push(Drawn {
                    file: attribute(part, "href")
                        .map(|file| file.trim_start_matches("./").to_owned()),
                    words: words.unwrap_or_default().to_owned(),
                }),
                "text-box" => {
                    let held = (
                        std::mem::take(&mut self.marks),
                        std::mem::take(&mut self.boxes),
                        std::mem::take(&mut self.notes),
                    );
                    let blocks = self.container(part);
                    (self.marks, self.boxes, self.notes) = held;
                    self.boxes.extend(blocks);
                }
                _ => {}
            }
        }
    }
}

/// The number that a list or an item says that it begins with.
fn started(node: Node<'_, '_>) -> Option<usize> {
    attribute(node, "start-value")?.parse().ok()
}
