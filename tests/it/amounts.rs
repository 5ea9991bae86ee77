//! In: documents with a name, or an amount, in every place that programs write text in. Out: both are found wherever either is, and what counts
//! or measures is no amount.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::{
    documents::{budget, budgets, guard, zip},
    project::Project,
};

const NAME: &str = "Basile Courtemanche";
const SUM: &str = "48 250 $";

/// A place in a PDF: what it adds to the catalogue and to the page.
type Place = fn(&mut Document, &str) -> (Dictionary, Dictionary);

fn string(text: &str) -> Object {
    Object::string_literal(text)
}

fn stream(keys: Dictionary, content: impl Into<Vec<u8>>) -> Stream {
    Stream::new(keys, content.into())
}

/// Letters set in a font that all know.
fn drawn(document: &mut Document, keys: Dictionary, text: &str) -> Stream {
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let mut keys = keys;
    keys.set(
        "Resources",
        dictionary! { "Font" => dictionary! { "F1" => font } },
    );
    stream(keys, format!("BT /F1 12 Tf 2 5 Td ({text}) Tj ET"))
}

fn attached(document: &mut Document, name: &str, content: Vec<u8>) -> (Dictionary, Dictionary) {
    let file = document.add_object(stream(dictionary! { "Type" => "EmbeddedFile" }, content));
    let described = dictionary! {
        "Type" => "Filespec", "F" => string(name), "EF" => dictionary! { "F" => file },
    };
    let names = dictionary! { "Names" => vec![string(name), described.into()] };
    (
        dictionary! { "Names" => dictionary! { "EmbeddedFiles" => names } },
        dictionary! {},
    )
}

fn note(keys: Dictionary) -> (Dictionary, Dictionary) {
    let mut note =
        dictionary! { "Type" => "Annot", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()] };
    note.extend(&keys);
    (
        dictionary! {},
        dictionary! { "Annots" => vec![note.into()] },
    )
}

fn field(keys: Dictionary) -> (Dictionary, Dictionary) {
    let form = dictionary! { "Fields" => vec![keys.into()] };
    (dictionary! { "AcroForm" => form }, dictionary! {})
}

/// Places of texts that the format keeps as such.
const TOLD: [(&str, Place); 9] = [
    ("field", |_, text| {
        field(dictionary! { "FT" => "Tx", "T" => string("a"), "V" => string(text) })
    }),
    ("choice", |_, text| {
        field(dictionary! { "FT" => "Btn", "T" => string("a"), "V" => Object::Name(text.into()) })
    }),
    ("note", |_, text| {
        note(dictionary! { "Subtype" => "Text", "Contents" => string(text) })
    }),
    ("typed", |_, text| {
        note(
            dictionary! { "Subtype" => "FreeText", "Contents" => string(text), "DA" => string("/F1 12 Tf") },
        )
    }),
    ("bookmark", |document, text| {
        let mark = document.add_object(dictionary! { "Title" => string(text) });
        let marks = dictionary! { "First" => mark, "Last" => mark, "Count" => 1 };
        (dictionary! { "Outlines" => marks }, dictionary! {})
    }),
    ("layer", |document, text| {
        let layer = document.add_object(dictionary! { "Type" => "OCG", "Name" => string(text) });
        let layers = dictionary! { "OCGs" => vec![layer.into()] };
        (dictionary! { "OCProperties" => layers }, dictionary! {})
    }),
    ("title", |document, text| {
        let info = document.add_object(dictionary! { "Title" => string(text) });
        document.trailer.set("Info", info);
        (dictionary! {}, dictionary! {})
    }),
    ("label", |_, text| {
        let label = dictionary! { "P" => string(text) };
        let labels = dictionary! { "Nums" => vec![0.into(), label.into()] };
        (dictionary! { "PageLabels" => labels }, dictionary! {})
    }),
    ("description", |_, text| {
        let file = dictionary! { "Type" => "Filespec", "F" => string("a"), "Desc" => string(text) };
        (dictionary! { "AF" => vec![file.into()] }, dictionary! {})
    }),
];

