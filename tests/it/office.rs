//! The form as a document: out of the fiches, through an office program, and back, with every answer and every word accounted for.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use roadmap::{
    discover::WorkTree,
    load::Loader,
    messages::Messages,
    model::{catalog::Programme, reply::Reply, schemas::Schemas},
    office,
    parse::Limits,
};
use serde_json::Value;

use crate::{
    project::{Project, cases},
    scratch::scratch,
};

const LANGS: [&str; 3] = ["fr", "en", "es"];
const CITIES: [&str; 5] = [
    "aldermoor",
    "havre-saint-elme",
    "inverkell",
    "puerto-azafran",
    "rocheclaire",
];

/// The programme of a folder.
pub fn programme(root: &Path) -> Programme {
    let limits = Limits::default();
    let tree = WorkTree::new(root);
    let loader = Loader {
        tree: &tree,
        limits: &limits,
        within: None,
    };
    loader.programme(&Schemas::embedded()).unwrap().0.unwrap()
}

/// The form of a city, written by the program.
pub fn form(project: &Project, arguments: &[&str], name: &str) -> PathBuf {
    let mut all = vec!["form", "--out", name];
    all.extend(arguments);
    let run = project.with(&all);
    assert_eq!(run.code, 0, "{}", run.err);
    project.path().join(name)
}

fn read(path: &Path, programme: &Programme) -> Reply {
    let bytes = fs::read(path).unwrap();
    office::read(&bytes, programme)
        .unwrap_or_else(|message| panic!("{}: {message:?}", path.display()))
}

/// What differs between a value and the one that it began from: nothing where null stands for nothing.
fn differ(was: &Value, is: &Value, at: &str, out: &mut Vec<String>) {
    match (was, is) {
        (Value::Object(was), Value::Object(is)) => {
            let keys: std::collections::BTreeSet<&String> = was.keys().chain(is.keys()).collect();
            for key in keys {
                let get = |map: &serde_json::Map<String, Value>| {
                    map.get(key).cloned().unwrap_or_default()
                };
                differ(&get(was), &get(is), &format!("{at}.{key}"), out);
            }
        }
        (Value::Array(was), Value::Array(is)) if was.len() == is.len() => {
            for (nth, (was, is)) in was.iter().zip(is).enumerate() {
                differ(was, is, &format!("{at}.{nth}"), out);
            }
        }
        (Value::Null, Value::Object(is)) if is.values().all(Value::is_null) => {}
        (was, is) if was == is => {}
        (was, is) => out.push(format!("{at}: {was} → {is}")),
    }
}

/// What a document changes of what it began from, and what it leaves.
fn changes(reply: &Reply, voice: &Messages) -> Vec<String> {
    let mut out = Vec::new();
    let began = reply.began.clone().unwrap_or_default();
    for (path, was) in &began.fiches {
        match reply.fiches.get(path) {
            Some(is) => differ(was, is, path, &mut out),
            None => out.push(format!("{path} is gone")),
        }
    }
    out.extend(
        reply
            .fiches
            .keys()
            .filter(|path| !began.fiches.contains_key(*path))
            .map(|path| format!("{path} is new")),
    );
    out.extend(reply.left.iter().map(|left| {
        format!(
            "left: {} ({}): {}",
            left.words,
            voice.say(&left.place),
            voice.say(&left.why)
        )
    }));
    out.extend(
        reply
            .told
            .iter()
            .map(|told| format!("told: {}", voice.say(&told.what))),
    );
    out
}

/// All forms of the example: every city, language, filled and blank.
fn forms(project: &Project, kind: &str) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for city in CITIES {
        for lang in LANGS {
            for blank in [false, true] {
                let name = format!("{city}-{lang}-{blank}.{kind}");
                let mut arguments = vec![city, "--to", kind, "--lang", lang];
                arguments.extend(blank.then_some("--blank"));
                all.push(form(project, &arguments, &name));
            }
        }
    }
    all
}

#[test]
fn a_form_that_nobody_changed_changes_no_answer() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let voice = Messages::new("en").unwrap();
    let mut answers = 0;
    let all = forms(&project, "docx")
        .into_iter()
        .chain(forms(&project, "odt"));
    for path in all {
        let reply = read(&path, &programme);
        assert_eq!(
            changes(&reply, &voice),
            Vec::<String>::new(),
            "{}",
            path.display()
        );
        answers += reply.fiches.len();
    }
    assert!(answers > 300, "{answers} fiches");
}

/// Saves documents by LibreOffice in another format; none where it is not installed.
pub fn saved(paths: &[PathBuf], format: &str, folder: &Path) -> Option<Vec<PathBuf>> {
    let home = scratch();
    let run = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            home.path().display()
        ))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(folder)
        .args(paths)
        .output();
    let Ok(run) = run else {
        eprintln!("soffice is not installed: documents were not saved by it");
        return None;
    };
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let ending = format.split(':').next().unwrap();
    let saved = paths
        .iter()
        .map(|path| folder.join(path.with_extension(ending).file_name().unwrap()));
    let saved: Vec<PathBuf> = saved.collect();
    // Writer and Calc are packages of their own.
    if !saved.iter().any(|path| path.exists()) {
        eprintln!("soffice has no part for {format}: forms were not saved by it");
        return None;
    }
    Some(saved)
}

