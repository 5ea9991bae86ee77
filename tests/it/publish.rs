//! `roadmap publish`: nothing but what is public, every leak found whatever its way, the earlier publication left whole.

use crate::{
    project::{Project, Run, roadmap},
    repository::Repository,
    scratch::scratch,
};

/// The example with a place to publish to, outside of it.
fn example() -> (Project, tempfile::TempDir) {
    (Project::example("quebec"), scratch())
}

fn publish(project: &Project, out: &tempfile::TempDir) -> Run {
    project.run(&format!(
        "publish --out {}",
        out.path().join("site").display()
    ))
}

/// Files of a folder by path.
fn files(out: &tempfile::TempDir) -> std::collections::BTreeMap<String, Vec<u8>> {
    let top = out.path().join("site");
    let all = walkdir::WalkDir::new(&top)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    all.map(|entry| {
        (
            entry
                .path()
                .strip_prefix(&top)
                .unwrap()
                .to_string_lossy()
                .into_owned(),
            std::fs::read(entry.path()).unwrap(),
        )
    })
    .collect()
}

/// The one address of the example that everyone may see.
const OFFICE: &str = "vieilles-villes@havre-saint-elme.example.org";

#[test]
fn what_is_published_is_what_may_be_shown() {
    let (project, out) = example();
    let run = publish(&project, &out);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("2 (aldermoor, rocheclaire)"),
        "{}",
        run.err
    );
    let files = files(&out);
    for path in [
        "fr/havre-saint-elme.html",
        "en/networks/living-markets-call.md",
        "data/cities/inverkell.json",
        "documents/round-table-6/round-table-6-synthesis.pdf",
    ] {
        assert!(files.contains_key(path), "{path}: {:?}", files.keys());
    }
    assert!(
        !files
            .keys()
            .any(|path| path.contains("rocheclaire") || path.contains("aldermoor")),
        "{:?}",
        files.keys()
    );
    let secrets = [
        "letter.pdf",
        "8a8ed4907821",
        "18000",
        "18 000",
        "18 000",
        "57,000",
        "57 000",
        "Fonds provincial",
        "example.org\"",
        "Sweetnam",
        "fingerprint",
    ];
    for (path, bytes) in files
        .iter()
        .filter(|(path, _)| !path.ends_with(".pdf") && !path.starts_with('.'))
    {
        // The network's office is there to be written to.
        let text = String::from_utf8_lossy(bytes).replace(OFFICE, "");
        for secret in secrets {
            assert!(!text.contains(secret), "{path} holds {secret}");
        }
    }
    let data: serde_json::Value = serde_json::from_slice(&files["data/programme.json"]).unwrap();
    assert_eq!(
        data["cities"],
        serde_json::json!(["havre-saint-elme", "inverkell", "puerto-azafran"])
    );
    assert_eq!(
        data["events"]["round-table-6"]["documents"][0].get("file"),
        None
    );
}

#[test]
fn a_target_in_the_repository_is_refused() {
    let (project, _) = example();
    std::fs::create_dir(project.path().join(".git")).unwrap();
    for out in [
        "public",
        "cities/../public",
        &project.path().join("x/y").display().to_string(),
    ] {
        let run = project.run(&format!("publish --out {out}"));
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{out}: {}", run.err);
    }
    assert!(!project.path().join("public").exists());
}

#[test]
fn no_work_tree_of_the_repository_is_a_target() {
    let repository = Repository::example("quebec");
    let beside = scratch();
    let (main, linked) = (repository.project.path(), beside.path().join("linked"));
    repository.git(&[
        "worktree",
        "add",
        "-q",
        &linked.display().to_string(),
        "-b",
        "other",
    ]);
    for (here, out) in [(&main, linked.join("site")), (&linked, main.join("site"))] {
        let run = roadmap(here, &format!("publish --out {}", out.display()));
        assert_eq!(run.code, 2, "{}: {}", out.display(), run.err);
        assert!(!out.exists());
    }
    let run = roadmap(
        &linked,
        &format!("publish --out {}", beside.path().join("site").display()),
    );
    assert_eq!(run.code, 0, "{}", run.err);
}

