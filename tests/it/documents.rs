//! Documents that a fiche declares public: what is internal is found in them in every script, encoding and kind that programs write,
//! what runs in a browser is refused, and what cannot be read is said.

use std::io::{Cursor, Write as _};

use lopdf::{Document, Object, Stream, dictionary};
use proptest::prelude::*;
use roadmap::{
    guard::{Guard, Owner, Values, apart},
    model::{catalog::Fiche, schemas::Schemas, source::Source},
    parse::{Limits, parse},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    project::{Project, Run, cases},
    scratch::scratch,
};

/// A guard that knows one fiche of a city.
fn knowing(kind: &'static str, text: String) -> Guard {
    let source = Source::new(format!("cities/a/{kind}.yaml"), text);
    let fiche = Fiche {
        kind,
        id: kind.to_owned(),
        document: parse(source, &Limits::default()).unwrap().into(),
    };
    let schemas = Schemas::embedded();
    let mut values = Values::default();
    let owner = Owner {
        language: Some("en"),
        city: Some("a"),
    };
    values.fiche(&fiche, &schemas.of(kind).unwrap().plan, owner);
    Guard::new(values, "")
}

/// One that knows a person on its staff.
pub(crate) fn guard(name: &str) -> Guard {
    apart::by(env!("CARGO_BIN_EXE_roadmap").into());
    knowing(
        "staff",
        format!(
            "people:\n  - {{role: coordinator, name: {name:?}, title: Chief, email: x.quiet@city.example.org}}\n"
        ),
    )
}

/// One that knows a budget with one amount.
pub(crate) fn budget(amount: u32) -> Guard {
    budgets(&[amount])
}

/// One that knows a budget.
pub(crate) fn budgets(amounts: &[u32]) -> Guard {
    let row = |amount| format!("    - {{category: travel, label: Trains, amount: {amount}}}\n");
    let rows: String = amounts.iter().map(row).collect();
    knowing(
        "action-plan",
        format!("network: n\nbudget:\n  currency: EUR\n  expenses:\n{rows}"),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(24, 400)))]

    /// The letters and digits that a picture's points are written in are nobody's amount; what stands beside it, or in it beside its points, is.
    #[test]
    fn of_a_picture_within_a_page_the_points_are_not_read(noise in proptest::collection::vec(any::<u8>(), 3 * 160 * 160), at in 1_u32..99) {
        let points = image::RgbImage::from_raw(160, 160, noise).unwrap();
        let mut png = Vec::new();
        image::DynamicImage::from(points)
            .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
            .unwrap();
        let guard = budget(at * 1000);
        let page = |png: &[u8], alt: &str| {
            let code = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, png);
            format!("<p>A quay.</p><img alt=\"{alt}\" src=\"data:image/png;base64,{code}\">")
        };
        let leaks = guard.look("a.html", page(&png, "A quay").as_bytes()).0;
        prop_assert!(leaks.is_empty(), "{leaks:?}");
        let told = page(&png, &format!("{at}k for the quay"));
        prop_assert!(!guard.look("a.html", told.as_bytes()).0.is_empty());
        let named = self::guard("Basile Courtemanche");
        prop_assert!(named.look("a.html", page(&png, "").as_bytes()).0.is_empty());
        let chunk = crate::pictures::png_chunk(b"tEXt", b"Author\0Basile Courtemanche");
        let marked = [&png[..33], &chunk, &png[33..]].concat();
        prop_assert!(!named.look("a.html", page(&marked, "").as_bytes()).0.is_empty());
    }
}

pub(crate) fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Letters in pieces, as programs leave them that mark a spelling or a change.
fn pieces(text: &str, before: &str, after: &str) -> String {
    let escaped = |c: char| match c {
        '<' => "&lt;".to_owned(),
        '&' => "&amp;".to_owned(),
        c if c.is_ascii() => c.to_string(),
        c => format!("&#{};", u32::from(c)),
    };
    text.chars()
        .collect::<Vec<_>>()
        .chunks(2)
        .map(|two| {
            format!(
                "{before}{}{after}",
                two.iter().map(|c| escaped(*c)).collect::<String>()
            )
        })
        .collect()
}