#[test]
fn a_form_that_an_office_program_saved_changes_no_answer() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let voice = Messages::new("en").unwrap();
    let mut made = forms(&project, "docx");
    if std::env::var_os("ROADMAP_LONG").is_none() {
        // The city with the most answers, and a form without any.
        made.retain(|path| path.to_string_lossy().contains("havre"));
    }
    let mut own = forms(&project, "odt");
    own.retain(|path| made.contains(&path.with_extension("docx")));
    let folder = |name: &str| {
        let folder = project.path().join("saved").join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    };
    let Some(docx) = saved(&made, "docx", &folder("docx")) else {
        return;
    };
    let way =
        |paths: &[PathBuf], format: &str, name: &str| saved(paths, format, &folder(name)).unwrap();
    let doc = way(&made, "doc", "doc");
    let odt = way(&made, "odt", "odt");
    let all = [
        docx,
        way(&doc, "docx", "doc-docx"),
        way(&odt, "docx", "odt-docx"),
        way(&own, "odt", "own-odt"),
        way(&own, "docx", "own-docx"),
        odt,
    ];
    let mut wrong = Vec::new();
    for path in all.iter().flatten() {
        let found = changes(&read(path, &programme), &voice);
        wrong.extend(
            found
                .into_iter()
                .map(|one| format!("{}: {one}", path.display())),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The files of a document of Word with these paragraphs and tables, none of them ours.
pub fn document(body: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let text = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let files = [
        ("[Content_Types].xml", b"<Types/>".as_slice()),
        ("word/document.xml", text.as_bytes()),
    ];
    for (name, bytes) in files.iter().chain(others) {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A file of a document, changed.
pub fn altered(path: &Path, change: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::{Read as _, Write as _};
    let bytes = fs::read(path).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let said =
            ["word/document.xml", "xl/sharedStrings.xml", "content.xml"].contains(&name.as_str());
        let text = if said || name.starts_with("xl/worksheets/sheet") {
            change(text)
        } else {
            text
        };
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn par(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

pub fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| {
        format!(
            "<w:tc>{}</w:tc>",
            text.split('\n').map(par).collect::<String>()
        )
    };
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!(
        "<w:tbl>{}</w:tbl>",
        rows.iter().map(row).collect::<String>()
    )
}

#[test]
fn the_same_answers_give_the_same_bytes_and_the_public_form_holds_nothing_internal() {
    let project = Project::example("quebec");
    let one = fs::read(form(
        &project,
        &["havre-saint-elme", "--to", "docx"],
        "a.docx",
    ))
    .unwrap();
    let two = fs::read(form(
        &project,
        &["havre-saint-elme", "--to", "docx"],
        "b.docx",
    ))
    .unwrap();
    assert_eq!(one, two);
    for kind in ["docx", "odt"] {
        let path = form(
            &project,
            &["havre-saint-elme", "--to", kind, "--audience", "public"],
            &format!("p.{kind}"),
        );
        let reply = read(&path, &programme(&project.path()));
        let said = format!("{:?} {:?}", reply.fiches, reply.began.unwrap().fiches);
        for secret in ["Courtemanche", "18000", "@havre", "Capteurs"] {
            assert!(!said.contains(secret), "{kind}: {secret}");
        }
        assert!(!reply.fiches.contains_key("staff.yaml"));
    }
    let run = project.with(&[
        "form",
        "havre-saint-elme",
        "--to",
        "docx",
        "--out",
        "a.docx",
    ]);
    assert_eq!(run.code, 2, "what lies there may be filled in: {}", run.out);
}

#[test]
fn what_is_typed_into_a_form_is_answered() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let path = form(
        &project,
        &["rocheclaire", "--to", "docx", "--lang", "fr", "--blank"],
        "r.docx",
    );
    let bytes = altered(&path, |text| {
        // The answer to a text, with marks of its own; a row that somebody added; words beside a table.
        let at = text.find("rm_challenges_").unwrap();
        let at = at + text[at..].find("</w:p>").unwrap();
        let answer = r#"<w:r><w:t>Les toits </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>fuient</w:t></w:r><w:ins><w:r><w:t> encore</w:t></w:r></w:ins><w:del><w:r><w:delText> hier</w:delText></w:r></w:del>"#;
        let text = format!("{}{answer}{}", &text[..at], &text[at..]);
        let at = text.find("rm_email_").unwrap();
        let at = at + text[at..].find("</w:tr>").unwrap() + "</w:tr>".len();
        let cells = [
            "9",
            "Coordinateur(trice) interservices",
            "Paule Fictive",
            "Directrice",
            "p.fictive@example.org",
        ];
        let row = format!(
            "<w:tr>{}</w:tr>",
            cells
                .iter()
                .map(|cell| format!("<w:tc>{}</w:tc>", par(cell)))
                .collect::<String>()
        );
        let text = format!("{}{row}{}", &text[..at], &text[at..]);
        text.replacen("<w:sectPr>", &format!("{}<w:sectPr>", par("À bientôt")), 1)
    });
    let reply = office::read(&bytes, &programme).unwrap();
    assert_eq!(
        reply.fiches["challenges.yaml"]["challenges"],
        "Les toits **fuient** encore\n"
    );
    assert_eq!(
        reply.fiches["staff.yaml"]["people"],
        serde_json::json!([{"role": "coordinator", "name": "Paule Fictive", "title": "Directrice", "email": "p.fictive@example.org"}])
    );
    let left: Vec<&str> = reply.left.iter().map(|left| left.words.as_str()).collect();
    assert_eq!(left, ["À bientôt"]);
    let told: Vec<&str> = reply.told.iter().map(|told| told.what.id).collect();
    assert_eq!(told, ["office-told-inserted", "office-told-deleted"]);
}

/// The association's form as somebody filled it in by hand.
fn by_hand() -> String {
    [
        par("DOCUMENT DE TRAVAIL"),
        par("VILLE PARTICIPANTE : Rocheclaire"),
        par("PERSONNEL MUNICIPAL CONCERNÉ"),
        table(&[
            &["", "Nom, titre et courriel"],
            &[
                "Élu(e) municipal",
                "Odette Fictive, adjointe au maire, o.fictive@example.org",
            ],
            &[
                "Coordinateur(trice) interservices",
                "Félix Fictif\nDirecteur\nf.fictif@example.org",
            ],
            &["Autre(s) (facultatif)", ""],
        ]),
        par("DESCRIPTION DES PRINCIPAUX DÉFIS"),
        par(
            "Décrivez brièvement la situation qui préoccupe la ville et le ou les principaux défis qui y sont associés auxquels votre ville est confrontée (max 500 mots) :",
        ),
        par("Les toits fuient."),
        par("IDENTIFICATION DE THÉMATIQUE(S)"),
        table(&[
            &[
                "Thématique",
                "Description et relation avec l'axe stratégique",
            ],
            &[
                "1. Toits vivants",
                "Réparer ensemble.\nCela répond à l'AXE 2.",
            ],
            &["2.", ""],
        ]),
        par("THÉMATIQUE PRIORITAIRE¹"),
        par("1. Toits vivants"),
        par("Déroulé et calendrier"),
        table(&[
            &["Date", "Type d'activité", "Activité", "Lieu"],
            &[
                "du 16 au 18 avril 2024",
                "Visite d'étude",
                "Visite des cours",
                "Québec",
            ],
            &["au printemps", "Fête", "Bal", ""],
        ]),
        par("Budget prévisionnel"),
        par("Traduction : 5 000 €"),
        par("Autre chose"),
    ]
    .concat()
}

#[test]
fn a_form_filled_in_by_hand_is_read_by_its_headings() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let reply = office::read(&document(&by_hand(), &[]), &programme).unwrap();
    let said = serde_json::to_value(&reply.fiches).unwrap();
    assert_eq!(reply.city.as_deref(), Some("rocheclaire"));
    assert_eq!(
        said,
        serde_json::json!({
            "action-plan.yaml": {
                "schedule": [
                    {"from": "2024-04-16", "to": "2024-04-18", "type": "study-visit", "title": "Visite des cours", "place": "Québec"},
                    {"title": "Bal"}
                ],
                "budget": {"expenses": [{"category": "translation", "label": "Traduction", "amount": 5000}]}
            },
            "challenges.yaml": {"challenges": "Les toits fuient.\n"},
            "city.yaml": {"name": "Rocheclaire"},
            "priority-theme.yaml": {"theme": "toits-vivants"},
            "staff.yaml": {"people": [
                {"role": "elected-official", "name": "Odette Fictive", "title": "adjointe au maire", "email": "o.fictive@example.org"},
                {"role": "coordinator", "name": "Félix Fictif", "title": "Directeur", "email": "f.fictif@example.org"}
            ]},
            "themes.yaml": {"themes": [
                {"id": "toits-vivants", "title": "Toits vivants", "axis": "axis-2", "description": "Réparer ensemble.\n", "axis_relation": "Cela répond à l'AXE 2.\n"}
            ]}
        })
    );
    let left: Vec<&str> = reply.left.iter().map(|left| left.words.as_str()).collect();
    assert_eq!(left, ["Autre chose", "au printemps", "Fête"]);
}

#[test]
fn what_is_no_form_gets_a_sentence() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let cases: [(&[u8], &str); 5] = [
        (b"", "office-foreign"),
        (b"%PDF-1.7", "office-foreign"),
        (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1], "office-locked"),
        (b"PK\x03\x04 no zip", "office-damaged"),
        (&document("<w:p>", &[]), "office-damaged"),
    ];
    for (bytes, id) in cases {
        assert_eq!(office::read(bytes, &programme).unwrap_err().id, id);
    }
}

#[test]
fn a_form_is_untrusted() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let deep = format!(
        "{}{}",
        "<w:tbl><w:tr><w:tc>".repeat(5_000),
        "</w:tc></w:tr></w:tbl>".repeat(5_000)
    );
    assert_eq!(
        office::read(&document(&deep, &[]), &programme)
            .unwrap_err()
            .id,
        "office-damaged"
    );
    // What looks like the end of an element is none within a remark.
    for remark in ["<!--</x>-->", "<![CDATA[</x>]]>", "<?x </x>?>"] {
        for tag in ["w:ins", "w:smartTag", "w:tbl", "w:p"] {
            let (open, close) = (format!("<{tag}>{remark}"), format!("</{tag}>"));
            let deep = format!(
                "{}{}{}",
                open.repeat(20_000),
                par("x"),
                close.repeat(20_000)
            );
            let refused = office::read(&document(&deep, &[]), &programme).unwrap_err();
            assert_eq!(refused.id, "office-damaged", "{tag} {remark}");
        }
    }
    let huge = "a".repeat(80 * 1024 * 1024);
    assert_eq!(
        office::read(&document(&huge, &[]), &programme)
            .unwrap_err()
            .id,
        "office-large"
    );
    let reply = office::read(
        &document(&par("x"), &[("word/vbaProject.bin", b"macro".as_slice())]),
        &programme,
    )
    .unwrap();
    assert_eq!(reply.told[0].what.id, "office-told-macro");
    assert_eq!(reply.left[0].words, "x");
}

