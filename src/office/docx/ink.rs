//! In: words as a reader sees them. Out: the same in the XML of Word, and what every document of ours has around them.

use std::fmt::Write as _;

use super::styles::{CODE, RAW};
use crate::{
    model::locale,
    office::{rich::Run, xml::escape},
};

pub(super) const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
"#;

pub(super) const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

pub(super) const RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A sheet of A4 with its foot.
pub(super) const SECTION: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#;

/// What is written, and where its links lead.
#[derive(Debug, Default)]
pub(super) struct Ink {
    pub(super) out: String,
    links: Vec<String>,
    /// Pictures of the document, by their files.
    pub(super) pictures: Vec<String>,
}

impl Ink {
    /// Writes words.
    pub(super) fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            let link = run.link.as_ref().map(|link| {
                let known = self.links.iter().position(|known| known == link);
                let at = known.unwrap_or_else(|| {
                    self.links.push(link.clone());
                    self.links.len() - 1
                });
                at + 10
            });
            if let Some(link) = link {
                let _ = write!(self.out, r#"<w:hyperlink r:id="rId{link}">"#);
            }
            self.run(run);
            if link.is_some() {
                self.out.push_str("</w:hyperlink>");
            }
        }
    }

    fn run(&mut self, run: &Run) {
        let _ = write!(self.out, "<w:r><w:rPr>{}</w:rPr>", properties(run));
        for (at, line) in run.text.split('\n').enumerate() {
            self.out.push_str(if at > 0 { "<w:br/>" } else { "" });
            let _ = write!(
                self.out,
                r#"<w:t xml:space="preserve">{}</w:t>"#,
                escape(line)
            );
        }
        self.out.push_str("</w:r>");
    }

    /// What the document refers to: its own files, links, pictures.
    pub(super) fn relations(&self) -> String {
        let mut out = format!(
            r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{RELATION}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{RELATION}/settings" Target="settings.xml"/><Relationship Id="rId3" Type="{RELATION}/numbering" Target="numbering.xml"/><Relationship Id="rId4" Type="{RELATION}/footer" Target="footer1.xml"/>"#
        );
        for (at, link) in self.links.iter().enumerate() {
            // Writing into a `String` cannot fail.
            let _ = write!(
                out,
                r#"<Relationship Id="rId{}" Type="{RELATION}/hyperlink" Target="{}" TargetMode="External"/>"#,
                at + 10,
                escape(link)
            );
        }
        for (at, file) in self.pictures.iter().enumerate() {
            let _ = write!(
                out,
                r#"<Relationship Id="pic{}" Type="{RELATION}/image" Target="{file}"/>"#,
                at + 1
            );
        }
        out.push_str("</Relationships>");
        out
    }
}

/// How words are set, in the order in which Word wants it said.
fn properties(run: &Run) -> String {
    let look = run.look;
    let style = if look.raw {
        RAW
    } else if look.code {
        CODE
    } else if run.link.is_some() {
        "Hyperlink"
    } else {
        ""
    };
    let mut out = String::new();
    if !style.is_empty() {
        let _ = write!(out, r#"<w:rStyle w:val="{style}"/>"#);
    }
    for (is, mark) in [
        (look.bold, "<w:b/><w:bCs/>"),
        (look.italic, "<w:i/><w:iCs/>"),
        (look.strike, "<w:strike/>"),
        (look.quiet, r#"<w:color w:val="595959"/>"#),
        (look.under, r#"<w:u w:val="single"/>"#),
        (look.raised, r#"<w:vertAlign w:val="superscript"/>"#),
    ] {
        out.push_str(if is { mark } else { "" });
    }
    if let Some(lang) = &run.lang {
        let turned = locale::is_right_to_left(lang);
        out.push_str(if turned { "<w:rtl/>" } else { "" });
        let lang = escape(lang);
        let _ = write!(
            out,
            r#"<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="{lang}"/>"#
        );
    }
    out
}

/// A field that Word counts by itself.
fn field(code: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    )
}

/// The foot of every sheet: what stands there, its number, and of how many where that is `counted`.
pub(super) fn footer(runs: &str, counted: bool) -> String {
    let all = if counted {
        format!("<w:r><w:t> / </w:t></w:r>{}", field("NUMPAGES"))
    } else {
        String::new()
    };
    format!(
        r#"{HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}<w:r><w:tab/></w:r>{}{all}</w:p></w:ftr>"#,
        field("PAGE")
    )
}

/// What is known of the document: `more` are properties beside its title and language.
pub(super) fn core(title: &str, lang: &str, more: &str) -> String {
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:language>{lang}</dc:language>{more}</cp:coreProperties>"#,
        escape(title),
    )
}

/// The columns of a table, in twentieths of a point.
pub(super) fn grid_columns(widths: &[usize]) -> String {
    let column = |width: &usize| format!(r#"<w:gridCol w:w="{width}"/>"#);
    widths.iter().map(column).collect()
}