/// Places of texts that are drawn, or are files of their own.
const KEPT: [(&str, Place); 13] = [
    ("properties in two bytes", |document, text| {
        let text = format!("\u{feff}<x:xmpmeta><dc:title>{text}</dc:title></x:xmpmeta>");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let all = document.add_object(stream(dictionary! { "Length1" => 3 }, wide));
        (dictionary! { "Metadata" => all }, dictionary! {})
    }),
    ("attached text that says it is a font", |document, text| {
        let keys = dictionary! { "Subtype" => "Type1C", "Length1" => 3 };
        let file = document.add_object(stream(keys, text));
        let described = dictionary! { "F" => string("a.txt"), "EF" => dictionary! { "F" => file } };
        (
            dictionary! { "AF" => vec![described.into()] },
            dictionary! {},
        )
    }),
    ("text that belongs to an attached one", |document, text| {
        let file = document.add_object(stream(dictionary! {}, text));
        let pair = dictionary! { "F" => vec![string("a.txt"), file.into()] };
        let described = dictionary! { "F" => string("a.txt"), "RF" => pair };
        (
            dictionary! { "AF" => vec![described.into()] },
            dictionary! {},
        )
    }),
    ("page that is called otherwise", |document, text| {
        let content = drawn(document, dictionary! {}, text);
        let resources = content.dict.get(b"Resources").unwrap().clone();
        let content = document.add_object(content);
        let page = document.add_object(
            dictionary! { "Type" => "page", "Contents" => content, "Resources" => resources },
        );
        let tree =
            document.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()] });
        (dictionary! { "Pages" => tree }, dictionary! {})
    }),
    ("properties", |document, text| {
        let text = format!("<x:xmpmeta><dc:title>{text}</dc:title></x:xmpmeta>");
        let keys = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let all = document.add_object(stream(keys, text));
        (dictionary! { "Metadata" => all }, dictionary! {})
    }),
    ("attached text", |document, text| {
        attached(document, "a.txt", text.into())
    }),
    ("attached table", |document, text| {
        let texts = format!("<sst><si><t>{text}</t></si></sst>");
        let table = zip(&[
            ("[Content_Types].xml", "<Types/>"),
            ("xl/sharedStrings.xml", &texts),
        ]);
        attached(document, "a.xlsx", table)
    }),
    ("attached list", |document, text| {
        attached(document, "a.csv", format!("a;b\n{text};c\n").into())
    }),
    ("answer", |document, text| {
        let answer = document.add_object(stream(dictionary! {}, text));
        field(dictionary! { "FT" => "Tx", "T" => string("a"), "V" => answer })
    }),
    ("stamp", |document, text| {
        let look = drawn(document, dictionary! { "Subtype" => "Form" }, text);
        let look = document.add_object(look);
        note(dictionary! { "Subtype" => "Stamp", "AP" => dictionary! { "N" => look } })
    }),
    ("switch", |document, text| {
        // Without the keys that it should have.
        let look = drawn(document, dictionary! {}, text);
        let look = document.add_object(look);
        let ways = dictionary! { "On" => look };
        note(dictionary! { "Subtype" => "Widget", "AP" => dictionary! { "D" => ways } })
    }),
    ("pattern", |document, text| {
        let tile = drawn(document, dictionary! { "PatternType" => 1 }, text);
        document.add_object(tile);
        (dictionary! {}, dictionary! {})
    }),
    ("page taken out", |document, text| {
        let content = drawn(document, dictionary! {}, text);
        let resources = content.dict.get(b"Resources").unwrap().clone();
        let content = document.add_object(content);
        document.add_object(
            dictionary! { "Type" => "Page", "Contents" => content, "Resources" => resources },
        );
        (dictionary! {}, dictionary! {})
    }),
];

/// A document around a text.
type Around = Box<dyn Fn(&str) -> Vec<u8>>;

