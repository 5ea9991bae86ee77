//! What cities share, broken in every way: a finding each, at its place, and nothing hangs.

use crate::{project::Project, scratch::scratch};

fn lines(project: &Project, arguments: &str) -> Vec<String> {
    let run = project.run(&format!("{arguments} --format short"));
    assert!(run.code < 2, "{}", run.err);
    run.out.lines().map(str::to_owned).collect()
}

fn has(lines: &[String], start: &str, rule: &str) {
    let found = lines
        .iter()
        .any(|line| line.starts_with(start) && line.contains(&format!("[{rule}]")));
    assert!(found, "no {rule} at {start} in {lines:#?}");
}

#[test]
fn plans_that_point_at_each_other_are_told_each() {
    let project = Project::example("quebec");
    for (city, network) in [
        ("havre-saint-elme", "living-markets"),
        ("puerto-azafran", "cool-old-towns"),
    ] {
        let path = format!("cities/{city}/action-plan.yaml");
        let plan = project.read(&path);
        let own = plan
            .lines()
            .find(|line| line.starts_with("network:"))
            .unwrap()
            .to_owned();
        project.file(&path, plan.replace(&own, &format!("network: {network}")));
    }
    let lines = lines(&project, "validate");
    has(
        &lines,
        "cities/havre-saint-elme/action-plan.yaml:2:10: error",
        "plan-not-pilot",
    );
    has(
        &lines,
        "cities/puerto-azafran/action-plan.yaml:2:10: error",
        "plan-not-pilot",
    );
}

#[test]
fn a_network_is_judged_with_the_cities_it_names_even_alone() {
    let project = Project::example("quebec");
    project.file("networks/x.yaml", "title: X\npilot: [aldermoor, inverkell]\ntheme: no-such\nmembers: [{city: nowhere, role: member}]\n");
    let own = lines(&project, "validate networks/x.yaml");
    has(&own, "networks/x.yaml:2:8: error", "type");
    has(&own, "networks/x.yaml:4:18: error", "unknown-city");
    assert!(own.iter().all(|line| line.starts_with("networks/x.yaml") || line.starts_with("Checked one form")), "{own:#?}");
    project.file(
        "networks/x.yaml",
        "title: X\npilot: inverkell\ntheme: no-such\n",
    );
    has(
        &lines(&project, "validate networks/x.yaml"),
        "networks/x.yaml:3:8: error",
        "unknown-theme",
    );
}

