//! In: a page as paragraphs, lists, tables and pictures. Out: the bytes of a document of LibreOffice.

use std::fmt::Write as _;

use super::ink::{HEAD, Own, SPACES, language, lists, looks};
use crate::office::{
    docx::CODE,
    leaf::{Cell, Cut, Grid, Ground, Leaf, Lines, List, Part, Picture, Style, Text, WIDTH},
    package::{DAY, packed},
    xml::escape,
};

const MANIFEST: &str = r#"<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>"#;

/// Between a table and what follows.
const SPACE: &str = r#"<text:p text:style-name="Space"/>"#;

/// The document of a page.
pub(in crate::office) fn document(leaf: &Leaf) -> Vec<u8> {
    let mut sheet = Sheet::default();
    sheet.parts(&leaf.parts, Around::PAGE);
    let content = format!(
        r#"{HEAD}<office:document-content {SPACES}><office:automatic-styles>{}{}{}{}{}</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>"#,
        looks(),
        lists(),
        cells(),
        sheet.styles,
        sheet.own.styles(),
        sheet.out
    );
    let mut manifest = format!(
        r#"{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">{MANIFEST}"#
    );
    for (name, _) in &sheet.files {
        let kind = if name.ends_with("png") { "png" } else { "jpeg" };
        let _ = write!(
            manifest,
            r#"<manifest:file-entry manifest:full-path="{name}" manifest:media-type="image/{kind}"/>"#
        );
    }
    manifest.push_str("</manifest:manifest>");
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    let mut files = vec![
        file(
            "mimetype",
            "application/vnd.oasis.opendocument.text".to_owned(),
        ),
        file("META-INF/manifest.xml", manifest),
        file("content.xml", content),
        file("meta.xml", meta(leaf)),
        file("styles.xml", styles(leaf)),
    ];
    files.extend(sheet.files);
    packed(&files)
}

fn meta(leaf: &Leaf) -> String {
    format!(
        r#"{HEAD}<office:document-meta {SPACES}><office:meta><dc:title>{}</dc:title><meta:initial-creator>{}</meta:initial-creator><meta:creation-date>{DAY}</meta:creation-date><dc:date>{DAY}</dc:date><dc:language>{}</dc:language></office:meta></office:document-meta>"#,
        escape(&leaf.title),
        escape(&leaf.from),
        leaf.lang
    )
}

/// What a style is called in the file.
fn id(style: Style) -> String {
    style.name().replace(' ', "_20_")
}

/// Twentieths of a point.
fn points(length: usize) -> String {
    format!("{}.{:02}pt", length / 20, length % 20 * 5)
}

fn styles(leaf: &Leaf) -> String {
    let size = Style::Body.cut(leaf.letter).size;
    let line = if leaf.letter { 105 } else { 114 };
    let own: String = Style::ALL
        .iter()
        .map(|style| style_of(*style, style.cut(leaf.letter)))
        .collect();
    let mut foot = Own::default();
    let words = foot.runs(&leaf.foot);
    format!(
        r##"{HEAD}<office:document-styles {SPACES}><office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="{line}%" style:tab-stop-distance="1.25cm"/><style:text-properties fo:font-family="Calibri" style:font-family-complex="Arial" fo:font-size="{half}pt" style:font-size-complex="{half}pt" {language}/></style:default-style><style:style style:name="Standard" style:family="paragraph" style:class="text"/><style:style style:name="Space" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:line-height="7pt"/><style:text-properties fo:font-size="4pt"/></style:style>{own}<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8pt" fo:color="#525b6b"/></style:style><style:style style:name="{CODE}" style:family="text"><style:text-properties fo:font-family="Consolas"/></style:style><style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text"><style:text-properties fo:color="#1c4a80" style:text-underline-style="solid"/></style:style></office:styles><office:automatic-styles>{}{}<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="2cm" fo:margin-bottom="1cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Footer">{words}<text:tab/><text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"##,
        looks(),
        foot.styles(),
        half = size as f32 / 2.0,
        language = language(&leaf.lang),
    )
}