/// A page that says nothing, with a text in a place beside.
fn sheet(text: &str, place: Place) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let (beside, within) = place(&mut document, text);
    let pages = document.new_object_id();
    let content = drawn(&mut document, dictionary! {}, "Hello");
    let resources = content.dict.get(b"Resources").unwrap().clone();
    let content = document.add_object(content);
    let mut page = dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    page.extend(&within);
    let page = document.add_object(page);
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, tree.into());
    let mut catalog = beside;
    catalog.set("Type", "Catalog");
    if !catalog.has(b"Pages") {
        catalog.set("Pages", pages);
    }
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Places in packages of office programs: the kind, the file within, what stands there around a text.
const PARTS: [(&str, &str, &str); 29] = [
    (
        "docx",
        "word/document.png",
        "<w:p><w:r><w:t>TEXT</w:t></w:r></w:p>",
    ),
    (
        "docx",
        "word/document.txt",
        "<w:p><w:r><w:t>TEXT</w:t></w:r></w:p>",
    ),
    (
        "docx",
        "docProps/core.xml",
        "<a><dc:title>TEXT</dc:title></a>",
    ),
    (
        "docx",
        "docProps/core.xml",
        "<a><cp:keywords>TEXT</cp:keywords></a>",
    ),
    (
        "docx",
        "docProps/app.xml",
        "<a><TitlesOfParts><vt:lpstr>TEXT</vt:lpstr></TitlesOfParts></a>",
    ),
    (
        "docx",
        "docProps/custom.xml",
        "<a><property><vt:lpwstr>TEXT</vt:lpwstr></property></a>",
    ),
    (
        "docx",
        "word/document.xml",
        "<w:p><wp:docPr descr=\"TEXT\"/></w:p>",
    ),
    (
        "docx",
        "word/document.xml",
        "<w:p><v:textpath string=\"TEXT\"/></w:p>",
    ),
    ("docx", "word/document.xml", "<w:p><!-- TEXT --></w:p>"),
    (
        "docx",
        "word/header1.xml",
        "<w:hdr><w:p><w:r><w:t>TEXT</w:t></w:r></w:p></w:hdr>",
    ),
    (
        "docx",
        "word/footnotes.xml",
        "<a><w:footnote><w:p><w:r><w:t>TEXT</w:t></w:r></w:p></w:footnote></a>",
    ),
    (
        "docx",
        "word/comments.xml",
        "<a><w:comment><w:p><w:r><w:t>TEXT</w:t></w:r></w:p></w:comment></a>",
    ),
    (
        "docx",
        "word/styles.xml",
        "<a><w:style><w:name w:val=\"TEXT\"/></w:style></a>",
    ),
    (
        "docx",
        "word/settings.xml",
        "<a><w:docVar w:name=\"a\" w:val=\"TEXT\"/></a>",
    ),
    (
        "docx",
        "word/_rels/document.xml.rels",
        "<a><Relationship Target=\"https://x.example.org/TEXT\"/></a>",
    ),
    ("docx", "word/media/TEXT.png", ""),
    ("docx", "word/embeddings/a.csv", "a;b\nTEXT;c\n"),
    ("docx", "customXml/item1.xml", "<a><b>TEXT</b></a>"),
    (
        "xlsx",
        "xl/comments1.xml",
        "<a><comment><text><r><t>TEXT</t></r></text></comment></a>",
    ),
    (
        "xlsx",
        "xl/worksheets/sheet1.xml",
        "<a><oddHeader>TEXT</oddHeader></a>",
    ),
    (
        "xlsx",
        "xl/worksheets/sheet1.xml",
        "<a><dataValidation prompt=\"TEXT\"/></a>",
    ),
    ("xlsx", "xl/workbook.xml", "<a><sheet name=\"TEXT\"/></a>"),
    (
        "xlsx",
        "xl/charts/chart1.xml",
        "<c:chartSpace><c:strCache><c:pt><c:v>TEXT</c:v></c:pt></c:strCache></c:chartSpace>",
    ),
    (
        "pptx",
        "ppt/notesSlides/notesSlide1.xml",
        "<p:notes><a:p><a:r><a:t>TEXT</a:t></a:r></a:p></p:notes>",
    ),
    ("odt", "meta.xml", "<a><dc:title>TEXT</dc:title></a>"),
    (
        "odt",
        "content.xml",
        "<text:p><text:a xlink:href=\"https://x.example.org/TEXT\">a</text:a></text:p>",
    ),
    (
        "odt",
        "content.xml",
        "<text:p><draw:frame><svg:desc>TEXT</svg:desc></draw:frame></text:p>",
    ),
    (
        "odt",
        "styles.xml",
        "<style:master-page><style:header><text:p>TEXT</text:p></style:header></style:master-page>",
    ),
    (
        "odt",
        "settings.xml",
        "<a><config:config-item>TEXT</config:config-item></a>",
    ),
];