#[test]
fn each_fault_of_a_network_is_one_finding() {
    let project = Project::example("quebec");
    let network = |pilot: &str, members: &str, questions: &str| {
        format!(
            "title: Autre chose\npilot: {pilot}\ntheme: no-such\nmembers: [{members}]\nquestions: [{questions}]\n"
        )
    };
    assert_eq!(
        project
            .run("record inverkell withdrawn --date 2024-01-01")
            .code,
        0
    );
    project.file(
        "networks/x.yaml",
        network(
            "inverkell",
            "{city: nowhere, role: member}",
            "{id: q1, city: nowhere}",
        ),
    );
    let told = |lines: Vec<String>| -> Vec<String> {
        let own = lines
            .iter()
            .filter_map(|line| line.strip_prefix("networks/x.yaml:"));
        own.map(|line| line.split(']').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        told(lines(&project, "validate networks/x.yaml")),
        [
            "2:8: error[pilot-withdrawn",
            "4:18: error[unknown-city",
            "5:13: error[missing",
            "5:28: error[unknown-city"
        ]
    );
    project.file("networks/x.yaml", network("[inverkell, aldermoor]", "", ""));
    let run = project.run("validate networks/x.yaml");
    assert!(
        run.out.contains("a network has one pilot city"),
        "{}",
        run.out
    );
}

#[test]
fn what_cannot_be_read_makes_nothing_else_complain() {
    let project = Project::example("quebec");
    project
        .file("networks/cool-old-towns.yaml", "title: \"open\npilot: x\n")
        .file("events/round-table-6.yaml", "\tx");
    let lines = lines(&project, "validate");
    let errors: Vec<&String> = lines
        .iter()
        .filter(|line| line.contains(": error["))
        .collect();
    // But for what is wrong in them once they can be read.
    let broken = [
        "events/round-table-6.yaml:1",
        "networks/cool-old-towns.yaml:",
    ];
    assert!(errors.len() >= 2, "{errors:#?}");
    let other = errors
        .iter()
        .find(|line| !broken.iter().any(|path| line.starts_with(path)));
    assert_eq!(other, None, "{errors:#?}");
    assert!(
        lines.last().unwrap().contains("Files not checked: 2"),
        "{lines:#?}"
    );
}

#[test]
fn attachments_that_lead_out_or_are_too_large_are_refused() {
    let project = Project::example("quebec");
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::os::unix::fs::symlink(secret.path(), project.path().join("events/link.pdf")).unwrap();
    std::fs::File::create(project.path().join("events/huge.pdf"))
        .unwrap()
        .set_len(200 * 1024 * 1024)
        .unwrap();
    project.file(
        "events/round-table-6.yaml",
        "type: round-table\nnumber: 6\ntitle: X\nstarts: 2023-09-07T16:00\ntime_zone: Europe/Paris\nspeakers: [{name: X}]\ndocuments:\n  \
         - {kind: synthesis-sheet, file: link.pdf, public: true}\n  - {kind: image, file: huge.pdf, public: true}\n  - {kind: image, file: ../roadmap.yaml, public: true}\n",
    );
    let found = lines(&project, "validate events");
    has(
        &found,
        "events/round-table-6.yaml:8:35: error",
        "attachment-missing",
    );
    has(&found, "events/round-table-6.yaml:9:25: error", "limit");
    has(&found, "events/round-table-6.yaml:10:25: error", "format");
    let out = scratch();
    let run = project.run(&format!(
        "publish --out {}",
        out.path().join("site").display()
    ));
    assert_eq!(run.code, 1);
    assert!(!out.path().join("site/documents/link.pdf").exists());
}

#[test]
fn ten_thousand_members_and_unknown_cities_are_read_in_bounded_time() {
    let project = Project::example("quebec");
    let members: String = (0..9_000)
        .map(|n| format!("  - {{city: city-{n}, role: member}}\n"))
        .collect();
    project.file(
        "networks/many.yaml",
        format!("title: Many\npilot: inverkell\ntheme: market-house\nmembers:\n{members}"),
    );
    let run = project.run("validate networks/many.yaml --format short");
    assert_eq!(run.code, 1);
    assert_eq!(run.out.matches("[unknown-city]").count(), 9_000);
    assert!(run.out.len() < 4_000_000, "{} bytes", run.out.len());
}

#[test]
fn near_the_same_network_is_told_with_the_words_they_share() {
    let project = Project::example("quebec");
    project.file(
        "networks/x.yaml",
        "title: Marchés vivants\npilot: puerto-azafran\ntheme: oficios\n",
    );
    project.file(
        "networks/y.yaml",
        "title: {fr: Le marché vivant, es: El mercado vivo, en: The living market}\npilot: puerto-azafran\ntheme: mercado-vivo\n",
    );
    let lines = lines(&project, "validate networks");
    has(&lines, "networks/y.yaml:3:8: warning", "network-overlap");
}

#[test]
fn an_hour_is_shown_in_every_zone_summer_time_included() {
    let project = Project::example("quebec");
    // Between the changes of North America and Europe, five hours apart and not six.
    let event = project
        .read("events/round-table-5.yaml")
        .replace("2023-07-06", "2023-03-20");
    project.file("events/round-table-5.yaml", event);
    assert_eq!(project.run("render --lang en --to md --out site").code, 0);
    let sheet = project.read("site/events/round-table-5.md");
    assert!(
        sheet.contains("When – 20 March 2023, 4\u{a0}p.m. \\(Paris\\)")
            || sheet.contains("When – 20 March 2023, 4\u{a0}p.m. (Paris)"),
        "{sheet}"
    );
    assert!(
        sheet.contains("| Paris | 20 March 2023 | 4\u{a0}p.m. | UTC+1 |"),
        "{sheet}"
    );
    assert!(
        sheet.contains("| Toronto | 20 March 2023 | 11\u{a0}a.m. | UTC−4 |"),
        "{sheet}"
    );
}

#[test]
fn a_network_shows_its_meetings_and_its_activities_by_day() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render --lang en --to md --out site").code, 0);
    let page = project.read("site/networks/cool-old-towns.md");
    let page = page.split("## Calendar").nth(1).unwrap();
    let places = [
        "21 September 2023",
        "12 October 2023",
        "8 February 2024",
        "24 September 2024",
    ]
    .map(|day| page.find(&format!("| {day}")));
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?} {page}"
    );
}

#[test]
fn a_member_from_outside_the_programme_is_asked_and_asks() {
    let project = Project::example("quebec");
    let path = "networks/cool-old-towns.yaml";
    let text = project
        .read(path)
        .replace("country: LU, role: observer", "country: LU, role: member");
    project.file(path, &text);
    let run = project.run("validate --format short networks");
    assert!(
        run.out
            .contains("[network-without-question] `Luxembourg` has not asked"),
        "{}",
        run.out
    );
    let with = |question: &str| {
        text.replace(
            "\nquestions:\n",
            &format!("\nquestions:\n  - {{id: walls, {question}, text: How do walls stay cool}}\n"),
        )
    };
    project.file(path, with("name: {fr: luxembourg}"));
    let run = project.run("validate --format short networks");
    assert!(
        !run.out.contains("network-without-question] `Luxembourg`")
            && run.out.contains("question-unanswered"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("error["), "{}", run.out);
    assert_eq!(project.run("render --lang en --to md --out site").code, 0);
    let page = project.read("site/networks/cool-old-towns.md");
    assert!(
        page.contains("luxembourg") && page.contains("How do walls stay cool"),
        "{page}"
    );
    // One that is no member, and one that nobody knows.
    project.file(path, with("name: Trier"));
    assert!(
        project
            .run("validate --format short networks")
            .out
            .contains("[question-not-member] `Trier`")
    );
    project.file(path, with("answer: Thick"));
    assert!(
        project
            .run("validate --format short networks")
            .out
            .contains("nobody knows which city this is")
    );
}
