//! `roadmap merge`: by real git with the driver, and by hand on what git left.

use crate::repository::{Repository, command};

const THEMES: &str = "cities/aldermoor/themes.yaml";
const CHALLENGES: &str = "cities/aldermoor/challenges.yaml";

/// The example, with the driver if asked for.
fn repository(driven: bool) -> Repository {
    let repository = Repository::example("quebec");
    if driven {
        let run = repository.run("merge --install");
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        repository.commit("Merge answer by answer");
    }
    repository
}

/// Has two people change files, each on a branch, and merges the second into the first: whether git could, and what was said.
fn both(
    repository: &Repository,
    ours: &[(&str, &str, &str)],
    theirs: &[(&str, &str, &str)],
) -> (bool, String) {
    for (branch, edits) in [("theirs", theirs), ("ours", ours)] {
        repository.git(&["checkout", "-qb", branch, "main"]);
        for (path, from, to) in edits {
            repository.edit(path, from, to);
        }
        repository.commit(branch);
    }
    merge(repository, "en")
}

fn merge(repository: &Repository, lang: &str) -> (bool, String) {
    let output = command(
        &repository.project.path(),
        &["merge", "-q", "--no-edit", "theirs"],
    )
    .env("ROADMAP_LANG", lang)
    .output()
    .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.success(),
        text(&output.stdout) + &text(&output.stderr),
    )
}

/// Two changes of one line, in different answers.
const OURS: [(&str, &str, &str); 2] = [
    (
        THEMES,
        "title: First homes above the shops",
        "title: Homes above the shops",
    ),
    (
        CHALLENGES,
        "silent for fifty years",
        "silent for sixty years",
    ),
];
const THEIRS: [(&str, &str, &str); 2] = [
    (
        THEMES,
        "above the shops, axis: axis-1",
        "above the shops, axis: axis-2 ",
    ),
    (CHALLENGES, "usually dies there", "always dies there"),
];

#[test]
fn git_merges_answers_of_one_line_and_paragraphs_of_one_text() {
    let repository = repository(true);
    let (merged, said) = both(&repository, &OURS, &THEIRS);
    assert!(merged, "{said}");
    let themes = repository.project.read(THEMES);
    assert!(
        themes.contains("title: Homes above the shops, axis: axis-2"),
        "{themes}"
    );
    let challenges = repository.project.read(CHALLENGES);
    assert!(
        challenges.contains("silent for sixty years") && challenges.contains("always dies there"),
        "{challenges}"
    );
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
    // What nobody changed is as it was, byte for byte.
    let changed = repository.git(&["diff", "--stat", "main", "--", "cities"]);
    assert!(
        changed.contains("2 files changed, 3 insertions(+), 3 deletions(-)"),
        "{changed}"
    );
}

#[test]
fn people_who_add_items_at_one_place_both_have_theirs() {
    let repository = repository(true);
    let line = |id: &str| {
        format!(
            "themes:\n  # for {id}\n  - {{id: {id}, title: {id}, axis: axis-1, description: x, axis_relation: x}}\n"
        )
    };
    let (ours, theirs) = (line("canals"), line("mills"));
    let (merged, said) = both(
        &repository,
        &[(THEMES, "themes:\n", &ours)],
        &[(THEMES, "themes:\n", &theirs)],
    );
    assert!(merged, "{said}");
    let text = repository.project.read(THEMES);
    for wanted in [
        "  # for canals\n  - {id: canals,",
        "  # for mills\n  - {id: mills,",
    ] {
        assert_eq!(text.matches(wanted).count(), 1, "{text}");
    }
}

#[test]
fn an_answer_that_both_changed_is_told_in_the_words_of_the_form() {
    let repository = repository(true);
    let edits = |word: &'static str| {
        [
            (THEMES, "title: One desk for heritage and flood", word),
            (
                CHALLENGES,
                "silent for fifty years",
                if word.contains("Two") {
                    "silent for sixty years"
                } else {
                    "silent for ages"
                },
            ),
        ]
    };
    let (merged, said) = both(
        &repository,
        &edits("title: Two desks"),
        &edits("title: No desk"),
    );
    assert!(!merged);
    for wanted in [
        "cities/aldermoor/themes.yaml: one place is left to you",
        "Themes › “No desk”",
        "[-Two desks-] → {+No desk+}",
        "cities/aldermoor/challenges.yaml: one place is left to you",
        "silent for [-sixty years-]{+ages+}",
    ] {
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(wanted), "{wanted}\n{said}");
    }
    stands_between_marks(&repository);
    // In the other languages of the reader.
    for (lang, word) in [("fr", "à trancher"), ("es", "por decidir")] {
        repository.git(&["merge", "--abort"]);
        let (_, said) = merge(&repository, lang);
        assert!(said.contains(word), "{said}");
    }
}