fn office(ending: &str, text: &str) -> Vec<u8> {
    let odf = |kind: &str, body: String| {
        let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
        zip(&[
            ("mimetype", &mimetype),
            (
                "content.xml",
                &format!("<office:document-content>{body}</office:document-content>"),
            ),
        ])
    };
    let span = pieces(text, "<text:span>", "</text:span>");
    let run = |tag: &str| {
        pieces(
            text,
            &format!("<{tag}:r><{tag}:t>"),
            &format!("</{tag}:t></{tag}:r>"),
        )
    };
    let types = ("[Content_Types].xml", "<Types/>");
    match ending {
        "docx" => zip(&[
            types,
            (
                "word/document.xml",
                &format!(
                    "<w:document><w:p>{}</w:p><w:p><w:r><w:t>After</w:t></w:r></w:p></w:document>",
                    run("w")
                ),
            ),
        ]),
        "pptx" => zip(&[
            types,
            (
                "ppt/slides/slide1.xml",
                &format!("<p:sld><a:p>{}</a:p></p:sld>", run("a")),
            ),
        ]),
        "xlsx" => {
            let shared = format!(
                "<sst><si>{}</si><si><t>After</t></si></sst>",
                pieces(text, "<r><t>", "</t></r>")
            );
            zip(&[types, ("xl/sharedStrings.xml", &shared)])
        }
        "odt" => odf(
            "text",
            format!("<text:p>{span}</text:p><text:p>After</text:p>"),
        ),
        "ods" => odf(
            "spreadsheet",
            format!("<table:table-cell><text:p>{span}</text:p></table:table-cell>"),
        ),
        _ => odf("presentation", format!("<text:p>{span}</text:p>")),
    }
}