/// An event with one public document.
fn document(file: &str) -> String {
    format!(
        "type: workshop\ntitle: Atelier\nstarts: 2024-02-02T10:00\ntime_zone: Europe/Paris\ndocuments: [{{kind: other, file: {file}, public: true}}]\n"
    )
}

#[test]
fn public_data_are_tables_as_well_and_the_same_each_time() {
    let (project, out) = example();
    project.file(
        "events/hostile.yaml",
        "type: workshop\ntitle: {fr: '=HYPERLINK(\"x\")', en: 'a, \"b\"'}\nstarts: 2024-02-02T10:00\ntime_zone: Europe/Paris\nsummary: \"@x\\n\\n- y\"\n",
    );
    assert_eq!(publish(&project, &out).code, 0);
    let first = files(&out);
    let tables: Vec<&str> = first
        .keys()
        .filter(|path| path.ends_with(".csv"))
        .map(String::as_str)
        .collect();
    let names = [
        "cities",
        "events",
        "members",
        "networks",
        "projects",
        "questions",
        "themes",
    ];
    assert_eq!(tables, names.map(|name| format!("data/{name}.csv")));
    let rows = |name: &str| -> Vec<std::collections::BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_reader(first[&format!("data/{name}.csv")].as_slice());
        reader.deserialize().map(Result::unwrap).collect()
    };
    assert_eq!(
        rows("cities")
            .iter()
            .map(|row| row["id"].clone())
            .collect::<Vec<_>>(),
        ["havre-saint-elme", "inverkell", "puerto-azafran"]
    );
    let market = rows("themes")
        .into_iter()
        .find(|row| row["id"] == "mercado-vivo")
        .unwrap();
    assert_eq!(
        ["city", "axis", "priority", "network", "title_language"].map(|key| market[key].as_str()),
        ["puerto-azafran", "axis-1", "true", "living-markets", "es"]
    );
    assert_eq!(market["title"], market["title_es"]);
    let hostile = rows("events")
        .into_iter()
        .find(|row| row["id"] == "hostile")
        .unwrap();
    assert_eq!(
        ["title_fr", "title_en", "summary"].map(|key| hostile[key].as_str()),
        ["'=HYPERLINK(\"x\")", "a, \"b\"", "'@x  - y"]
    );
    assert!(
        rows("questions")
            .iter()
            .any(|row| row["answer_es"].starts_with("El pan.")),
        "{:?}",
        rows("questions")
    );
    // Another folder, another day: the same bytes.
    let again = scratch();
    assert_eq!(publish(&project, &again).code, 0);
    assert!(first == files(&again));
}

/// Ways in which an internal value gets into a page: how, the file, its text, the field that it comes from.
fn plants(
    email: &str,
    name: &str,
    amount: &str,
) -> Vec<(&'static str, &'static str, String, &'static str)> {
    vec![
        ("a template", "templates/page.html", format!("<html><head><title>x</title></head><body data-x=\"{amount}\">{{{{ title.text }}}}</body></html>"), "budget"),
        ("a template's comment", "templates/index.md", format!("# x\n<!-- {email} -->\n"), "email"),
        ("a translation", "networks/extra.yaml", format!("title: {{fr: Rien, en: With {name}}}\npilot: inverkell\ntheme: market-house\n"), "name"),
        (
            "a cross-reference",
            "events/extra.yaml",
            format!("type: workshop\ntitle: Atelier\nstarts: 2024-02-02T10:00\ntime_zone: Europe/Paris\nsummary: \"Voir [ici](https://example.org/?q={}).\"\n", "letter.pdf"),
            "letter",
        ),
        (
            "Markdown",
            "events/extra.yaml",
            "type: workshop\ntitle: Atelier\nstarts: 2024-02-02T10:00\ntime_zone: Europe/Paris\nsummary: \"Coût : **18**&nbsp;**000** €, soit 18&#8239;000 €.\"\n".to_owned(),
            "budget",
        ),
        ("a template's attribute", "templates/page.html", format!("<html><head><title>x</title></head><body data-x='{amount}'>{{{{ title.text }}}}</body></html>"), "budget"),
        ("a drawing", "templates/page.html", "<html><head><title>x</title></head><body><svg><desc>8A8ED4907821BD57901204370ED7E912EE3A19BF446CA158ABA284E392244F86</desc></svg>{{ title.text }}</body></html>".to_owned(), "sha256"),
        ("a document's name", "events/extra.yaml", document("colm_sweetnam.pdf"), "name"),
        ("a document's text", "events/extra.yaml", document("minutes.txt"), "email"),
        ("a calendar", "events/extra.yaml", "type: workshop\ntitle: 'Le conseil etait en vacances'\nstarts: 2024-02-02T10:00\ntime_zone: Europe/Paris\n".to_owned(), "waivers"),
    ]
}