#[test]
fn a_form_that_declares_namespaces_without_end_is_refused() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let open = |at| format!("<a{at}:x xmlns:a{at}=\"u{at}\">");
    let close = |at| format!("</a{at}:x>");
    let within = |count: usize| -> String {
        let ends = (0..count).rev().map(close);
        (0..count).map(open).chain(ends).collect()
    };
    let beside: String = (0..8_000).map(|at| open(at) + &close(at)).collect();
    let names: String = (0..8_000).map(|at| format!(" xmlns:a{at}=\"u\"")).collect();
    let wide = format!("<w:p{names}>{}</w:p>", "<w:r/>".repeat(8_000));
    for body in [within(150), within(8_000), wide] {
        let refused = office::read(&document(&body, &[]), &programme).unwrap_err();
        assert_eq!(refused.id, "office-damaged");
    }
    // As Word does at each of its pictures.
    let body = format!("{beside}{}", par("x"));
    let reply = office::read(&document(&body, &[]), &programme).unwrap();
    assert_eq!(reply.left[0].words, "x");
}

#[test]
fn what_is_cited_or_put_in_again_and_again_is_told_once_or_a_few_times() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let notes = format!(
        r#"<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="5">{}</w:footnote></w:footnotes>"#,
        par(&"zorglub ".repeat(100))
    );
    let cited = r#"<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="5"/></w:r></w:p>"#.repeat(300);
    let reply = office::read(
        &document(&cited, &[("word/footnotes.xml", notes.as_bytes())]),
        &programme,
    );
    let told: usize = reply
        .unwrap()
        .left
        .iter()
        .map(|left| left.words.matches("zorglub").count())
        .sum();
    assert!((100..=500).contains(&told), "{told}");
    let inside = format!(
        "{}{}{}",
        "<w:ins>".repeat(50),
        par("zorglub"),
        "</w:ins>".repeat(50)
    );
    let reply = office::read(&document(&inside, &[]), &programme).unwrap();
    let told = format!("{:?}", reply.told).matches("zorglub").count();
    assert_eq!(told, 1, "{:?}", reply.told);
}

