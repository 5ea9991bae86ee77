//! `roadmap record`: one line more and nothing else, only sensible steps, and a decision that holds only for what was decided on.

use crate::project::Project;

const CITY: &str = "cities/aldermoor/city.yaml";

#[test]
fn a_decision_is_one_line_more_and_all_else_stays() {
    let project = Project::example("quebec");
    let before = format!("# kept\r\n{}", project.read(CITY).replace('\n', "\r\n"));
    project.file(CITY, format!("\u{feff}{before}"));
    let run = project.run("record aldermoor accepted --date 2023-07-01 --by general-secretariat");
    assert_eq!(run.code, 0, "{}", run.err);
    let after = project.read(CITY);
    let (head, line) = after.trim_end().rsplit_once("\r\n").unwrap();
    assert_eq!(format!("{head}\r\n"), format!("\u{feff}{before}"));
    assert!(
        line.starts_with(
            "  - {state: accepted, date: 2023-07-01, by: general-secretariat, fingerprint: "
        ),
        "{line}"
    );
    assert_eq!(
        project.run("validate cities/aldermoor --fail-on info").code,
        0
    );
}

#[test]
fn a_change_after_acceptance_is_reported_until_it_is_accepted_again() {
    let project = Project::example("quebec");
    let path = "cities/inverkell/challenges.yaml";
    let text = project.read(path);
    // Layout and comments are no change.
    project.file(
        path,
        format!(
            "# a remark\n{}",
            text.replace("challenges: |", "challenges: |-  # folded")
                .replace("eleven lanes and", "eleven   lanes and")
        ),
    );
    assert!(
        !project
            .run("validate cities/inverkell")
            .out
            .contains("approval-void")
    );
    project.file(path, text.replace("eleven lanes", "twelve lanes"));
    let run = project.run("validate cities/inverkell --format short");
    // A notice: the city may go on working.
    assert_eq!(run.code, 0);
    assert!(
        run.out.contains("info[approval-void]") && run.out.contains("of 3 July 2023"),
        "{}",
        run.out
    );
    assert_eq!(
        project
            .run("record inverkell accepted --date 2023-08-01")
            .code,
        0
    );
    assert_eq!(project.run("validate cities/inverkell").code, 0);
}

/// A fiche, what is written in it in the place of what, and whether that voids a decision.
const CHANGES: [(&str, &str, &str, bool); 16] = [
    ("city", "country: CA", "country: FR", true),
    ("city", "Odile Vasseur-Lamy", "Odile Vasseur", true),
    (
        "city",
        "signed_on: 2023-03-01",
        "signed_on: 2023-03-02",
        true,
    ),
    ("themes", "axis: axis-3", "axis: axis-1", true),
    (
        "themes",
        "es: Refrescar los barrios",
        "es: Enfriar los barrios",
        true,
    ),
    ("priority-theme", "axis: axis-2", "axis: axis-1", true),
    ("action-plan", "amount: 7500", "amount: 7500.5", true),
    (
        "action-plan",
        "synthesis: round-table-6\n",
        "synthesis: round-table-7\n",
        true,
    ),
    (
        "action-plan",
        "group: management, category: expertise",
        "group: activities, category: expertise",
        true,
    ),
    ("action-plan", "date: 2023-10-12", "date: 2023-10-13", true),
    (
        "city",
        "{fr: Havre-Saint-Elme, en: Havre-Saint-Elme",
        "{en: Havre-Saint-Elme, fr: 'Havre-Saint-Elme'",
        false,
    ),
    (
        "action-plan",
        "amount: 7500",
        "amount: 7500.00 # checked",
        false,
    ),
    (
        "themes",
        "    axis: axis-3\n",
        "    # theirs\n    axis: \"axis-3\"\n",
        false,
    ),
    (
        "challenges",
        "Trois défis se croisent :\n",
        "Trois   défis\n  se croisent :\n",
        false,
    ),
    ("staff", "Ysolde Pinard", "Ysolde Morin", false),
    (
        "city",
        "translations:\n",
        "waivers: [{rule: image-alt, field: name, reason: x}]\ntranslations:\n",
        false,
    ),
];

#[test]
fn any_other_answer_voids_a_decision_and_nothing_else_does() {
    let city = |file: &str| format!("cities/havre-saint-elme/{file}.yaml");
    for (file, old, new, voids) in CHANGES {
        let project = Project::example("quebec");
        let text = project.read(&city(file));
        assert!(text.contains(old), "{file}: {old}");
        project.file(&city(file), text.replacen(old, new, 1));
        let out = project
            .run("validate cities/havre-saint-elme --format short")
            .out;
        assert_eq!(
            out.contains("[approval-void]"),
            voids,
            "{file}: {new}: {out}"
        );
    }
}

#[test]
fn steps_that_make_no_sense_are_refused_and_nothing_is_written() {
    let project = Project::example("quebec");
    let before = project.tree(".");
    for (arguments, code) in [
        ("record aldermoor published", 1),
        ("record aldermoor accepted --date 2020-01-01", 1),
        ("record rocheclaire submitted", 1),
        ("record aldermoor submited", 2),
        ("record alderm accepted", 2),
        ("record aldermoor accepted --date tomorrow", 2),
        ("record aldermoor", 2),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, code, "{arguments}: {}{}", run.out, run.err);
        assert!(!run.err.is_empty(), "{arguments}");
    }
    assert!(before == project.tree("."));
    assert_eq!(project.run("record rocheclaire submitted --force").code, 0);
}

#[test]
fn a_translation_is_of_the_text_that_was_translated() {
    let project = Project::example("quebec");
    let path = "networks/living-markets.yaml";
    assert_eq!(
        project.run(&format!("record --translations {path}")).code,
        0
    );
    let noted = project.read(path);
    assert!(!project.run("validate").out.contains("translation-stale"));
    project.file(path, noted.replace("Le pain. Là où", "Le vin. Là où"));
    let run = project.run("validate --format short");
    let stale: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.contains("translation-stale"))
        .collect();
    assert_eq!(stale.len(), 2, "{}", run.out);
    assert_eq!(project.run("record --translations").code, 0);
    assert!(!project.run("validate").out.contains("translation-stale"));
}