#[test]
fn a_leak_stops_all_names_its_source_and_leaves_the_earlier_publication() {
    let (email, name, amount) = (
        "o.delmas@havre-saint-elme.example.org",
        "Colm Sweetnam",
        "18 000",
    );
    let staff = Project::example("quebec").read("cities/havre-saint-elme/staff.yaml");
    let email = staff
        .split("email: ")
        .nth(1)
        .map_or(email, |rest| rest.split(['}', '\n']).next().unwrap())
        .trim()
        .to_owned();
    let plants = plants(&email, name, amount);
    let (project, out) = example();
    let publish = |project: &Project| {
        project.run(&format!(
            "publish --lang en --out {}",
            out.path().join("site").display()
        ))
    };
    assert_eq!(publish(&project).code, 0);
    let before = files(&out);
    for (way, path, text, field) in plants {
        let project = Project::example("quebec");
        changed(&project, &email);
        project.file(path, text);
        let run = publish(&project);
        assert_eq!(run.code, 1, "{way}: {}", run.err);
        let told = run.err.contains("[leak]") || run.err.contains("[internal-in-text]");
        assert!(
            told && run.err.contains(field) && run.err.contains("cities/"),
            "{way}: {}",
            run.err
        );
        assert!(
            before == files(&out),
            "{way}: the earlier publication was touched"
        );
    }
    // Without a plant it goes through.
    let project = Project::example("quebec");
    project
        .file("events/extra.yaml", document("minutes.txt"))
        .file("events/minutes.txt", "Present: three.");
    let run = publish(&project);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(files(&out).contains_key("documents/extra/minutes.txt"));
}

/// What makes a publication different from the first, were it put in place.
fn changed(project: &Project, email: &str) {
    project.file("events/minutes.txt", format!("Present: {email}."));
    project.file("events/colm_sweetnam.pdf", "%PDF-1.4");
    let waiver =
        "waivers: [{rule: theme-count, field: themes, reason: Le conseil était en vacances}]\n";
    project.file(
        "cities/inverkell/themes.yaml",
        project.read("cities/inverkell/themes.yaml") + waiver,
    );
    let challenges = project
        .read("cities/inverkell/challenges.yaml")
        .replace("eleven lanes", "twelve lanes");
    project.file("cities/inverkell/challenges.yaml", challenges);
    assert_eq!(
        project
            .run("record inverkell accepted --by general-secretariat --date 2024-01-01")
            .code,
        0
    );
}

#[test]
fn files_of_others_stay_and_what_is_withdrawn_goes() {
    let (project, out) = example();
    assert_eq!(publish(&project, &out).code, 0);
    std::fs::write(out.path().join("site/CNAME"), "roadmap.example.org").unwrap();
    assert_eq!(
        project
            .run("record inverkell withdrawn --date 2024-01-01")
            .code,
        0
    );
    let run = publish(&project, &out);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = files(&out);
    assert!(
        files.contains_key("CNAME") && !files.keys().any(|path| path.contains("inverkell")),
        "{:?}",
        files.keys()
    );
}

/// An action plan's budget: 18 000, 7 500, 9 000, 14 500 … CAD.
const PLAN: &str = "cities/havre-saint-elme/action-plan.yaml";

/// The example, in which a city tells its budget as a table with the currency in its head, numbers that another city tells of
/// something else.
fn tells() -> Project {
    let project = Project::example("quebec");
    let table = "working_method: |\n  | Poste, en CAD | |\n  |---|---|\n  | Secrétariat | 18 000 |\n  | Billets | 14 500 |\n\n";
    project.file(
        PLAN,
        project.read(PLAN).replace("working_method: |\n", table),
    );
    project.file(
        "cities/inverkell/challenges.yaml",
        project.read("cities/inverkell/challenges.yaml")
            + "\n  In summer 18 000 guests come, 14 500 by ship.\n",
    );
    project
}

