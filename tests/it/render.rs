//! `roadmap render`: whole trees of pages, what the public may not see, what may not be touched.

use crate::project::Project;

/// The one address of the example that everyone may see.
const OFFICE: &str = "vieilles-villes@havre-saint-elme.example.org";

#[test]
fn same_input_same_bytes_and_the_check_agrees() {
    let project = Project::example("quebec");
    for out in ["one", "two"] {
        let run = project.run(&format!("render --lang fr,en,es --out {out}"));
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    }
    let pages = project.tree("one");
    assert_eq!(pages, project.tree("two"));
    assert_eq!(pages.len(), 230, "{:?}", pages.keys());
    assert_eq!(
        project.run("render --lang fr,en,es --out one --check").code,
        0
    );
    project.file(
        "cities/aldermoor/challenges.yaml",
        "challenges: Changed.\nactions: Done.\n",
    );
    let run = project.run("render --lang fr,en,es --out one --check");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("aldermoor.html"), "{}", run.err);
}

#[test]
fn the_pages_are_these() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render --out site --lang fr").code, 0);
    snapbox::assert_data_eq!(
        project.read("site/havre-saint-elme.md"),
        snapbox::file!["../snapshots/havre-saint-elme.md"].raw()
    );
    snapbox::assert_data_eq!(
        project.read("site/havre-saint-elme.html"),
        snapbox::file!["../snapshots/havre-saint-elme.html"].raw()
    );
    snapbox::assert_data_eq!(
        project.read("site/index.html"),
        snapbox::file!["../snapshots/index.html"].raw()
    );
}

#[test]
fn a_dossier_says_how_far_projects_and_evaluations_are() {
    let project = Project::example("quebec");
    let stages = |project: &Project| {
        assert_eq!(project.run("render --out site --lang en --to md").code, 0);
        let page = project.read("site/havre-saint-elme.md");
        assert!(
            page.contains("### [Three cool courtyards](projects/"),
            "{page}"
        );
        let lines = page.lines().filter(|line| {
            line.contains("Pilot projects (") || line.contains("Results and lessons (")
        });
        lines
            .filter_map(|line| {
                line.rsplit_once('(')
                    .map(|(_, rest)| rest.trim_end_matches(')').to_owned())
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(stages(&project), ["done", "done"]);
    project.file(
        "cities/havre-saint-elme/projects/next.yaml",
        "title: Suite\nnetwork: cool-old-towns\naim: Continuer.\nstate: under-way\n",
    );
    assert_eq!(stages(&project), ["begun", "begun"]);
}

#[test]
fn the_public_dossier_holds_no_trace_of_what_is_internal() {
    let project = Project::example("quebec");
    assert_eq!(
        project
            .run("render --audience public --lang fr,en,es --out public")
            .code,
        0
    );
    let secrets = [
        "@",
        "letter.pdf",
        "budget",
        "Budget",
        "presupuesto",
        "Presupuesto",
        "18 000",
        "18,000",
        "CAD",
        "Billets",
        "Courtemanche",
        "fbd0",
        "mailto",
    ];
    for (path, bytes) in project.tree("public") {
        if path.ends_with(".html") || path.ends_with(".md") {
            let text = String::from_utf8(bytes).unwrap();
            // The style sheet has its own use for the sign.
            let body = text
                .split_once("</style>")
                .map_or(text.as_str(), |(_, body)| body);
            // The points of pictures are letters by chance.
            let parts: Vec<&str> = body.split(";base64,").collect();
            let bare = |part: &&str| {
                part.trim_start_matches(|c: char| c.is_alphanumeric() || "+/=".contains(c))
                    .to_owned()
            };
            let body = parts[0].to_owned() + &parts[1..].iter().map(bare).collect::<String>();
            let body = body
                // The network's office is there to be written to.
                .replace(&format!("mailto:{OFFICE}"), "")
                .replace(OFFICE, "");
            for secret in secrets {
                assert!(!body.contains(secret), "{path} holds {secret}");
            }
        }
    }
}

#[test]
fn an_address_in_a_public_text_stops_the_dossier() {
    let project = Project::example("quebec");
    project.file(
        "cities/aldermoor/challenges.yaml",
        "challenges: Write to m.penhallow@aldermoor.example.org\nactions: Done.\n",
    );
    let run = project.run("render --audience public --out public");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("leak"), "{}", run.err);
    let pages = project.tree("public");
    assert!(!pages.contains_key("aldermoor.html") && pages.contains_key("havre-saint-elme.html"));
}

#[test]
fn errors_stop_one_city_and_keep_its_old_dossier() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render --out site").code, 0);
    let before = project.read("site/aldermoor.html");
    project.file(
        "cities/aldermoor/themes.yaml",
        "themes: [{id: un : deux}]\n",
    );
    let run = project.run("render --out site");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("aldermoor"), "{}", run.err);
    assert_eq!(before, project.read("site/aldermoor.html"));
}

