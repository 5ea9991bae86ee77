//! In: a form, and what it shows. Out: the bytes of a document of Word.

use std::fmt::Write as _;

use super::{
    ink::{HEAD, Ink, SECTION, SPACES, core, footer, grid_columns},
    styles::{SETTINGS, numbering, relations, styles, types},
};
use crate::office::{
    facts::Facts,
    package::packed,
    rich::{Par, Piece, Run},
    sheet::{Cell, Grid, Kind, Part, Sheet, Slot},
    xml::escape,
};

/// Width of the text on a page, in twentieths of a point.
const WIDTH: usize = 9638;

/// Writes a form.
pub(in crate::office) fn write(sheet: &Sheet, facts: &Facts) -> Vec<u8> {
    let mut page = Page {
        empty: &sheet.empty,
        choose: &sheet.choose,
        ..Page::default()
    };
    for part in &sheet.parts {
        page.part(part);
    }
    let document = format!(
        r#"{HEAD}<w:document {SPACES}><w:body>{}{SECTION}</w:body></w:document>"#,
        page.ink.out
    );
    let foot = format!(
        r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#,
        escape(&sheet.foot)
    );
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    packed(&[
        file("[Content_Types].xml", types(true)),
        file("_rels/.rels", relations(true)),
        file("docProps/core.xml", core(&sheet.title, sheet.lang, "")),
        file("docProps/custom.xml", custom(facts)),
        file("word/_rels/document.xml.rels", page.ink.relations()),
        file("word/document.xml", document),
        file("word/footer1.xml", footer(&foot, false)),
        file("word/numbering.xml", numbering(&vec![(0, 1); page.ordered])),
        file("word/settings.xml", SETTINGS.to_owned()),
        file("word/styles.xml", styles(sheet.lang)),
    ])
}

fn custom(facts: &Facts) -> String {
    let mut out = format!(
        r#"{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#
    );
    for (at, (name, value)) in facts.properties().iter().enumerate() {
        let _ = write!(
            out,
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name="{name}"><vt:lpwstr>{}</vt:lpwstr></property>"#,
            at + 2,
            escape(value)
        );
    }
    out.push_str("</Properties>");
    out
}

#[derive(Default)]
struct Page<'a> {
    ink: Ink,
    empty: &'a str,
    choose: &'a str,
    /// The bookmark that the next paragraph begins with.
    mark: String,
    /// Numbers of marks and controls given so far.
    marks: usize,
    /// Lists that count for themselves.
    ordered: usize,
}