#[test]
fn a_budget_in_a_public_text_is_found_by_validate_at_its_line() {
    let project = tells();
    let run = project.run("validate --format short cities/havre-saint-elme");
    let line = |text: &str| {
        project
            .read(PLAN)
            .lines()
            .position(|line| line.contains(text))
            .unwrap()
            + 1
    };
    for (text, row) in [("18 000", "| Secrétariat"), ("14 500", "| Billets")] {
        let place = format!("{PLAN}:{}:", line(row));
        assert!(
            run.out.lines().any(|found| found.starts_with(&place)
                && found.contains("internal-in-text")
                && found.contains(text)),
            "{}",
            run.out
        );
    }
    // The other city counts guests.
    let run = project.run("validate --format short cities/inverkell");
    assert!(!run.out.contains("internal-in-text"), "{}", run.out);
}

#[test]
fn a_city_that_tells_its_budget_is_not_published_but_with_a_reason() {
    let project = tells();
    let out = scratch();
    for city in ["havre-saint-elme", "inverkell"] {
        assert_eq!(
            project
                .run(&format!(
                    "record {city} accepted --by general-secretariat --date 2024-01-01 --force"
                ))
                .code,
            0
        );
    }
    let run = publish(&project, &out);
    assert_eq!(run.code, 1);
    assert!(
        !files(&out)
            .keys()
            .any(|path| path.contains("havre-saint-elme")),
        "{:?}",
        files(&out).keys()
    );
    let reason = "waivers:\n  - {rule: internal-in-text, field: working_method, reason: Le conseil a voté la publicité}\n";
    project.file(PLAN, project.read(PLAN) + reason);
    assert_eq!(project.run("record havre-saint-elme accepted --by general-secretariat --date 2024-01-01 --force").code, 0);
    let run = publish(&project, &out);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        files(&out)
            .keys()
            .any(|path| path.contains("havre-saint-elme"))
    );
}

#[test]
fn numbers_that_are_public_elsewhere_are_found_in_a_template() {
    let project = tells();
    project.file(PLAN, Project::example("quebec").read(PLAN));
    assert_eq!(
        project
            .run("record inverkell accepted --by general-secretariat --date 2024-01-01")
            .code,
        0
    );
    let out = scratch();
    assert_eq!(publish(&project, &out).code, 0);
    project.file(
        "templates/page.html",
        "<html><head><title>x</title></head><body>{{ title.text }} 14 500</body></html>",
    );
    let run = publish(&project, &out);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("14 500") && run.err.contains("[leak]") && run.err.contains(PLAN),
        "{}",
        run.err
    );
}

#[test]
fn a_leak_is_told_once_at_the_text_that_holds_it_and_can_be_waived_there() {
    let project = Project::example("quebec");
    let event = "type: workshop\ntitle: Atelier\nstarts: 2024-02-02T10:00\ntime_zone: Europe/Paris\nsummary: |\n  Le mot de Colm Sweetnam, puis 14 500 $.\n";
    project.file("events/extra.yaml", event);
    let out = scratch();
    let run = publish(&project, &out);
    assert_eq!(run.code, 1);
    for (value, origin) in [
        (
            "Colm Sweetnam",
            "cities/inverkell/staff.yaml: people.2.name",
        ),
        ("14 500", PLAN),
    ] {
        let told = run.err.matches(&format!("`{value}`")).count();
        assert!(
            told == 1 && run.err.contains(origin),
            "{value}: {}",
            run.err
        );
    }
    assert_eq!(
        run.err.matches("events/extra.yaml:6:").count(),
        2,
        "{}",
        run.err
    );
    project.file(
        "events/extra.yaml",
        format!(
            "{event}waivers: [{{rule: internal-in-text, field: summary, reason: Public speech}}]\n"
        ),
    );
    let run = publish(&project, &out);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_part_of_the_site_holds_nothing_of_other_cities() {
    let project = Project::example("quebec");
    let out = scratch();
    project.file(
        "templates/dossier.html",
        "<html><head><title>x</title></head><body>14 500</body></html>",
    );
    let run = project.run(&format!(
        "render --audience public --out {} cities/inverkell",
        out.path().join("site").display()
    ));
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("[leak]") && run.err.contains(PLAN),
        "{}",
        run.err
    );
}

