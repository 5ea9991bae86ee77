//! `roadmap fmt`: fiches are laid out alike, and say what they said.

use proptest::prelude::*;
use roadmap::{
    model::source::Source,
    parse::{Limits, parse},
    tidy::tidy,
};

use crate::{
    project::{Project, cases},
    repository::Repository,
};

fn laid(text: &str) -> Option<String> {
    tidy(&Source::new("x.yaml", text), &Limits::default())
}

fn value(text: &str) -> serde_json::Value {
    parse(Source::new("x.yaml", text), &Limits::default())
        .unwrap_or_else(|(_, faults)| panic!("{faults:?}\n{text}"))
        .value
}

#[test]
fn one_layout_for_all() {
    let texts = [
        ("a:   1\nb:\n- x\n-   y\n", "a: 1\nb:\n  - x\n  - y\n"),
        (
            "people:\n    - name: A\n      role:  b # who\n    -   name: C\n",
            "people:\n  - name: A\n    role: b # who\n  - name: C\n",
        ),
        ("# head\na: 1   \n\n\n\nb: 2", "# head\na: 1\n\nb: 2\n"),
        (
            "a: |\n     One.\n\n       two\nb: 1\n",
            "a: |\n  One.\n\n    two\nb: 1\n",
        ),
        (
            "a: One\n  two\n  three\nb: 1\n",
            "a: >-\n  One\n  two\n  three\nb: 1\n",
        ),
        (
            "a: \"One\n\n  two: 3\"\nb: 1\n",
            "a: |-\n  One\n  two: 3\nb: 1\n",
        ),
        (
            "a:\r\n    b: 1\r\n    # why\r\n    c: 2\r\n",
            "a:\n  b: 1\n  # why\n  c: 2\n",
        ),
        (
            "a: {x: 1,\n    y: 2}\nb: 1\n",
            "a: {x: 1,\n    y: 2}\nb: 1\n",
        ),
        ("a: '# no remark'\nb: c#d\n", "a: '# no remark'\nb: c#d\n"),
        ("|\n One.\n two\n", "|\n One.\n two\n"),
        ("", ""),
        ("# nothing yet\n\n\n", "# nothing yet\n"),
    ];
    for (written, meant) in texts {
        assert_eq!(laid(written).as_deref(), Some(meant), "{written}");
        assert_eq!(laid(meant).as_deref(), Some(meant), "again: {meant}");
    }
    assert_eq!(laid("a: b: c\n"), None);
}

#[test]
fn files_are_laid_out_and_those_that_cannot_be_read_are_counted() {
    let project = Project::example("quebec");
    project.run("fmt");
    let before = project.tree("");
    let run = project.run("fmt --check");
    assert_eq!(
        (run.code, run.out.as_str()),
        (0, "All fiches are laid out alike.\n")
    );
    let path = "cities/inverkell/challenges.yaml";
    let text = project.read(path);
    project
        .file(path, text.replace('\n', "\r\n"))
        .file("cities/inverkell/staff.yaml", "people: - x: y: z\n");
    let run = project.run("fmt --check");
    assert_eq!(run.code, 2);
    assert_eq!(
        run.out,
        format!(
            "{path}\nWould lay out one file; no answer changes.\nLeft as it is, for it cannot be read: one file. What is wrong: roadmap validate\n"
        )
    );
    assert!(
        project
            .run(&format!("fmt --diff {path}"))
            .out
            .contains("\n  + ")
    );
    assert_eq!(project.run("fmt").code, 0);
    assert_eq!(project.tree("")[path], before[path]);
}

#[cfg(unix)]
#[test]
fn no_check_is_green_where_a_fiche_was_not_looked_at() {
    let project = Project::example("quebec");
    project.run("fmt");
    let path = "cities/inverkell/staff.yaml";
    let place = project.path().join(path);
    std::fs::remove_file(&place).unwrap();
    std::os::unix::fs::symlink("../aldermoor/staff.yaml", &place).unwrap();
    let left = "Left as it is, for it cannot be read: one file. What is wrong: roadmap validate\n";
    for arguments in ["", " cities/inverkell", " cities/inverkell/staff.yaml"] {
        let run = project.run(&format!("fmt --check{arguments}"));
        assert_eq!((run.code, run.out.as_str()), (2, left), "{arguments}");
    }
    assert_eq!(project.run("fmt --check cities/aldermoor").code, 0);
    let run = project.run("fix --check");
    assert_eq!(run.code, 2);
    assert!(run.err.contains(path), "{}", run.err);

    std::fs::remove_file(&place).unwrap();
    project.file(path, "people: [");
    let run = project.run("fmt --check");
    assert_eq!((run.code, run.out.as_str()), (2, left));

    // Larger than what is read; another repository in the place of a city.
    project.file(path, format!("people: [] # {}\n", "x ".repeat(600_000)));
    for command in ["fmt --check", "fix --check"] {
        assert_eq!(project.run(command).code, 2, "{command}");
    }
    let repository = Repository::example("quebec");
    let head = repository.git(&["rev-parse", "HEAD"]);
    let entry = format!("160000,{},cities/sub", head.trim());
    repository.git(&["update-index", "--add", "--cacheinfo", &entry]);
    std::fs::create_dir(repository.project.path().join("cities/sub")).unwrap();
    for command in ["fmt --check", "fix --check"] {
        assert_eq!(repository.run(command).code, 2, "{command}");
    }
}

/// What people and editors do to the layout of a file.
fn moved(text: &str, kinds: &[(usize, usize)]) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for (kind, at) in kinds {
        let at = at % lines.len();
        let line = lines[at].clone();
        match kind {
            0 => lines[at] = format!("{line}  "),
            1 => lines.insert(at, String::new()),
            2 => lines[at] = line.replacen(": ", ":   ", 1),
            3 => lines.iter_mut().for_each(|line| {
                *line = format!("{}{line}", " ".repeat(line.len() - line.trim_start().len()))
            }),
            4 => lines.insert(
                at,
                format!(
                    "{}# remark {at}",
                    " ".repeat(line.len() - line.trim_start().len())
                ),
            ),
            5 => lines[at] = line.replacen("- ", "-   ", 1),
            6 => lines.iter_mut().for_each(|line| line.push('\r')),
            _ => lines[at] = line.replacen(" ", "\n  ", 3),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(256, 20_000)))]

    /// No answer and no remark is other, and twice is once.
    #[test]
    fn nothing_is_said_otherwise(kinds in proptest::collection::vec((0_usize..8, 0_usize..200), 1..6), file in 0_usize..6) {
        let files = ["city", "staff", "challenges", "themes", "priority-theme", "action-plan"];
        let path = format!("{}/examples/quebec/cities/havre-saint-elme/{}.yaml", env!("CARGO_MANIFEST_DIR"), files[file]);
        let text = moved(&std::fs::read_to_string(path).unwrap(), &kinds);
        let Some(after) = laid(&text) else { return Ok(()) };
        prop_assert_eq!(value(&after), value(&text), "{}\n->\n{}", text, after);
        let remarks = |text: &str| text.lines().filter_map(|line| line.trim().strip_prefix("# remark ")).map(|rest| rest.trim().to_owned()).collect::<Vec<_>>();
        prop_assert_eq!(remarks(&after), remarks(&text));
        prop_assert_eq!(laid(&after), Some(after));
    }
}
