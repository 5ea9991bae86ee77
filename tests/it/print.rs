//! `render --to pdf`: printed by a real browser, read by a reader of PDFs that is not ours.
//!
//! Needs Chromium as the module `browser` does, and poppler (`pdftotext`, `pdfinfo`); what is missing is said.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    browser::chromium,
    project::{Project, Run, run_with},
};

/// A browser and a reader, by their paths; none if one is missing.
fn tools() -> Option<PathBuf> {
    let program = chromium()?;
    if Command::new("pdftotext").arg("-v").output().is_err() {
        assert!(
            std::env::var_os("ROADMAP_BROWSER").is_none(),
            "no pdftotext found, and ROADMAP_BROWSER asks for the tests of prints"
        );
        eprintln!("SKIPPED: no pdftotext found, no print was read");
        return None;
    }
    let output = Command::new("sh")
        .args(["-c", "command -v \"$0\""])
        .arg(&program)
        .output()
        .unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    Some(PathBuf::from(found.trim()))
}

/// Runs the program with a folder of its own for what is temporary.
fn print(project: &Project, browser: &Path, arguments: &str) -> Run {
    let temporary = project.path().join("tmp");
    std::fs::create_dir_all(&temporary).unwrap();
    let browser = browser.display().to_string();
    let arguments: Vec<&str> = arguments
        .split(' ')
        .chain(["--browser", &browser])
        .collect();
    let path = std::env::var("PATH").unwrap();
    let home = temporary.display().to_string();
    let run = run_with(
        &project.path(),
        &arguments,
        &[("TMPDIR", home), ("PATH", path)],
    );
    let left: Vec<_> = std::fs::read_dir(&temporary).unwrap().collect();
    assert!(
        left.is_empty(),
        "the profile of the browser stays: {left:?}"
    );
    run
}

fn read(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .args(if program == "pdftotext" {
            &["-"][..]
        } else {
            &[]
        })
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The text of each page.
fn pages(file: &Path) -> Vec<String> {
    let text = read("pdftotext", &["-layout"], file);
    text.trim_end_matches('\u{c}')
        .split('\u{c}')
        .map(str::to_owned)
        .collect()
}

/// Letters and digits alone: a print parts words at the ends of lines, and sets spaces of its own.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn without_a_browser_it_is_said_what_to_install() {
    let project = Project::example("quebec");
    let missing = |lang: &str| {
        run_with(
            &project.path(),
            &[
                "--lang",
                lang,
                "render",
                "--to",
                "pdf",
                "--browser",
                "/nowhere/chromium",
            ],
            &[],
        )
    };
    for (lang, word) in [
        ("fr", "ne démarre pas"),
        ("en", "does not start"),
        ("es", "no arranca"),
    ] {
        let run = missing(lang);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains(word), "{}", run.err);
        assert!(run.err.contains("Edge"), "{}", run.err);
        assert!(!project.path().join("site").exists());
    }
    // One that starts and is no browser.
    let run = project.run("render --to pdf --browser /bin/true");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(!project.path().join("site").exists());
}