fn package((_, file, around): (&str, &str, &str), text: &str) -> Vec<u8> {
    zip(&[
        ("mimetype", "application/x"),
        (&file.replace("TEXT", text), &around.replace("TEXT", text)),
    ])
}

#[test]
fn an_amount_is_found_wherever_a_name_is() {
    let (named, priced) = (guard(NAME), budget(48_250));
    let mut all: Vec<(String, &str, Around)> = Vec::new();
    for (name, place) in TOLD.into_iter().chain(KEPT) {
        all.push((
            name.to_owned(),
            "pdf",
            Box::new(move |text| sheet(text, place)),
        ));
    }
    for part in PARTS {
        let name = format!("{}: {}", part.1, part.2);
        all.push((name, part.0, Box::new(move |text| package(part, text))));
    }
    for (name, ending, document) in &all {
        let file = format!("documents/e/a.{ending}");
        for (text, names, sums) in [(NAME, 1, 0), (SUM, 0, 1), ("Nobody at all", 0, 0)] {
            let bytes = document(text);
            for (guard, found) in [(&named, names), (&priced, sums)] {
                let (leaks, unread) = guard.look(&file, &bytes);
                assert_eq!(leaks.len().min(1), found, "{name}: {text}: {leaks:?}");
                assert!(!unread, "{name}: {text}");
            }
        }
    }
}

#[test]
fn a_drawing_in_letters_that_nobody_knows_is_said_to_be_unread() {
    let place: Place = |document, text| {
        let look = stream(
            dictionary! { "Subtype" => "Form" },
            format!("BT /F9 12 Tf ({text}) Tj ET"),
        );
        let look = document.add_object(look);
        note(dictionary! { "Subtype" => "Stamp", "AP" => dictionary! { "N" => look } })
    };
    assert!(
        guard(NAME)
            .look("documents/e/a.pdf", &sheet("Hello", place))
            .1
    );
}

#[test]
fn what_programs_count_measure_and_order_is_no_amount() {
    let guard = budget(48_250);
    for (ending, part, text) in [
        (
            "docx",
            "docProps/app.xml",
            "<a><Words>48250</Words><Characters>48250</Characters></a>",
        ),
        (
            "docx",
            "word/document.xml",
            "<w:p w:rsidR=\"00A48250\"><w:tcW w:w=\"48250\"/><a:ext cx=\"48250\" cy=\"9\"/></w:p>",
        ),
        (
            "docx",
            "word/document.xml",
            "<w:p><v:shape coordsize=\"48250,48250\" path=\"m0,48250 l9,9\"/></w:p>",
        ),
        (
            "docx",
            "word/document.xml",
            "<w:p><wp:docPr id=\"48250\" name=\"Picture 48250\"/></w:p>",
        ),
        ("docx", "word/media/image48250.png", ""),
        (
            "docx",
            "word/_rels/document.xml.rels",
            "<a><Relationship Id=\"rId48250\" Target=\"media/image48250.png\"/></a>",
        ),
        (
            "xlsx",
            "xl/worksheets/sheet1.xml",
            "<a><row r=\"48250\"><c r=\"A48250\"/></row></a>",
        ),
        (
            "odt",
            "meta.xml",
            "<a><meta:document-statistic meta:word-count=\"48250\"/><meta:editing-cycles>48250</meta:editing-cycles></a>",
        ),
        (
            "odt",
            "settings.xml",
            "<a><config:config-item config:type=\"long\">48250</config:config-item></a>",
        ),
        (
            "odt",
            "styles.xml",
            "<a><style:style style:name=\"P48250\"/></a>",
        ),
    ] {
        let bytes = zip(&[(part, text)]);
        let leaks = guard.scan(&format!("documents/e/a.{ending}"), &bytes);
        assert_eq!(leaks, [], "{part}: {text}");
    }
    for counted in ["node48250", "D:48250101", "D:20240115120000+01'00'"] {
        let leaks = guard.scan("documents/e/a.pdf", &sheet(counted, TOLD[6].1));
        assert_eq!(leaks, [], "{counted}");
    }
}

