//! In: every kind of page of the local form, at the width of a telephone and of a desk. Out: what axe finds in it, and whether it overflows.
//!
//! The rules of axe are looked for where `ROADMAP_AXE` says; without them the widths alone are looked at.

use std::fs;

use serde_json::{Value, json};

use crate::{
    browser::chromium,
    chrome::Chrome,
    driven::Browser as _,
    repository::Repository,
    serve::{Answer, Served, fields, set},
};

/// Pages of the form; of fiches that are whole, faulty, not begun.
const PAGES: &[&str] = &[
    "/en/",
    "/fr/rocheclaire/",
    "/fr/havre-saint-elme/city",
    "/en/rocheclaire/staff",
    "/en/aldermoor/challenges",
    "/es/puerto-azafran/themes?saved=merged",
    "/en/rocheclaire/priority-theme",
    "/fr/havre-saint-elme/action-plan",
    "/fr/havre-saint-elme/projects/trois-cours-fraiches",
    "/en/inverkell/themes",
    "/en/aldermoor/challenges?history",
    "/en/aldermoor/challenges?history=all",
    "/fr/rocheclaire/hand-in",
    "/fr/aldermoor/hand-in",
    "/fr/aldermoor/hand-in?done",
    "/en/rocheclaire/propose",
    "/en/aldermoor/propose",
    "/en/nowhere/city",
    "/en/aldermoor/preview",
];

/// Pages that only an act leads to, each with what it shows.
fn acts(served: &Served, repository: &Repository) -> Vec<(&'static str, Answer)> {
    let refused = served.sent("/fr/aldermoor/letter", &[], ("letter", "a", b"none"));
    let page = "/es/inverkell/challenges";
    let mut sent = fields(&served.get(page).body);
    set(&mut sent, "challenges.yaml/challenges", "Mine.");
    repository.git(&["checkout", "-qb", "other"]);
    let path = "cities/inverkell/challenges.yaml";
    repository
        .project
        .file(path, "challenges: Theirs.\nactions: Wells.\n");
    let both = served.post(page, &sent, "save");
    let theme = "/en/inverkell/themes";
    let mut sent = fields(&served.get(theme).body);
    set(&mut sent, "head", "0@main");
    let news = served.post(theme, &sent, "add:themes.yaml/themes");
    assert_eq!([refused.status, both.status, news.status], [422, 409, 200]);
    let who = ["name", "email"].map(|name| (name.to_owned(), "a@example.org".to_owned()));
    let proposed = served.post("/en/inverkell/propose", &who, "");
    vec![
        ("a letter that is none", refused),
        ("two answers to one question", both),
        ("news, and an item more", news),
        ("a proposal", proposed),
    ]
}

/// What is wrong with the page that is open.
fn faults(chrome: &mut Chrome, axe: Option<&str>) -> Vec<Value> {
    let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    let mut faults = Vec::new();
    let over = chrome.told(wide);
    if over != 0 {
        faults.push(json!({"too wide by": over}));
    }
    if let Some(source) = axe {
        chrome.told(source);
        let found = chrome.told(
            "axe.run(document, {iframes: false}).then(r => r.violations.map(v => [v.id, v.help, v.nodes.slice(0, 3).map(n => n.html)]))",
        );
        faults.extend(found.as_array().unwrap().iter().cloned());
    }
    faults
}

#[test]
fn every_page_of_the_form_is_for_everyone_at_any_width() {
    let Some(program) = chromium() else { return };
    let axe = std::env::var_os("ROADMAP_AXE")
        .map(|place| format!("{};0", fs::read_to_string(place).unwrap()));
    if axe.is_none() {
        eprintln!(
            "SKIPPED: ROADMAP_AXE does not say where axe.min.js lies; widths alone are looked at"
        );
    }
    let repository = Repository::example("quebec");
    let staff = "cities/rocheclaire/staff.yaml";
    repository.edit(staff, "role: coordinator", "role: clerk");
    let broken = "cities/inverkell/themes.yaml";
    repository.project.file(broken, "themes: [\n");
    let served = Served::new(&repository.project);
    let mut chrome = Chrome::open(&program);
    let mut found = Vec::new();
    chrome.go(&served.address());
    let mut look = |chrome: &mut Chrome, what: &str, width: u32| {
        for fault in faults(chrome, axe.as_deref()) {
            found.push(format!("{what} at {width}: {fault:#}"));
        }
    };
    for (path, width) in PAGES.iter().flat_map(|path| [(path, 1280), (path, 320)]) {
        chrome.width(width);
        chrome.go(&served.at(path));
        look(&mut chrome, path, width);
    }
    repository.git(&["checkout", "-q", "cities/inverkell"]);
    for (what, page) in acts(&served, &repository) {
        for width in [1280, 320] {
            chrome.width(width);
            chrome.shows(&page.body);
            look(&mut chrome, what, width);
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
