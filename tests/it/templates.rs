//! Templates of a programme: whatever one does, pages or one finding with file and line, and nothing written.

use std::fmt::Write as _;

use crate::{
    project::{Project, Run},
    scratch::scratch,
};

/// What a template of the programme does, filled for the programme's first page.
fn with(name: &str, text: &str) -> (Project, Run) {
    let project = Project::example("quebec");
    project.file(&format!("templates/{name}"), text);
    let run = project.run("render --to md --out site");
    (project, run)
}

/// One finding at a line, and nothing written.
fn fails(what: &str, text: &str, line: usize, words: &str) {
    let (project, run) = with("index.md", text);
    assert_eq!(run.code, 1, "{what}: {}", run.err);
    assert!(
        run.err.contains(&format!("templates/index.md:{line}")),
        "{what}: {}",
        run.err
    );
    assert_eq!(
        run.err.matches("[template]").count(),
        1,
        "{what}: {}",
        run.err
    );
    assert!(run.err.contains(words), "{what}: {}", run.err);
    assert!(project.tree("site").is_empty(), "{what}");
}

#[test]
fn what_is_read_by_recursion_ends_its_process_only() {
    let much = 100_000;
    for (what, text) in [
        ("minus", format!("{{{{ {}1 }}}}", "-".repeat(much))),
        ("not", format!("{{{{ {}1 }}}}", "not ".repeat(much))),
        ("filter", format!("{{{{ 1{} }}}}", "|string".repeat(much))),
        ("sum", format!("{{{{ 1{} }}}}", "+1".repeat(much))),
        ("attribute", format!("{{{{ a{} }}}}", ".b".repeat(much))),
    ] {
        fails(what, &format!("# First\n\n{text}\nLast\n"), 3, "too deep");
    }
}

#[test]
fn values_within_each_other_end_their_process_only() {
    let nest = "{% set ns = namespace(x=[]) %}\n{% for i in range(90000) %}{% set ns.x = [ns.x] %}{% endfor %}\n";
    fails(
        "as JSON",
        &format!("{nest}{{{{ ns.x|tojson }}}}\n"),
        3,
        "too deep",
    );
    fails(
        "as text",
        &format!("{nest}\n{{{{ ns.x }}}}\n"),
        4,
        "too deep",
    );
    // What the stack still takes is made, or told; never a signal.
    let (_, run) = with("index.md", &format!("{nest}{{{{ ns.x == ns.x }}}}\n"));
    assert!(
        run.code == 0 || run.code == 1 && run.err.contains("templates/index.md:3"),
        "{}",
        run.err
    );
}

#[test]
fn no_instruction_takes_all_memory_or_time() {
    for (what, line, text) in [
        (
            "a list doubled",
            2,
            "{% set ns = namespace(x=[1,2]) %}\n{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}{{ ns.x|length }}",
        ),
        (
            "slices of slices",
            2,
            "{% set ns = namespace(x=range(10)) %}\n{% for i in range(90000) %}{% set ns.x = ns.x[0:] %}{% endfor %}{{ ns.x|list|length }}",
        ),
        (
            "a long text joined",
            1,
            "{{ ([\"a\"*1000000]*9000)|join|length }}",
        ),
        (
            "a page without end",
            2,
            "{% set a = \"A\"*30000000 %}\n{% for i in range(1000) %}{{ a }}{% endfor %}",
        ),
        (
            "steps without end",
            2,
            "\n{% for i in range(9000) %}{% for j in range(9000) %}x{% endfor %}{% endfor %}",
        ),
    ] {
        let (project, run) = with("index.md", text);
        assert_eq!(run.code, 1, "{what}: {}", run.err);
        assert!(
            run.err.contains(&format!("templates/index.md:{line}")),
            "{what}: {}",
            run.err
        );
        assert_eq!(
            run.err.matches("[template]").count(),
            1,
            "{what}: {}",
            run.err
        );
        assert!(project.tree("site").is_empty(), "{what}");
    }
}

#[test]
fn a_line_is_one_of_the_programmes_own_wherever_it_fails() {
    let project = Project::example("quebec");
    project
        .file("templates/part.md", "one\ntwo\n{{ nothing }}\n")
        .file("templates/index.md", "# x\n{% include \"part.md\" %}\n");
    let run = project.run("render --to md --out site");
    assert!(
        run.code == 1 && run.err.contains("templates/part.md:3"),
        "{}",
        run.err
    );
    // The built-in dossier asks for what this one does not have.
    let project = Project::example("quebec");
    project.file(
        "templates/macros.html",
        "{% macro other() %}{% endmacro %}\n",
    );
    let run = project.run("render --to html --out site");
    assert!(
        run.code == 1 && run.err.contains("templates/macros.html:1"),
        "{}",
        run.err
    );
}

#[test]
fn pages_are_the_same_in_a_process_of_their_own() {
    let plain = Project::example("quebec");
    assert_eq!(plain.run("render --out site --lang fr,en,es").code, 0);
    let copied = Project::example("quebec");
    for (name, text) in roadmap::render::BUILT_IN {
        copied.file(&format!("templates/{name}"), text);
    }
    let run = copied.run("render --out site --lang fr,en,es");
    assert_eq!(run.code, 0, "{}", run.err);
    let (plain, copied) = (plain.tree("site"), copied.tree("site"));
    assert_eq!(
        plain.keys().collect::<Vec<_>>(),
        copied.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in plain {
        assert!(copied[&path] == bytes, "{path}");
    }
}

#[test]
fn every_command_that_fills_templates_says_the_same() {
    let mut text = String::new();
    writeln!(text, "\n{{{{ {}1 }}}}", "-".repeat(100_000)).unwrap();
    let project = Project::example("quebec");
    project.file("templates/dossier.html", text);
    let out = scratch();
    let site = out.path().join("site").display().to_string();
    for command in [
        "render --out site",
        "render --check --out site",
        "render --context",
        &format!("publish --out {site}"),
    ] {
        let run = project.run(command);
        assert_eq!(
            (run.code, run.out.as_str()),
            (1, ""),
            "{command}: {}",
            run.err
        );
        assert!(
            run.err.contains("templates/dossier.html:2"),
            "{command}: {}",
            run.err
        );
    }
    for (lang, words) in [("fr", "trop profond"), ("es", "demasiado hondo")] {
        let run = project.run(&format!("render --out site --lang {lang}"));
        assert!(
            run.err.contains("templates/dossier.html:2") && run.err.contains(words),
            "{}",
            run.err
        );
    }
}

#[test]
fn the_process_for_templates_ends_with_its_input_and_is_named_nowhere() {
    let run = Project::example("quebec").run("__templates");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for command in ["--help", "man", "completions bash"] {
        assert!(
            !Project::example("quebec")
                .run(command)
                .out
                .contains("__templates"),
            "{command}"
        );
    }
}
