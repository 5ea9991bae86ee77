//! Which file came from which: what a fiche that moves, a line that breaks and a page that is too long may take from a reviewer.

use serde_json::Value;

use crate::repository::Repository;

const OWNERS: &str = "owners:\n  secretariat: [\"@office\"]\n  cities: {aldermoor: [\"@alder\"], inverkell: [\"@inver\"], rocheclaire: [\"@roche\"]}\n";

/// Fiches of a city that was accepted, one of them after the other gone elsewhere.
const FICHES: [&str; 4] = [
    "staff.yaml",
    "challenges.yaml",
    "themes.yaml",
    "priority-theme.yaml",
];

fn is_refused(review: &Value) -> bool {
    let mut all = review["findings"]["new"].as_array().unwrap().iter();
    all.any(|one| one["rule"] == "decision-not-allowed" && one["level"] == "error")
}

/// Lays a copy of a city's record in another, which may not be there yet, and moves one fiche there as well.
fn taken_over(repository: &Repository, to: &str, fiche: &str) {
    let path = |city: &str, file: &str| format!("cities/{city}/{file}");
    let project = &repository.project;
    let accepted = project.read(&path("inverkell", "city.yaml"));
    project.file(
        &path(to, "city.yaml"),
        accepted.replace("Inverkell", "Zeta"),
    );
    let moved = project.read(&path("inverkell", fiche));
    project.file(&path(to, fiche), &*moved);
    repository.git(&["rm", "-q", &path("inverkell", fiche)]);
    repository.commit("Move");
}

#[test]
fn no_city_takes_the_decision_on_another_by_one_of_its_fiches() {
    let repository = Repository::owned(OWNERS);
    for fiche in FICHES {
        for (to, author) in [("zeta", "inver"), ("rocheclaire", "roche")] {
            taken_over(&repository, to, fiche);
            let (code, review) = repository.review(&format!("--author {author}"));
            assert!(
                code == 1 && is_refused(&review),
                "{fiche} to {to}: {review}"
            );
            repository.git(&["reset", "-q", "--hard", "main"]);
            repository.git(&["clean", "-qfd"]);
        }
    }
}

#[test]
fn a_project_that_moves_leaves_each_city_its_own_past() {
    let repository = Repository::example("quebec");
    let from = "cities/havre-saint-elme/projects";
    let listed = repository.git(&["ls-files", from]);
    let project = listed.lines().find(|path| path.ends_with("yaml")).unwrap();
    let to = project.replace("havre-saint-elme", "inverkell");
    let text = repository.project.read(project);
    repository.git(&["rm", "-q", project]);
    repository.project.file(&to, text);
    repository.commit("Move a project");
    let run = repository.run("diff --accepted havre-saint-elme");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let told = repository.run("history cities/inverkell --format json").out;
    assert!(!told.contains("havre-saint-elme/city.yaml"), "{told}");
}

/// The same words before and after, which their lines make something else.
const BREAKS: [[&str; 2]; 6] = [
    ["```\none\ntwo\n```", "```\none two\n```"],
    [
        "- close two streets\n- never\n- sell",
        "- close two streets\n- never - sell",
    ],
    [
        "| a | b |\n|---|---|\n| c | d |\n| e | f |",
        "| a | b |\n|---|---|\n| c | d | | e | f |",
    ],
    [
        "1. The city pays\n2. but for this",
        "1. The city pays\n   2. but for this",
    ],
    ["The port\n# is sold", "The port # is sold"],
    ["Text.\n\nWe pay **all**.", "Text.\n\n    We pay **all**."],
];

#[test]
fn lines_that_make_something_else_of_the_same_words_are_an_answer_that_changed() {
    let path = "cities/havre-saint-elme/challenges.yaml";
    let text = |said: &str| {
        format!(
            "challenges: |\n  {}\nactions: |\n  None.\n",
            said.replace('\n', "\n  ")
        )
    };
    for [before, after] in BREAKS {
        let repository = Repository::example("quebec");
        repository.project.file(path, text(before));
        repository.commit("Before");
        let run = repository.run("record havre-saint-elme accepted --date 2023-09-01");
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        repository.commit("Accepted");
        repository.git(&["checkout", "-qb", "proposal"]);
        repository.project.file(path, text(after));
        let found = repository
            .run("validate cities/havre-saint-elme --format short")
            .out;
        assert!(found.contains("approval-void"), "{after:?}: {found}");
        repository.commit("After");
        let review = repository.review("").1;
        let told = review["changes"].to_string();
        assert!(told.contains("\"edited\""), "{after:?}: {told}");
        // Neither of two changes is dropped for being the same as what was there.
        let place = &repository.project;
        place.file("base", text(before)).file("ours", text(after));
        place.file(
            "theirs",
            text(&before.replace("two", "three").replace('T', "A t")),
        );
        let merged = repository.run(&format!("merge --driver -- ours base theirs {path}"));
        let kept = place.read("ours");
        assert!(
            merged.code == 1 || kept.contains(&after[after.len() - 6..]),
            "{after:?}: {kept}"
        );
    }
}

#[test]
fn what_a_comment_has_no_room_for_is_counted_and_what_else_changes_comes_first() {
    let repository = Repository::owned("");
    let project = &repository.project;
    project.file(".github/workflows/evil.yml", "on: push\n");
    let long = format!(
        "challenges: |\n  {}\nactions: |\n  None.\n",
        "x".repeat(70_000)
    );
    project.file("cities/aldermoor/challenges.yaml", long);
    for n in 0..40 {
        let text = format!("title: P{n}\naim: {}\n", "word ".repeat(1_000));
        project.file(&format!("cities/aldermoor/projects/p{n}.yaml"), text);
    }
    repository.commit("Much");
    for (lang, left) in [
        ("en", "no room for"),
        ("fr", "pas de place pour"),
        ("es", "no tiene sitio para"),
    ] {
        let said = repository
            .run(&format!(
                "review main..HEAD --format markdown --lang {lang}"
            ))
            .out;
        assert!(
            said.chars().count() < 65_536 && said.contains("evil.yml"),
            "{lang}"
        );
        assert!(said.contains("[…] (+ ") && said.contains(left), "{lang}");
    }
}

#[test]
fn a_question_that_asks_otherwise_is_told_beside_one_that_is_new() {
    let schema = |more: &str, title: &str| {
        format!(
            "{{\"properties\": {{\"own\": {{\"type\": \"integer\", \"title\": \"{title}\", \"x-title\": {{\"en\": \"{title}\"}}, \"x-audience\": \"internal\"{more}}}, \
             \"more\": {{\"type\": \"string\", \"title\": \"More\", \"x-title\": {{\"en\": \"More\"}}, \"x-audience\": \"internal\"}}}}}}"
        )
    };
    let path = "schemas/staff.schema.json";
    for (more, title) in [
        (", \"maximum\": 500", "Own"),
        (", \"maximum\": 5", "Wealth"),
    ] {
        let repository = Repository::owned("");
        repository.git(&["checkout", "-q", "main"]);
        let old = schema(", \"maximum\": 5", "Own");
        repository
            .project
            .file(path, old.replace("\"more\"", "\"less\""));
        repository.commit("Ask");
        repository.git(&["checkout", "-qB", "proposal"]);
        repository.project.file(path, schema(more, title));
        repository.commit("Ask otherwise");
        let told = repository.review("").1["decide"].to_string();
        assert!(told.contains("(own)"), "{more} {title}: {told}");
    }
}