#[test]
fn a_print_says_what_the_page_says() {
    let Some(browser) = tools() else { return };
    let project = Project::example("quebec");
    let base = "--base-url https://site.example/roadmap";
    let run = print(
        &project,
        &browser,
        &format!("--lang fr render cities/havre-saint-elme --to html,pdf --out site {base}"),
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let file = project.path().join("site/havre-saint-elme.pdf");
    let html = project.read("site/havre-saint-elme.html");
    let page = scraper::Html::parse_document(&html);
    let select = |what: &str| scraper::Selector::parse(what).unwrap();

    // Every word of the page, in its order.
    // Without what is at the head and the foot of each.
    let area = ["-x", "0", "-y", "66", "-W", "595", "-H", "720"];
    let printed = bare(&read("pdftotext", &area, &file));
    let mut at = 0;
    let blocks = "main h2, main h3, main p:not(.tongue), main dd, main dt, main li, main td, main th, main caption";
    let blocks = select(blocks);
    let texts = page.select(&blocks).flat_map(|block| {
        let own = block.children();
        own.filter_map(|child| child.value().as_text().map(|text| bare(text)))
            .collect::<Vec<_>>()
    });
    for own in texts {
        assert!(printed.contains(&own), "not printed: {own}");
        // Columns may be read one after the other, by a line or so.
        if let Some(next) = printed[at..].find(&own).filter(|next| *next < 600) {
            at += next;
        }
    }
    assert!(
        at > printed.len() * 2 / 3,
        "the order is another: {at} of {}",
        printed.len()
    );

    is_structured(&file, &page);
}

/// Headings are headings, in their order; title, language, outline and links are there.
fn is_structured(file: &Path, page: &scraper::Html) {
    let structure = read("pdfinfo", &["-struct-text"], file);
    let mut found = structure.as_str();
    for heading in page.select(&scraper::Selector::parse("h1, .toc h2, main h2, main h3").unwrap())
    {
        let text: String = heading.text().collect();
        let first = text.split_whitespace().next().unwrap().to_owned();
        let level = heading.value().name().to_uppercase();
        let place = found
            .find(&format!("{level} (block)"))
            .unwrap_or_else(|| panic!("{level} {text}"));
        found = &found[place + 2..];
        assert!(
            found.chars().take(300).collect::<String>().contains(&first),
            "{level} {text}: {found:.300}"
        );
    }
    let info = read("pdfinfo", &[], file);
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(info.contains("Title:           Havre-Saint-Elme"), "{info}");
    assert!(!info.contains("Date"), "{info}");
    let raw = String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned();
    assert!(raw.contains("/Lang(fr-CA)"), "no language");
    assert!(raw.contains("/Outlines"), "no outline");

    // Links lead where they lead in the site.
    let links = read("pdfinfo", &["-url"], file);
    assert!(
        links.contains("https://havre-saint-elme.example.org/cours"),
        "{links}"
    );
    assert!(
        !links.contains("file:") && !links.contains("about:"),
        "{links}"
    );
}

#[test]
fn every_page_says_whose_it_is_and_contents_lead_to_theirs() {
    let Some(browser) = tools() else { return };
    let project = Project::example("quebec");
    let run = print(
        &project,
        &browser,
        "--lang fr render cities/havre-saint-elme --to pdf --out site",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let pages = pages(&project.path().join("site/havre-saint-elme.pdf"));
    let last = format!("/ {}", pages.len());
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains("INTERNE"), "page {at}: {page}");
        assert!(page.contains("Accepté, 20 juin 2023"), "page {at}: {page}");
        if at > 0 {
            assert!(
                page.contains("Feuille de route de Québec") && page.contains("Havre-Saint-Elme"),
                "page {at}: {page}"
            );
            assert!(page.contains(&last), "page {at}: {page}");
        }
    }
    let mut lines = 0;
    for line in pages[1].lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some((number, title)) = words.split_last() else {
            continue;
        };
        let Ok(number) = number.parse::<usize>() else {
            continue;
        };
        if words.contains(&"/") {
            continue;
        }
        let title = title.join(" ");
        assert!(
            pages[number - 1].contains(&title),
            "{title} is not on page {number}"
        );
        lines += 1;
    }
    assert!(lines > 8, "{}", pages[1]);
}

