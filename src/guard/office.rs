//! In: a file that an office program wrote, a package of XML files. Out: what it says, as far as it can be read.

mod cells;
mod lines;
mod spaces;
mod tags;
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

/// Whether a file of a package is a picture of its pages, as its bytes tell, and no small view of the whole.
fn is_shown(name: &str, bytes: &[u8]) -> bool {
    let small = name.starts_with("docProps/") || name.starts_with("Thumbnails/");
    !small && HEADS.iter().any(|head| bytes.starts_with(head))
}

/// What pictures begin with that are made of points.
const HEADS: [&[u8]; 9] = [
    b"\x89PNG",
    b"\xff\xd8",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"BM",
    b"RIFF",
    b"\0\0\0\x0cjP",
    b"\xff\x4f\xff\x51",
];

/// What files begin with that are told by their ending to hold no words but names: pictures that are drawn, fonts.
const OTHERS: [&[u8]; 10] = [
    b"\x01\0\0\0",
    b"\xd7\xcd\xc6\x9a",
    b"\x01\0\x09\0",
    b"\x02\0\x09\0",
    b"VCLMTF",
    b"\0\x01\0\0",
    b"OTTO",
    b"true",
    b"ttcf",
    b"wOF",
];

/// Whether a file is what its ending says, of those in which names are looked for and nothing is read.
fn is_told(ending: &str, bytes: &[u8]) -> bool {
    match ending {
        "png" | "jpg" | "jpeg" | "gif" | "tiff" | "tif" | "emf" | "wmf" | "svm" | "ttf" => {
            let all = || HEADS.iter().chain(&OTHERS);
            all().any(|head| bytes.starts_with(head))
        }
        // Their first bytes are changed, or say how long they are.
        "odttf" | "fntdata" => decoding::texts(bytes).is_empty(),
        _ => false,
    }
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
        if bytes.is_empty() {
            return;
        }
        self.pictures += usize::from(is_shown(name, bytes));
        let ending = ending.as_str();
        let known = matches!(ending, "csv" | "tsv" | "txt" | "json" | "html" | "htm");
        if known {
            self.reading.push(&reading::read(name, bytes, ""));
        }
        // Whatever it is called: what opens the package goes by its own list.
        let marked = decoding::is_marked(bytes) && !matches!(ending, "html" | "htm");
        match ending {
            _ if marked || matches!(ending, "xml" | "rels" | "vml" | "rdf") => {
                self.marked(name, bytes);
            }
            _ if known => {}
            _ if bytes.starts_with(b"PK\x03\x04") => self.open(bytes, depth - 1),
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => self.open(bytes, depth - 1),
            // Its points are letters without end, of which some would by chance be anybody's name.
            _ if is_bare(bytes) => {}
            // Pictures and fonts are looked through for what stands in them as it is; of bytes that are no text some are by chance an amount.
            _ => {
                self.reading.unread |= !is_told(ending, bytes) && name != "mimetype";
                self.reading.words.push_str(&decoding::traces(bytes));
            }
        }
    }

    fn marked(&mut self, name: &str, bytes: &[u8]) {
        match decoding::markup(bytes) {
            Some((text, sure)) => {
                self.reading.unread |= !sure;
                self.xml(name, &text);
            }
            None => self.reading.unread = true,
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
    }

    #[test]
    fn numbers_and_letters_are_read_as_they_are_shown() {
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
            (
                "content.xml",
                "<a><number:currency-style style:name='N'>$</number:currency-style><style:style style:name='c' style:data-style-name='N'/>\
                 <table:covered-table-cell table:style-name='c' office:value='14500'/></a>",
                "14500 $",
            ),
            (
                "content.xml",
                "<text:user-field-decl office:currency='CAD' office:value='14500'/>",
                "14500 CAD",
            ),
            (
                "content.xml",
                "<table:change-track-table-cell office:value='14500'/>",
                "14500",
            ),
            (
                "a.xml",
                "<styleSheet><numFmt numFmtId='9' formatCode='0 $'/><cellXfs><xf numFmtId='9'/></cellXfs><c><v>14500</v></c></styleSheet>",
                "14500 $",
            ),
        ] {
            let mut package = Package::default();
            package.xml(name, text);
            assert!(package.reading.figures.contains(said), "{text}");
        }
        let mut package = Package::default();
        package.xml("word/document.xml", "<w:t>Basile &own;</w:t>");
        assert!(package.reading.unread);
    }

    fn within(tag: &str, inner: &str) -> String {
        format!("<{tag}>{inner}</{tag}>")
    }

    /// A line holds a name in one piece, whatever cuts it.
    fn is_whole(tag: &str, line: &str) {
        let mut package = Package::default();
        package.xml("content.xml", &within(tag, line));
        let words = &package.reading.words;
        assert!(words.contains("Basile Courtemanche"), "{line}: {words:?}");
    }

    /// What a line was before it changed, what it is after, and what others may see in it.
    #[test]
    fn a_line_is_read_as_it_is_shown_and_as_it_was() {
        let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
        let step = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
        let code = |text: &str| within("w:r", &within("w:instrText", text));
        let choice = within("mc:Choice", &run("man")) + &within("mc:Fallback", &run("man"));
        let spoken = within("w:rt", &run("kurt")) + &within("w:rubyBase", &run("Courte"));
        let inner = step("begin") + &code("QUOTE") + &step("end");
        for (name, line) in [
            (
                "w:p",
                run("Basile Courte") + &within("w:moveFrom", &run("z")) + &run("manche"),
            ),
            (
                "w:p",
                run("Basile ") + &within("w:ins", &run("Jean ")) + &run("Courtemanche"),
            ),
            (
                "w:p",
                run("Basile Courte") + &within("w:r", "<w:vanish/><w:t>z</w:t>") + &run("manche"),
            ),
            (
                "w:p",
                run("Basile Courte") + &within("mc:AlternateContent", &choice) + &run("che"),
            ),
            (
                "w:p",
                run("Basile ") + &within("w:r", &within("w:ruby", &spoken)) + &run("manche"),
            ),
            (
                "w:p",
                step("begin")
                    + &code("IF \"Basile Courte")
                    + &inner
                    + &code("manche\"")
                    + &step("end"),
            ),
        ] {
            is_whole(name, &line);
        }
    }

    /// The same of OpenDocument.
    #[test]
    fn a_line_with_frames_and_changes_is_read_as_it_is_shown_and_as_it_was() {
        let taken = "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><office:change-info><dc:creator>x\
            </dc:creator></office:change-info><text:p>temanche</text:p></text:deletion></text:changed-region></text:tracked-changes>";
        let drawn = |tag: &str| within(tag, "<draw:text-box><text:p>box</text:p></draw:text-box>");
        for (name, line) in [
            (
                "text:p",
                "Basile Courte".to_owned() + &drawn("draw:frame") + "manche",
            ),
            (
                "text:p",
                "Basile Courte".to_owned() + &drawn("draw:custom-shape") + "manche",
            ),
            (
                "text:p",
                "Basile <text:ruby>Courte<text:ruby-text>kurt</text:ruby-text></text:ruby>manche"
                    .to_owned(),
            ),
            (
                "office:text",
                taken.to_owned()
                    + "<text:p>Basile Cour<text:change text:change-id='c'/> est là</text:p>",
            ),
        ] {
            is_whole(name, &line);
        }
    }

    /// An element of another vocabulary means nothing, whatever it is called.
    #[test]
    fn the_words_of_others_take_nothing_aside() {
        const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        for tag in [
            "comment",
            "note",
            "annotation",
            "footnote",
            "tracked-changes",
            "instrText",
            "delText",
            "oddHeader",
            "formatCode",
            "number-style",
            "tc",
            "Pages",
            "c t='s'",
        ] {
            let end = tag.split(' ').next().unwrap_or_default();
            let text = format!(
                "<w:document xmlns:w='{WORD}' xmlns:x='urn:x'><w:p><w:t>Basile Courte</w:t><x:{tag}><w:t>man</w:t></x:{end}>\
                 <w:t>che, 14 </w:t><x:{tag}><w:t>500</w:t></x:{end}></w:p></w:document>"
            );
            let mut package = Package::default();
            package.xml("docProps/app.xml", &text);
            let Reading { words, figures, .. } = &package.reading;
            assert!(words.contains("Basile Courtemanche"), "{tag}: {words:?}");
            assert!(figures.contains("14 500"), "{tag}: {figures:?}");
        }
    }

    /// What opens a package goes by its list, not by what its files are called.
    #[test]
    fn a_file_is_what_its_bytes_say() {
        let text = "<w:p><w:t>Basile Courte</w:t><w:t>manche</w:t></w:p>";
        let wide: Vec<u8> = format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for ending in ["png", "emf", "ttf", "odttf", "txt", "json", "bin", "xml"] {
            for bytes in [text.as_bytes(), &wide] {
                let mut package = Package::default();
                package.file(&format!("word/document.{ending}"), bytes, DEPTH);
                assert!(
                    package.reading.words.contains("Basile Courtemanche"),
                    "{ending}"
                );
            }
        }
        for (name, bytes, unread) in [
            ("a.png", &b"Basile"[..], true),
            ("a.png", b"\x89PNG\r\n", false),
            ("a.ttf", b"\0\x01\0\0", false),
            (
                "a.xml",
                b"<?xml version='1.0' encoding='UTF-7'?><a>+AG0-</a>",
                true,
            ),
            (
                "a.xml",
                b"<?xml version='1.0' encoding='windows-1252'?><a>\xe9</a>",
                false,
            ),
            ("a.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", true),
            ("a.xml", b"<a b='&own;'/>", true),
        ] {
            let mut package = Package::default();
            package.file(name, bytes, DEPTH);
            assert_eq!(package.reading.unread, unread, "{name}: {bytes:?}");
        }
    }

    #[test]
    fn what_is_no_package_is_not_read() {
        for bytes in [b"PK\x03\x04", b""] as [&[u8]; 2] {
            assert!(read(bytes).unread);
        }
    }
}
