//! `render --to docx,odt`: pages as documents, read by a reader of XML that is not ours, and opened by LibreOffice where it is installed.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read as _},
    path::{Path, PathBuf},
    process::Command,
};

use roadmap::{discover::WorkTree, load::Loader, model::schemas::Schemas, office, parse::Limits};
use roxmltree::{Document, Node};
use scraper::{ElementRef, Html};

use crate::{office::saved, project::Project, scratch::scratch};

/// Files of a package by name.
fn package(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    files
}

/// What stands on the sheets of a document, as XML.
fn body(path: &Path) -> String {
    let files = package(&fs::read(path).unwrap());
    let name = ["word/document.xml", "content.xml"]
        .into_iter()
        .find(|name| files.contains_key(*name))
        .unwrap();
    String::from_utf8(files[name].clone()).unwrap()
}

fn parsed(xml: &str) -> Document<'_> {
    Document::parse(xml).unwrap_or_else(|error| panic!("{error}: {xml}"))
}

/// Paragraphs of a document in their order.
fn paragraphs(path: &Path) -> Vec<String> {
    let xml = body(path);
    let document = parsed(&xml);
    let mut out = Vec::new();
    for node in document.descendants() {
        if !matches!(node.tag_name().name(), "p" | "h") || node.tag_name().namespace().is_none() {
            continue;
        }
        let mut text = String::new();
        for part in node.descendants() {
            match part.tag_name().name() {
                "br" | "line-break" | "tab" | "s" => text.push(' '),
                "t" => text.push_str(part.text().unwrap_or_default()),
                _ if part.is_text() && path.extension().unwrap() == "odt" && !is_alt(part) => {
                    text.push_str(part.text().unwrap_or_default());
                }
                _ => {}
            }
        }
        out.push(text);
    }
    out
}

/// What is said of a picture stands beside the words of a document.
fn is_alt(node: Node<'_, '_>) -> bool {
    node.parent()
        .is_some_and(|parent| parent.tag_name().name() == "title")
}

/// Letters and digits, word by word.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether an element is a part of the site around a page, says again what its heading says, or explains what is drawn.
fn is_around(element: ElementRef<'_>, letter: bool) -> bool {
    let (name, value) = (element.value().name(), element.value());
    let has = |class: &str| value.classes().any(|one| one == class);
    let id = value.id().unwrap_or_default();
    matches!(name, "nav" | "footer" | "style" | "script" | "svg")
        || value.attr("aria-hidden") == Some("true")
        || has("skip")
        || has("legend")
        || has("footnote-backref")
        || name == "caption" && has("hidden")
        || name == "a" && parent_has(element, "written")
        // The form of a letter, as it is printed.
        || letter && (has("related") || ["invitation-h", "signature-h"].contains(&id))
}

fn parent_has(element: ElementRef<'_>, class: &str) -> bool {
    let parent = element.parent().and_then(ElementRef::wrap);
    parent.is_some_and(|parent| parent.value().classes().any(|one| one == class))
}

fn shown(element: ElementRef<'_>, letter: bool, out: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            out.push_str(text);
        } else if let Some(element) = ElementRef::wrap(child)
            && !is_around(element, letter)
        {
            // Only what stands within a line may be a piece of a word.
            let inline =
                ["a", "em", "strong", "del", "code", "sup", "b"].contains(&element.value().name());
            out.push_str(if inline { "" } else { " " });
            shown(element, letter, out);
            out.push_str(if inline { "" } else { " " });
        }
    }
}

/// The words of a page, without those of the site around it.
fn page(path: &Path) -> Vec<String> {
    let html = Html::parse_document(&fs::read_to_string(path).unwrap());
    let body = scraper::Selector::parse("body").unwrap();
    let body = html.select(&body).next().unwrap();
    let letter = body.value().classes().any(|class| class == "letter");
    let mut text = String::new();
    shown(body, letter, &mut text);
    words(&text)
}

/// The words of a document, without the line at its end that says what made it.
fn document(path: &Path) -> Vec<String> {
    let mut all = paragraphs(path);
    if all.last().is_some_and(|last| last.contains("roadmap 0.")) {
        all.pop();
    }
    words(&all.join(" \n "))
}

