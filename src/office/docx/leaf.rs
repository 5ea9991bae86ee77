//! In: a page as paragraphs, lists, tables and pictures. Out: the bytes of a document of Word.

use std::fmt::Write as _;

use super::{
    ink::{HEAD, Ink, SECTION, SPACES, core, footer, grid_columns},
    styles::{CODE, SETTINGS, numbering, relations, types},
};
use crate::office::{
    leaf::{Cell, Cut, Grid, Leaf, Lines, List, Part, Picture, Style, Text},
    package::{DAY, packed},
    xml::escape,
};

/// Width of the text on a sheet, in twentieths of a point.
const WIDTH: usize = 9638;

/// How far items stand in, the same.
const STEP: usize = 360;

/// Between a table and what follows: two tables without a paragraph between them are one.
const SPACE: &str = r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="140" w:lineRule="exact"/></w:pPr></w:p>"#;

const DRAWING: &str = r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#;

/// The document of a page.
pub(in crate::office) fn document(leaf: &Leaf) -> Vec<u8> {
    let mut sheet = Sheet::default();
    sheet.parts(&leaf.parts, Around::PAGE);
    let document = format!(
        r#"{HEAD}<w:document {SPACES} {DRAWING}><w:body>{}{SECTION}</w:body></w:document>"#,
        sheet.ink.out
    );
    let mut foot = Ink::default();
    foot.runs(&leaf.foot);
    let more = format!(
        r#"<dc:creator>{}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{DAY}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{DAY}</dcterms:modified>"#,
        escape(&leaf.from)
    );
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    let mut files = vec![
        file("[Content_Types].xml", types(false)),
        file("_rels/.rels", relations(false)),
        file("docProps/core.xml", core(&leaf.title, &leaf.lang, &more)),
        file("word/_rels/document.xml.rels", sheet.ink.relations()),
        file("word/document.xml", document),
        file("word/footer1.xml", footer(&foot.out, true)),
        file("word/numbering.xml", numbering(&sheet.lists)),
        file("word/settings.xml", SETTINGS.to_owned()),
        file("word/styles.xml", styles(leaf)),
    ];
    files.extend(sheet.files);
    packed(&files)
}

/// What a style is called in the file.
fn id(style: Style) -> String {
    style.name().replace(' ', "")
}

/// Whether Word knows a style by its name, and calls it like this.
fn known(style: Style) -> Option<String> {
    match style {
        Style::Heading(level) => Some(format!("heading {level}")),
        Style::Caption => Some("caption".to_owned()),
        Style::Title
        | Style::Subtitle
        | Style::Body
        | Style::Signed
        | Style::Quote
        | Style::Item => Some(style.name()),
        Style::Letterhead
        | Style::Banner
        | Style::Eyebrow
        | Style::Headline
        | Style::Lead
        | Style::Hint
        | Style::Notice
        | Style::Sub
        | Style::Hand
        | Style::Code
        | Style::Small
        | Style::Cell
        | Style::CellHead
        | Style::Figure => None,
    }
}

/// All styles of a page.
fn styles(leaf: &Leaf) -> String {
    let (lang, size) = (&leaf.lang, Style::Body.cut(leaf.letter).size);
    let line = if leaf.letter { 252 } else { 274 };
    let mut out = format!(
        r#"{HEAD}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="{lang}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="{line}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs></w:pPr><w:rPr><w:color w:val="525B6B"/><w:sz w:val="16"/></w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1C4A80"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="character" w:customStyle="1" w:styleId="{CODE}"><w:name w:val="{CODE}"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>"#
    );
    for style in Style::ALL {
        out.push_str(&style_of(style, style.cut(leaf.letter)));
    }
    out.push_str("</w:styles>");
    out
}