#[test]
fn nothing_of_others_is_touched() {
    let project = Project::example("quebec");
    project
        .file("site/notes.txt", "mine")
        .file("other/index.html", "mine");
    project.file(
        "cities/passing/city.yaml",
        "name: Passing\nkind: city\ncountry: GB\nlanguage: en\n",
    );
    assert_eq!(project.run("render --out site").code, 0);
    assert_eq!(project.read("site/notes.txt"), "mine");
    assert_eq!(project.run("render --out other").code, 2);
    assert_eq!(project.read("other/index.html"), "mine");
    assert!(project.tree("site").contains_key("passing.html"));
    std::fs::remove_dir_all(project.path().join("cities/passing")).unwrap();
    assert_eq!(project.run("render --out site").code, 0);
    let pages = project.tree("site");
    assert!(!pages.contains_key("passing.html") && pages.contains_key("notes.txt"));
}

#[test]
fn a_folder_serves_one_audience() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render --out site").code, 0);
    let run = project.run("render --out site --audience public");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("internal"), "{}", run.err);
    assert!(
        project
            .read("site/havre-saint-elme.html")
            .contains("letter.pdf")
    );
}

#[test]
fn what_is_current_is_left() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render --out site").code, 0);
    let place = project.path().join("site/aldermoor.html");
    let made = std::fs::metadata(&place).unwrap().modified().unwrap();
    assert_eq!(project.run("render --out site").code, 0);
    assert_eq!(made, std::fs::metadata(&place).unwrap().modified().unwrap());
    assert!(!project.tree("").keys().any(|path| path.contains("staging")));
}

#[test]
fn a_template_of_the_programme_takes_the_place_of_the_built_in_one() {
    let project = Project::example("quebec");
    project.file("templates/dossier.md", "Only {{ city.name }}\n");
    assert_eq!(project.run("render --out site").code, 0);
    assert_eq!(project.read("site/aldermoor.md"), "Only Aldermoor\n");
    project.file("templates/dossier.md", "fine\n{{ city.nmae }}\n");
    let run = project.run("render --out site");
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("templates/dossier.md:2") && run.err.contains("template"),
        "{}",
        run.err
    );
    project.file(
        "templates/dossier.md",
        "{% for i in range(100000000) %}x{% endfor %}",
    );
    assert_eq!(project.run("render --out site").code, 1);
}