#[test]
fn the_same_pages_are_the_same_bytes() {
    let Some(browser) = tools() else { return };
    let project = Project::example("quebec");
    let mut trees: Vec<BTreeMap<String, Vec<u8>>> = Vec::new();
    // In another order of the work too.
    for (paths, out) in [
        ("cities/aldermoor cities/rocheclaire", "one"),
        (
            "cities/rocheclaire cities/aldermoor cities/inverkell",
            "two",
        ),
    ] {
        let run = print(
            &project,
            &browser,
            &format!("render {paths} --to pdf --out {out}"),
        );
        assert_eq!(run.code, 0, "{}", run.err);
        trees.push(project.tree(out));
    }
    for city in ["aldermoor.pdf", "rocheclaire.pdf"] {
        assert!(trees[0][city] == trees[1][city], "{city} differs");
    }
    let run = print(
        &project,
        &browser,
        "render cities/aldermoor --to pdf --out one --check",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    project.edit(
        "cities/aldermoor/challenges.yaml",
        "challenges: ",
        "challenges: >\n  Other words.\nactions2: ",
    );
    let text = project.read("cities/aldermoor/challenges.yaml");
    let rest = text.find("\nactions2").unwrap();
    project.file("cities/aldermoor/challenges.yaml", &text[..=rest]);
    let run = print(
        &project,
        &browser,
        "render cities/aldermoor --to pdf --out one --check",
    );
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
}

/// Forty activities and sixty lines of a budget.
fn long_plan() -> String {
    let mut plan = String::from("schedule:\n");
    for at in 0..40 {
        let (month, day) = (1 + at / 5, 1 + at % 5 * 5);
        let long = "with every city of the network and what each brought along ".repeat(at % 3);
        let _ = writeln!(
            plan,
            "  - {{date: 2024-{month:02}-{day:02}, type: virtual-meeting, title: Alpha{at:02} {long}, description: Omega{at:02} {long}}}"
        );
    }
    plan.push_str("budget:\n  currency: CAD\n  expenses:\n");
    for at in 0..60 {
        let _ = writeln!(
            plan,
            "    - {{group: activities, category: travel, label: Line{at:02}, amount: 100}}"
        );
    }
    plan
}

#[test]
fn long_lists_part_nothing_that_belongs_together() {
    let Some(browser) = tools() else { return };
    let project = Project::example("quebec");
    let plan = long_plan();
    let own = project.read("cities/havre-saint-elme/action-plan.yaml");
    let kept = own.split("schedule:").next().unwrap();
    project.file(
        "cities/havre-saint-elme/action-plan.yaml",
        format!("{kept}{plan}"),
    );
    let run = print(
        &project,
        &browser,
        "--lang fr render cities/havre-saint-elme --to html,pdf --out site",
    );
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let pages = pages(&project.path().join("site/havre-saint-elme.pdf"));
    let html = scraper::Html::parse_document(&project.read("site/havre-saint-elme.html"));
    let selector = scraper::Selector::parse("main h2, main h3, main h4, main caption").unwrap();
    let headings: Vec<String> = html
        .select(&selector)
        .map(|heading| bare(&heading.text().collect::<String>()))
        .collect();
    for at in 0..40 {
        let page = pages
            .iter()
            .find(|page| page.contains(&format!("Alpha{at:02}")))
            .unwrap();
        assert!(
            page.contains(&format!("Omega{at:02}")),
            "Alpha{at:02} is parted: {page}"
        );
    }
    for at in 0..60 {
        assert!(
            pages
                .iter()
                .any(|page| page.contains(&format!("Line{at:02}")))
        );
    }
    for (number, page) in pages.iter().enumerate().skip(2) {
        let lines: Vec<&str> = page
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        // Between the running head and the foot there is something, and no heading is its end.
        assert!(lines.len() > 3, "page {} is empty: {page}", number + 1);
        let last = bare(lines[lines.len() - 2]);
        assert!(
            !headings.contains(&last),
            "page {} ends with a heading: {last}",
            number + 1
        );
    }
}

#[test]
fn what_a_fiche_says_stays_words() {
    let Some(browser) = tools() else { return };
    let project = Project::example("quebec");
    let name = "Aa\\\"; } </style><script>document.title=1</script> @page { size: 9cm } /* é";
    let city = project.read("cities/aldermoor/city.yaml");
    let line = city.lines().find(|line| line.starts_with("name:")).unwrap();
    project.file(
        "cities/aldermoor/city.yaml",
        city.replace(
            line,
            &format!("name: {}", serde_json::to_string(name).unwrap()),
        ),
    );
    let run = print(
        &project,
        &browser,
        "render cities/aldermoor --to pdf --out site",
    );
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let file = project.path().join("site/aldermoor.pdf");
    let info = read("pdfinfo", &[], &file);
    assert!(info.contains("(A4)"), "{info}");
    assert!(
        info.contains("Title:           Aa\\\"; } </style>"),
        "{info}"
    );
    let pages = pages(&file);
    assert!(
        pages[2..]
            .iter()
            .all(|page| bare(page).contains(&bare(name))),
        "{}",
        pages[2]
    );
}

#[test]
fn what_only_the_print_shows_stops_the_publication() {
    let Some(browser) = tools() else { return };
    let project = Project::example("quebec");
    // Neither half is anything; the browser puts them together.
    project.file(
        "templates/page.html",
        "<html lang=\"en\"><head><title>{{ title.text }}</title><style>p::before{content:\"m.penhallow\"}\
         p::after{content:\"@aldermoor.example.org\"}</style></head><body><h1>{{ title.text }}</h1><p></p></body></html>",
    );
    let run = print(
        &project,
        &browser,
        "publish --to pdf --lang en --out ../leak-site",
    );
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.err.contains("error[leak]"), "{}{}", run.out, run.err);
    assert!(!project.path().join("../leak-site").exists());
}
