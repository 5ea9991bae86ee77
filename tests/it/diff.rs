//! `roadmap diff`: changes in the words of the form, the same in every form, nothing internal in a public one.

use proptest::prelude::*;
use serde_json::{Value, json};
use snapbox::{assert_data_eq, str};

use crate::repository::Repository;

const FORMATS: [&str; 4] = ["human", "markdown", "html", "json"];

/// A proposal that touches every sort of answer.
pub fn proposal() -> Repository {
    let repository = Repository::example("quebec");
    repository.git(&["checkout", "-qb", "proposal"]);
    let plan = "cities/havre-saint-elme/action-plan.yaml";
    repository.edit(plan, "amount: 18000", "amount: 15000");
    repository.edit(plan, "date: 2024-02-08", "date: 2024-02-15");
    repository.edit(plan, "kind: gather-experience", "kind: other");
    repository.edit(
        plan,
        "place: Cordoue}\n",
        "place: Cordoue}\n  - {date: 2024-09-25, type: other, title: Bilan}\n",
    );
    repository.edit(plan, "    - {group: management, category: translation, label: Traduction des fiches de cas, amount: 7500}\n", "");
    repository.edit(
        "cities/havre-saint-elme/challenges.yaml",
        "rafraîchir sans dénaturer",
        "rafraîchir la ville sans la dénaturer",
    );
    repository.edit("cities/havre-saint-elme/staff.yaml", "email: ", "email: x.");
    // The first theme goes behind the others: moved, not removed and added.
    let path = "cities/havre-saint-elme/themes.yaml";
    let text = repository.project.read(path);
    let start = text.find("  - id:").unwrap();
    let second = start + 1 + text[start + 1..].find("  - id:").unwrap();
    let end = text.find("\ntranslations:").map_or(text.len(), |at| at + 1);
    let moved = format!(
        "{}{}{}{}",
        &text[..start],
        &text[second..end],
        &text[start..second],
        &text[end..]
    );
    repository.project.file(path, moved);
    // Only layout.
    let path = "cities/inverkell/priority-theme.yaml";
    let text = repository.project.read(path);
    repository
        .project
        .file(path, format!("# Read again in May.\n\n{text}\n"));
    repository.git(&["mv", "cities/aldermoor", "cities/aldermere"]);
    repository.git(&["rm", "-q", "networks/living-markets.yaml"]);
    repository.edit("events/round-table-6.yaml", "number: 6", "number: 8");
    repository.project.file(
        "cities/rocheclaire/projects/lavoir.yaml",
        "title: Rouvrir le lavoir\nnetwork: cool-old-towns\naim: De l’eau.\nfrom: 2024-01\nto: 2024-06\nstate: planned\n",
    );
    repository
        .project
        .file("cities/rocheclaire/themes.yaml", "themes: [\n");
    repository.commit("Propose");
    repository
}