fn style_of(style: Style, cut: Cut) -> String {
    let own = known(style).is_none();
    let mut place = String::new();
    place.push_str(if cut.keeps { "<w:keepNext/>" } else { "" });
    if let Some((side, colour)) = cut.rule {
        let _ = write!(
            place,
            r#"<w:pBdr><w:{side} w:val="single" w:sz="8" w:space="4" w:color="{colour}"/></w:pBdr>"#
        );
    }
    if let Some(ground) = cut.ground {
        let _ = write!(
            place,
            r#"<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>"#
        );
    }
    let _ = write!(
        place,
        r#"<w:spacing w:before="{}" w:after="{}"/>"#,
        cut.before, cut.after
    );
    if cut.indent + cut.short > 0 {
        let _ = write!(
            place,
            r#"<w:ind w:left="{}" w:right="{}"/>"#,
            cut.indent, cut.short
        );
    }
    place.push_str(if style == Style::Item {
        "<w:contextualSpacing/>"
    } else {
        ""
    });
    if let Style::Heading(level) = style {
        let _ = write!(place, r#"<w:outlineLvl w:val="{}"/>"#, level - 1);
    }
    let fonts = match (cut.serif, style) {
        (true, _) => r#"<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/>"#,
        (false, Style::Code) => r#"<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>"#,
        (false, _) => "",
    };
    format!(
        r#"<w:style w:type="paragraph" {}w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/>{}<w:qFormat/><w:pPr>{place}</w:pPr><w:rPr>{fonts}{}{}<w:color w:val="{}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#,
        if own { r#"w:customStyle="1" "# } else { "" },
        id(style),
        known(style).unwrap_or_else(|| style.name()),
        if cut.keeps {
            r#"<w:next w:val="BodyText"/>"#
        } else {
            ""
        },
        if cut.bold { "<w:b/><w:bCs/>" } else { "" },
        if cut.italic { "<w:i/><w:iCs/>" } else { "" },
        cut.colour,
        size = cut.size
    )
}

/// Where a part stands.
#[derive(Debug, Clone, Copy)]
struct Around {
    /// How wide it may be.
    room: usize,
    /// Depth of the list, its number, and whether the item begins here.
    item: Option<(usize, usize, bool)>,
    /// It stays with what follows.
    keeps: bool,
}

impl Around {
    const PAGE: Self = Self {
        room: WIDTH,
        item: None,
        keeps: false,
    };
}

#[derive(Debug, Default)]
struct Sheet {
    ink: Ink,
    /// Numbered lists: depth and first number.
    lists: Vec<(usize, usize)>,
    /// Pictures.
    files: Vec<(String, Vec<u8>)>,
}

impl Sheet {
    fn parts(&mut self, parts: &[Part], around: Around) {
        let mut here = around;
        for part in parts {
            match part {
                Part::Text(text) => self.text(text, here),
                Part::List(list) => self.list(list, here),
                Part::Grid(grid) => self.grid(grid, here),
                Part::Picture(picture) => self.picture(picture, here),
            }
            // An item begins once.
            here.item = here.item.map(|(depth, number, _)| (depth, number, false));
        }
    }

    fn paragraph_starts(&mut self, style: &str, around: Around) {
        let _ = write!(self.ink.out, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>"#);
        self.ink
            .out
            .push_str(if around.keeps { "<w:keepNext/>" } else { "" });
        if let Some((depth, number, true)) = around.item {
            let _ = write!(
                self.ink.out,
                r#"<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>"#
            );
        }
    }

    fn text(&mut self, text: &Text, around: Around) {
        self.paragraph_starts(&id(text.style), around);
        let turned = text.is_turned();
        self.ink.out.push_str(if turned { "<w:bidi/>" } else { "" });
        if let Some((depth, _, false)) = around.item {
            let _ = write!(self.ink.out, r#"<w:ind w:left="{}"/>"#, STEP * (depth + 1));
        }
        self.ink.out.push_str(if text.figures {
            r#"<w:jc w:val="right"/>"#
        } else {
            ""
        });
        self.ink.out.push_str("</w:pPr>");
        self.ink.runs(&text.runs);
        self.ink.out.push_str("</w:p>");
    }

    fn list(&mut self, list: &List, around: Around) {
        let depth = around.item.map_or(0, |(depth, ..)| depth + 1).min(8);
        let number = match list.from {
            None => 1,
            Some(start) => {
                self.lists.push((depth, start));
                self.lists.len() + 1
            }
        };
        let room = around.room.saturating_sub(STEP).max(STEP);
        for item in &list.items {
            let here = Around {
                room,
                item: Some((depth, number, true)),
                keeps: false,
            };
            // A list that begins an item begins behind its mark.
            if !matches!(item.first(), Some(Part::Text(_) | Part::Picture(_))) {
                self.text(&Text::new(Style::Item, Vec::new()), here);
                let behind = Around {
                    item: Some((depth, number, false)),
                    ..here
                };
                self.parts(item, behind);
            } else {
                self.parts(item, here);
            }
        }
    }

    fn grid(&mut self, grid: &Grid, around: Around) {
        let indent = around.item.map_or(0, |(depth, ..)| STEP * (depth + 1));
        let columns: Vec<usize> = grid
            .widths
            .iter()
            .map(|width| width * around.room / 1000)
            .collect();
        self.table_starts(grid, &columns, indent);
        for (at, row) in grid.rows.iter().enumerate() {
            let head = grid.head && at == 0;
            self.ink.out.push_str("<w:tr><w:trPr><w:cantSplit/>");
            self.ink
                .out
                .push_str(if head { "<w:tblHeader/>" } else { "" });
            self.ink.out.push_str("</w:trPr>");
            let mut column = 0;
            for cell in row {
                let end = (column + cell.span).min(columns.len());
                let width = columns.get(column..end).unwrap_or_default().iter().sum();
                self.cell(cell, width, head);
                column = end;
            }
            self.ink.out.push_str("</w:tr>");
        }
        self.ink.out.push_str("</w:tbl>");
        self.ink.out.push_str(SPACE);
    }

    fn table_starts(&mut self, grid: &Grid, columns: &[usize], indent: usize) {
        let side = |name: &str, size: usize, colour: &str| {
            format!(r#"<w:{name} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>"#)
        };
        let (borders, left) = match grid.lines {
            Lines::Rows => (
                format!(
                    "<w:tblBorders>{}{}{}</w:tblBorders>",
                    side("top", 8, "1D3A5F"),
                    side("bottom", 4, "9AA3B0"),
                    side("insideH", 4, "D9D4C7")
                ),
                80,
            ),
            Lines::None => {
                let mut cells = grid.rows.iter().flatten();
                let bare = cells.all(|cell| cell.ground.colour().is_none());
                (String::new(), if bare { 0 } else { 100 })
            }
        };
        let widths = grid_columns(columns);
        let _ = write!(
            self.ink.out,
            r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{widths}</w:tblGrid>"#,
            columns.iter().sum::<usize>()
        );
    }

    fn cell(&mut self, cell: &Cell, width: usize, head: bool) {
        let _ = write!(
            self.ink.out,
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#
        );
        if cell.span > 1 {
            let _ = write!(self.ink.out, r#"<w:gridSpan w:val="{}"/>"#, cell.span);
        }
        if let Some(colour) = cell.ground.colour() {
            let _ = write!(
                self.ink.out,
                r#"<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>"#
            );
        }
        self.ink.out.push_str("</w:tcPr>");
        let around = Around {
            room: width.saturating_sub(220).max(STEP),
            item: None,
            keeps: head,
        };
        self.parts(&cell.parts, around);
        if cell.parts.is_empty() {
            self.text(&Text::new(Style::Cell, Vec::new()), around);
        }
        self.ink.out.push_str("</w:tc>");
    }

    fn picture(&mut self, picture: &Picture, around: Around) {
        let number = self.files.len() + 1;
        let file = format!("media/picture{number}.{}", picture.ending);
        self.files
            .push((format!("word/{file}"), picture.bytes.clone()));
        self.ink.pictures.push(file);
        self.paragraph_starts(
            &id(Style::Body),
            Around {
                keeps: true,
                ..around
            },
        );
        // A hundredth of a millimetre is 360 units of a drawing, a twentieth of a point is 635.
        let (width, height) = picture.size();
        let (width, height) = (width * 360, height * 360);
        let most = around.room * 635;
        let (width, height) = if width > most {
            (most, (height * most / width).max(1))
        } else {
            (width, height)
        };
        let alt = escape(&picture.alt);
        let _ = write!(
            self.ink.out,
            r#"</w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Picture {number}" descr="{alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="pic{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
        );
    }
}