/// A page set in a font of its own glyphs, which a table gives letters to.
fn print(text: &str) -> Vec<u8> {
    let letters: Vec<char> = text.chars().collect();
    let hex = |c: char| {
        c.encode_utf16(&mut [0; 2])
            .iter()
            .map(|unit| format!("{unit:04X}"))
            .collect::<String>()
    };
    let map: String = letters
        .iter()
        .enumerate()
        .map(|(at, c)| format!("1 beginbfchar\n<{:04X}> <{}>\nendbfchar\n", at + 1, hex(*c)))
        .collect();
    let cmap = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Own def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n\
         endcodespacerange\n{map}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    );
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let cmap = document.add_object(Stream::new(dictionary! {}, cmap.into_bytes()));
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Own", "Encoding" => "Identity-H", "ToUnicode" => cmap,
    });
    // Pairs of glyphs with a little room between: no words are parted by it.
    let glyphs: Vec<String> = (1..=letters.len())
        .map(|at| format!("<{at:04X}> -12"))
        .collect();
    let content = format!("BT /F1 12 Tf 72 720 Td [{}] TJ ET", glyphs.join(" "));
    let content = document.add_object(Stream::new(dictionary! {}, content.into_bytes()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    document.objects.insert(
        pages,
        Object::Dictionary(
            dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 },
        ),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

const ENCODINGS: [&str; 5] = ["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"];

fn encoded(text: &str, encoding: &str, mark: bool) -> Vec<u8> {
    let text = if mark {
        format!("\u{feff}{text}")
    } else {
        text.to_owned()
    };
    match encoding {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-32le" => text
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect(),
        "utf-32be" => text
            .chars()
            .flat_map(|c| u32::from(c).to_be_bytes())
            .collect(),
        _ => text.into_bytes(),
    }
}

/// Letters of names and, of the same script, letters of other words; whether words are parted by spaces.
const SCRIPTS: [(&str, &str, &str, bool); 12] = [
    ("Latin", "abcdeéèçñàö", "rstuvwxyz", true),
    ("Greek", "αβγδεάέ", "ρστυφχω", true),
    ("Cyrillic", "абвгдеё", "прстуфх", true),
    ("Turkish", "ıiİIçğ", "rstuvy", true),
    ("Arabic", "ابتثجح", "قكلمنهو", true),
    ("Hebrew", "אבגדהו", "פצקרשת", true),
    ("Devanagari", "कखगघचछ", "यरलवशष", true),
    ("Han", "李明王芳张伟", "市长和说的在", false),
    ("Kana", "あいうえおアイウ", "らりるれろラリル", false),
    ("Hangul", "김민수이영희", "시장은과를에", false),
    ("Thai", "กขคงจฉ", "ยรลวสห", false),
    ("Khmer", "កខគឃងច", "យរលវសហ", false),
];

/// A name in some script, words to stand beside it, and whether they do so without spaces.
fn named() -> impl Strategy<Value = (String, String, bool)> {
    prop::sample::select(&SCRIPTS[..]).prop_flat_map(|(_, own, other, spaced)| {
        let of = |letters: &str, length: std::ops::Range<usize>| {
            prop::collection::vec(
                prop::sample::select(letters.chars().collect::<Vec<_>>()),
                length,
            )
            .prop_map(|all| all.into_iter().collect::<String>())
        };
        let name = if spaced {
            (of(own, 2..7), of(own, 2..7))
                .prop_map(|(one, two)| format!("{one} {two}"))
                .boxed()
        } else {
            of(own, 2..5).boxed()
        };
        (name, of(other, 1..9), Just(spaced))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever script, encoding and kind: a name that stands there as whole words is found, and no other text is accused.
    #[test]
    fn a_name_is_found_in_every_script_encoding_and_kind((name, word, spaced) in named(), upper in any::<bool>()) {
        let guard = guard(&name);
        let gap = if spaced { " " } else { "" };
        // Turkish writes other capitals than its letters have elsewhere.
        let shown = if upper && !name.contains(['ı', 'i', 'İ', 'I']) { name.to_uppercase() } else { name.clone() };
        let (planted, clean) = (format!("{word}{gap}{shown}{gap}{word}"), format!("{word}{gap}{word} {word}"));
        for (text, found) in [(&planted, true), (&clean, false)] {
            let mut files: Vec<(String, Vec<u8>)> = vec![("documents/e/a.pdf".to_owned(), print(text))];
            files.extend(["docx", "xlsx", "pptx", "odt", "ods", "odp"].map(|ending| (format!("documents/e/a.{ending}"), office(ending, text))));
            for encoding in ENCODINGS {
                for mark in [false, true] {
                    files.push(("documents/e/a.txt".to_owned(), encoded(text, encoding, mark)));
                    files.push(("documents/e/a.csv".to_owned(), encoded(&format!("n;x\r\n{text};2\r\n"), encoding, mark)));
                    files.push(("documents/e/a.ics".to_owned(), encoded(&format!("BEGIN:VCALENDAR\r\nSUMMARY:{text}\r\n"), encoding, mark)));
                }
            }
            for (file, bytes) in files {
                let (leaks, unread) = guard.look(&file, &bytes);
                prop_assert_eq!(!leaks.is_empty(), found, "{} in {:?}, {}", name, text, file);
                prop_assert!(!unread, "{}", file);
            }
        }
    }
}

#[test]
fn an_address_is_found_however_it_is_hidden_from_machines() {
    let guard = guard("Basile Courtemanche");
    for text in [
        "x.quiet@city.example.org",
        "x.quiet @ city.example.org",
        "x.quiet＠city.example.org",
        "X.Quiet (at) city.example.org",
        "x.quiet [at] city [dot] example [dot] org",
        "x.quiet (arobase) city.example.org",
        "x.quiet <arroba> city punto example punto org",
    ] {
        assert_eq!(
            guard.scan("documents/e/a.txt", text.as_bytes()).len(),
            1,
            "{text}"
        );
    }
    assert_eq!(
        guard.scan(
            "documents/e/a.txt",
            b"x quiet city at example org, a quiet city"
        ),
        []
    );
}

#[test]
fn a_name_of_two_letters_is_found_where_it_stands_alone() {
    let guard = guard("Bo");
    for (file, text) in [
        ("a.html", "<td>Bo</td>"),
        ("a.html", "<p><b>BO</b> came</p>"),
        ("a.json", r#"{"name": "Bo"}"#),
        ("a.csv", "1,Bo,2\n"),
        ("a.md", "| a | Bo |\n|---|---|\n| b | c |\n"),
        ("a.txt", "With:\nBo\n"),
    ] {
        assert_eq!(guard.scan(file, text.as_bytes()).len(), 1, "{text}");
    }
    for (file, text) in [
        ("a.html", "<p>Bo came to bo</p>"),
        ("a.txt", "It is a bo tree\n"),
        ("a.csv", "1,Bob,2\n"),
    ] {
        assert_eq!(guard.scan(file, text.as_bytes()), [], "{text}");
    }
}

/// The example with one more event that declares a document public.
fn with(name: &str, bytes: &[u8]) -> (Project, tempfile::TempDir) {
    let project = Project::example("quebec");
    let event = std::fs::read_to_string(project.path().join("events/round-table-4.yaml")).unwrap();
    project.file(
        "events/round-table-4.yaml",
        format!("{event}documents:\n  - {{kind: synthesis-sheet, file: {name:?}, public: true}}\n"),
    );
    project.file(&format!("events/{name}"), bytes);
    (project, scratch())
}

fn publish(project: &Project, out: &tempfile::TempDir) -> Run {
    project.run(&format!(
        "publish --lang en --out {}",
        out.path().join("site").display()
    ))
}

#[test]
fn what_a_document_says_inside_stops_the_publication() {
    let secret = "Nuala Breathnach-Dorey";
    for (name, bytes) in [
        (
            "list.csv",
            encoded(&format!("Name;x\r\n{secret};1\r\n"), "utf-16le", true),
        ),
        ("notes.txt", encoded(secret, "utf-16be", false)),
        ("report.docx", office("docx", secret)),
        ("table.ods", office("ods", secret)),
        ("report.pdf", print(secret)),
    ] {
        let (project, out) = with(name, &bytes);
        let run = publish(&project, &out);
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        assert!(
            run.err.contains("[leak]")
                && run.err.contains(&format!("documents/round-table-4/{name}")),
            "{name}: {}",
            run.err
        );
        assert!(!out.path().join("site/documents").exists(), "{name}");
    }
}

#[test]
fn what_runs_in_a_browser_or_a_server_is_a_finding_and_never_published() {
    let script = b"<script>alert(1)</script>".as_slice();
    for (name, bytes, said) in [
        ("evil.html", script, "document-kind"),
        ("evil.svg", b"<svg onload='alert(1)'/>", "document-kind"),
        ("_headers", b"/*\n  X: y\n", "document-kind"),
        ("CNAME", b"evil.example.org", "document-kind"),
        ("x.php.pdf", b"%PDF-1.7", "two endings"),
        ("sheet.pdf", script, "does not hold"),
        ("sheet.txt", b"\n<!DOCTYPE html>", "does not hold"),
        ("sheet.docx", b"PK\x03\x04<html>", "does not hold"),
    ] {
        let (project, out) = with(name, bytes);
        let run = project.run("validate events/round-table-4.yaml --lang en");
        assert!(
            run.code == 1 && run.out.contains("error[document-kind]") && run.out.contains(said),
            "{name}: {}",
            run.out
        );
        let run = publish(&project, &out);
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        assert!(
            !out.path().join("site/documents/round-table-4").exists(),
            "{name}"
        );
        // No programme can turn it off.
        let settings = std::fs::read_to_string(project.path().join("roadmap.yaml")).unwrap();
        project.file(
            "roadmap.yaml",
            format!("{settings}rules: {{document-kind: off}}\n"),
        );
        publish(&project, &out);
        assert!(
            !out.path().join("site/documents/round-table-4").exists(),
            "{name}"
        );
    }
}

#[test]
fn what_cannot_be_read_inside_is_said_and_counted() {
    let mut damaged = office("docx", "Nothing at all");
    let middle = damaged
        .windows(4)
        .rposition(|four| four == b"PK\x03\x04")
        .unwrap()
        + 60;
    damaged[middle] ^= 0xff;
    for (name, bytes) in [
        ("photo.png", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("report.docx", damaged),
        ("report.pdf", b"%PDF-1.7 nothing".to_vec()),
    ] {
        let (project, out) = with(name, &bytes);
        let run = publish(&project, &out);
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        // Beside the three pictures that the example shows.
        let said = format!(
            "4 documents could not be read inside, nobody knows whether they hold what is internal: documents/round-table-4/{name}, pictures/"
        );
        assert!(run.err.contains(&said), "{name}: {}", run.err);
    }
    let (project, out) = with("report.pdf", &print("Nothing at all"));
    let run = publish(&project, &out);
    assert!(
        run.code == 0 && run.err.contains("3 documents could not be read inside"),
        "{}",
        run.err
    );
}

#[test]
fn packages_and_prints_that_unpack_to_too_much_are_said_not_unpacked() {
    let big = " ".repeat(80 * 1024 * 1024);
    let bomb = zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &big),
    ]);
    assert!(
        guard("Basile Courtemanche")
            .look("documents/e/a.docx", &bomb)
            .1
    );
    let mut nested = office("docx", "Basile Courtemanche");
    for _ in 0..6 {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer
            .start_file("word/embeddings/a.docx", SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&nested).unwrap();
        nested = writer.finish().unwrap().into_inner();
    }
    assert!(
        guard("Basile Courtemanche")
            .look("documents/e/a.docx", &nested)
            .1
    );
}

/// One array that a table names a hundred thousand times: a library that reads it each time needs more memory than there is.
#[test]
fn a_print_that_asks_for_all_memory_is_said_to_be_unread() {
    let ids = 100_000;
    let index: String = (10..10 + ids).map(|id| format!("{id} 0 ")).collect();
    let content = format!("{index}[{}]", "0 ".repeat(500_000));
    let mut stream = Stream::new(dictionary! {}, content.into_bytes());
    stream.compress().unwrap();
    let mut bytes =
        b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n".to_vec();
    let head = format!(
        "4 0 obj\n<< /Type /ObjStm /N {ids} /First {} /Filter /FlateDecode /Length {} >>\nstream\n",
        index.len(),
        stream.content.len()
    );
    bytes.extend(head.as_bytes());
    bytes.extend(&stream.content);
    bytes.extend(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n");
    assert!(bytes.len() < 1_000_000);
    assert!(
        guard("Basile Courtemanche")
            .look("documents/e/a.pdf", &bytes)
            .1
    );
}

#[test]
fn a_city_that_names_the_staff_of_another_is_told_at_its_line() {
    let project = Project::example("quebec");
    let path = "cities/havre-saint-elme/challenges.yaml";
    let text = std::fs::read_to_string(project.path().join(path)).unwrap();
    project.file(
        path,
        text.replacen("Depuis 2019", "Avec **Colm Sweetnam**, depuis 2019", 1),
    );
    let told = |project: &Project| {
        project
            .run("validate cities/havre-saint-elme --format short --lang en")
            .out
    };
    let out = told(&project);
    let line = out
        .lines()
        .find(|line| line.contains("[foreign-staff]"))
        .unwrap_or_else(|| panic!("{out}"));
    assert!(
        line.starts_with(path) && line.contains("Colm Sweetnam") && line.contains("inverkell"),
        "{line}"
    );
    // One's own staff may be named.
    let own = "cities/inverkell/challenges.yaml";
    let text = std::fs::read_to_string(project.path().join(own)).unwrap();
    project.file(
        own,
        text.replacen("actions:", "# Colm Sweetnam\nactions:", 1),
    );
    assert!(
        !project
            .run("validate cities/inverkell --format short")
            .out
            .contains("[foreign-staff]")
    );
    let text = std::fs::read_to_string(project.path().join(path)).unwrap();
    project.file(path, format!("{text}waivers:\n  - {{rule: foreign-staff, field: context, reason: Inverkell agrees}}\n  - {{rule: foreign-staff, field: actions, reason: Inverkell agrees}}\n"));
    assert!(
        !told(&project).contains("warning[foreign-staff]"),
        "{}",
        told(&project)
    );
}

/// A workbook as programs write it: a sheet, the texts that its cells name, the format of cells in the second style.
fn workbook(sheet: &str, texts: &[&str], format: &str) -> Vec<u8> {
    let texts: String = texts
        .iter()
        .map(|text| format!("<si><t>{text}</t></si>"))
        .collect();
    zip(&[
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet>{sheet}</worksheet>"),
        ),
        ("xl/sharedStrings.xml", &format!("<sst>{texts}</sst>")),
        (
            "xl/styles.xml",
            &format!(
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts>\
                 <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
            ),
        ),
    ])
}

#[test]
fn a_workbook_is_read_as_it_is_shown() {
    let name = guard("Basile Courtemanche");
    let found = |guard: &Guard, bytes: &[u8]| guard.scan("documents/e/a.xlsx", bytes).len();
    for header in [
        "<oddHeader>&amp;CBasile Courtemanche</oddHeader>",
        "<oddHeader>&amp;C&amp;\"Arial,Bold\"&amp;12Basile Courtemanche</oddHeader>",
        "<evenFooter>&amp;LPage &amp;P&amp;R&amp;K00FF00Basile Courtemanche</evenFooter>",
        "<firstFooter>&amp;Lx.quiet@city.example.org</firstFooter>",
    ] {
        let sheet = format!("<headerFooter>{header}</headerFooter>");
        assert_eq!(found(&name, &workbook(&sheet, &[], "0")), 1, "{header}");
    }
    let row = |cells: &str| format!("<sheetData><row>{cells}</row></sheetData>");
    let text = |at: usize| format!("<c t=\"s\"><v>{at}</v></c>");
    let texts = ["Nom", "Basile", "Martin", "Courtemanche"];
    let sheet = row(&(text(1) + &text(3)));
    assert_eq!(found(&name, &workbook(&sheet, &texts, "0")), 1);
    let sheet = row(&(text(3) + &text(2)));
    assert_eq!(found(&name, &workbook(&sheet, &texts, "0")), 0);
    let money = budget(14_500);
    for (before, texts, behind, format, priced) in [
        ("", &["EUR"][..], text(0), "0", 1),
        (&*text(0), &["€"], String::new(), "0", 1),
        ("", &[], String::new(), "#,##0.00 &quot;$&quot;", 1),
        ("", &[], String::new(), "[$€-40C]#,##0", 1),
        ("", &[], String::new(), "#,##0.0,&quot;k$&quot;", 1),
        ("", &[], String::new(), "#,##0 &quot;arbres&quot;", 0),
        ("", &["arbres"], text(0), "0", 0),
    ] {
        let number = "<c s=\"1\"><v>14500</v></c>";
        let sheet = row(&format!("{before}{number}{behind}"));
        let bytes = workbook(&sheet, texts, format);
        assert_eq!(found(&money, &bytes), priced, "{format}: {sheet}");
    }
}

#[test]
fn a_mark_of_inches_begins_no_quotation() {
    let money = budget(14_500);
    for (text, found) in [
        ("Écran 24\";2\nBillets;14 500;EUR\n", 1),
        ("\"Billets; \"\"tous\"\"\";14 500;EUR\n", 1),
        ("Billets;14 500;2\n", 0),
    ] {
        let leaks = money.scan("documents/e/a.csv", text.as_bytes());
        assert_eq!(leaks.len(), found, "{text}");
    }
}

#[test]
fn a_document_that_is_a_picture_is_said_to_be_unread() {
    let guard = guard("Basile Courtemanche");
    let document = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    for (text, unread) in [("Page 1", true), (&"words and ".repeat(20), false)] {
        let bytes = zip(&[
            ("word/document.xml", &document(text)),
            ("word/pages/page1.gif", "GIF89a"),
        ]);
        assert_eq!(guard.look("documents/e/a.docx", &bytes).1, unread, "{text}");
    }
}