/// The lists of a plan: what a workbook has.
fn lists(plan: &Value) -> [&Value; 4] {
    let budget = &plan["budget"];
    [
        &plan["schedule"],
        &budget["expenses"],
        &budget["funding"],
        &budget["contributions"],
    ]
}

#[test]
fn a_workbook_takes_the_lists_of_a_plan_out_and_back() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let made: Vec<PathBuf> = LANGS
        .iter()
        .map(|lang| {
            form(
                &project,
                &["havre-saint-elme", "--to", "xlsx", "--lang", lang],
                &format!("{lang}.xlsx"),
            )
        })
        .collect();
    let folder = project.path().join("saved");
    fs::create_dir_all(&folder).unwrap();
    let saved = saved(&made, "xlsx", &folder).unwrap_or_default();
    for path in made.iter().chain(&saved) {
        let reply = read(path, &programme);
        let began = reply.began.unwrap();
        let plan = &reply.fiches["action-plan.yaml"];
        assert!(
            lists(plan)
                .iter()
                .all(|list| list.as_array().is_some_and(|list| !list.is_empty()))
        );
        assert_eq!(
            lists(plan),
            lists(&began.fiches["action-plan.yaml"]),
            "{}",
            path.display()
        );
        assert_eq!(reply.left.len(), 0, "{:?}", reply.left);
        assert!(
            plan.get("concept").is_none(),
            "a workbook answers no more than it shows"
        );
    }
    let bytes = altered(&made[0], |text| {
        text.replace("Visite des six cours pilotes", "=1+1")
    });
    let reply = office::read(&bytes, &programme).unwrap();
    assert_eq!(
        reply.fiches["action-plan.yaml"]["schedule"][3]["title"],
        "=1+1"
    );
    assert_eq!(
        fs::read(&made[0]).unwrap(),
        fs::read(form(
            &project,
            &["havre-saint-elme", "--to", "xlsx", "--lang", "fr"],
            "again.xlsx"
        ))
        .unwrap()
    );
}

#[test]
fn what_a_workbook_says_far_from_its_lists_is_told_and_makes_no_items() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let made = form(&project, &["havre-saint-elme", "--to", "xlsx"], "a.xlsx");
    let far = |rows: std::ops::Range<usize>| {
        let row = |at| {
            format!(
                r#"<row r="{at}"><c r="XFD{at}" t="inlineStr"><is><t>zorglub</t></is></c></row>"#
            )
        };
        let all: String = rows.map(row).collect();
        altered(&made, |text| {
            text.replace("</sheetData>", &format!("{all}</sheetData>"))
        })
    };
    let reply = office::read(&far(500..520), &programme).unwrap();
    let told = |word: &str| reply.left.iter().filter(|left| left.words == word).count();
    // On each of its six sheets.
    assert_eq!(told("zorglub"), 6 * 20);
    let began = reply.began.unwrap();
    assert_eq!(
        lists(&reply.fiches["action-plan.yaml"]),
        lists(&began.fiches["action-plan.yaml"])
    );
    let refused = office::read(&far(500..40_500), &programme).unwrap_err();
    assert_eq!(refused.id, "office-large");
}