/// A workshop that tells something in its summary.
fn workshop(summary: &str) -> String {
    format!(
        "type: workshop\ntitle: Atelier\nstarts: 2024-02-02T10:00\ntime_zone: Europe/Paris\nsummary: |\n  {summary}\n"
    )
}

/// How it is made public, what is done before, the file and its text.
type Case = (
    &'static str,
    &'static dyn Fn(&Project),
    &'static str,
    String,
);

/// Ways in which what nobody is shown could make an internal value public.
fn cases() -> [Case; 5] {
    let page = "<html><head><title>x</title></head><body>{{ title.text }} LEAK</body></html>";
    [
        (
            "a table with the currency in its head",
            &|_| {},
            "events/extra.yaml",
            workshop(
                "| Poste, en CAD | |\n  |---|---|\n  | Secrétariat | 18 000 |\n  | Séjour | 8 000 |",
            ),
        ),
        (
            "a withheld city's own text",
            &|project| {
                project.file(
                    "cities/rocheclaire/challenges.yaml",
                    "challenges: Écrivez à Clémence Aubrac-Noir.\nactions: Rien, 14 500 de moins.\n",
                );
            },
            "events/extra.yaml",
            workshop("Le mot de Clémence Aubrac-Noir."),
        ),
        (
            "a comment in the settings",
            &|project| {
                project.file(
                    "roadmap.yaml",
                    format!(
                        "# contact: Colm Sweetnam, 14 500\n{}",
                        project.read("roadmap.yaml")
                    ),
                );
            },
            "templates/page.html",
            page.replace("LEAK", "Colm Sweetnam, 14 500"),
        ),
        (
            "a number of the schemas' examples",
            &|project| {
                project.file(
                    PLAN,
                    project.read(PLAN).replace("amount: 14500", "amount: 12000"),
                );
                assert_eq!(project.run("record havre-saint-elme accepted --by general-secretariat --date 2024-01-01 --force").code, 0);
            },
            "templates/page.html",
            page.replace("LEAK", "Billets : 12 000"),
        ),
        (
            "round sums of one budget in a text on others",
            &|_| {},
            "events/extra.yaml",
            workshop("Le secrétariat coûte 18 000, le séjour 8 000, les capteurs 3 000."),
        ),
    ]
}

#[test]
fn nothing_is_made_public_by_what_nobody_is_shown() {
    for (way, prepare, path, text) in cases() {
        let (project, out) = example();
        prepare(&project);
        let run = publish(&project, &out);
        assert_eq!(run.code, 0, "{way}: {}", run.err);
        project.file(path, text);
        let run = publish(&project, &out);
        assert_eq!(run.code, 1, "{way}: {}", run.err);
        // A text that is not published is not accused.
        assert!(
            !run.err.contains("cities/rocheclaire/challenges.yaml"),
            "{way}: {}",
            run.err
        );
        // `8 000` is underlined where it stands by itself, not within 18 000.
        assert!(
            !way.starts_with("round") || run.err.contains("events/extra.yaml:6:42\n"),
            "{way}: {}",
            run.err
        );
    }
}