/// The answer that both changed, in the file and by the check.
fn stands_between_marks(repository: &Repository) {
    let text = repository.project.read(THEMES);
    let lines: Vec<&str> = text.lines().collect();
    let at = lines
        .iter()
        .position(|line| *line == "<<<<<<< your version")
        .unwrap();
    assert!(
        lines[at + 1].starts_with("  - {id: one-desk, title: Two desks,"),
        "{text}"
    );
    assert_eq!(
        (lines[at + 2], lines[at + 4]),
        ("=======", ">>>>>>> the other version"),
        "{text}"
    );
    // The check knows the place, and nothing else is wrong.
    let run = repository.run("validate --format short cities/aldermoor");
    let errors: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.contains("error["))
        .collect();
    assert_eq!(errors.len(), 2, "{}", run.out);
    assert!(
        errors
            .iter()
            .all(|line| line.contains("two versions of these lines stand here")),
        "{}",
        run.out
    );
}

#[test]
fn one_takes_away_what_the_other_changes() {
    let repository = repository(true);
    let text = repository.project.read(THEMES);
    let line = text.lines().find(|line| line.contains("one-desk")).unwrap();
    let gone = format!("{line}\n");
    let (merged, said) = both(
        &repository,
        &[(THEMES, &gone, "")],
        &[(THEMES, "title: One desk", "title: Two desks")],
    );
    assert!(!merged);
    assert!(said.contains("one place is left to you"), "{said}");
    let text = repository.project.read(THEMES);
    assert!(
        text.contains("<<<<<<< your version\n=======\n  - {id: one-desk, title: Two desks"),
        "{text}"
    );
}

#[test]
fn what_git_left_is_settled_by_hand() {
    let repository = repository(false);
    let (merged, _) = both(&repository, &OURS, &THEIRS);
    assert!(!merged);
    assert!(repository.project.read(THEMES).contains("<<<<<<<"));
    // What a person wrote outside the marks stays.
    repository.edit(CHALLENGES, "Eleven owners", "Twelve owners");
    let run = repository.run("merge");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(
        run.out
            .contains("cities/aldermoor/themes.yaml: both changes are in"),
        "{}",
        run.out
    );
    let themes = repository.project.read(THEMES);
    assert!(
        themes.contains("title: Homes above the shops, axis: axis-2") && !themes.contains("<<<"),
        "{themes}"
    );
    assert!(
        repository
            .project
            .read(CHALLENGES)
            .contains("Twelve owners")
    );
    let again = repository.run(&format!("merge {THEMES}"));
    assert_eq!(again.code, 0);
    assert!(
        again.out.contains("holds no marks of git any more"),
        "{}",
        again.out
    );
    repository.git(&["add", "-A"]);
    assert!(
        repository
            .run("merge")
            .out
            .contains("No fiche holds two versions.")
    );
}

#[test]
fn marks_without_the_index_take_what_both_have_and_guess_nothing() {
    let repository = repository(false);
    let text = "# kept\nthemes:\n<<<<<<< HEAD\n  - {id: a, title: A}\n  - {id: b, title: Ours}\n=======\n  - {id: a, title: A}\n  - {id: b, title: Theirs}\n  - {id: c, title: C}\n>>>>>>> other\n";
    repository.project.file(THEMES, text);
    let run = repository.run(&format!("merge {THEMES}"));
    assert_eq!(run.code, 1);
    assert_eq!(
        repository.project.read(THEMES),
        "# kept\nthemes:\n  - {id: a, title: A}\n<<<<<<< HEAD\n  - {id: b, title: Ours}\n=======\n  - {id: b, title: Theirs}\n>>>>>>> other\n<<<<<<< HEAD\n=======\n  - {id: c, title: C}\n>>>>>>> other\n"
    );
    // With what both began with, it is known that one was added.
    let text = text.replace(
        "=======\n",
        "||||||| base\n  - {id: a, title: A}\n  - {id: b, title: B}\n=======\n",
    );
    repository.project.file(THEMES, text);
    assert_eq!(repository.run(&format!("merge {THEMES}")).code, 1);
    assert!(
        repository
            .project
            .read(THEMES)
            .ends_with(">>>>>>> other\n  - {id: c, title: C}\n")
    );
}

