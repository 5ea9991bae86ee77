//! In: words as a reader sees them. Out: the same in the XML of LibreOffice, with the styles that they need.

use std::fmt::Write as _;

use crate::{
    model::locale,
    office::{
        docx::{CODE, RAW},
        rich::Run,
        xml::escape,
    },
};

pub(super) const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
"#;

pub(super) const SPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.2""#;

/// Styles that a document needs for itself, each once.
#[derive(Debug, Default)]
pub(super) struct Own {
    spans: Vec<String>,
    paragraphs: Vec<(String, String)>,
}

impl Own {
    /// Runs with their looks, languages and links.
    pub(super) fn runs(&mut self, runs: &[Run]) -> String {
        runs.iter().map(|run| self.run(run)).collect()
    }

    fn run(&mut self, run: &Run) -> String {
        let look = run.look;
        let bits = u8::from(look.bold) + 2 * u8::from(look.italic) + 4 * u8::from(look.strike);
        let mut text = words(&run.text);
        if bits > 0 {
            text = span(&format!("T{bits}"), &text);
        }
        if look.raw || look.code {
            text = span(if look.raw { RAW } else { CODE }, &text);
        }
        let mut more = String::new();
        for (is, property) in [
            (look.quiet, r##"fo:color="#595959" "##),
            (look.under, r#"style:text-underline-style="solid" "#),
            (look.raised, r#"style:text-position="super 58%" "#),
        ] {
            more.push_str(if is { property } else { "" });
        }
        more.push_str(&run.lang.as_deref().map(language).unwrap_or_default());
        if !more.is_empty() {
            let known = self.spans.iter().position(|known| *known == more);
            let at = known.unwrap_or(self.spans.len());
            if known.is_none() {
                self.spans.push(more);
            }
            text = span(&format!("S{at}"), &text);
        }
        if let Some(link) = &run.link {
            text = format!(
                r#"<text:a xlink:type="simple" xlink:href="{}">{text}</text:a>"#,
                escape(link)
            );
        }
        text
    }

    /// The name of a paragraph style that changes something of another one.
    pub(super) fn paragraph(&mut self, parent: &str, properties: &str) -> String {
        if properties.is_empty() {
            return parent.to_owned();
        }
        let wanted = (parent.to_owned(), properties.to_owned());
        let known = self.paragraphs.iter().position(|known| *known == wanted);
        let at = known.unwrap_or(self.paragraphs.len());
        if known.is_none() {
            self.paragraphs.push(wanted);
        }
        format!("P{at}")
    }

    /// All of them.
    pub(super) fn styles(&self) -> String {
        let mut out = String::new();
        for (at, properties) in self.spans.iter().enumerate() {
            // Writing into a `String` cannot fail.
            let _ = write!(
                out,
                r#"<style:style style:name="S{at}" style:family="text"><style:text-properties {properties}/></style:style>"#
            );
        }
        for (at, (parent, properties)) in self.paragraphs.iter().enumerate() {
            let _ = write!(
                out,
                r#"<style:style style:name="P{at}" style:family="paragraph" style:parent-style-name="{parent}"><style:paragraph-properties {properties}/></style:style>"#
            );
        }
        out
    }
}

fn span(style: &str, text: &str) -> String {
    format!(r#"<text:span text:style-name="{style}">{text}</text:span>"#)
}

/// The properties that say a language, for whichever script its words are in.
pub(super) fn language(tag: &str) -> String {
    let mut parts = tag.split('-');
    let language = escape(parts.next().unwrap_or_default());
    let (mut script, mut country) = (String::new(), "none".to_owned());
    for part in parts {
        match part.len() {
            4 => script = part.to_owned(),
            2 | 3 => country = part.to_owned(),
            _ => {}
        }
    }
    let (script, country) = (escape(&script), escape(&country));
    let written = if script.is_empty() {
        String::new()
    } else {
        format!(r#" fo:script="{script}""#)
    };
    let complex = if locale::is_right_to_left(tag) {
        format!(r#" style:language-complex="{language}" style:country-complex="{country}""#)
    } else {
        format!(r#" style:language-asian="{language}" style:country-asian="{country}""#)
    };
    format!(r#"fo:language="{language}" fo:country="{country}"{written}{complex}"#)
}

/// Words with their spaces and line ends, which a reader would else make one space.
pub(super) fn words(text: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        out.push_str(if at > 0 { "<text:line-break/>" } else { "" });
        let mut space = at == 0 || line.is_empty();
        for c in line.chars() {
            if c == ' ' && space {
                out.push_str("<text:s/>");
            } else {
                out.push_str(&escape(c.encode_utf8(&mut [0; 4])));
            }
            space = c == ' ';
        }
    }
    out
}

/// Styles of words that are bold, soft, struck out, or several of these.
pub(super) fn looks() -> String {
    let mut out = String::new();
    for bits in 1..8_u8 {
        let is = |bit: u8, text: &'static str| if bits & bit > 0 { text } else { "" };
        let _ = write!(
            out,
            r#"<style:style style:name="T{bits}" style:family="text"><style:text-properties {} {} {}/></style:style>"#,
            is(
                1,
                r#"fo:font-weight="bold" style:font-weight-complex="bold""#
            ),
            is(
                2,
                r#"fo:font-style="italic" style:font-style-complex="italic""#
            ),
            is(4, r#"style:text-line-through-style="solid""#)
        );
    }
    out
}

/// The kinds of list.
pub(super) fn lists() -> String {
    let level = |depth: usize, kind: &str, mark: &str| {
        format!(
            r#"<text:list-level-style-{kind} text:level="{}" {mark}><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="{}cm"/></style:list-level-properties></text:list-level-style-{kind}>"#,
            depth + 1,
            (depth + 1) as f32 * 0.6
        )
    };
    let bullets: String = (0..9)
        .map(|depth| level(depth, "bullet", r#"text:bullet-char="•""#))
        .collect();
    let numbers: String = (0..9)
        .map(|depth| {
            level(
                depth,
                "number",
                r#"style:num-format="1" style:num-suffix=".""#,
            )
        })
        .collect();
    format!(
        r#"<text:list-style style:name="Bullets">{bullets}</text:list-style><text:list-style style:name="Numbers">{numbers}</text:list-style>"#
    )
}