#[test]
fn addresses_and_sums_are_found_by_validate_however_they_are_marked() {
    let project = Project::example("quebec");
    let speaker = "speakers: [{name: Write to a.person@example.org, function: Guide}]\n";
    project.file("events/extra.yaml", workshop("Trois villes.") + speaker);
    let run = project.run("validate --format short events");
    assert!(
        run.out.contains("events/extra.yaml:7:") && run.out.contains("[leak]"),
        "{}",
        run.out
    );
    for told in [
        "a.person\\@example.org",
        "a.person&#64;example.org",
        "a.person&commat;example.org",
        "[her](mailto:a.person\\@example.org)",
        "[her](mailto:a.person&#64;example.org)",
        "[her](mailto:?to=a.person%40example.org&x=@)",
        "a.person@**example**.org",
        "a.person\u{ff20}example.org",
        "a.person\u{fe6b}example.org",
        "[her](https://example.org\\@example.com/)",
    ] {
        project.file("events/extra.yaml", workshop(&format!("Write to {told}.")));
        let run = project.run("validate --format short events");
        assert!(run.out.contains("[leak]"), "{told}: {}", run.out);
    }
    for harmless in [
        "[map](https://maps.example.org/@48.85,2.35,15z)",
        "2 \\@ 3.50, 5 % & 7",
        "[page](https://example.org/%40name)",
    ] {
        project.file("events/extra.yaml", workshop(&format!("See {harmless}.")));
        let run = project.run("validate --format short events");
        assert!(!run.out.contains("[leak]"), "{harmless}: {}", run.out);
    }
    for told in ["14&nbsp;500 $", "**14** 500 $", "14 500 &#36;"] {
        project.file(
            PLAN,
            Project::example("quebec").read(PLAN).replace(
                "working_method: |\n",
                &format!("working_method: |\n  Pour {told}.\n"),
            ),
        );
        let run = project.run("validate --format short cities/havre-saint-elme");
        assert!(run.out.contains("internal-in-text"), "{told}: {}", run.out);
    }
    // Neither zeros nor a sum repeated keep it long, and a sum is told once.
    let long = format!("{} {}", "000 ".repeat(4_000), "14 500 $ bon ".repeat(2_000));
    project.file(
        PLAN,
        Project::example("quebec").read(PLAN).replace(
            "working_method: |\n",
            &format!("working_method: |\n  {long}\n"),
        ),
    );
    let run = project.run("validate --format short cities/havre-saint-elme");
    assert_eq!(
        run.out.matches("internal-in-text").count(),
        1,
        "{}",
        run.out
    );
}

/// The example in git, published once.
fn published() -> (Repository, tempfile::TempDir) {
    let (repository, out) = (Repository::example("quebec"), scratch());
    assert_eq!(publish(&repository.project, &out).code, 0);
    (repository, out)
}

#[test]
fn what_was_accepted_goes_on_being_shown_whatever_the_city_writes() {
    let (repository, out) = published();
    let before = files(&out);
    let file = |name: &str| format!("cities/inverkell/{name}.yaml");
    for (name, from, to) in [
        ("challenges", "forty minutes", "fifty minutes"),
        ("city", "name: Inverkell", "name: Inverkeld"),
        ("themes", "axis: axis-", "axis: axis-9"),
    ] {
        repository.edit(&file(name), from, to);
        for committed in [false, true] {
            if committed {
                repository.commit("Go on working");
            }
            let run = publish(&repository.project, &out);
            assert_eq!(run.code, 0, "{name}: {}", run.err);
            assert!(
                run.err.contains(
                    "as they were accepted, their answers have changed since: 1 (inverkell)"
                ),
                "{name}: {}",
                run.err
            );
            assert!(
                before == files(&out),
                "{name}: what is shown is what was accepted"
            );
        }
    }
    // Under another name of its folder too, and what is decided anew is shown.
    repository.git(&["checkout", "-q", "."]);
    repository.edit(&file("themes"), "axis: axis-9", "axis: axis-");
    assert_eq!(
        repository
            .run("record inverkell accepted --date 2023-08-01")
            .code,
        0
    );
    repository.commit("Accept again");
    let run = publish(&repository.project, &out);
    assert!(
        run.code == 0 && !run.err.contains("as they were accepted"),
        "{}",
        run.err
    );
    let page = String::from_utf8(files(&out)["en/inverkell.html"].clone()).unwrap();
    assert!(page.contains("fifty minutes") && page.contains("Inverkeld"));
}

#[test]
fn without_history_what_stands_stays_whole_and_that_is_said() {
    let (repository, out) = published();
    let before = files(&out);
    std::fs::remove_dir_all(repository.project.path().join(".git")).unwrap();
    repository.edit(
        "cities/inverkell/challenges.yaml",
        "forty minutes",
        "fifty minutes",
    );
    let run = publish(&repository.project, &out);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("as they stand in the earlier publication")
            && run.err.contains("(inverkell)"),
        "{}",
        run.err
    );
    let after = files(&out);
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>()
    );
    // A calendar goes on counting from the one that stands.
    for path in before
        .keys()
        .filter(|path| !path.starts_with('.') && !path.ends_with(".ics"))
    {
        assert!(before[path] == after[path], "{path}");
    }
    // Where nothing stands either, nothing is shown of it, and that is an error.
    let new = scratch();
    let run = publish(&repository.project, &new);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("nowhere to be found"), "{}", run.err);
    let index = String::from_utf8(files(&new)["en/index.html"].clone()).unwrap();
    assert!(!index.contains("inverkell.html") && !files(&new).contains_key("en/inverkell.html"));
}

