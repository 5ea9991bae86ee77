//! In: a form, and what it shows. Out: the bytes of a document of LibreOffice.

use std::fmt::Write as _;

use super::ink::{HEAD, Own, SPACES, lists, looks, words};
use crate::office::{
    docx::{CODE, RAW},
    facts::Facts,
    package::packed,
    rich::{Par, Piece, Run},
    sheet::{Cell, Grid, Part, Sheet, Slot},
    xml::escape,
};

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

/// Width of the text on a page, in hundredths of a millimetre.
const WIDTH: usize = 17_000;

/// Writes a form.
pub(in crate::office) fn write(sheet: &Sheet, facts: &Facts) -> Vec<u8> {
    let mut page = Page::default();
    for part in &sheet.parts {
        page.part(part);
    }
    let content = format!(
        r#"{HEAD}<office:document-content {SPACES}><office:automatic-styles>{}{}</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>"#,
        automatic(),
        page.styles,
        page.out
    );
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    packed(&[
        file(
            "mimetype",
            "application/vnd.oasis.opendocument.text".to_owned(),
        ),
        file("META-INF/manifest.xml", MANIFEST.to_owned()),
        file("content.xml", content),
        file("meta.xml", meta(sheet, facts)),
        file("styles.xml", styles(sheet)),
    ])
}

