//! The pages in a real browser: no overflow from 320 px, contrast in light and dark, names, headings, links; print on A4.
//!
//! Needs Chromium (`CHROMIUM`, else looked for by name). Without it these tests say that they were skipped, and fail
//! where `ROADMAP_BROWSER=required` is set, as the gate does.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{project::Project, scratch::scratch};

pub fn chromium() -> Option<PathBuf> {
    let usual = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    installed("CHROMIUM", &usual, "ROADMAP_BROWSER")
}

/// A browser that a variable names, or that has one of these names; without it, a word, or a failure where it is required.
pub fn installed(named: &str, usual: &[&str], required: &str) -> Option<PathBuf> {
    let names = std::env::var_os(named).map(PathBuf::from).into_iter();
    let works = |program: &PathBuf| {
        let run = Command::new(program)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        run.is_ok_and(|status| status.success())
    };
    let found = names.chain(usual.iter().map(PathBuf::from)).find(works);
    if found.is_none() {
        assert!(
            std::env::var_os(required).is_none(),
            "no {} found, and {required} asks for one",
            usual[0]
        );
        eprintln!(
            "SKIPPED: no {} found, pages were not looked at with it",
            usual[0]
        );
    }
    found
}

fn run(program: &Path, profile: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--virtual-time-budget=5000",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .unwrap();
    output.stdout
}

