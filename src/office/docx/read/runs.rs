//! In: a paragraph of a document of Word. Out: its words and how they are set, with the signs of other fonts, fields and boxes; pictures and
//! text boxes in it are gathered.

use roxmltree::Node;

use super::{Reader, child, elements, is_on, look, val};
use crate::office::{
    rich::{Look, Run},
    signs,
    xml::attribute,
};

impl Reader {
    pub(super) fn runs(
        &mut self,
        node: Node<'_, '_>,
        out: &mut Vec<Run>,
        link: Option<&str>,
        empty: bool,
    ) {
        for part in elements(node) {
            match part.tag_name().name() {
                "r" => self.run(part, out, link, empty),
                "hyperlink" => {
                    let target = attribute(part, "id")
                        .and_then(|id| self.links.get(id))
                        .cloned();
                    self.runs(part, out, target.as_deref().or(link), empty);
                }
                _ => {
                    if let Some((inside, empty)) = self.through(part, empty) {
                        self.runs(inside, out, link, empty);
                    }
                }
            }
        }
    }

    fn run(&mut self, node: Node<'_, '_>, out: &mut Vec<Run>, link: Option<&str>, empty: bool) {
        let properties = child(node, "rPr");
        let styled = properties.and_then(|node| val(node, "rStyle"));
        // Words that stand for an answer have a style of their own: others in their place were typed.
        let empty = empty && styled.is_some();
        let style = styled
            .and_then(|id| self.styles.get(id))
            .copied()
            .unwrap_or_default();
        let own = look(properties);
        let denied = |name| properties.is_some_and(|node| child(node, name).is_some());
        let look = Look {
            bold: own.bold || style.look.bold,
            italic: own.italic || style.look.italic,
            strike: own.strike || style.look.strike && !denied("strike"),
            raised: own.raised,
            hidden: own.hidden || style.look.hidden && !denied("vanish"),
            ..style.look
        };
        let font = font(properties);
        let mut text = String::new();
        for part in elements(node) {
            match part.tag_name().name() {
                "t" => text.push_str(&self.words(part, font)),
                "br" | "cr" => text.push('\n'),
                "tab" | "ptab" => text.push(' '),
                "noBreakHyphen" => text.push('\u{2011}'),
                "sym" => text.extend(symbol(part).map(|(font, code)| self.sign(font, code))),
                "fldChar" => {
                    text.extend(ticked(part));
                    self.field_turns(part);
                }
                "instrText" => {
                    if let Some((code, _)) = self.fields.last_mut() {
                        code.push_str(part.text().unwrap_or_default());
                    }
                }
                "footnoteReference" | "endnoteReference" => {
                    let tag = part
                        .tag_name()
                        .name()
                        .trim_end_matches("Reference")
                        .to_owned();
                    let id = attribute(part, "id").unwrap_or_default().to_owned();
                    self.push(out, &mut text, look, link, empty);
                    out.push(Run::raw(&format!("[^{id}]")));
                    self.cited.push((tag, id));
                }
                "drawing" | "pict" | "object" | "AlternateContent" => self.drawing(part),
                _ => {}
            }
        }
        self.push(out, &mut text, look, link, empty);
    }

    /// The words of a run, as the font shows them.
    fn words(&mut self, node: Node<'_, '_>, font: Option<&str>) -> String {
        let words = self.read.text(node);
        let Some(font) = font else {
            return words;
        };
        let shown = words.chars().map(|c| match c {
            c if c.is_whitespace() => c,
            c => self.sign(font, u32::from(c)),
        });
        shown.collect()
    }

    /// The character of a sign of a font; one that nobody knows is told.
    fn sign(&mut self, font: &str, code: u32) -> char {
        signs::of(font, code).unwrap_or_else(|| {
            self.unknown.insert(format!("{font} {code:04X}"));
            signs::BULLET
        })
    }