/// Something that stops a publication.
type Stop = fn(&Repository);

/// No page, no table and no index names it, by its folder or its name.
fn names_nothing_that_is_gone(what: &str, left: &std::collections::BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in left {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!text.contains("inverkell"), "{what}: {path}");
    }
    // What the indexes lead to is there.
    for lang in ["fr", "en", "es"] {
        let index =
            String::from_utf8_lossy(&left[&format!("{lang}/index.html")]).replace("&#x2f;", "/");
        let links = index
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        for link in links.filter(|link| link.ends_with(".html") && !link.starts_with("..")) {
            assert!(
                left.contains_key(&format!("{lang}/{link}")),
                "{what}: {lang}/{link}"
            );
        }
        assert!(index.contains("havre-saint-elme.html"), "{what}: {lang}");
    }
}

/// A decision that was never merged is a preview, and is said to be one; from the main branch nothing is said.
#[test]
fn a_decision_that_was_not_merged_is_told() {
    let (repository, out) = published();
    let branch = repository.git(&["branch", "--show-current"]);
    repository.git(&["checkout", "-qb", "own"]);
    let run =
        repository.run("record aldermoor accepted --by general-secretariat --date 2023-07-01");
    assert_eq!(run.code, 0, "{}", run.err);
    repository.commit("We are accepted");
    let run = publish(&repository.project, &out);
    assert!(
        run.err
            .contains(&format!("a decision that {} does not have", branch.trim()))
            && run.err.contains("(aldermoor)"),
        "{}",
        run.err
    );
    repository.git(&["checkout", "-q", branch.trim()]);
    repository.git(&["merge", "-q", "own"]);
    let run = publish(&repository.project, &out);
    assert!(!run.err.contains("does not have"), "{}", run.err);
}

#[test]
fn a_withdrawal_waits_for_nothing_that_stops_the_publication() {
    let stops: [(&str, Stop); 5] = [
        ("a leak", |one| {
            one.edit(
                "networks/living-markets.yaml",
                "Bread. Where",
                "Bread, says Colm Sweetnam. Where",
            )
        }),
        ("a template", |one| {
            _ = one.project.file("templates/dossier.html", "{% if %}")
        }),
        ("a schema", |one| {
            _ = one.project.file("schemas/city.schema.json", "{")
        }),
        ("the programme", |one| {
            _ = one.project.file("roadmap.yaml", "edition: [\n")
        }),
        ("a fiche", |one| {
            _ = one
                .project
                .file("cities/aldermoor/themes.yaml", "themes: [\n")
        }),
    ];
    for (what, stop) in stops {
        for state in ["withdrawn", "returned"] {
            let (repository, out) = published();
            let record = format!("record inverkell {state} --date 2024-01-01");
            assert_eq!(repository.run(&record).code, 0);
            stop(&repository);
            repository.commit("Withdraw");
            let run = publish(&repository.project, &out);
            assert_eq!(run.code, 1, "{what}: {}", run.err);
            assert!(
                run.err.contains("Taken down") && run.err.contains("(inverkell)"),
                "{what}: {}",
                run.err
            );
            let left = files(&out);
            assert!(
                !left.keys().any(|path| path.contains("inverkell")),
                "{what}: {:?}",
                left.keys()
            );
            names_nothing_that_is_gone(what, &left);
            // The last line does not contradict the first, and no page counts what is gone.
            assert!(!run.err.contains("stays as it was"), "{what}: {}", run.err);
            let head = |path: &str| {
                let text = String::from_utf8_lossy(&left[path]).into_owned();
                let end = text.find("<table").or(text.find("\n## ")).unwrap();
                text[..end].to_owned()
            };
            assert!(!head("en/index.html").contains("figures\">"), "{what}");
            assert!(!head("en/index.md").contains("Cities\n"), "{what}");
            assert!(
                left.contains_key("en/havre-saint-elme.html"),
                "{what}: others stay"
            );
        }
    }
}
