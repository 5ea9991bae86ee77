//! In: a text as a page shows it, in HTML of our own making. Out: the same as paragraphs, lists, tables and pictures.
//!
//! Read from the page's own HTML and not from its Markdown: there notes have their numbers, and pictures are found.

use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer};

use super::Clerk;
use crate::{
    model::page::cell::Rich,
    office::{
        leaf::{
            Cell, Grid, Ground, Lines, List, Part, Style, Text, bold, said, spaced, spoken, widths,
        },
        rich::{Look, Run},
    },
};

/// Deepest that tags lie in each other; what is deeper stands beside.
const DEEPEST: usize = 64;

/// Heading of a page that is the first of its document.
const FIRST: u8 = 2;

/// A piece of HTML.
#[derive(Debug)]
enum Node {
    Text(String),
    Tag(Tag),
}

#[derive(Debug, Default)]
struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
    below: Vec<Node>,
}

impl Tag {
    fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    fn children<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t Self> {
        self.below.iter().filter_map(move |node| match node {
            Node::Tag(tag) if tag.name == name => Some(tag),
            Node::Tag(_) | Node::Text(_) => None,
        })
    }
}

/// What pieces of HTML say, one in the other.
fn tree(html: &str) -> Vec<Node> {
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut open = vec![Tag::default()];
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::String(text) => {
                if let Some(last) = open.last_mut() {
                    last.below.push(Node::Text(lossy(&text)));
                }
            }
            Token::StartTag(tag) => {
                let name = lossy(&tag.name);
                let empty = matches!(name.as_str(), "br" | "hr" | "img" | "input");
                let attributes = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| (lossy(name), lossy(value)))
                    .collect();
                open.push(Tag {
                    name,
                    attributes,
                    below: Vec::new(),
                });
                if empty || tag.self_closing || open.len() > DEEPEST {
                    close(&mut open);
                }
            }
            Token::EndTag(tag) => {
                let name = lossy(&tag.name);
                if open.iter().skip(1).any(|tag| tag.name == name) {
                    while open.last().is_some_and(|tag| tag.name != name) {
                        close(&mut open);
                    }
                    close(&mut open);
                }
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|root| root.below).unwrap_or_default()
}

fn close(open: &mut Vec<Tag>) {
    if open.len() > 1
        && let Some(tag) = open.pop()
        && let Some(last) = open.last_mut()
    {
        last.below.push(Node::Tag(tag));
    }
}

/// How words stand where they are read.
#[derive(Debug, Clone, Copy)]
struct Here<'a> {
    style: Style,
    look: Look,
    lang: Option<&'a str>,
    link: Option<&'a str>,
}

/// What is read so far: whole parts, and the line at hand.
#[derive(Debug, Default)]
struct Read {
    parts: Vec<Part>,
    runs: Vec<Run>,
}

impl Read {
    /// The line at hand ends.
    fn end(&mut self, style: Style) {
        let runs = spaced(std::mem::take(&mut self.runs));
        if !runs.is_empty() {
            self.parts.push(Part::text(style, runs));
        }
    }
}

