//! A site, walked as a reader walks it: from any page to any other that belongs to it, and to none that is not there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use roadmap::model::picture::frame;
use serde_json::Value;

use crate::{project::Project, scratch::scratch};

/// Pages of a site, each with the pages and files that it leads to.
struct Site {
    files: BTreeMap<String, Vec<u8>>,
    leads: BTreeMap<String, BTreeSet<String>>,
}

impl Site {
    /// Reads a site; a link that leads nowhere is a fault.
    fn read(project: &Project, folder: &str) -> Self {
        let files = project.tree(folder);
        let href = scraper::Selector::parse("body [href], body img[src]").unwrap();
        let id = scraper::Selector::parse("[id]").unwrap();
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages: BTreeMap<&String, scraper::Html> = pages
            .map(|(path, bytes)| {
                let text = std::str::from_utf8(bytes).unwrap();
                (path, scraper::Html::parse_document(text))
            })
            .collect();
        let mut leads: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (path, page) in &pages {
            let own = leads.entry((*path).clone()).or_default();
            for target in page
                .select(&href)
                .filter_map(|one| one.attr("href").or(one.attr("src")))
            {
                if ["mailto:", "http", "data:"]
                    .iter()
                    .any(|head| target.starts_with(head))
                {
                    continue;
                }
                let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
                let to = match file {
                    "" => (*path).clone(),
                    file => resolved(path, file),
                };
                assert!(files.contains_key(&to), "{path}: {target}");
                let place = |page: &scraper::Html| {
                    page.select(&id).any(|one| one.attr("id") == Some(anchor))
                };
                assert!(anchor.is_empty() || place(&pages[&to]), "{path}: {target}");
                own.insert(to);
            }
        }
        Self { files, leads }
    }

    /// Every page that can be reached from one.
    fn reached<'a>(&'a self, from: &'a str) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        let mut waiting = VecDeque::from([from]);
        while let Some(at) = waiting.pop_front() {
            if seen.insert(at) {
                let next = self.leads.get(at).into_iter().flatten();
                waiting.extend(next.map(String::as_str));
            }
        }
        seen
    }

    /// No page is a dead end, none is left alone.
    fn is_whole(&self, from: &str) {
        let reached = self.reached(from);
        for path in self.files.keys() {
            // Where pages hold their pictures, those beside are of the same pages in Markdown.
            let name = path.rsplit('/').next().unwrap();
            let of_markdown = path.starts_with("pictures/")
                && self.files.iter().any(|(page, text)| {
                    page.ends_with(".md") && String::from_utf8_lossy(text).contains(name)
                });
            let is_plain =
                path.starts_with('.') || path == "404.html" || path == "sitemap.xml" || of_markdown;
            assert!(
                is_plain || reached.contains(path.as_str()),
                "{path}: orphan"
            );
        }
        for path in self.leads.keys() {
            assert!(self.reached(path).len() > 20, "{path}: dead end");
        }
    }

    fn tied(&self, one: &str, other: &str) {
        for (from, to) in [(one, other), (other, one)] {
            assert!(
                self.leads[from].contains(to),
                "{from} does not lead to {to}"
            );
        }
    }
}

/// Where an address on a page leads.
fn resolved(path: &str, target: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// Fiches of a folder of the example, by name.
fn fiches(project: &Project, folder: &str) -> BTreeMap<String, Value> {
    let files = project.tree(folder).into_iter();
    files
        .filter_map(|(path, bytes)| {
            let name = path.strip_suffix(".yaml")?.to_owned();
            Some((name, serde_yaml::from_slice(&bytes).unwrap()))
        })
        .collect()
}

/// Pages that belong together, as the fiches say.
fn pairs(project: &Project) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value.as_str().map(str::to_owned);
    for (id, network) in fiches(project, "networks") {
        let mut cities = vec![name(&network["pilot"])];
        for key in ["members", "questions"] {
            cities.extend(list(&network[key]).iter().map(|one| name(&one["city"])));
        }
        pairs.extend(
            cities
                .into_iter()
                .flatten()
                .map(|city| (format!("networks/{id}.html"), format!("{city}.html"))),
        );
    }
    for (id, event) in fiches(project, "events") {
        let page = format!("events/{id}.html");
        let network = name(&event["network"]).map(|id| format!("networks/{id}.html"));
        pairs.extend(network.map(|network| (page.clone(), network)));
        let speakers = list(&event["speakers"]);
        let cities = speakers.iter().map(|one| name(&one["city"]));
        let invited = list(&event["invited"]);
        let cities = cities.chain(invited.iter().map(name));
        pairs.extend(
            cities
                .flatten()
                .map(|city| (page.clone(), format!("{city}.html"))),
        );
    }
    for (path, project) in fiches(project, "cities") {
        let Some((city, id)) = path.split_once("/projects/") else {
            continue;
        };
        let page = format!("projects/{city}/{id}.html");
        pairs.push((page.clone(), format!("{city}.html")));
        let network = name(&project["network"]);
        pairs.extend(network.map(|id| (page, format!("networks/{id}.html"))));
    }
    pairs
}