/// People type in equations, shapes, notes, and in what no program knows: nothing of it is lost.
#[test]
fn words_in_no_paragraph_and_no_cell_are_told() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let run = "<w:r><w:t>zorglub</w:t></w:r>";
    let word = [
        "<m:oMath xmlns:m=\"m\"><m:r><m:t>zorglub</m:t></m:r></m:oMath>".to_owned(),
        format!("<w:zzz>{run}</w:zzz>"),
        format!("<w:r><w:ruby><w:rt>{run}</w:rt></w:ruby></w:r>"),
        "<w:r><w:drawing><a:t xmlns:a=\"a\">zorglub</a:t></w:drawing></w:r>".to_owned(),
        "<w:r><w:pict><v:textpath xmlns:v=\"v\" string=\"zorglub\"/></w:pict></w:r>".to_owned(),
        "<w:r><w:zzz>zorglub</w:zzz></w:r>".to_owned(),
        "<w:r><w:t>a<!-- -->zorglub</w:t></w:r>".to_owned(),
    ];
    let open = [
        "<draw:rect><text:p>zorglub</text:p></draw:rect>",
        "<draw:frame><draw:object><math xmlns=\"m\"><mi>zorglub</mi></math></draw:object></draw:frame>",
        "<text:zzz>zorglub</text:zzz>",
        "<text:hidden-text text:string-value=\"zorglub\"/>",
    ];
    let odt = form(&project, &["aldermoor", "--to", "odt"], "a.odt");
    let docx = form(&project, &["aldermoor", "--to", "docx"], "a.docx");
    let here = "river that no one owned and everyone used";
    let put = |path: &Path, end: &str, piece: &str| {
        altered(path, |text| match text.find(here) {
            Some(at) => {
                let end = at + text[at..].find(end).unwrap() + usize::from(end == "</w:r>") * 6;
                format!("{}{piece}{}", &text[..end], &text[end..])
            }
            None => text,
        })
    };
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for piece in &word {
        all.push((piece.clone(), document(&format!("<w:p>{piece}</w:p>"), &[])));
        all.push((piece.clone(), put(&docx, "</w:r>", piece)));
    }
    for piece in open {
        all.push((piece.to_owned(), put(&odt, "</text:p>", piece)));
    }
    for (piece, bytes) in all {
        let reply =
            office::read(&bytes, &programme).unwrap_or_else(|why| panic!("{piece}: {why:?}"));
        let said = format!("{:?}{:?}{:?}", reply.fiches, reply.left, reply.told);
        assert!(said.contains("zorglub"), "{piece}: {:?}", reply.left);
    }
    let note = r#"<comments><commentList><comment ref="B2"><text><t>zorglub</t></text></comment></commentList></comments>"#;
    let shape = r#"<w xmlns:a="a"><a:p><a:r><a:t>zorglub</a:t></a:r></a:p></w>"#;
    let book = form(&project, &["havre-saint-elme", "--to", "xlsx"], "a.xlsx");
    for (name, text) in [
        ("xl/comments3.xml", note),
        ("xl/drawings/drawing1.xml", shape),
    ] {
        let reply = office::read(&with(&book, name, text), &programme).unwrap();
        assert!(
            format!("{:?}", reply.left).contains("zorglub"),
            "{name}: {:?}",
            reply.left
        );
    }
}

/// A package with one file more.
fn with(path: &Path, name: &str, text: &str) -> Vec<u8> {
    use std::io::Write as _;
    let bytes = std::io::Cursor::new(fs::read(path).unwrap());
    let mut zip = zip::ZipWriter::new_append(bytes).unwrap();
    zip.start_file(name, zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_declares_texts_without_end_is_refused_and_what_a_cell_cannot_show_is_told() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let made = form(&project, &["havre-saint-elme", "--to", "xlsx"], "a.xlsx");
    for count in [
        "99999999999999",
        "18446744073709551615",
        "99999999999999999999",
        "-1",
    ] {
        let bytes = altered(&made, |text| {
            let Some(at) = text.find("uniqueCount=\"") else {
                return text;
            };
            let end = at + 13 + text[at + 13..].find('"').unwrap();
            format!("{}{count}{}", &text[..at + 13], &text[end..])
        });
        let refused = office::read(&bytes, &programme).unwrap_err();
        assert_eq!(refused.id, "office-damaged", "{count}");
    }
    let amount = "<v>18000</v>";
    let bytes = altered(&made, |text| {
        let Some(at) = text.find(amount) else {
            return text;
        };
        let open = text[..at].rfind("<c ").unwrap();
        let cell = format!(
            "{} t=\"e\"><v>#REF!</v>",
            text[open..at].trim_end_matches('>')
        );
        format!("{}{cell}{}", &text[..open], &text[at + amount.len()..])
    });
    let reply = office::read(&bytes, &programme).unwrap();
    assert!(
        format!("{:?}{:?}", reply.left, reply.fiches).contains("#REF!"),
        "{:?}",
        reply.left
    );
}

/// A sum is read as `fix` reads it; what nobody calculated, and what stands in a hidden column, is told.
#[test]
fn a_sum_is_that_of_its_budget_or_told_and_nothing_of_a_workbook_is_lost() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let made = form(&project, &["havre-saint-elme", "--to", "docx"], "a.docx");
    for (typed, taken) in [
        ("18.500", Some(18500)),
        ("18 500 $", Some(18500)),
        ("18 500 €", None),
        ("environ 18 500 EUR", None),
    ] {
        let bytes = altered(&made, |text| {
            text.replacen(">18000<", &format!(">{typed}<"), 1)
        });
        let reply = office::read(&bytes, &programme).unwrap();
        let plan = format!("{}", reply.fiches["action-plan.yaml"]["budget"]);
        let left = format!("{:?}", reply.left);
        match taken {
            Some(sum) => assert!(plan.contains(&format!("{sum}")), "{typed}: {plan}"),
            None => assert!(
                plan.contains("18000") && left.contains(typed),
                "{typed}: {left}"
            ),
        }
    }
    // What was typed where a placeholder stood.
    let run = "<w:r><w:t>zorglub</w:t></w:r>";
    let control = format!(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
    );
    let reply = office::read(&document(&format!("<w:p>{control}</w:p>"), &[]), &programme);
    assert!(format!("{:?}", reply.unwrap().left).contains("zorglub"));
    let book = form(&project, &["havre-saint-elme", "--to", "xlsx"], "a.xlsx");
    let hidden =
        r#"<row r="900"><c r="A900" t="inlineStr"><is><t>=6*3000</t></is></c></row></sheetData>"#;
    for (from, to) in [("<v>18000</v>", "<f>6*3000</f>"), ("</sheetData>", hidden)] {
        let bytes = altered(&book, |text| text.replacen(from, to, 1));
        let reply = office::read(&bytes, &programme).unwrap();
        let plan = format!("{}", reply.fiches["action-plan.yaml"]["budget"]);
        let left = format!("{:?}", reply.left);
        assert!(
            left.contains("=6*3000") && plan.contains("18000"),
            "{plan} {left}"
        );
    }
}