/// Where nobody speaks of money, a round number that counts something is no amount, whatever it counts; particular ones, and those that
/// stand bare, are.
#[test]
fn a_document_that_speaks_of_no_money_may_count() {
    let guard = budgets(&[18_000, 7_500, 9_000, 14_500]);
    for (ending, text) in [
        (
            "txt",
            "La brochure : 18 000 exemplaires, 7 500 affiches, 9 000 dépliants.",
        ),
        (
            "txt",
            "Attendance: 18,000 (2019), 7,500 (2020), 9,000 (2021).",
        ),
        (
            "txt",
            "Populations : Aldermoor 18 000, Rocheclaire 7 500, Inverkell 9 000.",
        ),
        ("txt", "3 000 m, 7 500 lm, 18 000 tr/min, 9 000 Hz"),
        (
            "csv",
            "Fréquentation,,\nAnnée,Adultes,Enfants\n2019,18000,7500\n2020,9000,3000\n",
        ),
        ("csv", "Habitants;18000;7500;9000\n"),
    ] {
        let file = format!("documents/e/a.{ending}");
        assert_eq!(guard.scan(&file, text.as_bytes()), [], "{text}");
    }
    for text in [
        "18 000 et 7 500 et 9 000 et 14 500",
        "Le coût : 18 000 exemplaires, 7 500 affiches, 9 000 dépliants.",
        "18 000 portes, 14 500 fenêtres, 7 500 vitres, en euros",
        "Poste 1 : 18 000 ; 14 500 ; 7 500 ; 9 000",
    ] {
        let leaks = guard.scan("documents/e/a.txt", text.as_bytes());
        assert!(!leaks.is_empty(), "{text}");
    }
}

/// A table in every kind: its head, then two cells below it.
fn tables(head: &str, cells: [&str; 2]) -> Vec<(&'static str, Vec<u8>)> {
    let [one, two] = cells;
    let rows = |before: &str, after: &str| -> String {
        [head, one, two]
            .iter()
            .map(|cell| format!("{before}{cell}{after}"))
            .collect()
    };
    let word = rows("<w:tr><w:tc><w:p><w:t>", "</w:t></w:p></w:tc></w:tr>");
    let slide = rows("<a:tr><a:tc><a:p><a:t>", "</a:t></a:p></a:tc></a:tr>");
    let open = rows(
        "<table:table-row><table:table-cell><text:p>",
        "</text:p></table:table-cell></table:table-row>",
    );
    let open = zip(&[("content.xml", &format!("<table:table>{open}</table:table>"))]);
    vec![
        (
            "csv",
            format!("Item;{head}\nRent;{one}\nBoats;{two}\n").into(),
        ),
        (
            "csv",
            format!("Item,\"{head}\"\nRent,\"{one}\"\nBoats,\"{two}\"\n").into(),
        ),
        (
            "tsv",
            format!("Item\t{head}\nRent\t{one}\nBoats\t{two}\n").into(),
        ),
        (
            "html",
            format!("<table>{}</table>", rows("<tr><td>", "</td></tr>")).into(),
        ),
        (
            "html",
            format!("<p>{head}</p><ul><li>Rent: {one}<li>Boats: {two}</ul>").into(),
        ),
        (
            "md",
            format!("| Item | {head} |\n|---|---|\n| Rent | {one} |\n| Boats | {two} |\n").into(),
        ),
        (
            "docx",
            zip(&[(
                "word/document.xml",
                &format!("<w:tbl><w:tblPr/>{word}</w:tbl>"),
            )]),
        ),
        (
            "pptx",
            zip(&[("ppt/slides/slide1.xml", &format!("<a:tbl>{slide}</a:tbl>"))]),
        ),
        ("odt", open.clone()),
        ("ods", open),
    ]
}

/// A workbook: numbers in a sheet, and behind it the list of texts that its cells name.
fn workbook(head: &str, cells: [&str; 2]) -> Vec<u8> {
    let numbers: String = cells
        .iter()
        .map(|cell| format!("<row><c><v>{}</v></c></row>", cell.replace(',', ".")))
        .collect();
    let sheet = format!(
        "<worksheet><sheetData><row><c t=\"s\"><v>1</v></c></row>{numbers}</sheetData></worksheet>"
    );
    let shared = format!("<sst><si><t>Notes</t></si><si><t>{head}</t></si></sst>");
    zip(&[
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &shared),
    ])
}