#[test]
fn what_a_city_writes_stays_text() {
    let project = Project::example("quebec");
    let text = "{{ 7*7 }} {% raw %} <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) ![p](http://x.example/p.png)\\n\\n# Big";
    project.file(
        "cities/aldermoor/challenges.yaml",
        format!("challenges: \"{text}\"\nactions: Done.\n"),
    );
    assert_eq!(project.run("render --out site").code, 0);
    let page = project.read("site/aldermoor.html");
    assert!(page.contains("{{ 7*7 }}"));
    for harm in ["<script", "<img", "href=\"javascript", "p.png"] {
        assert!(!page.contains(harm), "{harm}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn templates_see_what_context_prints() {
    let run = Project::example("quebec").run("render --context --audience public");
    assert_eq!(run.code, 0);
    let context: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let pilot = &context["fr"].as_array().unwrap()[1];
    assert_eq!(pilot["city"]["id"], "havre-saint-elme");
    assert!(pilot["plan"]["budget"].is_null() && pilot["staff"].is_null());
}

#[test]
fn every_link_of_the_site_leads_somewhere() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render --lang fr,en,es --out site").code, 0);
    let pages = project.tree("site");
    let href = scraper::Selector::parse("[href]").unwrap();
    let id = scraper::Selector::parse("[id]").unwrap();
    let mut links = 0;
    for (path, bytes) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = scraper::Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let ids: Vec<&str> = page
            .select(&id)
            .filter_map(|element| element.attr("id"))
            .collect();
        for target in page
            .select(&href)
            .filter_map(|element| element.attr("href"))
        {
            if ["mailto:", "http", "data:"]
                .iter()
                .any(|out| target.starts_with(out))
            {
                continue;
            }
            links += 1;
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            if file.is_empty() {
                assert!(ids.contains(&anchor), "{path}: {target}");
                continue;
            }
            let mut parts: Vec<&str> = path.split('/').collect();
            parts.pop();
            for part in file.split('/') {
                if part == ".." {
                    let _ = parts.pop();
                } else {
                    parts.push(part);
                }
            }
            assert!(pages.contains_key(&parts.join("/")), "{path}: {target}");
        }
    }
    assert!(links > 1000, "{links}");
}

#[test]
fn calendars_are_read_by_another_library() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render --lang fr,en,es --out site").code, 0);
    let calendars = project
        .tree("site")
        .into_iter()
        .filter(|(path, _)| path.ends_with(".ics"));
    let mut entries = 0;
    for (path, bytes) in calendars {
        let text = String::from_utf8(bytes).unwrap();
        let calendar = calcard::icalendar::ICalendar::parse(&text)
            .unwrap_or_else(|error| panic!("{path}: {error:?}"));
        let events = calendar.components.iter().filter(|component| {
            component.component_type == calcard::icalendar::ICalendarComponentType::VEvent
        });
        entries += events.count();
        assert!(
            text.lines().all(|line| line.len() <= 75),
            "{path}: a line is too long"
        );
    }
    assert!(entries > 60, "{entries}");
    let round_table = project.read("site/fr/events/round-table-5.ics");
    assert!(
        round_table.contains("DTSTART:20230706T140000Z")
            && round_table.contains("DTEND:20230706T150000Z"),
        "{round_table}"
    );
}

#[test]
fn a_map_shows_the_cities_that_say_where_they_are_and_everyone_may_see() {
    let project = Project::example("quebec");
    let dots = |audience: &str| {
        let run = project.run(&format!(
            "render --lang en --audience {audience} --out {audience}"
        ));
        assert_eq!(run.code, 0, "{}", run.err);
        let page = scraper::Html::parse_document(&project.read(&format!("{audience}/index.html")));
        let circles = scraper::Selector::parse("svg.map a.dot circle").unwrap();
        let places: Vec<(f64, f64)> = page
            .select(&circles)
            .map(|dot| {
                let number = |name| dot.attr(name).unwrap().parse().unwrap();
                (number("cx"), number("cy"))
            })
            .collect();
        assert!(
            places
                .iter()
                .all(|(x, y)| (0.0..=1000.0).contains(x) && (0.0..=432.0).contains(y))
        );
        places.len()
    };
    assert_eq!(dots("internal"), 5);
    let text = project.read("cities/aldermoor/city.yaml");
    project.file(
        "cities/aldermoor/city.yaml",
        text.replace("longitude: -2.3\n", ""),
    );
    assert_eq!(dots("internal"), 4);
    project.file(
        "schemas/city.schema.json",
        r#"{"properties": {"latitude": {"x-audience": "internal"}}}"#,
    );
    assert_eq!((dots("internal"), dots("public")), (4, 0));
}