impl Page<'_> {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(0, text) => self.styled("Title", text),
            Part::Heading(level, text) => self.styled(&format!("Heading{level}"), text),
            Part::Line(text) => self.styled("FormLine", text),
            Part::Note(text) => self.styled("FormNote", text),
            Part::Warning(text) => self.styled("FormWarning", text),
            Part::Table(grid) => self.grid(grid),
        }
    }

    fn styled(&mut self, style: &str, text: &str) {
        let _ = write!(
            self.ink.out,
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
            escape(text)
        );
    }

    fn grid(&mut self, grid: &Grid) {
        let columns: Vec<usize> = grid
            .widths
            .iter()
            .map(|width| width * WIDTH / 1000)
            .collect();
        self.table_starts(&columns);
        for (at, row) in grid.rows.iter().enumerate() {
            let head = grid.head && at == 0;
            self.ink.out.push_str("<w:tr><w:trPr>");
            self.ink.out.push_str(if head {
                "<w:cantSplit/><w:tblHeader/>"
            } else {
                ""
            });
            // A box for a text looks like one.
            self.ink.out.push_str(if columns.len() == 1 {
                r#"<w:trHeight w:val="1400" w:hRule="atLeast"/>"#
            } else {
                ""
            });
            self.ink.out.push_str("</w:trPr>");
            for (cell, width) in row.iter().zip(&columns) {
                match cell {
                    Cell::Label(text) => {
                        self.cell(*width, 1, if head { "D9E2F3" } else { "F2F2F2" });
                        self.styled("FormLabel", text);
                    }
                    Cell::Band(text) => {
                        self.cell(WIDTH, columns.len(), "D9E2F3");
                        self.styled("FormLabel", text);
                    }
                    Cell::Answer(slot) => {
                        self.cell(*width, 1, "");
                        self.slot(slot);
                    }
                }
                self.ink.out.push_str("</w:tc>");
            }
            self.ink.out.push_str("</w:tr>");
        }
        // Two tables without a paragraph between them are one.
        self.ink.out.push_str(r#"</w:tbl><w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="auto"/></w:pPr></w:p>"#);
    }

    fn table_starts(&mut self, columns: &[usize]) {
        let side = |name: &str| {
            format!(r#"<w:{name} w:val="single" w:sz="4" w:space="0" w:color="8EAADB"/>"#)
        };
        let sides: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(side)
            .concat();
        let widths = grid_columns(columns);
        let _ = write!(
            self.ink.out,
            r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{widths}</w:tblGrid>"#,
            columns.iter().sum::<usize>()
        );
    }

    fn cell(&mut self, width: usize, span: usize, shade: &str) {
        let _ = write!(
            self.ink.out,
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#
        );
        if span > 1 {
            let _ = write!(self.ink.out, r#"<w:gridSpan w:val="{span}"/>"#);
        }
        if !shade.is_empty() {
            let _ = write!(
                self.ink.out,
                r#"<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>"#
            );
        }
        self.ink.out.push_str("</w:tcPr>");
    }

    /// An answer, in a control, behind its bookmark.
    fn slot(&mut self, slot: &Slot) {
        self.marks += 1;
        let id = self.marks;
        let empty = slot.pieces.is_empty();
        let starts = format!(r#"<w:bookmarkStart w:id="{id}" w:name="{}"/>"#, slot.mark);
        let ends = format!(r#"<w:bookmarkEnd w:id="{id}"/>"#);
        let control = format!(
            r#"<w:sdt><w:sdtPr><w:alias w:val="{}"/><w:tag w:val="{}"/><w:id w:val="{}"/>{}{}</w:sdtPr><w:sdtContent>"#,
            escape(&slot.alias),
            escape(&slot.tag.chars().take(64).collect::<String>()),
            100_000 + id,
            if empty { "<w:showingPlcHdr/>" } else { "" },
            self.typed(&slot.kind, &slot.pieces),
        );
        if slot.kind == Kind::Text {
            // No control: LibreOffice takes bold and italics away in one. And a mark between paragraphs would go to the cell before.
            self.mark = format!("{starts}{ends}");
            if !matches!(slot.pieces.first(), Some(Piece::Par(_))) {
                self.par(&Par::default(), 0);
            }
            self.pieces(&slot.pieces);
            return;
        }
        let _ = write!(
            self.ink.out,
            r#"<w:p><w:pPr><w:pStyle w:val="FormAnswer"/></w:pPr>{starts}{control}"#
        );
        if empty {
            let text = if matches!(slot.kind, Kind::Choice(_)) {
                self.choose
            } else {
                self.empty
            };
            self.placeholder(text);
        }
        for piece in &slot.pieces {
            if let Piece::Par(par) = piece {
                self.ink.runs(&par.runs);
            }
        }
        let _ = write!(self.ink.out, "</w:sdtContent></w:sdt>{ends}</w:p>");
    }

    fn typed(&self, kind: &Kind, pieces: &[Piece]) -> String {
        match kind {
            Kind::Text | Kind::Line => r#"<w:text w:multiLine="1"/>"#.to_owned(),
            // A date is picked as the form writes it; a month or a year is typed.
            Kind::Date if pieces.is_empty() => {
                r#"<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>"#.to_owned()
            }
            Kind::Date => r#"<w:text/>"#.to_owned(),
            Kind::Choice(list) => {
                let item = |(id, label): &(String, String)| format!(r#"<w:listItem w:displayText="{}" w:value="{}"/>"#, escape(label), escape(id));
                format!("<w:comboBox>{}</w:comboBox>", list.iter().map(item).collect::<String>())
            }
        }
    }

    fn placeholder(&mut self, text: &str) {
        let _ = write!(
            self.ink.out,
            r#"<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{}</w:t></w:r>"#,
            escape(text)
        );
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        let mut number = 0;
        let mut listed = false;
        for piece in pieces {
            let list = match piece {
                Piece::Par(par) => par.list,
                Piece::Table(_) => None,
            };
            // A list that begins counts for itself.
            if list.is_some_and(|(_, ordered)| ordered) && (!listed || number == 0) {
                self.ordered += 1;
                number = self.ordered + 1;
            }
            listed = list.is_some();
            match piece {
                Piece::Par(par) => self.par(par, number),
                Piece::Table(rows) => self.table(rows),
            }
        }
        if matches!(pieces.last(), Some(Piece::Table(_))) {
            self.ink
                .out
                .push_str(r#"<w:p><w:pPr><w:pStyle w:val="FormAnswer"/></w:pPr></w:p>"#);
        }
    }

    fn par(&mut self, par: &Par, number: usize) {
        self.ink.out.push_str("<w:p><w:pPr>");
        match (par.heading, par.list) {
            (0, None) => self.ink.out.push_str(r#"<w:pStyle w:val="FormAnswer"/>"#),
            (0, Some((depth, ordered))) => {
                let id = if ordered { number } else { 1 };
                let _ = write!(
                    self.ink.out,
                    r#"<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{id}"/></w:numPr>"#
                );
            }
            (level, _) => {
                let _ = write!(
                    self.ink.out,
                    r#"<w:pStyle w:val="Heading{}"/>"#,
                    level.min(6)
                );
            }
        }
        self.ink.out.push_str("</w:pPr>");
        self.ink.out.push_str(&std::mem::take(&mut self.mark));
        self.ink.runs(&par.runs);
        self.ink.out.push_str("</w:p>");
    }

    fn table(&mut self, rows: &[Vec<Vec<Run>>]) {
        let count = rows.first().map_or(1, Vec::len).max(1);
        let columns = vec![WIDTH * 9 / 10 / count; count];
        self.table_starts(&columns);
        for (at, row) in rows.iter().enumerate() {
            self.ink.out.push_str("<w:tr>");
            for (cell, width) in row.iter().zip(&columns) {
                self.cell(*width, 1, if at == 0 { "F2F2F2" } else { "" });
                self.ink.out.push_str("<w:p>");
                self.ink.runs(cell);
                self.ink.out.push_str("</w:p></w:tc>");
            }
            self.ink.out.push_str("</w:tr>");
        }
        self.ink.out.push_str("</w:tbl>");
    }
}