#[test]
fn a_table_in_thousands_tells_a_budget_in_every_kind() {
    let guard = budget(14_500);
    for (head, cells, found) in [
        ("Sum (k€)", ["9", "14,5"], 1),
        ("Sum, kEUR", ["9", "14.5"], 1),
        ("en milliers d’euros", ["14,50", "9"], 1),
        ("EUR thousand", ["9", "14.5"], 1),
        ("miles de euros", ["9", "14,5"], 1),
        ("Way (km)", ["9", "14,5"], 0),
        ("Sum (€)", ["9", "14,5"], 0),
        ("It cost 18 k€", ["9", "14,5"], 0),
        ("Sum (k€)", ["9", "14,6"], 0),
        ("Sum (k€)", ["9", "14,5 %"], 0),
    ] {
        let mut all = tables(head, cells);
        // In a workbook a number is nothing else.
        if !cells[1].ends_with('%') {
            all.push(("xlsx", workbook(head, cells)));
        }
        for (ending, bytes) in all {
            let leaks = guard.scan(&format!("documents/e/a.{ending}"), &bytes);
            assert_eq!(leaks.len(), found, "{ending}: {head} {cells:?}: {leaks:?}");
        }
    }
}

/// An action plan's budget: 18 000, 7 500, 9 000, 14 500, 8 000 … CAD.
const PLAN: &str = "cities/havre-saint-elme/action-plan.yaml";

/// Texts that tell it in thousands, and the beginning of the line that does.
const THOUSANDS: [(&str, &str); 8] = [
    (
        "| Poste | Montant (k$) |\n|---|---|\n| Secrétariat | 18 |\n| Billets | 14,5 |\n| Total | 60 |",
        "| Billets",
    ),
    (
        "| Poste | en milliers de dollars |\n|---|---|\n| Traduction | 7,5 |\n| Billets | 14,5 |",
        "| Billets",
    ),
    (
        "Notre budget, en k$ :\n\n| Poste | Montant |\n|---|---|\n| Billets | **14**,5 |",
        "| Billets",
    ),
    (
        "Les billets coûtent 14,5 milliers de dollars.",
        "Les billets",
    ),
    (
        "Los billetes cuestan 14,5 miles de dólares.",
        "Los billetes",
    ),
    ("Nos billets : k$ 14,5", "Nos billets"),
    (
        "En milliers de dollars : traduction 7,5, billets 14,5.",
        "En milliers",
    ),
    ("Les billets : 14 500 en dollars", "Les billets"),
];

/// Texts that tell something else in the same numbers.
const OTHERS: [&str; 3] = [
    "| Poste | Trajet (km) |\n|---|---|\n| Billets | 14,5 |\n| Total | 60 |",
    "Cela a coûté 11 k$ :\n\n| Poste | Heures |\n|---|---|\n| Billets | 14,5 |",
    "| Poste | Montant (k$) |\n|---|---|\n| Autre | 23 |\n\nIl y a 14,5 hectares, et 18 arbres.",
];

#[test]
fn a_budget_in_thousands_is_found_by_validate_at_its_line() {
    let project = Project::example("quebec");
    let plan = project.read(PLAN);
    let told = |text: &str| {
        let text: String = text.lines().map(|line| format!("  {line}\n")).collect();
        let added = format!("working_method: |\n{text}\n");
        project.file(PLAN, plan.replace("working_method: |\n", &added));
        let run = project.run("validate --format short cities/havre-saint-elme");
        let lines = run.out.lines();
        lines
            .filter(|line| line.contains("internal-in-text"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for (text, begins) in THOUSANDS {
        let lines = told(text);
        let plan = project.read(PLAN);
        let mut all = plan.lines();
        let line = all.position(|line| line.trim_start().starts_with(begins));
        let place = format!("{PLAN}:{}:", line.unwrap() + 1);
        assert!(
            lines.iter().any(|line| line.starts_with(&place)),
            "{text}: {lines:?}"
        );
    }
    for text in OTHERS {
        let lines = told(text);
        assert!(lines.is_empty(), "{text}: {lines:?}");
    }
}