/// A document without the marks of ours, as a program that knows none saves it.
fn unmarked(text: &str) -> String {
    let mut out = String::new();
    let mut parts = text.split('<');
    out.push_str(parts.next().unwrap());
    let mut inside = false;
    for part in parts {
        let name = part.trim_start_matches('/').split([' ', '>', '/']).next();
        let name = name.unwrap();
        inside |= part.starts_with("w:sdtPr>");
        let marks = ["w:sdt", "w:sdtContent", "w:sdtPr"];
        if inside || marks.contains(&name) || name.contains(":bookmark") {
            out.push_str(part.split_once('>').unwrap().1);
        } else {
            out.push('<');
            out.push_str(part);
        }
        inside &= !part.starts_with("/w:sdtPr>");
    }
    out
}

#[test]
fn a_form_without_its_marks_is_read_by_its_labels_and_changes_no_answer() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let voice = Messages::new("en").unwrap();
    let all = forms(&project, "docx")
        .into_iter()
        .chain(forms(&project, "odt"));
    for path in all {
        let bytes = altered(&path, |text| unmarked(&text));
        let reply = office::read(&bytes, &programme).unwrap();
        let found = changes(&reply, &voice);
        assert_eq!(found, Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn what_is_typed_into_a_form_without_its_marks_is_placed_or_told() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let voice = Messages::new("en").unwrap();
    let path = form(
        &project,
        &["havre-saint-elme", "--to", "docx", "--lang", "en"],
        "a.docx",
    );
    // What is changed in the document, and what that changes: an answer; a label, a heading, the head of a table that is another.
    for (from, to, answer, left) in [
        (">18000<", ">18500<", "18000 → 18500", 0),
        (">Country<", ">Land<", "", 2),
        (">Expenses<", ">Outlay<", "", 40),
        (">Amount<", ">Worth<", "", 9),
    ] {
        let bytes = altered(&path, |text| {
            assert!(text.contains(from) || !text.contains("<w:body>"), "{from}");
            unmarked(&text).replacen(from, to, 1)
        });
        let reply = office::read(&bytes, &programme).unwrap();
        let found = changes(&reply, &voice);
        let (told, changed): (Vec<&String>, Vec<&String>) =
            found.iter().partition(|one| one.starts_with("left: "));
        assert!(
            told.len() <= left && (left == 0) == told.is_empty(),
            "{to}: {found:?}"
        );
        // A question that was not found is not answered; `changes` takes that for nothing.
        let mut changed = changed.iter().filter(|one| !one.ends_with("→ null"));
        let is = changed.all(|one| !answer.is_empty() && one.ends_with(answer));
        assert!(is, "{to}: {found:?}");
    }
}

/// Runs of Word: each behind `|`, set as its first sign says.
pub fn runs(spec: &str) -> String {
    let one = |part: &str| {
        let look = match part.chars().next().unwrap_or(' ') {
            '~' => "<w:strike/>",
            '=' => "<w:dstrike/>",
            '-' => r#"<w:strike w:val="0"/>"#,
            '?' => "<w:vanish/>",
            '^' => r#"<w:vertAlign w:val="superscript"/>"#,
            _ => "",
        };
        let words = part.trim_start_matches(['~', '=', '-', '?', '^']);
        format!(r#"<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>"#)
    };
    spec.split('|').map(one).collect()
}

/// A form of Word with another answer to what is tagged so.
pub fn answered(path: &Path, tag: &str, body: &str) -> Vec<u8> {
    altered(path, |text| {
        let Some(at) = text.find(&format!("<w:tag w:val=\"{tag}\"/>")) else {
            return text;
        };
        let from = at + text[at..].find("<w:sdtContent>").unwrap() + "<w:sdtContent>".len();
        let to = from + text[from..].find("</w:sdtContent>").unwrap();
        format!("{}{body}{}", &text[..from], &text[to..])
    })
}

/// What a page does not show as an answer is left out of it, and told.
#[test]
fn what_a_page_does_not_show_as_an_answer_is_none_and_is_told() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let path = form(
        &project,
        &["havre-saint-elme", "--to", "docx", "--lang", "en"],
        "a.docx",
    );
    let title = "city.yaml#interest.signed_by.title";
    let amount = "action-plan.yaml#budget.expenses.2.amount";
    for (tag, spec, taken, told) in [
        (title, "~Maire| Maire adjoint", "Maire adjoint", "struck"),
        (title, "=Maire", "null", "struck"),
        (title, "-Maire adjoint", "Maire adjoint", ""),
        (title, "?secret |Maire adjoint", "Maire adjoint", "hidden"),
        (title, "1|^er| adjoint", "1er adjoint", ""),
        (title, "Maire adjoint|^1", "Maire adjoint", "raised"),
        (title, "Chef de 5 km|^2", "Chef de 5 km²", ""),
        (amount, "7600|^1", "7600", "raised"),
        (
            title,
            "Write here Maire adjoint",
            "Maire adjoint",
            "placeholder",
        ),
        (
            title,
            "Maire adjoint Write here",
            "Maire adjoint",
            "placeholder",
        ),
        (title, "Write hereMaire", "", "glued"),
        (title, "Write hereafter", "Write hereafter", ""),
    ] {
        let reply = office::read(&answered(&path, tag, &runs(spec)), &programme).unwrap();
        let (file, place) = tag.split_once('#').unwrap();
        let place = format!("/{}", place.replace('.', "/").replace("/2/", "/1/"));
        let at = |fiche: &Value| fiche.pointer(&place).cloned().unwrap_or_default();
        let is = at(&reply.fiches[file]);
        // Nothing is said of an answer that is as it was.
        let was = at(&reply.began.as_ref().unwrap().fiches[file]);
        let expected = if taken.is_empty() {
            was.to_string()
        } else {
            taken.to_owned()
        };
        assert_eq!(
            is.to_string().replace('"', ""),
            expected.replace('"', ""),
            "{spec}"
        );
        let said = reply.told.iter().map(|told| told.what.id);
        let said = said.chain(reply.left.iter().map(|left| left.why.id));
        let said: Vec<&str> = said.map(|id| id.rsplit('-').next().unwrap()).collect();
        assert_eq!(said.concat(), told, "{spec}");
    }
}

#[test]
fn a_row_of_totals_is_told_and_a_cell_that_is_one_with_that_above_takes_nothing_away() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let voice = Messages::new("en").unwrap();
    let docx = form(&project, &["havre-saint-elme", "--to", "docx"], "a.docx");
    let marked = "action-plan.yaml#budget.expenses.6.label";
    for cells in [
        ["Total", "60 000"],
        ["TOTAL GÉNÉRAL", "60 000 $"],
        ["Le tout", "60000"],
        ["Montant total (CAD)", "1"],
        ["Sous-total gestion", "25 500"],
        ["Gestion", "25500"],
    ] {
        let bytes = altered(&docx, |text| {
            let Some(at) = text.find(marked) else {
                return text;
            };
            let end = at + text[at..].find("</w:tr>").unwrap() + "</w:tr>".len();
            let row = table(&[&["", "", "", cells[0], cells[1], ""]]);
            let row = row
                .trim_start_matches("<w:tbl>")
                .trim_end_matches("</w:tbl>");
            format!("{}{row}{}", &text[..end], &text[end..])
        });
        let reply = office::read(&bytes, &programme).unwrap();
        let left: Vec<&str> = reply.left.iter().map(|left| left.why.id).collect();
        assert_eq!(left, ["office-why-total"], "{cells:?}");
        let found = changes(&reply, &voice);
        assert_eq!(found.len(), 1, "{found:?}");
    }
    let joined = |key: &str| joined(&docx, key);
    let expenses = |reply: &Reply| reply.fiches["action-plan.yaml"]["budget"]["expenses"].clone();
    let reply = office::read(&joined("group"), &programme).unwrap();
    let group = expenses(&reply);
    assert_eq!(group[1]["group"], group[0]["group"]);
    assert!(group[0]["group"].is_string(), "{group}");
    // A sum of two rows is that of neither.
    let reply = office::read(&joined("amount"), &programme).unwrap();
    let began = reply.began.as_ref().unwrap();
    let was = &began.fiches["action-plan.yaml"]["budget"]["expenses"];
    assert_eq!(&expenses(&reply), was);
    assert!(
        reply
            .left
            .iter()
            .any(|left| left.why.id == "office-why-joined")
    );
}