#[test]
fn related_pages_are_a_click_apart_and_none_is_alone() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render --lang fr,en --out site").code, 0);
    let site = Site::read(&project, "site");
    site.is_whole("index.html");
    let pairs = pairs(&project);
    assert!(pairs.len() > 20, "{}", pairs.len());
    for (one, other) in pairs {
        site.tied(&format!("en/{one}"), &format!("en/{other}"));
    }
}

#[test]
fn a_public_site_leads_to_nothing_that_is_not_public() {
    let project = Project::example("quebec");
    let out = scratch();
    let place = out.path().join("site");
    let run = project.with(&[
        "publish",
        "--lang",
        "en,es",
        "--out",
        place.to_str().unwrap(),
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let kept = Project::new();
    for entry in walkdir::WalkDir::new(&place).into_iter().flatten() {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&place).unwrap();
            let bytes = std::fs::read(entry.path()).unwrap();
            kept.file(&format!("site/{}", path.display()), bytes);
        }
    }
    let site = Site::read(&kept, "site");
    site.is_whole("index.html");
    for (path, leads) in &site.leads {
        for gone in ["aldermoor.html", "rocheclaire.html", "status.html"] {
            assert!(!leads.iter().any(|to| to.ends_with(gone)), "{path}: {gone}");
        }
    }
    site.tied("en/networks/cool-old-towns.html", "en/inverkell.html");
}

#[test]
fn a_dossier_made_alone_leads_nowhere_else() {
    let project = Project::example("quebec");
    let run = project.run("render cities/havre-saint-elme --out site --lang en --to html");
    assert_eq!(run.code, 0, "{}", run.err);
    let site = Site::read(&project, "site");
    let own = &site.leads["havre-saint-elme.html"];
    assert_eq!(own.iter().collect::<Vec<_>>(), ["havre-saint-elme.html"]);
}