#[test]
fn changes_are_told_in_the_words_of_the_form() {
    let repository = proposal();
    for (arguments, expected) in [
        ("diff main HEAD", snapbox::file!["../snapshots/diff.en.txt"]),
        (
            "diff main..proposal --lang fr --format markdown",
            snapbox::file!["../snapshots/diff.fr.md"],
        ),
        (
            "diff main proposal --lang es --audience public --format markdown",
            snapbox::file!["../snapshots/diff-public.es.md"],
        ),
        (
            "diff main proposal --format json",
            snapbox::file!["../snapshots/diff.json"],
        ),
    ] {
        let run = repository.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments}");
        assert_data_eq!(run.out, expected.raw());
    }
    assert_eq!(repository.run("diff main --exit-code").code, 1);
    assert_eq!(repository.run("diff HEAD --exit-code").code, 0);
    let run = repository.run("diff main -- cities/inverkell");
    assert_data_eq!(
        run.out,
        str![[r#"
What changed
main → files on disk

■ Inverkell

Priority theme
cities/inverkell/priority-theme.yaml – layout only: the answers are the same

"#]]
    );
}

#[test]
fn a_public_diff_tells_nothing_internal() {
    let repository = proposal();
    for format in FORMATS {
        let run = repository.run(&format!(
            "diff main proposal --audience public --format {format} --lang fr"
        ));
        assert_eq!(run.code, 0);
        for secret in [
            "15000",
            "15 000",
            "15\u{a0}000",
            "15\u{202f}000",
            "18000",
            "7500",
            "Traduction des fiches",
            "Budget",
            "budget",
            "staff.yaml",
            "letter.pdf",
        ] {
            assert!(!run.out.contains(secret), "{format}: {secret}\n{}", run.out);
        }
        assert!(
            run.out.contains("Bilan"),
            "{format}: what is public is told"
        );
        assert!(format == "html" || !run.out.contains("@"), "{format}");
    }
}

#[test]
fn what_is_written_cannot_reach_out_of_its_place() {
    let harm = "\u{1b}[31m @everyone #12 https://x.example ![a](b) <script>alert(1)</script> | `x` \n::error::y\n\u{202e}";
    let repository = Repository::example("quebec");
    repository.project.file(
        "cities/aldermoor/challenges.yaml",
        json!({"challenges": harm, "actions": harm}).to_string(),
    );
    repository.project.file(
        "cities/aldermoor/themes.yaml",
        json!({"themes": [{"id": harm, "title": harm, "axis": harm, harm: harm}]}).to_string(),
    );
    repository.project.file(
        &format!("networks/{}.yaml", "a-@everyone-#12"),
        json!({"title": harm}).to_string(),
    );
    repository.commit(harm);
    for format in FORMATS {
        for command in ["diff HEAD~1 HEAD", "review HEAD~1..HEAD"] {
            let run = repository.run(&format!("{command} --format {format}"));
            assert!(run.code < 2, "{}", run.err);
            assert!(
                !run.out.contains(['\u{1b}', '\u{202e}']) || format == "json",
                "{command} {format}"
            );
            assert!(
                !run.out
                    .lines()
                    .any(|line| line.trim_start().starts_with("::error")),
                "{command} {format}"
            );
            assert!(
                !run.out.contains("<script>") || format == "json" || format == "human",
                "{command} {format}"
            );
            if format == "markdown" {
                assert!(
                    !run.out.contains("@everyone")
                        && !run.out.contains("#12 ")
                        && !run.out.contains("https://"),
                    "{}",
                    run.out
                );
                assert!(!run.out.contains("!["), "{}", run.out);
            }
        }
    }
    // Escapes of JSON do not reach a terminal either.
    let run = repository.run("diff HEAD~1 HEAD --format json");
    assert!(!run.out.contains(['\u{1b}', '\u{202e}']), "{}", run.out);
}

/// A random fiche of themes.
fn themes() -> impl Strategy<Value = Value> {
    let theme = ("[a-d]", "[a-c ]{0,12}", "axis-[1-4]", "[a-e \n]{0,40}").prop_map(
        |(id, title, axis, text)| json!({"id": id, "title": {"fr": title, "en": "x"}, "axis": axis, "description": text, "issues": [axis]}),
    );
    proptest::collection::vec(theme, 0..6).prop_map(|themes| json!({"themes": themes}))
}

proptest! {
    // Every difference is told, none is made up, and each is found where it is said to be.
    #[test]
    fn what_is_told_is_what_changed(old in themes(), new in themes()) {
        let schemas = roadmap::model::schemas::Schemas::embedded();
        let plan = &schemas.of("themes").unwrap().plan;
        let changes = roadmap::compare::values(&old, &new, plan, "fr");
        let flat = |value: &Value| serde_json::to_string(value).unwrap().split_whitespace().collect::<String>().replace("\\n", "");
        if flat(&old) != flat(&new) {
            prop_assert!(!changes.is_empty());
        }
        prop_assert!(roadmap::compare::values(&old, &old, plan, "fr").is_empty());
        let at = |value: &Value, pointer: &roadmap::model::document::Pointer| {
            let path: String = pointer.to_string().split('.').map(|part| part.parse::<usize>().map_or_else(|_| format!("/{part}"), |n| format!("/{}", n - 1))).collect();
            value.pointer(&path).cloned().unwrap_or(Value::Null)
        };
        for change in &changes {
            use roadmap::model::change::What;
            match change.what {
                What::Added | What::Edited => prop_assert_eq!(&at(&new, &change.pointer), &change.new, "{}", change.pointer),
                What::Removed => prop_assert_eq!(&at(&old, &change.pointer), &change.old, "{}", change.pointer),
                What::Moved(..) => {}
            }
        }
    }
}