/// A form in which two cells of a column are one.
fn joined(docx: &Path, key: &str) -> Vec<u8> {
    let (one, two) = (
        format!("action-plan.yaml#budget.expenses.1.{key}"),
        format!("action-plan.yaml#budget.expenses.2.{key}"),
    );
    altered(docx, |text| {
        let second = two.as_str();
        let Some(at) = text.find(second) else {
            return text;
        };
        let from = at + text[at..].find("<w:sdtContent>").unwrap();
        let to = from + text[from..].find("</w:sdtContent>").unwrap();
        let text = format!("{}<w:sdtContent>{}", &text[..from], &text[to..]);
        let open = text[..at].rfind("<w:tcPr>").unwrap() + "<w:tcPr>".len();
        let first = text[..at].rfind(&one).unwrap();
        let above = text[..first].rfind("<w:tcPr>").unwrap() + "<w:tcPr>".len();
        let (head, middle, rest) = (&text[..above], &text[above..open], &text[open..]);
        format!("{head}<w:vMerge w:val=\"restart\"/>{middle}<w:vMerge/>{rest}")
    })
}

/// A second form in the same document, another city's or the same again: nothing of it is taken, all of it is told.
#[test]
fn of_two_forms_in_one_document_the_second_is_told() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let voice = Messages::new("en").unwrap();
    let first = form(&project, &["havre-saint-elme", "--to", "docx"], "a.docx");
    let second = form(&project, &["inverkell", "--to", "docx"], "b.docx");
    for other in [&second, &first] {
        let body = std::cell::RefCell::new(String::new());
        altered(other, |text| {
            if let Some(at) = text.find("<w:body>") {
                let end = text.rfind("<w:sectPr").unwrap();
                *body.borrow_mut() = text[at + "<w:body>".len()..end].to_owned();
            }
            text
        });
        let bytes = altered(&first, |text| match text.rfind("<w:sectPr") {
            Some(at) => format!("{}{}{}", &text[..at], body.borrow(), &text[at..]),
            None => text,
        });
        let reply = office::read(&bytes, &programme).unwrap();
        let (left, taken): (Vec<String>, Vec<String>) = changes(&reply, &voice)
            .into_iter()
            .partition(|change| change.starts_with("left: "));
        assert_eq!(taken, Vec::<String>::new());
        assert!(left.len() > 20, "{left:?}");
    }
}