fn style_of(style: Style, cut: Cut) -> String {
    let (outline, class) = match style {
        Style::Heading(level) => (format!(r#"style:default-outline-level="{level}" "#), "text"),
        Style::Title | Style::Subtitle => (String::new(), "chapter"),
        _ => (String::new(), "text"),
    };
    let mut place = format!(
        r#"fo:margin-top="{}" fo:margin-bottom="{}" fo:orphans="2" fo:widows="2""#,
        points(cut.before),
        points(cut.after)
    );
    if cut.keeps {
        place.push_str(r#" fo:keep-with-next="always""#);
    }
    if let Some((side, colour)) = cut.rule {
        let _ = write!(
            place,
            r##" fo:border-{side}="1pt solid #{colour}" fo:padding-{side}="4pt""##
        );
    }
    if let Some(ground) = cut.ground {
        let _ = write!(place, r##" fo:background-color="#{ground}""##);
    }
    if cut.indent > 0 {
        let _ = write!(place, r#" fo:margin-left="{}""#, points(cut.indent));
    }
    if cut.short > 0 {
        let _ = write!(place, r#" fo:margin-right="{}""#, points(cut.short));
    }
    if style == Style::Item {
        place.push_str(r#" style:contextual-spacing="true""#);
    }
    let mut look = format!(
        r##"fo:font-size="{half}pt" style:font-size-complex="{half}pt" fo:color="#{}""##,
        cut.colour,
        half = cut.size as f32 / 2.0
    );
    for (is, property) in [
        (
            cut.bold,
            r#" fo:font-weight="bold" style:font-weight-complex="bold""#,
        ),
        (
            cut.italic,
            r#" fo:font-style="italic" style:font-style-complex="italic""#,
        ),
        (cut.serif, r#" fo:font-family="Cambria""#),
        (style == Style::Code, r#" fo:font-family="Consolas""#),
    ] {
        look.push_str(if is { property } else { "" });
    }
    format!(
        r#"<style:style style:name="{}" style:display-name="{}" style:family="paragraph" style:parent-style-name="Standard" {outline}style:class="{class}"><style:paragraph-properties {place}/><style:text-properties {look}/></style:style>"#,
        id(style),
        style.name()
    )
}

/// Styles of cells, and of the rows that hold them: one is not broken over two sheets.
fn cells() -> String {
    let mut out = r#"<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>"#.to_owned();
    for lines in [Lines::Rows, Lines::None] {
        for ground in [Ground::Paper, Ground::Head, Ground::Wash] {
            let (border, left) = match (lines, ground) {
                (Lines::Rows, Ground::Head) => (
                    "fo:border-top=\"1pt solid #1d3a5f\" fo:border-bottom=\"0.5pt solid #9aa3b0\"",
                    4,
                ),
                (Lines::Rows, Ground::Paper | Ground::Wash) => {
                    ("fo:border-bottom=\"0.5pt solid #d9d4c7\"", 4)
                }
                (Lines::None, Ground::Paper) => ("fo:border=\"none\"", 0),
                (Lines::None, Ground::Head | Ground::Wash) => ("fo:border=\"none\"", 5),
            };
            let fill = ground
                .colour()
                .map(|colour| format!(r##" fo:background-color="#{colour}""##));
            let _ = write!(
                out,
                r#"<style:style style:name="{}" style:family="table-cell"><style:table-cell-properties fo:padding-top="2.25pt" fo:padding-bottom="2.25pt" fo:padding-left="{left}pt" fo:padding-right="6pt" {border}{}/></style:style>"#,
                cell_style(lines, ground),
                fill.unwrap_or_default()
            );
        }
    }
    out
}

fn cell_style(lines: Lines, ground: Ground) -> String {
    format!("Cell{lines:?}{ground:?}")
}

/// Where a part stands.
#[derive(Debug, Clone, Copy)]
struct Around {
    /// How wide it may be, in hundredths of a millimetre.
    room: usize,
    /// It stays with what follows.
    keeps: bool,
}

impl Around {
    const PAGE: Self = Self {
        room: WIDTH,
        keeps: false,
    };
}

#[derive(Debug, Default)]
struct Sheet {
    out: String,
    own: Own,
    /// Styles of columns and tables.
    styles: String,
    tables: usize,
    /// Pictures.
    files: Vec<(String, Vec<u8>)>,
    /// Lists that are open: the style of each, and the tag of its item.
    open: Vec<(&'static str, &'static str)>,
}

impl Sheet {
    fn parts(&mut self, parts: &[Part], around: Around) {
        for part in parts {
            match part {
                Part::Text(text) => self.text(text, around),
                Part::List(list) => self.list(list, around),
                Part::Grid(grid) => self.aside(grid, around),
                Part::Picture(picture) => self.picture(picture, around),
            }
        }
    }

    fn text(&mut self, text: &Text, around: Around) {
        let mut properties = String::new();
        if text.is_turned() {
            properties.push_str(r#"style:writing-mode="rl-tb" fo:text-align="right" "#);
        } else if text.figures {
            properties.push_str(r#"fo:text-align="end" "#);
        }
        if around.keeps {
            properties.push_str(r#"fo:keep-with-next="always" "#);
        }
        let style = self.own.paragraph(&id(text.style), properties.trim_end());
        let words = self.own.runs(&text.runs);
        let _ = match text.style {
            Style::Heading(level) => write!(
                self.out,
                r#"<text:h text:style-name="{style}" text:outline-level="{level}">{words}</text:h>"#
            ),
            _ => write!(
                self.out,
                r#"<text:p text:style-name="{style}">{words}</text:p>"#
            ),
        };
    }

    fn list(&mut self, list: &List, around: Around) {
        let style = match list.from {
            Some(_) => "Numbers",
            None => "Bullets",
        };
        let _ = write!(self.out, r#"<text:list text:style-name="{style}">"#);
        self.open.push((style, "list-item"));
        let here = Around {
            room: around.room.saturating_sub(600).max(600),
            ..around
        };
        for (at, item) in list.items.iter().enumerate() {
            let start = list.from.filter(|from| at == 0 && *from != 1);
            let start = start.map(|from| format!(r#" text:start-value="{from}""#));
            let _ = write!(self.out, "<text:list-item{}>", start.unwrap_or_default());
            if let Some(last) = self.open.last_mut() {
                last.1 = "list-item";
            }
            self.parts(item, here);
            let tag = self.open.last().map_or("list-item", |(_, tag)| tag);
            let _ = write!(self.out, "</text:{tag}>");
        }
        self.open.pop();
        self.out.push_str("</text:list>");
    }

    /// A table; one in a list stands between two parts of it, for an item holds none.
    fn aside(&mut self, grid: &Grid, around: Around) {
        let mut open = std::mem::take(&mut self.open);
        for (_, tag) in open.iter().rev() {
            let _ = write!(self.out, "</text:{tag}></text:list>");
        }
        self.grid(grid, around);
        for (style, tag) in &mut open {
            let _ = write!(
                self.out,
                r#"<text:list text:style-name="{style}" text:continue-numbering="true"><text:list-header>"#
            );
            *tag = "list-header";
        }
        self.open = open;
    }

    fn grid(&mut self, grid: &Grid, around: Around) {
        let columns: Vec<usize> = grid
            .widths
            .iter()
            .map(|width| width * around.room / 1000)
            .collect();
        self.table_starts(&columns);
        for (at, row) in grid.rows.iter().enumerate() {
            let head = grid.head && at == 0;
            self.out.push_str(if head {
                "<table:table-header-rows>"
            } else {
                ""
            });
            self.out
                .push_str(r#"<table:table-row table:style-name="Row">"#);
            let mut column = 0;
            for cell in row {
                let end = (column + cell.span).min(columns.len());
                let width: usize = columns.get(column..end).unwrap_or_default().iter().sum();
                let around = Around {
                    room: width.saturating_sub(400).max(600),
                    keeps: head,
                };
                self.cell(cell, grid.lines, around);
                column = end;
            }
            self.out.push_str("</table:table-row>");
            self.out.push_str(if head {
                "</table:table-header-rows>"
            } else {
                ""
            });
        }
        self.out.push_str("</table:table>");
        self.out.push_str(SPACE);
    }

    fn table_starts(&mut self, widths: &[usize]) {
        self.tables += 1;
        let table = self.tables;
        let millimetres = |length: usize| format!("{}.{:02}mm", length / 100, length % 100);
        let _ = write!(
            self.styles,
            r#"<style:style style:name="Grid{table}" style:family="table"><style:table-properties style:width="{}" table:align="left"/></style:style>"#,
            millimetres(widths.iter().sum())
        );
        let mut columns = String::new();
        for (column, width) in widths.iter().enumerate() {
            let _ = write!(
                self.styles,
                r#"<style:style style:name="C{table}.{column}" style:family="table-column"><style:table-column-properties style:column-width="{}"/></style:style>"#,
                millimetres(*width)
            );
            let _ = write!(
                columns,
                r#"<table:table-column table:style-name="C{table}.{column}"/>"#
            );
        }
        let _ = write!(
            self.out,
            r#"<table:table table:name="Table{table}" table:style-name="Grid{table}">{columns}"#
        );
    }

    fn cell(&mut self, cell: &Cell, lines: Lines, around: Around) {
        let over = if cell.span > 1 {
            format!(r#" table:number-columns-spanned="{}""#, cell.span)
        } else {
            String::new()
        };
        let _ = write!(
            self.out,
            r#"<table:table-cell table:style-name="{}" office:value-type="string"{over}>"#,
            cell_style(lines, cell.ground)
        );
        self.parts(&cell.parts, around);
        if cell.parts.is_empty() {
            self.text(&Text::new(Style::Cell, Vec::new()), around);
        }
        self.out.push_str("</table:table-cell>");
        let covered = cell.span.saturating_sub(1);
        self.out
            .push_str(&"<table:covered-table-cell/>".repeat(covered));
    }

    fn picture(&mut self, picture: &Picture, around: Around) {
        let number = self.files.len() + 1;
        let file = format!("Pictures/{number}.{}", picture.ending);
        let (width, height) = picture.size();
        let (width, height) = if width > around.room {
            (around.room, (height * around.room / width).max(1))
        } else {
            (width, height)
        };
        let style = self
            .own
            .paragraph(&id(Style::Body), r#"fo:keep-with-next="always""#);
        let _ = write!(
            self.out,
            r#"<text:p text:style-name="{style}"><draw:frame draw:name="Picture{number}" text:anchor-type="as-char" svg:width="{}.{:02}mm" svg:height="{}.{:02}mm" draw:z-index="0"><draw:image xlink:href="{file}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>{}</svg:title></draw:frame></text:p>"#,
            width / 100,
            width % 100,
            height / 100,
            height % 100,
            escape(&picture.alt)
        );
        self.files.push((file, picture.bytes.clone()));
    }
}