/// The pages of a folder, as paths without their endings.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path());
    all.filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .map(|path| path.with_extension(""))
        .collect()
}

fn rendered(project: &Project, arguments: &str) -> PathBuf {
    let run = project.run(&format!("render --out site {arguments}"));
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    project.path().join("site")
}

#[test]
fn every_word_of_a_page_stands_in_its_documents_in_the_same_order() {
    let project = Project::example("quebec");
    let site = rendered(&project, "--lang fr,en --to html,docx,odt");
    let (mut exact, mut words) = (0, 0);
    for stem in ["fr", "en"].iter().flat_map(|lang| pages(&site.join(lang))) {
        let html = page(&stem.with_extension("html"));
        for ending in ["docx", "odt"] {
            let path = stem.with_extension(ending);
            let own = document(&path);
            // Measures and steps are one table, whose head is said once; the names on a map are said too.
            let redrawn = ["index", "evaluation", "status"]
                .iter()
                .any(|name| stem.ends_with(name))
                || fs::read_to_string(stem.with_extension("html"))
                    .unwrap()
                    .contains("measures\"");
            if redrawn {
                let missing: Vec<&String> =
                    html.iter().filter(|word| !own.contains(word)).collect();
                assert!(missing.is_empty(), "{}: {missing:?}", path.display());
            } else {
                let at = html.iter().zip(&own).take_while(|(a, b)| a == b).count();
                assert_eq!(
                    html[at..].iter().take(12).collect::<Vec<_>>(),
                    own[at..].iter().take(12).collect::<Vec<_>>(),
                    "{} from word {at} on",
                    path.display()
                );
                exact += 1;
            }
            words += html.len();
        }
    }
    assert!(
        exact > 80 && words > 20_000,
        "{exact} documents, {words} words"
    );
}

#[test]
fn documents_are_the_same_bytes_and_stand_where_pages_stand() {
    let project = Project::example("quebec");
    let arguments = "render cities/havre-saint-elme --lang fr --to docx,odt --out";
    for out in ["one", "two"] {
        assert_eq!(project.run(&format!("{arguments} {out}")).code, 0);
    }
    let (one, two) = (project.tree("one"), project.tree("two"));
    assert_eq!(one, two);
    let names: Vec<&String> = one.keys().collect();
    assert!(
        names
            .iter()
            .any(|name| name.ends_with("havre-saint-elme.docx"))
            && names
                .iter()
                .any(|name| name.ends_with("havre-saint-elme.odt")),
        "{names:?}"
    );
    assert!(
        !names.iter().any(|name| name.ends_with(".html")),
        "{names:?}"
    );
    // What stands there is current.
    assert_eq!(project.run(&format!("{arguments} one --check")).code, 0);
}

/// Each paragraph that is a heading, with its level.
fn headings(path: &Path) -> Vec<(usize, String)> {
    let xml = body(path);
    let document = parsed(&xml);
    let mut out = Vec::new();
    for node in document
        .descendants()
        .filter(|node| node.tag_name().name() == "p")
    {
        let style = node
            .descendants()
            .find(|node| node.tag_name().name() == "pStyle")
            .and_then(|node| node.attributes().next())
            .map_or("", |attribute| attribute.value());
        if let Some(level) = style.strip_prefix("Heading") {
            let told = node
                .descendants()
                .filter(|node| node.tag_name().name() == "t");
            let text: String = told.filter_map(|node| node.text()).collect();
            out.push((level.parse().unwrap(), text));
        }
    }
    out
}