#[test]
fn a_file_that_cannot_be_read_or_settled_stays_as_it_is() {
    let repository = repository(false);
    for (text, said) in [
        ("themes: []\n<<<<<<< HEAD\n  - x\n", "some are gone"),
        (
            "<<<<<<< HEAD\na: [\n=======\na: b\n>>>>>>> x\n",
            "cannot be read as a form",
        ),
        ("a: 1\n", "holds no marks of git"),
    ] {
        repository.project.file(THEMES, text);
        let run = repository.run(&format!("merge {THEMES}"));
        assert_eq!(run.code, i32::from(!text.starts_with("a:")), "{text}");
        assert!(run.out.contains(said), "{}", run.out);
        assert_eq!(repository.project.read(THEMES), text);
    }
    repository.project.file(THEMES, b"<<<<<<< HEAD\n\xff\n");
    assert!(
        repository
            .run(&format!("merge {THEMES}"))
            .out
            .contains("is not UTF-8")
    );
    let run = repository.run("merge nowhere.yaml");
    assert_eq!(run.code, 2, "{}", run.err);
}

#[test]
fn lines_that_are_no_answers_are_merged_as_git_does() {
    let repository = repository(true);
    // A version that cannot be read, and a file that is no fiche.
    repository.project.file("notes.yaml", "a\nb\nc\nd\ne\n");
    repository.commit("Notes");
    let (merged, said) = both(
        &repository,
        &[
            (THEMES, "title: One desk", "title: [One desk"),
            ("notes.yaml", "a\n", "A\n"),
        ],
        &[
            (THEMES, "title: First homes", "title: Homes"),
            ("notes.yaml", "e\n", "E\n"),
        ],
    );
    assert!(!merged);
    assert!(said.contains("merged line by line"), "{said}");
    assert_eq!(repository.project.read("notes.yaml"), "A\nb\nc\nd\nE\n");
}

#[test]
fn without_the_program_git_leaves_marks_as_ever() {
    let repository = repository(true);
    let command = repository.git(&["config", "merge.roadmap.driver"]);
    let (program, rest) = command.split_once(';').unwrap();
    assert!(program.starts_with("program='/"), "{command}");
    repository.git(&[
        "config",
        "merge.roadmap.driver",
        &format!("program=/nowhere;{}", rest.trim_end()),
    ]);
    let (merged, _) = both(&repository, &OURS, &THEIRS);
    assert!(!merged);
    assert!(repository.project.read(THEMES).contains("<<<<<<<"));
}

#[test]
fn install_keeps_what_is_there_and_says_when_it_is() {
    let repository = repository(false);
    repository.project.file(".gitattributes", "*.pdf -text");
    for said in ["Installed: ", "Installed already: "] {
        let run = repository.run("merge --install --lang en");
        assert!(run.out.starts_with(said), "{}", run.out);
    }
    let text = repository.project.read(".gitattributes");
    assert!(
        text.starts_with("*.pdf -text\n#")
            && text.ends_with("*.yaml merge=roadmap\n*.yml merge=roadmap\n"),
        "{text}"
    );
    // A new programme has it from the beginning.
    let run = repository.run("init new");
    assert_eq!(run.code, 2, "within another programme");
}

#[test]
fn a_programme_in_a_folder_is_merged_too() {
    let repository = repository(false);
    let top = repository.project.path();
    std::fs::create_dir(top.join("programme")).unwrap();
    for name in ["roadmap.yaml", "cities", "networks", "events"] {
        std::fs::rename(top.join(name), top.join("programme").join(name)).unwrap();
    }
    let run = repository.run("merge --install -C programme");
    assert_eq!(run.code, 0, "{}", run.err);
    repository.commit("Into a folder");
    let below = |edits: [(&'static str, &'static str, &'static str); 2]| {
        edits.map(|(path, from, to)| (format!("programme/{path}"), from, to))
    };
    let (ours, theirs) = (below(OURS), below(THEIRS));
    fn borrowed<'t>(
        edits: &'t [(String, &'t str, &'t str); 2],
    ) -> Vec<(&'t str, &'t str, &'t str)> {
        edits
            .iter()
            .map(|(path, from, to)| (path.as_str(), *from, *to))
            .collect()
    }
    let (merged, said) = both(&repository, &borrowed(&ours), &borrowed(&theirs));
    assert!(merged, "{said}");
}