/// What the browser finds in a page, in light or dark.
fn inspect(program: &Path, page: &str, dark: bool) -> Value {
    let folder = scratch();
    let escaped = page.replace('&', "&amp;").replace('"', "&quot;");
    let wrapper = format!(
        "<!doctype html><meta charset=utf-8><body style='margin:0'><iframe srcdoc=\"{escaped}\" style='border:0;height:2000px'></iframe><script>{}</script>",
        include_str!("browser.js")
    );
    let place = folder.path().join("wrapper.html");
    fs::write(&place, wrapper).unwrap();
    let scheme = if dark {
        "--blink-settings=preferredColorScheme=0"
    } else {
        "--blink-settings=preferredColorScheme=1"
    };
    let url = format!("file://{}", place.display());
    let dom = String::from_utf8(run(
        program,
        &folder.path().join("profile"),
        &[scheme, "--window-size=1400,1000", "--dump-dom", &url],
    ))
    .unwrap();
    let json = dom
        .split_once("<body")
        .and_then(|(_, rest)| rest.split_once('>'))
        .map(|(_, rest)| rest.trim_end())
        .unwrap_or_default();
    let json = json
        .split("</body>")
        .next()
        .unwrap()
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ");
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

#[test]
fn the_pages_can_be_read_by_everyone_at_any_width_in_light_and_dark() {
    let Some(program) = chromium() else { return };
    let project = Project::example("quebec");
    assert_eq!(project.run("render --lang fr,en,es --out site").code, 0);
    assert_eq!(
        project
            .run("render --lang es --audience public --out public")
            .code,
        0
    );
    let pages = [
        "site/fr/havre-saint-elme.html",
        "site/en/rocheclaire.html",
        "site/fr/index.html",
        "public/havre-saint-elme.html",
        "site/en/networks/cool-old-towns.html",
        "site/fr/networks/cool-old-towns-call.html",
        "site/es/events/round-table-5.html",
        "site/fr/projects/havre-saint-elme/trois-cours-fraiches.html",
        "site/en/book.html",
        "site/es/evaluation.html",
    ];
    for path in pages {
        for dark in [false, true] {
            let seen = inspect(&program, &project.read(path), dark);
            assert_eq!(seen["scheme"], if dark { "dark" } else { "light" });
            assert!(seen["words"].as_u64().unwrap() > 40, "{path}: {seen}");
            assert_eq!(
                seen["found"],
                serde_json::json!([]),
                "{path}, dark: {dark}: {seen:#}"
            );
        }
    }
}

#[test]
fn long_words_and_wide_tables_do_not_push_the_page() {
    let Some(program) = chromium() else { return };
    let project = Project::example("quebec");
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
        .repeat(3);
    let table = format!(
        "| {} |\n|{}|\n| {} |",
        ["head"; 14].join(" | "),
        "---|".repeat(14),
        ["cell"; 14].join(" | ")
    );
    let code = format!("    {}", "x".repeat(400));
    let text = serde_json::to_string(&format!(
        "{long} https://example.org/{long}\n\n{table}\n\n{code}"
    ))
    .unwrap();
    project.file(
        "cities/aldermoor/challenges.yaml",
        format!("challenges: {text}\nactions: {text}\n"),
    );
    assert_eq!(project.run("render --out site").code, 0);
    let seen = inspect(&program, &project.read("site/aldermoor.html"), false);
    assert_eq!(seen["found"], serde_json::json!([]), "{seen:#}");
}

#[test]
fn the_print_is_on_a4() {
    let Some(program) = chromium() else { return };
    let project = Project::example("quebec");
    assert_eq!(project.run("render --out site").code, 0);
    let (page, pdf) = (
        project.path().join("site/havre-saint-elme.html"),
        project.path().join("page.pdf"),
    );
    let url = format!("file://{}", page.display());
    run(
        &program,
        &project.path().join("profile"),
        &[
            "--no-pdf-header-footer",
            &format!("--print-to-pdf={}", pdf.display()),
            &url,
        ],
    );
    let bytes = fs::read(&pdf).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let boxes: Vec<&str> = text
        .match_indices("/MediaBox")
        .map(|(at, _)| text[at..].split(']').next().unwrap())
        .collect();
    assert!((3..12).contains(&boxes.len()), "{} pages", boxes.len());
    for size in boxes {
        let numbers: Vec<f64> = size
            .split([' ', '['])
            .filter_map(|part| part.parse().ok())
            .collect();
        assert!(
            (numbers[2] - 595.0).abs() < 2.0 && (numbers[3] - 842.0).abs() < 2.0,
            "{size}"
        );
    }
}

/// What a script of the test says in a page of ours, whose own scripts run before it.
fn asked(program: &Path, page: &str, script: &str) -> Value {
    let folder = scratch();
    // A policy of ours lets no script of a test run.
    let (head, rest) = page
        .split_once("<meta http-equiv=\"Content-Security-Policy\"")
        .unwrap();
    let page = format!("{head}<meta data-gone{rest}");
    let own = format!(
        "<script>document.title = JSON.stringify((() => {{ {script} }})());</script></body>"
    );
    let place = folder.path().join("page.html");
    fs::write(&place, page.replace("</body>", &own)).unwrap();
    let url = format!("file://{}", place.display());
    let dom = String::from_utf8(run(
        program,
        &folder.path().join("profile"),
        &["--dump-dom", &url],
    ))
    .unwrap();
    let html = scraper::Html::parse_document(&dom);
    let title = scraper::Selector::parse("title").unwrap();
    let said: String = html.select(&title).next().unwrap().text().collect();
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"))
}

/// Pieces of texts that are hard to count.
const PIECES: &[&str] = &[
    "mot",
    "l’été",
    "l'eau",
    "10\u{a0}000",
    "1\u{202f}500",
    "—",
    "–",
    " - ",
    "2022–2024",
    "**gras fort**",
    "*un*",
    "[deux mots](https://a.example/b)",
    "\n\n- ",
    "\n\n1. ",
    "\n\n> ",
    "\n\n## Titre\n\n",
    "日本語の文",
    "ภาษาไทย",
    "`code de deux`",
    "\n",
    "🏛",
    "…",
    "a/b",
    "e-mail",
    "3 %",
    "Łódź",
    "العربية",
];

#[test]
fn a_form_counts_words_as_the_program_does() {
    let Some(program) = chromium() else { return };
    let project = Project::example("quebec");
    let page = crate::serve::Served::new(&project)
        .get("/fr/havre-saint-elme/form.html")
        .body;
    let mut random = fastrand::Rng::with_seed(7);
    let texts: Vec<String> = (0..400)
        .map(|_| {
            let count = random.usize(1..12);
            let words: Vec<&str> = (0..count)
                .map(|_| PIECES[random.usize(..PIECES.len())])
                .collect();
            words.join(if random.bool() { " " } else { "" })
        })
        .collect();
    let script = format!(
        "return {}.map(t => window.roadmapCount(t, true));",
        serde_json::to_string(&texts)
            .unwrap()
            .replace('<', "\\u003c")
    );
    let counted = asked(&program, &page, &script);
    let mut other = Vec::new();
    for (text, there) in texts.iter().zip(counted.as_array().unwrap()) {
        let (plain, _) = roadmap::model::markdown::read(text);
        let here = roadmap::model::words::count(&plain.text, roadmap::model::words::Unit::Words);
        if there.as_u64() != Some(here as u64) {
            other.push(format!(
                "{text:?}: the program counts {here}, the page {there}"
            ));
        }
    }
    assert!(
        other.is_empty(),
        "{} of {}: {:#?}",
        other.len(),
        texts.len(),
        &other[..other.len().min(20)]
    );
}

#[test]
fn a_form_can_be_filled_in_and_given_back_without_a_network() {
    let Some(program) = chromium() else { return };
    let project = Project::example("quebec");
    let page = crate::serve::Served::new(&project)
        .get("/fr/rocheclaire/form.html")
        .body;
    let script = r#"
        const list = document.querySelector('[data-many="themes.yaml/themes"]');
        const before = list.querySelectorAll(":scope > .items > .item").length;
        list.querySelector(":scope > .acts button").click();
        const item = list.querySelector(":scope > .items").lastElementChild;
        const title = item.querySelector('[name$="/title"]');
        title.value = "Ombre <&> fraîche"; title.dispatchEvent(new Event("input", { bubbles: true }));
        item.querySelector('[value^="up:"]').click();
        const doc = window.roadmap.gathered();
        const names = doc.fiches["themes.yaml"].fields.map(f => f[0]).filter(n => n.endsWith("/title"));
        return { before, after: list.querySelectorAll(":scope > .items > .item").length, names, city: doc.city,
          ids: new Set([...document.querySelectorAll("[id]")].map(e => e.id)).size === document.querySelectorAll("[id]").length,
          doc, state: document.getElementById("roadmap-state").textContent, focus: document.activeElement.value || "" };
    "#;
    let said = asked(&program, &page, script);
    assert_eq!(said["before"], 1);
    assert_eq!(said["after"], 2);
    assert_eq!(
        said["names"],
        serde_json::json!(["themes.yaml/themes/1/title", "themes.yaml/themes/0/title"])
    );
    assert_eq!(said["city"], "rocheclaire");
    assert_eq!(said["ids"], true);
    assert_eq!(said["focus"], "up:themes.yaml/themes/1");
    // What the page gives back reaches the fiche.
    project.file("back.answers.json", said["doc"].to_string());
    let run = project.run("import back.answers.json");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let text = project.read("cities/rocheclaire/themes.yaml");
    assert!(text.contains("Ombre <&> fraîche"), "{text}");
    assert!(text.contains("id: ville-dessous"), "{text}");
}