#[test]
fn a_dossier_has_what_a_program_finds_its_way_by() {
    let project = Project::example("quebec");
    let site = rendered(&project, "cities/havre-saint-elme --lang fr --to docx");
    let path = site.join("havre-saint-elme.docx");
    let files = package(&fs::read(&path).unwrap());
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    for (name, bytes) in &files {
        if name.ends_with("xml") || name.ends_with("rels") {
            parsed(std::str::from_utf8(bytes).unwrap());
        }
    }
    let found = headings(&path);
    assert!(
        found.contains(&(1, "Thématique prioritaire".to_owned())),
        "{found:?}"
    );
    assert!(found.iter().any(|(level, _)| *level == 3), "{found:?}");
    // No level is left out on the way down.
    for pair in found.windows(2) {
        assert!(pair[1].0 <= pair[0].0 + 1, "{pair:?}");
    }
    let styles = text("word/styles.xml");
    for style in [
        "Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4",
    ] {
        assert!(
            styles.contains(&format!("w:styleId=\"{style}\"")),
            "{style}"
        );
    }
    let document = text("word/document.xml");
    for part in [
        "<w:tblHeader/>",
        "<w:cantSplit/>",
        "<w:numPr>",
        "w:h=\"16838\"",
    ] {
        assert!(document.contains(part), "{part}");
    }
    assert!(document.contains("descr=\"Le port au soleil"));
    assert!(files.keys().any(|name| name.ends_with(".png")));
    let foot = text("word/footer1.xml");
    for part in [
        "Feuille de route de Québec",
        "Havre-Saint-Elme",
        "INTERNE",
        "PAGE",
        "NUMPAGES",
    ] {
        assert!(foot.contains(part), "{part}: {foot}");
    }
    let core = text("docProps/core.xml");
    assert!(core.contains("<dc:language>fr-CA</dc:language>") && core.contains("2000-01-01"));
}

#[test]
fn a_link_leads_to_the_web_or_is_a_word() {
    let project = Project::example("quebec");
    let relations = |arguments: &str| {
        let site = rendered(&project, &format!("--lang fr --to docx {arguments}"));
        let files = package(&fs::read(site.join("havre-saint-elme.docx")).unwrap());
        String::from_utf8(files["word/_rels/document.xml.rels"].clone()).unwrap()
    };
    // A document stands in no folder: without an address it leads to no other page.
    let alone = relations("");
    assert!(alone.contains("https://havre-saint-elme.example.org/cours"));
    assert!(!alone.contains(".html"), "{alone}");
    let known = relations("--base-url https://site.example/");
    assert!(known.contains("\"https://site.example/networks/cool-old-towns.html\""));
}

/// Words that a city may write, some as entities, and no file of XML may hold as they are.
const HOSTILE: &str =
    "Cours <b>&amp; « A & B » ]]> &#x202e;lre &#1;&#127;&#xFFFF; <w:p/> שלום العربية";

#[test]
fn whatever_a_city_writes_is_words() {
    let project = Project::example("quebec");
    let challenges = "cities/inverkell/challenges.yaml";
    let text = format!(
        "challenges:\n  ar: |\n    العربية لغة جميلة\n  en: |\n    {HOSTILE}\n\n    1. one\n\n       | a | b |\n       |---|---|\n       | 1 | 2 |\n\n       behind\n    2. two\n       - below\n\n    [x](https://a.example/\"%zz<é) [y](javascript:1)[^n]\n\n    > quoted\n\n    ```\n    <code>\n    ```\n\n    [^n]: A note.\nactions:\n  ar: |\n    العربية لغة جميلة\n"
    );
    project.file(challenges, text);
    // Whatever is found in it, what is shown is words.
    let run = project.run("render cities/inverkell --lang en --to html,docx,odt --out site");
    let site = project.path().join("site");
    assert!(run.code < 2, "{}", run.err);
    for ending in ["docx", "odt"] {
        let path = site.join(format!("inverkell.{ending}"));
        let files = package(&fs::read(&path).unwrap_or_else(|_| panic!("{}{}", run.out, run.err)));
        for (name, bytes) in &files {
            if name.ends_with("xml") || name.ends_with("rels") {
                let text = std::str::from_utf8(bytes).unwrap();
                parsed(text);
                let harmful = |c: char| c.is_control() && c != '\n' && c != '\t' || c == '\u{202e}';
                assert!(!text.contains(harmful), "{name}");
                assert!(!text.contains("javascript"), "{name}");
            }
        }
        let (html, own) = (page(&site.join("inverkell.html")), document(&path));
        let at = html.iter().zip(&own).take_while(|(a, b)| a == b).count();
        assert_eq!(
            html,
            own,
            "{ending} from {at}: {:?}",
            &html[at.saturating_sub(3)..]
        );
        let text = body(&path);
        let turned = if ending == "docx" {
            "<w:bidi/>"
        } else {
            "rl-tb"
        };
        assert!(text.contains(turned), "{ending}");
    }
}