fn meta(sheet: &Sheet, facts: &Facts) -> String {
    let own: String = facts
        .properties()
        .iter()
        .map(|(name, value)| format!(r#"<meta:user-defined meta:name="{name}" meta:value-type="string">{}</meta:user-defined>"#, escape(value)))
        .collect();
    format!(
        r#"{HEAD}<office:document-meta {SPACES}><office:meta><dc:title>{}</dc:title><dc:language>{}</dc:language>{own}</office:meta></office:document-meta>"#,
        escape(&sheet.title),
        sheet.lang
    )
}

/// Looks of words, lists, cells.
fn automatic() -> String {
    let mut out = looks();
    for (name, shade) in [("Answer", ""), ("Label", "#f2f2f2"), ("Head", "#d9e2f3")] {
        let fill = if shade.is_empty() {
            String::new()
        } else {
            format!(r#"fo:background-color="{shade}""#)
        };
        let _ = write!(
            out,
            r#"<style:style style:name="Cell{name}" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #8eaadb" {fill}/></style:style>"#
        );
    }
    out.push_str(&lists());
    out
}

/// Styles of headings.
fn headings(paragraph: &dyn Fn(&str, &str, &str, &str) -> String, blue: &str) -> String {
    let heading = |(level, size): (u8, u8)| {
        let caps = if level == 2 {
            r#"fo:text-transform="uppercase""#
        } else {
            ""
        };
        paragraph(
            &format!("Heading_20_{level}"),
            &format!("Heading {level}"),
            &format!(r#"{blue} {caps} fo:font-size="{size}pt""#),
            r#"fo:margin-top="0.5cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always""#,
        )
    };
    [(1, 15), (2, 12), (3, 11), (4, 10), (5, 10), (6, 10)]
        .map(heading)
        .concat()
}

fn styles(sheet: &Sheet) -> String {
    let paragraph = |name: &str, shown: &str, text: &str, place: &str| {
        format!(
            r#"<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties {place}/><style:text-properties {text}/></style:style>"#
        )
    };
    let blue = r##"fo:font-weight="bold" fo:color="#1f3864""##;
    let mut own = headings(&paragraph, blue);
    own.push_str(&paragraph(
        "Title",
        "Title",
        &format!(r#"{blue} fo:font-size="18pt""#),
        r#"fo:text-align="center""#,
    ));
    own.push_str(&paragraph("FormLine", "Form Line", "", ""));
    own.push_str(&paragraph(
        "FormNote",
        "Form Note",
        r##"fo:font-style="italic" fo:color="#595959""##,
        r#"fo:keep-with-next="always""#,
    ));
    own.push_str(&paragraph(
        "FormWarning",
        "Form Warning",
        r##"fo:font-weight="bold" fo:color="#9c2a00""##,
        "",
    ));
    own.push_str(&paragraph(
        "FormLabel",
        "Form Label",
        &format!(r#"{blue} fo:font-size="10pt""#),
        "",
    ));
    own.push_str(&paragraph(
        "FormAnswer",
        "Form Answer",
        "",
        r#"fo:margin-bottom="0.1cm""#,
    ));
    own.push_str(&paragraph(
        "Footer",
        "Footer",
        r##"fo:font-size="8pt" fo:color="#595959""##,
        "",
    ));
    format!(
        r#"{HEAD}<office:document-styles {SPACES}><office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Calibri" fo:font-size="11pt" fo:language="{lang}"/></style:default-style><style:style style:name="Standard" style:family="paragraph"/>{own}<style:style style:name="{RAW}" style:family="text"/><style:style style:name="{CODE}" style:family="text"/></office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Footer">{foot} · <text:page-number/></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"#,
        lang = sheet.lang,
        foot = escape(&sheet.foot)
    )
}

#[derive(Default)]
struct Page {
    out: String,
    own: Own,
    /// Styles of columns.
    styles: String,
    tables: usize,
    /// The bookmark that the next paragraph begins with.
    mark: String,
}

impl Page {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(0, text) => self.styled("Title", text),
            Part::Heading(level, text) => {
                let _ = write!(
                    self.out,
                    r#"<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{}</text:h>"#,
                    words(text)
                );
            }
            Part::Line(text) => self.styled("FormLine", text),
            Part::Note(text) => self.styled("FormNote", text),
            Part::Warning(text) => self.styled("FormWarning", text),
            Part::Table(grid) => self.grid(grid),
        }
    }

    fn styled(&mut self, style: &str, text: &str) {
        let _ = write!(
            self.out,
            r#"<text:p text:style-name="{style}">{}</text:p>"#,
            words(text)
        );
    }

    fn table_starts(&mut self, widths: &[usize]) {
        self.tables += 1;
        let table = self.tables;
        let mut columns = String::new();
        for (column, width) in widths.iter().enumerate() {
            let _ = write!(
                self.styles,
                r#"<style:style style:name="C{table}.{column}" style:family="table-column"><style:table-column-properties style:column-width="{}.{:02}mm"/></style:style>"#,
                width / 100,
                width % 100
            );
            let _ = write!(
                columns,
                r#"<table:table-column table:style-name="C{table}.{column}"/>"#
            );
        }
        let _ = write!(self.out, r#"<table:table table:name="T{table}">{columns}"#);
    }

    fn grid(&mut self, grid: &Grid) {
        let widths: Vec<usize> = grid
            .widths
            .iter()
            .map(|width| width * WIDTH / 1000)
            .collect();
        self.table_starts(&widths);
        for (at, row) in grid.rows.iter().enumerate() {
            let head = grid.head && at == 0;
            self.out.push_str(if head {
                "<table:table-header-rows><table:table-row>"
            } else {
                "<table:table-row>"
            });
            for cell in row {
                match cell {
                    Cell::Label(text) => {
                        let style = if head { "CellHead" } else { "CellLabel" };
                        let _ =
                            write!(self.out, r#"<table:table-cell table:style-name="{style}">"#);
                        self.styled("FormLabel", text);
                        self.out.push_str("</table:table-cell>");
                    }
                    Cell::Band(text) => {
                        let _ = write!(
                            self.out,
                            r#"<table:table-cell table:style-name="CellHead" table:number-columns-spanned="{}">"#,
                            widths.len()
                        );
                        self.styled("FormLabel", text);
                        self.out.push_str("</table:table-cell>");
                        self.out
                            .push_str(&"<table:covered-table-cell/>".repeat(widths.len() - 1));
                    }
                    Cell::Answer(slot) => {
                        self.out
                            .push_str(r#"<table:table-cell table:style-name="CellAnswer">"#);
                        self.slot(slot);
                        self.out.push_str("</table:table-cell>");
                    }
                }
            }
            self.out.push_str(if head {
                "</table:table-row></table:table-header-rows>"
            } else {
                "</table:table-row>"
            });
        }
        self.out
            .push_str(r#"</table:table><text:p text:style-name="FormLine"/>"#);
    }

    fn slot(&mut self, slot: &Slot) {
        self.mark = format!(r#"<text:bookmark text:name="{}"/>"#, slot.mark);
        if !matches!(slot.pieces.first(), Some(Piece::Par(par)) if par.list.is_none()) {
            self.par(&Par::default());
        }
        let mut at = 0;
        while let Some(piece) = slot.pieces.get(at) {
            match piece {
                Piece::Par(par) if par.list.is_some() => {
                    let end = slot.pieces[at..]
                        .iter()
                        .position(|piece| !matches!(piece, Piece::Par(Par { list: Some(_), .. })));
                    let end = end.map_or(slot.pieces.len(), |length| at + length);
                    let items: Vec<&Par> = slot.pieces[at..end]
                        .iter()
                        .filter_map(|piece| {
                            if let Piece::Par(par) = piece {
                                Some(par)
                            } else {
                                None
                            }
                        })
                        .collect();
                    self.list(&items, 0);
                    at = end;
                    continue;
                }
                Piece::Par(par) => self.par(par),
                Piece::Table(rows) => self.table(rows),
            }
            at += 1;
        }
    }

    fn par(&mut self, par: &Par) {
        let mark = std::mem::take(&mut self.mark);
        let words = self.own.runs(&par.runs);
        let _ = match par.heading {
            0 => write!(
                self.out,
                r#"<text:p text:style-name="FormAnswer">{mark}{words}</text:p>"#
            ),
            level => write!(
                self.out,
                r#"<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{mark}{words}</text:h>"#
            ),
        };
    }

    /// Items of one level and those below them, a list a kind.
    fn list(&mut self, items: &[&Par], depth: u8) {
        let level = |par: &Par| par.list.map_or(0, |(depth, _)| depth);
        let mut at = 0;
        while at < items.len() {
            let ordered = items[at].list.is_some_and(|(_, ordered)| ordered);
            let style = if ordered { "Numbers" } else { "Bullets" };
            let _ = write!(self.out, r#"<text:list text:style-name="{style}">"#);
            while at < items.len()
                && (level(items[at]) > depth
                    || items[at].list.is_some_and(|(_, other)| other == ordered))
            {
                self.out.push_str("<text:list-item>");
                if level(items[at]) <= depth {
                    self.par(items[at]);
                    at += 1;
                }
                let end = items[at..]
                    .iter()
                    .position(|item| level(item) <= depth)
                    .map_or(items.len(), |length| at + length);
                if end > at {
                    self.list(&items[at..end], depth + 1);
                    at = end;
                }
                self.out.push_str("</text:list-item>");
            }
            self.out.push_str("</text:list>");
        }
    }

    fn table(&mut self, rows: &[Vec<Vec<Run>>]) {
        let count = rows.first().map_or(1, Vec::len).max(1);
        self.table_starts(&vec![WIDTH * 6 / 10 / count; count]);
        for row in rows {
            self.out.push_str("<table:table-row>");
            for cell in row {
                let _ = write!(
                    self.out,
                    r#"<table:table-cell table:style-name="CellAnswer"><text:p text:style-name="FormAnswer">{}</text:p></table:table-cell>"#,
                    self.own.runs(cell)
                );
            }
            self.out.push_str("</table:table-row>");
        }
        self.out.push_str("</table:table>");
    }
}
