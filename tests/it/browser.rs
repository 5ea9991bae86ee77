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

use crate::project::Project;

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ]
    .map(PathBuf::from);
    let works = |program: &PathBuf| {
        let run = Command::new(program)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        run.is_ok_and(|status| status.success())
    };
    let found = named.into_iter().chain(usual).find(works);
    if found.is_none() {
        assert!(
            std::env::var_os("ROADMAP_BROWSER").is_none(),
            "no Chromium found, and ROADMAP_BROWSER asks for one"
        );
        eprintln!("SKIPPED: no Chromium found, the pages were not looked at");
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
    let folder = tempfile::TempDir::new().unwrap();
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