impl Clerk<'_> {
    /// A text as paragraphs of a style and what else it holds.
    pub(super) fn prose(&self, rich: &Rich, style: Style) -> Vec<Part> {
        let here = Here {
            style,
            look: Look::default(),
            lang: rich.lang.as_deref(),
            link: None,
        };
        self.parts(&tree(&rich.html), here)
    }

    fn parts(&self, nodes: &[Node], here: Here<'_>) -> Vec<Part> {
        let mut read = Read::default();
        self.read(nodes, here, &mut read);
        read.end(here.style);
        read.parts
    }

    fn read(&self, nodes: &[Node], here: Here<'_>, read: &mut Read) {
        for node in nodes {
            match node {
                Node::Text(text) => {
                    let text = text.replace(['\n', '\t', '\r'], " ");
                    read.runs.push(worded(&text, here));
                }
                Node::Tag(tag) => {
                    let inline = self.inline(tag, here, read);
                    if !inline {
                        read.end(here.style);
                        self.apart(tag, here, read);
                        read.end(here.style);
                    }
                }
            }
        }
    }

    /// Reads a tag that may stand within a line; false for one that may not.
    fn inline(&self, tag: &Tag, here: Here<'_>, read: &mut Read) -> bool {
        let mut look = here.look;
        match tag.name.as_str() {
            "em" | "i" => look.italic = true,
            "strong" | "b" => look.bold = true,
            "del" | "s" => look.strike = true,
            "sup" => look.raised = true,
            "code" => look.code = true,
            "span" | "sub" | "input" => {}
            "br" => {
                read.runs.push(worded("\n", here));
                return true;
            }
            // It leads back to where the note was called.
            "a" if tag.get("class").contains("backref") => return true,
            "a" => {
                let link = self.link(tag.get("href"));
                let link = link.as_deref().or(here.link);
                self.read(&tag.below, Here { link, ..here }, read);
                return true;
            }
            "img" => {
                self.image(tag, here, read);
                return true;
            }
            _ => return false,
        }
        self.read(&tag.below, Here { look, ..here }, read);
        true
    }

    /// A picture stands by itself; one that cannot be had is its words.
    fn image(&self, tag: &Tag, here: Here<'_>, read: &mut Read) {
        let alt = tag.get("alt");
        match self.picture(tag.get("src"), alt) {
            Some(picture) => {
                read.end(here.style);
                read.parts.push(Part::Picture(picture));
            }
            None => read.runs.push(worded(alt, here)),
        }
    }

    fn apart(&self, tag: &Tag, here: Here<'_>, read: &mut Read) {
        let with = |style| Here { style, ..here };
        match tag.name.as_str() {
            name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                let level = name[1..].parse::<u8>().unwrap_or(FIRST);
                let here = with(Style::Heading(level.saturating_sub(FIRST - 1).max(1)));
                read.parts.extend(self.parts(&tag.below, here));
            }
            "blockquote" => {
                let parts = self.parts(&tag.below, with(Style::Quote));
                read.parts.extend(parts);
            }
            "pre" => read.parts.push(Part::text(Style::Code, code(tag, here))),
            "ul" | "ol" => {
                let from = (tag.name == "ol").then(|| tag.get("start").parse().unwrap_or(1));
                let item = |item: &Tag| self.parts(&item.below, with(Style::Item));
                let items: Vec<Vec<Part>> = tag.children("li").map(item).collect();
                if !items.is_empty() {
                    read.parts.push(Part::List(List { from, items }));
                }
            }
            "table" => read.parts.extend(self.rows(tag, with(Style::Cell))),
            _ => {
                let parts = self.parts(&tag.below, here);
                read.parts.extend(parts);
            }
        }
    }

    fn rows(&self, tag: &Tag, here: Here<'_>) -> Option<Part> {
        let groups = tag.children("thead").chain(tag.children("tbody"));
        let rows: Vec<Vec<Cell>> = groups
            .flat_map(|group| group.children("tr"))
            .map(|row| self.cells(row, here))
            .filter(|row| !row.is_empty())
            .collect();
        (!rows.is_empty()).then(|| {
            Part::Grid(Grid {
                lines: Lines::Rows,
                widths: widths(&rows),
                head: tag.children("thead").next().is_some(),
                rows,
            })
        })
    }

    fn cells(&self, row: &Tag, here: Here<'_>) -> Vec<Cell> {
        let mut cells = Vec::new();
        for node in &row.below {
            let Node::Tag(tag) = node else { continue };
            let head = tag.name == "th";
            let style = if head { Style::CellHead } else { here.style };
            let mut parts = self.parts(&tag.below, Here { style, ..here });
            for part in &mut parts {
                if let Part::Text(text) = part {
                    text.figures = tag.get("align") == "right";
                }
            }
            let cell = Cell::new(parts);
            cells.push(if head { cell.on(Ground::Head) } else { cell });
        }
        cells
    }

    /// A text of a page with how much of its room is used, where that is told.
    pub(super) fn counted(&self, rich: &Rich) -> Option<Part> {
        let words = rich.words.as_deref()?;
        let count = rich.words_number.to_string();
        let mut runs = match &rich.limit {
            Some(limit) => {
                let about = [("words", words), ("limit", limit), ("count", &count)];
                vec![said(self.say("doc-words-of-limit", &about))]
            }
            None => {
                let about = [("words", words), ("count", count.as_str())];
                vec![said(self.say("doc-words", &about))]
            }
        };
        if rich.over && rich.limit.is_some() {
            runs.push(bold(format!(" ▲ {}", self.word("doc-over-limit"))));
        }
        Some(Part::Text(Text::new(Style::Small, runs)))
    }
}

fn worded(text: &str, here: Here<'_>) -> Run {
    Run {
        look: here.look,
        link: here.link.map(str::to_owned),
        ..spoken(text, here.lang)
    }
}

/// Lines of code as they stand.
fn code(tag: &Tag, here: Here<'_>) -> Vec<Run> {
    let mut text = String::new();
    literal(&tag.below, &mut text);
    let look = Look {
        code: true,
        ..here.look
    };
    vec![worded(text.trim_end_matches('\n'), Here { look, ..here })]
}

fn literal(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Tag(tag) => literal(&tag.below, out),
        }
    }
}
