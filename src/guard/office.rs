//! In: a file that an office program wrote, a package of XML files. Out: what it says, as far as it can be read.

mod cells;
mod words;

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use self::{
    cells::Named,
    words::{Words, is_given, is_named},
};
use crate::{
    guard::reading::{self, Reading, is_bare, says_hardly},
    model::decoding,
};

/// Most bytes that are unpacked of one file.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Most files of one package.
const FILES: usize = 4096;

/// Packages within packages: a table within a report.
const DEPTH: usize = 3;

/// Reads all files of a package.
pub(super) fn read(bytes: &[u8]) -> Reading {
    let mut package = Package::default();
    package.open(bytes, DEPTH);
    // A page that was photographed.
    package.reading.unread |=
        package.pictures > 0 && says_hardly(package.letters, package.pictures);
    package.reading
}

/// Reads the properties of a file that is no package, as XML.
pub(super) fn properties(text: &str) -> Reading {
    let mut out = Words::of_properties();
    out.read(text);
    out.reading()
}

struct Package {
    reading: Reading,
    /// Bytes that may still be unpacked.
    left: u64,
    /// What cells of the workbook at hand stand for.
    named: Named,
    /// Pictures that stand in its pages, and letters beside them.
    pictures: usize,
    letters: usize,
}

impl Default for Package {
    fn default() -> Self {
        Self {
            reading: Reading::default(),
            left: LARGEST,
            named: Named::default(),
            pictures: 0,
            letters: 0,
        }
    }
}

/// Whether a file of a package is a picture of its pages, and no small view of the whole.
fn is_shown(name: &str, ending: &str) -> bool {
    const PICTURES: [&str; 9] = [
        "png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "jp2",
    ];
    (name.contains("/media/") || name.starts_with("Pictures/")) && PICTURES.contains(&ending)
}

impl Package {
    fn open(&mut self, bytes: &[u8], depth: usize) {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let Some(mut archive) = archive.ok().filter(|archive| {
            archive.len() <= FILES && !archive.has_duplicate_names() && depth > 0
        }) else {
            self.reading.unread = true;
            return;
        };
        self.reading
            .say(&String::from_utf8_lossy(archive.comment()));
        let outer = std::mem::take(&mut self.named);
        // What cells name has to be known before the cells, whatever its file is called.
        let mut later = Vec::new();
        for index in 0..archive.len() {
            let Some((name, bytes)) = self.unpack(&mut archive, index) else {
                self.reading.unread = true;
                continue;
            };
            if is_given(&name) {
                self.reading.say(&name);
            } else {
                self.reading.note(&name);
            }
            if is_named(&name, &bytes) {
                self.file(&name, &bytes, depth);
            } else {
                later.push((name, bytes));
            }
        }
        for (name, bytes) in later {
            self.file(&name, &bytes, depth);
        }
        self.named = outer;
    }

    /// One file of a package: none if it is locked, damaged, or larger than is read.
    fn unpack(
        &mut self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        index: usize,
    ) -> Option<(String, Vec<u8>)> {
        let file = archive.by_index(index).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        let read = file.take(self.left + 1).read_to_end(&mut bytes).ok()?;
        self.left = self.left.checked_sub(read as u64)?;
        Some((name, bytes))
    }

    fn file(&mut self, name: &str, bytes: &[u8], depth: usize) {
        let ending = name
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_ascii_lowercase();
        self.pictures += usize::from(!bytes.is_empty() && is_shown(name, &ending));
        match ending.as_str() {
            "xml" | "rels" | "vml" | "rdf" => match decoding::texts(bytes).first() {
                Some(text) => self.xml(name, text),
                None => self.reading.unread = true,
            },
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => self.open(bytes, depth - 1),
            "csv" | "tsv" | "txt" | "json" | "html" | "htm" => {
                self.reading.push(&reading::read(name, bytes, ""));
            }
            // Its points are letters without end, of which some would by chance be anybody's name.
            _ if is_bare(bytes) => {}
            // Pictures and fonts are looked through for what stands in them as it is; of bytes that are no text some are by chance an amount.
            _ => {
                let told = [
                    "png", "jpg", "jpeg", "gif", "emf", "wmf", "svm", "tiff", "tif", "ttf",
                    "odttf", "fntdata",
                ]
                .contains(&&*ending);
                self.reading.unread |=
                    !told && !bytes.is_empty() && name != "mimetype" && !name.ends_with('/');
                self.reading.words.push_str(&decoding::traces(bytes));
            }
        }
    }