/// A workbook is read as it is shown: sums of others, cells that are one, words struck out.
#[test]
fn a_workbook_is_read_as_it_is_shown() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let voice = Messages::new("en").unwrap();
    let to = ["havre-saint-elme", "--to", "xlsx", "--lang", "fr"];
    let book = form(&project, &to, "a.xlsx");
    let typed =
        |at: &str, words: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>"#);
    let row = |cells: &str| format!(r#"<row r="30">{cells}</row></sheetData>"#);
    let sum = r#"<c r="E30"><f>SUM(E2:E7)</f><v>1</v></c>"#;
    let struck = r#"<c r="E30" t="inlineStr"><is><r><rPr><strike/></rPr><t>1</t></r><r><t>2</t></r></is></c>"#;
    let merged = r#"</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>"#;
    let all = "action-plan.yaml.budget.expenses: ";
    for (end, found) in [
        (
            row(&(typed("D30", "Total") + sum)),
            "left: Total | 1 (below",
        ),
        (row(&(typed("D30", "Tout") + sum)), "left: Tout | 1 (below"),
        (
            row(&(typed("D30", "Total") + &typed("E30", "6"))),
            "left: Total | 6 (below",
        ),
        (
            row(&typed("H30", "zorglub")),
            "left: zorglub (below “Dépenses”, row 30 ",
        ),
        (row(&(typed("D30", "Café") + struck)), all),
        (merged.to_owned(), ""),
    ] {
        let bytes = altered(&book, |text| {
            if !text.contains("<v>18000</v>") {
                return text;
            }
            let cell = text.find(r#"<c r="B3""#).unwrap();
            let next = text.find(r#"<c r="C3""#).unwrap();
            let cell = if end == merged { &text[cell..next] } else { "" };
            text.replacen(cell, "", 1).replacen("</sheetData>", &end, 1)
        });
        let reply = office::read(&bytes, &programme).unwrap();
        let mut said = changes(&reply, &voice);
        // A workbook answers no more than its lists.
        said.retain(|one| !one.ends_with(" null") && !one.ends_with(" is gone"));
        let said = said.join(" ");
        assert!(
            said.starts_with(found) && said.is_empty() == found.is_empty(),
            "{end}: {said}"
        );
        assert_eq!(said.contains("told: "), end.contains("strike"), "{said}");
    }
}

/// Headings of the form, of its tables, and lines that are none.
const LINES: [&str; 12] = [
    "VILLE PARTICIPANTE",
    "PERSONNEL MUNICIPAL CONCERNÉ",
    "Description of the main challenges",
    "ACTIONS EN COURS OU RÉALISÉES",
    "Identificación de temática(s)",
    "THÉMATIQUE PRIORITAIRE¹",
    "Concept et objectifs",
    "Déroulé et calendrier",
    "Provisional budget",
    "Dépenses",
    "Un titre à nous",
    "AXE 2",
];

/// Figures that stand for words count from here.
const FIGURES: usize = 610;

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(cases(60, 2_000)))]

    /// Every word of a document stands in an answer or is told, whatever is written where.
    #[test]
    fn no_word_is_lost(blocks in proptest::collection::vec((0..9_usize, 0..12_usize, 1..4_usize, 1..4_usize), 1..14)) {
        let mut count = 0;
        let mut word = |with: &str| {
            count += 1;
            // A figure is a word as well.
            if with.is_empty() && count % 3 == 0 { format!("{}", FIGURES + count) } else { format!("zq{count}x{with}") }
        };
        let mut body = String::new();
        for (kind, line, rows, columns) in blocks {
            body.push_str(&match kind {
                0..=2 => par(LINES[line]),
                3 => par(&format!("{} : {}", LINES[line], word(""))),
                4 => par(&format!("{}. {} : {} axe 2", rows, word(""), word(""))),
                5 => par(&format!("12 octobre 2023 : {} 5 000 € {}", word(""), word("@example.org"))),
                6 => format!("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", par(&word(""))),
                7 => par(&format!("{}, {}, {}", word(""), word(""), word("@example.org"))),
                _ => {
                    let cells: Vec<Vec<String>> = (0..rows)
                        .map(|row| (0..columns).map(|column| if row == 0 && line < 6 { ["Date", "Activité", "Montant"][column].to_owned() } else { word("") }).collect())
                        .collect();
                    let rows: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
                    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
                    table(&rows)
                }
            });
        }
        let project = Project::example("quebec");
        let reply = office::read(&document(&body, &[]), &programme(&project.path())).unwrap();
        let said = format!("{} {:?}", serde_json::to_string(&reply.fiches).unwrap(), reply.left);
        let is_there = |nth: &usize| said.contains(&format!("zq{nth}x")) || said.contains(&format!("{}", FIGURES + nth));
        let lost: Vec<usize> = (1..=count).filter(|nth| !is_there(nth)).collect();
        proptest::prop_assert!(lost.is_empty(), "{:?} of {}\n{}", lost, body, said);
    }
}