#[test]
fn what_is_internal_stops_a_public_document_as_it_stops_a_page() {
    let path = "cities/puerto-azafran/priority-theme.yaml";
    for ending in ["html", "docx", "odt"] {
        let render = format!("render --audience public --lang en --to {ending} --out site");
        let project = Project::example("quebec");
        let run = project.run(&render);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        fs::remove_dir_all(project.path().join("site")).unwrap();
        // Somebody else's address, hidden and in three runs: nobody sees it but who reads what is about to be published.
        let text = project.read(path);
        let (before, rest) = text.split_once("|\n").unwrap();
        let ask = "  Ask m.penhallow (at) **aldermoor**.example.org for more.";
        project.file(path, format!("{before}|\n{ask}\n{rest}"));
        let run = project.run(&render);
        assert_eq!(run.code, 1, "{}{}", run.out, run.err);
        for said in [
            "error[leak]",
            "cities/aldermoor/staff.yaml",
            "publication stopped",
        ] {
            assert!(run.err.contains(said), "{ending}: {}", run.err);
        }
        assert!(!project.path().join("site").exists());
    }
}

#[test]
fn a_published_document_holds_the_pictures_that_pages_have_beside() {
    let project = Project::example("quebec");
    let out = scratch();
    let site = out.path().join("site");
    let run = project.run(&format!(
        "publish --to html,docx,odt --out {}",
        site.display()
    ));
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let html = fs::read_to_string(site.join("fr/havre-saint-elme.html")).unwrap();
    assert!(!html.contains("data:image/png"));
    for ending in ["docx", "odt"] {
        let bytes = fs::read(site.join(format!("fr/havre-saint-elme.{ending}"))).unwrap();
        let files = package(&bytes);
        assert!(
            files.keys().any(|name| name.ends_with(".png")),
            "{:?}",
            files.keys()
        );
        assert!(
            !files
                .values()
                .any(|bytes| String::from_utf8_lossy(bytes).contains("INTERN"))
        );
    }
}

#[test]
fn our_own_reader_reads_them_back() {
    let project = Project::example("quebec");
    let site = rendered(&project, "cities/havre-saint-elme --lang en --to docx,odt");
    let limits = Limits::default();
    let tree = WorkTree::new(&project.path());
    let loader = Loader {
        tree: &tree,
        limits: &limits,
        within: None,
    };
    let programme = loader.programme(&Schemas::embedded()).unwrap().0.unwrap();
    for ending in ["docx", "odt"] {
        let bytes = fs::read(site.join(format!("havre-saint-elme.{ending}"))).unwrap();
        let reply = office::read(&bytes, &programme).unwrap();
        assert_eq!(reply.pictures.len(), 1, "{ending}");
        let alt = reply.pictures[0].alt.clone().unwrap_or_default();
        assert!(alt.contains("harbour"), "{ending}: {alt}");
    }
}

#[test]
fn an_office_program_opens_them_and_an_invitation_is_one_sheet() {
    let project = Project::example("quebec");
    let site = rendered(&project, "--lang fr --to docx,odt");
    let stems = [
        "havre-saint-elme",
        "events/round-table-6-invitation",
        "networks/cool-old-towns-call",
    ];
    for ending in ["docx", "odt"] {
        let folder = project.path().join("printed").join(ending);
        fs::create_dir_all(&folder).unwrap();
        let paths = stems.map(|stem| site.join(format!("{stem}.{ending}")));
        let Some(prints) = saved(&paths, "pdf", &folder) else {
            return;
        };
        let sheets = |path: &Path| {
            let run = Command::new("pdfinfo").arg(path).output().ok()?;
            let text = String::from_utf8_lossy(&run.stdout).into_owned();
            let line = text.lines().find_map(|line| line.strip_prefix("Pages:"))?;
            line.trim().parse::<usize>().ok()
        };
        for (path, most) in prints.iter().zip([9, 1, 3]) {
            assert!(path.exists(), "{} was not opened", path.display());
            match sheets(path) {
                Some(count) => assert!((1..=most).contains(&count), "{}: {count}", path.display()),
                None => eprintln!("SKIPPED: no pdfinfo found, sheets were not counted"),
            }
        }
    }
}