    fn xml(&mut self, name: &str, text: &str) {
        let mut out = Words::of(name, std::mem::take(&mut self.named));
        out.read(text);
        self.named = out.named();
        self.letters += out.letters();
        self.reading.push(&out.reading());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_pieces_are_whole_and_paragraphs_are_apart() {
        let mut package = Package::default();
        let text = "<w:p><w:r><w:t>Jea</w:t></w:r><w:r><w:t>nne d&#x2019;Aubign&#233; &amp; Roux</w:t></w:r></w:p><w:p w:x=\"a&lt;b\"><w:r><w:t>Next</w:t></w:r></w:p>";
        package.xml("word/document.xml", text);
        assert!(
            package
                .reading
                .words
                .contains("Jeanne d’Aubigné & Roux\u{1d}"),
            "{:?}",
            package.reading.words
        );
        assert!(package.reading.words.contains("a<b"));
        package.xml(
            "word/document.xml",
            "<w:p><w:r><w:rPr><w:rFonts w:ascii='Arial'/></w:rPr><w:t>Ysol</w:t></w:r><w:commentRangeStart/><w:r><w:rPr><w:color w:val='FF0000'/></w:rPr>\
             <w:t>de Pi</w:t><w:softHyphen/><w:delText>old</w:delText><w:t>nard</w:t></w:r></w:p>",
        );
        package.xml(
            "content.xml",
            "<text:p>Ba<text:note><text:p>A note</text:p></text:note>si<text:soft-page-break/>le</text:p>",
        );
        for whole in ["Ysolde Pinard", "Basile", "A note", "old"] {
            assert!(
                package.reading.words.contains(whole),
                "{whole}: {:?}",
                package.reading.words
            );
        }
        package.xml(
            "xl/worksheets/sheet1.xml",
            "<c t=\"s\"><v>14500</v></c><c><v>18250.5</v></c>",
        );
        assert!(
            package.reading.figures.contains("18250.5")
                && !package.reading.figures.contains("14500")
        );
        assert!(!package.reading.unread);
        package.xml("a.xml", "<a <b");
        assert!(package.reading.unread);
    }

    /// Word cuts lines anywhere: words that were taken out, what computes a part, text boxes and letters by number cut no word.
    #[test]
    fn no_piece_of_a_line_cuts_a_word() {
        let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
        let gone = |text: &str| format!("<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>");
        let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
        let put = format!("<w:ins w:id='1'>{}</w:ins>", run("X"));
        let boxed = format!(
            "<w:r><w:drawing><wps:txbx><w:txbxContent><w:p>{}</w:p></w:txbxContent></wps:txbx></w:drawing></w:r>",
            run("box")
        );
        let sign = "<w:r><w:sym w:font='Arial' w:char='F074'/></w:r>";
        for pieces in [
            vec![run("Basile "), gone("Courte"), gone("manche")],
            vec![run("Basile "), gone("Courte"), put, run("manche")],
            vec![code(" AUTHOR Basile Courte"), code("manche")],
            vec![run("Basile Courte"), boxed, run("manche")],
            vec![run("Basile Cour"), sign.to_owned(), run("emanche")],
        ] {
            let mut package = Package::default();
            let line = format!("<w:p>{}</w:p>", pieces.concat());
            package.xml("word/document.xml", &line);
            let words = &package.reading.words;
            assert!(words.contains("Basile Courtemanche"), "{line}: {words:?}");
        }
        for (name, text, said) in [
            (
                "xl/sharedStrings.xml",
                "<si><t>Courte_x006D_anche_x</t></si>",
                "Courtemanche_x",
            ),
            ("xl/worksheets/sheet1.xml", "<c><v>1.45E4</v></c>", "14500"),
            (
                "xl/worksheets/sheet1.xml",
                "<c><v>14499.999999999998</v></c>",
                "14500",
            ),
            ("xl/pivotCache/a.xml", "<r><n v='1.45E4'/></r>", "14500"),
        ] {
            let mut package = Package::default();
            package.xml(name, text);
            assert!(package.reading.figures.contains(said), "{text}");
        }
        let mut package = Package::default();
        package.xml("word/document.xml", "<w:t>Basile &own;</w:t>");
        assert!(package.reading.unread);
    }

    #[test]
    fn what_is_no_package_is_not_read() {
        for bytes in [b"PK\x03\x04", b""] as [&[u8]; 2] {
            assert!(read(bytes).unread);
        }
    }
}