/// What of a page a selector finds, as text.
fn found(page: &str, selector: &str) -> Vec<String> {
    let selector = scraper::Selector::parse(selector).unwrap();
    let page = scraper::Html::parse_document(page);
    page.select(&selector)
        .map(|one| one.text().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn a_dossier_opens_with_what_it_is_about() {
    let project = Project::example("quebec");
    let run = project.run("render --lang en --out site --to html");
    assert_eq!(run.code, 0, "{}", run.err);
    let page = project.read("site/havre-saint-elme.html");
    assert_eq!(found(&page, "main h1").len(), 1);
    assert_eq!(found(&page, ".opening > .picture img").len(), 1);
    let drawn = project.read("site/inverkell.html");
    assert_eq!(found(&drawn, ".opening svg[aria-hidden=true]").len(), 1);
    assert_eq!(found(&page, ".opening .headline").len(), 1);
    let facts = found(&page, ".opening .facts").join(" ");
    for word in [
        "Odile Vasseur-Lamy",
        "1 March 2023",
        "Cool old towns",
        "Inverkell",
    ] {
        assert!(facts.contains(word), "{word}: {facts}");
    }
    assert_eq!(found(&page, ".opening .figures li").len(), 3);
    // In the order in which it is read; the administration closes it.
    let heads = found(&page, ".body > section");
    let at = |word: &str| heads.iter().position(|head| head.trim().starts_with(word));
    assert!(at("Priority theme").unwrap() < at("Pilot projects").unwrap());
    assert!(at("Pilot projects").unwrap() < at("Administration").unwrap());
    // Of an accepted dossier nobody is told how to fill it in, or what was not.
    for gone in [".hint", ".count", ".empty"] {
        let words = found(&page, &format!(".body {gone}"));
        assert!(
            words.iter().all(|one| one.contains("later")),
            "{gone}: {words:?}"
        );
    }
}

#[test]
fn the_summary_is_the_citys_own_or_the_first_sentence() {
    let project = Project::example("quebec");
    let path = "cities/aldermoor/priority-theme.yaml";
    let summary = |project: &Project| {
        let run = project.run("render cities/aldermoor --lang en --out site --to html");
        assert_eq!(run.code, 0, "{}", run.err);
        found(&project.read("site/aldermoor.html"), ".opening .subtitle").concat()
    };
    let first = summary(&project);
    let text = project.read(path);
    assert!(first.len() > 20 && text.split_whitespace().count() > first.split_whitespace().count());
    project.file(
        path,
        format!("{text}summary: We open the courtyards to their neighbours.\n"),
    );
    assert_eq!(
        summary(&project),
        "We open the courtyards to their neighbours."
    );
    let long = "word ".repeat(61);
    project.file(path, format!("{text}summary: {long}\n"));
    let run = project.run("validate cities/aldermoor --format short");
    assert!(run.out.contains("[word-limit]"), "{}{}", run.out, run.err);
}

#[test]
fn an_empty_draft_says_once_what_comes_next() {
    let project = Project::new();
    project.file(
        "cities/newport/city.yaml",
        "name: Newport\nkind: city\ncountry: GB\ntime_zone: Europe/London\nlanguage: en\n",
    );
    assert_eq!(project.run("render --lang en --out site").code, 0);
    let page = project.read("site/newport.html");
    assert_eq!(found(&page, "#next h2"), ["Next step"]);
    assert!(!found(&page, "#next li").is_empty());
    assert_eq!(found(&page, ".empty").len(), 0);
    assert!(!page.contains("Not filled in"), "{page}");
    let run = project.run("render --audience public --lang en --out open");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(found(&project.read("open/newport.html"), "#next").len(), 0);
}

#[test]
fn a_schedule_is_one_table_with_its_bars() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render --lang fr --out site --to html").code, 0);
    let page = project.read("site/havre-saint-elme.html");
    let rows = found(&page, "#schedule tbody tr");
    assert_eq!(found(&page, "#schedule table").len(), 1);
    assert_eq!(found(&page, "#schedule tbody .stretch").len(), rows.len());
    assert_eq!(found(&page, "#schedule svg").len(), 0);
    // Milestones of the programme stand on its own page alone.
    assert_eq!(found(&page, "#timeline").len(), 0);
    assert_eq!(
        found(&project.read("site/index.html"), "#timeline table").len(),
        1
    );
    // Three of four fill three quarters.
    let questions = project.read("site/questions.html");
    assert!(
        questions.contains("3 sur 4") && questions.contains("width:75%"),
        "{questions}"
    );
}

#[test]
fn a_part_says_once_in_which_language_it_was_written() {
    let project = Project::example("quebec");
    assert_eq!(
        project.run("render --lang fr,en --out site --to html").code,
        0
    );
    let page = project.read("site/en/networks/cool-old-towns.html");
    let written = found(&page, "#theme .written");
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(
        written[0].contains("Written in French; not translated."),
        "{written:?}"
    );
    let link = scraper::Selector::parse("#theme .written a").unwrap();
    let parsed = scraper::Html::parse_document(&page);
    let link = parsed.select(&link).next().unwrap();
    assert_eq!(
        link.attr("href"),
        Some("../../fr/networks/cool-old-towns.html")
    );
    assert_eq!(found(&page, "main .prose .tag").len(), 0);
    assert_eq!(
        found(
            &project.read("site/fr/networks/cool-old-towns.html"),
            ".written"
        )
        .len(),
        0
    );
}

/// Whoever passes an address on shows a picture that is there, of the size that is said.
fn passed_on(read: &dyn Fn(&str) -> String, place: &std::path::Path, base: &str) {
    for (path, picture) in [
        (
            "en/havre-saint-elme.html",
            "pictures/cities/havre-saint-elme/",
        ),
        (
            "en/projects/havre-saint-elme/trois-cours-fraiches.html",
            "pictures/cities/havre-saint-elme/projects/",
        ),
        ("en/inverkell.html", "pictures/cities/inverkell/card.png"),
        ("es/networks/living-markets.html", "pictures/card.png"),
        ("en/index.html", "pictures/card.png"),
    ] {
        let page = read(path).replace("&#x2f;", "/");
        let said = |name: &str| {
            let (_, rest) = page.split_once(&format!("{name}\" content=\"")).unwrap();
            rest.split_once('"').unwrap().0.to_owned()
        };
        let address = said("og:image");
        let file = address.strip_prefix(base).unwrap();
        assert!(file.starts_with(picture), "{path}: {file}");
        let frame = frame(&std::fs::read(place.join(file)).unwrap()).unwrap();
        assert_eq!(said("og:image:width"), frame.width.to_string());
        assert_eq!(said("og:image:height"), frame.height.to_string());
        assert_eq!(
            page.contains("og:image:alt"),
            !file.ends_with("card.png"),
            "{path}"
        );
    }
}

#[test]
fn a_page_tells_machines_what_it_is() {
    let project = Project::example("quebec");
    let out = scratch();
    let place = out.path().join("site");
    let base = "https://roadmap.example.org/2024/";
    let run = project.with(&[
        "publish",
        "--lang",
        "en,es",
        "--base-url",
        base,
        "--out",
        place.to_str().unwrap(),
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let read = |path: &str| std::fs::read_to_string(place.join(path)).unwrap();
    for path in [
        "en/inverkell.html",
        "es/networks/living-markets.html",
        "en/index.html",
    ] {
        let page = read(path);
        let address = format!("<link rel=\"canonical\" href=\"{base}{path}\">");
        assert!(page.replace("&#x2f;", "/").contains(&address), "{path}");
        for part in ["name=\"description\"", "og:title", "og:url", "rel=\"icon\""] {
            assert_eq!(page.matches(part).count(), 1, "{path}: {part}");
        }
        assert_eq!(found(&page, ".foot cite").len(), 1);
        assert!(found(&page, ".foot .files li").len() > 1);
    }
    passed_on(&read, &place, base);
    let lost = read("404.html").replace("&#x2f;", "/");
    assert!(
        lost.contains(&format!("href=\"{base}en/index.html\"")),
        "{lost}"
    );
}