    fn push(
        &mut self,
        out: &mut Vec<Run>,
        text: &mut String,
        look: Look,
        link: Option<&str>,
        empty: bool,
    ) {
        let text = std::mem::take(text);
        if text.is_empty() || empty {
            return;
        }
        if look.hidden {
            self.hidden.push(text);
            return;
        }
        let link = link.map(str::to_owned).or_else(|| self.field.clone());
        out.push(Run {
            text,
            look,
            link,
            lang: None,
        });
    }

    fn field_turns(&mut self, node: Node<'_, '_>) {
        match attribute(node, "fldCharType") {
            Some("begin") => {
                // In the old format a control is a field of this name.
                let name = child(node, "ffData").and_then(|node| val(node, "name"));
                self.marks.extend(name.map(str::to_owned));
                self.fields.push((String::new(), false));
            }
            Some("separate") => {
                if let Some((code, _)) = self.fields.last() {
                    let mut words = code.split_whitespace();
                    let leads = words.next() == Some("HYPERLINK");
                    self.field = words
                        .next()
                        .filter(|_| leads)
                        .map(|url| url.trim_matches('"').to_owned());
                }
            }
            Some("end") => {
                self.fields.pop();
                self.field = None;
            }
            _ => {}
        }
    }

    /// Pictures are gathered; words of text boxes stand behind the paragraph.
    fn drawing(&mut self, node: Node<'_, '_>) {
        let node = match node.tag_name().name() {
            "AlternateContent" => child(node, "Choice").or_else(|| child(node, "Fallback")),
            _ => Some(node),
        };
        let Some(node) = node else {
            return;
        };
        let mut texts = Vec::new();
        drawn(node, "", &mut self.pictures, &mut texts);
        for text in texts {
            let (marks, tags) = (
                std::mem::take(&mut self.marks),
                std::mem::take(&mut self.tags),
            );
            let held = std::mem::take(&mut self.boxes);
            let mut blocks = held;
            blocks.extend(self.container(text));
            self.boxes = blocks;
            (self.marks, self.tags) = (marks, tags);
        }
    }
}

/// Gathers the pictures of a drawing and its text boxes; a box within a box is read with the outer one, its pictures too.
fn drawn<'a, 'i>(
    node: Node<'a, 'i>,
    words: &'a str,
    pictures: &mut Vec<(String, String)>,
    texts: &mut Vec<Node<'a, 'i>>,
) {
    match node.tag_name().name() {
        "blip" | "imagedata" => {
            let id = attribute(node, "embed").or_else(|| attribute(node, "id"));
            pictures.push((id.unwrap_or_default().to_owned(), words.to_owned()));
        }
        "txbxContent" => texts.push(node),
        _ => {
            // Word keeps what is said of a drawing beside it, older versions at its frame.
            let beside = child(node, "docPr").and_then(|own| attribute(own, "descr"));
            let own = beside.or_else(|| attribute(node, "alt"));
            let words = own.filter(|own| !own.trim().is_empty()).unwrap_or(words);
            for below in elements(node) {
                drawn(below, words, pictures, texts);
            }
        }
    }
}

/// The font of a run, if it has signs where others have letters.
fn font<'a>(properties: Option<Node<'a, '_>>) -> Option<&'a str> {
    let fonts = child(properties?, "rFonts")?;
    let font = attribute(fonts, "ascii").or_else(|| attribute(fonts, "hAnsi"))?;
    signs::is_of_signs(font).then_some(font)
}

/// A sign of another font: which font, and its code there.
fn symbol<'a>(node: Node<'a, '_>) -> Option<(&'a str, u32)> {
    let code = u32::from_str_radix(attribute(node, "char")?, 16).ok()?;
    Some((attribute(node, "font").unwrap_or_default(), code))
}

/// The box of a field of the old format that is ticked or not.
fn ticked(node: Node<'_, '_>) -> Option<char> {
    let field = child(child(node, "ffData")?, "checkBox")?;
    let is = child(field, "checked")
        .map_or_else(|| is_on(field, "default"), |_| is_on(field, "checked"));
    Some(if is { '☒' } else { '☐' })
}
